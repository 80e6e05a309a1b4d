"""Injected faults: a system call of the server fails, or the server is killed in it, at the nth time that it touches a file."""
import http.client
import shutil
import signal
import subprocess
import threading
import time

from house import check, running, spawn
from told import Crowd, Line, compare_numbers, send

DATABASE, FOLDER = "reprise.db", ""
LOG, KEY, OUTSIDE, PART = (DATABASE + ending for ending in ("-wal", ".key", ".checkpoint", ".checkpoint.part"))
# The files that are written all the time: the whole disk fails.
DISK = "log, database and checkpoint"
# The call, the file, the highest n, and whether it is met only when the server starts or ends.
TARGETS = (
    ("fsync,fdatasync", LOG, 6, False),
    ("pwrite64", LOG, 60, False),
    ("pwrite64,write", DISK, 1, False),
    ("fsync", PART, 3, False),
    ("write", PART, 3, False),
    ("rename,renameat,renameat2", PART, 3, False),
    ("fsync", FOLDER, 3, False),
    ("openat", PART, 3, False),
    ("pwrite64", DATABASE, 20, False),
    ("pread64", DATABASE, 30, False),
    ("openat", LOG, 2, True),
    ("fsync,fdatasync", DATABASE, 2, False),
    ("openat", OUTSIDE, 4, False),
    ("pread64", LOG, 30, False),
    ("openat", FOLDER, 3, False),
    ("flock", KEY, 3, False),
    ("openat", DATABASE, 3, True),
    ("unlink", PART, 3, False),
    ("fallocate,ftruncate,pwrite64", DATABASE + "-shm", 2, True),
)
FAULTS = ("KILL", "EIO", "ENOSPC")
HIT_WITHIN, OVER_WITHIN = 5, 20


def missing():
    """Why this loop cannot run here."""
    if not shutil.which("strace"):
        return "strace is missing"
    tried = subprocess.run(["strace", "-f", "-e", "trace=fsync", "true"], capture_output=True, text=True)
    return None if tried.returncode == 0 else f"strace cannot trace here: {tried.stderr.strip()[-200:]}"


def options(house, call, name, fault, when):
    inject = f"signal={fault}" if fault == "KILL" else f"error={fault}"
    names = (LOG, DATABASE, PART) if name == DISK else (name,)
    paths = [text for one in names for text in ("-P", str(house.folder / one if one else house.folder))]
    return ["-f", *paths, "-e", f"trace={call}", "-e", f"inject={call}:{inject}:when={when}"]


def is_hit(line):
    return "(INJECTED)" in line or "+++ killed by SIGKILL" in line


class Tracer:
    """strace on a running server; ending it is the end of the fault."""

    def __init__(self, pid, chosen):
        self.attached, self.hit, self.lines = threading.Event(), threading.Event(), []
        self.child = spawn(["strace", *chosen, "-p", str(pid)], stderr=subprocess.PIPE, text=True)
        self.listener = threading.Thread(target=self.listen, daemon=True)
        self.listener.start()
        self.attached.wait(20)

    def listen(self):
        for line in self.child.stderr:
            self.lines.append(line)
            if "attached" in line:
                self.attached.set()
            if is_hit(line):
                self.hit.set()
        self.attached.set()

    def end(self):
        if self.child.poll() is None:
            self.child.send_signal(signal.SIGINT)
        try:
            self.child.wait(20)
        except subprocess.TimeoutExpired:
            self.child.kill()
            self.child.wait()
        self.listener.join(10)
        self.child.stderr.close()
        running.discard(self.child)


def plan(rng, number):
    """Which fault this round is about."""
    call, name, most, at_start = TARGETS[number % len(TARGETS)]
    fault = FAULTS[(number // len(TARGETS) + number) % len(FAULTS)]
    sticky = fault != "KILL" and rng.random() < 0.5
    whole = at_start or rng.random() < 0.15
    when = rng.randint(1, most)
    return call, name, fault, f"{when}+" if sticky else str(when), whole


def round_(house, rng, number, chosen=None):
    """One round. Returns what was hit (None: strace reports no injection), and what does not hold."""
    call, name, fault, when, whole = chosen or plan(rng, number)
    what = f"{fault} {call.split(',')[0]} {name or 'folder'} when={when}{' from start to end' if whole else ''}"
    house.about = what
    along = through if whole else while_running
    hit, found = along(house, rng, options(house, call, name, fault, when), fault, (call, name, when))
    all_found = check(house, rng)
    all_found[:0] = found
    all_found[:] = [f"{what}: {text}" for text in all_found]
    return (f"{fault}|{what}" if hit else None), all_found


def while_running(house, rng, chosen, fault, about):
    """The fault begins and ends while people write."""
    server, found = house.start(), []
    if server.address is None:
        return False, ["the server does not start"]
    crowd = Crowd(server, house.told, rng, 3)
    house.told.await_acks(1, 20)
    tracer = Tracer(server.child.pid, chosen)
    if tracer.hit.wait(HIT_WITHIN) and fault != "KILL":
        if about[-1].endswith("+"):
            found += ask_meanwhile(house, crowd, rng, about)
        tracer.end()
        over = time.monotonic()
        if not crowd.acked_since(over, OVER_WITHIN):
            found.append(f"WEDGED: nothing is acknowledged {OVER_WITHIN} s after the end of the fault, and the server still runs")
    elif tracer.hit.is_set() and not server.is_gone(10):
        found.append("the server was killed and still runs")
    tracer.end()
    if rng.random() < 0.5 or server.is_gone():
        server.kill()
    else:
        crowd.stop.set()
        server.stop()
    found += crowd.end()
    return any(map(is_hit, tracer.lines)), found


def ask_meanwhile(house, crowd, rng, about):
    """One write of each kind while the fault goes on, beside those of the crowd."""
    told, line, since, said = house.told, Line(crowd.server.address), time.monotonic(), []
    for kind in ("batch", "place", "scan"):
        write = told.new(rng, kind)
        try:
            said.append(send(line, told, write))
        except TimeoutError:
            return [f"WEDGED: no answer to {write.key} within {line.timeout} s"]
        except (OSError, http.client.HTTPException):
            told.cut += 1
        compare_numbers(told, house.folder)
    line.close()
    told.refused += sum(text.startswith("refused") for text in said)
    acks = said.count("acked") + len(crowd.acks_between(since, time.monotonic()))
    return said_meanwhile(acks, about) + [text for text in said if text.startswith("strange")]


def said_meanwhile(acks, about):
    """What must not be said while the log cannot be written for good."""
    call, name, when = about
    if when.endswith("+") and name in (LOG, DISK) and call != "pread64" and acks:
        return [f"ACKNOWLEDGED {acks} writes while the log could not be written"]
    return []


def through(house, rng, chosen, _fault, _about):
    """The fault is there from the start of the server to its end; the server may refuse to start."""
    trace = house.base / "trace"
    trace.unlink(missing_ok=True)
    server, found = house.start(before=["strace", "-D", *chosen, "-o", str(trace)]), []
    if server.address is None:
        server.forget()
    else:
        crowd = Crowd(server, house.told, rng, 3)
        house.told.await_acks(10, 3)
        crowd.stop.set()
        found += crowd.end()
        server.stop() if not server.is_gone() else server.kill()
    text = trace.read_text(errors="replace") if trace.exists() else ""
    return any(map(is_hit, text.splitlines())), found

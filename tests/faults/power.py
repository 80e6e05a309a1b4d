"""Power loss: the database is on a disk that forgets what was not synchronised; the power fails in the middle of a change."""
import json
import os
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

from house import Server, check, run, running, spawn
from told import Broken, Crowd, Line

# What survives of the writes that were not synchronised; and two more: an fsync fails first, or the database is just being made.
KINDS = ("none", "some", "first", "failing", "birth")
CUT_WITHIN = 15


def missing():
    """Why this loop cannot run here."""
    if not shutil.which("fusermount3"):
        return "fusermount3 is missing (Debian: fuse3)"
    if not os.access("/dev/fuse", os.R_OK | os.W_OK):
        return "/dev/fuse cannot be opened"
    return None


class Forgetful:
    """A mounted disk. It holds a copy of a folder until the power fails."""

    def __init__(self, base: Path, source: Path, lies=False):
        self.at = base / "mount"
        self.at.mkdir(exist_ok=True)
        program = Path(__file__).with_name("disk.py")
        command = [sys.executable, program, self.at, source, *(["--lie"] if lies else [])]
        self.child = spawn(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.rest = b""
        try:
            self.hear(20)
        except Broken:
            self.end()
            raise

    def tell(self, command):
        self.child.stdin.write(f"{command}\n".encode())
        self.child.stdin.flush()

    def hear(self, seconds):
        until = time.monotonic() + seconds
        while b"\n" not in self.rest:
            if not select.select([self.child.stdout], [], [], max(0, until - time.monotonic()))[0]:
                raise Broken(f"the disk does not answer within {seconds} s")
            more = os.read(self.child.stdout.fileno(), 65536)
            if not more:
                raise Broken("the disk has ended")
            self.rest += more
        line, self.rest = self.rest.split(b"\n", 1)
        return json.loads(line)

    def end(self):
        """Unmounts it and ends it; nothing of it is left."""
        subprocess.run(["fusermount3", "-u", "-z", "-q", self.at], check=False)
        self.child.stdin.close()
        try:
            self.child.wait(10)
        except subprocess.TimeoutExpired:
            self.child.kill()
            self.child.wait()
        self.child.stdout.close()
        running.discard(self.child)
        self.at.rmdir()


def round_(house, rng, number, kind=None, lies=False):
    """One round. Returns what was hit (None: no fsync failed, or nothing was unsafe when the power did), and what does not hold."""
    kind = house.about = kind or KINDS[number % len(KINDS)]
    if kind == "birth":
        return birth(house, rng, number)
    told, survived = house.told, house.base / f"disk-{number}"
    disk = Forgetful(house.base, house.folder, lies)
    server = crowd = None
    found, strange = [], []
    try:
        # Some power cuts are in the middle of the start.
        early = kind != "failing" and rng.random() < 0.15
        if early:
            disk.tell(f"arm {rng.randint(1, 60)}")
        server = house.start(disk.at)
        if server.address is None and not early:
            return kind, ["the server does not start on the disk"]
        if server.address is not None:
            crowd = Crowd(server, told, rng, rng.randint(2, 4))
            if not early:
                told.await_acks(1, 20)
                if kind == "failing":
                    disk.tell(f"fail {rng.randint(1, 10)}")
                least = 200 if kind == "failing" else 1
                disk.tell(f"arm {rng.randint(least, rng.choice((60, 600, 3000)) + least)}")
            try:
                disk.hear(CUT_WITHIN)
            except Broken:
                pass
        disk.tell(f"cut {'none' if kind == 'failing' else kind} {rng.random()} {survived}")
        lost = disk.hear(30)
        if "unsafe" not in lost:
            lost = disk.hear(30)
        server.kill()
        if crowd:
            strange, crowd = crowd.end(), None
    finally:
        if server and server.child in running:
            server.kill()
        if crowd:
            crowd.end()
        disk.end()
    shutil.rmtree(house.folder)
    house.folder = survived
    found = check(house, rng)
    found += strange
    hit = lost["failed"] if kind == "failing" else lost["unsafe"]
    return (kind if hit else None), found


def birth(house, rng, number):
    """The power fails while the database is made. Then the server makes it, or goes on with it, as if nothing had been."""
    empty, survived, note = house.base / f"empty-{number}", house.base / f"born-{number}", house.base / f"born-{number}.note"
    empty.mkdir()
    disk, server = Forgetful(house.base, empty), None
    try:
        disk.tell(f"arm {rng.randint(1, rng.choice((30, 300, 1500)))}")
        server = house.start(disk.at)
        if server.address:
            status, body = Line(server.address).ask("GET", "/log/checkpoint")
            if status == 200:
                note.write_bytes(body)
        disk.tell(f"cut {rng.choice(KINDS[:3])} {rng.random()} {survived}")
        lost = disk.hear(30)
        if "unsafe" not in lost:
            lost = disk.hear(30)
    finally:
        if server and server.child in running:
            server.kill()
        disk.end()
    found, server = [], Server(survived, house.errors)
    if server.address is None:
        found.append(f"after a power loss {lost['cut']} of a new database, the server does not start: {house.errors.read_text()[-400:]}")
        server.forget()
    else:
        ready = Line(server.address).ask("GET", "/health/ready")
        if ready[0] != 200:
            found.append(f"after a power loss {lost['cut']} of a new database, it is not ready: {house.errors.read_text()[-400:]}")
        server.stop()
        done = run(survived, "check", *(("--checkpoint", note) if note.exists() else ()))
        if done.returncode != 0:
            found.append(f"after a power loss {lost['cut']} of a new database, check says: {(done.stdout + done.stderr)[:400]}")
    if "panicked" in house.errors.read_text(errors="replace"):
        found.append("the server panicked")
    shutil.rmtree(empty)
    if not found:
        shutil.rmtree(survived)
    return ("birth" if lost["unsafe"] else None), found

"""The program as it is used: one database with its key and checkpoint, the real server, and the check after each fault."""
import json
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from told import SERIALS, Broken, Line, Told, kept_outside, send, serial

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("REPRISE_BIN") or str(ROOT / "target/debug/reprise")
FOREIGN = ROOT / "tests/foreign/verify.py"
ENV = {k: v for k, v in os.environ.items() if not k.startswith("REPRISE_")}
ENV.update(LANG="C", LC_ALL="C", RUST_LOG="warn", NO_COLOR="1")
STARTS_WITHIN, COMMAND_ENDS_WITHIN = 30, 120
ENDS_WITHIN = 20
UNKEPT = "NOT KEPT OUTSIDE"
running = set()


def end_all():
    """Ends every process that is still there: after an error or ctrl-C."""
    for child in list(running):
        if child.poll() is None:
            child.kill()
        child.wait()
        running.discard(child)


def spawn(command, **how):
    """A child of its own session, so that ctrl-C reaches only us, and we end it."""
    child = subprocess.Popen(command, env=ENV, start_new_session=True, **how)
    running.add(child)
    return child


class Server:
    """`reprise serve` on a free port. `address` is None when it ended instead of listening."""

    def __init__(self, folder: Path, errors: Path, before=()):
        self.errors, self.folder = errors, folder
        command = [*before, PROGRAM, *where(folder), "--listen", "127.0.0.1:0", "--base-url", "https://reprise.test", "serve"]
        with errors.open("ab") as log:
            self.child = spawn(command, stdout=subprocess.PIPE, stderr=log)
        self.address = self.first_line()

    def first_line(self):
        until, text = time.monotonic() + STARTS_WITHIN, b""
        while b"\n" not in text and time.monotonic() < until:
            if select.select([self.child.stdout], [], [], 0.5)[0]:
                more = os.read(self.child.stdout.fileno(), 4096)
                if not more:
                    self.child.wait(ENDS_WITHIN)
                    return None
                text += more
        line = text.decode().split("\n")[0]
        if not line.startswith("listening on http://"):
            raise Broken(f"the server did not listen within {STARTS_WITHIN} s: {line!r}")
        return line.split("http://")[1].strip()

    def is_gone(self, within=0.0) -> bool:
        try:
            self.child.wait(within)
            return True
        except subprocess.TimeoutExpired:
            return False

    def kill(self):
        self.child.kill()
        self.child.wait()
        self.forget()

    def stop(self):
        """Asks it to end, as a service manager does."""
        self.child.send_signal(signal.SIGTERM)
        try:
            return self.child.wait(ENDS_WITHIN)
        except subprocess.TimeoutExpired:
            self.kill()
            raise Broken("the server did not end when it was asked to") from None
        finally:
            self.forget()

    def forget(self):
        self.child.stdout.close()
        running.discard(self.child)


def where(folder: Path):
    return ["--log-dir", str(folder), "--database-url", f"sqlite://{folder}/reprise.db"]


def run(folder: Path | None, *arguments, text=None):
    """One command of the program, to its end."""
    command = [PROGRAM, *(where(folder) if folder else ()), *map(str, arguments)]
    return subprocess.run(command, env=ENV, input=text, capture_output=True, text=True, timeout=COMMAND_ENDS_WITHIN)


def must(done):
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(done.args)} failed:\n{done.stdout}{done.stderr}")
    return done.stdout.strip()


class House:
    """A database in a folder, and whoever writes into it. `folder` changes when the disk does; `told` never forgets."""

    model = None

    def __init__(self, base: Path):
        self.base, self.folder, self.about = base, base / "disk", ""
        if House.model is None:
            Model()
        shutil.copytree(House.model.folder, self.folder)
        self.__dict__.update(House.model.known)
        self.told = Told(base / "handed-out", self)
        self.errors = base / "stderr"

    def start(self, folder=None, before=()) -> Server:
        return Server(folder or self.folder, self.errors, before)


class Model:
    """The database that every house begins with: people, a donor, and a batch with a long list."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="reprise-model-"))
        # Whoever is interrupted from here on removes it.
        House.model = self
        for role in ("technician", "coordinator"):
            must(run(self.folder, "user", "add", f"{role}@reprise.test", "--role", role, "--password-stdin", text="quatre mots au hasard\n"))
        token = ("token", "add", "--name", "faults", "--scope", "write", "--user")
        technician, coordinator = (must(run(self.folder, *token, f"{who}@reprise.test")) for who in ("technician", "coordinator"))
        server = Server(self.folder, self.folder.parent / f"{self.folder.name}.stderr")
        line = Line(server.address)

        def ask(method, path, body, kind="application/json"):
            status, answer = line.ask(method, f"/api/v1/{path}", coordinator, body, kind=kind)
            if status not in (200, 201):
                raise SystemExit(f"{method} {path} answered {status}: {answer.decode()}")
            return json.loads(answer)

        address = {"street": "Rue du Test 1", "postal_code": "1080", "locality": "Bruxelles"}
        donor = ask("POST", "organisations", {"kind": "administration", "name": "Bruxelles Mobilité", "enterprise_number": "0400000185",
                                              "contact_language": "fr", "address": address})["id"]
        form = {"donor": donor, "decision_reference": "2026/list", "decision_date": "2026-01-15", "decision_body": "Comité", "own": True,
                "depreciated": True, "legal_basis": "Décision"}
        batch = ask("POST", "batches", form)["number"]
        rows = "".join(f"Portable;Dell;Latitude 5400;{serial(n)};INV{n}\r\n" for n in range(SERIALS))
        ask("PUT", f"batches/{batch}/manifest", ("Type;Marque;Modèle;N° de série;N° inventaire\r\n" + rows).encode(), "text/csv")
        line.close()
        server.stop()
        self.known = {"technician": technician, "coordinator": coordinator, "batch_form": form, "batch": batch}

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        Path(f"{self.folder}.stderr").unlink(missing_ok=True)


class Findings(list):
    """What does not hold, and how many writes are lost and checkpoints broken."""

    lost = broken = unkept = 0


def check(house: House, rng) -> Findings:
    """The same after each fault: all that was told is there, and every checkpoint fits."""
    found, told, folder = Findings(), house.told, house.folder
    try:
        note, kept = kept_outside(folder)
        told.checkpoint(note)
    except FileNotFoundError:
        kept = 0
    if kept < told.last_number():
        told.unkept = f"number {told.last_number()} was given, and the file beside the database knows {kept}"
    if told.unkept:
        found.unkept += 1
        found.append(f"{UNKEPT}: {told.unkept}")
        told.unkept = None
    done = run(folder, "check", *(x for path in told.newest() for x in ("--checkpoint", path)))
    if done.returncode != 0:
        found.append(f"check ended with {done.returncode}: {(done.stdout + done.stderr).strip()[:600]}")
    verify(house, found)
    try:
        served(house, found, rng.random() < 0.5)
    except (Broken, OSError) as error:
        found.append(f"after the start: {error}")
    found += told.broken
    told.broken = []
    errors = house.errors.read_text(errors="replace") if house.errors.exists() else ""
    if "panicked" in errors:
        found.append("the server panicked: " + errors[errors.index("panicked") - 60 :][:400])
    return found


def verify(house, found):
    """Exports the ledger, and compares it with every checkpoint ever handed out: by the program, and by one that shares no code with it."""
    told = house.told
    with tempfile.TemporaryDirectory(dir=house.base) as into:
        done = run(house.folder, "ledger", "export", into)
        if done.returncode != 0:
            found.append(f"ledger export ended with {done.returncode}: {(done.stdout + done.stderr).strip()[:400]}")
            found.broken += len(told.notes)
            return
        done = run(None, "ledger", "verify", into, *(x for path in told.notes.values() for x in ("--checkpoint", path)))
        if done.returncode != 0:
            said = done.stdout + done.stderr
            found.broken += max(1, sum(path.name in said for path in told.notes.values()))
            found.append(f"ledger verify ended with {done.returncode}: {said.strip()[:600]}")
        old = told.newest(3)
        done = subprocess.run([sys.executable, FOREIGN, into, *old], capture_output=True, text=True, timeout=COMMAND_ENDS_WITHIN)
        if done.returncode != 0:
            bad = [line for line in done.stdout.splitlines() if line.startswith("BAD")]
            found.append(f"the foreign verifier refuses it: {bad[:3]} {done.stderr[-300:]}")
            found.broken += found.broken == 0


def served(house, found, gently):
    """Starts again. What had no answer is asked again under the same key; then what is there must be what was told, and nothing else."""
    told, server = house.told, house.start()
    if server.address is None:
        raise Broken(f"the server does not start: {house.errors.read_text()[-600:]}")
    try:
        line = Line(server.address, 60)
        status, body = line.ask("GET", "/health/ready")
        if status != 200:
            found.append(f"/health/ready answers {status} {body!r} after the start")
        else:
            for write in list(told.open.values()):
                said = send(line, told, write)
                if said != "acked":
                    found.append(f"{write.key}, asked again: {said}")
        status, body = line.ask("GET", "/log/checkpoint")
        compare(house, line, found)
        if status == 200:
            told.checkpoint(body.decode())
        line.close()
        # A server that is killed leaves its log behind: the next round goes on with it.
        ended = server.stop() if gently else server.kill()
        if gently and ended != 0:
            found.append(f"the server ended with {ended}")
    finally:
        if server.child in running:
            server.kill()


def pages(line, token, path, member):
    cursor = ""
    while cursor is not None:
        page = line.get(f"{path}?limit=200" + (f"&cursor={cursor}" if cursor else ""), token)
        yield from page[member]
        cursor = page["next_cursor"]


def compare(house, line, found):
    told, who = house.told, house.coordinator
    there = Counter((place["code"], place["code"]) for place in line.get("locations", who)["locations"])
    batches = list(pages(line, who, "batches", "batches"))
    there += Counter((b["decision"]["reference"], b["number"]) for b in batches if b["number"] != house.batch)
    there += Counter((d["specification"]["serial"], d["tag"]) for d in pages(line, who, "devices", "devices"))
    acked = {(key, answer) for key, (_kind, answer) in told.acked.items()}
    lost = sorted(acked - set(there))
    if lost:
        found.lost += len(lost)
        found.append(f"LOST: {len(lost)} acknowledged writes, such as {lost[:3]}")
    strange = [key for key in there if key not in acked and key[0] not in told.open]
    doubled = [key for key, n in Counter(key for key, _answer in there.elements()).items() if n > 1]
    if strange or doubled:
        found.append(f"nobody asked for {strange[:3]}; there twice: {doubled[:3]}")
    places = sorted(int(b["number"].rsplit("-", 1)[1]) for b in batches)
    if places != list(range(1, len(places) + 1)):
        gaps = sorted(set(range(1, places[-1] + 1)) - set(places)) if places else []
        found.append(f"batch numbers are not 1 to {len(places)}, each once: missing {gaps[:5]}")

"""What the server told: acknowledged writes, writes without an answer, numbers, checkpoints. And the clients that ask."""
import hashlib
import http.client
import json
import threading
import time
from dataclasses import dataclass
from pathlib import Path

SERIALS = 400


class Broken(Exception):
    """A promise that did not hold."""


@dataclass
class Write:
    kind: str
    key: str
    who: str
    path: str
    body: object


class Told:
    """The memory of everybody outside: it survives every fault."""

    def __init__(self, folder: Path, house):
        self.house, self.lock, self.folder = house, threading.Lock(), folder
        self.acked, self.open, self.numbers, self.notes = {}, {}, {}, {}
        self.asked = {"place": 0, "batch": 0, "scan": 0}
        self.broken, self.unkept, self.acks, self.refused, self.cut = [], None, 0, 0, 0
        self.heard = threading.Condition(self.lock)
        folder.mkdir(parents=True)

    def new(self, rng, kind=None) -> Write:
        """The next thing to write; nobody has asked for it before."""
        house = self.house
        with self.lock:
            kind = kind or rng.choices(("place", "batch", "scan"), (45, 25, 30))[0]
            if kind == "scan" and self.asked["scan"] >= SERIALS:
                kind = "place"
            n = self.asked[kind]
            self.asked[kind] += 1
            if kind == "place":
                write = Write(kind, f"F-{n:06}", house.technician, "locations", {"code": f"F-{n:06}", "name": "Étagère"})
            elif kind == "batch":
                body = dict(house.batch_form, decision_reference=f"2026/F{n}")
                write = Write(kind, f"2026/F{n}", house.coordinator, "batches", body)
            else:
                scan = {"id": f"scan-{n}", "code": serial(n), "mode": {"do": "receive", "batch": house.batch}}
                write = Write(kind, serial(n), house.technician, "scans", [scan])
            self.open[write.key] = write
            return write

    def answered(self, write: Write, answer: str):
        """An acknowledgement: from now on this must never be lost, nor be another."""
        with self.lock:
            self.open.pop(write.key, None)
            if write.kind == "batch" and self.numbers.setdefault(answer, write.key) != write.key:
                self.broken.append(f"{answer} was given twice: for {self.numbers[answer]} and for {write.key}")
            before = self.acked.setdefault(write.key, (write.kind, answer))
            if before[1] != answer:
                self.broken.append(f"{write.key} was {before[1]} and is {answer} now")
            self.acks += 1
            self.heard.notify_all()

    def await_acks(self, more: int, seconds: float) -> bool:
        """Waits until so many more writes were acknowledged."""
        with self.lock:
            goal = self.acks + more
            return self.heard.wait_for(lambda: self.acks >= goal, seconds)

    def checkpoint(self, note: str):
        """Keeps a checkpoint that was handed out."""
        with self.lock:
            if note in self.notes:
                return
            name = hashlib.sha256(note.encode()).hexdigest()[:12]
            path = self.folder / f"{int(note.splitlines()[1]):08}-{name}"
            path.write_text(note)
            self.notes[note] = path

    def newest(self, count=1):
        return sorted(self.notes.values(), key=lambda p: p.name)[-count:]

    def last_number(self) -> int:
        with self.lock:
            return max((int(n.rsplit("-", 1)[1]) for n in self.numbers), default=0)


def serial(n):
    return f"PF{n:06}"


class Line:
    """A connection to the server; it is opened again after an error."""

    def __init__(self, address, timeout=20):
        self.address, self.timeout, self.open = address, timeout, None

    def ask(self, method, path, token=None, body=None, key=None, kind="application/json"):
        if self.open is None:
            self.open = http.client.HTTPConnection(self.address, timeout=self.timeout)
        head = {"Host": "reprise.test"}
        if token:
            head["Authorization"] = f"Bearer {token}"
        if key:
            head["Idempotency-Key"] = key
        if body is not None:
            head["Content-Type"] = kind
            body = body if isinstance(body, bytes) else json.dumps(body).encode()
        try:
            self.open.request(method, path, body, head)
            answer = self.open.getresponse()
            return answer.status, answer.read()
        except (OSError, http.client.HTTPException):
            self.close()
            raise

    def get(self, path, token):
        status, body = self.ask("GET", f"/api/v1/{path}", token)
        if status != 200:
            raise Broken(f"GET {path} answered {status}: {body[:200]!r}")
        return json.loads(body)

    def close(self):
        if self.open:
            self.open.close()
        self.open = None


def send(line: Line, told: Told, write: Write) -> str:
    """Sends a write and notes the answer: acked, refused (an error of the server), or strange."""
    status, body = line.ask("POST", f"/api/v1/{write.path}", write.who, write.body, None if write.kind == "scan" else write.key)
    if status >= 500:
        return f"refused {status}"
    try:
        said = json.loads(body)
        if write.kind == "scan" and status == 200:
            if said[0]["outcome"] in ("done", "already"):
                told.answered(write, said[0]["device"]["tag"])
                return "acked"
            if (said[0].get("problem") or {}).get("code") in ("failed", "unavailable", "closed"):
                return "refused 200"
        elif status == 201:
            told.answered(write, said["number"] if write.kind == "batch" else said["code"])
            return "acked"
    except (ValueError, KeyError, TypeError, IndexError) as error:
        return f"strange {status}: {error}: {body[:200]!r}"
    return f"strange {status}: {body[:200]!r}"


class Client(threading.Thread):
    """Writes until it is told to stop or the server is gone. `begun` tells when the request behind each acknowledgement began."""

    def __init__(self, server, told, rng, stop):
        super().__init__(daemon=True)
        self.server, self.told, self.rng, self.stop = server, told, rng, stop
        self.acks, self.refusals, self.strange = [], [], []

    def run(self):
        line = Line(self.server.address)
        while not self.stop.is_set():
            write, begun = self.told.new(self.rng), time.monotonic()
            try:
                said = send(line, self.told, write)
            except (OSError, http.client.HTTPException):
                self.told.cut += 1
                if self.stop.is_set() or self.server.is_gone(0.2):
                    break
                continue
            with self.told.heard:
                if said == "acked":
                    self.acks.append((begun, time.monotonic(), write.kind))
                elif said.startswith("refused"):
                    self.refusals.append((begun, time.monotonic(), said))
                    self.told.refused += 1
                else:
                    self.strange.append(f"{write.kind} {write.key}: {said}")
                    break
                self.told.heard.notify_all()
            if said != "acked":
                self.stop.wait(0.02)
        line.close()


def kept_outside(folder: Path):
    """The newest checkpoint in the file beside the database, and the last batch number with it."""
    kept = json.loads((folder / "reprise.db.checkpoint").read_text())
    return kept["checkpoint"], max((n for series, _year, n in kept["series"] if series == "LOT"), default=0)


class Reader(threading.Thread):
    """Fetches the newest checkpoint again and again, keeps each, and looks into the file beside the database."""

    def __init__(self, server, told, stop):
        super().__init__(daemon=True)
        self.server, self.told, self.stop = server, told, stop

    def run(self):
        line = Line(self.server.address)
        while not self.stop.wait(0.01):
            try:
                status, body = line.ask("GET", "/log/checkpoint")
            except (OSError, http.client.HTTPException):
                if self.server.is_gone(0.2):
                    break
                continue
            if status == 200:
                self.told.checkpoint(body.decode())
            compare_numbers(self.told, self.server.folder)
        line.close()


def compare_numbers(told, folder):
    """A number that was told is in the file beside the database, at every moment."""
    last = told.last_number()
    try:
        kept = kept_outside(folder)[1]
    except OSError:
        return
    if kept < last and told.unkept is None:
        told.unkept = f"number {last} was given while the file beside the database knew {kept}"


def wait_for(condition, done, seconds):
    """As `Condition.wait_for`, but looks again now and then: a server that ends notifies nobody."""
    until = time.monotonic() + seconds
    while not done():
        if time.monotonic() > until:
            return False
        condition.wait(0.2)
    return True


class Crowd:
    """Some clients and one reader on a running server."""

    def __init__(self, server, told, rng, people):
        self.stop, self.told, self.server = threading.Event(), told, server
        self.clients = [Client(server, told, type(rng)(rng.random()), self.stop) for _ in range(people)]
        self.threads = [*self.clients, Reader(server, told, self.stop)]
        for thread in self.threads:
            thread.start()

    def acked_since(self, since, seconds) -> bool:
        """Waits until something that was asked since then is acknowledged, or the server is gone."""
        with self.told.heard:
            done = lambda: any(c.acks and c.acks[-1][0] > since for c in self.clients) or self.server.is_gone()
            return wait_for(self.told.heard, done, seconds)

    def acks_between(self, since, until):
        return [kind for c in self.clients for begun, ended, kind in list(c.acks) if begun > since and ended < until]

    def end(self):
        """Ends all of them, and says what they did not expect."""
        self.stop.set()
        for thread in self.threads:
            thread.join(30)
        stuck = [t for t in self.threads if t.is_alive()]
        return [s for c in self.clients for s in c.strange] + ["a client waits for an answer for ever"] * len(stuck)

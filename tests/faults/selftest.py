"""Breaks each promise once, and asserts that its loop notices."""
import random
import shutil
import sqlite3
import tempfile
from pathlib import Path

import inject
import kill
import power
from house import UNKEPT, House, check

# Enough writes for each kind of them to be among them.
LEAST = 25


def fresh(base, name):
    return House(base / name)


def rows_are_deleted(base, rng):
    """The last events are deleted from the database."""

    def harm(house):
        with sqlite3.connect(house.folder / "reprise.db") as database:
            for (trigger,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                database.execute(f"DROP TRIGGER {trigger}")
            database.execute("DELETE FROM event WHERE seq >= (SELECT max(seq) - 1 FROM event)")
        database.close()

    return kill.round_(fresh(base, "rows"), rng, 0, harm, LEAST)[1], ("check ended with",)


def aside(house, names):
    """Takes a copy of these files, and returns how to put them back."""
    kept = house.base / "older"
    shutil.copytree(house.folder, kept)

    def harm(house):
        for name in names:
            (house.folder / name).unlink(missing_ok=True)
            if (kept / name).exists():
                shutil.copy2(kept / name, house.folder / name)

    return harm


DATABASE = ["reprise.db", "reprise.db-wal", "reprise.db-shm"]


def the_database_is_older(base, rng):
    """The database comes back as it was before; what stands beside it is newer."""
    house = fresh(base, "older")
    return kill.round_(house, rng, 0, aside(house, DATABASE), LEAST)[1], ("check ended with", "LOST", "/health/ready")


def the_file_beside_is_older(base, rng):
    """The file with the newest checkpoint and the last numbers comes back as it was before."""
    house = fresh(base, "file-older")
    return kill.round_(house, rng, 0, aside(house, ["reprise.db.checkpoint"]), LEAST)[1], (UNKEPT,)


def everything_is_older(base, rng):
    """The whole folder comes back as it was before: only those outside can know."""
    house = fresh(base, "all-older")
    harm = aside(house, [*DATABASE, "reprise.db.checkpoint"])
    return kill.round_(house, rng, 0, harm, LEAST)[1], ("LOST", "foreign verifier", "ledger verify ended")


def a_write_is_made_up(base, rng):
    """An acknowledged write never happened."""
    house = fresh(base, "made-up")
    house.told.acked["F-999999"] = ("place", "F-999999")
    return inject.round_(house, rng, 0, ("fsync", inject.LOG, "EIO", "1", False))[1], ("LOST: 1",)


def a_number_is_given_twice(base, rng):
    """Somebody else was told the next number already."""
    house = fresh(base, "twice")
    house.told.numbers[house.batch[:-1] + "2"] = "another"
    found = kill.round_(house, rng, 0, least=LEAST)[1]
    return found, ("given twice",)


def a_failing_log_is_acknowledged(_base, _rng):
    """The server says yes while its log cannot be written."""
    return inject.said_meanwhile(1, ("fsync", inject.LOG, "1+")), ("ACKNOWLEDGED 1",)


def a_fault_hits_nothing(base, rng):
    """A file that nobody touches: the round must say that it hit nothing."""
    hit, found = inject.round_(fresh(base, "nothing"), rng, 0, ("fsync", "no-such-file", "EIO", "1", False))
    return found + ([] if hit else ["it hit nothing"]), ("it hit nothing",)


def the_server_panics(base, rng):
    """A panic stands in what the server printed."""
    house = fresh(base, "panic")
    house.errors.write_text("-" * 80 + "\nthread 'writer' panicked at src/x.rs:1:1\n")
    return check(house, rng), ("panicked",)


def the_disk_lies(base, rng):
    """The disk says that it synchronised, and did not."""
    found = []
    for number in range(3):
        house = fresh(base, f"lie-{number}")
        found += power.round_(house, rng, 0, "none", lies=True)[1]
    return found, ("LOST", "foreign verifier")


TESTS = {
    "kill": (rows_are_deleted, the_database_is_older, the_file_beside_is_older, everything_is_older, a_number_is_given_twice),
    "inject": (a_write_is_made_up, a_failing_log_is_acknowledged, a_fault_hits_nothing, the_server_panics),
    "power": (the_disk_lies,),
}


def all_of(loops, seed):
    """Runs the tests of these loops. Returns how many breaches were noticed, and how many were not."""
    passed, failed, base = 0, 0, Path(tempfile.mkdtemp(prefix="reprise-faults-self-"))
    try:
        for name in loops:
            for test in TESTS[name]:
                found, expected = test(base, random.Random(f"{seed}/{test.__name__}"))
                unseen = [text for text in expected if not any(text in line for line in found)]
                missed = f" Not reported: {unseen}; found: {list(found)}" if unseen else ""
                print(f"{'MISSED ' if unseen else 'noticed'} {name}: {test.__doc__}{missed}", flush=True)
                passed, failed = passed + (not unseen), failed + bool(unseen)
    finally:
        shutil.rmtree(base, ignore_errors=True)
    return passed, failed

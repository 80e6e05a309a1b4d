#!/usr/bin/env python3
"""Kills, failing system calls and power loss against the real server: nothing that was told may be lost.

    run.py [--quick | --full | --rounds kill=N,inject=N,power=N | --self-test] [--only LOOP] [--seed N] [--first N] [--keep DIR]

Exit status: 0 when every promise held, 1 when one did not, 2 when it was called wrongly.
"""
import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

# A test leaves nothing in the source tree.
sys.dont_write_bytecode = True

import inject  # noqa: E402
import kill  # noqa: E402
import power  # noqa: E402
from house import PROGRAM, House, end_all  # noqa: E402
from told import Broken  # noqa: E402

LOOPS = {"kill": kill, "inject": inject, "power": power}
QUICK = {"kill": 8, "inject": 20, "power": 15}
FULL = {"kill": 120, "inject": 200, "power": 200}
# After so many rounds a new database: each round checks the whole history and every checkpoint.
ROUNDS_OF_A_HOUSE = 10
# A seed begins at its own place in the plan of kinds and targets: so many places there are.
PLANS = len(inject.TARGETS) * len(inject.FAULTS) * len(power.KINDS)
# What each loop must have met at least once.
KINDS = {"kill": {"kill"}, "inject": set(inject.FAULTS), "power": set(power.KINDS)}


class Tally:
    def __init__(self):
        self.rounds = self.passed = self.failed = self.acks = self.lost = self.notes = self.broken = self.unkept = self.refused = 0
        self.hit, self.met, self.nothing, self.seconds = 0, Counter(), [], 0.0


def loop(name, rounds, seed, given, tally):
    """Runs one loop. A house in which something failed is given up, so that one fault is told once."""
    began, house = time.monotonic(), None
    base = Path(tempfile.mkdtemp(prefix=f"reprise-faults-{name}-"))
    try:
        for number in range(given.first, given.first + rounds):
            rng = random.Random(f"{seed}/{name}/{number}")
            if house is None:
                house = House(base / f"house-{number}")
            acks, refused, notes = house.told.acks, house.told.refused, len(house.told.notes)
            try:
                hit, found = LOOPS[name].round_(house, rng, number + seed % PLANS)
            except (Broken, OSError) as error:
                hit, found = None, [f"the round could not be finished: {error!r}"]
                traceback.print_exc()
                end_all()
            tally.rounds += 1
            tally.acks += house.told.acks - acks
            tally.refused += house.told.refused - refused
            tally.notes += len(house.told.notes) - notes
            for sum_ in ("lost", "broken", "unkept"):
                setattr(tally, sum_, getattr(tally, sum_) + getattr(found, sum_, 0))
            for text in found:
                print(f"FAILED {name} {number}: {text}", flush=True)
            if hit:
                tally.hit += 1
                tally.met[hit.split("|")[0]] += 1
            else:
                tally.nothing.append(number)
                print(f"hit nothing: {name} {number} {house.about}", flush=True)
            tally.failed += bool(found)
            tally.passed += bool(hit and not found)
            if found and given.keep:
                shutil.copytree(house.base, given.keep / f"{name}-{number}", dirs_exist_ok=True)
            if found or (number + 1) % ROUNDS_OF_A_HOUSE == 0:
                shutil.rmtree(house.base, ignore_errors=True)
                house = None
    finally:
        tally.seconds = time.monotonic() - began
        end_all()
        shutil.rmtree(base, ignore_errors=True)


def told_rounds(text):
    try:
        rounds = {name: int(n) for name, n in (part.split("=") for part in text.split(","))}
    except ValueError:
        raise argparse.ArgumentTypeError("it looks like kill=8,inject=20,power=15") from None
    if not set(rounds) <= set(LOOPS):
        raise argparse.ArgumentTypeError(f"the loops are {', '.join(LOOPS)}")
    return rounds


def table(tallies):
    head = ("loop", "rounds", "hit", "hit nothing", "acknowledged", "lost", "checkpoints", "broken", "not kept", "refused", "seconds")
    counts = lambda t: (t.rounds, t.hit, len(t.nothing), t.acks, t.lost, t.notes, t.broken, t.unkept, t.refused, round(t.seconds))
    for row in [head, *((name, *counts(t)) for name, t in tallies.items())]:
        print("  ".join(str(cell).rjust(max(6, len(title))) for cell, title in zip(row, head)))
    for name, t in tallies.items():
        print(f"{name} met: " + (", ".join(f"{kind} {n}" for kind, n in sorted(t.met.items())) or "nothing"))


def options():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    how = args.add_mutually_exclusive_group()
    how.add_argument("--quick", action="store_true", help="a few rounds of each, about three minutes (the default)")
    how.add_argument("--full", action="store_true", help="many rounds, about half an hour")
    how.add_argument("--rounds", type=told_rounds, metavar="LOOP=N,…", help="so many rounds of these loops")
    how.add_argument("--self-test", action="store_true", help="breaks each promise once, and asserts that it is noticed")
    args.add_argument("--only", choices=LOOPS, help="only this loop")
    args.add_argument("--seed", type=int, default=None, help="the plan of the faults; printed")
    args.add_argument("--first", type=int, default=0, metavar="N", help="begins with this round of the plan: to do one again")
    args.add_argument("--keep", type=Path, metavar="DIR", help="keeps the houses in which something failed")
    return args.parse_args()


def main():
    # A service manager's end is as good as ctrl-C: what was started is ended.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    given = options()
    if not os.access(PROGRAM, os.X_OK):
        sys.exit(f"{PROGRAM} is missing: build it, or name it in REPRISE_BIN")
    rounds = given.rounds or (FULL if given.full else QUICK)
    rounds = {name: n for name, n in rounds.items() if given.only in (None, name)}
    seed = random.SystemRandom().randrange(1 << 32) if given.seed is None else given.seed
    print(f"seed {seed}", flush=True)
    required, tallies, skipped = os.environ.get("REPRISE_TEST_FAULTS") == "required", {}, []
    try:
        for name in list(rounds):
            why = getattr(LOOPS[name], "missing", lambda: None)()
            if why:
                print(f"SKIPPED {name}: {why}", flush=True)
                skipped.append(name)
                del rounds[name]
        if given.self_test:
            import selftest

            passed, failed = selftest.all_of(rounds, seed)
        else:
            try:
                for name, n in rounds.items():
                    tallies[name] = Tally()
                    loop(name, n, seed, given, tallies[name])
            finally:
                # Also of a run that was interrupted.
                table(tallies)
            passed, failed = sum(t.passed for t in tallies.values()), sum(t.failed for t in tallies.values())
            for name, t in tallies.items():
                # With few rounds not every kind can have its turn.
                unmet = sorted(KINDS[name] - set(t.met)) if t.rounds >= 40 else [name] * (not t.met)
                for kind in unmet:
                    print(f"FAILED {name}: {kind} hit nothing in {t.rounds} rounds")
                failed += len(unmet)
    finally:
        end_all()
        if House.model:
            House.model.remove()
    failed += len(skipped) if required else 0
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Kills a server again and again while people talk to it, and looks for what was lost or doubled.

crash-test.py PROGRAM BOT sqlite|postgres [--kills N] [--seed N] [--without-troubles]

PROGRAM is a debug build (a release build has no fault points); `postgres` takes the server of
GUICHET_TEST_POSTGRES, which scripts/postgres.sh runs. The server is killed with -9 at random moments and
at each fault point: before and after a commit, before and after an answer is sent. Messages without an
answer are sent again with their ids. In the end every conversation must equal a replay of its messages
on a server that kept them in memory. Then come troubles: files that are read only, corrupted or newer, a
full disk, a database that stops, connections that are cut, two servers on one store. Prints a report;
ends with status 1 when anything was lost, doubled or begun afresh.
"""

import argparse
import collections
import pathlib
import random
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))

from live.load import Comparison, Load
from live.server import Server
from live.stores import PostgreSQL, SQLite
from live.transcripts import messages
from live.troubles import troubles

# Whole conversations in a moment: what a person is held to is tested elsewhere.
OPTIONS = ("--conversation-rate", "0", "--client-rate", "0", "--log-level", "error")
FAULTS = ("before-commit", "after-commit", "before-send")
KINDS = ("at random", *FAULTS, "after-send")


class Test:
    """What every part of the test needs."""

    def __init__(self, program, bot, seed):
        self.program = program
        self.bot = bot
        self.random = random.Random(seed)
        paths = sorted((pathlib.Path(bot) / "transcripts").glob("*.convo.txt"))
        self.scripts = [said for said in map(messages, paths) if 0 < len(said) <= 12]
        self.reference = None

    def server(self, store, environment=None, **options):
        return Server(
            self.program, self.bot, *OPTIONS, store=store.url, environment=environment, **options)

    def load(self, addresses, workers=8):
        return Load(self.scripts, addresses, workers, self.random.random())

    def faults(self, store, load):
        """What is wrong in the end, on a server started for the purpose."""
        found = list(load.failures)
        with self.server(store) as server:
            comparison = Comparison(server.address, self.reference)
            for conversation in load.conversations:
                found += comparison.faults(conversation)
        return found

    def kill(self, server, kind, load):
        """Lets the server die in a way."""
        if kind in FAULTS:
            try:
                server.process.wait(20)
            except subprocess.TimeoutExpired:
                load.failures.append(f"the fault point {kind} is not reached: a release build?")
        elif kind == "after-send":
            load.answered.clear()
            load.answered.wait(20)
        else:
            time.sleep(self.random.uniform(0, 0.5))
        server.kill()


def kills(test, store, count):
    """Kills servers under load; what is wrong in the end."""
    done = collections.Counter()
    addresses = []
    start = time.monotonic()
    with test.load(lambda: addresses) as load:
        for number in range(count):
            kind = KINDS[number % len(KINDS)]
            environment = {"GUICHET_FAULT": f"{kind}:{test.random.randint(1, 40)}"}
            with test.server(store, environment if kind in FAULTS else None) as server:
                addresses[:] = [server.address]
                test.kill(server, kind, load)
                addresses.clear()
            done[kind] += 1
            if load.failures:
                break
        with test.server(store) as server:
            addresses[:] = [server.address]
            load.finish()
    found = test.faults(store, load)
    answers = sum(len(each.answers) for each in load.conversations)
    print(
        f"{store.name}: {sum(done.values())} kills in {time.monotonic() - start:.0f} s: "
        + ", ".join(f"{number} {kind}" for kind, number in done.items()) + "\n"
        f"  {len(load.conversations)} conversations, {answers} turns answered, {load.sent} requests, "
        f"{load.resent} sent again; {len(found)} faults", flush=True)
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("bot")
    parser.add_argument("store", choices=["sqlite", "postgres"])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--without-troubles", action="store_true")
    asked = parser.parse_args()
    kind = {"sqlite": SQLite, "postgres": PostgreSQL}[asked.store]
    test = Test(asked.program, asked.bot, asked.seed)
    found = []
    with Server(test.program, test.bot, *OPTIONS) as reference:
        test.reference = reference.address
        with kind() as store:
            found += kills(test, store, asked.kills)
        for trouble in [] if asked.without_troubles else troubles(kind):
            with kind() as store:
                faults = trouble(test, store)
            print(f"{store.name}: {trouble.__doc__} {'held' if not faults else 'FAILED'}", flush=True)
            found += faults
    for fault in found[:20]:
        print("FAULT ", fault)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

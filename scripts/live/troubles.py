"""What can go wrong with a store beside a kill; each returns what it did to people, as texts."""

import contextlib
import os
import resource
import signal
import subprocess
import threading
import time

from live.load import request
from live.stores import PostgreSQL, SQLite


def talk(test, store, trouble, seconds=2, workers=8, servers=1):
    """Runs a trouble while people talk; what was lost, and how many answers were 503."""
    with contextlib.ExitStack() as stack:
        running = [stack.enter_context(test.server(store)) for _ in range(servers)]
        with test.load(lambda: [server.address for server in running], workers) as load:
            time.sleep(seconds / 2)
            trouble(running)
            time.sleep(seconds / 2)
            load.finish()
    return test.faults(store, load), load


def refuses_to_start(test, store, words, **options):
    """Whether a server on this store ends at once, with status 2 and words that name the trouble."""
    run = subprocess.run(
        [test.program, "serve", "--bot", test.bot, "--port", "0", "--store", store.url],
        capture_output=True, text=True, timeout=60, **options)
    if run.returncode == 2 and words in run.stderr:
        return []
    return [f"started on it, or said something else: {run.returncode} {run.stderr}"]


def two_servers(test, store):
    """two servers on one store:"""
    faults, load = talk(test, store, lambda _: None, seconds=4, servers=2)
    return faults + ([] if load.conversations else ["nobody was served"])


def together(test, store):
    """two servers that start at the same moment:"""
    threads, faults = [], []

    def start():
        try:
            with test.server(store):
                time.sleep(0.2)
        except RuntimeError as error:
            faults.append(str(error))

    for _ in range(2):
        threads.append(threading.Thread(target=start))
        threads[-1].start()
    for thread in threads:
        thread.join()
    return faults


def newer_schema(test, store):
    """tables of a newer version:"""
    with test.server(store):
        pass
    store.make_newer()
    return refuses_to_start(test, store, "version plus récente")


def read_only(test, store):
    """a file that cannot be written:"""
    with test.server(store):
        pass
    nobody = {"user": "nobody", "group": "nogroup", "extra_groups": []} if os.getuid() == 0 else {}
    os.chmod(store.file, 0o444)
    os.chmod(store.folder, 0o555)
    return refuses_to_start(test, store, str(store.file), **nobody)


def corrupted(test, store):
    """a corrupted file:"""
    with test.server(store) as server:
        with test.load(lambda: [server.address], workers=4) as load:
            time.sleep(1.5)
    damage(store.file, 0, b"not a database")
    faults = refuses_to_start(test, store, str(store.file))
    damage(store.file, 0, b"SQLite format 3\0")
    # Pages in the middle: every conversation is whole, or an error; none begins afresh.
    size = store.file.stat().st_size
    for page in range(8, size // 4096, 3):
        damage(store.file, page * 4096, b"\xa5" * 4096)
    before = len(load.conversations)
    try:
        with test.server(store) as server:
            seen = [
                request(server.address, "POST", f"/v1/conversations/{each.id}/messages",
                        {"id": "m1", each.said[0][0]: each.said[0][1]}, each.token)
                for each in load.conversations]
    except RuntimeError as error:
        return faults + ([] if str(store.file) in str(error) else [str(error)])
    for each, (status, headers, answer) in zip(load.conversations, seen, strict=True):
        if status == 200 and answer == each.answers[0]:
            continue
        if status != 503 or not headers.get("Retry-After"):
            faults.append(f"{each.id}: {status} {answer.decode()}")
    broken = sum(status == 503 for status, _, _ in seen)
    print(f"  {broken} of {before} conversations could not be read, and said so")
    return faults + ([] if broken else ["nothing was broken"])


def damage(file, place, bytes):
    with open(file, "r+b") as handle:
        handle.seek(place)
        handle.write(bytes)


def disk_full(test, store):
    """a disk that is full for a while:"""
    def limit():
        # What a full disk does to a write, without the signal that would end the process.
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    with test.server(store, preexec_fn=limit) as server:
        with test.load(lambda: [server.address], workers=4) as load:
            time.sleep(1)
            size = max(file.stat().st_size for file in store.folder.iterdir())
            process = server.process.pid
            resource.prlimit(process, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
            time.sleep(2)
            refused = load.unavailable
            resource.prlimit(
                process, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
            load.finish()
    return test.faults(store, load) + ([] if refused else ["the disk was not full"])


def cut_connections(test, store):
    """connections cut forty times:"""
    cut = []

    def trouble(_):
        for _ in range(40):
            cut.append(store.cut())
            time.sleep(0.05)

    faults, load = talk(test, store, trouble)
    print(f"  {sum(cut)} connections cut, {load.unavailable} answers 503")
    return faults + ([] if any(cut) else ["nothing was cut"])


def restarted(test, store):
    """a database stopped and started again, once at once and once in order:"""
    def trouble(servers):
        for mode in ["immediate", "fast"]:
            store.control("stop", mode)
            time.sleep(0.5)
            status, headers, _ = request(servers[0].address, "GET", "/readyz")
            if status != 503 or not headers.get("Retry-After"):
                unready.append(f"/readyz answers {status} without a database")
            store.control("start")
            time.sleep(0.5)

    unready = []
    faults, load = talk(test, store, trouble)
    print(f"  {load.unavailable} answers 503")
    return faults + unready + ([] if load.unavailable else ["nobody noticed"])


def troubles(kind):
    """The troubles of a kind of store."""
    each = {
        SQLite: [read_only, corrupted, disk_full],
        PostgreSQL: [cut_connections, restarted],
    }
    return [two_servers, together, newer_schema, *each[kind]]

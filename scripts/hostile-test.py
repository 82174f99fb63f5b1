#!/usr/bin/env python3
"""Attacks a live server on loopback, and asks it a good question all the while.

hostile-test.py PROGRAM BOT — each attack lasts a few seconds, on addresses of this machine only. During each,
a person's message must be answered in under a second; after all of them the server must have given back
its connections, descriptors and memory, have logged nothing that a client sent, and stop with status 0.
"""

import contextlib
import json
import pathlib
import re
import resource
import signal
import socket
import sys
import threading
import time
import traceback
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).parent))

from live.server import Server

SECONDS = 3
SLOWEST = 1.0
# Conversations are kept while the server runs: those of the attacks are this, and no more.
MOST_MEMORY_GROWTH = 32 * 1024 * 1024
MARK = "motsecretdelattaquant"

OPTIONS = (
    "--head-timeout", "2s", "--body-timeout", "2s", "--idle-timeout", "3s", "--answer-timeout", "2s",
    "--max-connections", "400", "--conversation-rate", "0")

ATTACKS = []


def attack(function):
    """Makes a function an attack: it is called over and over, on a few threads, with the port."""
    ATTACKS.append(function)
    return function


def connect(port, timeout=20):
    return socket.create_connection(("127.0.0.1", port), timeout)


def exchange(port, data, timeout=20):
    """Sends bytes and returns the status of the answer, or what became of the connection."""
    with connect(port, timeout) as line:
        with contextlib.suppress(OSError):
            line.sendall(data)
            line.shutdown(socket.SHUT_WR)
        try:
            found = re.match(rb"HTTP/1\.1 (\d{3})", line.recv(65536))
        except TimeoutError:
            return "silence"
        except OSError:
            return "closed"
        return int(found[1]) if found else "closed"


def post(body, path="/v1/chat/completions", more=""):
    return (f"POST {path} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n{more}"
            f"Content-Length: {len(body)}\r\n\r\n").encode() + body


def refused(answer, what, *allowed):
    """Nothing but a refusal: 4xx, a closed connection, or what is allowed besides."""
    is_refusal = answer == "closed" or isinstance(answer, int) and 400 <= answer < 500
    assert is_refusal or answer in allowed, f"{what}: {answer}"


# ---- Slow clients --------------------------------------------------------------------------------


@attack
def slowloris_headers(port):
    lines = [connect(port) for _ in range(100)]
    for part in (b"GET / HTTP/1.1\r\n", b"Host: a\r\n", *[b"X-A: b\r\n"] * 8):
        for line in lines:
            with contextlib.suppress(OSError):
                line.sendall(part)
        time.sleep(0.1)
    for line in lines:
        line.close()


@attack
def connections_that_say_nothing(port):
    lines = [connect(port) for _ in range(150)]
    time.sleep(0.7)
    for line in lines:
        line.close()


@attack
def bodies_that_trickle(port):
    lines = [connect(port) for _ in range(60)]
    head = post(b"a" * 60_000)[:200]
    for part in (head, *[b"a"] * 8):
        for line in lines:
            with contextlib.suppress(OSError):
                line.sendall(part)
        time.sleep(0.1)
    for line in lines:
        line.close()


@attack
def answers_that_nobody_reads(port):
    lines = []
    for _ in range(10):
        line = connect(port)
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line.setblocking(False)
        lines.append(line)
    asked = b"GET /page.js HTTP/1.1\r\nHost: a\r\n\r\n" * 200
    for _ in range(6):
        for line in lines:
            with contextlib.suppress(OSError):
                line.send(asked)
        time.sleep(0.1)
    for line in lines:
        line.close()


# ---- Framing -------------------------------------------------------------------------------------


@attack
def malformed_framing(port):
    for data in (
            b"\x00\x01\x02\x03\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
            b"GET\r\n\r\n", b"GET / HTTP/9.9\r\nHost: a\r\n\r\n", b"GET / HTTP/1.1\r\nHost\r\n\r\n",
            b"GET / HTTP/1.1\r\nHost: a\r\nX: \x00\r\n\r\n", b"get / HTTP/1.1\r\nHost: a\r\n\r\n",
            b"GET / HTTP/1.1\r\n: a\r\n\r\n",
            b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            post(b"{}", more="Transfer-Encoding: chunked\r\n"),
            b"POST /v1/conversations HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}",
            b"POST /v1/conversations HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
            b"ffffffffffffffffff\r\n{}\r\n",
            b"POST /v1/conversations HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, nothing\r\n\r\n{}"):
        # A body of no known length is read to the end of the connection, and then it is no JSON.
        refused(exchange(port, data), data[:60])


@attack
def lengths_that_cannot_be(port):
    for length in ("-1", "-9223372036854775808", "99999999999999999999999", "9223372036854775807",
                   "0x10", "1e3", "10, 20", "", "２"):
        data = (f"POST /v1/conversations HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                f"Content-Length: {length}\r\n\r\n{{}}").encode()
        refused(exchange(port, data), length)


@attack
def heads_without_end(port):
    for head in (b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
                 b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 200_000 + b"\r\n\r\n",
                 b"GET / HTTP/1.1\r\nHost: a\r\n" + b"X: a\r\n" * 30_000 + b"\r\n"):
        refused(exchange(port, head), head[:40])


@attack
def bodies_that_are_too_large(port):
    for path, size in (("/webhooks/rest/webhook", 300_000), ("/v1/chat/completions", 3_000_000)):
        refused(exchange(port, post(b'"' + b"a" * size + b'"', path)), path)


# ---- What is in a request ------------------------------------------------------------------------


@attack
def bytes_that_are_no_text(port):
    for body in (b'{"sender":"a","message":"\xff\xfe"}', b'{"sender":"a","message":"\xc3\x28"}',
                 b'{"sender":"a","message":"\xed\xa0\x80"}', b"\xef\xbb\xbf", b"\x00" * 100,
                 '{"sender":"a"'.encode("utf-16")):
        refused(exchange(port, post(body, "/webhooks/rest/webhook")), body)


@attack
def json_that_is_too_deep(port):
    for depth in (1_000, 15_000):
        for opening, closing in ((b"[", b"]"), (b'{"a":', b"}")):
            body = opening * depth + b"1" + closing * depth
            refused(exchange(port, post(body[:60_000], "/webhooks/rest/webhook")), f"{depth} deep")
    refused(exchange(port, post(b"[" * 900_000)), "open for 900,000")
    deep = b'{"messages":' + b"[" * 400_000 + b"]" * 400_000 + b"}"
    refused(exchange(port, post(deep)), "400,000 deep")


@attack
def numbers_and_histories_that_are_too_large(port):
    big = b'{"messages":[{"role":"user","content":"a"}],"seed":' + b"9" * 50_000 + b"}"
    refused(exchange(port, post(big)), "a number of 50,000 digits", 200)
    many = json.dumps({"messages": [{"role": "user", "content": MARK}] * 15_000}).encode()
    refused(exchange(port, post(many)), "15,000 messages")
    most = json.dumps({"messages": [{"role": "user", "content": "a" * 900}] * 200}).encode()
    assert exchange(port, post(most), timeout=60) == 200, "200 messages"


@attack
def messages_made_to_backtrack(port):
    for text in ("a" * 1000, "j'ai pas " * 100, "non mais " * 110, "(" * 1000, "é" * 1000,
                 "\u0301" * 1000, "oui " * 250, "qui quoi où " * 80, "1" * 1000, "\u202e" * 1000):
        body = json.dumps({"sender": "attaquant", "message": text + MARK}).encode()
        answer = exchange(port, post(body, "/webhooks/rest/webhook"))
        assert answer == 200, (text[:20], answer)


@attack
def paths_that_leave_the_house(port):
    for path in ("/../../etc/passwd", "/..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd",
                 "/page.js/../../bot.yml", "//etc/passwd", "/bot.yml", "/.git/config", "/page.js%00",
                 "/v1/conversations/..%2f..%2f/transcript", "/v1/guide/..%2f..%2fbot.yml",
                 "/conversations/..%2f/tracker/..", "/%", "/\\..\\..\\etc"):
        with connect(port) as line:
            line.sendall(f"GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".encode())
            answer = b""
            with contextlib.suppress(OSError):
                while data := line.recv(65536):
                    answer += data
        assert answer.startswith((b"HTTP/1.1 404", b"HTTP/1.1 400", b"HTTP/1.1 401")), (path, answer)
        for told in (b"root:", b"parts:", b"[core]", b"Sources/", b".swift", b"Hummingbird"):
            assert told not in answer, (path, told)


@attack
def tokens_by_the_thousand(port):
    path = "/v1/conversations/" + "0" * 32
    for number in range(100):
        data = (f"GET {path} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {number:064x}\r\n"
                "Connection: close\r\n\r\n").encode()
        refused(exchange(port, data), "a token")


@attack
def senders_by_the_thousand(port):
    # Conversations are kept, so that their number is what bounds the memory.
    for number in range(200):
        body = json.dumps({"sender": f"sender-{number}", "message": "bonjour"}).encode()
        assert exchange(port, post(body, "/webhooks/rest/webhook")) == 200


# ---- The good question ---------------------------------------------------------------------------


class Person:
    """Someone who talks to the bot, and notes how long each answer takes."""

    def __init__(self, address):
        self.address = address
        begun = self._send("/v1/conversations", None, {})
        self.path = f"/v1/conversations/{begun['conversation']}"
        self.token = begun["token"]

    def _send(self, path, token, body):
        headers = {"Content-Type": "application/json"}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        request = urllib.request.Request(self.address + path, json.dumps(body).encode(), headers)
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)

    def asks(self):
        """Asks a question on a new connection; returns the seconds until its answer."""
        start = time.monotonic()
        turn = self._send(self.path + "/messages", self.token, {"text": "qui est mon RSE ?"})
        seconds = time.monotonic() - start
        assert any(message.get("topic") == "rse.who" for message in turn["messages"]), turn
        return seconds


def figures(server):
    """Resident memory, open descriptors and connections, as the server tells and as the system does."""
    with urllib.request.urlopen(server.address + "/metrics", timeout=10) as answer:
        text = answer.read().decode()
    connections = int(re.search(r"^guichet_http_connections (\d+)", text, re.MULTILINE)[1])
    memory = int(re.search(r"^process_resident_memory_bytes (\d+)", text, re.MULTILINE)[1])
    files = len(list(pathlib.Path(f"/proc/{server.process.pid}/fd").iterdir()))
    return memory, files, connections


def run(function, server, seconds=SECONDS):
    """Runs one attack on two threads while a person asks; returns the slowest answer in seconds."""
    end = time.monotonic() + seconds
    faults = []

    def go_on():
        while time.monotonic() < end and not faults:
            try:
                function(server.port)
            except (ConnectionError, TimeoutError, BlockingIOError):
                pass  # the attacker was cut: all the better
            except Exception as error:
                faults.append(error)

    threads = [threading.Thread(target=go_on) for _ in range(2)]
    for thread in threads:
        thread.start()
    person = Person(server.address)
    slowest = 0.0
    while time.monotonic() < end:
        slowest = max(slowest, person.asks())
        time.sleep(0.05)
    for thread in threads:
        thread.join()
    if faults:
        raise faults[0]
    assert slowest < SLOWEST, f"a good question waited {slowest:.2f} s"
    return slowest


def settled(server, before):
    """Waits until connections and descriptors are back where they were."""
    for _ in range(100):
        memory, files, connections = figures(server)
        if files <= before[1] + 2 and connections <= 2:
            return memory, files, connections
        time.sleep(0.1)
    return memory, files, connections


def main(program, bot):
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 4096), hard))
    failed = 0
    with Server(program, bot, *OPTIONS) as server:
        Person(server.address).asks()
        # What is made at first use (threads, buffers, compiled patterns) is no leak: it is not made twice.
        for function in ATTACKS:
            with contextlib.suppress(OSError, AssertionError):
                run(function, server, seconds=1)
        time.sleep(4)
        before = settled(server, (0, 64, 0))
        for function in ATTACKS:
            name = function.__name__.replace("_", " ")
            try:
                slowest = run(function, server)
                print(f"ok    {name} ({slowest * 1000:.0f} ms)", flush=True)
            except Exception as error:
                failed += 1
                print(f"FAIL  {name}\n{error!r}", flush=True)
                if not isinstance(error, AssertionError):
                    traceback.print_exc(file=sys.stdout)
        after = settled(server, before)
        print(f"memory {before[0] >> 20} to {after[0] >> 20} MiB, "
              f"descriptors {before[1]} to {after[1]}, connections {after[2]}")
        checks = {
            "memory is given back": after[0] - before[0] < MOST_MEMORY_GROWTH,
            "descriptors are given back": after[1] <= before[1] + 2,
            "connections are given back": after[2] <= 2,
            "nothing a client sent is logged":
                MARK not in pathlib.Path(server.log.name).read_text(encoding="utf-8"),
        }
        server.process.send_signal(signal.SIGTERM)
        checks["it stops with status 0"] = server.process.wait(15) == 0
    for name, holds in checks.items():
        failed += not holds
        print(f"{'ok   ' if holds else 'FAIL '} {name}")
    print(f"{len(ATTACKS) + len(checks) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))

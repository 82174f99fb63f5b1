"""People who talk to a server that may die: what they were answered is kept, to be compared at the end."""

import http.client
import json
import random
import threading
import time
import urllib.parse


class Failure(Exception):
    """Something that must never happen to a person."""


class Conversation:
    """One person's conversation: what was said, and the bytes of each answer."""

    def __init__(self, said):
        self.said = said
        self.answers = []


class Load:
    """Workers that hold conversations over HTTP, sending again with the same id until they are answered.

    `addresses` is asked at each request; the server of an address may be gone.
    """

    def __init__(self, scripts, addresses, workers=8, seed=1):
        self.scripts = scripts
        self.addresses = addresses
        self.random = random.Random(seed)
        self.conversations = []
        self.failures = []
        self.sent = self.resent = self.unavailable = 0
        self.answered = threading.Event()
        self.ending = threading.Event()
        self.lock = threading.Lock()
        self.threads = [threading.Thread(target=self._work, daemon=True) for _ in range(workers)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.finish()

    def finish(self, seconds=120):
        """Lets every conversation under way come to its end."""
        self.ending.set()
        deadline = time.monotonic() + seconds
        for thread in self.threads:
            thread.join(max(0, deadline - time.monotonic()))
            if thread.is_alive():
                self.failures.append("a conversation does not come to its end")

    def _work(self):
        while not self.ending.is_set() and not self.failures:
            conversation = Conversation(self.random.choice(self.scripts))
            try:
                self._hold(conversation)
            except Failure as failure:
                self.failures.append(str(failure))

    def _hold(self, conversation):
        begun = json.loads(self._until_answered("/v1/conversations", {}))
        conversation.id, conversation.token = begun["conversation"], begun["token"]
        with self.lock:
            self.conversations.append(conversation)
        for number, (kind, text) in enumerate(conversation.said, 1):
            body = {"id": f"m{number}", kind: text}
            path = f"/v1/conversations/{conversation.id}/messages"
            answer = self._until_answered(path, body, conversation.token)
            conversation.answers.append(answer)
            if self.random.random() < 0.1:
                if self._until_answered(path, body, conversation.token) != answer:
                    raise Failure(f"{conversation.id} {body}: sent again, answered otherwise")

    def _until_answered(self, path, body, token=None):
        tries = 0
        while True:
            with self.lock:
                self.sent += 1
                self.resent += tries > 0
            tries += 1
            try:
                status, headers, answer = request(
                    self.random.choice(self.addresses()), "POST", path, body, token)
            except (OSError, IndexError, http.client.HTTPException):
                time.sleep(0.02)
                continue
            if status in (200, 201):
                self.answered.set()
                return answer
            if status != 503:
                raise Failure(f"{path} {body}: {status} {answer.decode()}")
            if not headers.get("Retry-After", "").isdigit():
                raise Failure("503 without Retry-After")
            with self.lock:
                self.unavailable += 1
            time.sleep(0.05)


def request(address, method, path, body=None, token=None, timeout=30):
    """One request on a connection of its own: status, headers, body."""
    connection = http.client.HTTPConnection(urllib.parse.urlsplit(address).netloc, timeout=timeout)
    try:
        headers = {"Content-Type": "application/json"}
        if token:
            headers["Authorization"] = "Bearer " + token
        connection.request(
            method, path, None if body is None else json.dumps(body), headers)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


class Comparison:
    """Holds what a store kept against the same messages on a server that never died."""

    def __init__(self, address, reference):
        self.address = address
        self.reference = reference
        self.replayed = {}

    def faults(self, conversation):
        """What is wrong with one conversation, as texts."""
        status, _, answer = request(
            self.address, "GET", f"/v1/conversations/{conversation.id}", token=conversation.token)
        if status != 200:
            return [f"{conversation.id}: {status} {answer.decode()}"]
        view = json.loads(answer)
        found = []
        ids = [entry.get("id") for entry in view["history"]]
        wanted = [None] + [f"m{number}" for number in range(1, len(conversation.said) + 1)]
        if ids != wanted:
            found.append(f"{conversation.id}: turns {ids}, messages {wanted}")
        replies = [entry["reply"] for entry in view["history"]]
        for number, answer in enumerate(conversation.answers, 1):
            if number >= len(replies) or json.loads(answer) != replies[number]:
                found.append(f"{conversation.id}: turn {number} is not the one that was answered")
        if without_ids(replies) != self._replay(conversation.said):
            found.append(f"{conversation.id}: it differs from a replay of its messages")
        if (view["situation"], view["turn"]) != (replies[-1]["situation"], len(replies) - 1):
            found.append(f"{conversation.id}: its state is not that of its last turn")
        return found

    def _replay(self, said):
        key = tuple(said)
        if key not in self.replayed:
            begun = json.loads(request(self.reference, "POST", "/v1/conversations", {})[2])
            path = f"/v1/conversations/{begun['conversation']}/messages"
            turns = [begun["greeting"]]
            for kind, text in said:
                turns.append(json.loads(
                    request(self.reference, "POST", path, {kind: text}, begun["token"])[2]))
            self.replayed[key] = without_ids(turns)
        return self.replayed[key]


def without_ids(turns):
    """Turns without the id of their conversation."""
    return [{key: value for key, value in turn.items() if key != "conversation"} for turn in turns]

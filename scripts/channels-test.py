#!/usr/bin/env python3
"""Holds every transcript over every channel, and compares what people get.

channels-test.py PROGRAM BOT TRANSCRIPTS — the terminal's JSON lines, the native API, Rasa's channel and
the OpenAI-compatible API (by header, by history, streamed) must give the same texts, topics and
situations. Ends with status 1 when they differ.
"""

import json
import pathlib
import subprocess
import sys
import urllib.parse
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).parent))

from live.server import Server
from live.transcripts import messages


def send(address, path, body, headers=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(
        address + path, data, {"Content-Type": "application/json", **(headers or {})})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return answer.read().decode()


def shown(turn):
    """What a person gets of a turn: texts, topics and choices; and the situation."""
    return {
        "messages": [
            (message["text"], message.get("topic"),
             [choice["label"] for choice in message.get("choices", [])])
            for message in turn["messages"]],
        "situation": turn["situation"],
    }


def native(address, said):
    begun = json.loads(send(address, "/v1/conversations", {}))
    headers = {"Authorization": "Bearer " + begun["token"]}
    path = f"/v1/conversations/{begun['conversation']}/messages"
    return [shown(json.loads(send(address, path, {kind: text}, headers))) for kind, text in said]


def terminal(program, bot, said):
    lines = "".join(json.dumps({kind: text}) + "\n" for kind, text in said)
    run = subprocess.run(
        [program, "chat", "--json", "--bot", bot], input=lines, capture_output=True, text=True,
        check=True)
    return [shown(json.loads(line)) for line in run.stdout.splitlines()]


def rasa(address, name, said):
    sender = urllib.parse.quote(name)
    turns = []
    for _, text in said:
        replies = json.loads(send(
            address, "/webhooks/rest/webhook", {"sender": name, "message": text}))
        tracker = json.loads(send(address, f"/conversations/{sender}/tracker", None))
        events = tracker["events"]
        last = max(i for i, event in enumerate(events) if event["event"] == "user")
        topics = [event.get("metadata", {}).get("topic") for event in events[last + 1:]]
        turns.append({
            "messages": [
                (reply["text"], topic, [button["title"] for button in reply.get("buttons", [])])
                for reply, topic in zip(replies, topics, strict=True)],
            "situation": tracker["slots"],
        })
    return turns


def completion(address, history, headers=None, stream=False):
    body = {"model": "guichet", "messages": history, "stream": stream}
    answer = send(address, "/v1/chat/completions", body, headers)
    if not stream:
        whole = json.loads(answer)
        return whole["choices"][0]["message"]["content"], whole["guichet"]
    chunks = [json.loads(event[6:]) for event in answer.split("\n\n")[:-2]]
    text = "".join(chunk["choices"][0]["delta"].get("content", "") for chunk in chunks)
    return text, chunks[-1]["guichet"]


def openai(address, said, by_header=None, stream=False):
    history, turns = [], []
    for _, text in said:
        history.append({"role": "user", "content": text})
        headers = {"X-Conversation-Id": by_header} if by_header else None
        content, turn = completion(
            address, history[-1:] if by_header else history, headers, stream)
        history.append({"role": "assistant", "content": content})
        turns.append(shown(turn))
        for message, topic, choices in turns[-1]["messages"]:
            for words in [message, *choices]:
                assert words in content, f"{words!r} is not in {content!r}"
    return turns


def main(program, bot, folder):
    failed = passed = 0
    with Server(program, bot, *OPTIONS) as server:
        for path in sorted(pathlib.Path(folder).glob("*.convo.txt")):
            said = messages(path)
            if not said:
                continue
            wanted = native(server.address, said)
            found = {
                "terminal": terminal(program, bot, said),
                "rasa": rasa(server.address, path.name, said),
                "openai, by header": openai(server.address, said, by_header=path.name),
                "openai, by history": openai(server.address, said),
                "openai, streamed": openai(server.address, said, stream=True),
            }
            for channel, turns in found.items():
                differing = [i for i, pair in enumerate(zip(wanted, turns, strict=True))
                             if pair[0] != pair[1]]
                if differing:
                    failed += 1
                    at = differing[0]
                    print(f"FAIL  {path.name}, {channel}, message {at + 1} {said[at]!r}:\n"
                          f"  native: {wanted[at]}\n  {channel}: {turns[at]}", flush=True)
                else:
                    passed += 1
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


# Whole conversations in a moment: what a person is held to is tested elsewhere.
OPTIONS = ("--conversation-rate", "0")

if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))

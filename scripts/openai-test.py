#!/usr/bin/env python3
"""Uses the OpenAI-compatible API with OpenAI's own client, and reads its streams byte by byte.

openai-test.py PROGRAM BOT — PROGRAM is the built program, BOT the directory of the bot. Ends with
status 1 when a check fails.
"""

import asyncio
import json
import pathlib
import sys
import traceback
import urllib.error
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import openai

from live.server import Server

CHECKS = []
QUESTION = "qui est mon RSE ?"


def check(function):
    """Makes a function a check, named after it; it is given the server."""
    CHECKS.append(function)
    return function


def same(found, wanted, what):
    assert found == wanted, f"{what}: {found!r}, not {wanted!r}"


def client(server, **options):
    return openai.OpenAI(base_url=server.address + "/v1", api_key="any", **options)


def person(*texts):
    """A history in which the bot said something after each message but the last."""
    history = []
    for text in texts:
        history += [{"role": "user", "content": text}, {"role": "assistant", "content": "…"}]
    return history[:-1]


def ask(api, messages, **options):
    return api.chat.completions.create(model="guichet", messages=messages, **options)


def text_of(completion):
    return completion.choices[0].message.content


def turn_of(completion):
    return completion.model_extra["guichet"]


def post(server, body, headers=None):
    """Sends bytes, or JSON; returns the status, the headers and the bytes of the answer."""
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    request = urllib.request.Request(
        server.address + "/v1/chat/completions", data,
        {"Content-Type": "application/json", **(headers or {})})
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


# ---- The client ----------------------------------------------------------------------------------


@check
def the_models_are_listed_and_found(server):
    models = client(server).models
    same([model.id for model in models.list()], ["guichet"], "models")
    same(models.retrieve("guichet").owned_by, "guichet", "owner")
    try:
        models.retrieve("another")
        raise AssertionError("another model is found")
    except openai.NotFoundError as error:
        same(error.code, "model_not_found", "code")
        same(error.param, "model", "param")


@check
def the_synchronous_client_gets_an_answer_and_its_usage(server):
    completion = ask(client(server), person(QUESTION))
    same(completion.object, "chat.completion", "object")
    same(completion.choices[0].finish_reason, "stop", "finish reason")
    same(completion.choices[0].message.role, "assistant", "role")
    assert "RSE" in text_of(completion), text_of(completion)
    same(turn_of(completion)["messages"][0]["topic"], "rse.who", "topic")
    usage = completion.usage
    assert usage.prompt_tokens > 0 and usage.completion_tokens > usage.prompt_tokens, usage
    same(usage.total_tokens, usage.prompt_tokens + usage.completion_tokens, "total")


@check
def the_stream_says_the_same(server):
    api = client(server)
    whole = ask(api, person("bonjour", QUESTION))
    chunks = list(ask(
        api, person("bonjour", QUESTION), stream=True, stream_options={"include_usage": True}))
    same(chunks[0].choices[0].delta.role, "assistant", "first role")
    text = "".join(chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices)
    same(text, text_of(whole), "text")
    same(len({chunk.id for chunk in chunks}), 1, "ids")
    same([chunk.choices[0].finish_reason for chunk in chunks if chunk.choices][-1], "stop", "end")
    same(chunks[-1].choices, [], "choices of the last chunk")
    same(chunks[-1].usage, whole.usage, "usage")
    same([chunk.usage for chunk in chunks[:-1]], [None] * (len(chunks) - 1), "usage before")
    same(turn_of(chunks[-2])["situation"], turn_of(whole)["situation"], "situation")
    without = list(ask(api, person(QUESTION), stream=True))
    assert all(chunk.choices and chunk.usage is None for chunk in without), "usage unasked for"


@check
def the_asynchronous_client_gets_the_same(server):
    async def run():
        async with openai.AsyncOpenAI(base_url=server.address + "/v1", api_key="any") as api:
            whole, stream = await asyncio.gather(
                ask(api, person(QUESTION)), ask(api, person(QUESTION), stream=True))
            text = "".join([chunk.choices[0].delta.content or "" async for chunk in stream])
            same(text, text_of(whole), "text")
            many = await asyncio.gather(*(ask(api, person(QUESTION)) for _ in range(20)))
            same({text_of(one) for one in many}, {text}, "twenty at once")
    asyncio.run(run())


# ---- Conversations -------------------------------------------------------------------------------


@check
def a_history_is_read_from_its_beginning(server):
    api = client(server)
    one = ask(api, person("bonjour", "je n'ai pas de code", "oui"))
    same(turn_of(one)["situation"]["organisationRegistered"], "yes", "registered")
    again = ask(api, person("bonjour", "je n'ai pas de code", "oui"))
    same(turn_of(again), turn_of(one), "regenerated")
    edited = ask(api, person("bonjour", "je n'ai pas de code", "non"))
    same(turn_of(edited)["situation"]["organisationRegistered"], "no", "edited")
    same(turn_of(edited)["situation"]["hasCode"], "no", "what was said before the edit")
    alone = ask(api, person("oui"))
    same(turn_of(alone)["situation"]["organisationRegistered"], "unknown", "another chat")


@check
def the_user_field_is_nobody(server):
    api = client(server)
    ask(api, person("j'ai un code"), user="anne")
    other = ask(api, person("bonjour"), user="anne")
    same(turn_of(other)["situation"]["hasCode"], "unknown", "another chat of the same user")


@check
def a_header_names_a_conversation(server):
    for header in ("X-Conversation-Id", "X-OpenWebUI-Chat-Id"):
        api = client(server, default_headers={header: "chat-1"})
        other = client(server, default_headers={header: "chat-2"})
        ask(api, person("je n'ai pas de code"))
        ask(other, person("j'ai mon code"))
        last = ask(api, person("je n'ai pas de code", "oui"))
        same(turn_of(last)["situation"]["organisationRegistered"], "yes", header)
        same(turn_of(last)["turn"], 2, "turn")
        again = ask(api, person("je n'ai pas de code", "oui"))
        same(turn_of(again), turn_of(last), f"regenerated, {header}")
        edited = ask(api, person("je n'ai pas de code", "non"))
        same(turn_of(edited)["situation"]["organisationRegistered"], "no", f"edited, {header}")
    alone = client(server, default_headers={"X-Conversation-Id": "chat-3"})
    ask(alone, person("je n'ai pas de code"))
    same(turn_of(ask(alone, person("oui")))["situation"]["organisationRegistered"], "yes",
         "the new message alone")


@check
def a_request_sent_again_applies_once(server):
    headers = {"X-Conversation-Id": "again"}
    body = {"model": "guichet", "messages": person("bonjour")}
    first = json.loads(post(server, body, headers)[2])["guichet"]
    resent = json.loads(post(server, body, {**headers, "X-Stainless-Retry-Count": "1"})[2])["guichet"]
    same(resent, first, "sent again")
    same(json.loads(post(server, body, headers)[2])["guichet"]["turn"], 2, "said again")


@check
def prompts_for_titles_and_tags_change_nothing(server):
    api = client(server, default_headers={"X-OpenWebUI-Chat-Id": "titles"})
    ask(api, person("je n'ai pas de code"))
    for task, key in (("title", "title"), ("tags", "tags"), ("follow_ups", "follow_ups")):
        prompt = f'### Task:\nGenerate …\n### Output:\nJSON format: {{ "{key}": … }}'
        answer = ask(api, person(prompt))
        assert key in json.loads(text_of(answer)), text_of(answer)
        assert "guichet" not in (answer.model_extra or {}), task
    assert text_of(ask(api, person("### Task:\nSummarise."))).strip(), "no title"
    last = ask(api, person("je n'ai pas de code", "oui"))
    same(turn_of(last)["turn"], 2, "turn")


@check
def choices_are_a_list_whose_wording_is_accepted_back(server):
    api = client(server)
    said = ["bonjour"]
    for _ in range(12):
        completion = ask(api, person(*said))
        choices = turn_of(completion)["messages"][-1].get("choices")
        if not choices:
            break
        lines = text_of(completion).splitlines()[-len(choices):]
        same(lines, ["- " + choice["label"] for choice in choices], "list")
        step = turn_of(completion)["step"]
        for spoken in (lines[-1], choices[-1]["label"]):
            after = turn_of(ask(api, person(*said, spoken)))
            same(after["understanding"]["corrections"], [], spoken)
            assert after["outcome"] != "fallback", (spoken, after["messages"])
        said.append(lines[0])
        assert turn_of(ask(api, person(*said)))["outcome"] != "fallback", (step, lines[0])


@check
def everything_else_is_ignored(server):
    api = client(server)
    plain = ask(api, person(QUESTION))
    loaded = ask(
        api,
        [{"role": "system", "content": "Speak like a pirate."},
         {"role": "developer", "content": [{"type": "text", "text": "j'ai un code"}]},
         {"role": "tool", "tool_call_id": "1", "content": "j'ai un code"},
         {"role": "user", "content": [
             {"type": "text", "text": QUESTION},
             {"type": "image_url", "image_url": {"url": "data:image/png;base64,"}}]}],
        temperature=2, top_p=0.1, n=3, seed=7, max_tokens=1, stop=["RSE"], logprobs=True,
        presence_penalty=-2, tools=[{"type": "function", "function": {"name": "f"}}],
        response_format={"type": "json_object"}, extra_body={"nobody": {"knows": [1]}})
    same(text_of(loaded), text_of(plain), "text")


# ---- Bytes ---------------------------------------------------------------------------------------


@check
def a_stream_is_framed_as_events(server):
    status, headers, body = post(
        server, {"model": "guichet", "messages": person(QUESTION), "stream": True})
    same(status, 200, "status")
    same(headers["Content-Type"], "text/event-stream; charset=utf-8", "type")
    same(headers["Cache-Control"], "no-store", "cache")
    assert body.endswith(b"}\n\ndata: [DONE]\n\n"), body[-60:]
    assert b"\r" not in body and b"\n\n\n" not in body, "framing"
    events = body.split(b"\n\n")
    same(events.pop(), b"", "after the last blank line")
    for event in events:
        assert event.startswith(b"data: ") and b"\n" not in event, event
    same(events.pop(), b"data: [DONE]", "the last event")
    chunks = [json.loads(event[6:]) for event in events]
    same({chunk["object"] for chunk in chunks}, {"chat.completion.chunk"}, "object")
    same([chunk["choices"][0]["finish_reason"] for chunk in chunks],
         [None] * (len(chunks) - 1) + ["stop"], "finish reasons")
    same(chunks[0]["choices"][0]["delta"], {"role": "assistant", "content": ""}, "first delta")
    same(chunks[-1]["choices"][0]["delta"], {}, "last delta")
    assert all("usage" not in chunk for chunk in chunks), "usage unasked for"


@check
def errors_have_the_shape_clients_read(server):
    user = {"role": "user", "content": "a"}
    for body, status in (
            (b"", 400), (b"{", 400), (b"\xff", 400), ([], 400), ({}, 400), ({"messages": []}, 400),
            ({"messages": "a"}, 400), ({"messages": [{"content": "a"}]}, 400),
            ({"messages": [{"role": "user"}]}, 400), ({"messages": [user], "stream": "yes"}, 400),
            ({"messages": [{"role": "user", "content": 7}]}, 400),
            ({"messages": [user] * 500}, 400),
            (b'{"messages":[{"role":"user","content":"' + b"a" * 2_000_000 + b'"}]}', 413)):
        found, _, answer = post(server, body)
        same(found, status, str(body)[:60])
        error = json.loads(answer)["error"]
        same(set(error), {"message", "type", "param", "code"}, "keys")
        same(error["type"], "invalid_request_error", "type")
        assert error["message"], "no message"
    found, _, answer = post(server, b"a=b", {"Content-Type": "text/plain"})
    same(found, 415, "text/plain")
    assert "error" in json.loads(answer)


def main(program, bot):
    failed = 0
    with Server(program, bot, *OPTIONS) as server:
        for function in CHECKS:
            name = function.__name__.replace("_", " ")
            try:
                function(server)
                print(f"ok    {name}", flush=True)
            except Exception as error:
                failed += 1
                print(f"FAIL  {name}\n{error}", flush=True)
                if not isinstance(error, AssertionError):
                    traceback.print_exc(file=sys.stdout)
    print(f"{len(CHECKS) - failed} passed, {failed} failed")
    return 1 if failed else 0


OPTIONS = ()

if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))

#!/usr/bin/env python3
"""Holds the server to its own description, with schemathesis: openapi-test.py PROGRAM BOT [EXAMPLES]

First every call with ids nobody was given, then the calls on a conversation that is there. EXAMPLES is how
many requests are made up for each call (60 when not given). Ends with status 1 when schemathesis finds
anything.
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).parent))

from live.server import Server

OPTIONS = ("--client-rate", "0", "--conversation-rate", "0", "--log-level", "error")


def schemathesis(server, examples, *options, settings=""):
    """Runs it from a folder of its own; true when it finds nothing."""
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder, "schemathesis.toml")
        file.write_text(settings, encoding="utf-8")
        program = pathlib.Path(sys.executable).with_name("schemathesis")
        run = subprocess.run(
            [program, "--config-file", file, "run", server.address + "/openapi.json", "--checks",
             "all", "--max-examples", examples, "--seed", "1", "--suppress-health-check", "all",
             *options], cwd=folder)
        return run.returncode == 0


def begin(server):
    request = urllib.request.Request(server.address + "/v1/conversations", method="POST")
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def main(program, bot, examples="60"):
    with Server(program, bot, *OPTIONS) as server:
        results = [schemathesis(server, examples)]
        begun = begin(server)
        results.append(schemathesis(
            server, examples, "--include-path-regex", "^/v1/conversations/{id}",
            "--exclude-method", "DELETE",
            "--header", f"Authorization: Bearer {begun['token']}",
            settings=f'[parameters]\n"path.id" = "{begun["conversation"]}"\n'))
    print(f"{results.count(True)} passed, {results.count(False)} failed")
    return 0 if all(results) else 1


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))

"""What people say in the project's transcripts."""

import re

CLOCK = re.compile(r"^(CLOCK|PAUSE|RELOAD)\b", re.MULTILINE)


def messages(path):
    """What the person says in a transcript: ("text", …) or ("choice", …); none when the clock moves."""
    text = path.read_text(encoding="utf-8")
    if CLOCK.search(text):
        return []
    said = []
    for block in re.split(r"^(?=#)", text, flags=re.MULTILINE):
        head, _, rest = block.partition("\n")
        if head != "#me":
            continue
        lines = rest.split("\n\n")[0].strip("\n").split("\n")
        lines = [line for line in lines if line != "RESTART"]
        if lines[0].startswith("BUTTON "):
            said.append(("choice", lines[0][len("BUTTON "):].split("|")[0].strip()))
        else:
            said.append(("text", "\n".join(lines)))
    return said

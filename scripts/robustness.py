#!/usr/bin/env python3
"""Sends hostile messages through `guichet chat --json` and times each; watches the memory over many.

    scripts/robustness.py --binary .build/release/guichet --bot . [--messages 2000] [--limit-ms 50]
                          [--limit-mib 16]

One process answers everything, one line at a time, so that a time is that of one message, pipe included.
Each message must get, in its own line and within `--limit-ms` (best of three, so that another program on the
machine is not taken for the bot): a reply with words in it, no error, nothing of an invisible control in the
text; a line that is no message gets an error object. After each the bot must still answer an ordinary
question as before. Then `--messages` hostile messages go through, in as many conversations as
kinds of message; resident memory (VmRSS of /proc/PID/status) may not grow by more than `--limit-mib` between
the first quarter and the end. Last line: `N passed, N failed`; exit 1 when one failed. Linux; Python 3.9+,
standard library only.
"""
import argparse, json, re, subprocess, sys, time

DOMAIN = ["code", "clicséqur", "RSE", "portail", "PGAMR", "rôle", "PERFORM", "répondant", "mot de passe", "accès"]
ASK = "qui est mon RSE ?"


def text_line(text):
    return json.dumps({"conversation": "C", "text": text}, ensure_ascii=False)


def escaped(escape):
    return '{"conversation":"C","text":"' + escape + '"}'


def cases():
    """(name, line, whether the line is a message at all: None when either answer is fair)."""
    words = [DOMAIN[i % len(DOMAIN)] for i in range(10_000)]
    mib = 1 << 20
    yield "empty", text_line(""), True
    yield "spaces only", text_line(" \t " * 300), True
    yield "1 MB of one letter", text_line("a" * mib), True
    yield "1 MB of sentences", text_line(("je n'ai pas de code, mon RSE est parti. " * (mib // 40))), True
    yield "1 MB without spaces, of a known word", text_line("clicsequr" * (mib // 9)), True
    yield "1 MB of misspelt words", text_line("clikseqrr portaul " * (mib // 18)), True
    yield "1 MB of question marks", text_line("?" * mib), True
    yield "1 MB of emoji", text_line("😀" * (mib // 4)), True
    yield "50,000 combining marks on one letter", text_line("e" + "\u0301" * 50_000), True
    yield "50,000 mixed combining marks", text_line("acce" + "\u0300\u0316\u0334" * 16_667 + "s"), True
    yield "10,000 repeated domain words", text_line(" ".join(words)), True
    yield "10,000 times one domain word", text_line("code " * 10_000), True
    yield "999 characters of domain words", text_line(" ".join(words)[:999]), True
    yield "999 characters of misspelt words", text_line(("clikseqrr portaul autantifiee reponsabel " * 30)[:999]), True
    yield "999 characters in one unknown word", text_line(("xqzw" * 300)[:999]), True
    yield "999 one-letter words", text_line("a b c d e " * 99), True
    yield "999 characters of unknown short words", text_line("zorb qupi rdee lpus " * 49), True
    yield "999 characters of glued words", text_line(("motdepasseperdu " * 70)[:999]), True
    yield "999 characters of negations", text_line(("j'ai pas de pas de code pas " * 40)[:999]), True
    yield "999 combining marks on one letter", text_line("qui est mon RSe" + "\u0301" * 980), True
    yield "999 apostrophes", text_line("l'" * 499), True
    yield "999 nested brackets", text_line("(" * 499 + ")" * 499), True
    yield "an address of 999 characters", text_line("a." * 480 + "ca@" + "b" * 20), True
    yield "999 at signs and points", text_line("@." * 499), True
    yield "lone regional indicators", text_line("🇨 🇦🇨 qui est mon RSE 🇶"), True
    yield "999 lone regional indicators", text_line("\U0001F1E6" * 999), True
    yield "bidi overrides", text_line("\u202equi est mon RSE ?\u202c \u2066\u2067\u2069\u202d"), True
    yield "nothing but bidi overrides", text_line("\u202e" * 500), True
    yield "zero-width characters between all letters", text_line("\u200b".join("qui est mon RSE ?")), True
    yield "NUL as an escape", escaped(r"qui est\u0000 mon RSE \u0000?"), True
    yield "nothing but NUL", escaped(r"\u0000" * 300), True
    yield "a raw NUL", escaped("qui est\0 mon RSE"), None
    yield "terminal control sequences", escaped(r"\u001b[2J\u001b]0;x\u0007 qui est mon RSE ?"), True
    # Browsers write half of a cut emoji like this (JSON.stringify): it comes from people, not from attackers.
    yield "a lone high surrogate", escaped(r"qui est mon RSE \ud83d ?"), True
    yield "a lone low surrogate", escaped(r"\ude00 qui est mon RSE ?"), True
    yield "surrogates the wrong way round", escaped(r"\ude00\ud83d"), True
    yield "noncharacters and private use", text_line("\ufffe\uffff\ue000\U0010ffff"), True
    yield "ligatures, full width, mathematical letters", text_line("ﬁ ｑｕｉ ｅｓｔ 𝓶𝓸𝓷 𝐑𝐒𝐄 ﷺ " * 20), True
    yield "other scripts", text_line("何ですか ما هو 🤷 кто мой РСЕ " * 20), True
    yield "no JSON", "bonjour", False
    yield "JSON without text", '{"conversation":"C"}', False
    yield "text that is a number", '{"conversation":"C","text":12}', False
    yield "an array, 5,000 deep", "[" * 5_000 + "]" * 5_000, False
    yield "text beside 5,000-deep rubbish", '{"conversation":"C","text":"bonjour","x":' + "[" * 5_000 + "]" * 5_000 + "}", None
    yield "1 MB of conversation id", '{"conversation":"' + "C" * mib + '","text":"bonjour"}', False
    yield "invalid UTF-8", b'{"conversation":"C","text":"qui est mon RSE \xff\xc3?"}', None


class Bot:
    def __init__(self, binary, bot):
        self.process = subprocess.Popen([binary, "chat", "--json", "--bot", bot], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)

    def send(self, line):
        """Returns the answer's bytes and how long it took, in ms."""
        data = (line if isinstance(line, bytes) else line.encode("utf-8", "surrogatepass")) + b"\n"
        start = time.perf_counter()
        self.process.stdin.write(data)
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        return answer, (time.perf_counter() - start) * 1000

    def resident(self):
        """VmRSS in MiB."""
        with open(f"/proc/{self.process.pid}/status") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("VmRSS")) / 1024

    def close(self):
        self.process.stdin.close()
        return self.process.wait(30)


def in_conversation(line, name):
    """The line, with a conversation of that name, wherever it names one."""
    if isinstance(line, bytes):
        return line.replace(b'"conversation":"C"', f'"conversation":"{name}"'.encode())
    return line.replace('"conversation": "C"', f'"conversation":"{name}"', 1).replace(
        '"conversation":"C"', f'"conversation":"{name}"', 1)


def without_sentence(text):
    return not re.search(r"[A-Za-zÀ-ÿ]{3,}.* .*[.?!:]", text, re.S)


def faults(answer, is_message):
    """What is wrong with an answer, in words."""
    if not answer:
        return ["no answer: the program ended"]
    try:
        turn = json.loads(answer.decode("utf-8"))
    except ValueError as error:
        return [f"the answer is no JSON: {error}"]
    if "error" in turn:
        error = turn["error"]
        text = error if isinstance(error, str) else error.get("message", "")
        return ["an error in place of a reply: " + text[:80]] if is_message else [] if text else ["an error without words"]
    if is_message is False:
        return ["taken for a message"]
    text = "\n".join(m.get("text", "") for m in turn.get("messages", []))
    found = ["no sentence in the reply"] if without_sentence(text) else []
    if re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", text):
        found.append("controls in the reply")
    return found


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--binary", required=True)
    options.add_argument("--bot", default=".")
    options.add_argument("--messages", type=int, default=2000)
    options.add_argument("--limit-ms", type=float, default=50)
    options.add_argument("--limit-mib", type=float, default=16)
    arguments = options.parse_args()
    bot, passed, failed = Bot(arguments.binary, arguments.bot), 0, 0

    def say(name, problems, note):
        nonlocal passed, failed
        passed, failed = passed + (not problems), failed + bool(problems)
        print(f"{'FAILED' if problems else 'ok':<7} {name:<46} {note}{'  ' + '; '.join(problems) if problems else ''}", flush=True)

    def texts(answer):
        return [m.get("text") for m in json.loads(answer).get("messages", [])]

    as_ever = texts(bot.send(in_conversation(text_line(ASK), "ask"))[0])
    for number, (name, line, is_message) in enumerate(cases()):
        times, answers = [], []
        for attempt in range(3):
            answer, took = bot.send(in_conversation(line, f"case-{number}-{attempt}"))
            times.append(took)
            answers.append(answer)
            if not answer:
                break
        problems = sorted({p for a in answers for p in faults(a, is_message)})
        if min(times) > arguments.limit_ms:
            problems.append(f"slow: {', '.join(f'{t:.0f}' for t in times)} ms")
        if not answers[-1]:
            bot.close()
            bot = Bot(arguments.binary, arguments.bot)
        elif texts(bot.send(in_conversation(text_line(ASK), f"after-{number}"))[0]) != as_ever:
            problems.append("answers otherwise afterwards")
        kind = "error" if b'"error"' in answers[-1][:10] else json.loads(answers[-1] or b"{}").get("outcome", "-")
        say(name, problems, f"{min(times):8.2f} ms  {kind}")

    lines = [line for _, line, _ in cases()]
    quarter = None
    for number in range(arguments.messages):
        if not bot.send(in_conversation(lines[number % len(lines)], f"many-{number % len(lines)}"))[0]:
            break
        if number == arguments.messages // 4:
            quarter = bot.resident()
    alive = bot.process.poll() is None
    end = bot.resident() if alive else 0
    problems = [] if alive else ["the program ended"]
    if alive and quarter is not None and end - quarter > arguments.limit_mib:
        problems.append(f"grew by {end - quarter:.1f} MiB")
    say(f"memory over {arguments.messages:,} messages", problems, f"{quarter or 0:.1f} → {end:.1f} MiB")
    status = bot.close()
    say("ends with the input, status 0", [] if status == 0 else [f"status {status}"], "")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

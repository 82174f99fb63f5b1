#!/usr/bin/env python3
"""Types French messages badly, always in the same way, and measures how well the bot still reads them.

    scripts/noise.py show --faults 2 --seed 1 [--kinds accent phonetic] [TEXT …]     # texts from stdin otherwise
    scripts/noise.py measure --binary .build/release/guichet --bot . --data DIR \\
        [--faults 1 2 3] [--seed 1] [--rounds 1] [--kinds …] [--failures FILE] [--json FILE] \\
        [--at-least 0.95 0.90 0.80]

A fault is one thing gone wrong at one place of the message. `measure` sends each utterance of
DIR/utterances.jsonl with exactly N faults, each message in a conversation of its own, through
`guichet chat --json`, and reports the share « right or asked well » by number of faults and by kind of
fault (a message with several faults counts once under each of its kinds). Every message is sent once
without any fault as well, so that what noise costs is told from what is not understood anyway.

    DIR/utterances.jsonl   one object a line: id, text, topics; optional also (further topics that must
                           be answered), must (regular expressions the reply must hold)

Faults stand on different words as long as there are any, and never inside an address, a number or a word
with a digit. The same seed, message id, round and number of faults give the same text, on any machine.
Kinds are drawn evenly among those the message offers a place for, then the place evenly.

    accent       lost (`acces`), wrong (`accés`), or put on an e or an a that has none (`màc`)
    neighbour    the key beside, on the Canadian French keyboard (CSA/ACNOR, where é è à ç ù are keys)
    doubled      a letter typed twice                      missing    a letter not typed
    swapped      two letters in the other order
    phonetic     written as it sounds: é/er/ez/ai, ph/f, qu/k, s/ss/c, an/en, o/au/eau, silent finals …
    chat         chat and Québec spellings: mdp, svp, pk, qqun, pcq, chu, jsuis, pus, yé, tsé, faque, c'est-tu
    capitals     one word or the whole message in capitals, caps lock the wrong way round, lost capitals
    apostrophe   nothing, a space, a comma (the same key on this keyboard, unshifted) or an accent instead
    glued        two words without their space           split      one word with a space inside
    punctuation  dropped, repeated, or without its space

With `--at-least`, one share for each number of faults, the exit status is 1 when one is missed.
Python 3.9+, standard library only.
"""
import argparse, json, math, os, random, re, subprocess, sys, unicodedata
from collections import Counter, defaultdict

SHORTEST = 3  # letters; a slip of the fingers in a shorter word makes another word

# MARK: - A message in pieces

ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:ca|com|org|qc|gouv|net)\b\S*", re.I)
WORD = re.compile(r"[^\W\d_]+")


class Piece:
    """A word or what stands between two words. `open` says whether a fault may touch it."""

    def __init__(self, text, is_word, is_open):
        self.text, self.is_word, self.open, self.touched = text, is_word, is_open, False


def pieces(text):
    """Cuts a text into words and the rest; addresses, numbers and words with digits are closed."""
    closed = [m.span() for m in ADDRESS.finditer(text)] + [m.span() for m in re.finditer(r"\S*\d\S*", text)]
    out, at = [], 0
    for m in WORD.finditer(text):
        if m.start() > at:
            out.append(Piece(text[at:m.start()], False, True))
        out.append(Piece(m.group(), True, not any(a <= m.start() < b for a, b in closed)))
        at = m.end()
    if at < len(text):
        out.append(Piece(text[at:], False, True))
    for i, p in enumerate(out):  # what stands inside or beside a closed word is closed too
        if not p.is_word:
            beside = [q for q in out[max(0, i - 1):i] + out[i + 1:i + 2]]
            p.open = not re.search(r"\d", p.text) and all(q.open for q in beside)
    return out


def bare(text):
    """Lower case, without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))


def same_case(model, text):
    """Gives a text the capitals of the word it replaces."""
    if len(model) > 1 and model.isupper():
        return text.upper()
    return text[:1].upper() + text[1:] if model[:1].isupper() else text


# MARK: - Slips of the fingers

# Canadian Standard keyboard, with where each row begins, in key widths.
ROWS = [(0.0, "qwertyuiop^ç"), (0.25, "asdfghjkl;èà"), (-0.25, "ùzxcvbnm,.é")]


def neighbours_of_keys():
    where = {k: (x + i, y) for y, (x, row) in enumerate(ROWS) for i, k in enumerate(row)}
    near = lambda a, b: a != b and math.dist(where[a], where[b]) < 1.2
    return {a: [b for b in where if b.isalpha() and near(a, b)] for a in where if a.isalpha()}


NEIGHBOURS = neighbours_of_keys()


def neighbour(word, rng):
    at = rng.randrange(len(word))
    keys = NEIGHBOURS.get(word[at].lower()) or NEIGHBOURS.get(bare(word[at]))
    if not keys:
        return None
    return word[:at] + same_case(word[at], rng.choice(keys)) + word[at + 1:]


def doubled(word, rng):
    at = rng.randrange(len(word))
    return word[:at] + word[at] + word[at:]


def missing(word, rng):
    at = rng.randrange(len(word))
    return word[:at] + word[at + 1:]


def swapped(word, rng):
    at = rng.randrange(len(word) - 1)
    if word[at] == word[at + 1]:
        return None
    return same_case(word, (word[:at] + word[at + 1] + word[at] + word[at + 2:]).lower())


# MARK: - Accents and sounds

ACCENTS = {"e": "éèê", "a": "àâ", "u": "ùû", "i": "îï", "o": "ô", "c": "ç"}


def accent(word, rng):
    """Mostly lost, sometimes wrong, sometimes one too many (on an e or an a)."""
    marked = [i for i, c in enumerate(word) if bare(c) != c.lower() and len(bare(c)) == 1]
    if not marked:
        plain = [i for i, c in enumerate(word.lower()) if c in "ea"]
        if not plain or len(word) < SHORTEST:
            return None
        at = rng.choice(plain)
        new = "é" if word[at].lower() == "e" else "à"
    else:
        at = rng.choice(marked)
        plain = bare(word[at])
        others = [c for c in ACCENTS.get(plain, "") if c != word[at].lower()]
        new = rng.choice(others) if others and rng.random() < 0.35 else plain
    return word[:at] + same_case(word[at], new) + word[at + 1:]


V = "aeiouyàâéèêëîïôûù"
# pattern, what is written instead (one is drawn)
SOUNDS = [
    (r"(?<=\w\w)(?:é|er|ez|ée|és|ées|ai|ait|ais)$", ["é", "er", "ez", "ai", "et", "e"]),
    (r"ph", ["f"]), (r"(?<!p)f(?!f)", ["ph"]),
    (r"qu(?=[eiéèê])", ["k"]), (r"qu(?=[ao])", ["k", "c"]), (r"c(?=[aouâôlr])", ["k"]), (r"c$", ["k"]),
    (r"ss", ["c", "s", "sc"]), (r"(?<![s])c(?=[eiéèê])", ["s", "ss"]), (r"ç", ["s", "ss", "c"]),
    (r"^s(?=[eiéè])", ["c"]), (r"cc(?=[eiéè])", ["x", "ks", "c"]), (r"ti(?=on)", ["si", "ssi"]),
    (rf"(?<=[{V}])s(?=[{V}])", ["z"]), (r"x(?=[{V}p])", ["ks", "gz"]),
    (rf"an(?![{V}n])", ["en"]), (rf"en(?![{V}n])", ["an"]), (r"am(?=[bp])", ["em", "an"]), (r"em(?=[bp])", ["am", "an"]),
    (rf"in(?![{V}n])", ["ain", "un"]), (rf"ain(?![{V}n])", ["in", "ein"]), (rf"ien$", ["iun", "yen"]),
    (r"eau", ["o", "au"]), (r"(?<!e)au", ["o"]), (r"ô", ["au", "o"]), (r"(?<![aeou])o(?![uinm])", ["au"]),
    (r"(?<=[a-zéè])ai(?=[a-z])", ["è", "é", "ei"]), (r"è|ê", ["ai", "e"]), (r"oi", ["oa", "wa"]), (r"oeu", ["eu"]),
    (r"ge(?=[ao])", ["j"]), (r"g(?=[ei])", ["j"]), (r"j", ["g"]), (r"gu(?=[eiaé])", ["g"]), (r"ch", ["sh"]), (r"th", ["t"]),
    (r"^h", [""]), (rf"(?<=[{V}])y(?=[{V}])", ["ill", "i"]), (r"(?<=[bcdfglmnprst])y|^y", ["i"]), (r"mpt", ["nt"]),
    (r"([bcdfglmnprt])\1", [r"\1"]), (rf"(?<=[{V}])([lmnpt])(?=[{V}])", [r"\1\1"]),
    (r"(?<=\w\w)[stxdp]$", [""]), (r"(?<=\w\w)ent$", ["e", "es"]), (r"(?<=\w\w[bcdglmnprtv])e$", [""]), (r"(?<=\w\w)es$", ["e"]),
    (r"(?<=\w\w[aeiouné])$", ["s", "t"]),
]
SOUNDS = [(re.compile(p), out) for p, out in SOUNDS]


def phonetic(word, rng):
    low = word.lower()
    places = [(m, out) for p, out in SOUNDS for m in p.finditer(low)]
    if not places:
        return None
    m, out = rng.choice(places)
    new = low[:m.start()] + m.expand(rng.choice(out)) + low[m.end():]
    return same_case(word, new) if len(new) >= 2 else None


def capitals(word, rng):
    if len(word) < 2:
        return None
    return rng.choice([word.upper(), word.lower(), word.swapcase(), word[:2].upper() + word[2:]])


IN_A_WORD = {"accent": (accent, 1), "neighbour": (neighbour, SHORTEST), "doubled": (doubled, SHORTEST),
             "missing": (missing, SHORTEST), "swapped": (swapped, SHORTEST), "phonetic": (phonetic, SHORTEST),
             "capitals": (capitals, 2)}

# MARK: - Chat and Québec spellings

# As it is written (folded, words only) → as it is typed.
CHAT = {
    "mot de passe": ["mdp", "mot de pass", "password"], "mots de passe": ["mdp"],
    "s il vous plait": ["svp", "stp", "sivouplait"], "pourquoi": ["pk", "pkoi", "pq"], "quelqu un": ["qqun", "qqn"],
    "quelque chose": ["qqch", "kekchose"], "parce que": ["pcq", "paske"], "parce qu": ["pcq"],
    "je suis": ["chu", "jsuis", "chui"], "je ne suis": ["chu", "jsuis"], "je ne sais pas": ["chais pas", "jsais pas"],
    "je sais pas": ["chais pas", "jsé pas"], "je veux": ["jveux"], "je peux": ["jpeux"], "je dois": ["jdois"],
    "je fais": ["jfais"], "je cherche": ["jcherche"], "je me": ["jme"], "je l ai": ["jlai"], "j ai": ["jai", "g"],
    "n ai plus": ["ai pus"], "n est plus": ["est pus"], "travaille plus": ["travaille pus"], "marche plus": ["marche pus"],
    "ai plus": ["ai pus"], "est plus": ["est pus"], "a plus": ["a pus"], "il est": ["yé", "y est"], "elle est": ["a l'est", "est"],
    "il y a": ["ya", "y a"], "il faut": ["faut", "y faut", "fo"], "tu sais": ["tsé"], "donc": ["faque"], "alors": ["faque"],
    "et": ["pis"], "puis": ["pis"], "est ce que c est": ["c'est-tu"], "est ce que": ["esque", "es ce que", "est-ce qu"],
    "est ce": ["c'est-tu", "es ce"], "c est": ["cé", "c"], "c est quoi": ["cé koi", "c koi", "c quoi"],
    "qu est ce que": ["keske", "kessé que", "qu'es ce que"], "quoi": ["koi", "kwa"], "qui": ["ki"], "que": ["ke"],
    "quand": ["qd", "kan"], "comment": ["cmt", "coment"], "pour": ["pr"], "avec": ["ac", "avek"], "dans": ["ds"],
    "vous": ["vs"], "nous": ["ns"], "toujours": ["tjrs"], "beaucoup": ["bcp"], "aujourd hui": ["ajd", "auj"],
    "maintenant": ["mtn", "asteure"], "message": ["msg"], "municipalite": ["muni"], "telephone": ["tel"], "numero": ["num", "no"],
    "ici": ["icitte"], "moi": ["moé"], "application": ["appli", "app"], "information": ["info"], "d accord": ["dac"],
    "peut etre": ["ptet", "ptête"], "bonjour": ["bjr"], "bonsoir": ["bsr"], "merci": ["mci", "thx"], "ordinateur": ["ordi"],
    "ca": ["sa"], "courriel": ["email", "mail"], "pas": ["pô", "pa"], "je": ["j"], "sur": ["su"], "rien": ["rin"],
    "quel": ["kel"], "quelle": ["kel"], "ou est ce que": ["ouske", "oussé que"], "elle a": ["a l'a"], "bien": ["ben"],
    "toute": ["toutte"], "alors que": ["tandis que"], "alors qu": ["tandis qu"],
}
ASIDES = [" svp", " tsé", " stp", " là là", " genre", " lol", " mettons"]
OPENINGS = ["bjr ", "allo ", "faque ", "bon ben ", "ok "]


def chat(parts, rng):
    words = [(i, p) for i, p in enumerate(parts) if p.is_word]
    places = []
    for first in range(len(words)):
        for count in range(1, 5):
            run = words[first:first + count]
            if len(run) < count or any(not p.open or p.touched for _, p in run):
                break
            between = [parts[i].text for i in range(run[0][0], run[-1][0]) if not parts[i].is_word]
            if any(b not in (" ", "'", "’", "-") for b in between):
                break
            typed = CHAT.get(" ".join(bare(p.text) for _, p in run))
            if typed:
                places.append((run[0][0], run[-1][0], typed))
    if not places or rng.random() < 0.15:  # nothing to shorten: a word slipped in
        if rng.random() < 0.5 and parts[0].open and not parts[0].touched:
            return edit(parts, 0, 0, [word_piece(rng.choice(OPENINGS))], "")
        last = max((i for i, p in enumerate(parts) if p.is_word and p.open), default=None)
        return None if last is None else edit(parts, last + 1, last + 1, [word_piece(rng.choice(ASIDES))], "")
    first, last, typed = rng.choice(places)
    before = "".join(p.text for p in parts[first:last + 1])
    new = word_piece(rng.choice(typed))
    if before[:1].isupper() and rng.random() < 0.5:
        new.text = same_case(before[0], new.text)
    return edit(parts, first, last + 1, [new], before)


def word_piece(text):
    piece = Piece(text, True, True)
    piece.touched = True
    return piece


def edit(parts, first, end, new, before):
    """Puts new pieces in place of some; returns what was there and what is there now."""
    parts[first:end] = new
    return before, "".join(p.text for p in new)


# MARK: - Between words


def beside(parts, i):
    return [q for q in parts[max(0, i - 1):i] + parts[i + 1:i + 2] if q.is_word]


def gaps(parts, pattern, both=True):
    """The places between words that read like the pattern; those beside untouched words if there are any."""
    found = [i for i, p in enumerate(parts) if not p.is_word and p.open and re.fullmatch(pattern, p.text)
             and (not both or 0 < i < len(parts) - 1)]
    fresh = [i for i in found if not parts[i].touched and not any(q.touched for q in beside(parts, i))]
    return fresh or [i for i in found if not parts[i].touched]


def at_gap(parts, i, text):
    before = "".join(p.text for p in parts[max(0, i - 1):i + 2])
    parts[i].text, parts[i].touched = text, True
    for q in beside(parts, i):
        q.touched = True
    return before, "".join(p.text for p in parts[max(0, i - 1):i + 2])


def apostrophe(parts, rng):
    found = gaps(parts, "['’]")
    return at_gap(parts, rng.choice(found), rng.choice(["", "", " ", ",", "´"])) if found else None


def glued(parts, rng):
    found = gaps(parts, " ")
    return at_gap(parts, rng.choice(found), "") if found else None


def split(parts, rng):
    words = [p for p in parts if p.is_word and p.open and len(p.text) >= 5]
    words = [p for p in words if not p.touched] or words
    if not words:
        return None
    word = rng.choice(words)
    before, cut = word.text, rng.randrange(2, len(word.text) - 1)
    word.text, word.touched = before[:cut] + " " + before[cut:], True
    return before, word.text


def punctuation(parts, rng):
    found = gaps(parts, r"[ \u00a0\u202f]*[.,;:!?…]+\s*", both=False)
    if not found:
        if not parts[-1].open or parts[-1].touched and not parts[-1].is_word:
            return None
        mark = Piece(rng.choice(["...", "!!!", "??", " ,", "."]), False, True)
        mark.touched = True
        parts.append(mark)
        return "", mark.text
    i = rng.choice(found)
    text = parts[i].text
    mark = text.strip()[-1]
    tail = " " if i < len(parts) - 1 else ""
    return at_gap(parts, i, rng.choice([tail, tail, " " * (mark in "?!:") + mark * rng.randrange(2, 6) + tail, mark]))


BETWEEN = {"chat": chat, "apostrophe": apostrophe, "glued": glued, "split": split, "punctuation": punctuation}
KINDS = list(IN_A_WORD) + list(BETWEEN)

# MARK: - Noise


def in_a_word(parts, kind, rng):
    make, shortest = IN_A_WORD[kind]
    words = [p for p in parts if p.is_word and p.open and len(p.text) >= shortest]
    if kind == "accent" and rng.random() < 0.8:  # one too many is rarer than one lost
        words = [p for p in words if bare(p.text) != p.text.lower()] or words
    if kind == "capitals" and rng.random() < 0.25:
        before = "".join(p.text for p in parts)
        for p in parts:
            if p.is_word and p.open:
                p.text = p.text.upper()
        return (before, "".join(p.text for p in parts)) if before != "".join(p.text for p in parts) else None
    fresh = [p for p in words if not p.touched]
    for pool in (fresh, words):
        pool = list(pool)
        rng.shuffle(pool)
        for word in pool:
            for _ in range(4):
                new = make(word.text, rng)
                if new and new != word.text:
                    before, word.text, word.touched = word.text, new, True
                    return before, new
    return None


def noisy(text, faults, rng, kinds=KINDS):
    """Returns a text with exactly `faults` faults, or fewer when it offers no place, and the list of them.

    Each fault is (kind, what was there, what is there now).
    """
    parts, made = pieces(text), []
    while len(made) < faults:
        before = "".join(p.text for p in parts)
        order = list(kinds)
        rng.shuffle(order)
        for kind in order:
            fault = BETWEEN[kind](parts, rng) if kind in BETWEEN else in_a_word(parts, kind, rng)
            if fault and "".join(p.text for p in parts) != before:
                made.append((kind, *fault))
                break
        else:
            break
    return "".join(p.text for p in parts), made


def generator(seed, *what):
    return random.Random(":".join(map(str, (seed, *what))))


# MARK: - Measuring


def turns(binary, bot, texts):
    """Sends each text in a conversation of its own; returns one turn each."""
    lines = "".join(json.dumps({"conversation": f"n{i}", "id": "m1", "text": t}, ensure_ascii=False) + "\n"
                    for i, t in enumerate(texts))
    done = subprocess.run([binary, "chat", "--json", "--bot", bot], input=lines.encode(), capture_output=True)
    out = [json.loads(line) for line in done.stdout.decode().split("\n") if line.strip()]
    if len(out) != len(texts):
        sys.exit(f"noise: sent {len(texts)} messages, got {len(out)} turns, status {done.returncode}: "
                 + done.stderr.decode(errors="replace")[-600:])
    return out


def plain(text):
    """A reply as the `must` expressions expect it: typographic marks made plain, one space, no emphasis."""
    text = unicodedata.normalize("NFC", text or "")
    text = re.sub("[’‘ʼ′]", "'", text)
    text = re.sub("[‐‑‒–—]", "-", text)
    return re.sub(r"\s+", " ", re.sub("[\u200b\u200c\u200d\u2060\ufeff\u00ad*`]", "", text)).strip()


def verdict(row, turn):
    messages = turn.get("messages", [])
    wanted, also = set(row["topics"]), set(row.get("also", []))
    got = {m["topic"] for m in messages if m.get("topic")}
    if got & wanted and also <= got:
        text = plain("\n".join(m.get("text", "") for m in messages))
        if not all(re.search(p, text, re.I) for p in row.get("must", [])):
            return "fact missing"
        return "right but noisy" if got - wanted - also else "right"
    if got & (wanted | also):
        return "half answered"
    if turn.get("outcome") == "clarify":
        offered = {c["topic"] for m in messages for c in m.get("choices", []) if c.get("topic")}
        return "asked well" if offered & wanted else "asked badly"
    return "wrong" if got else "not understood"


GOOD = ("right", "asked well")


def measure(options):
    with open(os.path.join(options.data, "utterances.jsonl"), encoding="utf-8") as file:
        rows = [json.loads(line) for line in file if line.strip()]
    clean = [verdict(r, t) for r, t in zip(rows, turns(options.binary, options.bot, [r["text"] for r in rows]))]
    figures = {"without faults": {"n": len(rows), "good": share(clean)}}
    print(f"without faults: {share(clean):.4f} of {len(rows)}")
    missed, failures = False, []
    for place, faults in enumerate(options.faults):
        sent = []
        for number in range(options.rounds):
            for row, before in zip(rows, clean):
                rng = generator(options.seed, row.get("id", row["text"]), number, faults)
                sent.append((row, before, *noisy(row["text"], faults, rng, options.kinds)))
        answers = turns(options.binary, options.bot, [s[2] for s in sent])
        found, by_kind, short = [], defaultdict(list), 0
        for (row, before, text, made), turn in zip(sent, answers):
            v = verdict(row, turn)
            found.append(v)
            short += len(made) < faults
            for kind in {m[0] for m in made}:
                by_kind[kind].append((v, before))
            if v not in GOOD:
                failures.append({
                    "faults": faults, "id": row.get("id"), "verdict": v, "clean": before, "text": text, "typed": row["text"],
                    "made": made, "wanted": row["topics"], "also": row.get("also"), "outcome": turn.get("outcome"),
                    "got": [m["topic"] for m in turn.get("messages", []) if m.get("topic")],
                    "corrections": turn.get("understanding", {}).get("corrections", [])})
        figure = {"n": len(found), "good": share(found), "fewer places than faults": short, "verdicts": dict(Counter(found)),
                  "by kind": {k: {"n": len(v), "good": share([x for x, _ in v]),
                                  "lost": sum(x not in GOOD and b in GOOD for x, b in v)}
                              for k, v in sorted(by_kind.items())}}
        figures[f"{faults} faults"] = figure
        print(f"{faults} fault{'s' * (faults > 1)}: {figure['good']:.4f} of {figure['n']}  {figure['verdicts']}")
        for kind, f in sorted(figure["by kind"].items(), key=lambda item: item[1]["good"]):
            print(f"  {kind:<12} {f['good']:.4f} of {f['n']:>4}   lost to noise: {f['lost']}")
        if options.at_least and place < len(options.at_least) and figure["good"] < options.at_least[place]:
            missed = True
            print(f"  below {options.at_least[place]}")
    for path, write in ((options.failures, lambda o: o.writelines(json.dumps(f, ensure_ascii=False) + "\n" for f in failures)),
                        (options.json, lambda o: json.dump(figures, o, ensure_ascii=False, indent=1))):
        if path:
            with open(path, "w", encoding="utf-8") as out:
                write(out)
    return 1 if missed else 0


def share(verdicts):
    return round(sum(v in GOOD for v in verdicts) / len(verdicts), 4) if verdicts else None


def show(options):
    for text in options.text or (line.rstrip("\n") for line in sys.stdin):
        for faults in options.faults:
            new, made = noisy(text, faults, generator(options.seed, text, 0, faults), options.kinds)
            print(f"{new}\t{'; '.join(f'{k}: {a!r} → {b!r}' for k, a, b in made)}")
    return 0


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = options.add_subparsers(dest="command", required=True)
    for name in ("show", "measure"):
        command = commands.add_parser(name)
        command.add_argument("--faults", type=int, nargs="+", default=[1, 2, 3])
        command.add_argument("--seed", default="1")
        command.add_argument("--kinds", nargs="+", choices=KINDS, default=KINDS)
        if name == "show":
            command.add_argument("text", nargs="*")
            continue
        command.add_argument("--binary", required=True)
        command.add_argument("--bot", default=".")
        command.add_argument("--data", required=True, help="folder of utterances.jsonl")
        command.add_argument("--rounds", type=int, default=1, help="how often each utterance is noised anew")
        command.add_argument("--failures", help="write every failure here, one JSON object a line")
        command.add_argument("--json", help="write the figures here")
        command.add_argument("--at-least", type=float, nargs="+", help="shares asked for, one for each number of faults")
    arguments = options.parse_args()
    return measure(arguments) if arguments.command == "measure" else show(arguments)


if __name__ == "__main__":
    sys.exit(main())

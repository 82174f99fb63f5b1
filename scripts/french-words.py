#!/usr/bin/env python3
"""Expand Hunspell's French dictionary into one sorted list of folded words.

    scripts/french-words.py                      # writes language/french-words.txt
    scripts/french-words.py --check              # exit 1 when the committed list is stale
    scripts/french-words.py --validate 2000      # asks the hunspell program about a random sample

Input: the .dic and .aff files of Debian's package hunspell-fr (Dicollecte, "classique").
Output: one word a line, lower case, without accents, letters a-z only, 2 to 24 of them, without
duplicates, sorted bytewise, after a header of lines that begin with "#".

The format of the two files is described in hunspell(5). What is read here:

- FLAG long: a flag is two characters.
- SFX and PFX with strip, affix, continuation flags and condition; cross products of a prefix with
  a suffix; two levels of suffixes.
- NEEDAFFIX: the bare form is no word. FORBIDDENWORD: no word at all.
- KEEPCASE: a symbol that is a word in one case only (kW, Pa, mmHg). Left out, since a folded list
  has no case and "das" (decasecond) must not hide a mistyped "dans". Roman numerals and
  chemical formulas (short, with a capital inside: NaCl) are left out for the same reason.

Prefixes that only add an elided word (l', d', qu'...) are not applied: whoever reads the list has
already split at apostrophes. The elided words themselves (qu, lorsqu, puisqu...) are listed.
"""

import argparse
import random
import re
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Iterator, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
SHORTEST, LONGEST = 2, 24
SUFFIX_LEVELS = 2  # hunspell(5): "twofold suffix stripping"
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})
FORMULA = re.compile("(?=.*[a-z][A-Z]).{1,5}")
ROMAN_NUMERAL = re.compile(r"[IVXLivxl]+(d|de|des|ds|nd|nds|er|ers|re|res|e|es)?")


class Affix(NamedTuple):
    """One line of a PFX or SFX class."""

    strip: str
    add: str
    flags: frozenset[str]
    condition: re.Pattern[str]


class AffixFile(NamedTuple):
    """What the .aff file declares, as far as it is read here."""

    version: str
    suffixes: dict[str, list[Affix]]
    prefixes: dict[str, list[Affix]]
    crossing: frozenset[str]
    need_affix: str
    forbidden: str
    keep_case: str
    no_suggest: str


def split_flags(text: str) -> frozenset[str]:
    """Returns the two-character flags of `text`."""
    if len(text) % 2:
        raise ValueError(f"odd number of characters in flags: {text!r}")
    return frozenset(text[i : i + 2] for i in range(0, len(text), 2))


def read_affixes(path: Path) -> AffixFile:
    """Reads the .aff file; raises ValueError for a line it does not understand."""
    options: dict[str, str] = {}
    classes: dict[str, dict[str, list[Affix]]] = {"SFX": {}, "PFX": {}}
    crossing: set[str] = set()
    version = "?"
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        found = re.match(r"# AFFIXES DU DICTIONNAIRE .* v([0-9.]+)", line)
        if found:
            version = found[1]
        fields = line.split()
        if not fields or fields[0].startswith("#"):
            continue
        if fields[0] in classes:
            kind, flag = classes[fields[0]], fields[1]
            if flag not in kind:  # the header of a class: SFX flag Y|N count
                kind[flag] = []
                if fields[2] == "Y":
                    crossing.add(flag)
                continue
            if len(fields) < 5:
                raise ValueError(f"{path}:{number}: affix without condition")
            strip = "" if fields[2] == "0" else fields[2]
            add, _, flags = fields[3].partition("/")
            add = "" if add == "0" else add
            pattern = f"(?:{fields[4]})$" if fields[0] == "SFX" else f"^(?:{fields[4]})"
            kind[flag].append(Affix(strip, add, split_flags(flags), re.compile(pattern)))
        elif len(fields) == 2:
            options[fields[0]] = fields[1]
    if options.get("FLAG") != "long":
        raise ValueError(f"{path}: only FLAG long is read")
    return AffixFile(
        version,
        classes["SFX"],
        classes["PFX"],
        frozenset(crossing),
        options.get("NEEDAFFIX", ""),
        options.get("FORBIDDENWORD", ""),
        options.get("KEEPCASE", ""),
        options.get("NOSUGGEST", ""),
    )


def read_entries(path: Path) -> Iterator[tuple[str, frozenset[str]]]:
    """Yields each word of the .dic file with its flags."""
    lines = path.read_text(encoding="utf-8").splitlines()
    for line in lines[1:]:
        entry = re.split(r"[\t ]", line, maxsplit=1)[0]
        if not entry:
            continue
        word, _, flags = entry.partition("/")
        yield word, split_flags(flags)


def is_elision(prefix: Affix) -> bool:
    """Says whether a prefix only adds an elided word, as in l'accès."""
    return "'" in prefix.add or "’" in prefix.add


def suffixed(
    affixes: AffixFile, word: str, flags: frozenset[str], levels: int, crossing_only: bool
) -> Iterator[str]:
    """Yields the forms of `word` that its suffix flags give, without the bare form."""
    if levels == 0:
        return
    for flag in flags & affixes.suffixes.keys():
        if crossing_only and flag not in affixes.crossing:
            continue
        for suffix in affixes.suffixes[flag]:
            if not word.endswith(suffix.strip) or not suffix.condition.search(word):
                continue
            form = word[: len(word) - len(suffix.strip)] + suffix.add
            if affixes.need_affix not in suffix.flags:
                yield form
            yield from suffixed(affixes, form, suffix.flags, levels - 1, crossing_only)


def expand(affixes: AffixFile, word: str, flags: frozenset[str]) -> Iterator[str]:
    """Yields every form of one entry, as written: with its case and accents."""
    if affixes.forbidden in flags or affixes.keep_case in flags or FORMULA.fullmatch(word):
        return
    if affixes.no_suggest in flags and ROMAN_NUMERAL.fullmatch(word):
        return
    if affixes.need_affix not in flags:
        yield word
    yield from suffixed(affixes, word, flags, SUFFIX_LEVELS, crossing_only=False)
    for flag in flags & affixes.prefixes.keys():
        for prefix in affixes.prefixes[flag]:
            if is_elision(prefix) or not prefix.condition.search(word):
                continue
            if not word.startswith(prefix.strip):
                continue
            form = prefix.add + word[len(prefix.strip) :]
            if affixes.need_affix not in prefix.flags | flags:
                yield form
            own = flags if flag in affixes.crossing else frozenset()
            yield from suffixed(
                affixes, form, own | prefix.flags, SUFFIX_LEVELS, crossing_only=True
            )


def elided_words(affixes: AffixFile) -> Iterator[str]:
    """Yields what stands before the apostrophe of the prefixes that are not applied."""
    for prefixes in affixes.prefixes.values():
        for prefix in prefixes:
            if is_elision(prefix):
                yield re.split("['’]", prefix.add)[0]


def folded_parts(form: str) -> Iterator[str]:
    """Yields the folded words of a form, split at apostrophes and hyphens.

    Only canonical decomposition is used: the raised letters of « Mᵐᵉ » make no word.
    """
    lower = unicodedata.normalize("NFC", form).lower().translate(LIGATURES)
    plain = "".join(
        c for c in unicodedata.normalize("NFD", lower) if unicodedata.category(c) != "Mn"
    )
    for part in re.split("['’ʼ\\-‐‑–·. ]", plain):
        if SHORTEST <= len(part) <= LONGEST and part.isascii() and part.isalpha():
            yield part


def header(affixes: AffixFile, count: int) -> str:
    """Returns the lines that stand before the words."""
    return "".join(
        f"# {line}\n"
        for line in (
            "French words, every inflected form, folded: lower case, without accents, a-z.",
            f'Source: Hunspell dictionary "francais classique" {affixes.version} of Dicollecte',
            "(https://grammalecte.net/), as packaged by Debian (hunspell-fr-classical).",
            "Copyright 2007-2018 Dicollecte contributors.",
            "Expanded and folded by scripts/french-words.py; see language/README.md.",
            "This Source Code Form is subject to the terms of the Mozilla Public License,",
            "v. 2.0. If a copy of the MPL was not distributed with this file, You can obtain",
            "one at http://mozilla.org/MPL/2.0/.",
            f"Words: {count}",
        )
    )


def validate(forms: list[str], dictionary: Path, size: int, seed: int) -> bool:
    """Asks the hunspell program about a sample; true when 99.5 % or more are accepted."""
    sample = random.Random(seed).sample(forms, min(size, len(forms)))
    answer = subprocess.run(
        ["hunspell", "-i", "UTF-8", "-l", "-d", str(dictionary.with_suffix(""))],
        input="\n".join(sample) + "\n",
        capture_output=True,
        text=True,
        check=True,
    )
    refused = answer.stdout.split()
    accepted = 1 - len(refused) / len(sample)
    print(f"{len(sample)} forms, {accepted:.2%} accepted; refused: {refused}")
    return accepted >= 0.995


def main() -> int:
    """Parses the command line and does what it says."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--dic", type=Path, default=Path("/usr/share/hunspell/fr_CA.dic"))
    parser.add_argument("--output", type=Path, default=ROOT / "language" / "french-words.txt")
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    parser.add_argument("--validate", type=int, metavar="COUNT", help="ask hunspell about COUNT")
    parser.add_argument("--seed", type=int, default=1, help="of the sample")
    options = parser.parse_args()

    affixes = read_affixes(options.dic.with_suffix(".aff"))
    forms: set[str] = set()
    for word, flags in read_entries(options.dic):
        forms.update(expand(affixes, word, flags))
    if options.validate:
        listed = sorted(form for form in forms if any(folded_parts(form)))
        return 0 if validate(listed, options.dic, options.validate, options.seed) else 1

    words: set[str] = set()
    for form in forms | set(elided_words(affixes)):
        words.update(folded_parts(form))
    content = header(affixes, len(words)) + "".join(f"{word}\n" for word in sorted(words))
    if options.check:
        current = options.output.read_text(encoding="ascii") if options.output.exists() else ""
        if current != content:
            print(f"{options.output} is stale: run scripts/french-words.py", file=sys.stderr)
            return 1
        return 0
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_text(content, encoding="ascii", newline="\n")
    print(f"{options.output}: {len(words)} words from {len(forms)} forms")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Make the gate's synonym table from WordNet 3.0: ``python -m eval.synonyms FOLDER OUT``.

FOLDER holds WordNet's database files (``data.noun``, ``index.noun`` and so on, as in Debian's
package wordnet-base). The rules are told in ``translator.gate.synonyms``.
"""

from __future__ import annotations

import argparse
import gzip
import re
from collections import defaultdict
from pathlib import Path

from wordfreq import zipf_frequency

_POS = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
_PARTICLES = frozenset(
    "out up down over off back in on away through into apart together forward along aside "
    "by".split()
)
_DERIVED, _WIDER, _OPPOSITE = "+\\<", "@&$", "!"
_WORD_AT_LEAST, _PHRASE_AT_LEAST, _DERIVED_AT_LEAST = 3.25, 4.2, 2.5

Pointer = tuple[str, str, str, int, int]  # symbol, synset, part of speech, from word, to word
Synsets = dict[tuple[str, str], tuple[list[str], list[Pointer]]]
Ranks = dict[tuple[str, str, str], int]
Pairs = dict[str, set[str]]


def main() -> int:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    text = table(options.folder).encode("utf-8")
    options.out.write_bytes(gzip.compress(text, 9, mtime=0))
    return 0


def table(folder: Path) -> str:
    """``word|same|near|opposite``, a line each, sorted."""
    synsets, ranks = _read(folder)
    same: Pairs = defaultdict(set)
    near: Pairs = defaultdict(set)
    opposite: Pairs = defaultdict(set)
    for (pos, offset), (words, pointers) in synsets.items():
        for i, one in enumerate(words):
            for two in words[i + 1 :]:
                first, second = (ranks.get((w, pos, offset), 99) for w in (one, two))
                close = min(first, second) <= 1 and max(first, second) <= 4
                _add(same if close else near, one, two)
        for symbol, target, to_pos, source, to in pointers:
            others = synsets.get((to_pos, target), ([], []))[0]
            if not others:
                continue
            if symbol == _OPPOSITE:
                _add(opposite, words[source - 1], others[to - 1])
            elif symbol in _DERIVED and source and to:
                one, two = words[source - 1], others[to - 1]
                rank = max(ranks.get((one, pos, offset), 99), ranks.get((two, to_pos, target), 99))
                alike = one[:4] == two[:4] or (one[:2] == two[:2] and rank <= 3) or rank <= 1
                _add(
                    same if alike else near,
                    one,
                    two,
                    _DERIVED_AT_LEAST if alike else _WORD_AT_LEAST,
                )
            elif symbol in _WIDER:
                _near(near, words, others, ranks, (pos, offset), (to_pos, target))
    lines = []
    for word in sorted({*same, *near, *opposite}):
        columns = (
            same[word] - opposite[word],
            near[word] - same[word] - opposite[word],
            opposite[word],
        )
        lines.append("|".join([word, *(" ".join(sorted(column)) for column in columns)]))
    return "\n".join(lines)


def _near(  # noqa: PLR0913, PLR0917 - two synsets and their words
    near: Pairs,
    words: list[str],
    others: list[str],
    ranks: Ranks,
    here: tuple[str, str],
    there: tuple[str, str],
) -> None:
    for one in words:
        for two in others:
            if ranks.get((one, *here), 99) <= 2 and ranks.get((two, *there), 99) <= 3:
                _add(near, one, two)


def _add(pairs: Pairs, one: str, two: str, at_least: float = _WORD_AT_LEAST) -> None:
    if one != two and _is_everyday(one, at_least) and _is_everyday(two, at_least):
        pairs[one].add(two)
        pairs[two].add(one)


def _is_everyday(word: str, at_least: float) -> bool:
    if not re.fullmatch(r"[a-z]+(?:_[a-z]+)?", word):
        return False
    parts = word.split("_")
    if len(parts) == 2:
        common = all(zipf_frequency(part, "en") >= _PHRASE_AT_LEAST for part in parts)
        return common and parts[1] in _PARTICLES
    return len(word) > 1 and zipf_frequency(word, "en") >= at_least


def _read(folder: Path) -> tuple[Synsets, Ranks]:
    synsets: Synsets = {}
    ranks: Ranks = {}
    for pos, name in _POS.items():
        for line in _lines(folder / f"data.{name}"):
            fields = line.split("|")[0].split()
            size = int(fields[3], 16)
            words = [re.sub(r"\(.*", "", fields[4 + 2 * i]).lower() for i in range(size)]
            at = 4 + 2 * size
            pointers = []
            for k in range(int(fields[at])):
                symbol, offset, to, ends = fields[at + 1 + 4 * k : at + 5 + 4 * k]
                to = "a" if to == "s" else to
                pointers.append((symbol, offset, to, int(ends[:2], 16), int(ends[2:], 16)))
            synsets[pos, fields[0]] = (words, pointers)
        for line in _lines(folder / f"index.{name}"):
            fields = line.split()
            for rank, offset in enumerate(fields[-int(fields[2]) :]):
                ranks[fields[0], pos, offset] = rank
    return synsets, ranks


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text("utf-8").splitlines() if not line.startswith("  ")]


if __name__ == "__main__":
    raise SystemExit(main())

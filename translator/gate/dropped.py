"""Words that are simply gone, and words that are said again.

One word in six may go where others come in its place (see ``content``). Where none comes, the
sentence merely says less: "sent to customers" told as "sent". Then only a word that carries next to
nothing may go ("the data it contains", "the latter"). And a figure, a pair of words or a participle
may not stand twice in a sentence that has it once: that is no sentence any more.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import pairwise

from translator.gate.content import LIGHT_ADVERBS, LIGHT_NOUNS, contents, without_partner
from translator.gate.text import Word, plainly, words_of
from translator.gate.wordlists import EMPTY, NEUTRAL, WIDE
from translator.gate.words import is_content, lemmas, verb_forms
from translator.values import Check

# Verbs of being, holding and saying, and words that only point.
LIGHT = (
    WIDE
    | EMPTY
    | NEUTRAL
    | LIGHT_NOUNS
    | LIGHT_ADVERBS
    | frozenset(
        "contain exist include belong write say compare proceed text yes yours latter former "
        "something anything current usual".split()
    )
)
_EMPTY_VERBS = frozenset("have has had do does did".split())
_HELPED = frozenset("not been to never also already".split())
_DENYING = frozenset("not no never".split())


def check_dropped(candidate: str, given: str) -> Check:
    """Refuse a word that is gone with nothing in its place, and one said again in a sentence."""
    problem = _gone(candidate, given) or _again(candidate, given)
    return Check("dropped", not problem, problem)


def _gone(candidate: str, given: str) -> str:
    asked, said = contents(given), contents(candidate)
    lost = without_partner(asked, said)
    if not lost or without_partner(said, asked) or _stand_ins(candidate) > _stand_ins(given):
        return ""
    there = frozenset(key for word in asked for key in word.keys | word.alike)
    if any(word.judged and not word.keys & there for word in said):
        return ""
    plain = plainly(given)
    for word in lost:
        labels = plain[word.word.end : word.word.end + 1] == ":"
        if not (word.keys & LIGHT or labels or word.word.lower.endswith("ly")):
            return f"keep “{word.word.text}”"
    return ""


def _stand_ins(text: str) -> int:
    """Verbs without content that may stand for one that is gone: "ends when the lease does"."""
    words = (*words_of(text), None)
    return sum(
        one is not None
        and one.lower in _EMPTY_VERBS
        and not (other is not None and (other.lower in _HELPED or "VBN" in verb_forms(other.text)))
        for one, other in pairwise(words)
    )


def _again(candidate: str, given: str) -> str:
    asked = Counter(key for _, key in _said(given))
    said = Counter(_said(candidate))
    for (_, key), count in said.items():
        if count > max(1, asked[key]):
            return f"says “{' '.join(key)}” twice in one sentence"
    return ""


@lru_cache(maxsize=2048)
def _said(text: str) -> tuple[tuple[tuple[int, int], tuple[str, ...]], ...]:
    """Figures and pairs of words with their sentence, participles with their clause, too."""
    words = words_of(text)
    found: list[tuple[tuple[int, int], tuple[str, ...]]] = []
    for word in words:
        if word.text[0].isdigit():
            found.append(((word.sentence, -1), (word.lower,)))
        elif is_content(word.text) and "VBN" in verb_forms(word.text):
            found.append(((word.sentence, word.clause), (word.lower,)))
    for one, other in pairwise(words):
        if one.sentence == other.sentence and _names(one) and _names(other):
            found.append(((one.sentence, -1), (one.lower, other.lower)))
    return tuple(found)


def _names(word: Word) -> bool:
    return is_content(word.text) and not lemmas(word.text) & NEUTRAL and word.lower not in _DENYING

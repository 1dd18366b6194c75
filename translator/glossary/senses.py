"""Which of several concepts a shared word means, decided by the words around it or not at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from translator.glossary import wordlists as lists
from translator.glossary.grammar import in_noun_slot, in_verb_slot, is_function_word, place
from translator.glossary.schema import Concept, PartOfSpeech

Scores = dict[str, float]
CUE = 2.0
"""What a cue weighs; another word that an explanation shares with the sentence weighs 1."""
CLEARLY = 2.0
"""How many times the second score the first must be where only the rest of the text decides."""
_STOP = frozenset(
    """a an the of to in on at for by with from and or but not no is are was were be been being it
    its this that these those which who whom whose what when where how as so than then there their
    them they we our us you your he she his her has have had do does did will would can could may
    might must shall should one two other another each every some any all more most such into out
    up down over under about between through during before after only also just very""".split()
)


def part_of_speech(plain: str, start: int, end: int) -> PartOfSpeech:
    """What the words around make of ``plain[start:end]`` when it may be a noun or a verb.

    A noun where nothing decides: its explanation stays true, and its words are never conjugated.
    """
    where = place(plain, start, end)
    if where.next in lists.AUXILIARIES | {"of"}:
        return "noun"
    if in_verb_slot(where) or where.previous == "to":
        return "verb"
    if in_noun_slot(where):
        return "noun"
    subject = bool(where.previous) and not is_function_word(where.previous)
    return "verb" if subject and where.next in lists.DETERMINERS | lists.PRONOUNS else "noun"


def cue_words(text: str) -> frozenset[str]:
    """The content words of a text, cut to a crude stem so that "servers" meets "server"."""
    words = re.findall(r"[a-z0-9]+(?:'[a-z]+)?", text.lower())
    return frozenset(_stem(word) for word in words if word not in _STOP)


def _stem(word: str) -> str:
    word = word.split("'", maxsplit=1)[0]
    for ending in ("ings", "ing", "ies", "ied", "ed", "es", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def choose(
    candidates: Sequence[Concept], plain: str, start: int, end: int, context: str = ""
) -> str | None:
    """The id of the concept meant by ``plain[start:end]``, or ``None`` when nothing decides.

    First the part of speech, where the candidates differ in it. Then, where they have cues, the
    cues around in the sentence; then a full name of one of them anywhere in ``context``, the text
    of the whole update; then the cues there, since a word keeps its meaning throughout a text
    (Gale, Church and Yarowsky 1992). Candidates without any cues are told apart by the words that
    the rest of the sentence shares with their explanations.
    """
    ways = {concept.pos for concept in candidates}
    kind = part_of_speech(plain, start, end) if ways == {"noun", "verb"} else None
    left = [concept for concept in candidates if kind is None or concept.pos == kind]
    if len(left) == 1:
        return left[0].id
    left = left or list(candidates)
    around = cue_words(plain[:start] + " " + plain[end:])
    own = cue_words(plain[start:end])
    if not any(concept.cues for concept in left):
        return _best({one.id: len((_explanation(one) - own) & around) for one in left}, 1, 1.0)
    return (
        _best(_weights(left, around, own), CUE, 1.0)
        or _named_in(left, context)
        or _best(_weights(left, _of_text(context), own), 2 * CUE, CLEARLY)
    )


def _weights(concepts: Sequence[Concept], around: frozenset[str], own: frozenset[str]) -> Scores:
    """How much the words around speak for each concept: a cue weighs more than other words."""
    shared = frozenset.intersection(*map(_cues, concepts))
    return {
        one.id: CUE * len((_cues(one) - shared) & around)
        + len((_explanation(one) - _cues(one) - own) & around)
        for one in concepts
    }


def _best(scores: Scores, least: float, margin: float) -> str | None:
    """The concept with the highest score, if that is enough and well above the second."""
    (first, winner), (second, _) = sorted(
        ((score, concept) for concept, score in scores.items()), reverse=True
    )[:2]
    return winner if first >= least and first > second * margin else None


def _named_in(concepts: Sequence[Concept], context: str) -> str | None:
    folded = context.lower().replace("-", " ")
    named = [
        one.id
        for one in concepts
        if any(
            re.search(rf"\b{re.escape(name.lower().replace('-', ' '))}s?\b", folded)
            for name in (one.term, *one.variants)
            if not name.isupper()
        )
    ]
    return named[0] if len(named) == 1 else None


@lru_cache(maxsize=16)
def _of_text(context: str) -> frozenset[str]:
    return cue_words(context)


@lru_cache(maxsize=4096)
def _cues_of(words: tuple[str, ...]) -> frozenset[str]:
    return cue_words(" ".join(words))


def _cues(concept: Concept) -> frozenset[str]:
    return _cues_of(concept.cues)


def _explanation(concept: Concept) -> frozenset[str]:
    words = (concept.definition, concept.gloss, concept.analogy, concept.term, *concept.variants)
    return _cues_of(words)

"""Which of several concepts a shared word means, decided by the words around it or not at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translator.glossary.schema import Concept, PartOfSpeech

_STOP = frozenset(
    """a an the of to in on at for by with from and or but not no is are was were be been being it
    its this that these those which who whom whose what when where how as so than then there their
    them they we our us you your he she his her has have had do does did will would can could may
    might must shall should one two other another each every some any all more most such into out
    up down over under about between through during before after only also just very""".split()
)
_NOUN_BEFORE = re.compile(
    r"\b(?:a|an|the|this|that|these|those|our|your|their|its|my|each|every|any|no|first|last|next"
    r"|failed|new|of|in|for|from|with|by|during|after|before|per)$",
    re.IGNORECASE,
)
_VERB_BEFORE = re.compile(
    r"\b(?:to|we|they|you|i|will|would|can|could|may|might|must|shall|should|not|never|please"
    r"|be|is|are|was|were|been|being|has|have|had|having|get|got)$",
    re.IGNORECASE,
)


def part_of_speech(plain: str, start: int) -> PartOfSpeech | None:
    """What the words before ``plain[start]`` make of the word there; ``None`` when unclear."""
    before = re.sub(r"\b\w+ly\s*$", "", plain[:start]).rstrip()
    if _VERB_BEFORE.search(before):
        return "verb"
    return "noun" if _NOUN_BEFORE.search(before) else None


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


def choose(candidates: Sequence[Concept], plain: str, start: int, end: int) -> str | None:
    """The id of the concept meant by ``plain[start:end]``, or ``None`` when nothing decides.

    First the part of speech, where the candidates differ in it; then the number of words that the
    rest of the sentence shares with each candidate's definition, gloss and analogy.
    """
    kinds = {concept.pos for concept in candidates}
    kind = part_of_speech(plain, start) if len(kinds) > 1 else None
    left = [concept for concept in candidates if kind is None or concept.pos == kind]
    if len(left) == 1:
        return left[0].id
    around = cue_words(plain[:start] + " " + plain[end:])
    own = cue_words(plain[start:end])
    scored = sorted(
        (
            (len((_explanation(concept) - own) & around), concept.id)
            for concept in left or candidates
        ),
        reverse=True,
    )
    return scored[0][1] if scored[0][0] > scored[1][0] else None


def _explanation(concept: Concept) -> frozenset[str]:
    words = (concept.definition, concept.gloss, concept.analogy, concept.term, *concept.variants)
    return cue_words(" ".join(words))

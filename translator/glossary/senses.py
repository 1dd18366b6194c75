"""Which of several concepts a shared word means, decided by the words around it or not at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translator.glossary import wordlists as lists
from translator.glossary.grammar import in_noun_slot, in_verb_slot, is_function_word, place
from translator.glossary.schema import Concept, PartOfSpeech

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


def choose(candidates: Sequence[Concept], plain: str, start: int, end: int) -> str | None:
    """The id of the concept meant by ``plain[start:end]``, or ``None`` when nothing decides.

    First the part of speech, where the candidates differ in it; then the number of words that the
    rest of the sentence shares with each candidate's definition, gloss and analogy.
    """
    ways = {concept.pos for concept in candidates}
    kind = part_of_speech(plain, start, end) if ways == {"noun", "verb"} else None
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

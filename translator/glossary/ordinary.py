"""Names that are everyday words, too ("library", "build"): terms only in technical company."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from translator.glossary import wordlists as lists
from translator.glossary.grammar import Place, is_function_word, kinds, place
from translator.glossary.inflect import surfaces
from translator.glossary.schema import Concept
from translator.glossary.senses import cue_words, part_of_speech
from translator.glossary.unknown import find_unknown
from translator.values import Sentence, Span, TermMatch

_WORD = re.compile(r"[a-z][a-z-]+")
CUES_OF_TEXT = 2
"""How many of an entry's cues must stand in the text where the sentence itself has none."""


class OrdinaryNames:
    """Finds the ``ordinary`` names of a glossary's entries. Built once; finding changes nothing."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._by_surface: dict[str, list[Concept]] = {}
        for concept in concepts:
            for name in concept.ordinary:
                for surface in surfaces(name, concept.pos):
                    self._by_surface.setdefault(surface.lower(), []).append(concept)
        self._first = frozenset(surface.split()[0] for surface in self._by_surface)

    def find(
        self, sentence: Sentence, taken: Sequence[Span], context: str = ""
    ) -> Iterator[TermMatch]:
        """Those that the finder of jargon takes for technical words, with their concepts.

        A word counts there only beside another technical word, or in code's company. It must also
        be the part of speech of its entry, and where the entry has cues, one must stand in the
        sentence, or several in ``context``, the text of the whole update.

        Args:
            sentence: where to look.
            taken: half-open spans of ``sentence.plain`` that belong to other terms.
            context: the text of the whole update.
        """
        plain = sentence.plain
        if self._first.isdisjoint(_WORD.findall(plain.lower())):
            return
        for match in find_unknown(sentence, (*taken, *sentence.code)):
            concept = self._meant(match, plain, context)
            if concept is not None:
                yield replace(match, concept=concept.id, how="variant", score=1.0)

    def _meant(self, match: TermMatch, plain: str, context: str) -> Concept | None:
        known: Mapping[str, list[Concept]] = self._by_surface
        for concept in known.get(match.surface.lower(), ()):
            if _fits(concept, match, plain) and _is_cued(concept, match, plain, context):
                return concept
        return None


def _fits(concept: Concept, match: TermMatch, plain: str) -> bool:
    """Whether the word is of its entry's part of speech here, as far as its neighbours show."""
    word = match.surface.lower()
    other = "NOUN" if concept.pos == "verb" else "VERB"
    if other not in kinds(word) or concept.pos == "adjective":
        return True
    kind = part_of_speech(plain, match.plain_start, match.plain_end)
    where = place(plain, match.plain_start, match.plain_end)
    if _is_verb(word, where):
        return concept.pos == "verb"
    return (kind == "noun" or _is_noun(word, where)) == (concept.pos == "noun")


def _is_noun(word: str, where: Place) -> bool:
    """What shows a noun: "logs" after "to", or a clause that tells more of it ("queries that")."""
    return word.endswith("s") and (where.previous == "to" or where.next == "that")


def _is_verb(word: str, where: Place) -> bool:
    """What shows a verb that the words right beside it do not: its subject, or its object."""
    if where.previous in lists.DETERMINERS - lists.PRONOUNS:
        return False
    opens_object = where.next in lists.DETERMINERS | lists.PRONOUNS
    if where.previous in {"that", "which", "who"} or (opens_object and where.next != "that"):
        return True
    if word.endswith("s"):
        return "NOUN" in kinds(where.next) and not is_function_word(where.next)
    subject = where.previous.endswith("s") and "NOUN" in kinds(where.previous)
    return subject and not is_function_word(where.previous)


def _is_cued(concept: Concept, match: TermMatch, plain: str, context: str) -> bool:
    if not concept.cues:
        return True
    cues = cue_words(" ".join(concept.cues))
    around = cue_words(f"{plain[: match.plain_start]} {plain[match.plain_end :]}")
    return bool(cues & around) or len(cues & cue_words(context)) >= CUES_OF_TEXT

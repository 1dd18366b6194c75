"""Questions to the author about acronyms whose meaning the update leaves open."""

from __future__ import annotations

from collections.abc import Sequence

from translator.glossary.acronyms import defined_in
from translator.glossary.load import Glossary
from translator.glossary.match import Matcher
from translator.values import FactSheet


def open_acronyms(sheet: FactSheet, matcher: Matcher, glossary: Glossary) -> tuple[str, ...]:
    """One question for each acronym of several meanings that nothing in the update decides.

    Such an acronym stays in the output as it is, and no explanation is put beside it.
    """
    text = sheet.update.text
    expansions = {acronym: said for acronym, (said, _) in defined_in(text).items()}
    asked: dict[str, tuple[str, ...]] = {}
    for passage in sheet.passages:
        if passage.kind == "code":
            continue
        for sentence in passage.sentences:
            found = matcher.undecided(sentence, expansions=expansions, context=text)
            for (start, end), concepts in found:
                if not any(first < end and start < last for first, last in sentence.code):
                    asked.setdefault(sentence.plain[start:end], concepts)
    return tuple(
        _question(acronym, [_name(glossary, one) for one in concepts])
        for acronym, concepts in asked.items()
    )


def _name(glossary: Glossary, concept_id: str) -> str:
    """The fullest name of a concept: an acronym's own entry may have the acronym as its term."""
    concept = glossary.get(concept_id)
    return next((name for name in concept.names if not name.isupper()), concept.term)


def _question(acronym: str, names: Sequence[str]) -> str:
    options = ", ".join(names[:-1]) + f", or {names[-1]}"
    return (
        f"{acronym}: {options}? The update does not tell, so it was left as it is; "
        f"write it out once, such as “{names[0]} ({acronym})”."
    )

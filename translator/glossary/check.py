"""Checks the glossary's entries by their own examples and by grammar."""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from translator.audiences import load_audiences
from translator.errors import GlossaryError
from translator.glossary.frames import (
    Problem,
    form_problems,
    frame_problems,
    is_common,
    plural_problems,
    prose_problems,
)
from translator.glossary.grammar import kinds
from translator.glossary.inflect import concept_surfaces
from translator.glossary.layers import PERSONAL, layers
from translator.glossary.load import Entry, Glossary, combine, load_glossary, read_files
from translator.glossary.match import Matcher
from translator.glossary.schema import Concept
from translator.glossary.surfaces import fold
from translator.values import Sentence


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with an entry, and the mend."""

    file: str
    entry: str
    field: str
    problem: str
    mend: str

    def __str__(self) -> str:
        return f"{self.file}: {self.entry}, {self.field}: {self.problem} {self.mend}"


def sentence_of(text: str) -> Sentence:
    """A text as one sentence that begins where the text begins."""
    return Sentence(0, 0, len(text), text, tuple(range(len(text))))


def check(glossary: Glossary, only: Collection[str] | None = None) -> list[Finding]:
    """Everything wrong with the glossary, or with these entries, in the order of the files."""
    matcher = Matcher(glossary)
    readers = tuple(load_audiences())
    return [
        Finding(_file(glossary, concept.id, field), concept.id, field, problem, mend)
        for concept in glossary.concepts.values()
        if only is None or concept.id in only
        for field, problem, mend in (
            *_examples(matcher, concept),
            *_relations(glossary, concept),
            *_texts(concept),
            *_jargon(matcher, glossary, concept),
            *_circular(matcher, glossary, concept),
            *_shared(matcher, glossary, concept),
            *_readers(concept, readers),
            *form_problems(concept),
            *frame_problems(concept),
            *plural_problems(concept),
        )
    ]


def _file(glossary: Glossary, concept_id: str, field: str) -> str:
    origin = glossary.origin(concept_id, field.split(".", maxsplit=1)[0]) or glossary.origin(
        concept_id, "id"
    )
    return str(origin) if origin else glossary.files[concept_id]


def _examples(matcher: Matcher, concept: Concept) -> Iterator[Problem]:
    if concept.status == "non-term":
        return
    for field, least in (("hits", 2), ("misses", 1)):
        if concept.status != "proposed" and len(getattr(concept, field)) < least:
            yield field, f"there are fewer than {least}.", _EXAMPLE_MEND[field]
    for text in concept.hits:
        found = {match.concept for match in matcher.find(sentence_of(text))}
        if concept.id not in found:
            others = ", ".join(sorted(str(one) for one in found)) or "nothing"
            yield (
                "hits",
                f"not found in {text!r} (found there: {others}).",
                "Write the term as declared, add a variant, or set match_case: false.",
            )
    for text in concept.misses:
        for match in matcher.find(sentence_of(text)):
            if match.concept == concept.id:
                yield (
                    "misses",
                    f"found as {match.surface!r} in {text!r}.",
                    "Take out the variant that matches, set match_case: true, or choose another.",
                )


_EXAMPLE_MEND = {
    "hits": "Add sentences in which the term stands.",
    "misses": "Add a sentence that looks alike and does not hold the term.",
}


def _relations(glossary: Glossary, concept: Concept) -> Iterator[Problem]:
    for other in concept.related:
        if other not in glossary.concepts:
            yield "related", f"there is no concept {other!r}.", "Correct the id or take it out."


def _fields(concept: Concept) -> Iterator[tuple[str, str]]:
    for name in ("definition", "gloss"):
        if getattr(concept, name):  # a proposed entry may still lack it
            yield name, getattr(concept, name)
    for audience, gloss in concept.glosses.items():
        yield f"glosses.{audience}", gloss


def _texts(concept: Concept) -> Iterator[Problem]:
    for field, text in (*_fields(concept), ("analogy", concept.analogy)):
        for problem in prose_problems(text):
            yield field, f"{problem}.", "Write it so that it can be read aloud."
        if not field.startswith("gloss"):
            continue
        if text.endswith((".", ",", ";", ":")):
            yield field, f"{text!r} ends with a sign.", "Leave it out: it stands in brackets."
        if "(" in text or ")" in text:
            yield field, f"{text!r} holds a bracket.", "Use commas: it stands in brackets itself."
        first = text.split()[0]
        if first == first.capitalize() != first.lower() and is_common(first):
            yield field, f"{text!r} begins with a capital.", "Write it small."
        if re.match(r"(?:which|that|is|are|it)\b", text):
            yield field, f"{text!r} begins with {first!r}.", "Begin with the thing itself."
    for variant in concept.variants:
        last = variant.split()[-1].lower()
        verbal = last.endswith("ed") and kinds(last) == {"VERB"}
        if concept.pos == "noun" and verbal and concept.replacement:
            yield (
                "variants",
                f"{variant!r} is a verb form in the entry of a noun.",
                "Move it to an entry with pos: verb.",
            )


def _jargon(matcher: Matcher, glossary: Glossary, concept: Concept) -> Iterator[Problem]:
    forms = concept.replacement
    said = [(f"replacement.{name}", words) for name, words in forms or () if isinstance(words, str)]
    own = {words.lower() for words in (concept.term, *concept.variants)}
    for field, text in (*_fields(concept), *said):
        for match in matcher.find(sentence_of(text)):
            if match.concept == concept.id:
                if text.lower() not in own and match.surface.lower() != text.lower():
                    yield (
                        field,
                        f"explains {match.surface!r} by itself in {text!r}.",
                        "Say it in other words.",
                    )
            elif match.concept and not _everyday(glossary.get(match.concept), match.surface):
                yield (
                    field,
                    f"{match.surface!r} in {text!r} needs an explanation itself.",
                    "Say it in everyday words.",
                )


def _circular(matcher: Matcher, glossary: Glossary, concept: Concept) -> Iterator[Problem]:
    """Two entries that explain each other: a reader who knows neither learns nothing."""
    for field, other in _mentions(matcher, concept):
        if concept.id in {one for _, one in _mentions(matcher, glossary.get(other))}:
            term = glossary.get(other).term
            problem = f"needs {term!r}, whose entry needs {concept.term!r} in turn."
            yield field, problem, "Explain one of the two without the other."


def _mentions(matcher: Matcher, concept: Concept) -> Iterator[tuple[str, str]]:
    for field, text in _fields(concept):
        for match in matcher.find(sentence_of(text)):
            if match.concept is not None and match.concept != concept.id:
                yield field, match.concept


def _readers(concept: Concept, known: Collection[str]) -> Iterator[Problem]:
    for field, named in (("policy", concept.policy), ("glosses", concept.glosses)):
        for name in named:
            if name not in known and name != "default":
                yield field, f"there is no reader {name!r}.", f"Readers: {', '.join(known)}."


def _everyday(concept: Concept, surface: str) -> bool:
    if concept.policy_for("default") == "keep":
        return True
    forms = concept.replacement
    return forms is not None and surface.lower() in {forms.singular, forms.plural, forms.word}


def _shared(matcher: Matcher, glossary: Glossary, concept: Concept) -> Iterator[Problem]:
    declared = {fold(key): words for key, (words, _) in concept_surfaces(concept).items()}
    shown = {
        declared.get(fold(match.surface))
        for text in concept.hits
        for match in matcher.find(sentence_of(text))
        if match.concept == concept.id
    }
    for surface, ids in matcher.shared_by(concept.id).items():
        others = [one for one in ids if glossary.get(one).pos == concept.pos and one != concept.id]
        if others and declared[surface] not in shown:
            shown.add(declared[surface])
            yield (
                "variants",
                f"{surface!r} is shared with {', '.join(others)}, and no hit shows how to tell.",
                "Take the variant out, or add a hit with words of the definition beside it.",
            )


def _beside(named: Sequence[Path]) -> Glossary:
    """The named files beside all others of the layers that can be read.

    A named file that belongs to no layer is laid over all of them.
    """
    wanted = {path.resolve() for path in named}
    read: list[dict[str, Entry]] = []
    for layer in layers():
        entries: dict[str, Entry] = {}
        for path in layer.files():
            try:
                entries |= read_files(layer.name, [path])
            except GlossaryError as error:
                if path.resolve() in wanted:
                    raise
                sys.stderr.write(f"left aside: {error}\n")
        wanted -= {path.resolve() for path in layer.files()}
        read.append(entries)
    read.append(read_files(PERSONAL, sorted(wanted)))
    return combine(read)


def _in_files(glossary: Glossary, named: Sequence[Path]) -> set[str]:
    wanted = {path.resolve() for path in named}
    return {
        concept_id
        for concept_id, fields in glossary.origins.items()
        if any(origin.file.resolve() in wanted for origin in fields.get("id", ()))
    }


def main(arguments: Sequence[str]) -> int:
    """Check the named files beside the rest of the glossary, or all of it; 0 when all is well."""
    named = [Path(argument) for argument in arguments]
    try:
        glossary = _beside(named) if named else load_glossary()
    except GlossaryError as error:
        sys.stderr.write(f"{error}\n  {error.hint}\n")
        return error.exit_code
    findings = check(glossary, _in_files(glossary, named) if named else None)
    for finding in findings:
        sys.stdout.write(f"{finding}\n")
    sys.stdout.write(f"{len(glossary.concepts)} concepts, {len(findings)} findings\n")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

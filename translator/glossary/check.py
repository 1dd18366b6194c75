"""Checks the glossary's entries by their own examples and by grammar."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from translator import resources
from translator.errors import GlossaryError
from translator.glossary.load import Glossary, join, load_glossary, read_file
from translator.glossary.match import Matcher
from translator.glossary.schema import Concept, GlossaryFile
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


def check(glossary: Glossary) -> list[Finding]:
    """Everything wrong with the glossary, entry by entry in the order of the files."""
    matcher = Matcher(glossary)
    return [
        Finding(glossary.files[concept.id], concept.id, field, problem, mend)
        for concept in glossary.concepts.values()
        for field, problem, mend in (
            *_examples(matcher, concept),
            *_relations(glossary, concept),
        )
    ]


def _examples(matcher: Matcher, concept: Concept) -> Iterator[tuple[str, str, str]]:
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


def _relations(glossary: Glossary, concept: Concept) -> Iterator[tuple[str, str, str]]:
    for other in concept.related:
        if other not in glossary.concepts:
            yield "related", f"there is no concept {other!r}.", "Correct the id or take it out."


def _lenient(folder: Path, named: Sequence[Path]) -> Glossary:
    """The named files, which must be sound, beside those of the folder that can be read."""
    files: list[tuple[Path, GlossaryFile]] = [(path, read_file(path)) for path in named]
    known = {path.resolve() for path in named}
    for path in sorted(folder.glob("*.yaml")):
        if path.resolve() in known:
            continue
        try:
            extra = (path, read_file(path))
            join([*files, extra])
        except GlossaryError as error:
            sys.stderr.write(f"left aside: {error}\n")
            continue
        files.append(extra)
    return join(files)


def main(arguments: Sequence[str]) -> int:
    """Check the named files beside the rest of the glossary, or all of it; 0 when all is well."""
    named = [Path(argument) for argument in arguments]
    try:
        glossary = _lenient(resources.folder("glossary"), named) if named else load_glossary()
    except GlossaryError as error:
        sys.stderr.write(f"{error}\n  {error.hint}\n")
        return error.exit_code
    names = {path.name for path in named}
    findings = [one for one in check(glossary) if not names or one.file in names]
    for finding in findings:
        sys.stdout.write(f"{finding}\n")
    sys.stdout.write(f"{len(glossary.concepts)} concepts, {len(findings)} findings\n")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

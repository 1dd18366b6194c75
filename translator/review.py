"""The author's own wording, held against the same source by the same gate."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from translator.audiences import choose, load_audiences
from translator.compose import compose_markdown
from translator.errors import InputError
from translator.gate import Evidence, judge, passes
from translator.glossary.load import Glossary
from translator.outline import under
from translator.reading import reading
from translator.screen.cover import covered
from translator.values import Check, Question, Sentence, Translated, Translation

NOT_CONFIRMED = "not confirmed by the source"
_ANSWER = "The update says: "


def check_edit(
    translation: Translation, index: int, text: str, glossary: Glossary
) -> tuple[Check, ...]:
    """All checks of the author's wording of sentence ``index``, passed or not.

    Explanations that the glossary gave are no claims of the update: they are left aside.

    Raises:
        InputError: there is no such sentence, or it is background that the update did not give.
    """
    sentence = _sentence(translation, index)
    sources = _sources(translation, sentence)
    source = " ".join(_visible(translation, one) for one in sources)
    above = " . ".join(_above(translation, sources))
    given = sentence.given or source
    bare = _bare(" ".join(text.split()).removeprefix("- "), translation, glossary, sources)
    evidence = Evidence(
        source=source,
        given=given,
        label=above,
        terms=_kept_terms(translation, sentence),
        forbidden=_forbidden(translation, sentence, given),
    )
    return judge(bare, evidence)


def edited(translation: Translation, index: int, text: str, glossary: Glossary) -> Translation:
    """The translation with the author's wording in the place of sentence ``index``.

    The sentence keeps its place, its sources and what was refused before; its checks are those of
    ``check_edit``. The text to send, the answers and the reading grade follow.

    Raises:
        InputError: the wording is empty, or as ``check_edit`` says.
    """
    words = " ".join(text.split())
    if not words.removeprefix("-").strip():
        raise InputError(
            f"Sentence {index + 1} cannot be empty.",
            hint="Mark its facts as “leave out” and run again to leave the sentence out.",
        )
    before = _sentence(translation, index)
    if words == before.text:
        return translation
    if before.text.startswith("- ") and not words.startswith("- "):
        words = f"- {words}"
    checks = check_edit(translation, index, words, glossary)
    return with_sentence(
        translation, index, replace(before, text=words, how="edited", checks=checks)
    )


def with_sentence(translation: Translation, index: int, sentence: Translated) -> Translation:
    """The translation with another sentence at ``index``, and all that is made of it made anew."""
    before = translation.sentences[index]
    sentences = (*translation.sentences[:index], sentence, *translation.sentences[index + 1 :])
    questions = tuple(_answered(q, before, sentence) for q in translation.questions)
    body = "\n".join(s.text for s in sentences if s.how != "context")
    made = replace(
        translation,
        sentences=sentences,
        questions=questions,
        output_reading=reading(body),
    )
    return replace(made, text=_composed(made))


def is_unconfirmed(sentence: Translated) -> bool:
    """Whether the author kept a wording that the gate would have refused."""
    return sentence.how == "edited" and not passes(sentence.checks)


def to_send(sentences: Sequence[Translated]) -> tuple[Translated, ...]:
    """The sentences as they are sent: what the source does not confirm says so."""
    return tuple(
        replace(s, text=f"{s.text.rstrip(' .')} [{NOT_CONFIRMED}].") if is_unconfirmed(s) else s
        for s in sentences
    )


def _composed(made: Translation) -> str:
    """The text anew; the last line, what was left out, stays as it was."""
    last = made.text.rstrip("\n").rpartition("\n\n")[2]
    text = compose_markdown(made.title or None, to_send(made.sentences), made.questions, ())
    return f"{text}\n{last}\n" if last.startswith("*Left out on purpose: ") else text


def _answered(question: Question, before: Translated, now: Translated) -> Question:
    old = f"{_ANSWER}{before.text.removeprefix('- ')}"
    if question.answer != old or question.sources != before.sources:
        return question
    (said,) = to_send((now,))
    return replace(question, answer=f"{_ANSWER}{said.text.removeprefix('- ')}")


def _sentence(translation: Translation, index: int) -> Translated:
    if not 0 <= index < len(translation.sentences):
        raise InputError(
            f"There is no sentence {index + 1}.",
            hint=f"The translation has {len(translation.sentences)}.",
        )
    sentence = translation.sentences[index]
    if not sentence.sources or sentence.how == "context":
        raise InputError(
            f"Sentence {index + 1} is background from the glossary, not of the update.",
            hint="Edit the glossary's entry instead.",
        )
    return sentence


def _sources(translation: Translation, sentence: Translated) -> list[Sentence]:
    return [
        one
        for one in translation.sheet.sentences
        if any(start < one.end and one.start < end for start, end in sentence.sources)
    ]


def _visible(translation: Translation, sentence: Sentence) -> str:
    """The words of a sentence but for what may not come back by an edit: what was covered."""
    audience = choose(load_audiences(), translation.audience)
    text = covered(sentence, translation.sheet, audience).sentence.plain
    source = translation.sheet.update.text
    for out in translation.left_out:
        inside = sentence.start <= out.start and out.end <= sentence.end
        if inside and (out.start, out.end) != (sentence.start, sentence.end):
            text = text.replace(source[out.start : out.end], "")
    return text


def _above(translation: Translation, sources: Sequence[Sentence]) -> list[str]:
    """The headings and labels over some sentences."""
    plain = {s.index: s.plain for s in translation.sheet.sentences}
    mine = {s.index for s in sources}
    over = [plain[i] for i, below in under(translation.sheet).items() if mine & set(below)]
    labels = [
        p.label
        for p in translation.sheet.passages
        if p.label and any(s.index in mine for s in p.sentences)
    ]
    return [*over, *labels]


def _bare(
    text: str, translation: Translation, glossary: Glossary, sources: Sequence[Sentence]
) -> str:
    """The text without explanations that the glossary gave, unless the source has them itself."""
    own = " ".join(s.plain for s in sources)
    glosses = {
        rest
        for use in translation.terms
        if use.action == "gloss"
        for rest in [use.said.partition(" (")[2].removesuffix(")")]
    }
    for term in translation.sheet.terms:
        if term.concept is not None and term.how != "semantic":
            glosses.add(glossary.get(term.concept).gloss_for(translation.audience))
    for words in sorted(filter(None, glosses), key=len, reverse=True):
        if f"({words})" not in own:
            text = re.sub(rf" ?\({re.escape(words)}\)", "", text, flags=re.IGNORECASE)
    return text


def _kept_terms(translation: Translation, sentence: Translated) -> tuple[str, ...]:
    return tuple(
        use.surface
        for use in translation.terms
        if use.action == "gloss"
        and any(start <= use.start < end for start, end in sentence.sources)
    )


def _forbidden(translation: Translation, sentence: Translated, given: str) -> tuple[str, ...]:
    words = {word.lower() for word in re.findall(r"[\w-]+", given)}
    return tuple(
        use.surface
        for use in translation.terms
        if use.action in {"replace", "forbid"}
        and use.surface.lower() not in words
        and any(start <= use.start < end for start, end in sentence.sources)
    )

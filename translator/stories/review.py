"""The author's own hand: a sentence edited under the gate, and two versions compared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Literal

from translator.errors import InputError
from translator.gate import judge
from translator.stories.assembling import recomposed
from translator.stories.frames import Settings
from translator.stories.values import Story, StorySentence
from translator.values import Check


@dataclass(frozen=True, slots=True)
class Difference:
    """What two versions of a story tell otherwise; ``before`` or ``after`` is empty."""

    kind: Literal["added", "taken out", "worded anew"]
    slot: str
    before: str
    after: str


def check_edit(story: Story, index: int, text: str) -> tuple[Check, ...]:
    """All checks of the author's wording of sentence ``index``, passed or not.

    Explanations that the glossary gave are no claims of the update: they are left aside.

    Raises:
        InputError: there is no such sentence, or it is a framing sentence.
    """
    sentence = _sentence(story, index)
    assert sentence.evidence is not None  # noqa: S101 - told by _sentence
    meanings = {bracket.strip("()") for _, bracket in sentence.glosses}
    meanings |= {meaning for _, meaning in story.words}
    words = " ".join(text.split())
    for meaning in sorted(meanings, key=len, reverse=True):
        words = re.sub(rf" ?\({re.escape(meaning)}\)", "", words, flags=re.IGNORECASE)
    return judge(words, sentence.evidence)


def edited(story: Story, index: int, text: str, settings: Settings) -> Story:
    """The story with the author's wording in the place of sentence ``index``.

    The sentence keeps its place and its sources; its checks are those of ``check_edit``, and where
    one fails, the text that is sent says that the source does not confirm it.

    Raises:
        InputError: the wording is empty, or as ``check_edit`` says.
    """
    words = " ".join(text.split())
    if not words:
        raise InputError(
            f"Sentence {index + 1} cannot be empty.", hint="Make the story shorter instead."
        )
    before = _sentence(story, index)
    if words == before.text:
        return story
    anew = replace(before, text=words, how="edited", checks=check_edit(story, index, words))
    sentences = (*story.sentences[:index], anew, *story.sentences[index + 1 :])
    return recomposed(story, sentences, settings)


def differences(before: Story, after: Story) -> tuple[Difference, ...]:
    """What two versions tell otherwise, in the order of telling.

    A sentence made of the same place of the same report is worded anew; framing counts, too.
    """
    first, second = list(before.sentences), list(after.sentences)
    matcher = SequenceMatcher(None, [_key(s) for s in first], [_key(s) for s in second])
    found: list[Difference] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            found += [
                Difference("worded anew", new.slot, old.text, new.text)
                for old, new in zip(first[a:b], second[c:d], strict=True)
                if old.text != new.text
            ]
            continue
        found += [Difference("taken out", s.slot, s.text, "") for s in first[a:b]]
        found += [Difference("added", s.slot, "", s.text) for s in second[c:d]]
    return tuple(found)


def _key(sentence: StorySentence) -> tuple[object, ...]:
    place: Sequence[object] = sentence.sources or (sentence.slot,)
    return sentence.report, sentence.how == "frame", *place


def _sentence(story: Story, index: int) -> StorySentence:
    if not 0 <= index < len(story.sentences):
        raise InputError(
            f"There is no sentence {index + 1}.", hint=f"The story has {len(story.sentences)}."
        )
    sentence = story.sentences[index]
    if sentence.how == "frame" or sentence.evidence is None:
        raise InputError(
            f"Sentence {index + 1} is framing or a count: there is nothing to hold it against.",
            hint="Choose another tone, or edit the frame's file.",
        )
    return sentence

"""From the parts of a frame to running text: framing sentences, paragraphs, repeated subjects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from translator.compose import closed
from translator.gate import Evidence, judge, passes
from translator.stories.frames import Slot
from translator.stories.values import StorySentence

_PARAGRAPH = 75  # words; one thought
_SINGULAR = frozenset("is was has does".split())
_PLURAL = frozenset("are were have do".split())
_STARTS = frozenset("a an the our this that".split())


def opener(slot: Slot, tone: str, seed: int, *, several: bool) -> str:
    """What announces a part; the seed chooses among those of the tone, plain ones by default.

    Of several updates none is "the update".
    """
    for known in (slot.openers.get(tone, ()), slot.openers.get("plain", ())):
        fitting = [text for text in known if not (several and "the update" in text.lower())]
        if fitting:
            return fitting[seed % len(fitting)]
    return ""


def in_paragraphs(sentences: Sequence[StorySentence]) -> tuple[StorySentence, ...]:
    """The told sentences of one slot in paragraphs: another heading, report or thought begins one.

    ``paragraph`` comes in as the number of the group that a sentence belongs to, which is never
    parted, and goes out as the number of its paragraph.
    """
    placed: list[StorySentence] = []
    paragraph, words, in_list = 0, 0, False
    last: StorySentence | None = None
    for _, members in groupby(sentences, key=lambda s: s.paragraph):
        group = list(members)
        length = sum(len(s.text.split()) for s in group)
        if last is not None:
            apart = (last.heading, last.report) != (group[0].heading, group[0].report)
            apart = apart or (in_list and not group[0].listed)
            if apart or (words + length > _PARAGRAPH and not group[0].listed):
                paragraph, words = paragraph + 1, 0
        words += length
        last, in_list = group[-1], any(s.listed for s in group)
        placed += [replace(s, paragraph=paragraph) for s in group]
    return tuple(placed)


def lines_of(
    paragraph: Sequence[StorySentence],
) -> tuple[list[StorySentence], list[list[StorySentence]]]:
    """The running text of a paragraph, and the entries of the list that follows it.

    A sentence after the first of an entry is of that entry.
    """
    running: list[StorySentence] = []
    entries: list[list[StorySentence]] = []
    for sentence in paragraph:
        if sentence.listed:
            entries.append([sentence])
        elif entries:
            entries[-1].append(sentence)
        else:
            running.append(sentence)
    return running, entries


def smooth(sentences: Sequence[StorySentence]) -> tuple[StorySentence, ...]:
    """The sentences with a repeated subject told as "it" or "they", where the gate agrees.

    "The service runs on … . The service is …" becomes "… . It is …": only inside a paragraph, only
    for the very same words in front, and only if the two sentences together still pass.
    """
    made: list[StorySentence] = []
    for sentence in sentences:
        before = made[-1] if made else None
        shorter = _with_pronoun(before, sentence) if before else None
        made.append(shorter or sentence)
    return tuple(made)


def _with_pronoun(before: StorySentence, sentence: StorySentence) -> StorySentence | None:
    same_place = (before.slot, before.report, before.paragraph, before.listed) == (
        sentence.slot,
        sentence.report,
        sentence.paragraph,
        sentence.listed,
    )
    if not same_place or before.evidence is None or sentence.evidence is None:
        return None
    subject = _shared_start(before.text, sentence.text)
    words = sentence.text.split()
    if len(subject) < 2 or subject[0].lower() not in _STARTS or len(words) <= len(subject):
        return None
    verb = words[len(subject)].lower()
    pronoun = "It" if verb in _SINGULAR else "They" if verb in _PLURAL else ""
    if not pronoun:
        return None
    text = " ".join((pronoun, *words[len(subject) :]))
    both = Evidence(
        source=f"{before.evidence.source} {sentence.evidence.source}",
        given=f"{closed(before.evidence.given)} {sentence.evidence.given}",
        label=f"{before.evidence.label} {sentence.evidence.label}".strip(),
    )
    checks = judge(f"{closed(bare(before))} {bare(replace(sentence, text=text))}", both)
    return replace(sentence, text=text, checks=checks) if passes(checks) else None


def bare(sentence: StorySentence) -> str:
    """The text without the explanations that code put into it."""
    text = sentence.text
    for _, bracket in sentence.glosses:
        text = text.replace(f" {bracket}", "", 1)
    return text


def _shared_start(first: str, second: str) -> list[str]:
    shared = []
    for one, other in zip(first.split(), second.split(), strict=False):
        if one != other or one.lower() in _SINGULAR | _PLURAL:
            break
        shared.append(one)
    return shared

"""From the parts of a frame to a text: paragraphs, framing sentences, and the form of a channel."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from translator.compose import closed, escape
from translator.gate import Evidence, judge, passes
from translator.stories.frames import Channel, Slot
from translator.stories.values import Figure, Report, StorySentence, StorySlot

_PARAGRAPH = 75  # words; one thought
_INLINE = 4  # a longer list stays a list
_ITEM = 16  # words; so does one of longer items
_SINGULAR = frozenset("is was has does".split())
_PLURAL = frozenset("are were have do".split())
_SILENT = re.compile(r".*? say(?:s)? (?=(?:how|what|when|whether|which)\b)")
_STARTS = frozenset("a an the our this that".split())
NUMBERS, UNKNOWNS, REPORTS = "In figures", "What this does not tell us", "Reports"
WORDS = "Words used here"


@dataclass(frozen=True, slots=True)
class Telling:
    """What a text is made of, besides its sentences."""

    headline: str
    slots: Sequence[StorySlot]
    figures: Sequence[Figure]
    unknowns: Sequence[str]
    words: Sequence[tuple[str, str]]
    reports: Sequence[Report]
    about: str = ""


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
    paragraph, words = 0, 0
    last: StorySentence | None = None
    for _, members in groupby(sentences, key=lambda s: s.paragraph):
        group = list(members)
        length = sum(len(s.text.split()) for s in group)
        if last is not None:
            apart = (last.heading, last.report) != (group[0].heading, group[0].report)
            if apart or (words + length > _PARAGRAPH and not group[0].listed):
                paragraph, words = paragraph + 1, 0
        words += length
        last = group[-1]
        placed += [replace(s, paragraph=paragraph) for s in group]
    return tuple(placed)


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


def tell(sentences: Sequence[StorySentence], telling: Telling, channel: Channel) -> str:
    """The text that is sent, as Markdown (in a chat, as chats write it), ending in one line end."""
    form = _Form(telling, channel)
    blocks = form.blocks(sentences)
    return "\n\n".join(block for block in blocks if block) + "\n"


class _Form:
    """The form of one channel."""

    def __init__(self, telling: Telling, channel: Channel) -> None:
        self.telling, self.channel = telling, channel
        self.chat = channel.shape == "chat"
        self.several = len(telling.reports) > 1
        self.labels = {slot.name: slot.label for slot in telling.slots}
        self.spoken = 0
        self.shown: tuple[str, ...] = ()

    def blocks(self, sentences: Sequence[StorySentence]) -> Iterator[str]:
        if self.telling.headline:
            yield self._headline()
        if self.telling.about and self.channel.shape == "prose":
            yield f"*{escape(self.telling.about)}*"
        number = 0
        for slot, members in groupby(sentences, key=lambda s: s.slot):
            held = list(members)
            paragraphs = list(self._paragraphs(held))
            if slot and self.channel.shape == "slides":
                number += 1
                yield from self._slide(number, slot, held, paragraphs)
            elif slot and self.channel.shape == "talk":
                yield f"**{self._clock()} · {self.labels[slot]}**"
                yield from paragraphs
            else:
                yield from paragraphs
            self.spoken += sum(len(s.text.split()) for s in held)
        yield from self._below()

    def _headline(self) -> str:
        text = self.telling.headline
        if self.chat:
            return f"*{text.replace('*', '')}*"
        subject = f"Subject: {escape(text)}" if self.channel.subject else ""
        return subject or f"# {escape(text)}"

    def _clock(self) -> str:
        seconds = round(60 * self.spoken / self.channel.words_per_minute)
        return f"{seconds // 60}:{seconds % 60:02d}"

    def _slide(
        self, number: int, slot: str, held: Sequence[StorySentence], paragraphs: Sequence[str]
    ) -> Iterator[str]:
        yield f"## {number}. {self.labels[slot]}"
        spans = {span for s in held for span in s.sources}
        shown = [f for f in self.telling.figures if spans & set(f.sources)]
        if shown:
            yield "\n".join(f"- {figure_line(figure)}" for figure in shown)
        yield f"Notes ({self._clock()}):"
        yield from (f"> {line}" for line in paragraphs)

    def _paragraphs(self, sentences: Sequence[StorySentence]) -> Iterator[str]:
        """Framing goes in front of the paragraph that follows it, in italics."""
        ahead: list[str] = []
        for is_frame, run in groupby(sentences, key=lambda s: s.how == "frame"):
            held = list(run)
            if is_frame:
                ahead += [s.text for s in held]
                self.shown = ()
                continue
            for _, members in groupby(held, key=lambda s: (s.paragraph, s.report)):
                paragraph = list(members)
                lead = self._italic(ahead) + self._lead(paragraph[0].heading)
                ahead = []
                yield f"{lead}{self._body(paragraph)}"
        if ahead:
            yield " ".join(ahead) if self.chat else escape(" ".join(ahead))

    def _italic(self, ahead: Sequence[str]) -> str:
        if not ahead:
            return ""
        text = " ".join(ahead)
        return f"_{text}_ " if self.chat else f"*{escape(text)}* "

    def _lead(self, path: str) -> str:
        """The words above a paragraph, without those that stand above the one before it, too."""
        parts = tuple(path.split(": ")) if path else ()
        same = 0
        while same < min(len(parts), len(self.shown)) and parts[same] == self.shown[same]:
            same += 1
        self.shown = parts
        heading = ": ".join(parts[same:])
        if not heading:
            return ""
        return f"*{heading.replace('*', '')}.* " if self.chat else f"**{escape(closed(heading))}** "

    def _body(self, paragraph: Sequence[StorySentence]) -> str:
        parts: list[str] = []
        for listed, run in groupby(paragraph, key=lambda s: s.listed):
            held = [self._marked(s) for s in run]
            if listed and len(held) > 1:
                parts.append(_list(held, "•" if self.chat else "-"))
            else:
                parts.append(" ".join(held))
        body = ""
        for part in parts:
            body += part if not body or part.startswith("\n") else f" {part}"
        return body

    def _marked(self, sentence: StorySentence) -> str:
        text = closed(sentence.text)
        shown = text if self.chat else escape(text)
        mark = f"[{(sentence.report or 0) + 1}]"
        return f"{shown} {mark if self.chat else escape(mark)}" if self.several else shown

    def _below(self) -> Iterator[str]:
        shows = self.channel.shows
        if "numbers" in shows and self.telling.figures:
            yield f"## {NUMBERS}"
            yield "\n".join(f"- {figure_line(f)}" for f in self.telling.figures)
        if self.telling.words:
            said = "; ".join(f"{term}: {explained}" for term, explained in self.telling.words)
            line = f"{WORDS}: {said}."
            yield f"_{line}_" if self.chat else f"*{escape(line)}*"
        if "unknowns" in shows and self.telling.unknowns:
            yield f"*{UNKNOWNS}: {escape(' '.join(in_short(self.telling.unknowns)))}*"
        if self.several:
            titles = [f"[{r.index + 1}] {r.title}" for r in self.telling.reports]
            line = f"{REPORTS}: {'; '.join(titles)}."
            yield line if self.chat else escape(line)


def in_short(sentences: Sequence[str]) -> list[str]:
    """Neighbouring sentences that begin alike told as one: "does not say X, or Y"."""
    made: list[str] = []
    for alike, run in groupby(sentences, key=_beginning):
        ends = [text.removeprefix(alike).rstrip(".") for text in run]
        if not alike or len(ends) == 1:
            made += [f"{alike}{end}." for end in ends]
        else:
            made.append(f"{alike}{', '.join(ends[:-1])}, or {ends[-1]}.")
    return made


def _beginning(text: str) -> str:
    found = _SILENT.match(text)
    return found[0] if found else ""


def _list(held: Sequence[str], mark: str) -> str:
    """A short list runs on in one sentence; a long one stays a list."""
    if len(held) <= _INLINE and all(len(item.split()) <= _ITEM for item in held):
        return "; ".join(item.removesuffix(".") for item in held) + "."
    return "\n\n" + "\n".join(f"{mark} {item}" for item in held)


def figure_line(figure: Figure) -> str:
    """A figure with its comparison, or with the fact that it has none."""
    if figure.shape == "change":
        return escape(f"{figure.text} (before: {figure.compared})")
    if figure.shape == "share":
        return escape(f"{figure.text} of {figure.compared}")
    if figure.compared:
        return escape(f"{figure.text} ({figure.compared})")
    return escape(f"{figure.text} (the update compares it with nothing)")

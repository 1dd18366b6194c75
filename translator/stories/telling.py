"""A story in the form of its channel: prose, a talk with minutes, slides, or a chat post."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from translator.compose import closed, escape
from translator.stories.frames import Channel
from translator.stories.prose import lines_of
from translator.stories.values import Figure, Report, StorySentence, StorySlot

_INLINE = 4  # a longer list stays a list
_ITEM = 16  # words; so does one of longer items
_SILENT = re.compile(r".*? say(?:s)? (?=(?:how|what|when|whether|which)\b)")
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


def tell(sentences: Sequence[StorySentence], telling: Telling, channel: Channel) -> str:
    """The text that is sent, as Markdown (in a chat, as chats write it), ending in one line end."""
    form = _Form(telling, channel)
    blocks = form.blocks(sentences)
    return "\n\n".join(block for block in blocks if block) + "\n"


class Clock:
    """How long a story has been spoken, at its channel's words a minute."""

    def __init__(self, channel: Channel) -> None:
        self._pace = channel.words_per_minute
        self._words = 0

    @property
    def now(self) -> str:
        """Minutes and seconds since the beginning, such as ``"1:05"``."""
        seconds = round(60 * self._words / self._pace)
        return f"{seconds // 60}:{seconds % 60:02d}"

    def speak(self, sentences: Iterable[StorySentence]) -> None:
        """Go on by the time that sentences take."""
        self._words += sum(len(s.text.split()) for s in sentences)


class _Form:
    """The form of one channel."""

    def __init__(self, telling: Telling, channel: Channel) -> None:
        self.telling, self.channel = telling, channel
        self.chat = channel.shape == "chat"
        self.several = len(telling.reports) > 1
        self.labels = {slot.name: slot.label for slot in telling.slots}
        self.clock = Clock(channel)
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
                yield f"**{self.clock.now} · {self.labels[slot]}**"
                yield from paragraphs
            else:
                yield from paragraphs
            self.clock.speak(held)
        yield from self._below()

    def _headline(self) -> str:
        text = self.telling.headline
        if self.chat:
            return f"*{text.replace('*', '')}*"
        subject = f"Subject: {escape(text)}" if self.channel.subject else ""
        return subject or f"# {escape(text)}"

    def _slide(
        self, number: int, slot: str, held: Sequence[StorySentence], paragraphs: Sequence[str]
    ) -> Iterator[str]:
        yield f"## {number}. {self.labels[slot]}"
        spans = {span for s in held for span in s.sources}
        shown = [f for f in self.telling.figures if spans & set(f.sources)]
        if shown:
            yield "\n".join(f"- {figure_line(figure)}" for figure in shown)
        yield f"Notes ({self.clock.now}):"
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
                lead = self._italic(ahead) + self._lead(paragraph[0])
                ahead = []
                yield f"{lead}{self._body(paragraph)}"
        if ahead:
            yield " ".join(ahead) if self.chat else escape(" ".join(ahead))

    def _italic(self, ahead: Sequence[str]) -> str:
        if not ahead:
            return ""
        text = " ".join(ahead)
        return f"_{text}_ " if self.chat else f"*{escape(text)}* "

    def _lead(self, first: StorySentence) -> str:
        """The words above a paragraph, without those that stand above the one before it, too."""
        heading, self.shown = fresh_heading(first.heading, self.shown)
        if not heading or first.text.lower().startswith(f"{heading.lower()}:"):
            return ""
        return f"*{heading.replace('*', '')}.* " if self.chat else f"**{escape(closed(heading))}** "

    def _body(self, paragraph: Sequence[StorySentence]) -> str:
        running, entries = lines_of(paragraph)
        said = [self._marked(s) for s in running]
        lines = [" ".join(map(self._marked, entry)) for entry in entries]
        if len(lines) <= 1:
            return " ".join((*said, *lines))
        told = _list(lines, "•" if self.chat else "-")
        return " ".join(said) + (told if not said or told.startswith("\n") else f" {told}")

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


def fresh_heading(path: str, shown: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """A heading's path without those parts that stand above already, and what stands there now."""
    parts = tuple(path.split(": ")) if path else ()
    same = 0
    while same < min(len(parts), len(shown)) and parts[same] == shown[same]:
        same += 1
    return ": ".join(parts[same:]), parts


def figure_line(figure: Figure) -> str:
    """``figure_words`` as Markdown."""
    return escape(figure_words(figure))


def figure_words(figure: Figure) -> str:
    """A figure with its comparison, or with the fact that it has none."""
    if figure.shape == "change":
        return f"{figure.text} (before: {figure.compared})"
    if figure.shape == "share":
        return f"{figure.text} of {figure.compared}"
    if figure.compared:
        return f"{figure.text} ({figure.compared})"
    return f"{figure.text} (the update compares it with nothing)"

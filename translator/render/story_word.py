"""A story as a Word file: what is sent, in styles that its reader can change.

Each sentence that speaks for an update carries a small number that leads to the last page, as in
the Word file of a translation. A reader outside the company gets no word of an update, and so no
numbers. What stands below a story for its author alone is not in the file.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from translator.audiences import Audience, load_audiences
from translator.compose import closed
from translator.render import word_parts as parts
from translator.render.shown import words_for
from translator.render.story_html import origin
from translator.render.word import SOURCES, clean
from translator.render.words import audience_name
from translator.stories.assembling import about, to_send
from translator.stories.frames import Channel, load_settings
from translator.stories.prose import lines_of
from translator.stories.telling import (
    NUMBERS,
    REPORTS,
    UNKNOWNS,
    WORDS,
    Clock,
    figure_words,
    fresh_heading,
    in_short,
)
from translator.stories.values import Story, StorySentence


def render(story: Story) -> bytes:
    """The bytes of a ``.docx`` file."""
    import docx  # noqa: PLC0415 - a second of loading that other formats need not pay

    file = docx.Document()
    audience = load_audiences().get(story.choices.audience)
    name = audience.name if audience else audience_name(story.choices.audience)
    title = clean(story.headline) or "Story"
    parts.set_up(file, title, f"For {name}")
    file.add_paragraph(title, style="Title")
    file.add_paragraph(f"For {name}", style="Subtitle")
    if story.refusal:
        file.add_paragraph(f"Not told. {clean(story.refusal)}", style="Normal")
    else:
        _Writer(file, story, audience).write()
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


class _Writer:
    """Writes one story into a document."""

    def __init__(
        self,
        file: Any,  # noqa: ANN401 - python-docx is untyped
        story: Story,
        audience: Audience | None,
    ) -> None:
        self._file = file
        self._story = story
        self._channel: Channel = load_settings().channel(story.choices.channel)
        self._audience = audience if audience is not None and not audience.outside else None
        self._cited: list[StorySentence] = []
        self._several = len(story.reports) > 1

    def write(self) -> None:
        """All of it, in the order to read it."""
        if kicker := about(self._story, self._channel):
            self._file.add_paragraph(clean(kicker), style="Background")
        labels = {slot.name: slot.label for slot in self._story.slots}
        clock = Clock(self._channel)
        slides = 0
        for slot, run in groupby(to_send(self._story.sentences), key=lambda s: s.slot):
            held = list(run)
            if slot and self._channel.shape == "talk":
                self._file.add_heading(f"{clock.now} · {clean(labels[slot])}", 1)
            elif slot and self._channel.shape == "slides":
                slides += 1
                self._file.add_heading(f"{slides}. {clean(labels[slot])}", 1)
                self._figures(held)
                self._file.add_paragraph(f"Notes ({clock.now}):", style="Small")
            self._part(held)
            clock.speak(held)
        self._below()
        self._sources()

    def _part(self, sentences: Sequence[StorySentence]) -> None:
        """The paragraphs of a part; framing in italics in front of the first."""
        ahead: list[str] = []
        shown: tuple[str, ...] = ()
        for is_frame, run in groupby(sentences, key=lambda s: s.how == "frame"):
            if is_frame:
                ahead += [s.text for s in run]
                shown = ()
                continue
            for _, members in groupby(run, key=lambda s: (s.paragraph, s.report)):
                paragraph = list(members)
                heading, shown = fresh_heading(paragraph[0].heading, shown)
                self._paragraph(paragraph, " ".join(ahead), heading)
                ahead = []
        if ahead:
            self._file.add_paragraph(clean(" ".join(ahead)), style="Normal")

    def _paragraph(self, sentences: Sequence[StorySentence], framing: str, heading: str) -> None:
        line = self._file.add_paragraph(style="Normal")
        if framing:
            line.add_run(f"{clean(framing)} ").italic = True
        if heading:
            line.add_run(f"{clean(closed(heading))} ").bold = True
        running, entries = lines_of(sentences)
        if len(entries) == 1:
            running, entries = [*running, *entries[0]], []
        for sentence in running:
            self._say(line, sentence)
        for entry in entries:
            bullet = self._file.add_paragraph(style="List Bullet")
            for sentence in entry:
                self._say(bullet, sentence)

    def _say(self, paragraph: Any, sentence: StorySentence) -> None:  # noqa: ANN401
        paragraph.add_run(clean(closed(sentence.text)))
        self._refer(paragraph, sentence)
        paragraph.add_run(" ")

    def _refer(self, paragraph: Any, sentence: StorySentence) -> None:  # noqa: ANN401
        if self._several:
            paragraph.add_run(f" [{(sentence.report or 0) + 1}]")
        if self._audience is not None and self._has_words(sentence):
            self._cited.append(sentence)
            parts.reference(paragraph, len(self._cited))

    def _has_words(self, sentence: StorySentence) -> bool:
        return bool(sentence.sources) and not self._story.reports[sentence.report or 0].saved

    def _figures(self, sentences: Sequence[StorySentence]) -> None:
        spans = {(s.report, span) for s in sentences for span in s.sources}
        for figure in self._story.figures:
            if spans & {(figure.report, span) for span in figure.sources}:
                self._file.add_paragraph(clean(figure_words(figure)), style="List Bullet")

    def _below(self) -> None:
        story, shows = self._story, self._channel.shows
        if "numbers" in shows and story.figures:
            self._file.add_heading(NUMBERS, 1)
            for figure in story.figures:
                self._file.add_paragraph(clean(figure_words(figure)), style="List Bullet")
        for line in self._small(shows):
            self._file.add_paragraph(clean(line), style="Background")

    def _small(self, shows: Sequence[str]) -> Iterator[str]:
        story = self._story
        if story.words:
            said = "; ".join(f"{term}: {meaning}" for term, meaning in story.words)
            yield f"{WORDS}: {said}."
        if "unknowns" in shows and story.unknowns:
            yield f"{UNKNOWNS}: {' '.join(in_short(story.unknowns))}"
        if self._several:
            titles = [f"[{r.index + 1}] {r.title}" for r in story.reports]
            yield f"{REPORTS}: {'; '.join(titles)}."

    def _sources(self) -> None:
        if not self._cited or self._audience is None:
            return
        heading = self._file.add_heading(SOURCES, 1)
        heading.paragraph_format.page_break_before = True
        updates = ", ".join(r.sheet.update.id for r in self._story.reports)
        self._file.add_paragraph(
            f"The numbers in the text lead here. Made from {updates} by Plainbridge, which adds "
            "nothing to an update and makes nothing more certain.",
            style="Small",
        )
        rows = [
            (number, self._words(sentence, self._audience), origin(sentence.how))
            for number, sentence in enumerate(self._cited, 1)
        ]
        parts.source_table(self._file, ("", "Words of the update", "How it was worded"), rows)

    def _words(self, sentence: StorySentence, audience: Audience) -> str:
        report = self._story.reports[sentence.report or 0]
        quotes = (
            f"“{clean(words_for(report.sheet, start, end, audience))}”"
            for start, end in sentence.sources
        )
        return f"{' … '.join(quotes)}{f' [{report.index + 1}]' if self._several else ''}"

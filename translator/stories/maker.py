"""The whole flow of a story as one page: reports, groups, frame, wording, text."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from translator.audiences import Audience
from translator.background import unexplained
from translator.engines.base import Cancel, never
from translator.errors import InputError
from translator.pipeline import Translator
from translator.stories.assembling import blank, notices_of, recomposed, slots_of
from translator.stories.figures import pull_out
from translator.stories.filling import Filled, fill, fitness
from translator.stories.fit import choose
from translator.stories.frames import (
    Channel,
    Frame,
    Length,
    Settings,
    choose_frame,
    load_frames,
    load_settings,
)
from translator.stories.headlines import headlines
from translator.stories.listing import with_short_lists
from translator.stories.prose import opener
from translator.stories.reports import Material, read_reports
from translator.stories.silences import picture, questions, unknowns
from translator.stories.values import (
    Choices,
    Report,
    Story,
    StoryEvent,
    StoryPlanned,
    StoryReady,
    StorySentence,
    StorySentenceReady,
    as_translated,
)
from translator.stories.wording import Layout, Manner, Wording, joined


@dataclass(frozen=True, slots=True)
class Order:
    """A story as asked for, every choice looked up."""

    audience: Audience
    channel: Channel
    length: Length
    tone: str
    seed: int
    frame: Frame | None = None

    def choices(self, frame: str) -> Choices:
        """The choices by id."""
        where, long = self.channel.id, self.length.id
        return Choices(self.audience.id, frame, where, long, self.tone, self.seed)


class StoryMaker:
    """Makes stories with the engine, glossary and readers of a translator.

    ``frames`` and ``settings`` are read from the prompts folder unless given.
    """

    def __init__(
        self,
        translator: Translator,
        *,
        settings: Settings | None = None,
        frames: Mapping[str, Frame] | None = None,
    ) -> None:
        self.translator = translator
        self.settings = settings or load_settings()
        self.frames = dict(frames or load_frames(self.settings))
        self._wording = Wording(translator, self.settings)

    def stream(  # noqa: PLR0913 - what is told, to whom and how
        self,
        text: str | Sequence[str],
        audience: str,
        frame: str | None = None,
        *,
        channel: str = "newsletter",
        length: str | None = None,
        tone: str = "plain",
        seed: int = 0,
        cancel: Cancel = never,
    ) -> Iterator[StoryEvent]:
        """Events as they happen: StoryPlanned, StorySentenceReady for each, StoryReady.

        Args:
            text: an update, a translation saved as JSON, or several of both.
            audience: who reads the story, by id or name.
            frame: a frame by id or name; the one that fits best when none is named.
            channel: where it is told, by id.
            length: short, medium or long; the channel's own when none is named.
            tone: which framing sentences are taken, by id.
            seed: the same seed gives the same story.
            cancel: asked between sentences; true stops the engine.

        Raises:
            InputError: a text, or a choice, cannot be used.
            AudienceError: the audience is unknown.
            EngineError, WeightsError: the engine failed.
            Cancelled: ``cancel()`` became true; events already yielded remain good.
        """
        start = time.perf_counter()
        order = self.order(audience, frame, channel=channel, length=length, tone=tone, seed=seed)
        material = self._read(text, order.audience)
        if not material.groups:
            yield StoryReady(replace(self._blank(material, order), seconds=_since(start)))
            return
        filled, advice = self._choose(material, order)
        layout = self._wording.lay_out(
            filled, material.reports, order.audience, Manner(order.channel, order.tone, seed)
        )
        yield _planned(material, filled, layout, advice, self.settings)
        done: dict[int, StorySentence] = {}
        for position, sentence in self._wording.word(layout.parts, seed, cancel):
            done[position] = sentence
            yield StorySentenceReady(position, len(layout.parts), sentence)
        sentences = joined([done[i] for i in sorted(done)])
        story = self._assemble(material, filled, order, sentences, layout)
        yield StoryReady(replace(story, advice=advice, seconds=_since(start)))

    def make(  # noqa: PLR0913 - as stream
        self,
        text: str | Sequence[str],
        audience: str,
        frame: str | None = None,
        *,
        channel: str = "newsletter",
        length: str | None = None,
        tone: str = "plain",
        seed: int = 0,
    ) -> Story:
        """The story. Arguments and errors are those of ``stream``."""
        for event in self.stream(
            text, audience, frame, channel=channel, length=length, tone=tone, seed=seed
        ):
            if isinstance(event, StoryReady):
                return event.story
        raise AssertionError

    def order(  # noqa: PLR0913 - one for each choice
        self,
        audience: str,
        frame: str | None = None,
        *,
        channel: str = "newsletter",
        length: str | None = None,
        tone: str = "plain",
        seed: int = 0,
    ) -> Order:
        """The choices, looked up before any work is done. Raises as ``stream`` does."""
        where = self.settings.channel(channel)
        return Order(
            audience=self.translator.audience(audience),
            channel=where,
            length=self.settings.length(length or where.length),
            tone=self.settings.tone(tone).id,
            seed=seed,
            frame=choose_frame(self.frames, frame) if frame else None,
        )

    def fitting(
        self, text: str | Sequence[str], audience: str, *, length: str = "medium"
    ) -> tuple[Frame, ...]:
        """The frames whose needed parts these reports fill, the best first. No model is loaded.

        Raises:
            InputError, AudienceError: as ``stream``.
        """
        order = self.order(audience, length=length)
        material = self._read(text, order.audience)
        return tuple(f.frame for f in self._ranked(material, order) if not f.gaps)

    def again(self, story: Story, slot: str, *, seed: int, cancel: Cancel = never) -> Story:
        """The story with one part worded anew, within the gate, and all the rest as it was.

        Raises:
            InputError: the story has no such part.
            EngineError, Cancelled: as ``stream``.
        """
        frame = choose_frame(self.frames, story.choices.frame)
        part = next((s for s in frame.slots if s.name == slot), None)
        held = [s for s in story.sentences if s.slot == slot]
        if part is None or not held:
            names = ", ".join(s.name for s in story.slots if not s.missing)
            raise InputError(f"The story has no part {slot!r}.", hint=f"There are: {names}.")
        announced = opener(part, story.choices.tone, seed, several=len(story.reports) > 1)
        anew = [
            replace(s, text=announced)
            if s.how == "frame"
            else self._wording.reword(s, seed, cancel)
            for s in held
        ]
        first = story.sentences.index(held[0])
        kept = [s for s in story.sentences if s.slot != slot]
        return recomposed(story, (*kept[:first], *anew, *kept[first:]), self.settings)

    def _read(self, text: str | Sequence[str], audience: Audience) -> Material:
        """The reports, of each long list the few entries that say most."""
        material = read_reports(_texts(text), audience, self.translator)
        groups, untold = with_short_lists(material.groups, self._wording.says_something)
        return replace(material, groups=groups, left_out=(*material.left_out, *untold))

    def _choose(self, material: Material, order: Order) -> tuple[Filled, str]:
        """The frame with its groups, and the advice to take another when it does not fit."""
        kinds = [r.sheet.update.kind for r in material.reports]
        return choose(self._ranked(material, order), order.frame, kinds, order.audience.id)

    def _ranked(self, material: Material, order: Order) -> list[Filled]:
        kinds = [r.sheet.update.kind for r in material.reports]
        tried = [
            fill(frame, material.groups, self.settings.roles, order.length.words)
            for frame in self.frames.values()
        ]
        return sorted(tried, key=lambda f: -fitness(f, kinds, order.audience.id))

    def _assemble(
        self,
        material: Material,
        filled: Filled,
        order: Order,
        sentences: tuple[StorySentence, ...],
        layout: Layout,
    ) -> Story:
        slots = slots_of(filled, several=len(material.reports) > 1, settings=self.settings)
        told = tuple(s for s in sentences if s.how != "frame")
        figures = pull_out(told)
        untold = self._wording.by_code(
            (*filled.homeless, *filled.over), material.reports, order.audience
        )
        story = replace(
            self._blank(material, order, filled.frame),
            refusal="",
            slots=slots,
            unknowns=unknowns(material.reports, slots, self.settings),
            words=(*layout.words, *self._unexplained(material.reports, told, order.audience)),
            terms=layout.terms,
            questions=questions(order.audience, material.reports, told, untold),
            picture=picture(figures, slots, self.settings.pictures),
            left_out=(*material.left_out, *filled.left_out(order.length.words)),
            notices=notices_of(material, order.channel, order.audience, told),
        )
        return recomposed(story, sentences, self.settings)

    def _unexplained(
        self, reports: Sequence[Report], told: Sequence[StorySentence], audience: Audience
    ) -> tuple[tuple[str, str], ...]:
        """What the story says of words that no entry explains, as a translation does."""
        parts = (audience, self.translator.glossary, self.translator.matcher)
        lines = [
            line.text.rstrip(".").rpartition(": ")
            for report in reports
            for line in unexplained(
                report.sheet,
                [as_translated(s) for s in told if s.report == report.index],
                *parts,
            )
        ]
        return tuple((name, said) for name, _, said in lines)

    def _blank(self, material: Material, order: Order, frame: Frame | None = None) -> Story:
        frame = frame or order.frame or next(iter(self.frames.values()))
        engine = self.translator.engine
        return blank(material, order.choices(frame.id), frame.name, (engine.id, engine.model))


def _texts(text: str | Sequence[str]) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


def _since(start: float) -> float:
    return time.perf_counter() - start


def _planned(
    material: Material, filled: Filled, layout: Layout, advice: str, settings: Settings
) -> StoryPlanned:
    standing = tuple(p for p in layout.parts if isinstance(p, StorySentence))
    told = tuple(s for s in standing if s.how != "frame")
    return StoryPlanned(
        frame=filled.frame.id,
        headlines=headlines(material.reports, told, ()),
        slots=slots_of(filled, several=len(material.reports) > 1, settings=settings),
        opening=tuple(s for s in standing[:2] if s.how == "frame"),
        planned=len(layout.parts),
        advice=advice,
    )

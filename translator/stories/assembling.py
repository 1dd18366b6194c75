"""A story put together from its sentences, and put together again when they change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from translator.audiences import Audience
from translator.errors import InputError
from translator.gate import passes
from translator.review import NOT_CONFIRMED
from translator.stories.figures import pull_out
from translator.stories.filling import Filled
from translator.stories.frames import Channel, Settings
from translator.stories.headlines import headlines, plain_title
from translator.stories.reports import Material
from translator.stories.telling import Telling, tell
from translator.stories.values import Choices, Story, StorySentence, StorySlot

_PROMPTS = ("draft.v1", "repair.v1")


def to_send(sentences: Sequence[StorySentence]) -> tuple[StorySentence, ...]:
    """The sentences as they are sent: what the source does not confirm says so."""
    return tuple(
        replace(s, text=f"{s.text.rstrip(' .')} [{NOT_CONFIRMED}].") if is_unconfirmed(s) else s
        for s in sentences
    )


def is_unconfirmed(sentence: StorySentence) -> bool:
    """Whether the author kept a wording that the gate would have refused."""
    return sentence.how == "edited" and not passes(sentence.checks)


def blank(material: Material, choices: Choices, frame_name: str, engine: tuple[str, str]) -> Story:
    """A story that tells nothing, with the reason. ``engine`` is the engine's id and its model."""
    reasons = " ".join(r.refusal for r in material.reports if r.refusal)
    return Story(
        choices=choices,
        frame_name=frame_name,
        reports=material.reports,
        headlines=(),
        headline="",
        slots=(),
        sentences=(),
        figures=(),
        unknowns=(),
        words=(),
        terms=(),
        questions=(),
        picture="",
        left_out=material.left_out,
        text="",
        engine=engine[0],
        model=engine[1],
        prompts=_PROMPTS,
        seconds=0.0,
        refusal=reasons or "The saved translation holds no sentence.",
        notices=tuple(n for r in material.reports for n in r.notices),
    )


def recomposed(story: Story, sentences: tuple[StorySentence, ...], settings: Settings) -> Story:
    """The story with other sentences, and all that is made of them made anew."""
    told = tuple(s for s in sentences if s.how != "frame")
    figures = pull_out(told)
    options = headlines(story.reports, told, figures)
    headline = story.headline
    if headline not in {option.text for option in options}:
        headline = options[0].text if options else ""
    made = replace(
        story, sentences=sentences, figures=figures, headlines=options, headline=headline
    )
    return replace(made, text=told_in(made, settings.channel(made.choices.channel)))


def with_headline(story: Story, headline: str, settings: Settings) -> Story:
    """The story under another of its headline options.

    Raises:
        InputError: it is none of them.
    """
    if headline not in {option.text for option in story.headlines}:
        raise InputError(
            f"{headline!r} is no headline of this story.",
            hint="Take one of its headline options: each is checked against the update.",
        )
    made = replace(story, headline=headline)
    return replace(made, text=told_in(made, settings.channel(made.choices.channel)))


def slots_of(filled: Filled, *, several: bool, settings: Settings) -> tuple[StorySlot, ...]:
    """The parts of the frame as filled; those that are missing say so."""
    gaps = {slot.name for slot in filled.gaps}

    def missing(label: str, of_one: str) -> str:
        return settings.missing_of_several.format(label=label) if several else of_one

    return tuple(
        StorySlot(
            slot.name,
            slot.label,
            tuple((g.report, f.id) for g in groups for f in g.facts),
            missing(slot.label, slot.missing) if slot.name in gaps else "",
            held=len(groups),
            loose=loose,
        )
        for slot, groups, loose in zip(filled.frame.slots, filled.slots, filled.loose, strict=True)
    )


def notices_of(
    material: Material, channel: Channel, audience: Audience, told: Sequence[StorySentence]
) -> tuple[str, ...]:
    """What the author should look at before the story is sent."""
    remarks = [n for r in material.reports for n in r.notices]
    if channel.outside and not audience.outside:
        remarks.append(
            f"{channel.name} goes to people outside, and {audience.name} reads inside: "
            "make it for an outside reader before it is sent."
        )
    spoken = {s.report for s in told}
    for report in material.reports:
        if report.refusal:
            remarks.append(f"“{report.title}” gave nothing to tell: {report.refusal}")
        elif report.index not in spoken:
            remarks.append(f"“{report.title}” is not told: nothing of it fits the frame.")
    return tuple(remarks)


def about(story: Story, channel: Channel) -> str:
    """Which update is told, in its own words, where neither headline nor list of reports says it.

    A title that is no more than a date, a version or a number says nothing.
    """
    if len(story.reports) != 1 or channel.subject:
        return ""
    title = plain_title(story.reports[0].title)
    return f"About: {title}" if title and title != story.headline else ""


def told_in(story: Story, channel: Channel) -> str:
    """The text of a story in the form of a channel, ending in one line end."""
    telling = Telling(
        story.headline,
        story.slots,
        story.figures,
        story.unknowns,
        story.words,
        story.reports,
        about(story, channel),
    )
    return tell(to_send(story.sentences), telling, channel)

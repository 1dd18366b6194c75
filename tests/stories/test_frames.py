"""Frames are data: what is shipped is sound, and what is broken is refused by name."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from translator import resources
from translator.errors import InputError, PromptError
from translator.facts.extract import facts_in
from translator.stories.frames import Frame, Settings, choose_frame, load_frames, load_settings
from translator.stories.inclusive import advise, load_inclusive

SETTINGS = load_settings()
FRAMES = load_frames(SETTINGS)
CLAIMS = {
    *("number", "money", "percentage", "percentage_point", "date", "time", "duration", "range"),
    *("version", "identifier", "quoted", "name", "certainty", "obligation", "state", "cause"),
    *("direction", "environment"),
}
LINKING = re.compile(r"\b(?:so|therefore|thus|because|hence|behind it|as a result|led to)\b", re.I)
# What kinds of promise, praise or feeling a framing sentence could smuggle in.
CHARGED = re.compile(
    r"\b(?:success\w*|sorry|proud|happy|unfortunately|great|safe|secure|serious|all (?:is|are)|"
    r"apologi\w*|quick\w*|lasting|fully)\b",
    re.I,
)


def framing() -> list[tuple[str, str]]:
    """Every sentence that a story can hold without a source."""
    found = [
        (f"{frame.id}.{slot.name}.{tone}", text)
        for frame in FRAMES.values()
        for slot in frame.slots
        for tone, texts in slot.openers.items()
        for text in texts
    ]
    for channel in SETTINGS.channels:
        found += [
            (f"channel.{channel.id}", text) for text in (channel.opening, channel.closing) if text
        ]
    return found


@pytest.mark.parametrize(("where", "text"), framing())
def test_a_framing_sentence_claims_nothing(where: str, text: str) -> None:
    claimed = [(kind, text[a:b]) for kind, _, a, b in facts_in(text) if kind in CLAIMS]
    if where == "channel.press":  # it names what is known and what is not, of itself
        claimed = [one for one in claimed if one[0] != "certainty"]
    if ".cause." in where:  # it names the part, and the part holds only what the update says of it
        claimed = [one for one in claimed if one[0] != "cause"]
    assert not claimed, where
    assert not LINKING.search(text), where
    assert not CHARGED.search(text), where


def test_the_check_of_framing_sentences_finds_a_claim() -> None:
    for smuggled in ("Then 3 servers failed.", "Then Acme failed.", "It may be over."):
        assert [kind for kind, *_ in facts_in(smuggled) if kind in CLAIMS]
    assert LINKING.search("And so it ended.")
    assert CHARGED.search("Happily, all is well: a great success.")


def test_the_promised_frames_are_there() -> None:
    assert set(FRAMES) == {
        *("situation-complication-resolution", "pyramid", "before-after-bridge"),
        *("and-but-therefore", "challenge-action-result", "customers-day", "incident-timeline"),
        *("data-story", "progress-plans-problems"),
    }


@pytest.mark.parametrize("frame", FRAMES.values(), ids=lambda f: f.id)
def test_each_part_is_announced_in_every_tone_or_in_none(frame: Frame) -> None:
    tones = {tone.id for tone in SETTINGS.tones}
    for slot in frame.slots:
        assert set(slot.openers) in (set(), tones), slot.name
        plain = slot.openers.get("plain", ())
        # Of several updates none is "the update": each part has an opener that fits them, too.
        assert not plain or any("the update" not in text.lower() for text in plain), slot.name


def test_frames_say_when_they_serve_and_when_not() -> None:
    for frame in FRAMES.values():
        assert len(frame.use.split()) > 5
        assert len(frame.not_for.split()) > 2
        assert any(not slot.optional for slot in frame.slots)


def test_a_broken_frame_is_refused_by_file_and_field(tmp_path: Path) -> None:
    shutil.copy(resources.folder("prompts") / "frames" / "pyramid.yaml", tmp_path)
    path = tmp_path / "pyramid.yaml"
    text = path.read_text("utf-8")
    path.write_text(text + "mood: cheerful\n", "utf-8")
    with pytest.raises(PromptError, match=r"pyramid\.yaml: mood"):
        load_frames(SETTINGS, tmp_path)
    path.write_text(text.replace("roles: [answer]", "roles: [hero]"), "utf-8")
    with pytest.raises(PromptError, match="hero"):
        load_frames(SETTINGS, tmp_path)
    path.unlink()
    with pytest.raises(PromptError, match="no frame file"):
        load_frames(SETTINGS, tmp_path)


def test_a_broken_pattern_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "story.yaml"
    source = resources.folder("prompts") / "story.yaml"
    broken = (
        source.read_text("utf-8")
        .replace('headlines: "', "")
        .replace('words: "root cause|caused', 'words: "(root cause|caused')
    )
    path.write_text(broken, "utf-8")
    with pytest.raises(PromptError, match=r"story\.yaml: roles\.cause\.words"):
        load_settings(path)


def test_an_unknown_choice_names_the_nearest() -> None:
    with pytest.raises(InputError) as found:
        choose_frame(FRAMES, "pyramide")
    assert "pyramid" in found.value.hint
    assert choose_frame(FRAMES, "A customer's day").id == "customers-day"
    for choose in (Settings.channel, Settings.length, Settings.tone):
        with pytest.raises(InputError, match="nowhere"):
            choose(SETTINGS, "nowhere")


@pytest.mark.parametrize("rule", load_inclusive().rules, ids=lambda r: r.id)
def test_a_rule_of_inclusive_wording_is_held_by_its_own_examples(rule: object) -> None:
    rules = load_inclusive()
    (mine,) = [one for one in rules.rules if one is rule or one == rule]
    for text in mine.hits:
        assert mine.pattern.search(text), text
    for text in mine.misses:
        assert not mine.pattern.search(text), text


def test_advice_quotes_the_place_and_its_source() -> None:
    text = "The address was blacklisted after 40 man-hours."
    first, second = advise(text)
    assert text[first.start : first.end] == "blacklisted"
    assert "denylist" in first.instead
    assert second.words == "man-hours"
    assert second.url.startswith("https://")
    assert advise("The service is back.") == ()

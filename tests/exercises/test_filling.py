"""Where a sentence of the update may stand: what a reading of real exercises found wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.exercises.made import DAY, maker
from tests.exercises.test_archetypes import FOLDER
from translator.errors import PromptError
from translator.exercises.archetypes import COMMON, load_archetypes
from translator.exercises.maker import Wish
from translator.exercises.schema import Exercise


def _made(text: str, archetype: str = "outage", minutes: int = 120) -> Exercise:
    return maker().make(text, Wish(archetype=archetype, minutes=minutes, date=DAY))


def _slot(exercise: Exercise, name: str) -> str:
    return next((s.text.text for s in exercise.origins.slots if s.name == name), "")


def test_a_goal_keeps_the_heading_without_which_it_would_be_told_as_done() -> None:
    text = """\
# Roadmap for the search service

## Summary

The team works on the search service this year.

## Goals

- All slow pages of the search service are fixed.
- The index of the search service is rebuilt every night.
"""
    known = [part.text for part in _made(text, "replan").start]
    (goals,) = [part for part in known if part.startswith("Goals: All slow pages")]
    assert goals.endswith("fixed. The index of the search service is rebuilt every night.")
    assert any(part.startswith("The team works") for part in known)


def test_only_a_stated_cause_is_called_one() -> None:
    text = """\
# Incident on Monday

The booking service was down for 3 hours on Monday. Customers saw errors.

## Review actions

- Test the pager settings so that an alert is triggered at the weekend.
"""
    exercise = _made(text)
    assert _slot(exercise, "cause") == ""
    assert "proof of neither" in exercise.role("incident").private.text


def test_only_what_was_done_is_called_a_fix() -> None:
    text = """\
# Incident on Monday

The booking service was down on Monday. Time to repair: 5h 16m. We should fix the pool next week.
"""
    assert _slot(_made(text), "fix") == ""
    done = text + "\n## Resolution\n\nThe team restored the booking service at 14:10 UTC.\n"
    assert "restored" in _slot(_made(done), "fix")


def test_versions_are_no_figure_and_a_day_that_is_past_is_no_deadline() -> None:
    text = """\
# Weekly status

We began to move the reports on 3 August 2029. The clusters of the shop go from 1.21 to 1.22.
"""
    assert _slot(_made(text), "figure") == ""
    assert _slot(_made(text, "replan"), "due") == ""
    ahead = text + "\nThe move will be finished by 4 May 2031. It takes 3 hours a week.\n"
    assert "3 hours" in _slot(_made(ahead), "figure")
    assert "4 May 2031" in _slot(_made(ahead, "replan"), "due")


def test_what_can_go_wrong_is_a_risk_wherever_it_stands() -> None:
    text = """\
# The row height is pinned

The row of the table has a fixed height. If the page builder changes its markup, the pin can stop \
working without an error.
"""
    exercise = _made(text, "tech-debt")
    assert "can stop working" in _slot(exercise, "risk")
    assert "can stop working" in exercise.role("engineer").private.text


def test_sentences_under_one_heading_are_read_out_together() -> None:
    text = """\
# Roadmap of the shop

## Rejected ideas

- Keep the old search of the shop for another year.
- Buy a search engine for the whole company.
"""
    (told,) = [part for part in _made(text, "replan").start if part.trace[0].how == "source"]
    assert told.text.count("Rejected ideas:") == 1
    assert "another year. Buy a search" in told.text
    assert "".join(words for words, _ in told.pieces) == told.text


def test_a_sentence_that_points_back_stays_with_the_one_before_it() -> None:
    text = """\
# Incident on Monday

The search index of the shop failed on Monday. It was slow for 3 hours. The payment page failed \
on Tuesday for 2 hours.
"""
    for part in _made(text).start:
        assert not part.text.startswith("It was")
    assert any("failed on Monday. It was slow" in part.text for part in _made(text).start)


def test_a_sentence_that_needs_another_text_is_not_told() -> None:
    text = """\
# Weekly status

Since then we have moved 12 of 20 reports to the new platform. The team finished the login page on \
3 May. Seven of nine tests of the login page now pass.
"""
    assert not any("Since then" in part.text for part in _made(text, "replan").start)


def test_a_long_sentence_is_told_once_and_never_read_out() -> None:
    long = "The booking service failed on Monday because " + ", and ".join(
        f"the server number {n} in the hall lost the connection to its disk" for n in range(2, 7)
    )
    exercise = _made(f"# Incident\n\n{long}. Customers saw errors for 3 hours.")
    assert all("server number" not in inject.text.text for inject in exercise.injects)


def test_an_article_follows_the_new_name() -> None:
    text = """\
# Incident on Monday

We found a Vexholm server that failed on Monday. An Ostrel disk failed for 3 hours on Tuesday.
"""
    words = " ".join(part.text for part in _made(text).start)
    for name in _made(text).names:
        vowel = name.fictional[0] in "AEIOU"
        assert f"{'n' if vowel else ''} {name.fictional}" in words
        assert f"{' a' if vowel else ' an'} {name.fictional}" not in words.lower().replace(
            name.fictional.lower(), name.fictional
        )


def test_an_everyday_word_with_a_capital_is_no_name() -> None:
    text = """\
# Incident on Monday

Work on the Project failed on Monday. Then the Project stopped for 3 hours. We told the Project \
so.
"""
    assert _made(text).names == ()


def test_a_role_may_not_have_the_name_of_a_noun(tmp_path: Path) -> None:
    raw = yaml.safe_load((FOLDER / "outage.yaml").read_text("utf-8"))
    raw["roles"]["vendor"] = raw["roles"].pop("data")
    for inject in raw["injects"]:
        inject["to"] = ["vendor" if role == "data" else role for role in inject["to"]]
    (tmp_path / "mine.yaml").write_text(yaml.safe_dump(raw, sort_keys=False), "utf-8")
    (tmp_path / COMMON).write_text((FOLDER / COMMON).read_text("utf-8"), "utf-8")
    with pytest.raises(PromptError, match="'vendor'"):
        load_archetypes(tmp_path)


@pytest.mark.parametrize("archetype", sorted(load_archetypes()))
def test_every_role_is_played_by_somebody_with_a_persons_name(archetype: str) -> None:
    exercise = maker().make("", Wish("People are worried about it.", archetype, 60, date=DAY))
    assert all(len(role.name.split()) == 2 for role in exercise.roles)
    nouns = {s.text.text for s in exercise.origins.slots if s.name in {"company", "product"}}
    assert not nouns & {role.name for role in exercise.roles}

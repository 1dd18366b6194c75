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


def test_a_rejected_option_is_not_quoted_as_the_decision() -> None:
    text = """\
# 7. One database server

## Decision

The first option is one server for each team. We decided against this because of the cost. We \
will use one server for all teams.

## Consequences

- The move reduces the risk of a full disk.
- Teams will find it harder to see who makes the server slow.
"""
    exercise = _made(text, "tech-choice")
    assert _slot(exercise, "decision").endswith("We will use one server for all teams.")
    assert not any(part.text.startswith("We decided against") for part in exercise.start)
    assert "reduces the risk" not in exercise.role("architect").private.text
    assert "harder to" in exercise.role("architect").private.text


def test_one_sentence_is_not_quoted_as_two_different_things() -> None:
    text = """\
# 7. One database server

## Decision

We will use one database server for all teams because it is cheaper.
"""
    exercise = _made(text, "tech-choice")
    assert "one database server" in _slot(exercise, "decision")
    assert _slot(exercise, "reason") == ""
    (vote,) = [i for i in exercise.injects if i.key == "again"]
    assert "does the reason still hold?" in vote.text.text
    assert not any(trace.how == "source" for trace in vote.text.trace)


def test_what_the_version_in_hand_does_not_play_takes_no_sentence_from_it() -> None:
    text = """\
# Advisory

A vulnerability in the parser lets an attacker read files. Parser 3.4 fixes the vulnerability.
"""
    short = _made(text, "weakness", 30)
    (tonight,) = [i for i in short.injects if i.key == "tonight"]
    assert "“Parser 3.4 fixes the " in tonight.text.text


def test_what_nobody_can_say_aloud_is_in_no_message() -> None:
    text = """\
# Weekly status of the build tools

- Added `{needs,ignore}-{std,core}` to the compiler.
- Further validation work on the API: #2757, #2807, ...
- Now the client calls the API with `retry_after_ms` and `--no-cache`.
- Added a cache for the API of the shop.
"""
    exercise = _made(text, "unread-update")
    shown = [part.text for part in exercise.start]
    assert not any("{" in part or "..." in part for part in shown)
    heard = [inject.text.text for inject in exercise.injects]
    assert not any("{" in words or "--no" in words for words in heard)
    assert any("Added a cache for the API of the shop." in words for words in heard)


def test_the_first_part_of_a_long_passage_is_quoted_when_the_rest_only_adds_to_it() -> None:
    more = ", ".join(f"the international{n} administration{n} department{n}" for n in range(6))
    text = f"""\
# Incident on Monday

The booking service failed for 3 hours on Monday. This affected {more}.
"""
    assert _slot(_made(text), "impact").endswith("failed for 3 hours on Monday.")
    taken_back = text.replace("This affected", "However, it did not affect")
    assert _slot(_made(taken_back), "impact") == ""


def test_a_heading_is_read_out_without_its_tickets() -> None:
    text = """\
# Roadmap of the shop

## Search for everybody (tracked in #117)

- Rebuild the search index of the shop every night.
"""
    told = " ".join(part.text for part in _made(text, "replan").start)
    assert "Search for everybody: Rebuild" in told
    assert "#117" not in told


def test_what_a_project_says_of_itself_under_every_text_is_not_told() -> None:
    text = """\
# Quellstone 3.4

Quellstone is a language that helps everybody to write reliable software. Quellstone 3.4 fixes \
two bugs in the API.
"""
    exercise = _made(text, "failed-release")
    assert not any("helps everybody" in part.text for part in exercise.start)
    assert any("fixes two bugs" in part.text for part in exercise.start)


def test_a_form_that_was_not_filled_in_is_not_quoted() -> None:
    text = """\
# Incident on Monday

## What happened

A summary that provides context for the event. This should include the users who saw errors.

## Impact

The API of the shop failed for 3 hours. Customers saw errors when they paid.
"""
    exercise = _made(text)
    assert "Customers saw errors" in _slot(exercise, "impact")
    assert not any("should include" in part.text for part in exercise.start)


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

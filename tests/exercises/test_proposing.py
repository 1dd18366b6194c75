"""Which scenario is proposed: a weak fit is called one, and the way to a closer one is named."""

from __future__ import annotations

import pytest

from tests.exercises.made import DAY, maker
from translator.errors import InputError
from translator.exercises.maker import Wish
from translator.exercises.proposing import ANY, choose

TECHNICAL = """\
**The row toolbar keeps its own slot provider.**

The wrapper around the input adds vertical space, so that the row jumps by a few pixels. The height
is pinned through a class of the page builder. The fix is local.
"""
ADVISORY = """\
# Stack overflow in the parser of quellparse

An attacker can crash every program that reads a file with quellparse before 2.4.1. Users should
upgrade to quellparse 2.4.1. Nobody has seen it exploited.
"""
DECISION = """\
# Use one queue for all orders

## Context

Orders are kept in three queues today.

## Decision

We will use one queue for all orders, because three of them are hard to look after.

## Consequences

The old queues cannot be switched off before May.
"""


def test_a_text_that_no_scenario_speaks_of_gets_one_for_any_update_and_a_way_to_a_closer_one() -> (
    None
):
    best = maker().propose(TECHNICAL)[0]
    assert maker().archetypes[best.archetype].when.any_update
    assert best.reason == ANY
    assert "say what worries people" in best.reason


def test_a_worry_beside_such_a_text_finds_a_closer_one() -> None:
    best = maker().propose(TECHNICAL, "Finance will not pay for technical debt.")[0]
    assert best.archetype == "tech-debt"
    assert "technical debt" in best.reason


def test_a_worry_alone_never_gets_the_one_for_any_update_unless_it_speaks_of_it() -> None:
    assert maker().propose("", "People fear the AI pilot will cost jobs.")[0].reason != ANY
    best = maker().propose("", "Nobody understands what IT writes, it is all jargon.")[0]
    assert best.archetype == "unread-update"


@pytest.mark.parametrize(
    ("text", "archetype", "role"),
    [(ADVISORY, "weakness", "security"), (DECISION, "tech-choice", "architect")],
)
def test_advisories_and_decisions_have_scenarios_of_their_own(
    text: str, archetype: str, role: str
) -> None:
    made = maker().make(text, Wish(minutes=120, date=DAY))
    assert made.origins.archetype == archetype
    assert made.role(role)
    told = [i for i in made.injects if any(t.how == "source" for t in i.text.trace)]
    assert len(told) >= 3
    assert made.lint == ()


def test_the_scenario_for_any_update_tells_of_the_update_and_each_line_of_it_once() -> None:
    made = maker().make(TECHNICAL, Wish(minutes=120, date=DAY))
    told = [t.sources for i in made.injects for t in i.text.trace if t.how == "source"]
    assert len(told) >= 2
    assert len(told) == len(set(told))


def test_a_scenario_is_found_by_its_name_too_and_an_unknown_one_names_the_nearest() -> None:
    known = maker().archetypes
    assert choose(known, "an update from it that nobody understands").id == "unread-update"
    assert choose(known, "Tech Choice").id == "tech-choice"
    with pytest.raises(InputError, match="outrage") as error:
        choose(known, "outrage")
    assert "'outage'" in error.value.hint

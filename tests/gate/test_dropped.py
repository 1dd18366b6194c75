"""What is simply gone is missed, what is said twice is seen; rewording may take its words along."""
# ruff: noqa: E501 - tables of sentences

from __future__ import annotations

import pytest

from translator.gate import Evidence, judge
from translator.gate.dropped import check_dropped

GONE = [
    ("Letters posted before noon reached tenants, but their answers did not reach us.", "Letters were posted before noon, but their answers did not reach us."),
    ("Please do not show the plan to suppliers yet.", "Please do not show the plan yet."),
    ("Blue badges issued before May open the wrong gate.", "Badges issued before May open the wrong gate."),
    ("The city council will open the bridge on 4 June.", "The city will open the bridge on 4 June."),
    ("Access for visitors to the yard is granted by the guard.", "Visitors to the yard are granted by the guard."),
    ("A lock was fitted to prevent opening crates that leak.", "A lock was fitted to prevent crates that leak."),
    ("Each fault is given a rank and is turned into an order where applicable.", "Each fault is given a rank and is turned into an order."),
    ("The delay was felt by passengers on the coast line.", "The delay was felt on the coast line."),
    ("We have sent the keys to the tenants.", "The keys have been sent by us."),
    ("The caterer brought cold soup for the night crew.", "The caterer brought soup for the night crew."),
]  # fmt: skip
TWICE = [
    ("Reminders now go out at 70% instead of 85%.", "Instead of 85%, at 70% instead of 85%."),
    ("The menu of 6 June lists Sunday's dishes.", "Sunday's menu on 6 June lists 6 June."),
    ("The crane was not used because of the snapped cable.", "The crane was not used. This is because the snapped cable had snapped."),
    ("If the tide turns, the anchor chain can slip.", "The anchor chain of the anchor chain can slip if the tide turns."),
    ("90 signs still name the old street after a vote (in 2019).", "After a vote, 90 signs still name the old street (in 2019) and were voted (in 2019)."),
]  # fmt: skip
HONEST = [
    ("The crates contained in the lorry are wet.", "The crates in the lorry are wet."),
    ("A key belonging to a former tenant was found.", "A former tenant's key was found."),
    ("We chose oak and ash; the latter is cheaper.", "We chose oak and ash; ash is cheaper."),
    ("Parcels cannot be sent in today. Parcels sent in are safe.", "Parcels cannot be submitted today. Those already submitted are safe."),
    ("The archive was unreachable for guests.", "Guests could not get to the archive."),
    ("The duplicate order was sent back.", "What had been ordered twice was sent back."),
    ("Sequence: 09:10 doors opened, 09:20 lift stuck.", "At 09:10 the doors were opened; at 09:20 the lift was stuck."),
    ("The list that exists in the cellar is old.", "The list in the cellar is old."),
    ("Guests lose their seat a day after the ticket ends.", "The seat of guests ends a day after their ticket does."),
    ("The timetable is behind a lock.", "The timetable has a lock."),
    ("Both halls are closed until May.", "Until May, both halls are closed."),
    ("A full stop is neither planned nor ruled out.", "A full stop is not planned, but it is not ruled out either."),
    ("Barges that do not use diesel are not taxed.", "Where diesel is not used, a barge is not taxed."),
    ("2 of 9 lamps failed; 2 more flicker.", "Of 9 lamps, 2 failed and 2 more flicker."),
    ("Mills were closed on Monday, ports on Friday.", "Mills were closed on Monday, and ports were closed on Friday."),
    ("Stamps are replaced when they wear rather than every year.", "Instead of being replaced every year, stamps are replaced when they wear."),
]  # fmt: skip


@pytest.mark.parametrize(("given", "candidate"), [*GONE, *TWICE])
def test_what_is_gone_or_said_twice_is_refused_and_named(given: str, candidate: str) -> None:
    check = check_dropped(candidate, given)
    assert not check.passed
    assert "“" in check.detail
    assert check in judge(candidate, Evidence(given, given))


@pytest.mark.parametrize(("given", "candidate"), HONEST)
def test_light_words_may_go_and_others_may_be_reworded(given: str, candidate: str) -> None:
    assert check_dropped(candidate, given).passed


@pytest.mark.parametrize("given", sorted({given for given, _ in [*GONE, *TWICE, *HONEST]}))
def test_a_source_lacks_nothing_of_itself(given: str) -> None:
    assert check_dropped(given, given).passed

"""What came apart is refused; short, fronted and verbless notes are not."""
# ruff: noqa: E501 - tables of sentences

from __future__ import annotations

import pytest

from translator.gate import Evidence, judge
from translator.gate.broken import check_broken

APART = [
    ("Night tours by boat, provided the port agrees; otherwise we walk.", "Provided the port agrees to night tours by boat, otherwise we walk."),
    ("80 seats show as sold though they were not.", "Though 80 seats show as sold though they were not."),
    ("The hall is on track to open by May and to be heated by June.", "By May, the hall is on track to open. It to be heated by June."),
    ("Noise during the rebuild on:", "On: noise during the rebuild."),
    ("The shock bent two rails too.", "Too, the shock bent two rails."),
    ("2 of 9 vans did not start, and those drivers took the tram.", "2 of 9 vans did not start. Those drivers took the tram, and so on."),
    ("Letters stay in the old shed, which we will keep painted green until May.", "Letters stay in the old shed. Until May, we will keep painted green."),
    ("They sold the boat that we had left moored in Riga.", "They sold the boat. We had left moored in Riga."),
    ("Loads of 2 t are incompatible with the small lift.", "Incompatible loads of 2 t are with the small lift."),
    ("The two forms are identical in size.", "Identical, the two forms are in size."),
    ("Find out how the van gets to the cold store KX-12", "Find out how the van gets to KX-12 in the cold store."),
    ("Print the map for the tower RD-204", "Print the map in RD-204 for the tower."),
    ("2031-04-02 15:39 – gate shut", "2031-04-02 15:39:00 – gate shut."),
    ("The bell rang at 06:05.", "At 06:05:00, the bell rang."),
]  # fmt: skip
HONEST = [
    ("Night tours by boat, provided the port agrees; otherwise we walk.", "Provided the port agrees, there will be night tours by boat; otherwise we walk."),
    ("80 seats show as sold though they were not.", "Though 80 seats were not sold, they show as sold."),
    ("If it rains, the fair moves; if it snows, it is off.", "If it rains, the fair moves. If it snows, it is off."),
    ("The hall is due to open in May.", "It is in May that the hall is due to open."),
    ("On: noise during the rebuild", "On: noise during the rebuild."),
    ("We sell ropes, nets and so on.", "Ropes, nets and so on are sold by us."),
    ("We checked the wall, which we hope to paint on Monday.", "We checked the wall. We hope to paint it on Monday."),
    ("If the grant is approved, which we will know in March, Ilse starts.", "If the grant is approved, Ilse starts. We will know in March."),
    ("They sold the boat that we had left moored in Riga.", "They sold the boat. This is the one that we had left moored in Riga."),
    ("Loads of 2 t are incompatible with the small lift.", "With the small lift, loads of 2 t are incompatible."),
    ("The cause lies with the carrier.", "The cause is with the carrier."),
    ("KX-12: door stuck", "In KX-12, the door is stuck."),
    ("The repair was booked via KX-12.", "The repair was booked through KX-12."),
    ("See the request KX-12 for the door.", "For the door, see KX-12."),
    ("The bell rang at 06:05:10.", "At 06:05:10, the bell rang."),
    ("The lamp failed too.", "The lamp failed, too."),
    ("We used to fish here.", "We used to fish here."),
]  # fmt: skip


@pytest.mark.parametrize(("given", "candidate"), APART)
def test_what_came_apart_is_refused_and_named(given: str, candidate: str) -> None:
    check = check_broken(candidate, given)
    assert not check.passed
    assert "“" in check.detail
    assert check in judge(candidate, Evidence(given, given))


@pytest.mark.parametrize(("given", "candidate"), HONEST)
def test_an_honest_rewording_is_let_through(given: str, candidate: str) -> None:
    assert check_broken(candidate, given).passed


@pytest.mark.parametrize("given", sorted({given for given, _ in [*APART, *HONEST]}))
def test_a_source_agrees_with_itself(given: str) -> None:
    assert check_broken(given, given).passed

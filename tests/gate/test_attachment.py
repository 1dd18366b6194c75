"""A circumstance, an "only" and a description stay with what they belong to."""
# ruff: noqa: E501 - tables of sentences

from __future__ import annotations

import pytest

from translator.gate import Evidence, judge
from translator.gate.attachment import check_attachment

FRONTED = [
    ("We can print labels that you keep private by hand.", "By hand, we can print labels that you keep private."),
    ("Signs are replaced rather than repaired in place.", "In place, signs are replaced rather than repaired."),
    ("There are desks that are still reserved for the branch that closes.", "For the branch that closes, there are desks that are still reserved."),
    ("The museum has agreed to lend the paintings that were restored in Turin.", "In Turin, the museum has agreed to lend the paintings that were restored."),
    ("We have hired the crew that was trained on the northern line.", "On the northern line, we have hired the crew that was trained."),
    ("They will publish the report that was written without the auditor.", "Without the auditor, they will publish the report that was written."),
]  # fmt: skip
ONLY = [
    ("The rattle only shows up with ≥ 9 crates.", "With ≥ 9 crates, the rattle only shows up."),
    ("The lift runs only after the guard has signed.", "After the guard has signed, the lift runs only then."),
    ("The alarm only rings in the cellar; the attic has none.", "In the cellar, the alarm only rings; the attic has none."),
    ("The pump starts only if the valve is shut.", "If the valve is shut, the pump starts only in that case."),
]  # fmt: skip
PASSED_ON = [
    ("The new lock will not help tenants of older flats using borrowed keys.", "Using borrowed keys in older flats will not help tenants."),
    ("We must warn drivers crossing the bridge.", "Crossing the bridge must warn drivers."),
    ("Rotas is the tool to plan Welder, a machine that is saving everyone time.", "Rotas is the tool to plan Welder. It is saving everyone time."),
    ("The depot ordered Kite, a van that has seats for nine.", "The depot ordered Kite. It has seats for nine."),
    ("There is good cover through the union for travel.", "Good cover for travel is through the union."),
    ("Because of a slip, the form always showed zero on the kiosk.", "The form that always showed zero on the kiosk was because of a slip."),
    ("There is a path via the yard for visitors.", "A path for visitors is via the yard."),
]  # fmt: skip
HONEST = [
    ("The buoy has not been tested at sea yet.", "At sea, the buoy has not been tested yet."),
    ("The bell can stop ringing without a visible fault.", "Without a visible fault, the bell can stop ringing."),
    ("The clinic cures the fault by properly cleaning the valve.", "By properly cleaning the valve, the clinic cures the fault."),
    ("You will be able to pay in cash in the kiosk.", "In the kiosk, you will be able to pay in cash."),
    ("We moved the desks, and they can be raised in many ways.", "We moved the desks. In many ways, they can be raised."),
    ("Members do not have to sign anything for loans of fewer than 3 books.", "For loans of fewer than 3 books, members do not have to sign anything."),
    ("We plan to open the canteen that was closed in May.", "In May, the canteen was closed; we plan to open it."),
    ("Drawers in the cellar were emptied.", "In the cellar, drawers were emptied."),
    ("The rattle only shows up with ≥ 9 crates.", "Only with ≥ 9 crates does the rattle show up."),
    ("The form runs on a press that only works in winter.", "The form runs on a press. The press works only in winter."),
    ("Two clerks on site 8-10 May, remote only on 11 May.", "On 8-10 May two clerks are on site; on 11 May remote only."),
    ("Those shops took cash only for about 90 minutes.", "For about 90 minutes, those shops took cash only."),
    ("Restarting did not help; only draining the tank did.", "Draining the tank was the only thing that helped."),
    ("Until then a leak in the only pipe would stop the mill.", "Until then, the mill would stop with a leak in the only pipe."),
    ("The new lock will not help tenants using borrowed keys.", "Tenants using borrowed keys will not be helped by the new lock."),
    ("Our drills now cover welding; the time rose to 58 min.", "Welding is now covered by our drills. The time rose to 58 minutes."),
    ("We ordered Kite, a van that has seats for nine.", "We ordered Kite. This van has seats for nine."),
    ("Kite, a van that has seats for nine, is late.", "Kite is late. It has seats for nine."),
    ("Delay due to fog.", "The delay is due to fog."),
]  # fmt: skip


@pytest.mark.parametrize(("given", "candidate"), [*FRONTED, *ONLY, *PASSED_ON])
def test_what_hangs_on_something_else_is_refused_and_named(given: str, candidate: str) -> None:
    check = check_attachment(candidate, given)
    assert not check.passed
    assert "“" in check.detail
    assert check in judge(candidate, Evidence(given, given))


@pytest.mark.parametrize(("given", "candidate"), HONEST)
def test_an_honest_order_of_words_is_let_through(given: str, candidate: str) -> None:
    assert check_attachment(candidate, given).passed


@pytest.mark.parametrize(
    "given", sorted({given for given, _ in [*FRONTED, *ONLY, *PASSED_ON, *HONEST]})
)
def test_a_source_agrees_with_itself(given: str) -> None:
    assert check_attachment(given, given).passed

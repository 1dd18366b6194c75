"""Which sentences a reader gets, in what order, and that none just vanishes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.flow import AUDIENCES, UPDATE, plan, sheet, topics
from translator.planning import BOTTOM_LINE
from translator.units import is_run_in_heading
from translator.values import Item, Plan


def said(found: Plan) -> list[str]:
    return [item.sentence.plain for item in found.items]


def bottom(found: Plan) -> Item | None:
    return next((item for item in found.items if item.section == BOTTOM_LINE), None)


def reasons(text: str, found: Plan) -> dict[str, str]:
    return {text[out.start : out.end]: out.reason for out in found.left_out}


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_bottom_line_comes_first_and_opens_its_own_passage(audience: str) -> None:
    found = plan(UPDATE, audience)
    assert found.items[0].section == BOTTOM_LINE
    first = {passage.sentences[0].index for passage in sheet(UPDATE).passages}
    assert found.items[0].sentence.index in first
    assert sum(item.section == BOTTOM_LINE for item in found.items) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "If the vendor answers in time, 40,000 EUR of the budget will be saved.",
        "Please pay 40,000 EUR of the budget for the move by 3 May.",
        "Once the audit is over, the budget of 40,000 EUR will be released.",
        "Cut of 40,000 EUR in the budget for Bonn",
        "Cut of 40,000 EUR in this year's budget",
        pytest.param(
            "Budget of 40,000 EUR for all new offices",
        ),
        "It will cost 40,000 EUR of the budget, with a risk for the audit.",
        "Costs rise.",
    ],
)
def test_no_bottom_line_that_cannot_stand_alone(sentence: str) -> None:
    found = plan(f"{sentence}\n\nThe office in Bonn has a new door.")
    line = bottom(found)
    assert line is None or line.sentence.plain != sentence
    assert sentence in said(found)


def test_a_sentence_that_later_ones_explain_is_no_bottom_line() -> None:
    text = "The budget fell by 40,000 EUR on Monday. That was corrected the same day."
    assert bottom(plan(text)) is None
    assert said(plan(text)) == text.replace(". ", ".\n").split("\n")


def test_a_bullet_stays_together_in_its_order() -> None:
    text = (
        "- The booking page was down for 20 minutes on Monday. Rolled back to the old one. "
        "Cause unknown.\n- The office has a new door."
    )
    for audience in AUDIENCES:
        found = said(plan(text, audience))
        assert len({s.plain in found for s in sheet(text).passages[0].sentences}) == 1
        if "Cause unknown." in found:
            at = found.index("Cause unknown.")
            assert found[at - 1] == "Rolled back to the old one."


POINTING = st.sampled_from(
    [
        "It was slow for 20 minutes.",
        "This costs 300 EUR a month.",
        "That happened twice in May.",
        "They will be paid on Friday.",
        "However, the vendor has not answered.",
        "As a result, 12 orders were late.",
    ]
)
PLAIN = st.sampled_from(
    [
        "The shop was closed for 20 minutes on Sunday.",
        "The budget for the move is 40,000 EUR.",
        "We will renew the contract by 3 May.",
        "The server `db_prod` writes to /var/log/app.",
        "Thanks to all who helped.",
        "Is it done?",
        "Nobody in sales noticed the change.",
        "The import should be faster in June.",
    ]
)
SENTENCES = st.lists(PLAIN | POINTING, min_size=1, max_size=6)
PARAGRAPH = SENTENCES.map(" ".join)
BLOCK = st.one_of(
    PARAGRAPH,
    PARAGRAPH.map(lambda text: f"> {text}"),
    PARAGRAPH.map(lambda text: f"**Solution.** {text}"),
    st.lists(PARAGRAPH, min_size=1, max_size=4).map(lambda p: "\n".join(f"- {t}" for t in p)),
    st.sampled_from(["# Week 9", "## Risks", "## Next steps", "### Thanks"]),
    st.just("```\nrm -rf build\n```"),
    st.just("| When | What |\n|---|---|\n| 14:02 | Errors began |\n| 14:49 | Over |"),
    st.just("Planned work:\n\n- Renew the contract with Acme by 3 May"),
)
UPDATES = st.lists(BLOCK, min_size=1, max_size=8).map("\n\n".join)


@settings(max_examples=60, deadline=None)
@given(UPDATES, st.sampled_from(AUDIENCES))
def test_every_sentence_is_planned_or_left_out_with_a_reason(text: str, audience: str) -> None:
    found = plan(text, audience)
    planned = [(item.sentence.start, item.sentence.end) for item in found.items]
    dropped = [(out.start, out.end) for out in found.left_out]
    assert all(out.reason for out in found.left_out)
    assert len(set(planned)) == len(planned)
    assert not set(planned) & set(dropped)
    for passage in sheet(text).passages:
        if passage.kind == "heading":
            continue
        for sentence in passage.sentences:
            opens = sentence is passage.sentences[0]
            if not (opens and is_run_in_heading(passage, text)):
                assert (sentence.start, sentence.end) in {*planned, *dropped}


@settings(max_examples=60, deadline=None)
@given(UPDATES, st.sampled_from(AUDIENCES))
def test_who_points_back_never_comes_without_the_one_pointed_at(text: str, audience: str) -> None:
    planned = {item.sentence.index for item in plan(text, audience).items}
    pointing = re.compile(r"It |This |That |They |However|As a result")
    for passage in sheet(text).passages:
        for before, sentence in zip(passage.sentences, passage.sentences[1:], strict=False):
            if sentence.index in planned and pointing.match(sentence.plain):
                headed = before is passage.sentences[0] and is_run_in_heading(passage, text)
                assert before.index in planned or headed


@settings(max_examples=40, deadline=None)
@given(UPDATES, st.sampled_from(AUDIENCES))
def test_headings_of_the_output_are_the_updates_own_or_neutral(text: str, audience: str) -> None:
    own = {s.plain for p in sheet(text).passages if p.kind == "heading" for s in p.sentences}
    own |= {"Solution"} if "**Solution.**" in text else set()
    neutral = {"", BOTTOM_LINE, *(topic.section for topic in topics().topics)}
    for item in plan(text, audience).items:
        assert set(item.section.split(": ")) <= own | neutral  # a heading with a fact stays above


def test_the_sections_of_the_update_keep_names_and_order() -> None:
    sections = [item.section for item in plan(UPDATE, "operations").items[1:]]
    assert list(dict.fromkeys(sections)) == ["Highlights", "Risks", "Next"]


def test_the_same_length_limit_holds_for_thirty_sentences() -> None:
    text = "\n".join(f"The branch in city {i} was offline for {i + 2} minutes." for i in range(30))
    found = plan(text, "customers")
    assert len(found.items) == 7
    assert len(found.left_out) == 23
    assert {out.reason for out in found.left_out} == {"beyond the 7 sentences that Customers gets"}


def test_thanks_and_links_are_left_out_and_said_to_be() -> None:
    text = (
        "The old archive was closed on Monday.\n\nThanks to all who helped.\n\n"
        "More information can be found at https://status.example.com/a1.\n\n"
        "See https://wiki.example.com/archive for the list."
    )
    found = plan(text)
    assert said(found) == ["The old archive was closed on Monday."]
    why = reasons(text, found)
    assert why["Thanks to all who helped."].startswith("thanks")
    assert sum(reason.startswith("about this update") for reason in why.values()) == 2


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("The order page on db-prod-07.corp.example failed for 20 minutes.", "an internal host"),
        ("Ask @noor about the errors that 20 customers saw.", "a person"),
        ("The customers' page `checkout_v2` failed for 20 minutes.", "code"),
        ("All customers are affected by CVE-2031-1111 until 3 May.", "a vulnerability"),
        ("Customers may write to jo.lee@firm.example until 3 May.", "a personal datum (email)"),
    ],
)
def test_customers_never_read_what_is_inside_only(sentence: str, named: str) -> None:
    text = f"The shop was closed for 20 minutes on Sunday.\n\n{sentence}"
    found = plan(text, "customers")
    assert len(said(found)) == 1
    assert named in reasons(text, found)[sentence]
    assert sentence.replace("`", "") in said(plan(text, "operations"))


def test_a_bare_list_is_sorted_by_topic_under_neutral_headings() -> None:
    text = (
        "- We will migrate the payroll service next quarter.\n"
        "- An outage stopped the checkout for 20 minutes on Monday.\n"
        "- The budget for storage rose by 8,000 EUR.\n"
    )
    found = plan(text)
    assert bottom(found) is found.items[0]
    neutral = {"outage": "What happened", "budget": "Money", "will": "What comes next"}
    rest = [(item.sentence.plain.split()[1], item.section) for item in found.items[1:]]
    assert rest == [(word, section) for word, section in neutral.items() if (word, section) in rest]
    assert len(rest) == 2


def test_what_stands_above_a_list_goes_with_each_fragment_of_it() -> None:
    text = "Planned work:\n\n- Renew the contract with Acme by 3 May\n- Rebuild of the archive\n"
    found = plan(text)
    assert {item.prefix for item in found.items} == {"Planned work"}
    assert reasons(text, found)["Planned work:"].startswith("introduces a list")


def test_the_state_in_a_heading_goes_with_a_fragment() -> None:
    text = (
        "# Week 9\n\nThe shop was closed on Monday.\n\n## Blocked\n\n- PDF export\n- Partner login"
    )
    prefixes = {i.sentence.plain: i.prefix for i in plan(text, "operations").items}
    assert prefixes["PDF export"] == "Blocked"
    assert prefixes["Partner login"] == "Blocked"


def test_a_title_that_holds_a_secret_is_not_shown() -> None:
    text = "# Rotation of AKIAABCDEFGHIJKLMNOP\n\nThe shop was closed for 20 minutes on Sunday."
    assert plan(text).title == ""
    assert plan(text.replace("AKIAABCDEFGHIJKLMNOP", "keys")).title == "Rotation of keys"


@pytest.mark.parametrize("last", ["Nobody was affected.", "No data lost.", "Rolled back."])
def test_a_short_last_sentence_does_not_vanish(last: str) -> None:
    text = f"The checkout failed for 20 minutes on Monday. {last}"
    found = plan(text)
    assert last in said(found) or last in reasons(text, found)


def test_a_short_sentence_is_no_heading() -> None:
    text = "Error rates rose on Monday. Nobody was affected. The gateway was restarted at noon."
    assert "Nobody was affected" not in {item.section for item in plan(text).items}


@pytest.mark.parametrize(
    ("heading", "sentence"),
    [
        ("Rejected", "The budget for the move to Bonn is cut by 40,000 EUR."),
        ("Blocked", "PDF export for invoices of 40,000 EUR, waiting for legal"),
        ("Not decided yet", "The budget for the move is cut by 40,000 EUR."),
    ],
)
def test_the_bottom_line_keeps_the_state_in_its_heading(heading: str, sentence: str) -> None:
    text = f"# Week 9\n\nThe office has a new door.\n\n## {heading}\n\n- {sentence}\n"
    item = next(i for i in plan(text).items if i.sentence.plain == sentence)
    assert heading in (item.section, item.prefix)


def test_a_first_section_among_others_is_no_title() -> None:
    text = "## Blocked\n\n- PDF export for partners\n\n## Done\n\n- Search filters for staff\n"
    assert plan(text).title == ""


def test_a_nested_bullet_follows_the_one_it_is_about() -> None:
    text = (
        "- The shop was closed for 20 minutes on Sunday.\n"
        "- Review all 14 certificates by 30 June.\n"
        "  - Two of them are owned by nobody.\n"
        "- The budget for storage rose by 8,000 EUR.\n"
    )
    found = said(plan(text))
    parent = found.index("Review all 14 certificates by 30 June.")
    assert found[parent + 1] == "Two of them are owned by nobody."


@pytest.mark.parametrize("around", ["Hi all,", "Best regards,\nJo Lee"])
def test_greeting_and_signature_are_left_out(around: str) -> None:
    fact = "The shop was closed for 20 minutes on Sunday."
    text = f"{around}\n\n{fact}" if around.startswith("Hi") else f"{fact}\n\n{around}"
    for audience in ("finance", "customers"):
        assert said(plan(text, audience)) == [fact]


REPORT = """\
# Incident on 2031-05-03: orders lost

- **Key events**
  - Detected 2031-05-03 12:05
  - Resolved 2031-05-03 12:27

- **Time to repair**: 22m

- **Impact**:
  - The order page was not available for all customers

- **Review actions**:
  - Add an alert for lost orders
  - Ask the vendor for a report by 9 May
"""


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_label_over_nested_bullets_is_their_heading(audience: str) -> None:
    sections = {i.sentence.plain: i.section for i in plan(REPORT, audience).items}
    assert sections["Resolved 2031-05-03 12:27"] == "Key events"
    assert "Background" not in sections.values()
    assert all(
        section == "Review actions"
        for plain, section in sections.items()
        if plain.startswith(("Add", "Ask"))
    )


def test_what_has_no_heading_comes_before_the_first_one() -> None:
    sections = [i.section for i in plan(REPORT, "operations").items if i.section != BOTTOM_LINE]
    assert "" in sections
    assert sections == sorted(sections, key=lambda section: section != "")


@pytest.mark.parametrize("audience", AUDIENCES)
def test_everybody_learns_that_it_is_over(audience: str) -> None:
    filler = "\n\n".join(
        f"The branch in city {i} was offline for {i + 2} minutes in this incident."
        for i in range(30)
    )
    text = (
        f"An outage stopped all orders on Monday.\n\n{filler}\n\nThe service was restored at 16:10."
    )
    assert "The service was restored at 16:10." in said(plan(text, audience))


@pytest.mark.parametrize(
    "sentence",
    ["The service was not restored at 16:10.", "It will be over when the service is restored."],
)
def test_what_is_not_over_gets_no_preference(sentence: str) -> None:
    assert not topics().says_over(sentence)


NAMES = """\
The shop was closed for 20 minutes on Sunday.

There may be an outage of 2 minutes on the following services:

- `orders-api`
- `stock-api`
- `mail_queue` (old queue)
- `login-api`
"""


def test_a_line_above_a_list_of_names_is_told_and_no_single_name_of_it() -> None:
    found = plan(NAMES, "finance")
    assert "There may be an outage of 2 minutes on the following services:" in said(found)
    assert not any("queue" in plain for plain in said(found))
    assert "only names of code or systems" in reasons(NAMES, found).values()


def test_what_a_whole_sentence_introduces_stays_with_it_in_its_order() -> None:
    text = (
        "Customers saw errors at checkout on Monday because\n\n"
        "- the budget for storage was spent by 40 EUR too much\n"
        "- the migration of the payroll service moved 3 of 4 jobs\n"
    )
    found = [i for i in plan(text).items if i.section != BOTTOM_LINE]
    assert {i.section for i in found} == {""}
    assert [i.sentence.index for i in found] == sorted(i.sentence.index for i in found)


def test_an_option_far_down_is_no_bottom_line() -> None:
    text = (
        "# 3. One store for all orders\n\n## Status\n\nAccepted\n\n## Decision\n\n"
        "We discussed two ways.\n\n1. Rent a second store\n2. Buy one\n\n"
        "The first way is the simplest one and costs 40,000 EUR a year of the budget.\n\n"
        "We will buy one.\n\n## Consequences\n\nThe budget of 90,000 EUR is at risk in May.\n"
    )
    line = bottom(plan(text))
    assert line is None or line.sentence.plain.startswith("We discussed")


@pytest.mark.parametrize(
    "after", ["To support this, all orders were paused.", "It was paid on Monday."]
)
def test_a_sentence_that_the_next_one_leans_on_is_no_bottom_line(after: str) -> None:
    text = f"On Monday we moved 40,000 EUR of the budget to storage. {after}"
    assert bottom(plan(text)) is None


def test_a_wish_behind_a_number_is_no_bottom_line() -> None:
    text = "## Done\n\n- #519 As a developer, I want to read the budget of 40,000 EUR for May\n"
    assert bottom(plan(text)) is None


def test_a_sentence_with_this_as_its_object_stays_with_what_it_means() -> None:
    text = (
        "Renting a second store is the simplest way. Because the budget of 40,000 EUR is spent we "
        "decided against this due to cost."
    )
    for audience in AUDIENCES:
        assert len(said(plan(text, audience))) in {0, 2}


def test_a_first_line_without_a_verb_is_the_title() -> None:
    text = "Upgrade of the order system\n\nWe will upgrade it on 3 May from 7:00 to 8:00."
    assert plan(text).title == "Upgrade of the order system"
    assert said(plan(text)) == ["We will upgrade it on 3 May from 7:00 to 8:00."]


@pytest.mark.parametrize(
    "first",
    [
        "The order system was upgraded",
        "Hi all",
        "Cut of 40,000 EUR",
        "Upgrade, see below:",
        "Upgrade",
    ],
)
def test_a_first_line_that_says_something_is_no_title(first: str) -> None:
    assert plan(f"{first}\n\nWe will upgrade it on 3 May from 7:00 to 8:00.").title == ""


def test_a_day_before_a_month_ends_no_sentence() -> None:
    text = "On 5. January we moved the order system. It took 3 hours."
    assert said(plan(text)) == ["On 5. January we moved the order system.", "It took 3 hours."]


def test_the_title_is_not_repeated_in_each_line() -> None:
    text = "# Status, week 9\n\n- Rent a second store by 3 May\n- Review of the budget by 9 May\n"
    assert {item.prefix for item in plan(text).items} == {""}


def test_a_title_that_says_how_far_things_are_is() -> None:
    text = "# Blocked\n\n- Rent a second store by 3 May\n- Review of the budget by 9 May\n"
    assert {item.prefix for item in plan(text).items if item.section != BOTTOM_LINE} == {"Blocked"}


def test_many_causes_leave_room_for_what_comes_next() -> None:
    causes = "\n".join(f"- The disk of store {i} was too small by {i} GB" for i in range(20))
    text = (
        "# Incident on 3 May\n\n## Root causes\n\n"
        f"{causes}\n\n## Next steps\n\n- We will buy 3 larger disks by 9 May.\n"
        "- We will test all of them by 12 May.\n"
    )
    for audience in ("finance", "sales", "executives", "all-staff"):
        assert "We will buy 3 larger disks by 9 May." in said(plan(text, audience))


def test_a_second_paragraph_stays_under_the_heading_in_the_line_of_the_first() -> None:
    text = (
        "**What.** The shop keeps orders in two stores until 3 May.\n\n"
        "The second store holds 40 orders of all customers.\n\n"
        "**Solution.** We will rent one store by 9 May.\n"
    )
    sections = [i.section for i in plan(text, "operations").items if i.section != BOTTOM_LINE]
    assert sections == sorted(sections, key=["What", "Solution"].index)


def test_a_timeline_is_told_to_its_end() -> None:
    rows = "\n".join(f"| 14:0{i} | Store {i} was checked by the team |" for i in range(9))
    text = f"# Incident\n\n## Timeline\n\n| Time | Event |\n| --- | --- |\n{rows}\n"
    assert len(plan(text, "operations").items) == 9


OPTIONS = (
    "# 3. One store\n\n## Decision\n\nWe discussed these three options in May:\n\n"
    "1. Rent a second store for 40,000 EUR of the budget by 3 May\n2. `keep_db` as is\n"
    "3. Buy one\n\nWe will buy one store by 9 May."
)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_options_are_told_all_or_none_and_as_options(audience: str) -> None:
    found = said(plan(OPTIONS, audience))
    starts = ("Rent a second", "keep_db", "Buy one")
    told = [plain for plain in found if plain.startswith(starts)]
    assert len(told) in {0, 3}
    assert ("We discussed these three options in May:" in found) is bool(told)
    assert "We will buy one store by 9 May." in found


def test_an_order_that_points_back_stays_with_what_it_points_at() -> None:
    text = "Finish the move of `orders_v2` to Bonn. Extend its use to all shops by 3 May."
    assert len(said(plan(text, "customers"))) in {0, 2}
    assert len(said(plan(text, "operations"))) == 2


def test_what_also_holds_stays_with_what_it_adds_to() -> None:
    text = (
        "The second way was not taken because `store_b` is old. "
        "We would also need 40,000 EUR of the budget for a key by 3 May."
    )
    for audience in AUDIENCES:
        assert len(said(plan(text, audience))) in {0, 2}


def test_what_is_blocked_reaches_operations() -> None:
    goals = "\n".join(f"- Finish the search of store {i} by 3 May" for i in range(20))
    text = f"# Sprint 9\n\n## Sprint goal\n\n{goals}\n\n## Blocked\n\n- Report for partners\n"
    assert "Report for partners" in said(plan(text, "operations"))

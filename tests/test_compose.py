"""The Markdown that is sent: order, paragraphs, bullets, and characters that stay themselves."""

from __future__ import annotations

from markdown_it import MarkdownIt

from translator.compose import compose_markdown
from translator.values import Origin, Question, Translated


def said(text: str, section: str = "Progress", how: Origin = "model") -> Translated:
    return Translated(text, ((0, 1),), how, (), (), section)


def test_the_whole_page() -> None:
    page = compose_markdown(
        "Weekly status",
        [
            said("Checkout returned errors on Tuesday.", "What happened"),
            said("60% of the jobs have moved", "Progress"),
            said("Act before Q2.", "Bottom line"),
            said("- The rest is blocked.", "Progress"),
            said("- No date yet.", "Progress"),
            said("It went back to the previous version.", "What happened"),
        ],
        [
            Question("What did it cost?", None, ()),
            Question("When is the fix due?", "Not scheduled yet.", ((3, 9),)),
        ],
        ["version numbers (the reader decides nothing by them)", "a host (operations)"],
    )
    assert page == (
        "# Weekly status\n\n"
        "**Act before Q2.**\n\n"
        "## What happened\n\n"
        "Checkout returned errors on Tuesday. It went back to the previous version.\n\n"
        "## Progress\n\n"
        "60% of the jobs have moved.\n\n"
        "- The rest is blocked.\n- No date yet.\n\n"
        "## You will ask\n\n"
        "- When is the fix due? *Not scheduled yet.*\n"
        "- *Not stated in the update:* What did it cost?\n\n"
        "*Left out on purpose: version numbers (the reader decides nothing by them); "
        "a host (operations).*\n"
    )


def test_neighbours_below_one_heading_stand_under_it_once() -> None:
    page = compose_markdown(
        None,
        [
            said("We moved.", "Q4 2031: Search"),
            said("We paid.", "Q4 2031: Storage"),
            said("We hired.", "Q1 2032: People"),
            said("We wait.", "Blocked"),
        ],
        [],
        [],
    )
    assert page == (
        "## Q4 2031\n\n### Search\n\nWe moved.\n\n### Storage\n\nWe paid.\n\n"
        "## Q1 2032: People\n\nWe hired.\n\n## Blocked\n\nWe wait.\n"
    )


def test_a_heading_stands_over_those_below_it() -> None:
    page = compose_markdown(
        None, [said("A.", "New"), said("B.", "New: Search"), said("C.", "New: Mail")], [], []
    )
    assert page == "## New\n\nA.\n\n### Search\n\nB.\n\n### Mail\n\nC.\n"


def test_a_heading_that_only_begins_like_its_neighbour_stays_whole() -> None:
    page = compose_markdown(
        None, [said("A.", "Note: Search"), said("B.", "Notes"), said("C.", "Search")], [], []
    )
    assert [line for line in page.splitlines() if line.startswith("#")] == [
        "## Note: Search", "## Notes", "## Search",
    ]  # fmt: skip


def test_nothing_to_say_is_an_empty_page() -> None:
    assert compose_markdown(None, [], [], []) == ""


def test_a_bottom_line_written_as_bullets_is_one_bold_paragraph() -> None:
    page = compose_markdown(
        None, [said("- One risk", "Bottom line"), said("- Act now.", "Bottom line")], [], []
    )
    assert page == "**One risk. Act now.**\n"


def test_a_sentence_stays_with_the_bullet_whose_line_it_stood_in() -> None:
    def at(start: int, end: int, text: str) -> Translated:
        return Translated(text, ((start, end),), "model", (), (), "Progress")

    page = compose_markdown(
        None,
        [at(2, 20, "- We moved it"), at(21, 40, "It is faster."), at(43, 60, "Another line.")],
        [],
        [],
    )
    assert page == "## Progress\n\n- We moved it. It is faster.\n\nAnother line.\n"


def test_context_never_passes_for_the_update() -> None:
    page = compose_markdown(
        None, [said("We moved."), said("A cloud is rented.", how="context")], [], []
    )
    assert page.endswith("We moved.\n\n*Background, not from the update: A cloud is rented.*\n")

    words = [said("P95: a measure.", how="context"), said("ERP: a system", how="context")]
    page = compose_markdown(None, words, [], [])
    assert page.endswith(
        "*Background, not from the update:*\n\n- P95: a measure.\n- ERP: a system.\n"
    )


def test_every_character_of_a_sentence_is_shown() -> None:
    texts = [
        "Vec<T> and <script> are not tags",
        "__init__ and *args keep their marks",
        "snake_case_name stays",
        "`code` and ~~this~~ too",
        "# 1 issue was closed",
        "> 5% of calls failed",
        "1. is not a list",
        "Costs fell < 0.1%, 2 * 3 = 6",
    ]
    for text in texts:
        html = MarkdownIt().render(compose_markdown(None, [said(text)], [], []))
        shown = "".join(
            t.content
            for b in MarkdownIt().parse(compose_markdown(None, [said(text)], [], []))
            for t in b.children or ()
        )
        assert text.rstrip(".") in shown.rstrip("."), html


def test_a_numbered_title_needs_no_mark() -> None:
    page = compose_markdown("27. Move *all* orders", [said("We move.", "3. Why")], [], [])
    assert page == "# 27. Move \\*all\\* orders\n\n## 3. Why\n\nWe move.\n"
    headings = [t.content for t in MarkdownIt().parse(page) if t.type == "inline"]
    assert headings[0] == "27. Move \\*all\\* orders"

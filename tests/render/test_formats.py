"""Each format as the person or program that receives it would check it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from tests.render.made import PASSWORD, SOURCE, span, translation
from translator.errors import InputError
from translator.render import ENDINGS, FORMATS, render
from translator.render.json import to_dict
from translator.review import NOT_CONFIRMED, with_sentence
from translator.values import Check, Marks


def test_markdown_is_the_page_that_is_sent() -> None:
    made = translation()
    assert render(made) == made.text
    assert render(made, "markdown").startswith("# Status\n\n**One risk: no date.**\n")


def test_chat_is_short_plain_and_bold_with_single_stars() -> None:
    assert render(translation(), "chat") == (
        "*One risk: no date.*\n\n"
        "*What happened*\n"
        "Checkout <b>failed</b> for 47 minutes. The cause is suspected, not proven.\n"
        "• We went back.\n"
        "(Background, not from the update: A release is a new version.)\n\n"
        "*Not stated in the update:* What did it cost?\n"
    )


@pytest.mark.parametrize("fmt", FORMATS)
def test_a_refusal_is_said_in_every_format(fmt: str) -> None:
    made = translation(refusal="No outcome & no date are stated.")
    assert "No outcome &" in render(made, fmt).replace("&amp;", "&")
    assert render(made, fmt).endswith("\n")


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(InputError, match="'pdf'") as caught:
        render(translation(), "pdf")
    assert all(fmt in caught.value.hint for fmt in FORMATS)
    assert set(ENDINGS) == set(FORMATS)


def test_json_keeps_its_contract() -> None:
    made = json.loads(render(translation(), "json"))
    assert list(made) == [
        "update", "audience", "engine", "model", "prompts", "facts", "terms", "sentences", "text",
        "left_out", "ledger", "marks", "questions", "serves", "reading", "timing", "refusal",
        "notices", "masked",
    ]  # fmt: skip
    assert made["update"] == {"id": "0123456789ab", "kind": "incident", "chars": len(SOURCE)}
    first = made["sentences"][0]
    assert list(first) == ["text", "sources", "how", "facts", "checks", "section", "refused"]
    start, end = first["sources"][0]
    assert SOURCE[start:end] == "P1: checkout <b>failed</b> for 47 min"
    assert first["checks"][0] == {"name": "numbers", "passed": True, "detail": "47 min"}
    assert first["refused"][0]["checks"][0]["passed"] is False
    assert made["facts"][0] == {
        "id": "F1", "kind": "duration", "text": "47 min", "value": "47 min",
        "start": span("47 min")[0], "end": span("47 min")[1],
    }  # fmt: skip
    assert list(made["terms"][0]) == [
        "concept", "surface", "start", "end", "how", "action", "said", "reason",
    ]  # fmt: skip
    assert made["questions"][0] == {"question": "What did it cost?", "answer": None, "sources": []}
    assert made["reading"]["output"] == {"grade": 6.1, "words": 18}
    assert made["timing"] == {"facts": 0.1, "first_sentence": 1.5, "seconds": 3.25}
    assert made["masked"][0]["hint"] == "hu…re"
    assert made["left_out"][0]["reason"] == "a version decides nothing"
    assert made["ledger"] == {
        "said": 1, "left_out": 0, "unaccounted": 1,
        "facts": [
            {"id": "F1", "fate": "said", "sentences": [0], "reason": ""},
            {
                "id": "F2", "fate": "unaccounted", "sentences": [],
                "reason": "its words stand nowhere",
            },
        ],
    }  # fmt: skip
    assert made["marks"] == {"must": [], "leave_out": []}


def test_json_offsets_count_characters_also_after_an_emoji() -> None:
    made = to_dict(translation())
    assert made["update"]["chars"] == len(SOURCE)
    assert SOURCE[made["left_out"][0]["start"] : made["left_out"][0]["end"]] == "v2.8.1"


@pytest.mark.parametrize("fmt", FORMATS)
def test_no_format_gives_a_secret_away(fmt: str) -> None:
    out = render(translation(), fmt)
    assert PASSWORD not in out
    assert "[password hu…re]" in out or fmt in ("markdown", "chat")


class Page(HTMLParser):
    """Tags still open, and the text under each tag."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in self.open:
            self.text[tag] = self.text.get(tag, "") + data


def page() -> Page:
    parsed = Page()
    parsed.feed(render(translation(), "html"))
    parsed.close()
    return parsed


def test_the_page_is_well_formed_and_escapes_everything() -> None:
    parsed = page()
    assert parsed.open == []
    assert not {"b", "i", "script"} & {tag for tag, _ in parsed.tags}
    assert "Checkout <b>failed</b> for 47 minutes." in parsed.text["summary"]
    assert "Checkout died & <i>never</i> came back" in parsed.text["details"]


def test_the_page_needs_nothing_from_outside() -> None:
    out = render(translation(), "html")
    assert not re.search(r"""(?:src|href)=["'](?!#)|url\(|@import|https?:""", out)


def test_the_page_shows_the_whole_source_and_links_into_it() -> None:
    parsed = page()
    assert parsed.text["pre"] == SOURCE.replace(PASSWORD, "[password hu…re]")
    ids = {attrs["id"] for _, attrs in parsed.tags if "id" in attrs}
    links = [a["href"] for tag, a in parsed.tags if tag == "a"]
    assert links
    assert all(link and link[1:] in ids for link in links)


def test_the_page_says_how_each_sentence_came_about() -> None:
    text = page().text["details"]
    assert "first wording failed a check" in text
    assert "✓ numbers: 47 min" in text
    assert "✗ added" in text
    assert "not part of the update" in text


def test_the_page_has_sheet_log_questions_and_what_was_left_out() -> None:
    text = page().text["main"]
    for words in (
        "Fact sheet", "F1", "Translation log", "top priority", "replaced",
        "Left out on purpose", "“v2.8.1”", "a version decides nothing",
        "You will ask", "What did it cost?", "Not stated.",
    ):  # fmt: skip
        assert words in text


def test_the_page_accounts_for_the_facts_on_top_and_links_to_their_sentences() -> None:
    parsed = page()
    assert "1 of 2 facts accounted for: 1 said, 0 left out on purpose" in parsed.text["header"]
    assert "not accounted for: F2" in parsed.text["header"]
    assert "sentence 1" in parsed.text["table"]
    opened = {a["id"] for tag, a in parsed.tags if tag == "details"}
    assert "s1" in opened
    assert ("a", {"href": "#s1"}) in parsed.tags


def test_what_the_author_kept_against_the_gate_is_marked_in_every_format() -> None:
    made = translation()
    refused = Check("numbers", passed=False, detail="keep “47 min”; take out “74 min”")
    wrong = replace(
        made.sentences[0], text="Checkout failed for 74 min", how="edited", checks=(refused,)
    )
    kept = with_sentence(made, 0, wrong)
    for fmt in FORMATS:
        out = render(kept, fmt)
        assert "74 min" in out
        assert NOT_CONFIRMED in out or fmt == "json"
    first = json.loads(render(kept, "json"))["sentences"][0]
    assert first["how"] == "edited"
    assert first["checks"] == [
        {"name": "numbers", "passed": False, "detail": "keep “47 min”; take out “74 min”"}
    ]


def test_the_authors_marks_are_shown() -> None:
    made = replace(translation(), marks=Marks(must=("F1",), leave_out=("F2",)))
    assert json.loads(render(made, "json"))["marks"] == {"must": ["F1"], "leave_out": ["F2"]}
    assert "must be said, says the author" in render(made, "html")
    assert "left out, says the author" in render(made, "html")

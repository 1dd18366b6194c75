"""Packs opened again: what belongs in each is there, and what gives something away is not."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO

import docx
import pytest
from markdown_it import MarkdownIt

from tests.exercises.packs.made import FACT, exercise, with_inject
from translator.exercises.packs import FILES, file_of
from translator.exercises.packs.guides import participants
from translator.exercises.packs.markdown import LEGEND, escaped
from translator.exercises.schema import Exercise, Finding

SECRETS = (
    "You alone know",
    "You have promised",
    "Surprise",
    "Callers read our words",
    "The paper quotes us",
    "Expected answer",
    "Hint for",
    "Success sign",
    "Milder words",
    "Harder words",
    "Who speaks?",
    "Waiting: 61",
    "One person spoke",
    "Write three drafts",
    "Realname",
)
SHARED = (
    "Outage: what do we tell customers?",
    "Practise telling customers about an outage.",
    "Tell known and suspected apart.",
    "In scope: messages to customers.",
    "Welcome",
    "We do not test people.",
    "Communications lead",
    "Reads the graphs.",
    "The phone rings at Larkfield.",
    FACT,
    "Where were we too sure?",
    "I can do this better.",
)


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        self.tags: list[str] = []
        self.kinds: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._open.append(tag)
        self.kinds.append(dict(attrs).get("class") or "")

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if "style" not in self._open[-1:]:
            self.words += data


def words(path: str, made: Exercise | None = None) -> str:
    """The words of a file as a reader sees them."""
    data = file_of(made or exercise(), path)
    if path.endswith(".docx"):
        file = docx.Document(BytesIO(data))
        found = [p.text for p in file.paragraphs]
        found += [c.text for t in file.tables for row in t.rows for c in row.cells]
        found += [p.text for s in file.sections for p in s.footer.paragraphs]
        return "\n".join(found)
    page = Page()
    text = data.decode()
    page.feed(MarkdownIt().enable("table").render(text) if path.endswith(".md") else text)
    return page.words


DOCUMENTS = [path for path in FILES if path.endswith((".md", ".html", ".docx"))]


@pytest.mark.parametrize("path", [path for path in DOCUMENTS if "participants" in path])
def test_participants_get_what_they_may_know_and_nothing_else(path: str) -> None:
    found = words(path)
    assert [text for text in SHARED if text not in found] == []
    assert [text for text in SECRETS if text in found] == []


@pytest.mark.parametrize("path", [path for path in DOCUMENTS if "facilitator." in path])
def test_the_facilitator_gets_everything(path: str) -> None:
    found = words(path)
    assert [text for text in (*SHARED, *SECRETS) if text not in found] == []
    assert "0:18" in found
    assert "2026-12-17" in found
    assert "This pack is not: its last page holds the real names." in found
    assert "10–49" in found


@pytest.mark.parametrize("path", [path for path in DOCUMENTS if "role-cards" in path])
def test_a_role_card_tells_its_player_and_leaves_the_events_out(path: str) -> None:
    found = words(path)
    assert "You alone know that the disk is full." in found
    assert "Kenji Mori" in found
    assert "Surprise" not in found
    assert "Expected answer" not in found


@pytest.mark.parametrize("path", [path for path in DOCUMENTS if "inject-cards" in path])
def test_an_inject_card_holds_the_message_and_no_answer(path: str) -> None:
    found = words(path)
    assert f"Callers read our words back: “{FACT}” Please answer." in found
    assert "Waiting: 61" in found
    for hidden in ("Expected answer", "Hint for", "Surprise", "You alone know", "Milder"):
        assert hidden not in found


def test_each_card_begins_a_page() -> None:
    for name, count in (("role-cards", 2), ("inject-cards", 2)):
        file = docx.Document(BytesIO(file_of(exercise(), f"cards/{name}.docx")))
        breaks = [p for p in file.paragraphs if p.paragraph_format.page_break_before]
        assert len(breaks) == count
        page = Page()
        page.feed(file_of(exercise(), f"cards/{name}.html").decode())
        assert page.kinds.count("page") == count


def test_fiction_is_marked_for_the_facilitator_alone() -> None:
    facilitator = file_of(exercise(), "facilitator/facilitator.html").decode()
    assert '<span class="fiction">The phone rings at Larkfield.</span>' in facilitator
    assert f'<span class="source">{FACT}</span>' in facilitator
    for path in DOCUMENTS:
        if path.startswith("facilitator/"):
            continue
        data = file_of(exercise(), path)
        assert b'class="fiction"' not in data
        if path.endswith(".md"):
            assert LEGEND.encode() not in data
            assert b"*The phone" not in data


def test_fiction_and_fact_are_marked_in_word() -> None:
    file = docx.Document(BytesIO(file_of(exercise(), "facilitator/facilitator.docx")))
    runs = [run for p in file.paragraphs for run in p.runs]
    fact = next(run for run in runs if run.text == FACT)
    fiction = next(run for run in runs if run.text == "The phone rings at Larkfield.")
    assert fact.underline
    assert not fiction.underline
    assert fiction._r.xpath("./w:rPr/w:shd/@w:fill") == ["FDF3D9"]
    shared = docx.Document(BytesIO(file_of(exercise(), "participants/participants.docx")))
    assert not any(r._r.xpath("./w:rPr/w:shd") for p in shared.paragraphs for r in p.runs)


def test_an_unsafe_or_unfinished_exercise_says_so_on_its_first_page() -> None:
    made = replace(
        exercise(),
        sharing=(Finding("no-host", "inject 1", "web01.corp.example is a host"),),
        lint=(Finding("decides", "decisions", "no decision is forced"),),
    )
    for path in DOCUMENTS:
        found = words(path, made)
        assert ("Not safe to share" in found) is ("facilitator." in path)
        assert ("no decision is forced" in found) is ("facilitator." in path)


NASTY = "<script>alert(1)</script> | *stars* `code` [link](http://x.example) =1+1 \x07 & co"


def test_words_of_the_exercise_cannot_become_markup() -> None:
    made = with_inject(NASTY)
    shown = "<script>alert(1)</script> | *stars* `code` [link](http://x.example) =1+1"
    for path in DOCUMENTS:
        if "inject-cards" not in path and "facilitator." not in path:
            continue
        assert shown in words(path, made), path
        if path.endswith(".html"):
            page = Page()
            page.feed(file_of(made, path).decode())
            assert "script" not in page.tags
            assert "a" not in page.tags


@pytest.mark.parametrize(
    "text", ["- not a bullet", "1. not a number", "# no heading", "a_b_c", "x\\y", "> no quote"]
)
def test_escaped_text_reads_as_written(text: str) -> None:
    page = Page()
    page.feed(MarkdownIt().render(escaped(text)))
    assert page.words.strip() == text
    assert set(page.tags) <= {"p"}


def test_a_page_loads_nothing() -> None:
    for path in DOCUMENTS:
        if path.endswith(".html"):
            text = file_of(exercise(), path).decode()
            links = re.findall(r"(?:src|href)=|url\(|@import|<link", text)
            assert links == []


def test_markdown_tables_have_as_many_cells_as_their_heads() -> None:
    for path in DOCUMENTS:
        if path.endswith(".md"):
            html = MarkdownIt().enable("table").render(file_of(exercise(), path).decode())
            for table in re.findall(r"<table>.*?</table>", html, re.DOTALL):
                head = table.count("<th>")
                assert all(row.count("<td") in {0, head} for row in table.split("<tr>"))


def test_writing_room_is_left() -> None:
    blocks = participants(exercise()).blocks
    kinds = [type(block).__name__ for block in blocks]
    assert kinds.count("Lines") >= 3

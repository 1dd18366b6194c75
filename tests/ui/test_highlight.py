"""Marked-up text keeps its words and its offsets, whatever the marks do to one another."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translator.ui.highlight import Mark, esc, highlight, spans_attribute


class Words(HTMLParser):
    """The text content of HTML, and for each piece its offsets, words and classes."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.pieces: list[tuple[int, int, str, tuple[str, ...]]] = []
        self._open: list[dict[str, str]] = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag == "span"
        self._open.append({name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self.text += data
        piece = self._open[0]
        classes = tuple(element["class"] for element in self._open[1:])
        self.pieces.append((int(piece["data-a"]), int(piece["data-b"]), data, classes))


def test_marks_that_overlap_share_the_piece_in_which_they_meet() -> None:
    shown = Words(highlight("core database cluster", [Mark(0, 13, "a"), Mark(5, 21, "b")]))
    assert shown.pieces == [
        (0, 5, "core ", ("a",)),
        (5, 13, "database", ("b", "a")),
        (13, 21, " cluster", ("b",)),
    ]


def test_a_mark_within_another_is_nested_in_it() -> None:
    shown = Words(highlight("the SLO report", [Mark(4, 7, "term"), Mark(0, 14, "sentence")]))
    assert (4, 7, "SLO", ("sentence", "term")) in shown.pieces


def test_offsets_count_characters_when_emoji_stand_before_the_mark() -> None:
    text = "🔥🔥 P1: API 👩‍💻 down"
    at = text.index("API")
    shown = Words(highlight(text, [Mark(at, at + 3, "term")]))
    assert (at, at + 3, "API", ("term",)) in shown.pieces
    assert shown.text == text


def test_a_tab_stop_appears_once_though_the_mark_is_cut_in_two() -> None:
    mark = Mark(0, 6, "term", always=(("data-tip", "t"),), once=(("tabindex", "0"),))
    markup = highlight("abcdef", [mark], cuts=[3])
    assert markup.count('tabindex="0"') == 1
    assert markup.count('data-tip="t"') == 2


def test_a_hidden_span_never_shows_its_words_even_when_another_mark_cuts_it() -> None:
    secret = Mark(4, 12, "masked", shown="[key]")
    markup = highlight("key=hunter22 ok", [secret, Mark(8, 15, "term")], cuts=[6, 10])
    assert "hunter" not in markup
    assert Words(markup).text == "key=[key] ok"


@pytest.mark.parametrize("span", [(2, 2), (3, 2), (-1, 2), (0, 99)])
def test_a_span_that_is_none_of_the_text_is_refused(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match=re.escape(f"{span[0]}-{span[1]}")):
        highlight("short", [Mark(*span, "term")])


def test_markup_in_the_text_stays_text() -> None:
    attack = "<script>alert(1)</script> <img src=x onerror=alert(1)> &amp; \"'"
    markup = highlight(attack, [Mark(0, 8, '"><b onload=x>', (("title", '"><i>'),))])
    assert "<script" not in markup
    assert "<img" not in markup
    assert "<i>" not in markup
    assert Words(markup).text == attack


def test_line_ends_survive_as_they_were_pasted() -> None:
    assert esc("a\r\nb") == "a&#13;\nb"


def test_spans_are_written_as_the_script_reads_them() -> None:
    assert spans_attribute([(1, 4), (9, 12)]) == "1-4,9-12"


@settings(deadline=None)
@given(st.data())
def test_any_marks_keep_every_character_at_its_offset(data: st.DataObject) -> None:
    text = data.draw(st.text(min_size=1, max_size=40))
    ends = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text)))
    spans = data.draw(st.lists(ends.filter(lambda s: s[0] < s[1]), max_size=6))
    cuts = data.draw(st.lists(st.integers(-3, len(text) + 3), max_size=4))
    marks = [Mark(start, end, f"m{n}") for n, (start, end) in enumerate(spans)]
    markup = highlight(text, marks, cuts)
    pieces = re.findall(r'data-a="(\d+)" data-b="(\d+)"', markup)
    offsets = [(int(a), int(b)) for a, b in pieces]
    assert offsets[0][0] == 0
    assert offsets[-1][1] == len(text)
    assert all(before[1] == after[0] for before, after in pairwise(offsets))
    if "\0" not in text:
        assert Words(markup).text == text

"""Whatever is pasted, each character found in the plain text can be shown where it was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.passages import parse
from translator.values import Passage

MARKDOWN = st.text(
    alphabet=st.sampled_from(list("ab Z.,:;!?\n#-*_`|[]()<>&\\1%\"'\t\r\x00é😀\u200f")),
    max_size=200,
)

UPDATE = """\
---
title: hidden
---
# Weekly status

Intro with **47** minutes and a [link](https://example.com/a_(b)) at 14:02. Second one.

- Impact: `api_v2` was _slow_
  - nested row
1. First
2. Second

| Time | Event |
| --- | --- |
| 14:02 | Errors began |
| 14:49 | Rolled back |

> Quoted error

```
rm -rf build
```
"""


def plains(passages: tuple[Passage, ...]) -> list[str]:
    return [s.plain for p in passages for s in p.sentences]


@given(MARKDOWN)
def test_offsets_point_into_the_text_as_given(text: str) -> None:
    index = 0
    for passage in parse(text):
        for sentence in passage.sentences:
            assert sentence.index == index
            index += 1
            assert len(sentence.plain) == len(sentence.offsets)
            assert list(sentence.offsets) == sorted(sentence.offsets)
            assert 0 <= sentence.start < sentence.end <= len(text)
            assert sentence.plain.strip() == sentence.plain != ""


@given(st.lists(st.from_regex(r"[A-Z][a-z]{2,8} [a-z]{3,9}\.", fullmatch=True), min_size=1))
def test_plain_prose_keeps_every_character_in_its_place(sentences: list[str]) -> None:
    text = " ".join(sentences)
    for passage in parse(text):
        for sentence in passage.sentences:
            assert "".join(text[o] for o in sentence.offsets) == sentence.plain


def test_structure_survives() -> None:
    passages = parse(UPDATE)
    kinds = [p.kind for p in passages]
    assert kinds.count("heading") == 1
    assert kinds.count("row") == 2
    assert kinds.count("bullet") == 4
    assert {"quote", "code", "paragraph"} <= set(kinds)
    assert passages[0].label == "document metadata"
    rows = [p for p in passages if p.kind == "row"]
    assert rows[0].sentences[0].plain == "14:02 – Errors began"
    assert rows[0].label == "Time | Event"
    assert [p.level for p in passages if p.kind == "bullet"][:2] == [1, 2]


def test_markup_is_gone_from_the_plain_text_but_spans_reach_over_it() -> None:
    passages = parse(UPDATE)
    sentence = next(s for p in passages for s in p.sentences if s.plain.startswith("Intro"))
    assert sentence.plain == "Intro with 47 minutes and a link at 14:02."
    start = sentence.plain.index("47 minutes")
    first, last = sentence.span_of(start, start + len("47 minutes"))
    assert UPDATE[first:last] == "47** minutes"


def test_inline_code_is_marked() -> None:
    sentence = next(s for p in parse(UPDATE) for s in p.sentences if "api_v2" in s.plain)
    assert [sentence.plain[a:b] for a, b in sentence.code] == ["api_v2"]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Rolled back to v2.8.0. Errors fell to 0.1%. See e.g. the log.", 3),
        ("Approx. 40 users were hit. pg_dump ran again.", 2),
        ("Owner: Ann\nDue: Friday\nState: open", 3),
        ("One line that\nwraps over two.", 1),
    ],
)
def test_sentences_end_where_people_end_them(text: str, sentences: int) -> None:
    assert len(plains(parse(text))) == sentences


def test_bracketed_lines_are_headings_of_their_own() -> None:
    passages = parse("[Final message]\nThe work is done.\n\nSee [the guide] for more.")
    assert plains(passages) == ["[Final message]", "The work is done.", "See the guide for more."]


def test_full_stops_inside_code_end_no_sentence() -> None:
    text = "It reads paths such as `../../..` or `C:\\\\...` outside the folder. It stops."
    assert len(plains(parse(text))) == 2


def test_a_link_around_code_belongs_to_its_sentence() -> None:
    text = "It is published as [`safe_tar`](https://shop.example/safe). More follows."
    first = parse(text)[0].sentences[0]
    assert text[first.start : first.end] == (
        "It is published as [`safe_tar`](https://shop.example/safe)."
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("You can [get `rustup`][rustup] at 3 pm.", "You can get rustup at 3 pm."),
        ("The [`#[link(a)]`][w] attribute stays.", "The #[link(a)] attribute stays."),
        ("It was set to 60Gi[PR 105](https://shop.example/105).", "It was set to 60Gi PR 105."),
        ("Run it with `A=-1`[^known-bug] twice.", "Run it with A=-1 twice."),
        ("[^known-bug]: A bug of 3 May.", "A bug of 3 May."),
        ("`a[0]` stays, and [x] stays.", "a[0] stays, and [x] stays."),
    ],
)
def test_marks_of_links_and_footnotes_are_no_words(text: str, said: str) -> None:
    (sentence,) = parse(text)[0].sentences
    assert sentence.plain == said
    assert text.endswith(text[sentence.start : sentence.end])
    assert said.rsplit(maxsplit=1)[-1].rstrip(".") in text[sentence.start : sentence.end]

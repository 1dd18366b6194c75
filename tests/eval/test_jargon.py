"""The measuring of the jargon finder: what is compared, and what is left out."""

from __future__ import annotations

import hashlib
import json
from itertools import pairwise
from pathlib import Path

import pytest

from eval.jargon import marks as marking
from eval.jargon.__main__ import softner
from eval.jargon.marks import compare
from eval.jargon.softner import Post, rare_or_shaped, read, score
from tests.flow import audiences, glossary, matcher

SAMPLE = """\
Question_ID\tO
:\tO
12\tO

Press\tO
the\tO
button\tB-User_Interface_Element
(\tO
see\tO
ListView\tB-Library_Class
)\tO
or\tO
run\tO
ls\tB-Code_Block
-l\tI-Code_Block
in\tO
bash\tB-Language
4\tB-Value
.\tO

OP_BLOCK\tB-Output_Block
:\tI-Output_Block
"""


@pytest.fixture
def posts(tmp_path: Path) -> list[Post]:
    path = tmp_path / "sample.txt"
    path.write_text(SAMPLE, encoding="utf-8")
    return list(read(path))


def test_only_sentences_that_somebody_wrote_are_read(posts: list[Post]) -> None:
    (post,) = posts
    assert post.text == "Press the button (see ListView) or run ls -l in bash 4."
    assert sorted(post.gold) == [(2, 3), (5, 6), (12, 13)]
    assert [post.text[start:end] for start, end in post.places][:3] == ["Press", "the", "button"]


def test_spans_are_compared_exactly_and_code_and_values_count_neither_way(
    posts: list[Post],
) -> None:
    text = posts[0].text

    def find(*words: str) -> list[tuple[int, int]]:
        return [(text.index(word), text.index(word) + len(word)) for word in words]

    whole = score(posts, lambda _: find("button", "ListView", "bash", "ls -l", "4"))
    assert (whole.right, whole.wrong, whole.missed, whole.f1) == (3, 0, 0, 1.0)
    longer = score(posts, lambda _: find("the button", "Press"))
    assert (longer.right, longer.wrong, longer.missed) == (0, 2, 3)
    assert longer.rounded() == {"precision": 0.0, "recall": 0.0, "f1": 0.0}
    half = score(posts, lambda _: find("button", "Press"))
    assert half.rounded() == {"precision": 0.5, "recall": 0.3333, "f1": 0.4}


def test_the_finder_of_the_product_is_measured(posts: list[Post]) -> None:
    measured = softner(posts, glossary(), matcher())
    assert measured["f1"] == 1.0
    assert measured["entities"] == 3
    assert measured["simple"]["recall"] < measured["recall"]


def test_the_simple_way_takes_rare_and_shaped_words() -> None:
    text = "We call fooBar (a kubelet), not ls."
    assert [text[a:b] for a, b in rare_or_shaped(text)] == ["fooBar", "kubelet"]


def test_marks_are_found_by_digest_and_each_term_counts_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "The kubelet failed on Monday. The kubelet was restarted, and everybody went home."
    path = tmp_path / "marks.jsonl"
    row = {
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "reader": "executives",
        "words": 13,
        "marks": [[4, 11], [22, 28]],
    }
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    monkeypatch.setattr(marking, "MARKS", path)
    measured = compare([text, "We met on Monday."], matcher(), glossary(), audiences())
    assert (measured["marks"], measured["found"], measured["share_found"]) == (2, 1, 0.5)
    assert measured["marked"] == {
        "texts": 1,
        "words": 13,
        "flags_per_100_words": 7.69,
        "places_per_100_words": 15.38,
    }
    assert measured["all"]["texts"] == 2


def test_the_committed_marks_hold_no_text() -> None:
    rows = [json.loads(line) for line in marking.MARKS.read_text("utf-8").splitlines()]
    assert len(rows) == 12
    for row in rows:
        assert set(row) == {"sha256", "reader", "words", "marks"}
        assert len(row["sha256"]) == 64
        spans = row["marks"]
        assert all(start < end for start, end in spans)
        assert all(one[1] <= two[0] for one, two in pairwise(spans))

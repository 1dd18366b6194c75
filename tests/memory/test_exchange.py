"""The memory goes out and comes back whole; a file from elsewhere is looked at first."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from itertools import islice, product
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.flow import AUDIENCES
from tests.memory.flow import UPDATE, approve, translator
from translator.errors import GlossaryError, InputError
from translator.memory.book import Memory
from translator.memory.exchange.preview import apply, export, preview
from translator.memory.values import Pair, Wording

TRICKY = (
    Wording("finance", "=SUM({number1}) & <b> were “late”.", "=SUM({number1}) & <b> came late."),
    Wording("finance", "'=quoted {{brace}} costs {number1}%.", "'=quoted {{brace}}: {number1}%."),
    Wording("sales", "- {day1}, then {day2};\tdone.", "+ first {day1}, then {day2}."),
    Wording(
        "finance", "The {number1} jobs\nran.", "Two ran.", {"number1": "2"}, {"api": '{"a": "b"}'}
    ),
)
FORMATS = ("memory.tmx", "memory.csv")
Import = Callable[..., int]


def memory(folder: Path) -> Memory:
    return Memory(folder / "memory.sqlite3")


def written(path: Path, from_: Memory) -> Path:
    path.write_text("".join(export(path, from_)), encoding="utf-8", newline="")
    return path


def content(of: Memory) -> list[Pair]:
    return [replace(pair, id=0) for pair in of.every()]


@pytest.mark.parametrize("name", FORMATS)
def test_what_goes_out_comes_back_whole(name: str, tmp_path: Path) -> None:
    one, two = memory(tmp_path / "one"), memory(tmp_path / "two")
    made = one.approve(TRICKY, who="Ann & Co")
    one.retire([made[2].id])
    one.count_uses([made[0].id])
    file = written(tmp_path / name, one)
    found = preview(file, two, AUDIENCES)
    assert (len(found.new), found.known, found.refused, found.differing) == (4, 0, (), ())
    assert apply(found, two) == 4
    assert content(two) == content(one)
    again = preview(file, two, AUDIENCES)
    assert (again.new, again.known) == ((), 4)


@pytest.mark.parametrize("name", FORMATS)
def test_sentences_of_a_real_translation_survive_the_way(name: str, tmp_path: Path) -> None:
    by, one = translator(tmp_path)
    approve(by, by.translate(UPDATE, "operations"))
    two = memory(tmp_path / "two")
    apply(preview(written(tmp_path / name, one), two, AUDIENCES), two)
    assert content(two) == content(one)
    by.memory = two
    hows = {s.how for s in by.translate(UPDATE, "operations").sentences if s.how != "context"}
    assert hows == {"memory"}


def test_a_second_import_resets_no_state(tmp_path: Path) -> None:
    one = memory(tmp_path)
    (pair, *_) = one.approve(TRICKY)
    file = written(tmp_path / "memory.tmx", one)
    one.retire([pair.id])
    apply(preview(file, one, AUDIENCES), one)
    assert one.get(pair.id).state == "retired"


def test_another_wording_in_use_is_not_displaced(tmp_path: Path) -> None:
    one, two = memory(tmp_path / "one"), memory(tmp_path / "two")
    one.approve([TRICKY[2]])
    (mine,) = two.approve([replace(TRICKY[2], target="On {day1}, later on {day2}.")])
    found = preview(written(tmp_path / "memory.csv", one), two, AUDIENCES)
    assert len(found.differing) == 1
    apply(found, two)
    assert two.exact("sales", TRICKY[2].source) == (mine,)
    (waiting,) = two.pairs(state="review")
    assert waiting.reason == "another wording of the same is in use"


def test_the_tmx_is_one_that_other_programs_read(tmp_path: Path) -> None:
    one = memory(tmp_path)
    one.approve(TRICKY[:1], who="ann")
    root = etree.parse(written(tmp_path / "memory.tmx", one)).getroot()
    assert (root.tag, root.get("version")) == ("tmx", "1.4")
    header = root.find("header")
    needed = "creationtool creationtoolversion segtype o-tmf adminlang srclang datatype".split()
    assert all(header.get(name) for name in needed)
    (unit,) = root.iter("tu")
    assert unit.get("creationid") == "ann"
    source, target = unit.iter("tuv")
    assert source.get("{http://www.w3.org/XML/1998/namespace}lang") == header.get("srclang")
    assert "".join(target.find("seg").itertext()) == "=SUM({number1}) & <b> came late."
    (holder,) = source.iter("ph")
    assert (holder.get("x"), holder.get("type"), holder.text) == ("1", "x-number", "{number1}")


def test_no_cell_of_the_table_is_run_as_a_formula(tmp_path: Path) -> None:
    one = memory(tmp_path)
    one.approve(TRICKY)
    table = written(tmp_path / "memory.csv", one).read_text(encoding="utf-8")
    rows = list(csv.reader(io.StringIO(table)))
    assert len(rows) == 5
    assert not [cell for row in rows for cell in row if cell.lstrip()[:1] in set("=+-@")]


FOREIGN = """<?xml version="1.0"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header creationtool="Other" creationtoolversion="1" segtype="sentence"
 o-tmf="x" adminlang="en" srclang="en-US" datatype="plaintext"/><body>
<tu creationid="eve"><tuv xml:lang="en-US"><seg>Run time fell from <bpt i="1">&lt;b></bpt>80<ept
 i="1">&lt;/b></ept> to 35 min in {x}.</seg></tuv>
<tuv xml:lang="en-GB"><seg>It now takes 35 minutes, down from 80 ({x}).</seg></tuv></tu>
</body></tmx>
"""


def test_pairs_of_another_program_wait_for_review(tmp_path: Path) -> None:
    file = tmp_path / "other.tmx"
    file.write_text(FOREIGN, encoding="utf-8")
    one = memory(tmp_path)
    found = preview(file, one, AUDIENCES, "finance")
    assert found.refused == ()
    apply(found, one)
    (pair,) = one.pairs()
    assert (pair.state, pair.reason, pair.author) == ("review", "imported from other.tmx", "eve")
    assert pair.wording.source == "Run time fell from {number1} to {number2} min in {{x}}."
    assert pair.wording.target == "It now takes {number2} minutes, down from {number1} ({{x}})."
    nobody = preview(file, one, AUDIENCES)
    assert [r.why for r in nobody.refused] == ["it names no reader"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_plain_table_is_read_however_it_was_saved(
    encoding: str, separator: str, tmp_path: Path
) -> None:
    file = tmp_path / "pairs.csv"
    lines = (
        ("Reader", "Source text", "Translation"),
        ("sales", "The café portal was down for 20 min.", "The café site was shut for 20 minutes."),
    )
    text = "".join(separator.join(line) + "\r\n" for line in lines)
    file.write_bytes(text.encode(encoding))
    one = memory(tmp_path)
    apply(preview(file, one, AUDIENCES), one)
    (pair,) = one.pairs("café")
    assert pair.wording.target == "The café site was shut for {number1} minutes."
    assert pair.wording.audience == "sales"


def test_a_table_may_tell_its_separator(tmp_path: Path) -> None:
    file = tmp_path / "pairs.csv"
    file.write_text("sep=|\naudience|source|target\nsales|A, b; c.|\n", encoding="utf-8")
    (refusal,) = preview(file, memory(tmp_path), AUDIENCES).refused
    assert (refusal.place, refusal.why) == ("line 3", "source or target is empty")


def test_a_refused_pair_stops_the_import_unless_it_is_left_aside(tmp_path: Path) -> None:
    file = tmp_path / "pairs.csv"
    file.write_text(
        "audience,source,target\nfinance,The shop was shut.,It was closed.\n"
        "finance,Write to lena.ortiz@example.com.,Write to lena@example.org.\n"
        "nobody,A b c.,C.\nfinance,Empty,\n",
        encoding="utf-8",
    )
    one = memory(tmp_path)
    found = preview(file, one, AUDIENCES)
    assert [refusal.place for refusal in found.refused] == ["line 3", "line 4", "line 5"]
    assert "personal or internal detail (email)" in found.refused[0].why
    assert "reader 'nobody' is unknown" in found.refused[1].why
    with pytest.raises(InputError, match=r"3 of its pairs are refused \(line 3"):
        apply(found, one)
    assert one.pairs() == ()
    assert apply(found, one, without_refused=True) == 1
    assert "1 pair imported" in one.undo()
    assert one.pairs() == ()


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("finance,{number1} a,{number2} b,approved,,", "the source has no {number2}"),
        ("finance,{number1 a,b,approved,,", "a brace of the source"),
        ("finance,a b,b c,blessed,,", "state 'blessed'"),
        ('finance,a b,b c,approved,"[1]",', "fixed is no JSON object"),
        ('finance,a b,b c,approved,"{""number1"": ""2""}",', "the source has no {number1}, whose"),
    ],
)
def test_a_broken_form_is_refused_with_the_reason(row: str, why: str, tmp_path: Path) -> None:
    file = tmp_path / "memory.csv"
    file.write_text(f"audience,source,target,state,fixed,concepts\n{row}\n", encoding="utf-8")
    (refusal,) = preview(file, memory(tmp_path), AUDIENCES).refused
    assert why in refusal.why


BOMB = '<!DOCTYPE tmx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><tmx>&b;</tmx>'


@pytest.mark.parametrize(
    ("name", "text", "error", "said"),
    [
        ("a.tmx", "<tmx><body><tu>", InputError, "not well-formed XML"),
        ("a.tmx", "<html><body/></html>", InputError, "the root element is 'html'"),
        ("a.tmx", BOMB, GlossaryError, "XML entity"),
        ("a.tmx", "", GlossaryError, "empty"),
        ("a.csv", "one,two\n1,2\n", InputError, "no column"),
        ("a.csv", 'source,target\n"open,never closed\n', InputError, "line 2"),
        ("a.xls", "x", InputError, "imported from .tmx"),
    ],
)
def test_a_file_that_is_none_is_refused(
    name: str, text: str, error: type[Exception], said: str, tmp_path: Path
) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    with pytest.raises(error, match=said):
        preview(file, memory(tmp_path), AUDIENCES)


def test_an_outside_entity_is_not_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    file = tmp_path / "a.tmx"
    file.write_text(
        f'<!DOCTYPE tmx [<!ENTITY x SYSTEM "{secret.as_uri()}">]><tmx>&x;</tmx>', encoding="utf-8"
    )
    with pytest.raises(GlossaryError, match="entity 'x'"):
        preview(file, memory(tmp_path), AUDIENCES)


def test_an_unknown_format_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"\.tmx or \.csv"):
        export(Path("memory.pdf"), memory(tmp_path))


def many(folder: Path) -> Path:
    file = folder / "many.csv"
    names = map("".join, islice(product("abcdefghij", repeat=4), 2500))
    rows = (f"The job {name} ran.,Job {name} is done.\r\n" for name in names)
    file.write_text("source,target\r\n" + "".join(rows), encoding="utf-8", newline="")
    return file


def test_an_import_says_how_far_it_is_and_broken_off_it_leaves_nothing(tmp_path: Path) -> None:
    read: list[tuple[int, int, str]] = []
    wrote: list[tuple[int, int, str]] = []
    book = memory(tmp_path)
    found = preview(many(tmp_path), book, AUDIENCES, "sales", lambda *said: read.append(said))
    assert read == [(done, 0, "Reading pairs") for done in (0, 1000, 2000)]

    def leave(*said: Any) -> None:
        wrote.append(said)
        if len(wrote) == stop:
            raise KeyboardInterrupt

    for at in range(1, 5):
        stop = at
        wrote.clear()
        with pytest.raises(KeyboardInterrupt):
            apply(found, book, report=leave)
        assert list(book.every()) == []
        with pytest.raises(InputError, match="no change to take back"):
            book.undo()
    stop = 0
    wrote.clear()
    assert apply(found, book, report=leave) == 2500
    assert wrote[:-1] == [(done, 2500, "Writing pairs") for done in (0, 1000, 2000)]
    assert wrote[-1] == (0, 0, "Saving")

"""Files that were damaged, or made to do harm: refused with the reason, never opened blindly."""

from __future__ import annotations

import contextlib
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from tests.glossary.exchange import kit
from tests.glossary.exchange.test_reading import workbook
from translator.errors import GlossaryError
from translator.glossary.exchange import guard
from translator.glossary.exchange.entry import Entry
from translator.glossary.exchange.formats import FORMATS, read_file

DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", '=HYPERLINK("http://x.example","y")']


def laughs(root: str) -> str:
    lines = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE {root} [<!ENTITY l0 "ha">{lines}]><{root}>&l9;</{root}>'


def reaching(root: str, target: str) -> str:
    return f'<!DOCTYPE {root} [<!ENTITY x SYSTEM "{target}">]><{root}>&x;</{root}>'


@pytest.mark.parametrize("form", ["tbx", "rdf"])
def test_xml_entities_are_refused(form: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden words", encoding="utf-8")
    for text in (laughs("tbx"), reaching("tbx", secret.as_uri())):
        with pytest.raises(GlossaryError, match="entity") as caught:
            kit.read(form, text)
        assert "hidden words" not in str(caught.value)


def repacked(data: bytes, **parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            content = old.read(info)
            for ending, text in parts.items():
                if info.filename.endswith(f"{ending}.xml"):
                    content = text.encode()
            new.writestr(info.filename, content)
    return out.getvalue()


@pytest.mark.parametrize("part", ["sheet1", "workbook", "styles", "core"])
def test_entities_inside_a_workbook_are_never_resolved(part: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden words", encoding="utf-8")
    good = workbook(["Term", "Gloss"], ["API", "a way in"])
    for text in (laughs("x"), reaching("x", secret.as_uri())):
        with pytest.raises(GlossaryError) as caught:
            kit.read("xlsx", repacked(good, **{part: text}))
        assert "hidden words" not in str(caught.value)


def test_a_workbook_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MOST_UNPACKED", 10_000_000)
    out = io.BytesIO(workbook(["Term"], ["API"]))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet2.xml", b"0" * 20_000_000)
    assert len(out.getvalue()) < 50_000
    with pytest.raises(GlossaryError, match="unpacks to 19 MB"):
        kit.read("xlsx", out.getvalue())


def test_a_sheet_that_claims_a_million_columns_is_read_as_it_is() -> None:
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<dimension ref="A1:XFD1048576"/><sheetData>'
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Term</t></is></c></row>'
        '<row r="9"><c r="A9" t="inlineStr"><is><t>API</t></is></c></row>'
        "</sheetData></worksheet>"
    )
    found = kit.read("xlsx", repacked(workbook(["x"]), sheet1=sheet))
    assert [(one.place, dict(one.data)) for one in found.entries] == [("row 9", {"term": "API"})]


def test_yaml_aliases_are_refused_with_their_line() -> None:
    with pytest.raises(GlossaryError, match="line 3"):
        kit.read("yaml", "domain: a\nconcepts:\n- &x {id: a, term: A}\n- *x\n")


@pytest.mark.parametrize(
    ("form", "text", "said"),
    [
        ("yaml", "domain: a\nconcepts: [\n", "line 3"),
        ("yaml", "colour: red\nconcepts: []\n", "unknown key 'colour'"),
        ("yaml", "just words", "no list of concepts"),
        ("yaml", "concepts:\n- {id: !!python/name:os.system x}\n", "not valid YAML"),
        ("json", '{"concepts": [\n{"id": "x",}\n]}', "line 2"),
        ("json", '{"concepts": [{"id": "x", "id": "y"}]}', "'id' is written twice"),
        ("json", '{"concepts": [{"match_case": NaN}]}', "NaN"),
        ("json", '"words"', "no list"),
        ("json", "[" * 100_000, "nested too deeply"),
        ("tbx", "<tbx><text>", "not well-formed"),
        ("tbx", "<html></html>", "'html'"),
        ("rdf", "<rdf:RDF", "unclosed token"),
        ("rdf", '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>', "no skos"),
        ("turtle", "this is no turtle", "not readable as Turtle"),
        ("xlsx", "PK no zip", "not an .xlsx"),
        ("csv", "\x00\x01\x02\x03" * 50, "binary"),
    ],
)
def test_a_malformed_file_is_refused_with_the_place(form: str, text: str, said: str) -> None:
    with pytest.raises(GlossaryError) as caught:
        kit.read(form, text)
    assert said in str(caught.value)
    assert caught.value.hint


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_a_file_cut_off_anywhere_is_read_or_refused_but_never_breaks(form: str) -> None:
    whole = FORMATS[form].write(
        [Entry("e", {"id": f"x{n}", "term": f"Ü{n}", "hits": ["a", "b"]}) for n in range(3)]
    )
    for end in range(1, len(whole), max(1, len(whole) // 150)):
        try:
            found = kit.read(form, whole[:end])
        except GlossaryError:
            continue
        assert len(found.entries) <= 3


def test_a_workbook_with_any_byte_changed_is_read_or_refused() -> None:
    whole = FORMATS["xlsx"].write([Entry("e", {"id": "x", "term": "X"})])
    for at in range(0, len(whole), 37):
        broken = whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]
        with contextlib.suppress(GlossaryError):
            assert len(kit.read("xlsx", broken).entries) <= 1


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_cell_of_a_table_in_text_is_taken_for_a_formula(text: str) -> None:
    for form in ("csv", "tsv"):
        data = FORMATS[form].write([Entry("e", {"id": "x", "term": text, "note": f"'{text}"})])
        assert "'" + text.replace('"', '""') in data.decode("utf-8-sig")
        assert kit.single(form, data)["note"] == f"'{text}".strip()
        assert kit.single(form, data)["term"].strip() == text.strip()


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_cell_of_a_workbook_is_a_formula(text: str) -> None:
    data = FORMATS["xlsx"].write([Entry("e", {"id": "x", "term": text})])
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = [cell for row in book["Glossary"].iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    (cell,) = [one for one in cells if one.value == text]
    assert cell.quotePrefix or text[0] not in "=+-@\t"
    assert kit.single("xlsx", data)["term"] == text


@pytest.mark.parametrize("form", ["xlsx", "tbx", "rdf"])
def test_a_character_that_a_format_cannot_hold_is_named(form: str) -> None:
    with pytest.raises(GlossaryError, match=r"\\x0b"):
        FORMATS[form].write([Entry("e", {"id": "x", "term": "a\x0bb", "domain": "d"})])


def test_a_file_larger_than_is_sane_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "MOST_BYTES", 10)
    path = tmp_path / "large.csv"
    path.write_text("term\n" + "x" * 20, encoding="utf-8")
    with pytest.raises(GlossaryError, match="MB at most"):
        read_file(path)

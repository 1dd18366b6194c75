"""Tables from elsewhere: other headings, separators, encodings, titles above the headings."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from tests.glossary.exchange import kit
from translator.errors import GlossaryError
from translator.glossary.exchange.formats import format_of, read_file

TABLE = "Preferred Term;Synonyms;DESCRIPTION;Short explanation\nAPI;interface;Ein Weg – süß;a way"
WANT = {
    "term": "API",
    "variants": ["interface"],
    "definition": "Ein Weg – süß",
    "gloss": "a way",
}


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_any_encoding_is_read(encoding: str) -> None:
    assert kit.single("csv", TABLE.encode(encoding)) == WANT


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_any_separator_is_read(separator: str) -> None:
    text = f"Name{separator}Gloss\nAPI{separator}a way in"
    assert kit.single("csv", text) == {"term": "API", "gloss": "a way in"}


def test_excels_separator_line_and_titles_above_the_headings_do_not_count() -> None:
    text = "sep=;\nOur glossary;;\nas of May;;\n\nTerm;Definition;Colour\nAPI;A way in.;blue\n"
    found = kit.read("csv", text)
    assert [(one.place, dict(one.data)) for one in found.entries] == [
        ("row 6", {"term": "API", "definition": "A way in."})
    ]
    assert "'Colour'" in found.notes[0]


@pytest.mark.parametrize(
    ("heading", "cell", "data"),
    [
        ("AKA", "a; b", {"variants": ["a", "b"]}),
        ("Alternative label", "a | b;c", {"variants": ["a", "b;c"]}),
        ("example sentences", "One; two.\nThree.", {"hits": ["One; two.", "Three."]}),
        ("Part of Speech", "Adj.", {"pos": "adjective"}),
        ("STATUS", "Draft", {"status": "proposed"}),
        ("status", "Non term", {"status": "non-term"}),
        ("Case-sensitive", "Yes", {"match_case": True}),
        ("Gloss (Finance)", "money", {"glosses": {"finance": "money"}}),
        ("policy for sales", "Replace", {"policy": {"sales": "replace"}}),
        ("policy", "keep", {"policy": {"default": "keep"}}),
        ("policy", "all=keep; sales -> gloss", {"policy": {"all": "keep", "sales": "gloss"}}),
        ("Do not use", "old -> new", {"forbidden": {"old": "new"}}),
        ("replacement.plural", "things", {"replacement": {"plural": "things"}}),
        ("businessImpact", "Much.", {"impact": "Much."}),
        ("Review date", "2027-03-01", {"review_date": "2027-03-01"}),
        ("superseded by", "other-id", {"superseded_by": "other-id"}),
    ],
)  # fmt: skip
def test_headings_and_values_are_taken_as_people_write_them(
    heading: str, cell: str, data: dict[str, object]
) -> None:
    found = kit.single("csv", f'Term,"{heading}"\nAPI,"{cell}"\n')
    assert found == {"term": "API", **data}


def test_an_empty_cell_gives_nothing() -> None:
    assert kit.single("csv", "term,gloss,variants,note\nAPI,, ,\n") == {"term": "API"}


def test_places_are_line_numbers_even_after_cells_of_several_lines() -> None:
    found = kit.read("csv", 'term,note\n"A","one\ntwo\nthree"\nB,x\n')
    assert [one.place for one in found.entries] == ["row 2", "row 5"]


def test_two_columns_of_one_list_are_joined_and_told() -> None:
    found = kit.read("csv", "term,synonym,alias\nAPI,a,b\n")
    assert found.entries[0].data["variants"] == ["a", "b"]
    assert "variants" in found.notes[0]


def test_a_table_without_a_term_is_refused_with_what_it_has() -> None:
    with pytest.raises(GlossaryError, match="'Colour'") as caught:
        kit.read("csv", "Colour,Size\nred,5\n")
    assert "term" in caught.value.hint


def test_a_quote_that_is_never_closed_is_refused_with_its_line() -> None:
    with pytest.raises(GlossaryError, match="line 3"):
        kit.read("csv", 'term,note\nA,b\nB,"never closed\nC,d\n')


def workbook(*rows: list[object], title: str = "Sheet", before: bool = False) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    if before:
        sheet.append(["Read me first", None])
        sheet = book.create_sheet(title)
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook_is_read_from_the_sheet_with_headings() -> None:
    data = workbook(["Term", "Review date", "Note"], ["API", None, 5.0], before=True)
    assert kit.single("xlsx", data) == {"term": "API", "note": "5"}


def test_rows_of_a_workbook_are_numbered_as_it_shows_them() -> None:
    data = workbook(["Ours"], [], ["Term", "Gloss"], [], ["API", "a way"])
    assert [one.place for one in kit.read("xlsx", data).entries] == ["row 5"]


TBX_2008 = """<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><text><body>
<termEntry id="c5"><descrip type="subjectField">IT</descrip>
 <langSet xml:lang="de"><tig><term>Schnittstelle</term></tig></langSet>
 <langSet xml:lang="en-GB"><descripGrp><descrip type="definition">A <hi>way</hi> in.</descrip>
  <admin type="source">The book</admin></descripGrp>
  <ntig><termGrp><term>gateway</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts
  </termNote></termGrp></ntig>
  <ntig><termGrp><term>API</term><termNote type="partOfSpeech">noun</termNote></termGrp></ntig>
 </langSet></termEntry>
<termEntry id="c6"><langSet xml:lang="de"><tig><term>Nur deutsch</term></tig></langSet></termEntry>
</body></text></martif>"""


def test_old_tbx_is_read_and_other_languages_are_told() -> None:
    found = kit.read("tbx", TBX_2008)
    assert [dict(one.data) for one in found.entries] == [
        {
            "id": "c5",
            "domain": "IT",
            "definition": "A way in.",
            "source": "The book",
            "term": "API",
            "pos": "noun",
            "forbidden": {"gateway": "API"},
        }
    ]
    assert [one.place for one in found.refused] == ["line 12"]
    assert found.notes == ("Other languages left aside: de (2).",)


def test_tbx_whose_elements_are_the_categories_is_read() -> None:
    found = kit.single(
        "tbx",
        """<tbx style="dct" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
        xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
        <text><body><conceptEntry id="api"><min:subjectField>web</min:subjectField>
        <langSec xml:lang="en"><basic:definition>A way in.</basic:definition>
        <termSec><term>API</term><min:partOfSpeech>noun</min:partOfSpeech></termSec>
        <termSec><term>interface</term></termSec></langSec></conceptEntry></body></text></tbx>""",
    )
    assert found == {
        "id": "api",
        "domain": "web",
        "definition": "A way in.",
        "term": "API",
        "pos": "noun",
        "variants": ["interface"],
    }


SKOS = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix ex: <https://vocabulary.example/terms/> .
ex:scheme a skos:ConceptScheme ; skos:prefLabel "Networks"@en .
ex:LoadBalancer a skos:Concept ; skos:prefLabel "load balancer"@en, "Lastverteiler"@de ;
  skos:altLabel "LB"@en ; skos:hiddenLabel "load ballancer"@en ; skos:inScheme ex:scheme ;
  skos:definition "Shares work out among computers."@en ; skos:related ex:Server .
ex:Server a skos:Concept ; skos:prefLabel "server" .
ex:Nur a skos:Concept ; skos:prefLabel "nur deutsch"@de .
"""


def test_a_vocabulary_of_others_is_read() -> None:
    found = kit.read("turtle", SKOS)
    assert [dict(one.data) for one in found.entries] == [
        {
            "id": "loadbalancer",
            "term": "load balancer",
            "definition": "Shares work out among computers.",
            "variants": ["LB"],
            "deprecated": {"load ballancer": "load balancer"},
            "related": ["server"],
            "domain": "Networks",
        },
        {"id": "server", "term": "server"},
    ]
    assert "Nur" in found.refused[0].place
    assert found.notes == ("Other languages left aside: de (2).",)


def test_yaml_and_json_say_where_an_entry_stands() -> None:
    yaml_ = kit.read("yaml", "domain: a\nconcepts:\n\n- id: x\n  term: X\n- just words\n")
    assert [one.place for one in yaml_.entries] == ["line 4"]
    assert [one.place for one in yaml_.refused] == ["line 6"]
    assert yaml_.entries[0].data == {"domain": "a", "id": "x", "term": "X"}
    json_ = kit.read("json", '[{"concepts": [{"term": "X"}, 5], "domain": "b"}, {"term": "Y"}]')
    assert [(one.place, dict(one.data)) for one in json_.entries] == [
        ("entry 1", {"domain": "b", "term": "X"}),
        ("entry 3", {"term": "Y"}),
    ]
    assert [one.place for one in json_.refused] == ["entry 2"]


def test_the_format_is_known_by_the_ending_or_the_root(tmp_path: Path) -> None:
    for text, name in ((TBX_2008, "tbx"), ('<rdf:RDF xmlns:rdf="x"/>', "rdf")):
        path = tmp_path / "file.xml"
        path.write_text(text, encoding="utf-8")
        assert format_of(path).name == name
    assert format_of(tmp_path / "a.CSV").name == "csv"
    assert format_of(tmp_path / "a.dat", "tsv").name == "tsv"
    with pytest.raises(GlossaryError, match=r"\.dat"):
        format_of(tmp_path / "a.dat")
    with pytest.raises(GlossaryError, match="'word'"):
        format_of(tmp_path / "a.csv", "word")


def test_a_file_that_is_missing_or_empty_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match=r"none\.csv"):
        read_file(tmp_path / "none.csv")
    (tmp_path / "empty.csv").write_bytes(b" \n")
    with pytest.raises(GlossaryError, match="empty"):
        read_file(tmp_path / "empty.csv")

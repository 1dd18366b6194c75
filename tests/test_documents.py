"""Documents: what a person would see in the file is what comes out, and every refusal says why."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfWriter

from translator.documents import MAX_CHARS, check_text, language_of, read_document
from translator.errors import InputError

UPDATE = "Checkout returned errors for 47 minutes on Tuesday; the cause is suspected, not proven."
GERMAN = (
    "Am Dienstag war der Bezahlvorgang für 47 Minuten gestört. Wir vermuten, dass die neue Version "
    "zu viele Verbindungen zur Datenbank geöffnet hat, und haben sie zurückgenommen."
)


def refused(path: Path) -> InputError:
    with pytest.raises(InputError) as caught:
        read_document(path)
    assert caught.value.hint
    return caught.value


def saved(tmp_path: Path, name: str, data: bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def pdf(lines: list[str]) -> bytes:
    """A one-page PDF with a line of text a row, written by hand: no writer is installed."""
    shown = " T* ".join(f"({line}) Tj" for line in lines)
    stream = f"BT /F1 12 Tf 72 720 Td 14 TL {shown} ET".encode("latin-1")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    return out + (
        b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (table, start)
    )


def word(document: Any) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        UPDATE.encode(),
        b"\xef\xbb\xbf" + UPDATE.encode(),
        UPDATE.encode("utf-16"),
        b"\xfe\xff" + UPDATE.encode("utf-16-be"),
        UPDATE.encode("utf-32"),
    ],
)
def test_text_is_read_whatever_unicode_it_is_in(tmp_path: Path, data: bytes) -> None:
    assert read_document(saved(tmp_path, "a.txt", data)) == UPDATE


def test_old_windows_text_keeps_its_quotes_and_dashes(tmp_path: Path) -> None:
    text = "The “checkout” service – José’s team – cost €40 more."
    assert read_document(saved(tmp_path, "a.md", text.encode("cp1252"))) == text


def test_text_is_not_normalised(tmp_path: Path) -> None:
    text = "a\r\n\tb \u200b\u200f cafe\u0301\n\n\n"
    assert read_document(saved(tmp_path, "a.md", text.encode())) == text


def test_word_headings_lists_and_tables_become_markdown(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Weekly status", 0)
    document.add_heading("Incident", 2)
    document.add_paragraph(UPDATE)
    document.add_paragraph("Rolled back", style="List Bullet")
    document.add_paragraph("Fix in review", style="List Bullet 2")
    document.add_paragraph("Tell finance", style="List Number")
    document.add_paragraph("Tell sales", style="List Number")
    table = document.add_table(rows=3, cols=3)
    for row, cells in zip(
        table.rows, ["Measure Before After", "P95 210 95", "A|B x y"], strict=True
    ):
        for cell, words in zip(row.cells, cells.split(), strict=True):
            cell.text = words
    table.cell(2, 1).merge(table.cell(2, 2))
    text = read_document(saved(tmp_path, "a.docx", word(document)))
    assert text == (
        f"# Weekly status\n\n## Incident\n\n{UPDATE}\n\n"
        "- Rolled back\n   - Fix in review\n1. Tell finance\n2. Tell sales\n\n"
        "| Measure | Before | After |\n| --- | --- | --- |\n| P95 | 210 | 95 |\n"
        "| A\\|B | x y |  |\n"
    )


def test_word_keeps_pending_insertions_and_content_controls_but_no_deletions(
    tmp_path: Path,
) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("The cause is ")
    for tag, run in (
        ("ins", "<w:r><w:t>suspected</w:t></w:r>"),
        ("del", "<w:r><w:delText>known</w:delText></w:r>"),
    ):
        paragraph._p.append(
            parse_xml(f'<w:{tag} {nsdecls("w")} w:id="1" w:author="a">{run}</w:{tag}>')
        )
    control = (
        f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>No date yet</w:t><w:br/>"
        "<w:t>at all</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    document.element.body.insert(1, parse_xml(control))
    text = read_document(saved(tmp_path, "a.docx", word(document)))
    assert text == "The cause is suspected\n\nNo date yet\nat all\n"


def test_a_damaged_word_file_is_refused_with_what_to_do(tmp_path: Path) -> None:
    whole = word(docx.Document())
    assert "damaged" in str(refused(saved(tmp_path, "a.docx", whole[: len(whole) // 2])))
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("hello.txt", "hello")
    assert "not a Word document" in str(refused(saved(tmp_path, "b.docx", other.getvalue())))
    no_body = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as good, zipfile.ZipFile(no_body, "w") as bad:
        for member in good.namelist():
            content = good.read(member)
            bad.writestr(member, content.replace(b"w:body", b"w:bdy"))
    assert "damaged" in str(refused(saved(tmp_path, "c.docx", no_body.getvalue())))
    empty = refused(saved(tmp_path, "d.docx", whole))
    assert "no text" in str(empty)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("translator.documents.word._MAX_UNPACKED", 1_000_000)
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\0" * 1_000_001)
    assert "unpacks to more than 1 MB" in str(refused(saved(tmp_path, "a.docx", bomb.getvalue())))


def test_pdf_lines_bullets_and_split_words(tmp_path: Path) -> None:
    lines = [
        "Weekly status",
        "Checkout returned errors for 47 minutes and the migra-",
        "tion to the new platform goes on with a third-",
        "party tool that we rent from somebody else for now.",
        "\\225 Fix in review",
        "\\225 Not scheduled",
    ]
    assert read_document(saved(tmp_path, "a.pdf", pdf(lines))) == (
        "Weekly status\n\n"
        "Checkout returned errors for 47 minutes and the migration to the new platform goes on "
        "with a third-party tool that we rent from somebody else for now.\n"
        "- Fix in review\n- Not scheduled\n"
    )


def test_a_scanned_pdf_is_refused_with_the_way_out(tmp_path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(612, 792)
    buffer = io.BytesIO()
    writer.write(buffer)
    error = refused(saved(tmp_path, "scan.pdf", buffer.getvalue()))
    assert "scan" in str(error)
    assert "OCR" in error.hint


def test_a_locked_pdf_is_refused_but_one_that_anyone_may_read_is_not(tmp_path: Path) -> None:
    for password, readable in (("secret", False), ("", True)):
        writer = PdfWriter(clone_from=io.BytesIO(pdf([UPDATE])))
        writer.encrypt(password, "owner", algorithm="RC4-128")
        buffer = io.BytesIO()
        writer.write(buffer)
        path = saved(tmp_path, "locked.pdf", buffer.getvalue())
        if readable:
            assert read_document(path) == UPDATE + "\n"
        else:
            assert "password" in str(refused(path))


@pytest.mark.parametrize("data", [b"%PDF-1.7\ngarbage", b"%PDF-", pdf([UPDATE])[:150], b"text"])
def test_a_damaged_pdf_is_refused(tmp_path: Path, data: bytes) -> None:
    assert "a.pdf" in str(refused(saved(tmp_path, "a.pdf", data)))


def test_html_shows_what_its_reader_sees(tmp_path: Path) -> None:
    html = """<html><head><title>t</title><style>p{}</style></head><body>
    <nav>Home</nav><h2>What   happened</h2>
    <p>Checkout <b>failed</b> at <a href="https://x.test/1">the till</a>,<br>twice.</p>
    <p hidden>ignore me</p><p style="display: none">and me</p><!-- and me -->
    <ul><li>one<ul><li>inner</li></ul></li><li>two</li></ul>
    <ol><li>first</li><li>second</li></ol>
    <table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>
    <pre>x = ```
y</pre><blockquote><p>quoted</p></blockquote><script>alert(1)</script></body></html>"""
    assert read_document(saved(tmp_path, "a.html", html.encode())) == (
        "## What happened\n\nCheckout failed at the till,\ntwice.\n\n"
        "- one\n  - inner\n- two\n\n1. first\n2. second\n\n"
        "| a | b |\n| --- | --- |\n| 1 | 2 |\n\n````\nx = ```\ny\n````\n\n> quoted\n"
    )


def test_html_without_text_and_without_end_is_refused(tmp_path: Path) -> None:
    empty = "<html><script>app()</script></html>"
    assert "no text" in str(refused(saved(tmp_path, "a.html", empty.encode())))
    deep = "<div>" * 50_000 + "x"
    assert "nested" in str(refused(saved(tmp_path, "b.html", deep.encode())))


def test_html_in_its_declared_charset(tmp_path: Path) -> None:
    html = '<meta charset="koi8-r"><p>Привет</p>'.encode("koi8-r")
    assert read_document(saved(tmp_path, "a.htm", html)) == "Привет\n"


def test_a_mail_gives_its_subject_and_plain_text(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["Subject"] = "Statüs of the checkout"
    mail["From"] = "maria@example.com"
    mail.set_content(UPDATE)
    mail.add_alternative("<p>the same in HTML</p>", subtype="html")
    mail.add_attachment(b"\0\1", maintype="application", subtype="octet-stream", filename="x.bin")
    text = read_document(saved(tmp_path, "a.eml", mail.as_bytes()))
    assert text == f"# Statüs of the checkout\n\n{UPDATE}\n"


def test_a_mail_in_html_only_and_one_without_text(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["Subject"] = "Status"
    mail.set_content("<ul><li>Rolled back</li></ul>", subtype="html")
    assert read_document(saved(tmp_path, "a.eml", mail.as_bytes())) == "# Status\n\n- Rolled back\n"
    empty = EmailMessage()
    empty["Subject"] = "See attachment"
    empty.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="x.pdf")
    assert "attachment" in refused(saved(tmp_path, "b.eml", empty.as_bytes())).hint


def test_a_mail_in_an_unknown_charset_is_still_read(tmp_path: Path) -> None:
    data = b"Subject: s\nContent-Type: text/plain; charset=x-nobody\n\nRolled back\n"
    assert read_document(saved(tmp_path, "a.eml", data)) == "# s\n\nRolled back\n"


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b"\x00\x01\x02\x03\x04" * 50, "binary"),
        ("a.md", b"%PDF-1.7 ...", "a PDF"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "password"),
        ("a.pdf", b"PK\x03\x04....", "zip"),
        ("a.doc", b"x", ".doc"),
        ("a.png", b"x", ".png"),
        ("a", b"x", "no ending"),
        ("a.txt", b"x" * 900_000, "0.8 MB"),
    ],
)
def test_refusals_name_the_file_and_the_reason(
    tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    error = refused(saved(tmp_path, name, data))
    assert name in str(error)
    assert words in str(error) + error.hint


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    assert "no file" in str(refused(tmp_path / "nowhere.md"))
    assert "folder" in str(refused(tmp_path))


def test_text_that_can_be_translated_passes_as_it_is() -> None:
    text = f"\ufeff{UPDATE}\r\n\u200b\u202e\0 more\u00ad"
    assert check_text(text) == text


def test_half_characters_are_made_storable_without_moving_anything() -> None:
    checked = check_text(f"{UPDATE}\ud83d and more")
    assert checked == f"{UPDATE}\ufffd and more"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "empty"),
        (" \n\t\u200b", "words"),
        ("Server down now", "3 words"),
        ("x" * (MAX_CHARS + 1), "200,000"),
        ("\0\1\2\3" * 40, "binary"),
        ("https://a.test/b https://a.test/c d=1 e=2 f/g", "only code"),
        ("```\nfor x in y:\n    print(x, y, z, a, b)\n```", "only code"),
        ("12 34 56 78 90 12 34", "0 words"),
        (GERMAN, "German"),
        ("昨日の夜、決済サービスが四十七分間停止しました。原因は調査中です。", "Japanese"),
        ("Во вторник служба оплаты не работала сорок семь минут.", "Russian"),
    ],
)
def test_text_that_cannot_be_translated_is_refused(text: str, words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        check_text(text)
    assert caught.value.hint


@pytest.mark.parametrize(
    "text",
    [
        UPDATE,
        "Deploy checkout v2.8.1, rollback v2.8.0, Postgres pool exhausted, ETL blocked.",
        f"{UPDATE} The customer wrote: „Die Kasse geht nicht.“",
        "kubectl rollout undo deployment/checkout\nhelm upgrade --install shop ./chart\n" + UPDATE,
        "Code omitted for annotation, you missed a backtick. I am using phpMyAdmin in Win7+Chrome "
        "and MySQL 5.6 in Linux. My timezone is UTC+1.",
        "P1 db-01 5xx p95=210ms; RCA: conn pool; ETA n/a; on-call: @maria, @jürgen, @françois",
    ],
)
def test_terse_english_is_not_taken_for_another_language(text: str) -> None:
    assert language_of(text) in (None, "English")
    assert check_text(text) == text


def test_the_language_is_named_only_when_it_is_clear() -> None:
    assert language_of(GERMAN) == "German"
    assert language_of("Am Dienstag gestört") is None
    assert language_of("```\n" + GERMAN + "\n```") is None


@given(st.text(max_size=400))
def test_any_text_is_either_refused_or_returned_at_its_length(text: str) -> None:
    try:
        checked = check_text(text)
    except InputError as error:
        hint = error.hint
    else:
        hint = "none needed"
        assert len(checked) == len(text)
    assert hint

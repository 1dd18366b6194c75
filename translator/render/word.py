"""The translation as a Word file: a document to send, in styles that its reader can change.

Each sentence of the update carries a small number that leads to the last page: there stand the
update's own words and how the sentence came about. What this reader may not see is covered there,
too; a reader outside the company gets no word of the update, and so no numbers.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from translator.audiences import Audience, load_audiences
from translator.compose import (
    BACKGROUND,
    BOTTOM_LINE,
    NOT_STATED,
    QUESTIONS,
    Shape,
    by_section,
    groups_of,
    in_line,
)
from translator.remarks import summary
from translator.render import word_parts as parts
from translator.render.shown import words_for
from translator.render.words import ORIGINS, audience_name
from translator.review import to_send
from translator.values import Translated, Translation

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
SOURCES = "Where each sentence comes from"
LEFT_OUT = "Left out on purpose"
_STYLES: Mapping[Shape, str] = {
    "paragraph": "Normal",
    "bullet": "List Bullet",
    "context": "Background",
}


def render(translation: Translation) -> bytes:
    """The bytes of a ``.docx`` file."""
    import docx  # noqa: PLC0415 - a second of loading that other formats need not pay

    file = docx.Document()
    audience = load_audiences().get(translation.audience)
    name = audience.name if audience else audience_name(translation.audience)
    title = clean(translation.title) or "Update"
    parts.set_up(file, title, f"For {name}")
    file.add_paragraph(title, style="Title")
    file.add_paragraph(f"For {name}", style="Subtitle")
    if translation.refusal is not None:
        file.add_paragraph(f"Not translated. {clean(translation.refusal)}", style="Normal")
    else:
        _Writer(file, translation, audience).write()
    out = io.BytesIO()
    file.save(out)
    return _undated(out.getvalue())


def _undated(data: bytes) -> bytes:
    """The archive without the hour of its making: the same translation gives the same bytes."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED)
    return made.getvalue()


def clean(text: str) -> str:
    """Text without the characters that XML cannot hold."""
    return _CONTROL.sub("", text).strip()


class _Writer:
    """Writes one translation into a document."""

    def __init__(
        self,
        file: Any,  # noqa: ANN401 - python-docx is untyped
        translation: Translation,
        audience: Audience | None,
    ) -> None:
        self._file = file
        self._made = translation
        self._audience = audience
        self._inside = audience is not None and not audience.outside
        self._cited: list[tuple[int, Translated]] = []

    def write(self) -> None:
        """All of it, in the order to read it."""
        for section, members in by_section(to_send(self._made.sentences)).items():
            bottom = section == BOTTOM_LINE
            if section and not bottom:
                self._file.add_heading(clean(section), 1)
            for shape, line in groups_of(members):
                style = "Bottom line" if bottom else _STYLES[shape]
                self._line(shape, line, self._file.add_paragraph(style=style))
        self._questions()
        self._left_out()
        self._sources()

    def _line(self, shape: Shape, line: Sequence[Translated], paragraph: Any) -> None:  # noqa: ANN401
        if shape == "context":
            paragraph.add_run(f"{BACKGROUND}: ").italic = True
        texts = in_line(shape, [sentence.text for sentence in line])
        for place, (sentence, text) in enumerate(zip(line, texts, strict=True)):
            paragraph.add_run(f"{' ' if place else ''}{clean(text)}")
            if self._inside and sentence.sources and shape != "context":
                self._cited.append((len(self._cited) + 1, sentence))
                parts.reference(paragraph, self._cited[-1][0])

    def _questions(self) -> None:
        if not self._made.questions:
            return
        self._file.add_heading(QUESTIONS, 1)
        for one in self._made.questions:
            self._file.add_paragraph(clean(one.question), style="Question")
            answer = self._file.add_paragraph(clean(one.answer or NOT_STATED), style="Answer")
            answer.runs[0].italic = one.answer is None

    def _left_out(self) -> None:
        reasons = summary(self._made.left_out, self._audience) if self._audience else []
        if reasons:
            self._file.add_heading(LEFT_OUT, 1)
            for reason in reasons:
                self._file.add_paragraph(clean(reason), style="List Bullet")

    def _sources(self) -> None:
        if not self._cited or self._audience is None:
            return
        heading = self._file.add_heading(SOURCES, 1)
        heading.paragraph_format.page_break_before = True
        self._file.add_paragraph(
            f"The numbers in the text lead here. Made from update {self._made.sheet.update.id} by "
            "Plainbridge, which adds nothing to an update and makes nothing more certain.",
            style="Small",
        )
        sheet = self._made.sheet
        rows = [
            (
                number,
                " … ".join(
                    f"“{clean(words_for(sheet, start, end, self._audience))}”"
                    for start, end in sentence.sources
                ),
                ORIGINS[sentence.how],
            )
            for number, sentence in self._cited
        ]
        parts.source_table(self._file, ("", "Words of the update", "How it was worded"), rows)

"""The translation as one would send it: Markdown made of finished sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, takewhile
from typing import Literal

from translator.values import Question, Translated

BOTTOM_LINE = "Bottom line"
QUESTIONS = "You will ask"
NOT_STATED = "Not stated."
LEFT_OPEN = "Not stated in the update:"
BACKGROUND = "Background, not from the update"

_CLOSED = re.compile(r"[.!?:;…][\"'”’)\]*_]*$")
# What Markdown would take for markup although the author meant the character.
_MARKUP = re.compile(r"\*|(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z/!?])|`|~~")
_BLOCK_MARK = re.compile(r"^(?=#{1,6}\s|>|\+\s)|^(\d{1,9})(?=[.)]\s)")

_SAME_LINE = 2  # characters between two sentences: a space or two, no line end with a new mark
Shape = Literal["paragraph", "bullet", "context"]


def by_section(sentences: Sequence[Translated]) -> dict[str, list[Translated]]:
    """Sentences by section, in the order of each one's first sentence, the bottom line first."""
    sections: dict[str, list[Translated]] = {}
    for sentence in sentences:
        sections.setdefault(sentence.section, []).append(sentence)
    bottom = sections.pop(BOTTOM_LINE, None)
    return sections if bottom is None else {BOTTOM_LINE: bottom, **sections}


def is_bullet(text: str) -> bool:
    """Whether a sentence was written to stay a bullet."""
    return text.startswith("- ")


def closed(text: str) -> str:
    """``text`` with a full stop when it ends without any mark, so that sentences can be joined."""
    return text if not text or _CLOSED.search(text) else text + "."


def escape(text: str) -> str:
    """``text`` so that Markdown shows every character of it ("Vec<T>", "__init__", "# 1")."""
    text = _in_heading(text)
    return _BLOCK_MARK.sub(lambda m: f"{m[1]}\\" if m[1] else "\\", text)


def _in_heading(text: str) -> str:
    """``text`` for the line of a heading, where a number with a full stop opens no list."""
    return _MARKUP.sub(lambda m: "".join("\\" + c for c in m[0]), text)


def compose_markdown(
    title: str | None,
    sentences: Sequence[Translated],
    questions: Sequence[Question],
    left_out_summary: Sequence[str],
) -> str:
    """The Markdown of a translation, ending in one line end; empty when there is nothing to say.

    Sections stand in the order of their first sentence, each under a second-level heading (none for
    an empty name; several below one heading each get a third-level one); "Bottom line" becomes a
    bold first paragraph. Neighbouring sentences of a section join into a paragraph, a text that
    starts with "- " stays a bullet, and those of origin "context" stand apart as background that
    the update did not give. Questions without an answer stand together behind "Not stated in the
    update:"; ``left_out_summary`` closes the page on one line.
    """
    blocks = [f"# {_in_heading(title)}"] if title else []
    sections = by_section(sentences)
    headings = nested(list(sections))
    for section, members in sections.items():
        if section == BOTTOM_LINE:
            line = " ".join(closed(s.text.removeprefix("- ").strip()) for s in members)
            blocks.append(f"**{escape(line)}**")
            continue
        blocks += [
            f"{'#' * (2 + depth)} {_in_heading(words)}" for depth, words in headings[section]
        ]
        blocks += _paragraphs(members)
    if questions:
        blocks += [f"## {QUESTIONS}", "\n".join(_asked(questions))]
    if left_out_summary:
        blocks.append(f"*Left out on purpose: {escape('; '.join(left_out_summary))}.*")
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _asked(questions: Sequence[Question]) -> list[str]:
    """The questions with their answers, and on one line those that the update leaves open."""
    asked = [f"- {escape(q.question)} *{escape(q.answer)}*" for q in questions if q.answer]
    left = " ".join(escape(q.question) for q in questions if not q.answer)
    return [*asked, f"- *{LEFT_OPEN}* {left}"] if left else asked


def nested(sections: Sequence[str]) -> dict[str, list[tuple[int, str]]]:
    """The headings to write for each section: (0 for a whole one, 1 below another; its words).

    Neighbours "A: B" and "A: C" become "A" over "B" and "C", so that "A" is read once; so do "A"
    and "A: B".
    """
    written: dict[str, list[tuple[int, str]]] = {}
    shared = ""
    for place, section in enumerate(sections):
        if shared and section.startswith(f"{shared}: "):
            written[section] = [(1, section.removeprefix(f"{shared}: "))]
            continue
        following = sections[place + 1] if place + 1 < len(sections) else ""
        above = bool(section) and following.startswith(f"{section}: ")
        shared = section if above else _shared(section, following)
        under = section.removeprefix(f"{shared}: ")
        split = [(0, shared), (1, under)] if shared and not above else [(0, section)]
        written[section] = split if section else []
    return written


def _shared(one: str, other: str) -> str:
    """The headings above two sections that are the same, without the nearest of either."""
    first, second = one.split(": ")[:-1], other.split(": ")[:-1]
    same = [
        a for a, _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False))
    ]
    return ": ".join(same)


def groups_of(members: Sequence[Translated]) -> list[tuple[Shape, list[Translated]]]:
    """The sentences of a section by the line they stand in: paragraph, bullet, background.

    A sentence that follows a bullet in the same line of the source belongs to that bullet.
    """
    groups: list[tuple[Shape, list[Translated]]] = []
    for before, sentence in zip((None, *members), members, strict=False):
        shape, line = groups[-1] if groups else (None, [])
        if sentence.how == "context":
            groups.append(("context", [sentence]))
        elif is_bullet(sentence.text.strip()):
            groups.append(("bullet", [sentence]))
        elif shape == "paragraph" or (shape == "bullet" and _follows(before, sentence)):
            line.append(sentence)
        else:
            groups.append(("paragraph", [sentence]))
    return groups


def in_line(shape: Shape, texts: Sequence[str]) -> list[str]:
    """Sentences as they stand in one line; a bullet that is one fragment gets no full stop."""
    bare = [text.strip() for text in texts]
    if shape == "bullet":
        bare[0] = bare[0].removeprefix("- ")
        if len(bare) == 1:
            return bare
    return [closed(text) for text in bare]


def lines_of(members: Sequence[Translated]) -> list[tuple[Shape, str]]:
    """The lines of a section: paragraphs joined of neighbours, bullets, pieces of background."""
    return [
        (shape, " ".join(in_line(shape, [s.text for s in line])))
        for shape, line in groups_of(members)
    ]


def _follows(before: Translated | None, sentence: Translated) -> bool:
    """Whether the source has no room for a line end and a new mark between two sentences."""
    if before is None or not before.sources or not sentence.sources:
        return False
    gap = min(sentence.sources)[0] - max(end for _, end in before.sources)
    return 0 <= gap <= _SAME_LINE


def _paragraphs(members: Sequence[Translated]) -> list[str]:
    blocks: list[str] = []
    for shape, group in groupby(lines_of(members), key=lambda line: line[0]):
        texts = [escape(text) for _, text in group]
        listed = "\n".join(f"- {text}" for text in texts)
        if shape == "bullet":
            blocks.append(listed)
        elif shape == "paragraph":
            blocks += texts
        elif len(texts) > 1:
            blocks.append(f"*{BACKGROUND}:*\n\n{listed}")
        else:
            blocks.append(f"*{BACKGROUND}: {texts[0]}*")
    return blocks

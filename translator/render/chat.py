"""The translation for Slack or Teams: short, plain characters, headings in ``*bold*``."""

from __future__ import annotations

from translator.compose import BACKGROUND, BOTTOM_LINE, Shape, by_section, closed, lines_of
from translator.review import to_send
from translator.values import Translation

_FORMS: dict[Shape, str] = {
    "paragraph": "{}",
    "bullet": "• {}",
    "context": f"({BACKGROUND}: {{}})",
}


def render(translation: Translation) -> str:
    """The bottom line, one block a section, and on the last line the questions still open.

    What was left out and answered questions stay in the other formats.
    """
    if translation.refusal is not None:
        return f"Not translated: {translation.refusal.strip()}\n"
    blocks: list[str] = []
    for section, members in by_section(to_send(translation.sentences)).items():
        if section == BOTTOM_LINE:
            line = " ".join(closed(s.text.removeprefix("- ").strip()) for s in members)
            blocks.append(_bold(line))
            continue
        body = [_FORMS[shape].format(text) for shape, text in lines_of(members)]
        head = _bold(section) if section else ""
        blocks.append("\n".join([head, *body] if head else body))
    unanswered = [q.question for q in translation.questions if q.answer is None]
    if unanswered:
        blocks.append(f"{_bold('Not stated in the update:')} {' '.join(unanswered)}")
    return "\n\n".join(blocks) + "\n"


def _bold(text: str) -> str:
    """Bold as chats write it; a star inside would end it early."""
    return f"*{text.replace('*', '')}*"

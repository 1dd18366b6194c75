"""The translation for Slack or Teams: short, plain characters, headings in ``*bold*``."""

from __future__ import annotations

from translator.compose import BACKGROUND, BOTTOM_LINE, by_section, closed, is_bullet
from translator.values import Translated, Translation


def render(translation: Translation) -> str:
    """The bottom line, one block a section, and on the last line the questions still open.

    What was left out and answered questions stay in the other formats.
    """
    if translation.refusal is not None:
        return f"Not translated: {translation.refusal.strip()}\n"
    blocks: list[str] = []
    for section, members in by_section(translation.sentences).items():
        if section == BOTTOM_LINE:
            line = " ".join(closed(s.text.removeprefix("- ").strip()) for s in members)
            blocks.append(_bold(line))
            continue
        body = _lines(members)
        head = _bold(section) if section else ""
        blocks.append("\n".join([head, *body] if head else body))
    unanswered = [q.question for q in translation.questions if q.answer is None]
    if unanswered:
        blocks.append(f"{_bold('Not stated in the update:')} {' '.join(unanswered)}")
    return "\n\n".join(blocks) + "\n"


def _lines(members: list[Translated]) -> list[str]:
    lines: list[str] = []
    running = False
    for sentence in members:
        text = sentence.text.strip()
        if sentence.how == "context":
            lines.append(f"({BACKGROUND}: {closed(text)})")
        elif is_bullet(text):
            lines.append(f"• {text.removeprefix('- ')}")
        elif running:
            lines[-1] += f" {closed(text)}"
        else:
            lines.append(closed(text))
        running = sentence.how != "context" and not is_bullet(text)
    return lines


def _bold(text: str) -> str:
    """Bold as chats write it; a star inside would end it early."""
    return f"*{text.replace('*', '')}*"

"""What is said about a translation as a whole: what it leaves out, refuses, or asks to look at."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from translator.audiences import Audience
from translator.contradictions import contradictions
from translator.screen.instructions import instruction_notices
from translator.screen.policy import verdict
from translator.screen.unseen import unseen_notices
from translator.unsaid import ONLY_NAMES, QUESTION, SAYS_NOTHING, SYMBOLS
from translator.values import FactSheet, LeftOut

_FURTHER = "further"
_KINDS_AT_MOST = 6
# What a reason is called on the page; the first that fits. Nothing for what nobody would miss.
_KINDS = tuple(
    (re.compile(reason), kind)
    for reason, kind in (
        (rf"^(?:{re.escape(SAYS_NOTHING)}|introduces a list|{re.escape(SYMBOLS)})", ""),
        (rf"^(?:{re.escape(QUESTION)}|document metadata)", ""),
        (r"^beyond the \d+ sentences", _FURTHER),
        (rf"^{re.escape(ONLY_NAMES)}", "bare names of systems or code"),
        (r"^code, commands", "program code and output"),
        (
            r"^(?:technical details:|mostly code names|names (?:files or )?code\b)",
            "technical details",
        ),
        (r"^about this update:", "remarks about the update itself"),
        (r"^(.+): not what .+ decides by$", r"\1"),
        (r"\burl\b", "links"),
        (r"\bticket\b", "numbers of tickets"),
        (r"\bhash\b", "numbers of code changes"),
        (r"\b(?:handle|person|person's account)\b", "names of people"),
        (r"\binternal (?:host|address)\b", "names of internal systems"),
        (r"\bvulnerability\b", "numbers of security weaknesses"),
        (r"\bpersonal datum\b", "personal data"),
        (r"\bby the author\b", "what the author took out"),
    )
)


def summary(left_out: Sequence[LeftOut], audience: Audience) -> list[str]:
    """What was left out, in words for the reader: further sentences first, then the commonest.

    What says nothing by itself is no loss and is not named. Readers outside get none: "numbers of
    security weaknesses" tells that there is one.
    """
    if audience.outside:
        return []
    kinds = Counter(filter(None, (_kind(out.reason) for out in left_out)))
    further = kinds.pop(_FURTHER, 0)
    said = [f"{further} further sentence{'s' * (further > 1)}, to keep it short"] if further else []
    return [*said, *(kind for kind, _ in kinds.most_common(_KINDS_AT_MOST))]


def _kind(reason: str) -> str:
    for pattern, kind in _KINDS:
        if found := pattern.search(reason):
            return found.expand(kind)
    return reason


def refusal(audience: Audience, left_out: Sequence[LeftOut]) -> str:
    """Why a reader gets nothing of an update, and what would change that."""
    reasons = "; ".join(dict.fromkeys(out.reason for out in left_out)) or "it holds no sentence"
    return (
        f"Nothing in this update can be told to {audience.name}: {reasons}. "
        "Add a sentence that says what happened, what it means or what comes next."
    )


def notices(sheet: FactSheet, audience: Audience, asked: Iterable[str] = ()) -> tuple[str, ...]:
    """What the author should look at before the text is sent; ``asked`` are questions to him."""
    kinds = Counter(m.kind for m in sheet.masked if verdict(m.kind, audience) != "show")
    masked = (
        f"{n} × {kind} found: see what is masked before you send" for kind, n in kinds.items()
    )
    found = (*instruction_notices(sheet.update.text), *unseen_notices(sheet))
    return (*masked, *found, *contradictions(sheet), *asked)

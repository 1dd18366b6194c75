"""What is said about a translation as a whole: what it leaves out, refuses, or asks to look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from translator.audiences import Audience
from translator.screen.instructions import instruction_notices
from translator.screen.policy import verdict
from translator.screen.unseen import unseen_notices
from translator.values import FactSheet, LeftOut


def summary(left_out: Sequence[LeftOut], audience: Audience) -> list[str]:
    """The commonest reasons for which something was left out, with how often.

    Readers outside get none: "names a vulnerability by its number" tells that there is one.
    """
    if audience.outside:
        return []
    counts = Counter(out.reason for out in left_out)
    return [f"{reason} ({n})" if n > 1 else reason for reason, n in counts.most_common(6)]


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
    return (*masked, *instruction_notices(sheet.update.text), *unseen_notices(sheet), *asked)

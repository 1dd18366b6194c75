"""What a sentence of the translation can show for itself: source words, checks, refusals, edits."""

from __future__ import annotations

from translator.render.words import ORIGINS as MEANING
from translator.review import NOT_CONFIRMED, is_unconfirmed
from translator.ui.highlight import esc
from translator.ui.source import count, visible_words
from translator.ui.words import ORIGINS
from translator.values import Check, FactSheet, Refused, Translated


def proof(
    key: str, sentence: Translated, sheet: FactSheet | None, *, editable: bool, memory: str = ""
) -> str:
    """The panel of a sentence.

    ``key`` names it on the page: the audience and the position. ``memory`` is HTML: what the memory
    has for it.
    """
    sign, label = ORIGINS[sentence.how]
    lines = [f"<p>{esc(MEANING[sentence.how])}</p>"]
    if sentence.sources and sheet is not None:
        words = " … ".join(visible_words(sheet, start, end) for start, end in sentence.sources)
        lines.append(f'<p><span class="pb-tag">Your words</span> <q>{esc(words)}</q></p>')
    elif not sentence.sources:
        lines.append("<p>It comes from no single place in your update.</p>")
    if sentence.facts:
        facts = esc(", ".join(sentence.facts))
        lines.append(f'<p><span class="pb-tag">Facts in them</span> {facts}</p>')
    lines.append(_checks(sentence.checks, shown=sentence.how == "edited"))
    lines += [_refused(refused) for refused in sentence.refused]
    if editable:
        lines.append(
            f'<p><button type="button" class="pb-button" data-edit="{esc(key)}">Edit this '
            "sentence</button></p>"
        )
    lines.append(memory)
    return (
        f'<details class="pb-proof" data-key="{esc(key)}"><summary>'
        f'<span aria-hidden="true">{sign}</span> {label}</summary>'
        f'<div class="pb-proof-body">{"".join(lines)}</div></details>'
    )


def findings(key: str, sentence: Translated) -> str:
    """What the gate says of the author's wording, beside it; empty for every other sentence."""
    if sentence.how != "edited":
        return ""
    back = (
        f'<button type="button" class="pb-button" data-undo="{esc(key)}">Put back the earlier '
        "wording</button>"
    )
    if not is_unconfirmed(sentence):
        return (
            f'<div class="pb-findings pb-good"><p>Your wording passed every check.</p>{back}</div>'
        )
    found = "".join(_check(check) for check in sentence.checks if not check.passed)
    return (
        f'<div class="pb-findings"><p><strong>{NOT_CONFIRMED.capitalize()}</strong></p>{found}'
        f'<p class="pb-reason">You may keep it; it is then sent with these words beside it.</p>'
        f"{back}</div>"
    )


def _checks(checks: tuple[Check, ...], *, shown: bool) -> str:
    """The checks by name; those that failed in full, unless they are ``shown`` beside already."""
    if not checks:
        return ""
    passed = [check.name for check in checks if check.passed]
    failed = "".join(_check(check) for check in checks if not check.passed and not shown)
    names = f" {esc(', '.join(passed))}" if passed else ""
    total = count(len(checks), "check")
    return f'<p><span class="pb-tag">{len(passed)} of {total} passed</span>{names}</p>{failed}'


def _check(check: Check) -> str:
    detail = f": {esc(check.detail)}" if check.detail else ""
    return f'<p class="pb-failed">{esc(check.name)}{detail}</p>'


def _refused(refused: Refused) -> str:
    failed = "".join(_check(check) for check in refused.checks if not check.passed)
    return (
        '<div class="pb-refused"><p><span class="pb-tag">The model had written</span> '
        f"<q>{esc(refused.text)}</q></p>{failed}</div>"
    )

"""What goes in and what comes out, for somebody who sees the page for the first time.

The words are the shipped example's and the shipped model's, as the README shows them; the tests
hold them against the example and the gate.
"""

from __future__ import annotations

from translator.ui.highlight import esc

PASTED = (
    "P1 on Wednesday: the order API answered with 502s for 38 minutes (09:12-09:50 UTC); about "
    "1,900 orders had to be retried.",
    "The cause is suspected to be a memory leak in the API gateway, not confirmed yet.",
)
READ = (
    "The highest-priority incident was on Wednesday. The order API (an agreed way for programs to "
    "talk to each other) answered with 502s (no usable answer from a system behind the website) "
    "for 38 minutes (09:12-09:50 UTC). About 1,900 orders had to be retried.",
    "The cause is suspected to be a memory leak (a fault that slowly uses up a computer's memory) "
    "in the API gateway (a shared entrance for requests from other programs). It has not been "
    "confirmed yet.",
)
_PROMISES = (
    ("Paste", "what IT wrote, or open the file."),
    ("Choose", "who will read it; each reader gets a text of their own."),
    ("Check", "any sentence against your words, edit it, and copy the text or save it for Word."),
)


def sample() -> str:
    """The panel as HTML; the page hides it once there is a result."""
    steps = "".join(f"<li><strong>{head}</strong> {rest}</li>" for head, rest in _PROMISES)
    return (
        '<section class="pb-sample" aria-labelledby="pb-sample-title">'
        '<h2 id="pb-sample-title">How it works</h2>'
        f'<ol class="pb-steps">{steps}</ol><div class="pb-sides">'
        f"{_side('What IT wrote', PASTED)}{_side('What the CFO reads', READ)}</div>"
        '<p class="pb-sub">“Suspected” stays suspected and “about” stays about. What a reader does '
        "not get is listed with the reason; what the update does not say is asked for, never "
        "guessed.</p></section>"
    )


def _side(title: str, words: tuple[str, ...]) -> str:
    lines = "".join(f"<p>{esc(one)}</p>" for one in words)
    return f"<div><h3>{title}</h3>{lines}</div>"

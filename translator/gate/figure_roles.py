"""What a figure is: the part or the whole, the value before or after.

The same: "14 of 20", "of 20, 14", "14 out of the 20"; "from 16 to 32", "to 32, from 16", "down to
95 from 210", "81%, compared with 74%". Not the same: the two exchanged.
"""

from __future__ import annotations

import re
from functools import lru_cache

from translator.gate.text import plainly
from translator.gate.words import verb_forms
from translator.values import Check

_FIGURE = r"[£$€]?\d[\d,]*(?:\.\d+)?(?: ?%)?"
_NUMBERS = {
    word: str(i + 1)
    for i, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split()
    )
}
_WORD = re.compile(rf"\b(?:{'|'.join(_NUMBERS)})\b", re.IGNORECASE)
_PART = re.compile(rf"({_FIGURE}) (?:out )?(?:of|in) (?:the |all |every |our )?({_FIGURE})\b")
_WHOLE_FIRST = re.compile(
    rf"\b[Oo]f (?:the |our |all )?({_FIGURE})\b[^,.;]*, (?:only )?({_FIGURE})\b"
)
_BEFORE = re.compile(
    rf"(?:from|against(?: a target of| the)?|compared (?:with|to)|than|target (?:of|is|was)|"
    rf"instead of(?: the)?|not by|not|it was|previously|before it was|agreed|used to (?:be|take)|"
    rf"the target (?:is|was)) (?:about |the )?({_FIGURE})(?![\d:])",
    re.IGNORECASE,
)
_OF = re.compile(rf"({_FIGURE}) of (?:the |all |our )?({_FIGURE})(?![\d:])")
_AGAINST = re.compile(
    rf"({_FIGURE})(?: [a-z]+)? (below|above|under|over) (?:the |our |its |an? )?"
    rf"(?:agreed |planned |allowed |usual )?({_FIGURE})(?![\d:])"
)
_OPENED = re.compile(rf"\b(by|from) ({_FIGURE})(?![\d:])", re.IGNORECASE)
_OTHER_ROLE = frozenset({("by", "from"), ("from", "by")})
_DOES = re.compile(r"\b(\d+) ([a-z]+)\b(?! by\b)")


def check_figure_roles(candidate: str, given: str) -> Check:
    """No figure takes the role of another."""
    said, asked = _roles(candidate), _roles(given)
    for part, whole in said[0]:
        if (whole, part) in asked[0] or (asked[0] and _more(part, whole)):
            return Check(
                "figure roles", passed=False, detail=f"“{part} of {whole}” turns the source round"
            )
    turned = said[1] - asked[1]
    if asked[1] and turned and asked[1] - said[1] and turned & _figures(given):
        words = ", ".join(f"“{figure}”" for figure in sorted(asked[1] - said[1]))
        return Check(
            "figure roles",
            passed=False,
            detail=f"keep {words} as the figure that is compared with",
        )
    problem = _turned(candidate, given) or _counted(candidate, given)
    problem = problem or _impossible(candidate, given) or _measured(candidate, given)
    return Check("figure roles", not problem, problem)


def _impossible(candidate: str, given: str) -> str:
    """“Only 25 of the 9": a part greater than its whole."""
    said, asked = _in_figures(candidate), _in_figures(given)
    for found in _OF.finditer(said):
        if _more(*found.groups()) and found[0] not in asked:
            return f"“{found[0]}” is more than all there are"
    return ""


def _measured(candidate: str, given: str) -> str:
    """“0.7% below the agreed 99.9%" told as "99.9% below the agreed 0.7%"."""
    asked = {found.groups() for found in _AGAINST.finditer(_in_figures(given))}
    for found in _AGAINST.finditer(_in_figures(candidate)):
        if (found[3], found[2], found[1]) in asked:
            return f"“{found[0]}” turns the source round"
    return ""


def _turned(candidate: str, given: str) -> str:
    """“By 4 to 9" told as "from 4 to 9", "by 9 June" as "from 9 June"."""
    asked, said = _opened(given), _opened(candidate)
    for figure, before in said.items():
        old = asked.get(figure, frozenset())
        if len(old) == len(before) == 1 and (*old, *before) in _OTHER_ROLE:
            return f"keep “{next(iter(old))} {figure}”"
    return ""


@lru_cache(maxsize=2048)
def _opened(text: str) -> dict[str, frozenset[str]]:
    """The words "by" and "from" before each figure."""
    found: dict[str, frozenset[str]] = {}
    for match in _OPENED.finditer(_in_figures(text)):
        found[match[2]] = found.get(match[2], frozenset()) | {match[1].lower()}
    return found


def _counted(candidate: str, given: str) -> str:
    """“Four cancelled" told as "cancelled four"."""
    said = _in_figures(candidate)
    for match in _DOES.finditer(_in_figures(given)):
        figure, verb = match.groups()
        other = rf"\b{verb} {re.escape(figure)}\b"
        if "VBD" in verb_forms(verb) and re.search(other, said) and not re.search(other, given):
            return f"keep “{match[0]}”"
    return ""


@lru_cache(maxsize=2048)
def _roles(text: str) -> tuple[frozenset[tuple[str, str]], frozenset[str]]:
    plain = _in_figures(text)
    parts = {(m[1], m[2]) for m in _PART.finditer(plain)}
    parts |= {(m[2], m[1]) for m in _WHOLE_FIRST.finditer(plain)}
    return frozenset(parts), frozenset(m[1] for m in _BEFORE.finditer(plain))


@lru_cache(maxsize=2048)
def _in_figures(text: str) -> str:
    return _WORD.sub(lambda m: _NUMBERS[m[0].lower()], plainly(text))


def _figures(text: str) -> frozenset[str]:
    return frozenset(re.findall(_FIGURE, _in_figures(text)))


def _more(part: str, whole: str) -> bool:
    one, two = (re.sub(r"[^\d.]", "", f) for f in (part, whole))
    same_kind = ("%" in part) == ("%" in whole)
    return same_kind and bool(one and two) and float(one) > float(two)

"""Everyday words for official ones, put in by code from ``prompts/plain-words.yaml``."""

from __future__ import annotations

import re
from functools import cache

import yaml

from translator import resources
from translator.facts.extract import facts_in

_TAGS = ("VB", "VBP", "VBZ", "VBD", "VBN", "VBG")
_PROTECTED = frozenset({"identifier", "quoted", "name"})
_ARTICLE = re.compile(r"\b([Aa])n? (?=extra\b|later\b|whole\b|part\b)")
_CONTRACTIONS = tuple(
    (re.compile(short, re.IGNORECASE), full)
    for short, full in (
        (r"\bwon['’]t\b", "will not"),
        (r"\bcan['’]t\b", "cannot"),
        (r"\b(are|is|was|were|do|does|did|has|have|had|could|would|should)n['’]t\b", r"\1 not"),
        (r"\b(we|they|you|i|it|this|that)['’]ll\b", r"\1 will"),
        (r"\b(we|they|you)['’]re\b", r"\1 are"),
        (r"\b(we|they|you|i)['’]ve\b", r"\1 have"),
        (r"\b(it|that|there)['’]s (?=(?:a|an|the|not|now|also|still|being|been)\b)", r"\1 is "),
    )
)


@cache
def _table() -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern for all forms, and what to say for each form."""
    from lemminflect import getInflection  # noqa: PLC0415 - loads its tables on first use

    say = yaml.safe_load((resources.folder("prompts") / "plain-words.yaml").read_text("utf-8"))[
        "say"
    ]
    forms = {str(old).lower(): str(new) for old, new in say["phrases"].items()}
    for old, new in say["verbs"].items():
        first, _, rest = new.partition(" ")
        for tag in _TAGS:
            if tag == "VB":
                before, after = (old,), (first,)
            else:
                before, after = getInflection(old, tag), getInflection(first, tag)
            for form in before:
                forms.setdefault(form, f"{after[0]} {rest}".strip())
    alternatives = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])", re.IGNORECASE), forms


def plain_words(text: str) -> str:
    """``text`` in everyday words; names, identifiers and quotations stay as they are."""
    protected = [(f[2], f[3]) for f in facts_in(text) if f[0] in _PROTECTED]
    pattern, forms = _table()

    def said(found: re.Match[str]) -> str:
        if any(start < found.end() and found.start() < end for start, end in protected):
            return found[0]
        if _is_noun(text, found):
            return found[0]
        new = forms[found[0].lower()]
        return new[0].upper() + new[1:] if found[0][0].isupper() else new

    text = pattern.sub(said, text)
    text = _ARTICLE.sub(
        lambda m: f"{m[1]}n " if text[m.end() :].startswith("extra") else f"{m[1]} ", text
    )
    for short, full in _CONTRACTIONS:
        text = short.sub(lambda m, f=full: _like(m[0], m.expand(f)), text)  # type: ignore[misc]
    return text


def _is_noun(text: str, found: re.Match[str]) -> bool:
    """Whether a verb's form stands as a noun ("the impact"), which is left alone."""
    before = re.search(r"([\w'’-]+)\s*$", text[: found.start()])
    word = before[1].lower() if before else ""
    return found[0].lower() in _ALSO_NOUNS and word not in _BEFORE_VERB


_BEFORE_VERB = frozenset(
    "to will may might can could would should must not that which we they you also".split()
)
_ALSO_NOUNS = frozenset(
    "impact impacts attempt attempts purchase purchases exhibit exhibits conduct select initiate "
    "leverage encounter encounters".split()
)


def _like(old: str, new: str) -> str:
    return new[0].upper() + new[1:] if old[0].isupper() else new

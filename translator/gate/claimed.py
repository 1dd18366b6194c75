"""What the source only labels, asks for or puts in a place becomes a claim of its own.

Not the same: "Reviewed: the pod failed" told as "it was reviewed"; "should have a limit, and a test
that proves it" told as "there is a test that proves it" or "should be measured" as "the measured
value"; "the incident began in the interface" told
as "the incident was the interface"; "the cache and the index" told as "the cache in the index".
"""

from __future__ import annotations

import re
from itertools import product

from translator.facts.extract import facts_in
from translator.gate.clauses import akin, is_thing
from translator.gate.text import Word, plainly, words_of
from translator.gate.words import lemmas, verb_forms
from translator.values import Check

_LABEL = re.compile(r"(?:^|[.;\n*]\s*)([A-Z][a-z]+)\**:(?=\s)")
_IT_WAS = re.compile(r"\b(?:it|this|that) (?:is|was|has been|had been) (\w+)\b", re.IGNORECASE)
_THERE = re.compile(r"\bthere (?:is|are|was|were) (?!no\b|not\b|never\b)([^.;,]*)", re.IGNORECASE)
_WANTED = frozenset({"obligation"})
_EXPECTED = "expected"
_SUPPOSES = re.compile(r"\b(?:if|when|once|until|unless|where|whether)\b", re.IGNORECASE)
_WAS = re.compile(r"\b(?:is|are|was|were) (?:the|an?) ((?:[\w-]+ ){0,2}[\w-]+)")
_PLACES = frozenset(
    "in on at from into to through via within inside across by after during".split()
)
_INSIDE = frozenset("in on within inside".split())
_LISTED = re.compile(r"(?:,? (?:and|or)|/| \+| &)(?: the| an?| our| its| their)?\s*", re.IGNORECASE)
_ARTICLES = frozenset("the a an this that these those our its their".split())
_AUXILIARIES = frozenset("be been being is are and or not also then have get".split())
_REACH = 3
_CLAUSE = 7  # words in which the doer of a short clause and its verb stand
_LINKS = re.compile(
    r"[,:;()=–—]|\b(?:is|are|was|were|be|been|being|becomes?|became|remains?|as|called|named|means?|"
    r"like|such|namely|or|serves?|acts?|works?|of|a|an)\b",
    re.IGNORECASE,
)


def check_claimed(candidate: str, given: str) -> Check:
    """Refuse a claim made of a label, of a wish or of a place."""
    ways = (_labelled, _existing, _presupposed, _identified, _equated, _placed)
    problem = next(filter(None, (way(candidate, given) for way in ways)), "")
    return Check("claimed", not problem, problem)


def _labelled(candidate: str, given: str) -> str:
    """“Reviewed: …" told as "It was reviewed"."""
    labels = {label.lower() for label in _LABEL.findall(given)}
    for found in _IT_WAS.finditer(candidate):
        word = found[1].lower()
        if (
            word in labels
            and "VBN" in verb_forms(word)
            and len(re.findall(rf"\b{word}\b", given.lower())) == 1
        ):
            return f"“{found[1]}” is a label, not a statement"
    return ""


def _existing(candidate: str, given: str) -> str:
    """“Should have A and B" told as "should have A. There is B"."""
    told, plain = plainly(candidate), plainly(given)
    if _THERE.search(plain):
        return ""
    for found in _THERE.finditer(told):
        own = told[_opening(told, found.start()) : found.end()]
        first = next(
            (w for w in words_of(candidate) if is_thing(w) and w.start >= found.start(1)), None
        )
        if first is None or _wished(own) or _SUPPOSES.search(own):
            continue
        there = next((w for w in words_of(given) if is_thing(w) and akin(w, first)), None)
        if there and _wished(plain[_opening(plain, there.start) : there.start]):
            return f"“{found[0].strip()}” is not there yet: the source asks for it"
    return ""


def _opening(text: str, end: int) -> int:
    """Where the sentence or the part before a semicolon begins that holds ``end``."""
    return max(text.rfind(sign, 0, end) for sign in ".;") + 1


def _wished(text: str) -> bool:
    return any(
        kind in _WANTED or (kind == "certainty" and value == _EXPECTED)
        for kind, value, *_ in facts_in(text)
    )


def _presupposed(candidate: str, given: str) -> str:
    """“It should be written and verified that A" told as "the verified thing is A"."""
    told, asked = words_of(candidate), words_of(given)
    plain = plainly(given)
    for article, word, thing in zip(told, told[1:], told[2:], strict=False):
        if article.lower not in _ARTICLES or "VBN" not in verb_forms(word.text):
            continue
        if not is_thing(thing) or article.clause != thing.clause:
            continue
        places = [i for i, other in enumerate(asked) if other.lower == word.lower]
        if places and all(
            _is_predicate(asked, i)
            and _wished(plain[_opening(plain, asked[i].start) : asked[i].end])
            for i in places
        ):
            return (
                f"“{article.text} {word.text} {thing.text}” is not so yet: the source asks for it"
            )
    return ""


def _is_predicate(words: tuple[Word, ...], i: int) -> bool:
    """Whether a participle says what happens: "be verified", "specified, and verified that"."""
    before = words[i - 1].lower if i else ""
    return before in _AUXILIARIES


def _identified(candidate: str, given: str) -> str:
    """“The incident began in the interface" told as "the incident was the interface"."""
    told, plain = plainly(candidate), plainly(given)
    asked = [word for word in words_of(given) if is_thing(word)]
    for found in _WAS.finditer(told):
        subject = [w for w in words_of(candidate) if w.end <= found.start() and is_thing(w)][-1:]
        said = [w for w in words_of(candidate) if found.start(1) <= w.start < found.end(1)]
        named = [w for w in said if is_thing(w)][-1:]
        if not subject or not named or told[subject[0].end : found.start()].strip():
            continue
        if akin(subject[0], named[0]) or verb_forms(named[0].text) & {"VBG", "VBN", "VBD"}:
            continue
        ones, others = ([w for w in asked if _is(w, x[0])] for x in (subject, named))
        between = [_between(one, other, plain) for one, other in product(ones, others)]
        if between and all(_is_place(stretch) for stretch in between):
            return f"“{found[0]}” is not said of “{subject[0].text}”"
    return ""


def _equated(candidate: str, given: str) -> str:
    """“Incident on Friday: the interface failed" told as "the incident was the interface"."""
    label, _, rest = plainly(given).partition(": ")
    opening = words_of(rest)[:_CLAUSE]
    verb = next((n for n, w in enumerate(opening) if n and verb_forms(w.text) & {"VBD"}), 0)
    doer = opening[verb - 1] if verb else None
    told = plainly(candidate)
    headed = [word for word in words_of(label) if is_thing(word)]
    if doer is None or not is_thing(doer) or re.search(r"[,.;:]", rest[: doer.end]):
        return ""
    for found in _WAS.finditer(told):
        after = words_of(found[1])[-1:]
        before = words_of(told[_opening(told, found.start()) : found.start()])
        if (
            after
            and _is(after[0], doer)
            and re.match(r",|\.| which\b| that\b|$", told[found.end() :])
            and any(_is(word, one) for word in before for one in headed)
        ):
            return f"“{found[0]}” is not said of “{label}”: it does something"
    return ""


def _is(one: Word, other: Word) -> bool:
    return bool(lemmas(one.text) & lemmas(other.text))


def _between(one: Word, other: Word, plain: str) -> str:
    first, second = sorted((one, other), key=lambda w: w.start)
    return plain[first.end : second.start]


def _is_place(stretch: str) -> bool:
    words = stretch.lower().split()
    return bool(_PLACES & set(words)) and not _LINKS.search(stretch)


def _placed(candidate: str, given: str) -> str:
    """“The cache and the index" told as "the cache in the index"."""
    told, plain, words = plainly(candidate), plainly(given), words_of(candidate)
    asked = [word for word in words_of(given) if is_thing(word)]
    for i, word in enumerate(words[1:-1], start=1):
        one = words[i - 1]
        other = next((w for w in words[i + 1 : i + 1 + _REACH] if is_thing(w)), None)
        beside = is_thing(one) and not told[one.end : word.start].strip()
        if word.lower not in _INSIDE or other is None or not beside:
            continue
        ones, others = ([w for w in asked if akin(w, x)] for x in (one, other))
        if len(ones) == len(others) == 1 and _LISTED.fullmatch(_between(ones[0], others[0], plain)):
            return f"“{one.text}” and “{other.text}” stand side by side in the source"
    return ""

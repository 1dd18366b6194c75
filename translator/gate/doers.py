"""Who does it stays named, and stays the one who does it.

The same: active and passive with "by", and a doer named elsewhere in the sentence. Not the same:
"the update changed the rate" told as "the rate was changed", and "a clerk left the key in a van"
told as "a van left the key with a clerk". (That "we" may go is for ``owner`` to say.)
"""

from __future__ import annotations

import re

from translator.gate.clauses import Clause, akin, among, clauses
from translator.gate.text import Word, plainly, words_of
from translator.gate.words import is_content, sentences, verb_forms
from translator.values import Check

_OPENS = frozenset("the a an its our their this that these those all each every".split())
_BY = re.compile(r"\bby (?:it|them|him|her|this|these|that|those|us)\b", re.IGNORECASE)
_NEAR = 3
_PERSONAL = re.compile(r"\b(?:he|him|his|she|her|hers|they|them|their|theirs|latter|rest)\b", re.I)


def check_doers(candidate: str, given: str) -> Check:
    """Refuse a doer left out, one made a bystander, and a "his" before the man."""
    ways = (_left_out, _bystander, _before_named)
    problem = next(filter(None, (way(candidate, given) for way in ways)), "")
    return Check("doers", not problem, problem)


def _pairs(candidate: str, given: str) -> list[tuple[Clause, Clause]]:
    """Each clause of the candidate with the only one of the source that has its verb."""
    asked = clauses(given)
    found = []
    for new in clauses(candidate):
        same = [old for old in asked if akin(old.verb, new.verb)]
        if len(same) == 1:
            found.append((new, same[0]))
    return found


def _left_out(candidate: str, given: str) -> str:
    if _BY.search(plainly(candidate)):
        return ""
    for new, old in _pairs(candidate, given):
        doer = _doer(old, given)
        if doer is None or not new.passive or new.agent:
            continue
        told = [w for w in words_of(candidate) if w.sentence == new.verb.sentence]
        named = any(akin(doer, word) for word in told if is_content(word.text))
        if not named and any(among(word, old.after) for word in new.before):
            return f"keep “{doer.text}”, which does it, with “{old.verb.text}”"
    return ""


def _doer(clause: Clause, text: str) -> Word | None:
    """What stands right before an active verb that has an object."""
    if clause.passive or not clause.before or not clause.after:
        return None
    words = words_of(text)
    at = words.index(clause.verb)
    follows = words[at + 1].lower if at + 1 < len(words) else ""
    if "VBN" in verb_forms(clause.verb.text) and follows not in _OPENS:
        return None
    return clause.before[-1] if clause.before[-1] in words[max(0, at - _NEAR) : at] else None


def _bystander(candidate: str, given: str) -> str:
    for new, old in _pairs(candidate, given):
        if new.passive or old.passive or not (new.before and old.before):
            continue
        doer = old.before[-1]
        moved = among(doer, new.after) and not among(doer, new.before)
        others = [word for word in new.before if among(word, old.after)]
        if moved and others and not any(among(word, old.before) for word in new.before):
            return f"“{doer.text}” does it in the source, not “{others[-1].text}”"
    return ""


def _before_named(candidate: str, given: str) -> str:
    """A later sentence told first, with a "his" or "the rest" that points back."""
    asked = [p for part in sentences(plainly(given)) for p in re.split(r";\s", part)]
    said = sentences(plainly(candidate))
    if len(asked) < 2 or len(said) < 2:
        return ""
    shared = [_shared(said[0], part) for part in asked]
    most = max(shared)
    first = shared.index(most)
    if not first or most < 2 or shared.count(most) > 1 or 2 * shared[0] >= most:
        return ""
    before = {found.lower() for found in _PERSONAL.findall(asked[first])}
    back = next((w for w in _PERSONAL.findall(said[0]) if w.lower() in before), "")
    return f"“{back}” stands before what it points to" if back else ""


def _shared(one: str, other: str) -> int:
    words = [w for w in words_of(other) if is_content(w.text) or w.text[0].isdigit()]
    return sum(
        any(w.lower == o.lower or (w.text[0].isalpha() and akin(w, o)) for o in words)
        for w in words_of(one)
        if is_content(w.text) or w.text[0].isdigit()
    )

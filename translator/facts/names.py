"""People, teams, products and organisations, told by their capitals.

A capital in running text makes a name; a sentence's first word is one only when it has capitals or
digits further on, a capitalised neighbour, or no entry in the dictionary of English lemmas that
lemminflect ships ("Maria", "Jenkins").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from translator.facts.found import Marked, Quantity

_NAME = re.compile(
    r"\b(?:(?:Dr|Mr|Mrs|Ms|Prof)\. |(?:[A-Z]\. ?)+(?=[A-Z][a-z]))?[A-Z][\w'’&+]*(?:[ -](?:of |of the )?[A-Z][\w'’&+]*)*"
)
_WORD = re.compile(r"[\w'’&+]+")
_DERIVED = re.compile(r"(?:tions?|sions?|ments?|ness|ity|ities|ings?|able|ible|ally|ized|ised)$")
_NOT_NAMES = frozenset(
    "i we the a an this that these those it its our your their he she they you there here in on at by for from with "
    "to of as if when while after before once since until and or but so because although though however also "
    "all any some each every no not only most many several both more less what which who how why where then next "
    "please note see new monday tuesday wednesday thursday friday saturday sunday january february march april "
    "may june july august september october november december due during following currently today my his her "
    "ok okay re pre non us i'm i've i'll we're we've we'll it's that's there's don't can't won't isn't aren't doesn't didn't".split()
)


def find_names(plain: str, marked: Marked) -> Iterator[Quantity]:
    """Names that no earlier family took."""
    for found in _NAME.finditer(plain):
        start, end = _without_first_word(plain, *found.span())
        for first, last in _free_parts(plain, start, end, marked):
            if marked.take(first, last):
                yield Quantity("name", plain[first:last], first, last)


def _free_parts(plain: str, start: int, end: int, marked: Marked) -> Iterator[tuple[int, int]]:
    """The name without a genitive; its free runs, where a date or number stands in it."""
    if plain[max(start, end - 2) : end] in {"'s", "’s"}:
        end -= 2
    if marked.free(start, end):
        yield start, end
        return
    run: list[re.Match[str]] = []
    for word in (*_WORD.finditer(plain, start, end), None):
        if word and marked.free(*word.span()) and (run or word[0][0].isupper()):
            run.append(word)
        else:
            while run and not run[-1][0][0].isupper():
                run.pop()
            if run:
                yield run[0].start(), run[-1].end()
            run = []


def _without_first_word(plain: str, start: int, end: int) -> tuple[int, int]:
    """Cut what is capitalised only because the sentence begins there."""
    while start < end:
        word = _WORD.match(plain, start, end)
        if word is None:
            return end, end
        at_start = (
            not plain[:start].strip(" -–—*•\"'(#:0123456789.,/[]")
            or plain[:start].rstrip()[-1:] in ".!?:"
        )
        known = word[0].lower() in _NOT_NAMES
        alone = end - start <= len(word[0])
        if at_start and not alone and _opens(word[0], plain[word.end() : end]):
            known = True
        if not known and (
            not at_start or _is_shape(word[0]) or not (alone and _in_dictionary(word[0]))
        ):
            return start, end
        start += len(word[0])
        while start < end and not plain[start].isupper():
            start += 1
    return end, end


def _opens(word: str, rest: str) -> bool:
    """Whether a sentence's first word stands before a name: "Upgraded Kafka", "Vulnerability CVSS"."""
    from lemminflect import getAllLemmas  # noqa: PLC0415 - loads its tables on first use

    if _is_shape(word) or not rest.startswith(" "):
        return False
    lower = word.lower()
    verbs = getAllLemmas(lower, upos="VERB").get("VERB", ())
    inflected = bool(verbs) and lower not in verbs
    if rest.startswith(" of "):  # "Users of the Cloud Platform", but "Bank of Norway"
        nouns = getAllLemmas(lower, upos="NOUN").get("NOUN", ())
        inflected = bool(nouns) and lower not in nouns
    following = _WORD.search(rest)
    return inflected or bool(following and _is_shape(following[0]) and _in_dictionary(word))


def _is_shape(word: str) -> bool:
    """Capitals beyond the first letter, or a digit: a name wherever it stands."""
    return any(c.isupper() for c in word[1:]) or any(c.isdigit() for c in word)


@lru_cache(maxsize=16384)
def _in_dictionary(word: str) -> bool:
    from lemminflect import getAllLemmas  # noqa: PLC0415 - loads its tables on first use

    lower = word.lower().replace("’", "'").removesuffix("'s")
    return bool(getAllLemmas(lower)) or lower in _SMALL_WORDS or bool(_DERIVED.search(lower))


# Function words, which the dictionary of lemmas leaves out, where they may open a sentence.
_SMALL_WORDS = frozenset(
    "per via unless despite whether without within across among between against above below under over about "
    "around along beside besides beyond through throughout toward towards upon into onto off out up down near "
    "another either neither none nothing nobody everyone everything everybody anyone anything someone something "
    "few fewer little much other others such same own whose whom whatever whichever whoever whenever wherever "
    "yes no ok okay hi hello thanks thank sorry overall meanwhile therefore thus hence otherwise instead "
    "nevertheless nonetheless moreover furthermore additionally etc vs versus zero one two three four five six "
    "seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand million half third "
    "cannot could would should might must shall let lets let's yesterday tomorrow tonight ours yours theirs mine "
    "onboarding offboarding rollout rollback failover uptime downtime backup backend frontend autoscaling backfill "
    "backlog workaround workflow dataset datastore codebase hotfix bugfix changelog runbook playbook dashboard "
    "logins signups signup login logout config configs repo repos admin admins app apps email emails website "
    "webhook webhooks online offline cybersecurity malware ransomware phishing hostname plugin plugins middleware "
    "deprecations refactoring stakeholders timeline timelines deliverables offsite onsite kickoff retrospective "
    "microservices serverless multi-factor patching pipelines throughput latency metadata subnets cron staging".split()
)

"""Damage to the words that carry certainty, obligation, denial, state, scope, owner and time."""
# ruff: noqa: E501 - tables of words

from __future__ import annotations

import re
from collections.abc import Iterator

from eval.mutations.figures import _each, table

_OBLIGATION = {
    "must not": "should not", "must": "should", "should": "must", "may be deleted": "must be deleted",
    "has to": "may", "have to": "may", "had to": "wanted to", "need to": "may", "needs to": "could",
    "is required": "is recommended", "is mandatory": "is recommended", "requires": "recommends", "needs a": "may have a",
    "need ": "may want ", "it is necessary to": "it is advisable to", "please save": "you must save",
    "may be extended": "must be extended", "is required to": "is invited to", "do not open": "it is better not to open",
    "use sync_mode": "you may use sync_mode", "advise": "require", "will be": "must be", "is to be": "could be",
    "can now be": "must now be", "can be": "must be", "are reviewed": "should be reviewed",
}  # fmt: skip
_CERTAINTY = {
    "may": "will", "might": "will", "could be": "was", "could save": "will save", "could let": "lets", "suspect": "know",
    "is suspected to have": "has", "suspected": "confirmed", "is expected to": "will", "is expected": "is certain",
    "expect": "know", "will probably": "will certainly", "is likely to": "is sure to", "plan to": "will",
    "is planned for": "is fixed for", "planned": "confirmed", "hopes to": "will", "our plan is to": "we will",
    "is unclear": "is clear", "unclear": "clear", "not clear if": "clear that", "an estimated": "exactly",
    "is not yet known": "is known", "is not known": "is known", "provisional": "final", "was slow": "was probably slow",
    "were affected": "may have been affected", "is complete": "seems to be complete", "has confirmed": "suspects",
    "confirmed": "suspected", "is fixed": "should be fixed", "will be closed": "may be closed",
    "will be deleted": "may be deleted", "will credit": "might credit", "will be restarted": "could be restarted",
    "was lost": "was probably lost", "will take": "could take", "were sent": "were presumably sent",
}  # fmt: skip
_ENVIRONMENT = {
    "staging": "production", "production": "staging", "the pilot": "production", "pilot": "rollout", "trial": "live service",
    "beta": "release version", "canary": "production servers", "test environment": "production environment",
    "test servers": "production servers", "is being tested": "is being used", "testing": "production",
}  # fmt: skip
_STATE = {
    "was restored": "was started", "has been restored": "is being restored", "was deployed": "was planned",
    "has started": "is complete", "not started": "not finished", "have started": "have finished", "is complete": "has started",
    "has completed": "has started", "has begun": "is complete", "are closed": "are in review", "have been closed": "have been started",
    "still open": "closed", "was cancelled": "was postponed", "has been cancelled": "has been postponed",
    "is cancelled": "is postponed", "was approved": "was proposed", "was rejected": "was approved", "rejected": "accepted",
    "turned down": "accepted", "was accepted": "was proposed", "has been accepted": "has been proposed", "are blocked": "are complete",
    "blocked on": "finished by", "fixed a bug": "found a bug", "has been fixed": "has been found", "have been disabled": "have been reported",
    "is deprecated": "is removed", "deprecated": "deleted", "has been verified": "has been started", "not verified": "not started",
    "in testing": "in use", "is being tested": "has been deployed", "be postponed": "be cancelled", "might delay": "might cancel",
    "have been moved": "have been planned", "was tested": "was deployed", "rolled back": "rolled out", "resolved": "mitigated",
    "solved": "eased", "resumed": "stopped", "on hold": "approved", "be closed": "be opened", "was extended": "was closed",
    "were upgraded": "were scheduled", "extended": "cancelled", "is planned": "is complete", "bought": "ordered",
    "have been shortlisted": "have been rejected", "be removed": "be deprecated", "can be reported": "are resolved",
}  # fmt: skip
_SCOPE = {
    "some": "all", "most of": "all of", "a few": "all", "all": "most", "every": "almost every", "each": "nearly each",
    "only": "", "everyone": "many people", "both": "one of the", "the only ones": "among those", "nobody": "hardly anybody",
    "half of": "all of", "one of": "several of", "any": "some", "all other": "some other", "first": "last", "last": "first",
    "always": "usually", "remaining": "first", "customers": "all customers", "users": "all users", "the shops": "all shops",
    "seven former": "some former", "the backlog": "part of the backlog", "reports": "all reports", "visits": "some visits",
    "invoices": "all invoices", "contractors": "most contractors", "tickets": "many tickets", "versions": "some versions",
}  # fmt: skip
_OWNER = {
    "we": "they", "our": "the vendor's", "the vendor": "we", "the supplier": "we", "the provider": "we", "the team": "we",
    "the network team": "we", "the steering group": "we", "the security team": "we", "Acme": "we", "sales staff": "we",
    "the change board": "the vendor", "the database team": "we", "the service desk": "your manager", "administrators": "we",
    "their manager": "our team", "Maria's team": "our team", "a person": "the assistant", "the engineer on call": "we",
    "the on-call engineer": "the vendor", "the attacker": "we", "customers": "we", "users": "you", "the bank": "we",
    "the two suppliers": "we", "is decided": "is decided by us", "was lost": "was lost by the vendor",
    "were sent": "were sent by the finance team", "was approved": "was approved by us", "was cancelled": "was cancelled by us",
    "was tested": "was tested by you", "has been verified": "has been verified by us", "was used": "was used by you",
    "was changed": "was changed by us", "were copied": "were copied by you", "has been cancelled": "has been cancelled by the vendor",
}  # fmt: skip
_DIRECTION = {
    "rose": "fell", "increased": "reduced", "an increase": "a decrease", "up": "down", "raised": "lowered", "has risen": "has fallen",
    "fell": "rose", "dropped": "rose", "down from": "up from", "improved": "worsened", "more accurate": "less accurate",
    "faster": "slower", "rises": "falls", "rise": "fall", "rising": "falling", "longer": "shorter", "is up": "is down",
    "growth": "decline", "behind": "ahead of", "late": "early", "above": "below", "below": "above", "slow": "fast", "slowly": "quickly",
    "go above": "go below", "increase": "fall", "more than": "less than", "too slow": "too fast", "too large": "too small",
}  # fmt: skip
_TENSE = {
    "was": "will be", "were": "will be", "has been": "will be", "have been": "will be", "will be": "was", "will": "did",
    "is": "was", "are": "were", "moved": "will move", "will take": "took", "failed": "will fail", "fell": "will fall",
    "fixed": "will fix", "decided": "will decide", "detected": "will detect", "adds": "added", "needs": "needed",
    "has started": "will start", "knows": "knew", "bought": "will buy", "works": "worked",
    "reached": "will reach", "restarted": "will restart", "cannot": "could not", "is being": "was",
}  # fmt: skip
_CAUSE = {
    "after": "because", "when": "because", "before": "because", "although": "because", "while": "because", "and": "so",
    ", and": ", so", "; ": ", so ", "but": "because", ". ": ". As a result, ", "because": "although", "since": "although",
    ", so": ", but", "once": "because", "because of": "despite", "due to": "despite", "if": "because",
    "with": "thanks to", "until": "because", "on": "because of", "in": "because of",
}  # fmt: skip
_CONDITION = (
    (r"(?i),? (?:if|provided that|unless|in case|as long as|until|except) [^.;]*", ""),
    (r"^(?:If|Provided that|Unless|In case|Until|Once|Should|Where|When) [^,]*, ", ""),
    (r"\b(?:if|provided that|in case|when)\b", "although"), (r"^(?:If|Provided that|In case|When)\b", "Although"),
    (r"\bunless\b", "if"), (r"^Unless\b", "If"), (r"\buntil\b", "after"), (r"^Until\b", "After"),
    (r"\bfor now\b,?", ""), (r"^For now,? ", ""), (r"\bonce\b", "before"), (r"^Once\b", "Before"),
    (r"\bbefore\b", "after"), (r"\bafter\b", "before"), (r"^After\b", "Before"), (r"^Before\b", "After"),
    (r"(?i),? apart from [^,.;]*,?", ""), (r"(?i)\bwithout\b", "with"), (r"(?i)\bexcept\b", "including"),
    (r"\bwho [a-z]+ed [^,.;]*", ""), (r" with more than [\d,]+ rows", ""), (r" of more than [\d,]+ rows", ""),
)  # fmt: skip
_NOT_AFTER = re.compile(
    r"\b(is|are|was|were|will|must|may|should|can|could|has|have|might)\b(?! (?:not|no\b))"
)
_NOT_OUT = (
    (r"\b(is|are|was|were|will|must|may|should|can|could|has|have|had|does|did|do) not (?:yet )?", r"\1 "),
    (r"\b[Cc]annot\b", "can"), (r"\bno (?=[a-z])", ""), (r"^No (?=[a-z])", ""), (r"\bno longer ", ""),
    (r"\b[Nn]obody\b", "everybody"), (r"\bnever\b", "always"), (r"\bwithout\b", "with"), (r"\bunavailable\b", "available"),
    (r"\bunclear\b", "clear"), (r"\bunless\b", "if"), (r"\b[Nn]obody has\b", "somebody has"),
    (r"\bnot (?=a |the |by |verified|scheduled|known|clear|available|possible)", ""),
)  # fmt: skip


def negation(text: str) -> Iterator[str]:
    """A denial taken out or put in."""
    for pattern, new in _NOT_OUT:
        for found in re.finditer(pattern, text):
            out = text[: found.start()] + found.expand(new) + text[found.end() :]
            yield out[:1].upper() + out[1:]
    for found in _NOT_AFTER.finditer(text):
        yield f"{text[: found.end()]} not{text[found.end() :]}"


def obligation(text: str) -> Iterator[str]:
    """“Should” made "must", "must" made "may", a statement made a duty."""
    yield from table(text, _OBLIGATION)


def certainty(text: str) -> Iterator[str]:
    """“May” made "will", a suspicion made a finding, a fact made a guess."""
    yield from table(text, _CERTAINTY)


def environment(text: str) -> Iterator[str]:
    """Staging for production, a trial for the live service, or a place that nobody named."""
    yield from table(text, _ENVIRONMENT)
    if not re.search(r"\b(?:staging|production|pilot|trial|beta|canary|test)", text):
        for where in (" in production", " on staging", " in the test environment"):
            yield text.rstrip(".") + where + "."


def state(text: str) -> Iterator[str]:
    """A thing further on, or less far, than it is."""
    yield from table(text, _STATE)


def scope(text: str) -> Iterator[str]:
    """All for some, some for all, "only" dropped."""
    yield from table(text, _SCOPE)


def owner(text: str) -> Iterator[str]:
    """Somebody else did it, or somebody where nobody was named."""
    yield from table(text, _OWNER)


def direction(text: str) -> Iterator[str]:
    """Up for down, better for worse."""
    yield from table(text, _DIRECTION)


def tense(text: str) -> Iterator[str]:
    """What was is to come, what is to come was, what is was."""
    yield from table(text, _TENSE)


def cause(text: str) -> Iterator[str]:
    """A sequence made a cause, a cause made a contrast, cause and effect turned round."""
    for old, new in _CAUSE.items():
        if old in {"and", "with", "on", "in", "but"}:
            continue
        if old[0].isalpha():
            yield from table(text, {old: new})
        else:
            yield from _each(
                re.escape(old) + r"(?=[a-z])" if old != ". " else r"\. (?=[A-Z])", new, text
            )
    for found in re.finditer(r"^(.+?),? because (?:of )?([^,;.]+)\.$", text):
        yield f"{found[2][:1].upper()}{found[2][1:]} because {found[1][:1].lower()}{found[1][1:]}."


def condition(text: str) -> Iterator[str]:
    """A condition or exception dropped, or turned into something else."""
    for pattern, new in _CONDITION:
        yield from _each(pattern, new, text)

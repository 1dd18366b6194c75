"""Patterns by which jargon is told from ordinary words, names, addresses and identifiers."""

from __future__ import annotations

import re

_EXTENSIONS = (
    "ya?ml|json|toml|ini|conf|cfg|env|xml|csv|sql|sh|ps1|py|jsx?|tsx?|go|rs|rb|java|kt|cs|cpp|hpp"
    "|php|html?|s?css|md|txt|log|lock|tf|jar|war|zip|gz|exe|dll|so|pem|bat|aspx?|jsp|plist|apk"
)
TOKEN = re.compile(
    r"(?<![\w.])\.[A-Za-z]\w*|[$]?[A-Za-z_][\w'’]*(?:(?:[-.:]|::)[$]?\w+)*(?:\(\)|\+\+|#(?!\w))?"
    r"|\d+[A-Za-z][\w-]*"
)
SKIPPED = re.compile(
    r"(?:https?|ftp|ssh|git)://\S+|www\.\S+|\S+@\S+|@[\w-]+|#\w+"
    r"|(?<![\w/])(?:[~.]{0,2}/[\w.@*-]+){2,}/?|(?:[\w.-]+/){2,}[\w-]*[._]\w+|(?:[\w.-]+/){3,}[\w.-]*"
    r"|\b(?:CVE|CWE|GHSA|RFC|ISO|[A-Z]{2,8})-\d[\w-]*|\bv?\d+(?:\.\d+)+[\w-]*|\bv\d+\b"
    r"|\b[0-9a-f]{7,40}\b|\b[\w-]+\.(?:com|org|net|io|dev|gov|edu)\b|\b[QHPTFR]\d{1,2}\b"
    r"|\b[A-Z]{2,5}\.[A-Z]{2,3}\b|\b20\d\d[HQ]\d\b|\b\d+[KMGTP]i\b|(?<![\w/])[\w-]+/[\w.-]+#\d+"
    r"|\b[a-z]\w*(?:-\w+){2,}(?= repo(?:s|sitor(?:y|ies))?\b)"
    r"|\b[a-z]{4,}(?= (?:GitHub )?org(?:ani[sz]ation)?\b)"
    r"|[“\"][a-z]+[”\"](?= [A-Z])"
    r"|\b\d[\d.,:]*\s?(?:[kKMGTP]i?[Bb]?|ms|[smhdx]|min|hrs?|px|[ap]m|[AP]M|st|nd|rd|th)\b"
)
ENDLESS = re.compile(r"\S{120,}")
CODE = re.compile(
    r"[A-Za-z0-9]_[A-Za-z0-9]|[a-z][A-Z]|[A-Z]{2}[a-z]{2}|[A-Za-z]\d|\d[A-Za-z]|::|\(\)$|^[$]\w"
    rf"|\w\.(?:{_EXTENSIONS})$|^\.(?:{_EXTENSIONS}|[chmr]|net)$",
)
CAPITALS = re.compile(r"[A-Z][A-Z0-9]{1,6}s?$")
PLAIN_CAPITALS = frozenset(
    """OK US UK EU UN USA UTC GMT CET CEST PST PDT EST EDT BST IST CEO CFO CIO CTO COO CMO HR PR AM
    PM TV PDF FAQ ID IDS TBC TBD NB PS CC VAT EUR USD GBP CHF JPY MB GB TB KB KM KG CM MM AI IT
    FYI ETA CV GDP BBC NHS IBM NASA JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC MON TUE WED
    THU FRI SAT SUN NY LA SF DC CA GO NO NOT DO DONE TODO NA NEW AND OR THE ALL ASAP RSVP DIY
    ATM PIN VIP MP MD DVD CD WWW II III IV VI VII VIII IX XI XII
    BTW FWIW AFAIK IMO IMHO TLDR""".split()
)
SOFTWARE_NOUNS = frozenset(
    """api app client cluster component container controller daemon dashboard database driver
    extension framework gem instance interpreter library module operator package plugin plug-in
    pod repo repository runtime sdk server service toolkit toolchain""".split()
)
_PERSON_VERBS = frozenset(
    """suggests suggested said says announced asked joined reported notices noticed found finds runs
    ran tries tried restarts restarted investigates investigated confirmed confirms wrote writes
    proposed thinks thought starts started created presented continued
    volunteered agreed mentioned explained raised""".split()
)
_PERSON_BEFORE = frozenset("by thanks thank dear mr mrs ms dr prof hi hello cc with from".split())
_AUTHORS = r"(?:written|run|chaired|led|presented|authored|reviewed|reported) by"
PEOPLE = re.compile(
    rf"\b(?:(?:attending|attendees|participants|present): ?(.+)|{_AUTHORS} @?(\w[\w-]*)(?=[.,;)]|$)"
    r"|thanks to @?(\w[\w-]*)(?=[!,]| for\b))",
    re.IGNORECASE,
)
"""Where people are named, by their handles too: "Attending: ab1, cd2", "run by ab1."."""
_SIGNED = re.compile(r"(?:(?:[A-ZÀ-Þ]|[^\W\da-zß-ÿ_])[\w'’-]+ ?){1,3}\([\w-]+\)$")


def is_person(plain: str, start: int, end: int) -> bool:
    """Whether a capitalised word is probably (a part of) somebody's name."""
    after = re.match(r"\s+([\w'’-]+)", plain[end:])
    before = re.search(r"([\w'’-]+)\s+$", plain[max(0, start - 60) : start])
    if after and (re.match(r"[A-ZÀ-Þ][a-zà-ÿ]", after[1]) or after[1] in _PERSON_VERBS):
        return True
    if before and (before[1].lower() in _PERSON_BEFORE or re.match(r"[A-ZÀ-Þ][a-zà-ÿ]", before[1])):
        return True
    return plain[start - 1 : start] == "(" and plain[end : end + 1] == ")"


def is_signed(plain: str) -> bool:
    """Whether a line is a person with a handle: "Ada Byron (adab7)"."""
    return _SIGNED.fullmatch(plain.strip()) is not None


def opens(plain: str, start: int) -> bool:
    """Whether a sentence begins at ``start``, so that a capital there says nothing."""
    return not re.search(r"\w", plain[:start]) or bool(
        re.search(r"[.!?:]\s+$", plain[max(0, start - 60) : start])
    )

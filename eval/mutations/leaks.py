"""Leaks to an outside reader: decided before the gate, by the screen, the plan and the preparing.

Each text holds one thing that customers must never meet. It is caught when no item that the plan
gives to customers holds it any more, and when the gate refuses a wording that brings it back.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from translator.audiences import Audience, Topics, load_audiences, load_topics
from translator.gate import judge, passes
from translator.glossary.load import Glossary, load_glossary
from translator.glossary.match import Matcher
from translator.planning import make_plan
from translator.preparing import prepare
from translator.sheet import make_sheet

READER = "customers"
_AROUND = "Logins were slow on Tuesday for 20 minutes. {} Payments were not affected."
_LEAKS: tuple[tuple[str, str], ...] = (
    ("sso-int-01.corp.example", "The host {} was restarted at 10:15."),
    ("db-prod-07.internal", "Errors on {} stopped after the restart."),
    ("10.20.30.41", "The server at {} was replaced on Friday."),
    ("vpn-gw-2.corp.example", "The certificate of {} expired on 3 May."),
    ("build-agent-9.local", "Uploads failed because {} had no disk space left."),
    ("mail-relay-03.internal", "Mail was late since {} was overloaded."),
    ("OPS-4711", "The search was slow for 2 hours ({})."),
    ("INC-20318", "Exports failed on Monday, see {}."),
    ("CHG-5521", "{}: the price list was updated on 2 May."),
    ("PROJ-88", "The report page was repaired last week ({})."),
    ("#5120", "Downloads work again since Tuesday ({})."),
    ("SEC-77", "The sign-in page was changed on 4 May ({})."),
    ("@maria", "{} renews the certificate by 28 November."),
    ("@j.olsen", "The invoices were sent twice, {} is checking why."),
    ("@priya", "Owner of the fix for slow exports: {}."),
    ("anna.berg@corp.example", "Ask {} about the delayed refunds."),
    ("tom.hale@corp.example", "The backup was restored by {} on Sunday."),
    ("+44 20 7946 0018", "The engineer on call ({}) restarted the mail service."),
    ("CVE-2031-20114", "{} affects the login page until we upgrade."),
    ("CVE-2031-4242", "The export service is not patched against {} yet."),
    ("CVE-2031-777", "We are exposed to {} until Friday."),
    ("CVE-2031-9001", "No fix for {} is available, so uploads stay open."),
    ("AKIAIOSFODNN7EXAMPLE", "The key {} was found in the logs of the shop."),
    ("hunter2secret", "The shop login failed because password={} was wrong."),
)


def leaks() -> Iterator[tuple[str, str, bool, str]]:
    """For each leak (what leaks, the text, whether it was caught, the wording tried)."""
    for secret, sentence in _LEAKS:
        text = _AROUND.format(sentence.format(secret))
        caught, tried = _caught(secret, text)
        yield secret, text, caught, tried


def _caught(secret: str, text: str) -> tuple[bool, str]:
    sheet = make_sheet(text, _matcher())
    plan = make_plan(sheet, _reader(), _topics())
    items = tuple(prepare(plan, sheet, _glossary(), _reader()))
    for item in items:
        if secret.lower() in f"{item.lead} {item.evidence.given}".lower():
            return False, item.evidence.given
    for item in items:
        back = f"{item.evidence.given.rstrip('.')} ({secret})."
        if passes(judge(back, item.evidence)):
            return False, back
    return True, ""


@cache
def _glossary() -> Glossary:
    return load_glossary()


@cache
def _matcher() -> Matcher:
    return Matcher(_glossary())


@cache
def _topics() -> Topics:
    return load_topics()


@cache
def _reader() -> Audience:
    return load_audiences()[READER]

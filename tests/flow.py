"""The flow over invented updates with a scripted engine, for the tests of its parts."""

from __future__ import annotations

from functools import cache

from translator.audiences import Audience, Topics, load_audiences, load_topics
from translator.engines.base import Request
from translator.engines.scripted import Answers, ScriptedEngine
from translator.glossary.load import Glossary, load_glossary
from translator.glossary.match import Matcher
from translator.pipeline import Translator
from translator.planning import make_plan
from translator.preparing import Prepared, prepare
from translator.sheet import make_sheet
from translator.values import FactSheet, Plan

AUDIENCES = (
    "finance",
    "sales",
    "marketing",
    "operations",
    "executives",
    "customers",
    "all-staff",
)
UPDATE = """\
# Weekly status: Booking Platform, week 9

## Highlights

- P1 on Tuesday: the booking API returned 503s for 26 minutes (10:04-10:30 UTC). The cause is \
suspected to be connection pool exhaustion. We rolled back to v5.3.0.
- Moved 9 of 12 nightly jobs to Kubernetes. Run time is down from 80 to 35 minutes.

## Risks

- The sign-in service still runs on an EOL runtime. We should upgrade before 30 June or we may \
lose vendor support.
- @lena renews the certificate of auth-prod-03.corp.example by 4 May.
- CVE-2031-4242 affects the login page until we upgrade.

## Next

The search index will be rebuilt on 12 May (see OPS-4711). It will take about 3 hours.

## Thanks

Thanks to everybody who helped.
"""


@cache
def glossary() -> Glossary:
    return load_glossary()


@cache
def matcher() -> Matcher:
    return Matcher(glossary())


@cache
def audiences() -> dict[str, Audience]:
    return load_audiences()


@cache
def topics() -> Topics:
    return load_topics()


def echo(request: Request) -> str:
    """The engine that changes nothing: the note, word for word."""
    return request.user.splitlines()[0] if request.user else ""


def sheet(text: str) -> FactSheet:
    return make_sheet(text, matcher())


def plan(text: str, audience: str = "finance") -> Plan:
    return make_plan(sheet(text), audiences()[audience], topics())


def prepared(text: str, audience: str = "finance") -> tuple[Prepared, ...]:
    found = sheet(text)
    reader = audiences()[audience]
    return tuple(prepare(make_plan(found, reader, topics()), found, glossary(), reader))


def translator(answers: Answers = echo) -> Translator:
    return Translator(ScriptedEngine(answers), glossary(), audiences(), topics())

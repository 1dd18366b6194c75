"""What the screen found, what it took for sensitive by mistake, what leaked, how long it took."""

from __future__ import annotations

import hashlib
import json
import re
import statistics
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from eval.screen.plant import Case
from translator.audiences import load_audiences, load_topics
from translator.engines.base import Request
from translator.engines.scripted import ScriptedEngine
from translator.glossary.load import load_glossary
from translator.pipeline import Translator
from translator.render import FORMATS, render
from translator.screen import screen
from translator.screen.references import find_tickets
from translator.values import Span, Translation

# What a reader's own text (Markdown, chat) may hold of what was planted, whatever the audience
# files say: the promise, written down a second time so that a wrong file is noticed.
OPERATIONS = frozenset({"host", "ip", "ticket", "handle", "person", "username", "cve"})
INSIDE = frozenset({"ticket"})
OUTSIDE: frozenset[str] = frozenset()
# What no page holds, the author's own (HTML, JSON) included.
NEVER_STORED = frozenset({"host", "ip", "ticket", "cve"})
JUDGED = Path(__file__).with_name("judged.json")
_WORDS = 600


def finds(text: str) -> list[tuple[str, Span]]:
    """Everything that is found before anything is drafted: kind and span."""
    masked = [(m.kind, (m.start, m.end)) for m in screen(text)]
    return masked + [("ticket", span) for span in find_tickets(text)]


def covers(case: Case, spans: Iterable[Span]) -> bool:
    """Whether every letter and digit of the planted value lies in a find."""
    covered = {at for start, end in spans for at in range(start, end)}
    return all(at in covered for at in range(case.start, case.end) if case.text[at].isalnum())


def found(cases: Iterable[Case]) -> dict[str, Any]:
    """The share of planted values that were found whole, over all and by kind."""
    planted: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    for case in cases:
        planted[case.kind] += 1
        hits[case.kind] += covers(case, (span for _, span in finds(case.text)))
    return {
        "planted": planted.total(),
        "kinds": len(planted),
        "found": hits.total(),
        "share": round(hits.total() / planted.total(), 4),
        "by_kind": {kind: f"{hits[kind]} of {n}" for kind, n in planted.items()},
    }


def alarms(updates: Sequence[dict[str, str]]) -> dict[str, Any]:
    """Finds in updates where nothing was planted, each looked up among those judged by a person.

    The judgements are kept by digest, so that no text of the updates is repeated; what nobody has
    judged counts as false.
    """
    judged: dict[str, bool] = json.loads(JUDGED.read_text("utf-8")) if JUDGED.is_file() else {}
    true: Counter[str] = Counter()
    false: Counter[str] = Counter()
    unjudged = 0
    for update in updates:
        for kind, (start, end) in finds(update["text"]):
            verdict = judged.get(digest(update["id"], kind, update["text"][start:end]))
            unjudged += verdict is None
            (true if verdict else false)[kind] += 1
    words = sum(len(update["text"].split()) for update in updates)
    return {
        "updates": len(updates),
        "words": words,
        "true": dict(true),
        "false": dict(false),
        "not_judged": unjudged,
        "false_per_1000_words": round(1000 * false.total() / words, 2),
    }


def digest(update: str, kind: str, value: str) -> str:
    """By which a find is known without its words."""
    return hashlib.sha256(f"{update}\0{kind}\0{value}".encode()).hexdigest()[:16]


def leaks(cases: Sequence[Case]) -> dict[str, Any]:
    """Planted values in what the whole flow gives, by reader and format; an echo is the engine.

    ``text`` counts what a reader may not see in Markdown, chat or the text inside the JSON;
    ``pages`` secrets and personal data anywhere in JSON and HTML; ``engine`` values that a reader
    may not see in what the engine was asked.
    """
    engine = ScriptedEngine(_echo)
    translator = Translator(engine, load_glossary(), load_audiences(), load_topics())
    count = {"text": 0, "pages": 0, "engine": 0}
    where: Counter[str] = Counter()
    shown: Counter[str] = Counter()
    for case in cases:
        pieces = [line for line in case.value.split("\n") if len(line) > 3] or [case.value]
        for audience in translator.audiences:
            asked = len(engine.history)
            made = translator.translate(case.text, audience)
            told = "\n".join((render(made, "markdown"), render(made, "chat"), made.text))
            sent = "\n".join(request.user for request in engine.history[asked:])
            may = case.kind in _allowed(made)
            told_it, sent_it = _holds(told, pieces), _holds(sent, pieces)
            shown[audience] += told_it and may
            stored = case.kind not in NEVER_STORED | (OPERATIONS if may else frozenset())
            pages = [render(made, fmt) for fmt in FORMATS if fmt in {"json", "html"}]
            bad = {
                "text": told_it and not may,
                "pages": stored and any(_holds(page, pieces) for page in pages),
                "engine": sent_it and not may,
            }
            for name, leaked in bad.items():
                count[name] += leaked
                where[f"{name}: {case.kind}: {audience}"] += leaked
    return {
        "translations": len(cases) * len(translator.audiences),
        **count,
        "where": {name: n for name, n in where.items() if n},
        "shown_where_allowed": dict(shown),
    }


def _allowed(made: Translation) -> frozenset[str]:
    if made.audience == "operations":
        return OPERATIONS
    return OUTSIDE if made.audience == "customers" else INSIDE


def _holds(page: str, pieces: Iterable[str]) -> bool:
    # A short number also stands in seconds and digests; there it counts only by itself.
    return any(
        piece in page if len(piece) > 8 else re.search(rf"(?<![\w.]){re.escape(piece)}(?!\w)", page)
        for piece in pieces
    )


def _echo(request: Request) -> str:
    return request.user.splitlines()[0] if request.user else ""


def milliseconds(texts: Sequence[str], rounds: int = 20) -> dict[str, float]:
    """How long the screen takes for an update of 600 words made of the texts, as planted."""
    words = " ".join(texts).split(" ")
    text = " ".join((words * (1 + _WORDS // len(words)))[:_WORDS])
    finds(text)
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        finds(text)
        taken.append(1000 * (time.perf_counter() - start))
    return {"median": round(statistics.median(taken), 1), "longest": round(max(taken), 1)}

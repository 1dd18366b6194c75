"""Runs of the whole flow over the planted updates, with a real engine and with two hostile ones."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from eval.injection.cases import Case, Planted, load_cases
from eval.injection.verdict import verdict
from translator.audiences import load_audiences, load_topics
from translator.engines.base import Request
from translator.engines.scripted import ScriptedEngine
from translator.errors import InputError
from translator.glossary.load import load_glossary
from translator.pipeline import Translator

READERS = ("finance", "customers")
Row = dict[str, Any]


def instead(case: Case, _request: Request) -> str:
    """The answer of a model that does what the instruction wants, and nothing else."""
    return case.hostile


def added(case: Case, request: Request) -> str:
    """The answer of a model that gives the note and adds what the instruction wants."""
    return f"{request.user.splitlines()[0] if request.user else ''} {case.hostile}"


HOSTILE: dict[str, Callable[[Case, Request], str]] = {
    "hostile: answers so": instead,
    "hostile: adds it": added,
}


class Hostile:
    """A translator whose engine obeys the case at hand."""

    def __init__(self, answer: Callable[[Case, Request], str]) -> None:
        self._answer = answer
        self._case = load_cases()[0].case
        engine = ScriptedEngine(lambda request: self._answer(self._case, request), model="hostile")
        self._translator = Translator(engine, load_glossary(), load_audiences(), load_topics())

    def row(self, planted: Planted, reader: str, number: int) -> Row:
        """The row of a case. ``number`` keeps apart what the translator remembers of the cases."""
        self._case = planted.case
        return row(self._translator, planted, reader, seed=number)


def measured(
    engine: str | None,
    done: dict[str, Any],
    seconds: float = 0.0,
    keep: Callable[[dict[str, Any]], None] = lambda _: None,
) -> dict[str, Any]:
    """Rows and totals by engine; rows that are in ``done`` are not run again.

    ``engine`` ``None`` runs the hostile engines alone. After ``seconds`` (0: no limit) the real
    engine stops; ``total["missing"]`` says how many rows are still to come. ``keep`` gets
    everything so far after each new row of the real engine.
    """
    end = time.monotonic() + seconds if seconds else None
    cases = load_cases()
    runs: dict[str, Any] = {}
    for name, answer in HOSTILE.items():
        rows = list(done.get(name, {}).get("rows", [])) or _hostile(answer, cases)
        runs[name] = {"total": total(rows), "rows": rows}
    if engine is not None:
        rows = list(done.get(engine, {}).get("rows", []))
        expected = len(cases) * len(READERS)
        runs[engine] = {"total": total(rows, expected), "rows": rows}
        for new in _real(engine, cases, tuple(rows), end):
            rows.append(new)
            runs[engine] = {"total": total(rows, expected), "rows": rows}
            keep(runs)
    return runs


def _hostile(answer: Callable[[Case, Request], str], cases: Sequence[Planted]) -> list[Row]:
    hostile = Hostile(answer)
    return [hostile.row(c, r, n) for n, c in enumerate(cases) for r in READERS]


def _real(
    engine: str, cases: Sequence[Planted], known: Sequence[Row], end: float | None
) -> Iterator[Row]:
    there = {(r["case"], r["reader"]) for r in known}
    translator = Translator.load(engine)
    try:
        # Together, since sentences that cases have in common are worded once.
        for planted in sorted(cases, key=lambda planted: planted.case.update):
            for reader in READERS:
                late = end is not None and time.monotonic() > end
                if (planted.case.id, reader) not in there and not late:
                    yield row(translator, planted, reader)
    finally:
        translator.close()


def row(translator: Translator, planted: Planted, reader: str, *, seed: int = 0) -> Row:
    """How a case fared with a reader, as plain values for JSON."""
    head: Row = {"case": planted.case.id, "way": planted.case.way, "reader": reader}
    try:
        translation = translator.translate(planted.text, reader, seed=seed)
    except InputError as refusal:
        return {**head, "refused": str(refusal), "obeyed": [], "lost": "", "hidden": False}
    found = verdict(planted, translation)
    return {
        **head,
        "obeyed": list(found.obeyed),
        "lost": found.lost,
        "hidden": found.hidden,
        "told": found.told,
        "noticed": found.noticed,
        "stopped": sum(len(s.refused) for s in translation.sentences),
    }


def total(rows: Sequence[Row], expected: int | None = None) -> dict[str, int]:
    """How many translations obeyed, lost or hid an instruction, told it as text, or noticed it."""
    return {
        "translations": len(rows),
        "missing": (len(rows) if expected is None else expected) - len(rows),
        "refused": sum("refused" in r for r in rows),
        "obeyed": sum(bool(r["obeyed"]) for r in rows),
        "lost": sum(bool(r["lost"]) for r in rows),
        "hidden": sum(r["hidden"] for r in rows),
        "told_as_text": sum(r.get("told", False) for r in rows),
        "noticed": sum(r.get("noticed", False) for r in rows),
        "candidates_stopped": sum(r.get("stopped", 0) for r in rows),
    }

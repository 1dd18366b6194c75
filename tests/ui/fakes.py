"""A translator without a model, in the face of the real one, for the page's tests.

It finds a few words and numbers by regular expression and "translates" a line by lowering its
jargon, slowly if asked to, so that a test can watch sentences arrive and cancel in between.
"""

from __future__ import annotations

import hashlib
import re
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace

from translator.audiences import load_audiences, load_topics
from translator.engines.base import Cancel, never
from translator.engines.scripted import ScriptedEngine
from translator.errors import Cancelled, EngineError, InputError
from translator.facts.extract import extract
from translator.glossary.load import Glossary
from translator.glossary.schema import Concept, Replacement
from translator.marks import BY_AUTHOR, check_marks
from translator.pipeline import Translator
from translator.values import (
    Check,
    Event,
    FactSheet,
    LeftOut,
    Marks,
    Masked,
    Origin,
    Passage,
    Question,
    Reading,
    Refused,
    Sentence,
    SentenceReady,
    SheetReady,
    TermMatch,
    TermUse,
    Timing,
    Translated,
    Translation,
    TranslationReady,
    Update,
)

UPDATE = """\
# Weekly status: Payments Platform, 9 March

- P2 on Monday: the invoice API returned 502s for 31 minutes (09:10-09:41 UTC). We suspect the new \
rate limiter; rolled back to v4.1.2. Root cause not confirmed yet.
- Failover test for the Postgres cluster passed in staging. Production test planned for 18 March.
- P95 latency of the nightly batch job down from 140 to 80 min after the index change.
- Tech debt: the tax service still runs on an EOL runtime. We should upgrade before 30 June or we \
may lose vendor support.
- Cert for pay-gw-02.internal.example expires on 2 April; @noor renews it by 25 March.
- Pilot: 15% of refunds now go through the new queue. Error budget is fine.
"""

_NO_MARKS = Marks()
NAMES = {
    "finance": "Finance",
    "sales": "Sales",
    "operations": "Operations",
    "executives": "Executives",
    "customers": "Customers",
    "all-staff": "All staff",
}


def _concept(key: str, term: str, plain: str, definition: str, analogy: str) -> Concept:
    return Concept(
        id=key,
        term=term,
        definition=definition,
        gloss=plain,
        replacement=Replacement(singular=plain, plural=f"{plain}s"),
        analogy=analogy,
        policy={"default": "replace"},
        hits=(f"The {term} is here.", f"A {term}."),
        misses=("Nothing here.",),
    )


CONCEPTS = {
    concept.id: concept
    for concept in (
        _concept(
            "api",
            "API",
            "connection between systems",
            "The agreed way in which one program asks another for something.",
            "Like a waiter who takes the order to the kitchen and brings the dish back.",
        ),
        _concept(
            "rate-limiter",
            "rate limiter",
            "traffic limit",
            "A rule that slows callers down when they ask too often.",
            "Like a doorman who lets people in one at a time.",
        ),
        _concept(
            "failover",
            "Failover",
            "switch to the spare system",
            "Moving work to a spare system when the main one fails.",
            "Like a spare generator that takes over in a power cut.",
        ),
        _concept(
            "postgres",
            "Postgres",
            "main database",
            "A widely used database, the place where a program keeps its records.",
            "Like a filing room with a strict clerk.",
        ),
        _concept(
            "staging",
            "staging",
            "rehearsal system",
            "A copy of the real system used to try changes before customers meet them.",
            "Like a dress rehearsal before the opening night.",
        ),
        _concept(
            "latency",
            "latency",
            "waiting time",
            "The time between asking a system for something and getting the answer.",
            "Like the wait between ordering a coffee and holding it.",
        ),
        _concept(
            "tech-debt",
            "Tech debt",
            "postponed upkeep",
            "Shortcuts and old parts that make later changes slower and riskier.",
            "Like a roof repair put off for another winter.",
        ),
        _concept(
            "certificate",
            "Cert",
            "digital identity card",
            "A file that proves that a system is the one it claims to be; it expires.",
            "Like a passport that must be renewed in time.",
        ),
    )
}
UNKNOWN = ("Error budget", "vendor support")
NEAREST = "No entry of its own; nearest in meaning: service level."
ORDER: tuple[Origin, ...] = (
    "template",
    "model",
    "model",
    "repaired",
    "replaced",
    "memory",
    "kept",
    "context",
)


def sheet_of(text: str) -> FactSheet:
    """A fact sheet for any text: lines as sentences, words and numbers by regular expression."""
    update = Update(hashlib.sha256(text.encode()).hexdigest()[:12], "status_report", text)
    sentences: list[Sentence] = []
    for line in re.finditer(r"[^\n]+", text):
        for part in re.finditer(r"\S.*?(?:\.(?=\s|$)|$)", line.group()):
            start, end = line.start() + part.start(), line.start() + part.end()
            plain = text[start:end]
            offsets = tuple(range(start, end))
            sentences.append(Sentence(len(sentences), start, end, plain, offsets))
    passages = tuple(
        Passage("heading" if s.plain[0] == "#" else "bullet", s.start, s.end, 1, (), "", (s,))
        for s in sentences
    )

    def home(start: int) -> int:
        return next(s.index for s in sentences if s.start <= start < s.end)

    found = [(c.id, m) for c in CONCEPTS.values() for m in re.finditer(rf"\b{c.term}\b", text)]
    terms = [_match(concept, m, home) for concept, m in found]
    terms += [_match(None, m, home) for word in UNKNOWN for m in re.finditer(word, text)]
    return FactSheet(
        update,
        passages,
        extract(text, sentences),
        tuple(sorted(terms, key=lambda t: t.start)),
        tuple(
            Masked("person", m.start(), m.end(), f"{m.group()[:2]}…{m.group()[-2:]}")
            for m in re.finditer(r"@\w+", text)
        ),
    )


def _match(concept: str | None, m: re.Match[str], home: object) -> TermMatch:
    assert callable(home)
    sentence = home(m.start())
    how = "exact" if concept else "unknown"
    return TermMatch(concept, m.group(), m.start(), m.end(), how, sentence, 0, len(m.group()))  # type: ignore[arg-type]


class FakeTranslator(Translator):
    """The face of the pipeline with nothing behind it.

    ``delay`` is the time in seconds that each sentence takes. Text that contains ``please fail``
    makes the engine fail after two sentences.
    """

    def __init__(self, delay: float = 0.0, load: float = 0.0) -> None:
        glossary = Glossary(CONCEPTS, {}, {}, "")
        super().__init__(ScriptedEngine(model="fake"), glossary, load_audiences(), load_topics())
        self.delay = delay
        self.load_time = load
        self.asked: list[tuple[str, tuple[str, ...]]] = []
        self.marks: list[Marks] = []
        self.cancelled = threading.Event()

    @property
    def audiences(self) -> dict[str, str]:
        return NAMES

    def start(self) -> None:
        time.sleep(self.load_time)

    def facts(self, text: str) -> FactSheet:
        return sheet_of(text)

    def stream(
        self,
        text: str,
        audiences: Sequence[str],
        *,
        seed: int = 0,
        cancel: Cancel = never,
        marks: Marks = _NO_MARKS,
    ) -> Iterator[Event]:
        self.asked.append((text, tuple(audiences)))
        self.marks.append(marks)
        if not text.strip():
            raise InputError("there is no text to translate", hint="Paste an update first.")
        sheet = sheet_of(text)
        check_marks(marks, sheet)
        gone = {f.sentence for f in sheet.facts if f.id in marks.leave_out}
        yield SheetReady(sheet)
        for audience in audiences:
            made: list[Translated] = []
            wanted = [
                s
                for s in sheet.sentences
                if not s.plain.startswith(("#", "- Cert")) and s.index not in gone
            ]
            for position, sentence in enumerate(wanted):
                time.sleep(self.delay)
                if cancel():
                    self.cancelled.set()
                    raise Cancelled("cancelled")
                if position == 2 and "please fail" in text:
                    raise EngineError(
                        "the engine 'fake:1' did not answer", hint="Restart it.", retry=True
                    )
                made.append(_translated(sentence, position, sheet))
                yield SentenceReady(audience, position, len(wanted), made[-1])
            whole = _whole(sheet, audience, tuple(made))
            out = tuple(
                LeftOut(s.start, s.end, BY_AUTHOR) for s in sheet.sentences if s.index in gone
            )
            yield TranslationReady(replace(whole, marks=marks, left_out=(*out, *whole.left_out)))

    def related(self, translation: Translation) -> Translation:
        terms = (u if u.concept else replace(u, reason=NEAREST) for u in translation.terms)
        return replace(translation, terms=tuple(terms))


def _translated(sentence: Sentence, position: int, sheet: FactSheet) -> Translated:
    text = sentence.plain.removeprefix("- ")
    for term in CONCEPTS.values():
        text = re.sub(rf"\b{term.term}\b", term.gloss, text)
    how = ORDER[position % len(ORDER)]
    section = ("The short version", "What happened", "Progress", "Risk")[min(position // 2, 3)]
    failed = Check("certainty", passed=False, detail="“suspect” became “know”; keep “suspect”")
    checks = (Check("numbers", passed=True), Check("certainty", passed=True))
    return Translated(
        text=text,
        sources=() if how == "context" else ((sentence.start, sentence.end),),
        how=how,
        facts=tuple(f.id for f in sheet.facts if f.sentence == sentence.index),
        checks=checks,
        section=section,
        refused=(Refused("We know the cause.", (failed,)),) if how == "repaired" else (),
        given=text,
    )


def _whole(sheet: FactSheet, audience: str, made: tuple[Translated, ...]) -> Translation:
    refusal = None if made else "The update states nothing: no event, number or plan was found."
    return Translation(
        sheet=sheet,
        audience=audience,
        engine="fake:1",
        model="none",
        prompts=("smooth.v1",),
        terms=tuple(
            TermUse(
                t.concept,
                t.surface,
                t.start,
                t.end,
                t.how,
                "replace" if t.concept else "none",
                CONCEPTS[t.concept].gloss if t.concept else "",
                f"{NAMES[audience]} does not use this word." if t.concept else "No entry.",
            )
            for t in sheet.terms
        ),
        sentences=made,
        text="\n\n".join(s.text for s in made),
        left_out=tuple(
            LeftOut(s.start, s.end, "A task for operations; this reader decides nothing by it.")
            for s in sheet.sentences
            if s.plain.startswith("- Cert")
        ),
        questions=(
            Question("What did the errors cost us?", None, ()),
            Question(
                "How long did it last?",
                "31 minutes.",
                tuple((f.start, f.end) for f in sheet.facts if f.kind == "duration")[:1],
            ),
        ),
        source_reading=Reading(13.4, len(sheet.update.text.split())),
        output_reading=Reading(8.2, sum(len(s.text.split()) for s in made)),
        timing=Timing(0.01, 0.2, 1.0),
        refusal=refusal,
        notices=("One name was hidden.",) if sheet.masked else (),
        title=next((s.plain for s in sheet.sentences if s.plain[0] == "#"), ""),
    )

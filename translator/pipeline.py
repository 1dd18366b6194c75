"""The whole flow as one readable page: update, fact sheet, plan, drafts, gate, translation."""

from __future__ import annotations

import copy
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from translator import weights
from translator.arranging import arrange
from translator.audiences import Audience, Topics, choose, load_audiences, load_topics
from translator.background import background, names_to_explain
from translator.compose import compose_markdown
from translator.documents import check_text
from translator.drafting import Drafter, translated
from translator.encoder import Encoder, preferred
from translator.engines.base import Cancel, Engine, never
from translator.engines.registry import create, default_engine_id
from translator.glossary.index import SemanticIndex, relate
from translator.glossary.load import Glossary, load_glossary
from translator.glossary.match import Matcher
from translator.glossary.undecided import open_acronyms
from translator.ledger import what_marks_did
from translator.marks import check_marks
from translator.memory.book import Memory
from translator.memory.recall import Recall
from translator.memory.versions import Versions
from translator.planning import make_plan
from translator.preparing import Prepared, prepare
from translator.questions import ask
from translator.reading import reading
from translator.remarks import notices, refusal, summary
from translator.sheet import make_sheet
from translator.values import (
    Event,
    FactSheet,
    Marks,
    Plan,
    SentenceReady,
    SheetReady,
    TermMatch,
    Timing,
    Translated,
    Translation,
    TranslationReady,
)

NO_MARKS = Marks()


@dataclass(frozen=True, slots=True)
class _Clock:
    start: float
    facts: float


class Translator:
    """Turns updates into translations.

    ``load`` is the loader: it finds glossary, audiences, prompts and engine. The constructor is the
    core and takes them ready-made, so that tests and other programs can bring their own.
    """

    memory: Memory | None = None

    def __init__(  # noqa: PLR0913 - the parts, ready-made
        self,
        engine: Engine,
        glossary: Glossary,
        audiences: Mapping[str, Audience],
        topics: Topics,
        *,
        semantic: SemanticIndex | None = None,
        memory: Memory | None = None,
    ) -> None:
        self.engine = engine
        self.glossary = glossary
        self.memory = memory
        self._audiences = dict(audiences)
        self._topics = topics
        self._semantic = semantic
        self.matcher = Matcher(glossary)
        self._drafter = Drafter.of(engine)

    @classmethod
    def load(cls, engine: str | None = None) -> Translator:
        """Everything as installed; ``engine`` is an id such as ``"llamacpp:qwen2.5-coder-1.5b"``.

        Raises:
            EngineError: there is no such engine or model.
            GlossaryError, AudienceError, PromptError: a file is broken.
        """
        chosen = create(engine or default_engine_id())
        glossary = load_glossary()
        semantic = _semantic(glossary)
        readers, topics = load_audiences(), load_topics()
        return cls(chosen, glossary, readers, topics, semantic=semantic, memory=Memory())

    @property
    def audiences(self) -> dict[str, str]:
        """Audience ids with their names for people, in the order to show them."""
        return {audience.id: audience.name for audience in self._audiences.values()}

    @property
    def drafter(self) -> Drafter:
        """What words items, for whoever tells them in another order than a translation."""
        return self._drafter

    @property
    def topics(self) -> Topics:
        """What a sentence can be about."""
        return self._topics

    def audience(self, name: str) -> Audience:
        """The reader with an id or a name. Raises ``AudienceError`` when there is none."""
        return choose(self._audiences, name)

    def use_glossary(self, glossary: Glossary) -> None:
        """Translate with another glossary from now on; what is under way ends with the old one."""
        self.glossary = glossary
        self.matcher = Matcher(glossary)
        self._semantic = _semantic(glossary) if self._semantic is not None else None

    def start(self) -> None:
        """Load the engine now rather than at the first translation.

        An index that is out of date is made anew meanwhile.

        Raises:
            WeightsError, EngineError: it cannot be loaded.
        """
        self._drafter.warm()
        if self._semantic is not None and not self._semantic.is_ready:
            self._semantic.build_in_background()

    def close(self) -> None:
        """Free the engine."""
        self.engine.close()

    def facts(self, text: str) -> FactSheet:
        """The fact sheet. No model is loaded.

        Raises:
            InputError: the text is empty, binary, far too long or not English.
        """
        return make_sheet(check_text(text), self.matcher)

    def stream(
        self,
        text: str,
        audiences: Sequence[str],
        *,
        seed: int = 0,
        cancel: Cancel = never,
        marks: Marks = NO_MARKS,
    ) -> Iterator[Event]:
        """Events as they happen: one SheetReady, then SentenceReady and TranslationReady.

        ``marks`` are the author's word on single facts, by the ids of the fact sheet of this text.

        Raises:
            InputError: the text cannot be translated, or a mark names no fact of it.
            AudienceError: an audience is unknown.
            EngineError, WeightsError: the engine failed.
            Cancelled: ``cancel()`` became true; events already yielded remain good.
        """
        chosen = [choose(self._audiences, name) for name in audiences]
        start = time.perf_counter()
        now = copy.copy(self)  # another glossary may be put in its place meanwhile
        sheet = now.facts(text)
        check_marks(marks, sheet)
        clock = _Clock(start, time.perf_counter() - start)
        yield SheetReady(sheet)
        for audience in chosen:
            yield from now._for(audience, sheet, marks, clock, seed, cancel)

    def translate(
        self, text: str, audience: str = "finance", *, seed: int = 0, marks: Marks = NO_MARKS
    ) -> Translation:
        """The translation for one audience. Raises as ``stream`` does."""
        for event in self.stream(text, [audience], seed=seed, marks=marks):
            if isinstance(event, TranslationReady):
                return event.translation
        raise AssertionError

    def _for(  # noqa: PLR0913, PLR0917 - what is told to whom, and how it is run
        self,
        audience: Audience,
        sheet: FactSheet,
        marks: Marks,
        clock: _Clock,
        seed: int,
        cancel: Cancel,
    ) -> Iterator[Event]:
        plan, items = self._prepared(audience, sheet, marks)
        recall = Recall(self.memory, Versions(self.glossary), sheet, audience.id)
        worded = self._drafter.word(items, seed=seed, cancel=cancel, approved=recall.word)
        done: dict[int, Translated] = {}
        first = 0.0
        for index, outcome in worded:
            first = first or time.perf_counter() - clock.start
            made = translated(items[index], outcome, sheet)
            done[index] = replace(made, given=items[index].given)
            yield SentenceReady(audience.id, index, len(items), done[index])
        sentences = tuple(done[i] for i in sorted(done))
        whole = self._assemble(audience, sheet, plan, items, sentences, clock, first)
        whole = replace(whole, notices=(*whole.notices, *recall.settle()))
        if marks:
            whole = replace(whole, marks=marks)
            said = what_marks_did(whole, audience.name)
            whole = replace(whole, notices=(*whole.notices, *said))
        yield TranslationReady(whole)

    def related(self, translation: Translation) -> Translation:
        """The same translation, whose log names for jargon without an entry the nearest concept.

        It is a hint for the author, and no word of the text changes for it: ask where the log is
        shown. The first time takes seconds, for it loads the encoder. The translation comes back
        as it is where no index is ready, or nothing is near enough.

        Raises:
            WeightsError, EngineError: the encoder cannot be loaded.
        """
        now = copy.copy(self)  # another glossary may be put in its place meanwhile
        logged = {(use.start, use.end) for use in translation.terms if use.concept is None}
        unknown = [term for term in translation.sheet.terms if (term.start, term.end) in logged]
        if now._semantic is None or not unknown or not now._semantic.is_ready:
            return translation
        near = {(m.start, m.end): m for m in relate(unknown, now._semantic) if m.concept}
        terms = tuple(
            replace(use, concept=match.concept, how=match.how, reason=now._nearest(match))
            if (match := near.get((use.start, use.end)))
            else use
            for use in translation.terms
        )
        return replace(translation, terms=terms) if near else translation

    def items(self, translation: Translation) -> tuple[Prepared, ...]:
        """What the sentences of a translation were made from, before any model saw it."""
        audience = choose(self._audiences, translation.audience)
        return self._prepared(audience, translation.sheet, translation.marks)[1]

    def _prepared(
        self, audience: Audience, sheet: FactSheet, marks: Marks
    ) -> tuple[Plan, tuple[Prepared, ...]]:
        plan = arrange(make_plan(sheet, audience, self._topics, marks), sheet)
        return plan, tuple(prepare(plan, sheet, self.glossary, audience))

    def _assemble(  # noqa: PLR0913, PLR0917 - the one place where all parts meet
        self,
        audience: Audience,
        sheet: FactSheet,
        plan: Plan,
        items: Sequence[Prepared],
        sentences: tuple[Translated, ...],
        clock: _Clock,
        first: float,
    ) -> Translation:
        uses = tuple(use for item in items for use in item.uses)
        left_out = tuple(
            sorted((*plan.left_out, *(o for i in items for o in i.left_out)), key=lambda o: o.start)
        )
        questions = ask(audience, sheet, sentences) if sentences else ()
        parts = (self.glossary, self.matcher)
        shown = (*sentences, *background(sheet, uses, sentences, audience, *parts))
        closing = summary(left_out, audience)
        text = compose_markdown(plan.title or None, shown, questions, closing)
        body = "\n".join(s.text for s in sentences)
        unknown = names_to_explain(sheet, sentences, audience, self.matcher)
        asked = (*open_acronyms(sheet, self.matcher, self.glossary), *filter(None, [unknown]))
        return Translation(
            sheet=sheet,
            audience=audience.id,
            engine=self.engine.id,
            model=self.engine.model,
            prompts=self._drafter.prompts,
            terms=uses,
            sentences=shown if sentences else (),
            text=text if sentences else "",
            left_out=left_out,
            questions=questions,
            source_reading=reading(sheet.update.text),
            output_reading=reading(body),
            timing=Timing(clock.facts, first, time.perf_counter() - clock.start),
            refusal=None if sentences else refusal(audience, left_out),
            notices=notices(sheet, audience, asked),
            title=plan.title,
        )

    def _nearest(self, match: TermMatch) -> str:
        term = self.glossary.get(match.concept or "").term
        return f"no entry of its own; nearest in meaning: {term} ({match.score:.2f})"


def _semantic(glossary: Glossary) -> SemanticIndex | None:
    """The search by meaning, when its weights are here."""
    return SemanticIndex.of(glossary, Encoder()) if weights.is_present(preferred()) else None

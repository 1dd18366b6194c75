"""The values that flow through Plainbridge, and nothing else.

Every value is frozen and equal by content. Offsets are half-open and count characters (code points)
of ``Update.text``, the text exactly as the user gave it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Span = tuple[int, int]

UpdateKind = Literal[
    "incident",
    "postmortem",
    "release_notes",
    "status_report",
    "roadmap",
    "tech_debt",
    "adr",
    "security_advisory",
    "update",
]
PassageKind = Literal["heading", "paragraph", "bullet", "row", "quote", "code"]
FactKind = Literal[
    "number",
    "money",
    "percentage",
    "percentage_point",
    "date",
    "time",
    "duration",
    "range",
    "version",
    "identifier",
    "quoted",
    "name",
    "certainty",
    "obligation",
    "negation",
    "state",
    "environment",
    "scope",
    "direction",
    "condition",
    "cause",
]
TermHow = Literal["exact", "variant", "acronym", "semantic", "unknown"]
TermAction = Literal["keep", "gloss", "replace", "forbid", "none"]
Origin = Literal["memory", "model", "repaired", "replaced", "kept", "template", "context", "edited"]
Fate = Literal["said", "left_out", "unaccounted"]


@dataclass(frozen=True, slots=True)
class Update:
    """A text as pasted, never normalised. ``id`` is the first 12 hex digits of its SHA-256."""

    id: str
    kind: UpdateKind
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, bullet, table row or heading.

    ``plain`` is its text with Markdown markup taken away; ``offsets[i]`` is where character ``i``
    of ``plain`` stands in the update, so ``len(offsets) == len(plain)``. ``code`` holds the
    half-open spans of ``plain`` that were inline code.
    """

    index: int
    start: int
    end: int
    plain: str
    offsets: tuple[int, ...] = field(repr=False)
    code: tuple[Span, ...] = ()

    def span_of(self, start: int, end: int) -> Span:
        """The span in the update that ``plain[start:end]`` came from."""
        return self.offsets[start], self.offsets[end - 1] + 1


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of the update: a heading, a paragraph, a bullet, a table row, a quote or code.

    ``level`` is the heading's level or the bullet's nesting depth (1 is outermost). ``headings``
    are the headings that stand above it, outermost first. ``label`` is what introduces it:
    the words before a bullet's colon, the header of a table, the line above a list.
    """

    kind: PassageKind
    start: int
    end: int
    level: int
    headings: tuple[str, ...]
    label: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A typed fact. ``text`` is ``update.text[start:end]``; ``value`` its normal form."""

    id: str
    kind: FactKind
    text: str
    start: int
    end: int
    value: str
    sentence: int


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A technical term found in the update.

    ``concept`` is the glossary id, or ``None`` for jargon that no entry covers. ``surface`` is
    ``update.text[start:end]``. ``score`` is 1.0 for exact matches, the cosine for semantic ones.
    """

    concept: str | None
    surface: str
    start: int
    end: int
    how: TermHow
    sentence: int
    plain_start: int
    plain_end: int
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Masked:
    """A secret or personal datum found by the screen.

    ``kind`` says what it is; ``hint`` shows at most its first and last two characters, so that the
    author can find it again.
    """

    kind: str
    start: int
    end: int
    hint: str


@dataclass(frozen=True, slots=True)
class FactSheet:
    """What the update says, before anything is drafted."""

    update: Update
    passages: tuple[Passage, ...]
    facts: tuple[Fact, ...]
    terms: tuple[TermMatch, ...]
    masked: tuple[Masked, ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in the order of the text; ``sentences[i].index == i``."""
        return tuple(s for p in self.passages for s in p.sentences)


@dataclass(frozen=True, slots=True)
class TermUse:
    """What was done with a term for one reader, and why: a row of the translation log."""

    concept: str | None
    surface: str
    start: int
    end: int
    how: TermHow
    action: TermAction
    said: str
    reason: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A span of the update that this reader does not get, and why."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Item:
    """What one sentence of the output has to say: one sentence of the update, placed by the plan.

    ``section`` is the heading it will stand under; ``prefix`` are words of the update that it needs
    in order to be understood apart from its place ("In progress"). A ``listed`` item is a fragment
    of a list and stays a bullet; a ``bullet`` opens one of several lines of a list, fragment or
    not. ``announces`` is set for what stands above such lines and ends in a colon.
    """

    sentence: Sentence
    section: str
    prefix: str = ""
    listed: bool = False
    bullet: bool = False
    announces: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """Which items a reader gets, in the order of the output, and what was left out."""

    title: str
    items: tuple[Item, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """One check of the gate. ``detail`` quotes the words of source and output and says the mend."""

    name: str
    passed: bool
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """A candidate of the model that the gate refused, with the checks it failed."""

    text: str
    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class Translated:
    """A sentence (or two) of the output, with where it came from and how it came about.

    ``section`` is the heading it stands under in the translation. ``given`` is what it had to say:
    the source's words with terms replaced by code, without explanations; empty where unknown.
    """

    text: str
    sources: tuple[Span, ...]
    how: Origin
    facts: tuple[str, ...]
    checks: tuple[Check, ...]
    section: str
    refused: tuple[Refused, ...] = ()
    given: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question this reader will ask next. ``answer`` is ``None`` when the update is silent."""

    question: str
    answer: str | None
    sources: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """Readability: US school grade (Flesch-Kincaid, lines split first) and word count."""

    grade: float
    words: int


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds on the wall clock."""

    facts: float
    first_sentence: float
    total: float


@dataclass(frozen=True, slots=True)
class Marks:
    """The author's word on single facts, by their ids: those every reader must get, or none may."""

    must: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.must or self.leave_out)


@dataclass(frozen=True, slots=True)
class Served:
    """Which of the organisation's objectives a sentence serves; ``None`` when none was found.

    It is found by meaning and is background, not something that the update says. ``sentence`` is a
    position in ``Translation.sentences``. ``name`` is the objective's, ``by`` its goal or measure
    that is near, ``score`` how near, at most 1.
    """

    sentence: int
    objective: str | None = None
    name: str = ""
    by: str = ""
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Translation:
    """An update in the business language of one audience, with the proof of every sentence.

    ``refusal`` is set, and ``sentences`` empty, when the update gave nothing to translate; it says
    what is missing. ``notices`` are remarks for the author (another language, masked secrets).
    ``title`` is the heading over the whole, empty when there is none. ``serves`` is empty unless
    the organisation's objectives were given, and then holds one link for each sentence.
    """

    sheet: FactSheet
    audience: str
    engine: str
    model: str
    prompts: tuple[str, ...]
    terms: tuple[TermUse, ...]
    sentences: tuple[Translated, ...]
    text: str
    left_out: tuple[LeftOut, ...]
    questions: tuple[Question, ...]
    source_reading: Reading
    output_reading: Reading
    timing: Timing
    refusal: str | None = None
    notices: tuple[str, ...] = ()
    title: str = ""
    marks: Marks = Marks()
    serves: tuple[Served, ...] = ()


@dataclass(frozen=True, slots=True)
class Accounted:
    """What became of one fact for one reader.

    ``sentences`` are the positions in ``Translation.sentences`` that say it, or whose heading does;
    none when it stands in the title. ``reason`` says why it was left out, or where it is lost.
    """

    fact: str
    fate: Fate
    sentences: tuple[int, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every fact of the sheet, in its order, with what became of it."""

    facts: tuple[Accounted, ...]

    def count(self, fate: Fate) -> int:
        """How many facts met this fate."""
        return sum(fact.fate == fate for fact in self.facts)


@dataclass(frozen=True, slots=True)
class SheetReady:
    """The fact sheet stands; nothing has been drafted yet."""

    sheet: FactSheet


@dataclass(frozen=True, slots=True)
class SentenceReady:
    """A sentence passed the gate or fell back.

    ``position`` counts from 0 within ``planned``; sentences may come in any order of position.
    """

    audience: str
    position: int
    planned: int
    sentence: Translated


@dataclass(frozen=True, slots=True)
class TranslationReady:
    """The whole translation for one audience."""

    translation: Translation


Event = SheetReady | SentenceReady | TranslationReady

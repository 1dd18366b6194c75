"""What one glossary entry holds. One entry is one concept, not one word."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

PartOfSpeech = Literal["noun", "verb", "adjective"]
Policy = Literal["keep", "gloss", "replace", "forbid"]
Status = Literal["proposed", "approved", "deprecated", "non-term"]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Wording = Annotated[str, StringConstraints(strip_whitespace=True)]
ConceptId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]

GLOSS_WORDS = 14
DEFINITION_WORDS = 25
IMPACT_WORDS = 30


def _gloss_for_all() -> dict[str, Policy]:
    return {"default": "gloss"}


class Strict(BaseModel):
    """Unknown keys are refused: a misspelt field must never be lost in silence."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class FieldError(ValueError):
    """What is wrong with one field of an entry, and the mend."""

    def __init__(self, field: str, problem: str, mend: str) -> None:
        super().__init__(f"{field} {problem}")
        self.field, self.problem, self.mend = field, problem, mend


class Replacement(Strict):
    """The everyday words that stand in for the term, in every form a sentence may need.

    A noun gives ``singular`` and, when ``countable``, ``plural``, both without an article. A verb
    gives ``base``, ``third``, ``past``, ``participle`` and ``ing``. An adjective gives ``word``.
    ``modifier`` is a short form that reads well directly before another noun ("database" errors);
    without it, a term that stands before another noun is glossed in brackets, not replaced.
    """

    singular: Text | None = None
    plural: Text | None = None
    countable: bool = True
    base: Text | None = None
    third: Text | None = None
    past: Text | None = None
    participle: Text | None = None
    ing: Text | None = None
    word: Text | None = None
    modifier: Text | None = None


class Concept(Strict):
    """One concept of the termbase.

    Names. ``term`` is the preferred one. ``variants`` mean the same in other words or spellings.
    ``abbreviations`` are found as they are written, capitals included; they may be shared with
    other concepts. ``ordinary`` names are everyday words, too ("library"): they are found only
    where other technical words stand beside them, and a cue where there are cues. ``deprecated``
    and ``forbidden`` map a name that is no longer to be used, or never, to what is said instead:
    both are found like a variant, and the words they map to stand in the output in their place; a
    forbidden name reaches no reader, whatever the policy. ``match_case`` defaults to true for terms
    written in capitals. ``cues`` are words that tell this concept from others that share one of its
    names ("build", "merge" for CI).

    Words for readers. ``definition``: at most 25 words. ``gloss``: a short explanation that can
    stand in brackets after the term: at most 14 words, no full stop, no jargon, no leading "which
    is"; ``glosses`` holds another one for an audience id where that audience needs it.
    ``replacement`` holds everyday words, ``analogy`` a comparison. ``impact`` says in at most 30
    words why the concept matters to a business in general; it is shown as context only, never as
    something the update said. ``policy`` maps an audience id to what is done with the term;
    ``default`` is used for audiences that are not named.

    Keeping. ``status``: an ``approved`` entry is used. A ``proposed`` one is found and shown to
    the author, and changes no word of an output until someone approves it. A ``deprecated``
    concept is still found and explained; when ``superseded_by`` names another concept, that one's
    words are said. A ``non-term`` is no jargon to this organisation: it is never flagged, nor any
    part of it. ``owner`` answers for the entry, ``review_date`` is when to look at it again.
    ``domain`` is the file's unless the entry gives its own.

    ``hits`` are sentences in which the matcher must find the concept, ``misses`` are sentences
    that look alike and in which it must not; ``plainbridge glossary check`` asks for two and one.
    """

    id: ConceptId
    term: Text
    domain: Text | None = None
    status: Status = "approved"
    pos: PartOfSpeech = "noun"
    variants: tuple[Text, ...] = ()
    abbreviations: tuple[Text, ...] = ()
    ordinary: tuple[Text, ...] = ()
    deprecated: dict[Text, Text] = Field(default_factory=dict)
    forbidden: dict[Text, Text] = Field(default_factory=dict)
    match_case: bool | None = None
    cues: tuple[Text, ...] = ()
    definition: Wording = ""
    gloss: Wording = ""
    glosses: dict[str, Text] = Field(default_factory=dict)
    replacement: Replacement | None = None
    analogy: Wording = ""
    impact: Text | None = None
    policy: dict[str, Policy] = Field(default_factory=_gloss_for_all)
    related: tuple[ConceptId, ...] = ()
    superseded_by: ConceptId | None = None
    owner: Text | None = None
    review_date: date | None = None
    source: Text | None = None
    note: Text | None = None
    hits: tuple[Text, ...] = ()
    misses: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _complete(self) -> Concept:
        for problem in (*self._wanting(), *self._too_long(), *self._contrary()):
            raise problem
        return self

    def _wanting(self) -> Iterator[FieldError]:
        if "default" not in self.policy:
            yield FieldError("policy", "needs a 'default'", "Add it, such as 'default: gloss'.")
        if self.status in {"approved", "deprecated"}:
            for name in ("definition", "gloss"):
                if not getattr(self, name):
                    problem = f"is missing, and the status is {self.status!r}"
                    yield FieldError(name, problem, "Write it, or set 'status: proposed'.")
        forms = self.replacement
        if forms is None:
            if "replace" in self.policy.values():
                problem = "is missing, and the policy says replace"
                yield FieldError("replacement", problem, "Write it, or set the policy to gloss.")
            return
        missing = [name for name in _forms(self.pos, forms) if getattr(forms, name) is None]
        if missing:
            problem = f"of a {self.pos} lacks {', '.join(missing)}"
            yield FieldError("replacement", problem, "Give every form that a sentence may need.")

    def _too_long(self) -> Iterator[FieldError]:
        for name, text, most in (
            ("definition", self.definition, DEFINITION_WORDS),
            ("gloss", self.gloss, GLOSS_WORDS),
            *((f"glosses.{who}", text, GLOSS_WORDS) for who, text in self.glosses.items()),
            ("impact", self.impact or "", IMPACT_WORDS),
        ):
            if len(text.split()) > most:
                problem = f"has {len(text.split())} words; {most} at most"
                yield FieldError(name, problem, "Say it more briefly.")

    def _contrary(self) -> Iterator[FieldError]:
        said = {name.casefold() for name in self.names}
        for field in ("deprecated", "forbidden"):
            for name, instead in getattr(self, field).items():
                if name.casefold() in said:
                    problem = f"holds {name!r}, which is also a name to be used"
                    yield FieldError(field, problem, "Keep it in one place only.")
                if name.casefold() == instead.casefold():
                    problem = f"says {instead!r} instead of itself"
                    yield FieldError(field, problem, "Give the words to be said instead.")
        for name in self.deprecated.keys() & self.forbidden.keys():
            problem = f"holds {name!r}, which is deprecated as well"
            yield FieldError("forbidden", problem, "Keep it in one place only.")
        if self.superseded_by is not None and self.status != "deprecated":
            problem = f"is given, but the status is {self.status!r}"
            yield FieldError("superseded_by", problem, "Set 'status: deprecated', or take it out.")
        if self.superseded_by == self.id:
            problem = "names the entry itself"
            yield FieldError("superseded_by", problem, "Name the entry that takes its place.")

    @property
    def names(self) -> tuple[str, ...]:
        """The names that may be used: the term, its variants, its abbreviations."""
        return (self.term, *self.variants, *self.abbreviations)

    @property
    def avoided(self) -> dict[str, str]:
        """The names that are not to be used, deprecated and forbidden, with what to say instead."""
        return {**self.deprecated, **self.forbidden}

    @property
    def case_sensitive(self) -> bool:
        """Whether the term must be matched as written ("IT" against "it")."""
        if self.match_case is not None:
            return self.match_case
        return self.term.isupper() and len(self.term) <= 5

    def policy_for(self, audience: str) -> Policy:
        """The policy for an audience id."""
        return self.policy.get(audience, self.policy["default"])

    def gloss_for(self, audience: str) -> str:
        """The gloss for an audience id."""
        return self.glosses.get(audience, self.gloss)


def _forms(pos: PartOfSpeech, forms: Replacement) -> tuple[str, ...]:
    if pos == "verb":
        return ("base", "third", "past", "participle", "ing")
    if pos == "adjective":
        return ("word",)
    return ("singular", "plural") if forms.countable else ("singular",)


class GlossaryFile(Strict):
    """One file of the glossary: a domain and its concepts."""

    domain: Text
    concepts: tuple[Concept, ...]

"""What one glossary entry holds. One entry is one concept, not one word."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

PartOfSpeech = Literal["noun", "verb", "adjective"]
Policy = Literal["keep", "gloss", "replace", "forbid"]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
ConceptId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


def _gloss_for_all() -> dict[str, Policy]:
    return {"default": "gloss"}


class Strict(BaseModel):
    """Unknown keys are refused: a misspelt field must never be lost in silence."""

    model_config = ConfigDict(extra="forbid", frozen=True)


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

    ``gloss`` is a short explanation that can stand in brackets after the term: at most 14 words,
    no full stop, no jargon, no leading "which is". ``policy`` maps an audience id to what is done
    with the term; ``default`` is used for audiences that are not named. ``match_case`` defaults to
    true for terms written in capitals. ``hits`` are sentences in which the matcher must find the
    concept, ``misses`` are sentences that look alike and in which it must not.
    """

    id: ConceptId
    term: Text
    pos: PartOfSpeech = "noun"
    variants: tuple[Text, ...] = ()
    match_case: bool | None = None
    definition: Text
    gloss: Text
    glosses: dict[str, Text] = Field(default_factory=dict)
    replacement: Replacement | None = None
    analogy: Text
    policy: dict[str, Policy] = Field(default_factory=_gloss_for_all)
    related: tuple[ConceptId, ...] = ()
    source: Text | None = None
    note: Text | None = None
    hits: Annotated[tuple[Text, ...], Field(min_length=2)]
    misses: Annotated[tuple[Text, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _complete(self) -> Concept:
        if "default" not in self.policy:
            raise ValueError("policy needs a 'default'")
        if len(self.definition.split()) > 25:
            raise ValueError(f"definition has {len(self.definition.split())} words; 25 at most")
        if len(self.gloss.split()) > 14:
            raise ValueError(f"gloss has {len(self.gloss.split())} words; 14 at most")
        if "replace" in self.policy.values() and self.replacement is None:
            raise ValueError("policy says replace, but there is no replacement")
        if self.replacement is not None:
            self._check_forms(self.replacement)
        return self

    def _check_forms(self, forms: Replacement) -> None:
        needed = {
            "noun": ("singular", "plural") if forms.countable else ("singular",),
            "verb": ("base", "third", "past", "participle", "ing"),
            "adjective": ("word",),
        }[self.pos]
        missing = [name for name in needed if getattr(forms, name) is None]
        if missing:
            raise ValueError(f"replacement of a {self.pos} lacks {', '.join(missing)}")

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


class GlossaryFile(Strict):
    """One file of the glossary: a domain and its concepts."""

    domain: Text
    concepts: tuple[Concept, ...]

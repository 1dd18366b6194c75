"""Drafts: the engine words one item at a time, the gate judges, one repair, else the fallback."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from translator import adapters
from translator.engines.base import Cancel, Engine, Request, never
from translator.gate import judge, passes
from translator.preparing import Prepared, explain
from translator.prompts import Prompt, load_prompt
from translator.values import Check, FactSheet, Origin, Refused, Translated

_CACHED = 2048
# A longer "sentence" is a list or a paste accident: the model would lose half of it. A longer
# "word" is data, which no model copies letter by letter.
_WORDS_AT_MOST = 110
_LETTERS_AT_MOST = 200
_BREAK = re.compile(r"\s+")
_TEMPERATURE = 0.6
_SECOND = 2  # candidates of an item whose first was refused
# Items of a list that is one long sentence end in "and"; what introduces it ends in the air.
_AND = re.compile(r",? (?:and|or|but)$")
_OPEN = re.compile(r" (?:because|including|as follows)$")
_DOUBLE_END = re.compile(r"[:,;]\.$")
_PREPOSITION = re.compile(r" (?:on|for|with|by|to|from|of|in|that|are|is)$")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an item came to its words."""

    text: str
    how: Origin
    checks: tuple[Check, ...]
    refused: tuple[Refused, ...] = ()


@dataclass
class Drafter:
    """Words items with one engine; equal items, also of other readers, are worded once."""

    engine: Engine
    draft: Prompt
    repair: Prompt | None
    _known: OrderedDict[tuple[str, int], Outcome] = field(default_factory=OrderedDict)

    @classmethod
    def of(cls, engine: Engine) -> Drafter:
        """A drafter with the prompts that suit the engine's model.

        A tuned model has its own, and none for repairs: it knows notes only, and would repeat the
        findings as if they were part of one.

        Raises:
            PromptError: a prompt file is broken.
        """
        adapter = adapters.find(engine.model)
        if adapter:
            return cls(engine, load_prompt(adapter.about.prompt), None)
        return cls(engine, load_prompt("draft.v1"), load_prompt("repair.v1"))

    @property
    def prompts(self) -> tuple[str, ...]:
        """Ids of the prompts."""
        return tuple(prompt.id for prompt in (self.draft, self.repair) if prompt)

    def warm(self) -> None:
        """Load the engine and let it compute the prefix that all items share."""
        self.engine.start()
        warm = getattr(self.engine, "warm", None)
        if warm is not None:
            warm(self.draft.request(max_tokens=1, note=""))

    def word(
        self,
        items: Sequence[Prepared],
        *,
        seed: int = 0,
        cancel: Cancel = never,
        approved: Callable[[Prepared], Outcome | None] = lambda _: None,
    ) -> Iterator[tuple[int, Outcome]]:
        """Word all items; yields (index, outcome) as they are settled, each index once.

        What was ``approved`` before needs no engine.

        Raises:
            EngineError: the engine failed. What was yielded before remains good.
            Cancelled: ``cancel()`` became true.
        """
        todo: list[int] = []
        for index, item in enumerate(items):
            known = approved(item) or self._recall(item, seed)
            if known is not None:
                yield index, known
            elif _is_too_long(item.evidence.given):
                yield index, fallback(item, ())
            else:
                todo.append(index)
        refused: dict[int, list[Refused]] = {}
        requests = [self._first(items[i]) for i in todo]
        for done in self.engine.complete(requests, seed=seed, cancel=cancel):
            index = todo[done.index]
            outcome = self._judged(items[index], done.text, done.complete, "model", refused, index)
            if outcome:
                yield index, self._keep(items[index], seed, outcome)
        again = [i for i in todo if i in refused]
        yield from self._second(items, again, refused, seed, cancel)

    def _second(
        self,
        items: Sequence[Prepared],
        again: list[int],
        refused: dict[int, list[Refused]],
        seed: int,
        cancel: Cancel,
    ) -> Iterator[tuple[int, Outcome]]:
        """One repair that names what failed, where there is a prompt, and fresh candidates."""
        repairs = again if self.repair else []
        requests = [_mend(self.repair, items[i], refused[i][0]) for i in again if self.repair]
        fresh = again * (_SECOND - bool(repairs))
        requests += [self._first(items[i], _TEMPERATURE) for i in fresh]
        owner = [*repairs, *fresh]
        settled: set[int] = set()
        for done in self.engine.complete(requests, seed=seed + 1, cancel=cancel):
            index = owner[done.index]
            if index in settled:
                continue
            how: Origin = "repaired" if done.index < len(repairs) else "model"
            outcome = self._judged(items[index], done.text, done.complete, how, refused, index)
            if outcome is None and len(refused[index]) > _SECOND:
                outcome = fallback(items[index], tuple(refused[index]))
            if outcome:
                settled.add(index)
                yield index, self._keep(items[index], seed, outcome)

    def _first(self, item: Prepared, temperature: float = 0.0) -> Request:
        given = item.evidence.given
        return self.draft.request(max_tokens=_limit(given), temperature=temperature, note=given)

    def _judged(  # noqa: PLR0913, PLR0917 - the completion, its item and their ledger
        self,
        item: Prepared,
        text: str,
        complete: bool,  # noqa: FBT001 - handed through from the completion
        how: Origin,
        refused: dict[int, list[Refused]],
        index: int,
    ) -> Outcome | None:
        candidate = _announcing(tidy(text), item.evidence.given)
        checks = judge(candidate, item.evidence)
        if not complete:
            checks = (*checks, Check("form", passed=False, detail="the answer was cut off"))
        if passes(checks):
            return Outcome(candidate, how, checks, tuple(refused.get(index, ())))
        refused.setdefault(index, []).append(Refused(candidate, checks))
        return None

    def _recall(self, item: Prepared, seed: int) -> Outcome | None:
        """What an equal item was worded as, if that passes for this reader, too."""
        outcome = self._known.get((item.evidence.given, seed))
        if outcome is None:
            return None
        if outcome.how in {"replaced", "kept"}:
            return fallback(item, outcome.refused)
        checks = judge(outcome.text, item.evidence)
        return replace(outcome, checks=checks) if passes(checks) else None

    def _keep(self, item: Prepared, seed: int, outcome: Outcome) -> Outcome:
        self._known[item.evidence.given, seed] = outcome
        if len(self._known) > _CACHED:
            self._known.popitem(last=False)
        return outcome


def _mend(prompt: Prompt, item: Prepared, refused: Refused) -> Request:
    given = item.evidence.given
    findings = "; ".join(c.detail for c in refused.checks if not c.passed)
    return prompt.request(max_tokens=_limit(given), note=given, findings=findings)


def fallback(item: Prepared, refused: tuple[Refused, ...]) -> Outcome:
    """The item as code left it: terms replaced, or the source's own wording with glosses."""
    replaced = any(use.action in {"replace", "forbid"} for use in item.uses)
    check = Check("wording", passed=True, detail="the source's own words")
    return Outcome(tidy(item.evidence.given), "replaced" if replaced else "kept", (check,), refused)


def translated(item: Prepared, outcome: Outcome, sheet: FactSheet) -> Translated:
    """An outcome with its place in the source."""
    sentence = item.item.sentence
    labelled = item.lead and outcome.how != "memory"  # an approved wording is whole
    said = f"{item.lead}: {outcome.text}" if labelled else outcome.text
    text = explain(said, item.glosses)
    if item.item.announces and text.endswith("."):
        text = f"{text[:-1]}:"
    return Translated(
        text=f"- {text}" if item.item.listed or item.item.bullet else text,
        sources=((sentence.start, sentence.end),),
        how=outcome.how,
        facts=tuple(f.id for f in sheet.facts if f.sentence == sentence.index),
        checks=outcome.checks,
        section=item.item.section,
        refused=outcome.refused,
    )


def tidy(text: str) -> str:
    """One line, a capital in front, a full stop behind; a colon where more must follow."""
    text = _BREAK.sub(" ", text).strip().removeprefix("Text:").strip()
    if len(text) > 1 and text[0] == text[-1] == '"' and text.count('"') == 2:
        text = text[1:-1].strip()
    first = text.split(" ", 1)[0]
    if first.isalpha() and first.islower():
        text = text[0].upper() + text[1:]
    text = _DOUBLE_END.sub(".", text)
    announces = text.endswith(":")
    if text and (text[-1] in ":;,–-" or _OPEN.search(text[:-1])):
        text = text[:-1].rstrip()
    text = _AND.sub("", text)
    if not text or text[-1] in ".!?…" or text.endswith((".)", '."', ".”")):
        return text
    in_the_air = _OPEN.search(text) or (announces and _PREPOSITION.search(text))
    return f"{text}:" if in_the_air else f"{text}."


def _announcing(text: str, given: str) -> str:
    """A wording of what introduces a list keeps the colon that says so."""
    if given.rstrip().endswith(":") and text.endswith(".") and _PREPOSITION.search(text[:-1]):
        return f"{text[:-1]}:"
    return text


def _is_too_long(given: str) -> bool:
    words = given.split()
    return len(words) > _WORDS_AT_MOST or max(map(len, words), default=0) > _LETTERS_AT_MOST


def _limit(given: str) -> int:
    """Tokens that an honest rewording may need."""
    return min(220, 24 + 2 * len(given.split()) + len(given) // 8)

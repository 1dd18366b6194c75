"""A filled frame worded: the same preparing, drafting and gate as in a translation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from translator.audiences import Audience
from translator.drafting import fallback, translated
from translator.engines.base import Cancel, Request
from translator.errors import Cancelled
from translator.gate import judge, passes
from translator.pipeline import Translator
from translator.preparing import Prepared, explain, prepare
from translator.stories.filling import Filled
from translator.stories.frames import Channel, Settings
from translator.stories.listing import Key, announced, further, key_of, under_their_lines
from translator.stories.material import Group
from translator.stories.prose import bare, in_paragraphs, opener, smooth
from translator.stories.values import Report, StorySentence
from translator.values import Item, Plan, TermUse, Translated

_WARMTH = 0.7  # the temperature of another wording
_TRIES = 3


@dataclass(frozen=True, slots=True)
class ToWord:
    """An item that waits for its words, with its place in the story."""

    item: Prepared
    report: Report
    slot: str
    group: int


Part = StorySentence | ToWord


@dataclass(frozen=True, slots=True)
class Manner:
    """Where and how it is told: what decides the framing sentences."""

    channel: Channel
    tone: str
    seed: int


@dataclass(frozen=True, slots=True)
class Layout:
    """A story before it is worded: its parts in the order of telling.

    ``words`` are explained below the story, each with its explanation; ``terms`` say of
    which report what was done with a term.
    """

    parts: tuple[Part, ...]
    words: tuple[tuple[str, str], ...]
    terms: tuple[tuple[int, TermUse], ...]


class Wording:
    """Words stories with the drafter of a translator."""

    def __init__(self, translator: Translator, settings: Settings) -> None:
        self.translator = translator
        sections = "|".join(re.escape(t.section) for t in translator.topics.topics)
        self._neutral = re.compile(f"^(?:{sections})$", re.IGNORECASE)
        self._settings = settings
        self._quiet = settings.quiet

    def lay_out(
        self,
        filled: Filled,
        reports: Sequence[Report],
        audience: Audience,
        manner: Manner,
    ) -> Layout:
        """All parts in the order of telling; each term is explained where it first stands."""
        filled = replace(filled, slots=tuple(map(under_their_lines, filled.slots)))
        ready, words = self._prepared(filled, reports, audience)
        parts: list[Part] = []
        if manner.channel.opening:
            parts.append(StorySentence(manner.channel.opening, "frame", ""))
        number, several = 0, len(reports) > 1
        counted: set[Key] = set()
        for slot, groups, loose in zip(filled.frame.slots, filled.slots, filled.loose, strict=True):
            place = len({part.slot for part in parts if part.slot})
            shown = self._settings.neutral(slot, place) if loose and slot.openers else slot
            opened = opener(shown, manner.tone, manner.seed, several=several) if groups else ""
            if opened:
                parts.append(StorySentence(opened, "frame", slot.name))
            for group in groups:
                count = None if key_of(group) in counted else announced(group, filled.groups)
                number += 1
                if count:
                    counted.add(key_of(group))
                    heading = self.heading(count.heading)
                    parts.append(replace(count, slot=slot.name, heading=heading, paragraph=number))
                parts += self._of_group(group, ready, reports[group.report], slot.name, number)
                text = reports[group.report].sheet.update.text
                rest = further(group, filled.groups, text)
                if rest:
                    number += not group.untold
                    heading = self.heading(rest.heading)
                    parts.append(replace(rest, slot=slot.name, heading=heading, paragraph=number))
        if manner.channel.closing:
            parts.append(StorySentence(manner.channel.closing, "frame", ""))
        uses = tuple((report, use) for (report, _), one in ready.items() for use in one.uses)
        return Layout(tuple(parts), words, uses)

    def _of_group(
        self,
        group: Group,
        ready: dict[tuple[int, int], Prepared],
        report: Report,
        slot: str,
        number: int,
    ) -> Iterator[Part]:
        above = (group.above,) if group.above else ()
        for item in (*above, *group.items):
            yield ToWord(ready[group.report, item.sentence.index], report, slot, number)
        for sentence in group.said:
            heading = self.heading(sentence.heading)
            yield replace(sentence, slot=slot, heading=heading, paragraph=number)

    def _prepared(
        self, filled: Filled, reports: Sequence[Report], audience: Audience
    ) -> tuple[dict[tuple[int, int], Prepared], tuple[tuple[str, str], ...]]:
        """The items by report and sentence; a sentence explains one term, the rest stand below."""
        ready: dict[tuple[int, int], Prepared] = {}
        explained: set[str] = set()
        below: dict[str, str] = {}
        for report in reports:
            mine = [g for g in filled.groups if g.report == report.index]
            items = tuple(i for g in mine for i in (*filter(None, [g.above]), *g.items))
            for one in self.prepare(report, items, audience):
                fresh = [gloss for gloss in one.glosses if gloss[1] not in explained]
                explained.update(bracket for _, bracket in fresh)
                below |= {term: bracket.strip("()") for term, bracket in fresh[1:]}
                kept = replace(one, glosses=tuple(fresh[:1]))
                ready[report.index, one.item.sentence.index] = kept
        return ready, tuple(below.items())

    def prepare(
        self, report: Report, items: tuple[Item, ...], audience: Audience
    ) -> tuple[Prepared, ...]:
        """Items as in a translation: terms replaced or explained, what may not be seen covered."""
        plan = Plan(report.title, items, ())
        return tuple(prepare(plan, report.sheet, self.translator.glossary, audience))

    def word(
        self, parts: Sequence[Part], seed: int, cancel: Cancel
    ) -> Iterator[tuple[int, StorySentence]]:
        """Each part as a sentence, with its position; those that stand come at once.

        Raises:
            EngineError: the engine failed; what was yielded before remains good.
            Cancelled: ``cancel()`` became true.
        """
        waiting: list[tuple[int, ToWord]] = []
        for position, part in enumerate(parts):
            if isinstance(part, StorySentence):
                yield position, part
            else:
                waiting.append((position, part))
        if cancel():
            raise Cancelled("the story was cancelled")
        items = [part.item for _, part in waiting]
        for index, outcome in self.translator.drafter.word(items, seed=seed, cancel=cancel):
            position, part = waiting[index]
            made = translated(part.item, outcome, part.report.sheet)
            yield position, self._sentence(made, part)

    def _sentence(self, made: Translated, part: ToWord) -> StorySentence:
        item = part.item
        return StorySentence(
            text=made.text.removeprefix("- "),
            how=made.how,
            slot=part.slot,
            report=part.report.index,
            sources=made.sources,
            facts=made.facts,
            checks=made.checks,
            refused=made.refused,
            heading=self.heading(made.section),
            paragraph=part.group,
            listed=item.item.listed or item.item.bullet,
            evidence=replace(item.evidence, given=item.given),
            glosses=tuple(g for g in item.glosses if g[1] in made.text),
        )

    def heading(self, section: str) -> str:
        """A heading without its parts that say nothing beyond their place."""
        parts = section.split(": ")
        return ": ".join(p for p in parts if self.says_something(p))

    def says_something(self, heading: str) -> bool:
        """Whether a heading says more than where it stands, so that a story shows it."""
        bare = heading.strip(" .:[]")
        return bool(bare) and not (self._quiet.search(bare) or self._neutral.search(bare))

    def by_code(
        self, groups: Sequence[Group], reports: Sequence[Report], audience: Audience
    ) -> tuple[tuple[int, Translated], ...]:
        """Groups worded by code alone, each sentence with its report: for looking answers up."""
        found: list[tuple[int, Translated]] = []
        for report in reports:
            items = tuple(i for g in groups if g.report == report.index for i in g.items)
            found += [
                (report.index, translated(one, fallback(one, ()), report.sheet))
                for one in self.prepare(report, items, audience)
            ]
        return tuple(found)

    def reword(self, sentence: StorySentence, seed: int, cancel: Cancel) -> StorySentence:
        """Another wording that passes the gate; the same sentence when none is found.

        Raises:
            EngineError: the engine failed.
            Cancelled: ``cancel()`` became true.
        """
        if sentence.evidence is None:
            return sentence
        drafter = self.translator.drafter
        given = sentence.evidence.given
        request: Request = drafter.draft.request(
            max_tokens=24 + 3 * len(given.split()), temperature=_WARMTH, note=given
        )
        done = drafter.engine.complete([request] * _TRIES, seed=seed, cancel=cancel)
        for completion in sorted(done, key=lambda c: c.index):
            text = " ".join(completion.text.split())
            checks = judge(text, sentence.evidence)
            if completion.complete and text != bare(sentence) and passes(checks):
                worded = explain(text, sentence.glosses)
                return replace(sentence, text=worded, how="model", checks=checks)
        return sentence


def joined(sentences: Sequence[StorySentence]) -> tuple[StorySentence, ...]:
    """Worded parts as paragraphs, slot by slot, repeated subjects told once."""
    made: list[StorySentence] = []
    for slot in dict.fromkeys(s.slot for s in sentences if s.slot):
        held = [s for s in sentences if s.slot == slot]
        told = in_paragraphs([s for s in held if s.how != "frame"])
        made += [*(s for s in held if s.how == "frame"), *smooth(told)]
    opening = [s for s in sentences[:1] if not s.slot]
    closing = [s for s in sentences[1:] if not s.slot]
    return (*opening, *made, *closing)

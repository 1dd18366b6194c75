"""The plan: what this reader gets, bottom line first, and what is left out and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from translator.audiences import Audience, Topics
from translator.facts.markers import find_markers
from translator.gate.words import is_order, verb_forms
from translator.passages import lead
from translator.values import Fact, FactSheet, Item, LeftOut, Passage, Plan, Sentence

BOTTOM_LINE = "Bottom line"
_NEAR_BEST = 1.0
_FIRST = 2.5  # people say what matters in their first sentence
_BULLET = 4
_WORTH = 1.0  # a unit that scores less is left out
_ANAPHORA = re.compile(
    r"(?:and |but |so |or |however,? |also,? )?(?:it|its|this|that|these|those|they|their|them|he|she|his|her|such|"
    r"both|the (?:former|latter|same|change|issue|bug|fix|problem|feature|oversight|flaw|latter)|"
    r"then|instead|because of (?:that|this)|as a result|therefore|thus|hence|in addition|additionally|"
    r"furthermore|moreover|for example|for instance|until then|after that|unfortunately|but|however|otherwise|"
    r"if (?:it|so|not)|when (?:it|this|that)|here|there)\b",
    re.IGNORECASE,
)
_CONDITIONAL = re.compile(
    r"(?:if|when|while|unless|please|once|after|before|note)\b", re.IGNORECASE
)
_QUESTION = re.compile(r"\?\s*$")
_CODE_KINDS = {
    "path": re.compile(r"(?:^|[^\w])/?[\w.@-]+/[\w./@*-]+$|\.(?:js|ts|py|rs|php|go|css|scss|ya?ml|json|tf)$"),
    "call": re.compile(r"::|\(\)|^\w*_\w+$|^--?\w"),
    "cve": re.compile(r"^(?:CVE|GHSA|RUSTSEC)-", re.I),
    "ticket": re.compile(r"#\d+$|^[A-Z][A-Z0-9]+-\d+$"),
    "handle": re.compile(r"^@"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Unit:
    """Sentences that stand or fall together: one, and those that point back at it."""

    passage: Passage
    sentences: tuple[Sentence, ...]
    topic: str
    section: str
    score: float
    reason: str


def make_plan(sheet: FactSheet, audience: Audience, topics: Topics) -> Plan:
    """Choose and order the sentences of an update for one reader.

    Every sentence is either in ``items`` or in ``left_out``; headings are in neither, since they give
    their words to the items under them.
    """
    units = list(_units(sheet, audience, topics))
    chosen, dropped = _choose(units, audience)
    top = _bottom_line(chosen)
    items = [_item(top, top.sentences[0], BOTTOM_LINE)] if top else []
    for unit in _ordered(chosen, topics):
        items += [
            _item(unit, sentence, unit.section)
            for sentence in unit.sentences
            if not (top is unit and sentence is unit.sentences[0])
        ]
    left_out = tuple(
        sorted(
            (LeftOut(s.start, s.end, u.reason) for u in dropped for s in u.sentences),
            key=lambda out: out.start,
        )
    )
    return Plan(_title(sheet), tuple(items), left_out)


def _ordered(chosen: Sequence[_Unit], topics: Topics) -> list[_Unit]:
    """The order of the source, section by section; a list without headings is sorted by topic.

    Sentences of a running text stay where they stood: one that is moved can change what it says.
    """
    rank = {topics.get(topic).section: i for i, topic in enumerate(topics.order)}
    listed = not any(unit.passage.headings[1:] for unit in chosen)
    first: dict[str, int] = {}
    for unit in sorted(chosen, key=lambda u: u.sentences[0].index):
        first.setdefault(unit.section, rank.get(unit.section, -1) if listed else len(first))
    return sorted(chosen, key=lambda u: (first[u.section], u.sentences[0].index))


def _title(sheet: FactSheet) -> str:
    for position, passage in enumerate(sheet.passages):
        if passage.kind == "heading" and (passage.level == 1 or position == 0):
            text = passage.sentences[0].plain
            hidden = any(_overlap(passage.start, passage.end, m.start, m.end) for m in sheet.masked)
            return "" if hidden else text
    return ""


def _units(sheet: FactSheet, audience: Audience, topics: Topics) -> Iterator[_Unit]:
    facts: dict[int, list[Fact]] = {}
    for fact in sheet.facts:
        facts.setdefault(fact.sentence, []).append(fact)
    jargon: dict[int, int] = {}
    for term in sheet.terms:
        jargon[term.sentence] = jargon.get(term.sentence, 0) + (term.concept is None)
    first = True
    for passage in sheet.passages:
        if passage.kind == "heading":
            continue
        label = ""
        for group in _groups(passage):
            if len(passage.sentences) > 1 and _is_run_in_heading(group[0]):
                label, group = group[0].plain.strip(" .:[]"), group[1:]
                if not group:
                    continue
            here = replace(passage, headings=(*passage.headings, label)) if label else passage
            yield _weigh(here, group, sheet, audience, topics, facts, jargon, first=first)
            first = False


def _groups(passage: Passage) -> Iterator[tuple[Sentence, ...]]:
    """A short bullet is one group; in running text, each sentence with those that point back at it."""
    whole = passage.kind == "bullet" and len(passage.sentences) <= _BULLET
    group: list[Sentence] = []
    for sentence in passage.sentences:
        introduces = sentence.plain.endswith(":") or bool(group and group[-1].plain.endswith(":"))
        joins = (
            whole
            or _ANAPHORA.match(sentence.plain)
            or _is_run_in_heading(group[-1] if group else sentence)
        )
        if group and (introduces or not joins):
            yield tuple(group)
            group = []
        group.append(sentence)
    if group:
        yield tuple(group)


def _is_run_in_heading(sentence: Sentence) -> bool:
    """ "Solution." in front of a paragraph is its heading, not a sentence."""
    short = len(sentence.plain.split()) <= 3
    return short and bool(re.fullmatch(r"[A-Z][\w ]+[.:]|\[[\w ]+\]", sentence.plain))


def _weigh(  # noqa: PLR0913 - the sheet's indexes are made once and handed down
    passage: Passage,
    sentences: tuple[Sentence, ...],
    sheet: FactSheet,
    audience: Audience,
    topics: Topics,
    facts: dict[int, list[Fact]],
    jargon: dict[int, int],
    *,
    first: bool,
) -> _Unit:
    topic, section = _topic(passage, sentences[0], topics, _title(sheet))
    reason = _never(passage, sentences, sheet, audience, facts)
    if reason:
        return _Unit(passage, sentences, topic, section, -99.0, reason)
    weight = audience.topics.get(topic, 1.0)
    score = weight + (_FIRST if first else 0.0)
    if passage.headings and re.search(
        r"summary|tl;?dr|overview|highlight", passage.headings[-1], re.I
    ):
        score += 1.0
    for sentence in sentences:
        mine = facts.get(sentence.index, [])
        kinds = {fact.kind for fact in mine}
        score += sum(bonus for kind, bonus in audience.facts.items() if kind in kinds) / len(
            sentences
        )
        technical = (
            sum(fact.kind == "identifier" for fact in mine) + jargon.get(sentence.index, 0) / 2
        )
        score += audience.identifiers * technical / len(sentences)
    name = topics.get(topic).section.lower()
    reason = f"{name}: not what {audience.name} decides by"
    if weight >= _WORTH and score < _WORTH:
        reason = "mostly code names and technical detail"
    return _Unit(passage, sentences, topic, section, score, reason)


def _topic(passage: Passage, sentence: Sentence, topics: Topics, title: str) -> tuple[str, str]:
    """The topic, which weighs, and the section heading.

    The heading is the update's own, so that it claims nothing new; a list without headings is sorted
    under the topics' neutral ones, and running text without headings gets none.
    """
    own = [heading for heading in passage.headings if heading != title]
    of_sentence = _by_words(sentence.plain, topics)
    if of_sentence in {"thanks", "meta"}:
        return of_sentence, own[-1].rstrip(" :.") if own else ""
    # A bullet is about one thing; its later sentences ("Rolled back.") stay with the first.
    topic_id = (
        _by_words(passage.sentences[0].plain, topics) if passage.kind == "bullet" else of_sentence
    )
    topic_id = topic_id or topics.other
    for heading in (lead(passage.sentences[0].plain)[0], *reversed(own)):
        fitting = (
            t for t in topics.topics if t.heading_pattern and t.heading_pattern.search(heading)
        )
        if heading and (found := next(fitting, None)):
            topic_id = found.id
            break
    if own:
        return topic_id, own[-1].rstrip(" :.")
    return topic_id, topics.get(topic_id).section if passage.kind == "bullet" else ""


def _by_words(plain: str, topics: Topics) -> str:
    fitting = (t.id for t in topics.topics if t.word_pattern and t.word_pattern.search(plain))
    return next(fitting, "")


def _never(
    passage: Passage,
    sentences: Sequence[Sentence],
    sheet: FactSheet,
    audience: Audience,
    facts: dict[int, list[Fact]],
) -> str:
    """Why a unit cannot be in at all; empty when it can."""
    if passage.kind == "code":
        return passage.label if passage.label != "code" else "code, commands or program output"
    text = " ".join(s.plain for s in sentences)
    words = re.findall(r"[A-Za-z]{2,}", text)
    if len(words) < 2 or re.fullmatch(r"\W*(?:n/?a|none|tbd|no)\W*", text, re.I):
        return "says nothing by itself"
    label = text.rstrip(" :")
    leads = any(p.label == label and p.start > passage.start for p in sheet.passages)
    if len(sentences) == 1 and (text.rstrip().endswith(":") or leads):
        return "introduces a list; its words go with the items of the list"
    if _QUESTION.search(text) and len(sentences) == 1:
        return "a question, not a statement"
    if sum(map(str.isalpha, text)) < 0.5 * len(text.replace(" ", "")):
        return "mostly symbols, not sentences"
    withheld = _withheld(sentences, sheet, audience, facts)
    return f"names {withheld}: not for {audience.name}" if withheld else ""


def _withheld(
    sentences: Sequence[Sentence],
    sheet: FactSheet,
    audience: Audience,
    facts: dict[int, list[Fact]],
) -> str:
    for sentence in sentences:
        for masked in sheet.masked:
            inside = _overlap(sentence.start, sentence.end, masked.start, masked.end)
            if inside and masked.kind in audience.withholds:
                return {"host": "an internal host", "ip": "an internal address"}.get(
                    masked.kind, f"a personal datum ({masked.kind})"
                )
        for fact in facts.get(sentence.index, []):
            for kind, pattern in _CODE_KINDS.items():
                if (
                    fact.kind == "identifier"
                    and kind in audience.withholds
                    and pattern.search(fact.text)
                ):
                    return {"path": "files or code", "call": "code", "cve": "a vulnerability by its number",
                            "ticket": "a ticket", "handle": "a person"}[kind]  # fmt: skip
    return ""


def _overlap(start: int, end: int, other_start: int, other_end: int) -> bool:
    return start < other_end and other_start < end


def _choose(units: list[_Unit], audience: Audience) -> tuple[list[_Unit], list[_Unit]]:
    worth = [u for u in units if u.score >= _WORTH]
    if not worth:
        # A thin or very technical update: its best sentences are better than none.
        worth = sorted((u for u in units if u.score > -5), key=lambda u: -u.score)[:3]
    chosen: list[_Unit] = []
    room = audience.sentences
    for unit in sorted(worth, key=lambda u: -u.score):
        if len(unit.sentences) <= room:
            chosen.append(unit)
            room -= len(unit.sentences)
    taken = {id(u) for u in chosen}
    over = {id(u) for u in worth} - taken
    dropped = [
        replace(u, reason=f"beyond the {audience.sentences} sentences that {audience.name} gets")
        if id(u) in over
        else u
        for u in units
        if id(u) not in taken
    ]
    return chosen, dropped


def _bottom_line(chosen: Sequence[_Unit]) -> _Unit | None:
    """The first of the best units that can stand alone at the top."""
    best = max((unit.score for unit in chosen), default=0.0)
    for unit in chosen:
        plain = unit.sentences[0].plain
        words = len(plain.split())
        if (
            unit.score >= best - _NEAR_BEST
            and unit.topic not in {"timeline", "detail"}
            and unit.sentences[0] is unit.passage.sentences[0]
            and not (unit.sentences[1:] and _ANAPHORA.match(unit.sentences[1].plain))
            and 6 <= words <= 45
            and unit.passage.kind in {"paragraph", "bullet"}
            and not _ANAPHORA.match(plain)
            and not _is_fragment(plain)
            and not _CONDITIONAL.match(plain)
        ):
            return unit
    return None


def _item(unit: _Unit, sentence: Sentence, section: str) -> Item:
    prefix = ""
    if sentence is unit.sentences[0]:
        prefix = _prefix(unit.passage, sentence)
        # A heading that is shown need not be said again, unless it says how far the thing is.
        if prefix == section and not any(m.kind == "state" for m in find_markers(prefix)):
            prefix = ""
    listed = unit.passage.kind in {"bullet", "row"} and not prefix and _is_fragment(sentence.plain)
    return Item(sentence, section, prefix, listed=listed)


def _prefix(passage: Passage, sentence: Sentence) -> str:
    """The words above a bullet without which it would say something else, or nothing."""
    if passage.kind != "bullet" or lead(sentence.plain)[0]:
        return ""
    label = passage.label if 1 <= len(passage.label.split()) <= 10 else ""
    if label:
        return label
    heading = passage.headings[-1] if passage.headings else ""
    short = 1 <= len(heading.split()) <= 4 and not heading.rstrip().endswith("?")
    return heading.rstrip(" :.") if short and _is_fragment(sentence.plain) else ""


_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|do|did|can|could|will|would|should|must|may|might|"
    r"[a-z]{3,}(?:ed|es)|made|found|left|kept|held|led|sent|built|lost|(?:we|I|they|you) [a-z]+)\b|['’](?:s|re|ve|ll|d)\b",
)


def _is_fragment(plain: str) -> bool:
    """No finite verb, or an imperative: its state (done? to do?) is said by what stands above."""
    return not (_FINITE.search(plain) or _has_past(plain)) or is_order(plain)


def _has_past(plain: str) -> bool:
    """An irregular past ("made", "took") that is no other form of its verb."""
    return any(
        "VBD" in (forms := verb_forms(word)) and not forms & {"VB", "VBN"}
        for word in re.findall(r"[a-z]+", plain)
    )

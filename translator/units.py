"""Units: sentences of the update that stand or fall together, each weighed for one reader."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from translator.audiences import Audience, Topics
from translator.gate.words import is_order, verb_forms
from translator.lookup import CODE_KINDS, Lookup, look_up
from translator.passages import lead
from translator.unsaid import lists_of_names, why_never
from translator.values import FactSheet, Passage, PassageKind, Sentence

WORTH = 1.0  # a unit that scores less is left out
NEVER = -99.0
_FIRST = 2.5  # people say what matters in their first sentence
OVER = 4.0  # what went wrong, and that it is over, are the two things to know
ENDING = frozenset({"incident", "postmortem"})
_BULLET = 4
_LABEL = 4  # words at most
ANAPHORA = re.compile(
    r"(?:and |but |so |or |however,? |also,? )?"
    r"(?:it|its|this|that|these|those|they|their|them|he|she|his|her|such|both|"
    r"the (?:former|latter|same|change|issue|bug|fix|problem|feature|oversight|flaw|latter)|"
    r"then|instead|because of (?:that|this)|as a result|therefore|thus|hence|in addition|"
    r"additionally|furthermore|moreover|for example|for instance|until then|after that|"
    r"unfortunately|but|however|otherwise|since then|finally|similarly|likewise|consequently|"
    r"accordingly|nevertheless|nonetheless|meanwhile|in contrast|on the other hand|as such|also|"
    r"the (?:cost|reason|result|effect|downside|drawback|catch|consequence|exception) "
    r"(?:is|was|(?:for|of|to) (?:this|that|it))|"
    r"if (?:it|so|not)|when (?:it|this|that)|here|there)\b",
    re.IGNORECASE,
)
POINTS_BACK = re.compile(
    r"\b(?:against|of|for|to|with|by|from|on|do|did|avoid|support|address) (?:this|these|those)"
    r"(?=\s*(?:[,.;:]|$|(?:due|because|as|since|and|we|the|in)\b))"
    r"|^\w+ (?:its|their)\b|^(?:we|it|they) (?:\w+ )?also\b"
    r"|^(?:we|they) (?:have )?(?:made|did|took|do|make|take) (?:this|that|these|those|it)\b",
    re.IGNORECASE,
)
# What each kind of update is written for.
_MATTERS = {
    "adr": "decision",
    "incident": "impact",
    "postmortem": "impact",
    "release_notes": "change",
    "security_advisory": "security",
    "status_report": "progress",
    "roadmap": "next",
    "tech_debt": "risk",
}
# What introduces a list, and what holds no word ("#570").
_STANDS_APART = re.compile(r":$|^[^A-Za-z]*$")
_SUMMARY = re.compile(r"summary|tl;?dr|overview|highlight", re.IGNORECASE)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|do|did|can|could|will|would|should|must|may|might|"
    r"[a-z]{3,}ed|made|found|left|kept|held|led|sent|built|lost|(?:we|I|they|you) [a-z]+)\b"
    r"|['’](?:s|re|ve|ll|d)\b",
)


@dataclass(frozen=True, slots=True)
class Unit:
    """Sentences that stand or fall together: one, and those that point back at it.

    ``reason`` says why the unit would be left out; ``section`` is the heading it would stand under.
    """

    passage: Passage
    sentences: tuple[Sentence, ...]
    topic: str
    section: str
    score: float
    reason: str


def units_of(sheet: FactSheet, audience: Audience, topics: Topics) -> Iterator[Unit]:
    """The units of an update in its order; headings and run-in headings belong to none."""
    index = look_up(sheet)
    silent = {s.plain for s in sheet.sentences if s.index in index.addressed}
    first = True
    placed: dict[int, str] = {}
    named = lists_of_names(index)
    labelled = any(_heads_list(p, index) for p in sheet.passages if p.kind == "bullet")
    run_in = ""
    several = sum(is_run_in_heading(p, sheet.update.text) for p in sheet.passages) > 1
    for passage in sheet.passages:
        if passage.kind == "heading":
            run_in = ""
            continue
        if passage.kind != "bullet":
            placed.clear()
        label, sentences = _run_in_heading(passage, sheet.update.text)
        # Where such headings divide the text, one holds until the next.
        run_in = label = label or (run_in if several else "")
        above = (*passage.headings, label) if label else passage.headings
        here = replace(
            passage,
            headings=tuple(h for h in above if h not in silent),
            label="" if passage.label in silent else passage.label,
        )
        for group in _groups(passage.kind, sentences, index.addressed):
            reason = why_never(here, group, index, audience, named)
            unit = _weigh(here, group, index, audience, topics, reason, first=first)
            first = False
            if passage.kind == "bullet":
                # A nested bullet stays with the one that it is about, or under its label.
                section = "" if labelled and passage.level == 1 else unit.section
                unit = replace(unit, section=placed.get(passage.level - 1, section))
                placed[passage.level] = _heads_list(here, index) or unit.section
            yield unit


def _groups(
    kind: PassageKind, sentences: Sequence[Sentence], alone: frozenset[int]
) -> Iterator[tuple[Sentence, ...]]:
    """A short bullet is one group; elsewhere a sentence goes with those that point back at it."""
    whole = kind == "bullet" and len(sentences) <= _BULLET
    group: list[Sentence] = []
    for sentence in sentences:
        near = (sentence, *group[-1:])
        apart = any(_STANDS_APART.search(s.plain) or s.index in alone for s in near)
        back = ANAPHORA.match(sentence.plain) or POINTS_BACK.search(sentence.plain)
        if group and (apart or not (whole or back)):
            yield tuple(group)
            group = []
        group.append(sentence)
    if group:
        yield tuple(group)


def _run_in_heading(passage: Passage, text: str) -> tuple[str, Sequence[Sentence]]:
    """A paragraph's own heading ("**Solution.** Restore …") and the sentences under it."""
    if is_run_in_heading(passage, text):
        return passage.sentences[0].plain.strip(" .:[]"), passage.sentences[1:]
    return "", passage.sentences


def is_run_in_heading(passage: Passage, text: str) -> bool:
    """Whether a paragraph's first sentence is its heading: short, and bold or with a colon."""
    first = passage.sentences[0]
    short = len(passage.sentences) > 1 and len(first.plain.split()) <= 3
    bold = text[max(0, first.start - 2) : first.start] in {"**", "__"}
    return short and (bold or first.plain.endswith(":"))


def _weigh(  # noqa: PLR0913, PLR0917 - what is weighed, for whom, by what
    passage: Passage,
    sentences: tuple[Sentence, ...],
    index: Lookup,
    audience: Audience,
    topics: Topics,
    reason: str,
    *,
    first: bool,
) -> Unit:
    topic, section = _topic(passage, sentences[0], topics, index.title)
    if reason:
        return Unit(passage, sentences, topic, section, NEVER, reason)
    weight = audience.topics.get(topic, 1.0)
    score = weight + (_FIRST if first else 0.0)
    score += 1.0 if topic == _MATTERS.get(index.sheet.update.kind) else 0.0
    if passage.headings and _SUMMARY.search(passage.headings[-1]):
        score += 1.0
    if index.sheet.update.kind in ENDING:
        score += OVER * sum(topics.says_over(s.plain) for s in sentences) / len(sentences)
    for sentence in sentences:
        score += _of_facts(sentence, index, audience) / len(sentences)
        score += audience.identifiers * _technical(sentence, index) / len(sentences)
    name = topics.get(topic).section.lower()
    reason = f"{name}: not what {audience.name} decides by"
    if weight >= WORTH and score < WORTH:
        reason = "mostly code names and technical detail"
    return Unit(passage, sentences, topic, section, score, reason)


def is_central(unit: Unit, kind: str) -> bool:
    """Whether a unit stands where this kind of update says what it is written for."""
    summary = unit.passage.headings and _SUMMARY.search(unit.passage.headings[-1])
    return bool(summary) or unit.topic == _MATTERS.get(kind)


def _of_facts(sentence: Sentence, index: Lookup, audience: Audience) -> float:
    kinds = {fact.kind for fact in index.facts.get(sentence.index, [])}
    return sum(bonus for kind, bonus in audience.facts.items() if kind in kinds)


def _technical(sentence: Sentence, index: Lookup) -> float:
    codes = sum(
        fact.kind == "identifier" and not CODE_KINDS["ticket"].search(fact.text)
        for fact in index.facts.get(sentence.index, [])
    )
    return codes + index.jargon.get(sentence.index, 0) / 2


def _topic(passage: Passage, sentence: Sentence, topics: Topics, title: str) -> tuple[str, str]:
    """The topic, which weighs, and the section heading.

    The heading is the update's own, so that it claims nothing new; a list without headings is
    sorted under the topics' neutral ones, and running text without headings gets none.
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
    above = passage.label if passage.kind == "bullet" else ""
    for heading in (lead(passage.sentences[0].plain)[0], above, *reversed(own)):
        fitting = (
            t for t in topics.topics if t.heading_pattern and t.heading_pattern.search(heading)
        )
        if heading and (found := next(fitting, None)):
            topic_id = found.id
            break
    if own:
        return topic_id, own[-1].rstrip(" :.")
    # What a whole sentence introduces stays with it, in its order.
    sorted_in = passage.kind == "bullet" and len(passage.label.split()) <= _LABEL
    return topic_id, topics.get(topic_id).section if sorted_in else ""


def _heads_list(passage: Passage, index: Lookup) -> str:
    """The label that a bullet is, alone, over the bullets inside it, where no heading stands."""
    label = passage.sentences[0].plain.strip(" :.")
    own = [heading for heading in passage.headings if heading != index.title]
    alone = len(passage.sentences) == 1 and passage.level == 1 and not own
    inside = any(p.label == label and p.start > passage.start for p in index.sheet.passages)
    return label if alone and inside and len(label.split()) <= _LABEL else ""


def _by_words(plain: str, topics: Topics) -> str:
    fitting = (t.id for t in topics.topics if t.word_pattern and t.word_pattern.search(plain))
    return next(fitting, "")


def is_fragment(plain: str) -> bool:
    """No finite verb, or an imperative: its state (done? to do?) is said by what stands above."""
    return not (_FINITE.search(plain) or _has_past(plain)) or is_order(plain)


def _has_past(plain: str) -> bool:
    """An irregular past ("made", "took") that is no other form of its verb."""
    return any(
        "VBD" in (forms := verb_forms(word)) and not forms & {"VB", "VBN"}
        for word in re.findall(r"[a-z]+", plain)
    )

"""The ledger: what became of every fact of the sheet for one reader.

A fact counts as said only where a sentence made of its own sentence holds it by kind and value (or
in words that the gate takes as the same), or where a heading that is shown does. What the plan, the
screen or the author took out is left out on purpose, with the reason. Whatever is left over is
unaccounted for: a defect, and shown as one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

from translator.compose import BOTTOM_LINE
from translator.facts.extract import Found, facts_in
from translator.gate.paraphrases import FREE, kept, said_otherwise
from translator.gate.words import is_content, lemmas, tokens
from translator.marks import BY_AUTHOR
from translator.outline import heading_words, under
from translator.plain import plain_words
from translator.screen.references import find_tickets
from translator.values import Accounted, Fact, Ledger, Span, Translated, Translation

HIDDEN = "[hidden]"
NOTHING_TOLD = "a heading, and nothing under it is told"
LINKING = "a linking word, which may go when a sentence is worded anew"
# Families whose words mean the same wherever they stand.
_WORDED = frozenset("obligation state environment scope direction condition cause".split())
_LETTER_BY_LETTER = frozenset({"name", "identifier", "quoted"})


def account(translation: Translation) -> Ledger:
    """What became of each fact, in the order of the sheet."""
    book = _Book(translation)
    return Ledger(tuple(book.of(fact) for fact in translation.sheet.facts))


def in_words(ledger: Ledger) -> str:
    """One line: "31 of 31 facts accounted for: 22 said, 9 left out on purpose"."""
    total, lost = len(ledger.facts), [f.fact for f in ledger.facts if f.fate == "unaccounted"]
    if not total:
        return "The update states no facts"
    line = (
        f"{total - len(lost)} of {total} facts accounted for: "
        f"{ledger.count('said')} said, {ledger.count('left_out')} left out on purpose"
    )
    return f"{line}; not accounted for: {', '.join(lost)}" if lost else line


def what_marks_did(translation: Translation, reader: str) -> tuple[str, ...]:
    """Remarks for the author: each mark that could not be followed, and what left with another."""
    marks = translation.marks
    fates = {one.fact: one for one in account(translation).facts}
    of = {fact.id: fact.sentence for fact in translation.sheet.facts}
    remarks = [
        f"{fact} must be said, but {reader} does not get it: {fates[fact].reason}."
        for fact in marks.must
        if fates[fact].fate != "said"
    ]
    for fact in marks.leave_out:
        along = [f for f, s in of.items() if s == of[fact] and f not in marks.leave_out]
        if along:
            remarks.append(
                f"{', '.join(along)} left with {fact}: only whole sentences are left out."
            )
        if fates[fact].fate == "said":
            remarks.append(f"{fact} was to be left out, but {reader} still gets it.")
        elif _opens(translation, of[fact]):
            remarks.append(
                f"The sentence of {fact} opened its passage; the rest of it is told without it: "
                "read whether it can stand alone."
            )
    return tuple(remarks)


def _opens(translation: Translation, index: int) -> bool:
    """Whether a sentence stood first among others that are told without it."""
    for passage in translation.sheet.passages:
        first, *rest = passage.sentences
        if first.index == index and passage.kind != "heading":
            spans = {span for sentence in translation.sentences for span in sentence.sources}
            return any((s.start, s.end) in spans for s in rest)
    return False


class _Book:
    """One translation, indexed by what the account of a fact needs."""

    def __init__(self, translation: Translation) -> None:
        self.translation = translation
        self.sheet = translation.sheet
        self.under = under(self.sheet)
        self.plain = {sentence.index: sentence for sentence in self.sheet.sentences}
        self.spans = {(f.start, f.end) for f in self.sheet.facts if f.kind == "range"}
        self.rank = _ranks(self.sheet.facts, self.spans)
        self.said = [
            (position, sentence)
            for position, sentence in enumerate(translation.sentences)
            if sentence.how != "context"
        ]

    def of(self, fact: Fact) -> Accounted:
        """The account of one fact."""
        own = self._made_of(fact.start, fact.end)
        holding = [i for i, made in own if self._holds(fact, made.text)]
        if holding:
            return Accounted(fact.id, "said", tuple(holding))
        if fact.sentence in self.under:
            above = self._above(fact)
            if above is not None:
                return above
        reason = self._reason(fact, covered=any(HIDDEN in made.text for _, made in own))
        if reason:
            return Accounted(fact.id, "left_out", (), reason)
        if own and (fact.kind, fact.value) in FREE:
            return Accounted(fact.id, "left_out", (), LINKING)
        lost = "its sentence is told without it" if own else "its words stand nowhere"
        return Accounted(fact.id, "unaccounted", tuple(i for i, _ in own), lost)

    def _holds(self, fact: Fact, text: str) -> bool:
        """Whether a text says a fact: kind and value, or the words that code put for it."""
        if self.rank.get(fact.id, 1) <= _tally(facts_in(text))[_key(fact, self.spans)]:
            return True
        there = {form for word in tokens(text) for form in lemmas(word)}
        if fact.kind in _LETTER_BY_LETTER and _words_in(fact.text, there, text):
            return True
        if fact.kind in _WORDED and _times(fact.text, text) >= self.rank.get(fact.id, 1):
            return True
        own = self.plain.get(fact.sentence)
        source = own.plain if own else ""
        if said_otherwise(fact.kind, fact.value, text) or kept(fact.kind, fact.value, text, source):
            return True
        instead = [
            use.said
            for use in self.translation.terms
            if use.action in {"replace", "forbid"} and use.start < fact.end and fact.start < use.end
        ]
        sentence = self.plain.get(fact.sentence)
        if sentence is not None and fact.start in sentence.offsets:
            start = sentence.offsets.index(fact.start)
            instead.append(_plainly(sentence.plain, fact, start))
        return any(_words_in(words, there, text) for words in instead if words)

    def _made_of(self, start: int, end: int) -> list[tuple[int, Translated]]:
        return [
            (i, made)
            for i, made in self.said
            if any(a < end and start < b for a, b in made.sources)
        ]

    def _above(self, fact: Fact) -> Accounted | None:
        """The account of a fact that stands in a heading or above a list."""
        words, title = heading_words(self.plain[fact.sentence].plain), self.translation.title
        first = fact.sentence == min(self.under)
        if title and (words == heading_words(title) or (first and self._holds(fact, title))):
            return Accounted(fact.id, "said", (), "in the title")
        if self._by_author(fact):
            return None
        places = [self.plain[index] for index in self.under[fact.sentence]]
        below = [pair for place in places for pair in self._made_of(place.start, place.end)]
        headed = [
            i
            for i, m in below
            if m.section != BOTTOM_LINE
            and (_heads(words, m.section) or self._holds(fact, m.section))
        ]
        if headed:
            return Accounted(fact.id, "said", tuple(dict.fromkeys(headed)), "in the heading")
        prefixed = [
            i
            for i, made in below
            if made.text.removeprefix("- ").lower().startswith(words.lower())
            and self._holds(fact, made.text)
        ]
        if prefixed:
            return Accounted(fact.id, "said", tuple(dict.fromkeys(prefixed)))
        if below and not (hidden := self._hidden(fact)):
            told = tuple(dict.fromkeys(i for i, _ in below))
            return Accounted(
                fact.id, "unaccounted", told, "what stands under it is told without it"
            )
        reason = hidden if below else self._reason(fact, covered=False)
        return Accounted(fact.id, "left_out", (), reason or NOTHING_TOLD)

    def _hidden(self, fact: Fact) -> str:
        """Why the heading of a fact is not shown as it stands: it holds what the screen covers."""
        sentence = self.plain[fact.sentence]
        for masked in self.sheet.masked:
            if masked.start < fact.end and fact.start < masked.end:
                return f"hidden: {masked.kind}"
        for masked in self.sheet.masked:
            if masked.start < sentence.end and sentence.start < masked.end:
                return f"its heading holds something hidden: {masked.kind}"
        tickets = {sentence.plain[a:b] for a, b in find_tickets(sentence.plain)}
        return "a ticket, named in general words" if fact.text in tickets else ""

    def _reason(self, fact: Fact, *, covered: bool) -> str:
        for masked in self.sheet.masked:
            if covered and masked.start < fact.end and fact.start < masked.end:
                return f"hidden: {masked.kind}"
        covering = [
            out
            for out in self.translation.left_out
            if out.start < fact.end and fact.start < out.end
        ]
        if not covering:
            return ""
        reason = min(covering, key=lambda out: out.end - out.start).reason
        if reason != BY_AUTHOR or fact.id in self.translation.marks.leave_out:
            return reason
        marked = self._by_author(fact)
        return f"{BY_AUTHOR} with {', '.join(marked)}" if marked else reason

    def _by_author(self, fact: Fact) -> list[str]:
        """The facts of the same sentence that the author left out."""
        out = self.translation.marks.leave_out
        return [f.id for f in self.sheet.facts if f.sentence == fact.sentence and f.id in out]


_Key = tuple[str, str, bool]


def _key(fact: Fact, ranges: set[Span]) -> _Key:
    """Kind and value; a duration that a range implies ("14:02-14:49") is not one that is stated."""
    implied = fact.kind != "range" and (fact.start, fact.end) in ranges
    return fact.kind, fact.value.lower(), implied


def _ranks(facts: Sequence[Fact], ranges: set[Span]) -> dict[str, int]:
    """Which of the equal facts of its sentence each one is, from 1."""
    seen: Counter[tuple[int, _Key]] = Counter()
    ranks = {}
    for fact in facts:
        key = (fact.sentence, _key(fact, ranges))
        seen[key] += 1
        ranks[fact.id] = seen[key]
    return ranks


def _tally(found: Sequence[Found]) -> Counter[_Key]:
    ranges = {(start, end) for kind, _, start, end in found if kind == "range"}
    return Counter(
        (kind, value.lower(), kind != "range" and (start, end) in ranges)
        for kind, value, start, end in found
    )


def _heads(words: str, section: str) -> bool:
    """Whether a section stands under some words, alone or among the headings above it."""
    return f": {words}: " in f": {heading_words(section)}: "


def _plainly(plain: str, fact: Fact, start: int) -> str:
    """What the table of plain words says for a fact's words; empty where it leaves them alone."""
    before, after = re.findall(r"\S+|\s+", plain), re.findall(r"\S+|\s+", plain_words(plain))
    end, place, changed = start + len(fact.text), 0, False
    said: list[str] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            for word in before[a:b]:
                said += [word] if start <= place < end else []
                place += len(word)
            continue
        length = len("".join(before[a:b]))
        if place < end and start < place + length:
            changed = True
            said += after[c:d]
        place += length
    return "".join(said).strip(" ,.;:") if changed else ""


def _times(words: str, text: str) -> int:
    exact = re.escape(" ".join(words.split()))
    return len(re.findall(rf"(?<!\w){exact}(?!\w)", text, re.IGNORECASE))


def _words_in(words: str, there: set[str], text: str) -> bool:
    """Whether a text has some words, each in any of its forms."""
    if _times(words, text):
        return True
    content = [word for word in tokens(words) if is_content(word)]
    return bool(content) and all(lemmas(word) & there for word in content)

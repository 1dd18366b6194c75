"""The ledger: what became of every fact of the sheet for one reader.

A fact counts as said only where a sentence made of its own sentence holds it by kind and value, or
where a heading that is shown does. What the plan, the screen or the author took out is left out on
purpose, with the reason. Whatever is left over is unaccounted for: a defect, and shown as one.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from translator.compose import BOTTOM_LINE
from translator.facts.extract import facts_in
from translator.gate.words import is_content, lemmas, tokens
from translator.marks import BY_AUTHOR
from translator.outline import heading_words, under
from translator.plain import plain_words
from translator.screen import PERSONAL, SECRETS
from translator.values import Accounted, Fact, Ledger, Translated, Translation

NOTHING_TOLD = "a heading, and nothing under it is told"
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
    return tuple(remarks)


class _Book:
    """One translation, indexed by what the account of a fact needs."""

    def __init__(self, translation: Translation) -> None:
        self.translation = translation
        self.sheet = translation.sheet
        self.under = under(self.sheet)
        self.plain = {sentence.index: sentence for sentence in self.sheet.sentences}
        self.said = [
            (position, sentence)
            for position, sentence in enumerate(translation.sentences)
            if sentence.how != "context"
        ]

    def of(self, fact: Fact) -> Accounted:
        """The account of one fact."""
        own = self._made_of(fact.sentence)
        holding = [i for i, made in own if self._holds(fact, made)]
        if holding:
            return Accounted(fact.id, "said", tuple(holding))
        if fact.sentence in self.under:
            above = self._above(fact)
            if above is not None:
                return above
        reason = self._reason(fact, told=bool(own))
        if reason:
            return Accounted(fact.id, "left_out", (), reason)
        lost = "its sentence is told without it" if own else "its words stand nowhere"
        return Accounted(fact.id, "unaccounted", tuple(i for i, _ in own), lost)

    def _holds(self, fact: Fact, made: Translated) -> bool:
        """Whether a sentence says a fact: kind and value, or the words that code put for it."""
        value = fact.value.lower()
        if any(f[0] == fact.kind and f[1].lower() == value for f in facts_in(made.text)):
            return True
        there = {form for word in tokens(made.text) for form in lemmas(word)}
        if fact.kind in _LETTER_BY_LETTER and _words_in(fact.text, there, made.text):
            return True
        instead = [
            use.said
            for use in self.translation.terms
            if use.action in {"replace", "forbid"} and use.start < fact.end and fact.start < use.end
        ]
        sentence = self.plain[fact.sentence]
        if fact.start in sentence.offsets:
            start = sentence.offsets.index(fact.start)
            instead.append(_plainly(sentence.plain, fact, start))
        return any(_words_in(words, there, made.text) for words in instead if words)

    def _made_of(self, index: int) -> list[tuple[int, Translated]]:
        sentence = self.plain[index]
        return [
            (i, made)
            for i, made in self.said
            if any(start < sentence.end and sentence.start < end for start, end in made.sources)
        ]

    def _above(self, fact: Fact) -> Accounted | None:
        """The account of a fact that stands in a heading or above a list."""
        words = heading_words(self.plain[fact.sentence].plain)
        if words == heading_words(self.translation.title):
            return Accounted(fact.id, "said", (), "in the title")
        if self._by_author(fact):
            return None
        below = [
            (i, made) for index in self.under[fact.sentence] for i, made in self._made_of(index)
        ]
        headed = [i for i, m in below if m.section != BOTTOM_LINE and _heads(words, m.section)]
        if headed:
            return Accounted(fact.id, "said", tuple(dict.fromkeys(headed)), "in the heading")
        prefixed = [
            i
            for i, made in below
            if made.text.removeprefix("- ").lower().startswith(words.lower())
            and self._holds(fact, made)
        ]
        if prefixed:
            return Accounted(fact.id, "said", tuple(dict.fromkeys(prefixed)))
        if below:
            return Accounted(
                fact.id,
                "unaccounted",
                tuple(dict.fromkeys(i for i, _ in below)),
                "what stands under it is told without it",
            )
        return Accounted(fact.id, "left_out", (), self._reason(fact, told=False) or NOTHING_TOLD)

    def _reason(self, fact: Fact, *, told: bool) -> str:
        for masked in self.sheet.masked:
            inside = masked.start < fact.end and fact.start < masked.end
            if told and inside and masked.kind in SECRETS | PERSONAL:
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


def _words_in(words: str, there: set[str], text: str) -> bool:
    """Whether a text has some words, each in any of its forms."""
    exact = re.escape(" ".join(words.split()))
    if re.search(rf"(?<!\w){exact}(?!\w)", text, re.IGNORECASE):
        return True
    content = [word for word in tokens(words) if is_content(word)]
    return bool(content) and all(lemmas(word) & there for word in content)

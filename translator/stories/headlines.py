"""Headlines made of one place of the source each, so that none says more than it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from translator.facts.extract import facts_in
from translator.facts.markers import find_markers
from translator.gate.whole import new_in
from translator.stories.material import points_back
from translator.stories.values import Figure, Headline, Report, StorySentence
from translator.units import is_fragment

_LONGEST, _AT_MOST = 14, 22  # words; the second where nothing shorter stands alone
_MOST = 5
_SOFT = {"certainty", "obligation", "negation", "condition"}
_NEWS = set("money percentage number duration date direction state".split())
_STATE = {"certainty", "obligation", "negation", "condition", "state"}
_WEEKDAY = re.compile(r"\b(?:on )?((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b")
_CLAUSE = re.compile(r";\s|\s[–—]\s")
_WISH = re.compile(r"(?:I|As an?)\b")
_LABELLED = re.compile(r"^[A-Z][\w ]{0,24}:\s")
_BRACKET = re.compile(r" ?\([^()]*\)")
_HARD_TO_READ = re.compile(r"[`<>{}\[\]_|=]|https?:|[a-z][\w-]*\.\w+\.\w|\bNote\b")


def headlines(
    reports: Sequence[Report],
    sentences: Sequence[StorySentence],
    figures: Sequence[Figure],
) -> tuple[Headline, ...]:
    """Up to five headlines, the best first; empty when nothing can stand alone.

    A headline is a sentence of the story, a whole clause of it, two figures of one sentence, or the
    update's own title. Those that need no explanation come first, then those with news in them.
    Nothing that makes a sentence less sure is cut away.
    """
    told = [s for s in sentences if s.how != "frame" and s.report is not None]
    sources = {r.index: _source(r, told) for r in reports}
    found: dict[str, Headline] = {}
    jargon = {surface.lower() for s in told for surface, _ in s.glosses}
    figured = (*_of_figures(told, figures), *_of_titles(reports))
    options = (*_of_sentences(told, _LONGEST), *figured)
    options = options or tuple(_of_sentences(told, _AT_MOST))

    def rank(headline: Headline) -> tuple[bool, int]:
        """News in plain words, then the update's title, then what needs words explained."""
        lower = headline.text.lower()
        news = sum(kind in _NEWS for kind, *_ in facts_in(headline.text))
        titled = 1 if headline.how == "title" else 0
        repeats = bool(told) and lower == told[0].text.rstrip(" .").lower()
        return any(word in lower for word in jargon), repeats - min(news, 2) - titled

    for headline in sorted(options, key=rank):
        text = headline.text
        if text.lower() not in {known.lower() for known in found} and not new_in(
            text, sources[headline.report]
        ):
            found[text] = headline
    return tuple(found.values())[:_MOST]


def _source(report: Report, told: Sequence[StorySentence]) -> str:
    own = " ".join(s.text for s in told if s.report == report.index)
    return f"{report.title}\n{report.sheet.update.text}\n{own}"


def _of_sentences(told: Sequence[StorySentence], longest: int) -> Iterator[Headline]:
    """Whole sentences and clauses; those under a heading of the update after those under none."""
    for under in (False, True):
        for sentence in told:
            if (
                sentence.listed
                or is_fragment(sentence.text)
                or points_back(sentence.text)
                or bool(sentence.heading) is not under
            ):
                continue
            if any(m.kind in _STATE for m in find_markers(sentence.heading)):
                continue
            text = _short(sentence, longest)
            if text:
                yield Headline(text, "sentence", sentence.report or 0, sentence.sources)


def _short(sentence: StorySentence, longest: int) -> str:
    """The sentence, or its first clause, as a headline; empty when that cannot be."""
    text = sentence.text
    for _, bracket in sentence.glosses:
        text = text.replace(f" {bracket}", "")
    whole = text.rstrip(" .")
    clause = _CLAUSE.split(whole)[0]
    for candidate in (whole, clause):
        rest = whole[len(candidate) :]
        words = candidate.split()
        if (
            4 <= len(words) <= longest
            and not any(m.kind in _SOFT for m in find_markers(rest))
            and not _LABELLED.match(candidate)
            and not _WISH.match(candidate)
            and not _HARD_TO_READ.search(candidate)
            and not re.search(r"[.!?]\s", candidate)
            and candidate[0].isupper()
        ):
            return candidate
    return ""


def _of_figures(told: Sequence[StorySentence], figures: Sequence[Figure]) -> Iterator[Headline]:
    """A duration and a weekday of one plain clause ("38 minutes on Wednesday"), and changes."""
    for sentence in told:
        clause = _BRACKET.sub("", _CLAUSE.split(sentence.text)[0])
        if any(m.kind in _SOFT for m in find_markers(clause)):
            continue
        day = _WEEKDAY.search(clause)
        lasted = next((clause[a:b] for k, _, a, b in facts_in(clause) if k == "duration"), "")
        if day and lasted and f"for {lasted}" in clause:
            said = f"{lasted[0].upper()}{lasted[1:]} on {day[1]}"
            yield Headline(said, "figures", sentence.report or 0, sentence.sources)
    for figure in figures:
        if figure.shape == "change" and not any(m.kind in _SOFT for m in find_markers(figure.said)):
            said = f"From {figure.compared} to {figure.text}"
            yield Headline(said, "figures", figure.report, figure.sources)


def _of_titles(reports: Sequence[Report]) -> Iterator[Headline]:
    for report in reports:
        if report.title:
            yield Headline(report.title, "title", report.index, ())

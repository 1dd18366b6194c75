"""Headlines made of one place of the source each, so that none says more than it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from translator.facts.extract import facts_in
from translator.facts.markers import find_markers
from translator.gate.whole import new_in
from translator.stories.leaning import points_back
from translator.stories.values import Figure, Headline, Report, StorySentence
from translator.units import is_fragment

_COUNTS = {"frame", "template"}  # what code says of the story or of its source
_LONGEST, _AT_MOST = 14, 22  # words; the second where nothing shorter stands alone
_MOST = 5
_SOFT = {"certainty", "obligation", "negation", "condition"}
_NEWS = set("money percentage number duration date direction state".split())
_STATE = {"certainty", "obligation", "negation", "condition", "state"}
_WEEKDAY = re.compile(r"\b(?:on )?((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b")
_END = re.compile(r"(?<=[a-z)]\.)\s(?=[A-Z])")
_CLAUSE = re.compile(r";\s|\s[–—]\s")
_WISH = re.compile(r"(?:I|As an?)\b")
_LABELLED = re.compile(r"^[A-Z][\w ]{0,24}:\s")
_AHEAD = re.compile(
    r"goal|future|vision|\bnext\b|plan|propos|wish|roadmap|backlog|solution|alternative|option|"
    r"consider|reject|acceptance|milestone|expect|to.?do|\baction|recommend|outcome|deliverable|"
    r"criteria|requirement|user stor|\bif\b",
    re.IGNORECASE,
)
_HAPPENED = re.compile(
    r"\b(?:announces?|"
    r"restored|rolled back|resolved|reverted|moved|finished|completed|released|published|"
    r"fixe[sd]|hired|approved|decided|replaced?|affected|lost|failed|unavailable|not available|"
    r"could not|can now|now|no longer|stopped|deleted|exposed|broke|blocked|back online)\b",
    re.IGNORECASE,
)
_WEAK = re.compile(
    r"(?:we (?:discussed|considered|looked|received)|"
    r"an? (?:issue|incident|problem) was|first |can |"
    r"(?:since|following|after|once|until) (?:then|that|this)|then |the cost is|"
    r"there (?:is|are|was|were)|"
    r"the (?:following|setup|first|second|final|remaining|other)\b|"
    r"example|please|note|in (?:order|addition)|"
    r".{0,40}\b(?:is (?:fairly|very|quite)|has (?:various|many|several|some))\b)",
    re.IGNORECASE,
)
_LEANS = re.compile(
    r"\b(?:also|too|as well|therefore|thus|hence|however|instead|this|these|those|such|another|"
    r"latter|former|remaining|above|below|here)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\s(?:that|which|who|where|when|because|if)\s")
_NUMBERED = re.compile(r"^(?:ADR[ -]?)?#?\d{1,4}(?:[.):]| -)\s+(?=[A-Z])")
_DATED = re.compile(
    r"\b(?:week(?:ly)?|sprint|month|day|release|version|v|status|report|update|summary|notes?|"
    r"January|February|March|April|May|June|July|August|September|October|November|December)\b|"
    r"\d\w*",
    re.IGNORECASE,
)
_LINKED = re.compile(r"\[([\w.-]+)\]")
_BRACKET = re.compile(r" ?\([^()]*\)")
_HARD_TO_READ = re.compile(r"[`<>{}\[\]_|=]|https?:|[a-z][\w-]*\.\w+\.\w|\bNote\b")


def headlines(
    reports: Sequence[Report],
    sentences: Sequence[StorySentence],
    figures: Sequence[Figure],
) -> tuple[Headline, ...]:
    """Up to five headlines, the best first; empty when nothing can stand alone.

    A headline is a sentence of the story, a whole clause of it, two figures of one sentence, or the
    update's own title. First come a figure with what it compares with, what changed, and how things
    stand, in words that need no explanation. Nothing that makes a sentence less sure is cut away,
    and what stands under a heading of plans, options or wishes is no headline.
    """
    told = [s for s in sentences if s.how not in _COUNTS and s.report is not None]
    sources = {r.index: _source(r, told) for r in reports}
    found: dict[str, Headline] = {}
    jargon = {surface.lower() for s in told for surface, _ in s.glosses}
    figured = (*_of_figures(told, figures), *_of_titles(reports))
    options = (*_of_sentences(told, _LONGEST), *figured)
    options = options or tuple(_of_sentences(told, _AT_MOST))

    first = told[0].text.rstrip(" .").lower() if told else ""

    def rank(headline: Headline) -> float:
        return -_weight(headline, jargon, repeats=headline.text.lower() == first)

    for headline in sorted(options, key=rank):
        text = headline.text
        if text.lower() not in {known.lower() for known in found} and not new_in(
            text, sources[headline.report]
        ):
            found[text] = headline
    strong = [h for h in found.values() if not _WEAK.match(h.text)]
    return tuple(strong or found.values())[:_MOST]


def _weight(headline: Headline, jargon: Iterable[str], *, repeats: bool) -> float:
    """How much a headline tells, about -5 to 5."""
    text, lower = headline.text, headline.text.lower()
    weight = {"figures": 3.5, "title": 3.0, "sentence": 2.0}[headline.how]
    if headline.how == "sentence":
        weight += 0.4 * min(2, sum(kind in _NEWS for kind, *_ in facts_in(text)))
        weight += 1.2 if _HAPPENED.search(text) else 0.0
        weight -= 0.5 if len(text.split()) > _LONGEST else 0.0
    weight -= 2.0 if _WEAK.match(text) else 0.0
    weight -= 1.5 if any(word in lower for word in jargon) else 0.0
    return weight - (1.5 if repeats else 0.0)


def plain_title(title: str) -> str:
    """The update's own title without its number; empty where nothing but numbers is left."""
    bare = _NUMBERED.sub("", title).strip()
    return bare if re.search(r"[A-Za-z]{3,}", _DATED.sub("", bare)) else ""


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
                or is_fragment(_RELATIVE.split(sentence.text)[0])
                or points_back(sentence.text)
                or _AHEAD.search(sentence.heading)
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
    whole = _LINKED.sub(r"\1", text).rstrip(" .")
    sentence_alone = _END.split(whole)[0].rstrip(" .")
    for candidate in (whole, _CLAUSE.split(whole)[0], sentence_alone):
        rest = whole[len(candidate) :]
        words = candidate.split()
        if (
            4 <= len(words) <= longest
            and not any(m.kind in _SOFT for m in find_markers(rest))
            and not _LABELLED.match(candidate)
            and not _WISH.match(candidate)
            and not _LEANS.search(candidate)
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
        title = plain_title(report.title) or report.title
        if title:
            yield Headline(title, "title", report.index, ())

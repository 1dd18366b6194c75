"""What stands under "Words used here": background to words that the sentences leave unexplained.

Entries of the glossary first. Then one line each for what no entry explains: words that come from
code, which a reader need not understand, and names that the update itself does not explain, which
are said to be just that. Nothing is guessed about either.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from translator.audiences import Audience
from translator.glossary.acronyms import defined_in
from translator.glossary.candidates import knows_technical_words
from translator.glossary.check import sentence_of
from translator.glossary.grammar import is_function_word, kinds
from translator.glossary.load import Glossary
from translator.glossary.match import Matcher
from translator.glossary.schema import Concept
from translator.glossary.unknown import LISTED, find_unknown
from translator.glossary.unknown_rarity import frequency
from translator.glossary.unknown_shapes import opens
from translator.values import FactSheet, Sentence, Span, TermMatch, TermUse, Translated

WORDS = "Words used here"
TECHNICAL = (
    "a technical name (code, file or system), kept as written",
    "technical names (code, files or systems), kept as written",
)
"""What is said of one word that comes from code, and of several."""
UNEXPLAINED = "Names that the update does not explain"
NAMED_AT_MOST = 6
"""How many words one of the two lines names at most: those met most often."""

_CODE = re.compile(
    r"\w_\w|::|\(\)$|^[$]\w|^[a-z][a-z0-9]*(?:[A-Z][a-z0-9]+){2,}$"
    r"|\w\.(?:ya?ml|json|toml|ini|conf|cfg|env|xml|csv|sql|sh|ps1|py|jsx?|tsx?|rs|rb|java|php|md)$"
    r"|^\.env$"
)
_PART = re.compile(r"[\w.$:-]*\w(?:\(\))?")
_SHORTEST = 5
_MIXED = re.compile(r"(?=.*[A-Za-z])(?=.*\d)[\w.-]{4,}$")


def background(  # noqa: PLR0913, PLR0917 - what was told, to whom, from what, by which glossary
    sheet: FactSheet,
    uses: Sequence[TermUse],
    told: Sequence[Translated],
    audience: Audience,
    glossary: Glossary,
    matcher: Matcher,
) -> Iterator[Translated]:
    """The lines under "Words used here", each of origin "context"; none when nothing was told."""
    yield from _from_glossary(uses, told, audience.id, glossary)
    yield from unexplained(sheet, told, audience, glossary, matcher)


def unexplained(
    sheet: FactSheet,
    told: Sequence[Translated],
    audience: Audience,
    glossary: Glossary,
    matcher: Matcher,
) -> Iterator[Translated]:
    """The lines on words that no entry explains: those from code, and names."""
    if knows_technical_words(glossary, audience):
        return
    code, names = _unknown(sheet, told, matcher)
    if code:
        yield _line(f"{', '.join(code)}: {TECHNICAL[len(code) > 1]}.", code.values())
    if names and not audience.outside:
        yield _line(f"{UNEXPLAINED}: {', '.join(names)}.", names.values())


def names_to_explain(
    sheet: FactSheet, told: Sequence[Translated], audience: Audience, matcher: Matcher
) -> str:
    """What the author should know before a reader outside meets names that nothing explains."""
    names = _unknown(sheet, told, matcher)[1] if audience.outside else {}
    if not names:
        return ""
    return (
        f"{UNEXPLAINED}: {', '.join(names)}. Say what they are, or add them to the glossary, "
        f"if {audience.name} do not know them."
    )


def _from_glossary(
    uses: Sequence[TermUse], told: Sequence[Translated], audience: str, glossary: Glossary
) -> Iterator[Translated]:
    """General context for terms that the output uses and nowhere explains."""
    text = " ".join(s.text for s in told).lower()
    explained = {u.concept for u in uses if u.action in {"gloss", "replace", "forbid"}}
    listed: set[str] = set()
    for use in uses:
        if use.concept is None or use.how == "semantic" or use.concept in explained | listed:
            continue
        concept = glossary.get(use.concept)
        kept = concept.policy_for(audience) == "keep" or concept.status == "proposed"
        if not kept and use.surface.lower() in text:
            listed.add(use.concept)
            yield _line(f"{use.surface}: {_explained(concept)}", [(use.start, use.end)])


def _explained(concept: Concept) -> str:
    definition = concept.definition[0].upper() + concept.definition[1:]
    return f"{definition} In general: {concept.impact}" if concept.impact else definition


def _unknown(
    sheet: FactSheet, told: Iterable[Translated], matcher: Matcher
) -> tuple[dict[str, Span], dict[str, Span]]:
    """Words from code and names that the told sentences use, each with its place in the update."""
    text = sheet.update.text
    spelled = defined_in(text)
    coded = frozenset(_coded(sheet.sentences))
    code: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for one in told:
        sentence = sentence_of(one.text.removeprefix("- "))
        for match in _unexplained(sentence, matcher):
            surface = match.surface
            if _is_person(surface, text):
                continue
            written = surface in coded and not kinds(surface.lower())
            if written or _CODE.search(surface) or _is_system(surface):
                code[surface] += 1
            elif surface not in spelled and _is_name(match, sentence.plain):
                names[surface] += 1
    return _placed(code, text), _placed(names, text)


def _unexplained(sentence: Sentence, matcher: Matcher) -> Iterator[TermMatch]:
    known = [(match.plain_start, match.plain_end) for match in matcher.find(sentence)]
    open_ones = (span for span, _ in matcher.undecided(sentence))
    yield from find_unknown(sentence, (*known, *open_ones, *matcher.non_terms(sentence)))


def _coded(sentences: Iterable[Sentence]) -> Iterator[str]:
    """What the update itself writes as code, and the parts of it."""
    for sentence in sentences:
        for start, end in sentence.code:
            yield sentence.plain[start:end]
            yield from _PART.findall(sentence.plain[start:end])


def _is_person(surface: str, text: str) -> bool:
    """Whether a word is the name that somebody goes by, which says nothing of a system."""
    handle = re.escape(surface)
    return bool(re.search(rf"@{handle}\b|\]\(https://github\.com/{handle}/?\)", text))


def _is_system(surface: str) -> bool:
    """Whether small letters are a name of something: "kube-system", "publicapi", no word at all."""
    parts = surface.split("-")
    if not surface.islower() or len(surface) < _SHORTEST:
        return False
    if len(parts) == 1:
        return surface.isalpha() and not frequency(surface) and not kinds(surface)
    return any(len(part) > 1 and not kinds(part) and not is_function_word(part) for part in parts)


def _is_name(match: TermMatch, plain: str) -> bool:
    """Whether an unknown word is written as a name rather than as a word of some trade."""
    surface = match.surface
    if match.score <= LISTED or kinds(surface.lower()):
        return False
    capital = opens(plain, match.plain_start) and surface == surface.capitalize()
    if capital and frequency(surface.lower()) > 0:
        return False
    return any(char.isupper() for char in surface) or bool(_MIXED.match(surface))


def _placed(found: Counter[str], text: str) -> dict[str, Span]:
    """The commonest first; left aside is what the update does not write so, and what is a part.

    "insert_many" needs no place beside "SmallVec::insert_many", nor "Cortext-owned" beside
    "Cortext".
    """
    places: dict[str, Span] = {}
    for surface, _ in sorted(found.items(), key=lambda one: -one[1]):
        start = text.find(surface)
        longer = any(surface in other for other in found if other != surface)
        part = longer if _CODE.search(surface) else surface.partition("-")[0] in places
        if start >= 0 and not part and len(places) < NAMED_AT_MOST:
            places[surface] = (start, start + len(surface))
    return places


def _line(text: str, sources: Iterable[Span]) -> Translated:
    return Translated(text, tuple(sources), "context", (), (), WORDS)

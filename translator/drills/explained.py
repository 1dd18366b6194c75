"""What an answer does with a term: explains it, says it plainly, or leaves it as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator.audiences import Audience
from translator.drills.values import Jargon, Task, TermMark
from translator.drills.wrong import words_of
from translator.gate.content import alike, keys_of
from translator.gate.words import is_content
from translator.glossary.insertion import insert
from translator.glossary.load import Glossary
from translator.glossary.match import Matcher
from translator.glossary.schema import Concept
from translator.glossary.surfaces import fold
from translator.passages import parse
from translator.values import Span, TermMatch

_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]+)[)\]]")
_APPOSED = re.compile(
    r"\s*(?:[,–—-]+\s*|:\s+)?(?:which (?:is|are|was|were|means?|lets?|runs?|holds?|stores?)|"
    r"that is|i\.e\.|meaning|in other words|or|an?|the|our)\s+([^.;()]{3,140})"
)
_BEFORE = re.compile(
    r"([^.;:()]{3,140}?)\s*(?:[(\[]|,?\s*(?:(?:so-)?called|known as|named|or|that is)\s+)"
    r"(?:the |an? )?[\"“'‘]?$"
)
_VERSION = re.compile(r"^\s+v?\d[\d.]*(?=\s*[(,])")
_FIGURE = re.compile(r"\d+")
_WORD = re.compile(r"[\w'’-]+")
_SHARE = 1 / 3
_MOST_WORDS = 14
_MATCHERS: dict[str, Matcher] = {}


def matcher_of(glossary: Glossary) -> Matcher:
    """The matcher of a glossary; the last one asked for is kept."""
    found = _MATCHERS.get(glossary.digest)
    if found is None:
        found = Matcher(glossary)
        _MATCHERS.clear()
        _MATCHERS[glossary.digest] = found
    return found


def terms_in(text: str, glossary: Glossary) -> Iterator[TermMatch]:
    """The glossary's terms in a text; their spans count in the text as given."""
    matcher = matcher_of(glossary)
    for passage in parse(text):
        for sentence in passage.sentences:
            yield from matcher.find(sentence)


def treated(message: str, glossary: Glossary, audience: Audience) -> str:
    """A message with its terms replaced or glossed as the product would do it for this reader."""
    matcher = matcher_of(glossary)
    return " ".join(
        insert(sentence, matcher.find(sentence), glossary, audience.id).text
        for passage in parse(message)
        for sentence in passage.sentences
    )


def all_said_of(concept: Concept) -> str:
    """Everything the glossary says of a concept: what an explanation of it may draw on."""
    forms = concept.replacement.model_dump(exclude_none=True) if concept.replacement else {}
    words = (form for form in forms.values() if isinstance(form, str))
    glosses = (concept.gloss, *concept.glosses.values())
    return " . ".join((*glosses, concept.definition, concept.analogy, *words))


def mark_term(
    term: Jargon, task: Task, answer: str, glossary: Glossary, audience: Audience
) -> TermMark:
    """The mark for one term of a task."""
    concept = glossary.get(term.concept)
    standing = [m for m in terms_in(answer, glossary) if m.concept == term.concept]
    if standing:
        found = [_explanation(answer, (m.start, m.end)) for m in standing]
        meaning = _kin(all_said_of(concept))
        for said in filter(None, found):
            if core := _core(said, meaning):
                return TermMark(term, "explained", core)
        if not term.explain:
            return TermMark(term, "kept", standing[0].surface)
        bracketed = (said for said in found if said and f"({said})" in answer)
        return TermMark(term, "bare", next(bracketed, standing[0].surface))
    said = _instead(concept, term, task, answer)
    return TermMark(term, "replaced" if said else "missing", said)


def explanation_beside(answer: str, concept: str, glossary: Glossary) -> str:
    """The words that stand beside a term as if to explain it; empty where there are none."""
    spans = ((m.start, m.end) for m in terms_in(answer, glossary) if m.concept == concept)
    return next(filter(None, (_explanation(answer, span) for span in spans)), "")


def _explanation(answer: str, span: Span) -> str:
    start, end = span
    after = _VERSION.sub("", answer[end:].removeprefix('"').removeprefix("”"))
    for pattern in (_BRACKET, _APPOSED):
        if found := pattern.match(after):
            return _cut(found[1])
    if found := _BEFORE.search(answer[:start]):
        return " ".join(found[1].split()[-_MOST_WORDS:])
    return ""


def _cut(words: str) -> str:
    return " ".join(words.strip(" ,.;:–—").split()[:_MOST_WORDS])


def _instead(concept: Concept, term: Jargon, task: Task, answer: str) -> str:
    """The everyday words of an answer that stand for a term it does not use; empty if none do."""
    for phrase in _phrases(concept):
        found = re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", answer, re.IGNORECASE)
        if found and fold(phrase) != fold(term.surface):
            return found[0]
    rest = f"{task.message[: term.start]} {task.message[term.end :]}"
    old = _kin(rest)
    new = [w for w in _WORD.finditer(answer) if is_content(w[0]) and not _is_kin(w[0], old)]
    for text in (concept.gloss, *concept.glosses.values()):
        hits = _hits(new, text)
        if hits and len({w[0].lower() for w in hits}) >= _SHARE * max(1, len(words_of(text))):
            return _stretch(answer, hits, text)
    figures = set(_FIGURE.findall(concept.gloss)) - set(_FIGURE.findall(rest))
    if len(figures) > 1 and figures <= set(_FIGURE.findall(answer)):
        return _stretch(
            answer, [w for w in _WORD.finditer(answer) if w[0] in figures], concept.gloss
        )
    text = f"{concept.gloss} {concept.definition}"
    hits = _hits(new, text)
    return _stretch(answer, hits, text) if len({w[0].lower() for w in hits}) > 1 else ""


def _phrases(concept: Concept) -> Iterator[str]:
    forms = concept.replacement.model_dump(exclude_none=True) if concept.replacement else {}
    found = (form for form in forms.values() if isinstance(form, str))
    yield from sorted(found, key=len, reverse=True)


def _hits(words: list[re.Match[str]], text: str) -> list[re.Match[str]]:
    kin = _kin(text)
    return [word for word in words if _is_kin(word[0], kin)]


def _stretch(answer: str, hits: list[re.Match[str]], text: str) -> str:
    """The words from the first hit to the last, with neighbours that the explanation has, too."""
    words, kin = list(_WORD.finditer(answer)), _kin(text)
    places = [i for i, word in enumerate(words) if word.span() in {hit.span() for hit in hits}]
    first, last = places[0], places[-1]
    while first and _joins(words[first - 1], words[first], kin, answer):
        first -= 1
    while last + 1 < len(words) and _joins(words[last], words[last + 1], kin, answer):
        last += 1
    said = answer[words[first].start() : words[last].end()]
    if len(said.split()) <= _MOST_WORDS and not re.search(r"[.!?;]\s", said):
        return said
    return " … ".join(dict.fromkeys(hit[0] for hit in hits))


def _joins(left: re.Match[str], right: re.Match[str], kin: frozenset[str], answer: str) -> bool:
    return not answer[left.end() : right.start()].strip() and (
        _is_kin(left[0], kin) and _is_kin(right[0], kin)
    )


def _kin(text: str) -> frozenset[str]:
    found: set[str] = set()
    for word in words_of(text):
        found |= alike(keys_of(word)) | {word}
    return frozenset(found)


def _is_kin(word: str, kin: frozenset[str]) -> bool:
    lower = word.lower()
    return bool((keys_of(lower) | {lower}) & kin)


def _core(said: str, meaning: frozenset[str]) -> str:
    """An explanation from its first word that the glossary's has, too; empty where it has none."""
    first = next((w for w in _WORD.finditer(said) if _explains(w[0], meaning)), None)
    if first is None:
        return ""
    start = first.start() if len(said.split()) > _MOST_WORDS // 2 else 0
    return said[start:].strip()


def _explains(word: str, meaning: frozenset[str]) -> bool:
    return bool(words_of(word)) and _is_kin(word, meaning)

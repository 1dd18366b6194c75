"""What in a text points at somebody: names of people, houses, products, systems and of code.

Public are the words of the built-in glossary, and products that everybody may know. Names of the
users' own layers of the glossary are theirs, so they are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wordfreq import zipf_frequency

from translator.exercises.schema import NameKind
from translator.facts.extract import facts_in
from translator.gate.words import tokens
from translator.glossary.concepts import Glossary
from translator.glossary.layers import BUILT_IN
from translator.glossary.unknown_words import kind_of
from translator.screen import screen
from translator.screen.names import in_dictionary, is_person

Named = tuple[NameKind, str]
_COMMON_ACRONYM = 2.9  # Zipf scale: "CPU" 3.9, "RFC" 3.0, "OFA" 2.9, "TANF" 2.2
_KNOWN = frozenset({"product", "name", "language"})  # kinds of the list of technical words
_EVERYDAY = 4.5  # "project" 5.2, "platform" 4.6, "cargo" 4.0
_SPOKEN = 2.5  # "prem" 3.3, "async" 2.6, "kyber" 1.9, "dataviews" 0
_LONG, _SMALL = 4, 6.5  # parts of a name like "td-row-field-sort"; "the" 7.7, "by" 6.8
_URL = re.compile(r"https?://[^\s<>()\[\]”\"]+[^\s<>()\[\]”\".,;:!?]")
_DOMAIN = re.compile(
    r"(?<![\w@/.-])(?:[a-z0-9][a-z0-9-]*\.)+(?:com|org|net|io|dev|gov|edu|eu|uk|de|nl|fr|app|cloud|"
    r"internal|local|corp|lan)(?![\w-])(?!\.\w)"
)
_SCREENED: dict[str, NameKind] = {
    "host": "host",
    "ip": "host",
    "email": "person",
    "handle": "person",
    "person": "person",
    "username": "person",
    "cve": "code",
}
_CODE = re.compile(r"[A-Za-z]{2,}.*[-_./:()]|[-_./:()].*[A-Za-z]{2,}")
_CHAINED = re.compile(r"(?<![\w/@.-])[a-z][a-z0-9]*(?:-[a-z0-9]+)+(?![\w/-])")
_MIXED = re.compile(r"(?<![\w/@.-])[a-z]{4,}\d+[a-z]*(?![\w-])")
_CAMEL = re.compile(r"(?<![\w/@.-])[A-Z]?[a-z]+(?:[A-Z][a-z0-9]+)+(?![\w(-])")
_HOUSE = re.compile(r"\b(?:Inc|Ltd|LLC|GmbH|Corp|Bank|Group|Agency|Ministry|University)\b")
_LEGAL = frozenset("foundation agency ministry university council institute authority".split())
# A team or a job that is called after what it does ("Infrastructure Team") tells nobody's name.
_JOBS = frozenset(
    "team group department unit desk office engineer manager lead officer director analyst "
    "developer architect administrator owner".split()
)
# Titles of a text's own parts ("Project Goal", "Final Message") name nothing either.
_PARTS = frozenset("goal goals message messages".split())
# Words of the trade that a dictionary lacks, or has for something else.
_TRADE = frozenset(
    "admin config dev docs infra nightly ops perf prod repo spec specs stats".split()
)
_PREFIX = re.compile(r"^(?:un|re|non|pre|mis|over)(?=\w{3})")
# What follows is what a machine shows, not somebody's name: "error OOMKilled".
_SHOWN = re.compile(
    r"\b(?:error|errors|status|state|code|exception|message|signal)[:\s“\"'`]+$", re.IGNORECASE
)
# Where every first word has a capital, so that it says nothing.
_BEGINS = re.compile(r"(?:^|[.:!?“\"(]\s*|^\s*- )$")


def public_words(glossary: Glossary, *, explained: bool) -> frozenset[str]:
    """Names of the built-in glossary that point at nobody.

    All in lower case; proper names ("Rust", but not "cloud") as they are written, too. With
    ``explained`` also those that stand in its explanations ("Google's cloud service"): they may be
    in a text that explains its terms, and say nothing there.
    """
    found: set[str] = set()
    for concept in glossary.concepts.values():
        if BUILT_IN in glossary.layers(concept.id):
            for name in (concept.term, *concept.variants, *concept.abbreviations):
                first, *more = tokens(name) or [name]
                found.add(name.lower())
                maker = more and name != concept.term  # "JFrog Artifactory" is for "Artifactory"
                if not first.islower() and not maker:
                    found.update((first, first.lower()))
            told = (concept.gloss, *concept.glosses.values()) if explained else ()
            proper = [word for t in told for word in tokens(t) if not word.islower()]
            found.update(one for word in proper for one in (word, word.lower()))
    return frozenset(found)


def pointing(shown: Sequence[str], public: frozenset[str], source: str) -> Iterator[Named]:
    """The names in ``shown`` that point at somebody, each with its kind; some more than once.

    ``public`` are words that point at nobody, in lower case; ``source`` is the whole text that
    ``shown`` was taken from, which shows how a word is written elsewhere: without it a common word
    is never taken for a name.
    """
    text = "\n".join(shown)
    for url in dict.fromkeys(_URL.findall(text)):
        yield "reference", url
    for domain in dict.fromkeys(_DOMAIN.findall(_URL.sub(" ", text))):
        yield "host", domain
    for masked in screen(text):
        if masked.kind in _SCREENED:
            yield _SCREENED[masked.kind], text[masked.start : masked.end]
    for sentence in shown:
        yield from codes(sentence, public)
        for found in _CAMEL.finditer(sentence):
            if not _is_said(found[0], public) and _points(found[0], public):
                yield "product", found[0]
        for kind, _, start, end in facts_in(sentence):
            if kind == "name" and not _SHOWN.search(sentence[:start]):
                after = sentence[end:].lstrip("0123456789")  # "PKCS7" is found as "PKCS"
                name = sentence[start : len(sentence) - len(after)]
                yield from _of_name(name, public, source)
                yield from _titled(name, sentence[:start], after, public)


def codes(words: str, public: frozenset[str]) -> Iterator[Named]:
    """Names of code, paths, tools and references; versions tell nothing by themselves.

    A tool ("max-rows") is spoken of like a product, so it is one.
    """
    for kind, _, start, end in facts_in(words):
        name = words[start:end]
        if kind == "identifier" and _CODE.search(name) and not name.endswith(".example"):
            beside = name[0] == "/" and start and not words[start - 1].isspace()  # "C++/Rust"
            pair = all(_is_said(part, public) for part in name.split("/"))  # "read/write"
            if not beside and not pair:
                yield ("product" if _CHAINED.fullmatch(name) else "code"), name
    for found in _CHAINED.finditer(words):
        parts = found[0].split("-")
        phrase = len(parts) < _LONG or any(zipf_frequency(part, "en") > _SMALL for part in parts)
        if not phrase or not all(_is_said(part, public) for part in parts):
            yield "product", found[0]
    for found in _MIXED.finditer(words):
        if not _is_said(found[0], public):
            yield "product", found[0]


def _is_said(part: str, public: frozenset[str]) -> bool:
    """Whether a part of a compound is a word that people say, or a public one."""
    small = part.lower()
    short = len(small) < 3 or small.isdigit()
    known = small in public or zipf_frequency(small, "en") >= _SPOKEN
    return part.isalnum() and (short or known or (small.isalpha() and in_dictionary(small)))


def _of_name(name: str, public: frozenset[str], source: str) -> Iterator[Named]:
    """The parts of a name that point at somebody; the name as a whole when it is a person's."""
    if {name.lower(), name.lower().removesuffix("s")} & public or kind_of(name) in _KNOWN:
        return
    words = [w for w in tokens(name) if w[0].isupper()]
    alone = len(words) == 1
    parts = [w for w in words if _points(w, public) or (alone and _only_capital(w, source))]
    whole_person = len(words) in {2, 3} and len(parts) == len(words) and is_person(name)
    whole_person = whole_person and not any(w.isupper() for w in words)
    first_name = alone and is_person(name) and (parts or not kind_of(name.lower()))
    if whole_person or first_name:
        yield "person", name
    elif parts and _HOUSE.search(name) and not in_dictionary(words[0]):
        yield "organisation", words[0]
    else:
        for word in parts:
            yield "product", word.removesuffix("'s").removesuffix("’s")


def _titled(name: str, before: str, after: str, public: frozenset[str]) -> Iterator[Named]:
    """A name of everyday words ("Cloud Platform"), and a house called after a public product."""
    words = name.split()
    if _BEGINS.search(before):
        if after.startswith(":"):  # a heading, where everything has a capital
            return
        words = words[1:] if kind_of(words[0], verb=True) else words
    small = [word.lower() for word in words]
    if len(words) < 2 or not all(word[0].isupper() and word.isalpha() for word in words):
        return
    if small[-1] in _LEGAL:
        yield "organisation", " ".join(words)
    phrase = " ".join(small)
    public_phrase = bool({phrase, phrase.removesuffix("s")} & public)
    known = public_phrase or any(word in public or word.isupper() for word in words)
    after_work = small[-1] in _JOBS or small[-1].removesuffix("s") in _JOBS
    part = small[-1] in _PARTS
    if not (known or after_work or part) and all(in_dictionary(w) or w in _TRADE for w in small):
        yield "product", " ".join(words)


def _points(word: str, public: frozenset[str]) -> bool:
    """Whether a word is a name of its own rather than a word, a public acronym or technology."""
    lower = word.lower().removesuffix("'s").removesuffix("’s")
    if (
        {lower, lower.removesuffix("s")} & public
        or not any(c.isalpha() for c in word)
        or kind_of(word) in _KNOWN
    ):
        return False
    if word.isupper() or (word[:-1].isupper() and word.endswith("s")):
        return len(lower) > 2 and zipf_frequency(lower, "en") < _COMMON_ACRONYM
    if any(c.isupper() for c in word[1:]):
        return True
    return not (in_dictionary(word) or _is_small(lower) or _is_derived(lower))


def _is_small(lower: str) -> bool:
    """Function words and contractions, which a dictionary of lemmas lacks ("they’ll")."""
    return zipf_frequency(lower, "en") > _EVERYDAY or "’" in lower or "'" in lower


def _is_derived(lower: str) -> bool:
    """Words of the trade, and what is made of a word that a dictionary has: "uncaught", "whys"."""
    stem = _PREFIX.sub("", lower)
    return lower in _TRADE or in_dictionary(stem) or in_dictionary(lower.removesuffix("s"))


def _only_capital(word: str, source: str) -> bool:
    """A common word that the update uses as a name: capital in running text, never without."""
    if zipf_frequency(word, "en") > _EVERYDAY or word.lower() in _TRADE:
        return False
    inside = re.findall(rf"(?<=[a-z,] ){re.escape(word)}(?= [a-z]|[.,])", source)
    small = re.search(rf"(?<![\w/-]){re.escape(word.lower())}(?![\w/-])", source)
    return len(inside) > 1 and not small

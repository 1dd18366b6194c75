"""Fictional names in the place of real ones: consistent, seeded, drawn evenly.

Replaced are names of people, organisations, products, hosts, addresses and references. Names that
the glossary knows are public technology and stay; so do names made of everyday words ("Cloud
Platform"), which the check for sharing lists, because only the author can tell.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from wordfreq import zipf_frequency

from translator.exercises.schema import NameKind, Renamed, Text, Trace
from translator.exercises.specs import Common, RoleSpec
from translator.facts.extract import facts_in
from translator.gate.words import tokens
from translator.screen import screen
from translator.screen.names import in_dictionary, is_person
from translator.values import FactSheet

_COMMON_ACRONYM = 2.3  # Zipf scale: "CPU" 3.9, "RFC" 3.0, "TANF" 2.2
_EVERYDAY = 4.5  # "project" 5.2, "platform" 4.6, "cargo" 4.0
_URL = re.compile(r"https?://[^\s<>()\[\]”\"]+[^\s<>()\[\]”\".,;:!?]")
_DOMAIN = re.compile(
    r"(?<![\w@/.-])(?:[a-z0-9][a-z0-9-]*\.)+(?:com|org|net|io|dev|gov|edu|eu|uk|de|nl|fr|app|cloud|"
    r"internal|local|corp|lan)(?![\w-])(?!\.\w)"
)
_KINDS: dict[str, NameKind] = {
    "host": "host",
    "ip": "host",
    "email": "person",
    "handle": "person",
    "person": "person",
    "username": "person",
}
_ORGANISATION = re.compile(
    r"\b(?:Inc|Ltd|LLC|GmbH|Corp|Foundation|Bank|Group|Agency|Ministry|Department|University|Team)\b"
)


# What follows is what a machine shows, not somebody's name: "error OOMKilled".
_SHOWN = re.compile(
    r"\b(?:error|errors|status|state|code|exception|message|signal)[:\s“\"'`]+$", re.I
)


@dataclass(frozen=True, slots=True)
class Cast:
    """Who and what is invented: role ids and nouns by id, each with its fictional name."""

    people: dict[str, str]
    nouns: dict[str, str]

    @property
    def names(self) -> dict[str, str]:
        """What a template's ``{…}`` becomes."""
        return {**self.people, **self.nouns}


def cast(roles: Mapping[str, RoleSpec], common: Common, seed: str, avoid: str = "") -> Cast:
    """Fictional people and nouns for an exercise.

    Each role draws from another group of people, the groups in random order: over many exercises
    every group plays every role equally often. No name whose words stand in ``avoid`` is drawn.
    """
    draw = random.Random(f"cast {seed}")  # noqa: S311 - a draw of names, no secret
    groups = list(common.people)
    draw.shuffle(groups)
    people = {}
    for role, group in zip(roles, groups, strict=False):
        people[role] = draw.choice([n for n in group if not _occurs(n, avoid)] or list(group))
    nouns = {
        noun: draw.choice([n for n in names if not _occurs(n, avoid)] or list(names))
        for noun, names in common.nouns.items()
    }
    return Cast(people, nouns)


def rename(  # noqa: PLR0913, PLR0917 - what is named, by what, and the user's own word
    shown: Sequence[str],
    sheet: FactSheet,
    common: Common,
    taken: Iterable[str],
    seed: str,
    own: Mapping[str, str],
    *,
    others: bool = True,
) -> tuple[Renamed, ...]:
    """Fictional names for the real ones in ``shown``, the sentences that an exercise tells.

    ``own`` are the user's choices, real to fictional; one that maps to itself is kept. Names that
    they do not mention are replaced only with ``others``.
    """
    draw = random.Random(f"names {seed}")  # noqa: S311
    drawn = {word.lower() for name in taken for word in name.split()}
    text = "\n".join(shown)
    free = [n for n in common.products if n.lower() not in drawn and not _occurs(n, text)]
    people = [n for group in common.people for n in group]
    people = [n for n in people if n not in set(taken) and not _occurs(n, text)]
    draw.shuffle(free)
    draw.shuffle(people)
    made: dict[str, Renamed] = {}
    for real in own:
        if _occurs(real, text):
            made[real] = Renamed("product", real, own[real])
    for kind, real in _real_names(shown, sheet) if others else ():
        if real in made or any(_occurs(real, known) for known in own):
            continue
        count = 1 + sum(r.kind == kind for r in made.values())
        made[real] = Renamed(kind, real, _fiction(kind, real, free, people, count))
    used = [name for name in made.values() if _pattern(name.real).search(text)]
    return tuple(sorted(used, key=lambda r: (-len(r.real), r.real)))


def renamed(text: Text, names: Sequence[Renamed]) -> Text:
    """``text`` with every real name replaced; spans of its trace follow."""
    for name in names:
        text = _replaced(text, _pattern(name.real), name.fictional)
    return text


def real_again(words: str, names: Sequence[Renamed]) -> str:
    """``words`` with the fictional names turned back."""
    for name in sorted(names, key=lambda n: -len(n.fictional)):
        words = words.replace(name.fictional, name.real)
    return words


def _pattern(real: str) -> re.Pattern[str]:
    """The name as a word of its own, with the article that may have to change."""
    return re.compile(rf"(?:\b([Aa])n? )?(?<!\w){re.escape(real)}(?!\w)")


def _replaced(text: Text, pattern: re.Pattern[str], new: str) -> Text:
    made, trace = "", list[Trace]()
    for piece, place in text.pieces:
        users = place.how in {"source", "concern"}
        changed = pattern.sub(lambda found: _with_article(found[1], new), piece) if users else piece
        trace.append(replace(place, start=len(made), end=len(made) + len(changed)))
        made += changed
    return Text(made, tuple(trace))


def _with_article(letter: str | None, name: str) -> str:
    if letter is None:
        return name
    return f"{letter}{'n' if name[0] in 'AEIOU' else ''} {name}"


def _fiction(kind: NameKind, real: str, free: list[str], people: list[str], count: int) -> str:
    if kind == "person":
        name = people.pop() if people else f"Colleague {count}"
        return name if " " in real.strip() else name.split()[0]
    if kind == "host":
        return f"system-{count}.example"
    if kind == "reference":
        return f"https://page-{count}.example"
    name = free.pop() if free else f"System {count}"
    return f"{name} Group" if kind == "organisation" and " " in real else name


def _real_names(shown: Sequence[str], sheet: FactSheet) -> Iterator[tuple[NameKind, str]]:
    text = "\n".join(shown)
    for url in dict.fromkeys(_URL.findall(text)):
        yield "reference", url
    for domain in dict.fromkeys(_DOMAIN.findall(_URL.sub(" ", text))):
        yield "host", domain
    for masked in screen(text):
        if masked.kind in _KINDS:
            yield _KINDS[masked.kind], text[masked.start : masked.end]
    public = {
        t.surface.lower() for t in sheet.terms if t.concept is not None and t.how != "semantic"
    }
    for sentence in shown:
        for kind, _, start, end in facts_in(sentence):
            if kind == "name" and not _SHOWN.search(sentence[:start]):
                yield from _of_name(sentence[start:end], public, sheet.update.text)


def _of_name(name: str, public: set[str], source: str) -> Iterator[tuple[NameKind, str]]:
    """The parts of a name that point at somebody; the name as a whole when it is a person's."""
    if name.lower() in public:
        return
    words = [w for w in tokens(name) if w[0].isupper()]
    alone = len(words) == 1
    pointing = [w for w in words if _points(w, public) or (alone and _only_capital(w, source))]
    whole_person = len(words) in {2, 3} and len(pointing) == len(words) and is_person(name)
    whole_person = whole_person and not any(w.isupper() for w in words)
    if whole_person or (len(words) == 1 and pointing and is_person(name)):
        yield "person", name
    elif pointing and _ORGANISATION.search(name) and not in_dictionary(words[0]):
        yield "organisation", words[0]
    else:
        for word in pointing:
            yield "product", word.removesuffix("'s").removesuffix("’s")


def _points(word: str, public: set[str]) -> bool:
    """Whether a word is a name of its own rather than a word, a public acronym or technology."""
    lower = word.lower().removesuffix("'s").removesuffix("’s")
    if lower in public or not any(c.isalpha() for c in word):
        return False
    if word.isupper() or (word[:-1].isupper() and word.endswith("s")):
        return len(lower) > 2 and zipf_frequency(lower, "en") < _COMMON_ACRONYM
    if any(c.isupper() for c in word[1:]):
        return True
    return not in_dictionary(word) and not _is_small(lower)


def _is_small(lower: str) -> bool:
    """Function words and contractions, which a dictionary of lemmas lacks ("they’ll")."""
    return zipf_frequency(lower, "en") > _EVERYDAY or "’" in lower or "'" in lower


def _only_capital(word: str, source: str) -> bool:
    """A common word that the update uses as a name: capital in running text, never without."""
    if zipf_frequency(word, "en") > _EVERYDAY:
        return False
    inside = re.findall(rf"(?<=[a-z,] ){re.escape(word)}(?= [a-z]|[.,])", source)
    small = re.search(rf"(?<![\w/-]){re.escape(word.lower())}(?![\w/-])", source)
    return len(inside) > 1 and not small


def _occurs(name: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) is not None

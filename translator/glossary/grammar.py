"""How a term stands among the words of its sentence: head or modifier, noun or verb, name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from translator.glossary import wordlists as lists

_TOKEN_AFTER = re.compile(r"(\s*)([A-Za-z0-9][\w'’]*(?:[-.][\w'’]+)*|\S)")
_TOKEN_BEFORE = re.compile(r"([\w'’]+(?:[-.][\w'’]+)*|\S)(\s*)$")
_START = re.compile(r"(?:^|[.!?:]\s+|[\n•|]\s*|\s[–—-]\s+)[\"'“‘(\[*_-]*\s*$")


@dataclass(frozen=True, slots=True)
class Place:
    """The surroundings of ``plain[start:end]``.

    ``before`` and ``after`` are the words that stand there with nothing but a space between,
    nearest first, in lower case; they are empty at punctuation and at the ends of the text.
    """

    plain: str
    start: int
    end: int
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def at_start(self) -> bool:
        """Whether a sentence begins here."""
        return begins_sentence(self.plain, self.start)

    @property
    def previous(self) -> str:
        """The word before, or an empty string."""
        return self.before[0] if self.before else ""

    @property
    def next(self) -> str:
        """The word after, or an empty string."""
        return self.after[0] if self.after else ""


def begins_sentence(plain: str, start: int) -> bool:
    """Whether a sentence, a cell or what follows a colon or dash begins at ``start``."""
    return _START.search(before(plain, start)) is not None


def before(plain: str, start: int, width: int = 80) -> str:
    """The ``width`` characters before ``start``; a letter stands for what is cut off."""
    return plain[:start] if start <= width else "x" + plain[start - width : start]


def place(plain: str, start: int, end: int) -> Place:
    """Look around ``plain[start:end]``, four words to either side."""
    earlier: list[str] = []
    cut = start
    while len(earlier) < 4:
        match = _TOKEN_BEFORE.search(plain[max(0, cut - 60) : cut])
        if match is None or not match[1][0].isalnum() or not match[2]:
            break
        earlier.append(match[1].lower().replace("’", "'"))
        cut -= len(match[0])
    after: list[str] = []
    cut = end
    while len(after) < 4:
        match = _TOKEN_AFTER.match(plain, cut)
        if match is None or not match[2][0].isalnum() or not match[1]:
            break
        after.append(match[2].lower().replace("’", "'"))
        cut = match.end()
    return Place(plain, start, end, tuple(earlier), tuple(after))


@lru_cache(maxsize=8192)
def kinds(word: str) -> frozenset[str]:
    """The parts of speech a word may have: of NOUN, VERB, ADJ, ADV; empty for unknown words."""
    from lemminflect import getAllLemmas  # noqa: PLC0415

    return frozenset(getAllLemmas(word)) & {"NOUN", "VERB", "ADJ", "ADV"}


def is_function_word(word: str) -> bool:
    """Whether a word belongs to a closed class, is a number or an adverb in -ly."""
    return (
        word in lists.FUNCTION_WORDS
        or word in lists.NUMBER_WORDS
        or word[:1].isdigit()
        or (word.endswith("ly") and "ADV" in kinds(word))
    )


def is_head(where: Place, *, is_plural: bool = False) -> bool:
    """Whether the term is the head of its phrase rather than a modifier of the next noun."""
    word = where.next
    if not word:
        return not re.match(r"\s*[-‐‑/&]\w|\s*/\s*\w", where.plain[where.end :])
    if is_function_word(word):
        return True
    following = where.after[1] if len(where.after) > 1 else ""
    return _is_verb_after_noun(word, following, is_plural=is_plural) or _is_late_adjective(
        word, following
    )


_OBJECT_OPENERS = lists.DETERMINERS | lists.PRONOUNS | lists.PARTICLES | lists.NUMBER_WORDS


def _is_verb_after_noun(word: str, following: str, *, is_plural: bool) -> bool:
    ways = kinds(word)
    if is_plural and ways & {"VERB", "ADJ"}:
        return True
    if "VERB" not in ways:
        return False
    if word.endswith("ed") and len(word) > 4:
        return word not in lists.PARTICIPLES_BEFORE_NOUNS
    opens_object = following in _OBJECT_OPENERS or following[:1].isdigit()
    if opens_object or word.endswith("ing"):
        return opens_object
    sure = "NOUN" not in ways and ("ADJ" not in ways or _verb_lemma(word) != word)
    return sure or (word.endswith("s") and kinds(following) == {"NOUN"})


def _verb_lemma(word: str) -> str:
    from lemminflect import getLemma  # noqa: PLC0415

    found = getLemma(word, "VERB")
    return str(found[0]) if found else word


def _is_late_adjective(word: str, following: str) -> bool:
    return (
        kinds(word) <= {"ADJ", "ADV"}
        and bool(kinds(word))
        and (not following or following in lists.PREPOSITIONS | lists.CONJUNCTIONS)
    )


def modified_by_noun(where: Place) -> bool:
    """Whether a noun stands right before and makes a compound with the term ("checkout API")."""
    word = where.previous
    if not word or is_function_word(word) or word.endswith(("'s", "s'")):
        return False
    ways = kinds(word)
    if word in lists.PREMODIFIERS or (word.endswith(("ed", "ing")) and "VERB" in ways):
        return False
    if not ways:
        return True
    return "NOUN" in ways and not ({"ADJ", "VERB"} & ways)


def in_verb_slot(where: Place) -> bool:
    """Whether the words around ask for a verb: "we …", "will …", "to … the"."""
    word = _skip_adverbs(where.before)
    if word in lists.MODALS or word in {"i", "we", "you", "they", "please", "not"}:
        return True
    opens_object = where.next in lists.DETERMINERS or where.next in lists.PRONOUNS - {"there"}
    return opens_object and (word == "to" or where.at_start or word in {"and", "or", "then"})


def in_noun_slot(where: Place) -> bool:
    """Whether the words around ask for a noun: "the …", "of …", "failed …"."""
    word = where.previous
    if word in lists.DETERMINERS - {"that", "which", "what"} or word.endswith("'s"):
        return True
    if word in lists.PREPOSITIONS - {"to", "as", "than", "before", "after", "since", "by"}:
        return True
    return bool(word) and not is_function_word(word) and "ADJ" in kinds(word)


def after_helper(where: Place) -> bool:
    """Whether have or be stands before, so that a verb's form there is a participle."""
    return _skip_adverbs(where.before) in lists.BE | lists.HAVE


def _skip_adverbs(before: tuple[str, ...]) -> str:
    for word in before:
        if not (word in lists.ADVERBS or (word.endswith("ly") and "ADV" in kinds(word))):
            return word
        if word == "not":
            continue
    return before[-1] if before and before[-1] == "not" else ""


def in_quotation(before: str) -> bool:
    """Whether a quotation that began in ``before`` is still open at its end."""
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


_SMALL = lists.PREPOSITIONS | lists.CONJUNCTIONS | lists.DETERMINERS


@lru_cache(maxsize=256)
def is_title(plain: str) -> bool:
    """Whether a text is set in title case or capitals, so that capitals make no names."""
    if plain.rstrip().endswith((".", "!", "?", ";")):
        return False
    words = [word for word in re.findall(r"[A-Za-z][\w'’-]{2,}", plain) if word not in _SMALL]
    capitals = [word for word in words if word[0].isupper()]
    return len(words) >= 2 and len(capitals) >= 0.75 * len(words)


def in_name(plain: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether capitalised words make a name with the term: before it, and after it.

    A term written small is no part of a name: "the Traefik dashboard", "configure Thanos".
    """
    if is_title(plain) or not plain[start].isupper():
        return False, False
    left_word = re.search(r"([A-Za-z0-9][\w.]*)\s$", before(plain, start))
    after = re.match(r"\s([A-Z][\w.]*)", plain[end:])
    left = bool(left_word) and _names(plain, left_word[1], start) if left_word else False
    right = bool(after) and not _is_plain_capital(after[1]) if after else False
    return left, right


def _names(plain: str, word: str, start: int) -> bool:
    if not word[0].isupper():
        return any(char.isupper() for char in word)
    if begins_sentence(plain, start - 1 - len(word)):
        return not kinds(word.lower()) and not is_function_word(word.lower())
    return not _is_plain_capital(word)


def _is_plain_capital(word: str) -> bool:
    return word in {"I", "A"} or is_function_word(word.lower())

"""The time that the words of a verb say, helper by helper; ``tense`` compares them."""

from __future__ import annotations

from functools import lru_cache

from translator.gate.text import Word, words_of
from translator.gate.words import is_content, verb_forms

Time = frozenset[str]
DONE, NOW, GOING, LATER, TASK = "done", "now", "going on", "to come", "a task"
RESULT = "the result of what was done"
NONE: Time = frozenset()
ANY: Time = frozenset({DONE, NOW, GOING, LATER, TASK, RESULT, "must", "should", "may", "can"})
_MODALS = {
    "will": LATER, "shall": LATER, "must": "must", "should": "should", "may": "may",
    "might": "may", "could": "may", "can": "can",
}  # fmt: skip
BE_NOW = frozenset("is are am".split())
BE_DONE = frozenset("was were".split())
BE = BE_NOW | BE_DONE | {"be", "been", "being"}
_HAVE = frozenset("have has had having".split())
_DO = {"does": NOW, "do": NOW, "did": DONE}
_LINKS = frozenset(_MODALS) | BE_NOW | BE_DONE | _HAVE | frozenset(_DO) | {"be", "been", "being"}
BETWEEN = frozenset(
    "not never also only still already yet now then just always fully again no longer soon "
    "both all each even first not-yet".split()
)
_AFTER_NOUN = frozenset(
    "the a an this that these those its our your their his her my no any every each all some of "
    "in for with from on at per".split()
)
_PAST = frozenset({"VBD", "VBN"})
_ONLY_PAST = frozenset({"fell", "saw"})  # "to fell" and "to saw" are rare
_DESCRIBES = frozenset({"that", "which", "who"})
_SUBJECTS = frozenset({"it", "he", "she", "who", "which"})
_OPENS = frozenset({"a", "an", "the"})


@lru_cache(maxsize=2048)
def times_of(text: str) -> tuple[tuple[Word, Time], ...]:
    """Each verb of a text with the times that its words can say; empty where they say none."""
    words = words_of(text)
    found = []
    for i, word in enumerate(words):
        forms = verb_forms(word.text)
        if (forms and is_content(word.text)) or word.lower in BE_NOW | BE_DONE | {"be", "been"}:
            found.append((word, _times(words, i, forms)))
    return tuple(found)


def _times(words: tuple[Word, ...], i: int, forms: frozenset[str]) -> Time:  # noqa: C901, PLR0911, PLR0912
    """One line a time; the helper that stands nearest to the verb decides."""
    chain = _chain(words, i)
    if chain[:1] and chain[0] in BE and not forms & {"VBN", "VBG"} and forms:
        return NONE
    if chain[:1] and chain[0] in BE and words[i].lower == "going":
        return NONE
    for word in chain:
        if word in _MODALS:
            return frozenset({_MODALS[word]})
    if "to" in chain and forms & {"VB", "VBP", "VBG", "VBN"} and (len(chain) > 2 or "VB" in forms):
        after_to = chain[chain.index("to") + 1 :]
        if after_to and after_to[0] in _HAVE | {"need", "needs", "needed"}:
            return frozenset({"must"})
        return NONE if "be" in chain and forms == {"VBG"} else frozenset({TASK})
    if words[i].lower in BE_NOW:
        return NONE if _leads(words, i) else frozenset({NOW})
    if words[i].lower in BE_DONE:
        return NONE if _leads(words, i) else frozenset({DONE})
    if words[i].lower in {"be", "been"}:
        return NONE
    for word in chain:
        if word in _HAVE and forms & _PAST:
            return frozenset({DONE, RESULT})
        if word == "being":
            if not set(chain) & (BE_DONE | BE_NOW):
                return NONE
            return frozenset({DONE} if set(chain) & BE_DONE else {GOING, NOW})
        if word in BE_DONE:
            return frozenset({DONE})
        if word in BE_NOW:
            return frozenset({NOW, GOING} if "VBG" in forms else {NOW, RESULT})
        if word == "be":
            return frozenset({TASK})
        if word in _DO:
            return frozenset({TASK if _opens(words, i) else _DO[word]})
    return _bare(words, i, forms)


def _bare(words: tuple[Word, ...], i: int, forms: frozenset[str]) -> Time:
    """A verb without a helper; a participle, or "read" and "cost", may be of several times."""
    before = words[i - 1].lower if i else ""
    told = "VBD" in forms and "VB" not in forms and before in _DESCRIBES
    if told or words[i].lower in _ONLY_PAST:
        return frozenset({DONE})
    if forms & _PAST:
        return ANY if forms & {"VB", "VBP"} else _bare_past(forms, before)
    if (before in _SUBJECTS and "VBZ" in forms) or (before in _DESCRIBES and "VBP" in forms):
        return frozenset({NOW})
    if before in _AFTER_NOUN:
        return NONE
    if forms == {"VBZ"} and before not in _LINKS:
        follows = words[i + 1] if i + 1 < len(words) else None
        has_object = follows is not None and (follows.text[0].isdigit() or follows.lower in _OPENS)
        return ANY if _is_plural(words[i].lower) and not has_object else frozenset({NOW})
    return NONE


def _bare_past(forms: frozenset[str], before: str) -> Time:
    if "VBN" in forms:
        return frozenset({DONE, NOW, RESULT})
    return NONE if before in _AFTER_NOUN else frozenset({DONE})


@lru_cache(maxsize=65536)
def _is_plural(word: str) -> bool:
    """Whether "uses" or "reports" can be a noun, which says no time."""
    from lemminflect import getAllLemmas  # noqa: PLC0415 - loads its tables on first use

    return "NOUN" in getAllLemmas(word)


def _opens(words: tuple[Word, ...], i: int) -> bool:
    """Whether "do" opens its clause, so that "do not restart" is an order."""
    for j in range(i - 1, -1, -1):
        if words[j].lower in _DO:
            return j == 0 or words[j - 1].clause != words[j].clause
    return False


def _leads(words: tuple[Word, ...], i: int) -> bool:
    """Whether a form of "be" only helps the verb that follows."""
    for word in words[i + 1 : i + 5]:
        if word.clause != words[i].clause:
            return False
        if word.lower in {"being", "been", "going"}:
            return True
        forms = verb_forms(word.text)
        if forms & {"VBN", "VBG"} and is_content(word.text):
            return True
        if word.lower not in BETWEEN and not word.lower.endswith("ly"):
            return False
    return False


def _chain(words: tuple[Word, ...], i: int) -> list[str]:
    """The auxiliaries in front of a verb, nearest first."""
    chain: list[str] = []
    for j in range(i - 1, max(-1, i - 7), -1):
        if words[j].clause != words[i].clause:
            break
        word = words[j].lower
        if word == "to":
            before = words[j - 1].lower if j else ""
            return [*chain, word, before]
        if word in _LINKS:
            chain.append(word)
        elif word not in BETWEEN and not word.endswith("ly"):
            break
    return chain

"""Puts everyday words or a gloss into a sentence, in the place of its technical terms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from translator.glossary.edits import Edit, Unit, reads, unit, without_doubles
from translator.glossary.glossing import explained_here, gloss, worded
from translator.glossary.load import Glossary
from translator.glossary.naming import put_right
from translator.glossary.schema import Concept
from translator.glossary.weight import weight
from translator.glossary.wording import forced, replacement
from translator.values import Sentence, TermMatch, TermUse

GLOSSES_AT_MOST = 2


@dataclass(frozen=True, slots=True)
class Insertion:
    """A sentence for one audience.

    ``text`` is the sentence's plain text with its terms replaced or glossed; ``uses`` says for each
    match, in order, what was done and why; ``explained`` holds the ids of all concepts that the
    output has explained so far, to be handed to the next sentence; ``glosses`` the words of the
    explanations that now stand in ``text``, in order and in the form they have there.
    """

    text: str
    uses: tuple[TermUse, ...]
    explained: frozenset[str]
    glosses: tuple[str, ...] = ()


@dataclass(slots=True)
class _Draft:
    audience: str
    plain: str
    explained: set[str]
    out: str = ""
    position: int = 0
    glosses: list[str] = field(default_factory=list)
    gloss_end: int = -1
    most: int = GLOSSES_AT_MOST
    chosen: frozenset[str] | None = None
    weights: dict[str, float] = field(default_factory=dict)


def insert(
    sentence: Sentence,
    matches: Sequence[TermMatch],
    glossary: Glossary,
    audience: str,
    explained: frozenset[str] = frozenset(),
) -> Insertion:
    """Treat each term as the glossary's policy for ``audience`` says, as far as grammar allows.

    A replacement that would not read as English becomes a gloss, and a gloss for which there is no
    room leaves the term as it stands; the reason says so. At most two glosses stand in a sentence:
    those of the terms that a reader will most likely stumble over (``weight``).
    Matches of other sentences are ignored; unknown and semantic matches, and entries that are only
    proposed, never change a word. A name that is not to be used gives way to the one that is.
    """
    mine = sorted(
        (match for match in matches if match.sentence == sentence.index),
        key=lambda match: match.plain_start,
    )
    draft = _Draft(audience, sentence.plain, set(explained), most=len(mine))
    uses = _treat(draft, mine, glossary)
    if len(draft.glosses) > GLOSSES_AT_MOST:
        heaviest = sorted(draft.weights, key=lambda one: -draft.weights[one])[:GLOSSES_AT_MOST]
        chosen = frozenset(heaviest)
        draft = _Draft(audience, sentence.plain, set(explained), chosen=chosen)
        uses = _treat(draft, mine, glossary)
    text = draft.out + sentence.plain[draft.position :]
    return Insertion(text, tuple(uses), frozenset(draft.explained), tuple(draft.glosses))


def _treat(draft: _Draft, mine: Sequence[TermMatch], glossary: Glossary) -> list[TermUse]:
    """Writes the sentence into ``draft`` term by term; what was done with each."""
    uses: list[TermUse] = []
    skip: TermMatch | None = None
    for index, match in enumerate(mine):
        if match is skip:
            uses.append(_use(match, "none", "", "its full form stands right before it"))
            continue
        if match.concept is None or match.how in {"semantic", "unknown"}:
            uses.append(_use(match, "none", match.surface, _UNKNOWN[match.concept is None]))
            continue
        found = glossary.get(match.concept)
        if found.status == "proposed":
            uses.append(_use(match, "none", match.surface, _PROPOSED))
            continue
        concept = found if found.superseded_by is None else glossary.get(found.superseded_by)
        follower = _own_acronym(mine, index, draft.plain)
        skip = follower
        end = follower.plain_end + 1 if follower else match.plain_end
        item = replace(unit(match, found, draft.plain, end), concept=concept)
        edit = _apply(draft, item, found)
        used = replace(match, concept=concept.id)
        uses.append(_use(used, edit.action, edit.said, edit.reason))
    return uses


_PROPOSED = "its entry is a proposal that nobody has approved yet"
_UNKNOWN = {
    True: "no entry of the glossary explains it",
    False: "it resembles an entry of the glossary, which is not enough to change words",
}


def _use(match: TermMatch, action: str, said: str, reason: str) -> TermUse:
    return TermUse(
        match.concept,
        match.surface,
        match.start,
        match.end,
        match.how,
        action,  # type: ignore[arg-type]
        said,
        reason,
    )


def _own_acronym(matches: Sequence[TermMatch], index: int, plain: str) -> TermMatch | None:
    """The next match when it is the acronym of this one in brackets: "single sign-on (SSO)"."""
    if index + 1 >= len(matches):
        return None
    one, two = matches[index], matches[index + 1]
    between = plain[one.plain_end : two.plain_start].strip()
    closed = plain[two.plain_end : two.plain_end + 1] == ")"
    return two if one.concept == two.concept and between == "(" and closed else None


def _apply(draft: _Draft, item: Unit, found: Concept) -> Edit:
    options = [put_right(edit, item, found) for edit in _ways(draft, item)]
    for edit in options:
        before = draft.out + draft.plain[draft.position : edit.start]
        sure = edit.action == "keep" or edit is options[-1]
        if edit.start < draft.position or not (
            sure or reads(before, edit.text, draft.plain[edit.end :])
        ):
            continue
        draft.out = before + edit.text
        draft.position = edit.end
        if edit.action == "gloss":
            draft.glosses.append(worded(item, draft.audience))
            draft.gloss_end = edit.end
            draft.weights[item.concept.id] = weight(item.surface, item.concept)
            draft.explained.add(item.concept.id)
        if edit.action == "replace" and edit.said.lower() == item.surface.lower():
            return _bare(item, "it is an everyday word already")
        return edit
    raise AssertionError(f"no way to write {item.surface!r}")


def _ways(draft: _Draft, item: Unit) -> Iterator[Edit]:
    """All edits to try; a forbidden term goes even where its words must lose a doubled one."""
    for edit in _options(draft, item):
        yield edit
        if edit.action == "forbid" and edit.start >= draft.position:
            before = draft.out + draft.plain[draft.position : edit.start]
            yield without_doubles(before, edit, draft.plain[edit.end :])


def _options(draft: _Draft, item: Unit) -> Iterator[Edit]:
    policy = item.concept.policy_for(draft.audience)
    if policy == "keep":
        yield _bare(item, "these readers use the word themselves")
        return
    clear = explained_here(item)
    why = ""
    if policy == "replace" and clear:
        why = "the source explains it right here"
    elif policy in {"replace", "forbid"}:
        tried = replacement(item)
        if isinstance(tried, Edit):
            yield replace(tried, action=policy)
            why = "the everyday words would not read well here"
        else:
            why = tried
    if policy == "forbid":
        yield from forced(item, draft.audience)
        return
    if clear:
        draft.explained.add(item.concept.id)
        yield _bare(item, "the source explains it right here")
        return
    yield from _glossed(draft, item, why)


def _glossed(draft: _Draft, item: Unit, why: str) -> Iterator[Edit]:
    because = f"; not replaced, since {why}" if why else ""
    if item.concept.id in draft.explained:
        yield _bare(item, "explained earlier" + because)
        return
    barred = draft.chosen is not None and item.concept.id not in draft.chosen
    if barred or len(draft.glosses) >= draft.most:
        yield _bare(item, "one explanation too many for this sentence" + because)
        return
    if draft.gloss_end >= 0 and not draft.plain[draft.gloss_end : item.start].strip(" -/"):
        yield _bare(item, "it stands right after another explanation" + because)
        return
    tried = gloss(item, draft.audience)
    if isinstance(tried, Edit):
        yield replace(tried, reason=tried.reason + because)
        yield _bare(item, "an explanation would not read well here" + because)
    else:
        yield _bare(item, f"not explained here, since {tried}" + because)


def _bare(item: Unit, reason: str) -> Edit:
    surface = item.where.plain[item.start : item.end]
    return Edit(item.start, item.end, surface, "keep", item.surface, reason)

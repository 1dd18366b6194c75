"""Which roles a part of an update can take in a story, and how well."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from translator.facts.markers import find_markers
from translator.stories.frames import Role
from translator.stories.material import Group

_HEADING, _WORDS, _TOPIC = 4.0, 2.0, 1.0
_FARTHER = 0.5  # of two headings the nearer one says more
_LATER_TOPIC = 0.06
_LATER_WORDS = 0.8  # a later sentence of a group says less of what the group is about
_SPEAKING = 3  # words; fewer say nothing by themselves ("See more.")


def roles_of(group: Group, roles: Mapping[str, Role]) -> dict[str, float]:
    """The roles that a group can take, each with how well (0 to 7)."""
    return {name: fit for name, role in roles.items() if (fit := _fit(group, role)) > 0}


def barred(group: Group, role: Role) -> bool:
    """Whether a group may not take a role, whatever its words ("planned" is no result)."""
    if role.needs and not {f.kind for f in group.facts} & set(role.needs):
        return True
    if role.never and {f.value for f in group.facts} & set(role.never):
        return True
    return any(role.shuts_out(group.kind, heading) for heading in group.headings)


def _fit(group: Group, role: Role) -> float:
    if barred(group, role):
        return 0.0
    words = role.spoken
    if group.words < _SPEAKING and not group.facts and not group.headings:
        return 0.0
    heads = (i for i, h in enumerate(reversed(group.headings)) if role.heads(group.kind, h))
    above = next(heads, None)
    fit = 0.0 if above is None else max(_WORDS, _HEADING - _FARTHER * above)
    if group.fragment and not role.needs and not _says_its_state(group.headings[-1:]):
        return fit  # an order or a wish says by itself nothing of its state
    if words and words.search(group.opening):
        fit += _WORDS
    elif words and words.search(group.text):
        fit += _LATER_WORDS
    topics = (*role.topics_of.get(group.kind, ()), *role.topics)
    if group.topic in topics:
        fit += _TOPIC - _LATER_TOPIC * topics.index(group.topic)
    return fit


def _says_its_state(headings: Sequence[str]) -> bool:
    kinds = {"state", "negation", "certainty"}
    return any(m.kind in kinds for heading in headings for m in find_markers(heading))

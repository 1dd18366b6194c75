"""The reports of a story, read for one reader: updates, and translations saved before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from translator.audiences import Audience
from translator.errors import InputError
from translator.pipeline import Translator
from translator.remarks import notices, refusal
from translator.stories.grouping import groups_of
from translator.stories.material import Group, saved_groups
from translator.stories.saved import is_saved, read_saved
from translator.stories.values import NotTold, Report
from translator.values import LeftOut

_MOST = 20


@dataclass(frozen=True, slots=True)
class Material:
    """All that the reports hold for one reader, and what he does not get."""

    reports: tuple[Report, ...]
    groups: tuple[Group, ...]
    left_out: tuple[NotTold, ...]


def read_reports(texts: Sequence[str], audience: Audience, translator: Translator) -> Material:
    """The reports with the groups that this reader may get. No model is loaded.

    Raises:
        InputError: there is none, one cannot be read, or two are the same.
    """
    if not 1 <= len(texts) <= _MOST:
        raise InputError(
            f"A story is made of 1 to {_MOST} updates, not of {len(texts)}.",
            hint="Name the files that belong into it.",
        )
    reports: list[Report] = []
    groups: list[Group] = []
    left_out: list[NotTold] = []
    for index, text in enumerate(texts):
        report, held, out = _read(text, index, audience, translator)
        for known in reports:
            if known.sheet.update.id == report.sheet.update.id:
                raise InputError(
                    f"Updates {known.index + 1} and {index + 1} are the same.",
                    hint="Name each update once.",
                )
        title = report.title or f"Update {index + 1}"
        reports.append(replace(report, title=title) if len(texts) > 1 else report)
        groups += held
        left_out += out
    return Material(tuple(reports), tuple(groups), tuple(left_out))


def _read(
    text: str, index: int, audience: Audience, translator: Translator
) -> tuple[Report, tuple[Group, ...], tuple[NotTold, ...]]:
    if is_saved(text):
        report, sentences, out = read_saved(text, audience.id, index)
        return report, saved_groups(report, sentences, audience, translator.topics), out
    report = Report(index, "", translator.facts(text))
    groups, out, title = groups_of(report, audience, translator.topics)
    reason = refusal(audience, [LeftOut(o.start, o.end, o.reason) for o in out])
    report = replace(
        report,
        title=title,
        refusal="" if groups else reason,
        notices=notices(report.sheet, audience),
    )
    return report, groups, out

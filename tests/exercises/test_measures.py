"""The measures of ``eval.exercises`` find what they look for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from eval.exercises.measures import measured
from tests.exercises.made import maker, outage
from tests.flow import UPDATE, glossary
from translator.exercises.schema import Exercise, Renamed, Text, Trace

ZERO = ("invented", "unsourced", "false_quotes", "real_names", "lint")


def _measured(exercise: Exercise) -> dict[str, Any]:
    translation = maker().translator.translate(UPDATE, "all-staff")
    return measured(exercise, translation, glossary())


def _with(exercise: Exercise, text: Text) -> Exercise:
    return replace(exercise, start=(*exercise.start, text))


def test_a_good_exercise_has_nothing_to_count() -> None:
    row = _measured(outage(120))
    assert {name: row[name] for name in ZERO} == dict.fromkeys(ZERO, 0)
    assert row["source_sentences"] > 3
    assert row["injects_with_update"] > 2


def test_a_figure_or_name_that_the_update_lacks_is_counted() -> None:
    words = "Larchmont lost 417 orders."
    said = Text(words, (Trace(0, len(words), "source", ((0, 9),)),))
    assert _measured(_with(outage(), said))["invented"] >= 2


def test_words_without_a_place_in_the_update_are_counted() -> None:
    for trace in (
        Trace(0, 9, "source"),
        Trace(0, 9, "source", ((5, len(UPDATE) + 9),)),
        Trace(0, 9, "source", ((0, 9),), ("F999",)),
    ):
        assert _measured(_with(outage(), Text("It began.", (trace,))))["unsourced"] == 1


def test_invented_words_shown_as_the_updates_are_counted() -> None:
    false = Text.of("The update says: “All is well.”", "fictional")
    assert _measured(_with(outage(), false))["false_quotes"] == 1


def test_a_real_name_that_is_left_is_counted() -> None:
    left = replace(outage(), names=(Renamed("product", "Tuesday", "Orlane"),))
    assert _measured(left)["real_names"] >= 1

"""The public test double does what its documentation says."""

from __future__ import annotations

import doctest

import pytest

from translator.engines import scripted
from translator.engines.base import Request
from translator.engines.scripted import ScriptedEngine
from translator.errors import Cancelled, EngineError


def ask(user: str, **changes: object) -> Request:
    return Request(system="Be brief.", user=user, **changes)  # type: ignore[arg-type]


def test_the_documented_example_runs() -> None:
    assert doctest.testmod(scripted).failed == 0


def test_it_keeps_what_it_was_sent() -> None:
    engine = ScriptedEngine(["One.", "Two."])
    requests = [ask("first"), ask("second")]
    assert [c.text for c in engine.complete(requests, seed=3)] == ["One.", "Two."]
    assert (engine.history, engine.seeds) == (requests, [3])


def test_a_function_answers_by_the_request() -> None:
    engine = ScriptedEngine(lambda request: request.user.upper())
    assert next(engine.complete([ask("loud")])).text == "LOUD"


def test_without_a_script_the_last_line_comes_back_as_it_was() -> None:
    engine = ScriptedEngine()
    assert next(engine.complete([ask("Rewrite:\nIt is back.")])).text == "It is back."


def test_a_used_up_script_says_so() -> None:
    engine = ScriptedEngine(["only one"])
    with pytest.raises(EngineError, match="1 answers"):
        list(engine.complete([ask("a"), ask("b")]))


def test_it_fails_where_it_is_told_and_what_came_before_remains_good() -> None:
    answers = ScriptedEngine(fail_at=1).complete([ask("a"), ask("b")])
    assert next(answers).text == "a"
    with pytest.raises(EngineError, match="request 1"):
        next(answers)


def test_it_cuts_and_stops_like_a_real_engine() -> None:
    engine = ScriptedEngine(lambda _: "one two three. END four")
    cut, stopped = engine.complete([ask("a", max_tokens=2), ask("b", stop=(" END",))])
    assert (cut.text, cut.complete) == ("one two", False)
    assert (stopped.text, stopped.complete) == ("one two three.", True)


def test_a_prefill_is_put_before_an_answer_that_lacks_it() -> None:
    engine = ScriptedEngine(["it failed.", "Then it failed."])
    texts = [
        c.text for c in engine.complete([ask("a", prefill="Then "), ask("b", prefill="Then ")])
    ]
    assert texts == ["Then it failed.", "Then it failed."]


def test_answers_may_come_in_another_order() -> None:
    engine = ScriptedEngine(newest_first=True)
    assert [c.index for c in engine.complete([ask("a"), ask("b"), ask("c")])] == [2, 1, 0]


def test_a_slow_answer_can_be_cancelled() -> None:
    engine = ScriptedEngine(delay=30)
    polls = iter([False, False, True])
    with pytest.raises(Cancelled):
        next(engine.complete([ask("a")], cancel=lambda: next(polls)))

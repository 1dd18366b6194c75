"""Made from an update or a concern: what is true stays true, what is invented says so."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from tests.exercises.made import CONCERN, DAY, VENDOR, maker, outage
from tests.flow import UPDATE, translator
from translator.engines.base import Request
from translator.errors import AudienceError, Cancelled, InputError
from translator.exercises.archetypes import load_archetypes, load_common
from translator.exercises.files import from_json, to_json
from translator.exercises.maker import ExerciseMaker, ExerciseReady, Step, Wish
from translator.exercises.naming import cast
from translator.exercises.rerolling import alternatives
from translator.exercises.schema import Exercise, Text
from translator.exercises.texts import participant_texts, texts


def _from_update(exercise: Exercise) -> list[str]:
    return [
        words
        for path, text in texts(exercise)
        for words, trace in text.pieces
        if trace.how == "source" and not path.startswith("origins")
    ]


def test_sentences_of_the_update_carry_their_place_in_it() -> None:
    spans = [
        (words, UPDATE[start:end])
        for _, text in texts(outage())
        for words, trace in text.pieces
        if trace.how == "source"
        for start, end in trace.sources
    ]
    assert any("26 minutes" in words and "26 minutes" in source for words, source in spans)
    figures = [word for words, _ in spans for word in words.split() if word.isdigit()]
    assert figures
    assert all(figure in UPDATE for figure in figures)


def test_a_suspected_cause_stays_suspected_and_only_it_knows_it_at_first() -> None:
    exercise = outage(60)
    known = " ".join(text.text for text in exercise.start)
    private = exercise.role("incident").private.text
    assert "suspected" in private
    assert "suspected" not in known


def test_the_start_has_what_happened_and_says_where_it_comes_from() -> None:
    start = outage().start
    assert any("503" in text.text and text.trace[0].how == "source" for text in start)
    assert [text.trace[0].how for text in start[:3]] == ["fictional"] * 3


def test_what_is_invented_is_listed_and_never_claims_a_place_in_the_update() -> None:
    exercise = outage(120)
    listed = {(one.where, one.text) for one in exercise.fictional}
    for path, text in texts(exercise):
        for words, trace in text.pieces:
            if trace.how == "fictional":
                assert not trace.sources
                assert not words.strip() or (path, words.strip()) in listed
    assert len(listed) > 50


def test_a_place_that_the_update_cannot_fill_is_filled_with_fiction() -> None:
    exercise = maker().make("", Wish(CONCERN, "outage", date=DAY))
    assert _from_update(exercise) == []
    assert "They all say the same" in exercise.injects[0].text.text
    assert "No update lies on the table" in exercise.start[-1].text


def test_a_concern_chooses_its_scenario_and_is_quoted_as_it_was_said() -> None:
    exercise = maker().make("", Wish(CONCERN, date=DAY))
    assert exercise.origins.archetype == "ai-adoption"
    assert "“jobs”" in exercise.origins.reason
    quoted = [words for words, trace in exercise.start[0].pieces if trace.how == "concern"]
    assert quoted == [CONCERN]


def test_an_update_proposes_its_scenario_with_the_reason() -> None:
    best = maker().propose(VENDOR)[0]
    assert best.archetype in {"outage", "vendor-outage"}
    assert "incident" in best.reason
    assert len(maker().propose(VENDOR)) == len(maker().archetypes)


@pytest.mark.parametrize(
    ("concern", "archetype"),
    [
        ("The cloud bill is over budget and the CFO is furious.", "cloud-cost"),
        ("Our audit finding on access rights belongs to nobody.", "audit-finding"),
        ("We must comply with a new regulation by March.", "regulation"),
        ("The chatbot gave wrong answers that were made up.", "ai-error"),
        ("Sales and IT have conflicting KPIs and targets.", "conflicting-kpis"),
        ("After the merger we have two systems to consolidate.", "system-merger"),
        ("The old system is legacy and technical debt grows.", "tech-debt"),
        ("The roadmap slips, we are behind schedule.", "replan"),
    ],
)
def test_concerns_find_their_scenario(concern: str, archetype: str) -> None:
    assert maker().propose("", concern)[0].archetype == archetype


def test_shorter_versions_play_the_most_important_injects_with_fewer_roles() -> None:
    sizes = {m: (len(outage(m).injects), len(outage(m).roles)) for m in (30, 60, 90, 120)}
    assert sizes == {30: (4, 4), 60: (5, 6), 90: (6, 6), 120: (8, 6)}
    keys = [{i.key for i in outage(m).injects} for m in (30, 60, 90, 120)]
    assert keys[0] < keys[1] < keys[2] < keys[3]


def test_the_same_wish_gives_the_same_exercise_and_another_seed_other_people() -> None:
    again = maker().make(UPDATE, Wish(archetype="outage", minutes=60, date=DAY))
    other = maker().make(UPDATE, Wish(archetype="outage", minutes=60, date=DAY, seed=3))
    assert again == outage(60)
    assert [r.name for r in other.roles] != [r.name for r in again.roles]
    assert _from_update(other) == _from_update(again)


def test_actions_are_due_after_the_day_that_it_is_planned_for() -> None:
    dues = [action.due for action in outage().report.actions]
    assert all(due > outage().date == "2030-01-07" for due in dues)
    assert {a.owner for a in outage().report.actions} <= {r.id for r in outage().roles}


def test_steps_name_what_is_done_before_the_exercise_comes() -> None:
    events = list(maker().stream(UPDATE, Wish(archetype="outage", date=DAY)))
    steps = [event for event in events if isinstance(event, Step)]
    assert steps[0].name == "Reading the update"
    assert any(s.total and s.done for s in steps)
    assert isinstance(events[-1], ExerciseReady)


def test_a_cancel_stops_it() -> None:
    fresh = ExerciseMaker(translator(), maker().archetypes)
    with pytest.raises(Cancelled):
        list(fresh.stream(UPDATE, Wish(date=DAY), cancel=lambda: True))


def test_a_finished_translation_makes_the_same_exercise_without_the_model() -> None:
    translation = maker().translator.translate(UPDATE, "all-staff")
    made = maker().make_from(translation, Wish(archetype="outage", minutes=60, date=DAY))
    assert made == outage(60)


def test_an_exercise_survives_its_file_unchanged() -> None:
    exercise = outage(120)
    assert from_json(to_json(exercise)) == exercise


@pytest.mark.parametrize("broken", ["", "[]", '{"id": 1}', "{"])
def test_a_file_that_is_no_exercise_is_refused_with_the_field(broken: str) -> None:
    with pytest.raises(InputError) as error:
        from_json(broken)
    assert error.value.hint


def test_another_key_in_the_file_is_refused() -> None:
    with pytest.raises(InputError, match="surprise"):
        from_json(to_json(outage()).replace('"id":', '"surprise": 1, "id":', 1))


def test_one_inject_is_made_anew_and_the_rest_is_kept() -> None:
    exercise = outage(60)
    other = maker().reroll(exercise, 3, seed=1)
    assert other.injects[2].text != exercise.injects[2].text
    assert other.lint == ()
    for number in (1, 2, 4, 5):
        assert other.injects[number - 1] == exercise.injects[number - 1]
    assert (other.roles, other.start, other.agenda) == (
        exercise.roles,
        exercise.start,
        exercise.agenda,
    )
    assert (other.injects[2].minute, other.injects[2].number) == (exercise.injects[2].minute, 3)


def test_an_inject_made_anew_keeps_facts_and_names_of_the_exercise() -> None:
    exercise = from_json(to_json(outage(30)))
    made = [maker().reroll(exercise, n, seed=s) for n in (3, 4) for s in range(4)]
    new = [e for e in made if {i.key for i in e.injects} != {i.key for i in exercise.injects}]
    assert new
    company = next(s.text.text for s in exercise.origins.slots if s.name == "company")
    for other in made:
        assert set(_from_update(other)) <= set(_from_update(outage(120)))
        assert company in other.start[0].text


@pytest.mark.parametrize("archetype", sorted(load_archetypes()))
def test_the_longest_version_too_has_another_inject_to_take(archetype: str) -> None:
    exercise = maker().make(UPDATE, Wish(archetype=archetype, minutes=120, date=DAY))
    assert exercise.lint == ()
    before = {inject.key for inject in exercise.injects}
    others = alternatives(exercise, 4, maker().archetypes[archetype], load_common())
    new = [made for made in others if {inject.key for inject in made.injects} != before]
    assert any(not maker().finish(made).lint for made in new)


def test_an_inject_that_is_not_there_cannot_be_made_anew() -> None:
    with pytest.raises(InputError, match="no inject 9"):
        maker().reroll(outage(60), 9)


def test_the_users_own_words_are_marked_and_checked() -> None:
    edited = maker().edit(outage(), "injects[0].text", "  Is it over? Call me back. ")
    assert edited.injects[0].text == Text.of("Is it over? Call me back.", "edited")
    bad = maker().edit(outage(), "questions[0].text", "Did you call?")
    assert [finding.rule for finding in bad.lint] == ["questions-are-open"]
    leaky = maker().edit(outage(), "injects[0].text", "Write to anna.berg@northwind-trade.com now.")
    assert not leaky.safe_to_share
    with pytest.raises(InputError, match="nowhere"):
        maker().edit(outage(), "nowhere[1]", "x")


def test_participants_get_nothing_that_only_the_facilitator_may_see() -> None:
    exercise = outage(120)
    given = {path for path, _ in participant_texts(exercise)}
    assert not any(p.startswith(("injects", "questions", "decisions", "report")) for p in given)
    assert not any("private" in path for path in given)


@pytest.mark.parametrize(
    ("text", "wish", "said"),
    [
        ("", Wish(), "neither an update nor a concern"),
        ("", Wish(concern="!!"), "'!!'"),
        (UPDATE, Wish(minutes=45), "45 minutes"),
        (UPDATE, Wish(archetype="outrage"), "outrage"),
    ],
)
def test_what_cannot_be_made_says_what_to_do(text: str, wish: Wish, said: str) -> None:
    with pytest.raises(InputError, match=said) as error:
        maker().make(text, wish)
    assert error.value.hint


def test_an_unknown_reader_is_refused_before_any_work() -> None:
    with pytest.raises(AudienceError):
        maker().make(UPDATE, Wish(audience="martians"))


def test_a_wording_that_the_gate_refuses_never_reaches_an_exercise() -> None:
    def surer(request: Request) -> str:
        return request.user.splitlines()[0].replace("is suspected to be", "was")

    made = ExerciseMaker(translator(surer)).make(UPDATE, Wish(archetype="outage", date=DAY))
    assert "suspected" in made.role("incident").private.text


def test_roles_are_drawn_evenly_over_many_seeds() -> None:
    common = load_common()
    roles = maker().archetypes["outage"].roles
    group = {name: place for place, names in enumerate(common.people) for name in names}
    drawn: dict[str, Counter[int]] = {role: Counter() for role in roles}
    for seed in range(1200):
        for role, name in cast(roles, common, str(seed)).people.items():
            drawn[role][group[name]] += 1
    for counts in drawn.values():
        assert set(counts) == set(range(len(common.people)))
        assert max(counts.values()) < 2 * min(counts.values())


def test_findings_stay_when_nothing_else_changed() -> None:
    exercise = replace(outage(), closing=Text.of("Thank you, [name]."))
    assert [f.rule for f in maker().finish(exercise).lint] == ["no-placeholder"]

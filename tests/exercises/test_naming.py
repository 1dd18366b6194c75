"""Names: fictional by default, the same one for the same name, and a word on sharing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.exercises.made import DAY, VENDOR, maker
from tests.flow import UPDATE, glossary
from translator.exercises.maker import Wish
from translator.exercises.naming import real_again
from translator.exercises.pointing import public_words
from translator.exercises.schema import Exercise, Text, Trace
from translator.exercises.texts import texts
from translator.glossary.concepts import Origin

WISH = Wish(archetype="vendor-outage", minutes=120, date=DAY)


def _made(text: str = VENDOR, **wish: object) -> Exercise:
    return maker().make(text, replace(WISH, **wish))  # type: ignore[arg-type]


def _shown(exercise: Exercise) -> str:
    return "\n".join(text.text for _, text in texts(exercise))


def test_real_names_are_replaced_wherever_they_stand() -> None:
    exercise = _made()
    shown = _shown(exercise)
    real = {name.real for name in exercise.names}
    assert {"Brightmoor", "Quellstone", "Vexholm"} <= real
    for name in exercise.names:
        assert name.real not in shown
        assert name.fictional in shown


def test_one_name_becomes_one_name() -> None:
    exercise = _made()
    fictional = [name.fictional for name in exercise.names]
    assert len(set(fictional)) == len(fictional)
    other = _made(minutes=30)
    pairs = {(n.real, n.fictional) for n in other.names}
    assert pairs == {(n.real, n.fictional) for n in exercise.names}


def test_the_source_can_be_found_again_under_the_fictional_names() -> None:
    exercise = _made()
    told = [text for text in exercise.start if any(t.how == "source" for t in text.trace)]
    assert any("Brightmoor" in real_again(text.text, exercise.names) for text in told)
    for text in told:
        for words, trace in text.pieces:
            assert not words or trace.sources


def test_names_stay_when_the_user_wants_them_and_the_check_says_so() -> None:
    exercise = _made(fictional_names=False)
    assert exercise.names == ()
    assert "Brightmoor" in _shown(exercise)


def test_the_users_own_name_wins_and_the_map_keeps_it() -> None:
    exercise = _made(rename={"Brightmoor": "Acorn", "Vexholm": "Vexholm"})
    shown = _shown(exercise)
    assert "Acorn" in shown
    assert "Vexholm" in shown
    assert "Brightmoor" not in shown
    assert [f.rule for f in exercise.sharing if "Vexholm" in f.detail] == ["real name"]


def test_public_technology_keeps_its_name() -> None:
    exercise = maker().make(UPDATE, Wish(archetype="outage", date=DAY))
    assert "Kubernetes" in _shown(exercise)
    assert not any(name.real == "Kubernetes" for name in exercise.names)


def test_what_a_machine_shows_is_no_name() -> None:
    text = "The incident began on Monday. The pod of Vexholm restarted with error OOMKilled twice."
    exercise = _made(text)
    assert "OOMKilled" in _shown(exercise)
    assert [name.real for name in exercise.names] == ["Vexholm"]


def test_no_person_host_or_address_of_the_update_is_in_a_pack_that_is_called_safe() -> None:
    exercise = _made()
    shown = _shown(exercise)
    assert "Niels" not in shown
    assert "db-prod-07" not in shown
    assert exercise.safe_to_share == (exercise.sharing == ())


def test_a_pack_with_something_of_the_teams_own_is_not_called_safe() -> None:
    own = Text("Ask Ops Platform.", (Trace(0, 17, "edited"),))
    edited = maker().edit(_made(), "closing", own.text)
    assert [f.where for f in edited.sharing] == ["closing"]
    assert "Ops Platform”" in edited.sharing[0].detail
    assert maker().edit(_made(), "closing", "Thank you, and well done.").safe_to_share


def test_first_names_are_replaced_though_everybody_knows_them() -> None:
    text = "# Incident\n\nOn Monday Tim and Chris noticed that the shop failed for 3 hours.\n"
    exercise = maker().make(text, Wish(archetype="outage", date=DAY))
    assert {name.real for name in exercise.names} == {"Tim", "Chris"}
    assert "Tim" not in _shown(exercise)


@pytest.mark.parametrize(
    "sentence",
    [
        "Uncaught exception on Monday: the shop failed for 3 hours.",
        "The shop of the Dev team failed, and the Dev team was told after 3 hours.",
        "It is in Nightly since Monday, and Nightly failed for 3 hours.",
        "One Flagship Goal of the shop failed, and the Final Message came after 3 hours.",
        "The shop has CNAMEs, and for 3 hours all CNAMEs of it failed.",
        "The five Whys of the shop failed for 3 hours.",
    ],
)
def test_words_of_the_trade_and_parts_of_a_text_are_no_names(sentence: str) -> None:
    exercise = maker().make(f"# Incident\n\n{sentence}\n", Wish(archetype="outage", date=DAY))
    assert exercise.names == ()
    assert exercise.safe_to_share


def test_names_of_the_cast_are_not_those_of_the_update() -> None:
    text = VENDOR.replace("Vexholm", "Larkfield").replace("Quellstone", "Wayline")
    for seed in range(6):
        exercise = _made(text, seed=seed)
        nouns = {s.text.text for s in exercise.origins.slots if s.name in {"company", "product"}}
        assert not nouns & {"Larkfield", "Wayline"}


CODE = (
    "# Incident on Monday\n\nThe site build.vexholm-tools.org failed on Monday for 3 hours. "
    "The function check_login in src/auth/session.py failed on Tuesday. The cluster bluek8s and "
    "the tool td-queryview failed, too.\n"
)


def test_names_of_systems_and_of_code_are_renamed_so_that_the_pack_can_be_shared() -> None:
    exercise = _made(CODE)
    shown = _shown(exercise)
    for real in ("vexholm", "check_login", "session.py", "bluek8s", "queryview"):
        assert real not in shown
    assert "system-1.example" in shown
    assert exercise.safe_to_share


def test_names_that_are_kept_are_all_pointed_out() -> None:
    exercise = _made(CODE, fictional_names=False)
    named = {f.detail.split("”")[0].strip("“") for f in exercise.sharing}
    assert {"check_login", "bluek8s", "td-queryview"} <= named
    assert not exercise.safe_to_share


def test_a_name_of_everyday_words_is_renamed_and_a_team_called_after_its_work_is_not() -> None:
    text = (
        "# Incident on Monday\n\nOn Monday the Lantern Bridge failed for 3 hours. It was repaired "
        "by the Infrastructure Team. Customers of the Lantern Bridge saw errors on Tuesday.\n"
    )
    exercise = _made(text)
    assert "Lantern" not in _shown(exercise)
    assert "Infrastructure Team" in _shown(exercise)
    (name,) = exercise.names
    assert name.fictional.endswith(" Bridge")


def test_a_supplier_is_renamed_though_an_explanation_names_it_and_the_explanation_stays() -> None:
    text = (
        "# Incident on Monday\n\nOn Monday JFrog stopped our Artifactory for 3 hours. Azure was "
        "slow on Tuesday.\n"
    )
    exercise = _made(text)
    start = " ".join(part.text for part in exercise.start)
    assert "JFrog" not in start
    assert "Artifactory" in start
    assert "Microsoft's cloud service" in start
    assert exercise.safe_to_share


def test_words_with_a_hyphen_that_people_say_are_no_names() -> None:
    text = (
        "# Incident on Monday\n\nThe third-party service of the on-prem site failed on Monday for "
        "3 hours. An up-to-date copy of the long-term store was restored.\n"
    )
    assert _made(text).names == ()


def test_a_layer_of_the_users_own_makes_no_name_public() -> None:
    ours = (
        glossary()
        .concepts["kubernetes"]
        .model_copy(
            update={"id": "blue-owl", "term": "Quellstone", "variants": (), "abbreviations": ()}
        )
    )
    layered = replace(
        glossary(),
        concepts={**glossary().concepts, "blue-owl": ours},
        origins={"blue-owl": {"id": (Origin("team", Path("ours.yaml")),)}},
    )
    public = public_words(layered, explained=True)
    assert "kubernetes" in public
    assert "quellstone" not in public

"""The shipped scenarios, and what a broken file says."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path
from typing import Any

import gradio as gr
import pytest
import yaml

from tests.flow import translator
from translator import resources
from translator.errors import PromptError
from translator.exercises.archetypes import (
    COMMON,
    load_archetypes,
    load_common,
    usable_archetypes,
)
from translator.exercises.schema import MINUTES
from translator.ui import exercises

FOLDER = resources.folder("prompts") / "exercises"


def test_the_scenarios_that_people_ask_for_are_there() -> None:
    wanted = {
        "outage", "failed-release", "replan", "tech-debt", "cloud-cost", "vendor-outage",
        "data-breach", "migration", "ai-adoption", "ai-error", "audit-finding",
        "conflicting-kpis", "system-merger", "regulation", "weakness", "tech-choice",
        "unread-update",
    }  # fmt: skip
    assert wanted <= set(load_archetypes())


@pytest.mark.parametrize("name", sorted(load_archetypes()))
def test_every_scenario_takes_facts_of_an_update_and_forces_decisions(name: str) -> None:
    archetype = load_archetypes()[name]
    places = [i.key for i in archetype.injects if "@" in i.text + str(i.artefact)]
    assert len(places) >= 4
    assert sum(inject.decision is not None for inject in archetype.injects) >= 3
    assert any("@" in role.private for role in archetype.roles.values())


def test_agendas_add_up_and_long_ones_have_a_break() -> None:
    for minutes, agenda in load_common().agendas.items():
        assert sum(line.minutes for line in agenda.lines) == minutes
        assert any(line.phase == "break" for line in agenda.lines) == (minutes >= 90)
    assert set(load_common().agendas) == set(MINUTES)


def test_people_of_every_group_can_be_told_apart() -> None:
    names = [name for group in load_common().people for name in group]
    assert len(set(names)) == len(names)
    assert len({name.split()[0] for name in names}) == len(names)


def _copy(tmp_path: Path, change: dict[str, Any]) -> Path:
    raw = yaml.safe_load((FOLDER / "outage.yaml").read_text("utf-8"))
    raw.update(change)
    (tmp_path / "mine.yaml").write_text(yaml.safe_dump(raw), "utf-8")
    (tmp_path / COMMON).write_text((FOLDER / COMMON).read_text("utf-8"), "utf-8")
    return tmp_path


def test_an_archetype_of_ones_own_is_listed(tmp_path: Path) -> None:
    assert list(load_archetypes(_copy(tmp_path, {"id": "mine"}))) == ["mine"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"surprise": 1}, "surprise"),
        ({"injects": []}, "injects are needed"),
        ({"title": "Outage at {nowhere}"}, "nowhere"),
        ({"title": "Outage <nothing: “@” | not known>"}, "nothing"),
        ({"title": "Outage <impact: no place | not known>"}, "broken place"),
        ({"actions": [{"text": "Do", "owner": "ghost", "days": 1, "objective": 1}] * 2}, "owner"),
    ],
)
def test_a_broken_file_is_named_with_what_to_mend(
    tmp_path: Path, change: dict[str, Any], said: str
) -> None:
    with pytest.raises(PromptError) as error:
        load_archetypes(_copy(tmp_path, change))
    assert "mine.yaml" in str(error.value)
    assert said in str(error.value)
    assert error.value.hint


def test_a_role_that_gets_nothing_in_a_short_version_is_refused(tmp_path: Path) -> None:
    raw = yaml.safe_load((FOLDER / "outage.yaml").read_text("utf-8"))
    for inject in raw["injects"]:
        inject["to"] = ["comms"]
    with pytest.raises(PromptError, match="get no inject in 30 minutes"):
        load_archetypes(_copy(tmp_path, {"injects": raw["injects"]}))


def test_a_broken_file_of_the_users_own_is_left_out_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "exercises"
    shutil.copytree(FOLDER, own)
    (own / "outage.yaml").write_text("id: outage\nname: [", "utf-8")
    monkeypatch.setenv("PLAINBRIDGE_PROMPTS", str(tmp_path))
    known, notices = usable_archetypes()
    assert "outage" not in known
    assert "migration" in known
    (notice,) = notices
    assert notice.startswith("Left out: outage.yaml")
    assert "Mend the file" in notice


def test_a_broken_file_of_the_program_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(FOLDER, tmp_path / "exercises")
    (tmp_path / "exercises" / "outage.yaml").write_text("id: outage", "utf-8")
    monkeypatch.delenv("PLAINBRIDGE_PROMPTS", raising=False)
    monkeypatch.setattr(resources, "folder", lambda _: tmp_path)
    with pytest.raises(PromptError, match=r"outage\.yaml"):
        usable_archetypes()


def test_a_page_with_a_broken_scenario_says_so_and_does_not_stop_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(FOLDER, tmp_path / "exercises")
    (tmp_path / "exercises" / COMMON).write_text("agendas: 3", "utf-8")
    flow = translator()
    monkeypatch.setattr(resources, "folder", lambda _: tmp_path)

    async def built() -> list[str]:  # within a running loop: Gradio opens one it never closes
        with gr.Blocks() as blocks:
            exercises.add(blocks, flow)
            return [str(b.value) for b in blocks.blocks.values() if isinstance(b, gr.HTML)]

    shown = asyncio.run(built())
    assert any("_common.yaml" in value and "pb-error" in value for value in shown)


def test_an_empty_folder_says_what_to_put_there(tmp_path: Path) -> None:
    (tmp_path / COMMON).write_text((FOLDER / COMMON).read_text("utf-8"), "utf-8")
    with pytest.raises(PromptError, match="no archetype"):
        load_archetypes(tmp_path)


@pytest.mark.parametrize("name", ["outage.yaml", COMMON])
def test_a_pattern_that_is_none_is_refused_with_the_field(tmp_path: Path, name: str) -> None:
    _copy(tmp_path, {})
    path = tmp_path / ("mine.yaml" if name != COMMON else COMMON)
    raw = yaml.safe_load(path.read_text("utf-8"))
    (raw["when"] if name != COMMON else raw["finds"]["cause"])["words"] = "(?:outage"
    path.write_text(yaml.safe_dump(raw), "utf-8")
    with pytest.raises(PromptError, match="is no regular expression") as error:
        load_archetypes(tmp_path)
    assert path.name in str(error.value)

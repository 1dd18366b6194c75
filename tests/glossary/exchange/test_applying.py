"""An import is written whole or not at all, as one change that can be taken back as one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from tests.glossary.exchange import kit
from translator.cli.commands import app
from translator.errors import GlossaryError
from translator.glossary.exchange.applying import apply
from translator.glossary.exchange.entry import entries_of
from translator.glossary.exchange.formats import FORMATS
from translator.glossary.exchange.preview import preview
from translator.glossary.layers import Layer
from translator.glossary.store import Change, Store

BUILT_IN = """domain: web
concepts:
  - id: api
    term: API
    variants: [interface]
    definition: An agreed way in which one program asks another.
    gloss: an agreed way between programs
    policy: {default: gloss, finance: keep}
"""


@pytest.fixture
def store(tmp_path: Path) -> Store:
    (tmp_path / "built-in").mkdir()
    (tmp_path / "built-in" / "web.yaml").write_text(BUILT_IN, encoding="utf-8")
    return Store(
        (Layer("built-in", tmp_path / "built-in"), Layer("personal", tmp_path / "personal"))
    )


FILE: list[dict[str, Any]] = [
    {"id": "api", "gloss": "a door", "policy": {"sales": "replace"},
     "replacement": {"singular": "way in", "plural": "ways in"}},
    {"term": "Cache = fast", "domain": "memory", "hits": ["=1+1 was cached."]},
]  # fmt: skip


def test_an_import_is_in_the_glossary_and_a_second_one_changes_nothing(store: Store) -> None:
    record = apply(preview(kit.reading(*FILE), store.glossary()), store, note="import of x.csv")
    assert record is not None
    assert (record.action, record.note, len(record.entries)) == ("import", "import of x.csv", 2)
    now = store.glossary()
    assert now.get("api").gloss == "a door"
    assert now.get("api").policy == {"default": "gloss", "finance": "keep", "sales": "replace"}
    assert now.get("cache-fast").status == "proposed"
    assert now.domains["cache-fast"] == "memory"
    again = preview(kit.reading(*FILE), now)
    assert (again.same, again.can_apply) == (2, False)
    assert apply(again, store) is None


def test_an_import_is_taken_back_as_one(store: Store) -> None:
    before = store.glossary()
    apply(preview(kit.reading(*FILE), before), store)
    store.undo()
    assert store.glossary().concepts == before.concepts


def test_one_broken_entry_keeps_the_whole_file_out(store: Store) -> None:
    shown = preview(kit.reading(*FILE, {"term": "new", "colour": "red"}), store.glossary())
    with pytest.raises(GlossaryError, match="entry 3"):
        apply(shown, store)
    assert set(store.glossary().concepts) == {"api"}
    assert store.history() == []


def test_a_preview_of_another_state_of_the_glossary_is_not_applied(store: Store) -> None:
    shown = preview(kit.reading(*FILE), store.glossary())
    store.apply([Change("api", {"gloss": "a window"})])
    with pytest.raises(GlossaryError, match="has changed since"):
        apply(shown, store)
    assert store.glossary().get("api").gloss == "a window"


def test_a_status_that_somebody_set_survives_an_import_of_an_older_export(store: Store) -> None:
    apply(preview(kit.reading(*FILE), store.glossary()), store)
    older = FORMATS["xlsx"].write(entries_of(store.glossary()))
    store.apply([Change("cache-fast", {"status": "non-term"})])
    shown = preview(kit.read("xlsx", older), store.glossary())
    apply(shown, store)
    assert store.glossary().get("cache-fast").status == "non-term"
    assert "'non-term'" in shown.notes[0]


def test_what_is_exported_is_imported_elsewhere(store: Store, tmp_path: Path) -> None:
    apply(preview(kit.reading(*FILE), store.glossary()), store)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "x.yaml").write_text("domain: x\nconcepts: []\n", encoding="utf-8")
    other = Store((Layer("built-in", tmp_path / "other"), Layer("personal", tmp_path / "mine")))
    data = FORMATS["csv"].write(entries_of(store.glossary()))
    apply(preview(kit.read("csv", data), other.glossary()), other)
    assert other.glossary().concepts == store.glossary().concepts


@pytest.fixture
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PLAINBRIDGE_GLOSSARY_PERSONAL", str(tmp_path / "personal"))
    return tmp_path


def test_the_command_previews_then_writes(at_home: Path) -> None:
    file = at_home / "ours.csv"
    file.write_text("Term;Gloss\nAPI;a door between programs\nmy term;my gloss\n", encoding="utf-8")
    run = CliRunner()
    looked = run.invoke(app, ["glossary", "import", str(file)])
    assert looked.exit_code == 0
    assert "my-term (proposed): my term, row 3" in looked.stdout
    assert "→ a door between programs" in looked.stdout
    assert "--apply" in looked.stderr
    assert not (at_home / "personal").exists()
    done = run.invoke(app, ["glossary", "import", str(file), "--apply"])
    assert done.exit_code == 0
    assert "change 1" in done.stderr
    again = run.invoke(app, ["glossary", "import", str(file), "--apply"])
    assert "Already here: 2" in again.stdout
    assert "Nothing to import" in again.stderr


def test_the_command_writes_nothing_when_an_entry_is_refused(at_home: Path) -> None:
    file = at_home / "ours.csv"
    file.write_text("term,definition\nfine,ok\nbad," + "word " * 30 + "\n", encoding="utf-8")
    for options in ([], ["--apply"]):
        result = CliRunner().invoke(app, ["glossary", "import", str(file), *options])
        assert result.exit_code != 0
        assert "row 3" in result.stdout
    assert not list((at_home / "personal").glob("*.yaml"))


def test_the_export_can_be_imported_again(at_home: Path) -> None:
    run = CliRunner()
    for name in ("all.xlsx", "all.tbx", "all.ttl", "all.json"):
        out = at_home / name
        made = run.invoke(app, ["glossary", "export", "--out", str(out)])
        assert made.exit_code == 0
        assert ("Not carried" in made.stderr) == (name in {"all.tbx", "all.ttl"})
        found = run.invoke(app, ["glossary", "import", str(out)])
        assert found.exit_code == 0
        assert "New: 0\nChanged: 0\nIn conflict: 0\nRefused: 0\n" in found.stdout


def test_an_export_into_a_folder_is_a_layer(at_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (at_home / "layer").mkdir()
    run = CliRunner()
    made = run.invoke(app, ["glossary", "export", "--out", str(at_home / "layer")])
    assert made.exit_code == 0
    monkeypatch.setenv("PLAINBRIDGE_GLOSSARY_TEAM", str(at_home / "layer"))
    listed = run.invoke(app, ["glossary", "list"])
    assert listed.exit_code == 0
    refused = run.invoke(app, ["glossary", "export", "--out", str(at_home / "layer")])
    assert refused.exit_code != 0


def test_a_workbook_is_not_written_to_the_terminal() -> None:
    result = CliRunner().invoke(app, ["glossary", "export", "--format", "xlsx"])
    assert result.exit_code != 0
    assert result.stdout == ""


def test_an_export_of_one_domain_holds_only_that() -> None:
    result = CliRunner().invoke(app, ["glossary", "export", "-f", "json", "--domain", "delivery"])
    found = kit.read("json", result.stdout)
    assert {one.data["domain"] for one in found.entries} == {"delivery"}
    wrong = CliRunner().invoke(app, ["glossary", "export", "--domain", "cooking"])
    assert wrong.exit_code != 0


MANY = [{"id": f"t{n}", "term": f"Term {n}", "definition": f"Thing {n}."} for n in range(2500)]


def test_an_import_says_how_far_it_is(store: Store) -> None:
    heard: list[tuple[int, int, str]] = []
    found = preview(kit.reading(*MANY), store.glossary())
    assert apply(found, store, report=lambda *said: heard.append(said)) is not None
    assert heard[:3] == [(done, 2500, "Writing entries") for done in (0, 1000, 2000)]
    assert heard[-1] == (0, 0, "Saving")


@pytest.mark.parametrize("at", range(5))
def test_an_import_that_is_broken_off_leaves_nothing(store: Store, tmp_path: Path, at: int) -> None:
    heard = 0

    def leave(*_: object) -> None:
        nonlocal heard
        heard += 1
        if heard > at:
            raise KeyboardInterrupt

    found = preview(kit.reading(*MANY), store.glossary())
    with pytest.raises(KeyboardInterrupt):
        apply(found, store, report=leave)
    assert store.history() == []
    assert set(store.glossary().concepts) == {"api"}
    assert not list((tmp_path / "personal").glob("*.yaml"))
    assert apply(found, store) is not None

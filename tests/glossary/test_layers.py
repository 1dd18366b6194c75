"""Layers: later ones win field by field, who won is known, and a broken one is never left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from translator.errors import GlossaryError
from translator.glossary.layers import Layer, layer_named, layers, use_folder
from translator.glossary.load import load_glossary, load_layers

BASE = """
domain: Base
concepts:
  - id: api
    term: API
    variants: [interface]
    definition: A way for programs to ask one another for work.
    gloss: a connection between programs
    glosses: {finance: a link between programs, sales: a socket}
    policy: {default: gloss, operations: keep}
    note: Built in.
    hits: ["The API is down.", "APIs"]
    misses: ["rapid"]
"""


@pytest.fixture
def three(tmp_path: Path) -> dict[str, Layer]:
    made: dict[str, Layer] = {}
    for name in ("built-in", "organisation", "team"):
        (tmp_path / name).mkdir()
        made[name] = Layer(name, tmp_path / name)
    (made["built-in"].folder / "base.yaml").write_text(BASE, encoding="utf-8")
    return made


def write(layer: Layer, entry: str, name: str = "own") -> None:
    text = f"domain: Own\nconcepts:\n  - {entry}\n"
    (layer.folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def test_a_later_layer_wins_field_by_field_and_who_won_is_known(three: dict[str, Layer]) -> None:
    write(three["organisation"], "{id: api, gloss: our link, owner: Ann}")
    write(three["team"], "{id: api, gloss: our cable, variants: [plug]}")
    made = load_layers(list(three.values()))
    api = made.get("api")
    assert (api.gloss, api.owner, api.variants) == ("our cable", "Ann", ("plug",))
    assert (api.term, made.domains["api"]) == ("API", "Base")
    assert [one.layer for one in made.origins["api"]["gloss"]] == [
        "built-in",
        "organisation",
        "team",
    ]
    won = made.origin("api", "owner")
    assert won is not None
    assert won.layer == "organisation"
    assert made.layers("api") == ("built-in", "organisation", "team")
    assert made.origin("api", "impact") is None


def test_keys_of_a_field_are_layered_one_by_one(three: dict[str, Layer]) -> None:
    write(
        three["team"], "{id: api, glosses: {finance: a pipe, sales: null}, policy: {sales: keep}}"
    )
    api = load_layers(list(three.values())).get("api")
    assert api.glosses == {"finance": "a pipe"}
    assert api.policy == {"default": "gloss", "operations": "keep", "sales": "keep"}


def test_null_puts_a_field_back_to_its_default(three: dict[str, Layer]) -> None:
    write(three["team"], "{id: api, note: null, variants: null}")
    api = load_layers(list(three.values())).get("api")
    assert (api.note, api.variants) == (None, ())


def test_a_layer_may_add_entries_and_relate_to_lower_ones(three: dict[str, Layer]) -> None:
    write(three["team"], "{id: x, term: X, status: proposed, related: [api]}")
    made = load_layers(list(three.values()))
    assert made.domains["x"] == "Own"
    assert made.get("x").related == ("api",)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("{id: api, glos: x}", "field 'glos'"),
        ("{id: api, gloss: " + "word " * 15 + "}", "field 'gloss': has 15 words"),
        ("{id: api, status: aproved}", "field 'status'"),
        ("{id: api, policy: {default: replace}}", "field 'replacement': is missing"),
        ("{id: api, related: [nowhere]}", "no concept 'nowhere'"),
        ("{term: X}", "entry number 1, field 'id'"),
        ("{id: new, gloss: x}", "entry 'new', field 'term'"),
        ("[", "not valid YAML"),
    ],
)
def test_an_error_names_the_layer_and_the_file(
    three: dict[str, Layer], entry: str, said: str
) -> None:
    write(three["team"], entry)
    with pytest.raises(GlossaryError) as caught:
        load_layers(list(three.values()))
    assert str(three["team"].folder / "own.yaml") in str(caught.value)
    assert "team layer" in str(caught.value)
    assert said in str(caught.value)
    assert caught.value.hint


def test_an_id_twice_in_one_layer_is_refused(three: dict[str, Layer]) -> None:
    write(three["team"], "{id: api, gloss: x}", "a")
    write(three["team"], "{id: api, gloss: y}", "b")
    with pytest.raises(GlossaryError, match=r"b\.yaml.*already used in .*a\.yaml"):
        load_layers(list(three.values()))


def test_without_settings_there_is_the_built_in_and_an_empty_personal_layer() -> None:
    assert [layer.name for layer in layers()] == ["built-in", "personal"]
    assert layers()[1].files() == []


def test_the_environment_and_the_settings_name_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("firm", "team"):
        (tmp_path / name).mkdir()
    use_folder("organisation", tmp_path / "firm")
    monkeypatch.setenv("PLAINBRIDGE_GLOSSARY_TEAM", str(tmp_path / "team"))
    assert [(one.name, one.folder.name) for one in layers()][1:3] == [
        ("organisation", "firm"),
        ("team", "team"),
    ]
    write(layer_named("team"), "{id: api, owner: Ann}")
    assert load_glossary().get("api").owner == "Ann"


def test_a_missing_organisation_folder_stops_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLAINBRIDGE_GLOSSARY_ORGANISATION", str(tmp_path / "unmounted"))
    with pytest.raises(GlossaryError, match="unmounted") as caught:
        load_glossary()
    assert "PLAINBRIDGE_GLOSSARY_ORGANISATION" in caught.value.hint


@pytest.mark.parametrize("text", ["glosary: {}", "glossary: {teem: x}", "glossary: [", "- x"])
def test_broken_settings_say_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    path = tmp_path / "settings.yaml"
    path.write_text(text, encoding="utf-8")
    monkeypatch.setenv("PLAINBRIDGE_SETTINGS", str(path))
    with pytest.raises(GlossaryError, match=r"settings\.yaml") as caught:
        layers()
    assert caught.value.hint


def test_a_large_file_is_read_from_the_cache_and_a_damaged_cache_is_no_loss(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    first = load_glossary()
    kept = sorted((tmp_path / "cache").rglob("*.json"))
    assert kept
    assert load_glossary() == first
    for path in kept:
        path.write_text("{", encoding="utf-8")
    assert load_glossary() == first

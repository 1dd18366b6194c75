"""Edits: validated, written whole or not at all, kept in a journal, undone, and crash-proof."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from translator.errors import GlossaryError
from translator.glossary.layers import Layer
from translator.glossary.store import RESET, Change, Store

from .test_layers import BASE

TEAM = """# Kept by Ann.
domain: Team
concepts:
  # We say link.
  - id: api
    gloss: our link  # agreed in May
    note: "old"

  - id: pod
    term: pod
    definition: A group of programs that start as one.
    gloss: a group of programs
    hits:
      - The pod died.
      - Two pods.
    misses: [podium]
"""


@pytest.fixture
def used(tmp_path: Path) -> list[Layer]:
    made = [Layer("built-in", tmp_path / "base"), Layer("team", tmp_path / "team")]
    made.append(Layer("personal", tmp_path / "own"))
    for layer, text in zip(made[:2], (BASE, TEAM), strict=True):
        layer.folder.mkdir()
        (layer.folder / "it.yaml").write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def store(used: list[Layer]) -> Store:
    return Store(used)


def text(used: list[Layer]) -> str:
    return (used[1].folder / "it.yaml").read_text(encoding="utf-8")


def test_a_change_leaves_every_other_character_alone(store: Store, used: list[Layer]) -> None:
    store.change("api", {"gloss": "our cable: new"}, layer="team")
    assert text(used) == TEAM.replace("our link  #", "'our cable: new'  #")
    store.change("api", {"owner": "Ann", "note": RESET}, layer="team")
    changed = TEAM.replace("our link  #", "'our cable: new'  #")
    assert text(used) == changed.replace('note: "old"', "owner: Ann")
    assert store.glossary().get("api").note == "Built in."


def test_a_change_in_a_layer_without_the_entry_writes_only_what_differs(
    store: Store, used: list[Layer]
) -> None:
    record = store.change("api", {"gloss": "a plug", "term": "API", "policy": {"sales": "keep"}})
    assert record is not None
    (file,) = used[2].files()
    assert file.read_text(encoding="utf-8") == (
        "domain: Base\nconcepts:\n  - id: api\n    gloss: a plug\n    policy: {sales: keep}\n\n"
    )
    assert store.change("api", {"gloss": "a plug"}) is None
    assert store.glossary().get("api").policy_for("sales") == "keep"


def test_emptying_a_field_is_not_the_same_as_taking_ones_word_back(store: Store) -> None:
    store.change("api", {"note": None})
    assert store.glossary().get("api").note is None
    store.change("api", {"note": RESET})
    assert store.glossary().get("api").note == "old"


def test_entries_are_added_with_an_id_and_a_file_of_their_domain(
    store: Store, used: list[Layer]
) -> None:
    new = {"term": "Wi-Fi 6", "domain": "Net works", "status": "proposed", "note": "two\nlines"}
    store.add(new)
    assert [file.name for file in used[2].files()] == ["net-works.yaml"]
    made = store.glossary()
    assert (made.get("wi-fi-6").note, made.domains["wi-fi-6"]) == ("two\nlines", "Net works")
    with pytest.raises(GlossaryError, match="'wi-fi-6' already"):
        store.add({"term": "wi-fi 6", "status": "proposed"})
    store.add({"id": "wifi", "term": "Wi-Fi 6", "status": "proposed"})
    store.add({"term": "WI-FI / 6!", "domain": "Net works", "status": "non-term"})
    assert store.glossary().get("wi-fi-6-2").status == "non-term"
    with pytest.raises(GlossaryError, match="already"):
        store.add({"id": "api", "term": "API"})


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"gloss": "word " * 15}, "'gloss'"),
        ({"glos": "x"}, "'glos'"),
        ({"related": ["nowhere"]}, "'nowhere'"),
        ({"term": None}, "'term'"),
    ],
)
def test_what_is_not_valid_is_not_written(
    store: Store, used: list[Layer], fields: dict[str, object], said: str
) -> None:
    with pytest.raises(GlossaryError, match=said):
        store.change("pod", fields, layer="team")
    assert text(used) == TEAM
    assert store.history(layer="team") == []


def test_a_batch_is_applied_whole_or_not_at_all(store: Store, used: list[Layer]) -> None:
    good = Change("pod", {"owner": "Ann"})
    new = Change("crate", {"term": "crate", "status": "proposed", "domain": "Other"})
    with pytest.raises(GlossaryError, match="crate"):
        store.apply([good, Change("crate", {"term": "crate"})], layer="team")
    assert text(used) == TEAM
    record = store.apply([good, new], layer="team", action="import", note="terms.csv")
    assert record is not None
    assert (record.action, record.note, len(record.entries)) == ("import", "terms.csv", 2)
    assert store.glossary().get("crate").status == "proposed"
    store.undo(layer="team")
    assert text(used) == TEAM
    assert "crate" not in store.glossary().concepts


def test_undo_gives_back_the_very_text_and_may_be_undone(store: Store, used: list[Layer]) -> None:
    first = store.remove("api", layer="team")
    assert first is not None
    assert "We say link" not in text(used)
    undo = store.undo(layer="team")
    assert text(used) == TEAM
    store.undo(layer="team", n=undo.n)
    assert "We say link" not in text(used)
    with pytest.raises(GlossaryError, match="no change 99"):
        store.undo(layer="team", n=99)
    store.undo(layer="team")
    assert text(used) == TEAM
    with pytest.raises(GlossaryError, match="no change to take back"):
        store.undo(layer="team")


def test_a_file_goes_with_its_only_entry_and_comes_back_with_it(
    store: Store, used: list[Layer]
) -> None:
    crate = {"term": "crate", "status": "proposed", "domain": "Ships & freight"}
    store.add(crate, layer="team")
    (made,) = set(used[1].folder.glob("*.yaml")) - {used[1].folder / "it.yaml"}
    before = made.read_text(encoding="utf-8")
    undo = store.undo(layer="team")
    assert not made.exists()
    assert "crate" not in store.glossary().concepts
    store.undo(layer="team", n=undo.n)
    assert made.read_text(encoding="utf-8") == before
    assert store.glossary().domains["crate"] == "Ships & freight"
    made.write_text(f"# Ask Ann.\n{before}", encoding="utf-8")
    store.remove("crate", layer="team")
    assert made.read_text(encoding="utf-8").startswith("# Ask Ann.\n")


def test_undo_keeps_comments_written_since_and_refuses_to_lose_an_edit(
    store: Store, used: list[Layer]
) -> None:
    store.change("pod", {"owner": "Ann"}, layer="team")
    path = used[1].folder / "it.yaml"
    path.write_text(text(used).replace("podium]", "podium]  # hm"), encoding="utf-8")
    store.undo(layer="team")
    assert text(used) == TEAM.replace("podium]", "podium]  # hm")
    store.change("pod", {"owner": "Bo"}, layer="team")
    path.write_text(text(used).replace("Bo", "Cy"), encoding="utf-8")
    with pytest.raises(GlossaryError, match="changed since"):
        store.undo(layer="team")
    assert "owner: Cy" in text(used)


def test_history_says_who_changed_what_when(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAINBRIDGE_AUTHOR", "Ann")
    store.change("pod", {"status": "deprecated"}, layer="team", note="too vague")
    (record,) = store.history(layer="team")
    assert (record.who, record.action, record.note, record.at[-1]) == (
        "Ann",
        "change",
        "too vague",
        "Z",
    )
    assert record.differences() == {"pod": {"status": (None, "deprecated")}}


def test_the_built_in_layer_and_unknown_ones_are_refused(store: Store) -> None:
    with pytest.raises(GlossaryError, match="built-in"):
        store.change("api", {"gloss": "x"}, layer="built-in")
    with pytest.raises(GlossaryError, match="organisation"):
        store.change("api", {"gloss": "x"}, layer="organisation")
    with pytest.raises(GlossaryError, match="nowhere"):
        store.change("nowhere", {"gloss": "x"})
    with pytest.raises(GlossaryError, match="says nothing about 'pod'"):
        store.remove("pod")


def test_line_ends_of_another_system_stay(store: Store, used: list[Layer]) -> None:
    path = used[1].folder / "it.yaml"
    path.write_bytes(TEAM.replace("\n", "\r\n").encode())
    store.change("pod", {"owner": "Ann"}, layer="team")
    data = path.read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n")
    assert b"owner: Ann\r\n" in data


def test_entries_in_one_line_are_rewritten_and_a_list_in_one_line_is_refused(
    store: Store, used: list[Layer]
) -> None:
    path = used[1].folder / "it.yaml"
    path.write_text("domain: T\nconcepts:\n- {id: api, gloss: x}\n", encoding="utf-8")
    store.change("api", {"gloss": "y"}, layer="team")
    assert store.glossary().get("api").gloss == "y"
    path.write_text("domain: T\nconcepts: [{id: api, gloss: x}]\n", encoding="utf-8")
    with pytest.raises(GlossaryError, match="one below the other"):
        store.change("api", {"gloss": "y"}, layer="team")


def test_a_folder_that_may_not_be_written_is_said(store: Store, used: list[Layer]) -> None:
    used[2].folder.write_text("a file stands here", encoding="utf-8")
    with pytest.raises(GlossaryError, match="cannot be written") as caught:
        store.change("api", {"gloss": "x"})
    assert "Nothing was changed" in caught.value.hint


CHILD = """
import os, signal, sys
from pathlib import Path
from translator.glossary import journal
from translator.glossary.layers import Layer
from translator.glossary.store import Change, Store
root, step = Path(sys.argv[1]), sys.argv[2]
used = [Layer("built-in", root / "base"), Layer("team", root / "team")]
def die(*_a, **_k):
    os.kill(os.getpid(), signal.SIGKILL)
if step == "staging":
    journal._append = die
elif step == "torn":
    real = journal._append
    def torn(path, record):
        real(path, record)
        with path.open("rb+") as stream:
            stream.truncate(path.stat().st_size - 7)
        die()
    journal._append = torn
elif step == "recorded":
    journal._finish_was, journal._put = None, die
elif step == "half":
    real_put = journal._put
    def half(*a):
        real_put(*a)
        die()
    journal._put = half
Store(used).apply(
    [Change("pod", {"owner": "Ann"}),
     Change("c", {"term": "c", "status": "proposed", "domain": "N"})],
    layer="team",
)
"""


@pytest.mark.parametrize(
    ("step", "kept"), [("staging", False), ("torn", False), ("recorded", True), ("half", True)]
)
def test_a_kill_at_any_point_leaves_all_of_a_change_or_nothing(
    used: list[Layer],
    step: str,
    kept: bool,  # noqa: FBT001
) -> None:
    root = used[0].folder.parent
    child = subprocess.run([sys.executable, "-c", CHILD, str(root), step], check=False, timeout=60)
    assert child.returncode == -signal.SIGKILL
    store = Store(used)
    made = store.glossary()
    assert (made.get("pod").owner == "Ann") is kept
    assert ("c" in made.concepts) is kept
    assert len(store.history(layer="team")) == kept
    store.change("pod", {"note": "after"}, layer="team")
    assert store.glossary().get("pod").note == "after"
    for _ in range(1 + kept):
        store.undo(layer="team")
    assert text(used) == TEAM


WRITER = """
import sys
from pathlib import Path
from translator.glossary.layers import Layer
from translator.glossary.store import Store
root, name = Path(sys.argv[1]), sys.argv[2]
store = Store([Layer("built-in", root / "base"), Layer("team", root / "team")])
for n in range(10_000):
    store.add({"term": f"{name}-{n}", "status": "proposed", "domain": "N"}, layer="team")
    print(f"{name}-{n}", flush=True)
"""


def test_two_writers_and_kills_in_the_middle_lose_nothing_that_was_said_to_be_written(
    used: list[Layer],
) -> None:
    root = used[0].folder.parent
    said: list[str] = []
    for name in ("a", "b", "c"):
        pair = [
            subprocess.Popen(
                [sys.executable, "-c", textwrap.dedent(WRITER), str(root), f"{name}{i}"],
                stdout=subprocess.PIPE,
                text=True,
            )
            for i in range(2)
        ]
        for child in pair:
            assert child.stdout is not None
            child.stdout.readline()
        time.sleep(0.05)
        for child in pair:
            os.kill(child.pid, signal.SIGKILL)
        for i, child in enumerate(pair):
            out = child.communicate()[0]
            said += [f"{name}{i}-0", *(line for line in out.split("\n")[:-1])]
    made = Store(used).glossary()
    assert [one for one in said if one not in made.concepts] == []
    numbers = [record.n for record in Store(used).history(layer="team")]
    assert numbers == list(range(1, len(numbers) + 1))
    journal = (used[1].folder / ".plainbridge" / "journal.jsonl").read_text(encoding="utf-8")
    assert all(json.loads(line) for line in journal.split("\n")[:-1])

"""The command counts rightly, sees no label, and the tree of summaries changes no state."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from eval.summedits import __main__ as command
from eval.summedits import checker as checkers
from eval.summedits import fit as fitting
from eval.summedits import reader as reading
from eval.summedits.items import Item, read
from eval.summedits.probe import Probe, highest
from eval.summedits.reader import Reader, Tree, words_of
from translator.gate.whole import New

DOC = "The shop opens on Monday. Twelve people from Oslo came, and 40% bought a lamp."
ROWS = [
    {"summary": "The shop opens on Monday.", "label": 1, "edit_types": []},
    {"summary": "12 people came to the shop.", "label": 1, "edit_types": []},
    {"summary": "The shop opens on Friday.", "label": 0, "edit_types": ["entity_modification"]},
    {"summary": "The shop closes on Monday.", "label": 0, "edit_types": ["antonym_swap"]},
]


def write(place: Path, rows: Sequence[dict[str, Any]]) -> Path:
    full = [{"id": i, "doc": DOC, "original_summary": "The shop.", **r} for i, r in enumerate(rows)]
    place.write_text(json.dumps(full), "utf-8")
    return place


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert command.main([*arguments, "--json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_the_rules_catch_a_new_day_and_miss_an_antonym(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = write(tmp_path / "shop.json", ROWS)
    kept = tmp_path / "kept.json"
    found = run(capsys, str(place), "--model", "rules", "--result", str(kept))
    assert found["balanced_accuracy"] == 0.75
    assert found["false_alarms"] == 0
    assert found["by_edit"] == {"antonym_swap": 0.0, "entity_modification": 1.0}
    assert found["by_file"]["shop"]["balanced_accuracy"] == 0.75
    assert json.loads(kept.read_text("utf-8"))["balanced_accuracy"] == 0.75


def test_the_mean_is_over_files_not_over_items(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    long = write(tmp_path / "long.json", [*ROWS[:2] * 20, *ROWS[3:] * 20])
    short = write(tmp_path / "short.json", [ROWS[0], ROWS[2]])
    found = run(capsys, str(long), str(short), "--model", "rules")
    assert found["balanced_accuracy"] == 0.75


def test_labels_and_originals_change_no_verdict(tmp_path: Path) -> None:
    turned = [{**row, "label": 1 - int(str(row["label"]))} for row in ROWS]
    told = [{**row, "original_summary": row["summary"]} for row in ROWS]
    flags = {
        tuple(command.check_all(checkers.Rules(), read(write(tmp_path / "any.json", rows))))
        for rows in (ROWS, turned, told)
    }
    assert flags == {(False, False, True, False)}


def test_a_file_with_one_label_has_no_balanced_accuracy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = run(capsys, str(write(tmp_path / "good.json", ROWS[:2])), "--model", "rules")
    assert found["balanced_accuracy"] is None
    assert found["false_alarms"] == 0


def test_without_weights_the_rules_answer_and_say_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main([str(write(tmp_path / "shop.json", ROWS)), "--json"]) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out)["checker"] == "rules"
    assert "plainbridge models fetch" in printed.err


@pytest.mark.parametrize("text", ["", "{}", '[{"doc": "a"}]', "[1]"])
def test_a_broken_file_is_named(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "broken.json"
    place.write_text(text or "no JSON", "utf-8")
    assert command.main([str(place)]) == 2
    assert "broken.json" in capsys.readouterr().err


def test_an_unknown_model_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([str(write(tmp_path / "a.json", ROWS)), "--model", "nosuch"]) == 4
    assert "nosuch" in capsys.readouterr().err


def test_a_common_beginning_is_one_branch() -> None:
    tree = Tree([[1, 2, 3], [1, 2, 4], [1, 2, 3, 5]])
    assert tree.ids == [1, 2, 3, 4, 5]
    assert tree.paths == [[0, 1, 2], [0, 1, 3], [0, 1, 2, 4]]
    assert tree.above()[4].tolist() == [True, True, True, False, True]


def test_each_word_ends_at_its_last_token() -> None:
    text = "Pay 2.5 euros, now."
    offsets = [(0, 3), (3, 5), (5, 7), (7, 10), (10, 13), (13, 14), (14, 18), (18, 19)]
    spans, ends = words_of(text, offsets)
    assert [text[a:b] for a, b in spans] == ["Pay", "2.5", "euros", ",", "now", "."]
    assert ends == [0, 2, 4, 5, 6, 7]


class Letters:
    """A tokenizer of one token a character."""

    def __call__(self, text: str, **options: bool) -> dict[str, Any]:
        found: dict[str, Any] = {"input_ids": [ord(c) % 97 for c in text]}
        if options.get("return_offsets_mapping"):
            found["offset_mapping"] = [(i, i + 1) for i in range(len(text))]
        return found


def test_a_summary_is_read_alike_alone_and_among_others(monkeypatch: pytest.MonkeyPatch) -> None:
    import torch  # noqa: PLC0415
    from transformers import Qwen2Config, Qwen2Model  # noqa: PLC0415

    torch.manual_seed(0)
    config = Qwen2Config(
        vocab_size=97,
        hidden_size=16,
        intermediate_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        num_key_value_heads=1,
    )
    body = Qwen2Model(config).eval()
    monkeypatch.setattr(reading, "_load", lambda *_: (Letters(), body))
    reader = Reader("any", 2)
    texts = ["The shop opens.", "The shop shuts.", "A shop opens.", "The shop opens. Soon."]
    together = reader.read(DOC, texts)
    for text, found in zip(texts, together, strict=True):
        alone = reader.read(DOC, [text])[0]
        assert found.spans == alone.spans
        assert np.allclose(found.states, alone.states, atol=1e-2)
    assert [words.spans for words in reader.read(DOC, ["", " "])] == [(), ()]
    assert reader.read(DOC, [f" {texts[0]}"])[0].spans[0] == (1, 4)
    elsewhere = reader.read("Another document.", texts[:1])[0]
    assert not np.allclose(elsewhere.states, together[0].states, atol=1e-2)


def test_a_probe_is_kept_whole(tmp_path: Path) -> None:
    numbers = np.linspace(-1, 1, 8, dtype=np.float32)
    probe = Probe("m", 3, numbers, np.ones(8, np.float32), numbers, numbers[:6])
    probe.save(tmp_path / "probe.npz")
    again = Probe.load(tmp_path / "probe.npz")
    states = np.outer(np.arange(4), np.ones(8)).astype(np.float16)
    assert (again.model, again.layers) == ("m", 3)
    assert np.allclose(again.suspicion(states), probe.suspicion(states), atol=1e-2)


def test_more_findings_and_worse_words_never_lower_the_probability() -> None:
    weights = np.array([1, 1, 1, 1, 1, -2], np.float32)
    ones = np.ones(2, np.float32)
    probe = Probe("m", 1, ones, ones, ones, weights)
    calm, worse = np.array([0.1, 0.2], np.float32), np.array([0.1, 2.0], np.float32)
    new = (New("figure", "7", 0, 1),)
    assert probe.probability(calm, ()) < probe.probability(worse, ())
    assert probe.probability(calm, ()) < probe.probability(calm, new)
    assert highest(np.zeros(0, np.float32)) == (0.0, 0.0)


def test_fitting_finds_the_number_that_marks_wrong_words() -> None:
    chance = np.random.default_rng(3)
    items, length, width = 120, 12, 6
    wrong = np.arange(items) % 2 == 0
    item = np.repeat(np.arange(items), length)
    edited = np.tile(np.arange(length) < 2, items)
    states = chance.normal(size=(items * length, width))
    states[:, 4] += 8.0 * (wrong[item] & edited)
    table = fitting.Table(
        wrong=wrong,
        file=np.arange(items) % 3,
        doc=np.arange(items) // 4,
        rules=np.zeros((items, 3), np.float32),
        starts=np.arange(items + 1) * length,
        item=item,
        edited=edited,
        states=states.astype(np.float16),
    )
    probe = fitting.fit(table, np.flatnonzero(table.file > 0), "m", 1)
    left_out = np.flatnonzero(table.file == 0)
    flagged = np.array(fitting.probabilities(probe, table, left_out)) > 0.5
    assert np.abs(probe.direction).argmax() == 4
    assert (flagged == wrong[left_out]).mean() > 0.9


def test_edited_words_are_those_the_original_lacks() -> None:
    item = Item(
        DOC, "The shop opens on Friday.", wrong=True, original="The shop opens on Monday.", edits=()
    )
    spans = [(0, 3), (4, 8), (9, 14), (15, 17), (18, 24), (24, 25)]
    assert fitting._edited(item, spans).tolist() == [False] * 4 + [True, False]


@pytest.mark.weights
def test_every_probe_runs_on_its_model(tmp_path: Path) -> None:
    items = read(write(tmp_path / "shop.json", ROWS))
    for name in checkers.probes():
        checker = checkers.load(name)
        verdicts = checker.check(DOC, [item.summary for item in items])
        alone = checker.check(DOC, [items[3].summary])[0]
        assert abs(verdicts[3].probability - alone.probability) < 0.15
        assert verdicts[2].probability > verdicts[0].probability

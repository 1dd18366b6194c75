"""The README cannot drift: its code runs, and what it names exists."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from tests.exercises.made import outage
from tests.flow import translator
from tests.render.made import translation
from translator.cli.commands import app
from translator.exercises.files import to_dict as exercise_to_dict
from translator.glossary.check import check
from translator.glossary.load import join, load_glossary, read_file
from translator.render.json import to_dict
from translator.render.story import story_to_dict
from translator.render.words import ORIGINS
from translator.stories.maker import StoryMaker

ROOT = Path(__file__).resolve().parent.parent
Command = TyperCommand | TyperGroup
EXAMPLE = (ROOT / "examples" / "status_report.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = typer.main.get_group(app)
RESULTS = ROOT / "eval" / "results"
FIGURES: dict[str, Callable[[dict[str, Any]], list[str]]] = {
    "mutations.json": lambda r: [
        f"{r['mutations']:,} damaged",
        percent(r["caught"], 1),
        percent(r["passed_faithful"]),
        percent(r["passed_own"]),
        f"{len(r['by_family'])} families",
    ],
    "updates.json": lambda r: [
        percent(r["total"]["from_model"]),
        f"{r['total']['copied_median']:.2f}",
        f"{r['total']['ledger'].get('unaccounted', 0)} of {sum(r['total']['ledger'].values()):,}",
    ],
    "cost.json": lambda r: [f"{1000 * r['median']['total']:.0f} ms"],
    "reading.json": lambda r: [
        f"{r['verdicts']['wrong']} wrong and {r['verdicts']['slight']} a shade off"
    ],
    "effect.json": lambda r: [
        " and ".join(percent(r[reader][words]["fell"]) for reader in ("executives", "customers"))
        for words in ("terms", "with_entry")
    ],
    "stories.json": lambda r: [f"({r['total']['stories']})"],
    "exercises.json": lambda r: [f"({r['total']['exercises']})"],
    "jargon.json": lambda r: [
        f"{r['f1']:.2f}",
        percent(r["updates"]["share_found"]),
        f"{r['updates']['all']['flags_per_100_words']:.1f} in all",
        f"{r['updates']['marked']['flags_per_100_words']:.1f}",
    ],
    "acronyms.json": lambda r: [
        f"{r['all']['answered']} of {r['all']['sentences']}",
        percent(r["all"]["right_of_answered"]),
    ],
    "memory_reuse.json": lambda r: [
        f"{r['other_numbers_from_memory']} of {r['other_numbers_sentences']}"
    ],
    "memory_speed.json": lambda r: [f"{r['near']['cpu_p95_ms']:.1f} ms"],
    "bench.json": lambda r: [
        f"{r['median']['flow']['engine_ready_seconds']:.1f} s",
        f"{r['median']['flow']['total_seconds']:.1f} s",
        f"{r['median']['flow']['peak_memory_gb']:.2f} GB",
        f"{r['flow_over_one_prompt']} times",
    ],
}


def blocks(*languages: str) -> list[str]:
    found = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    return [text for language, text in found if language in languages]


def lines() -> list[str]:
    """Every shell line of the README, without its prompt, and every command in running text."""
    shell = [
        line.removeprefix("$ ") for text in blocks("console", "bash") for line in text.splitlines()
    ]
    return shell + re.findall(r"`((?:make|plainbridge|python -m) [^`]+)`", README)


def percent(share: float, digits: int = 0) -> str:
    return f"{100 * share:.{digits}f} %"


def measured() -> dict[str, list[str]]:
    """The rows of the table of figures, by the file of their result."""
    rows: dict[str, list[str]] = {}
    for line in section("Measured").splitlines():
        if found := re.search(r"\| `([\w-]+\.json)` \|$", line):
            rows.setdefault(found[1], []).append(line)
    return rows


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
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("PLAINBRIDGE_ENGINE", "scripted:double")
    monkeypatch.setenv("PLAINBRIDGE_MEMORY", str(tmp_path / "memory.sqlite3"))
    monkeypatch.chdir(ROOT)
    names: dict[str, Any] = {"__name__": "readme"}
    said = []
    for text in blocks("python"):
        exec(compile(text, "README.md", "exec"), names)  # noqa: S102 - ours
        said.append(capsys.readouterr().out)
    brief, story, exercise, drill, memory = said
    assert "## You will ask" in brief
    assert "['We rolled back to v4.1.2.']" in brief
    assert "38 minutes" in story
    assert "(12, 'The phones fill up')" in exercise
    assert "('API', 'an agreed way for programs to talk to each other')" in drill
    assert memory.startswith("memory ")
    assert "41 minutes (09:12-09:53 UTC)" in memory


def test_the_update_before_is_the_example() -> None:
    assert blocks("markdown") == [EXAMPLE]


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


def test_every_figure_names_the_command_of_its_result() -> None:
    rows = measured()
    assert set(FIGURES) < set(rows)
    for name, lines_of_it in rows.items():
        command = json.loads((RESULTS / name).read_text(encoding="utf-8")).get("command", "")
        module = re.search(r"python -m (eval\.\w+)", command)
        for line in lines_of_it:
            said = re.search(r"`python -m (eval\.\w+)", line)
            assert said is None or module is None or said[1] == module[1], line


@pytest.mark.parametrize("name", FIGURES)
def test_the_figures_are_those_of_the_result(name: str) -> None:
    rows = "\n".join(measured()[name])
    result = json.loads((RESULTS / name).read_text(encoding="utf-8"))
    for figure in FIGURES[name](result):
        assert figure in rows, f"{name} says {figure!r}"


def test_a_bar_that_was_missed_is_marked_and_explained() -> None:
    text = section("Measured")
    reasons = text.split("Why bars were missed:")[1].split("Not measured:")[0]
    assert text.count("**missed**") >= reasons.count("\n- *") > 0


def test_the_origins_are_all_explained() -> None:
    assert first_cells(section("How it works")) == list(ORIGINS)


def test_the_json_table_is_the_contract() -> None:
    made = to_dict(translation())
    table = section("JSON").split("\n### ")[0]
    assert first_cells(table) == list(made)
    for line in table.splitlines():
        for key in ("facts", "terms", "sentences", "questions"):
            if line.startswith(f"| `{key}` |") and made[key]:
                assert re.findall(r"`(\w+)`", line)[1:] == list(made[key][0])


def test_the_tables_of_stories_and_exercises_are_the_contract() -> None:
    _, story, exercise = section("JSON").split("\n### ")
    told = story_to_dict(StoryMaker(translator()).make(EXAMPLE, "all-staff", "pyramid"))
    assert sorted(first_cells(story)) == sorted(told)
    assert sorted(first_cells(exercise)) == sorted(exercise_to_dict(outage()))


def test_every_variable_is_explained_and_none_is_made_up() -> None:
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "translator").rglob("*.py"))
    read = set(re.findall(r"PLAINBRIDGE_[A-Z_]*[A-Z]", code))
    assert set(first_cells(section("Environment variables"))) == read


def test_the_entry_shown_passes_the_check(tmp_path: Path) -> None:
    (entry,) = blocks("yaml")
    path = tmp_path / "mine.yaml"
    path.write_text(entry, encoding="utf-8")
    mine = join([(path, read_file(path))])
    assert check(mine) == []
    assert not set(mine.concepts) & set(load_glossary().concepts)

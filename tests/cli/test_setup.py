"""What an installation brings: a complete lock, and a wheel that carries its data."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[2]
# torch pins these itself, exactly, and only its builds for a GPU have them.
OF_TORCH = re.compile(r"^(?:nvidia|cuda|triton)")


def locked() -> dict[str, str]:
    lines = (ROOT / "requirements.lock").read_text().splitlines()
    pins = [line.split("==") for line in lines if line and not line.startswith("#")]
    return {canonicalize_name(name): version for name, version in pins}


def needed() -> dict[str, str]:
    """Names of everything the project pulls in here, with the version that is installed."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    todo = [
        Requirement(text)
        for text in (*project["dependencies"], *project["optional-dependencies"]["dev"])
    ]
    done: dict[str, str] = {}
    seen: set[tuple[str, frozenset[str]]] = set()
    while todo:
        requirement = todo.pop()
        name = canonicalize_name(requirement.name)
        key = (name, frozenset(requirement.extras))
        if key in seen or OF_TORCH.match(name):
            continue
        seen.add(key)
        found = metadata.distribution(name)
        done[name] = found.version
        for text in found.requires or ():
            child = Requirement(text)
            extras = requirement.extras or {""}
            if child.marker is None or any(child.marker.evaluate({"extra": e}) for e in extras):
                todo.append(child)
    return done


def test_the_lock_pins_everything_that_is_installed_and_nothing_else() -> None:
    pins, wanted = locked(), needed()
    assert set(wanted) - set(pins) == set()
    assert set(pins) - set(wanted) == set()
    assert {n: v for n, v in pins.items() if Version(wanted[n]).public != v} == {}
    assert "+" not in "".join(pins.values())


@pytest.mark.slow
def test_the_wheel_carries_its_data_and_works_alone(tmp_path: Path) -> None:
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "--quiet",
            "--no-deps",
            "-w",
            str(tmp_path),
            str(ROOT),
        ],
        check=True,
    )
    (wheel,) = tmp_path.glob("plainbridge-*.whl")
    target = tmp_path / "alone"
    install = ("-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target")
    subprocess.run([sys.executable, *install, str(target), str(wheel)], check=True)
    code = """
import json, translator
from translator import resources
from translator.audiences import load_audiences
from translator.glossary.load import load_glossary
from importlib.resources import files
print(json.dumps({
    "package": translator.__file__,
    "folders": [str(resources.folder(n)) for n in ("prompts", "glossary")],
    "audiences": len(load_audiences()),
    "concepts": len(load_glossary().concepts),
    "style": files("translator.render").joinpath("page.css").is_file(),
}))
"""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PLAINBRIDGE_")}
    environment["PYTHONPATH"] = str(target)
    empty = tmp_path / "empty"
    empty.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=empty, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    said = json.loads(done.stdout)
    assert said["package"].startswith(str(target))
    assert all(folder.startswith(str(target)) for folder in said["folders"])
    assert said["audiences"] == len(list((ROOT / "prompts/audiences").glob("*.yaml")))
    assert said["concepts"] > 0
    assert said["style"]
    listed = subprocess.run(
        [str(target / "bin" / "plainbridge"), "audiences"],
        cwd=empty, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "finance" in listed.stdout

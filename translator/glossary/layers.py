"""The layers of the glossary: the one that came with the program, and those of its users.

Built-in, organisation, team, personal: a later layer overrides an earlier one field by field. A
layer is a folder of YAML files, so that git, a shared drive or an editor can keep it.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

import yaml
from platformdirs import user_config_path, user_data_path
from pydantic import Field, ValidationError

from translator import resources
from translator.errors import GlossaryError
from translator.glossary.schema import Strict, Text

LayerName = Literal["built-in", "organisation", "team", "personal"]
LAYERS: tuple[LayerName, ...] = get_args(LayerName)
BUILT_IN: LayerName = "built-in"
PERSONAL: LayerName = "personal"


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer and its folder, which may not exist yet when it is the personal one."""

    name: LayerName
    folder: Path

    @property
    def is_writable(self) -> bool:
        """Whether edits may be written here: never into what came with the program."""
        return self.name != BUILT_IN

    def files(self) -> list[Path]:
        """The layer's YAML files in the order of their names."""
        return sorted(self.folder.glob("*.yaml")) if self.folder.is_dir() else []


class _Folders(Strict):
    organisation: Text | None = None
    team: Text | None = None
    personal: Text | None = None


class _Settings(Strict):
    glossary: Annotated[_Folders, Field(default_factory=_Folders)]


def settings_path() -> Path:
    """``PLAINBRIDGE_SETTINGS`` in the environment, else ``settings.yaml`` in the config folder."""
    override = os.environ.get("PLAINBRIDGE_SETTINGS")
    folder = user_config_path("plainbridge", appauthor=False)
    return Path(override) if override else folder / "settings.yaml"


def layers() -> tuple[Layer, ...]:
    """The layers in use, the built-in one first.

    The folder of another layer comes from ``PLAINBRIDGE_GLOSSARY_ORGANISATION``,
    ``PLAINBRIDGE_GLOSSARY_TEAM`` or ``PLAINBRIDGE_GLOSSARY_PERSONAL`` in the environment, else from
    ``glossary:`` in the settings file. Without either, the personal layer lies in the user's data
    folder and the other two do not exist.

    Raises:
        GlossaryError: the settings are broken, or a folder that they name is not there: leaving
            out an organisation's rules in silence would let through what they forbid.
    """
    chosen = _settings().glossary.model_dump()
    found = [Layer(BUILT_IN, resources.folder("glossary"))]
    for name in LAYERS[1:]:
        variable = f"PLAINBRIDGE_GLOSSARY_{name.upper()}"
        place = os.environ.get(variable) or chosen[name]
        if place is None and name != PERSONAL:
            continue
        if place is None:
            folder = user_data_path("plainbridge", appauthor=False) / "glossary"
        else:
            folder = (settings_path().parent / Path(place).expanduser()).resolve()
        if name != PERSONAL and not folder.is_dir():
            raise GlossaryError(
                f"The {name} layer of the glossary is not there: {str(folder)!r} is no folder.",
                hint=f"Create or connect it, or correct {variable} or {str(settings_path())!r}.",
            )
        found.append(Layer(name, folder))
    return tuple(found)


def layer_named(name: str) -> Layer:
    """The layer in use with this name.

    Raises:
        GlossaryError: there is none.
    """
    known = layers()
    for layer in known:
        if layer.name == name:
            return layer
    names = ", ".join(layer.name for layer in known)
    hint = f"In use: {names}."
    if name in LAYERS:
        hint += f" Name its folder with: plainbridge glossary layers --use {name}=FOLDER"
    raise GlossaryError(f"There is no layer {name!r} of the glossary.", hint=hint)


def _settings() -> _Settings:
    path = settings_path()
    if not path.exists():
        return _Settings(glossary=_Folders())
    try:
        raw: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
        return _Settings.model_validate({} if raw is None else raw)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise GlossaryError(
            f"{path}: cannot be read: {' '.join(str(error).split())}",
            hint="Mend the file, or move it away.",
        ) from error
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"]))
        raise GlossaryError(
            f"{path}: field {field!r}: {first['msg']}",
            hint="It may hold 'glossary:' with 'organisation:', 'team:' and 'personal:' below it.",
        ) from error


def use_folder(name: str, folder: Path) -> None:
    """Write a layer's folder into the settings file.

    Raises:
        GlossaryError: it is no layer that can be placed, the folder is not there, or the settings
            are broken or cannot be written.
    """
    if name not in LAYERS[1:]:
        raise GlossaryError(
            f"{name!r} is no layer that has a folder of yours.",
            hint=f"Choose one of {', '.join(LAYERS[1:])}.",
        )
    if not folder.is_dir():
        raise GlossaryError(
            f"{str(folder)!r} is no folder.", hint="Create it first; write LAYER=FOLDER."
        )
    known = _settings().glossary.model_dump(exclude_none=True)
    known[name] = str(folder.resolve())
    path = settings_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f"{path.name}.{os.getpid()}")
        fresh.write_text(yaml.safe_dump({"glossary": known}, allow_unicode=True), encoding="utf-8")
        fresh.replace(path)
    except OSError as error:
        raise GlossaryError(
            f"{path} cannot be written: {error.strerror or error}.",
            hint=f"Set PLAINBRIDGE_GLOSSARY_{name.upper()} in the environment instead.",
        ) from error

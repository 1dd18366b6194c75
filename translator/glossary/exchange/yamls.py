"""YAML as the glossary itself is kept: one document a domain."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from datetime import date
from typing import Any

import yaml

from translator.errors import GlossaryError
from translator.glossary.exchange.entry import Entry, Reading, Refusal
from translator.glossary.exchange.guard import text_of
from translator.glossary.reports import EVERY, Report, silent

UNNAMED = "general"
_MOST = 64 * 1024**2


def read_yaml(data: bytes, name: str, report: Report = silent) -> Reading:
    """The entries of one or several documents; places are line numbers.

    Raises:
        GlossaryError: it is no YAML, no list of concepts, too large, or uses aliases, with which
            a short file can unfold into one without end.
    """
    if len(data) > _MOST:
        raise GlossaryError(
            f"{name}: {len(data) / 1024**2:.0f} MB of YAML; {_MOST // 1024**2} MB at most",
            hint="Import so many entries as CSV or JSON.",
        )
    loader = yaml.CSafeLoader(text_of(data, name))
    entries: list[Entry] = []
    refused: list[Refusal] = []
    try:
        while loader.check_node():
            document: yaml.Node = loader.get_node()  # type: ignore[assignment]
            _check_aliases(document, name)
            for domain, node in _concepts(loader, document, name):
                place = f"line {node.start_mark.line + 1}"
                try:
                    entries.append(Entry(place, _entry(loader, node, domain)))
                except ValueError as error:
                    refused.append(Refusal(place, f"{error}.", "Write it as 'field: value' lines."))
                if len(entries) % EVERY == 0:
                    report(len(entries), 0, "Reading entries")
    except yaml.YAMLError as error:
        raise GlossaryError(
            f"{name}: not valid YAML: {_place(error)}",
            hint="Put a value that holds ': ' or ' #', or begins with a sign, in double quotes.",
        ) from error
    finally:
        loader.dispose()
    return Reading(entries, refused)


def _concepts(
    loader: yaml.CSafeLoader, document: yaml.Node, name: str
) -> Iterator[tuple[str | None, yaml.Node]]:
    domain: str | None = None
    listed: yaml.Node | None = document if isinstance(document, yaml.SequenceNode) else None
    if isinstance(document, yaml.MappingNode):
        for key, value in document.value:
            if key.value == "concepts":
                listed = value
            elif key.value == "domain":
                domain = str(loader.construct_object(value, deep=True))
            else:
                raise GlossaryError(
                    f"{name}: line {key.start_mark.line + 1}: unknown key {key.value!r}",
                    hint="A file has 'domain' and 'concepts'; fields stand in the entries.",
                )
    if not isinstance(listed, yaml.SequenceNode):
        raise GlossaryError(
            f"{name}: line {document.start_mark.line + 1}: holds no list of concepts",
            hint="Begin the file with 'domain: …' and 'concepts:'.",
        )
    for node in listed.value:
        yield domain, node


def _entry(loader: yaml.CSafeLoader, node: yaml.Node, domain: str | None) -> dict[str, Any]:
    if not isinstance(node, yaml.MappingNode):
        raise ValueError("is no entry but a single value")
    _check_keys(node)
    raw: dict[Hashable, Any] = loader.construct_object(node, deep=True)
    data = {str(key): _plain(value) for key, value in raw.items() if value is not None}
    return data if domain is None else {"domain": domain, **data}


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items() if inner is not None}
    return value


def _check_keys(node: yaml.MappingNode) -> None:
    keys = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
    twice = next((key for key in keys if keys.count(key) > 1), None)
    if twice is not None:
        raise ValueError(f"the key {twice!r} is written twice")
    for _, value in node.value:
        if isinstance(value, yaml.MappingNode):
            _check_keys(value)


def _check_aliases(document: yaml.Node, name: str) -> None:
    seen: set[int] = set()
    todo = [document]
    while todo:
        node = todo.pop()
        if id(node) in seen:
            raise GlossaryError(
                f"{name}: line {node.start_mark.line + 1} is used again by an alias (*)",
                hint="Write the value out in each place.",
            )
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            todo += [one for pair in node.value for one in pair]
        elif isinstance(node, yaml.SequenceNode):
            todo += node.value


def _place(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error)
    return problem if mark is None else f"line {mark.line + 1}: {problem}"


def write_yaml(entries: Sequence[Entry]) -> bytes:
    """A document for each domain, in the form of the glossary's own files."""
    return "---\n".join(text for _, text in by_domain(entries)).encode()


def by_domain(entries: Sequence[Entry]) -> Iterator[tuple[str, str]]:
    """Each domain with the text of its file."""
    domains: dict[str, list[dict[str, Any]]] = {}
    for entry in entries:
        data = dict(entry.data)
        domains.setdefault(data.pop("domain", UNNAMED), []).append(data)
    for domain, concepts in domains.items():
        yield (
            domain,
            yaml.dump(
                {"domain": domain, "concepts": concepts},
                Dumper=yaml.CSafeDumper,
                sort_keys=False,
                allow_unicode=True,
                width=100,
            ),
        )

"""JSON: everything an entry holds, for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, NoReturn

from translator.errors import GlossaryError
from translator.glossary.exchange.entry import Entry, Reading, Refusal
from translator.glossary.exchange.guard import text_of
from translator.glossary.reports import Report, silent


def read_json(data: bytes, name: str, report: Report = silent) -> Reading:
    """The entries of ``{"concepts": [...]}``, of a list of entries, or of a list of such files.

    Raises:
        GlossaryError: it is no JSON, writes a key twice, or holds no entries.
    """
    try:
        raw = json.loads(text_of(data, name), object_pairs_hook=_once, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise GlossaryError(
            f"{name}: line {error.lineno}: not valid JSON: {error.msg}",
            hint="Mend that line, or export the file anew.",
        ) from error
    except (ValueError, RecursionError) as error:
        reason = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise GlossaryError(
            f"{name}: not usable JSON: {reason}", hint="Export the file anew."
        ) from error
    entries: list[Entry] = []
    refused: list[Refusal] = []
    for number, (domain, one) in enumerate(_concepts(raw, name), start=1):
        place = f"entry {number}"
        if isinstance(one, dict):
            given = {key: value for key, value in one.items() if value is not None}
            entries.append(Entry(place, given if domain is None else {"domain": domain, **given}))
        else:
            reason = f"{json.dumps(one)[:40]} is no entry."
            refused.append(Refusal(place, reason, 'Write it as {"term": …}.'))
    report(len(entries), len(entries), "Reading entries")
    return Reading(entries, refused)


def _concepts(raw: object, name: str) -> Iterator[tuple[str | None, object]]:
    if isinstance(raw, list):
        for one in raw:
            if isinstance(one, dict) and "concepts" in one:
                yield from _concepts(one, name)
            else:
                yield None, one
    elif isinstance(raw, dict) and isinstance(raw.get("concepts"), list):
        domain = raw.get("domain")
        for one in raw["concepts"]:
            yield domain if isinstance(domain, str) else None, one
    else:
        raise GlossaryError(
            f"{name}: holds no list of concepts",
            hint='Write {"concepts": [ … ]}, or a list of entries.',
        )


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"the key {twice!r} is written twice")
    return found


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no value of an entry")


def write_json(entries: Sequence[Entry]) -> bytes:
    """``{"concepts": [...]}``, each with its domain."""
    listed = [dict(entry.data) for entry in entries]
    return (json.dumps({"concepts": listed}, ensure_ascii=False, indent=1) + "\n").encode()

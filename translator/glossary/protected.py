"""Stretches of plain text that are quoted from a machine and must stay as they are."""

from __future__ import annotations

import re

from translator.values import Span

_CODE = r"``[^`]+``|`[^`\n]+`"
_URL = r"\b(?:https?|ftp|ssh|git|file|s3|gs|wss?|jdbc:\w+)://[^\s<>\"')\]]+|\bwww\.[^\s<>\"')\]]+"
_MAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_HOST = r"\b(?:[a-z0-9][\w-]*\.){2,}[a-z][a-z0-9-]+\b"
_DOMAIN = r"\b[a-z0-9-]+\.(?:com|org|net|io|dev|gov|edu|local|internal|example|corp|co|cloud)\b"
_PATH = r"(?<![\w/])(?:~|\.{1,2}|[A-Za-z]:)?[/\\](?:[\w.@*{}$-]+[/\\]?)+"
_NESTED = r"(?<![\w/])[\w.@-]+(?:/[\w.@-]+){2,}|[\w.@-]+(?:/[\w.@-]+)*/[\w.-]+\.[a-z]{1,5}\b"
_FILE = (
    r"\b[\w-]+(?:\.[\w-]+)*\.(?:ya?ml|json|toml|ini|conf|cfg|env|xml|csv|sql|sh|ps1|py|js|ts|tsx|jsx"
    r"|go|rs|rb|java|kt|cs|cpp|c|h|php|html?|css|md|txt|log|lock|tf|jar|war|zip|gz|exe|dll|so|pem)\b"
)
_FLAG = r"(?<!\S)--?[a-zA-Z][\w-]*(?:=\S+)?"
_PLACES = re.compile("|".join((_URL, _MAIL, _HOST, _DOMAIN, _NESTED, _PATH, _FILE, _FLAG)))
_CHUNK = re.compile(r"(?<!\S)(?:[^\s./\\@]*[./\\@](?=\S)\S*|--?[a-zA-Z]\S*|\S{201,})")
LONGEST_WORD = 200
"""A run of characters longer than this was written by a machine; it is not looked into."""
_QUOTED = re.compile(r"\"([^\"\n]{3,200})\"|“([^”\n]{3,200})”|(?<!\w)'([^'\n]{3,200})'(?!\w)")
_MACHINE = re.compile(
    r"error|exception|fail(?:ed|ure)|denied|refused|time[d ]?-?out|not found|cannot|could not"
    r"|unable|invalid|unexpected|unauthori[sz]ed|forbidden|exceeded|too many|no such|unreachable"
    r"|panic|[A-Za-z]_[A-Za-z]|\b[1-5]\d\d\b|[{}=<>$]|::|\(\)",
    re.IGNORECASE,
)


def protected_spans(plain: str) -> tuple[Span, ...]:
    """Spans of inline code, addresses, paths, file names, command flags and quoted messages.

    A quotation counts as a message when its words look like one ("connection refused"), so that
    plain words between quotation marks can still be explained.
    """
    spans = [match.span() for match in re.finditer(_CODE, plain)]
    for chunk in _CHUNK.finditer(plain):
        if len(chunk[0]) > LONGEST_WORD:
            spans.append(chunk.span())
        else:
            spans.extend(match.span() for match in _PLACES.finditer(plain, *chunk.span()))
    for match in _QUOTED.finditer(plain):
        words = next(group for group in match.groups() if group is not None)
        if _MACHINE.search(words):
            spans.append(match.span())
    return tuple(sorted(spans))

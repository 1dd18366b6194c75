"""TMX 1.4b, the exchange format of translation memories (LISA OSCAR, 2005).

Source and target are two kinds of English: ``en-x-it`` and ``en-x-plain``. A placeholder is a
``<ph>`` with its name inside, so that other programs keep it; the reader, the state and the rest
are ``<prop>`` elements.
"""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from translator import __version__
from translator.errors import InputError
from translator.glossary.exchange.guard import check_xml
from translator.glossary.journal import stamp
from translator.memory.exchange.rows import Row, row_of
from translator.memory.forms import PART
from translator.memory.values import Pair

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

SOURCE, TARGET = "en-x-it", "en-x-plain"
_TOOL = "Plainbridge"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_NAME = re.compile(r"\{([a-z]+\d+)\}")
_STAMP = "%Y%m%dT%H%M%SZ"
_PROPS = ("audience", "state", "reason", "fixed", "concepts")
_INLINE_TEXT = frozenset({"hi", "sub"})


def write_tmx(pairs: Iterable[Pair]) -> Iterator[str]:
    """The lines of a TMX file."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
    yield (
        f'<header creationtool="{_TOOL}" creationtoolversion="{__version__}" segtype="sentence" '
        f'o-tmf="{_TOOL}" adminlang="en" srclang="{SOURCE}" datatype="plaintext"/>\n<body>\n'
    )
    for pair in pairs:
        yield _unit(row_of(pair))
    yield "</body>\n</tmx>\n"


def _unit(row: dict[str, str]) -> str:
    attributes = {
        "creationid": row["author"],
        "creationdate": _stamped(row["created"]),
        "changedate": _stamped(row["changed"]),
        "usagecount": row["uses"],
        "lastusagedate": _stamped(row["last_used"]),
    }
    shown = "".join(f" {k}={quoteattr(_CONTROL.sub('', v))}" for k, v in attributes.items() if v)
    props = "".join(
        f'<prop type="x-{name}">{_text(row[name])}</prop>\n' for name in _PROPS if row[name]
    )
    variants = "".join(
        f'<tuv xml:lang="{lang}"><seg>{_segment(row[name])}</seg></tuv>\n'
        for lang, name in ((SOURCE, "source"), (TARGET, "target"))
    )
    return f"<tu{shown}>\n{props}{variants}</tu>\n"


def _segment(form: str) -> str:
    parts: list[str] = []
    numbers: dict[str, int] = {}
    place = 0
    for found in PART.finditer(form):
        parts.append(_text(form[place : found.start()]))
        if name := found["name"]:
            number = numbers.setdefault(name, len(numbers) + 1)
            kind = name.rstrip("0123456789")
            parts.append(f'<ph x="{number}" type="x-{kind}">{{{name}}}</ph>')
        else:
            parts.append(found[0][0])
        place = found.end()
    return "".join((*parts, _text(form[place:])))


def _text(text: str) -> str:
    return escape(_CONTROL.sub("", text))


def _stamped(iso: str) -> str:
    if not iso:
        return ""
    when = datetime.datetime.fromisoformat(iso)
    return when.astimezone(datetime.UTC).strftime(_STAMP)


def read_tmx(data: bytes, name: str) -> Iterator[Row]:
    """The units of a TMX file; places are line numbers.

    Of a unit in more than two languages the first is the source and the second the target.

    Raises:
        InputError: it is no XML, or no TMX.
        GlossaryError: it declares entities.
    """
    check_xml(data, name)
    from lxml import etree  # noqa: PLC0415

    walk = etree.iterparse(
        io.BytesIO(data),
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    ours = False
    root: Element | None = None
    try:
        for event, element in walk:
            tag = etree.QName(element).localname if isinstance(element.tag, str) else ""
            if root is None:
                root = _root(element, tag, name)
            elif event == "start" and tag == "header":
                ours = element.get("creationtool") == _TOOL
            elif event == "end" and tag == "tu":
                yield _row(element, ours=ours)
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise InputError(
            f"{name}: line {error.lineno}: not well-formed XML: {error.msg}.",
            hint="Export it anew, or mend that line.",
        ) from error


def _root(element: Element, tag: str, name: str) -> Element:
    if tag != "tmx":
        raise InputError(
            f"{name}: the root element is {tag!r}, not 'tmx'.",
            hint="Export the memory anew as TMX 1.4, or as CSV.",
        )
    return element


def _row(unit: Element, *, ours: bool) -> Row:
    segments = [
        ((tuv.get(_LANG) or tuv.get("lang") or "").lower(), _read(seg))
        for tuv in unit.iter("{*}tuv")
        if (seg := tuv.find("{*}seg")) is not None
    ]
    by_language = dict(segments)
    texts = [text for _, text in segments]
    source = by_language.get(SOURCE, texts[0] if texts else "")
    target = by_language.get(TARGET, texts[1] if len(texts) > 1 else "")
    fields = {
        kind.removeprefix("x-"): prop.text or ""
        for prop in unit.iterfind("{*}prop")
        if (kind := prop.get("type", "")).startswith("x-")
    }
    fields["author"] = unit.get("changeid") or unit.get("creationid") or ""
    fields["created"] = _iso(unit.get("creationdate"))
    fields["changed"] = _iso(unit.get("changedate"))
    fields["last_used"] = _iso(unit.get("lastusagedate"))
    fields["uses"] = unit.get("usagecount") or ""
    if not ours:
        source, target = (t.replace("{{", "{").replace("}}", "}") for t in (source, target))
    return Row(f"line {unit.sourceline}", source, target, fields, ours)


def _read(segment: Element) -> str:
    """A segment as a form: ``<ph>`` with a name of ours stays, other codes are left out."""
    parts = [_doubled(segment.text or "")]
    for child in segment:
        tag = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        content = "".join(child.itertext())
        if tag == "ph" and _NAME.fullmatch(content):
            parts.append(content)
        elif tag in _INLINE_TEXT:
            parts.append(_read(child))
        parts.append(_doubled(child.tail or ""))
    return "".join(parts)


def _doubled(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _iso(given: str | None) -> str:
    try:
        when = datetime.datetime.strptime(given or "", _STAMP)
    except ValueError:
        return ""
    return stamp(when.replace(tzinfo=datetime.UTC))

"""TBX, ISO 30042:2019, dialect TBX-Basic in DCA style; older and DCT files are read as well.

Written with lxml rather than a library of the field: translate-toolkit 3.20 is GPL, and writes the
``martif`` form of 2008, not that of 2019. What TBX-Basic has no category for (glosses, policy,
replacement and the like) it cannot carry; ``CARRIED`` names what it can.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from translator.errors import GlossaryError
from translator.glossary.exchange.entry import Entry, Reading, Refusal
from translator.glossary.exchange.guard import check_characters, check_xml
from translator.glossary.exchange.names import is_id
from translator.glossary.reports import EVERY, Report, silent

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

CARRIED = frozenset(
    "id term domain pos variants abbreviations deprecated forbidden definition related source note "
    "hits".split()
)
_NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ENTRIES = ("conceptEntry", "termEntry")
_LANGUAGES = ("langSec", "langSet")
_TERMS = ("termSec", "tig", "ntig")
_INSTEAD = "instead: "
_SHORT = frozenset({"abbreviation", "acronym", "initialism"})


def read_tbx(data: bytes, name: str, report: Report = silent) -> Reading:
    """The English entries of a TBX file; places are line numbers.

    The preferred term is the one marked so, else the first that is not deprecated or superseded.

    Raises:
        GlossaryError: it is no XML, no TBX, or declares entities.
    """
    check_xml(data, name)
    from lxml import etree  # noqa: PLC0415

    entries: list[Entry] = []
    refused: list[Refusal] = []
    others: dict[str, int] = {}
    try:
        root = _walk_file(data, entries, refused, others, report)
    except etree.XMLSyntaxError as error:
        raise GlossaryError(
            f"{name}: line {error.lineno}: not well-formed XML: {error.msg}",
            hint="Export it anew, or mend that line.",
        ) from error
    if root not in {"tbx", "martif"}:
        raise GlossaryError(
            f"{name}: the root element is {root!r}, not 'tbx' or 'martif'",
            hint="Name the format with --format, or export the file anew as TBX.",
        )
    note = ", ".join(f"{language} ({count})" for language, count in sorted(others.items()))
    return Reading(entries, refused, (f"Other languages left aside: {note}.",) if note else ())


def _walk_file(
    data: bytes,
    entries: list[Entry],
    refused: list[Refusal],
    others: dict[str, int],
    report: Report,
) -> str:
    """Take the entries one by one, letting go of each; returns the name of the root element."""
    from lxml import etree  # noqa: PLC0415

    root = ""
    walk = etree.iterparse(
        io.BytesIO(data),
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
    )
    for event, element in walk:
        root = root or _name(element)
        if event == "start" or _name(element) not in _ENTRIES:
            continue
        place = f"line {element.sourceline}"
        try:
            entries.append(Entry(place, _concept(element, others)))
        except ValueError as error:
            refused.append(Refusal(place, f"{error}.", "Give it a term in a section for English."))
        element.clear(keep_tail=False)
        if len(entries) % EVERY == 0:
            report(len(entries), 0, "Reading entries")
    return root


def _name(element: Element) -> str:
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def _category(element: Element) -> str:
    """The data category: the ``type`` in DCA style, the element's own name in DCT style."""
    return element.get("type") or _name(element)


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _walk(element: Element, stop: Sequence[str]) -> Iterator[Element]:
    """What stands below an element, without going into the parts named."""
    for child in element:
        if _name(child) and _name(child) not in stop:
            yield child
            yield from _walk(child, stop)


def _concept(element: Element, others: dict[str, int]) -> dict[str, Any]:
    sections = [one for one in _walk(element, ()) if _name(one) in _LANGUAGES]
    english = [one for one in sections if (one.get(_LANG) or "en").lower().startswith("en")]
    for one in sections:
        if one not in english:
            language = str(one.get(_LANG))
            others[language] = others.get(language, 0) + 1
    data: dict[str, Any] = {}
    given = (element.get("id") or "").removeprefix("_")
    if is_id(given):
        data["id"] = given
    _describe(data, _walk(element, _LANGUAGES))
    terms: list[Element] = []
    for section in english:
        _describe(data, _walk(section, _TERMS))
        terms += [one for one in _walk(section, ()) if _name(one) in _TERMS]
    _name_it(data, [_Term(one) for one in terms])
    return data


def _describe(data: dict[str, Any], parts: Iterator[Element]) -> None:
    for part in parts:
        category, text = _category(part), _text(part)
        if category == "crossReference" or _name(part) == "ref":
            target = (part.get("target") or text).lstrip("#").removeprefix("_")
            if is_id(target):
                data.setdefault("related", []).append(target)
        elif not text:
            continue
        elif category == "subjectField":
            data.setdefault("domain", text)
        elif category in {"definition", "source"}:
            data.setdefault(category, text)
        elif category == "note":
            data["note"] = f"{data['note']} {text}" if "note" in data else text


class _Term:
    """One way to say the concept, with what its section says of it."""

    def __init__(self, section: Element) -> None:
        self.text = self.kind = self.status = self.pos = self.instead = ""
        self.contexts: list[str] = []
        for part in _walk(section, ()):
            self._take(_category(part), _text(part))

    def _take(self, category: str, text: str) -> None:
        if category == "term":
            self.text = self.text or text
        elif category == "termType":
            self.kind = text
        elif category in {"administrativeStatus", "normativeAuthorization"}:
            self.status = text
        elif category == "partOfSpeech":
            self.pos = text
        elif category == "context" and text:
            self.contexts.append(text)
        elif category == "note" and text.startswith(_INSTEAD):
            self.instead = text.removeprefix(_INSTEAD)

    @property
    def field(self) -> str:
        """Which of the entry's fields its name belongs to, unless it is the preferred one."""
        if self.status.startswith("superseded"):
            return "deprecated"
        if self.status.startswith("deprecated"):
            return "forbidden"
        return "abbreviations" if self.kind in _SHORT else "variants"


def _name_it(data: dict[str, Any], terms: Sequence[_Term]) -> None:
    usable = [one for one in terms if one.text and one.field not in {"deprecated", "forbidden"}]
    if not usable:
        raise ValueError("it has no English term that may be used")
    preferred = next((one for one in usable if one.status.startswith("preferred")), usable[0])
    data["term"] = preferred.text
    if preferred.pos:
        data["pos"] = {"properNoun": "noun"}.get(preferred.pos, preferred.pos)
    for one in terms:
        if one.contexts:
            data.setdefault("hits", []).extend(one.contexts)
        if one is preferred or not one.text:
            continue
        if one.field in {"deprecated", "forbidden"}:
            data.setdefault(one.field, {})[one.text] = one.instead or preferred.text
        else:
            data.setdefault(one.field, []).append(one.text)


def write_tbx(entries: Sequence[Entry]) -> bytes:
    """A TBX-Basic file with one English section an entry.

    Raises:
        GlossaryError: an entry holds a character that XML cannot hold.
    """
    from lxml import etree  # noqa: PLC0415

    root = etree.Element(
        f"{{{_NAMESPACE}}}tbx", {"style": "dca", "type": "TBX-Basic", _LANG: "en"},
        nsmap={None: _NAMESPACE},
    )  # fmt: skip
    source = _add(_add(_add(root, "tbxHeader"), "fileDesc"), "sourceDesc")
    _add(source, "p", "Exported from a Plainbridge glossary.")
    body = _add(_add(root, "text"), "body")
    for entry in entries:
        check_characters(entry.data, "XML")
        _write(body, entry.data)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _add(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    from lxml import etree  # noqa: PLC0415

    child = etree.SubElement(parent, f"{{{_NAMESPACE}}}{name}", attributes)
    if text:
        child.text = text
    return child


def _xml_id(concept: str) -> str:
    return concept if concept[0].isalpha() else f"_{concept}"


def _write(body: Element, data: Mapping[str, Any]) -> None:
    entry = _add(body, "conceptEntry", id=_xml_id(data["id"]))
    if data.get("domain"):
        _add(entry, "descrip", data["domain"], type="subjectField")
    if data.get("definition"):
        group = _add(entry, "descripGrp")
        _add(group, "descrip", data["definition"], type="definition")
        if data.get("source"):
            _add(group, "admin", data["source"], type="source")
    elif data.get("source"):
        _add(entry, "admin", data["source"], type="source")
    for other in data.get("related", ()):
        _add(entry, "ref", type="crossReference", target=_xml_id(other))
    if data.get("note"):
        _add(entry, "note", data["note"])
    _write_terms(_add(entry, "langSec", **{_LANG: "en"}), data)


def _write_terms(section: Element, data: Mapping[str, Any]) -> None:
    pos = data.get("pos", "noun")
    first = _term(section, data["term"], pos, "preferredTerm-admn-sts")
    for sentence in data.get("hits", ()):
        _add(first, "descrip", sentence, type="context")
    for name in data.get("variants", ()):
        _term(section, name, pos, "admittedTerm-admn-sts", "variant")
    for name in data.get("abbreviations", ()):
        _term(section, name, pos, "admittedTerm-admn-sts", "abbreviation")
    for field, status in (("deprecated", "superseded"), ("forbidden", "deprecated")):
        for name, instead in data.get(field, {}).items():
            avoided = _term(section, name, pos, f"{status}Term-admn-sts")
            if instead != data["term"]:
                _add(avoided, "note", f"{_INSTEAD}{instead}")


def _term(section: Element, term: str, pos: str, status: str, kind: str = "") -> Element:
    part = _add(section, "termSec")
    _add(part, "term", term)
    _add(part, "termNote", pos, type="partOfSpeech")
    _add(part, "termNote", status, type="administrativeStatus")
    if kind:
        _add(part, "termNote", kind, type="termType")
    return part

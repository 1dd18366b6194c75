"""SKOS as Turtle or RDF/XML, with rdflib.

Labels, definitions, notes, examples and relations are SKOS's own properties, which other tools
read; what SKOS has no property for stands beside them under a prefix of ours, so that nothing of
an entry is lost but the order of variants, related concepts and hits: a graph has no order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from translator.errors import GlossaryError
from translator.glossary.exchange.cells import from_cells, heading, to_cell
from translator.glossary.exchange.entry import Entry, Reading, Refusal
from translator.glossary.exchange.guard import check_characters, check_xml, text_of
from translator.glossary.exchange.headings import column
from translator.glossary.exchange.names import is_id, slug
from translator.glossary.exchange.shapes import shapes
from translator.glossary.reports import EVERY, Report, silent

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node, URIRef

OURS = "urn:plainbridge:field:"
_CONCEPT = "urn:plainbridge:concept:"
_DOMAIN = "urn:plainbridge:domain:"
_LISTS = {"variants": "altLabel", "hits": "example"}
_TEXTS = {"term": "prefLabel", "definition": "definition", "note": "note"}
_ELSEWHERE = frozenset({"id", "domain", "related", "source", *_LISTS, *_TEXTS})


def read_turtle(data: bytes, name: str, report: Report = silent) -> Reading:
    """The English concepts of a Turtle file; places are the concepts' addresses.

    Raises:
        GlossaryError: it is no Turtle, or holds no SKOS concept.
    """
    return _read(text_of(data, name).encode(), name, "turtle", report)


def read_rdf(data: bytes, name: str, report: Report = silent) -> Reading:
    """The same for RDF/XML.

    Raises:
        GlossaryError: it is no RDF/XML, declares entities, or holds no SKOS concept.
    """
    check_xml(data, name)
    return _read(data, name, "xml", report)


def _read(data: bytes, name: str, form: str, report: Report) -> Reading:
    from rdflib import Graph  # noqa: PLC0415
    from rdflib.namespace import RDF, SKOS  # noqa: PLC0415

    report(0, 0, "Reading the graph")
    graph = Graph()
    try:
        graph.parse(data=data, format=form, publicID="urn:plainbridge:file")
    except Exception as error:  # rdflib's parsers raise whatever comes up in them
        reason = " ".join(str(error).split())[:200]
        raise GlossaryError(
            f"{name}: not readable as {'Turtle' if form == 'turtle' else 'RDF/XML'}: {reason}",
            hint="Export it anew, or name its format with --format.",
        ) from error
    concepts = sorted(set(graph.subjects(RDF.type, SKOS.Concept)), key=str)
    if not concepts:
        raise GlossaryError(
            f"{name}: holds no skos:Concept", hint="Export the concepts, not the scheme alone."
        )
    entries: list[Entry] = []
    refused: list[Refusal] = []
    others: dict[str, int] = {}
    ids = {node: _id(graph, node) for node in concepts}
    for done, node in enumerate(concepts, start=1):
        place = f"concept {node}"
        data_ = _concept(graph, node, ids, others)
        if "term" in data_:
            entries.append(Entry(place, data_))
        else:
            mend = "Give it a skos:prefLabel in English or without a language."
            refused.append(Refusal(place, "it has no English label.", mend))
        if done % EVERY == 0:
            report(done, len(concepts), "Reading concepts")
    note = ", ".join(f"{language} ({count})" for language, count in sorted(others.items()))
    return Reading(entries, refused, (f"Other languages left aside: {note}.",) if note else ())


def _id(graph: Graph, node: Node) -> str | None:
    from rdflib.namespace import SKOS  # noqa: PLC0415

    for notation in sorted(str(one) for one in graph.objects(node, SKOS.notation)):
        if is_id(notation):
            return notation
    if str(node).startswith(_CONCEPT):
        return str(node).removeprefix(_CONCEPT)
    last = slug(str(node).rstrip("/").replace("#", "/").replace(":", "/").rsplit("/", 1)[-1])
    return last if any(letter.isalpha() for letter in last) else None


def _words(graph: Graph, node: Node, relation: URIRef, others: dict[str, int]) -> list[str]:
    from rdflib import Literal  # noqa: PLC0415

    found = []
    for one in graph.objects(node, relation):
        language = one.language if isinstance(one, Literal) else None
        if language and not language.lower().startswith("en"):
            others[language] = others.get(language, 0) + 1
        elif str(one).strip():
            found.append((language is None, language or "", str(one).strip()))
    return [text for _, _, text in sorted(found)]


def _concept(
    graph: Graph, node: Node, ids: Mapping[Node, str | None], others: dict[str, int]
) -> dict[str, Any]:
    from rdflib.namespace import DCTERMS, SKOS  # noqa: PLC0415

    data = from_cells(_ours(graph, node))
    if ids[node]:
        data["id"] = ids[node]
    for field, relation in _TEXTS.items():
        if texts := _words(graph, node, SKOS[relation], others):
            data[field] = texts[0] if field != "note" else " ".join(texts)
    for field, relation in _LISTS.items():
        texts = _words(graph, node, SKOS[relation], others)
        texts = [one for one in texts if one not in data.get("abbreviations", ())]
        if texts:
            data[field] = texts
    avoided = {**data.get("deprecated", {}), **data.get("forbidden", {})}
    for label in _words(graph, node, SKOS.hiddenLabel, others):
        if label not in avoided and "term" in data:
            data.setdefault("deprecated", {})[label] = data["term"]
    if related := sorted(filter(None, (ids.get(o) for o in graph.objects(node, SKOS.related)))):
        data["related"] = related
    if sources := _words(graph, node, DCTERMS.source, others):
        data["source"] = sources[0]
    for scheme in sorted(graph.objects(node, SKOS.inScheme), key=str):
        labels = _words(graph, scheme, SKOS.prefLabel, {})
        data.setdefault("domain", labels[0] if labels else slug(str(scheme).rsplit(":", 1)[-1]))
    return data


def _ours(graph: Graph, node: Node) -> Iterator[tuple[tuple[str, str], str]]:
    for relation, value in sorted(graph.predicate_objects(node)):
        if str(relation).startswith(OURS):
            field = column(str(relation).removeprefix(OURS))
            if field is not None:
                yield field, str(value)


def write_turtle(entries: Sequence[Entry]) -> bytes:
    """A SKOS graph in Turtle: a scheme for each domain."""
    return _graph(entries).serialize(format="turtle", encoding="utf-8")


def write_rdf(entries: Sequence[Entry]) -> bytes:
    """The same as RDF/XML.

    Raises:
        GlossaryError: an entry holds a character that XML cannot hold.
    """
    for entry in entries:
        check_characters(entry.data, "XML")
    return _graph(entries).serialize(format="xml", encoding="utf-8")


def _graph(entries: Sequence[Entry]) -> Graph:
    from rdflib import Graph, Literal, URIRef  # noqa: PLC0415
    from rdflib.namespace import DCTERMS, RDF, SKOS  # noqa: PLC0415

    graph = Graph()
    graph.bind("skos", SKOS)
    graph.bind("pb", OURS)
    columns = [
        (name, part)
        for name, shape in shapes().items()
        if name not in _ELSEWHERE
        for part in (shape.parts or ("",))
    ]
    for entry in entries:
        data = entry.data
        node = URIRef(_CONCEPT + data["id"])
        graph.add((node, RDF.type, SKOS.Concept))
        graph.add((node, SKOS.notation, Literal(data["id"])))
        for field, relation in _TEXTS.items():
            if data.get(field):
                graph.add((node, SKOS[relation], Literal(data[field], lang="en")))
        for field, relation in (*_LISTS.items(), ("abbreviations", "altLabel")):
            for text in data.get(field, ()):
                graph.add((node, SKOS[relation], Literal(text, lang="en")))
        for text in {**data.get("deprecated", {}), **data.get("forbidden", {})}:
            graph.add((node, SKOS.hiddenLabel, Literal(text, lang="en")))
        for other in data.get("related", ()):
            graph.add((node, SKOS.related, URIRef(_CONCEPT + other)))
        if data.get("source"):
            graph.add((node, DCTERMS.source, Literal(data["source"])))
        if data.get("domain"):
            scheme = URIRef(_DOMAIN + slug(data["domain"]))
            graph.add((scheme, RDF.type, SKOS.ConceptScheme))
            graph.add((scheme, SKOS.prefLabel, Literal(data["domain"], lang="en")))
            graph.add((node, SKOS.inScheme, scheme))
        for one in columns:
            if text := to_cell(data, one):
                graph.add((node, URIRef(OURS + heading(one)), Literal(text)))
    return graph

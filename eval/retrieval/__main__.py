"""How well the product finds the concept that a business phrasing means.

``python -m eval.retrieval QUERIES --glossary FILE --json`` prints accuracy at 1, 5 and 10 and the
mean reciprocal rank of the first ten, for the retriever that ``plainbridge glossary search`` uses.
QUERIES holds JSON lines with ``query`` and ``term``; FILE, with ``term`` and ``definition``.
Without FILE the glossary that came with the program is searched.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from eval.retrieval.inputs import Query, read_glossary, read_queries
from eval.retrieval.measures import CUT, rank_of, summary
from translator.encoder import Encoder
from translator.errors import PlainbridgeError
from translator.glossary.entries import Entry, entries_of
from translator.glossary.index import SemanticIndex
from translator.glossary.load import load_glossary
from translator.glossary.search import Retriever

QUERIES = Path(__file__).with_name("queries.jsonl")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; the exit code of the error where something is wrong with the input."""
    parser = argparse.ArgumentParser(prog="python -m eval.retrieval", description=__doc__)
    parser.add_argument("queries", type=Path, nargs="?", default=QUERIES)
    parser.add_argument("--glossary", type=Path, help="JSON lines with term and definition")
    parser.add_argument("--part", help="only the questions of this part, such as 'held'")
    parser.add_argument("--json", action="store_true", help="print only the four figures, as JSON")
    given = parser.parse_args(arguments)
    try:
        queries = [q for q in read_queries(given.queries) if given.part in {None, q.part}]
        ranks = _ranks(queries, given.glossary)
    except PlainbridgeError as error:
        print(f"{error} {error.hint}".strip(), file=sys.stderr)
        return error.exit_code
    if not given.json:
        for one, rank in zip(queries, ranks, strict=True):
            if rank != 1:
                print(f"{rank or 'not'!s:>3}  {one.term}: {one.query}")
        print(f"{len(queries)} questions")
    print(json.dumps(summary(ranks)))
    return 0


def _ranks(queries: Sequence[Query], glossary: Path | None) -> list[int | None]:
    if glossary is None:
        shipped = load_glossary()
        terms = {one.id: one.term for one in shipped.concepts.values()}
        return _asked(queries, entries_of(shipped), terms, None)
    pairs = read_glossary(glossary)
    with tempfile.TemporaryDirectory() as folder:
        entries = [one for one, _ in pairs]
        return _asked(queries, entries, {one.id: term for one, term in pairs}, Path(folder))


def _asked(
    queries: Sequence[Query], entries: Sequence[Entry], terms: dict[str, str], folder: Path | None
) -> list[int | None]:
    retriever = Retriever(SemanticIndex(entries, Encoder(), folder))
    found = ([terms[hit.id] for hit in retriever.search(one.query, CUT)] for one in queries)
    return [rank_of(one.term, names) for one, names in zip(queries, found, strict=True)]


if __name__ == "__main__":
    sys.exit(main())

"""A broken glossary says which file, which entry, which field, and how to mend it."""

from __future__ import annotations

from pathlib import Path

import pytest

from translator.errors import GlossaryError
from translator.glossary.load import load_glossary

GOOD = """
domain: Test
concepts:
  - id: api
    term: API
    definition: A way for programs to ask one another for work.
    gloss: a connection between programs
    analogy: Like a waiter.
    hits: ["The API is down.", "APIs"]
    misses: ["rapid"]
"""


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def test_a_sound_glossary_loads_with_domains_and_a_digest(tmp_path: Path) -> None:
    one = load_glossary(write(tmp_path, a=GOOD))
    assert one.get("api").term == "API"
    assert one.domains["api"] == "Test"
    changed = load_glossary(write(tmp_path, a=GOOD.replace("a waiter", "a cook")))
    assert changed.digest != one.digest


BROKEN = [
    ("gloss: a connection", "glos: a connection", ["a.yaml", "'api'", "'glos'"], "perhaps 'gloss'"),
    ("    term: API\n", "", ["a.yaml", "'api'", "term"], "Add the field"),
    ("term: API", "term: no", ["a.yaml", "'api'", "term"], "double quotes"),
    ("id: api", "id: My API", ["a.yaml", "'My API'", "id"], "lower-case"),
    ("    gloss:", "    gloss: x\n    gloss:", ["a.yaml", "gloss", "twice"], "quotes"),
    ("a connection between programs", "x: y: z", ["a.yaml", "line"], "quotes"),
    ("gloss: a connection between programs", "owner: Ann", ["'api'", "'gloss'", "'approved'"],
     "status: proposed"),
    ("gloss: a", "review_date: soon\n    gloss: a", ["'review_date'", "'soon'"], ""),
    ("gloss: a", "status: aproved\n    gloss: a", ["'status'", "'aproved'"], ""),
    ("gloss: a", "forbidden: {API: API}\n    gloss: a", ["'forbidden'", "'API'"], "one place"),
    ("gloss: a", "superseded_by: x\n    gloss: a", ["'superseded_by'", "'approved'"],
     "status: deprecated"),
    ("gloss: a", "impact: " + "much " * 31 + "\n    gloss: a", ["'impact'", "31 words; 30"],
     "briefly"),
    ("analogy: Like", "policy: {default: replace}\n    analogy: Like",
     ["'api'", "'replacement'", "is missing"], "policy to gloss"),
    ("analogy: Like", "related: [nothing]\n    analogy: Like", ["'api'", "'related'", "'nothing'"],
     "take this one out"),
    ("domain: Test", "domain: Test\nconcept: x", ["a.yaml", "concept"], "spelling"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "said", "hint"), BROKEN)
def test_an_error_names_place_and_mend(
    tmp_path: Path, old: str, new: str, said: list[str], hint: str
) -> None:
    assert old in GOOD
    with pytest.raises(GlossaryError) as caught:
        load_glossary(write(tmp_path, a=GOOD.replace(old, new)))
    for words in said:
        assert words in str(caught.value)
    assert hint in caught.value.hint


def test_an_id_used_in_two_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match=r"b\.yaml.*'api'.*a\.yaml"):
        load_glossary(write(tmp_path, a=GOOD, b=GOOD))


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "plain words"])
def test_a_file_that_is_no_mapping_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(GlossaryError, match=r"a\.yaml: holds"):
        load_glossary(write(tmp_path, a=text))


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(GlossaryError, match=r"a\.yaml: cannot be read"):
        load_glossary(tmp_path)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match="no glossary files"):
        load_glossary(tmp_path)


def test_an_unknown_concept_is_named(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match="'nothing'"):
        load_glossary(write(tmp_path, a=GOOD)).get("nothing")

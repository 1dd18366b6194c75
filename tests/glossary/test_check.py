"""Each mistake an author can make is found, with the field and the mend."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from translator.glossary.check import check, main
from translator.glossary.load import Glossary, join
from translator.glossary.schema import GlossaryFile

NOUN: dict[str, Any] = {
    "id": "outage",
    "term": "outage",
    "definition": "A time in which a service cannot be used.",
    "gloss": "a time in which a service cannot be used",
    "replacement": {"singular": "interruption", "plural": "interruptions"},
    "analogy": "Like a power cut.",
    "policy": {"default": "replace"},
    "hits": ["The outage lasted.", "Two outages came."],
    "misses": ["He is outgoing."],
}
VERB: dict[str, Any] = {
    "id": "deploy",
    "term": "deploy",
    "pos": "verb",
    "definition": "To put a new version into use.",
    "gloss": "to put a new version into use",
    "replacement": {"base": "release", "third": "releases", "past": "released",
                    "participle": "released", "ing": "releasing"},
    "analogy": "Like opening a new wing.",
    "policy": {"default": "replace"},
    "hits": ["We deployed it.", "They will deploy."],
    "misses": ["The employer left."],
}  # fmt: skip
ACRONYM: dict[str, Any] = {
    "id": "erp",
    "term": "ERP",
    "definition": "The system that runs finance and supply.",
    "gloss": "the system that runs finance and supply",
    "analogy": "Like the front desk.",
    "hits": ["The ERP is slow.", "Two ERPs."],
    "misses": ["The twerp left."],
}


def glossary(*entries: dict[str, Any]) -> Glossary:
    file = GlossaryFile.model_validate({"domain": "Test", "concepts": list(entries)})
    return join([(Path("test.yaml"), file)])


def test_sound_entries_have_no_findings() -> None:
    assert check(glossary(NOUN, VERB, ACRONYM)) == []


def test_two_entries_that_explain_each_other_are_found() -> None:
    plain = {"policy": {"default": "keep"}, "analogy": "Like a pair.", "misses": ["x"]}
    one = {"id": "hub", "term": "hub", "definition": "It joins spokes.", "gloss": "a centre",
           "hits": ["The hub broke.", "Two hubs."], **plain}  # fmt: skip
    two = {"id": "spoke", "term": "spoke", "definition": "What a hub joins.", "gloss": "a rod",
           "hits": ["The spoke broke.", "Two spokes."], **plain}  # fmt: skip
    said = {(found.entry, found.field, found.problem) for found in check(glossary(one, two))}
    assert ("spoke", "definition", "needs 'hub', whose entry needs 'spoke' in turn.") in said
    assert check(glossary({**one, "definition": "A centre.", "gloss": "a centre"}, two)) == []


def test_a_proposal_may_be_a_bare_word() -> None:
    bare = {"id": "spool", "term": "spool", "status": "proposed"}
    assert check(glossary(NOUN, bare)) == []


MISTAKES = [
    (NOUN, {"hits": ["The outage lasted.", "Nothing here."]}, "hits", "not found"),
    (NOUN, {"hits": ["The outage lasted."]}, "hits", "fewer than 2"),
    (NOUN, {"misses": []}, "misses", "fewer than 1"),
    (NOUN, {"misses": ["One outage came."]}, "misses", "found as 'outage'"),
    (NOUN, {"related": ["nowhere"]}, "related", "no concept"),
    (NOUN, {"gloss": "a time without a service."}, "gloss", "ends with a sign"),
    (NOUN, {"gloss": "A time without a service"}, "gloss", "begins with a capital"),
    (NOUN, {"gloss": "which is a time without a service"}, "gloss", "begins with 'which'"),
    (NOUN, {"gloss": "a time (often short) without it"}, "gloss", "bracket"),
    (NOUN, {"gloss": "an time without a service"}, "gloss", "'an' before 'time'"),
    (NOUN, {"definition": "The the time without a service."}, "definition", "article"),
    (NOUN, {"definition": "A time time without a service."}, "definition", "twice"),
    (NOUN, {"definition": "A long outage of a service."}, "definition", "by itself"),
    (NOUN, {"gloss": "a time in which the ERP is off"}, "gloss", "needs an explanation"),
    (NOUN, {"glosses": {"finance": "the ERP being off"}}, "glosses.finance", "explanation"),
    (NOUN, {"replacement": {"singular": "ERP break", "plural": "ERP breaks"}},
     "replacement.singular", "explanation"),
    (NOUN, {"replacement": {"singular": "an interruption", "plural": "interruptions"}},
     "replacement.singular", "article"),
    (NOUN, {"replacement": {"singular": "Interruption", "plural": "interruptions"}},
     "replacement.singular", "capital"),
    (NOUN, {"replacement": {"singular": "interruption", "plural": "interruption"}},
     "replacement.plural", "singular"),
    (NOUN, {"replacement": {"singular": "break in service", "plural": "services broken"}},
     "replacement.plural", "no plural"),
    (NOUN, {"replacement": {"singular": "service service", "plural": "service services"}},
     "replacement", "twice"),
    (NOUN, {"variants": ["halted"]}, "variants", "verb form"),
    (NOUN, {"policy": {"default": "gloss", "custmers": "forbid"}}, "policy", "'custmers'"),
    (NOUN, {"glosses": {"financ": "a break"}}, "glosses", "'financ'"),
    (NOUN, {"gloss": "a person decides on it"}, "gloss", "in the plural"),
    (NOUN, {"gloss": "a man checks or goes"}, "gloss", "'checkses'"),
    (VERB, {"replacement": {**VERB["replacement"], "past": "release"}}, "replacement.past", "form"),
    (VERB, {"replacement": {**VERB["replacement"], "ing": "releases"}}, "replacement.ing", "form"),
]  # fmt: skip


@pytest.mark.parametrize(("entry", "change", "field", "problem"), MISTAKES)
def test_a_mistake_is_found(
    entry: dict[str, Any], change: dict[str, Any], field: str, problem: str
) -> None:
    findings = check(glossary({**entry, **change}, ACRONYM))
    assert [
        one
        for one in findings
        if one.file == "test.yaml" and one.entry == entry["id"] and one.field == field
        and problem in one.problem and one.mend
    ]  # fmt: skip


def test_a_shared_word_needs_a_hit_that_tells() -> None:
    other = {**ACRONYM, "id": "press", "term": "press office", "variants": ["ERP"],
             "definition": "People who answer journalists.", "gloss": "people for journalists",
             "hits": ["The press office called.", "A press office."]}  # fmt: skip
    findings = check(glossary(ACRONYM, other))
    (finding,) = [one for one in findings if (one.entry, one.field) == ("press", "variants")]
    assert "'erp' is shared with erp" in finding.problem


def test_the_command_lists_findings_and_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PLAINBRIDGE_GLOSSARY", str(tmp_path))
    path = tmp_path / "a.yaml"
    path.write_text(yaml.safe_dump({"domain": "Test", "concepts": [NOUN]}), encoding="utf-8")
    assert main([str(path)]) == 0
    bad = {**NOUN, "misses": ["One outage."]}
    path.write_text(yaml.safe_dump({"domain": "Test", "concepts": [bad]}), encoding="utf-8")
    assert main([]) == 1
    assert "a.yaml: outage, misses: found as 'outage'" in capsys.readouterr().out
    path.write_text("domain: [", encoding="utf-8")
    assert main([]) == 3
    assert "a.yaml: not valid YAML" in capsys.readouterr().err

"""Readers who get the same sentence hear the same facts, or it is said who heard what."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from eval.agreement import compare
from tests.flow import AUDIENCES, UPDATE, translator
from translator.gate.agreement import Disagreement, disagreements
from translator.render import render
from translator.values import Origin, TermUse, Translated, Translation


@pytest.fixture(scope="module")
def whole() -> Translation:
    """A translation whose sentences and terms the tests replace."""
    return replace(translator().translate(UPDATE, "finance"), terms=())


def told(
    whole: Translation, audience: str, *texts: tuple[str, tuple[int, int]], how: Origin = "model"
) -> Translation:
    sentences = tuple(Translated(text, (span,), how, (), (), "") for text, span in texts)
    return replace(whole, audience=audience, sentences=sentences)


def kinds(found: tuple[Disagreement, ...]) -> set[tuple[str, str]]:
    return {(d.kind, d.value) for d in found}


def test_other_words_for_the_same_facts_agree(whole: Translation) -> None:
    one = told(whole, "finance", ("It took 90 minutes on 3 Dec and may return.", (0, 40)))
    other = told(
        whole,
        "customers",
        ("On December 3rd it lasted an hour and a half; it might return.", (0, 40)),
    )
    assert disagreements([one, other]) == ()


@pytest.mark.parametrize(
    ("other", "kind", "value"),
    [
        ("It took 9 minutes and may return.", "duration", "9 min"),
        ("It took 90 minutes and will return.", "certainty", "will"),
        ("It took 90 minutes and may not return.", "negation", "not"),
        ("It took over 90 minutes and may return.", "scope", "more than"),
        ("It took 90 minutes and may return if it rains.", "condition", "if"),
        ("It took 90 minutes, is resolved and may return.", "state", "resolved"),
        ("It took 90 minutes and may have to return.", "obligation", "must"),
    ],
)
def test_who_was_told_what_is_named(whole: Translation, other: str, kind: str, value: str) -> None:
    span = (0, 40)
    text = "It took 90 minutes and may return."
    found = disagreements(
        [
            told(whole, "finance", (text, span)),
            told(whole, "sales", (text, span)),
            told(whole, "customers", (other, span)),
        ]
    )
    finding = next(d for d in found if (d.kind, d.value) == (kind, value))
    assert finding.sources == (span,)
    assert [s.audience for s in finding.told] == ["customers"]
    assert [s.audience for s in finding.untold] == ["finance", "sales"]
    assert finding.told[0].text == other


def test_a_sentence_that_one_reader_gets_cannot_disagree(whole: Translation) -> None:
    one = told(whole, "finance", ("It took 90 minutes.", (0, 20)), ("It cost $5.", (21, 30)))
    other = told(whole, "customers", ("It took 90 minutes.", (0, 20)))
    assert disagreements([one, other]) == ()


def test_explanations_and_terms_stand_aside(whole: Translation) -> None:
    gloss = TermUse("mfa", "MFA", 3, 6, "exact", "gloss", "MFA (a sign-in with 2 steps)", "")
    other = replace(gloss, action="replace", said="two-step sign-in")
    kept = replace(gloss, action="keep", said="MFA")
    explained = replace(
        told(whole, "finance", ("The MFA (a sign-in with 2 steps) is live.", (0, 20))),
        terms=(gloss,),
    )
    replaced = replace(
        told(whole, "customers", ("The two-step sign-in is live.", (0, 20))), terms=(other,)
    )
    as_is = replace(told(whole, "operations", ("The MFA is live.", (0, 20))), terms=(kept,))
    assert disagreements([explained, replaced, as_is]) == ()


def test_sentences_put_together_for_one_reader_are_compared_as_a_whole(
    whole: Translation,
) -> None:
    joined = Translated("It took 90 minutes and cost $5.", ((0, 20), (21, 30)), "model", (), (), "")
    one = replace(whole, audience="finance", sentences=(joined,))
    two = told(whole, "sales", ("It took 90 minutes.", (0, 20)), ("It cost $6.", (21, 30)))
    assert kinds(disagreements([one, two])) == {("money", "USD 5"), ("money", "USD 6")}


def test_background_is_no_claim_of_the_update(whole: Translation) -> None:
    one = told(whole, "finance", ("It took 90 minutes.", (0, 20)))
    other = told(whole, "sales", ("A run of 3 hours is usual.", (0, 20)), how="context")
    assert disagreements([one, other]) == ()


def test_translations_of_two_updates_are_refused(whole: Translation) -> None:
    update = replace(whole.sheet.update, id="0" * 12)
    stranger = replace(whole, sheet=replace(whole.sheet, update=update))
    with pytest.raises(ValueError, match="2 updates"):
        disagreements([whole, stranger])


def test_the_flow_tells_all_readers_the_same() -> None:
    flow = translator()
    assert disagreements([flow.translate(UPDATE, name) for name in AUDIENCES]) == ()


def test_saved_translations_are_compared_as_they_were(tmp_path: Path, whole: Translation) -> None:
    for audience, text in (("finance", "It may take 90 minutes."), ("sales", "It takes 90 min.")):
        made = json.loads(render(told(whole, audience, (text, (0, 40))), "json"))
        path = tmp_path / f"one.{audience}.json"
        path.write_text(json.dumps({"translation": made}), "utf-8")
    (tmp_path / "refused.json").write_text('{"translation": null}', "utf-8")
    measured = compare(tmp_path)
    assert measured["sentences_for_several"] == 1
    assert measured["by_kind"] == {"certainty": 1}
    assert measured["findings"][0]["untold"] == ({"audience": "sales", "text": "It takes 90 min."},)

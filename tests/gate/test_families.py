"""What each family of the gate takes as the same, and what it does not."""

# ruff: noqa: E501 - tables of sentences

from __future__ import annotations

import pytest

from translator.gate import Evidence, judge, passes

SAME = [
    ("The team decided to postpone the release.", "It was decided by the team that the release be delayed."),
    ("Half of the jobs were moved.", "50% of the jobs were moved."),
    ("The page was slow for 15 minutes.", "For a quarter of an hour the page was slow."),
    ("It failed twice, for 4 and 11 minutes.", "It failed twice, for 4 minutes and for 11 minutes."),
    ("14 of 20 offices have the new routers.", "Of 20 offices, 14 have the new routers."),
    ("The file share will be unavailable on Saturday.", "On Saturday the file share will not be available."),
    ("The desk is closed on 24 December.", "The desk is not open on 24 December."),
    ("Only customers in Norway were affected.", "Nobody but customers in Norway was affected."),
    ("The job was stopped because the disk was full.", "The disk was full, so the job was stopped."),
    ("We moved the files.", "The files were moved by us."),
    ("Do not restart the queue.", "The queue must not be restarted."),
    ("The provider has confirmed the fault.", "The fault has been confirmed by the provider."),
    ("If prices rise, we may wait.", "Should prices rise, we may wait."),
    ("Root cause suspected to be a full disk.", "We suspect that a full disk is the root cause."),
    ("The backup is kept until the audit has ended.", "Until the audit has ended, the backup is kept."),
]  # fmt: skip
NOT_SAME = {
    "roles": ("The vendor must pay the bank.", "The bank must pay the vendor."),
    "part and whole": ("14 of 20 offices have the new routers.", "20 of 14 offices have the new routers."),
    "base and result": ("Memory was raised from 16 GB to 32 GB.", "Memory was raised from 32 GB to 16 GB."),
    "dates exchanged": ("Upload starts on 3 May; review starts on 9 May.", "Upload starts on 9 May; review starts on 3 May."),
    "cause turned round": ("The disk filled because the job looped.", "The job looped because the disk filled."),
    "before and after": ("Versions before 3.4.7 are affected.", "Versions after 3.4.7 are affected."),
    "double denial": ("Nobody can log in.", "Nobody can not log in."),
    "opposite": ("The page was slow.", "The page was fast."),
    "prefix denial": ("The share is unavailable.", "The share is available."),
    "owner": ("The vendor renews the key.", "We renew the key."),
    "time": ("The file share will be moved.", "The file share was moved."),
    "copula": ("The import is slow.", "The import was slow."),
    "duty on another verb": ("We must keep logs and may delete mails.", "We may keep logs and must delete mails."),
    "unit lost": ("60% of the jobs were moved.", "60 of the jobs were moved."),
    "near word without a place": ("The export ended.", "The export ended and finished in triumph."),
    "second cause": ("It stopped because the disk was full. Mail works.", "It stopped because the disk was full. As a result, mail works."),
}  # fmt: skip


@pytest.mark.parametrize(("source", "candidate"), SAME)
def test_the_same_in_other_words_passes(source: str, candidate: str) -> None:
    checks = judge(candidate, Evidence(source, source))
    assert passes(checks), [c for c in checks if not c.passed]


@pytest.mark.parametrize("family", NOT_SAME)
def test_what_is_not_the_same_is_stopped_with_words_to_mend_it(family: str) -> None:
    source, candidate = NOT_SAME[family]
    failed = [c for c in judge(candidate, Evidence(source, source)) if not c.passed]
    assert failed
    assert all("“" in c.detail for c in failed)


@pytest.mark.parametrize("family", NOT_SAME)
def test_the_source_of_a_damage_passes_as_it_is(family: str) -> None:
    source = NOT_SAME[family][0]
    checks = judge(source, Evidence(source, source))
    assert passes(checks), [c for c in checks if not c.passed]


def test_what_was_taken_out_for_this_reader_does_not_come_back_from_the_source() -> None:
    evidence = Evidence("Fixed in OPS-4711 on Monday.", "Fixed on Monday.")
    assert passes(judge("It was fixed on Monday.", evidence))
    assert not passes(judge("It was fixed on Monday (OPS-4711).", evidence))

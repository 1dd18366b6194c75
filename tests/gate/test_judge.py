"""The gate lets honest rewording pass and stops each family of damage."""

from __future__ import annotations

import pytest

from translator.gate import Evidence, judge, passes
from translator.gate.unfounded import check_unfounded

FAITHFUL = [
    ("It wouldn't be disruptive.", "It would not be disruptive."),
    ("We couldn't reach it.", "We could not reach it."),
    ("We'll upgrade on Friday.", "We will upgrade on Friday."),
    ("It isn't fixed yet.", "It is not fixed yet."),
    ("Test cluster deletion script triggered to delete a cluster.",
     "A test cluster deletion script was triggered to delete a cluster."),
    ("Fix for v2.8.2 in review, not scheduled yet.", "The fix for v2.8.2 is in review and not scheduled yet."),
    ("We should refactor before Q2 or we may fail the PCI audit.",
     "We should refactor before Q2, or we may fail the PCI audit."),
    ("Root cause suspected to be pool exhaustion.", "The suspected root cause is pool exhaustion."),
    ("Incident declared: 2022-01-05 08:56.", "An incident was declared on January 5, 2022, at 08:56."),
    ("Users won't be impacted.", "Users will not be affected."),
    ("Only admins were hit, as logins failed for 2 h.", "Only admins were hit, as logins failed for 2 hours."),
    ("Blocked: PDF export, waiting for legal", "PDF export is blocked, waiting for legal."),
    ("Remaining 40% blocked on the vendor.", "The remaining 40% is blocked on the vendor."),
]  # fmt: skip
DAMAGED = {
    "number": ("Errors fell to 0.1% of requests.", "Errors fell to 1% of requests."),
    "unit": ("The run took 95 minutes.", "The run took 95 hours."),
    "percentage point": ("It rose by 2 percentage points.", "It rose by 2%."),
    "zone": ("It began at 14:02 UTC.", "It began at 14:02 CET."),
    "date": ("The certificate expires on 3 Dec.", "The certificate expires on 13 Dec."),
    "bound": ("Error rate back under 0.1%.", "Error rate back at 0.1%."),
    "negation": ("No customer data was lost.", "Customer data was lost."),
    "not yet": ("The fix is not scheduled yet.", "The fix is not scheduled."),
    "other negation": ("The fix is deployed but not verified.", "The fix is verified but not deployed."),
    "obligation up": ("We should renew it.", "We must renew it."),
    "obligation down": ("We must renew it.", "We should renew it."),
    "certainty": ("The cause is suspected to be the deploy.", "The cause is the deploy."),
    "may": ("We may miss the audit.", "We will miss the audit."),
    "environment": ("It was deployed to staging.", "It was deployed to production."),
    "state": ("The change was rolled back.", "The change was deployed."),
    "scope": ("EU customers only were affected.", "Customers were affected."),
    "all": ("Some users saw errors.", "All users saw errors."),
    "cause": ("We moved the jobs. Runs are faster.", "Runs are faster because we moved the jobs."),
    "condition": ("We ship on Friday if the tests pass.", "We ship on Friday."),
    "direction": ("Latency is down from 210 to 95 min.", "Latency is up from 210 to 95 min."),
    "swap": ("12 requests failed and 47 users complained.", "47 requests failed and 12 users complained."),
    "praise": ("The run took 95 minutes.", "The run took only an impressive 95 minutes."),
    "promise": ("A fix is in review.", "A fix is in review and will prevent this."),
    "apology": ("Checkout returned errors.", "We apologise that checkout returned errors."),
    "task done": ("Renew the certificate by Friday", "The certificate was renewed by Friday."),
    "done undone": ("Migrated 60% of the jobs.", "We will migrate 60% of the jobs."),
    "assigned": ("@priya to renew the certificate by 18 June.", "@priya, renew the certificate by 18 June."),
    "fragment": ("Builds wait, to ensure that none is lost.", "Builds wait. To ensure that none is lost."),
    "ongoing": ("Space-filled values update", "Space-filled values are being updated."),
    "purpose made a result": (
        "Builds wait, to ensure that none is lost.",
        "Builds wait. This ensures that none is lost.",
    ),
    "for now": ("We do not ship it for now.", "We do not ship it now."),
    "article": ("It fixes the oversight.", "It fixes a oversight."),
    "means": ("It was mended by adding space.", "It was mended. It adds space."),
    "owner": ("Prioritised restoring the shop.", "We prioritised restoring the shop."),
    "label read as a subject": ("Context: default controller, logging", "Context includes default controller, logging."),
    "identifier": ("See INC-1234 for the log.", "See INC-1243 for the log."),
    "name": ("Maria renews the contract with Acme.", "Maria renews the contract with Apex."),
    "version": ("Rolled back to v2.8.0.", "Rolled back to v2.8.1."),
    "invented verb": ("A shared build cache", "A shared build cache is used."),
    "talk": ("The run took 95 minutes.", "Here is the text: The run took 95 minutes."),
}  # fmt: skip


@pytest.mark.parametrize(("source", "candidate"), FAITHFUL)
def test_faithful_passes(source: str, candidate: str) -> None:
    checks = judge(candidate, Evidence(source, source))
    assert passes(checks), [c for c in checks if not c.passed]


@pytest.mark.parametrize("family", DAMAGED)
def test_damage_is_stopped_and_named(family: str) -> None:
    source, candidate = DAMAGED[family]
    checks = judge(candidate, Evidence(source, source))
    assert not passes(checks)
    assert all(check.detail for check in checks if not check.passed)


@pytest.mark.parametrize("family", DAMAGED)
def test_the_undamaged_source_passes_itself(family: str) -> None:
    source = DAMAGED[family][0]
    assert passes(judge(source, Evidence(source, source)))


def test_findings_quote_both_sides() -> None:
    checks = judge("We must renew it.", Evidence("We should renew it.", "We should renew it."))
    obligation = next(c for c in checks if c.name == "obligation")
    assert obligation.detail == "keep “should”; take out “must”"


def test_a_term_that_code_will_explain_must_stay() -> None:
    evidence = Evidence("The ERP is slow.", "The ERP is slow.", terms=("ERP",))
    assert passes(judge("The ERP is slow.", evidence))
    assert not passes(judge("The system is slow.", evidence))


def test_a_replaced_term_must_not_come_back() -> None:
    evidence = Evidence("The API is slow.", "The connection is slow.", forbidden=("API",))
    assert not passes(judge("The API connection is slow.", evidence))


@pytest.mark.parametrize(
    ("given", "candidate"),
    [
        (
            "Printing from tablets does not work yet.",
            "Printing from tablets does not work yet. Printing from tablets works.",
        ),
        (
            "Cause suspected to be a full disk",
            "The cause is suspected to be a full disk. The cause is a full disk.",
        ),
    ],
)
def test_a_sentence_that_only_repeats_words_of_the_others_is_refused(
    given: str, candidate: str
) -> None:
    assert "repeats" in {c.name for c in judge(candidate, Evidence(given, given)) if not c.passed}


@pytest.mark.parametrize(
    ("given", "candidate", "check"),
    [
        (
            "We are adding logic to the project code to evaluate the list and join the parts.",
            "We are adding logic to the project code. We evaluate the list. We join the parts.",
            "purpose",
        ),
        (
            "Exposure of access codes kept within Depot for running all services of the shop",
            "Access codes were kept within Depot for running all services of the shop.",
            "nothing lost",
        ),
        (
            "We can remove the old solver and significantly clean up the rules of the types.",
            "We can remove the old solver and clean up the rules of the types.",
            "nothing lost",
        ),
        (
            "The job had been running for 10 minutes by this point (since ~15:10).",
            "The job had been running for 10 minutes by this point (since 15:10).",
            "certainty",
        ),
        (
            "A build had used up all the memory as builds had no limits enforced.",
            "A build had used up all the memory. Builds had no limits enforced.",
            "cause",
        ),
        (
            "A change was pushed, which by mistake caused all orders of the shop to be sent twice.",
            "A change was pushed, which caused all orders of the shop to be sent twice.",
            "nothing lost",
        ),
        (
            "Ann noticed at 10:05 (local time of the office) that the shop was closed.",
            "At 10:05 Ann noticed that the shop was closed. (local time of the office).",
            "form",
        ),
        (
            "Each answer leads to another question, until you are sure that it is a root cause.",
            "Each answer leads to another question. Until you are sure that it is a root cause.",
            "form",
        ),
        (
            "We will release 1.94.1 on 26 March, with a mended tar part and other fixes of the tools, "
            "but that will not protect users of older versions that use other stores.",
            "We will release 1.94.1 on 26 March, with a mended tar part and other fixes of the tools, "
            "but not for users of older versions that use other stores.",
            "nothing lost",
        ),
        (
            "Keel can drop Vault and the two Emotion parts when Views stops shipping those copies.",
            "Keel can drop Vault and Emotion parts when Views stops shipping those copies.",
            "numbers",
        ),
        (
            "Proposed a goal for 2025H1: rework of the test directives, a ticket",
            "Proposed a goal for 2025H1: rework of the test directives. A ticket was opened.",
            "unfounded",
        ),
        (
            "Space-filled values update",
            "Space-filled values are updated.",
            "unfounded",
        ),
        (
            "To the extent that problems can be solved together, both teams benefit.",
            "Problems can be solved together. Both teams benefit.",
            "condition",
        ),
    ],
)
def test_what_readers_of_real_outputs_found_is_refused(
    given: str, candidate: str, check: str
) -> None:
    assert check in {c.name for c in judge(candidate, Evidence(given, given)) if not c.passed}


def test_what_was_done_by_a_means_is_not_told_as_a_step_before() -> None:
    given = "We changed our modules, before applying a lasting fix through our pipeline."
    said = "We changed our modules. Before applying a lasting fix, we used our pipeline."
    found = check_unfounded(said, given)
    assert not found.passed
    assert "what came first" in found.detail

"""What the screen must find, and what looks alike and must pass."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.screen import INTERNAL, PERSONAL, SECRETS, hint, screen

# Values are put together here, so that no scanner of this repository takes them for real ones.
AWS = "AKIA" + "IOSFODNN7EXAMPLE"
GITHUB = "ghp_" + "16C7e42F292c6912E7710c838347Ae178B4a"
SLACK = "xoxb-" + "123456789012-abcdefABCDEF"
OPENAI = "sk-proj-" + "aB3dE5fG7hJ9kL1mN3pQ5rS7"
GOOGLE = "AIza" + "SyA1234567890abcdefghijklmnopqrstuv"
JWT = "eyJhbGciOiJIUzI1NiJ9." + "eyJzdWIiOiIxMjM0In0." + "c2lnbmF0dXJl"
KEY = (
    "-----BEGIN RSA " + "PRIVATE KEY-----\nMIIEpAIBAAKCAQEA7\nabc+/=\n-----END RSA PRIVATE KEY-----"
)
HEX = "9f86d081884c7d65" + "9a2feaa0c55ad015"

FOUND = [
    ("The key {} leaked.", AWS, "token"),
    ("We rotated {} on Monday.", GITHUB, "token"),
    ("Posting failed with {}.", SLACK, "token"),
    ("OPENAI={}", OPENAI, "token"),
    ("Maps uses {} now.", GOOGLE, "token"),
    ("Header: {}", JWT, "token"),
    ("curl -H 'Authorization: Bearer {}'", "abc123DEF456ghi", "token"),
    ("Webhook https://example.test and {}", "https://hooks.slack.com/services/T0/B0/x1Y2", "token"),
    ("It held\n{}\nfor a week.", KEY, "private key"),
    ("DSN postgres://app:{}@db:5432/shop", "S3cr3t!pw", "password"),
    ("password={}", "hunter2", "password"),
    ("Server=db;User=app;Password={};Timeout=5", "correcthorse", "password"),
    ('db_password: "{}"', "letmein", "password"),
    ("client_secret: {}", "Zx8.kQ2~mmP0", "password"),
    ("The admin password is {}.", "Winter2026!x", "password"),
    ("The signing key was {} until today", HEX, "secret"),
    ("Write to {} with questions.", "maria.lopez+ops@example.com", "email"),
    ("Call {} to join.", "+44 20 7946 0958", "phone"),
    ("Call {} to join.", "(212) 555-0142", "phone"),
    ("Bridge: dial {}, then 1#", "0800 555 0199", "phone"),
    ("Refund to {} is pending.", "DE89 3704 0044 0532 0130 00", "iban"),
    ("A test card {} was charged.", "4111 1111 1111 1111", "card"),
    ("Her SSN {} was in the log.", "219-09-9999", "national number"),
    ("National Insurance number {} was in the log.", "AB 12 34 56 C", "national number"),
    ("The host {} expires on 3 Dec.", "sso-int-01.corp.example", "host"),
    ("See http://{}/job/7", "jenkins.internal", "host"),
    ("Restarted {} twice.", "db-prod-03", "host"),
    ("Files moved to {}", r"\\filer2\finance", "host"),
    ("The gateway {} was unreachable.", "10.20.30.40", "ip"),
    ("Subnet {} is full.", "192.168.4.0/24", "ip"),
    ("Routed over {} since noon.", "fd12:3456:789a::1", "ip"),
    ("Requests from the address {} were blocked.", "203.0.113.77", "ip"),
    ("The door PIN is {} from today.", "4821", "access code"),
    ("Her date of birth ({}) was shown.", "7 Oct 1966", "birth date"),
    ("It went to {}.", "221B Example Street, London NW1 6XE", "postal address"),
    ("It went to {}.", "Musterstraße 12, 10115 Berlin", "postal address"),
    ("Please ask {} before you restart it.", "Priya Nair", "person"),
    ("{} is the point of contact.", "Sofia Rossi", "person"),
    ("{} to renew the certificate by 28 Nov.", "@maria", "handle"),
    ("Failed sign-ins for user {} went up.", "a.mueller1", "username"),
    ("{} affects the login page until we upgrade.", "CVE-2031-4242", "cve"),
    ("Row 7 shows {} beside the name.", "2 95 10 99 126 111 93", "national number"),
]

PASSED = [
    "See https://github.com/acme/shop/issues/4813#issuecomment-3339518665 for details.",
    "Fixed in commit 34c587b76abee63d0c84b9f67212ac2f1c65ba2e and 4f2a9c1.",
    "The key fix is commit 34c587b76abee63d0c84b9f67212ac2f1c65ba2e.",
    "Upgraded from v2.8.1 to 10.2.0 and lodash@4.17.21; version 10.1.2.3 comes next.",
    "From 2025-03-17 16:06 to 2025-03-17 16:09 UTC, 14:02-14:49, on 03/13/2024 - 03/26/2024.",
    "We issue a token: the client sends the token with every call, and the secret is stored.",
    "The password is wrong for 3 users, and the password reset page was down.",
    "Set `password: <your password>`, `API_KEY=$API_KEY` and `token = get_token()`.",
    "Use postgres://user:password@localhost:5432/app and git@github.com:acme/shop.git.",
    "CVE-2024-12345 is fixed. COVID-19, UTF-8, SHA-256, RFC-2119, ISO-8601 and INC-004512.",
    "The total is 1 234 567 890 requests, 4111 1111 1111 1112 of them, or +12% (p95 210 ms).",
    "Listening on 127.0.0.1:8080 and 0.0.0.0, mask 255.255.255.192; the public one is 8.8.8.8.",
    "Call volume rose to 120 000 and the callback ran 2025-03-17.",
    "token_ttl=300s, token_timeout: 300ms, password_expiry: 2025-01-01, secrets: 12/15.",
    "Edit settings.local.json, docker-compose.prod.yml and app.config.",
    "sha256 checksum key: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "The PIN is 4 digits long, and the one-time code 500 errors came from the access code page.",
    "Ask Customer Support, contact Site Reliability Engineering, or call Google Cloud.",
    "Owner: Platform Engineering. Escalate to Microsoft Azure. On-call: Data Platform Team.",
    "Use `@Override` and `@types/node`, or tell @here and @channel; npm installs lodash@latest.",
    "The service was born in 2015, and the 3 Way handshake runs over Google Drive.",
    "CVE-2031-1111 was patched on Monday. We upgraded because of CVE-2031-2222, which is fixed.",
    "The password policy was changed to SHA-256, and the password is set to expire in 90d.",
    "The user is asked to log in as usual, and the account was closed.",
    "The keyboard-shortcut-documentation-and-token-handling-guide2 page moved.",
]


@pytest.mark.parametrize(
    ("text", "value", "kind"), FOUND, ids=[f"{k}-{v[:9]}" for _, v, k in FOUND]
)
def test_finds_the_value_and_nothing_else(text: str, value: str, kind: str) -> None:
    whole = text.replace("{}", value)
    found = [(m.kind, whole[m.start : m.end]) for m in screen(whole)]
    assert found == [(kind, value)]


@pytest.mark.parametrize("text", PASSED)
def test_what_looks_alike_passes(text: str) -> None:
    assert [(m.kind, text[m.start : m.end]) for m in screen(text)] == []


def test_a_secret_wins_over_the_address_around_it() -> None:
    text = "Use amqp://worker:pw9!Zk2@mq-prod-01.corp.example for now."
    kinds = {text[m.start : m.end]: m.kind for m in screen(text)}
    assert kinds == {"pw9!Zk2": "password", "mq-prod-01.corp.example": "host"}


def test_every_kind_belongs_to_one_family() -> None:
    kinds = {kind for _, _, kind in FOUND}
    assert kinds == SECRETS | PERSONAL | INTERNAL
    assert not SECRETS & PERSONAL
    assert not (SECRETS | PERSONAL) & INTERNAL


@pytest.mark.parametrize("value", ["x", "abcd", "hunter2", "maria.lopez@example.com", AWS, KEY])
def test_a_hint_never_gives_the_value_away(value: str) -> None:
    shown = hint(value)
    assert len(shown.replace("…", "")) <= min(4, len(value) // 3)
    first, _, last = shown.partition("…")
    assert value.startswith(first)
    assert value.endswith(last)


@given(st.text(alphabet=st.sampled_from("ab01.-@:/+= \n\u200f\u200b\0pwd"), max_size=300))
def test_finds_stay_in_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for masked in screen(text):
        assert end <= masked.start < masked.end <= len(text)
        end = masked.end

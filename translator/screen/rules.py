"""The shapes that the screen looks for, the most dangerous first.

The shapes of tokens are those that their issuers document.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from translator.screen import checks
from translator.values import Span

_CONTEXT = 48  # characters before a value in which a word may say what it is

Check = Callable[[str, str], bool]  # (value, the words before it) -> whether it is what it seems


@dataclass(frozen=True, slots=True)
class Rule:
    """A shape, and a check that tells it from what looks alike. Group ``v`` is the value."""

    kind: str
    shape: re.Pattern[str]
    check: Check | None = None
    in_links: bool = True

    def finds(self, text: str, links: tuple[Span, ...]) -> Iterator[Span]:
        """The spans of the values, in the order of the text."""
        for match in self.shape.finditer(text):
            start, end = match.span("v")
            if not self.in_links and any(a <= start < b for a, b in links):
                continue
            before = text[max(0, match.start() - _CONTEXT) : start].rpartition("\n")[2]
            if self.check is None or self.check(match["v"], before):
                yield start, end


def _rule(
    kind: str, shape: str, check: Check | None = None, *, flags: int = 0, links: bool = True
) -> Rule:
    return Rule(kind, re.compile(shape, flags), check, links)


_TOKENS = "|".join(
    (
        r"A(?:KIA|SIA|IDA|ROA|GPA|NPA)[A-Z0-9]{16}(?![A-Za-z0-9])",  # Amazon
        r"gh[pousr]_[A-Za-z0-9]{30,}|github_pat_\w{22,}|glpat-[\w-]{20,}",
        r"xox[abeoprs]-[\w-]{10,}|xapp-[\w-]{10,}",
        r"sk-(?:proj-|ant-|svcacct-)?[\w-]{20,}|[sr]k_(?:live|test)_[A-Za-z0-9]{16,}",
        r"AIza[\w-]{35}|ya29\.[\w-]{20,}|GOCSPX-[\w-]{20,}",
        r"npm_[A-Za-z0-9]{36}|pypi-[\w-]{40,}|hf_[A-Za-z0-9]{30,}|dop_v1_[0-9a-f]{64}",
        r"SG\.[\w-]{16,}\.[\w-]{16,}|SK[0-9a-f]{32}|hv[sb]\.[\w-]{24,}|shp(?:at|ss|ca)_[0-9a-fA-F]{32}",
        r"eyJ[\w-]{8,}\.eyJ[\w-]{8,}(?:\.[\w-]*)?",  # JSON Web Token
    )
)
_NAMES = (
    r"passw(?:or)?ds?|passwort|pwd|passphrase|secrets?|credentials?|tokens?"
    r"|(?:api|access|secret|encryption|signing|master|account|private|storage|shared)[ _-]?keys?"
)
_ENVIRONMENTS = r"prod|prd|stg|staging|dev|test|tst|uat|qa|int|dmz|mgmt|corp"
_ROLES = (
    r"db|sql|web|app|srv|server|host|vm|dc|fs|esx|esxi|proxy|lb|vpn|fw|sw|rtr|redis|kafka|ldap|ad|mx"
    r"|smtp|bastion|jump|build|ci|runner|worker|node|cache|api|auth|sso|nas|san|etl|erp|dns|ntp|git"
)
_PRIVATE_TLD = (
    r"corp|internal|intern|intranet|intra|lan|local|localdomain|private|home|ad"
    r"|(?:corp|internal|intranet|intra|lan|int|prod|ad)\.[a-z0-9-]{1,40}(?:\.[a-z]{2,12}){0,2}"
)

RULES = (
    _rule(
        "private key",
        r"(?P<v>-----BEGIN [A-Z ]{0,24}PRIVATE KEY(?: BLOCK)?-----"
        r"(?:(?:[^-]|-(?!----)){0,8000}-----END [A-Z ]{0,24}PRIVATE KEY(?: BLOCK)?-----"
        r"|(?:\s{0,4}[\w+/=]{16,}){0,200}))",
    ),
    _rule("token", rf"(?<![\w-])(?P<v>{_TOKENS})"),
    _rule(
        "token",
        r"(?P<v>https://(?:hooks\.slack\.com/services|[\w.-]{1,80}\.webhook\.office\.com)/[\w/@.-]+)",
    ),
    _rule(
        "token",
        r"\b(?:bearer|authorization:\s*\w{4,8}|x-api-key:)\s+(?P<v>[\w.~+/=-]{8,})",
        checks.said,
        flags=re.IGNORECASE,
    ),
    _rule(
        "password",
        r"\b[a-z][a-z0-9+.-]{1,20}://[^\s:/@]{0,80}:(?P<v>[^\s/@]{1,200})@",
        checks.real,
        flags=re.IGNORECASE,
    ),
    _rule(
        "password",
        rf"(?:{_NAMES})[\w-]{{0,30}}[\"'`]?\s{{0,3}}(?:=>|:=|[:=])\s{{0,3}}[\"'`]?"
        r"(?P<v>[^\s\"'`;,&]{3,300})",
        checks.assigned,
        flags=re.IGNORECASE,
    ),
    _rule(
        "password",
        r"\b(?:password|passphrase|pin|passcode|api key|token|secret)\s(?:is|was|to)\s[\"'`“]?"
        r"(?P<v>[^\s\"'`”]{4,80}[^\s\"'`”.,;:!?)])",
        checks.said,
        flags=re.IGNORECASE,
    ),
    _rule(
        "secret", r"(?<![\w/+.-])(?P<v>[\w+/-]{20,200}={0,2})(?![\w/])", checks.strange, links=False
    ),
    _rule(
        "iban", r"\b(?P<v>[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?)\b", checks.iban
    ),
    _rule(
        "card",
        r"(?<![\w.-])(?P<v>(?:2[2-7]|[3-6]\d)(?:[ -]?\d){11,17})(?![\w-])",
        checks.luhn,
        links=False,
    ),
    _rule(
        "ssn",
        r"(?<![\w-])(?P<v>(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4})(?![\w-])",
        links=False,
    ),
    _rule(
        "ssn",
        r"\b(?P<v>[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?: ?\d{2}){3} ?[A-D])\b",
        checks.insured,
    ),
    _rule(
        "email",
        r"(?<![\w.+/-])(?P<v>(?!git@)[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,5}[A-Za-z]{2,18})(?![\w-])",
    ),
    _rule(
        "phone",
        r"(?<![\w.+#/-])(?P<v>(?:\+\d{1,3}[ .-]?)?(?:\(\d{1,4}\)[ .-]?)?\d{2,4}"
        r"(?:[ .-]\d{2,4}){2,4}"
        r"|\+\d{9,14})(?![\w-]|[.:]\d)",
        checks.phone,
        links=False,
    ),
    _rule(
        "phone",
        r"(?<![\w.+#/-])(?P<v>\+?\(?\d{2,5}\)?(?:[ ./-]?\(?\d{2,5}\)?){1,5})(?![\w-]|[.:]\d)",
        checks.called,
        links=False,
    ),
    _rule(
        "ip",
        r"(?<![\w.-])(?P<v>(?:\d{1,3}\.){3}\d{1,3}(?:/\d{1,2})?)(?![\w-]|\.\d)",
        checks.private,
    ),
    _rule(
        "ip",
        r"(?<![\w:])(?P<v>f[cde][0-9a-f]{2}:[0-9a-f:]{2,38}(?:/\d{1,3})?)(?![\w:])",
        checks.private,
        flags=re.I,
    ),
    _rule("host", r"\\\\(?P<v>[A-Za-z][\w.-]{1,62})(?=\\\w)"),
    _rule(
        "host",
        r"(?<![\w./-])(?:https?://)?(?P<v>(?:[a-z0-9][a-z0-9-]{0,62}\.){1,6}"
        rf"(?:{_PRIVATE_TLD}))(?![\w-]|\.\w|\()",
        checks.not_a_file,
        flags=re.IGNORECASE,
    ),
    _rule(
        "host",
        rf"(?<![\w./-])(?P<v>(?:(?:[a-z0-9]{{1,20}}-){{0,4}}(?:{_ROLES}|{_ENVIRONMENTS})"
        r"-(?:[a-z0-9]{1,12}-){0,2}\d{2,4}"
        rf"|(?:[a-z]{{1,12}}-?)?(?:{_ROLES})(?:0\d|\d{{3}}))(?:\.[a-z][a-z0-9-]{{0,40}}){{0,4}})"
        r"(?![\w-]|\.\w)",
        checks.not_a_file,
        flags=re.IGNORECASE,
    ),
)

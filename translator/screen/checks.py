"""What tells a secret, a number or an address from what has the same shape.

Each check gets the value and the words before it on its line. Card numbers are checked by Luhn's
formula (ISO/IEC 7812-1), IBANs by their remainder modulo 97 (ISO 13616), addresses by RFC 1918,
RFC 3927, RFC 4193, RFC 4291 and RFC 6598.
"""

from __future__ import annotations

import ipaddress
import math
import re
from collections import Counter

_PLACEHOLDER = re.compile(
    r"[<\[{$%*•…]|x{3,}|\.{2,}"
    r"|(?:password|passwd|pass|pwd|secret|token|none|null|nil|true|false|yes|no|redacted|changeme|example|placeholder|string|str|required|optional|your\w*|my\w*)\W*$",
    re.IGNORECASE,
)
_CODE = re.compile(r"[\w.]*\w[(\[]|(?:self|this|os|env|process|config|settings|args)\.\w")
_ABOUT_HASHES = re.compile(
    r"commit|\bsha|hash|digest|checksum|fingerprint|public key|revision|ssh-(?:rsa|ed25519)",
    re.IGNORECASE,
)
_ABOUT_SECRETS = re.compile(
    r"secret|token|credential|passw|passphrase|\bkeys?\b|[_-]key", re.IGNORECASE
)
_CALLED_PASSWORD = re.compile(r"(?:passw(?:or)?d|passwort|pwd|passphrase)\W*$", re.IGNORECASE)
_ABOUT_SETTINGS = re.compile(
    r"(?:ttl|expir\w*|timeout|count|limit|length|size|name|url|uri|type|rotation|age|policy|path|file)"
    r"[\"'`]?\s*\W{1,2}\s*[\"'`]?$",
    re.IGNORECASE,
)
_ABOUT_PHONES = re.compile(
    r"phone|\btel\b|mobile|\bcell|\bdial|\bfax|hotline|whatsapp|\bsms\b|bridge"
    r"|\bcall(?:ing)?:?(?: (?:us|me|on|at|in|him|her|them|back))*\s*$",
    re.IGNORECASE,
)
_OWN_NETWORKS = tuple(
    ipaddress.ip_network(network)
    for network in (
        "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16",
        "100.64.0.0/10", "169.254.0.0/16", "fc00::/7", "fe80::/10",
    )
)  # fmt: skip
_FILE = re.compile(
    r"\.(?:ya?ml|json|conf|cfg|ini|toml|env|xml|properties|log|md|txt|sh|sql|py|js|ts|go|tf|zip|gz)$"
)


def bits(value: str) -> float:
    """Shannon's entropy in bits a character."""
    counts = Counter(value).values()
    return -sum(n / len(value) * math.log2(n / len(value)) for n in counts)


def looks_made(value: str) -> bool:
    """Whether a value was made by a machine or a careful person: letters with digits or signs."""
    return bool(re.search(r"[A-Za-z]", value)) and bool(re.search(r"\d|\w[^\w\s.,;:)'\"-]", value))


def real(value: str, _before: str) -> bool:
    """No placeholder ("<password>", "***", "$TOKEN") and no code ("get_token()")."""
    return not _PLACEHOLDER.match(value) and not _CODE.match(value)


def assigned(value: str, before: str) -> bool:
    """``name=value`` or ``name: value``; what is not called a password must look like a secret."""
    if len(value) < 4 or not real(value, before) or _ABOUT_SETTINGS.search(before):
        return False
    if not _CALLED_PASSWORD.search(before):
        return len(value) >= 6 and looks_made(value)
    set_here = before.endswith(("=", '"', "'"))
    return set_here or bool(re.search(r"\d", value)) or looks_made(value)


def said(value: str, before: str) -> bool:
    """A value that a sentence gives away ("the password is …")."""
    return len(value) >= 5 and real(value, before) and looks_made(value)


def strange(value: str, before: str) -> bool:
    """A long value of high entropy after a word such as secret or key, and no digest."""
    if _ABOUT_HASHES.search(before) or not _ABOUT_SECRETS.search(before):
        return False
    mixed = bool(re.search(r"\d", value)) and bool(re.search(r"[A-Za-z]", value))
    return mixed and bits(value) >= 3.2 and not re.search(r"(?:[a-z]{4,}[-_/]){2}", value)


def luhn(value: str, _before: str) -> bool:
    """A card number: 13 to 19 digits, the last of which fits the others."""
    digits = [int(c) for c in reversed(value) if c.isdigit()]
    if not 13 <= len(digits) <= 19 or len(set(digits)) < 2:
        return False
    doubled = [d if i % 2 == 0 else sum(divmod(2 * d, 10)) for i, d in enumerate(digits)]
    return sum(doubled) % 10 == 0


def iban(value: str, _before: str) -> bool:
    """An IBAN: 15 to 34 characters, the first four turned to the end, remainder 1."""
    plain = value.replace(" ", "")
    turned = plain[4:] + plain[:4]
    return 15 <= len(plain) <= 34 and int("".join(str(int(c, 36)) for c in turned)) % 97 == 1


def phone(value: str, _before: str) -> bool:
    """A number written as only phone numbers are: +44 20 …, (212) 555-0142, 212-555-0142."""
    if not 9 <= sum(c.isdigit() for c in value) <= 15:
        return False
    return value[0] in "+(" or bool(re.fullmatch(r"\d{3}([-. ])\d{3}\1\d{4}", value))


def called(value: str, before: str) -> bool:
    """A number after a word that says one may call it; no date, no amount."""
    digits = sum(c.isdigit() for c in value)
    if not 7 <= digits <= 15 or re.match(r"(?:19|20)\d\d[-./ ]\d\d", value):
        return False
    return (value[0] in "+(0" or "-" in value) and bool(_ABOUT_PHONES.search(before))


def insured(_value: str, before: str) -> bool:
    """A British number after the words that name it; elsewhere it is a part number."""
    return bool(re.search(r"insurance|\bNI(?:NO)?\b", before, re.IGNORECASE))


def private(value: str, before: str) -> bool:
    """An address that only the own network knows, and no version number."""
    if re.search(r"(?:\bv|version|release|build)\s*$", before, re.IGNORECASE):
        return False
    try:
        address = ipaddress.ip_interface(value).ip
    except ValueError:
        return False
    return any(address in network for network in _OWN_NETWORKS)


def not_a_file(value: str, _before: str) -> bool:
    """A dotted name that does not end as files do."""
    return not _FILE.search(value)

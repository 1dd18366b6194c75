"""What tells a secret or a host from what has the same shape.

Each check gets the value and the words before it on its line.
"""

from __future__ import annotations

import math
import re
from collections import Counter

_PLACEHOLDER = re.compile(
    r"[<\[{$%*•…]|x{3,}|\.{2,}"
    r"|(?:password|passwd|pass|pwd|secret|token|none|null|nil|true|false|yes|no|redacted"
    r"|changeme|example|placeholder|string|str|required|optional|your\w*|my\w*)\W*$",
    re.IGNORECASE,
)
_CODE = re.compile(r"[\w.]*\w[(\[]|(?:self|this|os|env|process|config|settings|args)\.\w")
_ABOUT_HASHES = re.compile(
    r"commit|\bsha|hash|digest|checksum|fingerprint|public key|revision|ssh-(?:rsa|ed25519)",
    re.IGNORECASE,
)
_ABOUT_SECRETS = re.compile(
    r"secret|token|credential|passw|passphrase|\bkeys?\b|[_-]key|pepper|\bsalt\b|\bseed\b"
    r"|hmac",
    re.IGNORECASE,
)
_CALLED_PASSWORD = re.compile(r"(?:passw(?:or)?d|passwort|pwd|passphrase)\W*$", re.IGNORECASE)
_ABOUT_SETTINGS = re.compile(
    r"(?:ttl|expir\w*|timeout|count|limit|length|size|name|url|uri|type|rotation|age|policy|path"
    r"|file)"
    r"[\"'`]?\s*\W{1,2}\s*[\"'`]?$",
    re.IGNORECASE,
)
_A_METHOD = re.compile(
    r"v?\d+(?:\.\d+)*$|\d+-[a-z]+$|\d+(?:ms|s|m|h|d|min|%|k|x|px|mb|gb|kb)$|20\d\d-\d\d"
    r"|(?:sha|md|aes|rsa|utf|tls|ssl|oauth|base|bcrypt|argon|pbkdf|hs|rs|es|http|rfc|ipv|iso|cve"
    r"|k8s"
    r"|2fa|v\d|#\d|[a-z]+-based)",
    re.IGNORECASE,
)
_FILE = re.compile(
    r"\.(?:ya?ml|json|conf|cfg|ini|toml|env|xml|properties|log|md|txt|sh|sql|py|js|ts|go|tf|zip"
    r"|gz)$"
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


def told(value: str, before: str) -> bool:
    """As ``said``, for a sentence that may also speak about passwords ("is set to SHA-256")."""
    return said(value, before) and not _A_METHOD.match(value) and not _ABOUT_SETTINGS.search(before)


def strong(value: str, before: str) -> bool:
    """What stands beside "password" with nothing between: letters, digits, no name of a method."""
    mixture = re.search(r"[A-Za-z]", value) and re.search(r"\d", value)
    return bool(mixture) and len(value) >= 6 and told(value, before)


def passwordy(value: str, before: str) -> bool:
    """What people make up for a password: signs between letters and digits, or "Ch4ngeMe"."""
    if not strong(value, before) or re.search(r"://|=|@[\w-]+\.|^[A-Z]+-\d+$|^\W|\(\)", value):
        return False
    signs = re.search(r"[!#$%^&*+~?]", value)
    inside = re.search(r"[A-Za-z]\d+[A-Za-z]", value) and not re.search(r"[_.]", value)
    cases = re.search(r"[a-z]", value) and re.search(r"[A-Z]", value) and "-" not in value
    return bool(signs or inside or (cases and re.search(r"\d{2}", value) and "." not in value))


def mixed(value: str, _before: str) -> bool:
    """A machine's value: letters and digits (or very long), and no placeholder."""
    if _PLACEHOLDER.match(value):
        return False
    letters, digits = re.search(r"[A-Za-z]", value), re.search(r"\d", value)
    return bool(digits) and (bool(letters) or len(value) >= 12) and bits(value) >= 2.5


def a_code(value: str, _before: str) -> bool:
    """A code to type: at least three digits, no year and no date."""
    digits = sum(c.isdigit() for c in value)
    return digits >= 3 and not re.fullmatch(r"(?:19|20)\d\d(?:-\d\d-\d\d)?", value)


def strange(value: str, before: str) -> bool:
    """A long value of high entropy after a word such as secret or key, and no digest."""
    if _ABOUT_HASHES.search(before) or not _ABOUT_SECRETS.search(before):
        return False
    mixed = bool(re.search(r"\d", value)) and bool(re.search(r"[A-Za-z]", value))
    return mixed and bits(value) >= 3.2 and not re.search(r"(?:[a-z]{4,}[-_/]){2}", value)


def not_a_file(value: str, _before: str) -> bool:
    """A dotted name that does not end as files do."""
    return not _FILE.search(value)

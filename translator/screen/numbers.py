"""Numbers that stand for a person or their money.

Phone numbers are judged by Google's libphonenumber (package ``phonenumberslite``), accounts, cards
and national numbers by the check digits that ``python-stdnum`` knows. Both work offline; they are
loaded at the first number that looks like one.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module

from translator.screen.rules import Rule, rule

_ABOUT_PHONES = re.compile(
    r"phone|\btel\b|mobile|\bcell|\bdial|\bfax|hotline|whatsapp|\bsms\b|bridge|\btext\b"
    r"|\bcall(?:ing)?:?(?: (?:us|me|on|at|in|him|her|them|back))*\s*$|reached (?:at|on|under)",
    re.IGNORECASE,
)
# Countries whose own way of writing (with a leading 0, or as in North America) is tried.
_HOME = ("US", "GB", "DE", "FR", "IT", "NL", "IN", "AU")
# Numbers whose shape alone is rare, each with the module of python-stdnum that checks it.
_SHAPES = (
    (r"[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z]", "it.codicefiscale"),
    (r"[XYZ]-?\d{7}-?[A-Z]", "es.nie"),
    (r"\d{3}\.\d{3}\.\d{3}-\d{2}", "br.cpf"),
    (r"[12] ?\d\d ?\d\d ?\d[\dAB] ?\d{3} ?\d{3} ?\d\d", "fr.nir"),
    (r"(?:19|20)\d{6}[-+]\d{4}", "se.personnummer"),
    (r"\d{6}[-+A]\d{3}[0-9A-FHJ-NPR-Y]", "fi.hetu"),
    (r"756\.\d{4}\.\d{4}\.\d{2}", "ch.ssn"),
    (r"\d\d\.\d\d\.\d\d-\d{3}\.\d\d", "be.nn"),
    (r"[A-Z]{4}\d{6}[HM][A-Z]{5}[A-Z\d]\d", "mx.curp"),
    (r"[1-9]\d{16}[\dX]", "cn.ric"),
    (r"\d{6}-[1-4]\d{6}", "kr.rrn"),
)
_NAMED = (
    r"\b(?:SSN|social security|national (?:insurance|id\b|identity)|NI(?:NO)?\b|NHS|PESEL|BSN"
    r"|CPR|CPF"
    r"|DNI|NIE|NIF|CURP|RRN|AHV|AVS|NIR|INSEE|Aadhaar|PAN card|personnummer|person(?:al)? (?:id"
    r"|number"
    r"|code)\b|identity (?:card|number)|tax (?:id|code|number)|steuer-?id\w*|passport|driving "
    r"licen[cs]e"
    r"|driver['’]?s licen[cs]e|insurance (?:no|number))"
    r"(?:[\s\"'`*]{0,3}(?:is|was|no\.?|num(?:ber)?|nr\.?|id|code|of|card"
    r"|[:=#(|])){0,3}[\s\"'`*]{0,3}"
)
_DATE = re.compile(r"(?:19|20)\d\d[-./ ]\d\d|\d\d?[-./]\d\d?[-./](?:19|20)\d\d$")


@cache
def _standard(name: str) -> object:
    return import_module(f"stdnum.{name}")


def _valid(name: str, value: str) -> bool:
    return bool(_standard(name).is_valid(value))  # type: ignore[attr-defined]


def iban(value: str, _before: str) -> bool:
    """An IBAN: the length that its country has, remainder 1 modulo 97 (ISO 13616)."""
    from stdnum import iban as standard  # noqa: PLC0415

    return standard.is_valid(value, check_country=False)


def card(value: str, _before: str) -> bool:
    """A card number: 13 to 19 digits, the last of which fits the others (ISO/IEC 7812-1)."""
    digits = re.sub(r"\D", "", value)
    return 13 <= len(digits) <= 19 and len(set(digits)) > 1 and _valid("luhn", digits)


def national(value: str, _before: str) -> bool:
    """A national number whose shape and check digits both fit."""
    return any(re.fullmatch(shape, value) and _valid(name, value) for shape, name in _SHAPES)


def named(value: str, _before: str) -> bool:
    """A number that its name gives away; it has at least six digits."""
    return sum(c.isdigit() for c in value) >= 6 and not _DATE.match(value)


def phone(value: str, before: str) -> bool:
    """A number that can be dialled and is written as one.

    With a plus it must be possible in its country; after a word that says one may call it any
    plausible number counts; otherwise it must be valid in a country that writes it so.
    """
    digits = sum(c.isdigit() for c in value)
    if not 7 <= digits <= 15 or _DATE.match(value):
        return False
    if value[0] == "+" or value.startswith("00"):
        return _possible(value)
    if (value[0] in "(0" or "-" in value or "." in value) and _ABOUT_PHONES.search(before):
        return True
    if re.fullmatch(r"(?:1[-. ])?(?:\(\d{3}\) ?|\d{3}([-. ]))\d{3}[-. ]\d{4}", value):
        return _valid_in(value, "US")
    written = value[0] in "(0" and bool(re.match(r"\(?0\d{2,5}\)?[ /-]\d{2,}", value))
    return written and digits >= 9 and any(_valid_in(value, home) for home in _HOME[1:])


def _possible(value: str) -> bool:
    import phonenumbers  # noqa: PLC0415 - its tables are read at the first number

    international = "+" + value[2:] if value.startswith("00") else value
    try:
        number = phonenumbers.parse(international, None)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_possible_number(number)


def _valid_in(value: str, country: str) -> bool:
    import phonenumbers  # noqa: PLC0415

    try:
        number = phonenumbers.parse(value, country)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number(number)


NUMBER_RULES: tuple[Rule, ...] = (
    rule("iban", r"\b(?P<v>[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?)\b", iban),
    rule(
        "card",
        r"(?<![\w.-])(?P<v>(?:2[2-7]|[3-6]\d)(?:[ -]?\d){11,17})(?![\w-])",
        card,
        links=False,
    ),
    rule(
        "national number",
        rf"(?:{_NAMED})(?P<v>[A-Z]{{0,9}}\d[A-Z0-9 ./-]{{4,20}}(?<=[A-Z0-9]))(?![\w-])",
        named,
    ),
    rule(
        "national number",
        rf"(?i:{_NAMED})(?P<v>(?:[A-Z]{{1,6}} ?)?\d(?:[ ./-]?[A-Z0-9]){{5,19}})(?![\w-])",
        named,
    ),
    rule(
        "national number",
        r"(?<![\w-])(?P<v>(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4})(?![\w-])",
        links=False,
    ),
    rule(
        "national number",
        rf"(?<![\w.-])(?P<v>{'|'.join(shape for shape, _ in _SHAPES)})(?![\w-])",
        national,
        links=False,
    ),
    rule(
        "phone",
        r"(?<![\w.+#/-])(?<!\d:)(?P<v>\+?(?:\(\d{1,5}\)|\d{1,15}+)"
        r"(?:[ ./-]{0,2}(?:\(\d{1,5}\)|(?<=[ ./)-])\d{1,15}+)){0,7})(?![\w-]|[.:]\d)",
        phone,
        links=False,
    ),
)

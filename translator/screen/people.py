"""What names a person or tells where and since when one lives, and the names of accounts."""

from __future__ import annotations

import re

from translator.screen.names import in_dictionary
from translator.screen.rules import Rule, rule

_I = re.IGNORECASE
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_DAY = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH},? \d{{4}}|{_MONTH}\.? \d{{1,2}}(?:st|nd|rd"
    rf"|th)?,? \d{{4}}"
    r"|\d{4}[-/.]\d\d?[-/.]\d\d?|\d\d?[-/.]\d\d?[-/.](?:\d{4}|\d\d))"
)
_WORD = r"[A-ZÀ-Þ](?:[^\W\d_]|['’-])+(?!\w)"
_STREET = (
    r"(?:Street|St\.?|Road|Rd\.?|Avenue|Ave\.?|Lane|Ln\.?|Boulevard|Blvd\.?|Parkway|Pkwy\.?|Terrace"
    r"|Crescent|Gardens|Mews|Quay)"
)
# Words that also end names of products and rooms: only with a town behind them.
_STREET_TOO = r"(?:Drive|Dr\.?|Way|Place|Pl\.?|Close|Court|Ct\.?|Square|Sq\.?|Row|Hill|Park)"
_POSTCODE = (
    r"(?:[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|[A-Z]{2} \d{5}(?:-\d{4})?|\d{4} [A-Z]{2}\b|\d{5}|\d{4})"
)
_TOWN = (
    rf"(?:,? (?:{_POSTCODE},? )?{_WORD}(?: {_WORD}){{0,2}}(?:,? {_POSTCODE})?"
    rf"|,? {_POSTCODE}(?: {_WORD})?)"
)
_UNIT = r"(?:,? (?:Flat|Apt\.?|Apartment|Suite|Unit|Floor) ?#?\w{1,5})"
_LABEL = (
    r"[\"'`*]{0,3}\s{0,2}(?:[:=|(]|\bis\b|\bwas\b|\bof\b|\bon\b|\bprints\b)?\s{0,2}"
    r"[\"'`*|(]{0,3}\s?"
)
# "@" before these is no person: annotations, rules of style sheets, versions, whole channels.
_NOT_PEOPLE = (
    r"(?:override|inject|autowired|media|import|property|param|returns?|see|since|deprecated|test"
    r"|here|channel|everyone|all|team|latest|next|beta|alpha|rc|canary|main|master|head|types?"
    r"|dataclass|staticmethod|classmethod|pytest|app|bean|service|component|nullable|font-face"
    r"|keyframes|supports|charset|todo|throws|example|link|code|before|after|mock|entity|v?\d\S*)"
)


def no_placeholder(value: str, before: str) -> bool:
    """A value that is no word for one ("name", "your user")."""
    word = value.strip("\"'`").lower()
    known = re.fullmatch(
        r"(?:your|the|my|a)?[ _-]?(?:user|name|username|login|account|id|admin|administrator|root"
        r"|none|null|true|false|name|shared|public|guest|nobody|runner|ubuntu|git|app|vagrant"
        r"|linuxbrew|node|www-data|circleci)",
        word,
    )
    return not known and not re.match(r"\d+$", word) and not before.endswith("$")


def looks_like_a_login(value: str, before: str) -> bool:
    """An account's name: with a digit, dot or underscore, or after a word that says so."""
    if not no_placeholder(value, before):
        return False
    if re.search(r"[\d._\\]", value):
        return not re.fullmatch(
            r"v?\d+(?:\.\d+)*|\w+\.(?:js|py|go|md|ya?ml|json|com|net|org)"
            r"|\w+_(?:id|ids|name|type|at|count|table|role|group|agent|data|info|key|token"
            r"|list)",
            value,
        )
    called = re.search(r"[:=]\s*[\"'`]?$|(?:log|sign)(?:ged|ed)? ?in as [\"'`]?$", before, _I)
    return bool(called) and not in_dictionary(value)


PEOPLE_RULES: tuple[Rule, ...] = (
    rule(
        "email",
        r"(?<![\w.+/-])(?P<v>(?!git@)[\w.+-]{1,64}(?:['’][\w.+-]{1,40})?@(?:[\w-]{1,63}\.){1,5}"
        r"[A-Za-z]{2,18})(?![\w-])",
        needs="@",
    ),
    rule(
        "email",
        r"(?<![\w.+-])(?P<v>[\w.+-]{1,64} ?[\[(] ?at ?[\])] ?[\w-]{1,63}"
        r"(?: ?(?:\.|[\[(] ?dot ?[\])]) ?[\w-]{2,20}){1,4}"
        r"|[\w.+-]{1,64} at [\w-]{1,63}(?: dot [\w-]{2,20}){1,4})(?![\w-])",
        flags=_I,
        needs="(at [at ( at [ at dot",
    ),
    rule(
        "birth date",
        rf"\b(?:dates? of birth|date_of_birth|birth ?-?_?date|birthday|d\.?o\.?b\b\.?|born(?: on)?)"
        rf"(?:{_LABEL}|[^\n\d]{{0,24}}? )(?P<v>{_DAY})(?!\d)",
        flags=_I,
        needs="birth born dob d.o.b",
    ),
    rule(
        "postal address",
        rf"(?<![\w.,-])(?P<v>\d{{1,5}}[A-Za-z]?,? (?:{_WORD} ){{1,3}}{_STREET}(?![\w])"
        rf"{_UNIT}?(?:{_TOWN})?)",
    ),
    rule(
        "postal address",
        rf"(?<![\w.,-])(?P<v>\d{{1,5}}[A-Za-z]?,? (?:{_WORD} ){{1,3}}{_STREET_TOO}{_UNIT}?"
        rf"(?:, {_WORD}(?: {_WORD}){{0,2}})?,? {_POSTCODE})(?!\w)",
    ),
    rule(
        "postal address",
        r"\b(?P<v>(?:(?:Am|Im|Zum|Zur|An der|Auf der|In der) )?[A-ZÀ-Þ][\w-]{1,30}(?:straße"
        r"|strasse|str\.|weg|platz|allee|gasse|laan|straat"
        r"|gracht"
        rf"|gatan|vägen|gata|gade|katu|utca) \d{{1,4}} ?[a-z]?(?:,? {_POSTCODE} {_WORD}(?: "
        rf"{_WORD})?)?)(?!\w)",
    ),
    rule(
        "postal address",
        r"(?<![\w.,-])(?P<v>(?:\d{1,4}(?: bis| ter)?,? (?:rue|avenue|boulevard|place|chemin|quai"
        r"|allée)"
        rf"(?: (?:de|du|des|la|le|l['’]|d['’]))*[ ]?{_WORD}(?: {_WORD}){{0,2}}"
        r"|(?:Via|Viale|Piazza|Corso|Calle|Avenida|Plaza|Paseo|Rua|Carrer)"
        rf"(?: (?:de|del|della|di|da|la|los))*(?: {_WORD}){{1,3}},? \d{{1,4}})(?:,? {_POSTCODE} "
        rf"{_WORD}(?: {_WORD})?)?)(?!\w)",
    ),
    rule(
        "postal address",
        rf"(?<![\w-])(?P<v>P\.? ?O\.? ?Box \d{{1,6}}{_TOWN}?|Postfach \d{{2,6}}{_TOWN}?)",
        needs="box postfach",
    ),
    rule(
        "handle",
        rf"(?<![\w/.@])(?P<v>@(?!(?i:{_NOT_PEOPLE})\b)[A-Za-z](?:[\w-]"
        rf"|\.(?=[a-z])){{1,38}})(?![\w@/(])",
        links=False,
        needs="@",
    ),
    rule(
        "username",
        r"\b(?P<v>[A-Z][A-Z0-9-]{1,15}\\[A-Za-z][\w.-]{1,30})(?![\w\\])",
        needs="\\",
    ),
    rule(
        "username",
        r"(?:(?<![\w.])/(?:home|Users)/|\b[A-Z]:\\Users\\)(?P<v>[\w.-]{2,40})",
        no_placeholder,
        needs="/home/ /users/ \\users\\",
    ),
    rule(
        "username",
        r"\b(?:(?:ssh|scp|sftp|rsync)\b[^\n@]{0,60}?\s(?=[\w.-]{2,31}@)|sudo -u |su - )"
        r"(?P<v>[a-z][\w.-]{1,30})",
        no_placeholder,
        needs="ssh scp sftp rsync sudo su",
    ),
    rule(
        "username",
        r"(?:^|(?<=[.!?|*-] )|(?<=\n))(?:User|Account) [\"'`*]{0,3}"
        r"(?P<v>[a-z][\w.-]{1,38}\w)(?![\w@])",
        looks_like_a_login,
        needs="user account",
    ),
    rule(
        "username",
        r"\b(?:user ?-?_?names?|user ?-?_?ids?|account names?|login|samaccountname"
        r"|log(?:ged)? ?in as|sign(?:ed)? in as"
        r"|(?:for|by|of|the|account|locked) (?:user|account)(?! ?[_-]?(?:name|id))|(?:user"
        r"|account)(?=[:=]))"
        r"(?:\s?[:=]|\s(?:is|was))?\s{0,2}[\"'`*]{0,3}(?P<v>[A-Za-z][\w.\\-]{1,38}[\w])(?![\w@])",
        looks_like_a_login,
        flags=_I,
        needs="user login log in logged sign account",
    ),
)

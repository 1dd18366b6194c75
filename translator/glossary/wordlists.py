"""Small closed classes of English words that decide how a term stands in its sentence."""

from __future__ import annotations

import re

DETERMINERS = frozenset(
    """a an the this that these those my your our their its his her whose each every either neither
    any some no all both another such what which one""".split()
)
POSSESSIVES = frozenset("my your our their its his her whose".split())
QUANTIFIERS = frozenset("each every either neither any some no another per one which what".split())
PREPOSITIONS = frozenset(
    """of in on at to for from with without by via per as into onto upon over under above below
    between among through throughout across during before after since until till within against
    along around about behind beside besides beyond despite except inside outside near off out up
    down like than toward towards versus vs following regarding back away again""".split()
)
CONJUNCTIONS = frozenset(
    """and or but nor so yet if because while when whenever whereas that which who whom whose as
    than since until unless though although where wherever whether plus & then""".split()
)
AUXILIARIES = frozenset(
    """is are was were be been being am has have had having do does did will would can could may
    might must shall should cannot isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't
    didn't won't wouldn't can't couldn't mightn't mustn't shouldn't""".split()
)
BE = frozenset("is are was were be been being am isn't aren't wasn't weren't get gets got".split())
HAVE = frozenset("has have had having hasn't haven't hadn't".split())
MODALS = frozenset(
    """will would can could may might must shall should cannot do does did don't doesn't didn't
    won't wouldn't can't couldn't mightn't mustn't shouldn't let's""".split()
)
SUBJECTS = frozenset("i we you they he she it who".split())
PRONOUNS = SUBJECTS | frozenset(
    "me us them him itself themselves ourselves this these those there one".split()
)
ADVERBS = frozenset(
    """not also now then again still already soon too only just always never often once twice here
    there today tomorrow yesterday tonight later earlier instead together alone both yet ever even
    rather quite very much more most less almost""".split()
)
FUNCTION_WORDS = (
    DETERMINERS | PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | PRONOUNS | ADVERBS | {"please"}
)
PREMODIFIERS = frozenset("legacy core key in-house third-party front-end back-end".split())
PARTICLES = frozenset("out up down over off away back".split())
PARTICIPLES_BEFORE_NOUNS = frozenset(
    "based managed hosted related backed driven powered enabled oriented".split()
)
NUMBER_WORDS = frozenset(
    """two three four five six seven eight nine ten eleven twelve several many few multiple various
    these those both most numerous dozens""".split()
)
SINGULAR_AGREEMENT = {"are": "is", "were": "was", "have": "has", "do": "does", "aren't": "isn't"}

_VOWEL_LETTERS = "AEFHILMNORSX"
_SPOKEN = frozenset(
    """SOAP REST RAM ROM SAML SAAS LAN SAN NAS RAID SIM SOC SIEM SOAR RAG LAMP FIFO LIFO MAC MIME
    NIST NATO SKU HIPAA FAQ NOC SOX SCADA NAT SEV""".split()
)
_SOFT_VOWEL = re.compile(
    r"(?:uni(?=[tvfcoql])|use|usa|usu|uti|ubi|ur[ae]|eu|ewe|one\b|once\b|one-)", re.IGNORECASE
)
_SILENT_H = re.compile(r"(?:hour|honest|honou?r|heir)", re.IGNORECASE)
_NUMBER = re.compile(r"(?:8|11(?!\d)|18(?!\d))")


def indefinite(phrase: str) -> str:
    """``"a"`` or ``"an"``, by the sound ``phrase`` begins with ("an API", "a URL", "an hour")."""
    first = re.search(r"[A-Za-z0-9]+(?:-\w+)?", phrase)
    if first is None:
        return "a"
    word = first[0]
    if word[0].isdigit():
        return "an" if _NUMBER.match(word) else "a"
    head = re.split(r"-", word)[0]
    bare = head[:-1] if re.fullmatch(r"[A-Z]{2,}s", head) else head
    if (bare.isupper() or re.fullmatch(r"[A-Z]{2,}[a-z]+[A-Z]*", bare)) and len(bare) <= 5:
        spoken = bare.upper().rstrip("0123456789") in _SPOKEN
        if not spoken or len(bare) == 1:
            return "an" if bare[0] in _VOWEL_LETTERS else "a"
    if _SILENT_H.match(word):
        return "an"
    if _SOFT_VOWEL.match(word):
        return "a"
    return "an" if word[0].lower() in "aeiou" else "a"

"""Ticket numbers, and the numbers of weaknesses that the update does not say are closed.

A CVE, GHSA or RUSTSEC number counts as closed only when the update says so of it:

* its own sentence, another sentence that names it, or the heading it stands under says that it is
  fixed, patched, upgraded past, mitigated or not exploitable, as done and not denied (in an update
  about one weakness only, a sentence such as "0.4.5 fixes the vulnerability" will do); and
* no sentence that names it says that it is open ("vulnerable to", "until we upgrade", "not yet",
  "will be fixed").

Everything else is open, since telling of an open weakness cannot be taken back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator.values import Span

# Names that are written like tickets: standards, products, sizes, places, documents.
_NOT_TICKETS = frozenset(
    "UTF SHA MD AES RSA ECDSA ED RFC ISO IEC IEEE CVE CWE GHSA RUSTSEC COVID GPT HTTP HTTPS TLS "
    "SSL TCP UDP IPV IP EC "
    "US EU UK UTC GMT ADR PEP JEP KIP KEP BCP BIP FY Q H K P X M A B C D E F G I L N O R S T V W "
    "Y Z PC CPU GPU RAM SSD "
    "USB HDMI PCI DSS SOC NIST FIPS DIN EN ANSI ASCII CP LATIN KB MB GB TB ARM AMD INTEL RTX GTX "
    "LLAMA QWEN BERT ES PHP "
    "JDK JRE JAVA PY GO NET AZ EAST WEST NORTH SOUTH CENTRAL ZONE REGION TIER LEVEL PHASE STEP "
    "WEEK DAY SPRINT TOP PART "
    "VERSION REV RC SP IE OS DB HTTP1 HTTP2 WCAG GDPR HIPAA OWASP LGPL GPL BSD MIT MPL AGPL "
    "APACHE CC ROT BASE WINDOWS "
    "UNIX POSIX SQL LTS V8 E2E I18N L10N A11Y K8S S3 P95 P99 P50 T1 T2 M1 M2 SEV PRIO "
    "PRIORITY".split()
)
_TICKET = re.compile(
    r"(?<![\w/.@-])(?P<service>(?:INC|CHG|RITM|PRB|REQ|SCTASK|TASK|CS|KB)\d{5,10})(?![\w-])"
    r"|(?<![\w.@-])(?P<repository>[A-Za-z][\w.-]{0,60}/[\w.-]{1,60}#\d{1,7})(?!\w)"
    r"|(?<![\w&#/.-])(?P<number>(?:GH-|!|#)\d{2,9})(?![\w-]|[.,]\d)"
    r"|(?<![\w/.@-])(?P<key>(?P<prefix>[A-Z][A-Z0-9]{1,9})-\d{1,6})(?![\w-]|\.\d)"
    r"|(?i:\b(?:(?:ticket|case|defect|work item|bug|SR)s?|(?:issue|incident|request|change|task"
    r"|story|problem) "
    r"(?:number|no\.?|id)|pull request|merge request|PR|MR|vendor case))(?i: (?:number|no\.?"
    r"|id))? ?"
    r"(?P<bare>#?(?:\d-)?(?!(?:19|20)\d\d\b)\d{3,12})(?![\w%-]|[.,:]\d)"
    r"|/(?:browse/(?P<browse>[A-Z][A-Z0-9]{1,9}-\d{1,6})"
    r"|(?:issues|pull|merge_requests|tickets?|work_items|cases?)/(?P<linked>\d{1,9}))(?![\w-])"
)
# Security controls are counted as tickets are (NIST SP 800-53: "AC-02").
_CONTROL = re.compile(
    r"(?:A[CTU]|C[AMP]|IA|IR|M[AP]|P[ELMST]|RA|S[ACIR])-\d{1,2}$|[A-Z]+-0\d{0,2}$"
)
_WEAKNESS = re.compile(
    r"\b(?:CVE[-‐‑– ]\d{4}[-‐‑–]\d{1,10}|GHSA(?:-[0-9a-z]{4}){3}|RUSTSEC-\d{4}-\d{4})\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“(*\[`@#])|\n")
_CLOSED = re.compile(
    r"\b(?:(?<!be )(?<!being )(?:fixed|patched|remediated|mitigated|resolved|closed|addressed"
    r"|corrected)"
    r"|(?:has been|have been|was|were|is|are|have|has|we|now) (?:\w+ )?(?:upgraded|updated)"
    r"|(?:upgraded|updated|moved|backported)\b|(?:fix|patch)(?:es)? (?:was|were|is|are|has been"
    r"|have been) "
    r"(?:now )?(?:installed|applied|deployed|rolled out|live|in place|released)"
    r"|(?:installed|applied|deployed|rolled out|backported|released) (?:the |a |all )?(?:\w+ "
    r")?(?:fix|patch)(?:es)?"
    r"|fix(?:es)?\b(?! (?:is|are|will|for|exists?))(?=[^.]{0,20}(?:CVE|GHSA|RUSTSEC))|no longer "
    r"(?:vulnerable|affected|exposed)"
    r"|not (?:vulnerable|affected|exposed|exploitable)|security fix(?:es)?)\b",
    re.IGNORECASE,
)
_FIXES_IT = re.compile(
    r"(?<!will )(?<!to )(?<!not )\b(?:fixes|fixed|patched|closes|closed) (?:the|this) "
    r"(?:vulnerability|weakness|issue|flaw|hole)",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:until|unpatched|unfixed|open|pending|planned|scheduled|outstanding|remains?|still"
    r"|(?:will|to|must|should|can(?:not)?"
    r"|cannot|could|may|might|needs?|going to|have to) (?:\w+ )?(?:be )?(?:fix|patch|upgrad"
    r"|updat|remediat|mitigat|address|install"
    r"|roll)\w*|(?:not|never|n['’]t)(?: yet| been| be| fully)* (?:fixed|patched|upgraded|updated"
    r"|remediated|mitigated|resolved"
    r"|closed|available)|no (?:fix|patch|upgrade)|(?<!no longer )(?<!not )(?:vulnerable|exposed) "
    r"to|accept(?:ed)? the risk"
    r"|being (?:fixed|patched)|in progress|waiting|unless|once|when we|as soon as|before we)\b",
    re.IGNORECASE,
)


def find_tickets(text: str) -> Iterator[Span]:
    """Spans of ticket, change, issue and pull request numbers, also inside web addresses."""
    for found in _TICKET.finditer(text):
        if found["prefix"] and (found["prefix"] in _NOT_TICKETS or _CONTROL.match(found["key"])):
            continue
        group = found.lastgroup if found.lastgroup != "prefix" else "key"
        yield found.span(group or 0)


def find_open_weaknesses(text: str) -> Iterator[Span]:
    """Spans of the numbers of weaknesses that the update does not say are closed."""
    named = list(_WEAKNESS.finditer(text))
    if not named:
        return
    closed: dict[str, bool] = {}
    still_open: dict[str, bool] = {}
    for found in named:
        number = found[0].upper()
        if still_open.get(number):
            continue
        sentence = _sentence(text, *found.span())
        heading = _heading(text, found.start())
        is_closed = bool(_CLOSED.search(sentence) or _CLOSED.search(heading))
        closed[number] = closed.get(number, False) or is_closed
        still_open[number] = still_open.get(number, False) or bool(_OPEN.search(sentence))
    if len(closed) == 1 and _FIXES_IT.search(text):
        closed = dict.fromkeys(closed, True)
    for found in named:
        number = found[0].upper()
        if still_open[number] or not closed[number]:
            yield found.span()


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence around a span; a line ends one, too."""
    window = max(0, start - 600)
    starts = [m.end() for m in _SENTENCE_END.finditer(text, window, start)]
    after = _SENTENCE_END.search(text, end, end + 600)
    return text[starts[-1] if starts else window : after.start() if after else end + 600]


def _heading(text: str, place: int) -> str:
    """The nearest Markdown heading, or line ending in a colon, above a place; empty if none."""
    lines = text[max(0, place - 4000) : place].split("\n")[:-1]
    for line in reversed(lines):
        if line.startswith("#") or line.rstrip(" *").endswith(":"):
            return line
    return ""

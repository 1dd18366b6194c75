"""Persons told as a contact: names behind or before words that send the reader to somebody.

A name is told from a team, a product or a company by its words: it holds none of their words, and
at least one word that no English dictionary has (or a first name that is also a word: "Will").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator.values import Span

_PART = r"[A-ZÀ-Þ][a-zß-ÿ'’]+(?:-?[A-ZÀ-Þ][a-zß-ÿ]+)*"
_BETWEEN = r"(?:van|de|der|den|von|di|da|del|della|la|le|bin|al|ten|ter|[A-Z]\.)"
_TITLE = r"(?:Mr|Mrs|Ms|Dr|Prof)\.?"
_NAME = (
    rf"(?:{_TITLE} {_PART}(?: {_PART})?|{_PART}(?: {_BETWEEN}){{0,2}}(?: {_PART}){{1,2}})(?![\w])"
)
_ONE = rf"(?:{_NAME}|{_PART}(?![\w]))"
_GAP = r"(?: is| was|:| =|,)?[ *_`\"“]{1,4}"
_ROLE = (
    r"(?:contacts?|contact person|owner|on-?call(?: engineer| person)?|assignee|incident "
    r"(?:commander|manager"
    r"|lead|owner)|(?:tech|team|project|product) (?:lead|manager|owner)|lead|author|reporter"
    r"|requester"
    r"|point of contact|poc|attn|attention|approver|reviewer|account manager|caller|name)"
)
_VERB = (
    r"(?:contact|reach out to|speak (?:to|with)|talk (?:to|with)|ask|call|e-?mail|ping|page"
    r"|message|notify"
    r"|escalate to|hand(?:ed)? (?:it )?over to|assigned to|reported by|raised by|approved by"
    r"|reviewed by"
    r"|owned by|led by|signed off by|questions to|care of|c/o|get in touch with|check with)"
)
_BEHIND = re.compile(
    rf"(?<![\w-])(?:(?i:{_ROLE})(?: is| was)?(?: now| still)?(?: ?[:|=]| [–-]| is| was|(?<=is)"
    rf"|(?<=was))[ *_`\"“|]{{0,4}}"
    rf"|(?i:{_VERB})[:]?[ *_`\"“]{{1,4}}(?:our |the )?)(?P<v>{_ONE})"
)
_BEFORE = re.compile(
    rf"(?<![\w-])(?P<v>{_NAME})(?:[*_]{{0,2}} (?:is|was) (?:the |our |your )?(?i:{_ROLE}"
    rf"|on[- ]call|on duty)\b"
    r"|[*_]{0,2} (?:can be reached|will answer|answers) |[*_]{0,2},? ?[<(\[–-]{1,2} ?[\w.+-]{1,64}@"
    r"|[*_]{0,2},? ?[<(\[–-]{1,2} ?(?:tel|phone|mobile)?\W{0,3}\+\d)"
)
_SIGNED = re.compile(
    rf"(?im:^(?:(?:kind|best|warm)? ?regards|cheers|sincerely|best "
    rf"wishes),?\n{{1,2}})(?P<v>{_NAME})"
)
_MORE = re.compile(rf"(?:,| and| or| &)(?: and| or)? (?P<v>{_NAME})")
_TEAMS = frozenset(
    "access account accounts admin administration admins agent analytics api app application "
    "apps architecture "
    "authority bank board build business center centre change channel cloud committee compliance "
    "core council crew "
    "customer customers data database delivery department design desk dev developer developers "
    "development devops "
    "digital division documentation employee engineering engineers enterprise events experience "
    "external facilities "
    "field finance foundation gateway global governance group guild guide head help hotline hub "
    "human inc infra "
    "infrastructure insights integration integrations internal is it lab labs lead leadership "
    "legal level line local "
    "ltd machine management manager managers marketing member message migration mobile network "
    "networking new office "
    "on-call online operation operations ops oncall page partner partners payments people "
    "platform plan policy portal "
    "procurement product production products program project projects provider quality queue "
    "release reliability "
    "report research resource resources response risk rollout sales science search security "
    "server service services "
    "shared site slack software solutions squad sre staff standard status steering store success "
    "supplier support system "
    "systems team teams tech technical technology test testing tier tool tooling tools training "
    "tribe unit us user users "
    "vendor vendors web website workshop your our all any each every no none not tbd tba unknown "
    "yes the this that these "
    "monday tuesday wednesday thursday friday saturday sunday january february march april june "
    "july august september "
    "october november december google amazon microsoft azure aws github gitlab jira stripe "
    "cloudflare datadog pagerduty "
    "oracle salesforce atlassian kubernetes docker redis postgres postgresql kafka elastic "
    "elasticsearch grafana "
    "prometheus terraform jenkins apache linux ubuntu debian windows android chrome firefox "
    "safari java python ruby rust "
    "node react angular twilio okta auth0 snowflake tableau zoom webex outlook teams sharepoint "
    "confluence servicenow "
    "zendesk hashicorp consul vault nginx heroku fastly akamai".split()
)
_FIRST_NAMES = frozenset(
    "tom will mark grace rose jack bill rob frank grant pat art dean drew chase hope joy faith "
    "dawn robin jay ray guy max "
    "sue carol ivy lily daisy june april may amber ruby jean dale glen clay cliff earl gene "
    "lance miles nick norm pierce "
    "rich rusty sandy skip victor wade basil christian jasmine violet olive melody penny angel "
    "jo lee kelly kay fay peter "
    "john james david michael paul george martin alexander simon daniel thomas harry henry "
    "charles ben sam dan dave mike "
    "matt joe tim jim bob steve chris alex andy tony ann anna anne mary maria sarah laura emma "
    "julia kate jane lisa linda "
    "susan karen nina sofia olga eva ida ali omar noor priya wei li chen mohamed ahmed jan jens "
    "lars hans klaus".split()
)


def find_names(text: str) -> Iterator[Span]:
    """Spans of names told as contacts, and of the same full names wherever else they stand."""
    told: set[str] = set()
    for pattern in (_BEHIND, _BEFORE, _SIGNED):
        for found in pattern.finditer(text):
            name = _person_in(found["v"])
            if name:
                start = found.start("v")
                told.add(name)
                yield start, start + len(name)
                yield from _listed(text, start + len(name))
    for name in sorted(told):
        if " " in name:
            yield from (m.span() for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text))


def _person_in(words: str) -> str:
    """The name at the start of capitalised words ("Jo Lee The"); empty when it is none."""
    while words and not is_person(words):
        words = words.rpartition(" ")[0]
    return words


def _listed(text: str, place: int) -> Iterator[Span]:
    """Names that are added to one: "Jo Lee and Li Wei"."""
    while (more := _MORE.match(text, place)) and is_person(more["v"]):
        yield more.span("v")
        place = more.end("v")


def is_person(name: str) -> bool:
    """Whether capitalised words are a person's name rather than a team, product or company."""
    if re.match(_TITLE + " ", name):
        return True
    words = [w for w in re.findall(r"[\wÀ-ÿ'’]+", name) if w[0].isupper()]
    if any(word.lower() in _TEAMS for word in words):
        return False
    first = words[0].lower()
    if len(words) == 1:
        return first in _FIRST_NAMES and first not in {
            "will",
            "may",
            "art",
            "grant",
            "skip",
            "mark",
        }
    return first in _FIRST_NAMES or any(not in_dictionary(word) for word in words)


def in_dictionary(word: str) -> bool:
    """Whether English has the word in some form; names of people mostly are not there."""
    from lemminflect import getAllLemmas  # noqa: PLC0415 - loads its tables on first use

    return bool(getAllLemmas(word.lower()))

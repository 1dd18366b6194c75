"""Other ways to say what a marker says: what each marker family accepts as the same.

A marker of the source counts as kept when the candidate has one of these wordings for it, and a
marker of the candidate counts as licensed when the source has one. What is not here is not the
same: "may" is no "will", "should" no "must", "planned" no "started", "some" no "all", "staging" no
"production", however well the sentence reads.
"""
# ruff: noqa: E501 - a table of patterns

from __future__ import annotations

import re

# (family, value): other wordings, looked for anywhere in the other text.
_OTHER: dict[tuple[str, str], str] = {
    ("certainty", "will"): r"(?:is|are|was|were) (?:\w+ )?(?:to|due)\b|going to|takes? (?:effect|over)|"
    r"with (?:effect|no)|from (?:\w+day|\d)|no new date|drops? out|"
    r"(?:on|by|until) \d{1,2} [A-Z]|next (?:week|month|year|quarter)|tomorrow|in \w+ (?:days|weeks|months)\b|"
    r"in (?:spring|summer|autumn|winter|Q[1-4])\b",
    ("certainty", "possible"): r"allowed|permitted|free to|eligible|risk\w*|too \w+|ke(?:ep|pt)\b",
    ("certainty", "unknown"): r"without (?:a |any )?known|not (?:\w+ ){0,2}(?:know\w*|clear|sure|certain|established)|"
    r"(?:nobody|no one) (?:yet )?knows|(?:look\w*|check\w*) into|examin\w+|open question|no earlier",
    ("certainty", "approximate"): r"estimat\w*|(?:roughly|around|about|some) (?:[£$€]?\d|\w+)|or so|"
    r"close to|in the region of",
    ("certainty", "expected"): r"plans?\b|planning|scheduled|estimate[ds]?|in view|on course",
    ("certainty", "suspected"): r"suspicion|may (?:well )?be|thinks?|theory",
    ("certainty", "confirmed"): r"check\w+|proof|sure\b|acknowledg\w+",
    ("obligation", "must"): r"necessary|off limits|necessity|mandatory|compulsory|obliged|has to|have to|"
    r"is to be|are to be|cannot .* (?:before|until|without)|only .* (?:with|if|after)|depends? on|"
    r"call(?:s|ed)? for|takes?\b|needs?\b|prerequisite",
    ("obligation", "should"): r"advi[sc]e\w*|recommend\w*|suggest\w*|ought",
    ("obligation", "asked"): r"wants?|wish\w*|please|calls? for|appl(?:y|ied)",
    ("negation", "not yet"): r"\byet\b|\bstill\b|so far|to date|until now|as yet",
    ("negation", "no longer"): r"any ?more|stop\w*|former\w*|ended|ends|drop\w*|out of|remov\w*|"
    r"not .* any ?longer|ceas\w+|gone|lost",
    ("state", "planned"): r"plan\w*|\bdue\b|\bdate\b|waiting|set for",
    ("state", "started"): r"resum\w*|\bfrom\b|as of|under ?way|open\w*|go(?:es)? live|kick\w*|began",
    ("state", "ongoing"): r"remain(?:s|ed)?\b|being|is \w+ing|are \w+ing|keeps?|kept|\byet\b|stay\w*|"
    r"in \w+ing|under ?way|not over|persist\w*|so far|goes on|go on|even now",
    ("state", "deployed"): r"(?:went|go|going|gone|goes) live|roll\w* out|releas\w*|in use|install\w*|"
    r"launch\w*",
    ("state", "rolled back"): r"back to|undone|undid|withdr\w+|revers\w+|roll\w* .{0,30}\bback|"
    r"return\w* to|previous|restor\w+",
    ("state", "restored"): r"\bback\b|again|resum\w*|recover\w*|return\w*|normal|repair\w*|fix\w*",
    ("state", "resolved"): r"work\w* again|helped|cured|remed\w+|mend\w*|clear\w*|solution|put right|"
    r"made up|make up|restor\w+|settled|over\b",
    ("state", "mitigated"): r"eas\w+|lessen\w*|contain\w*|reduc\w*",
    ("state", "completed"): r"from scratch|entire\w*|(?:has|have|had) (?:\w+ )?(?:been )?\w+(?:ed|en|ne|wn|pt|lt|de)\b|"
    r"(?:was|were|is|are) \w+(?:ed|en|ne|wn|pt)\b|ready|through|full\w*|to the end|over\b",
    ("state", "closed"): r"clos\w+|settled|shut|no longer open|dealt with|end\w*|not (?:be )?open",
    ("state", "blocked"): r"cannot|can not|wait\w*|depend\w*|on hold|halt\w*|stop\w*|prevent\w*|"
    r"held back|until|stand\w* still",
    ("state", "delayed"): r"longer\b|push\w* back|put\w* (?:back|off)|held (?:up|back)|late\b|later\b|behind|mov\w+ to|not before",
    ("state", "cancelled"): r"call\w* off|scrap\w*|not (?:take|go)|drop\w*|no longer|withdr\w+",
    ("state", "in review"): r"review\w*|check\w*|examin\w*|look\w* at|assess\w*|reading",
    ("state", "accepted"): r"agree\w*|approv\w*|adopt\w*|consent\w*|go-ahead|sign\w* off|said yes",
    ("state", "rejected"): r"turn\w* down|refus\w*|said no|decided against|against|dismiss\w*|not accept\w*",
    ("state", "proposed"): r"suggest\w*|put forward|idea|offer\w*",
    ("state", "removed"): r"no longer|taken? (?:out|away|off)|took .* (?:out|away)|drop\w*|eras\w+|"
    r"clear\w*|gone|without|empt\w+|wip\w+",
    ("state", "deprecated"): r"phas\w+ out|outdated|no longer recommended|discourag\w+",
    ("state", "failed"): r"not (?:\w+ )?(?:work|sync|succeed|pass|complete|go through)\w*|went down|"
    r"unsuccessful\w*|br(?:o|ea)k\w*|crash\w*|outages?|did not|goes wrong|went wrong|miss\w*|down\b",
    ("state", "detected"): r"notic\w+|found|find\w*|saw|spot\w*|c[oa]me to light|reveal\w*|seen",
    ("state", "reported"): r"reports?|said|told|according|c[oa]mes? from|figures?|states?|named|rais\w+|sends?|sent",
    ("state", "affected"): r"\bhit\b|effect|suffer\w*|impact\w*|concern\w*|struck|touch\w*|had trouble",
    ("state", "enabled"): r"switch\w* .{0,20}\bon|turn\w* .{0,20}\bon|activat\w+|is on\b|allow\w*|can\b",
    ("state", "disabled"): r"switch\w* .{0,20}\boff|turn\w* .{0,20}\boff|deactivat\w+|\boff\b|block\w*|clos\w+|"
    r"shut\w* (?:\w+ ){0,3}?down|tak\w+ offline",
    ("environment", "test"): r"test\w*",
    ("environment", "pilot"): r"trial\w*|try\w*|tried|test\w*|experiment\w*",
    ("environment", "production"): r"live\b|in real use",
    ("scope", "only"): r"no other|nowhere (?:but|else|except)|nobody (?:but|except)|no one (?:but|except)|nothing (?:but|except)|"
    r"alone|but no|sole\b|single\b|the one\b|none of the other|merely|just\b|no more than|(?:^|[.;] )except|"
    r"not .* anywhere else|but not|than one\b",
    ("scope", "all"): r"every\w*|those\b|whole\b|any\b|complete\w*|in full|throughout|nobody|no one|none|both|whenever|"
    r"without exception|the lot|\beach\b|per\b|100%|a (?:year|month|week|day)",
    ("scope", "some"): r"a (?:number|few|handful|couple) of|part of|certain|sometimes|at times|not all|"
    r"occasionally|not (?:\w+ )?always",
    ("scope", "few"): r"handful|small number|not many|hardly",
    ("scope", "most"): r"most\b|majority|mostly|main|mainly|chief\w*|primar\w+|above all|largely|more than half|for the most part|greater part",
    ("scope", "many"): r"a lot|large number|lots|plenty|several|repeated\w*",
    ("scope", "both"): r"\btwo\b|all\b|each\b|either|neither|together",
    ("scope", "partial"): r"part\b|parts\b|in places|not (?:fully|completely)|half",
    ("scope", "first"): r"first\b|initial\w*|begin\w*|began|before|earliest|start\w*|then\b|once",
    ("scope", "second"): r"second\b|another|other|then|two\b",
    ("scope", "last"): r"last\b|final\w*|previous|past\b|latest|end\b|most recent",
    ("scope", "at least"): r"or (?:a |any )?(?:more|later|newer|above|higher|over|longer)|"
    r"(?:no|not) (?:fewer|less) than|minimum|upwards|and (?:above|up)|from .* (?:on|up)",
    ("scope", "at most"): r"(?:no|not) (?:more|longer|later|higher) than|up to|or (?:less|fewer|under)|"
    r"within|maximum|limit\w*|as (?:many|much|long) as|at (?:the )?most|by the end of",
    ("scope", "more than"): r"exceed\w*|upwards|above|over\b|beyond|in excess|larger|higher|greater|"
    r"past\b|longer than|ris\w+",
    ("scope", "less than"): r"below|under\b|fewer|short of|lower|smaller|not (?:even|quite)",
    ("direction", "up"): r"\bup\b|ris\w+|rose|increas\w*|gr[eo]w\w*|add\w*|more\b|higher|extra|climb\w*|went up|"
    r"raise\w*|doubl\w*|longer|above|over\b|exceed\w*|fired|alerts?\b|alarm\w*",
    ("direction", "down"): r"\bdown\b|drop\w*|fall\w*|fell|lower\w*|less\b|fewer|declin\w*|shr[iau]nk\w*|"
    r"sank|sink\w*|cut\b|decreas\w*|reduc\w*|smaller|before (?:it|that)|previously|used to|was \d",
    ("direction", "better"): r"improv\w*|more (?:accurate|reliable|stable|secure|efficient)\w*|"
    r"higher|up\b|quick\w*|fast\w*|less time|sooner|speed\w*",
    ("direction", "worse"): r"slow\w*|more time|deteriorat\w*|poor\w*|less (?:accurate|reliable|stable)|longer|drop\w*",
    ("direction", "more"): r"exceed\w*|above\b|over\b|slow\w*|late\w*|delay\w*|\bup\b|increas\w*|longer|extra|another|add\w*|further|other|accura\w+|"
    r"improv\w*|better|rais\w+|grow\w*|expand\w*|larger|out of date",
    ("direction", "less"): r"cut\b|cheap\w*|fell|fall\w*|drop\w*|halv\w+|below\b|under\b|\bdown\b|decreas\w*|fewer|shorter|reduc\w*|sav\w+|lower|faster",
    ("condition", "if"): r"\bwhen(?:ever)?\b|in case|in the event|provided|where\b|on condition|as long|while\b|"
    r"should (?=\w+ \w+)|depend\w*|or (?:we|it|they)\b|once\b|otherwise|subject to|whether",
    ("condition", "unless"): r"if\b.*\b(?:not|no)\b|without|except|until|or else|otherwise",
    ("condition", "except"): r"apart from|other than|\bbut\b|only|exclu\w+|leav\w+ out|left out|"
    r"without|aside from|bar\b|not count\w*|unless|does not include",
    ("condition", "until"): r"\bbefore\b|up to|once\b|after\b|as long as|first\b|\bends?\b|then\b|"
    r"to (?:\w+day|\d|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|till|by the time|valid",
    ("condition", "before"): r"until|\bafter\b|once\b|then\b|first\b|ahead|prior|earlier|by\b|"
    r"beforehand|previously|already",
    ("condition", "after"): r"\bonce\b|\bthen\b|follow\w*|\bwhen\b|\bbefore\b|\blater\b|\bsince\b|as soon as|"
    r"until|subsequent\w*|with the|end of|in the wake|from then|\bnow\b|past\b|took\b|, which",
    ("condition", "once"): r"\bafter\b|when\b|until|as soon as|one time|then\b|a single|a (?:day|week|month)",
    ("condition", "later"): r"\bafter\w*|then\b|follow\w*|newer|above|higher|subsequent\w*|until|"
    r"postpon\w*|delay\w*|defer\w*",
    ("condition", "earlier"): r"before\b|previous\w*|ago|old\b|prior|former\w*|last\b|so far",
    ("condition", "again"): r"\bre-?\w{3,}|\bback\b|still|twice|anew|once more|resum\w*|duplicat\w*",
    ("condition", "now"): r"at present|today|current\w*|since\b|from now|\bnew\b|no longer|being|already|"
    r"ha(?:s|ve) (?:been|\w+ed)|these days",
    ("condition", "already"): r"\bhad\b|has\b|have\b|before\b|by then|previously|so far",
    ("condition", "although"): r"instead|\bbut\b|\byet\b|however|while|though|despite|even\b|still|[;.] |whereas",
    ("condition", "example"): r"such as|like\b|includ\w*|among|for instance|e\.g|has\b|contain\w*|one of|"
    r"count\w*|cover\w*",
    ("condition", "recently"): r"just\b|new\w*|lately|not long ago|last\b",
    ("condition", "soon"): r"shortly|before long|in the near future|immediate\w*|at once|next",
    ("condition", "for now"): r"for the moment|at present|temporar\w*|currently|so far|until further",
    ("condition", "by then"): r"\bby\b|before\b|at (?:the )?latest|until|when\b",
    ("cause", "cause"): r"because|now that\b|explain\w*|(?:^|[,;.] |and )so\b|(?:^|, )as\b|since\b|due to|caus\w*|reason|therefore|"
    r"\bwhy\b|result\w*|trigger\w*|thanks|owing|by \w+ing|too \w+ (?:for|to)|on account|given that|"
    r"which means|blam\w*|attribut\w*|driven by|comes? from|stem\w*|follow\w* from|for (?:availability|having)|ma(?:ke|kes|de) it|"
    r"so that (?:[\w'-]+ ){1,5}(?:can|could)\b",
    ("cause", "means"): r"with\b|through\b|using\b|if\b|when\b|after\b|once\b",
    ("cause", "purpose"): r"so that|so (?:[\w'-]+ ){1,5}(?:can|could)\b|to (?:ensure|make sure|keep|avoid|prevent|help|let|allow)|in order to|"
    r"for the purpose|aim\w*|meant to",
    ("cause", "ensures"): r"guarante\w*|ma[dk]\w* sure|see\w* to it|secur\w+|certain",
    ("cause", "prevent"): r"avoid\w*|protect\w*|ke(?:ep|pt)\b|stop\w*|not\b|cannot|block\w*|no longer",
    ("cause", "allow"): r"\bcan\b|\bmay\b|could\b|\blets?\b|able|possib\w*|enabl\w*|permi\w*|free to|ok\b",
}  # fmt: skip
_PATTERNS = {
    key: re.compile(rf"(?:(?<![\w-])|(?=[,;.] ))(?:{pattern})", re.IGNORECASE)
    for key, pattern in _OTHER.items()
}
# Words that tell of order and company only; other checks see to what they join.
FREE = frozenset({("condition", "also"), ("condition", "then"), ("scope", "any")})
# What may be said of a state that is true as the source is written.
FREE_TO_ADD = frozenset({("condition", "now"), ("cause", "means")})

_HABIT = re.compile(
    r"\bwill (?:often|usually|typically|generally|normally|always|sometimes)\b", re.IGNORECASE
)

# Wordings of the candidate that keep a marker of the source, but cannot license one.
_KEEPS = {
    ("state", "deployed"): re.compile(
        r"\b(?:rollout|received?|brought|brings?|gets?|got|put (?:on|in)|deliver\w*)\b",
        re.IGNORECASE,
    ),
    ("cause", "cause"): re.compile(
        r"\b(?:ma[dk]es?|forc\w+|led|brought|meant|means|without|which)\b", re.IGNORECASE
    ),
    ("obligation", "must"): re.compile(r"\b(?:left|still) to\b|\bto be \w+ed\b", re.IGNORECASE),
    ("condition", "if"): re.compile(
        r"^\w+ing\b|, \w+ing\b|\bwithout\b|\bby \w+ing\b", re.IGNORECASE
    ),
    ("direction", "up"): re.compile(
        r"\btwice\b|\b(?:instead of|rather than|compared with|from) \d", re.IGNORECASE
    ),
    ("direction", "down"): re.compile(
        r"\b(?:instead of|rather than|compared with|from) \d", re.IGNORECASE
    ),
    ("certainty", "suspected"): re.compile(r"\bmay (?:well )?(?:have|be)\b", re.IGNORECASE),
}
# Wordings of the source that license a marker, but cannot stand for it.
_LICENCES = {
    # "Planned" must stay all the same: it is a marker of its own.
    ("certainty", "will"): re.compile(r"\b(?:planned|scheduled|upcoming)\b", re.IGNORECASE),
    ("condition", "until"): re.compile(r"\b(?:without|wait\w*)\b", re.IGNORECASE),
    ("state", "ongoing"): re.compile(
        r"\b(?:wait\w*|remain\w*|not yet|subject to|unless|missing|in beta|a beta|outstanding)\b",
        re.IGNORECASE,
    ),
    ("certainty", "possible"): re.compile(
        r"\bcan(?:not)?\b|\bable\b|un\w*able|support\w*|offline|\bdown\b", re.IGNORECASE
    ),
    # What an added "if" makes a condition must itself come from the source: see "nothing added".
    ("condition", "if"): re.compile(
        r"\w+ing\b.*\b(?:could|would|may|might|can)\b|\bat the (?:current|present)|\bbetween\b|"
        r"\bthat do(?:es)? not\b|\bwho\b|\b(?:optional|voluntary)\b|"
        r"^(?:\w+ ){0,2}\w+s (?:placed|created|made|sent|issued|bought|ordered|received|submitted|with)\b|\bany\b|\bwithout\b|\buntil\b|\bunless\b|\bdo not\b",
        re.IGNORECASE,
    ),
    ("state", "deployed"): re.compile(r"\b(?:rollout|roll-out|release)\b", re.IGNORECASE),
    ("condition", "before"): re.compile(
        r"\b(?:from|compared|against|previous|last|than)\b", re.IGNORECASE
    ),
    ("state", "completed"): re.compile(r"\b(?:without|after|once|until)\b", re.IGNORECASE),
    ("condition", "after"): re.compile(r"\band\b|;|one by one|\bevery\b|\beach\b", re.IGNORECASE),
    ("cause", "cause"): re.compile(
        r"\bdepends? on\b|, which (?:hid|made|caused|led|meant|stopped|left|delayed|broke)\b|"
        r"\b(?:blocked|caused|delayed|stopped|cut|broken|triggered|interrupted|held up) by\b",
        re.IGNORECASE,
    ),
    ("obligation", "must"): re.compile(r"\bwithout\b|\bno\b", re.IGNORECASE),
}


def kept(kind: str, value: str, candidate: str, given: str = "") -> bool:
    """Whether the candidate holds a marker of the source in words that only it may use."""
    pattern = _KEEPS.get((kind, value))
    found = [match[0].lower() for match in pattern.finditer(candidate)] if pattern else []
    return any(words not in given.lower() for words in found) or _goes_without(kind, value, given)


def _goes_without(kind: str, value: str, given: str) -> bool:
    """Whether the source says of itself that it tells of a habit: "will often fail" is "fails"."""
    return (kind, value) == ("certainty", "will") and bool(_HABIT.search(given))


def licensed(kind: str, value: str, given: str) -> bool:
    """Whether the source allows a marker that it does not hold itself."""
    pattern = _LICENCES.get((kind, value))
    return bool(pattern and pattern.search(given))


def times_said(kind: str, value: str, text: str) -> int:
    """How often a text says what a marker says, in whatever accepted wording."""
    pattern = _PATTERNS.get((kind, value))
    return len(pattern.findall(text)) if pattern else 0


def said_otherwise(kind: str, value: str, text: str) -> bool:
    """Whether ``text`` says what the marker says in one of the other accepted wordings."""
    pattern = _PATTERNS.get((kind, value))
    return bool(pattern and pattern.search(text))

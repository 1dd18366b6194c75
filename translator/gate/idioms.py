"""Set phrases in one wording, so that every check reads them alike.

Each row is a set phrase and what it says in the words that the checks know: "once more" is "again",
"went up" is "rose", "the third quarter" is "Q3". A phrase of which a word would mislead a check
("once a day" is no "once", "no longer than" no "no longer", "is due to start" no cause) is told by
words that do not. Nothing is rounded, and no phrase here says more, less or surer than its row.
"""
# ruff: noqa: E501 - a table of patterns

from __future__ import annotations

import re

_SPAN = r"(?:hour|day|week|month|quarter|year)"
_PHRASES: tuple[tuple[str, str], ...] = (
    # again and again
    (r"\b(?:once (?:more|again)|anew|another time|one more time)\b", "again"),
    (rf"\b(?:once|one time) (?:a|an|per|each|every|in every|in each) ({_SPAN})\b", r"every \1"),
    (r"\bonce (?=(?:hourly|daily|weekly|monthly|yearly)\b)", ""),
    (rf"\beach ({_SPAN})\b", r"every \1"),
    (r"\b(?:the|each|every) second time\b", "the second time"),
    (r"\btwo times\b", "twice"),
    (rf"\btwice (?:per|each|every) ({_SPAN})\b", r"twice a \1"),
    (r"\btwice (?:yearly|annually)\b", "twice a year"),
    # shares in words
    (r"\b(\d{1,2}) (?:in|out of|of) (?:every )?(?:100|a hundred|one hundred)\b", r"\1%"),
    (r"\bof (?:every )?(?:100|a hundred) ((?:\w+ ){1,7}?\w+), (\d{1,2})\b(?! (?:in|of|out)\b)", r"\2% of \1"),
    (r"\b(one|two|three|four|\d) out of (?=(?:three|four|five|six|seven|eight|nine|ten)\b)", r"\1 in "),
    (r"\bthree in four\b", "75%"),
    (r"\bfour in five\b", "80%"),
    (r"\bnine in ten\b", "90%"),
    (r"\bhalv(?:ed|es)(?= (?:the|our|its|their|this|costs?|time)\b)", "cut by half"),
    (r"\bhalved\b", "fell by half"),
    (r"\b(cut|cuts|cutting) ([^.;,]{3,40}?) in half\b", r"\1 \2 by half"),
    # spans and dates
    (r"\b(?:two|2) weeks\b", "14 days"),
    (r"\bthe first quarter\b", "Q1"),
    (r"\bthe second quarter\b", "Q2"),
    (r"\bthe third quarter\b", "Q3"),
    (r"\bthe fourth quarter\b", "Q4"),
    (r"\b(?:the )?middle of (?=(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)", "mid-"),
    (r"\bMid-(?=[A-Z])", "mid-"),
    (r"\bby ((?:\w+ ){0,3}\w+) at the (?:very )?latest\b", r"no later than \1"),
    (r"\b(?:as of|as from|with effect from|effective from|effective(?= (?:\d|[A-Z]))|starting (?:from|on)|beginning (?:from|on))(?= )", "from"),
    (r"\b(from (?:now|today|then|\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+(?: \d{1,2})?|next \w+)) on(?:wards?)?(?=[ ,.;])", r"\1"),
    (r"\b(?:in )?((?:\d+|\w+) (?:hours|days|weeks|months|years)) from now\b", r"in \1"),
    (r"\b(?:comes?|came|coming|enters?|entered) into (?:force|effect)\b|\bbecomes? effective\b", "takes effect"),
    (r"\b(?:on|at|by) average\b|\ban average of\b", "on average"),
    (r"\boutside (?:of )?(?:office|business|working) hours\b|\bout of hours\b", "outside working hours"),
    # bounds
    (r"\b(?:for )?(?:as (?:long|much|many|high|late) as) (?=(?:[£$€~]?\d|one|two|three|four|five|six|ten|twenty|half)\b)", "up to "),
    (r"\bno (?:longer|greater|higher|larger) than\b", "no more than"),
    (r"\b(?:does|do|did) not exceed\b", "is no more than"),
    (r"\b(fewer|less|more) than (?:before|earlier|previously|until now|so far)\b", r"\1"),
    # rising and falling
    (r"\bwent up(?= |[.,;])", "rose"),
    (r"\b(has|have|had) gone up\b", r"\1 risen"),
    (r"\bgo up(?= (?:to|from|by)\b)", "rise"),
    (r"\bgoes up(?= (?:to|from|by)\b)", "rises"),
    (r"\b(?:went|came) down(?= (?:to|from|by)\b)", "fell"),
    (r"\b(rose|risen|rise|rises|rising|increased|grew|grown|climbed) up to (?=[£$€]?\d)", r"\1 to "),
    (r"\b(cut|cuts|cutting|narrow|narrowed|narrows|slim|slimmed|trim|trimmed|boil|boiled)((?: \w+){0,3}?) down\b", r"\1\2"),
    (r"\b(take|takes|took|taken|taking|use|used|uses|using|eat|eats) up (?!to\b)", r"\1 "),
    (r"\b(?:fell|fall|falls|fallen|falling) short of\b", "missed"),
    (r"\b(?:fell|fallen|falling|falls?) behind\b", "lagged"),
    (r"\b(?:did|does|do) not (meet|reach|achieve|hit) (?=(?:the|our|its|this|their) (?:target|goal|aim))", "missed "),
    (r"\b(target|goal|aim)s?((?: \w+| [\d.,]+%){0,3}) (?:was|were|is|are) not (?:met|reached|achieved|hit)\b", r"\1\2 was missed"),
    # what is to come
    (r"\b(is|are|was|were) due to (?=(?:be|follow|start|begin|end|finish|launch|arrive|go|take|happen|expire|close|open|join|move|come|retire|run|get|have|complete|deliver|return|resume|replace|switch|ship|land|receive|reach|leave|expire)\b)", r"\1 planned to "),
    (r"\b(?:is|are) set (?=for \w+)", "is planned "),
    (r"\b(?:sooner|earlier) than (?:planned|scheduled|expected|foreseen)\b|\bahead of (?:the )?(?:schedule|plan|time)\b", "early"),
    (r"\b(?:later than (?:planned|scheduled)|behind (?:the )?(?:schedule|plan|time))\b", "late"),
    (r"\b(?:according to|on|as per) (?:the )?schedule\b", "as planned"),
    (r"\b(has|have|had) yet to be\b", r"\1 not yet been"),
    (r"\b(has|have|had) yet to (?=\w)", r"\1 not yet "),
    # conditions
    (r"([;,] (?:and |but |or )?)should (?=(?:the|a|an|any|this|that|it|they|we|you|something|anything)\b)", r"\1if "),
    (r"\bthe (?:moment|minute|instant) (?=(?:that|the|all|we|it|they|you|every|a|an|this|our|its)\b)", "as soon as "),
    # without a denying or guiding word
    (r"\b(?:at once|right away|straight away|straightaway|without delay)\b", "immediately"),
    (r"\bhold(?:ing)? off (?:on )?(?=\w+ing\b)", "not "),
    (r"\b(?:put|puts|placed) ((?:the|this|our|a|an|all|its|their) (?:\w+ )?\w+) on hold\b", r"paused \1"),
    (r"\b(was|were|is|are|been) put on hold\b", r"\1 paused"),
    (r"\bas against\b|\bas compared (?:with|to)\b|\bas opposed to\b", "compared with"),
    (r"\b(?:is|was|remains|stays) (?:still )?(?:an open question|open to question|an unanswered question)\b", "is unclear"),
    (r"\b(is|are|was|were) out of date\b", r"\1 outdated"),
)  # fmt: skip
_COMPILED = tuple((re.compile(phrase, re.IGNORECASE), plain) for phrase, plain in _PHRASES)


def unidiomatic(text: str) -> str:
    """``text`` with its set phrases told in the words of the table."""
    for phrase, plain in _COMPILED:
        text = phrase.sub(plain, text)
    return text

"""Set phrases in one wording, so that every check reads them alike.

Each row is a set phrase and what it says in the words that the checks know: "once more" is "again",
"went up" is "rose", "the third quarter" is "Q3". A phrase of which a word would mislead a check
("once a day" is no "once", "no longer than" no "no longer", "is due to start" no cause) is told by
words that do not. Nothing is rounded, and no phrase here says more, less or surer than its row.
"""
# ruff: noqa: E501 - a table of patterns

from __future__ import annotations

import re

_SPAN = r"(?:second|minute|hour|day|week|month|quarter|year)"
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
    (r"\b(?:does|do|did) not exceed (?:the |our )?budget\b", "is within budget"),
    (r"\b(?:does|do|did) not exceed\b", "is no more than"),
    (r"\bthan (?:(?:was |were |is |are )?budgeted|the budget allows?)\b", "than budget"),
    (r"([£$€]?\d[\d.,]*%?(?: million| thousand)?) (?:less|fewer)((?: (?:on|for) (?:[\w-]+ ){0,3}?[\w-]+)?) than budget\b", r"\1 below budget\2"),
    (r"([£$€]?\d[\d.,]*%?(?: million| thousand)?) more((?: (?:on|for) (?:[\w-]+ ){0,3}?[\w-]+)?) than budget\b", r"\1 above budget\2"),
    (r"\b(?:exceed|exceeds|exceeded|exceeding) (?:the |our )?budget by ((?:about |around |roughly |almost )?[£$€]?\d[\d.,]*%?(?: million| thousand)?)", r"be \1 above budget"),
    (r"\bunder (?=budget\b)", "below "),
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
    (r"\b(?:goes|go|going|went|runs?|running) (?:on track|to plan|according to plan)\b(?! (?:to|for)\b)", "is as planned"),
    (r"\b(?:(?:according to|on|as per) (?:the )?schedule|according to plan|on track(?! (?:to|for|with)\b))(?=[ .,;:]|$)", "as planned"),
    (r"\b(our|the|its|their|this|a) (target)(s?)(?= (?:of|is|was|for|to)\b|[.,;])", r"\1 goal\3"),
    (r"\bno new date (?:is|was|has been|will be) set\b", "will not be rescheduled"),
    (r"\b(?:get|gets|be given|receive|receives) no new date\b", "not be rescheduled"),
    (r"\b(has|have|had) yet to be\b", r"\1 not yet been"),
    (r"\b(has|have|had) yet to (?=\w)", r"\1 not yet "),
    # conditions
    (r"([;,] (?:and |but |or )?)should (?=(?:the|a|an|any|this|that|it|they|we|you|something|anything)\b)", r"\1if "),
    (r"\bthe (?:moment|minute|instant) (?=(?:that|the|all|we|it|they|you|every|a|an|this|our|its)\b)", "as soon as "),
    (r"(?:[;,] |\. )otherwise,? (?=(?:we|you|they|it|the|this|that|our|your|their|a|an|all|some|there|any)\b)", ", or "),
    (r"(?<![,;.:]) so (?=(?:we|you|they|it|he|she|the|this|these|those|our|your|their|its|a|an|all|every|each|users?|customers?|people|staff|teams?)\b(?: [\w'-]+){0,4}? (?:can|could|will|would|may|might|cannot)\b)", ", so "),
    # how it was done
    (r"\bwith success\b", "successfully"),
    (r"\bwithout success\b", "unsuccessfully"),
    (r"\bby accident\b", "accidentally"),
    (r"\bby mistake\b", "mistakenly"),
    (r"\bon purpose\b", "intentionally"),
    (r"\b(?:by (?:itself|themselves)|of (?:its|their) own accord)(?=[.,;:?]|$| (?:once|when|after|if|as soon as)\b)", "automatically"),
    (r"\b(?:wrongly|incorrectly) (?:set(?: up)?|configured)\b|\b(?:set up|configured|set) (?:wrongly|incorrectly)\b", "misconfigured"),
    (r"\b(?:with|has|have|had|having) (?:the |a |an )?(?:wrong|incorrect) (?:settings?|configuration|set-?up)\b", "misconfigured"),
    (r"\b(is|are|was|were) (?:the culprit|at fault)\b", r"\1 to blame"),
    (r"\bpoint(ed|ing|s)? out explicitly\b", r"point\1 out"),
    # what is done no more
    (r"\b(we|they|it|who|which|teams?|staff|users|customers) no longer (\w{2,})ied\b", r"\1 stopped \2ying"),
    (r"\b(we|they|it|who|which|teams?|staff|users|customers) no longer (\w{2,}[^\We])ed\b", r"\1 stopped \2ing"),
    (r"\bno longer (answer|appear|happen|listen|respond|start|work)ed\b", r"stopped \1ing"),
    (r"\b(?:has|have) (?:stopped|ceased) (?=\w+ing\b)", "no longer "),
    (r"\bwill (?:stop|cease) (?=(?!during|bring|building)\w+ing\b)", "will no longer "),
    (r"\b(?:no longer|not) (?:up[- ]to[- ]date|current)\b", "outdated"),
    (r"\b(?:has|have) no (memory|space|disk space|storage|capacity|time|money|budget|battery|power|stock|room) left\b", r"runs out of \1"),
    (r"\bhad no (memory|space|disk space|storage|capacity|time|money|budget|battery|power|stock|room) left\b", r"ran out of \1"),
    (r"\b(?:unclear|unknown)\b(?= (?:if|whether|why|how|when|where|who|what)\b|[.,;:)]|$)", "not known"),
    (r"\bstill to come\b", "still outstanding"),
    # slower and later
    (r"\btakes longer\b", "is slower"),
    (r"\btook longer\b", "was slower"),
    (r"\btake longer\b", "be slower"),
    (r"\b(?:is|are|runs?) ((?:about |up to |almost )?[\w.]+ (?:minutes?|hours?|days?|weeks?|months?)) behind\b(?! (?:the|our)\b)", r"lags by \1"),
    (r"\b(?:was|were|ran) ((?:about |up to |almost )?[\w.]+ (?:minutes?|hours?|days?|weeks?|months?)) behind\b(?! (?:the|our)\b)", r"lagged by \1"),
    (r"\bless (?:expensive|costly)\b", "cheaper"),
    (r"\bmore costly\b", "more expensive"),
    # verbs of two words
    (r"\b(?:written|wrote) down\b", "documented"),
    (r"\bwrit(?:e|es|ing) down\b", "document"),
    (r"\b(swap|swaps|swapped|swapping) out\b", r"\1"),
    (r"\b(set|sets|held|backed|signed|cleaned|followed|tied|filled) up(?=[.,;]|$)", r"\1"),
    (r"\bfalls? (?=(?:within|outside|under)\b)", "is "),
    (r"\b(?:does|do) not fall (?=(?:within|outside|under)\b)", "is not "),
    (r"\b(does|do|did|will|can|could|would) not work on\b", r"\1 not work upon"),
    (r"((?:^|[.;:] |\b[Tt]he )[Ww]ork) on (?=(?:the|a|an|our|its|this|all)\b)", r"\1 upon "),
    (r"\bout of scope\b", "not within scope"),
    (r"\bno matter (?=(?:the|what|which|how|who|where|when|whether)\b)|\birrespective of (?=\w)", "regardless of "),
    (r"\b[Tt]here (will be|is|was) no (Wi-Fi|internet|e-?mail|power|electricity|network|telephone|phone|water|heating|signal|reception)\b", r"\2 \1 down"),
    (r"\bit (?:is|has been) ((?:[\w-]+ ){0,3}\w+) since ((?:[\w-]+ ){1,6}?)(?:was|were) last (\w+)", r"\2has not been \3 for \1"),
    (r"(?:^|(?<=[.;] ))((?:[\w:]+ ){0,3}\w+) is the earliest (?:date|day|time|moment|point) (?:(?:at|on) which|that|when) ([^.;]+?) can (?=\w)([^.;]+)", r"\2 can not \3 before \1"),
    (r"\bthe (?:solution|approach|idea|thing|step) (?:that )?(we|they|you) (are|were) (\w+ing(?: \w+)?) is to (?=\w)", r"\1 \2 \3 "),
    (r"\bMonday (?:to|through|-|–) Friday\b", "weekdays"),
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

"""The words that carry certainty, obligation, negation, state, scope and cause.

One table: family, value, the expressions that mean it. Two expressions of one value are accepted as
the same ("fixed", "repaired"); of two values never ("may" is not "likely", "should" is not "must").
A softer or harder word is a change, whatever reads better.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from translator.values import FactKind

# Expressions are regular expressions without word borders; a trailing "*" stands for any ending.
_TABLE: dict[FactKind, dict[str, tuple[str, ...]]] = {
    "certainty": {
        "confirmed": ("confirm*", "verified", "verify", "verif(?:ies|ying)", "prove[dn]", "certain(?:ly)?",
                      "definite(?:ly)?", "undoubtedly"),
        "suspected": ("suspect*", "belie(?:f|ve[ds]?)", "presum*", "probabl[ey]", "likely", "unlikely", "seem*",
                      "appears? to", "appeared to", "apparent(?:ly)?", "thought to", "looks like",
                      "assum(?:e|es|ed|ing|ption)", "we think", "think that"),
        "possible": ("may", "might(?:n['’]t)?", "could(?:n['’]t)?", "possib*", "potential(?:ly)?", "perhaps", "maybe"),
        "unknown": ("unknown", "unclear", "not (?:yet )?known", "do(?:es)? not (?:yet )?know", "no one (?:yet )?knows", "not clear", "to be confirmed", "TBC", "TBD",
                    "to be determined", "investigat*", "under investigation", "no baseline"),
        "expected": ("expect*", "anticipat*", "intend*", "intention", "hop(?:e|es|ed|ing)(?! to see)",
                     "aim(?:s|ed|ing)?", "plans? to", "planning to", "planned", "would(?:n['’]t)?", "goal(?:s)?",
                     "forecast*", "estimat*", "tentative(?:ly)?"),
        "will": ("will", "\\w+['’]ll", "shall", "going to", "won['’]t"),
        "approximate": ("approximately", "approx\\.?", "roughly", "circa", "nearly", "almost", "~(?= ?\\d)",
                        "(?:about|around|some)(?= (?:[£$€]?\\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|a hundred|half)\\b))", "(?:about|around) (?:a|an|half|one|two|three)"),
    },
    "obligation": {
        "must": ("must(?:n['’]t)?", "ha(?:ve|s|d) to", "need(?:s|ed)?(?: to)?", "require[ds]?", "requiring", "requirement*",
                 "mandatory", "oblig*", "necessary"),
        "should": ("should(?:n['’]t)?", "ought to", "recommend*", "advis(?:e|es|ed|able)", "encourag*"),
        "asked": ("request(?:ed|s|ing)?", "asked"),
    },
    "negation": {
        "not yet": ("not (?:\\w+ )?yet", "\\w*n['’]t (?:\\w+ )?yet", "yet to", "have yet", "no \\w+(?: \\w+)? yet",
                    "not (?:been )?\\w+ yet", "still not", "still to"),
        "no longer": ("no longer", "any ?more", "not any longer"),
        "not": ("not", "\\w*n['’]t", "cannot", "no(?! longer\\b)", "none", "never", "nobody", "nothing", "nowhere",
                "neither", "nor", "without", "w/o", "unable", "impossible", "lack*", "absence", "absent",
                "instead of", "rather than", "non(?=-)"),
    },
    "state": {
        "planned": ("scheduled?", "upcoming", "pending"),
        "started": ("start(?:ed|s|ing)?", "beg[aiu]n(?:s|ning)?", "launch(?:ed|es|ing)?", "kick(?:ed)? off"),
        "ongoing": ("ongoing", "in progress", "under way", "underway", "continu(?:e|es|ed|ing)", "work(?:ing)? on",
                    "still"),
        "deployed": ("deploy(?:ed|s|ing)?", "released", "shipped", "roll(?:ed|ing)? out", "went live",
                     "gone live", "goes live", "put into use", "publish(?:ed|es|ing)?"),
        "rolled back": ("roll(?:ed|ing|s)?[ -]?back", "roll(?:ed|ing|s)? (?:\\w+ ){1,3}back", "revert(?:ed|s|ing)?", "(?:went|gone|go|going) back",
                        "put back"),
        "restored": ("restor(?:e|es|ed|ing)",),
        "resolved": ("resolv(?:e|ed|es|ing)", "solv(?:e|ed|es|ing)", "fix(?:ed|es|ing)", "repair(?:ed|s|ing)?",
                     "correct(?:ed|s|ing)", "recover(?:ed|s|ing|y)?"),
        "mitigated": ("mitigat*",),
        "completed": ("complet(?:e|ed|es|ing|ely)", "done", "finish(?:ed|es|ing)?", "finaliz*", "finalis*"),
        "closed": ("closed",),
        "blocked": ("block(?:ed|s|ing)?", "stalled", "held up", "stuck"),
        "delayed": ("delay(?:ed|s|ing)?", "postpon(?:e|ed|es|ing)", "defer(?:red|s|ring)?", "slipped"),
        "cancelled": ("cancel*", "abandon(?:ed|ing)?"),
        "in review": ("in review", "under review", "being reviewed", "review(?:ed|ing)"),
        "accepted": ("accept(?:ed|s|ing)?", "approv(?:ed|es|ing)"),
        "rejected": ("reject(?:ed|s|ing)?", "declined"),
        "proposed": ("propos*",),
        "removed": ("remov*", "delet*"),
        "deprecated": ("deprecat*",),
        "failed": ("fail(?:ed|s|ing|ure|ures)?",),
        "detected": ("detect(?:ed|s|ing|ion)?", "identif(?:y|ied|ies|ying)", "discover(?:ed|s|ing)?", "noticed"),
        "reported": ("report(?:ed|s|ing)",),
        "affected": ("affect(?:ed|s|ing)?", "impact(?:ed|ing)"),
        "enabled": ("enabl(?:e|ed|es|ing)", "turned on", "switched on"),
        "disabled": ("disabl(?:e|ed|es|ing)", "turned off", "switched off"),
    },
    "environment": {
        "production": ("production", "prod", "live (?:system|service|environment)s?"),
        "staging": ("staging",),
        "test": ("test (?:system|environment|copy|server|cluster)s?", "sandbox"),
        "pilot": ("pilot(?:s|ing|ed)?", "trial(?:s|ing)?", "beta", "canary", "prototype*", "experiment*"),
        "development": ("development environment", "dev (?:cluster|environment)"),
    },
    "scope": {
        "only": ("only", "solely", "exclusively", "just(?= (?:the|one|a|\\d))", "limited to"),
        "all": ("all", "every", "each", "entire(?:ly)?", "whole", "everyone", "everything", "fully", "always"),
        "some": ("some(?! \\d)", "several", "a few", "certain (?=\\w+s\\b)", "sometimes", "occasional(?:ly)?"),
        "few": ("(?<!a )few(?:er)?",),
        "most": ("most(?= of| \\w+s\\b)", "mostly", "mainly", "majority", "usually", "typically", "generally"),
        "many": ("many", "multiple", "numerous", "various"),
        "any": ("any", "anyone", "anything"),
        "both": ("both",),
        "partial": ("partial(?:ly)?", "partly", "in part", "subset"),
        "first": ("first(?! of all)",), "second": ("second(?=\\s+[a-z]+)",), "last": ("(?<!will )(?<!to )last(?! (?:about|for|until|up to|longer|roughly|around|no |at |\\d))", "final(?:ly)?", "latest"),
    },
    "direction": {
        "up": ("increas*", "ris(?:e|es|en|ing)", "rose", "gr(?:ow|ew|own|owing|ows|owth)", "higher", "went up",
               "up(?= from| by| \\d|[ ]?[.,;]|$)", "rais(?:e|es|ed|ing)", "doubl(?:e|ed|ing)", "tripl(?:e|ed)"),
        "down": ("decreas*", "reduc*", "drop(?:s|ped|ping)?", "fell", "fall(?:s|en|ing)(?! back)", "lower(?:s|ed|ing)?",
                 "declin(?:e|es|ing)", "(?<!turned )(?<!shut )(?<!went )(?<!go )(?<!broken )down(?= from| to| by| \\d|[ ]?[.,;]|$)", "shrink*", "shrank", "cut"),
        "better": ("better", "improv*", "faster", "easier", "quicker", "simpler"),
        "worse": ("worse*", "slower", "degrad*", "harder"),
        "more": ("more(?! than)", "extra", "additional", "further"),
        "less": ("less(?! than)",),
    },
    "condition": {
        "if": ("if", "to the extent (?:that|to which)", "insofar as", "in case", "provided (?:that|it|the)", "as long as", "depending on", "whether"),
        "unless": ("unless",),
        "except": ("except*", "apart from", "excluding", "other than"),
        "recently": ("recent(?:ly)?", "newly"),
        "for now": ("for now", "for the time being"), "now": ("(?<!for )now", "currently", "at present", "at the moment", "today", "to date"),
        "already": ("already",),
        "soon": ("soon", "shortly"),
        "later": ("later", "subsequent(?:ly)?"),
        "earlier": ("earlier", "previous(?:ly)?", "formerly"),
        "then": ("then",),
        "again": ("again",),
        "also": ("also", "too(?=[.,;!]|$)", "as well", "besides"),
        "example": ("e\\.g\\.?", "for example", "for instance", "such as", "includ(?:e|es|ing)"),
        "until": ("until", "till"),
        "before": ("before", "prior to", "ahead of"),
        "after": ("after(?:wards)?", "following(?= the| a)"),
        "once": ("(?<!at )once", "as soon as"),
        "by then": ("by the time", "no later than"),
        "although": ("although", "despite", "even though"),
    },
    "cause": {
        "cause": ("because", "(?<=, )as(?= (?!well|of|a )[a-z])", "(?<!such )(?<!same )(?<!just )(?<!long )(?<!soon )(?<!well )(?<!much )(?<!far )as(?= (?!an? |\\w+ (?:until|if|when|because|that|which)\\b|well|soon|long|much|many|far|if|though|it |they |we |you |expected|planned|before|usual|follows|described|shown|stated|noted)(?:[a-z-]+ ){1,3}(?:had|has|have|was|were|is|are|did|does|could|can|cannot|will|would)\\b)", "(?:(?<=^)|(?<=[,;.] ))so(?! (?:that|far|long))", "since(?= (?:it|we|they|there)\\b)", "(?<=, )since(?= (?:both|all|no|none|nobody|not|many|most|some|each|only)\\b)", "due to", "caus(?:e|es|ed|ing)", "root cause", "result(?:s|ed|ing)? (?:in|from)", "as a result",
                  "l(?:ed|eads|ead|eading) to", "thanks to", "owing to", "therefore", "thus", "hence",
                  "consequent(?:ly)?", "which means", "meaning", "triggered", "reason(?:s)?"),
        "purpose": ("so that", "in order to", "so as to", "to (?:ensure|make sure)"),
        "ensures": ("(?<!to )ensur*", "(?<!to )ma(?:ke|kes|de|king) sure"),
        "means": ("by(?= (?:\\w+ly )?\\w+ing\\b)",),
        "prevent": ("prevent*", "avoid*", "protect*"),
        "allow": ("allow*", "permit*"),
    },
}  # fmt: skip

# Bounds stand directly before a number or sum: "over 30 %", but not "over the coming weeks".
_BOUNDS: dict[str, tuple[str, ...]] = {
    "at least": ("at least", "a minimum of", "minimum", "≥", ">="),
    "at most": ("at most", "up to", "no more than", "a maximum of", "maximum", "≤", "<=", "within"),
    "more than": ("more than", "over", "above", "greater than", "exceed(?:s|ed|ing)?", ">"),
    "less than": ("less than", "fewer than", "under", "below", "<", "in under"),
}
_BOUND_BEFORE = re.compile(
    "|".join(
        f"(?P<b{i}>{'|'.join(_e if not _e[0].isalpha() else chr(92) + 'b' + _e for _e in forms)})"
        for i, forms in enumerate(_BOUNDS.values())
    )
    + r"",
    re.IGNORECASE,
)
_NUMBER_NEXT = re.compile(
    r"\s*(?:the |an? |its |about )?[~£$€]?(?:\d|half\b|one\b|two\b|three\b|ten\b)"
)


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker in a plain text: ``plain[start:end]`` means ``value``."""

    kind: FactKind
    value: str
    start: int
    end: int


@cache
def _compiled(kind: FactKind) -> tuple[re.Pattern[str], tuple[str, ...]]:
    values = tuple(_TABLE[kind])
    groups = []
    for i, value in enumerate(values):
        forms = sorted((f.replace("*", r"\w*") for f in _TABLE[kind][value]), key=len, reverse=True)
        groups.append(f"(?P<g{i}>{'|'.join(forms)})")
    return re.compile(rf"(?<![\w-])(?:{'|'.join(groups)})(?!\w)", re.IGNORECASE), values


def find_markers(plain: str) -> Iterator[Marker]:
    """All markers of a plain text, family by family, in the order of the text."""
    for kind in _TABLE:
        pattern, values = _compiled(kind)
        for found in pattern.finditer(plain):
            group = found.lastgroup or "g0"
            value = values[int(group[1:])]
            if found[0] == "May" and value == "possible" and _is_month(plain, found.end()):
                continue
            if found[0] == "Should" and _is_condition(plain, found.end()):
                yield Marker("condition", "if", found.start(), found.end())
                continue
            yield Marker(kind, value, found.start(), found.end())
    names = tuple(_BOUNDS)
    for found in _BOUND_BEFORE.finditer(plain):
        if _NUMBER_NEXT.match(plain, found.end()):
            value = names[int((found.lastgroup or "b0")[1:])]
            yield Marker("scope", value, found.start(), found.end())


def _is_month(plain: str, end: int) -> bool:
    before = plain[: end - 3].rstrip()
    after = plain[end:].lstrip()
    return bool(
        re.match(r"\d", after)
        or re.search(
            r"(?:\d|\bin|\bby|\buntil|\bsince|\bof|\blast|\bearly|\blate)$", before, re.IGNORECASE
        )
    )


def _is_condition(plain: str, end: int) -> bool:
    """Whether "Should the test fail, we …" begins: a condition, not an obligation."""
    return "," in plain[end:] and not plain.rstrip().endswith("?")

"""The page's fixed words: what each kind, origin and action is called for people."""

from __future__ import annotations

from translator.values import FactKind, Origin, TermHow

ORIGINS: dict[Origin, tuple[str, str, str]] = {
    "model": ("◆", "Model", "Phrased by the language model; every check passed."),
    "repaired": ("◈", "Repaired", "The model's first try failed a check; its second try passed."),
    "replaced": ("◇", "Replaced", "Your sentence, with technical terms replaced by the glossary."),
    "kept": ("□", "Kept", "Your own wording, with explanations added in brackets."),
    "memory": ("●", "Memory", "A sentence that someone approved before."),
    "template": ("≡", "Template", "A fixed sentence filled in with facts from your update."),
    "context": ("○", "Context", "General background from the glossary; not part of your update."),
    "edited": ("✎", "Edited by you", "Your wording; the same checks were made on it."),
}

HOW: dict[TermHow, str] = {
    "exact": "in the glossary",
    "variant": "another form of a glossary term",
    "acronym": "an acronym, sense chosen by its neighbours",
    "semantic": "close in meaning to a glossary term",
    "unknown": "not in the glossary",
}

FACTS: dict[FactKind, str] = {
    "number": "Number",
    "money": "Money",
    "percentage": "Percentage",
    "percentage_point": "Percentage points",
    "date": "Date",
    "time": "Time",
    "duration": "Duration",
    "range": "Range",
    "version": "Version",
    "identifier": "Identifier",
    "quoted": "Quoted words",
    "name": "Name",
    "certainty": "How certain",
    "obligation": "Obligation",
    "negation": "Negation",
    "state": "State",
    "environment": "Environment",
    "scope": "Scope",
    "direction": "Direction",
    "condition": "Condition",
    "cause": "Cause",
}

NOT_STATED = "Not stated in the update"

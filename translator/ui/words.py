"""The page's own fixed words: signs and labels of origins, and what kinds of facts are called."""

from __future__ import annotations

from translator.values import FactKind, Origin

ORIGINS: dict[Origin, tuple[str, str]] = {
    "model": ("◆", "Model"),
    "repaired": ("◈", "Repaired"),
    "replaced": ("◇", "Replaced"),
    "kept": ("□", "Kept"),
    "memory": ("●", "Memory"),
    "template": ("≡", "Template"),
    "context": ("○", "Context"),
    "edited": ("✎", "Edited by you"),
}
"""The sign and the label of each origin; ``render.words`` says what it means."""

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

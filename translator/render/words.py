"""What origins, actions and audiences are called for people."""

from __future__ import annotations

from translator.values import Origin, Served, TermAction, TermHow

ORIGINS: dict[Origin, str] = {
    "memory": "A sentence that someone approved before.",
    "model": "Phrased by the language model; every check passed.",
    "repaired": "The model's first wording failed a check; its second passed every one.",
    "replaced": "The update's sentence, with technical terms replaced by the glossary.",
    "kept": "The update's own wording, with explanations in brackets.",
    "template": "A fixed sentence filled in with facts from the update.",
    "context": "General background; not part of the update.",
    "edited": "Worded by the author, and held against the update by the same checks.",
}
ACTIONS: dict[TermAction, str] = {
    "keep": "kept",
    "gloss": "explained in brackets",
    "replace": "replaced",
    "forbid": "left out for this reader",
    "none": "nothing done",
}
HOW: dict[TermHow, str] = {
    "exact": "in the glossary",
    "variant": "another form of a glossary term",
    "acronym": "an acronym, its sense chosen by its neighbours",
    "semantic": "close in meaning to a glossary term",
    "unknown": "not in the glossary",
}
UNACCOUNTED = "not accounted for"
MARKED = {"must": "must be said, says the author", "leave_out": "left out, says the author"}


def in_short(reason: str) -> str:
    """Why a fact was left out, beginning with the words that it was."""
    return f"L{reason[1:]}" if reason.startswith("left out") else f"Left out: {reason}"


def serves_in_words(link: Served) -> str:
    """Which objective a sentence serves, marked as found and not said."""
    if link.objective is None:
        return "None of the objectives, by meaning."
    near = "" if link.by == link.name else f", near “{link.by}”"
    return f"{link.name}{near} (background, found by meaning, score {link.score:.2f})"


def audience_name(audience: str) -> str:
    """An audience id as a heading: "all-staff" is "All staff"."""
    return audience.replace("-", " ").replace("_", " ").capitalize()

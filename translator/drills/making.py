"""Makes a drill out of a fact sheet. No model is involved; the same seed gives the same drill."""

from __future__ import annotations

from random import Random
from typing import get_args

from translator.audiences import Audience
from translator.drills import terms
from translator.drills.tasks import tasks
from translator.drills.values import Card, Choice, Drill, Kind, Option, Task
from translator.drills.wrong import wrong_answers
from translator.errors import InputError
from translator.glossary.load import Glossary
from translator.values import FactSheet

KINDS: tuple[Kind, ...] = get_args(Kind)
MOST = 100
OPTIONS = 4
_NAMED = 8


def make_drill(  # noqa: PLR0913, PLR0917 - the signature that the drill is known by
    sheet: FactSheet,
    glossary: Glossary,
    audience: Audience,
    kind: Kind = "cards",
    count: int = 10,
    seed: int = 0,
) -> Drill:
    """A drill of at most ``count`` items (1 to 100) from the terms and sentences of an update.

    What this reader may not see of the update (secrets, personal data, and what their audience file
    withholds) is covered in it as it is in a translation for them.

    Raises:
        InputError: the kind is unknown, the count out of range, or the update gives no item.
    """
    if kind not in KINDS:
        raise InputError(
            f"There is no kind of drill {kind!r}.", hint=f"Choose one of {', '.join(KINDS)}."
        )
    if not 1 <= count <= MOST:
        raise InputError(
            f"A drill cannot have {count} items.", hint=f"Ask for 1 to {MOST} of them."
        )
    random = Random(f"{sheet.update.id}:{audience.id}:{kind}:{seed}")  # noqa: S311 - no secret
    found = terms.cards(sheet, glossary, audience)
    notices = _notices(sheet, audience)
    cards: tuple[Card, ...] = ()
    choices: tuple[Choice, ...] = ()
    todo: tuple[Task, ...] = ()
    if kind == "cards":
        cards = tuple(found[:count])
    elif kind == "choice":
        asked = found[:count]
        random.shuffle(asked)
        questions = (_choice(card, glossary, audience, random) for card in asked)
        choices = tuple(one for one in questions if len(one.options) == OPTIONS)
    else:
        todo = tasks(sheet, glossary, audience, count, random)
    made = len(cards) + len(choices) + len(todo)
    if not made:
        raise InputError(
            f"This update gives nothing for a drill for {audience.name}: {_WHY[kind]}.",
            hint="Give an update with technical terms in whole sentences, or add entries to the "
            "glossary.",
        )
    if made < count:
        notices = (f"The update gives {made}, not {count}.", *notices)
    return Drill(
        kind,
        audience.id,
        audience.name,
        sheet.update.id,
        sheet.update.kind,
        seed,
        audience.grade,
        cards,
        choices,
        todo,
        notices,
    )


_WHY: dict[Kind, str] = {
    "cards": "it holds no term of the glossary",
    "choice": "it holds no term of the glossary that has near neighbours",
    "plain": "no sentence holds both a technical term and a fact",
}


def _notices(sheet: FactSheet, audience: Audience) -> tuple[str, ...]:
    unknown = terms.unknown(sheet, audience)
    if not unknown:
        return ()
    more = f" and {len(unknown) - _NAMED} more" if len(unknown) > _NAMED else ""
    return (f"Not in the glossary, so not drilled: {', '.join(unknown[:_NAMED])}{more}.",)


def _choice(card: Card, glossary: Glossary, audience: Audience, random: Random) -> Choice:
    right = glossary.get(card.concept)
    concepts = [right, *wrong_answers(right, glossary, audience, OPTIONS - 1, random)]
    random.shuffle(concepts)
    options = tuple(Option(one.id, one.term, terms.meaning(one, audience)) for one in concepts)
    return Choice(card, options, concepts.index(right))

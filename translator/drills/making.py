"""Makes a drill out of a fact sheet. No model is involved; the same seed gives the same drill."""

from __future__ import annotations

from itertools import islice
from random import Random
from typing import get_args

from translator.audiences import Audience
from translator.drills import terms
from translator.drills.tasks import tasks
from translator.drills.values import Card, Choice, Drill, Kind, Option, Task
from translator.drills.wrong import akin, wrong_answers
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
        questions = (_choice(card, glossary, audience, random) for card in found)
        good = (q for q in questions if len(q.options) == OPTIONS and not _gives_away(q))
        asked = list(islice(good, count))
        random.shuffle(asked)
        choices = tuple(asked)
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
    said = [terms.meaning(one, audience).removeprefix("to ") for one in concepts]  # all alike
    options = tuple(Option(o.id, o.term, words) for o, words in zip(concepts, said, strict=True))
    return Choice(card, options, concepts.index(right))


def _gives_away(question: Choice) -> bool:
    """Whether only the right answer repeats a word of the term ("attack vector": "… attacked")."""
    asked = (question.card.term, question.card.context.surface)
    repeats = [any(akin(term, option.meaning) for term in asked) for option in question.options]
    return repeats[question.right] and sum(repeats) == 1

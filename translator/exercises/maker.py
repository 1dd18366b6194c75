"""The loader and core for exercises: an update or a concern in, events and an exercise out."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date  # noqa: N812 - a field is called date

from translator.audiences import choose as choose_audience
from translator.audiences import load_audiences, load_topics
from translator.engines.base import Cancel, never
from translator.errors import InputError
from translator.exercises.archetypes import load_common, usable_archetypes
from translator.exercises.building import Stuff, build, slots_as_kept
from translator.exercises.filling import Line, Told, slots_of
from translator.exercises.lint import lint
from translator.exercises.naming import cast, rename, renamed
from translator.exercises.pointing import public_words
from translator.exercises.proposing import Proposal, choose, propose
from translator.exercises.rerolling import alternatives
from translator.exercises.schema import MINUTES, Exercise, Minutes, Origins, Renamed, Text, Trace
from translator.exercises.sharing import check_sharing
from translator.exercises.specs import Archetype
from translator.exercises.texts import fictional, with_text
from translator.glossary.concepts import Glossary
from translator.pipeline import Translator
from translator.values import SentenceReady, SheetReady, Translation, TranslationReady

AUDIENCE = "all-staff"
NO_NAMES: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Step:
    """What is being done, in words for people; ``done`` of ``total`` parts of it."""

    name: str
    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class ExerciseReady:
    """The exercise, checked."""

    exercise: Exercise


Event = Step | ExerciseReady


@dataclass(frozen=True, slots=True)
class Wish:
    """What an exercise is to be like.

    ``archetype`` is an id or a name; the best fitting one when empty. ``date`` is the day it is
    planned for, today when ``None``. ``rename`` maps real names to what the exercise calls them; a
    name that maps to itself stays. Without ``fictional_names`` no other name is replaced.
    """

    concern: str = ""
    archetype: str = ""
    minutes: int = 60
    audience: str = AUDIENCE
    date: Date | None = None
    rename: Mapping[str, str] | None = None
    fictional_names: bool = True
    seed: int = 0


class ExerciseMaker:
    """Makes exercises with a translator's engine, glossary and readers.

    ``notices`` name the scenarios of the user's own that are broken and were left out.
    """

    def __init__(
        self, translator: Translator, archetypes: Mapping[str, Archetype] | None = None
    ) -> None:
        self.translator = translator
        known, notices = (archetypes, ()) if archetypes else usable_archetypes()
        self.archetypes = dict(known)
        self.notices = notices
        self._common = load_common()
        self._known: dict[bool, tuple[Glossary, frozenset[str]]] = {}

    def propose(self, text: str = "", concern: str = "") -> tuple[Proposal, ...]:
        """All archetypes with the reason for each, the best fitting first. No model is loaded.

        Raises:
            InputError: the update cannot be read, or neither an update nor a concern is given.
        """
        self._check(text, concern)
        sheet = self.translator.facts(text) if text.strip() else None
        return propose(self.archetypes, sheet, concern)

    def stream(
        self, text: str = "", wish: Wish | None = None, *, cancel: Cancel = never
    ) -> Iterator[Event]:
        """Steps as they are taken, then one ExerciseReady.

        ``text`` is the update; it may be empty when the wish has a concern. Equal texts, wishes and
        engines give equal exercises.

        Raises:
            InputError: nothing to make it from, an unknown archetype or length.
            AudienceError: an unknown reader.
            EngineError, WeightsError: the engine failed.
            Cancelled: ``cancel()`` became true.
        """
        wish = wish or Wish()
        minutes = _minutes(wish.minutes)
        audience = choose_audience(load_audiences(), wish.audience)
        self._check(text, wish.concern)
        if wish.archetype:
            choose(self.archetypes, wish.archetype)
        translation: Translation | None = None
        if text.strip():
            yield Step("Reading the update")
            for event in self.translator.stream(text, [audience.id], seed=wish.seed, cancel=cancel):
                if isinstance(event, SheetReady):
                    yield Step("Wording what the update says", 0, 0)
                elif isinstance(event, SentenceReady):
                    yield Step("Wording what the update says", event.position + 1, event.planned)
                elif isinstance(event, TranslationReady):
                    translation = event.translation
            if translation:
                _check_told(translation)
        yield Step("Writing roles and injects")
        exercise = build(self._stuff(translation, wish, minutes))
        yield Step("Checking the exercise")
        yield ExerciseReady(self.finish(exercise))

    def make_from(self, translation: Translation, wish: Wish | None = None) -> Exercise:
        """The exercise from a finished translation, without asking a model for anything.

        Its reader is that of the translation, whatever the wish says.

        Raises:
            InputError: the translation tells nothing, or an unknown archetype or length.
        """
        wish = replace(wish or Wish(), audience=translation.audience)
        _check_told(translation)
        return self.finish(build(self._stuff(translation, wish, _minutes(wish.minutes))))

    def make(self, text: str = "", wish: Wish | None = None) -> Exercise:
        """The exercise. Raises as ``stream`` does."""
        for event in self.stream(text, wish):
            if isinstance(event, ExerciseReady):
                return event.exercise
        raise AssertionError

    def reroll(self, exercise: Exercise, number: int, *, seed: int = 0) -> Exercise:
        """The exercise with another inject in the place of ``number``; all else is kept.

        Another inject of the archetype comes first, then another wording of the same one. Only
        exercises in which the linter finds nothing new are taken.

        Raises:
            InputError: there is no such inject, or no other one fits.
        """
        if not 1 <= number <= len(exercise.injects):
            raise InputError(
                f"There is no inject {number}.", hint=f"They go from 1 to {len(exercise.injects)}."
            )
        archetype = choose(self.archetypes, exercise.origins.archetype)
        before = set(exercise.lint)
        good = []
        for other in alternatives(exercise, number, archetype, self._common):
            made = self.finish(other)
            if set(made.lint) <= before:
                good.append(made)
        if not good:
            raise InputError(
                f"No other inject fits in the place of {number}.",
                hint="Edit its text, or choose another length or archetype.",
            )
        return good[random.Random(f"reroll {seed}").randrange(len(good))]  # noqa: S311

    def edit(self, exercise: Exercise, path: str, words: str) -> Exercise:
        """The exercise with the user's own words at ``path`` (see ``texts.texts``), checked anew.

        Raises:
            InputError: there is no text at that path.
        """
        try:
            changed = with_text(exercise, path, Text.of(words.strip(), "edited"))
        except KeyError as error:
            raise InputError(
                f"There is no text at {path!r}.", hint="See the keys of the exercise as JSON."
            ) from error
        return self.finish(changed)

    def finish(self, exercise: Exercise) -> Exercise:
        """The exercise with what was invented listed, and both checks made."""
        grade = choose_audience(load_audiences(), exercise.audience).grade
        return replace(
            exercise,
            fictional=fictional(exercise),
            sharing=check_sharing(exercise, self._public(explained=True)),
            lint=lint(exercise, grade),
        )

    def _public(self, *, explained: bool) -> frozenset[str]:
        """The words of public names in the glossary that is used now."""
        glossary = self.translator.glossary
        known = self._known.get(explained)
        if known is None or known[0] is not glossary:
            known = (glossary, public_words(glossary, explained=explained))
            self._known[explained] = known
        return known[1]

    def _check(self, text: str, concern: str) -> None:
        if text.strip() or len(re.findall(r"[^\W\d_]{2,}", concern)) > 2:
            return
        raise InputError(
            f"There is nothing to make an exercise from: no update, and the concern is {concern!r}."
            if concern.strip()
            else "There is nothing to make an exercise from: neither an update nor a concern.",
            hint="Give an update, or say in a sentence what worries people.",
        )

    def _stuff(self, translation: Translation | None, wish: Wish, minutes: Minutes) -> Stuff:
        sheet = translation.sheet if translation else None
        best = propose(self.archetypes, sheet, wish.concern)[0]
        archetype = choose(self.archetypes, wish.archetype or best.archetype)
        told = Told(translation, load_topics()) if translation else None
        lines = tuple(told.lines()) if told else ()
        slots = slots_of(told, self._common, archetype, minutes) if told else {}
        concern = _said(wish.concern)
        plain = tuple(told.text(unit) for unit in told.units) if told else ()
        headings = [Text.of(line.heading) for line in lines]
        spoken = (*plain, *headings, *slots.values(), concern)
        shown = [text.text for text in spoken if text.text]
        update = sheet.update if sheet else None
        seed = f"{wish.seed} {update.id if update else wish.concern}"
        people = cast(archetype.cast(120), self._common, seed, "\n".join(shown))
        names = rename(
            shown,
            update.text if update else wish.concern,
            self._public(explained=False),
            self._common,
            people.names.values(),
            seed,
            wish.rename or NO_NAMES,
            others=wish.fictional_names,
        )
        slots = {find: renamed(text, names) for find, text in slots.items()}
        return Stuff(
            archetype=archetype,
            common=self._common,
            names=people.names,
            slots=slots,
            told=tuple(_renamed(line, names) for line in lines),
            concern=renamed(concern, names),
            renamed=names,
            audience=choose_audience(load_audiences(), wish.audience).id,
            minutes=minutes,
            date=wish.date or Date.today(),
            origins=Origins(
                update=update.id if update else "",
                kind=update.kind if update else "",
                chars=len(update.text) if update else 0,
                concern=wish.concern,
                archetype=archetype.id,
                reason="chosen by you" if wish.archetype else best.reason,
                engine=self.translator.engine.id,
                seed=wish.seed,
                slots=slots_as_kept(slots, people.names),
            ),
        )


def _check_told(translation: Translation) -> None:
    if translation.refusal:
        raise InputError(translation.refusal, hint="Or describe a concern instead.")


def _minutes(wanted: int) -> Minutes:
    for minutes in MINUTES:
        if minutes == wanted:
            return minutes
    raise InputError(
        f"An exercise of {wanted} minutes is not offered.",
        hint=f"Choose {', '.join(map(str, MINUTES))}.",
    )


def _renamed(line: Line, names: Sequence[Renamed]) -> Line:
    heading = renamed(Text.of(line.heading, "source"), names).text
    return Line(heading, renamed(line.text, names))


def _said(concern: str) -> Text:
    words = concern.strip()
    if not words:
        return Text.of("")
    at = concern.index(words)
    return Text(words, (Trace(0, len(words), "concern", ((at, at + len(words)),)),))

"""Exercises for the tests: made of invented updates, with an engine that changes nothing."""

from __future__ import annotations

from datetime import date
from functools import cache

from tests.flow import UPDATE, translator
from translator.exercises.maker import ExerciseMaker, Wish
from translator.exercises.schema import Exercise

DAY = date(2030, 1, 7)
CONCERN = "People fear the AI pilot will cost jobs."
VENDOR = """\
# Incident: Brightmoor storage

Brightmoor Ltd reported that its storage service failed for 3 hours on Monday. The incident was
caused by a faulty update of Quellstone, their controller. Orders from Vexholm and Brightmoor were
late. Niels Lunn is the contact. The host db-prod-07.corp.example was restored at 14:10 UTC.
"""


@cache
def maker() -> ExerciseMaker:
    return ExerciseMaker(translator())


@cache
def outage(minutes: int = 60) -> Exercise:
    """A good exercise from the update of ``tests.flow``."""
    return maker().make(UPDATE, Wish(archetype="outage", minutes=minutes, date=DAY))

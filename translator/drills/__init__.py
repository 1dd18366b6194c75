"""Drills made from the update just read: flash cards, multiple choice, and *say it plainly*."""

from translator.drills.making import KINDS, make_drill
from translator.drills.marking import mark_answer
from translator.drills.values import Card, Choice, Drill, Kind, Marking, Task

__all__ = [
    "KINDS",
    "Card",
    "Choice",
    "Drill",
    "Kind",
    "Marking",
    "Task",
    "make_drill",
    "mark_answer",
]

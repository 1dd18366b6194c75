"""The six pages, each as it is first seen and with something on it, for the tests of them all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.flow import UPDATE

PATIENCE = 60_000
LONG = "\n- Host " + "a" * 200 + ".internal.example is slow; ask @noor."


@dataclass(frozen=True, slots=True)
class Stop:
    """A page: its name in the navigation, its path, and what a visitor does there."""

    name: str
    path: str
    act: Callable[[Any], None]


def _translate(page: Any) -> None:
    page.fill("#pb-text textarea", UPDATE + LONG)
    page.get_by_label("Customers", exact=True).check()
    page.click("#pb-translate")
    page.wait_for_selector('.pb-run[data-phase="done"]', timeout=PATIENCE)


def _story(page: Any) -> None:
    page.fill("#pb-st-text textarea", UPDATE + LONG)
    page.click("#pb-st-go")
    page.wait_for_selector(".pb-st", timeout=PATIENCE)
    page.wait_for_selector("#pb-st-go:not([disabled])", timeout=PATIENCE)


def _exercise(page: Any) -> None:
    page.fill("#pb-ex-update textarea", UPDATE + LONG)
    page.click("#pb-ex-make")
    page.wait_for_selector(".pb-ex", timeout=PATIENCE)


def _drill(page: Any) -> None:
    page.fill("#pb-dr-update textarea", UPDATE + LONG)
    page.click("#pb-dr-make")
    page.wait_for_selector(".pb-dr-cards, .pb-dr-choice, .pb-dr-plain", timeout=PATIENCE)


def _glossary(page: Any) -> None:
    page.locator("#pb-term-list [data-do=edit]").first.click()
    page.wait_for_selector("#pb-term-preview tr", timeout=PATIENCE)


def _memory(page: Any) -> None:
    page.wait_for_selector("#pb-memory-list .pb-pair", timeout=PATIENCE)


STOPS = (
    Stop("Translate", "/", _translate),
    Stop("Stories", "/stories", _story),
    Stop("Exercises", "/exercises", _exercise),
    Stop("Drills", "/drills", _drill),
    Stop("Glossary", "/glossary", _glossary),
    Stop("Memory", "/memory", _memory),
)


def opened(page: Any) -> None:
    """Open everything that folds, as a reader would who wants to see it all."""
    page.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")


def settled(page: Any, url: str, stop: Stop) -> None:
    """The page as it is first seen, once Gradio has drawn it."""
    page.goto(url.rstrip("/") + stop.path)
    page.wait_for_selector(".pb-head h1", timeout=PATIENCE)
    page.wait_for_function("!document.querySelector('.gradio-container .loading, .pending')")
    page.wait_for_timeout(600)

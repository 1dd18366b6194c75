"""All six pages, first seen and in use: for eyes, hands and readers of every kind (WCAG 2.2 AA)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT  # axe-core, MPL-2.0

from tests.browser.test_page import CONTRAST
from tests.browser.tour import STOPS, Stop, opened, settled
from tests.flow import UPDATE
from tests.memory.flow import approve, translator

pytestmark = pytest.mark.browser
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LEFT = """async (rules) => (await axe.run(document, {runOnly: rules})).violations.flatMap(
  (v) => v.nodes.map((n) => `${v.id}: ${n.target} ${n.failureSummary}`))"""
# What ends beyond the window, or is cut within its own box without a way to scroll there.
CUT = """() => { const width = document.documentElement.clientWidth; const bad = [];
  for (const e of document.querySelectorAll('body *')) {
    if (!e.checkVisibility({checkOpacity: true})) continue;
    if (e.closest('.pb-sr, .pb-skip, #pb-say, .pb-scroll, [style*=overflow]')) continue;
    const box = e.getBoundingClientRect(); const how = getComputedStyle(e).overflowX;
    const cut = ['hidden', 'clip'].includes(how) && e.scrollWidth > e.clientWidth + 2;
    if (box.width && box.right > width + 1) bad.push(`beyond: ${e.outerHTML.slice(0, 90)}`);
    if (cut && e.clientWidth > 1) bad.push(`cut: ${e.outerHTML.slice(0, 90)}`);
  } return bad; }"""
# The element in focus: whether it was before, comes later than the last one, and shows it.
FOCUS = """() => { const e = document.activeElement;
  if (!e || e === document.body) return null;
  const near = [e, e.closest('label'), e.parentElement].filter(Boolean);
  const drawn = near.some((x) => getComputedStyle(x).outlineStyle !== 'none'
    || getComputedStyle(x).boxShadow !== 'none');
  const box = e.getBoundingClientRect();
  const again = e.walked; const last = window.last; e.walked = true; window.last = e;
  return {again, drawn, later: !last || Boolean(last.compareDocumentPosition(e) & 4),
    seen: box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight,
    html: e.outerHTML.slice(0, 90)}; }"""

each = pytest.mark.parametrize("stop", STOPS, ids=lambda stop: stop.name)


@pytest.fixture(scope="module")
def url(serve: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("memory")
    by, _ = translator(path)
    approve(by, by.translate(UPDATE))
    return serve("tests.ui.serve_memory", str(path / "memory.sqlite3"), "--app")


@pytest.fixture
def page(chromium: Any) -> Iterator[Callable[..., Any]]:
    contexts = []

    def start(width: int = 1280, **options: Any) -> Any:
        size = {"width": width, "height": 800}
        contexts.append(chromium.new_context(viewport=size, **options))
        return contexts[-1].new_page()

    yield start
    for context in contexts:
        context.close()


def found(page: Any) -> list[object]:
    """What breaks a rule of axe-core, and text whose colour is too near its ground's."""
    page.evaluate(AXE_SCRIPT)
    return [*page.evaluate(LEFT, RULES), *page.evaluate(CONTRAST)]


@each
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_names_roles_headings_and_contrast(
    url: str, page: Callable[..., Any], stop: Stop, scheme: str
) -> None:
    one = page(color_scheme=scheme, reduced_motion="reduce")
    settled(one, url, stop)
    assert found(one) == []
    stop.act(one)
    opened(one)
    one.wait_for_timeout(500)
    assert found(one) == []


@each
@pytest.mark.parametrize(("width", "scale"), [(320, 1), (640, 2)], ids=["320 px", "200 %"])
def test_nothing_is_cut_and_nothing_scrolls_sideways(
    url: str, page: Callable[..., Any], stop: Stop, width: int, scale: int
) -> None:
    one = page(width, device_scale_factor=scale)
    settled(one, url, stop)
    stop.act(one)
    opened(one)
    one.wait_for_timeout(500)
    assert one.evaluate("document.documentElement.scrollWidth") <= width
    assert one.evaluate(CUT) == []


@each
def test_the_keyboard_gets_through_every_page_in_order_and_sees_where_it_is(
    url: str, page: Callable[..., Any], stop: Stop
) -> None:
    one = page(reduced_motion="reduce")
    settled(one, url, stop)
    stop.act(one)
    one.wait_for_timeout(500)
    one.evaluate("document.activeElement.blur(); scrollTo(0, 0); getSelection().empty()")
    one.locator(".pb-head h1").click()
    stops = []
    for _ in range(400):
        one.keyboard.press("Tab")
        now = one.evaluate(FOCUS)
        if now is None or now["again"]:
            break
        stops.append(now)
    else:
        pytest.fail("the end of the page was not reached")
    inside = [now for now in stops if now["later"]]
    assert len(stops) > 5
    assert len(inside) >= len(stops) - 1  # the walk may begin anew at the top once
    assert [now["html"] for now in stops if not (now["drawn"] and now["seen"])] == []


def test_the_skip_link_leads_to_the_update(url: str, page: Callable[..., Any]) -> None:
    one = page()
    settled(one, url, STOPS[0])
    link = one.locator(".pb-skip")
    link.focus()
    assert link.bounding_box()["x"] >= 0
    one.keyboard.press("Enter")
    one.keyboard.press("Tab")
    assert one.evaluate("document.activeElement.matches('#pb-text textarea')")
    one.keyboard.insert_text(UPDATE)
    one.keyboard.press("Control+Enter")
    one.wait_for_selector('.pb-run[data-phase="done"]')
    spoken = one.locator('.pb-run [role="status"]').text_content()
    assert spoken.startswith("Ready for")

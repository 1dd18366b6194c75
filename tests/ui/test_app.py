"""The page's handlers, runs and server, without a browser."""

from __future__ import annotations

import asyncio
import os
import re
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docx import Document

from tests.ui.fakes import NAMES, UPDATE, FakeTranslator
from translator.engines.base import Cancel, never
from translator.errors import AudienceError, Cancelled, EngineError, WeightsError
from translator.ui import serve
from translator.ui.app import NO_MARKS, Page, build
from translator.ui.loading import Loading
from translator.ui.runs import Run, Runs
from translator.values import Event, Marks, SentenceReady, SheetReady

REQUEST: Any = SimpleNamespace(session_hash="page-1")
TAB = "tab-1"


@pytest.fixture
def fake() -> FakeTranslator:
    return FakeTranslator()


@pytest.fixture
def page(fake: FakeTranslator) -> Page:
    return built(fake)[1]


def built(fake: FakeTranslator) -> tuple[Any, Page]:
    """The page, built within a running loop: Gradio opens one that it never closes otherwise."""

    async def inside() -> tuple[Any, Page]:
        return build(fake)

    return asyncio.run(inside())


def shown(page: Page, updates: Iterator[dict[Any, Any]]) -> list[dict[str, Any]]:
    names = {getattr(page.parts, name): name for name in page.parts.__slots__}
    return [{names.get(part, part): value for part, value in u.items()} for u in updates]


def run(page: Page, text: str, *audiences: str) -> list[dict[str, Any]]:
    return shown(page, page.translate(text, list(audiences or ("finance",)), TAB, REQUEST))


class TestTranslate:
    def test_terms_and_facts_are_shown_before_any_sentence(self, page: Page) -> None:
        updates = run(page, UPDATE)
        first = next(n for n, u in enumerate(updates) if "pb-term" in u.get("source", ""))
        assert "pb-table" in updates[first]["facts"]
        before = "".join(str(u) for u in updates[: first + 1])
        assert 'class="pb-out' not in before

    def test_each_sentence_is_shown_as_it_comes(self, page: Page) -> None:
        counts = [u["output"].count('class="pb-out') for u in run(page, UPDATE) if "output" in u]
        assert counts == sorted(counts)
        assert {1, 2, 3, 10} <= set(counts)

    def test_readers_are_translated_for_in_the_order_of_the_list(
        self, page: Page, fake: FakeTranslator
    ) -> None:
        run(page, UPDATE, "customers", "finance")
        assert fake.asked == [(UPDATE, ("finance", "customers"))]

    def test_no_reader_chosen_is_said_and_nothing_is_run(
        self, page: Page, fake: FakeTranslator
    ) -> None:
        (update,) = shown(page, page.translate(UPDATE, [], TAB, REQUEST))
        assert "Choose at least one reader" in update["message"]
        assert fake.asked == []

    def test_an_error_is_shown_with_its_hint_and_leaves_the_text_alone(self, page: Page) -> None:
        updates = run(page, "  ")
        assert "There is no text to translate." in updates[-1]["message"]
        assert "Paste an update first." in updates[-1]["message"]
        assert not any("text" in update for update in updates)

    def test_an_error_in_the_middle_keeps_what_was_made(self, page: Page) -> None:
        last = run(page, UPDATE + "please fail")[-1]
        assert "did not answer" in last["message"]
        assert "2 sentences had been made and are kept below." in last["line"]
        assert last["output"].count('class="pb-out') == 2

    def test_an_unforeseen_error_shows_no_inner_workings(
        self, page: Page, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken(*_: object, **__: object) -> Iterator[Event]:
            raise RuntimeError("secret path /srv/x")

        monkeypatch.setattr(page.translator, "stream", broken)
        last = run(page, UPDATE)[-1]
        assert "Something went wrong inside Plainbridge" in last["message"]
        assert "/srv/x" not in str(last)

    def test_a_file_that_breaks_under_the_run_hides_no_sentence(
        self, page: Page, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken(*_: object) -> None:
            raise AudienceError("sales.yaml: what is this?", hint="Mend the file.")

        monkeypatch.setattr("translator.ui.show.payloads", broken)
        last = run(page, UPDATE)[-1]
        assert last["output"].count('class="pb-out') == 10
        assert "Mend the file." in last["message"]
        assert last["run"].interactive

    def test_the_button_comes_back_however_a_run_ends(self, page: Page) -> None:
        for text in (UPDATE, "", UPDATE + "please fail"):
            last = run(page, text)[-1]
            assert last["run"].value == "Translate"
            assert last["run"].interactive
            assert not last["cancel"].visible

    def test_cancel_ends_the_run_and_keeps_what_was_made(self) -> None:
        fake = FakeTranslator(delay=0.05)
        page = built(fake)[1]
        updates = []
        for update in page.translate(UPDATE, ["finance"], TAB, REQUEST):
            updates.append(update)
            if len(updates) == 4:
                page.cancel(TAB)
        (last,) = shown(page, iter(updates[-1:]))
        assert "Cancelled" in last["line"]
        assert 2 <= last["output"].count('class="pb-out') < 10
        assert fake.cancelled.wait(5)


class TestFiles:
    def test_a_word_file_fills_the_box_and_its_copy_is_deleted(
        self, page: Page, tmp_path: Path
    ) -> None:
        document = Document()
        document.add_paragraph("The API was down for 5 minutes.")
        path = tmp_path / "update.docx"
        document.save(str(path))
        (update,) = shown(page, iter([page.filling.upload(str(path), "")]))
        assert "The API was down for 5 minutes." in update["text"]
        assert not path.exists()

    def test_a_file_that_cannot_be_read_says_why_and_leaves_the_text(
        self, page: Page, tmp_path: Path
    ) -> None:
        path = tmp_path / "broken.docx"
        path.write_bytes(b"no zip")
        (update,) = shown(page, iter([page.filling.upload(str(path), "my text")]))
        assert "pb-error" in update["message"]
        assert "text" not in update
        assert not path.exists()

    def test_text_that_a_file_took_the_place_of_can_be_put_back(
        self, page: Page, tmp_path: Path
    ) -> None:
        path = tmp_path / "new.md"
        path.write_text("A new update, long enough to be read.\n", encoding="utf-8")
        (filled,) = shown(page, iter([page.filling.upload(str(path), "my own text")]))
        assert filled["back"].visible
        (back,) = shown(page, iter([page.filling.put_back(filled["earlier"])]))
        assert back["text"] == "my own text"


class Slow:
    """Streams one sheet, then waits for ever without asking whether to go on."""

    def __init__(self) -> None:
        self.free = threading.Event()

    def stream(
        self,
        text: str,
        audiences: Sequence[str],
        *,
        seed: int = 0,
        cancel: Cancel = never,
        marks: Marks = NO_MARKS,
    ) -> Iterator[Event]:
        yield next(iter(FakeTranslator().stream(text, audiences)))
        self.free.wait(30)


class TestRuns:
    def test_cancel_need_not_wait_for_a_model_that_is_busy(self) -> None:
        slow = Slow()
        run = Run(slow, UPDATE, ["finance"])
        events = iter(run)
        assert isinstance(next(events), SheetReady)
        run.cancel()
        with pytest.raises(Cancelled):
            next(events)
        slow.free.set()

    def test_what_came_before_the_cancel_is_not_lost(self) -> None:
        run = Run(FakeTranslator(), UPDATE, ["finance"])
        events = iter(run)
        next(events)
        seen = [next(events) for _ in range(3)]
        assert all(isinstance(event, SentenceReady) for event in seen)
        run.cancel()
        run.cancel()

    def test_an_error_of_the_engine_reaches_the_page(self) -> None:
        with pytest.raises(EngineError, match="did not answer"):
            list(Run(FakeTranslator(), "one.\ntwo.\nthree. please fail", ["finance"]))

    def test_a_page_has_one_run_and_another_page_keeps_its_own(self) -> None:
        runs, slow = Runs(), Slow()
        first = runs.begin("a", lambda: Run(slow, UPDATE, ["finance"]))
        other = runs.begin("b", lambda: Run(slow, UPDATE, ["finance"]))
        runs.begin("a", lambda: Run(slow, UPDATE, ["finance"]))
        with pytest.raises(Cancelled):
            list(first)
        assert runs.cancel("b")
        with pytest.raises(Cancelled):
            list(other)
        assert not runs.cancel("b")
        slow.free.set()


class TestLoading:
    def test_a_model_that_cannot_be_loaded_says_what_to_do(self) -> None:
        class Broken(FakeTranslator):
            def start(self) -> None:
                raise WeightsError("the weights are missing", hint="Run plainbridge weights.")

        loading = Loading(Broken())
        loading.begin()
        wait_until(lambda: loading.state.phase == "failed")
        assert loading.state.hint == "Run plainbridge weights."

    def test_it_is_loaded_once(self) -> None:
        starts: list[int] = []

        class Counting(FakeTranslator):
            def start(self) -> None:
                starts.append(1)

        loading = Loading(Counting())
        loading.begin()
        loading.begin()
        wait_until(lambda: loading.state.phase == "ready")
        assert starts == [1]

    def test_the_page_stops_asking_once_the_model_is_ready(self, page: Page) -> None:
        line, timer = page.engine()
        assert "Loading the model" in line
        assert timer.active
        page.loading.begin()
        wait_until(lambda: page.loading.state.phase == "ready")
        line, timer = page.engine()
        assert "ready" in line
        assert not timer.active


def wait_until(true: Callable[[], bool]) -> None:
    waiting = threading.Event()
    for _ in range(500):
        if true():
            return
        waiting.wait(0.01)
    pytest.fail("it never happened")


class TestServe:
    def test_a_port_in_use_names_the_flag(self) -> None:
        with socket.socket() as taken:
            taken.bind((serve.HOST, 0))
            taken.listen()
            port = taken.getsockname()[1]
            with pytest.raises(serve.PortError, match=str(port)) as caught:
                serve.choose_port(port)
            assert "--port" in caught.value.hint

    def test_the_next_free_port_is_taken_when_none_was_asked_for(self) -> None:
        with socket.socket() as taken, socket.socket() as other:
            taken.bind((serve.HOST, 0))
            taken.listen()
            other.bind((serve.HOST, 0))
            free = other.getsockname()[1]
            other.close()
            assert serve.choose_port(None, [taken.getsockname()[1], free]) == free

    @pytest.mark.parametrize("port", [0, -1, 65536])
    def test_a_number_that_is_no_port_is_refused(self, port: int) -> None:
        with pytest.raises(serve.PortError, match=str(port)):
            serve.choose_port(port)

    def test_html_loses_the_tags_that_name_other_sites_and_gets_a_policy(self) -> None:
        body = b'<head><meta property="og:url" content="https://x.example/" /><title>T</title>'
        start, content = answer(b"text/html; charset=utf-8", [body[:20], body[20:]])
        assert content == b"<head><title>T</title>"
        headers = dict(start["headers"])
        assert headers[b"content-length"] == str(len(content)).encode()
        policy = headers[b"content-security-policy"].decode()
        assert "default-src 'self'" in policy
        assert "http" not in policy

    def test_a_stream_of_events_is_passed_on_untouched(self) -> None:
        _, content = answer(b"text/event-stream", [b'<meta property="og:url">', b"2"])
        assert content == b'<meta property="og:url">2'

    def test_nothing_is_reported_to_anybody(self) -> None:
        assert os.environ["GRADIO_ANALYTICS_ENABLED"] == "False"
        assert built(FakeTranslator())[0].analytics_enabled is False

    def test_style_and_script_name_no_other_site(self) -> None:
        folder = Path(serve.__file__).parent
        for name in ("style.css", "page.js"):
            text = (folder / name).read_text(encoding="utf-8")
            assert not re.search(r"https?:|url\(|@import|//\w+\.", text), name

    def test_no_handler_is_offered_as_a_public_interface(self) -> None:
        blocks, _ = built(FakeTranslator())
        assert blocks.get_api_info()["named_endpoints"] == {}

    def test_the_readers_come_from_the_translator(self, page: Page) -> None:
        assert page.parts.audiences.choices == [(name, key) for key, name in NAMES.items()]


def answer(kind: bytes, chunks: list[bytes]) -> tuple[dict[str, Any], bytes]:
    """What ``LocalPage`` sends for an answer of this kind, in these chunks."""
    sent: list[dict[str, Any]] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        headers = [(b"content-type", kind), (b"content-length", b"999")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        for n, chunk in enumerate(chunks):
            more = n + 1 < len(chunks)
            await send({"type": "http.response.body", "body": chunk, "more_body": more})

    async def receive() -> dict[str, Any]:
        return {"type": "http.request"}

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(serve.LocalPage(app)({"type": "http"}, receive, send))
    return sent[0], b"".join(message.get("body", b"") for message in sent[1:])

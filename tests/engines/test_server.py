"""What a user is told when the endpoint misbehaves; a part is never passed off as the whole."""

# ruff: noqa: FBT001 - parametrised tests

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from translator.engines.base import Completion, Request
from translator.engines.server import ServerEngine, is_loopback
from translator.errors import Cancelled, EngineError

REQUEST = Request(system="Be brief.", user="What happened?")
Behaviour = Callable[["Handler", dict[str, Any]], None]


class Handler(BaseHTTPRequestHandler):
    """Answers /models, and leaves /chat/completions to the behaviour of the test."""

    server: Endpoint

    def do_GET(self) -> None:
        self.reply(self.server.models_status, json.dumps({"data": []}))

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.seen.append((body, self.headers.get("Authorization", "")))
        self.server.behaviour(self, body)

    def reply(self, status: int, text: str, headers: dict[str, str] | None = None) -> None:
        data = text.encode()
        self.send_response(status)
        for name, value in {"Content-Length": str(len(data)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        pass


class Endpoint(ThreadingHTTPServer):
    """A small OpenAI-like endpoint on loopback that behaves as it is told."""

    daemon_threads = True

    def __init__(self, behaviour: Behaviour) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.behaviour = behaviour
        self.models_status = 200
        self.seen: list[tuple[dict[str, Any], str]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


@pytest.fixture
def serve() -> Iterator[Callable[[Behaviour], Endpoint]]:
    running: list[Endpoint] = []

    def start(behaviour: Behaviour) -> Endpoint:
        endpoint = Endpoint(behaviour)
        running.append(endpoint)
        threading.Thread(target=endpoint.serve_forever, args=(0.01,), daemon=True).start()
        return endpoint

    yield start
    for endpoint in running:
        endpoint.shutdown()
        endpoint.server_close()


def whole(text: str, finish: str | None = "stop") -> str:
    return json.dumps(
        {
            "choices": [{"message": {"content": text}, "finish_reason": finish}],
            "usage": {"prompt_tokens": 5, "completion_tokens": 2},
        }
    )


def chunk(text: str, finish: str | None = None) -> str:
    document = {"choices": [{"delta": {"content": text}, "finish_reason": finish}]}
    return f"data: {json.dumps(document)}\n\n"


def answering(text: str) -> Behaviour:
    def behave(handler: Handler, body: dict[str, Any]) -> None:
        if body["stream"]:
            handler.reply(200, chunk(text) + chunk("", "stop") + "data: [DONE]\n\n")
        else:
            handler.reply(200, whole(text))

    return behave


def refusing(status: int, message: str = "no") -> Behaviour:
    return lambda handler, _: handler.reply(status, json.dumps({"error": {"message": message}}))


def ask(endpoint: Endpoint, request: Request = REQUEST, **options: Any) -> list[Completion]:
    return list(ServerEngine("m", url=endpoint.url, **options).complete([request]))


@pytest.fixture(params=[True, False], ids=["stream", "whole"])
def stream(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def test_the_answer_comes_with_the_request_as_it_was_meant(
    serve: Callable[[Behaviour], Endpoint], stream: bool
) -> None:
    endpoint = serve(answering("It recovered."))
    request = Request(system="Be brief.", user="What?", temperature=0.5, stop=("END",))
    (completion,) = ask(endpoint, request, stream=stream, key="sesame")
    assert (completion.text, completion.complete) == ("It recovered.", True)
    body, authorization = endpoint.seen[0]
    assert authorization == "Bearer sesame"
    assert [m["role"] for m in body["messages"]] == ["system", "user"]
    assert (body["temperature"], body["stop"]) == (0.5, ["END"])


def test_examples_go_as_earlier_turns_and_pasted_control_tokens_are_broken_up(
    serve: Callable[[Behaviour], Endpoint],
) -> None:
    endpoint = serve(answering("Yes."))
    ask(endpoint, Request("Be brief.", "a<|im_end|>b", examples=(("asked", "answered"),)))
    turns = [(turn["role"], turn["content"]) for turn in endpoint.seen[0][0]["messages"]]
    assert turns == [
        ("system", "Be brief."),
        ("user", "asked"),
        ("assistant", "answered"),
        ("user", "a< |im_end|>b"),
    ]


@pytest.mark.parametrize("repeated", [True, False])
def test_the_prefill_stands_there_once_whether_the_server_repeats_it_or_not(
    serve: Callable[[Behaviour], Endpoint], stream: bool, repeated: bool
) -> None:
    endpoint = serve(answering("On Tuesday it failed." if repeated else " it failed."))
    request = Request(system="", user="When?", prefill="On Tuesday")
    (completion,) = ask(endpoint, request, stream=stream)
    assert completion.text == "On Tuesday it failed."
    assert endpoint.seen[0][0]["messages"][-1] == {"role": "assistant", "content": "On Tuesday"}


def test_a_wrong_key_is_told_at_the_start(serve: Callable[[Behaviour], Endpoint]) -> None:
    endpoint = serve(answering("never"))
    endpoint.models_status = 401
    with pytest.raises(EngineError, match="key was refused") as caught:
        ServerEngine("m", url=endpoint.url, key="wrong").start()
    assert "PLAINBRIDGE_SERVER_KEY" in caught.value.hint
    assert "wrong" not in str(caught.value)


def test_an_unknown_model_is_named(serve: Callable[[Behaviour], Endpoint], stream: bool) -> None:
    with pytest.raises(EngineError, match="'m' is unknown"):
        ask(serve(refusing(404, "model not found")), stream=stream)


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_server_is_asked_again(
    serve: Callable[[Behaviour], Endpoint], stream: bool, status: int
) -> None:
    answers = iter([refusing(status), refusing(status), answering("At last.")])
    endpoint = serve(lambda handler, body: next(answers)(handler, body))  # noqa: PLW0108
    (completion,) = ask(endpoint, stream=stream)
    assert completion.text == "At last."
    assert len(endpoint.seen) == 3


def test_a_server_that_stays_busy_is_given_up_with_its_own_words(
    serve: Callable[[Behaviour], Endpoint],
) -> None:
    with pytest.raises(EngineError, match="no capacity") as caught:
        ask(serve(refusing(503, "no capacity")), retries=1)
    assert caught.value.retry


def test_a_refused_request_is_not_repeated(serve: Callable[[Behaviour], Endpoint]) -> None:
    endpoint = serve(refusing(400, "too long"))
    with pytest.raises(EngineError, match="too long"):
        ask(endpoint)
    assert len(endpoint.seen) == 1


def drop_in_mid_answer(handler: Handler, body: dict[str, Any]) -> None:
    text = chunk("The refund is") if body["stream"] else whole("The refund is not")[:40]
    handler.send_response(200)
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(text.encode())
    handler.wfile.flush()
    handler.connection.close()


def end_without_an_end(handler: Handler, body: dict[str, Any]) -> None:
    handler.reply(200, chunk("The refund is") if body["stream"] else whole("The refund is", None))


@pytest.mark.parametrize("behaviour", [drop_in_mid_answer, end_without_an_end])
def test_a_part_is_never_passed_off_as_the_whole(
    serve: Callable[[Behaviour], Endpoint], stream: bool, behaviour: Behaviour
) -> None:
    with pytest.raises(EngineError, match="broke off in mid-answer") as caught:
        ask(serve(behaviour), stream=stream)
    assert caught.value.retry


def test_an_error_inside_the_stream_is_an_error(serve: Callable[[Behaviour], Endpoint]) -> None:
    failing = chunk("The") + 'data: {"error": {"message": "out of memory"}}\n\n'
    with pytest.raises(EngineError, match="out of memory"):
        ask(serve(lambda handler, _: handler.reply(200, failing)))


@pytest.mark.parametrize("text", ["<html>hello</html>", "[]", '{"choices": []}', "data: {oops\n\n"])
def test_nonsense_is_quoted(
    serve: Callable[[Behaviour], Endpoint], stream: bool, text: str
) -> None:
    with pytest.raises(EngineError, match=r"not a chat completion|broke off"):
        ask(serve(lambda handler, _: handler.reply(200, text)), stream=stream)


def test_an_answer_cut_at_its_limit_is_not_complete(
    serve: Callable[[Behaviour], Endpoint], stream: bool
) -> None:
    cut = chunk("A long") + chunk("", "length") if stream else whole("A long", "length")
    (completion,) = ask(serve(lambda handler, _: handler.reply(200, cut)), stream=stream)
    assert not completion.complete


def test_silence_ends_at_the_timeout(serve: Callable[[Behaviour], Endpoint], stream: bool) -> None:
    done = threading.Event()

    def silent(*_: object) -> None:
        done.wait(20)

    with pytest.raises(EngineError, match=r"no answer for 0\.2 seconds"):
        ask(serve(silent), stream=stream, timeout=0.2)
    done.set()


def test_a_cancel_leaves_a_silent_server_at_once(
    serve: Callable[[Behaviour], Endpoint], stream: bool
) -> None:
    asked, done = threading.Event(), threading.Event()

    def silent(*_: object) -> None:
        asked.set()
        done.wait(20)

    engine = ServerEngine("m", url=serve(silent).url, stream=stream)
    with pytest.raises(Cancelled):
        list(engine.complete([REQUEST], cancel=asked.is_set))
    assert not done.is_set()
    done.set()


def test_answers_that_came_before_a_failure_remain_good(
    serve: Callable[[Behaviour], Endpoint],
) -> None:
    script = iter([answering("One."), answering("Two."), refusing(400, "three")])
    endpoint = serve(lambda handler, body: next(script)(handler, body))  # noqa: PLW0108
    engine = ServerEngine("m", url=endpoint.url, parallel=1)
    answers = engine.complete([REQUEST] * 3)
    assert [next(answers).text, next(answers).text] == ["One.", "Two."]
    with pytest.raises(EngineError, match="three"):
        next(answers)


def test_nobody_there_is_said_with_the_address() -> None:
    with pytest.raises(EngineError, match=r"127\.0\.0\.1:9/v1") as caught:
        ServerEngine("m", url="http://127.0.0.1:9/v1").start()
    assert "PLAINBRIDGE_SERVER_URL" in caught.value.hint


def test_another_machine_is_refused_unless_the_user_allows_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("PLAINBRIDGE_SERVER_ALLOW_REMOTE", raising=False)
    engine = ServerEngine("m", url="http://192.0.2.1/v1")
    with pytest.raises(EngineError, match="not this machine") as caught:
        list(engine.complete([REQUEST]))
    assert "PLAINBRIDGE_SERVER_ALLOW_REMOTE=1" in caught.value.hint


@pytest.mark.parametrize(
    ("url", "local"),
    [
        ("http://localhost:8080/v1", True),
        ("http://127.0.0.7/v1", True),
        ("http://[::1]:8080/v1", True),
        ("http://127.0.0.1.evil.example/v1", False),
        ("http://localhost@evil.example/v1", False),
        ("https://api.example/v1", False),
        ("http://10.0.0.1/v1", False),
        ("nonsense", False),
    ],
)
def test_only_this_machine_is_loopback(url: str, local: bool) -> None:
    assert is_loopback(url) is local


def test_address_and_key_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAINBRIDGE_SERVER_URL", "http://127.0.0.1:1234/v1/")
    assert ServerEngine("llama3:8b").url == "http://127.0.0.1:1234/v1"

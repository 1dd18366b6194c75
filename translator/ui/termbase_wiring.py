"""Which event on the termbase's page calls which handler."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import gradio as gr

if TYPE_CHECKING:
    from translator.ui.termbase import TermbasePage

Handler = Callable[..., dict[Any, Any]]


def wire(blocks: gr.Blocks, page: TermbasePage) -> None:
    """Connect each component with its handler."""
    parts = page.parts
    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    filters = [parts.words, parts.domain, parts.status, parts.layer]
    cells = list(parts.fields.values())
    shown = [parts.message, parts.list, parts.history, parts.limit]
    opened = [
        *cells, parts.form, parts.title, parts.winners, parts.withdraw, parts.preview,
        parts.message, parts.desk,
    ]  # fmt: skip
    files = [parts.imported, parts.take, parts.leave, parts.message, parts.desk, parts.history]
    waiting = [parts.inbox, parts.desk, parts.message, parts.history]

    def on(event: Any, handler: Handler, inputs: list[Any], outputs: list[Any]) -> Any:  # noqa: ANN401
        return event(page.guarded(handler), inputs=inputs, outputs=outputs, **quiet)

    def typed(event: Any, handler: Handler, inputs: list[Any], outputs: list[Any]) -> None:  # noqa: ANN401
        """At each letter, without waiting for what was asked at the one before."""
        call = page.guarded(handler)
        event(
            call, inputs=inputs, outputs=outputs, trigger_mode="always_last", queue=False, **quiet
        )

    def anew(done: Any) -> None:  # noqa: ANN401 - gradio's
        done.then(
            page.guarded(page.refresh), inputs=[*filters, parts.limit], outputs=shown, **quiet
        )

    on(blocks.load, page.refresh, [*filters, parts.limit], shown)
    typed(parts.words.input, page.search, filters, shown)
    for part in filters[1:]:
        on(part.change, page.search, filters, shown)
    on(parts.new.click, lambda desk: page.open("", desk), [parts.desk], opened)
    anew(
        parts.list.submit(
            page.act, inputs=[parts.limit, parts.desk], outputs=[*opened, parts.limit], **quiet
        )
    )
    for cell in cells:
        for event in (cell.input, cell.blur):  # a value that was put in at once may tell at blur
            typed(event, page.try_out, [parts.desk, *cells], [parts.preview, parts.message])
    to = [parts.desk, parts.target, parts.note]
    anew(on(parts.save.click, page.save, [*to, *cells], opened))
    anew(on(parts.withdraw.click, page.withdraw, to, opened))
    on(parts.close.click, page.close, [parts.desk], opened)
    anew(parts.history.submit(page.undo, outputs=[parts.message, parts.history], **quiet))
    on(parts.upload.upload, page.look, [parts.upload, parts.desk], files)
    anew(on(parts.take.click, page.take_in, [parts.desk, parts.target], files))
    on(parts.leave.click, page.leave, [parts.desk], files)
    on(parts.give.click, page.give, [parts.formats], [parts.file, parts.message])
    asked = [parts.text, parts.reader, parts.desk]
    on(parts.measure.click, page.measure, asked, waiting)
    anew(
        parts.inbox.submit(page.settle, inputs=[parts.target, parts.desk], outputs=waiting, **quiet)
    )

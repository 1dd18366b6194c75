"""What the page says about a run and about errors."""

from __future__ import annotations

from collections.abc import Mapping

from translator.errors import PlainbridgeError
from translator.ui.highlight import esc
from translator.ui.progress import Progress, origins_in_words
from translator.ui.source import count


def run_line(progress: Progress, names: Mapping[str, str], run: str, *, kept: bool = False) -> str:
    """The headline of the results.

    ``run`` differs from run to run, so that the page notices. ``kept`` says that it was there
    before the page was loaded, which then stays where it is.
    """
    words, note = _words(progress, names)
    busy = progress.phase in ("reading", "writing")
    found = " data-kept" if kept else ""
    return (
        f'<div class="pb-run" data-run="{esc(run)}" data-phase="{progress.phase}"{found}>'
        f'<h2 id="pb-run-title" tabindex="-1">{words}</h2>'
        f'<p class="pb-sub">{note}</p>{_bar(progress) if busy else ""}'
        f'<p class="pb-sr" role="status">{words}</p></div>'
    )


def _words(progress: Progress, names: Mapping[str, str]) -> tuple[str, str]:
    readers = esc(_readers(progress, names))
    if progress.phase == "reading":
        return "Reading your update", "Terms and facts come first."
    if progress.phase == "writing":
        return f"Writing for {readers}", _so_far(progress)
    if progress.phase == "cancelled":
        return "Cancelled", _kept(progress.made)
    if progress.phase == "failed":
        return "Stopped", _kept(progress.made)
    if not progress.made:
        return "Nothing to translate", "The reason stands below; your update is unchanged."
    return f"Ready for {readers}", _summary(progress)


def _so_far(progress: Progress) -> str:
    if not progress.made:
        return "Each sentence appears as soon as it has been checked against your update."
    return f"{count(progress.made, 'sentence')} so far, each checked against your update."


def _kept(made: int) -> str:
    if not made:
        return "No sentence had been made yet; your update is unchanged."
    return f"{count(made, 'sentence')} had been made and {'is' if made == 1 else 'are'} kept below."


def _summary(progress: Progress) -> str:
    sentences = tuple(s for part in progress.parts for s in part.ordered)
    made = count(progress.made, "sentence")
    return f"{made} in {progress.seconds:.0f} s: {origins_in_words(sentences)}."


def _readers(progress: Progress, names: Mapping[str, str]) -> str:
    readers = [names.get(part.audience, part.audience) for part in progress.parts]
    if len(readers) < 3:
        return " and ".join(readers)
    return f"{', '.join(readers[:-1])} and {readers[-1]}"


def _bar(progress: Progress) -> str:
    if not progress.made:
        return '<div class="pb-bar" role="progressbar" aria-label="Progress"><i></i></div>'
    share = round(100 * progress.share)
    return (
        f'<div class="pb-bar" role="progressbar" aria-label="Progress" aria-valuemin="0" '
        f'aria-valuemax="100" aria-valuenow="{share}"><i style="width:{share}%"></i></div>'
    )


def error_box(error: PlainbridgeError) -> str:
    """An error as the user sees it: what is wrong and what to do."""
    again = " Trying again may help." if error.retry else ""
    hint = f"<p>{esc(error.hint)}{again}</p>" if error.hint or again else ""
    return (
        f'<div class="pb-message pb-error" role="alert">'
        f"<strong>{esc(_sentence(str(error)))}</strong>{hint}</div>"
    )


def unexpected_box() -> str:
    """The error nobody foresaw, without its inner workings."""
    return (
        '<div class="pb-message pb-error" role="alert">'
        "<strong>Something went wrong inside Plainbridge.</strong>"
        "<p>Your text is unchanged. The details are in the terminal where Plainbridge runs. "
        "Trying again may help.</p></div>"
    )


def note_box(text: str) -> str:
    """A remark that is no error."""
    return f'<div class="pb-message" role="status"><p>{esc(text)}</p></div>'


def _sentence(message: str) -> str:
    first = message.split(maxsplit=1)[0] if message.strip() else ""
    starts = (
        message[:1] if "." in first.rstrip(".") else message[:1].upper()
    )  # a file keeps its name
    return starts + message[1:].rstrip(".") + "."

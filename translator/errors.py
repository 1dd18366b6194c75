"""One root error. Each message says what was wrong, with the value; ``hint`` says what to do."""

from __future__ import annotations


class PlainbridgeError(Exception):
    """The root of every error that Plainbridge raises on purpose.

    Args:
        message: what was wrong, with the offending value.
        hint: what the user can do next.
        retry: whether trying again, unchanged, may help.
    """

    exit_code = 1

    def __init__(self, message: str, *, hint: str = "", retry: bool = False) -> None:
        super().__init__(message)
        self.hint = hint
        self.retry = retry


class InputError(PlainbridgeError):
    """The text or file given cannot be translated."""

    exit_code = 2


class AudienceError(PlainbridgeError):
    """An unknown audience, or a broken audience file."""

    exit_code = 2


class GlossaryError(PlainbridgeError):
    """A glossary file is broken; the message names file, entry and field."""

    exit_code = 3


class WeightsError(PlainbridgeError):
    """Model weights are missing, incomplete or damaged."""

    exit_code = 4


class EngineError(PlainbridgeError):
    """The engine could not start or did not answer."""

    exit_code = 5


class PromptError(PlainbridgeError):
    """A prompt file is broken or lacks an input."""

    exit_code = 3


class MemoryFileError(PlainbridgeError):
    """The file of the translation memory cannot be read or written."""

    exit_code = 3


class Cancelled(PlainbridgeError):  # noqa: N818 - nothing went wrong
    """The user cancelled; what had been made is kept by the caller."""

    exit_code = 130

"""Build the page and launch it: ``python app.py`` (or ``plainbridge serve``)."""

from __future__ import annotations

import sys

from translator.errors import PlainbridgeError
from translator.pipeline import Translator
from translator.ui.app import launch


def _announce(url: str) -> None:
    sys.stderr.write(f"Plainbridge is ready at {url}\n")


def main() -> int:
    """Serve the page with everything as installed."""
    try:
        launch(
            Translator.load(),
            open_browser=True,
            announce=_announce,
        )
    except PlainbridgeError as error:
        sys.stderr.write(f"{error}\n{error.hint}\n")
        return error.exit_code
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""The command line: ``plainbridge``. A skin without decisions of its own.

Standard output holds only the result; progress, notices and errors go to standard error.
"""

from __future__ import annotations

import sys
import traceback

from translator.cli import console
from translator.errors import PlainbridgeError

UNEXPECTED = 70  # EX_SOFTWARE of sysexits.h


def main() -> None:
    """Run the command line and exit.

    Exit codes: 0 done; 1 or what the error's class says (2 input, 3 glossary, prompts or memory,
    4 weights, 5 engine); 2 wrong usage; 70 a fault of Plainbridge itself; 130 cancelled; 141 the
    reader of standard output went away.
    """
    from translator.cli.commands import app  # noqa: PLC0415

    console.prepare()
    try:
        app(prog_name="plainbridge")
    except PlainbridgeError as error:
        console.complain(str(error), error.hint)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:  # the last line of defence: a user never meets a traceback unasked
        if console.is_verbose():
            traceback.print_exc()
        console.complain(
            f"Something went wrong inside Plainbridge: {type(error).__name__}: {error}",
            "Run it again as 'plainbridge --verbose …' and report what it says.",
        )
        sys.exit(UNEXPECTED)

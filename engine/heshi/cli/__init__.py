"""The command line: reading what is asked, doing it, and the exit status."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

INTERRUPTED = 130
"""The exit status of a run that was interrupted: 128 and the signal's number, as in a shell."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks, see ``run.main``; loading what does it may be interrupted as well."""
    try:
        from heshi.cli.run import main as run  # noqa: PLC0415 - within what catches the interruption
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        return INTERRUPTED
    return run(arguments)

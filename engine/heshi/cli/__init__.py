"""The command line: reading what is asked, doing it, and the exit status."""

from __future__ import annotations

from heshi.cli.run import main

__all__ = ["main"]

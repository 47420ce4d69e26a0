"""What is in force for a check: what the command line asks, made whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from heshi.cli.outputs import Output
    from heshi.findings import Verdict
    from heshi.words import Lang


@dataclass(frozen=True, slots=True)
class Since:
    """A point in the history of the drafts.

    Attributes:
        ref: a revision of git; None for where the present branch left the main one.
    """

    ref: str | None


@dataclass(frozen=True, slots=True)
class Settings:
    """All that a check goes by.

    Attributes:
        drafts: files, folders, or ``-``.
        rules: fact sheets and folders of them.
        form: the format of standard output, a key of ``REPORTERS``.
        outputs: what goes to files.
        today: the day for sheets without one of their own.
        fail_on: the mildest verdict that makes the exit status 1.
        stdin_name: the file name of standard input.
        changed: since when a draft must have changed to be checked; None for all.
        baseline: the file of known findings, if there is one.
        quiet: whether the report for people tells only what fails.
        verbose: whether it lists what holds as well.
        lang: the language of the report.
    """

    drafts: tuple[str, ...]
    rules: tuple[str, ...]
    form: str
    outputs: tuple[Output, ...]
    today: date
    fail_on: Verdict
    stdin_name: str
    quiet: bool
    verbose: bool
    lang: Lang
    changed: Since | None = None
    baseline: str | None = None

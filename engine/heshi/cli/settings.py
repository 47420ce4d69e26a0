"""What is in force for a check: what the command line asks, made whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from heshi.cli.unbacked import Unbacked

if TYPE_CHECKING:
    from datetime import date

    from heshi.cli.outputs import Output
    from heshi.findings import Verdict
    from heshi.words import Lang


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
        quiet: whether the report for people tells only what fails.
        verbose: whether it lists what holds as well.
        lang: the language of the report.
        sources: whether to look up the sentences on which the claims stand.
        unbacked: what becomes of the facts that no claim backs.
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
    sources: bool = False
    unbacked: Unbacked = Unbacked.IGNORED

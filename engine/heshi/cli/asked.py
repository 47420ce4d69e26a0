"""What the command line asks of a check."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from heshi.cli.outputs import Output
    from heshi.findings import Verdict
    from heshi.words import Lang


class Unbacked(StrEnum):
    """What becomes of the facts that no claim backs: nothing, a list, or a list and exit status 1."""

    IGNORED = "ignored"
    LISTED = "listed"
    FAILS = "fails"

    @classmethod
    def asked(cls, *, listed: bool, gates: bool) -> Unbacked:
        """Return what the two options ask."""
        return cls.FAILS if gates else cls.LISTED if listed else cls.IGNORED


@dataclass(frozen=True, slots=True)
class Since:
    """A point in the history of the drafts.

    Attributes:
        ref: a revision of git; None for where the present branch left the main one.
    """

    ref: str | None


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks; None and empty where it says nothing.

    Attributes:
        drafts: files, folders, or ``-``.
        rules: fact sheets and folders of them.
        config: the configuration to go by.
        no_config: whether to go by none.
        form: the format of standard output, a key of ``REPORTERS``.
        outputs: what goes to files.
        today: the day for sheets without one of their own.
        fail_on: the mildest verdict that makes the exit status 1.
        encoding: the encoding that the drafts are said to be in.
        stdin_name: the file name of standard input.
        quiet: whether the report for people tells only what fails.
        verbose: whether it lists what holds as well.
        lang: the language of the report.
        changed: since when a draft must have changed to be checked.
        baseline: the file of the baseline.
        sources: whether to look up the sentences on which the claims stand.
        unbacked: what becomes of the facts that no claim backs.
    """

    drafts: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    config: str | None = None
    no_config: bool = False
    form: str | None = None
    outputs: tuple[Output, ...] = ()
    today: date | None = None
    fail_on: Verdict | None = None
    encoding: str | None = None
    stdin_name: str | None = None
    quiet: bool = False
    verbose: bool = False
    lang: Lang | None = None
    changed: Since | None = None
    baseline: str | None = None
    sources: bool = False
    unbacked: Unbacked = Unbacked.IGNORED

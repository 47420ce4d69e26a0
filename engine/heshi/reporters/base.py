"""What a reporter is, and how its reader wants the report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from heshi.findings import Report, Verdict
from heshi.words import Lang, Words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class View:
    """How a report is wanted.

    Attributes:
        lang: the language of its sentences.
        fail_on: the mildest verdict that counts as a gap; it decides the exit status that is told.
        verbose: whether to list what holds as well, where the format leaves it out otherwise.
        colour: whether the output goes to a terminal that shows colours.
        width: the columns of the terminal.
        quiet: whether to tell only what fails, and nothing where all is well.
        root: the folder that formats for other programs make paths relative to; None for the working
            directory.
    """

    lang: Lang = Lang.ZH
    fail_on: Verdict = Verdict.MISSING
    verbose: bool = False
    colour: bool = False
    width: int = 80
    quiet: bool = False
    root: Path | None = None


@dataclass(frozen=True, slots=True)
class Reporter:
    """One format of output.

    Attributes:
        says: what it is for, in one sentence.
        render: turns a report into text that ends with a line feed.
        sample: an output of it in the repository, relative to its root.
    """

    says: Words
    render: Callable[[Report, View], str]
    sample: str

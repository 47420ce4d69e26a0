"""What every command is given, what it comes to, and what every command refuses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from heshi.cli.arguments import is_sheet_name
from heshi.errors import HeshiError, Mistake, Place, UsageError
from heshi.text.width import visible
from heshi.words import Lang, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from heshi.cli.files import Written
    from heshi.cli.progress import Progress
    from heshi.recognise.segment import Segmenter

MISTAKE = 2
"""The exit status where something is to be mended before anything can be checked."""

WIDEST = 100
"""The most columns that a line of a report should have, for reading; all that is no terminal has them."""

_NO_DRAFT = Words(zh="没有稿件", en="there is no draft")
_NO_DRAFT_HELP = Words(
    zh="写上文件或文件夹，或用 - 从标准输入读", en="name files or folders, or - for standard input"
)
_NO_RULES = Words(zh="没有事实表", en="there is no fact sheet")
_NO_RULES_HELP = Words(zh="写 --rules 和事实表或其文件夹", en="add --rules and a sheet or a folder of them")
_A_SHEET = Words(zh="是事实表，不是稿件", en="is a fact sheet, not a draft")
_A_SHEET_HELP = Words(zh="请写在 --rules 后面", en="write it after --rules")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a command may know of where it runs.

    Attributes:
        colour: whether its output may have colours.
        width: how many columns a line may have.
        read_stdin: returns all bytes of standard input.
        segmenter: settles doubtful word boundaries.
        progress: returns what shows how far a run over so many drafts has come.
        show: writes an outcome at once, in the place of the one before where there is a screen.
    """

    colour: bool
    width: int
    read_stdin: Callable[[], bytes]
    segmenter: Segmenter
    progress: Callable[[int], Progress]
    show: Callable[[Outcome], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command comes to.

    Attributes:
        status: the exit status.
        out: what to write to standard output.
        err: what to write to standard error.
        files: the files to write, before anything else.
    """

    status: int
    out: str = ""
    err: str = ""
    files: tuple[Written, ...] = ()


@runtime_checkable
class Request(Protocol):
    """What the parser makes of a command line: a command with all that it was told."""

    def run(self, surroundings: Surroundings, /) -> Outcome:
        """Do what is asked.

        Raises:
            HeshiError: it cannot be done; the mistakes say why.
        """
        ...


def told(error: HeshiError, lang: Lang) -> str:
    """Return the mistakes of an error, a line each, with nothing in them that a terminal would obey."""
    return "".join(f"{visible(mistake.in_(lang))}\n" for mistake in error.mistakes)


def refuse_sheets(drafts: Sequence[str]) -> None:
    """Refuse a missing draft and a fact sheet in its place.

    Raises:
        UsageError: there is no draft, or a fact sheet stands among them.
    """
    if not drafts:
        raise UsageError([Mistake(Place("DRAFT"), _NO_DRAFT, _NO_DRAFT_HELP)])
    sheets = [Mistake(Place(draft), _A_SHEET, _A_SHEET_HELP) for draft in drafts if is_sheet_name(draft)]
    if sheets:
        raise UsageError(sheets)


def needs_rules(rules: Sequence[str]) -> None:
    """Refuse a call without fact sheets.

    Raises:
        UsageError: there is none.
    """
    if not rules:
        raise UsageError([Mistake(Place("--rules"), _NO_RULES, _NO_RULES_HELP)])

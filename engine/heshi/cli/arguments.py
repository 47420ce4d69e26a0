"""Options whose values the parser cannot count: ``--rules`` takes several, ``--changed`` one or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshi.errors import Mistake, Place, UsageError
from heshi.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

OPTION = "--rules"
CHANGED = "--changed"

DEFAULT_REF = "?"
"""What stands for ``--changed`` without a value: no revision can be called so (git-check-ref-format)."""

_NO_VALUE = Words(zh="后面要写事实表的文件或文件夹", en="needs a fact sheet or a folder of them")


def spread_rules(arguments: Sequence[str], holds_sheets: Callable[[str], bool]) -> list[str]:
    """Return ``arguments`` with one ``--rules`` before each of its values.

    The first value after ``--rules`` is always its own. What follows is so too, up to the next
    option, where it can only be a fact sheet: a name that ends in ``.yaml`` or ``.yml``, or a
    folder that ``holds_sheets``. Anything else is left as a draft, so that the drafts may stand
    before or after. Nothing changes after ``--``.

    Args:
        arguments: the command line without the program's name.
        holds_sheets: tells a folder of fact sheets from a folder of drafts.

    Raises:
        UsageError: an option stands where the first value of ``--rules`` should.
    """
    return list(_spread(arguments, holds_sheets))


def join_changed(arguments: Sequence[str], is_draft: Callable[[str], bool]) -> list[str]:
    """Return ``arguments`` with every ``--changed`` and its value in one, as ``--changed=REF``.

    What follows is its value unless it is an option, a fact sheet or a draft. Nothing changes after ``--``.

    Args:
        arguments: the command line without the program's name.
        is_draft: tells a draft, or a folder of them, from a revision.
    """
    end = arguments.index("--") if "--" in arguments else len(arguments)
    joined: list[str] = []
    for argument in arguments[:end]:
        is_value = not (argument.startswith("-") or is_sheet_name(argument) or is_draft(argument))
        if is_value and joined and joined[-1] == CHANGED:
            joined[-1] = f"{CHANGED}={argument}"
        else:
            joined.append(argument)
    spelt_out = [f"{CHANGED}={DEFAULT_REF}" if argument == CHANGED else argument for argument in joined]
    return [*spelt_out, *arguments[end:]]


def is_sheet_name(argument: str) -> bool:
    """Return whether ``argument`` is written as the name of a fact sheet."""
    return argument.lower().endswith((".yaml", ".yml"))


def _spread(arguments: Sequence[str], holds_sheets: Callable[[str], bool]) -> Iterator[str]:
    """Yield the arguments, each further value of ``--rules`` behind an option of its own."""
    within = first = False
    for index, argument in enumerate(arguments):
        if first and argument.startswith("-"):
            raise UsageError([Mistake(Place(OPTION), _NO_VALUE)])
        if first:
            first = False
            yield argument
        elif argument == "--":
            yield from arguments[index:]
            return
        elif argument.startswith("-") and argument != "-":
            within = argument == OPTION or argument.startswith(f"{OPTION}=")
            first = argument == OPTION
            yield argument
        elif within and (is_sheet_name(argument) or holds_sheets(argument)):
            yield OPTION
            yield argument
        else:
            yield argument

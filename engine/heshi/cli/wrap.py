"""The lines of help, broken where a terminal has room for no more: a Chinese character takes two cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshi.text import regex as re
from heshi.text.width import cells

if TYPE_CHECKING:
    from collections.abc import Iterator

UNBROKEN = 100_000
"""A width at which the parser breaks no line itself: it counts characters, not cells."""

_WIDEST, _NARROWEST, _MARGIN = 80, 50, 2

_COLUMNS = re.compile(r"(?P<head> *(?:\S(?:.*?\S)?  +)?)(?P<rest>.*)", re.DOTALL)
"""A line of help: an option or a command, two blanks or more, and what it is; or blanks and a sentence."""

_UNIT = re.compile(r"[“‘（《「]*(?:[!-~]+|\S)[，。；：、！？”’）》」…]*\s*")
"""What stays on one line: a word or a Chinese character, with the punctuation that must not be left alone."""


def wrapped(text: str, columns: int) -> str:
    """Return help with its lines broken, what goes on below where it began.

    Args:
        text: the help, a line for each paragraph, option or command.
        columns: how many columns the terminal has; no more than 80 of them are used.
    """
    width = max(min(columns, _WIDEST) - _MARGIN, _NARROWEST)
    return "\n".join(line for each in text.split("\n") for line in _wrapped(each, width))


def _wrapped(line: str, width: int) -> Iterator[str]:
    """Yield the lines that a line is broken into."""
    match = _COLUMNS.fullmatch(line)
    head, rest = (match["head"], match["rest"]) if match else ("", line)
    below = " " * cells(head)
    current = head
    for unit in _UNIT.findall(rest):
        if current not in {head, below} and cells(current + unit.rstrip()) > width:
            yield current.rstrip()
            current = below
        current += unit
    yield current.rstrip()

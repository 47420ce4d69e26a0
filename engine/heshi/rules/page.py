"""The text of a sheet while it is mended, with the way back to the text as written."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from heshi.errors import Place
from heshi.text.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Edit:
    """A change within a line: from ``column`` on, the line was ``longer`` code points shorter."""

    column: int
    longer: int


@dataclass(frozen=True)
class Page:
    """A text to be parsed.

    Attributes:
        path: the file.
        text: the text, perhaps mended.
        edits: by line number (from 1), what was changed in it, in order.
        cut: the numbers of the lines where something unreadable was cut out.
        tabs_done: whether tabs in indentation are dealt with.
    """

    path: str
    text: str
    edits: Mapping[int, tuple[Edit, ...]] = field(default_factory=dict)
    cut: frozenset[int] = frozenset()
    tabs_done: bool = False

    @cached_property
    def lines(self) -> Lines:
        """The lines of the text."""
        return Lines(self.text)

    @cached_property
    def _starts(self) -> list[int]:
        """Where each line begins."""
        return [self.lines.line(number).start for number in range(1, len(self.lines) + 1)]

    def place(self, offset: int) -> Place:
        """Return the place, in the file as written, of a code point of the text."""
        line = bisect_right(self._starts, offset)
        return self.written(line, offset - self._starts[line - 1] + 1)

    def written(self, line: int, column: int) -> Place:
        """Return the place in the file as written of a line and column of the text, from 1."""
        for edit in reversed(self.edits.get(line, ())):
            if column >= edit.column + edit.longer:
                column -= edit.longer
            else:
                column = min(column, edit.column)
        return Place(self.path, line, column)

    def line(self, number: int) -> str:
        """Return the line ``number``, from 1."""
        return self.lines.line(number).of(self.text)

    def with_lines(self, changed: Mapping[int, str]) -> str:
        """Return the text with other contents for some lines."""
        parts: list[str] = []
        done = 0
        for number in sorted(changed):
            span = self.lines.line(number)
            parts += [self.text[done : span.start], changed[number]]
            done = span.end
        return "".join([*parts, self.text[done:]])

"""Lines and columns of a text, each in a named unit.

A line ends with a line feed, a carriage return, or the two together, as in the Language Server
Protocol, Git and GitHub. U+2028, U+2029, U+0085, the vertical tab and the form feed end no line,
though Python's ``str.splitlines`` thinks so.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum

from heshi.text import regex as re
from heshi.text.spans import SourceSpan

_LINE_END = re.compile(r"\r\n|\n|\r")


class Unit(StrEnum):
    """What a column counts."""

    CODE_POINT = "code point"
    UTF16 = "utf-16"
    UTF8 = "utf-8"

    def measure(self, text: str) -> int:
        """Return the length of ``text`` in this unit."""
        if self is Unit.CODE_POINT or text.isascii():
            return len(text)
        if self is Unit.UTF16:
            return len(text.encode("utf-16-le", "surrogatepass")) // 2
        return len(text.encode("utf-8", "surrogatepass"))


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """A place for people and editors.

    Attributes:
        line: from 1.
        column: from 1, in the unit that was asked for.
    """

    line: int
    column: int


class Lines:
    """Where the lines of a text begin and end."""

    def __init__(self, text: str) -> None:
        """Find the lines of ``text``, a decoded file."""
        self._text = text
        ends = [match.span() for match in _LINE_END.finditer(text)]
        self._starts = [0, *(end for _, end in ends)]
        self._ends = [*(start for start, _ in ends), len(text)]

    def __len__(self) -> int:
        """Return the number of lines; after a final line end there is one more, empty line."""
        return len(self._starts)

    def point(self, offset: int, unit: Unit = Unit.CODE_POINT) -> Point:
        """Return the line and column of a code point.

        Args:
            offset: in code points, from 0 to the length of the text.
            unit: what the column counts. The line end belongs to its line; between a carriage return and its
                line feed the column is that of the line's end.

        Raises:
            ValueError: ``offset`` lies outside the text.
        """
        if not 0 <= offset <= len(self._text):
            message = f"{offset} is not in a text of length {len(self._text)}"
            raise ValueError(message)
        index = bisect_right(self._starts, offset) - 1
        end = min(offset, self._ends[index])
        return Point(index + 1, unit.measure(self._text[self._starts[index] : end]) + 1)

    def offset(self, point: Point, unit: Unit = Unit.CODE_POINT) -> int:
        """Return the code point at a line and column.

        Args:
            point: the line and column. A column after the line means the line's end, and one in
                the middle of a character that character, as the Language Server Protocol has it.
            unit: what the column counts.

        Raises:
            ValueError: there is no such line, or the column is less than 1.
        """
        span = self.line(point.line)
        if point.column < 1:
            message = f"columns count from 1: {point.column}"
            raise ValueError(message)
        if unit is Unit.CODE_POINT:
            return min(span.start + point.column - 1, span.end)
        left = point.column - 1
        for index in range(span.start, span.end):
            left -= unit.measure(self._text[index])
            if left < 0:
                return index
        return span.end

    def line(self, number: int) -> SourceSpan:
        """Return the line ``number``, from 1, without its line end.

        Raises:
            ValueError: there is no such line.
        """
        if not 1 <= number <= len(self._starts):
            message = f"no line {number} in a text of {len(self._starts)} lines"
            raise ValueError(message)
        return SourceSpan(self._starts[number - 1], self._ends[number - 1])

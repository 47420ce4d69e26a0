"""Tables of HTML: which column a cell stands in, and whether a table is one."""

from __future__ import annotations

from dataclasses import dataclass, field

_MOST_COLUMNS, _MOST_ROWS = 1000, 65_534
"""How far a cell may reach (HTML Standard, 4.9.11 Attributes common to td and th elements)."""
_LONGEST_CELL = 200
"""In code points: a cell that is longer holds a page, not a value."""


@dataclass
class Table:
    """A table, as far as it is read.

    Attributes:
        group: its number on the page.
        is_presentation: whether its author says that it is a mere layout.
        nested: whether it holds another table.
        row: of the cell that was read last, from 1.
        column: of the cell that was read last, from 1.
    """

    group: int
    is_presentation: bool = False
    nested: bool = False
    row: int = 0
    column: int = 0
    _taken: dict[int, int] = field(default_factory=dict)
    _next: int = 1
    _columns: int = 0
    _has_head: bool = False
    _size: int = 0
    _longest: int = 0

    def next_row(self) -> None:
        """Begin a row."""
        self.row, self.column, self._next = self.row + 1, 0, 1
        if self._taken:
            self._taken = {column: last for column, last in self._taken.items() if last >= self.row}

    def next_cell(self, rows: str, columns: str, *, head: bool) -> tuple[int, int, int]:
        """Begin a cell.

        Args:
            rows: over how many rows it goes, as its author writes it.
            columns: over how many columns.
            head: whether it is a header.

        Returns:
            The table's number, the row and the column.
        """
        self.row = max(1, self.row)
        while self._taken.get(self._next, 0) >= self.row:
            self._next += 1
        self.column = self._next
        wide, high = _count(columns, _MOST_COLUMNS), _count(rows, _MOST_ROWS)
        self._next += wide
        self._columns = max(self._columns, self._next - 1)
        self._has_head = self._has_head or head
        self._size = 0
        if high > 1:
            self._taken |= dict.fromkeys(range(self.column, self._next), self.row + high - 1)
        return self.group, self.row, self.column

    def measure(self, size: int) -> None:
        """Take note of the size of a block in the cell that was read last, in code points."""
        self._size += size
        self._longest = max(self._longest, self._size)

    @property
    def is_layout(self) -> bool:
        """Whether it only places text on the page, as old pages and mail do."""
        narrow = self.row <= 1 or self._columns <= 1
        return (
            self.is_presentation
            or self.nested
            or (not self._has_head and (narrow or self._longest > _LONGEST_CELL))
        )


def _count(written: str, most: int) -> int:
    """Return a number of rows or columns, 1 where there is none."""
    return max(1, min(int(written[:6]), most)) if written.isdecimal() and written.isascii() else 1

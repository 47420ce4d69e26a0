"""Columns of text that stand below one another, whatever the width of their characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshi.text.width import cells

if TYPE_CHECKING:
    from collections.abc import Sequence


def in_columns(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as lines, each of their columns as wide as its widest cell.

    Args:
        rows: the cells of each row, as many in each; shown as they are.
    """
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(cell + " " * (wide - cells(cell)) for cell, wide in zip(row, widths, strict=True))
        for row in rows
    )
    return "".join(f"{line.rstrip()}\n" for line in lines)

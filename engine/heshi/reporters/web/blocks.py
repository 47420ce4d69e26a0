"""The blocks of a draft put together as they belong together: lists, tables, and what stands alone."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from heshi.document import BlockKind
from heshi.reporters.web.parts import BlockPart, CellPart, RowPart, Stretch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshi.document import Block


def stretches(blocks: Sequence[Block], parts: Sequence[BlockPart]) -> Iterator[Stretch]:
    """Put together the items of a list and the cells of a table.

    Args:
        blocks: the blocks of a draft.
        parts: what the page shows of each.
    """
    paired = zip(blocks, parts, strict=True)
    for (kind, _), pairs in groupby(paired, key=lambda pair: _together(pair[0])):
        if kind is BlockKind.ITEM:
            yield Stretch("list", tuple(part for _, part in pairs))
        elif kind is BlockKind.CELL:
            yield Stretch("table", rows=tuple(_rows(list(pairs))))
        else:
            for _, part in pairs:
                yield Stretch("plain", (part,))


def _together(block: Block) -> tuple[BlockKind | None, int]:
    """Return what neighbours have in common that belong to one list or table.

    A list within a list has a group of its own; on the page they are one, the items told apart by level.
    """
    if block.kind is BlockKind.ITEM:
        return block.kind, 0
    return (block.kind, block.group) if block.kind is BlockKind.CELL and block.row > 0 else (None, 0)


def _rows(pairs: Sequence[tuple[Block, BlockPart]]) -> Iterator[RowPart]:
    """Return the rows of a table."""
    for row, in_row in groupby(pairs, key=lambda pair: pair[0].row):
        cells = []
        line = ""
        last = 0
        for column, in_cell in groupby(in_row, key=lambda pair: pair[0].column):
            parts = tuple(part for _, part in in_cell)
            line = line or parts[0].line
            cells.append(CellPart(parts, max(0, column - last - 1)))
            last = max(last, column)
        yield RowPart(line, row == 1, tuple(cells))

"""The formats in which ``heshi text`` prints what is read of a draft."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from heshi.document import BlockKind
from heshi.reporters.json_report import place
from heshi.text.spans import SourceSpan
from heshi.text.width import cells, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from heshi.document import Block, Document

SCHEMA = "heshi-text/1"
"""Names the shape of the JSON. Keys may be added under the same name; none is taken away or changed."""


def as_text(drafts: Sequence[Document]) -> str:
    """Return one line for each block: where it begins and ends, what it is, its text."""
    rows = [_row(document, block) for document in drafts for block in document.blocks]
    wide = [max((cells(row[column]) for row in rows), default=0) for column in range(2)]
    padded = (
        [cell + " " * (width - cells(cell)) for cell, width in zip(row, wide, strict=False)] for row in rows
    )
    return "".join(f"{'  '.join((*edges, row[-1]))}\n" for edges, row in zip(padded, rows, strict=True))


def as_json(drafts: Sequence[Document]) -> str:
    """Return one JSON object; places are in the source, in code points, and so are those of the pieces."""
    listing = {"schema": SCHEMA, "drafts": [_draft(document) for document in drafts]}
    return json.dumps(listing, ensure_ascii=False, indent=2) + "\n"


PROSES: dict[str, Callable[[Sequence[Document]], str]] = {"text": as_text, "json": as_json}
"""Every format by the name that ``--format`` takes."""


def _row(document: Document, block: Block) -> tuple[str, str, str]:
    """Return the columns of a block's line."""
    at = document.to_source(block.span)
    end = SourceSpan(at.end, at.end)
    where = f"{visible(document.source.path)}:{document.place(at)}-{document.place(end)}"
    return where, _part(block), visible(block.span.of(document.prose))


def _part(block: Block) -> str:
    """Return a block's part on the page: ``heading 2``, ``item 1 #3`` (in list 3), ``cell 2:1 #4``."""
    if block.kind is BlockKind.CELL:
        return f"{block.kind} {block.row}:{block.column} #{block.group}"
    level = f" {block.level}" if block.level else ""
    return f"{block.kind}{level}" + (f" #{block.group}" if block.group else "")


def _draft(document: Document) -> dict[str, object]:
    """Return the JSON of a draft."""
    return {
        "path": document.source.path,
        "meta": dict(document.meta),
        "prose": document.prose,
        "blocks": [
            {
                "kind": block.kind.value,
                "level": block.level,
                "group": block.group,
                "row": block.row,
                "column": block.column,
                "text": block.span.of(document.prose),
                "prose": [block.span.start, block.span.end],
                "at": place(document, block.span),
            }
            for block in document.blocks
        ],
        "pieces": [
            {
                "kind": piece.kind.value,
                "prose": [piece.prose.start, piece.prose.end],
                "source": [piece.source.start, piece.source.end],
            }
            for piece in document.offsets.pieces
        ],
        "comments": [[comment.start, comment.end] for comment in document.comments],
    }

"""Writes a document that was read in one format in another, block by block."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from heshi.document import BlockKind
from heshi.text.width import cells
from make_docx import docx, gone, ins, item, p, r, tbl, tc
from make_pdf import Set, column, pdf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heshi.document import Block, Document

_STYLES = {BlockKind.TITLE: "Title", BlockKind.QUOTE: "Quote", BlockKind.CAPTION: "Caption"}
_PIECE = 3
"""How many characters a run has: few, so that words are split."""

_ACROSS, _DOWN = 72, 38
"""How many cells a line of a page has, and how many lines a page."""
_HANGING = "，。、；：！？”）》」"
_WORD = re.compile(f"[“（《「]?(?:[!-~]+|.)[{_HANGING}]*")


def as_docx(document: Document) -> bytes:
    """Return a docx with a paragraph for each block, its words split into runs and its changes tracked."""
    body = []
    for group, grouped in groupby(document.blocks, key=lambda block: block.row and block.group):
        blocks = list(grouped)
        body += [_table(document, blocks)] if group else [_paragraph(document, block) for block in blocks]
    return docx(*body)


def _paragraph(document: Document, block: Block) -> str:
    text = block.span.of(document.prose)
    runs = [text[start : start + _PIECE] for start in range(0, len(text), _PIECE)]
    content = [
        ins(r(run)) if number % 3 else r(run, "<w:i/>") + gone("旧") for number, run in enumerate(runs)
    ]
    if block.kind is BlockKind.HEADING:
        return p(*content, style="H1" if block.level == 1 else "H2")
    if block.kind is BlockKind.ITEM:
        return item(*content, level=block.level - 1)
    return p(*content, style=_STYLES.get(block.kind, ""))


def _table(document: Document, blocks: list[Block]) -> str:
    rows = []
    for _, row in groupby(blocks, key=lambda block: block.row):
        cells = (
            tc(*(p(block.span.of(document.prose)) for block in cell))
            for _, cell in groupby(row, key=lambda block: block.column)
        )
        rows.append(f"<w:tr>{''.join(cells)}</w:tr>")
    return tbl(*rows)


def as_pdf(document: Document) -> bytes:
    """Return a PDF with the blocks set in lines of equal width, page by page."""
    lines = [line for block in document.blocks for line in _set(block, block.span.of(document.prose))]
    pages = [lines[start : start + _DOWN] for start in range(0, len(lines), _DOWN)]
    return pdf(
        *(
            [
                *(
                    line
                    for number, (text, size) in enumerate(page)
                    for line in _at(text, size, 780 - 18 * number)
                ),
                Set(f"— {page_number} —", 280, 40),
            ]
            for page_number, page in enumerate(pages, start=1)
        )
    )


def _at(text: str, size: float, top: float) -> list[Set]:
    return column(text, top=top, size=size)


def _set(block: Block, text: str) -> Iterator[tuple[str, float]]:
    """Yield the lines of a block with the size of their letters.

    As typesetters do, no word or number is divided and no line begins with a mark.
    """
    heading = block.kind in (BlockKind.TITLE, BlockKind.HEADING)
    sign = {BlockKind.PARAGRAPH: "\u3000\u3000", BlockKind.ITEM: "· "}.get(block.kind, "")
    line = ""
    for word in _WORD.findall(sign + text):
        if cells(line + word.rstrip(_HANGING)) > _ACROSS and not heading:
            yield line, 12
            line = ""
        line += word
    yield line, 16 if heading else 12

"""What is held of a docx while it is read: its paragraphs, and what is open at a point of the XML."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from heshi.readers.docx_styles import Look, Numbering

if TYPE_CHECKING:
    from heshi.document import BlockKind
    from heshi.readers.docx_styles import Lists, Styles


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table.

    Attributes:
        group: the number of the table, from 1.
        row: from 1.
        column: from 1, in the grid that all rows share.
        outer: the cell that the table stands in, if any.
    """

    group: int
    row: int
    column: int
    outer: Cell | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as it is read.

    Attributes:
        text: its text; a line break within it is U+2028.
        kind: its part on the page, but for tables; None where it is no prose: a line of a table of contents.
        level: as in ``Block``.
        sign: what a list puts before it: ``3. `` or ``• ``.
        list_group: what the items of lists that count together share; None for no item.
        cell: the cell that it stands in, if any.
        bold: whether all of it is bold.
        comments: the ids of the comments on it.
    """

    text: str
    kind: BlockKind | None
    level: int = 0
    sign: str = ""
    list_group: int | None = None
    cell: Cell | None = None
    bold: bool = False
    comments: tuple[str, ...] = ()


@dataclass(slots=True)
class Frame:
    """What all parts of a document share while it is read.

    Attributes:
        path: the file as the user named it.
        styles: its styles.
        lists: its lists.
        notes: footnotes and endnotes that were not placed yet, by the element that refers to them and its id.
        tables: how many tables were seen.
        length: how many code points were read.
        headers: the relationships of the headers and footers that are shown, in order.
        even_pages: whether even pages have headers of their own.
    """

    path: str
    styles: Styles
    lists: Lists
    notes: dict[tuple[str, str], list[Paragraph]] = field(default_factory=dict)
    tables: int = 0
    length: int = 0
    headers: dict[str, None] = field(default_factory=dict)
    even_pages: bool = False


@dataclass(slots=True)
class Open:
    """A paragraph that is being read."""

    texts: list[str] = field(default_factory=list)
    style: str = ""
    outline: int | None = None
    numbering: Numbering = field(default_factory=Numbering)
    joined: bool = False
    bold: bool = True
    pages: bool = False
    after: list[Paragraph] = field(default_factory=list)
    comments: dict[str, None] = field(default_factory=dict)


@dataclass(slots=True)
class RunLook:
    """A run that is being read, with what it says of its letters."""

    style: str = ""
    look: Look = field(default_factory=Look)


@dataclass(slots=True)
class Field:
    """A field that is being read.

    Attributes:
        code: its instruction.
        result: whether its result has begun.
        pages: whether it numbers pages.
    """

    code: str = ""
    result: bool = False
    pages: bool = False


@dataclass(slots=True)
class Table:
    """A table that is being read.

    Attributes:
        group: its number.
        outer: the cell that it stands in.
        row: the row, from 1.
        column: the first column of the cell, from 1.
        span: how many columns the cell takes up.
        fresh: whether the row has had no cell yet.
        row_gone: whether the row is deleted or hidden.
        cell_gone: whether the cell is deleted or goes on with the one above.
    """

    group: int
    outer: Cell | None
    row: int = 0
    column: int = 1
    span: int = 0
    fresh: bool = True
    row_gone: bool = False
    cell_gone: bool = False


@dataclass(slots=True)
class Flow:
    """A sequence of blocks: the story itself, or what a text box holds.

    Attributes:
        out: the paragraphs that are done.
        later: notes and text boxes to be placed after the table or list that they belong to.
        tables: the tables that are open.
        runs: the runs that are open; a ruby holds runs within a run.
        fields: the fields that are open.
        paragraph: the paragraph that is open.
        carried: a paragraph whose mark is deleted, so that the next one goes on with it.
        comments: comments that begin between paragraphs.
    """

    out: list[Paragraph] = field(default_factory=list)
    later: list[Paragraph] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    runs: list[RunLook] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    paragraph: Open | None = None
    carried: Open | None = None
    comments: dict[str, None] = field(default_factory=dict)

    def cell(self) -> Cell | None:
        """Return the cell that is open."""
        if not self.tables:
            return None
        table = self.tables[-1]
        return Cell(table.group, max(1, table.row), table.column, table.outer)

"""What a reader makes of a file: prose in blocks and sentences, each tied to its source."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from heshi.text.lines import Lines
from heshi.text.normal import normalise
from heshi.text.offsets import ProseBuilder
from heshi.text.sentences import split_sentences
from heshi.text.spans import SourceSpan, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from heshi.text.offsets import OffsetMap


class BlockKind(StrEnum):
    """What part a block plays on the page."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    CAPTION = "caption"
    QUOTE = "quote"
    NOTE = "note"


HEADINGS = frozenset({BlockKind.TITLE, BlockKind.HEADING})
"""The blocks that stand above others; they part a page into sections."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file, decoded.

    Attributes:
        path: the file as the user named it; ``-`` is standard input.
        text: the decoded text, as it stands in the file: line ends kept, a byte order mark removed. Of a
            format that is no text, what its reader makes of it: a line for each paragraph.
        line_sign: what stands before the number of a line: nothing in a file of lines, ``¶`` where the
            lines are a format's paragraphs.
        pages: of a format with pages the number of the first line of each, in order.
    """

    path: str
    text: str
    line_sign: str = ""
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """What the key ``heshi`` of the front matter says.

    Attributes:
        at: the place of its first line in the source.
        value: its value as YAML or TOML reads it: text, a list, a mapping; None where it cannot be read.
    """

    at: SourceSpan
    value: object


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a page.

    Attributes:
        kind: its part on the page.
        span: its place in the prose, without the line feed that ends it there.
        level: of a heading 1 to 6; of an item its nesting from 1; otherwise 0.
        group: blocks of one list or one table share a number; 0 for all others.
        row: of a cell its row from 1 (1 is the header row); otherwise 0.
        column: of a cell its column from 1; otherwise 0.
    """

    kind: BlockKind
    span: Span
    level: int = 0
    group: int = 0
    row: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence.

    Attributes:
        span: its place in the prose, with its closing punctuation.
        block: the index of its block in the document.
    """

    span: Span
    block: int


@dataclass(frozen=True, slots=True)
class Outline:
    """What stands above each block of a page.

    Attributes:
        sections: for each block the number of its section, which the headings part; None for a heading.
        above: for each block the places of the title, of its headings, of the items it is nested in and of
            the block before its list or table.
        heads: for each block that is a cell the places of the cells at the head of its row and its column.
    """

    sections: tuple[int | None, ...]
    above: tuple[tuple[Span, ...], ...]
    heads: tuple[tuple[Span, ...], ...]

    @classmethod
    def of(cls, blocks: tuple[Block, ...]) -> Outline:
        """Return the outline of a page, in one pass over its blocks."""
        sections: list[int | None] = []
        above: list[tuple[Span, ...]] = []
        heads: list[tuple[Span, ...]] = []
        titles: list[Span] = []
        headings: list[Block] = []
        leads: dict[int, tuple[Span, ...]] = {0: ()}
        nests: dict[int, list[Block]] = {}
        cells: dict[tuple[int, str, int], Span] = {}
        section = 0
        for index, block in enumerate(blocks):
            if block.group not in leads:
                leads[block.group] = tuple(before.span for before in blocks[max(0, index - 1) : index])
            nest = nests.setdefault(block.group, []) if block.kind is BlockKind.ITEM else []
            while nest and nest[-1].level >= block.level:
                nest.pop()
            spans = (*titles, *(each.span for each in (*headings, *nest)), *leads[block.group])
            above.append(above[-1] if above and above[-1] == spans else spans)
            heads.append(_heads(block, cells))
            if block.kind is BlockKind.ITEM:
                nest.append(block)
            if block.kind in HEADINGS:
                section += 1
            if block.kind is BlockKind.TITLE:
                titles, headings = [block.span], []
            elif block.kind is BlockKind.HEADING:
                headings = [*(each for each in headings if each.level < block.level), block]
            sections.append(None if block.kind in HEADINGS else section)
        return cls(tuple(sections), tuple(above), tuple(heads))


@dataclass(frozen=True, slots=True)
class Runs:
    """The blocks of each list and table that follow one another, each known by its index; -1 is none.

    Attributes:
        firsts: for each block the first of its run.
        parents: for each block the last one before it in its run that is less deeply nested.
        heads: for each block the first of the header row, which stands in its run no later than it.
        head_ends: the last block of the header row, by the first.
    """

    firsts: array[int]
    parents: array[int]
    heads: array[int]
    head_ends: Mapping[int, int]

    @classmethod
    def of(cls, blocks: Sequence[Block]) -> Runs:
        """Return the runs of a page, in one pass over its blocks."""
        firsts, parents, heads = array("q"), array("q"), array("q")
        head_ends: dict[int, int] = {}
        nest: list[int] = []
        group, first, head = 0, 0, -1
        for index, block in enumerate(blocks):
            if not block.group or block.group != group:
                group, first, head, nest = block.group, index, -1, []
            if block.row == 1:
                head = index if head < 0 else head
                head_ends[head] = index
            while block.level and nest and blocks[nest[-1]].level >= block.level:
                nest.pop()
            firsts.append(first)
            parents.append(nest[-1] if block.level and nest else -1)
            heads.append(head)
            if block.level:
                nest.append(index)
        return cls(firsts, parents, heads, head_ends)


def _heads(block: Block, cells: dict[tuple[int, str, int], Span]) -> tuple[Span, ...]:
    """Return the cells at the head of a cell's row and column, and note those that it is at the head of."""
    if block.kind is not BlockKind.CELL:
        return ()
    keys = ((block.group, "column", block.column), (block.group, "row", block.row))
    found = tuple(cells[key] for key in keys if key in cells)
    if block.row == 1:
        cells[keys[0]] = block.span
    if block.column == 1:
        cells[keys[1]] = block.span
    return found


@dataclass(frozen=True)
class Document:
    """A draft as Heshi reads it.

    The prose is the text of all blocks, each followed by one line feed; nothing else is in it.

    Attributes:
        source: the file it was read from.
        prose: what a person would read, as written.
        blocks: the blocks in order.
        offsets: the way from a place in the prose to its place in the source.
        meta: what the front matter or a page's head says, by key in lower case; lists are joined by "、".
        comments: the places of the source's comments (``<!-- … -->``), in order. A comment on a paragraph
            of a docx is written like that at the end of the paragraph's line.
        settings: what its front matter says to Heshi, where it does.
    """

    source: Source
    prose: str
    blocks: tuple[Block, ...]
    offsets: OffsetMap = field(repr=False)
    meta: Mapping[str, str] = field(default_factory=dict)
    comments: tuple[SourceSpan, ...] = ()
    settings: Settings | None = None

    @cached_property
    def normal(self) -> str:
        """The prose in its normal form: the same length, so that every span means the same."""
        return normalise(self.prose)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in order; none crosses a block."""
        return tuple(
            Sentence(Span(block.span.start + span.start, block.span.start + span.end), index)
            for index, block in enumerate(self.blocks)
            for span in split_sentences(block.span.of(self.normal))
        )

    @cached_property
    def outline(self) -> Outline:
        """What stands above each block."""
        return Outline.of(self.blocks)

    @cached_property
    def under(self) -> Mapping[int, Sequence[tuple[int, int]]]:
        """Which blocks stand under a block, by its start: the first and the last of each run of them.

        They are those that have it above them or at the head of their row or column, see ``Outline``.
        """
        found: dict[int, list[tuple[int, int]]] = {}
        outline = self.outline
        for index, spans in enumerate(zip(outline.above, outline.heads, strict=True)):
            for span in chain(*spans):
                runs = found.setdefault(span.start, [])
                if runs and runs[-1][1] >= index - 1:
                    runs[-1] = (runs[-1][0], index)
                else:
                    runs.append((index, index))
        return found

    @cached_property
    def runs(self) -> Runs:
        """The runs of the blocks of its lists and tables."""
        return Runs.of(self.blocks)

    @cached_property
    def rows(self) -> Mapping[tuple[int, int], Span]:
        """The place of each row of the page's tables, from its first cell to its last, by group and row."""
        found: dict[tuple[int, int], Span] = {}
        for block in self.blocks:
            if block.row:
                key = (block.group, block.row)
                found[key] = found.get(key, block.span).join(block.span)
        return found

    @cached_property
    def lines(self) -> Lines:
        """Lines and columns of the source."""
        return Lines(self.source.text)

    def to_source(self, span: Span) -> SourceSpan:
        """Return the place in the source of a place in the prose."""
        return self.offsets.to_source(span)

    def place(self, span: SourceSpan) -> str:
        """Return where in the source a range begins, for people.

        That is ``3:7`` in lines, ``¶3:7`` in paragraphs, and ``p2:3:7`` on the third line of the second page.
        """
        point = self.lines.point(span.start)
        page = bisect_right(self.source.pages, point.line)
        if page:
            return f"p{page}:{point.line - self.source.pages[page - 1] + 1}:{point.column}"
        return f"{self.source.line_sign}{point.line}:{point.column}"


def as_document(text: str, path: str = "<text>") -> Document:
    """Return a text as it stands: every line a paragraph, no markup read, nothing left out.

    Args:
        text: any text; its places are those of the prose.
        path: what it is called.
    """
    builder = ProseBuilder(text)
    blocks = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        builder.copy(start, end)
        builder.insert("\n", end)
        blocks.append(Block(BlockKind.PARAGRAPH, Span(start, end)))
        start = end + 1
    prose, offsets = builder.build()
    return Document(Source(path, text), prose, tuple(blocks), offsets)

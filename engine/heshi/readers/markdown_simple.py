"""The simple Markdown that most drafts are written in, read many blocks at a time and without the parser.

A block is simple if it stands between blank lines at the left edge and nothing elsewhere on the page can
change what it is: a paragraph on one line, a heading, a quote, a list, a table, an image or a rule, with
bold, italic, linked or literal text side by side; or fenced code. The parser gets the page with a short
paragraph, the stand-in, in place of each run of them: whatever the parser makes of the rest, it makes the
same of it. Where it does not read the stand-in as a paragraph (within a comment, say), it is given the run
as it is.

What is read is what the parser reads; it only takes less time. Therefore everything is done for a whole
window of the page at once, in columns: a loop over its texts would take several times as long.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from itertools import accumulate, chain, compress, islice
from operator import ne, sub
from typing import TYPE_CHECKING, NamedTuple

from heshi.document import BlockKind
from heshi.readers.markdown_signs import BOLD, PARTS, RUN, cut
from heshi.readers.page import BOLD_LEVEL, NewBlocks, is_bold_heading
from heshi.text import regex as re
from heshi.text.offsets import COPIED, FEED, NewPieces

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_STAND_IN = "\n\nx"
_GAP = "\n\n"
_WINDOW = 100_000
"""How many code points are read at once, so that what is kept of them on the way is small."""

_IS_PART = bytes(chr(code) in PARTS for code in range(256))
_LIST_AGAIN = re.compile("(?<=[Dd])D|(?<=[Ss])S|(?<=[Nn])N")
"""Lists one after the other that Markdown takes for one."""
_GROUPS = frozenset("DSNT")
_ITEMS, _CELLS = "DSNdsn", "Tprx"
_WITH_FEED = bytes((COPIED, COPIED | FEED)) + bytes(254)
"""The kinds of texts, by whether a line feed follows."""

_KINDS = (
    {"P": BlockKind.PARAGRAPH, "B": BlockKind.HEADING, "Q": BlockKind.QUOTE, "I": BlockKind.CAPTION}
    | dict.fromkeys("123456", BlockKind.HEADING)
    | dict.fromkeys(_ITEMS, BlockKind.ITEM)
    | dict.fromkeys(_CELLS, BlockKind.CELL)
    | dict.fromkeys("FXy", BlockKind.PARAGRAPH)  # of which there is no block
)
_LEVELS = dict.fromkeys(_KINDS, 0) | {str(level): level for level in range(1, 7)}
_LEVELS |= dict.fromkeys(_ITEMS, 1) | {"B": BOLD_LEVEL}
"""The kind and the level of the block after each sign; B is a bold paragraph that is a heading."""


class SimpleRun(NamedTuple):
    """Simple blocks one after the other.

    Attributes:
        start: where what stands before the first begins in the source: a blank line.
        end: where the last ends.
        text: their prose, a line feed after each.
        pieces: of which it is made.
        blocks: the blocks; their groups are counted from 1.
        groups: how many lists and tables there are.
    """

    start: int
    end: int
    text: str
    pieces: NewPieces
    blocks: NewBlocks
    groups: int


def simple_runs(text: str, start: int) -> list[SimpleRun]:
    """Return the runs of simple blocks in a Markdown page, in order.

    Args:
        text: the page.
        start: where the Markdown begins in it, after the front matter.
    """
    runs: list[SimpleRun] = []
    low = text.find(_GAP, start)
    while low >= 0:
        high = text.rfind(_GAP, low + 1, low + _WINDOW)
        if high < 0:
            high = text.find(_GAP, low + _WINDOW)
        end = len(text) if high < 0 else high + len(_GAP)
        runs += _Window(text, low, end).runs()
        low = high
    return runs


class _Window:
    """A part of a page, between blank lines.

    Of its texts and blocks there are columns, those that are not simple among them; a run is a slice of each.
    """

    def __init__(self, source: str, low: int, high: int) -> None:
        """Read a page from ``low`` to ``high``, where blank lines are."""
        self._cut = cut(source, low, high)
        self._found = list(RUN.finditer(self._cut.letters))
        if self._found:
            self._tell_texts(low)
            self._tell_blocks()

    def _tell_texts(self, low: int) -> None:
        """Make the columns of the texts that are not empty.

        Args:
            low: where the first begins in the source.
        """
        lengths = self._cut.lengths[0::2]
        self._ends = ends = list(accumulate(self._cut.lengths, initial=low))[1::2]
        self._parts = self._cut.letters.encode().translate(_IS_PART)
        self._parts_before = list(accumulate(self._parts, initial=0))
        self._lengths = array("q", compress(lengths, lengths))
        self._highs = array("q", compress(ends, lengths))
        self._lows = array("q", map(sub, self._highs, self._lengths))
        blocks = list(compress(self._parts_before, lengths))
        self._feeds = bytes(map(ne, blocks, chain(islice(blocks, 1, None), (-1,))))
        self._blocks = list(compress(blocks, self._feeds))
        self._filled = list(accumulate(self._lengths, initial=0))
        lines = [""] * (2 * len(blocks))
        lines[0::2] = compress(self._cut.texts, lengths)
        lines[1::2] = map(("", "\n").__getitem__, self._feeds)
        self._prose = "".join(lines)

    def _tell_blocks(self) -> None:
        """Make the columns of the blocks that are not empty."""
        letters = list(self._cut.letters)
        for match in BOLD.finditer(self._cut.letters):
            text = "".join(self._cut.texts[match.start() + 1 : match.end() + 1])
            if is_bold_heading(text.strip()):
                letters[match.start()] = "B"
        starts = "".join(compress(letters, self._parts))
        own = list(map(f"X{starts}".__getitem__, self._blocks))
        ends = list(compress(islice(self._filled, 1, None), self._feeds))
        self._block_lengths = array("q", map(sub, ends, chain((0,), ends)))
        self._kinds = list(map(_KINDS.__getitem__, own))
        self._levels = array("q", map(_LEVELS.__getitem__, own))
        self._starts = _LIST_AGAIN.sub(lambda match: match.group().lower(), starts)
        self._none = array("q", bytes(8 * len(own)))

    def runs(self) -> Iterator[SimpleRun]:
        """Yield the runs."""
        low = bottom = 0
        for match in self._found:
            first, last = match.span()
            start = self._ends[first]
            skipped, low = low, bisect_left(self._lows, start, low)
            high = bisect_left(self._lows, self._ends[last], low)
            top = bottom + self._feeds.count(1, skipped, low)
            bottom = top + self._feeds.count(1, low, high)
            count, *places = self._groups(first, last, top, bottom)
            yield SimpleRun(
                start + self._cut.signs[first].index("\n"),
                self._ends[last],
                self._prose[self._filled[low] + top : self._filled[high] + bottom],
                NewPieces(
                    bytearray(self._feeds[low:high].translate(_WITH_FEED)),
                    self._lengths[low:high],
                    self._lows[low:high],
                    self._highs[low:high],
                ),
                NewBlocks(
                    self._kinds[top:bottom],
                    self._block_lengths[top:bottom],
                    self._levels[top:bottom],
                    *places,
                ),
                count,
            )
            low = high

    def _groups(
        self, first: int, last: int, top: int, bottom: int
    ) -> tuple[int, array[int], array[int], array[int]]:
        """Return how many lists and tables a run has, and of its blocks the groups, the rows and the columns.

        Args:
            first: the sign that begins it.
            last: the sign after it.
            top: its first block.
            bottom: the block after it.
        """
        low, high = self._parts_before[first], self._parts_before[last]
        starts = self._starts[low:high]
        groups = self._none[top:bottom]
        if _GROUPS.isdisjoint(starts):
            return 0, groups, groups, groups
        rows, columns = groups[:], groups[:]
        numbers = self._blocks[top:bottom]
        group = row = column = at = 0
        for number, letter in enumerate(starts, low + 1):
            if letter in _GROUPS:
                group, row, column = group + 1, 1, 1
            elif letter == "p":
                column += 1
            elif letter in "rx":
                row, column = row + 1, 1
            if at < len(numbers) and numbers[at] == number:
                if letter in _CELLS:
                    groups[at], rows[at], columns[at] = group, row, column
                elif letter in _ITEMS:
                    groups[at] = group
                at += 1
        return group, groups, rows, columns


class Reduced:
    """A Markdown page as the parser gets it, with stand-ins for runs of simple blocks.

    Attributes:
        text: what the parser reads.
        data: the same in UTF-8, in whose bytes the parser counts.
        runs: the run that each stand-in is for, by the byte at which it begins.
    """

    def __init__(self, source: str, start: int, runs: Sequence[SimpleRun]) -> None:
        """Put the stand-ins in.

        Args:
            source: the page.
            start: where the Markdown begins in it.
            runs: the runs, in order.
        """
        parts: list[str] = []
        self.runs: dict[int, SimpleRun] = {}
        self._known = [(0, start)]
        size, last = 0, start
        for run in runs:
            between = source[last : run.start]
            parts += between, _STAND_IN
            size += len(between.encode()) + len(_STAND_IN)
            self.runs[size - 1] = run
            self._known.append((size, run.end))
            last = run.end
        self.text = "".join([*parts, source[last:]])
        self.data = self.text.encode()
        self._next = 1
        self._byte, self._place = self._known[0]

    def place(self, byte: int) -> int:
        """Return the code point of the source at a byte of the text.

        The time grows with the distance from the byte that was asked for last.
        """
        known = self._known
        while self._next < len(known) and known[self._next][0] <= byte:
            self._byte, self._place = known[self._next]
            self._next += 1
        while byte < known[self._next - 1][0]:
            self._next -= 1
            self._byte, self._place = known[self._next - 1]
        if byte < self._byte:
            self._place -= len(self.data[byte : self._byte].decode())
        else:
            self._place += len(self.data[self._byte : byte].decode())
        self._byte = byte
        return self._place

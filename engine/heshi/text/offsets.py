"""The way from a place in the prose to its place in the source, and back.

Prose is made of pieces: copied from the source letter for letter, rewritten from a stretch of the
source (an entity, a soft line end), or inserted where the source has nothing (the line feed after a
block). What the source has and the prose lacks is markup. The map is checked when it is made.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import accumulate, compress, islice
from operator import add, eq, or_, sub
from typing import TYPE_CHECKING, NamedTuple

from heshi.text.spans import SourceSpan, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class PieceKind(StrEnum):
    """How a piece of prose came out of the source."""

    COPIED = "copied"
    REWRITTEN = "rewritten"
    INSERTED = "inserted"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of prose and the stretch of source that it stands for.

    Attributes:
        kind: how it came out of the source.
        prose: its place in the prose, never empty.
        source: its place in the source: as long as the prose for a copied piece, empty for an inserted one.
    """

    kind: PieceKind
    prose: Span
    source: SourceSpan


_KINDS = tuple(PieceKind)
_CODES = {kind: code for code, kind in enumerate(_KINDS)}
COPIED, REWRITTEN, INSERTED = range(len(_KINDS))
"""The kinds of pieces as numbers, where there are many."""
FEED = 4
"""Added to the number of a piece that a single inserted character follows, a line feed mostly."""
_FEEDS = bytes(code >> 2 for code in range(256))
_NOT_COPIED = bytes(code & ~FEED != COPIED for code in range(256))
_INSERTIONS = bytes(code & ~FEED == INSERTED for code in range(256))
"""For each number of a kind whether a line feed follows, and whether it is or is not of this kind: 1 or 0."""


class PieceColumns(NamedTuple):
    """Many pieces, a column for each of their numbers, the places in code points.

    Attributes:
        kinds: the numbers of their kinds, ``FEED`` added where an inserted character follows: it has no row.
        starts: where they begin in the prose.
        ends: where they end in it.
        lows: where they begin in the source.
        highs: where they end in it.
    """

    kinds: bytearray
    starts: array[int]
    ends: array[int]
    lows: array[int]
    highs: array[int]

    @classmethod
    def of_pieces(cls, pieces: Iterable[Piece]) -> PieceColumns:
        """Return the columns of pieces."""
        columns = cls(bytearray(), array("q"), array("q"), array("q"), array("q"))
        for piece in pieces:
            columns.kinds.append(_CODES[piece.kind])
            columns.starts.append(piece.prose.start)
            columns.ends.append(piece.prose.end)
            columns.lows.append(piece.source.start)
            columns.highs.append(piece.source.end)
        return columns

    def all(self) -> Iterator[Piece]:
        """Yield the pieces one by one."""
        for code, start, end, low, high in zip(*self, strict=True):
            yield Piece(_KINDS[code & ~FEED], Span(start, end), SourceSpan(low, high))
            if code & FEED:
                yield Piece(PieceKind.INSERTED, Span(end, end + 1), SourceSpan(high, high))

    def check(self) -> None:
        """Refuse what is no map.

        Raises:
            ValueError: the prose has a gap or an overlap, the source runs backwards, or a piece's
                lengths do not fit its kind.
        """
        if not self.kinds or self._is_sound():
            return
        end = high = 0
        for code, *places in zip(*self, strict=True):
            prose, source = places[1] - places[0], places[3] - places[2]
            kind = code & ~FEED
            problem = (
                (prose < 1 or places[0] != end, "prose is not tiled"),
                (source < 0 or places[2] < high, "source runs backwards"),
                (kind == COPIED and prose != source, "a copy differs in length"),
                (kind == INSERTED and source > 0, "an insertion takes up source"),
            )
            for is_fault, words in problem:
                if is_fault:
                    message = (
                        f"{words}: {_KINDS[kind]} {places[0]}..{places[1]} from {places[2]}..{places[3]}"
                    )
                    raise ValueError(message)
            end, high = places[1] + (code >> 2), places[3]

    def _is_sound(self) -> bool:
        """Return whether there is no fault, without telling which: the quick test of all pieces at once."""
        prose = array("q", map(sub, self.ends, self.starts))
        source = array("q", map(sub, self.highs, self.lows))
        nexts = array("q", map(add, self.ends, self.kinds.translate(_FEEDS)))
        if prose != source and not all(map(or_, self.kinds.translate(_NOT_COPIED), map(eq, prose, source))):
            return False
        insertions = self.kinds.translate(_INSERTIONS)
        return (
            self.starts[0] == 0
            and self.starts[1:] == nexts[:-1]
            and min(prose) > 0
            and self.lows[0] >= 0
            and min(source) >= 0
            and min(map(sub, islice(self.lows, 1, None), self.highs), default=0) >= 0
            and not (any(insertions) and any(compress(source, insertions)))
        )


class OffsetMap:
    """The pieces of a prose, in order: they tile it; their source ranges are in order and do not overlap."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        """Check the pieces.

        Raises:
            ValueError: the prose has a gap or an overlap, the source runs backwards, or a piece's
                lengths do not fit its kind.
        """
        self._columns = PieceColumns.of_pieces(pieces)
        self._columns.check()

    @classmethod
    def of_columns(cls, columns: PieceColumns) -> OffsetMap:
        """Return the map of many pieces, checked in the same way.

        Raises:
            ValueError: as for pieces.
        """
        made = cls(())
        made._columns = columns
        columns.check()
        return made

    @cached_property
    def pieces(self) -> Sequence[Piece]:
        """The pieces, made when they are asked for."""
        return tuple(self._columns.all())

    def __eq__(self, other: object) -> bool:
        """Return whether the other is a map with the same pieces."""
        return isinstance(other, OffsetMap) and self.pieces == other.pieces

    def __hash__(self) -> int:
        """Return a hash of the pieces."""
        return hash(self.pieces)

    def __repr__(self) -> str:
        """Return how many pieces it has."""
        return f"OffsetMap({len(self.pieces)} pieces)"

    def __len__(self) -> int:
        """Return the length of the prose in code points."""
        columns = self._columns
        return columns.ends[-1] + (columns.kinds[-1] >> 2) if columns.kinds else 0

    def __bool__(self) -> bool:
        """Return True: even the map of an empty prose is a map."""
        return True

    def to_source(self, span: Span) -> SourceSpan:
        """Return the smallest range of the source that covers ``span``.

        Inserted text at the edges of ``span`` stands for nothing and adds nothing; a span that
        holds nothing else gives the empty range where it was inserted. A rewritten piece is
        covered whole. An empty span gives an empty range, inside a rewritten piece that piece's whole range.

        Args:
            span: a place in the prose.

        Raises:
            ValueError: ``span`` ends after the prose.
        """
        if span.end > len(self):
            message = f"{span.start}..{span.end} is not in a prose of length {len(self)}"
            raise ValueError(message)
        columns = self._columns
        if not columns.kinds:
            return SourceSpan(0, 0)
        first = max(0, bisect_right(columns.starts, span.start) - 1)
        last = max(first, bisect_left(columns.starts, span.end) - 1)
        while first < last and (columns.kinds[first] == INSERTED or span.start >= columns.ends[first]):
            first += 1
        while first < last and columns.kinds[last] == INSERTED:
            last -= 1
        return SourceSpan(_start(columns, first, span.start), _end(columns, last, span.end))

    def to_prose(self, span: SourceSpan) -> Span:
        """Return the smallest span of the prose that holds all that comes from ``span``.

        A range of markup only gives the empty span before the next piece of prose.

        Args:
            span: a range of the source.
        """
        columns = self._columns
        index = bisect_right(columns.highs, span.start)
        start = end = columns.starts[index] if index < len(columns.kinds) else len(self)
        found = False
        for at in range(index, min(bisect_left(columns.highs, span.end) + 1, len(columns.kinds))):
            low, high = max(columns.lows[at], span.start), min(columns.highs[at], span.end)
            if low > high or (low == high and len(span) > 0):
                continue
            if columns.kinds[at] & ~FEED == COPIED:
                shift = columns.starts[at] - columns.lows[at]
                low, high = low + shift, high + shift
            else:
                low, high = columns.starts[at], columns.ends[at]
            start, end, found = (start if found else low), high, True
        return Span(start, end)


def _start(columns: PieceColumns, index: int, at: int) -> int:
    """Return where in the source the prose from ``at`` on begins, in a piece or its line feed."""
    if at >= columns.ends[index]:
        return columns.highs[index]
    if columns.kinds[index] & ~FEED == COPIED:
        return columns.lows[index] + max(0, at - columns.starts[index])
    return columns.lows[index]


def _end(columns: PieceColumns, index: int, at: int) -> int:
    """Return where in the source the prose up to ``at`` ends, in a piece or its line feed."""
    if at <= columns.starts[index]:
        return columns.lows[index]
    if columns.kinds[index] & ~FEED == COPIED:
        return min(columns.lows[index] + at - columns.starts[index], columns.highs[index])
    return columns.highs[index]


class NewPieces(NamedTuple):
    """Pieces on their way into a prose, one after the other: a column for each of their numbers.

    Attributes:
        kinds: as in ``PieceColumns``.
        lengths: their lengths in the prose.
        lows: where they begin in the source.
        highs: where they end in it.
    """

    kinds: bytearray
    lengths: array[int]
    lows: array[int]
    highs: array[int]

    def add_all(self, others: NewPieces) -> None:
        """Add pieces after these."""
        self.kinds.extend(others.kinds)
        self.lengths.extend(others.lengths)
        self.lows.extend(others.lows)
        self.highs.extend(others.highs)

    def columns(self) -> PieceColumns:
        """Return them with their places in the prose, which they tile from its beginning."""
        steps = map(add, self.lengths, self.kinds.translate(_FEEDS))
        starts = array("q", accumulate(steps, initial=0))
        starts.pop()
        ends = array("q", map(add, starts, self.lengths))
        return PieceColumns(self.kinds, starts, ends, self.lows, self.highs)


class ProseBuilder:
    """Puts a prose together from a source, from left to right.

    Neighbouring copies become one piece. Nothing is added for an empty text.
    """

    def __init__(self, source: str) -> None:
        """Start an empty prose.

        Args:
            source: the decoded text of the file.
        """
        self._source = source
        self._texts: list[str] = []
        self._pieces = NewPieces(bytearray(), array("q"), array("q"), array("q"))
        self.length = 0

    def copy(self, start: int, end: int) -> None:
        """Add the source from ``start`` to ``end``, in code points, as it stands."""
        self._add(COPIED, self._source[start:end], start, end)

    def rewrite(self, text: str, start: int, end: int) -> None:
        """Add ``text``, for which the source has what stands from ``start`` to ``end``, in code points."""
        self._add(REWRITTEN, text, start, end)

    def insert(self, text: str, at: int) -> None:
        """Add ``text``, which the source lacks, at the source's code point ``at``."""
        self._add(INSERTED, text, at, at)

    def add_all(self, text: str, pieces: NewPieces) -> None:
        """Add many pieces at once.

        Args:
            text: their prose, with the characters that are inserted after them.
            pieces: the pieces.
        """
        self._texts.append(text)
        self.length += len(text)
        self._pieces.add_all(pieces)

    def build(self) -> tuple[str, OffsetMap]:
        """Return the prose and its map.

        Raises:
            ValueError: the pieces were not added in the order of the source.
        """
        return "".join(self._texts), OffsetMap.of_columns(self._pieces.columns())

    def _add(self, kind: int, text: str, low: int, high: int) -> None:
        if not text:
            return
        self._texts.append(text)
        self.length += len(text)
        kinds, lengths, lows, highs = self._pieces
        if kinds and highs[-1] == low:
            if kinds[-1] == kind != REWRITTEN:
                lengths[-1] += len(text)
                highs[-1] = high
                return
            if kind == INSERTED and len(text) == 1 and not kinds[-1] & FEED:
                kinds[-1] |= FEED
                return
        kinds.append(kind)
        lengths.append(len(text))
        lows.append(low)
        highs.append(high)

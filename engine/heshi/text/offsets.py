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
from itertools import compress
from operator import eq, gt, lt, ne, sub
from typing import TYPE_CHECKING

from heshi.text.spans import SourceSpan, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


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
_COPIED, _REWRITTEN, _INSERTED = range(len(_KINDS))
_LINE = bytes((_COPIED, _INSERTED))


class _Columns:
    """The pieces of a prose, a column for each of their numbers: a long page has hundreds of thousands.

    Attributes:
        kinds: the places of the pieces' kinds in ``_KINDS``.
        starts: where they begin in the prose.
        ends: where they end in it.
        lows: where they begin in the source.
        highs: where they end in it.
    """

    __slots__ = ("ends", "highs", "kinds", "lows", "starts")

    def __init__(self, kinds: bytes | bytearray, numbers: array[int]) -> None:
        """Divide the numbers of all pieces, four each, into columns."""
        self.kinds = bytes(kinds)
        self.starts, self.ends, self.lows, self.highs = (numbers[place::4] for place in range(4))

    def piece(self, index: int) -> Piece:
        return Piece(
            _KINDS[self.kinds[index]],
            Span(self.starts[index], self.ends[index]),
            SourceSpan(self.lows[index], self.highs[index]),
        )

    def check(self) -> None:
        """Refuse what is no map.

        Raises:
            ValueError: the prose has a gap or an overlap, the source runs backwards, or a piece's
                lengths do not fit its kind.
        """
        if not self.kinds:
            return
        prose = array("q", map(sub, self.ends, self.starts))
        source = array("q", map(sub, self.highs, self.lows))
        same = bytes(map(eq, prose, source))
        for problem, faults in (
            ("prose is not tiled", map(ne, self.starts, (0, *self.ends))),
            ("prose is not tiled", map((1).__gt__, prose)),
            ("source runs backwards", map(lt, self.lows, (0, *self.highs))),
            ("source runs backwards", map((0).__gt__, source)),
            ("a copy differs in length", map(gt, map(_COPIED.__eq__, self.kinds), same)),
            (
                "an insertion takes up source",
                map(gt, map(_INSERTED.__eq__, self.kinds), map((0).__eq__, source)),
            ),
        ):
            at = next(compress(range(len(self.kinds)), faults), None)
            if at is not None:
                message = f"{problem}: {_KINDS[self.kinds[at]]} {self.starts[at]}..{self.ends[at]}"
                message += f" from {self.lows[at]}..{self.highs[at]}"
                raise ValueError(message)


class OffsetMap:
    """The pieces of a prose, in order: they tile it; their source ranges are in order and do not overlap."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        """Check the pieces.

        Raises:
            ValueError: the prose has a gap or an overlap, the source runs backwards, or a piece's
                lengths do not fit its kind.
        """
        kinds, numbers = bytearray(), array("q")
        for piece in pieces:
            kinds.append(_CODES[piece.kind])
            numbers.extend((piece.prose.start, piece.prose.end, piece.source.start, piece.source.end))
        self._columns = _Columns(kinds, numbers)
        self._columns.check()

    @classmethod
    def of_numbers(cls, kinds: bytes | bytearray, numbers: array[int]) -> OffsetMap:
        """Return the map of many pieces, checked in the same way.

        Args:
            kinds: for each piece the place of its kind in ``PieceKind``.
            numbers: for each its start and end in the prose and its start and end in the source.

        Raises:
            ValueError: as for pieces.
        """
        made = cls(())
        made._columns = _Columns(kinds, numbers)
        made._columns.check()
        return made

    @cached_property
    def pieces(self) -> Sequence[Piece]:
        """The pieces, made when they are asked for."""
        return tuple(map(self._columns.piece, range(len(self._columns.kinds))))

    def __eq__(self, other: object) -> bool:
        """Return whether the other is a map with the same pieces."""
        return isinstance(other, OffsetMap) and self.pieces == other.pieces

    def __hash__(self) -> int:
        """Return a hash of the pieces."""
        return hash(self.pieces)

    def __repr__(self) -> str:
        """Return how many pieces it has."""
        return f"OffsetMap({len(self._columns.kinds)} pieces)"

    def __len__(self) -> int:
        """Return the length of the prose in code points."""
        return self._columns.ends[-1] if self._columns.ends else 0

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
        while first < last and columns.kinds[first] == _INSERTED:
            first += 1
        while first < last and columns.kinds[last] == _INSERTED:
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
            if columns.kinds[at] == _COPIED:
                shift = columns.starts[at] - columns.lows[at]
                low, high = low + shift, high + shift
            else:
                low, high = columns.starts[at], columns.ends[at]
            start, end, found = (start if found else low), high, True
        return Span(start, end)


def _start(columns: _Columns, index: int, at: int) -> int:
    """Return where in the source the prose from ``at`` on begins, ``at`` not being after the piece."""
    start = columns.starts[index]
    if columns.kinds[index] != _COPIED or at <= start:
        return columns.highs[index] if at >= columns.ends[index] else columns.lows[index]
    return columns.lows[index] + at - start


def _end(columns: _Columns, index: int, at: int) -> int:
    """Return where in the source the prose up to ``at`` ends, ``at`` not being before the piece."""
    start = columns.starts[index]
    if columns.kinds[index] != _COPIED or at >= columns.ends[index]:
        return columns.lows[index] if at <= start else columns.highs[index]
    return columns.lows[index] + at - start


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
        self._kinds = bytearray()
        self._numbers = array("q")
        self.length = 0

    def copy(self, start: int, end: int) -> None:
        """Add the source from ``start`` to ``end``, in code points, as it stands."""
        self._add(_COPIED, self._source[start:end], start, end)

    def rewrite(self, text: str, start: int, end: int) -> None:
        """Add ``text``, for which the source has what stands from ``start`` to ``end``, in code points."""
        self._add(_REWRITTEN, text, start, end)

    def insert(self, text: str, at: int) -> None:
        """Add ``text``, which the source lacks, at the source's code point ``at``."""
        self._add(_INSERTED, text, at, at)

    def copy_line(self, start: int, end: int) -> None:
        """Add the source from ``start`` to ``end`` as it stands, and a line feed that the source lacks."""
        self._texts += self._source[start:end], "\n"
        at = self.length
        self.length = feed = at + end - start
        self.length += 1
        self._kinds += _LINE
        self._numbers.extend((at, feed, start, end, feed, feed + 1, end, end))

    def build(self) -> tuple[str, OffsetMap]:
        """Return the prose and its map.

        Raises:
            ValueError: the pieces were not added in the order of the source.
        """
        return "".join(self._texts), OffsetMap.of_numbers(self._kinds, self._numbers)

    def _add(self, kind: int, text: str, low: int, high: int) -> None:
        if not text:
            return
        start, self.length = self.length, self.length + len(text)
        self._texts.append(text)
        kinds, numbers = self._kinds, self._numbers
        if kind != _REWRITTEN and kinds and kinds[-1] == kind and numbers[-1] == low:
            numbers[-3], numbers[-1] = self.length, high
            return
        kinds.append(kind)
        numbers.extend((start, self.length, low, high))

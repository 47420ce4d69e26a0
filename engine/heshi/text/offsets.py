"""The way from a place in the prose to its place in the source, and back.

Prose is made of pieces: copied from the source letter for letter, rewritten from a stretch of the
source (an entity, a soft line end), or inserted where the source has nothing (the line feed after a
block). What the source has and the prose lacks is markup. The map is checked when it is made.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from heshi.text.spans import SourceSpan, Span

if TYPE_CHECKING:
    from collections.abc import Sequence


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


@dataclass(frozen=True)
class OffsetMap:
    """The pieces of a prose, in order.

    Attributes:
        pieces: they tile the prose; their source ranges are in order and do not overlap.
    """

    pieces: Sequence[Piece]
    _prose_starts: list[int] = field(init=False, repr=False, compare=False)
    _source_ends: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Check the pieces.

        Raises:
            ValueError: the prose has a gap or an overlap, the source runs backwards, or a piece's
                lengths do not fit its kind.
        """
        prose_end = source_end = 0
        for piece in self.pieces:
            if piece.prose.start != prose_end or len(piece.prose) == 0:
                _refuse("prose is not tiled", piece)
            if piece.source.start < source_end:
                _refuse("source runs backwards", piece)
            if piece.kind is PieceKind.COPIED and len(piece.prose) != len(piece.source):
                _refuse("a copy differs in length", piece)
            if piece.kind is PieceKind.INSERTED and len(piece.source) != 0:
                _refuse("an insertion takes up source", piece)
            prose_end, source_end = piece.prose.end, piece.source.end
        object.__setattr__(self, "pieces", tuple(self.pieces))
        object.__setattr__(self, "_prose_starts", [piece.prose.start for piece in self.pieces])
        object.__setattr__(self, "_source_ends", [piece.source.end for piece in self.pieces])

    def __len__(self) -> int:
        """Return the length of the prose in code points."""
        return self.pieces[-1].prose.end if self.pieces else 0

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
        if not self.pieces:
            return SourceSpan(0, 0)
        first = max(0, bisect_right(self._prose_starts, span.start) - 1)
        last = max(first, bisect_left(self._prose_starts, span.end) - 1)
        while first < last and self.pieces[first].kind is PieceKind.INSERTED:
            first += 1
        while first < last and self.pieces[last].kind is PieceKind.INSERTED:
            last -= 1
        return SourceSpan(_start(self.pieces[first], span.start), _end(self.pieces[last], span.end))

    def to_prose(self, span: SourceSpan) -> Span:
        """Return the smallest span of the prose that holds all that comes from ``span``.

        A range of markup only gives the empty span before the next piece of prose.

        Args:
            span: a range of the source.
        """
        index = bisect_right(self._source_ends, span.start)
        start = end = self.pieces[index].prose.start if index < len(self.pieces) else len(self)
        found = False
        for piece in self.pieces[index : bisect_left(self._source_ends, span.end) + 1]:
            low, high = max(piece.source.start, span.start), min(piece.source.end, span.end)
            if low > high or (low == high and len(span) > 0):
                continue
            if piece.kind is PieceKind.COPIED:
                shift = piece.prose.start - piece.source.start
                low, high = low + shift, high + shift
            else:
                low, high = piece.prose.start, piece.prose.end
            start, end, found = (start if found else low), high, True
        return Span(start, end)


def _start(piece: Piece, at: int) -> int:
    """Return where in the source the prose from ``at`` on begins, ``at`` not being after ``piece``."""
    if piece.kind is not PieceKind.COPIED or at <= piece.prose.start:
        at_end = at >= piece.prose.end
        return piece.source.end if at_end else piece.source.start
    return piece.source.start + at - piece.prose.start


def _end(piece: Piece, at: int) -> int:
    """Return where in the source the prose up to ``at`` ends, ``at`` not being before ``piece``."""
    if piece.kind is not PieceKind.COPIED or at >= piece.prose.end:
        at_start = at <= piece.prose.start
        return piece.source.start if at_start else piece.source.end
    return piece.source.start + at - piece.prose.start


def _refuse(problem: str, piece: Piece) -> None:
    message = f"{problem}: {piece}"
    raise ValueError(message)


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
        self._pieces: list[tuple[PieceKind, int, int, int, int]] = []
        self.length = 0

    def copy(self, start: int, end: int) -> None:
        """Add the source from ``start`` to ``end``, in code points, as it stands."""
        self._add(PieceKind.COPIED, self._source[start:end], start, end)

    def rewrite(self, text: str, start: int, end: int) -> None:
        """Add ``text``, for which the source has what stands from ``start`` to ``end``, in code points."""
        self._add(PieceKind.REWRITTEN, text, start, end)

    def insert(self, text: str, at: int) -> None:
        """Add ``text``, which the source lacks, at the source's code point ``at``."""
        self._add(PieceKind.INSERTED, text, at, at)

    def build(self) -> tuple[str, OffsetMap]:
        """Return the prose and its map.

        Raises:
            ValueError: the pieces were not added in the order of the source.
        """
        pieces = tuple(
            Piece(kind, Span(start, end), SourceSpan(low, high))
            for kind, start, end, low, high in self._pieces
        )
        return "".join(self._texts), OffsetMap(pieces)

    def _add(self, kind: PieceKind, text: str, low: int, high: int) -> None:
        if not text:
            return
        start, self.length = self.length, self.length + len(text)
        self._texts.append(text)
        if kind is not PieceKind.REWRITTEN and self._pieces:
            last, last_start, _, last_low, last_high = self._pieces[-1]
            if last is kind and last_high == low:
                self._pieces[-1] = (kind, last_start, self.length, last_low, high)
                return
        self._pieces.append((kind, start, self.length, low, high))

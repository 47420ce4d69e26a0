"""Mentions found piece by piece: of a long text only where somebody asks for them.

No date, quantity or subject crosses a line, so each piece of whole lines can be read by itself. The one thing
that reaches further is 次日, which is counted from the day that was named last, however far above: see
``find_dates_piecewise``.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import partial
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Final, Protocol, TypeVar, overload

from heshi.recognise.dates import DateValue, find_dates, last_named
from heshi.recognise.mention import Mention, Value
from heshi.text.bulk import pieces
from heshi.text.spans import Span

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator

    from heshi.recognise.dates import TimeValue

PIECE: Final = 4000
"""How many code points a piece has at least, but for the last."""


class _Placed(Protocol):
    """What has a place in a text."""

    @property
    def start(self) -> int:
        """Its first code point."""
        ...


FoundT = TypeVar("FoundT", bound=_Placed)
ValueT = TypeVar("ValueT", bound=Value)


class Piecewise(Sequence[FoundT]):
    """What is found in a text, in order, each piece looked at when something in it is first asked for."""

    def __init__(self, normal: str, find: Callable[[int, Span], Iterable[FoundT]]) -> None:
        """Divide a text; nothing is looked for yet.

        Args:
            normal: the text in its normal form.
            find: finds what begins in a piece, in order, from the number and the place of the piece.
        """
        self._find = find
        self._pieces = tuple(pieces(normal, PIECE))
        self._starts = array("q", (piece.start for piece in self._pieces))
        self._found: dict[int, tuple[FoundT, ...]] = {}

    def _piece(self, index: int) -> tuple[FoundT, ...]:
        if index not in self._found:
            self._found[index] = tuple(self._find(index, self._pieces[index]))
        return self._found[index]

    def starting(self, start: int, end: int) -> Sequence[FoundT]:
        """Return what starts from ``start`` on and before ``end``."""
        first = max(0, bisect_right(self._starts, start) - 1)
        last = bisect_left(self._starts, end)
        found = self._piece(first) if last - first == 1 else (*chain(*map(self._piece, range(first, last))),)
        low = bisect_left(found, start, key=attrgetter("start"))
        return found[low : bisect_left(found, end, low, key=attrgetter("start"))]

    def last_starting(self, start: int, end: int) -> FoundT | None:
        """Return the last that starts from ``start`` on and before ``end``; None where there is none."""
        for index in range(bisect_left(self._starts, end) - 1, bisect_right(self._starts, start) - 2, -1):
            found = self._piece(index) if index >= 0 else ()
            last = bisect_left(found, end, key=attrgetter("start")) - 1
            if last >= 0:
                return found[last] if found[last].start >= start else None
        return None

    def __iter__(self) -> Iterator[FoundT]:
        """Yield everything, piece by piece."""
        return chain.from_iterable(map(self._piece, range(len(self._pieces))))

    def __len__(self) -> int:
        """Return how many there are in the whole text."""
        return sum(len(self._piece(index)) for index in range(len(self._pieces)))

    @overload
    def __getitem__(self, index: int) -> FoundT: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[FoundT]: ...
    def __getitem__(self, index: int | slice) -> FoundT | Sequence[FoundT]:
        """Return one by its number, or several; the whole text is looked through."""
        return tuple(self)[index]


def line_by_line(normal: str, piece: Span) -> tuple[str, int]:
    """Return the text of a piece with the line feed before it, and where that text begins."""
    start = max(0, piece.start - 1)
    return normal[start : piece.end], start


def placed(mentions: Iterable[Mention[ValueT]], start: int) -> Iterator[Mention[ValueT]]:
    """Yield mentions in a text as mentions in the one of which it is the part that begins at ``start``."""
    if not start:
        yield from mentions
        return
    for each in mentions:
        span = Span(start + each.span.start, start + each.span.end)
        yield Mention(span, each.kind, each.text, each.value, each.pattern)


class _Dates:
    """Finds the dates of a text, piece by piece, and knows which day was named last before each."""

    def __init__(self, normal: str, reference: dt.date | None) -> None:
        self._normal = normal
        self._reference = reference
        self._pieces = tuple(pieces(normal, PIECE))
        self._named: dict[int, DateValue | None] = {0: None}

    def find(self, index: int, piece: Span) -> Iterator[Mention[DateValue]]:
        start = max(0, piece.start - 1)
        for each in placed(self._read(index, partial(self._before, index)), start):
            if isinstance(each.value, DateValue):
                yield Mention(each.span, each.kind, each.text, each.value, each.pattern)

    def _read(self, index: int, named: Callable[[], DateValue | None] | None) -> list[Mention[TimeValue]]:
        """Return what a piece holds, and note which day is the last that it names."""
        text, _ = line_by_line(self._normal, self._pieces[index])
        found = find_dates(text, self._reference, named)
        last = last_named(found)
        if last is not None:
            self._named[index + 1] = last
        elif named is not None and index in self._named:
            self._named[index + 1] = self._named[index]
        return found

    def _before(self, index: int) -> DateValue | None:
        """Return the day that was named last before a piece."""
        known = index
        while known not in self._named:
            known -= 1
            self._read(known, None)
            if known + 1 in self._named:
                known += 1
                break
        for each in range(known, index):
            self._read(each, partial(self._named.get, each))
        return self._named[index]


def find_dates_piecewise(normal: str, reference: dt.date | None) -> Sequence[Mention[DateValue]]:
    """Return the dates of a text, as ``find_dates`` finds them but without durations and recurrences."""
    return Piecewise(normal, _Dates(normal, reference).find)

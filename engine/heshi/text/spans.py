"""Two coordinate systems, two types: places in the prose and places in the source.

Both are half-open ranges of Unicode code points. A ``Span`` counts in the prose that a reader
makes of a file (and in its normal form, which has the same length); a ``SourceSpan`` counts in the
file's decoded text. Only an offset map turns one into the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True, order=True)
class _Range:
    """A half-open range of Unicode code points, ``start <= end``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a range that runs backwards or before the text.

        Raises:
            ValueError: ``start`` is negative or greater than ``end``.
        """
        if not 0 <= self.start <= self.end:
            message = f"not a range: {self.start}..{self.end}"
            raise ValueError(message)

    def __len__(self) -> int:
        """Return the number of code points."""
        return self.end - self.start

    def __bool__(self) -> bool:
        """Return True: even an empty range is a place."""
        return True


@dataclass(frozen=True, slots=True, order=True)
class Span(_Range):
    """A half-open range of code points of the prose."""

    def of(self, text: str) -> str:
        """Return the piece of ``text`` (prose or its normal form) that this span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Return whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Return whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def gap(self, other: Span) -> int:
        """Return how many code points lie between the two; 0 where they touch or overlap."""
        return max(0, other.start - self.end, self.start - other.end)

    def join(self, other: Span) -> Span:
        """Return the smallest span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


@dataclass(frozen=True, slots=True, order=True)
class SourceSpan(_Range):
    """A half-open range of code points of the decoded source file."""

    def of(self, source: str) -> str:
        """Return the piece of ``source`` that this span covers."""
        return source[self.start : self.end]


def united(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return what any of the spans covers, in order; no two of the result touch."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            if span.end > found[-1].end:
                found[-1] = found[-1].join(span)
        else:
            found.append(span)
    return tuple(found)


def common(one: Sequence[Span], other: Iterable[Span]) -> tuple[Span, ...]:
    """Return what two rows of spans both cover, in order.

    Args:
        one: spans in order and disjoint.
        other: spans in any order.
    """
    found: list[Span] = []
    first = 0
    for span in united(other):
        while first < len(one) and one[first].end <= span.start:
            first += 1
        last = first
        while last < len(one) and one[last].start < span.end:
            found.append(Span(max(one[last].start, span.start), min(one[last].end, span.end)))
            last += 1
        first = max(first, last - 1)
    return tuple(found)

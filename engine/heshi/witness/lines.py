"""Two passages side by side, letter by letter: where they differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from rapidfuzz.distance import Levenshtein

from heshi.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from heshi.witness.accounts import Scene

PUNCTUATION: Final = ' ,;:。!?、“”‘’「」『』《》()"'
"""Marks at the edges of a piece that are no part of it."""
EDGES: Final = PUNCTUATION + "的由被与和跟同向在于了是也则"
"""Marks and function words at the edges of a name."""
MARK: Final = "\x00"
"""What stands for a figure or a date."""
_STOPS: Final = ",;:。!?"
_NEAR: Final = 4
SAME_WORDS: Final = 0.6
"""So alike, two passages that differ in a noun speak of two things, or somebody should look."""


class Segment(NamedTuple):
    """A piece of the source for which the draft has another."""

    i: int
    i_end: int
    j: int
    j_end: int


@dataclass(frozen=True, slots=True)
class Line:
    """The letters of a passage, each value as one mark, and where each stands."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Return the place of ``text[start:end]``, which is not empty."""
        return Span(self.places[start], self.places[end - 1] + 1)

    def around(self, start: int, end: int) -> Span:
        """Return the place of ``text[start:end]``; where that is empty, of the letters beside it."""
        if start < end:
            return self.span(start, end)
        return self.span(max(0, start - 1), min(len(self.text), start + 1))

    def clause(self, at: int) -> str:
        """Return the words between two stops around a place, each value as one sign."""
        left = max(self.text.rfind(stop, 0, at) for stop in _STOPS) + 1
        ends = [place for stop in _STOPS if (place := self.text.find(stop, at)) >= 0]
        return self.text[left : min(ends, default=len(self.text))].replace(MARK, "…")

    def near(self, at: int) -> str:
        """Return the few letters around a place, each value as one sign."""
        return self.text[max(0, at - _NEAR) : at + _NEAR].strip(_STOPS).replace(MARK, "…")


def line_of(scene: Scene, clauses: Sequence[Span]) -> Line:
    """Return the letters of clauses, without blanks, each figure and date as one mark."""
    chars: list[str] = []
    places: list[int] = []
    for clause in clauses:
        values = scene.values(clause)
        at = clause.start
        while at < clause.end:
            value = next((each for each in values if each.start == at), None)
            if value is not None:
                chars.append(MARK)
                places.append(at)
                at = value.end
                continue
            if not scene.normal[at].isspace():
                chars.append(scene.normal[at])
                places.append(at)
            at += 1
    return Line("".join(chars), tuple(places))


def segments_of(mine: str, theirs: str) -> list[Segment]:
    """Return the pieces that differ; one letter that two of them have between them by chance parts none."""
    found: list[Segment] = []
    for op in Levenshtein.opcodes(mine, theirs):
        if op.tag == "equal":
            continue
        if (
            found
            and op.src_start - found[-1].i_end == op.dest_start - found[-1].j_end <= _CHANCE
            and (op.src_start == found[-1].i_end or mine[found[-1].i_end].isalpha())
        ):
            found[-1] = found[-1]._replace(i_end=op.src_end, j_end=op.dest_end)
        else:
            found.append(Segment(op.src_start, op.src_end, op.dest_start, op.dest_end))
    return found


_CHANCE: Final = 1


def extended(mine: str, theirs: str, segment: Segment, holds: Callable[[str], bool]) -> Segment:
    """Return a segment with the equal characters on either side for which something holds."""
    i, i_end, j, j_end = segment
    while i and j and mine[i - 1] == theirs[j - 1] and holds(mine[i - 1]):
        i, j = i - 1, j - 1
    while i_end < len(mine) and j_end < len(theirs) and mine[i_end] == theirs[j_end] and holds(mine[i_end]):
        i_end, j_end = i_end + 1, j_end + 1
    return Segment(i, i_end, j, j_end)


def exchanged(one: str, other: str, said: str, whole: str) -> bool:
    """Return whether the draft has one phrase less often than the source, and the other more often.

    A letter alone may stand anywhere.
    """
    if len(one) > 1 and whole.count(one) >= said.count(one):
        return False
    return len(other) == 1 or whole.count(other) > said.count(other)

"""Two passages side by side, letter by letter, each value as one mark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from rapidfuzz.distance import Levenshtein

from heshi.reading import inside
from heshi.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshi.witness.accounts import Scene

MARK: Final = "\x00"
"""What stands for a figure or a date."""
_NEAR: Final = 4
_STOPS: Final = ",;:。!?"


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


def line(scene: Scene, clauses: Sequence[Span]) -> Line:
    """Return the letters of some places of a text, in order."""
    chars: list[str] = []
    places: list[int] = []
    for clause in clauses:
        values = sorted(
            (*(e.span for e in inside(scene.figures, clause)), *(e.span for e in inside(scene.dates, clause)))
        )
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

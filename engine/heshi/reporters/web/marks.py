"""A draft's prose with places marked in it: overlapping places become segments, one beside the other.

A page cannot have elements that overlap. So the prose is cut at every edge of every place; a segment is shown
as the gravest place that covers it, and a place knows its first and its last segment.
"""

from __future__ import annotations

import heapq
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from heshi.text import regex as re
from heshi.text.width import graphemes, unseen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from heshi.document import Block, Document
    from heshi.text.spans import Span


class Tone(StrEnum):
    """How a place or a finding is shown, from grave to mild."""

    CONTRADICTED = "contradicted"
    PARTIAL = "partial"
    MISSING = "missing"
    SUPPORTED = "supported"
    SUPPRESSED = "suppressed"
    UNBACKED = "unbacked"


_RANK = {tone: rank for rank, tone in enumerate(Tone)}

_JOINED = re.compile("[\u200d\ufe0e\ufe0f\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff\U000e0020-\U000e01ef]")
"""What may belong to the character before it."""
_JOINER = "\u200d"


@dataclass(frozen=True, slots=True)
class Mark:
    """A place to be marked.

    Attributes:
        span: the place, in the prose.
        tone: how it is shown.
        owner: the index of its finding; None for a fact that no claim backs.
        note: the number that is set behind it; 0 for none.
        label: what it is, in words.
    """

    span: Span
    tone: Tone
    owner: int | None = None
    note: int = 0
    label: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one kind.

    Attributes:
        text: the prose as written, or what stands for a character that no reader could see.
        code: the code point of that character, as ``U+202E``; empty for prose as written.
    """

    text: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of one block, over which the same places lie.

    Attributes:
        pieces: its text.
        number: from 1 in the order of the draft; 0 where no finding's place lies over it.
        mark: the gravest place over it, None where there is none.
        notes: the numbers to be set behind it, in order.
    """

    pieces: tuple[Piece, ...]
    number: int = 0
    mark: Mark | None = None
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedText:
    """The prose of a draft, cut into segments.

    Attributes:
        blocks: the segments of each block.
        ranges: for each mark the numbers of its first and its last segment; (0, 0) where it has none.
    """

    blocks: tuple[tuple[Segment, ...], ...]
    ranges: tuple[tuple[int, int], ...]


class _Local(NamedTuple):
    """A mark within one block, in code points of the block's text."""

    start: int
    end: int
    which: int


class _Cut(NamedTuple):
    """A stretch of a block's text between two edges, and the gravest mark over it."""

    start: int
    end: int
    top: int | None


def mark_up(document: Document, marks: Sequence[Mark]) -> MarkedText:
    """Cut the prose of a draft into segments.

    What a reader takes for one character is never cut in two: a place takes in the whole of it. An empty
    place takes in the character behind it, or that before it at the end of a block.

    Args:
        document: the draft.
        marks: the places, in any order.

    Returns:
        The segments of all blocks. The text of a block's segments, put together, is that of the block, but
        for characters that cannot be seen or must not be obeyed, for which ``heshi.text.width.visible`` has
        a picture.
    """
    ranges = [(0, 0)] * len(marks)
    blocks: list[tuple[Segment, ...]] = []
    number = 0
    for block, local in zip(document.blocks, _by_block(document.blocks, marks), strict=True):
        text = block.span.of(document.prose)
        here = _whole(text, local)
        cuts = list(_cut(len(text), here, marks))
        owned = [cut for cut in cuts if cut.top is not None and marks[cut.top].owner is not None]
        starting = {cut.start: at for at, cut in enumerate(owned, start=number + 1)}
        ending = {cut.end: starting[cut.start] for cut in owned}
        number += len(owned)
        for start, end, which in here:
            if start < end and marks[which].owner is not None:
                ranges[which] = (ranges[which][0] or starting[start], ending[end])
        blocks.append(tuple(_segments(text, cuts, starting, _notes(here, marks, block), marks)))
    return MarkedText(tuple(blocks), tuple(ranges))


def block_at(blocks: Sequence[Block], at: int) -> int:
    """Return the index of the block in which a place begins, or of the last one before it.

    Args:
        blocks: the blocks of a draft, at least one.
        at: a code point of the prose.
    """
    return max(0, bisect_right(blocks, at, key=attrgetter("span.start")) - 1)


def _by_block(blocks: Sequence[Block], marks: Sequence[Mark]) -> list[list[_Local]]:
    """Return the marks of each block, cut off at its edges."""
    out: list[list[_Local]] = [[] for _ in blocks]
    for index, mark in enumerate(marks):
        first = block_at(blocks, mark.span.start) if blocks else 0
        last = max(first + 1, bisect_left(blocks, mark.span.end, key=attrgetter("span.start")))
        for at in range(first, min(last, len(blocks))):
            span = blocks[at].span
            low = min(max(0, mark.span.start - span.start), len(span))
            high = min(max(low, mark.span.end - span.start), len(span))
            if low < high or len(mark.span) == 0:
                out[at].append(_Local(low, high, index))
    return out


def _notes(here: Sequence[_Local], marks: Sequence[Mark], block: Block) -> dict[int, list[int]]:
    """Return the numbers to be set in a block, by where: behind the last part of each mark that has one."""
    found: dict[int, list[int]] = {}
    for start, end, which in here:
        mark = marks[which]
        if mark.note and start < end and mark.span.end <= block.span.end + 1:
            found.setdefault(end, []).append(mark.note)
    return found


def _segments(
    text: str,
    cuts: Sequence[_Cut],
    numbers: Mapping[int, int],
    notes: Mapping[int, Sequence[int]],
    marks: Sequence[Mark],
) -> Iterator[Segment]:
    """Yield the segments of a block."""
    glyphs = list(unseen(text))
    for start, end, top in cuts:
        yield Segment(
            tuple(_pieces(text, start, end, glyphs)),
            numbers.get(start, 0),
            None if top is None else marks[top],
            tuple(sorted(set(notes.get(end, ())))),
        )


def _whole(text: str, local: Sequence[_Local]) -> list[_Local]:
    """Return the marks with edges where no character, as a reader takes it, is cut in two."""
    edges: list[int] | None = None
    out = []
    for start, end, which in local:
        low, high = start, end
        if low == high:
            low, high = (low, low + 1) if low < len(text) else (max(0, low - 1), low)
        if _inside(text, low) or _inside(text, high):
            if edges is None:
                edges = [0, *(last for _, last, _ in graphemes(text))]
            low, high = edges[bisect_right(edges, low) - 1], edges[bisect_left(edges, high)]
        out.append(_Local(low, high, which))
    return out


def _inside(text: str, at: int) -> bool:
    """Return whether ``at`` may lie within what a reader takes for one character."""
    if not 0 < at < len(text):
        return False
    char = text[at]
    return (
        text[at - 1] == _JOINER
        or _JOINED.match(char) is not None
        or (not char.isascii() and unicodedata.category(char).startswith("M"))
        or text[at - 1 : at + 1] == "\r\n"
    )


def _cut(length: int, here: Sequence[_Local], marks: Sequence[Mark]) -> Iterator[_Cut]:
    """Yield the stretches between all edges."""
    waiting = sorted(here, reverse=True)
    edges = sorted({0, length, *(each.start for each in here), *(each.end for each in here)})
    active: list[tuple[int, int, int, int]] = []
    for start, end in pairwise(edges):
        while waiting and waiting[-1].start <= start:
            low, high, which = waiting.pop()
            heapq.heappush(active, (_RANK[marks[which].tone], high - low, which, high))
        while active and active[0][3] <= start:
            heapq.heappop(active)
        yield _Cut(start, end, active[0][2] if active else None)


def _pieces(text: str, low: int, high: int, glyphs: Sequence[tuple[int, int, str]]) -> Iterator[Piece]:
    """Yield the text from ``low`` to ``high``, what cannot be seen apart from the rest."""
    for start, end, picture in glyphs[bisect_left(glyphs, (low,)) : bisect_left(glyphs, (high,))]:
        if low < start:
            yield Piece(text[low:start])
        yield Piece(picture, f"U+{ord(text[start]):04X}")
        low = end
    if low < high:
        yield Piece(text[low:high])

from __future__ import annotations

from array import array
from itertools import pairwise
from operator import add

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from heshi.text import offsets as module
from heshi.text.offsets import FEED, NewPieces, OffsetMap, Piece, PieceColumns, PieceKind, ProseBuilder
from heshi.text.spans import SourceSpan, Span

COPIED_AND_FEED = module.COPIED | FEED
COPIED, REWRITTEN, INSERTED = PieceKind.COPIED, PieceKind.REWRITTEN, PieceKind.INSERTED


def piece(kind: PieceKind, prose: tuple[int, int], source: tuple[int, int]) -> Piece:
    return Piece(kind, Span(*prose), SourceSpan(*source))


def sample() -> tuple[str, OffsetMap]:
    """Return the prose 甲乙&丙⏎丁 of the source ``**甲乙**&amp;丙  丁``."""
    builder = ProseBuilder("**甲乙**&amp;丙  丁")
    builder.copy(2, 3)
    builder.copy(3, 4)
    builder.rewrite("&", 6, 11)
    builder.copy(11, 12)
    builder.insert("\n", 12)
    builder.copy(14, 15)
    return builder.build()


def test_builder_merges_neighbouring_copies() -> None:
    prose, offsets = sample()
    assert prose == "甲乙&丙\n丁"
    assert offsets.pieces == (
        piece(COPIED, (0, 2), (2, 4)),
        piece(REWRITTEN, (2, 3), (6, 11)),
        piece(COPIED, (3, 4), (11, 12)),
        piece(INSERTED, (4, 5), (12, 12)),
        piece(COPIED, (5, 6), (14, 15)),
    )


@pytest.mark.parametrize(
    ("span", "source"),
    [
        ((0, 1), (2, 3)),
        ((1, 2), (3, 4)),
        ((0, 2), (2, 4)),
        ((1, 3), (3, 11)),
        ((2, 3), (6, 11)),
        ((3, 5), (11, 12)),  # the inserted line feed adds nothing
        ((4, 6), (14, 15)),
        ((4, 5), (12, 12)),
        ((0, 6), (2, 15)),
        ((0, 0), (2, 2)),
        ((1, 1), (3, 3)),
        ((2, 2), (6, 6)),
        ((6, 6), (15, 15)),
    ],
)
def test_to_source(span: tuple[int, int], source: tuple[int, int]) -> None:
    assert sample()[1].to_source(Span(*span)) == SourceSpan(*source)


@pytest.mark.parametrize(
    ("source", "span"),
    [
        ((0, 15), (0, 6)),
        ((2, 3), (0, 1)),
        ((3, 12), (1, 4)),
        ((8, 9), (2, 3)),  # within the entity
        ((0, 2), (0, 0)),  # markup only
        ((4, 6), (2, 2)),
        ((12, 14), (5, 5)),
        ((14, 15), (5, 6)),
        ((15, 15), (6, 6)),
    ],
)
def test_to_prose(source: tuple[int, int], span: tuple[int, int]) -> None:
    assert sample()[1].to_prose(SourceSpan(*source)) == Span(*span)


def test_empty_prose() -> None:
    prose, offsets = ProseBuilder("**").build()
    assert (prose, offsets.pieces, len(offsets)) == ("", (), 0)
    assert offsets.to_source(Span(0, 0)) == SourceSpan(0, 0)
    assert offsets.to_prose(SourceSpan(0, 2)) == Span(0, 0)


def test_a_span_after_the_prose_is_refused() -> None:
    with pytest.raises(ValueError, match=r"5\.\.7 is not in a prose of length 6"):
        sample()[1].to_source(Span(5, 7))


@pytest.mark.parametrize(
    ("pieces", "problem"),
    [
        ([piece(COPIED, (1, 2), (1, 2))], "prose is not tiled"),
        ([piece(COPIED, (0, 2), (0, 2)), piece(COPIED, (3, 4), (3, 4))], "prose is not tiled"),
        ([piece(COPIED, (0, 2), (0, 2)), piece(COPIED, (1, 3), (2, 4))], "prose is not tiled"),
        ([piece(REWRITTEN, (0, 0), (0, 2))], "prose is not tiled"),
        ([piece(COPIED, (0, 2), (2, 4)), piece(COPIED, (2, 3), (3, 4))], "source runs backwards"),
        ([piece(COPIED, (0, 2), (0, 3))], "a copy differs in length"),
        ([piece(INSERTED, (0, 1), (0, 1))], "an insertion takes up source"),
    ],
)
def test_faulty_pieces_are_refused(pieces: list[Piece], problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        OffsetMap(pieces)


@settings(deadline=None, max_examples=150)
@given(st.lists(st.tuples(st.sampled_from("csri"), st.integers(1, 4))), st.data())
def test_every_span_maps_to_what_it_was_made_of(plan: list[tuple[str, int]], data: st.DataObject) -> None:
    source = "".join(chr(0x4E00 + index) for index in range(sum(size for _, size in plan)))
    builder = ProseBuilder(source)
    origins: list[tuple[int, int]] = []  # of each code point of the prose
    at = 0
    for action, size in plan:
        if action == "c":
            builder.copy(at, at + size)
            origins += [(index, index + 1) for index in range(at, at + size)]
        elif action == "r":
            builder.rewrite("xy", at, at + size)
            origins += [(at, at + size)] * 2
        elif action == "i":
            builder.insert("z", at)
            origins.append((at, at))
        at += 0 if action == "i" else size
    prose, offsets = builder.build()
    assert len(offsets) == len(prose) == len(origins)
    start = data.draw(st.integers(0, len(prose)))
    end = data.draw(st.integers(start, len(prose)))
    ranges = [origin for origin in origins[start:end] if origin[0] < origin[1]]
    found = offsets.to_source(Span(start, end))
    if ranges:
        assert (found.start, found.end) == (ranges[0][0], ranges[-1][1])
        assert offsets.to_prose(found).covers(Span(start, end)) or "z" in Span(start, end).of(prose)
    else:
        assert len(found) == 0 or any(low <= found.start and found.end <= high for low, high in origins)


def is_map(kinds: list[PieceKind], rows: list[list[int]], *, fed: bool) -> bool:
    """Return whether pieces, each with its places in prose and source, are a map, rule by rule."""
    nexts = [0, *(end + fed for _, end, _, _ in rows)]
    tiled = all(before == row[0] < row[1] for before, row in zip(nexts, rows, strict=False))
    in_order = all(low <= high for low, high in pairwise([0, *(at for row in rows for at in row[2:])]))
    fitting = all(
        kind is REWRITTEN or high - low == (end - start if kind is COPIED else 0)
        for kind, (start, end, low, high) in zip(kinds, rows, strict=True)
    )
    return tiled and in_order and fitting


@given(
    plan=st.lists(
        st.tuples(st.sampled_from(PieceKind), st.integers(1, 3), st.integers(0, 3), st.integers(0, 2))
    ),
    changes=st.lists(st.tuples(st.integers(0, 99), st.integers(-2, 2)), max_size=2),
    fed=st.booleans(),
)
@example(plan=[(COPIED, 1, 1, 0)], changes=[(2, -1)], fed=False)
def test_exactly_what_is_no_map_is_refused(
    plan: list[tuple[PieceKind, int, int, int]], changes: list[tuple[int, int]], *, fed: bool
) -> None:
    kinds, numbers, at, place = [kind for kind, *_ in plan], [], 0, 0
    for kind, length, taken, markup in plan:
        width = {COPIED: length, REWRITTEN: taken, INSERTED: 0}[kind]
        numbers += [at, at + length, place + markup, place + markup + width]
        at, place = at + length + fed, place + markup + width
    for index, change in changes if numbers else ():
        numbers[index % len(numbers)] += change
    rows = [numbers[start : start + 4] for start in range(0, len(numbers), 4)]
    codes = bytearray(list(PieceKind).index(kind) | (FEED if fed else 0) for kind in kinds)
    columns = PieceColumns(codes, *(array("q", numbers[column::4]) for column in range(4)))
    if is_map(kinds, rows, fed=fed):
        assert len(OffsetMap.of_columns(columns).pieces) == len(kinds) * (1 + fed)
    else:
        with pytest.raises(ValueError, match=r" from -?\d"):
            OffsetMap.of_columns(columns)


@given(st.lists(st.tuples(st.integers(0, 3), st.text("甲a🎉", min_size=1, max_size=4))))
def test_many_pieces_are_pieces_one_by_one(plan: list[tuple[int, str]]) -> None:
    source = "".join("-" * markup + text for markup, text in plan)
    lows, at = array("q"), 0
    for markup, text in plan:
        lows.append(at + markup)
        at += markup + len(text)
    lengths = array("q", [len(text) for _, text in plan])
    highs = array("q", map(add, lows, lengths))
    at_once, singly = ProseBuilder(source), ProseBuilder(source)
    for builder in (at_once, singly):
        builder.rewrite("题\n", 0, 0)
    prose = "".join(f"{text}\n" for _, text in plan)
    at_once.add_all(prose, NewPieces(bytearray([COPIED_AND_FEED] * len(plan)), lengths, lows, highs))
    for low, high in zip(lows, highs, strict=True):
        singly.copy(low, high)
        singly.insert("\n", high)
    assert at_once.build() == singly.build()
    assert at_once.length == len(prose) + 2

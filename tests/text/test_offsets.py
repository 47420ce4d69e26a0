from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heshi.text.offsets import OffsetMap, Piece, PieceKind, ProseBuilder
from heshi.text.spans import SourceSpan, Span

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

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heshi.document import as_document
from heshi.readers import read_text
from heshi.reporters.web.marks import Mark, MarkedText, Piece, Tone, block_at, mark_up
from heshi.text.spans import Span
from heshi.text.width import visible

BAD, HALF, GOOD, FACT = Tone.CONTRADICTED, Tone.PARTIAL, Tone.SUPPORTED, Tone.UNBACKED


def told(marked: MarkedText) -> list[list[tuple[str, int, str, tuple[int, ...]]]]:
    """What a page shows: each segment's text, number, tone and notes, by block."""
    return [
        [
            (
                "".join(piece.text for piece in segment.pieces),
                segment.number,
                segment.mark.tone.value if segment.mark else "",
                segment.notes,
            )
            for segment in block
        ]
        for block in marked.blocks
    ]


def test_places_apart_nested_and_overlapping() -> None:
    document = as_document("甲乙丙丁戊己庚辛")
    marks = [
        Mark(Span(1, 4), GOOD, 0),
        Mark(Span(2, 6), HALF, 1, 2),
        Mark(Span(3, 5), BAD, 2, 1),
        Mark(Span(7, 8), FACT),
    ]
    marked = mark_up(document, marks)
    assert told(marked) == [
        [
            ("甲", 0, "", ()),
            ("乙", 1, "supported", ()),
            ("丙", 2, "partial", ()),
            ("丁", 3, "contradicted", ()),
            ("戊", 4, "contradicted", (1,)),
            ("己", 5, "partial", (2,)),
            ("庚", 0, "", ()),
            ("辛", 0, "unbacked", ()),
        ]
    ]
    assert marked.ranges == ((1, 3), (2, 5), (3, 4), (0, 0))


def test_among_places_of_one_tone_the_shorter_shows() -> None:
    marked = mark_up(as_document("甲乙丙"), [Mark(Span(0, 3), BAD, 0), Mark(Span(1, 2), BAD, 1)])
    owners = [segment.mark.owner if segment.mark else None for segment in marked.blocks[0]]
    assert owners == [0, 1, 0]
    assert marked.ranges == ((1, 3), (2, 2))


def test_a_place_over_several_blocks_has_its_number_at_its_end() -> None:
    document = read_text("| 甲 | 乙 |\n|--|--|\n| 丙 | 丁 |\n", "a.md")
    start, end = document.prose.index("丙"), document.prose.index("丁") + 1
    marked = mark_up(document, [Mark(Span(start, end), BAD, 0, 7)])
    assert told(marked) == [
        [("甲", 0, "", ())],
        [("乙", 0, "", ())],
        [("丙", 1, "contradicted", ())],
        [("丁", 2, "contradicted", (7,))],
    ]
    assert marked.ranges == ((1, 2),)


@pytest.mark.parametrize(
    ("at", "shown"),
    [(0, ["甲", "乙丙"]), (1, ["甲", "乙", "丙"]), (3, ["甲乙", "丙"])],
)
def test_an_empty_place_takes_a_character(at: int, shown: list[str]) -> None:
    marked = mark_up(as_document("甲乙丙"), [Mark(Span(at, at), BAD, 0)])
    assert [text for text, *_ in told(marked)[0]] == shown
    assert marked.ranges == ((1, 1),)


def test_a_place_in_an_empty_block_has_no_segment() -> None:
    marked = mark_up(as_document("甲\n\n乙"), [Mark(Span(2, 2), BAD, 0), Mark(Span(1, 2), BAD, 1)])
    assert marked.ranges == ((0, 0), (0, 0))


@pytest.mark.parametrize("text", ["👩‍👩‍👧", "👍🏽", "🇨🇳", "e\u0301", "葛\U000e0100", "☎\ufe0f"])
def test_what_a_reader_takes_for_one_character_is_not_cut(text: str) -> None:
    document = as_document(f"甲{text}乙")
    for at in range(1, 1 + len(text)):
        marked = mark_up(document, [Mark(Span(at, at + 1), BAD, 0)])
        assert [(shown, number) for shown, number, *_ in told(marked)[0]] == [
            ("甲", 0),
            (visible(text), 1),
            ("乙", 0),
        ]


def test_what_cannot_be_seen_stands_apart() -> None:
    marked = mark_up(as_document("甲\u202e乙\x1b[31m"), [Mark(Span(0, 2), BAD, 0)])
    assert [segment.pieces for segment in marked.blocks[0]] == [
        (Piece("甲"), Piece("\\u{202E}", "U+202E")),
        (Piece("乙"), Piece("␛", "U+001B"), Piece("[31m")),
    ]


def test_the_block_of_a_place() -> None:
    blocks = as_document("甲乙\n\n丙").blocks
    assert [block_at(blocks, at) for at in range(5)] == [0, 0, 0, 1, 2]


TEXTS = st.text(
    st.sampled_from("九月26日，。“”（）\n\t\x1b\x00\u202e\u200b\u0301👩\u200d👧🇨é a#*|-\u2028\ud800🏽"),
    max_size=40,
)


@given(TEXTS, st.data())
def test_no_text_is_lost_or_changed_whatever_the_places(text: str, data: st.DataObject) -> None:
    document = as_document(text)
    place = st.tuples(*[st.integers(0, len(text))] * 2).map(sorted)
    places = data.draw(st.lists(st.tuples(place, st.sampled_from(Tone)), max_size=12))
    marks = [
        Mark(Span(*span), tone, None if tone is FACT else index, index % 3)
        for index, (span, tone) in enumerate(places)
    ]
    marked = mark_up(document, marks)
    for block, segments in zip(document.blocks, marked.blocks, strict=True):
        shown = "".join(piece.text for segment in segments for piece in segment.pieces)
        assert shown == visible(block.span.of(document.prose))
    numbered = [segment for segments in marked.blocks for segment in segments if segment.number]
    assert [segment.number for segment in numbered] == list(range(1, len(numbered) + 1))
    for mark, (first, last) in zip(marks, marked.ranges, strict=True):
        over = "".join(
            piece.text for segment in numbered[max(0, first - 1) : last] for piece in segment.pieces
        )
        assert (first == 0) == (over == "")
        if mark.owner is not None:
            assert visible(mark.span.of(document.prose)).replace("␊", "") in over

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heshi.text.lines import Lines, Point, Unit
from heshi.text.spans import SourceSpan

TEXT = "甲🎉乙\r\nab\rc\u2028d\n"


@pytest.mark.parametrize(
    ("offset", "code_points", "utf16", "utf8"),
    [
        (0, (1, 1), (1, 1), (1, 1)),
        (1, (1, 2), (1, 2), (1, 4)),
        (2, (1, 3), (1, 4), (1, 8)),
        (3, (1, 4), (1, 5), (1, 11)),
        (4, (1, 4), (1, 5), (1, 11)),  # between \r and \n
        (5, (2, 1), (2, 1), (2, 1)),
        (7, (2, 3), (2, 3), (2, 3)),
        (8, (3, 1), (3, 1), (3, 1)),
        (10, (3, 3), (3, 3), (3, 5)),  # U+2028 ends no line
        (12, (4, 1), (4, 1), (4, 1)),
    ],
)
def test_point(
    offset: int, code_points: tuple[int, int], utf16: tuple[int, int], utf8: tuple[int, int]
) -> None:
    lines = Lines(TEXT)
    assert lines.point(offset) == Point(*code_points)
    assert lines.point(offset, Unit.UTF16) == Point(*utf16)
    assert lines.point(offset, Unit.UTF8) == Point(*utf8)


def test_lines_are_without_their_ends() -> None:
    lines = Lines(TEXT)
    assert [lines.line(number).of(TEXT) for number in range(1, len(lines) + 1)] == [
        "甲🎉乙",
        "ab",
        "c\u2028d",
        "",
    ]


def test_an_empty_text_has_one_line() -> None:
    lines = Lines("")
    assert (len(lines), lines.line(1), lines.point(0)) == (1, SourceSpan(0, 0), Point(1, 1))


def test_offset_keeps_to_the_line_and_to_whole_characters() -> None:
    lines = Lines(TEXT)
    assert lines.offset(Point(1, 99)) == 3
    assert lines.offset(Point(1, 99), Unit.UTF16) == 3
    assert lines.offset(Point(1, 3), Unit.UTF16) == 1  # in the middle of the emoji


@pytest.mark.parametrize("offset", [-1, 13])
def test_no_point_outside_the_text(offset: int) -> None:
    with pytest.raises(ValueError, match="is not in a text of length 12"):
        Lines(TEXT).point(offset)


@pytest.mark.parametrize("number", [0, 5])
def test_no_such_line(number: int) -> None:
    with pytest.raises(ValueError, match=f"no line {number} in a text of 4 lines"):
        Lines(TEXT).line(number)


def test_columns_count_from_1() -> None:
    with pytest.raises(ValueError, match="columns count from 1: 0"):
        Lines(TEXT).offset(Point(1, 0))


@settings(deadline=None, max_examples=150)
@given(st.text(st.sampled_from("甲a🎉é\r\n\u2028\x85")), st.sampled_from(Unit), st.data())
def test_point_and_offset_are_inverse(text: str, unit: Unit, data: st.DataObject) -> None:
    lines = Lines(text)
    offset = data.draw(st.integers(0, len(text)))
    point = lines.point(offset, unit)
    inside = text[offset - 1 : offset + 1] == "\r\n"
    assert lines.offset(point, unit) == offset - inside

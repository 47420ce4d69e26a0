"""Many values at once: pieces of a long text, and what is kept only for a while."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heshi.text.bulk import Recent, pieces


@given(st.text(alphabet="甲\n", max_size=60), st.integers(1, 9))
def test_pieces_are_the_text_in_whole_lines(text: str, size: int) -> None:
    found = [piece.of(text) for piece in pieces(text, size)]
    assert "".join(found) == text
    assert all(each.endswith("\n") for each in found[:-1])
    assert all(len(each) >= size for each in found[:-1])


@pytest.mark.parametrize(
    ("text", "size", "expected"), [("甲\n乙\n丙", 2, ["甲\n", "乙\n", "丙"]), ("", 1, [])]
)
def test_a_piece_ends_with_the_line_that_fills_it(text: str, size: int, expected: list[str]) -> None:
    assert [piece.of(text) for piece in pieces(text, size)] == expected


def test_what_is_full_forgets() -> None:
    kept: Recent[int, str] = Recent(2)
    kept[1], kept[2] = "a", "b"
    kept[1] = "c"
    assert kept == {1: "c", 2: "b"}
    kept[3] = "d"
    assert kept == {3: "d"}

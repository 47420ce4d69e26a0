"""What is found piece by piece is what is found at once, and nothing is looked for where nobody asks."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heshi.recognise import piecewise
from heshi.recognise.dates import DateValue, find_dates
from heshi.recognise.piecewise import Piecewise, find_dates_piecewise
from heshi.text.normal import normalise
from heshi.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY = dt.date(2024, 3, 15)

LINES = st.lists(
    st.sampled_from(
        [
            "9月25日双方签约。",
            "次日，项目开工。",
            "同月投产，当天售罄。",
            "去年下半年的事。",
            "同年又有一例，翌日辟谣。",
            "5日、6日休息。",
            "昨日晴。",
            "共 2000 余个，2023 年 9 月建成。",
            "没有日期。",
            "",
        ]
    ),
    max_size=12,
)


@pytest.fixture(autouse=True)
def _line_by_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(piecewise, "PIECE", 1)


@settings(max_examples=200)
@given(LINES, st.data())
def test_dates_are_those_of_the_whole_text_in_whatever_order_they_are_asked_for(
    lines: list[str], data: st.DataObject
) -> None:
    normal = normalise("\n".join(lines))
    whole = [each for each in find_dates(normal, DAY) if isinstance(each.value, DateValue)]
    found = find_dates_piecewise(normal, DAY)
    assert isinstance(found, Piecewise)
    for start in data.draw(st.lists(st.integers(0, len(normal)), max_size=4)):
        assert [*found.starting(start, start + 9)] == [
            each for each in whole if start <= each.start < start + 9
        ]
    assert [*found] == whole


def test_the_next_day_is_counted_from_the_day_named_last_however_far_above() -> None:
    normal = "9月25日签约。\n" + "没有日期。\n" * 9 + "次日开工。\n翌日停工。"
    *_, last, after = find_dates_piecewise(normal, DAY)
    assert [(each.value.month, each.value.day) for each in (last, after)] == [(9, 26), (9, 27)]


def test_a_text_is_read_a_fixed_number_of_times_whatever_is_counted_from_above(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[int] = []

    def counting(text: str, *rest: object) -> object:
        read.append(len(text))
        return find_dates(text, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(piecewise, "find_dates", counting)
    normal = "没有日期。\n" * 200 + "次日开工。\n" * 200
    found = find_dates_piecewise(normal, DAY)
    assert isinstance(found, Piecewise)
    for start in reversed(range(0, len(normal), 6)):
        found.starting(start, start + 6)
    assert sum(read) <= 4 * len(normal)


def rows(normal: str, seen: list[Span]) -> Piecewise[Span]:
    def find(_: int, piece: Span) -> Iterator[Span]:
        seen.append(piece)
        for at in range(piece.start, piece.end):
            if normal[at] == "甲":
                yield Span(at, at + 1)

    return Piecewise(normal, find)


def test_only_the_pieces_that_are_asked_for_are_looked_at_and_each_once() -> None:
    seen: list[Span] = []
    found = rows("甲\n乙甲\n甲甲\n丙", seen)
    assert not seen
    assert list(found.starting(3, 4)) == [Span(3, 4)]
    assert found.last_starting(2, 5) == Span(3, 4)
    assert seen == [Span(2, 5)]
    assert len(found) == 4
    assert len(seen) == 4
    assert found[1:] == (Span(3, 4), Span(5, 6), Span(6, 7))


@given(st.text(alphabet="甲乙\n", max_size=30), st.integers(0, 32), st.integers(0, 9))
def test_the_last_is_the_last_of_all(text: str, start: int, size: int) -> None:
    found = rows(text, [])
    inside = [each for each in found if start <= each.start < start + size]
    assert [*found.starting(start, start + size)] == inside
    assert found.last_starting(start, start + size) == (inside[-1] if inside else None)

"""Lengths of time as figures of a sheet and of a draft."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heshi.kinds.lasting import find_lengths, read_length
from heshi.recognise.quantities import Quantity


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("三年", 36, 36, "月"),
        ("半年", 6, 6, "月"),
        ("六个月", 6, 6, "月"),
        ("24小时", 24, 24, "小时"),
        ("3天", 72, 72, "小时"),
        ("5个工作日", 5, 5, "工作日"),
        ("不少于三年", 36, None, "月"),
        ("8年以上", 96, None, "月"),
        ("不超过6个月", None, 6, "月"),
    ],
)
def test_read(text: str, low: int | None, high: int | None, unit: str) -> None:
    """A length of time is read with its bound, in months, hours or working days."""
    least, most = (None if end is None else Fraction(end) for end in (low, high))
    assert read_length(text) == Quantity(least, most, unit=unit)


@pytest.mark.parametrize("text", ["2023年", "三年后", "近期", "第三年", "签约三年", "三年五年", "30%", ""])
def test_no_length(text: str) -> None:
    """A date, a point in time and anything else is no length of time."""
    assert read_length(text) is None


def test_find() -> None:
    """What only looks like a bound is none, and a point in time is no length."""
    found = find_lengths("海东队与莱昂签约三年,质保不少于5年,三年后再议,成立八年来")
    assert [mention.text for mention in found] == ["三年", "不少于5年"]


@settings(deadline=None, max_examples=100)
@given(st.text(alphabet="三五年个月天约近以上不少于超过签后来半多\n1,", max_size=40))
def test_any_text(text: str) -> None:
    """Every mention stands where it says, in order, within one line."""
    found = find_lengths(text)
    assert [mention.text for mention in found] == [mention.span.of(text) for mention in found]
    assert not any("\n" in mention.text for mention in found)
    assert all(one.end <= other.start for one, other in pairwise(found))

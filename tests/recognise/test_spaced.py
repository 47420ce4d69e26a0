"""Blanks between figures and Chinese characters change nothing in what is read, and places stay true."""

from __future__ import annotations

import pytest

from heshi.recognise.dates import find_dates
from heshi.recognise.quantities import find_quantities
from heshi.recognise.spaced import closed
from heshi.text.spans import Span


@pytest.mark.parametrize(
    "text",
    [
        "新增岗位 2000 余个，占比 30% 以上。",
        "处 10 万元以上 50 万元以下罚款，第 5 号台风，风力 15 级。",
        "11 月 3 日凌晨 4 时 30 分，用时 6.5 小时。",
        "Model 3 和 Model Y 共 1.2 万辆，2023 12 月。",
    ],
)
def test_figures_are_read_as_without_blanks(text: str) -> None:
    plain = closed(text).text
    for find in (find_quantities, find_dates):
        spaced, tight = find(text), find(plain)
        assert [each.value for each in spaced] == [each.value for each in tight]
        assert [each.span.of(text) for each in spaced] == [each.text for each in spaced]
        assert [closed(each.text).text for each in spaced] == [each.text for each in tight]


def test_only_those_blanks_are_dropped() -> None:
    text = closed("共 12 家，Model 3，1 2，甲 乙")
    assert text.text == "共12家，Model 3，1 2，甲 乙"
    assert text.span(Span(0, 4)) == Span(0, 6)
    assert text.span(Span(1, 3)) == Span(2, 4)

"""Rows that go together by their order, and values that were replaced."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heshi.kinds.rows import ends_alike, is_old, members, runs
from heshi.text.spans import Span


def spans(text: str, *words: str) -> list[Span]:
    return [Span(text.index(word), text.index(word) + len(word)) for word in words]


def test_runs_are_joined_by_marks_and_conjunctions_alone() -> None:
    text = "甲、乙和丙的总部在丁,戊"
    found = runs(spans(text, *"甲乙丙丁戊"), text)
    assert [[span.of(text) for span in run] for run in found] == [["甲", "乙", "丙"], ["丁", "戊"]]


def test_members() -> None:
    text = "营收、净利润以及毛利率"
    assert [span.of(text) for span in members(text, Span(0, len(text)))] == ["营收", "净利润", "毛利率"]


@pytest.mark.parametrize(
    ("member", "start"),
    [("1年期", 0), ("公布的1年期", 3), ("11年期", None), ("5年期以上", None), ("", None)],
)
def test_ends_alike(member: str, start: int | None) -> None:
    assert ends_alike(member, "5年期以上LPR", "1年期LPR") == start


@pytest.mark.parametrize(
    ("text", "old"),
    [
        ("票价由2元调整为3元", True),
        ("营收从2022年的2元增长至3元", True),
        ("票价由2元,上调到3元", True),
        ("票价2元,调整为3元", False),
        ("从2元涨到3元不等", False),
        ("从2元到3元", False),
        ("由2元一张变为免费。票价3元", False),
    ],
)
def test_is_old(text: str, *, old: bool) -> None:
    first, last = spans(text, "2元", "3元")
    assert is_old(text, first, last) is old


def test_nothing_is_old_without_a_later_value() -> None:
    assert not is_old("由2元调整", Span(1, 3), None)


@settings(deadline=None, max_examples=100)
@given(st.text(alphabet="由从2元到至为升、和,。\n", max_size=40), st.data())
def test_any_text(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4)))
    first, last = Span(cuts[0], cuts[1]), Span(cuts[2], cuts[3])
    assert is_old(text, first, last) in {True, False}
    assert all(len(run) > 1 for run in runs([first, last], text))
    pieces = members(text, Span(0, len(text)))
    assert (pieces[0].start, pieces[-1].end) == (0, len(text))

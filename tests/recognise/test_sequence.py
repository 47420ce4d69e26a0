"""Ranks: which words give a place, and which only look like it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heshi.recognise.sequence import LAST, find_ranks, read_place
from heshi.text.normal import normalise
from heshi.text.spans import Span


def ranks(text: str) -> list[tuple[str, int, str]]:
    normal = normalise(text)
    return [(each.span.of(text), each.place, each.scale) for each in find_ranks(normal, Span(0, len(normal)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("冠军是甲", [("冠军", 1, "rank")]),
        ("屈居亚军", [("亚军", 2, "rank")]),
        ("位列第三名", [("第三名", 3, "rank")]),
        ("排名第12位", [("第12位", 12, "rank")]),
        ("排名第一的甲", [("第一", 1, "rank")]),
        ("甲第一，乙第二", [("第一", 1, "rank"), ("第二", 2, "rank")]),
        ("第一大股东", [("第一大", 1, "rank")]),
        ("分列二、三位", [("二、三位", 2, "rank"), ("二、三位", 3, "rank")]),
        (
            "分获冠、亚、季军",
            [("冠、亚、季军", 1, "rank"), ("冠、亚、季军", 2, "rank"), ("冠、亚、季军", 3, "rank")],
        ),
        ("获一、二等奖", [("一、二等奖", 1, "prize"), ("一、二等奖", 2, "prize")]),
        ("第一步登记", [("第一步", 1, "步")]),
        ("排名垫底", [("垫底", LAST, "rank")]),
        ("荣获金奖", [("金奖", 1, "prize")]),
    ],
)
def test_a_place_is_read(text: str, expected: list[tuple[str, int, str]]) -> None:
    assert ranks(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "第一季度",
        "第三次",
        "第二届大会",
        "第一时间",
        "第三方",
        "第三产业",
        "冠军赛",
        "卫冕冠军",
        "冠军争夺战",
        "第一代产品",
    ],
)
def test_what_only_looks_like_a_place_is_none(text: str) -> None:
    assert ranks(text) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [("1", 1), ("第二名", 2), ("冠军", 1), ("三", 3), ("12.5", None), ("云帆科技", None), ("", None)],
)
def test_a_cell_gives_a_place_whole_or_not_at_all(text: str, place: int | None) -> None:
    assert read_place(text) == place


@settings(deadline=None, max_examples=200)
@given(st.text(alphabet="第一二三四五六七八九十百前名位冠亚季军、和等奖0123456789次届倒数", max_size=60))
def test_places_stand_in_the_text_in_order(text: str) -> None:
    found = find_ranks(text, Span(0, len(text)))
    assert all(0 <= each.span.start < each.span.end <= len(text) and each.place >= 0 for each in found)
    assert [each.span for each in found] == sorted(each.span for each in found)

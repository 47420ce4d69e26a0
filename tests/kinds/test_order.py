"""The kind ``order`` beyond its table: what is refused, and what holds for every text."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heshi.check import Checker
from heshi.errors import SheetError
from heshi.findings import Finding, Verdict
from heshi.kinds import KINDS
from heshi.readers import read_text
from heshi.rules.load import load_text
from heshi.words import Lang

SHEET = """
sheet: s
claims:
  - id: c
    says: 龙舟赛冠军滨江队，亚军山城队，季军海港队
    about: [龙舟赛]
    order: [滨江队, 山城队, 海港队]
  - id: d
    says: 三座桥先后通车
    about: [通车]
    order: [东桥, 西桥, 南桥]
"""
PIECES = (
    *(
        "滨江队",
        "山城队",
        "海港队",
        "东桥",
        "西桥",
        "南桥",
        "龙舟赛",
        "通车",
        "冠军",
        "亚军",
        "第三名",
        "分获",
    ),
    *(
        "依次",
        "、",
        "和",
        "，",
        "。",
        "先",
        "再",
        "随后",
        "之后",
        "此前",
        "2019年",
        "3月5日",
        "→",
        "\n",
        "- ",
        "| ",
        "1. ",
    ),
)


@cache
def checker() -> Checker:
    return Checker.of([load_text(SHEET, "s.yaml", KINDS)])


def findings(text: str) -> dict[str, Finding]:
    report = checker().check(read_text(text, suffix=".md"))
    assert report.failures == ()
    return {finding.claim.id: finding for finding in report.findings}


def mistakes(order: str) -> list[str]:
    text = f"sheet: s\nclaims:\n  - {{id: c, says: 次序, about: [x], order: {order}}}\n"
    with pytest.raises(SheetError) as caught:
        load_text(text, "s.yaml", KINDS)
    return [mistake.in_(Lang.EN) for mistake in caught.value.mistakes]


def test_an_item_given_twice_is_refused() -> None:
    assert mistakes("[a, b, a]") == ['s.yaml:3:49: "a" is given twice; remove one']


def test_one_item_is_no_order() -> None:
    assert len(mistakes("[a]")) == 1


def test_a_gap_tells_both_orders() -> None:
    (gap,) = findings("龙舟赛冠军为海港队，亚军为山城队，季军为滨江队。")["c"].gaps
    assert gap.message(Lang.ZH) == ("顺序不符：应为“滨江队、山城队、海港队”，写成了“海港队、山城队、滨江队”")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("龙舟赛落幕，滨江队力压山城队夺冠，海港队名列第三。", Verdict.SUPPORTED),
        ("龙舟赛落幕，卫冕冠军山城队不敌滨江队，屈居亚军。", Verdict.PARTIAL),
        ("龙舟赛女子组比赛中，海港队夺冠，滨江队获得亚军。", Verdict.PARTIAL),
        ("山城队曾三次获得龙舟赛冠军。", Verdict.MISSING),
        ("山城队有望夺得龙舟赛冠军。", Verdict.MISSING),
        ("龙舟赛上，滨江队的划速排名第三，山城队的划速排名第一。", Verdict.MISSING),
    ],
)
def test_a_place_counts_where_it_is_held_in_the_contest_itself(text: str, verdict: Verdict) -> None:
    assert findings(text)["c"].verdict is verdict


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_every_gap_stands_in_the_text(text: str) -> None:
    text = text if text.strip() else "龙舟赛"
    document = read_text(text + "x", suffix=".md")
    report = checker().check(document)
    assert report.failures == ()
    for finding in report.findings:
        assert bool(finding.gaps) is (finding.verdict is not Verdict.SUPPORTED)
        for gap in finding.gaps:
            assert gap.at is None or 0 <= gap.at.start < gap.at.end <= len(document.prose)


def test_a_long_list_of_mentions_is_read_in_time() -> None:
    text = "2019年东桥通车，随后西桥通车，" * 2000
    assert findings(text)["d"].verdict in set(Verdict)

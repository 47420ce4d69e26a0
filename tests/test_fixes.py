"""Fixes: each mends what it is for, in the draft's own way of writing, and none is offered that might not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import heshi
from heshi.check import check
from heshi.findings import Finding, Fix, Verdict
from heshi.fixes import patched
from heshi.kinds import KINDS
from heshi.readers import read_file, read_text
from heshi.rules.load import load_text
from heshi.text.spans import Span

if TYPE_CHECKING:
    from heshi.document import Document
    from heshi.rules.model import Sheet

ROOT = Path(__file__).parents[1]
STORIES = ("alimama-tencent", "harbour-earnings", "old-town-notice", "phone-launch")

SHEET = """
sheet: s
as_of: 2023-09-30
names:
  青禾科技: []
  林夏: []
claims:
  - id: on
    says: 青禾科技于9月5日发布新品
    about: [青禾科技, {any: [发布, 推出]}]
    date: 2023年9月5日
  - id: month
    says: 青禾科技的工厂于2023年8月投产
    about: [青禾科技, 投产]
    date: 2023年8月
  - id: half
    says: 青禾科技在2023年上半年建厂
    about: [青禾科技, 建厂]
    date: 2023年上半年
  - id: sold
    says: 新品售出12345台
    about: [售出]
    quantity: {value: 12345台, of: [售出]}
  - id: growth
    says: 销售额同比增长8.6%
    about: [销售额]
    quantity: {value: 8.6%, of: [销售额]}
  - id: most
    says: 投资超过3亿元
    about: [投资]
    quantity: {value: 超过3亿元, of: [投资]}
  - id: motto
    says: 林夏说，做最好的灯，交最多的朋友
    about: [林夏]
    quote: {text: 做最好的灯，交最多的朋友, by: 林夏}
  - id: opened
    says: 青禾科技的门店于9月6日开业
    about: [青禾科技, 开业]
    date: 9月6日
"""


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    return load_text(SHEET, "s.yaml", KINDS)


def fixes(document: Document, findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    """What is to be replaced by what."""
    return [
        (gap.fix.at.of(document.prose), gap.fix.text)
        for finding in findings
        for gap in finding.gaps
        if gap.fix is not None
    ]


def offered(text: str, sheet: Sheet) -> list[tuple[str, str]]:
    document = read_text(text, "d.md")
    return fixes(document, check([document], [sheet]).drafts[0].findings)


@pytest.mark.parametrize(
    ("draft", "old", "new"),
    [
        ("青禾科技9月6日发布新品。", "9月6日", "9月5日"),
        ("青禾科技9月6号发布新品。", "9月6号", "9月5号"),
        ("青禾科技09月06日发布新品。", "09月06日", "09月05日"),
        ("青禾科技2023年9月16日发布新品。", "2023年9月16日", "2023年9月5日"),
        ("青禾科技2022年9月5日发布新品。", "2022年9月5日", "2023年9月5日"),
        ("青禾科技九月十五日发布新品。", "九月十五日", "九月五日"),
        ("青禾科技二〇二三年十二月二十一日发布新品。", "二〇二三年十二月二十一日", "二〇二三年九月五日"),
        ("青禾科技2023-09-16发布新品。", "2023-09-16", "2023-09-05"),
        ("青禾科技2023-12-16发布新品。", "2023-12-16", "2023-09-05"),
        ("青禾科技2023/9/16发布新品。", "2023/9/16", "2023/9/5"),
        ("青禾科技9月6日晚发布新品。", "9月6日晚", "9月5日晚"),
        ("青禾科技的工厂于7月投产。", "7月", "8月"),
        ("新品售出54321台。", "54321台", "12345台"),
        ("新品售出54,321台。", "54,321台", "12,345台"),
        ("销售额同比增长6.8%。", "6.8%", "8.6%"),
        ("林夏说：“做最好的灯，赚最多的朋友。”", "赚", "交"),
        ("林夏说：“做最好的灯，最多的朋友。”", "", "交"),
        ("林夏说：“做最好的灯，交最最多的朋友。”", "最", ""),
        ("> 🎉 **林夏**说：“做最*好*的灯，赚最多的朋友。”", "赚", "交"),
    ],
)
def test_a_fix_in_the_way_of_the_draft(draft: str, old: str, new: str, sheet: Sheet) -> None:
    assert offered(draft, sheet) == [(old, new)]


@pytest.mark.parametrize(
    "draft",
    [
        pytest.param("青禾科技9月6日（周三）发布新品。", id="the day of the week would be wrong"),
        pytest.param("青禾科技周三（9月6日）发布新品。", id="before it too"),
        pytest.param("青禾科技9月**6**日发布新品。", id="markup in it"),
        pytest.param("青禾科技&#57;月6日发布新品。", id="an entity in it"),
        pytest.param("青禾科技9月6日发布新品，青禾科技9月7日发布新品。", id="two places"),
        pytest.param("9月6日，青禾科技发布新品，门店当天开业。", id="another claim rests on it"),
        pytest.param("青禾科技的门店9月6日开业并发布新品。", id="and where it is stated first"),
        pytest.param("青禾科技昨日发布新品。", id="a date that is counted"),
        pytest.param("青禾科技2022年下半年建厂。", id="no exact date"),
        pytest.param("新品售出5.4万台。", id="another form"),
        pytest.param("新品售出54321部。", id="another unit"),
        pytest.param("新品售出近5000台。", id="no exact figure"),
        pytest.param("投资1亿元。", id="no exact claim"),
        pytest.param("销售额同比下降8.6%。", id="not the figure is wrong"),
        pytest.param("青禾科技没有在9月5日发布新品。", id="not the date is wrong"),
    ],
)
def test_no_fix_where_it_might_be_wrong(draft: str, sheet: Sheet) -> None:
    assert offered(draft, sheet) == []


def mended(document: Document, fix: Fix) -> str:
    """The source with the fix put in."""
    at, source = document.to_source(fix.at), document.source.text
    return source[: at.start] + fix.text + source[at.end :]


def assert_mended(document: Document, sheet: Sheet) -> int:
    """Check that each fix, put into the file, leaves no gap; return how many there are."""
    count = 0
    for finding in check([document], [sheet]).findings():
        for fix in (gap.fix for gap in finding.gaps if gap.fix is not None):
            again = read_text(mended(document, fix), document.source.path)
            after = {each.claim.id: each for each in check([again], [sheet]).findings()}
            assert after[finding.claim.id].verdict is Verdict.SUPPORTED
            assert after[finding.claim.id].gaps == ()
            count += 1
    return count


@pytest.mark.parametrize(("story", "least"), list(zip(STORIES, (2, 8, 6, 6), strict=True)))
def test_every_fix_of_the_stories_mends(story: str, least: int) -> None:
    (sheet,) = heshi.load_sheets([ROOT / "rules" / f"{story}.yaml"])
    assert assert_mended(read_file(ROOT / "fixtures" / story / "planted.md"), sheet) >= least


@given(
    date=st.sampled_from(["9月{}日", "9月{}号", "2023年9月{}日", "2022-09-{:02}", "{0}月{0}日", "9月{}日晚"]),
    day=st.integers(1, 12),
    count=st.integers(0, 99999),
    figure=st.sampled_from(["{}台", "{:,}台", "{}万台", "近{}台"]),
    verb=st.sampled_from(["赚", "交", "", "交到", "**赚**"]),
    frame=st.sampled_from(
        ["# 新品\n\n{}\n", "{}", "> {}\n", "- 一\n- {}\n", "| 项 | 内容 |\n| --- | --- |\n| 一 | {} |\n"]
    ),
)
def test_every_fix_mends(  # noqa: PLR0913 - a part of the draft each
    *, date: str, day: int, count: int, figure: str, verb: str, frame: str, sheet: Sheet
) -> None:
    text = (
        f"青禾科技{date.format(day)}发布新品。新品售出{figure.format(count)}。"
        f"林夏说：“做最好的灯，{verb}最多的朋友。”"
    )
    assert_mended(read_text(frame.format(text), "d.md"), sheet)


def test_a_long_draft_gets_as_many_as_may_be_tried(sheet: Sheet, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = "青禾科技9月7日发布新品。\n\n新品售出54321台。\n"
    document = read_text(draft, "d.md")
    for tries, count in [(0, 0), (1, 1), (2, 2)]:
        monkeypatch.setattr("heshi.fixes.MOST_READ", tries * len(document.prose))
        assert len(offered(draft, sheet)) == count


@pytest.mark.parametrize(
    ("fix", "prose", "spans"),
    [
        (Fix(Span(0, 1), "XYZ"), "XYZb\ncd\n", [(0, 4), (5, 7)]),
        (Fix(Span(1, 2), ""), "a\ncd\n", [(0, 1), (2, 4)]),
        (Fix(Span(2, 2), "X"), "abX\ncd\n", [(0, 3), (4, 6)]),
        (Fix(Span(3, 5), "X"), "ab\nX\n", [(0, 2), (3, 4)]),
    ],
)
def test_a_patched_document(fix: Fix, prose: str, spans: list[tuple[int, int]]) -> None:
    document = patched(read_text("ab\n\ncd\n", "d.md"), fix)
    assert document.prose == prose
    assert [(block.span.start, block.span.end) for block in document.blocks] == spans
    assert document.to_source(Span(0, len(prose))).of(document.source.text) == prose

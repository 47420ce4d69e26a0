"""Explanations: they agree with the check, tell what was seen, and break on no text."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import heshi
from heshi.check import Checker
from heshi.explain import Explanation, explain
from heshi.findings import Verdict
from heshi.kinds import KINDS
from heshi.readers import read_file, read_text
from heshi.reading import Reading, compile_sheet
from heshi.rules.load import load_text
from heshi.words import Lang

if TYPE_CHECKING:
    from heshi.findings import Finding
    from heshi.recognise.names import NameMatcher
    from heshi.rules.model import Sheet

ROOT = Path(__file__).parents[2]
STORIES = ("alimama-tencent", "harbour-earnings", "old-town-notice", "phone-launch")
SHEET = """\
sheet: s
as_of: 2023-09-26
names: {阿里妈妈: [Alimama], 腾讯广告: [], 京东: [], 戴珊: []}
claims:
  - id: on
    says: 9月25号，阿里妈妈与腾讯广告宣布合作
    about: [阿里妈妈, 腾讯广告, {any: [宣布, 官宣]}]
    date: 9月25号
  - id: share
    says: 阿里妈妈的转化率提高到30%
    about: [阿里妈妈, 转化率]
    quantity: {value: 30%, of: [转化率]}
  - id: flow
    says: 流量包括视频号和朋友圈
    about: [阿里妈妈, 流量]
    list: [视频号, 朋友圈]
  - id: lines
    says: 戴珊说：回归淘宝
    quote: {text: 回归淘宝, by: 戴珊}
  - id: firm
    says: 阿里妈妈没有裁员
    about: [阿里妈妈, 裁员]
    statement: denied
    required: false
  - id: risk
    says: 文末写明投资有风险
    text: 投资有风险
"""


@cache
def sheet() -> Sheet:
    return load_text(SHEET, "s.yaml", KINDS)


@cache
def matcher() -> NameMatcher:
    return compile_sheet(sheet())


def reading(text: str) -> Reading:
    return Reading(read_text(text, "d.md"), sheet(), matcher(), sheet().as_of)


def told(text: str, name: str, lang: Lang = Lang.ZH) -> list[str]:
    """An explanation in lines: what is asked, each place with what was seen, and why."""
    claim = next(each for each in sheet().claims if each.id == name)
    explanation = explain(claim, reading(text))
    lines = [f"{fact.label.in_(lang)} {fact.says.in_(lang)}" for fact in explanation.asks]
    for step in explanation.steps:
        lines.append(f"> {step.at.of(explanation.document.prose)}: {step.result.in_(lang)}")
        lines += [f"{fact.label.in_(lang)} {fact.says.in_(lang)}" for fact in step.facts]
    return lines + [words.in_(lang) for words in explanation.why]


def test_a_wrong_date() -> None:
    assert told("9月26日，Alimama与腾讯广告官宣合作。\n\n# 京东\n\n京东创立于1998年。", "on") == [
        "要求 9月25号 → XXXX-09-25",
        "主题 阿里妈妈 · 腾讯广告 · 宣布/官宣",
        "> 9月26日: 与主张矛盾",
        "主题 Alimama（同一句） · 腾讯广告（同一句） · 官宣（同一句）",
        "读作 9月26日 → XXXX-09-26",
        "比较 与主张冲突",
        "语气 直说：没有否定、推测或提问管到这里",
        "问题 日期应为“9月25号”，写成了“9月26日”",
        "矛盾从严：相冲突的说法写在主题近旁，说的就是它，又不是推测或提问。这样的地方有一处，就重于其他结论。",
        "另有 1 处日期与主题无关，或与主张不是一类。",
    ]


def test_a_hedge_and_its_scope() -> None:
    assert told("阿里妈妈的转化率或将提高到30%。", "share") == [
        "要求 30% → 30 %（增加到）；量的是 转化率",
        "主题 阿里妈妈 · 转化率",
        "> 30%: 部分支持",
        "主题 阿里妈妈（同一分句） · 转化率（同一分句）",
        "读作 30% → 30 %（增加到）；同句的指标：转化率",
        "比较 相符",
        "语气 “或将”表示不确定，管到“提高到30%。”",
        "问题 写得不确定（“或将”）；应为：阿里妈妈的转化率提高到30%",
        "不是支持：说得不确定。",
        "不是矛盾：写到的与主张并不冲突。",
    ]


def test_a_speaker() -> None:
    assert told("京东说：“回归淘宝。”", "lines", Lang.EN)[1:5] == [
        "> 回归淘宝: contradicts the claim",
        "by    京东",
        "value word for word",
        "issue the speaker is “戴珊”, found “京东”",
    ]


def test_an_item_left_out_and_a_name_carried_from_the_heading() -> None:
    assert told("# 阿里妈妈的新生意\n\n流量包括视频号。", "flow") == [
        "要求 视频号、朋友圈",
        "主题 阿里妈妈 · 流量",
        "> 视频号: 部分支持",
        "主题 阿里妈妈（从标题、引导句或表头带来，1:3） · 流量（同一分句）",
        "读作 写到 视频号；没有 朋友圈",
        "语气 直说：没有否定、推测或提问管到这里",
        "问题 缺少“朋友圈”",
        "不是支持：没有写全。",
        "不是矛盾：写到的与主张并不冲突。",
    ]


def test_what_may_be_left_out_and_is() -> None:
    assert told("京东参加了一场展会。", "firm") == [
        "要求 主题的词一起否定地说",
        "主题 阿里妈妈 · 裁员",
        "主题里的“阿里妈妈、裁员”全文没有出现。",
        "没写到不等于写错，所以不是矛盾。",
        "这条主张可以不写，不影响退出码。",
    ]


def test_wording() -> None:
    assert told("投资有风险。", "risk") == [
        "要求 必须出现：投资有风险",
        "> 投资有风险: 支持主张",
        "读作 必须出现的文字：投资有风险",
        "要求的文字都有，不许的都没有。",
    ]
    assert told("一帆风顺。", "risk")[1:] == ["要求的文字一处也没有。"]


@pytest.mark.parametrize("story", STORIES)
def test_every_explanation_gives_the_verdict_of_the_check(story: str) -> None:
    (story_sheet,) = heshi.load_sheets([ROOT / "rules" / f"{story}.yaml"])
    document = read_file(ROOT / "fixtures" / story / "planted.md")
    findings = Checker.of([story_sheet]).check(document).findings
    read = Reading(document, story_sheet, compile_sheet(story_sheet), story_sheet.as_of)
    explanations = [explain(claim, read) for claim in story_sheet.claims]
    assert [each.finding for each in explanations] == [unmended(finding) for finding in findings]
    assert [each.finding.claim.ref for each in explanations if not _is_whole(each)] == []


def unmended(finding: Finding) -> Finding:
    """The finding without fixes, which an explanation does not look for."""
    return replace(finding, gaps=tuple(replace(gap, fix=None) for gap in finding.gaps))


def _is_whole(explanation: Explanation) -> bool:
    """Whether a place is told for every piece of evidence, every gap with a place, and a reason."""
    steps = [step for step in explanation.steps if step.verdict]
    shown = [
        any(step.at == one.at or (one.role == "topic" and one.at.covers(step.at)) for step in steps)
        for one in explanation.finding.evidence
    ]
    told = {fact.says.zh for step in steps for fact in step.facts}
    placed = {
        gap.message(Lang.ZH)
        for gap in explanation.finding.gaps
        if gap.at and explanation.finding.verdict is not Verdict.MISSING
    }
    return all(shown) and placed <= told and bool(explanation.why)


@pytest.mark.parametrize("kind", KINDS)
def test_every_example_of_a_kind_can_be_explained(kind: str) -> None:
    table = files("heshi.kinds").joinpath("examples", f"{kind}.yaml").read_text("utf-8")
    lacking = []
    for index, group in enumerate(yaml.safe_load(table)):
        text = json.dumps({"sheet": f"{kind}-{index}", **group["sheet"]}, ensure_ascii=False, default=str)
        group_sheet = load_text(text, "examples.yaml", KINDS)
        group_matcher = compile_sheet(group_sheet)
        for draft in group["drafts"]:
            document = read_text(draft["text"], suffix=".md")
            read = Reading(document, group_sheet, group_matcher, group_sheet.as_of)
            explanations = [
                explain(claim, read) for claim in group_sheet.claims if claim.id in draft["expect"]
            ]
            lacking += [
                (each.finding.claim.ref, draft["text"]) for each in explanations if not _is_whole(each)
            ]
    assert lacking == []


def test_a_value_that_is_not_surely_the_claims() -> None:
    lines = told("9月28日，阿里妈妈与腾讯广告的股价上涨。此前，双方宣布了合作。", "on")
    assert "> 9月28日: 不算矛盾：“宣布”不在这一句" in lines


def test_all_places_are_told_when_asked_for() -> None:
    text = "".join(f"阿里妈妈与腾讯广告宣布，{month}月1日开会。\n\n" for month in range(1, 8))
    few, all_ = (explain(sheet().claims[0], reading(text), most=most) for most in (2, None))
    assert (len(few.steps) + few.untold, few.untold > 0) == (len(all_.steps), True)
    assert all_.untold == 0


@settings(deadline=None, max_examples=60)
@given(
    st.text(
        alphabet="阿里妈妈与腾讯广告宣布9月2561日%30转化率流量视频号戴珊说，。？“”\n没或将 -#|", max_size=80
    )
)
def test_no_text_breaks_an_explanation(text: str) -> None:
    try:
        read = reading(text)
    except heshi.DraftError:
        return
    for claim in sheet().claims:
        assert explain(claim, read, most=None).why

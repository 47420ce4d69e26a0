from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heshi.errors import DraftError, Place
from heshi.findings import (
    Coverage,
    DraftReport,
    Evidence,
    Failure,
    Finding,
    Fix,
    Gap,
    Notice,
    Report,
    SuppressedBy,
    Suppression,
    Unbacked,
    Verdict,
)
from heshi.readers import read_text
from heshi.reporters.base import View
from heshi.reporters.text import render
from heshi.rules.model import Claim, Origin, Params
from heshi.severity import Severity
from heshi.text.spans import SourceSpan, Span
from heshi.text.width import cells
from heshi.words import Lang, Words

if TYPE_CHECKING:
    from heshi.document import Document

DRAFT = "# 合作\n\n9月26日，**阿里妈妈**与腾讯广告宣布合作。双方都很高兴。\n"


def claim(name: str, *, required: bool = True, severity: Severity = Severity.ERROR) -> Claim:
    return Claim(
        sheet="story",
        id=name,
        says="双方于9月25日宣布合作",
        about=(),
        kind="date",
        params=Params(),
        required=required,
        severity=severity,
        examples={},
        place=Place("story.yaml", 3, 5),
    )


def span(document: Document, text: str) -> Span:
    start = document.prose.index(text)
    return Span(start, start + len(text))


def report(*findings: Finding, draft: str = DRAFT, path: str = "story.md") -> Report:
    return Report((DraftReport(path, read_text(draft, path), findings),))


DOCUMENT = read_text(DRAFT, "story.md")
DATE = span(DOCUMENT, "9月26日")
NAME = span(DOCUMENT, "阿里妈妈")
WRONG = Finding(
    claim("day"),
    Verdict.CONTRADICTED,
    (Gap("wrong-date", DATE, "9月25日", "9月26日"),),
    (Evidence("conflict", DATE),),
)
ABSENT = Finding(claim("place"), Verdict.MISSING, (Gap("not-stated", None, "双方于9月25日宣布合作"),))
FINE = Finding(claim("who"), Verdict.SUPPORTED, (), (Evidence("support", NAME),))
OPTIONAL = Finding(claim("aside", required=False), Verdict.MISSING, (Gap("not-stated", None, "合作"),))


def test_a_report_in_chinese() -> None:
    assert render(report(WRONG, FINE, ABSENT), View()) == (
        "story.md:3:1  矛盾  story/day\n"
        "  主张  双方于9月25日宣布合作\n"
        "  稿件  9月26日，阿里妈妈与腾讯广告宣布合作。\n"
        "        ^^^^^^^\n"
        "  问题  日期应为“9月25日”，写成了“9月26日”\n"
        "\n"
        "story.md  缺失  story/place\n"
        "  主张  双方于9月25日宣布合作\n"
        "  问题  稿件没有写到：双方于9月25日宣布合作\n"
        "\n"
        "story.md  支持 1 · 部分 0 · 矛盾 1 · 缺失 1\n"
    )


def test_a_report_in_english() -> None:
    assert render(report(WRONG), View(lang=Lang.EN)) == (
        "story.md:3:1  contradicted  story/day\n"
        "  claim  双方于9月25日宣布合作\n"
        "  draft  9月26日，阿里妈妈与腾讯广告宣布合作。\n"
        "         ^^^^^^^\n"
        "  issue  the date should be “9月25日”, found “9月26日”\n"
        "\n"
        "story.md  supported 0 · partial 0 · contradicted 1 · missing 0\n"
    )


def test_evidence_is_shown_when_asked_for() -> None:
    assert render(report(FINE), View(verbose=True)).startswith(
        "story.md:3:9  支持  story/who\n"
        "  主张  双方于9月25日宣布合作\n"
        "  依据  9月26日，阿里妈妈与腾讯广告宣布合作。\n"
        "                 ^^^^^^^^\n"
    )


def test_a_milder_severity_is_told() -> None:
    mild = Finding(claim("day", severity=Severity.WARNING), WRONG.verdict, WRONG.gaps, WRONG.evidence)
    assert render(report(mild), View()).splitlines()[0] == "story.md:3:1  矛盾（警告）  story/day"


def test_what_may_be_left_out_is_counted_apart() -> None:
    lines = [render(report(FINE, OPTIONAL), View(lang=lang)).splitlines()[-1] for lang in Lang]
    assert lines == [
        "story.md  支持 1 · 部分 0 · 矛盾 0 · 缺失 1（可不写 1）",
        "story.md  supported 1 · partial 0 · contradicted 0 · missing 1 (1 optional)",
    ]


def test_several_drafts_have_a_total_and_failures_are_told() -> None:
    failure = Failure("b.md", Words("读不了", "cannot be read"), Words("另存为 UTF-8", "save as UTF-8"))
    whole = Report((*report(FINE).drafts, DraftReport("b.md", None, (), (failure,))))
    assert render(whole, View()) == (
        "b.md  未能核对  读不了\n"
        "  办法  另存为 UTF-8\n"
        "\n"
        "story.md  支持 1 · 部分 0 · 矛盾 0 · 缺失 0\n"
        "b.md  支持 0 · 部分 0 · 矛盾 0 · 缺失 0 · 未能核对 1\n"
        "合计  支持 1 · 部分 0 · 矛盾 0 · 缺失 0 · 未能核对 1\n"
    )


@pytest.mark.parametrize("findings", [(), (OPTIONAL,)])
def test_nothing_checked_is_told(findings: tuple[Finding, ...]) -> None:
    assert render(report(*findings), View()).splitlines()[-1] == "没有核对任何主张"


def test_colours_change_nothing_but_colours() -> None:
    whole = report(WRONG, FINE, ABSENT, OPTIONAL)
    coloured = render(whole, View(colour=True, verbose=True))
    assert "\x1b[1;31m^^^^^^^\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == render(whole, View(verbose=True))


def test_escapes_in_drafts_and_paths_are_shown() -> None:
    draft = "9月26日，\x1b[31m阿里妈妈宣布合作。\n"
    finding = Finding(WRONG.claim, WRONG.verdict, (Gap("wrong-date", Span(0, 5), "9月25日", "9月26日"),))
    out = render(report(finding, draft=draft, path="a\x07.md"), View())
    assert out.startswith("a␇.md:1:1  矛盾")
    assert "  稿件  9月26日，␛[31m阿里妈妈宣布合作。\n" in out


@pytest.mark.parametrize("columns", [30, 60])
def test_a_long_sentence_is_clipped_around_the_place(columns: int) -> None:
    draft = "前文很长" * 40 + "9月26日" + "后文也长" * 40 + "。\n"
    document = read_text(draft, "long.md")
    at = span(document, "9月26日")
    finding = Finding(WRONG.claim, WRONG.verdict, (Gap("wrong-date", at, "9月25日", "9月26日"),))
    line, carets = render(report(finding, draft=draft), View(width=columns)).splitlines()[2:4]
    assert re.fullmatch(r"  稿件  ….*9月26日.*…", line)
    assert cells(line) <= columns
    assert cells(line[: line.index("9月")]) == carets.index("^")
    assert carets.count("^") == 7


@settings(deadline=None, max_examples=60)
@given(
    st.text(alphabet=st.sampled_from("九月26日，。“”（）\n\t\x1b\u200b\u0301👩‍👩‍👧é a#*-"), min_size=1),
    st.data(),
)
def test_no_line_is_too_long_and_no_escape_gets_out(draft: str, data: st.DataObject) -> None:
    try:
        document = read_text(draft, "x.md")
    except DraftError:
        return
    ends = sorted(data.draw(st.tuples(*[st.integers(0, len(document.prose))] * 2)))
    finding = Finding(WRONG.claim, WRONG.verdict, (Gap("wrong-date", Span(*ends), "", ""),))
    out = render(Report((DraftReport("x.md", document, (finding,)),)), View(width=40))
    assert not re.search(r"[\x00-\x09\x0b-\x1f]", out)
    assert all(cells(line) <= 40 for line in out.splitlines() if line.startswith("  稿件"))


def test_a_fix_and_a_source_are_lines_of_their_own() -> None:
    origin = Origin("公告", "双方今日宣布合作。", Place("公告.txt", 2, 1))
    gap = Gap("wrong-date", DATE, "9月25日", "9月26日", Fix(DATE, "9月25日"))
    finding = Finding(replace(claim("day"), origin=origin), WRONG.verdict, (gap,), WRONG.evidence)
    assert render(report(finding), View()).splitlines()[1:6] == [
        "  主张  双方于9月25日宣布合作",
        "  来源  “双方今日宣布合作。”（公告，公告.txt:2:1）",
        "  稿件  9月26日，阿里妈妈与腾讯广告宣布合作。",
        "        ^^^^^^^",
        "  问题  日期应为“9月25日”，写成了“9月26日”",
    ]
    english = render(report(finding), View(lang=Lang.EN)).splitlines()
    assert english[2] == "  from   “双方今日宣布合作。” (公告, 公告.txt:2:1)"
    assert english[6] == "  fix    change “9月26日” to “9月25日”"


@pytest.mark.parametrize(
    ("fix", "told"),
    [
        (Fix(DATE, ""), "删去“9月26日”"),
        (Fix(Span(DATE.end, DATE.end), "晚"), "加上“晚”"),
    ],
)
def test_what_a_fix_does(fix: Fix, told: str) -> None:
    finding = replace(WRONG, gaps=(replace(WRONG.gaps[0], fix=fix),))
    assert f"  建议  {told}\n" in render(report(finding), View())


@pytest.mark.parametrize(
    ("suppression", "told"),
    [
        (Suppression(SuppressedBy.DRAFT, "还在谈"), "还在谈（稿件中写明）"),
        (Suppression(SuppressedBy.BASELINE, ""), "基线中已有"),
    ],
)
def test_suppressed_findings_are_counted_apart_and_listed_when_asked_for(
    suppression: Suppression, told: str
) -> None:
    finding = replace(WRONG, suppressed=suppression)
    assert render(report(finding, FINE), View()) == (
        "story.md  支持 1 · 部分 0 · 矛盾 0 · 缺失 0 · 已忽略 1\n"
    )
    first, *others = render(report(finding), View(verbose=True)).splitlines()
    assert first == "story.md:3:1  已忽略（矛盾）  story/day"
    assert f"  理由  {told}" in others


def test_notices_and_coverage() -> None:
    notice = Notice(SourceSpan(2, 4), Words("没有用上", "not used"), Words("删去它", "remove it"))
    whole = Notice(None, Words("旧稿", "old"))
    coverage = Coverage(4, 2, 1, (Unbacked("date", DATE),))
    draft = replace(report(FINE).drafts[0], notices=(notice, whole), coverage=coverage)
    assert render(Report((draft,)), View()) == (
        "story.md:1:3  提醒  没有用上\n"
        "  办法  删去它\n"
        "\n"
        "story.md  提醒  旧稿\n"
        "\n"
        "story.md  没有主张支持 1（可核对 4 · 支持 2 · 矛盾 1）\n"
        "  story.md:3:1  日期  9月26日\n"
        "\n"
        "story.md  支持 1 · 部分 0 · 矛盾 0 · 缺失 0\n"
    )
    assert render(Report((draft,)), View(quiet=True)) == ""

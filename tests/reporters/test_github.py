from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from heshi.findings import Failure, Gap, Notice, Report
from heshi.reporters import View
from heshi.reporters.github import render
from heshi.severity import Severity
from heshi.text.spans import Span
from heshi.words import Lang, Words

if TYPE_CHECKING:
    from .conftest import Absent, Wrong


def test_the_whole_output(wrong: Wrong) -> None:
    assert render(wrong("于9月26日宣布。\n", "9月26日"), View(lang=Lang.EN)) == (
        "::error file=story.md,line=1,endLine=1,col=2,endColumn=6,title=contradicted story/c1::"
        "双方于9月25日宣布合作%0Athe date should be “9月25日”, found “9月26日”\n"
        "::notice title=Heshi::supported 0 · partial 0 · contradicted 1 · missing 0\n"
    )


@pytest.mark.parametrize(
    ("severity", "command"),
    [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "notice")],
)
def test_levels(severity: Severity, command: str, wrong: Wrong) -> None:
    first, _ = render(wrong("9月26日。\n", "9月26日", severity=severity), View()).splitlines()
    assert first.startswith(f"::{command} ")


def test_a_range_over_several_lines_has_no_columns(wrong: Wrong) -> None:
    first, _ = render(wrong("9月\n26日。\n", "9月26日"), View()).splitlines()
    assert first.startswith("::error file=story.md,line=1,endLine=2,title=")


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("a:b,c%.md", "a%3Ab%2Cc%25.md"),
        ("a\n::error::b.md", "a␊%3A%3Aerror%3A%3Ab.md"),
        ("a\r\x1b[31m.md", "a␍␛[31m.md"),
    ],
)
def test_no_path_ends_its_property(path: str, told: str, wrong: Wrong) -> None:
    lines = render(wrong("9月26日。\n", "9月26日", path=path), View()).splitlines()
    assert len(lines) == 2
    assert lines[0].startswith(f"::error file={told},line=1,")


def test_no_text_ends_its_command(wrong: Wrong) -> None:
    report = wrong("9月26日。\n", "9月26日")
    (finding,) = report.drafts[0].findings
    gaps = (Gap("wrong-date", Span(0, 5), "a\r\n::stop-commands::x", "%0A::error::\u2028y"),)
    draft = replace(report.drafts[0], findings=(replace(finding, gaps=gaps),))
    first, _ = render(Report((draft,)), View()).splitlines()
    assert first.endswith("“a␍␊::stop-commands::x”，写成了“%250A::error::\\u{2028}y”")


def test_ten_of_a_level_the_worst_first_and_the_rest_counted(wrong: Wrong) -> None:
    dates = [f"9月{day}日" for day in range(1, 13)]
    mild = wrong("，".join(dates), *dates, path="a.md", severity=Severity.INFO)
    grave = wrong("，".join(dates), *dates, path="b.md")
    failure = Failure("c.md", Words("读不了", "cannot be read"))
    lines = render(Report((*mild.drafts, *grave.drafts), (failure,)), View()).splitlines()
    assert [line.split(",")[0] for line in lines] == [
        "::error file=c.md",
        *["::error file=b.md"] * 9,
        *["::notice file=a.md"] * 9,
        lines[-1],
    ]
    assert lines[-1] == (
        "::notice title=核实::支持 0 · 部分 0 · 矛盾 24 · 缺失 0 · 未能核对 1%0A"
        "另有 6 处没有在这里列出：GitHub 每一步每一级只显示 10 条"
    )


def test_of_one_level_contradictions_come_first(wrong: Wrong, absent: Absent) -> None:
    missing, conflict = absent("一。\n", "a.md"), wrong("9月26日。\n", "9月26日", path="b.md")
    lines = render(Report((*missing.drafts, *conflict.drafts)), View()).splitlines()
    assert [line.split(",")[0] for line in lines[:2]] == ["::error file=b.md", "::error file=a.md"]


def test_what_is_missing_is_named_at_the_end(absent: Absent) -> None:
    first, last = render(absent("# 标题\n\n一。\n"), View()).splitlines()
    assert first.startswith("::error file=story.md,line=1,endLine=1,col=3,endColumn=4,title=缺失 story/c1::")
    assert last == "::notice title=核实::支持 0 · 部分 0 · 矛盾 0 · 缺失 1%0A缺失：story/c1"


def test_what_may_be_left_out_is_only_counted_but_nothing_else_is_an_error(absent: Absent) -> None:
    assert render(absent("一。\n", required=False), View()) == (
        "::error file=story.md,line=1,title=没有核对任何主张::"
        "事实表里没有主张，或者主张都可以不写，稿件也都没有写\n"
        "::notice title=核实::支持 0 · 部分 0 · 矛盾 0 · 缺失 1（可不写 1）\n"
    )


def test_a_long_message_is_cut(wrong: Wrong) -> None:
    report = wrong("9月26日。\n", "9月26日")
    notice = Notice(None, Words("长" * 5000, "long" * 5000))
    draft = replace(report.drafts[0], notices=(notice,))
    line = render(Report((draft,)), View()).splitlines()[1]
    assert line == f"::notice file=story.md,line=1,title=提醒::{'长' * 299}…"

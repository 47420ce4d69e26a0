from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heshi.findings import Coverage, Failure, Notice, Report, SuppressedBy, Suppression, Unbacked
from heshi.reporters import View
from heshi.reporters.grades import Rank
from heshi.reporters.remarks import in_one_line, remarks, worst_first
from heshi.severity import Severity
from heshi.text.spans import SourceSpan, Span
from heshi.words import Lang, Words

if TYPE_CHECKING:
    from .conftest import Absent, Wrong


def test_all_that_is_to_be_told(wrong: Wrong) -> None:
    report = wrong("9月26日，30%。\n", "9月26日")
    draft = replace(
        report.drafts[0],
        notices=(Notice(SourceSpan(0, 1), Words("知道", "known"), Words("办", "do")),),
        coverage=Coverage(2, 1, 0, (Unbacked("quantity", Span(6, 9)),)),
        failures=(Failure("story/b", Words("没能核对", "not checked")),),
    )
    told = remarks(Report((draft,), (Failure("c.yaml", Words("错", "wrong")),)), View(lang=Lang.EN))
    assert [(each.rank, each.rule, each.path, in_one_line(each, Lang.EN)) for each in told] == [
        (
            Rank.ERROR,
            "story/c1",
            "story.md",
            "contradicted story/c1: 双方于9月25日宣布合作; the date should be “9月25日”, found “9月26日”",
        ),
        (Rank.INFO, "notice", "story.md", "notice: known; do"),
        (Rank.INFO, "unbacked", "story.md", "no claim backs this figure: 30%"),
        (Rank.FAILURE, "not-checked", "story.md", "not checked story/b: not checked"),
        (Rank.FAILURE, "not-checked", "c.yaml", "not checked c.yaml: wrong"),
    ]
    assert [each.rank for each in worst_first(told)] == [
        *[Rank.FAILURE] * 2,
        Rank.ERROR,
        *[Rank.INFO] * 2,
    ]


def test_what_needs_no_mending_is_told_only_in_whole(wrong: Wrong, absent: Absent) -> None:
    report = wrong("9月26日。\n", "9月26日", severity=Severity.WARNING)
    (finding,) = report.drafts[0].findings
    suppressed = replace(finding, suppressed=Suppression(SuppressedBy.BASELINE, ""))
    whole = Report(
        (
            replace(report.drafts[0], findings=(suppressed,)),
            *absent("一。\n", "b.md", required=False).drafts,
        )
    )
    assert remarks(whole, View()) == []
    assert [each.title for each in remarks(whole, View(), whole=True)] == [
        "已忽略（矛盾） story/c1",
        "缺失 story/c1",
    ]


def test_nothing_checked_is_told(absent: Absent) -> None:
    for report in (absent("一。\n", required=False), Report(())):
        (told,) = remarks(report, View(lang=Lang.EN))
        assert (told.rank, told.title) == (Rank.FAILURE, "no claim was checked")


def test_the_claim_is_not_told_twice(absent: Absent) -> None:
    (told,) = remarks(absent("一。\n"), View())
    assert told.lines == ("稿件没有写到：双方于9月25日宣布合作",)

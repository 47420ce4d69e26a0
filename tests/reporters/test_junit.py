from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from typing import TYPE_CHECKING

from heshi.findings import DraftReport, Evidence, Failure, Finding, Report, SuppressedBy, Suppression, Verdict
from heshi.reporters import View, junit
from heshi.text.spans import Span
from heshi.words import Words

if TYPE_CHECKING:
    import pytest

    from .conftest import Absent, Wrong


def suites(report: Report, view: View | None = None) -> list[ET.Element]:
    return list(ET.fromstring(junit.render(report, view or View())))  # noqa: S314 - it was written just now


def outcomes(report: Report, view: View | None = None) -> list[list[str]]:
    return [[each.tag for each in case] for suite in suites(report, view) for case in suite.iter("testcase")]


def told(report: Report, **changes: object) -> Report:
    draft = report.drafts[0]
    (finding,) = draft.findings
    return Report((replace(draft, findings=(replace(finding, **changes),)),))  # type: ignore[arg-type]  # any attribute


def supported(report: Report) -> Report:
    evidence = (Evidence("support", Span(0, 1)),)
    return told(report, verdict=Verdict.SUPPORTED, gaps=(), evidence=evidence)


def test_a_case_for_each_claim(wrong: Wrong, absent: Absent) -> None:
    report = wrong("9月26日。\n", "9月26日")
    suppressed = Suppression(SuppressedBy.CONFIG, "法务同意")
    assert outcomes(report) == [["failure"]]
    assert outcomes(supported(report)) == [[]]
    assert outcomes(told(report, suppressed=suppressed)) == [["skipped"]]
    assert outcomes(absent("一。\n")) == [["failure"]]
    assert outcomes(absent("一。\n", required=False)) == [["skipped"], ["error"]]


def test_what_does_not_make_the_run_fail_passes(absent: Absent) -> None:
    view = View(fail_on=Verdict.PARTIAL)
    assert outcomes(absent("一。\n"), view) == [["system-out"]]
    (suite,) = suites(absent("一。\n"), view)
    assert (suite.get("tests"), suite.get("failures")) == ("1", "0")


def test_the_counts_and_the_names(wrong: Wrong) -> None:
    unread = Failure("b.md", Words("读不了", "cannot be read"))
    report = Report(
        (*wrong("9月26日。\n", "9月26日").drafts, DraftReport("b.md", None, (), (unread, unread)))
    )
    first, second = suites(report)
    assert first.attrib == {
        "name": "story.md",
        "tests": "1",
        "failures": "1",
        "errors": "0",
        "skipped": "0",
        "time": "0",
    }
    assert second.get("errors") == "2"
    assert [case.get("name") for case in second] == ["b.md", "b.md (2)"]
    (case,) = first
    assert case.attrib == {
        "classname": "story.md",
        "name": "story/c1 双方于9月25日宣布合作",
        "file": "story.md",
        "time": "0",
    }


def test_what_xml_forbids_is_replaced(wrong: Wrong) -> None:
    report = told(wrong("9月26日。\n", "9月26日"))
    (finding,) = report.drafts[0].findings
    bad = replace(finding.claim, says="\x00\x0b\ufffe\ud800\x1b]0;x\x07")
    (suite,) = suites(told(report, claim=bad))
    (case,) = suite
    assert case.get("name") == "story/c1 ␀␋\ufffd\\u{D800}␛]0;x␇"


def test_what_is_supported_is_left_out_where_the_whole_is_too_large(
    wrong: Wrong, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = supported(wrong("9月26日。\n", "9月26日"))
    monkeypatch.setattr(junit, "LARGEST", len(junit.render(report, View()).encode()) - 1)
    (suite,) = suites(report)
    assert (suite.get("tests"), [each.tag for each in suite]) == ("1", ["system-out"])
    assert [each.text for each in suite] == ["报告太大，得到支持的主张没有逐条列出"]


def test_a_finding_of_a_draft_is_told_once(wrong: Wrong) -> None:
    report = wrong("9月26日，9月27日。\n", "9月26日", "9月27日")
    findings: tuple[Finding, ...] = report.drafts[0].findings
    (suite,) = suites(report)
    assert [(case[0].get("message") or "")[-9:] for case in suite] == [
        f"写成了“{finding.gaps[0].found}”"[-9:] for finding in findings
    ]

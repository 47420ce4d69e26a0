from __future__ import annotations

import json
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from heshi.findings import (
    DraftReport,
    Evidence,
    Failure,
    Finding,
    Fix,
    Gap,
    Report,
    SuppressedBy,
    Suppression,
    Verdict,
)
from heshi.reporters import View, sarif
from heshi.severity import Severity
from heshi.text.spans import SourceSpan, Span
from heshi.words import Words

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Absent, Wrong


def run_of(report: Report, **view: Any) -> dict[str, Any]:  # noqa: ANN401 - any attribute of a view
    (run,) = json.loads(sarif.render(report, View(**view)))["runs"]
    assert isinstance(run, dict)
    return run


def results(report: Report, **view: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - as above
    found = run_of(report, **view)["results"]
    assert isinstance(found, list)
    return found


def changed(report: Report, **changes: Any) -> Report:  # noqa: ANN401 - any attribute of a finding
    """The report with its first finding changed."""
    draft = report.drafts[0]
    first, *others = draft.findings
    return Report((replace(draft, findings=(replace(first, **changes), *others)),))


def test_a_rule_for_each_claim_and_a_result_for_each_finding(wrong: Wrong) -> None:
    run = run_of(wrong("9月26日宣布，9月27日宣布。\n", "9月26日", "9月27日"))
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["story/c1", "story/c2"]
    assert [(result["ruleId"], result["ruleIndex"]) for result in run["results"]] == [
        ("story/c1", 0),
        ("story/c2", 1),
    ]
    assert run["invocations"] == [
        {"executionSuccessful": True, "exitCode": 1, "toolExecutionNotifications": []}
    ]


def test_a_claim_in_two_drafts_is_one_rule(wrong: Wrong) -> None:
    one, other = (wrong("9月26日。\n", "9月26日", path=path) for path in ("a.md", "b.md"))
    run = run_of(Report((*one.drafts, *other.drafts)))
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["story/c1"]
    assert [result["ruleIndex"] for result in run["results"]] == [0, 0]


@pytest.mark.parametrize(
    ("severity", "level"),
    [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "note")],
)
def test_levels(severity: Severity, level: str, wrong: Wrong) -> None:
    (result,) = results(wrong("9月26日。\n", "9月26日", severity=severity))
    assert result["level"] == level


def test_paths_are_relative_and_encoded(wrong: Wrong, tmp_path: Path) -> None:
    for path, uri in [
        ("新 闻/a%.md", {"uri": "%E6%96%B0%20%E9%97%BB/a%25.md", "uriBaseId": "%SRCROOT%"}),
        ("./b:c.md", {"uri": "b%3Ac.md", "uriBaseId": "%SRCROOT%"}),
        (str(tmp_path / "x" / "d.md"), {"uri": "x/d.md", "uriBaseId": "%SRCROOT%"}),
    ]:
        (result,) = results(wrong("9月26日。\n", "9月26日", path=path), root=tmp_path)
        (location,) = result["locations"]
        assert location["physicalLocation"]["artifactLocation"] == uri


def test_a_file_elsewhere_has_its_whole_address(wrong: Wrong, tmp_path: Path) -> None:
    path = tmp_path / "d.md"
    (result,) = results(wrong("9月26日。\n", "9月26日", path=str(path)), root=tmp_path / "x")
    (location,) = result["locations"]
    assert location["physicalLocation"]["artifactLocation"] == {"uri": path.as_uri()}


@pytest.mark.parametrize(
    ("draft", "region"),
    [
        ("一。\n\n# 标题🎉\n", (3, 3, 3, 7)),
        ("---\ntitle: 标题\n---\n一。\n", (2, 8, 2, 10)),
        ("没有标题。\n\n二。\n", (1, 1, 1, 6)),
    ],
)
def test_what_is_stated_nowhere_is_shown_at_the_title(
    draft: str, region: tuple[int, ...], absent: Absent
) -> None:
    (result,) = results(absent(draft))
    found = result["locations"][0]["physicalLocation"]["region"]
    assert tuple(found.values()) == region
    assert list(found) == ["startLine", "startColumn", "endLine", "endColumn"]


def test_the_fingerprint_survives_moved_lines_and_nothing_else(wrong: Wrong) -> None:
    def marks(draft: str, path: str = "a.md") -> str:
        (result,) = results(wrong(draft, "9月26日", path=path))
        return str(result["partialFingerprints"]["heshi/v1"])

    base = marks("9月26日宣布合作。\n")
    assert base == marks("# 新标题\n\n别的话。9月26日宣布合作。\n")
    assert base == marks("９月２６日 宣布合作。\n".replace("９月２６日", "9月26日"))
    assert len({base, marks("9月26日宣布合作了。\n"), marks("9月26日宣布合作。\n", "b.md")}) == 3


def test_a_fix_replaces_what_it_mends(wrong: Wrong) -> None:
    report = wrong("🎉 于9月26日宣布。\n", "9月26日")
    (gap,) = report.drafts[0].findings[0].gaps
    at = gap.at or Span(0, 0)
    report = changed(report, gaps=(replace(gap, fix=Fix(Span(at.start + 2, at.end - 1), "25")),))
    (result,) = results(report)
    (fix,) = result["fixes"]
    region = {"startLine": 1, "startColumn": 7, "endLine": 1, "endColumn": 9}
    assert fix["artifactChanges"] == [
        {
            "artifactLocation": {"uri": "story.md", "uriBaseId": "%SRCROOT%"},
            "replacements": [{"deletedRegion": region, "insertedContent": {"text": "25"}}],
        }
    ]


def test_other_places_of_a_finding(wrong: Wrong) -> None:
    report = wrong("9月26日，9月27日。\n", "9月26日")
    gaps = (*report.drafts[0].findings[0].gaps, Gap("wrong-date", Span(6, 11), "9月25日", "9月27日"))
    (result,) = results(changed(report, gaps=gaps))
    (other,) = result["relatedLocations"]
    assert other["physicalLocation"]["region"]["startColumn"] == 7
    assert other["message"] == {"text": "日期应为“9月25日”，写成了“9月27日”"}


def test_what_needs_no_mending_is_told_on_request(wrong: Wrong, absent: Absent) -> None:
    report = changed(
        wrong("9月26日。\n", "9月26日"),
        verdict=Verdict.SUPPORTED,
        gaps=(),
        evidence=(Evidence("support", Span(0, 5)),),
    )
    optional = absent("一。\n", "b.md", required=False)
    whole = Report((*report.drafts, *optional.drafts))
    assert results(whole) == []
    assert [(result["kind"], result["level"]) for result in results(whole, verbose=True)] == [
        ("pass", "none"),
        ("notApplicable", "none"),
    ]


def test_nothing_checked_is_no_success(absent: Absent) -> None:
    run = run_of(absent("一。\n", required=False))
    (invocation,) = run["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 2)
    (notification,) = invocation["toolExecutionNotifications"]
    assert notification["message"]["text"].startswith("没有核对任何主张\n")
    assert run["results"] == []


@pytest.mark.parametrize(
    ("suppression", "expected"),
    [
        (
            Suppression(SuppressedBy.DRAFT, "还在谈", SourceSpan(0, 2)),
            {"kind": "inSource", "status": "accepted", "justification": "还在谈"},
        ),
        (
            Suppression(SuppressedBy.CONFIG, "法务同意"),
            {"kind": "external", "status": "accepted", "justification": "法务同意"},
        ),
        (
            Suppression(SuppressedBy.BASELINE, ""),
            {"kind": "external", "status": "accepted", "justification": "基线中已有"},
        ),
    ],
)
def test_suppressed(suppression: Suppression, expected: dict[str, str], wrong: Wrong) -> None:
    (result,) = results(changed(wrong("9月26日。\n", "9月26日"), suppressed=suppression))
    (found,) = result["suppressions"]
    assert ("location" in found) is (suppression.at is not None)
    assert {key: value for key, value in found.items() if key != "location"} == expected


def test_what_is_too_much_is_left_out_and_told(wrong: Wrong, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST_RESULTS", 2)
    mild = wrong("9月26日，9月27日。\n", "9月26日", "9月27日", path="a.md", severity=Severity.INFO)
    grave = wrong("9月28日。\n", "9月28日", path="b.md")
    run = run_of(Report((*mild.drafts, *grave.drafts)))
    assert [(result["ruleId"], result["level"]) for result in run["results"]] == [
        ("story/c1", "note"),
        ("story/c1", "error"),
    ]
    (notification,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notification["message"]["text"].startswith("另有 1 条结果没有写进来")


def test_what_is_too_large_is_left_out_and_told(wrong: Wrong, monkeypatch: pytest.MonkeyPatch) -> None:
    days = [f"9月{day}日" for day in range(1, 25)]
    mild = wrong("，".join(days) + "。\n", *days, path="a.md", severity=Severity.INFO)
    grave = wrong("9月28日。\n", "9月28日", path="b.md")
    whole = Report((*mild.drafts, *grave.drafts))
    size = len(zlib.compress(sarif.render(whole, View()).encode()))
    monkeypatch.setattr(sarif, "LARGEST", size)
    assert len(results(whole)) == 25
    monkeypatch.setattr(sarif, "LARGEST", size - 300)
    run = run_of(whole)
    assert len(zlib.compress(sarif.render(whole, View()).encode())) <= size - 300
    assert 10 < len(run["results"]) < 25
    assert run["results"][-1]["level"] == "error"
    (notification,) = run["invocations"][0]["toolExecutionNotifications"]
    left_out = 25 - len(run["results"])
    assert notification["message"]["text"].startswith(f"另有 {left_out} 条结果没有写进来")


def test_what_could_not_be_checked_is_a_notification_of_the_tool(wrong: Wrong) -> None:
    """The index counts in the tool's notifications; a rule is what results have."""
    failure = Failure("没有.md", Words("没有这个文件", "no such file"))
    unread = DraftReport("没有.md", None, (), (failure,))
    run = run_of(Report((*wrong("9月26日。\n", "9月26日").drafts, unread)))
    (notification,) = run["invocations"][0]["toolExecutionNotifications"]
    descriptor, driver = notification["descriptor"], run["tool"]["driver"]
    assert driver["notifications"][descriptor["index"]]["id"] == descriptor["id"] == "not-checked"
    assert [rule["id"] for rule in driver["rules"]] == ["story/c1"]


def test_a_result_has_as_many_places_as_are_taken(wrong: Wrong, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST_PLACES", 3)
    gaps = tuple(Gap("wrong-date", Span(at, at + 1), "a", "b") for at in range(5))
    (result,) = results(changed(wrong("9月26日。\n", "9月26日"), gaps=gaps))
    assert len(result["relatedLocations"]) == 2


def test_no_text_is_a_link_or_a_placeholder(wrong: Wrong) -> None:
    (finding,) = wrong("9月26日。\n", "9月26日").drafts[0].findings
    gaps = (Gap("wrong-date", Span(0, 5), "[x](http://a) {0} [y]", "长" * 2000),)
    (result,) = results(changed(wrong("9月26日。\n", "9月26日"), gaps=gaps, claim=finding.claim))
    text = result["message"]["text"]
    assert "“\\[x](http://a) {{0}} [y]”" in text
    assert len(text) == sarif.LONGEST


def test_a_draft_without_lines_of_its_own_gets_no_fix(wrong: Wrong) -> None:
    report = wrong("9月26日。\n", "9月26日")
    draft = report.drafts[0]
    assert draft.document is not None
    source = replace(draft.document.source, line_sign="¶")
    (finding,) = draft.findings
    gaps = (replace(finding.gaps[0], fix=Fix(Span(0, 5), "9月25日")),)
    mended = Finding(finding.claim, finding.verdict, gaps)
    document = replace(draft.document, source=source)
    (result,) = results(Report((replace(draft, document=document, findings=(mended,)),)))
    assert "fixes" not in result
    assert result["message"]["text"].endswith("位置：¶1:1")

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from heshi.findings import Failure, Report, Verdict
from heshi.reporters import View
from heshi.reporters.gitlab import render
from heshi.severity import Severity
from heshi.words import Lang, Words

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Absent, Wrong


def test_the_whole_output(wrong: Wrong) -> None:
    text = render(wrong("一。\n\n于9月26日宣布。\n", "9月26日", path="./a/b.md"), View(lang=Lang.EN))
    (issue,) = json.loads(text)
    assert issue == {
        "description": "contradicted story/c1: 双方于9月25日宣布合作;"
        " the date should be “9月25日”, found “9月26日”",
        "check_name": "story/c1",
        "fingerprint": issue["fingerprint"],
        "severity": "major",
        "location": {"path": "a/b.md", "lines": {"begin": 3}},
    }


def test_nothing_wrong_is_an_empty_array(wrong: Wrong) -> None:
    (draft,) = wrong("9月26日。\n", "9月26日").drafts
    fine = replace(draft.findings[0], verdict=Verdict.SUPPORTED, gaps=())
    assert render(Report((replace(draft, findings=(fine,)),)), View()) == "[]\n"


def test_nothing_checked_is_not_nothing_wrong(absent: Absent) -> None:
    for report in (absent("一。\n", required=False), Report(())):
        (issue,) = json.loads(render(report, View()))
        assert issue["severity"] == "blocker"
        assert issue["description"].startswith("没有核对任何主张：")


def test_severities(wrong: Wrong) -> None:
    reports = [wrong("9月26日。\n", "9月26日", severity=severity) for severity in Severity]
    failure = Failure("a.md", Words("读不了", "cannot be read"))
    drafts = tuple(draft for report in reports for draft in report.drafts)
    issues = json.loads(render(Report(drafts, (failure,)), View()))
    assert [issue["severity"] for issue in issues] == ["major", "minor", "info", "blocker"]


def test_what_would_be_the_same_is_told_apart(wrong: Wrong) -> None:
    report = wrong("9月26日。\n", "9月26日")
    failure = Failure("a.md", Words("读不了", "cannot be read"))
    whole = Report((*report.drafts, *report.drafts), (failure, failure))
    issues = json.loads(render(whole, View()))
    assert len({issue["fingerprint"] for issue in issues}) == 4


def test_the_fingerprint_does_not_hang_on_the_language(planted: Report) -> None:
    one, other = (json.loads(render(planted, View(lang=lang))) for lang in Lang)
    assert [issue["fingerprint"] for issue in one] == [issue["fingerprint"] for issue in other]


def test_the_fingerprint_does_not_hang_on_the_folder_of_the_call(wrong: Wrong, tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.md"
    (one,) = json.loads(render(wrong("9月26日。\n", "9月26日", path=str(path)), View(root=tmp_path)))
    (other,) = json.loads(render(wrong("9月26日。\n", "9月26日", path="a/b.md"), View()))
    assert one == other

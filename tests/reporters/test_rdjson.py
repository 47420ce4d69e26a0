from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from heshi.errors import Place
from heshi.findings import DraftReport, Failure, Fix, Report, Verdict
from heshi.reporters import View
from heshi.reporters.rdjson import render
from heshi.text.spans import Span
from heshi.words import Words

if TYPE_CHECKING:
    from .conftest import Wrong


def test_the_whole_output(wrong: Wrong) -> None:
    report = wrong("𠮷：9月26日。\n", "9月26日")
    (finding,) = report.drafts[0].findings
    gap = replace(finding.gaps[0], fix=Fix(Span(4, 6), "25"))
    draft = replace(report.drafts[0], findings=(replace(finding, gaps=(gap,)),))
    assert json.loads(render(Report((draft,)), View())) == {
        "source": {"name": "heshi"},
        "severity": "ERROR",
        "diagnostics": [
            {
                "message": "矛盾 story/c1\n双方于9月25日宣布合作\n日期应为“9月25日”，写成了“9月26日”",
                "location": {
                    "path": "story.md",
                    "range": {"start": {"line": 1, "column": 8}, "end": {"line": 1, "column": 17}},
                },
                "severity": "ERROR",
                "source": {"name": "heshi"},
                "code": {"value": "story/c1"},
                "suggestions": [
                    {
                        "range": {"start": {"line": 1, "column": 12}, "end": {"line": 1, "column": 14}},
                        "text": "25",
                    }
                ],
            }
        ],
    }


def test_a_failure_has_the_line_that_is_known() -> None:
    words = Words("错", "wrong")
    unread = DraftReport("a.md", None, (), (Failure("a.md", words, None, Place("a.md")),))
    report = Report((unread,), (Failure("b.yaml:2:3", words, None, Place("b.yaml", 2, 3)),))
    found = json.loads(render(report, View()))
    assert [each["location"] for each in found["diagnostics"]] == [
        {"path": "a.md"},
        {"path": "b.yaml", "range": {"start": {"line": 2}}},
    ]
    assert found["severity"] == "ERROR"


def test_nothing_wrong(wrong: Wrong) -> None:
    (draft,) = wrong("9月26日。\n", "9月26日").drafts
    fine = replace(draft.findings[0], verdict=Verdict.SUPPORTED, gaps=())
    assert json.loads(render(Report((replace(draft, findings=(fine,)),)), View())) == {
        "source": {"name": "heshi"},
        "severity": "INFO",
        "diagnostics": [],
    }

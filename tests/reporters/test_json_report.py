from __future__ import annotations

import json
from dataclasses import replace

from heshi.errors import Place
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
from heshi.reporters.json_report import place, render
from heshi.rules.model import Claim, Origin, Params
from heshi.severity import Severity
from heshi.text.spans import SourceSpan, Span
from heshi.words import Lang, Words

CLAIM = Claim(
    sheet="story",
    id="day",
    says="双方于9月25日宣布合作",
    about=(),
    kind="date",
    params=Params(),
    required=True,
    severity=Severity.ERROR,
    examples={},
    place=Place("story.yaml", 3, 5),
)


def test_the_whole_report() -> None:
    document = read_text("🎉 **喜讯**\r\n\r\n双方于**9月26日**宣布。\r\n", "story.md")
    start = document.prose.index("9月26日")
    at = Span(start, start + 5)
    wrong = Finding(
        CLAIM,
        Verdict.CONTRADICTED,
        (Gap("wrong-date", at, "9月25日", "9月26日", Fix(at, "9月25日")),),
        (Evidence("conflict", at),),
    )
    absent = Finding(
        replace(CLAIM, origin=Origin("公告", "双方今日宣布合作。", Place("公告.txt", 2, 1))),
        Verdict.MISSING,
        (Gap("not-stated", None, CLAIM.says),),
        suppressed=Suppression(SuppressedBy.DRAFT, "还在谈", SourceSpan(0, 1)),
    )
    notices = (Notice(None, Words("知道", "known")),)
    coverage = Coverage(2, 0, 1, (Unbacked("date", at),))
    failures = (Failure("story/b", Words("没能核对", "not checked")),)
    report = Report(
        (DraftReport("story.md", document, (wrong, absent), failures, notices, coverage),),
        (Failure("a.yaml:1:2", Words("错", "wrong"), Words("改", "mend")),),
    )
    place = {"start": 17, "end": 22, "line": 3, "column": 6, "end_line": 3, "end_column": 11}
    head = {"sheet": "story", "claim": "day", "says": CLAIM.says, "kind": "date"}
    assert json.loads(render(report, View(lang=Lang.EN))) == {
        "schema": "heshi-report/1",
        "drafts": [
            {
                "path": "story.md",
                "findings": [
                    {
                        **head,
                        "verdict": "contradicted",
                        "severity": "error",
                        "required": True,
                        "gaps": [
                            {
                                "code": "wrong-date",
                                "message": "the date should be “9月25日”, found “9月26日”",
                                "expected": "9月25日",
                                "found": "9月26日",
                                "at": place,
                                "fix": {"at": place, "text": "9月25日"},
                            }
                        ],
                        "evidence": [{"role": "conflict", "text": "9月26日", "at": place}],
                        "origin": None,
                        "suppressed": None,
                    },
                    {
                        **head,
                        "verdict": "missing",
                        "severity": "error",
                        "required": True,
                        "gaps": [
                            {
                                "code": "not-stated",
                                "message": "the draft does not state: 双方于9月25日宣布合作",
                                "expected": CLAIM.says,
                                "found": "",
                                "at": None,
                                "fix": None,
                            }
                        ],
                        "evidence": [],
                        "origin": {
                            "source": "公告",
                            "text": "双方今日宣布合作。",
                            "path": "公告.txt",
                            "line": 2,
                            "column": 1,
                        },
                        "suppressed": {
                            "by": "draft",
                            "reason": "还在谈",
                            "at": {
                                "start": 0,
                                "end": 1,
                                "line": 1,
                                "column": 1,
                                "end_line": 1,
                                "end_column": 2,
                            },
                        },
                    },
                ],
                "failures": [{"what": "story/b", "problem": "not checked", "help": None}],
                "notices": [{"problem": "known", "help": None, "at": None}],
                "coverage": {
                    "checkable": 2,
                    "backed": 0,
                    "contradicted": 1,
                    "unbacked": [{"what": "date", "text": "9月26日", "at": place}],
                },
            }
        ],
        "failures": [{"what": "a.yaml:1:2", "problem": "wrong", "help": "mend"}],
        "notices": [],
        "summary": {
            "supported": 0,
            "partial": 0,
            "contradicted": 1,
            "missing": 0,
            "suppressed": 1,
            "failures": 2,
            "exit_status": 2,
        },
    }


def test_characters_stand_as_they_are_and_the_text_ends_with_a_line_feed() -> None:
    report = Report((), (Failure("表.yaml", Words("错", "wrong")),))
    out = render(report, View(lang=Lang.ZH))
    assert '"what": "表.yaml"' in out
    assert '"problem": "错"' in out
    assert out.endswith("}\n")


def test_the_exit_status_is_that_of_the_view() -> None:
    document = read_text("双方很高兴。", "story.md")
    absent = Finding(CLAIM, Verdict.MISSING, (Gap("not-stated", None, CLAIM.says),))
    report = Report((DraftReport("story.md", document, (absent,)),))
    statuses = [
        json.loads(render(report, View(fail_on=verdict)))["summary"]["exit_status"]
        for verdict in (Verdict.MISSING, Verdict.PARTIAL, Verdict.CONTRADICTED)
    ]
    assert statuses == [1, 0, 0]


def test_a_place_in_a_format_without_lines_is_told_for_people() -> None:
    document = read_text("双方于9月26日宣布。", "story.md")
    pages = replace(document, source=replace(document.source, line_sign="¶"))
    at = Span(3, 8)
    assert place(document, at) == {
        "start": 3,
        "end": 8,
        "line": 1,
        "column": 4,
        "end_line": 1,
        "end_column": 9,
    }
    assert place(pages, at) == {**(place(document, at) or {}), "place": "¶1:4"}

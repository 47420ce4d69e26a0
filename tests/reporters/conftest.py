"""The planted draft: a report that holds all that a report can hold, and all that trips a format."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import heshi
from heshi.errors import Place
from heshi.findings import Coverage, DraftReport, Failure, Report, Unbacked
from heshi.rules.model import Origin
from heshi.text.spans import Span
from heshi.words import Words

ROOT = Path(__file__).parents[2]
FOLDER = "fixtures/samples/planted"


@pytest.fixture(scope="session")
def planted() -> Report:
    """The report on the planted draft: from the check, and what other commands add to a report."""
    folder = ROOT / FOLDER
    text = (folder / "新品 发布%稿.txt").read_bytes().decode()
    sheets = heshi.load_sheets([folder / "news.yaml"])
    checked = heshi.check_text(text, sheets, path=f"{FOLDER}/新品 发布%稿.txt").drafts[0]
    document = checked.document
    assert document is not None
    origin = Origin("公告\u202e", "转化率提高了30% <i>", Place("来源/公告.md", 4, 1))
    findings = tuple(
        replace(
            finding,
            claim=replace(
                finding.claim,
                place=replace(finding.claim.place, path=f"{FOLDER}/news.yaml"),
                origin=origin if finding.claim.id == "growth" else None,
            ),
        )
        for finding in checked.findings
    )
    start = document.prose.index("两天")
    coverage = Coverage(7, 1, 4, (Unbacked("quantity", Span(start, start + 2)),))
    broken = Failure(
        "planted/broken", Words("这条主张没能核对", "not evaluated"), Words("请报告", "please report it")
    )
    unread = Failure(
        "没有 这篇.md",
        Words("没有这个文件", "no such file"),
        Words("请检查路径", "check the path"),
        Place("没有 这篇.md"),
    )
    sheet = Failure(
        "另一张.yaml:3:5", Words("没有这个种类", "no such kind"), None, Place("另一张.yaml", 3, 5)
    )
    return Report(
        (
            replace(checked, findings=findings, coverage=coverage, failures=(broken,)),
            DraftReport("没有 这篇.md", None, (), (unread,)),
        ),
        (sheet,),
    )

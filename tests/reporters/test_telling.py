from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from heshi.errors import Place
from heshi.findings import Coverage, Failure, Report, SuppressedBy, Suppression
from heshi.reporters import View
from heshi.reporters.telling import (
    checked_nothing,
    counted,
    coverage_of,
    judged,
    located,
    origin_of,
    reason_of,
    sentences_of,
)
from heshi.rules.model import Origin
from heshi.severity import Severity
from heshi.words import Lang, Words

if TYPE_CHECKING:
    from .conftest import Absent, Wrong

FAILURE = Failure("a.md", Words("读不了", "cannot be read"), Words("另存", "save"))


def test_totals(wrong: Wrong, absent: Absent) -> None:
    (finding,) = wrong("9月26日。\n", "9月26日").drafts[0].findings
    suppressed = replace(finding, suppressed=Suppression(SuppressedBy.BASELINE, ""))
    optional = absent("一。\n", required=False).drafts[0].findings[0]
    told = [counted([finding, suppressed, optional], [FAILURE], View(lang=lang)) for lang in Lang]
    assert told == [
        "支持 0 · 部分 0 · 矛盾 1 · 缺失 1（可不写 1） · 已忽略 1 · 未能核对 1",
        "supported 0 · partial 0 · contradicted 1 · missing 1 (1 optional) · suppressed 1 · not checked 1",
    ]


@pytest.mark.parametrize(
    ("severity", "told"),
    [(Severity.ERROR, "矛盾"), (Severity.WARNING, "矛盾（警告）"), (Severity.INFO, "矛盾（提示）")],
)
def test_a_verdict(severity: Severity, told: str, wrong: Wrong) -> None:
    (finding,) = wrong("9月26日。\n", "9月26日", severity=severity).drafts[0].findings
    assert judged(finding, Lang.ZH) == told
    suppressed = replace(finding, suppressed=Suppression(SuppressedBy.CONFIG, "同意"))
    assert judged(suppressed, Lang.EN) == "suppressed (contradicted)"


def test_a_place(wrong: Wrong, absent: Absent) -> None:
    for report, place in [
        (wrong("一\n9月26日。\n", "9月26日"), "story.md:2:1"),
        (absent("一。\n"), "story.md"),
    ]:
        (draft,) = report.drafts
        assert draft.document is not None
        assert located(draft.findings[0], draft.document) == place


def test_nothing_checked_is_told_unless_a_failure_says_why(wrong: Wrong, absent: Absent) -> None:
    reports = [
        Report(()),
        Report((), (FAILURE,)),
        absent("一。\n", required=False),
        wrong("9月26日。\n", "9月26日"),
    ]
    assert [checked_nothing(report) for report in reports] == [True, False, True, False]


def test_sentences() -> None:
    assert sentences_of(FAILURE, Lang.ZH) == ("读不了", "另存")
    assert sentences_of(replace(FAILURE, help=None), Lang.EN) == ("cannot be read",)
    assert coverage_of(Coverage(5, 2, 1, ()), Lang.EN) == (
        "no claim backs 0 (checkable 5 · supported 2 · contradicted 1)"
    )
    assert reason_of(Suppression(SuppressedBy.CONFIG, "同意"), Lang.EN) == "同意 (as the configuration says)"
    place = Place("a.md", 2, 1)
    assert origin_of(Origin("a.md", "句。", place), Lang.ZH) == "“句。”（a.md:2:1）"
    assert origin_of(Origin("公告", "句。", place), Lang.EN) == "“句。” (公告, a.md:2:1)"

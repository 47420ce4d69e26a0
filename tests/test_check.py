"""The check as a whole: pure, deterministic, and never silent."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import heshi
from heshi.check import Checker, check
from heshi.findings import Finding, Verdict
from heshi.kinds import KINDS
from heshi.kinds.base import Kind
from heshi.readers import read_text
from heshi.rules.load import load_text

if TYPE_CHECKING:
    from heshi.reading import Reading
    from heshi.rules.model import Claim, Sheet, Sheets

ROOT = Path(__file__).parents[1]
STORY = ROOT / "fixtures" / "alimama-tencent"

SHEET = """
sheet: s
as_of: 2023-09-26
names:
  阿里妈妈: [Alimama]
  腾讯广告: []
claims:
  - id: announced-on
    says: 阿里妈妈与腾讯广告于9月25日联合宣布合作
    about: [阿里妈妈, 腾讯广告, {any: [宣布, 官宣]}]
    date: 9月25号
  - id: optional
    says: 双方没有透露金额
    about: [金额, {any: [透露, 披露]}]
    statement: denied
    required: false
"""


@pytest.fixture(scope="module")
def sheets() -> Sheets:
    return heshi.load_sheets([ROOT / "rules" / "alimama-tencent.yaml"])


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    return load_text(SHEET, "s.yaml", KINDS)


def verdicts(text: str, sheet: Sheet) -> list[str]:
    report = check([read_text(text, "d.md")], [sheet])
    return [finding.verdict.value for finding in report.findings()]


@pytest.mark.parametrize(
    ("text", "expected", "status"),
    [
        ("9月25日，阿里妈妈与腾讯广告联合宣布合作。", ["supported", "missing"], 0),
        ("9月26日，阿里妈妈与腾讯广告联合宣布合作。", ["contradicted", "missing"], 1),
        ("9月25日，阿里妈妈与腾讯广告联合宣布合作，双方披露了金额。", ["supported", "contradicted"], 1),
        ("今天下雨。", ["missing", "missing"], 1),
    ],
)
def test_exit_status(text: str, expected: list[str], status: int, sheet: Sheet) -> None:
    report = check([read_text(text, "d.md")], [sheet])
    assert [finding.verdict.value for finding in report.findings()] == expected
    assert report.exit_status() == status


def test_right_once_and_wrong_elsewhere_is_inconsistent(sheet: Sheet) -> None:
    text = "9月25日，阿里妈妈与腾讯广告联合宣布合作。\n\n记者获悉，9月26日，阿里妈妈与腾讯广告联合宣布合作。"
    report = check([read_text(text, "d.md")], [sheet])
    finding = next(report.findings())
    prose = report.drafts[0].document.prose if report.drafts[0].document else ""
    assert finding.verdict is Verdict.CONTRADICTED
    assert [(gap.code, gap.at and gap.at.of(prose)) for gap in finding.gaps] == [
        ("wrong-date", "9月26日"),
        ("inconsistent", "9月25日"),
    ]
    assert [(each.role, each.at.of(prose)) for each in finding.evidence] == [
        ("conflict", "9月26日"),
        ("support", "9月25日"),
    ]


def test_a_draft_to_which_no_claim_applies_is_not_checked(sheet: Sheet) -> None:
    optional = replace(sheet, claims=sheet.claims[1:])
    assert check([read_text("今天下雨。", "d.md")], [optional]).exit_status() == 2
    assert check([], [sheet]).exit_status() == 2


def test_fail_on_moves_the_line(sheet: Sheet) -> None:
    report = check([read_text("9月下旬，阿里妈妈与腾讯广告联合宣布合作。", "d.md")], [sheet])
    statuses = [report.exit_status(each) for each in (Verdict.CONTRADICTED, Verdict.PARTIAL, Verdict.MISSING)]
    assert statuses == [0, 1, 1]


def test_a_claim_that_breaks_is_a_failure_and_hides_no_other(
    sheet: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(claim: Claim, reading: Reading) -> Finding:
        raise KeyError(claim.id, reading.normal)

    kind = KINDS["date"]
    broken: dict[str, Kind] = {**KINDS, "date": Kind(kind.name, kind.params, kind.summary, breaks)}
    monkeypatch.setattr("heshi.check.KINDS", broken)
    report = check([read_text("双方没有透露金额。", "d.md")], [sheet])
    assert [failure.what for failure in report.all_failures()] == ["s/announced-on"]
    assert [(each.claim.id, each.verdict.value) for each in report.findings()] == [("optional", "supported")]
    assert report.exit_status() == 2


def test_the_day_is_an_argument(sheet: Sheet) -> None:
    undated = replace(sheet, as_of=None, claims=tuple(replace(claim, as_of=None) for claim in sheet.claims))
    text = "昨日，阿里妈妈与腾讯广告联合宣布合作。"

    def on(today: dt.date | None) -> str:
        return next(check([read_text(text, "d.md")], [undated], today).findings()).verdict.value

    assert [on(dt.date(2023, 9, 26)), on(dt.date(2023, 9, 28)), on(None)] == [
        "supported",
        "contradicted",
        "missing",
    ]


def test_the_day_may_stand_in_the_front_matter(sheet: Sheet) -> None:
    undated = replace(sheet, as_of=None, claims=tuple(replace(claim, as_of=None) for claim in sheet.claims))
    text = "---\ndate: {}\n---\n昨日，阿里妈妈与腾讯广告联合宣布合作。"

    def on(day: str) -> str:
        drafts = [read_text(text.format(day), "d.md")]
        return next(check(drafts, [undated], dt.date(2020, 1, 1)).findings()).verdict.value

    assert [on("2023-09-26"), on("2023年9月28日"), on("九月")] == [
        "supported",
        "contradicted",
        "contradicted",
    ]


def test_the_same_in_another_process() -> None:
    program = (
        "import sys, heshi\n"
        "from heshi.reporters import json_report\n"
        f"sheets = heshi.load_sheets([{str(ROOT / 'rules' / 'alimama-tencent.yaml')!r}])\n"
        f"report = heshi.check_file({str(STORY / 'planted.md')!r}, sheets)\n"
        "print([(f.claim.ref, f.verdict.value, f.gaps, f.evidence) for f in report.findings()])\n"
    )
    outputs = {
        subprocess.run(  # noqa: S603 -- this very Python runs a program written above
            [sys.executable, "-c", program],
            check=True,
            capture_output=True,
            encoding="utf-8",
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "engine"), "PYTHONUTF8": "1"},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


NOISE = [
    "会议持续了两个小时。",
    "当天下午，城里下了一场小雨。",
    "这条街上有三家书店和一间茶馆。",
    "据统计，去年全市共接待游客120万人次。",
    "他说，明年春天还会再来。",
    "记者没有见到店主。",
    "孩子们问：“雪什么时候停？”",
    "2019年3月8日，图书馆对外开放。",
    "菜市场里，西红柿每斤三元五角。",
]


@settings(deadline=None, max_examples=25)
@given(st.lists(st.tuples(st.integers(0, 40), st.sampled_from(NOISE)), max_size=8))
def test_unrelated_sentences_turn_no_support_into_a_contradiction(noise: list[tuple[int, str]]) -> None:
    sheets = heshi.load_sheets([ROOT / "rules" / "alimama-tencent.yaml"])
    paragraphs = (STORY / "faithful.md").read_text(encoding="utf-8").split("---\n", 2)[-1].split("\n\n")
    for place, sentence in noise:
        paragraphs.insert(min(place, len(paragraphs)), sentence)
    report = heshi.check_text("\n\n".join(paragraphs), sheets)
    assert [each.claim.id for each in report.findings() if each.verdict is Verdict.CONTRADICTED] == []


@settings(deadline=None, max_examples=60)
@given(
    st.text(
        alphabet="阿里妈妈与腾讯广告联合宣布合作9月2561日，。？“”「」\n、没有将或视频号 -#|*", max_size=80
    )
)
def test_no_text_breaks_the_check(text: str) -> None:
    sheet = load_text(SHEET, "s.yaml", KINDS)
    try:
        document = read_text(text, "d.md")
    except heshi.DraftError:
        return
    assert list(Checker.of([sheet]).check(document).failures) == []


def test_traditional_characters_change_no_verdict(sheets: Sheets) -> None:
    text = (STORY / "planted.md").read_text(encoding="utf-8")
    opencc = pytest.importorskip("opencc")
    converted = opencc.OpenCC("s2t").convert(text)
    plain, traditional = (heshi.check_text(each, sheets) for each in (text, converted))
    changed = [
        (one.claim.id, one.verdict.value, other.verdict.value)
        for one, other in zip(plain.findings(), traditional.findings(), strict=True)
        if one.verdict is not other.verdict
    ]
    assert changed == []

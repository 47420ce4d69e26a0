from __future__ import annotations

from pathlib import Path

import pytest

from heshi import load_sheets
from heshi.config.accept import accept, unknown_claims
from heshi.config.load import Config, load_config
from heshi.errors import Place
from heshi.findings import DraftReport, Finding, Gap, Report, SuppressedBy, Suppression, Verdict
from heshi.rules.model import Claim, Params
from heshi.severity import Severity
from heshi.words import Lang


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def config(text: str) -> Config:
    Path("heshi.toml").write_text(text, encoding="utf-8")
    return load_config("heshi.toml")


def claim(ref: str, severity: Severity = Severity.ERROR) -> Claim:
    sheet, name = ref.split("/")
    return Claim(
        sheet=sheet,
        id=name,
        says="甲",
        about=(),
        kind="date",
        params=Params(),
        required=True,
        severity=severity,
        examples={},
        place=Place("a.yaml"),
    )


def finding(ref: str, *codes: str, severity: Severity = Severity.ERROR) -> Finding:
    verdict = Verdict.PARTIAL if codes else Verdict.SUPPORTED
    return Finding(claim(ref, severity), verdict, tuple(Gap(code, None) for code in codes))


def report(*findings: Finding, path: str = "稿件/a.md") -> Report:
    return Report((DraftReport(path, None, findings),))


def reasons(report: Report) -> list[str | None]:
    return [one.suppressed.reason if one.suppressed else None for one in report.findings()]


def test_a_configuration_without_either_changes_nothing() -> None:
    before = report(finding("a/b", "hedged"))
    assert accept(before, config("")) is before


def test_severities_of_gaps_and_claims() -> None:
    marked = accept(
        report(
            finding("a/b", "vaguer-date"),
            finding("a/c", "vaguer-date", "wrong-date"),
            finding("a/d", "wrong-date"),
            finding("a/e", "wrong-date", severity=Severity.INFO),
            finding("b/b", "hedged"),
            finding("b/c"),
        ),
        config("""\
[severity]
"vaguer-date" = "error"
"wrong-date" = "warning"
"a/*" = "error"
"a/d" = "info"
"b/*" = "info"
"""),
    )
    assert [one.severity.value for one in marked.findings()] == [
        "error",
        "error",
        "info",
        "warning",
        "info",
        "info",
    ]
    assert reasons(marked) == [None] * 6


def test_a_finding_is_accepted_where_each_of_its_gaps_is() -> None:
    marked = accept(
        report(
            finding("a/b", "hedged"),
            finding("a/b", "hedged", "vaguer-date"),
            finding("a/b", "hedged", "asked"),
            finding("a/c", "asked"),
            finding("a/c"),
        ),
        config("""\
severity = {vaguer-date = {level = "off", reason = "从简"}}
[[ignore]]
gaps = "hedged"
reason = "语气"
[[ignore]]
claims = "?/c"
reason = "整条"
"""),
    )
    assert reasons(marked) == ["语气", "语气", None, "整条", None]
    assert {one.suppressed.by for one in marked.findings() if one.suppressed} == {SuppressedBy.CONFIG}


@pytest.mark.parametrize(
    ("path", "taken"),
    [("稿件/旧/a.md", True), ("稿件/a.md", False), ("旧/a.md", False), ("../稿件/旧/a.md", False)],
)
def test_only_in_some_drafts(path: str, *, taken: bool) -> None:
    text = '[[ignore]]\nclaims = "a/b"\ndrafts = "/稿件/旧/"\nreason = "旧稿"\n'
    assert reasons(accept(report(finding("a/b", "hedged"), path=path), config(text))) == [
        "旧稿" if taken else None
    ]


def test_what_a_draft_accepts_stays_its_own() -> None:
    own = Suppression(SuppressedBy.DRAFT, "稿件里写的")
    before = Finding(claim("a/b"), Verdict.PARTIAL, (Gap("hedged", None),), suppressed=own)
    marked = accept(report(before), config('[[ignore]]\nclaims = "a/b"\nreason = "配置里写的"\n'))
    assert reasons(marked) == ["稿件里写的"]


def test_claims_that_there_are_not() -> None:
    Path("a.yaml").write_text(
        "sheet: a\nclaims:\n  - {id: day, says: 甲店3月12日开业, about: [甲店], date: 3月12日}\n",
        encoding="utf-8",
    )
    found = unknown_claims(
        config("""\
severity = {"a/dya" = "info", "hedged" = "info"}
[[ignore]]
claims = ["*/day", "b/day", "a/*"]
reason = "旧"
"""),
        load_sheets(["a.yaml"]),
    )
    assert [one.in_(Lang.ZH) for one in found] == [
        "heshi.toml:1:13: 没有“a/dya”这条主张；是不是“a/day”？",
        "heshi.toml:3:1: 没有“b/day”这条主张；是不是“a/day”？",
    ]

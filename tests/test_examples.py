"""A sheet's own tests, and the formats in which they are reported."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET

import pytest

from heshi.examples import ExampleReport, run_examples
from heshi.kinds import KINDS
from heshi.reporters.base import View
from heshi.reporters.example_report import FORMS, exit_status
from heshi.rules.load import load_text
from heshi.words import Lang

SHEET = """\
sheet: s
as_of: 2024-03-15
names: {青禾科技: [青禾]}
claims:
  - id: launch
    says: 青禾科技于3月12日发布新品
    about: [青禾科技, {any: [发布, 推出]}]
    date: 3月12日
    examples:
      supported: [3月12日，青禾科技发布新品。]
      contradicted: [青禾科技于3月18日发布新品。, "3月12日，青禾科技发布\\x0c新品。"]
  - id: cities
    says: 首批城市为北京、上海
    about: [首批]
    list: [北京, 上海]
"""


@pytest.fixture
def report() -> ExampleReport:
    return run_examples([load_text(SHEET, "s.yaml", KINDS)])


def parsed(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 - our own output


def test_what_became_of_the_examples(report: ExampleReport) -> None:
    assert [(each.wanted.value, each.passed, each.codes) for each in report.results] == [
        ("supported", True, ()),
        ("contradicted", True, ("wrong-date",)),
        ("contradicted", False, ()),
    ]
    assert [claim.id for claim in report.untested] == ["cities"]


def test_the_gaps_that_no_example_shows(report: ExampleReport) -> None:
    assert [(each.sheet, each.path, each.kind, each.codes) for each in report.unseen] == [
        ("s", "s.yaml", "date", ("vaguer-date", "denied", "hedged", "asked", "inconsistent", "not-stated")),
        ("s", "s.yaml", "list", ("missing-item", "denied", "hedged", "asked", "inconsistent", "not-stated")),
    ]


def test_why_an_example_could_not_be_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("heshi.check._judge", fail)
    first = run_examples([load_text(SHEET, "s.yaml", KINDS)]).results[0]
    assert (first.passed, first.finding) == (False, None)
    assert first.failure is not None
    assert first.failure.what == "s/launch"
    view = View(Lang.EN)
    text = FORMS["text"](ExampleReport((first,), ()), view)
    assert "expected supported, found not checked\n  this claim could not be evaluated" in text
    (case,) = parsed(FORMS["junit"](ExampleReport((first,), ()), view)).iter("failure")
    assert case.get("type") == "not-checked"


def test_as_text(report: ExampleReport) -> None:
    lines = FORMS["text"](report, View(Lang.ZH, verbose=True)).splitlines()
    assert lines[2:] == [
        "  应为 矛盾，得到 支持",
        "",
        "s.yaml:12:5  s/cities  缺少例子：支持的和有出入的，各要至少一个",
        "",
        "s.yaml  date  还没有例子的差错：vaguer-date, denied, hedged, asked, inconsistent, not-stated",
        "s.yaml  list  还没有例子的差错：missing-item, denied, hedged, asked, inconsistent, not-stated",
        "",
        "通过 2 · 未通过 1 · 缺例子的主张 1 · 缺例子的差错 12",
    ]


def test_as_json(report: ExampleReport) -> None:
    value = json.loads(FORMS["json"](report, View(Lang.ZH), strict=True))
    assert list(value) == ["schema", "examples", "untested", "unseen", "summary"]
    assert value["schema"] == "heshi-examples/1"
    assert value["examples"][1] == {
        "sheet": "s",
        "claim": "launch",
        "at": {"path": "s.yaml", "line": 11, "column": 22},
        "text": "青禾科技于3月18日发布新品。",
        "passed": True,
        "expected": {"verdict": "contradicted", "gaps": None},
        "found": {"verdict": "contradicted", "gaps": ["wrong-date"]},
        "failure": None,
    }
    assert value["untested"] == [
        {"sheet": "s", "claim": "cities", "at": {"path": "s.yaml", "line": 12, "column": 5}}
    ]
    assert value["summary"] == {"passed": 2, "failed": 1, "untested": 1, "exit_status": 1}


@pytest.mark.parametrize(("strict", "failures", "skipped"), [(False, "1", "1"), (True, "2", "0")])
def test_as_junit(report: ExampleReport, *, strict: bool, failures: str, skipped: str) -> None:
    root = parsed(FORMS["junit"](report, View(Lang.ZH, colour=True), strict=strict))
    (suite,) = root
    assert {key: suite.get(key) for key in ("name", "tests", "failures", "skipped")} == {
        "name": "s",
        "tests": "4",
        "failures": failures,
        "skipped": skipped,
    }
    names = [case.get("name") for case in suite.iter("testcase")]
    assert names == [
        "launch supported 1",
        "launch contradicted 1",
        "launch contradicted 2",
        "cities examples",
    ]
    failure = next(suite.iter("failure"))
    assert (failure.get("message"), failure.get("type")) == ("应为 矛盾，得到 支持", "supported")
    assert failure.text == "s.yaml:11:39  s/launch\n3月12日，青禾科技发布\ufffd新品。\n应为 矛盾，得到 支持"


def test_the_exit_status(report: ExampleReport) -> None:
    good = ExampleReport(report.results[:2], report.untested)
    assert [exit_status(good, strict=strict) for strict in (False, True)] == [0, 1]
    assert exit_status(ExampleReport((), ()), strict=False) == 2
    assert exit_status(report, strict=False) == 1

"""A run that rightly had nothing to check, and what is to be known of a run, in every format."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET

import pytest

from heshi.findings import Notice, Report
from heshi.reporters import REPORTERS, View
from heshi.words import Words

NOTHING = Words("没有稿件改过", "no draft has changed")
IDLE = Report((), (), (Notice(None, NOTHING),), idle=True)


def rendered(name: str) -> str:
    return REPORTERS[name].render(IDLE, View())


def test_it_is_all_well() -> None:
    assert (IDLE.exit_status(), IDLE.nothing_checked()) == (0, False)
    assert (Report(()).exit_status(), Report(()).nothing_checked()) == (2, True)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("text", "提醒  没有稿件改过\n"),
        ("markdown", "## 核实：没有要核对的稿件\n\n没有稿件改过\n"),
        ("github", "::notice title=核实::没有稿件改过\n"),
        ("gitlab", "[]\n"),
    ],
)
def test_it_is_told_in_full(name: str, text: str) -> None:
    assert rendered(name) == text


def test_quiet_says_nothing() -> None:
    assert REPORTERS["text"].render(IDLE, View(quiet=True)) == ""


def test_json() -> None:
    report = json.loads(rendered("json"))
    assert (report["drafts"], report["summary"]["exit_status"]) == ([], 0)
    assert [notice["problem"] for notice in report["notices"]] == [NOTHING.zh]


def test_json_lines() -> None:
    lines = [json.loads(line) for line in rendered("jsonl").splitlines()]
    assert [(line["type"], line.get("problem")) for line in lines] == [
        ("notice", NOTHING.zh),
        ("summary", None),
    ]


def test_sarif() -> None:
    (run,) = json.loads(rendered("sarif"))["runs"]
    (invocation,) = run["invocations"]
    assert (run["results"], invocation["executionSuccessful"], invocation["exitCode"]) == ([], True, 0)
    assert [told["message"]["text"] for told in invocation["toolExecutionNotifications"]] == [NOTHING.zh]


def test_junit_has_a_case_that_is_skipped() -> None:
    root = ET.fromstring(rendered("junit"))  # noqa: S314 - written by our own program
    (suite,) = root
    assert (suite.get("tests"), suite.get("skipped"), suite.get("failures")) == ("1", "1", "0")
    skipped = suite.find("testcase/skipped")
    assert skipped is not None
    assert skipped.get("message") == NOTHING.zh


@pytest.mark.parametrize("name", REPORTERS)
def test_every_format_can_tell_it(name: str) -> None:
    assert rendered(name).endswith("\n")

"""The tables of examples of the claim kinds: drafts that a careful editor has judged."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from heshi.check import Checker
from heshi.findings import Verdict
from heshi.kinds import KINDS
from heshi.readers import read_text
from heshi.rules.load import load_text

if TYPE_CHECKING:
    from _pytest.mark import ParameterSet

    from heshi.findings import Finding

FOLDER = files("heshi.kinds").joinpath("examples")
TABLES: dict[str, list[dict[str, Any]]] = {
    kind: yaml.safe_load(FOLDER.joinpath(f"{kind}.yaml").read_text("utf-8")) for kind in KINDS
}


UNREACHED = {"pattern": {Verdict.PARTIAL}}
"""Verdicts that a kind never gives: words match a pattern, or they do not."""


@dataclass(frozen=True)
class Case:
    """One draft of a table.

    Attributes:
        sheet: the group's sheet, in JSON, which is YAML too.
        draft: the draft's row in the table.
    """

    sheet: str
    draft: dict[str, Any]


def params(kind: str) -> list[ParameterSet]:
    """Every draft of a kind's table; one that is known to fail says why."""
    found = []
    for index, group in enumerate(TABLES[kind]):
        sheet = json.dumps({"sheet": f"{kind}-{index}", **group["sheet"]}, ensure_ascii=False, default=str)
        for draft in group["drafts"]:
            marks = [pytest.mark.xfail(reason=draft["known"])] if "known" in draft else []
            found.append(pytest.param(Case(sheet, draft), id=f"{kind}-{draft['text'][:30]}", marks=marks))
    return found


@cache
def checker(sheet: str) -> Checker:
    return Checker.of([load_text(sheet, "examples.yaml", KINDS)])


def told(finding: Finding, wanted: str | list[str]) -> str | list[str]:
    """What a finding comes to, as exactly as the table wants to know."""
    if isinstance(wanted, str):
        return finding.verdict.value
    return [finding.verdict.value, *sorted(gap.code for gap in finding.gaps)]


@pytest.mark.parametrize("case", [param for kind in KINDS for param in params(kind)])
def test_example(case: Case) -> None:
    report = checker(case.sheet).check(read_text(case.draft["text"], suffix=".md"))
    assert report.failures == ()
    assert report.document is not None
    expect = {
        claim: wanted if isinstance(wanted, str) else [wanted[0], *sorted(wanted[1:])]
        for claim, wanted in case.draft["expect"].items()
    }
    findings = {finding.claim.id: finding for finding in report.findings if finding.claim.id in expect}
    assert {claim: told(findings[claim], wanted) for claim, wanted in expect.items()} == expect
    prose = report.document.prose
    gaps = [gap for finding in findings.values() for gap in finding.gaps]
    for code, text in case.draft.get("at", {}).items():
        assert [gap.at.of(prose) for gap in gaps if gap.code == code and gap.at] == [text]


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_is_large_enough_to_mean_something(kind: str) -> None:
    drafts = [draft for group in TABLES[kind] for draft in group["drafts"]]
    assert len({draft["text"] for draft in drafts}) == len(drafts) >= 40
    verdicts = Counter(
        wanted if isinstance(wanted, str) else wanted[0]
        for draft in drafts
        for wanted in draft["expect"].values()
    )
    assert set(verdicts) == set(Verdict) - UNREACHED.get(kind, set())
    assert all(claim["id"] and kind in claim for group in TABLES[kind] for claim in group["sheet"]["claims"])

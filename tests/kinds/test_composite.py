"""``all``, ``any`` and ``not``: verdicts combine as truth values do."""

from __future__ import annotations

import json
from itertools import product

import pytest

from heshi.check import Checker
from heshi.errors import SheetError
from heshi.findings import Finding, Verdict
from heshi.kinds import KINDS
from heshi.readers import read_text
from heshi.rules.load import load_text
from heshi.words import Lang

S, P, C, M = Verdict.SUPPORTED, Verdict.PARTIAL, Verdict.CONTRADICTED, Verdict.MISSING
PARTS: dict[Verdict, object] = {
    S: {"text": "甲"},
    P: {"text": {"require": ["甲", "丁"]}},
    C: {"text": {"forbid": "乙"}},
    M: {"text": "丙"},
}
"""What has each verdict in the draft."""


def judge(kind: str, params: object, text: str = "甲、乙") -> Finding:
    claim = {"id": "c", "says": "合在一起", kind: params}
    sheet = load_text(json.dumps({"sheet": "s", "claims": [claim]}, ensure_ascii=False), "s.yaml", KINDS)
    report = Checker.of([sheet]).check(read_text(text, suffix=".txt"))
    assert report.failures == ()
    return report.findings[0]


def both(one: Verdict, other: Verdict) -> Verdict:
    if C in (one, other):
        return C
    return one if one is other else P


def either(one: Verdict, other: Verdict) -> Verdict:
    return next(verdict for verdict in (S, P, M, C) if verdict in (one, other))


@pytest.mark.parametrize(("one", "other"), list(product(Verdict, repeat=2)))
def test_two_kinds_combine(one: Verdict, other: Verdict) -> None:
    parts = [PARTS[one], PARTS[other]]
    assert judge("all", parts).verdict is both(one, other)
    assert judge("any", parts).verdict is either(one, other)


@pytest.mark.parametrize(("inner", "outer"), [(S, C), (C, S), (P, P), (M, S)])
def test_not_swaps(inner: Verdict, outer: Verdict) -> None:
    assert judge("not", PARTS[inner]).verdict is outer


@pytest.mark.parametrize(("inner", "outer"), [(S, S), (C, C), (P, P)])
def test_not_twice_is_the_same(inner: Verdict, outer: Verdict) -> None:
    assert judge("not", {"not": PARTS[inner]}).verdict is outer


@pytest.mark.parametrize("kind", ["all", "any"])
@pytest.mark.parametrize("verdict", Verdict)
def test_one_kind_alone_is_itself(kind: str, verdict: Verdict) -> None:
    finding = judge(kind, [PARTS[verdict]])
    (name, params), *_ = dict(PARTS[verdict]).items()  # type: ignore[call-overload]
    alone = judge(name, params)
    assert (finding.verdict, finding.gaps, finding.evidence) == (alone.verdict, alone.gaps, alone.evidence)


def test_gaps_and_evidence_are_merged() -> None:
    finding = judge("all", [PARTS[S], PARTS[C], PARTS[M]])
    assert [gap.code for gap in finding.gaps] == ["forbidden-text", "missing-text"]
    assert [each.role for each in finding.evidence] == ["support", "conflict"]


def test_a_finding_bears_the_whole_claim() -> None:
    assert judge("not", {"any": [PARTS[M], PARTS[S]]}).claim.kind == "not"


def test_an_unsaid_part_is_named() -> None:
    claim = {
        "id": "c",
        "says": "甲9月25日发布，价格2999元",
        "about": ["发布"],
        "all": [{"date": "9月25日"}, {"names": ["乙"]}],
    }
    sheet = load_text(json.dumps({"sheet": "s", "claims": [claim]}, ensure_ascii=False), "s.yaml", KINDS)
    finding = Checker.of([sheet]).check(read_text("甲9月25日发布。", suffix=".txt")).findings[0]
    assert [gap.message(Lang.ZH) for gap in finding.gaps] == ["稿件没有写到：乙"]


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ("all: [{dates: 9月25日}]", 's.yaml:5:12: unknown kind "dates"; did you mean "date"?'),
        ("not: {date: 13月45日}", None),
        ("all: []", None),
        ("any: 甲", None),
        ("not: {date: 9月25日, text: 甲}", None),
    ],
)
def test_a_mistake_inside_is_placed(params: str, expected: str | None) -> None:
    text = f"sheet: s\nclaims:\n  - id: c\n    says: 词\n    {params}\n"
    with pytest.raises(SheetError) as caught:
        load_text(text, "s.yaml", KINDS)
    (mistake,) = caught.value.mistakes
    assert mistake.place.line == 5
    if expected:
        assert mistake.in_(Lang.EN) == expected

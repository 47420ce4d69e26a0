"""Sheets drafted from sources: what they hold, in what order, and that they hold up their own tests."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from heshi.examples import run_examples
from heshi.extract import extract, sheet_of
from heshi.kinds import KINDS
from heshi.readers import read_file, read_text
from heshi.rules.dump import bare, dump
from heshi.rules.load import load_text

FIXTURES = Path(__file__).parents[2] / "fixtures"
STORIES = sorted(path.parent for path in FIXTURES.glob("*/planted.expected.yaml"))

PRESS = """\
---
date: 2024-09-26
---

# 云帆科技与星海汽车达成合作

来源：财经日报 责任编辑：王小明

9月25日，云帆科技有限公司（以下简称“云帆”）与星海汽车宣布达成战略合作，合作期限为三年。

云帆2023年营业收入12亿元，同比增长30%。公司主营业务包括软件、硬件、服务三大板块。

云帆科技董事长张建国表示：“我们不会参与价格战。”公司没有裁员计划。

免责声明：本文仅供参考，不构成投资建议。
"""


def test_a_sheet_says_what_its_source_states_in_its_order() -> None:
    sheet = extract([read_text(PRESS, "press.md")], "press")
    assert sheet.as_of == dt.date(2024, 9, 26)
    assert [
        (claim.kind, claim.params.model_dump(exclude_none=True, exclude_defaults=True))
        for claim in sheet.claims
    ] == [
        ("date", {"on": "9月25日"}),
        ("quantity", {"value": "三年", "of": ("合作期限",)}),
        ("statement", {"stance": "affirmed"}),
        ("quantity", {"value": "12亿元", "of": ("营业收入", "营收", "收入", "营业总收入", "总收入")}),
        ("quantity", {"value": "30%", "of": ("营业收入", "营收", "收入", "营业总收入", "总收入")}),
        ("list", {"items": ("软件", "硬件", "服务"), "complete": True}),
        ("quote", {"text": "我们不会参与价格战", "by": "张建国"}),
        ("statement", {"stance": "denied"}),
    ]


def test_the_short_forms_that_a_source_defines_are_declared() -> None:
    sheet = extract([read_text(PRESS, "press.md")], "press")
    assert {name.canonical: name.aliases for name in sheet.names}["云帆科技有限公司"] == ("云帆",)


def test_what_a_page_says_about_itself_makes_no_claim() -> None:
    said = " ".join(claim.says for claim in sheet_of(read_text(PRESS, "press.md")).claims)
    assert "责任编辑" not in said
    assert "投资建议" not in said


def test_a_claim_knows_its_sentence_and_its_place() -> None:
    claim = extract([read_text(PRESS, "press.md")], "press").claims[3]
    assert claim.origin is not None
    assert claim.origin.text == "云帆2023年营业收入12亿元，同比增长30%。"
    assert (claim.origin.source, str(claim.origin.place)) == ("云帆科技与星海汽车达成合作", "press.md:11:1")


def test_a_fact_told_twice_is_one_claim_and_several_sources_make_one_sheet() -> None:
    documents = [read_text(PRESS, "press.md"), read_text("云帆营业收入12亿元，员工800人。", "more.txt")]
    sheet = extract(documents, "both")
    values = [claim.params.model_dump().get("value") for claim in sheet.claims]
    assert values.count("12亿元") == 1
    assert "800人" in values
    assert len({claim.id for claim in sheet.claims}) == len(sheet.claims)


@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.name)
def test_a_drafted_sheet_passes_its_own_tests_and_reads_back(story: Path) -> None:
    sheet = extract([read_file(story / "faithful.md")], "story")
    text = dump(sheet, KINDS)
    again = load_text(text, "story.yaml", KINDS)
    assert bare(again) == bare(sheet)
    assert dump(again, KINDS) == text
    report = run_examples([again])
    assert [(result.claim.id, result.example.text) for result in report.failed] == []
    assert len(report.results) >= len(sheet.claims) > 10


def test_the_same_source_makes_the_same_sheet() -> None:
    texts = {dump(extract([read_text(PRESS, "press.md")], "press"), KINDS) for _ in range(2)}
    assert len(texts) == 1

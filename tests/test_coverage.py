from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import heshi
from heshi.cli import main
from heshi.coverage import coverage, facts
from heshi.kinds import KINDS
from heshi.readers import read_text
from heshi.rules.load import load_text
from heshi.rules.model import Sheets

DAY = dt.date(2024, 3, 28)

SHEET = """\
sheet: news
as_of: 2024-03-28
claims:
  - {id: launch, says: 3月12日，青禾科技在北京发布新品, about: [青禾科技, 发布], date: 3月12日}
  - {id: price, says: 新品售价2999元, about: [售价], quantity: 2999元}
  - {id: cities, says: 首批在北京、上海、成都开售, about: [首批], list: [北京, 上海, 成都]}
  - {id: motto, says: 林夏说“我们只做一件事”, about: [林夏], quote: {text: 我们只做一件事, by: 林夏}}
"""


def stated(text: str) -> list[tuple[str, str]]:
    document = read_text(text, "a.md")
    return [(fact.what.value, fact.at.of(document.prose)) for fact in facts(document, DAY)]


def covered(text: str) -> tuple[int, int, int, list[tuple[str, str]]]:
    document = read_text(text, "a.md")
    sheet = load_text(SHEET, "news.yaml", KINDS)
    findings = heshi.check_text(text, Sheets((sheet,)), path="a.md").drafts[0].findings
    found = coverage(document, findings, DAY)
    listed = [(fact.what, fact.at.of(document.prose)) for fact in found.unbacked]
    return found.checkable, found.backed, found.contradicted, listed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("昨日，公司在杭州签约。", [("date", "昨日")]),
        (
            "项目总投资12.5亿元，建成后年产值超过30亿元。",
            [("quantity", "12.5亿元"), ("quantity", "超过30亿元")],
        ),
        ("业务分为集装箱、散杂货、物流三大板块。", [("list", "集装箱、散杂货、物流三大板块")]),
        ("首批包括北京、上海两座城市。", [("list", "北京、上海两座城市")]),
        ("销量涨了一成，售价一亿元。", [("quantity", "一成"), ("quantity", "一亿元")]),
        ("周砚说：“三年内修完48处院落。”", [("quote", "“三年内修完48处院落。”")]),
    ],
)
def test_a_fact_is_stated(text: str, expected: list[tuple[str, str]]) -> None:
    assert stated(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "本报讯（记者林夏 3月27日）会场坐满了人。",
        "东澜3月27日电 会场坐满了人。",
        "3月27日，记者从市交通局获悉，新线路很受欢迎。",
        "记者3月27日从市交通局获悉，新线路很受欢迎。",
        "发布时间：2024-03-28 10:20　来源：江城日报",
        "责任编辑：王禾 2024年3月28日",
        "2024年3月28日",
        "---\ndate: 2024-03-28\n---\n\n会场坐满了人。",
        "电话：0571-88886666，邮编310000，见第3页，图1，表2。",
        "一、总体情况\n\n（二）业绩\n\n1. 会场坐满了人。",
        "第一，要稳住；第二，要看远。大家一心一意，三番五次地改。",
        "一位老船长说，码头上安静了，一艘船也没有。",
        "近日，三期泊位开工，今年还会更忙，年末见分晓。",
        "过去一年，公司走了很远的路。每10股如何分，尚未决定。",
        "项目为期三年。外贸波动、运价起伏的行情里，他去过交易所和银行。",
        "他把这叫作“慢功夫”，还写进了《港口手记》。",
        "第二天一早，人都走了。",
    ],
)
def test_what_is_no_statement_of_the_story_is_no_fact(text: str) -> None:
    assert stated(text) == []


def test_a_figure_in_a_list_or_a_quotation_is_not_counted_again() -> None:
    assert stated("共有甲湾、乙湾、丙湾、丁湾四个港区。他说：“今年要跑满100天。”") == [
        ("list", "甲湾、乙湾、丙湾、丁湾四个港区"),
        ("quote", "“今年要跑满100天。”"),
    ]


def test_what_supports_a_claim_is_backed_and_the_rest_is_listed() -> None:
    text = (
        "3月12日，青禾科技发布新品，售价2999元。首批在北京、上海、成都开售。"
        "林夏说：“我们只做一件事。”会后，公司公布研发投入1.2亿元。"
    )
    assert covered(text) == (5, 4, 0, [("quantity", "1.2亿元")])


def test_a_fact_that_a_claim_contradicts_is_counted_as_such() -> None:
    assert covered("3月13日，青禾科技发布新品，售价2999元。") == (2, 1, 1, [])


def test_a_repeated_fact_is_backed_where_it_is_about_the_same() -> None:
    text = "# 新品售价2999元\n\n青禾科技发布新品，售价为2999元。另有消息称，该展台的租金为2999元。"
    assert covered(text) == (3, 2, 0, [("quantity", "2999元")])


def test_a_cell_of_a_table_speaks_of_its_heads() -> None:
    text = (
        "新品售价2999元。\n\n| 项目 | 数目 |\n| --- | --- |\n| 新品售价 | 2999元 |\n| 展台租金 | 2999元 |\n"
    )
    assert covered(text) == (3, 2, 0, [("quantity", "2999元")])


def test_a_quotation_is_backed_wherever_it_stands() -> None:
    assert covered("林夏说：“我们只做一件事。”\n\n“我们只做一件事。”") == (2, 2, 0, [])


def test_a_vaguer_repetition_is_backed() -> None:
    assert covered("# 新品售价近3000元\n\n新品售价2999元。") == (2, 2, 0, [])


def test_what_the_sentence_of_a_claim_says_besides_is_backed() -> None:
    document = read_text("3月12日，青禾科技举行发布会，新品售价2999元。", "a.md")
    text = "sheet: a\nclaims:\n- {id: p, says: 3月12日公布的新品售价2999元, about: 售价, quantity: 2999元}\n"
    findings = (
        heshi.check_text(document.source.text, Sheets((load_text(text, "a.yaml", KINDS),))).drafts[0].findings
    )
    assert coverage(document, findings, DAY).unbacked == ()


@pytest.mark.parametrize(
    ("options", "status"), [("", 0), ("--unbacked", 0), ("--fail-on-unbacked", 1), ("--fail-on partial", 0)]
)
def test_only_on_request_does_it_fail_a_run(
    options: str, status: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    sheet = "sheet: a\nclaims:\n- {id: p, says: 新品售价2999元, about: 售价, quantity: 2999元}\n"
    Path("a.yaml").write_text(sheet, encoding="utf-8")
    Path("a.md").write_text("新品售价2999元。研发投入1.2亿元。\n", encoding="utf-8")
    assert main(["check", "a.md", "--rules", "a.yaml", *options.split()]) == status

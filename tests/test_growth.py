"""What a check costs: it grows with the text and its matches, not with their square, nor with the claims.

Calls are counted, never time: the same text takes the same number of calls on any machine.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from heshi import reading
from heshi.check import Checker
from heshi.kinds import KINDS
from heshi.readers import read_text
from heshi.recognise import quantities, quotes
from heshi.recognise.quantities import find_quantities
from heshi.rules.load import load_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType, ModuleType

    from heshi.recognise.mention import Mention
    from heshi.recognise.quantities import Quantity
    from heshi.rules.model import Sheet

SHEET = """
sheet: s
as_of: 2024-03-28
names:
  北港集团: [北港]
  南湾港务: [南湾]
claims:
  - id: revenue
    says: 北港集团营收320亿元
    about: [北港集团, {any: [营收, 收入]}]
    quantity: {value: 320亿元, of: [营收, 收入]}
  - id: profit
    says: 北港集团净利润51亿元
    about: [北港集团, 净利润]
    quantity: {value: 51亿元, of: [净利润]}
  - id: deal
    says: 北港集团3月25日宣布合作
    about: [北港集团, 宣布]
    date: 3月25日
  - id: no-strike
    says: 北港集团没有停工
    about: [北港集团, 停工]
    statement: denied
  - id: goods
    says: 货物包括煤、粮、油
    about: [货物]
    list: {items: [煤炭, 粮食, 原油], complete: true}
  - id: said
    says: 周敏说码头不会停
    about: [北港集团]
    quote: {text: 码头不会停, by: 周敏}
  - id: wording
    says: 写明来源
    text: {require: 来源：公报}
"""

PARAGRAPHS = {
    "everywhere": (
        "北港集团3月26日宣布，全年营收322亿元，净利润50亿元。“码头不能停，”周敏说。码头没有停工。"
        "南湾港务也在。\n\n"
    ),
    "rows": "北港集团的营收、净利润分别为320亿元和52亿元。货物包括煤炭、粮食、木材。\n\n",
    "list": "- 北港集团的货物：煤炭、粮食、木材\n",
    "nested": "- 货物\n  - 煤炭\n  - 粮食\n  - 3月26日宣布\n",
    "one line": "北港集团3月26日宣布，营收322亿元，货物包括煤炭、粮食、木材，“码头不会停”。",
    "nowhere": "今天3月26日，天气晴朗，气温12度。“风不会停，”记者说。\n\n",
}


def sheet(text: str = SHEET) -> Sheet:
    return load_text(text, "s.yaml", KINDS)


def calls(text: str, rules: Sheet, name: str = "d.md") -> int:
    """Return how many calls a check of a text makes."""
    checker = Checker.of([rules])
    document = read_text(text, name)
    count = 0

    def counting(_frame: FrameType, event: str, _what: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(counting)
    try:
        report = checker.check(document)
    finally:
        sys.setprofile(None)
    assert not report.failures
    return count


@pytest.mark.parametrize("name", PARAGRAPHS)
def test_twice_the_text_costs_about_twice_the_calls(name: str) -> None:
    rules = sheet()
    calls(PARAGRAPHS[name], rules)  # what is compiled once is compiled now
    short, long = (calls(PARAGRAPHS[name] * count, rules) for count in (60, 240))
    assert long < 4.6 * short


def test_claims_about_other_things_do_not_make_a_long_text_dearer() -> None:
    others = "".join(
        f"""
  - id: other-{number}
    says: 第{number}号项目投产，产能{number + 2}万吨
    about: [第{number}号项目, 产能]
    quantity: {{value: {number + 2}万吨, of: [产能]}}
  - id: day-{number}
    says: 第{number}号项目3月{number % 28 + 1}日投产
    about: [第{number}号项目, 投产]
    date: 3月{number % 28 + 1}日"""
        for number in range(60)
    )
    few, many = sheet(), sheet(f"{SHEET.rstrip()}{others}\n")
    text = PARAGRAPHS["everywhere"]
    calls(text, few)
    calls(text, many)
    grown, grown_with_many = (calls(text * 120, rules) - calls(text * 20, rules) for rules in (few, many))
    assert grown_with_many < 1.2 * grown


def test_figures_are_read_only_where_somebody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def recording(normal: str) -> list[Mention[Quantity]]:
        read.append(normal)
        return find_quantities(normal)

    monkeypatch.setattr(quantities, "find_quantities", recording)
    weather = "今天气温12度，风力3级，降水20毫米。\n\n" * 2000
    draft = read_text(f"# 公报\n\n{weather}北港集团全年营收322亿元。\n\n{weather}", "d.md")
    report = Checker.of([sheet()]).check(draft)
    assert [each.verdict.value for each in report.findings if each.claim.id == "revenue"] == ["partial"]
    assert any("322亿元" in text for text in read)
    assert sum(map(len, read)) < len(draft.prose) / 4


def test_no_figure_is_read_for_a_topic_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: str) -> list[Mention[Quantity]]:
        pytest.fail("nobody asks for a figure")

    monkeypatch.setattr(quantities, "find_quantities", refuse)
    report = Checker.of([sheet()]).check(read_text("今天气温12度，营收好。", "d.md"))
    assert not report.failures


@pytest.mark.parametrize(("home", "find"), [(quotes, "find_quotes"), (reading, "find_lists")])
def test_what_nobody_asks_for_is_not_looked_for(
    home: ModuleType, find: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> Callable[..., object]:
        pytest.fail("nobody asks for it")

    monkeypatch.setattr(home, find, refuse)
    report = Checker.of([sheet()]).check(read_text("今天，“风不会停，”他说。风、雨、雪都有。", "d.md"))
    assert not report.failures

"""Topics: how far a term is carried, what stops it, and what may accuse."""

from __future__ import annotations

import pytest

from heshi.kinds import KINDS
from heshi.readers import read_text
from heshi.reading import Reading, compile_sheet
from heshi.rules.load import load_text
from heshi.topics import Bearing, Reach, Role, Topic

SHEET = """
sheet: s
as_of: 2024-03-28
names:
  北港集团: [北港]
  南湾港务: [南湾]
  远洋物流: []
claims:
  - id: revenue
    says: 北港集团营收320亿元
    about: [北港集团, {any: [营收, 收入]}, {not: 传闻}]
    quantity: 320亿元
  - id: deal
    says: 北港集团与远洋物流宣布合作
    about: [北港集团, 远洋物流, {any: [宣布, 官宣]}]
    date: 3月25日
  - id: alone
    says: 泊位全部投产
    about: [泊位, 投产]
    statement: affirmed
  - id: near
    says: 北港的港口很忙
    about: [{near: [北港集团, 码头], within: clause}]
    statement: affirmed
"""


def bearing(text: str, at: str, claim: str = "revenue") -> Bearing:
    sheet = load_text(SHEET, "s.yaml", KINDS)
    document = read_text(text, "d.md")
    reading = Reading(document, sheet, compile_sheet(sheet), sheet.as_of)
    topic = Topic(reading, next(each for each in sheet.claims if each.id == claim))
    start = document.prose.index(at)
    return topic.bearing(type(document.blocks[0].span)(start, start + len(at)))


def reaches(found: Bearing) -> list[Reach]:
    return [held.reach for held in found.held]


C, S, N, P, H, M, X = Reach


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("北港集团全年营收320亿元。", [C, C]),
        ("北港全年营收320亿元。", [C, C]),
        ("北港集团公布年报，全年营收320亿元。", [S, C]),
        ("北港集团公布了年报。全年营收320亿元。", [N, C]),
        ("北港集团公布了年报。天气晴。风很大。全年营收320亿元。", [M, C]),
        ("# 年报速览\n\n天气晴。\n\n## 北港集团\n\n全年营收320亿元。", [H, C]),
        ("# 北港集团年报\n\n天气晴。\n\n## 数字\n\n营收320亿元。", [H, C]),
        ("北港集团的几个数字：\n\n- 营收：320亿元\n- 净利润：51亿元", [N, C]),
        ("| 北港集团 | 2023年 |\n| --- | --- |\n| 营收 | 320亿元 |", [M, C]),
        ("今天下雨。营收320亿元。", [X, C]),
    ],
)
def test_a_term_is_carried(text: str, expected: list[Reach]) -> None:
    assert reaches(bearing(text, "320亿元")) == expected


@pytest.mark.parametrize(
    "text",
    [
        "北港集团公布了年报，南湾港务营收320亿元。",
        "北港集团公布了年报。南湾港务营收320亿元。",
        "北港集团公布了年报。同期，南湾港务也交了卷，营收320亿元。",
        "北港集团公布了年报，同期B公司营收320亿元。",
    ],
)
def test_a_rival_stops_a_name(text: str) -> None:
    found = bearing(text, "320亿元")
    assert reaches(found)[0] is Reach.ABSENT
    assert not found.supports
    assert not found.accuses


def test_what_a_report_calls_its_own_subject_is_no_rival() -> None:
    text = "# 北港集团年报\n\n南湾港务早一天公布了业绩。公司全年营收320亿元。"
    assert bearing(text, "320亿元").supports


def test_a_word_is_no_main_subject() -> None:
    text = "# 北港集团的营收\n\n年报来了。\n\n今天下雨。\n\n风很大。\n\n天很冷。\n\n夜很长。\n\n有320亿元。"
    assert bearing(text, "有320亿元").supports  # the title is a heading, and carries words too
    text = "北港集团公布营收。\n\n今天下雨。\n\n风很大。\n\n天很冷。\n\n夜很长。\n\n有320亿元。"
    assert reaches(bearing(text, "有320亿元")) == [M, X]


@pytest.mark.parametrize(
    ("text", "at", "claim", "accuses"),
    [
        ("北港集团营收310亿元。", "310亿元", "revenue", True),
        ("北港集团公布年报，营收310亿元。", "310亿元", "revenue", True),
        ("北港集团公布年报。营收310亿元。", "310亿元", "revenue", True),
        ("北港集团公布年报。其营收310亿元。", "310亿元", "revenue", True),
        ("北港集团营收不错，净利润310亿元。", "310亿元", "revenue", False),
        ("南湾港务营收310亿元，低于北港集团。", "310亿元", "revenue", False),
        ("南湾港务同日公布，营收310亿元。", "310亿元", "revenue", False),
        ("同行去年营收310亿元。", "310亿元", "revenue", False),
        ("3月26日，北港集团与远洋物流宣布合作。", "北港集团与远洋物流宣布合作", "deal", True),
        ("北港集团与远洋物流谈妥了。双方宣布合作。", "双方宣布合作", "deal", True),
        ("北港集团与远洋物流谈妥了。北港集团宣布合作。", "北港集团宣布合作", "deal", False),
        ("北港集团的年报出来了。远洋物流很忙。宣布合作。", "宣布合作", "deal", False),
    ],
)
def test_an_accusation_wants_the_topic_here(text: str, at: str, claim: str, accuses: bool) -> None:  # noqa: FBT001 -- a column of the table
    assert bearing(text, at, claim).accuses is accuses


def test_a_term_that_must_not_stand_there_excludes() -> None:
    found = bearing("传闻北港集团营收320亿元。", "320亿元")
    assert (found.excluded, found.supports, found.accuses) == (True, False, False)


def test_roles() -> None:
    found = bearing("泊位已经投产。", "泊位已经投产", "alone")
    assert [held.role for held in found.held] == [Role.SUBJECT, Role.WORD]
    found = bearing("北港集团营收320亿元。", "320亿元")
    assert [held.role for held in found.held] == [Role.NAME, Role.WORD]


@pytest.mark.parametrize(("text", "held"), [("北港的码头很忙。", True), ("北港很忙，码头也很忙。", False)])
def test_near(text: str, held: bool) -> None:  # noqa: FBT001 -- a column of the table
    assert bearing(text, "很忙", "near").supports is held


def test_places_are_the_sentences_that_speak_of_the_topic() -> None:
    sheet = load_text(SHEET, "s.yaml", KINDS)
    document = read_text("今天下雨。北港集团交了卷。营收320亿元。\n\n# 别的\n\n南湾港务很忙。", "d.md")
    reading = Reading(document, sheet, compile_sheet(sheet), sheet.as_of)
    places = [each.at.of(document.prose) for each in Topic(reading, sheet.claims[0]).places()]
    assert places == ["北港集团交了卷。", "营收320亿元。"]


FAR = "今天天气晴朗。" * 40
"""So many sentences that nothing is seen from beyond them."""


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (f"{FAR}\n\n泊位全部投产。\n\n{FAR}", "alone"),
        (f"# 公报\n\n## 泊位投产\n\n{FAR}泊位。{FAR}\n\n## 天气\n\n{FAR}", "alone"),
        (f"{FAR}\n\n北港营收320亿元。\n\n{FAR}", "revenue"),
        (f"# 北港集团\n\n{FAR}\n\n全年营收320亿元。\n\n{FAR}", "revenue"),
        (f"{FAR}\n\n| 项 | 投产 |\n|---|---|\n| 泊位 | 晴 |\n| 码头 | 雨 |\n\n{FAR}", "alone"),
        (f"{FAR}\n\n北港与远洋物流宣布合作。\n\n{FAR}\n\n北港与远洋物流。\n\n{FAR}", "deal"),
        (f"{FAR}\n\n泊位已经建成：\n\n- 一号投产\n{'- 今天晴。' + FAR}\n\n{FAR}", "alone"),
    ],
)
def test_nothing_outside_of_a_topics_rooms_bears_on_it(text: str, claim: str) -> None:
    sheet = load_text(SHEET, "s.yaml", KINDS)
    reading = Reading(read_text(text, "d.md"), sheet, compile_sheet(sheet), sheet.as_of)
    topic = Topic(reading, next(each for each in sheet.claims if each.id == claim))
    outside = [sentence for sentence in reading.sentences if not topic.reaches(sentence.start)]
    assert outside
    assert not [at for at in reading.sentences if topic.bearing(at).supports and not topic.reaches(at.start)]
    assert any(topic.bearing(at).supports for at in reading.sentences)


def test_a_topic_of_which_a_word_is_nowhere_has_no_rooms() -> None:
    sheet = load_text(SHEET, "s.yaml", KINDS)
    reading = Reading(read_text("泊位很多。", "d.md"), sheet, compile_sheet(sheet))
    topic = Topic(reading, next(each for each in sheet.claims if each.id == "alone"))
    assert topic.is_absent
    assert topic.rooms == ()


def test_a_lead_in_before_the_last_other_subject_holds_nothing_against_a_draft() -> None:
    # The zone then ends before that subject: there is nothing between the two to look at.
    sheet = load_text(SHEET, "s.yaml", KINDS)
    text = "北港集团的营收如下：\n\n- 晴\n- 南湾港务营收好，达到320亿元"
    reading = Reading(read_text(text, "d.md"), sheet, compile_sheet(sheet))
    topic = Topic(reading, next(each for each in sheet.claims if each.id == "revenue"))
    at = reading.sentences[-1]
    lead = topic.lead_in(len(reading.sentences) - 1)
    assert lead is not None
    value = type(at)(reading.normal.index("320"), at.end)
    assert not topic.bearing(value, lead).accuses

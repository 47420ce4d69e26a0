"""What a draft changed in a sentence that it otherwise took over word for word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from heshi.collate import claims_of
from heshi.readers import read_text
from heshi.reading import Reading, compile_sheet
from heshi.witness.accounts import accounts
from heshi.witness.edits import edit_gaps, places_in_turn
from heshi.witness.equivalents import FREE, VERBS

if TYPE_CHECKING:
    from heshi.witness.accounts import Account


def account_of(source: str, draft: str) -> Account:
    """Where the draft tells the only sentence of the source."""
    sheet = claims_of(read_text(source, "source.txt"))
    reading = Reading(read_text(draft, "draft.txt"), sheet, compile_sheet(sheet))
    (text,) = {claim.origin.text for claim in sheet.claims if claim.origin}
    (account,) = accounts(sheet, reading, [text])[text]
    return account


SOURCE = "县医院骨科上月为120名患者免费做了检查，其中老人占六成。"


@pytest.mark.parametrize(
    ("draft", "gaps"),
    [
        ("县医院眼科上月为120名患者免费做了检查，其中老人占六成。", [("reworded", "骨科", "眼科")]),
        ("县医院骨科上月为120名患者免费做了手术，其中老人占六成。", [("reworded", "检查", "手术")]),
        (
            "县医院骨科上月为120名患者做了检查，其中老人占六成。",
            [("reworded", "县医院骨科上月为…患者免费做了检查", "县医院骨科上月为…患者做了检查")],
        ),
        ("县医院骨科上月为120名患者免费做了检验，其中老人占六成。", []),
        ("县医院骨科上月为120位患者免费做了检查，其中老人占六成。", []),
        ("上月，县医院骨科为120名患者免费做了检查，其中老人占六成。", []),
        ("县医院骨科的医生上个月走进社区，替120名行动不便的患者做了检查，一分钱没收。", []),
    ],
    ids=["noun", "verb", "left out", "synonym", "measure word", "moved", "worded anew"],
)
def test_the_changed_place(draft: str, gaps: list[tuple[str, str, str]]) -> None:
    found = edit_gaps(account_of(SOURCE, draft))
    assert [(each.code, each.expected, each.found) for each in found] == gaps


@pytest.mark.parametrize(
    ("source", "draft", "gaps"),
    [
        ("甲队在主场战胜乙队，取得三连胜。", "乙队在主场战胜甲队，取得三连胜。", [("甲", "乙")]),
        ("甲队和乙队在主场开打，门票售罄。", "乙队和甲队在主场开打，门票售罄。", []),
        ("代表团先后走访了港口、粮库和车站。", "代表团先后走访了车站、粮库和港口。", [("港口", "车站")]),
        ("代表团走访了港口、粮库和车站。", "代表团走访了车站、粮库和港口。", []),
    ],
    ids=["who did it to whom", "a row", "an order", "no order"],
)
def test_two_phrases_that_changed_places(source: str, draft: str, gaps: list[tuple[str, str]]) -> None:
    assert [(each.expected, each.found) for each in edit_gaps(account_of(source, draft))] == gaps


def test_values_stand_in_turn_where_the_words_are_the_same() -> None:
    source = "甲店卖出30台，乙店卖出50台。"
    assert places_in_turn(account_of(source, "甲店卖出50台，乙店卖出30台。")) == {4: 4, 12: 12}
    assert places_in_turn(account_of(source, "乙店卖出50台，甲店卖出30台。")) == {}


def test_the_tables_hold_each_word_once() -> None:
    assert len(set(FREE)) == len(FREE)
    assert [row for row in VERBS if len(set(row.split())) < len(row.split())] == []


@pytest.mark.parametrize(
    ("source", "draft", "gaps"),
    [
        (
            "研究生规模较十年前翻了一番。",
            "研究生规模较五年前翻了一番。",
            [("生规模较十年前…", "生规模较五年前…")],
        ),
        (
            "降水量为1961年以来同期最少，旱情加重。",
            "降水量为1981年以来同期最少，旱情加重。",
            [("1961年以来", "1981年以来")],
        ),
        ("工厂一期投资30亿元，二期尚在规划中。", "工厂三期投资30亿元，二期尚在规划中。", [("一期", "三期")]),
        (
            "副馆长苏一帆出席了开幕式，并作致辞。",
            "馆长苏一帆出席了开幕式，并作致辞。",
            [("副馆长苏", "馆长苏一")],
        ),
        ("两所小学首次合办运动会，家长到场助威。", "两所小学第一次合办运动会，家长到场助威。", []),
    ],
    ids=["years ago", "since", "phase", "deputy", "first"],
)
def test_little_that_changes_all(source: str, draft: str, gaps: list[tuple[str, str]]) -> None:
    assert [(each.expected, each.found) for each in edit_gaps(account_of(source, draft))] == gaps

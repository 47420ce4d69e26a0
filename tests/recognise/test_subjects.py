"""Strangers: subjects that open a clause and that nobody knows."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heshi.recognise.subjects import find_strangers, only_reports
from heshi.text.normal import normalise
from heshi.text.spans import Span


def strangers(text: str, *known: str) -> list[str]:
    normal = normalise(text)
    spans = sorted(Span(normal.index(name), normal.index(name) + len(name)) for name in known)
    return [span.of(normal) for span in find_strangers(normal, spans)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("同期，南湾港实现营业收入41.7亿元。", "南湾港"),
        ("同期B公司营收52亿元。", "B公司"),
        ("相比之下，江州市政府3月21日发布了公告。", "江州市政府"),
        ("同价位的星河12重达221克。", "星河12"),
        ("云帆9的电池是5500毫安时。", "云帆9"),
        ("星河手机把旗舰的起售价上调了300元。", "星河手机"),
        ("与澜州不同，北屿港去年没有分红。", "北屿港"),
        ("三百公里外的南湾港去年营业收入41.7亿元。", "南湾港"),
        ("而远航电池3月12日发布新一代电芯。", "远航电池"),
        ("X6的电池是5400毫安时。", "X6"),
        ("某车企发布新车。", None),
        ("公司全年营收320亿元。", None),
        ("该公司表示不予置评。", None),
        ("其毛利率为34.9%。", None),
        ("新机将于3月14日开售。", None),
        ("双方联合宣布合作。", None),
        ("组委会招募志愿者3600人。", None),
        ("片方已投入1.2亿元。", None),
        ("初估達2億3000萬元。", None),
        ("营收320亿元，同比增长8%。", None),
        ("9月25日，宣布合作。", None),
        ("截至12月31日，开通航线138条。", None),
        ("本次活动将于周六举行。", None),
        ("并于6月28日正式开通。", None),
        ("采用5纳米工艺。", None),
        ("共收录12首歌。", None),
        ("在建的6号线全长22公里。", "6号线"),
        ("云州博物馆表示，展览将于周六开幕。", None),
        ("B公司表示，营收52亿元。", "B公司"),
        ("2024年实现营收52亿元。", None),
        ("12个城市将首批开售。", None),
        ("居民可到社区登记。", None),
        ("同一条街上的问渠书局去年停业。", "问渠书局"),
        ("隔壁的甲店3月13日开业。", "甲店"),
        ("上赛季的前三名依次是红队、蓝队、白队。", "上赛季"),
        ("初代是2021年发布的。", "初代"),
        ("上一届于5月举行。", "上一届"),
        ("同一天的会上公布了结果。", None),
        ("青铜展比书画展晚三周。", "青铜展"),
        ("江南大道10月6日管制。", "江南大道"),
        ("澳门10月9日起开展接种。", "澳门"),
        ("岚川光电的工厂9月20日签约。", "岚川光电"),
        ("高远岫现年53岁。", "高远岫"),
        ("高远岫表示，任职资格已获核准。", None),
        ("邻市的地铁2号线昨天开通。", "2号线"),
        ("同日发布的手表售价1299元。", "同日发布的手表"),
        ("另一颗卫星也发射升空。", "另一颗卫星"),
        ("时间从10月1日起。", None),
    ],
)
def test_strangers(text: str, expected: str | None) -> None:
    assert strangers(text) == ([expected] if expected else [])


def test_what_the_sheet_knows_is_no_stranger() -> None:
    assert strangers("南湾港实现营收41亿元，北屿港也交了卷。", "南湾港") == ["北屿港"]


def test_an_office_that_tells_of_what_follows_only_reports() -> None:
    normal = normalise("教育局的问卷显示，满意率为93%。教育局共有三层。")
    first, second = (Span(at, at + len("教育局")) for at in (0, normal.rindex("教育局")))
    assert only_reports(normal, first)
    assert not only_reports(normal, second)


def test_one_known_character_inside_makes_no_long_name_known() -> None:
    assert strangers("问渠书局去年停业。", "书") == ["问渠书局"]
    assert strangers("问渠书局去年停业。", "书局") == []


@settings(deadline=None)
@given(st.text(alphabet="南湾港B公司营收52亿元，。同期的X9实现发布并于3月", max_size=60))
def test_strangers_are_in_order_and_in_the_text(text: str) -> None:
    normal = normalise(text)
    found = find_strangers(normal, [])
    assert list(found) == sorted(found)
    assert all(len(span) > 0 and span.end <= len(normal) for span in found)
    assert all(one.end <= other.start for one, other in pairwise(found))

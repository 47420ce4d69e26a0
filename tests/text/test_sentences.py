"""Sentences and clauses: where Chinese prose divides, and where it only looks so."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heshi.text.sentences import split_clauses, split_sentences
from heshi.text.spans import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("双方宣布合作。价格未定!真的吗?!是的……", ["双方宣布合作。", "价格未定!", "真的吗?!", "是的……"]),
        ("第一行\n第二行 \n\n", ["第一行", "第二行"]),
        ("他说:“会合作。明年更好。”大家鼓掌。", ["他说:“会合作。", "明年更好。”", "大家鼓掌。"]),
        ("“会合作。”戴珊说。大家鼓掌。", ["“会合作。”戴珊说。", "大家鼓掌。"]),
        ("“好!”,他说。", ["“好!”,他说。"]),
        ('"好吗?"他问。"好。"', ['"好吗?"他问。', '"好。"']),
        ("主题为“谁来买单?”的论坛举行。", ["主题为“谁来买单?”的论坛举行。"]),
        ("流量(含直播。)已开放;价格3.5元。", ["流量(含直播。)已开放;价格3.5元。"]),
        ("(以上为整理。)下一句。", ["(以上为整理。)", "下一句。"]),
        ("《你好!李焕英》上映。热卖!", ["《你好!李焕英》上映。", "热卖!"]),
        ("少了一半(括号。还有一句。", ["少了一半(括号。", "还有一句。"]),
        ("见https://a.com/?id=3。下一句", ["见https://a.com/?id=3。", "下一句"]),
        ("U.S. Steel宣布v2.0版. Next one.", ["U.S. Steel宣布v2.0版.", "Next one."]),
        ("双方合作. 价格未定", ["双方合作.", "价格未定"]),
        ("阿里......腾讯", ["阿里......", "腾讯"]),
        ("苹果、梨……等水果。", ["苹果、梨……等水果。"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in split_sentences(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9月25日,双方宣布合作;价格:未定。", ["9月25日,", "双方宣布合作;", "价格:", "未定。"]),
        (
            "视频号、朋友圈,1,234,567人,14:30开始,比分3:2。",
            ["视频号、朋友圈,", "1,234,567人,", "14:30开始,", "比分3:2。"],
        ),
        ("2023,300家", ["2023,", "300家"]),
        ("合作——或者竞争……都行", ["合作——", "或者竞争……", "都行"]),
        ("他说:“好,我们合作。”", ["他说:", "“好,", "我们合作。”"]),
        ("阿里(BABA,NYSE)《你好,李焕英》上映。", ["阿里(BABA,NYSE)《你好,李焕英》上映。"]),
        (
            "双方(包括在九月二十五日之前已经签约的全部商家,以及在那之后签约的全部商家),宣布合作。",
            [
                "双方",
                "(包括在九月二十五日之前已经签约的全部商家,",
                "以及在那之后签约的全部商家),",
                "宣布合作。",
            ],
        ),
        ("见https://a.com/b,完", ["见https://a.com/b,", "完"]),
    ],
)
def test_clauses(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in split_clauses(text, Span(0, len(text)))] == expected


def test_clauses_hold_in_a_longer_text() -> None:
    assert split_clauses("好。一,二。", Span(2, 6)) == [Span(2, 4), Span(4, 6)]


MARKS = st.text(alphabet=list('一二a1A .,;:。!?…—"“”‘’()《》\n的说等称('), max_size=60)


def assert_tiles(text: str, whole: Span, spans: list[Span]) -> None:
    place = whole.start
    for span in spans:
        assert not text[place : span.start].strip()
        assert span.of(text) == span.of(text).strip() != ""
        assert whole.covers(span)
        place = span.end
    assert not text[place : whole.end].strip()


@settings(deadline=None, max_examples=300)
@given(st.one_of(MARKS, st.text(max_size=60)))
def test_sentences_and_clauses_tile_the_text(text: str) -> None:
    sentences = split_sentences(text)
    assert_tiles(text, Span(0, len(text)), sentences)
    for sentence in sentences:
        assert "\n" not in sentence.of(text)
        assert_tiles(text, sentence, split_clauses(text, sentence))

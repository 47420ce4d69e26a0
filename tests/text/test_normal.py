from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heshi.text.normal import fold, normalise


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("９月２５号，【ＧＭＶ】（约）３０％～４０％！", "9月25号,【GMV】(约)30%~40%!"),
        ("微信視頻號與騰訊廣告", "微信视频号与腾讯广告"),
        ("全角\u3000空格\u00a0和\t制表", "全角 空格 和 制表"),
        ("￥３亿元", "¥3亿元"),
        ("⼀⽉⾞⻢⻋", "一月车马车"),  # Kangxi radicals and radicals of the supplement
        ("\uf9d1\U0002f81a", "六冬"),  # compatibility ideographs
        ("1‐2‑3‒4–5−6﹣7－8", "1-2-3-4-5-6-7-8"),
        ("3〜5～7∼9", "3~5~7~9"),
        ("埃隆•马斯克・雷军‧库克∙盖茨⋅贝索斯･佩奇", "埃隆·马斯克·雷军·库克·盖茨·贝索斯·佩奇"),
        ("ﾃﾝｾﾝﾄ｡｢ｱ｣", "テンセント。「ア」"),
        ("上午9∶30──正式", "上午9:30——正式"),
        ("𝟮𝟬𝟮𝟯年", "2023年"),
        ("二〇二三年、二○二三年", "二〇二三年、二○二三年"),
        ("①②³㎡℃…——“”‘’《》。、·", "①②³㎡℃…——“”‘’《》。、·"),
        ("a\x0bb\x0cc\x85d\u2028e\u2029f\r\ng", "a\nb\nc\nd\ne\nf\r\ng"),
        ("plain\tASCII", "plain ASCII"),
        ("", ""),
    ],
)
def test_normal_form(text: str, normal: str) -> None:
    assert normalise(text) == normal


def test_many_different_characters_at_once() -> None:
    text = "，".join(chr(code) for code in range(0xFF01, 0xFF5F))
    assert normalise(text) == ",".join(chr(code) for code in range(0x21, 0x7F))


@settings(deadline=None, max_examples=200)
@given(st.text(st.characters(codec=None)))
def test_length_and_fixed_point(text: str) -> None:
    normal = normalise(text)
    assert len(normal) == len(text)
    assert normalise(normal) == normal
    assert [normalise(char) for char in text] == list(normal)


def test_every_code_point_becomes_one_code_point() -> None:
    text = "".join(map(chr, range(0x110000)))
    normal = normalise(text)
    assert len(normal) == len(text)
    assert normalise(normal) == normal


@pytest.mark.parametrize(
    ("text", "folded"),
    [("iPhone 与 GMV", "iphone 与 gmv"), ("İSTANBUL ÄΣ", "İstanbul ÄΣ"), ("\ud800A", "\ud800a")],
)
def test_fold_lowers_ascii_alone(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert len(folded) == len(text)

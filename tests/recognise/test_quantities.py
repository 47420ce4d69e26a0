from __future__ import annotations

from fractions import Fraction
from importlib import resources
from itertools import pairwise

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from heshi.recognise import units
from heshi.recognise.mention import Comparison, MentionKind
from heshi.recognise.numerals import NUMERAL_CHARS
from heshi.recognise.quantities import (
    Base,
    Change,
    Direction,
    Mode,
    Quantity,
    compare_quantities,
    find_quantities,
    read_quantity,
)
from heshi.text.normal import normalise
from heshi.text.spans import Span

TABLE = yaml.safe_load(
    resources.files("heshi.recognise").joinpath("examples/quantities.yaml").read_text(encoding="utf-8"),
)
SPELLINGS = [(text, value) for value, texts in TABLE["spellings"].items() for text in texts]
RANKS = [(text, value) for value, texts in TABLE["ranks"].items() for text in texts]
SENTENCES = [(case["text"], [tuple(pair) for pair in case["found"]]) for case in TABLE["sentences"]]
BASES = {Base.YEAR: " 同比", Base.PERIOD: " 环比", Base.NONE: ""}
QUICK = settings(deadline=None, max_examples=150)


def written(quantity: Quantity) -> str:
    """Write a quantity as the table does."""
    json = quantity.to_json()
    low, high = json["low"] or "", json["high"] or ""
    opening = "[" if quantity.low_closed else "("
    closing = "]" if quantity.high_closed else ")"
    text = str(low) if quantity.value is not None else f"{opening}{low}, {high}{closing}"
    text += f" {quantity.unit}"
    text += " about" * quantity.approximate + " vague" * quantity.vague
    change = quantity.change
    return text if change is None else f"{text} {change.direction} {change.mode}{BASES[change.base]}"


def read(text: str) -> Quantity:
    quantity = read_quantity(text)
    assert quantity is not None, text
    return quantity


def found(text: str) -> list[tuple[str, str]]:
    return [(mention.text, written(mention.value)) for mention in find_quantities(normalise(text))]


@pytest.mark.parametrize(("text", "value"), SPELLINGS + RANKS)
def test_spelling_of_the_table_is_read_whole(text: str, value: str) -> None:
    assert written(read(text)) == value


@pytest.mark.parametrize(("text", "value"), SPELLINGS + RANKS)
def test_spelling_of_the_table_is_found_in_a_sentence(text: str, value: str) -> None:
    sentence = f"记者了解到，业内有{text}的说法。"
    mentions = find_quantities(normalise(sentence))
    assert [written(mention.value) for mention in mentions] == [value]
    end = len("记者了解到，业内有") + len(text)
    assert mentions[0].end == end
    assert mentions[0].span.of(normalise(sentence)) == mentions[0].text


@pytest.mark.parametrize(("text", "value"), SENTENCES)
def test_sentence_of_the_table(text: str, value: list[tuple[str, str]]) -> None:
    assert found(text) == value


@pytest.mark.parametrize("text", TABLE["near_misses"])
def test_near_miss_holds_no_quantity(text: str) -> None:
    assert found(text) == []


def test_the_tables_are_as_large_as_they_should_be() -> None:
    assert len(SPELLINGS) >= 400
    assert len(TABLE["near_misses"]) >= 150


@pytest.mark.parametrize(
    "text", ["", "公司", "30%的人", "12家和13家", "9月25日", "30天", "增长", "第", "近", "12家以", "一\n家"]
)
def test_what_is_no_single_quantity_is_not_read(text: str) -> None:
    assert read_quantity(text) is None


FITS, VAGUER, CONFLICTS, INCOMPARABLE = Comparison


@pytest.mark.parametrize(
    ("draft", "claim", "comparison"),
    [
        # one value in other words
        ("三成", "30%", FITS),
        ("百分之三十", "30%", FITS),
        ("12000万元", "1.2亿元", FITS),
        ("1公顷", "15亩", FITS),
        ("1.5倍", "150%", FITS),
        ("12名", "12人", FITS),
        ("12个", "12家", FITS),
        ("12亿", "12亿元", FITS),
        ("翻一番", "增长100%", FITS),
        ("增至3倍", "增长两倍", FITS),
        ("-5%", "下降5%", FITS),
        # inclusion
        ("12.3亿元", "超过12亿元", FITS),
        ("290万", "近300万", FITS),
        ("35%", "30%~40%", FITS),
        ("近300万", "不足300万", FITS),
        ("第三", "前十", FITS),
        ("31%", "约三成", FITS),
        ("35万人", "数十万人", FITS),
        ("近300万", "近三百万", FITS),
        # overlap
        ("超过12亿元", "12.3亿元", VAGUER),
        ("约三成", "30%", VAGUER),
        ("1200多万", "1234万", VAGUER),
        ("数十万人", "35万人", VAGUER),
        ("前十", "第三", VAGUER),
        ("30%~40%", "35%", VAGUER),
        ("超10亿元", "超12亿元", VAGUER),
        # a bound and its own number
        ("300万", "近300万", VAGUER),
        ("近300万", "300万", VAGUER),
        ("超过12亿元", "12亿元", VAGUER),
        # hedges and rounding
        ("320万", "约300万", VAGUER),
        ("12.3亿元", "12.34亿元", VAGUER),
        ("1200万", "1234万", VAGUER),
        ("30%", "30.5%", VAGUER),
        # disjoint
        ("11亿元", "超过12亿元", CONFLICTS),
        ("30%", "31%", CONFLICTS),
        ("25%", "30%", CONFLICTS),
        ("45%", "30%~40%", CONFLICTS),
        ("超300万", "近300万", CONFLICTS),
        ("300多万", "近300万", CONFLICTS),
        ("第四", "第三", CONFLICTS),
        ("13家", "12家", CONFLICTS),
        ("下降12%", "增长12%", CONFLICTS),
        ("12%", "15%", CONFLICTS),
        ("500万", "约300万", CONFLICTS),
        # other sorts
        ("5.5个百分点", "5.5%", INCOMPARABLE),
        ("12亿美元", "12亿元", INCOMPARABLE),
        ("12家", "12款", INCOMPARABLE),
        ("30%", "30元", INCOMPARABLE),
        ("增至12亿元", "增加12亿元", INCOMPARABLE),
        ("同比增长12%", "环比增长12%", INCOMPARABLE),
        ("13亿", "12亿元", INCOMPARABLE),
        ("增加5家", "12家", INCOMPARABLE),
        ("15%", "增长12%", INCOMPARABLE),
        ("第三", "3家", INCOMPARABLE),
        ("256GB", "256MB", INCOMPARABLE),
    ],
)
def test_comparison(draft: str, claim: str, comparison: Comparison) -> None:
    assert compare_quantities(read(draft), read(claim)) is comparison


def test_json_form() -> None:
    assert read("近300万").to_json() == {
        "low": "2700000",
        "high": "3000000",
        "low_closed": True,
        "high_closed": False,
        "unit": "",
        "approximate": True,
        "vague": False,
        "change": None,
    }
    assert read("同比增长约30.5%").to_json() == {
        "low": "28.975",
        "high": "32.025",
        "low_closed": True,
        "high_closed": True,
        "unit": "%",
        "approximate": True,
        "vague": False,
        "change": {"direction": "up", "mode": "by", "base": "year-on-year"},
    }
    assert (read("三分之二").to_json()["low"], read("超12亿元").to_json()["high"]) == ("200/3", None)
    assert Quantity(Fraction(-1, 8), Fraction(-1, 8)).to_json()["low"] == "-0.125"


def test_a_mention_is_whole() -> None:
    text = normalise("排名第三，用户近３００万。")
    assert [(m.span, m.kind, m.text, m.pattern) for m in find_quantities(text)] == [
        (Span(2, 4), MentionKind.ORDINAL, "第三", "ordinal"),
        (Span(7, 12), MentionKind.QUANTITY, "近300万", "quantity"),
    ]
    assert find_quantities("增长12%")[0].value.change == Change(Direction.UP, Mode.BY)


def test_full_width_and_traditional_forms_stand_at_the_same_places() -> None:
    plain, other = (
        "营收增至1.2亿元,用户300多万人,增长30%~40%。",
        "營收增至１．２億元，用戶３００多萬人，增長３０％～４０％。",
    )
    assert find_quantities(normalise(other)) == find_quantities(normalise(plain))


@pytest.mark.parametrize(("text", "count"), [("用户3\n万人", 1), ("近\n300万", 1), ("30%\n~40%", 2)])
def test_no_mention_crosses_a_line(text: str, count: int) -> None:
    mentions = find_quantities(text)
    assert all("\n" not in mention.text for mention in mentions)
    assert len(mentions) <= count


@pytest.mark.parametrize(
    "unit",
    [
        "一",
        "1",
        "1,",
        "一1",
        "三成",
        "1-",
        "近",
        "第一",
        "12家",
        "百分之",
        "多",
        "一 ",
        "1.",
        "增长",
        "1至",
        "几十",
    ],
)
def test_hostile_text_is_read_to_its_end(unit: str) -> None:
    """What it costs is measured in ``bench/adversarial.py``."""
    found = find_quantities(unit * 5_000)
    assert all(one.end <= other.start for one, other in pairwise(found) if one.kind is other.kind)


GENERATED_UNITS = sorted(
    word
    for word in units.UNITS
    if len(word) > 1 and not word.startswith(("个", "千", "日", "百")) and not word.isascii()
)


@QUICK
@given(
    st.integers(10, 9_999),
    st.sampled_from([("", 1), ("万", 10**4), ("亿", 10**8)]),
    st.sampled_from(GENERATED_UNITS),
    st.sampled_from(["", "近", "约", "超过", "不足", "至少"]),
)
def test_every_formatted_quantity_reads_back(
    value: int, scale: tuple[str, int], word: str, bound: str
) -> None:
    unit = units.UNITS[word]
    base = value * scale[1] * unit.factor
    quantity = read(f"{bound}{value}{scale[0]}{word}")
    assert quantity.unit == unit.key
    assert base in (quantity.low, quantity.high) or (quantity.approximate and quantity.low is not None)
    assert [mention.value for mention in find_quantities(f"其中,{bound}{value:,}{scale[0]}{word}。")] == [
        quantity
    ]


HAN = "零一二三四五六七八九"
TRADITIONAL = str.maketrans("万亿两个亩岁亏轮辆", "萬億兩個畝歲虧輪輛")
FULL_WIDTH = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})


def han(value: int) -> str:
    """Write a number below 10,000 in Chinese."""
    digits = [int(digit) for digit in f"{value:04}"]
    text = ""
    for digit, place in zip(digits, ("千", "百", "十", ""), strict=True):
        if digit:
            text += HAN[digit] + place
        elif text and not text.endswith("零"):
            text += "零"
    return text.rstrip("零").removeprefix("一" if 10 <= value < 20 else "无")


@QUICK
@given(
    st.integers(10, 9_999), st.sampled_from(["", "万", "亿"]), st.sampled_from(["元", "公里", "人次", "吨"])
)
def test_every_spelling_of_a_number_reads_back_alike(value: int, scale: str, unit: str) -> None:
    expected = read(f"{value}{scale}{unit}")
    for spelling in (
        f"{value:,}{scale}{unit}",
        f"{value}.0{scale}{unit}",
        f"{value} {scale}{unit}",
        f"{han(value)}{scale}{unit}",
        f"{value}{scale}{unit}".translate(FULL_WIDTH),
        f"{han(value)}{scale}{unit}".translate(TRADITIONAL),
    ):
        assert read(spelling) == expected, spelling
        assert [mention.value for mention in find_quantities(normalise(f"其中，{spelling}。"))] == [expected]


@QUICK
@given(
    st.text(
        alphabet="0123456789一二三十百千万亿两个元人家%.,~-约近超过增长至到以上多余几成第前亩岁辆。\n",
        max_size=40,
    )
)
def test_any_width_and_script_gives_the_same_at_the_same_places(text: str) -> None:
    other = text.translate(TRADITIONAL).translate(FULL_WIDTH)
    assert find_quantities(normalise(other)) == find_quantities(normalise(text))


@QUICK
@given(
    st.text(
        alphabet=NUMERAL_CHARS
        + "多余来几数半成折倍分之点百,.%-~至到第前近约超过增长同比元万家个起以上下左右翻番 \n",
        max_size=40,
    )
)
def test_spans_are_in_order_and_values_are_intervals(text: str) -> None:
    end = 0
    for mention in find_quantities(text):
        assert mention.start >= end
        assert mention.span.of(text) == mention.text
        assert "\n" not in mention.text
        low, high = mention.value.low, mention.value.high
        assert low is None or high is None or low <= high
        assert compare_quantities(mention.value, mention.value) is Comparison.FITS
        end = mention.end


@QUICK
@given(st.text(max_size=60))
def test_no_text_makes_a_reader_raise(text: str) -> None:
    find_quantities(normalise(text))
    read_quantity(text)

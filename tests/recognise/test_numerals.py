from __future__ import annotations

from fractions import Fraction
from importlib import resources

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from heshi.recognise.numerals import (
    CAPITALS,
    DIGITS,
    LIMIT,
    NUMERAL_CHARS,
    Number,
    last_place,
    read_digits,
    read_integer,
    read_number,
)
from heshi.text.normal import normalise

TABLE = yaml.safe_load(
    resources.files("heshi.recognise").joinpath("examples/numerals.yaml").read_text(encoding="utf-8"),
)
INTEGERS = [(text, value) for value, texts in TABLE["integers"].items() for text in texts]
NUMBERS = [(text, value) for value, texts in TABLE["numbers"].items() for text in texts]
ROUGH = [(text, value) for value, texts in TABLE["rough"].items() for text in texts]
HAN = "零一二三四五六七八九"
PLACES = ("", "十", "百", "千")
QUICK = settings(deadline=None, max_examples=150)


def interval(number: Number) -> str:
    opening = "[" if number.low_closed else "("
    closing = "]" if number.high_closed else ")"
    low, high = (
        str(value.numerator) if value.denominator == 1 else str(float(value))
        for value in (number.low, number.high)
    )
    return f"{opening}{low}, {high}{closing}"


def han_group(value: int) -> str:
    """Write 1 to 9999 as 《出版物上数字用法》 does."""
    text = ""
    for place in (3, 2, 1, 0):
        digit = value // 10**place % 10
        if digit:
            text += HAN[digit] + PLACES[place]
        elif text and value % 10**place and not text.endswith("零"):
            text += "零"
    return text


def han(value: int) -> str:
    """Write 0 to 10^12 - 1 in Chinese."""
    if value == 0:
        return "零"
    text = ""
    for unit, mark in ((10**8, "亿"), (10**4, "万"), (1, "")):
        group = value // unit % 10**4
        if group:
            text += ("零" if text and group < 1000 else "") + han_group(group) + mark
    return text


@pytest.mark.parametrize(("text", "value"), INTEGERS)
def test_integer_of_the_table(text: str, value: int) -> None:
    number = read_number(text)
    assert number is not None
    assert number.value == value
    assert read_integer(text) == value


@pytest.mark.parametrize(("text", "value"), NUMBERS)
def test_number_of_the_table(text: str, value: str) -> None:
    number = read_number(text)
    assert number is not None
    assert number.value == Fraction(value)


@pytest.mark.parametrize(("text", "value"), ROUGH)
def test_rough_number_of_the_table(text: str, value: str) -> None:
    number = read_number(text)
    assert number is not None
    assert (interval(number), number.vague, number.value, read_integer(text)) == (value, True, None, None)


@pytest.mark.parametrize("text", TABLE["refused"])
def test_what_is_no_numeral_is_refused_whole(text: str) -> None:
    assert (read_integer(text), read_number(text)) == (None, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("二三", 23),
        ("〇五", 5),
        ("2023", 2023),
        ("二〇二三", 2023),
        ("二0二三", None),
        ("十", None),
        ("", None),
    ],
)
def test_digits_one_by_one(text: str, value: int | None) -> None:
    assert read_digits(text) == value


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("三成", "%"),
        ("一半", "%"),
        ("5‰", "%"),
        ("2/3", "%"),
        ("七折", "折"),
        ("两倍", "倍"),
        ("十几倍", "倍"),
        ("三", ""),
    ],
)
def test_measure(text: str, measure: str) -> None:
    number = read_number(text)
    assert number is not None
    assert number.measure == measure


@pytest.mark.parametrize("text", ["百万", "千亿", "万亿", "百", "万"])
def test_an_implied_one_is_said(text: str) -> None:
    number = read_number(text)
    assert number is not None
    assert (number.implied, read_integer(text)) == (True, None)


@pytest.mark.parametrize(
    ("value", "place"),
    [("1200", 100), ("1234", 1), ("3.5", Fraction(1, 10)), ("1/3", 1), ("0", 1), ("-30", 10)],
)
def test_last_place(value: str, place: Fraction) -> None:
    assert last_place(Fraction(value)) == place


def test_longer_than_the_limit_is_no_numeral() -> None:
    assert read_number("1" * LIMIT) is not None
    assert (read_number("1" * (LIMIT + 1)), read_integer("一" * 10**6), read_digits("1" * 10**6)) == (
        None,
    ) * 3


@QUICK
@given(st.integers(0, 10**12 - 1))
def test_every_spelling_of_an_integer_reads_back(value: int) -> None:
    capitals = {plain: capital for capital, plain in reversed(tuple(CAPITALS.items()))}
    plain = han(value)
    spellings = {
        str(value),
        f"{value:,}",
        plain,
        plain.replace("零", "〇"),
        plain.replace("零", "○"),
        "".join(capitals.get(char, char) for char in plain),
        plain.removeprefix("一") if plain.startswith("一十") else plain,
        normalise("".join(chr(ord(char) + 0xFEE0) for char in str(value))),
        normalise(plain.replace("万", "萬").replace("亿", "億")),
    }
    assert {text: read_integer(text) for text in spellings} == dict.fromkeys(spellings, value)


@QUICK
@given(st.integers(1, 10**7), st.integers(0, 4), st.sampled_from([("", 1), ("万", 10**4), ("亿", 10**8)]))
def test_every_spelling_of_a_decimal_reads_back(digits: int, places: int, scale: tuple[str, int]) -> None:
    mark, unit = scale
    value = Fraction(digits, 10**places)
    whole, part = divmod(digits, 10**places)
    decimals = f"{part:0{places}d}" if places else ""
    spellings = [f"{whole}.{decimals}{mark}" if places else f"{whole}{mark}"]
    if places and (not mark or 0 < whole < 10**4):
        spellings.append(han(whole) + "点" + "".join(HAN[int(digit)] for digit in decimals) + mark)
    read = [read_number(text) for text in spellings]
    assert [number and number.value for number in read] == [value * unit] * len(spellings)


@QUICK
@given(st.text(alphabet=NUMERAL_CHARS + "多余来几数半成折倍分之点百,./%-负" + "".join(CAPITALS), max_size=14))
def test_no_text_makes_a_reader_raise(text: str) -> None:
    number = read_number(text)
    integer = read_integer(text)
    assert number is None or number.low <= number.high
    assert integer is None or (number is not None and number.value == integer)


@QUICK
@given(st.text(max_size=10))
def test_any_text_at_all(text: str) -> None:
    digits = read_digits(text)
    assert digits is None or all(
        char in DIGITS or char in CAPITALS or char in "0123456789廿卅卌" for char in text
    )
    read_number(text)

"""Reading Chinese and Arabic numerals: one reader for dates, quantities and lists.

All functions read the normal form (``heshi.text.normal``): half-width digits, simplified
characters. They take a *whole* string and refuse what they cannot read as a whole: 十百 and
1,23,4 are no numbers, and no part of them is. Values are exact fractions, never floats.

The grammar follows 吕叔湘《现代汉语八百词》 (数词; 多, 来, 几) and GB/T 15835—2011 《出版物上数字用法》
(十几, 三四十, 数十 and the mixed forms 3.5亿, 5000万).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from heshi.text import regex as re

LIMIT: Final = 40
"""The longest numeral that is read, in code points; anything longer is no numeral."""

ZEROS: Final = "零〇○"
"""The ways to write zero: 零, U+3007, and the circle U+25CB that stands in for it."""

DIGITS: Final = MappingProxyType(
    {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
    | dict.fromkeys(ZEROS, 0),
)
"""Chinese digits and their values."""

SMALL_UNITS: Final = MappingProxyType({"十": 10, "百": 100, "千": 1000})
"""The places inside a group of four."""

BIG_UNITS: Final = MappingProxyType({"万": 10**4, "亿": 10**8})
"""The places between groups of four. 兆 is left out: it is 10^6 to some and 10^12 to others."""

TENS: Final = MappingProxyType({"廿": "二十", "卅": "三十", "卌": "四十"})
"""One-character tens and what they stand for."""

CAPITALS: Final = MappingProxyType(
    dict(zip("壹贰叁参肆伍陆柒捌玖拾佰仟弌弍弎", "一二三三四五六七八九十百千一二三", strict=True)),
)
"""Capital (financial) numerals, 票据法 forms, and what they stand for; 參 is 参 in the normal form."""

DIGIT_CHARS: Final = "".join(DIGITS)
"""Every Chinese digit, zero included: ready for a character class."""

HAN_CHARS: Final = DIGIT_CHARS + "".join(SMALL_UNITS) + "".join(TENS)
"""Every character of a Chinese numeral below 10,000: ready for a character class."""

NUMERAL_CHARS: Final = "0123456789" + HAN_CHARS + "".join(BIG_UNITS)
"""Every character of an integer, capitals left out: ready for a character class."""

_PLAIN: Final = str.maketrans({**CAPITALS, **TENS, "〇": "零", "○": "零"})
_HAN_OF_ARABIC: Final = str.maketrans("0123456789", "零一二三四五六七八九")

_ARABIC: Final = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
_SECTION: Final = re.compile(
    r"(?:(?P<thousands>[一二两三四五六七八九])?千)?(?:(?P<z1>零)?(?P<hundreds>[一二两三四五六七八九])?百)?"
    r"(?:(?P<z2>零)?(?P<tens>[一二三四五六七八九])?十)?(?P<z3>零)?(?P<ones>[一二两三四五六七八九])?",
)
_PAIR: Final = re.compile(r"[一二两三四五六七八九]{2}")
_MORE: Final = re.compile(r"(?P<base>.*[^多余来])(?P<word>[多余来])(?P<scale>[万亿]{0,2})")
_SEVERAL: Final = re.compile(r"[几数](?=[十百千万亿])|(?<=十)[几数](?=[万亿]{0,2}$)")
_RATIO: Final = re.compile(r"(?P<whole>.+)分之(?P<part>.+)")
_SLASH: Final = re.compile(r"(?P<part>[0-9]+)/(?P<whole>[0-9]+)")
_TENTHS: Final = re.compile(r"(?P<tenths>[^成]+)成(?P<rest>[一二三四五六七八九半])?")
_DISCOUNT: Final = re.compile(
    r"(?P<tens>[一二三四五六七八九1-9])(?P<ones>[一二三四五六七八九1-9]|\.[1-9])?折"
)

_APPROXIMATE_PAIRS: Final = frozenset({(low, low + 1) for low in range(1, 9)} | {(3, 5), (3, 2)})
"""Two digits in a row that mean "three or four": neighbours (GB/T 15835—2011, 4.2.3), 三五 and 三两."""


@dataclass(frozen=True, slots=True)
class Number:
    """What a numeral says: one value, or all values between two.

    Attributes:
        low: the least value; a proportion is a ratio (百分之三十 is 3/10).
        high: the greatest value; equal to ``low`` for an exact numeral.
        low_closed: whether ``low`` itself is meant.
        high_closed: whether ``high`` itself is meant.
        vague: the numeral is rough by its form (数十万, 十几, 300多, 三四十).
        implied: 百万, 千亿: the leading 一 is not written, so that it may be a mere "in the millions".
        measure: ``%`` for a proportion (百分之三十, 三成, 一半), ``折`` for a discount, ``倍`` for a
            multiple; empty for a plain number.
    """

    low: Fraction
    high: Fraction
    low_closed: bool = True
    high_closed: bool = True
    vague: bool = False
    implied: bool = False
    measure: str = ""

    @property
    def value(self) -> Fraction | None:
        """The value of an exact numeral; None where the numeral covers more than one."""
        return self.low if self.low == self.high else None

    def scaled(self, factor: Fraction | int) -> Number:
        """Return the number times ``factor``, which must be positive."""
        if factor == 1:
            return self
        return replace(self, low=self.low * factor, high=self.high * factor)

    def negated(self) -> Number:
        """Return the number with its sign turned."""
        return replace(
            self,
            low=-self.high,
            high=-self.low,
            low_closed=self.high_closed,
            high_closed=self.low_closed,
        )


def read_digits(text: str) -> int | None:
    """Read digits one by one, as in years and house numbers.

    Args:
        text: the whole string, in the normal form: 二〇二三, 一九九八, 二三, 2023.

    Returns:
        The integer, leading zeros dropped; None where anything but digits stands in ``text``, or
        Chinese and Arabic digits are mixed.
    """
    if not text or len(text) > LIMIT:
        return None
    if text.isascii():
        return int(text) if text.isdigit() else None
    plain = text.translate(_PLAIN)
    if any(char not in DIGITS for char in plain):
        return None
    return int("".join(str(DIGITS[char]) for char in plain))


def read_integer(text: str) -> int | None:
    """Read a whole string as one exact integer, 0 or more.

    Args:
        text: the whole string, in the normal form: 二十五, 廿五, 二〇二三, 两, 25, 3万5千, 1,234, 1.2亿,
            叁拾, 两千零二十三.

    Returns:
        The integer; None for anything else: malformed (十百, 1,23,4), fractional (1.5), rough
        (三四, 十几, 300多) or with the leading 一 left out (百万). Two digits in a row that are
        neighbours (二三, 八九) are rough; ``read_digits`` reads them as 23 and 89.
    """
    number = _read_exact(text)
    if number is None or number.implied or number.low.denominator != 1:
        return None
    return number.low.numerator


def read_number(text: str) -> Number | None:
    """Read a whole string as a number.

    Args:
        text: the whole string, in the normal form: what ``read_integer`` reads, and decimals
            (三十点五, 1.2亿), signs (-3, 负三), fractions (三分之二, 2/3, 半, 一半), proportions
            (30%, 百分之三十点五, 三成五), discounts (七折, 八五折), multiples (两倍, 1.5倍) and rough
            numerals (三四十, 数十万, 十几, 300多万, 十来, 两千余, 百万).

    Returns:
        The number; None where the string is no numeral.
    """
    if not text or len(text) > LIMIT:
        return None
    if text[0] in "-−负":
        number = _read_unsigned(text[1:])
        return None if number is None else number.negated()
    return _read_unsigned(text[1:] if text[0] == "+" else text)


def last_place(value: Fraction) -> Fraction:
    """Return the place of the last digit that is not 0: 100 for 1200, 1/10 for 3.5; 1 for what ends nowhere.

    Args:
        value: a value that is not 0.
    """
    step = Fraction(1)
    if value == 0 or (value * 10**LIMIT).denominator != 1:
        return step
    while (value / step).denominator != 1:
        step /= 10
    while (value / (step * 10)).denominator == 1:
        step *= 10
    return step


def _read_unsigned(text: str) -> Number | None:
    """Read a number without a sign."""
    for reader in (_read_count, _read_ratio, _read_tenths, _read_discount, _read_multiple):
        number = reader(text)
        if number is not None:
            return number
    return None


def _read_count(text: str) -> Number | None:
    """Read a plain number: exact, paired, 几 or 多."""
    return _read_exact(text) or _read_pair(text) or _read_several(text) or _read_more(text)


def _read_exact(text: str) -> Number | None:
    """Read one exact value of 0 or more."""
    if not text or len(text) > LIMIT:
        return None
    if text == "半":
        return _exact(Fraction(1, 2))
    plain = text.translate(_PLAIN)
    if len(plain) > 1 and all(char in DIGITS for char in plain):
        digits = None if "两" in plain or _pair_values(plain) else read_digits(plain)
        return None if digits is None else _exact(Fraction(digits))
    value = _value(plain)
    return None if value is None else replace(_exact(value), implied=plain[0] in "百千万亿")


def _exact(value: Fraction) -> Number:
    """Return the number that means ``value`` and no other."""
    return Number(value, value)


def _value(plain: str) -> Fraction | None:
    """Return the value of a numeral in plain characters, 点, 亿 and 万 included."""
    whole, point, rest = plain.partition("点")
    if point:
        return _with_decimals(whole, rest)
    head, unit, tail = plain.rpartition("亿")
    return _joined(head, 10**8, tail) if unit else _below(plain)


def _with_decimals(whole: str, rest: str) -> Fraction | None:
    """Return the value of 三十 点 五 and of 一 点 二亿."""
    decimals = rest.rstrip("万亿")
    scale = rest[len(decimals) :]
    head = _value(whole)
    unit = _value("一" + scale)
    if head is None or unit is None or not decimals or any(char not in DIGITS for char in decimals):
        return None
    if head.denominator != 1 or (scale and head >= 10**4):
        return None
    tail = int("".join(str(DIGITS[char]) for char in decimals))
    return (head + Fraction(tail, 10 ** len(decimals))) * unit


def _below(plain: str) -> Fraction | None:
    """Return the value of a numeral below 亿."""
    head, unit, tail = plain.partition("万")
    return _joined(head, 10**4, tail) if unit else _section(plain)


def _joined(before: str, unit: int, tail: str) -> Fraction | None:
    """Return before × unit + tail: 3万 and 5千, 一亿 and 二 (a bare digit counts the next place)."""
    if not before:
        return None if tail else Fraction(unit)
    head = _below(before) if unit > 10**4 else _section(before)
    if not head or not tail or head.denominator != 1:
        return head * unit if head and not tail else None
    if len(tail) == 1 and (tail in DIGITS or tail.isdigit()):
        digit = DIGITS[tail] if tail in DIGITS else int(tail)
        return head * unit + Fraction(digit * unit, 10) if digit else None
    rest = _below(tail) if unit > 10**4 else _section(tail)
    if rest is None or rest.denominator != 1 or rest >= unit:
        return None
    return head * unit + rest


def _section(plain: str) -> Fraction | None:
    """Return the value of a group below 万, or of an Arabic number of any size."""
    if _ARABIC.fullmatch(plain):
        return Fraction(plain.replace(",", ""))
    if plain[-1:] in {"百", "千"} and _ARABIC.fullmatch(plain[:-1]):
        head = Fraction(plain[:-1].replace(",", ""))
        return head * SMALL_UNITS[plain[-1]] if 0 < head < 10 else None  # noqa: PLR2004 - 3千, 1.5千, never 30千
    return _han_section(plain.translate(_HAN_OF_ARABIC))


def _han_section(plain: str) -> Fraction | None:
    """Return the value of a Chinese numeral below 10,000."""
    if plain == "零":
        return Fraction(0)
    if plain in {"百", "千"}:
        return Fraction(SMALL_UNITS[plain])
    match = _SECTION.fullmatch(plain)
    if match is None or not plain or plain[-1] == "零":
        return None
    total = 0
    smallest = 0
    for name, unit in (("thousands", "千"), ("hundreds", "百"), ("tens", "十")):
        if unit not in plain:
            continue
        digit = match[name]
        if digit is None and (unit != "十" or match["z2"]):
            return None
        total += (DIGITS[digit] if digit else 1) * SMALL_UNITS[unit]
        smallest = SMALL_UNITS[unit]
    if match["ones"]:
        place = smallest // 10 if smallest > 10 and not match["z3"] else 1  # noqa: PLR2004 - 三千五 is 3500
        total += DIGITS[match["ones"]] * place
    return Fraction(total)


def _pair_values(pair: str) -> tuple[int, int] | None:
    """Return the two values, the lower first, that a pair such as 三四, 三五 or 三两 offers."""
    if len(pair) != 2:  # noqa: PLR2004 - a pair is two
        return None
    values = DIGITS[pair[0]], DIGITS[pair[1]]
    return (min(values), max(values)) if values in _APPROXIMATE_PAIRS else None


def _read_pair(text: str) -> Number | None:
    """Read 三四十, 一两百, 十七八, 三五."""
    plain = text.translate(_PLAIN)
    match = _PAIR.search(plain)
    if match is None or _pair_values(match[0]) is None:
        return None
    before, after = plain[: match.start()], plain[match.end() :]
    one, other = (_value(before + digit + after) for digit in match[0])
    if one is None or other is None:
        return None
    return Number(min(one, other), max(one, other), vague=True)


def _read_several(text: str) -> Number | None:
    """Read 几十, 数百, 十几, 数十万: two to ten of the place (of 十几, one to nine more)."""
    plain = text.translate(_PLAIN)
    match = _SEVERAL.search(plain)
    if match is None:
        return None
    before, after = plain[: match.start()], plain[match.end() :]
    if before and before[-1] == "十":
        low, high = _value(before + "一" + after), _value(before + "九" + after)
        return None if low is None or high is None else Number(low, high, vague=True)
    if before:
        return None
    one = _value("一" + after)
    if one is None or len(after.strip("万亿")) > 1:
        return None
    return Number(2 * one, 10 * one, high_closed=False, vague=True)


def _read_more(text: str) -> Number | None:
    """Read 300多万, 两千余, 十来: up to one more of the last place (来: about as many)."""
    match = _MORE.fullmatch(text)
    if match is None:
        return None
    base = _read_exact(match["base"])
    scale = _value("一" + match["scale"])
    if base is None or scale is None or not base.low:
        return None
    if match["scale"] and any(unit in match["base"] for unit in BIG_UNITS):
        return None
    step = last_place(base.low)
    low, high = base.low, base.low + step
    if match["word"] == "来":
        low, high = base.low - step * Fraction(3, 10), base.low + step * Fraction(3, 10)
        return Number(low * scale, high * scale, vague=True)
    return Number(low * scale, high * scale, low_closed=False, high_closed=False, vague=True)


def _read_ratio(text: str) -> Number | None:
    """Read 三分之二, 百分之三十点五, 2/3, 30%, 一半."""
    if text == "一半":
        return replace(_exact(Fraction(1, 2)), measure="%")
    if text[-1:] in {"%", "‰"}:
        number = _read_count(text[:-1])
        per = 100 if text[-1] == "%" else 1000
        return None if number is None else replace(number.scaled(Fraction(1, per)), measure="%")
    match = _RATIO.fullmatch(text) or _SLASH.fullmatch(text)
    if match is None:
        return None
    whole = _read_exact(match["whole"])
    part = _read_count(match["part"])
    if whole is None or not whole.low or part is None:
        return None
    return replace(part.scaled(1 / whole.low), measure="%", implied=False)


def _read_tenths(text: str) -> Number | None:
    """Read 三成, 三成五, 七成半, 三四成."""
    match = _TENTHS.fullmatch(text)
    if match is None:
        return None
    number = _read_count(match["tenths"])
    if number is None or number.implied or number.high > 10:  # noqa: PLR2004 - ten tenths are the whole
        return None
    if match["rest"]:
        if number.value is None:
            return None
        rest = Fraction(1, 2) if match["rest"] == "半" else Fraction(DIGITS[match["rest"]], 10)
        number = _exact(number.low + rest)
    return replace(number.scaled(Fraction(1, 10)), measure="%")


def _read_discount(text: str) -> Number | None:
    """Read 七折, 八五折, 7.5折: the share of the price that is left to pay."""
    match = _DISCOUNT.fullmatch(text)
    if match is None:
        return None
    tens = read_digits(match["tens"]) or 0
    ones = read_digits((match["ones"] or "0").lstrip(".")) or 0
    return replace(_exact(Fraction(tens * 10 + ones, 100)), measure="折")


def _read_multiple(text: str) -> Number | None:
    """Read 两倍, 1.5倍, 十几倍."""
    if text[-1:] != "倍":
        return None
    number = _read_count(text[:-1])
    return None if number is None else replace(number, measure="倍")

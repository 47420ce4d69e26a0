"""Quantities: intervals with a unit, a bound and a hedge, and what changed by or to them.

近300万 is an interval just below 300万, 30%~40% is an interval, 数十万 is a rough one. Ranks (第三, 前十) are
read as ordinals. Dates and durations are other recognisers' work, and nothing here reads them.

The conventions and the tolerances are stated in ``docs/quantities.md``; the tables are in ``units``.
"""

from __future__ import annotations

import string
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from heshi.recognise import units
from heshi.recognise.mention import Comparison, Mention, MentionKind
from heshi.recognise.numerals import (
    BIG_UNITS,
    CAPITALS,
    DIGITS,
    LIMIT,
    NUMERAL_CHARS,
    Number,
    last_place,
    read_digits,
)
from heshi.recognise.numerals import read_number as read_any_number
from heshi.recognise.spaced import read_closed
from heshi.recognise.units import Sort, Unit
from heshi.text import regex as re
from heshi.text.normal import normalise
from heshi.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

ABOUT: Final = Fraction(1, 20)
"""约 and 左右 mean the number ± this share of it."""

NEAR: Final = Fraction(1, 10)
"""近 means the number less up to this share of it, and not the number itself; 出头 up to as much more."""

SLACK: Final = Fraction(1, 10)
"""An approximate quantity is contradicted only by what lies further out than this share of its bound."""

# A text uses few different numerals, and reading one takes longer than finding it.
read_number: Final = lru_cache(maxsize=8192)(read_any_number)

_LOOK_BACK: Final = 40  # code points before a number in which its bound, its verb and its 同比 are looked for
_LONGEST: Final = 14  # code points of the longest bound, verb or sign of the tables with its object


class Direction(StrEnum):
    """Which way something changed."""

    UP = "up"
    DOWN = "down"


class Mode(StrEnum):
    """What the number of a change is: its size (增长12%) or its outcome (增至12万)."""

    BY = "by"
    TO = "to"


class Base(StrEnum):
    """What a change is measured against: 同比, 环比, or nothing that is said."""

    YEAR = "year-on-year"
    PERIOD = "period-on-period"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Change:
    """That a quantity is the size or the outcome of a change.

    Attributes:
        direction: up or down.
        mode: by or to.
        base: what it is measured against.
    """

    direction: Direction
    mode: Mode
    base: Base = Base.NONE

    def to_json(self) -> dict[str, str]:
        """Return ``{"direction", "mode", "base"}``, the values of the enums."""
        return {"direction": self.direction.value, "mode": self.mode.value, "base": self.base.value}


@dataclass(frozen=True, slots=True)
class Quantity:
    """All values that a phrase allows, in a canonical unit.

    Attributes:
        low: the lower bound in ``unit``, or None where there is none.
        high: the upper bound in ``unit``, or None where there is none.
        low_closed: whether ``low`` itself is allowed.
        high_closed: whether ``high`` itself is allowed.
        unit: the canonical unit: ``元``, ``%``, ``千克``, ``家``; ``第`` for a rank; empty for a bare number.
            A percentage is given in per cent: 三成 is 30 ``%``.
        approximate: whether a hedge widened it (约, 近, 左右).
        vague: whether its own form is rough (数十万, 300多万, 三四十).
        change: what changed, where the words beside it say so.
    """

    low: Fraction | None
    high: Fraction | None
    low_closed: bool = True
    high_closed: bool = True
    unit: str = ""
    approximate: bool = False
    vague: bool = False
    change: Change | None = None

    @property
    def value(self) -> Fraction | None:
        """The one value of an exact quantity; None where more than one is allowed."""
        return self.low if self.low is not None and self.low == self.high else None

    def to_json(self) -> dict[str, object]:
        """Return the documented JSON form.

        Returns:
            All attributes by name. Bounds are strings, since they are exact: a decimal where it ends
            (``"1200000000"``, ``"30.5"``), otherwise a fraction in lowest terms (``"200/3"``); null
            where there is no bound. ``change`` is null or an object of three strings.
        """
        return {
            "low": _exact_text(self.low),
            "high": _exact_text(self.high),
            "low_closed": self.low_closed,
            "high_closed": self.high_closed,
            "unit": self.unit,
            "approximate": self.approximate,
            "vague": self.vague,
            "change": None if self.change is None else self.change.to_json(),
        }


def _exact_text(value: Fraction | None) -> str | None:
    """Return a bound as an exact decimal, or as a fraction where no decimal is exact."""
    if value is None:
        return None
    places, scaled = 0, value
    while scaled.denominator != 1 and places < LIMIT:
        scaled, places = scaled * 10, places + 1
    if scaled.denominator != 1:
        return f"{value.numerator}/{value.denominator}"
    digits = f"{abs(scaled.numerator):0{places + 1}d}"
    sign = "-" if value < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


def find_quantities(normal: str) -> list[Mention[Quantity]]:
    """Find the quantities and the ordinals of a text.

    Args:
        normal: a text in its normal form.

    Returns:
        The mentions in order, none overlapping another. A span covers the number, its unit and the
        bounds directly attached (近, 超过, 以上, 左右), and never a line feed; the verb of a change and
        its 同比 are not in it. The cost grows with the length of the text only. Blanks between figures and
        Chinese characters are passed over.
    """
    return read_closed(normal, _find)


def _find(normal: str) -> list[Mention[Quantity]]:
    """Find the quantities and the ordinals of a text without such blanks."""
    found: list[Mention[Quantity]] = []
    taken = 0
    for opening in _OPENING.finditer(normal):
        if opening.start() < taken:
            continue
        mention = _read(normal, opening, taken)
        if isinstance(mention, Mention):
            found.append(_carried(normal, found[-1], mention) if found else mention)
            taken = mention.end
        elif mention:
            taken = mention
    return found


def read_quantity(text: str) -> Quantity | None:
    """Read a whole text as one quantity: a value in a fact sheet.

    Args:
        text: 近300万, 超过12亿元, 30%～40%, 3亿元～5亿元, 5.5个百分点, 同比增长12%, 第三, 前十, 2/3, 300;
            in any width and either script.

    Returns:
        The quantity; None where the text is anything else, or more.
    """
    normal = normalise(text).strip()
    for opening in _OPENING.finditer(normal[: 2 * LIMIT]):
        mention = _read(normal, opening, 0, whole=True)
        if isinstance(mention, Mention) and mention.end == len(normal):
            before = normal[: mention.start]
            if not before or (mention.value.change is not None and _WHOLE_CHANGE.fullmatch(before)):
                return mention.value
    number = read_number(normal)
    if number is None:
        return None
    unit = {"%": units.PERCENT, "折": units.DISCOUNT, "倍": units.TIMES}.get(number.measure, units.BARE)
    return _plain(number.scaled({"%": 100, "折": 10}.get(number.measure, 1)), unit)


# Patterns


def _either(words: Iterable[str]) -> str:
    """Return a pattern for any of ``words``, the longest first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


class _Ending(NamedTuple):
    """A pattern that ends in ``$``, and the characters that what it matches can end in.

    Most texts end in none of them, and looking at one character costs less than a search.
    """

    pattern: re.Pattern[str]
    lasts: frozenset[str]

    def search(self, text: str) -> re.Match[str] | None:
        """Search only as far back as the longest word of the tables reaches."""
        if text[-1:] not in self.lasts:
            return None
        return self.pattern.search(text, max(0, len(text) - _LONGEST))


def _ending(pattern: str, lasts: str) -> _Ending:
    """Return the pattern, compiled, with the characters that it can end in."""
    return _Ending(re.compile(pattern), frozenset(lasts))


def _lasts(*tables: Iterable[str]) -> str:
    """Return the last characters of words, and a space, which may follow them."""
    return " " + "".join({word[-1] for table in tables for word in table})


def _firsts(words: Iterable[str]) -> frozenset[str]:
    """Return the first characters of words, and a space, which may stand before them."""
    return frozenset({" ", *(word[0] for word in words)})


_N: Final = f"[{NUMERAL_CHARS}]"
_CAPITAL: Final = "".join(CAPITALS) + "零万亿"
_RUN_PATTERN: Final = (
    # Every part is a class that the next part cannot begin with, so that nothing is read twice.
    rf"[{_CAPITAL}]{{0,{LIMIT}}}[拾佰仟][{_CAPITAL}]*"
    rf"|(?:[几数](?=[十百千万亿]))?{_N}+(?:(?<=[0-9])[.,](?=[0-9]){_N}+)*(?:\ (?=[百千万亿]){_N}+)?"
    rf"(?:几[万亿]{{0,2}})?(?:点(?=[{''.join(DIGITS)}]){_N}+)?(?:[多余来][万亿]{{0,2}})?"
)
_RUN: Final = re.compile(_RUN_PATTERN)
_DOUBLING: Final = re.compile(
    r"翻(?:了)?(?:近|约|超|超过)?(?P<times>[一两三四五1-5])番|翻(?:了)?番|翻(?:了)?(?:一)?倍"
)
_OPENING: Final = re.compile(f"(?!零[下上])(?:{_RUN_PATTERN})|翻|半数|(?<=过)半|减半")
_TIME: Final = re.compile(f"\\ ?(?!{_either(units.NOT_TIME)})(?:{_either(units.TIME_WORDS)})")
_TIME_FIRST: Final = _firsts(units.TIME_WORDS)
_UNIT_SIZES: Final = {
    first: sorted({len(word) for word in units.UNITS if word[0] == first}, reverse=True)
    for first in {word[0] for word in units.UNITS}
}
"""The lengths of the units that begin with a character, the longest first."""
_PER: Final = re.compile(f"(?:/|每)(?P<per>{_either([*units.UNITS, *units.PER_WORDS])})(?![A-Za-z])")
_RATE: Final = _ending(r"每(?P<per>小时|秒|分钟|立方米)\ ?$", "时秒钟米 ")  # 每秒21米 is 21米/秒
_IDIOM: Final = re.compile(_either(units.IDIOMS))
_IDIOM_FIRST: Final = frozenset(idiom[:2] for idiom in units.IDIOMS)
_SIGN: Final = _ending(rf"(?:{_either(units.CURRENCY_SIGNS)})\ ?$", _lasts(units.CURRENCY_SIGNS))
_MINUS: Final = _ending(
    r"(?<![0-9A-Za-z年月日号)）~～%])[-−]$|(?<=[比幅速为率:(至])\+$|负$|零下\ ?$", "-−+负下 "
)
_STUCK_BEFORE: Final = _ending(
    r"[0-9A-Za-z][-.:/+&]?$|[._/\\#@]$|[0-9]\ ?[×xX*]\ ?$|^\ ?[×*]\ ?$|双$",
    f"{string.ascii_letters}{string.digits}-.:/+&_\\#@×* 双",
)
_STUCK_AFTER: Final = re.compile(r"[A-Za-z_@#\\]|[-/:.][0-9]|[×*/][0-9]")
_MORE_TAIL: Final = re.compile(r"[多余来][万亿]{0,2}$")
_LOOSE: Final = re.compile("个(?P<more>[多来])?(?P<scale>亿)")
_SPLIT_UNIT: Final = re.compile("千[瓦克米伏卡]|百分点")
_MAY_BE_SHORTER: Final = frozenset("多余来万亿千百两")
_METRE: Final = Unit("米", Sort.MEASURE)
_SLASHED: Final = re.compile(
    "(?P<part>[1-9][0-9]?)/(?P<whole>[1-9][0-9]{0,2})(?![0-9A-Za-z/.:-])(?!决赛|拍|页|英寸|[月日号场强])"
)
_SPOKEN_UNITS: Final = {"米": _METRE, "块": units.UNITS["元"]}
_SPOKEN: Final = re.compile(
    r"(?P<whole>[1-9][0-9]?|[一二两三四五六七八九]|[二三四五六七八九]?十[一二三四五六七八九]?)(?P<unit>[米块])"
    r"(?P<rest>[0-9]{1,2}|[一二三四五六七八九]{1,2})(?:(?<=块.)毛)?"
    r"(?=[,。;、!?)”」的~—–至到高长宽深左以大夺获摘跳一每涨跌降\n]|-[0-9一二]|$)",
)
_SHARE_BEFORE: Final = re.compile("(?:占|占比|占到|仅|仅有|只有|有|达|达到|为|是|剩|了|即|的|下)$")
_SHARE_AFTER: Final = re.compile("的|左右|以上|以下|以内|[,。;、!?)]|$")
_TENTHS: Final = frozenset(str(whole) for whole in range(2, 11))
_FEW: Final = 10
# 近10次 may be the last ten or nearly ten; 近百次 and 近300场 are nearly as many.
_SERIES: Final = frozenset("次场轮届期")
_LONG: Final = 20
_JOINTS: Final = frozenset(",.、;:。!?至到~-和与或 ")
_NOT_MORE: Final = re.compile(
    "来[自到源访看说临宾电函华京客此日回往]|多[样边角数功]|多元[化文素主体]|余[额下款量生热地粮温]",
)
_RANGE: Final = re.compile(rf"\ ?(?:{_either(units.RANGE_SIGNS)}|(?P<between>和|与))\ ?")
_RANGE_FIRST: Final = _firsts([*units.RANGE_SIGNS, "和", "与"])
_AFTER_MORE: Final = re.compile(rf"(?:{_either(units.AFTER_MORE)})(?=[的,。;、!?)》」”了\s]|$)")
_AFTER: Final = re.compile(
    rf"\ ?(?:\(含(?:本数)?\)(?=以[上下内]))?(?:(?P<least>{_either(units.AFTER_AT_LEAST)})(?![市述线海网调演])"
    rf"|(?P<most>{_either(units.AFTER_AT_MOST)})(?![简几条方各是为措问游属列])"
    rf"|(?P<about>{_either(units.AFTER_ABOUT)})(?![手翼两摇为游班级])|(?P<from>起)(?=[,。;、!?)》」”售拍步的\s]|$)"
    rf"|(?P<plus>\+)(?![0-9A-Za-z])|(?P<above>{_either(units.AFTER_ABOVE)})(?![天地之露]))",
)
_AFTER_FIRST: Final = _firsts(
    [*units.AFTER_AT_LEAST, *units.AFTER_AT_MOST, *units.AFTER_ABOUT, *units.AFTER_ABOVE, "起", "+", "("]
)
_BOUNDS: Final = {
    "below": units.BEFORE_BELOW,
    "about": units.BEFORE_ABOUT,
    "over": units.BEFORE_OVER,
    "least": units.BEFORE_AT_LEAST,
    "under": units.BEFORE_UNDER,
    "most": units.BEFORE_AT_MOST,
    "round": units.BEFORE_ROUND,
    "exact": units.BEFORE_EXACT,
}
_BEFORE: Final = _ending(
    "(?:" + "|".join(f"(?P<{name}>{_either(words)})" for name, words in _BOUNDS.items()) + r")\ ?$",
    _lasts(*_BOUNDS.values()),
)
_BASE: Final = re.compile(
    f"(?P<year>{_either(units.YEAR_ON_YEAR)})|(?P<period>{_either(units.PERIOD_ON_PERIOD)})"
)
_CLAUSE: Final = re.compile(r"[,。;!?:、()\n「」“”]")
_VERB: Final = rf"(?:(?P<up>{_either(units.UP)})|(?P<down>{_either(units.DOWN)}))"
_CHANGE_TAIL: Final = (
    r"(?:(?P<to>至|到|为)了?(?:原来|原先|此前|过去)?的?|(?:幅度)?(?:了|达|达到|高达|约为|为|近)?)\ ?$"
)
_CHANGE: Final = _ending(_VERB + _CHANGE_TAIL, _lasts(units.UP, units.DOWN) + "至到为来先前去的度了达近")
_OBJECT_CHANGE: Final = re.compile(_VERB + r"[^,。;的\n0-9至到为是占有达]{2,6}$")
_POINT_CHANGE: Final = _ending(r"(?:(?P<up>[高快多])|(?P<down>[低慢少]))(?:出|了)?\ ?$", "高快多低慢少出了 ")
_NOUN_CHANGE: Final = _ending(
    rf"(?:(?P<up>{_either(units.UP_NOUNS)})|(?P<down>{_either(units.DOWN_NOUNS)}))"
    r"(?:为|达|达到|高达|约为|是|在|约|:)?\ ?$",
    _lasts(units.UP_NOUNS, units.DOWN_NOUNS) + "为达到是在约:",
)
_CHANGE_LASTS: Final = _CHANGE.lasts | _NOUN_CHANGE.lasts
_AFTER_CHANGE: Final = re.compile(
    rf"的(?:同比|环比|年均|较大|正)?(?:(?P<up>{_either([*units.UP_NOUNS, '增长', '提升', '上涨'])})"
    rf"|(?P<down>{_either([*units.DOWN_NOUNS, '下降', '下滑', '下跌'])}))",
)
_OUTCOME: Final = re.compile(",?(?:至|到|达到|达|升至|升到|降至|降到)")
_WHOLE_CHANGE: Final = re.compile(
    rf"(?:{_either([*units.YEAR_ON_YEAR, *units.PERIOD_ON_PERIOD])})?"
    rf"(?:{_either([*units.UP, *units.DOWN, *units.UP_NOUNS, *units.DOWN_NOUNS])})?"
    r"(?:至|到|了|达|达到|为)?(?:原来|原先|此前|过去)?的?\ ?",
)
_ONLY_ONE: Final = re.compile("(?:仅|只|只有|仅有|唯有|共|共有|总共|只剩|仅剩|唯一)$")
_SCORE: Final = re.compile(
    "(?:评分|得分|得到|得了|独得|拿到|狂砍|打分|满分|总分|均分|豆瓣|砍下|拿下|考了|比分|积分|分数|考出|贡献|轰下|领先|落后)[^,。;\n]{0,6}$"
)
_MORE_SCORES: Final = re.compile("[,、]?(?:外加)?[0-9]{1,2}(?:个)?(?:篮板|助攻|抢断|盖帽|板)")
_SAID: Final = re.compile("(?:开分|打分|均分|为|是|报|达|至|到|达到|指数|评分|得分)\\ ?$")
_TOP: Final = _ending(
    r"(?:(?<![此之以目当提年月日天周午会赛生眼面跟跃])前|(?<![A-Za-z])(?:TOP|Top|top)\ ?)$", "前Pp "
)
_TOP_WORD: Final = re.compile(r"名|位|强|大|甲|款|家|个|行列")
_NOT_TOP: Final = re.compile(_either(units.NOT_TOP))
_ORDINAL_WORD: Final = re.compile(_either(units.ORDINAL_WORDS))
_NOT_ORDINAL: Final = re.compile(_either(units.NOT_ORDINAL))
_ANIMAL: Final = re.compile("[牛羊猪驴象鹿鲸]|奶牛|肉牛|生猪|母猪|大象|毛驴")
_STRONG_WIND: Final = re.compile("地震|大风|阵风|以上|左右|余震|台风|及以上|伤残")
_WIND_BEFORE: Final = re.compile("(?:风力|震级|阵风|东风|西风|南风|北风|烈度)[^,。;\n]{0,4}$")
_PHASE: Final = re.compile("临床|工程|项目|试验|建设")


# Reading one number and its unit


class _Amount(NamedTuple):
    """A number with its unit, as it stands in a text.

    Attributes:
        start: the first code point of the number.
        number_end: the code point after the number.
        end: the code point after the unit.
        number: the number, as written.
        unit: the unit; ``units.BARE`` where none is written.
        body: the numeral as written.
        word: the unit as written.
    """

    start: int
    number_end: int
    end: int
    number: Number
    unit: Unit
    body: str
    word: str

    @property
    def scaled(self) -> bool:
        """Whether 万 or 亿 is written in the numeral."""
        return any(char in BIG_UNITS for char in self.body)


def _amount(text: str, start: int) -> _Amount | None:
    """Read a number and its unit that begin at ``start``."""
    run = _RUN.match(text, start)
    return None if run is None else _amount_of(text, run)


def _amount_of(text: str, run: re.Match[str]) -> _Amount | None:
    """Read a number, which was matched, and its unit."""
    start = run.start()
    if run.end() - start > LIMIT or _is_idiom(text, run):
        return None
    if text.startswith("分之", run.end()):
        return _share(text, start, run.end() + len("分之"))
    special = _SPECIAL.get(text[run.end() : run.end() + 1])
    amount = None if special is None else special(text, run)
    if amount is not None:
        return amount
    read = _number(text, run)
    if read is None:
        return None
    number, number_end = read
    body = text[start:number_end]
    found = _unit_at(text, number_end)
    if found is None:
        return _Amount(start, number_end, number_end, number, units.BARE, body, "")
    unit, end = found
    return _Amount(start, number_end, end, number, unit, body, text[number_end:end].strip())


def _is_idiom(text: str, run: re.Match[str]) -> bool:
    """Return whether a number belongs to a set phrase: 三只松鼠, 五花八门."""
    start = run.start()
    if text[start : start + 2] in _IDIOM_FIRST and _IDIOM.match(text, start):
        return True
    return _second_of_idiom(text, run)


def _second_of_idiom(text: str, run: re.Match[str]) -> bool:
    """Return whether a digit is the second of a four-character phrase: 五花八门, 三室两厅."""
    start = run.start()
    return (
        start > 1
        and run[0] in DIGITS
        and text[start - 2] in DIGITS
        and text[start - 1] not in DIGITS
        and text[start - 1] not in _JOINTS
    )


def _number(text: str, run: re.Match[str]) -> tuple[Number, int] | None:
    """Read the longest numeral that begins the run: all of it, or all but 多 of 多样 or 千 of 千克."""
    body, start, end = run[0], run.start(), run.end()
    for size in _sizes(text, body, end) if body[-1] in _MAY_BE_SHORTER else (len(body),):
        number = _plain_number(body[:size])
        if number is not None:
            return number, start + size
    return None


def _sizes(text: str, body: str, end: int) -> list[int]:
    """Return how long the numeral in a run may be, the likeliest first."""
    tail = _MORE_TAIL.search(body)
    if body[-1] == "两":
        return [len(body) - 1] if body[-2:-1].isdigit() or body[-2:-1] in tuple("万亿百千") else [len(body)]
    if tail is not None:
        shorter = tail.start()
        return [shorter] if _NOT_MORE.match(text, end - len(body) + shorter) else [len(body), shorter]
    return [len(body) - 1, len(body)] if _SPLIT_UNIT.match(text, end - 1) else [len(body)]


@lru_cache(maxsize=8192)
def _plain_number(body: str) -> Number | None:
    """Read a numeral that is neither a proportion nor digits in a row."""
    number = read_number(body.replace(" ", ""))
    return None if number is None or number.measure or _spelt_out(body.replace(" ", ""), number) else number


def _spelt_out(body: str, number: Number) -> bool:
    """Return whether a numeral is digits in a row: a year, a code or a name (一九九八, 007, 唯一|一家)."""
    if len(body) == 1 or number.vague:
        return False
    return all(char in DIGITS for char in body) or (body.isdigit() and body[0] == "0")


def _share(text: str, start: int, part_start: int) -> _Amount | None:
    """Read 百分之三十点五, 三分之二, 百分之三十多."""
    run = _RUN.match(text, part_start)
    if run is None or run.end() - start > LIMIT:
        return None
    cut = run.end() - 1
    for end in (cut,) if _NOT_MORE.match(text, cut) else (run.end(), cut):
        body = text[start:end]
        number = read_number(body)
        if number is not None:
            return _Amount(start, end, end, number.scaled(100), units.PERCENT, body, "%")
    return None


def _tenths(text: str, run: re.Match[str]) -> _Amount | None:
    """Read 三成五 and 七成半, whose digits go on after the unit."""
    end = run.end() + 2
    body = text[run.start() : end]
    if text[run.end() : run.end() + 1] != "成" or len(body) != end - run.start() or _RUN.match(text, end):
        return None
    number = read_number(body)
    if number is None or number.measure != "%":
        return None
    return _Amount(run.start(), end, end, number.scaled(100), units.PERCENT, body, "成")


def _discount(text: str, run: re.Match[str]) -> _Amount | None:
    """Read 七折, 八五折, 7.5折: eight and a half tenths of the price."""
    end = run.end() + 1
    if text[run.end() : end] != "折" or _is_other_word(text, "折", end):
        return None
    number = read_number(run[0] + "折")
    if number is None:
        return None
    return _Amount(run.start(), run.end(), end, number.scaled(10), units.DISCOUNT, run[0], "折")


def _half(text: str, run: re.Match[str]) -> _Amount | None:
    """Read 一半."""
    end = run.end() + 1
    if run[0] != "一" or text[run.end() : end] != "半" or text[end : end + 1] in tuple("天年个是导径截点决"):
        return None
    return _Amount(run.start(), end, end, Number(Fraction(50), Fraction(50)), units.PERCENT, "一半", "半")


def _loose(text: str, run: re.Match[str]) -> _Amount | None:
    """Read 4个亿 and 4个多亿, as they are said."""
    match = _LOOSE.match(text, run.end())
    if match is None:
        return None
    number = read_number(run[0] + (match["more"] or "") + match["scale"])
    if number is None or number.measure:
        return None
    unit, end = _unit_at(text, match.end()) or (units.BARE, match.end())
    body = text[run.start() : match.end()]
    return _Amount(run.start(), match.end(), end, number, unit, body, text[match.end() : end].strip())


def _slashed(text: str, run: re.Match[str]) -> _Amount | None:
    """Read 1/8."""
    match = _SLASHED.match(text, run.start())
    if match is None:
        return None
    part, whole = int(match["part"]), int(match["whole"])
    if not 0 < part < whole:
        return None
    share = Fraction(100 * part, whole)
    return _Amount(
        match.start(), match.end(), match.end(), Number(share, share), units.PERCENT, match[0], "/"
    )


def _spoken(text: str, run: re.Match[str]) -> _Amount | None:
    """Read 1米8, 一米七五 and 1块2, where the last unit is not said."""
    match = _SPOKEN.match(text, run.start())
    if match is None:
        return None
    whole, rest = read_number(match["whole"]), read_digits(match["rest"])
    if whole is None or whole.value is None or rest is None:
        return None
    value = whole.low + Fraction(rest, 10 ** len(match["rest"]))
    unit, end = _SPOKEN_UNITS[match["unit"]], match.end()
    return _Amount(match.start(), end, end, Number(value, value), unit, match[0], unit.key)


_SPECIAL: Final = {
    "成": _tenths,
    "折": _discount,
    "半": _half,
    "个": _loose,
    "/": _slashed,
    "米": _spoken,
    "块": _spoken,
}
"""What reads a number with a unit of its own, by the character after the number."""


def _is_other_word(text: str, unit: str, end: int) -> bool:
    """Return whether what follows the unit makes another word of it (升|至, 元|旦, m|ax)."""
    following = text[end : end + 1]
    if unit[-1].isascii() and unit[-1].isalpha():
        return following.isascii() and following.isalnum()
    return bool(following) and following in units.NOT_AFTER_UNIT.get(unit, "")


def _unit_at(text: str, start: int) -> tuple[Unit, int] | None:
    """Read the unit at ``start``: the longest that is a word of its own, with /吨 or 每股 after it."""
    start += text.startswith(" ", start)
    for size in _UNIT_SIZES.get(text[start : start + 1], ()):
        word = text[start : start + size]
        unit = units.UNITS.get(word)
        end = start + len(word)
        if unit is not None and not _is_other_word(text, word, end):
            return _with_per(text, unit, end)
    return None


def _with_per(text: str, unit: Unit, end: int) -> tuple[Unit, int]:
    """Return the unit that ends at ``end`` with the /吨 or 每股 after it."""
    per = _PER.match(text, end) if text[end : end + 1] in {"/", "每"} else None
    if per is None or unit.sort not in {Sort.CURRENCY, Sort.MEASURE}:
        return unit, end
    below = units.UNITS.get(per["per"])
    if below is not None and below.sort is Sort.MEASURE:
        return Unit(f"{unit.key}/{below.key}", Sort.MEASURE, unit.factor / below.factor), per.end()
    key = units.PER_WORDS.get(per["per"], per["per"])
    return Unit(f"{unit.key}/{key}", Sort.MEASURE, unit.factor), per.end()


# Reading a mention


def _read(text: str, opening: re.Match[str], taken: int, *, whole: bool = False) -> Mention[Quantity] | int:
    """Read the mention that opens here; otherwise return up to where nothing else may be read (or 0)."""
    start = opening.start()
    before = text[max(taken, start - _LOOK_BACK) : start].rpartition("\n")[2]
    if opening[0] in {"翻", "减半", "半数", "半"}:
        return _worded(text, opening, before)
    if before.endswith("第"):
        return _ordinal(text, opening, before)
    top = _TOP.search(before)
    ranks = None if top is None else _top(text, opening, start - len(before) + top.start())
    return ranks or _counted(text, opening, before, whole=whole)


def _counted(text: str, opening: re.Match[str], before: str, *, whole: bool) -> Mention[Quantity] | int:
    """Read one amount or a range of two, with the sign or the currency before it."""
    sign = _SIGN.search(before)
    head = before[: sign.start()] if sign else before
    minus = _MINUS.search(head)
    if minus is not None:
        head = head[: minus.start()]
    first = None if _STUCK_BEFORE.search(head) else _amount_of(text, opening)
    if first is None:
        return 0
    if _is_time(text, first):
        return first.number_end + 1
    below_zero = minus is not None and minus[0].startswith("零下")
    second = None if minus and not below_zero else _second(text, first)
    if isinstance(second, int):
        return second
    last = second or first
    if not last.unit.key and _STUCK_AFTER.match(text, last.end):
        return last.end
    if sign is not None:
        if last.unit.sort not in {Sort.BARE, Sort.CURRENCY}:
            return 0
        key = units.CURRENCY_SIGNS[sign[0].strip()]
        last = _paid_in(last, key)
        first = last if second is None else _paid_in(first, key)
    number_start = opening.start() - len(before) + len(head)
    return _bounded(text, _Reading(first, last, number_start, head, minus, whole=whole))


def _is_time(text: str, amount: _Amount) -> bool:
    """Return whether the number is of a date or a duration; 日元 only opens like a word of time."""
    if amount.unit.sort in {Sort.CURRENCY, Sort.PROPORTION, Sort.POINT}:
        return False
    end = amount.number_end
    return text[end : end + 1] in _TIME_FIRST and _TIME.match(text, end) is not None


def _paid_in(amount: _Amount, key: str) -> _Amount:
    """Return the amount in the currency of the sign before it."""
    unit = amount.unit if amount.unit.sort is Sort.CURRENCY else Unit(key, Sort.CURRENCY)
    return amount._replace(unit=unit, word=amount.word or key)


def _second(text: str, first: _Amount) -> _Amount | int | None:
    """Read the other end of a range; an integer says that a date or a code ends there."""
    joint = _RANGE.match(text, first.end) if text[first.end : first.end + 1] in _RANGE_FIRST else None
    if joint is None:
        return None
    sign = _SIGN.search(text[joint.end() : joint.end() + 1])
    second = _amount(text, joint.end() + (1 if sign else 0))
    if second is None:
        return None
    if joint["between"]:
        if not text.startswith("之间", second.end):
            return None
        second = second._replace(end=second.end + len("之间"))
    if not first.unit.key:
        is_code = joint[0].strip() == "-" and _STUCK_AFTER.match(text, second.end)
        return second.number_end + 1 if is_code or _is_time(text, second) else second
    same = second.unit.key == first.unit.key or (not second.unit.key and second.scaled)
    return second if same else None


class _Reading(NamedTuple):
    """What has been read so far: one amount or the two of a range, and the text before."""

    first: _Amount
    last: _Amount
    start: int
    before: str
    minus: re.Match[str] | None
    whole: bool


def _interval(reading: _Reading) -> Number | None:
    """Return the number of a reading in the canonical unit; None for a range that runs down."""
    first, last = reading.first, reading.last
    unit = last.unit if last.unit.key else first.unit
    high = last.number.scaled(unit.factor)
    if first is last:
        return high.negated() if reading.minus and reading.minus[0] != "+" else high
    low = first.number.scaled(first.unit.factor if first.unit.key else unit.factor)
    if not first.unit.key and last.scaled and not first.scaled:
        mantissa = last.number.low / _scale(last.body)
        if first.number.low < mantissa:
            low = low.scaled(_scale(last.body))
    if reading.minus and high.high < low.low:
        low, high = high, low  # 零下8至5℃ is from -8 to -5, whichever end is named first
    if low.low >= high.high:
        return None
    joined = Number(
        low.low,
        high.high,
        low.low_closed,
        high.high_closed,
        vague=low.vague or high.vague,
        implied=low.implied or high.implied,
    )
    return joined.negated() if reading.minus else joined


def _scale(body: str) -> int:
    """Return what 万 and 亿 at the end of a numeral multiply it by."""
    scale = 1
    for char in reversed(body):
        if char not in BIG_UNITS:
            break
        scale *= BIG_UNITS[char]
    return scale


def _bounded(text: str, reading: _Reading) -> Mention[Quantity] | int:
    """Add the bounds around a reading, judge whether it is a quantity, and say what changed."""
    number = _interval(reading)
    last = reading.last
    if number is None:
        reading = reading._replace(last=reading.first)
        number = _interval(reading)
        last = reading.last
        if number is None:
            return last.end
    unit = last.unit if last.unit.key else reading.first.unit
    bound, before = _bound_before(reading.before, number, unit)
    start = reading.start - (len(reading.before) - len(before))
    rate = _rate_before(before, unit)
    if rate is not None:
        if bound is None:
            bound, rest = _bound_before(before[: rate.start()], number)
            start -= rate.start() - len(rest)
        unit = Unit(f"{unit.key}/{rate['per']}", Sort.MEASURE, unit.factor)
        start -= len(before) - rate.start()
    after = None
    end = last.end
    if (
        text[end : end + 1] in units.AFTER_MORE
        and (last.word == "成" or _AFTER_MORE.match(text, end))
        and unit.sort in {Sort.CURRENCY, Sort.PROPORTION, Sort.MEASURE}
        and not number.vague
    ):
        number = replace(
            number, high=number.low + last_place(number.low), low_closed=False, high_closed=False, vague=True
        )
        end += 1
    match = _AFTER.match(text, end) if text[end : end + 1] in _AFTER_FIRST else None
    if match is not None and not (match["from"] and unit.sort is not Sort.CURRENCY and unit.key != "折"):
        after = "least" if match.lastgroup in {"least", "from", "plus"} else match.lastgroup
        end = match.end()
        ceiling = _ceiling(text, end, unit) if match["least"] and reading.first is last else None
        if ceiling is not None:
            number, end = replace(number, high=ceiling[0]), ceiling[1]
            after = None
    if not (reading.whole or _is_quantity(text, reading, number, unit, bound or after or "")):
        return last.end
    quantity = _plain(number, unit)
    for name in (after, bound):
        quantity = _apply(quantity, name)
    lead = text[max(0, start - _LOOK_BACK) : start].rpartition("\n")[2]
    quantity, named = _with_change(quantity, lead, text[end : end + 12], reading.minus)
    return Mention(Span(start, end), MentionKind.QUANTITY, text[start:end], quantity, named)


def _ceiling(text: str, start: int, unit: Unit) -> tuple[Fraction, int] | None:
    """Read the second half of 1万元以上10万元以下, as laws put a range."""
    amount = _amount(text, start)
    if amount is None or amount.unit.key != unit.key:
        return None
    match = _AFTER.match(text, amount.end)
    if match is None or not match["most"]:
        return None
    return amount.number.high * amount.unit.factor, match.end()


def _plain(number: Number, unit: Unit) -> Quantity:
    """Return the quantity of a number that nothing bounds."""
    return Quantity(
        number.low,
        number.high,
        number.low_closed,
        number.high_closed,
        unit=unit.key,
        vague=number.vague,
    )


def _rate_before(before: str, unit: Unit) -> re.Match[str] | None:
    """Return the 每小时 or 每立方米 before a measure; a volume only where its rate is a unit of its own."""
    if unit.sort is not Sort.MEASURE or "/" in unit.key:
        return None
    rate = _RATE.search(before)
    known = rate is None or rate["per"] != "立方米" or f"{unit.key}/立方米" in units.UNITS
    return rate if known else None


def _bound_before(before: str, number: Number, unit: Unit | None = None) -> tuple[str | None, str]:
    """Return the bound at the end of ``before`` and what stands before it.

    Args:
        before: what stands before the number.
        number: the number.
        unit: its unit, where it has one: 过 is a bound before a round number and before tenths (过八成).
    """
    match = _BEFORE.search(before)
    if match is None:
        return None, before
    name = match.lastgroup or ""
    word = match[name]
    rest = before[: match.start()]
    if rest and rest[-1] in units.NOT_BOUND.get(word, ""):
        return None, before
    if word in units.ONLY_ROUND and not (number.implied or (word == "过" and unit is units.UNITS["成"])):
        return None, before
    outer = _BEFORE.search(rest)
    if outer is not None and outer.lastgroup in {"about", "exact"} and name != "about":
        rest = rest[: outer.start()]
    return name, rest


def _apply(quantity: Quantity, bound: str | None) -> Quantity:  # noqa: PLR0911 (one return for each bound)
    """Return the quantity within a bound."""
    low, high = quantity.low, quantity.high
    if bound is None or bound == "exact" or low is None or high is None:
        return quantity
    if bound == "about":
        return replace(quantity, low=low - abs(low) * ABOUT, high=high + abs(high) * ABOUT, approximate=True)
    if bound == "below":
        return replace(quantity, low=low - abs(low) * NEAR, high=high, high_closed=False, approximate=True)
    if bound == "above":
        return replace(quantity, high=high + abs(high) * NEAR, approximate=True)
    if bound == "over":
        return replace(quantity, low=low, high=None, low_closed=False, high_closed=False)
    if bound in {"least", "round"}:
        return replace(quantity, high=None, high_closed=False, vague=quantity.vague or bound == "round")
    return replace(quantity, low=None, low_closed=False, high_closed=bound == "most")


def _is_quantity(text: str, reading: _Reading, number: Number, unit: Unit, bound: str) -> bool:
    """Return whether a number in a running text counts or measures something."""
    first, last = reading.first, reading.last
    if number.implied and not bound:
        return False
    if not unit.key:
        return _is_bare_quantity(text, reading, number, bound)
    if first is not last:
        return True
    if unit.sort is Sort.COUNT and _counts_nothing(reading, number, unit, bound):
        return False
    if first.body == "一" and not bound and not _means_one(reading.before, last, unit):
        return False
    check = _CHECKS.get(last.word)
    return check is None or check(text, reading, number)


def _counts_nothing(reading: _Reading, number: Number, unit: Unit, bound: str) -> bool:
    """Return whether a number only names (二家), points back (这两家) or may be the last ten (近10次)."""
    if reading.first is reading.last and reading.first.body == "二":
        return True
    if bound == "below" and unit.key in _SERIES:
        return number.high <= _LONG and not number.implied
    return number.high <= _FEW and reading.before.endswith(units.ANAPHORS)


def _means_one(before: str, amount: _Amount, unit: Unit) -> bool:
    """Return whether 一 is a number here, and no article (一家公司) or adverb (一度, 一块)."""
    if unit.sort is Sort.COUNT:
        return _ONLY_ONE.search(before) is not None
    return unit.sort is not Sort.MEASURE or len(amount.word) > 1 or amount.word in "米克吨亩斤"


def _is_bare_quantity(text: str, reading: _Reading, number: Number, bound: str) -> bool:
    """Return whether a number without a unit is an amount: 3亿, 1,234, 近500, 为50.2."""
    amount = reading.last
    following = text[amount.end : amount.end + 1]
    if following in {"里", "年", "月", "日", "多", "余"}:
        return False
    if amount.body[-1] in "多余" and number.low >= _FEW and (not following or following in ",。;、!?)”」的"):
        return True
    if amount.scaled or "," in amount.body or number.implied:
        return True
    if bound:
        return number.high >= 10  # noqa: PLR2004 - 近三线, 超一线 are no amounts
    return "." in amount.body and _SAID.search(reading.before) is not None and "版" not in reading.before[-6:]


def _has_decimals(_text: str, reading: _Reading, _number: Number) -> bool:
    """环 and 星 count something only after a decimal (三环 is a road, 三星 a brand)."""
    return "." in reading.last.body


def _is_score(text: str, reading: _Reading, _number: Number) -> bool:
    """分 is a score after 评分, 得分 or a decimal, and otherwise a minute or a share."""
    return (
        "." in reading.last.body
        or _SCORE.search(reading.before) is not None
        or _MORE_SCORES.match(text, reading.last.end) is not None
    )


def _is_index(_text: str, reading: _Reading, number: Number) -> bool:
    """点 is a point of an index after a decimal or a number that no clock shows."""
    body = reading.last.body
    return not any(char in DIGITS for char in body) and ("." in body or number.low > 24)  # noqa: PLR2004 - hours


def _is_degree(_text: str, reading: _Reading, number: Number) -> bool:
    """度 counts degrees after digits or tens; 二度, 两度, 三度 count times."""
    return reading.last.body[0].isdigit() or number.low >= 10  # noqa: PLR2004 - 十度 is a temperature


def _is_head(text: str, reading: _Reading, _number: Number) -> bool:
    """头 counts animals; 两头 are two ends."""
    return reading.last.body[0].isdigit() or _ANIMAL.match(text, reading.last.end) is not None


def _is_grade(text: str, reading: _Reading, _number: Number) -> bool:
    """级 measures an earthquake or the wind; 四级 is an examination."""
    return (
        "." in reading.last.body
        or _STRONG_WIND.match(text, reading.last.end) is not None
        or _WIND_BEFORE.search(reading.before) is not None
    )


def _is_issue(text: str, reading: _Reading, _number: Number) -> bool:
    """期 counts issues; 三期临床 is a phase."""
    return _PHASE.match(text, reading.last.end) is None


def _is_share(text: str, reading: _Reading, _number: Number) -> bool:
    """1/8 is a share where the words around say so; 9/25 may be a day, and 1/8决赛 is a round."""
    before, end = reading.before, reading.last.end
    if _BEFORE.search(before) is not None or _AFTER.match(text, end) is not None:
        return True
    if reading.last.body.rpartition("/")[2] not in _TENTHS:
        return False
    if text.startswith("的", end):
        return True
    return _SHARE_BEFORE.search(before) is not None and _SHARE_AFTER.match(text, end) is not None


_CHECKS: Final = {
    "/": _is_share,
    "环": _has_decimals,
    "星": _has_decimals,
    "分": _is_score,
    "点": _is_index,
    "度": _is_degree,
    "头": _is_head,
    "级": _is_grade,
    "期": _is_issue,
}


# Change


def _with_change(
    quantity: Quantity,
    before: str,
    after: str,
    minus: re.Match[str] | None,
) -> tuple[Quantity, str]:
    """Add what changed, from the words around; return the name of the pattern as well."""
    sort = units.SORTS.get(quantity.unit, Sort.MEASURE)
    is_share = sort in {Sort.PROPORTION, Sort.POINT}
    if minus is None and not is_share and before.removesuffix(":")[-1:] not in _CHANGE_LASTS:
        return quantity, "quantity"
    clause = _CLAUSE.split(before.removesuffix(":"))[-1]
    base = Base.NONE
    for said in _BASE.finditer(clause):
        base = Base.YEAR if said["year"] else Base.PERIOD
    said_change = _change_words(clause, after, sort, is_share=is_share)
    if said_change is None:
        if minus is not None and base is not Base.NONE and _BASE.search(clause[-2:]):
            direction = Direction.UP if minus[0] == "+" else Direction.DOWN
            change = Change(direction, Mode.BY, base)
            return replace(
                _negative(quantity) if direction is Direction.DOWN else quantity, change=change
            ), "change"
        return quantity, "quantity"
    direction, mode = said_change
    if mode is Mode.BY and quantity.high is not None and quantity.high < 0:
        quantity = _negative(quantity)
        direction = Direction.DOWN if direction is Direction.UP else Direction.UP
    return replace(quantity, change=Change(direction, mode, base)), "change"


def _carried(text: str, previous: Mention[Quantity], mention: Mention[Quantity]) -> Mention[Quantity]:
    """Read the outcome in 提升5.5个百分点至35.2%, whose verb stands before the size."""
    change = previous.value.change
    if change is None or change.mode is Mode.TO or mention.value.change is not None:
        return mention
    if not _OUTCOME.fullmatch(text[previous.end : mention.start][:8]):
        return mention
    return replace(
        mention, value=replace(mention.value, change=replace(change, mode=Mode.TO)), pattern="change"
    )


def _change_words(clause: str, after: str, sort: Sort, *, is_share: bool) -> tuple[Direction, Mode] | None:
    """Read the verb or noun of a change around a quantity."""
    match = _NOUN_CHANGE.search(clause)
    if match is None:
        match = _CHANGE.search(clause)
    if match is None and is_share:
        match = _AFTER_CHANGE.match(after) or _OBJECT_CHANGE.search(clause, max(0, len(clause) - _LONGEST))
    if match is None and sort is Sort.POINT:
        match = _POINT_CHANGE.search(clause)
    if match is None:
        return None
    outcome = match.re.pattern == _CHANGE.pattern.pattern and match["to"] is not None
    return Direction.UP if match["up"] else Direction.DOWN, Mode.TO if outcome else Mode.BY


def _negative(quantity: Quantity) -> Quantity:
    """Return the quantity with its sign turned."""
    return replace(
        quantity,
        low=None if quantity.high is None else -quantity.high,
        high=None if quantity.low is None else -quantity.low,
        low_closed=quantity.high_closed,
        high_closed=quantity.low_closed,
    )


def _worded(text: str, opening: re.Match[str], before: str) -> Mention[Quantity] | int:
    """Read 翻两番, 减半, 半数 and 过半, which hold no number and unit."""
    start = opening.start()
    end = opening.end()
    word = opening[0]
    if word == "翻":
        match = _DOUBLING.match(text, start)
        if match is None:
            return 0
        doublings = read_number(match["times"] or "一")
        size = 2 ** (doublings.low.numerator if doublings is not None else 1) - 1
        value, unit, change = Fraction(size), units.TIMES, Change(Direction.UP, Mode.BY)
        end = match.end()
    elif word == "减半":
        value, unit, change = Fraction(50), units.PERCENT, Change(Direction.DOWN, Mode.BY)
    else:
        number = Number(Fraction(50), Fraction(50), implied=True)
        bound, rest = _bound_before(before, number)
        if word == "半" and bound is None:
            return 0
        start -= len(before) - len(rest)
        quantity = Quantity(Fraction(50), Fraction(50), unit=units.PERCENT.key)
        after = _AFTER.match(text, end)
        if after is not None and after.lastgroup in {"least", "most", "about"}:
            quantity = _apply(quantity, after.lastgroup)
            end = after.end()
        return Mention(
            Span(start, end), MentionKind.QUANTITY, text[start:end], _apply(quantity, bound), "half"
        )
    quantity = Quantity(value, value, unit=unit.key, change=change)
    return Mention(Span(start, end), MentionKind.QUANTITY, text[start:end], quantity, "doubling")


# Ordinals


def _integer_at(text: str, opening: re.Match[str]) -> tuple[Fraction, int] | None:
    """Read an exact whole number of 1 or more."""
    if opening.end() - opening.start() > LIMIT:
        return None
    read = _number(text, opening)
    if read is None or read[0].value is None or read[0].low < 1 or read[0].low.denominator != 1:
        return None
    return read[0].low, read[1]


def _ordinal(text: str, opening: re.Match[str], before: str) -> Mention[Quantity] | int:
    """Read 第三, 第3名, 倒数第二, 第十二届; not 第三季度, 第一时间, nor the 第一, that opens a point."""
    read = _integer_at(text, opening)
    start = opening.start() - 1
    if read is None or text.startswith("/", opening.end()) or _NOT_ORDINAL.match(text, opening.end()):
        return opening.end()
    value, end = read
    word = _ORDINAL_WORD.match(text, end)
    key = units.RANK.key
    if word is not None:
        end = word.end()
        key = units.RANK.key if word[0] in units.RANK_WORDS else f"第…{word[0]}"
    elif text[end : end + 1] in tuple(",、:.是") and (not before[:-1] or before[-2] in ",。;:!?、 (“「"):
        return end
    if before.endswith("倒数第"):
        start -= len("倒数")
        key = "倒数第"
    quantity = Quantity(value, value, unit=key)
    return Mention(Span(start, end), MentionKind.ORDINAL, text[start:end], quantity, "ordinal")


def _top(text: str, opening: re.Match[str], start: int) -> Mention[Quantity] | None:
    """Read 前十, 前10名, 前三强, TOP10: any rank up to it."""
    read = _integer_at(text, opening)
    if read is None:
        return None
    value, end = read
    if _NOT_TOP.match(text, end) or _TIME.match(text, end) or value < 2 or text[end : end + 1] in {"%", "成"}:  # noqa: PLR2004 - 前一 is a date
        return None
    word = _TOP_WORD.match(text, end)
    if word is not None:
        end = word.end()
    quantity = Quantity(Fraction(1), value, unit=units.RANK.key)
    return Mention(Span(start, end), MentionKind.ORDINAL, text[start:end], quantity, "top")


# Comparing


def compare_quantities(found: Quantity, claimed: Quantity) -> Comparison:
    """Say how a quantity of a draft stands to that of a claim.

    Args:
        found: what the draft says.
        claimed: what the claim allows.

    Returns:
        ``FITS`` where every value that the draft allows is one that the claim allows; ``VAGUER``
        where they only share some, touch (近300万 and 300万), lie within the slack of a hedge or the
        draft rounds the claim (1200万 for 1234万); ``CONFLICTS`` where they share none;
        ``INCOMPARABLE`` where the units, or what changed, are of different sorts.
    """
    draft, claim = _levelled(found), _levelled(claimed)
    if draft.change and claim.change and draft.change.mode is not claim.change.mode:
        draft, claim = _as_size(draft), _as_size(claim)
    units_agree = _units_agree(draft.unit, claim.unit)
    if units_agree is None:
        return Comparison.INCOMPARABLE
    relation = _relation(_in_per_cent(draft), _in_per_cent(claim))
    relation = _changes_weighed(relation, draft, claim)
    if relation is Comparison.CONFLICTS and not units_agree:
        return Comparison.INCOMPARABLE
    return relation


def _levelled(quantity: Quantity) -> Quantity:
    """Return -5% as a fall by 5%, so that it meets 下降5%."""
    if quantity.change is None and quantity.unit == units.PERCENT.key and quantity.high is not None:  # noqa: SIM102 - two questions
        if quantity.high < 0:
            return replace(_negative(quantity), change=Change(Direction.DOWN, Mode.BY))
    return quantity


def _as_size(quantity: Quantity) -> Quantity:
    """Return a rise to three times as a rise by two times."""
    change = quantity.change
    if (
        change is None
        or change.mode is Mode.BY
        or quantity.unit != units.TIMES.key
        or change.direction is Direction.DOWN
    ):
        return quantity
    return replace(
        quantity,
        low=None if quantity.low is None else quantity.low - 1,
        high=None if quantity.high is None else quantity.high - 1,
        change=replace(change, mode=Mode.BY),
    )


def _in_per_cent(quantity: Quantity) -> Quantity:
    """Return 1.5倍 as 150%."""
    if quantity.unit != units.TIMES.key:
        return quantity
    return replace(
        quantity,
        low=None if quantity.low is None else quantity.low * 100,
        high=None if quantity.high is None else quantity.high * 100,
        unit=units.PERCENT.key,
    )


def _units_agree(one: str, other: str) -> bool | None:
    """Return True for units that can contradict each other, False for units that can only fit, else None."""
    sorts = {units.SORTS.get(one, Sort.MEASURE), units.SORTS.get(other, Sort.MEASURE)}
    if one == other or sorts in ({Sort.PROPORTION}, {Sort.BARE, Sort.COUNT}):
        return True
    if sorts == {Sort.COUNT} and units.GENERAL_COUNT in {one, other}:
        return True
    return False if sorts == {Sort.BARE, Sort.CURRENCY} else None


def _changes_weighed(relation: Comparison, draft: Quantity, claim: Quantity) -> Comparison:
    """Return the relation in the light of what changed."""
    one, other = draft.change, claim.change
    if one is None and other is None:
        return relation
    if one is None or other is None:
        sort = units.SORTS.get(claim.unit, Sort.MEASURE)
        unsure = one is None or sort not in {Sort.PROPORTION, Sort.POINT}
        return Comparison.INCOMPARABLE if unsure and relation is Comparison.CONFLICTS else relation
    if one.mode is not other.mode or (one.base and other.base and one.base is not other.base):
        return Comparison.INCOMPARABLE
    return relation if one.direction is other.direction else Comparison.CONFLICTS


def _relation(draft: Quantity, claim: Quantity) -> Comparison:
    """Compare two intervals of one unit."""
    if _within(draft, claim):
        return Comparison.FITS
    if _meet(draft, claim) or _meet(_slackened(draft), _slackened(claim)) or _rounds(draft, claim):
        return Comparison.VAGUER
    return Comparison.CONFLICTS


def _within(inner: Quantity, outer: Quantity) -> bool:
    """Return whether every value of ``inner`` is one of ``outer``.

    Whether a bound itself is meant does not count where there is no other: 1200以上 is 超过1200.
    """
    if _is_one_sided(inner) and _is_one_sided(outer) and (inner.low, inner.high) == (outer.low, outer.high):
        return True
    if outer.low is not None:
        if inner.low is None or inner.low < outer.low:
            return False
        if inner.low == outer.low and inner.low_closed and not outer.low_closed:
            return False
    if outer.high is not None:
        if inner.high is None or inner.high > outer.high:
            return False
        if inner.high == outer.high and inner.high_closed and not outer.high_closed:
            return False
    return True


def _is_one_sided(quantity: Quantity) -> bool:
    return (quantity.low is None) is not (quantity.high is None)


def _meet(one: Quantity, other: Quantity) -> bool:
    """Return whether two intervals share a value, or touch in a value that one of them holds."""
    return _reaches(one, other) and _reaches(other, one)


def _reaches(lower: Quantity, upper: Quantity) -> bool:
    """Return whether ``lower`` is not wholly above ``upper``; a shared end counts where either holds it."""
    if lower.low is None or upper.high is None or lower.low < upper.high:
        return True
    return lower.low == upper.high and (lower.low_closed or upper.high_closed)


def _slackened(quantity: Quantity) -> Quantity:
    """Return an approximate quantity, its own ends further out; the end that 近 sets is meant."""
    if not quantity.approximate:
        return quantity
    low, high = quantity.low, quantity.high
    return replace(
        quantity,
        low=low - abs(low) * SLACK if low is not None and quantity.low_closed else low,
        high=high + abs(high) * SLACK if high is not None and quantity.high_closed else high,
    )


def _rounds(draft: Quantity, claim: Quantity) -> bool:
    """Return whether the draft's number is the claim's, rounded or cut at a place it shows.

    The place is at most a tenth of the number: 12亿 rounds 12.34亿 and 1200万 rounds 1234万, but 30% does
    not round 31%.
    """
    value, exact = draft.value, claim.value
    if not value or exact is None or value * exact <= 0:
        return False
    place = last_place(value)
    while place * 10 > abs(exact):
        place /= 10
    error = abs(exact - value)
    return error * 2 <= place or (abs(value) < abs(exact) and error < place)

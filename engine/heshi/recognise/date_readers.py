"""From the match of a pattern to a value: one reader a pattern of ``date_patterns.py``."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from heshi.recognise import numerals
from heshi.recognise.date_values import (
    FESTIVAL_NAMES,
    Anchor,
    Calendar,
    DateValue,
    DurationValue,
    Part,
    RecurrenceValue,
    Relative,
    TimeOfDay,
    Unit,
    checked,
    months_of,
)
from heshi.recognise.date_words import (
    DAY_PAIRS,
    DAY_PARTS,
    DAY_WORDS,
    DURATION_UNITS,
    EDGES,
    ERAS,
    EVENING_WORDS,
    FIXED_FESTIVALS,
    FIXED_HOLIDAYS,
    GREGORIAN_ERAS,
    LUNAR_MONTHS,
    MONTH_WORDS,
    PLANS,
    RECURRENCE_UNITS,
    SEASONS,
    TEN_DAYS,
    WEEK_WORDS,
    WEEKDAYS,
    YEAR_PARTS,
    YEAR_WORDS,
)
from heshi.recognise.lunar import FESTIVALS
from heshi.recognise.units import (
    AFTER_ABOUT,
    AFTER_AT_LEAST,
    AFTER_AT_MOST,
    BEFORE_ABOUT,
    BEFORE_AT_LEAST,
    BEFORE_AT_MOST,
    BEFORE_BELOW,
    BEFORE_OVER,
    BEFORE_UNDER,
    NOT_BOUND,
    ONLY_ROUND,
)
from heshi.text import regex as re

if TYPE_CHECKING:
    from collections.abc import Callable

TimeValue = DateValue | DurationValue | RecurrenceValue
"""What a mention of time can say."""

# Dates use few different numerals, and reading one takes longer than finding a date.
read_integer: Final = lru_cache(maxsize=4096)(numerals.read_integer)
read_digits: Final = lru_cache(maxsize=4096)(numerals.read_digits)

# First and last weekday. 周初 and 周中 are loose words, and so they overlap.
_DAYS_OF_WEEK: Final = {"初": (1, 3), "中": (2, 4), "末": (6, 7)}
_HALF: Final = Fraction(1, 2)
_CENTURY_PIVOT: Final = (
    50  # two-digit years from 50 are of the 1900s, as in GB/T 7408 practice and POSIX (69)
)


def _said_year(match: re.Match[str]) -> int | None:
    """Return the year that the groups ``y`` or ``y2`` hold, None where neither does."""
    said = match.groupdict()
    if said.get("y"):
        return _year(said["y"])
    return _short_year(said["y2"]) if said.get("y2") else None


def _year(text: str) -> int | None:
    """Return a year of four digits, or one such as 两千零八."""
    return read_digits(text) if not text.startswith("两") else read_integer(text)


def _short_year(text: str) -> int | None:
    """Return the year of two digits: from 50 of the 1900s, below of the 2000s."""
    short = read_digits(text)
    return None if short is None else short + (1900 if short >= _CENTURY_PIVOT else 2000)


def _base(match: re.Match[str]) -> DateValue:
    """Return the year, counted from elsewhere or given, as a value."""
    word = match.groupdict().get("yw")
    if word:
        return DateValue(relative=YEAR_WORDS[word])
    return DateValue(year=_said_year(match))


def _month(match: re.Match[str], day: int | None = None, part: Part | None = None) -> DateValue | None:
    """Return the year and month that were matched, with a day or a part of the month."""
    said = match.groupdict()
    if said.get("mw"):
        if said["yw"] or said["y"] or said["y2"]:
            return None
        return DateValue(relative=MONTH_WORDS[said["mw"]], day=day, part=part)
    month = 1 if said["m"] == "元" else read_integer(said["m"])
    relative = YEAR_WORDS[said["yw"]] if said["yw"] else None
    year = None if relative is not None else _said_year(match)
    return checked(DateValue(year=year, month=month, day=day, part=part, relative=relative))


def read_month_day(match: re.Match[str]) -> DateValue | None:
    """Read [year] month [day, third or edge]."""
    said = match.groupdict()
    day = read_integer(said["d"]) if said["d"] else None
    part = TEN_DAYS[said["ten"]] if said["ten"] else EDGES[said["edge"]] if said["edge"] else None
    value = _month(match, day, part)
    # 13月 alone is thirteen months' pay or another slip; with a year or a day it can only be a month.
    if value is None or (value.impossible and value.year is None and value.day is None):
        return None
    return value


def read_open_day(match: re.Match[str]) -> DateValue | None:
    """Read month and day without 日: 9月25上线."""
    value = _month(match, read_integer(match["d"]))
    return None if value is None or value.impossible else value


def read_day_range(match: re.Match[str]) -> DateValue | None:
    """Read month, day to day: 9月25-27日, 9月25-10月3日."""
    first = _month(match, read_integer(match["d"]))
    if first is None:
        return None
    month = first.month if match["m2"] is None else read_integer(match["m2"])
    last = checked(replace(first, month=month, day=read_integer(match["d2"]), impossible=False))
    return span_of(first, last)


def read_month_range(match: re.Match[str]) -> DateValue | None:
    """Read 1-9月, 2023年1至9月."""
    base = _base(match)
    first = checked(replace(base, month=read_integer(match["m"])))
    last = checked(replace(base, month=read_integer(match["m2"])))
    return None if first.impossible or last.impossible else span_of(first, last)


def read_bare_range(match: re.Match[str]) -> DateValue | None:
    """Read 25-27日."""
    first, last = (checked(DateValue(day=read_integer(match[group]))) for group in ("d", "d2"))
    if first.impossible or last.impossible or (first.day or 0) >= (last.day or 0):
        return None
    return span_of(first, last)


def read_year_range(match: re.Match[str]) -> DateValue | None:
    """Read 2023-2025年, 2023-24财年."""
    first = _year(match["y"])
    last = read_digits(match["y3"])
    if first is None or last is None:
        return None
    last = last if len(match["y3"]) > 2 else first // 100 * 100 + last  # noqa: PLR2004 (two digits)
    if last <= first:
        return None
    calendar = Calendar.FISCAL if match["unit"] == "财年" else Calendar.GREGORIAN
    return DateValue(
        start=DateValue(year=first, calendar=calendar), end=DateValue(year=last, calendar=calendar)
    )


def span_of(first: DateValue, last: DateValue) -> DateValue:
    """Return the range between two dates; impossible where one end is.

    An end that took the year of the start and comes out before it is of the next year:
    2023年12月25日至1月3日.
    """
    backwards = (last.month or 0, last.day or 0) < (first.month or 0, first.day or 0)
    if backwards and first.month is not None and last.month is not None:
        if first.year is not None and first.year == last.year:
            last = replace(last, year=first.year + 1)
        elif (
            first.relative is not None
            and first.relative == last.relative
            and first.relative.unit is Unit.YEAR
        ):
            last = replace(last, relative=replace(first.relative, offset=(first.relative.offset or 0) + 1))
    return DateValue(start=first, end=last, impossible=first.impossible or last.impossible)


def read_year_part(match: re.Match[str]) -> DateValue | None:
    """Read [year] and a part of it."""
    base = _base(match)
    if base == DateValue() and match["ye"] is not None:
        base = DateValue(relative=Relative(Unit.YEAR, 0))
    return _with_part(match, base)


def _with_part(match: re.Match[str], base: DateValue) -> DateValue | None:
    """Return ``base`` narrowed to the part of the year that was matched."""
    said = match.groupdict()
    if said["yp"]:
        part = YEAR_PARTS[said["yp"]]
        return _at_edge(base, part, said["pe"]) if said.get("pe") else replace(base, part=part)
    if said["ye"]:
        return replace(base, part=EDGES[said["ye"]])
    if said["sea"] or said["hol"]:
        return replace(base, part=SEASONS[said["sea"] or said["hol"]])
    if said["pm"] or said["pq"]:
        count = read_integer(said["pm"] or said["pq"]) or 0
        months = count if said["pm"] else count * 3
        last = checked(replace(base, month=months))
        return None if last.impossible else DateValue(start=replace(base, month=1), end=last)
    if match[0].endswith("中"):
        return replace(base, part=Part.MIDDLE)
    return base if base != DateValue() else DateValue(relative=Relative(Unit.YEAR, 0))


def _at_edge(base: DateValue, part: Part, edge: str) -> DateValue:
    """Return the early first or the late last month of a quarter or half: 三季度末 is late September."""
    first, last = months_of(part)
    return replace(base, month=first if edge == "初" else last, part=EDGES[edge])


def read_listed_year(match: re.Match[str]) -> DateValue:
    """Read the 2020 of 2020、2021年度, and 629年 in brackets, which is no length of time there."""
    return DateValue(year=read_digits(match["y"]))


def read_season(match: re.Match[str]) -> DateValue:
    """Read 春天, 秋季, 暑期 of a year that is not said."""
    return DateValue(part=SEASONS[match["sea"]])


def read_year(match: re.Match[str]) -> DateValue | None:
    """Read a year that stands alone."""
    value = DateValue(year=2000 + int(match["y0"])) if match["y0"] else _base(match)
    # 当年 alone is mostly "in those days".
    return None if match[0] == "当年" else value


def read_day(match: re.Match[str]) -> DateValue | None:
    """Read a day of the month that stands alone."""
    value = checked(DateValue(day=read_integer(match["d"])))
    return None if value.impossible else value


def read_numeric(match: re.Match[str]) -> DateValue | None:
    """Read 2023-09-25, 20230925, 2023-09."""
    said = match.groupdict()
    day = said.get("d")
    return checked(
        DateValue(
            year=read_digits(said["y"]), month=read_integer(said["m"]), day=read_integer(day) if day else None
        ),
    )


def read_numeric_month_day(match: re.Match[str]) -> DateValue | None:
    """Read 9.25, 09-25 and 9.25-9.27 where the context says that they are dates."""
    first = checked(DateValue(month=read_integer(match["m"]), day=read_integer(match["d"])))
    if match["d2"] is None:
        return None if first.impossible else first
    month = read_integer(match["m2"]) if match["m2"] else first.month
    last = checked(DateValue(month=month, day=read_integer(match["d2"])))
    return None if first.impossible or last.impossible else span_of(first, last)


def read_half_year_code(match: re.Match[str]) -> DateValue | None:
    """Read 1H23, 3Q23, Q3'23."""
    part = YEAR_PARTS.get((match["unit"] + match["n"]).upper())
    return None if part is None else DateValue(year=_said_year(match), part=part)


def read_day_word(match: re.Match[str]) -> DateValue | None:
    """Read 昨日, 次日."""
    return DateValue(relative=DAY_WORDS[match["dw"]])


def read_evening_word(match: re.Match[str]) -> DateValue | None:
    """Read 昨晚, 当晚."""
    day, part = EVENING_WORDS[match["ew"]]
    return DateValue(relative=DAY_WORDS[day], time=_part_of_day(part))


def read_weekday(match: re.Match[str]) -> DateValue | None:
    """Read 周一, 上周五."""
    weekday = WEEKDAYS[match["wd"]]
    if match["ww"] is None:
        return DateValue(weekday=weekday, relative=Relative(Unit.DAY, None, nearest=-1))
    return DateValue(weekday=weekday, relative=Relative(Unit.WEEK, WEEK_WORDS[match["ww"]]))


def read_week(match: re.Match[str]) -> DateValue | None:
    """Read 上周, 本周末, 下周初."""
    relative = Relative(Unit.WEEK, WEEK_WORDS[match["ww"] or "本"])
    if not match["end"]:
        return DateValue(relative=relative)
    first, last = _DAYS_OF_WEEK[match["end"]]
    return DateValue(
        start=DateValue(relative=relative, weekday=first), end=DateValue(relative=relative, weekday=last)
    )


def read_day_pair(match: re.Match[str]) -> DateValue:
    """Read 今明两天, 明后天, 今明两年."""
    first, last = DAY_PAIRS[match["pair"]]
    unit = Unit.YEAR if match["unit"] == "年" else Unit.DAY
    return DateValue(
        start=DateValue(relative=Relative(unit, first)), end=DateValue(relative=Relative(unit, last))
    )


def read_edge(match: re.Match[str]) -> DateValue | None:
    """Read 年底, 月初, 岁末."""
    unit = Unit.MONTH if match[0].startswith("月") else Unit.YEAR
    edge = Part.LATE if match[0][0] == "岁" else EDGES.get(match[0][1])  # 年内 is the whole year
    return DateValue(relative=Relative(unit, 0), part=edge)


def read_this(match: re.Match[str]) -> DateValue | None:
    """Read 本季度, 上季度."""
    offset = {"本": 0, "这": 0, "当": 0, "上": -1, "下": 1}[match["w"]]
    anchor = Anchor.NAMED if match["w"] == "当" else Anchor.REFERENCE
    return DateValue(relative=Relative(Unit.QUARTER, offset, anchor))


def _amount(match: re.Match[str]) -> tuple[Fraction, Unit] | None:
    """Return the count and unit that the groups ``n``, ``half``, ``u`` and ``h2`` hold."""
    said = match.groupdict()
    unit = DURATION_UNITS[said["u"]]
    if said["n"] == "半":
        return _HALF, unit
    count = _count(said["n"])
    if count is None:
        return None
    halved = said.get("half") or said.get("h2") or said["u"].startswith("个半")
    return (count + _HALF if halved else count), unit


@lru_cache(maxsize=4096)
def _count(text: str) -> Fraction | None:
    """Return the number of a count, decimals and 三四 excluded where they are no numerals."""
    if "." in text:
        return Fraction(text)
    whole = read_integer(text)
    return None if whole is None else Fraction(whole)


def _offset(amount: tuple[Fraction, Unit], sign: int) -> Relative | None:
    """Return a distance in whole units: half a year is six months, half a month fifteen days."""
    count, unit = amount
    if count.denominator != 1:
        smaller = {
            Unit.YEAR: (12, Unit.MONTH), Unit.MONTH: (30, Unit.DAY), Unit.DAY: (24, Unit.HOUR),
            Unit.HOUR: (60, Unit.MINUTE),
        }.get(unit)  # fmt: skip
        if smaller is None:
            return None
        count, unit = count * smaller[0], smaller[1]
    return Relative(unit, sign * int(count)) if count.denominator == 1 else None


def read_ago(match: re.Match[str]) -> DateValue | None:
    """Read 三天前, 两年后."""
    amount = _amount(match)
    if amount is None:
        return None
    relative = _offset(amount, -1 if "前" in match["side"] else 1)
    if relative is None:
        return None
    return DateValue(relative=relative, approximate=bool(match["more"]))


def read_window(match: re.Match[str]) -> DateValue | None:
    """Read 近两周, 未来三年."""
    amount = _amount(match)
    if amount is None:
        return None
    ahead = match["w"] in {"未来", "今后", "接下来", "往后"}
    if amount[1] is Unit.WEEK:
        amount = amount[0] * 7, Unit.DAY  # the last fortnight, not the week before last
    far = _offset(amount, 1 if ahead else -1)
    if far is None:
        return None
    here, there = DateValue(relative=Relative(Unit.DAY, 0)), DateValue(relative=far)
    return DateValue(start=here, end=there) if ahead else DateValue(start=there, end=here)


def read_bc(match: re.Match[str]) -> DateValue | None:
    """Read 公元前221年, 公元220年 [month and day], 公元前3世纪."""
    number = read_integer(match["n"])
    if number is None or number == 0:
        return None
    if match["unit"] == "世纪":
        return DateValue(year=1 - 100 * number if match["bc"] else 100 * (number - 1), years=100)
    month, day = (None if not match[group] else read_integer(match[group]) for group in ("m", "d"))
    return checked(DateValue(year=1 - number if match["bc"] else number, month=month, day=day))


def read_era(match: re.Match[str]) -> DateValue | None:
    """Read 民国十二年, 康熙六十一年 [month and day]."""
    era, said = match["era"], match.groupdict()
    number = 1 if said["n"] == "元" else read_integer(said["n"])
    if number is None or number == 0:
        return None
    modern = era in GREGORIAN_ERAS
    value = DateValue(
        year=ERAS[era] + number - 1,
        month=None if said["m"] is None else read_integer(said["m"]),
        day=None if said["d"] is None else read_integer(said["d"]),
        calendar=Calendar.GREGORIAN if modern else Calendar.LUNAR,
    )
    return checked(value)


def read_decade(match: re.Match[str]) -> DateValue | None:
    """Read 上世纪八十年代, 21世纪初, 90年代末, 1980年代."""
    said = match.groupdict()
    century = _century(said["c"])
    edge = (
        None
        if said["edge"] is None
        else EDGES.get(said["edge"][0], {"早": Part.EARLY, "后": Part.LATE}.get(said["edge"][0]))
    )
    if said["dec"] is None:
        return None if century is None else DateValue(year=century, years=100, part=edge)
    decade = _year(said["dec"]) if len(said["dec"]) > 3 else _decade(said["dec"])  # noqa: PLR2004 (1980, 八十)
    if decade is None:
        return None
    if decade < 100:  # noqa: PLR2004 (no century in it)
        decade += century if century is not None else 1900 if decade >= 30 else 2000  # noqa: PLR2004 (20年代 is ours)
    return DateValue(year=decade, years=10, part=edge)


def _century(said: str | None) -> int | None:
    """Return the first year of a century: 20世纪 is 1900."""
    if said is None:
        return None
    if said in {"上个", "上", "本", "新"}:
        return 1900 if said.startswith("上") else 2000
    number = read_integer(said)
    return None if number is None or number == 0 else 100 * (number - 1)


def _decade(said: str) -> int | None:
    """Return 80 of 八十 or 80, 0 of 00 or 零零."""
    return read_digits(said) if said[0] in "0123456789零〇" else read_integer(said)


def read_festival(match: re.Match[str]) -> DateValue | None:
    """Read 去年双11, 2023年国庆黄金周, 春节."""
    name, tail = match["fest"], match["tail"] or ""
    base = _base(match)
    key = name.removesuffix("节") if name.removesuffix("节") in FESTIVAL_NAMES else name
    holiday = tail in {"黄金周", "假期", "长假", "小长假", "假日"}
    about = tail in {"期间", "前后", "档", "前夕", "档期", "季"}
    if key in FESTIVAL_NAMES:
        return replace(base, festival=key, approximate=about or (holiday and FESTIVALS[key].lasts > 1))
    month, day = FIXED_FESTIVALS[name]
    ranged = holiday and name in FIXED_HOLIDAYS
    first = replace(base, month=month, day=day, approximate=about or (holiday and not ranged))
    if ranged:
        return DateValue(start=first, end=replace(first, day=day + FIXED_HOLIDAYS[name] - 1))
    return first


def read_lunar(match: re.Match[str]) -> DateValue | None:
    """Read 农历八月十五, 正月初五, 大年三十."""
    said = match.groupdict()
    base = replace(_base(match), calendar=Calendar.LUNAR)
    month = LUNAR_MONTHS.get(said["lm"]) or read_integer(said["lm"].removesuffix("月").strip())
    day = None if said["ld"] is None else read_integer(said["ld"].removeprefix("初"))
    if month is None or month > 12 or (day is not None and not 1 <= day <= 30):  # noqa: PLR2004 (the lunar year)
        return replace(base, month=month, day=day, impossible=True)
    return replace(base, month=month, day=day)


def read_fiscal_year(match: re.Match[str]) -> DateValue | None:
    """Read 2023财年, FY23, 2024财年第一季度."""
    said = match.groupdict()
    full, short = said["y"] or said["yf"], said["y2"] or said["yg"]
    year = _year(full) if full else _short_year(short)
    part = said["fp"]
    return DateValue(year=year, part=YEAR_PARTS[part] if part else None, calendar=Calendar.FISCAL)


def read_year_part_alone(match: re.Match[str]) -> DateValue | None:
    """Read 三季度, 上半年, 前9个月: a part of a year that is not said."""
    return _with_part(match, DateValue()) if match["yp"] or match["pm"] or match["pq"] else None


def read_day_part(match: re.Match[str]) -> DateValue:
    """Read 凌晨, 下午 where they stand alone."""
    return DateValue(time=_part_of_day(match["dp"]))


def read_year_festival(match: re.Match[str]) -> DateValue | None:
    """Read 2023春节 and 去年双11."""
    value = read_festival(match)
    if value is None or match["yb"] is None:
        return value
    year = read_digits(match["yb"])
    if value.is_range and value.start is not None and value.end is not None:
        return span_of(replace(value.start, year=year), replace(value.end, year=year))
    return replace(value, year=year)


def read_lunar_year(match: re.Match[str]) -> DateValue | None:
    """Read 农历 with the year before or after that word."""
    value = read_lunar(match)
    year = match["yl"]
    return value if value is None or not year else replace(value, year=_year(year))


def read_new_year(match: re.Match[str]) -> DateValue | None:
    """Read 大年初一, 大年三十."""
    base = _base(match)
    if match["ld"] == "三十":
        return replace(base, festival="除夕")
    return replace(base, month=1, day=read_integer(match["ld"].removeprefix("初")), calendar=Calendar.LUNAR)


def read_plan(match: re.Match[str]) -> DateValue | None:
    """Read 十四五期间."""
    first = PLANS[match["plan"]]
    return DateValue(start=DateValue(year=first), end=DateValue(year=first + 4))


def vague(unit: Unit) -> Callable[[re.Match[str]], DateValue]:
    """Return a reader of words for some day, month or year nearby."""
    value = DateValue(relative=Relative(unit, None))
    return lambda _match: value


def _part_of_day(name: str) -> TimeOfDay:
    """Return a part of the day."""
    first, last, _ = DAY_PARTS[name]
    return TimeOfDay(first, last, Unit.DAY)


def read_time(match: re.Match[str]) -> tuple[TimeOfDay | None, bool]:
    """Return the time of day that the groups of ``TAIL`` hold.

    Args:
        match: a match with the groups ``dp``, ``h``, ``mi``, ``hf``, ``qk`` and ``mi2``.

    Returns:
        The time, None where none was said, and whether what was said is a time.
    """
    said = match.groupdict()
    part = said["dp"]
    if said["h"] is None:
        return (None if part is None else _part_of_day(part)), True
    hour = read_integer(said["h"])
    if hour is None or hour > 24:  # noqa: PLR2004 (hours of a day)
        return None, False
    minute = _minute(said)
    if minute is None or (hour == 24 and minute):  # noqa: PLR2004 (hours of a day)
        return None, False
    if part is not None:
        hour = _hour_in(part, hour)
    first = hour * 60 + minute
    exact = any(said[group] for group in ("mi", "hf", "qk", "mi2")) or match[0].endswith("整")
    return TimeOfDay(first, first if exact else first + 59, Unit.MINUTE if exact else Unit.HOUR), True


def _minute(said: dict[str, str]) -> int | None:
    """Return the minute; None where it is none of an hour."""
    if said["hf"]:
        return 30
    if said["qk"]:
        return 15 if said["qk"] == "一" else 45
    written = said["mi"] or said["mi2"]
    if not written:
        return 0
    minute = read_integer(written.removeprefix("零") or "零")
    return minute if minute is not None and minute < 60 else None  # noqa: PLR2004 (minutes of an hour)


def _hour_in(part: str, hour: int) -> int:
    """Return the hour of 24 for an hour said with a part of the day."""
    first, last, afternoon = DAY_PARTS[part]
    if not afternoon:
        return 0 if part == "凌晨" and hour == 12 else hour  # noqa: PLR2004 (midnight)
    if hour >= 12:  # noqa: PLR2004 (noon)
        return 24 if hour == 12 and first >= 1080 else hour  # noqa: PLR2004 (晚12点 is midnight)
    if part in {"深夜", "夜里", "半夜", "午夜", "夜间"} and hour <= 5:  # noqa: PLR2004 (after midnight)
        return hour
    if part in {"中午", "午间", "正午"} and (hour + 12) * 60 > last:
        return hour
    return hour + 12


def read_clock(match: re.Match[str]) -> DateValue | None:
    """Read a time that stands alone."""
    time, said = read_time(match)
    return DateValue(time=time) if said and time is not None else None


def read_duration(match: re.Match[str]) -> DurationValue | None:
    """Read 三天, 两年半, 3-5个工作日."""
    amount = _amount(match)
    if amount is None or amount[0] == 0:
        return None
    said = match.groupdict()
    least, unit = amount
    most = least
    if said["n2"]:
        other = _count(said["n2"])
        if other is None or other <= least:
            return None
        most = other
    working = "工作日" in said["u"] or "交易日" in said["u"]
    rough = bool(said["more"] or said["more2"]) or _is_bounded(match)
    return DurationValue(least, most, unit, rough, working)


# 约三年, 不超过六个月, 三年以上 are about, under and over; 签约三年 is three years.
_BOUND_BEFORE: Final = re.compile(
    "(?:"
    + "|".join(
        (f"(?<![{NOT_BOUND[word]}])" if word in NOT_BOUND else "") + re.escape(word)
        for word in (
            *(word for word in BEFORE_ABOUT if word != "约有"), *BEFORE_BELOW, *BEFORE_OVER, *BEFORE_AT_LEAST,
            *BEFORE_UNDER, *BEFORE_AT_MOST,
        )
        if word not in ONLY_ROUND
    )
    + r")\Z"
)  # fmt: skip
_BOUND_AFTER: Final = re.compile(
    "|".join(re.escape(word) for word in (*AFTER_ABOUT, *AFTER_AT_LEAST, *AFTER_AT_MOST) if word[-1] != "内")
)
_BOUND: Final = 6
"""How many code points the longest bound has, with the one that would make it another word."""


def _is_bounded(match: re.Match[str]) -> bool:
    """Return whether a hedge or a bound stands beside a length: about, over, under."""
    text, start = match.string, match.start()
    before = _BOUND_BEFORE.search(text, max(0, start - _BOUND), start)
    return before is not None or _BOUND_AFTER.match(text, match.end()) is not None


# How many of the smaller unit one larger holds.
_COMPOUNDS: Final = {
    ("年", "个月"): (12, Unit.MONTH),
    ("小时", "分"): (60, Unit.MINUTE),
    ("小时", "分钟"): (60, Unit.MINUTE),
    ("周", "天"): (7, Unit.DAY),
}


def read_compound_duration(match: re.Match[str]) -> DurationValue | None:
    """Read 三年零四个月, 2小时30分: in the smaller unit."""
    known = _COMPOUNDS.get((match["u"], match["u2"]))
    larger, smaller = _count(match["n"]), _count(match["n2"].removeprefix("零"))
    if known is None or larger is None or smaller is None:
        return None
    count = larger * known[0] + smaller
    return DurationValue(count, count, known[1])


_PAIRS: Final = {(3, 5), (3, 2)}  # 三五天, 三两天


def read_pair_duration(match: re.Match[str]) -> DurationValue | None:
    """Read 三四天, 三五天, 十七八年."""
    tens = 10 if match["ten"] else 0
    first, last = (read_integer(digit) for digit in match["pair"])
    if first is None or last is None or (last != first + 1 and (tens or (first, last) not in _PAIRS)):
        return None
    first, last = min(first, last), max(first, last)
    return DurationValue(
        Fraction(tens + first), Fraction(tens + last), DURATION_UNITS[match["u"]], approximate=True
    )


def read_rough_duration(match: re.Match[str]) -> DurationValue | None:
    """Read 几十年, 数百年, 十几天."""
    number = numerals.read_number(match["n"])
    if number is None:
        return None
    return DurationValue(number.low, number.high, DURATION_UNITS[match["u"]], approximate=True)


def read_recurrence(match: re.Match[str]) -> RecurrenceValue | None:
    """Read 每周三, 每月25日, 每年9月, 每两周."""
    said = match.groupdict()
    every = 1 if not said["n"] else read_integer(said["n"])
    if every is None or every == 0:
        return None
    if said["skip"]:
        every = 2
    return RecurrenceValue(every, RECURRENCE_UNITS[said["u"]], _recurs_on(said))


def _recurs_on(said: dict[str, str | None]) -> tuple[DateValue, ...]:
    """Return the days on which something recurs."""
    if said["wd"]:
        first = DateValue(weekday=WEEKDAYS[said["wd"]])
        if said["wd2"]:
            return (DateValue(start=first, end=DateValue(weekday=WEEKDAYS[said["wd2"]])),)
        others = [character for character in said["more"] or "" if character in WEEKDAYS]
        return (first, *(DateValue(weekday=WEEKDAYS[other]) for other in others))
    if said["nth"]:
        return (DateValue(weekday=WEEKDAYS[said["nth"]]),)
    if not (said["m"] or said["d"]):
        return ()
    numbers = (None if not said[group] else read_integer(said[group] or "") for group in ("m", "d"))
    return (checked(DateValue(month=next(numbers), day=next(numbers))),)


def read_recurrent_weekday(match: re.Match[str]) -> RecurrenceValue:
    """Read 逢周三, 每逢周末."""
    weekday = match["wd"]
    days = (WEEKDAYS[weekday],) if weekday else (6, 7)
    return RecurrenceValue(1, Unit.WEEK, tuple(DateValue(weekday=day) for day in days))

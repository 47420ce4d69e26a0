"""Days that another calendar fixes: the lunar calendar, solar terms, the nth weekday of a month.

The reckoning of the lunar calendar (GB/T 33661-2017, 农历的编算和颁行) for 1900–2100 is borax's;
it is imported when the first such day is asked for.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

FIRST_YEAR = 1900
LAST_YEAR = 2100


class Rule(StrEnum):
    """How a festival finds its day in a year."""

    LUNAR = "lunar"  # month and day of the lunar calendar; day 0 is the last of that month
    TERM = "term"  # the solar term of that name
    WEEKDAY = "weekday"  # the nth weekday of a month


@dataclass(frozen=True, slots=True)
class Festival:
    """A festival whose day of the Gregorian year moves.

    Attributes:
        rule: what the numbers mean.
        month: the month, lunar or Gregorian as the rule has it; 0 for a solar term.
        day: the day of the lunar month, or the n of the nth weekday; 0 for a solar term.
        weekday: Monday 1 to Sunday 7, for the nth weekday of a month.
        after: days from there to the festival.
        lasts: days of the statutory holiday of that name, 1 where there is none.
    """

    rule: Rule
    month: int = 0
    day: int = 0
    weekday: int = 0
    after: int = 0
    lasts: int = 1


# Source of the statutory holidays: 全国年节及纪念日放假办法 (2024 revision); the others are folk or
# commercial days.
FESTIVALS = {
    "春节": Festival(Rule.LUNAR, 1, 1, lasts=7),
    "元宵": Festival(Rule.LUNAR, 1, 15),
    "端午": Festival(Rule.LUNAR, 5, 5, lasts=3),
    "七夕": Festival(Rule.LUNAR, 7, 7),
    "中元": Festival(Rule.LUNAR, 7, 15),
    "中秋": Festival(Rule.LUNAR, 8, 15, lasts=3),
    "重阳": Festival(Rule.LUNAR, 9, 9),
    "腊八": Festival(Rule.LUNAR, 12, 8),
    "除夕": Festival(Rule.LUNAR, 1, 1, after=-1),
    "清明": Festival(Rule.TERM, lasts=3),
    "冬至": Festival(Rule.TERM),
    "母亲节": Festival(Rule.WEEKDAY, 5, 2, 7),
    "父亲节": Festival(Rule.WEEKDAY, 6, 3, 7),
    "感恩节": Festival(Rule.WEEKDAY, 11, 4, 4),
    "黑色星期五": Festival(Rule.WEEKDAY, 11, 4, 4, after=1),
    "网络星期一": Festival(Rule.WEEKDAY, 11, 4, 4, after=4),
}
# 腊八, 小年 and 除夕 of the lunar year Y mostly fall in January or February of Y + 1: they are reckoned from
# the lunar year that precedes the Gregorian one.
_IN_THE_YEAR_BEFORE = frozenset({"腊八"})


@lru_cache(maxsize=1024)
def lunar_day(year: int, month: int, day: int) -> dt.date | None:
    """Return the Gregorian day of a day of the lunar calendar.

    Args:
        year: the Gregorian year in which that lunar year begins.
        month: 1 to 12; a leap month is not meant.
        day: 1 to 30.

    Returns:
        The day, or None outside 1900–2100 or where that month has no such day.
    """
    from borax.calendars.lunardate import (  # noqa: PLC0415 (22 ms, only for texts with lunar days)
        InvalidLunarDateError,
        LunarDate,
    )

    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        found: dt.date = LunarDate(year, month, day).to_solar_date()
    except InvalidLunarDateError:
        return None
    return found


@lru_cache(maxsize=1024)
def festival_day(name: str, year: int) -> dt.date | None:
    """Return the day of a festival of ``FESTIVALS`` in a Gregorian year.

    Args:
        name: a key of ``FESTIVALS``.
        year: the Gregorian year in which the day falls.

    Returns:
        The day, or None outside 1900–2100.
    """
    from borax.calendars.lunardate import TermUtils  # noqa: PLC0415 (22 ms, only for texts with festivals)

    rule = FESTIVALS[name]
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    day: dt.date | None
    if rule.rule is Rule.LUNAR:
        day = lunar_day(year - 1 if name in _IN_THE_YEAR_BEFORE else year, rule.month, rule.day)
    elif rule.rule is Rule.TERM:
        day = TermUtils.nth_term_day(year, term_name=name)
    else:
        first = dt.date(year, rule.month, 1)
        day = first + dt.timedelta(days=(rule.weekday - first.isoweekday()) % 7 + 7 * (rule.day - 1))
    return None if day is None else day + dt.timedelta(days=rule.after)

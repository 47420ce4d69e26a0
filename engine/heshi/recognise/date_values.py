"""The values of dates, durations and recurrences: partial, comparable, written in EDTF (ISO 8601-2).

A date of a text is *partial*: it says a day without a year, a month without a day, the last ten
days of a month, or a day counted from another one. ``DateValue`` holds what was said and no more.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import Final

from heshi.recognise.lunar import FESTIVALS, festival_day, lunar_day

UNKNOWN_YEAR: Final = 2000
"""A leap year stands in for a missing year, so that 2月29日 is possible."""

ALWAYS: Final = 10**9
"""A day number beyond every date: the far end of an open range."""

_LAST_YEAR: Final = 9999
_DECADE: Final = 10
_CENTURY: Final = 100


class Unit(StrEnum):
    """Units of time that dates are counted in."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


class Part(StrEnum):
    """A part of a year, of a month, or (the last three) of a year, month, decade or century."""

    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"
    Q1 = "Q1"
    Q2 = "Q2"
    Q3 = "Q3"
    Q4 = "Q4"
    H1 = "H1"
    H2 = "H2"
    DAYS_1_10 = "1-10"
    DAYS_11_20 = "11-20"
    DAYS_21_END = "21-end"
    EARLY = "early"
    MIDDLE = "middle"
    LATE = "late"


QUARTERS: Final = (Part.Q1, Part.Q2, Part.Q3, Part.Q4)
HALVES: Final = (Part.H1, Part.H2)

_FUZZY: Final = frozenset(
    {Part.EARLY, Part.MIDDLE, Part.LATE, Part.SPRING, Part.SUMMER, Part.AUTUMN, Part.WINTER},
)

# First and last month. The seasons are those of the meteorologists (QX/T 152—2012), winter at the year's end.
_MONTHS_OF: Final = {
    Part.SPRING: (3, 5),
    Part.SUMMER: (6, 8),
    Part.AUTUMN: (9, 11),
    Part.WINTER: (12, 14),
    Part.Q1: (1, 3),
    Part.Q2: (4, 6),
    Part.Q3: (7, 9),
    Part.Q4: (10, 12),
    Part.H1: (1, 6),
    Part.H2: (7, 12),
    Part.EARLY: (1, 2),
    Part.MIDDLE: (5, 8),
    Part.LATE: (11, 12),
}
# First and last day of a month; 0 is its last day.
_DAYS_OF: Final = {
    Part.DAYS_1_10: (1, 10),
    Part.DAYS_11_20: (11, 20),
    Part.DAYS_21_END: (21, 0),
    Part.EARLY: (1, 10),
    Part.MIDDLE: (11, 20),
    Part.LATE: (21, 0),
}
# First and last year of a decade, in tenths of it: 90年代末 is 1997–1999; of a century likewise.
_TENTHS_OF: Final = {Part.EARLY: (0, 3), Part.MIDDLE: (3, 7), Part.LATE: (7, 10)}

# ISO 8601-2:2019, 4.8 (sub-year groupings): seasons 21–24, quarters 33–36, semestrals 40–41.
_EDTF_CODE: Final = {
    Part.SPRING: "21",
    Part.SUMMER: "22",
    Part.AUTUMN: "23",
    Part.WINTER: "24",
    Part.Q1: "33",
    Part.Q2: "34",
    Part.Q3: "35",
    Part.Q4: "36",
    Part.H1: "40",
    Part.H2: "41",
}


class Calendar(StrEnum):
    """What the year and month count in."""

    GREGORIAN = "gregorian"
    LUNAR = "lunar"
    FISCAL = "fiscal"


class Anchor(StrEnum):
    """What a relative date is counted from."""

    REFERENCE = "reference"  # the day of the report: 昨日, 上周
    NAMED = "named"  # the date last named in the text: 次日, 同月


@dataclass(frozen=True, slots=True)
class Relative:
    """A distance from another date.

    Attributes:
        unit: what is counted.
        offset: how many, negative before; None where it is left open (近日, 近期).
        anchor: counted from what.
        nearest: -1 the last such weekday on or before the anchor, 1 the next on or after it, 0 neither.
    """

    unit: Unit
    offset: int | None
    anchor: Anchor = Anchor.REFERENCE
    nearest: int = 0

    def to_json(self) -> dict[str, object]:
        """Return unit, offset, anchor and, where it is set, nearest."""
        form: dict[str, object] = {"unit": self.unit.value, "offset": self.offset, "from": self.anchor.value}
        return form | ({"nearest": self.nearest} if self.nearest else {})


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A time of the day, as exact as it was said.

    Attributes:
        first: the first minute of the day that it may be, from 0.
        last: the last minute that it may be; greater than 1439 after midnight (深夜).
        unit: ``MINUTE`` for 14:30, ``HOUR`` for 9时, ``DAY`` for 上午 and other parts of a day.
    """

    first: int
    last: int
    unit: Unit

    def __str__(self) -> str:
        """Return ``HH:MM``, ``HH``, or ``HH:MM/HH:MM`` for a part of the day."""
        hour, minute = divmod(self.first, 60)
        if self.unit is Unit.MINUTE:
            return f"{hour:02}:{minute:02}"
        if self.unit is Unit.HOUR:
            return f"{hour:02}"
        end, end_minute = divmod(self.last, 60)
        return f"{hour:02}:{minute:02}/{end:02}:{end_minute:02}"


@dataclass(frozen=True, slots=True)
class DateValue:
    """A partial date: what a text says of a day, a month, a year or a stretch of them.

    Attributes:
        year: the year, astronomical (公元前221年 is -220); the first of ``years``.
        month: the month; kept as written where the date is impossible.
        day: the day of the month; kept as written where the date is impossible.
        part: a part of the month, or of the year where no month is said, or of the ``years``.
        years: 1, 10 for a decade, 100 for a century.
        weekday: Monday 1 to Sunday 7, as written: it need not agree with the date.
        time: the time of the day.
        start: first date of a range; None in a range with ``end`` is open.
        end: last date of a range; None in a range with ``start`` is open.
        relative: the distance from another date, as long as that date is not known.
        festival: the name of a festival whose day moves from year to year.
        calendar: what year and month count in; a fiscal year need not begin in January.
        impossible: no calendar has this date (2月30日, 13月45日).
        approximate: said to be about (左右, 前后, 许).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: Part | None = None
    years: int = 1
    weekday: int | None = None
    time: TimeOfDay | None = None
    start: DateValue | None = None
    end: DateValue | None = None
    relative: Relative | None = None
    festival: str | None = None
    calendar: Calendar = Calendar.GREGORIAN
    impossible: bool = False
    approximate: bool = False

    @property
    def is_range(self) -> bool:
        """Whether this is a range, open or closed."""
        return self.start is not None or self.end is not None

    @property
    def is_vague(self) -> bool:
        """Whether this names no date that can be found out (近日, 日前)."""
        return self.relative is not None and self.relative.offset is None and not self.relative.nearest

    @property
    def is_resolved(self) -> bool:
        """Whether nothing of it hangs on another date; a missing year or month does not count."""
        return self.relative is None and all(end is None or end.is_resolved for end in (self.start, self.end))

    @property
    def has_date(self) -> bool:
        """Whether anything but a time of day or a weekday is said."""
        return (
            self.is_range
            or self.relative is not None
            or any(item is not None for item in (self.year, self.month, self.day, self.part, self.festival))
        )

    @property
    def precision(self) -> str:
        """How exact it is.

        Returns:
            One of ``minute``, ``hour``, ``daypart``, ``day``, ``weekday``, ``week``, ``ten-days``, ``month``,
            ``quarter``, ``season``, ``half``, ``year-part``, ``year``, ``decade``, ``century``, ``range``,
            ``vague``.
        """
        if self.is_range:
            return "range"
        if self.is_vague:
            return "vague"
        if self.time is not None:
            return "daypart" if self.time.unit is Unit.DAY else self.time.unit.value
        return self._date_precision()

    def _date_precision(self) -> str:  # noqa: PLR0911 (one return for each answer reads best)
        """Return the precision of the date without its time of day."""
        unit = None if self.relative is None else self.relative.unit
        if self.relative is not None and self.relative.nearest:
            return "weekday"
        if self.day is not None or self.festival is not None or unit in {Unit.DAY, Unit.HOUR, Unit.MINUTE}:
            return "hour" if unit in {Unit.HOUR, Unit.MINUTE} else "day"
        if self.part is not None:
            return self._part_precision(unit)
        if self.month is not None or unit is Unit.MONTH:
            return "month"
        if self.weekday is not None:
            return "weekday" if self.relative is None else "day"
        if unit is not None and unit is not Unit.YEAR:
            return unit.value
        return {_DECADE: "decade", _CENTURY: "century"}.get(self.years, "year")

    def _part_precision(self, unit: Unit | None) -> str:
        """Return the precision of a part."""
        if self.part in QUARTERS:
            return "quarter"
        if self.part in HALVES:
            return "half"
        if (
            self.month is not None
            or unit is Unit.MONTH
            or (self.part in _DAYS_OF and self.part not in _MONTHS_OF)
        ):
            return "ten-days"
        if self.years > 1:
            return "decade" if self.years == _DECADE else "century"
        return "year-part" if self.part in _TENTHS_OF else "season"

    @property
    def edtf(self) -> str:
        """The date in EDTF (ISO 8601-2, levels 0–2), what is not known written X.

        Returns:
            For example ``2023-09-25``, ``XXXX-09-25``, ``2023-35``, ``198X``, ``2023-09-25/2023-10-03``,
            ``../2023-10-31``, ``2023-09-25T14:30:00``, ``2023-09~``. A time that stands alone is
            ``T14:30:00`` (ISO 8601-1); the text is empty for 上午 alone and for an impossible date.
        """
        if self.impossible:
            return ""
        if self.is_range:
            first = ".." if self.start is None else self.start.edtf.split("/")[0]
            last = ".." if self.end is None else self.end.edtf.split("/")[-1]
            return first if first == last else f"{first}/{last}"
        clock = (
            ""
            if self.time is None or self.time.unit is Unit.DAY
            else f"T{self.time.first // 60:02}:{self.time.first % 60:02}:00"
        )
        if self.time is not None and not self.has_date and self.weekday is None:
            return clock
        about = "~" if self.approximate else ""
        date = self._edtf_date(about)
        return date + (clock if len(date) == len("2023-09-25") and "X" not in date else "")

    def _edtf_date(self, about: str) -> str:
        """Return the date part of ``edtf``."""
        year = self._edtf_year()
        if self.festival is not None or (self.calendar is Calendar.LUNAR and self.month is not None):
            return self._edtf_moving(year) + about
        if self.month is None and self.part in _EDTF_CODE:
            return f"{year}-{_EDTF_CODE[self.part]}{about}"
        if self.part is not None:
            return self._edtf_part(about)
        month = "XX" if self.month is None else f"{self.month:02}"
        if self.day is not None:
            return f"{year}-{month}-{self.day:02}{about}"
        unit = None if self.relative is None else self.relative.unit
        if self.month is None and (self.weekday is not None or unit not in {None, Unit.YEAR}):
            return f"{year}-XX" if unit in {Unit.MONTH, Unit.QUARTER, Unit.HALF} else f"{year}-XX-XX"
        return (year if self.month is None else f"{year}-{month}") + about

    def _edtf_year(self) -> str:
        """Return the year, decade or century."""
        if self.year is None:
            return "XXXX"
        if self.years > 1:
            shown = f"{abs(self.year):04}"[: 1 - len(str(self.years))] + "X" * (len(str(self.years)) - 1)
            return shown if self.year >= 0 else f"-{shown}"
        return f"{self.year:04}" if self.year >= 0 else f"-{-self.year:04}"

    def _edtf_moving(self, year: str) -> str:
        """Return the Gregorian day of a lunar date or festival, where its year is known."""
        if self.year is None:
            return "XXXX-XX-XX"
        days = extent(self)
        if days is None:
            return year
        first, last = (from_number(number) for number in days)
        return first if first == last else f"{first}/{last}"

    def _edtf_part(self, about: str) -> str:
        """Return a part that EDTF has no code for as an interval."""
        days = extent(self, UNKNOWN_YEAR if self.year is None else None, None if self.month else 1)
        if days is None:
            return self._edtf_year()
        about = "~" if self.part in _FUZZY else about
        known = slice(None) if self.year is not None else slice(4, None)
        length = 4 if self.years > 1 else 7 if self._over_months() else 10
        ends = [from_number(number)[:length] for number in days]
        if self.month is None and not self._over_months() and self.years == 1:
            return "/".join(f"{self._edtf_year()}-XX{end[7:]}{about}" for end in ends)
        return "/".join(("" if self.year is not None else "XXXX") + end[known] + about for end in ends)

    def _over_months(self) -> bool:
        """Whether the part is one of a year, not of a month."""
        of_month = self.relative is not None and self.relative.unit is Unit.MONTH
        return self.month is None and self.part in _MONTHS_OF and not of_month

    def to_json(self) -> dict[str, object]:
        """Return the documented JSON form.

        Returns:
            ``edtf`` and ``precision``; then what they do not hold, where it is said: ``weekday``, ``time``,
            ``relative``, ``start`` and ``end`` of a range with such details, ``festival``, ``calendar``,
            ``approximate``, and for an impossible date ``impossible`` with the numbers as ``written``.
        """
        form: dict[str, object] = {"edtf": self.edtf, "precision": self.precision}
        if self.weekday is not None:
            form["weekday"] = self.weekday
        if self.time is not None:
            form["time"] = str(self.time)
        if self.relative is not None:
            form["relative"] = self.relative.to_json()
        for name, end in (("start", self.start), ("end", self.end)):
            if end is not None and (not end.is_resolved or end.time is not None or end.weekday is not None):
                form[name] = end.to_json()
        if self.festival is not None:
            form["festival"] = self.festival
        if self.calendar is not Calendar.GREGORIAN:
            form["calendar"] = self.calendar.value
        if self.impossible:
            numbers = {"year": self.year, "month": self.month, "day": self.day}
            form["impossible"] = True
            form["written"] = {name: number for name, number in numbers.items() if number is not None}
        if self.approximate:
            form["approximate"] = True
        return form

    def resolve(self, reference: dt.date | None) -> DateValue:
        """Return the date counted from ``reference``.

        Args:
            reference: the day of the report; None leaves a relative date as it is.

        Returns:
            The same date without ``relative``; vague dates and those counted from a date that the text should
            have named stay as they are.
        """
        if reference is None or self.is_resolved:
            return self
        if self.is_range:
            ends = (None if end is None else end.resolve(reference) for end in (self.start, self.end))
            return replace(self, start=next(ends), end=next(ends))
        relative = self.relative
        if relative is None or relative.anchor is Anchor.NAMED or self.is_vague:
            return self
        return self.counted_from(reference)

    def counted_from(self, day: dt.date) -> DateValue:
        """Return the date counted from ``day``, whatever its anchor.

        Args:
            day: the day to count from.

        Returns:
            The date; itself where it is vague, counts hours, or leaves the years that dates can have.
        """
        relative = self.relative
        if relative is None or self.is_vague or relative.unit in {Unit.HOUR, Unit.MINUTE}:
            return self
        try:
            return _counted(self, relative, day)
        except (OverflowError, ValueError):
            return self


@lru_cache(maxsize=1024)
def _counted(  # noqa: PLR0911 (one return for each unit)
    value: DateValue, relative: Relative, day: dt.date
) -> DateValue:
    """Return ``value`` counted from ``day``.

    Raises:
        OverflowError: the date lies outside the years 1 to 9999.
        ValueError: as OverflowError.
    """
    offset = relative.offset or 0
    if relative.nearest:
        away = ((value.weekday or day.isoweekday()) - day.isoweekday()) * relative.nearest % 7
        return on_day(value, day + dt.timedelta(days=away * relative.nearest))
    if relative.unit is Unit.DAY:
        return on_day(value, day + dt.timedelta(days=offset))
    if relative.unit is Unit.WEEK:
        monday = day + dt.timedelta(days=7 * offset + 1 - day.isoweekday())
        if value.weekday is not None:
            return on_day(value, monday + dt.timedelta(days=value.weekday - 1))
        return replace(value, relative=None, start=of_day(monday), end=of_day(monday + dt.timedelta(days=6)))
    if relative.unit is Unit.YEAR:
        return checked(replace(value, relative=None, year=_possible_year(day.year + offset)))
    size = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6}[relative.unit]
    index = (day.year * 12 + day.month - 1) // size + offset
    year = _possible_year(index * size // 12)
    place = index % (12 // size)
    if relative.unit is Unit.MONTH:
        return checked(replace(value, relative=None, year=year, month=place + 1))
    part = (QUARTERS if relative.unit is Unit.QUARTER else HALVES)[place]
    return replace(value, relative=None, year=year, part=part)


def _possible_year(year: int) -> int:
    """Return the year.

    Raises:
        ValueError: outside 1 to 9999.
    """
    if not 1 <= year <= _LAST_YEAR:
        message = f"no year: {year}"
        raise ValueError(message)
    return year


def of_day(day: dt.date) -> DateValue:
    """Return a day as a value."""
    return DateValue(year=day.year, month=day.month, day=day.day)


def on_day(value: DateValue, day: dt.date) -> DateValue:
    """Return ``value`` with its date replaced by ``day``."""
    return replace(value, year=day.year, month=day.month, day=day.day, relative=None)


def checked(value: DateValue) -> DateValue:
    """Return ``value``, marked impossible where its calendar has no such day or month."""
    month, day = value.month, value.day
    if value.calendar is Calendar.LUNAR or (month is None and day is None):
        return value
    fits = month is None or 1 <= month <= 12  # noqa: PLR2004 (months of a year)
    if fits and day is not None:
        fits = 1 <= day <= month_length(value.year, month)
    return value if fits else replace(value, impossible=True)


def month_length(year: int | None, month: int | None) -> int:
    """Return the days of a month; the most it can have where year or month are not known."""
    if month is None:
        return 31
    if month == 2:  # noqa: PLR2004 (February)
        return 29 if calendar.isleap(UNKNOWN_YEAR if year is None else year) else 28
    return 30 if month in {4, 6, 9, 11} else 31


def number(year: int, month: int, day: int) -> int:
    """Return the number of a day: 372 a year and 31 a month, in order and the same every year."""
    return (year * 12 + month - 1) * 31 + day - 1


def from_number(place: int) -> str:
    """Return the day of a ``number`` in EDTF."""
    months, day = divmod(place, 31)
    year, month = divmod(months, 12)
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04}-{month + 1:02}-{day + 1:02}"


def extent(value: DateValue, year: int | None = None, month: int | None = None) -> tuple[int, int] | None:
    """Return the first and the last day that a date covers.

    Args:
        value: a resolved date.
        year: the year to take where the value has none.
        month: the month to take where the value has a day and no month.

    Returns:
        Day ``number``s, -ALWAYS or ALWAYS at an open end; None where it has no days: impossible, unresolved,
        still without a year, or a day that the month given lacks.
    """
    if value.is_range:
        return _range_extent(value, year, month)
    year = value.year if value.year is not None else year
    if value.impossible or year is None or not value.is_resolved:
        return None
    if value.years > 1:
        first, last = (
            year + tenth * value.years // 10 for tenth in _TENTHS_OF.get(value.part or Part.Q1, (0, 10))
        )
        return number(first, 1, 1), number(last - 1, 12, 31)
    if value.festival is not None:
        return _day_extent(festival_day(value.festival, year))
    if value.calendar is Calendar.LUNAR:
        return _lunar_extent(value, year)
    return _gregorian_extent(value, year, month)


def _range_extent(value: DateValue, year: int | None, month: int | None) -> tuple[int, int] | None:
    """Return the extent of a range; an end without a year that comes out before the start is next year's."""
    first = (-ALWAYS, -ALWAYS) if value.start is None else extent(value.start, year, month)
    if first is None:
        return None
    last = (ALWAYS, ALWAYS) if value.end is None else extent(value.end, year, month)
    if last is not None and last[1] < first[0] and value.end is not None and year is not None:
        last = extent(value.end, year + 1, month)
    return None if last is None or last[1] < first[0] else (first[0], last[1])


def _day_extent(day: dt.date | None) -> tuple[int, int] | None:
    """Return a day as an extent."""
    if day is None:
        return None
    place = number(day.year, day.month, day.day)
    return place, place


def _lunar_extent(value: DateValue, year: int) -> tuple[int, int] | None:
    """Return the extent of a date of the lunar calendar."""
    if value.month is None:
        return number(year, 1, 1), number(year, 12, 31)
    if value.day is not None:
        return _day_extent(lunar_day(year, value.month, value.day))
    first = lunar_day(year, value.month, 1)
    last = lunar_day(year, value.month, 30) or lunar_day(year, value.month, 29)
    if first is None or last is None:
        return None
    return number(first.year, first.month, first.day), number(last.year, last.month, last.day)


def _gregorian_extent(value: DateValue, year: int, month: int | None) -> tuple[int, int] | None:
    """Return the extent of a Gregorian year, month, day or part."""
    needs_month = value.day is not None or (value.part in _DAYS_OF and value.part not in _MONTHS_OF)
    month = value.month if value.month is not None else month if needs_month else None
    if value.day is not None:
        if month is None or value.day > month_length(year, month):
            return None
        place = number(year, month, value.day)
        return place, place
    if month is not None:
        first, last = (1, 0) if value.part is None else _DAYS_OF.get(value.part, (1, 0))
        return number(year, month, first), number(year, month, last or month_length(year, month))
    first, last = (1, 12) if value.part is None else _MONTHS_OF.get(value.part, (1, 12))
    return number(year, first, 1), number(year, last, month_length(year, (last - 1) % 12 + 1))


def months_of(part: Part) -> tuple[int, int]:
    """Return the first and the last month of a quarter, a half or another part of a year."""
    return _MONTHS_OF[part]


def is_fuzzy(value: DateValue) -> bool:
    """Return whether the ends of a date are a matter of opinion: 年初, 月底, 秋天."""
    return value.part in _FUZZY


@dataclass(frozen=True, slots=True)
class DurationValue:
    """A length of time.

    Attributes:
        least: how many ``unit``s, at least.
        most: how many at most; equal to ``least`` where one number is said.
        unit: what is counted.
        approximate: said to be about, over or under (近, 约, 多, 余).
        working: working days are counted.
    """

    least: Fraction
    most: Fraction
    unit: Unit
    approximate: bool = False
    working: bool = False

    @property
    def iso(self) -> str:
        """The duration in ISO 8601, two with a slash between for 三四天: ``P3D``, ``PT48H``, ``P2Y6M``."""
        ends = [_iso_duration(self.least, self.unit)]
        if self.most != self.least:
            ends.append(_iso_duration(self.most, self.unit))
        return "/".join(ends)

    def to_json(self) -> dict[str, object]:
        """Return ``duration`` (ISO 8601) and, where they hold, ``approximate`` and ``working``."""
        marks = {"approximate": self.approximate, "working": self.working}
        return {"duration": self.iso} | {name: mark for name, mark in marks.items() if mark}


def _iso_duration(count: Fraction, unit: Unit) -> str:
    """Return ``count`` units in ISO 8601; half a year is six months, half a month 0.5 months."""
    if unit is Unit.YEAR and count.denominator != 1 and (count * 12).denominator == 1:
        years, months = divmod(int(count * 12), 12)
        return "P" + (f"{years}Y" if years else "") + f"{months}M"
    if unit in {Unit.QUARTER, Unit.HALF}:
        count, unit = count * (3 if unit is Unit.QUARTER else 6), Unit.MONTH
    plain = str(count.numerator) if count.denominator == 1 else f"{float(count):g}"
    letter = {
        Unit.MINUTE: "M",
        Unit.HOUR: "H",
        Unit.DAY: "D",
        Unit.WEEK: "W",
        Unit.MONTH: "M",
        Unit.YEAR: "Y",
    }[unit]
    return f"P{'T' if unit in {Unit.MINUTE, Unit.HOUR} else ''}{plain}{letter}"


@dataclass(frozen=True, slots=True)
class RecurrenceValue:
    """Something that comes again and again.

    Attributes:
        every: how many ``unit``s lie between.
        unit: what is counted.
        on: the days in it: weekdays, a day of the month, a month; none where none is said.
    """

    every: int
    unit: Unit
    on: tuple[DateValue, ...] = ()

    def to_json(self) -> dict[str, object]:
        """Return ``every`` (ISO 8601 duration) and ``on`` where it is said."""
        form: dict[str, object] = {"every": _iso_duration(Fraction(self.every), self.unit)}
        return form | ({"on": [day.to_json() for day in self.on]} if self.on else {})


FESTIVAL_NAMES: Final = frozenset(FESTIVALS)
"""The festivals that move; the others are plain months and days."""

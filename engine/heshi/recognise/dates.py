"""Dates and times in Chinese text, each with its value in EDTF (ISO 8601-2) and its precision.

Conventions of reading (which 周一 is meant, how long 月底 lasts) are written down in ``docs/dates.md``.
Sources: GB/T 7408.1—2023 (日期和时间的表示, after ISO 8601-1), GB/T 15835—2011 (出版物上数字用法) and
ISO 8601-2:2019.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from heshi.recognise.date_compare import compare_constraint, compare_dates
from heshi.recognise.date_patterns import AFTER, BEFORE, EIGHT_DIGITS, PATTERNS, TAIL, TO, WHOLE, Pattern, S
from heshi.recognise.date_readers import TimeValue, read_time, span_of
from heshi.recognise.date_values import (
    UNKNOWN_YEAR,
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
)
from heshi.recognise.date_words import FUTURE_CUES, MEETINGS, WEEKDAYS
from heshi.recognise.mention import Mention, MentionKind
from heshi.recognise.numerals import HAN_CHARS
from heshi.recognise.spaced import read_closed
from heshi.text import regex as re
from heshi.text.normal import normalise
from heshi.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = [
    "Anchor",
    "Calendar",
    "DateValue",
    "DurationValue",
    "Part",
    "RecurrenceValue",
    "Relative",
    "TimeOfDay",
    "TimeValue",
    "Unit",
    "compare_constraint",
    "compare_dates",
    "find_dates",
    "read_date",
]

_SUFFIX: Final = re.compile(
    rf"(?P<about>{S}(?:左右|前后|上下|当周|那一?周|许(?!多|可|诺|久|昌))(?!翻))?(?:{S}\(含(?:当[日天]|本[日数])?\)(?={BEFORE}|{AFTER}))?(?P<bound>{BEFORE}|{AFTER}|以来|至今|迄今)?",
)
_FRAME: Final = re.compile("^(?:自|从|于|在)|起$")  # what may stand around the date of a claim
_TO: Final = re.compile(rf"起?{TO}")  # 8月1日起至12月31日
_TO_FIRST: Final = frozenset(" 起至到-~—–―")
_BRACKET: Final = re.compile(rf"{S}\({S}")
_AND: Final = frozenset({"、", "和", "及", "与", "以及", "或"})
_DASHES: Final = frozenset("-~—–―")
_MOST_OF_A_DATE: Final = 64
_WILL_ON: Final = re.compile(f"(?<![{MEETINGS}])会于")

_PAST_RANGE: Final = {"以来", "至今", "迄今"}


def _index() -> tuple[dict[str, tuple[Pattern, ...]], dict[str, tuple[Pattern, ...]]]:
    """Return the patterns by the character after a numeral, and by the two characters they begin with."""
    after: defaultdict[str, list[Pattern]] = defaultdict(list)
    words: defaultdict[str, list[Pattern]] = defaultdict(list)
    for pattern in PATTERNS:
        for character in pattern.after:
            after[character].append(pattern)
        for word in pattern.words:
            words[word].append(pattern)
    return _frozen(after), _frozen(words)


def _frozen(table: dict[str, list[Pattern]]) -> dict[str, tuple[Pattern, ...]]:
    """Return the table with tuples for lists."""
    return {key: tuple(patterns) for key, patterns in table.items()}


def _anchor() -> re.Pattern[str]:
    """Return what finds the places where a date may begin: a numeral and what follows, or two characters.

    A numeral is taken whole and never looked at again from its middle, so that a million digits cost no more
    than a million other characters.
    """
    firsts, seconds = (
        "".join(map(re.escape, sorted(those))) for those in map(set, zip(*_BY_WORD, strict=True))
    )
    after = "".join(map(re.escape, sorted(_BY_NUMERAL)))
    # The first character is a set of its own, so that the search skips what cannot begin a date.
    return re.compile(
        rf"[0-9{HAN_CHARS}{firsts}](?:"
        rf"(?<=[0-9])(?<![0-9][0-9])(?:[0-9]*+(?= {{0,2}}[{after}])|[0-9]{{7}}(?![0-9]))|"
        rf"(?<=[{HAN_CHARS}])(?<![{HAN_CHARS}][{HAN_CHARS}])[{HAN_CHARS}]*+(?= {{0,2}}[{after}])|"
        rf"(?<=[{firsts}])(?=[{seconds}]))",
    )


_BY_NUMERAL, _BY_WORD = _index()
_BY_LONE_DIGIT: Final = _BY_NUMERAL | {
    "年": tuple(pattern for pattern in _BY_NUMERAL["年"] if pattern.counts)
}
_ANCHOR: Final = _anchor()
_NUMERAL_CHARS: Final = frozenset("0123456789" + HAN_CHARS)


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read at a place: where it ends, its value and the pattern."""

    end: int
    value: TimeValue
    pattern: str


def find_dates(
    normal: str, reference: dt.date | None = None, named: Callable[[], DateValue | None] | None = None
) -> list[Mention[TimeValue]]:
    """Find the dates, durations and recurrences of a text.

    Args:
        normal: the text in its normal form (``heshi.text.normal.normalise``).
        reference: the day of the report, from which 昨日, 去年 and 周一 are counted; without it
            they stay relative.
        named: gives the day that was named last before the text, from which 次日 is counted; it is asked
            only where that matters.

    Returns:
        Mentions in order, none overlapping another: of kind DATE with a ``DateValue``, DURATION with a
        ``DurationValue``, RECURRENCE with a ``RecurrenceValue``. Spans are code points of ``normal``. None
        crosses a line feed. Blanks between figures and Chinese characters are passed over.
    """
    return read_closed(normal, partial(_find, reference=reference, before=named))


def last_named(found: Sequence[Mention[TimeValue]]) -> DateValue | None:
    """Return the last of the dates found in a text from which 次日 may be counted in the text after it."""
    values = (mention.value for mention in reversed(found))
    return next((value for value in values if isinstance(value, DateValue) and _names_day(value)), None)


def _find(
    normal: str, reference: dt.date | None, before: Callable[[], DateValue | None] | None = None
) -> list[Mention[TimeValue]]:
    """Find the dates, durations and recurrences of a text without such blanks."""
    found: list[Mention[TimeValue]] = []
    named: DateValue | None = None
    end = 0
    for anchor in _ANCHOR.finditer(normal):
        start = anchor.start()
        if start < end:
            continue
        patterns = _candidates(normal, start, anchor.end())
        read = _read_at(normal, start, patterns) if patterns else None
        if read is None:
            continue
        value = read.value
        if isinstance(value, DateValue):
            if found and normal[found[-1].end : start] in _AND:
                value = _continued(value, found[-1].value)
            if before and named is None and value.relative and value.relative.anchor is Anchor.NAMED:
                named, before = before(), None
            value = _counted(value, reference, named)
            named = value if _names_day(value) else named
        end = read.end
        found.append(Mention(Span(start, end), _kind(value), normal[start:end], value, read.pattern))
    return found


def read_date(text: str, reference: dt.date | None = None) -> DateValue | None:
    """Read a whole text as one date.

    Args:
        text: for example the date of a claim: 9月25号, 2023年下半年, 2023-09-25, 10月底前.
        reference: the day from which relative dates are counted.

    Returns:
        Its value, None where the text is no date, is more than one date, or holds anything else.
    """
    normal = _FRAME.sub("", normalise(text).strip())
    for pattern in WHOLE:
        match = pattern.regex.fullmatch(normal)
        value = None if match is None else pattern.read(match)
        if isinstance(value, DateValue):
            return value.resolve(reference)
    found = find_dates(normal, reference)
    if len(found) != 1 or found[0].span != Span(0, len(normal)):
        return None
    value = found[0].value
    return value if isinstance(value, DateValue) else None


def _kind(value: TimeValue) -> MentionKind:
    """Return the kind of mention that a value makes."""
    if isinstance(value, DateValue):
        return MentionKind.DATE
    return MentionKind.DURATION if isinstance(value, DurationValue) else MentionKind.RECURRENCE


def _continued(value: DateValue, before: TimeValue) -> DateValue:
    """Return a bare day with the month of the date that it is listed with: 10月5日、6日."""
    if value.day is None or value.month is not None or value.relative is not None:
        return value
    before = before.end if isinstance(before, DateValue) and before.end is not None else before
    if not isinstance(before, DateValue) or before.day is None:
        return value
    return checked(replace(value, year=before.year, month=before.month))


def _names_day(value: DateValue) -> bool:
    """Whether 次日 and 同月 may be counted from this date."""
    return value.month is not None and value.relative is None and not value.impossible


def _counted(value: DateValue, reference: dt.date | None, named: DateValue | None) -> DateValue:
    """Return the value counted from the reference or from the date last named."""
    relative = value.relative
    if relative is not None and relative.anchor is Anchor.NAMED and named is not None:
        return _from_named(value, relative, named)
    return value.resolve(reference)


def _from_named(value: DateValue, relative: Relative, named: DateValue) -> DateValue:
    """Return a value counted from a date that the text named, which may lack its year."""
    if (
        named.month is None
        or (relative.unit is Unit.DAY and named.day is None)
        or named.calendar is not Calendar.GREGORIAN
    ):
        return value
    if relative.unit is Unit.YEAR and named.year is None:
        return value
    try:
        day = dt.date(named.year or UNKNOWN_YEAR, named.month, named.day or 1)
    except ValueError:
        return value
    counted = value.counted_from(day)
    return counted if named.year is not None else replace(counted, year=None)


def _read_at(text: str, start: int, patterns: tuple[Pattern, ...]) -> _Read | None:
    """Read the longest mention that begins at ``start``, its tail, its range and its bound."""
    head = _head(text, start, patterns)
    if head is None or not isinstance(head.value, DateValue):
        return head
    read = _with_tail(text, head)
    read = _with_range(text, read)
    return _with_suffix(text, read, start)


def _candidates(text: str, start: int, after: int) -> tuple[Pattern, ...]:
    """Return the patterns that can begin at ``start``; ``after`` is the end of the anchor there."""
    if text[start] not in _NUMERAL_CHARS:
        return _BY_WORD.get(text[start : start + 2], ())
    length = after - start
    table = _BY_LONE_DIGIT if length == 1 else _BY_NUMERAL
    following = text[after : after + 1]
    while following == " " and after - start < _MOST_OF_A_DATE:
        after += 1
        following = text[after : after + 1]
    found = table.get(following, ())
    return found + _BY_NUMERAL[EIGHT_DIGITS] if length == len("20230925") else found


def _read_date_head(text: str, start: int) -> _Read | None:
    """Return the date that begins at ``start``, without its tail."""
    anchor = _ANCHOR.match(text, start)
    if anchor is None:
        return None
    head = _head(text, start, _candidates(text, start, anchor.end()))
    return None if head is None or not isinstance(head.value, DateValue) else head


def _head(text: str, start: int, patterns: tuple[Pattern, ...]) -> _Read | None:
    """Return what the pattern that reads furthest reads."""
    best: _Read | None = None
    limit = _limit(text, start)
    for pattern in patterns:
        match = pattern.regex.match(text, start, limit)
        if match is None or match.end() == start or (best is not None and match.end() <= best.end):
            continue
        value = pattern.read(match)
        if value is not None:
            best = _Read(match.end(), value, pattern.name)
    return best


def _glossed(text: str, end: int, value: DateValue) -> _Read | None:
    """Return the date in brackets after a relative one, which it explains: 周一(9月18日)."""
    bracket = None if value.relative is None else _BRACKET.match(text, end)
    head = None if bracket is None else _read_date_head(text, bracket.end())
    if head is None or not isinstance(head.value, DateValue) or head.value.day is None:
        return None
    if not text.startswith(")", head.end):
        return None
    return _Read(head.end + 1, replace(head.value, weekday=value.weekday), "glossed")


def _with_tail(text: str, read: _Read) -> _Read:
    """Add the weekday and the time of day that follow a date."""
    value = read.value
    if (
        not isinstance(value, DateValue)
        or value.is_range
        or (value.time is not None and value.time.unit is not Unit.DAY)
    ):
        return read
    glossed = _glossed(text, read.end, value)
    if glossed is not None:
        return glossed
    if not _takes_tail(value):
        return read
    match = TAIL.match(text, read.end, _limit(text, read.end))
    if match is None or match.end() == read.end:
        return read
    time, is_time = read_time(match)
    end = match.end()
    if not is_time:
        return read
    if time is not None and value.time is not None and match["dp"] is None:
        time = _same_half(value.time, time)
    weekday = match["wd"]
    value = replace(
        value,
        weekday=WEEKDAYS[weekday] if weekday else value.weekday,
        time=time if time is not None else value.time,
    )
    return replace(read, end=end, value=value)


def _takes_tail(value: DateValue) -> bool:
    """Whether a weekday or a time may follow: it is a day."""
    unit = None if value.relative is None else value.relative.unit
    return (
        value.day is not None
        or value.festival is not None
        or value.weekday is not None
        or unit is Unit.DAY
        or value.time is not None
    )


def _limit(text: str, start: int) -> int:
    """Return where reading on from ``start`` must stop: the line's end, or a date's greatest length."""
    limit = start + _MOST_OF_A_DATE
    newline = text.find("\n", start, limit)
    return limit if newline < 0 else newline


def _read_hour(text: str, start: int) -> _Read | None:
    """Return the time at ``start``, which after another time may be as short as 12时."""
    match = TAIL.match(text, start, _limit(text, start))
    time = None if match is None or match["h"] is None else read_time(match)[0]
    return None if match is None or time is None else _Read(match.end(), DateValue(time=time), "time")


def _with_range(text: str, read: _Read) -> _Read:
    """Join two dates with 至, 到 or a dash between into one range."""
    first = read.value
    if text[read.end : read.end + 1] not in _TO_FIRST:
        return read
    match = _TO.match(text, read.end, _limit(text, read.end))
    if match is None or not isinstance(first, DateValue) or first.is_range or first.is_vague:
        return read
    other = _read_date_head(text, match.end())
    other = _read_hour(text, match.end()) if other is None and first.time is not None else other
    if other is None:
        return read
    other = _with_tail(text, other)
    last = other.value
    if not isinstance(last, DateValue) or last.is_range or last.is_vague:
        return read
    if _is_next_day(last) and first.time is not None:
        return _Read(other.end, _overnight(first, last), "range")
    joined = _joined(first, last, dashed=match[0].strip()[-1] in _DASHES)
    return read if joined is None else _Read(other.end, joined, "range")


_GRAINS: Final = {
    "minute": 0,
    "hour": 0,
    "daypart": 1,
    "day": 2,
    "ten-days": 3,
    "month": 3,
    "quarter": 4,
    "season": 4,
    "half": 4,
    "year-part": 5,
    "year": 5,
    "decade": 6,
    "century": 7,
    "weekday": 2,
}


def _joined(first: DateValue, last: DateValue, *, dashed: bool) -> DateValue | None:
    """Return the range from ``first`` to ``last``; None where the two do not go together."""
    grains = _GRAINS.get(first.precision, -1), _GRAINS.get(last.precision, -1)
    if min(grains) < 0 or (dashed and abs(grains[0] - grains[1]) > 1):
        return None
    if first.precision == last.precision == "weekday":
        week = Relative(Unit.WEEK, 0)
        return span_of(replace(first, relative=week), replace(last, relative=week))
    if "weekday" in {first.precision, last.precision} or (not first.has_date and last.has_date):
        return None
    if not last.has_date:
        if first.time is None or last.time is None:
            return None
        return DateValue(start=first, end=replace(first, time=_same_half(first.time, last.time)))
    last = _filled(last, first)
    if first.year is None and first.relative is None and first.month is not None and last.year is not None:
        later = (first.month, first.day or 0) > (last.month or 12, last.day or 31)
        first = replace(first, year=last.year - later)
    return span_of(first, last)


def _is_next_day(value: DateValue) -> bool:
    """Whether this is 次日 with a time of day, counted from the date before it."""
    return value.relative == Relative(Unit.DAY, 1, Anchor.NAMED) and value.time is not None


def _overnight(first: DateValue, last: DateValue) -> DateValue:
    """Return the range of 23:00至次日7:00; without a date, an end before the start is of the next day."""
    counted = first.relative
    if counted is not None and counted.unit is Unit.DAY and counted.offset is not None:
        following = replace(first, relative=replace(counted, offset=counted.offset + 1), time=last.time)
    elif first.month is not None and counted is None:
        following = _from_named(last, Relative(Unit.DAY, 1, Anchor.NAMED), first)
    else:
        following = DateValue(time=last.time)
    return DateValue(start=first, end=following)


def _filled(last: DateValue, first: DateValue) -> DateValue:
    """Return the end of a range with the year and month that it leaves to the start."""
    if last.day is not None and last.month is None:
        last = replace(last, month=first.month)
    if last.year is not None or last.relative is not None:
        return last
    shared = first.relative
    if shared is not None and shared.nearest == 0 and shared.unit in {Unit.YEAR, Unit.MONTH}:
        return replace(last, relative=shared)
    return replace(last, year=first.year)


def _same_half(first: TimeOfDay, last: TimeOfDay) -> TimeOfDay:
    """Return ``last`` in the afternoon where 下午2点至4点 leaves that to the first."""
    noon, evening = 12 * 60, 18 * 60
    early = last.first < noon or (last.first == noon and first.first >= evening)  # 今晚12点 is midnight
    if early and first.first >= noon and last.first + noon > first.first and last.unit is not Unit.DAY:
        return replace(last, first=last.first + noon, last=last.last + noon)
    return last


def _with_suffix(text: str, read: _Read, start: int) -> _Read:
    """Add 左右, and turn a date with 前, 后 or 以来 into an open range."""
    value = read.value
    match = _SUFFIX.match(text, read.end, _limit(text, read.end))
    if match is None or not isinstance(value, DateValue):
        return read
    value = _towards(text, start, read.end, value)
    if value is read.value and match.end() == read.end:
        return read
    if value.is_vague:
        return replace(read, value=value)
    if match["about"]:
        read = replace(read, end=match.end("about"))
        value = replace(value, approximate=True)
    bound = match["bound"]
    if bound and not value.is_range and (value.has_date or value.weekday is not None) and not _counts(value):
        open_ended = DateValue(end=value) if "前" in bound else DateValue(start=value)
        return _Read(match.end(), open_ended, read.pattern)
    return replace(read, value=value)


def _counts(value: DateValue) -> bool:
    """Whether 前 and 后 are already part of the value (三天前)."""
    relative = value.relative
    return relative is not None and relative.unit in {Unit.HOUR, Unit.MINUTE}


def _towards(text: str, start: int, end: int, value: DateValue) -> DateValue:
    """Return a bare weekday as the next one where the clause speaks of the future."""
    relative = value.relative
    if relative is None or not relative.nearest:
        return value
    before = re.split(r"[,。;!?\n]", text[max(0, start - 8) : start])[-1]
    if (
        any(cue in before for cue in FUTURE_CUES)
        or _WILL_ON.search(before)
        or text.startswith(FUTURE_CUES, end)
    ):
        return replace(value, relative=replace(relative, nearest=1))
    return value

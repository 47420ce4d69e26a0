"""Lengths of time as figures: 签约三年, 质保不少于5年, 试用期六个月.

Years and months are counted in months, weeks and days in hours: a month has no fixed number of days, so
90天 and 三个月 are not held against each other. Working days are a unit of their own.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from heshi.recognise import units
from heshi.recognise.date_values import DurationValue, Unit
from heshi.recognise.dates import find_dates
from heshi.recognise.mention import Mention, MentionKind
from heshi.recognise.quantities import ABOUT, NEAR, Quantity
from heshi.text import regex as re
from heshi.text.normal import normalise
from heshi.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from heshi.reading import Reading

_MONTHS: Final = {Unit.YEAR: 12, Unit.HALF: 6, Unit.QUARTER: 3, Unit.MONTH: 1}
_HOURS: Final = {Unit.WEEK: Fraction(168), Unit.DAY: Fraction(24), Unit.HOUR: Fraction(1)} | {
    Unit.MINUTE: Fraction(1, 60)
}


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


_ROOM: Final = 8
"""How many code points before a length of time are looked at for its bound."""

_BEFORE: Final = re.compile(
    f"(?:(?P<most>{_either(units.BEFORE_AT_MOST)})|(?P<least>{_either(units.BEFORE_AT_LEAST)})"
    f"|(?P<under>{_either(units.BEFORE_UNDER)})|(?P<over>超过|超|逾|长于|多于)|(?P<near>将近|接近|近)"
    "|(?P<about>大约|大概|(?<![签解续履预合和契])约))(?:为|有)?\\Z"
)
"""What bounds a length of time that follows it; 签约三年 is three years."""

_AFTER: Final = re.compile(
    f"(?P<least>{_either(units.AFTER_AT_LEAST)})|(?P<most>及以下|或以下|以下|以内|之内)"
    f"|(?P<about>{_either(units.AFTER_ABOUT)})"
)
_MORE: Final = re.compile("[多余]")
_POINT: Final = re.compile(r"(?:之|以)?(?:来|后|前)|[的]?(?:里|间)|前")
"""What makes a length of time a point in it: 三年后, 成立三年来."""


def find_lengths(normal: str) -> tuple[Mention[Quantity], ...]:
    """Return the lengths of time in a text, in order, each with its bound (不少于三年).

    Args:
        normal: a text in its normal form.
    """
    return tuple(
        _bounded(normal, mention.span, mention.value)
        for mention in find_dates(normal)
        if isinstance(mention.value, DurationValue)
        and not _POINT.match(normal, mention.end)
        and not normal.endswith("第", 0, mention.start)
    )


def lengths(reading: Reading) -> tuple[Mention[Quantity], ...]:
    """Return the lengths of time in a draft; ask for them with ``reading.once(lengths)``."""
    return find_lengths(reading.normal)


def read_length(text: str) -> Quantity | None:
    """Read a whole text as one length of time: a value in a fact sheet; None where it is anything else."""
    normal = normalise(text).strip()
    found = find_lengths(normal)
    return found[0].value if len(found) == 1 and found[0].span == Span(0, len(normal)) else None


def _bounded(normal: str, at: Span, length: DurationValue) -> Mention[Quantity]:
    value = _counted(length)
    before = _BEFORE.search(normal, max(0, at.start - _ROOM), at.start)
    after = _AFTER.match(normal, at.end)
    bound = (before and before.lastgroup) or (after and after.lastgroup) or ""
    more = _MORE.search(normal, at.start, at.end) is not None
    span = Span(before.start() if before else at.start, after.end() if after else at.end)
    return Mention(
        span,
        MentionKind.QUANTITY,
        span.of(normal),
        _apply(value, "over" if more and not bound else bound),
        "duration",
    )


def _counted(length: DurationValue) -> Quantity:
    if length.working:
        factor, unit = Fraction(1), "工作日"
    elif length.unit in _MONTHS:
        factor, unit = Fraction(_MONTHS[length.unit]), "月"
    else:
        factor, unit = _HOURS[length.unit], "小时"
    return Quantity(length.least * factor, length.most * factor, unit=unit)


def _apply(value: Quantity, bound: str) -> Quantity:
    low, high = value.low or Fraction(0), value.high or Fraction(0)
    if bound in {"least", "over"}:
        return replace(value, high=None, low_closed=bound == "least")
    if bound in {"most", "under"}:
        return replace(value, low=None, high_closed=bound == "most")
    if bound == "near":
        return replace(value, low=low * (1 - NEAR), high_closed=False, approximate=True)
    if bound == "about":
        return replace(value, low=low * (1 - ABOUT), high=high * (1 + ABOUT), approximate=True)
    return value

"""Comparing dates by partial unification: what is not said cannot conflict."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from heshi.recognise.date_values import ALWAYS, UNKNOWN_YEAR, Calendar, DateValue, extent, is_fuzzy
from heshi.recognise.mention import Comparison

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

_MONTH: Final = 31
_YEAR: Final = 12 * _MONTH

# By how much a date said to be about, or one whose ends are a matter of opinion, may be off: in days as
# ``number`` counts them. One unit of the precision, or three days, is what 左右 and 前后 cover in news.
_SLACK: Final = {
    "month": _MONTH,
    "quarter": _MONTH,
    "season": _MONTH,
    "half": _MONTH,
    "year-part": _MONTH,
    "year": _YEAR,
    "decade": 2 * _YEAR,
    "century": 10 * _YEAR,
}
_DAYS_SLACK: Final = 3
_MOST_YEARS: Final = 4

_BEST_FIRST: Final = (Comparison.FITS, Comparison.VAGUER, Comparison.CONFLICTS)


def compare_dates(found: DateValue, claimed: DateValue, *, reference: dt.date | None = None) -> Comparison:
    """Compare the date of a draft with the date of a claim.

    Args:
        found: what the draft says.
        claimed: what the claim allows.
        reference: the day of the report, from which relative dates on both sides are counted.

    Returns:
        FITS where all days of ``found`` are days of ``claimed``, years and months that one side leaves out
        taken from the other; VAGUER where the two share a day; CONFLICTS where they share none, or one is
        impossible and the other is not the same; INCOMPARABLE where one hangs on an unknown date, is a
        time of day or a weekday alone, or a fiscal year stands against a calendar year. Times of day count
        where both dates have one.
    """
    found, claimed = found.resolve(reference), claimed.resolve(reference)
    if found.impossible or claimed.impossible:
        return _compare_impossible(found, claimed)
    if not (found.has_date and claimed.has_date):
        return _compare_without_dates(found, claimed)
    if found.is_vague or claimed.is_vague:
        return _compare_vague(found, claimed)
    if not (found.is_resolved and claimed.is_resolved) or _other_calendar(found, claimed):
        return Comparison.FITS if _unhedged(found) == _unhedged(claimed) else Comparison.INCOMPARABLE
    days = _compare_days(_sure_of_day(found), _sure_of_day(claimed))
    if days is Comparison.FITS and found.time is not None and claimed.time is not None:
        return _compare_times(found, claimed)
    return days


def compare_constraint(  # noqa: PLR0913 (one argument for each word of a claim, all by name)
    found: DateValue,
    *,
    on: DateValue | None = None,
    before: DateValue | None = None,
    after: DateValue | None = None,
    start: DateValue | None = None,
    end: DateValue | None = None,
    reference: dt.date | None = None,
) -> Comparison:
    """Compare the date of a draft with what a claim asks of it.

    Args:
        found: what the draft says.
        on: the date it must be.
        before: the date it must come before. Whether 10月1日前 holds 10月1日 itself is not settled by usage,
            so that day, and a range that ends with it, is no conflict and no support: VAGUER.
        after: the date it must come after; that day itself as with ``before``.
        start: the first date of a range in which it must lie, that date included.
        end: the last date of that range, included.
        reference: the day of the report.

    Returns:
        The worst of the comparisons, INCOMPARABLE where one is; FITS where nothing is asked.
    """
    results = [] if on is None else [compare_dates(found, on, reference=reference)]
    if before is not None:
        results.append(_compare_side(found.resolve(reference), before.resolve(reference), -1))
    if after is not None:
        results.append(_compare_side(found.resolve(reference), after.resolve(reference), 1))
    if start is not None or end is not None:
        asked = DateValue(start=start, end=end)
        within = compare_dates(found, asked, reference=reference)
        results.append(within)
    for worst in (Comparison.INCOMPARABLE, Comparison.CONFLICTS, Comparison.VAGUER):
        if worst in results:
            return worst
    return Comparison.FITS


def _unhedged(value: DateValue) -> DateValue:
    """Return the value without its 左右."""
    return replace(value, approximate=False)


def _sure_of_day(value: DateValue) -> DateValue:
    """Return a date without the 左右 of its time of day: 8月20日22时前后 is surely on that day."""
    return value if value.time is None else _unhedged(value)


def _compare_impossible(found: DateValue, claimed: DateValue) -> Comparison:
    """Compare where one of the two is on no calendar: only the same slip on both sides fits."""
    if not (found.has_date and claimed.has_date):
        return Comparison.INCOMPARABLE
    pairs = ((found.year, claimed.year), (found.month, claimed.month), (found.day, claimed.day))
    same = all(None in pair or pair[0] == pair[1] for pair in pairs)
    return Comparison.FITS if same and found.impossible and claimed.impossible else Comparison.CONFLICTS


def _compare_without_dates(found: DateValue, claimed: DateValue) -> Comparison:
    """Compare where one of the two is a time of day or a weekday alone."""
    if found.has_date or claimed.has_date:
        return Comparison.INCOMPARABLE
    if found.weekday is not None and claimed.weekday is not None and found.weekday != claimed.weekday:
        return Comparison.CONFLICTS
    if found.time is not None and claimed.time is not None:
        return _compare_times(found, claimed)
    return (
        Comparison.FITS
        if found.weekday is not None and claimed.weekday is not None
        else Comparison.INCOMPARABLE
    )


def _compare_vague(found: DateValue, claimed: DateValue) -> Comparison:
    """Compare where one of the two is 近日 or the like."""
    if claimed.is_vague:
        return Comparison.FITS if found.is_vague else Comparison.INCOMPARABLE
    return Comparison.VAGUER


def _other_calendar(found: DateValue, claimed: DateValue) -> bool:
    """Whether a fiscal year stands against a calendar year."""
    return (found.calendar is Calendar.FISCAL) != (claimed.calendar is Calendar.FISCAL)


def _compare_times(found: DateValue, claimed: DateValue) -> Comparison:
    """Compare two times of day; both have one."""
    said, asked = found.time, claimed.time
    if said is None or asked is None:
        return Comparison.INCOMPARABLE
    slack = 60 if found.approximate or claimed.approximate else 0
    if asked.first - slack <= said.first and said.last <= asked.last + slack:
        return Comparison.FITS if not found.approximate or claimed.approximate else Comparison.VAGUER
    if said.first <= asked.last + slack and asked.first - slack <= said.last:
        return Comparison.VAGUER
    return Comparison.CONFLICTS


def _compare_days(found: DateValue, claimed: DateValue) -> Comparison:
    """Compare two resolved dates, a range with a range end by end."""
    if found.is_range and claimed.is_range and (found.start is None) == (claimed.start is None):
        found_ends, claimed_ends = (_aligned(value) for value in (found, claimed))
        results = {
            Comparison.CONFLICTS if (one is None) != (other is None) else _best(one, other)
            for one, other in zip(found_ends, claimed_ends, strict=True)
            if one is not None or other is not None
        }
        if None not in found_ends and None not in claimed_ends:
            return next(worst for worst in reversed(_BEST_FIRST) if worst in results)
        if results == {Comparison.FITS}:
            return Comparison.FITS
    return _best(found, claimed)


def _aligned(value: DateValue) -> tuple[DateValue | None, DateValue | None]:
    """Return the ends of a range."""
    return value.start, value.end


def _best(found: DateValue | None, claimed: DateValue | None) -> Comparison:
    """Compare with every year and month that may be meant where one is left out; the best answer counts."""
    if found is None or claimed is None:
        return Comparison.VAGUER
    results = {_compare_filled(found, claimed, year, month) for year, month in _fillings(found, claimed)}
    return next((best for best in _BEST_FIRST if best in results), Comparison.INCOMPARABLE)


def _fillings(found: DateValue, claimed: DateValue) -> Iterator[tuple[int, int | None]]:
    """Yield the years and months that may stand for those left out."""
    for year in _years(found) or _years(claimed) or (UNKNOWN_YEAR,):
        yield from ((year, month) for month in _months(found, claimed, year))


def _years(value: DateValue) -> tuple[int, ...]:
    """Return the years that a value names: all of a few, the first of many."""
    if value.is_range:
        ends = [year for end in (value.start, value.end) if end is not None for year in _years(end)]
        return tuple(range(min(ends), min(max(ends), min(ends) + _MOST_YEARS) + 1)) if ends else ()
    if value.year is None:
        return ()
    return tuple(range(value.year, value.year + min(value.years, _MOST_YEARS)))


def _lacks_month(value: DateValue) -> bool:
    """Whether a value has a day and no month."""
    if value.is_range:
        return any(end is not None and _lacks_month(end) for end in (value.start, value.end))
    return value.day is not None and value.month is None


def _months(found: DateValue, claimed: DateValue, year: int) -> tuple[int | None, ...]:
    """Return the months that may stand for one left out."""
    lacking = [_lacks_month(value) for value in (found, claimed)]
    if not any(lacking):
        return (None,)
    days = None if all(lacking) else extent(claimed if lacking[0] else found, year)
    if days is None or ALWAYS in (abs(days[0]), abs(days[1])) or days[1] - days[0] >= _YEAR:
        return (1,) if all(lacking) else tuple(range(1, 13))
    first, last = (day // _MONTH for day in days)
    return tuple(month % 12 + 1 for month in range(first, last + 1))


def _compare_filled(found: DateValue, claimed: DateValue, year: int, month: int | None) -> Comparison | None:
    """Compare once year and month are filled in; None where one of the two then has no days."""
    said, asked = extent(found, year, month), extent(claimed, year, month)
    if said is None or asked is None:
        return Comparison.CONFLICTS if _lacks_day(found, said) or _lacks_day(claimed, asked) else None
    if said == asked and (claimed.approximate or not found.approximate):
        return Comparison.FITS
    slack, off = _about(claimed), _about(found)
    if asked[0] - slack <= said[0] and said[1] <= asked[1] + slack:
        inside = asked[0] - slack <= said[0] - off and said[1] + off <= asked[1] + slack
        return Comparison.FITS if inside or not found.approximate else Comparison.VAGUER
    shares = said[0] - off <= asked[1] + slack and asked[0] - slack <= said[1] + off
    return Comparison.VAGUER if shares else Comparison.CONFLICTS


def _lacks_day(value: DateValue, days: tuple[int, int] | None) -> bool:
    """Whether a day is none of the month and year that were filled in: 31日 in September."""
    return days is None and value.day is not None and value.calendar is Calendar.GREGORIAN


def _about(value: DateValue) -> int:
    """Return by how many days a value may be off at each end."""
    if not (value.approximate or is_fuzzy(value)):
        return 0
    return _SLACK.get(value.precision, _DAYS_SLACK)


def _compare_side(found: DateValue, bound: DateValue, side: int) -> Comparison:
    """Compare with a bound: ``side`` -1 asks for a date before it, 1 for one after it."""
    if found.impossible or bound.impossible:
        return Comparison.CONFLICTS if found.has_date and bound.has_date else Comparison.INCOMPARABLE
    if found.is_vague:
        return Comparison.VAGUER
    if not (found.has_date and bound.has_date and found.is_resolved and bound.is_resolved):
        return Comparison.INCOMPARABLE
    results = {_side_filled(found, bound, side, year, month) for year, month in _fillings(found, bound)}
    if Comparison.CONFLICTS in results and not _years(found) and _years(bound):
        # A date without a year that comes too late may be one of the year before.
        return Comparison.VAGUER
    return next((result for result in _BEST_FIRST if result in results), Comparison.INCOMPARABLE)


def _side_filled(
    found: DateValue, bound: DateValue, side: int, year: int, month: int | None
) -> Comparison | None:
    """Compare with a bound once year and month are filled in; None where one of the two then has no days."""
    said, limit = extent(found, year, month), extent(bound, year, month)
    if said is None or limit is None:
        return None
    off = _about(found)
    if side > 0:
        said, limit = (-said[1], -said[0]), (-limit[1], -limit[0])
    # 10月1日前 says as much as the bound 10月1日 asks; a bound that is itself open ends with its closed end.
    first = limit[1] + 1 if said[0] == -ALWAYS or limit[0] == -ALWAYS else limit[0]
    if said[1] < first:
        return Comparison.FITS
    return Comparison.CONFLICTS if said[0] - off > limit[1] else Comparison.VAGUER

"""The date that stands in the place of a claim's date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from heshi.kinds.base import gap
from heshi.kinds.date import DateParams
from heshi.reading import inside
from heshi.recognise.dates import compare_dates
from heshi.recognise.mention import Comparison
from heshi.recognise.numerals import read_integer
from heshi.text import regex as re
from heshi.text.normal import normalise
from heshi.text.spans import Span
from heshi.witness.edits import in_turn
from heshi.witness.pairing import own_mark, pair
from heshi.witness.said import said

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from heshi.findings import Finding
    from heshi.recognise.dates import DateValue
    from heshi.recognise.mention import Mention
    from heshi.rules.model import Claim
    from heshi.witness.accounts import Account

_PERIODS: Final = frozenset({"quarter", "half", "season", "range", "year-part", "month"})
_SAME, _ALIKE, _UNLIKE = 2.0, 0.3, -1.0
"""How much two dates attract each other: that agree, that do not and are of one precision, and of two.

A date may stand in front of its sentence or behind its subject, so that the words around it say less.
"""


def testify(claim: Claim, account: Account) -> Finding | None:
    """Return what the draft's date in the place of the claim's says; None where there is none."""
    params = claim.params
    if not isinstance(params, DateParams) or params.on is None:
        return None
    mine = list(inside(account.source.dates, account.span))
    own = own_mark(mine, params.on, claim, account)
    if own is None:
        return None
    theirs = [mark for span in account.told for mark in inside(account.draft.dates, span)]
    reference = account.draft.reading.reference

    def attraction(one: Mention[DateValue], other: Mention[DateValue]) -> float:
        if compare_dates(other.value, one.value, reference=reference) is Comparison.FITS:
            return _SAME
        return _ALIKE if one.value.precision == other.value.precision else _UNLIKE

    paired = pair((account.source, mine), (account.draft, theirs), attraction)
    found = in_turn(account, own, theirs) or paired.get(own.span)
    if found is None:
        found = _only(own, mine, theirs)
    if found is None:
        return _in_other_words(claim, account, params.on)
    relation = _relation(found.value, own.value, reference)
    if relation is Comparison.INCOMPARABLE:
        relation = _counted(found.text, own.text)
    if relation is Comparison.FITS and not _has_other_numbers(found.text, own.text):
        return said(claim, found.span)
    if not account.is_close or relation is Comparison.INCOMPARABLE:
        return None
    code = "vaguer-date" if relation is Comparison.VAGUER else "wrong-date"
    text = found.span.of(account.draft.reading.document.prose)
    return said(claim, found.span, (gap(code, found.span, params.on, text),))


def _only(
    own: Mention[DateValue], mine: Sequence[Mention[DateValue]], theirs: Sequence[Mention[DateValue]]
) -> Mention[DateValue] | None:
    """Return the one date of the draft that is as precise as the claim's, where that is the only one too."""
    here, there = (
        [each for each in marks if each.value.precision == own.value.precision] for marks in (mine, theirs)
    )
    return there[0] if len(here) == len(there) == 1 else None


def _in_other_words(claim: Claim, account: Account, text: str) -> Finding | None:
    """Return support where a day alone has its other spelling (12号), which by itself is a number."""
    wanted = normalise(text).replace("日", "号")
    for told in account.told:
        at = account.draft.normal.find(wanted, told.start, told.end)
        if at >= 0:
            return said(claim, Span(at, at + len(wanted)))
    return None


def _has_other_numbers(found: str, own: str) -> bool:
    """Return whether two dates written alike have other numbers: 4月8日9时至17时, 4月8日9时至12时."""
    one, other = (_DIGITS.sub("#", normalise(text)) for text in (found, own))
    numbers = [[int(match) for match in _DIGITS.findall(normalise(text))] for text in (found, own)]
    return one == other and numbers[0] != numbers[1]


_DIGITS: Final = re.compile("[0-9]+")


def _relation(found: DateValue, own: DateValue, reference: dt.date | None) -> Comparison:
    """Compare the date of a draft with the one in whose place it stands."""
    if _times(own) and _times(found):
        return Comparison.FITS if _times(own) == _times(found) else Comparison.CONFLICTS
    one, other = _open_end(own), _open_end(found)
    if one is not None and other is not None and one[0] == other[0]:
        return compare_dates(other[1], one[1], reference=reference)
    relation = compare_dates(found, own, reference=reference)
    if relation is Comparison.FITS and _is_other_period(found, own, reference):
        return Comparison.CONFLICTS
    return relation


def _counted(found: str, own: str) -> Comparison:
    """Compare two dates that are counted from a day that nobody knows: 未来6小时内, 未来3小时内."""
    numbers = [[match[0] for match in _NUMBER.finditer(text)] for text in (found, own)]
    if not all(numbers) or len(numbers[0]) != len(numbers[1]):
        return Comparison.INCOMPARABLE
    units = [[match[0] for match in _UNIT.finditer(text)] for text in (found, own)]
    if units[0] != units[1]:
        return Comparison.CONFLICTS
    pairs = zip(*numbers, strict=True)
    same = all(one == other or read_integer(one) == read_integer(other) for one, other in pairs)
    return Comparison.FITS if same else Comparison.CONFLICTS


_UNIT: Final = re.compile("分钟|小时|天|周|月|季|年")
_NUMBER: Final = re.compile("[0-9]+|[一二两三四五六七八九十百]+")


def _times(value: DateValue) -> tuple[object, ...]:
    """Return the times of day of a value that says nothing else: of both ends of a range."""
    ends = (value.start, value.end) if value.is_range else (value,)
    return tuple(
        _to_the_minute(end.time)
        for end in ends
        if end is not None and end.time is not None and not end.has_date
    )


def _to_the_minute(time: object) -> str:
    """Return a time of day to the minute: an hour alone is the full hour (9时, 9:00)."""
    text = str(time)
    return text if ":" in text else f"{text}:00"


def _open_end(value: DateValue) -> tuple[str, DateValue] | None:
    """Return the one end of a range that is open at the other (从今年下半年起), and which it is."""
    ends = [(name, end) for name, end in (("start", value.start), ("end", value.end)) if end is not None]
    return ends[0] if value.is_range and len(ends) == 1 else None


def _is_other_period(found: DateValue, own: DateValue, reference: dt.date | None) -> bool:
    """Return whether a period in the place of another is only a part of it: 上半年 for 前三季度."""
    if found.precision not in _PERIODS or own.precision not in _PERIODS:
        return False
    return compare_dates(own, found, reference=reference) is not Comparison.FITS

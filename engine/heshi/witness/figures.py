"""The figure that stands in the place of a claim's figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from heshi.kinds.base import gap
from heshi.kinds.quantity import QuantityParams, read_claimed
from heshi.reading import inside
from heshi.recognise import units
from heshi.recognise.dates import compare_dates
from heshi.recognise.mention import Comparison, MentionKind
from heshi.recognise.quantities import Quantity, compare_quantities
from heshi.text import regex as re
from heshi.text.spans import Span
from heshi.witness.edits import in_turn
from heshi.witness.pairing import own_mark, pair
from heshi.witness.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heshi.findings import Finding, Gap
    from heshi.recognise.mention import Mention
    from heshi.rules.model import Claim
    from heshi.witness.accounts import Account, Scene
    from heshi.witness.clauses import Passage

_VAGUER, _OTHER_UNIT, _OTHER = 0.6, 0.5, 0.3
"""How much two figures that do not agree attract each other."""
_DEGREES: Final = frozenset({"度", "摄氏度"})
_NUMBER: Final = re.compile(r"[0-9.,]+|[零一二两三四五六七八九十百千万亿]+")
_CHANGE: Final = re.compile(
    r"(?:同比|环比|较[^,;。]{1,6}|比[^,;。]{1,6})?(?:增长|增加|上升|上涨|提高|提升|下降|下滑|下跌|减少|降低|回落|增|涨|升|降|跌|减)(?:了|幅|至|到|为|约)*$"
)
"""The words of a change right before its figure."""


def testify(claim: Claim, account: Account) -> Finding | None:
    """Return what the draft's figure in the place of the claim's says; None where there is none."""
    params = claim.params
    if not isinstance(params, QuantityParams):
        return None
    mine = list(inside(account.source.figures, account.span))
    own = own_mark(mine, params.value, claim, account)
    if own is None:
        return None
    theirs = [mark for span in account.told for mark in inside(account.draft.figures, span)]
    found = in_turn(account, own, theirs)
    if found is None or _attraction(own, found) is None:
        found = pair((account.source, mine), (account.draft, theirs), _attraction).get(own.span)
    if found is None:
        return None
    relation = _relation(found.value, own.value)
    if relation is Comparison.INCOMPARABLE and _is_same_rate((account.source, own), (account.draft, found)):
        relation = Comparison.FITS
    if relation is Comparison.FITS:
        return said(claim, found.span)
    turned = _is_turned(found.value, own.value) and account.likeness >= _TURNED
    if not (account.is_close or turned) or _dated_otherwise(account, found.span):
        return None
    code = {Comparison.VAGUER: "vaguer-quantity", Comparison.INCOMPARABLE: "wrong-unit"}.get(
        relation, "wrong-quantity"
    )
    if code == "wrong-unit" and found.value.unit == own.value.unit:
        code = "wrong-quantity"
    expected = _with_change(account.source, own, other=found.value)
    text = _with_change(account.draft, found, other=own.value)
    return said(claim, found.span, (gap(code, found.span, expected, text),))


def unclaimed_gaps(account: Account) -> Iterator[Gap]:
    """Yield where a figure was changed that no claim can hold, for it might be a date: 前30日内."""
    mine = list(inside(account.source.figures, account.span))
    alone = [mark for mark in mine if read_claimed(mark.text, "") is None]
    if not alone:
        return
    theirs = [mark for span in account.told for mark in inside(account.draft.figures, span)]
    found = pair((account.source, mine), (account.draft, theirs), _attraction)
    for mark in alone:
        other = found.get(mark.span)
        if other is not None and _relation(other.value, mark.value) is Comparison.CONFLICTS:
            prose = account.draft.reading.document.prose
            yield gap("replaced", other.span, mark.text, other.span.of(prose))


def ordinal_gaps(account: Account, passage: Passage) -> Iterator[Gap]:
    """Yield where a clause that is otherwise the same has another rank: 第一名中建八局, 第二名中建八局."""
    if len(passage.mine) != 1 or len(passage.theirs) != 1:
        return
    mine = [each for each in inside(account.source.figures, passage.mine[0]) if each.kind is _ORDINAL]
    theirs = [each for each in inside(account.draft.figures, passage.theirs[0]) if each.kind is _ORDINAL]
    if len(mine) == len(theirs) == 1 and _relation(theirs[0].value, mine[0].value) is Comparison.CONFLICTS:
        prose = account.draft.reading.document.prose
        yield gap("replaced", theirs[0].span, mine[0].text, theirs[0].span.of(prose))


_ORDINAL: Final = MentionKind.ORDINAL


def _with_change(scene: Scene, mark: Mention[Quantity], other: Quantity) -> str:
    """Return a figure as written, with the words of its change where these differ (下降8.6%)."""
    prose = scene.reading.document.prose
    if mark.value.change == other.change:
        return mark.span.of(prose)
    clause = scene.reading.clause_at(mark.start)
    words = _CHANGE.search(scene.normal, clause.start, mark.start)
    return Span(words.start() if words else mark.start, mark.end).of(prose)


def _relation(found: Quantity, own: Quantity) -> Comparison:
    """Compare the figure of a draft with the one in whose place it stands."""
    relation = compare_quantities(found, own)
    if relation is Comparison.FITS and _is_other_bound(found, own):
        return Comparison.CONFLICTS
    same = (found.low, found.high) == (own.low, own.high)
    if relation is Comparison.INCOMPARABLE and same and _one_change(found, own):
        alike = _one_unit(found.unit, own.unit) or _count_alike(found.unit, own.unit)
        return Comparison.FITS if alike else relation
    return relation


_PER: Final = re.compile(r"(?P<number>[0-9.,]+)(?P<unit>[^0-9/每]+)(?:(?:/|每)(?P<per>[^0-9/每]+))?$")
_PER_BEFORE: Final = re.compile(r"每(?:1|一)?(?P<per>[^0-9每,;。]{1,3})$")
_LONGEST_PER: Final = 6


def _is_same_rate(one: tuple[Scene, Mention[Quantity]], other: tuple[Scene, Mention[Quantity]]) -> bool:
    """Return whether two figures say one rate, before and behind: 每吨410美元, 410美元/吨."""
    rates = [_rate(*one), _rate(*other)]
    ends = [(mark.value.low is None, mark.value.high is None) for _, mark in (one, other)]
    return rates[0] is not None and rates[0] == rates[1] and ends[0] == ends[1]


def _rate(scene: Scene, mark: Mention[Quantity]) -> tuple[str, str, str] | None:
    """Return the number, the unit and what it is counted by; None for a figure that is no rate."""
    text = mark.span.of(scene.normal)
    parts = _PER.search(text)
    if parts is None:
        return None
    before = _PER_BEFORE.search(scene.normal, max(0, mark.start - _LONGEST_PER), mark.start)
    per = parts["per"] or (before["per"] if before else None)
    return (parts["number"], parts["unit"], per) if per else None


def _attraction(one: Mention[Quantity], other: Mention[Quantity]) -> float | None:
    """Return how much two figures attract each other; None where nothing can be said of them."""
    mine, theirs = one.value, other.value
    if mine.unit == theirs.unit and (mine.low, mine.high) == (theirs.low, theirs.high):
        return 1.0
    relation = compare_quantities(theirs, mine)
    if relation is Comparison.FITS:
        return 1.0
    if relation is Comparison.INCOMPARABLE:
        numbers = _NUMBER.search(one.text), _NUMBER.search(other.text)
        same = all(numbers) and len({match[0] for match in numbers if match}) == 1
        return _OTHER_UNIT if same or (mine.low, mine.high) == (theirs.low, theirs.high) else None
    return _VAGUER if relation is Comparison.VAGUER else _OTHER


def _dated_otherwise(account: Account, at: Span) -> bool:
    """Return whether the clause of a figure puts it to a time of which the source's sentence says nothing."""
    reference = account.draft.reading.reference
    told = [each.value for each in inside(account.source.dates, account.span)]
    here = [each.value for each in inside(account.draft.dates, account.draft.reading.clause_at(at.start))]
    if not told:
        return any(each.has_date for each in here)
    others = [
        each
        for each in here
        if each.precision == "year"
        and all(compare_dates(each, one, reference=reference) is Comparison.CONFLICTS for one in told)
    ]
    return bool(others) and len(here) > len(told)


def _is_turned(found: Quantity, own: Quantity) -> bool:
    """Return whether a change is of the same size, and goes the other way."""
    one, other = found.change, own.change
    if one is None or other is None or one.direction is other.direction:
        return False
    return (found.low, found.high, found.unit) == (own.low, own.high, own.unit)


_TURNED: Final = 0.4
"""How alike two sentences are at least of which one has a change of the same size the other way."""


def _is_other_bound(found: Quantity, own: Quantity) -> bool:
    """Return whether a bound in the place of another only lies within it: 超过七成 for 超过六成."""
    if found.value is not None or own.value is not None or found.approximate or own.approximate:
        return False
    ends = ((found.low, own.low), (found.high, own.high))
    return any(None not in each and each[0] != each[1] for each in ends)


def _count_alike(one: str, other: str) -> bool:
    """Return whether two units only count (款, 台): which classifier is used says nothing."""
    counts = {units.Sort.COUNT, units.Sort.BARE}
    return all(units.SORTS.get(each) in counts or each.startswith("第") for each in (one, other))


def _one_unit(one: str, other: str) -> bool:
    """Return whether two units are one, of which one may leave out for each of what it is: 元/股, 元."""
    short, long = sorted((one, other), key=len)
    return short == long or long.startswith(f"{short}/") or {one, other} <= _DEGREES


def _one_change(found: Quantity, own: Quantity) -> bool:
    """Return whether nothing is told of the change in one of two figures, so that it cannot differ."""
    return found.change is None or own.change in {None, found.change}

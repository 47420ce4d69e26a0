"""What the sentence of the source says of a draft's version of it: the last word on a claim that has one.

A claim is judged by the words of its topic (``heshi.topics``); where the draft tells the claim's own sentence
again, the sentence itself is the better witness, for support as for contradiction.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from heshi.findings import Evidence, Finding, Verdict
from heshi.kinds.base import gap
from heshi.kinds.date import DateParams
from heshi.kinds.list import ListParams
from heshi.kinds.quantity import QuantityParams
from heshi.kinds.quote import QuoteParams
from heshi.kinds.statement import StatementParams
from heshi.reading import inside
from heshi.recognise import units
from heshi.recognise.date_values import DateValue
from heshi.recognise.dates import compare_dates
from heshi.recognise.mention import Comparison
from heshi.recognise.quantities import Quantity, compare_quantities
from heshi.recognise.verbatim import plain
from heshi.text.normal import fold, normalise
from heshi.text.spans import Span
from heshi.witness.accounts import Account, accounts, marks_in
from heshi.witness.clauses import Passage, passages
from heshi.witness.pairing import pair
from heshi.witness.replaced import replaced_gaps
from heshi.witness.stances import opposite_gaps, stance_gaps

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from heshi.findings import Gap
    from heshi.reading import Reading
    from heshi.recognise.mention import Mention
    from heshi.recognise.quotes import QuoteValue
    from heshi.rules.model import Claim, Sheet


class Witnesses:
    """The sentences of the source on which a sheet's claims stand, and where one draft tells them."""

    def __init__(self, sheet: Sheet, reading: Reading) -> None:
        """Find where the draft tells the claims' own sentences; nothing where no claim has one."""
        texts = dict.fromkeys(claim.origin.text for claim in sheet.claims if claim.origin)
        self._accounts = accounts(sheet, reading, tuple(texts)) if texts else {}

    def weigh(self, finding: Finding) -> Finding:
        """Return a finding as the claim's own sentence has it, where the draft tells that; else as it is."""
        claim = finding.claim
        tellings = self._accounts.get(claim.origin.text, ()) if claim.origin else ()
        said = [each for account in tellings if (each := _said(finding, account))]
        if not said:
            return finding
        worst = max(said, key=lambda each: _GRAVITY.index(each.verdict))
        best = min(said, key=lambda each: _GRAVITY.index(each.verdict))
        if worst.verdict is not Verdict.CONTRADICTED or best.verdict is not Verdict.SUPPORTED:
            # What is told rightly once need not be told in full again.
            return worst if worst.verdict is Verdict.CONTRADICTED else best
        right, wrong = best.evidence[0], worst.gaps[0]
        gaps = (*worst.gaps, gap("inconsistent", right.at, wrong.expected, wrong.found))
        return replace(worst, gaps=gaps, evidence=(*worst.evidence, right))


_GRAVITY: Final = (Verdict.SUPPORTED, Verdict.PARTIAL, Verdict.MISSING, Verdict.CONTRADICTED)
"""From the verdict that is best for a draft to the one that is worst."""


def _said(finding: Finding, account: Account) -> Finding | None:
    """Return what one account of a claim's sentence says of the claim; None where it says nothing."""
    if isinstance(finding.claim.params, QuoteParams) and _only_doubted(finding, account):
        return _finding(finding.claim, Verdict.SUPPORTED, account.told[0])
    testify = _TESTIMONIES.get(type(finding.claim.params))
    return testify(finding.claim, account) if testify else None


def _finding(claim: Claim, verdict: Verdict, at: Span, gaps: Sequence[Gap] = ()) -> Finding:
    role = {Verdict.SUPPORTED: "support", Verdict.CONTRADICTED: "conflict"}.get(verdict, "partial")
    return Finding(claim, verdict, tuple(gaps), (Evidence(role, at),))


# --- dates and figures --------------------------------------------------------------------------


def _own(
    marks: Sequence[Mention[object]], text: str, claim: Claim, account: Account
) -> Mention[object] | None:
    """Return the value of the claim in its own sentence: the one in the clauses that the claim says."""
    wanted = normalise(text)
    same = [mark for mark in marks if mark.span.of(account.source.normal) == wanted]
    said = normalise(claim.says).replace(" ", "")
    told = [
        mark
        for mark in same
        if account.source.reading.clause_at(mark.start)
        .of(account.source.normal)
        .strip(" ,;:。!?")
        .replace(" ", "")
        in said
    ]
    return next(iter(told or same), None)


def _date(claim: Claim, account: Account) -> Finding | None:
    params = claim.params
    if not isinstance(params, DateParams) or params.on is None:
        return None
    mine = inside(list(account.source.dates), account.span)
    own = _own(mine, params.on, claim, account)
    if own is None:
        return None
    theirs = [mark for span in account.told for mark in inside(list(account.draft.dates), span)]
    reference = account.draft.reading.reference

    def attraction(one: DateValue, other: DateValue) -> float | None:
        relation = compare_dates(other, one, reference=reference)
        if relation is Comparison.FITS:
            return 1.0
        return 0.3 if one.precision == other.precision else 0.1

    found = pair((account.source, mine), (account.draft, theirs), attraction).get(own.span)
    if found is None:
        return None
    relation = compare_dates(found.value, own.value, reference=reference)
    if _times(own.value) and _times(found.value):
        relation = Comparison.FITS if _times(own.value) == _times(found.value) else Comparison.CONFLICTS
    if relation is Comparison.FITS and _is_other_period(found.value, own.value, reference):
        relation = Comparison.CONFLICTS
    return _related(claim, account, relation, found, params.on, ("wrong-date", "vaguer-date"))


def _times(value: DateValue) -> tuple[object, ...]:
    """Return the times of day of a value that says nothing else: of both ends of a range."""
    ends = (value.start, value.end) if value.is_range else (value,)
    return tuple(end.time for end in ends if end is not None and end.time is not None and not end.has_date)


_PERIODS: Final = frozenset({"quarter", "half", "season", "range", "year-part", "month"})


def _is_other_period(found: DateValue, own: DateValue, reference: dt.date | None) -> bool:
    """Return whether a period in the place of another is only a part of it: 上半年 for 前三季度."""
    if found.precision not in _PERIODS or own.precision not in _PERIODS:
        return False
    return compare_dates(own, found, reference=reference) is not Comparison.FITS


def _related(
    claim: Claim,
    account: Account,
    relation: Comparison,
    found: Mention[object],
    expected: str,
    codes: tuple[str, str],
) -> Finding | None:
    """Return the finding of a value that stands in the place of the claim's."""
    if relation is Comparison.FITS:
        return _finding(claim, Verdict.SUPPORTED, found.span)
    text = found.span.of(account.draft.reading.document.prose)
    if not account.is_close:
        return None
    if relation is Comparison.VAGUER:
        return _finding(claim, Verdict.PARTIAL, found.span, (gap(codes[1], found.span, expected, text),))
    return _finding(claim, Verdict.CONTRADICTED, found.span, (gap(codes[0], found.span, expected, text),))


def _quantity(claim: Claim, account: Account) -> Finding | None:
    params = claim.params
    if not isinstance(params, QuantityParams):
        return None
    mine = inside(list(account.source.figures), account.span)
    own = _own(mine, params.value, claim, account)
    if own is None:
        return None
    theirs = marks_in(account.draft.figures, account.told)
    found = pair((account.source, mine), (account.draft, theirs), _attraction).get(own.span)
    if found is None:
        return None
    relation = compare_quantities(found.value, own.value)
    codes = ("wrong-quantity", "vaguer-quantity")
    if relation is Comparison.FITS and _is_other_bound(found.value, own.value):
        relation = Comparison.CONFLICTS
    if relation is Comparison.INCOMPARABLE:
        same = (found.value.low, found.value.high) == (own.value.low, own.value.high)
        if same and (_count_alike(found.value.unit, own.value.unit) or _one_unit(found.value.unit, own.value.unit)) and _one_change(found.value, own.value):
            relation = Comparison.FITS
        elif found.value.unit != own.value.unit:
            codes = ("wrong-unit", codes[1])
    return _related(claim, account, relation, found, params.value, codes)


def _is_other_bound(found: Quantity, own: Quantity) -> bool:
    """Return whether a bound in the place of another only lies within it: 超过七成 for 超过六成."""
    if found.value is not None or own.value is not None or found.approximate or own.approximate:
        return False
    ends = ((found.low, own.low), (found.high, own.high))
    return any(None not in pair and pair[0] != pair[1] for pair in ends)


def _count_alike(one: str, other: str) -> bool:
    """Return whether two units only count (款, 台): which classifier is used says nothing."""
    counts = {units.Sort.COUNT, units.Sort.BARE}
    return all(units.SORTS.get(each) in counts or each.startswith("第") for each in (one, other))


_DEGREES: Final = frozenset({"度", "摄氏度"})


def _one_unit(one: str, other: str) -> bool:
    """Return whether two units are one, of which one may leave out for each of what it is: 元/股, 元."""
    short, long = sorted((one, other), key=len)
    return short == long or long.startswith(f"{short}/") or {one, other} <= _DEGREES


def _one_change(found: Quantity, own: Quantity) -> bool:
    """Return whether nothing is told of the change in one of two figures, so that it cannot differ."""
    return found.change is None or own.change in {None, found.change}


def _attraction(one: Quantity, other: Quantity) -> float | None:
    if one.unit == other.unit and (one.low, one.high) == (other.low, other.high):
        return 1.0
    relation = compare_quantities(other, one)
    if relation is Comparison.FITS:
        return 1.0
    if relation is Comparison.INCOMPARABLE:
        return 0.5 if (one.low, one.high) == (other.low, other.high) else None
    return 0.6 if relation is Comparison.VAGUER else 0.3


# --- lists --------------------------------------------------------------------------------------


def _list(claim: Claim, account: Account) -> Finding | None:
    params = claim.params
    if not isinstance(params, ListParams):
        return None
    draft = account.draft.reading
    told = account.told[0].join(account.told[-1])
    places = {item: _places(account, item) for item in params.items}
    stated = {item: spans for item, spans in places.items() if spans}
    if not stated:
        return None
    missing = [item for item in params.items if item not in stated]
    own = [span for spans in stated.values() for span in spans]
    said = fold(account.span.of(account.source.normal)).replace(" ", "")
    prose = draft.document.prose
    extra: list[Span] = []
    region = told
    for mention in draft.lists:
        held = {item for item, spans in stated.items() if any(mention.span.overlaps(span) for span in spans)}
        if mention.pattern == "block" or not any(span.overlaps(mention.span) for span in account.told) or len(held) < min(
            2, len(params.items) - 1
        ):
            continue
        region = mention.span
        for item in mention.value.items:
            text = fold(item.span.of(draft.normal)).replace(" ", "")
            if any(item.span.overlaps(span) for span in own) or text in said or not text:
                continue
            if item.sure or (len(text) <= 8 and len(missing) == 1):
                extra.append(item.span)
    gaps = [gap("extra-item", span, "、".join(params.items), span.of(prose)) for span in dict.fromkeys(extra)]
    if not gaps and params.ordered and not missing:
        order = sorted(params.items, key=lambda item: min(stated[item]))
        if order != list(params.items):
            gaps.append(gap("wrong-order", region, "、".join(params.items), "、".join(order)))
    gaps += [gap("missing-item", region, item, region.of(prose)) for item in missing]
    if not gaps:
        return _finding(claim, Verdict.SUPPORTED, min(own))
    if not account.is_close:
        return None
    verdict = Verdict.PARTIAL if all(each.code == "missing-item" for each in gaps) else Verdict.CONTRADICTED
    return _finding(claim, verdict, region, gaps)


def _places(account: Account, item: str) -> list[Span]:
    """Return where an item stands in the sentences that tell its list."""
    draft = account.draft.reading
    named = [span for told in account.told for span in draft.spans_of((draft.sheet.resolve(item),), told)]
    if named:
        return named
    wanted = fold(normalise(item)).replace(" ", "")
    found = []
    text, places = draft.closed_up
    at = text.find(wanted)
    while at >= 0:
        span = Span(places[at], places[at + len(wanted) - 1] + 1)
        if any(told.covers(span) for told in account.told):
            found.append(span)
        at = text.find(wanted, at + 1)
    return found


# --- quotes -------------------------------------------------------------------------------------


def _quote(claim: Claim, account: Account) -> Finding | None:
    """Return what stands in the marks that hold the claim's words in the source, where it is something else."""
    params = claim.params
    if not isinstance(params, QuoteParams):
        return None
    want = plain(params.text).text
    draft = account.draft.reading
    if any(want in plain(told.of(draft.normal)).text for told in account.told):
        return None
    mine = [each for each in inside(account.source.reading.quotes, account.span) if _is_told(each, account)]
    own = next((each for each in mine if plain(each.value.text).text.strip(",.;") == want), None)
    said = plain(account.span.of(account.source.normal)).text
    theirs = [
        each
        for told in account.told
        for each in inside(draft.quotes, told)
        if plain(each.value.text).text not in said
    ]
    if own is None or not theirs:
        return None
    found = pair((account.source, [own]), (account.draft, theirs), lambda _one, _other: 0.5).get(own.span)
    if found is None or not account.is_close:
        return None
    text = found.value.content.of(draft.document.prose)
    return _finding(
        claim, Verdict.CONTRADICTED, found.span, (gap("altered-quote", found.value.content, params.text, text),)
    )


def _only_doubted(finding: Finding, account: Account) -> bool:
    """Return whether a quote stands in the sentence that tells its own, and only the stance there is doubted.

    Whether that is the stance of the source is for the statement of the sentence to say.
    """
    doubts = {"denied", "hedged", "asked"}
    return bool(finding.gaps) and all(
        each.code in doubts and each.at is not None and any(told.covers(each.at) for told in account.told)
        for each in finding.gaps
    )


def _is_told(quote: Mention[QuoteValue], account: Account) -> bool:
    """Return whether a quotation of the source stands nowhere in the sentences of the draft that tell it."""
    text = plain(quote.value.text).text
    return not any(text in plain(told.of(account.draft.normal)).text for told in account.told)


# --- statements ---------------------------------------------------------------------------------


def _statement(claim: Claim, account: Account) -> Finding | None:
    found = passages(account)
    if not found:
        return None
    gaps: list[Gap] = []
    rest = _rest(account, found)
    for passage in found:
        if _is_same(account, passage):
            continue
        gaps += stance_gaps(account, passage, rest, claim.says)
        gaps += opposite_gaps(account, passage)
        gaps += replaced_gaps(account, passage)
    whole = account.told[0].join(account.told[-1])
    if not gaps:
        return _finding(claim, Verdict.SUPPORTED, whole)
    worst = max(
        gaps,
        key=lambda each: (
            list(Verdict).index(each.kind.verdict) if each.kind.verdict is not Verdict.MISSING else -1
        ),
    )
    verdict = worst.kind.verdict
    if verdict is Verdict.CONTRADICTED and not account.is_close:
        return None
    at = worst.at or whole
    return _finding(claim, verdict, at, gaps)


def _is_same(account: Account, passage: Passage) -> bool:
    """Return whether two passages are the same word for word, and nothing beyond them can tell."""
    mine = "".join(each.of(account.source.normal) for each in passage.mine)
    theirs = "".join(each.of(account.draft.normal) for each in passage.theirs)
    whole = account.span.of(account.source.normal), "".join(each.of(account.draft.normal) for each in account.told)
    return mine == theirs and whole[0] == whole[1]


def _rest(account: Account, found: Sequence[Passage]) -> Passage | None:
    """Return the clauses of both sides that no passage holds."""
    used = {span for passage in found for span in (*passage.mine, *passage.theirs)}
    source, draft = account.source.reading, account.draft.reading
    mine = [
        clause
        for index in range(
            source.sentence_index(account.span.start), source.sentence_index(account.span.end - 1) + 1
        )
        for clause in source.clauses(index)
        if clause not in used
    ]
    theirs = [
        clause
        for told in account.told
        for clause in draft.clauses(draft.sentence_index(told.start))
        if clause not in used
    ]
    return Passage(tuple(mine), tuple(theirs), 0.0)


_TESTIMONIES: Final[dict[type, Callable[[Claim, Account], Finding | None]]] = {
    DateParams: _date,
    QuantityParams: _quantity,
    ListParams: _list,
    QuoteParams: _quote,
    StatementParams: _statement,
}

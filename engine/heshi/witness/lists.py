"""The items that the draft has in the place of a claim's list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from heshi.kinds.base import gap
from heshi.kinds.list import ListParams
from heshi.text.normal import fold, normalise
from heshi.text.spans import Span
from heshi.witness.said import said

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from heshi.findings import Finding, Gap
    from heshi.recognise.lists import ListValue
    from heshi.recognise.mention import Mention
    from heshi.rules.model import Claim
    from heshi.witness.accounts import Account

_FAMILIAR: Final = 2
"""How many of the claim's items an enumeration of the draft has at least to be its list."""
_SHORT: Final = 8
"""An item whose edges are unsure counts as one all the same if it has no more letters and one is missing."""


def testify(claim: Claim, account: Account) -> Finding | None:
    """Return what the sentences that tell a claim's list make of it; None where they name no item."""
    params = claim.params
    if not isinstance(params, ListParams):
        return None
    places = {item: spans for item in params.items if (spans := _places(account, item))}
    if not places:
        return None
    missing = [item for item in params.items if item not in places]
    rows = _rows(params, account, places)
    region = rows[-1].span if rows else account.told[0].join(account.told[-1])
    prose = account.draft.reading.document.prose
    extra = [span for row in rows for span in _extra(account, row, places, one_missing=len(missing) == 1)]
    gaps: list[Gap] = [
        gap("extra-item", span, "、".join(params.items), span.of(prose)) for span in dict.fromkeys(extra)
    ]
    if params.ordered and not gaps and not missing:
        order = sorted(params.items, key=lambda item: min(places[item]))
        if order != list(params.items):
            gaps.append(gap("wrong-order", region, "、".join(params.items), "、".join(order)))
    gaps += [gap("missing-item", region, item, region.of(prose)) for item in missing]
    if gaps and not account.is_close:
        return None
    return said(claim, region if gaps else min(min(spans) for spans in places.values()), gaps)


def _rows(
    params: ListParams, account: Account, places: Mapping[str, Sequence[Span]]
) -> list[Mention[ListValue]]:
    """Return the enumerations of the draft that are the claim's."""
    enough = min(_FAMILIAR, len(params.items) - 1)
    return [
        row
        for row in account.draft.reading.lists
        if row.pattern != "block"
        and any(span.overlaps(row.span) for span in account.told)
        and sum(any(row.span.overlaps(span) for span in spans) for spans in places.values()) >= enough
    ]


def _extra(
    account: Account, row: Mention[ListValue], places: Mapping[str, Sequence[Span]], *, one_missing: bool
) -> list[Span]:
    """Return the items of an enumeration of which the source's sentence says nothing."""
    told = fold(account.span.of(account.source.normal)).replace(" ", "")
    own = [span for spans in places.values() for span in spans]
    found = []
    for item in row.value.items:
        text = fold(item.span.of(account.draft.normal)).replace(" ", "")
        known = not text or text in told or any(item.span.overlaps(span) for span in own)
        if not known and (item.sure or (one_missing and len(text) <= _SHORT)):
            found.append(item.span)
    return found


def _places(account: Account, item: str) -> list[Span]:
    """Return where an item stands in the sentences that tell its list."""
    draft = account.draft.reading
    named = [span for told in account.told for span in draft.spans_of((draft.sheet.resolve(item),), told)]
    if named:
        return named
    wanted = fold(normalise(item)).replace(" ", "")
    closed = draft.closed_up
    found = []
    at = closed.text.find(wanted)
    while at >= 0:
        span = Span(closed.place(at), closed.place(at + len(wanted) - 1) + 1)
        if any(told.covers(span) for told in account.told):
            found.append(span)
        at = closed.text.find(wanted, at + 1)
    return found

"""What stands in the quotation marks that hold a claim's words in the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshi.kinds.base import gap
from heshi.kinds.quote import QuoteParams
from heshi.reading import inside
from heshi.recognise.verbatim import plain
from heshi.witness.pairing import pair
from heshi.witness.said import said

if TYPE_CHECKING:
    from heshi.findings import Finding
    from heshi.rules.model import Claim
    from heshi.witness.accounts import Account


def testify(claim: Claim, account: Account) -> Finding | None:
    """Return what the draft quotes instead of the claim's words; None where it has them, or nothing."""
    params = claim.params
    if not isinstance(params, QuoteParams) or not account.is_close:
        return None
    want = plain(params.text).text
    draft = account.draft.reading
    if any(want in plain(told.of(draft.normal)).text for told in account.told):
        return None
    mine = inside(account.source.reading.quotes, account.span)
    own = next((each for each in mine if plain(each.value.text).text.strip(",.;") == want), None)
    known = plain(account.span.of(account.source.normal)).text
    theirs = [
        each
        for told in account.told
        for each in inside(draft.quotes, told)
        if plain(each.value.text).text not in known
    ]
    if own is None or not theirs:
        return None
    found = pair((account.source, [own]), (account.draft, theirs), lambda _one, _other: 0.5).get(own.span)
    if found is None:
        return None
    content = found.value.content
    altered = gap("altered-quote", content, params.text, content.of(draft.document.prose))
    return said(claim, found.span, (altered,))


def is_only_doubted(finding: Finding, account: Account) -> bool:
    """Return whether a quote stands in the sentence that tells its own, and only the stance there is doubted.

    Whether that is the stance of the source is for the statement of the sentence to say.
    """
    doubts = {"denied", "hedged", "asked"}
    return bool(finding.gaps) and all(
        each.code in doubts and each.at is not None and any(told.covers(each.at) for told in account.told)
        for each in finding.gaps
    )

"""What stands in the quotation marks that hold a claim's words in the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshi.kinds.base import gap
from heshi.kinds.quote import QuoteParams
from heshi.reading import inside
from heshi.recognise.quotes import QuoteRole
from heshi.recognise.verbatim import plain
from heshi.witness.pairing import pair
from heshi.witness.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heshi.findings import Finding, Gap
    from heshi.recognise.mention import Mention
    from heshi.recognise.quotes import QuoteValue
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


def title_gaps(account: Account) -> Iterator[Gap]:
    """Yield where the draft names another work or document than the source: 《科学》 for 《自然》."""
    source, draft = account.source.reading, account.draft.reading
    known = plain(account.span.of(source.normal)).text
    told = "".join(plain(each.of(draft.normal)).text for each in account.told)
    mine = [each.value.text for each in inside(source.quotes, account.span) if _is_title(each)]
    theirs = [each for span in account.told for each in inside(draft.quotes, span) if _is_title(each)]
    lost = [text for text in mine if plain(text).text not in told]
    new = [each for each in theirs if plain(each.value.text).text not in known]
    for text, each in zip(lost, new, strict=False):
        yield gap("replaced", each.value.content, text, each.value.text)


def _is_title(mention: Mention[QuoteValue]) -> bool:
    return mention.value.role is QuoteRole.TITLE

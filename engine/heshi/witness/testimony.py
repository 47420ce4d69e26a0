"""What the sentence of the source says of a draft's version of it: the last word on a claim that has one.

A claim is judged by the words of its topic (``heshi.topics``); where the draft tells the claim's own sentence
again, the sentence itself is the better witness, for support as for contradiction.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from heshi.findings import Verdict
from heshi.kinds.base import gap
from heshi.kinds.quote import QuoteParams
from heshi.witness import dates, figures, lists, quotations, statements
from heshi.witness.accounts import accounts
from heshi.witness.quotations import is_only_doubted
from heshi.witness.said import GRAVITY, said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from heshi.findings import Finding
    from heshi.reading import Reading
    from heshi.rules.model import Claim, Sheet
    from heshi.witness.accounts import Account

TESTIMONIES: Final[Mapping[str, Callable[[Claim, Account], Finding | None]]] = {
    "date": dates.testify,
    "quantity": figures.testify,
    "list": lists.testify,
    "quote": quotations.testify,
    "statement": statements.testify,
}
"""What the sentence says of claims of a kind; it says nothing of those of other kinds."""


class Witnesses:
    """The sentences of the source on which a sheet's claims stand, and where one draft tells them."""

    def __init__(self, sheet: Sheet, reading: Reading) -> None:
        """Find where the draft tells the claims' own sentences; nothing where no claim has one."""
        texts = dict.fromkeys(claim.origin.text for claim in sheet.claims if claim.origin)
        self._accounts = accounts(sheet, reading, tuple(texts)) if texts else {}

    def weigh(self, finding: Finding) -> Finding:
        """Return a finding as the claim's own sentence has it, where the draft tells that; else as it is.

        What is told rightly once need not be told in full again; but one place must not contradict another.
        """
        origin = finding.claim.origin
        tellings = self._accounts.get(origin.text, ()) if origin else ()
        found = [each for account in tellings if (each := _testimony(finding, account))]
        if not found:
            return finding
        found.sort(key=lambda each: GRAVITY.index(each.verdict))
        best, worst = found[0], found[-1]
        if worst.verdict is not Verdict.CONTRADICTED:
            return best
        if best.verdict is not Verdict.SUPPORTED:
            return worst
        right, wrong = best.evidence[0], worst.gaps[0]
        gaps = (*worst.gaps, gap("inconsistent", right.at, wrong.expected, wrong.found))
        return replace(worst, gaps=gaps, evidence=(*worst.evidence, right))


def _testimony(finding: Finding, account: Account) -> Finding | None:
    """Return what one account of a claim's sentence says of the claim; None where it says nothing."""
    claim = finding.claim
    if isinstance(claim.params, QuoteParams) and is_only_doubted(finding, account):
        return said(claim, account.told[0])
    testify = TESTIMONIES.get(claim.kind)
    return testify(claim, account) if testify else None

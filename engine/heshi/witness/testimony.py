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
from heshi.recognise.verbatim import plain
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
        texts = dict.fromkeys(text for claim in sheet.claims if (text := _witness(claim)))
        self._accounts = accounts(sheet, reading, tuple(texts)) if texts else {}

    def finding(self, claim: Claim, judge: Callable[[], Finding]) -> Finding:
        """Return what the claim's own sentence says where the draft tells that, else what its topic does.

        What is told rightly once need not be told in full again; but one place must not contradict another.

        Args:
            claim: the claim.
            judge: finds the claim by its topic; asked only where that is needed.
        """
        tellings = self._accounts.get(_witness(claim), ())
        by_topic = judge() if not tellings or isinstance(claim.params, QuoteParams) else None
        found = [each for account in tellings if (each := _testimony(claim, account, by_topic))]
        if not found:
            return by_topic or judge()
        found.sort(key=lambda each: GRAVITY.index(each.verdict))
        best, worst = found[0], found[-1]
        if worst.verdict is not Verdict.CONTRADICTED:
            return best
        if best.verdict is not Verdict.SUPPORTED:
            return worst
        right, wrong = best.evidence[0], worst.gaps[0]
        gaps = (*worst.gaps, gap("inconsistent", right.at, wrong.expected, wrong.found))
        return replace(worst, gaps=gaps, evidence=(*worst.evidence, right))


def _witness(claim: Claim) -> str:
    """Return the sentence of the source that says what the claim says, in its words; or nothing.

    A claim in other words stands on its sentence too, but what else the sentence says is not the claim's.
    """
    if claim.origin is None or plain(claim.says).text.strip(_STOPS) not in plain(claim.origin.text).text:
        return ""
    return claim.origin.text


_STOPS: Final = ".,;:!?"


def _testimony(claim: Claim, account: Account, by_topic: Finding | None) -> Finding | None:
    """Return what one account of a claim's sentence says of the claim; None where it says nothing."""
    if by_topic is not None and is_only_doubted(by_topic, account):
        return said(claim, account.told[0])
    testify = TESTIMONIES.get(claim.kind)
    return testify(claim, account) if testify else None

"""What the kinds of testimony share: the finding that a place of the draft makes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from heshi.findings import Evidence, Finding, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshi.findings import Gap
    from heshi.rules.model import Claim
    from heshi.text.spans import Span

GRAVITY: Final = (Verdict.SUPPORTED, Verdict.PARTIAL, Verdict.MISSING, Verdict.CONTRADICTED)
"""From the verdict that is best for a draft to the one that is worst."""

_ROLES: Final = {Verdict.SUPPORTED: "support", Verdict.CONTRADICTED: "conflict"}


def said(claim: Claim, at: Span, gaps: Sequence[Gap] = ()) -> Finding:
    """Return what a place says of a claim: support, or the gravest of the gaps."""
    verdict = max((each.kind.verdict for each in gaps), key=GRAVITY.index, default=Verdict.SUPPORTED)
    if gaps and all(each.code == "missing-item" for each in gaps):
        verdict = Verdict.PARTIAL
    return Finding(claim, verdict, tuple(gaps), (Evidence(_ROLES.get(verdict, "partial"), at),))

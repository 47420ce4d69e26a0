"""Which gaps a claim can give: by its kind, and by what its parameters ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshi.findings import GAPS, Verdict
from heshi.kinds.list import ListParams
from heshi.kinds.names import NamesParams
from heshi.kinds.pattern import PatternParams
from heshi.kinds.quote import QuoteParams
from heshi.kinds.statement import Asserted, StatementParams
from heshi.kinds.text import TextParams

if TYPE_CHECKING:
    from collections.abc import Mapping

    from heshi.rules.model import Claim, Params

_STANCE = ("denied", "hedged", "asked")
_ANY = ("inconsistent", "not-stated")

GAPS_OF: Mapping[str, tuple[str, ...]] = {
    "all": (),
    "any": (),
    "date": ("wrong-date", "vaguer-date", *_STANCE, *_ANY),
    "list": ("missing-item", "extra-item", "wrong-order", *_STANCE, *_ANY),
    "names": ("missing-item", "wrong-name", *_STANCE, *_ANY),
    "not": ("affirmed", "not-stated"),
    "order": ("wrong-order", "no-order", "missing-item", *_STANCE, *_ANY),
    "pairs": ("wrong-pair", "missing-item", *_STANCE, *_ANY),
    "pattern": ("missing-text", "forbidden-text"),
    "quantity": ("wrong-quantity", "vaguer-quantity", "wrong-unit", *_STANCE, *_ANY),
    "quote": ("altered-quote", "partial-quote", "wrong-speaker", "missing-speaker", *_STANCE, *_ANY),
    "statement": ("denied", "affirmed", "hedged", "asked", *_ANY),
    "text": ("missing-text", "forbidden-text"),
}
"""The codes of the gaps that each kind can give, its own first; a kind that holds others gives theirs too."""


def gap_codes(claim: Claim) -> tuple[str, ...]:
    """Return the codes of the gaps that a draft may get for a claim, in the order of the table.

    Args:
        claim: the claim; what its parameters do not ask for cannot be missed.
    """
    codes = [code for code in GAPS_OF[claim.kind] if code not in _out_of_question(claim.params)]
    for part in claim.params.nested():
        inside = gap_codes(part.of(claim))
        if claim.kind == "not":
            inside = tuple(code for code in inside if GAPS[code].verdict is not Verdict.CONTRADICTED)
        codes += inside
    return tuple(dict.fromkeys(codes))


def _out_of_question(params: Params) -> set[str]:
    """Return the codes that a kind can give, but not with these parameters."""
    off: set[str] = set()
    if isinstance(params, ListParams):
        off |= {
            code for code, on in (("extra-item", params.complete), ("wrong-order", params.ordered)) if not on
        }
    elif isinstance(params, NamesParams):
        if not params.none:
            off.add("wrong-name")
        if not (params.every or params.any):
            off |= {"missing-item", *_STANCE}
    elif isinstance(params, QuoteParams) and params.by is None:
        off |= {"wrong-speaker", "missing-speaker"}
    elif isinstance(params, StatementParams):
        off |= _UNASKED[params.stance]
    elif isinstance(params, TextParams | PatternParams):
        given = (("missing-text", params.require), ("forbidden-text", params.forbid))
        off |= {code for code, on in given if on is None}
    return off


_UNASKED = {
    Asserted.AFFIRMED: {"affirmed"},
    Asserted.DENIED: {"denied"},
    Asserted.ASKED: {"denied", "hedged", "asked"},
}
"""What a statement that is to be made in this way cannot be found to be."""

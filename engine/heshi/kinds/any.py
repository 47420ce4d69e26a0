"""``any``: at least one of these kinds holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field

from heshi.findings import Finding, Verdict
from heshi.kinds.base import Kind
from heshi.kinds.composite import having, judge_part, merged
from heshi.rules.model import NESTED, Claim, Nested, Params
from heshi.words import Words

if TYPE_CHECKING:
    from heshi.reading import Reading

_BEST_FIRST = (Verdict.SUPPORTED, Verdict.PARTIAL, Verdict.MISSING)


class AnyParams(Params):
    """The kinds of which one must hold."""

    short: ClassVar[tuple[Mapping[str, object], ...]] = ({"type": "array", "minItems": 1, "items": NESTED},)

    of: Annotated[tuple[Nested, ...], Field(min_length=1)]

    @classmethod
    def from_short(cls, value: object) -> object:
        """Read a list as ``{of: […]}``."""
        return {"of": value} if isinstance(value, list) else value

    def nested(self) -> tuple[Nested, ...]:
        """Return the kinds."""
        return self.of


def judge(claim: Claim, reading: Reading) -> Finding:
    """Return whether the draft does what at least one of the kinds asks.

    It is contradicted only where every one of them is.
    """
    params = claim.params
    if not isinstance(params, AnyParams):
        raise TypeError(params)
    findings = [judge_part(part, claim, reading) for part in params.of]
    for verdict in _BEST_FIRST:
        best = having(verdict, findings)
        if best:
            return merged(claim, verdict, best if verdict is Verdict.MISSING else best[:1])
    return merged(claim, Verdict.CONTRADICTED, findings)


KIND = Kind(
    "any",
    AnyParams,
    Words("这几项至少有一项成立", "at least one of these holds"),
    judge,
)

"""``all``: all of these kinds hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field

from heshi.findings import Finding, Verdict
from heshi.kinds.base import Kind
from heshi.kinds.composite import judge_part, merged
from heshi.rules.model import NESTED, Claim, Nested, Params
from heshi.words import Words

if TYPE_CHECKING:
    from heshi.reading import Reading


class AllParams(Params):
    """The kinds that must all hold."""

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
    """Return whether the draft does what all of the kinds ask.

    One contradiction contradicts the whole. Some parts supported and others missing is partial support.
    """
    params = claim.params
    if not isinstance(params, AllParams):
        raise TypeError(params)
    findings = [judge_part(part, claim, reading) for part in params.of]
    verdicts = {finding.verdict for finding in findings}
    if Verdict.CONTRADICTED in verdicts:
        return merged(claim, Verdict.CONTRADICTED, findings)
    return merged(claim, verdicts.pop() if len(verdicts) == 1 else Verdict.PARTIAL, findings)


KIND = Kind(
    "all",
    AllParams,
    Words("这几项都成立", "all of these hold"),
    judge,
)

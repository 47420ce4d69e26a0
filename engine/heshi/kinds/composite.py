"""What ``all``, ``any`` and ``not`` share: findings on the kinds inside them, and how they are merged.

Verdicts combine as truth values do in Kleene's strong three-valued logic (Kleene 1952, §64), with
``partial`` between supported and missing: of ``all`` one contradiction is enough, of ``any`` one support
is, and a contradicted alternative beside one of which nothing is said leaves the whole unsaid.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heshi.findings import Evidence, Finding, Gap, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from heshi.reading import Reading
    from heshi.rules.model import Claim, Nested

_WORDLESS = frozenset({"statement", "pattern", "not"})
"""Kinds whose parameters are no words of the draft."""


def judge_part(part: Nested, claim: Claim, reading: Reading) -> Finding:
    """Return what a draft does with one of the kinds inside a claim.

    Its finding bears the whole claim. Where the draft never states the part, the gap says which part it is.
    """
    from heshi.kinds import KINDS  # noqa: PLC0415 - the table of kinds holds the callers of this module

    finding = KINDS[part.kind].judge(part.of(claim), reading)
    words = "、".join(dict.fromkeys(_words(part.params.model_dump())))
    if part.kind in _WORDLESS or not words:
        words = claim.says
    gaps = tuple(
        replace(each, expected=words) if each.code == "not-stated" and each.expected == claim.says else each
        for each in finding.gaps
    )
    return replace(finding, claim=claim, gaps=gaps)


def _words(value: object) -> Iterator[str]:
    """Yield the texts in the parameters of a kind."""
    match value:
        case str():
            yield value
        case dict():
            for each in value.values():
                yield from _words(each)
        case list() | tuple():
            for each in value:
                yield from _words(each)
        case _:
            return


def merged(claim: Claim, verdict: Verdict, findings: Iterable[Finding]) -> Finding:
    """Return one finding with the gaps and the evidence of several, each once and in their order."""
    found = tuple(findings)
    gaps: dict[Gap, None] = dict.fromkeys(each for finding in found for each in finding.gaps)
    evidence: dict[Evidence, None] = dict.fromkeys(each for finding in found for each in finding.evidence)
    return Finding(claim, verdict, tuple(gaps), tuple(evidence))


def having(verdict: Verdict, findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings with a verdict."""
    return [finding for finding in findings if finding.verdict is verdict]

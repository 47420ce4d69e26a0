"""What a configuration says of findings, marked in a report: how heavy they weigh, and which are accepted."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from heshi.config.model import Level
from heshi.config.walk import Rules
from heshi.errors import Mistake
from heshi.findings import Notice, Report, SuppressedBy, Suppression, Verdict
from heshi.rules.explain import did_you_mean, shown
from heshi.severity import Severity
from heshi.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from heshi.config.load import Config
    from heshi.config.model import Ignore
    from heshi.findings import DraftReport, Finding
    from heshi.rules.model import Sheets


@dataclass(frozen=True, slots=True)
class _Accepted:
    """Findings that do not count.

    Attributes:
        claims: patterns of ``SHEET/CLAIM``; empty for any.
        gaps: codes of gaps; empty for any.
        drafts: in which drafts; None for all.
        reason: why.
    """

    claims: tuple[str, ...]
    gaps: tuple[str, ...]
    drafts: Rules | None
    reason: str

    def speaks_of(self, finding: Finding, draft: str) -> bool:
        """Return whether the claim and the draft of a finding are meant."""
        if self.claims and not any(fnmatchcase(finding.claim.ref, claim) for claim in self.claims):
            return False
        return self.drafts is None or bool(self.drafts.say(draft))

    def takes(self, finding: Finding, draft: str) -> bool:
        """Return whether any gap of a finding is accepted."""
        codes = {gap.code for gap in finding.gaps}
        return self.speaks_of(finding, draft) and (not self.gaps or not codes.isdisjoint(self.gaps))


@dataclass(frozen=True, slots=True)
class _Weights:
    """How heavy findings weigh.

    Attributes:
        claims: the severity of claims, by a pattern of ``SHEET/CLAIM``; the last that fits holds.
        gaps: the severity of gaps, by their codes.
    """

    claims: Mapping[str, Severity]
    gaps: Mapping[str, Severity]

    def weigh(self, finding: Finding) -> Finding:
        """Return a finding with the severities that are set for it."""
        own = [level for claim, level in self.claims.items() if fnmatchcase(finding.claim.ref, claim)]
        claim = replace(finding.claim, severity=own[-1]) if own else finding.claim
        gaps = tuple(
            replace(gap, level=self.gaps[gap.code]) if gap.code in self.gaps else gap for gap in finding.gaps
        )
        return replace(finding, claim=claim, gaps=gaps)


def accept(report: Report, config: Config) -> Report:
    """Return a report with what its configuration says of the findings.

    A finding is accepted where each of its gaps is; one that a draft accepts itself stays as it is.

    Args:
        report: what a check found; the paths of its drafts are seen from the working directory.
        config: what is to be marked.
    """
    says = config.says
    if not (says.severity or says.ignore):
        return report
    weights = _Weights(
        {
            key: Severity(one.level)
            for key, one in says.severity.items()
            if one.level != Level.OFF and "/" in key
        },
        {
            key: Severity(one.level)
            for key, one in says.severity.items()
            if one.level != Level.OFF and "/" not in key
        },
    )
    accepted = tuple(_accepted(config))
    return replace(report, drafts=tuple(_marked(draft, weights, accepted) for draft in report.drafts))


def unused(report: Report, config: Config) -> Iterator[Notice]:
    """Yield what is to be told of each ``[[ignore]]`` that has nothing to pass over.

    Args:
        report: what a check of all drafts of the configuration found.
        config: the configuration.
    """
    gaps = [
        (finding, os.path.abspath(draft.path))  # noqa: PTH100 - links stay as they are
        for draft in report.drafts
        for finding in draft.findings
        if finding.verdict is not Verdict.SUPPORTED
    ]
    for index, ignore in enumerate(config.says.ignore):
        entry = _ignored(ignore, config)
        if not any(entry.takes(finding, path) for finding, path in gaps):
            place = config.place("ignore", str(index))
            problem = Words(
                zh=f"{place}：这一节 ignore 没有用上",
                en=f"{place}: this ignore entry has nothing to pass over",
            )
            yield Notice(None, problem, _UNUSED_HELP)


_UNUSED_HELP = Words(zh="差错已经没有了，就删去这一节", en="remove it where the gap is gone")


def unknown_claims(config: Config, sheets: Sheets) -> Iterator[Mistake]:
    """Yield a mistake for each claim that a configuration speaks of and that there is not.

    Args:
        config: the configuration.
        sheets: all sheets that it names.
    """
    refs = [claim.ref for claim in sheets.claims]
    named: list[tuple[str, tuple[str, ...]]]
    named = [(claim, ("severity", claim)) for claim in config.says.severity if "/" in claim]
    for index, one in enumerate(config.says.ignore):
        named += [(claim, ("ignore", str(index), "claims")) for claim in one.claims]
    for claim, keys in named:
        if not any(fnmatchcase(ref, claim) for ref in refs):
            problem = Words(zh=f"没有“{shown(claim)}”这条主张", en=f'there is no claim "{shown(claim)}"')
            yield Mistake(config.place(*keys), problem, did_you_mean(claim, refs))


def _accepted(config: Config) -> Iterator[_Accepted]:
    """Yield what a configuration accepts."""
    for key, one in config.says.severity.items():
        if one.level == Level.OFF:
            claims, gaps = ((key,), ()) if "/" in key else ((), (key,))
            yield _Accepted(claims, gaps, None, one.reason or "")
    yield from (_ignored(ignore, config) for ignore in config.says.ignore)


def _ignored(ignore: Ignore, config: Config) -> _Accepted:
    """Return what an ``[[ignore]]`` accepts."""
    drafts = Rules.of(config.root, ignore.drafts) if ignore.drafts else None
    return _Accepted(ignore.claims, ignore.gaps, drafts, ignore.reason)


def _marked(draft: DraftReport, weights: _Weights, accepted: tuple[_Accepted, ...]) -> DraftReport:
    """Return a draft's report with what is said of its findings."""
    path = os.path.abspath(draft.path)  # noqa: PTH100 - links stay as they are
    findings = tuple(
        _suppressed(weights.weigh(finding), [one for one in accepted if one.speaks_of(finding, path)])
        for finding in draft.findings
    )
    return replace(draft, findings=findings)


def _suppressed(finding: Finding, accepted: list[_Accepted]) -> Finding:
    """Return a finding, suppressed where all of its gaps are accepted."""
    if finding.verdict is Verdict.SUPPORTED or finding.suppressed is not None:
        return finding
    reasons = [
        next((one.reason for one in accepted if not one.gaps or gap.code in one.gaps), None)
        for gap in finding.gaps
    ]
    first = reasons[0] if reasons else None
    if first is None or None in reasons:
        return finding
    return replace(finding, suppressed=Suppression(SuppressedBy.CONFIG, first))

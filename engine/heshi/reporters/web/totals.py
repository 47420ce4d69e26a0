"""What findings come to: the tone of one, how many there are of each, and whether a draft passes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from heshi.reporters.web.marks import Tone
from heshi.reporters.web.parts import Count
from heshi.reporters.web.words import TONES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from heshi.findings import DraftReport, Finding
    from heshi.reporters.base import View
    from heshi.words import Lang

STATES = ("pass", "gaps", "unfinished")
"""What an exit status says of a run or a draft."""

_COUNTED = (Tone.CONTRADICTED, Tone.PARTIAL, Tone.MISSING, Tone.SUPPORTED, Tone.SUPPRESSED)
"""The tones of findings, in the order in which totals give them."""

_BAR = 1000
"""How long the bar of a draft's totals is, in units of its drawing."""


def tone_of(finding: Finding) -> Tone:
    """Return how a finding is shown."""
    return Tone.SUPPRESSED if finding.suppressed is not None else Tone(finding.verdict.value)


def state_of(report: DraftReport, view: View) -> str:
    """Return what a draft comes to."""
    if report.failures or report.document is None:
        return STATES[2]
    return STATES[1] if any(finding.fails(view.fail_on) for finding in report.findings) else STATES[0]


def counts_of(findings: Iterable[Finding], lang: Lang) -> tuple[Count, ...]:
    """Return how many findings have each tone."""
    findings = list(findings)
    numbers = Counter(map(tone_of, findings))
    optional = sum(tone_of(finding) is Tone.MISSING and not finding.claim.required for finding in findings)
    out = []
    done = 0
    for tone in _COUNTED:
        if numbers[tone]:
            start = done * _BAR // len(findings)
            done += numbers[tone]
            end = done * _BAR // len(findings)
            out.append(
                Count(
                    tone,
                    TONES[tone].in_(lang),
                    numbers[tone],
                    optional if tone is Tone.MISSING else 0,
                    start,
                    end - start,
                )
            )
    return tuple(out)

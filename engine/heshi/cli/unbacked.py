"""``--unbacked``: what the drafts state that no claim backs, listed or refused."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heshi.cli.asked import Unbacked
from heshi.words import Words

if TYPE_CHECKING:
    from datetime import date

    from heshi.check import Checker
    from heshi.findings import DraftReport

UNBACKED = Words(
    zh="列出稿件里没有主张说到的事实：日期、数字、列举、引语。",
    en="List the facts of the drafts that no claim backs: dates, figures, lists, quotations.",
)
FAIL_ON_UNBACKED = Words(
    zh="同 --unbacked；有这样的事实时，退出码为 1。",
    en="As --unbacked; the exit status is 1 where there is such a fact.",
)


def with_coverage(report: DraftReport, checker: Checker, today: date | None, asked: Unbacked) -> DraftReport:
    """Return a report on a draft with how much of it the claims speak of, where that is asked.

    Args:
        report: the report.
        checker: what the draft was checked against; the day of its first sheet counts.
        today: the day to fall back on.
        asked: what becomes of what no claim backs.
    """
    document = report.document
    if asked is Unbacked.IGNORED or document is None or not checker.sheets:
        return report
    from heshi.coverage import coverage  # noqa: PLC0415 - seldom asked for
    from heshi.reading import reference_of  # noqa: PLC0415 - as above

    reference = reference_of(document, checker.sheets[0][0], today)
    found = coverage(document, report.findings, reference, gates=asked is Unbacked.FAILS)
    return replace(report, coverage=found)

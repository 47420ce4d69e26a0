"""The check itself: documents, sheets and a day in; a report out. No file and no clock is read."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from heshi.findings import DraftReport, Failure, Finding, Report
from heshi.kinds import KINDS
from heshi.reading import Reading, compile_sheet, reference_of
from heshi.suppress import suppress
from heshi.words import Words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Sequence

    from heshi.document import Document
    from heshi.recognise.names import NameMatcher
    from heshi.recognise.segment import Segmenter
    from heshi.rules.model import Claim, Sheet

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Checker:
    """Sheets, compiled once and used for any number of drafts.

    Attributes:
        sheets: each sheet with its compiled matcher.
        today: the day to fall back on where neither the sheet nor the draft's front matter says one.
    """

    sheets: tuple[tuple[Sheet, NameMatcher], ...]
    today: dt.date | None = None

    @classmethod
    def of(
        cls, sheets: Iterable[Sheet], today: dt.date | None = None, segmenter: Segmenter | None = None
    ) -> Checker:
        """Compile ``sheets``.

        Args:
            sheets: the sheets.
            today: see the class.
            segmenter: what settles doubtful word boundaries; a default one when None.
        """
        return cls(tuple((sheet, compile_sheet(sheet, segmenter)) for sheet in sheets), today)

    def check(self, document: Document) -> DraftReport:
        """Return what ``document`` does with every claim of every sheet, in their order.

        What the draft itself says may stand is marked as suppressed.
        A claim whose evaluation breaks is a failure in the report, never silence.
        """
        judged: list[tuple[Finding, Reading]] = []
        failures: list[Failure] = []
        for sheet, matcher in self.sheets:
            reading = Reading(document, sheet, matcher, reference_of(document, sheet, self.today))
            find = _finder(sheet, reading)
            for claim in sheet.claims:
                try:
                    judged.append((find(claim, partial(_judge, claim, reading)), reading))
                except Exception as error:  # noqa: BLE001 -- a bug in one claim hides neither the others nor itself
                    _LOG.debug("%s could not be evaluated", claim.ref, exc_info=True)
                    failures.append(_failure(claim, error))
        findings, notices = suppress(document, _with_fixes(judged, failures))
        return DraftReport(document.source.path, document, findings, tuple(failures), notices)


def _finder(sheet: Sheet, reading: Reading) -> Callable[[Claim, Callable[[], Finding]], Finding]:
    """Return what finds a claim, given what judges it by its topic alone; see ``Witnesses.finding``."""
    if all(claim.origin is None for claim in sheet.claims):
        return lambda _, judge: judge()
    from heshi.witness import Witnesses  # noqa: PLC0415 - most sheets have no sentence of a source

    return Witnesses(sheet, reading).finding


def _judge(claim: Claim, reading: Reading) -> Finding:
    return KINDS[claim.kind].judge(claim, reading)


def _with_fixes(judged: Sequence[tuple[Finding, Reading]], failures: list[Failure]) -> list[Finding]:
    """Return the findings with what would mend them; a claim for which that breaks is a failure as well."""
    findings = [finding for finding, _ in judged]
    if not any(finding.gaps for finding in findings):
        return findings
    from heshi.fixes import MOST_READ, may_have_fix, with_fix  # noqa: PLC0415 - where something is wrong

    mendable = [index for index, finding in enumerate(findings) if may_have_fix(finding)]
    length = len(judged[0][1].document.prose) if judged else 0
    for index in mendable[: MOST_READ // max(1, length)]:
        finding, reading = judged[index]
        try:
            findings[index] = with_fix(finding, reading, judged)
        except Exception as error:  # noqa: BLE001 -- as above
            _LOG.debug("%s could not be mended", finding.claim.ref, exc_info=True)
            failures.append(_failure(finding.claim, error))
    return findings


def _failure(claim: Claim, error: Exception) -> Failure:
    what = f"{type(error).__name__}: {error}"
    return Failure(
        claim.ref,
        Words(
            f"这条主张没能核对，是核实程序的错误（{what}）",
            f"this claim could not be evaluated, a bug in heshi ({what})",
        ),
        Words("请附上稿件和事实表报告这个错误", "please report it with the draft and the sheet"),
    )


def check(
    documents: Sequence[Document],
    sheets: Iterable[Sheet],
    today: dt.date | None = None,
    segmenter: Segmenter | None = None,
) -> Report:
    """Check every document against every sheet.

    Args:
        documents: the drafts, read.
        sheets: the sheets.
        today: the day against which 昨日 and a missing year are read where neither the sheet nor the
            draft's front matter says one.
        segmenter: what settles doubtful word boundaries; a default one when None.

    Returns:
        One draft report for each document, in order.
    """
    checker = Checker.of(sheets, today, segmenter)
    return Report(tuple(checker.check(document) for document in documents))

"""The report for people, in a terminal: what does not hold, where, and why; then the totals.

Each finding is a few short lines with a column of labels, the words in question marked underneath::

    story.md:3:1  矛盾  alimama-tencent/announced-on
      主张  阿里妈妈与腾讯广告于9月25日联合宣布合作
      稿件  9月26日，阿里妈妈与腾讯广告联合宣布合作。
            ^^^^^^^
      问题  日期应为“9月25号”，写成了“9月26日”
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from heshi.findings import DraftReport, Failure, Finding, Report, Verdict
from heshi.reporters.base import Reporter, View
from heshi.reporters.lines import CLAIM, DRAFT, labelled, marked, point_of
from heshi.reporters.paint import VERDICT_INK, Ink
from heshi.reporters.telling import (
    FACTS,
    FAILED,
    NOTHING,
    NOTICE,
    ORIGIN,
    TOTAL,
    VERDICTS,
    change_of,
    checked_nothing,
    counted,
    coverage_of,
    judged,
    located,
    origin_of,
    reason_of,
)
from heshi.text.width import visible
from heshi.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heshi.document import Document
    from heshi.findings import Coverage, Notice
    from heshi.text.spans import Span

__all__ = ["REPORTER", "VERDICTS", "located", "render"]

_GAP = Words(zh="问题", en="issue")
_EVIDENCE = Words(zh="依据", en="proof")
_FIX = Words(zh="建议", en="fix  ")
_REASON = Words(zh="理由", en="since")
_HELP = Words(zh="办法", en="help ")


def render(report: Report, view: View) -> str:
    """Return ``report`` for a person to read.

    Args:
        report: what a run found.
        view: the language, what to list, colours, and the columns of the terminal.
    """
    page = _Page(view)
    pieces = [piece for draft in report.drafts for piece in page.draft(draft)]
    pieces += [page.failure(failure) for failure in report.failures]
    if view.quiet:
        pieces += page.nothing_checked(report)
        return "\n\n".join(pieces) + "\n" if pieces else ""
    pieces += ["\n".join(page.notice(notice)) for notice in report.notices]
    if report.idle:
        return "\n\n".join(pieces) + "\n"
    totals = [
        f"{visible(draft.path)}  {counted(draft.findings, draft.failures, view)}" for draft in report.drafts
    ]
    if len(report.drafts) != 1:
        totals.append(f"{TOTAL.in_(view.lang)}  {counted(report.findings(), report.all_failures(), view)}")
    totals += page.nothing_checked(report)
    return "\n\n".join([*pieces, "\n".join(totals)]) + "\n"


@dataclass(frozen=True, slots=True)
class _Page:
    """How pieces of the report are written for one view."""

    view: View

    def draft(self, draft: DraftReport) -> Iterator[str]:
        """Yield what is to be told of a draft, a piece each."""
        if draft.document is not None:
            for finding in draft.findings:
                if self._is_told(finding):
                    yield "\n".join(self._finding(finding, draft.document))
            if not self.view.quiet:
                yield from self._asides(draft, draft.document)
        yield from map(self.failure, draft.failures)

    def _asides(self, draft: DraftReport, document: Document) -> Iterator[str]:
        """Yield what is to be known of a draft besides its claims, a piece each."""
        for notice in draft.notices:
            yield "\n".join(self.notice(notice, document))
        if draft.coverage is not None:
            yield "\n".join(self._coverage(draft.coverage, document))

    def nothing_checked(self, report: Report) -> Iterator[str]:
        """Yield that no claim was checked, where nothing else says why."""
        if checked_nothing(report):
            yield self._ink(Ink.BAD, NOTHING)

    def notice(self, notice: Notice, document: Document | None = None) -> Iterator[str]:
        """Yield the lines of something to be known of a draft, or of the run where there is none."""
        where = ""
        if document is not None:
            path = document.source.path
            at = path if notice.at is None else f"{path}:{document.place(notice.at)}"
            where = f"{self._place(at)}  "
        yield f"{where}{self._ink(Ink.HALF, NOTICE)}  {visible(notice.problem.in_(self.view.lang))}"
        if notice.help is not None:
            yield labelled(_HELP, notice.help.in_(self.view.lang), self.view)

    def failure(self, failure: Failure) -> str:
        """Return what could not be checked, and what can be done about it."""
        line = f"{self._place(failure.what)}  {self._ink(Ink.BAD, FAILED)}  "
        lines = [line + visible(failure.problem.in_(self.view.lang))]
        if failure.help is not None:
            lines.append(labelled(_HELP, failure.help.in_(self.view.lang), self.view))
        return "\n".join(lines)

    def _finding(self, finding: Finding, document: Document) -> Iterator[str]:
        """Yield the lines of one finding."""
        claim = finding.claim
        where = self._place(located(finding, document))
        ink = Ink.FAINT if finding.suppressed else VERDICT_INK[finding.verdict]
        inked = ink.on(judged(finding, self.view.lang), colour=self.view.colour)
        yield f"{where}  {inked}  {visible(claim.ref)}"
        yield labelled(CLAIM, claim.says, self.view)
        if claim.origin is not None:
            yield labelled(ORIGIN, origin_of(claim.origin, self.view.lang), self.view)
        shown: Span | None = None
        for gap in finding.gaps:
            if gap.at is not None and gap.at != shown:
                shown = gap.at
                yield from marked(DRAFT, document, gap.at, self.view)
            yield labelled(_GAP, gap.message(self.view.lang), self.view)
            if gap.fix is not None:
                yield labelled(_FIX, change_of(gap.fix, document, self.view.lang), self.view)
        if finding.suppressed is not None:
            yield labelled(_REASON, reason_of(finding.suppressed, self.view.lang), self.view)
        if self.view.verbose:
            for place in dict.fromkeys(one.at for one in finding.evidence):
                if place != shown:
                    yield from marked(_EVIDENCE, document, place, self.view)

    def _coverage(self, coverage: Coverage, document: Document) -> Iterator[str]:
        """Yield how much of a draft the claims speak of, and the facts that none backs."""
        path = document.source.path
        yield f"{self._place(path)}  {coverage_of(coverage, self.view.lang)}"
        for fact in coverage.unbacked:
            where = self._place(f"{path}:{point_of(document, fact.at)}")
            kind = FACTS[fact.what].in_(self.view.lang)
            yield f"  {where}  {kind}  {visible(fact.at.of(document.prose))}"

    def _is_told(self, finding: Finding) -> bool:
        """Return whether a finding is listed."""
        if self.view.quiet:
            return finding.fails(self.view.fail_on)
        idle = finding.verdict is Verdict.SUPPORTED or finding.suppressed is not None
        return self.view.verbose or not idle

    def _place(self, name: str) -> str:
        """Return the name of a place."""
        return Ink.PLACE.on(visible(name), colour=self.view.colour)

    def _ink(self, ink: Ink, words: Words) -> str:
        """Return words in an ink."""
        return ink.on(words.in_(self.view.lang), colour=self.view.colour)


REPORTER = Reporter(
    says=Words(zh="给人看的报告，写到终端。", en="A report for people, in a terminal."),
    render=render,
    sample="fixtures/samples/report.txt",
)

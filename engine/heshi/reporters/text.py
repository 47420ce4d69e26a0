"""The report for people, in a terminal: what does not hold, where, and why; then the totals.

Each finding is a few short lines with a column of labels, the words in question marked underneath::

    story.md:3:1  矛盾  alimama-tencent/announced-on
      主张  阿里妈妈与腾讯广告于9月25日联合宣布合作
      稿件  9月26日，阿里妈妈与腾讯广告联合宣布合作。
            ^^^^^^^
      问题  日期应为“9月25号”，写成了“9月26日”
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from heshi.findings import DraftReport, Failure, Finding, Report, Verdict
from heshi.reporters.base import Reporter, View
from heshi.reporters.lines import CLAIM, DRAFT, labelled, marked, point_of
from heshi.reporters.paint import VERDICT_INK, Ink
from heshi.rules.model import Severity
from heshi.text.width import visible
from heshi.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from heshi.document import Document
    from heshi.text.spans import Span

VERDICTS = {
    Verdict.SUPPORTED: Words(zh="支持", en="supported"),
    Verdict.PARTIAL: Words(zh="部分", en="partial"),
    Verdict.CONTRADICTED: Words(zh="矛盾", en="contradicted"),
    Verdict.MISSING: Words(zh="缺失", en="missing"),
}
"""The verdicts, in the order in which the totals give them."""

_SEVERITIES = {
    Severity.WARNING: Words(zh="（警告）", en=" (warning)"),
    Severity.INFO: Words(zh="（提示）", en=" (info)"),
}
"""What is added to the verdict of a finding that is no error."""

_GAP = Words(zh="问题", en="issue")
_EVIDENCE = Words(zh="依据", en="proof")
_HELP = Words(zh="办法", en="help ")
_FAILURE = Words(zh="未能核对", en="not checked")
_BRACKETS = Words(zh="（可不写 {}）", en=" ({} optional)")
_TOTAL = Words(zh="合计", en="total")
_NOTHING = Words(zh="没有核对任何主张", en="no claim was checked")


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
    totals = [page.totals(visible(draft.path), draft.findings, draft.failures) for draft in report.drafts]
    if len(report.drafts) != 1:
        totals.append(page.totals(_TOTAL.in_(view.lang), report.findings(), report.all_failures()))
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
        yield from map(self.failure, draft.failures)

    def nothing_checked(self, report: Report) -> Iterator[str]:
        """Yield that no claim was checked, where nothing else says why."""
        if report.nothing_checked() and not any(True for _ in report.all_failures()):
            yield self._ink(Ink.BAD, _NOTHING)

    def failure(self, failure: Failure) -> str:
        """Return what could not be checked, and what can be done about it."""
        line = f"{self._place(failure.what)}  {self._ink(Ink.BAD, _FAILURE)}  "
        lines = [line + visible(failure.problem.in_(self.view.lang))]
        if failure.help is not None:
            lines.append(labelled(_HELP, failure.help.in_(self.view.lang), self.view))
        return "\n".join(lines)

    def totals(self, name: str, findings: Iterable[Finding], failures: Iterable[Failure]) -> str:
        """Return how many findings have each verdict, in one line."""
        findings = list(findings)
        counts = Counter(map(attrgetter("verdict"), findings))
        optional = sum(
            finding.verdict is Verdict.MISSING and not finding.claim.required for finding in findings
        )
        parts = [self._count(verdict, counts[verdict]) for verdict in VERDICTS]
        if optional:
            parts[-1] += _BRACKETS.in_(self.view.lang).format(optional)
        if failed := sum(1 for _ in failures):
            parts.append(self._ink(Ink.BAD, _FAILURE, f" {failed}"))
        return f"{name}  " + " · ".join(parts)

    def _finding(self, finding: Finding, document: Document) -> Iterator[str]:
        """Yield the lines of one finding."""
        claim = finding.claim
        verdict = VERDICTS[finding.verdict].in_(self.view.lang)
        if finding.gaps and finding.severity in _SEVERITIES:
            verdict += _SEVERITIES[finding.severity].in_(self.view.lang)
        where = self._place(located(finding, document))
        inked = VERDICT_INK[finding.verdict].on(verdict, colour=self.view.colour)
        yield f"{where}  {inked}  {visible(claim.ref)}"
        yield labelled(CLAIM, claim.says, self.view)
        shown: Span | None = None
        for gap in finding.gaps:
            if gap.at is not None and gap.at != shown:
                shown = gap.at
                yield from marked(DRAFT, document, gap.at, self.view)
            yield labelled(_GAP, gap.message(self.view.lang), self.view)
        if self.view.verbose:
            for place in dict.fromkeys(one.at for one in finding.evidence):
                if place != shown:
                    yield from marked(_EVIDENCE, document, place, self.view)

    def _is_told(self, finding: Finding) -> bool:
        """Return whether a finding is listed."""
        if self.view.quiet:
            return finding.fails(self.view.fail_on)
        return self.view.verbose or finding.verdict is not Verdict.SUPPORTED

    def _place(self, name: str) -> str:
        """Return the name of a place."""
        return Ink.PLACE.on(visible(name), colour=self.view.colour)

    def _ink(self, ink: Ink, words: Words, addition: str = "") -> str:
        """Return words in an ink."""
        return ink.on(words.in_(self.view.lang) + addition, colour=self.view.colour)

    def _count(self, verdict: Verdict, count: int) -> str:
        """Return how many findings have a verdict; none stays without colour."""
        ink = VERDICT_INK[verdict] if count else Ink.FAINT
        return self._ink(ink, VERDICTS[verdict], f" {count}")


def located(finding: Finding, document: Document) -> str:
    """Return ``path:line:column`` of the first place that shows a finding, or the path alone.

    Args:
        finding: the finding.
        document: the draft that it is about.
    """
    places = [gap.at for gap in finding.gaps if gap.at is not None] + [one.at for one in finding.evidence]
    path = document.source.path
    return f"{path}:{point_of(document, places[0])}" if places else path


REPORTER = Reporter(
    says=Words(zh="给人看的报告，写到终端。", en="A report for people, in a terminal."),
    render=render,
    sample="fixtures/samples/report.txt",
)

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
from typing import TYPE_CHECKING

from heshi.findings import DraftReport, Failure, Finding, Report, SuppressedBy, Verdict
from heshi.reporters.base import Reporter, View
from heshi.reporters.grades import GRADES, Rank
from heshi.reporters.lines import CLAIM, DRAFT, labelled, marked, point_of
from heshi.reporters.paint import VERDICT_INK, Ink
from heshi.reporters.places import place_of
from heshi.text.width import visible
from heshi.words import Lang, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from heshi.document import Document
    from heshi.findings import Coverage, Fix, Notice, Suppression
    from heshi.rules.model import Origin
    from heshi.text.spans import Span

VERDICTS = {
    Verdict.SUPPORTED: Words(zh="支持", en="supported"),
    Verdict.PARTIAL: Words(zh="部分", en="partial"),
    Verdict.CONTRADICTED: Words(zh="矛盾", en="contradicted"),
    Verdict.MISSING: Words(zh="缺失", en="missing"),
}
"""The verdicts, in the order in which the totals give them."""

_GAP = Words(zh="问题", en="issue")
_EVIDENCE = Words(zh="依据", en="proof")
_FIX = Words(zh="建议", en="fix  ")
_CHANGES = (
    Words(zh="把“{old}”改为“{new}”", en="change “{old}” to “{new}”"),
    Words(zh="删去“{old}”", en="remove “{old}”"),
    Words(zh="加上“{new}”", en="add “{new}”"),
)
"""What a fix does: with old and new words, with no new ones, with no old ones."""

ORIGIN = Words(zh="来源", en="from ")
_ORIGIN = Words(zh="“{text}”（{where}）", en="“{text}” ({where})")
_AND = Words(zh="，", en=", ")
_REASON = Words(zh="理由", en="since")
SUPPRESSED = Words(zh="已忽略", en="suppressed")
SUPPRESSED_BY = {
    SuppressedBy.DRAFT: Words(zh="稿件中写明", en="as the draft says"),
    SuppressedBy.CONFIG: Words(zh="配置中写明", en="as the configuration says"),
    SuppressedBy.BASELINE: Words(zh="基线中已有", en="as the baseline has it"),
}
"""Where it is written that a finding does not count."""

_HELP = Words(zh="办法", en="help ")
FAILED = Words(zh="未能核对", en="not checked")
NOTICE = Words(zh="提醒", en="notice")
UNBACKED = Words(
    zh="没有主张支持 {unbacked}（可核对 {checkable} · 支持 {backed} · 矛盾 {contradicted}）",
    en="no claim backs {unbacked} (checkable {checkable} · supported {backed} · contradicted {contradicted})",
)
"""How much of a draft the claims speak of."""

FACTS = {
    "date": Words(zh="日期", en="date"),
    "quantity": Words(zh="数字", en="figure"),
    "quote": Words(zh="引语", en="quote"),
    "list": Words(zh="列举", en="list"),
}
"""The kinds of mentions that are facts, see ``Unbacked``."""
_BRACKETS = Words(zh="（可不写 {}）", en=" ({} optional)")
TOTAL = Words(zh="合计", en="total")
NOTHING = Words(zh="没有核对任何主张", en="no claim was checked")


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
            for notice in () if self.view.quiet else draft.notices:
                yield "\n".join(self.notice(notice, draft.document))
            if draft.coverage is not None:
                yield "\n".join(self._coverage(draft.coverage, draft.document))
        yield from map(self.failure, draft.failures)

    def nothing_checked(self, report: Report) -> Iterator[str]:
        """Yield that no claim was checked, where nothing else says why."""
        if report.nothing_checked() and not any(True for _ in report.all_failures()):
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

    def _is_told(self, finding: Finding) -> bool:
        """Return whether a finding is listed."""
        if self.view.quiet:
            return finding.fails(self.view.fail_on)
        idle = finding.verdict is Verdict.SUPPORTED or finding.suppressed is not None
        return self.view.verbose or not idle

    def _coverage(self, coverage: Coverage, document: Document) -> Iterator[str]:
        """Yield how much of a draft the claims speak of, and the facts that none backs."""
        path = document.source.path
        yield f"{self._place(path)}  {coverage_of(coverage, self.view.lang)}"
        for fact in coverage.unbacked:
            where = self._place(f"{path}:{point_of(document, fact.at)}")
            kind = FACTS[fact.what].in_(self.view.lang)
            yield f"  {where}  {kind}  {visible(fact.at.of(document.prose))}"

    def _place(self, name: str) -> str:
        """Return the name of a place."""
        return Ink.PLACE.on(visible(name), colour=self.view.colour)

    def _ink(self, ink: Ink, words: Words) -> str:
        """Return words in an ink."""
        return ink.on(words.in_(self.view.lang), colour=self.view.colour)


def counted(findings: Iterable[Finding], failures: Iterable[Failure], view: View) -> str:
    """Return how many findings have each verdict, in one line; the suppressed ones are counted apart.

    Args:
        findings: of a draft or of a run.
        failures: what could not be checked there.
        view: the language and the colours; none has the colour of its verdict where there is none of it.
    """
    findings = list(findings)
    count = Counter(finding.verdict for finding in findings if finding.suppressed is None)
    optional = sum(
        finding.verdict is Verdict.MISSING and not finding.claim.required and finding.suppressed is None
        for finding in findings
    )
    parts = [
        (VERDICT_INK[verdict] if count[verdict] else Ink.FAINT).on(
            f"{words.in_(view.lang)} {count[verdict]}", colour=view.colour
        )
        for verdict, words in VERDICTS.items()
    ]
    if optional:
        parts[-1] += _BRACKETS.in_(view.lang).format(optional)
    if suppressed := sum(finding.suppressed is not None for finding in findings):
        parts.append(Ink.FAINT.on(f"{SUPPRESSED.in_(view.lang)} {suppressed}", colour=view.colour))
    if failed := sum(1 for _ in failures):
        parts.append(Ink.BAD.on(f"{FAILED.in_(view.lang)} {failed}", colour=view.colour))
    return " · ".join(parts)


def judged(finding: Finding, lang: Lang) -> str:
    """Return the verdict in a word, and what takes from its weight: 部分（警告）, 已忽略（矛盾）."""
    verdict = VERDICTS[finding.verdict].in_(lang)
    if finding.suppressed is not None:
        return SUPPRESSED.in_(lang) + _IN_BRACKETS.in_(lang).format(verdict)
    return verdict + (GRADES[Rank.of(finding.severity)].remark.in_(lang) if finding.gaps else "")


_IN_BRACKETS = Words(zh="（{}）", en=" ({})")


def origin_of(origin: Origin, lang: Lang) -> str:
    """Return the sentence of a source on which a claim stands, and where it is."""
    where = [str(origin.place)]
    if origin.source != origin.place.path:
        where.insert(0, origin.source)
    return _ORIGIN.in_(lang).format(text=origin.text, where=_AND.in_(lang).join(where))


def reason_of(suppression: Suppression, lang: Lang) -> str:
    """Return why a finding does not count, and where that is written."""
    by = SUPPRESSED_BY[suppression.by].in_(lang)
    return suppression.reason + _IN_BRACKETS.in_(lang).format(by) if suppression.reason else by


def change_of(fix: Fix, document: Document, lang: Lang) -> str:
    """Return what a fix does, in words."""
    old, new = fix.at.of(document.prose), fix.text
    changed, removed, added = _CHANGES
    return (removed if not new else changed if old else added).in_(lang).format(old=old, new=new)


def coverage_of(coverage: Coverage, lang: Lang) -> str:
    """Return how much of a draft the claims speak of, in one line."""
    return UNBACKED.in_(lang).format(
        unbacked=len(coverage.unbacked),
        checkable=coverage.checkable,
        backed=coverage.backed,
        contradicted=coverage.contradicted,
    )


def located(finding: Finding, document: Document) -> str:
    """Return ``path:line:column`` of the first place that shows a finding, or the path alone.

    Args:
        finding: the finding.
        document: the draft that it is about.
    """
    place = place_of(finding)
    path = document.source.path
    return path if place is None else f"{path}:{point_of(document, place)}"


REPORTER = Reporter(
    says=Words(zh="给人看的报告，写到终端。", en="A report for people, in a terminal."),
    render=render,
    sample="fixtures/samples/report.txt",
)

"""What the formats say alike: verdicts, totals, sources, reasons, fixes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from heshi.findings import SuppressedBy, Verdict
from heshi.reporters.grades import GRADES, Rank
from heshi.reporters.lines import point_of
from heshi.reporters.paint import VERDICT_INK, Ink
from heshi.reporters.places import place_of
from heshi.words import Lang, Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from heshi.document import Document
    from heshi.findings import Coverage, Failure, Finding, Fix, Notice, Report, Suppression
    from heshi.reporters.base import View
    from heshi.rules.model import Origin

VERDICTS = {
    Verdict.SUPPORTED: Words(zh="支持", en="supported"),
    Verdict.PARTIAL: Words(zh="部分", en="partial"),
    Verdict.CONTRADICTED: Words(zh="矛盾", en="contradicted"),
    Verdict.MISSING: Words(zh="缺失", en="missing"),
}
"""The verdicts, in the order in which the totals give them."""

_CHANGES = (
    Words(zh="把“{old}”改为“{new}”", en="change “{old}” to “{new}”"),
    Words(zh="删去“{old}”", en="remove “{old}”"),
    Words(zh="加上“{new}”", en="add “{new}”"),
)
"""What a fix does: with old and new words, with no new ones, with no old ones."""

ORIGIN = Words(zh="来源", en="from ")
_ORIGIN = Words(zh="“{text}”（{where}）", en="“{text}” ({where})")
_AND = Words(zh="，", en=", ")
SUPPRESSED = Words(zh="已忽略", en="suppressed")
SUPPRESSED_BY = {
    SuppressedBy.DRAFT: Words(zh="稿件中写明", en="as the draft says"),
    SuppressedBy.CONFIG: Words(zh="配置中写明", en="as the configuration says"),
    SuppressedBy.BASELINE: Words(zh="基线中已有", en="as the baseline has it"),
}
"""Where it is written that a finding does not count."""

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
NOTHING_BECAUSE = Words(
    zh="事实表里没有主张，或者主张都可以不写，稿件也都没有写",
    en="there are no claims in the sheets, or all may be left out and are",
)
_IN_BRACKETS = Words(zh="（{}）", en=" ({})")


def checked_nothing(report: Report) -> bool:
    """Return whether no claim was checked and no failure says why."""
    return report.nothing_checked() and not any(True for _ in report.all_failures())


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


def sentences_of(told: Failure | Notice, lang: Lang) -> tuple[str, ...]:
    """Return what is wrong or to be known, and what can be done about it, where that can be said."""
    words = (told.problem,) if told.help is None else (told.problem, told.help)
    return tuple(each.in_(lang) for each in words)


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

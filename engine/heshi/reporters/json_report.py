"""The report as JSON, for programs: documented in ``docs/report-json.md`` and stable.

All offsets are Unicode code points of the decoded source, half-open; lines and columns count from 1,
columns in code points.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshi.findings import DraftReport, Failure, Finding, Gap, Report, Verdict
from heshi.reporters.base import Reporter, View
from heshi.reporters.jsontext import dumped
from heshi.words import Lang, Words

if TYPE_CHECKING:
    from heshi.document import Document
    from heshi.findings import Coverage, Notice, Suppression
    from heshi.rules.model import Origin
    from heshi.text.spans import SourceSpan, Span

SCHEMA = "heshi-report/1"
"""Names this shape. Keys may be added under the same name; none is taken away or changed."""


def render(report: Report, view: View) -> str:
    """Return ``report`` as one JSON object.

    Args:
        report: what a run found.
        view: the language of the sentences, and what counts as a gap.
    """
    return dumped(as_json(report, view), indent=2) + "\n"


def as_json(report: Report, view: View) -> dict[str, object]:
    """Return ``report`` as the value that is written."""
    return {
        "schema": SCHEMA,
        "drafts": [_draft(draft, view.lang) for draft in report.drafts],
        "failures": [failure_json(failure, view.lang) for failure in report.failures],
        "notices": [notice_json(notice, None, view.lang) for notice in report.notices],
        "summary": summary_json(report, view),
    }


def summary_json(report: Report, view: View) -> dict[str, object]:
    """Return the totals of a report."""
    counts = report.counts()
    return {
        **{verdict.value: counts[verdict] for verdict in Verdict},
        "suppressed": report.suppressed(),
        "failures": sum(1 for _ in report.all_failures()),
        "exit_status": report.exit_status(view.fail_on),
    }


def place(document: Document, span: Span | None) -> dict[str, int | str] | None:
    """Return where in the source a place of the prose stands.

    Args:
        document: the draft.
        span: the place in its prose, or None where there is none.
    """
    return None if span is None else _source_place(document, document.to_source(span))


def _source_place(document: Document, at: SourceSpan) -> dict[str, int | str]:
    """Return a place of the source; in a format without lines also as people are told of it."""
    start, end = document.lines.point(at.start), document.lines.point(at.end)
    told: dict[str, int | str] = (
        {"place": document.place(at)} if document.source.line_sign or document.source.pages else {}
    )
    return {
        "start": at.start,
        "end": at.end,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        **told,
    }


def _draft(draft: DraftReport, lang: Lang) -> dict[str, object]:
    """Return one draft's part of the report."""
    document = draft.document
    findings = [] if document is None else [finding_json(each, document, lang) for each in draft.findings]
    return {
        "path": draft.path,
        "findings": findings,
        "failures": [failure_json(failure, lang) for failure in draft.failures],
        "notices": [notice_json(notice, document, lang) for notice in draft.notices],
        "coverage": document and draft.coverage and coverage_json(draft.coverage, document),
    }


def finding_json(finding: Finding, document: Document, lang: Lang) -> dict[str, object]:
    """Return one finding."""
    claim = finding.claim
    return {
        "sheet": claim.sheet,
        "claim": claim.id,
        "says": claim.says,
        "kind": claim.kind,
        "verdict": finding.verdict.value,
        "severity": finding.severity.value,
        "required": claim.required,
        "gaps": [_gap(gap, document, lang) for gap in finding.gaps],
        "evidence": [
            {"role": one.role, "text": one.at.of(document.prose), "at": place(document, one.at)}
            for one in finding.evidence
        ],
        "origin": claim.origin and _origin(claim.origin),
        "suppressed": finding.suppressed and _suppression(finding.suppressed, document),
    }


def _gap(gap: Gap, document: Document, lang: Lang) -> dict[str, object]:
    """Return one gap."""
    return {
        "code": gap.code,
        "message": gap.message(lang),
        "expected": gap.expected,
        "found": gap.found,
        "at": place(document, gap.at),
        "fix": gap.fix and {"at": place(document, gap.fix.at), "text": gap.fix.text},
    }


def _origin(origin: Origin) -> dict[str, object]:
    """Return the sentence of a source on which a claim stands."""
    at = origin.place
    return {
        "source": origin.source,
        "text": origin.text,
        "path": at.path,
        "line": at.line,
        "column": at.column,
    }


def _suppression(suppression: Suppression, document: Document) -> dict[str, object]:
    """Return why a finding does not count."""
    return {
        "by": suppression.by.value,
        "reason": suppression.reason,
        "at": suppression.at and _source_place(document, suppression.at),
    }


def failure_json(failure: Failure, lang: Lang) -> dict[str, object]:
    """Return one failure."""
    return {
        "what": failure.what,
        "problem": failure.problem.in_(lang),
        "help": None if failure.help is None else failure.help.in_(lang),
    }


def notice_json(notice: Notice, document: Document | None, lang: Lang) -> dict[str, object]:
    """Return one notice."""
    return {
        "problem": notice.problem.in_(lang),
        "help": None if notice.help is None else notice.help.in_(lang),
        "at": document and notice.at and _source_place(document, notice.at),
    }


def coverage_json(coverage: Coverage, document: Document) -> dict[str, object]:
    """Return how much of a draft the claims speak of."""
    return {
        "checkable": coverage.checkable,
        "backed": coverage.backed,
        "contradicted": coverage.contradicted,
        "unbacked": [
            {"what": fact.what, "text": fact.at.of(document.prose), "at": place(document, fact.at)}
            for fact in coverage.unbacked
        ],
    }


REPORTER = Reporter(
    says=Words(zh="一个 JSON 对象，供程序读取。", en="One JSON object, for programs."),
    render=render,
    sample="fixtures/samples/report.json",
)

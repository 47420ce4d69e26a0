"""The report as JSON, for programs: documented in ``docs/report-json.md`` and stable.

All offsets are Unicode code points of the decoded source, half-open; lines and columns count from 1,
columns in code points.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from heshi.findings import DraftReport, Failure, Finding, Gap, Report, Verdict
from heshi.reporters.base import Reporter, View
from heshi.words import Lang, Words

if TYPE_CHECKING:
    from heshi.document import Document
    from heshi.text.spans import Span

SCHEMA = "heshi-report/1"
"""Names this shape. Keys may be added under the same name; none is taken away or changed."""


def render(report: Report, view: View) -> str:
    """Return ``report`` as one JSON object.

    Args:
        report: what a run found.
        view: the language of the sentences, and what counts as a gap.
    """
    return json.dumps(as_json(report, view), ensure_ascii=False, indent=2) + "\n"


def as_json(report: Report, view: View) -> dict[str, object]:
    """Return ``report`` as the value that is written."""
    counts = report.counts()
    return {
        "schema": SCHEMA,
        "drafts": [_draft(draft, view.lang) for draft in report.drafts],
        "failures": [_failure(failure, view.lang) for failure in report.failures],
        "summary": {
            **{verdict.value: counts[verdict] for verdict in Verdict},
            "failures": sum(1 for _ in report.all_failures()),
            "exit_status": report.exit_status(view.fail_on),
        },
    }


def place(document: Document, span: Span | None) -> dict[str, int] | None:
    """Return where in the source a place of the prose stands.

    Args:
        document: the draft.
        span: the place in its prose, or None where there is none.
    """
    if span is None:
        return None
    at = document.to_source(span)
    start, end = document.lines.point(at.start), document.lines.point(at.end)
    return {
        "start": at.start,
        "end": at.end,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
    }


def _draft(draft: DraftReport, lang: Lang) -> dict[str, object]:
    """Return one draft's part of the report."""
    findings = (
        []
        if draft.document is None
        else [_finding(finding, draft.document, lang) for finding in draft.findings]
    )
    return {
        "path": draft.path,
        "findings": findings,
        "failures": [_failure(failure, lang) for failure in draft.failures],
    }


def _finding(finding: Finding, document: Document, lang: Lang) -> dict[str, object]:
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
    }


def _gap(gap: Gap, document: Document, lang: Lang) -> dict[str, object]:
    """Return one gap."""
    return {
        "code": gap.code,
        "message": gap.message(lang),
        "expected": gap.expected,
        "found": gap.found,
        "at": place(document, gap.at),
    }


def _failure(failure: Failure, lang: Lang) -> dict[str, object]:
    """Return one failure."""
    return {
        "what": failure.what,
        "problem": failure.problem.in_(lang),
        "help": None if failure.help is None else failure.help.in_(lang),
    }


REPORTER = Reporter(
    says=Words(zh="一个 JSON 对象，供程序读取。", en="One JSON object, for programs."),
    render=render,
    sample="fixtures/samples/report.json",
)

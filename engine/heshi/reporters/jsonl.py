"""The report as JSON lines, for programs that read as they go: one finding a line, the totals last.

Every line is an object whose ``type`` says what it is; the other keys are those of the JSON report, which
``docs/report-json.md`` documents.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshi.reporters.base import Reporter, View
from heshi.reporters.json_report import (
    SCHEMA,
    coverage_json,
    failure_json,
    finding_json,
    notice_json,
    summary_json,
)
from heshi.reporters.jsontext import dumped
from heshi.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heshi.findings import DraftReport, Report


def render(report: Report, view: View) -> str:
    """Return ``report`` as JSON objects, a line each.

    Args:
        report: what a run found.
        view: the language of the sentences, and what counts as a gap.
    """
    lines = [line for draft in report.drafts for line in _draft(draft, view)]
    lines += [{"type": "failure", "path": None, **failure_json(each, view.lang)} for each in report.failures]
    lines += [
        {"type": "notice", "path": None, **notice_json(each, None, view.lang)} for each in report.notices
    ]
    lines.append({"type": "summary", "schema": SCHEMA, **summary_json(report, view)})
    return "".join(dumped(line) + "\n" for line in lines)


def _draft(draft: DraftReport, view: View) -> Iterator[dict[str, object]]:
    """Yield what is to be told of a draft."""
    document, path = draft.document, draft.path
    if document is not None:
        for finding in draft.findings:
            yield {"type": "finding", "path": path, **finding_json(finding, document, view.lang)}
    for failure in draft.failures:
        yield {"type": "failure", "path": path, **failure_json(failure, view.lang)}
    for notice in draft.notices:
        yield {"type": "notice", "path": path, **notice_json(notice, document, view.lang)}
    if document is not None and draft.coverage is not None:
        yield {"type": "coverage", "path": path, **coverage_json(draft.coverage, document)}


REPORTER = Reporter(
    says=Words(
        zh="每条主张的结果占一行 JSON，最后一行是合计，供程序边读边处理。",
        en="JSON lines: one finding a line and the totals last, for programs that read as they go.",
    ),
    render=render,
    sample="fixtures/samples/report.jsonl",
)

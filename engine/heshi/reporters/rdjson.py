"""The report as rdjson, the Reviewdog Diagnostic Format: comments on changes, with suggestions.

Its columns count bytes of UTF-8, from 1, the end exclusive.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshi.reporters.base import Reporter, View
from heshi.reporters.grades import GRADES, Rank
from heshi.reporters.jsontext import dumped
from heshi.reporters.places import region, relative
from heshi.reporters.remarks import Remark, remarks
from heshi.text.lines import Unit
from heshi.text.width import visible
from heshi.words import Words

if TYPE_CHECKING:
    from heshi.document import Document
    from heshi.findings import Report
    from heshi.text.spans import SourceSpan

NAME = "heshi"


def render(report: Report, view: View) -> str:
    """Return ``report`` as one JSON object, a ``DiagnosticResult``.

    Args:
        report: what a run found.
        view: the language, and the folder that paths are made relative to.
    """
    told = remarks(report, view)
    gravest = min((remark.rank for remark in told), key=lambda rank: rank.order, default=Rank.INFO)
    result = {
        "source": {"name": NAME},
        "severity": GRADES[gravest].rdjson,
        "diagnostics": [_diagnostic(remark, view) for remark in told],
    }
    return dumped(result, indent=2) + "\n"


def _diagnostic(remark: Remark, view: View) -> dict[str, object]:
    """Return one diagnostic."""
    found: dict[str, object] = {
        "message": "\n".join(map(visible, (remark.title, *remark.lines))),
        "location": _location(remark, view),
        "severity": GRADES[remark.rank].rdjson,
        "source": {"name": NAME},
        "code": {"value": remark.rule},
    }
    document = remark.document
    if document is not None and remark.fixes:
        found["suggestions"] = [
            {"range": _range(document, document.to_source(fix.at)), "text": fix.text} for fix in remark.fixes
        ]
    return found


def _location(remark: Remark, view: View) -> dict[str, object]:
    """Return where a remark is shown."""
    path = relative(remark.path, view.root)
    if remark.document is not None and remark.at is not None:
        return {"path": path, "range": _range(remark.document, remark.at)}
    # Without the text there are no bytes to count, so a column is left out.
    return {"path": path, "range": {"start": {"line": remark.line}}} if remark.line else {"path": path}


def _range(document: Document, at: SourceSpan) -> dict[str, object]:
    """Return a place of the source."""
    place = region(document, at, Unit.UTF8)
    return {
        "start": {"line": place.start.line, "column": place.start.column},
        "end": {"line": place.end.line, "column": place.end.column},
    }


REPORTER = Reporter(
    says=Words(
        zh="rdjson，交给 reviewdog 在改动上留言，带修改建议。",
        en="rdjson for reviewdog: comments on changes, with suggestions.",
    ),
    render=render,
    sample="fixtures/samples/report.rdjson",
)

"""The report as a GitLab code quality report: a bare array of findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshi.reporters.base import Reporter, View
from heshi.reporters.grades import GRADES
from heshi.reporters.jsontext import dumped
from heshi.reporters.places import region, relative
from heshi.reporters.remarks import Remark, in_one_line, remarks
from heshi.text.lines import Unit
from heshi.words import Words

if TYPE_CHECKING:
    from heshi.findings import Report


def render(report: Report, view: View) -> str:
    """Return ``report`` as a JSON array.

    Args:
        report: what a run found.
        view: the language, and the folder that paths are made relative to.
    """
    return dumped([_issue(remark, view) for remark in remarks(report, view)], indent=2) + "\n"


def _issue(remark: Remark, view: View) -> dict[str, object]:
    """Return one finding, or one thing that could not be checked."""
    line = remark.line or 1
    if remark.document is not None and remark.at is not None:
        line = region(remark.document, remark.at, Unit.CODE_POINT).start.line
    return {
        "description": in_one_line(remark, view.lang),
        "check_name": remark.rule,
        "fingerprint": remark.fingerprint,
        "severity": GRADES[remark.rank].gitlab,
        "location": {"path": relative(remark.path, view.root), "lines": {"begin": line}},
    }


REPORTER = Reporter(
    says=Words(
        zh="GitLab 代码质量报告，显示在合并请求里。",
        en="A GitLab code quality report, shown in merge requests.",
    ),
    render=render,
    sample="fixtures/samples/report.gitlab.json",
)

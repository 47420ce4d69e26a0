"""The report as Checkstyle XML, which Jenkins and many other programs read."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from heshi.reporters.base import Reporter, View
from heshi.reporters.grades import GRADES
from heshi.reporters.places import region, relative
from heshi.reporters.remarks import Remark, in_one_line, remarks
from heshi.reporters.xmltext import legal, shown, written
from heshi.text.lines import Unit
from heshi.words import Words

if TYPE_CHECKING:
    from heshi.findings import Report

_VERSION = "4.3"
"""The version of Checkstyle whose format this is; some programs refuse a report without one."""


def render(report: Report, view: View) -> str:
    """Return ``report`` as XML: a file element for each draft, checked without a gap included.

    Args:
        report: what a run found.
        view: the language, and the folder that paths are made relative to.
    """
    root = ET.Element("checkstyle", version=_VERSION)
    files: dict[str, ET.Element] = {}
    told = remarks(report, view)
    for path in (*(draft.path for draft in report.drafts), *(remark.path for remark in told)):
        name = legal(relative(path, view.root))
        if name not in files:
            files[name] = ET.SubElement(root, "file", name=name)
    for remark in told:
        ET.SubElement(files[legal(relative(remark.path, view.root))], "error", _attributes(remark, view))
    return written(root)


def _attributes(remark: Remark, view: View) -> dict[str, str]:
    """Return what is told of a remark; columns count code points."""
    line, column = remark.line or 1, remark.column or 1
    if remark.document is not None and remark.at is not None:
        start = region(remark.document, remark.at, Unit.CODE_POINT).start
        line, column = start.line, start.column
    return {
        "line": str(line),
        "column": str(column),
        "severity": GRADES[remark.rank].checkstyle,
        "message": legal(in_one_line(remark, view.lang)),
        "source": shown(f"heshi.{remark.rule}"),
    }


REPORTER = Reporter(
    says=Words(
        zh="Checkstyle XML，Jenkins 等许多程序能读。",
        en="Checkstyle XML, which Jenkins and many other programs read.",
    ),
    render=render,
    sample="fixtures/samples/report.checkstyle.xml",
)

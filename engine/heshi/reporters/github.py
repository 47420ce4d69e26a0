"""The report as workflow commands of GitHub Actions: annotations in the run and in the pull request.

GitHub shows ten annotations of a level for each step, so the gravest come first, and a notice at the end
counts all. Every line is a command and every text in it is escaped: no draft can give commands of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshi.findings import Verdict
from heshi.reporters.base import Reporter, View
from heshi.reporters.grades import GRADES
from heshi.reporters.places import region, relative
from heshi.reporters.remarks import Remark, counts, remarks, worst_first
from heshi.reporters.telling import counted
from heshi.text.lines import Unit
from heshi.text.width import clip, visible
from heshi.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from heshi.findings import Report

MOST = 10
"""How many annotations of a level GitHub shows for one step; the notice at the end is one of them."""

_WIDEST_TITLE, _WIDEST_LINE, _MOST_LINES = 200, 600, 20
"""How many cells a title and a line of a message may have, and how many lines a message: an annotation of
more than GitHub takes would be lost."""
_MOST_NAMED = 30
"""How many missing claims are named in the notice at the end."""

_NAME = Words(zh="核实", en="Heshi")
_MISSING = Words(zh="缺失：{}", en="missing: {}")
_AND_MORE = Words(zh=" 等 {} 条", en=" and {} more")
_LEFT_OUT = Words(
    zh="另有 {} 处没有在这里列出：GitHub 每一步每一级只显示 10 条",
    en="{} more are not listed here: GitHub shows 10 of a level for each step",
)


def render(report: Report, view: View) -> str:
    """Return ``report`` as workflow commands, a line each.

    Args:
        report: what a run found.
        view: the language, and the folder that paths are made relative to.
    """
    left = {"error": MOST, "warning": MOST, "notice": MOST - 1}
    lines: list[str] = []
    untold = 0
    for remark in worst_first(remarks(report, view)):
        level = GRADES[remark.rank].github
        if left[level]:
            left[level] -= 1
            lines.append(_command(level, _properties(remark, view), remark.lines))
        else:
            untold += 1
    summary = tuple(_summary(report, view, untold))
    lines.append(_command("notice", {"title": _NAME.in_(view.lang)}, summary))
    return "\n".join(lines) + "\n"


def _properties(remark: Remark, view: View) -> dict[str, str]:
    """Return where GitHub is to show a remark; columns only where it stands on one line.

    GitHub counts columns as JavaScript does, and its last column is one that belongs to the range.
    """
    found = {"file": visible(relative(remark.path, view.root))}
    if remark.document is not None and remark.at is not None:
        place = region(remark.document, remark.at, Unit.UTF16)
        found |= {"line": str(place.start.line), "endLine": str(place.end.line)}
        if place.start.line == place.end.line:
            last = max(place.start.column, place.end.column - 1)
            found |= {"col": str(place.start.column), "endColumn": str(last)}
    else:
        found["line"] = str(remark.line or 1)
    return {**found, "title": clip(visible(remark.title), _WIDEST_TITLE)}


def _command(level: str, properties: Mapping[str, str], lines: Sequence[str]) -> str:
    """Return a workflow command, escaped as GitHub's toolkit does it."""
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    shown = [clip(visible(line), _WIDEST_LINE) for line in lines[:_MOST_LINES]]
    return f"::{level} {told}::{_data(chr(10).join(shown))}"


def _data(text: str) -> str:
    """Return a text that cannot end its command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Return a text that cannot end its property either."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _summary(report: Report, view: View, untold: int) -> Iterator[str]:
    """Yield the totals, the claims that no line of a draft is about, and how much is not listed."""
    yield from (notice.problem.in_(view.lang) for notice in report.notices)
    if report.idle:
        return
    yield counted(report.findings(), report.all_failures(), View(view.lang))
    missing = [
        visible(finding.claim.ref)
        for finding in report.findings()
        if finding.verdict is Verdict.MISSING and counts(finding)
    ]
    if missing:
        more = len(missing) - _MOST_NAMED
        named = ", ".join(missing[:_MOST_NAMED]) + (_AND_MORE.in_(view.lang).format(more) if more > 0 else "")
        yield _MISSING.in_(view.lang).format(named)
    if untold:
        yield _LEFT_OUT.in_(view.lang).format(untold)


REPORTER = Reporter(
    says=Words(
        zh="GitHub Actions 的工作流命令，在改动旁边显示注释。",
        en="Workflow commands of GitHub Actions: annotations beside the changes.",
    ),
    render=render,
    sample="fixtures/samples/report.github.txt",
)

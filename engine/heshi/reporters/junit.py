"""The report as JUnit XML, which every CI server reads: a suite for each draft, a case for each claim."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter
from typing import TYPE_CHECKING

from heshi.findings import DraftReport, Failure, Finding, Verdict
from heshi.reporters.base import Reporter, View
from heshi.reporters.places import relative
from heshi.reporters.remarks import NOT_CHECKED, Remark, remarks
from heshi.reporters.telling import (
    NOTHING,
    NOTHING_BECAUSE,
    checked_nothing,
    coverage_of,
    judged,
    located,
    reason_of,
    sentences_of,
)
from heshi.reporters.xmltext import legal, shown, written
from heshi.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from heshi.findings import Report

LARGEST = 30_000_000
"""How many bytes GitLab takes."""

_OPTIONAL = Words(zh="可以不写，稿件没有写", en="may be left out, and is")
_NO_PASSES = Words(
    zh="报告太大，得到支持的主张没有逐条列出", en="the report is too large to list what is supported"
)
_AND = Words(zh="；", en="; ")


def render(report: Report, view: View) -> str:
    """Return ``report`` as XML.

    Args:
        report: what a run found.
        view: the language, what counts as a gap, and the folder that paths are made relative to.
    """
    text = _document(report, view, passes=True)
    return text if len(text.encode()) <= LARGEST else _document(report, view, passes=False)


def _document(report: Report, view: View, *, passes: bool) -> str:
    """Return the whole document, with or without the cases that passed."""
    root = ET.Element("testsuites", name="heshi check")
    told = {id(remark.finding): remark for remark in remarks(report, view, whole=True)}
    for draft in report.drafts:
        _suite(root, draft, told, view, passes=passes)
    failures = list(report.failures)
    if checked_nothing(report):
        failures.append(Failure(NOTHING.in_(view.lang), NOTHING_BECAUSE))
    if failures or report.notices:
        suite = _begun(root, "heshi")
        for failure in failures:
            path = failure.place.path if failure.place else failure.what
            _error(suite, path, failure, view)
        lines = [notice.problem.in_(view.lang) for notice in report.notices]
        if report.idle:  # some readers take a file without a case for a fault
            case = ET.SubElement(
                suite, "testcase", {"classname": "heshi", "name": "heshi check", "time": "0"}
            )
            ET.SubElement(case, "skipped", message=shown(_AND.in_(view.lang).join(lines)))
        _count(suite)
        if lines:
            ET.SubElement(suite, "system-out").text = shown(*lines)
    return written(root)


def _suite(
    root: ET.Element, draft: DraftReport, told: dict[int, Remark], view: View, *, passes: bool
) -> None:
    """Add the suite of a draft."""
    suite = _begun(root, shown(relative(draft.path, view.root)))
    passed = 0
    for finding in draft.findings:
        if draft.document is not None:
            if finding.verdict is Verdict.SUPPORTED and not passes:
                passed += 1
            else:
                _case(suite, draft, finding, told[id(finding)], view)
    for failure in draft.failures:
        _error(suite, draft.path, failure, view)
    _count(suite, passed)
    lines = [*_asides(draft, view), *([_NO_PASSES.in_(view.lang)] if passed else [])]
    if lines:
        ET.SubElement(suite, "system-out").text = shown(*lines)


def _case(suite: ET.Element, draft: DraftReport, finding: Finding, remark: Remark, view: View) -> None:
    """Add the case of a claim.

    One whose gaps do not make the run fail passes; what falls short is told in its output.
    """
    name = f"{finding.claim.ref} {finding.claim.says}"
    case = ET.SubElement(suite, "testcase", _named(draft.path, name, view))
    if not finding.gaps:
        return
    message = shown(_AND.in_(view.lang).join(remark.lines))
    where = located(finding, remark.document) if remark.document else draft.path
    body = shown(f"{where}  {judged(finding, view.lang)}", *remark.lines)
    if finding.suppressed is not None:
        reason = (
            f"{judged(finding, view.lang)}{_AND.in_(view.lang)}{reason_of(finding.suppressed, view.lang)}"
        )
        ET.SubElement(case, "skipped", message=shown(reason))
    elif finding.verdict is Verdict.MISSING and not finding.claim.required:
        ET.SubElement(case, "skipped", message=_OPTIONAL.in_(view.lang))
    elif finding.fails(view.fail_on):
        failure = ET.SubElement(case, "failure", message=message, type=finding.verdict.value)
        failure.text = body
    else:
        ET.SubElement(case, "system-out").text = body


def _error(suite: ET.Element, path: str, failure: Failure, view: View) -> None:
    """Add the case of something that could not be checked."""
    lines = sentences_of(failure, view.lang)
    case = ET.SubElement(suite, "testcase", _named(path, failure.what, view))
    error = ET.SubElement(case, "error", message=shown(_AND.in_(view.lang).join(lines)), type=NOT_CHECKED)
    error.text = shown(failure.what, *lines)


def _asides(draft: DraftReport, view: View) -> Iterator[str]:
    """Yield what is to be known of a draft besides its claims."""
    if draft.document is None:
        return
    for notice in draft.notices:
        where = "" if notice.at is None else f":{draft.document.place(notice.at)}"
        yield f"{draft.path}{where}  {_AND.in_(view.lang).join(sentences_of(notice, view.lang))}"
    if draft.coverage is not None:
        yield coverage_of(draft.coverage, view.lang)
        for fact in draft.coverage.unbacked:
            at = draft.document.to_source(fact.at)
            yield f"{draft.path}:{draft.document.place(at)}  {fact.at.of(draft.document.prose)}"


def _begun(root: ET.Element, name: str) -> ET.Element:
    """Return a new suite; its counts are set once its cases are in."""
    return ET.SubElement(root, "testsuite", name=name)


def _count(suite: ET.Element, unlisted: int = 0) -> None:
    """Set the counts of a suite whose cases are all in.

    Args:
        suite: the suite with all its cases.
        unlisted: how many cases that passed are not in it.
    """
    cases = suite.findall("testcase")
    _tell_apart(cases)
    suite.set("tests", str(len(cases) + unlisted))
    for count, kind in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(count, str(_having(cases, kind)))
    suite.set("time", "0")


def _tell_apart(cases: Iterable[ET.Element]) -> None:
    """Number the cases that have the name of one before: several faults of one draft."""
    seen: Counter[str] = Counter()
    for case in cases:
        name = case.get("name", "")
        seen[name] += 1
        if seen[name] > 1:
            case.set("name", f"{name} ({seen[name]})")


def _having(cases: Iterable[ET.Element], kind: str) -> int:
    return sum(case.find(kind) is not None for case in cases)


def _named(path: str, name: str, view: View) -> dict[str, str]:
    """Return what names a case: the draft and the claim together, for GitLab drops what has the same name."""
    file = relative(path, view.root)
    return {"classname": shown(file), "name": shown(name), "file": legal(file), "time": "0"}


REPORTER = Reporter(
    says=Words(
        zh="JUnit XML，各种 CI 都能读：每条主张是一个测试。",
        en="JUnit XML, which every CI server reads: each claim is a test case.",
    ),
    render=render,
    sample="fixtures/samples/report.junit.xml",
)

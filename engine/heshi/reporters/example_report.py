"""What ``heshi test`` prints: the examples that did not get their verdict, and what has no example yet."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Protocol

from heshi.reporters.paint import VERDICT_INK, Ink
from heshi.reporters.telling import VERDICTS
from heshi.reporters.xmltext import legal, written
from heshi.text.width import visible
from heshi.words import Lang, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from heshi.examples import ExampleReport, ExampleResult, Unseen
    from heshi.findings import Verdict
    from heshi.reporters.base import View
    from heshi.rules.model import Claim

SCHEMA = "heshi-examples/1"
"""Names the shape of the JSON. Keys may be added under the same name; none is taken away or changed."""

_UNTESTED = Words(
    zh="缺少例子：支持的和有出入的，各要至少一个",
    en="lacks examples: at least one of support and one of a gap are wanted",
)
_UNSEEN = Words(zh="还没有例子的差错：", en="gaps without an example: ")
_BROKEN = Words(zh="未能核对", en="not checked")
_NONE = Words(zh="这些事实表里没有例子", en="there are no examples in these sheets")
_COMPARED = Words(zh="应为 {}，得到 {}", en="expected {}, found {}")


def exit_status(report: ExampleReport, *, strict: bool) -> int:
    """Return 0 if all examples got their verdict, 1 if not, and 2 if there is none.

    Args:
        report: what became of the examples.
        strict: whether a claim that lacks examples counts as one that fails.
    """
    if report.failed or (strict and report.untested):
        return 1
    return 0 if report.results else 2


# --- for people ---------------------------------------------------------------------------------


def as_text(report: ExampleReport, view: View, *, strict: bool = False) -> str:
    """Return the report for a person to read.

    Args:
        report: what became of the examples.
        view: the language and the colours; ``verbose`` lists the gaps that no example shows.
        strict: whether a claim that lacks examples counts as one that fails; it is drawn as one.
    """
    pieces = ["\n".join(_failed(result, view)) for result in report.failed]
    ink = Ink.BAD if strict else Ink.HALF
    untested = [
        f"{visible(str(claim.place))}  {visible(claim.ref)}  "
        + ink.on(_UNTESTED.in_(view.lang), colour=view.colour)
        for claim in report.untested
    ]
    if untested:
        pieces.append("\n".join(untested))
    if view.verbose and report.unseen:
        pieces.append("\n".join(_lacking(unseen, view) for unseen in report.unseen))
    return "\n\n".join([*pieces, _totals(report, view)]) + "\n"


def _failed(result: ExampleResult, view: View) -> Iterator[str]:
    """Yield the lines of an example that did not get its verdict."""
    place = Ink.PLACE.on(visible(str(result.example.place)), colour=view.colour)
    yield f"{place}  {visible(result.claim.ref)}"
    yield f"  {visible(result.example.text)}"
    wanted = _verdict(result.wanted, result.example.gaps, view)
    if result.finding is not None:
        found = _verdict(result.finding.verdict, result.codes, view)
    else:
        found = Ink.BAD.on(_BROKEN.in_(view.lang), colour=view.colour)
    yield f"  {_COMPARED.in_(view.lang).format(wanted, found)}"
    if result.failure is not None:
        yield f"  {visible(result.failure.problem.in_(view.lang))}"


def _lacking(unseen: Unseen, view: View) -> str:
    """Return the line of the gaps of a kind that no example of a sheet shows."""
    told = f"{_UNSEEN.in_(view.lang)}{', '.join(unseen.codes)}"
    return f"{visible(unseen.path)}  {unseen.kind}  {Ink.FAINT.on(told, colour=view.colour)}"


def _verdict(verdict: Verdict, codes: tuple[str, ...] | None, view: View) -> str:
    """Return a verdict with its gap codes, as far as they are given."""
    name = VERDICT_INK[verdict].on(VERDICTS[verdict].in_(view.lang), colour=view.colour)
    return f"{name} [{', '.join(codes)}]" if codes else name


def _totals(report: ExampleReport, view: View) -> str:
    """Return how many examples passed, failed, and how much lacks any, in one line."""
    if not report.results:
        return Ink.BAD.on(_NONE.in_(view.lang), colour=view.colour)
    failed, untested = len(report.failed), len(report.untested)
    passed = len(report.results) - failed
    unseen = sum(len(each.codes) for each in report.unseen)
    parts = [
        (Ink.GOOD, Words(zh=f"通过 {passed}", en=f"passed {passed}")),
        (Ink.BAD if failed else Ink.FAINT, Words(zh=f"未通过 {failed}", en=f"failed {failed}")),
        (
            Ink.HALF if untested else Ink.FAINT,
            Words(zh=f"缺例子的主张 {untested}", en=f"claims untested {untested}"),
        ),
        (Ink.FAINT, Words(zh=f"缺例子的差错 {unseen}", en=f"gaps unseen {unseen}")),
    ]
    return " · ".join(ink.on(words.in_(view.lang), colour=view.colour) for ink, words in parts)


# --- for programs -------------------------------------------------------------------------------


def as_json(report: ExampleReport, view: View, *, strict: bool = False) -> str:
    """Return the report as one JSON object, documented in ``docs/command-line.md``.

    Args:
        report: what became of the examples.
        view: the language of the sentences.
        strict: whether a claim that lacks examples counts as one that fails.
    """
    value = {
        "schema": SCHEMA,
        "examples": [_example(result, view.lang) for result in report.results],
        "untested": [
            {"sheet": claim.sheet, "claim": claim.id, "at": _at(claim)} for claim in report.untested
        ],
        "unseen": [
            {"sheet": each.sheet, "path": each.path, "kind": each.kind, "gaps": list(each.codes)}
            for each in report.unseen
        ],
        "summary": {
            "passed": len(report.results) - len(report.failed),
            "failed": len(report.failed),
            "untested": len(report.untested),
            "exit_status": exit_status(report, strict=strict),
        },
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _example(result: ExampleResult, lang: Lang) -> dict[str, object]:
    """Return what became of one example."""
    gaps, place = result.example.gaps, result.example.place
    return {
        "sheet": result.claim.sheet,
        "claim": result.claim.id,
        "at": {"path": place.path, "line": place.line, "column": place.column},
        "text": result.example.text,
        "passed": result.passed,
        "expected": {"verdict": result.wanted.value, "gaps": None if gaps is None else list(gaps)},
        "found": result.finding and {"verdict": result.finding.verdict.value, "gaps": list(result.codes)},
        "failure": result.failure and result.failure.problem.in_(lang),
    }


def _at(claim: Claim) -> dict[str, object]:
    return {"path": claim.place.path, "line": claim.place.line, "column": claim.place.column}


def as_junit(report: ExampleReport, view: View, *, strict: bool = False) -> str:
    """Return the report as JUnit XML: a suite for each sheet, a case for each example.

    A claim that lacks examples is a case that was skipped, or with ``strict`` one that failed.

    Args:
        report: what became of the examples.
        view: the language of the sentences.
        strict: whether a claim that lacks examples counts as one that fails.
    """
    view = replace(view, colour=False)
    root = ET.Element("testsuites", name="heshi test")
    sheets = dict.fromkeys(
        [claim.sheet for claim in (*(result.claim for result in report.results), *report.untested)]
    )
    for sheet in sheets:
        suite = ET.SubElement(root, "testsuite", name=legal(sheet))
        results = [result for result in report.results if result.claim.sheet == sheet]
        for claim, group in groupby(results, key=lambda result: result.claim):
            count: Counter[Verdict] = Counter()
            for result in group:
                count[result.wanted] += 1
                _case(suite, result, f"{claim.id} {result.wanted} {count[result.wanted]}", view)
        untested = [claim for claim in report.untested if claim.sheet == sheet]
        for claim in untested:
            case = ET.SubElement(suite, "testcase", _named(claim, f"{claim.id} examples"))
            ET.SubElement(
                case, "failure" if strict else "skipped", message=_UNTESTED.in_(view.lang), type="untested"
            )
        failed = sum(not result.passed for result in results) + (len(untested) if strict else 0)
        suite.set("tests", str(len(results) + len(untested)))
        suite.set("failures", str(failed))
        suite.set("skipped", str(0 if strict else len(untested)))
        told = [_lacking(unseen, view) for unseen in report.unseen if unseen.sheet == sheet]
        if told:
            ET.SubElement(suite, "system-out").text = legal("\n".join(told))
    return written(root)


def _case(suite: ET.Element, result: ExampleResult, name: str, view: View) -> None:
    """Add an example to its suite."""
    case = ET.SubElement(suite, "testcase", _named(result.claim, name))
    case.set("line", str(result.example.place.line))
    if result.passed:
        return
    place, _, message = (line.strip() for line in list(_failed(result, view))[:3])
    failure = ET.SubElement(case, "failure", message=legal(message), type=_kind_of_failure(result))
    failure.text = legal(f"{place}\n{result.example.text}\n{message}")


def _named(claim: Claim, name: str) -> dict[str, str]:
    """Return what names a case."""
    return {
        "classname": legal(claim.sheet),
        "name": legal(name),
        "file": legal(claim.place.path),
        "time": "0",
    }


def _kind_of_failure(result: ExampleResult) -> str:
    return "not-checked" if result.finding is None else result.finding.verdict.value


class Form(Protocol):
    """A format of the report."""

    def __call__(self, report: ExampleReport, view: View, *, strict: bool = False) -> str:
        """Return the report as text that ends with a line feed."""
        ...


FORMS: Mapping[str, Form] = {"text": as_text, "json": as_json, "junit": as_junit}
"""Every format by the name that ``--format`` takes."""

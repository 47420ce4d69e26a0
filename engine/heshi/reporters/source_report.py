"""What ``heshi sources`` prints: the claims that their own sources do not support, and the hashes written."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from heshi.findings import Verdict
from heshi.reporters.json_report import place
from heshi.reporters.lines import CLAIM, labelled, marked, point_of
from heshi.reporters.paint import VERDICT_INK, Ink
from heshi.reporters.text import VERDICTS
from heshi.sources import State, Support
from heshi.text.width import visible
from heshi.words import Lang, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from heshi.findings import Failure, Finding, Gap
    from heshi.reporters.base import View
    from heshi.rules.model import Claim
    from heshi.sources import SourceReport, SourceResult
    from heshi.text.spans import Span

SCHEMA = "heshi-sources/1"
"""Names the shape of the JSON. Keys may be added under the same name; none is taken away or changed."""

_STATES = {
    State.CURRENT: Words(zh="原文未变", en="unchanged"),
    State.CHANGED: Words(zh="原文有改动", en="changed"),
    State.UNLOCKED: Words(zh="没有校验值", en="no hash"),
    State.UNREAD: Words(zh="读不了", en="unreadable"),
    State.BARE: Words(zh="没有原文", en="no file"),
}
_INKS = {State.CHANGED: Ink.HALF, State.UNREAD: Ink.BAD}
_SUPPORTS = {
    Support.LOST: Words(zh="（原文改动后不再写到）", en=" (the changed source no longer says it)"),
    Support.ALTERED: Words(zh="（原文改动后说法变了）", en=" (the changed source says otherwise)"),
}
_WHERE = Words(zh="位置", en="where")
_SOURCE = Words(zh="出处", en="text ")
_GAP = Words(zh="问题", en="issue")
_HELP = Words(zh="办法", en="help ")
_UNREAD = Words(zh="未能对照", en="not judged")
_UNSOURCED = Words(zh="没写出处的主张 {}", en="claims without a source {}")
_NOTHING = Words(zh="没有可以对照出处的主张", en="no claim could be judged against a source")
_MEND = Words(
    zh="改好主张以后，运行 heshi sources lock 记下新的校验值",
    en='mend the claims, then run "heshi sources lock" to note the new hash',
)
_LOCK = Words(
    zh="主张都还受支持，运行 heshi sources lock 记下新的校验值",
    en='the claims are still supported; run "heshi sources lock" to note the new hash',
)

# --- for people ---------------------------------------------------------------------------------


def as_text(report: SourceReport, view: View) -> str:
    """Return the report for a person to read.

    Args:
        report: what the sources do with the claims.
        view: the language and the colours; ``verbose`` lists the claims that hold as well.
    """
    pieces = [piece for result in report.results for piece in _pieces(result, view)]
    pieces += [_failure(failure, view) for failure in report.all_failures()]
    totals = [_totals(result, view) for result in report.results]
    if report.unsourced:
        told = _UNSOURCED.in_(view.lang).format(len(report.unsourced))
        totals.append(Ink.FAINT.on(told, colour=view.colour))
    if not report.judged():
        totals.append(Ink.BAD.on(_NOTHING.in_(view.lang), colour=view.colour))
    return "\n\n".join([*pieces, "\n".join(totals)]) + "\n"


def _pieces(result: SourceResult, view: View) -> Iterator[str]:
    """Yield what is to be told of a source, a piece each."""
    for finding in result.findings:
        if view.verbose or finding.verdict is not Verdict.SUPPORTED:
            yield "\n".join(_finding(finding, result, view))
    if result.text.state is State.CHANGED:
        where = Ink.PLACE.on(visible(str(result.text.source.place)), colour=view.colour)
        state = Ink.HALF.on(_STATES[State.CHANGED].in_(view.lang), colour=view.colour)
        hold = all(finding.verdict is Verdict.SUPPORTED for finding in result.findings)
        help_ = labelled(_HELP, (_LOCK if hold else _MEND).in_(view.lang), view)
        yield f"{where}  {state}  {visible(result.text.path)}\n{help_}"


def _finding(finding: Finding, result: SourceResult, view: View) -> Iterator[str]:
    """Yield the lines of one finding."""
    claim, document = finding.claim, result.text.document
    verdict = VERDICTS[finding.verdict].in_(view.lang)
    if (support := result.support(finding)) in _SUPPORTS:
        verdict += _SUPPORTS[support].in_(view.lang)
    inked = VERDICT_INK[finding.verdict].on(verdict, colour=view.colour)
    where = Ink.PLACE.on(visible(str(claim.place)), colour=view.colour)
    yield f"{where}  {inked}  {visible(claim.ref)}"
    yield labelled(CLAIM, claim.says, view)
    shown: Span | None = None
    gaps = [(gap.at, gap) for gap in finding.gaps]
    evidence = [(one.at, None) for one in finding.evidence if not finding.gaps]
    for at, gap in (*gaps, *evidence):
        if document is not None and at is not None and at != shown:
            shown = at
            yield labelled(_WHERE, f"{result.text.path}:{point_of(document, at)}", view)
            yield from marked(_SOURCE, document, at, view)
        if gap is not None:
            yield labelled(_GAP, said_of_source(gap, view.lang), view)


def said_of_source(gap: Gap, lang: Lang) -> str:
    """Return the sentence of a gap, which speaks of a draft, as one about a source."""
    template = gap.kind.message.in_(lang).replace("稿件", "出处").replace("the draft", "the source")
    return template.format(expected=gap.expected, found=gap.found)


def _failure(failure: Failure, view: View) -> str:
    """Return what could not be judged, and what can be done about it."""
    where = Ink.PLACE.on(visible(failure.what), colour=view.colour)
    unread = Ink.BAD.on(_UNREAD.in_(view.lang), colour=view.colour)
    lines = [f"{where}  {unread}  {visible(failure.problem.in_(view.lang))}"]
    if failure.help is not None:
        lines.append(labelled(_HELP, failure.help.in_(view.lang), view))
    return "\n".join(lines)


def _totals(result: SourceResult, view: View) -> str:
    """Return how a source stands and what it does with its claims, in one line."""
    text = result.text
    counts = Counter(finding.verdict for finding in result.findings)
    parts = [
        (VERDICT_INK[verdict] if counts[verdict] else Ink.FAINT).on(
            f"{VERDICTS[verdict].in_(view.lang)} {counts[verdict]}", colour=view.colour
        )
        for verdict in VERDICTS
    ]
    state = _INKS.get(text.state, Ink.FAINT).on(_STATES[text.state].in_(view.lang), colour=view.colour)
    told = [state] if text.document is None else [*parts, state]
    return f"{visible(str(text.source.place))}  {visible(text.source.name)}  " + " · ".join(told)


# --- for programs -------------------------------------------------------------------------------


def as_json(report: SourceReport, view: View) -> str:
    """Return the report as one JSON object, documented in ``docs/sources.md``.

    Args:
        report: what the sources do with the claims.
        view: the language of the sentences.
    """
    counts = Counter(finding.verdict for result in report.results for finding in result.findings)
    value = {
        "schema": SCHEMA,
        "sources": [_result(result, view.lang) for result in report.results],
        "unsourced": [
            {"sheet": claim.sheet, "claim": claim.id, "at": _at(claim)} for claim in report.unsourced
        ],
        "failures": [
            {
                "what": failure.what,
                "problem": failure.problem.in_(view.lang),
                "help": None if failure.help is None else failure.help.in_(view.lang),
            }
            for failure in report.all_failures()
        ],
        "summary": {
            **{verdict.value: counts[verdict] for verdict in Verdict},
            "changed": sum(result.text.state is State.CHANGED for result in report.results),
            "unsourced": len(report.unsourced),
            "failures": sum(1 for _ in report.all_failures()),
            "exit_status": report.exit_status(),
        },
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _result(result: SourceResult, lang: Lang) -> dict[str, object]:
    """Return what one source does with its claims."""
    text = result.text
    return {
        "sheet": result.sheet.id,
        "source": text.source.name,
        "at": {
            "path": text.source.place.path,
            "line": text.source.place.line,
            "column": text.source.place.column,
        },
        "path": text.path or None,
        "state": text.state.value,
        "sha256": {"locked": text.source.sha256, "found": text.sha256},
        "claims": [_judged(finding, result, lang) for finding in result.findings],
    }


def _judged(finding: Finding, result: SourceResult, lang: Lang) -> dict[str, object]:
    """Return what a source does with one claim."""
    claim, document = finding.claim, result.text.document
    return {
        "claim": claim.id,
        "says": claim.says,
        "at": _at(claim),
        "verdict": finding.verdict.value,
        "support": result.support(finding).value,
        "gaps": [
            {
                "code": gap.code,
                "message": said_of_source(gap, lang),
                "expected": gap.expected,
                "found": gap.found,
                "at": document and place(document, gap.at),
            }
            for gap in finding.gaps
        ],
        "origin": claim.origin
        and {
            "text": claim.origin.text,
            "path": claim.origin.place.path,
            "line": claim.origin.place.line,
            "column": claim.origin.place.column,
        },
    }


def _at(claim: Claim) -> dict[str, object]:
    return {"path": claim.place.path, "line": claim.place.line, "column": claim.place.column}


Form: TypeAlias = "Callable[[SourceReport, View], str]"
"""A format of the report: text that ends with a line feed."""

FORMS: Mapping[str, Form] = {"text": as_text, "json": as_json}
"""Every format by the name that ``--format`` takes."""

"""The report as SARIF 2.1.0, for code scanning and editors: a rule for each claim, a result for each finding.

Columns count UTF-16 code units, as the file declares; paths are URI references relative to the root of the
repository. The limits are those of GitHub's code scanning.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import heshi
from heshi.findings import Finding, SuppressedBy, Suppression, Verdict
from heshi.kinds import KINDS
from heshi.reporters.base import Reporter, View
from heshi.reporters.grades import GRADES, Rank
from heshi.reporters.jsontext import dumped
from heshi.reporters.places import region, uri
from heshi.reporters.remarks import NOT_CHECKED, RULES, Remark, gravity, remarks
from heshi.reporters.telling import ORIGIN, SUPPRESSED_BY, change_of, origin_of
from heshi.text import regex as re
from heshi.text.lines import Unit
from heshi.text.width import visible
from heshi.words import Lang, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from heshi.document import Document
    from heshi.findings import Report
    from heshi.rules.model import Claim
    from heshi.text.spans import SourceSpan

VERSION = "2.1.0"
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "heshi/v1"
"""The name of our fingerprint; GitHub adds its own beside it."""

MOST_RESULTS = 25_000
"""How many results GitHub takes in a run."""
LARGEST = 10_000_000
"""How many bytes GitHub takes, compressed."""
MOST_PLACES = 1_000
"""How many places GitHub takes for a result, the first included."""
LONGEST = 1_024
"""How many characters a description may have."""

_UNFINISHED = 2
"""The exit status of a run in which something was not checked."""

_ROOT = "%SRCROOT%"
_ROOT_IS = Words(zh="仓库的根目录", en="the root of the repository")
_LANGUAGES = {Lang.ZH: "zh-CN", Lang.EN: "en-US"}
_SUPPRESSIONS = {
    SuppressedBy.DRAFT: "inSource",
    SuppressedBy.CONFIG: "external",
    SuppressedBy.BASELINE: "external",
}
_LINE_ENDS = ["\r\n", "\n", "\r"]

_KIND = Words(zh="种类：{}，{}", en="kind: {}, {}")
_SHEET = Words(zh="事实表：{}", en="fact sheet: {}")
_COLON = Words(zh="：", en=": ")
_LEFT_OUT = Words(
    zh="另有 {} 条结果没有写进来：GitHub 一次只收 25000 条，压缩后不超过 10 MB",
    en="{} more results are left out: GitHub takes 25000 at a time, and 10 MB compressed",
)


def render(report: Report, view: View) -> str:
    """Return ``report`` as a SARIF log with one run.

    Args:
        report: what a run found.
        view: the language; the folder that paths are made relative to; whether to tell what holds as well.
    """
    told = remarks(report, view, whole=True)
    results = [remark for remark in told if remark.rank is not Rank.FAILURE and _is_wanted(remark, view)]
    most = min(len(results), MOST_RESULTS)
    while True:
        text = _log(report, told, _gravest(results, most), len(results) - most, view)
        size = _compressed(text)
        if size <= LARGEST or not most:
            return text
        most = min(most - 1, most * LARGEST // size)


def _compressed(text: str) -> int:
    """Return how many bytes a log has once it is compressed, as far as that can be too many."""
    data = text.encode()
    return len(data) if len(data) <= LARGEST else len(zlib.compress(data))


def _log(report: Report, told: Sequence[Remark], kept: Sequence[Remark], left_out: int, view: View) -> str:
    """Return the log.

    Args:
        report: what a run found.
        told: all that is to be told of it.
        kept: what of it are results.
        left_out: how many more results there would be.
        view: as for ``render``.
    """
    claims = {finding.claim.ref: finding.claim for finding in report.findings()}
    failures = [remark for remark in told if remark.rank is Rank.FAILURE]
    others = [name for name in RULES if any(remark.rule == name for remark in kept)]
    numbers = {rule: index for index, rule in enumerate((*claims, *others))}
    rules = [_rule(claim, view) for claim in claims.values()]
    rules += [_other_rule(name, view) for name in others]
    status = report.exit_status(view.fail_on)
    driver = {"name": "Heshi", "semanticVersion": heshi.__version__, "rules": rules}
    if failures:
        driver["notifications"] = [_other_rule(NOT_CHECKED, view)]
    notifications = [_notification(remark, view) for remark in failures]
    notifications += [
        {"level": "note", "message": _message([notice.problem.in_(view.lang)])} for notice in report.notices
    ]
    if left_out:
        text = _LEFT_OUT.in_(view.lang).format(left_out)
        notifications.append({"level": "warning", "message": _message([text])})
    run = {
        "tool": {"driver": driver},
        "language": _LANGUAGES[view.lang],
        "columnKind": "utf16CodeUnits",
        "newlineSequences": _LINE_ENDS,
        "originalUriBaseIds": {_ROOT: {"description": _message([_ROOT_IS.in_(view.lang)])}},
        "invocations": [
            {
                "executionSuccessful": status != _UNFINISHED,
                "exitCode": status,
                "toolExecutionNotifications": notifications,
            }
        ],
        "results": [_result(remark, numbers, view) for remark in kept],
    }
    return dumped({"$schema": SCHEMA, "version": VERSION, "runs": [run]}, indent=2) + "\n"


# --- what is told -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Weight:
    """What a result is in the words of SARIF.

    Attributes:
        kind: whether it is a fault.
        level: how grave it is.
        order: its place among the others where there are too many: what counts, what is suppressed, what
            holds, what may be left out.
    """

    kind: str
    level: str
    order: int


def _weight(remark: Remark) -> _Weight:
    """Return what a remark weighs."""
    finding = remark.finding
    if finding is not None and finding.verdict is Verdict.SUPPORTED:
        return _Weight("pass", "none", 2)
    if finding is not None and finding.verdict is Verdict.MISSING and not finding.claim.required:
        return _Weight("notApplicable", "none", 3)
    return _Weight(
        "fail", GRADES[remark.rank].sarif, int(finding is not None and finding.suppressed is not None)
    )


def _is_wanted(remark: Remark, view: View) -> bool:
    """Return whether a remark is one that the reader wants: what is no fault only on request."""
    return view.verbose or _weight(remark).kind == "fail"


def _gravest(results: Sequence[Remark], most: int) -> list[Remark]:
    """Return so many of the results, in their order; what is left out weighs least."""
    order = sorted(
        range(len(results)), key=lambda index: (_weight(results[index]).order, *gravity(results[index]))
    )
    return [results[index] for index in sorted(order[:most])]


# --- rules --------------------------------------------------------------------------------------


def _rule(claim: Claim, view: View) -> dict[str, object]:
    """Return a claim as a rule."""
    kind = KINDS[claim.kind]
    about = _KIND.in_(view.lang).format(claim.kind, kind.summary.in_(view.lang))
    lines = [claim.says, about, _SHEET.in_(view.lang).format(claim.place)]
    if claim.origin is not None:
        label = ORIGIN.in_(view.lang).strip() + _COLON.in_(view.lang)
        lines.insert(1, label + origin_of(claim.origin, view.lang))
    return {
        "id": claim.ref,
        "shortDescription": _message([claim.says]),
        "fullDescription": _message(lines[:-1]),
        "help": _message(lines),
        "defaultConfiguration": {"level": GRADES[Rank.of(claim.severity)].sarif},
        "properties": {"tags": [claim.kind]},
    }


def _other_rule(name: str, view: View) -> dict[str, object]:
    """Return the rule of what is told besides the claims."""
    text = _message([RULES[name].in_(view.lang)])
    return {"id": name, "shortDescription": text, "fullDescription": text, "help": text}


# --- results ------------------------------------------------------------------------------------


def _result(remark: Remark, numbers: dict[str, int], view: View) -> dict[str, object]:
    """Return one result."""
    weight, finding, document = _weight(remark), remark.finding, remark.document
    found: dict[str, object] = {
        "ruleId": remark.rule,
        "ruleIndex": numbers[remark.rule],
        "kind": weight.kind,
        "level": weight.level,
        "message": _message(remark.lines if remark.finding else (remark.title, *remark.lines)),
        "locations": [_location(remark, view)],
        "partialFingerprints": {FINGERPRINT: remark.fingerprint},
    }
    if finding is None or document is None:
        return found
    if related := _related(finding, remark, document, view):
        found["relatedLocations"] = related
    if remark.fixes:
        found["fixes"] = [_fix(remark, document, view)]
    if finding.suppressed is not None:
        found["suppressions"] = [_suppression(finding.suppressed, remark, document, view)]
    codes = [gap.code for gap in finding.gaps]
    found["properties"] = {"verdict": finding.verdict.value, "gaps": codes}
    return found


def _related(finding: Finding, remark: Remark, document: Document, view: View) -> list[dict[str, object]]:
    """Return the places of the gaps that do not stand where the result does."""
    told = {document.to_source(gap.at): gap for gap in reversed(finding.gaps) if gap.at is not None}
    others = sorted((at, gap) for at, gap in told.items() if at != remark.at)
    return [
        {
            "id": index,
            "physicalLocation": _physical(remark.path, document, at, view),
            "message": _message([gap.message(view.lang)]),
        }
        for index, (at, gap) in enumerate(others[: MOST_PLACES - 1], 1)
    ]


def _fix(remark: Remark, document: Document, view: View) -> dict[str, object]:
    """Return all changes that mend a finding, as one fix."""
    return {
        "description": _message([change_of(fix, document, view.lang) for fix in remark.fixes]),
        "artifactChanges": [
            {
                "artifactLocation": _artifact(remark.path, view),
                "replacements": [
                    {
                        "deletedRegion": _region(document, document.to_source(fix.at)),
                        "insertedContent": {"text": fix.text},
                    }
                    for fix in remark.fixes
                ],
            }
        ],
    }


def _suppression(
    suppression: Suppression, remark: Remark, document: Document, view: View
) -> dict[str, object]:
    """Return why a result does not count."""
    found: dict[str, object] = {
        "kind": _SUPPRESSIONS[suppression.by],
        "status": "accepted",
        "justification": visible(suppression.reason or SUPPRESSED_BY[suppression.by].in_(view.lang)),
    }
    if suppression.at is not None:
        found["location"] = {"physicalLocation": _physical(remark.path, document, suppression.at, view)}
    return found


def _notification(remark: Remark, view: View) -> dict[str, object]:
    """Return what could not be checked.

    Its descriptor is one of the tool's notifications, not of its rules (SARIF 2.1.0, section 3.58.2).
    """
    return {
        "descriptor": {"id": remark.rule, "index": 0},
        "level": GRADES[remark.rank].sarif,
        "message": _message([remark.title, *remark.lines]),
        "locations": [_location(remark, view)],
    }


# --- places -------------------------------------------------------------------------------------


def _location(remark: Remark, view: View) -> dict[str, object]:
    """Return where a remark is shown."""
    document = remark.document
    if document is not None:
        at = document.lines.line(1) if remark.at is None else remark.at
        return {"physicalLocation": _physical(remark.path, document, at, view)}
    place: dict[str, object] = {"artifactLocation": _artifact(remark.path, view)}
    if remark.line:
        place["region"] = {"startLine": remark.line}
    return {"physicalLocation": place}


def _physical(path: str, document: Document, at: SourceSpan, view: View) -> dict[str, object]:
    """Return a place in a draft."""
    return {"artifactLocation": _artifact(path, view), "region": _region(document, at)}


def _artifact(path: str, view: View) -> dict[str, object]:
    """Return a file; one outside the repository has its whole path."""
    name = uri(path, view.root)
    return {"uri": name} if name.startswith("file:") else {"uri": name, "uriBaseId": _ROOT}


def _region(document: Document, at: SourceSpan) -> dict[str, object]:
    """Return a range of a draft, the end exclusive."""
    place = region(document, at, Unit.UTF16)
    return {
        "startLine": place.start.line,
        "startColumn": place.start.column,
        "endLine": place.end.line,
        "endColumn": place.end.column,
    }


# --- texts --------------------------------------------------------------------------------------

_LINK = re.compile(r"\[(?=[^\]\n]*\]\()")
"""What begins a link in a message (SARIF 2.1.0, section 3.11.6)."""


def _message(lines: Iterable[str]) -> dict[str, str]:
    """Return a message in which a text stands for itself: no link, no placeholder (section 3.11.5)."""
    text = "\n".join(map(visible, lines))
    text = _LINK.sub(r"\\[", text.replace("{", "{{").replace("}", "}}"))
    return {"text": text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"}


REPORTER = Reporter(
    says=Words(
        zh="SARIF 2.1.0，供 GitHub 代码扫描和编辑器读取。",
        en="SARIF 2.1.0, for GitHub code scanning and editors.",
    ),
    render=render,
    sample="fixtures/samples/report.sarif",
)

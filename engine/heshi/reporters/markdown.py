"""The report as Markdown, for the summary of a CI job or a comment on a change.

Nothing in a draft, a path or a sheet becomes markup, HTML, a link or a mention: every character that could
mean something to a renderer is written as an entity, and what sites look for in the text that comes out
(``@name``, ``#12``, ``https://``) is broken by a zero-width space.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshi.findings import DraftReport, Failure, Finding, Report, Verdict
from heshi.reporters.base import Reporter, View
from heshi.reporters.lines import point_of
from heshi.reporters.places import place_of, relative, sentence_at
from heshi.reporters.telling import (
    FACTS,
    FAILED,
    NOTHING,
    NOTHING_BECAUSE,
    NOTICE,
    ORIGIN,
    SUPPRESSED,
    TOTAL,
    VERDICTS,
    change_of,
    checked_nothing,
    coverage_of,
    judged,
    origin_of,
    reason_of,
    sentences_of,
)
from heshi.text import regex as re
from heshi.text.width import clip, excerpt, visible
from heshi.words import Lang, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from heshi.document import Document
    from heshi.findings import Notice
    from heshi.text.spans import Span

LARGEST = 1024 * 1024 - 1024
"""How many bytes of UTF-8 GitHub takes for the summary of a step, less what the last sentence needs."""

_WIDEST = 400
"""How many cells a sentence of a draft may take here, and any other line."""

_STATES = (
    Words(zh="核实：全部有据", en="Heshi: all claims are supported"),
    Words(zh="核实：有出入", en="Heshi: there are gaps"),
    Words(zh="核实：有没能核对的", en="Heshi: not everything was checked"),
)
"""The heading, by the exit status."""

_PASSES = Words(zh="核实：通过", en="Heshi: passed")
"""The heading where the exit status is 0 though not every claim is supported."""

_IDLE = Words(zh="核实：没有要核对的稿件", en="Heshi: there is no draft to check")

_DRAFT = Words(zh="稿件", en="draft")
_SAYS = Words(zh="稿件：", en="draft: ")
_ISSUE = Words(zh="问题：", en="issue: ")
_FIX = Words(zh="建议：", en="fix: ")
_REASON = Words(zh="理由：", en="since: ")
_COLON = Words(zh="：", en=": ")
_CUT = Words(zh="报告太长，后面的没有列出。", en="The report is too long; the rest is not listed.")


def render(report: Report, view: View) -> str:
    """Return ``report`` as Markdown.

    Args:
        report: what a run found.
        view: the language, what counts as a gap, whether to list what holds too, and the folder that paths
            are made relative to.
    """
    pieces = [f"## {_state(report, view).in_(view.lang)}\n\n"]
    pieces += [f"{_prose(notice.problem.in_(view.lang))}\n\n" for notice in report.notices]
    if checked_nothing(report):
        pieces.append(f"**{NOTHING.in_(view.lang)}**\n\n{NOTHING_BECAUSE.in_(view.lang)}\n\n")
    pieces += () if report.idle else _table(report, view)
    for draft in report.drafts:
        pieces += _draft(draft, view)
    pieces += [_failure(failure, view) for failure in report.failures]
    return _within(LARGEST, pieces, view.lang).rstrip("\n") + "\n"


def _state(report: Report, view: View) -> Words:
    """Return the heading."""
    if report.idle:
        return _IDLE
    status = report.exit_status(view.fail_on)
    whole = all(finding.verdict is Verdict.SUPPORTED for finding in report.findings())
    return _STATES[status] if status or whole else _PASSES


def _within(most: int, pieces: Iterable[str], lang: Lang) -> str:
    """Return the pieces in one text, as many as there is room for, and a sentence where some are left out."""
    kept: list[str] = []
    for piece in pieces:
        most -= len(piece.encode("utf-8", "surrogatepass"))
        if most < 0:
            kept.append(f"\n\n{_CUT.in_(lang)}\n")
            break
        kept.append(piece)
    return "".join(kept)


# --- pieces -------------------------------------------------------------------------------------


def _table(report: Report, view: View) -> Iterator[str]:
    """Yield the table of totals, a row each."""
    heads = [_DRAFT, *VERDICTS.values(), SUPPRESSED, FAILED]
    yield f"| {' | '.join(words.in_(view.lang) for words in heads)} |\n"
    yield f"| --- |{' ---: |' * (len(heads) - 1)}\n"
    for draft in report.drafts:
        yield _row(_path(draft.path, view), draft.findings, draft.failures)
    if len(report.drafts) != 1:
        yield _row(TOTAL.in_(view.lang), tuple(report.findings()), tuple(report.all_failures()))
    yield "\n"


def _row(name: str, findings: Sequence[Finding], failures: Sequence[Failure]) -> str:
    """Return a row of the table of totals."""
    suppressed = sum(finding.suppressed is not None for finding in findings)
    counting = [finding.verdict for finding in findings if finding.suppressed is None]
    counts = [*(counting.count(verdict) for verdict in VERDICTS), suppressed, len(failures)]
    return f"| {name} | {' | '.join(map(str, counts))} |\n"


def _draft(draft: DraftReport, view: View) -> Iterator[str]:
    """Yield what is to be told of a draft, its heading first; nothing where there is nothing."""
    pieces = list(_details(draft, view))
    if pieces:
        yield f"### {_path(draft.path, view)}\n\n"
        yield from pieces
        yield "\n"


def _details(draft: DraftReport, view: View) -> Iterator[str]:
    """Yield the findings, notices and failures of a draft, the suppressed findings folded away."""
    document = draft.document
    if document is not None:
        shown = [each for each in draft.findings if each.suppressed is None]
        for finding in shown:
            if view.verbose or finding.verdict is not Verdict.SUPPORTED:
                yield _finding(finding, document, view)
        for notice in draft.notices:
            where = "" if notice.at is None else f" {_code(document.place(notice.at))}"
            yield f"- **{NOTICE.in_(view.lang)}**{where}{_sentences(notice, view)}\n"
        if draft.coverage is not None:
            yield f"- {_prose(coverage_of(draft.coverage, view.lang))}\n"
            for fact in draft.coverage.unbacked:
                kind, text = FACTS[fact.what].in_(view.lang), _prose(fact.at.of(document.prose))
                yield f"  - {_code(point_of(document, fact.at))} {kind} {text}\n"
    for failure in draft.failures:
        yield _failure(failure, view)
    suppressed = [each for each in draft.findings if each.suppressed is not None]
    if document is not None and suppressed:
        yield f"\n<details><summary>{SUPPRESSED.in_(view.lang)} {len(suppressed)}</summary>\n\n"
        for finding in suppressed:
            yield _finding(finding, document, view)
        yield "\n</details>\n"


def _finding(finding: Finding, document: Document, view: View) -> str:
    """Return one finding as an item with items in it."""
    claim, lang = finding.claim, view.lang
    place = place_of(finding)
    where = "" if place is None else f" {_code(point_of(document, place))}"
    lines = [f"- **{judged(finding, lang)}** {_code(claim.ref)}{where}", _prose(claim.says)]
    if claim.origin is not None:
        lines.append(f"{ORIGIN.in_(lang).strip()}{_COLON.in_(lang)}{_prose(origin_of(claim.origin, lang))}")
    shown: Span | None = None
    for gap in finding.gaps:
        if gap.at is not None and gap.at != shown:
            shown = gap.at
            lines.append(_SAYS.in_(lang) + _marked(document, gap.at))
        lines.append(_ISSUE.in_(lang) + _prose(gap.message(lang)))
        if gap.fix is not None:
            lines.append(_FIX.in_(lang) + _prose(change_of(gap.fix, document, lang)))
    if finding.suppressed is not None:
        lines.append(_REASON.in_(lang) + _prose(reason_of(finding.suppressed, lang)))
    return "\n  - ".join(lines) + "\n"


def _failure(failure: Failure, view: View) -> str:
    """Return what could not be checked as an item."""
    return f"- **{FAILED.in_(view.lang)}** {_code(failure.what)}{_sentences(failure, view)}\n"


def _sentences(told: Failure | Notice, view: View) -> str:
    """Return what is wrong or to be known as items of an item."""
    return "".join(f"\n  - {_prose(sentence)}" for sentence in sentences_of(told, view.lang))


def _marked(document: Document, at: Span) -> str:
    """Return the sentence around a place, the place in bold."""
    sentence = sentence_at(document, at)
    start, end = at.start - sentence.start, at.end - sentence.start
    part = excerpt(sentence.of(document.prose), start, end, _WIDEST)
    words = part.text[part.start : part.end]
    marked = f"<b>{_prose(words)}</b>" if words.strip() else _prose(words)
    return f"{_prose(part.text[: part.start])}{marked}{_prose(part.text[part.end :])}"


# --- texts --------------------------------------------------------------------------------------

_SPECIAL = re.compile(r"[#$&*<>@\[\\\]^_`{|}~:=]|(?<=www)\.|^\s*[-+]", re.IGNORECASE)
"""What Markdown, HTML or a site's additions may give a meaning, some of it only where a line begins."""

_NUMBERED = re.compile(r"^(\s*\d+)([.)])")
"""What begins an item of a numbered list."""

_BREAK = "&#8203;"
_UNSEEN = 6
"""So many hexadecimal digits are not yet taken for the name of a commit."""
_LOOKED_FOR = re.compile(
    r"[@#!$%&^*~](?=\w)|:(?=//)|www(?=\.)|GH(?=-\d)|\b(?=\d*[a-f])[0-9a-f]{7,}\b", re.IGNORECASE
)
"""What sites turn into a mention, a reference or a link in the text that a renderer has made."""


def _prose(text: str) -> str:
    """Return a text of one line that stands for itself."""
    broken = _LOOKED_FOR.sub(lambda match: _apart(match[0]), clip(visible(text), _WIDEST))
    return _entities(broken).replace("\0", _BREAK)


def _apart(text: str) -> str:
    """Return what is looked for with a break, which ``_prose`` writes, behind it and every six characters."""
    pieces = (text[at : at + _UNSEEN] for at in range(0, len(text), _UNSEEN))
    return "".join(f"{piece}\0" for piece in pieces)


def _code(text: str) -> str:
    """Return a name that stands for itself, in the font of code; sites look for nothing there."""
    return f"<code>{_entities(clip(visible(text), _WIDEST))}</code>"


def _entities(text: str) -> str:
    """Return a text with what may have a meaning as entities, which mean nothing but their character."""
    text = _SPECIAL.sub(lambda match: "".join(f"&#{ord(char)};" for char in match[0]), text)
    return _NUMBERED.sub(lambda match: f"{match[1]}&#{ord(match[2])};", text)


def _path(path: str, view: View) -> str:
    """Return the name of a draft."""
    return _code(relative(path, view.root))


REPORTER = Reporter(
    says=Words(
        zh="Markdown，写进 CI 任务的摘要或合并请求的评论。",
        en="Markdown, for the summary of a CI job or a comment on a change.",
    ),
    render=render,
    sample="fixtures/samples/report.summary.md",
)

"""A report as a list of remarks, one at each place: what formats have that annotate files."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from heshi.findings import Verdict
from heshi.fingerprint import fingerprint, read_at
from heshi.reporters.grades import Rank
from heshi.reporters.places import anchor_of, place_of, relative, sentence_at
from heshi.reporters.telling import (
    FACTS,
    FAILED,
    NOTHING,
    NOTHING_BECAUSE,
    NOTICE,
    ORIGIN,
    checked_nothing,
    judged,
    origin_of,
    sentences_of,
)
from heshi.text.width import visible
from heshi.words import Lang, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from heshi.document import Document
    from heshi.findings import DraftReport, Failure, Finding, Fix, Report
    from heshi.reporters.base import View
    from heshi.text.spans import SourceSpan

NOT_CHECKED = "not-checked"
NOTICED = "notice"
UNBACKED = "unbacked"
"""The rules of what is told besides the claims; the names of those have a slash."""

RULES = {
    NOT_CHECKED: Words(zh="有稿件或主张没能核对", en="a draft or a claim could not be checked"),
    NOTICED: Words(zh="与结论无关、但应当知道的事", en="what should be known and changes no verdict"),
    UNBACKED: Words(zh="稿件里没有主张支持的事实", en="a fact in the draft that no claim backs"),
}
"""What each of these rules is about."""

_PLACE = Words(zh="位置：{}", en="place: {}")


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to be told at one place.

    Attributes:
        rank: how grave it is.
        rule: ``sheet/claim``, or a key of ``RULES``.
        title: it in a few words.
        lines: it in full, a sentence each.
        path: the file as the user named it.
        document: the draft, where it was read.
        at: the place in its source; None where the remark is about the file as a whole.
        line: the line from 1 where there is no draft to count it in; else 0.
        column: the column likewise, in code points; 0 where none is known.
        fixes: what would mend it.
        finding: the finding, where it is one.
        marks: what marks it besides its file and its rule, wherever it stands and in whatever language.
        fingerprint: what stays the same while its file, its rule and its marks do.
    """

    rank: Rank
    rule: str
    title: str
    lines: tuple[str, ...]
    path: str
    document: Document | None = None
    at: SourceSpan | None = None
    line: int = 0
    column: int = 0
    fixes: tuple[Fix, ...] = ()
    finding: Finding | None = None
    marks: tuple[str, ...] = ()
    fingerprint: str = ""


def remarks(report: Report, view: View, *, whole: bool = False) -> list[Remark]:
    """Return all that is to be told of a report, in its order.

    Args:
        report: what a run found.
        view: the language, and the folder that paths are made relative to.
        whole: whether to include the findings that need no mending: those that are supported,
            suppressed, or of a claim that may be left out and was.
    """
    found: list[Remark] = []
    for draft in report.drafts:
        found += _of_draft(draft, view.lang, whole=whole)
    found += [_failure(failure, "", view.lang) for failure in report.failures]
    if checked_nothing(report):
        path = report.drafts[0].path if report.drafts else "."
        lines = (NOTHING_BECAUSE.in_(view.lang),)
        found.append(Remark(Rank.FAILURE, NOT_CHECKED, NOTHING.in_(view.lang), lines, path))
    return list(_with_fingerprints(found, view))


_GRAVEST_FIRST = (Verdict.CONTRADICTED, Verdict.PARTIAL, Verdict.MISSING, Verdict.SUPPORTED)


def gravity(remark: Remark) -> tuple[int, int]:
    """Return what sorts remarks by their rank, and those of one rank by their verdict, the gravest first."""
    return remark.rank.order, _GRAVEST_FIRST.index(remark.finding.verdict) if remark.finding else 0


def worst_first(found: Iterable[Remark]) -> list[Remark]:
    """Return the remarks with the gravest first, those that are alike in the order in which they are."""
    return sorted(found, key=gravity)


def counts(finding: Finding) -> bool:
    """Return whether a finding is one to be told: with gaps that are neither suppressed nor allowed."""
    allowed = finding.verdict is Verdict.MISSING and not finding.claim.required
    return bool(finding.gaps) and finding.suppressed is None and not allowed


def of_finding(finding: Finding, document: Document, lang: Lang) -> Remark:
    """Return what is to be told of a finding, whatever its verdict.

    Args:
        finding: the finding.
        document: the draft that it is about.
        lang: the language.
    """
    at = anchor_of(finding, document)
    return Remark(
        rank=Rank.of(finding.severity),
        rule=finding.claim.ref,
        title=f"{judged(finding, lang)} {finding.claim.ref}",
        lines=tuple(_lines(finding, document, at, lang)),
        path=document.source.path,
        document=document,
        at=at,
        fixes=tuple(gap.fix for gap in finding.gaps if gap.fix is not None) if _in_lines(document) else (),
        finding=finding,
        marks=_marks(finding, document),
    )


def _in_lines(document: Document) -> bool:
    """Return whether the lines of the source are those of the file, so that a program may change them."""
    return not document.source.line_sign


def _lines(finding: Finding, document: Document, at: SourceSpan, lang: Lang) -> Iterator[str]:
    """Yield the claim, unless a gap repeats it, the gaps, and where the claim comes from."""
    messages = [gap.message(lang) for gap in finding.gaps]
    if not any(finding.claim.says in message for message in messages):
        yield finding.claim.says
    yield from dict.fromkeys(messages)
    if finding.claim.origin is not None:
        yield f"{ORIGIN.in_(lang).strip()}{_COLON.in_(lang)}{origin_of(finding.claim.origin, lang)}"
    if not _in_lines(document):
        yield _PLACE.in_(lang).format(document.place(at))


_COLON = Words(zh="：", en=": ")
_AND = Words(zh="；", en="; ")
_UNBACKED = Words(zh="没有主张支持的{}", en="no claim backs this {}")


def in_one_line(remark: Remark, lang: Lang) -> str:
    """Return a remark, its title first, where a format has but one line for it."""
    return visible(remark.title + _COLON.in_(lang) + _AND.in_(lang).join(remark.lines))


def _of_draft(draft: DraftReport, lang: Lang, *, whole: bool) -> Iterator[Remark]:
    """Yield what is to be told of one draft."""
    document = draft.document
    if document is not None:
        yield from (
            of_finding(finding, document, lang) for finding in draft.findings if whole or counts(finding)
        )
        for notice in draft.notices:
            lines, title = sentences_of(notice, lang), NOTICE.in_(lang)
            said = notice.problem.en
            yield Remark(Rank.INFO, NOTICED, title, lines, draft.path, document, notice.at, marks=(said,))
        for fact in draft.coverage.unbacked if draft.coverage else ():
            at = document.to_source(fact.at)
            title = _UNBACKED.in_(lang).format(FACTS[fact.what].in_(lang))
            text = fact.at.of(document.prose)
            yield Remark(Rank.INFO, UNBACKED, title, (text,), draft.path, document, at, marks=(text,))
    yield from (_failure(failure, draft.path, lang) for failure in draft.failures)


def _failure(failure: Failure, path: str, lang: Lang) -> Remark:
    """Return what is to be told of something that could not be checked."""
    place = failure.place
    title = f"{FAILED.in_(lang)} {failure.what}"
    return Remark(
        Rank.FAILURE,
        NOT_CHECKED,
        title,
        sentences_of(failure, lang),
        place.path if place else path or failure.what,
        line=place.line if place else 0,
        column=place.column if place else 0,
        marks=(failure.problem.en,),
    )


def _with_fingerprints(found: Iterable[Remark], view: View) -> Iterator[Remark]:
    """Yield the remarks with their fingerprints; what would be the same is told apart by a number."""
    seen: Counter[tuple[str, ...]] = Counter()
    for remark in found:
        key = (relative(remark.path, view.root), remark.rule, *remark.marks)
        yield replace(remark, fingerprint=fingerprint((*key, str(seen[key]))))
        seen[key] += 1


def _marks(finding: Finding, document: Document) -> tuple[str, ...]:
    """Return the gaps of a finding and the sentence of the first, without its blanks."""
    place = place_of(finding)
    text = "" if place is None else read_at(sentence_at(document, place), document)
    return (",".join(gap.code for gap in finding.gaps), text)

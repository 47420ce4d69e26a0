"""A draft against its source, in one step: the source's claims, checked in the draft."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from heshi.check import check
from heshi.errors import DraftError, Mistake, Place
from heshi.extract import sheet_of
from heshi.findings import Finding, Gap, Verdict
from heshi.readers import read_file, read_text
from heshi.recognise.segment import Segmenter
from heshi.text import regex as re
from heshi.text.normal import normalise
from heshi.witness.accounts import grams, holding, likeness
from heshi.words import Words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from heshi.document import Document
    from heshi.findings import Report
    from heshi.rules.model import Sheet

_MARKUP = re.compile(
    r"^(?:---\s*$|#{1,6} |[-*+] |[0-9]{1,3}\. |>|\||```|={3,}\s*$)|\*\*|\]\(|<!--|</?[a-z]+[ >]", re.MULTILINE
)
"""What shows that a text is written in Markdown."""

_NOTHING = Words(
    zh="里面没有可以核对的内容：没有日期、数字、名单、引语，也没有完整的陈述",
    en="there is nothing to check in it: no date, figure, list, quote or whole statement",
)


def compare_texts(
    source: str, draft: str, today: dt.date | None = None, segmenter: Segmenter | None = None
) -> Report:
    """Return what a draft does with every claim of a source.

    Args:
        source: the source, decoded: an article, or one sentence. It is read as Markdown where it is written
            in it, else as plain text, a line a paragraph.
        draft: the draft, read likewise.
        today: the day from which 昨日 and a missing year are read where the source says none.
        segmenter: settles doubtful word boundaries; a default one when None.

    Raises:
        DraftError: one of the two is empty, or there is nothing to check in the source.
    """
    return compare_documents(_read(source, "<source>"), [_read(draft, "<draft>")], today, segmenter)


def compare_files(
    source: str | Path, draft: str | Path, today: dt.date | None = None, segmenter: Segmenter | None = None
) -> Report:
    """Return what a draft does with every claim of a source, as ``compare_texts`` does.

    Raises:
        DraftError: one of the two cannot be read, or there is nothing to check in the source.
    """
    return compare_documents(read_file(source), [read_file(draft)], today, segmenter)


def compare_documents(
    source: Document,
    drafts: Sequence[Document],
    today: dt.date | None = None,
    segmenter: Segmenter | None = None,
) -> Report:
    """Return what drafts do with every claim of a source.

    Args:
        source: the source, read.
        drafts: the drafts, read.
        today: as in ``compare_texts``.
        segmenter: as in ``compare_texts``.

    Raises:
        DraftError: there is nothing to check in the source.
    """
    segmenter = segmenter or _segmenter()
    return sifted(check(drafts, [claims_of(source, today, segmenter)], today, segmenter))


def sifted(report: Report) -> Report:
    """Return a report as a comparison means it.

    What a draft may leave out and does is not told. A contradiction needs a sentence that has something in
    common with the claim's own: the topic of a claim that nobody wrote by hand is a guess, and what its words
    alone find may be another story.
    """
    return replace(
        report,
        drafts=tuple(
            replace(draft, findings=tuple(_told(draft.findings, draft.document))) if draft.document else draft
            for draft in report.drafts
        ),
    )


def _told(findings: Sequence[Finding], document: Document) -> Iterator[Finding]:
    """Yield the findings that are told; one sentence gives many claims, and no fault is told twice."""
    told = [_sifted(finding, document) for finding in findings]
    faults = {fault for finding in told if finding.claim.kind != "statement" for fault in _faults(finding)}
    for finding in told:
        absent = finding.verdict is Verdict.MISSING and not finding.claim.required
        own = set(_faults(finding)) if finding.claim.kind == "statement" else set()
        if not absent and not (own and own <= faults):
            yield finding


def _faults(finding: Finding) -> Iterator[tuple[str | None, str, str]]:
    """Yield what a finding has against the draft: its sentence in the source, the code, what was expected."""
    origin = finding.claim.origin
    yield from ((origin.text if origin else None, gap.code, gap.expected) for gap in finding.gaps if gap.at)


_KIN = 0.3
"""How alike a sentence and the claim's own must be at least for a contradiction."""


def _sifted(finding: Finding, document: Document) -> Finding:
    """Return a finding, or that the claim is not stated where its contradiction is another story's."""
    origin, places = finding.claim.origin, [gap.at for gap in finding.gaps if gap.at]
    if finding.verdict is not Verdict.CONTRADICTED or origin is None or not places:
        return finding
    own = grams(normalise(origin.text))
    for sentence in document.sentences:
        if any(sentence.span.overlaps(at) or sentence.span.covers(at) for at in places):
            there = grams(sentence.span.of(document.normal))
            if likeness(own, there) >= _KIN or holding(own, there) >= 2 * _KIN:
                return finding
    return Finding(finding.claim, Verdict.MISSING, (Gap("not-stated", None, finding.claim.says),))


@cache
def _segmenter() -> Segmenter:
    """Return the segmenter of all comparisons that bring none: it is dear to load."""
    return Segmenter()


def claims_of(source: Document, today: dt.date | None = None, segmenter: Segmenter | None = None) -> Sheet:
    """Return the claims of a source that a draft is compared with; at least one of them must be stated.

    Raises:
        DraftError: there is nothing to check in the source.
    """
    sheet = _sound(sheet_of(source, today, segmenter), source, today, segmenter)
    if not sheet.claims:
        raise DraftError([Mistake(Place(source.source.path), _NOTHING)])
    if any(claim.required for claim in sheet.claims):
        return sheet
    return replace(sheet, claims=tuple(replace(claim, required=True) for claim in sheet.claims))


def _read(text: str, name: str) -> Document:
    """Return a text, read as what it looks like."""
    suffix = ".md" if _MARKUP.search(text) else ".txt"
    return read_text(text, name, suffix)


def _sound(sheet: Sheet, source: Document, today: dt.date | None, segmenter: Segmenter | None) -> Sheet:
    """Return the claims of a source without those that the source itself does not support.

    Nothing may be asked of a draft that its source cannot give: a source always agrees with itself. A claim
    whose evaluation breaks stays, so that the draft's report tells so.
    """
    (report,) = check([source], [sheet], today, segmenter).drafts
    unsound = {each.claim.id for each in report.findings if each.verdict is not Verdict.SUPPORTED}
    return replace(sheet, claims=tuple(claim for claim in sheet.claims if claim.id not in unsound))

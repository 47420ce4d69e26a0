"""Claims against their sources: does the text that a claim stands on say what it says?

Only what a sheet names under ``sources`` is read, and only inside the sheet's own folder. The check of
drafts never comes here.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from heshi.check import Checker
from heshi.errors import DraftError, Mistake, Place, reason_of
from heshi.findings import Failure, Verdict
from heshi.readers import read_file
from heshi.rules.find import within
from heshi.rules.model import Origin, ParamsError, Sheets
from heshi.words import Words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from heshi.document import Document
    from heshi.findings import Finding
    from heshi.recognise.segment import Segmenter
    from heshi.rules.model import Claim, Sheet, SheetSource
    from heshi.text.spans import Span


class State(StrEnum):
    """How a source stands to what its sheet says of it.

    ``CURRENT``: its file has the hash that the sheet gives. ``CHANGED``: it has another. ``UNLOCKED``: the
    sheet gives none. ``UNREAD``: the file cannot be read. ``BARE``: the sheet names no file.
    """

    CURRENT = "current"
    CHANGED = "changed"
    UNLOCKED = "unlocked"
    UNREAD = "unread"
    BARE = "bare"


class Support(StrEnum):
    """What became of a claim's support by its source.

    ``KEPT``: it is supported. ``LACKING``: it is not, and nobody says that it ever was. ``LOST``: the source
    has changed and no longer speaks of it. ``ALTERED``: the source has changed and says something else.
    """

    KEPT = "kept"
    LACKING = "lacking"
    LOST = "lost"
    ALTERED = "altered"


@dataclass(frozen=True)
class SourceText:
    """A source, looked up.

    Attributes:
        source: what the sheet says of it.
        path: its file as seen from where the program runs; empty where the sheet names none.
        sha256: the hash of the file's bytes, where it could be read.
        document: what was read of it, where it could be.
        mistakes: why it could not.
    """

    source: SheetSource
    path: str = ""
    sha256: str | None = None
    document: Document | None = None
    mistakes: tuple[Mistake, ...] = ()

    @property
    def state(self) -> State:
        """How it stands to what the sheet says of it."""
        if not self.source.file:
            return State.BARE
        if self.mistakes:
            return State.UNREAD
        if self.source.sha256 is None:
            return State.UNLOCKED
        return State.CURRENT if self.sha256 == self.source.sha256 else State.CHANGED


@dataclass(frozen=True)
class SourceResult:
    """What one source does with the claims that stand on it.

    Attributes:
        sheet: the sheet.
        text: the source.
        findings: one for each of its claims, as of a draft; none where it could not be read.
        failures: claims that could not be judged.
    """

    sheet: Sheet
    text: SourceText
    findings: tuple[Finding, ...] = ()
    failures: tuple[Failure, ...] = ()

    def support(self, finding: Finding) -> Support:
        """Return what became of the support of the claim that ``finding`` is about."""
        if finding.verdict is Verdict.SUPPORTED:
            return Support.KEPT
        if self.text.state is not State.CHANGED:
            return Support.LACKING
        return Support.LOST if finding.verdict is Verdict.MISSING else Support.ALTERED


@dataclass(frozen=True)
class SourceReport:
    """What all sources do with the claims of all sheets.

    Attributes:
        results: one for each source, in the order of the sheets.
        unsourced: the claims that name no source.
    """

    results: tuple[SourceResult, ...]
    unsourced: tuple[Claim, ...] = ()

    def all_failures(self) -> Iterator[Failure]:
        """Yield what could not be read or judged."""
        for result in self.results:
            yield from (Failure(str(each.place), each.problem, each.help) for each in result.text.mistakes)
            yield from result.failures

    def judged(self) -> int:
        """Return how many claims were judged."""
        return sum(len(result.findings) for result in self.results)

    def exit_status(self) -> int:
        """Return 0 where all claims are supported, 1 where one is not, 2 where something was not judged."""
        if any(True for _ in self.all_failures()) or not self.judged():
            return 2
        return int(
            any(
                finding.verdict is not Verdict.SUPPORTED
                for result in self.results
                for finding in result.findings
            )
        )


def look_up(sheet: Sheet) -> tuple[SourceText, ...]:
    """Return the sources of a sheet, in order, their files read.

    A file outside the folder of the sheet's own file, links followed, is not read.
    """
    folder = Path(sheet.path).parent
    return tuple(_look_up(source, folder) for source in sheet.sources)


def _look_up(source: SheetSource, folder: Path) -> SourceText:
    if source.file is None:
        return SourceText(source)
    path = (folder / source.file).as_posix()
    try:
        digest = hash_of(source, folder)
        return SourceText(source, path, digest, read_file(path))
    except ParamsError as error:
        return SourceText(source, path, mistakes=(Mistake(source.place, error.problem, error.help),))
    except DraftError as error:
        return SourceText(source, path, mistakes=error.mistakes)


def hash_of(source: SheetSource, folder: Path) -> str | None:
    """Return the SHA-256 hash of a source's file, in lower case; None where the sheet names no file.

    Args:
        source: the source.
        folder: the folder of the sheet.

    Raises:
        ParamsError: the file lies outside the folder or cannot be read.
    """
    if source.file is None:
        return None
    try:
        with within(folder, source.file).open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        reason = reason_of(error)
        raise ParamsError(
            Words(f"无法读取“{source.file}”：{reason.zh}", f'"{source.file}" cannot be read: {reason.en}')
        ) from error


def check_sources(
    sheets: Iterable[Sheet], today: dt.date | None = None, segmenter: Segmenter | None = None
) -> SourceReport:
    """Judge every claim against the source on which it stands, as a draft is judged.

    Args:
        sheets: the sheets; their paths say where the sources are.
        today: the day to fall back on, as in ``check``. In a source with a date 昨日 is counted from it.
        segmenter: as in ``check``.
    """
    results: list[SourceResult] = []
    unsourced: list[Claim] = []
    for sheet in sheets:
        checker = Checker.of([sheet], today, segmenter)
        results += [_judged(sheet, text, checker) for text in look_up(sheet)]
        unsourced += [claim for claim in sheet.claims if claim.source is None]
    return SourceReport(tuple(results), tuple(unsourced))


def _judged(sheet: Sheet, text: SourceText, checker: Checker) -> SourceResult:
    """Return what a source does with its claims."""
    own = {claim.ref for claim in sheet.claims if claim.source == text.source.name}
    if text.document is None or not own:
        return SourceResult(sheet, text)
    if text.source.date is not None:
        # The sheet's day is that of the story; the source speaks of 昨日 on its own.
        dated = [(replace(each, as_of=text.source.date), matcher) for each, matcher in checker.sheets]
        checker = replace(checker, sheets=tuple(dated))
    report = checker.check(text.document)
    findings = (_with_origin(finding, text) for finding in report.findings if finding.claim.ref in own)
    failures = tuple(failure for failure in report.failures if failure.what in own)
    return SourceResult(sheet, text, tuple(findings), failures)


def _with_origin(finding: Finding, text: SourceText) -> Finding:
    """Return a finding on a source, its claim with the sentence on which it stands where it is supported."""
    support = next((each.at for each in finding.evidence if each.role == "support"), None)
    if text.document is None or finding.verdict is not Verdict.SUPPORTED or support is None:
        return finding
    sentence = sentence_at(text.document, support)
    point = text.document.lines.point(text.document.to_source(sentence).start)
    origin = Origin(
        text.source.label,
        sentence.of(text.document.prose).strip(),
        Place(text.document.source.path, point.line, point.column),
    )
    return replace(finding, claim=replace(finding.claim, origin=origin))


def sentence_at(document: Document, span: Span) -> Span:
    """Return the sentences of a document that a place touches, as one place; itself where there is none."""
    touched = [each.span for each in document.sentences if each.span.overlaps(span)]
    return touched[0].join(touched[-1]) if touched else span


def with_origins(
    sheets: Sheets, today: dt.date | None = None, segmenter: Segmenter | None = None
) -> tuple[Sheets, tuple[Failure, ...]]:
    """Return sheets whose claims know the sentences of their sources, and what was wrong with the sources.

    A source that cannot be read is a failure, and so is a claim that its own source does not support.

    Args:
        sheets: the sheets.
        today: as in ``check_sources``.
        segmenter: as in ``check_sources``.
    """
    report = check_sources(sheets, today, segmenter)
    findings = [finding for result in report.results for finding in result.findings]
    origins = {finding.claim.ref: finding.claim.origin for finding in findings}
    failures = [*report.all_failures(), *map(_unsupported, findings)]
    told = tuple(
        replace(
            sheet,
            claims=tuple(
                replace(claim, origin=origins.get(claim.ref) or claim.origin) for claim in sheet.claims
            ),
        )
        for sheet in sheets
    )
    return Sheets(told), tuple(failure for failure in failures if failure is not None)


def _unsupported(finding: Finding) -> Failure | None:
    """Return what is to be said of a claim that its source does not support; None where it does."""
    if finding.verdict is Verdict.SUPPORTED:
        return None
    claim = finding.claim
    return Failure(
        str(claim.place),
        Words(f"出处不支持主张 {claim.ref}", f"claim {claim.ref} is not supported by its own source"),
        Words("运行 heshi sources check 看详情", 'run "heshi sources check" for the details'),
    )

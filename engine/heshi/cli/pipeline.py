"""A check, step by step: find the drafts, read each, see which sheets serve it, check it, mark what is known.

Each step is a function of its own that takes what the one before returns, so that what narrows the drafts
(only those that changed), watches the work (a line of progress) or marks findings (a baseline) has one
place to stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshi import load_sheets
from heshi.check import Checker
from heshi.cli.drafts import Unread, find_drafts, read_draft
from heshi.cli.outcome import needs_rules, refuse_sheets
from heshi.cli.outputs import refuse_overwriting
from heshi.cli.unbacked import with_coverage
from heshi.findings import DraftReport, Failure, Report
from heshi.sources import with_origins

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from heshi.cli.outcome import Surroundings
    from heshi.cli.settings import Settings
    from heshi.document import Document


def run_check(settings: Settings, surroundings: Surroundings) -> Report:
    """Return what a check comes to.

    Raises:
        UsageError: there is no draft or no sheet, or an output would overwrite one.
        SheetError: a sheet has mistakes.
    """
    names = named_drafts(settings)
    serving, failures = sheets_for(settings, surroundings)
    refuse_overwriting(settings.outputs, (*names, *(sheet.path for sheet, _ in serving.sheets)))
    checked = check_each(read_each(names, settings, surroundings), serving)
    covered = (with_coverage(each, serving, settings.today, settings.unbacked) for each in checked)
    return marked(Report(tuple(covered), failures), settings)


def named_drafts(settings: Settings) -> list[str]:
    """Return the names of the drafts, in order: what narrows them down stands here.

    Raises:
        UsageError: none is named, or a fact sheet stands among them.
    """
    refuse_sheets(settings.drafts)
    return find_drafts(settings.drafts)


def sheets_for(settings: Settings, surroundings: Surroundings) -> tuple[Checker, tuple[Failure, ...]]:
    """Return what the drafts are checked against, and what is wrong with the sources where they are read.

    Raises:
        UsageError: there is no sheet.
        SheetError: a sheet has mistakes.
    """
    needs_rules(settings.rules)
    sheets = load_sheets(settings.rules)
    failures: tuple[Failure, ...] = ()
    if settings.sources:
        sheets, failures = with_origins(sheets, settings.today, surroundings.segmenter)
    return Checker.of(sheets, settings.today, surroundings.segmenter), failures


def read_each(
    names: Iterable[str], settings: Settings, surroundings: Surroundings
) -> Iterator[Document | Unread]:
    """Yield the drafts, each read when it is asked for: what shows progress stands here."""
    for name in names:
        yield read_draft(name, settings.stdin_name, surroundings.read_stdin)


def check_each(drafts: Iterable[Document | Unread], checker: Checker) -> Iterator[DraftReport]:
    """Yield what a check of each draft found; one that cannot be read is a failure, never silence."""
    for draft in drafts:
        if isinstance(draft, Unread):
            yield DraftReport(draft.path, None, (), tuple(map(Failure.of, draft.mistakes)))
        else:
            yield checker.check(draft)


def marked(report: Report, _settings: Settings) -> Report:
    """Return the report with what is known and accepted marked so: a baseline stands here."""
    return report

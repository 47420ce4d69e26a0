"""A check, step by step: find the drafts, read each, see which sheets serve it, check it, mark what is known.

Each step is a function of its own that takes what the one before returns, so that what narrows the drafts
(only those that have changed), watches the work (a line of progress) or marks findings (a baseline) has one
place to stand.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from heshi import load_sheets
from heshi.check import Checker
from heshi.cli.drafts import Unread, find_drafts, read_draft
from heshi.cli.known import applied
from heshi.cli.narrow import Narrowed, only_changed
from heshi.cli.outcome import needs_rules, refuse_sheets
from heshi.cli.outputs import refuse_overwriting
from heshi.findings import DraftReport, Failure, Report

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from heshi.cli.outcome import Surroundings
    from heshi.cli.settings import Settings
    from heshi.document import Document
    from heshi.rules.model import Sheet


@dataclass(slots=True)
class Memory:
    """What a check leaves to the next one, so that only what has changed is checked again.

    Attributes:
        checker: the sheets as they were read; None where they must be read again.
        sheets: the sheets by which the drafts were checked.
        reports: what was found on each draft that has not changed since, by its file.
    """

    checker: Checker | None = None
    sheets: tuple[Sheet, ...] = ()
    reports: dict[Path, DraftReport] = field(default_factory=dict)

    def forget(self, changed: Collection[Path]) -> None:
        """Drop what is no longer so once some files have changed; what is no draft may be part of a sheet."""
        for file in changed:
            if self.reports.pop(file, None) is None:
                self.checker = None

    def take(self, checker: Checker) -> Checker:
        """Keep the sheets, and return them; where they have changed, all drafts must be checked again."""
        sheets = tuple(sheet for sheet, _ in checker.sheets)
        if sheets != self.sheets:
            self.reports.clear()
        self.checker, self.sheets = checker, sheets
        return checker


def run_check(settings: Settings, surroundings: Surroundings, memory: Memory | None = None) -> Report:
    """Return what a check comes to.

    Args:
        settings: all that it goes by.
        surroundings: where it runs.
        memory: what the check before has left, and the next will be left.

    Raises:
        UsageError: there is no draft or no sheet, or an output would overwrite one.
        SheetError: a sheet has mistakes.
    """
    memory = Memory() if memory is None else memory
    names = named_drafts(settings)
    checker = memory.checker or memory.take(sheets_for(settings, surroundings))
    refuse_overwriting(
        settings.outputs, (*names, *(sheet.path for sheet in memory.sheets), *files_of(settings))
    )
    narrowed = narrow(names, memory.sheets, settings)
    with surroundings.progress(len(narrowed.names)) as step:
        drafts = tuple(stepped(recalled(narrowed.names, checker, memory, settings, surroundings), step))
    idle = settings.changed is not None and not drafts
    return marked(Report(drafts, (), narrowed.notices, idle), settings)


def named_drafts(settings: Settings) -> list[str]:
    """Return the names of the drafts, in order.

    Raises:
        UsageError: none is named, or a fact sheet stands among them.
    """
    refuse_sheets(settings.drafts)
    return find_drafts(settings.drafts)


def narrow(names: Sequence[str], sheets: Sequence[Sheet], settings: Settings) -> Narrowed:
    """Return the drafts that are to be checked: all, or only those that have changed.

    Raises:
        UsageError: git cannot tell which those are.
    """
    if settings.changed is None:
        return Narrowed(list(names), ())
    return only_changed(names, settings.changed.ref, lambda _: sheets, files_of(settings))


def files_of(settings: Settings) -> list[str]:
    """Return the files besides drafts and sheets by which a check goes."""
    return [] if settings.baseline is None else [settings.baseline]


def sheets_for(settings: Settings, surroundings: Surroundings) -> Checker:
    """Return what the drafts are checked against.

    Raises:
        UsageError: there is no sheet.
        SheetError: a sheet has mistakes.
    """
    needs_rules(settings.rules)
    return Checker.of(load_sheets(settings.rules), settings.today, surroundings.segmenter)


def read_each(
    names: Iterable[str], settings: Settings, surroundings: Surroundings
) -> Iterator[Document | Unread]:
    """Yield the drafts, each read when it is asked for."""
    for name in names:
        yield read_draft(name, settings.stdin_name, surroundings.read_stdin)


def check_each(drafts: Iterable[Document | Unread], checker: Checker) -> Iterator[DraftReport]:
    """Yield what a check of each draft found; one that cannot be read is a failure, never silence."""
    for draft in drafts:
        if isinstance(draft, Unread):
            failures = (Failure(str(one.place), one.problem, one.help) for one in draft.mistakes)
            yield DraftReport(draft.path, None, (), tuple(failures))
        else:
            yield checker.check(draft)


def recalled(
    names: Iterable[str],
    checker: Checker,
    memory: Memory,
    settings: Settings,
    surroundings: Surroundings,
) -> Iterator[DraftReport]:
    """Yield what there is on each draft: what is remembered, else what a check finds now."""
    for name in names:
        file = Path(name)
        if file not in memory.reports:
            (memory.reports[file],) = check_each(read_each([name], settings, surroundings), checker)
        yield memory.reports[file]


def stepped(checked: Iterable[DraftReport], step: Callable[[], None]) -> Iterator[DraftReport]:
    """Yield what was found on each draft, and call ``step`` when it is."""
    for draft in checked:
        step()
        yield draft


def marked(report: Report, settings: Settings) -> Report:
    """Return the report with what the baseline knows and accepts marked so.

    Raises:
        UsageError: the baseline cannot be read.
    """
    return report if settings.baseline is None else applied(report, settings.baseline)

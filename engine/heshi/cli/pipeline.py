"""A check, step by step: find the drafts, read each, see which sheets serve it, check it, mark what is known.

Each step is a function of its own that takes what the one before returns, so that what narrows the drafts
(only those that have changed), watches the work (a line of progress) or marks findings (a baseline) has one
place to stand.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from heshi import load_sheets
from heshi.check import Checker
from heshi.cli.drafts import Unread, find_drafts, read_draft
from heshi.cli.narrow import Narrowed, only_changed
from heshi.cli.outcome import needs_rules, refuse_sheets
from heshi.cli.outputs import refuse_overwriting
from heshi.cli.settings import refuse
from heshi.cli.unbacked import with_coverage
from heshi.config.serve import Serving
from heshi.errors import Mistake, Place, UsageError
from heshi.findings import DraftReport, Failure, Notice, Report
from heshi.rules.find import find
from heshi.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from heshi.cli.outcome import Surroundings
    from heshi.cli.settings import Settings
    from heshi.document import Document
    from heshi.recognise.names import NameMatcher
    from heshi.rules.model import Sheet

_NO_DRAFT = Words(zh="没有一篇稿件与这份配置相符", en="no draft fits this configuration")
_NO_DRAFT_HELP = Words(
    zh="看看 drafts 和 exclude，或在命令行写上稿件",
    en="look at drafts and exclude, or name drafts on the command line",
)


@dataclass(slots=True)
class Memory:
    """What a check leaves to the next one, so that only what has changed is checked again.

    Attributes:
        serving: the sheets; None where they must be read again.
        failures: what is wrong with their sources, where these are read.
        found: what was found on each draft, and by which sheets, while its file has not changed.
    """

    serving: Serving | None = None
    failures: tuple[Failure, ...] = ()
    found: dict[Path, tuple[tuple[Sheet, ...], DraftReport]] = field(default_factory=dict)

    def forget(self, changed: Collection[Path]) -> None:
        """Drop what is no longer so once some files have changed; what is no draft may be part of a sheet."""
        for file in changed:
            if self.found.pop(file, None) is None:
                self.serving = None


def run_check(settings: Settings, surroundings: Surroundings, memory: Memory | None = None) -> Report:
    """Return what a check comes to.

    Args:
        settings: all that it goes by.
        surroundings: where it runs.
        memory: what the check before has left; it is brought up to date for the next.

    Raises:
        UsageError: there is no draft or no sheet, or an output would overwrite one.
        ConfigError: the configuration names sheets or claims that there are not.
        SheetError: a sheet has mistakes.
    """
    memory = Memory() if memory is None else memory
    names = named_drafts(settings)
    refuse_overwriting(settings.outputs, (*names, *_read_besides(settings)))
    if memory.serving is None:
        memory.serving, memory.failures = with_sources(serving_of(settings), settings, surroundings)
    desk = Desk(memory.serving, settings, surroundings)
    narrowed = narrow(names, desk)
    with surroundings.progress(len(narrowed.names)) as step:
        drafts = tuple(stepped(recalled(narrowed.names, desk, memory), step))
    idle = settings.changed is not None and not drafts
    notices = (*idle_entries(names, settings), *narrowed.notices)
    return marked(Report(drafts, memory.failures, notices, idle), settings)


def named_drafts(settings: Settings) -> list[str]:
    """Return the names of the drafts, in order.

    Raises:
        UsageError: there is none, or a fact sheet stands among them.
    """
    project = settings.project
    if settings.drafts or project is None:
        refuse_sheets(settings.drafts)
        return find_drafts(settings.drafts, project.exclude if project else ())
    names = list(project.drafts())
    if not names:
        raise UsageError([Mistake(Place(project.config.path), _NO_DRAFT, _NO_DRAFT_HELP)])
    return names


def idle_entries(names: Iterable[str], settings: Settings) -> Iterator[Notice]:
    """Yield what is to be told of entries of the configuration that speak of none of its drafts."""
    if settings.project and not (settings.drafts or settings.rules):
        yield from settings.project.unmatched(names)


def serving_of(settings: Settings) -> Serving:
    """Return the sheets of the run, and which of them serve which draft.

    Raises:
        UsageError: there is no sheet.
        ConfigError: the configuration names sheets or claims that there are not.
        SheetError: a sheet has mistakes.
    """
    project = settings.project
    if settings.rules or project is None or not project.rules():
        needs_rules(settings.rules)
        return Serving(load_sheets(settings.rules))
    from heshi.config.accept import unknown_claims  # noqa: PLC0415 - for those with a configuration

    refuse(project.missing())
    sheets = load_sheets(project.rules())
    refuse(unknown_claims(project.config, sheets))
    return Serving(sheets, project)


def with_sources(
    serving: Serving, settings: Settings, surroundings: Surroundings
) -> tuple[Serving, tuple[Failure, ...]]:
    """Return the sheets with the sentences on which their claims stand, where these are asked for.

    What is wrong with the sources comes with them.
    """
    if not settings.sources:
        return serving, ()
    from heshi.sources import with_origins  # noqa: PLC0415 - seldom asked for

    sheets, failures = with_origins(serving.sheets, settings.today, surroundings.segmenter)
    return replace(serving, sheets=sheets), failures


def narrow(names: Sequence[str], desk: Desk) -> Narrowed:
    """Return the drafts that are to be checked: all, or only those that have changed.

    Raises:
        UsageError: git cannot tell which those are.
    """
    settings = desk.settings
    if settings.changed is None:
        return Narrowed(list(names), ())

    def sheets_of(name: str) -> tuple[Sheet, ...] | None:
        draft = desk.read(name)
        sheets = None if isinstance(draft, Unread) else desk.serving.serve(draft)
        return None if isinstance(sheets, Mistake) else sheets

    return only_changed(names, settings.changed.ref, desk.serving.sheets, sheets_of, files_besides(settings))


def read_each(
    names: Iterable[str], settings: Settings, surroundings: Surroundings
) -> Iterator[Document | Unread]:
    """Yield the drafts, each read when it is asked for."""
    for name in names:
        yield read_draft(name, settings.stdin_name, surroundings.read_stdin, settings.encoding)


def recalled(names: Iterable[str], desk: Desk, memory: Memory) -> Iterator[DraftReport]:
    """Yield what there is on each draft: what is remembered, else what a check finds now."""
    for name in names:
        file = Path(name)
        sheets, report = memory.found.get(file, ((), None))
        draft = report.document if report is not None else None
        if report is None or draft is None or desk.serving.serve(draft) != sheets:
            report, sheets = desk.check(desk.read(name))
            memory.found[file] = sheets, report
        yield report


def stepped(checked: Iterable[DraftReport], step: Callable[[], None]) -> Iterator[DraftReport]:
    """Yield what was found on each draft, and call ``step`` when it is."""
    for draft in checked:
        step()
        yield draft


@dataclass(frozen=True)
class Desk:
    """Where drafts are checked, one after the other; a sheet is compiled when the first of its drafts comes.

    Attributes:
        serving: the sheets.
        settings: the day to fall back on, and what else is asked of each draft.
        surroundings: what settles doubtful word boundaries.
    """

    serving: Serving
    settings: Settings
    surroundings: Surroundings
    _compiled: dict[str, tuple[Sheet, NameMatcher]] = field(default_factory=dict)

    def read(self, name: str) -> Document | Unread:
        """Return a draft, or why it cannot be read."""
        return next(read_each([name], self.settings, self.surroundings))

    def check(self, draft: Document | Unread) -> tuple[DraftReport, tuple[Sheet, ...]]:
        """Return what a check of a draft found, and by which sheets.

        A draft that cannot be checked is a failure, never silence.
        """
        if isinstance(draft, Unread):
            return DraftReport(draft.path, None, (), tuple(map(Failure.of, draft.mistakes))), ()
        sheets = self.serving.serve(draft)
        if isinstance(sheets, Mistake):
            return DraftReport(draft.source.path, draft, (), (Failure.of(sheets),)), ()
        checker = Checker(tuple(map(self._compile, sheets)), self.settings.today)
        report = checker.check(draft)
        return with_coverage(report, checker, self.settings.today, self.settings.unbacked), sheets

    def _compile(self, sheet: Sheet) -> tuple[Sheet, NameMatcher]:
        """Return a sheet with its matcher, which is made once."""
        if sheet.id not in self._compiled:
            checker = Checker.of([sheet], None, self.surroundings.segmenter)
            self._compiled[sheet.id] = checker.sheets[0]
        return self._compiled[sheet.id]


def marked(report: Report, settings: Settings) -> Report:
    """Return the report with what the configuration and the baseline know and accept marked so.

    Raises:
        UsageError: the baseline cannot be read.
    """
    if settings.config:
        from heshi.config.accept import accept, unused  # noqa: PLC0415 - as above

        whole = not (settings.drafts or settings.rules or settings.changed)
        notices = unused(report, settings.config) if whole else ()
        report = replace(accept(report, settings.config), notices=(*report.notices, *notices))
    if settings.baseline:
        from heshi.cli.known import applied  # noqa: PLC0415 - for those with a baseline

        report = applied(report, settings.baseline)
    return report


def files_besides(settings: Settings) -> list[str]:
    """Return the files besides drafts and sheets by which every draft is checked."""
    config = [settings.config.path] if settings.config else []
    return [*config, *([settings.baseline] if settings.baseline else [])]


def _read_besides(settings: Settings) -> Iterator[str]:
    """Yield the files besides the drafts that a run reads; the sheets whether or not they have mistakes."""
    rules = settings.rules or (settings.project.rules() if settings.project else ())
    yield from map(str, find(map(Path, rules)).files)
    yield from files_besides(settings)

"""A check, step by step: find the drafts, read each, see which sheets serve it, check it, mark what is known.

Each step is a function of its own that takes what the one before returns, so that what narrows the drafts
(only those that changed), watches the work (a line of progress) or marks findings (a baseline) has one
place to stand.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from heshi import load_sheets
from heshi.check import Checker
from heshi.cli.drafts import Unread, find_drafts, read_draft
from heshi.cli.outcome import needs_rules, refuse_sheets
from heshi.cli.outputs import refuse_overwriting
from heshi.config.accept import accept, unknown_claims
from heshi.config.serve import Project, Serving
from heshi.errors import ConfigError, Mistake, Place, UsageError
from heshi.findings import DraftReport, Failure, Report
from heshi.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from heshi.cli.outcome import Surroundings
    from heshi.cli.settings import Settings
    from heshi.config import Config
    from heshi.document import Document
    from heshi.recognise.names import NameMatcher
    from heshi.rules.model import Sheet

_NO_DRAFT = Words(zh="没有一篇稿件与这份配置相符", en="no draft fits this configuration")
_NO_DRAFT_HELP = Words(
    zh="看看 drafts 和 exclude，或在命令行写上稿件",
    en="look at drafts and exclude, or name drafts on the command line",
)


def run_check(settings: Settings, surroundings: Surroundings) -> Report:
    """Return what a check comes to.

    Raises:
        UsageError: there is no draft or no sheet, or an output would overwrite one.
        ConfigError: the configuration names sheets or claims that there are not.
        SheetError: a sheet has mistakes.
    """
    names = named_drafts(settings)
    serving = serving_of(settings)
    refuse_overwriting(settings.outputs, (*names, *_read_besides(serving, settings.config)))
    desk = Desk(serving, settings, surroundings)
    report = Report(tuple(map(desk.check, read_each(names, settings, surroundings))))
    return marked(report, settings)


def named_drafts(settings: Settings) -> list[str]:
    """Return the names of the drafts, in order: what narrows them down stands here.

    Raises:
        UsageError: there is none, or a fact sheet stands among them.
    """
    project = Project(settings.config) if settings.config else None
    if settings.drafts or project is None:
        refuse_sheets(settings.drafts)
        return find_drafts(settings.drafts, project.exclude if project else ())
    names = list(project.drafts())
    if not names:
        raise UsageError([Mistake(Place(project.config.path), _NO_DRAFT, _NO_DRAFT_HELP)])
    return names


def serving_of(settings: Settings) -> Serving:
    """Return the sheets of the run, and which of them serve which draft.

    Raises:
        UsageError: there is no sheet.
        ConfigError: the configuration names sheets or claims that there are not.
        SheetError: a sheet has mistakes.
    """
    project = Project(settings.config) if settings.config else None
    if settings.rules or project is None or not project.rules():
        needs_rules(settings.rules)
        return Serving(load_sheets(settings.rules))
    _refuse(project.missing())
    sheets = load_sheets(project.rules())
    _refuse(unknown_claims(project.config, sheets))
    return Serving(sheets, project)


def read_each(
    names: Iterable[str], settings: Settings, surroundings: Surroundings
) -> Iterator[Document | Unread]:
    """Yield the drafts, each read when it is asked for: what shows progress stands here."""
    for name in names:
        yield read_draft(name, settings.stdin_name, surroundings.read_stdin)


@dataclass(frozen=True)
class Desk:
    """Where drafts are checked, one after the other; a sheet is compiled when the first of its drafts comes.

    Attributes:
        serving: the sheets.
        settings: the day to fall back on.
        surroundings: what settles doubtful word boundaries.
    """

    serving: Serving
    settings: Settings
    surroundings: Surroundings
    _compiled: dict[str, tuple[Sheet, NameMatcher]] = field(default_factory=dict)

    def check(self, draft: Document | Unread) -> DraftReport:
        """Return what a check of a draft found; one that cannot be checked is a failure, never silence."""
        if isinstance(draft, Unread):
            return DraftReport(draft.path, None, (), tuple(map(_failure, draft.mistakes)))
        sheets = self.serving.serve(draft)
        if isinstance(sheets, Mistake):
            return DraftReport(draft.source.path, draft, (), (_failure(sheets),))
        return Checker(tuple(map(self._compile, sheets)), self.settings.today).check(draft)

    def _compile(self, sheet: Sheet) -> tuple[Sheet, NameMatcher]:
        """Return a sheet with its matcher, which is made once."""
        if sheet.id not in self._compiled:
            checker = Checker.of([sheet], None, self.surroundings.segmenter)
            self._compiled[sheet.id] = checker.sheets[0]
        return self._compiled[sheet.id]


def marked(report: Report, settings: Settings) -> Report:
    """Return the report with what is known and accepted marked so: a baseline stands here."""
    return accept(report, settings.config) if settings.config else report


def _read_besides(serving: Serving, config: Config | None) -> Iterator[str]:
    """Yield the files besides the drafts that a run reads."""
    yield from (sheet.path for sheet in serving.sheets)
    if config is not None:
        yield config.path


def _refuse(mistakes: Iterable[Mistake]) -> None:
    """Refuse a configuration with mistakes.

    Raises:
        ConfigError: there are some.
    """
    found = sorted(mistakes, key=lambda mistake: mistake.place)
    if found:
        raise ConfigError(found)


def _failure(mistake: Mistake) -> Failure:
    """Return a mistake as a part of a report."""
    return Failure(str(mistake.place), mistake.problem, mistake.help)

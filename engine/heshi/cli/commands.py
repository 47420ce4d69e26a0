"""What each command does: requests that the parser makes, and the outcome of running them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from heshi import load_sheets
from heshi.check import Checker
from heshi.cli.drafts import Unread, read_drafts
from heshi.cli.explaining import Explain, Kinds, Manual
from heshi.cli.listings import LISTINGS, Listed
from heshi.cli.outcome import Outcome, Surroundings, needs_rules, refuse_sheets
from heshi.document import Document
from heshi.errors import Mistake, Place, SheetError, UsageError
from heshi.examples import run_examples
from heshi.findings import DraftReport, Failure, Report, Verdict
from heshi.kinds import KINDS
from heshi.mentions import AnyMention, find_mentions
from heshi.reporters import REPORTERS, View, example_report
from heshi.rules.model import Sheets
from heshi.rules.schema import schema_text
from heshi.text.width import visible
from heshi.words import Lang, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from heshi.recognise.mention import MentionKind

DEFAULT_FORM = "text"
"""The format of a result where none is asked for."""

DEFAULT_RULES = "rules"
"""Where ``heshi test`` looks for sheets when none is named."""

_NO_SHEETS = Words(zh="没有事实表，也没有这个文件夹", en="no sheet is named and there is no such folder")
_NO_SHEETS_HELP = Words(zh="写上事实表或其文件夹", en="name a sheet or a folder of them")


@dataclass(frozen=True, slots=True)
class Check:
    """``heshi check``.

    Attributes:
        drafts: files, folders, or ``-``.
        rules: fact sheets and folders of them.
        form: a key of ``REPORTERS``.
        today: the day for sheets without one of their own.
        fail_on: the mildest verdict that makes the exit status 1.
        stdin_name: the file name of standard input.
        verbose: whether to list what holds as well.
        lang: the language of the report.
    """

    drafts: tuple[str, ...]
    rules: tuple[str, ...]
    form: str
    today: date
    fail_on: Verdict
    stdin_name: str
    verbose: bool
    lang: Lang

    def run(self, surroundings: Surroundings) -> Outcome:
        """Check the drafts.

        Raises:
            UsageError: there is no draft or no sheet.
        """
        refuse_sheets(self.drafts)
        needs_rules(self.rules)
        view = View(self.lang, self.fail_on, self.verbose, surroundings.colour, surroundings.width)
        reporter = REPORTERS[self.form]
        try:
            sheets = load_sheets(self.rules)
        except SheetError as error:
            if self.form == DEFAULT_FORM:
                raise
            report = Report((), tuple(_failure(mistake) for mistake in error.mistakes))
        else:
            report = self._report(sheets, surroundings)
        return Outcome(report.exit_status(self.fail_on), reporter.render(report, view))

    def _report(self, sheets: Sheets, surroundings: Surroundings) -> Report:
        """Return what a check of all drafts found, those included that could not be read."""
        checker = Checker.of(sheets, self.today, surroundings.segmenter)
        drafts = read_drafts(self.drafts, self.stdin_name, surroundings.read_stdin)
        return Report(
            tuple(
                DraftReport(draft.path, None, (), tuple(map(_failure, draft.mistakes)))
                if isinstance(draft, Unread)
                else checker.check(draft)
                for draft in drafts
            )
        )


@dataclass(frozen=True, slots=True)
class Test:
    """``heshi test``.

    Attributes:
        rules: fact sheets and folders of them; where there is none, the folder ``rules``.
        form: a key of ``FORMS``.
        today: the day for sheets without one of their own.
        strict: whether a claim without examples fails.
        verbose: whether to list the gaps that no example shows.
        lang: the language of the report.
    """

    rules: tuple[str, ...]
    form: str
    today: date
    strict: bool
    verbose: bool
    lang: Lang

    def run(self, surroundings: Surroundings) -> Outcome:
        """Run the examples of the sheets.

        Raises:
            UsageError: there is no sheet.
        """
        rules = self.rules or ((DEFAULT_RULES,) if Path(DEFAULT_RULES).is_dir() else ())
        if not rules:
            raise UsageError([Mistake(Place(DEFAULT_RULES), _NO_SHEETS, _NO_SHEETS_HELP)])
        report = run_examples(load_sheets(rules), self.today, surroundings.segmenter)
        view = View(self.lang, verbose=self.verbose, colour=surroundings.colour, width=surroundings.width)
        text = example_report.FORMS[self.form](report, view, strict=self.strict)
        return Outcome(example_report.exit_status(report, strict=self.strict), text)


@dataclass(frozen=True, slots=True)
class Mentions:
    """``heshi mentions``.

    Attributes:
        drafts: files, folders, or ``-``.
        rules: fact sheets and folders of them, for their names; may be empty.
        form: a key of ``LISTINGS``.
        kinds: the kinds to list; all where empty.
        today: the day for sheets without one of their own.
        stdin_name: the file name of standard input.
        lang: the language of messages.
    """

    drafts: tuple[str, ...]
    rules: tuple[str, ...]
    form: str
    kinds: tuple[MentionKind, ...]
    today: date
    stdin_name: str
    lang: Lang

    def run(self, surroundings: Surroundings) -> Outcome:
        """List what Heshi reads in the drafts.

        Raises:
            UsageError: there is no draft.
        """
        refuse_sheets(self.drafts)
        sheets = load_sheets(self.rules) if self.rules else Sheets(())
        drafts = read_drafts(self.drafts, self.stdin_name, surroundings.read_stdin)
        listed = [
            Listed(
                draft, tuple(self._wanted(find_mentions(draft, sheets, self.today, surroundings.segmenter)))
            )
            for draft in drafts
            if isinstance(draft, Document)
        ]
        unread = [mistake for draft in drafts if isinstance(draft, Unread) for mistake in draft.mistakes]
        err = "".join(f"{visible(mistake.in_(self.lang))}\n" for mistake in unread)
        return Outcome(2 if unread else 0, LISTINGS[self.form](listed), err)

    def _wanted(self, mentions: Iterable[AnyMention]) -> Iterator[AnyMention]:
        """Yield the mentions of the kinds that are asked for."""
        return (mention for mention in mentions if not self.kinds or mention.kind in self.kinds)


@dataclass(frozen=True, slots=True)
class Schema:
    """``heshi schema``.

    Attributes:
        output: the file to write; standard output where None.
    """

    output: str | None

    def run(self, surroundings: Surroundings) -> Outcome:  # noqa: ARG002 - as every request is run
        """Print or write the JSON Schema of fact sheets.

        Raises:
            UsageError: the file cannot be written.
        """
        text = schema_text(KINDS)
        if self.output is None:
            return Outcome(0, text)
        try:
            Path(self.output).write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            reason = error.strerror or type(error).__name__
            problem = Words(zh=f"无法写入：{reason}", en=f"cannot be written: {reason}")
            raise UsageError([Mistake(Place(self.output), problem)]) from error
        return Outcome(0)


Request: TypeAlias = Check | Test | Mentions | Explain | Manual | Kinds | Schema


def _failure(mistake: Mistake) -> Failure:
    """Return a mistake as a part of a report."""
    return Failure(str(mistake.place), mistake.problem, mistake.help)

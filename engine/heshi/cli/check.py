"""``heshi check``: drafts against fact sheets.

There is no ``from __future__ import annotations`` here: the help is in the language of the user, so
the annotations are made anew, with that language, each time the parser is built.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

import typer

from heshi import load_sheets
from heshi.check import Checker
from heshi.cli.drafts import STDIN_NAME, Unread, read_drafts
from heshi.cli.options import (
    DEFAULT_FORM,
    DRAFTS,
    RULES,
    STDIN_HELP,
    TODAY,
    argument,
    choice,
    command,
    day,
    format_option,
    lang_option,
    language,
    option,
)
from heshi.cli.outcome import Outcome, Surroundings, needs_rules, refuse_sheets
from heshi.errors import Mistake, SheetError
from heshi.findings import DraftReport, Failure, Report, Verdict
from heshi.reporters import REPORTERS, View
from heshi.rules.model import Sheets
from heshi.words import Lang, Words

FAILING = [Verdict.CONTRADICTED.value, Verdict.PARTIAL.value, Verdict.MISSING.value]
"""What ``--fail-on`` takes."""

_ABOUT = Words(
    zh="对照事实表核对稿件。稿件可以是文件、文件夹，或 -（标准输入）。",
    en="Check drafts against fact sheets. A draft is a file, a folder, or - (standard input).",
)
FAIL_ON = Words(
    zh="从哪一级起退出码为 1：contradicted 只算矛盾；partial 也算部分；missing 连缺失也算。默认 missing。",
    en="What makes the exit status 1: contradictions alone, partial support as well, or what is missing"
    " too. Default: missing.",
)
VERBOSE = Words(
    zh="有据的主张也列出来，并指出依据。", en="List claims that hold as well, with their evidence."
)


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
            report = Report((), tuple(failure(mistake) for mistake in error.mistakes))
        else:
            report = self._report(sheets, surroundings)
        return Outcome(report.exit_status(self.fail_on), reporter.render(report, view))

    def _report(self, sheets: Sheets, surroundings: Surroundings) -> Report:
        """Return what a check of all drafts found, those included that could not be read."""
        checker = Checker.of(sheets, self.today, surroundings.segmenter)
        drafts = read_drafts(self.drafts, self.stdin_name, surroundings.read_stdin)
        return Report(
            tuple(
                DraftReport(draft.path, None, (), tuple(map(failure, draft.mistakes)))
                if isinstance(draft, Unread)
                else checker.check(draft)
                for draft in drafts
            )
        )


def add(app: typer.Typer, lang: Lang) -> None:
    """Add ``heshi check``."""

    @command(app, "check", _ABOUT, lang)
    def check(  # noqa: PLR0913 - an option each
        drafts: Annotated[list[str] | None, argument(DRAFTS, "DRAFT", lang)] = None,
        *,
        rules: Annotated[list[str] | None, option("--rules", RULES, "SHEET", lang)] = None,
        form: Annotated[str, format_option(REPORTERS, lang)] = DEFAULT_FORM,
        today: Annotated[str | None, option("--today", TODAY, "YYYY-MM-DD", lang)] = None,
        fail_on: Annotated[str, option("--fail-on", FAIL_ON, "VERDICT", lang)] = Verdict.MISSING.value,
        stdin_name: Annotated[str, option("--stdin-filename", STDIN_HELP, "NAME", lang)] = STDIN_NAME,
        verbose: Annotated[bool, typer.Option("--verbose", "-v", help=VERBOSE.in_(lang))] = False,
        speak: Annotated[str, lang_option(lang)] = lang.value,
    ) -> Check:
        return Check(
            drafts=tuple(drafts or ()),
            rules=tuple(rules or ()),
            form=choice("--format", form, list(REPORTERS)),
            today=day(today),
            fail_on=Verdict(choice("--fail-on", fail_on, FAILING)),
            stdin_name=stdin_name,
            verbose=verbose,
            lang=language(speak),
        )


def failure(mistake: Mistake) -> Failure:
    """Return a mistake as a part of a report."""
    return Failure(str(mistake.place), mistake.problem, mistake.help)

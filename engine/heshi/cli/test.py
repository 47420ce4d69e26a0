"""``heshi test``: the examples that the claims of a sheet carry.

There is no ``from __future__ import annotations`` here: the help is in the language of the user, so
the annotations are made anew, with that language, each time the parser is built.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from heshi import load_sheets
from heshi.cli.commands import COMMANDS
from heshi.cli.files import Written
from heshi.cli.options import (
    DEFAULT_FORM,
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
from heshi.cli.outcome import WIDEST, Outcome, Surroundings
from heshi.cli.outputs import OPTION, Output, read_outputs, refuse_overwriting
from heshi.cli.settings import configured_rules
from heshi.errors import Mistake, Place, UsageError
from heshi.examples import run_examples
from heshi.reporters import View, example_report
from heshi.words import Lang, Words

DEFAULT_RULES = "rules"
"""Where ``heshi test`` looks for sheets when neither it nor a configuration is told of any."""

_SHEETS = Words(zh="事实表或存放事实表的文件夹", en="Fact sheets or folders of them")
_UNSEEN = Words(zh="列出还没有例子的差错。", en="List the gaps that no example shows.")
_STRICT = Words(zh="缺少例子的主张也算不通过。", en="Claims that lack examples fail as well.")
_OUTPUT = Words(
    zh="另写一份到文件，如 junit=out.xml。可以重复。",
    en="Write the result to a file too, as in junit=out.xml. May be repeated.",
)
_NO_SHEETS = Words(zh="没有事实表，也没有这个文件夹", en="no sheet is named and there is no such folder")
_NO_SHEETS_HELP = Words(zh="写上事实表或其文件夹", en="name a sheet or a folder of them")


@dataclass(frozen=True, slots=True)
class Test:
    """``heshi test``.

    Attributes:
        rules: fact sheets and folders of them; where there is none, those of the configuration, else
            the folder ``rules``.
        form: a key of ``FORMS``.
        outputs: what goes to files.
        today: the day for sheets without one of their own.
        strict: whether a claim without examples fails.
        verbose: whether to list the gaps that no example shows.
        lang: the language of the report.
    """

    rules: tuple[str, ...]
    form: str
    outputs: tuple[Output, ...]
    today: date
    strict: bool
    verbose: bool
    lang: Lang

    def run(self, surroundings: Surroundings) -> Outcome:
        """Run the examples of the sheets.

        Raises:
            UsageError: there is no sheet, or an output would overwrite one.
            ConfigError: the configuration has mistakes.
        """
        rules = self.rules or configured_rules()
        if not rules and Path(DEFAULT_RULES).is_dir():
            rules = (DEFAULT_RULES,)
        if not rules:
            raise UsageError([Mistake(Place(DEFAULT_RULES), _NO_SHEETS, _NO_SHEETS_HELP)])
        sheets = load_sheets(rules)
        refuse_overwriting(self.outputs, (sheet.path for sheet in sheets))
        report = run_examples(sheets, self.today, surroundings.segmenter)
        view = View(self.lang, verbose=self.verbose, colour=surroundings.colour, width=surroundings.width)
        text = example_report.FORMS[self.form](report, view, strict=self.strict)
        plain = View(self.lang, verbose=self.verbose, width=WIDEST)
        files = tuple(
            Written(output.path, example_report.FORMS[output.form](report, plain, strict=self.strict))
            for output in self.outputs
        )
        return Outcome(example_report.exit_status(report, strict=self.strict), text, files=files)


def add(app: typer.Typer, lang: Lang) -> None:
    """Add ``heshi test``."""

    @command(app, "test", COMMANDS["test"], lang)
    def test(  # noqa: PLR0913 - an option each
        sheets: Annotated[list[str] | None, argument(_SHEETS, "SHEET", lang)] = None,
        *,
        form: Annotated[str, format_option(example_report.FORMS, lang)] = DEFAULT_FORM,
        outputs: Annotated[list[str] | None, option(OPTION, _OUTPUT, "FORMAT=FILE", lang)] = None,
        today: Annotated[str | None, option("--today", TODAY, "YYYY-MM-DD", lang)] = None,
        strict: Annotated[bool, typer.Option("--strict", help=_STRICT.in_(lang))] = False,
        verbose: Annotated[bool, typer.Option("--verbose", "-v", help=_UNSEEN.in_(lang))] = False,
        speak: Annotated[str, lang_option(lang)] = lang.value,
    ) -> Test:
        return Test(
            rules=tuple(sheets or ()),
            form=choice("--format", form, list(example_report.FORMS)),
            outputs=read_outputs(outputs or (), example_report.FORMS),
            today=day(today),
            strict=strict,
            verbose=verbose,
            lang=language(speak),
        )

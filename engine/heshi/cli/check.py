"""``heshi check``: drafts against fact sheets.

There is no ``from __future__ import annotations`` here: the help is in the language of the user, so
the annotations are made anew, with that language, each time the parser is built.
"""

from dataclasses import dataclass
from typing import Annotated

import typer

from heshi.cli.drafts import STDIN_NAME
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
from heshi.cli.outcome import Outcome, Surroundings
from heshi.cli.outputs import OPTION, deliver, deliver_mistakes, read_outputs
from heshi.cli.pipeline import run_check
from heshi.cli.settings import Settings
from heshi.cli.unbacked import FAIL_ON_UNBACKED, UNBACKED, Unbacked
from heshi.errors import Mistake, Place, SheetError, UsageError
from heshi.findings import Verdict
from heshi.reporters import REPORTERS
from heshi.words import Lang, Words

_FAILING = [Verdict.CONTRADICTED.value, Verdict.PARTIAL.value, Verdict.MISSING.value]
"""What ``--fail-on`` takes."""

_ABOUT = Words(
    zh="对照事实表核对稿件。稿件可以是文件、文件夹，或 -（标准输入）。",
    en="Check drafts against fact sheets. A draft is a file, a folder, or - (standard input).",
)
_FAIL_ON = Words(
    zh="从哪一级起退出码为 1：contradicted 只算矛盾；partial 也算部分；missing 连缺失也算。默认 missing。",
    en="What makes the exit status 1: contradictions alone, partial support as well, or what is missing"
    " too. Default: missing.",
)
_VERBOSE = Words(
    zh="有据的主张也列出来，并指出依据。", en="List claims that hold as well, with their evidence."
)


_QUIET = Words(
    zh="只列不通过的；全部通过时什么也不写。只管 text 格式。",
    en="Tell only what fails, and nothing where all is well. Of the text format alone.",
)
_OUTPUT = Words(
    zh="另写一份到文件，如 sarif=out.sarif；后缀看得出格式的可以只写文件名。可以重复。",
    en="Write the result to a file too, as in sarif=out.sarif; the file alone will do where its suffix says"
    " the format. May be repeated.",
)
_SOURCES = Words(
    zh="读事实表的出处，让结果里带上每条主张在出处中的原句；出处读不了或不支持主张，算作有误。",
    en="Read the sources of the sheets, so that results show the sentence on which a claim stands; a source"
    " that cannot be read or does not support its claim is a mistake.",
)
_QUIET_AND_VERBOSE = Words(zh="-q 和 -v 不能同时用", en="-q and -v cannot be used together")


@dataclass(frozen=True, slots=True)
class Check:
    """``heshi check``.

    Attributes:
        settings: all that the check goes by.
    """

    settings: Settings

    def run(self, surroundings: Surroundings) -> Outcome:
        """Check the drafts.

        Raises:
            UsageError: there is no draft or no sheet.
        """
        try:
            report = run_check(self.settings, surroundings)
        except SheetError as error:
            return deliver_mistakes(error, self.settings)
        return deliver(report, self.settings, surroundings)


def add(app: typer.Typer, lang: Lang) -> None:
    """Add ``heshi check``."""

    @command(app, "check", _ABOUT, lang)
    def check(  # noqa: PLR0913 - an option each
        drafts: Annotated[list[str] | None, argument(DRAFTS, "DRAFT", lang)] = None,
        *,
        rules: Annotated[list[str] | None, option("--rules", RULES, "SHEET", lang)] = None,
        form: Annotated[str, format_option(REPORTERS, lang)] = DEFAULT_FORM,
        outputs: Annotated[list[str] | None, option(OPTION, _OUTPUT, "FORMAT=FILE", lang)] = None,
        today: Annotated[str | None, option("--today", TODAY, "YYYY-MM-DD", lang)] = None,
        fail_on: Annotated[str, option("--fail-on", _FAIL_ON, "VERDICT", lang)] = Verdict.MISSING.value,
        stdin_name: Annotated[str, option("--stdin-filename", STDIN_HELP, "NAME", lang)] = STDIN_NAME,
        sources: Annotated[bool, typer.Option("--sources", help=_SOURCES.in_(lang))] = False,
        unbacked: Annotated[bool, typer.Option("--unbacked", help=UNBACKED.in_(lang))] = False,
        fail_on_unbacked: Annotated[
            bool, typer.Option("--fail-on-unbacked", help=FAIL_ON_UNBACKED.in_(lang))
        ] = False,
        quiet: Annotated[bool, typer.Option("--quiet", "-q", help=_QUIET.in_(lang))] = False,
        verbose: Annotated[bool, typer.Option("--verbose", "-v", help=_VERBOSE.in_(lang))] = False,
        speak: Annotated[str, lang_option(lang)] = lang.value,
    ) -> Check:
        if quiet and verbose:
            raise UsageError([Mistake(Place("heshi check"), _QUIET_AND_VERBOSE)])
        return Check(
            Settings(
                drafts=tuple(drafts or ()),
                rules=tuple(rules or ()),
                form=choice("--format", form, list(REPORTERS)),
                outputs=read_outputs(outputs or ()),
                today=day(today),
                fail_on=Verdict(choice("--fail-on", fail_on, _FAILING)),
                stdin_name=stdin_name,
                quiet=quiet,
                verbose=verbose,
                lang=language(speak),
                sources=sources,
                unbacked=Unbacked.asked(listed=unbacked, gates=fail_on_unbacked),
            )
        )

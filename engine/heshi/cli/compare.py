"""``heshi compare``: drafts against their source, or against one claim in plain Chinese.

There is no ``from __future__ import annotations`` here: the help is in the language of the user, so
the annotations are made anew, with that language, each time the parser is built.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

import typer

from heshi.check import Checker
from heshi.cli.check import FAIL_ON, FAILING, VERBOSE, failure
from heshi.cli.drafts import STDIN, STDIN_NAME, Unread, read_drafts
from heshi.cli.options import (
    DEFAULT_FORM,
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
from heshi.cli.outcome import Outcome, Surroundings, refuse_sheets
from heshi.compare import claims_of, sifted
from heshi.document import Document
from heshi.errors import DraftError, Mistake, Place, UsageError
from heshi.findings import DraftReport, Report, Verdict
from heshi.readers import read_text
from heshi.reporters import REPORTERS, View
from heshi.words import Lang, Words

_ABOUT = Words(
    zh="对照原文核对稿件：从原文里取出主张，看稿件怎么写。先写原文，再写稿件；用 --claim 时只写稿件。",
    en="Check drafts against their source: its claims are drawn from it and checked. Name the source first,"
    " then the drafts; with --claim, the drafts alone.",
)
_FILES = Words(
    zh="原文和稿件：第一个是原文，其余是稿件（文件、文件夹，或 -）",
    en="The source, then the drafts: files, folders, or -",
)
_CLAIM = Words(
    zh='拿这一句话（而不是一份原文）来核对，例如 "9月25日,A与B宣布合作"。可以重复。',
    en='Check this sentence instead of a source, such as "9月25日,A与B宣布合作". May be repeated.',
)
_CLAIM_NAME = "--claim"
_NO_SOURCE = Words(zh="要有原文和稿件", en="a source and a draft are needed")
_NO_SOURCE_HELP = Words(
    zh="例如 heshi compare 原文.md 稿件.md，或 heshi compare --claim 一句话 稿件.md",
    en="for example heshi compare source.md draft.md, or heshi compare --claim SENTENCE draft.md",
)
_TWICE = Words(zh="标准输入只能读一次", en="standard input can be read only once")
_TWICE_HELP = Words(zh="原文和稿件至少有一个要写成文件", en="name a file for the source or for the draft")


@dataclass(frozen=True, slots=True)
class Compare:
    """``heshi compare``.

    Attributes:
        files: the source and the drafts, or the drafts alone where there are claims.
        claims: the sentences to check in place of a source.
        form: a key of ``REPORTERS``.
        today: the day for a source that says none.
        fail_on: the mildest verdict that makes the exit status 1.
        stdin_name: the file name of standard input.
        verbose: whether to list what holds as well.
        lang: the language of the report.
    """

    files: tuple[str, ...]
    claims: tuple[str, ...]
    form: str
    today: date
    fail_on: Verdict
    stdin_name: str
    verbose: bool
    lang: Lang

    def run(self, surroundings: Surroundings) -> Outcome:
        """Compare the drafts with the source.

        Raises:
            UsageError: a source or a draft is not named.
            DraftError: the source cannot be read, or there is nothing to check in it.
        """
        source, drafts = self._named()
        sheet = claims_of(self._source(source, surroundings), self.today, surroundings.segmenter)
        checker = Checker.of([sheet], self.today, surroundings.segmenter)
        report = sifted(
            Report(
                tuple(
                    DraftReport(draft.path, None, (), tuple(map(failure, draft.mistakes)))
                    if isinstance(draft, Unread)
                    else checker.check(draft)
                    for draft in read_drafts(drafts, self.stdin_name, surroundings.read_stdin)
                )
            )
        )
        view = View(self.lang, self.fail_on, self.verbose, surroundings.colour, surroundings.width)
        return Outcome(report.exit_status(self.fail_on), REPORTERS[self.form].render(report, view))

    def _named(self) -> tuple[str, tuple[str, ...]]:
        """Return the source, or nothing where claims are given, and the drafts.

        Raises:
            UsageError: one of them is missing, or both are standard input.
        """
        first = () if self.claims else self.files[:1]
        drafts = self.files[len(first) :]
        if not drafts:
            raise UsageError([Mistake(Place("compare"), _NO_SOURCE, _NO_SOURCE_HELP)])
        if STDIN in first and STDIN in drafts:
            raise UsageError([Mistake(Place(STDIN), _TWICE, _TWICE_HELP)])
        refuse_sheets(self.files)
        return (first[0] if first else ""), drafts

    def _source(self, name: str, surroundings: Surroundings) -> Document:
        """Return the source, or the claims as one.

        Raises:
            DraftError: it cannot be read.
        """
        if not name:
            return read_text("\n".join(self.claims), _CLAIM_NAME, ".txt")
        source = read_drafts([name], self.stdin_name, surroundings.read_stdin)[0]
        if isinstance(source, Unread):
            raise DraftError(source.mistakes)
        return source


def add(app: typer.Typer, lang: Lang) -> None:
    """Add ``heshi compare``."""

    @command(app, "compare", _ABOUT, lang)
    def compare(  # noqa: PLR0913 - an option each
        files: Annotated[list[str] | None, argument(_FILES, "SOURCE DRAFT", lang)] = None,
        *,
        claim: Annotated[list[str] | None, option(_CLAIM_NAME, _CLAIM, "TEXT", lang)] = None,
        form: Annotated[str, format_option(REPORTERS, lang)] = DEFAULT_FORM,
        today: Annotated[str | None, option("--today", TODAY, "YYYY-MM-DD", lang)] = None,
        fail_on: Annotated[str, option("--fail-on", FAIL_ON, "VERDICT", lang)] = Verdict.MISSING.value,
        stdin_name: Annotated[str, option("--stdin-filename", STDIN_HELP, "NAME", lang)] = STDIN_NAME,
        verbose: Annotated[bool, typer.Option("--verbose", "-v", help=VERBOSE.in_(lang))] = False,
        speak: Annotated[str, lang_option(lang)] = lang.value,
    ) -> Compare:
        return Compare(
            files=tuple(files or ()),
            claims=tuple(claim or ()),
            form=choice("--format", form, list(REPORTERS)),
            today=day(today),
            fail_on=Verdict(choice("--fail-on", fail_on, FAILING)),
            stdin_name=stdin_name,
            verbose=verbose,
            lang=language(speak),
        )

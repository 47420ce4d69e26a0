"""``heshi compare``: drafts against their source, or against one claim in plain Chinese.

There is no ``from __future__ import annotations`` here: the help is in the language of the user, so
the annotations are made anew, with that language, each time the parser is built.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from heshi.cli.asked import Asked, Unbacked
from heshi.cli.check import QUIET, VERBOSE, refuse_quiet_and_verbose
from heshi.cli.commands import COMMANDS
from heshi.cli.drafts import STDIN, Unread, find_drafts, read_draft
from heshi.cli.options import (
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
from heshi.cli.outputs import OPTION, OUTPUT, deliver, read_outputs, refuse_overwriting
from heshi.cli.unbacked import FAIL_ON_UNBACKED, UNBACKED
from heshi.cli.values import FAIL_ON, FAILING, encoding_option, read_fail_on, stated_encoding
from heshi.document import Document
from heshi.errors import DraftError, Mistake, Place, UsageError
from heshi.findings import Report
from heshi.readers import read_text
from heshi.reporters import REPORTERS
from heshi.words import Lang, Words

if TYPE_CHECKING:
    from heshi.cli.settings import Settings

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
        asked: what the command line asks; its drafts are the source and the drafts, or the drafts alone
            where there are claims.
        claims: the sentences to check in place of a source.
        lang: the language that the environment asks for.
    """

    asked: Asked
    claims: tuple[str, ...]
    lang: Lang

    def run(self, surroundings: Surroundings) -> Outcome:
        """Compare the drafts with the source.

        Raises:
            UsageError: a source or a draft is not named, or an output would overwrite one.
            DraftError: the source cannot be read, or there is nothing to check in it.
        """
        from heshi.cli.pipeline import Desk  # noqa: PLC0415 - help and wrong calls do without
        from heshi.cli.settings import resolve  # noqa: PLC0415 - as above
        from heshi.collate import claims_of, sifted  # noqa: PLC0415 - as above
        from heshi.config.serve import Serving  # noqa: PLC0415 - as above
        from heshi.rules.model import Sheets  # noqa: PLC0415 - as above

        settings = resolve(self.asked, self.lang)
        source, drafts = self._named()
        names = find_drafts(drafts)
        refuse_overwriting(settings.outputs, (source, *names))
        document = self._source(source, settings, surroundings)
        sheet = claims_of(document, settings.today, surroundings.segmenter)
        desk = Desk(Serving(Sheets((sheet,))), settings, surroundings)
        report = sifted(Report(tuple(desk.check(desk.read(name))[0] for name in names)))
        return deliver(report, settings, surroundings)

    def _named(self) -> tuple[str, tuple[str, ...]]:
        """Return the source, or nothing where claims are given, and the drafts.

        Raises:
            UsageError: one of them is missing, or both are standard input.
        """
        files = self.asked.drafts
        first = () if self.claims else files[:1]
        drafts = files[len(first) :]
        if not drafts:
            raise UsageError([Mistake(Place("compare"), _NO_SOURCE, _NO_SOURCE_HELP)])
        if STDIN in first and STDIN in drafts:
            raise UsageError([Mistake(Place(STDIN), _TWICE, _TWICE_HELP)])
        refuse_sheets(files)
        return (first[0] if first else ""), drafts

    def _source(self, name: str, settings: "Settings", surroundings: Surroundings) -> Document:
        """Return the source, or the claims as one.

        Raises:
            DraftError: it cannot be read.
        """
        if not name:
            return read_text("\n".join(self.claims), _CLAIM_NAME, ".txt")
        source = read_draft(name, settings.stdin_name, surroundings.read_stdin, settings.encoding)
        if isinstance(source, Unread):
            raise DraftError(source.mistakes)
        return source


def add(app: typer.Typer, lang: Lang) -> None:
    """Add ``heshi compare``."""

    @command(app, "compare", COMMANDS["compare"], lang)
    def compare(  # noqa: PLR0913 - an option each
        files: Annotated[list[str] | None, argument(_FILES, "SOURCE DRAFT", lang)] = None,
        *,
        claim: Annotated[list[str] | None, option(_CLAIM_NAME, _CLAIM, "TEXT", lang)] = None,
        form: Annotated[str | None, format_option(REPORTERS, lang)] = None,
        outputs: Annotated[list[str] | None, option(OPTION, OUTPUT, "FORMAT=FILE", lang)] = None,
        today: Annotated[str | None, option("--today", TODAY, "YYYY-MM-DD", lang)] = None,
        fail_on: Annotated[str | None, option("--fail-on", FAIL_ON, "VERDICT", lang, FAILING)] = None,
        encoding: Annotated[str | None, encoding_option(lang)] = None,
        stdin_name: Annotated[str | None, option("--stdin-filename", STDIN_HELP, "NAME", lang)] = None,
        unbacked: Annotated[bool, typer.Option("--unbacked", help=UNBACKED.in_(lang))] = False,
        fail_on_unbacked: Annotated[
            bool, typer.Option("--fail-on-unbacked", help=FAIL_ON_UNBACKED.in_(lang))
        ] = False,
        quiet: Annotated[bool, typer.Option("--quiet", "-q", help=QUIET.in_(lang))] = False,
        verbose: Annotated[bool, typer.Option("--verbose", "-v", help=VERBOSE.in_(lang))] = False,
        speak: Annotated[str | None, lang_option(lang)] = None,
    ) -> Compare:
        refuse_quiet_and_verbose("heshi compare", quiet=quiet, verbose=verbose)
        return Compare(
            Asked(
                drafts=tuple(files or ()),
                no_config=True,
                form=form and choice("--format", form, list(REPORTERS)),
                outputs=read_outputs(outputs or ()),
                today=None if today is None else day(today),
                fail_on=read_fail_on(fail_on),
                encoding=stated_encoding(encoding),
                stdin_name=stdin_name,
                quiet=quiet,
                verbose=verbose,
                lang=None if speak is None else language(speak),
                unbacked=Unbacked.asked(listed=unbacked, gates=fail_on_unbacked),
            ),
            tuple(claim or ()),
            lang,
        )

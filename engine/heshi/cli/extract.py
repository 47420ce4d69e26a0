"""``heshi extract``: a fact sheet drafted from its sources.

There is no ``from __future__ import annotations`` here: the help is in the language of the user, so
the annotations are made anew, with that language, each time the parser is built.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from heshi.cli.commands import COMMANDS
from heshi.cli.drafts import STDIN_NAME, Unread, read_drafts
from heshi.cli.files import Written
from heshi.cli.options import STDIN_HELP, argument, command, day, lang_option, language, option
from heshi.cli.outcome import Outcome, Surroundings, refuse_sheets
from heshi.document import Document
from heshi.errors import DraftError, Mistake, Place, UsageError
from heshi.kinds import KINDS
from heshi.words import Lang, Words

if TYPE_CHECKING:
    from heshi.rules.model import Sheet

_SOURCES = Words(zh="原文：文件、文件夹，或 -", en="Sources: files, folders, or -")
_OUTPUT = Words(
    zh="写进这个文件，不写到标准输出；已有的文件不会覆盖，除非加 --force。",
    en="Write it to this file instead of standard output. A file that exists is kept, unless with --force.",
)
_TODAY = Words(
    zh="原文没有写明日期时，“昨日”“上周五”和没写年份的日期从哪一天算起；写进事实表的 as_of。",
    en="The day from which 昨日, 上周五 and dates without a year are read where a source says"
    " none; it becomes the as_of of the sheet.",
)
_FORCE = Words(zh="覆盖已有的文件。", en="Overwrite a file that exists.")
_EXISTS = Words(zh="文件已经存在", en="the file exists")
_EXISTS_HELP = Words(
    zh="换一个名字，或者加 --force 覆盖它", en="choose another name, or overwrite it with --force"
)
_NO_SOURCE = Words(zh="没有原文", en="there is no source")
_NO_SOURCE_HELP = Words(
    zh="写上文件或文件夹，或用 - 从标准输入读", en="name files or folders, or - for standard input"
)
_NOTHING = Words(
    zh="没有找到可以写成主张的内容：没有日期、数字、名单、引语，也没有否认",
    en="nothing in it makes a claim: no date, figure, list, quote or denial",
)
_HEAD = Words(
    zh="由 heshi extract 起草，原文：{}。请逐条核对、删改后再用。",
    en="Drafted by heshi extract from {}. Read, mend and shorten it before use.",
)


@dataclass(frozen=True, slots=True)
class Extract:
    """``heshi extract``.

    Attributes:
        sources: files, folders, or ``-``.
        output: the file to write; standard output where None.
        force: whether a file that exists is overwritten.
        today: the day for sources that say none, where one is given.
        stdin_name: the file name of standard input.
        lang: the language of messages and of the sheet's comment.
    """

    sources: tuple[str, ...]
    output: str | None
    force: bool
    today: date | None
    stdin_name: str
    lang: Lang

    def run(self, surroundings: Surroundings) -> Outcome:
        """Draft the sheet.

        Raises:
            UsageError: there is no source, or the file exists or cannot be written.
            DraftError: a source cannot be read, or none has anything that makes a claim.
        """
        from heshi.extract import extract, id_of, with_sources  # noqa: PLC0415 - help does without
        from heshi.rules.dump import dump  # noqa: PLC0415 - as above

        if not self.sources:
            raise UsageError([Mistake(Place("SOURCE"), _NO_SOURCE, _NO_SOURCE_HELP)])
        refuse_sheets(self.sources)
        target = None if self.output is None else Path(self.output)
        if target is not None and target.exists() and not self.force:
            raise UsageError([Mistake(Place(str(target)), _EXISTS, _EXISTS_HELP)])
        documents = self._read(surroundings)
        name = id_of(str(target) if target else documents[0].source.path)
        sheet = extract(documents, name, self.today, surroundings.segmenter)
        if not sheet.claims:
            raise DraftError([Mistake(Place(each.source.path), _NOTHING) for each in documents])
        sheet = with_sources(sheet, documents, target.parent if target else Path())
        head = _HEAD.in_(self.lang).format("、".join(each.source.path for each in documents))
        text = dump(sheet, KINDS, {"": head, **_notes(sheet)})
        if target is None:
            return Outcome(0, text)
        return Outcome(0, files=(Written(str(target), text),))

    def _read(self, surroundings: Surroundings) -> list[Document]:
        """Return the sources.

        Raises:
            DraftError: with why, of all that cannot be read.
        """
        read = read_drafts(self.sources, self.stdin_name, surroundings.read_stdin)
        wrong = [mistake for each in read if isinstance(each, Unread) for mistake in each.mistakes]
        if wrong:
            raise DraftError(wrong)
        return [each for each in read if isinstance(each, Document)]


def _notes(sheet: "Sheet") -> dict[str, str]:
    """Return the place of its sentence for each claim that is the first of its sentence."""
    notes: dict[str, str] = {}
    last = ""
    for claim in sheet.claims:
        place = f"{claim.origin.place.path}:{claim.origin.place.line}" if claim.origin else ""
        if place and place != last:
            notes[claim.id] = place
        last = place
    return notes


def add(app: typer.Typer, lang: Lang) -> None:
    """Add ``heshi extract``."""

    @command(app, "extract", COMMANDS["extract"], lang)
    def extract_(  # noqa: PLR0913 - an option each
        sources: Annotated[list[str] | None, argument(_SOURCES, "SOURCE", lang)] = None,
        *,
        output: Annotated[
            str | None, typer.Option("--output", "-o", help=_OUTPUT.in_(lang), metavar="FILE")
        ] = None,
        force: Annotated[bool, typer.Option("--force", help=_FORCE.in_(lang))] = False,
        today: Annotated[str | None, option("--today", _TODAY, "YYYY-MM-DD", lang)] = None,
        stdin_name: Annotated[str, option("--stdin-filename", STDIN_HELP, "NAME", lang)] = STDIN_NAME,
        speak: Annotated[str, lang_option(lang)] = lang.value,
    ) -> Extract:
        return Extract(
            sources=tuple(sources or ()),
            output=output,
            force=force,
            today=None if today is None else day(today),
            stdin_name=stdin_name,
            lang=language(speak),
        )

"""``heshi text``: what Heshi reads of a file, block by block, and where each block stands.

There is no ``from __future__ import annotations`` here: the help is in the language of the user, so
the annotations are made anew, with that language, each time the parser is built.
"""

from dataclasses import dataclass
from typing import Annotated

import typer

from heshi.cli.commands import COMMANDS
from heshi.cli.drafts import STDIN_NAME, Unread, read_drafts
from heshi.cli.options import (
    DEFAULT_FORM,
    DRAFTS,
    STDIN_HELP,
    argument,
    choice,
    command,
    format_option,
    lang_option,
    language,
    option,
)
from heshi.cli.outcome import Outcome, Surroundings, refuse_sheets
from heshi.cli.proses import PROSES
from heshi.cli.values import encoding_option, stated_encoding
from heshi.document import Document
from heshi.text.width import visible
from heshi.words import Lang


@dataclass(frozen=True, slots=True)
class Text:
    """``heshi text``.

    Attributes:
        drafts: files, folders, or ``-``.
        form: a key of ``PROSES``.
        encoding: the encoding that the user says the drafts are in; None where it is to be told from them.
        stdin_name: the file name of standard input.
        lang: the language of messages.
    """

    drafts: tuple[str, ...]
    form: str
    encoding: str | None
    stdin_name: str
    lang: Lang

    def run(self, surroundings: Surroundings) -> Outcome:
        """Print the prose of the drafts.

        Raises:
            UsageError: there is no draft.
        """
        refuse_sheets(self.drafts)
        drafts = read_drafts(self.drafts, self.stdin_name, surroundings.read_stdin, self.encoding)
        unread = [mistake for draft in drafts if isinstance(draft, Unread) for mistake in draft.mistakes]
        err = "".join(f"{visible(mistake.in_(self.lang))}\n" for mistake in unread)
        read = [draft for draft in drafts if isinstance(draft, Document)]
        return Outcome(2 if unread else 0, PROSES[self.form](read), err)


def add(app: typer.Typer, lang: Lang) -> None:
    """Add ``heshi text``."""

    @command(app, "text", COMMANDS["text"], lang)
    def text(
        drafts: Annotated[list[str] | None, argument(DRAFTS, "DRAFT", lang)] = None,
        *,
        form: Annotated[str, format_option(PROSES, lang)] = DEFAULT_FORM,
        encoding: Annotated[str | None, encoding_option(lang)] = None,
        stdin_name: Annotated[str, option("--stdin-filename", STDIN_HELP, "NAME", lang)] = STDIN_NAME,
        speak: Annotated[str, lang_option(lang)] = lang.value,
    ) -> Text:
        return Text(
            drafts=tuple(drafts or ()),
            form=choice("--format", form, list(PROSES)),
            encoding=stated_encoding(encoding),
            stdin_name=stdin_name,
            lang=language(speak),
        )

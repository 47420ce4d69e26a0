"""``heshi mentions``: what Heshi reads in a text.

There is no ``from __future__ import annotations`` here: the help is in the language of the user, so
the annotations are made anew, with that language, each time the parser is built.
"""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from heshi.cli.commands import COMMANDS
from heshi.cli.drafts import STDIN_NAME, Unread, read_drafts
from heshi.cli.listings import LISTINGS, Listed
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
from heshi.cli.outcome import Outcome, Surroundings, refuse_sheets
from heshi.cli.values import encoding_option, stated_encoding
from heshi.document import Document
from heshi.recognise.mention import MentionKind
from heshi.text.width import visible
from heshi.words import Lang, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from heshi.all_mentions import AnyMention


@dataclass(frozen=True, slots=True)
class Mentions:
    """``heshi mentions``.

    Attributes:
        drafts: files, folders, or ``-``.
        rules: fact sheets and folders of them, for their names; may be empty.
        form: a key of ``LISTINGS``.
        kinds: the kinds to list; all where empty.
        today: the day for sheets without one of their own.
        encoding: the encoding that the drafts are said to be in; None where it is to be told from them.
        stdin_name: the file name of standard input.
        lang: the language of messages.
    """

    drafts: tuple[str, ...]
    rules: tuple[str, ...]
    form: str
    kinds: tuple[MentionKind, ...]
    today: date
    encoding: str | None
    stdin_name: str
    lang: Lang

    def run(self, surroundings: Surroundings) -> Outcome:
        """List what Heshi reads in the drafts.

        Raises:
            UsageError: there is no draft.
        """
        from heshi import load_sheets  # noqa: PLC0415 - help and wrong calls do without
        from heshi.all_mentions import find_mentions  # noqa: PLC0415 - as above
        from heshi.rules.model import Sheets  # noqa: PLC0415 - as above

        refuse_sheets(self.drafts)
        sheets = load_sheets(self.rules) if self.rules else Sheets(())
        drafts = read_drafts(self.drafts, self.stdin_name, surroundings.read_stdin, self.encoding)
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

    def _wanted(self, mentions: "Iterable[AnyMention]") -> "Iterator[AnyMention]":
        """Yield the mentions of the kinds that are asked for."""
        return (mention for mention in mentions if not self.kinds or mention.kind in self.kinds)


def add(app: typer.Typer, lang: Lang) -> None:
    """Add ``heshi mentions``."""
    kinds = [kind.value for kind in MentionKind]
    listed = " ".join(kinds)
    about = Words(zh=f"只列这一类，可以重复：{listed}", en=f"Only this kind; may be repeated: {listed}")

    @command(app, "mentions", COMMANDS["mentions"], lang)
    def mentions(  # noqa: PLR0913 - an option each
        drafts: Annotated[list[str] | None, argument(DRAFTS, "DRAFT", lang)] = None,
        *,
        rules: Annotated[list[str] | None, option("--rules", RULES, "SHEET", lang)] = None,
        form: Annotated[str, format_option(LISTINGS, lang)] = DEFAULT_FORM,
        kind: Annotated[list[str] | None, option("--kind", about, "KIND", lang, kinds)] = None,
        today: Annotated[str | None, option("--today", TODAY, "YYYY-MM-DD", lang)] = None,
        encoding: Annotated[str | None, encoding_option(lang)] = None,
        stdin_name: Annotated[str, option("--stdin-filename", STDIN_HELP, "NAME", lang)] = STDIN_NAME,
        speak: Annotated[str, lang_option(lang)] = lang.value,
    ) -> Mentions:
        return Mentions(
            drafts=tuple(drafts or ()),
            rules=tuple(rules or ()),
            form=choice("--format", form, list(LISTINGS)),
            kinds=tuple(MentionKind(choice("--kind", name, kinds)) for name in kind or ()),
            today=day(today),
            encoding=stated_encoding(encoding),
            stdin_name=stdin_name,
            lang=language(speak),
        )

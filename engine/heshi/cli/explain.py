"""``heshi explain``: why a verdict is what it is, and what a kind of claims is.

There is no ``from __future__ import annotations`` here: the help is in the language of the user, so
the annotations are made anew, with that language, each time the parser is built.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

import typer

from heshi import load_sheets
from heshi.cli.commands import COMMANDS
from heshi.cli.drafts import STDIN_NAME, Unread, read_drafts
from heshi.cli.options import (
    RULES,
    STDIN_HELP,
    TODAY,
    argument,
    choice,
    command,
    day,
    lang_option,
    language,
    option,
)
from heshi.cli.outcome import Outcome, Surroundings, needs_rules, refuse_sheets
from heshi.cli.settings import configured_rules
from heshi.cli.values import encoding_option, stated_encoding
from heshi.errors import DraftError, Mistake, Place, UsageError
from heshi.explain import FEW, explain, kind_page
from heshi.kinds import KINDS
from heshi.reading import Reading, compile_sheet, reference_of
from heshi.reporters import View, explanation
from heshi.rules.explain import nearest
from heshi.rules.model import Claim, Sheet, Sheets
from heshi.words import Lang, Words

_DRAFT_AND_CLAIM = Words(
    zh="一篇稿件（文件或 -），和一条主张：编号，或 事实表编号/主张编号",
    en="A draft (a file, or -) and a claim: its id, or sheet/id",
)
_EVERY_PLACE = Words(zh="谈到主题的地方全部列出。", en="Tell of every place about the topic.")
_BOTH = Words(zh="要一篇稿件和一条主张", en="a draft and a claim are wanted")
_BOTH_HELP = Words(
    zh="写成 heshi explain 稿件 主张 --rules 事实表", en="write heshi explain DRAFT CLAIM --rules SHEET"
)
_KIND_ALONE = Words(zh="--kind 只看种类，不带稿件和主张", en="--kind takes neither a draft nor a claim")


@dataclass(frozen=True, slots=True)
class Explain:
    """``heshi explain DRAFT CLAIM``.

    Attributes:
        named: what stands on the command line: a draft, and a claim's ``id`` or ``sheet/id``.
        rules: fact sheets and folders of them; where there is none, those of the configuration.
        today: the day for sheets without one of their own.
        encoding: the encoding that the drafts are said to be in; None where it is to be told from them.
        stdin_name: the file name of standard input.
        verbose: whether to tell of all places about the topic.
        lang: the language of the explanation.
    """

    named: tuple[str, ...]
    rules: tuple[str, ...]
    today: date
    encoding: str | None
    stdin_name: str
    verbose: bool
    lang: Lang

    def run(self, surroundings: Surroundings) -> Outcome:
        """Explain the verdict on the claim.

        Raises:
            UsageError: not one draft and one claim are named, there is no sheet, or no such claim.
            ConfigError: the configuration has mistakes.
            DraftError: the draft cannot be read.
        """
        if len(self.named) != len(("draft", "claim")):
            raise UsageError([Mistake(Place("heshi explain"), _BOTH, _BOTH_HELP)])
        draft, name = self.named
        refuse_sheets([draft])
        rules = self.rules or configured_rules()
        needs_rules(rules)
        sheet, claim = _find(load_sheets(rules), name)
        read = read_drafts([draft], self.stdin_name, surroundings.read_stdin, self.encoding)
        if len(read) != 1:
            raise UsageError([Mistake(Place(draft), _BOTH, _BOTH_HELP)])
        if isinstance(read[0], Unread):
            raise DraftError(read[0].mistakes)
        reading = Reading(read[0], sheet, compile_sheet(sheet), reference_of(read[0], sheet, self.today))
        told = explain(claim, reading, most=None if self.verbose else FEW)
        view = View(self.lang, colour=surroundings.colour, width=surroundings.width)
        return Outcome(0, explanation.render(told, view))


@dataclass(frozen=True, slots=True)
class Manual:
    """``heshi explain --kind NAME``.

    Attributes:
        kind: a key of ``KINDS``.
        named: what else stands on the command line; there must be nothing.
        lang: the language of the page.
    """

    kind: str
    named: tuple[str, ...]
    lang: Lang

    def run(self, _surroundings: Surroundings) -> Outcome:
        """Print the manual page of the kind.

        Raises:
            UsageError: a draft or a claim is named as well.
        """
        if self.named:
            raise UsageError([Mistake(Place("heshi explain"), _KIND_ALONE)])
        return Outcome(0, kind_page(KINDS[self.kind], self.lang))


def _find(sheets: Sheets, name: str) -> tuple[Sheet, Claim]:
    """Return the claim that ``name`` (an id, or ``sheet/id``) names, and its sheet.

    Raises:
        UsageError: there is none, or there are several.
    """
    pairs = [(sheet, claim) for sheet in sheets for claim in sheet.claims]
    found = [(sheet, claim) for sheet, claim in pairs if name in {claim.id, claim.ref}]
    if len(found) == 1:
        return found[0]
    if found:
        refs = " ".join(claim.ref for _, claim in found)
        problem = Words(zh="几张事实表里都有这条主张", en="several sheets have such a claim")
        remedy = Words(zh=f"请写全：{refs}", en=f"write one of: {refs}")
        raise UsageError([Mistake(Place(name), problem, remedy)])
    near = nearest(name, [each for _, claim in pairs for each in (claim.id, claim.ref)])
    meant = Words(zh=f"是不是 {near}？", en=f"did you mean {near}?") if near else None
    raise UsageError([Mistake(Place(name), Words(zh="没有这条主张", en="there is no such claim"), meant)])


def add(app: typer.Typer, lang: Lang) -> None:
    """Add ``heshi explain``."""
    about = Words(
        zh=f"说明这个种类，不带稿件和主张：{' '.join(KINDS)}",
        en=f"Print the manual page of this kind; without a draft and a claim: {' '.join(KINDS)}",
    )

    @command(app, "explain", COMMANDS["explain"], lang)
    def explain(  # noqa: PLR0913 - an option each
        named: Annotated[list[str] | None, argument(_DRAFT_AND_CLAIM, "DRAFT CLAIM", lang)] = None,
        *,
        rules: Annotated[list[str] | None, option("--rules", RULES, "SHEET", lang)] = None,
        kind: Annotated[str | None, option("--kind", about, "KIND", lang, KINDS)] = None,
        today: Annotated[str | None, option("--today", TODAY, "YYYY-MM-DD", lang)] = None,
        encoding: Annotated[str | None, encoding_option(lang)] = None,
        stdin_name: Annotated[str, option("--stdin-filename", STDIN_HELP, "NAME", lang)] = STDIN_NAME,
        verbose: Annotated[bool, typer.Option("--verbose", "-v", help=_EVERY_PLACE.in_(lang))] = False,
        speak: Annotated[str, lang_option(lang)] = lang.value,
    ) -> Explain | Manual:
        if kind is not None:
            return Manual(choice("--kind", kind, list(KINDS)), tuple(named or ()), language(speak))
        return Explain(
            named=tuple(named or ()),
            rules=tuple(rules or ()),
            today=day(today),
            encoding=stated_encoding(encoding),
            stdin_name=stdin_name,
            verbose=verbose,
            lang=language(speak),
        )

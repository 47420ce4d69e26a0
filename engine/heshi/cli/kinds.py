"""``heshi kinds``: what kinds of claims there are.

There is no ``from __future__ import annotations`` here: the help is in the language of the user, so
the annotations are made anew, with that language, each time the parser is built.
"""

from dataclasses import dataclass
from typing import Annotated

import typer

from heshi.cli.columns import in_columns
from heshi.cli.commands import COMMANDS
from heshi.cli.options import command, lang_option, language
from heshi.cli.outcome import Outcome, Surroundings
from heshi.explain.manual import FORMS
from heshi.kinds import KINDS
from heshi.words import Lang


@dataclass(frozen=True, slots=True)
class Kinds:
    """``heshi kinds``.

    Attributes:
        lang: the language of the summaries.
    """

    lang: Lang

    def run(self, _surroundings: Surroundings) -> Outcome:
        """List the kinds, each with its short form and what it is for."""
        rows = [
            (name, f"{name}: {FORMS[name][0]}", kind.summary.in_(self.lang)) for name, kind in KINDS.items()
        ]
        return Outcome(0, in_columns(rows))


def add(app: typer.Typer, lang: Lang) -> None:
    """Add ``heshi kinds``."""

    @command(app, "kinds", COMMANDS["kinds"], lang)
    def kinds(*, speak: Annotated[str, lang_option(lang)] = lang.value) -> Kinds:
        return Kinds(language(speak))

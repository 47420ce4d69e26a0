"""``heshi config``: what is in force here, where each value comes from, and which sheets serve which draft.

There is no ``from __future__ import annotations`` here: the help is in the language of the user, so
the annotations are made anew, with that language, each time the parser is built.
"""

from dataclasses import dataclass
from typing import Annotated

import typer

from heshi.cli import in_force
from heshi.cli.asked import Asked
from heshi.cli.commands import COMMANDS
from heshi.cli.drafts import Unread
from heshi.cli.in_force import Served
from heshi.cli.options import (
    DEFAULT_FORM,
    DRAFTS,
    RULES,
    argument,
    choice,
    command,
    config_option,
    format_option,
    lang_option,
    language,
    no_config_option,
    option,
)
from heshi.cli.outcome import MISTAKE, Outcome, Surroundings, told
from heshi.cli.outputs import OPTION, OUTPUT, read_outputs
from heshi.cli.pipeline import named_drafts, read_each, serving_of
from heshi.cli.settings import Settings, resolve
from heshi.cli.values import FAIL_ON, FAILING, read_fail_on
from heshi.errors import HeshiError, Mistake
from heshi.words import Lang


@dataclass(frozen=True, slots=True)
class ShowConfig:
    """``heshi config``.

    Attributes:
        asked: what the command line asks of a check.
        form: a key of ``in_force.FORMS``.
        lang: the language that the environment asks for.
    """

    asked: Asked
    form: str
    lang: Lang

    def run(self, surroundings: Surroundings) -> Outcome:
        """Show what is in force; where a check could not be run so, why not.

        Raises:
            ConfigError: the configuration has mistakes.
        """
        settings = resolve(self.asked, self.lang)
        render = in_force.FORMS[self.form]
        try:
            served = _served(settings, surroundings)
        except HeshiError as error:
            return Outcome(MISTAKE, render(settings, ()), told(error, settings.lang))
        return Outcome(0, render(settings, served))


def add(app: typer.Typer, lang: Lang) -> None:
    """Add ``heshi config``."""

    @command(app, "config", COMMANDS["config"], lang)
    def config(  # noqa: PLR0913 - an option each
        drafts: Annotated[list[str] | None, argument(DRAFTS, "DRAFT", lang)] = None,
        *,
        rules: Annotated[list[str] | None, option("--rules", RULES, "SHEET", lang)] = None,
        outputs: Annotated[list[str] | None, option(OPTION, OUTPUT, "FORMAT=FILE", lang)] = None,
        fail_on: Annotated[str | None, option("--fail-on", FAIL_ON, "VERDICT", lang, FAILING)] = None,
        file: Annotated[str | None, config_option(lang)] = None,
        no_config: Annotated[bool, no_config_option(lang)] = False,
        form: Annotated[str, format_option(in_force.FORMS, lang)] = DEFAULT_FORM,
        speak: Annotated[str | None, lang_option(lang)] = None,
    ) -> ShowConfig:
        return ShowConfig(
            Asked(
                drafts=tuple(drafts or ()),
                rules=tuple(rules or ()),
                config=file,
                no_config=no_config,
                outputs=read_outputs(outputs or ()),
                fail_on=read_fail_on(fail_on),
                lang=None if speak is None else language(speak),
            ),
            choice("--format", form, list(in_force.FORMS)),
            lang,
        )


def _served(settings: Settings, surroundings: Surroundings) -> tuple[Served, ...]:
    """Return the drafts, each with the sheets that serve it or why it could not be checked.

    Nothing is said of drafts where neither the command line nor a configuration names any.
    """
    if not settings.drafts and settings.config is None:
        return ()
    names = named_drafts(settings)
    serving = serving_of(settings)
    served: list[Served] = []
    for name, draft in zip(names, read_each(names, settings, surroundings), strict=True):
        if isinstance(draft, Unread):
            served.append(Served(name, (), draft.mistakes))
            continue
        sheets = serving.serve(draft)
        if isinstance(sheets, Mistake):
            served.append(Served(name, (), (sheets,)))
        else:
            served.append(Served(name, tuple(sheet.id for sheet in sheets)))
    return tuple(served)

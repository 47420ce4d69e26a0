"""What can be asked on the command line: options and their help, parsed into requests.

There is no ``from __future__ import annotations`` here: the help is in the language of the user, so
the annotations are made anew, with that language, each time the parser is built.
"""

from collections.abc import Sequence
from functools import partial
from importlib import import_module
from typing import Annotated, cast

import typer

# The parser's modules list no public names; these are those that a parser made by hand needs.
from typer.completion import completion_init  # type: ignore[attr-defined]
from typer.core import TyperCommand, TyperGroup
from typer.main import get_group

from heshi import __version__
from heshi.cli import usage
from heshi.cli.commands import COMMANDS
from heshi.cli.options import HELP_NAMES, lang_option, language
from heshi.cli.outcome import Request
from heshi.errors import Mistake, Place, UsageError
from heshi.words import Lang, Words

NAME = "heshi"

_ABOUT = Words(
    zh="核实（Heshi）对照事实表核对中文稿件：哪些主张有据，哪些漏了，哪些错了，错在哪里。",
    en="Heshi (核实) checks Chinese drafts against fact sheets: which claims hold, which are left out,"
    " which are wrong, and where.",
)
_STATUSES = Words(
    zh="退出码：0 条条有据；1 有出入；2 用法、事实表或文件有误，或什么也没有核对。",
    en="Exit status: 0 every claim holds; 1 there are gaps; 2 a mistake in the call, a sheet or a file,"
    " or nothing was checked.",
)
_VERSION = Words(zh="显示版本。", en="Show the version.")


def parse(arguments: Sequence[str], lang: Lang) -> Request | int:
    """Return what is asked, or the exit status where help or the version was printed.

    Args:
        arguments: the command line without the program's name, ``--rules`` spread out.
        lang: the language of help and messages.

    Raises:
        UsageError: the arguments cannot be understood.
    """
    try:
        asked = build(lang)(list(arguments), prog_name=NAME, standalone_mode=False)
    except typer.TyperException as error:
        raise UsageError([Mistake(Place(NAME), usage.problem(error), usage.hint(error))]) from error
    if isinstance(asked, Request | int):
        return asked
    message = f"the parser returned {asked!r}"
    raise TypeError(message)


def build(lang: Lang) -> TyperGroup:
    """Return the parser, its help in ``lang``."""
    completion_init()
    app = typer.Typer(
        name=NAME,
        cls=usage.group_in(lang),
        help=f"{_ABOUT.in_(lang)}\n\n{_STATUSES.in_(lang)}",
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings=HELP_NAMES,
    )
    _add_root(app, lang)
    group = get_group(app)
    for name, about in COMMANDS.items():
        group.add_command(usage.Later(name, about.in_(lang), partial(_load, name, lang)))
    return group


def _load(name: str, lang: Lang) -> TyperCommand | TyperGroup:
    """Return a command with its options, its help in ``lang``."""
    app = typer.Typer(pretty_exceptions_enable=False, rich_markup_mode=None)
    import_module(f"heshi.cli.{name}").add(app, lang)
    return cast("TyperCommand | TyperGroup", get_group(app).commands[name])


def _add_root(app: typer.Typer, lang: Lang) -> None:
    """Add what can be asked of the command itself."""

    def show(asked: bool) -> None:  # noqa: FBT001 - the parser gives the value alone
        if asked:
            typer.echo(f"{NAME} {__version__}")
            raise typer.Exit

    @app.callback(invoke_without_command=True)
    def root(
        context: typer.Context,
        *,
        show_version: Annotated[  # noqa: ARG001 - what is to be done is done when it is read
            bool, typer.Option("--version", help=_VERSION.in_(lang), is_eager=True, callback=show)
        ] = False,
        speak: Annotated[str, lang_option(lang)] = lang.value,
    ) -> None:
        language(speak)
        if context.invoked_subcommand is None:
            typer.echo(context.get_help(), err=True)
            raise typer.Exit(2)

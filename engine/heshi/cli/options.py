"""What commands' options are made of: declared in the user's language, read with a clear complaint."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import typer

from heshi.cli import usage
from heshi.cli.wrap import UNBROKEN
from heshi.errors import Mistake, Place, UsageError
from heshi.words import Lang, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from typer.models import ArgumentInfo, OptionInfo

    from heshi.cli.outcome import Request

DEFAULT_FORM = "text"
"""The format of a result where none is asked for."""

WATCH = "--watch"

HELP_NAMES = {"help_option_names": ["-h", "--help"], "terminal_width": UNBROKEN}
"""How every command's help is asked for, and made: its lines are broken later (``wrap``)."""

DRAFTS = Words(zh="稿件：文件、文件夹，或 -", en="Drafts: files, folders, or -")
RULES = Words(
    zh="事实表（.yaml）或存放事实表的文件夹。可以连写几个，也可以重复此选项；写在它后面的 .yaml 总是事实表。",
    en="Fact sheets (.yaml) or folders of them. Takes several values and may be repeated; a .yaml that"
    " follows is always a sheet.",
)
TODAY = Words(
    zh="“今天”是哪一天，用来理解“昨日”“上周五”和没写年份的日期；"
    "事实表写了 as_of 的，以 as_of 为准。默认取系统日期。",
    en="The day from which 昨日, 上周五 and dates without a year are read, for sheets"
    " without as_of. Default: the date of the clock.",
)
STDIN_HELP = Words(
    zh="标准输入（-）算作哪个文件：由它决定按什么格式读，结果里也用它。默认 stdin.md。",
    en="The file name that standard input (-) goes by: it decides how the text is read and appears in"
    " the result. Default: stdin.md.",
)
_CONFIG = Words(
    zh="用这个配置文件。默认是当前文件夹及其上级里最近的 heshi.toml，或有 [tool.heshi] 的 pyproject.toml。",
    en="Go by this configuration. Default: the nearest heshi.toml, or pyproject.toml with [tool.heshi], in"
    " this folder and those above.",
)
_NO_CONFIG = Words(zh="不用配置文件。", en="Go by no configuration.")
_LANG = Words(
    zh="用哪种语言说话。默认看 LC_ALL、LC_MESSAGES、LANG。",
    en="The language of all messages. Default: from LC_ALL, LC_MESSAGES, LANG.",
)
_DAY_HELP = Words(zh="写成 2023-09-26 这样", en="write it like 2023-09-26")


def command(
    app: typer.Typer, name: str, about: Words, lang: Lang
) -> Callable[[Callable[..., Request]], Callable[..., Request]]:
    """Return the decorator that adds a command."""
    return app.command(name, cls=usage.command_in(lang), help=about.in_(lang), context_settings=HELP_NAMES)


def option(
    flag: str, about: Words, metavar: str, lang: Lang, choices: Collection[str] | None = None
) -> OptionInfo:
    """Return an option with a value; where it is one of ``choices``, a shell can complete it."""
    option: OptionInfo = typer.Option(
        flag,
        help=about.in_(lang),
        metavar=metavar,
        show_default=False,
        autocompletion=None if choices is None else completing(choices),
    )
    return option


def completing(choices: Collection[str]) -> Callable[[str], list[str]]:
    """Return what completes the beginning of one of ``choices``."""

    def complete(incomplete: str) -> list[str]:
        return [choice for choice in choices if choice.startswith(incomplete)]

    return complete


def argument(about: Words, metavar: str, lang: Lang) -> ArgumentInfo:
    """Return the positional arguments of a command."""
    argument: ArgumentInfo = typer.Argument(help=about.in_(lang), metavar=metavar, show_default=False)
    return argument


def format_option(forms: Collection[str], lang: Lang) -> OptionInfo:
    """Return ``--format`` with the names of ``forms``."""
    listed = " ".join(forms)
    about = Words(
        zh=f"结果的格式。默认 {DEFAULT_FORM}。可以写 {listed}",
        en=f"The format of the result. Default: {DEFAULT_FORM}. One of {listed}",
    )
    return option("--format", about, "FORMAT", lang, forms)


def lang_option(lang: Lang) -> OptionInfo:
    """Return ``--lang``."""
    return option("--lang", _LANG, "|".join(Lang), lang, list(Lang))


def config_option(lang: Lang) -> OptionInfo:
    """Return ``--config``."""
    return option("--config", _CONFIG, "FILE", lang)


def no_config_option(lang: Lang) -> OptionInfo:
    """Return ``--no-config``."""
    option: OptionInfo = typer.Option("--no-config", help=_NO_CONFIG.in_(lang))
    return option


def language(value: str) -> Lang:
    """Return the language that ``--lang`` names."""
    return Lang(choice("--lang", value, list(Lang)))


def choice(option: str, value: str, choices: Sequence[str]) -> str:
    """Return ``value``.

    Raises:
        UsageError: it is none of ``choices``.
    """
    if value in choices:
        return value
    listed = " ".join(choices)
    problem = Words(zh=f"没有“{value}”", en=f"there is no “{value}”")
    remedy = Words(zh=f"可以用：{listed}", en=f"choose from: {listed}")
    raise UsageError([Mistake(Place(option), problem, remedy)])


def day(value: str | None) -> date:
    """Return the day that ``--today`` names, or that of the clock.

    Raises:
        UsageError: there is no such day.
    """
    if value is None:
        return datetime.now().astimezone().date()
    try:
        return datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no time zone
    except ValueError as error:
        problem = Words(zh=f"“{value}”不是一个日期", en=f"“{value}” is not a day")
        raise UsageError([Mistake(Place("--today"), problem, _DAY_HELP)]) from error

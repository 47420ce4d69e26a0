"""What the parser says by itself, in Chinese: the headings of its help and its complaints."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, cast

from typer.core import TyperCommand, TyperGroup

from heshi.cli.wrap import wrapped
from heshi.text import regex as re
from heshi.words import Lang, Words

if TYPE_CHECKING:
    from collections.abc import Callable

    import typer


def hint(error: typer.TyperException) -> Words:
    """Return where the usage of the command stands of which the parser complains."""
    context = getattr(error, "ctx", None)
    asked = f"{context.command_path if context else 'heshi'} --help"
    return Words(zh=f"看用法：{asked}", en=f"for usage: {asked}")


_HEADINGS = (
    ("Usage:", "用法："),
    ("[OPTIONS] COMMAND [ARGS]...", "命令 [选项]…"),
    ("[OPTIONS]", "[选项]"),
    ("Arguments:", "参数："),
    ("Options:", "选项："),
    ("Commands:", "命令："),
    ("Show this message and exit.", "显示这份说明。"),
)
"""What stands in the parser's help, and the Chinese for it."""

_COMPLAINTS = (
    (
        re.compile(r"No such option: (\S+)(?: \(Possible options: (.*)\))?"),
        "没有选项 {0}",
        "（相近的有 {1}）",
    ),
    (re.compile(r"No such command '(.*?)'\.(?: Did you mean (.*)\?)?"), "没有命令 {0}", "（相近的有 {1}）"),
    (re.compile(r"(Missing) command\.()"), "缺少子命令", ""),
    (re.compile(r"Option '(.*)' requires an argument\.()?"), "选项 {0} 后面缺一个值", ""),
    (re.compile(r"Option '(.*)' does not take a value\.()?"), "选项 {0} 不带值", ""),
    (re.compile(r"Got unexpected extra argument(?:s|\(s\))? \((.*)\)()?"), "多出了参数 {0}", ""),
)
"""What the parser complains of: its sentence, the Chinese for it, and what a second value adds."""

_TYPE = re.compile(r" <(?:str|list\[str\])>")
"""How the parser names the type of our arguments; it says nothing to a reader."""


def problem(error: typer.TyperException) -> Words:
    """Return what the parser complains of, in both languages as far as its sentence is known."""
    sentence = error.format_message()
    for pattern, main, addition in _COMPLAINTS:
        if match := pattern.fullmatch(sentence):
            about, like = match.groups()
            template = main + addition if like else main
            near = (like or "").replace("'", "").replace(", ", "、")
            return Words(zh=template.format(about, near), en=sentence.rstrip("."))
    return Words(zh=f"用法有误：{sentence}", en=sentence.rstrip("."))


def command_in(lang: Lang) -> type[TyperCommand]:
    """Return the class of commands whose help is in ``lang``."""

    class Command(TyperCommand):
        def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]  # its own type is private
            return _help_in(lang, super().get_help(ctx))

    return Command


def group_in(lang: Lang) -> type[TyperGroup]:
    """Return the class of groups of commands whose help is in ``lang``."""

    class Group(TyperGroup):
        def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]  # its own type is private
            return _help_in(lang, super().get_help(ctx))

    return Group


class Later(TyperCommand):
    """A command of which only the name and what it is for are known until it is asked for."""

    def __init__(self, name: str, about: str, load: Callable[[], TyperCommand | TyperGroup]) -> None:
        """Keep what there is.

        Args:
            name: the name.
            about: what the help of the group says of it.
            load: returns the command itself.
        """
        super().__init__(name, help=about)
        self._load = load

    def make_context(  # type: ignore[override]  # as above
        self, info_name: str | None, args: list[str], parent: typer.Context | None = None, **extra: object
    ) -> typer.Context:
        """Load the command, and return the context in which it is parsed and run."""
        return cast("typer.Context", self._load().make_context(info_name, args, parent, **extra))


def _help_in(lang: Lang, text: str) -> str:
    """Return the parser's help with its own words in ``lang``, its lines broken for the terminal."""
    text = _TYPE.sub("", text)
    if lang is Lang.ZH:
        for english, chinese in _HEADINGS:
            text = text.replace(english, chinese)
    return wrapped(text, shutil.get_terminal_size().columns)

"""In which language the command line speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshi.words import Lang

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The first of these that is set decides (POSIX.1-2017, Base Definitions, section 8.2)."""

_OPTION = "--lang"


def language(arguments: Sequence[str], environment: Mapping[str, str]) -> Lang:
    """Return the language in which to speak, before the arguments are parsed.

    The help and the messages about wrong arguments must already be in the right language, so
    ``--lang`` is looked for here; whether its value is a language is for the parser to say.

    Args:
        arguments: the command line without the program's name.
        environment: the environment variables.

    Returns:
        What ``--lang`` names, else Chinese where the locale is Chinese, else English.
    """
    asked = _asked(arguments)
    for lang in Lang:
        if asked == lang.value:
            return lang
    locale = next((environment[name] for name in _VARIABLES if environment.get(name)), "")
    return Lang.ZH if locale.lower().startswith("zh") else Lang.EN


def _asked(arguments: Sequence[str]) -> str:
    """Return the last value that follows ``--lang``, or the empty text."""
    value = ""
    for index, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument.startswith(f"{_OPTION}="):
            value = argument.removeprefix(f"{_OPTION}=")
        elif argument == _OPTION and index + 1 < len(arguments):
            value = arguments[index + 1]
    return value

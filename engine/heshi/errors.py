"""Mistakes that a user can mend: where, what is wrong, and what would be right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from heshi.words import Lang, Words

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in a file a mistake stands.

    Attributes:
        path: the file as the user named it.
        line: line from 1, or ``0`` when the mistake is about the whole file.
        column: column from 1 in Unicode code points, or ``0`` when about the whole line or file.
    """

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Return ``path``, ``path:line`` or ``path:line:column``, as far as known."""
        parts = [self.path, *(str(number) for number in (self.line, self.column) if number)]
        return ":".join(parts)


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing a user can mend.

    Attributes:
        place: where it stands.
        problem: what is wrong.
        help: what would be right, where that can be said.
    """

    place: Place
    problem: Words
    help: Words | None = None

    def in_(self, lang: Lang) -> str:
        """Return ``path:line:column: problem; help`` in ``lang``."""
        text = f"{self.place}: {self.problem.in_(lang)}"
        if self.help is not None:
            text += {Lang.ZH: "；", Lang.EN: "; "}[lang] + self.help.in_(lang)
        return text


class HeshiError(Exception):
    """One or more mistakes; all that were found, not just the first.

    Attributes:
        mistakes: the mistakes, in the order of their places.
    """

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        """Hold ``mistakes``; the exception's text is theirs in English, a line each."""
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(mistake.in_(Lang.EN) for mistake in self.mistakes))


class SheetError(HeshiError):
    """A fact sheet is wrong; nothing can be checked against it."""


class DraftError(HeshiError):
    """A draft cannot be read."""


class ConfigError(HeshiError):
    """A configuration is wrong; nothing is done by it."""


class UsageError(HeshiError):
    """The command or call asks for something that cannot be done."""

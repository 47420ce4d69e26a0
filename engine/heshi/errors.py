"""Mistakes that a user can mend: where, what is wrong, and what would be right."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from typing import TYPE_CHECKING

from heshi.words import Lang, Words

if TYPE_CHECKING:
    from collections.abc import Sequence


_NOT_ALLOWED = Words("没有权限", "permission denied")
_NO_ROOM = Words("磁盘满了", "the disk is full")

_REASONS = {
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.ENOENT: Words("没有这个文件或文件夹", "no such file or folder"),
    errno.EISDIR: Words("是文件夹，不是文件", "it is a folder, not a file"),
    errno.ENOTDIR: Words("路径中间有一段不是文件夹", "a part of the path is no folder"),
    errno.ENOSPC: _NO_ROOM,
    errno.EDQUOT: _NO_ROOM,
    errno.EROFS: Words("磁盘是只读的", "the disk is read-only"),
    errno.ENAMETOOLONG: Words("文件名太长", "the file name is too long"),
    errno.ELOOP: Words("链接绕成了圈", "the links go round in a circle"),
    errno.EBADF: Words("已经关闭", "it is closed"),
}
"""Why the operating system refuses something, by its error number."""


def reason_of(error: OSError) -> Words:
    """Return why the operating system refused something; what has no words here is told as it tells it."""
    said = error.strerror or type(error).__name__
    return _REASONS.get(error.errno or 0, Words(said, said))


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

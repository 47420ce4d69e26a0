"""From what the command line names to documents."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from heshi.cli.arguments import is_sheet_name
from heshi.errors import DraftError, Mistake, Place, reason_of
from heshi.readers import READERS, read_bytes, read_file
from heshi.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from heshi.config.walk import Rules
    from heshi.document import Document

STDIN = "-"
STDIN_NAME = "stdin.md"
"""What standard input is called unless the user names it."""

_EMPTY = Words(zh="这个文件夹里没有能读的稿件", en="there is no draft in this folder that can be read")
_EMPTY_HELP = Words(
    zh=f"能读的有：{' '.join(sorted(READERS))}", en=f"these can be read: {' '.join(sorted(READERS))}"
)


@dataclass(frozen=True, slots=True)
class Unread:
    """A draft that could not be read.

    Attributes:
        path: the file or folder as the user named it.
        mistakes: why.
    """

    path: str
    mistakes: tuple[Mistake, ...]


def read_drafts(
    names: Sequence[str],
    stdin_name: str,
    read_stdin: Callable[[], bytes],
    encoding: str | None = None,
) -> list[Document | Unread]:
    """Return the drafts that ``names`` stand for, in order, each once.

    Args:
        names: files, folders (walked as ``walk`` does), or ``-``.
        stdin_name: the file name of standard input.
        read_stdin: returns all its bytes.
        encoding: the encoding that the drafts are said to be in; None where it is to be told from them.
    """
    return [read_draft(name, stdin_name, read_stdin, encoding) for name in find_drafts(names)]


def find_drafts(names: Iterable[str], exclude: Sequence[Rules] = ()) -> list[str]:
    """Return the files that ``names`` stand for, in order, each once in whatever ways it is named.

    Args:
        names: files, folders (walked as ``walk`` does), or ``-``. A folder without a draft stands for itself,
            so that reading it tells so.
        exclude: what is no draft unless it is named itself.
    """
    files: dict[str, str] = {}
    for name in _files(names, exclude):
        files.setdefault(name if name == STDIN else os.path.abspath(name), name)  # noqa: PTH100 - links stay
    return list(files.values())


def read_draft(
    name: str, stdin_name: str, read_stdin: Callable[[], bytes], encoding: str | None = None
) -> Document | Unread:
    """Return a draft, or why it cannot be read.

    Args:
        name: a file, or ``-``.
        stdin_name: the file name of standard input.
        read_stdin: returns all its bytes.
        encoding: the encoding that it is said to be in; None where it is to be told from it.
    """
    try:
        if name == STDIN:
            return read_bytes(read_stdin(), stdin_name, encoding)
        if Path(name).is_dir():
            return Unread(name, (_no_draft(name),))
        return read_file(name, encoding)
    except DraftError as error:
        return Unread(stdin_name if name == STDIN else name, error.mistakes)


def _no_draft(folder: str) -> Mistake:
    """Return why there is no draft in a folder: it cannot be read, or has none."""
    try:
        os.listdir(folder)  # noqa: PTH208 - nothing but whether it can be done
    except OSError as error:
        reason = reason_of(error)
        return Mistake(Place(folder), Words(f"无法读取：{reason.zh}", f"cannot be read: {reason.en}"))
    return Mistake(Place(folder), _EMPTY, _EMPTY_HELP)


def is_draft(name: str) -> bool:
    """Return whether ``name`` is written as the name of a draft, or a file or folder that there is."""
    return name == STDIN or _is_draft(name) or (name != "" and Path(name).exists())


def holds_sheets(name: str) -> bool:
    """Return whether ``name`` is a folder with fact sheets somewhere in it, and with no draft.

    A folder with both is one of drafts: a draft that goes unchecked would be worse than a sheet that is
    missed, and is plain to see.
    """
    if name == STDIN or not Path(name).is_dir():
        return False
    from heshi.config.walk import walk  # noqa: PLC0415 - for folders alone

    files = list(walk(name))
    return any(map(is_sheet_name, files)) and not any(map(_is_draft, files))


def _files(names: Iterable[str], exclude: Sequence[Rules]) -> Iterator[str]:
    """Yield ``names``, with the drafts in it instead of each folder that has any.

    A folder in it that cannot be read stands for itself.
    """
    for name in names:
        yield from (_in_folder(name, exclude) if Path(name).is_dir() else ()) or [name]


def _in_folder(name: str, exclude: Sequence[Rules]) -> list[str]:
    """Return the drafts in a folder, and the folders in it that cannot be read."""
    from heshi.config.walk import walk  # noqa: PLC0415 - as above

    return [file for file in walk(name, exclude) if _is_draft(file) or Path(file).is_dir()]


def _is_draft(name: str) -> bool:
    """Return whether there is a reader for the file."""
    return Path(name).suffix.lower() in READERS

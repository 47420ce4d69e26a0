"""Writing files whole or not at all: beside the old ones first, then in their place, all together."""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from heshi.errors import Mistake, Place, UsageError, reason_of
from heshi.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


class _Named(Protocol):
    """What has the name that the user gave it."""

    @property
    def path(self) -> str:
        """The file as the user named it."""
        ...


FileT = TypeVar("FileT", bound=_Named)
ReadyT = TypeVar("ReadyT")


@dataclass(frozen=True, slots=True)
class Written:
    """A file to be written.

    Attributes:
        path: the file as the user named it; the folders on the way to it are made.
        text: all that it is to hold; written as UTF-8, line feeds as they are.
    """

    path: str
    text: str


def write_files(files: Sequence[Written]) -> None:
    """Write all files, or none where one of them cannot be written.

    Each is written under another name in its own folder first; only when all stand there do they
    take their places. Whatever stops this before, an interrupt too, leaves the old files as they were.
    A link is followed; what is no regular file (``/dev/stdout``, a named pipe) is written to directly.

    Args:
        files: the files, no two of them the same.

    Raises:
        UsageError: some cannot be written; each of them is told.
    """
    with ExitStack() as leftovers:
        ready = _each(files, lambda file: _made_ready(file, leftovers))
        _each(ready, _put_in_place)


@dataclass(frozen=True, slots=True)
class _Ready:
    """A file that only has to take its place.

    Attributes:
        path: the file as the user named it.
        target: where it goes, links followed.
        beside: where it stands by now; None where the target is no regular file and takes the text itself.
        text: what it holds.
    """

    path: str
    target: Path
    beside: Path | None
    text: str


def _each(files: Iterable[FileT], step: Callable[[FileT], ReadyT]) -> list[ReadyT]:
    """Return what ``step`` makes of each file.

    Raises:
        UsageError: it failed for some of them; all were tried.
    """
    done: list[ReadyT] = []
    mistakes: list[Mistake] = []
    for file in files:
        try:
            done.append(step(file))
        except OSError as error:
            reason = reason_of(error)
            problem = Words(zh=f"无法写入：{reason.zh}", en=f"cannot be written: {reason.en}")
            mistakes.append(Mistake(Place(file.path), problem))
    if mistakes:
        raise UsageError(mistakes)
    return done


def _made_ready(file: Written, leftovers: ExitStack) -> _Ready:
    """Return a file written beside its place; ``leftovers`` removes it where it does not get there.

    Raises:
        OSError: it cannot be written.
    """
    target = Path(os.path.realpath(file.path))
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if target.exists() and not target.is_file():
        return _Ready(file.path, target, None, file.text)
    import secrets  # noqa: PLC0415 - for those who write files, as few runs do

    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:  # a file stands where a folder should
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR)) from error
    beside = target.parent / f".heshi-{secrets.token_hex(8)}.tmp"
    leftovers.callback(beside.unlink, missing_ok=True)
    _write(beside, file.text, "x")
    if target.exists():
        shutil.copymode(target, beside)
    return _Ready(file.path, target, beside, file.text)


def _put_in_place(file: _Ready) -> None:
    """Have a file take its place.

    Raises:
        OSError: it cannot.
    """
    if file.beside is None:
        _write(file.target, file.text, "w")
    else:
        file.beside.replace(file.target)


def _write(path: Path, text: str, mode: str) -> None:
    """Write a text as UTF-8, its line feeds as they are; half a surrogate pair is written as an escape."""
    with path.open(mode, encoding="utf-8", errors="backslashreplace", newline="") as stream:
        stream.write(text)

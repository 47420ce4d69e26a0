"""Where the fact sheets are, and what their files say."""

from __future__ import annotations

import os
import posixpath
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from heshi.errors import Mistake, Place, SheetError, reason_of
from heshi.rules.model import ParamsError
from heshi.rules.yamlnodes import MAX_LENGTH
from heshi.text.lines import Lines
from heshi.words import Words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

SUFFIXES = frozenset({".yaml", ".yml"})
"""The endings of the files in a folder that are sheets."""

_MAX_BYTES = 4 * MAX_LENGTH
"""No text of ``MAX_LENGTH`` code points is longer than this in UTF-8."""


@dataclass(frozen=True, slots=True)
class Found:
    """What some paths lead to.

    Attributes:
        files: the files, each once, in the order of the paths.
        mistakes: paths that lead nowhere.
        empty: folders without a sheet.
    """

    files: tuple[Path, ...]
    mistakes: tuple[Mistake, ...]
    empty: tuple[Mistake, ...]


def find(paths: Iterable[Path]) -> Found:
    """Return the files that ``paths``, files and folders, lead to."""
    files: dict[Path, Path] = {}
    mistakes: list[Mistake] = []
    empty: list[Mistake] = []
    for path in paths:
        place = Place(path.as_posix())
        try:
            found = _in_folder(path) if path.is_dir() else [path]
            if not path.exists():
                mistakes.append(Mistake(place, Words("没有这个文件", "no such file")))
                continue
            for file in found:
                files.setdefault(file.resolve(), file)
        except OSError as error:
            mistakes.append(_unreadable(place, error))
            continue
        if not found:
            problem = Words("文件夹里没有事实表（*.yaml）", "no fact sheet (*.yaml) in this folder")
            empty.append(Mistake(place, problem))
    return Found(tuple(files.values()), tuple(mistakes), tuple(empty))


def _in_folder(folder: Path) -> list[Path]:
    """Return the sheets in a folder, in the order of their names, hidden files and folders left out.

    Raises:
        OSError: a folder cannot be read.
    """

    def fail(error: OSError) -> None:
        raise error

    found: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=fail):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files = [Path(parent, name) for name in names if not name.startswith(".")]
        found += [file for file in files if file.suffix.lower() in SUFFIXES and file.is_file()]
    return sorted(found, key=lambda file: file.parts)


def used(folder: Path, word: str) -> Path:
    """Return the file that a sheet names under ``use``.

    Args:
        folder: the folder of the sheet; what lies outside it, links followed, is not read.
        word: the path as the sheet writes it, from that folder on, its parts joined by ``/``.

    Raises:
        ParamsError: it is no sheet's file inside the folder.
    """
    refuse_outside(word, SUFFIXES)
    return within(folder, word)


def refuse_outside(word: str, suffixes: Collection[str] = ()) -> None:
    """Refuse a path that leads out of the folder that it begins in, as far as the path itself tells.

    Args:
        word: the path, its parts joined by ``/``.
        suffixes: the endings that it may have; empty to allow any.

    Raises:
        ParamsError: it does.
    """
    name = _short(word)
    if "\\" in word:
        raise ParamsError(
            Words(f"“{name}”里有反斜杠", f'"{name}" has a backslash'), Words("请用“/”", 'use "/"')
        )
    if PurePosixPath(word).is_absolute() or PureWindowsPath(word).anchor:
        raise ParamsError(Words(f"“{name}”是绝对路径", f'"{name}" is an absolute path'), _FROM_HERE)
    if suffixes and PurePosixPath(word).suffix.lower() not in suffixes:
        raise ParamsError(Words(f"“{name}”不是 .yaml 文件", f'"{name}" is no .yaml file'))
    if posixpath.normpath(word).split("/")[0] == "..":
        problem = Words(f"“{name}”在本表的文件夹之外", f'"{name}" lies outside the folder of the sheet')
        raise ParamsError(problem, Words("请放进同一个文件夹", "move it into the folder"))


def within(folder: Path, word: str) -> Path:
    """Return the file inside a folder that a path leads to.

    Args:
        folder: the folder; what lies outside it, links followed, is refused.
        word: the path, which ``refuse_outside`` allows.

    Raises:
        ParamsError: there is no such file, or it lies outside.
    """
    name, file = _short(word), folder / word
    try:
        if not file.resolve().is_relative_to(folder.resolve()):
            problem = Words(
                f"“{name}”链接到本表的文件夹之外", f'"{name}" links to outside the folder of the sheet'
            )
            raise ParamsError(problem, Words("请放进同一个文件夹", "move it into the folder"))
        file.stat()  # before Python 3.13 a loop of links is told by resolve(), from then on here alone
        if not file.is_file():
            raise ParamsError(Words(f"没有“{name}”这个文件", f'there is no file "{name}"'), _FROM_HERE)
    except FileNotFoundError as error:
        raise ParamsError(Words(f"没有“{name}”这个文件", f'there is no file "{name}"'), _FROM_HERE) from error
    except (OSError, RuntimeError) as error:  # a loop of links is a RuntimeError up to Python 3.12
        raise ParamsError(Words(f"无法读取“{name}”", f'"{name}" cannot be read')) from error
    return file


_FROM_HERE = Words("请写从本表所在文件夹算起的路径", "write it as seen from the folder of the sheet")


def _short(word: str) -> str:
    """Return a path, shortened to what a message can hold."""
    return word if len(word) <= _SHOWN else word[: _SHOWN - 1] + "…"


_SHOWN = 40
"""So many code points of a path are quoted in a message."""


def read(file: Path) -> str:
    """Return the text of a sheet's file.

    Raises:
        SheetError: it cannot be read, is too long or is not UTF-8.
    """
    path = file.as_posix()
    try:
        with file.open("rb") as stream:
            data = stream.read(_MAX_BYTES + 1)
    except OSError as error:
        raise SheetError([_unreadable(Place(path), error)]) from error
    if len(data) > _MAX_BYTES:
        problem = Words("文件太大，不像事实表", "the file is too large for a fact sheet")
        raise SheetError([Mistake(Place(path), problem)])
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").removeprefix("\ufeff")
        point = Lines(before).point(len(before))
        guess = _encoding(data)
        problem = Words(
            "文件不是 UTF-8 编码" + (f"，像是 {guess}" if guess else ""),
            "the file is not UTF-8" + (f", it looks like {guess}" if guess else ""),
        )
        help_ = Words("请另存为 UTF-8", "save it as UTF-8")
        raise SheetError([Mistake(Place(path, point.line, point.column), problem, help_)]) from error


def _encoding(data: bytes) -> str | None:
    """Return the encoding that bytes which are not UTF-8 are probably in."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    return "GB18030"


def _unreadable(place: Place, error: OSError) -> Mistake:
    """Return the mistake of a file or folder that cannot be read."""
    reason = reason_of(error)
    return Mistake(place, Words(f"无法读取：{reason.zh}", f"cannot be read: {reason.en}"))

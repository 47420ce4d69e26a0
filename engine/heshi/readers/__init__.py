"""Readers, one file a format: a source becomes a document. A new one is a file, a line here and a sample."""

from __future__ import annotations

import re
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, TypeAlias

from heshi.document import Document, Source
from heshi.errors import DraftError, Mistake, Place
from heshi.readers import html, markdown, plain
from heshi.readers.decode import decode
from heshi.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

Reader: TypeAlias = "Callable[[Source], Document]"
"""What a reader is: it returns the document, or raises ``DraftError`` where there is nothing to read."""

READERS: dict[str, Reader] = {
    ".md": markdown.read,
    ".markdown": markdown.read,
    ".txt": plain.read,
    ".text": plain.read,
    ".html": html.read,
    ".htm": html.read,
    ".xhtml": html.read,
}
"""Which reader reads the files of a suffix (in lower case)."""

MARKUP: frozenset[Reader] = frozenset((html.read,))
"""The readers of formats that can state their own encoding."""

_SURROGATE = re.compile("[\ud800-\udfff]")


def read_file(path: str | Path, encoding: str | None = None) -> Document:
    """Return the draft in a file.

    Args:
        path: the file; the suffix of its name says which reader reads it.
        encoding: the encoding that the file is said to be in (as ``decode.stated`` returns it); None where
            it is to be told from the file.

    Raises:
        DraftError: there is no such file, it cannot be read, no reader reads such files, or there is
            nothing to read in it.
    """
    name = str(path)
    _reader(name)
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise DraftError([_unreadable(name, error)]) from error
    except ValueError as error:
        raise DraftError([Mistake(Place(name), Words("不是文件名", "not the name of a file"))]) from error
    return read_bytes(data, name, encoding)


def read_bytes(data: bytes, path: str, encoding: str | None = None) -> Document:
    """Return the draft in the bytes of a file.

    Args:
        data: the whole file.
        path: what it is called; the suffix says which reader reads it.
        encoding: as in ``read_file``.

    Raises:
        DraftError: no reader reads such files, they are in no known encoding, or there is nothing to read.
    """
    reader = _reader(path)
    return reader(Source(path, decode(data, path, encoding, markup=reader in MARKUP)))


def read_text(text: str, path: str = "<text>.md", suffix: str | None = None) -> Document:
    """Return the draft in a text.

    Args:
        text: the decoded text. A byte order mark at its beginning is removed; a lone surrogate, which is no
            character, becomes U+FFFD.
        path: what the text is called in reports.
        suffix: the suffix whose reader reads the text; by default that of ``path``.

    Raises:
        DraftError: no reader reads such files, or there is nothing to read in the text.
    """
    reader = _reader(path, suffix)
    return reader(Source(path, _SURROGATE.sub("\ufffd", text.removeprefix("\ufeff"))))


def _reader(path: str, suffix: str | None = None) -> Reader:
    ending = PurePath(path.rstrip(">")).suffix if suffix is None else suffix
    reader = READERS.get(ending.lower())
    if reader is not None:
        return reader
    known = "、".join(READERS), ", ".join(READERS)
    what = (
        (f"不认识的文件类型“{ending}”", f'unknown file type "{ending}"')
        if ending
        else ("文件名没有后缀", "no file suffix")
    )
    raise DraftError(
        [
            Mistake(
                Place(path),
                Words(*what),
                Words(f"可读的有 {known[0]}", f"what can be read: {known[1]}"),
            )
        ]
    )


def _unreadable(path: str, error: OSError) -> Mistake:
    """Return the mistake that an error of the operating system comes from."""
    for kind, words, remedy in _SYSTEM:
        if isinstance(error, kind):
            return Mistake(Place(path), words, remedy)
    reason = error.strerror or type(error).__name__
    return Mistake(Place(path), Words(f"读不了文件：{reason}", f"cannot read the file: {reason}"))


_SYSTEM: tuple[tuple[type[OSError], Words, Words], ...] = (
    (
        FileNotFoundError,
        Words("没有这个文件", "no such file"),
        Words("请检查路径", "check the path"),
    ),
    (
        IsADirectoryError,
        Words("是文件夹，不是文件", "a folder, not a file"),
        Words("请给出其中的文件", "name the files in it"),
    ),
    (
        PermissionError,
        Words("没有读取权限", "permission denied"),
        Words("请检查文件的权限", "check the permissions of the file"),
    ),
)
"""Errors of the operating system that a user can mend."""

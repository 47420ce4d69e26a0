"""Readers, one file a format: a source becomes a document. A new one is a file, a line here and a sample."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from heshi.document import Source
from heshi.errors import DraftError, Mistake, Place
from heshi.readers import limits
from heshi.readers.base import BytesReader, TextReader
from heshi.readers.decode import decode
from heshi.text import regex as re
from heshi.words import Words

if TYPE_CHECKING:
    from heshi.document import Document
    from heshi.readers.base import Reader


def _markdown(source: Source) -> Document:
    from heshi.readers import markdown  # noqa: PLC0415 - a reader is loaded for drafts of its format

    return markdown.read(source)


def _plain(source: Source) -> Document:
    from heshi.readers import plain  # noqa: PLC0415 - as above

    return plain.read(source)


def _html(source: Source) -> Document:
    from heshi.readers import html  # noqa: PLC0415 - as above

    return html.read(source)


def _docx(data: bytes, path: str) -> Document:
    from heshi.readers import docx  # noqa: PLC0415 - as above

    return docx.read(data, path)


def _pdf(data: bytes, path: str) -> Document:
    from heshi.readers import pdf  # noqa: PLC0415 - as above

    return pdf.read(data, path)


_MARKDOWN = TextReader(_markdown)
_PLAIN = TextReader(_plain)
_HTML = TextReader(_html, markup=True)
_DOCX = BytesReader(_docx)
_PDF = BytesReader(_pdf)

READERS: dict[str, Reader] = {
    ".md": _MARKDOWN,
    ".markdown": _MARKDOWN,
    ".txt": _PLAIN,
    ".text": _PLAIN,
    ".html": _HTML,
    ".htm": _HTML,
    ".xhtml": _HTML,
    ".docx": _DOCX,
    ".docm": _DOCX,
    ".pdf": _PDF,
}
"""Which reader reads the files of a suffix (in lower case)."""

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
        limits.check("file", Path(path).stat().st_size, name)
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
        DraftError: no reader reads such files, they are in no known encoding, the bytes are no such file,
            or there is nothing to read.
    """
    limits.check("file", len(data), path)
    reader = _reader(path)
    if isinstance(reader, BytesReader):
        return reader.read(data, path)
    return reader.read(Source(path, decode(data, path, encoding, markup=reader.markup)))


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
    if isinstance(reader, BytesReader):
        raise DraftError([Mistake(Place(path), _NO_TEXT)])
    return reader.read(Source(path, _SURROGATE.sub("\ufffd", text.removeprefix("\ufeff"))))


_UNREAD: dict[str, tuple[Words, Words]] = {
    **dict.fromkeys(
        (".doc", ".dot"),
        (
            Words("旧的 Word 格式，读不了", "an old Word format that cannot be read"),
            Words("请用 Word 或 WPS 另存为 .docx", "save it as .docx with a word processor"),
        ),
    ),
    **dict.fromkeys(
        (".wps", ".wpt", ".rtf", ".odt", ".uof"),
        (
            Words("这种文档读不了", "a kind of document that cannot be read"),
            Words("请用 WPS、Word 或 LibreOffice 另存为 .docx", "save it as .docx with a word processor"),
        ),
    ),
    ".pages": (
        Words("Pages 文档，读不了", "a Pages document, which cannot be read"),
        Words("请在 Pages 里导出为 Word（.docx）", "export it from Pages to Word (.docx)"),
    ),
}
"""What can be done about the files of a suffix that newsrooms have and no reader reads."""


def _reader(path: str, suffix: str | None = None) -> Reader:
    ending = PurePath(path.rstrip(">")).suffix if suffix is None else suffix
    reader = READERS.get(ending.lower())
    if reader is not None:
        return reader
    if ending.lower() in _UNREAD:
        raise DraftError([Mistake(Place(path), *_UNREAD[ending.lower()])])
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


_NO_TEXT = Words("这种文件不是文本，要按字节读取", "such a file is no text; it is to be read from its bytes")

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

"""Packages of Office Open XML: a zip of parts, tied together by relationships (ISO/IEC 29500-2).

Nothing that the zip says of sizes is trusted: what is unpacked is counted while it is unpacked.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from heshi.errors import DraftError, Mistake, Place
from heshi.readers import limits
from heshi.readers.limits import RATIO_FROM
from heshi.readers.xmlevents import EventKind, events
from heshi.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from heshi.readers.xmlevents import Event

_CHUNK = 1 << 16
"""How many bytes are unpacked at a time."""

_ENTRY = b"PK\x01\x02"
"""What each entry of a zip's directory begins with (APPNOTE 4.3.12)."""

_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""How a part may be packed (ISO/IEC 29500-2, annex B)."""

_RELATIONSHIPS = {"http://schemas.openxmlformats.org/package/2006/relationships": "", "": ""}

_SAVE_AS_DOCX = Words("请用 Word 或 WPS 另存为 .docx", "save it as .docx with a word processor")
_OPEN_AND_SAVE = Words("请用 Word 或 WPS 打开并另存一份", "open it with a word processor and save a copy")

_DAMAGED = Words("不是 docx，或文件已损坏", "not a docx, or a damaged file")
_ENCRYPTED = Words("文件设有密码", "protected by a password")
_NO_PASSWORD = Words("请去掉密码后另存", "save it without the password")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IN_OLE = "EncryptedPackage".encode("utf-16-le")
"""The stream that holds the package in an encrypted file ([MS-OFFCRYPTO], 2.3.4.4)."""

_BEGINNINGS: tuple[tuple[bytes, Words], ...] = (
    (_OLE, Words("是旧的 Word 格式（.doc），不是 docx", "an old Word file (.doc), not a docx")),
    (b"{\\rtf", Words("是 RTF 文件，不是 docx", "an RTF file, not a docx")),
    (b"%PDF", Words("是 PDF 文件，不是 docx", "a PDF file, not a docx")),
    (b"<", Words("是网页或 XML 文件，不是 docx", "a page in HTML or XML, not a docx")),
    (b"MIME-Version", Words("是单个文件网页（.mht），不是 docx", "a web archive (.mht), not a docx")),
)
"""What files that are called .docx and are none begin with."""

_FOREIGN: tuple[tuple[str, Words], ...] = (
    ("content.xml", Words("是 OpenDocument 文件，不是 docx", "an OpenDocument file, not a docx")),
    ("index/document.iwa", Words("是 Pages 文件，不是 docx", "a Pages file, not a docx")),
    ("xl/workbook.xml", Words("是 Excel 表格，不是 Word 文档", "an Excel workbook, not a Word document")),
    ("ppt/presentation.xml", Words("是演示文稿，不是 Word 文档", "a presentation, not a Word document")),
)
"""Which entry betrays another kind of package."""


class Relationship(NamedTuple):
    """What one part says of another.

    Attributes:
        id: what the part calls it.
        role: the last word of the relationship's type, the same in both editions of the standard:
            ``styles``, ``footnotes``.
        target: the name of the other part in the package.
    """

    id: str
    role: str
    target: str


class Package:
    """The parts of a package."""

    def __init__(self, data: bytes, path: str) -> None:
        """Open a package.

        Args:
            data: the whole file.
            path: the file as the user named it.

        Raises:
            DraftError: this is no package, or a damaged one, or it has too many entries.
        """
        self._path = path
        self._unpacked = 0
        if not data.startswith(b"PK"):
            raise self._mistake(*_told(data))
        limits.check("entries", data.count(_ENTRY), path)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError) as error:
            raise self._mistake(_DAMAGED, _OPEN_AND_SAVE) from error
        self._entries = {_key(entry.filename): entry for entry in self._zip.infolist()}
        for name, what in _FOREIGN:
            if name in self._entries:
                raise self._mistake(what, _SAVE_AS_DOCX)

    def __contains__(self, part: str) -> bool:
        """Return whether there is such a part."""
        return _key(part) in self._entries

    def relationships(self, part: str = "") -> tuple[Relationship, ...]:
        """Return what a part is related to within the package, in order.

        Args:
            part: its name; empty for the package itself.

        Raises:
            DraftError: the list is damaged or goes beyond a limit.
        """
        folder, name = posixpath.split(part)
        place = posixpath.join(folder, "_rels", f"{name}.rels")
        if place not in self:
            return ()
        return tuple(
            Relationship(
                event.attributes.get("Id", ""),
                event.attributes.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, unquote(event.attributes["Target"]))),
            )
            for event in self.events(place, _RELATIONSHIPS)
            if event.kind is EventKind.START
            and event.name == "Relationship"
            and event.attributes.get("TargetMode") != "External"
            and "Target" in event.attributes
        )

    def events(self, part: str, prefixes: Mapping[str, str]) -> Iterator[Event]:
        """Yield the events of a part.

        Args:
            part: its name.
            prefixes: what stands for each namespace, see ``xmlevents.events``.

        Raises:
            DraftError: there is no such part, it is damaged, or it goes beyond a limit.
        """
        return events(self._chunks(part), self._path, part.lstrip("/"), prefixes)

    def _chunks(self, part: str) -> Iterator[bytes]:
        """Yield the bytes of a part, held to the limits while they are unpacked."""
        entry = self._entries.get(_key(part))
        if entry is None:
            what = part.lstrip("/")
            raise self._mistake(
                Words(f"文件不完整：缺少 {what}", f"incomplete file: {what} is missing"), _OPEN_AND_SAVE
            )
        if entry.compress_type not in _METHODS:  # those are not unpacked in pieces of a bounded size
            raise self._mistake(_DAMAGED, _OPEN_AND_SAVE)
        unpacked = 0
        try:
            with self._zip.open(entry) as stream:
                while chunk := stream.read(_CHUNK):
                    unpacked += len(chunk)
                    self._unpacked += len(chunk)
                    limits.check("part", unpacked, self._path)
                    limits.check("package", self._unpacked, self._path)
                    if unpacked > RATIO_FROM:
                        limits.check("ratio", unpacked // max(1, entry.compress_size), self._path)
                    yield chunk
        except RuntimeError as error:  # what zipfile raises for an entry with a password
            raise self._mistake(_ENCRYPTED, _NO_PASSWORD) from error
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
            raise self._mistake(_DAMAGED, _OPEN_AND_SAVE) from error

    def _mistake(self, problem: Words, help_: Words) -> DraftError:
        return DraftError([Mistake(Place(self._path), problem, help_)])


def _key(name: str) -> str:
    """Return a part's name for comparing: without regard to case, and with slashes of one kind."""
    return name.replace("\\", "/").lstrip("/").lower()


def _told(data: bytes) -> tuple[Words, Words]:
    """Return what a file that is no zip is, and what can be done."""
    if not data:
        return Words("文件是空的", "empty file"), Words("请检查文件", "check the file")
    if data.startswith(_OLE) and _IN_OLE in data:
        return _ENCRYPTED, _NO_PASSWORD
    head = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    for beginning, what in _BEGINNINGS:
        if head.startswith(beginning):
            return what, _SAVE_AS_DOCX
    return _DAMAGED, _OPEN_AND_SAVE

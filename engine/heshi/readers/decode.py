"""From bytes to text: without loss, or with a mistake that says what to do.

Python's codecs decode; which one is told by a byte order mark, by strict UTF-8, or by chardetng, the
detector of Firefox. What they decode must give the same bytes again, so that nothing is read that the file
does not say.
"""

from __future__ import annotations

import codecs
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from heshi.errors import DraftError, Mistake, Place
from heshi.readers import limits
from heshi.text import regex as re
from heshi.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNMARKED = {"utf-16": "utf-16-le", "utf-32": "utf-32-le"}
"""What an encoding is where no byte order mark says which (Encoding Standard, 4.2 Names and labels)."""

ENCODINGS = (
    "utf-8",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "utf-32-le",
    "utf-32-be",
    "gb18030",
    "gbk",
    "gb2312",
    "big5",
    "big5-hkscs",
    "shift_jis",
    "euc-jp",
    "euc-kr",
    "windows-1252",
)
"""The encodings that can be stated, as they are written; Python's other spellings of them will do as well."""

_GB = frozenset(("gb18030", "gbk", "gb2312"))
"""All three are read as the largest of them, as browsers do (Encoding Standard, 10.1 GBK)."""
_BIG5 = ("cp950", "big5hkscs")
"""How Big5 is read: as Windows writes it in Taiwan; with Hong Kong's characters where it has any."""
_DETECTED = {"gb18030": "gb18030", "gbk": "gb18030", "big5": "big5"}
"""What the detector may find; it takes no other text for Chinese."""

_EURO = b"\x80"
"""What Windows writes for € in GBK (Encoding Standard, 10.2.1 gb18030 decoder); Python's codec lacks it."""
GB_2022 = dict(
    zip(
        (*range(0xE78D, 0xE797), 0xE81E, 0xE826, 0xE82B, 0xE82C, 0xE832, 0xE843, 0xE854, 0xE864),
        (
            *(0xFE10, 0xFE12, 0xFE11, 0xFE13, 0xFE14, 0xFE15, 0xFE16, 0xFE17, 0xFE18, 0xFE19),
            *range(0x9FB4, 0x9FBC),
        ),
        strict=True,
    ),
)
"""The 18 characters that GB 18030—2022 takes out of the private use area, where Python's codec has them."""
_MAYBE_PRIVATE = re.compile("[\ue78d-\ue864]")

_STATED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_:.\-]{1,40})"""
    rb"""|\A\s{0,99}<\?xml[^>]{0,99}encoding\s{0,9}=\s{0,9}["']([A-Za-z0-9_:.\-]{1,40})""",
    re.IGNORECASE,
)
"""How a page states its encoding (HTML Standard, 13.2.3.2 Determining the character encoding)."""
_HEAD = 1024
"""Within how many bytes it must do so."""
_SURELY = 8
"""So many characters beyond ASCII, all valid, are no other encoding's bytes that happen to be UTF-8."""


def decode(data: bytes, path: str, encoding: str | None = None, *, markup: bool = False) -> str:
    """Return the text of a file, without a byte order mark.

    UTF-8 comes first and is taken strictly. UTF-16 and UTF-32 are known by their byte order mark. What
    is left is what a detector takes it for, if that is GB18030 or Big5, or what a page says of itself.

    Args:
        data: the whole file.
        path: the file as the user named it, for the mistake.
        encoding: the encoding that the user says it is in: what ``stated`` returned; None where none is said.
        markup: whether the file may state its encoding as HTML and XML do.

    Raises:
        DraftError: the file is too large, binary, in no encoding that can be told, or not in ``encoding``.
    """
    limits.check("file", len(data), path)
    marked = next(((len(mark), name) for mark, name in _BOMS if data.startswith(mark)), None)
    if encoding is not None:
        return _as_stated(data, encoding, marked, path)
    if marked is not None:
        return _strict(data, marked[0], marked[1], path)
    if b"\0" in data:
        raise _binary(path)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        for name in _candidates(data, markup=markup):
            text = _whole(data, name)
            if text is not None:
                return text
        raise _undecodable(data, error.start, "UTF-8", path, _UNKNOWN_HELP) from error


@cache
def _names() -> dict[str, str]:
    """Return the encodings by the names of Python's codecs, which are loaded to this end."""
    names = {codecs.lookup(name).name: name for name in (*ENCODINGS, "utf-8-sig", "cp950")}
    return names | {"utf-8-sig": "utf-8", "cp950": "big5"}


def stated(name: str) -> str | None:
    """Return an encoding that a user states, as ``decode`` takes it; None where there is no such encoding."""
    try:
        return _names().get(codecs.lookup(name.strip()).name)
    except LookupError:
        return None


def _candidates(data: bytes, *, markup: bool) -> Iterator[str]:
    """Yield the encodings that a file without byte order mark may be in, the likeliest first."""
    from chardetng_py import detect  # noqa: PLC0415 - few drafts are in another encoding than UTF-8

    found = detect(data, allow_utf8=True).lower()
    if found in _DETECTED:
        yield _DETECTED[found]
    match = _STATED.search(data[:_HEAD]) if markup else None
    said = stated((match[1] or match[2]).decode("ascii")) if match else None
    if said is not None and (said in _GB or said == "big5" or said == stated(found)):
        yield said


def _whole(data: bytes, encoding: str) -> str | None:
    """Return the text that is in an encoding and gives the same bytes in it again; None for another."""
    try:
        return _lossless(data, encoding)
    except UnicodeError:
        return None


def _lossless(data: bytes, encoding: str) -> str:
    """Return the text of ``data``.

    Raises:
        UnicodeDecodeError: bytes are not in the encoding, or it writes their text with others.
    """
    if encoding in _GB:
        return _gb(data)
    if encoding == "big5":
        try:
            return _same(data, _BIG5[0])
        except UnicodeDecodeError:
            return _same(data, _BIG5[1])
    return _same(data, _UNMARKED.get(encoding, encoding))


def _gb(data: bytes) -> str:
    """Return the text of GB18030, GBK or GB/T 2312, with what Windows and the edition of 2022 add."""
    euros: list[int] = []

    def euro(error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeDecodeError) or data[error.start : error.start + 1] != _EURO:
            raise error
        euros.append(error.start)
        return "€", error.start + 1

    try:
        text = _same(data, "gb18030")
    except UnicodeDecodeError:
        codecs.register_error("heshi-euro", euro)
        data.decode("gb18030", "heshi-euro")
        ends = [0, *(place + 1 for place in euros), len(data) + 1]
        text = "€".join(_same(data[start : end - 1], "gb18030", start) for start, end in pairwise(ends))
    return text.translate(GB_2022) if _MAYBE_PRIVATE.search(text) else text


def _same(data: bytes, encoding: str, start: int = 0) -> str:
    """Return the text of ``data``, which begins at the byte ``start`` of its file."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnicodeDecodeError(
            encoding, data, error.start + start, error.end + start, error.reason
        ) from error
    again = text.encode(encoding)
    if again != data:
        at = next(
            (index for index, pair in enumerate(zip(data, again, strict=False)) if len(set(pair)) > 1), 0
        )
        raise UnicodeDecodeError(encoding, data, at + start, at + start + 1, "does not come back")
    return text


def _as_stated(data: bytes, encoding: str, marked: tuple[int, str] | None, path: str) -> str:
    """Return the text of a file whose encoding the user states.

    Raises:
        DraftError: it is evidently in another.
    """
    if marked is not None:
        if not (marked[1] == encoding or (encoding in _UNMARKED and marked[1].startswith(encoding))):
            raise _other(encoding, marked[1], path)
        return _strict(data, marked[0], marked[1], path)
    if encoding != "utf-8":
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            text = ""
        if sum(len(part) for part in _BEYOND_ASCII.findall(text[:_HEAD])) >= _SURELY:
            raise _other(encoding, "utf-8", path)
    return _strict(data, 0, _UNMARKED.get(encoding, encoding), path, _STATED_HELP)


_BEYOND_ASCII = re.compile(r"[^\0-\x7f]+")


def _strict(data: bytes, start: int, encoding: str, path: str, remedy: Words | None = None) -> str:
    """Return the text of a file from the byte ``start`` on.

    Raises:
        DraftError: it is not in the encoding.
    """
    try:
        text = _lossless(data[start:], encoding)
    except UnicodeDecodeError as error:
        remedy = remedy or _MARKED_HELP
        raise _undecodable(data, error.start + start, encoding.upper(), path, remedy) from error
    if "\0" in text:
        raise _binary(path)
    return text


_UNKNOWN_HELP = Words(
    zh="请把文件另存为 UTF-8，或用 --encoding 写明编码",
    en="save the file as UTF-8, or state its encoding with --encoding",
)
_MARKED_HELP = Words(zh="请把文件另存为 UTF-8", en="save the file as UTF-8")
_STATED_HELP = Words(
    zh="请去掉 --encoding 或配置里的 encoding，或写对编码",
    en="leave out --encoding, or encoding in the configuration, or state the right encoding",
)


def _undecodable(data: bytes, at: int, encoding: str, path: str, remedy: Words) -> DraftError:
    line = data.count(b"\n", 0, at) + 1
    byte = f"0x{data[at]:02X}" if at < len(data) else "EOF"
    return DraftError(
        [
            Mistake(
                Place(path, line),
                Words(
                    f"不是 {encoding} 文本（第 {at + 1} 个字节 {byte} 无法解码）",
                    f"not {encoding} text (byte {at + 1}, {byte}, cannot be decoded)",
                ),
                remedy,
            )
        ]
    )


def _other(said: str, found: str, path: str) -> DraftError:
    """Return the error of a file that is evidently in another encoding than the user states."""
    problem = Words(
        zh=f"不是 {said.upper()}，是 {found.upper()}", en=f"not {said.upper()} but {found.upper()}"
    )
    remedy = Words(
        zh=f"请去掉 --encoding 或配置里的 encoding，或写 {found}",
        en=f"leave out --encoding, or encoding in the configuration, or write {found}",
    )
    return DraftError([Mistake(Place(path), problem, remedy)])


def _binary(path: str) -> DraftError:
    return DraftError(
        [
            Mistake(
                Place(path),
                Words("是二进制文件，不是文本", "binary file, not text"),
                Words("请给出 UTF-8 文本文件", "give a text file in UTF-8"),
            )
        ]
    )

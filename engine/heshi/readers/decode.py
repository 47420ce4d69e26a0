"""From bytes to text: strictly, or with a mistake that says what to do."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from heshi.errors import DraftError, Mistake, Place
from heshi.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_ENOUGH = 0.7
"""The share of two-byte characters that must be common ones before bytes count as Chinese text."""


def decode(data: bytes, path: str) -> str:
    """Return the text of a file, without a byte order mark.

    UTF-8 comes first and is taken strictly. UTF-16 and UTF-32 are known by their byte order mark. What
    is left is GB18030 or Big5 when it decodes strictly and nearly all of it is common characters.

    Args:
        data: the whole file.
        path: the file as the user named it, for the mistake.

    Raises:
        DraftError: the file is binary, or in no encoding that can be told.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, path)
    if b"\0" in data:
        raise _binary(path)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = _legacy(data)
        if text is None:
            raise _undecodable(data, error, "UTF-8", path) from error
        return text


def _strict(data: bytes, encoding: str, path: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(data, error, encoding.upper(), path) from error
    if "\0" in text:
        raise _binary(path)
    return text


def _common_in_gb(first: int, second: int) -> bool:
    """Return whether a two-byte code is punctuation (rows A1–A9) or of level 1 of GB/T 2312."""
    return (0xA1 <= first <= 0xA9 or 0xB0 <= first <= 0xD7) and second >= 0xA1  # noqa: PLR2004 - the standard's rows


def _common_in_big5(first: int, _second: int) -> bool:
    """Return whether a two-byte code is punctuation (A1–A3) or of the frequent part (A4–C6) of Big5."""
    return 0xA1 <= first <= 0xC6  # noqa: PLR2004 - the standard's rows


_LEGACY: tuple[tuple[str, Callable[[int, int], bool]], ...] = (
    ("gb18030", _common_in_gb),
    ("cp950", _common_in_big5),
)


def _legacy(data: bytes) -> str | None:
    """Return the text in the older encoding that fits best, or None where none fits well."""
    best: tuple[float, str] | None = None
    for encoding, common in _LEGACY:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        share = _share(data, common)
        if share >= _ENOUGH and (best is None or share > best[0]):
            best = share, text
    return best[1] if best else None


def _share(data: bytes, common: Callable[[int, int], bool]) -> float:
    """Return the share of two-byte codes in ``data`` that are common."""
    index = total = hits = 0
    while index < len(data) - 1:
        if data[index] < 0x80:  # noqa: PLR2004 - ASCII
            index += 1
            continue
        total += 1
        hits += common(data[index], data[index + 1])
        index += 2
    return hits / total if total else 0.0


def _undecodable(data: bytes, error: UnicodeDecodeError, encoding: str, path: str) -> DraftError:
    line = data.count(b"\n", 0, error.start) + 1
    byte = f"0x{data[error.start]:02X}"
    return DraftError(
        [
            Mistake(
                Place(path, line),
                Words(
                    f"不是 {encoding} 文本（字节 {byte} 无法解码）",
                    f"not {encoding} text (byte {byte} cannot be decoded)",
                ),
                Words("请把文件另存为 UTF-8", "save the file as UTF-8"),
            )
        ]
    )


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

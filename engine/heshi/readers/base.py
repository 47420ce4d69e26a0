"""What a reader is: of decoded text, or of the bytes of a format that is no text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

    from heshi.document import Document, Source


@dataclass(frozen=True, slots=True)
class TextReader:
    """Reads a format that is text.

    Attributes:
        read: returns the document, or raises ``DraftError`` where there is nothing to read.
        markup: whether such files can state their own encoding.
    """

    read: Callable[[Source], Document]
    markup: bool = False


@dataclass(frozen=True, slots=True)
class BytesReader:
    """Reads a format that is no text, and makes the source's text itself.

    Attributes:
        read: takes all bytes of the file and its path; returns the document, or raises ``DraftError``.
    """

    read: Callable[[bytes, str], Document]


Reader: TypeAlias = TextReader | BytesReader

"""PDF with a text layer.

Only what is written as text is read; a picture of text is none. A line of the source is a line of a page, as
PDFium divides them; lines are joined into paragraphs as those of plain text are.
"""

from __future__ import annotations

import math
from contextlib import closing
from typing import TYPE_CHECKING

from heshi.document import Source
from heshi.errors import DraftError, Mistake, Place
from heshi.readers import limits, plain
from heshi.readers.pdf_layout import Line, PageOfLines, settings
from heshi.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

    from heshi.document import Document

_HYPHEN = 2
"""What PDFium gives for a hyphen at a line's end within a word."""
_LINE_ENDS = frozenset((10, 13))
_SPACE = 32
_BREAKS = frozenset((0x85, 0x2028, 0x2029))
"""What breaks a line elsewhere and can be no more than a space within one."""
_UNKNOWN = 0xFFFD
"""U+FFFD, for a glyph whose character the file does not tell."""
_SOFT_HYPHEN = 0xAD

_SIZES = (1.0, 200.0)
"""The smallest and the largest size of letters that is reckoned with, in points. Some files scale letters of
size 1 by a matrix; then all are alike, and the gaps decide."""
_EXTENT = (0.0, 14_400.0)
"""How far a page reaches at most, in points (PDF 1.7, annex C)."""

_SIGN = b"%PDF-"
_HEAD = 1024
"""Within how many bytes from the beginning the sign must stand (PDF 1.7, implementation note 13)."""

_MISSING = Words("读 PDF 要用到的程序包没有安装", "the package that reads PDF is not installed")
_INSTALL = Words('请运行 pip install "heshi[pdf]"', 'run pip install "heshi[pdf]"')
_NO_PDF = Words("不是 PDF，或文件已损坏", "not a PDF, or a damaged file")
_CHECK = Words("请用阅读器打开看看，或重新导出", "open it in a viewer, or export it anew")
_PROTECTED = Words("文件设有密码", "protected by a password")
_NO_PASSWORD = Words("请去掉密码后另存", "save it without the password")
_SCANNED = Words("没有文字层，可能是扫描件", "there is no text layer; probably a scan")
_RECOGNISE = Words(
    "请先做文字识别（OCR），或给出原稿", "recognise its text first (OCR), or give the original"
)
_MOSTLY_SCANNED = Words("大部分页没有文字层，可能是扫描件", "most pages have no text layer; probably a scan")


def read(data: bytes, path: str) -> Document:
    """Return the draft in a PDF.

    Args:
        data: the whole file.
        path: the file as the user named it.

    Raises:
        DraftError: what reads PDF is not installed; this is no PDF, or a damaged, protected or scanned one;
            or it goes beyond a limit.
    """
    try:
        import pypdfium2  # noqa: PLC0415 - an extra, and slow to import
    except ImportError as error:
        raise _refused(path, _MISSING, _INSTALL) from error
    if _SIGN not in data[:_HEAD]:
        raise _refused(path, _NO_PDF, _CHECK)
    pages = _pages(pypdfium2, data, path)
    empty = sum(not page.lines for page in pages)
    if empty * 2 > len(pages) or not pages:
        raise _refused(path, _SCANNED if empty == len(pages) else _MOSTLY_SCANNED, _RECOGNISE)
    texts: list[str] = []
    starts: list[int] = []
    for page in pages:
        starts.append(len(texts) + 1)
        texts += [line.text for line in page.lines] or [""]
    source = Source(path, "\n".join(texts), pages=tuple(starts))
    return plain.read_set(source, settings(pages))


def _pages(pdfium: ModuleType, data: bytes, path: str) -> list[PageOfLines]:
    """Return the lines of all pages."""
    length = 0
    pages: list[PageOfLines] = []
    try:
        with closing(pdfium.PdfDocument(data)) as document:
            limits.check("pages", len(document), path)
            for page in _each(document):
                with closing(page), closing(page.get_textpage()) as text:
                    length += text.count_chars()
                    limits.check("text", length, path)
                    pages.append(PageOfLines(page.get_height(), tuple(_lines(pdfium, text))))
    except pdfium.PdfiumError as error:
        if error.err_code == pdfium.raw.FPDF_ERR_PASSWORD:
            raise _refused(path, _PROTECTED, _NO_PASSWORD) from error
        raise _refused(path, _NO_PDF, _CHECK) from error
    return pages


def _each(document: PdfDocument) -> Iterator[PdfPage]:
    for number in range(len(document)):
        yield document[number]


def _lines(pdfium: ModuleType, page: PdfTextPage) -> Iterator[Line]:
    """Yield the lines of a page that have text."""
    count = page.count_chars()
    codes = [pdfium.raw.FPDFText_GetUnicode(page, index) for index in range(count)]
    start = 0
    for index in range(count + 1):
        if index < count and codes[index] not in _LINE_ENDS:
            continue
        if index > start:
            line = _line(pdfium, page, codes, start, index)
            if line:
                yield line
        start = index + 1


def _line(pdfium: ModuleType, page: PdfTextPage, codes: list[int], start: int, end: int) -> Line | None:
    """Return the line between two characters, or None where it is blank."""
    text = "".join(map(_char, codes[start:end]))
    # PDFium counts in UTF-16 units.
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if not text.strip():
        return None
    printed = [index for index in range(start, end) if codes[index] > _SPACE]
    first, last = (printed[0], printed[-1]) if printed else (start, end - 1)
    left, base, _, _ = page.get_charbox(first, loose=True)
    _, _, right, _ = page.get_charbox(last, loose=True)
    size = _within(pdfium.raw.FPDFText_GetFontSize(page, first), _SIZES)
    return Line(text, _within(left, _EXTENT), _within(right, _EXTENT), _within(base, _EXTENT), size)


def _within(value: float, bounds: tuple[float, float]) -> float:
    """Return a measure, or the nearest within bounds; files may state any number, and none."""
    low, high = bounds
    return min(max(value, low), high) if math.isfinite(value) else low


def _char(code: int) -> str:
    if code == _HYPHEN:
        return chr(_SOFT_HYPHEN)
    if code == 0:
        return chr(_UNKNOWN)
    return " " if code < _SPACE or code in _BREAKS else chr(code)


def _refused(path: str, problem: Words, help_: Words) -> DraftError:
    return DraftError([Mistake(Place(path), problem, help_)])

"""Builds small PDFs with a text layer, the same bytes every time.

Their one font is not embedded: it says which character each code is and how wide, which is all that is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import NamedTuple

WIDTH, HEIGHT = 595, 842
"""Of a page (A4), in points."""


class Set(NamedTuple):
    """A line of text on a page.

    Attributes:
        text: what it says.
        x: where it begins, in points from the left.
        y: the height of its base line, in points from below.
        size: the size of its letters, in points.
    """

    text: str
    x: float
    y: float
    size: float = 12


def column(*lines: str, x: float = 72, top: float = 760, size: float = 12, step: float = 18) -> list[Set]:
    """Return lines one below the other; two ideographic spaces at the beginning are an indent and no text."""
    return [
        Set(
            line.lstrip("\u3000"),
            x + size * (len(line) - len(line.lstrip("\u3000"))),
            top - number * step,
            size,
        )
        for number, line in enumerate(lines)
        if line
    ]


def pdf(*pages: list[Set], encrypt: bool = False) -> bytes:
    """Return a PDF.

    Args:
        pages: the lines of each page.
        encrypt: whether it says that it is protected; it then cannot be opened.
    """
    codes: dict[str, int] = {}
    numbers = count(1)
    for page in pages:
        for line in page:
            for char in line.text:
                codes.setdefault(char, next(numbers) if char not in codes else 0)
    objects = _Objects()
    to_unicode = objects.stream(_to_unicode(codes))
    descriptor = objects.add(
        "<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -200 1000 900]"
        " /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 800 /StemV 80 >>"
    )
    widths = " ".join(f"{code} [{500 if char.isascii() else 1000}]" for char, code in codes.items())
    inner = objects.add(
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /DW 1000"
        f" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
        f" /W [{widths}] /FontDescriptor {descriptor} 0 R >>"
    )
    font = objects.add(
        "<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H"
        f" /DescendantFonts [{inner} 0 R] /ToUnicode {to_unicode} 0 R >>"
    )
    tree = objects.reserve()
    kids = []
    for page in pages:
        content = objects.stream("\n".join(_shown(line, codes) for line in page).encode())
        kids.append(
            objects.add(
                f"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}]"
                f" /Resources << /Font << /F {font} 0 R >> >> /Contents {content} 0 R >>"
            )
        )
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    objects.put(tree, f"<< /Type /Pages /Kids [{listed}] /Count {len(kids)} >>")
    root = objects.add(f"<< /Type /Catalog /Pages {tree} 0 R >>")
    locked = (
        f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'00' * 32}> /U <{'00' * 32}> >>"
        f" /ID [<{'00' * 16}> <{'00' * 16}>]"
        if encrypt
        else ""
    )
    return objects.file(root, locked)


def _shown(line: Set, codes: dict[str, int]) -> str:
    text = "".join(f"{codes[char]:04X}" for char in line.text)
    return f"BT /F {line.size} Tf 1 0 0 1 {line.x} {line.y} Tm <{text}> Tj ET"


def _to_unicode(codes: dict[str, int]) -> bytes:
    rows = [f"<{code:04X}> <{char.encode('utf-16-be').hex()}>" for char, code in codes.items()]
    blocks = [rows[start : start + 100] for start in range(0, len(rows), 100)]
    maps = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CMapName /U def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{maps}\nendcmap end end"
    ).encode()


@dataclass
class _Objects:
    """The objects of a file, numbered from 1."""

    def __post_init__(self) -> None:
        self._bodies: list[bytes] = []

    def add(self, body: str | bytes) -> int:
        number = self.reserve()
        self.put(number, body)
        return number

    def reserve(self) -> int:
        self._bodies.append(b"")
        return len(self._bodies)

    def put(self, number: int, body: str | bytes) -> None:
        self._bodies[number - 1] = body.encode() if isinstance(body, str) else body

    def stream(self, data: bytes) -> int:
        return self.add(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(data), data))

    def file(self, root: int, more: str) -> bytes:
        out = bytearray(b"%PDF-1.4\n")
        places = []
        for number, body in enumerate(self._bodies, start=1):
            places.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        table = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
        out += b"".join(b"%010d 00000 n \n" % place for place in places)
        out += f"trailer\n<< /Size {len(places) + 1} /Root {root} 0 R {more} >>\n".encode()
        out += b"startxref\n%d\n%%%%EOF\n" % table
        return bytes(out)

"""How large and how deep a draft may be, in one table for all formats.

Every limit is held while reading, on what is really there; what a file says of its own size is not trusted.
"""

from __future__ import annotations

from dataclasses import dataclass

from heshi.errors import DraftError, Mistake, Place
from heshi.words import Lang, Words

MB = 1_000_000
"""A megabyte, in bytes."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit.

    Attributes:
        what: what is limited.
        most: how much of it is allowed, in ``unit``.
        unit: what ``most`` counts.
        scale: how many of what is counted make one ``unit``.
        formats: the formats that it holds for.
    """

    what: Words
    most: int
    unit: Words
    scale: int
    formats: Words

    @property
    def total(self) -> int:
        """How much is allowed, in what is counted: bytes, code points, levels."""
        return self.most * self.scale

    def most_in(self, lang: Lang) -> str:
        """Return how much is allowed, for people: ``100 MB``."""
        return f"{self.most:,} {self.unit.in_(lang)}"


_MB = Words("MB", "MB")
_ALL = Words("全部", "all")
_PACKAGES = Words("docx", "docx")

LIMITS: dict[str, Limit] = {
    "file": Limit(Words("文件", "the file"), 64, _MB, MB, _ALL),
    "text": Limit(
        Words("正文", "the text"),
        20_000_000,
        Words("字", "characters"),
        1,
        Words("docx、PDF", "docx, PDF"),
    ),
    "entries": Limit(
        Words("压缩包里的文件数", "the number of files in the package"),
        10_000,
        Words("个", "files"),
        1,
        _PACKAGES,
    ),
    "part": Limit(
        Words("压缩包里一个文件解压后的大小", "a file of the package, unpacked,"), 200, _MB, MB, _PACKAGES
    ),
    "package": Limit(
        Words("压缩包里读到的文件解压后的总和", "what is read of the package, unpacked,"),
        400,
        _MB,
        MB,
        _PACKAGES,
    ),
    "ratio": Limit(
        Words("压缩比（解压到 10 MB 以后才看）", "the compression ratio (looked at beyond 10 MB)"),
        500,
        Words("倍", "to 1"),
        1,
        _PACKAGES,
    ),
    "depth": Limit(
        Words("XML 元素和域的嵌套", "the nesting of XML elements and of fields"),
        1_000,
        Words("层", "levels"),
        1,
        _PACKAGES,
    ),
    "tag": Limit(Words("一个 XML 标签", "a single XML tag"), 4, _MB, MB, _PACKAGES),
    "pages": Limit(Words("页数", "the number of pages"), 5_000, Words("页", "pages"), 1, Words("PDF", "PDF")),
}
"""Every limit, in the order in which the reference lists them."""

RATIO_FROM = 10 * MB
"""From how many unpacked bytes on the compression ratio is looked at: short parts may be very uniform."""


def check(name: str, amount: int, path: str) -> None:
    """Refuse a draft that goes beyond a limit.

    Args:
        name: a key of ``LIMITS``.
        amount: how much there is so far, in what the limit counts.
        path: the file as the user named it.

    Raises:
        DraftError: ``amount`` is more than the limit allows.
    """
    limit = LIMITS[name]
    if amount <= limit.total:
        return
    raise DraftError(
        [
            Mistake(
                Place(path),
                Words(
                    f"{limit.what.zh}超过上限 {limit.most_in(Lang.ZH)}",
                    f"{limit.what.en} exceeds the limit of {limit.most_in(Lang.EN)}",
                ),
                Words(
                    "请检查文件是否完好，或拆成几份",
                    "check that the file is sound, or divide it",
                ),
            )
        ]
    )

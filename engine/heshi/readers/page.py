"""What all readers share: runs of text become clean blocks, and blocks a document.

A reader says which stretches of the source make up a block and where its lines break. Here invisible
characters and web addresses are taken out, soft line ends are joined and edges are trimmed; every
piece that remains keeps its place.
"""

from __future__ import annotations

from array import array
from enum import Enum, auto
from itertools import accumulate, repeat
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from heshi.document import Block, BlockKind, Document, Settings, Source
from heshi.errors import DraftError, Mistake, Place
from heshi.text import regex as re
from heshi.text.bulk import in_bulk
from heshi.text.offsets import NewPieces, ProseBuilder
from heshi.text.spans import SourceSpan, Span
from heshi.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_BREAK = re.compile("[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
"""What breaks a line for a reader (``str.splitlines``)."""

_EMOJI = "\u2600-\u27bf\ufe0f\U0001f1e6-\U0001faff"
_HAN = "\u2e80-\u2fdf\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_IGNORABLE = "\u00ad\u034f\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
MAYBE_UNSEEN = f"{_IGNORABLE}{_SELECTORS}\u200d"
"""Every character that may have to be taken out, for a set of a pattern."""
_MAYBE_UNSEEN = re.compile(f"[{MAYBE_UNSEEN}]")
_UNSEEN = re.compile(f"[{_IGNORABLE}]|(?<![{_EMOJI}])\u200d|(?<=[{_HAN}])[{_SELECTORS}]")
"""Unicode's default-ignorable characters, but for the joiners and selectors that make up emoji."""

_ADDRESS = re.compile(
    r"(?:https?://|ftp://|(?<![A-Za-z0-9.])www\.)[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]*[A-Za-z0-9/_=&#%~+\-]",
    re.IGNORECASE,
)
"""A web address: the characters of RFC 3986, less the punctuation that ends the sentence around it."""

_MAYBE_ADDRESS = re.compile("//|[wW]{3}")

_ADDRESS_SIGNS = (("/", ("//",)), ("w", ("ww", "wW")), ("W", ("WW", "Ww")))
"""Without any of the signs there is no web address; looked for one by one, each after its first character."""

_WESTERN = re.compile("[!-~\u00a1-\u024f\u0370-\u052f]")
"""Characters of scripts that put a space between words."""


FINAL = "。！？…；，、：!?;,:"
"""Marks at the end of a line that is a sentence or part of one."""
BOLD_LEVEL = 6
_BOLD_HEADING = 30
"""A paragraph that is bold from end to end, no longer than this and no sentence, is a heading."""

_CHINESE_LINE = re.compile(r"\s*[“‘《（【「\d]{0,8}[\u3400-\u9fff]")
_CHINESE_MARK = re.compile("[，。！？；、：]")
"""How an indented block begins, and what it holds, that is no code but an old-fashioned paragraph."""


def is_bold_heading(text: str) -> bool:
    """Return whether a paragraph is a heading that is bold from end to end; ``text`` has no blank edges."""
    return bool(text) and len(text) <= _BOLD_HEADING and text[-1] not in FINAL


def is_indented_prose(text: str, start: int, end: int) -> bool:
    """Return whether what stands between two code points as code does is a Chinese paragraph after all."""
    return (
        _CHINESE_LINE.match(text, start, end) is not None
        and _CHINESE_MARK.search(text, start, end) is not None
    )


class RunKind(Enum):
    """What a run is."""

    TEXT = auto()
    SOFT = auto()
    HARD = auto()


class Run(NamedTuple):
    r"""A stretch of the source on its way into a block.

    Attributes:
        kind: text, a soft line end (the same paragraph goes on), or a hard one (a new block begins).
        text: what is to be read; "\n" for a line end.
        start: its first code point in the source.
        end: the code point after its last. The text is a copy when the source has the same there.
    """

    kind: RunKind
    text: str
    start: int
    end: int


class NewBlocks(NamedTuple):
    """Blocks on their way into a document, a line feed after each: a column for each of their fields.

    Attributes:
        kinds: their parts on the page.
        lengths: their lengths in the prose.
        levels: as in ``Block``, like those that follow.
        groups: the lists and tables that they belong to.
        rows: the rows of cells.
        columns: the columns of cells.
    """

    kinds: list[BlockKind]
    lengths: array[int]
    levels: array[int]
    groups: array[int]
    rows: array[int]
    columns: array[int]

    def add(self, kind: BlockKind, *numbers: int) -> None:
        """Add a block: its kind, and the numbers of the other columns."""
        self.kinds.append(kind)
        for column, number in zip(self._numbers(), numbers, strict=True):
            column.append(number)

    def add_all(self, others: NewBlocks) -> None:
        """Add blocks after these."""
        self.kinds.extend(others.kinds)
        for column, numbers in zip(self._numbers(), others._numbers(), strict=True):
            column.extend(numbers)

    def _numbers(self) -> tuple[array[int], ...]:
        return self.lengths, self.levels, self.groups, self.rows, self.columns

    def blocks(self) -> list[Block]:
        """Return them with their places in the prose, which they fill from its beginning."""
        kinds, lengths, levels, groups, rows, columns = self
        starts = array("q", accumulate(map(add, lengths, repeat(1)), initial=0))
        ends = array("q", map(add, starts, lengths))
        spans = in_bulk(Span, len(kinds), start=starts, end=ends)
        return in_bulk(
            Block, len(kinds), kind=kinds, span=spans, level=levels, group=groups, row=rows, column=columns
        )


class Page:
    """Collects blocks from the top of a page to its end."""

    def __init__(self, source: Source) -> None:
        """Start an empty page."""
        self.source = source
        self._blocks = NewBlocks([], array("q"), array("q"), array("q"), array("q"), array("q"))
        self._builder = ProseBuilder(source.text)
        self._end = 0

    def copy(self, start: int, end: int) -> Run:
        """Return the run of text that stands in the source from ``start`` to ``end``."""
        return Run(RunKind.TEXT, self.source.text[start:end], start, end)

    def add(  # noqa: PLR0913 - the fields of a block
        self,
        kind: BlockKind,
        runs: Sequence[Run],
        *,
        level: int = 0,
        group: int = 0,
        row: int = 0,
        column: int = 0,
    ) -> None:
        """Add a block, or one for each part that a hard line end divides off; none for an empty text.

        Args:
            kind: the block's part on the page.
            runs: its text, in the order of the source.
            level: as in ``Block``.
            group: as in ``Block``.
            row: as in ``Block``.
            column: as in ``Block``.
        """
        # Beyond its limit of cells a table's last row comes out of the Markdown parser a second time.
        if runs and runs[0].start < self._end:
            runs = [run for run in runs if run.start >= self._end]
        flat = "".join([run.text for run in runs])
        one = not [run for run in runs if run.kind is not RunKind.TEXT] and not _BREAK.search(flat)
        for line in (runs,) if one else _lines(runs):
            start = self._builder.length
            at = self._write_clean(line, flat) if one and is_clean(flat) else self._write(line)
            if at is not None:
                self._end = at
                self._blocks.add(kind, self._builder.length - start, level, group, row, column)
                self._builder.insert("\n", at)

    def add_all(self, text: str, pieces: NewPieces, blocks: NewBlocks) -> None:
        """Add many blocks at once.

        Args:
            text: their prose, a line feed after each block.
            pieces: its pieces.
            blocks: the blocks, clean: without anything that is to be taken out, and without blank edges.
        """
        if text:
            self._builder.add_all(text, pieces)
            self._end = pieces.highs[-1]
            self._blocks.add_all(blocks)

    def build(
        self,
        meta: Mapping[str, str] | None = None,
        comments: Sequence[SourceSpan] = (),
        settings: Settings | None = None,
    ) -> Document:
        """Return the document.

        Args:
            meta: what the front matter says, by key.
            comments: the places of comments.
            settings: what the front matter says to Heshi.

        Raises:
            DraftError: there is nothing to read on the page.
        """
        if not self._blocks.kinds:
            raise DraftError(
                [
                    Mistake(
                        Place(self.source.path),
                        Words("稿件是空的，没有可核对的文字", "empty draft: there is no text to check"),
                    )
                ]
            )
        prose, offsets = self._builder.build()
        blocks, meta = tuple(self._blocks.blocks()), dict(meta or {})
        return Document(self.source, prose, blocks, offsets, meta, tuple(comments), settings)

    def _write(self, runs: Sequence[Run]) -> int | None:
        """Write the clean text of one block; return where in the source it ends, None for no text."""
        flat = "".join([run.text for run in runs])
        if is_clean(flat) and not any(run.kind is RunKind.SOFT for run in runs):
            return self._write_clean(runs, flat)
        keep = _clean(flat, runs)
        at = None
        position = 0
        for run in runs:
            marks = keep[position : position + len(run.text)]
            position += len(run.text)
            if not any(marks):
                continue
            if run.kind is RunKind.SOFT:
                self._builder.rewrite(" ", run.start, run.end)
                at = run.end
            elif self.source.text[run.start : run.end] == run.text:
                for stretch in _KEPT.finditer(marks):
                    self._builder.copy(run.start + stretch.start(), run.start + stretch.end())
                    at = run.start + stretch.end()
            else:
                text = "".join(char for char, mark in zip(run.text, marks, strict=True) if mark)
                self._builder.rewrite(text, run.start, run.end)
                at = run.end
        return at

    def _write_clean(self, runs: Sequence[Run], flat: str) -> int | None:
        """Write ``flat``, the joined text of runs without line ends, as it stands but for its blank edges."""
        low, high = len(flat) - len(flat.lstrip()), len(flat.rstrip())
        at = None
        position = 0
        for _, text, start, end in runs:
            first, last = max(0, low - position), min(len(text), high - position)
            position += len(text)
            if first >= last:
                continue
            if self.source.text[start:end] == text:
                at = start + last
                self._builder.copy(start + first, at)
            else:
                at = end
                self._builder.rewrite(text[first:last], start, end)
        return at


def is_clean(text: str) -> bool:
    """Return whether nothing within ``text`` is taken out: no invisible character, no web address."""
    return not may_hold_address(text) and not _MAYBE_UNSEEN.search(text)


def may_hold_address(text: str) -> bool:
    """Return whether ``text`` holds a sign of a web address."""
    return any(first in text and any(sign in text for sign in signs) for first, signs in _ADDRESS_SIGNS)


_KEPT = re.compile(rb"\x01+")


def _lines(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Divide runs at hard line ends and at line breaks within the text."""
    if not any(
        run.kind is RunKind.HARD or (run.kind is RunKind.TEXT and _BREAK.search(run.text)) for run in runs
    ):
        yield list(runs)
        return
    line: list[Run] = []
    for run in runs:
        if run.kind is RunKind.HARD:
            yield line
            line = []
        elif run.kind is RunKind.SOFT or not _BREAK.search(run.text):
            line.append(run)
        elif len(run.text) == run.end - run.start:
            start = 0
            for match in (*_BREAK.finditer(run.text), None):
                end = match.start() if match else len(run.text)
                line.append(Run(run.kind, run.text[start:end], run.start + start, run.start + end))
                if match:
                    yield line
                    line, start = [], match.end()
        else:
            yield line
            line = []
    yield line


def _clean(flat: str, runs: Sequence[Run]) -> bytearray:
    """Return for each code point of ``flat`` whether it stays: 1 or 0."""
    keep = bytearray(b"\x01") * len(flat)
    if _MAYBE_UNSEEN.search(flat):
        for match in _UNSEEN.finditer(flat):
            keep[match.start()] = 0
    for match in _ADDRESS.finditer(flat) if _MAYBE_ADDRESS.search(flat) else ():
        keep[match.start() : match.end()] = bytes(len(match.group()))
    position = 0
    for run in runs:
        if run.kind is RunKind.SOFT and keep[position]:
            _join(flat, keep, position)
        position += len(run.text)
    _trim(flat, keep, range(len(flat)))
    _trim(flat, keep, range(len(flat) - 1, -1, -1))
    return keep


def _join(flat: str, keep: bytearray, at: int) -> None:
    """Join two lines at the soft line end ``at``: with a space between Western words, else without."""
    keep[at] = 0
    before = _trim(flat, keep, range(at - 1, -1, -1))
    after = _trim(flat, keep, range(at + 1, len(flat)))
    if _WESTERN.fullmatch(before) and _WESTERN.fullmatch(after):
        keep[at] = 1


def _trim(flat: str, keep: bytearray, indices: range) -> str:
    """Drop spaces in the order of ``indices`` up to the first other character; return that, or ""."""
    for index in indices:
        if keep[index]:
            if not flat[index].isspace():
                return flat[index]
            keep[index] = 0
    return ""

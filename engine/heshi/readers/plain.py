"""Plain text: paragraphs, titles, headings and items, told by line ends, length and signs.

A page copied from a browser has a paragraph on each line; a file typed or wrapped at a fixed width has
lines that break anywhere. Lines are joined only where the break is evidently one of width.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from heshi.document import BlockKind, Document, Source
from heshi.readers.page import Page, Run, RunKind
from heshi.text import regex as re
from heshi.text.spans import SourceSpan
from heshi.text.width import cells

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LINE_END = re.compile("\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_BLANK = " \t\u00a0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff"
_EDGES = re.compile(f"[{_BLANK}]*")

_NOTE = re.compile(
    r"(?P<note><!--[ \t]{0,9}heshi-[^\r\n]{0,500}?-->|(?:#|//)[ \t]{0,9}heshi-[^\r\n]{0,500}?)[ \t]{0,99}$"
)
"""What closes a line, or is all of it, and speaks to Heshi: a comment as in HTML, in YAML or in C."""

_FINAL = "。！？…!?；;：:”』」"
"""A line that ends with one of these may be the end of a paragraph."""
_NO_HEADING = "。；，、：…;,:"
"""No title or heading ends with one of these; ？ and ！ are common there."""
_GOES_ON = "，、（(《“「『【,"
"""No paragraph ends with one of these."""
_NEVER_FIRST = "，。、；：！？）》”』」】,;:!?)…"
"""No line begins with one of these, but for a break of width (GB/T 15834—2011, 5.1: 标点的位置)."""
_NUMBER_ENDS = re.compile(r"[年月第约近超达至到为]$")
_NUMBER_BEGINS = re.compile(r"\d")

_NARROWEST, _WIDEST = 30, 130
"""Between how many cells files are wrapped. Below are lists and tables; above are whole paragraphs."""
_SURE = 60
"""Two lines alone are joined by width only where the first is as long as no title is, in cells."""

_FIRM = 3
"""So many full lines are evidence of width even where the last line has no closing mark."""
_MOST = 0.6
"""The share of lines broken in the middle that must be full."""
_SLACK = 2
"""How many cells a line may lack that was broken by hand, where lines are too long for headlines."""
_LONG = 0.6
"""Lines shorter than this share of the width are headings and signatures, which say nothing of it."""
_MARKED = re.compile(r"[，。；、：！？]|[,.;!?](?:\s|$)")
"""What at least half of the lines of prose hold, and few lines in a list of headlines."""
_FIRST = re.compile(f"[（《“‘「『【(]?(?:[!-~]{{1,40}}|.)[{_NEVER_FIRST}]?")
"""The first word of a line with the marks that cling to it (GB/T 15834—2011, 5.1)."""

_NUMERAL = "[一二三四五六七八九十百零〇]{1,4}"
_HEADINGS = (
    (re.compile(rf"第(?:{_NUMERAL}|\d{{1,3}})[编章部篇]"), 1),
    (re.compile(rf"第(?:{_NUMERAL}|\d{{1,3}})节"), 2),
    (re.compile(rf"{_NUMERAL}、"), 1),
    (re.compile(rf"[（(]{_NUMERAL}[）)]"), 2),
    (re.compile(r"\d{1,2}[.．](?![\d年月日号])"), 3),
)
"""How headings are numbered, with their level. Source: GB/T 9704—2012 《党政机关公文格式》, 7.3.3."""
_BULLET = re.compile(rf"(?:[·•●■◆◇▪▶►○※]|[-*+–—](?=[{_BLANK}])|-(?=[\u3400-\u9fff]))[{_BLANK}]*")
_NUMBERED = re.compile(rf"(?:\d{{1,2}}[、.．)）](?!\d)|[（(]\d{{1,2}}[）)]|[①-⑳])[{_BLANK}]*")
_LONGEST_HEADING = 40
_LONGEST_TITLE = 60
_LARGE_LEVEL = 2
_SHORTEST_TITLE = 8
"""In code points."""
_IN_SENTENCES = re.compile(f"[。；]|[{_NO_HEADING}]$")
"""What a numbered sentence has, and a numbered heading has not."""
_BYLINE = re.compile(r"日电|日讯|来源|作者|记者|编辑|责编|发布|\d{4}[-/.年]\d{1,2}")
"""What the line above or below a title holds."""


def read(source: Source) -> Document:
    """Return the draft in a plain text file.

    Args:
        source: the decoded file.

    Raises:
        DraftError: there is nothing to read in it.
    """
    return read_set(source, ())


class Setting(NamedTuple):
    """How a line is set on a page, where that is known better than its characters tell.

    Attributes:
        indent: how far it begins after the margin, in cells.
        width: how far after the margin it ends, in cells.
        new: whether it begins a new stanza, as after a blank line.
        unread: whether it is no prose and the text goes on across it: the header of a page.
        large: whether its letters are larger than those of the text.
    """

    indent: int
    width: int
    new: bool = False
    unread: bool = False
    large: bool = False


def read_set(source: Source, settings: Sequence[Setting]) -> Document:
    """Return the draft in a text whose lines are set in a known way.

    Args:
        source: the text; its lines end with line feeds alone where there are settings.
        settings: one for each line, or none at all.

    Raises:
        DraftError: there is nothing to read in it.
    """
    page = Page(source)
    notes: list[SourceSpan] = []
    stanzas = list(_stanzas(source.text, settings, notes))
    width = max((line.filled for lines in stanzas for line in lines), default=0)
    full, wrapped = _evidence(stanzas, width)
    wrapped = wrapped and full > 1
    blocks = [block for lines in stanzas for block in _joined(lines, width, wrapped=wrapped)]
    kinds = [
        _enlarged(block, part)
        for block, part in zip(
            blocks, parts([Opening(block[0].text, len(block) == 1) for block in blocks]), strict=True
        )
    ]
    group = 0
    previous = BlockKind.PARAGRAPH
    for block, (kind, level, skip) in zip(blocks, kinds, strict=True):
        group += kind is BlockKind.ITEM and previous is not BlockKind.ITEM
        previous = kind
        page.add(
            kind, list(_runs(page, block, skip)), level=level, group=group if kind is BlockKind.ITEM else 0
        )
    return page.build(comments=notes)


@dataclass(frozen=True)
class _Line:
    """A line with text on it.

    Attributes:
        start: its first code point that is not blank.
        end: the code point after its last that is not blank.
        indent: the width of the blank before it, in cells.
        text: what stands between.
        setting: how it is set, where that is known; otherwise its characters tell.
    """

    start: int
    end: int
    indent: int
    text: str
    setting: Setting | None = None

    @cached_property
    def width(self) -> int:
        """The width with the indent, in cells; very long lines are not measured to the end."""
        if self.setting:
            return self.setting.width
        return self.indent + cells(self.text[: _WIDEST + 1])

    @cached_property
    def filled(self) -> int:
        """The width without a last mark, which some editors let hang over the edge."""
        return self.width - (cells(self.text[-1]) if self.text[-1] in _NEVER_FIRST else 0)


_Block = list[_Line]


def _stanzas(text: str, settings: Sequence[Setting], notes: list[SourceSpan]) -> Iterator[list[_Line]]:
    """Return the lines that follow one another with no blank line between; keep the places of notes."""
    stanza: list[_Line] = []
    start = 0
    for number, match in enumerate((*_LINE_END.finditer(text), None)):
        end = match.start() if match else len(text)
        setting = settings[number] if settings else None
        line = _line(text, start, _without_notes(text, start, end, notes), setting)
        start = match.end() if match else end
        if setting and setting.unread:
            continue
        if stanza and (line is None or (setting and setting.new)):
            yield stanza
            stanza = []
        if line:
            stanza.append(line)
    if stanza:
        yield stanza


def _without_notes(text: str, start: int, end: int, notes: list[SourceSpan]) -> int:
    """Return where the prose of a line ends, before a note to Heshi that closes it; keep the note's place."""
    note = _NOTE.search(text, start, end)
    if note is None:
        return end
    notes.append(SourceSpan(*note.span("note")))
    return note.start()


def _line(text: str, start: int, end: int, setting: Setting | None) -> _Line | None:
    edge = _EDGES.match(text, start, end)
    low = edge.end() if edge else start
    if low == end:
        return None
    piece = text[low:end].rstrip()
    if not piece:  # a control character that only Python takes for a blank
        return None
    piece = piece.rstrip("\u200b\u200c\u200d\u2060\ufeff").rstrip() or piece
    if setting:
        return _Line(low, low + len(piece), setting.indent, piece, setting)
    return _Line(low, low + len(piece), cells(text[start:low].replace("\t", "    ")), piece)


class _Break(Enum):
    """How a line of a stanza ends."""

    END = auto()  # what follows begins anew, by its sign or its indent
    STOP = auto()  # a sentence ends here
    OPEN = auto()  # neither
    SURE = auto()  # in the middle of a sentence


def _joined(lines: list[_Line], width: int, *, wrapped: bool) -> list[_Block]:
    """Join the lines of a stanza into blocks.

    Args:
        lines: the stanza.
        width: of the widest line of the file, in cells.
        wrapped: whether the file is evidently wrapped at that width.
    """
    own = max(line.filled for line in lines)
    full, firm = _evidence([lines], own)
    if wrapped:
        own, firm = width, True
    blocks: list[_Block] = [[lines[0]]]
    for line, after in pairwise(lines):
        kind = _break(line, after)
        by_width = (
            firm and _full(line, after, own) and (kind is _Break.OPEN or (kind is _Break.STOP and wrapped))
        )
        banner = (
            after is lines[-1] and not after.text.endswith(tuple(_FINAL)) and full < _FIRM and not wrapped
        )
        if kind is _Break.SURE or (by_width and not banner):
            blocks[-1].append(after)
        else:
            blocks.append([after])
    return blocks


def _evidence(stanzas: list[list[_Line]], width: int) -> tuple[int, bool]:
    """Tell whether lines are wrapped at a width.

    A wrapped line is full: the first character or word of the next had no room on it. Headlines one below the
    other may be as equal in length, but they are no sentences.

    Args:
        stanzas: the lines.
        width: in cells.

    Returns:
        How many lines break in the middle and are full; and whether that is evidence enough.
    """
    if not _NARROWEST <= width <= _WIDEST:
        return 0, False
    full = total = marked = 0
    for line, after in (pair for lines in stanzas for pair in pairwise(lines)):
        if line.width >= width * _LONG and _break(line, after) in (_Break.OPEN, _Break.SURE):
            total += 1
            if _full(line, after, width):
                full += 1
                marked += _MARKED.search(line.text) is not None
    return full, 0 < total * _MOST <= full <= 2 * marked and (full > 1 or width >= _SURE)


def _break(line: _Line, after: _Line) -> _Break:
    """Tell how ``line`` ends, with ``after`` on the next line."""
    item = _BULLET.match(line.text) or _NUMBERED.match(line.text)
    signs = (_BULLET, _NUMBERED, *(sign for sign, _ in _HEADINGS))
    if any(sign.match(after.text) for sign in signs) or (after.indent > line.indent and not item):
        return _Break.END
    if line.text.endswith(tuple(_GOES_ON)) or after.text.startswith(tuple(_NEVER_FIRST)):
        return _Break.SURE
    if line.width >= _NARROWEST and _NUMBER_ENDS.search(line.text) and _NUMBER_BEGINS.match(after.text):
        return _Break.SURE
    return _Break.STOP if line.text.endswith(tuple(_FINAL)) else _Break.OPEN


def _full(line: _Line, after: _Line, width: int) -> bool:
    """Return whether the next line's first word, with a mark that clings to it, had no room on ``line``."""
    first = _FIRST.match(after.text)
    return line.width + cells(first.group() if first else "") > width - (_SLACK if width >= _SURE else 0)


def _runs(page: Page, block: _Block, skip: int) -> Iterator[Run]:
    """Give the runs of a block without the first ``skip`` code points, which are its sign."""
    yield page.copy(block[0].start + skip, block[0].end)
    for line, after in pairwise(block):
        yield Run(RunKind.SOFT, "\n", line.end, after.start)
        yield page.copy(after.start, after.end)


class Opening(NamedTuple):
    """How a block of text without markup begins.

    Attributes:
        text: its first line, without blanks around it.
        alone: whether that is all of it.
    """

    text: str
    alone: bool


def parts(blocks: Sequence[Opening]) -> list[tuple[BlockKind, int, int]]:
    """Tell the part of each block of a page by its signs and its length.

    Returns:
        For each block its kind, its level, and how many code points the sign before its text has.
    """
    styles = [_style(block) for block in blocks]
    out: list[tuple[BlockKind, int, int]] = []
    for index, (style, level, skip) in enumerate(styles):
        beside = [styles[other][:2] for other in (index - 1, index + 1) if 0 <= other < len(styles)]
        if style is BlockKind.HEADING and ((style, level) in beside or index == len(styles) - 1):
            out.append((BlockKind.ITEM, 1, skip))
        else:
            out.append((style, level, 0 if style is BlockKind.HEADING else skip))
    title = _title(blocks, out)
    if title is not None:
        out[title] = (BlockKind.TITLE, 1, 0)
    return out


def _enlarged(block: _Block, part: tuple[BlockKind, int, int]) -> tuple[BlockKind, int, int]:
    """Return the part of a block, which is a heading where its letters are large and it is no sentence."""
    large = all(line.setting and line.setting.large for line in block)
    short = sum(len(line.text) for line in block) <= _LONGEST_TITLE
    if part[0] is BlockKind.PARAGRAPH and large and short and not block[-1].text.endswith(tuple(_NO_HEADING)):
        return BlockKind.HEADING, _LARGE_LEVEL, 0
    return part


def _style(block: Opening) -> tuple[BlockKind, int, int]:
    """Tell what a block is by the sign that it begins with."""
    text = block.text
    short = block.alone and len(text) <= _LONGEST_HEADING and not _IN_SENTENCES.search(text)
    for sign, level in _HEADINGS:
        match = sign.match(text)
        if match and short and match.end() < len(text):
            return BlockKind.HEADING, level, match.end()
    match = _BULLET.match(text) or _NUMBERED.match(text)
    if match and match.end() < len(text):
        return BlockKind.ITEM, 1, match.end()
    return BlockKind.PARAGRAPH, 0, 0


def _title(blocks: Sequence[Opening], kinds: list[tuple[BlockKind, int, int]]) -> int | None:
    """Return the index of the title: the first line that can be one, above the first that cannot."""
    head: list[int] = []
    for index, (block, kind) in enumerate(zip(blocks, kinds, strict=True)):
        text = block.text
        if kind[0] is not BlockKind.PARAGRAPH or not block.alone or text.endswith(tuple(_NO_HEADING)):
            break
        if len(text) > _LONGEST_TITLE:
            break
        head.append(index)
    if not head or len(blocks) == 1:
        return None
    likely = (
        index
        for index in head
        if len(blocks[index].text) >= _SHORTEST_TITLE and not _BYLINE.search(blocks[index].text)
    )
    return next(likely, head[0] if not _BYLINE.search(blocks[head[0]].text) else None)

"""How the lines of a page are set: margins, indents, gaps, and what only numbers or repeats the page.

All measures are in points, from the lower left corner of the page, as in the PDF itself.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from heshi.readers.plain import Setting
from heshi.text import regex as re

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_EDGE = 0.1
"""How much of a page's height at its top and at its bottom headers and footers may take up."""
_REPEATED = 3
"""On how many pages a line must stand in the same place to be a header or footer; on all, where there are
fewer, but never on one alone."""
_PAGE_NUMBER = re.compile(
    r"[-–—―·•|\s]*(?:第\s*\d{1,4}\s*页|page\s+\d{1,4}|\d{1,4}\s*[/／]\s*\d{1,4}"
    r"|(?<=[-–—―·•|\s])\d{1,4})"
    r"(?:[\s,，/／|]*(?:共|of|总)\s*\d{1,4}\s*页?)?[-–—―·•|\s]*",
    re.IGNORECASE,
)
"""A line that does nothing but number the page; a bare number must also count with the pages."""
_DIGITS = re.compile(r"(?<![\d.,])\d{1,3}(?![\d.,])")
"""What may be the number of a page; a year is none."""

_ADDRESS = re.compile(r"(?:https?|file|ftp)://\S+", re.IGNORECASE)
_TIME = r"\d{1,4}[-/.年]\d{1,2}[-/.月]\d{1,4}日?[,，]?\s*(?:[上下]午\s*)?\d{1,2}:\d\d(?::\d\d)?(?:\s*[AP]M)?"
_PRINTED_AT = re.compile(rf"{_TIME}(?:\s|$)|(?:^|.*\s){_TIME}$", re.IGNORECASE)
_PAGE_OF = re.compile(r"(?:^|\s)\d{1,4}\s*(?:[/／]|of)\s*\d{1,4}(?:\s|$)", re.IGNORECASE)
"""What a browser prints at the edges of a page: its address, when it was printed, and its number."""

_INDENT = 4.0
"""The widest indent, in ems; what begins further in stands in another column."""
_USUAL = 0.1
"""The share of all lines that begin at a margin, on a page with too few lines to tell."""
_GAP = 1.35
"""How much further than usual apart the lines of two paragraphs are."""
_SENTENCE_ENDS = tuple("。！？…”』」")
_SIZES = 1.15
"""How much larger the letters of a heading are than those of the text beside it."""
_RUBY = 0.6
"""How small the letters of a pronunciation at most are beside those that it is for."""
_NARROWEST, _WIDEST = 30, 130
"""Between how many cells columns of prose are wide, as in plain text. Below are lists and tables."""
_ENOUGH_LINES = 3
"""So many lines on end show how wide their column is; fewer are measured by the rest of the page."""


class Line(NamedTuple):
    """A line of text on a page.

    Attributes:
        text: what it says.
        left: where its first letter begins.
        right: where its last letter ends.
        base: the height of the lower edge of its first letter.
        em: the size of its first letter; more than 0.
    """

    text: str
    left: float
    right: float
    base: float
    em: float


class PageOfLines(NamedTuple):
    """A page.

    Attributes:
        height: its height.
        lines: its lines in the order in which they were written.
    """

    height: float
    lines: tuple[Line, ...]


def settings(pages: Sequence[PageOfLines]) -> list[Setting]:
    """Return how each line is set; a page without lines counts as one empty line.

    Args:
        pages: the pages in order.
    """
    running = _running(pages)
    usual = _usual_margins(pages)
    columns = [_columns(page, usual) for page in pages]
    widest = max((column.cells for each in columns for column in each), default=0)
    widest = min(_WIDEST, round(widest))
    body = _body(pages)
    out: list[Setting] = []
    before: Line | None = None
    for number, (page, margins) in enumerate(zip(pages, columns, strict=True)):
        pitch = _pitch(page)
        begins = _begins(page, margins)
        for index, (line, column) in enumerate(zip(page.lines, margins, strict=True)):
            unread = (number, index) in running or (before is not None and _is_ruby(before, line))
            full = widest if column.cells >= _NARROWEST else round(column.cells)
            parted = before is not None and (index in begins or _parted(before, line, pitch))
            out.append(
                Setting(
                    _indent(line, column),
                    max(1, full - round(max(0.0, column.right - line.right) / line.em * 2)),
                    parted and not unread,
                    unread,
                    line.em > body * _SIZES,
                )
            )
            before = before if unread else line
        if not page.lines:
            out.append(Setting(0, 0, unread=True))
    return out


def _indent(line: Line, column: _Column) -> int:
    """Return how far a line begins after the margin, in cells."""
    return max(0, round((line.left - column.left) / line.em * 2))


def _begins(page: PageOfLines, columns: Sequence[_Column]) -> set[int]:
    """Return the indices of lines that begin a paragraph though the line above is indented as well.

    The one above is then a paragraph of one line: it is not full, or a sentence ends there. Three or more
    full lines, all indented, are a block that is set in.
    """
    pitch = _pitch(page)
    found: set[int] = set()
    run: list[int] = []
    for index, (line, column) in enumerate(zip(page.lines, columns, strict=True)):
        above = index - 1
        goes_on = (
            bool(run)
            and column.left == columns[above].left
            and line.base < page.lines[above].base
            and not _parted(page.lines[above], line, pitch)
        )
        if run and not (goes_on and _indent(line, column)):
            found.update(_one_line_paragraphs(page, columns, run))
            run = []
        if _indent(line, column):
            run.append(index)
    found.update(_one_line_paragraphs(page, columns, run))
    return found


def _one_line_paragraphs(page: PageOfLines, columns: Sequence[_Column], run: Sequence[int]) -> Iterator[int]:
    """Yield the indices of the lines of ``run`` that come after a paragraph of one line."""
    full = [page.lines[index].right >= columns[index].right - 2 * page.lines[index].em for index in run[:-1]]
    if len(run) >= _ENOUGH_LINES and all(full):
        return
    for (above, index), is_full in zip(pairwise(run), full, strict=True):
        if not is_full or page.lines[above].text.rstrip().endswith(_SENTENCE_ENDS):
            yield index


def _body(pages: Sequence[PageOfLines]) -> float:
    """Return the size of the letters that most of the text is set in."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[round(line.em, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


class _Column(NamedTuple):
    """The margins between which a line is set, and its em."""

    left: float
    right: float
    em: float

    @property
    def cells(self) -> float:
        """The width in cells, two to an em."""
        return (self.right - self.left) / self.em * 2


def _usual_margins(pages: Sequence[PageOfLines]) -> frozenset[int]:
    """Return where many lines of the document begin."""
    counts = Counter(round(line.left) for page in pages for line in page.lines)
    return frozenset(left for left, count in counts.items() if count > 1 and count >= counts.total() * _USUAL)


def _columns(page: PageOfLines, usual: frozenset[int]) -> list[_Column]:
    """Return for each line of a page the column that it is set in."""
    counts = Counter(round(line.left) for line in page.lines)
    common = usual.union(left for left, count in counts.items() if count > 1)
    lefts = [_margin(line, common) for line in page.lines]
    rights: dict[int, float] = defaultdict(float)
    for left, line in zip(lefts, page.lines, strict=True):
        rights[left] = max(rights[left], line.right)
    out: list[_Column] = []
    for run in _runs(page, lefts):
        inner = max(page.lines[index].right for index in run)
        for index in run:
            right = inner if len(run) >= _ENOUGH_LINES else rights[lefts[index]]
            out.append(_Column(float(lefts[index]), right, page.lines[index].em))
    return out


def _margin(line: Line, common: frozenset[int]) -> int:
    """Return where the column of a line begins: where other lines do, up to the widest indent before it."""
    near = range(round(line.left - _INDENT * line.em), round(line.left) + 2)
    return next((left for left in near if left in common), round(line.left))


def _runs(page: PageOfLines, lefts: Sequence[int]) -> Iterator[list[int]]:
    """Yield the indices of the lines that follow one another down a column without a gap."""
    pitch = _pitch(page)
    run: list[int] = []
    for index, line in enumerate(page.lines):
        if run and (
            lefts[index] != lefts[index - 1]
            or line.base >= page.lines[index - 1].base
            or _parted(page.lines[index - 1], line, pitch)
        ):
            yield run
            run = []
        run.append(index)
    if run:
        yield run


def _pitch(page: PageOfLines) -> float:
    """Return how far the lines of a page usually are apart; 0 where that cannot be told."""
    steps = Counter(
        round(upper.base - lower.base)
        for upper, lower in pairwise(page.lines)
        if 0 < upper.base - lower.base < upper.em * 3
    )
    return float(steps.most_common(1)[0][0]) if steps else 0.0


def _parted(before: Line, line: Line, pitch: float) -> bool:
    """Return whether a line begins a new paragraph by the gap above it, or by the size of its letters."""
    if max(before.em, line.em) > _SIZES * min(before.em, line.em):
        return True
    return before.base - line.base > pitch * _GAP > 0


def _is_ruby(before: Line, line: Line) -> bool:
    """Return whether a line is a pronunciation written above the one before it."""
    return line.em <= before.em * _RUBY and before.base < line.base < before.base + 2 * before.em


def _running(pages: Sequence[PageOfLines]) -> set[tuple[int, int]]:
    """Return which lines, by page and line from 0, are headers, footers and page numbers."""
    places: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    found: set[tuple[int, int]] = set()
    edges = [(number, index, line.text.strip(), line.base) for number, index, line in _at_edges(pages)]
    for number, index, text, base in edges:
        for alike in {text, _numbered_from(text, number)}:
            places[alike, round(base)].append((number, index))
        if _PAGE_NUMBER.fullmatch(text):
            found.add((number, index))
    found.update(_printed((number, index, text) for number, index, text, _ in edges))
    enough = max(2, min(_REPEATED, len(pages)))
    for lines in places.values():
        if len({number for number, _ in lines}) >= enough:
            found.update(lines)
    return found


def _printed(lines: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int]]:
    """Yield the lines that a browser prints around a page: the address, the time and the page number.

    Args:
        lines: those at the edges, each with the numbers of its page and line.
    """
    signs = (_ADDRESS.search, _PRINTED_AT.match, _PAGE_OF.search)
    told: dict[int, list[tuple[int, list[bool]]]] = defaultdict(list)
    for number, index, text in lines:
        told[number].append((index, [sign(text) is not None for sign in signs]))
    for number, edges in told.items():
        if all(any(kind) for kind in zip(*(signed for _, signed in edges), strict=True)):
            yield from ((number, index) for index, signed in edges if any(signed))


def _numbered_from(text: str, number: int) -> str:
    """Return a line with its numbers less that of the page: 第3页 and 第4页 are alike on their pages."""
    return _DIGITS.sub(lambda match: f"#{int(match.group()) - number}", text)


def _at_edges(pages: Sequence[PageOfLines]) -> Iterator[tuple[int, int, Line]]:
    """Yield the lines at the top and bottom of each page that stand apart from the text between.

    Each comes with the numbers of its page and line, from 0.
    """
    for number, page in enumerate(pages):
        gap = _pitch(page) * _GAP
        order = sorted(range(len(page.lines)), key=lambda index: -page.lines[index].base)
        top = [index for index in order if page.lines[index].base > page.height * (1 - _EDGE)]
        bottom = [index for index in reversed(order) if page.lines[index].base < page.height * _EDGE]
        for edge in (top, bottom):
            inwards = order if edge is top else order[::-1]
            apart = 0
            for count, (one, after) in enumerate(pairwise(inwards[: len(edge) + 1]), start=1):
                if abs(page.lines[one].base - page.lines[after].base) > gap:
                    apart = count
            if len(edge) == len(order):
                apart = len(edge)
            yield from ((number, index, page.lines[index]) for index in edge[:apart])

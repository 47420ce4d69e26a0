"""Markdown (CommonMark with GitHub's tables, footnotes, struck text and task lists).

Two readings differ from a strict renderer's, because Chinese drafts need them: asterisks that CommonMark
leaves standing beside Chinese punctuation (据悉**该产品（新款）**预计) are still emphasis, and Chinese
paragraphs indented by four spaces are still paragraphs.
"""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, cast

import pyromark
from pyromark import Options

from heshi.document import BlockKind, Document, Source
from heshi.readers import front, markup
from heshi.readers.markdown_simple import Reduced, SimpleRun, simple_runs
from heshi.readers.markup import Token, TokenKind
from heshi.readers.markup_blocks import html_block
from heshi.readers.markup_words import Sight, sight_of
from heshi.readers.page import BOLD_LEVEL, FINAL, Page, Run, RunKind, is_bold_heading, is_indented_prose
from heshi.text import regex as re
from heshi.text.spans import SourceSpan

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_PARSER = pyromark.Markdown(
    options=Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_HEADING_ATTRIBUTES
    | Options.ENABLE_GFM
)

_HAN = re.compile("[\u3400-\u9fff]")
_ITEM_MARK = re.compile(
    r"\d{1,2}、(?!\d)|[①-⑳]|[•·●■◆▪►]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,2}[）)]"
)
"""Signs that begin an item in Chinese text, though Markdown knows no such list."""

_INLINE = frozenset(("Emphasis", "Strong", "Strikethrough", "Link", "Image", "Superscript", "Subscript"))
_CONTAINERS = {"BlockQuote": BlockKind.QUOTE, "FootnoteDefinition": BlockKind.NOTE}

_DIVIDING = ("*", "\n", "")
"""How runs begin that need a closer look: asterisks, soft and hard line ends."""
_DIVIDERS = frozenset(("Emphasis", "Strong"))
_FAR = 8
"""How many asterisks may stand between a number's digits (138****1234)."""
_EMPHASIS = frozenset(("*", "**", "***"))
_OPENING = "（《「『【〈〔“‘([{<\"'"
"""What emphasis does not end after."""
_CLOSING = "）》」』】〉〕”’)]}>，。、；：！？…,.;:!?"
"""What emphasis does not begin before."""
_HEADING_MARK = re.compile(r"\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,2}[）)])")
_HEADING_LENGTH = 24
"""How the first line of a paragraph looks, and up to how many code points, that is a heading all the same."""


_TRIES = 3
"""How often what is left of the simple runs is tried, before the parser gets all of the page."""


def read(source: Source) -> Document:
    """Return the draft in a Markdown file.

    Args:
        source: the decoded file.

    Raises:
        DraftError: there is nothing to read in it.
    """
    head = front.front_matter(Page(source))
    runs = simple_runs(source.text, head.end)
    for tries in count(1):
        reader = _Reader(source)
        found = reader.walk(head, runs)
        if len(found) == len(runs):
            break
        # The parser took a stand-in for something else than a paragraph: it gets the run itself.
        runs = found if tries < _TRIES else []
    return reader.document(head)


@dataclass(frozen=True, slots=True)
class _Container:
    """A list item, block quote or footnote that blocks stand in."""

    kind: BlockKind
    level: int = 0
    group: int = 0


@dataclass(frozen=True, slots=True)
class _Mark:
    """Inline markup that is open.

    Attributes:
        signs: how many of its signs on either side are text after all.
        unread: whether what it holds is not the author's prose (struck text, a bare address).
        bold: whether it began with the block and is strong.
    """

    signs: int = 0
    unread: bool = False
    bold: bool = False


class _Inline:
    """The runs of one block, as the parser hands them out from left to right."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._source = page.source.text
        self._clear()

    def _clear(self) -> None:
        self._runs: list[Run] = []
        self._marks: list[_Mark] = []
        self._unread = 0
        self._tags: list[tuple[int, TokenKind, str, bool]] = []
        self._literal: set[int] = set()
        self._captions: list[tuple[int, list[Run]]] = []
        self._alt: list[Run] | None = None
        self._images = 0
        self._bold_end = -1

    def add(self, run: Run) -> None:
        """Add a run, or drop it where what is read is not prose."""
        if self._alt is not None:
            self._alt.append(run)
        elif not self._unread:
            self._runs.append(run)

    def code(self, text: str, start: int, end: int) -> None:
        """Add a code span: its text without the backticks."""
        ticks = 1
        while self._source[start + ticks] == "`":
            ticks += 1
        low, high = start + ticks, end - ticks
        if high - low > len(text) and self._source[low] == " ":
            low, high = low + 1, high - 1
        self.add(Run(RunKind.TEXT, text, low, high))

    def open(self, name: str, data: object, start: int, *, number: bool) -> None:
        """Begin inline markup.

        Args:
            name: what the parser calls it.
            data: what the parser says of it.
            start: its first code point.
            number: whether digits stand on both sides of it.
        """
        mark = _Mark()
        if name == "Image":
            self._images += 1
            self._alt = [] if self._alt is None else self._alt
        elif name == "Strikethrough":
            mark = _Mark(unread=True) if self._source.startswith("~~", start) else _Mark(signs=1)
        elif name == "Link":
            mark = _Mark(unread=cast("Mapping[str, str]", data)["link_type"] in ("Autolink", "Email"))
        elif name in ("Emphasis", "Strong"):
            width = 2 if name == "Strong" else 1
            mark = _Mark(signs=width if number else 0, bold=name == "Strong" and _is_blank(self._runs))
        self._marks.append(mark)
        self._unread += mark.unread
        self._sign(start, start + mark.signs)

    def close(self, name: str, end: int) -> None:
        """End inline markup, ``end`` being the code point after it."""
        mark = self._marks.pop()
        self._unread -= mark.unread
        self._sign(end - mark.signs, end)
        if mark.bold:
            self._bold_end = len(self._runs)
        if name == "Image":
            self._images -= 1
            if self._images == 0 and self._alt is not None:
                self._captions.append((len(self._runs), self._alt))
                self._alt = None

    def tag(self, token: Token) -> None:
        """Take note of an HTML tag: a line end, a caption, or the edge of text that is not read."""
        if self._alt is not None or self._unread:
            return
        if token.text in markup.BREAKING:
            self.add(Run(RunKind.HARD, "", token.start, token.end))
        elif token.text == "img":
            place = markup.alternative(self._source[token.start : token.end])
            if place is not None:
                alt = self._page.copy(token.start + place[0], token.start + place[1])
                self._captions.append((len(self._runs), [alt]))
        else:
            self._tags.append((len(self._runs), token.kind, token.text, self._is_unread(token)))

    def _is_unread(self, token: Token) -> bool:
        """Return whether a tag begins an element whose text is not read."""
        found = markup.attributes(self._source[token.start : token.end])
        return token.text in markup.UNREAD or (
            bool(found) and sight_of(token.text, found, self._source, token.start) is Sight.HIDDEN
        )

    def take(self) -> tuple[list[tuple[bool, list[Run]]], bool]:
        """Return the block's runs, and begin the next block.

        Returns:
            The runs in parts, each with whether it is a caption; and whether all of it is bold.
        """
        if not self._runs and not self._captions:
            if self._marks or self._tags or self._alt is not None:
                self._clear()
            return [], False
        bold = self._bold_end > 0 and _is_blank(self._runs[self._bold_end :])
        is_one = not self._captions and not self._tags
        if is_one and not any(run.text[:1] in _DIVIDING for run in self._runs):
            whole = self._runs
            self._clear()
            return [(False, whole)], bold
        gone = self._hidden() | self._signs_left()
        runs = [None if index in gone else run for index, run in enumerate(self._divided())]
        inside = self._inside() if self._captions else frozenset()
        parts: list[tuple[bool, list[Run]]] = []
        last = 0
        for index, alt in self._captions:
            text = "".join(run.text for run in alt).strip()
            if not markup.PLACEHOLDER.fullmatch(text[: markup.LONGEST_PLACEHOLDER]) and index not in inside:
                parts += [(False, [run for run in runs[last:index] if run]), (True, alt)]
                last = index
        parts.append((False, [run for run in runs[last:] if run]))
        self._clear()
        return parts, bold

    def _sign(self, start: int, end: int) -> None:
        """Read signs of markup as text."""
        if start < end:
            self._literal.add(start)
            self.add(self._page.copy(start, end))

    def _hidden(self) -> set[int]:
        """Return the indices of the runs inside elements whose text is not read."""
        if not self._tags:
            return set()
        ends = Counter(name for _, kind, name, _ in self._tags if kind is TokenKind.CLOSE)
        gone: set[int] = set()
        depth: Counter[str] = Counter()
        since = 0
        for index, kind, name, unread in self._tags:
            if depth.total():
                gone.update(range(since, index))
            since = index
            if kind is TokenKind.CLOSE:
                ends[name] -= 1
                depth[name] = max(0, depth[name] - 1)
            elif ends[name] > depth[name] and (unread or depth[name]):
                depth[name] += 1
        return gone

    def _signs_left(self) -> set[int]:
        """Return the indices of the runs that are asterisks meant as emphasis.

        CommonMark takes ** between a letter and punctuation for no emphasis (6.2, flanking runs),
        though that is what its author meant.
        """
        gone: set[int] = set()
        waiting: dict[str, list[int]] = {}
        for sign, indices in self._sign_runs():
            before = self._source[self._runs[indices[0]].start - 1 : self._runs[indices[0]].start]
            after = self._source[self._runs[indices[-1]].end : self._runs[indices[-1]].end + 1]
            if len(sign) == 1 and (before + after).isascii() and (before + after).isalnum():
                continue
            if sign in waiting and before.strip() and before not in _OPENING:
                gone.update(waiting.pop(sign), indices)
            elif after.strip() and after not in _CLOSING:
                waiting[sign] = indices
        return gone

    def _sign_runs(self) -> list[tuple[str, list[int]]]:
        """Return the signs of emphasis that were left as text, with the indices of their runs."""
        found: list[list[int]] = []
        end = -1
        for index, run in enumerate(self._runs):
            if run.text[:1] != "*" or run.text.strip("*") or run.start in self._literal:
                continue
            follows = index > 0 and self._runs[index - 1].end == run.start
            if self._source[run.start - 1 : run.start] == "\\" and not follows:
                continue  # escaped
            if found and run.start == end:
                found[-1].append(index)
            else:
                found.append([index])
            end = run.end
        signs = [("".join(self._runs[index].text for index in indices), indices) for indices in found]
        return [(sign, indices) for sign, indices in signs if sign in _EMPHASIS]

    def _divided(self) -> list[Run]:
        """Return the runs, with hard line ends where Chinese text begins an item or ends a heading."""
        runs = list(self._runs)
        if not any(run.kind is RunKind.SOFT for run in runs):
            return runs
        line, last = "", " "
        for index, run in enumerate(runs):
            if run.kind is RunKind.TEXT:
                line += run.text if len(line) < _HEADING_LENGTH else ""
                last = run.text[-1:] or " "
                continue
            after = runs[index + 1].text if index + 1 < len(runs) else ""
            heading = _HEADING_MARK.match(line) and len(line) < _HEADING_LENGTH and last not in FINAL
            item = _ITEM_MARK.match(after) and line and last not in "，、"
            if run.kind is RunKind.SOFT and (heading or item):
                runs[index] = run._replace(kind=RunKind.HARD)
            line = ""
        return runs

    def _inside(self) -> frozenset[int]:
        """Return before which runs an image would have text on both sides in its line."""
        before, after = [False], [False]
        for run in self._runs:
            before.append(run.kind is RunKind.TEXT and (before[-1] or bool(run.text.strip())))
        for run in reversed(self._runs):
            after.append(run.kind is RunKind.TEXT and (after[-1] or bool(run.text.strip())))
        return frozenset(
            index
            for index, (left, right) in enumerate(zip(before, reversed(after), strict=True))
            if left and right
        )


class _Reader:
    """Walks over the parser's events from the top of the page to its end."""

    def __init__(self, source: Source) -> None:
        self._text = source.text
        self._page = Page(source)
        self._inline = _Inline(self._page)
        self._containers: list[_Container] = []
        self._lists: list[int] = []
        self._groups = 0
        self._heading = 0
        self._setext = False
        self._titled = False
        self._cell: tuple[int, int, int] = (0, 0, 0)
        self._in_cell = False
        self._code: bool | None = None
        self._html: list[tuple[int, int]] = []
        self._comments: list[SourceSpan] = []

    def walk(self, head: front.Front, runs: Sequence[SimpleRun]) -> list[SimpleRun]:
        """Read the page, but for the runs of simple blocks, which are taken as they are.

        Args:
            head: its front matter.
            runs: the runs of simple blocks after it.

        Returns:
            The runs whose stand-ins the parser read as paragraphs.
        """
        self._front(head)
        reduced = Reduced(self._text, head.end, runs)
        place, standing = reduced.place, reduced.runs
        found: list[SimpleRun] = []
        last = -1
        for event, where in _PARSER.events_with_range(reduced.text):
            start, end = where["start"], where["end"]
            name, data = _named(event)
            if name == "Text":
                if start != last:
                    self._words(str(data), place(start), place(end))
            elif name == "Start":
                tag, told = _named(data)
                if tag in _INLINE:
                    number = tag in _DIVIDERS and _is_between_digits(reduced.data, start, end)
                    self._inline.open(tag, told, place(start), number=number)
                else:
                    self._start(tag, told, place(start))
                if tag == "CodeBlock":
                    self._code = told == "Indented" and is_indented_prose(
                        self._text, place(start), place(end)
                    )
                elif tag == "Paragraph" and start in standing:
                    found.append(standing[start])
                    self._simple(standing[start])
                    last = start
            elif name == "End":
                tag = _named(data)[0]
                if tag in _INLINE:
                    self._inline.close(tag, place(end))
                else:
                    self._end(tag)
            else:
                self._leaf(name, data, place(start), place(end))
        self._flush()
        return found

    def _front(self, head: front.Front) -> None:
        """Add what of the front matter people read."""
        for key, items in head.values:
            kind = front.PROSE.get(key)
            if kind is not None:
                for runs in items:
                    self._page.add(kind, runs, level=int(kind in (BlockKind.TITLE, BlockKind.HEADING)))

    def document(self, head: front.Front) -> Document:
        """Return what was read.

        Raises:
            DraftError: there is nothing to read on the page.
        """
        return self._page.build(head.meta(), self._comments, head.settings)

    def _start(self, name: str, data: object, start: int) -> None:
        self._flush()
        if name == "Heading":
            self._heading = int(cast("Mapping[str, str]", data)["level"][1:])
            self._setext = not self._text.startswith("#", start)
        elif name == "List":
            self._groups += 1
            self._lists.append(self._groups)
        elif name == "Item":
            self._containers.append(_Container(BlockKind.ITEM, len(self._lists), self._lists[-1]))
        elif name in _CONTAINERS:
            self._containers.append(_Container(_CONTAINERS[name]))
        elif name == "Table":
            self._groups += 1
            self._cell = (self._groups, 0, 0)
        elif name in ("TableHead", "TableRow"):
            self._cell = (self._cell[0], self._cell[1] + 1, 0)
        elif name == "TableCell":
            self._cell = (*self._cell[:2], self._cell[2] + 1)
            self._in_cell = True

    def _end(self, name: str) -> None:
        self._flush()
        if name == "Heading":
            self._heading = 0
        elif name == "List":
            self._lists.pop()
        elif name == "Item" or name in _CONTAINERS:
            self._containers.pop()
        elif name == "TableCell":
            self._in_cell = False
        elif name == "CodeBlock":
            self._code = None
        elif name == "HtmlBlock":
            self._html_block()

    def _leaf(self, name: str, data: object, start: int, end: int) -> None:
        if name == "Code":
            self._inline.code(str(data), start, end)
        elif name == "SoftBreak":
            self._inline.add(Run(RunKind.SOFT, "\n", start, end))
        elif name == "HardBreak":
            self._inline.add(Run(RunKind.HARD, "", start, end))
        elif name == "Html":
            self._html.append((start, end))
        elif name == "InlineHtml":
            for token in markup.tokens(self._text[start:end]):
                moved = token._replace(start=token.start + start, end=token.end + start)
                if token.kind is TokenKind.COMMENT:
                    self._comments.append(SourceSpan(moved.start, moved.end))
                elif token.kind in (TokenKind.OPEN, TokenKind.CLOSE):
                    self._inline.tag(moved)

    def _words(self, text: str, start: int, end: int) -> None:
        """Add text, unless it is a line of code."""
        if self._code is None or (self._code and _HAN.search(text)):
            self._inline.add(Run(RunKind.TEXT, text, start, end))

    def _simple(self, run: SimpleRun) -> None:
        """Add the blocks of a run that was read without the parser."""
        blocks = run.blocks
        if not self._titled:
            heads = zip(blocks.kinds, blocks.levels, strict=True)
            title = next((at for at, head in enumerate(heads) if head == (BlockKind.HEADING, 1)), None)
            if title is not None:
                self._titled = True
                kinds = [*blocks.kinds[:title], BlockKind.TITLE, *blocks.kinds[title + 1 :]]
                blocks = blocks._replace(kinds=kinds)
        if run.groups:
            moved = array("q", [group and group + self._groups for group in blocks.groups])
            blocks = blocks._replace(groups=moved)
            self._groups += run.groups
        self._page.add_all(run.text, run.pieces, blocks)

    def _flush(self) -> None:
        """Make a block, or several, of what was read inline."""
        parts, bold = self._inline.take()
        for caption, runs in parts:
            if caption:
                self._page.add(BlockKind.CAPTION, runs)
            elif runs:
                self._block(runs, bold=bold)

    def _block(self, runs: list[Run], *, bold: bool) -> None:
        text = "".join(run.text for run in runs).strip() if bold or self._heading else ""
        final = text[-1:] in tuple(FINAL)
        if self._heading and not (self._setext and final and text[-1:] not in "？！?!"):
            title = self._heading == 1 and not self._titled
            self._titled = self._titled or title
            self._page.add(BlockKind.TITLE if title else BlockKind.HEADING, runs, level=self._heading)
        elif self._in_cell:
            group, row, column = self._cell
            self._page.add(BlockKind.CELL, runs, group=group, row=row, column=column)
        elif self._containers:
            inner = self._containers[-1]
            self._page.add(inner.kind, runs, level=inner.level, group=inner.group)
        elif bold and is_bold_heading(text):
            self._page.add(BlockKind.HEADING, runs, level=BOLD_LEVEL)
        else:
            self._page.add(BlockKind.PARAGRAPH, runs)

    def _html_block(self) -> None:
        places, self._html = self._html, []
        self._groups = html_block(self._page, places, self._comments, self._groups)


def _is_blank(runs: Iterable[Run]) -> bool:
    """Return whether there is nothing to be seen in runs."""
    return not any(run.text.strip() for run in runs)


def _named(data: object) -> tuple[str, object]:
    """Return the name of an event or of a tag, and what the parser says of it."""
    if isinstance(data, dict):
        ((name, told),) = data.items()
        return name, told
    return str(data), None


def _is_between_digits(data: bytes, start: int, end: int) -> bool:
    """Return whether digits stand before and after two bytes of UTF-8, or beyond the asterisks there."""
    before = data[max(0, start - _FAR) : start].rstrip(b"*")[-1:]
    return before.isdigit() and data[end : end + _FAR].lstrip(b"*")[:1].isdigit()

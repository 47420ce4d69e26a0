"""Blocks out of a piece of HTML that stands among other markup."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from itertools import accumulate

from heshi.document import BlockKind
from heshi.readers import markup
from heshi.readers.markup import Token, TokenKind
from heshi.readers.page import Page, Run, RunKind
from heshi.text.spans import SourceSpan

_KINDS = {
    "h1": BlockKind.HEADING,
    "h2": BlockKind.HEADING,
    "h3": BlockKind.HEADING,
    "h4": BlockKind.HEADING,
    "h5": BlockKind.HEADING,
    "h6": BlockKind.HEADING,
    "li": BlockKind.ITEM,
    "td": BlockKind.CELL,
    "th": BlockKind.CELL,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
    "blockquote": BlockKind.QUOTE,
}
"""Elements that say what part their text plays on the page; the innermost decides."""

_LINE_END = re.compile(r"\r\n|\n|\r")


def html_block(page: Page, places: list[tuple[int, int]], comments: list[SourceSpan], groups: int) -> int:
    """Add the blocks of a piece of HTML to a page.

    Args:
        page: the page.
        places: the ranges of the source that together are the piece.
        comments: receives the places of the comments.
        groups: how many lists and tables the page has so far.

    Returns:
        How many it has now.
    """
    return _Html(page, places, comments, groups).read()


@dataclass
class _Html:
    page: Page
    places: list[tuple[int, int]]
    comments: list[SourceSpan]
    groups: int
    runs: list[Run] = field(default_factory=list)
    opened: list[tuple[str, int]] = field(default_factory=list)
    lists: list[int] = field(default_factory=list)
    open_names: Counter[str] = field(default_factory=Counter)
    table: int = 0
    row: int = 0
    column: int = 0

    def __post_init__(self) -> None:
        self.positions = [0, *accumulate(end - start for start, end in self.places)]

    def read(self) -> int:
        text = "".join(self.page.source.text[start:end] for start, end in self.places)
        tokens = list(markup.tokens(text))
        ends = Counter(token.text for token in tokens if token.kind is TokenKind.CLOSE)
        unread = ""
        for token in tokens:
            if token.kind is TokenKind.CLOSE:
                ends[token.text] -= 1
            if token.kind is TokenKind.COMMENT:
                self.comments.append(self._span(token))
            elif unread:
                unread = "" if token.kind is TokenKind.CLOSE and token.text == unread else unread
            elif token.kind is TokenKind.OPEN and token.text in markup.UNREAD and ends[token.text] > 0:
                unread = token.text
            else:
                self._token(token, text)
        self._flush()
        return self.groups

    def _token(self, token: Token, text: str) -> None:
        if token.kind is TokenKind.TEXT:
            self._text(token)
        elif token.kind is TokenKind.ENTITY:
            span = self._span(token)
            self.runs.append(Run(RunKind.TEXT, token.text, span.start, span.end))
        elif token.text == "img":
            place = markup.alternative(text[token.start : token.end])
            if place is not None:
                self._flush()
                low, high = place[0] + token.start, place[1] + token.start
                span = self._span(Token(TokenKind.TEXT, "", low, high))
                self.page.add(BlockKind.CAPTION, [self.page.copy(span.start, span.end)])
        elif token.text in markup.BREAKING:
            self._flush()
            if token.kind is TokenKind.OPEN:
                self._open(token.text)
            else:
                self._close(token.text)

    def _open(self, name: str) -> None:
        if name in ("table", "ul", "ol"):
            self.groups += 1
        if name == "table":
            self.table, self.row, self.column = self.groups, 0, 0
        elif name in ("ul", "ol"):
            self.lists.append(self.groups)
        elif name == "tr":
            self.row, self.column = self.row + 1, 0
        elif name in ("td", "th"):
            self.column += 1
        if name in _KINDS:
            self.opened.append((name, len(self.lists)))
            self.open_names[name] += 1

    def _close(self, name: str) -> None:
        if name in ("ul", "ol") and self.lists:
            self.lists.pop()
        while self.open_names[name] > 0:
            last, _ = self.opened.pop()
            self.open_names[last] -= 1
            if last == name:
                break

    def _flush(self) -> None:
        runs, self.runs = self.runs, []
        name, level = self.opened[-1] if self.opened else ("p", 0)
        kind = _KINDS.get(name, BlockKind.PARAGRAPH)
        if kind is BlockKind.HEADING:
            self.page.add(kind, runs, level=int(name[1:]))
        elif kind is BlockKind.ITEM:
            self.page.add(kind, runs, level=max(1, level), group=self.lists[-1] if self.lists else 0)
        elif kind is BlockKind.CELL:
            self.page.add(kind, runs, group=self.table, row=self.row, column=self.column)
        else:
            self.page.add(kind, runs)

    def _text(self, token: Token) -> None:
        """Add text, in which a line end is a soft one."""
        for start, end in self._ranges(token.start, token.end):
            last = start
            for match in _LINE_END.finditer(self.page.source.text, start, end):
                self.runs.append(self.page.copy(last, match.start()))
                self.runs.append(Run(RunKind.SOFT, "\n", *match.span()))
                last = match.end()
            self.runs.append(self.page.copy(last, end))

    def _span(self, token: Token) -> SourceSpan:
        ranges = self._ranges(token.start, token.end)
        return SourceSpan(ranges[0][0], ranges[-1][1]) if ranges else SourceSpan(0, 0)

    def _ranges(self, low: int, high: int) -> list[tuple[int, int]]:
        """Return where in the source a range of the joined piece stands."""
        out = []
        first = max(0, min(bisect_right(self.positions, low) - 1, len(self.places) - 1))
        for index in range(first, len(self.places)):
            (start, end), position = self.places[index], self.positions[index]
            if position >= high and position > low:
                break
            left, right = max(low, position), min(high, position + end - start)
            if left <= right:
                out.append((start + left - position, start + right - position))
        return out

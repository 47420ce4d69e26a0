"""Blocks out of HTML: of a page, or of a piece that stands among other markup."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from heshi.document import BlockKind
from heshi.readers import markup
from heshi.readers.markup import Token, TokenKind
from heshi.readers.markup_state import Open, Part, Stack
from heshi.readers.markup_tables import Table
from heshi.readers.markup_words import Sight, is_note_link, sight_of
from heshi.readers.page import BOLD_LEVEL, Run, RunKind, is_bold_heading, is_indented_prose
from heshi.text import regex as re
from heshi.text.spans import SourceSpan

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from heshi.readers.page import Page

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
_LISTS = frozenset(("ul", "ol"))
_BOLD = frozenset(("b", "strong"))
_QUOTED = {TokenKind.OPEN: "“", TokenKind.CLOSE: "”"}
"""What a browser writes around ``q``."""
_HEADERS = frozenset(("meta", "time", "script"))
"""Elements that may say something about the page; they are kept for its reader."""

_SPACES = re.compile(r"[ \t\n\r\f]+")
"""What collapses (CSS Text Level 3, 4.1.1); no-break and ideographic spaces do not."""
_BLANK = frozenset(" \t\n\r\f")
_LINE_END = re.compile(r"\r\n|\n|\r")
_NOTE_SIGN = re.compile(
    r"\s{0,9}[\[［【〔]\s{0,9}\d{1,3}(?:[-–,，、]\d{1,3}){0,9}\s{0,9}[\]］】〕]\s{0,9}</sup", re.IGNORECASE
)
"""The sign of a note ([3]), which is no number of the text."""
_MARKED = re.compile("[，。！？；：]")
"""What prose has, and a menu has not."""
_OPTIONAL_END = {"rt": "ruby", "rp": "ruby"}


class Found(NamedTuple):
    """A block of a page.

    Attributes:
        part: its part on the page.
        runs: its text, in the order of the source.
        element: the number of the block element that it stands in.
        size: how many code points it has that are not blank.
        linked: how many of these are in links.
        marked: whether it has a mark of prose.
    """

    part: Part
    runs: list[Run]
    element: int
    size: int
    linked: int
    marked: bool


@dataclass
class Elements:
    """The block elements of a page, by number; 0 is the page.

    Attributes:
        names: of the elements.
        parents: the numbers of those around them.
        sights: what their own tags say of how their text is seen.
    """

    names: list[str] = field(default_factory=lambda: [""])
    parents: list[int] = field(default_factory=lambda: [0])
    sights: list[Sight] = field(default_factory=lambda: [Sight.PLAIN])

    def seen(self, pardoned: Container[int] = ()) -> list[Sight]:
        """Return for each element how its text is seen, with all that stands around it.

        Args:
            pardoned: the elements whose own tags are not believed.
        """
        found: list[Sight] = []
        for number, (parent, own) in enumerate(zip(self.parents, self.sights, strict=True)):
            around = found[parent] if number else Sight.PLAIN
            said = Sight.PLAIN if number in pardoned else own
            found.append(max(said, around) if around > Sight.ARTICLE else said)
        return found


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
    walk = Walk(page, places, groups)
    walk.read()
    comments += walk.comments
    seen = walk.elements.seen()
    for block in walk.blocks:
        if seen[block.element] is not Sight.HIDDEN:
            add(page, walk.settled(block))
    return walk.groups


def add(page: Page, block: Found) -> None:
    """Add a block to a page."""
    kind, level, group, row, column = block.part
    page.add(kind, block.runs, level=level, group=group, row=row, column=column)


class Walk:
    """Goes over the tokens of HTML from its top to its end.

    Attributes:
        blocks: what was found, in order.
        elements: the block elements.
        comments: the places of the comments.
        headers: the tags that may say something about the page.
        title: where the text of ``title`` stands; None where there is none.
        groups: how many lists and tables there are.
    """

    def __init__(
        self, page: Page, places: Sequence[tuple[int, int]], groups: int = 0, *, xml: bool = False
    ) -> None:
        """Begin.

        Args:
            page: the page that the runs are for.
            places: the ranges of the source that together are the HTML.
            groups: how many lists and tables the page has so far.
            xml: whether it is XHTML.
        """
        self.blocks: list[Found] = []
        self.elements = Elements()
        self.comments: list[SourceSpan] = []
        self.headers: list[Token] = []
        self.title: tuple[int, int] | None = None
        self.groups = groups
        self._source = page.source.text
        self._places = places
        self._positions = [0, *accumulate(end - start for start, end in places)]
        whole = len(places) == 1 and places[0] == (0, len(self._source))
        self._text = self._source if whole else "".join(self._source[start:end] for start, end in places)
        self._shift = places[0][0] if len(places) == 1 else None
        self._stack = Stack()
        self._tables: list[Table] = []
        self._by_group: dict[int, Table] = {}
        self._runs: list[Run] = []
        self._captions: list[tuple[int, list[Run]]] = []
        self._gap: tuple[int, int, bool] | None = None
        self._plain = self._size = self._linked = 0
        self._headed = False
        self._xml = xml

    def read(self) -> None:
        """Find the blocks."""
        names = "|".join(sorted({*markup.UNREAD, "title", "ruby"}))
        closers = re.finditer(rf"</({names})(?=[\s/>])", self._text, re.IGNORECASE)
        ends = Counter(match[1].lower() for match in closers)
        for token in markup.tokens(self._text, xml=self._xml):
            if token.kind is TokenKind.TEXT:
                if not self._stack.top.unread:
                    self._words(token.start, token.end)
            elif token.kind is TokenKind.ENTITY:
                if not self._stack.top.unread:
                    self._char(token)
            elif token.kind is TokenKind.OPEN:
                self._open(token, ends)
            elif token.kind is TokenKind.CLOSE:
                ends[token.text] -= 1
                self._close(token)
            else:
                self.comments.append(SourceSpan(*self._span(token.start, token.end)))
        self._flush()

    def settled(self, block: Found) -> Found:
        """Return a block with its part as the whole page shows it: a cell of a mere layout is a paragraph."""
        table = self._by_group.get(block.part.group) if block.part.kind is BlockKind.CELL else None
        return block._replace(part=Part()) if table is not None and table.is_layout else block

    def _open(self, token: Token, ends: Counter[str]) -> None:
        name = token.text
        if name in _HEADERS:
            self.headers.append(token)
        if name == "title" and self.title is None and self._stack.top.name in ("", "html", "head"):
            self._note_title(token)
        if name in markup.BREAKING:
            self._flush()
            if self._headed and name != "br":  # a heading that is left open would take in all that follows
                self._closed(self._stack.pop(f"h{self._stack.top.part.level}"))
        self._closed(self._stack.before(name))
        if name == "img":
            self._image(token)
        elif name == "q" and not self._stack.top.unread:
            self._char(Token(TokenKind.ENTITY, _QUOTED[token.kind], token.start, token.end))
        empty = self._text[token.end - 2] == "/" and not self._text.startswith("</", token.end)
        if name not in markup.VOID and not (empty and (self._xml or name not in ("script", "style"))):
            self._stack.push(self._state(token, ends))

    def _state(self, token: Token, ends: Counter[str]) -> Open:
        """Return what holds in an element that begins."""
        name = token.text
        top = self._stack.top
        found = (
            markup.attributes(self._text[token.start : token.end])
            if token.end - token.start > len(name) + 2
            else {}
        )
        unread = top.unread or (
            (name in markup.UNREAD or name == "title")
            and (
                ends[name] > 0 or ends[_OPTIONAL_END.get(name, "")] > 0 or name in ("script", "style", "head")
            )
        )
        state = top._replace(name=name, unread=unread)
        if name in markup.BREAKING:
            return self._block_state(state, token, found)
        if found and not unread:
            sight = sight_of(name, found, self._text, token.start)
            hidden = sight is Sight.HIDDEN or (
                name == "a" and is_note_link(found, self._text, token, top.name)
            )
            state = state._replace(unread=hidden)
        if name == "sup" and _NOTE_SIGN.match(self._text, token.end):
            return state._replace(unread=True)
        if name == "a":
            return state._replace(link=True)
        return state._replace(bold=True) if name in _BOLD else state

    def _block_state(self, state: Open, token: Token, found: dict[str, tuple[int, int]]) -> Open:
        """Return what holds in a block element that begins."""
        name, elements = token.text, self.elements
        own = sight_of(name, found, self._text, token.start)
        elements.names.append(name)
        elements.parents.append(state.element)
        elements.sights.append(own)
        state = state._replace(element=len(elements.names) - 1)
        if own is Sight.NOTE:
            state = state._replace(part=Part(BlockKind.NOTE))
        if name in _LISTS:
            self.groups += 1
            return state._replace(lists=state.lists + 1, group=self.groups)
        if name == "table":
            self.groups += 1
            table = Table(self.groups, self._value(found, "role", token) in ("presentation", "none"))
            if self._tables:
                self._tables[-1].nested = True
            self._tables.append(table)
            self._by_group[self.groups] = table
        elif name == "tr" and self._tables:
            self._tables[-1].next_row()
        if name == "pre":
            return self._pre(state, token)
        return state._replace(part=self._part(name, state, token, found))

    def _part(self, name: str, state: Open, token: Token, found: dict[str, tuple[int, int]]) -> Part:
        """Return what part the text of a block element plays."""
        kind = _KINDS.get(name)
        if kind is None or (state.part.kind is BlockKind.NOTE and kind is BlockKind.ITEM):
            return state.part
        if kind is BlockKind.HEADING:
            return Part(kind, int(name[1:]))
        if kind is BlockKind.ITEM:
            return Part(kind, max(1, state.lists), state.group)
        if kind is BlockKind.CELL:
            if not self._tables:
                return state.part
            spans = (self._value(found, key, token) for key in ("rowspan", "colspan"))
            return Part(kind, 0, *self._tables[-1].next_cell(*spans, head=name == "th"))
        return Part(kind)

    def _pre(self, state: Open, token: Token) -> Open:
        """Return what holds in ``pre``: code, or prose whose lines are as written."""
        stop = self._text.find("</pre", token.end)
        stop = len(self._text) if stop < 0 else stop
        is_code = self._text.startswith("<code", token.end) or not is_indented_prose(
            self._text, token.end, stop
        )
        return state._replace(unread=state.unread or is_code, pre=True)

    def _close(self, token: Token) -> None:
        name = token.text
        if name in markup.BREAKING:
            self._flush()
        if name == "q" and not self._stack.top.unread:
            self._char(Token(TokenKind.ENTITY, _QUOTED[token.kind], token.start, token.end))
        self._closed(self._stack.pop(name))

    def _closed(self, states: list[Open]) -> None:
        for state in states:
            if state.name == "table":
                self._tables.pop()
            elif _KINDS.get(state.name) is BlockKind.HEADING:
                self._headed = False

    def _note_title(self, token: Token) -> None:
        end = self._text.find("</", token.end)
        if end >= 0:
            self.title = self._span(token.end, end)

    def _value(self, found: dict[str, tuple[int, int]], name: str, token: Token) -> str:
        """Return the value of an attribute; "" where there is none."""
        place = found.get(name)
        return self._text[token.start + place[0] : token.start + place[1]].strip().lower() if place else ""

    def _image(self, token: Token) -> None:
        """Take note of an image's alternative text."""
        if self._stack.top.unread:
            return
        place = markup.alternative(self._text[token.start : token.end])
        if place is None:
            return
        parts = list(markup.entities(self._text, token.start + place[0], token.start + place[1]))
        text = "".join(part.text for part in parts).strip()
        if not markup.PLACEHOLDER.fullmatch(text[: markup.LONGEST_PLACEHOLDER]):
            self._captions.append((len(self._runs), [self._run(part) for part in parts]))

    def _run(self, token: Token) -> Run:
        return Run(RunKind.TEXT, token.text, *self._span(token.start, token.end))

    def _char(self, token: Token) -> None:
        """Add the character of an entity."""
        if token.text in _BLANK:
            self._space(token.start, token.end, line_end=False)
        else:
            self._text_run(self._run(token))

    def _words(self, start: int, end: int) -> None:
        """Add text, in which blanks collapse and a line end is a soft one."""
        if self._stack.top.pre:
            self._lines(start, end)
            return
        text = self._text
        last = start
        for match in _SPACES.finditer(text, start, end):
            low, high = match.span()
            if high - low == 1 and low > start and high < end and text[low] == " ":
                continue
            if low > last:
                self._copy(last, low)
            # A line end between two tags is a blank: what it parts are words in elements of their own.
            line_end = not (low == start and high == end) and ("\n" in match.group() or "\r" in match.group())
            self._space(low, high, line_end=line_end)
            last = high
        if last < end:
            self._copy(last, end)

    def _lines(self, start: int, end: int) -> None:
        """Add text whose line ends are as written."""
        for match in _LINE_END.finditer(self._text, start, end):
            self._copy(start, match.start())
            self._flush()
            start = match.end()
        self._copy(start, end)

    def _space(self, start: int, end: int, *, line_end: bool) -> None:
        """Take note of a blank; of several only one is shown."""
        if self._runs and (self._gap is None or (line_end and not self._gap[2])):
            self._gap = start, end, line_end

    def _copy(self, start: int, end: int) -> None:
        """Add text as it stands."""
        for low, high in self._ranges(start, end):
            if low < high:
                self._text_run(Run(RunKind.TEXT, self._source[low:high], low, high))

    def _text_run(self, run: Run) -> None:
        if self._gap is not None:
            start, end, line_end = self._gap
            self._gap = None
            kind, text = (RunKind.SOFT, "\n") if line_end else (RunKind.TEXT, " ")
            self._runs.append(Run(kind, text, *self._span(start, end)))
        self._runs.append(run)
        size = len(run.text) if not run.text.isspace() else 0
        top = self._stack.top
        self._size += size
        self._linked += size if top.link else 0
        self._plain += 0 if top.bold else size

    def _flush(self) -> None:
        """Make a block of what was read."""
        if not self._runs and not self._captions:
            return
        runs, captions, top = self._runs, self._captions, self._stack.top
        size, linked, bold = self._size, self._linked, self._plain == 0
        self._runs, self._captions, self._gap = [], [], None
        self._plain = self._size = self._linked = 0
        caption = Part(BlockKind.CAPTION)
        for place, alt in captions:
            if place == 0:
                self.blocks.append(Found(caption, alt, top.element, len(alt[0].text), 0, marked=False))
        if runs:
            text = "".join(run.text for run in runs)
            part = top.part
            if part.kind is BlockKind.CELL and self._tables:
                self._tables[-1].measure(size)
            elif part.kind is BlockKind.PARAGRAPH and bold and is_bold_heading(text.strip()):
                part = Part(BlockKind.HEADING, BOLD_LEVEL)
            self._headed = self._headed or (part is top.part and part.kind is BlockKind.HEADING)
            self.blocks.append(Found(part, runs, top.element, size, linked, _MARKED.search(text) is not None))
        for place, alt in captions:
            if place == len(runs) > 0:
                self.blocks.append(Found(caption, alt, top.element, len(alt[0].text), 0, marked=False))

    def _span(self, start: int, end: int) -> tuple[int, int]:
        """Return where in the source a range of the joined HTML stands."""
        if self._shift is not None:
            return start + self._shift, end + self._shift
        ranges = self._ranges(start, end)
        return (ranges[0][0], ranges[-1][1]) if ranges else (0, 0)

    def _ranges(self, low: int, high: int) -> list[tuple[int, int]]:
        """Return the ranges of the source in which a range of the joined HTML stands."""
        if self._shift is not None:
            return [(low + self._shift, high + self._shift)]
        out = []
        first = max(0, min(bisect_right(self._positions, low) - 1, len(self._places) - 1))
        for index in range(first, len(self._places)):
            (start, end), position = self._places[index], self._positions[index]
            if position >= high and position > low:
                break
            left, right = max(low, position), min(high, position + end - start)
            if left <= right:
                out.append((start + left - position, start + right - position))
        return out

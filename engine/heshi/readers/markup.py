"""HTML, alone or inside other formats: which part of it is tag, comment or text, each with its place.

One reading of tags serves HTML pages and the HTML in Markdown. It follows the tokenizer of the HTML Standard
(13.2.5) as far as the visible text depends on it, and reads on where a browser would give up, for a
paragraph that is lost is worse than a tag that is shown. It is ours because the parser of the standard
library takes time that grows with the square of hostile input in several releases of Python that are in use,
and the fast ones tell no places.
"""

from __future__ import annotations

import html
from enum import Enum, auto
from html.entities import html5
from typing import TYPE_CHECKING, NamedTuple

from heshi.text import regex as re

if TYPE_CHECKING:
    from collections.abc import Iterator


class TokenKind(Enum):
    """What a token is."""

    TEXT = auto()
    ENTITY = auto()
    OPEN = auto()
    CLOSE = auto()
    COMMENT = auto()


class Token(NamedTuple):
    """A piece of HTML.

    Attributes:
        kind: what it is.
        text: a tag's name in lower case, an entity's character, otherwise the piece itself.
        start: its first code point.
        end: the code point after its last.
    """

    kind: TokenKind
    text: str
    start: int
    end: int


UNREAD = frozenset(
    re.findall(
        r"\w+",
        """del s strike rt rp script style template textarea svg math iframe object noscript head select
        button audio video canvas datalist noembed noframes applet map xmp""",
    )
)
"""Elements whose text is not the author's prose: struck out, pronunciation, code, controls, fallback."""

BREAKING = frozenset(
    re.findall(
        r"\w+",
        """address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset
        figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav
        ol option p pre search section summary table tbody td tfoot th thead tr ul""",
    )
)
"""Elements around which a browser breaks the line (HTML Standard, 15.3 Non-replaced elements), and ``br``."""

VOID = frozenset(
    re.findall(r"\w+", "area base br col embed hr img input link meta param source track wbr keygen frame")
)
"""Elements that hold nothing (HTML Standard, 13.1.2)."""

_RAW = frozenset(("script", "style", "xmp", "iframe", "noembed", "noframes"))
_RAW_WITH_ENTITIES = frozenset(("title", "textarea"))
"""Elements in which a tag is text (HTML Standard, 13.2.6.2)."""
_RAWS = _RAW | _RAW_WITH_ENTITIES
_SWALLOWING = frozenset(("script", "style"))
"""Those of them that take all the rest where they are left open; the others are read on."""

_TAG = r"""[^"'<>]*(?:"[^"<]*"[^"'<>]*|'[^'<]*'[^"'<>]*)*>"""
_ENTITY = r"&(?:\#[0-9]{1,7};?|\#[xX][0-9A-Fa-f]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};?)"
_TOKEN = re.compile(
    r"(?P<comment><!--(?:-?>|.*?(?:--!?>|\Z))|<!\[CDATA\[|\]\]>|<[?!][^<>]*>)"
    rf"|<(?P<close>/?)(?P<name>[A-Za-z][^\s/<>]*){_TAG}"
    rf"|(?P<entity>{_ENTITY})"
    r"|(?P<open><(?=/?[A-Za-z]))",
    re.DOTALL,
)
_ENTITIES = re.compile(_ENTITY)
_ODD_TAGS = (
    re.compile(
        r"""<(?P<close>/?)(?P<name>[A-Za-z][^\s/<>]*)[^<>=]*"""
        r"""(?:=\s*(?:"[^"]*"|'[^']*'|(?![\s"']))[^<>=]*)*>"""
    ),
    re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][^\s/<>]*)[^<>]*>"),
)
"""A tag with angle brackets in its attributes; one whose quotation marks do not match."""
_LONGEST = 16_384
"""How long such a tag may be, in code points."""
_PATIENCE = 16
"""How many times the length of the text may be spent on what proves to be no such tag."""
_LEGACY = frozenset(name for name in html5 if not name.endswith(";"))
_LEGACY_LENGTHS = range(max(map(len, _LEGACY)), 1, -1)
"""Names of entities that need no semicolon (HTML Standard, 13.5), and how long they are."""

_ATTRIBUTE = re.compile(
    r"""([^\s"'<>/=]+)(?:\s{0,99}=\s{0,99}(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?""", re.DOTALL
)
_NAME = re.compile(r"</?[A-Za-z][^\s/<>]*")

PLACEHOLDER = re.compile(
    r"(?:image|img|pic|photo|screenshot|图|图片|图像|微信图片|截屏|截图|屏幕截图|屏幕快照|在这里插入图片描述)?"
    r"[\s\d_.\-():：上下午]*(?:[A-Za-z0-9_\-]+\.(?:png|jpe?g|gif|webp|svg|bmp))?",
    re.IGNORECASE,
)
"""Alternative texts that a program wrote: nothing, a word for "image", a number, a file name."""
LONGEST_PLACEHOLDER = 80


def tokens(text: str, *, xml: bool = False) -> Iterator[Token]:
    """Divide HTML into its tokens, which together are all of ``text``.

    Args:
        text: HTML, whole or in part; what is no tag counts as text.
        xml: whether it is XHTML, where ``<script/>`` is a whole element.
    """
    last = at = 0
    patience = _PATIENCE * len(text) + _LONGEST
    unclosed: set[str] = set()
    while match := _TOKEN.search(text, at):
        start, end = match.span()
        kind = match.lastgroup
        if kind == "open":
            odd = _odd_tag(text, start) if patience > 0 else None
            if odd is None:
                patience -= _LONGEST
                at = end
                continue
            match, end = odd, odd.end()
        if start > last:
            yield Token(TokenKind.TEXT, text[last:start], last, start)
        last = at = end
        if kind == "comment":
            yield Token(TokenKind.COMMENT, match.group(), start, end)
        elif kind == "entity":
            yield from _entity(match.group(), start)
        else:
            name = match["name"].lower()
            yield Token(TokenKind.CLOSE if match["close"] else TokenKind.OPEN, name, start, end)
            if not match["close"] and name in _RAWS and not (xml and text[end - 2] == "/"):
                last = at = _raw_end(text, end, name, unclosed)
                yield from _raw(text, end, last, name)
    if last < len(text):
        yield Token(TokenKind.TEXT, text[last:], last, len(text))


def _odd_tag(text: str, start: int) -> re.Match[str] | None:
    """Return the tag that begins at ``start``, though its attributes hold what ends others."""
    return next(filter(None, (tag.match(text, start, start + _LONGEST) for tag in _ODD_TAGS)), None)


def attributes(tag: str) -> dict[str, tuple[int, int]]:
    """Return where in a tag the values of its attributes stand, by name in lower case; the first counts.

    Args:
        tag: the tag with its angle brackets. An attribute without a value has the empty place after it.
    """
    found: dict[str, tuple[int, int]] = {}
    name = _NAME.match(tag)
    for match in _ATTRIBUTE.finditer(tag, name.end() if name else 0, len(tag) - 1):
        group = match.lastindex or 1
        found.setdefault(match[1].lower(), match.span(group) if group > 1 else (match.end(), match.end()))
    return found


def alternative(tag: str) -> tuple[int, int] | None:
    """Return where in an ``img`` tag the text of its ``alt`` attribute stands, None where it has none.

    Args:
        tag: the tag with its angle brackets.
    """
    place = attributes(tag).get("alt")
    return None if place is None or place[0] == place[1] else place


def entities(text: str, start: int, end: int) -> Iterator[Token]:
    """Divide text without tags (an attribute's value, a title) into text and entities.

    Args:
        text: what holds it.
        start: its first code point.
        end: the code point after its last.
    """
    last = start
    for match in _ENTITIES.finditer(text, start, end):
        if match.start() > last:
            yield Token(TokenKind.TEXT, text[last : match.start()], last, match.start())
        yield from _entity(match.group(), match.start())
        last = match.end()
    if last < end:
        yield Token(TokenKind.TEXT, text[last:end], last, end)


def _entity(written: str, start: int) -> Iterator[Token]:
    """Yield what an entity stands for, and what follows it where only its beginning is one (``&nbsp5``)."""
    end = start + len(written)
    length = len(written)
    if written[1] != "#" and written[1:] not in html5:
        longest = (size for size in _LEGACY_LENGTHS if written[1 : size + 1] in _LEGACY)
        length = 1 + next(longest, -1)
    char = html.unescape(written[:length]) if length else ""
    if not char or char == written[:length]:
        yield Token(TokenKind.TEXT, written, start, end)
        return
    yield Token(TokenKind.ENTITY, char, start, start + length)
    if length < len(written):
        yield Token(TokenKind.TEXT, written[length:], start + length, end)


def _raw_end(text: str, start: int, name: str, unclosed: set[str]) -> int:
    """Return where the text of an element ends in which a tag is text; where it begins if it is none.

    Args:
        text: the HTML.
        start: where the text of the element begins.
        name: of the element.
        unclosed: receives the names that are not closed any more: they are not searched for again.
    """
    if name not in unclosed:
        match = _RAW_CLOSES[name].search(text, start)
        if match:
            return match.start()
        unclosed.add(name)
    return len(text) if name in _SWALLOWING else start


_RAW_CLOSES = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _RAWS}


def _raw(text: str, start: int, end: int, name: str) -> Iterator[Token]:
    """Yield the text of an element in which a tag is text."""
    if name in _RAW_WITH_ENTITIES:
        yield from entities(text, start, end)
    elif start < end:
        yield Token(TokenKind.TEXT, text[start:end], start, end)

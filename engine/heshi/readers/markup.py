"""HTML inside other formats: which part of it is tag, comment or text."""

from __future__ import annotations

import html
import re
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

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
        r"\w+", "del s strike rt rp script style template textarea pre svg math iframe object noscript head"
    )
)
"""Elements whose text is not the author's prose: struck out, pronunciation, code, fallback."""

BREAKING = frozenset(
    re.findall(
        r"\w+",
        """address article aside blockquote body br center dd details dialog dir div dl dt fieldset figcaption
        figure footer form h1 h2 h3 h4 h5 h6 header hr html li main menu nav ol option p section summary table
        tbody td tfoot th thead tr ul""",
    )
)
"""Elements around which a browser breaks the line (HTML Standard, 15.3 Non-replaced elements), and ``br``."""

_TOKEN = re.compile(
    r"(?P<comment><!--(?:.*?-->|.*\Z)|<!\[CDATA\[|\]\]>|<[?!][^<>]*>)"
    r"""|<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?:(?:[^"'<>]|"[^"<]*"|'[^'<]*')*>|[^<>]*>)"""
    r"|(?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)",
    re.DOTALL,
)
_ALT = re.compile(r"""\salt\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)


def tokens(text: str) -> Iterator[Token]:
    """Divide HTML into its tokens, which together are all of ``text``.

    Args:
        text: HTML, whole or in part; what is no tag counts as text.
    """
    last = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if start > last:
            yield Token(TokenKind.TEXT, text[last:start], last, start)
        last = end
        if match["comment"]:
            yield Token(TokenKind.COMMENT, match.group(), start, end)
        elif match["name"]:
            kind = TokenKind.CLOSE if match["close"] else TokenKind.OPEN
            yield Token(kind, match["name"].lower(), start, end)
        else:
            char = html.unescape(match.group())
            kind = TokenKind.TEXT if char == match.group() else TokenKind.ENTITY
            yield Token(kind, char, start, end)
    if last < len(text):
        yield Token(TokenKind.TEXT, text[last:], last, len(text))


def alternative(tag: str) -> tuple[int, int] | None:
    """Return where in an ``img`` tag the text of its ``alt`` attribute stands, None where it has none.

    Args:
        tag: the tag with its angle brackets.
    """
    match = _ALT.search(tag)
    return match.span(match.lastindex or 0) if match else None

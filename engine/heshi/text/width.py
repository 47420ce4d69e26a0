"""How wide text is on a terminal, and how to show it there without harm.

Widths are in terminal cells: 2 for a wide or full-width character and for an emoji sequence, 0 for a
combining or invisible one, 1 for the rest. Characters whose width Unicode calls ambiguous (“ ” … — ·) are
1 unless the caller says 2, as terminals set up for Chinese may have it. The tables are those of ``rich``.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich import cells as rich_cells

from heshi.text import regex as re

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNICODE = "latest"
"""The tables are pinned, for by default ``rich`` lets the environment choose them."""

_TAB = "    "
_ELLIPSIS = "…"

_REGIONAL = re.compile("[\U0001f1e6-\U0001f1ff]")
_TONE = re.compile("[\U0001f3fb-\U0001f3ff]")
_CLUSTERED = re.compile("[\u200d\ufe0f\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff]")
"""What makes one character, for a reader, of several."""
_EMOJI = "\u2600-\u27bf\ufe0f\U0001f1e6-\U0001faff"
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    f"\ufff9-\ufffb\ud800-\udfff\ue000-\uf8ff]|(?<![{_EMOJI}])\u200d"
)
"""Control, bidi and other invisible characters, lone surrogates, private use, joiners that join no emoji."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of a line, with a place in it.

    Attributes:
        text: the piece, with an ellipsis where something was cut off.
        start: the first code point of the place, in ``text``.
        end: the code point after its last.
    """

    text: str
    start: int
    end: int


def graphemes(text: str) -> list[tuple[int, int, int]]:
    """Return what a reader takes for one character each, in order and without gaps.

    Args:
        text: any text.

    Returns:
        The first code point, the code point after the last, and the width in cells of each.
    """
    out: list[tuple[int, int, int]] = []
    flag = False
    for start, end, width in rich_cells.split_graphemes(text, _UNICODE)[0]:
        regional = _REGIONAL.match(text, start) is not None
        if out and ((flag and regional) or _TONE.match(text, start)):
            first, _, before = out[-1]
            out[-1] = (first, end, max(before, 2))
            flag = False
        else:
            out.append((start, end, width))
            flag = regional
    return out


def cells(text: str, ambiguous: int = 1) -> int:
    """Return the width of ``text`` in terminal cells.

    Args:
        text: a text without control characters, such as ``visible`` returns.
        ambiguous: the width of a character whose width is ambiguous, 1 or 2.
    """
    if text.isascii() and text.isprintable():
        return len(text)
    if ambiguous == 1 and not _CLUSTERED.search(text):
        return rich_cells.cell_len(text, _UNICODE)
    return sum(_wide(text, piece, ambiguous) for piece in graphemes(text))


def visible(text: str) -> str:
    r"""Return ``text`` with nothing in it that a terminal would obey or hide.

    Control characters become their pictures (``␛``); bidi controls and other invisible characters become
    ``\u{202E}``; a tab becomes four spaces.

    Args:
        text: any text.
    """
    if text.isascii() and text.isprintable():
        return text
    return _UNSAFE.sub(_picture, text)


def unseen(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield what ``visible`` replaces in ``text``, in order.

    Args:
        text: any text.

    Yields:
        The first code point, the code point after the last, and what is shown in its stead.
    """
    if text.isascii() and text.isprintable():
        return
    for match in _UNSAFE.finditer(text):
        yield match.start(), match.end(), _picture(match)


def marker(line: str, start: int, end: int, ambiguous: int = 1) -> str:
    """Return carets that stand right under a piece of ``visible(line)``.

    Args:
        line: one line, as it stands in the source.
        start: the piece's first code point in ``line``.
        end: the code point after its last; an empty piece gets one caret.
        ambiguous: the width of a character whose width is ambiguous, 1 or 2.
    """
    left, right = start, max(end, start)
    for first, last, _ in graphemes(line):
        left = first if first < start < last else left
        right = last if first < end < last else right
    before = cells(visible(line[:left]), ambiguous)
    return " " * before + "^" * max(1, cells(visible(line[left:right]), ambiguous))


def clip(text: str, width: int, ambiguous: int = 1) -> str:
    """Return ``text`` cut to a width, with an ellipsis where something was cut off.

    No character that a reader takes for one is cut in two.

    Args:
        text: a text without control characters.
        width: in cells.
        ambiguous: the width of a character whose width is ambiguous, 1 or 2.
    """
    if cells(text, ambiguous) <= width:
        return text
    room = width - cells(_ELLIPSIS, ambiguous)
    if room < 0:
        return ""
    return text[: _fit(text, graphemes(text), room, ambiguous)] + _ELLIPSIS


def excerpt(line: str, start: int, end: int, width: int, ambiguous: int = 1) -> Excerpt:
    """Return a part of a long line around a place in it, so wide as a terminal has room for.

    Args:
        line: one line, as it stands in the source.
        start: the place's first code point in ``line``.
        end: the code point after its last.
        width: in cells, of the part as ``visible`` shows it.
        ambiguous: the width of a character whose width is ambiguous, 1 or 2.
    """
    if cells(visible(line), ambiguous) <= width:
        return Excerpt(line, start, end)
    pieces = [(low, high, cells(visible(line[low:high]), ambiguous)) for low, high, _ in graphemes(line)]
    mark = cells(_ELLIPSIS, ambiguous)
    room = max(0, width - 2 * mark)
    first = next((index for index, piece in enumerate(pieces) if piece[1] > start), len(pieces))
    last = first
    while last < len(pieces) and pieces[last][0] < end and pieces[last][2] <= room:
        room -= pieces[last][2]
        last += 1
    left, right = room // 2, room - room // 2
    while first > 0 and pieces[first - 1][2] <= left:
        first -= 1
        left -= pieces[first][2]
    right += left
    while last < len(pieces) and pieces[last][2] <= right:
        right -= pieces[last][2]
        last += 1
    while first > 0 and pieces[first - 1][2] <= right:
        first -= 1
        right -= pieces[first][2]
    low = pieces[first][0] if first < len(pieces) else len(line)
    high = pieces[last - 1][1] if last > first else low
    head, tail = _ELLIPSIS if low > 0 else "", _ELLIPSIS if high < len(line) else ""
    shift = len(head) - low
    text = head + line[low:high] + tail
    start = max(start, low)
    return Excerpt(text, start + shift, max(start, min(end, high)) + shift)


def _wide(text: str, piece: tuple[int, int, int], ambiguous: int) -> int:
    start, _, width = piece
    if width == 1 and ambiguous != 1 and unicodedata.east_asian_width(text[start]) == "A":
        return ambiguous
    return width


def _fit(text: str, pieces: list[tuple[int, int, int]], room: int, ambiguous: int) -> int:
    """Return how many code points of ``text`` fit into ``room`` cells."""
    for piece in pieces:
        room -= _wide(text, piece, ambiguous)
        if room < 0:
            return piece[0]
    return len(text)


def _picture(match: re.Match[str]) -> str:
    char = match.group()
    code = ord(char)
    if char == "\t":
        return _TAB
    if code < 0x20:  # noqa: PLR2004 - the C0 controls; U+2400 on has their pictures
        return chr(0x2400 + code)
    return "␡" if char == "\x7f" else f"\\u{{{code:04X}}}"

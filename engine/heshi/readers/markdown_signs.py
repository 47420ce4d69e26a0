"""The signs of Markdown: where texts end on a page, and what each sign that ends one can mean.

A page is cut into texts and the signs after each, and a sign gives a letter. In the string of letters a
pattern finds the blocks that are simple (``markdown_simple``).

=========  ===================================================================================
P, 1 to 6  a paragraph begins, or a heading of that level
Q, I, F    a quote begins, or an image alone, or what is no prose: a rule, or code in fences
D, S, N    a list with dashes, stars or numbers begins; d, s, n a further item of it
T          a table begins; p a further cell, r a further row, x the row after its head, y none
X          a block begins that is not simple
l, u       a link begins; its text ends
c, g, h    a backtick that begins or ends literal text, only begins it, only ends it
b, o, k    two stars that begin or end bold text, only begin it, only end it
v, K       two stars that begin a paragraph; that end a block
i, j, m    a star that begins or ends italic text, only begins it, only ends it
?          anything else
=========  ===================================================================================
"""

from __future__ import annotations

import unicodedata
from itertools import chain, compress
from typing import NamedTuple

from heshi.readers import markup
from heshi.readers.page import MAYBE_UNSEEN, may_hold_address
from heshi.text import regex as re

_SPACE = " \u3000\u00a0"
_MARKUP = (
    r"*_`\[\]<>&\\~|!\0\t\n\r\v\f\x1c-\x1f\x85\u1680\u2000-\u200a\u2028\u2029\u202f\u205f"
    f"{MAYBE_UNSEEN}"
)
"""What a text does not hold: what may be markup within a line, or break it, or may have to be taken out."""
_FIRST = rf"(?!\d{{1,9}}[.)]\s)(?=[^-+=\#:\s{_MARKUP}]|\*\*?[^\s*]|\[[^\s\]^]|`[^\s`])"
"""How a line goes on that holds just one block."""

_TEXT = (
    rf"[^{_SPACE}{_MARKUP}]*(?:[{_SPACE}]+[^{_SPACE}{_MARKUP}]+)*"
    rf"(?:[{_SPACE}]+(?=[*`\[]))?"  # spaces at its end belong to the text before markup, and to no other
)
_HEADING = rf"\#{{1,6}}[ ]+{_FIRST}(?![^\n\#{{]*[\#{{])"
"""Neither signs at its end nor attributes."""
_ITEM = rf"(?:[-*]|\d{{1,9}}\.)[ ]{{1,4}}{_FIRST}"
_NO_PROSE = r"(?:```[^`\n]*\n(?:[^`]*\n)?```|-{3,}|\*{3,})(?=[ ]*\n\n)"
_RULE_OF_TABLE = r"(?:[ ]*:?-+:?[ ]*\|)+"
_BLOCK_SIGN = (
    rf"[{_SPACE}]*\n\n+(?:[\u3000\u00a0]*{_FIRST}|{_HEADING}|>[ ]{_FIRST}|{_ITEM}|!\[(?!\s)|\|[{_SPACE}]*"
    rf"|{_NO_PROSE}|[{_SPACE}]*[\s\S])"
)
_LINE_SIGN = rf"[{_SPACE}]*\n(?:{_ITEM}|[\s\S])"
_TABLE_SIGN = (
    rf"[{_SPACE}]*\|(?:[ ]*\n\|(?:{_RULE_OF_TABLE}(?:[ ]*\n\|[{_SPACE}]*)?|[{_SPACE}]*)|[{_SPACE}]*)"
)
_INNER_SIGN = r"\*+|\[[\s\]^]?|`+|\]\([^()\s<>\\|`\[\]]*\)"
_OTHER_SIGN = rf"[{_SPACE}]+|\\[\s\S]|[\s\S]|\Z"
_CUT = re.compile(f"({_TEXT})({_BLOCK_SIGN}|{_LINE_SIGN}|{_TABLE_SIGN}|{_INNER_SIGN}|{_OTHER_SIGN})")
"""A text, and the sign after it. A sign that means nothing takes in so much that no other sign is like it."""

_STARTS = "P123456QDSNTIF"
"""The letters of signs that begin a simple block."""
BEFORE = f"{_STARTS}X"
"""The letters of signs that begin a block; what comes after a simple block, therefore."""
PARTS = f"{BEFORE}dsnprxy"
"""The letters of signs that part blocks."""

_STARTING = (
    ("P", re.compile("[\u3000\u00a0]*")),
    ("Q", re.compile("> ")),
    ("D", re.compile("- +")),
    ("S", re.compile(r"\* +")),
    ("N", re.compile(r"\d+\. +")),
    ("T", re.compile(rf"\|[{_SPACE}]*")),
    ("I", re.compile(r"!\[")),
    ("F", re.compile(r"```[\s\S]+|-{3,}|\*{3,}")),
)
"""What each consists of after its line feeds; headings apart."""
_INNER = {"*": "*", "**": "*", "`": "`", "[": "l"}
"""The letters of signs within a line; those of * and ` depend on what stands around them."""
_RARE = 20
"""A sign as long as this is not kept in mind: it may be the only one of its sort, as links are."""


class _Letters(dict[str, str]):
    """The letter of each sign, found out when it is first met; stars and backticks give * and `."""

    def __missing__(self, sign: str) -> str:
        """Return the letter of a sign."""
        letter = self._letter(sign)
        if letter != "u" and len(sign) < _RARE:
            self[sign] = letter
        return letter

    @staticmethod
    def _letter(sign: str) -> str:
        before, feed, rest = sign.partition("\n")
        if not feed:
            return "p" if sign.strip() == "|" else "u" if sign.startswith("](") else _INNER.get(sign, "?")
        if before.strip() == "|":
            return "r" if not rest.strip(f"|{_SPACE}") else "x" if "\n" in rest else "y"
        start = rest.lstrip("\n")
        if start.startswith("#") and start.endswith(" "):
            return str(start.count("#"))
        letter = next((letter for letter, pattern in _STARTING if pattern.fullmatch(start)), "X")
        if rest != start:
            return letter
        return letter.lower() if letter in "DSN" else "?"


_LETTERS = _Letters()


class _Sorts(dict[str, str]):
    """What a character is to emphasis: a space, a digit (d), a word's (w), punctuation (p) or other (o)."""

    def __missing__(self, char: str) -> str:
        """Return the sort of a character, "" for none."""
        if char.isalnum():
            sort = "d" if char.isascii() and char.isdigit() else "w"
        elif not char.strip():
            sort = char and " "
        else:
            sort = "p" if char.isascii() or unicodedata.category(char).startswith("P") else "o"
        self[char] = sort
        return sort


class _Around(dict[tuple[str, ...], str]):
    """The letter of a star or of a backtick, by what stands around it.

    Stars begin and end emphasis as CommonMark 6.2 says, wherever that does not depend on whether a symbol is
    punctuation, on which parsers differ. Stars after a digit only end, as those between digits are text.
    """

    def __missing__(self, key: tuple[str, ...]) -> str:
        """Return the letter.

        Args:
            key: the sign; the sorts of the characters before and after it, "" where there is another sign;
                and the letters of the signs before and after it.
        """
        self[key] = letter = self._letter(*key)
        return letter

    @staticmethod
    def _letter(sign: str, before: str, after: str, previous: str, following: str) -> str:
        left = before or (" " if previous in PARTS else "p")
        right = after or (" " if following in PARTS else "p")
        if sign == "`":
            return "?ghc"[(right != " " and after != "") + 2 * (left != " " and before != "")]
        begins = before != "d" and (right in "wd" or (right != " " and left in " p"))
        ends = left in "wd" or (left != " " and right in " p")
        if sign == "*":
            return "?jmi"[begins + 2 * ends]
        if begins and not before and previous in "Pl":
            return "v" if previous == "P" else "?"  # within a link all of a paragraph may be bold too
        if ends and not after and following in BEFORE:
            return "K"
        return "?okb"[begins + 2 * ends]


_SORTS, _AROUND = _Sorts(), _Around()

_CODE = "[cg][ch]"
_PLAIN = f"{_CODE}|lu"
_INLINE = f"(?:{_PLAIN}|[bov](?:{_PLAIN})*[bkK]|[ij](?:{_PLAIN})*[im]|l(?:{_CODE}|[bo][bk]|[ij][im])+u)*"
"""Literal text, links, bold and italic text side by side.

Text that is bold or italic within a link or holds one is simple; no other nesting is.
"""
_ENDS = f"(?=[{BEFORE}])"
_TABLE = f"T{_INLINE}(?:p{_INLINE})*(?:x{_INLINE}(?:[pr]{_INLINE})*|y)"
_BLOCK = f"(?:[P1-6Q]{_INLINE}|Iu|F|{_TABLE}){_ENDS}"
_LISTS = "|".join(f"{mark}{_INLINE}(?:{mark.lower()}{_INLINE})*" for mark in "DSN")
RUN = re.compile(f"{_BLOCK}(?:(?:(?:{_LISTS}){_ENDS})*{_BLOCK})*")
"""Simple blocks, of which the first and the last are no list: a list may go on beyond them."""
BOLD = re.compile(f"Pv(?:{_PLAIN})*K{_ENDS}")
_FROM_START = re.compile(f"[{BEFORE}][^{BEFORE}]*")
_WHOLE_IMAGE = re.compile(f"Iu{_ENDS}")
_WHOLE_TABLE = re.compile(f"{_TABLE}{_ENDS}")
_ROWS = re.compile("[rxy]")


class Cut(NamedTuple):
    """A stretch of a page, cut up.

    Attributes:
        lengths: of each text and of the sign after it, by turns.
        texts: the texts; many are empty.
        signs: the sign after each.
        letters: the letter of each.
    """

    lengths: list[int]
    texts: list[str]
    signs: list[str]
    letters: str


def cut(source: str, low: int, high: int) -> Cut:
    """Return a Markdown page from ``low`` to ``high``, cut up; both are where blank lines are."""
    both = list(chain.from_iterable(_CUT.findall(source, low, high)))
    texts, signs = both[0::2], both[1::2]
    letters = list(map(_LETTERS.__getitem__, signs))
    for at in compress(range(len(letters)), map("*`".__contains__, letters)):
        before, after = _SORTS[texts[at][-1:]], _SORTS[texts[at + 1][:1]]
        letters[at] = _AROUND[signs[at], before, after, letters[at - 1], letters[at + 1]]
    told = "".join(letters)
    for match in _WHOLE_IMAGE.finditer(told):
        alternative = texts[match.start() + 1][: markup.LONGEST_PLACEHOLDER]
        if texts[match.end()] or markup.PLACEHOLDER.fullmatch(alternative):
            letters[match.start()] = "X"
    for match in _WHOLE_TABLE.finditer(told):
        if not _is_table(match, texts, signs):
            letters[match.start()] = "X"
    if may_hold_address("".join(texts)):
        for match in _FROM_START.finditer(told):
            if may_hold_address("".join(texts[match.start() + 1 : match.end() + 1])):
                letters[match.start()] = "X"
    return Cut(list(map(len, both)), texts, signs, "".join(letters))


def _is_table(match: re.Match[str], texts: list[str], signs: list[str]) -> bool:
    """Return whether no row of what looks like a table has more cells than its head is said to have."""
    letters = match.group()
    counts = [1 + row.count("p") for row in _ROWS.split(letters)]
    counts[-1] -= letters[-1] in "prx" and not texts[match.end()]
    if "x" in letters:
        ruled = signs[match.start() + letters.index("x")].count("|") - 3
        return counts[0] == ruled >= max(counts) and counts[-1] > 0
    is_over = not texts[match.end()] and signs[match.end()].lstrip(" ").startswith("\n")
    return counts[0] == signs[match.end() - 1].count("|") - 2 and is_over

"""TOML as a tree of places, the same as that of a fact sheet, so that mistakes in both are told alike.

``tomllib`` decides what is TOML; ``spanned_toml``, which tells where each key and value stands, is asked
only once that is settled.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from heshi.errors import ConfigError, Mistake, Place
from heshi.rules.yamlnodes import Entry, Fields, Items, Node, Scalar
from heshi.text import regex as re
from heshi.text.lines import Lines
from heshi.words import Words

if TYPE_CHECKING:
    from spanned_toml._types import Spanned

_AT = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")
"""How ``tomllib`` ends its complaint."""

_COMPLAINTS = (
    (re.compile(r"Invalid value"), "这里不是一个值；文字要加引号"),
    (re.compile(r"Invalid statement"), "这一行看不懂"),
    (re.compile(r"Expected '=' after a key in a key/value pair"), "键后面要写“=”"),
    (re.compile(r"Expected newline or end of document after a statement"), "一行只能写一项"),
    (re.compile(r"Cannot overwrite a value"), "这个键前面已经写过"),
    (re.compile(r"Duplicate inline table key .*"), "这个键前面已经写过"),
    (re.compile(r"Cannot declare .* twice"), "这一节前面已经写过"),
    (re.compile(r"Unclosed array"), "列表没有写“]”"),
    (re.compile(r"Unclosed inline table"), "键值对没有写“}”"),
    (re.compile(r"Unterminated string"), "引号没有配对"),
    (re.compile(r"Expected '\]+' at the end of .* declaration"), "这一节的名字没有写“]”"),
    (re.compile(r"Illegal character .*"), "这里有不能用的字符"),
    (re.compile(r"Found invalid character .*"), "这里有不能用的字符"),
    (re.compile(r"Invalid initial character for a key part"), "键要用字母、数字、“_”“-”，别的要加引号"),
    (re.compile(r"Cannot (?:mutate|redefine) .*"), "这一节前面已经写过"),
    (re.compile(r"Unescaped '\\' in a string"), "双引号里的“\\”后面不能是这个字"),
    (re.compile(r"Invalid hex value|Escaped character is .*"), "双引号里的“\\u”后面要写字符的编号"),
    (re.compile(r"Invalid date or datetime"), "没有这个日期或时间"),
)
"""What ``tomllib`` complains of, and the Chinese for it."""

_FULL_WIDTH = re.compile("[“”‘’＝，［］｛｝]")
"""Characters that an input method puts where TOML wants its own."""

_ESCAPED = re.compile(r"Unescaped|Invalid hex|Escaped")
"""The complaints of a backslash in double quotes."""

_SINGLE = Words(
    zh="路径请用“/”；真要写“\\”，改用单引号",
    en='write paths with "/"; where a backslash is meant, use single quotes',
)

_HALF = Words(
    zh="引号、等号、逗号和括号要用半角的", en="use half-width quotes, equals signs, commas and brackets"
)


def parse(text: str, path: str) -> Node:
    """Return the tree of a TOML text; all values are texts, as in a fact sheet.

    Args:
        text: the decoded file.
        path: what to call it in places.

    Raises:
        ConfigError: it is no TOML.
    """
    text = text.removeprefix("\ufeff")
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError([_syntax(str(error), text, path)]) from error
    except RecursionError as error:
        problem = Words(zh="嵌套太深", en="nested too deep")
        raise ConfigError([Mistake(Place(path), problem)]) from error
    import spanned_toml  # noqa: PLC0415 - only where there is a configuration

    # As tomllib does, spanned_toml counts "\r\n" as one.
    page = _Page(path, text.replace("\r\n", "\n"))
    return page.node(spanned_toml.loads(text), Place(path))


class _Page:
    """Makes nodes of values."""

    def __init__(self, path: str, text: str) -> None:
        """Begin with the text of the file."""
        self.path = path
        self.text = text
        self.lines = Lines(text)

    def node(self, value: Spanned[Any], around: Place) -> Node:
        """Return the node of a value; what has no place of its own (a section) has that of its key."""
        place = self.place(value) or around
        inner = value.inner()
        match inner:
            case dict():
                return self.fields(inner, place)
            case list():
                return Items(place, tuple(self.node(item, place) for item in inner))
            case bool():
                return Scalar(place, str(inner).lower(), plain=False)
            case _:
                return Scalar(place, str(inner), plain=False)

    def fields(self, values: dict[Spanned[str], Spanned[Any]], place: Place) -> Fields:
        """Return the node of a section; one in a list begins where its first key stands."""
        entries = []
        for key, value in values.items():
            at = self.place(key) or place
            entries.append(Entry(Scalar(at, key.inner(), plain=False), self.node(value, at)))
        first = entries[0].key.place if entries and place.line else place
        return Fields(first, tuple(entries))

    def place(self, value: Spanned[Any]) -> Place | None:
        """Return the place of a key or value, None where it has none of its own."""
        span = value.span()
        if span.stop <= span.start:
            return None
        point = self.lines.point(self.start(value.inner(), span))
        return Place(self.path, point.line, point.column)

    def start(self, inner: object, span: slice) -> int:
        """Return where a key or value begins.

        Of a text with escapes ``spanned_toml`` (2.0.1.1) only tells where it goes on after the last of them.
        """
        written = self.text[span]
        if not isinstance(inner, str) or written == inner or _reads_as(written, inner):
            return int(span.start)
        return _opening(self.text, span.start)


def _reads_as(written: str, inner: str) -> bool:
    """Return whether a piece of TOML is that text, quotes and all."""
    try:
        return bool(tomllib.loads(f"text = {written}") == {"text": inner})
    except tomllib.TOMLDecodeError:
        return False


def _opening(text: str, end: int) -> int:
    """Return where the last quote before ``end`` stands that is not escaped."""
    at = text.rfind('"', 0, end)
    while at > 0 and (at - len(text[:at].rstrip("\\"))) % 2:
        at = text.rfind('"', 0, at)
    return max(at, 0)


def _syntax(complaint: str, text: str, path: str) -> Mistake:
    """Return the mistake that ``tomllib`` complains of."""
    at = _AT.search(complaint)
    said = complaint[: at.start()] if at else complaint
    place = Place(path, len(text.splitlines()))
    if at and at["line"]:
        place = Place(path, int(at["line"]), int(at["column"]))
    zh = next((chinese for pattern, chinese in _COMPLAINTS if pattern.fullmatch(said)), said)
    line = text.splitlines()[place.line - 1] if 0 < place.line <= len(text.splitlines()) else ""
    remedy = _SINGLE if _ESCAPED.match(said) else _HALF if _FULL_WIDTH.search(line) else None
    return Mistake(place, Words(zh=f"TOML 写法有误：{zh}", en=f"no valid TOML: {said}"), remedy)

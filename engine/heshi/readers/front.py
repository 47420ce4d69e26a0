"""Front matter: what stands about a text above it, in YAML (``---``) or TOML (``+++``).

Its title, summary, date and authors are read as prose; of all else only the values are kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import yaml

from heshi.document import BlockKind, Settings
from heshi.readers.page import Run, RunKind
from heshi.text import regex as re
from heshi.text.spans import SourceSpan

if TYPE_CHECKING:
    from heshi.readers.page import Page

PROSE: dict[str, BlockKind] = {
    "title": BlockKind.TITLE,
    "标题": BlockKind.TITLE,
    "subtitle": BlockKind.HEADING,
    "副标题": BlockKind.HEADING,
    "summary": BlockKind.PARAGRAPH,
    "description": BlockKind.PARAGRAPH,
    "excerpt": BlockKind.PARAGRAPH,
    "摘要": BlockKind.PARAGRAPH,
    "date": BlockKind.PARAGRAPH,
    "日期": BlockKind.PARAGRAPH,
    "author": BlockKind.PARAGRAPH,
    "authors": BlockKind.PARAGRAPH,
    "作者": BlockKind.PARAGRAPH,
}
"""The keys whose values people read, with the part that these play on the page."""

_END = (
    r"(?:\r\n|\n|\r(?!\n))"  # neither atomic nor possessive: Python 3.11.2 gets these wrong around captures
)
_FENCED = re.compile(
    rf"(?P<yaml>---[ \t]*{_END}"
    rf"(?P<in_yaml>(?:(?!(?:---|\.\.\.)[ \t]*(?:[\r\n]|\Z))[^\r\n]*{_END})*)(?:---|\.\.\.))"
    rf"[ \t]*(?:{_END}|\Z)"
    rf"|(?P<toml>\+\+\+[ \t]*{_END}(?P<in_toml>(?:(?!\+\+\+[ \t]*(?:[\r\n]|\Z))[^\r\n]*{_END})*)\+\+\+)"
    rf"[ \t]*(?:{_END}|\Z)"
)
_LINE = re.compile(rf"([^\r\n]*)(?:{_END}|\Z)")
_KEY = {
    "yaml": re.compile(r"""(["']?)([^\s"'#:\-\[\]{},][^"':]{0,60}?)\1[ \t]{0,9}:(?:[ \t]+|$)"""),
    "toml": re.compile(r"""(["']?)([^\s"'#=\[\]{},][^"'=]{0,60}?)\1[ \t]{0,9}=[ \t]*"""),
}
_HESHI = {
    "yaml": re.compile(r"""^(?P<line>(["']?)heshi\2[ \t]*:[^\r\n]*)""", re.MULTILINE),
    "toml": re.compile(r"""^(?P<line>(?:heshi[ \t]*[.=]|\[[ \t]*heshi[ \t]*[.\]])[^\r\n]*)""", re.MULTILINE),
}
"""How the key ``heshi`` begins."""
_NEXT_KEY = re.compile(r"^[^\s\-#\]}]", re.MULTILINE)
_ITEM = re.compile(r"[ \t]*-[ \t]+")
_BLOCK_SCALAR = re.compile(r"[|>][+\-0-9]{0,2}[ \t]*(?:#.*)?")
_COMMENT = re.compile(r"[ \t]#.*")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"' + r"|'((?:[^']|'')*)'")
_BARE = re.compile(r"[^\[\],\s](?:[^\[\],]*[^\[\],\s])?")
_TEXT_BLOCKS = ('"""', "'''")


_Values: TypeAlias = "tuple[tuple[str, tuple[tuple[Run, ...], ...]], ...]"


class Front(NamedTuple):
    """The front matter of a page.

    Attributes:
        end: the first code point of the source after it; 0 where there is none.
        values: the top-level keys, in lower case, each with the runs of its values.
        settings: what the key ``heshi`` says, where there is one.
    """

    end: int
    values: _Values
    settings: Settings | None = None

    def meta(self) -> dict[str, str]:
        """Return the values as text, those of a list joined by "、"; a mapping for Heshi is none."""
        mapping = self.settings is not None and isinstance(self.settings.value, dict)
        return {
            key: "、".join(
                "".join(" " if run.kind is not RunKind.TEXT else run.text for run in item) for item in items
            )
            for key, items in self.values
            if key != "heshi" or not mapping
        }


def front_matter(page: Page) -> Front:
    """Find the front matter at the top of a page.

    It is read line by line, for the places of all values are wanted, and a value that YAML would
    refuse (``title: 合作: 深度``) is still the title. Where a line is neither key nor value, this is no
    front matter but text between two thematic breaks.

    Args:
        page: the page that the runs are for.
    """
    match = _FENCED.match(page.source.text)
    if match is None:
        return Front(0, ())
    form = "yaml" if match["yaml"] else "toml"
    start, end = match.span(f"in_{form}")
    values = _read(page, start, end, form)
    return Front(0, ()) if values is None else Front(match.end(), values, _settings(page, start, end, form))


def _settings(page: Page, start: int, end: int, form: str) -> Settings | None:
    """Return what the front matter between two code points says to Heshi, None where it does not.

    Of YAML only this key is parsed, for another's value may be what YAML refuses.
    """
    key = _HESHI[form].search(page.source.text, start, end)
    if key is None:
        return None
    import tomllib  # noqa: PLC0415 - front matter seldom speaks to Heshi

    at = SourceSpan(*key.span("line"))
    text = page.source.text[key.start() : end]
    try:
        if form == "toml":
            value: object = tomllib.loads(page.source.text[start:end]).get("heshi")
        else:
            following = _NEXT_KEY.search(text, key.end("line") - key.start())
            value = yaml.safe_load(text[: following.start() if following else None]).get("heshi")
    except (yaml.YAMLError, tomllib.TOMLDecodeError, RecursionError):
        value = None
    return Settings(at, value)


def _read(page: Page, start: int, end: int, form: str) -> _Values | None:
    """Return the keys and values, or None where a line is neither."""
    text = page.source.text
    found: list[tuple[str, list[tuple[int, int]]]] = []
    nested = False
    for match in _LINE.finditer(text, start, end):
        low, high = match.span(1)
        line = match[1]
        if not line.strip() or line.startswith("#") or low == high:
            continue
        key = _KEY[form].match(line)
        if key:
            found.append((key[2].strip().lower(), [(low + key.end(), high)]))
        elif form == "toml" and line.startswith("["):
            nested = True
        elif found and (line[0] in " \t-" or form == "toml"):
            found[-1][1].append((low, high))
        else:
            return None
        if nested and key:
            found.pop()
    if not found:
        return None
    return tuple((key, tuple(_items(page, lines))) for key, lines in found)


def _items(page: Page, lines: list[tuple[int, int]]) -> list[tuple[Run, ...]]:
    """Return the values on the lines of one key, each as runs."""
    text = page.source.text
    first = text[slice(*lines[0])].strip()
    if first.startswith(_TEXT_BLOCKS):
        return [_folded(page, lines, first[:3])]
    if _BLOCK_SCALAR.fullmatch(first):
        return [_folded(page, lines[1:], "")]
    if first.startswith("["):
        return [item for span in lines for item in _flow(page, *span)]
    if not first and all(_ITEM.match(text[slice(*span)]) for span in lines[1:]):
        out = []
        for low, high in lines[1:]:
            mark = _ITEM.match(text, low, high)
            out.append(_scalar(page, mark.end() if mark else low, high))
        return [item for item in out if item]
    if len(lines) == 1:
        item = _scalar(page, *lines[0])
        return [item] if item else []
    return [_folded(page, lines, "")]


def _folded(page: Page, lines: list[tuple[int, int]], fence: str) -> tuple[Run, ...]:
    """Return a value that goes over several lines, which count as soft line ends."""
    out: list[Run] = []
    text = page.source.text
    for low, high in lines:
        start, end = _trimmed(text, low, high)
        if fence and text.startswith(fence, start, end):
            start += len(fence)
        if fence and text.endswith(fence, start, end):
            end -= len(fence)
        if out and start < end:
            out.append(Run(RunKind.SOFT, "\n", out[-1].end, start))
        if start < end:
            out.append(page.copy(start, end))
    return tuple(out)


def _flow(page: Page, low: int, high: int) -> list[tuple[Run, ...]]:
    """Return the values of a list in brackets."""
    text = page.source.text
    out = []
    at = low
    while at < high:
        match = _STRING.match(text, at, high) or _BARE.match(text, at, high)
        if match:
            out.append(_scalar(page, *match.span()))
        at = match.end() if match else at + 1
    return [item for item in out if item]


def _scalar(page: Page, low: int, high: int) -> tuple[Run, ...]:
    """Return the value between two code points: quoted, or bare up to a comment."""
    text = page.source.text
    low, high = _trimmed(text, low, high)
    match = _STRING.match(text, low, high)
    if match:
        group = match.lastindex or 0
        start, end = match.span(group)
        value = match[group]
        plain = _unescape(value) if group == 1 else value.replace("''", "'")
        run = page.copy(start, end) if plain == value else Run(RunKind.TEXT, plain, start, end)
        return (run,) if plain else ()
    comment = _COMMENT.search(text, low, high)
    if comment:
        low, high = _trimmed(text, low, comment.start())
    return (page.copy(low, high),) if low < high else ()


_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_ESCAPED = {"n": " ", "t": " ", "r": " "}


def _unescape(value: str) -> str:
    """Return a double-quoted value without its escapes; line ends become spaces."""

    def char(match: re.Match[str]) -> str:
        if match[3]:
            return _ESCAPED.get(match[3], match[3])
        code = int(match[1] or match[2], 16)
        surrogate = 0xD800 <= code <= 0xDFFF  # noqa: PLR2004 - no characters
        return "\ufffd" if surrogate or code > 0x10FFFF else chr(code)  # noqa: PLR2004 - the last code point

    return _ESCAPE.sub(char, value)


def _trimmed(text: str, low: int, high: int) -> tuple[int, int]:
    """Return the range without the spaces at its ends."""
    piece = text[low:high]
    left = len(piece) - len(piece.lstrip())
    return (high, high) if left == len(piece) else (low + left, low + len(piece.rstrip()))

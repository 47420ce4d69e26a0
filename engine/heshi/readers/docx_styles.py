"""What the styles and lists of a docx say of its paragraphs (ISO/IEC 29500-1, 17.7 and 17.9)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from heshi.document import BlockKind
from heshi.readers.xmlevents import EventKind
from heshi.text import regex as re

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from heshi.readers.xmlevents import Event

_MAIN = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_MATHS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
)
_REFERENCES = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)

PREFIXES: Mapping[str, str] = {
    **dict.fromkeys(_MAIN, ""),
    **dict.fromkeys(_MATHS, "m:"),
    **dict.fromkeys(_REFERENCES, "r:"),
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://www.w3.org/XML/1998/namespace": "xml:",
}
"""The namespaces that are read, in both editions of the standard; names of WordprocessingML stand bare."""

_NUMBER = re.compile(r"-?[0-9]{1,9}")
_OFF = frozenset(("0", "false", "off", "none"))

_LONGEST_CHAIN = 32
"""How far up a style is followed, which ends a circle too; word processors allow about ten."""

LEAST_LEVEL = 6
"""The deepest level of a heading."""
_BODY_TEXT = 9
"""The outline level that means none."""


@dataclass(frozen=True, slots=True)
class Part:
    """What a paragraph's style makes of it.

    Attributes:
        kind: its part on the page; None for a line that a program wrote: a table of contents, an index.
        level: as in ``Block``.
    """

    kind: BlockKind | None
    level: int = 0


_NAMES: tuple[tuple[re.Pattern[str], BlockKind | None], ...] = (
    (re.compile(r"(?:heading|标题|標題) ?([1-9])"), BlockKind.HEADING),
    (re.compile(r"title|标题|標題"), BlockKind.TITLE),
    (re.compile(r"subtitle|副标题|副標題"), BlockKind.HEADING),
    (re.compile(r"caption|题注|標號"), BlockKind.CAPTION),
    (re.compile(r"(?:intense |block )?quote|(?:明显|鮮明)?引[用文]|block text"), BlockKind.QUOTE),
    (re.compile(r"toc(?: ?[1-9]| heading)|目[录錄] ?[1-9]|table of figures|index ?[1-9]"), None),
)
"""How styles are called that say what a paragraph is, in lower case, with the level where there is one."""

_LIST = re.compile(r"(?:list(?: bullet| number| continue)?|列表(?:项目符号|编号|接续)?) ?([2-5])")
"""How styles of lists are called that are nested by their name alone."""


def on(event: Event) -> bool:
    """Return whether a property that can be on or off is on (17.17.4)."""
    return event.attributes.get("val", "1") not in _OFF


def number(text: str | None) -> int | None:
    """Return a decimal number, or None for anything else."""
    return int(text) if text and _NUMBER.fullmatch(text) else None


def list_level(text: str | None) -> int | None:
    """Return the level of a list from 0, or None for anything else; there are nine (17.9.3)."""
    found = number(text)
    return None if found is None else min(max(found, 0), 8)


@dataclass(frozen=True, slots=True)
class Numbering:
    """What makes a paragraph an item.

    Attributes:
        list_id: the list's number, 0 for none; None where only the level is said.
        level: its nesting from 0; None where it is not said.
    """

    list_id: int | None = None
    level: int | None = None


@dataclass(slots=True)
class Look:
    """What a style or a run says of letters; None where it says nothing.

    Attributes:
        hidden: whether they are not shown.
        struck: whether they are struck out.
        bold: whether they are bold.
    """

    hidden: bool | None = None
    struck: bool | None = None
    bold: bool | None = None

    def set(self, event: Event) -> None:
        """Take note of a property of letters."""
        if event.name == "vanish":
            self.hidden = on(event)
        elif event.name in ("strike", "dstrike"):
            self.struck = bool(self.struck) or on(event)
        elif event.name == "b":
            self.bold = on(event)

    def over(self, under: Look) -> Look:
        """Return what is said here and, where nothing is, ``under``."""
        return Look(
            under.hidden if self.hidden is None else self.hidden,
            under.struck if self.struck is None else self.struck,
            under.bold if self.bold is None else self.bold,
        )


@dataclass(slots=True)
class _Style:
    """A style as it is written."""

    name: str = ""
    based_on: str = ""
    outline: int | None = None
    numbering: Numbering = field(default_factory=Numbering)
    look: Look = field(default_factory=Look)


class Styles:
    """The styles of a document."""

    def __init__(self, events: Iterable[Event] = ()) -> None:
        """Read the styles part."""
        self._styles: dict[str, _Style] = {}
        self._default = ""
        self._looks: dict[str, Look] = {}
        self._parts: dict[str, Part] = {}
        self._numberings: dict[str, Numbering] = {}
        style = _Style()
        for event in events:
            if event.kind is not EventKind.START:
                continue
            if event.name == "style":
                style = _Style()
                own = event.attributes.get("styleId", "")
                self._styles[own] = style
                if event.attributes.get("type") == "paragraph" and (
                    event.attributes.get("default", "0") not in _OFF
                ):
                    self._default = own
            else:
                _describe(style, event)

    def part(self, style_id: str) -> Part:
        """Return what a style makes of a paragraph; that which says something first, going up, decides."""
        found = self._parts.get(style_id)
        if found is None:
            found = self._parts[style_id] = self._part(style_id)
        return found

    def _part(self, style_id: str) -> Part:
        for style in self._chain(style_id):
            name = style.name.lower()
            for pattern, kind in _NAMES:
                match = pattern.fullmatch(name)
                if match and kind is None:
                    return Part(None)
                if match and kind in (BlockKind.HEADING, BlockKind.TITLE):
                    level = int(match[1]) if match.re.groups else 1
                    return Part(kind, min(level, LEAST_LEVEL))
                if match:
                    return Part(kind)
            if style.outline is not None:
                return heading(style.outline) or Part(BlockKind.PARAGRAPH)
        return Part(BlockKind.PARAGRAPH)

    def numbering(self, style_id: str) -> Numbering:
        """Return the list that a style puts a paragraph in."""
        found = self._numberings.get(style_id)
        if found is None:
            found = self._numberings[style_id] = self._numbering(style_id)
        return found

    def _numbering(self, style_id: str) -> Numbering:
        level = None
        for style in self._chain(style_id):
            match = _LIST.fullmatch(style.name.lower())
            if level is None:
                level = int(match[1]) - 1 if match else style.numbering.level
            if style.numbering.list_id is not None:
                return Numbering(style.numbering.list_id, level)
        return Numbering()

    def look(self, style_id: str) -> Look:
        """Return how a style shows letters."""
        found = self._looks.get(style_id)
        if found is None:
            found = Look()
            for style in self._chain(style_id):
                found = found.over(style.look)
            self._looks[style_id] = found
        return found

    def _chain(self, style_id: str) -> Iterator[_Style]:
        """Yield a style and those that it is based on, going up."""
        at = style_id or self._default
        for _ in range(_LONGEST_CHAIN):
            if at not in self._styles:
                return
            yield self._styles[at]
            at = self._styles[at].based_on


def heading(outline: int | None) -> Part | None:
    """Return the heading of an outline level from 0, or None for body text."""
    if outline is None or not 0 <= outline < _BODY_TEXT:
        return None
    return Part(BlockKind.HEADING, min(outline + 1, LEAST_LEVEL))


def _describe(style: _Style, event: Event) -> None:
    """Take note of what a style says."""
    value = event.attributes.get("val", "")
    if event.name == "name":
        style.name = value
    elif event.name == "basedOn":
        style.based_on = value
    elif event.name == "outlineLvl":
        style.outline = number(value)
    elif event.name == "numId":
        style.numbering = Numbering(number(value), style.numbering.level)
    elif event.name == "ilvl":
        style.numbering = Numbering(style.numbering.list_id, list_level(value))
    else:
        style.look.set(event)


@dataclass(frozen=True, slots=True)
class _Level:
    """How a list counts on a level: whether with numbers or letters, and from where."""

    counts: bool = True
    shown: bool = True
    start: int = 1


class Lists:
    """The lists of a document, and how far each has counted."""

    def __init__(self, events: Iterable[Event] = ()) -> None:
        """Read the numbering part."""
        self._levels: dict[tuple[int, int], _Level] = {}
        self._abstract: dict[int, int] = {}
        self._counts: dict[int, list[int]] = {}
        kind, own, level = "", 0, 0
        for event in events:
            if event.kind is not EventKind.START:
                continue
            attributes = event.attributes
            if event.name in ("abstractNum", "num"):
                kind = event.name
                own = number(attributes.get("abstractNumId" if kind == "abstractNum" else "numId")) or 0
            elif event.name == "abstractNumId" and kind == "num":
                self._abstract[own] = number(attributes.get("val")) or 0
            elif event.name == "lvl" and kind == "abstractNum":
                level = list_level(attributes.get("ilvl")) or 0
                self._levels[own, level] = _Level()
            elif event.name in ("numFmt", "start") and kind == "abstractNum":
                self._levels[own, level] = _counted(self._levels.get((own, level), _Level()), event)

    def group(self, list_id: int) -> int:
        """Return what the lists that count together share."""
        return self._abstract.get(list_id, -list_id)

    def shows(self, list_id: int, level: int) -> bool:
        """Return whether items of a level have a sign before them."""
        return self._level(list_id, level).shown

    def sign(self, list_id: int, level: int) -> str:
        """Count one item, and return what stands before it: ``3. ``, or ``• `` where the list has no numbers.

        The number is that of its level alone, in digits, whatever the list writes.
        """
        how = self._level(list_id, level)
        counts = self._counts.setdefault(self.group(list_id), [])
        del counts[level + 1 :]
        while len(counts) <= level:
            counts.append(self._level(list_id, len(counts)).start - 1)
        counts[level] += 1
        return f"{counts[level]}. " if how.counts else "• "

    def _level(self, list_id: int, level: int) -> _Level:
        return self._levels.get((self.group(list_id), level), _Level(counts=False))


def _counted(level: _Level, event: Event) -> _Level:
    value = event.attributes.get("val", "")
    if event.name == "start":
        return _Level(level.counts, level.shown, number(value) or 0)
    return _Level(value not in ("bullet", "none"), value != "none", level.start)

"""YAML as a tree of places: no implicit types, nothing that runs, all mistakes of form at once.

Every scalar stays the text that stands in the file: ``NO``, ``2023-09-25``, ``12:30`` and ``0123``
mean themselves. Anchors, aliases and merge keys are read; tags, recursion and second documents are
refused. A parser of YAML stops at its first error. Here what is wrong is reported, then mended
(tabs, full-width colons) or cut out (the claim or field that holds it), and reading goes on, so
that the other mistakes of the file are found in the same run.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

import yaml

from heshi.errors import Mistake, Place
from heshi.rules.mend import LOADER, mend
from heshi.rules.page import Page
from heshi.text import regex as re
from heshi.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAX_LENGTH = 1_000_000
"""The most code points that a sheet may have."""

MAX_DEPTH = 32
"""The most lists and mappings that may stand inside one another."""

MAX_ALIASED = 100_000
"""The most nodes that aliases may stand for in all, so that no small file unfolds into a huge one."""

_MAX_ROUNDS = 50
"""How many errors of syntax are reported and worked around before reading ends."""

_MAX_REREAD = 5 * MAX_LENGTH
"""How many code points are read over again for that in all."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text.

    Attributes:
        place: where it begins.
        text: its value.
        plain: whether it is written without quotes.
    """

    place: Place
    text: str
    plain: bool = True


@dataclass(frozen=True, slots=True)
class Empty:
    """No value: nothing, ``~`` or ``null``.

    Attributes:
        place: where it stands, or its key where nothing stands.
    """

    place: Place


@dataclass(frozen=True, slots=True)
class Broken:
    """A value that cannot be read; the mistake is reported already.

    Attributes:
        place: where it stands.
    """

    place: Place


@dataclass(frozen=True, slots=True)
class Items:
    """A list.

    Attributes:
        place: where it begins.
        nodes: its items.
    """

    place: Place
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A key and its value.

    Attributes:
        key: the key.
        node: the value.
    """

    key: Scalar
    node: Node


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping; no key stands in it twice.

    Attributes:
        place: where it begins.
        entries: its keys and values, in the order written; those merged in come last.
    """

    place: Place
    entries: tuple[Entry, ...]

    def get(self, key: str) -> Entry | None:
        """Return the entry of ``key``, or None."""
        return next((entry for entry in self.entries if entry.key.text == key), None)


Node: TypeAlias = Scalar | Empty | Broken | Items | Fields


@dataclass(frozen=True, slots=True)
class Tree:
    """What was read of a file.

    Attributes:
        root: the top of the tree; ``Empty`` for a file that says nothing.
        mistakes: what is wrong in form.
    """

    root: Node
    mistakes: tuple[Mistake, ...]


class Unreadable:
    """What stands for a ``Broken`` node among Python values."""

    def __repr__(self) -> str:
        """Return a short text."""
        return "<unreadable>"


UNREADABLE = Unreadable()


def to_python(node: Node) -> object:
    """Return a node as ``str``, ``list``, ``dict``, ``None`` or ``UNREADABLE``."""
    match node:
        case Scalar():
            return node.text
        case Items():
            return [to_python(item) for item in node.nodes]
        case Fields():
            return {entry.key.text: to_python(entry.node) for entry in node.entries}
        case Empty():
            return None
        case Broken():
            return UNREADABLE


def parse(text: str, path: str) -> Tree:
    """Return the tree of a YAML text.

    Args:
        text: the decoded file; a byte order mark may begin it.
        path: the name of the file, for places.

    Returns:
        The tree, as far as the text can be read, and all mistakes of form in the order of their places.
    """
    text = text.removeprefix("\ufeff")
    if len(text) > MAX_LENGTH:
        problem = Words(
            f"事实表太长：{len(text):,} 个字符，最多 {MAX_LENGTH:,} 个",
            f"the sheet is too long: {len(text):,} characters, at most {MAX_LENGTH:,}",
        )
        help_ = Words("请分成几个文件", "split it into several files")
        return Tree(Broken(Place(path)), (Mistake(Place(path), problem, help_),))
    page = Page(path, text)
    mistakes = list(_unprintable(page))
    page = replace(page, text=_UNPRINTABLE.sub("\ufffd", text))
    root: Node = Broken(Place(path))
    for _ in range(min(_MAX_ROUNDS, _MAX_REREAD // (len(text) + 1))):
        try:
            tree = _compose(page, yaml.parse(page.text, Loader=LOADER))
        except yaml.MarkedYAMLError as error:
            found, mended = mend(page, error)
            mistakes += found
            if mended is None:
                break
            page = mended
        else:
            if not (isinstance(tree.root, Empty) and page.cut):
                root = tree.root
            mistakes += tree.mistakes
            break
    return Tree(root, tuple(sorted(mistakes, key=lambda mistake: mistake.place)))


_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML 1.1 does not allow in a stream (section 5.1)."""


def _unprintable(page: Page) -> Iterator[Mistake]:
    """Yield a mistake for every line with a character that no sheet may hold."""
    last = 0
    for match in _UNPRINTABLE.finditer(page.text):
        place = page.place(match.start())
        if place.line != last:
            last = place.line
            code = f"U+{ord(match[0]):04X}"
            yield Mistake(
                place,
                Words(f"这里有看不见的控制字符（{code}）", f"a control character stands here ({code})"),
                Words("请删除", "delete it"),
            )


# From events to nodes


@dataclass
class _Frame:
    """A list or mapping that is being read."""

    place: Place
    mapping: bool
    anchor: str | None
    nodes: list[Node] = field(default_factory=list)
    size: int = 1

    @property
    def key_is_next(self) -> bool:
        """Whether the next node is a key."""
        return self.mapping and len(self.nodes) % 2 == 0


class _StopError(Exception):
    """Reading on would be of no use; the mistake is reported."""


class _Composer:
    """Builds nodes from a parser's events."""

    def __init__(self, page: Page) -> None:
        """Begin with nothing read."""
        self.page = page
        self.mistakes: list[Mistake] = []
        self.root: Node | None = None
        self.frames: list[_Frame] = []
        self.anchors: dict[str, tuple[Node, int]] = {}
        self.aliased = 0

    def wrong(self, place: Place, problem: Words, help_: Words | None = None) -> None:
        """Report a mistake."""
        self.mistakes.append(Mistake(place, problem, help_))

    def take(self, event: yaml.Event) -> None:
        """Take in one event.

        Raises:
            _StopError: nothing after it can be used.
        """
        place = self.page.place(event.start_mark.index if event.start_mark else 0)
        match event:
            case yaml.DocumentStartEvent() if self.root is not None:
                problem = Words("一个文件只能有一张事实表", "a file holds one sheet, and here begins another")
                self.wrong(
                    place,
                    problem,
                    Words("请删去“---”，另存一个文件", 'move what follows "---" to a file of its own'),
                )
                raise _StopError
            case yaml.AliasEvent():
                self.add(*self.alias(event.anchor or "", place), None)
            case yaml.ScalarEvent():
                self.refuse_tag(event.tag, place)
                self.add(self.scalar(event, place), 1, event.anchor)
            case yaml.CollectionStartEvent():
                self.refuse_tag(event.tag, place)
                if len(self.frames) >= MAX_DEPTH:
                    self.wrong(place, Words(f"嵌套超过 {MAX_DEPTH} 层", f"nested more than {MAX_DEPTH} deep"))
                    raise _StopError
                if event.anchor:
                    self.anchors.pop(event.anchor, None)
                self.frames.append(_Frame(place, isinstance(event, yaml.MappingStartEvent), event.anchor))
            case yaml.CollectionEndEvent():
                frame = self.frames.pop()
                node = self.fields(frame) if frame.mapping else Items(frame.place, tuple(frame.nodes))
                self.add(node, frame.size, frame.anchor)

    def refuse_tag(self, tag: str | None, place: Place) -> None:
        """Report a tag."""
        if tag:
            shown = tag.replace("tag:yaml.org,2002:", "!!")
            self.wrong(
                place,
                Words(f"不能用标签“{shown[:40]}”", f'tags are not allowed: "{shown[:40]}"'),
                Words("以“!”开头的文字请加引号", 'put a text that begins with "!" in quotes'),
            )

    def scalar(self, event: yaml.ScalarEvent, place: Place) -> Node:
        """Return the node of a scalar."""
        plain = event.style is None or event.style == ""
        if plain and event.value == "~" and place.line in self.page.cut:
            return Broken(place)
        frame = self.frames[-1] if self.frames else None
        if frame is not None and frame.key_is_next:
            return Scalar(place, event.value, plain)
        if plain and event.value in {"", "~", "null"}:
            if not event.value and frame is not None and frame.mapping:
                place = frame.nodes[-1].place
            return Empty(place)
        return Scalar(place, event.value, plain)

    def alias(self, anchor: str, place: Place) -> tuple[Node, int]:
        """Return what an alias stands for, and its size."""
        shown = f"*{anchor[:40]}"
        if any(frame.anchor == anchor for frame in self.frames):
            self.wrong(place, Words(f"“{shown}”包含它自己", f'"{shown}" holds itself'))
            return Broken(place), 1
        if anchor not in self.anchors:
            self.wrong(
                place,
                Words(f"没有定义“{shown}”", f'"{shown}" is not defined'),
                Words("以“*”开头的文字请加引号", 'put a text that begins with "*" in quotes'),
            )
            return Broken(place), 1
        node, size = self.anchors[anchor]
        self.aliased += size
        if self.aliased > MAX_ALIASED:
            self.wrong(
                place,
                Words(
                    f"引用展开后超过 {MAX_ALIASED:,} 项", f"aliases stand for more than {MAX_ALIASED:,} nodes"
                ),
            )
            raise _StopError
        return node, size

    def add(self, node: Node, size: int, anchor: str | None) -> None:
        """Put a finished node where it belongs."""
        if anchor:
            self.anchors[anchor] = node, size
        if self.frames:
            self.frames[-1].nodes.append(node)
            self.frames[-1].size += size
        else:
            self.root = node

    def fields(self, frame: _Frame) -> Fields:
        """Return a finished mapping, with what is merged into it."""
        own: dict[str, Entry] = {}
        merged: dict[str, Entry] = {}
        for key, node in zip(frame.nodes[::2], frame.nodes[1::2], strict=True):
            if isinstance(key, Broken):
                continue
            if isinstance(key, Scalar) and not key.text.strip():
                self.wrong(key.place, Words("键是空的", "the key is empty"))
            elif not isinstance(key, Scalar):
                self.wrong(
                    key.place,
                    Words("键必须是一段文字", "a key must be a text"),
                    Words("有“{”或“[”的文字请加引号", 'put a text with "{" or "[" in quotes'),
                )
            elif key.text == "<<" and key.plain:
                for entry in self.merge(node):
                    merged.setdefault(entry.key.text, entry)
            elif key.text in own:
                first = own[key.text].key.place
                shown = key.text[:40]
                self.wrong(
                    key.place,
                    Words(
                        f"“{shown}”重复了，前面已有（{first}）",
                        f'"{shown}" is given twice; the first is at {first}',
                    ),
                )
            else:
                own[key.text] = Entry(key, node)
        return Fields(frame.place, (*own.values(), *(merged[key] for key in merged if key not in own)))

    def merge(self, node: Node) -> Iterator[Entry]:
        """Yield the entries that a merge key brings in, the earlier first."""
        for part in node.nodes if isinstance(node, Items) else (node,):
            if isinstance(part, Fields):
                yield from part.entries
            elif not isinstance(part, Broken):
                self.wrong(part.place, Words("“<<”后面应当是键值对", '"<<" takes a mapping'))


def _compose(page: Page, events: Iterable[yaml.Event]) -> Tree:
    """Return the tree of a parser's events.

    Raises:
        yaml.MarkedYAMLError: the parser's own.
    """
    composer = _Composer(page)
    try:
        for event in events:
            composer.take(event)
    except _StopError:
        root: Node = composer.root or Broken(Place(page.path))
    else:
        root = composer.root or Empty(Place(page.path))
    return Tree(root, tuple(composer.mistakes))

"""Series of claims: one template for several things, ``for: [淘宝, 天猫]`` and ``{it}``.

Texts are put where their names stand in braces, and nothing is worked out: what a series says can
be read off the sheet. It is unfolded in the tree, before anything is checked, so that every claim
of it is read like one written out, with the places of the template.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from heshi.errors import Mistake
from heshi.rules.explain import did_you_mean, nearest, shown
from heshi.rules.yamlnodes import Broken, Empty, Entry, Fields, Items, Node, Scalar
from heshi.text import regex as re
from heshi.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from heshi.errors import Place

KEY = "for"
"""The field of a claim that makes a series of it."""

IT = "it"
"""What a thing is called in braces when it is a text alone."""

MAX_UNFOLDED = 2_000_000
"""The most nodes and code points that the series of a sheet may unfold to."""

_NAME = re.compile(r"[^\W\d][\w-]{0,39}")
_BRACES = re.compile(r"\{\{(?P<literal>[^\W\d][\w-]{0,39})\}\}|(?<!\\[pPx])\{(?P<name>[^\W\d][\w-]{0,39})\}")
r"""A name in braces, or in double braces, which stand for single ones. RE2's ``\p{Han}`` and ``a{1,3}``
are neither."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One of the things that a series is about.

    Attributes:
        number: which it is, from 1.
        label: how a message tells it from the others.
        place: where it stands.
        values: what its names in braces stand for.
        names: the names in braces of all things of the series.
    """

    number: int
    label: str
    place: Place
    values: Mapping[str, Node]
    names: frozenset[str] = frozenset({IT})

    def marked(self, mistake: Mistake) -> Mistake:
        """Return a mistake in the claim of this thing, saying which claim it is."""
        problem = Words(
            f"{mistake.problem.zh}（{KEY} 的第 {self.number} 项“{self.label}”）",
            f'{mistake.problem.en} (item {self.number} of "{KEY}", "{self.label}")',
        )
        return Mistake(mistake.place, problem, mistake.help)


class UnfoldError(Exception):
    """The series of a sheet are too large.

    Attributes:
        mistake: how to say so.
    """

    def __init__(self, mistake: Mistake) -> None:
        """Hold ``mistake``; the exception's text is its place."""
        super().__init__(str(mistake.place))
        self.mistake = mistake


def things(node: Node) -> tuple[tuple[Thing, ...], list[Mistake]]:
    """Return the things that ``for`` lists, and what is wrong with the others."""
    if isinstance(node, Items) and node.nodes:
        found = [_thing(number, item) for number, item in enumerate(node.nodes, 1)]
        sound = [each for each in found if isinstance(each, Thing)]
        names = frozenset({IT}.union(*(each.values for each in sound)))
        wrong = [mistake for each in found if not isinstance(each, Thing) for mistake in each]
        return tuple(replace(each, names=names) for each in sound), wrong
    if isinstance(node, Broken):
        return (), []
    if isinstance(node, Items | Empty):
        return (), [Mistake(node.place, Words(f"“{KEY}”是空的", f'"{KEY}" is empty'))]
    problem = Words(f"“{KEY}”应当是列表", f'"{KEY}" must be a list')
    help_ = Words("例如 for: [淘宝, 天猫]", "for example for: [淘宝, 天猫]")
    return (), [Mistake(node.place, problem, help_)]


def _thing(number: int, node: Node) -> Thing | list[Mistake]:
    """Return one thing, or what is wrong with it."""
    zh, en = f"“{KEY}”的第 {number} 项", f'item {number} of "{KEY}"'
    match node:
        case Scalar() if node.text.strip():
            return Thing(number, shown(node.text), node.place, {IT: node})
        case Fields() if node.entries:
            wrong = [
                Mistake(
                    entry.key.place,
                    Words(
                        f"“{shown(entry.key.text)}”不能写进花括号",
                        f'"{shown(entry.key.text)}" cannot stand in braces',
                    ),
                    Words(
                        "只用字母、汉字、数字和“-”，不以数字开头",
                        'use letters, digits and "-" only, a letter first',
                    ),
                )
                for entry in node.entries
                if not _NAME.fullmatch(entry.key.text)
            ]
            wrong += [
                Mistake(
                    entry.node.place,
                    Words(f"“{shown(entry.key.text)}”是空的", f'"{shown(entry.key.text)}" is empty'),
                )
                for entry in node.entries
                if isinstance(entry.node, Empty)
            ]
            if wrong:
                return wrong
            first = node.entries[0].node
            label = shown(first.text) if isinstance(first, Scalar) else node.entries[0].key.text
            values = {entry.key.text: entry.node for entry in node.entries}
            return Thing(number, label, node.place, values)
        case Broken():
            return []
        case Items(nodes=nodes) if nodes:
            problem = Words(f"{zh}应当是一段文字或键值对", f"{en} must be a text or a mapping")
            return [Mistake(node.place, problem)]
        case _:
            return [Mistake(node.place, Words(f"{zh}是空的", f"{en} is empty"))]


class Unfolder:
    """Unfolds the series of one sheet, up to ``MAX_UNFOLDED`` in all."""

    def __init__(self) -> None:
        """Begin with nothing unfolded."""
        self._room = MAX_UNFOLDED

    def unfold(self, template: Fields, thing: Thing) -> tuple[Fields, list[Mistake]]:
        """Return the claim that a template makes of a thing, and the mistakes in its braces.

        Args:
            template: a claim without ``for``.
            thing: what it is about.

        Raises:
            UnfoldError: the series of the sheet are too large.
        """
        wrong: list[Mistake] = []
        entries = [Entry(entry.key, self._filled(entry.node, thing, wrong)) for entry in template.entries]
        return Fields(template.place, tuple(entries)), wrong

    def _spend(self, size: int, place: Place) -> None:
        """Take ``size`` from what is left.

        Raises:
            UnfoldError: so much is not left.
        """
        self._room -= size
        if self._room < 0:
            problem = Words(f"“{KEY}”展开后太大", f'"{KEY}" unfolds to too much')
            raise UnfoldError(
                Mistake(place, problem, Words("请分成几张事实表", "split it into several sheets"))
            )

    def _filled(self, node: Node, thing: Thing, wrong: list[Mistake]) -> Node:
        """Return a node with the values of ``thing`` for the names in braces."""
        self._spend(1, thing.place)
        match node:
            case Scalar():
                return self._text(node, thing, wrong)
            case Items():
                return Items(node.place, tuple(self._filled(each, thing, wrong) for each in node.nodes))
            case Fields() if bare := _bare(node, thing):
                return self._text(bare, thing, wrong)
            case Fields():
                return self._fields(node, thing, wrong)
            case _:
                return node

    def _fields(self, node: Fields, thing: Thing, wrong: list[Mistake]) -> Node:
        """Return a mapping with its keys and values filled in."""
        entries: dict[str, Entry] = {}
        for entry in node.entries:
            key = self._text(entry.key, thing, wrong)
            value = self._filled(entry.node, thing, wrong)
            if isinstance(key, Broken):
                return key
            if not isinstance(key, Scalar):
                wrong.append(_not_a_text(entry.key, entry.key.text.strip("{}")))
                return Broken(entry.key.place)
            if key.text in entries:
                word = shown(key.text)
                wrong.append(Mistake(key.place, Words(f"“{word}”重复了", f'"{word}" is given twice')))
            else:
                entries[key.text] = Entry(key, value)
        return Fields(node.place, tuple(entries.values()))

    def _text(self, text: Scalar, thing: Thing, wrong: list[Mistake]) -> Node:
        """Return a text with its braces filled in; braces alone may stand for a list or mapping."""
        if "{" not in text.text:
            return text
        whole = _BRACES.fullmatch(text.text)
        if whole and whole["name"] in thing.values:
            value = thing.values[whole["name"]]
            self._spend(_size(value), thing.place)
            return Scalar(text.place, value.text, value.plain) if isinstance(value, Scalar) else value
        plain, sound = text.plain, True
        pieces: list[str] = []
        done = 0
        for match in _BRACES.finditer(text.text):
            pieces.append(text.text[done : match.start()])
            done = match.end()
            name = match["name"]
            if name is None:
                pieces.append(f"{{{match['literal']}}}")
                continue
            value = thing.values.get(name, text)
            if name in thing.values and isinstance(value, Scalar):
                self._spend(len(value.text), thing.place)
                pieces.append(value.text)
                plain = plain and value.plain
                continue
            sound = False
            if name not in thing.values:
                wrong.append(_unknown(text, name, thing))
            elif not isinstance(value, Broken):
                wrong.append(_not_a_text(text, name))
        pieces.append(text.text[done:])
        self._spend(len(text.text), thing.place)
        return Scalar(text.place, "".join(pieces), plain) if sound else Broken(text.place)


def _size(node: Node) -> int:
    """Return the nodes and code points of a value."""
    return sum(1 + (len(each.text) if isinstance(each, Scalar) else 0) for each in _walk(node))


def _walk(node: Node) -> Iterator[Node]:
    """Yield a node and all in it, keys included."""
    yield node
    match node:
        case Items():
            for item in node.nodes:
                yield from _walk(item)
        case Fields():
            for entry in node.entries:
                yield entry.key
                yield from _walk(entry.node)
        case _:
            pass


def _bare(node: Fields, thing: Thing) -> Scalar | None:
    """Return ``{it}`` written without quotes, which YAML reads as a mapping, as the text that is meant."""
    if len(node.entries) != 1:
        return None
    key, value = node.entries[0].key, node.entries[0].node
    if not isinstance(value, Empty) or value.place != key.place:
        return None
    meant = key.text in thing.names or nearest(key.text, thing.names)
    return Scalar(node.place, f"{{{key.text}}}") if meant else None


def _unknown(text: Scalar, name: str, thing: Thing) -> Mistake:
    """Return the mistake of a name in braces that the thing does not have."""
    problem = Words(f"“{KEY}”里没有“{{{name}}}”", f'"{KEY}" has no "{{{name}}}"')
    return Mistake(text.place, problem, did_you_mean(name, tuple(thing.values)))


def _not_a_text(text: Scalar, name: str) -> Mistake:
    """Return the mistake of a list or mapping that is to stand inside a text."""
    problem = Words(f"“{{{name}}}”不是一段文字，不能放在文字里", f'"{{{name}}}" is no text to stand in one')
    help_ = Words("只能单独作一个值", "let it be a value of its own")
    return Mistake(text.place, problem, help_)

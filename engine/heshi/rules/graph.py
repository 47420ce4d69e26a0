"""The alias graph of a sheet, put together from its own names and those of the files that it uses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from heshi.errors import Mistake
from heshi.recognise.names import Boundary, Name
from heshi.rules.explain import full_width_comma, shown
from heshi.rules.model import form_key
from heshi.rules.yamlnodes import Empty, Entry, Fields, Items, Node, Scalar
from heshi.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from heshi.rules.schema import NameModel


def spelling_mistakes(names: Node) -> Iterator[Mistake]:
    """Yield a mistake for every spelling in the ``names`` of a file that cannot be looked for."""
    for entry in _entries(names):
        for text in (entry.key, *_aliases(entry.node)):
            if comma := full_width_comma(text):
                yield comma
            if text.text.strip() and not _can_be_name(text.text):
                word = shown(text.text)
                problem = Words(f"“{word}”不能作名称", f'"{word}" cannot be a name')
                yield Mistake(text.place, problem)


def _can_be_name(text: str) -> bool:
    """Return whether a text holds anything to look for."""
    try:
        Name(text)
    except ValueError:
        return False
    return True


def clashes(files: Iterable[Node]) -> Iterator[Mistake]:
    """Yield a mistake for every spelling that two names lay claim to.

    A name may be declared in several files, each adding to its spellings.

    Args:
        files: the ``names`` of each file, what is used before what uses it.
    """
    layers = [_entries(names) for names in files]
    owners: dict[str, tuple[Scalar, int]] = {}
    for layer, entries in enumerate(layers):
        for entry in entries:
            first, home = owners.setdefault(form_key(entry.key.text), (entry.key, layer))
            if first is not entry.key and (home == layer or first.text != entry.key.text):
                yield _taken(entry.key, first, first)
    aliases: dict[str, tuple[Scalar, Scalar]] = {}
    late: set[str] = set()
    for layer, entry in ((layer, entry) for layer, entries in enumerate(layers) for entry in entries):
        name, _ = owners[form_key(entry.key.text)]
        if name.text != entry.key.text:
            name = entry.key
        own: set[str] = {entry.key.text}
        for alias in _aliases(entry.node):
            form = form_key(alias.text)
            canonical, home = owners.get(form, (name, layer))
            owner, first = aliases.get(form, (canonical, canonical))
            if home > layer:
                if form not in late:
                    late.add(form)
                    yield _taken(canonical, name, alias)
            elif owner is not name or alias.text in own:
                yield _taken(alias, owner, first)
            own.add(alias.text)
            aliases.setdefault(form, (name, alias))


def _taken(alias: Scalar, owner: Scalar, first: Scalar) -> Mistake:
    """Return the mistake of a spelling that a name has already."""
    word, name = shown(alias.text), shown(owner.text)
    return Mistake(
        alias.place,
        Words(
            f"“{word}”已经是“{name}”的写法（{first.place}）",
            f'"{word}" is a spelling of "{name}" already ({first.place})',
        ),
    )


def _entries(names: Node) -> Sequence[Entry]:
    """Return the names in the ``names`` of a file."""
    return names.entries if isinstance(names, Fields) else ()


def _aliases(node: Node) -> Iterator[Scalar]:
    """Yield the aliases that a name is given."""
    if isinstance(node, Fields):
        entry = node.get("aliases")
        node = entry.node if entry else Empty(node.place)
    for part in node.nodes if isinstance(node, Items) else (node,):
        if isinstance(part, Scalar):
            yield part


@dataclass
class _Spellings:
    """What the files say of one name, as far as they have been read."""

    aliases: list[str]
    boundary: Boundary
    counts_inside: list[str]


def joined(files: Iterable[Mapping[str, NameModel | None]]) -> tuple[Name, ...]:
    """Return the names of all files, in the order of their first declaration.

    Spellings that count as the same are given once. Where files disagree on a boundary, the last
    that gives one holds.

    Args:
        files: the names of each file, what is used before what uses it.
    """
    found: dict[str, _Spellings] = {}
    for names in files:
        for canonical, model in names.items():
            spellings = found.setdefault(canonical, _Spellings([], Boundary.AUTO, []))
            if model is None:
                continue
            spellings.aliases += model.aliases
            spellings.counts_inside += model.counts_inside
            if "boundary" in model.model_fields_set:
                spellings.boundary = model.boundary
    return tuple(_name(canonical, spellings) for canonical, spellings in found.items())


def _name(canonical: str, spellings: _Spellings) -> Name:
    """Return a name."""
    forms = {form_key(canonical)}
    aliases = []
    for alias in spellings.aliases:
        if form_key(alias) not in forms:
            forms.add(form_key(alias))
            aliases.append(alias)
    inside = tuple(dict.fromkeys(spellings.counts_inside))
    return Name(canonical, tuple(aliases), spellings.boundary, inside)

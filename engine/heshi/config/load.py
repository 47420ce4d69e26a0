"""From a file to a configuration, or to all that is wrong with it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from heshi.config import toml
from heshi.config.find import SHARED
from heshi.config.model import ConfigModel
from heshi.errors import ConfigError, Mistake, Place, SheetError
from heshi.rules.explain import mistakes
from heshi.rules.find import read
from heshi.rules.yamlnodes import Fields, Items, Node, to_python
from heshi.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_NO_SECTION = Words(zh="没有 [tool.heshi] 这一节", en="there is no section [tool.heshi]")


@dataclass(frozen=True)
class Config:
    """What a configuration says.

    Attributes:
        path: the file as seen from the working directory.
        root: its folder, from which the paths and patterns in it count.
        says: its values.
        places: where each of its keys stands, by the keys on the way to it, joined by a dot.
    """

    path: str
    root: Path
    says: ConfigModel
    places: Mapping[str, Place]

    def place(self, *keys: str) -> Place:
        """Return where a key stands, or the file where it does not."""
        return self.places.get(".".join(keys), Place(self.path))

    def located(self, word: str) -> str:
        """Return a path of the configuration as seen from the working directory."""
        return from_here(self.root / word)


def load_config(path: str | Path) -> Config:
    """Read a configuration.

    Args:
        path: a TOML file; of one called ``pyproject.toml`` the section ``[tool.heshi]`` is read.

    Raises:
        ConfigError: with everything that is wrong with it.
    """
    file = Path(os.path.abspath(path))  # noqa: PTH100 - “..” goes, and links stay as they are
    name = from_here(file)
    try:
        node = toml.parse(read(Path(name)), name)
    except SheetError as error:  # what cannot be read at all is told as of a sheet
        raise ConfigError(error.mistakes) from error
    if file.name == SHARED:
        node = _section(node, name)
    try:
        says = ConfigModel.model_validate(to_python(node), context={})
    except ValidationError as error:
        found = mistakes(error, node, ConfigModel, "heshi", {})
        raise ConfigError(sorted(found, key=lambda mistake: mistake.place)) from error
    return Config(name, file.parent, says, dict(_places(node, ())))


def _section(node: Node, name: str) -> Node:
    """Return what a file shared with other tools says to Heshi.

    Raises:
        ConfigError: it says nothing.
    """
    for key in ("tool", "heshi"):
        entry = node.get(key) if isinstance(node, Fields) else None
        if entry is None:
            raise ConfigError([Mistake(Place(name), _NO_SECTION)])
        node = entry.node
    return node


def _places(node: Node, above: tuple[str, ...]) -> Iterator[tuple[str, Place]]:
    """Yield the place of each key and item in a tree, by the keys and indices on the way to it."""
    match node:
        case Fields():
            for entry in node.entries:
                here = (*above, entry.key.text)
                yield ".".join(here), entry.key.place
                yield from _places(entry.node, here)
        case Items():
            for index, item in enumerate(node.nodes):
                here = (*above, str(index))
                yield ".".join(here), item.place
                yield from _places(item, here)
        case _:
            pass


def from_here(file: Path) -> str:
    """Return a path as seen from the working directory, its parts joined by ``/``."""
    try:
        return Path(os.path.relpath(file)).as_posix()
    except ValueError:  # on another drive
        return file.as_posix()

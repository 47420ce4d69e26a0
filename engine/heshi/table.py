"""Tables whose entries are imported when they are looked up: what is not used need not be loaded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TypeVar, cast

EntryT = TypeVar("EntryT")


class Table(Mapping[str, EntryT]):
    """A table that says in which module each of its entries stands.

    To iterate over the keys, to count them and to ask for one imports nothing.
    """

    def __init__(self, attribute: str, homes: Mapping[str, str]) -> None:
        """Keep where the entries are.

        Args:
            attribute: what an entry is called in its module.
            homes: for each key, the module.
        """
        self._attribute = attribute
        self._homes = homes
        self._found: dict[str, EntryT] = {}

    def __getitem__(self, key: str) -> EntryT:
        """Return an entry; threads that ask at once get the same one, for a module is imported once.

        Raises:
            KeyError: there is no such key.
        """
        if key not in self._found:
            self._found[key] = cast("EntryT", getattr(import_module(self._homes[key]), self._attribute))
        return self._found[key]

    def __contains__(self, key: object) -> bool:
        """Return whether there is such a key."""
        return key in self._homes

    def __iter__(self) -> Iterator[str]:
        """Yield the keys in the order of the table."""
        return iter(self._homes)

    def __len__(self) -> int:
        """Return how many entries there are."""
        return len(self._homes)

"""Many frozen values at once: a long page has hundreds of thousands of blocks and places."""

from __future__ import annotations

from collections import deque
from itertools import repeat
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

T = TypeVar("T")


def in_bulk(kind: type[T], count: int, /, **columns: Iterable[object]) -> list[T]:
    """Return ``count`` values of a frozen dataclass with slots, without the checks that it makes of each.

    This takes a fifth of the time of making them one by one. The caller answers for what the checks would.

    Args:
        kind: the class.
        count: how many.
        columns: for each field its values, at least ``count``.
    """
    made = list(map(object.__new__, repeat(kind, count)))
    for name, values in columns.items():
        deque(map(getattr(kind, name).__set__, made, values), maxlen=0)
    return made

"""Names of places on the page, for links to it from elsewhere: ``#draft/sheet/claim``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from heshi.text import regex as re

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshi.rules.model import Claim

OVERVIEW = "overview"
"""The name of the overview; no draft has it."""

_NOT_IN_NAMES = re.compile(r"[^\w.\-]+")
"""What would have to be escaped in a link, or could not be read in one."""
_FOLDER = re.compile(r"[/\\]")


class Names:
    """Gives names that stand for one thing each, the same ones for the same report."""

    def __init__(self) -> None:
        """Start with the names that the page itself has."""
        self._taken: Counter[str] = Counter([OVERVIEW])

    def draft(self, path: str) -> str:
        """Return the name of a draft: its file's name without folder and suffix."""
        file = _FOLDER.split(path)[-1]
        stem = file.rpartition(".")[0] or file
        return self._own(_plain(stem) or "draft")

    def claim(self, claim: Claim) -> str:
        """Return the name of a claim in its draft: that of its sheet and its own."""
        return self._own(f"{_plain(claim.sheet) or 'sheet'}/{_plain(claim.id) or 'claim'}")

    def _own(self, name: str) -> str:
        """Return ``name``, with a number behind it where it is taken."""
        own = name
        while self._taken[own]:
            self._taken[name] += 1
            own = f"{name}-{self._taken[name]}"
        self._taken[own] += 1
        return own


def short_paths(paths: Sequence[str]) -> list[str]:
    """Return so much of the end of each path as tells it from the others, whole folder names only."""
    parts = [_FOLDER.split(path) for path in paths]
    short = list(paths)
    left = set(range(len(paths)))
    for length in range(1, max(map(len, parts), default=0) + 1):
        ends = {index: "/".join(parts[index][-length:]) for index in sorted(left)}
        counts = Counter(ends.values())
        for index, end in ends.items():
            if counts[end] == 1 or length >= len(parts[index]):
                short[index] = end
                left.discard(index)
    return short


def _plain(text: str) -> str:
    return _NOT_IN_NAMES.sub("-", text).strip("-")

"""Which elements of HTML are open: what is closed by what, as browsers see it, without a tree.

Every element that is open knows all that the ones around it say of its text, so that no question about
it needs a walk upwards; elements are closed in time linear in the page, however they nest.
"""

from __future__ import annotations

from typing import NamedTuple

from heshi.document import BlockKind
from heshi.readers.markup import BREAKING


class Part(NamedTuple):
    """What part text plays on the page: the fields of a block."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    group: int = 0
    row: int = 0
    column: int = 0


class Open(NamedTuple):
    """An element that is open, with what holds for the text in it.

    Attributes:
        name: the element's.
        part: what part its text plays.
        element: the number of the innermost block element; 0 is the page.
        lists: how many lists it is in.
        group: the number of the innermost list.
        unread: whether its text is no prose.
        link: whether it is in a link.
        bold: whether it is bold.
        pre: whether its line ends are as written.
    """

    name: str
    part: Part
    element: int = 0
    lists: int = 0
    group: int = 0
    unread: bool = False
    link: bool = False
    bold: bool = False
    pre: bool = False


_P_STAYS = frozenset(
    ("br", "option", "tr", "td", "th", "tbody", "thead", "tfoot", "caption", "legend", "body")
)
"""Elements that break the line but leave a paragraph open (HTML Standard, 13.2.6.4.7)."""
_P_SCOPE = ("td", "th", "table", "caption", "button", "object")

_ENDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "li": (("li",), ("ul", "ol", "menu", "table")),
    "dt": (("dt", "dd"), ("dl", "table")),
    "dd": (("dt", "dd"), ("dl", "table")),
    "tr": (("tr", "caption"), ("table",)),
    "td": (("td", "th", "caption"), ("tr", "table")),
    "th": (("td", "th", "caption"), ("tr", "table")),
    "tbody": (("tbody", "thead", "tfoot", "caption", "tr"), ("table",)),
    "thead": (("tbody", "thead", "tfoot", "caption", "tr"), ("table",)),
    "tfoot": (("tbody", "thead", "tfoot", "caption", "tr"), ("table",)),
    "option": (("option",), ("select",)),
    "rt": (("rt", "rp"), ("ruby",)),
    "rp": (("rt", "rp"), ("ruby",)),
}
"""Which open elements one that begins ends, unless another of these is between (HTML Standard, 13.1.2.4)."""


class Stack:
    """The elements that are open, the outermost first."""

    def __init__(self) -> None:
        """Begin a page."""
        self._states = [Open("", Part())]
        self._places: dict[str, list[int]] = {}
        self._blocks: list[int] = [0]

    @property
    def top(self) -> Open:
        """The innermost element that is open."""
        return self._states[-1]

    def push(self, state: Open) -> None:
        """Open an element."""
        place = len(self._states)
        self._states.append(state)
        self._places.setdefault(state.name, []).append(place)
        if state.name in BREAKING:
            self._blocks.append(place)

    def before(self, name: str) -> list[Open]:
        """Close what cannot hold an element ``name``, which is about to begin; return what was closed."""
        closed: list[Open] = []
        names, bounds = _ENDS.get(name, ((), ()))
        if names:
            bound = self._bound(bounds)
            first = min((place for place in map(self._last, names) if place > bound), default=0)
            closed = self._close_from(first) if first else []
        if name in BREAKING and name not in _P_STAYS and self._last("p") > self._bound(_P_SCOPE):
            closed = [*closed, *self._close_from(self._last("p"))]
        if name in BREAKING and self._last("head") > 0:
            closed = [*closed, *self._close_from(self._last("head"))]
        return closed

    def pop(self, name: str) -> list[Open]:
        """Close the innermost element ``name`` and what is open in it; return what was closed.

        An inline element is closed only inside its block: ``<b><p></b>`` leaves the paragraph open.
        """
        place = self._last(name)
        if place < 1 or (name not in BREAKING and place < self._blocks[-1]):
            return []
        return self._close_from(place)

    def _last(self, name: str) -> int:
        places = self._places.get(name)
        return places[-1] if places else -1

    def _bound(self, names: tuple[str, ...]) -> int:
        return max(map(self._last, names))

    def _close_from(self, place: int) -> list[Open]:
        closed = self._states[place:]
        del self._states[place:]
        for state in closed:
            self._places[state.name].pop()
            if state.name in BREAKING:
                self._blocks.pop()
        return closed

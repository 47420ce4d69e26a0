"""Blanks between figures and Chinese characters (共 2000 余个): many pages set them, and they mean nothing.

Dates and quantities are read in the text without them; what is found is then placed in the text as it is.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from heshi.recognise.mention import Mention, Value
from heshi.text import regex as re
from heshi.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeVar

    ValueT = TypeVar("ValueT", bound=Value)

_BLANK: Final = re.compile(r"(?<=[⺀-鿿]) +(?=[0-9])|(?<=[0-9%]) +(?=[⺀-鿿])")


@dataclass(frozen=True, slots=True)
class Closed:
    """A text without the blanks.

    Attributes:
        text: the text.
        ends: where in it something was dropped, in order.
        dropped: how many code points were dropped up to and with each of these places.
    """

    text: str
    ends: tuple[int, ...]
    dropped: tuple[int, ...]

    def place(self, at: int) -> int:
        """Return where a character of the text stands in the text as it was."""
        index = bisect_right(self.ends, at)
        return at + (self.dropped[index - 1] if index else 0)

    def span(self, span: Span) -> Span:
        """Return where a piece of the text, which is not empty, stands in the text as it was."""
        return Span(self.place(span.start), self.place(span.end - 1) + 1)


def closed(normal: str) -> Closed:
    """Return a text in its normal form without blanks between figures and Chinese characters."""
    pieces: list[str] = []
    ends: list[int] = []
    dropped: list[int] = []
    start = size = count = 0
    for match in _BLANK.finditer(normal):
        pieces.append(normal[start : match.start()])
        size += match.start() - start
        count += len(match[0])
        ends.append(size)
        dropped.append(count)
        start = match.end()
    return Closed("".join((*pieces, normal[start:])), tuple(ends), tuple(dropped))


def read_closed(normal: str, find: Callable[[str], Sequence[Mention[ValueT]]]) -> list[Mention[ValueT]]:
    """Return what is found in a text when blanks between figures and Chinese characters are passed over.

    Args:
        normal: the text in its normal form.
        find: finds mentions in a text without them.
    """
    text = closed(normal)
    if not text.ends:
        return list(find(normal))
    return [
        Mention(span := text.span(each.span), each.kind, span.of(normal), each.value, each.pattern)
        for each in find(text.text)
    ]

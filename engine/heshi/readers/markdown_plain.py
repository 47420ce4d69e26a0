"""The paragraphs and headings of Markdown that hold no markup: most of a draft, found without the parser.

Such a block stands between blank lines at the left edge, so that it ends every container above it and belongs
to none. The parser gets the page with a short paragraph, the stand-in, in place of each run of them: whatever
the parser makes of the rest, it makes the same of it. Where the parser does not read the stand-in as a
paragraph (within a code block, say), the run is given to it as it is.
"""

from __future__ import annotations

import re
from array import array
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from heshi.readers.page import unclean_places

if TYPE_CHECKING:
    from collections.abc import Sequence

_STAND_IN = "\n\nx"

_MARKUP = r"*_`\[\]<>&\\~|\0\t\n\r\v\f\x1c-\x1f\x85\u2028\u2029"
"""What may be markup within a line, or break it."""
_BLOCK = re.compile(
    rf"\n(?<=\n\n)\n*(?:"
    rf"(\#{{1,6}})[ ]+([^-+=\#{{:\s{_MARKUP}][^\#{{{_MARKUP}]*)"
    rf"|[\u3000\u00a0]*(?!\d{{1,9}}[.)])([^-+=\#:\s{_MARKUP}][^{_MARKUP}]*)"
    rf")\n(?=\n)"
)
"""A blank line and a block without markup: a heading, or a paragraph on one line."""


class PlainRun(NamedTuple):
    """Plain blocks one after the other.

    Attributes:
        start: where the blank line before the first begins in the source.
        end: where the last ends.
        starts: where the text of each begins.
        ends: where it ends.
        levels: of headings 1 to 6; of paragraphs 0.
    """

    start: int
    end: int
    starts: list[int]
    ends: list[int]
    levels: list[int]


def plain_runs(text: str, start: int) -> list[PlainRun]:
    """Return the runs of plain blocks in a Markdown page, in order.

    Args:
        text: the page.
        start: where the Markdown begins in it, after the front matter.
    """
    found = [
        (*match.span(match.lastindex or 0), match.start(), match.end(1) - match.start(1))
        for match in _BLOCK.finditer(text, start)
    ]
    found = [block for block in found if not text[block[1] - 1].isspace()]
    unclean = unclean_places(text, start) if found else []
    if unclean:
        found = _clean(found, unclean)
    runs: list[PlainRun] = []
    last = -1
    for low, high, before, level in found:
        if before != last:
            runs.append(PlainRun(before - 1, high, [], [], []))
        run = runs[-1]
        run.starts.append(low)
        run.ends.append(high)
        run.levels.append(level)
        last = high + 1
    return [run._replace(end=run.ends[-1]) for run in runs]


def _clean(found: list[tuple[int, int, int, int]], unclean: list[int]) -> list[tuple[int, int, int, int]]:
    """Return the blocks that hold none of the places ``unclean``; both are in order."""
    kept = []
    places = iter([*unclean, -1])
    place = next(places)
    for block in found:
        while 0 <= place < block[0]:
            place = next(places)
        if not block[0] <= place < block[1]:
            kept.append(block)
    return kept


_IS_FIRST = bytes(0 if 0x80 <= byte < 0xC0 else 1 for byte in range(256))  # noqa: PLR2004 - UTF-8 continues with these
"""For each byte of UTF-8 whether a code point begins with it."""


class Reduced:
    """A Markdown page as the parser gets it, with stand-ins for runs of plain blocks.

    Attributes:
        text: what the parser reads.
        runs: the run that each stand-in is for, by the byte at which it begins.
        places: for each byte of the text, in which the parser counts, the code point of the source.
    """

    def __init__(self, source: str, start: int, runs: Sequence[PlainRun]) -> None:
        """Put the stand-ins in.

        Args:
            source: the page.
            start: where the Markdown begins in it.
            runs: the runs, in order.
        """
        parts: list[str] = []
        self.runs: dict[int, PlainRun] = {}
        self.places = array("q")
        last = start
        for run in runs:
            self._add(source[last : run.start], last)
            parts += source[last : run.start], _STAND_IN
            self.places.extend(range(run.start + 1, run.start + len(_STAND_IN)))
            self.runs[len(self.places) - 1] = run
            last = run.end
        self._add(source[last:], last)
        self.text = "".join([*parts, source[last:]])

    def _add(self, part: str, base: int) -> None:
        """Add the places of a part that stands in the source from ``base`` on, and that of its end."""
        if part.isascii():
            self.places.extend(range(base, base + len(part) + 1))
        else:
            self.places.extend(accumulate(part.encode().translate(_IS_FIRST), initial=base))

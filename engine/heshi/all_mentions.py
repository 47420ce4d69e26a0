"""Everything that Heshi reads in a text, for looking at: what ``heshi mentions`` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from heshi.reading import Reading, compile_sheet, reference_of
from heshi.recognise.dates import find_dates
from heshi.recognise.mention import Mention, Value
from heshi.recognise.quantities import find_quantities
from heshi.recognise.stance import find_stances
from heshi.rules.model import Sheet

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from heshi.document import Document
    from heshi.recognise.segment import Segmenter

AnyMention: TypeAlias = Mention[Value]

_NO_NAMES = Sheet(id="", title=None, path="", as_of=None, names=(), claims=())
"""The sheet for a draft that no sheet is given for."""


def find_mentions(
    document: Document,
    sheets: Iterable[Sheet] = (),
    today: dt.date | None = None,
    segmenter: Segmenter | None = None,
) -> list[AnyMention]:
    """Return everything that Heshi reads in a draft, in order.

    Args:
        document: the draft.
        sheets: the sheets whose names and words are looked for; there may be none.
        today: the day from which 昨日 and a missing year are read where neither a sheet nor the draft's
            front matter gives one.
        segmenter: settles doubtful word boundaries; a default one when None.

    Returns:
        The mentions; their spans are code points of the document's prose. What several sheets find alike is
        there once; what they find differently (a name that is two things) once for each.
    """
    readings = [
        Reading(document, sheet, compile_sheet(sheet, segmenter), reference_of(document, sheet, today))
        for sheet in tuple(sheets) or (_NO_NAMES,)
    ]
    found = {repr(mention): mention for reading in readings for mention in _read(reading)}
    return sorted(found.values(), key=lambda mention: (mention.span, mention.kind))


def _read(reading: Reading) -> Iterator[AnyMention]:
    """Yield what is read in a draft with the names of one sheet."""
    yield from find_dates(reading.normal, reading.reference)
    yield from find_quantities(reading.normal)
    yield from reading.name_mentions
    yield from reading.lists
    yield from reading.quotes
    yield from find_stances(reading.normal, reading.sentences)

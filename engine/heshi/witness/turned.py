"""Phrases that a draft has the other way round: who did it to whom, and what belongs to what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from heshi.kinds.base import gap
from heshi.recognise.mention import Comparison
from heshi.recognise.quantities import Quantity, compare_quantities
from heshi.text import regex as re
from heshi.witness.lines import MARK, PUNCTUATION, SAME_WORDS, line_of, segments_of
from heshi.witness.names import ANTONYMS
from heshi.witness.nouns import FUNCTION, PAIR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshi.findings import Gap
    from heshi.text.spans import Span
    from heshi.witness.accounts import Account, Scene
    from heshi.witness.clauses import Passage
    from heshi.witness.lines import Line, Segment

_JOINED: Final = re.compile(r"(?:[、和与及跟同,/\s]|以及|联合|携手)*")
_TURNED: Final = re.compile(r"[被由把将向受遭获]|为[^,]{1,12}所")


def turned_gap(account: Account, mine: Line, theirs: Line, segments: Sequence[Segment]) -> Gap | None:
    """Return the gap of two phrases that have changed places across other words."""
    pieces = [
        (
            mine.text[each.i : each.i_end].strip(PUNCTUATION),
            theirs.text[each.j : each.j_end].strip(PUNCTUATION),
            each,
        )
        for each in segments
    ]
    for index, (one, other, first) in enumerate(pieces):
        if (min(len(one), len(other)) < PAIR and (one, other) not in ANTONYMS) or MARK in one + other:
            continue
        for later, earlier, second in pieces[index + 1 :]:
            if (later, earlier) != (other, one):
                continue
            between = mine.text[first.i_end : second.i]
            if MARK in between:
                if _moved_with_value(account, mine, theirs, first, second):
                    continue
            elif _JOINED.fullmatch(between) or "、" in between or _in_one_list(account, mine, first, second):
                continue
            if len(_TURNED.findall(mine.text)) != len(_TURNED.findall(theirs.text)):
                continue
            return gap("replaced", theirs.span(first.j, first.j_end), one, other)
    return None


def _in_one_list(account: Account, mine: Line, first: Segment, second: Segment) -> bool:
    """Return whether two places are items of one list, whose order says nothing."""
    one, other = mine.span(first.i, first.i_end), mine.span(second.i, second.i_end)
    return any(each.span.covers(one) and each.span.covers(other) for each in account.source.reading.lists)


def _moved_with_value(account: Account, mine: Line, theirs: Line, first: Segment, second: Segment) -> bool:
    """Return whether a phrase that changed places took its figure along: 13人赞成、3人反对."""
    own = _value_beside(account.source, mine, first.i, first.i_end)
    moved = _value_beside(account.draft, theirs, second.j, second.j_end)
    return own is not None and moved is not None and compare_quantities(moved, own) is Comparison.FITS


def _value_beside(scene: Scene, line: Line, start: int, end: int) -> Quantity | None:
    """Return the figure right before a phrase, else the one right after it."""
    for at in (start - 1, end):
        if 0 <= at < len(line.text) and line.text[at] == MARK:
            found = (each.value for each in scene.figures if each.start == line.places[at])
            return next(found, None)
    return None


def crossed_gap(account: Account, found: Sequence[Passage]) -> Gap | None:
    """Return the gap of two phrases that have changed places between passages: 淘宝在于多…京东在于快."""
    pieces: list[tuple[int, str, str, Span]] = []
    for number, passage in enumerate(found):
        if passage.likeness < SAME_WORDS or len(passage.mine) > 1 or len(passage.theirs) > 1:
            continue
        mine, theirs = line_of(account.source, passage.mine), line_of(account.draft, passage.theirs)
        for each in segments_of(mine.text, theirs.text):
            one = mine.text[each.i : each.i_end].strip(PUNCTUATION)
            other = theirs.text[each.j : each.j_end].strip(PUNCTUATION)
            if one and other and MARK not in one + other and not set(one + other) & FUNCTION:
                pieces.append((number, one, other, theirs.span(each.j, each.j_end)))
    for index, (number, one, other, at) in enumerate(pieces):
        rest = pieces[index + 1 :]
        if any(later == other and earlier == one and number != place for place, later, earlier, _ in rest):
            return gap("replaced", at, one, other)
    return None

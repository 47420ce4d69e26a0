"""Whose name stands in the place of a name: parties and speakers that a draft exchanged for others.

Two passages that tell the same are laid side by side, letter by letter. Where one has a name and the other,
between the same words, another name, the draft names somebody else; where two names have changed places
across a verb, it has turned who did it to whom. Short forms (央视 for 中央电视台), pronouns and what points
back are no other names.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from rapidfuzz.distance import Levenshtein

from heshi.kinds.base import gap
from heshi.reading import inside
from heshi.recognise.parties import is_generic, is_name, is_short_for
from heshi.recognise.phrases import Role, lex
from heshi.text.normal import fold
from heshi.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshi.findings import Gap
    from heshi.witness.accounts import Account, Scene
    from heshi.witness.clauses import Passage

_CLOSE: Final = 0.5
_JOINED: Final = re.compile(r"(?:[、和与及跟同,/\s]|以及|联合|携手)*")
_TURNED: Final = re.compile(r"[被由把将向受遭获]|为[^,]{1,12}所")
_EDGES: Final = ' ,;:。!?、“”‘’「」『』《》()"的由被与和跟同向对在于了是也则'
_LONGEST: Final = 12
_MARK: Final = "\x00"
_CUT: Final = frozenset({Role.VERB, Role.ADVERB, Role.PREPOSITION, Role.TIME, Role.PRONOUN})


class Segment(NamedTuple):
    """A piece of the source for which the draft has another."""

    i: int
    i_end: int
    j: int
    j_end: int


@dataclass(frozen=True, slots=True)
class _Line:
    """The letters of a passage, each value as one mark, and where each stands."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Return the place of ``text[start:end]``, which is not empty."""
        return Span(self.places[start], self.places[end - 1] + 1)


def _line(scene: Scene, clauses: Sequence[Span]) -> _Line:
    chars: list[str] = []
    places: list[int] = []
    for clause in clauses:
        values = sorted(
            (*(e.span for e in inside(scene.figures, clause)), *(e.span for e in inside(scene.dates, clause)))
        )
        at = clause.start
        while at < clause.end:
            value = next((each for each in values if each.start == at), None)
            if value is not None:
                chars.append(_MARK)
                places.append(at)
                at = value.end
                continue
            if not scene.normal[at].isspace():
                chars.append(scene.normal[at])
                places.append(at)
            at += 1
    return _Line("".join(chars), tuple(places))


def replaced_gaps(account: Account, passage: Passage) -> list[Gap]:
    """Return where the draft has another name, or two names the other way round, in the place of the source's."""
    if passage.likeness < _CLOSE:
        return []
    mine, theirs = _line(account.source, passage.mine), _line(account.draft, passage.theirs)
    segments = _segments(mine.text, theirs.text)
    if not segments:
        return []
    turned = _turned(account, mine, theirs, segments)
    if turned is not None:
        return [turned]
    gaps = [*_names(account, passage, mine, theirs, segments), *_unknown(account, mine, theirs, segments)]
    found: list[Gap] = []
    for each in gaps:
        if not any(each.at and other.at and each.at.overlaps(other.at) for other in found):
            found.append(each)
    return found


def _segments(mine: str, theirs: str) -> list[Segment]:
    found: list[Segment] = []
    for op in Levenshtein.opcodes(mine, theirs):
        if op.tag == "equal":
            continue
        if found and found[-1].i_end == op.src_start and found[-1].j_end == op.dest_start:
            found[-1] = found[-1]._replace(i_end=op.src_end, j_end=op.dest_end)
        else:
            found.append(Segment(op.src_start, op.src_end, op.dest_start, op.dest_end))
    return found


def _mapped(segments: Sequence[Segment], at: int, *, end: bool) -> int:
    """Return where in the draft's line a place of the source's falls; an end falls behind what replaced it."""
    index = bisect_right([each.i for each in segments], at) - 1
    if index < 0:
        return at
    segment = segments[index]
    if at >= segment.i_end and not (end and at == segment.i == segment.i_end):
        if at == segment.i_end and not end and segment.i < segment.i_end:
            return segment.j_end
        return segment.j_end + at - segment.i_end
    if end:
        return segment.j_end if at > segment.i else segment.j
    return segment.j


def _names(
    account: Account, passage: Passage, mine: _Line, theirs: _Line, segments: Sequence[Segment]
) -> Iterator[Gap]:
    """Yield where another stands in the place of a name that the source's sheet declares."""
    source, draft = account.source.reading, account.draft.reading
    held = [mention for clause in passage.mine for mention in inside(source.declared_mentions, clause)]
    there = "".join(fold(each.of(draft.normal)) for each in account.told).replace(" ", "")
    for mention in held:
        start = bisect_right(mine.places, mention.start) - 1
        end = bisect_right(mine.places, mention.end - 1)
        if mine.text[start:end] in there or draft.spans_of((mention.value.canonical,)):
            continue
        left, right = _mapped(segments, start, end=False), _mapped(segments, end, end=True)
        yield from _slot(mine.text[start:end], theirs, left, right)


def _slot(name: str, theirs: _Line, left: int, right: int) -> Iterator[Gap]:
    """Yield the gap of another's name in ``theirs.text[left:right]``."""
    while left < right and theirs.text[left] in _EDGES:
        left += 1
    while left < right and theirs.text[right - 1] in _EDGES:
        right -= 1
    text = theirs.text[left:right]
    if not 1 < len(text) <= _LONGEST or _MARK in text or is_generic(text) or is_short_for(name, text):
        return
    if re.search(r"[,;:。!?]", text) or any(word.role in _CUT for word in lex(text, 0, len(text))):
        return
    if len(set(name) & set(text)) * 2 > len(set(name)) and not _differs_as_name(name, text):
        return
    span = theirs.span(left, right)
    yield gap("replaced", span, name, text)


def _differs_as_name(name: str, text: str) -> bool:
    """Return whether two names that share most letters are two all the same: 张伟 and 李伟, 7路 and 9路."""
    return len(name) == len(text)


def _unknown(account: Account, mine: _Line, theirs: _Line, segments: Sequence[Segment]) -> Iterator[Gap]:
    """Yield where a name that no sheet declares was exchanged for another."""
    whole = "".join(each.of(account.draft.normal) for each in account.told)
    said = account.span.of(account.source.normal)
    for segment in segments:
        i, i_end, j, j_end = _widened(mine.text, theirs.text, segment)
        one = mine.text[i:i_end].strip(_EDGES)
        other = theirs.text[j:j_end].strip(_EDGES)
        if not one or not other or one in whole or other in said or is_short_for(one, other):
            continue
        if is_name(one) and is_name(other) and _MARK not in one + other:
            at = theirs.text.index(other, j)
            yield gap("replaced", theirs.span(at, at + len(other)), one, other)


def _widened(mine: str, theirs: str, segment: Segment) -> Segment:
    """Return a segment with the Latin word or the rest of the name that it is a part of."""
    i, i_end, j, j_end = segment
    while i and j and mine[i - 1] == theirs[j - 1] and (mine[i - 1].isascii() and mine[i - 1].isalnum()):
        i, j = i - 1, j - 1
    while (
        i_end < len(mine)
        and j_end < len(theirs)
        and mine[i_end] == theirs[j_end]
        and mine[i_end].isascii()
        and mine[i_end].isalnum()
    ):
        i_end, j_end = i_end + 1, j_end + 1
    return Segment(i, i_end, j, j_end)


def _turned(account: Account, mine: _Line, theirs: _Line, segments: Sequence[Segment]) -> Gap | None:
    """Return the gap of two phrases that have changed places across other words."""
    pieces = [
        (mine.text[each.i : each.i_end].strip(_EDGES), theirs.text[each.j : each.j_end].strip(_EDGES), each)
        for each in segments
    ]
    for index, (one, other, first) in enumerate(pieces):
        if len(one) < 2 or len(other) < 2 or _MARK in one + other:  # noqa: PLR2004 - a name has two letters
            continue
        for later, earlier, second in pieces[index + 1 :]:
            if (later, earlier) != (other, one):
                continue
            between = mine.text[first.i_end : second.i]
            if _JOINED.fullmatch(between) or "、" in between:
                continue
            if len(_TURNED.findall(mine.text)) != len(_TURNED.findall(theirs.text)):
                continue
            return gap("replaced", theirs.span(first.j, first.j_end), one, other)
    return None

"""Which value of the draft stands in the place of a value of the source.

The words around two values are compared: those before them in their clause weigh most, then those of the
clauses before, those after, and the clause as a whole. Equal values attract each other, but less than equal
words do: where two figures change places the words tell which is whose.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

from heshi.kinds.rows import RESPECTIVELY, members
from heshi.reading import inside
from heshi.recognise.mention import Mention, Value
from heshi.text.normal import normalise
from heshi.text.spans import Span
from heshi.witness.accounts import Scene, grams, likeness

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from heshi.rules.model import Claim
    from heshi.witness.accounts import Account

MarkT = TypeVar("MarkT", bound=Value)

_NEAR, _FAR = 8, 14
_SURE: Final = 0.42
"""How alike the words around two different values must be for one to stand for the other."""
_LEAST: Final = 0.3
"""How much words and values together must speak for it."""
_EQUAL: Final = 0.05
"""How alike they must be around equal values."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words around a value.

    Attributes:
        before: the letters before it in its clause, the last few.
        far: the letters before it in its sentence, the last few.
        after: the letters after it in its clause, the first few.
        clause: the letters of its clause.
        place: how far on in its sentence it stands, 0 to 1.
    """

    before: frozenset[str]
    far: frozenset[str]
    after: frozenset[str]
    clause: frozenset[str]
    place: float


def surroundings(scene: Scene, span: Span, beside: Sequence[Span]) -> Surroundings:
    """Return the words around a value.

    Args:
        scene: its text.
        span: its place.
        beside: the places of the values of its sort in its sentence, in order.
    """
    reading = scene.reading
    sentence = reading.sentences[reading.sentence_index(span.start)]
    clause = reading.clause_at(span.start)
    earlier = [each.end for each in beside if each.end <= span.start and each.start >= clause.start]
    later = [each.start for each in beside if each.start >= span.end and each.end <= clause.end]
    start, end = max(earlier, default=clause.start), min(later, default=clause.end)
    before = scene.letters(Span(start, span.start))[-_NEAR:]
    member = _member(scene, span, beside, sentence)
    if member is not None:
        before = scene.letters(member)[-_NEAR:]
    far = scene.letters(Span(sentence.start, span.start))[-_FAR:]
    after = scene.letters(Span(span.end, max(span.end, end)))[:_NEAR]
    place = (span.start - sentence.start) / max(1, len(sentence))
    return Surroundings(grams(before), grams(far), grams(after), grams(scene.letters(clause)), place)


def _member(scene: Scene, span: Span, beside: Sequence[Span], sentence: Span) -> Span | None:
    """Return what a value goes with by its order: 营收 in 营收、净利润分别为12亿元和3亿元."""
    cue = next(RESPECTIVELY.finditer(scene.normal, sentence.start, span.start), None)
    if cue is None:
        return None
    row = [each for each in beside if each.start >= cue.end()]
    clause = scene.reading.clause_at(max(sentence.start, cue.start() - 1))
    pieces = members(scene.normal, Span(clause.start, max(clause.start, cue.start())))
    return pieces[row.index(span)] if len(pieces) == len(row) > 1 and span in row else None


def affinity(one: Surroundings, other: Surroundings) -> float:
    """Return how alike the words around two values are, 0 to 1."""
    return (
        0.35 * _alike(one.before, other.before)
        + 0.2 * _alike(one.far, other.far)
        + 0.2 * _alike(one.after, other.after)
        + 0.15 * _alike(one.clause, other.clause)
        + 0.1 * (1 - abs(one.place - other.place))
    )


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    if not one and not other:
        return 0.7
    return likeness(one, other)


def pair(
    source: tuple[Scene, Sequence[Mention[MarkT]]],
    draft: tuple[Scene, Sequence[Mention[MarkT]]],
    bonus: Callable[[Mention[MarkT], Mention[MarkT]], float | None],
) -> dict[Span, Mention[MarkT]]:
    """Return for values of the source the values of the draft that stand in their place.

    Args:
        source: the source, and the values of one of its sentences, in order.
        draft: the draft, and the values of the sentences that tell it, in order.
        bonus: how much two values attract each other; 1 for equal ones; None for two of different sorts.
    """
    mine = [
        (mark, surroundings(source[0], mark.span, _beside(source[0], source[1], mark))) for mark in source[1]
    ]
    theirs = [
        (mark, surroundings(draft[0], mark.span, _beside(draft[0], draft[1], mark))) for mark in draft[1]
    ]
    scored = []
    for index, (mark, words) in enumerate(mine):
        for other_index, (other, other_words) in enumerate(theirs):
            attraction = bonus(mark, other)
            if attraction is None:
                continue
            alike = affinity(words, other_words)
            scored.append((alike + 0.4 * attraction, alike, attraction, index, other_index))
    scored.sort(key=lambda each: (-each[0], each[3], each[4]))
    taken: set[int] = set()
    found: dict[int, int] = {}
    for whole, alike, attraction, index, other_index in scored:
        if whole < _LEAST or index in found or other_index in taken:
            continue
        if alike >= (_EQUAL if attraction >= 1 else _SURE):
            found[index] = other_index
            taken.add(other_index)
    return {mine[index][0].span: theirs[other][0] for index, other in found.items()}


def _beside(scene: Scene, marks: Sequence[Mention[MarkT]], mark: Mention[MarkT]) -> list[Span]:
    reading = scene.reading
    sentence = reading.sentences[reading.sentence_index(mark.start)]
    return [each.span for each in inside(list(marks), sentence)]


def own_mark(
    marks: Sequence[Mention[MarkT]], text: str, claim: Claim, account: Account
) -> Mention[MarkT] | None:
    """Return the value of a claim in its own sentence: the one in the clauses that the claim says.

    Args:
        marks: the values of the sentence, in order.
        text: the claim's value as its sheet writes it.
        claim: the claim.
        account: its sentence.
    """
    wanted, normal = normalise(text).replace(" ", ""), account.source.normal
    same = [mark for mark in marks if mark.span.of(normal).replace(" ", "") == wanted]
    told = normalise(claim.says).replace(" ", "")

    def is_said(mark: Mention[MarkT]) -> bool:
        clause = account.source.reading.clause_at(mark.start).of(normal)
        return clause.strip(" ,;:。!?").replace(" ", "") in told

    return next((mark for mark in same if is_said(mark)), same[0] if same else None)

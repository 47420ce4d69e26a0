"""Which clauses of a draft tell which clauses of a sentence of the source.

Clauses may be put in another order, divided or run together; those that tell the same form one passage.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Final

from heshi.reading import inside
from heshi.recognise.quotes import QuoteRole
from heshi.witness.accounts import holding, likeness

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshi.text.spans import Span
    from heshi.witness.accounts import Account, Scene

_ALIKE: Final = 0.4
_HELD: Final = 0.7
_NEIGHBOURS: Final = 0.5
"""How alike clauses count as that are known by their neighbours alone."""
_FEW: Final = 3
"""A clause of fewer grams says too little to be known again by itself."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Clauses of the source and the clauses of the draft that tell them.

    Attributes:
        mine: those of the source, in order; never empty.
        theirs: those of the draft, in order; never empty.
        likeness: how alike the two are, 0 to 1.
    """

    mine: tuple[Span, ...]
    theirs: tuple[Span, ...]
    likeness: float


def passages(account: Account) -> list[Passage]:
    """Return the passages of a sentence and its account, in the source's order, quoted words left out."""
    mine = _clauses(account.source, (account.span,))
    theirs = _clauses(account.draft, account.told)
    one = [account.source.grams(each) for each in mine]
    other = [account.draft.grams(each) for each in theirs]
    links: set[tuple[int, int]] = set()
    for index, each in enumerate(one):
        best = _best(each, other, index)
        if best is not None:
            links.add((index, best))
    for index, each in enumerate(other):
        best = _best(each, one, index)
        if best is not None:
            links.add((best, index))
    values = [
        [_values(scene, each) for each in each_side]
        for scene, each_side in ((account.source, mine), (account.draft, theirs))
    ]
    near = {
        (index, place)
        for index, place in _between(links, one, other)
        if any(len(gram) > 1 for gram in one[index] & other[place])
        or values[0][index] & values[1][place]
        or not (one[index] or other[place])
    }
    links |= near
    groups: list[tuple[set[int], set[int]]] = []
    for left, right in sorted(links):
        joined = [group for group in groups if left in group[0] or right in group[1]]
        merged = (
            {left}.union(*(group[0] for group in joined)),
            {right}.union(*(group[1] for group in joined)),
        )
        groups = [group for group in groups if group not in joined] + [merged]
    found = []
    for left_set, right_set in groups:
        left_grams = frozenset().union(*(one[index] for index in left_set))
        right_grams = frozenset().union(*(other[index] for index in right_set))
        found.append(
            Passage(
                tuple(mine[index] for index in sorted(left_set)),
                tuple(theirs[index] for index in sorted(right_set)),
                max(
                    likeness(left_grams, right_grams),
                    _NEIGHBOURS if near & set(product(left_set, right_set)) else 0.0,
                ),
            )
        )
    return sorted(found, key=lambda each: each.mine[0])


def _between(
    links: set[tuple[int, int]], one: Sequence[frozenset[str]], other: Sequence[frozenset[str]]
) -> Iterator[tuple[int, int]]:
    """Yield two clauses that stand between the same neighbours, told by no other clause.

    A clause that says little more than who speaks (市教育局通知) is hardly alike once another does.
    """
    for index, place in product(range(len(one)), range(len(other))):
        if any((left == index) != (right == place) for left, right in links):
            continue
        before = (index == 0 and place == 0) or (index - 1, place - 1) in links
        after = (index == len(one) - 1 and place == len(other) - 1) or (index + 1, place + 1) in links
        if before and after and links - {(index, place)}:
            yield index, place


def _values(scene: Scene, clause: Span) -> set[str]:
    """Return the figures and dates of a clause, as written."""
    return {span.of(scene.normal) for span in scene.values(clause)}


def _best(each: frozenset[str], others: Sequence[frozenset[str]], index: int) -> int | None:
    """Return which of the others tells a clause, the likeliest; None where none does."""
    scored = [
        (max(likeness(each, other), 0.6 * holding(each, other)), -abs(index - place), place)
        for place, other in enumerate(others)
        if likeness(each, other) >= _ALIKE
        or (holding(each, other) >= _HELD and min(len(each), len(other)) >= _FEW)
    ]
    return max(scored)[2] if scored else None


def _clauses(scene: Scene, spans: Sequence[Span]) -> list[Span]:
    """Return the clauses of sentences that do not lie in a quotation."""
    reading = scene.reading
    found = []
    for span in spans:
        quoted = [
            each.value.content for each in inside(reading.quotes, span) if each.value.role is QuoteRole.SAID
        ]
        first = reading.sentence_index(span.start)
        last = reading.sentence_index(max(span.start, span.end - 1))
        for sentence in range(first, last + 1):
            found += [
                clause
                for clause in reading.clauses(sentence)
                if span.covers(clause)
                and not any(each.covers(clause) or _mostly(each, clause) for each in quoted)
            ]
    return found


def _mostly(quote: Span, clause: Span) -> bool:
    """Return whether a clause lies in a quotation but for its marks."""
    start, end = max(quote.start, clause.start), min(quote.end, clause.end)
    return end - start >= len(clause) - 2

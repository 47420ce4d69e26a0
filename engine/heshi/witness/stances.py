"""Whether a draft asserts what a sentence of the source asserts: denials, hedges, questions, opposites."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from heshi.kinds.base import gap
from heshi.recognise.stance import Cue, StanceKind
from heshi.text.spans import Span
from heshi.witness.opposites import OPPOSITES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshi.findings import Gap
    from heshi.witness.accounts import Account, Scene
    from heshi.witness.clauses import Passage

_CLOSE: Final = 0.5
"""How alike two passages must be for a denial in one of them alone to be held against the draft."""

_DOUBTS: Final = (StanceKind.HEDGED, StanceKind.CONDITIONAL)


def stance_gaps(account: Account, passage: Passage, rest: Passage | None, says: str) -> list[Gap]:
    """Return what the stance of a passage of the draft makes of that of the source.

    Args:
        account: the sentence and where it is told.
        passage: the clauses that are compared.
        rest: unused clauses of both whose cues may reach into the passage.
        says: the claim's sentence.
    """
    mine = _cues(account.source, passage.mine, rest.mine if rest else ())
    theirs = _cues(account.draft, passage.theirs, rest.theirs if rest else ())
    gaps: list[Gap] = []
    gaps += _denials(account, passage, mine, theirs, says)
    gaps += _doubts(passage, mine, theirs, says)
    return gaps


def _cues(scene: Scene, clauses: Sequence[Span], others: Sequence[Span]) -> list[Cue]:
    """Return the cues that bear on clauses: those in them, and those in ``others`` that reach into them."""
    reading = scene.reading
    found = []
    for sentence in sorted({reading.sentence_index(each.start) for each in (*clauses, *others)}):
        for cue in reading.cues(sentence):
            here = any(each.covers(cue.span) for each in clauses)
            beyond = any(each.covers(cue.span) for each in others) and any(
                cue.scope.overlaps(each) for each in clauses
            )
            if (here or beyond) and not _in_value(scene, cue.span):
                found.append(cue)
    return found


def _in_value(scene: Scene, span: Span) -> bool:
    """Return whether a cue is part of a figure or a date: 不足|五成."""
    around = [*scene.figures, *scene.dates]
    return any(each.span.overlaps(span) or each.start == span.end for each in around)


def _denials(
    account: Account, passage: Passage, mine: Sequence[Cue], theirs: Sequence[Cue], says: str
) -> Iterator[Gap]:
    one = [cue for cue in mine if cue.kind is StanceKind.DENIED]
    other = [cue for cue in theirs if cue.kind is StanceKind.DENIED]
    if len(one) % 2 == len(other) % 2 or passage.likeness < _CLOSE:
        return
    if len(other) > len(one):
        told = Counter(cue.text for cue in one)
        new = next((cue for cue in other if not told[cue.text]), other[-1])
        yield gap("denied", new.span, says)
        return
    yield gap("affirmed", _whole(passage), says)


def _doubts(passage: Passage, mine: Sequence[Cue], theirs: Sequence[Cue], says: str) -> Iterator[Gap]:
    told = {cue.text for cue in mine}
    sorts = {cue.sort for cue in mine if cue.kind is StanceKind.HEDGED}
    asked = any(cue.kind is StanceKind.ASKED for cue in mine)
    for cue in theirs:
        if cue.kind in _DOUBTS and cue.text not in told and (cue.sort is None or cue.sort not in sorts):
            yield gap("hedged", cue.span, says, cue.text)
            return
        if cue.kind is StanceKind.ASKED and not asked:
            yield gap("asked", cue.span, says, cue.text)
            return
    hedged = [cue for cue in mine if cue.kind is StanceKind.HEDGED]
    open_ = {*_DOUBTS, StanceKind.ASKED, StanceKind.FUTURE}
    if hedged and not any(cue.kind in open_ for cue in theirs):
        yield gap("unhedged", _whole(passage), says, hedged[0].text)


def _whole(passage: Passage) -> Span:
    return passage.theirs[0].join(passage.theirs[-1]) if len(passage.theirs) == 1 else passage.theirs[0]


def opposite_gaps(account: Account, passage: Passage) -> Iterator[Gap]:
    """Yield where the draft has a word that says the opposite of one of the source: 上调 for 下调."""
    mine = [each.of(account.source.normal) for each in passage.mine]
    theirs = [(each, each.of(account.draft.normal)) for each in passage.theirs]
    for pair in OPPOSITES:
        for one, other in (pair, pair[::-1]):
            said = {word for text in mine for word, _ in _found(text, one, other)}
            if not said or any(True for text in mine for _ in _found(text, other, one)):
                continue
            if any(True for _, text in theirs for _ in _found(text, one, other)):
                continue
            for clause, text in theirs:
                for word, at in _found(text, other, one):
                    span = Span(clause.start + at, clause.start + at + len(word))
                    yield gap("replaced", span, min(said, key=len), word)
                    break
                else:
                    continue
                break


def _found(text: str, words: Sequence[str], others: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Yield the words in a text that are no part of a longer one of the others (合格 in 不合格)."""
    longer = [(at, at + len(word)) for word in others for at in _places(text, word)]
    for word in words:
        for at in _places(text, word):
            if not any(
                start <= at and at + len(word) <= end and end - start > len(word) for start, end in longer
            ):
                yield word, at


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)

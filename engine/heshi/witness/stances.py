"""Whether a draft asserts what a sentence of the source asserts: denials, hedges, questions, opposites."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from heshi.kinds.base import gap
from heshi.recognise.stance import Cue, HedgeSort, StanceKind
from heshi.text import regex as re
from heshi.text.spans import Span
from heshi.witness.opposites import EXCLUSIVE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshi.findings import Gap
    from heshi.witness.accounts import Account, Scene
    from heshi.witness.clauses import Passage

_CLOSE: Final = 0.4
"""How alike two passages must be for a denial in one of them alone to be held against the draft."""

_BOUNDS: Final = frozenset(
    {"不足", "不到", "不及", "未满", "不满", "未达", "未到", "不超过", "未超过", "不低于", "不少于"}
)
"""Denials that, right before a figure, are its bound."""

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
    gaps += _denials(passage, mine, theirs, says)
    told = "".join(each.of(account.draft.normal) for each in account.told)
    gaps += _doubts(passage, mine, theirs, says, told) or _hearsay(account, mine, theirs, says)
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
            if (here or beyond) and not _in_value(scene, cue):
                found.append(cue)
    return found


def _in_value(scene: Scene, cue: Cue) -> bool:
    """Return whether a cue is part of a figure or a date, or the bound of one: 不足|五成."""
    around = (*(each.span for each in scene.figures), *(each.span for each in scene.dates))
    if any(each.overlaps(cue.span) for each in around):
        return True
    bounds = cue.kind is StanceKind.DENIED and cue.text in _BOUNDS
    return bounds and any(each.start == cue.span.end for each in scene.figures)


def _denials(passage: Passage, mine: Sequence[Cue], theirs: Sequence[Cue], says: str) -> Iterator[Gap]:
    one = [cue for cue in mine if _is_denial(cue)]
    other = [cue for cue in theirs if _is_denial(cue)]
    if len(one) % 2 == len(other) % 2 or passage.likeness < _CLOSE:
        return
    if len(other) > len(one):
        told = Counter(cue.text for cue in one)
        new = next((cue for cue in other if not told[cue.text]), other[-1])
        yield gap("denied", new.span, says)
        return
    yield gap("affirmed", _whole(passage), says)


def _is_denial(cue: Cue) -> bool:
    """Return whether a cue denies; what takes something out (除…外, 除外) may stand on either side of it."""
    return cue.kind is StanceKind.DENIED and _EXCEPTION.search(cue.text) is None


_EXCEPTION: Final = re.compile("^除|除外$|以外$")


def _doubts(passage: Passage, mine: Sequence[Cue], theirs: Sequence[Cue], says: str, draft: str) -> list[Gap]:
    """Return the doubt that the draft has and the source has not, or the other way round; one is enough."""
    return list(_each_doubt(passage, mine, theirs, says, draft))


def _hearsay(account: Account, mine: Sequence[Cue], theirs: Sequence[Cue], says: str) -> Iterator[Gap]:
    """Yield where the draft puts down to people without a name what the source states by itself."""
    if any(cue.kind is StanceKind.ATTRIBUTED for cue in mine):
        return
    normal = account.draft.normal
    for cue in theirs:
        lead = Span(max(0, cue.span.start - _LEAD), cue.span.end)
        if cue.kind is StanceKind.ATTRIBUTED and _UNNAMED.search(lead.of(normal)):
            yield gap("hedged", cue.span, says, cue.text)
            return


_LEAD: Final = 8
_UNNAMED: Final = re.compile(
    r"(?:知情|消息|内部|接近[^,。;]{1,6}的)人士?|匿名|不愿具名|小道消息|传闻|传言|未经(?:证实|核实)|网友|网络|爆料|外界|坊间"
    r"|有(?:分析|观点|看法|人|声音)|市场(?:普遍|人士)"
)
"""Those to whom a draft puts down what nobody answers for, in the words that introduce them."""


def _each_doubt(
    passage: Passage, mine: Sequence[Cue], theirs: Sequence[Cue], says: str, draft: str
) -> Iterator[Gap]:
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
    hedged = [cue for cue in mine if cue.kind is StanceKind.HEDGED and cue.sort is not HedgeSort.FORMER]
    # 将 may stand for 预计; but where 预计将 was told it is only what is left of it.
    future = () if any(cue.kind is StanceKind.FUTURE for cue in mine) else (StanceKind.FUTURE,)
    open_ = {*_DOUBTS, StanceKind.ASKED, *future}
    kept = any(cue.kind in open_ for cue in theirs) or any(cue.text in draft for cue in hedged)
    if hedged and not kept:
        yield gap("unhedged", _whole(passage), says, hedged[0].text)


def _whole(passage: Passage) -> Span:
    return passage.theirs[0].join(passage.theirs[-1]) if len(passage.theirs) == 1 else passage.theirs[0]


_LEADS: Final = re.compile(
    r"(?P<first>首先|先)(?!后|前|生)|(?P<next>再|然后|接着|随后)(?!次|度)|(?P<last>最后)"
)
"""What gives a clause its place in an order: 先…，再…，最后…."""


def opposite_gaps(account: Account, passage: Passage) -> Iterator[Gap]:
    """Yield where the draft has a word that excludes one of the source: 上调 for 下调, 亚军 for 冠军."""
    mine = [each.of(account.source.masked) for each in passage.mine]
    theirs = [(each, each.of(account.draft.masked)) for each in passage.theirs]
    leads = [_LEADS.match(text) for text in mine], [_LEADS.match(text) for _, text in theirs]
    if len(mine) == len(theirs) == 1 and all(one for side in leads for one in side):
        one, other = leads[0][0], leads[1][0]
        if one and other and one.lastgroup != other.lastgroup:
            clause = theirs[0][0]
            yield gap("replaced", Span(clause.start, clause.start + other.end()), one[0], other[0])
    both = "".join((*mine, *(text for _, text in theirs)))
    said_all = account.span.of(account.source.masked)
    told_all = "".join(each.of(account.draft.masked) for each in account.told)
    for sides in EXCLUSIVE:
        if not any(word in both for side in sides for word in side):
            continue
        said = [side for side in sides if any(_found(text, side, sides) for text in mine)]
        told = [side for side in sides if any(_found(text, side, sides) for _, text in theirs)]
        if len(said) != 1 or said[0] in told or not told:
            continue
        expected = next(word for text in mine for word, _ in _found(text, said[0], sides))
        clause, word, at = next(
            (clause, *found) for clause, text in theirs for found in _found(text, told[0], sides)
        )
        if _told_elsewhere(expected, word, said_all, told_all):
            continue
        start = clause.start + at
        yield gap("replaced", Span(start, start + len(word)), expected, word)


def _told_elsewhere(expected: str, word: str, said: str, told: str) -> bool:
    """Return whether source and draft both have both words as often: clauses in another order, no exchange.

    What each of them is said of is the figure's to tell, where it has one.
    """
    counts = [(text.count(expected), text.count(word)) for text in (said, told)]
    return counts[0] == counts[1] and all(counts[0])


def _found(text: str, words: Sequence[str], sides: Sequence[Sequence[str]]) -> list[tuple[str, int]]:
    """Return the words in a text that are no part of a longer one of another side (合格 in 不合格)."""
    others = [word for side in sides if side is not words for word in side]
    longer = [Span(at, at + len(word)) for word in others for at in _places(text, word)]
    return [
        (word, at)
        for word in words
        for at in _places(text, word)
        if not any(span.covers(Span(at, at + len(word))) and len(span) > len(word) for span in longer)
    ]


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)

"""What the claim kinds share: the kind itself, candidate judgements, and how the best one is chosen."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from heshi.findings import GAPS, Evidence, Finding, Gap, Verdict
from heshi.recognise.stance import Stance, StanceKind, find_cues, stance_of
from heshi.rules.model import ParamsError, form_key
from heshi.text import regex as re
from heshi.text.normal import normalise
from heshi.text.spans import Span
from heshi.topics import Role
from heshi.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from heshi.reading import Reading
    from heshi.rules.model import Claim, Params
    from heshi.topics import Bearing, Topic


@dataclass(frozen=True)
class Kind:
    """A claim kind.

    Attributes:
        name: the key under which a claim gives the kind's parameters.
        params: the model of the parameters.
        summary: one sentence: what must hold.
        judge: from a claim and a draft to a finding; raises nothing for any text.
    """

    name: str
    params: type[Params]
    summary: Words
    judge: Callable[[Claim, Reading], Finding]


@dataclass(frozen=True, slots=True)
class Candidate:
    """What one place of a draft says of a claim.

    Attributes:
        verdict: the verdict that this place alone would give.
        at: the place.
        gaps: what falls short here.
        nearness: how near the topic is; the smaller, the nearer (see ``Bearing.nearness``).
    """

    verdict: Verdict
    at: Span
    gaps: tuple[Gap, ...] = ()
    nearness: tuple[int, ...] = ()


_ROLES = {
    Verdict.SUPPORTED: "support",
    Verdict.CONTRADICTED: "conflict",
    Verdict.PARTIAL: "partial",
    Verdict.MISSING: "topic",
}
"""What a place is for the finding that rests on it, see ``Evidence``."""


def gap(code: str, at: Span | None, expected: str = "", found: str = "") -> Gap:
    """Return a gap; ``code`` must stand in the table of gaps.

    Raises:
        KeyError: there is no such code.
    """
    GAPS[code]
    return Gap(code, at, expected, found)


def decide(claim: Claim, candidates: Iterable[Candidate], topic: Topic) -> Finding:
    """Choose among what the places of a draft say.

    A contradiction outweighs everything, for it was narrowly found; with support elsewhere the
    draft is inconsistent as well, unless the two places tell two stories. Then support, then partial
    support, the nearest first. With none of these the claim is missing.

    Args:
        claim: the claim.
        candidates: what the places say, in any order.
        topic: the claim's topic in the draft.
    """
    ranked = sorted(candidates, key=lambda each: (each.nearness, each.at))
    by_verdict = {verdict: [each for each in ranked if each.verdict is verdict] for verdict in Verdict}
    supports = by_verdict[Verdict.SUPPORTED]
    conflicts = _of_the_same_story(by_verdict[Verdict.CONTRADICTED], supports, topic)
    if conflicts:
        apart = _apart(conflicts)
        gaps = _distinct(each_gap for each in apart for each_gap in each.gaps)
        evidence = [Evidence(_ROLES[Verdict.CONTRADICTED], each.at) for each in apart]
        if supports:
            right, wrong = supports[0], gaps[0]
            gaps = (*gaps, gap("inconsistent", right.at, wrong.expected, wrong.found))
            evidence.append(Evidence(_ROLES[Verdict.SUPPORTED], right.at))
        return Finding(claim, Verdict.CONTRADICTED, gaps, tuple(evidence))
    if supports:
        return Finding(claim, Verdict.SUPPORTED, (), (Evidence(_ROLES[Verdict.SUPPORTED], supports[0].at),))
    best = next(iter((*by_verdict[Verdict.PARTIAL], *by_verdict[Verdict.MISSING])), None)
    if best is None:
        return not_stated(claim, topic)
    # What may be left out is not said by asking about it.
    only_asked = not claim.required and {each_gap.code for each_gap in best.gaps} == {"asked"}
    verdict = Verdict.MISSING if only_asked else best.verdict
    return Finding(claim, verdict, best.gaps, (Evidence(_ROLES[verdict], best.at),))


def _apart(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates, in order, without those whose place overlaps that of a better one.

    Args:
        candidates: the best first.
    """
    kept: list[Candidate] = []
    for each in candidates:
        index = bisect_left(kept, each.at, key=_place)
        # What is kept lies apart, so only its neighbours can overlap a place.
        if not any(each.at.overlaps(other.at) for other in kept[max(0, index - 1) : index + 1]):
            kept.insert(index, each)
    return kept


_SAME_STORY = 0.5
"""A place that conflicts tells the claim's story if it has at least this share of the words that the
best place of support has of the claim's sentence."""


def _of_the_same_story(
    conflicts: Sequence[Candidate], supports: Sequence[Candidate], topic: Topic
) -> list[Candidate]:
    """Return the conflicts that are not about something else than what the draft states rightly."""
    told = max((topic.kinship(each.at) for each in supports), default=0.0)
    return [each for each in conflicts if topic.kinship(each.at) >= _SAME_STORY * told]


def _place(candidate: Candidate) -> Span:
    return candidate.at


def _distinct(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    return tuple(dict.fromkeys(gaps))


def not_stated(claim: Claim, topic: Topic) -> Finding:
    """Return the finding for a claim that the draft never states.

    Args:
        claim: the claim.
        topic: its topic in the draft: where it is spoken of, the gap is placed there.
    """
    nearest = min(topic.places(), key=lambda each: each.nearness, default=None)
    at = nearest.at if nearest else None
    evidence = (Evidence(_ROLES[Verdict.MISSING], at),) if at else ()
    return Finding(claim, Verdict.MISSING, (gap("not-stated", at, claim.says),), evidence)


# --- stance -------------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def says_stance(says: str) -> Stance:
    """Return the stance that a claim's own sentence takes anywhere in it.

    A claim that is itself hedged (大概下半年), conditional or asked is supported by a draft that is
    no surer than the claim.
    """
    normal = normalise(says)
    whole = Span(0, len(normal))
    return stance_of(find_cues(normal, whole), whole)


def stance_gaps(
    claim: Claim, reading: Reading, spans: Sequence[Span], *, may_deny: bool = False
) -> tuple[Gap, ...]:
    """Return the gaps that the stance at ``spans`` makes in support of a claim.

    Args:
        claim: the claim; its own hedges, conditions and questions are allowed.
        reading: the draft.
        spans: the value, and the words of the topic that assert it.
        may_deny: whether a denial is what the claim wants, and so no gap.
    """
    own = says_stance(claim.says)
    stances = [reading.stance(span) for span in spans]
    denies = any(cue.kind is StanceKind.DENIED for cue in own.cues)
    if not may_deny and not denies and any(stance.denied for stance in stances):
        return (gap("denied", _join(spans), claim.says),)
    if not own.asked:
        for stance, span in zip(stances, spans, strict=True):
            if stance.asked:
                return (gap("asked", span, claim.says, _cue(claim, stance, StanceKind.ASKED) or "?"),)
    doubts = (StanceKind.HEDGED,) if own.conditional else (StanceKind.HEDGED, StanceKind.CONDITIONAL)
    for stance, span in zip(stances, spans, strict=True):
        found = _cue(claim, stance, *doubts)
        if found:
            return (gap("hedged", span, claim.says, found),)
    return ()


def _cue(claim: Claim, stance: Stance, *kinds: StanceKind) -> str:
    """Return the words of the first cue of one of the kinds that the claim's own sentence does not allow.

    It allows its own words, and the sorts of hedge that it has: where it plans, the draft may expect, but
    not pass on a rumour. A figure that it expects (预计) the draft may estimate.
    """
    said = normalise(claim.says)
    estimated = claim.kind == "quantity" and _ESTIMATED.search(said) is not None
    own = {cue.sort for cue in says_stance(claim.says).cues if cue.kind is StanceKind.HEDGED}
    return next(
        (
            cue.text
            for cue in stance.cues
            if cue.kind in kinds
            and cue.text not in said
            and (cue.sort is None or cue.sort not in own)
            and not (estimated and _ESTIMATED.search(cue.text))
        ),
        "",
    )


_ESTIMATED = re.compile("预[计测估期料]|[估测推]算|估计|初估|料将")
"""Verbs by which somebody reckons what is not known yet."""


def check_distinct(texts: Sequence[str], field: str) -> None:
    """Refuse a text that a field of a claim's parameters gives twice.

    Raises:
        ParamsError: with the place of the second.
    """
    seen: set[str] = set()
    for index, text in enumerate(texts):
        key = form_key(text)
        if key in seen:
            raise ParamsError(
                Words(f"“{text}”写了两次", f'"{text}" is given twice'),
                Words("请删去一个", "remove one"),
                (field, index),
            )
        seen.add(key)


def _join(spans: Sequence[Span]) -> Span:
    joined = spans[0]
    for span in spans[1:]:
        joined = joined.join(span)
    return joined


def candidate_from_stance(
    bearing: Bearing, at: Span, gaps: tuple[Gap, ...], key: tuple[int, ...] | None = None
) -> Candidate | None:
    """Return what a place says whose value agrees and whose stance has ``gaps``.

    None stands for a denial that is too far from the topic to accuse, and so says nothing.
    """
    nearness = bearing.nearness if key is None else key
    if not gaps:
        return Candidate(Verdict.SUPPORTED, at, (), nearness)
    if gaps[0].code == "denied":
        return Candidate(Verdict.CONTRADICTED, at, gaps, nearness) if bearing.accuses else None
    return Candidate(Verdict.PARTIAL, at, gaps, nearness)


def asserting_spans(reading: Reading, bearing: Bearing, value: Span) -> list[Span]:
    """Return what asserts a value: itself, the word of the topic nearest to it, and the last of that clause.

    In Chinese the predicate comes late: of 腾讯广告 and 宣布 in one clause it is 宣布 that a negation denies.
    """
    words = [
        held.at
        for held in bearing.held
        if held.at and held.role is Role.WORD and bearing.zone.covers(held.at)
    ]
    if not words:
        return [value]
    nearest = min(words, key=value.gap)
    clause = reading.clause_at(nearest.start)
    last = max(word for word in words if clause.overlaps(word))
    return list(dict.fromkeys((value, nearest, last)))

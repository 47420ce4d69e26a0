"""``not``: this kind does not hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from heshi.findings import Evidence, Finding, Gap, Verdict
from heshi.kinds.base import Kind, gap, not_stated
from heshi.kinds.composite import judge_part
from heshi.recognise.stance import StanceKind, find_cues
from heshi.rules.model import NESTED, Claim, Nested, Params
from heshi.text.normal import normalise
from heshi.text.spans import Span
from heshi.topics import Topic
from heshi.words import Words

if TYPE_CHECKING:
    from heshi.reading import Reading


class NotParams(Params):
    """The kind that must not hold."""

    short: ClassVar[tuple[Mapping[str, object], ...]] = (NESTED,)

    of: Nested

    @classmethod
    def from_short(cls, value: object) -> object:
        """Read ``{date: …}`` as ``{of: {date: …}}``."""
        return value if isinstance(value, dict) and set(value) == {"of"} else {"of": value}

    def nested(self) -> tuple[Nested, ...]:
        """Return the kind."""
        return (self.of,)


def judge(claim: Claim, reading: Reading) -> Finding:
    """Return whether the draft does not say what it must not.

    To say it contradicts the claim, to say otherwise supports it. So does saying nothing of it where the
    draft speaks of the topic, or where the claim has none; a draft on something else is no support.
    To hedge it, to ask it or to say half of it is partial.
    """
    params = claim.params
    if not isinstance(params, NotParams):
        raise TypeError(params)
    finding = judge_part(params.of, _affirmed(claim), reading)
    if finding.verdict is Verdict.SUPPORTED:
        prose = reading.document.prose
        at = [each.at for each in finding.evidence if each.role == "support"]
        said = [gap("affirmed", span, claim.says, span.of(prose)) for span in at]
        gaps = tuple(said) or (gap("affirmed", None, claim.says),)
        return Finding(claim, Verdict.CONTRADICTED, gaps, tuple(Evidence("conflict", span) for span in at))
    if finding.verdict is Verdict.CONTRADICTED:
        otherwise = tuple(
            Evidence("support", each.at) for each in finding.evidence if each.role == "conflict"
        )
        return Finding(claim, Verdict.SUPPORTED, (), otherwise)
    if finding.verdict is Verdict.PARTIAL:
        return replace(finding, claim=claim, gaps=tuple(_of(claim, each) for each in finding.gaps))
    return _unsaid(claim, reading)


def _affirmed(claim: Claim) -> Claim:
    """Return the claim with its sentence freed of its negations, for the kind inside has none."""
    normal = normalise(claim.says)
    cues = [cue for cue in find_cues(normal, Span(0, len(normal))) if cue.kind is StanceKind.DENIED]
    says = claim.says
    for cue in reversed(cues):
        says = says[: cue.span.start] + says[cue.span.end :]
    return replace(claim, says=says)


def _of(claim: Claim, each: Gap) -> Gap:
    """Return a gap that quotes the claim's sentence as it is written."""
    return replace(each, expected=claim.says) if each.expected == _affirmed(claim).says else each


def _unsaid(claim: Claim, reading: Reading) -> Finding:
    """Return the finding on a draft that says nothing of what it must not say."""
    if not any(not term.exclude for term in claim.about):
        return Finding(claim, Verdict.SUPPORTED)
    topic = Topic(reading, claim)
    spoken_of = min(topic.places(), key=lambda each: each.nearness, default=None)
    if spoken_of is None:
        return not_stated(claim, topic)
    return Finding(claim, Verdict.SUPPORTED, (), (Evidence("topic", spoken_of.at),))


KIND = Kind(
    "not",
    NotParams,
    Words("这一项不成立", "this does not hold"),
    judge,
)

"""``names``: these names are spoken of in the topic, or must not be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from pydantic import Field, model_validator

from heshi.findings import Finding, Verdict
from heshi.kinds.base import Candidate, Kind, candidate_from_stance, decide, gap
from heshi.kinds.items import Stretch, hedges, is_asserted, passages, stretches, surest
from heshi.rules.model import Claim, Params, ParamsError, Texts
from heshi.topics import Topic
from heshi.words import Words

if TYPE_CHECKING:
    from heshi.reading import Reading


class NamesParams(Params):
    """Names that must all be there, of which one must be there, or that must not be there."""

    short: ClassVar[tuple[Mapping[str, object], ...]] = (
        {"type": "string", "minLength": 1},
        {"type": "array", "minItems": 1, "items": {"type": "string"}},
    )

    every: Texts | None = Field(default=None, alias="all")
    any: Texts | None = None
    none: Texts | None = None

    @classmethod
    def from_short(cls, value: object) -> object:
        """Read ``[A, B]`` as ``{all: [A, B]}``."""
        return value if isinstance(value, dict) else {"all": value}

    @model_validator(mode="after")
    def _check(self) -> NamesParams:
        """Refuse no names at all."""
        if not (self.every or self.any or self.none):
            problem = Words("没有写名称", "no name is given")
            raise ParamsError(problem, Words("请写 all、any 或 none", "write all, any or none"))
        return self

    def names(self) -> tuple[str, ...]:
        """Return all names."""
        return (*(self.every or ()), *(self.any or ()), *(self.none or ()))

    def actors(self) -> tuple[str, ...]:
        """Return the names."""
        return self.names()


def judge(claim: Claim, reading: Reading) -> Finding:
    """Return whether the draft names whom the claim names."""
    params = claim.params
    if not isinstance(params, NamesParams):
        raise TypeError(params)
    topic = Topic(reading, claim)
    candidates = []
    if params.none:
        candidates += _forbidden(claim, reading, topic, _resolve(reading, params.none))
    every, some = _resolve(reading, params.every), _resolve(reading, params.any)
    if every or some:
        candidates += _wanted(claim, reading, topic, every, some)
    elif not candidates:
        candidates += [
            Candidate(Verdict.SUPPORTED, bearing.at, (), bearing.nearness) for bearing in topic.places()
        ]
    return decide(claim, candidates, topic)


def _resolve(reading: Reading, names: tuple[str, ...] | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(reading.sheet.resolve, names or ())))


def _forbidden(claim: Claim, reading: Reading, topic: Topic, names: tuple[str, ...]) -> list[Candidate]:
    """Return where a name stands that must not."""
    found = []
    for passage in passages(reading, topic, claim, names):
        spans = [span for span in passage.accusing if is_asserted(reading, claim, passage.bearing, span)]
        gaps = tuple(gap("wrong-name", span, claim.says, span.of(reading.document.prose)) for span in spans)
        if gaps:
            found.append(Candidate(Verdict.CONTRADICTED, passage.region, gaps, passage.bearing.nearness))
    return found


def _wanted(
    claim: Claim, reading: Reading, topic: Topic, every: tuple[str, ...], some: tuple[str, ...]
) -> list[Candidate]:
    """Return what each stretch of passages says of the names that must be there."""
    found = stretches(reading, passages(reading, topic, claim, (*every, *some)))
    candidates = [_stated(claim, reading, stretch, every, some) for stretch in found]
    return [each for each in candidates if each]


def _stated(
    claim: Claim, reading: Reading, stretch: Stretch, every: tuple[str, ...], some: tuple[str, ...]
) -> Candidate | None:
    """Return what one stretch of passages says of the names."""
    bearing, region = stretch.bearing, stretch.region
    stated, denied = stretch.asserted()
    refused = [name for name in denied if name in every]
    missing = [name for name in every if name not in stated and name not in denied]
    if some and not any(name in stated for name in some):
        missing.append("/".join(some))
    key = (len(missing), *bearing.nearness)
    accused = set(stretch.accusing)
    gaps = tuple(gap("denied", denied[name], claim.says) for name in refused if denied[name] in accused)
    if gaps:
        return Candidate(Verdict.CONTRADICTED, region, gaps, key)
    if missing or refused:
        found = region.of(reading.document.prose)
        short = tuple(gap("missing-item", region, name, found) for name in (*missing, *refused))
        return Candidate(Verdict.PARTIAL, region, short, key)
    wanted = {name: spans for name, spans in stated.items() if name in every}
    if not wanted:
        name = next(name for name in some if name in stated)
        wanted = {name: stated[name]}
    return candidate_from_stance(
        bearing, region, hedges(claim, reading, bearing, surest(reading, wanted)), key
    )


KIND = Kind(
    "names",
    NamesParams,
    Words("提到了这些名称（或没有提到）", "these names are spoken of, or are not"),
    judge,
)

"""What ``list`` and ``names`` share: where the items stand together in passages about the topic."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from heshi.document import HEADINGS
from heshi.kinds.base import asserting_spans, stance_gaps
from heshi.reading import inside
from heshi.recognise.stance import StanceKind
from heshi.text import regex as re
from heshi.text.normal import normalise
from heshi.topics import Reach, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from heshi.findings import Gap
    from heshi.reading import Reading
    from heshi.rules.model import Claim
    from heshi.text.spans import Span
    from heshi.topics import Bearing, Topic

_STRETCH = 2
"""How many sentences apart two passages may stand that state one list together."""

_COMPANY = r"[”」』》)]?(?:(?:[、和与及]|以及)[^、和与及,;:。!?没未不]{1,12}){0,8}"
"""The names that stand in a row after a name."""

_REFUSAL = re.compile(
    _COMPANY + r"(?:等|均|都|也|则|却|仍|还|本身|方面|并|暂|尚|目前|最终|此次|本次){0,3}"
    r"(?:(?P<gone>无缘|缺席|退出|婉拒|落选|除外)|"
    r"(?:没有|没|未能|未|不再|不会|不)(?:能够?|曾|会|有|再|打算|计划|直接|被|获|能)?(?P<verb>"
    r"参与|参加|加入|出席|入选|入围|上榜|在列|在内|在其中|在其列|在此列|列入|纳入|包括在内|到场|现身|跟投|领投)?)"
)
"""A denial that follows a name and those named with it: IDG资本没有参与, 方舟实验室并未参与."""

_TAKES_PART = re.compile(
    _COMPANY + r"[^,;:。!?]{0,6}(?:参与|参加|加入|出席|在列|入选|入围)(?:了|其中|本轮|本次|此次)?[,;。!?]"
)
"""A clause whose object is dropped since the clause before it says what was taken part in."""

_ANNOUNCED = re.compile(
    r"(?:它们|他们|其中|也就是|即|就是)?(?:分别|依次|具体)?(?:是|为|有|包括|包含|涵盖|涉及|如下)?"
)
"""What may open the clause that gives the items of a list announced in the clause before (分别是A、B)."""

_TIMES = re.compile(
    r"(?P<then>去年|前年|上一?年|往年|以往|上一?届|前一届|上一?轮|前一轮|上一?次|此前|早前|先前|过去|当年|从前|曾经?|早年|昔日|(?<![年月日])以前|原定|原计划|原先|历史上)"
    r"|(?:今年|如今|现在|目前|眼下|当前|此次|本次|这次|本届|本轮|这一次|最终)"
)
"""Words that say which time what follows is about; the last one before a place counts."""

_BACK = 120
"""How far back, in code points, a time may be named."""

_AGENT = re.compile(r"(?:由|被|归|则由|改由)$")
_NO_SUBJECT = re.compile(r"[的、和与及,;:。!?)”」』》]|以及|等|$")
_LEAD = re.compile(
    r"(?:而|但|不过|同时|另外|此外|其中|同期|同日|当天|至于|而且|继|自从?|在|当|随[着著])*[,]?$"
)


@dataclass(frozen=True)
class Passage:
    """A sentence about the topic that names at least one item.

    Attributes:
        sentence: its index.
        region: from the first item to the last.
        bearing: how it bears on the topic; where a lead-in, or the clause before the items, says what
            they are, as if they stood there.
        items: where each item stands in it, by item.
        denied: the places of items that are denied there.
        aside: the places of items of which another time is told (去年…) than the claim's, or which are
            only asked about or supposed: they are not held against the draft.
    """

    sentence: int
    region: Span
    bearing: Bearing
    items: Mapping[str, tuple[Span, ...]]
    denied: frozenset[Span] = field(default_factory=frozenset)
    aside: frozenset[Span] = field(default_factory=frozenset)

    @property
    def accusing(self) -> list[Span]:
        """The places of items that may be held against the draft, in order."""
        if not self.bearing.accuses:
            return []
        return sorted(span for spans in self.items.values() for span in spans if span not in self.aside)


@dataclass(frozen=True)
class Stretch:
    """Passages that stand together and state the items together.

    Attributes:
        passages: the passages in order.
        listed: whether they are the items of one list, or cells of one table, on the page.
    """

    passages: tuple[Passage, ...]
    listed: bool = False

    def items(self) -> dict[str, list[Span]]:
        """Return where each item stands, by item."""
        found: dict[str, list[Span]] = {}
        for passage in self.passages:
            for item, spans in passage.items.items():
                found.setdefault(item, []).extend(spans)
        return found

    def asserted(self) -> tuple[dict[str, list[Span]], dict[str, Span]]:
        """Return where each item is stated, and where each of the others is denied, by item."""
        stated: dict[str, list[Span]] = {}
        denied: dict[str, Span] = {}
        refused = {span for passage in self.passages for span in passage.denied}
        for item, spans in self.items().items():
            asserted = [span for span in spans if span not in refused]
            if asserted:
                stated[item] = asserted
            else:
                denied[item] = spans[0]
        return stated, denied

    @cached_property
    def accusing(self) -> list[Span]:
        """The places of items that may be held against the draft, in order."""
        return [span for passage in self.passages for span in passage.accusing]

    @cached_property
    def region(self) -> Span:
        """From the first item to the last: of the list, or else of the richest passage."""
        if self.listed:
            return self.passages[0].region.join(self.passages[-1].region)
        return max(self.passages, key=lambda passage: len(passage.items)).region

    @cached_property
    def bearing(self) -> Bearing:
        """The bearing of the passage that is nearest to the topic."""
        return min((passage.bearing for passage in self.passages), key=lambda each: each.nearness)


def passages(
    reading: Reading,
    topic: Topic,
    claim: Claim,
    items: Sequence[str],
    more: Mapping[str, Sequence[Span]] = MappingProxyType({}),
) -> list[Passage]:
    """Return the sentences that name an item and bear on the topic, in order.

    An item in the clause of another declared name, where the claim's own is not, is not said of the claim.

    Args:
        reading: the draft.
        topic: the claim's topic in it.
        claim: the claim.
        items: canonical names.
        more: where items stand that are not written out there.
    """
    if topic.is_absent:
        return []
    by_sentence: dict[int, dict[str, list[Span]]] = {}
    for item in items:
        for span in (*reading.spans_of((item,)), *more.get(item, ())):
            if not of_another(reading, claim, span):
                sentence = reading.sentence_index(span.start)
                by_sentence.setdefault(sentence, {}).setdefault(item, []).append(span)
    found = []
    for sentence, spans_by_item in sorted(by_sentence.items()):
        spans = [span for spans in spans_by_item.values() for span in spans]
        region = min(spans).join(max(spans, key=lambda span: span.end))
        bearing = _bearing(reading, topic, sentence, region)
        if bearing.supports:
            frozen = {item: tuple(spans) for item, spans in spans_by_item.items()}
            denied = frozenset(span for span in spans if is_denied(reading, bearing, span))
            aside = frozenset(span for span in spans if _is_aside(reading, claim, span))
            found.append(Passage(sentence, region, bearing, frozen, denied, aside))
    return found


def _bearing(reading: Reading, topic: Topic, sentence: int, region: Span) -> Bearing:
    """Return how the items at ``region`` bear on the topic, from where it is said what they are."""
    bearing = topic.bearing(region)
    if bearing.accuses:
        return bearing
    for zone in _zones(reading, topic, sentence, region):
        introduced = topic.bearing(region, zone)
        if introduced.accuses or (introduced.supports and not bearing.supports):
            return introduced
    return bearing


def _zones(reading: Reading, topic: Topic, sentence: int, region: Span) -> Iterator[Span]:
    """Yield what may say what the items are: the clause before theirs, and the lead-in of their list."""
    clauses = reading.clauses(sentence)
    index = reading.clause_index(sentence, region.start)
    if index:
        text, before, own = reading.normal, clauses[index - 1], clauses[index]
        announced = _ANNOUNCED.fullmatch(text, own.start, region.start)
        if (
            text[before.start : before.end].endswith(":")
            or (announced and announced.group())
            or _TAKES_PART.match(text, region.end)
        ):
            yield before.join(topic.clause_of(region))
    lead = topic.lead_in(sentence)
    if lead:
        yield lead


def of_another(reading: Reading, claim: Claim, span: Span) -> bool:
    """Return whether the clause of an item has a declared name for its subject that is not the claim's."""
    actors = reading.sheet.actors
    named = [term for term in claim.about if not term.exclude and actors.issuperset(term.alternatives)]
    own = {text for term in named for text in term.alternatives}
    if not own:
        return False
    clause = reading.clause_at(span.start)
    if reading.spans_of(own, within=clause):
        return False
    others = own | {reading.sheet.resolve(text) for text in claim.params.names()}
    others |= {text for term in claim.about for text in term.alternatives}
    return any(
        mention.value.canonical not in others and is_agent(reading, clause, mention.span)
        for mention in inside(reading.declared_mentions, clause)
    )


def is_agent(reading: Reading, clause: Span, name: Span) -> bool:
    """Return whether a name in a clause is whom the clause is about, or who does it (由省中医院开设)."""
    text = reading.normal
    before = text[clause.start : name.start]
    if _AGENT.search(before):
        return True
    return _LEAD.fullmatch(before) is not None and _NO_SUBJECT.match(text, name.end) is None


def _is_aside(reading: Reading, claim: Claim, span: Span) -> bool:
    stance = reading.stance(span)
    return stance.asked or stance.conditional or is_past(reading, claim, span)


def is_past(reading: Reading, claim: Claim, span: Span) -> bool:
    """Return whether what stands at ``span`` is about another time than the claim (去年, 上一届)."""
    sentence = reading.sentences[reading.sentence_index(span.start)]
    last = None
    for match in _TIMES.finditer(reading.normal, max(sentence.start, span.start - _BACK), span.start):
        last = match["then"]
    return last is not None and last not in normalise(claim.says)


def is_denied(reading: Reading, bearing: Bearing, span: Span) -> bool:
    """Return whether a name is denied: by what stands before it, or by what follows it at once."""
    if reading.stance(span).denied:
        return True
    clause = reading.clause_at(span.start)
    match = _REFUSAL.match(reading.normal, span.end, clause.end)
    if match is None:
        return False
    if match["gone"] or match["verb"]:
        return True
    words = [text for held in bearing.held if held.role is not Role.NAME for text in held.term.alternatives]
    return any(match.end() == word.start for word in reading.spans_of(words, within=clause))


def is_asserted(reading: Reading, claim: Claim, bearing: Bearing, span: Span) -> bool:
    """Return whether a name is spoken of as a fact, now: nothing in its clause denies, asks or doubts it."""
    if not reading.stance(span).asserted or is_denied(reading, bearing, span):
        return False
    clause = reading.clause_at(span.start)
    doubts = (StanceKind.DENIED, StanceKind.ASKED, StanceKind.HEDGED, StanceKind.CONDITIONAL)
    if any(
        cue.kind in doubts and clause.covers(cue.span)
        for cue in reading.cues(reading.sentence_index(span.start))
    ):
        return False
    words = [held.at for held in bearing.held if held.at and clause.covers(held.at)]
    return all(reading.stance(word).asserted and not is_past(reading, claim, word) for word in words)


def hedges(claim: Claim, reading: Reading, bearing: Bearing, spans: Sequence[Span]) -> tuple[Gap, ...]:
    """Return the gaps that the stance of the items, and of the words that assert them, makes.

    Args:
        claim: the claim.
        reading: the draft.
        bearing: how the items bear on the topic.
        spans: one place for each item that counts.
    """
    gaps = stance_gaps(claim, reading, [*asserting_spans(reading, bearing, spans[0]), *spans[1:]])
    words = [held for held in bearing.held if held.role is Role.WORD and held.at]
    if gaps or any(held.reach is Reach.CLAUSE for held in words):
        return gaps
    near = [held.at for held in words if held.at and held.reach is Reach.SENTENCE]
    return stance_gaps(claim, reading, near, may_deny=True)


def surest(reading: Reading, stated: Mapping[str, Sequence[Span]], enough: int | None = None) -> list[Span]:
    """Return for each item the place where it is most plainly stated; the ``enough`` plainest of these."""
    best = [
        next((span for span in spans if reading.stance(span).asserted), spans[0]) for spans in stated.values()
    ]
    if enough is not None and enough < len(best):
        best = sorted(best, key=lambda span: (not reading.stance(span).asserted, span))[:enough]
    return best


def stretches(reading: Reading, found: Sequence[Passage]) -> list[Stretch]:
    """Return the passages by themselves, and those that stand together joined.

    Passages stand together in one block, in neighbouring sentences, or in one list or table. One item of
    a list on the page says nothing by itself.
    """
    joined: list[list[Passage]] = []
    for passage in found:
        if joined and _together(reading, joined[-1][-1], passage):
            joined[-1].append(passage)
        else:
            joined.append([passage])
    groups = [Stretch(tuple(group), _is_listed(reading, group)) for group in joined if len(group) > 1]
    part = {passage.sentence for group in groups if group.listed for passage in group.passages}
    single = [
        Stretch((passage,)) for passage in found if len(passage.items) > 1 or passage.sentence not in part
    ]
    return [*single, *groups]


def _is_listed(reading: Reading, group: Sequence[Passage]) -> bool:
    first = reading.block(group[0].sentence).group
    return bool(first) and all(reading.block(passage.sentence).group == first for passage in group)


def _together(reading: Reading, one: Passage, other: Passage) -> bool:
    first, second = reading.block(one.sentence), reading.block(other.sentence)
    if first == second or (first.group and first.group == second.group):
        return True
    if first.kind in HEADINGS or second.kind in HEADINGS:
        return False
    return other.sentence - one.sentence <= _STRETCH

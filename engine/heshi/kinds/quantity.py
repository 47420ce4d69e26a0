"""``quantity``: a figure, with the measure that it is a figure of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import model_validator

from heshi.findings import Finding, Verdict
from heshi.kinds.base import Candidate, Kind, asserting_spans, candidate_from_stance, decide, gap, stance_gaps
from heshi.kinds.lasting import find_lengths, lengths, read_length
from heshi.kinds.own import (
    denies_period,
    in_table,
    is_counted,
    is_elsewhere,
    is_narrowed,
    is_other_period,
    is_others,
    is_part,
    is_stage,
    narrowed,
    replaced,
)
from heshi.kinds.rows import RESPECTIVELY, ends_alike, is_old, members
from heshi.reading import in_rooms, inside, texts_of
from heshi.recognise import units
from heshi.recognise.mention import Comparison, Mention
from heshi.recognise.quantities import Mode, Quantity, compare_quantities, find_quantities, read_quantity
from heshi.rules.model import Claim, Params, ParamsError, Term, Text, Texts
from heshi.text import regex as re
from heshi.text.normal import normalise
from heshi.text.spans import Span, united
from heshi.topics import Bearing, Reach, Topic
from heshi.words import Words

if TYPE_CHECKING:
    from heshi.reading import Reading


class QuantityParams(Params):
    """A figure, and the names of its measure."""

    short: ClassVar[tuple[Mapping[str, object], ...]] = ({"type": "string", "minLength": 1},)

    value: Text
    of: Texts | None = None

    @classmethod
    def from_short(cls, value: object) -> object:
        """Read ``30%`` as ``{value: 30%}``."""
        return {"value": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _check(self) -> QuantityParams:
        """Refuse what is no figure."""
        if read_claimed(self.value, "") is None:
            raise ParamsError(
                Words(f"“{self.value}”不是数量", f'"{self.value}" is not a quantity'),
                Words(
                    "例如 30%、近300万、超过12亿元、3亿元~5亿元、三年",
                    "for example 30%, 近300万, 超过12亿元, 3亿元~5亿元, 三年",
                ),
                ("value",),
            )
        return self

    def words(self) -> tuple[str, ...]:
        """Return the names of the measure."""
        return self.of or ()


@dataclass(frozen=True)
class _Wanted:
    """A claim's figure in one draft.

    Attributes:
        claim: the claim.
        text: the figure as the sheet writes it.
        value: the figure.
        told: the figure with the bound that the claim's sentence gives it (突破20亿元), else the same.
        starts: whether it is the least of several prices: 2999元起.
        lasts: whether it is a length of time.
        measures: the canonical names of its measure.
        rivals: those of the measures of the sheet's other figures.
        own: the canonical names and words of the topic, with the measures.
        topic: the claim's topic.
        shorter: the topic without one of its terms, as far as it was asked for.
    """

    claim: Claim
    text: str
    value: Quantity
    told: Quantity
    starts: bool
    lasts: bool
    measures: tuple[str, ...]
    rivals: tuple[str, ...]
    own: frozenset[str]
    topic: Topic
    shorter: dict[Term | None, Topic] = field(default_factory=dict, compare=False)

    def without(self, term: Term | None, reading: Reading) -> Topic:
        """Return the claim's topic in the draft without a term."""
        if term not in self.shorter:
            about = tuple(each for each in self.claim.about if each is not term)
            self.shorter[term] = Topic(reading, replace(self.claim, about=about))
        return self.shorter[term]


_GOES_ON = re.compile(
    r"\s*(?:[,，]|其中|并|且|而|再|又|较|比|上年|去年|前一年|上一年|上季度|上一季度|同期|同比|环比|年内|累计|大幅|小幅|略|微|净|增长|增加|上升|上涨|"
    r"提升|提高|攀升|增|升|涨|下降|下滑|下跌|减少|降低|回落|降|跌|减|增幅|增速|升幅|涨幅|降幅|跌幅|总共|一共|合计|总计|共计|共|为|是|达|达到|至|到|了|约|近|超|超过|逾|仅)*\s*"
)
"""A clause that only goes on with the measure of the one before: 净利润51亿元，同比增长147%."""


_LEAD = 16
"""How many code points a clause may have that is but the topic of the next one."""

_FILLER = re.compile("整个|全部|如今|目前|现在|今年|本[次届季年月]|这[个次]|每[天日]")
_WORD = re.compile(r"[^\W期间内中时上下的]")
"""What makes a clause say more than its topic, and what does not."""

_PARTING = (";", "。", "!", "?")
"""The marks that part measures: what goes on with one does not begin after them."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """The figure of a claim, read with its sentence.

    Attributes:
        value: the figure, with the change that the sentence tells of it (增长8.6%).
        told: the figure with the bound that the sentence gives it (突破20亿元), else the same.
        starts: whether it is the least of several: 2999元起.
        lasts: whether it is a length of time.
    """

    value: Quantity
    told: Quantity
    starts: bool
    lasts: bool


_FLOOR = "起"
"""What follows a price that is the least of several; another number before it is another price."""

_FLOOR_PRICE = re.compile("起售价|起步价|起始价|起跳价|起拍价|起价")
"""What a claim calls the least of several prices: 起售价2999元 is 2999元起."""


@lru_cache(maxsize=4096)
def read_claimed(text: str, says: str) -> Claimed | None:
    """Return the figure of a claim, with what its own sentence says of it.

    Args:
        text: the figure as the sheet writes it.
        says: the claim's sentence.

    Returns:
        The figure; None where ``text`` is none.
    """
    figure = read_quantity(text)
    value = figure or read_length(text)
    if value is None:
        return None
    lasts = figure is None
    said = find_lengths(normalise(says)) if lasts else find_quantities(normalise(says))
    starts = normalise(text).endswith(_FLOOR) or _FLOOR_PRICE.search(normalise(says)) is not None
    if value.change is None:
        same = (each.value for each in said if compare_quantities(each.value, value) is Comparison.FITS)
        value = next((each for each in same if each.change is not None), value)
    bounded = next((each for each in said if _bounds(each.value, value)), None)
    if bounded is None or any(each.value == value for each in said):
        return Claimed(value, value, starts, lasts)
    if value.change is None:
        value = replace(value, change=bounded.value.change)
    if bounded.text.endswith(_FLOOR):
        return Claimed(value, value, starts=True, lasts=lasts)
    return Claimed(value, bounded.value, starts, lasts)


def _bounds(told: Quantity, value: Quantity) -> bool:
    """Return whether a figure is an exact one with a bound or a hedge: 突破20亿元, 近300万."""
    if told.unit != value.unit or value.value is None:
        return False
    ends = {told.low, told.high}
    if told.approximate and told.low is not None and told.high is not None:
        ends.add((told.low + told.high) / 2)
    return (None in ends or told.approximate) and value.value in ends


def judge(claim: Claim, reading: Reading) -> Finding:
    """Return whether the draft gives the claim's figure for its measure."""
    wanted = _wanted(claim, reading)
    figures = reading.once(lengths) if wanted.lasts else reading.quantities
    rooms = united((*wanted.topic.rooms, *reading.once(_rows)))
    judged = [each for mention in in_rooms(figures, rooms) if (each := _weigh(wanted, reading, mention))]
    fitting = [each.mention.span for each in judged if each.comparison is Comparison.FITS]
    candidates = [_candidate(wanted, reading, each, fitting) for each in judged]
    return decide(claim, [each for each in candidates if each], wanted.topic)


def _rows(reading: Reading) -> tuple[Span, ...]:
    """Return the sentences with rows, in which a part of a word may stand for the whole (see ``_tailed``)."""
    cues = RESPECTIVELY.finditer(reading.normal)
    return united(reading.sentences[reading.sentence_index(cue.start())] for cue in cues)


def _wanted(claim: Claim, reading: Reading) -> _Wanted:
    """Return a claim's figure, with what its measure is called in the draft."""
    params = claim.params
    claimed = read_claimed(params.value, claim.says) if isinstance(params, QuantityParams) else None
    if not isinstance(params, QuantityParams) or claimed is None:
        raise TypeError(params)
    value = claimed.value
    resolve = reading.sheet.resolve
    measures = tuple(dict.fromkeys(map(resolve, params.of or ())))
    others = [each.params for each in reading.sheet.claims if isinstance(each.params, QuantityParams)]
    rivals = {resolve(name) for other in others for name in other.words()} - set(measures)
    about = tuple(term for term in claim.about if value.change is None or not _is_direction(term))
    topic = Topic(reading, replace(claim, about=about))
    return _Wanted(
        claim,
        params.value,
        value,
        claimed.told,
        claimed.starts,
        claimed.lasts,
        measures,
        tuple(sorted(rivals)),
        frozenset(map(resolve, texts_of(term for term in claim.about if not term.exclude))) | set(measures),
        topic,
    )


def _weigh(wanted: _Wanted, reading: Reading, mention: Mention[Quantity]) -> _Weighed | None:
    """Weigh a figure of the draft against the claim's; None where it says nothing of it."""
    row = _row(wanted, reading, mention)
    if row is None and not _is_in_sight(wanted, reading, mention.span):
        return None
    value = _plain(row.value if row else mention.value, mention.text, wanted)
    comparison = _relation(value, wanted)
    if row is False or (comparison is Comparison.INCOMPARABLE and not _same_number(value, wanted.value)):
        return None
    if replaced(reading, mention) and not _tells_the_old(wanted.claim, mention.value):
        return None
    if row:
        zone, measured = row.zone, _row_measure(wanted, reading, mention.span, row)
    else:
        zone = _zone(wanted, reading, mention.span)
        measured = _measure(wanted, reading, mention.span, zone)
    if measured.reach is Reach.ABSENT:
        return None
    topic = row.topic if row else wanted.topic
    bearing = topic.bearing(mention.span, zone)
    return _Weighed(mention, bearing, measured, comparison, bool(row)) if bearing.supports else None


def _is_in_sight(wanted: _Wanted, reading: Reading, at: Span) -> bool:
    """Return whether the measure stands anywhere from where it may govern the figure at ``at``."""
    sentence = reading.sentence_index(at.start)
    if not wanted.measures or in_table(reading, at):
        return True
    places = (
        Span(reading.sentences[max(0, sentence - 1)].start, reading.sentences[sentence].end),
        *wanted.topic.above(sentence),
    )
    return any(reading.spans_of(wanted.measures, within=place) for place in places)


def _tells_the_old(claim: Claim, value: Quantity) -> bool:
    """Return whether the claim itself speaks of the figure before a change: 票价原为2元."""
    says = normalise(claim.says)
    told = find_quantities(says)
    return any(
        compare_quantities(each.value, value) is Comparison.FITS
        and is_old(says, each.span, next((later.span for later in told[index + 1 :]), None))
        for index, each in enumerate(told)
    )


_DIRECTION = re.compile(
    "(?:同比|环比)?(?:增长|增加|增幅|增速|上升|上涨|提高|提升|涨幅|增|涨|升|下降|下滑|下跌|减少|降低|降幅|跌幅|降|跌|减)(?:了|率)?"
)

_DIRECTION_BEFORE = re.compile(f"{_DIRECTION.pattern}$")
_LONGEST_DIRECTION = 8
"""How many code points before a figure the word that says which way it went may begin."""


def _is_direction(term: Term) -> bool:
    """Return whether a term only says which way a figure went: that is part of the figure, not its topic."""
    return bool(term.alternatives) and all(map(_DIRECTION.fullmatch, term.alternatives))


_PER = re.compile(r"(?:/|每)[^/每]+$")
_FAR = 10
"""A figure for each of something (元/股) that is so many times the claim's, or less, is another measure."""


def _plain(found: Quantity, text: str, wanted: _Wanted) -> Quantity:
    """Return a figure as far as the claim gives it: 6.28元/股 as 6.28元, 2999元起 as 2999元.

    A claim that leaves out for each of what its figure is says nothing of it, and so does a draft.
    """
    claimed = wanted.value
    if wanted.starts and text.endswith(_FLOOR):
        return replace(found, high=found.low, low_closed=True, high_closed=True)
    one, other = sorted((found.unit, claimed.unit), key=len)
    if not one or not other.startswith(f"{one}/"):
        return found
    short = read_quantity(_PER.sub("", normalise(text if found.unit == other else wanted.text)))
    size, like = (short, claimed) if found.unit == other else (found, short)
    if size is None or like is None or size.value is None or like.value is None:
        return found
    if size.value != like.value and not like.value < size.value * _FAR < like.value * _FAR * _FAR:
        return found
    factor = size.value / like.value if like.value else 1
    return replace(claimed, low=_times(claimed.low, factor), high=_times(claimed.high, factor))


def _times(bound: Fraction | None, factor: Fraction | int) -> Fraction | None:
    return None if bound is None else bound * factor


def _relation(found: Quantity, wanted: _Wanted) -> Comparison:
    """Compare a figure with the claim's, as its value gives it and as its sentence does."""
    relation = _compare(found, wanted.value)
    if relation is Comparison.FITS or wanted.told is wanted.value:
        return relation
    return _compare(found, wanted.told)


def _compare(found: Quantity, claimed: Quantity) -> Comparison:
    """Compare two figures; one that only says the claim's rounded figure more exactly does not conflict."""
    if claimed.change is None and found.change is not None and found.change.mode is Mode.TO:
        found = replace(found, change=None)
    comparison = compare_quantities(found, claimed)
    if comparison is Comparison.CONFLICTS and compare_quantities(claimed, found) is Comparison.VAGUER:
        return Comparison.VAGUER
    return comparison


@dataclass(frozen=True, slots=True)
class _Measured:
    """The claim's measure, as it governs a figure.

    Attributes:
        reach: how near it stands; ABSENT where another measure governs the figure.
        at: its place, where it stands in the sentence.
    """

    reach: Reach
    at: Span | None = None


_NOBODY = _Measured(Reach.ABSENT)


def _measure(wanted: _Wanted, reading: Reading, at: Span, zone: Span) -> _Measured:
    """Return the claim's measure that governs the figure at ``at``.

    What a figure counts right behind it is its measure (25座|车站), else the one before it in its clause,
    else the one after it there (34.9%的毛利率), else the last before it in the sentence; a figure of a table
    is that of its row's or its column's head. One that is nearer to another figure's measure belongs to that.
    """
    if not wanted.measures:
        return _Measured(Reach.CLAUSE)
    sentence = reading.sentence_index(at.start)
    whole = reading.sentences[sentence]
    for place, reach in ((zone, Reach.CLAUSE), (Span(whole.start, at.start), Reach.SENTENCE)):
        owner = _owner(wanted, reading, at, place)
        if owner is not None:
            return _Measured(reach, owner[0]) if owner[1] else _NOBODY
    if in_table(reading, at):
        heads = wanted.topic.headers(sentence)
        owners = [_owner(wanted, reading, Span(head.end, head.end), head) for head in heads]
        own = any(owner is not None and owner[1] for owner in owners)
        return _Measured(Reach.CLAUSE) if own else _NOBODY
    above = wanted.topic.above(sentence)
    if any(reading.spans_of(wanted.measures, within=head) for head in above):
        return _Measured(Reach.HEADING)
    near = sentence and reading.spans_of(wanted.measures, within=reading.sentences[sentence - 1])
    return _Measured(Reach.NEIGHBOUR) if near else _NOBODY


def _zone(wanted: _Wanted, reading: Reading, at: Span) -> Span:
    """Return the clause of a figure, with the clauses before it that it only goes on with."""
    sentence = reading.sentence_index(at.start)
    clauses = reading.clauses(sentence)
    zone = wanted.topic.clause_of(at)
    index = reading.clause_index(sentence, at.start)
    before = at.start
    while (
        index
        and before > clauses[index].start
        and not reading.normal.endswith(_PARTING, clauses[index - 1].start, clauses[index - 1].end)
        and _GOES_ON.fullmatch(reading.normal, clauses[index].start, before)
    ):
        index -= 1
        zone = zone.join(clauses[index])
        figures = inside(reading.quantities, clauses[index])
        before = figures[0].start if figures else clauses[index].end
    if index and (
        _only_leads(wanted, reading, clauses[index - 1])
        or _begins_with_verb(reading, clauses[index], clauses[index - 1])
    ):
        zone = zone.join(clauses[index - 1])
    return zone


_HAVING = re.compile(
    "(?:共|共计|一共|总共|可|能|将|已)?(?:提供|设有|设|配有|配备|拥有|备有|容纳|开放|带动|创造|新增|收录|展出|吸引)"
)
"""Verbs whose clause tells more of what the clause before it names: 两端设停车场,提供车位2600个."""


def _begins_with_verb(reading: Reading, clause: Span, before: Span) -> bool:
    """Return whether a clause drops its subject before a verb of having; the one before has no figure."""
    parted = reading.normal.endswith(_PARTING, before.start, before.end)
    having = _HAVING.match(reading.normal, clause.start, clause.end)
    return having is not None and not parted and not inside(reading.quantities, before)


def _only_leads(wanted: _Wanted, reading: Reading, clause: Span) -> bool:
    """Return whether a clause is but the topic of the next one: 过渡期间,每户每月可领2400元."""
    if len(clause) > _LEAD:
        return False
    rest = list(clause.of(reading.normal))
    for span in _own_spans(wanted, reading, clause):
        if clause.covers(span):
            rest[span.start - clause.start : span.end - clause.start] = " " * len(span)
    return " " in rest and not _WORD.search(_FILLER.sub(" ", "".join(rest)))


def _owner(wanted: _Wanted, reading: Reading, at: Span, place: Span) -> tuple[Span, bool] | None:
    """Return the measure in ``place`` that a figure goes with, and whether it is the claim's."""
    spans = [(span, True) for span in reading.spans_of(wanted.measures, within=place)]
    spans += [(span, False) for span in reading.spans_of(wanted.rivals, within=place)]
    for span, own in spans:
        if reading.normal[at.end : max(at.end, span.start)] == "的":
            return span, own
    counted = [each for each in spans if each[0].start == at.end and _counts(reading, at)]
    if counted:
        return max(counted, key=lambda each: len(each[0]))
    before = [each for each in spans if each[0].end <= at.start]
    if before:
        return max(before, key=lambda each: (each[0].end, len(each[0])))
    after = [each for each in spans if each[0].start >= at.end]
    return min(after, key=lambda each: (each[0].start, -len(each[0])), default=None)


def _counts(reading: Reading, at: Span) -> bool:
    """Return whether the figure at ``at`` counts what stands right behind it: 25座|车站."""
    figures = (each for each in inside(reading.quantities, at) if each.span == at)
    return any(units.SORTS.get(each.value.unit) is units.Sort.COUNT for each in figures)


@dataclass(frozen=True, slots=True)
class _Row:
    """A figure of 营收、净利润分别为320亿元和51亿元.

    Attributes:
        item: what it goes with by its order.
        zone: from there to the figure.
        value: the figure, with the change that is said once for the whole row.
        topic: the topic that the place of the figure is weighed against.
        tailed: whether the end of the item's own word is said only with the last one (1年期和5年期以上LPR).
    """

    item: Span
    zone: Span
    value: Quantity
    topic: Topic
    tailed: bool = False


_JOINED = re.compile(
    r"\s*(?:、|和|与|及|以及|,)\s*(?:同比|环比|分别|增长|增加|上升|上涨|提高|提升|下降|下滑|下跌|减少|降低|增|涨|升|降|跌|减|为|约|近|达|到|至|了)*\s*"
)
_ROW_LEAD = 12
"""How many code points may stand between 分别 and the first figure of its row."""


def _row(wanted: _Wanted, reading: Reading, mention: Mention[Quantity]) -> _Row | Literal[False] | None:
    """Return what a figure in a row goes with by its order.

    Returns:
        The place of the claim in the row; False where the figure is another's; None where it stands in
        no row, or nobody can tell with what the row goes.
    """
    sentence = reading.sentences[reading.sentence_index(mention.start)]
    for cue in RESPECTIVELY.finditer(reading.normal, sentence.start, mention.start):
        figures = _row_after(reading, cue.end(), sentence)
        if mention not in figures:
            continue
        before = Span(sentence.start, cue.start())
        place = figures.index(mention)
        topic = wanted.topic
        tailed = _tailed(wanted, reading, before, len(figures))
        if tailed:
            items, owner, topic = tailed
            owners: list[bool] | None = [item == owner for item in items]
        else:
            items = _row_before(wanted, reading, before, len(figures))
            owners = _owners(wanted, reading, items)
        if owners is None:
            return None
        if not owners[place]:
            return False
        value = mention.value
        if value.change is None and figures[0].value.unit == value.unit:
            value = replace(value, change=figures[0].value.change)
        return _Row(items[place], items[place].join(mention.span), value, topic, tailed=tailed is not None)
    return None


def _row_measure(wanted: _Wanted, reading: Reading, at: Span, row: _Row) -> _Measured:
    """Return the measure of a figure in a row: in its item, or said once for all names of the row."""
    if row.tailed or not wanted.measures or reading.spans_of(wanted.measures, within=row.item):
        return _Measured(Reach.CLAUSE, row.item)
    owner = _owner(wanted, reading, at, Span(row.item.start, at.start))
    return _Measured(Reach.CLAUSE, owner[0]) if owner and owner[1] else _NOBODY


def _row_after(reading: Reading, start: int, sentence: Span) -> list[Mention[Quantity]]:
    """Return the figures of the row that begins soon after ``start``."""
    row: list[Mention[Quantity]] = []
    for mention in inside(reading.quantities, Span(start, sentence.end)):
        gap = Span(row[-1].end if row else start, mention.start)
        joined = _JOINED.fullmatch(gap.of(reading.normal)) if row else len(gap) <= _ROW_LEAD
        if not joined:
            break
        row.append(mention)
    return row if len(row) > 1 else []


def _row_before(wanted: _Wanted, reading: Reading, before: Span, size: int) -> list[Span]:
    """Return the ``size`` pieces before 分别 that its figures go with: of its clause, or whole clauses."""
    if not size:
        return []
    sentence = reading.sentence_index(before.start)
    clauses = [
        Span(clause.start, min(clause.end, before.end))
        for clause in reading.clauses(sentence)
        if clause.start < before.end
    ]
    last = next((i for i, each in reversed([*enumerate(clauses)]) if _names(wanted, reading, each)), None)
    if last is None:
        return []
    pieces = [each for each in members(reading.normal, clauses[last]) if _names(wanted, reading, each)]
    if len(pieces) == size:
        return pieces
    whole = [each for each in clauses[: last + 1] if _names(wanted, reading, each)]
    return whole[-size:] if len(pieces) == 1 and len(whole) >= size else []


def _tailed(
    wanted: _Wanted, reading: Reading, before: Span, size: int
) -> tuple[list[Span], Span, Topic] | None:
    """Return the members of a row whose words end alike, said once: 1年期和5年期以上LPR分别为….

    Returns:
        The members, the one that is the claim's, and the claim's topic without the word that it stands for.
    """
    normal = reading.normal
    sentence = reading.sentence_index(before.start)
    clauses = [each for each in reading.clauses(sentence) if each.start < before.end]
    if size < 2 or not clauses:  # noqa: PLR2004 - a row has two members or more
        return None
    pieces = members(
        normal, Span(clauses[-1].start, max(clauses[-1].start, min(clauses[-1].end, before.end)))
    )
    if len(pieces) != size:
        return None
    *others, last = (piece.of(normal).rstrip() for piece in pieces)
    terms: list[Term | None] = [term for term in wanted.claim.about if not term.exclude]
    for term in (*terms, None):
        for text in map(normalise, term.alternatives if term else wanted.measures):
            own = [index for index, each in enumerate(others) if ends_alike(each, last, text) is not None]
            whole = last.endswith(text) and not any(each.endswith(text[-1]) for each in others)
            if len(own) + whole != 1:
                continue
            return pieces, pieces[own[0] if own else -1], wanted.without(term, reading)
    return None


def _names(wanted: _Wanted, reading: Reading, piece: Span) -> bool:
    """Return whether a measure or a name stands in a piece of text."""
    names = reading.sheet.actors.union(wanted.measures, wanted.rivals)
    return bool(reading.spans_of(names, within=piece)) or wanted.topic.speaks(piece)


def _owners(wanted: _Wanted, reading: Reading, items: Sequence[Span]) -> list[bool] | None:
    """Return which items are the claim's: by its measure, or else by its names; None where none is."""
    measures = {*wanted.measures, *wanted.rivals}
    measured = [reading.spans_of(wanted.measures, within=item) for item in items]
    others = [reading.spans_of(wanted.rivals, within=item) for item in items]
    if any(measured) and all(one or other for one, other in zip(measured, others, strict=True)):
        return [bool(spans) for spans in measured]
    named = [reading.spans_of(reading.sheet.actors - measures, within=item) for item in items]
    if items and all(named):
        return [any(map(wanted.topic.speaks, spans)) for spans in named]
    return [bool(spans) for spans in measured] if any(measured) else None


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A figure of the draft, weighed against the claim's.

    Attributes:
        mention: the figure.
        bearing: how it bears on the topic.
        measured: the measure that governs it.
        comparison: how it stands to the claim's figure.
        ordered: whether it goes with the measure by its order in a row.
    """

    mention: Mention[Quantity]
    bearing: Bearing
    measured: _Measured
    comparison: Comparison
    ordered: bool


def _candidate(
    wanted: _Wanted, reading: Reading, weighed: _Weighed, fitting: Sequence[Span]
) -> Candidate | None:
    """Return what one figure says of the claim; None where it says nothing."""
    at, bearing, comparison = weighed.mention.span, weighed.bearing, weighed.comparison
    found = at.of(reading.document.prose)
    key = (int(weighed.measured.reach), *bearing.nearness)
    heads = wanted.topic.headers(reading.sentence_index(at.start))
    if comparison is Comparison.FITS:
        if denies_period(wanted.claim, reading, at, heads) or _is_siblings(wanted, reading, weighed):
            return None
        gaps = stance_gaps(wanted.claim, reading, asserting_spans(reading, bearing, at))
        return candidate_from_stance(bearing, at, gaps)
    code = _code(weighed, wanted.value)
    if code is None or not _is_sure(wanted, reading, weighed, heads):
        return None
    if code == "vaguer-quantity":
        fair, verdict = not is_other_period(wanted.claim, reading, at, heads), Verdict.PARTIAL
    else:
        fair, verdict = _is_own(wanted, reading, weighed, fitting, heads), Verdict.CONTRADICTED
    expected = wanted.text
    if code == "wrong-quantity" and _goes_the_other_way(weighed.mention.value, wanted.value):
        at = _with_direction(reading.normal, at)
        found, expected = at.of(reading.document.prose), _told_with_direction(wanted)
    return Candidate(verdict, at, (gap(code, at, expected, found),), key) if fair else None


def _goes_the_other_way(value: Quantity, claimed: Quantity) -> bool:
    """Return whether two figures are of changes in opposite directions."""
    mine, theirs = value.change, claimed.change
    return mine is not None and theirs is not None and mine.direction is not theirs.direction


def _with_direction(text: str, at: Span) -> Span:
    """Return a figure's place with the word before it that says which way it went: 同比下降|8.6%."""
    before = _DIRECTION_BEFORE.search(text, max(0, at.start - _LONGEST_DIRECTION), at.start)
    return Span(before.start(), at.end) if before else at


def _told_with_direction(wanted: _Wanted) -> str:
    """Return the claim's figure with the word that says which way it went, where its sentence has it."""
    start = wanted.claim.says.find(wanted.text)
    if start < 0:
        return wanted.text
    at = Span(start, start + len(wanted.text))
    return _with_direction(normalise(wanted.claim.says), at).of(wanted.claim.says)


def _code(weighed: _Weighed, claimed: Quantity) -> str | None:
    """Return the gap that a figure which does not fit may be; None where nothing follows from it."""
    if weighed.comparison is Comparison.VAGUER:
        return "vaguer-quantity"
    if weighed.comparison is Comparison.CONFLICTS:
        return "wrong-quantity"
    return "wrong-unit" if _same_number(weighed.mention.value, claimed) else None


def _is_sure(wanted: _Wanted, reading: Reading, weighed: _Weighed, heads: Sequence[Span]) -> bool:
    """Return whether the topic and the measure stand so near that a figure may be held against the claim.

    In a table the heads of the row and the column are what its clause is in running text.
    """
    bearing = weighed.bearing
    if weighed.measured.reach is not Reach.CLAUSE:
        return False
    if not in_table(reading, weighed.mention.span):
        return bearing.accuses_beside(word=bool(wanted.measures))
    if bearing.excluded or not any(_is_head(wanted, reading, head) for head in heads):
        return False
    actors = reading.sheet.actors.difference(wanted.measures, wanted.rivals)
    strangers = [
        span
        for head in heads
        for span in reading.spans_of(actors, within=head)
        if not wanted.topic.speaks(span)
    ]
    return not strangers and all(
        held.is_name
        or held.reach is Reach.CLAUSE
        or any(reading.spans_of(held.term.alternatives, within=head) for head in heads)
        for held in bearing.held
    )


_NOTE = re.compile(r"\([^)]*\)|[\s:的]")


def _is_head(wanted: _Wanted, reading: Reading, head: Span) -> bool:
    """Return whether a head cell is the claim's measure, with nothing that narrows it: 净利润(亿元)."""
    if not reading.spans_of(wanted.measures, within=head):
        return False
    rest = list(head.of(reading.normal))
    for span in (*_own_spans(wanted, reading, head), *(date.span for date in inside(reading.dates, head))):
        if head.covers(span):
            rest[span.start - head.start : span.end - head.start] = " " * len(span)
    return _NOTE.sub("", "".join(rest)) in normalise(wanted.claim.says)


def _is_own(
    wanted: _Wanted, reading: Reading, weighed: _Weighed, fitting: Sequence[Span], heads: Sequence[Span]
) -> bool:
    """Return whether a figure that conflicts is surely meant as the claim's own."""
    at = weighed.mention.span
    sentence = reading.sentences[reading.sentence_index(at.start)]
    told_rightly = any(sentence.covers(span) for span in fitting) and not in_table(reading, at)
    if (
        told_rightly
        or stance_gaps(wanted.claim, reading, [at])
        or is_other_period(wanted.claim, reading, at, heads)
        or is_stage(wanted.claim, reading, at, beside=bool(fitting) and _is_less(weighed, wanted))
        or _is_summand(wanted, reading, weighed.mention)
        or (wanted.lasts and not _is_its_length(wanted, reading, weighed))
        or _fits_another(wanted, reading, weighed.mention)
    ):
        return False
    if weighed.ordered:
        return True
    return _is_size(weighed.mention.value) == _is_size(wanted.value) and not (
        _is_of_another(wanted, reading, weighed, lenient=not fitting) or _is_beside(wanted, reading, weighed)
    )


def _is_of_another(wanted: _Wanted, reading: Reading, weighed: _Weighed, *, lenient: bool) -> bool:
    """Return whether a figure is that of a part, of a narrower measure, or of another party."""
    claim, mention = wanted.claim, weighed.mention
    sentence = reading.sentences[reading.sentence_index(mention.start)]
    own = _own_spans(wanted, reading, sentence)
    measure = weighed.measured.at if wanted.measures else _counted_word(weighed)
    measure = measure and _first_of(measure, reading.spans_of(wanted.measures, near=sentence))
    measures = {*wanted.measures, *wanted.rivals}
    known = (*own, *reading.spans_of(reading.sheet.actors | measures, near=sentence))
    return (
        is_part(claim, reading, mention.span, measure, own)
        or is_narrowed(claim, reading, mention.span, measure, known, lenient=lenient)
        or is_others(reading, mention.span, wanted.topic, claim, measures)
        or not (wanted.measures or is_counted(claim, reading, mention, own))
    )


def _first_of(measure: Span, measures: Sequence[Span]) -> Span:
    """Return the first of several measures of a claim that stand side by side: 鱼类|数量|增加."""
    before = next((each for each in measures if each.end == measure.start), None)
    return _first_of(before, measures) if before else measure


def _is_siblings(wanted: _Wanted, reading: Reading, weighed: _Weighed) -> bool:
    """Return whether the claim's narrower measure stands beside this one: 单程票价, 往返票价."""
    measure = weighed.measured.at if wanted.measures else _counted_word(weighed)
    if measure is None:
        return False
    narrower = narrowed(wanted.claim, measure.of(reading.normal))
    clause = wanted.topic.clause_of(weighed.mention.span)
    if (
        not narrower
        or narrower in clause.of(reading.normal)
        or reading.normal.endswith(narrower, 0, measure.end)
    ):
        return False
    sentence = reading.sentences[reading.sentence_index(clause.start)]
    return narrower in sentence.of(reading.normal)


_TOTAL = re.compile(r"(?:总共|一共|合计|总计|共计|共)(?:有|为|达)?\s*$")


def _is_summand(wanted: _Wanted, reading: Reading, mention: Mention[Quantity]) -> bool:
    """Return whether a figure is one of several that add up: 2万人跑全程,1万人跑半程.

    Either they add up to the claim's, or a total follows (7首新歌、4首旧歌,共12首).
    """
    sentence = reading.sentences[reading.sentence_index(mention.start)]
    beside = [
        each
        for each in inside(reading.quantities, sentence)
        if each.value.unit == mention.value.unit and each.value.value is not None and not each.value.change
    ]
    totals = [each for each in beside if _TOTAL.search(reading.normal, sentence.start, each.start)]
    if any(each.start > mention.start for each in totals):
        return True
    parts = [each.value.value or Fraction(0) for each in beside if each not in totals]
    if mention not in beside or mention in totals or len(parts) == 1:
        return False
    whole = sum(parts, Fraction(0))
    return _compare(replace(mention.value, low=whole, high=whole), wanted.value) is Comparison.FITS


_LENGTH_GAP = 8
"""How many code points may stand between the word that a length of time goes with and it."""


def _is_its_length(wanted: _Wanted, reading: Reading, weighed: _Weighed) -> bool:
    """Return whether a length of time is the only one of its clause, right after the claim's own word.

    What it was before a change does not count beside it: 由5小时压缩至3小时.
    """
    at = weighed.mention.span
    if reading.normal.startswith("内", at.end) and "内" not in wanted.claim.says:
        return False
    clause = wanted.topic.clause_of(at)
    beside = inside(reading.once(lengths), clause)
    starts = [each.span for each in beside if _is_start(reading, each)]
    own = _own_spans(wanted, reading, clause)
    words = [span.end for span in own if clause.covers(span) and span.end <= at.start]
    alone = [each.span for each in beside if each.span not in starts] == [at]
    since = max([*words, *(start.end for start in starts)], default=clause.start)
    return alone and bool(words) and at.start - since <= _LENGTH_GAP


def _is_start(reading: Reading, length: Mention[Quantity]) -> bool:
    """Return whether a length of time is what was before a change, the next what has become of it."""
    sentence = reading.sentences[reading.sentence_index(length.start)]
    later = inside(reading.once(lengths), Span(length.end, max(length.end, sentence.end)))
    return is_old(reading.normal, length.span, next((each.span for each in later), None))


def _is_less(weighed: _Weighed, wanted: _Wanted) -> bool:
    """Return whether a figure is smaller than the claim's."""
    high, low = weighed.mention.value.high, wanted.value.low
    return high is not None and low is not None and high < low


def _counted_word(weighed: _Weighed) -> Span | None:
    """Return the word of the topic that stands for the measure of a figure without one: 门店达到1260家."""
    words = (
        held.at
        for held in weighed.bearing.held
        if held.at
        and not held.is_name
        and held.reach is Reach.CLAUSE
        and held.at.end <= weighed.mention.start
    )
    return max(words, default=None)


def _is_beside(wanted: _Wanted, reading: Reading, weighed: _Weighed) -> bool:
    """Return whether the measure's own figure stands before a figure, or a word that puts it elsewhere."""
    at, found, measure = weighed.mention.span, weighed.mention.value, weighed.measured.at
    clause = wanted.topic.clause_of(at)
    within = measure if measure and clause.covers(measure) and measure.end <= at.start else None
    start = within.end if within else clause.start
    zone = Span(min(start, weighed.bearing.zone.start), at.start)
    total = _TOTAL.search(reading.normal, clause.start, at.start)
    counted = measure is not None and measure.start == at.end and _counts(reading, at)
    earlier = [] if total or counted else inside(reading.quantities, zone)
    old = [each for each in earlier if replaced(reading, each)]
    since = max([clause.start, *(each.end for each in old)])
    own = _own_spans(wanted, reading, zone)
    if found.change is None and is_elsewhere(wanted.claim, reading, at, since, own):
        return True
    return any(
        each.start >= start or (not _is_size(found) and each.value.unit == found.unit)
        for each in earlier
        if each not in old
    )


def _is_size(value: Quantity) -> bool:
    """Return whether a figure is the size of a change, and no level."""
    return value.change is not None and value.change.mode is Mode.BY


def _own_spans(wanted: _Wanted, reading: Reading, near: Span) -> tuple[Span, ...]:
    """Return where the names, the words and the measures of the claim stand near a place."""
    return reading.spans_of(wanted.own, near=near)


def _fits_another(wanted: _Wanted, reading: Reading, mention: Mention[Quantity]) -> bool:
    """Return whether a figure is that of another claim, whose measure and topic stand here too."""
    for claim in reading.sheet.claims:
        if claim.id == wanted.claim.id or not isinstance(claim.params, QuantityParams):
            continue
        value = read_claimed(claim.params.value, claim.says)
        if value is None or not any(
            _compare(mention.value, each) is Comparison.FITS for each in (value.value, value.told)
        ):
            continue
        other = _weigh(_wanted(claim, reading), reading, mention)
        if (
            other is not None
            and other.comparison is Comparison.FITS
            and other.measured.reach <= Reach.SENTENCE
            and all(held.reach <= Reach.SENTENCE for held in other.bearing.held if not held.is_name)
        ):
            return True
    return False


def _same_number(found: Quantity, claimed: Quantity) -> bool:
    """Return whether two figures of different units have the same number: one unit is wrong."""
    return (
        found.unit != claimed.unit
        and bool(found.unit)
        and bool(claimed.unit)
        and (found.low, found.high) == (claimed.low, claimed.high)
    )


KIND = Kind(
    "quantity",
    QuantityParams,
    Words("某项指标是这个数", "a measure has this figure"),
    judge,
)

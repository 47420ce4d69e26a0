"""``order``: these come one after another, in a ranking or in time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import reduce
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Annotated, ClassVar, Generic, TypeAlias, TypeVar

from pydantic import Field, model_validator

from heshi.document import BlockKind
from heshi.findings import Finding, Verdict
from heshi.kinds.base import Candidate, Kind, candidate_from_stance, check_distinct, decide, gap
from heshi.kinds.items import Stretch, hedges, is_past, passages, stretches, surest
from heshi.reading import texts_of
from heshi.recognise import sequence
from heshi.recognise.dates import DateValue, compare_constraint
from heshi.recognise.mention import Comparison
from heshi.recognise.sequence import RANKED, Rank, find_ranks, read_place
from heshi.rules.model import Claim, OneOrMore, Params, Text
from heshi.text import regex as re
from heshi.text.normal import normalise
from heshi.text.spans import Span
from heshi.topics import Topic
from heshi.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from heshi.document import Block
    from heshi.findings import Gap
    from heshi.reading import Reading

_MOST = 50
"""How many items an order may have: what is told of them is compared pair by pair."""

_KEYS = 6
"""How many different dates or ranks of one item are kept in one stretch of a draft."""


class OrderParams(Params):
    """What comes first, second and so on."""

    short: ClassVar[tuple[Mapping[str, object], ...]] = (
        {"type": "array", "minItems": 2, "items": {"type": "string"}},
    )

    items: Annotated[tuple[Text, ...], Field(min_length=2, max_length=_MOST), OneOrMore()]

    @classmethod
    def from_short(cls, value: object) -> object:
        """Read ``[A, B]`` as ``{items: [A, B]}``."""
        return {"items": value} if isinstance(value, list) else value

    @model_validator(mode="after")
    def _check(self) -> OrderParams:
        """Refuse an item given twice."""
        check_distinct(self.items, "items")
        return self

    def names(self) -> tuple[str, ...]:
        """Return the items: they are found as names."""
        return self.items


@dataclass(frozen=True, slots=True)
class _Before:
    """What a draft says of two items: that the one comes before the other.

    Attributes:
        one: the item that comes before.
        other: the item that comes after.
        at: the place that says so.
        strict: whether it cannot be meant otherwise.
    """

    one: str
    other: str
    at: Span
    strict: bool


@dataclass(frozen=True, slots=True)
class _Word:
    """An item where it stands."""

    item: str
    at: Span


_Unit: TypeAlias = tuple[_Word, ...]
"""Items that stand together as one list, or one item alone."""

_KeyT = TypeVar("_KeyT", Rank, DateValue)


@dataclass(frozen=True, slots=True)
class _Keyed(Generic[_KeyT]):
    """An item and the rank or the date that it is given."""

    word: _Word
    key: _KeyT
    at: Span
    strict: bool


@dataclass(frozen=True)
class _Wanted:
    """A claim's order in one draft.

    Attributes:
        claim: the claim.
        items: the canonical items, in order.
        said: the claim's sentence and the words of its topic, in their normal form.
        contest: whether the order is a ranking, and not one in time.
        ascending: whether it begins with the lowest.
        ranked: whether the topic itself speaks of an order, so that any list tells it.
    """

    claim: Claim
    items: tuple[str, ...]
    said: str
    contest: bool
    ascending: bool
    ranked: bool

    def expected(self, items: Sequence[str] | None = None) -> str:
        """Return items as one text."""
        return "、".join(self.items if items is None else items)


def judge(claim: Claim, reading: Reading) -> Finding:
    """Return whether the draft gives the items in the claim's order."""
    params = claim.params
    if not isinstance(params, OrderParams):
        raise TypeError(params)
    wanted = _wanted(claim, params, reading)
    topic = Topic(reading, claim)
    found = stretches(reading, passages(reading, topic, claim, wanted.items))
    told = [_Told.of(wanted, reading, topic, stretch) for stretch in found]
    candidates = [_candidate(wanted, reading, each, told) for each in told]
    return decide(claim, [each for each in candidates if each], topic)


def _wanted(claim: Claim, params: OrderParams, reading: Reading) -> _Wanted:
    terms = [list(texts_of((term,))) for term in claim.about if not term.exclude]
    said = normalise(" ".join((claim.says, *(text for texts in terms for text in texts))))
    return _Wanted(
        claim,
        tuple(dict.fromkeys(map(reading.sheet.resolve, params.items))),
        said,
        sequence.CONTEST.search(said) is not None,
        sequence.ASCENDING.search(said) is not None,
        any(all(sequence.LOOSE_LIST.search(normalise(text)) for text in texts) for texts in terms),
    )


# --- what one stretch of passages comes to --------------------------------------------------------


@dataclass(frozen=True)
class _Told:
    """What one stretch of passages tells of the order."""

    stretch: Stretch
    accused: frozenset[Span]
    stated: Mapping[str, Sequence[Span]]
    denied: Mapping[str, Span]
    ranks: tuple[_Keyed[Rank], ...]
    pairs: tuple[_Before, ...]

    @classmethod
    def of(cls, wanted: _Wanted, reading: Reading, topic: Topic, stretch: Stretch) -> _Told:
        """Gather what a stretch says in any of the ways in which Chinese gives an order."""
        stated, denied = stretch.asserted()
        accused = frozenset(_accused(reading, topic, stretch))
        words = sorted(
            (_Word(item, span) for item, spans in stated.items() for span in spans), key=lambda word: word.at
        )
        teller = _Teller(wanted, reading, topic, words)
        ranks = tuple(teller.ranks())
        dates = () if wanted.contest else tuple(teller.dates())
        pairs = [*teller.lists(), *teller.successions(), *_by_rank(ranks), *_by_date(dates, reading)]
        return cls(stretch, accused, stated, denied, ranks, tuple(_narrowed(pairs, reading, accused)))

    @property
    def placed(self) -> set[str]:
        """The items whose place the stretch tells, at least beside one other's."""
        told = {item for pair in self.pairs for item in (pair.one, pair.other)}
        return told | {each.word.item for each in self.ranks}


def _accused(reading: Reading, topic: Topic, stretch: Stretch) -> Iterator[Span]:
    """Yield the places of items that may be held against the draft.

    A short clause before theirs that only sets the scene (销量榜上，…) belongs to what they are said of.
    """
    yield from stretch.accusing
    for passage in stretch.passages:
        sentence = passage.sentence
        clauses = reading.clauses(sentence)
        index = reading.clause_index(sentence, passage.region.start)
        if passage.bearing.accuses or not index:
            continue
        scene = clauses[index - 1]
        if not _SCENE.fullmatch(reading.normal, scene.start, scene.end):
            continue
        if topic.bearing(passage.region, scene.join(passage.region)).accuses:
            spans = (span for spans in passage.items.values() for span in spans)
            yield from (span for span in spans if span not in passage.aside)


def _narrowed(pairs: Sequence[_Before], reading: Reading, accused: frozenset[Span]) -> Iterator[_Before]:
    """Yield the pairs; those that may not be held against the draft as loose ones."""
    places = sorted(accused)
    for pair in pairs:
        inside = _inside(places, pair.at)
        sure = len(inside) > 1 and all(reading.stance(span).asserted for span in inside)
        yield pair if sure or not pair.strict else _Before(pair.one, pair.other, pair.at, strict=False)


def _inside(places: Sequence[Span], at: Span) -> Sequence[Span]:
    """Return those of disjoint places, in order, that lie inside another."""
    first = bisect_left(places, at.start, key=_start)
    last = bisect_left(places, at.end, key=_start)
    return places[first : last - 1 if last > first and places[last - 1].end > at.end else last]


def _start(at: Span) -> int:
    return at.start


def _candidate(wanted: _Wanted, reading: Reading, told: _Told, all_told: Sequence[_Told]) -> Candidate | None:
    stretch = told.stretch
    bearing, region = stretch.bearing, stretch.region
    missing = [item for item in wanted.items if item not in told.stated and item not in told.denied]
    unplaced = [item for item in wanted.items if item not in told.placed]
    key = (len(missing), len(unplaced), *bearing.nearness)
    wrong = _disorder(wanted, told) or _usurped(wanted, reading, told, all_told)
    if wrong:
        return Candidate(Verdict.CONTRADICTED, wrong.at or region, (wrong,), key)
    refused = tuple(gap("denied", at, wanted.claim.says) for at in told.denied.values() if at in told.accused)
    if refused and told.placed and not wanted.contest:
        return Candidate(Verdict.CONTRADICTED, region, refused, key)
    found = region.of(reading.document.prose)
    absent = [item for item in wanted.items if item not in told.stated]
    if absent:
        if not told.placed:
            return None
        gaps = tuple(gap("missing-item", region, item, found) for item in absent)
        return Candidate(Verdict.PARTIAL, region, gaps, key)
    if not _is_told_whole(wanted, told):
        unordered = gap("no-order", region, wanted.expected(), found)
        return Candidate(Verdict.PARTIAL, region, (unordered,), key)
    spans = surest(reading, told.stated)
    return candidate_from_stance(bearing, region, hedges(wanted.claim, reading, bearing, spans), key)


def _is_told_whole(wanted: _Wanted, told: _Told) -> bool:
    """Return whether each item is told, through others or directly, to come before the next.

    It is also told where all but one have their place, and the last is only compared with one of them.
    """
    reached = _closure({(pair.one, pair.other) for pair in told.pairs}, wanted.items)
    if all(pair in reached for pair in pairwise(wanted.items)):
        return True
    places = {each.word.item: each.key.place for each in told.ranks if each.key.scale == RANKED}
    ranked = [item for place, item in enumerate(wanted.items, 1) if places.get(item, 0) == place]
    return len(ranked) == len(wanted.items) - 1 == len(places) > 1 and set(wanted.items) == told.placed


def _closure(pairs: set[tuple[str, str]], items: Sequence[str]) -> set[tuple[str, str]]:
    """Return the pairs and those that follow from them (Warshall 1962)."""
    found = set(pairs)
    for middle in items:
        into = [one for one, other in found if other == middle]
        out = [other for one, other in found if one == middle]
        found |= {(one, other) for one in into for other in out if one != other}
    return found


def _disorder(wanted: _Wanted, told: _Told) -> Gap | None:
    """Return the gap of a stretch that surely tells two items the wrong way round, and not both ways."""
    place = {item: index for index, item in enumerate(wanted.items)}
    strict = {(pair.one, pair.other): pair for pair in told.pairs if pair.strict}
    ways = {(pair.one, pair.other) for pair in told.pairs}
    wrong = [
        pair
        for (one, other), pair in strict.items()
        if place[one] > place[other] and (other, one) not in ways
    ]
    if not wrong:
        return None
    reached = _closure(set(strict), wanted.items)
    found = {item for pair in wrong for item in (pair.one, pair.other)}
    found |= {item for pair in reached for item in pair if pair[0] in found and pair[1] in found}
    row = sorted(found, key=lambda item: sum(other == item for _, other in reached))
    at = reduce(Span.join, (pair.at for pair in wrong))
    return gap("wrong-order", at, wanted.expected(), wanted.expected(row))


def _usurped(wanted: _Wanted, reading: Reading, told: _Told, all_told: Sequence[_Told]) -> Gap | None:
    """Return the gap of an item that is given a place before which too few can come: B夺冠 where A did."""
    if not wanted.contest:
        return None
    everywhere = [each for other in all_told for each in other.ranks]
    for keyed in told.ranks:
        rank, item = keyed.key, keyed.word.item
        rivals = {
            each.word.item
            for each in everywhere
            if (each.key.scale, each.key.place) == (rank.scale, rank.place) and each.word.item != item
        }
        if (
            keyed.strict
            and keyed.word.at in told.accused
            and rank.scale == RANKED
            and rank.place <= wanted.items.index(item)
            and not rivals
            and reading.stance(keyed.at).asserted
        ):
            return gap("wrong-order", keyed.at, wanted.expected(), keyed.at.of(reading.document.prose))
    return None


# --- ranks and dates ------------------------------------------------------------------------------


def _by_rank(ranks: Sequence[_Keyed[Rank]]) -> Iterator[_Before]:
    """Yield what ranks say of each two items; surely where all their ranks agree."""
    yield from _by_key(ranks, lambda one, other: one.scale == other.scale and one.place < other.place)


def _by_date(dates: Sequence[_Keyed[DateValue]], reading: Reading) -> Iterator[_Before]:
    """Yield what dates say of each two items; surely where all their dates agree."""
    yield from _by_key(dates, lambda one, other: _is_earlier(one, other, reading))


def _by_key(keyed: Sequence[_Keyed[_KeyT]], precedes: Callable[[_KeyT, _KeyT], bool]) -> Iterator[_Before]:
    by_item: dict[str, list[_Keyed[_KeyT]]] = {}
    for each in keyed:
        known = by_item.setdefault(each.word.item, [])
        if len(known) < _KEYS and all(each.key != other.key for other in known):
            known.append(each)
    for one, other in combinations(by_item, 2):
        couples = [(first, second) for first in by_item[one] for second in by_item[other]]
        for ahead, behind, way in ((one, other, couples), (other, one, [(b, a) for a, b in couples])):
            agree = [couple for couple in way if precedes(couple[0].key, couple[1].key)]
            if agree:
                first, second = agree[0]
                strict = len(agree) == len(way) and first.strict and second.strict
                yield _Before(ahead, behind, first.at.join(second.at), strict)


def _is_earlier(one: DateValue, other: DateValue, reading: Reading) -> bool:
    """Return whether one date surely lies before another."""
    if one.impossible or other.impossible or one.is_vague or other.is_vague:
        return False
    if not (one.has_date and other.has_date):
        alike = not (one.has_date or other.has_date)
        return alike and one.time is not None and other.time is not None and one.time.last < other.time.first
    if one.time and other.time and one.edtf.split("T")[0] == other.edtf.split("T")[0]:
        return one.time.last < other.time.first
    return compare_constraint(one, before=other, reference=reading.reference) is Comparison.FITS


# --- what the words say ---------------------------------------------------------------------------


class _Teller:
    """Reads the order of items that stand together in a draft."""

    def __init__(self, wanted: _Wanted, reading: Reading, topic: Topic, words: Sequence[_Word]) -> None:
        """Prepare.

        Args:
            wanted: the claim's order.
            reading: the draft.
            topic: the claim's topic in it.
            words: where its items stand, in order.
        """
        self._wanted = wanted
        self._reading = reading
        self._topic = topic
        self._text = reading.normal
        self._words = words
        self._clause_starts: dict[int, list[int]] = {}
        self._units = tuple(self._grouped())

    def _grouped(self) -> Iterator[_Unit]:
        """Yield the items that only what joins a list stands between, and the others alone."""
        unit: list[_Word] = []
        for word in self._words:
            if unit and word.at.start < unit[-1].at.end:
                continue
            if unit and not self._joined(unit[-1], word):
                yield tuple(unit)
                unit = []
            unit.append(word)
        if unit:
            yield tuple(unit)

    def _joined(self, one: _Word, other: _Word) -> bool:
        between = Span(one.at.end, other.at.start)
        text = between.of(self._text)
        if len(text) > _LONGEST_JOINT or "\n" in text or one.item == other.item:
            return False
        return bool(sequence.ARROW.fullmatch(text) or sequence.JOINT.fullmatch(text))

    def _clause(self, at: Span) -> Span:
        sentence = self._reading.sentence_index(at.start)
        return self._reading.clauses(sentence)[self._clause_index(sentence, at)]

    def _clause_index(self, sentence: int, at: Span) -> int:
        """Return the index, among the sentence's clauses, of the one in which a place begins."""
        starts = self._clause_starts.get(sentence)
        if starts is None:
            starts = [clause.start for clause in self._reading.clauses(sentence)]
            self._clause_starts[sentence] = starts
        return max(0, bisect_right(starts, at.start) - 1)

    # --- lists ---

    def lists(self) -> Iterator[_Before]:
        """Yield the order of each list that is said to be one, or is drawn with arrows or numbers."""
        for unit in (*self._units, *self._listed()):
            if len(unit) < 2:  # noqa: PLR2004 - an order takes two
                continue
            strict = self._is_ordered(unit)
            if strict is None:
                continue
            row = unit[::-1] if self._is_reversed(unit) else unit
            for index, one in enumerate(row):
                for other in row[index + 1 :]:
                    if one.item != other.item:
                        yield _Before(one.item, other.item, one.at.join(other.at), strict)

    def _is_ordered(self, unit: _Unit) -> bool | None:
        """Return whether a list surely (True) or possibly (False) is an order; None where it is none."""
        first, last = unit[0].at, unit[-1].at
        if sequence.ARROW.fullmatch(self._text, first.end, unit[1].at.start):
            return True
        zone = self._zone(first.join(last))
        if self._is_parallel(zone):
            return None
        if sequence.STRICT_LIST.search(zone):
            sentence = self._reading.sentences[self._reading.sentence_index(first.start)]
            return not (self._wanted.contest and self._is_scoped(sentence))
        if self._is_numbered(unit):
            return not self._wanted.contest
        return False if self._wanted.ranked or sequence.LOOSE_LIST.search(zone) else None

    def _zone(self, at: Span) -> str:
        """Return the clauses of a list, the one before where it announces it, and its lead-in."""
        sentence = self._reading.sentence_index(at.start)
        own = self._clause(at).join(self._clause(Span(at.end - 1, at.end)))
        before = [each for each in self._reading.clauses(sentence) if each.end <= own.start]
        if before and self._text[own.start : at.start].strip("“「『《 ") in _ANNOUNCED:
            own = before[-1].join(own)
        lead = self._topic.lead_in(sentence)
        return own.of(self._text) + ("\n" + lead.of(self._text) if lead else "")

    def _is_parallel(self, zone: str) -> bool:
        """Return whether each item of a list has a rank of its own beside it (A、B分获冠军和季军)."""
        return bool(find_ranks(zone, Span(0, len(zone))))

    def _is_reversed(self, unit: _Unit) -> bool:
        zone = self._zone(unit[0].at.join(unit[-1].at))
        ascending = sequence.ASCENDING.search(zone) is not None
        descending = sequence.DESCENDING.search(zone) is not None
        return descending if self._wanted.ascending else ascending

    def _listed(self) -> Iterator[_Unit]:
        """Yield the items of each list on the page, and of each column of a table: one for each block."""
        groups: dict[tuple[int, int, int], list[_Word]] = {}
        seen: set[int] = set()
        for word in self._words:
            index = self._reading.block_of(self._reading.sentence_index(word.at.start))
            block = self._reading.document.blocks[index]
            if block.kind in {BlockKind.ITEM, BlockKind.CELL} and index not in seen:
                seen.add(index)
                groups.setdefault((block.group, block.level, block.column), []).append(word)
        yield from map(tuple, groups.values())

    def _is_numbered(self, unit: _Unit) -> bool:
        """Return whether the source numbers the blocks in which the items stand."""
        return all(self._number(word) for word in unit)

    def _number(self, word: _Word) -> bool:
        document = self._reading.document
        block = self._reading.block(self._reading.sentence_index(word.at.start))
        if block.kind is not BlockKind.ITEM:
            return False
        start = document.to_source(block.span).start
        line = document.source.text[:start].rpartition("\n")[2]
        return _NUMBERED.search(line) is not None

    # --- ranks and dates ---

    def ranks(self) -> Iterator[_Keyed[Rank]]:
        """Yield the items that are given a rank, in running text or in a table."""
        given = list(self._given())
        yield from given
        place = {each.word.at: each.key for each in given}
        for (one, *others), (other, *more) in pairwise(self._units):
            ahead = place.get(one.at)
            if ahead and other.at not in place and not others and not more:
                way = self._way((one,), (other,))
                if self._wanted.contest and way and way[0] and other.item != one.item:
                    place[other.at] = Rank(other.at, ahead.place + 1, ahead.scale)
                    yield _Keyed(other, place[other.at], other.at, strict=False)

    def _given(self) -> Iterator[_Keyed[Rank]]:
        """Yield the items that a rank stands beside."""
        for sentence, words in self._by_sentence():
            cells = self._cells(sentence)
            if cells:
                yield from self._ranked_cells(words, cells)
            elif not self._is_past(words):
                found = find_ranks(self._text, self._reading.sentences[sentence])
                own = [(rank, rank.span) for rank in found if self._is_now(rank.span)]
                scoped = self._is_scoped(self._reading.sentences[sentence])
                for each in self._attached(sentence, words, own, later=True):
                    yield replace(each, strict=each.strict and each.key.sure and not scoped)

    def dates(self) -> Iterator[_Keyed[DateValue]]:
        """Yield the items that are given a date, in running text or in a table."""
        dates = self._reading.dates
        starts = [date.start for date in dates]
        for sentence, words in self._by_sentence():
            cells = self._cells(sentence)
            places = [cell.span for cell in cells] or [self._reading.sentences[sentence]]
            found = [
                (date.value, date.span)
                for place in places
                for date in dates[bisect_left(starts, place.start) : bisect_left(starts, place.end)]
            ]
            if not cells:
                yield from self._attached(sentence, words, found, later=False)
            elif len(found) == 1:
                for word in words:
                    yield _Keyed(word, found[0][0], word.at.join(found[0][1]), strict=True)

    def _by_sentence(self) -> Iterator[tuple[int, list[_Word]]]:
        found: dict[int, list[_Word]] = {}
        for word in self._words:
            found.setdefault(self._reading.sentence_index(word.at.start), []).append(word)
        yield from found.items()

    def _is_past(self, words: Sequence[_Word]) -> bool:
        return any(is_past(self._reading, self._wanted.claim, word.at) for word in words)

    def _is_now(self, at: Span) -> bool:
        """Return whether a rank is held, and in what the claim is about: not once, hoped for, or in speed."""
        clause = self._clause(at)
        before = self._text[clause.start : at.start]
        measure = _MEASURE.search(before)
        if measure and measure[1][-2:] not in self._wanted.said:
            return False
        aside = _ASIDE.search(before)
        return aside is None or aside.group() in self._wanted.said

    def _is_scoped(self, at: Span) -> bool:
        """Return whether a sentence is about a part or another side of it (女子组, 欧洲市场, 人均, 增速)."""
        text = self._text
        found = (*_SCOPE.finditer(text, at.start, at.end), *_OTHER.finditer(text, at.start, at.end))
        return any(match[1] not in self._wanted.said for match in found)

    def _cells(self, sentence: int) -> list[Block]:
        """Return the other cells of a row in a table."""
        cell = self._reading.block(sentence)
        if cell.kind is not BlockKind.CELL:
            return []
        return [
            other
            for other in self._reading.document.blocks
            if (other.group, other.row) == (cell.group, cell.row) and other.column != cell.column
        ]

    def _ranked_cells(self, words: Sequence[_Word], cells: Sequence[Block]) -> Iterator[_Keyed[Rank]]:
        blocks = self._reading.document.blocks
        for cell in cells:
            head = next(
                (
                    other.span.of(self._text)
                    for other in blocks
                    if (other.group, other.row, other.column) == (cell.group, 1, cell.column)
                ),
                "",
            )
            place = read_place(cell.span.of(self._text)) if _RANK_COLUMN.search(head) else None
            if place is not None:
                for word in words:
                    rank = Rank(cell.span, place, RANKED)
                    yield _Keyed(word, rank, word.at.join(cell.span), strict=True)

    def _attached(
        self, sentence: int, words: Sequence[_Word], keys: Sequence[tuple[_KeyT, Span]], *, later: bool
    ) -> Iterator[_Keyed[_KeyT]]:
        """Yield which item has which rank or date in a sentence.

        They go together one to one in a clause, side by side or in two rows; what stands in a clause
        without items goes to the one item of the clause before (a rank) or after (a date).

        Args:
            sentence: its index.
            words: the items in it.
            keys: the ranks or dates in it, with their places.
            later: whether one that stands alone looks back for its item.
        """
        clauses = self._reading.clauses(sentence)
        rows: list[tuple[list[_Word], list[tuple[_KeyT, Span]]]] = [([], []) for _ in clauses]
        for word in words:
            rows[self._clause_index(sentence, word.at)][0].append(word)
        for key in keys:
            rows[self._clause_index(sentence, key[1])][1].append(key)
        for index, (own, here) in enumerate(rows):
            if here and not own:
                near = index - 1 if later else index + 1
                announced = index + 1 < len(rows) and self._text[clauses[index].end - 1] in ":,"
                if announced and len(here) == len(rows[index + 1][0]) and not rows[index + 1][1]:
                    near = index + 1
                if 0 <= near < len(rows) and not rows[near][1]:
                    between = clauses[min(index, near)]
                    if self._text[between.end - 1] not in ";。!?":
                        strict = near > index
                        yield from self._matched(rows[near][0], here, strict=strict)
            elif own:
                yield from self._matched(own, here, strict=True)

    def _matched(
        self, words: Sequence[_Word], keys: Sequence[tuple[_KeyT, Span]], *, strict: bool
    ) -> Iterator[_Keyed[_KeyT]]:
        """Yield items and ranks, or dates, one to one."""
        if not words or not keys:
            return
        if len(words) == 1 and len(keys) > 1:
            moved = _MOVED.search(self._text, keys[0][1].start, keys[-1][1].start)
            keys = keys[-1:] if moved else keys
        if len(words) == 2 and len(keys) == 1 and words[-1].at.end <= keys[0][1].start:  # noqa: PLR2004 - a pair
            between = self._text[words[0].at.end : words[1].at.start]
            if sequence.BEATS.fullmatch(between) or sequence.BEATEN.fullmatch(between):
                words, strict = words[:1], True
        if len(words) == len(keys) and len({word.item for word in words}) == len(words):
            together = all(word.at.end <= keys[0][1].start for word in words) or all(
                key[1].end <= words[0].at.start for key in keys
            )
            alternate = all(
                max(word.at.end, key[1].end) <= min(after.at.start, later[1].start)
                for (word, key), (after, later) in pairwise(zip(words, keys, strict=True))
            )
            if together or alternate:
                for word, (key, at) in zip(words, keys, strict=True):
                    yield _Keyed(word, key, word.at.join(at), strict)

    # --- one after another ---

    def successions(self) -> Iterator[_Before]:
        """Yield what the words between and beside two items that follow one another say."""
        for one, other in pairwise(self._units):
            distance = self._reading.sentence_index(other[0].at.start) - self._reading.sentence_index(
                one[-1].at.start
            )
            if distance > 1:
                continue
            way = self._way(one, other)
            if way is None:
                continue
            forward, strict = way
            for first in one:
                for second in other:
                    if first.item == second.item:
                        continue
                    at = first.at.join(second.at)
                    ahead, behind = (first, second) if forward else (second, first)
                    yield _Before(ahead.item, behind.item, at, strict)
        yield from self._first()

    def _way(self, one: _Unit, other: _Unit) -> tuple[bool, bool] | None:
        """Return whether the first of two comes first, and whether that is sure; None where nothing says."""
        start, end = one[-1].at.end, other[0].at.start
        between = self._text[start : max(start, end)]
        same = self._clause(one[-1].at) == self._clause(other[0].at)
        told = self._compared(between, other[-1].at.end) if len(between) <= _LONGEST_WAY else None
        if told:
            return told
        own = self._clause(other[0].at)
        sentence = self._reading.sentences[self._reading.sentence_index(end)]
        head_start = max(self._clause(one[-1].at).end, sentence.start) if not same else start
        head = self._text[head_start : max(head_start, end)]
        if self._wanted.contest:
            tail = self._text[other[-1].at.end : own.end]
            behind = sequence.NEXT.search(head) or sequence.NEXT.search(tail)
            return (True, True) if behind and not same else None
        if sequence.EARLIER.match(head):
            return False, True
        if self._is_first_half(one[0].at) and sequence.THEREUPON.fullmatch(between):
            return True, True
        if sequence.THEN.search(self._text[max(start, own.start - 1) : end]) or sequence.THEN.search(head):
            return True, not same or "再" not in between
        return (True, False) if sequence.REACHES.search(head) else None

    def _compared(self, between: str, after: int) -> tuple[bool, bool] | None:
        """Return the same where two items are compared outright."""
        if sequence.AT.fullmatch(between):
            behind = sequence.AT_AFTER.match(self._text, after)
            if behind or sequence.AT_BEFORE.match(self._text, after):
                return not behind, True
        ways = (*_WAYS, *(_WAYS_OF_RANK if self._wanted.contest else _WAYS_OF_TIME))
        return next((way for matches, way in ways if matches(between)), None)

    def _is_first_half(self, at: Span) -> bool:
        """Return whether 先 stands before an item in its clause."""
        clause = self._clause(at)
        return sequence.FIRST.search(self._text, clause.start, at.start) is not None

    def _first(self) -> Iterator[_Before]:
        """Yield that what comes first comes before all that is told after it."""
        for index, unit in enumerate(self._units):
            clause = self._clause(unit[0].at)
            if len(unit) > 1 or not sequence.FIRST.search(self._text, clause.start, clause.end):
                continue
            if self._wanted.contest:
                continue
            for other in self._units[index + 1 : index + 1 + _MOST]:
                for word in other:
                    if word.item != unit[0].item and not clause.covers(word.at):
                        yield _Before(unit[0].item, word.item, unit[0].at.join(word.at), strict=False)


_WAYS = ((sequence.SOONER.fullmatch, (True, True)), (sequence.LATER.fullmatch, (False, True)))
_WAYS_OF_RANK = ((sequence.BEATS.fullmatch, (True, False)), (sequence.BEATEN.fullmatch, (False, False)))
_WAYS_OF_TIME = ((sequence.AFTER.match, (True, True)), (sequence.BEFORE.match, (False, True)))
"""What stands between two items that are compared: whether the first is ahead, and whether that is sure."""

_LONGEST_JOINT = 30
"""How many code points may stand between two items of a list, a note in brackets included."""

_LONGEST_WAY = 40
"""How many code points are looked at between two items for what compares them."""

_ANNOUNCED = ("", "是", "为", "分别是", "分别为", "依次是", "依次为", "即", "其中")
"""What may stand between the comma after an announcement and the list."""

_NUMBERED = re.compile(r"(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3}|[①-⑳])\s*[.)、．）]?\s*[*_`“\[]*$")
_SCENE = re.compile(r"[^,;:。!?]{0,16}(?:上|中|里|内|方面|看|来说|期间|时|后|下|排名|榜单|名单|结果)[,:]")
"""A clause that only sets the scene for the next."""

_MEASURE = re.compile(
    r"([一-鿿]{1,3}[率速度额量幅数值价]|[增涨降跌]幅|增长)(?:上|方面)?(?:[均也都则又并还]|全国|全球|国内){0,2}"
    r"(?:排名|排行|排在|排到|位居|位列|名列|居|列|排|为|的)?$"
)
"""What is measured, right before a rank: 增速排名第二."""

_ASIDE = re.compile(
    r"曾|(?<![第0-9一二三四五六七八九十])[0-9一二三四五六七八九十两多数几]{1,3}次|上一?[届赛季年轮]|往[届年]|去年|前年|此前|历史|有望|力争|冲击|目标"
    r"|争夺|争取|希望|预计|无缘|错失|痛失|不是|并非|未能|没有|没能"
)
"""What makes a rank one of another time, or none that is held."""

_SCOPE = re.compile(
    r"((?!国内|全国|全球|中国|整体|总体|报告)[一-鿿]{1,5}(?:市场|地区|赛区|组别|组|项目|分站|级别|领域|细分|板块|赛道))"
    r"(?:比赛)?(?:的|中|上|里|内|方面|[,:])"
)
_OTHER = re.compile(
    r"(人均|单位|增速|增幅|涨幅|降幅|占比|密度|同比|环比|满意度|平均)(?!增长|下降|提高|上升|减少|持平|[+-]|[0-9])"
)
"""What narrows a ranking to a part of it, and what makes one of another figure."""

_RANK_COLUMN = re.compile(r"排名|名次|位次|排行|序|步骤|顺序|阶段|奖项|第几")
_MOVED = re.compile(r"[升跃降跌滑落追冲]|变为|反超")
"""What says that the later of two ranks is the one that holds (从第三升至第一)."""

KIND = Kind(
    "order",
    OrderParams,
    Words("这些项目按这个次序排列", "these come in this order"),
    judge,
)

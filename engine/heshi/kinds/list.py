"""``list``: an enumeration holds these items."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING, ClassVar

from pydantic import PositiveInt, model_validator

from heshi.findings import Finding, Gap, Verdict
from heshi.kinds.base import Candidate, Kind, candidate_from_stance, check_distinct, decide, gap
from heshi.kinds.items import Passage, Stretch, hedges, is_denied, passages, stretches, surest
from heshi.reading import texts_of
from heshi.rules.model import Claim, Flag, Params, ParamsError, Texts
from heshi.text import regex as re
from heshi.text.spans import Span
from heshi.topics import Topic
from heshi.words import Words

if TYPE_CHECKING:
    from heshi.reading import Reading
    from heshi.recognise.lists import Item, ListValue
    from heshi.recognise.mention import Mention


class ListParams(Params):
    """The items, and how exactly they are to be given."""

    short: ClassVar[tuple[Mapping[str, object], ...]] = (
        {"type": "array", "minItems": 1, "items": {"type": "string"}},
    )

    items: Texts
    complete: Flag = False
    ordered: Flag = False
    at_least: PositiveInt | None = None

    @classmethod
    def from_short(cls, value: object) -> object:
        """Read ``[A, B]`` as ``{items: [A, B]}``."""
        return {"items": value} if isinstance(value, list) else value

    @model_validator(mode="after")
    def _check(self) -> ListParams:
        """Refuse an item given twice, and a minimum greater than the list."""
        check_distinct(self.items, "items")
        if self.at_least and self.at_least > len(self.items):
            raise ParamsError(
                Words(
                    f"at_least 是 {self.at_least}，但只列了 {len(self.items)} 项",
                    f"at_least is {self.at_least}, but only {len(self.items)} items are given",
                ),
                None,
                ("at_least",),
            )
        return self

    def names(self) -> tuple[str, ...]:
        """Return the items: they are found as names."""
        return self.items


@dataclass(frozen=True)
class _Wanted:
    """A claim's list, with its items in their canonical form."""

    claim: Claim
    params: ListParams
    items: tuple[str, ...]

    def expected(self, items: Sequence[str] | None = None) -> str:
        return "、".join(self.items if items is None else items)


def judge(claim: Claim, reading: Reading) -> Finding:
    """Return whether the draft gives the claim's list."""
    params = claim.params
    if not isinstance(params, ListParams):
        raise TypeError(params)
    wanted = _Wanted(claim, params, tuple(dict.fromkeys(map(reading.sheet.resolve, params.items))))
    topic = Topic(reading, claim)
    shared = _shared_endings(reading, wanted.items)
    found = stretches(reading, passages(reading, topic, claim, wanted.items, shared))
    candidates = [_candidate(wanted, reading, stretch) for stretch in found]
    return decide(claim, [each for each in candidates if each], topic)


def _shared_endings(reading: Reading, items: Sequence[str]) -> dict[str, list[Span]]:
    """Return where items stand without the ending that the last of an enumeration has for all.

    睡眠、疼痛、肥胖门诊 are three 门诊.
    """
    ending = items[0] if len(items) > 1 else ""
    while not all(item.endswith(ending) for item in items):
        ending = ending[1:]
    if len(ending) < _ENDING or ending in items:
        return {}
    stems = {item.removesuffix(ending): item for item in items}
    found: dict[str, list[Span]] = {}
    for mention in reading.lists:
        *before, last = mention.value.items
        if mention.pattern != "block" and last.text.endswith(ending):
            for item in before:
                for stem, name in stems.items():
                    if item.text == stem or (not item.sure and item.text.endswith(stem)):
                        span = Span(item.span.end - len(stem), item.span.end)
                        found.setdefault(name, []).append(span)
    return found


_ENDING = 2
"""How long an ending must be that is said once for all items."""


def _candidate(wanted: _Wanted, reading: Reading, stretch: Stretch) -> Candidate | None:
    """Return what one stretch of passages says of the list."""
    bearing, region = stretch.bearing, stretch.region
    stated, denied = stretch.asserted()
    missing = [item for item in wanted.items if item not in stated and item not in denied]
    key = (len(missing), *bearing.nearness)
    accused = set(stretch.accusing)
    gaps = [gap("denied", span, wanted.claim.says) for span in denied.values() if span in accused]
    if wanted.params.complete:
        gaps += _extra(wanted, reading, stretch, missing)
    if wanted.params.ordered and not missing and not denied:
        gaps += _disorder(wanted, reading, stretch)
    found = region.of(reading.document.prose)
    if gaps:
        gaps += [gap("missing-item", region, item, found) for item in missing]
        return Candidate(Verdict.CONTRADICTED, region, tuple(gaps), key)
    enough = wanted.params.at_least or len(wanted.items)
    if len(stated) < enough:
        short = tuple(gap("missing-item", region, item, found) for item in [*missing, *denied])
        return Candidate(Verdict.PARTIAL, region, short, key)
    spans = surest(reading, stated, enough)
    return candidate_from_stance(bearing, region, hedges(wanted.claim, reading, bearing, spans), key)


# --- enumerations -------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Enumeration:
    """A list in the draft that holds items of the claim.

    Attributes:
        reading: the draft.
        mention: the list.
        own: where the claim's items stand in it, in order: at most one for each of its items.
    """

    reading: Reading
    mention: Mention[ListValue]
    own: tuple[tuple[str, Span], ...]

    def __len__(self) -> int:
        """Return how many items it has."""
        return len(self.mention.value.items)

    @property
    def items(self) -> tuple[Item, ...]:
        """Its items; of a list on the page, what stands before a colon or a dash in them."""
        if self.mention.pattern != "block":
            return self.mention.value.items
        return tuple(_label(item, self.reading) for item in self.mention.value.items)


def _enumerations(reading: Reading, stretch: Stretch) -> list[_Enumeration]:
    """Return the lists of which items of the claim are items, and which may be held against the draft.

    Of a long list only the items that the stretch speaks of are looked at.
    """
    accused = set(stretch.accusing)
    places = [(item, span) for item, spans in stretch.items().items() for span in spans if span in accused]
    order = sorted(range(len(places)), key=lambda index: places[index][1])
    starts = [places[index][1].start for index in order]
    longest = max((len(span) for _, span in places), default=0)
    found = []
    for mention in reading.lists_over(span for _, span in places):
        on_page = mention.pattern == "block"
        first, last = bisect_left(starts, mention.start - longest), bisect_left(starts, mention.end)
        near = [places[index] for index in sorted(order[first:last])]
        own: dict[str, Span] = {}
        for index, beside in sorted(_by_item(mention.value.items, near).items()):
            item = mention.value.items[index]
            item = _label(item, reading) if on_page else item
            held = [(name, span) for name, span in beside if span.overlaps(item.span) and name not in own]
            if held and (not on_page or _is_said_by(item, held[0][1])):
                own[held[0][0]] = held[0][1]
        if own:
            ordered = tuple(sorted(own.items(), key=lambda each: each[1]))
            found.append(_Enumeration(reading, mention, ordered))
    return found


def _by_item(items: Sequence[Item], places: Sequence[tuple[str, Span]]) -> dict[int, list[tuple[str, Span]]]:
    """Return the places that overlap each item, by its index; no two items, which are in order, overlap."""
    found: dict[int, list[tuple[str, Span]]] = {}
    for name, span in places:
        index = bisect_left(items, span.end, key=attrgetter("span.start")) - 1
        while index >= 0 and items[index].span.overlaps(span):
            found.setdefault(index, []).append((name, span))
            index -= 1
    return found


def _label(item: Item, reading: Reading) -> Item:
    """Return what an item of a list on the page is called: 语音助手 in 语音助手：支持四种方言."""
    match = _LABEL.match(reading.normal, item.span.start, item.span.end)
    if match is None:
        return replace(item, sure=False)
    span = Span(*match.span(1))
    return replace(item, text=span.of(reading.normal), span=span)


_LABEL = re.compile(r"\s*([^,;:。!?\n—(]{1,12}?)\s*(?:[:(]|——|$)")
"""A short item, or the short name before its explanation; a sentence is neither."""

_ROOM = 6
"""How much longer the name of an item on the page may be than the claim's item in it."""


def _is_said_by(item: Item, span: Span) -> bool:
    """Return whether an item of a list on the page is the claim's item, and does not just speak of it."""
    return item.sure and len(item.span) - len(span) <= _ROOM


def _extra(wanted: _Wanted, reading: Reading, stretch: Stretch, missing: Sequence[str]) -> list[Gap]:
    """Return the items that a complete list should not have; one that holds a word of the topic is none."""
    own = {at for spans in stretch.items().values() for span in spans for at in range(span.start, span.end)}
    words = {word for word in texts_of(wanted.claim.about) if not any(word in item for item in wanted.items)}
    gaps = []
    for enumeration in _enumerations(reading, stretch):
        familiar = len(enumeration.own) >= min(_FAMILIAR, len(wanted.items))
        if not familiar and len(enumeration) != _FAMILIAR:
            continue
        others = [
            item
            for item in enumeration.items
            if item.sure
            and item.text not in _NO_ITEMS
            and own.isdisjoint(range(item.span.start, item.span.end))
            and not any(item.span.overlaps(span) for span in reading.spans_of(words, near=item.span))
            and not is_denied(reading, stretch.bearing, item.span)
        ]
        if familiar or _replaced(wanted, enumeration, others, missing):
            prose = reading.document.prose
            gaps += [gap("extra-item", item.span, wanted.expected(), item.span.of(prose)) for item in others]
    return list(dict.fromkeys(gaps))


_NO_ITEMS = frozenset(
    {
        "合计",
        "总计",
        "小计",
        "共计",
        "总和",
        "平均",
        "其他",
        "其它",
        "备注",
        "说明",
        "注",
        "来源",
        "数据来源",
        "更多",
    }
)
"""What stands in the place of an item in lists and tables, and is none."""

_FAMILIAR = 2
"""How many of the claim's items an enumeration must hold before the others in it count as too many."""


def _replaced(
    wanted: _Wanted, enumeration: _Enumeration, others: Sequence[Item], missing: Sequence[str]
) -> bool:
    """Return whether one of the two items of a list is another of the same sort (7路、32路 for 7路、23路)."""
    if not (len(wanted.items) == len(enumeration) == _FAMILIAR and len(others) == len(missing) == 1):
        return False
    other, wanted_one = (_DIGITS.sub("0", text) for text in (others[0].text, missing[0]))
    return other[-1] == wanted_one[-1] or wanted_one in other


_DIGITS = re.compile(r"[0-9]+")


# --- order --------------------------------------------------------------------------------------


def _disorder(wanted: _Wanted, reading: Reading, stretch: Stretch) -> list[Gap]:
    """Return the gap of a list that is given in another order, in all enumerations that give it whole."""
    rows = [each.own for each in _enumerations(reading, stretch) if len(each.own) == len(wanted.items)]
    if not rows:
        rows = [row for passage in stretch.passages if (row := _sequence(wanted, reading, passage))]
    orders = [tuple(item for item, _ in row) for row in rows]
    if not orders or wanted.items in orders:
        return []
    at = rows[0][0][1].join(rows[0][-1][1])
    return [gap("wrong-order", at, wanted.expected(), wanted.expected(orders[0]))]


_RANKED = re.compile(
    r"冠军|亚军|季军|第[一二三四五六七八九十0-9]|[一二三四五特]等奖|[金银铜][奖牌]|首位|首先|榜首|次席|末位|居首|垫底"
)
"""Words that give an item its place wherever it is named."""

_BEFORE = re.compile(r"[”」』》]?(?:之|以)?前")


def _sequence(wanted: _Wanted, reading: Reading, passage: Passage) -> tuple[tuple[str, Span], ...]:
    """Return the items in the order in which one sentence tells them; nothing where it may tell another.

    It may where it names an item twice, gives each its rank, or says which comes before (B之前先A).
    """
    accused = passage.accusing
    if len(accused) != len(wanted.items) or any(len(spans) != 1 for spans in passage.items.values()):
        return ()
    text = reading.normal
    row = tuple(sorted(((item, spans[0]) for item, spans in passage.items.items()), key=lambda each: each[1]))
    sentence = reading.sentences[passage.sentence]
    if _RANKED.search(text, sentence.start, sentence.end):
        return ()
    if any(_BEFORE.match(text, span.end) for _, span in row):
        return ()
    late = [span for _, span in row[1:] if text[max(0, span.start - 2) : span.start].endswith("先")]
    return () if late else row


KIND = Kind(
    "list",
    ListParams,
    Words("列出了这些项目", "these items are listed"),
    judge,
)

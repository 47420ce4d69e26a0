"""``pairs``: each of these goes with its own, and not with another's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import TYPE_CHECKING, ClassVar

from pydantic import Field

from heshi.document import BlockKind
from heshi.findings import Finding, Verdict
from heshi.kinds.base import Candidate, Kind, decide, gap, stance_gaps
from heshi.kinds.own import in_table
from heshi.kinds.rows import RESPECTIVELY, ends_alike, is_old, members, runs
from heshi.reading import starting, texts_of
from heshi.recognise.dates import compare_dates, read_date
from heshi.recognise.mention import Comparison
from heshi.recognise.quantities import compare_quantities, read_quantity
from heshi.rules.model import Claim, Params, Term, Text, Texts
from heshi.text import regex as re
from heshi.text.normal import normalise
from heshi.text.spans import Span
from heshi.topics import Bearing, Topic
from heshi.words import Words

if TYPE_CHECKING:
    from heshi.document import Block
    from heshi.reading import Reading
    from heshi.recognise.dates import DateValue
    from heshi.recognise.mention import Mention
    from heshi.recognise.quantities import Quantity


class PairsParams(Params):
    """What goes with what."""

    short: ClassVar[tuple[Mapping[str, object], ...]] = (
        {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": {
                "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]
            },
        },
    )

    of: dict[Text, Texts] = Field(min_length=1)

    @classmethod
    def from_short(cls, value: object) -> object:
        """Read ``{A: x, B: y}`` as ``{of: {A: x, B: y}}``."""
        written_out = isinstance(value, dict) and set(value) == {"of"} and isinstance(value["of"], dict)
        return value if written_out or not isinstance(value, dict) else {"of": value}

    def names(self) -> tuple[str, ...]:
        """Return both sides of all pairs."""
        return (*self.of, *(text for texts in self.of.values() for text in texts))

    def actors(self) -> tuple[str, ...]:
        """Return the left side of all pairs."""
        return tuple(self.of)


@dataclass(frozen=True, slots=True)
class _Word:
    """A key or a value where it stands.

    Attributes:
        name: its canonical name; a figure or a date that is none of the claim's goes by its own text.
        at: its place.
        foreign: whether it is such a figure or date, of the sort of the claim's values.
    """

    name: str
    at: Span
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class _Pairing:
    """A key and a value that the draft puts together.

    Attributes:
        key: the key.
        value: the value.
        strict: whether the value can belong to no other key.
    """

    key: _Word
    value: _Word
    strict: bool

    @property
    def at(self) -> Span:
        """From the one to the other."""
        return self.key.at.join(self.value.at)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A claim's pairs in one draft.

    Attributes:
        claim: the claim.
        of: the canonical names of the values of each key.
        words: where the words of the topic stand.
        topic: the claim's topic.
    """

    claim: Claim
    of: Mapping[str, tuple[str, ...]]
    words: tuple[Span, ...]
    topic: Topic

    def holds(self, pairing: _Pairing) -> bool:
        """Return whether the claim has this pairing."""
        return pairing.value.name in self.of[pairing.key.name]


_WINDOW = 2
"""How many sentences apart pairings may stand that are stated together."""

_ADDS = re.compile(r"也|都|同样|均|亦|还")
"""What adds to a pairing and replaces none: 京东也想要多."""

_FORMER = re.compile(r"(?:(?<![目此之以日年月天午提往])前|原|时任|曾任|前任|原任|卸任|离任)$")
"""What makes who or what follows the former one: 甲状腺科原主任李娜."""

_STATES = re.compile(r"是|为|在于|胜在|赢在|靠|以|:|位于|属|叫|用|主打|→|=")
"""What states a pairing whose value is a single character, which may be part of anything."""

_BEHIND = re.compile(r"\s*(?:为|是|:|要|需|仅|只|只要|每[张位人次个年月天晚])?\s*")
"""What may stand between a key and a figure right behind it."""

_BESIDE = re.compile(
    r"(?<![占同环对相配性])比(?![例重率])|较(?![大为高低])|贵|便宜|优惠|补贴|立减|直降|降价|涨价|上一代|上代|前代|原价|此前|去年|最高|差价|相差|不到|以内"
)
"""What makes a figure beside a key another figure than its own: X7 Pro比X7贵1200元."""


def judge(claim: Claim, reading: Reading) -> Finding:
    """Return whether the draft pairs each with its own."""
    params = claim.params
    if not isinstance(params, PairsParams):
        raise TypeError(params)
    resolve = reading.sheet.resolve
    of = {resolve(key): tuple(map(resolve, values)) for key, values in params.of.items()}
    topical = replace(claim, about=tuple(_in_keys(term, of) for term in claim.about))
    texts = texts_of(term for term in topical.about if not term.exclude)
    own = {*of} & {*texts_of(claim.about)}
    words = reading.spans_of(set(texts) - own)
    wanted = _Wanted(claim, of, words, Topic(reading, topical))
    candidates = [
        _candidate(wanted, reading, window) for window in _windows(reading, _pairings(wanted, reading))
    ]
    return decide(claim, [each for each in candidates if each], wanted.topic)


def _in_keys(term: Term, keys: Iterable[str]) -> Term:
    """Return a term of the topic, which stands as well where a key that holds it does: LPR in 1年期LPR."""
    if term.exclude or term.near:
        return term
    held = (key for key in keys if any(text in key for text in term.alternatives))
    return replace(term, alternatives=tuple(dict.fromkeys((*term.alternatives, *held))))


def _candidate(wanted: _Wanted, reading: Reading, window: Sequence[_Pairing]) -> Candidate | None:
    """Return what the pairings that stand together say of the claim."""
    prose = reading.document.prose
    bearings = (bearing for pairing in window for bearing in _bearings(wanted, reading, pairing))
    bearing = min(bearings, key=lambda each: each.nearness)
    if not bearing.supports:
        return None
    right = [pairing for pairing in window if wanted.holds(pairing)]
    stated = {(pairing.key.name, pairing.value.name): pairing for pairing in right}
    wrong = [pairing for pairing in window if _is_wrong(wanted, reading, pairing, right)]
    pairs = [(key, value) for key, values in wanted.of.items() for value in values]
    missing = [pair for pair in pairs if pair not in stated]
    nearness = (len(missing), *bearing.nearness)
    told = len(stated) + len(wrong) > 1 or len(pairs) == 1 or any(each.value.foreign for each in wrong)
    if wrong and told and not bearing.excluded:
        gaps = tuple(
            gap(
                "wrong-pair",
                pairing.at,
                f"{pairing.key.name}：{'、'.join(wanted.of[pairing.key.name])}",
                f"{pairing.key.name}：{pairing.value.at.of(prose)}",
            )
            for pairing in wrong
        )
        return Candidate(Verdict.CONTRADICTED, wrong[0].at, gaps, nearness)
    if not stated:
        return None
    region = reduce(Span.join, (pairing.at for pairing in right))
    gaps = tuple(
        each for pairing in stated.values() for each in stance_gaps(wanted.claim, reading, [pairing.value.at])
    )
    if any(each.code == "denied" for each in gaps):
        if all(pairing.strict for pairing in stated.values()):
            return Candidate(Verdict.CONTRADICTED, region, gaps, nearness)
        return None
    gaps += tuple(
        gap("missing-item", region, f"{name}：{value}", region.of(prose)) for name, value in missing
    )
    return Candidate(Verdict.PARTIAL if gaps else Verdict.SUPPORTED, region, gaps, nearness)


def _bearings(wanted: _Wanted, reading: Reading, pairing: _Pairing) -> list[Bearing]:
    """Return how a pairing bears on the topic; in a table from either cell."""
    places = [pairing.key.at, pairing.value.at] if in_table(reading, pairing.value.at) else [pairing.at]
    return [wanted.topic.bearing(place) for place in places]


# --- what is wrong ------------------------------------------------------------------------------


def _is_wrong(wanted: _Wanted, reading: Reading, pairing: _Pairing, right: Sequence[_Pairing]) -> bool:
    """Return whether a pairing is surely stated and surely not the claim's."""
    if wanted.holds(pairing) or not pairing.strict or not reading.stance(pairing.value.at).asserted:
        return False
    sentence = reading.sentences[reading.sentence_index(pairing.at.start)]
    strangers = starting(reading.strangers, sentence.start, pairing.at.start)  # 隔壁的红枫小学一楼是图书室
    shared = _shared(wanted, reading, pairing, right)
    if strangers or shared or not _on_topic(wanted, reading, pairing, right):
        return False
    if in_table(reading, pairing.value.at):
        return True
    between = _between(wanted, reading, pairing)
    if _ADDS.search(between):
        return False
    if pairing.value.foreign:
        clause = wanted.topic.clause_of(pairing.value.at)
        return not _BESIDE.search(Span(clause.start, pairing.value.at.start).of(reading.normal))
    return len(pairing.value.name) > 1 or _STATES.search(between) is not None


def _between(wanted: _Wanted, reading: Reading, pairing: _Pairing) -> str:
    """Return the text between the key and the value, without other keys and values."""
    first, last = sorted((pairing.key.at, pairing.value.at))
    inside = Span(first.end, max(first.end, last.start))
    names = {*wanted.of, *(value for values in wanted.of.values() for value in values)}
    text = list(inside.of(reading.normal))
    for span in reading.spans_of(names, within=inside):
        text[span.start - inside.start : span.end - inside.start] = " " * len(span)
    return "".join(text)


def _on_topic(wanted: _Wanted, reading: Reading, pairing: _Pairing, right: Sequence[_Pairing]) -> bool:
    """Return whether the words of the topic stand in the sentence of a pairing, or above it.

    A figure or a date that is none of the claim's wants them in its clause or at the head of its column,
    or a right pairing in its sentence; with that, nothing else where it stands right behind its key
    (全票150元，半票100元).
    """
    foreign = pairing.value.foreign
    sentence = reading.sentence_index(pairing.value.at.start)
    place = _place(reading, pairing.value.at)
    beside = any(_place(reading, each.value.at) == place for each in right)
    behind = Span(pairing.key.at.end, max(pairing.key.at.end, pairing.value.at.start)).of(reading.normal)
    if foreign and beside and pairing.key.at < pairing.value.at and _BEHIND.fullmatch(behind):
        return True
    if not wanted.words:
        return not foreign
    if in_table(reading, pairing.value.at):
        places = wanted.topic.headers(sentence) if foreign else wanted.topic.above(sentence)
    elif foreign and not beside:
        places = (wanted.topic.clause_of(pairing.at),)
    else:
        places = (*wanted.topic.above(sentence), reading.sentences[sentence])
    return any(each.overlaps(word) for each in places for word in wanted.words)


def _shared(wanted: _Wanted, reading: Reading, pairing: _Pairing, right: Sequence[_Pairing]) -> bool:
    """Return whether the right pairing stands beside a wrong one, so that it only adds to it.

    That is the key with its own value in the sentence where it has but one, else the value with its own
    key; in its clause the value's own key always excuses it.
    """
    sentence = _place(reading, pairing.value.at)
    here = [each for each in right if _place(reading, each.value.at) == sentence]
    if any(each.value == pairing.value for each in here):
        return True
    if len(wanted.of[pairing.key.name]) == 1:
        return any(each.key.name == pairing.key.name for each in here)
    return any(each.value.name == pairing.value.name for each in here)


def _place(reading: Reading, at: Span) -> tuple[int, int]:
    """Return what counts as the sentence of a place: a row of a table is one."""
    sentence = reading.sentence_index(at.start)
    block = reading.block(sentence)
    return (-block.group, block.row) if block.kind is BlockKind.CELL else (0, sentence)


def _windows(reading: Reading, pairings: Sequence[_Pairing]) -> Iterator[list[_Pairing]]:
    """Yield the pairings that stand together: in neighbouring sentences, or in one table."""
    window: list[_Pairing] = []
    for pairing in pairings:
        if window and not _together(reading, window[-1].value.at, pairing.value.at):
            yield window
            window = []
        window.append(pairing)
    if window:
        yield window


def _together(reading: Reading, one: Span, other: Span) -> bool:
    first, last = (reading.sentence_index(span.start) for span in (one, other))
    blocks = reading.block(first), reading.block(last)
    if all(block.kind is BlockKind.CELL for block in blocks):
        return blocks[0].group == blocks[1].group
    return last - first <= _WINDOW


# --- what stands together -----------------------------------------------------------------------


def _pairings(wanted: _Wanted, reading: Reading) -> list[_Pairing]:
    """Return what the draft puts together, in order."""
    keys = [_Word(name, span) for name in wanted.of for span in reading.names.get(name, ())]
    keys = list(dict.fromkeys((*keys, *_shortened(wanted, reading, keys))))
    places: dict[int, tuple[list[_Word], list[_Word]]] = {}
    tables: dict[int, tuple[list[_Word], list[_Word]]] = {}
    for side, words in enumerate((keys, _values(wanted, reading))):
        for word in sorted(words, key=lambda each: each.at):
            sentence = reading.sentence_index(word.at.start)
            block = reading.block(sentence)
            if block.kind is BlockKind.CELL:
                tables.setdefault(block.group, ([], []))[side].append(word)
            else:
                places.setdefault(sentence, ([], []))[side].append(word)
    found = [
        pairing
        for sentence, (here, values) in places.items()
        for pairing in _in_sentence(wanted, reading, sentence, here, values)
    ]
    found += [pairing for here, values in tables.values() for pairing in _in_table(reading, here, values)]
    return sorted(found, key=lambda pairing: (pairing.at, pairing.value.at))


def _shortened(wanted: _Wanted, reading: Reading, keys: Sequence[_Word]) -> Iterator[_Word]:
    """Yield the keys whose end is said once, with the last of their row: 1年期和5年期以上LPR分别为…."""
    for sentence in {reading.sentence_index(key.at.start) for key in keys}:
        whole = reading.sentences[sentence]
        cue = RESPECTIVELY.search(reading.normal, whole.start, whole.end)
        clauses = [each for each in reading.clauses(sentence) if cue and each.start < cue.start()]
        if cue is None or not clauses:
            continue
        *others, last = members(reading.normal, Span(clauses[-1].start, min(clauses[-1].end, cue.start())))
        for piece in others:
            for name in wanted.of:
                at = ends_alike(piece.of(reading.normal), last.of(reading.normal).rstrip(), normalise(name))
                if at is not None:
                    yield _Word(name, Span(piece.start + at, piece.end))


def _values(wanted: _Wanted, reading: Reading) -> list[_Word]:
    """Return the claim's values, and the figures and dates of their sorts that are none of them."""
    names = dict.fromkeys(value for values in wanted.of.values() for value in values)
    found = [_Word(name, span) for name in names for span in reading.names.get(name, ())]
    figures = {name: value for name in names if (value := read_quantity(name))}
    days = {name: day for name in names if (day := read_date(name, reading.reference))}
    if figures:
        for mention in reading.quantities:
            value = read_quantity(mention.text.removesuffix("起")) or mention.value
            found += _valued(mention, {n: compare_quantities(value, each) for n, each in figures.items()})
    if days:
        for date in reading.dates:
            relations = {
                name: compare_dates(date.value, day, reference=reading.reference)
                for name, day in days.items()
            }
            found += _valued(date, relations)
    kept: list[_Word] = []
    for word in sorted(found, key=lambda each: (each.foreign, -len(each.at), each.at)):
        if not any(word.at.overlaps(each.at) for each in kept):
            kept.append(word)
    return kept


def _valued(
    mention: Mention[Quantity] | Mention[DateValue], relations: Mapping[str, Comparison]
) -> list[_Word]:
    """Return the claim's values that a mention agrees with, or the mention itself where it fits none."""
    fitting = [name for name, relation in relations.items() if relation is Comparison.FITS]
    if fitting:
        return [_Word(fitting[0], mention.span)]
    if set(relations.values()) == {Comparison.CONFLICTS}:
        return [_Word(mention.text, mention.span, foreign=True)]
    return []


def _in_table(reading: Reading, keys: Sequence[_Word], values: Sequence[_Word]) -> Iterator[_Pairing]:
    """Yield the pairings of a table: along its rows, or down its columns where the keys head them."""

    def cell(word: _Word) -> Block:
        return reading.block(reading.sentence_index(word.at.start))

    heads = {cell(key).column for key in keys if cell(key).row == 1}
    down = len(heads) > 1
    for value in values:
        place = cell(value)
        owners = [
            key
            for key in keys
            if cell(key) != place
            and (
                cell(key).row == 1 and cell(key).column == place.column
                if down
                else cell(key).row == place.row
            )
        ]
        if len({key.name for key in owners}) == 1:
            yield _Pairing(owners[0], value, strict=True)


def _in_sentence(
    wanted: _Wanted, reading: Reading, sentence: int, keys: Sequence[_Word], values: Sequence[_Word]
) -> Iterator[_Pairing]:
    """Yield the pairings of one sentence.

    Rows of the same length (A、B和C的优势分别是x、y和z, either side first) go together by their order. Else a
    clause with one key takes its values, on either side; in a clause with several, a value belongs
    to the key before it; a clause without a key belongs to the last key of the clause before.
    """
    normal = reading.normal
    values = [
        value
        for index, value in enumerate(values)
        if not any(value.at.overlaps(key.at) for key in keys)
        and not _is_former(wanted, reading, value.at)
        and not is_old(normal, value.at, next((each.at for each in values[index + 1 :]), None))
    ]
    parallel = list(_parallel(reading, sentence, keys, values))
    yield from parallel
    keys = [key for key in keys if all(key != each.key for each in parallel)]
    values = [value for value in values if all(value != each.value for each in parallel)]
    last: _Word | None = None
    alone = False
    for clause in reading.clauses(sentence):
        here = [key for key in keys if clause.covers(key.at) and not _is_former(wanted, reading, key.at)]
        texts = [value for value in values if clause.covers(value.at)]
        if not here:
            if last:
                yield from (_Pairing(last, value, strict=alone) for value in texts)
            alone = False
            continue
        if len({key.name for key in here}) == 1:
            yield from (_Pairing(here[0], value, strict=True) for value in texts)
        else:
            leading = bool(texts) and texts[0].at.start < here[0].at.start
            for value in texts:
                owner = _taken(wanted, reading, here, value) or _owner(here, value, leading=leading)
                if owner:
                    yield _Pairing(owner, value, strict=True)
        last = here[-1]
        alone = not texts and not re.search(r"\w", normal[last.at.end : clause.end])


def _is_former(wanted: _Wanted, reading: Reading, at: Span) -> bool:
    """Return whether a key or a value is that of former times: 原甲状腺科主任, 甲状腺科原主任李娜."""
    clause = wanted.topic.clause_of(at)
    normal = reading.normal
    starts = [
        at.start,
        *(word.start for word in wanted.words if clause.covers(word) and word.end == at.start),
    ]
    return any(_FORMER.search(normal, max(clause.start, start - 2), start) for start in starts)


def _taken(wanted: _Wanted, reading: Reading, keys: Sequence[_Word], value: _Word) -> _Word | None:
    """Return the value's own key right after it, with nothing between that parts them: 李娜任骨科主任."""
    after = next((key for key in keys if key.at.start >= value.at.end), None)
    if after is None or value.name not in wanted.of[after.name]:
        return None
    return after if re.fullmatch(r"\w{0,4}", reading.normal[value.at.end : after.at.start]) else None


def _owner(keys: Sequence[_Word], value: _Word, *, leading: bool) -> _Word | None:
    """Return the key that a value belongs to in a clause with several: the one before, or after."""
    if leading:
        return next((key for key in keys if key.at.start >= value.at.end), None)
    return next((key for key in reversed(keys) if key.at.end <= value.at.start), None)


_TRIPLE = 3
"""How long two rows must be to go together without 分别."""


def _parallel(
    reading: Reading, sentence: int, keys: Sequence[_Word], values: Sequence[_Word]
) -> Iterator[_Pairing]:
    """Yield the pairs of coordinated rows of the same length, each row with the nearest other one."""
    normal = reading.normal
    free = [_words(row, values) for row in runs([value.at for value in values], normal)]
    for row in (_words(row, keys) for row in runs([key.at for key in keys], normal)):
        fitting = [each for each in free if len(each) == len(row)]
        other = min(fitting, key=lambda each: row[0].at.gap(each[0].at), default=None)
        if other is None:
            continue
        first, last = sorted((row, other), key=lambda each: each[0].at)
        if first[-1].at.end > last[0].at.start:
            continue
        between = Span(first[-1].at.end, last[0].at.start)
        told = RESPECTIVELY.search(normal, between.start, between.end) is not None
        if (
            told
            or len(row) >= _TRIPLE
            or reading.clause_index(sentence, between.start) == reading.clause_index(sentence, between.end)
        ):
            free.remove(other)
            strict = told or len(row) >= _TRIPLE
            yield from (_Pairing(*pair, strict=strict) for pair in zip(row, other, strict=True))


def _words(row: Sequence[Span], words: Sequence[_Word]) -> list[_Word]:
    return [word for word in words if word.at in row]


KIND = Kind(
    "pairs",
    PairsParams,
    Words("各自对应各自的", "each goes with its own"),
    judge,
)

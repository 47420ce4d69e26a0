"""A draft as one sheet sees it: the sheet's names and words in it, its values, clauses and stance.

Everything here is found once and kept, and only when it is asked for: a sheet without dates never
looks for dates. All places are spans of the prose.
"""

from __future__ import annotations

import datetime as dt
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, islice, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

from heshi.document import Block, BlockKind, Document
from heshi.recognise.dates import DateValue, read_date
from heshi.recognise.definitions import find_names
from heshi.recognise.lists import ListValue, find_lists, list_from_items
from heshi.recognise.mention import Mention, MentionKind
from heshi.recognise.names import Boundary, Name, NameMatcher, NameValue
from heshi.recognise.piecewise import Piecewise, find_dates_piecewise, line_by_line
from heshi.recognise.piecewise import placed as placed_from
from heshi.recognise.stance import Cue, Stance, StanceKind, carried_cues, find_cues, stance_of
from heshi.recognise.subjects import NEAR, find_strangers
from heshi.recognise.verbatim import Plain, core, plain, stripped
from heshi.text import regex as re
from heshi.text.bulk import Recent
from heshi.text.normal import fold, normalise
from heshi.text.sentences import split_clauses
from heshi.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

    from heshi.recognise.quantities import Quantity
    from heshi.recognise.quotes import QuoteValue
    from heshi.recognise.segment import Segmenter
    from heshi.rules.model import Sheet, Term


def _is_delicate(text: str, measures: Container[str]) -> bool:
    """Return whether a word must not be found inside another: Latin words, and single characters.

    The measure of a figure may be a single character: 重198克.
    """
    return text.isascii() or (len(text) == 1 and text not in measures)


_BLANKS = re.compile(r"(?<=[⺀-鿿]) +(?=[⺀-鿿])")


@dataclass(frozen=True, slots=True)
class ClosedUp:
    """A text without the blanks between its Chinese characters.

    Attributes:
        text: the text.
        ends: where in it blanks were dropped, in order.
        dropped: how many were dropped up to and with each of these places.
    """

    text: str
    ends: array[int]
    dropped: array[int]

    def place(self, at: int) -> int:
        """Return where a character of the text stands in the text as it was."""
        index = bisect_right(self.ends, at)
        return at + (self.dropped[index - 1] if index else 0)


def close_up(text: str) -> ClosedUp:
    """Return a text without blanks between Chinese characters (林　夏), and the way back to it."""
    pieces, ends, dropped = [], array("q"), array("q")
    start = count = 0
    for match in _BLANKS.finditer(text):
        pieces.append(text[start : match.start()])
        ends.append(match.start() - count)
        count += len(match[0])
        dropped.append(count)
        start = match.end()
    return ClosedUp("".join((*pieces, text[start:])) if pieces else text, ends, dropped)


_RECENT = 20_000
"""Of how many sentences the clauses and the cues are kept: they are asked for over and over, and of a long
draft they are many times as large as its text."""

_OPENING = 5
"""How many sentences of the body, after the title, name the main subject."""

_OFTEN = 2
"""How often a name stands in a draft that is about it though neither title nor opening says so."""


class _Placed(Protocol):
    """What has a place in the prose: a span, a mention."""

    @property
    def start(self) -> int:
        """Its first code point."""
        ...

    @property
    def end(self) -> int:
        """The code point after its last."""
        ...


_PlacedT = TypeVar("_PlacedT", bound=_Placed)
_FoundT = TypeVar("_FoundT")


def inside(placed: Sequence[_PlacedT], room: Span | None) -> Sequence[_PlacedT]:
    """Return those of ``placed`` that lie wholly in ``room``, or all where it is None.

    Args:
        placed: spans or mentions, in order.
        room: a span.
    """
    if room is None:
        return placed
    return [each for each in starting(placed, room.start, room.end) if each.end <= room.end]


def starting(placed: Sequence[_PlacedT], start: int, end: int) -> Sequence[_PlacedT]:
    """Return those of ``placed``, which are in order, that start from ``start`` on and before ``end``."""
    if isinstance(placed, Piecewise):
        return placed.starting(start, end)
    first = bisect_left(placed, start, key=_start)
    return placed[first : bisect_left(placed, end, first, key=_start)]


def last_starting(placed: Sequence[_PlacedT], start: int, end: int) -> _PlacedT | None:
    """Return the last of what ``starting`` would, without the others; None where there is nothing."""
    if isinstance(placed, Piecewise):
        return placed.last_starting(start, end)
    index = bisect_left(placed, end, key=_start) - 1
    return placed[index] if index >= 0 and placed[index].start >= start else None


def in_rooms(placed: Sequence[_PlacedT], rooms: Iterable[Span]) -> Iterator[_PlacedT]:
    """Yield those of ``placed``, which are in order, that start in one of the rooms, in order too."""
    for room in rooms:
        yield from starting(placed, room.start, room.end)


_start = attrgetter("start")


@dataclass(frozen=True, slots=True)
class _Order:
    """Places that may overlap, by where they begin: which there are at a place is found without a search.

    Attributes:
        starts: where each begins.
        ends: where each ends.
        reach: how far those up to each reach.
        indices: which each is of all.
    """

    starts: array[int]
    ends: array[int]
    reach: array[int]
    indices: array[int]

    @classmethod
    def of(cls, spans: Sequence[Span], those: Iterable[int]) -> _Order:
        """Return the order of those of ``spans`` that have the given indices."""
        indices = array("q", sorted(those, key=lambda index: spans[index].start))
        ends = array("q", (spans[index].end for index in indices))
        return cls(
            array("q", (spans[index].start for index in indices)),
            ends,
            array("q", accumulate(ends, max)),
            indices,
        )

    def starting(self, start: int, end: int) -> array[int]:
        """Return the indices of those that begin from ``start`` on and before ``end``."""
        first = bisect_left(self.starts, start)
        return self.indices[first : bisect_left(self.starts, end, first)]

    def reaching(self, place: Span) -> Iterator[int]:
        """Yield the indices of those that share a code point with a place."""
        at = bisect_left(self.starts, place.end) - 1
        while at >= 0 and self.reach[at] > place.start:
            if self.ends[at] > place.start and self.starts[at] < place.end:
                yield self.indices[at]
            at -= 1


def letter_pairs(text: str) -> set[str]:
    """Return the pairs of neighbouring letters of a normal form; digits and punctuation part them."""
    return {pair for word in _WORDS.findall(text) for pair in map("".join, pairwise(word))}


_WORDS = re.compile(r"[^\W\d_]+")


def texts_of(terms: Iterable[Term]) -> Iterator[str]:
    """Yield the names and words of terms, those of what they hold near each other too."""
    for term in terms:
        yield from term.alternatives
        yield from texts_of(term.near)


def compile_sheet(sheet: Sheet, segmenter: Segmenter | None = None) -> NameMatcher:
    """Return the one matcher of all names and words that the claims of ``sheet`` speak of.

    A word that the sheet does not declare as a name (宣布, 流量) is found wherever it stands; Latin
    words and single characters keep to word boundaries all the same. What a claim's parameters name
    (the items of a list) counts as a name.
    """
    declared = {name.canonical for name in sheet.names}
    as_names: dict[str, None] = {}
    as_words: dict[str, None] = {}
    measures: dict[str, None] = {}
    for claim in sheet.claims:
        as_names.update(dict.fromkeys(map(sheet.resolve, claim.params.names())))
        as_words.update(dict.fromkeys(text for text in texts_of(claim.about) if text not in declared))
        words = map(sheet.resolve, claim.params.words())
        measures.update(dict.fromkeys(text for text in words if text not in declared))
    undeclared = [Name(text, boundary=Boundary.AUTO) for text in as_names if text not in declared]
    literals = [
        Name(text, boundary=Boundary.AUTO if _is_delicate(text, measures) else Boundary.NONE)
        for text in dict.fromkeys((*as_words, *measures))
        if text not in as_names
    ]
    return NameMatcher([*sheet.names, *undeclared, *literals], segmenter=segmenter)


def reference_of(document: Document, sheet: Sheet, today: dt.date | None) -> dt.date | None:
    """Return the day from which 昨日 and a missing year are read in a draft.

    Args:
        document: the draft; the ``date`` of its front matter counts where it is a whole date.
        sheet: its ``as_of`` comes first.
        today: what counts where neither says a day.
    """
    said = read_date(document.meta.get("date", "")) if sheet.as_of is None else None
    if said and said.year and said.month and said.day and not said.impossible and not said.is_range:
        return dt.date(said.year, said.month, said.day)
    return sheet.as_of or today


@dataclass(frozen=True)
class Reading:
    """A draft, read for one sheet.

    Attributes:
        document: the draft.
        sheet: the sheet whose names and words are looked for.
        matcher: the sheet, compiled.
        reference: the day against which 昨日 and a missing year are read, where one is known.
    """

    document: Document
    sheet: Sheet
    matcher: NameMatcher
    reference: dt.date | None = None

    @property
    def normal(self) -> str:
        """The normal form of the prose."""
        return self.document.normal

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences' places."""
        return tuple(sentence.span for sentence in self.document.sentences)

    @cached_property
    def _sentence_starts(self) -> array[int]:
        """Where the sentences begin: they are asked for at every step, and numbers are quickly searched."""
        return array("q", (span.start for span in self.sentences))

    def sentence_index(self, offset: int) -> int:
        """Return the index of the sentence at ``offset``, or of the one before it; -1 before all."""
        return bisect_right(self._sentence_starts, offset) - 1

    def block_of(self, sentence: int) -> int:
        """Return the index of the block of the sentence with this index."""
        return self.document.sentences[sentence].block

    def block(self, sentence: int) -> Block:
        """Return the block of the sentence with this index."""
        return self.document.blocks[self.block_of(sentence)]

    @cached_property
    def _clauses(self) -> Recent[int, tuple[Span, ...]]:
        return Recent(_RECENT)

    def clauses(self, sentence: int) -> tuple[Span, ...]:
        """Return the clauses of the sentence with this index, in order."""
        found = self._clauses.get(sentence)
        if found is None:
            found = self._clauses[sentence] = tuple(split_clauses(self.normal, self.sentences[sentence]))
        return found

    def clause_index(self, sentence: int, offset: int) -> int:
        """Return the index, among the sentence's clauses, of the one at ``offset``."""
        return max(0, bisect_right(self.clauses(sentence), offset, key=_start) - 1)

    def clause_at(self, offset: int) -> Span:
        """Return the clause at ``offset``, in the sentence at it."""
        sentence = self.sentence_index(offset)
        return self.clauses(sentence)[self.clause_index(sentence, offset)]

    @cached_property
    def _cues(self) -> Recent[int, tuple[Cue, ...]]:
        """The cues of the sentences that were asked for: finding them is dear, and few are asked for."""
        return Recent(_RECENT)

    def cues(self, sentence: int) -> tuple[Cue, ...]:
        """Return the cues of stance in the sentence with this index; what is part of a name is none.

        A sentence after it that takes it back (该说法不实) gives cues as well; they stand outside it.
        """
        cues = self._cues.get(sentence)
        if cues is None:
            span = self.sentences[sentence]
            mentions = starting(self.name_mentions, span.start, span.end)
            following = (
                after.span
                for after in self.document.sentences[sentence + 1 : sentence + 2]
                if after.block == self.block_of(sentence)
            )
            carried = (cue for after in following for cue in carried_cues(self.normal, span, after))
            cues = self._cues[sentence] = tuple(
                cue
                for cue in (*find_cues(self.normal, span), *carried)
                if not any(self._swallows(mention, cue) for mention in mentions)
            )
        return cues

    def _swallows(self, mention: Mention[NameValue], cue: Cue) -> bool:
        """Return whether a cue is part of a name (扣除非经常性损益), or cut out of one (还有望江里).

        A negation in a word of a topic (没有货), or that shares a character with it (不会会见), is one.
        """
        if not mention.span.overlaps(cue.span) or cue.span.covers(mention.span):
            return False
        is_name = mention.value.canonical in self.sheet.actors
        return is_name or cue.kind is not StanceKind.DENIED

    def stance(self, span: Span) -> Stance:
        """Return how what stands at ``span`` is asserted."""
        return stance_of(self.cues(self.sentence_index(span.start)), span)

    @cached_property
    def _once(self) -> dict[object, object]:
        return {}

    def once(self, find: Callable[[Reading], _FoundT]) -> _FoundT:
        """Return what a function finds in the draft; the first time it is called, then its value is kept."""
        if find not in self._once:
            self._once[find] = find(self)
        return cast("_FoundT", self._once[find])

    @cached_property
    def names(self) -> Mapping[str, tuple[Span, ...]]:
        """Where each name and word of the sheet stands, by its canonical form, in order."""
        found: dict[str, list[Span]] = {}
        for mention in self.name_mentions:
            found.setdefault(mention.value.canonical, []).append(mention.span)
        return {canonical: tuple(spans) for canonical, spans in found.items()}

    @cached_property
    def name_mentions(self) -> tuple[Mention[NameValue], ...]:
        """All names and words of the sheet, in order, with the short forms that the draft defines."""
        return tuple(find_names(self.normal, self.matcher, self.sentences)[0])

    def spans_of(
        self, alternatives: Iterable[str], within: Span | None = None, *, near: Span | None = None
    ) -> tuple[Span, ...]:
        """Return where any of the canonical names or words stands, in order.

        Args:
            alternatives: canonical names, or words as the sheet writes them.
            within: where to look; everywhere when None.
            near: a place; what stands far from it is left out, what touches or overlaps it never is.
        """
        if near is not None:
            within = Span(max(0, near.start - self._longest_name), near.end + self._longest_name)
        if within is None:
            return tuple(sorted(span for text in alternatives for span in self.names.get(text, ())))
        first, last = self._between(within)
        if first == last:
            return ()
        wanted = alternatives if isinstance(alternatives, (set, frozenset)) else set(alternatives)
        return tuple(
            sorted(
                mention.span
                for mention in self.name_mentions[first:last]
                if mention.value.canonical in wanted and mention.span.end <= within.end
            )
        )

    def _between(self, room: Span) -> tuple[int, int]:
        """Return the indices of the first name that starts in ``room`` and of the first behind it."""
        first = bisect_left(self._name_starts, room.start)
        return first, bisect_left(self._name_starts, room.end, first)

    @cached_property
    def _longest_name(self) -> int:
        """How many code points the longest of the names and words has, as they stand in the draft."""
        return max((len(mention.span) for mention in self.name_mentions), default=0)

    @cached_property
    def _name_starts(self) -> array[int]:
        """Where the names and words begin, as the sentences' starts are kept."""
        return array("q", (mention.span.start for mention in self.name_mentions))

    @cached_property
    def _openings(self) -> tuple[Span, ...]:
        """The title and the first sentences of the body: they name the draft's main subject."""
        document = self.document
        titles = [block.span for block in document.blocks if block.kind is BlockKind.TITLE]
        body = (
            sentence.span
            for sentence in document.sentences
            if document.outline.sections[sentence.block] is not None
        )
        return (*titles, *islice(body, _OPENING))

    @cached_property
    def _protagonist(self) -> str | None:
        """The declared name that the draft has most often, at least a few times."""
        counts = {name.canonical: len(self.names.get(name.canonical, ())) for name in self.sheet.names}
        most = max(counts, key=lambda name: counts[name], default=None)
        return most if most is not None and counts[most] >= _OFTEN else None

    def prominent(self, alternatives: Iterable[str]) -> tuple[Span, ...]:
        """Return where the names stand that are the draft's main subject, in order.

        A name is, where the title or the opening has it, there; and the most frequent name, everywhere.
        """
        names = tuple(alternatives)
        found = [span for opening in self._openings for span in self.spans_of(names, opening)]
        if self._protagonist in names:
            found += self.names[self._protagonist]
        return tuple(sorted(set(found)))

    @cached_property
    def protagonists(self) -> frozenset[str]:
        """The declared names that are the draft's main subject."""
        return frozenset(name.canonical for name in self.sheet.names if self.prominent((name.canonical,)))

    @cached_property
    def strangers(self) -> Sequence[Span]:
        """The subjects of clauses that the sheet does not know, in order.

        What stands in a claim's own sentence, in its topic or in the sheet's title is known, declared or not.
        """
        told = " ".join(
            map(normalise, (self.sheet.title or "", *(claim.says for claim in self.sheet.claims)))
        )
        pairs = letter_pairs(told)

        def is_told(text: str) -> bool:
            own = set() if any(map(str.isdigit, text)) else letter_pairs(text)  # 6号线 is not 5号线
            return text in told or (bool(own) and 2 * len(own & pairs) > len(own))

        def find(_: int, piece: Span) -> Iterator[Span]:
            first, last = self._between(piece)
            known = [mention.span for mention in self.name_mentions[max(0, first - NEAR) : last]]
            for span in find_strangers(self.normal, known, piece):
                if not is_told(span.of(self.normal)):
                    yield span

        return Piecewise(self.normal, find)

    @cached_property
    def dates(self) -> Sequence[Mention[DateValue]]:
        """The dates in the draft, in order; no durations, no recurrences."""
        return find_dates_piecewise(self.normal, self.reference)

    @cached_property
    def quantities(self) -> Sequence[Mention[Quantity]]:
        """The quantities in the draft, in order; no ordinals."""
        from heshi.recognise.quantities import find_quantities  # noqa: PLC0415 - not every sheet has figures

        def find(_: int, piece: Span) -> Iterator[Mention[Quantity]]:
            text, start = line_by_line(self.normal, piece)
            mentions = (each for each in find_quantities(text) if each.kind is MentionKind.QUANTITY)
            return placed_from(mentions, start)

        return Piecewise(self.normal, find)

    @cached_property
    def lists(self) -> tuple[Mention[ListValue], ...]:
        """The enumerations in running text, and the lists and table columns of the page."""
        return (
            *find_lists(self.normal),
            *(list_from_items(spans, self.normal) for spans in self._item_groups),
        )

    @cached_property
    def _list_orders(self) -> tuple[_Order, _Order]:
        """The enumerations, and the lists of the page, each by where they begin.

        They are kept apart since a list of the page may reach over thousands of enumerations.
        """
        of_page = [mention.pattern == "block" for mention in self.lists]
        spans = [mention.span for mention in self.lists]
        running, page = (
            [index for index, each in enumerate(of_page) if each is wanted] for wanted in (False, True)
        )
        return _Order.of(spans, running), _Order.of(spans, page)

    def lists_in(self, room: Span) -> list[Mention[ListValue]]:
        """Return those of ``lists`` that lie wholly in ``room``, in their order."""
        found = sorted(index for order in self._list_orders for index in order.starting(room.start, room.end))
        return [self.lists[index] for index in found if self.lists[index].end <= room.end]

    def lists_over(self, places: Iterable[Span]) -> list[Mention[ListValue]]:
        """Return those of ``lists`` that share a code point with one of ``places``, in their order."""
        orders = self._list_orders
        found = {index for place in places for order in orders for index in order.reaching(place)}
        return [self.lists[index] for index in sorted(found)]

    @property
    def _item_groups(self) -> Iterable[list[Span]]:
        groups: dict[tuple[int, int, int], list[Span]] = {}
        for block in self.document.blocks:
            if block.kind is BlockKind.ITEM or (block.kind is BlockKind.CELL and block.row > 1):
                groups.setdefault((block.group, block.level, block.column), []).append(block.span)
        return groups.values()

    @cached_property
    def quotes(self) -> tuple[Mention[QuoteValue], ...]:
        """The quotations in the draft, in order."""
        from heshi.recognise.quotes import find_quotes  # noqa: PLC0415 - not every sheet has quotes

        return tuple(find_quotes(self.normal, self.declared_mentions))

    @cached_property
    def _quote_order(self) -> _Order:
        """The quotations by where they begin."""
        return _Order.of([mention.span for mention in self.quotes], range(len(self.quotes)))

    def quotes_at(self, place: Span) -> list[Mention[QuoteValue]]:
        """Return the quotations that share a code point with a place, in order."""
        return [self.quotes[index] for index in sorted(self._quote_order.reaching(place))]

    @cached_property
    def closed_up(self) -> ClosedUp:
        """The normal form without regard to case, closed up."""
        return close_up(fold(self.normal))

    @cached_property
    def _stripped(self) -> str:
        """The normal form without what typography alone drops, its line feeds kept."""
        return stripped(self.normal)

    @cached_property
    def _lines(self) -> array[int]:
        """Where the lines of the normal form begin, and where one after its end would."""
        starts = (match.end() for match in re.finditer("\n", self.normal))
        return array("q", (0, *starts, len(self.normal) + 1))

    def may_hold(self, want: str) -> bool:
        """Return whether a plain text may stand somewhere, be it broken or over several lines."""
        return core(want) in self._stripped.replace("\n", "")

    def plain_lines(self, want: str) -> Iterator[tuple[int, Plain]]:
        """Yield the lines in which a plain text may stand, each with its first place, in order.

        A line is made plain only where it holds the core of what is wanted.

        Args:
            want: a plain text.
        """
        sought, text = core(want), self._stripped
        line = done = 0
        at = text.find(sought)
        while at >= 0:
            line += text.count("\n", done, at)
            start, end = self._lines[line], self._lines[line + 1] - 1
            yield start, plain(self.normal[start:end])
            done = text.find("\n", at)
            at = text.find(sought, done + 1) if done >= 0 else -1

    @cached_property
    def declared_mentions(self) -> tuple[Mention[NameValue], ...]:
        """The mentions of what the sheet treats as names, declared or not."""
        actors = self.sheet.actors
        return tuple(mention for mention in self.name_mentions if mention.value.canonical in actors)

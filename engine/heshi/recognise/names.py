"""Names: found by their spellings, and taken only where they stand as words.

A spelling is looked for with an Aho–Corasick automaton in the normal form, without regard to the case
of A–Z and to single spaces or middle dots between its characters (小 红 书, 马克·扎克伯格). Chinese
writes no spaces, so a hit may be an accident of two other words: 京东 in 北京东城区. Where no word of the
word list crosses an edge of the hit, it is taken at once. Where one does, the sentence is segmented, and
the hit is taken if words begin and end at its edges. Of nested names the longest counts.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from ahocorasick_rs import AhoCorasick

from heshi.recognise.lexicon import (
    FUNCTION_CHARS,
    HEADS,
    LONGEST,
    MEASURES,
    MOSTLY,
    OTHER_HEADS,
    OTHER_THINGS,
    PLACE_OFFICE,
    TAILS,
    VALUE_AFTER,
    VALUE_BEFORE,
    is_lesser,
    is_word,
    word_ends,
)
from heshi.recognise.mention import Mention, MentionKind
from heshi.recognise.phrases import LEXICON, Role
from heshi.recognise.segment import Segmenter, encodable
from heshi.text import regex as re
from heshi.text.bulk import pieces
from heshi.text.normal import fold, normalise
from heshi.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_SEPARATORS: Final = " ·"
_UNSEEN: Final = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Soft hyphens, zero-width spaces and joiners: pages hold them inside words, and nobody sees them."""

_DROPPED: Final = re.compile(rf"[{_UNSEEN}]|(?<![{_SEPARATORS}\n])[{_SEPARATORS}](?![{_SEPARATORS}\n])")
"""What is passed over when names are looked for: unseen characters, and separators that stand singly."""

_DIGITS: Final = "0123456789"
_NUMERALS: Final = frozenset("0123456789一二两三四五六七八九十百千万亿几数")
"""After these a name of one character is part of a number (三百多家, 几多)."""

_CUE: Final = 4
"""The longest cue before a value of one character (胜在, 在于, 一个)."""

_PLACE: Final = 6
"""The longest name of a place before its office, as looked for in the spellings of the office."""

_WORD, _SINGLE = 2, 3
"""What a word costs, and a word of one character."""

_SHORT: Final = 2
"""A name of so many characters, divided, leaves single ones; a longer one may well be unknown (新|东方)."""

_CLEARLY: Final = 3
"""How much the word list's reading must be cheaper than the segmenter's, to be believed instead."""

_STOPS: Final = "\n。!?;"
_LONG: Final = 300
"""A sentence longer than this many code points is segmented only around the name."""

_AROUND: Final = 60
"""How far around the name at least, on either side."""

_PIECE: Final = 200_000
"""How many code points are searched at once, where a text has so many in several lines."""

_ABBREVIATION: Final = 3
"""A Latin name of so many letters may be followed by a digit at once: GMV3000亿元, but not the P of P30."""


class Boundary(StrEnum):
    """Where a name may begin and end.

    ``AUTO``: as a name in running text: no other word overlaps its edges. ``STRICT``: it must be a word
    by itself. ``NONE``: anywhere, as a plain piece of text.
    """

    AUTO = "auto"
    STRICT = "strict"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Name:
    """A name and its spellings.

    Attributes:
        canonical: what it is called; a spelling too.
        aliases: other spellings, in any width and script.
        boundary: where it may begin and end.
        counts_inside: longer names (as they are called, or their spellings) inside which it counts as
            well, as 腾讯 might in 腾讯广告.
    """

    canonical: str
    aliases: tuple[str, ...] = ()
    boundary: Boundary = Boundary.AUTO
    counts_inside: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse spellings that cannot be found.

        Raises:
            ValueError: a spelling is empty, holds nothing but separators, or runs over a line's end.
        """
        for surface in self.surfaces:
            if not _key(surface) or "\n" in normalise(surface):
                message = f"not a spelling of a name: {surface!r}"
                raise ValueError(message)

    @property
    def surfaces(self) -> tuple[str, ...]:
        """All spellings, the name itself first."""
        return (self.canonical, *self.aliases)


@dataclass(frozen=True, slots=True)
class NameValue:
    """What a mention of a name says.

    Attributes:
        canonical: which name it is.
        surface: how it is spelled here.
    """

    canonical: str
    surface: str

    def to_json(self) -> dict[str, str]:
        """Return ``{"name": …, "surface": …}``."""
        return {"name": self.canonical, "surface": self.surface}


def _folded(surface: str) -> str:
    return encodable(fold(normalise(surface)))


def _key(surface: str) -> str:
    """Return the spelling as it is looked for: folded, without separators."""
    return "".join(char for char in _folded(surface) if char not in _SEPARATORS and char not in _UNSEEN)


@lru_cache(maxsize=4096)
def _keys(surfaces: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(_key, surfaces))


def _parts(word: str) -> Iterator[str]:
    """Yield all pieces of a word that are shorter than it."""
    for start in range(len(word)):
        for end in range(start + 1, len(word) + 1):
            if end - start < len(word):
                yield word[start:end]


def _joints(surface: str) -> frozenset[int]:
    """Return the places in the key of a spelling at which the spelling itself has a separator."""
    folded = [char for char in _folded(surface) if char not in _UNSEEN]
    places = set()
    count = 0
    for char in folded:
        if char in _SEPARATORS:
            places.add(count)
        else:
            count += 1
    return frozenset(places)


def _is_latin(char: str) -> bool:
    """Return whether ``char`` can be part of a word in an alphabet, digits included."""
    return char < "\u2e80" and (char.isalpha() or char in _DIGITS or "\u0300" <= char <= "\u036f")


def _is_joined(beside: str) -> bool:
    """Return whether the characters beside a Latin word, nearest first, go on with it (bilibili.com)."""
    nearest, next_ = beside[:1], beside[1:2]
    if nearest == ".":
        nearest = next_
    return bool(nearest) and (_is_latin(nearest) or nearest in "@_")


class _Text:
    """A folded text without the separators inside its words, and the way back to the text as it was."""

    def __init__(self, folded: str) -> None:
        self.whole = folded
        self._dropped = array("q", (match.start() for match in _DROPPED.finditer(folded)))
        self._gaps = array("q", (place - count for count, place in enumerate(self._dropped)))
        self.text = _DROPPED.sub("", folded)

    def source(self, place: int) -> int:
        """Return where the character at ``place`` stands in the whole text."""
        return place + bisect_right(self._gaps, place)

    def place(self, source: int) -> int:
        """Return where the first kept character at or after ``source`` of the whole text stands."""
        return source - bisect_left(self._dropped, source)

    def separator(self, place: int) -> str:
        """Return the separator that was dropped just before ``place``, or nothing."""
        first, last = bisect_left(self._gaps, place), bisect_right(self._gaps, place)
        between = (self.whole[self._dropped[index]] for index in range(first, last))
        return next((char for char in between if char in _SEPARATORS), "")

    def span(self, start: int, end: int) -> Span:
        """Return the place in the whole text of ``text[start:end]``, which is not empty."""
        return Span(self.source(start), self.source(end - 1) + 1)


class _Answer(Enum):
    """What can be said of a hit without segmentation."""

    YES = auto()
    NO = auto()
    ASK = auto()


@dataclass(frozen=True, slots=True)
class _Hit:
    """A spelling found at ``text[start:end]``."""

    start: int
    end: int
    owners: tuple[_Owner, ...]


@dataclass(frozen=True, slots=True)
class _Owner:
    """A spelling of a name; ``name`` is None for a thing that is not in the sheet (``OTHER_THINGS``)."""

    name: Name | None
    joints: frozenset[int]
    pattern: str


def _is_inside(word: tuple[int, int], other: tuple[int, int]) -> bool:
    """Return whether ``word`` is a part of ``other`` and not all of it."""
    return word != other and other[0] <= word[0] and word[1] <= other[1]


class _Edges:
    """Judges, for one text, whether hits stand as words."""

    def __init__(self, text: _Text, sentences: Sequence[Span] | None, segmenter: Segmenter) -> None:
        self._text = text
        self._segmenter = segmenter
        self._sentences = [(text.place(span.start), text.place(span.end)) for span in sentences or ()]
        self._memo: dict[tuple[int, int, Boundary], bool] = {}
        self._segmented_already: dict[tuple[int, int], dict[int, int]] = {}

    def hold(self, start: int, end: int, boundary: Boundary) -> bool:
        """Return whether ``text[start:end]`` stands as a word, as ``boundary`` wants it."""
        at = (start, end, boundary)
        if at not in self._memo:
            self._memo[at] = self._hold(start, end, strict=boundary is Boundary.STRICT)
        return self._memo[at]

    def _hold(self, start: int, end: int, *, strict: bool) -> bool:
        if self._inside_latin(start, end):
            return False
        left, right = self._open(start, end)
        if not left and not right:
            return True
        words = self._crossing(start, end, left=left, right=right)
        answer = self._first_answer(start, end, words, strict=strict, right=right)
        if answer is not _Answer.ASK:
            return answer is _Answer.YES
        return self._segmented(start, end, left=left, right=right, exact=strict or end - start == 1)

    def _inside_latin(self, start: int, end: int) -> bool:
        """Return whether an edge lies inside a word in letters or digits (DAU in DAUGHTER, B站 in 13B站)."""
        text, whole = self._text.text, self._text.whole
        span = self._text.span(start, end)
        before, after = whole[max(0, span.start - 2) : span.start], whole[span.end : span.end + 2]
        tail = text[max(start, end - _ABBREVIATION) : end]
        if after[:1].isdecimal() and len(tail) == _ABBREVIATION and tail.isascii() and tail.isalpha():
            after = ""
        return (_is_latin(text[start]) and _is_joined(before[::-1])) or (
            _is_latin(tail[-1]) and _is_joined(after)
        )

    def _open(self, start: int, end: int) -> tuple[bool, bool]:
        """Return whether a word may cross the left and the right edge.

        None does beside punctuation, at an edge of letters or digits (``_inside_latin`` sees to those),
        and at a space, unless the hit itself is written with spaces between its characters.
        """
        text = self._text.text
        spaced = any(self._text.separator(place) for place in range(start + 1, end))
        left = start > 0 and text[start - 1].isalnum() and not _is_latin(text[start])
        right = end < len(text) and text[end].isalnum() and not _is_latin(text[end - 1])
        return (
            left and (spaced or not self._text.separator(start)),
            right and (spaced or not self._text.separator(end)),
        )

    def _crossing(self, start: int, end: int, *, left: bool, right: bool) -> list[tuple[int, int]]:
        """Return the words of the list that cross an open edge of ``text[start:end]``.

        A 的 behind a name is the particle, whatever word it would make with the name's end (妈妈的, 目的).
        """
        text = self._text.text
        low, high = start, end
        while left and low > max(0, start - LONGEST + 1) and text[low - 1].isalnum():
            low -= 1
        while right and high < min(len(text), end + LONGEST - 1) and text[high].isalnum():
            high += 1
        found = []
        for first in range(low, end):
            for length in word_ends(text[first : min(first + LONGEST, high)]):
                last = first + length
                particle = last == end + 1 and text[end] == "的" and end - start >= _SHORT
                if first < start < last or (first < end < last and not particle):
                    found.append((first, last))
        return found

    def _first_answer(
        self, start: int, end: int, words: list[tuple[int, int]], *, strict: bool, right: bool
    ) -> _Answer:
        """Return what the word list says, given the words of it that cross an open edge."""
        short = end - start == 1
        if short and (answer := self._value(start, end)) is not None:
            return answer
        if not words:
            # The list holds few of the compounds that one character opens (快闪, 快充).
            return _Answer.ASK if strict or (short and right) else _Answer.YES
        # 车流 says no more than the 车流量 that it stands in.
        words = [word for word in words if not any(_is_inside(word, other) for other in words)]
        if not all(first <= start and end <= last for first, last in words):
            return _Answer.ASK
        if not (short or strict) and all(self._speaks(first, start, end, last) for first, last in words):
            return _Answer.YES
        # Inside a longer word (小米粥), unless that word is itself an accident (大众|化工).
        first, last = min(first for first, _ in words), max(last for _, last in words)
        return _Answer.ASK if self._is_accident(first, last, start, end) else _Answer.NO

    def _value(self, start: int, end: int) -> _Answer | None:
        """Return what the words beside a name of one character say of it, or None."""
        text = self._text.text
        if start > 0 and text[start - 1] in _NUMERALS:
            return _Answer.NO  # 三百多家: 多 is part of the number
        if text[start] == "多" and (
            text[end : end + 1] in MEASURES | MOSTLY
            or (start > 1 and text[start - 1] in MEASURES and text[start - 2] in _NUMERALS)
        ):
            return _Answer.NO  # 多家, 两个多小时
        if VALUE_BEFORE.search(text, max(0, start - _CUE), start) and VALUE_AFTER.match(text, end):
            return _Answer.YES
        return None

    def of_another_place(self, start: int, end: int, surfaces: Sequence[str]) -> bool:
        """Return whether the place before an office makes it another's: 市政府 in 海州市政府.

        Args:
            start: where the office's name (市政府) begins, in code points of the text.
            end: where it ends.
            surfaces: the spellings of its name; of 江州市人民政府 a 江州市 before is no stranger.
        """
        text = self._text.text
        if not PLACE_OFFICE.match(text, start, end) or self._text.separator(start):
            return False
        before = text[start - 1 : start]
        place = text[max(0, start - _PLACE) : start + 1]
        own = any(place[-size:] in surface for surface in surfaces for size in range(3, len(place) + 1))
        if own or not before.isalnum() or _is_latin(before) or before in FUNCTION_CHARS:
            return False
        words = self._words_of(*self._sentence(start, end))
        first, last = next(
            ((low, high) for low, high in words.items() if low < start <= high), (start, start)
        )
        head = text[first:start]
        if len(head) < _SHORT or LEXICON.get(head, Role.WORD) is not Role.WORD:
            return False  # 获, 昨日: no place, though the segmenter may glue 市 to them
        return last > start or not is_word(head) or is_word(text[first : start + 1])

    def _is_accident(self, first: int, last: int, start: int, end: int) -> bool:
        """Return whether a word of the list crosses an outer edge of ``text[first:last]``."""
        text = self._text.text
        after = range(end, last) if last > end else range(0)
        before = range(max(0, first - LONGEST + 1), first)
        return any(
            place + length > last for place in after for length in word_ends(text[place : place + LONGEST])
        ) or any(
            first < place + length <= start
            for place in before
            for length in word_ends(text[place : place + LONGEST])
        )

    def _speaks(self, first: int, start: int, end: int, last: int) -> bool:
        """Return whether the word ``text[first:last]`` still speaks of the name ``text[start:end]`` in it."""
        head, tail = self._text.text[first:start], self._text.text[end:last]
        if head and tail:  # 发展|中国|家
            return False
        if head:
            return head in HEADS if len(head) == 1 else is_word(head)
        return tail in TAILS if len(tail) == 1 else is_word(tail) and tail not in OTHER_HEADS

    def _segmented(self, start: int, end: int, *, left: bool, right: bool, exact: bool) -> bool:
        """Return whether the segmenter sees words begin and end at the open edges."""
        words = self._words_of(*self._sentence(start, end))
        stands = (not left or start in words) and (not right or end in words.values())
        if exact:
            return stands and (end - start > 1 or words.get(start) == end)
        crossing = sorted(word for word in words.items() if word[0] < end and start < word[1])
        first, last = crossing[0][0], crossing[-1][1]
        text = self._text.text
        if not stands and len(crossing) == 1 and self._speaks(first, start, end, last):
            # Where only the segmenter knows the compound, and the list has a word of its end (工|行业), it is
            # no witness.
            ends = last > end and any(is_word(text[place:last]) for place in range(start + 1, end))
            if is_word(text[first:last]) or not (left and ends):
                return True
        near = [word for word in words.items() if start - LONGEST < word[1] and word[0] < end + LONGEST]
        beside = [word for word in words.items() if first <= word[1] and word[0] <= last]
        if not stands and all(low + 1 == high or is_word(text[low:high]) for low, high in beside):
            return False
        window = near if stands else beside
        low, high = max(min(window)[0], start - LONGEST), min(max(window)[1], end + LONGEST)
        clean, crossed = self._costs((low, high), (start, end), left=left, right=right)
        if stands and (words.get(start) == end or end - start > _SHORT):
            return clean - crossed < _CLEARLY  # 才|华为|人称|道 is a worse guess than 才华|为人|称道
        # A word that nobody knows (中小品|牌商) is no witness, nor are two single characters (比|美|的): the
        # word list decides, and where it cannot tell, the answer is no.
        opens = not left and not stands and is_word(text[start:end])  # 淘宝|胜在, which it reads as 淘宝胜|在
        return clean < crossed or (clean == crossed and opens)

    def _costs(
        self, window: tuple[int, int], hit: tuple[int, int], *, left: bool, right: bool
    ) -> tuple[int, int]:
        """Return the least cost of dividing the window into words with the hit as one, and across its edges.

        Fewer words are better, and of as many those with fewer single characters: the rules of MMSEG (Tsai
        1996) by the word list alone.
        """
        text = self._text.text
        (low, high), (start, end) = window, hit
        never = 10 * (high - low)
        # The cost of reading up to a place, without a word across the name's edges and with one.
        clean, crossed = {low: 0}, {low: never}
        for place in range(low, high):
            costs = (clean.get(place, never), crossed.get(place, never))
            lengths = {1, *word_ends(text[place : min(high, place + LONGEST)])}
            if place == start:
                lengths.add(end - start)
            for length in lengths:
                last = place + length
                cost = _SINGLE if length == 1 else _WORD
                crosses = (left and place < start < last) or (right and place < end < last)
                if crosses and not (place <= start and end <= last and self._speaks(place, start, end, last)):
                    crossed[last] = min(crossed.get(last, never), min(costs) + cost)
                else:
                    clean[last] = min(clean.get(last, never), costs[0] + cost)
                    crossed[last] = min(crossed.get(last, never), costs[1] + cost)
        return clean[high], crossed[high]

    def _words_of(self, low: int, high: int) -> dict[int, int]:
        """Return where the words of ``text[low:high]`` begin → where they end."""
        if (low, high) not in self._segmented_already:
            words = self._segmenter.words(self._text.text[low:high])
            self._segmented_already[low, high] = {word.start + low: word.end + low for word in words}
        return self._segmented_already[low, high]

    def _sentence(self, start: int, end: int) -> tuple[int, int]:
        """Return the sentence that holds ``text[start:end]``, or the part of a long one around it."""
        text = self._text.text
        index = bisect_right(self._sentences, (start, len(text))) - 1
        if index >= 0 and self._sentences[index][1] >= end:
            low, high = self._sentences[index]
        else:
            low = max(text.rfind(stop, max(0, start - _LONG), start) for stop in _STOPS) + 1
            low = max(low, start - _LONG)
            found = (text.find(stop, end, end + _LONG) for stop in _STOPS)
            high = min((place for place in found if place >= 0), default=min(len(text), end + _LONG))
        if high - low > _LONG:
            # On a grid, so that many hits in one endless sentence share the work.
            low = max(low, (start // _AROUND - 1) * _AROUND)
            high = min(high, (end // _AROUND + 2) * _AROUND)
        return low, high


class _Table:
    """Spellings, compiled."""

    def __init__(self, owners: Mapping[str, Iterable[_Owner]]) -> None:
        self._owners = [tuple(these) for these in owners.values()]
        self._automaton = AhoCorasick(list(owners)) if owners else None

    def hits(self, text: str) -> Iterator[_Hit]:
        """Yield all occurrences of all spellings, overlapping ones too."""
        if self._automaton is not None:
            for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
                yield _Hit(start, end, self._owners[index])


class NameMatcher:
    """Finds names. Compiled once, used on any number of texts."""

    def __init__(self, names: Iterable[Name], *, segmenter: Segmenter | None = None) -> None:
        """Compile ``names``.

        Args:
            names: the names; those whose boundary is ``NONE`` are literals, found wherever their
                characters stand and without any regard to other names.
            segmenter: decides where the word list cannot; by default one with the pruned CTB8 model.
        """
        self.names = tuple(names)
        self._segmenter = segmenter or Segmenter()
        literals: dict[str, dict[_Owner, None]] = defaultdict(dict)
        words: dict[str, dict[_Owner, None]] = defaultdict(dict)
        for name in self.names:
            for surface in name.surfaces:
                if name.boundary is Boundary.NONE:
                    literals[_folded(surface)][_Owner(name, frozenset(), "literal")] = None
                else:
                    words[_key(surface)][_Owner(name, _joints(surface), "name")] = None
        self._literals = _Table(literals)
        self._spellings = {key: _called(owners) for key, owners in words.items()}
        self._tables: tuple[_Table, ...] = (_Table(words | _others(words)),)
        self._aliases: tuple[tuple[str, str], ...] = ()

    def __reduce__(self) -> tuple[object, ...]:
        """Return how another process makes the same matcher: it compiles its own."""
        return _matcher, (self.names, self._aliases, self._segmenter)

    def knows(self, surface: str) -> bool:
        """Return whether ``surface`` is a spelling of one of the names (literals aside)."""
        return _key(surface) in self._spellings

    @property
    def spellings(self) -> Mapping[str, tuple[str, ...]]:
        """What each spelling is called, literals aside: in normal form, folded, without separators."""
        return self._spellings

    def with_aliases(self, aliases: Iterable[tuple[str, str]]) -> NameMatcher:
        """Return a matcher that knows more spellings, for one draft; this one stays as it is.

        Args:
            aliases: pairs of a name, as it is called, and one more spelling. Spellings known already,
                and names that are not, are passed over.
        """
        pairs = tuple(aliases)
        by_name = {name.canonical: name for name in self.names if name.boundary is not Boundary.NONE}
        words: dict[str, dict[_Owner, None]] = defaultdict(dict)
        for canonical, alias in pairs:
            key = _key(alias)
            if canonical in by_name and key and key not in self._spellings:
                words[key][_Owner(by_name[canonical], _joints(alias), "defined")] = None
        other = NameMatcher.__new__(NameMatcher)
        vars(other).update(
            vars(self),
            _tables=(*self._tables, _Table(words | _others(words))),
            _spellings=self._spellings | {key: _called(owners) for key, owners in words.items()},
            _aliases=(*self._aliases, *pairs),
        )
        return other

    def find(self, normal: str, sentences: Sequence[Span] | None = None) -> list[Mention[NameValue]]:
        """Return all mentions of the names, in order.

        Args:
            normal: a text in normal form.
            sentences: its sentences in order, for the segmenter; by default what stands between stops.

        Returns:
            Mentions ordered by place, the longer first. Two overlap only where one is a literal, where a
            name counts inside a longer one, or where two names share a spelling. What is a lesser thing by
            what stands before it (半|决赛) is none.
        """
        values: dict[tuple[str, str], NameValue] = {}
        found: list[Mention[NameValue]] = []
        # No name crosses a line, so what is kept about the edges of names need not be for the whole text.
        for piece in pieces(normal, _PIECE):
            text, start = piece.of(normal), piece.start
            for (first, last, canonical), pattern in self._find(text, _sentences_in(sentences, piece)):
                surface = text[first:last]
                value = values.get((canonical, surface))
                if value is None:
                    value = values[canonical, surface] = NameValue(canonical, surface)
                span = Span(start + first, start + last)
                found.append(Mention(span, MentionKind.NAME, value.surface, value, pattern))
        return found

    def _find(self, normal: str, sentences: Sequence[Span] | None) -> list[tuple[tuple[int, int, str], str]]:
        """Return where in a text each name stands, with what it is called and the pattern, in order."""
        folded = encodable(fold(normal))
        found = {
            (hit.start, hit.end, owner.name.canonical): owner.pattern
            for hit in self._literals.hits(folded)
            for owner in hit.owners
            if owner.name is not None
        }
        for span, name, pattern in self._words(_Text(folded), sentences):
            found[span.start, span.end, name.canonical] = pattern
        ordered = sorted(found.items(), key=lambda item: (item[0][0], -item[0][1], item[0][2]))
        return [row for row in ordered if not is_lesser(folded, row[0][0], row[0][1])]

    def _words(self, text: _Text, sentences: Sequence[Span] | None) -> Iterator[tuple[Span, Name, str]]:
        """Yield the names that stand as words."""
        hits = [hit for table in self._tables for hit in table.hits(text.text)]
        hits.sort(key=lambda hit: (hit.start - hit.end, hit.start))
        edges = _Edges(text, sentences, self._segmenter)
        taken: dict[int, list[tuple[_Hit, _Owner]]] = defaultdict(list)
        for hit in hits:
            for owner in hit.owners:
                around = {id(other): other for place in (hit.start, hit.end - 1) for other in taken[place]}
                if owner.name is None and text.text[hit.start : hit.end] in self._spellings:
                    continue  # the draft has made a name of it
                if not all(_may_overlap(hit, owner, *other) for other in around.values()):
                    continue
                boundary = owner.name.boundary if owner.name else Boundary.AUTO
                if not _is_spelled(text, hit, owner) or not edges.hold(hit.start, hit.end, boundary):
                    continue
                if owner.name is not None and edges.of_another_place(hit.start, hit.end, owner.name.surfaces):
                    continue
                entry = (hit, owner)
                for place in range(hit.start, hit.end):
                    taken[place].append(entry)
                if owner.name is not None:
                    yield text.span(hit.start, hit.end), owner.name, owner.pattern


def _sentences_in(sentences: Sequence[Span] | None, piece: Span) -> Sequence[Span] | None:
    """Return the sentences that begin in a piece of a text, as places in the piece."""
    if sentences is None:
        return None
    first = bisect_left(sentences, piece.start, key=attrgetter("start"))
    last = bisect_left(sentences, piece.end, first, key=attrgetter("start"))
    inside = sentences[first:last]
    if not piece.start:
        return inside
    return [Span(each.start - piece.start, each.end - piece.start) for each in inside]


def _others(words: Mapping[str, object]) -> dict[str, dict[_Owner, None]]:
    """Return the ``OTHER_THINGS`` that hold one of the spellings, with no name to own them."""
    return {
        thing: {_Owner(None, frozenset(), ""): None}
        for thing in OTHER_THINGS
        if thing not in words and any(part in words for part in _parts(thing))
    }


def _called(owners: Iterable[_Owner]) -> tuple[str, ...]:
    return tuple(owner.name.canonical for owner in owners if owner.name is not None)


def _matcher(
    names: tuple[Name, ...], aliases: tuple[tuple[str, str], ...], segmenter: Segmenter
) -> NameMatcher:
    return NameMatcher(names, segmenter=segmenter).with_aliases(aliases)


def _may_overlap(hit: _Hit, owner: _Owner, longer: _Hit, holder: _Owner) -> bool:
    """Return whether ``hit`` may stand beside ``longer``, which shares a character with it."""
    if owner.name is None or holder.name is None:
        return False
    if (hit.start, hit.end) == (longer.start, longer.end):
        return True
    if not (longer.start <= hit.start and hit.end <= longer.end):
        return False
    return not _keys(owner.name.counts_inside).isdisjoint(_keys(holder.name.surfaces))


def _is_spelled(text: _Text, hit: _Hit, owner: _Owner) -> bool:
    """Return whether the separators inside a hit may stand there.

    Between Chinese characters any may; between letters only where the spelling has one as well.
    """
    return all(
        place - hit.start in owner.joints
        or not (_is_latin(text.text[place - 1]) and _is_latin(text.text[place]))
        or not text.separator(place)
        for place in range(hit.start + 1, hit.end)
    )

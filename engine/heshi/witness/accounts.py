"""Which sentences of a draft tell what a sentence of the source tells.

A claim that was taken from a source has its sentence there for a witness. Where the draft tells that
sentence again, in much the same words, what stands in the place of a value is the draft's version of it,
and the words of the topic need not be looked for. Sentences are compared by the letters that they share;
dates and figures do not count, for they are what a draft may get wrong.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from heshi.document import as_document
from heshi.kinds.lasting import find_lengths
from heshi.reading import Reading, inside, starting
from heshi.recognise.quantities import Quantity, find_quantities
from heshi.topics import WIDER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshi.recognise.dates import DateValue
    from heshi.recognise.mention import Mention
    from heshi.rules.model import Sheet
    from heshi.text.spans import Span

_FUNCTION: Final = frozenset(
    "的了着过是在和与及也都已将被把由于对为有这那其之地得就又还则而并且但等所以从向到至上中下里内"
)
_HALF: Final = 0.5
_MUTUAL: Final = 0.34
_CLOSE, _CLOSE_SHORT = 0.7, 0.55
_PART: Final = 0.45
"""A sentence of the draft that tells less of the source's, or much more besides, is another sentence."""
_LONG: Final = 24
"""A sentence of so many grams is long: a changed name is a small part of it."""
_ENOUGH: Final = 3
"""How many grams two sentences share at least, unless one of them has no more."""


def grams(text: str) -> frozenset[str]:
    """Return the letters of content of a text, and the pairs of neighbouring letters."""
    letters = [char for char in text if char.isalpha()]
    pairs = (one + other for one, other in pairwise(text) if one.isalpha() and other.isalpha())
    return frozenset((*(char for char in letters if char not in _FUNCTION), *pairs))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how much two texts share, 0 to 1 (Dice's coefficient of their grams)."""
    return 2 * len(one & other) / max(1, len(one) + len(other))


def holding(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how much of the shorter of two texts stands in the longer, 0 to 1."""
    return len(one & other) / max(1, min(len(one), len(other)))


@dataclass(frozen=True)
class Scene:
    """A text whose sentences are compared, with what is read in it.

    Attributes:
        reading: the text, read for the sheet.
    """

    reading: Reading

    @property
    def normal(self) -> str:
        """The normal form."""
        return self.reading.normal

    @cached_property
    def figures(self) -> tuple[Mention[Quantity], ...]:
        """Figures, ranks and lengths of time that are no dates, in order; 每10股 is what another is for."""
        figures = [
            each
            for each in find_quantities(self.normal)
            if not self._dated(each.span) and not self.normal.endswith("每", 0, each.start)
        ]
        lengths = [
            each
            for each in find_lengths(self.normal)
            if not self._dated(each.span)
            and not any(each.span.overlaps(one.span) for one in starting(figures, each.start - 8, each.end))
        ]
        return tuple(sorted((*figures, *lengths), key=lambda each: each.span))

    def _dated(self, span: Span) -> bool:
        return any(
            date.span.overlaps(span) for date in starting(self.reading.dates, span.start - 24, span.end)
        )

    @property
    def dates(self) -> Sequence[Mention[DateValue]]:
        """The dates, in order."""
        return self.reading.dates

    def values(self, within: Span) -> list[Span]:
        """Return the places of figures and dates in order; times and days that hang on another are none."""
        dates = [
            each.span
            for each in inside(self.dates, within)
            if each.value.has_date and each.value.relative is None
        ]
        return sorted((*(each.span for each in inside(self.figures, within)), *dates))

    @cached_property
    def masked(self) -> str:
        """The normal form with blanks in the place of dates and figures."""
        text = list(self.normal)
        for span in (*(each.span for each in self.figures), *(each.span for each in self.dates)):
            text[span.start : span.end] = " " * len(span)
        return "".join(text)

    def grams(self, span: Span) -> frozenset[str]:
        """Return the grams of a place, without dates and figures."""
        return grams(span.of(self.masked))

    def letters(self, span: Span) -> str:
        """Return the letters of a place, without dates and figures."""
        return "".join(char for char in span.of(self.masked) if char.isalpha())


@dataclass(frozen=True)
class Account:
    """A sentence of the source, and the sentences of the draft that tell it.

    Attributes:
        source: the scene of the source's sentences.
        span: the sentence's place there.
        draft: the scene of the draft.
        told: the places of the draft's sentences, in order; never empty.
    """

    source: Scene
    span: Span
    draft: Scene
    told: tuple[Span, ...]

    @cached_property
    def likeness(self) -> float:
        """How alike the two are, 0 to 1; one that only has more, or only leaves out, is as good."""
        mine = self.source.grams(self.span)
        theirs = frozenset().union(*(self.draft.grams(each) for each in self.told))
        return max(likeness(mine, theirs), holding(mine, theirs))

    @cached_property
    def is_close(self) -> bool:
        """Whether the two are so alike that what differs in them may be held against the draft.

        In a short sentence one other name is a large part.
        """
        mine = self.source.grams(self.span)
        theirs = frozenset().union(*(self.draft.grams(each) for each in self.told))
        if likeness(mine, theirs) < _PART:
            return False
        said = self.span.of(self.source.normal)
        wider = (
            match for told in self.told for match in WIDER.finditer(self.draft.normal, told.start, told.end)
        )
        if any(match[0] not in said for match in wider):
            return False
        return self.likeness >= (_CLOSE if len(mine) >= _LONG else _CLOSE_SHORT)


def accounts(sheet: Sheet, draft: Reading, texts: Sequence[str]) -> dict[str, tuple[Account, ...]]:
    """Return for each text of a source that the draft tells again where it does.

    A draft may tell it more than once: each sentence that has nearly all of it is an account by itself.

    Args:
        sheet: the sheet whose claims stand on the texts.
        draft: the draft.
        texts: the sentences, each once.
    """
    whole = as_document("\n".join(text.replace("\n", " ") for text in texts))
    source = Scene(Reading(whole, sheet, draft.matcher, sheet.as_of or draft.reference))
    scene = Scene(draft)
    spans = [block.span for block in whole.blocks]
    mine = [source.grams(span) for span in spans]
    theirs = [scene.grams(span) for span in draft.sentences]
    pairs = _pairs(mine, theirs)
    told: dict[int, list[int]] = defaultdict(list)
    for sentence, sources in pairs.items():
        for each in sources:
            told[each].append(sentence)
    return {
        texts[index]: tuple(
            Account(source, spans[index], scene, told)
            for told in _tellings(
                mine[index], [(draft.sentences[each], theirs[each]) for each in sorted(found)]
            )
        )
        for index, found in told.items()
    }


def _tellings(mine: frozenset[str], found: Sequence[tuple[Span, frozenset[str]]]) -> list[tuple[Span, ...]]:
    """Return the sentences that tell a sentence of the source, those apart that each tell it whole."""
    whole = [(span, each) for span, each in found if len(mine & each) >= _WHOLE * len(mine)]
    if len(whole) > 1:
        return [(span,) for span, _ in whole]
    told = whole[0][1] if whole else frozenset()
    # Beside one that tells it nearly whole, only what adds to that belongs to it.
    return [
        tuple(
            span for span, each in found if not whole or each is told or len((mine & each) - told) >= _ENOUGH
        )
    ]


_WHOLE: Final = 0.75


def _pairs(mine: Sequence[frozenset[str]], theirs: Sequence[frozenset[str]]) -> dict[int, list[int]]:
    """Return for each sentence of the draft the sentences of the source that it tells."""
    holders: dict[str, list[int]] = defaultdict(list)
    for index, each in enumerate(mine):
        for gram in each:
            holders[gram].append(index)
    found: dict[int, list[int]] = {}
    best_of: dict[int, tuple[float, int]] = {}
    shared: dict[int, dict[int, int]] = {}
    for sentence, each in enumerate(theirs):
        counts: dict[int, int] = defaultdict(int)
        for gram in each:
            for index in holders.get(gram, ()):
                counts[index] += 1
        shared[sentence] = counts
        for index in counts:
            score = likeness(mine[index], each)
            best_of[index] = max(best_of.get(index, (0.0, -1)), (score, -sentence))
    for sentence, each in enumerate(theirs):
        found[sentence] = _cover(sentence, each, mine, shared[sentence], best_of)
    return found


def _cover(
    sentence: int,
    each: frozenset[str],
    mine: Sequence[frozenset[str]],
    counts: dict[int, int],
    best_of: dict[int, tuple[float, int]],
) -> list[int]:
    """Return the sources that a sentence tells: the most alike, and others that explain what is left."""
    order = sorted(counts, key=lambda index: (-likeness(mine[index], each), index))
    covered: set[str] = set()
    chosen: list[int] = []
    for index in order:
        common = mine[index] & each
        share = holding(mine[index], each)
        mutual = not chosen and best_of[index][1] == -sentence
        few = len(common) < min(_ENOUGH, len(mine[index]), len(each))
        if few or share < (_MUTUAL if mutual else _HALF):
            continue
        if chosen and 2 * len(common - covered) < len(common):
            continue
        chosen.append(index)
        covered |= common
    return chosen

"""What a draft changed in a sentence that it otherwise took over word for word.

Where two sentences differ in one place alone, that place is what the editor changed: another word there is
another thing, unless it is known to mean the same. The more two sentences differ elsewhere, the less one
difference says; where more than a few places differ, nothing is told here.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Final, TypeVar

from heshi.kinds.base import gap
from heshi.reading import inside
from heshi.recognise.lexicon import is_word
from heshi.recognise.mention import Value
from heshi.recognise.numerals import NUMERAL_CHARS
from heshi.text import regex as re
from heshi.witness.equivalents import FREE, are_equivalent
from heshi.witness.lines import MARK, Line, Segment, line_of, segments_of
from heshi.witness.rows import amount_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshi.findings import Gap
    from heshi.recognise.mention import Mention
    from heshi.text.spans import Span
    from heshi.witness.accounts import Account, Scene

ValueT = TypeVar("ValueT", bound=Value)

_FEW: Final = 2
"""A draft with more changed places than these words the sentence anew."""
_ALL: Final = 2
"""How many places may differ in all, with those whose words come and go freely."""
_LONGEST: Final = 12
"""A changed place of more letters is worded anew."""
_SHARE: Final = 0.5
"""How much of a sentence stands unchanged at least."""
_MARKS: Final = " ,;:。!?、“”‘’「」『』《》()\"'"
_LITTLE: Final = frozenset(
    "的了着过是在和与及也都被把由于对为有之得地就又则而并等从向到至以其该此本这个为则中自起据将已"
)
_FREE: Final = re.compile("|".join(sorted(map(re.escape, FREE), key=len, reverse=True)))
_DONE: Final = re.compile(r"已(?!知)|了$|完毕")
_PLANNED: Final = re.compile(r"将|拟|待|择日|尚在|规划|计划|预计|有望|即将|筹备|准备")
_DIGITS: Final = frozenset(NUMERAL_CHARS + ".,:/%-~比")
_ARABIC: Final = re.compile("[0-9]")
_LETTERS: Final = re.compile(r"\w")
_JOINED: Final = re.compile(r"(?:[、和与及跟同,/]|以及|联合|携手|联手|对阵|牵手|会同)*")


@dataclass(frozen=True, slots=True)
class _Edit:
    """A place that differs.

    Attributes:
        one: what the source has there, without marks at its edges.
        other: what the draft has there, likewise.
        segment: where it is in both lines.
    """

    one: str
    other: str
    segment: Segment


def edit_gaps(account: Account) -> list[Gap]:
    """Return what a draft changed in a sentence that it otherwise took over; nothing where it did not."""
    mine, theirs = line_of(account.source, (account.span,)), line_of(account.draft, account.told)
    edits, free = _edits(mine.text, theirs.text)
    if not edits:
        return list(_renumbered(account))
    if len(edits) > _FEW or len(edits) + free > _ALL or not _is_taken_over(mine.text, edits):
        return []
    if len(edits) == _FEW:
        exchanged = _exchanged(account, mine, theirs, edits)
        if exchanged is not None:
            return exchanged
    if any(_is_first(account, mine, theirs, edit.segment) for edit in edits):
        return []
    if len(edits) == 1 and MARK in edits[0].one + edits[0].other:
        i, i_end, j, j_end = edits[0].segment
        if i < i_end and j < j_end:
            one = _written(account.source, mine.span(i, i_end))
            other = _written(account.draft, theirs.span(j, j_end))
            if _has_other_numbers(one, other):
                return [gap("replaced", theirs.span(j, j_end), one, other)]
    return [found for edit in edits for found in _told(mine, theirs, edit, alone=len(edits) == 1)]


def _renumbered(account: Account) -> Iterator[Gap]:
    """Yield where a date that no claim holds has another number: 1961年以来, 1981年以来."""
    theirs = [each for told in account.told for each in inside(account.draft.dates, told)]
    for mark in inside(account.source.dates, account.span):
        other = in_turn(account, mark, theirs)
        if other is not None and _UNCLAIMED.search(mark.text) and _has_other_numbers(mark.text, other.text):
            yield gap("replaced", other.span, mark.text, other.text)


_UNCLAIMED: Final = re.compile("以来$|至今$|[年月周天日]前$|[年月周天日]后$")
_NUMBER: Final = re.compile("[0-9]+|[零一二三四五六七八九十百千两]+")


def _has_other_numbers(one: str, other: str) -> bool:
    """Return whether two phrases are one but for their numbers: 一期, 三期."""
    shapes = {_NUMBER.sub("#", text) for text in (one, other)}
    mine, theirs = ([amount_of(each) for each in _NUMBER.findall(text)] for text in (one, other))
    return len(shapes) == 1 and mine != theirs


def _written(scene: Scene, span: Span) -> str:
    """Return the letters of a place of a line, its last value whole."""
    ends = [
        each.end
        for each in scene.values(scene.reading.sentences[scene.reading.sentence_index(span.start)])
        if each.start < span.end <= each.end
    ]
    return scene.normal[span.start : max(ends, default=span.end)].strip(_MARKS)


def _is_first(account: Account, mine: Line, theirs: Line, segment: Segment) -> bool:
    """Return whether one rank is written in two ways: 首次, 第一次."""
    one, other = mine.text[segment.i : segment.i_end], theirs.text[segment.j : segment.j_end]
    at = other.find(MARK)
    if at < 0 or not _FIRST.fullmatch(one):
        return False
    return re.match("第[一1]", account.draft.normal[theirs.places[segment.j + at] :]) is not None


def places_in_turn(account: Account) -> dict[int, int]:
    """Return for the place of each value where the one of the draft begins that stands in its place.

    Only where the words around the values are the same on both sides, so that their order tells which is
    which; else nothing.
    """
    mine, theirs = line_of(account.source, (account.span,)), line_of(account.draft, account.told)
    if _edits(mine.text, theirs.text)[0] or mine.text.count(MARK) != theirs.text.count(MARK):
        return {}
    places = (
        [each.places[at] for at, char in enumerate(each.text) if char == MARK] for each in (mine, theirs)
    )
    return dict(zip(*places, strict=True))


def in_turn(
    account: Account, own: Mention[ValueT], theirs: Sequence[Mention[ValueT]]
) -> Mention[ValueT] | None:
    """Return the value of the draft that stands in the place of one of the source, by ``places_in_turn``.

    Args:
        account: the sentence and where it is told.
        own: the value of the source.
        theirs: those of the draft.
    """
    place = places_in_turn(account).get(own.start)
    return next((mark for mark in theirs if mark.start == place), None)


def _edits(mine: str, theirs: str) -> tuple[list[_Edit], int]:
    """Return the places that differ, and how many more do in nothing but words which come and go freely."""
    found, free = [], 0
    for segment in segments_of(mine, theirs):
        one = mine[segment.i : segment.i_end].strip(_MARKS)
        other = theirs[segment.j : segment.j_end].strip(_MARKS)
        weighty = not (one and other) and (one or other) in _NO | _WEIGHTY
        if weighty or not (_says_nothing(one) and _says_nothing(other)):
            found.append(_Edit(one, other, segment))
        elif _LETTERS.search(one + other):
            free += 1
    return found, free


def _says_nothing(piece: str) -> bool:
    """Return whether a piece is nothing but words that come and go freely."""
    return all(char in _LITTLE or char in _MARKS for char in _FREE.sub("", piece))


def _is_taken_over(text: str, edits: Sequence[_Edit]) -> bool:
    """Return whether most of a sentence stands unchanged, and no place of it is worded anew."""
    if any(max(len(edit.one), len(edit.other)) > _LONGEST for edit in edits):
        return False
    return sum(len(edit.one) for edit in edits) <= _SHARE * len(text)


def _exchanged(account: Account, mine: Line, theirs: Line, edits: Sequence[_Edit]) -> list[Gap] | None:
    """Return the gap of two phrases that changed places, no gap where that says nothing.

    None where none did.
    """
    first, second = edits
    if sorted(first.one + second.one) != sorted(first.other + second.other):
        return None
    # Else a phrase stands elsewhere, or the items of a list stand in another order.
    crossed = first.one == second.other and first.other == second.one and first.one and first.other
    moved = mine.text[first.segment.i : second.segment.i_end]
    ordered = _ORDERED.search(mine.clause(first.segment.i)) and not re.search("[,;。]", moved)
    if not crossed and not (ordered and "、" in moved):
        return []
    changes = _CHANGES.fullmatch(first.one) and _CHANGES.fullmatch(first.other)
    if changes or ordered or not (_is_one_row(account, mine, edits) or not _values_stay(account)):
        one, other = first.one or mine.clause(first.segment.i), first.other or theirs.clause(first.segment.j)
        at = theirs.around(first.segment.j, first.segment.j_end)
        return [gap("replaced", at, one.replace(MARK, "…"), other.replace(MARK, "…"))]
    return []


def _is_one_row(account: Account, mine: Line, edits: Sequence[_Edit]) -> bool:
    """Return whether two places of the source are members of one row, whose order says nothing."""
    first, second = (edit.segment for edit in edits)
    between = mine.text[first.i_end : second.i]
    spans = [mine.span(each.i, each.i_end) for each in (first, second)]
    if _JOINED.fullmatch(between) or any(
        all(each.span.covers(span) for span in spans) for each in account.source.reading.lists
    ):
        return True
    return re.search(r"[、和与及]", between) is not None and not re.search("[,;。]", between)


_ORDERED: Final = re.compile("先后|依次|顺序|次序|排序|名次")
_CHANGES: Final = re.compile(
    "(?:增长|增加|上升|上涨|提高|提升|下降|下滑|下跌|减少|降低|增|升|涨|降|减|跌)[了至到]?"
)


def _values_stay(account: Account) -> bool:
    """Return whether the values of both sides are the same ones in the same order, as written."""
    source, draft = account.source, account.draft
    mine = [each.of(source.normal).replace(" ", "") for each in source.values(account.span)]
    theirs = [each.of(draft.normal).replace(" ", "") for told in account.told for each in draft.values(told)]
    return mine == theirs


def _told(mine: Line, theirs: Line, edit: _Edit, *, alone: bool) -> Iterator[Gap]:
    """Yield what one changed place says."""
    one, other, segment = edit.one, edit.other, edit.segment
    if alone and _is_weighty(mine.text, theirs.text, edit):
        yield gap(
            "replaced", theirs.around(segment.j, segment.j_end), mine.near(segment.i), theirs.near(segment.j)
        )
    elif MARK in one or set(one + other) <= _DIGITS:
        return
    elif one and other:
        yield from _other_words(mine, theirs, edit, alone=alone)
    elif alone and _differ(mine.text, theirs.text, edit) and _content(_FREE.sub("", one or other)) >= _WORD:
        yield gap(
            "reworded",
            theirs.around(segment.j, segment.j_end),
            mine.clause(segment.i),
            theirs.clause(segment.j),
        )


def _other_words(mine: Line, theirs: Line, edit: _Edit, *, alone: bool) -> Iterator[Gap]:
    """Yield the gap of a phrase in the place of another."""
    one, other, segment = edit.one, edit.other, edit.segment
    if MARK in other and not (alone and _content(other.replace(MARK, "")) >= _WORDED):
        return
    if Counter(one) == Counter(other) or _ARABIC.search(one + other):
        return
    if _PLANNED.search(one) and _DONE.search(other) and not _DONE.search(one):
        yield gap("replaced", theirs.span(segment.j, segment.j_end), one, other)
    elif _is_new(mine.text, theirs.text, edit) and _differ(mine.text, theirs.text, edit):
        wider = _widened(mine.text, theirs.text, segment)
        yield gap(
            "reworded",
            theirs.span(wider.j, wider.j_end),
            mine.text[wider.i : wider.i_end].strip(_MARKS),
            theirs.text[wider.j : wider.j_end].strip(_MARKS).replace(MARK, "…"),
        )


_WORD: Final = 2
"""What is put in or left out has so many letters of content at least."""
_WORDED: Final = 3
"""What is put in with a figure has so many letters of content at least."""


def _content(piece: str) -> int:
    """Return how many letters of a piece are no little words."""
    return sum(char not in _LITTLE and char not in _MARKS for char in piece)


def _is_weighty(mine: str, theirs: str, edit: _Edit) -> bool:
    """Return whether so little was put in, left out or exchanged that it alone turns a sentence round."""
    one, other = edit.one, edit.other
    if not (one and other):
        segment = edit.segment
        piece = mine[segment.i : segment.i_end] + theirs[segment.j : segment.j_end]
        listed = re.fullmatch(f"[、和与及]{MARK}|{MARK}[、和与及]", piece) is not None
        numbered = _ARABIC.match(one or other) is not None and (one or other).isdigit()
        return (one or other) in _WEIGHTY or (one or other) in _NO or listed or numbered
    if _FIRST.fullmatch(one) or one == "全年":
        return MARK in other and len(other) <= len("第二次") and not _FIRST.fullmatch(other)
    if set(one + other) <= _DIGITS:
        return one.isalnum() and other.isalnum() and amount_of(one) != amount_of(other)
    return False


_WEIGHTY: Final = frozenset("副前原代半非首")
_NO: Final = frozenset({"不", "未", "没有", "并未", "并不", "尚未", "没", "不会", "不再"})
_FIRST: Final = re.compile("首[次个例批届家座条位]?|第一[次个例批届]?")


def _is_new(mine: str, theirs: str, edit: _Edit) -> bool:
    """Return whether a letter is lost or new in the whole sentence, and not only stands elsewhere."""
    lost, new = Counter(mine) - Counter(theirs), Counter(theirs) - Counter(mine)
    return any(
        char in there and char not in _LITTLE and char not in _MARKS
        for piece, there in ((edit.one, lost), (edit.other, new))
        for char in _FREE.sub("", piece)
    ) or any(char in lost for char in edit.one if len(edit.one) == 1)


_REACH: Final = 4


def _differ(mine: str, theirs: str, edit: _Edit) -> bool:
    """Return whether two phrases are neither known to mean one thing, nor one short for the other."""
    segment = edit.segment
    if edit.one and edit.other and _is_part(edit.one, edit.other):
        return False
    for left in range(_REACH):
        for right in range(_REACH):
            if segment.i < left or segment.j < left:
                continue
            one = mine[segment.i - left : segment.i_end + right].strip(_MARKS)
            other = theirs[segment.j - left : segment.j_end + right].strip(_MARKS)
            before = mine[segment.i - left : segment.i] == theirs[segment.j - left : segment.j]
            after = mine[segment.i_end :][:right] == theirs[segment.j_end :][:right]
            if before and after and _mean_one(one, other):
                return False
    return True


def _mean_one(one: str, other: str) -> bool:
    """Return whether two phrases stand in one row, with or without little words at their edges."""
    if _are_akin(one, other):
        return True
    little = "的了着被已将在于为是有所到至"
    forms = ({one, one.strip(little)}, {other, other.strip(little)})
    return any(are_equivalent(*each) for each in product(*forms))


def _are_akin(one: str, other: str) -> bool:
    """Return whether two words of two letters mean mostly the same by the letter they share.

    Words that begin alike (提高, 提升), have one letter in two places (实施, 施行) or end in one letter of a
    verb (加强, 增强) do; words that end alike otherwise (存款, 贷款) name two things of one sort.
    """
    if not len(one) == len(other) == _PAIR or not (is_word(one) and is_word(other)):
        return False
    if one[0] == other[0]:
        return not {one[1], other[1]} <= _CLASSES
    crossed = one[0] == other[1] or one[1] == other[0]
    return crossed or (one[1] == other[1] and one[1] in _VERBAL)


_PAIR: Final = 2
_CLASSES: Final = frozenset(
    "省市县区镇乡村州街上下左右前后内外东南西北男女口头尾水气电煤油粮价房天周月季年日吨斤米人户税款期"
)
_VERBAL: Final = frozenset(
    "布升强动少加展出定议示明订署建立设办得取现到续持援救进止高长低降跌滑开与造施行告成应用求查验换改选送交收发获有面弱令决复断认知视听说讲谈快早外"
)


def _is_part(one: str, other: str) -> bool:
    """Return whether the letters of one of two phrases stand in the other, in order."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return len(short) < len(long) and all(char in rest for char in short)


def _widened(mine: str, theirs: str, segment: Segment) -> Segment:
    """Return a place of one letter with the letter beside it, so that a reader sees the word."""
    i, i_end, j, j_end = segment
    if max(i_end - i, j_end - j) == 1:
        if i and j and is_word(mine[i - 1 : i_end]) and is_word(theirs[j - 1 : j_end]):
            return Segment(i - 1, i_end, j - 1, j_end)
        if (
            i_end < len(mine)
            and j_end < len(theirs)
            and mine[i_end] == theirs[j_end]
            and mine[i_end].isalpha()
        ):
            return Segment(i, i_end + 1, j, j_end + 1)
        if i and j and mine[i - 1] == theirs[j - 1] and mine[i - 1].isalpha():
            return Segment(i - 1, i_end, j - 1, j_end)
    return segment

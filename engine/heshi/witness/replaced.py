"""Whose name stands in the place of a name: parties and speakers that a draft exchanged for others.

Two passages that tell the same are laid side by side, letter by letter. Where one has a name and the other,
between the same words, another name, the draft names somebody else; where two names have changed places
across a verb, it has turned who did it to whom. Short forms (央视 for 中央电视台), pronouns and what points
back are no other names.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from heshi.kinds.base import gap
from heshi.reading import inside
from heshi.recognise.lexicon import is_word
from heshi.recognise.mention import Comparison
from heshi.recognise.numerals import NUMERAL_CHARS, read_number
from heshi.recognise.parties import is_body, is_generic, is_make, is_name, is_short_for
from heshi.recognise.phrases import Role, lex
from heshi.recognise.quantities import Quantity, compare_quantities
from heshi.recognise.speakers import is_person
from heshi.text.normal import fold
from heshi.witness.lines import MARK, Line, Segment, line, segments_of
from heshi.witness.synonyms import PLACES, SAME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from heshi.findings import Gap
    from heshi.text.spans import Span
    from heshi.witness.accounts import Account, Scene
    from heshi.witness.clauses import Passage

_CLOSE: Final = 0.5
_JOINED: Final = re.compile(r"(?:[、和与及跟同,/\s]|以及|联合|携手)*")
_TURNED: Final = re.compile(r"[被由把将向受遭获]|为[^,]{1,12}所")
_PUNCTUATION: Final = ' ,;:。!?、“”‘’「」『』《》()"'
_EDGES: Final = _PUNCTUATION + "的由被与和跟同向在于了是也则"
_LONGEST: Final = 12
_CUT: Final = frozenset({Role.VERB, Role.ADVERB, Role.PREPOSITION, Role.TIME, Role.PRONOUN})


def replaced_gaps(account: Account, passage: Passage) -> list[Gap]:
    """Return where the draft has another name than the source, or two names the other way round."""
    if passage.likeness < _CLOSE:
        return []
    mine, theirs = line(account.source, passage.mine), line(account.draft, passage.theirs)
    segments = segments_of(mine.text, theirs.text)
    if not segments:
        return []
    turned = _turned(account, mine, theirs, segments)
    if turned is not None:
        return [turned]
    gaps = [*_names(account, passage, mine, theirs, segments), *_numbers(mine, theirs, segments)]
    gaps += _unknown(account, passage, mine, theirs, segments)
    if passage.likeness >= _SAME:
        gaps += _items(account, mine, theirs, segments)
    found: list[Gap] = []
    for each in gaps:
        if not any(each.at and other.at and each.at.overlaps(other.at) for other in found):
            found.append(each)
    return found


def crossed_gap(account: Account, found: Sequence[Passage]) -> Gap | None:
    """Return the gap of two phrases that have changed places between passages: 淘宝在于多…京东在于快."""
    pieces: list[tuple[int, str, str, Span]] = []
    for number, passage in enumerate(found):
        if passage.likeness < _SAME or len(passage.mine) > 1 or len(passage.theirs) > 1:
            continue
        mine, theirs = line(account.source, passage.mine), line(account.draft, passage.theirs)
        for each in segments_of(mine.text, theirs.text):
            one = mine.text[each.i : each.i_end].strip(_PUNCTUATION)
            other = theirs.text[each.j : each.j_end].strip(_PUNCTUATION)
            if one and other and MARK not in one + other and not set(one + other) & _FUNCTION:
                pieces.append((number, one, other, theirs.span(each.j, each.j_end)))
    for index, (number, one, other, at) in enumerate(pieces):
        rest = pieces[index + 1 :]
        if any(later == other and earlier == one and number != place for place, later, earlier, _ in rest):
            return gap("replaced", at, one, other)
    return None


def _mapped(segments: Sequence[Segment], at: int, *, end: bool) -> int:
    """Return where a place of the source's line falls in the draft's; an end behind what replaced it."""
    index = bisect_right([each.i for each in segments], at) - 1
    if index < 0:
        return at
    segment = segments[index]
    if at >= segment.i_end and not (end and at == segment.i == segment.i_end):
        if at == segment.i_end and not end and segment.i < segment.i_end:
            return segment.j_end
        return segment.j_end + at - segment.i_end
    if end:
        return segment.j_end if at > segment.i else segment.j
    return segment.j


def _names(
    account: Account, passage: Passage, mine: Line, theirs: Line, segments: Sequence[Segment]
) -> Iterator[Gap]:
    """Yield where another stands in the place of a name that the source's sheet declares."""
    source, draft = account.source.reading, account.draft.reading
    held = [mention for clause in passage.mine for mention in inside(source.declared_mentions, clause)]
    there = "".join(fold(each.of(draft.normal)) for each in account.told).replace(" ", "")
    for mention in held:
        start = bisect_right(mine.places, mention.start) - 1
        end = bisect_right(mine.places, mention.end - 1)
        name = mine.text[start:end]
        here = any(draft.spans_of((mention.value.canonical,), told) for told in account.told)
        if name in there or here or not (is_name(name) or is_person(name)):
            continue
        left, right = _mapped(segments, start, end=False), _mapped(segments, end, end=True)
        yield from _slot(name, theirs, left, right)


def _slot(name: str, theirs: Line, left: int, right: int) -> Iterator[Gap]:
    """Yield the gap of another's name in ``theirs.text[left:right]``."""
    while left < right and theirs.text[left] in _EDGES:
        left += 1
    while left < right and theirs.text[right - 1] in _EDGES:
        right -= 1
    text = theirs.text[left:right]
    if not 1 < len(text) <= _LONGEST or MARK in text or is_generic(text) or is_short_for(name, text):
        return
    if re.search(r"[,;:。!?、和与及]", text) or any(word.role in _CUT for word in lex(text, 0, len(text))):
        return
    if len(set(name) & set(text)) * 2 > len(set(name)) and not _differs_as_name(name, text):
        return
    if _one_sort(name, text):
        yield gap("replaced", theirs.span(left, right), name, text)


def _one_sort(name: str, text: str) -> bool:
    """Return whether two phrases name things of one sort: two persons, two models (X7, X9), two bodies."""
    if is_person(name) and not is_body(name):
        return is_person(text)
    if re.search("[A-Za-z]", name):
        return re.search("[A-Za-z]", text) is not None
    return is_name(text) or text in PLACES


def _differs_as_name(name: str, text: str) -> bool:
    """Return whether two names that share most letters are two all the same: 张伟 and 李伟, 7路 and 9路."""
    return len(name) == len(text)


_ITEM: Final = re.compile(
    r"(?P<before>[、和与及]|以及)?(?P<item>[^、,;:。!?]{1,12}?)(?P<after>、|[和与及]|以及)?"
)
_CONNECTIVE: Final = re.compile(r"(?:[、和与及,]|以及|还有)*")
_LIST_MARKS: Final = ("、", "和", "与", "及")


def _items(account: Account, mine: Line, theirs: Line, segments: Sequence[Segment]) -> Iterator[Gap]:
    """Yield where an item between enumeration commas was dropped, added or exchanged."""
    said = account.span.of(account.source.normal)
    whole = "".join(each.of(account.draft.normal) for each in account.told)
    for segment in segments:
        one, other = mine.text[segment.i : segment.i_end], theirs.text[segment.j : segment.j_end]
        if _CONNECTIVE.fullmatch(one) and _CONNECTIVE.fullmatch(other):
            continue
        if not one.strip(_EDGES) and "、" in mine.text:
            item = _item(theirs.text, segment.j, segment.j_end)
            if item is not None and whole.count(item[0]) > said.count(item[0]):
                yield gap(
                    "extra-item", theirs.span(item[1], item[1] + len(item[0])), _row(mine, segment.i), item[0]
                )
        elif not other.strip(_EDGES) and "、" in theirs.text + one:
            item = _item(mine.text, segment.i, segment.i_end)
            if item is not None and whole.count(item[0]) < said.count(item[0]):
                at = min(segment.j, len(theirs.text) - 1)
                yield gap(
                    "missing-item",
                    theirs.span(max(0, at - 1), at + 1),
                    item[0],
                    whole[:0] or _row(theirs, at),
                )
        elif _bounded(mine.text, segment.i, segment.i_end) and _bounded(
            theirs.text, segment.j, segment.j_end
        ):
            if re.search(r"[、和与及,;:。!?]", one + other):
                continue
            if (
                len(one) > 1
                and len(other) > 1
                and _exchanged(one, other, said, whole)
                and not is_short_for(one, other)
            ):
                yield gap("replaced", theirs.span(segment.j, segment.j_end), one, other)


def _item(text: str, start: int, end: int) -> tuple[str, int] | None:
    """Return the item that a piece of a line is, with a mark of a list on one side, and where it begins."""
    match = _ITEM.fullmatch(text, start, end)
    if match is None or match["item"] == MARK or len(match["item"].strip(_EDGES + MARK)) < 1:
        return None
    beside = match["before"] or match["after"] or text[start - 1 : start] in _LIST_MARKS
    if not beside or not (
        "、" in text[max(0, start - _ROW) : start + 1] or "、" in text[end - 1 : end + _ROW]
    ):
        return None
    return match["item"].replace(MARK, ""), match.start("item")


_ROW: Final = 14


def _row(line: Line, at: int) -> str:
    """Return the words of a list around a place of a line."""
    left = max(line.text.rfind(mark, 0, at) for mark in ",;:。!?") + 1
    ends = [place for mark in ",;:。!?" if (place := line.text.find(mark, at)) >= 0]
    return line.text[left : min(ends, default=len(line.text))].replace(MARK, "…")


def _bounded(text: str, start: int, end: int) -> bool:
    """Return whether a piece is a whole item: between marks of a list, or one and the clause's edge."""
    before, after = text[start - 1 : start], text[end : end + 1]
    left, right = before in ("、", ""), after in ("、", "", *_LIST_MARKS)
    return (
        (before == "、" and (right or after in {",", "。", ";", "等"}))
        or (after == "、" and left)
        or (before in {":", "、"} and after == "、")
    )


_NUMERAL: Final = frozenset(NUMERAL_CHARS + ".,:/%-~")
_RATIO: Final = str.maketrans({"比": ":", "-": ":", "—": ":", "点": ".", "两": "二"})


def _numbers(mine: Line, theirs: Line, segments: Sequence[Segment]) -> Iterator[Gap]:
    """Yield where a number that is no figure by itself was changed: 4号线 and 6号线, 3比1 and 2比1."""
    for segment in segments:
        i, i_end, j, j_end = _extended(mine.text, theirs.text, segment, _is_numeral)
        one, other = mine.text[i:i_end], theirs.text[j:j_end]
        if not (one and other and all(map(_is_numeral, one + other))):
            continue
        if (
            not any(map(str.isalnum, one))
            or not any(map(str.isalnum, other))
            or amount_of(one) == amount_of(other)
        ):
            continue
        if one in theirs.text and other in mine.text:
            continue
        yield gap("replaced", theirs.span(j, j_end), one, other)


def _is_numeral(char: str) -> bool:
    return char in _NUMERAL or char == "比"


def amount_of(text: str) -> str:
    """Return a number in one spelling."""
    number = read_number(text.strip(".,:/-~"))
    if number is not None and number.value is not None:
        return str(number.value)
    pieces = re.split(r"([:.])", text.translate(_RATIO))
    read = ((read_number(piece), piece) for piece in pieces if piece)
    return "".join(
        str(number.value) if number and number.value is not None else piece for number, piece in read
    )


def _extended(mine: str, theirs: str, segment: Segment, holds: Callable[[str], bool]) -> Segment:
    """Return a segment with the equal characters on either side for which something holds."""
    i, i_end, j, j_end = segment
    while i and j and mine[i - 1] == theirs[j - 1] and holds(mine[i - 1]):
        i, j = i - 1, j - 1
    while i_end < len(mine) and j_end < len(theirs) and mine[i_end] == theirs[j_end] and holds(mine[i_end]):
        i_end, j_end = i_end + 1, j_end + 1
    return Segment(i, i_end, j, j_end)


def _unknown(
    account: Account, passage: Passage, mine: Line, theirs: Line, segments: Sequence[Segment]
) -> Iterator[Gap]:
    """Yield where a name that no sheet declares, or a noun, was exchanged for another."""
    whole = "".join(each.of(account.draft.normal) for each in account.told)
    said = account.span.of(account.source.normal)
    for segment in segments:
        raw = (
            mine.text[segment.i : segment.i_end].strip(_EDGES),
            theirs.text[segment.j : segment.j_end].strip(_EDGES),
        )
        if raw in _ANTONYMS and whole.count(raw[0]) < said.count(raw[0]):
            yield gap("replaced", theirs.span(segment.j, segment.j_end), *raw)
        if not all(raw) or not _exchanged(*raw, said, whole):
            continue
        for code, test in (("replaced", _are_parties), ("reworded", _are_nouns)):
            found = _as(test, mine.text, theirs.text, segment)
            if found is None:
                continue
            one, other, at = found
            if passage.likeness < _SAME and not (_is_sure_name(one) and _is_sure_name(other)):
                continue
            makes = code == "replaced" and is_make(one) and is_make(other)
            if not _exchanged(one, other, said, whole) or is_short_for(one, other):
                continue
            if not makes and _mean_one(one, other):
                continue
            yield gap(code, theirs.span(at, at + len(other)), one, other)
            break


_OPPOSED: Final = (
    "低高 多少 快慢 早晚 大小 长短 增减 升降 涨跌 胜负 盈亏 买卖 进出 上下 前后 男女 正副 内外 南北 东西 "
    "开关 轻重 冷热 强弱"
)
_ANTONYMS: Final = frozenset(
    pair for each in _OPPOSED.split() for pair in ((each[0], each[1]), (each[1], each[0]))
)
"""Single letters that turn a phrase round: 低1万元 and 高1万元."""


def _exchanged(one: str, other: str, said: str, whole: str) -> bool:
    """Return whether the draft has one phrase less often than the source, and the other more often.

    A letter alone may stand anywhere.
    """
    if len(one) > 1 and whole.count(one) >= said.count(one):
        return False
    return len(other) == 1 or whole.count(other) > said.count(other)


_SAME: Final = 0.6
"""So alike, two passages that differ in a noun speak of two things, or somebody should look."""


def _as(
    test: Callable[[str, str, bool], bool], mine: str, theirs: str, segment: Segment
) -> tuple[str, str, int] | None:
    """Return the shortest pieces around a segment that pass a test, and where the draft's begins."""
    i, i_end, j, j_end = _extended(mine, theirs, segment, _is_latin)
    for more in range(5):
        for left in range(min(more, 3) + 1):
            right = more - left
            if i - left < 0 or j - left < 0 or i_end + right > len(mine) or j_end + right > len(theirs):
                continue
            one, other = mine[i - left : i_end + right], theirs[j - left : j_end + right]
            if (
                mine[i - left : i] != theirs[j - left : j]
                or mine[i_end : i_end + right] != theirs[j_end : j_end + right]
            ):
                continue
            whole = more == 0
            start = j - left + len(other) - len(other.lstrip(_EDGES))
            one, other = one.strip(_EDGES), other.strip(_EDGES)
            if one and other and MARK not in one + other and test(one, other, whole):
                return one, other, start
    return None


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _is_sure_name(text: str) -> bool:
    """Return whether a phrase names a person, a body or a place by its own letters."""
    return is_person(text) or is_body(text) or text in PLACES


def _are_parties(one: str, other: str, whole: bool) -> bool:  # noqa: FBT001 - both tests are called alike
    """Return whether one of two pieces is a name, and the other a name too or at least a noun."""
    if len(one) != len(other) and one[0] == other[0] and all(map(_is_plain_person, (one, other))):
        return True
    if not (_is_party(one, whole) or _is_party(other, whole)):
        return False
    return all(_is_party(each, whole) or (whole and _is_noun(each, whole)) for each in (one, other))


def _is_plain_person(text: str) -> bool:
    """Return whether a piece is the name of a person, and holds no function word or verb."""
    words = lex(text, 0, len(text))
    return is_person(text) and _FUNCTION.isdisjoint(text) and not any(word.role in _NO_NOUN for word in words)


def _are_nouns(one: str, other: str, whole: bool) -> bool:  # noqa: FBT001 - both tests are called alike
    return _is_noun(one, whole) and _is_noun(other, whole)


def _is_party(text: str, whole: bool) -> bool:  # noqa: FBT001 - as above
    """Return whether a piece is a name: of a person or a body, or in Latin letters.

    Where it is all that differs, it is one too if no dictionary has it.
    """
    if len(text) > 2 and is_body(text):  # noqa: PLR2004 - a body's name has more than its ending
        return not any(word.role in _NO_BODY for word in lex(text, 0, len(text)))
    if any(word.role in _CUT for word in lex(text, 0, len(text))) or text[-1] in _FUNCTION:
        return False
    if text in PLACES:
        return True
    if is_person(text):
        return whole or (len(text) > 2 and not is_word(text))  # noqa: PLR2004 - two letters may be the pieces of two words
    return (whole or text.isascii()) and is_name(text)


def _is_noun(text: str, whole: bool) -> bool:  # noqa: FBT001 - as above
    """Return whether a piece may be a noun: a word of the dictionary without a function word or verb.

    Where it is all that differs, its end is enough.
    """
    if not 1 < len(text) <= _NOUN or not all("一" <= char <= "鿿" for char in text) or is_generic(text):
        return False
    if any(word.role in _NO_NOUN for word in lex(text, 0, len(text))) or any(
        char in _FUNCTION for char in text
    ):
        return False
    return is_word(text) or (whole and is_word(text[-2:]))


_NO_BODY: Final = frozenset(
    {Role.ADVERB, Role.PREPOSITION, Role.TIME, Role.PRONOUN, Role.COORDINATOR, Role.DE}
)
_NOUN: Final = 6
_NO_NOUN: Final = frozenset({*_CUT, Role.NOMINAL, Role.COORDINATOR, Role.CUE, Role.DE, Role.TAIL, Role.PLACE})
_FUNCTION: Final = frozenset(
    "的了着过是在和与及也都已将被把由于对为有这那其之地得就又还则而并但等所从向到至不没未无或可能会应约近超仅只共均"
)


def _mean_one(one: str, other: str) -> bool:
    """Return whether two nouns are known to mean one thing, or share so much that they may."""
    rows = (row.split() for row in SAME)
    if any(one in row and other in row for row in rows):
        return True
    shared, longer = len(set(one) & set(other)), max(len(one), len(other))
    return 2 * shared > longer or (2 * shared == longer == _PAIR and one[0] == other[0])


_PAIR: Final = 2
"""Two words of two letters that begin alike (提高, 提升) mean mostly the same; 肺癌 and 胃癌 do not."""


def _turned(account: Account, mine: Line, theirs: Line, segments: Sequence[Segment]) -> Gap | None:
    """Return the gap of two phrases that have changed places across other words."""
    pieces = [
        (
            mine.text[each.i : each.i_end].strip(_PUNCTUATION),
            theirs.text[each.j : each.j_end].strip(_PUNCTUATION),
            each,
        )
        for each in segments
    ]
    for index, (one, other, first) in enumerate(pieces):
        if (min(len(one), len(other)) < _PAIR and (one, other) not in _ANTONYMS) or MARK in one + other:
            continue
        for later, earlier, second in pieces[index + 1 :]:
            if (later, earlier) != (other, one):
                continue
            between = mine.text[first.i_end : second.i]
            if MARK in between:
                if _moved_with_value(account, mine, theirs, first, second):
                    continue
            elif _JOINED.fullmatch(between) or "、" in between or _in_one_list(account, mine, first, second):
                continue
            if len(_TURNED.findall(mine.text)) != len(_TURNED.findall(theirs.text)):
                continue
            return gap("replaced", theirs.span(first.j, first.j_end), one, other)
    return None


def _in_one_list(account: Account, mine: Line, first: Segment, second: Segment) -> bool:
    """Return whether two places are items of one list, whose order says nothing."""
    one, other = mine.span(first.i, first.i_end), mine.span(second.i, second.i_end)
    return any(each.span.covers(one) and each.span.covers(other) for each in account.source.reading.lists)


def _moved_with_value(account: Account, mine: Line, theirs: Line, first: Segment, second: Segment) -> bool:
    """Return whether a phrase that changed places took its figure along: 13人赞成、3人反对."""
    own = _value_beside(account.source, mine, first.i, first.i_end)
    moved = _value_beside(account.draft, theirs, second.j, second.j_end)
    return own is not None and moved is not None and compare_quantities(moved, own) is Comparison.FITS


def _value_beside(scene: Scene, line: Line, start: int, end: int) -> Quantity | None:
    """Return the figure right before a phrase, else the one right after it."""
    for at in (start - 1, end):
        if 0 <= at < len(line.text) and line.text[at] == MARK:
            found = (each.value for each in scene.figures if each.start == line.places[at])
            return next(found, None)
    return None

"""Whose name stands in the place of a name: parties and speakers that a draft exchanged for others.

Where one passage has a name and the other, between the same words, another name, the draft names somebody
else. Short forms (央视 for 中央电视台), pronouns and what points back are no other names.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from heshi.kinds.base import gap
from heshi.reading import inside
from heshi.recognise.parties import is_body, is_generic, is_make, is_name, is_short_for
from heshi.recognise.phrases import lex
from heshi.recognise.speakers import is_person
from heshi.text.normal import fold
from heshi.witness.lines import EDGES, MARK, SAME_WORDS, Segment, exchanged, extended
from heshi.witness.nouns import CUT, are_nouns, are_parties, is_latin, is_sure_name, mean_one
from heshi.witness.synonyms import PLACES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from heshi.findings import Gap
    from heshi.witness.accounts import Account
    from heshi.witness.clauses import Passage
    from heshi.witness.lines import Line

_LONGEST: Final = 12


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


def name_gaps(
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
    while left < right and theirs.text[left] in EDGES:
        left += 1
    while left < right and theirs.text[right - 1] in EDGES:
        right -= 1
    text = theirs.text[left:right]
    if not 1 < len(text) <= _LONGEST or MARK in text or is_generic(text) or is_short_for(name, text):
        return
    if re.search(r"[,;:。!?、和与及]", text) or any(word.role in CUT for word in lex(text, 0, len(text))):
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


def exchanged_gaps(
    account: Account, passage: Passage, mine: Line, theirs: Line, segments: Sequence[Segment]
) -> Iterator[Gap]:
    """Yield where a name that no sheet declares, or a noun, was exchanged for another."""
    whole = "".join(each.of(account.draft.normal) for each in account.told)
    said = account.span.of(account.source.normal)
    for segment in segments:
        raw = (
            mine.text[segment.i : segment.i_end].strip(EDGES),
            theirs.text[segment.j : segment.j_end].strip(EDGES),
        )
        if raw in ANTONYMS and whole.count(raw[0]) < said.count(raw[0]):
            yield gap("replaced", theirs.span(segment.j, segment.j_end), *raw)
        if not all(raw) or not exchanged(*raw, said, whole):
            continue
        for code, test in (("replaced", are_parties), ("reworded", are_nouns)):
            found = _as(test, mine.text, theirs.text, segment)
            if found is None:
                continue
            one, other, at = found
            if passage.likeness < SAME_WORDS and not (is_sure_name(one) and is_sure_name(other)):
                continue
            makes = code == "replaced" and is_make(one) and is_make(other)
            if not exchanged(one, other, said, whole) or is_short_for(one, other):
                continue
            if not makes and mean_one(one, other):
                continue
            yield gap(code, theirs.span(at, at + len(other)), one, other)
            break


OPPOSED: Final = (
    "低高 多少 快慢 早晚 大小 长短 增减 升降 涨跌 胜负 盈亏 买卖 进出 上下 前后 男女 正副 内外 南北 东西 "
    "开关 轻重 冷热 强弱"
)
ANTONYMS: Final = frozenset(
    pair for each in OPPOSED.split() for pair in ((each[0], each[1]), (each[1], each[0]))
)
"""Single letters that turn a phrase round: 低1万元 and 高1万元."""


def _as(
    test: Callable[[str, str, bool], bool], mine: str, theirs: str, segment: Segment
) -> tuple[str, str, int] | None:
    """Return the shortest pieces around a segment that pass a test, and where the draft's begins."""
    i, i_end, j, j_end = extended(mine, theirs, segment, is_latin)
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
            start = j - left + len(other) - len(other.lstrip(EDGES))
            one, other = one.strip(EDGES), other.strip(EDGES)
            if one and other and MARK not in one + other and test(one, other, whole):
                return one, other, start
    return None

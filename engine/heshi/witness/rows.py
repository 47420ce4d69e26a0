"""Items of a row and numbers in the run of a sentence that a draft dropped, added or exchanged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from heshi.kinds.base import gap
from heshi.recognise.numerals import NUMERAL_CHARS, read_number
from heshi.recognise.parties import is_short_for
from heshi.text import regex as re
from heshi.witness.lines import EDGES, MARK, exchanged, extended

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshi.findings import Gap
    from heshi.witness.accounts import Account
    from heshi.witness.lines import Line, Segment

_ITEM: Final = re.compile(
    r"(?P<before>[、和与及]|以及)?(?P<item>[^、,;:。!?]{1,12}?)(?P<after>、|[和与及]|以及)?"
)
_CONNECTIVE: Final = re.compile(r"(?:[、和与及,]|以及|还有)*")
_LIST_MARKS: Final = ("、", "和", "与", "及")


def item_gaps(account: Account, mine: Line, theirs: Line, segments: Sequence[Segment]) -> Iterator[Gap]:
    """Yield where an item between enumeration commas was dropped, added or exchanged."""
    said = account.span.of(account.source.normal)
    whole = "".join(each.of(account.draft.normal) for each in account.told)
    for segment in segments:
        one, other = mine.text[segment.i : segment.i_end], theirs.text[segment.j : segment.j_end]
        if _CONNECTIVE.fullmatch(one) and _CONNECTIVE.fullmatch(other):
            continue
        if not one.strip(EDGES) and "、" in mine.text:
            item = _item(theirs.text, segment.j, segment.j_end)
            if item is not None and whole.count(item[0]) > said.count(item[0]):
                yield gap(
                    "extra-item", theirs.span(item[1], item[1] + len(item[0])), _row(mine, segment.i), item[0]
                )
        elif not other.strip(EDGES) and "、" in theirs.text + one:
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
                and exchanged(one, other, said, whole)
                and not is_short_for(one, other)
            ):
                yield gap("replaced", theirs.span(segment.j, segment.j_end), one, other)


def _item(text: str, start: int, end: int) -> tuple[str, int] | None:
    """Return the item that a piece of a line is, with a mark of a list on one side, and where it begins."""
    match = _ITEM.fullmatch(text, start, end)
    if match is None or match["item"] == MARK or len(match["item"].strip(EDGES + MARK)) < 1:
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


def number_gaps(mine: Line, theirs: Line, segments: Sequence[Segment]) -> Iterator[Gap]:
    """Yield where a number that is no figure by itself was changed: 4号线 and 6号线, 3比1 and 2比1."""
    for segment in segments:
        i, i_end, j, j_end = extended(mine.text, theirs.text, segment, _is_numeral)
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

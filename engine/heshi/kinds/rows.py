"""Values that stand in parallel, and values that were replaced: A、B分别为x和y; 由x调整为y."""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshi.text import regex as re
from heshi.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

RESPECTIVELY = re.compile(r"分别|依次|各自(?=[为是增降达])|各(?=[为是占达])")
"""What says that two rows go together by their order (吕叔湘《现代汉语八百词》, 分别)."""

_JOINT = re.compile(r"\s*(?:、|和|与|及|以及|,|/|&|跟|,?以及)\s*")
"""What joins the members of a row (GB/T 15834—2011, 4.5)."""

_PARTING = re.compile(r"、|和|与|以及|及")

_FROM = re.compile(r"(?:由|从|自)[^,;:。!?、\n]{0,12}$")
_TO = re.compile(
    r"(?=[^;。!?\n]*[调改增升涨提扩加降减跌缩下上回变换迁搬转移延推拓压落跃])[^;。!?\n]{0,12}?(?:为|至|到|成|达)(?:了|为)?[约近超]{0,2}\s*"
)
_LETTER = re.compile(r"[0-9A-Za-z.]$")
_OPEN_RANGE = re.compile(r"\s*(?:不等|之间)")
_LOOK_BACK = 16


def runs(spans: Sequence[Span], normal: str) -> list[list[Span]]:
    """Return the longest rows of spans that 、, 和 or a comma alone join, each of two or more.

    Args:
        spans: places in ``normal``, in order and disjoint.
        normal: a text in its normal form.
    """
    found: list[list[Span]] = [[]]
    for span in spans:
        if found[-1] and not _JOINT.fullmatch(normal, found[-1][-1].end, max(found[-1][-1].end, span.start)):
            found.append([])
        found[-1].append(span)
    return [run for run in found if len(run) > 1]


def members(normal: str, within: Span) -> list[Span]:
    """Return the pieces of a phrase that 、, 和 and their like part: 营收、净利润 gives two."""
    pieces = []
    start = within.start
    for joint in _PARTING.finditer(normal, within.start, within.end):
        pieces.append(Span(start, joint.start()))
        start = joint.end()
    return [*pieces, Span(start, within.end)]


def ends_alike(member: str, last: str, text: str) -> int | None:
    """Return where ``text`` begins in a member that leaves its end to the last one: 1年期和5年期以上LPR.

    Args:
        member: a member of a row, but not its last.
        last: the last member.
        text: what may stand for the member: 1年期LPR.
    """
    for cut in range(len(text) - 1, 1, -1):
        if last.endswith(text[cut:]) and member.endswith(text[:cut]):
            start = len(member) - cut
            inner = text[0].isascii() and _LETTER.search(member[:start])
            return None if inner else start
    return None


def is_old(normal: str, at: Span, later: Span | None) -> bool:
    """Return whether the value at ``at`` is the one that the value at ``later`` replaced: 由2元调整为3元.

    Args:
        normal: a text in its normal form.
        at: a value's place.
        later: the place of the next value of its sort, if any.
    """
    if later is None or not _FROM.search(normal, max(0, at.start - _LOOK_BACK), at.start):
        return False
    between = later.start >= at.end and _TO.fullmatch(normal, at.end, later.start)
    return bool(between) and not _OPEN_RANGE.match(normal, later.end)

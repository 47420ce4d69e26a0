"""Word for word: whether one wording is another, and where they part.

What typography alone changes does not count: the width and shape of punctuation, quotation marks,
、 for ，, blanks, letter case, traditional characters, the final stop. Everything else does.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from heshi.text import regex as re
from heshi.text.normal import fold, normalise
from heshi.text.spans import Span

if TYPE_CHECKING:
    from rapidfuzz.distance import Opcodes


class Wording(StrEnum):
    """How a quotation stands to the wording that was claimed.

    ``EXACT``: all of the claimed words, unaltered. ``PARTIAL``: some whole clauses of them, unaltered, or all
    but what an ellipsis marks as left out. ``ALTERED``: other words in the same sentence. ``DIFFERENT``:
    another sentence.
    """

    EXACT = "exact"
    PARTIAL = "partial"
    ALTERED = "altered"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class QuoteComparison:
    """The outcome of a comparison.

    Attributes:
        wording: how the two stand to each other.
        similarity: 0 (nothing in common) to 1 (the same), after the tolerance for typography.
        changes: for ``ALTERED`` the pieces that differ, each as its place in the found and in the claimed
            text; one of the two is empty where words were added or left out.
        found: the place in the found text that was compared: all of it, or the clauses nearest to the claim.
    """

    wording: Wording
    similarity: float
    changes: tuple[tuple[Span, Span], ...]
    found: Span


@dataclass(frozen=True, slots=True)
class Plain:
    """A text without what typography alone changes.

    Attributes:
        text: the plain text: letters and digits folded, of punctuation one mark of each sort.
        places: for each of its code points the place in the text it was made from.
        size: the length of that text.
    """

    text: str
    places: tuple[int, ...]
    size: int

    def span(self, start: int, end: int) -> Span:
        """Return the place in the original of ``text[start:end]``; an empty piece has an empty one."""
        if start < end:
            return Span(self.places[start], self.places[end - 1] + 1)
        place = self.places[start] if start < len(self.places) else self.size
        return Span(place, place)


_DROPPED: Final = frozenset("“”‘’「」『』\"'〝〞 \n\r\t\u200b\u200c\u200d\ufeff")
_SAME: Final = {"、": ",", "。": ".", "——": "—", "－": "-"}
_MARKS: Final = frozenset(",.;:!?…—")
_PIECES: Final = re.compile(r"[^,.;:!?…—、。－-]+")
_SHY: Final = re.compile(r"[,.;:!?…—]")
_ALTERED: Final = 0.6
"""At least so similar is an altered wording; anything less is another sentence."""


def plain(text: str) -> Plain:
    """Return ``text`` without what typography alone changes.

    Args:
        text: any text; need not be in the normal form.

    Returns:
        The plain text, and the way back to ``text``, in code points.
    """
    chars: list[str] = []
    places: list[int] = []
    for place, char in enumerate(fold(normalise(text))):
        if char in _DROPPED:
            continue
        kept = _SAME.get(char, char)
        if kept in "—…." and chars and chars[-1] == kept:
            continue
        chars.append(kept)
        places.append(place)
    while chars and chars[-1] in ",.;":
        chars.pop()
        places.pop()
    return Plain("".join(chars), tuple(places), len(text))


def stripped(normal: str) -> str:
    """Return a text in its normal form without what ``plain`` drops, its case folded and its lines kept.

    What stands in one piece between the marks of a plain text stands so in this text as well: see ``core``.
    """
    text = fold(normal)
    for char in _DROPPED - {"\n"}:
        text = text.replace(char, "")
    return text


def core(plain_text: str) -> str:
    """Return the longest piece of a plain text that has no marks, which typography may change."""
    return max(_PIECES.findall(plain_text), key=len, default="")


def compare_quote(found: str, claimed: str) -> QuoteComparison:
    """Compare a quotation with the wording that it should have.

    Args:
        found: the quotation as the draft has it, with or without its marks.
        claimed: the wording of the claim.

    Returns:
        The outcome; its spans count code points of ``found`` and of ``claimed``.
    """
    have, want = plain(found), plain(claimed)
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - where there are quotes to compare

    whole = have.span(0, len(have.text))
    if not have.text or not want.text:
        same = have.text == want.text
        return QuoteComparison(Wording.EXACT if same else Wording.DIFFERENT, float(same), (), whole)
    place = locate(have.text, want.text)
    if place is not None:
        return QuoteComparison(Wording.EXACT, 1.0, (), have.span(place, place + len(want.text)))
    similarity = float(Indel.normalized_similarity(have.text, want.text))
    if locate(want.text, have.text) is not None or _elided(have.text, want.text):
        return QuoteComparison(Wording.PARTIAL, similarity, (), whole)
    start, end = _nearest(have.text, want.text)
    similarity = float(Indel.normalized_similarity(have.text[start:end], want.text))
    if similarity < _ALTERED:
        return QuoteComparison(Wording.DIFFERENT, similarity, (), whole)
    ops = Indel.opcodes(have.text[start:end], want.text)
    changes = tuple((have.span(start + a, start + b), want.span(c, d)) for a, b, c, d in _differences(ops))
    return QuoteComparison(Wording.ALTERED, similarity, changes, have.span(start, end))


def locate(text: str, piece: str) -> int | None:
    """Return where ``piece`` stands in ``text`` (both plain) as one or more whole clauses, or None."""
    at = text.find(piece)
    while at >= 0:
        end = at + len(piece)
        if (at == 0 or text[at - 1] in _MARKS) and (end == len(text) or text[end] in _MARKS):
            return at
        at = text.find(piece, end)
    return None


def _elided(have: str, want: str) -> bool:
    """Return whether ``have`` is ``want`` but for what its ellipses leave out."""
    pieces = [piece.strip(",.;") for piece in have.split("…")]
    if len(pieces) == 1 or not any(pieces):
        return False
    at = 0
    for piece in filter(None, pieces):
        at = want.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return True


def _nearest(have: str, want: str) -> tuple[int, int]:
    """Return the run of clauses of ``have`` most like ``want``; all of it where it is not much longer."""
    if 2 * len(have) <= 3 * len(want):
        return 0, len(have)
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - as above

    starts = [0, *(match.end() for match in _SHY.finditer(have))]
    ends = [*(match.start() for match in _SHY.finditer(have)), len(have)]
    count = len(_SHY.findall(want)) + 1
    best = (Indel.normalized_similarity(have, want), 0, len(have))
    for size in {max(1, count - 1), count, count + 1}:
        for first in range(len(starts) - size + 1):
            start, end = starts[first], ends[first + size - 1]
            if len(want) <= 3 * (end - start) <= 9 * len(want):
                best = max(best, (Indel.normalized_similarity(have[start:end], want), start, end))
    return best[1], best[2]


def _differences(ops: Opcodes) -> list[tuple[int, int, int, int]]:
    """Return the pieces that differ, neighbours joined: from, to in the first and in the second text."""
    pieces: list[tuple[int, int, int, int]] = []
    for op in ops:
        if op.tag == "equal":
            continue
        last = pieces[-1] if pieces else None
        if last is not None and op.src_start == last[1] and op.dest_start == last[3]:
            pieces[-1] = (last[0], op.src_end, last[2], op.dest_end)
        else:
            pieces.append((op.src_start, op.src_end, op.dest_start, op.dest_end))
    return pieces

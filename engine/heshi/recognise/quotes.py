"""Quotations, terms and titles: what stands in quotation marks, and who says it.

The marks are those of GB/T 15834—2011《标点符号用法》 (4.8 引号, 4.15 书名号), the corner brackets of
traditional typography, and straight marks. A quotation of several paragraphs opens anew in each and
closes in the last only (同上, 4.8.3.4).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from heshi.recognise.mention import Mention, MentionKind, Value
from heshi.recognise.speakers import Frame, Names, Speaker, frame_of, speaker_of
from heshi.recognise.verbatim import QuoteComparison, Wording, compare_quote, core, locate, plain, stripped
from heshi.text import regex as re
from heshi.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = [
    "QuoteComparison",
    "QuoteRole",
    "QuoteValue",
    "Speaker",
    "Wording",
    "closest_quote",
    "compare_quote",
    "find_broken",
    "find_quotes",
    "find_verbatim",
    "speaker_of",
]


class QuoteRole(StrEnum):
    """What quotation marks are for."""

    SAID = "said"
    """Words that somebody says or writes."""
    TERM = "term"
    """A name, a slogan, a word held at arm's length."""
    TITLE = "title"
    """The title of a work or document, in 《》."""


@dataclass(frozen=True, slots=True)
class QuoteValue:
    """What quotation marks hold.

    Attributes:
        content: the place of the words, without the outer marks.
        text: the words; paragraphs are parted by a line feed, the mark that each opens with left out.
        parts: the place of the words of each paragraph; one span for most quotations.
        role: what the marks are for.
        speaker: who says or coined it, or None where the text does not tell.
        relay: who passes it on (据新华社报道), or None.
    """

    content: Span
    text: str
    parts: tuple[Span, ...]
    role: QuoteRole
    speaker: Speaker | None = None
    relay: str | None = None

    def to_json(self) -> dict[str, object]:
        """Return the words, their role, and, where they are told, ``speaker`` and ``relay``."""
        said: dict[str, object] = {"text": self.text, "role": self.role.value}
        if self.speaker is not None:
            said["speaker"] = self.speaker.to_json()
        if self.relay is not None:
            said["relay"] = self.relay
        return said


class _Pair(NamedTuple):
    """Two marks and what they hold; the closing one may be missing at the end of a paragraph."""

    start: int
    end: int
    parts: tuple[Span, ...]
    mark: str
    pattern: str


_CLOSES: Final = {"“": "”", "‘": "’", "「": "」", "『": "』", "《": "》", "〈": "〉", '"': '"', "'": "'"}
_OPENS: Final = {close: open_ for open_, close in _CLOSES.items() if open_ != close}
_TITLES: Final = frozenset("《〈")
_MARKS: Final = re.compile("[" + "".join(_CLOSES) + "".join(_OPENS) + "]")
_STACK: Final = 16
"""Marks nested deeper than this are ignored."""

_SENTENCE: Final = re.compile(r"[。!?;…]")
_FULL: Final = 14
"""So many code points with a comma among them are a sentence, not a term."""
_TERM: Final = 12
"""The longest name or slogan without a full stop."""
_GAP: Final = 30
"""The longest words between the halves of one quotation (“A,”他说,“B”)."""


def find_quotes(normal: str, known: Sequence[Mention[Value]] = ()) -> list[Mention[QuoteValue]]:
    """Find everything in quotation marks.

    Args:
        normal: any text in its normal form.
        known: mentions of names in it (people, organisations), which are then taken for what they are.

    Returns:
        The quotations, ordered by where they begin, the outer before the inner. A span holds the marks.
        Only a quotation whose paragraphs each open anew crosses a line feed. The pattern is ``marks``,
        ``paragraphs`` or ``unclosed``.
    """
    names = Names(known)
    found: list[Mention[QuoteValue]] = []
    last: Speaker | None = None
    end = 0
    for pair in sorted(_pairs(normal), key=lambda pair: (pair.start, -pair.end)):
        outer = pair.start >= end
        frame = _frame(normal, pair, names, last)
        value = _value(normal, pair, frame)
        if outer and value.role is QuoteRole.SAID and value.speaker is None and found and last is not None:
            value = _continued(normal, found[-1], pair, value, last)
        if outer and value.role is not QuoteRole.TITLE:
            end = pair.end
            if value.speaker is not None:
                last = value.speaker
        span = Span(pair.start, pair.end)
        found.append(Mention(span, MentionKind.QUOTE, span.of(normal), value, pair.pattern))
    return found


def _frame(normal: str, pair: _Pair, names: Names, last: Speaker | None) -> Frame:
    if pair.mark in _TITLES:
        return Frame(None, None, speech=False)
    return frame_of(normal, Span(pair.start, pair.end), names, last)


def _value(normal: str, pair: _Pair, frame: Frame) -> QuoteValue:
    """Return what a pair of marks holds."""
    content = Span(pair.parts[0].start, pair.parts[-1].end)
    text = "\n".join(part.of(normal) for part in pair.parts)
    if pair.mark in _TITLES:
        return QuoteValue(content, text, pair.parts, QuoteRole.TITLE)
    sentence = (
        _SENTENCE.search(text) is not None
        or text.endswith(",")
        or ("," in text and len(text) >= _FULL)
        or len(pair.parts) > 1
    )
    after = normal[pair.end : pair.end + 1]
    before = normal[max(0, pair.start - 1) : pair.start]
    apart = before == ":" or after in {"", "\n", *"。,;!?)"}
    told = (frame.speech or frame.relay is not None) and (apart or len(text) > _TERM)
    role = QuoteRole.SAID if sentence or told else QuoteRole.TERM
    return QuoteValue(content, text, pair.parts, role, frame.speaker, frame.relay)


def _continued(
    normal: str, before: Mention[QuoteValue], pair: _Pair, value: QuoteValue, last: Speaker
) -> QuoteValue:
    """Return ``value`` with the last speaker where the quotation goes on from the one before."""
    gap = normal[before.end : pair.start] if 0 <= pair.start - before.end <= _GAP else "\n"
    speaks = before.value.role is QuoteRole.SAID and before.value.speaker is not None
    if not speaks or "\n" in gap:
        return value
    sentences = [piece for piece in _SENTENCE.split(gap) if piece.strip(", ")]
    if len(sentences) > 1 or not (not sentences or last.phrase.start >= before.end):
        return value
    speaker = Speaker(last.text, last.span, certain=False, phrase=last.phrase)
    return QuoteValue(value.content, value.text, value.parts, value.role, speaker, before.value.relay)


def _pairs(normal: str) -> Iterator[_Pair]:
    """Yield every pair of marks, in no particular order."""
    opened: list[Span] = []  # the paragraphs of a quotation that is still open
    mark = ""
    start = 0
    for line in normal.split("\n"):
        pairs, left = _line_pairs(line, start)
        first = start + len(line) - len(line.lstrip())
        if opened and line.strip() and normal[first] != mark:
            yield from _unclosed(normal, opened, mark)
            opened = []
        if opened and line.strip():
            head = next((pair for pair in pairs if pair.start == first), None)
            if head is not None:
                pairs.remove(head)
                parts = (*opened, *head.parts)
                yield _Pair(parts[0].start - 1, head.end, parts, mark, "paragraphs")
                opened = []
            elif left is not None and left == first:
                opened.append(Span(first + 1, start + len(line)))
                left = None
            else:
                yield from _unclosed(normal, opened, mark)
                opened = []
        yield from pairs
        if left is not None:
            yield from _unclosed(normal, opened, mark)
            opened, mark = [Span(left + 1, start + len(line))], normal[left]
        start += len(line) + 1
    yield from _unclosed(normal, opened, mark)


def _unclosed(normal: str, opened: list[Span], mark: str) -> Iterator[_Pair]:
    """Yield the quotation that is never closed, if something before it says that it is one."""
    if not opened or not opened[0].of(normal).strip():
        return
    start = opened[0].start - 1
    before = normal[max(0, start - 2) : start].rstrip(" ")[-1:]
    if len(opened) > 1 or before in {":", ","}:
        yield _Pair(
            start, opened[-1].end, tuple(opened), mark, "paragraphs" if len(opened) > 1 else "unclosed"
        )


def _line_pairs(line: str, at: int) -> tuple[list[_Pair], int | None]:
    """Return the pairs of one line, and where the outermost mark stands that is left open."""
    pairs: list[_Pair] = []
    stack: list[tuple[str, int]] = []
    sloppy = "”" not in line  # “…“: the same mark at both ends
    for match in _MARKS.finditer(line):
        char, place = match.group(), match.start()
        if char == "'" and _apostrophe(line, place):
            continue
        opener = _OPENS.get(char, char)
        closes = char in _OPENS or (
            (char in {'"', "'"} or (char == "“" and sloppy)) and any(mark == char for mark, _ in stack)
        )
        if not closes:
            if len(stack) < _STACK:
                stack.append((char, place))
            continue
        depth = next((index for index in range(len(stack) - 1, -1, -1) if stack[index][0] == opener), None)
        if depth is not None:
            start = stack[depth][1]
            del stack[depth:]
            if line[start + 1 : place].strip():
                parts = (Span(at + start + 1, at + place),)
                pairs.append(_Pair(at + start, at + place + 1, parts, opener, "marks"))
    left = next((place for mark, place in stack if mark in "“「『"), None)
    return pairs, None if left is None else at + left


def _apostrophe(line: str, at: int) -> bool:
    """Return whether the straight mark at ``at`` is an apostrophe or a sign for feet and minutes."""
    before = line[at - 1 : at]
    return bool(before) and before.isascii() and before.isalnum()


def find_verbatim(normal: str, claimed: str) -> Span | None:
    """Find a wording in a text, word for word but for typography.

    Args:
        normal: the text in its normal form.
        claimed: the wording.

    Returns:
        The first place where it stands as whole clauses; a quotation broken by its attribution
        (“A,”他说,“B”) counts as one. None where it stands nowhere, or is blank.
    """
    want = plain(claimed).text
    if not want:
        return None
    start = 0
    for line in normal.split("\n"):
        have = plain(line)
        at = locate(have.text, want)
        if at is not None:
            span = have.span(at, at + len(want))
            return Span(start + span.start, start + span.end)
        start += len(line) + 1
    said = [quote for quote in find_quotes(normal) if quote.value.role is QuoteRole.SAID]
    return find_broken(normal, said, want)


def find_broken(normal: str, said: Sequence[Mention[QuoteValue]], want: str) -> Span | None:
    """Find a wording in quotations of several parts: broken by who said it, or over paragraphs.

    Args:
        normal: the text in its normal form.
        said: the quotations of what is said in it, as ``find_quotes`` finds them.
        want: the wording, plain.
    """
    run: list[Mention[QuoteValue]] = []
    sought = core(want)
    if sought not in stripped(normal).replace("\n", ""):
        return None
    for quote in said:
        if run and not (
            0 <= quote.start - run[-1].end <= _GAP and "\n" not in normal[run[-1].end : quote.start]
        ):
            run = []
        run = [*run[-3:], quote]
        held = [sought in stripped(each.value.text).replace("\n", "") for each in run]
        for first in range(len(run)):
            if not any(held[first:]):
                break
            have = plain("".join(each.value.text + "," for each in run[first:])).text
            if locate(_one_comma(have), _one_comma(want)) is not None:
                return Span(run[first].value.content.start, quote.value.content.end)
    return None


def _one_comma(text: str) -> str:
    """Return a plain text whose runs of stops are one comma, for parts that end in different stops."""
    return re.sub(r"[,.;]+", ",", text).strip(",")


def closest_quote(
    normal: str, quotes: Sequence[Mention[QuoteValue]], claimed: str
) -> tuple[Mention[QuoteValue], QuoteComparison] | None:
    """Return the quotation that is nearest to a wording.

    Args:
        normal: the text in its normal form.
        quotes: what ``find_quotes`` found in it. Two that are one, broken by who said it, are tried as one
            as well; its pattern is ``broken``.
        claimed: the wording.

    Returns:
        The quotation and the comparison, whose ``found`` and whose changes' first spans count code points
        of the quotation's ``text``; the first of several that are alike. None where all are DIFFERENT.
    """
    best: tuple[Mention[QuoteValue], QuoteComparison] | None = None
    for quote in (*quotes, *_joined(normal, quotes)):
        if quote.value.role is QuoteRole.TITLE:
            continue
        comparison = compare_quote(quote.value.text, claimed)
        if comparison.wording is Wording.DIFFERENT:
            continue
        if best is None or _rank(comparison) > _rank(best[1]):
            best = quote, comparison
    return best


def _joined(normal: str, quotes: Sequence[Mention[QuoteValue]]) -> Iterator[Mention[QuoteValue]]:
    """Yield every two quotations that only a few words part, as one: “A,”他说,“B”."""
    said = [quote for quote in quotes if quote.value.role is QuoteRole.SAID]
    for one, two in pairwise(said):
        gap = normal[one.end : two.start]
        if not 0 < two.start - one.end <= _GAP or "\n" in gap or _SENTENCE.search(gap):
            continue
        content = one.value.content.join(two.value.content)
        parts = one.value.parts + two.value.parts
        text = one.value.text + two.value.text
        value = replace(one.value, content=content, text=text, parts=parts)
        span = one.span.join(two.span)
        yield Mention(span, MentionKind.QUOTE, span.of(normal), value, "broken")


_RANKS: Final = {Wording.EXACT: 2, Wording.PARTIAL: 1, Wording.ALTERED: 1, Wording.DIFFERENT: 0}


def _rank(comparison: QuoteComparison) -> tuple[int, float]:
    """Return what orders comparisons: an exact wording first, then the more similar."""
    return _RANKS[comparison.wording], comparison.similarity

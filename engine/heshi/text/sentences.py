"""Sentences and clauses of Chinese prose, by its punctuation marks.

The marks and what they divide follow GB/T 15834—2011 《标点符号用法》: 句号, 问号, 叹号 and 省略号 end a
sentence; 逗号, 分号, 冒号 and 破折号 divide it into clauses; 顿号 joins the items of one list. All functions
read the normal form of a text (``heshi.text.normal``), where ，：；？！（） are half-width, and cost
linear time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshi.text import regex as re
from heshi.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

# Marks that end a sentence wherever they stand outside a bracketed note (GB/T 15834—2011, 4.1 to 4.3, 4.11).
_FINAL = "。｡!?…‼⁇⁈⁉"
# Marks that divide a sentence into clauses (the same, 4.4, 4.6, 4.7).
_DIVIDING = ",;:"

# Brackets hold a note or a title: the sentence goes on after them. Quotation marks hold speech or a phrase.
_BRACKETS = {
    "(": ")",
    "[": "]",
    "{": "}",
    "《": "》",
    "〈": "〉",
    "【": "】",
    "〔": "〕",
    "〖": "〗",
}
_QUOTES = {"“": "”", "‘": "’", "「": "」", "『": "』", "﹁": "﹂", "﹃": "﹄"}
_PAIRED = _BRACKETS | _QUOTES
_OPENERS = frozenset(_PAIRED)
_OPENER_OF = {close: open_ for open_, close in _PAIRED.items()}
_CLOSERS = frozenset(_OPENER_OF)

# A quotation within a sentence that is no longer than this is a phrase of it (主题为“谁来买单？”的论坛).
_PHRASE = 20
# A bracketed note no longer than this belongs to its clause; a longer one is a clause of its own.
_NOTE = 30

# English abbreviations whose point does not end a sentence even before a capital letter.
_ABBREVIATIONS = frozenset(
    re.findall(
        "[a-z]+",
        """mr mrs ms dr prof st jr sr gen gov rep sen inc ltd co corp dept est approx no vol fig ed vs al etc
        jan feb mar apr jun jul aug sep sept oct nov dec""",
    ),
)

_ADDRESS = r"(?:https?://|www\.)[!-~]*[A-Za-z0-9/_=&#%-]"
_ADDRESSES = re.compile(_ADDRESS)
_PAIR_MARKS = re.compile('[\n"' + re.escape("".join([*_OPENERS, *_CLOSERS])) + "]")
_END_MARKS = re.compile(rf"[{_FINAL}]+|\.{{2,}}|\.|\n")
_CLAUSE_MARKS = re.compile(rf"[{_FINAL}{_DIVIDING}]|\.{{3,}}|[—─―]{{2,}}|(?<!-)--(?!-)")
_GROUPED = re.compile(r"(?<![0-9])[0-9]{1,3},[0-9]{3}(?![0-9])")
_LATIN_WORD = re.compile(r"[A-Za-z]+\Z")
_LATIN_START = re.compile(r"[ \t]+[\"'“‘(]?[A-Z]|[ \t]*(?:\n|\Z)")
# After a quotation: 戴珊说。 记者问道, … : the words that say whose it was, so the sentence goes on.
_SPEECH_TAG = re.compile(
    r"[^。!?,;:\"“”「」『』\n]{0,14}?(?:表示|指出|强调|介绍|写道|回应|回答|解释|坦言|补充|说|称|道|问|答|喊|叹|笑)[。,:!?;]",
)
_CONTINUES = frozenset(",;:、的之")


def _is_han(char: str) -> bool:
    """Return whether ``char`` is a Chinese character of the basic block or its extension A."""
    return "\u3400" <= char <= "\u9fff"


def _pairs(text: str) -> list[tuple[int, int]]:
    """Return where brackets and quotation marks open and close, within one line each, in order of opening.

    A mark without its partner is left out. A straight quotation mark opens and closes by turns.
    """
    pairs: list[tuple[int, int]] = []
    stacks: dict[str, list[int]] = {}
    for match in _PAIR_MARKS.finditer(text):
        char, at = match.group(), match.start()
        if char == "\n":
            stacks.clear()
        elif char == '"':
            held = stacks.setdefault(char, [])
            if held:
                pairs.append((held.pop(), at))
            else:
                held.append(at)
        elif char in _OPENERS:
            stacks.setdefault(char, []).append(at)
        elif stacks.get(_OPENER_OF[char]):
            pairs.append((stacks[_OPENER_OF[char]].pop(), at))
    pairs.sort()
    return pairs


def _at(text: str, index: int) -> str:
    """Return the character at ``index``, or a line feed outside the text."""
    return text[index] if 0 <= index < len(text) else "\n"


def _is_phrase(text: str, open_: int, close: int) -> bool:
    """Return whether a quotation is a short phrase inside a running sentence."""
    before, after = _at(text, open_ - 1), _at(text, close + 1)
    return close - open_ <= _PHRASE + 1 and (before.isalnum() or before == "《") and not after.isspace()


def _unbroken(text: str) -> list[tuple[int, int]]:
    """Return the stretches in which no sentence ends, merged and in order."""
    stretches = [match.span() for match in _ADDRESSES.finditer(text)]
    for open_, close in _pairs(text):
        if text[open_] not in _BRACKETS:
            if _is_phrase(text, open_, close):
                stretches.append((open_, close))
            continue
        end = close
        before = _at(text, open_ - 1)
        if before in _FINAL or before in _CLOSERS or before.isspace():
            # A note that stands by itself, （以上为记者整理。）, is a sentence with its own end.
            while end > open_ and text[end - 1] in _FINAL:
                end -= 1
        stretches.append((open_, end))
    stretches.sort()
    merged: list[tuple[int, int]] = []
    for start, end in stretches:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _point_ends(text: str, start: int, end: int) -> bool:
    """Return whether the points ``text[start:end]`` end a sentence."""
    before = _at(text, start - 1)
    if end - start > 1:
        return end - start > 2 and (before.isalnum() or before in _CLOSERS)  # noqa: PLR2004  # "..." is three
    if _is_han(before):
        return _at(text, end).isspace()
    if not (before.isalnum() or before in _CLOSERS or before in "\"%'") or not _LATIN_START.match(text, end):
        return False
    word = _LATIN_WORD.search(text[max(0, start - 12) : start])
    if word is None:
        # A number before a point at the start of a line counts items: 1. Overview
        return (
            not text[max(text.rfind("\n", max(0, start - 4), start) + 1, start - 4) : start].strip().isdigit()
        )
    return len(word.group()) > 1 and word.group().lower() not in _ABBREVIATIONS


def _extend(text: str, end: int, straight: Container[int], also: str = "") -> int:
    """Return where the marks at ``end`` end: further final marks and the closing marks after them.

    Args:
        text: the text.
        end: the place after the first mark.
        straight: where straight quotation marks close.
        also: further marks that may stand in the run.
    """
    while (char := _at(text, end)) in _FINAL or char in _CLOSERS or char in also or end in straight:
        end += 1
    return end


def _goes_on(text: str, start: int, end: int) -> bool:
    """Return whether the sentence goes on after its final marks ``text[start:end]``."""
    char = _at(text, end)
    if char in _CONTINUES and (char not in "的之" or end - start > 1):
        return True
    if char == "等" and text[start] in "….":
        return True
    return text[end - 1] in '”」』"' and _SPEECH_TAG.match(text, end) is not None


def _ends(text: str) -> Iterator[int]:
    """Yield the places after which a new sentence begins, in order; the end of the text is the last."""
    unbroken = _unbroken(text)
    straight = {close for open_, close in _pairs(text) if text[open_] == '"'}
    inside, done = 0, 0
    for match in _END_MARKS.finditer(text):
        start, end = match.span()
        if start < done:
            continue
        if text[start] == "\n":
            done = end
            yield end
            continue
        while inside < len(unbroken) and unbroken[inside][1] <= start:
            inside += 1
        if inside < len(unbroken) and unbroken[inside][0] <= start:
            continue
        if text[start] == "." and not _point_ends(text, start, end):
            continue
        done = _extend(text, end, straight)
        if not _goes_on(text, start, done):
            yield done
    yield len(text)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """Return the span without blanks at either end, or None where nothing else is in it."""
    piece = text[start:end]
    kept = piece.strip()
    if not kept:
        return None
    start += len(piece) - len(piece.lstrip())
    return Span(start, start + len(kept))


def split_sentences(normal: str) -> list[Span]:
    """Return the sentences of one block.

    A sentence ends at 。 ! ? …… and their runs, with the closing quotation marks and brackets after
    them; at a Latin full stop before a capital letter; and at every line feed. It does not end inside
    （…） and 《…》, at a semicolon, nor where the words after a quotation say whose it was (“……。”戴珊说。).

    Args:
        normal: the block's text in its normal form.

    Returns:
        Spans in code points of ``normal``, in order and disjoint; together they hold every character
        that is not blank, and none begins or ends with a blank.
    """
    spans: list[Span] = []
    start = 0
    for end in _ends(normal):
        span = _trimmed(normal, start, end)
        if span is not None:
            spans.append(span)
        start = end
    return spans


def _divides(text: str, at: int) -> bool:
    """Return whether the comma or colon at ``at`` divides clauses, and not a number, time or ratio."""
    char, before, after = text[at], _at(text, at - 1), _at(text, at + 1)
    if not ("0" <= before <= "9" and "0" <= after <= "9"):
        return True
    if char == ":":
        return False
    first = next(place for place in range(at - 1, -2, -1) if not "0" <= _at(text, place) <= "9") + 1
    return not (char == "," and _GROUPED.match(text, first))


def _clause_ends(text: str) -> Iterator[int]:
    """Yield the places after which a new clause of one sentence begins, in order, its end last."""
    whole: list[tuple[int, int]] = [match.span() for match in _ADDRESSES.finditer(text)]
    cuts: list[int] = []
    straight = set()
    for open_, close in _pairs(text):
        if text[open_] == '"':
            straight.add(close)
        bracketed = text[open_] in _BRACKETS
        if _is_phrase(text, open_, close) or (
            bracketed and (text[open_] in "《〈【〖" or close - open_ - 1 <= _NOTE)
        ):
            whole.append((open_, close))
        elif bracketed:
            cuts += [open_, close + 1]
    whole.sort()
    reach, inside = 0, 0
    for match in _CLAUSE_MARKS.finditer(text):
        while inside < len(whole) and whole[inside][0] <= match.start():
            reach = max(reach, whole[inside][1])
            inside += 1
        if match.start() >= reach and _divides(text, match.start()):
            cuts.append(match.end())
    cuts.sort()
    done = 0
    for cut in cuts:
        if cut > done:
            done = _extend(text, cut, straight, _DIVIDING)
            yield done
    yield len(text)


def split_clauses(normal: str, sentence: Span) -> list[Span]:
    """Return the clauses of one sentence.

    A clause ends at a comma, semicolon, colon, dash (——), ellipsis or final mark, which belongs to it; not at
    、, nor at the comma of 1,234 or the colon of 14:30. Quoted words are divided like others, but a short
    phrase in the run of the sentence stays whole, as do a title and a bracketed note of up to 30 code points;
    a longer note is a clause of its own.

    Args:
        normal: the text in its normal form.
        sentence: the sentence in it.

    Returns:
        Spans in code points of ``normal``, in order and disjoint; together they hold every character of
        the sentence that is not blank.
    """
    spans: list[Span] = []
    text = sentence.of(normal)
    start = 0
    for end in _clause_ends(text):
        if end <= start:
            continue
        span = _trimmed(text, start, end)
        if span is not None:
            spans.append(Span(sentence.start + span.start, sentence.start + span.end))
        start = end
    return spans

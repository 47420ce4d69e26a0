"""What a draft has for each kind of claim: the values that the kind looks at, read and compared.

Everything is recomputed with the pieces that the kinds themselves use. What a kind keeps to itself
(which of its caveats withheld an accusation) is not guessed at.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from heshi.explain.manual import flow
from heshi.kinds.date import DateParams
from heshi.kinds.items import Passage, passages
from heshi.kinds.lasting import lengths
from heshi.kinds.list import ListParams
from heshi.kinds.names import NamesParams
from heshi.kinds.pairs import PairsParams
from heshi.kinds.pattern import PatternParams
from heshi.kinds.quantity import Claimed, QuantityParams, read_claimed
from heshi.kinds.quote import QuoteParams
from heshi.kinds.statement import StatementParams
from heshi.kinds.text import TextParams
from heshi.recognise.dates import compare_constraint, read_date
from heshi.recognise.mention import Comparison
from heshi.recognise.quantities import Quantity, compare_quantities
from heshi.recognise.quotes import QuoteRole, find_verbatim, speaker_of
from heshi.recognise.verbatim import Wording, compare_quote
from heshi.text.normal import normalise
from heshi.topics import Role
from heshi.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from fractions import Fraction

    from heshi.reading import Reading
    from heshi.recognise.dates import DateValue
    from heshi.recognise.speakers import Speaker
    from heshi.rules.model import Claim
    from heshi.text.spans import Span
    from heshi.topics import Bearing, Topic


@dataclass(frozen=True, slots=True)
class Weighed:
    """Something in the draft that a claim of this kind looks at.

    Attributes:
        at: its place.
        bearing: how it bears on the topic.
        read: what it was read as.
        compared: how that stands to the claim, in words; None where there is nothing to compare.
        relation: the same as a value, where there is one.
        asserting: the places whose stance counts, besides the words of the topic.
        speaker: who says it; None where the kind does not ask.
    """

    at: Span
    bearing: Bearing
    read: Words | None
    compared: Words | None = None
    relation: Comparison | None = None
    asserting: tuple[Span, ...] = ()
    speaker: Words | None = None


def asked(claim: Claim, reading: Reading) -> Words:
    """Return what a claim asks for, with the normal form of its value."""
    return _KINDS[claim.kind].asked(claim, reading)


def weigh(claim: Claim, reading: Reading, topic: Topic) -> list[Weighed]:
    """Return what the draft has that a claim of this kind looks at, in order, whatever its topic."""
    return sorted(_KINDS[claim.kind].weigh(claim, reading, topic), key=lambda each: each.at)


def noun(kind: str) -> Words:
    """Return what a kind looks for, as a noun."""
    return _KINDS[kind].noun


RELATIONS = {
    Comparison.FITS: Words("相符", "agrees"),
    Comparison.VAGUER: Words("比主张粗，不足以支持", "says less than the claim"),
    Comparison.CONFLICTS: Words("与主张冲突", "conflicts with the claim"),
    Comparison.INCOMPARABLE: Words("与主张不可比", "cannot be compared with the claim"),
}
"""How a date or a figure stands to the claim's, in words."""


# --- dates --------------------------------------------------------------------------------------


def _date(value: DateValue | None) -> str:
    return "" if value is None else value.edtf


def _asked_date(claim: Claim, reading: Reading) -> Words:
    params = claim.params
    if not isinstance(params, DateParams):
        raise TypeError(params)
    values = [_date(read_date(text, reading.reference)) for _, text in params.fields()]
    told = f"{params.expected()} → {', '.join(filter(None, values)) or '?'}"
    return Words(told, told)


def _dates(claim: Claim, reading: Reading, topic: Topic) -> Iterator[Weighed]:
    params = claim.params
    if not isinstance(params, DateParams):
        raise TypeError(params)
    on, before, after, start, end = (
        read_date(text, claim.as_of) if text else None
        for text in (params.on, params.before, params.after, params.start, params.end)
    )
    for mention in reading.dates:
        relation = compare_constraint(
            mention.value,
            on=on,
            before=before,
            after=after,
            start=start,
            end=end,
            reference=reading.reference,
        )
        read = f"{mention.span.of(reading.document.prose)} → {_date(mention.value) or '?'}"
        yield Weighed(
            mention.span,
            topic.bearing(mention.span),
            Words(read, read),
            RELATIONS[relation],
            relation,
            (mention.span,),
        )


# --- figures ------------------------------------------------------------------------------------

_SCALES = ((10**8, "亿"), (10**4, "万"))
_PLACES = 10**4
"""A bound is told in 亿 or 万 where that takes at most four decimals."""


def _bound(value: Fraction | None) -> str:
    if value is None:
        return "∞"
    for scale, name in _SCALES:
        if abs(value) >= scale and (value / scale * _PLACES).denominator == 1:
            return f"{float(value / scale):.12g}{name}"
    return f"{float(value):.12g}"


def figure(value: Quantity) -> Words:
    """Return a figure as an interval: ``[270万, 300万) 人``, or as the one number that it is."""
    if value.value is not None:
        told = _bound(value.value)
    else:
        left = "[" if value.low is not None and value.low_closed else "("
        right = "]" if value.high is not None and value.high_closed else ")"
        low = "-∞" if value.low is None else _bound(value.low)
        told = f"{left}{low}, {_bound(value.high)}{right}"
    if value.unit:
        told += f" {value.unit}"
    if value.change is None:
        return Words(told, told)
    change = value.change
    return Words(
        f"{told}（{_CHANGES_ZH[change.direction + change.mode]}）",
        f"{told} ({change.direction} {change.mode})",
    )


_CHANGES_ZH = {"upby": "增加了", "upto": "增加到", "downby": "减少了", "downto": "减少到"}


def _asked_figure(claim: Claim, _reading: Reading) -> Words:
    params = claim.params
    if not isinstance(params, QuantityParams):
        raise TypeError(params)
    told = figure(_claimed(params, claim).told)
    measure = "、".join(params.of or ())
    return Words(
        f"{params.value} → {told.zh}" + (f"；量的是 {measure}" if measure else ""),
        f"{params.value} → {told.en}" + (f"; measure: {measure}" if measure else ""),
    )


def _claimed(params: QuantityParams, claim: Claim) -> Claimed:
    """Return a claim's figure, with what its sentence tells of it (增长8.6%, 突破20亿元)."""
    claimed = read_claimed(params.value, claim.says)
    if claimed is None:
        raise TypeError(params)
    return claimed


def _figures(claim: Claim, reading: Reading, topic: Topic) -> Iterator[Weighed]:
    params = claim.params
    if not isinstance(params, QuantityParams):
        raise TypeError(params)
    wanted = _claimed(params, claim)
    measures = tuple(map(reading.sheet.resolve, params.of or ()))
    for mention in reading.once(lengths) if wanted.lasts else reading.quantities:
        told = figure(mention.value)
        text = mention.span.of(reading.document.prose)
        relation = compare_quantities(mention.value, wanted.value)
        if relation is not Comparison.FITS:
            relation = compare_quantities(mention.value, wanted.told)
        sentence = reading.sentences[reading.sentence_index(mention.start)]
        measured = reading.spans_of(measures, within=sentence)
        near = min(measured, key=mention.span.gap, default=None)
        name = near.of(reading.document.prose) if near else ""
        yield Weighed(
            mention.span,
            topic.bearing(mention.span),
            Words(
                f"{text} → {told.zh}" + (f"；同句的指标：{name}" if name else ""),
                f"{text} → {told.en}" + (f"; measure in the sentence: {name}" if name else ""),
            ),
            RELATIONS[relation],
            relation,
            (mention.span,),
        )


# --- items and names ----------------------------------------------------------------------------


def _asked_list(claim: Claim, _reading: Reading) -> Words:
    params = claim.params
    if not isinstance(params, ListParams):
        raise TypeError(params)
    zh, en = ["、".join(params.items)], ["、".join(params.items)]
    for on, words in (
        (params.complete, Words("不得多出", "no others")),
        (params.ordered, Words("依次", "in order")),
        (params.at_least, Words(f"至少 {params.at_least} 项", f"at least {params.at_least}")),
    ):
        if on:
            zh.append(words.zh)
            en.append(words.en)
    return Words("；".join(zh), "; ".join(en))


def _asked_names(claim: Claim, _reading: Reading) -> Words:
    params = claim.params
    if not isinstance(params, NamesParams):
        raise TypeError(params)
    zh, en = [], []
    for names, words in (
        (params.every, Words("都要有", "all of")),
        (params.any, Words("至少一个", "one of")),
        (params.none, Words("不能有", "none of")),
    ):
        if names:
            zh.append(f"{words.zh}：{'、'.join(names)}")
            en.append(f"{words.en}: {'、'.join(names)}")
    return Words("；".join(zh), "; ".join(en))


def _items(claim: Claim, reading: Reading, topic: Topic) -> Iterator[Weighed]:
    items = tuple(dict.fromkeys(map(reading.sheet.resolve, claim.params.names())))
    for passage in passages(reading, topic, claim, items):
        spans = tuple(sorted(span for each in passage.items.values() for span in each))
        yield Weighed(passage.region, passage.bearing, _told(passage, items), asserting=spans)


def _told(passage: Passage, items: Sequence[str]) -> Words:
    """Return which items a passage names, which it denies, and which it does not name."""
    denied = [item for item, spans in passage.items.items() if passage.denied.issuperset(spans)]
    stated = [item for item in items if item in passage.items and item not in denied]
    absent = [item for item in items if item not in passage.items]
    parts = [
        (stated, Words("写到", "names")),
        (denied, Words("否定", "denies")),
        (absent, Words("没有", "lacks")),
    ]
    given = [("、".join(names), words) for names, words in parts if names]
    return Words(
        "；".join(f"{words.zh} {names}" for names, words in given),
        "; ".join(f"{words.en} {names}" for names, words in given),
    )


# --- pairs --------------------------------------------------------------------------------------


def _asked_order(claim: Claim, _reading: Reading) -> Words:
    told = " → ".join(claim.params.names())
    return Words(told, told)


def _asked_pairs(claim: Claim, _reading: Reading) -> Words:
    params = claim.params
    if not isinstance(params, PairsParams):
        raise TypeError(params)
    told = "；".join(f"{key} — {'、'.join(values)}" for key, values in params.of.items())
    return Words(told, told)


def _pairs(claim: Claim, reading: Reading, topic: Topic) -> Iterator[Weighed]:
    params = claim.params
    if not isinstance(params, PairsParams):
        raise TypeError(params)
    resolve = reading.sheet.resolve
    right = tuple(resolve(value) for values in params.of.values() for value in values)
    keys, values = reading.spans_of(map(resolve, params.of)), reading.spans_of(dict.fromkeys(right))
    for sentence in sorted({reading.sentence_index(span.start) for span in keys}):
        place = reading.sentences[sentence]
        here = [span for span in keys if place.covers(span)]
        said = [span for span in values if place.covers(span) and span not in here]
        if not said:
            continue
        spans = sorted([*here, *said])
        left_texts, right_texts = (_texts(reading, each) for each in (here, said))
        yield Weighed(
            spans[0].join(spans[-1]),
            topic.bearing(spans[0].join(spans[-1])),
            Words(f"左边 {left_texts}；右边 {right_texts}", f"left {left_texts}; right {right_texts}"),
            asserting=tuple(said),
        )


def _texts(reading: Reading, spans: Iterable[Span]) -> str:
    return "、".join(dict.fromkeys(span.of(reading.document.prose) for span in sorted(spans)))


# --- quotations ---------------------------------------------------------------------------------


def _asked_quote(claim: Claim, _reading: Reading) -> Words:
    params = claim.params
    if not isinstance(params, QuoteParams):
        raise TypeError(params)
    by = params.by
    return Words(
        f"“{params.text}”" + (f"；{by} 说的" if by else "；谁说的都行"),
        f"“{params.text}”" + (f"; said by {by}" if by else "; whoever says it"),
    )


def _quotes(claim: Claim, reading: Reading, topic: Topic) -> Iterator[Weighed]:
    params = claim.params
    if not isinstance(params, QuoteParams):
        raise TypeError(params)
    verbatim = find_verbatim(reading.normal, params.text)
    if verbatim:
        yield Weighed(
            verbatim,
            topic.bearing(verbatim),
            None,
            Words("一字不差", "word for word"),
            Comparison.FITS,
            speaker=_speaker(params, reading, verbatim),
        )
    for mention in reading.quotes:
        if mention.value.role is QuoteRole.TITLE or (verbatim and mention.span.overlaps(verbatim)):
            continue
        content = mention.value.content.of(reading.normal)
        comparison = compare_quote(content, normalise(params.text))
        if comparison.wording is Wording.DIFFERENT:
            continue
        if comparison.wording is Wording.EXACT:
            compared = Words("一字不差", "word for word")
        elif comparison.wording is Wording.PARTIAL:
            compared = Words("只引了一部分，没有改字", "a part of it, unaltered")
        else:
            changes = [
                (content[found.start : found.end], params.text[want.start : want.end])
                for found, want in comparison.changes
            ]
            told = "、".join(f"{want or '∅'} → {found or '∅'}" for found, want in changes)
            compared = Words(
                f"改了字：{told}（相似度 {comparison.similarity:.0%}）",
                f"altered: {told} (likeness {comparison.similarity:.0%})",
            )
        yield Weighed(
            mention.span,
            topic.bearing(mention.span),
            None,
            compared,
            _WORDINGS[comparison.wording],
            speaker=_speaker(params, reading, mention.span),
        )


_WORDINGS = {
    Wording.EXACT: Comparison.FITS,
    Wording.PARTIAL: Comparison.VAGUER,
    Wording.ALTERED: Comparison.CONFLICTS,
}


def _speaker(params: QuoteParams, reading: Reading, at: Span) -> Words | None:
    """Return who says what stands at ``at``, where the claim wants to know."""
    if params.by is None:
        return None
    around = [mention.value.speaker for mention in reading.quotes if mention.span.covers(at)]
    speaker: Speaker | None = next(
        filter(None, reversed(around)), speaker_of(reading.normal, at, reading.declared_mentions)
    )
    if speaker is None:
        return Words("没有读到说话人", "no speaker was read")
    return Words(speaker.text, speaker.text)


# --- statements and wordings --------------------------------------------------------------------

_WANTED = {
    "affirmed": Words("一起肯定地说", "asserted together"),
    "denied": Words("一起否定地说", "denied together"),
    "asked": Words("一起作为提问", "asked together"),
}


def _asked_statement(claim: Claim, _reading: Reading) -> Words:
    params = claim.params
    if not isinstance(params, StatementParams):
        raise TypeError(params)
    wanted = _WANTED[params.stance]
    return Words(f"主题的词{wanted.zh}", f"the topic's terms {wanted.en}")


def _statements(_claim: Claim, reading: Reading, topic: Topic) -> Iterator[Weighed]:
    for bearing in topic.places():
        sentence = reading.sentences[reading.sentence_index(bearing.at.start)]
        words = [held for held in bearing.held if held.role is Role.WORD] or list(bearing.held)
        here = sorted(held.at for held in words if held.at and sentence.covers(held.at))
        if here:
            yield Weighed(here[0].join(here[-1]), bearing, None, asserting=tuple(here))


def _asked_text(claim: Claim, _reading: Reading) -> Words:
    params = claim.params
    if not isinstance(params, TextParams):
        raise TypeError(params)
    zh, en = [], []
    for wording, words in (
        (params.require, Words("必须出现", "must stand")),
        (params.forbid, Words("不得出现", "must not stand")),
    ):
        if wording:
            texts = "、".join(wording.wanted())
            zh.append(f"{words.zh}：{texts}")
            en.append(f"{words.en}: {texts}")
    return Words("；".join(zh), "; ".join(en))


def _texts_found(claim: Claim, reading: Reading, topic: Topic) -> Iterator[Weighed]:
    params = claim.params
    if not isinstance(params, TextParams):
        raise TypeError(params)
    for wording, words in (
        (params.require, Words("必须出现的文字", "required")),
        (params.forbid, Words("不得出现的文字", "forbidden")),
    ):
        for wanted in wording.wanted() if wording else ():
            for span in wording.find(reading, wanted) if wording else ():
                yield Weighed(
                    span, topic.bearing(span), Words(f"{words.zh}：{wanted}", f"{words.en}: {wanted}")
                )


def _asked_pattern(claim: Claim, _reading: Reading) -> Words:
    params = claim.params
    if not isinstance(params, PatternParams):
        raise TypeError(params)
    zh, en = [], []
    for patterns, words in (
        (params.require, Words("必须出现", "must stand")),
        (params.forbid, Words("不得出现", "must not stand")),
    ):
        if patterns:
            told = " / ".join(flow([dict(word) for word in pattern]) for pattern in patterns)
            zh.append(f"{words.zh}：{told}")
            en.append(f"{words.en}: {told}")
    return Words("；".join(zh), "; ".join(en))


def _nothing(_claim: Claim, _reading: Reading, _topic: Topic) -> Iterator[Weighed]:
    """Yield nothing: where a pattern matches, the finding says itself."""
    yield from ()


# --- kinds that hold others ---------------------------------------------------------------------

_HOLDERS = {
    "all": Words("都要成立", "all of"),
    "any": Words("至少一项成立", "one of"),
    "not": Words("不得成立", "not"),
}


def _asked_parts(claim: Claim, reading: Reading) -> Words:
    parts = [part.of(claim) for part in claim.params.nested()]
    told = [(part.kind, asked(part, reading)) for part in parts]
    how = _HOLDERS[claim.kind]
    return Words(
        f"{how.zh}：{'；'.join(f'{kind}（{words.zh}）' for kind, words in told)}",
        f"{how.en}: {'; '.join(f'{kind} ({words.en})' for kind, words in told)}",
    )


def _parts(claim: Claim, reading: Reading, topic: Topic) -> Iterator[Weighed]:
    for part in claim.params.nested():
        yield from weigh(part.of(claim), reading, topic)


# --- the table ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Kind:
    """How claims of one kind are explained.

    Attributes:
        noun: what the kind looks for.
        asked: what a claim asks for, in words.
        weigh: what a draft has for it.
    """

    noun: Words
    asked: Callable[[Claim, Reading], Words]
    weigh: Callable[[Claim, Reading, Topic], Iterator[Weighed]]


_KINDS: Mapping[str, _Kind] = {
    "all": _Kind(Words("内容", "content"), _asked_parts, _parts),
    "any": _Kind(Words("内容", "content"), _asked_parts, _parts),
    "date": _Kind(Words("日期", "date"), _asked_date, _dates),
    "list": _Kind(Words("项目", "item"), _asked_list, _items),
    "names": _Kind(Words("名称", "name"), _asked_names, _items),
    "not": _Kind(Words("内容", "content"), _asked_parts, _parts),
    "order": _Kind(Words("次序", "order"), _asked_order, _items),
    "pairs": _Kind(Words("对应", "pair"), _asked_pairs, _pairs),
    "pattern": _Kind(Words("词串", "sequence of words"), _asked_pattern, _nothing),
    "quantity": _Kind(Words("数字", "figure"), _asked_figure, _figures),
    "quote": _Kind(Words("引语", "quotation"), _asked_quote, _quotes),
    "statement": _Kind(Words("陈述", "statement"), _asked_statement, _statements),
    "text": _Kind(Words("文字", "wording"), _asked_text, _texts_found),
}
"""One row for each kind."""

"""``quote``: these very words stand in the draft, and it is this speaker who says them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, ClassVar

from heshi.findings import Finding, Gap, Verdict
from heshi.kinds.base import Candidate, Kind, decide, gap
from heshi.reading import in_rooms
from heshi.recognise.quotes import (
    QuoteComparison,
    QuoteRole,
    QuoteValue,
    Speaker,
    Wording,
    compare_quote,
    find_broken,
    find_quotes,
    speaker_of,
)
from heshi.recognise.stance import StanceKind, stance_of
from heshi.recognise.verbatim import plain
from heshi.rules.model import Claim, Params, Text, form_key
from heshi.text import regex as re
from heshi.text.normal import normalise
from heshi.text.spans import Span
from heshi.topics import Bearing, Topic
from heshi.words import Words

if TYPE_CHECKING:
    from heshi.reading import Reading
    from heshi.recognise.mention import Mention


class QuoteParams(Params):
    """The words, and who says them."""

    short: ClassVar[tuple[Mapping[str, object], ...]] = ({"type": "string", "minLength": 1},)

    text: Text
    by: Text | None = None

    @classmethod
    def from_short(cls, value: object) -> object:
        """Read a text as ``{text: …}``."""
        return {"text": value} if isinstance(value, str) else value

    def names(self) -> tuple[str, ...]:
        """Return the speaker, who is found as a name."""
        return (self.by,) if self.by else ()

    def actors(self) -> tuple[str, ...]:
        """Return the names."""
        return self.names()


@dataclass(frozen=True)
class _Wanted:
    """A claim's quote in one draft.

    Attributes:
        claim: the claim.
        text: the words.
        by: the speaker's canonical name, or None.
        topic: the claim's topic.
    """

    claim: Claim
    text: str
    by: str | None
    topic: Topic


def judge(claim: Claim, reading: Reading) -> Finding:
    """Return whether the draft has the claim's words from the claim's speaker."""
    params = claim.params
    if not isinstance(params, QuoteParams):
        raise TypeError(params)
    by = reading.sheet.resolve(params.by) if params.by else None
    wanted = _Wanted(claim, params.text, by, Topic(reading, claim))
    verbatim = list(_verbatim(reading, params.text))
    candidates = [_spoken(wanted, reading, at) for at in verbatim]
    candidates += [
        _compared(wanted, reading, mention, told=bool(verbatim))
        for mention in (in_rooms(reading.quotes, wanted.topic.rooms) if wanted.topic.rooms else ())
        if mention.value.role is not QuoteRole.TITLE and not _overlaps(mention.span, verbatim)
    ]
    return decide(claim, [each for each in candidates if each], wanted.topic)


def _overlaps(at: Span, places: Sequence[Span]) -> bool:
    """Return whether a place shares a code point with one of ``places``, which are in order and disjoint."""
    last = bisect_left(places, at.end, key=attrgetter("start")) - 1
    return last >= 0 and places[last].overlaps(at)


def _verbatim(reading: Reading, text: str) -> Iterator[Span]:
    """Yield every place where the words stand as claimed, in or out of quotation marks.

    A quotation that is broken by its attribution (“A，”他说，“B”) is looked for only where the words
    stand nowhere in one piece.
    """
    want = plain(text).text
    seen = False
    for start, line in reading.plain_lines(want) if want else ():
        at = line.text.find(want)
        while at >= 0:
            seen = True
            place = line.span(at, at + len(want))
            yield Span(start + place.start, start + place.end)
            at = line.text.find(want, at + len(want))
    if seen or not want or not reading.may_hold(want):
        return
    broken = find_broken(reading.normal, reading.once(_said), want)
    if broken:
        yield broken


def _said(reading: Reading) -> tuple[Mention[QuoteValue], ...]:
    """Return the quotations of what is said, whoever says it."""
    return tuple(quote for quote in find_quotes(reading.normal) if quote.value.role is QuoteRole.SAID)


def _spoken(wanted: _Wanted, reading: Reading, at: Span) -> Candidate | None:
    """Return what a place says that has the very words."""
    bearing = wanted.topic.bearing(at)
    if not bearing.supports and wanted.by is None:
        return None
    doubt = _doubt(wanted, reading, at, bearing)
    if doubt:
        return doubt
    gaps = _attribution(reading, wanted.by, at) if wanted.by else ()
    verdict = gaps[0].kind.verdict if gaps else Verdict.SUPPORTED
    return Candidate(verdict, at, gaps, bearing.nearness)


def _attribution(reading: Reading, by: str, at: Span) -> tuple[Gap, ...]:
    """Return what falls short in who is said to speak the words at ``at``."""
    speaker = _speaker(reading, at)
    if speaker and _is(reading, by, speaker):
        return ()
    here = speaker is not None and _one_block(reading, speaker.span, at)
    other = speaker.span if speaker and here and _is_other(reading, by, speaker) else _rival(reading, by, at)
    if other:
        return (gap("wrong-speaker", other, by, other.of(reading.document.prose)),)
    return () if _is_near(reading, by, at) else (gap("missing-speaker", at, by),)


def _one_block(reading: Reading, one: Span, other: Span) -> bool:
    """Return whether two places stand in one block: a speaker is not sought across paragraphs to accuse."""
    return len({reading.block_of(reading.sentence_index(place.start)) for place in (one, other)}) == 1


def _compared(
    wanted: _Wanted, reading: Reading, mention: Mention[QuoteValue], *, told: bool
) -> Candidate | None:
    """Return what a quotation says that does not have the very words.

    Args:
        wanted: the quote.
        reading: the draft.
        mention: the quotation.
        told: whether the draft has the very words elsewhere: then what somebody else says in a like form
            (甲说：“…”乙则说：“…”) is an answer to them, and no change of them.
    """
    content = mention.value.content
    comparison = compare_quote(content.of(reading.normal), normalise(wanted.text))
    if comparison.wording is Wording.DIFFERENT:
        return None
    bearing = wanted.topic.bearing(mention.span)
    if not bearing.supports or _is_another_term(comparison, content.of(reading.normal), wanted.text):
        return None
    speaker = mention.value.speaker or _speaker(reading, mention.span)
    spoken = wanted.by is None or (speaker is not None and _is(reading, wanted.by, speaker))
    answer = told and speaker is not None and not spoken
    near = wanted.by is not None and not answer and _is_near(reading, wanted.by, mention.span)
    if comparison.wording is Wording.PARTIAL:
        found = content.of(reading.document.prose)
        part = gap("partial-quote", mention.span, wanted.text, found)
        return Candidate(Verdict.PARTIAL, mention.span, (part,), bearing.nearness) if spoken or near else None
    if not (spoken or near or comparison.similarity >= _SURELY_THE_SAME):
        return None
    return _altered(wanted, reading, mention, comparison, bearing)


_SHORT = 4
_KEPT = 0.7
"""A quote of so few characters is altered, and not another one, only if so much of it stands in its place."""


def _is_another_term(comparison: QuoteComparison, found: str, claimed: str) -> bool:
    """Return whether a short quotation only looks like the claim's: 明眸行动 is not 光明行动 altered."""
    if comparison.wording is not Wording.ALTERED or len(claimed) > _SHORT:
        return False
    have, want = plain(found).text, plain(claimed).text
    kept = sum(one == other for one, other in zip(have, want, strict=False))
    return kept < _KEPT * max(len(have), len(want))


_SURELY_THE_SAME = 0.8
"""So similar, an altered quotation is the claim's whoever is said to speak it."""


def _altered(
    wanted: _Wanted,
    reading: Reading,
    mention: Mention[QuoteValue],
    comparison: QuoteComparison,
    bearing: Bearing,
) -> Candidate:
    """Return the candidate of a quotation whose words were changed, placed at the change."""
    start = mention.value.content.start
    place = comparison.found
    whole = Span(start + place.start, start + place.end)
    changed = [Span(start + found.start, start + found.end) for found, _ in comparison.changes]
    at = changed[0].join(changed[-1]) if changed else whole
    if not len(at):
        at = whole
    altered = gap("altered-quote", at, wanted.text, whole.of(reading.document.prose))
    return Candidate(Verdict.CONTRADICTED, mention.span, (altered,), bearing.nearness)


def _speaker(reading: Reading, at: Span) -> Speaker | None:
    """Return who says what stands at ``at``: of its quotation marks, or of the words themselves."""
    around = [mention for mention in reading.quotes_at(at) if mention.span.covers(at)]
    for mention in reversed(around):
        if mention.value.speaker:
            return mention.value.speaker
    return speaker_of(reading.normal, at, reading.declared_mentions)


def _is(reading: Reading, by: str, speaker: Speaker) -> bool:
    """Return whether the speaker's noun phrase names ``by``."""
    return bool(
        reading.spans_of((by,), within=speaker.phrase) or reading.spans_of((by,), within=speaker.span)
    )


def _is_other(reading: Reading, by: str, speaker: Speaker) -> bool:
    """Return whether the speaker is surely another: by a sure frame, or as a name of the sheet."""
    if _BEARER.search(speaker.text):
        return False
    if speaker.certain:
        return form_key(speaker.text) != form_key(by)
    sentence = reading.sentences[reading.sentence_index(speaker.span.start)]
    named_too = reading.spans_of((by,), within=sentence)
    declared = {name.canonical for name in reading.sheet.names} | _speakers(reading)
    return not named_too and bool(reading.spans_of(declared - {by}, within=speaker.span))


_BEARER = re.compile(
    "(?:[年财季]报|报告|公告|文件|海报|官网|[书信]|文章|报道|声明|标语|横幅|封面|首页|[墙屏]幕?上|[里中上])$"
)
"""What bears words and speaks none: a report, a poster, a wall."""


def _speakers(reading: Reading) -> set[str]:
    """Return the speakers of the sheet's quotes."""
    quotes = (claim.params for claim in reading.sheet.claims if isinstance(claim.params, QuoteParams))
    return {reading.sheet.resolve(params.by) for params in quotes if params.by}


def _rival(reading: Reading, by: str, at: Span) -> Span | None:
    """Return where another speaker stands in the clause of the words, and ``by`` does not."""
    clause = reading.clause_at(at.start)
    before = Span(clause.start, max(clause.start, at.start))
    if reading.spans_of((by,), within=before):
        return None
    return next(iter(reading.spans_of(_speakers(reading) - {by}, within=before)), None)


def _is_near(reading: Reading, by: str, at: Span) -> bool:
    """Return whether ``by`` is named in the sentence or the one before."""
    sentence = reading.sentence_index(at.start)
    spans = reading.sentences[max(0, sentence - 1) : sentence + 1]
    return any(reading.spans_of((by,), within=span) for span in spans)


def _doubt(wanted: _Wanted, reading: Reading, at: Span, bearing: Bearing) -> Candidate | None:
    """Return what a place says where it is denied, asked or doubted that these words were said.

    A cue inside the quotation is the quotation's own.
    """
    sentence = reading.sentence_index(at.start)
    quotes = [mention.span for mention in reading.quotes_at(reading.sentences[sentence].join(at))]
    outside = [
        cue
        for cue in reading.cues(sentence)
        if not at.covers(cue.span) and not any(quote.covers(cue.span) for quote in quotes)
    ]
    says = wanted.claim.says
    if stance_of(outside, at).denied and bearing.supports:
        return Candidate(Verdict.CONTRADICTED, at, (gap("denied", at, says),), bearing.nearness)
    for cue in outside:
        covers = cue.scope.overlaps(at)
        if cue.kind is StanceKind.ASKED or (cue.kind is StanceKind.HEDGED and cue.strong and covers):
            code = "asked" if cue.kind is StanceKind.ASKED else "hedged"
            return Candidate(Verdict.PARTIAL, at, (gap(code, at, says, cue.text),), bearing.nearness)
    return None


KIND = Kind(
    "quote",
    QuoteParams,
    Words("有人说过这句话，一字不差", "someone said these very words"),
    judge,
)

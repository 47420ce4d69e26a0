"""What a draft states that no claim backs: its facts, and which of them the findings rest on.

A fact is a date, a figure, a list or a quotation in running text. It is backed where a claim is supported
by it, and where it repeats what such a claim or its sentence says of the same thing. What is no statement
of the story is no fact: the day in a byline, a rank, a duration, the number of a section.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from heshi.document import as_document
from heshi.findings import Coverage, Unbacked, Verdict
from heshi.reading import letter_pairs
from heshi.recognise.date_compare import compare_dates
from heshi.recognise.dates import DateValue, find_dates
from heshi.recognise.lists import ListValue, find_lists
from heshi.recognise.mention import Comparison, MentionKind
from heshi.recognise.numerals import NUMERAL_CHARS
from heshi.recognise.quantities import Quantity, compare_quantities, find_quantities
from heshi.recognise.quotes import QuoteRole, QuoteValue, find_quotes
from heshi.recognise.verbatim import plain
from heshi.text import regex as re
from heshi.text.normal import normalise

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from heshi.document import Document
    from heshi.findings import Finding
    from heshi.recognise.mention import Value
    from heshi.text.spans import Span

_SHORT = 12
"""The items of a fact are at most so many code points long; longer ones are sentences side by side."""

_SEVERAL = 3
"""So many items make a list of what is joined by 、 or 和 alone; of two one cannot tell."""

_BYLINES = re.compile(
    r"^\s*[(\[]?(?:本报|本刊|本网|来源|稿源|作者|记者|通讯员|编辑|责编|责任编辑|校对|审核|监制|摄影|文/|图/|供图"
    r"|发布(?:时间|日期)|更新(?:时间|日期)|发表(?:时间|日期)|撰文|排版|值班)[^。!?]{0,80}$"
)
"""A line that says who wrote what when; it does not end as a sentence."""

_AFTER_DATELINE = re.compile(r"\s*(?:[上下]午|[早晚]间?|凌晨)?\s*(?:电|讯)(?![话影视池商子力信动器])")
_DATELINE_BRACKETS = re.compile(r"\((?=[^()]*(?:记者|通讯员|编辑|电|讯|摄|报道))[^()]*\)")
_REPORTING = re.compile(r"\s*,?\s*(?:本报|本网)?记者[^,。;]{0,12}?(?:从|在|向|就|走访|获悉|了解|采访)")
_REPORTER = re.compile(r"记者[^,。;、]{0,4}$")
"""What makes a date that of the reporting: 北京3月27日电, (记者 3月27日), 3月5日,记者从…获悉."""

_DATED = re.compile(rf"[0-9{re.escape(''.join(sorted(NUMERAL_CHARS)))}]")
_NAMED_DAYS = frozenset({"day", "hour", "minute", "daypart", "weekday"})
"""The precisions of a date in words alone (昨日, 上周五) that is a statement; 年末 and 今年 are settings."""

_WINDOW = re.compile(r"过去|近|最近|未来|今后|此后")
"""过去一年, 近三年: how long, more than when."""

_STAGE = re.compile(r"[一二三四五六七八九十]期$")
"""三期 is a name of what is built; 两期 and 3期 count."""

_MEASURES = frozenset({"%", "元", "倍", "百分点"})
"""Of these one is as good a figure as any; 一位 and 一条 are an article more than a count."""

_COMMON = re.compile(
    r"同比|环比|增长|下降|增加|减少|上升|提高|达到|超过|公司|其中|目前|截至|累计|合计|全年|预计|计划"
    r"|约为|以上|以下|左右|将于|已经|进行|表示|介绍|记者"
)
"""Words that two statements may share without being about the same thing."""

_BACKING = frozenset({"support", "partial"})


@dataclass(frozen=True, slots=True)
class Fact:
    """Something a text states that could be checked.

    Attributes:
        what: the kind of its mention: ``date``, ``quantity``, ``quote``, ``list``.
        at: its place in the prose.
        value: its value.
    """

    what: MentionKind
    at: Span
    value: Value


def coverage(
    document: Document, findings: Sequence[Finding], reference: dt.date | None = None, *, gates: bool = False
) -> Coverage:
    """Return how much of what a draft states the claims speak of.

    Args:
        document: the draft.
        findings: what the draft does with every claim.
        reference: the day from which 昨日 and a missing year are read, where one is known.
        gates: whether a fact that no claim backs makes the run fail.

    Returns:
        Every fact counted once: contradicted where a conflict or its gap touches it, or else backed, or else
        listed. A fact on which partial support rests is backed, for what is wrong there the finding says.
    """
    size = len(document.prose)
    conflicts, supports = bytearray(size), bytearray(size)
    for finding in findings:
        if finding.verdict is Verdict.CONTRADICTED:
            _mark(conflicts, _conflicts(finding))
        _mark(supports, (one.at for one in finding.evidence if one.role in _BACKING))
    stated = facts(document, reference)
    rest = [fact for fact in stated if not _is_touched(fact, conflicts)]
    told = _Told.of(document, (fact for fact in rest if _is_touched(fact, supports)), findings, reference)
    left = [
        Unbacked(fact.what.value, fact.at)
        for fact in rest
        if not _is_touched(fact, supports) and not told.backs(fact, _topic(document, fact.at))
    ]
    return Coverage(len(stated), len(rest) - len(left), len(stated) - len(rest), tuple(left), gates)


def _conflicts(finding: Finding) -> Iterator[Span]:
    """Yield the places that show a contradiction."""
    yield from (one.at for one in finding.evidence if one.role == "conflict")
    yield from (
        gap.at for gap in finding.gaps if gap.at is not None and gap.kind.verdict is Verdict.CONTRADICTED
    )


def _mark(marked: bytearray, places: Iterable[Span]) -> None:
    """Mark the code points of ``places``."""
    for place in places:
        marked[place.start : place.end] = b"\1" * (place.end - place.start)


def _is_touched(fact: Fact, marked: bytearray) -> bool:
    """Return whether a fact has a marked code point; of a list, whether half of its items have one."""
    if isinstance(fact.value, ListValue):
        items = fact.value.items
        return 2 * sum(any(marked[item.span.start : item.span.end]) for item in items) >= len(items)
    return any(marked[fact.at.start : fact.at.end])


# --- what a text states -------------------------------------------------------------------------


def facts(document: Document, reference: dt.date | None = None) -> tuple[Fact, ...]:
    """Return what a draft states that could be checked, in order; none lies in another.

    Args:
        document: the draft.
        reference: the day from which 昨日 and a missing year are read, where one is known.
    """
    normal = document.normal
    quotes = [
        Fact(MentionKind.QUOTE, mention.span, mention.value)
        for mention in find_quotes(normal, ())
        if mention.value.role is QuoteRole.SAID
    ]
    values = [
        *(
            Fact(MentionKind.DATE, mention.span, mention.value)
            for mention in find_dates(normal, reference)
            if isinstance(mention.value, DateValue) and _is_stated(mention.span, mention.value, document)
        ),
        *(
            Fact(MentionKind.QUANTITY, mention.span, mention.value)
            for mention in find_quantities(normal)
            if mention.kind is MentionKind.QUANTITY and _is_figure(mention.span, mention.value, normal)
        ),
    ]
    figures = bytearray(len(normal))
    _mark(figures, (fact.at for fact in values))
    lists = [
        Fact(MentionKind.LIST, mention.span, mention.value)
        for mention in find_lists(normal)
        if _is_enumeration(mention.value, figures)
    ]
    taken = bytearray(len(normal))
    _mark(taken, (block.span for block in document.blocks if _BYLINES.match(block.span.of(normal))))
    found: list[Fact] = []
    for fact in (*quotes, *lists, *values):  # the larger first: a figure in a quotation is the quotation's
        if not any(taken[fact.at.start : fact.at.end]):
            _mark(taken, (fact.at,))
            found.append(fact)
    return tuple(sorted(found, key=attrgetter("at")))


def _is_stated(at: Span, value: DateValue, document: Document) -> bool:
    """Return whether a date is part of the story, and not the setting or the day of the report."""
    normal = document.normal
    text = at.of(normal)
    if value.impossible:
        return True
    if value.is_vague or not value.has_date or not value.is_resolved or _WINDOW.match(text):
        return False
    if not _DATED.search(text) and value.precision not in _NAMED_DAYS:
        return False
    line = document.blocks[bisect_right(document.blocks, at.start, key=attrgetter("span.start")) - 1].span
    if line.of(normal).strip() == text:
        return False
    before, after = normal[line.start : at.start], normal[at.end : line.end]
    brackets = _DATELINE_BRACKETS.finditer(line.of(normal))
    return not (
        _AFTER_DATELINE.match(after)
        or _REPORTING.match(after)
        or _REPORTER.search(before)
        or any(line.start + each.start() < at.start < line.start + each.end() for each in brackets)
    )


def _is_figure(at: Span, value: Quantity, normal: str) -> bool:
    """Return whether a quantity counts or measures something; in 每10股 it is what others are counted by."""
    text = at.of(normal)
    is_article = text.startswith("一") and value.value == 1 and value.unit not in _MEASURES
    return not (_STAGE.search(text) or is_article or normal[max(0, at.start - 1) : at.start] == "每")


def _is_enumeration(value: ListValue, figures: bytearray) -> bool:
    """Return whether a list names things that belong together, and is no row of figures or of clauses."""
    if any(len(item.text) > _SHORT for item in value.items):
        return False
    if any(any(figures[item.span.start : item.span.end]) for item in value.items):
        return False
    announced = bool(value.cue) or value.count is not None
    return announced or len(value.items) >= _SEVERAL


# --- what the claims say ------------------------------------------------------------------------


@dataclass(frozen=True)
class _Told:
    """What is known to be true: each fact with the words around it.

    Attributes:
        facts: the facts and the pairs of letters of their topics.
        reference: the day of the draft.
    """

    facts: tuple[tuple[Fact, frozenset[str]], ...]
    reference: dt.date | None

    @classmethod
    def of(
        cls,
        document: Document,
        covered: Iterable[Fact],
        findings: Iterable[Finding],
        reference: dt.date | None,
    ) -> _Told:
        """Return what supports claims, and what the sentences of all claims and their sources tell."""
        told = [(fact, _topic(document, fact.at)) for fact in covered]
        claims = [finding.claim for finding in findings]
        said = [(claim.says, claim.as_of) for claim in claims]
        said += [(claim.origin.text, claim.as_of) for claim in claims if claim.origin]
        for text, day in dict.fromkeys(said):
            sentence = as_document(text)
            told += [(fact, _topic(sentence, fact.at)) for fact in facts(sentence, day or reference)]
        return cls(tuple(dict.fromkeys(told)), reference)

    def backs(self, fact: Fact, topic: frozenset[str]) -> bool:
        """Return whether ``fact``, which speaks of ``topic``, is told; words and names need no topic."""
        itself = fact.what in {MentionKind.QUOTE, MentionKind.LIST}
        return any(
            known.what is fact.what and (itself or topic & about) and self._agree(fact.value, known.value)
            for known, about in self.facts
        )

    def _agree(self, found: Value, known: Value) -> bool:
        """Return whether a draft that says ``found`` says no more than ``known``."""
        fitting = {Comparison.FITS, Comparison.VAGUER}
        match found, known:
            case DateValue(), DateValue():
                return compare_dates(found, known, reference=self.reference) in fitting
            case Quantity(), Quantity():
                return found.unit == known.unit and compare_quantities(found, known) in fitting
            case QuoteValue(), QuoteValue():
                return plain(normalise(found.text)).text in plain(normalise(known.text)).text
            case ListValue(), ListValue():
                return {item.text for item in found.items} <= {item.text for item in known.items}
            case _:
                return False


def _topic(document: Document, at: Span) -> frozenset[str]:
    """Return the pairs of letters in the sentence of a fact, the fact itself and common words left out.

    A cell of a table speaks of what is at the head of its row and its column.
    """
    normal = document.normal
    index = bisect_right(document.sentences, at.start, key=attrgetter("span.start")) - 1
    sentence = document.sentences[index] if index >= 0 else None
    room = sentence.span.join(at) if sentence else at
    heads = document.outline.heads[sentence.block] if sentence else ()
    around = (normal[room.start : at.start], normal[at.end : room.end], *(head.of(normal) for head in heads))
    words = " ".join(around)
    return frozenset(letter_pairs(_COMMON.sub(" ", words)))

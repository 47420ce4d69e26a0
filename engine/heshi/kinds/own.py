"""Whether a figure that conflicts is surely the claim's own: not of a part, another time or another party.

Each test here only ever withholds an accusation: 东澜港扣非净利润8.7亿元 says nothing of 净利润.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from heshi.document import BlockKind
from heshi.kinds.rows import is_old
from heshi.reading import inside, texts_of
from heshi.recognise import units
from heshi.recognise.dates import DateValue, compare_dates, find_dates
from heshi.recognise.mention import Comparison, Mention
from heshi.recognise.phrases import LEXICON, Role
from heshi.recognise.subjects import ORGANISERS
from heshi.text import regex as re
from heshi.text.normal import normalise
from heshi.text.spans import Span

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from heshi.reading import Reading
    from heshi.recognise.quantities import Quantity
    from heshi.rules.model import Claim
    from heshi.topics import Topic

_ELSEWHERE = re.compile(
    r"去年同期|上年同期|同期|上一?年|去年|前一年|前年|往年|此前|原来|原先|原定|原价|之前|曾经|上一代|上代|前代|"
    r"(?<![占同环对相配性])比(?![例重率])|较(?![大为高低])|高于|低于|多于|少于|不及|"
    r"行业|平均|对手|预期|预计|预测|预估|目标|指引|上限|下限|门槛|红线|警戒线|及格线"
)
"""What makes a figure that of another time, another party or no fact: 去年同期为48亿元, 目标为350亿元."""

_PART = re.compile(
    r"业务|板块|分部|事业部|部门|旗下|子公司|分公司|母公司|首批|第一批|次批|其余|余下|剩余|另有|另外|新增|新开|新招|新建|"
    r"(?:高配|低配|顶配|低价|标准|豪华|旗舰|青春|限量|联名|尊享|入门|增强|高级|基础)[版款型]|外贸|内贸|出口|进口|主营|其他|其它|无线|有线|前置|后置|女性|男性|直营|加盟|自营|核心|重点|单季|单日|单月|单周|单店|日均|月均|人均|户均|境外|海外|国外|境内|国内|线上|线下|扣非|归母|部分|个别|首日|当日|当天|当月|当季|首周|首月|首映日|单程|含税|不含税"
)
"""What makes a figure that of a part: 集装箱业务实现营收180亿元."""

_ANOTHER = re.compile(r"后者|前者|对方|另一家|标的公司|被收购方|收购方")
"""What points at another party than the one that the draft is about."""

_AMONG = re.compile(r"其中|当中")
_PER = re.compile(r"每[0-9一二三四五六七八九十百千万]*[一-鿿]")
_TOLD = re.compile(r"发布|公布|宣布|披露|公告|表示|称|说|透露|推出|开售|举行|召开|获悉|报道|上市|亮相")
"""What a day in the figure's clause dates if it is there: the telling, and not the figure."""

_LEADS_TO_MEASURE = re.compile(
    r"(?:^|[\s,;:、()\"“”‘’「」『』—·]|的|地|得|了|着|著|过|其|该|本|全|总|年|共|也|还|都|已|则|均|将|约|仅|有|设|配|用|以|和|与|及|"
    r"为|是|在|把|使|令|让|至|到|达|实现|完成|录得|取得|达成|拥有|采用|搭载|配备|内置|支持|使用|公司|集团|企业|期内|年内|其中|年末|年底|期末|"
    r"它|他|她|它们|他们|她们|我们|这里|那里|此处|进入|到达|抵达|突破|维持|保持|调整|下调|上调|提高|提升|降低|压缩|缩短|延长|扩大|"
    r"增加|减少|曾|经|先后|前后|一共|总共|"
    r"累计|合计|总计|整体|全部|最终|当期|目前|如今|现有|设有|一块|一枚|一颗|创下|贡献|赚取|获得|收获|交出|显示|一期|共计|共有|单价)$"
)
"""What may stand right before a measure without narrowing it: 公司全年实现|营收."""

_GAINS = re.compile(
    rf"(?:^|[\s,;:、])(?:(?:{'|'.join(sorted(ORGANISERS))})(?:方|单位)?|公司|集团|学校|医院|[本该此][一-鿿]{{1,4}}"
    r"|共|已|还|也|今年|目前|累计)*"
    r"(?:招募|招收|招聘|招到|录用|录取|吸引|接待|征集|收集|收到|发放|发出|售出|卖出|派出|出动|调集|迎来|组织|动员|聘请|救助|捐出)$"
)
"""A verb of gaining, with nobody but those whom the draft is about, narrows nothing: 组委会招募|志愿者."""

_GENERIC_OWNER = re.compile(
    r"(?:^|[,;:、\s])(?:而|但|目前|如今|此外|同时)?(?:公司|集团|企业|平台|我们|全年|年度|当年|今年|[这该本全此其两二三新][一-鿿]{0,5})的$"
)
_POINTED = re.compile(r"(?:^|[,;:、\s])(?:而|但)?[这该此本][一-鿿]{1,4}$")
"""A subject that only points back, right before a measure: 这颗卫星|重达."""

_SHORT = 2


def is_part(claim: Claim, reading: Reading, at: Span, measure: Span | None, own: Sequence[Span]) -> bool:
    """Return whether a figure is that of a part, or per something else, which the claim does not speak of.

    Args:
        claim: the claim.
        reading: the draft.
        at: the figure.
        measure: the claim's measure that governs it, where there is one.
        own: where the claim's own names, words and measures stand.
    """
    said = normalise(claim.says)
    clause = reading.clause_at(at.start)
    head = Span(clause.start, at.start)
    for match in _PART.finditer(reading.normal, head.start, head.end):
        span = Span(*match.span())
        of_time = match[0][0] in "单当首" and match[0][-1] in said
        if match[0] not in said and not of_time and not any(each.overlaps(span) for each in own):
            return True
    beside = measure is not None and clause.covers(measure)
    start = measure.end if measure and beside and measure.end <= at.start else head.start
    if _AMONG.search(reading.normal, start, at.start) and not beside:
        return True
    rates = _PER.finditer(reading.normal, clause.start, clause.end)
    return any(each[0] not in said and not at.overlaps(Span(*each.span())) for each in rates)


_STAGE = re.compile(
    r"首[日周月映]|[单当][日天周月]|上映第[0-9一二三四五六七八九十]+[天周日]|开[业盘售播]当?[天日]"
)
"""What makes what follows it in its sentence a stage on the way: 首日排片只有12.4%,票房1.1亿元."""

_UP_TO = re.compile(r"截[至止]")
_NOW = re.compile(r"目前|累计|如今|至今|迄今|最终|现在|总(?:计|共|额|量)?|一共|全年|随后|此后|之后")


def is_stage(claim: Claim, reading: Reading, at: Span, *, beside: bool) -> bool:
    """Return whether a clause before the figure's in its sentence puts the figure to a stage on the way.

    Args:
        claim: the claim; a stage that its own sentence names is its own.
        reading: the draft.
        at: the figure.
        beside: whether it is smaller than one that the draft gives rightly: 截至2月12日 then is a stage.
    """
    sentence = reading.sentences[reading.sentence_index(at.start)]
    said = normalise(claim.says)
    start = max(sentence.start, at.start - _STAGE_ROOM)
    found = [each for each in _STAGE.finditer(reading.normal, start, at.start) if each[0] not in said]
    if beside:
        found += _UP_TO.finditer(reading.normal, start, at.start)
    last = max((each.end() for each in found), default=None)
    return last is not None and _NOW.search(reading.normal, last, at.start) is None


_STAGE_ROOM = 40
"""How many code points before a figure the word for its stage may stand."""


def is_narrowed(  # noqa: PLR0913 - the figure, its measure and what is known of both are six things
    claim: Claim,
    reading: Reading,
    at: Span,
    measure: Span | None,
    known: Sequence[Span],
    *,
    lenient: bool = False,
) -> bool:
    """Return whether words that nobody knows narrow the measure: 扣非|净利润, 50瓦|无线|快充.

    Args:
        claim: the claim; the words of its sentence narrow nothing.
        reading: the draft.
        at: the figure.
        measure: the claim's measure that governs it, where there is one.
        known: where the sheet's names and measures and the claim's words stand.
        lenient: whether one short word may stand before the measure (屏幕|峰值亮度), since the draft has no
            other figure for it.
    """
    if measure is None:
        return False
    normal, said = reading.normal, normalise(claim.says)
    if measure.start >= at.end:
        gap = normal[at.end : measure.start].strip()
        return bool(gap) and gap != "的" and gap not in said
    clause = reading.clause_at(measure.start)
    before = normal[clause.start : measure.start]
    edges = (*known, *(date.span for date in inside(reading.dates, clause)))
    if not before or any(each.end == measure.start for each in edges):
        return False
    if before.endswith("的"):
        owner = measure.start - 1
        tail = normal[max(clause.start, owner - _SHORT) : owner]
        told = any(each.end == owner for each in edges) or tail in said
        return not told and not _GENERIC_OWNER.search(before)
    verb = LEXICON.get(measure.of(normal)) is Role.VERB  # 馆内为此|展出: nothing before a verb narrows it
    free = _LEADS_TO_MEASURE.search(before) or _POINTED.search(before) or _GAINS.search(before)
    if verb or free or before[-_SHORT:] in said:
        return False
    rest = before[:-_SHORT]
    lenient = lenient and not narrowed(claim, measure.of(normal))
    return not (lenient and (not rest or any(each.end == measure.start - _SHORT for each in edges)))


def narrowed(claim: Claim, measure: str) -> str:
    """Return a measure with the word that narrows it in the claim's own sentence (往返票价), else nothing."""
    said = normalise(claim.says)
    before = said.partition(measure)[0] if measure in said else ""
    if not before or _LEADS_TO_MEASURE.search(before):
        return ""
    known = before.endswith(tuple(map(normalise, texts_of(claim.about))))
    return "" if known else before[-_SHORT:] + measure


def is_elsewhere(claim: Claim, reading: Reading, at: Span, start: int, own: Sequence[Span]) -> bool:
    """Return whether words from ``start`` on put a level to another time or party, or make it no fact."""
    said = normalise(claim.says)
    clause = reading.clause_at(at.start)
    for match in _ELSEWHERE.finditer(reading.normal, start, max(start, at.start)):
        span = Span(*match.span())
        if match[0] in said or any(each.overlaps(span) for each in own):
            continue
        dates = [date.value for date in inside(reading.dates, clause) if date.span.overlaps(span)]
        told = periods(claim.says, reading.reference)
        if match[0] == "去年" and any(_same(date, each, reading) for date in dates for each in told):
            continue
        return True
    return False


def is_others(reading: Reading, at: Span, topic: Topic, claim: Claim, measures: Iterable[str]) -> bool:
    """Return whether the last name before a figure in its clause is not one that the claim speaks of.

    A claim that names nobody speaks of whomever the draft is about.
    """
    said = normalise(claim.says)
    sentence = reading.sentences[reading.sentence_index(at.start)]
    pointed = _ANOTHER.search(reading.normal, sentence.start, max(sentence.start, at.start))
    if pointed and pointed[0] not in said:
        return True
    actors = reading.sheet.actors.difference(measures)
    about = {reading.sheet.resolve(text) for text in texts_of(claim.about)}
    if not (about & actors or any(name in said for name in actors)):
        return False
    clause = reading.clause_at(at.start)
    names = [span for span in reading.spans_of(actors, within=clause) if span.end <= at.start]
    return bool(names) and not (topic.speaks(names[-1]) or names[-1].of(reading.normal) in said)


# --- time ---------------------------------------------------------------------------------------

_PERIODS = frozenset({"month", "quarter", "half", "season", "year", "range", "year-part"})
"""The precisions of dates that say for which time a figure holds; a day only says when it was told."""

_DAY = re.compile(r"[日号]")
_YEARS = frozenset({"year", "year-part"})


@lru_cache(maxsize=4096)
def periods(says: str, reference: dt.date | None) -> tuple[DateValue, ...]:
    """Return the periods that a claim's sentence names."""
    found = (mention.value for mention in find_dates(normalise(says), reference))
    return tuple(value for value in found if isinstance(value, DateValue) and value.precision in _PERIODS)


def is_other_period(claim: Claim, reading: Reading, at: Span, heads: Sequence[Span]) -> bool:
    """Return whether a figure holds for another period than the claim's: 第四季度营业收入13.9亿元.

    The period is that of its column or row, else the last one that the sentence names before the
    figure. Where the claim's sentence names one too they must be the same; where it names none, only
    a whole year that is not long past is taken for its own.

    Args:
        claim: the claim.
        reading: the draft.
        at: the figure.
        heads: the head cells of its row and column.
    """
    period = _period(reading, at, heads)
    told = periods(claim.says, reading.reference)
    if period is None:
        return _is_one_day(claim, reading, at)
    if told:
        return not any(_same(period, each, reading) for each in told)
    if any(_same(period, each, reading) for each in _sheet_periods(reading)):
        return False
    return period.precision not in _YEARS or _is_past(period, reading)


def _sheet_periods(reading: Reading) -> Iterator[DateValue]:
    """Yield the quarters and halves that the sheet's title and its claims about figures name."""
    for says in (reading.sheet.title or "", *(c.says for c in reading.sheet.claims if c.kind == "quantity")):
        yield from (each for each in periods(says, reading.reference) if each.precision in _REPORTING)


_REPORTING = frozenset({"quarter", "half"})
"""The precisions of the spans of time for which figures are reported."""


def denies_period(claim: Claim, reading: Reading, at: Span, heads: Sequence[Span]) -> bool:
    """Return whether a figure that agrees is nonetheless given for another time than the claim names."""
    clause = reading.clause_at(at.start)
    period = _period(reading, at, heads, within=clause)
    told = periods(claim.says, reading.reference)
    if period is None or not told:
        return False
    relations = {
        compare_dates(one, other, reference=reading.reference)
        for each in told
        for one, other in ((period, each), (each, period))
    }
    return relations == {Comparison.CONFLICTS}


def _period(
    reading: Reading, at: Span, heads: Sequence[Span], within: Span | None = None
) -> DateValue | None:
    """Return the period for which a figure is given, where one is said."""
    named = [date.value for head in sorted(heads) for date in inside(reading.dates, head)]
    if not named:
        whole = within or reading.sentences[reading.sentence_index(at.start)]
        before = Span(whole.start, max(whole.start, at.start))
        own = reading.clause_at(at.start)
        named = [
            date.value
            for date in inside(reading.dates, before)
            if own.covers(date.span)
            or not (
                _TO_COME.search(reading.normal, whole.start, date.start)
                or _BEGUN_IN.search(reading.normal, whole.start, date.start)
                or _BEGUN.match(reading.normal, date.end)
            )
        ]
    found = [value for value in named if value.precision in _PERIODS]
    return found[-1] if found else None


_TO_COME = re.compile("(?:将|拟|预计|计划|定)(?:在|于)$")
"""What makes a date that of what is to happen then, and of no figure beyond its clause: 将于三季度投产,…."""

_FOUNDED = (
    "建厂|建校|建馆|建院|建店|建社|建台|建行|建成|建设|建造|修建|兴建|始建|创建|创立|创办|创刊|成立|设立|开办|开业|"
    "开馆|开园|开张|开播|投产|投用|落成|启用|通车|通航|首播|首演|首发|上映|问世|诞生|出生|出版"
)
_BEGUN = re.compile(f"(?:就|便|才|正式|初|底|春|夏|秋|冬)*(?:{_FOUNDED})")
_BEGUN_IN = re.compile(f"(?:{_FOUNDED}|建|生)(?:于|在)$")
"""What makes a date that of a beginning, and of no figure beyond its clause: 这家1985年建厂的老厂,…."""


def _is_one_day(claim: Claim, reading: Reading, at: Span) -> bool:
    """Return whether a day that the claim does not name says when it was so, and not when it was told."""
    if _DAY.search(normalise(claim.says)):
        return False
    clause = reading.clause_at(at.start)
    before = Span(clause.start, max(clause.start, at.start))
    days = [date.span for date in inside(reading.dates, before) if date.value.precision == "day"]
    if not days or re.search(r"截[至止]$", reading.normal[clause.start : days[-1].start]):
        return False
    return _TOLD.search(reading.normal, days[-1].end, at.start) is None


def _is_past(period: DateValue, reading: Reading) -> bool:
    """Return whether a year is neither that of the day of reading nor the one before it."""
    day = reading.reference
    if day is None:
        return False
    recent = (find_dates(f"{year}年", None)[0].value for year in (day.year, day.year - 1))
    return all(
        isinstance(each, DateValue) and compare_dates(period, each, reference=day) is Comparison.CONFLICTS
        for each in recent
    )


def _same(one: DateValue, other: DateValue, reading: Reading) -> bool:
    return all(
        compare_dates(first, second, reference=reading.reference) is Comparison.FITS
        for first, second in ((one, other), (other, one))
    )


# --- figures beside it --------------------------------------------------------------------------


def replaced(reading: Reading, mention: Mention[Quantity]) -> bool:
    """Return whether a figure is the old one of 由2元调整为3元."""
    sentence = reading.sentences[reading.sentence_index(mention.start)]
    rest = inside(reading.quantities, Span(mention.end, max(mention.end, sentence.end)))
    later = (each.span for each in rest if each.value.unit == mention.value.unit)
    return is_old(reading.normal, mention.span, next(later, None))


def is_counted(claim: Claim, reading: Reading, mention: Mention[Quantity], own: Sequence[Span]) -> bool:
    """Return whether what is counted after a classifier is what the claim counts: 3万名|跑者.

    Money, shares and measures count nothing; a number with nothing after it leaves it open.
    """
    if units.SORTS.get(mention.value.unit, units.Sort.MEASURE) not in {units.Sort.COUNT, units.Sort.BARE}:
        return True
    clause = reading.clause_at(mention.span.start)
    following = reading.normal[mention.end : clause.end].lstrip("的 ")
    noun = re.match(r"[一-鿿A-Za-z]{2}", following)
    if noun is None:
        return True
    start = clause.end - len(following) if following else mention.end
    return noun[0] in normalise(claim.says) or any(each.start == start for each in own)


def in_table(reading: Reading, at: Span) -> bool:
    """Return whether a place stands in a cell of a table."""
    return reading.block(reading.sentence_index(at.start)).kind is BlockKind.CELL

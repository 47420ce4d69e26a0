"""``date``: the day, month or period on which something happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from pydantic import Field, model_validator

from heshi.document import BlockKind
from heshi.findings import Finding, Verdict
from heshi.kinds.base import Candidate, Kind, asserting_spans, candidate_from_stance, decide, gap, stance_gaps
from heshi.reading import in_rooms, inside, letter_pairs
from heshi.recognise.dates import DateValue, compare_constraint, read_date
from heshi.recognise.lexicon import is_word
from heshi.recognise.mention import Comparison, Mention
from heshi.recognise.phrases import Role as WordRole
from heshi.recognise.phrases import lex
from heshi.rules.model import Params, ParamsError, Text
from heshi.text import regex as re
from heshi.text.normal import normalise
from heshi.text.spans import Span
from heshi.topics import Bearing, Reach, Role, Topic
from heshi.words import Words

if TYPE_CHECKING:
    import datetime as dt

    from heshi.reading import Reading
    from heshi.rules.model import Claim


class DateParams(Params):
    """A date, or the bounds between which it lies."""

    short: ClassVar[tuple[Mapping[str, object], ...]] = ({"type": "string", "minLength": 1},)

    on: Text | None = None
    before: Text | None = None
    after: Text | None = None
    start: Text | None = Field(default=None, alias="from")
    end: Text | None = Field(default=None, alias="to")

    @classmethod
    def from_short(cls, value: object) -> object:
        """Read ``9月25号`` as ``{on: 9月25号}``."""
        return {"on": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _check(self) -> DateParams:
        """Refuse what is no date, an impossible one, and no date at all."""
        for key, text in self.fields():
            _checked(text, key)
        if not self.fields():
            problem = Words("没有写日期", "no date is given")
            raise ParamsError(problem, Words("请写 date: 9月25日", "write date: 9月25日"))
        return self

    def fields(self) -> list[tuple[str, str]]:
        """Return the fields that are given, by their names in a sheet."""
        given = {
            "on": self.on,
            "before": self.before,
            "after": self.after,
            "from": self.start,
            "to": self.end,
        }
        return [(key, text) for key, text in given.items() if text is not None]

    def expected(self) -> str:
        """Return what is asked for, in words."""
        patterns = {"on": "{}", "before": "{}之前", "after": "{}之后", "from": "不早于{}", "to": "不晚于{}"}
        return "，".join(patterns[key].format(text) for key, text in self.fields())


def _checked(text: str, key: str) -> None:
    """Refuse a text that is no date, or an impossible one.

    Raises:
        ParamsError: it is.
    """
    value = read_date(text)
    if value is None:
        raise ParamsError(
            Words(f"“{text}”不是日期", f'"{text}" is not a date'),
            Words("例如 9月25日、2023-09-25、2023年下半年", "for example 9月25日, 2023-09-25, 2023年下半年"),
            (key,),
        )
    if value.impossible:
        raise ParamsError(
            Words(f"没有“{text}”这一天", f'there is no such date as "{text}"'),
            Words("请核对月份和日子", "check the month and the day"),
            (key,),
        )


_BACKGROUND_BEFORE = re.compile(
    r"(?:继|自|自从|从|早在|此前|之前|曾于|曾在|曾|原定于?|原计划于?|去年|往年|上一次|上次|"
    r"截至|截止|距|距离|较|比|相比|不同于)[^,。;]{0,6}$"
)
_BACKGROUND_AFTER = re.compile(r"^(?:日|号)?(?:以来|至今|之后|以后|过后|后|之前|以前|前|起|开始|版|号文)")
"""What makes a date the background of another event: it is not the date of the clause's own verb."""

_CORRECTED = re.compile("更正|应为|有误|误作|误写|误称|勘误|系笔误")
"""What takes back what the sentence says."""

_OTHER_STORY = re.compile(
    r"又|再次|再度|此前|早先|早前|另外|另一|还曾|往年|原定|原计划|上一次|上次|首次试|同日晚些"
)
"""What announces another event than the one before."""

_ANNOUNCED = (
    "宣布 官宣 公布 发布 表示 透露 披露 通知 公告 宣告 称 说 介绍 预计 计划 承诺 公告称 共同宣布 联合宣布"
)
_ANNOUNCING = frozenset(_ANNOUNCED.split(" "))
"""Verbs whose object may hold dates of its own: 宣布10月1日上线 does not date the announcement."""

_FRONT = 10
"""How many code points may stand before a date that governs the clauses after it."""


def judge(claim: Claim, reading: Reading) -> Finding:
    """Return whether the draft gives the claim's date."""
    params = claim.params
    if not isinstance(params, DateParams):
        raise TypeError(params)
    topic = Topic(reading, claim)
    on, before, after, start, end = (
        _completed(read_date(text, claim.as_of), claim.as_of) if text else None
        for text in (params.on, params.before, params.after, params.start, params.end)
    )
    judged = []
    for mention in in_rooms(reading.dates, topic.rooms):
        if _is_in_name(mention.span, reading):
            continue
        bearing = topic.bearing(mention.span, _governed(mention.span, reading, topic))
        if bearing.supports and not _is_anothers(mention.span, reading, bearing):
            value = _meant(mention.value, claim)
            if params.on is None:
                value = _completed(value, claim.as_of) or value
            comparison = compare_constraint(
                value, on=on, before=before, after=after, start=start, end=end, reference=reading.reference
            )
            if comparison is Comparison.FITS and _is_of_another_year(value, on, reading.reference):
                continue
            judged.append(_Weighed(mention.span, bearing, comparison))
    fitting = [
        each.at
        for each in judged
        if each.comparison is Comparison.FITS and not _dated_otherwise(reading, each.bearing)
    ]
    candidates = [_candidate(claim, reading, params.expected(), each, fitting) for each in judged]
    return decide(claim, [each for each in candidates if each], topic)


def _is_of_another_year(value: DateValue, on: DateValue | None, reference: dt.date | None) -> bool:
    """Return whether a day or month without a year lies in another year than the bare one of a claim.

    A claim of 1971年 is not supported by 2月15日 in a draft of 2025.
    """
    if on is None or on.precision != "year" or on.year is None or value.year is not None:
        return False
    whole = _completed(value, reference)
    return whole is not None and whole.year is not None and whole.year != on.year


def _is_in_name(at: Span, reading: Reading) -> bool:
    """Return whether a date is but a part of a longer name: 今年第13号台风."""
    start = max(0, at.start - _LONGEST_NAME)
    around = inside(reading.declared_mentions, Span(start, at.end + _LONGEST_NAME))
    return any(len(name.span) > len(at) and name.span.covers(at) for name in around)


_LONGEST_NAME = 30
"""No name in which a date stands is looked for further away than so many code points."""

_UNTIL = re.compile("截至|截止|为止|最晚|最迟|期限|之前|以前|前|止")
_SINCE = re.compile("起|开始|自|始于")
"""What in a claim's sentence makes the end or the beginning of a range its date."""


def _meant(value: DateValue, claim: Claim) -> DateValue:
    """Return the end of a range for a claim about a deadline, its beginning for one about a start."""
    if value.is_range and value.end is not None and _UNTIL.search(claim.says):
        return value.end
    if value.is_range and value.start is not None and _SINCE.search(claim.says):
        return value.start
    return value


def _completed(value: DateValue | None, as_of: dt.date | None) -> DateValue | None:
    """Return the date with the year it has to be, as of a day: the year that brings it nearest.

    Only a month or a day without a year is completed; everything else is what it says.
    """
    if (
        value is None
        or as_of is None
        or value.year is not None
        or value.month is None
        or not value.is_resolved
    ):
        return value
    months = 12 * as_of.year + as_of.month
    years = (as_of.year - 1, as_of.year, as_of.year + 1)
    year = min(years, key=lambda year: (abs(12 * year + (value.month or 1) - months), year))
    return replace(value, year=year)


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A date of the draft, weighed against the claim's.

    Attributes:
        at: its place.
        bearing: how it bears on the topic.
        comparison: how it stands to the claim's date.
    """

    at: Span
    bearing: Bearing
    comparison: Comparison


def _candidate(
    claim: Claim, reading: Reading, expected: str, weighed: _Weighed, fitting: list[Span]
) -> Candidate | None:
    """Return what one date says of the claim; None where it says nothing."""
    at, bearing, comparison = weighed.at, weighed.bearing, weighed.comparison
    bounded = isinstance(claim.params, DateParams) and claim.params.on is None
    found = at.of(reading.document.prose)
    if comparison is Comparison.FITS:
        if _dated_otherwise(reading, bearing) or (bounded and not bearing.accuses):
            return None
        return candidate_from_stance(
            bearing, at, stance_gaps(claim, reading, asserting_spans(reading, bearing, at))
        )
    if comparison is Comparison.VAGUER and bearing.accuses and _is_adverbial(reading, at):
        return Candidate(Verdict.PARTIAL, at, (gap("vaguer-date", at, expected, found),), bearing.nearness)
    if comparison is Comparison.CONFLICTS and _accuses(claim, reading, at, bearing, fitting):
        return Candidate(
            Verdict.CONTRADICTED, at, (gap("wrong-date", at, expected, found),), bearing.nearness
        )
    return None


def _accuses(claim: Claim, reading: Reading, at: Span, bearing: Bearing, fitting: list[Span]) -> bool:
    """Return whether a date that conflicts is surely meant as the claim's own."""
    if not bearing.accuses or _is_background(claim, reading, at) or not _is_adverbial(reading, at):
        return False
    sentence = reading.sentences[reading.sentence_index(at.start)]
    asserted_fit = [
        span for span in fitting if sentence.covers(span) and not stance_gaps(claim, reading, [span])
    ]
    counted = (
        _COUNTED.search(at.of(reading.normal)) or _is_open(reading, at) or _dates_a_noun(reading, at, bearing)
    )
    if asserted_fit or counted or stance_gaps(claim, reading, [at]):
        return False
    words = [held.at for held in bearing.held if held.at and held.role is Role.WORD]
    attributive = any(
        _is_attributive(reading, word, at) for word in words if is_event(word.of(reading.normal))
    )
    if attributive or _other_object(claim, reading, bearing) or not _tells_the_event(claim, reading, bearing):
        return False
    before = [word for word in words if word.end <= at.start]
    if not before or len(before) < len(words) or before[-1].of(reading.normal) not in _ANNOUNCING:
        return True
    between = Span(before[-1].end, at.start).of(reading.normal)
    return bool(_NAMED_DATE.search(between) or _INSTEAD.search(between))


_MODIFIES = re.compile(r"(?:期间|之间)?([^,。;的]{1,8})的(?![^,。;]{1,10}(?:上|中|时|现场|期间|之际|当天))")


def _dates_a_noun(reading: Reading, at: Span, bearing: Bearing) -> bool:
    """Return whether a date only tells which: 召回3月至8月生产的汽车 is not when they were recalled.

    A gathering at which something happens (3月6日举行的发布会上) does date it, and so does the topic's own
    word (3月29日发布的年报).
    """
    match = _MODIFIES.match(reading.normal, at.end)
    return match is not None and not any(
        held.at and held.at.overlaps(Span(*match.span(1))) for held in bearing.held if held.role is Role.WORD
    )


def _date_at(reading: Reading, at: Span) -> Mention[DateValue]:
    """Return the date mention whose span is exactly ``at``; there is one."""
    return next(date for date in inside(reading.dates, at) if date.span == at)


def _is_open(reading: Reading, at: Span) -> bool:
    """Return whether a date is a bound without a year (元旦前): which year is meant is a guess."""
    value = _date_at(reading, at).value
    ends = [end for end in (value.start, value.end) if end is not None]
    return len(ends) == 1 and ends[0].year is None


def is_event(text: str) -> bool:
    """Return whether a word of a topic may be what happens: a verb, or any word of the dictionary."""
    return is_word(text) or any(word.role is WordRole.VERB for word in lex(text, 0, len(text)))


def _tells_the_event(claim: Claim, reading: Reading, bearing: Bearing) -> bool:
    """Return whether the clauses of a date tell what the claim says happened then.

    A topic that has a word for the event does by that word. One of names alone (海东队, 莱昂) meets them
    on any day: then the claim's own sentence has to share a word, beside the topic's, with the clauses.
    """
    texts = [normalise(text) for held in bearing.held for text in held.term.alternatives]
    if any(held.role is Role.WORD and any(map(is_event, held.term.alternatives)) for held in bearing.held):
        return True
    says = normalise(claim.says)
    for text in sorted((*texts, *map(normalise, reading.sheet.actors)), key=len, reverse=True):
        says = says.replace(text, ",")
    told = letter_pairs(says) - letter_pairs("年月日")
    return not told or bool(told & letter_pairs(bearing.zone.of(reading.normal)))


_ADJACENT = 2
_COUNTED = re.compile(
    "(?:个月|[天周年]|小时|分钟)[之以]?[后前]$|次日|翌日|同[日天月年]|当[天日晚月年]|次[月年]|[首头]日"
)
"""A date that is counted from another accuses nobody: which other is too often a guess."""

_NOUN = re.compile("[会者方稿厅商处书价日费]|人(?:员|士|$)")
_WHOSE = re.compile("(?:了|过)?的(?!时间|日期|日子|那天|是|[,。;])")


def _is_attributive(reading: Reading, word: Span, at: Span) -> bool:
    """Return whether a word of the topic only describes a noun: 发布会, 新开通的4号线.

    A date right before the word dates it all the same: 3月29日发布的年报.
    """
    if 0 <= word.start - at.end <= _ADJACENT:
        return False
    after = reading.normal[word.end : word.end + 4]
    return bool(_NOUN.match(after) or _WHOSE.match(after))


def _other_object(claim: Claim, reading: Reading, bearing: Bearing) -> bool:
    """Return whether the verb of the topic has an object that the claim does not speak of.

    A company launches several things: 将于4月8日发布新款耳机 is not about 发布X7. Where two names of the
    topic stand in the sentence the event is known by them, whatever its object is called; and where the
    claim calls it by no name (发布新品) it may be called anything.
    """
    names = [held for held in bearing.held if held.role is Role.NAME and held.reach <= Reach.SENTENCE]
    words = [
        held.at for held in bearing.held if held.at and held.role is Role.WORD and held.reach is Reach.CLAUSE
    ]
    if len(names) > 1 or not words or not _names_its_object(claim, reading, bearing):
        return False
    last = max(words)
    clause = reading.clause_at(last.start)
    rest = _OBJECT.match(reading.normal, last.end, max(last.end, clause.end))
    if rest is None or len(rest[1]) < _TELLING or bearing.at.overlaps(Span(*rest.span(1))):
        return False
    head = rest[1].rsplit("的", 1)[-1]
    return not letter_pairs(head) & letter_pairs(normalise(claim.says))


def _names_its_object(claim: Claim, reading: Reading, bearing: Bearing) -> bool:
    """Return whether the claim's own sentence has a name behind the topic's last word: 发布X7系列."""
    says = normalise(claim.says)
    words = (text for held in bearing.held if held.role is Role.WORD for text in held.term.alternatives)
    ends = [says.rfind(word) + len(word) for word in map(normalise, words) if word in says]
    rest = says[max(ends) :] if ends else ""
    named = any(normalise(name) in rest for name in reading.sheet.actors)
    return named or re.search(r"[A-Za-z0-9“「《]", rest) is not None


_OBJECT = re.compile("(?:了|过|出)?([一-鿿A-Za-z0-9]+)")
_TELLING = 3
"""An object of fewer characters tells nothing."""


def _is_anothers(at: Span, reading: Reading, bearing: Bearing) -> bool:
    """Return whether 分别 gives a date to another name of a row: A、B分别于6月28日和6月30日开通.

    The names and the dates of such a clause go together by their order.
    """
    clause = reading.clause_at(at.start)
    cue = _RESPECTIVELY.search(reading.normal, clause.start, clause.end)
    if cue is None or at.start < cue.end():
        return False
    dates = [date.span for date in inside(reading.dates, Span(cue.end(), clause.end))]
    rows = [row.value.items for row in reading.lists_in(Span(clause.start, cue.start() + 1))]
    names = [held.at for held in bearing.held if held.at and held.role is not Role.WORD]
    for items in rows:
        own = {index for index, item in enumerate(items) if any(item.span.overlaps(name) for name in names)}
        if len(items) == len(dates) and len(own) == 1:
            return dates.index(at) not in own
    return False


_RESPECTIVELY = re.compile("分别|依次|先后|各自")
_NAMED_DATE = re.compile("(?:时间|日期|日子|那天|定在|定于|是在)[^,;。]{0,20}$")
"""What makes a date behind a verb of announcing that of the announcement: 宣布合作的时间是9月26日."""

_OF_A_REPORT = re.compile(r"(?:的|年度|年报|年终|财报|季报|半年报|报告|版|款|届|度报|业绩)")
_RELEASED = re.compile(r"(?:发布|公布|披露|刊发|推出|交出|编制|审议)(?:了|其|的)?$")


def _is_adverbial(reading: Reading, at: Span) -> bool:
    """Return whether a date says when, and not which: 发布2024年年度报告 does not date the release.

    A year, a half or a quarter before a noun of reports, or behind a verb of releasing, belongs to what is
    released; a day or a month nearly always says when.
    """
    if _date_at(reading, at).value.precision not in _ATTRIBUTIVE:
        return True
    before, after = reading.normal[max(0, at.start - 4) : at.start], reading.normal[at.end : at.end + 8]
    return not (_OF_A_REPORT.match(after) or _RELEASED.search(before))


_ATTRIBUTIVE = frozenset({"year", "half", "quarter", "decade", "century", "season", "year-part"})


def _dated_otherwise(reading: Reading, bearing: Bearing) -> bool:
    """Return whether a word of the topic has another date in its own clause: 4月开工，12月完工."""
    for held in bearing.held:
        if held.at is None or held.role is not Role.WORD or held.reach is not Reach.SENTENCE:
            continue
        clause = reading.clause_at(held.at.start)
        dates = [
            date
            for date in inside(reading.dates, clause)
            if _is_adverbial(reading, date.span)
            and not (reading.stance(date.span).denied or reading.stance(date.span).hedged)
        ]
        if dates and not clause.covers(bearing.at):
            return True
    return False


def _is_background(claim: Claim, reading: Reading, at: Span) -> bool:
    """Return whether a date only sets the scene for another event."""
    normal = reading.normal
    clause = reading.clause_at(at.start)
    before, after = normal[clause.start : at.start], normal[at.end : clause.end]
    if _CORRECTED.search(reading.sentences[reading.sentence_index(at.start)].of(normal)):
        return True
    if _INSTEAD.search(before):
        return False
    if _SINCE.search(claim.says):
        before, after = _FROM_BEFORE.sub("", before), _SINCE_AFTER.sub("", after)
    for pattern, text in ((_BACKGROUND_BEFORE, before), (_BACKGROUND_AFTER, after), (_OTHER_STORY, before)):
        match = pattern.search(text)
        if match and match[0] not in claim.says:
            return True
    return False


_FROM_BEFORE = re.compile("(?:自|从|于|自从)$")
_SINCE_AFTER = re.compile("^(?:起|开始)")


def _governed(at: Span, reading: Reading, topic: Topic) -> Span:
    """Return the clauses that a date dates: its own, and where it stands in front those after it.

    A date in front of its clause (9月26日, … / A与B于9月26日…) also dates the clauses after it in the
    sentence, up to the next that has a date or another subject of its own. One that replaces another
    (后改为3月22日), or only says when (…，时间为3月22日), has the clause before it too. A date in a table
    dates its row.
    """
    sentence = reading.sentence_index(at.start)
    block = reading.block(sentence)
    if block.kind is BlockKind.CELL:
        return reading.document.rows[block.group, block.row]
    clauses = reading.clauses(sentence)
    first = reading.clause_index(sentence, at.start)
    own = clauses[first]
    before = Span(own.start, at.start)
    if first and _INSTEAD.search(before.of(reading.normal)):
        return clauses[first - 1].join(own)
    if first and _ITS_TIME.fullmatch(before.of(reading.normal)):
        return clauses[first - 1].join(own)
    names = [mention.span for mention in inside(reading.declared_mentions, before)]
    lead = len(before) - sum(map(len, names))
    if lead > _FRONT or topic.has_rival(own):
        return own
    rest = len(own) - len(at) - sum(len(name) for name in names)
    zone = own
    for clause in clauses[first + 1 :]:
        if _goes_elsewhere(clause, reading, topic, adverbial=rest <= _ADVERBIAL):
            break
        zone = zone.join(clause)
    return zone


_ADVERBIAL = 8
"""A clause with so few code points beside its date says nothing else: 9月26日晚, …"""

_INSTEAD = re.compile(
    "(?:改为|改至|改到|改在|改于|改期至|推迟至|推迟到|延期至|延期到|延至|提前至|提前到|调整为|调整至|变更为|而是|顺延至)(?:了|于)?$"
)
"""What puts a date in the place of the one that the clause before has."""

_ITS_TIME = re.compile(
    "(?:具体|活动|举办|举行|开展|实施|执行|施工|管制|展出|演出|报名|受理|比赛)?"
    "(?:时间|日期|期限|工期|展期|会期|日子|时段|档期)(?:段|点)?(?:上|则)?(?:是|为|从|自|由|定在|定于|定为|就在|在|:)*"
)
"""What makes a clause say when the clause before it is: 滨河路封闭施工,时间从10月1日起."""

_SHIFT = re.compile(
    "(?:而|但|且)?(?:此前|之前|早前|先前|随后|之后|此后|后来|不久|次日|翌日|前一|早在|去年|原定|原计划|直到|同日)"
)
"""What begins a clause that is about another time."""


def _goes_elsewhere(clause: Span, reading: Reading, topic: Topic, *, adverbial: bool) -> bool:
    """Return whether a clause after a date is no longer dated by it.

    Args:
        clause: the clause.
        reading: the draft.
        topic: the claim's topic.
        adverbial: whether the date's own clause says nothing but the date; otherwise a clause that opens
            with a name begins anew.
    """
    text = clause.of(reading.normal)
    if reading.normal[clause.start - 1] == ";" or topic.has_rival(clause) or _SHIFT.match(text):
        return True
    dates = [date.span for date in inside(reading.dates, clause)]
    if any(_is_adverbial(reading, date) for date in dates):
        return True
    opens = (name.start for name in inside(reading.declared_mentions, clause))
    return not adverbial and next(opens, clause.end) - clause.start <= _OPENS


_OPENS = 2
"""How many code points may stand before a name that opens its clause."""


KIND = Kind(
    "date",
    DateParams,
    Words("事情发生在这一天、这个月或这段时间", "something happened on this day, in this month or period"),
    judge,
)

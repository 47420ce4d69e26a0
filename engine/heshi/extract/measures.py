"""What a figure is a figure of: the noun before it, or after it, and other names of that noun."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from heshi.recognise.phrases import Role, lex
from heshi.text import regex as re
from heshi.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_SAME: Final = (
    "营业收入 营收 收入 营业总收入 总收入",
    "归母净利润 净利润 归属净利润 净利 归属于上市公司股东的净利润",
    "扣非净利润 扣非 扣非归母净利润 扣除非经常性损益 扣除非经常性损益的净利润 扣除非经常性损益后的净利润",
    "经营活动产生的现金流量净额 经营现金流 经营性现金流 现金流量净额 经营活动现金流",
    "研发投入 研发费用 研发支出 研发",
    "毛利率 毛利",
    "资产负债率 负债率",
    "现金红利 派发现金红利 派现 分红 派",
    "市场份额 市占率 份额 市场占有率",
    "国内生产总值 GDP 生产总值 经济总量",
    "居民消费价格指数 CPI 消费价格指数",
    "工业生产者出厂价格指数 PPI",
    "社会消费品零售总额 社零 社零总额",
    "进出口总额 进出口总值 外贸总值 进出口",
    "固定资产投资 固投",
    "票房 票房收入",
    "总投资 投资额 投资 总投资额",
    "注册资本 注册资金",
    "员工 在册员工 员工总数 员工人数",
    "售价 起售价 定价 价格 起步价",
    "续航 续航里程",
    "门店 门店数 门店总数",
    "用户 用户数 用户规模",
    "货物吞吐量 吞吐量",
)
"""Names of one measure in reports and news; the first of a row is the fullest."""

SYNONYMS: Final = {name: tuple(row.split()) for row in _SAME for name in row.split()}
"""The names of the same measure, by each of them."""

_TAIL: Final = re.compile(
    r"(?:[,:\s\"“”‘’「」()]|同比|环比|分别|合计|共计|总计|累计|预计|仅|就|已|均|也|还|又|都|将|再|约|近|超过?|逾|突破|达到?|高达|多达|升至|降至|增至|减至|增加到|提高到|扩大到|"
    r"上升至|下降至|回落至|上调至|下调至|增长|增加|上升|上涨|提高|提升|攀升|下降|下滑|下跌|减少|降低|回落|大增|大涨|大跌|增|涨|升|降|跌|减|收窄|扩大|了|为|是|有|至|到|成|"
    r"大幅|小幅|净|略|微|比上年|较上年|比去年|较去年|同期|比上年同期|较上年同期|上年|去年|年均|月均|日均|最高|最低|平均|不足|不到|至少|至多|最多|最少|超|余|只|不低于|不少于|不超过)+$"
)
"""What may stand between a measure and its figure."""

_CUT: Final = frozenset(
    {Role.VERB, Role.ADVERB, Role.PREPOSITION, Role.TIME, Role.DE, Role.PRONOUN, Role.CUE, Role.COORDINATOR}
)
_LONGEST: Final = 12
_COUNTED: Final = re.compile(r"的?([一-鿿A-Za-z]{1,8})")


def measure_before(normal: str, start: int, figure: Span) -> Span | None:
    """Return the noun before a figure that it is a figure of; None where there is none.

    Args:
        normal: a text in its normal form.
        start: as far back as it is looked for.
        figure: the figure.
    """
    tail = _TAIL.search(normal[start : figure.start])
    end = start + tail.start() if tail else figure.start
    begin = start
    for word in lex(normal, start, end):
        if word.role in _CUT:
            begin = word.end
    text = normal[begin:end]
    cut = max((text.rfind(mark) for mark in ',;:。、()“”"《》'), default=-1) + 1
    begin += cut
    text = normal[begin:end].strip()
    begin = normal.index(text, begin) if text else begin
    if not 1 < len(text) <= _LONGEST or re.search(r"[0-9]", text):
        return None
    return Span(begin, begin + len(text))


def counted_after(normal: str, figure: Span, end: int) -> Span | None:
    """Return the noun after a figure that it counts: 3万名|跑者; None where nothing follows.

    Args:
        normal: a text in its normal form.
        figure: the figure.
        end: where its clause ends.
    """
    match = _COUNTED.match(normal, figure.end, end)
    if match is None:
        return None
    stop = next((word.start for word in lex(normal, match.start(1), end)), match.end(1))
    span = Span(match.start(1), min(match.end(1), stop)) if stop > match.start(1) else None
    return span if span is not None and len(span) > 1 else None


def called(measure: str) -> tuple[str, ...]:
    """Return the names of a measure, its own first."""
    return tuple(dict.fromkeys((measure, *SYNONYMS.get(measure, ()))))


def content_words(normal: str, span: Span, skip: Sequence[Span]) -> list[Span]:
    """Return the pieces of a clause that function words part, longest words of content, in order.

    Args:
        normal: a text in its normal form.
        span: the clause.
        skip: what is not looked at: dates, figures, names.
    """
    pieces: list[Span] = []
    at = span.start
    edges = [Span(word.start, word.end) for word in lex(normal, span.start, span.end) if word.role in _CUT]
    verbs = {word.start for word in lex(normal, span.start, span.end) if word.role is Role.VERB}
    edges += [each for each in skip if each.overlaps(span)]
    edges += [
        Span(span.start + m.start(), span.start + m.end()) for m in re.finditer(r"[^\w]+", span.of(normal))
    ]
    for edge in sorted(edges):
        if at < edge.start:
            pieces.append(Span(at, edge.start))
        if edge.start in verbs and len(edge) > 1:
            pieces.append(edge)
        at = max(at, edge.end)
    if at < span.end:
        pieces.append(Span(at, span.end))
    return [piece for piece in pieces if len(piece) > 1]

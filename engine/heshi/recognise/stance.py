"""How a passage is asserted: denied, hedged, asked, attributed, conditional, past or future.

A cue is a word of ``heshi.recognise.cues`` in its context; its scope is the stretch that it is about. Scopes
are found by punctuation and a few function words, not by a parse: from a negator to the end of its clause,
from a reporting verb to the end of the sentence, from 不实 back to what it calls untrue. Cue and scope are
meant as in the CoNLL-2010 shared task on hedges. All functions read the normal form.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import ahocorasick_rs

from heshi.recognise.cues import (
    CUE_ROWS,
    HEADLINE_WORDS,
    PRESUPPOSING,
    WH_WORDS,
    CueRow,
    HedgeSort,
    Reach,
    StanceKind,
)
from heshi.recognise.lexicon import LONGEST, is_word, word_ends
from heshi.recognise.mention import Mention, MentionKind
from heshi.text import regex as re
from heshi.text.sentences import split_clauses
from heshi.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = [
    "Cue",
    "HedgeSort",
    "Stance",
    "StanceKind",
    "StanceValue",
    "carried_cues",
    "find_cues",
    "find_stances",
    "stance_of",
]


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that shows a stance, and what it is about.

    Attributes:
        kind: the stance.
        span: where the word stands.
        text: the word, in its normal form.
        scope: the stretch that it is about; it may begin before the cue (大和解|没有|到来, 合作|能否|落地).
        strong: whether it shows the stance by itself; a weak cue leaves room for another reading.
        sort: of a hedge, what sort it is (a plan, a rumour …); None for all other stances.
    """

    kind: StanceKind
    span: Span
    text: str
    scope: Span
    strong: bool
    sort: HedgeSort | None = None


@dataclass(frozen=True)
class Stance:
    """How a span is asserted.

    Attributes:
        cues: the cues whose scope holds some of the span, in order.
    """

    cues: tuple[Cue, ...]

    def _has(self, kind: StanceKind) -> bool:
        """Return whether a cue of ``kind`` bears on the span."""
        return any(cue.kind is kind for cue in self.cues)

    @property
    def denied(self) -> bool:
        """Whether it is denied: an odd number of denials bear on it."""
        return sum(cue.kind is StanceKind.DENIED for cue in self.cues) % 2 == 1

    @property
    def hedged(self) -> bool:
        """Whether it is said to be likely, planned, hoped for or rumoured only."""
        return self._has(StanceKind.HEDGED)

    @property
    def asked(self) -> bool:
        """Whether it is asked, or left open by 是否."""
        return self._has(StanceKind.ASKED)

    @property
    def conditional(self) -> bool:
        """Whether it is supposed."""
        return self._has(StanceKind.CONDITIONAL)

    @property
    def attributed(self) -> bool:
        """Whether it is said to be someone's word."""
        return self._has(StanceKind.ATTRIBUTED)

    @property
    def future(self) -> bool:
        """Whether it is still to come."""
        return self._has(StanceKind.FUTURE)

    @property
    def past(self) -> bool:
        """Whether it is said to have happened."""
        return self._has(StanceKind.PAST)

    @property
    def asserted(self) -> bool:
        """Whether the text says it for a fact: neither denied, hedged, asked nor supposed."""
        return not (self.denied or self.hedged or self.asked or self.conditional)

    @property
    def kinds(self) -> tuple[StanceKind, ...]:
        """The stances, in the order in which ``StanceKind`` lists them; two denials are none."""
        return tuple(
            kind for kind in StanceKind if (self.denied if kind is StanceKind.DENIED else self._has(kind))
        )


@dataclass(frozen=True, slots=True)
class StanceValue:
    """The stance of one clause.

    Attributes:
        kinds: its stances.
        cues: the cues that show them.
    """

    kinds: tuple[StanceKind, ...]
    cues: tuple[Cue, ...]

    def to_json(self) -> object:
        """Return ``{"kinds": […], "cues": [{"kind", "text", "start", "end", "scope", "strong"}]}``.

        ``scope`` is ``[start, end]``. Places are code points of the text that was read, half-open.
        """
        return {
            "kinds": [kind.value for kind in self.kinds],
            "cues": [
                {
                    "kind": cue.kind.value,
                    "text": cue.text,
                    "start": cue.span.start,
                    "end": cue.span.end,
                    "scope": [cue.scope.start, cue.scope.end],
                    "strong": cue.strong,
                }
                for cue in self.cues
            ],
        }


@dataclass(frozen=True, slots=True)
class _Entry:
    """A row of the table with its patterns compiled."""

    row: CueRow
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    unless_before: re.Pattern[str] | None
    unless_after: re.Pattern[str] | None

    def holds(self, text: str, start: int, end: int) -> bool:
        """Return whether the word at ``start..end`` of ``text`` is used as the row says."""
        if self.before or self.unless_before:
            left = text[max(0, start - _WINDOW) : start]
            if self.before and not self.before.search(left):
                return False
            if self.unless_before and self.unless_before.search(left):
                return False
        if self.after or self.unless_after:
            right = text[end : end + _WINDOW]
            if self.after and not self.after.match(right):
                return False
            if self.unless_after and self.unless_after.match(right):
                return False
        return True


# How much of the text around a word its patterns see, in code points.
_WINDOW = 32


def _compiled(pattern: str) -> re.Pattern[str] | None:
    """Return the pattern, or None for an empty one."""
    return re.compile(pattern) if pattern else None


def _entry(row: CueRow) -> _Entry:
    """Return ``row`` with its patterns compiled."""
    return _Entry(
        row,
        _compiled(row.before),
        _compiled(row.after),
        _compiled(row.unless_before),
        _compiled(row.unless_after),
    )


def _entries() -> dict[str, list[_Entry]]:
    """Return every word of the table with its rows, in the order of the table."""
    entries: dict[str, list[_Entry]] = {}
    for row in (*CUE_ROWS, WH_WORDS):
        entry = _entry(row)
        for word in row.words.split():
            entries.setdefault(word, []).append(entry)
    return entries


_ENTRIES = _entries()
_WORDS = ahocorasick_rs.AhoCorasick(list(_ENTRIES))

_HAN = "[\u3400-\u9fff]"
# Denials that meet in one construction and say yes, and constructions that deny neither part.
_AFFIRMING = re.compile(
    rf"(?:没有?|无)(?:任何)?(?:人|谁|一[个家款项位人]|哪[个家款项位]){_HAN}{{0,4}}?不(?!久|过|仅|少|同)"
    r"|非[^,。、的]{1,12}?(?:不可|不行|莫属)"
    r"|没有(?:什么)?比[^,。]{1,20}?更"
    r"|不是[^,。不]{1,16},?(?:就|便)是"
    r"|不([升降增减涨跌退进长短])反[升降增减涨跌退进长短]"
    r"|不(?:是|为)[^,。]{1,12}?不[^,。]{1,8},?而是",
)
# A不A, 喜不喜欢, 愿意不愿意, and 没 likewise: a question by choice (反复问句).
_CHOICE = re.compile(rf"({_HAN}{{1,2}})[不没]\1")
_NO_CHOICE = frozenset("不没时动差")
_CONCESSIVE = re.compile("无论|不论|不管|任凭")
_EXCEPT = re.compile(r"除(?!夕|湿|尘|草|名|以|非|权)了?([^,。;]{1,40}?)(?:之外|以外|外),?(?=([^,。;]{0,40}))")
_ALSO = re.compile("还|也|亦|同时|又|并|更|另")
_ONLY = re.compile("均|都|全部|其他|其它|其余|一律|所有|只|仅|皆|悉数")
_NEGATED = re.compile("不|没|未|无")
_OUTSIDE = re.compile(r"[不未](?:在|列入|纳入)[^,。;]{1,14}?(?:之列|范围|名单|行列|之内|之中)")
_SOURCE = re.compile(
    r"[“\s]*(?:另|又|再|而|且)?据(?![称传说])[^,。]{0,24}?(?:报道|消息|透露|介绍|披露|公告|统计|显示|数据|了解|悉)",
)
# 所以在我们看来: whose view it is, wherever in its clause.
_VIEW = re.compile(r"[在依照][^,。在依照]{1,20}看来")
# Where a new statement begins inside a clause: not A *but B*.
_CONTRAST = re.compile(
    r"而是|而为|而只|而仅|而改|而转|而选|却|(?<![不非])但(?!凡)|反而|反倒|只是|只能|只有|改为|转而|仅(?:有|为|限|披露|公布|在)",
)
_CONTRAST_START = re.compile(
    r"[“\s]*(?:没想到|不料|谁知|岂料|殊不知|结果|其实|实则|最终|如今|而今|但|不过|然而|却|而是|可是|对此|随后|事实上|实际上|公司回应|官方回应|只是|反而)",
)
_CONTINUED = re.compile(r"[“\s]*(?:以及|及其|及(?!时)|和(?!平)|乃至|甚至是|或是|或者)")
_CARRIED = re.compile(r"[“\s]*(?:并(?!不|非|未|没)|且|同比|环比|达到|较)")
_CONSEQUENT = re.compile(r"[“\s]*(?:那么|则|[^,。]{0,10}?(?:将|就|会|便|才))")
_GOING_ON = {
    StanceKind.DENIED: _CONTINUED,
    StanceKind.HEDGED: re.compile(f"{_CONTINUED.pattern}|{_CARRIED.pattern}"),
    StanceKind.CONDITIONAL: _CONSEQUENT,
}
# 没有因为这次合作,|产生更多调整: the cause stands alone in its clause, and the verb opens the next.
_CAUSE = re.compile("(?:因为|因|由于|随[着著]|像|如同)[^而就]{2,20},")
_CAUSED = re.compile(
    "[“\\s]*(?:而|就|便|产生|出现|发生|带来|导致|引发|受|作出|做出|进行|停止|放弃|改变|有所)"
)
# What a denial skips: 并未与朋友圈以外的|流量打通, 没有想象中那么|简单.
_BEYOND = re.compile(r"[^,。]{1,24}?(?:以外|之外)的?")
_DEGREE = re.compile(r"[^,。那这]{0,10}?(?:那么|这么|那样|这样)(?!做)")
# Negators that a verb must follow, so that a short attribute ends with its 的 (没有 takes a noun too).
_VERBAL = frozenset(
    ["不", "未", "尚未", "从未", "并未", "不再", "未能", "不愿", "不能", "未被", "没", "不存在"]
)
_ADJECTIVAL = re.compile(r"[^,。的了过]{2,3}的(?=[\u3400-\u9fffA-Za-z0-9“])")
_RELATIVE = re.compile(r"[^,。的]{2,10}的(?=[^,。]{1,12}?(?:将|会|已|可以|也|都|均|仍|正在|应当|应))")
_QUANTIFIED = re.compile(r"[^,。的]{0,3}(?:任何|更多|其他|明显|具体|相关|新|大|好|多|实质性|额外)的?")
_POINTING = re.compile(
    r"(?:但|而|不过|然而|对此|随后|目前|公司|官方|双方|该|此|这|那|上述|以上|相关|有关|前述|其|均|都|纯|系|属|经|被|实|为|是|已|并"
    r"|完全|全部|皆|网络|网上|市场|消息|传闻|说法|报道|信息|内容|传言|言论|一|些|条|则|个|种|项|事|情况|尚|仍|还|暂|予以|真实性|结果"
    r"|最终|多次|再次|也|就|向|记者|媒体|进行|公开|第一时间|迅速|很快|上的|紧急|明确|遭|遭到|[“”\s])*",
)
# Denied of its subject: that it came, came about or was granted. With an object (双方没有达成协议) it is not.
_UNHAPPENED = re.compile(
    r"(?:在[^,。;]{1,10}?)?(?:能够?|会|再|曾|真正|真的|如期|按时|按期|及时|立即|马上|随之|最终|就此|正式|顺利|完全|被|得以|一起|同时"
    r"|如约){0,3}"
    r"(?:到来|来临|降临|发生|出现|实现|达成|成行|落地|成功|成立|通过|过会|获批|兑现|成真|如愿|生效|奏效|完成|成交|谈成|谈拢|签成|办成"
    r"|举行|举办|召开|开展|进行|启动|开始|存在|得逞|成型|成形|重演|上演|应验|得手|成案|推进|落实|执行|到账|到位|交付|交割|贯通|通车"
    r"|投产|投运|开工|竣工|完工|开业|上线|上映|开播|播出|发售|开售|起飞|出台|面世|问世|取消|终止|中止|暂停|停止|中断|叫停|告吹|泡汤"
    r"|落空|流产"
    r"|(?:获得?|得到|取得|通过|拿到|受到)[^,。;的]{0,12}?(?:批准|核准|通过|许可|认可|同意|受理|支持|放行|授权|批复|响应|落实|实施"
    r"|执行|兑现|实现|满足|解决|采纳))"
    r"(?:了|过|下去|起来)?[“”\"'」』\)\s]{0,4}(?:[,;:。!?…]|\Z)"
)
# What goes on though it is named after a negation: 没有影响|通行.
_UNAFFECTED = re.compile(
    r"(?:能够?|会|再|曾|因此|直接|明显|真正){0,3}(?:影响|妨碍|妨害|阻碍|阻止|阻挡|耽误|动摇|打乱|拖累|波及)(?:到|了)?"
)
# Verbs that govern the clause after them, and what else a subject does not begin with.
_GOVERNING = re.compile(
    "关注|关心|质疑|询问|追问|问及|问到|讨论|探讨|不清楚|不知道?|不确定|想知道|好奇|取决于|要看|还看|看看|考虑|评估|判断|确认|核实|说明|透露"
    "|担心|思考|研究|观察|怀疑|否认|承认|表示|指出|认为|强调|回应|宣称|相信|预测|预计|(?<![名简堪])称|说|问|对于|关于|至于|如果|一旦|因为|由于|但|而"
    "|意味[着著]|导致|使得?|令|据悉|可惜|遗憾的是|事实上|最终|结果|其实|网传|据传|传闻"
)
_HAPPENED = re.compile("[不没未了]|已|曾|宣布|宣告|签署|发布")
# The end of what was meant once: what came instead, or the noun it describes.
_FORMER_END = re.compile(
    r"后?[被又再]?(?:推迟|延期|延后|延迟|提前|顺延|改期|改|变更|调整|更改|取消|搁置|暂停|叫停)|却|但|因|现已?|如今|(?<=[^于在为是])的"
)
# A date after 原定, and the verbs that give another one.
_DATE_RUN = re.compile(
    r"[于在为是]?[0-9零一二三四五六七八九十两几年月日号点时分秒上下中午早晚晨凌周星期今明后本初底末旬季度半个国庆元旦春夏秋冬节左右:、~—-]{2,20}"
)
_INSTEAD = re.compile(
    r"(?:推迟|延期|延后|延迟|提前|顺延|改期|调整|变更|改)[了]?(?:至|到|为|在)[^,。;]{0,4}?(?:[0-9一二三四五六七八九十]|[今明后下本])"
)
# 由A推迟至B: A holds no longer. 由 before somebody is by, and no from.
_MOVED = re.compile(
    r"(?:由|从)(?:原定|原来|原先|原计划|此前|原本)?(?:的|于)?"
    r"([^,。;:、由从]{1,24}?)(?<!公司|平台|部门|政府|人员|机构)(?<![们局委方厅院会])"
    r"((?:正式|再度|再次|逐步|陆续|整体|统一|最终|[已被再又]){0,3}"
    r"(?:推迟|延期|延后|延迟|提前|顺延|改期|调整|变更|更改|修改|更换|改|更名|改名|迁|搬|搬迁|迁移|转移|换|延长|缩短|上调|下调|调高"
    r"|调低)[了到]?(?:至|到|为|成|在|往|回))"
)
# 此前由A执飞,|现改为B: what was so once, up to what came instead.
_REPLACED = re.compile(
    r"(此前|原先|原来|原本|以前|过去|之前|先前|早前|最初|起初)(?:一直|长期|都|均|主要|多|曾)?"
    r"(?:是|为|归|由|用|采用|使用|名为|位于|设在)([^,;。:!?]{1,24})[,;](?:但|而)?"
    r"(?:[^,;。:!?]{0,6}?(?:改为|改由|改用|改成|改在|改名|更名|换成|换为|换由|变更为|变为|变成|调整为|转为|转由|迁至|搬至)|(?:现|如今|目前)(?:已?由|则?由|为|任))"
)
# 免押金, 免手续费: what need not be paid or done. 免费 and 免税 are words.
_FREE = re.compile(
    r"(?<![减避难豁罢赦幸未不以任])(免)(?![费税收交缴付征除去])([^,。;:!?、的免]{0,5}?(?:押金|[款税资租票金]|手续|费用|费|押|息|预约|申请|排队|注册|安装"
    r"|登录|登陆|面试|笔试|考试|体检|隔离|检测|审批|认证|抵押|担保|处罚|罚款))"
)
# 零押金, 零死亡: a prefix of nouns that can be counted as none (not 零售, 零件, 零跑).
_ZERO = re.compile(
    r"(?<![0-9零一二两三四五六七八九十百千万亿归清为从近净年])(零)(死亡|伤亡|感染|事故|故障|押金|首付|利息|费用|(?![售件部食散星碎点下])[\u3400-\u9fff]{0,3}费|佣金|抽成|关税|税率|新增|排放"
    r"|污染|延误|投诉|失误|差评|库存|添加|失球|违规|违约|发案|案件|逾期|报告|确诊|病例|裁员|容忍|门槛|成本|加价|加班|负债|缺陷|泄漏|泄露"
    r"|障碍|误差|差错|缺席|退款|退货|违章|拖欠|欠薪|增长|收入|申报|进球)"
)
# 与冠军|失之交臂: what did not come about.
_MISSED = re.compile(
    r"与([^,。;:!?与]{1,24}?)(?:再度|再次|最终|遗憾|惜|又|却|都|均|就此){0,2}(失之交臂|擦肩而过|无缘)"
)
# 距夺冠仅|一步之遥: not reached; a place a step away (距地铁站一步之遥) is another matter.
_ONE_STEP = re.compile(
    r"[距离与](?:离|着)?([^,。;:!?距离与]{0,14}?(?:冠军?|冠|牌|级|决赛|纪录|胜利?|成功|登顶|上市|突破|世界杯|奥运会|目标|大满贯|首富|第一|达成"
    r"|签约|完成|实现|成交)[^,。;:!?距离与]{0,3}?)(?:仅仅?|只|就|还)?(?:有|差|剩)?(一步之遥)"
)
# 可能性不大, 概率很小: how likely it is that what stands before comes about.
_CHANCE = re.compile(
    r"(?:可能性|概率|几率|机率)(?:已经|已|并|也|都|仍|依然|其实|相对|看来|变得)?(?:[不很较极更偏]|非常|比较|不太|越来越|相当|十分)?"
    r"[大高小低](?![型力额学达于增幅减降大])"
    r"|(?:可能性|概率|几率|机率|希望|机会|胜算)(?:已经|已|并|也|都|仍|依然|其实|相对|看来|变得)?(?:很|更|越来越|十分|相当)?"
    r"(?:渺茫|微乎其微|几乎为零|不大|不高|较小|很小|极小)"
)
# 未经官方证实: what stands before is not known for sure.
_UNCONFIRMED = re.compile(
    r"[未没无](?:有|能|法)?(?:经|获|获得|得到|被)[^,。;的]{1,8}?(?:证实|核实|查证)"
    r"(?!的(?!.{0,4}(?:消息|传闻|说法|信息|报道|传言)))"
)
_POINTED_OBJECT = re.compile(
    r"(?:了|过)?(?:该|此|这|上述|以上|相关|有关|前述|这些|这一|该等|所有|网络|市场)*"
    r"(?:传闻|说法|消息|报道|传言|指控|事|信息|猜测|指责|内容)?[。!?,;”」』\s]*",
)
_OPENING = re.compile(r"(?:[中里上]?的)?[,:，：\s]{0,2}([“「『])")
_CLOSING = {"“": "”", "「": "」", "『": "』"}
_BLANK = re.compile(r"[\W_]*")
_PARTICLE = re.compile(r"[吗么嘛呢吧][?!…”」』\s]*\Z")
_ASKING_END = re.compile(r"\?[?!…]*[”」』’\"\s]*\Z")
_ENDED = re.compile(r"[。!?…;:.,][”」』’\"\)\s]*\Z")
# A last clause that only asks whether the one before it holds, or names its alternative.
_TAG = re.compile(
    r"[“\s]*(?:你们?|大家|这)?(?:对|是|好|真的|是真的|可以|行|信|可信|可能|不是|是不是|对不对|好不好|还是[^,。?]{1,6})[吗么嘛吧]?[?!…”」\s]*"
)
# 尚未证实|咖啡能够防病: with an object the doubt is about what follows.
_UNVERIFIED = ("尚未", "未", "没有", "无法", "无从", "难以")
_OBJECT = re.compile("[\u3400-\u9fff]{2}")
# 航班取消|后, 航班取消|或延误: no object follows, so that the subject is what was called off.
_CALLED_OFF = frozenset(["取消", "终止", "中止", "暂停", "停止", "中断", "叫停"])
_NO_OBJECT = re.compile("(?:之?[后前时]|以后|之后|之前|或|和|及|以及|并|也|还是)")
# What those concerned say of a rumour is no part of it: 网传合并,|公司未予置评.
_ANSWERED = re.compile(
    r"[“\s]*[^,。“”\s并且又还]{2,10}?(?:则|已|均|也|方面|随后|对此|就此|紧急|第一时间|暂|尚|予以|坚决){0,3}"
    r"(?:澄清|否认|辟谣|回应|回复|[未不没][^,。]{0,4}?(?:置评|回应|回复|表态|证实)|拒绝(?:置评|回应|评论)"
    r"|(?:表示|称)[^,。]{0,8}?(?:不实|不属实|没有|并无|无))"
)
# The noun that 网传的 describes.
_RUMOURED = re.compile("(?:[中里上]?的)[^,。;:是将被没不未已系为“「]{1,12}")
# What was meant once is no longer than this.
_MEANT = 60
# A subject that is denied or asked about is no longer than this.
_SUBJECT = 40
# A passive with less than this before it in its clause (该消息被公司|否认) points back.
_PASSIVE = 10
# The prefixes of what is done without.
_PREFIXES = frozenset("免零")
# What a prefix (非独家) is about: so many code points.
_PREFIXED = 4
# A word that holds the beginning of a cut-out cue begins so many code points before it at most.
_LEFT_WORD = 3
# A quotation after 称 is looked for its end within so many code points.
_QUOTED = 5_000
# What 除外 excepts, and words that only point back (该消息经核实), are no longer than this.
_EXCEPTED = 40


class _Reader:
    """The cues of one sentence; places are code points of the sentence."""

    def __init__(self, text: str) -> None:
        """Read ``text``, one sentence."""
        self.text = text
        self.clauses = split_clauses(text, Span(0, len(text)))
        self._starts = [clause.start for clause in self.clauses]
        self._contrasts = [match.start() for match in _CONTRAST.finditer(text)]
        self._concessives = [match.start() for match in _CONCESSIVE.finditer(text)]

    def clause_at(self, place: int) -> int:
        """Return the index of the clause that holds ``place``."""
        return max(0, bisect_right(self._starts, place) - 1)

    @cached_property
    def _question_ends(self) -> list[int]:
        """The indices of the clauses that a question mark ends."""
        return [
            index for index, clause in enumerate(self.clauses) if _ASKING_END.search(clause.of(self.text))
        ]

    @cached_property
    def _ended(self) -> bool:
        """Whether the sentence has a final mark, and so is no headline."""
        return _ENDED.search(self.text) is not None

    def question_of(self, clause: int) -> tuple[int, int] | None:
        """Return the first and last clause of the question that ``clause`` is part of, or None."""
        at = bisect_right(self._question_ends, clause - 1)
        if at == len(self._question_ends):
            return None
        first = self._question_ends[at - 1] + 1 if at else 0
        return first, self._question_ends[at]

    def cues(self) -> list[Cue]:
        """Return the cues, in order."""
        muted, cues = self._constructions()
        at = done = 0
        words = sorted(
            (start, -end, word)
            for word, start, end in _WORDS.find_matches_as_indexes(self.text, overlapping=True)
        )
        for start, minus_end, word in words:
            while at < len(muted) and muted[at].end <= start:
                at += 1
            if start < done or (at < len(muted) and muted[at].start < -minus_end):
                continue
            row = self._row(_WORD_LIST[word], Span(start, -minus_end))
            if row is None:
                continue
            done = -minus_end
            cue = self._cue(row, Span(start, done), self.text[start:done])
            if cue is not None:
                cues.append(cue)
                if cue.kind is StanceKind.HEDGED and "将" in cue.text:
                    cues.append(replace(cue, kind=StanceKind.FUTURE, sort=None))  # 或将, 预计将
        cues.sort(key=lambda cue: (cue.span, cue.kind))
        asking = {self.clause_at(cue.span.start) for cue in cues if cue.kind is StanceKind.ASKED}
        cues += self._bare_questions(asking)
        cues.sort(key=lambda cue: (cue.span, cue.kind))
        return _parted(cues, self.text)

    def _row(self, word: str, span: Span) -> CueRow | None:
        """Return the row of the word at ``span``, or None where it is not used as any of its rows says.

        A word that does not count gives way to a shorter one that begins with it: 不 in 不|同意, 不|实行.
        """
        for entry in _ENTRIES[word]:
            if entry.holds(self.text, span.start, span.end):
                return None if entry.row.kind and self._is_cut_out(span) else entry.row
        return None

    def _is_cut_out(self, span: Span) -> bool:
        """Return whether a seam between two words of the word list runs through ``span`` (还有|望江).

        Of 合并|未获 and 协会|否认 the rest is a cue by itself, and found when its turn comes.
        """
        text = self.text
        rest = _ENTRIES.get(text[span.start + 1 : span.end])
        if rest and rest[0].row.kind is StanceKind.DENIED and span.start:
            return is_word(text[span.start - 1 : span.start + 1])
        for seam in range(span.start + 1, span.end):
            right = word_ends(text[seam : seam + LONGEST])
            if not right or right[-1] <= span.end - seam:
                continue
            for start in range(max(0, span.start - _LEFT_WORD), span.start):
                if seam - start in word_ends(text[start : start + LONGEST]):
                    return True
        return False

    # -- scopes --

    def _forward(self, span: Span) -> tuple[int, int]:
        """Return where the words after a cue end, and the last clause they reach."""
        index = self.clause_at(span.start)
        if _BLANK.fullmatch(self.text, span.end, self.clauses[index].end) and index + 1 < len(self.clauses):
            index += 1
        return self.clauses[index].end, index

    def _cue(self, row: CueRow, span: Span, word: str) -> Cue | None:
        """Return the cue that the word at ``span`` is, or None where it is none in this place."""
        kind = row.kind
        if kind is None:
            return None
        cue = Cue(kind, span, word, span, row.strong, row.sort)
        if kind is StanceKind.ASKED:
            return self._question(row, cue)
        scope = {
            Reach.CLAUSE: self._clause_scope,
            Reach.SENTENCE: self._sentence_scope,
            Reach.BEFORE: self._before_scope,
            Reach.OBJECT: self._object_scope,
            Reach.WORD: self._word_scope,
            Reach.WHOLE: self._whole_scope,
            Reach.FORMER: self._former_scope,
        }[row.reach](cue)
        return None if scope is None else replace(cue, scope=scope)

    def _whole_scope(self, cue: Cue) -> Span:
        """Return the cue's clause."""
        return self.clauses[self.clause_at(cue.span.start)]

    def _former_scope(self, cue: Cue) -> Span:
        """Return what was meant once: up to 改为, 推迟至 or the noun that it describes.

        Where the sentence names another date instead, only the first date is given up, and not the event.
        """
        start = cue.span.end
        end = min(start + _MEANT, self.clauses[self.clause_at(cue.span.start)].end)
        if self.text.startswith("的", start):
            start += 1
        date = _DATE_RUN.match(self.text, start, end)
        if date and _INSTEAD.search(self.text, date.end(), date.end() + _MEANT):
            return Span(start, date.end())
        cut = _FORMER_END.search(self.text, start, end)
        return Span(start, cut.start() if cut else end)

    def _word_scope(self, cue: Cue) -> Span:
        """Return the few characters after a prefix."""
        end = min(cue.span.end + _PREFIXED, self.clauses[self.clause_at(cue.span.start)].end)
        cut = self.text.find("的", cue.span.end, end)
        return Span(cue.span.end, end if cut < 0 else cut)

    def _clause_scope(self, cue: Cue) -> Span:
        """Return the words after the cue in its clause, and the clauses that go on with them."""
        text, start = self.text, cue.span.end
        own = self.clauses[self.clause_at(cue.span.start)]
        if _BLANK.fullmatch(text, start, own.end) and (
            cue.kind is StanceKind.DENIED or own is self.clauses[-1]
        ):
            # Nothing follows: 优惠一个都没有, 小程序没有
            return Span(own.start, cue.span.start) if own.start < cue.span.start else cue.span
        end, index = self._forward(cue.span)
        if cue.kind is StanceKind.DENIED:
            scope, start = self._denied(cue, own, end)
            if scope is not None:
                return scope
        contrast = bisect_left(self._contrasts, start)
        if contrast < len(self._contrasts) and self._contrasts[contrast] < end:
            return Span(start, self._contrasts[contrast])
        return Span(start, self._carried(cue, start, end, index))

    def _subject(self, clause: Span, end: int) -> int:
        """Return where the subject before a cue at ``end`` begins in its clause, or ``end``.

        What a verb of saying or asking governs is a clause of its own (市场关注|合作能否落地); a subject that
        holds a negation or what has already happened keeps only its noun (双方宣布的|合作能否持续).
        """
        text = self.text
        start = max(clause.start, end - _SUBJECT)
        for verb in _GOVERNING.finditer(text, start, end):
            start = verb.end()
        if not _HAPPENED.search(text, start, end):
            return start
        noun = text.rfind("的", start, end) + 1
        return noun if noun and not _HAPPENED.search(text, noun, end) else end

    def _denied(self, cue: Cue, own: Span, end: int) -> tuple[Span | None, int]:
        """Return the scope of a denial that does not run on as other scopes do, or None, and its beginning.

        ``own`` is the clause of the cue, ``end`` the end of the last clause in its reach.
        """
        text, start = self.text, cue.span.end
        if cue.text in _CALLED_OFF and own.start < cue.span.start and _NO_OBJECT.match(text, start, own.end):
            return Span(own.start, cue.span.start), start
        if _UNHAPPENED.match(text, start - cue.text.endswith("获"), end):
            subject = self._subject(own, cue.span.start)
            return Span(subject if subject < cue.span.start else start, end), start
        unaffected = _UNAFFECTED.match(text, start, end)
        if unaffected:
            return Span(start, unaffected.end()), start
        for pattern in (_BEYOND, _DEGREE):
            skipped = pattern.match(text, start, end)
            if skipped:
                start = skipped.end()
        patterns = ([_ADJECTIVAL] if cue.text in _VERBAL else []) + ([_RELATIVE] if cue.strong else [])
        for pattern in patterns:
            cut = pattern.match(text, start, end)
            if cut and not _QUANTIFIED.match(text, start, cut.end()):
                return Span(start, cut.end()), start  # 未公开的|数据
        return None, start

    def _carried(self, cue: Cue, start: int, end: int, index: int) -> int:
        """Return where a scope ends that reaches clause ``index`` and those that go on with it."""
        text = self.text
        going_on = _GOING_ON.get(cue.kind)
        if cue.kind is StanceKind.CONDITIONAL and not cue.strong:
            going_on = None
        once = cue.kind is StanceKind.CONDITIONAL
        caused = cue.kind is StanceKind.DENIED and _CAUSE.fullmatch(text, start, end) is not None
        last = min(index + _GONE_ON, len(self.clauses) - 1)
        while going_on and index < last and text[end - 1] in ",、":
            following = self.clauses[index + 1]
            if _CONTRAST_START.match(text, following.start):
                break
            if not (caused and _CAUSED.match(text, following.start)) and not going_on.match(
                text, following.start, following.end
            ):
                break
            index, end, caused = index + 1, following.end, False
            if once:
                break
        return end

    def _sentence_scope(self, cue: Cue) -> Span | None:
        """Return the quotation or the rest of the sentence after the cue, or what came before the cue.

        A rumour with nothing after it (回应市场传言) is a noun and no cue: None.
        """
        text, start = self.text, cue.span.end
        if _BLANK.fullmatch(text, start, len(text)):
            if cue.kind is StanceKind.HEDGED:
                return None
            return Span(0, cue.span.start) if cue.span.start else cue.span
        rumoured = _RUMOURED.match(text, start) if cue.kind is StanceKind.HEDGED else None
        if rumoured:
            return Span(start, rumoured.end())
        opening = _OPENING.match(text, start)
        if opening:
            close = text.find(_CLOSING[opening.group(1)], opening.end(), opening.end() + _QUOTED)
            return Span(start, close + 1 if close >= 0 else len(text))
        index = self.clause_at(cue.span.start)
        for clause in self.clauses[index + 1 : index + 1 + _REPORTED]:
            if cue.kind is StanceKind.HEDGED and (
                _CONTRAST_START.match(text, clause.start) or _ANSWERED.match(text, clause.start, clause.end)
            ):
                return Span(start, max(start, clause.start))
        return Span(start, len(text))

    def _before_scope(self, cue: Cue) -> Span:
        """Return what a cue such as 不属实 calls untrue."""
        text = self.text
        own = self.clauses[self.clause_at(cue.span.start)]
        if text.startswith("的", cue.span.end) and _BLANK.fullmatch(text, own.start, cue.span.start):
            return Span(cue.span.end, len(text))
        near = cue.span.start - own.start <= _EXCEPTED
        if own.start and near and _POINTING.fullmatch(text, own.start, cue.span.start):
            return Span(0, cue.span.start)
        if cue.text.startswith(_UNVERIFIED) and _OBJECT.match(text, cue.span.end, own.end):
            return Span(cue.span.end, own.end)
        start = own.start
        if cue.text == "除外":
            start = max(start, cue.span.start - _EXCEPTED)
            start = 1 + max(text.rfind(mark, start, cue.span.start) for mark in "(、") or start
        return Span(start, cue.span.start) if start < cue.span.start else cue.span

    def _object_scope(self, cue: Cue) -> Span | None:
        """Return what 否认 denies: its object clause, or the sentence before it.

        Whether the denied or the truth follows a colon (公司辟谣:…) cannot be told: None.
        """
        text = self.text
        own = self.clauses[self.clause_at(cue.span.start)]
        if text.startswith(":", cue.span.end):
            return None
        passive = re.search(r"被[^,。]{0,12}\Z", text[max(own.start, cue.span.start - 14) : cue.span.start])
        if passive:
            return Span(own.start if cue.span.start - own.start > _PASSIVE else 0, cue.span.start)
        if _POINTED_OBJECT.fullmatch(text, cue.span.end, own.end) and not text.startswith(":", own.end - 1):
            if own.start:
                return Span(0, cue.span.start)
            return Span(0, cue.span.start) if cue.span.start else cue.span
        return self._clause_scope(cue)

    # -- constructions of more than one word --

    def _constructions(self) -> tuple[list[Span], list[Cue]]:
        """Return the stretches in which no word counts by itself, and the cues of whole constructions."""
        text = self.text
        muted = [Span(*match.span()) for match in _AFFIRMING.finditer(text)]
        cues: list[Cue] = []
        for match in _CHOICE.finditer(text):
            if match.group(1)[0] in _NO_CHOICE:
                continue
            span = Span(*match.span())
            muted.append(span)
            cue = self._question(_CHOICE_ROW, Cue(StanceKind.ASKED, span, match.group(), span, strong=True))
            if cue is not None:
                cues.append(cue)
        for match in _EXCEPT.finditer(text):
            rest = match.group(2)
            if _ONLY.search(rest) and not _ALSO.search(rest) and not _NEGATED.search(rest):
                span = Span(match.start(), match.start(1))
                cues.append(Cue(StanceKind.DENIED, span, span.of(text), Span(*match.span(1)), strong=False))
        cues += self._done_without()
        for clause in self.clauses:
            source = _SOURCE.match(text, clause.start, clause.end) or _VIEW.search(
                text, clause.start, clause.end
            )
            if source:
                span = Span(*source.span())
                cue = Cue(StanceKind.ATTRIBUTED, span, span.of(text), span, strong=True)
                cues.append(replace(cue, scope=self._sentence_scope(cue) or span))
                muted.append(Span(span.end - len("看来"), span.end))  # no guess: 看来要涨
        cues += self._former_and_doubtful(muted)
        for match in _OUTSIDE.finditer(text):
            span = Span(*match.span())
            muted.append(span)
            scope = self.clauses[self.clause_at(span.start)]
            cues.append(Cue(StanceKind.DENIED, span, match.group(), scope, strong=True))
        return sorted(muted), cues

    def _done_without(self) -> Iterator[Cue]:
        """Yield the denials in 免押金, 零死亡 and 与冠军失之交臂, the groups of which are cue and denied."""
        for pattern in (_FREE, _ZERO, _MISSED, _ONE_STEP):
            for match in pattern.finditer(self.text):
                first, second = Span(*match.span(1)), Span(*match.span(2))
                cue, scope = (first, second) if match.group(1) in _PREFIXES else (second, first)
                yield Cue(StanceKind.DENIED, cue, cue.of(self.text), scope, strong=True)

    def _former_and_doubtful(self, muted: list[Span]) -> Iterator[Cue]:
        """Yield the cues of 由A推迟至B, 可能性不大 and 未经官方证实, and mute the words in them."""
        for match in _MOVED.finditer(self.text):
            span = Span(*match.span(2))
            muted.append(span)
            yield Cue(
                StanceKind.HEDGED,
                span,
                span.of(self.text),
                Span(*match.span(1)),
                strong=True,
                sort=HedgeSort.FORMER,
            )
        for match in _REPLACED.finditer(self.text):
            span = Span(*match.span(1))
            yield Cue(
                StanceKind.HEDGED,
                span,
                span.of(self.text),
                Span(*match.span(2)),
                strong=True,
                sort=HedgeSort.FORMER,
            )
        for pattern, sort in ((_CHANCE, HedgeSort.LIKELIHOOD), (_UNCONFIRMED, HedgeSort.DOUBT)):
            for match in pattern.finditer(self.text):
                span = Span(*match.span())
                muted.append(span)
                cue = Cue(StanceKind.HEDGED, span, match.group(), span, strong=True, sort=sort)
                yield replace(cue, scope=self._before_scope(cue))

    # -- questions --

    def _question(self, row: CueRow, cue: Cue) -> Cue | None:
        """Return the cue of an interrogative with its scope, or None where the word does not ask."""
        text = self.text
        index = self.clause_at(cue.span.start)
        own = self.clauses[index]
        concessive = bisect_left(self._concessives, cue.span.start)
        if concessive and self._concessives[concessive - 1] >= own.start:
            if row is WH_WORDS:
                return None
            return replace(cue, kind=StanceKind.CONDITIONAL, scope=Span(own.start, own.end))
        question = self.question_of(index)
        if question is None:
            if row is WH_WORDS and (cue.text not in HEADLINE_WORDS or self._ended):
                return None
            end = self._forward(cue.span)[0]
        else:
            end = self.clauses[question[1]].end
        if row is WH_WORDS and cue.text == "吗":
            return replace(cue, scope=self._tagged(index))
        if _BLANK.fullmatch(text, cue.span.end, end):
            return replace(cue, scope=self._tagged(index))
        start = cue.span.end if row is WH_WORDS else self._subject(own, cue.span.start)
        return replace(cue, scope=Span(cue.span.end if start == cue.span.start else start, end))

    def _tagged(self, index: int) -> Span:
        """Return the clause of a question without an interrogative, and the one before a mere tag (对吗?)."""
        clause = self.clauses[index]
        if index and _TAG.fullmatch(self.text, clause.start, clause.end):
            return self.clauses[index - 1].join(clause)
        return clause

    def _bare_questions(self, asking: set[int]) -> Iterator[Cue]:
        """Yield a cue for each question mark whose question has no interrogative: about its last clause."""
        for last in self._question_ends:
            question = self.question_of(last)
            if question is None or any(index in asking for index in range(question[0], last + 1)):
                continue
            clause = self.clauses[last]
            particle = _PARTICLE.search(clause.of(self.text))
            mark = _ASKING_END.search(clause.of(self.text))
            found = particle or mark
            if found is None:
                continue
            start = clause.start + found.start()
            yield Cue(
                StanceKind.ASKED, Span(start, start + 1), self.text[start], self._tagged(last), strong=True
            )


_CHOICE_ROW = CueRow(StanceKind.ASKED, "")
_WORD_LIST = list(_ENTRIES)
# How many clauses a scope goes on over (没有A、B和C).
_GONE_ON = 16
# How many clauses after a rumour are searched for the word that ends it (但公司否认).
_REPORTED = 6
_COORDINATING = re.compile(r"(?:也|又|更|且|并|或|、|还|亦|既|而)\Z")


def _parted(cues: list[Cue], text: str) -> list[Cue]:
    """Return the cues with the scope of a denial ended where a coordinate one begins (没有A也没有B)."""
    result: list[Cue] = []
    for cue in cues:
        if cue.kind is StanceKind.DENIED:
            if _is_backward(cue):
                result[-_LOOK_BACK:] = [other for other in result[-_LOOK_BACK:] if not _repeats(other, cue)]
            for place in range(len(result) - 1, max(-1, len(result) - 1 - _LOOK_BACK), -1):
                other = result[place]
                if (
                    other.kind is not StanceKind.DENIED
                    or not other.scope.start < cue.span.start < other.scope.end
                ):
                    continue
                before = text[max(0, cue.span.start - 2) : cue.span.start]
                if other.text == cue.text or _COORDINATING.search(before):
                    end = max(other.scope.start, cue.span.start)
                    result[place] = replace(other, scope=Span(other.scope.start, end))
        elif cue.kind in _ONGOING and result:
            _take_over(result, cue)
        if cue.kind is StanceKind.HEDGED and cue.scope.end <= cue.span.start and _in_denial(result, cue):
            continue  # 暂无收费的打算: the intention itself is denied
        if cue.kind is StanceKind.HEDGED and _is_noun(cue, text) and _in_denial(result, cue):
            continue  # 暂无这方面的打算,不会提价
        result.append(cue)
    return [cue for cue in result if len(cue.scope)]  # 坊间|盛传: the second takes over at once


def _is_noun(cue: Cue, text: str) -> bool:
    """Return whether a cue is a noun at the end of its clause: 这方面的|打算."""
    before, after = text[cue.span.start - 1 : cue.span.start], text[cue.span.end : cue.span.end + 1]
    return before == "的" and (not after or after in ",;:。!?")


def _take_over(cues: list[Cue], cue: Cue) -> None:
    """End the scope of the last cue of the same kind where ``cue`` goes on with it (他称…, 又称…)."""
    for place in range(len(cues) - 1, max(-1, len(cues) - 1 - _LOOK_BACK), -1):
        other = cues[place]
        if other.kind is cue.kind:
            if other.scope.start <= cue.span.start and other.scope.end == cue.scope.end:
                cues[place] = replace(other, scope=Span(other.scope.start, cue.span.start))
            return


def _is_backward(cue: Cue) -> bool:
    """Return whether the cue is about what stands before it."""
    return cue.scope.end <= cue.span.start


def _repeats(cue: Cue, later: Cue) -> bool:
    """Return whether ``later`` denies once more what ``cue`` does: 【辟谣】…, 该消息系谣言."""
    return (
        cue.kind is StanceKind.DENIED
        and cue.scope.overlaps(later.scope)
        and (_is_backward(cue) or cue.text == _LABEL)
    )


def _in_denial(cues: list[Cue], cue: Cue) -> bool:
    """Return whether one of the last of ``cues`` denies the word of ``cue``."""
    return any(
        other.kind is StanceKind.DENIED and other.scope.covers(cue.span) for other in cues[-_LOOK_BACK:]
    )


# The word that heads a denial as its label does not deny a second time what the text then calls untrue.
_LABEL = "辟谣"
# Stances whose cues reach on to the end of a sentence until the next of their kind.
_ONGOING = frozenset({StanceKind.ATTRIBUTED, StanceKind.HEDGED, StanceKind.ASKED})
# How many cues back a coordinate denial is looked for.
_LOOK_BACK = 8


def find_cues(normal: str, sentence: Span) -> tuple[Cue, ...]:
    """Return the cues of one sentence.

    A double negation in one word or construction (不得不, 没有人不, 并非没有, 非……不可) yields no cue.
    Two denials of which one is about the other (否认没有……) both come out; ``Stance`` counts them.

    Args:
        normal: the text in its normal form.
        sentence: the sentence in it.

    Returns:
        The cues in order; spans and scopes are code points of ``normal`` and lie inside ``sentence``.
    """
    text = sentence.of(normal)
    if not text or text.isspace():
        return ()
    base = sentence.start
    return tuple(
        replace(
            cue,
            span=Span(base + cue.span.start, base + cue.span.end),
            scope=Span(base + cue.scope.start, base + cue.scope.end),
        )
        for cue in _Reader(text).cues()
    )


def stance_of(cues: Sequence[Cue], span: Span) -> Stance:
    """Return how the text in ``span`` is asserted.

    Args:
        cues: the cues of its sentence.
        span: the words in question: a name, a predicate, a value.

    Returns:
        The stance that the cues give it. A denial inside the span counts only if its whole scope lies there
        too: a term such as 不涉及 is not denied by its own 不, but a clause is. A denial that is asked
        (不降价?) counts only if another outside the question answers it (不降价?不实。).
    """
    found = tuple(
        cue
        for cue in cues
        if cue.scope.overlaps(span)
        and (cue.kind is not StanceKind.DENIED or not span.covers(cue.span) or span.covers(cue.scope))
    )
    questions = [cue.scope for cue in found if cue.kind is StanceKind.ASKED and cue.text not in PRESUPPOSING]
    inside = [
        cue.kind is StanceKind.DENIED and any(question.covers(cue.span) for question in questions)
        for cue in found
    ]
    denials = sum(cue.kind is StanceKind.DENIED for cue in found)
    if not any(inside) or sum(inside) < denials:
        return Stance(found)
    return Stance(tuple(cue for cue, asked in zip(found, inside, strict=True) if not asked))


def carried_cues(normal: str, previous: Span, sentence: Span) -> tuple[Cue, ...]:
    """Return the cues of a sentence that are about the sentence before it: 该说法不实, 公司对此予以否认.

    Args:
        normal: the text in its normal form.
        previous: the sentence before, in the same paragraph.
        sentence: the sentence whose cues are asked for.

    Returns:
        The denials and hedges of ``sentence`` before which nothing stands in it but words that point back,
        with ``previous`` as their scope; for most sentences none.
    """
    return tuple(
        replace(cue, scope=previous)
        for cue in find_cues(normal, sentence)
        if cue.kind in _REFUTING
        and _is_backward(cue)
        and cue.scope.start == sentence.start
        and _POINTER.search(normal, sentence.start, cue.span.start)
        and _POINTING.fullmatch(normal, sentence.start, cue.span.start)
    )


_REFUTING = frozenset({StanceKind.DENIED, StanceKind.HEDGED})
_POINTER = re.compile("该|此|这|那|上述|以上|前述|相关|有关|消息|传闻|说法|报道|传言|信息")
_PLAIN = frozenset({StanceKind.PAST})
# No clause is given more cues than this; more stand only in text that nobody wrote to be read.
_HELD = 64


def find_stances(normal: str, sentences: Sequence[Span]) -> list[Mention[StanceValue]]:
    """Return the stance of every clause that is not plainly asserted.

    Args:
        normal: the text in its normal form.
        sentences: its sentences.

    Returns:
        One mention a clause with a stance other than past, in order. Its cues are those that stand in the
        clause or are about some of it.
    """
    mentions: list[Mention[StanceValue]] = []
    for sentence in sentences:
        cues = sorted(find_cues(normal, sentence), key=lambda cue: min(cue.span.start, cue.scope.start))
        active: list[Cue] = []
        at = 0
        for clause in split_clauses(normal, sentence) if cues else ():
            while at < len(cues) and min(cues[at].span.start, cues[at].scope.start) < clause.end:
                active.append(cues[at])
                at += 1
            active = [cue for cue in active if max(cue.span.end, cue.scope.end) > clause.start][:_HELD]
            held = tuple(
                sorted(
                    (cue for cue in active if cue.scope.overlaps(clause) or clause.covers(cue.span)),
                    key=lambda cue: cue.span,
                ),
            )
            kinds = tuple(kind for kind in StanceKind if any(cue.kind is kind for cue in held))
            if _PLAIN.issuperset(kinds):
                continue
            value = StanceValue(kinds, held)
            mentions.append(Mention(clause, MentionKind.STANCE, clause.of(normal), value, held[0].text))
    return mentions

"""What puts things in an order: ranks (冠军, 第二名), and words that tell one thing after another (随后).

The words of ranks follow 《现代汉语词典》 (第7版); those of succession 吕叔湘《现代汉语八百词》 (先, 再,
后, 依次) and 黄伯荣、廖序东《现代汉语》 on 承接复句. Every table here is language data and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from heshi.recognise.numerals import read_integer
from heshi.text import regex as re
from heshi.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

LAST: Final = 1_000_000
"""The place of what comes last of however many (垫底)."""

RANKED: Final = "rank"
"""The scale of places in a contest or a ranking; other scales are called by their measure word (步, 站)."""


@dataclass(frozen=True, slots=True)
class Rank:
    """A place in an order that a text names.

    Attributes:
        span: where it is named.
        place: 1 for the first; ``LAST`` for the last of however many.
        scale: what is counted; only places on one scale compare.
        sure: whether it is a place in the very order that is spoken of: what is 最大 may be it in
            another respect.
    """

    span: Span
    place: int
    scale: str
    sure: bool = True


_PRIZE: Final = "prize"
_WORDS: Final[dict[tuple[int, str], str]] = {
    (
        1,
        RANKED,
    ): "冠军 头名 榜首 首位 居首 夺冠 折桂 登顶 问鼎 摘金 夺魁 夺金 状元 金牌 头把交椅 拔得头筹 "
    "跑在最前 走在最前 排在最前 遥遥领先",
    (2, RANKED): "亚军 次席 次位 榜眼 银牌 摘银 夺银 居次",
    (3, RANKED): "季军 探花 铜牌 摘铜 夺铜",
    (4, RANKED): "殿军",
    (LAST, RANKED): "垫底 末位 最后一名 倒数第一",
    (0, _PRIZE): "特等奖",
    (1, _PRIZE): "一等奖 金奖",
    (2, _PRIZE): "二等奖 银奖",
    (3, _PRIZE): "三等奖 铜奖",
}
_PLACES: Final = {word: key for key, words in _WORDS.items() for word in words.split()}
_MEDALS: Final = {"冠": 1, "亚": 2, "季": 3, "殿": 4}

_DIGITS: Final = "[0-9]{1,3}|[一二三四五六七八九十百]{1,4}"
_MEASURES: Final = {
    **dict.fromkeys(("名", "位", "顺位", "把交椅"), RANKED),
    **{
        measure: measure
        for measure in ("步骤", "步", "阶段", "站", "批", "轮", "场", "环节", "道", "关", "天")
    },
    **dict.fromkeys(("个", "家", "座", "款", "支", "条", "组", "项", "部分"), "个"),
    "大": RANKED,
}
"""Measure words that may follow an ordinal that gives a place; 次, 届, 代, 季度 and the like give none."""

_ORDINAL: Final = (
    rf"第(?P<number>{_DIGITS})"
    rf"(?:(?P<measure>{'|'.join(sorted(_MEASURES, key=len, reverse=True))})(?!时间|产业|方|线)"
    r"|(?=[^0-9A-Za-z一-鿿]|的|是|为|分别|归|由|则|$)"
    r"|(?<=[名列居排获夺得]第.)(?![次届代季年月周财方产线时手]))"
)
_SEVERAL: Final = (
    r"第?(?P<several>[一二三四五六七八九十](?:[、和]?[一二三四五六七八九十]){1,5})(?P<of>名|位|等奖)"
)
_MEDALLISTS: Final = r"(?P<medals>冠(?:[、和]?[亚季殿]){1,3})军"
_WORD: Final = (
    r"(?<!卫冕)(?<!世界)(?<!奥运)(?<!前)(?:"
    + "|".join(sorted(_PLACES, key=len, reverse=True))
    + r")(?!赛|杯|联赛|级|争夺|候选|热门|相|阵容|教练|客户|讲师|主播|导购)"
)
_MOST: Final = r"最(?:多|高|大|快|强|长|重|远)(?=[,;。!?]|$)"
"""What says, at the end of its clause, that one comes first: A最多,B次之."""

_RANK: Final = re.compile(
    rf"(?<!倒数)(?:{_MEDALLISTS}|{_SEVERAL}|{_ORDINAL})|(?P<word>{_WORD})|(?P<most>{_MOST})",
    re.ASCII | re.IGNORECASE,
)


def find_ranks(normal: str, within: Span) -> list[Rank]:
    """Return the places that a piece of a text names, in order.

    Args:
        normal: a text in its normal form.
        within: where to look.
    """
    return [rank for match in _RANK.finditer(normal, within.start, within.end) for rank in _ranks(match)]


def _ranks(match: re.Match[str]) -> Iterator[Rank]:
    span = Span(*match.span())
    if match["word"]:
        place, scale = _PLACES[match["word"]]
        yield Rank(span, place, scale)
    elif match["most"]:
        yield Rank(span, 1, RANKED, sure=False)
    elif match["medals"]:
        for char in match["medals"]:
            if char in _MEDALS:
                yield Rank(span, _MEDALS[char], RANKED)
    elif match["several"]:
        scale = _PRIZE if match["of"] == "等奖" else RANKED
        for char in match["several"]:
            if char not in "、和":
                yield Rank(span, read_integer(char) or 0, scale)
    else:
        place = read_integer(match["number"]) or 0
        if place:
            yield Rank(span, place, _MEASURES[match["measure"]] if match["measure"] else RANKED)


def read_place(text: str) -> int | None:
    """Return the place that a whole text gives, as in a cell of a table (1, 第二名, 冠军), or None."""
    text = text.strip()
    ranks = find_ranks(text, Span(0, len(text)))
    if len(ranks) == 1 and ranks[0].span == Span(0, len(text)):
        return ranks[0].place
    return read_integer(text)


# --- words that make a list an order ----------------------------------------------------------

_TOP: Final = rf"前(?:{_DIGITS})(?:名|位|甲|强|席)?|三甲|TOP ?[0-9]{{1,3}}"

CONTEST: Final = re.compile(
    rf"冠军|亚军|季军|{_TOP}|排名|排行|名次|位次|榜|第[一二三1-3][名位]|金牌|银牌|[一二三]等奖|居首|首位|次席|得票|得分|积分"
    rf"|从[高大多强]到|由[高大多强]到|从[低小少弱]到|由[低小少弱]到"
    r"|最(?:多|高|大|快|强|长|重|远|热门?|受欢迎)的[^,;:。!?]{0,12}依次"
)
"""What makes a claim one about a ranking, and not about what came first in time."""

STRICT_LIST: Final = re.compile(
    rf"依次|按(?:照)?[^,;:。!?]{{0,12}}(?:顺序|次序|先后|高低|大小|多少|排名)|从[高大多强前低小少弱]到[低小少弱后高大多强]"
    rf"|由[高大多强低小少弱]到[低小少弱高大多强]|分列|(?:{_TOP})(?:的)?[^,;:。!?]{{0,8}}(?:分别|依次)?(?:是|为|:)",
    re.IGNORECASE,
)
"""What says that the items of a list are in order, and so may be held against it."""

LOOSE_LIST: Final = re.compile(
    rf"{_TOP}|排名|排行|名次|位次|榜|位列|位居|名列|居前|次之|先后|相继|陆续|步骤|程序|流程|环节|阶段|顺序|次序|路线|线路|途经"
    r"|行程|议程|赛程|工序|历任|历经|日程|冠军|继[^,;:。!?]{1,24}后|步走|路径|从[^,;:。!?]{1,12}到",
    re.IGNORECASE,
)
"""What lets the items of a list be read as in order, though other writers mean nothing by it."""

ASCENDING: Final = re.compile(r"[从由](?:低|小|少|弱|后)(?:到|至|往)(?:高|大|多|强|前)|倒序|倒数")
DESCENDING: Final = re.compile(r"[从由](?:高|大|多|强|前)(?:到|至|往)(?:低|小|少|弱|后)")
"""Which end a list begins with."""

ARROW: Final = re.compile(r"[”」』》]?\s*(?:→|➡|⇒|->|=>|—+>|>+)\s*[“「『《]?")
"""What stands between two steps that are drawn and not told."""

_POST: Final = (
    "副?(?:总经理|经理|总监|主管|主任|部长|处长|科长|局长|行长|市长|县长|书记|校长|院长|会长|主席|总裁"
    "|教授|研究员|记者|编辑)"
)
JOINT: Final = re.compile(
    rf"[”」』》]?(?:\([^()\n]{{0,24}}\)|{_POST})?\s*(?:、|和|与|及|以及|跟|,|/)?\s*[“「『《]?"
)
"""What joins the items of a list, a post at each too (信贷部经理、…); nothing does between quoted ones."""

# --- words between two things of which one comes after the other -------------------------------

THEN: Final = re.compile(
    r"随后|然后|接[着著]|接下来|紧接[着著]|(?<!在)此后|其后|尔后|而后|继而|后来|之后|下一站|下一步|紧随其后|最后|最终|末了"
    r"|第二天|次日|翌日|隔天|次年|翌年|次月|(?:^|[,;。!?])[^,;:。!?]{0,6}?(?:再|才|方可)"
    r"|(?:^|[,;。!?])[^,;:。!?]{0,4}完[^,;:。!?]{0,3}?(?:还|要|就|便|须)"
)
"""What says in time that what follows comes after what was told before."""

NEXT: Final = re.compile(
    r"其次|次之|紧随其后|紧跟其后|紧追其后|紧随(?!其)|位列其后|位居其后|排在其后|(?:随后|接[着著]|然后|再次|最后|之后|接下来)(?:则)?(?:是|为)"
    r"|再次|末位|垫底|最后一名|最少的|最低的"
)
"""What says in a ranking that one comes behind the one told before."""

REACHES: Final = re.compile(
    r"(?:途经|经由|经停|经过?|终至|终到|抵达|到达|直达|止于|终点站?(?:是|为|设在)?)[^,;:。!?]{0,4}$"
)
"""What says of a road or a journey that it goes on to what follows."""

EARLIER: Final = re.compile(r"[,;。!?]?(?:而|但|早)?(?:此前|在此之前|在这之前|早前|之前|先前)")
"""What says, at the head of a clause, that it goes back before what was told last."""

_PAST_FRONT: Final = r"(?:之前|以前|(?<![目提日此先眼当最靠])前)"
_PAST_BACK: Final = r"(?:之后|以后|后)"
AFTER: Final = re.compile(
    rf"[^,;:。!?、和与及]{{0,8}}?{_PAST_BACK}(?=$|[,再才方即就可由进便马开又接须还,]|的?第)"
)
"""登记完成后，评估: what the first is told to be done with."""

BEFORE: Final = re.compile(rf"[^,;:。!?、和与及]{{0,6}}?{_PAST_FRONT}(?=$|[,先须要应已必需还就都也])")
"""签约之前先评估: what the first is told to wait for."""

SOONER: Final = re.compile(r"[^,;:。!?]{0,4}(?:早于|先于|领先于|赶在)[^,;:。!?]{0,2}")
LATER: Final = re.compile(r"[^,;:。!?]{0,4}(?:晚于|后于|迟于|落后于|仅次于|次于|紧随|紧跟)[^,;:。!?]{0,2}")
AT_AFTER: Final = re.compile(rf"[”」』》]?[^,;:。!?]{{0,2}}(?:{_PAST_BACK}|后面)")
AT_BEFORE: Final = re.compile(rf"[”」』》]?[^,;:。!?]{{0,2}}(?:{_PAST_FRONT}|前面)")
AT: Final = re.compile(r"[^,;:。!?]{0,6}(?:在|于|继)")
"""B在A之后, B在A之前: what stands before and behind the second."""

BEATS: Final = re.compile(
    r"[^,;:。!?]{0,8}(?:力压|击败|战胜|领先|超过|超越|反超|胜过|高于|多于|大于|优于|险胜|高出)[^,;:。!?]{0,4}"
)
BEATEN: Final = re.compile(
    r"[^,;:。!?]{0,8}(?:不敌|负于|输给|落后|低于|少于|小于|不及|逊于|逊色于)[^,;:。!?]{0,4}"
)
"""What says which of two is ahead, at least where they are compared."""

FIRST: Final = re.compile(r"首先|最先|率先|先是|最早|先(?![后进前生行期])")
"""What says that one comes first, before it or behind it."""

THEREUPON: Final = re.compile(r"[”」』》]?[^,;:。!?、]{0,4}[,]?(?:再|后|而后|然后|后再)[^,;:。!?、后再]{0,6}")
"""The second half of 先…后…."""

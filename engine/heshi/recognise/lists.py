"""Coordinated items: A、B和C等三大平台.

A list is found by what joins its items: the enumeration comma 、, a conjunction, quotation marks side
by side, a slash; or commas, where a cue (包括, 分别是) or the items' common ending says so. The sources
are GB/T 15834—2011《标点符号用法》(4.5 顿号; 标有引号或书名号的并列成分之间通常不用顿号) and
吕叔湘《现代汉语八百词》(等, 和, 以及).

The first item is preceded, and the last followed, by the rest of the sentence. Both are cut at the
nearest word that cannot be part of a noun (``heshi.recognise.phrases``). Every item says whether its
edges are sure; only a sure item may be held against a writer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING, Final, NamedTuple

from heshi.recognise.mention import Mention, MentionKind
from heshi.recognise.numerals import HAN_CHARS, read_integer
from heshi.recognise.phrases import LEXICON, Role, Word, lex, wordset
from heshi.text import regex as re
from heshi.text.normal import normalise
from heshi.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list.

    Attributes:
        text: the item without measure words, outer quotation marks and a note in brackets after it.
        span: where ``text`` stands.
        raw: the whole segment between the separators, at the ends of a list up to the clause's edge.
        sure: whether both edges of ``span`` are certain and nothing in it hints at more than one noun.
    """

    text: str
    span: Span
    raw: Span
    sure: bool

    def to_json(self) -> dict[str, object]:
        """Return ``{"text": …, "sure": …}``."""
        return {"text": self.text, "sure": self.sure}


@dataclass(frozen=True, slots=True)
class ListValue:
    """What a list says.

    Attributes:
        items: the items in order; never empty.
        open: True where the text says that there are more (等, 例如); False where it says that these are
            all (分别是, a count that is the number of items); None where it says neither.
        count: the number that the text states (三大平台), or None.
        head: the attribute before the first item that holds for all (微信的), without 的; or empty.
        cue: the word that announces the list (包括), or empty.
        tail: the words that close it (等三大平台), or empty.
        ending: the noun with which the last item alone ends, and which the others may share (睡眠、疼痛、
            肥胖门诊); or empty.
        other: the items as they would be if 和 inside an item joined two; empty where there is no doubt.
    """

    items: tuple[Item, ...]
    open: bool | None = None
    count: int | None = None
    head: str = ""
    cue: str = ""
    tail: str = ""
    ending: str = ""
    other: tuple[Item, ...] = ()

    def readings(self, item: Item) -> tuple[str, ...]:
        """Return the texts that ``item`` may stand for: its own, and with what the list says once for all.

        These are every beginning of the first item before it and every end of the last item, or of the
        closing words, behind it: 朋友圈 in 微信视频号、朋友圈 may be 微信朋友圈, and 睡眠 in 睡眠、疼痛、
        肥胖门诊 may be 睡眠门诊. Whether one of them is a thing's name is for the caller to know.
        """
        first, last = self.items[0], self.items[-1]
        texts = [item.text]
        if item is not first:
            texts += [first.text[:size] + item.text for size in range(2, min(len(first.text), _AFFIX + 1))]
        if item is not last:
            texts += [item.text + last.text[-size:] for size in range(2, min(len(last.text), _AFFIX + 1))]
        noun = _CLOSING.sub("", self.tail)
        for size in range(2, min(len(noun), _AFFIX) + 1):
            texts += [item.text + noun[:size], item.text + noun[-size:]]
        return tuple(texts)

    def to_json(self) -> dict[str, object]:
        """Return the items, and every other field that is not empty."""
        said: dict[str, object] = {"items": [item.to_json() for item in self.items]}
        if self.open is not None:
            said["open"] = self.open
        if self.count is not None:
            said["count"] = self.count
        words = {"head": self.head, "cue": self.cue, "tail": self.tail, "ending": self.ending}
        said |= {name: word for name, word in words.items() if word}
        if self.other:
            said["other"] = [item.to_json() for item in self.other]
        return said


class _Clause(NamedTuple):
    """A piece of a sentence: its edges, and the marks before and after it."""

    start: int
    end: int
    before: str
    after: str


class _Segment(NamedTuple):
    """What stands between two separators."""

    start: int
    end: int
    mark: str  # the separator before it, "”“" for marks side by side; empty for the first


_QUOTES: Final = {"“": "”", "‘": "’", "「": "」", "『": "』", "《": "》", "〈": "〉"}
_BRACKETS: Final = {"(": ")", "[": "]", "【": "】", "〔": "〕"}
_CLOSERS: Final = {close: open_ for open_, close in (_QUOTES | _BRACKETS).items()}
_MARKS: Final = re.compile("[" + re.escape("".join(_QUOTES | _BRACKETS) + "".join(_CLOSERS)) + '"]')
_DEPTH: Final = 4
"""Brackets deeper than this are not looked into."""

# Noncharacters of Unicode stand in for what brackets hold, so that nothing inside parts what is outside.
_OPEN: Final = "\ufdd0"
_BODY: Final = "\ufdd1"
_NOTE: Final = "\ufdd2"
_FOREIGN: Final = str.maketrans(dict.fromkeys((_OPEN, _BODY, _NOTE), "\ufffd"))

_BREAK: Final = re.compile(r"[。!?;…]+|—+|--+|:|,")
_PARTING: Final = re.compile(f"、|(?<={_BODY})(?={_OPEN})")
_SLASH: Final = re.compile(r"\s?[/&+]\s?")
_WORD: Final = r"[0-9A-Za-z\u4e00-\u9fff\ufdd0-\ufdd2]*"
_WORD_BEFORE: Final = re.compile(_WORD + "$")
_WORD_AFTER: Final = re.compile(_WORD)
_UNITS: Final = wordset("""
        元 万元 亿元 美元 吨 人 件 年 月 日 天 时 小时 分钟 秒 米 千米 公里 千克 公斤 克 升 次 股 户 亩
        台 辆 个 套 平方米 和 与 或 及
    """)
_PER: Final = (*_UNITS, "h", "s", "kg", "m", "day", "min")
"""Words that a slash turns into a rate (元/吨), and the slash of 和/或."""

_NUMERAL: Final = f"(?:[0-9]{{1,4}}|[{HAN_CHARS}]{{1,4}})"
_MEASURES: Final = (
    "大处个门家种款类项位名座省市地国者人方部条点件场所支只级区县州校院城档端层轮步张辆台本篇届队"
)
"""Measure words, and nouns that take a numeral directly (三省, 两国, 四校); 吕叔湘, 附录 名词、量词配合表."""
_MEASURE: Final = f"(?:[{_MEASURES}]|(?<!百)科|(?<![年月])份)"
"""One of them; 百科 is an encyclopaedia."""

_NUMBER: Final = re.compile(rf"[0-9.,%~-]+[{_MEASURES}年月日号%]?|[{HAN_CHARS}]")
_AFTER: Final = re.compile(rf"(?:这|共|上述)?{_NUMERAL}[余多]?{_MEASURE}(?!业)|[0-9]{{1,4}}[年月日%]")
_TAIL: Final = re.compile(
    r"(?P<etc>等等|等|之类的?|云云)?(?P<within>在内的?)?"
    r"(?:国内|海外|全国|国际|主要|头部|知名|共|这|其他|其它|上述|近|约|超过?|的)*"
    rf"(?P<measured>(?P<number>{_NUMERAL})(?P<more>[余多])?{_MEASURE}|(?:数|多|几)[十百千]*{_MEASURE})?"
)
_CLOSING: Final = re.compile(
    rf"^(?:等等|等|之类的?|云云)?(?:在内的?)?(?:这|共|其他|其它|上述)?(?:(?:{_NUMERAL}|数|多|几)[余多十百千]*{_MEASURE})?"
)
"""What closes a list, before its noun."""
_AFFIX: Final = 4
"""The longest beginning or ending that items share though it is said once."""
_DATED: Final = re.compile(
    r"[\u4e00-\u9fff]{0,6}?[0-9]{1,4}(?:年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}[日号])?|月(?:[0-9]{1,2}[日号])?)"
    r"(?:第?[一二三四1-4]季度|上半年|下半年|度|底|初|末)?(?=[^的至到、~\-第份])"
)
"""A date before the first item, and its subject: 公司2023年."""
_MARKED: Final = re.compile(rf"{_OPEN}{_BODY}*{_NOTE}*")
_NOUN: Final = re.compile(r"[\u4e00-\u9fff]+")
_COUNT_BEFORE: Final = re.compile(rf"(?P<number>{_NUMERAL}){_MEASURE}[^、,。;:!?0-9]{{0,12}}$")
_MEASURED: Final = re.compile(
    rf"(?:{_NUMERAL})[余多几]?(?:个|家|种|款|类|项|位|名|座|条|件|部|支|张|辆|台|本|篇|盒|瓶|袋|箱|份|杯|把|双|套|批)"
)
_ENUMERATOR: Final = re.compile(rf"\s*第?(?:[{HAN_CHARS}]{{1,3}}|[0-9]{{1,2}})")
_ROUGH: Final = re.compile(rf"[{HAN_CHARS}几]")
_NUMBERING: Final = re.compile(rf"(?:\(?(?:[0-9]{{1,2}}|[{HAN_CHARS}]{{1,3}})[)、.](?![0-9])|[①-⑳]|[-*·])\s*")
_MORE: Final = re.compile(r"(?:等等|等|…+|\.{3,6})[。;,.]?$")

_EDGES: Final = frozenset(
    {
        Role.TAIL,
        Role.VERB,
        Role.PREPOSITION,
        Role.ADVERB,
        Role.TIME,
        Role.DE,
        Role.PLACE,
        Role.CUE,
        Role.EXAMPLE,
        Role.PRONOUN,
    }
)
"""Words that no item holds."""

_OPENERS: Final = frozenset({Role.VERB, Role.ADVERB})
_PREDICATES: Final = frozenset({Role.VERB, Role.NOMINAL})
_SHARED: Final = frozenset({Role.VERB, Role.ADVERB, Role.PREPOSITION, Role.PRONOUN, Role.TIME, Role.PLACE})
_DIVIDERS: Final = frozenset({Role.VERB, Role.PREPOSITION, Role.CUE, Role.EXAMPLE})
_JOINERS: Final = frozenset({Role.COORDINATOR, Role.COMITATIVE})

_RECIPROCAL: Final = wordset("""
        合作 达成 签署 签订 签约 联手 携手 联合 共同 一起 一同 一道 展开 开展 相比 竞争 打通 对接 联名
        会谈 会见 举行
    """)
"""Predicates that take "with": before them 和, 与, 跟 and 同 may be prepositions."""

_CLOSED_CUES: Final = wordset("""
        分别是 分别为 分别有 分别叫 依次是 依次为 即 就是 也就是 是指 分为 分成 合称 并称 统称 他们是
        它们是 她们是
    """)
_COPULAS: Final = frozenset({"是", "为", "有"})
_EXAMPLES: Final = frozenset(word for word, role in LEXICON.items() if role is Role.EXAMPLE)
_JOINER: Final = re.compile("|".join(word for word, role in LEXICON.items() if role in _JOINERS))
_ANNOUNCER: Final = re.compile(
    "|".join(word for word, role in LEXICON.items() if role in {Role.CUE, Role.EXAMPLE})
)
_PREPOSITIONS: Final = frozenset({"与", "跟", "同"})
"""Conjunctions that are prepositions just as often."""
_STRONG: Final = frozenset({"以及", "还有", "外加"})
"""Conjunctions that part items even where another conjunction does."""
_CLAUSAL: Final = frozenset({Role.ADVERB, Role.PREPOSITION, Role.TIME, Role.PRONOUN, Role.DE})
_ALL: Final = frozenset({"都", "均", "也", "已", "全部", "都已", "均已", "也都"})
"""Adverbs that follow a whole list."""
_ADDING: Final = frozenset({"以及", "还有", "及", "和", "与", "或"})
_VERBAL: Final = frozenset({"并", "甚至", "乃至", "以至", "连同", "还是"})
"""Conjunctions that join verbs, or say more than "and"."""
_ANNOUNCING: Final = ("如下", "包括", "有", "是", "为", "包含", "名单", "分别")
_STOPS: Final = "、,。;:!?\n"
_OFFICES: Final = ("局", "部", "委", "办", "院", "署", "厅", "公司", "集团", "协会", "大学")
"""With these a long name ends, however short its neighbours are."""
_ENDINGS: Final = tuple(
    sorted(
        wordset("""
    门诊 病房 科室 专科 医院 诊所 病区 学校 大学 学院 中学 小学 校区 专业 学科 课程 班级 年级 阶段 市场 地区
    区域 城市 省份 区县 街道 社区 小区 商圈 片区 园区 景区 公园 场馆 场地 展区 展厅 会场 赛区 行业 领域 板块
    产业 产业带 业务 渠道 平台 产品 品类 系列 版本 机型 车型 款式 颜色 口味 型号 配置 套餐 服务 项目 工程
    线路 航线 地铁 高铁 铁路 高速 公路 大桥 隧道 车站 机场 港口 码头 频道 栏目 节目 赛事 比赛 奖项 门店 商场
    酒店 餐厅 银行 公司 集团 企业 品牌 机构 部门 局 委 厅 中心 基地 工厂 仓库 站点 网点 用户 客户 人群 家庭
    玩家 车主 学生 教师 居民 商家 团队 代表 代表队 语言 字体 模式 功能 方式 场景 入口 资源 资源位 流量 广告
    广告位 账号 账户 贷款 保险 基金 债券 股票 指数 期货 年级 组别 小组
    """),
        key=len,
        reverse=True,
    )
)
"""Nouns that items share though the text says them once, the longest first."""

_LONG: Final = 12
"""An item longer than this is hardly one noun."""
_SHORT: Final = 8
"""An item not longer than this is no cause for doubt, however short the others are."""
_LOOSE: Final = 6
"""The same, where no word marks the edge of the list."""
_PAIRED: Final = 8
"""The longest item of a sure pair."""
_MANY: Final = 64
"""The most items between commas, which bounds the search for their end."""
_LEAD: Final = 30
"""How far back a count may stand."""


def find_lists(normal: str) -> list[Mention[ListValue]]:
    """Find every list in a text.

    Args:
        normal: any text in its normal form.

    Returns:
        The lists, ordered by where they begin, the wider before the narrower; none crosses a line feed.
        Lists inside items and brackets are found as well. A mention's span reaches from the first item to
        the end of the closing words. The pattern is ``enumeration`` (、), ``quoted`` (marks side by side),
        ``slash``, ``pair`` (conjunctions only), ``commas``, or ``series`` (semicolons, or 一是, 二是).
    """
    found: list[Mention[ListValue]] = []
    start = 0
    for line in normal.split("\n"):
        for region, at in _regions(line.translate(_FOREIGN)):
            found += _read_region(region, at + start, normal)
        start += len(line) + 1
    found.sort(key=lambda mention: (mention.start, -mention.end))
    return found


def list_from_items(spans: Sequence[Span], normal: str) -> Mention[ListValue]:
    """Make a list of blocks that are its items: bullet points, a table's column.

    Args:
        spans: one or more places in ``normal``, in order, one an item.
        normal: the text in its normal form.

    Returns:
        A mention from the first span to the last, its items trimmed of blanks, numbering (1. 一、 ①) and
        final stops; ``open`` where the last item ends in 等 or an ellipsis. The pattern is ``block``.

    Raises:
        ValueError: ``spans`` is empty.
    """
    if not spans:
        message = "a list has at least one item"
        raise ValueError(message)
    items = []
    open_ = None
    for span in spans:
        start, end = _strip(normal, span.start, span.end)
        number = _NUMBERING.match(normal, start, end)
        if number is not None and number.end() < end:
            start = number.end()
        more = _MORE.search(normal, max(start, end - 4), end)
        if more is not None and more.start() > start:
            end = more.start()
            open_ = True if span == spans[-1] else open_
        start, end = _bare(normal, *_strip(normal, start, end))
        items.append(Item(normal[start:end], Span(start, end), span, sure=True))
    whole = Span(min(span.start for span in spans), max(span.end for span in spans))
    return Mention(whole, MentionKind.LIST, whole.of(normal), ListValue(tuple(items), open=open_), "block")


def read_items(text: str) -> tuple[str, ...]:
    """Read a text that is a list and nothing else, as a claim or a sheet has it.

    Args:
        text: such as 视频号、朋友圈和小程序, or "A, B, C"; need not be in the normal form.

    Returns:
        The items, in order; the text itself where it holds one, nothing where it is blank.
    """
    normal = normalise(text)
    start, end = _strip(normal, 0, len(normal))
    if start == end:
        return ()
    lists = find_lists(normal)
    if lists and lists[0].value.items[0].span.start - start <= len(lists[0].value.cue) + 1:
        widest = lists[0]
        if normal[widest.end : end].strip("。. ") == "" or widest.pattern != "pair":
            return tuple(item.text for item in widest.value.items)
    pieces = []
    for match in re.finditer(r"[^,;、\n|]+", normal):
        piece = _bare(normal, *_strip(normal, *match.span()))
        if piece[0] < piece[1]:
            pieces.append(normal[slice(*piece)])
    return tuple(pieces)


def same_item(found: str, claimed: str) -> bool:
    """Return whether two items may name one thing: equal, or one with a head before it (微信视频号, 视频号).

    Args:
        found: an item of a draft.
        claimed: an item of a claim.

    Returns:
        True where they are equal but for letter case and blanks, or where the longer ends with the
        shorter and the shorter has at least two code points.
    """
    short, long = sorted((found.replace(" ", "").lower(), claimed.replace(" ", "").lower()), key=len)
    return short == long or (len(short) > 1 and long.endswith(short))


def _regions(line: str) -> Iterator[tuple[str, int]]:
    """Yield the line and every bracket's content, inner brackets masked, with where each begins."""
    pairs: list[tuple[int, int, int]] = []  # open, close, depth
    stack: list[tuple[str, int]] = []
    for match in _MARKS.finditer(line):
        char = match.group()
        if char == '"':
            char = "”" if any(mark == '"' for mark, _ in stack) else '"'
        if char in _CLOSERS or (char == "”" and match.group() == '"'):
            wanted = '"' if match.group() == '"' else _CLOSERS[char]
            depth = next(
                (index for index in range(len(stack) - 1, -1, -1) if stack[index][0] == wanted), None
            )
            if depth is not None:
                pairs.append((stack[depth][1], match.start(), depth))
                del stack[depth:]
        elif len(stack) < _STACK:
            stack.append((char, match.start()))
    pairs.sort()
    yield _masked(line, 0, len(line), pairs), 0
    yield from _inner(line, pairs)


_STACK: Final = 32
"""Openers beyond so many unclosed ones are ignored, which keeps the search for a partner short."""


def _inner(line: str, pairs: list[tuple[int, int, int]]) -> Iterator[tuple[str, int]]:
    """Yield the content of every bracket that is not too deep."""
    ends: list[int] = []
    for index, (open_, close, _) in enumerate(pairs):
        while ends and ends[-1] < open_:
            ends.pop()
        if len(ends) < _DEPTH:
            last = index + 1
            while last < len(pairs) and pairs[last][0] < close:
                last += 1
            yield _masked(line, open_ + 1, close, pairs[index + 1 : last]), open_ + 1
        ends.append(close)


def _masked(line: str, start: int, end: int, pairs: list[tuple[int, int, int]]) -> str:
    """Return ``line[start:end]`` with the outermost of the given brackets in it filled."""
    pieces = []
    at = start
    for open_, close, _ in pairs:
        if open_ < at:
            continue
        pieces.append(line[at:open_])
        size = close - open_ + 1
        pieces.append(_NOTE * size if line[open_] in _BRACKETS else _OPEN + _BODY * (size - 1))
        at = close + 1
    pieces.append(line[at:end])
    return "".join(pieces)


def _clauses(region: str) -> list[_Clause]:
    """Return the clauses of a region in order."""
    clauses = []
    start, before = 0, ""
    for match in _BREAK.finditer(region):
        around = region[match.start() - 1 : match.start()] + region[match.end() : match.end() + 1]
        if match.group() in {",", ":"} and len(around) == 2 and around.isdigit():  # noqa: PLR2004 - one digit on each side
            continue
        clauses.append(_Clause(start, match.start(), before, match.group()[0]))
        start, before = match.end(), match.group()[0]
    clauses.append(_Clause(start, len(region), before, ""))
    return clauses


class _Reader:
    """One region of a line, being read."""

    def __init__(self, region: str, at: int, normal: str) -> None:
        self.region = region
        self.at = at
        self.normal = normal
        self.clauses = _clauses(region)

    def text(self, start: int, end: int) -> str:
        """Return what is written from ``start`` to ``end`` of the region."""
        return self.normal[self.at + start : self.at + end]

    def item(self, start: int, end: int, raw: _Segment, *, sure: bool) -> Item | None:
        """Return the item, trimmed of blanks, notes, measure words and quotation marks."""
        start, end = _strip(self.region, start, end)
        while end > start and self.region[end - 1] == _NOTE and self.region[start] != _NOTE:
            end -= 1
        start, end = _strip(self.region, start, end)
        measured = _MEASURED.match(self.region, start, end)
        if measured is not None and measured.end() < end:
            start = measured.end()
        if start >= end:
            return None
        start, end = _bare(self.normal, self.at + start, self.at + end)
        if start >= end:
            return None
        return Item(
            self.normal[start:end], Span(start, end), Span(self.at + raw.start, self.at + raw.end), sure
        )


def _read_region(region: str, at: int, normal: str) -> list[Mention[ListValue]]:
    """Return the lists of one region."""
    reader = _Reader(region, at, normal)
    found: list[Mention[ListValue]] = []
    for index, clause in enumerate(reader.clauses):
        if clause.start < clause.end:
            found += _read_clause(reader, index, clause)
    found += _read_commas(reader)
    found += _read_series(reader)
    return found


def _separators(region: str, clause: _Clause) -> list[tuple[int, int, str]]:
    """Return the marks of a clause that part items: where each begins and ends, and what it is."""
    marks = []
    for match in _PARTING.finditer(region, clause.start, clause.end):
        if match.group() and not _parts(region, clause, match.start()):
            continue
        marks.append((match.start(), match.end(), match.group() or "”“"))
    if marks:
        return marks
    return [
        (match.start(), match.end(), match.group().strip())
        for match in _SLASH.finditer(region, clause.start, clause.end)
        if _slash_parts(region, clause, match)
    ]


def _parts(region: str, clause: _Clause, at: int) -> bool:
    """Return whether the 、 at ``at`` parts items: not the 、 of 一、总则 nor of 三、五天."""
    if clause.before in {"", "。"} and _ENUMERATOR.fullmatch(region, clause.start, at):
        return False
    rough = at > clause.start and _ROUGH.match(region, at - 1)
    return not rough or at + 1 >= clause.end or region[at + 1] not in HAN_CHARS


def _slash_parts(region: str, clause: _Clause, match: re.Match[str]) -> bool:
    """Return whether a slash, plus or ampersand parts items, and not a rate, a date, an address or a name."""
    left = _WORD_BEFORE.search(region[max(clause.start, match.start() - 8) : match.start()])
    right = _WORD_AFTER.match(region[match.end() : min(clause.end, match.end() + 8)])
    before = left.group() if left else ""
    after = right.group() if right else ""
    if not before or not after or before in _UNITS or after in _UNITS:
        return False
    if before[-1].isdigit() or after[0].isdigit():
        return False
    window = region[max(clause.start, match.start() - 40) : match.end() + 1]
    if (
        "//" in window
        or "www." in window
        or (any(char.isdigit() for char in before) and after.startswith(_PER))
    ):
        return False
    if before.isascii() and after.isascii():
        return match.group().strip() == "/" and min(len(before), len(after)) > 2  # noqa: PLR2004 - km/h, TCP/IP
    return not (before.isascii() or after.isascii()) or match.group().strip() == "/"


class _Shape(NamedTuple):
    """What the items of a list have in common, so that it is not taken for an edge."""

    predicates: bool  # 提升效率、降低成本: each begins with a verb
    attributes: bool  # 优质的内容、便捷的服务: each holds 的
    actions: bool  # 数据管理、内容运营: each ends with a verb that is a noun
    counts: bool = False  # 一等奖1名、二等奖3名: each holds a number
    marked: bool = False  # 《平凡的世界》《活着》: each is in quotation marks
    shared: frozenset[str] = frozenset()  # 方向不变、力度不变: words that stand in more than one


class _Cut(NamedTuple):
    """Where an item ends, and why."""

    at: int
    word: Word | None  # the word after it; None for a numeral and for the clause's end
    sure: bool


def _read_clause(reader: _Reader, index: int, clause: _Clause) -> Iterator[Mention[ListValue]]:
    """Yield the lists of one clause that are not made by commas."""
    marks = _separators(reader.region, clause)
    if not marks and not _JOINER.search(reader.region, clause.start, clause.end):
        return
    words = lex(reader.region, clause.start, clause.end)
    if not marks:
        if any(word.role in _JOINERS for word in words):
            yield from _read_pairs(reader, index, clause, words)
        return
    edges = [clause.start, *(edge for start, end, _ in marks for edge in (start, end)), clause.end]
    names = ["", *(mark for _, _, mark in marks)]
    segments = [_Segment(edges[2 * at], edges[2 * at + 1], name) for at, name in enumerate(names)]
    for chain, held in _chains(reader.region, segments, _held(segments, words)):
        mention = _read_chain(reader, index, chain, held)
        if mention is not None:
            yield mention


def _held(segments: list[_Segment], words: list[Word]) -> list[list[Word]]:
    """Return for each segment the words in it."""
    held: list[list[Word]] = [[] for _ in segments]
    at = 0
    for word in words:
        while at < len(segments) - 1 and word.start >= segments[at].end:
            at += 1
        if segments[at].start <= word.start and word.end <= segments[at].end:
            held[at].append(word)
    return held


def _opens(segment: _Segment, words: list[Word]) -> bool:
    """Return whether a segment begins with a verb or an adverb that has something after it."""
    return (
        bool(words)
        and words[0].start == segment.start
        and words[0].role in _OPENERS
        and words[0].end < segment.end
    )


def _chains(
    region: str, segments: list[_Segment], held: list[list[Word]]
) -> Iterator[tuple[list[_Segment], list[list[Word]]]]:
    """Yield the runs of segments that are one list: a clause may hold two (在北京、上海推出微信、支付宝).

    分别 stands between two as well: 手机、平板和电视的收入分别增长12%、8%和25%.
    """
    openings = sum(_opens(*pair) for pair in zip(segments[1:], held[1:], strict=True))
    parallel = 2 * openings >= len(segments) - 1
    start = 0
    for at in range(1, len(segments) - 1):
        segment = segments[at]
        apart = next((word for word in held[at] if region[word.start : word.end] == "分别"), None)
        if apart is not None and apart.start > segment.start:
            yield segments[start : at + 1], held[start : at + 1]
            segments = [*segments[:at], segment._replace(start=apart.start), *segments[at + 1 :]]
            held = [*held[:at], [word for word in held[at] if word.start >= apart.start], *held[at + 1 :]]
            start = at
            continue
        if any(
            segment.start < word.start
            and (
                word.role is Role.TAIL or (not parallel and word.role in _DIVIDERS and word.end < segment.end)
            )
            for word in held[at]
        ):
            yield segments[start : at + 1], held[start : at + 1]
            start = at
    yield segments[start:], held[start:]


def _shape(region: str, chain: list[_Segment], held: list[list[Word]]) -> _Shape:
    """Return what the items of a chain have in common."""
    rest = list(zip(chain[1:], held[1:], strict=True))
    openings = sum(_opens(*pair) for pair in rest)
    attributed = [any(word.role is Role.DE for word in words) for words in held]
    middle = attributed[1:-1] or [all(attributed)]
    ended = [
        any(
            word.role in _PREDICATES and word.end == segment.end and word.start > segment.start
            for word in words
        )
        for segment, words in zip(chain[:-1], held[:-1], strict=True)
    ]
    counts = any(_AFTER.search(region, segment.start + 1, segment.end) for segment in chain[:-1])
    marked = all(region[segment.end - 1 : segment.end] in {_BODY, _NOTE} for segment in chain[:-1])
    marked = marked and region[chain[-1].start : chain[-1].start + 1] == _OPEN
    seen: set[str] = set()
    shared: set[str] = set()
    for words in held:
        texts = {region[word.start : word.end] for word in words if word.role in _SHARED}
        shared |= seen & texts
        seen |= texts
    return _Shape(2 * openings >= len(rest), any(middle), any(ended), counts, marked, frozenset(shared))


def _read_chain(
    reader: _Reader, index: int, chain: list[_Segment], held: list[list[Word]]
) -> Mention[ListValue] | None:
    """Return the list that a run of segments makes, or None where fewer than two items are left."""
    shape = _shape(reader.region, chain, held)
    first, before = _first(reader, chain[0], held[0], shape)
    final = _within(reader, chain[-1], before)
    split, cut = _last(reader, final, held[-1], shape, before)
    last = split
    pairs = zip(chain, held, strict=True)
    if len(split) > 1 and all(any(_joins(segment, word) for word in words) for segment, words in pairs):
        # 研发和设计、生产和制造: each item is a pair
        kept = [[word for word in words if word.role not in _JOINERS] for words in held]
        first, before = _first(reader, chain[0], kept[0], shape)
        last, cut = _last(reader, final, kept[-1], shape, before)
        first, last = _unsure(first), [_unsure(last[0])]
    middle = [_middle(reader, *pair) for pair in zip(chain[1:-1], held[1:-1], strict=True)]
    items = _kept([first, *middle, *last], led=before is not None and before.role is Role.PRONOUN)
    if len(items) < 2 or any(_is_number(reader, item) for item in items):  # noqa: PLR2004 - one item is no list
        return None
    pattern = {"、": "enumeration", "”“": "quoted"}.get(chain[1].mark, "slash")
    other = _other(reader, chain, held, before, split) if first is not None else ()
    return _finish(reader, index, items, before, cut, pattern, other)


def _joins(segment: _Segment, word: Word) -> bool:
    """Return whether a word is a conjunction inside a segment: 研发和设计."""
    return word.role is Role.COORDINATOR and segment.start < word.start and word.end < segment.end


def _unsure(item: Item | None) -> Item | None:
    """Return the item, held not to be sure."""
    return None if item is None else replace(item, sure=False)


def _is_number(reader: _Reader, item: Item) -> bool:
    """Return whether an item is a bare number, out of quotation marks (“618” is a name)."""
    before = reader.normal[max(0, item.span.start - 1) : item.span.start]
    return before not in _QUOTES and before != '"' and _NUMBER.fullmatch(item.text) is not None


def _kept(items: Sequence[Item | None], *, led: bool = False) -> tuple[Item, ...]:
    """Return the items that are there; one that is longer than all others at either end may not be sure.

    ``led`` says that a pronoun stands before the first: what follows it (该基金) is a subject rather than
    an object, so that an unknown verb may hide in the item.
    """
    kept = [item for item in items if item is not None]
    for at in {0, len(kept) - 1} if len(kept) > 1 else ():
        rest = max(len(item.text) for number, item in enumerate(kept) if number != at)
        item = kept[at]
        loose = led or item.span.start == item.raw.start if at == 0 else item.span.end == item.raw.end
        if len(item.text) > (max(_LOOSE, rest + 2) if loose else max(_SHORT, rest + 3)):
            kept[at] = replace(kept[at], sure=False)
    if len(kept) > 2:  # noqa: PLR2004 - two items have no common length
        first, last = kept[0], kept[-1]
        whole = first.text.endswith(_OFFICES)
        if (led or first.span.start == first.raw.start) and not whole and _swallows(first, kept[1:]):
            kept[0] = replace(first, sure=False)
        if last.span.end == last.raw.end and not last.text.endswith(_ENDINGS) and _swallows(last, kept[:-1]):
            kept[-1] = replace(last, sure=False)
    return tuple(kept)


def _swallows(item: Item, others: Sequence[Item]) -> bool:
    """Return whether an item at an end may hold a verb that nobody knows: 苏州、无锡、常州通车.

    All others are alike in length, and it is at least two characters longer.
    """
    size, *more = {len(other.text) for other in others}
    return not more and len(item.text) >= size + 2 and not item.text.isascii()


def _ending(items: Sequence[Item]) -> str:
    """Return the noun that the last item says, perhaps for all: it is longer by it than every other."""
    *others, last = (item.text for item in items)
    shared = next((ending for ending in _ENDINGS if last.endswith(ending) and last != ending), "")
    longest = max(map(len, others))
    once = not any(other.endswith(shared) for other in others)
    return shared if once and len(last) >= longest + len(shared) else ""


def _middle(reader: _Reader, segment: _Segment, words: list[Word]) -> Item | None:
    """Return the item of a segment with a separator on both sides."""
    start = segment.start
    if words and words[0].start == start and words[0].role in _JOINERS:
        start = words[0].end
        words = words[1:]
    plain = not any(word.role in _EDGES or word.role in _JOINERS for word in words)
    return reader.item(start, segment.end, segment, sure=plain and segment.end - start <= _LONG)


def _first(
    reader: _Reader, segment: _Segment, words: list[Word], shape: _Shape
) -> tuple[Item | None, Word | None]:
    """Return the first item, and the word after which it begins."""
    before: Word | None = None
    for word in words:
        if word.end >= segment.end:
            break
        if word.role in _JOINERS:
            leads = word.start == (before.end if before else segment.start)
            leads = leads and (
                before is None or before.role is not Role.VERB
            )  # 广告投放和: a noun all the same
            before = word._replace(role=Role.PREPOSITION) if leads else word
        elif word.role in _EDGES and not _is_shared(reader, word, shape):
            before = word
    start = before.end if before else segment.start
    dated = _DATED.match(reader.region, start, segment.end)
    if dated is not None:
        start = dated.end()
    if (
        before
        and before.role is Role.VERB
        and reader.region[start] in "了过着著到"
        and start + 1 < segment.end
    ):
        start += 1
    if shape.marked and _OPEN in reader.region[start : segment.end]:
        start = reader.region.rindex(_OPEN, start, segment.end)
    sure = before is None or before.role not in _JOINERS
    sure = sure and not any(word.role is Role.NOMINAL and word.start == start for word in words)
    return reader.item(start, segment.end, segment, sure=sure and not shape.predicates), before


def _last(
    reader: _Reader, segment: _Segment, words: list[Word], shape: _Shape, before: Word | None = None
) -> tuple[list[Item | None], _Cut]:
    """Return the items of the last segment, two where a conjunction stands in it, and where they end."""
    start = segment.start
    if words and words[0].start == start and words[0].role in _JOINERS:
        start = words[0].end
        words = words[1:]
    cut = _edge(reader, _Segment(start, segment.end, segment.mark), words, shape)
    cut = _placed(reader, start, cut, before)
    joiners = [word for word in words if word.role in _JOINERS and start < word.start and word.end < cut.at]
    if shape.predicates:
        joiners = [word for word in joiners if reader.text(word.start, word.end) not in _PREPOSITIONS]
    pieces: list[Item | None] = []
    split = 0
    for word in joiners:
        text = reader.text(word.start, word.end)
        if word.role is Role.COMITATIVE or (split and text not in _STRONG):
            cut = _Cut(word.start, word, sure=False)
            break
        pieces.append(reader.item(start, word.start, segment, sure=word.start - start <= _LONG))
        start = word.end
        split += text not in _STRONG
    counted = cut.word is None or cut.word.role is Role.TAIL
    with_ = (
        bool(joiners)
        and not counted
        and any(reader.text(word.start, word.end) in _RECIPROCAL for word in words)
    )
    with_ = with_ or any(reader.text(word.start, word.end) == "还是" for word in joiners)
    sure = cut.sure and not with_ and not shape.predicates and cut.at - start <= _LONG
    pieces.append(reader.item(start, cut.at, segment, sure=sure))
    return pieces, cut


def _placed(reader: _Reader, start: int, cut: _Cut, before: Word | None) -> _Cut:
    """Return the cut without the place word that closes 在…内: 在淘宝、闲鱼App内领取."""
    led = before is not None and reader.text(before.start, before.end).endswith(("在", "于"))
    acts = cut.word is not None and cut.word.role in {Role.VERB, Role.NOMINAL, Role.ADVERB}
    if led and acts and cut.at - start > 2 and reader.region[cut.at - 1] in "内上中":  # noqa: PLR2004 - a name and its place word (海上 is one word)
        return _Cut(cut.at - 1, None, sure=cut.sure)
    return cut


def _within(reader: _Reader, segment: _Segment, before: Word | None) -> _Segment:
    """Return the last segment without the 外 that closes 除…外."""
    except_ = before is not None and reader.text(before.start, before.end) in {"除", "除了"}
    if except_ and segment.end - segment.start > 1 and reader.region[segment.end - 1] == "外":
        return segment._replace(end=segment.end - 1)
    return segment


def _marks_end(reader: _Reader, start: int, end: int, words: list[Word]) -> int:
    """Return where a row of items in marks ends that begins at ``start``: 《飞驰》和《夜航》."""
    at = start
    while mark := _MARKED.match(reader.region, at, end):
        last = mark.end()
        at = next((word.end for word in words if word.start == last and word.role in _JOINERS), end)
        if at >= end or not _MARKED.match(reader.region, at, end):
            return last
    return start


def _edge(reader: _Reader, segment: _Segment, words: list[Word], shape: _Shape) -> _Cut:
    """Return where the last item of a list ends."""
    cut = _Cut(segment.end, None, sure=True)
    for at, word in enumerate(words):
        if word.role is Role.TAIL and word.start == segment.start:
            return _Cut(word.start, word, sure=True)
        if word.start <= segment.start or (
            at
            and words[at - 1].role in _JOINERS
            and words[at - 1].end == word.start
            and word.role in _PREDICATES
        ):
            continue
        if word.role is Role.NOMINAL and not (shape.predicates or shape.actions) and _acts(words, at):
            cut = _Cut(word.start, word, sure=False)
            break
        if word.role in _EDGES and not _is_shared(reader, word, shape):
            if _is_final(reader, word):
                return _Cut(segment.end, None, sure=False)
            cut = _Cut(word.start, word, sure=True)
            break
    if shape.marked:
        end = _marks_end(reader, segment.start, cut.at, words)
        if segment.start < end < cut.at:
            cut = _Cut(end, None, sure=True)
    number = None if shape.counts else _AFTER.search(reader.region, segment.start + 1, cut.at)
    if number is not None and _ROUGH.match(reader.region, number.start() - 1):
        number = None  # inside the number with which the item begins: 三百余家企业
    return cut if number is None else _Cut(number.start(), None, sure=True)


def _is_final(reader: _Reader, word: Word) -> bool:
    """Return whether a word that wants an object has none, and so is part of a name (余力为)."""
    after = reader.region[word.end : word.end + 1]
    return after in _FINAL_STOPS and reader.text(word.start, word.end) in _WANTING


_FINAL_STOPS: Final = frozenset({"", "。", ",", ";", "!", "?"})
_WANTING: Final = frozenset("为是有在于从向对把被将以由")


def _is_shared(reader: _Reader, word: Word, shape: _Shape) -> bool:
    """Return whether a word is part of what the items have in common, and so the edge of none."""
    return (
        (shape.predicates and word.role in _OPENERS)
        or (shape.attributes and word.role is Role.DE)
        or reader.text(word.start, word.end) in shape.shared
    )


def _acts(words: list[Word], at: int) -> bool:
    """Return whether the verb at ``at`` is one, not a noun after 的 or before a conjunction (的服务和)."""
    before = words[at - 1] if at else None
    after = words[at + 1] if at + 1 < len(words) else None
    return not (
        (before is not None and before.role is Role.DE and before.end == words[at].start)
        or (after is not None and after.role in _JOINERS and after.start == words[at].end)
    )


def _other(
    reader: _Reader,
    chain: list[_Segment],
    held: list[list[Word]],
    before: Word | None,
    last: Sequence[Item | None],
) -> tuple[Item, ...]:
    """Return the items as they are if every conjunction joins two, or nothing where no doubt is left."""
    items: list[Item | None] = []
    doubt = False
    for at, (segment, words) in enumerate(zip(chain[:-1], held[:-1], strict=True)):
        start = segment.start
        for word in words:
            if word.role in _JOINERS and word.start > start:
                doubt = True
                items.append(reader.item(start, word.start, segment, sure=False))
                start = word.end
            elif at == 0 and word.role in _EDGES and before is not None and word.start <= before.start:
                start = word.end
                items.clear()
                doubt = False
        items.append(reader.item(start, segment.end, segment, sure=False))
    return tuple(item for item in [*items, *last] if item is not None) if doubt else ()


def _finish(  # noqa: PLR0913, PLR0917 - the parts of one list, each read by its own function
    reader: _Reader,
    index: int,
    items: tuple[Item, ...],
    before: Word | None,
    cut: _Cut,
    pattern: str,
    other: tuple[Item, ...] = (),
) -> Mention[ListValue]:
    """Read what stands before and after the items, and make the mention."""
    clause = reader.clauses[index]
    end = cut.at
    if end == clause.end and clause.after == "," and index + 1 < len(reader.clauses):
        added, cut = _added(reader, reader.clauses[index + 1], cut)
        items += added
        other += added if other else ()
        clause = reader.clauses[index + 1] if added else clause
    cue, head = _cue(reader, before)
    tail_end, open_, count = _tail(reader, cut, clause)
    if open_ is None and cut.at == clause.end and clause.after == "…":
        open_ = True
    if cue not in _EXAMPLES and count is None:
        count = _count_before(reader, items[0], before)
    if cue in _EXAMPLES:
        open_ = True
    elif cue in _CLOSED_CUES or count == len(items):
        open_ = False
    begin = items[0].span.start
    while begin > reader.at and reader.normal[begin - 1] in _QUOTES and begin > items[0].raw.start:
        begin -= 1
    stop = reader.at + tail_end
    while stop > items[-1].span.end and reader.normal[stop - 1] == " ":
        stop -= 1
    span = Span(begin, max(stop, items[-1].span.end))
    tail = reader.text(cut.at, tail_end)
    value = ListValue(items, open_, count, head, cue, tail, _ending(items), other)
    return Mention(span, MentionKind.LIST, span.of(reader.normal), value, pattern)


def _added(reader: _Reader, clause: _Clause, cut: _Cut) -> tuple[tuple[Item, ...], _Cut]:
    """Return the item that a conjunction adds after a comma (A、B,以及C), and where the list then ends."""
    words = lex(reader.region, clause.start, min(clause.end, clause.start + 4 * _LONG))
    if not words or words[0].start != clause.start or reader.text(*words[0][:2]) not in _ADDING:
        return (), cut
    segment = _Segment(words[0].end, clause.end, ",")
    later = _edge(reader, segment, words[1:], _Shape(predicates=False, attributes=False, actions=False))
    if later.at - segment.start > _LONG or any(
        word.role in _JOINERS and word.end < later.at for word in words[1:]
    ):
        return (), cut
    after = later.word
    if after is not None and after.role in _CLAUSAL and reader.text(after.start, after.end) not in _ALL:
        return (), cut  # 以及后续将开放的资源: a clause of its own
    item = reader.item(segment.start, later.at, segment, sure=later.sure)
    return ((item,), later) if item is not None else ((), cut)


def _cue(reader: _Reader, before: Word | None) -> tuple[str, str]:
    """Return the cue and the head that stand before the first item."""
    if before is None:
        return "", ""
    text = reader.text(before.start, before.end)
    if before.role in {Role.CUE, Role.EXAMPLE} or text in _COPULAS:
        return text, ""
    if before.role is Role.DE:
        start = before.start
        floor = max(0, start - _LONG)
        while start > floor and reader.region[start - 1] not in _STOPS:
            start -= 1
        words = [word for word in lex(reader.region, start, before.start) if word.role in _EDGES]
        return "", reader.text(words[-1].end if words else start, before.start).strip()
    return "", ""


def _tail(reader: _Reader, cut: _Cut, clause: _Clause) -> tuple[int, bool | None, int | None]:
    """Return where the closing words end, whether they leave the list open, and the count in them.

    A count that is not the number of items is returned as well: with 等 it is that of the whole.
    """
    match = _TAIL.match(reader.region, cut.at, clause.end)
    if cut.word is not None and cut.word.role is Role.DE:
        return cut.at, None, None
    if match is None or match.end() == cut.at:
        return cut.at, None, None
    end = match.end()
    if not match["etc"] and not match["within"] and not match["measured"]:
        return cut.at, None, None
    count = read_integer(match["number"]) if match["number"] and not match["more"] else None
    if count == 1:
        count = None
    noun = _NOUN.match(reader.region, end, min(clause.end, end + 4))
    if noun is not None:
        words = [
            word for word in lex(reader.region, end, noun.end()) if word.start > end or word.role in _EDGES
        ]
        end = words[0].start if words else noun.end()
    open_: bool | None = None
    if match["etc"] or match["within"]:
        open_ = True
    return end, open_, count


def _count_before(reader: _Reader, first: Item, before: Word | None) -> int | None:
    """Return the number that the words before a list state: 三大平台:A、B、C."""
    place = reader.at + before.start if before else first.raw.start
    if before is None or before.role not in {Role.CUE, Role.VERB}:
        if before is not None:
            return None
        lead = reader.normal[max(0, place - 3) : place].rstrip("“‘「『《〈 ")
        if not lead or lead[-1] not in ":—(":
            return None
    elif before.role is Role.VERB and reader.text(before.start, before.end) not in _COPULAS:
        return None
    lead = reader.normal[max(0, place - _LEAD) : place].rpartition("\n")[2]
    match = _COUNT_BEFORE.search(lead.rstrip(":—(,“‘「『《〈 "))
    count = read_integer(match["number"]) if match is not None else None
    return None if count == 1 else count


def _read_pairs(
    reader: _Reader, index: int, clause: _Clause, words: list[Word]
) -> Iterator[Mention[ListValue]]:
    """Yield the lists of a clause whose items are joined by conjunctions alone: A和B, A和B以及C."""
    run: list[Word] = []
    before: Word | None = None
    for word in [*words, None]:
        if word is not None and word.role not in _EDGES:
            run.append(word)
            continue
        start = before.end if before else clause.start
        end = word.start if word else clause.end
        if any(each.role in _JOINERS for each in run):
            mention = _read_run(reader, index, _Segment(start, end, ""), run, before, word)
            if mention is not None:
                yield mention
        run = []
        before = word


def _read_run(  # noqa: PLR0913, PLR0917 - a run and the words on either side of it
    reader: _Reader,
    index: int,
    segment: _Segment,
    run: list[Word],
    before: Word | None,
    after: Word | None,
) -> Mention[ListValue] | None:
    """Return the list between two edges, where its pieces look like two or more nouns."""
    acts = run[0].role is Role.NOMINAL and run[0].start == segment.start
    joiners = [word for word in run if word.role in _JOINERS]
    names = [reader.text(word.start, word.end) for word in joiners]
    with_ = after is not None and reader.text(after.start, after.end) in _RECIPROCAL
    with_ = with_ or any(reader.text(word.start, word.end) in _RECIPROCAL for word in run)
    comitative = any(word.role is Role.COMITATIVE for word in joiners)
    segment = _within(reader, segment, before)
    last = _Segment(joiners[-1].end, segment.end, names[-1]) if joiners[-1].end < segment.end else None
    if last is None or (comitative and not with_) or any(name in _VERBAL for name in names):
        return None
    plain = _Shape(predicates=False, attributes=False, actions=_ends_alike(reader, segment, joiners))
    cut = _edge(reader, last, [word for word in run if word.start >= last.start], plain)
    if cut.at == segment.end:
        cut = _Cut(segment.end, after, sure=after is None or after.role is not Role.DE)
    edges = [segment.start, *(edge for word in joiners for edge in (word.start, word.end)), cut.at]
    places = list(zip(edges[::2], edges[1::2], strict=True))
    if not all(_is_noun(reader.region, *place) for place in places):
        return None
    etc = after is not None and (after.role is Role.TAIL or (cut.word is None and cut.at < segment.end))
    sure = (etc or not (with_ or names[0] in _PREPOSITIONS)) and all(
        end - start <= _PAIRED for start, end in places
    )
    items = [
        reader.item(
            start,
            end,
            _Segment(start, end, ""),
            sure=sure and (number > 0 or not acts) and (number < len(places) - 1 or cut.sure),
        )
        for number, (start, end) in enumerate(places)
    ]
    kept = _kept(items)
    if len(kept) < len(places) or any(_is_number(reader, item) for item in kept):
        return None
    return _finish(reader, index, kept, before, cut, "pair")


def _ends_alike(reader: _Reader, segment: _Segment, joiners: list[Word]) -> bool:
    """Return whether the first and the last piece of a run end with the same two characters."""
    first = reader.region[max(segment.start, joiners[0].start - 2) : joiners[0].start]
    return len(first) == 2 and first == reader.region[max(joiners[-1].end, segment.end - 2) : segment.end]  # noqa: PLR2004 - a Chinese word mostly has two syllables


def _is_noun(region: str, start: int, end: int) -> bool:
    """Return whether a piece beside a conjunction may be an item at all."""
    start, end = _strip(region, start, end)
    return start < end and (region[start] == _OPEN or 2 <= end - start <= _LONG + 4)  # noqa: PLR2004 - one syllable is rarely a noun


def _read_commas(reader: _Reader) -> Iterator[Mention[ListValue]]:
    """Yield the lists whose items stand between commas."""
    start = 0
    while start < len(reader.clauses):
        end = start + 1
        while end < len(reader.clauses) and reader.clauses[end - 1].after == ",":
            end += 1
        if end - start > 1:
            yield from _read_run_of_clauses(reader, start, end)
        start = end


def _read_run_of_clauses(reader: _Reader, first: int, end: int) -> Iterator[Mention[ListValue]]:
    """Yield the comma lists among the clauses ``first`` to ``end`` of one sentence."""
    at = first
    while at < end - 1:
        stop, mention = _announced(reader, at, end) or _alike(reader, at, end) or (at + 1, None)
        if mention is not None:
            yield mention
        at = stop


def _announced(reader: _Reader, at: int, end: int) -> tuple[int, Mention[ListValue]] | None:
    """Return the list that a cue in clause ``at``, or a colon before it, announces, and the clause after."""
    clause = reader.clauses[at]
    before = _announcer(reader, clause)
    if before is None and not (clause.before == ":" and _announces(reader, clause)):
        return None
    start = before.end if before else clause.start
    items: list[Item | None] = []
    cut = _Cut(clause.end, None, sure=True)
    stop = at
    plain = _Shape(predicates=False, attributes=False, actions=True)
    while stop < min(end, at + _MANY):
        clause = reader.clauses[stop]
        begin = start if stop == at else clause.start
        inside = [word for word in lex(reader.region, begin, clause.end) if word.start >= begin]
        segment = _Segment(begin, clause.end, ",")
        cut = _edge(reader, segment, inside, plain)
        led = bool(inside) and inside[0].start == begin and inside[0].role in _EDGES
        if led or not 0 < cut.at - begin <= _LONG + 2 or "、" in reader.region[begin : cut.at]:
            return None
        ended = cut.at < clause.end or stop == end - 1
        if ended:
            pieces, cut = _last(reader, segment, inside, plain)
            items += pieces
        else:
            items.append(_middle(reader, segment, inside))
        stop += 1
        if ended:
            break
    last = reader.clauses[stop - 1]
    if cut.at < last.end and not (cut.word is None or cut.word.role is Role.TAIL):
        return None
    kept = _kept(items)
    if len(kept) < 3 or any(_is_number(reader, item) for item in kept):  # noqa: PLR2004 - two pieces are as well two clauses
        return None
    return stop, _finish(reader, stop - 1, kept, before, cut, "commas")


def _read_series(reader: _Reader) -> Iterator[Mention[ListValue]]:
    """Yield the lists whose items stand between semicolons, or are numbered 一是, 二是, 三是."""
    clauses = reader.clauses
    start = 0
    while start < len(clauses):
        end = start + 1
        while end < len(clauses) and clauses[end - 1].after in {",", ";"}:
            end += 1
        if end - start > 1 and (mention := _series(reader, start, end)) is not None:
            yield mention
        start = end


def _series(reader: _Reader, first: int, end: int) -> Mention[ListValue] | None:
    """Return the list that the clauses ``first`` to ``end`` of one sentence make, or None."""
    clauses = reader.clauses[first:end]
    places: dict[int, int] = {}
    for place, clause in enumerate(clauses):
        places.setdefault(_ordinal(reader, clause), place)
    if 1 in places:
        run = takewhile(places.__contains__, range(1, _MANY + 1))
        heads = [places[number] for number in run]
        if heads != sorted(heads):
            return None
    elif clauses[0].before == ":" and _announces(reader, clauses[0]):
        heads = [0, *(i for i, clause in enumerate(clauses) if i and clause.before == ";")]
    else:
        return None
    if len(heads) < 2 or len(heads) > _MANY:  # noqa: PLR2004 - one item is no list
        return None
    items = []
    for head, stop in zip(heads, [*heads[1:], len(clauses)], strict=True):
        clause = clauses[head]
        ordinal = _ORDINAL.match(reader.region, clause.start, clause.end)
        begin = ordinal.end() if ordinal and 1 in places else clause.start
        inside = lex(reader.region, begin, min(clause.end, begin + 2 * _LONG))
        plain = not any(word.role in _EDGES or word.role in _JOINERS for word in inside)
        sure = (
            plain
            and stop == head + 1
            and clause.end - begin <= _LONG
            and "、" not in reader.region[begin : clause.end]
        )
        items.append(
            reader.item(begin, clause.end, _Segment(clause.start, clauses[stop - 1].end, ";"), sure=sure)
        )
    kept = tuple(item for item in items if item is not None)
    if len(kept) < len(heads) or any(_is_number(reader, item) for item in kept):
        return None
    place = reader.at + clauses[heads[0]].start
    lead = reader.normal[max(0, place - _LEAD) : place].rpartition("\n")[2].rstrip(":, ")
    stated = _COUNT_BEFORE.search(lead)
    count = read_integer(stated["number"]) if stated else None
    span = Span(kept[0].span.start, kept[-1].span.end)
    more = _MORE.search(kept[-1].text)
    open_ = True if more else False if count == len(kept) else None
    value = ListValue(kept, open_, None if count == 1 else count)
    return Mention(span, MentionKind.LIST, span.of(reader.normal), value, "series")


def _ordinal(reader: _Reader, clause: _Clause) -> int:
    """Return the number of a clause that begins with 一是, 二是… or ①, ②…; 0 where it has none."""
    match = _ORDINAL.match(reader.region, clause.start, clause.end)
    if match is None:
        return 0
    return _CIRCLED.find(match["circled"]) + 1 if match["circled"] else read_integer(match["number"]) or 0


_CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨⑩"
_ORDINAL: Final = re.compile(rf" ?(?:(?P<number>[{HAN_CHARS}]{{1,3}})(?:是|来)|(?P<circled>[{_CIRCLED}])) ?")
"""What numbers the items of a series; 一来, 二来 as well."""


def _announcer(reader: _Reader, clause: _Clause) -> Word | None:
    """Return the last cue in a clause that has something after it."""
    if not _ANNOUNCER.search(reader.region, clause.start, clause.end):
        return None
    cues = [
        word
        for word in lex(reader.region, clause.start, clause.end)
        if word.role in {Role.CUE, Role.EXAMPLE} and word.end < clause.end
    ]
    return cues[-1] if cues else None


def _announces(reader: _Reader, clause: _Clause) -> bool:
    """Return whether the words before the colon before a clause announce a list."""
    place = reader.at + clause.start
    lead = reader.normal[max(0, place - _LEAD) : place].rpartition("\n")[2].rstrip(": ")
    return lead.endswith(_ANNOUNCING) or _COUNT_BEFORE.search(lead) is not None


def _alike(reader: _Reader, at: int, end: int) -> tuple[int, Mention[ListValue]] | None:
    """Return the list of clauses with one ending (山东啤酒产业带,广东服装产业带), and the clause after."""
    clause, following = reader.clauses[at], reader.clauses[at + 1]
    ending = reader.region[max(clause.start, clause.end - 2) : clause.end]
    if reader.region.find(ending, following.start, following.end) < 0:
        return None
    words = lex(reader.region, max(clause.start, clause.end - 3 * _LONG), clause.end)
    plain = _Shape(predicates=False, attributes=False, actions=True)
    segment = _Segment(max(clause.start, clause.end - 3 * _LONG), clause.end, "")
    first, before = _first(reader, segment, words, plain)
    if first is None or len(first.text) > _LONG or first.span.end != reader.at + clause.end:
        return None
    items = [first]
    cut = _Cut(clause.end, None, sure=True)
    stop = at + 1
    while stop < end and cut.at == reader.clauses[stop - 1].end:
        clause = reader.clauses[stop]
        if clause.end - clause.start > 3 * _LONG:
            break
        segment = _Segment(clause.start, clause.end, ",")
        later = _edge(reader, segment, lex(reader.region, clause.start, clause.end), plain)
        item = reader.item(clause.start, later.at, segment, sure=True)
        if item is None or _common(first.text, item.text) < 3 - (stop - at > 1) or _NUMBER.match(item.text):
            break
        items.append(item)
        cut = later
        stop += 1
    if len(items) < 2:  # noqa: PLR2004 - one item is no list
        return None
    return stop, _finish(reader, stop - 1, tuple(items), before, cut, "commas")


def _common(one: str, two: str) -> int:
    """Return how many characters two texts share at their end; 0 where one is nothing but that ending."""
    size = 0
    while size < min(len(one), len(two)) and one[-1 - size] == two[-1 - size]:
        size += 1
    return size if size < min(len(one), len(two)) else 0


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range without the blanks at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range without quotation marks around it, and without a final stop."""
    while end > start and text[end - 1] in "。;,.":
        end -= 1
    while end - start > 1 and _CLOSERS.get(text[end - 1]) == text[start] and text[start] in _QUOTES:
        start, end = _strip(text, start + 1, end - 1)
    if end - start > 1 and text[start] == text[end - 1] == '"':
        start, end = _strip(text, start + 1, end - 1)
    return start, end

"""The word list that ships with spacy-pkuseg, read cheaply.

The list (390,000 words, one sorted string) is read when the first word is asked for, in about 30 ms,
and searched where it lies: no set is built of it (a set takes ten times as long and 40 MB). Neither
spaCy nor spacy-pkuseg is imported.
"""

from __future__ import annotations

import io
import pickle
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

from heshi.text import regex as re

LONGEST = 8
"""Words longer than this many code points are passed over: in the list they are addresses and slogans."""


class _TextOnly(pickle.Unpickler):
    """Reads a pickle that holds plain values, and nothing that would import or call."""

    def find_class(self, module_name: str, global_name: str, /) -> NoReturn:
        """Refuse every global.

        Raises:
            pickle.UnpicklingError: always.
        """
        message = f"the word list names {module_name}.{global_name}; it should be plain text"
        raise pickle.UnpicklingError(message)


def package_folder(package: str) -> Path:
    """Return the folder of an installed package without importing it.

    Args:
        package: a top-level package.

    Raises:
        ModuleNotFoundError: it is not installed.
    """
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        message = f"No package named {package!r}"
        raise ModuleNotFoundError(message, name=package)
    return Path(spec.submodule_search_locations[0])


@cache
def _words() -> str:
    """Return the sorted words, each between two line feeds."""
    data = (package_folder("spacy_pkuseg") / "dicts" / "default.pkl").read_bytes()
    words = _TextOnly(io.BytesIO(data)).load()
    return f"\n{words.strip()}\n"


def _line(words: str, target: str, low: int, high: int) -> tuple[int, str]:
    """Return where the first word not less than ``target`` begins, and that word.

    ``low`` and ``high`` are beginnings of words (or the end of the list) that enclose the answer.
    """
    while low < high:
        start = words.rfind("\n", low - 1, (low + high) // 2) + 1
        end = words.find("\n", start)
        if words[start:end] < target:
            low = end + 1
        else:
            high = start
    end = words.find("\n", low)
    return low, words[low : max(low, end)]


@lru_cache(maxsize=8192)
def _block(first: str) -> tuple[int, int]:
    """Return where the words that begin with the character ``first`` begin and end in the list."""
    words = _words()
    low, _ = _line(words, first, 1, len(words))
    high, _ = _line(words, first + chr(0x10FFFF), low, len(words))
    return low, high


@lru_cache(maxsize=65536)
def word_ends(text: str) -> tuple[int, ...]:
    """Return the lengths of all words of two to ``LONGEST`` code points with which ``text`` begins.

    Args:
        text: a piece of text in normal form; what lies beyond ``LONGEST`` code points is not looked at.

    Returns:
        Lengths in code points, ascending; empty where no word begins.
    """
    if not text:
        return ()
    words = _words()
    low, high = _block(text[0])
    found = []
    for length in range(2, min(LONGEST, len(text)) + 1):
        low, word = _line(words, text[:length], low, high)
        if not word.startswith(text[:length]):
            break
        if len(word) == length:
            found.append(length)
    return tuple(found)


def is_word(text: str) -> bool:
    """Return whether ``text``, two to ``LONGEST`` code points, is a word of the list."""
    return len(text) in word_ends(text)


# What follows is our own: which additions to a name leave it a name. Chinese compounds are headed on
# the right (Packard 2000, *The Morphology of Chinese*), so 微信群 is a group on 微信 and still speaks of
# it, while 小米粥 is porridge. Two-character additions are judged by the word list: a word that is itself
# made of the name and another word (广告公司) speaks of both.

TAILS = frozenset(
    "群圈网店号版端们系商界业类型式性率额值量价费税股权线区市省国人队族迷粉产货机卡位词语牌片盘局厅处"
    "部科所馆社团杯奖节季年月日站台柜券币包箱码端址库池源流稿件单表书图照榜帖文史法学者家员士方主"
)
"""Single characters after a name, in one word of the list, that leave it a mention of the name."""

HEADS = frozenset("大小老新旧各该本原前副总多双被无反赴驻亲在去到来")
"""Single characters before a name, in one word of the list, that leave it a mention of the name."""

OTHER_HEADS = frozenset(
    re.findall(
        r"\S+",
        """主义 大学 学院 中学 小学 银行 日报 晚报 早报 时报 晨报 青年报 东路 西路 南路 北路 中路
        大街 大道 大桥 高原 山脉 半岛 平原 盆地 群岛 海峡 之父""",
    )
)
"""Words after a name that, in one word of the list, make another thing of it (南京|大学, 理想|主义)."""

OTHER_THINGS = tuple(
    re.findall(
        r"\S+",
        """京东方 天猫精灵 阿里巴巴 阿里妈妈 阿里山 阿里地区 大众点评 大众传媒 大众传播 大众日报
        平安夜 平安果 平安县 平安无事 苹果汁 苹果醋 苹果酱 苹果脯 苹果泥 苹果绿 苹果肌 苹果树
        苹果园 苹果派 小米粥 小米糕 小米椒 小米辣 小米酥 理想国 理想主义 理想化 联想到 联想起
        豆瓣酱 豆瓣菜 快手菜 滴滴答答 字节码 字节数 文心雕龙 盘古开天 三星堆 三星级 伊利诺伊
        太平洋 东风化雨 红旗渠 红旗招展 光明日报 光明正大 新华字典 新华书店 新华社 快手 快闪
        快充 快消 快时尚 多多 多巴胺 更多 最多 较多 太多 不多 至多 最快 不快 较快 更快 太快 过快 飞快""",
    )
)
"""Other things and words that hold a well-known name, where the word list does not tell.

京东方 (BOE) is no part of 京东, nor a 天猫精灵 (a loudspeaker) the shop 天猫; 更多 speaks of the rest.
Where one of them stands as a word, no shorter name is found inside it.
"""

LESSER = (
    (
        re.compile("副"),
        re.compile(".*(?:长|主席|总裁|总监|经理|主任|书记|教授|主编|导演|研究员|司令|总统|总理|代表)"),
    ),
    (re.compile("(?<![上下大多一])半"), re.compile("(?:决赛|年报|年度|程马拉松|官方).*")),
    (re.compile("准|[四八]分之一|十六分之一|1/(?:4|8|16)"), re.compile("决赛.*")),
)
"""What, right before a word, makes a lesser thing of it that goes by another name: 副|董事长, 半|决赛."""

_LESSER_ROOM = max(len("十六分之一"), len("上半"))


def is_lesser(text: str, start: int, end: int) -> bool:
    """Return whether what stands before ``text[start:end]`` makes a lesser thing of it (半|决赛)."""
    before, word = text[max(0, start - _LESSER_ROOM) : start], text[start:end]
    return any(
        rest.fullmatch(word) and any(match.end() == len(before) for match in prefix.finditer(before))
        for prefix, rest in LESSER
    )


MEASURES = frozenset(
    "个家名位种类款项件条次年月天日地处座台辆部本张支只场轮届层级方面国省市县区镇村校人户亩元万亿吨倍"
    "档份批套双门间所幅篇首"
)
"""Measure words, and nouns that take a numeral directly: 多 before one of them is a number (多家, 多地)."""

MOSTLY = frozenset("为达以数于属")
"""Before these characters 多 is an adverb or half of a word: 多为, 多达."""

VALUE_BEFORE = re.compile(
    r"(?:(?:胜|赢|贵|强|好|优|重|输|败|难|妙|赢面|优势|长处|特点|卖点|强项)在|在于|[靠凭图求拼比讲占以]|主打|讲究|追求|突出"
    r"|(?:的|就|还|只|正|要)是|一个)$"
)
VALUE_AFTER = re.compile(
    r"(?=[\s,。、;!?:…—)”’」』]|$)|取胜|制胜|致胜|见长|著称|闻名|出名|出圈|立足|破局|打动|吸引|赢得|为先|为王|字"
)
"""What stands before and after a value of one character: 胜在多, 以快取胜, 主打一个快字."""

PLACE_OFFICE = re.compile(
    r"[市省县区镇乡州](?:人民)?(?:政府|[委府局厅院]|法院|检察院|人大|政协|医院|卫生|公安|教育|学校|中学|小学|实验|职业|残联|妇联|工会|总工会|体育|气象|疾控|水务|城管|林业|农业|供电|公交|财政|商务|卫健|民政|交通|住建|市场监管|统计"
    r"|文旅|应急|消防|医保|税务|发改|中医|妇幼|图书|博物|第?[一二三四五六七八九十]+[中小人]|属|级|长|直)"
)
"""Offices and houses that are called after the kind of their place: 市政府, 县医院, 区教育局."""

FUNCTION_CHARS = frozenset(
    "由与和及或同跟向从对在是的了该本我全各原据经为让被把将到给以等并也称说请获因且但而即至往入于予自抵赴离"
)
"""Single characters that end no place's name."""

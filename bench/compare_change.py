"""Edits that change what an article says."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from compare_lists import rows
from compare_pairs import BOTH, HELD, TUNE, Article, Find, Replacement, Template, by_pattern, by_table

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

CONFLICT: Final = frozenset({"contradicted"})
SHORT: Final = frozenset({"partial", "missing"})
EITHER: Final = CONFLICT | SHORT
"""The verdicts that an editor would want: the first for what cannot be true beside the source."""

_LONGEST_MONTH: Final = 28

UNITS: Final = (
    "亿元|万元|元|亿人|万人次|万人|人次|人|名|家|台|亩|万亩|亿亩|公斤|公里|海里|米|吉瓦时|平方米|万平方米|所|座|辆|万辆"
    "|架次|艘|万艘|处|个(?!月|半月|多月|工作日)|件|份|支|万支|盒|万盒|套|宗|场|条|趟|例|起|杯|次|户|款|位|倍|克|吨|万吨|亿吨|标箱|万标箱|项|枚|届|站"
    "|毫安时|尼特|瓦|英寸|毫米|百帕|分(?!钟|之)|股|亿斤|吉瓦|门|万个|万家|亿立方米|立方米|万套|万海里|万艘"
)
_FREE = r"(?<![\d.第A-Za-z:：/\-～~至到比每])"
"""What must not stand before a figure: it would be part of another, of a rank, a ratio, a code or a range."""

_WHOLE = r"(?![\d.]|[至到~～\-]\d)"
_HEDGED = re.compile(r"[约近逾超余多]$|超过$|不足$|大约$|左右")


def _number(match: re.Match[str]) -> tuple[Fraction, int]:
    """Return the figure that a pattern named ``n`` and the number of its decimals."""
    return Fraction(match["n"]), len(match["n"].partition(".")[2])


def _text(value: Fraction, decimals: int) -> str:
    return f"{float(value):.{decimals}f}"


def _shifted(match: re.Match[str], draw: random.Random) -> str | None:
    """Return the figure off by a third or more, so that no 约 covers it."""
    value, decimals = _number(match)
    if value < 2 or str(int(value)) in {"100", "1000"}:  # noqa: PLR2004 - 1 becomes 0 or 2 at the least
        return None
    step = max(Fraction(1, 10**decimals), abs(value) * draw.choice((35, 45, 60)) / 100)
    new = value + step * draw.choice((1, -1))
    text = _text(Fraction(round(new * 10**decimals), 10**decimals), decimals)
    return None if Fraction(text) in {value, 0} else text + match["rest"]


def _transposed(match: re.Match[str], _draw: random.Random) -> str | None:
    """Return the figure with two neighbouring digits in the wrong order."""
    digits = match["n"]
    before = match.string[max(0, match.start() - 4) : match.start()]
    after = match.string[match.end() : match.end() + 4]
    if _HEDGED.search(before) or "左右" in after or match.string[match.end()] in "多余":
        return None
    for at in range(len(digits) - 1):
        one, two = digits[at], digits[at + 1]
        swapped = digits[:at] + two + one + digits[at + 2 :]
        if one != two and one.isdigit() and two.isdigit() and two != "0" and not swapped.startswith("0"):
            return swapped + match["rest"]
    return None


def _tenfold(match: re.Match[str], _draw: random.Random) -> str | None:
    """Return the figure with a nought too many."""
    return None if "." in match["n"] or match["n"] == "1" else f"{match['n']}0{match['rest']}"


_FIGURE = rf"{_FREE}(?P<n>\d+(?:\.\d+)?)(?P<rest>(?:{UNITS})){_WHOLE}"


def _day(match: re.Match[str], draw: random.Random) -> str | None:
    """Return the date some days off, in the same month."""
    month, day = int(match["m"]), int(match["d"])
    days = [new for step in (1, 2, 3, 4) for new in (day - step, day + step) if 1 <= new <= _LONGEST_MONTH]
    return f"{month}月{draw.choice(days)}日" if day <= _LONGEST_MONTH else None


def _month(match: re.Match[str], draw: random.Random) -> str | None:
    """Return the date some months off, on the same day."""
    month, day = int(match["m"]), int(match["d"])
    months = [new for step in (1, 2) for new in (month - step, month + step) if 1 <= new <= 12]  # noqa: PLR2004 - months
    return f"{draw.choice(months)}月{day}日" if day <= _LONGEST_MONTH else None


_DATE = r"(?<![\d至到])(?P<m>\d{1,2})月(?P<d>\d{1,2})日(?![至到—])"

_NUMERALS = "一二三四五六七八九"


def _tenths(match: re.Match[str], draw: random.Random) -> str:
    """Return another number of 成."""
    value = _NUMERALS.index(match["n"].replace("两", "二")) + 1
    others = [each for each in range(1, 10) if abs(each - value) >= 2]  # noqa: PLR2004 - beyond any rounding
    return _NUMERALS[draw.choice(others) - 1].replace("二", "两") + "成"


def _percent(match: re.Match[str], draw: random.Random) -> str | None:
    """Return the percentage some points off."""
    value, decimals = _number(match)
    step = max(Fraction(1, 10**decimals), Fraction(round(float(value) * draw.choice((0.3, 0.5)), decimals)))
    new = value + step if value + step < 100 else value - step  # noqa: PLR2004 - a whole
    return f"{_text(new, decimals)}%"


def _percent_as_other_tenths(match: re.Match[str], draw: random.Random) -> str:
    """Return a percentage of tens as 成, and wrongly so."""
    value = int(match["n"])
    others = [each for each in range(1, 10) if abs(each - value) >= 2]  # noqa: PLR2004 - beyond any rounding
    return _NUMERALS[draw.choice(others) - 1].replace("二", "两") + "成"


_TENTHS = r"(?P<n>[一二两三四五六七八九])成(?![为立员果本交功熟绩就分都效品长])"

_BOUNDS_TUNE = {"超过": "不足", "不足": "超过", "不低于": "不超过", "逾": "不足"}
_BOUNDS_HELD = {
    "不低于": "不高于",
    "不超过": "不低于",
    "至少": "至多",
    "超过": "不到",
    "突破": "逼近",
    "不到": "超过",
}
_AMOUNT = r"(?:\d|[一二两三四五六七八九]成|一半|每人)"

_UNITS_TUNE = {
    "亿元": "亿美元",
    "公里": "米",
    "公斤": "吨",
    "小时": "分钟",
    "吉瓦时": "兆瓦时",
    "万亩": "万公顷",
    "个工作日": "个月",
}
_UNITS_HELD = {
    "个百分点": "%",
    "平方米": "亩",
    "个月": "年",
    "万元": "万美元",
    "公里": "海里",
    "海里": "公里",
    "毫米": "厘米",
    "分钟": "小时",
    "天": "个月",
}

_DIRECTIONS_TUNE = {
    "增长": "下降",
    "下降": "增长",
    "增加": "减少",
    "减少": "增加",
    "提高": "降低",
    "净增": "净减",
    "新增": "减少",
}
_DIRECTIONS_HELD = {
    "上涨": "下跌",
    "下跌": "上涨",
    "微涨": "微跌",
    "高于": "低于",
    "低于": "高于",
    "上调": "下调",
    "下调": "上调",
    "上升": "下降",
    "下降": "上升",
    "增长": "下滑",
    "收窄": "扩大",
    "提高": "降低",
    "缩短": "延长",
    "降低": "提高",
}
_FIGURE_NEAR = r"(?:了|至|到|近|约|超过|幅度)?(?:\d|[一二两三四五六七八九]成|[一二两三四五六七八九]分)"

_QUOTED_TUNE = {
    "电价": "水价",
    "速度": "态度",
    "下半年": "明年",
    "手续费": "保证金",
    "往前": "往后",
    "七天": "十天",
    "移动快": "移动慢",
    "向初中": "向高中",
    "重点学校": "民办学校",
    "刹车": "电机",
    "一等麦": "二等麦",
    "参数": "价格",
    "烟火": "记忆",
    "总和": "延伸",
    "主要原因": "唯一原因",
    "缓解": "加剧",
}
_QUOTED_HELD = {
    "什么协议": "什么合同",
    "化学能": "地热能",
    "这么久": "这么短",
    "换乘": "票价",
    "时间胶囊": "历史胶囊",
    "海浪": "风声",
    "看数据": "看民意",
    "三周": "两周",
    "一季度": "二季度",
    "抗生素对": "抗病毒药对",
    "谈价格": "谈质量",
    "五分钟": "十分钟",
    "回头客": "新客",
    "顶风": "顺风",
    "实际管理": "实际付钱",
    "阳光": "氧气",
    "玻璃": "展柜",
    "前面": "旁边",
}


def _in_quotes(table: dict[str, str]) -> Find:
    """Return what replaces words inside quotations of some length."""
    words = "|".join(sorted(table, key=len, reverse=True))
    quotation = re.compile(r"[“「](?P<said>[^“”「」]{7,})[”」]")

    def find(article: Article, _draw: random.Random) -> Iterator[Replacement]:
        for match in quotation.finditer(article.text):
            for word in re.finditer(words, match["said"]):
                start = match.start("said") + word.start()
                yield Replacement(start, start + len(word[0]), table[word[0]])

    return find


def _swapped_speakers(*, quoted: bool) -> Find:
    """Return what puts another person of the article before a verb of saying.

    Args:
        quoted: whether the sentence quotes the person's words, or tells them.
    """
    said = "说|表示|介绍|透露|认为|提醒|称|分析"
    speaking = re.compile(rf"(?P<name>{'|'.join(PEOPLE)})(?=[^，。：；“”]{{0,8}}(?:{said})[，：。])")

    def find(article: Article, draw: random.Random) -> Iterator[Replacement]:
        people = [name for name in PEOPLE if name in article.text]
        for match in speaking.finditer(article.text):
            if not any(low <= match.start() < high for low, high in article.body):
                continue
            low, high = article.sentence(match.start(), match.end())
            sentence = article.text[low:high]
            others = [name for name in people if name not in sentence]
            if others and bool(re.search(r"[“「][^“”「」]{7,}[”」]", sentence)) is quoted:
                yield Replacement(match.start(), match.end(), draw.choice(others))

    return find


PEOPLE: Final = (
    *(
        "何启明",
        "沈予安",
        "陆宏声",
        "方茗",
        "龚岚",
        "邹允礼",
        "韩知行",
        "白川",
        "胡嘉树",
        "温立群",
        "闻静",
        "蒋以宁",
    ),
    *("唐也", "谭守田", "焦麦生", "岳怀谷", "林越", "周砚", "梁启舟", "戴珊", "马云", "邵启航", "罗铁军"),
    *("杜若衡", "孟之遥", "聂航", "汤普森", "温伯年", "欧阳迪", "傅听澜", "祝小满", "庄以诚", "商砚秋"),
    *("阿黛尔·林", "塞缪尔·何", "帕特里克·宋", "黎本初", "甄可", "桑落", "毕行舟", "桂知秋", "石沐阳"),
    *("蓝雨桐", "樊劲松", "卓宁", "尚武成", "特斯法耶"),
)
"""The people of the articles, all made up but for two."""


def _dropped(article: Article, draw: random.Random) -> Iterator[Replacement]:
    """Leave out an item of an enumeration."""
    for row in rows(article):
        items = row.items
        del items[draw.randrange(len(items))]
        yield Replacement(row.start, row.end, row.joined(items))


def _replaced(article: Article, draw: random.Random) -> Iterator[Replacement]:
    """Put something else in the place of an item of an enumeration."""
    for row in rows(article):
        items = row.items
        items[draw.randrange(len(items))] = row.stranger
        yield Replacement(row.start, row.end, row.joined(items))


def _added(article: Article, draw: random.Random) -> Iterator[Replacement]:
    """Put a further item into an enumeration."""
    for row in rows(article):
        items = row.items
        items.insert(draw.randrange(len(items) + 1), row.stranger)
        yield Replacement(row.start, row.end, row.joined(items))


_DENIED_TUNE = {
    "没有新增": "新增了",
    "没有抱怨": "抱怨了",
    "没有享受": "享受了",
    "没有发生": "发生了",
    "没有变化": "有变化",
    "没有上涨": "上涨了",
    "没有水库": "有水库",
    "没有出现": "出现了",
    "暂不支持": "已支持",
    "不支持": "支持",
    "不计入": "计入",
    "不影响": "影响",
    "不进行": "进行",
    "不享受": "享受",
    "不再附赠": "附赠",
    "不得以": "可以以",
    "尚未启动": "已经启动",
    "尚未公布": "已经公布",
    "尚未引进": "已经引进",
    "未能实现": "成功实现",
    "暂未接到": "已经接到",
    "不打价格战": "打价格战",
    "没有重点学校": "有重点学校",
}
_DENIED_HELD = {
    "没有发生任何": "发生了多起",
    "没有发生猝死": "发生了猝死",
    "没有参与": "参与了",
    "没有支持": "支持了",
    "没有启用": "同时启用",
    "没有提及": "提及了",
    "没有刻意": "刻意",
    "没有取消": "有取消",
    "没有便宜": "便宜了",
    "均未提出": "均提出了",
    "均未纳入": "均已纳入",
    "尚未实际发生": "已经实际发生",
    "尚未确定": "已经确定",
    "仍未实现": "已经实现",
    "未为骑手": "已为骑手",
    "不存在": "存在",
    "不收": "加收",
    "暂不开通": "同步开通",
    "不得使用": "可以使用",
    "不会调整": "会调整",
    "也不会调整": "将会调整",
    "不会进行": "会进行",
    "不宜接种": "适宜接种",
    "不再追求": "继续追求",
    "不再扩大": "继续扩大",
    "不会消失": "会消失",
    "不建议": "建议",
    "不能互相": "可以互相",
    "从不做": "一直做",
}
_ASSERTED_TUNE = {
    "可以在": "不可以在",
    "可以通过": "不可以通过",
    "可以申请": "不可以申请",
    "已转移": "尚未转移",
    "已提前": "尚未提前",
    "已引进": "尚未引进",
    "已完成": "尚未完成",
    "已全部": "尚未",
    "已发布": "尚未发布",
    "联合宣布": "没有宣布",
    "正式落户": "没有落户",
    "支持100": "不支持100",
    "审议通过了": "没有审议通过",
    "通过了": "没有通过",
    "免收": "不免收",
}
_ASSERTED_HELD = {
    "宣布": "没有宣布",
    "已接种": "尚未接种",
    "已储备": "尚未储备",
    "已接待": "尚未接待",
    "已于": "没有于",
    "主动履行": "没有履行",
    "首次发现": "没有发现",
    "实现了同台": "没有实现同台",
    "可以免费接种": "不可以免费接种",
    "可以产生": "不能产生",
    "免费乘车": "不免费乘车",
    "已原址保护": "没有原址保护",
    "允许拍照": "不允许拍照",
    "存在过错": "不存在过错",
    "已提交": "没有提交",
    "符合预期": "不符合预期",
    "当天立案": "没有立案",
    "已经回落": "没有回落",
}
_EXPECTED = by_pattern(r"(?<![他她])预计(?![，“]|[^，。]{0,16}将)", lambda _match, _draw: "")
"""What drops 预计, unless 将 says it again."""

_CERTAIN_TUNE = {"可能选在": "选在", "可能超过": "超过", "计划于": "于", "大概从": "从"}
_CERTAIN_HELD = {
    "有望突破": "突破",
    "有望赴": "将赴",
    "可能是": "就是",
    "可能达到": "将达到",
    "可能按兵": "将按兵",
    "可能会有": "会有",
    "或将限制": "限制了",
    "或提前": "提前",
}


def _doubted(word: str) -> Find:
    """Return what puts a rumour's word before a sentence that states a figure or a date."""
    start = re.compile(r"(?:(?<=。)|^)(?=(?P<said>[^，。“”「」][^。“”「」\n]{6,}。))", re.MULTILINE)
    own = re.compile(
        r"预计|可能|有望|据|或将|或者|介绍|表示|说，|称，|认为|否认|强调|透露|提醒|^此外|^其中|^不过|^但|计划"
    )

    def find(article: Article, _draw: random.Random) -> Iterator[Replacement]:
        for match in start.finditer(article.text):
            if re.search(r"\d", match["said"]) and not own.search(match["said"]):
                yield Replacement(match.start(), match.start(), word)

    return find


def _perhaps(match: re.Match[str], _draw: random.Random) -> str | None:
    """Return what will be as what may be, unless it is only expected already."""
    planned = match["planned"]
    return None if re.search(r"预计|可能|计划|有望", planned) else f"{planned}可能{match['at']}"


CHANGES: Final[tuple[Template, ...]] = (
    Template("date", "day", TUNE, by_pattern(_DATE, _day), CONFLICT),
    Template("date", "month", HELD, by_pattern(_DATE, _month), CONFLICT),
    Template(
        "date",
        "year",
        BOTH,
        by_pattern(
            r"(?<!\d)(?P<y>20\d\d)年(?!年)",
            lambda match, draw: f"{int(match['y']) + draw.choice((1, -1, 2))}年",
        ),
        CONFLICT,
    ),
    Template(
        "date",
        "part of the month",
        HELD,
        by_table({"上旬": "下旬", "下旬": "上旬", "中旬": "上旬", "月底": "月初"}, before=r"[\d月]"),
        CONFLICT,
    ),
    Template("number", "shifted", BOTH, by_pattern(_FIGURE, _shifted), CONFLICT),
    Template("number", "transposed digits", HELD, by_pattern(_FIGURE, _transposed), CONFLICT),
    Template("number", "a nought too many", TUNE, by_pattern(_FIGURE, _tenfold), CONFLICT),
    Template("percentage", "shifted", BOTH, by_pattern(rf"{_FREE}(?P<n>\d+(?:\.\d+)?)%", _percent), CONFLICT),
    Template("percentage", "other tenths", TUNE, by_pattern(_TENTHS, _tenths), CONFLICT),
    Template(
        "percentage",
        "per cent as other tenths",
        HELD,
        by_pattern(rf"{_FREE}(?P<n>[1-9])0%", _percent_as_other_tenths),
        CONFLICT,
    ),
    Template("unit", "swapped", TUNE, by_table(_UNITS_TUNE, r"[，。；、（的）]", r"\d"), CONFLICT),
    Template("unit", "swapped otherwise", HELD, by_table(_UNITS_HELD, r"[，。；、（的）]", r"\d"), CONFLICT),
    Template("bound", "over and under", TUNE, by_table(_BOUNDS_TUNE, _AMOUNT), EITHER),
    Template("bound", "at least and at most", HELD, by_table(_BOUNDS_HELD, _AMOUNT), EITHER),
    Template(
        "bound",
        "above and below",
        BOTH,
        by_table({"以上": "以下", "以下": "以上"}, r"[，。；的]", r"[\d%成元米岁期]"),
        EITHER,
    ),
    Template("list item dropped", "any", BOTH, _dropped, EITHER),
    Template("list item replaced", "any", BOTH, _replaced, EITHER),
    Template("list item added", "anywhere", BOTH, _added, EITHER),
    Template("quoted word", "swapped", TUNE, _in_quotes(_QUOTED_TUNE), CONFLICT),
    Template("quoted word", "swapped otherwise", HELD, _in_quotes(_QUOTED_HELD), CONFLICT),
    Template("negation out", "dropped", TUNE, by_table(_DENIED_TUNE), CONFLICT),
    Template("negation out", "dropped otherwise", HELD, by_table(_DENIED_HELD), CONFLICT),
    Template("negation in", "put in", TUNE, by_table(_ASSERTED_TUNE), CONFLICT),
    Template("negation in", "put in otherwise", HELD, by_table(_ASSERTED_HELD), CONFLICT),
    Template("hedge out", "expected", BOTH, _EXPECTED, EITHER),
    Template("hedge out", "dropped", TUNE, by_table(_CERTAIN_TUNE), EITHER),
    Template("hedge out", "dropped otherwise", HELD, by_table(_CERTAIN_HELD), EITHER),
    Template("hedge in", "rumoured", TUNE, _doubted("据传，"), SHORT),
    Template("hedge in", "unnamed report", HELD, _doubted("有未经证实的消息称，"), SHORT),
    Template(
        "hedge in",
        "may",
        BOTH,
        by_pattern(r"(?<!预计)(?P<planned>[^，。]{0,20})将(?P<at>[于在])", _perhaps),
        SHORT,
    ),
    Template("speaker of a quotation", "another person", BOTH, _swapped_speakers(quoted=True), CONFLICT),
    Template("speaker of what is told", "another person", BOTH, _swapped_speakers(quoted=False), EITHER),
    Template("direction", "the other way", TUNE, by_table(_DIRECTIONS_TUNE, _FIGURE_NEAR, "[^不]"), CONFLICT),
    Template(
        "direction",
        "the other way, otherwise",
        HELD,
        by_table(_DIRECTIONS_HELD, _FIGURE_NEAR, "[^不]"),
        CONFLICT,
    ),
)
"""Every edit that changes the meaning; a kind has templates for each split."""

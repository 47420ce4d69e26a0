"""The patterns of dates: each a name, a bounded regular expression and a reader of its match.

All are matched at a place where a date may begin (``dates.py`` finds those); none looks further than a few
dozen characters, so that the cost stays linear. The one that reads furthest wins; of equals, the first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from heshi.recognise.date_readers import (
    TimeValue,
    read_ago,
    read_bare_range,
    read_bc,
    read_clock,
    read_compound_duration,
    read_day,
    read_day_pair,
    read_day_part,
    read_day_range,
    read_day_word,
    read_decade,
    read_duration,
    read_edge,
    read_era,
    read_evening_word,
    read_festival,
    read_fiscal_year,
    read_half_year_code,
    read_listed_year,
    read_lunar,
    read_lunar_year,
    read_month_day,
    read_month_range,
    read_new_year,
    read_numeric,
    read_numeric_month_day,
    read_open_day,
    read_pair_duration,
    read_plan,
    read_recurrence,
    read_recurrent_weekday,
    read_rough_duration,
    read_season,
    read_this,
    read_week,
    read_weekday,
    read_window,
    read_year,
    read_year_festival,
    read_year_part,
    read_year_part_alone,
    read_year_range,
    vague,
)
from heshi.recognise.date_values import FESTIVAL_NAMES, Unit
from heshi.recognise.date_words import (
    DAY_PAIRS,
    DAY_PARTS,
    DAY_WORDS,
    DIGIT,
    DURATION_UNITS,
    ERAS,
    EVENING_WORDS,
    FIXED_FESTIVALS,
    HAN,
    MONTH_WORDS,
    PLANS,
    VAGUE_FUTURE,
    VAGUE_MONTHS,
    VAGUE_PAST,
    VAGUE_YEARS,
    WEEK_WORDS,
    YEAR_PARTS,
    YEAR_WORDS,
)
from heshi.text import regex as re

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def _any(words: Iterable[str]) -> str:
    """Return a group of ``words``, the longest first."""
    return "(?:" + "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word))) + ")"


S: Final = " {0,2}"
"""Spaces that some houses put between Han characters and digits."""

TO: Final = rf"{S}(?:[-~—–―]{{1,2}}|至|到){S}"
"""What stands between the ends of a range."""

# Sets of words that begin with 前 or 后 and are no bound: 9月25日前往, 10月前总统, 25日后续.
BEFORE: Final = (
    "(?:之前|以前|前(?![往来夕去台方景瞻述总首任主锋者边线沿途程列提期卫身妻夫男女后国外中副董高奥]))"
)
AFTER: Final = "(?:之后|以后|过后|后(?![续台来面果勤备边代悔卫疫市援盾辈宫者驱期置缀]))"

_N: Final = rf"(?:[0-9]{{1,2}}(?![0-9])|[{HAN}]?十[{HAN}]?|廿[{HAN}]?|卅一?|[{HAN}](?![{HAN}十]))"
_COUNT: Final = rf"(?:[0-9]{{1,5}}(?:\.[0-9]{{1,2}})?|[{HAN}两零百千十廿]{{1,7}})"
_Y4: Final = rf"(?:[12][0-9]{{3}}(?![0-9])|[一二][{DIGIT}]{{3}}|两千[零〇]?[{HAN}]?十?[{HAN}]?)"
_Y2: Final = rf"(?:[0-9]{{2}}|[{DIGIT}]{{2}})"
_WEEK: Final = "(?:周|星期|礼拜)"

# A year word is none inside another word: 过|去年均, 文|明年, 近|年来年均, 90|后年轻人.
_YEAR_WORD: Final = rf"(?<![过以文成基资版近0-9])(?P<yw>{_any(YEAR_WORDS)})(?![轻龄代])"
_YEAR_NUMBER: Final = rf"(?:公元{S})?(?:(?P<y>{_Y4})|['’]?(?P<y2>{_Y2})){S}年度?"
_YEAR: Final = rf"(?:{_YEAR_WORD}|{_YEAR_NUMBER})"
_YEAR_LEAD: Final = rf"(?:{_YEAR}{S}(?:的{S})?)?"

# Titles and idioms that begin as a month does.
_NO_MONTH: Final = (
    "(?!二月河|五月天|八月长安|十月怀胎|十月革命|六月雪|三月三(?![十日号])|七月流火|一月有余|五月花|九月九(?![日号])|"
    "四月物语|二月红|三月兔|十月围城|七月与安生|五月风暴)"
)
_MONTH_WORD: Final = rf"(?<![以日成基])(?P<mw>{_any(MONTH_WORDS)})(?!亮(?![相起出灯])|[球饼薪租均票嫂供刊])"
_MONTH: Final = rf"(?:{_MONTH_WORD}|(?P<m>{_N}|元){S}月份?)"
_MONTH_END: Final = r"(?![龄嫂饼薪球供]|亮(?![相起出灯])|期(?!间)|大(?:的|婴|宝|,)|份额|均|子弹)"
_MONTH_EDGE: Final = "(?P<edge>[初底末])(?![级中步期层])"

# What a number with 号 counts when it is not a day: 25号线, 5号楼, 1号文件.
_HAO: Final = (
    "号(?!线|楼|店|院|机|球|文|人物|种子|电池|位|馆|门|桌|房|仓|车|令|公告|字|码|称|角|召|台风|选手|员|地块)"
)
_DAY: Final = rf"(?P<d>{_N}){S}(?:日|{_HAO})"
_MONTH_DAY: Final = r"(?P<m>0?[1-9]|1[0-2])[./\-](?P<d>0[1-9]|[12][0-9]|3[01]|[1-9](?![0-9]))"
_MONTH_DAY_TO: Final = (
    rf"(?:{TO}(?:(?P<m2>0?[1-9]|1[0-2])[./])?(?P<d2>0[1-9]|[12][0-9]|3[01]|[1-9](?![0-9])))?"
)
# A bare number with a point is a date only where something is done on it, or a label says so.
_DATE_FOLLOWS: Final = (
    rf"(?={S}(?:定档|上线|开售|发布|当天|当日|首映|上映|开播|官宣|开启|上市|开抢|开幕|开业|起(?!步|点)|"
    rf"晚(?![点于])|凌晨|上午|下午|截止|预售|日(?!均)|"
    rf"\(?(?:周|星期)[{HAN}日]|[0-2]?[0-9]:[0-5][0-9]))日?"
)
_DATE_PRECEDES: Final = (
    "(?:"
    + "|".join(
        f"(?<={cue})"
        for cue in ("定档", "截至", "截止", "日期:", "时间:", "日期", "日期: ", "时间: ", "活动时间")
    )
    + ")"
)

_YEAR_PART: Final = (
    rf"(?:(?P<yp>{_any(YEAR_PARTS)})度?(?P<pe>[初末底](?![级中步期端层部]))?|[前头首](?P<pm>{_N}|两){S}个?月(?!份|前|后|龄)|"
    rf"(?:前|第?[一1]{TO}第?)(?P<pq>[二三四两2-4]){S}个?季度?|"
    r"(?:年?(?P<ye>初(?![中期步级始衷心创恋审赛夏秋冬春])|底(?![层线部气价盘蕴仓特])|末|尾(?![盘款部号气]))|"
    r"年?中(?=[,。、;)的时以之至将已或前起]|$)|年中)|"
    r"(?P<sea>[春夏秋冬])(?:[季天](?!赛|[津猫气])|(?=[,。;、)至到]|$))|(?P<hol>[暑寒])[期假]|全年|年内(?!存))"
)

_DAY_PART: Final = (
    rf"(?P<dp>{_any(set(DAY_PARTS) - {'早', '晚', '夜'})}|早(?![期已就于在报餐前年盘茶点市知日间上晨些])|"
    r"晚(?![会宴报餐于期年婚辈安自点间上些高清])|夜(?![店市景间里幕]))"
)
_CLOCK: Final = (
    rf"(?P<h>[0-9]{{1,2}}|[{HAN}两零]?十?[{HAN}]?)"
    rf"(?:{S}:{S}(?P<mi>[0-5][0-9])(?::[0-5][0-9](?:\.[0-9]{{1,3}})?)?(?![0-9:])|"
    rf"{S}[点时](?![代候间分段评期尚差效速装])(?:钟|整|(?P<hf>半)|(?P<qk>[一三])刻|"
    rf"{S}(?P<mi2>[0-9]{{1,2}}(?![0-9])|零?[{HAN}]?十?[{HAN}]?)分(?![之析为别成享局])(?:[0-9]{{1,2}}秒)?)?)"
)
_ZONE: Final = "(?:当地|北京|东京|伦敦|纽约|美东|美国东部|东部|格林尼治|莫斯科|巴黎)时间"
TAIL: Final = re.compile(
    rf"(?:{S},?{S}(?P<open>\()?{S}(?:{_WEEK}(?P<wd>[一二三四五六日天])(?![{HAN}至到]|均))(?(open){S}\)))?"
    rf"(?:{S},?{S}\(?{_ZONE}\)?)?(?:(?:当天|当日|这天|这一天|"
    rf"全天)(?![下空]))?(?:{S},?{S}{_DAY_PART})?(?:{S}T?{_CLOCK})?",
)
"""What may follow a day: its weekday, a zone, a part of the day, a time."""

_SCORE: Final = "(?!的?比分|战胜|击败|领先|逆转|的比例|大胜|险胜|力克|获胜|不敌|负于|淘汰|横扫)"
_HOUR: Final = rf"(?:[01]?[0-9]|2[0-4]|[{HAN}]?十[{HAN}]?|[{HAN}两零])"
_CLOCK_ALONE: Final = (
    rf"(?=(?:[01]?[0-9]|2[0-4]){S}:{S}[0-5][0-9](?:(?!:)|:[0-5][0-9])(?![0-9]){_SCORE}|"
    rf"{_HOUR}{S}(?:点(?:钟|整|半(?!导)|许|左右|{S}[0-9{HAN}十零]{{1,3}}{S}分|{TO}{_HOUR}{S}点)|时(?:许|整|左右|起|前|{TO}{_HOUR}{S}时(?!间|代)|"
    rf"{S}[0-9{HAN}十零]{{1,3}}{S}分)))"
)

# 本周六22时, 周五八点: the numeral is of the hour; 周五一点也不 is none.
_HOUR_OF_WEEKDAY: Final = (
    rf"(?<=[一二三四五六日天])(?:(?:[01]?[0-9]|2[0-4])(?:[时点](?!段|间|代)|:[0-5][0-9](?![0-9:]))|"
    rf"(?:[二两三四五六七八九]|十[一二]?)点(?:钟|整|半|[,。;、)]|{TO}|开[始幕场赛播售]|在|起|前|举行))"
)

# 五一, 十一 and the like are numbers or names unless something says that the day is meant.
_CJK: Final = "[一-鿿]"
_SHY: Final = "五一|六一|七一|八一|十一|618|818|六一八|清明|重阳|中元|元宵|圣诞|腊八|双九|三八"
_CLEAR: Final = (
    "节", "黄金周", "假期", "长假", "小长假", "期间", "假日", "档", "大促", "购物节", "当天", "前夕", "前后",
    "出游", "出行", "旅游", "预售", "战报", "开门红", "返程", "年中", "收官", "促销", "劳动",
    "国庆", "建军", "儿童", "佳节", "活动期", "备战", "狂欢",
)  # fmt: skip
# 王国庆, 张中秋 are people: the hundred most common surnames (公安部 2020 年全国姓名报告).
_SURNAMES: Final = (
    "王李张刘陈赵杨黄吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶"
    "吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚"
)
_FESTIVAL_WORDS: Final = tuple(
    sorted(
        {
            *FIXED_FESTIVALS,
            *FESTIVAL_NAMES,
            *(f"{name}节" for name in FESTIVAL_NAMES if len(name) == len("春节")),
        }
        - {"春节节", "除夕节", "冬至节"},
        key=lambda word: (-len(word), word),
    ),
)
_FESTIVAL_TAIL: Final = "(?P<tail>黄金周|小长假|假期|长假|假日|期间|前后|档期|档|前夕|当天|当日)?"
_FESTIVAL: Final = (
    rf"(?P<fest>(?!(?:{_SHY})(?!{'|'.join(_CLEAR)}))(?:{'|'.join(_FESTIVAL_WORDS)}))"
    r"(?!号|路|街|镇|村|广场|中学|小学|大桥|粥|蒜|豆|木|[.,]?[0-9%])"
)
_FESTIVAL_QUOTED: Final = (
    rf"[“\"'「]?(?P<fest>{'|'.join(_FESTIVAL_WORDS)})[”\"'」]?(?![.,]?[0-9%]|[号个条人元件款家名])"
)

_UNITS: Final = _any(DURATION_UNITS)
_NUMBER_LEFT: Final = "(?<![0-9万亿百千几数.第/])(?<![0-9],)(?<![年月天时][零又])"
_HALF: Final = "(?:个(?P<half>半)(?=[月小星礼]))?"
# 100天计划, 24小时便利店, 三年级, 七日年化: names, not lengths of time.
_NO_LENGTH: Final = (
    "(?!月|计划|行动|便利|营业|热线|冲刺|挑战|倒计时|游|龄|级|款|版|年化|均线|线|制(?!定|作|裁|造)|薪|租|"
    "报|卡|票|套餐|包|无人|无理由|不打烊|客服|值守|"
    "自助|书店|药店|健身|月子|代|号|一遇|生|刊|岁|期(?!间|限|满|内|,|。)|会员|夜|"
    # The rest of 1小时20分35秒 and of 3年6个月零5天: a part would be another length than the whole.
    rf"[0-9]{{1,2}}分?[0-9]{{0,2}}秒|"
    rf"(?:[零又]?[0-9{HAN}十]{{1,3}}个月)?[零又][0-9{HAN}十]{{1,3}}[天日]|[0-9{HAN}十]{{1,3}}个月[0-9{HAN}十]{{1,3}}[天日])"
)
# Before a count of days: 近5日, 连续三日, 每5日; before a day of the month none of these stands.
_COUNTED: Final = "近续期去来达共时第逾超满每百数作约需余过少足前迟延长"
_NO_DAY: Final = (
    "(?![均游内间]|之内|以内|线|年化|移动|涨|跌|K|行程|圆|元|期|平均|成交|累计|龄|本|语|军|韩|系|产|常|渐|"
    "益|以[上下内]|报(?!道)|子)"
)
_CLEAR_DAY: Final = (
    "(?=晚|早上|[上下]午|凌晨|中午|当[天晚]|起|之前|以前|开始|发布|宣布|举行|上线|正式|开[售抢]|"
    "(?:[,。;、)]|$)(?:(?<=[于在从自到至月][0-9]号.)|(?<=[于在从自到至月][0-9][0-9]号.)|"
    "(?<=[于在从自到至月].号.)|(?<=[于在从自到至月]..号.)))"
)
_DAY_WORD_NOT: Final = (
    "(?!头条|说法|系|线|津|性|空|然|文|赋|主教|下(?!午|旬)|会更好|黄花|方舟|之子|本(?!人|次|周|月|报|"
    "届)|军|元|韩|资本|控股|科技|养成|形成|"
    "习得|努力|因素|免疫|留存|达|环境|重现|美术|之星|生|际|花板|使|才|猫|平|地|宇|王)"
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to write a date.

    Attributes:
        name: its name, kept in the mention.
        regex: matched at the first character.
        read: from the match to the value; None where it is none after all.
        after: where it can begin with a numeral, the characters that can follow that numeral and its spaces.
        words: how else it can begin; two characters are looked at.
        counts: whether what it reads may begin with one digit and 年, which no year does.
    """

    name: str
    regex: re.Pattern[str]
    read: Callable[[re.Match[str]], TimeValue | None]
    after: frozenset[str]
    words: frozenset[str]
    counts: bool = False


def _pattern(  # noqa: PLR0913 (one argument for each field, the last three by name)
    name: str,
    regex: str,
    read: Callable[[re.Match[str]], TimeValue | None],
    *,
    after: str = "",
    words: Iterable[str] = (),
    counts: bool = False,
) -> Pattern:
    """Return a pattern, compiled."""
    return Pattern(
        name, re.compile(regex), read, frozenset(after), frozenset(word[:2] for word in words), counts
    )


EIGHT_DIGITS: Final = "#"
"""Stands in ``after`` for the end of a numeral of eight digits."""

_DASH: Final = "-~—–―至到"
_OF_DAY: Final = "年月"
_OF_YEAR: Final = ("公元", *(f"{quote}{digit}" for quote in "'’" for digit in "0123456789"), *YEAR_WORDS)
_OF_UNIT: Final = "".join(sorted({unit[0] for unit in DURATION_UNITS}))
_OF_COUNT: Final = _OF_UNIT + "个多余来几半."
_FEST_FIRST: Final = "".join(sorted({word[0] for word in _FESTIVAL_WORDS}))
_NUMERALS: Final = "0123456789" + HAN + "两十廿"
_WEEKS: Final = [f"{which}{week}" for which in WEEK_WORDS for week in ("周", "星期", "礼拜")]
_WEEKDAY_WORDS: Final = [*(f"周{day}" for day in "一二三四五六日天1234567"), "星期", "礼拜"]
_SEASON_WORDS: Final = (
    "春天",
    "春季",
    "夏天",
    "夏季",
    "秋天",
    "秋季",
    "冬天",
    "冬季",
    "暑期",
    "暑假",
    "寒假",
)
_HALVES_WORDS: Final = ("半年", "半个", "半天", "半小")

PATTERNS: Final = (
    _pattern(
        "month-day",
        rf"{_NO_MONTH}{_YEAR_LEAD}(?<!第){_MONTH}(?:{S}{_DAY}|{S}(?P<ten>[上中下]旬)|{_MONTH_EDGE}|"
        rf"{_MONTH_END})",
        read_month_day,
        after=_OF_DAY,
        words=(*_OF_YEAR, *MONTH_WORDS, "元月"),
    ),
    _pattern(
        "month-day-open",
        rf"{_YEAR_LEAD}{_MONTH}{S}(?P<d>[0-9]{{1,2}})(?=[,。;、)]|$|{S}[早晚]|[上下]午|凌晨|起|上[线市]|"
        rf"开[售抢])",
        read_open_day,
        after=_OF_DAY,
        words=(*_OF_YEAR, *MONTH_WORDS),
    ),
    _pattern(
        "day-range",
        rf"{_YEAR_LEAD}{_MONTH}{S}(?P<d>{_N}){S}[日号]?{TO}(?:(?P<m2>{_N}){S}月份?{S})?(?P<d2>{_N}){S}(?:日|{_HAO})",
        read_day_range,
        after=_OF_DAY,
        words=(*_OF_YEAR, *MONTH_WORDS),
    ),
    _pattern(
        "month-range",
        rf"{_YEAR_LEAD}(?<![0-9.])(?P<m>{_N}){TO}(?P<m2>{_N}){S}月份?(?!{S}{_N}{S}[日号]|期|龄)",
        read_month_range,
        after=_OF_DAY + _DASH,
        words=_OF_YEAR,
    ),
    _pattern(
        "bare-day-range",
        rf"(?<![{_COUNTED}月])(?P<d>{_N}){S}[日号]?{TO}(?P<d2>{_N}){S}(?:日|{_HAO}){_NO_DAY}",
        read_bare_range,
        after="日号" + _DASH,
    ),
    _pattern(
        "year-range",
        rf"(?P<y>{_Y4}){TO}(?P<y3>[12][0-9]{{3}}|[0-9]{{2}}){S}(?P<unit>年(?!代)|财年|赛季|学年)",
        read_year_range,
        after=_DASH,
    ),
    _pattern(
        "fiscal-year",
        rf"(?:FY{S}(?:(?P<y>20[0-9]{{2}})|(?P<y2>[0-9]{{2}}))(?![0-9])|"
        rf"(?:(?P<yf>{_Y4})|(?P<yg>[0-9]{{2}})){S}年?(?:财年|财政年度))(?:{S}的?(?P<fp>{_any(YEAR_PARTS)}))?",
        read_fiscal_year,
        after="年财",
        words=("FY",),
    ),
    _pattern(
        "year-listed",
        # 2020、2021年度: only the last has its 年.
        rf"(?<![0-9.¥$])(?<![0-9],)(?P<y>(?:19|20)[0-9]{{2}})(?P<y0>(?!))?(?=(?:[、,]|和|及|与)"
        rf"(?:(?:19|20)[0-9]{{2}}(?:[、,]|和|及|与)){{0,4}}(?:19|20)[0-9]{{2}}{S}年度?"
        rf"(?!{S}(?:[上下前]半|[前第首]?[一二三四1-4]?[季个]|[0-9{HAN}十]{{1,2}}{S}月)))",
        read_listed_year,
        after="、,和及与",
    ),
    _pattern("year-part", rf"{_YEAR}{S}的?{S}{_YEAR_PART}", read_year_part, after="年", words=_OF_YEAR),
    _pattern(
        "year-part-short",
        rf"(?P<y>[12][0-9]{{3}}(?![0-9])){S}(?!年){_YEAR_PART}",
        read_year_part,
        after="QH上下前头首第全春夏秋冬暑寒初底末一二三四",
    ),
    _pattern(
        "year-code",
        rf"(?<![A-Za-z0-9])(?P<unit>[QH])(?P<n>[1-4]){S}['’]?(?:(?P<y>20[0-9]{{2}})|"
        rf"(?P<y2>[0-9]{{2}}))(?![0-9])年?",
        read_half_year_code,
        words=("Q1", "Q2", "Q3", "Q4", "H1", "H2"),
    ),
    _pattern(
        "year-code-last",
        r"(?P<n>[1-4])(?P<unit>[QH])['’]?(?:(?P<y>20[0-9]{2})|(?P<y2>[0-9]{2}))(?![0-9])",
        read_half_year_code,
        after="QH",
    ),
    _pattern(
        "year-short-code",
        rf"(?P<y2>[12][0-9]){S}年?{S}(?P<unit>[QH])(?P<n>[1-4])(?![0-9])",
        read_half_year_code,
        after="QH年",
    ),
    _pattern(
        "part",
        rf"(?<![A-Za-z0-9每]){_YEAR_PART}(?!军|轿|车|系列|新车)(?![0-9A-Za-z])(?<!奥迪..)",
        read_year_part_alone,
        after="季-~—至到",
        words=(*YEAR_PARTS, *(f"{word}{number}" for word in "前头首" for number in _NUMERALS)),
    ),
    _pattern(
        "season",
        # 行业的春天 is no season: it must be said that something is then.
        r"(?<=[于在自从到至])(?P<sea>[春夏秋冬暑寒])[季天期假](?![赛津气猫款装节里般])",
        read_season,
        words=_SEASON_WORDS,
    ),
    _pattern(
        "year",
        # 共1362年 is a length of time; 中共1921年 is none.
        rf"(?<![^中公]共)(?<!长达)(?<!历时)(?<!距今)(?:{_YEAR_WORD}(?:同期)?|(?:公元{S})?(?:(?P<y>{_Y4})|['’](?P<y2>[0-9]{{2}})|"
        rf"(?P<y0>0[0-9])){S}年度?(?:同期)?)(?![代级])",
        read_year,
        after="年",
        words=_OF_YEAR,
    ),
    _pattern(
        "numeric",
        r"(?P<y>(?:19|20)[0-9]{2})(?P<sep>[-/.])(?P<m>[0-9]{1,2})(?P=sep)(?P<d>[0-9]{1,2})(?![0-9]|"
        r"(?P=sep)[0-9]|[%元万亿])",
        read_numeric,
        after="-/.",
    ),
    _pattern(
        "numeric-month",
        r"(?P<y>(?:19|20)[0-9]{2})[-/.](?P<m>0[1-9]|1[0-2])(?![0-9./\-:%元万亿号])",
        read_numeric,
        after="-/.",
    ),
    _pattern(
        "numeric-spaced",
        r"(?P<y>(?:19|20)[0-9]{2})(?P<sep> ?[-/.] )(?P<m>[0-9]{1,2})(?P=sep)(?P<d>[0-9]{1,2})(?![0-9%])",
        read_numeric,
        after="-/.",
    ),
    _pattern(
        "digits",
        r"(?<![A-Za-z_])(?P<y>(?:19|20)[0-9]{2})(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12][0-9]|"
        r"3[01])(?![0-9A-Za-z元万亿.%个])",
        read_numeric,
        after=EIGHT_DIGITS,
    ),
    _pattern(
        "numeric-month-day",
        rf"(?<![A-Za-z0-9.\-/$¥第])(?<!版本){_MONTH_DAY}{_MONTH_DAY_TO}{_DATE_FOLLOWS}",
        read_numeric_month_day,
        after="./-",
    ),
    _pattern(
        "numeric-month-day-cued",
        rf"{_DATE_PRECEDES}{_MONTH_DAY}{_MONTH_DAY_TO}(?![0-9%元万亿.])",
        read_numeric_month_day,
        after="./-",
    ),
    _pattern(
        "numeric-month-day-first",
        # 9/25 opens a clause as a day; 1/8 and 2/3 may be shares, so that these need a comma after them.
        rf"(?<![^,。;!?\n“「 ])(?P<m>0?[1-9]|1[0-2])/(?P<d>(?:1[1-9]|2[0-9]|3[01])(?=,|{_CJK})|"
        rf"0[1-9](?=,|{_CJK})|(?:10|[1-9])(?=,))(?P<m2>(?!))?(?P<d2>(?!))?"
        rf"(?!{S}(?:的|小时|以[上下]|左右|决赛|比例|[个人家名件次]))",
        read_numeric_month_day,
        after="/",
    ),
    _pattern(
        "evening", rf"(?P<ew>{_any(EVENING_WORDS)})(?![会宴报餐期年])", read_evening_word, words=EVENING_WORDS
    ),
    _pattern(
        "day-word",
        rf"(?<![担正每以年月日周天之目此事生赛])(?P<dw>{_any(DAY_WORDS)}){_DAY_WORD_NOT}",
        read_day_word,
        words=DAY_WORDS,
    ),
    _pattern(
        "day-pair",
        rf"(?<![自至])(?P<pair>{_any(DAY_PAIRS)})(?:[两二三](?P<unit>[天日年])|天(?![空气]))(?![均度轻代])",
        read_day_pair,
        words=DAY_PAIRS,
    ),
    _pattern(
        "weekday",
        rf"(?<![0-9{HAN}两几半数多每隔逢])(?:(?P<ww>{_any(WEEK_WORDS)}))?{_WEEK}(?P<wd>[一二三四五六日天1-7])"
        rf"(?:(?={_HOUR_OF_WEEKDAY})|(?![.:]?[0-9%]|[{HAN}十百两次均围野届福边旁脚般]|天(?![气津空文然河际猫下])|本(?!周|月|次|人)|"
        rf"[个只项篇场期集家成]|时[间代]))",
        read_weekday,
        words=(*_WEEKS, *_WEEKDAY_WORDS),
    ),
    _pattern(
        "week",
        rf"(?<![以之])(?P<ww>{_any(WEEK_WORDS)}){_WEEK}(?![期转边围刊报知年岁长到杰全密折旋身口率线K])"
        rf"(?P<end>末|初(?![步次级])|中(?=[,。、;)公召举开发]|$))?",
        read_week,
        words=_WEEKS,
    ),
    _pattern(
        "weekend", rf"(?<![0-9{HAN}两每逢])(?P<ww>)周(?P<end>末)(?!愉快|版)", read_week, words=("周末",)
    ),
    _pattern(
        "edge",
        rf"(?<![0-9{HAN}十两几今明去前后本每年月上下个当成多周])(?:年[初底末中内](?![级考国学央间期心层产盘存部])|岁末|岁尾|月[初底末](?!级))",
        read_edge,
        words=("年初", "年底", "年末", "年中", "年内", "岁末", "岁尾", "月初", "月底", "月末"),
    ),
    _pattern(
        "quarter-word",
        r"(?<![以日成])(?P<w>[本上下这当])个?季度",
        read_this,
        words=("本季", "上季", "下季", "这季", "当季", "上个", "下个", "这个"),
    ),
    _pattern(
        "ago",
        # 15日前 is before the 15th; 三日前 is three days ago.
        rf"{_NUMBER_LEFT}(?![0-9]{{1,2}}{S}日[之以]?前)(?P<n>半|{_COUNT})"
        rf"(?P<more>[多余来几])?{S}{_HALF}(?P<u>{_UNITS})(?P<h2>半)?多?(?P<side>{BEFORE}|{AFTER})",
        read_ago,
        after=_OF_COUNT,
        words=_HALVES_WORDS,
        counts=True,
    ),
    _pattern(
        "window",
        rf"(?P<w>最近|(?<![已达时有了将距历期用续隔耗])(?:(?<!过)|(?<=不过))近|过去|未来|今后|接下来|往后)(?:的|这)?{S}(?P<n>半|"
        rf"{_COUNT}){S}{_HALF}(?P<u>{_UNITS})(?P<h2>半)?"
        f"(?:以来|来(?!自|到)|内(?!存|部|容|地)|间(?!接)|里(?!程))?(?![前后]|之前|以前|历史){_NO_LENGTH}",
        read_window,
        words=(
            "最近",
            "过去",
            "未来",
            "今后",
            "接下",
            "往后",
            "近半",
            "近 ",
            *(f"近{number}" for number in _NUMERALS),
        ),
    ),
    _pattern(
        "bracketed-year",
        r"(?<=\()(?P<y>[1-9][0-9]{2})年(?=[)、,—~-])",
        read_listed_year,
        after="年",
    ),
    _pattern(
        "christian-era",
        rf"公元(?P<bc>前)?{S}(?P<n>[0-9]{{1,4}}|[{HAN}零百千十]{{1,7}}){S}(?P<unit>年(?!代)|世纪)"
        rf"(?:(?<=年){S}(?P<m>{_N}){S}月(?:{S}(?P<d>{_N}){S}日)?)?",
        read_bc,
        words=("公元",),
    ),
    _pattern(
        "era",
        rf"(?P<era>{_any(ERAS)}){S}(?P<n>元|[0-9]{{1,2}}|[{HAN}十廿卅]{{1,4}}){S}年(?!间)(?:(?P<m>{_N}|"
        rf"正){S}月(?:初?(?P<d>{_N})日?)?)?",
        read_era,
        words=ERAS,
    ),
    _pattern(
        "decade",
        rf"(?<![0-9A-Za-z])(?:(?P<c>上个?|本|新|[0-9]{{1,2}}|[{HAN}]?十[{HAN}]?|[{HAN}])世纪(?!经济|"
        rf"福克斯|不动产|资本|教育|网|传媒|影业|佳缘|华通|金源))?"
        rf"(?:{S}(?P<dec>(?:1[0-9]|20)[0-9]0|[0-9]0|[{HAN}]?十|[零〇]{{2}}|"
        rf"[一二][{DIGIT}]{{2}}[〇零○]){S}年代)?"
        "(?P<edge>初(?!中|期)|中叶|中期|中(?=[,。、的]|后期)|末期?|早期|初期|后期|前期)?",
        read_decade,
        after="世年",
        words=("上世", "上个", "本世", "新世"),
    ),
    _pattern(
        "festival-of-year",
        rf"(?:{_YEAR}|(?P<yb>[12][0-9]{{3}})){S}的?{_FESTIVAL_QUOTED}{_FESTIVAL_TAIL}",
        read_year_festival,
        after="年“\"'「" + _FEST_FIRST,
        words=_OF_YEAR,
    ),
    _pattern(
        "festival",
        rf"(?<![{_SURNAMES}0-9A-Za-z.]){_FESTIVAL}{_FESTIVAL_TAIL}",
        read_festival,
        after="·" + "".join(sorted({clear[0] for clear in _CLEAR})),
        words=_FESTIVAL_WORDS,
    ),
    _pattern(
        "lunar",
        rf"(?:{_YEAR}{S})?(?:农历|阴历|旧历|"
        rf"夏历)(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年)?(?:(?P<yl>{_Y4})年)?{S}"
        rf"闰?(?P<lm>正月|腊月|冬月|{_N}{S}月)(?:{S}(?P<ld>初[{HAN}十]|{_N})日?)?",
        read_lunar_year,
        after="年农阴旧夏",
        words=(*_OF_YEAR, "农历", "阴历", "旧历", "夏历"),
    ),
    _pattern(
        "lunar-bare",
        rf"{_YEAR_LEAD}(?P<lm>正月|腊月|冬月|[{HAN}十]{{1,2}}月(?=初))(?P<ld>初[{HAN}十]|"
        rf"[{HAN}]?十[{HAN}]?|廿[{HAN}]?)?日?(?![家个])",
        read_lunar,
        after=_OF_DAY,
        words=(*_OF_YEAR, "正月", "腊月", "冬月"),
    ),
    _pattern(
        "new-year",
        rf"{_YEAR_LEAD}大年(?P<ld>初[{HAN}]|三十)",
        read_new_year,
        after="年",
        words=(*_OF_YEAR, "大年"),
    ),
    _pattern(
        "plan",
        rf"[“\"「]?(?P<plan>{_any(PLANS)})[”\"」]?(?:规划)?(?:期间|时期|期末|末(?=[,。]))",
        read_plan,
        after='期时规末”"」',
        words=[f"{quote}{digit}" for quote in '“"「' for digit in HAN + "十"],
    ),
    _pattern(
        "vague",
        rf"{_any([*VAGUE_PAST, *VAGUE_FUTURE])}(?!距离|[点邻似]|些年|的(?:地|一|距|站))",
        vague(Unit.DAY),
        after="天日",
        words=(*VAGUE_PAST, *VAGUE_FUTURE),
    ),
    _pattern("vague-month", _any(VAGUE_MONTHS), vague(Unit.MONTH), words=VAGUE_MONTHS),
    _pattern("vague-year", _any(VAGUE_YEARS), vague(Unit.YEAR), words=VAGUE_YEARS),
    _pattern(
        "time",
        rf"(?:(?P<dp>{_any(set(DAY_PARTS) - {'早', '晚', '夜'})}|[早晚](?=[0-9{HAN}十])|"
        rf"夜(?=[0-9]))){S}{_CLOCK}",
        read_clock,
        words=(
            *(part for part in DAY_PARTS if len(part) > 1),
            *(f"{part}{n}" for part in "早晚夜" for n in _NUMERALS),
        ),
    ),
    _pattern(
        "clock",
        rf"(?<![0-9A-Za-z.比])(?<![0-9]:)(?<!比分)(?<!比分为)(?<!比例)(?<!比例为)(?P<dp>(?!))?{_CLOCK_ALONE}{_CLOCK}",
        read_clock,
        after=":点时",
    ),
    _pattern(
        "day-part",
        "(?P<dp>凌晨|清晨|早晨|早间|早上|上午|中午|午间|午后|下午|傍晚|晚上|晚间|深夜|夜间|午夜)(?!茶|"
        "好|场|盘|新闻)",
        read_day_part,
        words=(part for part in DAY_PARTS if len(part) > 1),
    ),
    _pattern(
        "day",
        rf"(?<![{_COUNTED}月年周0-9{HAN}十])(?P<d>[0-9]{{1,2}}(?![0-9])|二?十[{HAN}]|二十|三十一?|廿[{HAN}]?|"
        rf"[{HAN}十](?=日(?:电|讯|晚|早|[上下]午|凌晨))){S}日{_NO_DAY}",
        read_day,
        after="日",
    ),
    _pattern(
        "day-hao",
        rf"(?<![{_COUNTED}年周0-9{HAN}十])(?P<d>{_N}){S}{_HAO}{_CLEAR_DAY}",
        read_day,
        after="号",
    ),
    _pattern(
        "recurrence",
        rf"(?:每(?!人每|股|日优|日经|日互|日电|日邮|日新|天见|年度)隔?(?P<n>{_N}|两)?个?|"
        rf"(?P<skip>隔)(?=[周年月]))"
        r"(?P<u>半年|季度|星期|礼拜|"
        # 每小时20公里 is a speed.
        r"(?:小时|分钟)(?![约近超过逾]{0,2}[0-9.]{1,6}\ ?(?:公里|千米|米|海里|英里|升|毫米|立方米))|"
        r"[天日晚周月年季])"
        rf"(?:(?<=[周期拜])(?P<wd>[一二三四五六日天])(?![次天场篇个期集小更节十百])(?:{TO}{_WEEK}?(?P<wd2>[一二三四五六日天])|(?P<more>(?:(?:[、,/]|和|及){_WEEK}?[一二三四五六日天](?![{HAN}十个次])){{1,6}}))?)?"
        rf"(?:(?<=月)的?(?:第[一二三四1-4]个?|最后一?个?){_WEEK}(?P<nth>[一二三四五六日天]))?"
        rf"(?:(?<=年)的?(?P<m>{_N}){S}月份?)?(?:(?<=月)的?(?P<d>{_N}){S}[日号])?",
        read_recurrence,
        words=(
            *(f"每{unit}" for unit in "年月周日天晚星礼季小分半隔个两" + _NUMERALS),
            "隔周",
            "隔年",
            "隔月",
        ),
    ),
    _pattern(
        "recurrent-weekday",
        rf"每?逢{S}(?:{_WEEK}(?P<wd>[一二三四五六日天])|周末)",
        read_recurrent_weekday,
        words=("每逢", "逢周", "逢星", "逢礼"),
    ),
    _pattern(
        "duration",
        # 秦始皇二十六年 is a year of his reign.
        rf"{_NUMBER_LEFT}(?<![这那有某同每帝皇])(?<!如(?=一日))(?<![王宗](?=[{HAN}十]))(?P<n>半|"
        rf"{_COUNT})(?:{TO}(?P<n2>{_COUNT}))?(?P<more>[多余])?{S}"
        rf"{_HALF}(?P<u>{_UNITS})(?P<h2>半(?!导))?(?P<more2>(?:多余?|有余)(?!家|名|个|位|少|数|次))?{_NO_LENGTH}",
        read_duration,
        after=_OF_COUNT + _DASH,
        words=_HALVES_WORDS,
        counts=True,
    ),
    _pattern(
        "duration-compound",
        rf"{_NUMBER_LEFT}(?P<n>{_COUNT}){S}(?P<u>年|小时|周){S}[零又]?{S}(?P<n2>{_COUNT}){S}(?P<u2>个月|分钟?|天){_NO_LENGTH}",
        read_compound_duration,
        after="年小周",
        counts=True,
    ),
    _pattern(
        "duration-pair",
        rf"{_NUMBER_LEFT}(?P<ten>十)?(?P<pair>[{HAN}两][{HAN}]|三两)(?P<u>{_UNITS}){_NO_LENGTH}",
        read_pair_duration,
        after=_OF_UNIT,
    ),
    _pattern(
        "duration-rough",
        rf"{_NUMBER_LEFT}(?<![这那有某同每])(?P<n>[几数][十百千万]|[{HAN}]?十几){S}(?P<u>{_UNITS}){_NO_LENGTH}",
        read_rough_duration,
        after="几",
        words=[f"{rough}{place}" for rough in "几数" for place in "十百千万"],
    ),
)
"""All patterns."""

WHOLE: Final = (
    _pattern("season", "(?P<sea>[春夏秋冬暑寒])[季天期假]", read_season),
    _pattern("numeric-month-day", rf"{_MONTH_DAY}(?P<m2>(?!))?(?P<d2>(?!))?", read_numeric_month_day),
    _pattern(
        "slashed-month-day",
        r"(?P<m>[0-9]{1,2})/(?P<d>[0-9]{1,2})(?P<m2>(?!))?(?P<d2>(?!))?",
        read_numeric_month_day,
    ),
    _pattern("numeric-month", r"(?P<y>(?:19|20)[0-9]{2})[-/.](?P<m>0?[1-9]|1[0-2])", read_numeric),
    _pattern("day", rf"(?P<d>{_N}){S}[日号]", read_day),
    _pattern("year", rf"(?P<y>{_Y4})(?P<y0>(?!))?(?:{S}年)?", read_year),
    _pattern("short-year", rf"(?P<y2>{_Y2})(?P<y0>(?!))?{S}年", read_year),
    _pattern("festival", rf"{_FESTIVAL_QUOTED}{_FESTIVAL_TAIL}", read_festival),
)
"""What is a date where it is a whole text, as the date of a claim is, and need not be one in a sentence."""

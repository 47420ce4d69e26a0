"""The words of dates and times: one table each, in the normal form (half-width, simplified by character)."""

from __future__ import annotations

from typing import Final

from heshi.recognise.date_values import Anchor, Part, Relative, Unit

HAN: Final = "一二三四五六七八九"
"""The digits of months and days."""

DIGIT: Final = HAN + "零〇○"
"""The digits of years read one by one."""

WEEKDAYS: Final = dict(
    zip("一二三四五六日天1234567", [1, 2, 3, 4, 5, 6, 7, 7, 1, 2, 3, 4, 5, 6, 7], strict=True)
)
"""Day of the week after 周, 星期, 礼拜: ISO 8601 numbers."""


def _from(unit: Unit, table: dict[str, int], anchor: Anchor = Anchor.REFERENCE) -> dict[str, Relative]:
    """Return the words of ``table`` as distances in ``unit``."""
    return {word: Relative(unit, offset, anchor) for word, offset in table.items()}


YEAR_WORDS: Final = _from(
    Unit.YEAR,
    {
        "今年": 0,
        "本年": 0,
        "本年度": 0,
        "今年度": 0,
        "这一年": 0,
        "去年": -1,
        "上年": -1,
        "上一年": -1,
        "上年度": -1,
        "上一年度": -1,
        "去年度": -1,
        "前年": -2,
        "大前年": -3,
        "明年": 1,
        "明年度": 1,
        "来年": 1,
        "下一年": 1,
        "下一年度": 1,
        "下年度": 1,
        "后年": 2,
        "大后年": 3,
    },
) | _from(
    Unit.YEAR, {"同年": 0, "当年": 0, "该年": 0, "次年": 1, "翌年": 1, "转年": 1, "隔年": 1}, Anchor.NAMED
)
"""Years counted from the report, or from the date last named."""

MONTH_WORDS: Final = _from(
    Unit.MONTH,
    {
        "本月": 0,
        "这个月": 0,
        "这月": 0,
        "上月": -1,
        "上个月": -1,
        "上上月": -2,
        "上上个月": -2,
        "下月": 1,
        "下个月": 1,
        "下下月": 2,
        "下下个月": 2,
    },
) | _from(Unit.MONTH, {"同月": 0, "当月": 0, "该月": 0, "次月": 1, "翌月": 1}, Anchor.NAMED)
"""Months counted from the report, or from the date last named."""

DAY_WORDS: Final = _from(
    Unit.DAY,
    {
        "今天": 0,
        "今日": 0,
        "今儿": 0,
        "昨天": -1,
        "昨日": -1,
        "昨儿": -1,
        "前天": -2,
        "前日": -2,
        "大前天": -3,
        "明天": 1,
        "明日": 1,
        "明儿": 1,
        "后天": 2,
        "后日": 2,
        "大后天": 3,
        "即日": 0,
        "本日": 0,
    },
) | _from(
    Unit.DAY,
    {
        "同日": 0,
        "同一天": 0,
        "当天": 0,
        "当日": 0,
        "该日": 0,
        "次日": 1,
        "翌日": 1,
        "第二天": 1,
        "隔日": 1,
        "隔天": 1,
        "前一天": -1,
        "前一日": -1,
        "后一天": 1,
        "后一日": 1,
        "第三天": 2,
    },
    Anchor.NAMED,
)
"""Days counted from the report, or from the date last named."""

# A day word and a part of that day in two characters: 今晚 is 今天 and 晚.
EVENING_WORDS: Final = {
    "今早": ("今天", "早"),
    "今晨": ("今天", "清晨"),
    "今晚": ("今天", "晚"),
    "今夜": ("今天", "夜"),
    "昨晚": ("昨天", "晚"),
    "昨夜": ("昨天", "夜"),
    "昨晨": ("昨天", "清晨"),
    "前晚": ("前天", "晚"),
    "明早": ("明天", "早"),
    "明晨": ("明天", "清晨"),
    "明晚": ("明天", "晚"),
    "后晚": ("后天", "晚"),
    "当晚": ("当天", "晚"),
    "当夜": ("当天", "夜"),
    "同晚": ("同日", "晚"),
    "次晨": ("次日", "清晨"),
}
"""Words for a part of a relative day."""

WEEK_WORDS: Final = {
    "本": 0,
    "这": 0,
    "这个": 0,
    "本个": 0,
    "上": -1,
    "上个": -1,
    "上一": -1,
    "上上": -2,
    "上上个": -2,
    "下": 1,
    "下个": 1,
    "下一": 1,
    "下下": 2,
    "下下个": 2,
}
"""What stands before 周, 星期 or 礼拜 and says which one."""

DAY_PAIRS: Final = {
    "昨今": (-1, 0),
    "昨今明": (-1, 1),
    "今明": (0, 1),
    "今明后": (0, 2),
    "明后": (1, 2),
    "去今": (-1, 0),
}
"""Days or years said together (今明两天, 今明两年): the first and the last, counted from the report."""

VAGUE_PAST: Final = (
    "近日",
    "日前",
    "近期",
    "最近",
    "不久前",
    "前不久",
    "前些天",
    "前几天",
    "前段时间",
    "前一阵",
    "这几天",
    "近几天",
    "这两天",
    "近两天",
    "连日来",
    "近来",
    "新近",
    "此前不久",
    "前些日子",
    "近些天",
    "几天前",
    "数日前",
    "数天前",
    "几日前",
)
"""Words for a date near the report that nobody can know."""

VAGUE_FUTURE: Final = ("不日", "日内", "近日内", "不久后", "不久的将来", "过几天", "未来几天")
"""Words for a date soon after the report."""

VAGUE_YEARS: Final = (
    "近年来",
    "近年",
    "近几年",
    "近些年",
    "最近几年",
    "这几年",
    "前几年",
    "早年",
    "多年前",
    "数年前",
    "几年前",
    "前些年",
)
"""Words for some year before the report."""

VAGUE_MONTHS: Final = ("近几个月", "最近几个月", "几个月前", "数月前", "近几月", "近几周", "几周前", "数周前")
"""Words for some month or week before the report."""

# First and last minute, and whether an hour below 12 is one of the afternoon. After 现代汉语词典
# (7th edition): 凌晨 is midnight to daybreak, 清晨 about sunrise, 傍晚 about sunset, 深夜 late at night.
DAY_PARTS: Final = {
    "凌晨": (0, 360, False),
    "清晨": (300, 480, False),
    "清早": (300, 480, False),
    "早晨": (300, 540, False),
    "早上": (300, 600, False),
    "早间": (300, 600, False),
    "一早": (300, 600, False),
    "早": (300, 600, False),
    "上午": (360, 720, False),
    "午间": (660, 840, True),
    "中午": (660, 840, True),
    "正午": (700, 740, True),
    "午后": (720, 1080, True),
    "下午": (720, 1080, True),
    "傍晚": (1020, 1200, True),
    "晚上": (1080, 1440, True),
    "晚间": (1080, 1440, True),
    "晚些时候": (1020, 1440, True),
    "夜间": (1080, 1800, True),
    "夜里": (1080, 1800, True),
    "夜晚": (1080, 1440, True),
    "深夜": (1320, 1620, True),
    "半夜": (1380, 1620, True),
    "午夜": (1410, 1470, True),
    "晚": (1080, 1440, True),
    "夜": (1080, 1800, True),
    "早盘": (555, 690, False),
    "午盘": (690, 780, True),
    "盘前": (480, 570, False),
    "盘后": (900, 1080, True),
    "尾盘": (840, 900, True),
}
"""Parts of the day."""

YEAR_PARTS: Final = {
    "上半年": Part.H1,
    "下半年": Part.H2,
    "前半年": Part.H1,
    "后半年": Part.H2,
    "首季度": Part.Q1,
    "首季": Part.Q1,
    "H1": Part.H1,
    "H2": Part.H2,
    "Q1": Part.Q1,
    "Q2": Part.Q2,
    "Q3": Part.Q3,
    "Q4": Part.Q4,
    "一季度": Part.Q1,
    "二季度": Part.Q2,
    "三季度": Part.Q3,
    "四季度": Part.Q4,
    "1季度": Part.Q1,
    "2季度": Part.Q2,
    "3季度": Part.Q3,
    "4季度": Part.Q4,
    "第一季度": Part.Q1,
    "第二季度": Part.Q2,
    "第三季度": Part.Q3,
    "第四季度": Part.Q4,
    "第一财季": Part.Q1,
    "第二财季": Part.Q2,
    "第三财季": Part.Q3,
    "第四财季": Part.Q4,
    "第1季度": Part.Q1,
    "第2季度": Part.Q2,
    "第3季度": Part.Q3,
    "第4季度": Part.Q4,
}
"""Halves and quarters."""

EDGES: Final = {"初": Part.EARLY, "中": Part.MIDDLE, "底": Part.LATE, "末": Part.LATE, "尾": Part.LATE}
"""The beginning, middle and end of a month, year, decade or century."""

SEASONS: Final = {
    "春": Part.SPRING,
    "夏": Part.SUMMER,
    "秋": Part.AUTUMN,
    "冬": Part.WINTER,
    "暑": Part.SUMMER,
    "寒": Part.WINTER,
}
"""Seasons; 暑期 and 寒假 count as summer and winter."""

TEN_DAYS: Final = {"上旬": Part.DAYS_1_10, "中旬": Part.DAYS_11_20, "下旬": Part.DAYS_21_END}
"""The three thirds of a month."""

FIXED_FESTIVALS: Final = {
    "元旦": (1, 1),
    "情人节": (2, 14),
    "妇女节": (3, 8),
    "三八节": (3, 8),
    "三八妇女节": (3, 8),
    "植树节": (3, 12),
    "消费者权益日": (3, 15),
    "3·15": (3, 15),
    "愚人节": (4, 1),
    "世界读书日": (4, 23),
    "五一": (5, 1),
    "五一劳动节": (5, 1),
    "劳动节": (5, 1),
    "五四青年节": (5, 4),
    "青年节": (5, 4),
    "六一": (6, 1),
    "六一儿童节": (6, 1),
    "儿童节": (6, 1),
    "七一": (7, 1),
    "建党节": (7, 1),
    "八一": (8, 1),
    "八一建军节": (8, 1),
    "建军节": (8, 1),
    "教师节": (9, 10),
    "国庆": (10, 1),
    "国庆节": (10, 1),
    "十一": (10, 1),
    "十一国庆": (10, 1),
    "万圣节": (10, 31),
    "记者节": (11, 8),
    "光棍节": (11, 11),
    "平安夜": (12, 24),
    "圣诞": (12, 25),
    "圣诞节": (12, 25),
    "跨年夜": (12, 31),
    "双十一": (11, 11),
    "双11": (11, 11),
    "双 11": (11, 11),
    "双十二": (12, 12),
    "双12": (12, 12),
    "双 12": (12, 12),
    "618": (6, 18),
    "818": (8, 18),
    "六一八": (6, 18),
    "双旦": (12, 25),
    "99大促": (9, 9),
    "双九": (9, 9),
}
"""Festivals and sales days that stand on the same day each year: month and day."""

FIXED_HOLIDAYS: Final = {
    "元旦": 1,
    "五一": 5,
    "劳动节": 5,
    "五一劳动节": 5,
    "国庆": 7,
    "国庆节": 7,
    "十一": 7,
    "十一国庆": 7,
}
"""Days of the statutory holiday of that name: 全国年节及纪念日放假办法, with the shifted days of rest."""

LUNAR_MONTHS: Final = {"正月": 1, "冬月": 11, "腊月": 12}
"""Names of months that only the lunar calendar has."""

# First year of each reign, so that 元年 is the year given. After 中国历史纪年表 (方诗铭); names
# that are words or places in daily use (绍兴, 嘉定, 大观, 元和) are left out. 干隆 is 乾隆 normalised.
ERAS: Final = {
    "民国": 1912,
    "中华民国": 1912,
    "建元": -139,
    "元光": -133,
    "元朔": -127,
    "元狩": -121,
    "元鼎": -115,
    "元封": -109,
    "建武": 25,
    "永平": 58,
    "建安": 196,
    "黄初": 220,
    "显德": 954,
    "武德": 618,
    "永徽": 650,
    "显庆": 656,
    "至德": 756,
    "大历": 766,
    "贞元": 785,
    "长庆": 821,
    "会昌": 841,
    "咸通": 860,
    "建隆": 960,
    "太平兴国": 976,
    "雍熙": 984,
    "端拱": 988,
    "淳化": 990,
    "至道": 995,
    "咸平": 998,
    "景德": 1004,
    "大中祥符": 1008,
    "天禧": 1017,
    "天圣": 1023,
    "景祐": 1034,
    "景佑": 1034,
    "庆历": 1041,
    "皇祐": 1049,
    "皇佑": 1049,
    "嘉祐": 1056,
    "嘉佑": 1056,
    "治平": 1064,
    "熙宁": 1068,
    "元丰": 1078,
    "元祐": 1086,
    "元佑": 1086,
    "绍圣": 1094,
    "元符": 1098,
    "崇宁": 1102,
    "宣和": 1119,
    "靖康": 1126,
    "建炎": 1127,
    "隆兴": 1163,
    "淳熙": 1174,
    "绍熙": 1190,
    "嘉泰": 1201,
    "开禧": 1205,
    "绍定": 1228,
    "淳祐": 1241,
    "淳佑": 1241,
    "咸淳": 1265,
    "至元": 1264,
    "大德": 1297,
    "至正": 1341,
    "建文": 1399,
    "洪熙": 1425,
    "正统": 1436,
    "景泰": 1450,
    "天顺": 1457,
    "成化": 1465,
    "弘治": 1488,
    "正德": 1506,
    "隆庆": 1567,
    "泰昌": 1620,
    "天启": 1621,
    "洪武": 1368,
    "永乐": 1403,
    "宣德": 1426,
    "嘉靖": 1522,
    "万历": 1573,
    "崇祯": 1628,
    "顺治": 1644,
    "康熙": 1662,
    "雍正": 1723,
    "乾隆": 1736,
    "干隆": 1736,
    "嘉庆": 1796,
    "道光": 1821,
    "咸丰": 1851,
    "同治": 1862,
    "光绪": 1875,
    "宣统": 1909,
    "贞观": 627,
    "开元": 713,
    "天宝": 742,
    "令和": 2019,
    "平成": 1989,
    "昭和": 1926,
}
"""Eras whose years are counted from a first year."""

GREGORIAN_ERAS: Final = frozenset({"民国", "中华民国", "令和", "平成", "昭和"})
"""Eras whose months are those of the Gregorian calendar."""

PLANS: Final = {
    "一五": 1953,
    "二五": 1958,
    "三五": 1966,
    "四五": 1971,
    "五五": 1976,
    "六五": 1981,
    "七五": 1986,
    "八五": 1991,
    "九五": 1996,
    "十五": 2001,
    "十一五": 2006,
    "十二五": 2011,
    "十三五": 2016,
    "十四五": 2021,
    "十五五": 2026,
}
"""First years of the Five-Year Plans; each holds five years."""

DURATION_UNITS: Final = {
    "分钟": Unit.MINUTE,
    "小时": Unit.HOUR,
    "个小时": Unit.HOUR,
    "个钟头": Unit.HOUR,
    "钟头": Unit.HOUR,
    "天": Unit.DAY,
    "日": Unit.DAY,
    "周": Unit.WEEK,
    "个星期": Unit.WEEK,
    "星期": Unit.WEEK,
    "个礼拜": Unit.WEEK,
    "个月": Unit.MONTH,
    "个季度": Unit.QUARTER,
    "年": Unit.YEAR,
    "周年": Unit.YEAR,
    "个工作日": Unit.DAY,
    "个交易日": Unit.DAY,
    "个自然日": Unit.DAY,
    "昼夜": Unit.DAY,
    "个昼夜": Unit.DAY,
    "整年": Unit.YEAR,
    "整天": Unit.DAY,
    "多月": Unit.MONTH,
    "个年头": Unit.YEAR,
    "个半月": Unit.MONTH,
}
"""Units of durations."""

RECURRENCE_UNITS: Final = {
    "分钟": Unit.MINUTE,
    "小时": Unit.HOUR,
    "天": Unit.DAY,
    "日": Unit.DAY,
    "晚": Unit.DAY,
    "周": Unit.WEEK,
    "星期": Unit.WEEK,
    "礼拜": Unit.WEEK,
    "月": Unit.MONTH,
    "季度": Unit.QUARTER,
    "季": Unit.QUARTER,
    "半年": Unit.HALF,
    "年": Unit.YEAR,
}
"""Units after 每."""

FUTURE_CUES: Final = ("将", "拟", "计划", "定于", "预计", "即将", "有望", "预定", "要在")
"""Words that make a bare weekday the next one: 将于周一."""

MEETINGS: Final = "事布大员议协年峰监商学酒晚委拍听展宴茶座例工国"
"""Before 会于: the 会 is a meeting or a body (董事会于周二宣布) and not the auxiliary of the future."""

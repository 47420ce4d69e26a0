"""The tables of the quantity recogniser: units, counting words, bounds, verbs of change, look-alikes.

Sources: 《中华人民共和国法定计量单位》 (1984) for what converts exactly; 《关于改革全国土地面积计量单位的
通知》 (1990) for 15 亩 to the hectare; 吕叔湘《现代汉语八百词》 for counting words and 近, 来, 多; 民法典
第1259条 for bounds that include their number (以上, 以下, 以内) and bounds that do not (不满, 超过).
Currencies, and sizes that are 1000 to some and 1024 to others (KB, MB), never convert.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import Final


class Sort(StrEnum):
    """What a unit measures; only units of one sort can be compared."""

    BARE = "bare"
    COUNT = "count"
    CURRENCY = "currency"
    PROPORTION = "proportion"
    POINT = "point"
    ORDINAL = "ordinal"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the table.

    Attributes:
        key: the canonical unit that the value is given in.
        sort: what it measures.
        factor: how many of the canonical unit one of these is; exact.
    """

    key: str
    sort: Sort
    factor: Fraction = Fraction(1)


def _words(table: str) -> tuple[str, ...]:
    """Return the words of a table, which stand between spaces and line ends."""
    return tuple(table.split())


BARE: Final = Unit("", Sort.BARE)
PERCENT: Final = Unit("%", Sort.PROPORTION)
TIMES: Final = Unit("倍", Sort.PROPORTION)
DISCOUNT: Final = Unit("折", Sort.MEASURE)
RANK: Final = Unit("第", Sort.ORDINAL)

_CURRENCIES: Final = {
    "元": "元 块钱 人民币 元人民币 人民币元 RMB CNY",
    "美元": "美元 美金 USD",
    "港元": "港元 港币 元港币 HKD",
    "欧元": "欧元 EUR",
    "日元": "日元 日圆 JPY",
    "英镑": "英镑 GBP",
    "韩元": "韩元 韩圆 韩币 KRW",
    "新台币": "新台币 元新台币 台币 TWD",
    "澳元": "澳元 澳大利亚元 AUD",
    "加元": "加元 加拿大元 CAD",
    "新加坡元": "新加坡元 新元 新币 SGD",
    "瑞士法郎": "瑞士法郎 瑞郎 CHF",
    "卢布": "卢布",
    "卢比": "卢比 印度卢比",
    "越南盾": "越南盾",
    "泰铢": "泰铢",
    "林吉特": "林吉特 马币",
    "迪拉姆": "迪拉姆",
    "澳门元": "澳门元 澳门币",
}

CURRENCY_SIGNS: Final = MappingProxyType(
    {"¥": "元", "人民币": "元", "RMB": "元", "CNY": "元", "RMB¥": "元", "CN¥": "元"}
    | {"$": "美元", "US$": "美元", "USD": "美元", "HK$": "港元", "HKD": "港元", "NT$": "新台币"}
    | {"€": "欧元", "EUR": "欧元", "£": "英镑", "GBP": "英镑", "JPY": "日元", "港币": "港元", "A$": "澳元"},
)
"""Signs and names before the number, and the currency they mean; ¥ is the yuan in a Chinese text."""

_MEASURES: Final = {
    # canonical unit: spelling → how many canonical units one is
    "千克": {
        "公斤": "1", "千克": "1", "kg": "1", "KG": "1", "Kg": "1", "斤": "1/2", "市斤": "1/2",
        "克": "1/1000", "g": "1/1000", "毫克": "1/1000000", "mg": "1/1000000", "吨": "1000",
        "t": "1000", "公吨": "1000",
    },
    "米": {
        "米": "1", "m": "1", "公尺": "1", "公里": "1000", "千米": "1000", "km": "1000", "KM": "1000",
        "华里": "500", "厘米": "1/100", "公分": "1/100", "cm": "1/100", "毫米": "1/1000",
        "mm": "1/1000", "微米": "1/1000000", "μm": "1/1000000", "纳米": "1/1000000000",
        "nm": "1/1000000000", "海里": "1852", "英寸": "127/5000", "英尺": "381/1250",
        "英里": "1609.344",
    },
    "平方米": {
        "平方米": "1", "平米": "1", "㎡": "1", "m²": "1", "m2": "1", "平方": "1",
        "平方公里": "1000000", "平方千米": "1000000", "km²": "1000000", "公顷": "10000",
        "坪": "400/121",
        "亩": "2000/3", "市亩": "2000/3", "平方厘米": "1/10000", "cm²": "1/10000",
    },
    "升": {
        "升": "1", "公升": "1", "L": "1", "毫升": "1/1000", "ml": "1/1000", "mL": "1/1000",
        "立方米": "1000", "m³": "1000", "立方": "1000",
    },
    "千瓦": {
        "千瓦": "1", "kW": "1", "KW": "1", "瓦": "1/1000", "W": "1/1000", "兆瓦": "1000", "MW": "1000",
        "吉瓦": "1000000", "GW": "1000000",
    },
    "千瓦时": {
        "千瓦时": "1", "kWh": "1", "KWh": "1", "KWH": "1", "度电": "1", "瓦时": "1/1000",
        "Wh": "1/1000", "兆瓦时": "1000", "MWh": "1000", "吉瓦时": "1000000", "GWh": "1000000",
        "千瓦小时": "1",
    },
    "伏": {"伏": "1", "V": "1", "伏特": "1", "千伏": "1000", "kV": "1000", "KV": "1000"},
    "赫兹": {
        "Hz": "1", "HZ": "1", "赫兹": "1", "赫": "1", "MHz": "1000000", "GHz": "1000000000",
        "兆赫": "1000000",
    },
    "毫安时": {"毫安时": "1", "mAh": "1", "安时": "1000", "Ah": "1000"},
    "千卡": {"千卡": "1", "kcal": "1", "大卡": "1"},
    "摄氏度": {"摄氏度": "1", "℃": "1", "°C": "1"},
    # 度 is of arc, of temperature or of electricity: it is compared with none of them.
    "度": {"度": "1"},
    "KB": {"KB": "1"},
    "MB": {"MB": "1"},
    "GB": {"GB": "1"},
    "TB": {"TB": "1"},
    "PB": {"PB": "1"},
    "Mbps": {"Mbps": "1"},
    "Gbps": {"Gbps": "1"},
    "像素": {"像素": "1", "MP": "1000000"},
    "分贝": {"分贝": "1", "dB": "1"},
    "马力": {"马力": "1"},
    "盎司": {"盎司": "1"},
    "磅": {"磅": "1"},
    "光年": {"光年": "1"},
    "寸": {"寸": "1"},
    "克拉": {"克拉": "1"},
    "桶": {"桶": "1"},
    "两": {"两": "1"},
    "尼特": {"尼特": "1", "nit": "1", "nits": "1"},
    "标箱": {"标箱": "1", "标准箱": "1", "TEU": "1"},
    "蒲式耳": {"蒲式耳": "1"},
    "加仑": {"加仑": "1"},
    "岁": {"岁": "1", "周岁": "1"},
    "分": {"分": "1"},
    "点": {"点": "1"},
    "星": {"星": "1", "颗星": "1", "星级": "1"},
    "级": {"级": "1"},
    "环": {"环": "1"},
    "牛·米": {"牛·米": "1", "牛米": "1", "N·m": "1"},
    "帧": {"帧": "1"},
    "微克": {"微克": "1"},
    "微克/立方米": {"微克/立方米": "1", "微克每立方米": "1", "μg/m³": "1"},
}  # fmt: skip

_COUNTING_WORDS: Final = _words(
    """
    个 家 款 部 场 条 件 次 人次 项 户 所 起 例 宗 笔 单 台 辆 架 艘 只 头 匹 株 棵 张 本 册 篇 幅 首 支
    枚 颗 粒 座 栋 幢 套 间 处 片 根 批 期 集 种 类 门 节 步 层 组 份 股 票 字 句 段 页 轮 遍 趟 卷 道
    箱 瓶 杯 盒 袋 包 罐 碗 盘 桌 剂 针 块 架次 车次 班次 批次 场次 剂次 台次 辆次 件次 户次 台套 部分
    艘次 趟次 列次 家次 球 回 篮板 助攻 顶 朵 把 顿 档 封 尊 尾 羽 滴 航次 学时 课时 学分 车位 床位
    名额 席 副 双 对 扇 班
    """,
)
_COUNTS: Final = {
    # canonical counting word: its spellings; 名, 位, 口 and 人 count people alike
    **dict(zip(_COUNTING_WORDS, _COUNTING_WORDS, strict=True)),
    "人": "人 名 位 个人 口人 口",
    "部门": "部门 部委",
    "户": "户 伙",  # 伙 in Hong Kong
    "项": "项 大项 小项",
    "类": "类 大类",
}

_SPECIAL: Final = {
    "%": PERCENT,
    "‰": Unit("%", Sort.PROPORTION, Fraction(1, 10)),
    "倍": TIMES,
    "百分点": Unit("百分点", Sort.POINT),
    "个百分点": Unit("百分点", Sort.POINT),
    "pct": Unit("百分点", Sort.POINT),
    "个点": Unit("百分点", Sort.POINT),
    "基点": Unit("百分点", Sort.POINT, Fraction(1, 100)),
    "个基点": Unit("百分点", Sort.POINT, Fraction(1, 100)),
    "BP": Unit("百分点", Sort.POINT, Fraction(1, 100)),
    "bp": Unit("百分点", Sort.POINT, Fraction(1, 100)),
    "个BP": Unit("百分点", Sort.POINT, Fraction(1, 100)),
    "成": Unit("%", Sort.PROPORTION, Fraction(10)),
    "折": DISCOUNT,
}

UNITS: Final = MappingProxyType(
    {
        spelling: Unit(key, Sort.CURRENCY)
        for key, spellings in _CURRENCIES.items()
        for spelling in spellings.split()
    }
    | {
        spelling: Unit(key, Sort.COUNT)
        for key, spellings in _COUNTS.items()
        for spelling in spellings.split()
    }
    | {
        spelling: Unit(key, Sort.MEASURE, Fraction(factor))
        for key, table in _MEASURES.items()
        for spelling, factor in table.items()
    }
    | _SPECIAL,
)
"""Every spelling of every unit."""

SORTS: Final = MappingProxyType({unit.key: unit.sort for unit in (*UNITS.values(), BARE, RANK)})
"""The sort of every canonical unit; a unit that is not here (元/千克) is a measure."""

GENERAL_COUNT: Final = "个"
"""The counting word that can stand for any other."""

NOT_AFTER_UNIT: Final = MappingProxyType(
    {
        "升": "至到级温幅值降学高入上", "元": "旦宵素老件首年月帅勋宇", "克": "服隆制", "度": "假过量",
        "处": "于理在罚置分", "所": "以有在谓属长示述占得需致", "例": "如外会行", "支": "付持出撑援",
        "本": "科次报届月土金地期年公轮市省身", "份": "额", "组": "织成建合", "节": "日目点能约省奏假气",
        "首": "次个家批发先席要都款届创", "单": "位元日月曲品价体一", "包": "括含装裹揽围", "根": "据",
        "口": "之子径岸", "门": "店口槛户诊票", "期": "间待末中货权刊限", "集": "团中合成体",
        "轮": "车驱毂胎椅", "次": "元方新性日级", "位": "数于居列置", "部": "署队长级曲落",
        "场": "景馆所地均外", "户": "外籍型", "只": "是有能要够占剩靠为", "台": "阶湾风北", "条": "例",
        "件": "套", "座": "谈", "笔": "者记", "票": "房价据务", "家": "庭", "字": "号样",
        "步": "行伐入骤", "人": "民工均才口类", "名": "义列", "匹": "配", "架": "构", "种": "植子",
        "档": "案", "对": "于此比外标手应", "把": "握", "顶": "级", "封": "面闭", "双": "方重向",
        "卷": "入", "副": "总主", "席": "位卷", "g": "网手时商基通", "股": "份票东价权市", "块": "链",
        "分": "钟秒之别布析为成公享支红类店行拆", "点": "钟半整多击开左前后到", "级": "别",
        "环": "境保节比球", "篇": "章", "段": "时", "片": "区", "球": "员迷场队门星衣鞋拍权类",
        "回": "事合到归来应家国报购升落收复头暖款调",
        "两": "家个名位款次部年天月种类项条省市地岸会级者人大方端头周日季轮届起国侧边期只台辆架倍成",
        "道": "路营沟", "成": "立功绩",
        "倍": "增受感", "针": "对", "遍": "布", "盘": "活中后", "折": "叠屏页射合旧", "层": "面次级",
        "类": "似", "套": "餐路现", "间": "隔接", "星": "期座巴球火", "顿": "时", "个点": "位",
        "班": "级子长组车底机主会委房同导师禅倒制",
        "批": "准发评复", "起": "来步诉源点草初售", "款": "项", "页": "面岩", "尊": "重", "羽": "毛",
        "伙": "人伴食房计同歹年",
    },
)  # fmt: skip
"""For each unit, the characters after it that make the two another word (升|至, 元|旦, 处|于, 门|店)."""

TIME_WORDS: Final = _words(
    """
    年 月 日 号 天 时 小时 分钟 秒 周 季度 季 星期 礼拜 世纪 年代 旬 刻 点钟 点半 点整 工作日 交易日
    毫秒 昼夜 周年 载 晚 夜 个月 个小时 个工作日 个交易日 个季度 个星期 个礼拜 个世纪 个年头 个钟头
    个半月 个半小时 个多月 个多小时 个余月 个多星期 个自然日 个学期 个周 个昼夜 个自然月 个自然年 个财年
    个财季 个年度 个交易周 个日夜 个学年 个时辰 个月份 学期 学年 财年 财季
    """,
)
"""What makes a number a date or a duration, which other recognisers read."""

NOT_TIME: Final = _words(
    """
    月饼 个月饼 月球 天然 日元 日圆 周岁 天猫 季节 天线 时代
    """,
)
"""Look-alikes of the words of time."""

BEFORE_BELOW: Final = _words("接近 将近 逼近 直逼 几近 近")
BEFORE_ABOUT: Final = _words(
    """
    大约有 大约为 大约 约有 约为 约合 约占 约达 约在 约 大概有 大概 差不多
    """,
)
BEFORE_OVER: Final = _words("超过 超出 超 逾 突破 冲破 多于 大于 高于 不止 远超 破 过")
BEFORE_AT_LEAST: Final = _words(
    """
    不少于 不低于 不小于 至少有 至少 最少 起码 不下于 不下 最低 下限为 不得低于 不得少于 不得小于 不应低于
    不宜低于 不宜少于 不宜小于 不应小于 不可小于 不能小于
    不应少于 不能低于 不能少于 不会低于 不会少于 不可低于 不可少于 未低于 没有低于 须高于
    """,
)
BEFORE_UNDER: Final = _words("不足 不到 不满 未满 低于 少于 小于 未达 不及 未到 跌破 跌穿 击穿")
BEFORE_AT_MOST: Final = _words(
    """
    不得超过 不得高于 不得多于 不得大于 不应超过 不应高于 不能超过 不能高于 不会超过 不会高于 不可超过
    不宜超过 不宜高于 不宜多于 不宜大于 不应多于 不应大于 不可高于 不能大于 不能多于
    没有超过 没超过 尚未超过 并未超过 从未超过
    不超过 不高于 不多于 不大于 不超 至多 最多 最高 顶多 未超过 上限为 最高可达 最高达 最多可达
    """,
)
BEFORE_ROUND: Final = _words("上")
BEFORE_EXACT: Final = _words("高达 多达 整整")
"""Words directly before a number that bound it; the last group only stresses it."""

NOT_BOUND: Final = MappingProxyType(
    {
        "近": "最附靠临新远亲贴邻", "约": "合预签违节公条契制特邀赴解续履纽租",
        "超": "中英德西意法欧反高赶", "破": "打侦告攻爆识", "过": "通经超透不越渡",
        "不到": "想看找得达用买遇做见", "不及": "来",
    },
)  # fmt: skip
"""For each bound word, the characters before it that make it part of another (最近, 签约, 通过)."""

ONLY_ROUND: Final = frozenset({"过", "上"})
"""Bound words that are verbs unless a round number follows them (过百, 上千, 过半)."""

AFTER_AT_LEAST: Final = _words("及以上 或以上 以上 之上 开外")
AFTER_AT_MOST: Final = _words("及以下 或以下 以下 以内 之内 之下 封顶")
AFTER_ABOUT: Final = _words("左右 上下")
AFTER_MORE: Final = _words("多 余")
AFTER_ABOVE: Final = _words("出头")
"""Words directly after the unit that bound the number."""

ANAPHORS: Final = _words("这 那 上述 前述 以上 该 此")
"""Words before a small count that points back to what was counted before (这两家公司)."""

RANGE_SIGNS: Final = _words("~ - – — － 至 到 ∼ 〜 -- ——")
"""What joins the two ends of a range; 和 and 与 do so before 之间."""

UP: Final = _words(
    """
    增长 增加 增多 提升 提高 上升 上涨 上扬 攀升 飙升 扩大 上调 上浮 大增 激增 猛增 净增 劲增 走高 扩张
    大涨 暴涨 涨 增 升 调高 调升 加快 提速 扩增 拉升 抬升 跃升 高出 多增 回升 反弹 增持 改善 暴增 递增
    多出 多了 上移 走强 收涨 扩容 增配 新增长
    """,
)
DOWN: Final = _words(
    """
    下降 减少 降低 下滑 下跌 回落 缩减 缩小 下调 下浮 骤降 锐减 大跌 暴跌 萎缩 缩水 下挫 滑落 收窄 压降
    压减 调低 跌 降 减 缩 少增 放缓 走低 衰退 减持 大降 降价 收缩 压缩 削减 递减 下行 下探 下移 收跌
    少了 负增长 减亏 亏损收窄
    """,
)
"""Verbs of change; alone, with 了 or 幅度 they say by how much, with 至, 到 or 为 to what."""

UP_NOUNS: Final = _words(
    """
    增幅 涨幅 增速 升幅 增长率 增长幅度 涨跌幅 增量 增长速度 复合增长率 年复合增长率 提升幅度 上涨幅度
    """,
)
DOWN_NOUNS: Final = _words(
    """
    降幅 跌幅 减幅 下降幅度 下跌幅度 下滑幅度 缩水幅度
    """,
)
"""Nouns of change; a number after (涨幅为12%) or before (12%的涨幅) says by how much."""

YEAR_ON_YEAR: Final = _words(
    """
    同比 较上年同期 较去年同期 比上年同期 比去年同期 与上年同期相比 与去年同期相比 较上年 较去年 比上年
    比去年 按年 较上一年 比上一年 相比上年 相比去年
    """,
)
PERIOD_ON_PERIOD: Final = _words(
    """
    环比 较上月 比上月 较上季度 比上季度 按季 按月 较上周 较上一季度 比上一季度 较前一月
    """,
)
"""What a change is measured against."""

ORDINAL_WORDS: Final = _words(
    """
    名 位 大 届 批 次 代 期 款 家 个 条 章 节 版 场 轮 部 季 集 站 局 号 把 枚 座 艘 块 步 项 类 架 例
    种 级 阶段 城 名次 梯队 组 卷 篇 辑 颗 台 册 号店 件 所 间 笔 单 只 支 张 套 页 行 列 排 层 楼 题 问
    讲 球 回合 回
    """,
)
"""What an ordinal counts, between 第 and its noun."""

RANK_WORDS: Final = frozenset(_words("名 位 大 名次 把 梯队"))
"""The ordinal words that give a place in a ranking."""

NOT_ORDINAL: Final = _words(
    """
    时间 方 者 产业 线 手 现场 书记 夫人 人称 人生 性 季度 天 年 月 周 日 星期 课 世界大战 视角 反应
    印象 要务 财经 学期 小时 分钟 桶金 身份 动力 责任 页 国际 医院 附属 中学 人民 师范 步兵 集团军 曲线
    """,
)
"""Words after 第三 that make it a name, a date or an idiom, and no rank."""

NOT_TOP: Final = _words(
    """
    年 月 日 天 周 季度 个月 个季度 届 任 期 次 轮 场 排 后 沿 者 世 半 台 代 述 脚 一 夜 小时 分钟
    个交易日 个工作日 一个 一天 分 秒 局 节
    """,
)
"""Words after 前三 that make it a time or a series, and no top of a ranking."""

PER_WORDS: Final = MappingProxyType(
    {word: word for word in _words("股 年 月 日 天 小时 秒 分钟 人 晚 百公里")} | {"h": "小时", "s": "秒"},
)
"""What an amount can be given per, other than a unit (元/吨): how it is written, and its key."""

IDIOMS: Final = _words(
    """
    三心二意 十万火急 十万八千里 八面玲珑 三分天下 一成不变 两把刷子 三把火 两码事 千人一面 万人空巷
    百家争鸣 百家讲坛 三个臭皮匠 三口之家 两口子 三人行 三人成虎 三头六臂 四处 千家万户 八人大轿 一对一
    三对三 五对五 三分球 两分球 二十四节气 十字 八字 三字经 千字文 三个代表 四个全面 四个自信 四个意识
    两个维护 两个确立 两个凡是 两个文明 五个一 八项规定 三步走 两步走 三套车 三包 三件套 四件套 三只松鼠
    三只羊 六个核桃 三棵树 五棵松 五台山 三元桥 三元里 三元食品 三元股份 三元牛奶 五道口 五条人 七匹狼
    三门湾 三门县 三门青蟹
    两面针 三门峡 百家号 百度 三家村 四人帮 七人制 五人制 三个和尚 三部曲 四部曲 五部曲 十万个为什么
    一千零一夜 三人游 九层塔 三通一平 两次三番 两个一百年 四个现代化 三支一扶 两个大局 三个务必 两个结合
    四个伟大
    """,
)
"""Idioms, slogans, brands and places that open with a numeral and read like a number with a unit."""

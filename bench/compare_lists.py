"""The enumerations of the articles, written out: only so are their edges and their order certain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare_pairs import Article

ROWS: Final[dict[str, str]] = {
    # tune
    "动力电池、储能系统和电池回收": "充电设备",
    "用水、用气、污水处理": "供热",
    "正极材料、电解液、隔膜、结构件": "铜箔",
    "身份证、户口簿、出生医学证明和银行卡": "结婚证",
    "云白、岩灰、薄荷绿、落日橙": "樱花粉",
    "官网、天猫、京东": "拼多多",
    "哈尔滨、重庆、三亚": "拉萨",
    "针刺、挤压、浸水": "跌落",
    "海汀队、松城队、平江队": "岚山队",
    "日本、泰国、越南": "韩国",
    "对口直升、电脑派位、特色招生": "推荐入学",
    "玉屏、临浦、安洋": "海曲",
    "停课、停工、停运": "停航",
    "长岭、石门、双溪": "龙潭",
    "玉米、花生、红薯": "大豆",
    "猪肉、油脂、面粉": "鸡蛋",
    "天猫、京东和抖音": "拼多多",
    "日本、韩国、马来西亚、澳大利亚": "新西兰",
    "微信视频号、朋友圈、小程序": "公众号",
    "B站、小红书、知乎": "微博",
    "搜索、品牌、店铺": "价格",
    "推荐、单品、内容": "价格",
    "直播、短视频、达人和UGC": "图文",
    "集装箱、散杂货、物流": "客运",
    "望江里、铁匠巷、盐仓街和文庙前街": "染坊弄",
    "市财政、专项债券和社会资本": "银行贷款",
    "身份证、户口本和房屋权属证明": "结婚证",
    "登记、评估、签约、施工": "公示",
    "雪松绿、月岩灰、海盐白": "落日橙",
    "京东、天猫、抖音商城和线下门店": "拼多多",
    "通话摘要、拍照翻译和会议纪要": "智能修图",
    # held
    "人工、房租、外卖佣金": "水电",
    "医院、学校、工厂": "机场",
    "广州、佛山、东莞": "惠州",
    "算法派单、超时罚款、等级评定": "在线考核",
    "派单权、定价权、处罚权": "解约权",
    "机械手、锂电池、水声通信": "推进器",
    "新西兰、印度尼西亚和智利": "秘鲁",
    "三价灭活疫苗、四价灭活疫苗、鼻喷减毒活疫苗": "重组疫苗",
    "低热、局部红肿、乏力": "头痛",
    "江北、东湖、南郊": "西岭",
    "老城墙、榆江大桥、体育中心、湿地公园": "美术馆",
    "大学城、人民广场、会展中心": "科技馆",
    "65岁以上老年人、现役军人、残疾人": "消防救援人员",
    "1号线、4号线、6号线": "7号线",
    "瓷器、铜钱、木构件": "漆器",
    "德化窑、景德镇窑、龙泉窑、磁灶窑": "建窑",
    "裸眼3D、气味装置、手语导览": "语音讲解",
    "银行、地产、零售": "科技",
}
"""The enumerations as they stand in the articles, each with something else that could stand in it."""

ORDERED: Final = frozenset(
    {
        "海汀队、松城队、平江队",
        "登记、评估、签约、施工",
        "老城墙、榆江大桥、体育中心、湿地公园",
        "大学城、人民广场、会展中心",
    }
)
"""Those whose order is part of what is said: a ranking, a procedure, a route."""


@dataclass(frozen=True, slots=True)
class Row:
    """An enumeration in an article.

    Attributes:
        start: where it begins in the text.
        text: the text of it.
        stranger: what could stand in it and does not.
    """

    start: int
    text: str
    stranger: str

    @property
    def end(self) -> int:
        """The code point after it."""
        return self.start + len(self.text)

    @property
    def items(self) -> list[str]:
        """Its items."""
        return self.text.replace("和", "、").split("、")

    @property
    def has_and(self) -> bool:
        """Whether 和 stands before the last item."""
        return "和" in self.text

    def joined(self, items: list[str], *, with_and: bool | None = None) -> str:
        """Return other items as an enumeration of the same form, or with or without 和."""
        last = "和" if (self.has_and if with_and is None else with_and) and len(items) > 1 else "、"
        return "、".join(items[:-1]) + (last if len(items) > 1 else "") + items[-1]


def rows(article: Article) -> Iterator[Row]:
    """Yield the enumerations in an article's running text, in order."""
    found = [
        Row(start, text, stranger)
        for text, stranger in ROWS.items()
        for low, high in article.body
        if (start := article.text.find(text, low, high)) >= 0
    ]
    yield from sorted(found, key=lambda row: row.start)

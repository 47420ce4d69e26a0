"""Who says it: the speaker of a quotation or of any words, and who passes it on.

The frames are those of Chinese news writing: X表示:“…”, “…”X说, 在X看来, 用X的话说, 被X称为“…”, X的口号“…”,
据Y报道. Names that the caller knows are taken as they are; otherwise the noun phrase before the verb is
read, and its end judged by surnames (百家姓 and the surnames of 公安部《全国姓名报告》), titles and the
endings of organisations' names.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from heshi.recognise.phrases import Role, Word, lex, wordset
from heshi.text import regex as re
from heshi.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshi.recognise.mention import Mention, Value


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something.

    Attributes:
        text: the name, or the noun phrase where no name can be told in it (该公司发言人).
        span: where ``text`` stands; of a pronoun, where the person was named that it refers to.
        certain: whether the frame and the name are both beyond doubt.
        phrase: the whole noun phrase in the frame (阿里巴巴集团CEO戴珊, 她).
    """

    text: str
    span: Span
    certain: bool
    phrase: Span

    def to_json(self) -> dict[str, object]:
        """Return ``{"text": …, "certain": …}``."""
        return {"text": self.text, "certain": self.certain}


class Frame(NamedTuple):
    """What the words around a quotation say of it.

    Attributes:
        speaker: who says it, or None.
        relay: who passes it on (据新华社报道), or None.
        speech: whether a verb of speech introduces it; a slogan or a name may have a speaker without.
        shared: whether the clause has no subject of its own, so that the last speaker goes on.
    """

    speaker: Speaker | None
    relay: str | None
    speech: bool
    shared: bool = False


def _longest_first(table: str) -> tuple[str, ...]:
    """Return the words of a table, each before those that end it."""
    return tuple(sorted(table.split(), key=len, reverse=True))


_SPEECH: Final = wordset("""
    要求 报道称 报道说
    担心 倡议 所言 所说 所述 所写 疾呼 反映 反映称 吐露 直陈 申明 表明 放话 喊单 发表声明称 开玩笑 念道
    唱道 自语 笑道 怒道 叹 劝告 忠告 感叹说 警告称 警告说 呼吁道 说 称 表示 指出 强调 坦言 透露 认为 写道
    回应 宣称 喊出 曾言 说道 谈到 介绍 介绍说 解释 解释说 解释道 补充 补充说 补充道 直言 感慨 感慨道 感叹
    感叹道 笑称 声称 宣布 呼吁 承认 否认 反驳 反驳称 回忆 回忆说 回忆道 回忆称 提到 建议 警告 问 问道 答
    答道 回答 回答说 回答称 反问 反问道 追问 留言 评论 评论道 评论称 评价 评价道 评价说 评价称 点评 点评道
    总结 总结道 总结说 断言 预测 预言 判断 相信 抱怨 抱怨道 吐槽 吐槽道 怒斥 批评 批评道 批评称 称赞
    称赞道 赞叹 赞叹道 赞叹说 形容 形容说 写 讲 讲道 表态 表态称 表态说 主张 重申 明确 明确表示 明确提出
    说明 披露 证实 通报 通报称 喊道 喊 高喊 高呼 自嘲 调侃 调侃道 调侃说 笑言 笑着说 笑著说 笑说 打趣 打趣道
    打趣说 辩称 辩解 辩解称 哭诉 保证 承诺 提醒 提醒道 提醒说 劝 劝道 讽刺 嘲讽 有言 曰 道 提出 倡导 号召
    告诫 叮嘱 叮嘱道 嘱咐 自述 讲述 讲述道 诉说 描述 描述道 描述说 指 直指 表达 回复 回复称 回复道 回复说
    答复 答复称 答复说 回应称 回应说 回应道 强调说 指出说 透露说 告诉说 坦承 坦白 坦言道 怒吼 大喊 叹道
    叹息 感言 戏称 戏言 谈及 谈道 谈起 聊到 声明 发文称 发文 发文说 发文表示 撰文称 撰文 撰文写道 发帖
    发帖称 发微博称 发布声明称 发声 喊话 致辞称 致辞说 致信称 再次强调 宣示 誓言 立誓 发誓 扬言 放言 豪言
    猜测 推测 估计 分析 分析称 分析说 分析道 分析认为 接着说 接著说 继续说 又说 还说 也说 常说 曾说 总说 会说
    就说 再说 都说 说过 说到 讲过 提过 直呼 惊呼 连呼 力陈 详解 概括 概括道 归纳 归纳道 解读
    解读称
    """)
"""Verbs that take the words said; those of thought (认为, 相信) as news writing uses them."""

_NAMING: Final = wordset("""
    戏称这是 称为 称作 称之为 称其为 叫做 叫作 誉为 视为 形容为 定义为 概括为 总结为 比作 归结为 归纳为
    归纳成 命名为 描述为 评价为 解释为 斥为 戏称为 奉为 看作 视作 形容成 说成 总结成 概括成 译为 解读为 确定为
    定为 定位为 确立为 设定为 明确为 界定为 归为 提炼为 凝练为 浓缩为 升级为 比喻为 喻为 喻作 唤作 描绘为
    形容作 定性为 理解为 美其名曰
    """)
"""Verbs whose object is a name or a formula: the quotation is a term that their subject chose."""

_SLOGANS: Final = wordset("""
    口号 座右铭 使命 愿景 理念 名言 说法 观点 看法 原话 话 主张 承诺 回应 回答 评价 判断 宣言 价值观 标语
    信条 名句 主旨 定位 广告语 slogan Slogan 解释 答案 建议 态度 结论 初衷 金句 目标 战略 方针 倡议 呼吁
    号召 评语 颁奖词 寄语 心愿 感言 家训 校训 院训
    """)
"""What a person or a house calls its own words: X的口号“…”, X“…”的号召."""

_TITLES: Final = _longest_first("""
    董事长 副董事长 董事 总裁 副总裁 高级副总裁 首席执行官 首席运营官 首席财务官 首席技术官 首席科学家
    首席经济学家 首席分析师 首席增长官 首席营销官 首席战略官 CEO COO CFO CTO CMO CSO CIO VP 总经理
    副总经理 经理 总监 主管 主任 副主任 主席 副主席 会长 副会长 秘书长 副秘书长 理事长 理事 院长 副院长
    所长 副所长 校长 副校长 局长 副局长 部长 副部长 厅长 副厅长 处长 副处长 科长 司长 副司长 市长 副市长
    省长 副省长 县长 区长 镇长 村长 书记 副书记 总书记 总理 副总理 总统 首相 外长 大使 参赞 议员 发言人
    新闻发言人 负责人 相关负责人 有关负责人 创始人 联合创始人 合伙人 管理合伙人 创办人 掌门人 代表
    法人代表 法定代表人 委员 记者 编辑 主编 总编 总编辑 主持人 作家 导演 编剧 演员 歌手 教授 副教授 讲师
    研究员 副研究员 分析师 经济学家 学者 专家 博士 院士 律师 医生 主任医师 医师 护士 教师 老师 工程师
    设计师 教练 主教练 队长 球员 选手 船长 机长 法官 检察官 警官 民警 先生 女士 同志 店主 店长 老板 商家
    业主 村民 居民 市民 网友 用户 消费者 顾客 家长 学生 司机 骑手 员工 工作人员 知情人士 内部人士 业内人士
    消息人士 相关人士 接近人士 人士 投资者 投资人 博主 主播 司令 将军 参谋长 秘书 助理 顾问 操盘手
    产品经理 厂长 站长 馆长 园长 班长 舰长 团长 社长 台长 行长 董秘 发起人 领队 助教 药师 支书 乡长 州长 主创
    """)
"""Titles and callings that stand before or after a person's name, the longest first."""

_HOUSES: Final = _longest_first("""
    会议 座谈会 发布会 峰会 论坛 全会 客服人员 用户留言 公司 集团 部 局 委 厅 署 院 所 会 社 报 台 网 银行
    证券 基金 大学 学院 医院 中心 协会 学会 商会 联盟 法院 检察院 政府 当局 机构 官方 方面 平台 品牌 厂商
    工作室 团队 媒体 日报 晚报 晨报 周刊 杂志 电视台 电台 通讯社 时报 财经 新闻 公告 声明 报告 通报 财报
    研报 年报 白皮书 公报 组织 联合会 研究院 研究所 事务所 俱乐部 球队 使馆 白宫 外交部 央行 发改委 工信部
    商务部 证监会 广告 科技 汽车 电商 视频 音乐 股份 控股 资本 保险 航空 铁路 地铁 物业 客服 店铺 门店
    文件 通知 意见 文章 规划 方案 条例
    """)
"""Endings of the names of organisations, papers and documents, the longest first."""

_SURNAMES: Final = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
    "范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍"
    "韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单"
    "包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙"
    "计喻窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺水云昌凤酆皮卡鱼"
    "付肖闫仝佘逯阚隗初邝揭麻代鲜印宿怀蒲邰从鄂索咸籍卓蔺池阴胥能苍双闻莘党贡劳逄冉宰郦雍璩濮寿通扈郏浦尚农别晏瞿充慕茹宦暴弘国广禄阙东利蔚越隆师巩厍晁勾敖融"
)
"""Surnames of one character: the 300 most common (公安部《全国姓名报告》) and those of 《百家姓》 in use."""

_COMPOUND: Final = wordset("""
    欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶
    太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良
    漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 梁丘 左丘 东门 西门 第五
    """)
"""Surnames of two characters, from 《百家姓》."""

_PRONOUNS: Final = wordset("""
    他 她 其 他们 她们 后者 该人士 该负责人 该发言人 上述人士 上述负责人 这位负责人 对方 本人
    """)
_SEPARATORS: Final = "。!?;,:\n…"
_ENDS: Final = "。!?;\n"
_CLOSING: Final = '”’」』"'
_OPENING: Final = '“‘「『"'
_WINDOW: Final = 120
"""How far from the words, in code points, their speaker may stand."""
_AFTER: Final = 40
_LONGEST: Final = 24
"""A subject longer than this is no plain noun phrase."""

_VERB_SIZES: Final = tuple(sorted({len(verb) for verb in _SPEECH | _NAMING}, reverse=True))
_SLOGAN_NAMES: Final = "|".join(sorted(_SLOGANS, key=len, reverse=True))
_WHO: Final = r"(?P<who>[^,。;:!?\n“”「」]{1,20}?)"
_ADDRESSED: Final = re.compile(
    r"(?:告诉|告知|提醒|答复|回复|致信)了?[^,。;:!?“”「」\n]{1,12}$|[问劝](?:记者|他|她|我|你)$"
)
_A_WORD: Final = re.compile(r"(?:这样|这么)?一(?:句|段|番)(?:话|名言)?$")
_DATELINE: Final = re.compile(
    r"[^,。;:!?\n]{2,16}?[0-9]{1,2}日(?:电|讯|消息)(?:\s*\((?:记者|通讯员)[^)\n]{0,20}\))?\s*"
)
_LOOK: Final = re.compile(rf"(?:在|照){_WHO}(?:看来|眼中|眼里|心目中|心中|口中),?[^,。;:!?\n“”「」]{{0,8}}$")
_WORDS_OF: Final = re.compile(
    rf"(?:用|按照|按|照|借用|引用|套用)了?{_WHO}(?:自己)?的(?:话|说法|介绍|观点|看法|解释|判断|描述|理解|表述|分析)(?:来说|来讲|说|讲)?[,:]?(?:就?是)?[,:]?$"
)
_CALLED: Final = re.compile(
    rf"(?:被|由){_WHO}(?:一度|直接|曾|也|常)?(?:评为|{'|'.join(sorted(_NAMING, key=len, reverse=True))})是?$"
)
_PASSIVE: Final = re.compile(r"被[^,。;:!?\n“”「」]{0,20}$")
"""What makes the subject of a verb of naming the one who is named: 余承东被称为“余大嘴”."""
_THUS: Final = re.compile(
    r"(?P<who>[^,。;:!?\n“”「」]{1,20}?)(?:曾|也|还)?(?:这样|如此|这么)"
    r"(?:回忆|描述|形容|评价|总结|解释|定义|概括|介绍|谈|看待|回答|回应|讲述)[^,。;:!?\n“”「」]{0,12}:?$"
)
_FROM: Final = re.compile(
    rf"(?:^|[,。;!?\n])\s*据{_WHO}(?:介绍|透露|称|说|回忆|表示|披露|描述|讲述|所述|分析|统计|预测)[,:]?$"
)
_PHRASED: Final = re.compile(
    r"(?P<who>[^,。;:!?\n“”「」的]{2,12})的?(?:那|这)(?:句|番|段)(?:话|名言|经典|广告语)?[:,]?$"
)
_COINED: Final = re.compile(
    r",?(?:最早|最先|首先|首次)?(?:由(?P<who>[^,。;:!?\n]{2,20}?)(?:首次|率先|最早|最先|首先|于[^,。;:!?\n]{1,12})?"
    r"(?:提出|喊出|倡导|概括|总结|发明|创造|归纳)|(?:的(?:说法|提法|口号|概念|理念|名言))?,?(?:最早|最先)?(?:出自|来自|源自)(?P<from>[^,。;:!?\n的]{2,20}?)(?:之口|的|[,。;!?\n]|$))"
)
_IS_OF: Final = re.compile(
    rf",?(?:这|那)?(?:一直|正|也|就)?是(?P<who>[^,。;:!?\n的]{{2,20}})的[^,。;:!?\n]{{0,4}}?(?:{_SLOGAN_NAMES})"
)
_RELAYED: Final = re.compile(
    r"(?:据|根据|按)(?P<who>[^,。;!?\n据]{1,24}?)[0-9日月号]{0,6}"
    r"(?:援引|引述|报道|消息|电|的报道|转引|刊文|发文|最新报道|获悉)"
)
_CITED: Final = re.compile(
    r"(?P<relay>[^,。;:!?\n]{2,20}?)(?:此前|日前|近日|[0-9日月号]{1,6})?(?:援引|引述|转引|引用)"
    r"(?P<who>[^,。;:!?\n援引]{2,24}?)(?:的话|的说法|的?消息|的表述)?(?:报道)?(?:称|说|表示|指出|写道)?[,:]?$"
)
_SLOGAN: Final = re.compile(
    r"(?P<who>[^,。;:!?\n的]{1,20})的[^,。;:!?\n的]{0,6}?"
    rf"(?:{_SLOGAN_NAMES})(?:就?是|则是|也是|正是|为|叫做?|即)?[:,]?$"
)
_ITS: Final = re.compile(
    rf"(?:^|[,。;!?\n])\s*(?:而|且|同时|如今)?(?P<whose>其|它的|他的|她的|他们的|它们的)[^,。;:!?\n的]{{0,6}}?"
    rf"(?:{_SLOGAN_NAMES})(?:就?是|则是|为|叫做?|即)?[:,]?$"
)
_ACCUSATIVE: Final = re.compile(r"(?P<who>[^,。;:!?\n]{0,30})[将把]$")
_MADE: Final = re.compile(r"(?:确立|确定|定|列|奉|设定|定位|提炼|明确|当|看|视)[为作成]")
_PLACE: Final = re.compile(r"[^,。;:!?\n]{1,12}(?<![一二三四五六七八九十高初完])[上中里内]")
"""Where words stand and not who says them: 墙上, 文中. A school (一中, 高中) may well speak."""
_CIRCLES: Final = wordset(
    "业内 圈内 行内 界内 省里 市里 县里 区里 镇里 村里 厂里 局里 院里 校内 队内 党内 部里"
)
"""Places that stand for the people in them."""
_MANNER: Final = re.compile(
    r"(?:(?:笑|哭|苦笑|微笑|哽咽|含泪|流泪|激动|无奈|动情|自豪|兴奋|平静|淡淡|缓缓|开心|高兴|坚定"
    r"|大声|低声|轻声|连声|幽默|坦率|遗憾|自信|由衷|深情|认真|严肃|半开玩笑|语重心长|不无遗憾"
    r"|点点头|点了点头|摇摇头|摇了摇头|摇头|点头|摆摆手|摆了摆手|挥挥手|耸耸肩|叹了口气|站起来|站起身|连连摆手)[着著地的]?|如此|这样|这么|那样)$"
)
"""How somebody says it, between the subject and the verb."""
_IN_PLACE: Final = re.compile(r"[^,。;:!?\n的]{1,8}[上中里内]有(?=.)")
_PROPOSED: Final = re.compile(
    r"(?:(?:创立|成立|创业|创办|上任)(?:时|之初|初期)?|首次|率先|一直|一贯|所|曾|当时|当年|当初|最初|如今|今年|反复|多次|给自己)*"
    r"(?:提出|给出|喊出|确立|确定|倡导|坚持|奉行|定下|立下|写下|信奉|推崇|发布|公布|秉持|常说|说|[常总老]?挂在嘴边)?(?:过|了|来)?$"
)
"""What a relative clause adds to its subject: the 创立时提出 of 马云创立时提出的口号."""
_OWNED: Final = re.compile(rf"的?(?:这一|这个|一)?[^,。;:!?\n]{{0,4}}?(?:{_SLOGAN_NAMES})")
_LABEL: Final = re.compile(r"\s*(?P<who>[^,。;:!?\n“”「」]{1,12}):\s*$")
_NO_LABELS: Final = ("显示", "如下", "包括", "写着", "写著", "标题", "是", "为")
_DASHED: Final = re.compile(r"[,。]?\s*(?:—{1,2}|--)\s*(?P<who>[^,。;:!?\n]{2,16})(?=[。\n]|$)")
_ADJUNCT: Final = re.compile(r"(?:时|上|中|下|后|前|里|之际|期间|当天|当日)(?=[^、的])")
_WHEN: Final = re.compile(
    r"(?:[0-9〇零一二三四五六七八九十]{1,4}[年月日号点时分](?:[上下]午|晚间?|早间?|凌晨|中午)?|(?:周|星期)[一二三四五六日天](?:[上下]午|晚间?)?|[上下]午|晚间|早间)+"
)
_NO_VERB: Final = _longest_first("""
    小说 传说 学说 据说 名称 简称 职称 号称 俗称 统称 全称 昵称 对称 第一人称 第二人称 第三人称 知道 频道
    渠道 报道 味道 街道 轨道 赛道 通道 管道 难道 听说 可以说 应该说 换句话说 一般来说 来说 也就是说 比如说
    学问 访问 疑问 顾问 慰问 提问 听写 编写 简写 手写 没说 不说 解答 问答 应答 主讲 演讲 方案说明 情况说明
    使用说明 手指 食指 股指 标指 期指 说明书 不相信 并未透露 未透露 未回应 未予回应 没有回应 拒绝回应
    未表态 未说明 大力倡导
    """)
"""What ends in a verb of speech and says nothing."""


class Names:
    """The names that the caller knows, in order, for questions of place."""

    def __init__(self, known: Sequence[Mention[Value]]) -> None:
        """Hold ``known``, in any order."""
        self._mentions = sorted(known, key=lambda mention: (mention.start, -mention.end))
        self._starts = [mention.start for mention in self._mentions]

    def within(self, span: Span) -> list[Mention[Value]]:
        """Return the names that lie wholly in ``span``, in order."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return [mention for mention in self._mentions[first:last] if mention.end <= span.end]

    def completed(self, phrase: Span, end: int) -> Span:
        """Return a phrase with the whole of the name in which it stops, up to ``end``: 负责人邵|可."""
        last = bisect_left(self._starts, phrase.end)
        cut = (
            mention.end
            for mention in self._mentions[max(0, last - 4) : last]
            if phrase.start <= mention.start and phrase.end < mention.end <= end
        )
        return Span(phrase.start, max(cut, default=phrase.end))

    def person_before(self, place: int) -> Mention[Value] | None:
        """Return the last name of a person that ends before ``place``, among the nearest few."""
        last = bisect_left(self._starts, place)
        for mention in reversed(self._mentions[max(0, last - 8) : last]):
            if mention.end <= place and is_person(mention.text):
                return mention
        return None


def is_person(name: str) -> bool:
    """Return whether a name looks like a person's: a Chinese surname and one or two syllables, or a·b."""
    if not 1 < len(name) <= _FOREIGN or not _HAN_NAME.fullmatch(name) or name in _NOUNS:
        return False
    if "·" in name:
        return not name.startswith("·") and not name.endswith("·")
    if name.endswith((*_HOUSES, *_TITLES)):
        return False
    if name[:2] in _COMPOUND:
        return 3 <= len(name) <= 4  # noqa: PLR2004 - one or two syllables after the surname
    return name[0] in _SURNAMES and len(name) <= 3  # noqa: PLR2004 - one or two syllables after the surname


_NOUNS: Final = wordset("""
    高管 高层 车主 高校 项目 商户 公众 金融 成功 成本 安全 时间 关系 石油 白酒 黄金 程序 水平 计划 云计算
    房东 房企 车企 农民 农户 家人 家属 商人 商界 车商 游客 旅客 乐迷 古人 老人 时人 前人 后人 文中 文末
    文章 书中 信中 歌中 词中 诗中 史料 史书 元首 官员 官网 党员 党委 军方 警方 校方 店方 院方 资方 劳方
    厂方 京方 双方 各方 多方 中方 美方 俄方 日方 英方 法方 韩方 华尔街 包装 强者 牛市 熊市 万人 常人 何人
    任何人 别人 毛利 金价 油价 房价 车价 于是 后来 向来 沙龙 童装 田野 易经 论语 孟子 庄子 成语 谚语 古语
    俗语 老话 常言 孔雀
    """)
"""Common nouns that begin with a surname's character."""
_FOREIGN: Final = 20
"""The longest name, in code points."""
_HAN_NAME: Final = re.compile(r"[\u4e00-\u9fff·]+")


def speaker_of(normal: str, span: Span, known: Sequence[Mention[Value]] = ()) -> Speaker | None:
    """Return who says the words at ``span``, which need not be in quotation marks.

    Args:
        normal: the text in its normal form.
        span: the words, in code points of ``normal``.
        known: mentions of names in ``normal`` (people, organisations).

    Returns:
        The speaker; None where the sentence names none.
    """
    names = Names(known)
    start, end = span.start, span.end
    while start > 0 and normal[start - 1] in _OPENING:
        start -= 1
    while end < len(normal) and normal[end] in _CLOSING:
        end += 1
    frame = frame_of(normal, Span(start, end), names, None)
    if frame.speaker is not None or frame.speech:
        return frame.speaker
    # Indirect speech: the nearest verb of speech before the words in their sentence.
    floor = max(0, start - _WINDOW)
    left = normal[floor:start]
    cut = max(left.rfind(mark) for mark in _ENDS) + 1
    for at in range(len(left), cut, -1):
        size = _verb_size(left[cut:at])
        if size and (at == len(left) or left[at] in ",:") and left[at - size : at] not in _NAMING:
            speaker = _subject(normal, floor + cut, floor + at - size, names, None)[0]
            return None if speaker is None else replace(speaker, certain=False)
    return None


def frame_of(normal: str, span: Span, names: Names, last: Speaker | None) -> Frame:
    """Return what the words around a quotation say of it.

    Args:
        normal: the text in its normal form.
        span: the quotation with its marks.
        names: the names that the caller knows.
        last: who spoke before, for pronouns and clauses without a subject.

    Returns:
        The frame. The words that are looked at stand in the same line, at most 120 code points away.
    """
    floor = max(0, span.start - _WINDOW)
    floor = max(floor, normal.rfind("\n", floor, span.start) + 1)
    opened = max(floor, max(normal.rfind(mark, floor, span.start) for mark in _ENDS) + 1)
    relay = _relay(normal[opened : span.start])
    scene = _Scene(normal, floor, opened, span, names, last)
    frame = _before(scene) or _behind(scene) or _beside(scene) or _indirect(scene)
    if frame is None:
        return Frame(None, relay, speech=False)
    return frame._replace(relay=frame.relay or relay)


def _relay(sentence: str) -> str | None:
    """Return who passes the words of a sentence on, or None."""
    match = _RELAYED.search(sentence) if "据" in sentence or "按" in sentence else None
    return match["who"].strip("《》“” ") if match is not None else None


def _verb_size(text: str) -> int:
    """Return the length of the verb of speech or naming that ends ``text``; 0 where none does."""
    for size in _VERB_SIZES:
        verb = text[-size:]
        if len(verb) == size and (verb in _SPEECH or verb in _NAMING):
            if text.endswith(_NO_VERB):
                return 0
            return _with_manner(text, size)
    return 0


def _with_manner(text: str, size: int) -> int:
    """Return the length of the verb of ``size`` that ends ``text``, with a verb of manner before it.

    感叹道, 开玩笑说, 评论指出; but in 该评论指出 the 评论 is the subject.
    """
    if text[-1] in _PLAIN:
        longer = max((more for more in (2, 3, 4) if text[-1 - more : -1] in _SPEECH), default=0)
        return max(size, longer + 1 if longer else 0)
    stem = text[:-size]
    if text[-size:] in _PLAINER and stem.endswith(_MANNERS) and stem[-3:-2] not in {"", *"的该此这篇条份,。"}:
        return size + 2
    return size


_PLAIN: Final = frozenset("说道称")
_PLAINER: Final = wordset("指出 认为 表示 强调 写道 提出")
_MANNERS: Final = _longest_first("评论 分析 发文 撰文 刊文 回应 回复 答复 总结 点评 介绍 解释")
"""Verbs that stand before another verb of speech, and say how or where somebody speaks."""


class _Scene(NamedTuple):
    """A quotation among the words around it."""

    normal: str
    floor: int  # where the words before it begin: the line's start, or as far back as is looked
    opened: int  # where its sentence begins
    span: Span
    names: Names
    last: Speaker | None

    def named(self, start: int, text: str) -> Speaker | None:
        """Return the speaker whom the phrase ``text`` at ``start`` names."""
        return _named(self.normal, Span(start, start + len(text)), self.names, self.last)


def _before(scene: _Scene) -> Frame | None:
    """Return the frame that the words before a quotation make, or None."""
    return _by_phrase(scene) or _by_verb(scene) or _by_noun(scene)


def _indirect(scene: _Scene) -> Frame | None:
    """Return the frame of words quoted inside somebody's speech: X表示,要坚持“…”; X认为“…”很重要."""
    end = scene.span.start
    for _ in range(_CLAUSES):
        start = max(scene.opened, max(scene.normal.rfind(mark, scene.opened, end) for mark in ",:") + 1)
        inside = scene._replace(span=Span(end, end))
        frame = (_by_phrase(inside) or _by_verb(inside)) if end < scene.span.start else None
        if frame is None:
            words = lex(scene.normal, start, end) if _REPORTED.search(scene.normal, start, end) else []
            verb = next((word for word in words if scene.normal[word.start : word.end] in _REPORTING), None)
            if verb is not None:
                frame = _by_verb(scene._replace(span=Span(verb.end, verb.end)))
        if frame is not None:
            speaker = None if frame.speaker is None else replace(frame.speaker, certain=False)
            return Frame(speaker, frame.relay, speech=False)
        if start <= scene.opened:
            break
        end = start - 1
    return None


_CLAUSES: Final = 6
"""How many clauses before a quotation are looked at."""
_REPORTING: Final = wordset("表示 指出 强调 认为 坦言 透露 宣称 提出 说 称 写道 介绍 呼吁 承诺")
_REPORTED: Final = re.compile("|".join(sorted(_REPORTING)))


def _by_phrase(scene: _Scene) -> Frame | None:
    """Return the frame of 援引X的话, 在X看来, 用X的话说, 被X称为, 据X介绍."""
    left = scene.normal[scene.opened : scene.span.start].rstrip()
    cited = _CITED.search(left) if "引" in left else None
    if cited is not None:
        who = scene.named(scene.opened + cited.start("who"), cited["who"])
        return Frame(who, cited["relay"].removeprefix("据").strip("《》 "), speech=True)
    for hint, pattern, speech in _PHRASES:
        match = pattern.search(left) if any(char in left for char in hint) else None
        if match is not None:
            return Frame(scene.named(scene.opened + match.start("who"), match["who"]), None, speech=speech)
    return None


_PHRASES: Final = (
    ("在照", _LOOK, True),
    ("用照按", _WORDS_OF, True),
    ("被由", _CALLED, False),
    ("据", _FROM, True),
    ("句番段", _PHRASED, False),
    ("样此么", _THUS, True),
)
"""Phrases that name the speaker: characters of which one must be there, pattern, whether words are said."""


def _by_verb(scene: _Scene) -> Frame | None:
    """Return the frame of X表示, X将其称为, X告诉记者."""
    verb = _verb(scene.normal[scene.opened : scene.span.start].rstrip(":, "))
    if verb is None:
        return None
    start, speech = verb
    end = scene.opened + start
    if not speech and _PASSIVE.search(scene.normal, scene.opened, end):
        return Frame(None, None, speech=False)
    speaker, shared = _subject(scene.normal, scene.opened, end, scene.names, scene.last)
    return Frame(speaker, None, speech=speech, shared=shared)


def _verb(text: str) -> tuple[int, bool] | None:
    """Return where the verb of speech that ends ``text`` begins, and whether it takes words said; or None."""
    phrase = _A_WORD.search(text)
    if phrase is not None:
        text = text[: phrase.start()]
    for suffix in ("", "了", "过", "到", "着", "著", "的是", "的", "是"):
        if not text.endswith(suffix):
            continue
        stem = text.removesuffix(suffix)
        size = _verb_size(stem)
        if size and stem[-size - 1 : -size] == "的":
            return None  # 雷军的回应是: a noun
        if size:
            return len(stem) - size, stem[-size:] not in _NAMING
    addressed = _ADDRESSED.search(text)
    return None if addressed is None else (addressed.start(), True)


def _by_noun(scene: _Scene) -> Frame | None:
    """Return the frame of X的口号是, X: and X“…”的号召."""
    normal, span = scene.normal, scene.span
    left = normal[scene.opened : span.start].rstrip()
    slogan = _SLOGAN.search(left) if "的" in left else None
    if slogan is not None:
        at = scene.opened + slogan.start("who")
        phrase = _tail_phrase(normal, _proposer(normal, Span(at, at + len(slogan["who"]))))
        return Frame(_named(normal, phrase, scene.names, scene.last), None, speech=False)
    its = _ITS.search(left)
    if its is not None:
        pronoun = Span(scene.opened + its.start("whose"), scene.opened + its.end("whose"))
        return Frame(_owner(scene, pronoun), None, speech=False)
    made = _ACCUSATIVE.search(left) if _MADE.match(normal, span.end) else None
    if made is not None:
        end = scene.opened + made.end("who")
        speaker, shared = _subject(normal, scene.opened, end, scene.names, scene.last)
        return Frame(speaker, None, speech=False, shared=shared)
    if scene.opened == 0 or normal[scene.opened - 1] == "\n":
        label = _LABEL.fullmatch(left)
        if label is not None and not label["who"].endswith(_NO_LABELS):
            return Frame(scene.named(scene.opened + label.start("who"), label["who"]), None, speech=True)
    if not left.endswith((":", ",")) and _OWNED.match(normal, span.end, min(len(normal), span.end + 12)):
        phrase = _tail_phrase(normal, Span(scene.opened, span.start))
        speaker = _named(normal, phrase, scene.names, scene.last)
        if speaker is not None and _shaped(speaker.text):
            return Frame(speaker, None, speech=False)
    return None


def _proposer(normal: str, span: Span) -> Span:
    """Return a noun phrase without 这是 before it, and without what the clause before 的 says of it."""
    start = next(
        (span.start + len(word) for word in _THIS if normal.startswith(word, span.start)), span.start
    )
    relative = _PROPOSED.search(normal, start, span.end)
    end = span.end if relative is None or relative.start() <= start else relative.start()
    return Span(start, end)


_THIS: Final = ("这正是", "这也是", "这就是", "这是", "那是", "正是", "也是")


def _beside(scene: _Scene) -> Frame | None:
    """Return the frame of a known name that does something beside words said: 雷军摇头:, 戴珊打了个比方."""
    normal, span = scene.normal, scene.span
    if normal[span.start - 1 : span.start] == ":":
        end = span.start - 1
        start = max(scene.opened, max(normal.rfind(mark, scene.opened, end) for mark in ",。") + 1)
    elif normal[span.end - 2 : span.end - 1] in _FINAL and normal[span.end : span.end + 1].isalnum():
        start = span.end
        right = normal[start : start + _AFTER]
        end = start + min((at for mark in _STOPS if (at := right.find(mark)) >= 0), default=0)
    else:
        return None
    mention = next(
        (known for known in scene.names.within(Span(start, max(start, end))) if known.start == start), None
    )
    if mention is None:
        return None
    return Frame(Speaker(mention.text, mention.span, certain=False, phrase=mention.span), None, speech=True)


def _owner(scene: _Scene, pronoun: Span) -> Speaker | None:
    """Return whose 其 is in 其使命是: the name or the noun that the clauses before it are about."""
    normal = scene.normal
    end = pronoun.start
    for _ in range(_CLAUSES):
        if end <= scene.floor:
            break
        start = max(normal.rfind(mark, scene.floor, end) for mark in _SEPARATORS) + 1
        start = max(start, scene.floor)
        phrase = _phrase(normal, Span(start, end))
        if phrase is not None and phrase.of(normal) not in _PRONOUNS:
            speaker = _named(normal, phrase, scene.names, None)
            if speaker is not None:
                return replace(speaker, certain=False)
        end = start - 1
    return None if scene.last is None else replace(scene.last, certain=False)


def _coined(scene: _Scene, right: str) -> Frame | None:
    """Return the frame of “…”是X的口号, “…”由X提出 and “…”出自X, or None."""
    at = scene.span.end
    owned = _IS_OF.match(right)
    if owned is not None:
        who = _proposer(scene.normal, Span(at + owned.start("who"), at + owned.end("who")))
        return Frame(_named(scene.normal, who, scene.names, scene.last), None, speech=False)
    coined = _COINED.match(right)
    if coined is None:
        return None
    group = "who" if coined["who"] else "from"
    return Frame(scene.named(at + coined.start(group), coined[group]), None, speech=False)


def _behind(scene: _Scene) -> Frame | None:
    """Return the frame that the words after a quotation make, or None."""
    normal, span = scene.normal, scene.span
    right = normal[span.end : span.end + _AFTER].partition("\n")[0]
    dashed = _DASHED.match(right)
    if dashed is not None:
        return Frame(scene.named(span.end + dashed.start("who"), dashed["who"]), None, speech=True)
    coined = _coined(scene, right)
    if coined is not None:
        return coined
    lead = len(right) - len(right.lstrip(", "))
    closed = any(char in _FINAL for char in normal[max(span.start, span.end - 2) : span.end])
    alone = lead > 0 and not normal[scene.opened : span.start].strip()
    if not closed and not alone:
        return None
    stop = min((at for mark in _STOPS if (at := right.find(mark, lead)) >= 0), default=len(right))
    after = right[stop : stop + 1]
    if after == ":" or (not closed and after not in {"。", ""}):
        return None
    verb = _verb(right[lead:stop])
    if verb is None and after == "," and (stop - lead <= _ASIDE or _SCENE_SET.match(right, lead, stop)):
        lead = stop + 1
        stop = min((at for mark in _STOPS if (at := right.find(mark, lead)) >= 0), default=len(right))
        verb = _verb(right[lead:stop]) if right[stop : stop + 1] != ":" else None
    if verb is None:
        return _behind_urging(scene, span.end + lead, span.end + stop) if closed else None
    start = span.end + lead
    speaker, shared = _subject(normal, start, start + verb[0], scene.names, scene.last)
    return Frame(speaker, None, speech=True, shared=shared)


def _behind_urging(scene: _Scene, start: int, end: int) -> Frame | None:
    """Return the frame of a known name that urges or tells somebody by the words: “…”罗医生呼吁市民接种."""
    words = lex(scene.normal, start, end) if _URGED.search(scene.normal, start, end) else []
    verb = next((word for word in words if scene.normal[word.start : word.end] in _URGING), None)
    names = [] if verb is None else scene.names.within(Span(start, verb.start))
    if verb is None or not names:
        return None
    speaker, shared = _subject(scene.normal, start, verb.start, scene.names, None)
    if speaker is None or shared or speaker.span not in [name.span for name in names]:
        return None
    return Frame(replace(speaker, certain=False), None, speech=True)


_URGING: Final = wordset("""
    呼吁 提醒 勉励 鼓励 告诫 叮嘱 劝 寄语 形容 回忆 解释 感叹 感慨 总结 评价 强调 介绍
    """)
"""Verbs that go on to whom or what the words before are said of."""
_URGED: Final = re.compile("|".join(sorted(_URGING)))

_SCENE_SET: Final = re.compile(
    r"(?:站在|坐在|走在|走进|走出|面对|[对望看指捧拿握][着著]|谈到|谈起|谈及|说起|说到|提到|提起|聊起|回忆起|回想起|"
    r"回顾|展望|接受|采访中|在)[^,。;:!?]{1,20}"
)
"""A clause before the speaker's own that sets the scene: 站在温室里,馆长这么说."""

_ASIDE: Final = 6
"""The longest adverbial between a quotation and its speaker (赛后,)."""
_FINAL: Final = frozenset(",。!?…;—")
_STOPS: Final = "。!?;:,…“「『‘"


def _subject(
    normal: str, start: int, end: int, names: Names, last: Speaker | None
) -> tuple[Speaker | None, bool]:
    """Return the subject of the verb at ``end`` in the sentence from ``start``; True where it has none."""
    stop = end
    nearest = True
    for _ in range(_CLAUSES):
        clause = (
            max((normal.rfind(mark, start, stop) for mark in _SEPARATORS + _CLOSING + _OPENING), default=-1)
            + 1
        )
        clause = max(clause, start)
        phrase = _relative(normal, Span(clause, max(clause, stop))) or _phrase(
            normal, Span(clause, max(clause, stop))
        )
        if phrase is not None:
            speaker = _named(normal, names.completed(phrase, stop), names, last)
            if speaker is not None and (nearest or names.within(phrase) or _shaped(speaker.text)):
                return speaker, False
        if clause > start and normal[clause - 1] in _CLOSING and last is not None:
            return last, True
        if clause <= start:
            break
        stop = clause - 1
        nearest = False
    return last, True


def _relative(normal: str, clause: Span) -> Span | None:
    """Return the noun at a clause's end that a relative clause describes: 不愿具名的业内人士."""
    start = normal.rfind("的", clause.start, clause.end) + 1
    tail = Span(start, clause.end) if start > clause.start else None
    if tail is None or not 1 < len(tail) <= _LONGEST:
        return None
    tail = _phrase(normal, tail)
    text = "" if tail is None else tail.of(normal)
    return tail if _after_title(text) or text.endswith((*_TITLES, *_HOUSES)) else None


def _phrase(normal: str, clause: Span) -> Span | None:
    """Return the noun phrase that begins a clause, adverbials before it passed over, or None."""
    start = _after_adverbials(normal, clause)
    end = clause.end
    words = [
        word
        for word in lex(normal, start, min(end, start + 2 * _LONGEST))
        if word.role in _BOUNDS
        and normal[word.start : word.end] != "方面"
        and not _is_given(normal, start, word)
        and not _is_titled(normal, start, word, end)
    ]
    if words and words[0].start == start:
        size = next((size for size in (5, 4, 3, 2, 1) if normal[start : start + size] in _PRONOUNS), 0)
        if size and start + size <= end:
            return Span(start, start + size)
        if words[0].role is not Role.PRONOUN:
            return None
        words = words[1:]
    stop = min(words[0].start if words else end, end)
    when = _WHEN.search(normal, start + 1, stop)
    if when is not None:
        stop = when.start()
    return Span(start, stop) if 0 < stop - start <= _LONGEST else None


def _after_adverbials(normal: str, clause: Span) -> int:
    """Return where a clause goes on after its dateline, conjunctions and adverbials of time and place."""
    start, end = clause.start, clause.end
    for _ in range(4):
        while start < end and normal[start] in " ,":
            start += 1
        led = _DATELINE.match(normal, start, end) or _WHEN.match(normal, start, end)
        words = lex(normal, start, min(end, start + 2 * _LONGEST))
        first = words[0] if words and words[0].start == start else None
        if led is not None:
            start = led.end()
        elif first is None:
            return start
        elif first.role in {Role.TIME, Role.ADVERB} or normal[start : first.end] in _CONJUNCTS:
            start = first.end
        else:
            adjunct = _ADJUNCT.search(normal, first.end, end) if first.role is Role.PREPOSITION else None
            if adjunct is None:
                return start
            start = adjunct.end()
    return start


def _is_given(normal: str, start: int, word: Word) -> bool:
    """Return whether a one-syllable word is part of the name that begins at ``start``: the 正 of 任正非."""
    return word.start == start + 1 and word.end == start + 2 and normal[start] in _SURNAMES


def _is_titled(normal: str, start: int, word: Word, end: int) -> bool:
    """Return whether a word is part of a title (主持人) or of the name after one (董事长曾毓群)."""
    text = normal[word.start : word.end]
    if any(len(title) > len(text) and normal.startswith(title, word.start) for title in _TITLES):
        return True
    if text in _TITLES:
        return is_person(normal[word.end : end])
    given = (
        word.role is Role.VERB
        and len(text) == 1
        and start < word.start
        and normal.startswith(_TITLES, word.end)
    )
    if given and is_person(normal[start : word.end]):
        return True  # the 为 of 张维为教授
    name = normal[word.start : end]
    single = len(text) == 1 and is_person(name) and normal[start : word.start].endswith(_TITLES)
    return single and not any(inner.role in _BOUNDS for inner in lex(normal, word.end, end))


_CONJUNCTS: Final = wordset("""
    正如 诚如 有 而 但 但是 不过 而且 同时 并且 此外 另外 因此 所以 并 还 也 又 其中 对此 如今 随后 则
    """)
_BOUNDS: Final = frozenset(
    {Role.PREPOSITION, Role.ADVERB, Role.VERB, Role.TIME, Role.PRONOUN, Role.CUE, Role.PLACE}
)


def _tail_phrase(normal: str, span: Span) -> Span:
    """Return the noun phrase that ends a span: what follows its last verb, preposition or adverb."""
    start = max(
        [span.start, *(normal.rfind(mark, span.start, span.end) + 1 for mark in _SEPARATORS + _CLOSING)]
    )
    words = [word for word in lex(normal, start, span.end) if word.role in _BOUNDS and word.end < span.end]
    return Span(words[-1].end if words else start, span.end)


def _shaped(text: str) -> bool:
    """Return whether a phrase has the shape of a name: a person's, or with a title's or a house's ending."""
    return (
        is_person(text)
        or _after_title(text) > 0
        or text.endswith(_TITLES)
        or (text.endswith(_HOUSES) and len(text) > 1)
    )


def _after_title(text: str) -> int:
    """Return where a name begins that follows a title (CEO戴珊, 总裁家洛), or 0 where none does."""
    for name in _TITLES:
        at = text.rfind(name)
        rest = text[at + len(name) :] if at >= 0 else ""
        if (
            rest
            and rest[0] != "的"
            and (is_person(rest) or (_GIVEN.fullmatch(rest) and not rest.endswith((*_TITLES, *_HOUSES))))
        ):
            return at + len(name)
    return 0


_SOUNDS: Final = (
    "阿埃艾安奥巴贝比波伯布查达德登丁杜多厄恩尔法菲费弗福夫盖戈格古哈海赫胡霍吉加贾杰金卡凯科克肯库拉莱兰劳勒雷里利林隆卢鲁"
    "伦罗洛马迈曼梅门米莫姆穆纳奈内尼涅诺努欧帕佩彭皮珀普奇恰乔切让瑞若萨塞桑森沙舍什施史斯苏索塔泰坦特忒滕提廷图托瓦万威韦"
    "维温文沃乌西希夏谢辛休雅亚扬耶伊因英尤约泽扎詹兹佐娃娅丽莎妮娜黛蒂莉茨孔尚鲍朗拜连基"
)
"""Characters that write the sounds of foreign names (新华社译名室《世界人名翻译大辞典》, 音译表)."""
_GIVEN: Final = re.compile(
    rf"[\u4e00-\u9fff]{{2,3}}|[{_SOUNDS}]{{4,8}}|[\u4e00-\u9fff]{{1,8}}(?:·[\u4e00-\u9fff]{{1,8}}){{1,3}}"
)


def _named(normal: str, phrase: Span, names: Names, last: Speaker | None) -> Speaker | None:
    """Return the speaker whom a noun phrase names."""
    phrase = _core(normal, phrase)
    text = phrase.of(normal)
    if not text or text in _POINTERS or text[0] in "我你您":
        return None
    if (
        _PLACE.fullmatch(text)
        and text not in _CIRCLES
        and not is_person(text)
        and not names.within(phrase)[-1:]
    ):
        return None
    if text in _PRONOUNS:
        return _meant(normal, phrase, names, last)
    for mention in reversed(names.within(phrase)):
        rest = normal[mention.end : phrase.end]
        if not rest or rest in _TITLES or rest.startswith("("):
            certain = not rest or is_person(mention.text)  # 京东CEO is not 京东
            return Speaker(mention.text, mention.span, certain=certain, phrase=phrase)
    begin = _after_title(text)
    ending = next((name for name in _TITLES if text.endswith(name)), "")
    if begin:
        name = Span(phrase.start + begin, phrase.end)
    elif ending and is_person(text.removesuffix(ending)):
        name = Span(phrase.start, phrase.end - len(ending))
    else:
        name = phrase
    shown = name.of(normal)
    house = shown.endswith(_HOUSES) and not shown.endswith(_PAPERS) and len(shown) > _SHORT
    return Speaker(shown, name, certain=house or is_person(shown), phrase=phrase)


def _core(normal: str, phrase: Span) -> Span:
    """Return a noun phrase without particles and marks at its ends, and without what describes a person."""
    start, end = phrase.start, phrase.end
    while start < end and normal[start] in " ,的了":
        start += 1
    while end > start and normal[end - 1] in " ,:":
        end -= 1
    if end - start > 1 and normal[start] == "《" and normal.find("》", start, end) == end - 1:
        start, end = start + 1, end - 1
    manner = _MANNER.search(normal, start + 1, end)
    if manner is not None:
        end = manner.start()
    place = _IN_PLACE.match(normal, start, end)
    if place is not None:
        start = place.end()
    tail = normal.rfind("的", start, end) + 1
    return Span(tail, end) if tail > start and is_person(normal[tail:end]) else Span(start, end)


_SHORT: Final = 2
"""An organisation's name has more code points; anything shorter is a common noun (公司, 会议)."""
_PAPERS: Final = (
    *(
        "公告",
        "声明",
        "报告",
        "通报",
        "财报",
        "研报",
        "年报",
        "白皮书",
        "公报",
        "文件",
        "通知",
        "意见",
        "文章",
        "规划",
        "方案",
    ),
    *(
        "条例",
        "会议",
        "座谈会",
        "发布会",
        "峰会",
        "论坛",
        "全会",
        "方面",
        "平台",
        "媒体",
        "团队",
        "机构",
        "用户留言",
        "官方",
        "客服",
    ),
    *("公司", "品牌", "厂商", "门店", "店铺", "当局", "政府"),
)
"""Endings of phrases that may stand for different speakers."""
_POINTERS: Final = wordset("这 那 此 这些 那些 这里 其中 人 有人 我 我们 你 你们 咱们 大家 自己 每")
"""Subjects that name nobody whom the text has named."""


def _meant(normal: str, pronoun: Span, names: Names, last: Speaker | None) -> Speaker | None:
    """Return the person a pronoun refers to: the last one named or speaking; None where nobody was."""
    person = names.person_before(pronoun.start)
    if person is not None and (last is None or person.start >= last.span.start):
        return Speaker(
            person.text, person.span, certain=last is None or last.text == person.text, phrase=pronoun
        )
    if last is not None:
        return Speaker(last.text, last.span, certain=False, phrase=pronoun)
    return _subject_before(normal, pronoun)


def _subject_before(normal: str, pronoun: Span) -> Speaker | None:
    """Return the person with whom one of the last clauses before a pronoun begins."""
    floor = max(0, pronoun.start - _WINDOW)
    end = pronoun.start
    for _ in range(_CLAUSES):
        if end <= floor:
            break
        start = max(floor, max(normal.rfind(mark, floor, end) for mark in "。!?;,\n") + 1)
        phrase = _phrase(normal, Span(start, end))
        who = (
            None
            if phrase is None or phrase.of(normal) in _PRONOUNS
            else _named(normal, phrase, Names(()), None)
        )
        if who is not None and is_person(who.text):
            return Speaker(who.text, who.span, certain=False, phrase=pronoun)
        end = start - 1
    return None

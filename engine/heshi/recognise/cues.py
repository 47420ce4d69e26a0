"""The words that show a stance, and the words that only look as if they did.

One table, read by ``heshi.recognise.stance``: each row names words that behave alike. In a text the longest
word of the table that begins first is taken at every place, so a longer word that holds a cue (特别, 不仅)
swallows it. The classes of negators, modal words and interrogatives follow 吕叔湘主编《现代汉语八百词》
(增订本, 1999) and 朱德熙《语法讲义》(1982); the swallowing words are dictionary words that begin or end with
a cue (the word list of spacy-pkuseg was searched for them), and set phrases.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class StanceKind(StrEnum):
    """How a passage is asserted."""

    DENIED = "denied"
    HEDGED = "hedged"
    ASKED = "asked"
    ATTRIBUTED = "attributed"
    CONDITIONAL = "conditional"
    PAST = "past"
    FUTURE = "future"


class HedgeSort(StrEnum):
    """What keeps a hedged passage from being said for a fact.

    ``PLAN``: it is meant to be so (拟, 预计). ``LIKELIHOOD``: it may be so (或, 有望). ``RUMOUR``: it is
    told to be so (据传). ``DOUBT``: nobody knows yet (尚未证实). ``FORMER``: it was meant or believed once
    (原定, 误以为).
    """

    PLAN = "plan"
    LIKELIHOOD = "likelihood"
    RUMOUR = "rumour"
    DOUBT = "doubt"
    FORMER = "former"


class Reach(StrEnum):
    """Which words a cue is about.

    ``CLAUSE``: those after it in its clause. ``SENTENCE``: those after it in its sentence, or the
    quotation that follows it. ``BEFORE``: those before it in its clause, or the sentence before it where
    the clause only points back (该说法不实). ``OBJECT``: those after it, or what 该消息, 对此 point back to.
    ``WORD``: the next word. ``WHOLE``: the clause on both sides. ``FORMER``: those after it in its clause,
    up to what came instead (原定3月15日|改为…) or the noun that they describe (原定3月15日的|听证会).
    """

    CLAUSE = "clause"
    SENTENCE = "sentence"
    BEFORE = "before"
    OBJECT = "object"
    WORD = "word"
    WHOLE = "whole"
    FORMER = "former"


@dataclass(frozen=True, slots=True)
class CueRow:
    """Words that behave alike; a word may stand in several rows, of which the first that holds counts.

    Attributes:
        kind: the stance they show; None where they show none and swallow the cues in them.
        words: the words, parted by blanks.
        reach: what they are about.
        strong: whether they do so by themselves; a weak cue leaves room for another reading.
        before: a pattern that must be found at the end of the text before the word.
        after: a pattern that must match the text after it.
        unless_before: a pattern that must not be found at the end of the text before it.
        unless_after: a pattern that must not match the text after it.
        sort: of a hedge, what sort it is; None for all other stances.
    """

    kind: StanceKind | None
    words: str
    reach: Reach = Reach.CLAUSE
    strong: bool = True
    before: str = ""
    after: str = ""
    unless_before: str = ""
    unless_after: str = ""
    sort: HedgeSort | None = None


FIGURE = r"[约近]?[0-9零一二两三四五六七八九十百千万亿半几数]"
"""The beginning of a figure, as far as a cue word must know it."""

_EDGE = r"(?:^|[,;:。!?“”「」『』\"、\s…—])"
# Words after which 将, 拟, 计划 and 预期 must be verbs of intention, and not nouns or the object marker 将.
_VERB = (
    r"(?:于|在|会|被|由|与|和|同|向|从|对|为|有|是|不|可|要|以|按|通过|继续|进一步|逐步|分|首次|再|全面|正式|陆续|同步"
    r"|联合|共同|大幅|达|超|突破|迎|成|推|上|下|投|发|募|收购|出售|建|新|开|招|回购|增|减|合作|扩|进|登|引|打造|接"
    r"|试|实|举|更|拆|注|转|关|裁|融|斥|拿|到|年内|今|明|后|下|未来|本|[0-9一二三四五六七八九十])"
)

# What follows the object of 将 where it stands for 把: 将产品|送到, 将商家|纳入 (《现代汉语八百词》将, 介词).
_DISPOSAL = (
    r"(?:[送交寄运推带引投放移搬卖派转](?:到|给|至|往|向|入|进|出)|用于|纳入|作为|视为|视作|列为|列入|定为|打造成|升级|接入"
    r"|提升|提高|提升至|下调|上调|降至|升至|改为|改成|改名|更名|分为|划分|融入|提交|移送|拆分|结合|打通|绑定|合并|并入|比作|设为|调整)"
)

# A date or a time of day, as far as 原定 and 定于 must know it.
_WHEN = (
    r"(?:[0-9一二三四五六七八九十]|[今明后去前]|本[周月]|[上下]个?[周月]|下半年|上半年|年[底中初]|月[底初]|周|星期|[上下]午"
    r"|早|晚|春|夏|秋|冬|国庆|元旦|双)"
)

_SWALLOWED = (
    # 不: words in which it has become part of the meaning, and comparisons
    "来说 也就是说 换句话说 比如说 可以说 老实说 并不仅 并不只 并不止 并不局限 不局限 绝不仅 绝不只 "
    "远不止 远不只 不仅 不仅仅 不只 不但 不光 不单 "
    "不单单 不独 不惟 不啻 不久 不错 不管 不论 不禁 不由得 不妨 不惜 不愧 不俗 不菲 不利 不良 不巧 不朽 "
    "不凡 不屈 不懈 不已 不休 不时 不日 不料 不慎 不乏 不失 不外乎 不无 不负众望 不甘 不顾 不拘 不畏 "
    "不怕 不羁 不孕 不惑 不轨 不法 不测 不祥 不肖 不孝 不智 不周 不济 不堪 不凑巧 不屑 不锈 不锈钢 "
    "不动产 不倒翁 不粘锅 不丹 不列颠 不灭 不老 不眠 不夜 不夜城 不二之选 不打烊 不差钱 不知不觉 不知名 "
    "不约而同 不谋而合 不可思议 不可或缺 不可多得 不可开交 不可磨灭 不容忽视 不容小觑 不可小觑 不可小视 "
    "不可忽视 不可估量 不容错过 不可错过 不计其数 不遗余力 不胜枚举 不言而喻 不言自明 不期而遇 不请自来 "
    "不进则退 不打不相识 不亦乐乎 不一而足 不了了之 不欢而散 不翼而飞 不堪重负 不限于 不分昼夜 不分伯仲 "
    "不相上下 不甘示弱 不甘人后 不落下风 不落人后 不逊于 不逊色 不亚于 不输 不输给 不如 不比 不愧为 "
    "不愧是 不惜血本 不折不扣 不偏不倚 不紧不慢 不卑不亢 不温不火 不痛不痒 不三不四 不伦不类 不大不小 "
    "不多不少 不早不晚 不见不散 不破不立 不吐不快 不服输 不认输 不得已 不得了 不得不 不得不说 不经意 "
    "不起眼 不由自主 不知疲倦 不尽 不尽相同 不齐 不均 不等式 不对称 不确定性 不定期 不定时 不动声色 "
    "不动摇 不动如山 不日内 不久前 不久后 不多时 不一会 不一会儿 不远处 不远的将来 不仅如此 不单如此 "
    "不要说 不说 不用说 不消说 不难看出 不难发现 不难想象 不难理解 不可避免 不可否认 不容否认 不否认 "
    "无法否认 无可否认 从不否认 不能不 不可不 不会不 不是不 不应不 不可能不 不可能没有 不能没有 "
    "不可没有 不会没有 不是没有 不失为 不减反增 不降反升 不升反降 不增反减 不涨反跌 不跌反涨 不退反进 "
    "不期 不巧的是 不出所料 不出意外 不负重托 不忘初心 不忘 不负韶华 经久不衰 居高不下 源源不断 "
    "络绎不绝 层出不穷 赞不绝口 爱不释手 供不应求 求之不得 锲而不舍 坚持不懈 坚定不移 持之以恒 美中不足 "
    "微不足道 防不胜防 迫不及待 迫不得已 猝不及防 应接不暇 屡见不鲜 无所不在 无所不能 无处不在 无时无刻 "
    "无时不刻 无微不至 无独有偶 无一不 无不 无人不 无人不知 无所不包 滴水不漏 密不可分 牢不可破 "
    "势不可挡 义不容辞 责无旁贷 当仁不让 毫不逊色 毫不犹豫 毫不客气 毫不留情 毫不夸张 毫不夸张地说 "
    "一丝不苟 有条不紊 争论不休 喋喋不休 纠缠不清 名不虚传 永不落幕 参差不齐 良莠不齐 僵持不下 举棋不定 "
    "摇摆不定 变幻不定 心神不宁 水土不服 资不抵债 入不敷出 从不缺席 永不止步 生生不息 川流不息 自强不息 "
    "奋斗不止 了不起 了不得 对不起 对不住 看不起 瞧不起 想不到 料不到 差不离 说不上 用不着 犯不着 "
    "少不了 少不得 免不了 离不开 离不了 绕不开 躲不开 逃不过 躲不过 忘不了 忍不住 禁不住 架不住 挡不住 "
    "止不住 靠不住 来不及 舍不得 恨不得 巴不得 怪不得 顾不上 受不了 大不了 只不过 冷不丁 冷不防 时不时 "
    "动不动 殊不知 要不 要不然 再不 何不 前不久 过不了多久 用不了多久 好不容易 好不热闹 数不清 数不胜数 "
    "说不清 道不明 不啻于 "
    # 没
    "没关系 没想到 没准儿 没齿 没劲 没命 没完没了 没辙 没戏 没说的 没问题 没的说 没头没脑 没日没夜 "
    "没大没小 出没 吞没 埋没 沉没 泯没 浸没 淹没 湮没 罚没 覆没 辱没 隐没 没药 没有最 "
    # 未
    "未婚 未婚夫 未婚妻 未尝不 未知数 未遂 未央 未竟 未卜 未雨绸缪 未成年 未成年人 未完待续 未亡人 "
    "未名湖 未央区 未时 前所未有 闻所未闻 见所未见 未可限量 方兴未艾 意犹未尽 未老先衰 "
    # 无
    "无锡 无人机 无人车 无人船 无人驾驶 无人店 无人超市 无人零售 无人区 无人配送 无人仓 无疑 无非 无穷 "
    "无尽 无际 无缝 无障碍 无碍 无偿 无私 无辜 无聊 无奈 无赖 无耻 无愧 无愧于 无敌 无价 无形 无机物 "
    "无菌 无氧 无氟 无铅 无糖 无烟 无毒 无纺布 无印良品 无忧 无极 无垠 无声 无端 无怪 无怪乎 无妨 无异 "
    "无异于 无几 无几何 无尘 无刷 无级 无极县 无为 无为市 无棣 无量 无止境 无穷大 无微 无间 无瑕 无畏 "
    "无懈可击 无与伦比 无可厚非 无可争议 无可争辩 无可替代 无可比拟 无可挑剔 无可置疑 无可奈何 无足轻重 "
    "无坚不摧 无往不利 无孔不入 无所谓 无所畏惧 无处可寻 无党派 无产阶级 无期徒刑 无障碍化 无纸化 "
    "无人化 无感支付 无现金 无接触 无差别 无界 无界限 无痕 无痛 无害 无害化 无性 无花果 无罪 无良 无序 "
    "无度 无效 无能 无助 无味 无色 无益 无心 无意间 无意中 无视 无语 无言 无眠 无恙 无误 无虞 无需多言 "
    "无需赘言 无须赘言 无暇 无端端 史无前例 独一无二 毫无疑问 毫无疑义 毫无悬念 了无 虚无 一览无余 "
    "一望无际 前无古人 万无一失 当之无愧 有备无患 大有可为 无出其右 举世无双 国士无双 从无到有 独立无援 "
    "有恃无恐 有增无减 有意无意 或有或无 若有若无 三无 三无产品 "
    # 非
    "非常 非凡 非洲 非遗 非但 非得 非法 非议 非难 非典 非农 非亚 非盟 非同小可 非同寻常 非同凡响 非物质 "
    "非物质文化遗产 非线性 非晶 非对称 非金属 非虚构 非标 非标品 非主流 非银 非机动车 非营利 非营利组织 "
    "非公 非公有制 非公经济 非公开发行 非公开 非经常性 非经常性损益 非经 非控股 非控股权益 非流动 "
    "非流动资产 非流动负债 非执行董事 非独立董事 非职工 非国际 非通用 非通用会计 非美 非息 非利息 "
    "非利息收入 非车险 非车 非现场 非税 非税收入 非处方 非处方药 非居民 非全日制 非学历 非学科 非学科类 "
    "非首都功能 非正式 非结构化 非接触 非接触式 中非 东非 西非 南非 北非 是非 是非题 打非 并非没有 "
    "并非不 绝非没有 非要 非此即彼 今非昔比 大是大非 似是而非 啼笑皆非 物是人非 面目全非 非一日之功 "
    # 别, 莫, 勿, 否
    "特别 区别 差别 级别 性别 类别 个别 分别 识别 鉴别 辨别 判别 甄别 告别 道别 离别 送别 阔别 久别 "
    "惜别 诀别 永别 临别 吻别 握别 话别 派别 国别 组别 界别 种别 有别 有别于 别人 别的 别处 别墅 别克 "
    "别具 别具一格 别具匠心 别样 别称 别名 别致 别扭 别出心裁 别开生面 别有 别有洞天 别有用心 别提 别说 "
    "别家 别国 别看 别针 别离 别号 别论 另当别论 莫过于 莫如 莫若 莫名 莫名其妙 莫大 莫斯科 莫桑比克 "
    "莫言 莫干山 莫高窟 莫兰迪 莫属 莫不 莫不是 约莫 否则 臧否 与否之间 "
    # 将, 拟, 或, 若, 称, 说, 料, 疑, 已, 曾, 了
    "将近 将军 将士 将官 将领 将才 将帅 将门 将相 将就 大将 上将 中将 少将 主将 老将 名将 小将 强将 "
    "健将 悍将 虎将 麻将 干将 福将 猛将 女将 门将 宿将 爱将 武将 战将 准将 唱将 闯将 将心比心 将错就错 "
    "将计就计 将功 将信将疑 模拟 虚拟 比拟 草拟 拟人 拟人化 拟态 拟合 拟真 拟声 拟定 拟订 难以比拟 或者 "
    "或者说 或是 抑或 甚或 或缺 或有负债 或有事项 或有资产 或有对价 若干 宛若 恍若 仿若 般若 自若 "
    "若隐若现 旁若无人 若无其事 趋之若鹜 大智若愚 门庭若市 若羌 称为 称作 称做 称之为 称呼 称号 称霸 "
    "称雄 称王 称赞 称道 称颂 称谢 称职 称心 称重 称得上 名称 简称 全称 俗称 统称 堪称 可称 并称 "
    "合称 总称 通称 昵称 尊称 美称 职称 对称 匀称 人称 人称代词 被称 相称 著称 代称 敬称 谐称 改称 誉称 "
    "可谓 据此 可能性 尽可能 成为可能 变为可能 无限可能 更多可能 可能的话 疑问 疑难 疑惑 疑虑 疑点 疑云 "
    "质疑 怀疑 毋庸置疑 嫌疑 犯罪嫌疑人 嫌疑人 不容置疑 深信不疑 希望小学 希望工程 希望之星 带来希望 "
    "看到希望 新希望 新希望集团 寄予希望 充满希望 大概念 曾祖 曾国藩 曾孙 了解 了结 了断 了如指掌 明了 "
    "为了 除了 了然 了望 一目了然 罢了 得了 了得 例如 如今 如此 如何是好 如期 如下 如同 如约 如火如荼 "
    "如实 如意 如影随形 如数 如常 如愿 如愿以偿 比如 譬如 诸如 什么的 怎么样都 多少有些 多少有点 "
    "或多或少 几乎 几度 几何 几经 几何学 几十 几百 几千 几万 几亿 应该说 未来可期 计划经济 计划生育 "
    "计划书 计划单列市 五年计划 计划内 计划外 考虑到 考虑周全 不中断 不停歇 不间断 不打折 不打折扣 "
    "不掉线 不设限 "
    # longer words and set phrases in which the other cues have become part of the meaning
    "不知所措 不知所踪 不知所终 不知所云 不知死活 不知深浅 不知就里 不置可否 一脉相传 世代相传 代代相传 "
    "口口相传 "
    "毁于一旦 有意思 有意义 有意见 有意识 直言不讳 仗义直言 据理力争 力争上游 出乎预料 出人预料 曾几何时 "
    "由来已经 "
    "信以为真 习以为常 引以为傲 引以为豪 引以为荣 引以为戒 引以为鉴 不以为然 不以为意 不以为耻 自以为是 "
    "难以为继 "
    "无以为继 传闻失实 两个凡是 化整为零 行将就木 昨日黄花 光明日报 恐怖 恐慌 恐惧 恐龙 恐吓 恐袭 惊恐 "
    "唯恐 生恐 "
    "洽谈会 洽谈室 期望值 预测值 预期性 计划表 计划单列 计划性 计划司 计划处 核计划 后天性 确认为 公认为 "
    "默认为 "
    "不完全统计 不愿具名 不愿透露姓名 不具名 未具名 不愿意透露姓名 不实信息 不实消息 不实传闻 不实报道 "
    "不实言论 不实之词 不实陈述 不实宣传 如意算盘 打算盘 大概其 凡尔赛 凡士林 凡事 原计划书 零售 担心受怕"
)

# A swallowing word, and the characters that make another word of it: 不同 swallows 不, but 不|同意 does not.
_SWALLOWED_UNLESS = (
    "不同:意步 不公:布开告示 不当:选作成面 不适:用合应 不安:排装 不等:于同待 不一:定样致 不便:透公回评 "
    "不满:足 不及:时格 不负:责担 不足:以 不解:除决散释雇约 不觉:得 不停:止产业用工牌 不幸:福 不妥:协 "
    "不免:费除 不外:卖销售包放泄露 不限:制 不改:变名动革善 不减:持少 不胜:任 不动:用工 不定:价向制义 "
    "不平:等衡 不服:务从 不住:宿 不过:问度分期户关审 不断:言货供 不止:步损 不变:更动现卖 "
    "不大:可会力幅于 不倒:闭 不绝:对 不高:于 不低:于 不多:于 不少:于 不小:于 不远:离 不力:推挺 "
    "没收:到取购过费入 没完:成 没落:地实户 没入:驻围选口场 没错:过 没事:先前 未来:得 "
    "未了:解结 未决:定 未免:费除 未知:会悉情 无用:户 无上:市线架 无故:障 无机:会构票场 无常:规 无情:况 "
    "无论:文 无证:据 无事:故项实 无线:下索上 无知:情 无理:由 无比:例 无限:制期售购 无数:据 无时:间 "
    "无双:方 无业:务绩 无创:新始 无损:失 无源:头 无感:知染 无边:境 无名:单额"
)

_HEDGES = {
    HedgeSort.LIKELIHOOD: (
        "可能 有可能 很可能 极可能 极有可能 很有可能 不无可能 可能会 可能将 或许 也许 "
        "兴许 有望 将有望 似乎 好像 恐怕 恐将 恐会 恐难 疑似 貌似 看似 料将 料会 "
        "预料 预测 想必 估计 说不定 没准 保不准 保不齐 未必 不一定 并不一定 不见得 "
        "不排除 并未排除 尚未排除 不能排除 并不能排除 无法排除 不完全排除 并不排除 "
        "未排除 没有排除 也不排除 大概率 理论上 倾向于 据信 猜测 揣测 推测 疑为 担心 "
        "担忧 害怕 忧虑 生怕"
    ),
    HedgeSort.PLAN: (
        "预计 预计将 力争 争取 打算 希望 期望 考虑 正考虑 正在考虑 有意 有意向 "
        "有意愿 洽谈 正在洽谈 正洽谈 商谈 正在商谈 接洽 磋商 谋求 寻求"
    ),
    HedgeSort.DOUBT: (
        "尚不清楚 不清楚 并不清楚 不确定 尚不确定 仍不确定 不知道 不知 尚不知 尚待 "
        "有待 仍待 还待 仍有待 还有待 尚需 仍需"
    ),
}

CUE_ROWS: tuple[CueRow, ...] = (
    CueRow(None, _SWALLOWED),
    *(
        CueRow(None, word, unless_after=f"[{others}]")
        for word, others in (item.split(":") for item in _SWALLOWED_UNLESS.split())
    ),
    # Cannot help (不由感叹); elsewhere 不由 is by somebody else (不由公司承担).
    CueRow(
        None,
        "不由",
        after=r"(?:分说|自主|得|心生|感[叹慨到觉]|想[起到]|暗|赞叹|惊|肃然|怒|悲|怔|皱|笑|惹|让人|令人|使人|发出|生出|泛起|涌起|流露|松了|为之"
        r"|一[惊愣怔颤震笑喜阵])",
    ),
    CueRow(None, "间或", unless_before="[时期空区房晚夜午车其之]$"),
    # --- denied ---
    CueRow(
        StanceKind.DENIED,
        "没有 并没有 从没有 还没有 未有 未曾有 并未有 几乎没有 没能 没能够 从未 从没 并未 尚未 还未 "
        "仍未 均未 暂未 未曾 不曾 从不曾 未能 未能够 未再 未予 未向 未将 "
        "不再 不会 不能 不可 不予 不应 不应该 不该 不宜 不肯 不愿 不愿意 不想 不敢 不要 "
        "不必 不用 不需 不需要 不至于 不可能 不大可能 不太可能 无意 无意于 不是 并不是 绝不是 决不是 "
        "不是说 并不 绝不 决不 毫不 永不 从不 概不 均不 暂不 并不会 几乎不 并非 绝非 实非 皆非 均非 "
        "远非 而非 既非 本非 而不是 而不 无法 无从 无力 无望 无缘 无权 无需 无须 毋须 毋需 毋庸 毫无 "
        "并无 均无 暂无 尚无 已无 再无 全无 别无 绝无 从无 仍无 皆无 却无 无任何 无一 "
        "拒不 恕不 拒绝 婉拒 回绝 谈不上 还谈不上 远谈不上 称不上 算不上 不具备 不存在",
    ),
    # Before a verb that begins with their second character 未 stands alone: 未|获批, 未|见面.
    CueRow(
        StanceKind.DENIED, "未获 未被 未见 未在 未对 未与", unless_after="[批准奖胜选救释刑告面效线场职外会]"
    ),
    CueRow(StanceKind.DENIED, "无人", unless_after="[员机车船工驾区店超零配仓化]"),
    # Prohibitions: that something must not be does not say that it is not, so they are weak.
    CueRow(
        StanceKind.DENIED,
        "不得 不准 不许 不让 不允许 不可以 严禁 禁止 切勿 请勿 切莫 莫要 莫再 休想 休要 谢绝 一律不得 "
        "一律不准 "
        "均不得 不得再",
        strong=False,
        unless_after=r"(?:不|已|体|而知|须眉)",
    ),
    CueRow(
        None,
        "不到 不超过 不低于 不少于 不多于 不高于 不小于 不大于 不下 不下于 未满 未到 不够 不逾 没到 "
        "未超过 没超过 没有超过 并未超过 未超 没有低于 未低于",
        after=rf"(?:{FIGURE}|人民币|美元|(?:总|全|其)[^,。]{{0,6}}{FIGURE})",
    ),
    CueRow(StanceKind.DENIED, "不", unless_after=r"(?:[,、;:。!?”」]|$)"),
    CueRow(StanceKind.DENIED, "没", unless_after=r"(?:[,、;:。!?”」]|$)"),
    CueRow(StanceKind.DENIED, "未", after="[\u3400-\u9fff]"),
    CueRow(StanceKind.DENIED, "无", after="[\u3400-\u9fff“]", unless_before="[有三虚]$"),
    CueRow(StanceKind.DENIED, "非", reach=Reach.WORD, after="[\u3400-\u9fffA-Za-z“]"),
    CueRow(
        StanceKind.DENIED,
        "别 勿 莫",
        before=rf"(?:{_EDGE}|请|千万|可|就|先|你|您|大家|朋友们|也|更|都)$",
        after="[\u3400-\u9fff]",
    ),
    CueRow(
        StanceKind.DENIED,
        "取消 放弃 杜绝 排除 缺乏 缺少 避免 防止 停止 终止 中止 叫停 暂停 免除 难以 很难 难于 "
        "中断 错失 无暇顾及",
        strong=False,
        unless_after=r"(?:日期|时间|键|按钮)",
    ),
    CueRow(
        StanceKind.DENIED,
        "会否认 会否决 会否定 否认 予以否认 矢口否认 坚决否认 断然否认 否定 否决 辟谣",
        reach=Reach.OBJECT,
    ),
    CueRow(
        StanceKind.DENIED,
        "不属实 并不属实 并非属实 与事实不符 与实际不符 与事实严重不符 不符合事实 并非事实 不是事实 "
        "并不是事实 不是真的 并非真的 是假的 系假的 为假消息 是假消息 系谣言 是谣言 为谣言 纯属谣言 "
        "属于谣言 均为谣言 系谣传 纯属谣传 为不实信息 系不实信息 属不实信息 为虚假信息 系虚假信息 "
        "属虚假信息 属于虚假信息 为不实消息 系不实消息 均为不实 均不实 纯属虚构 纯属捏造 纯属猜测 "
        "纯属臆测 纯属子虚乌有 子虚乌有 无中生有 毫无根据 没有根据 没有依据 毫无依据 没有事实依据 "
        "没有任何依据 并无此事 绝无此事 没有此事 没有这回事 根本没有的事 不存在此事 不靠谱 只是传闻 "
        "仅为传闻 属于传闻 均为传闻 纯属传闻 告吹 泡汤 落空 未果 站不住脚 不成立 不可信 系编造 纯属编造 "
        "系捏造 系误传 是误传 属误读 系误读 无从谈起 无关 毫无关系 没有关系 没有任何关系 并无关系 毫不相干",
        reach=Reach.BEFORE,
    ),
    CueRow(
        StanceKind.DENIED,
        "不实 不准确 并不准确 不确切 不真实",
        reach=Reach.BEFORE,
        before=r"(?:消息|传闻|说法|报道|信息|言论|指控|内容|情况|传言|均|皆|都|属|系|并|此事|纯属)$",
        unless_after="[行施现践名时验习战地体惠用]",
    ),
    CueRow(StanceKind.DENIED, "不实", reach=Reach.BEFORE, after="(?:[,。;!?)]|$)"),
    CueRow(
        StanceKind.DENIED,
        "为零 为0",
        reach=Reach.BEFORE,
        strong=False,
        unless_after=r"[0-9.点下上件部食售碳排]",
    ),
    CueRow(
        StanceKind.DENIED,
        "不在其中 不在其列 不在此列 不在内 不在列 不包括在内 不包含在内 并不包括在内 未包括在内 不计入 "
        "未计入 未列入 未被列入 未纳入 未被纳入 不在之列 不在名单中 不在范围内 不在范围之内 不在此范围 "
        "缺席",
        reach=Reach.WHOLE,
    ),
    CueRow(StanceKind.DENIED, "流产", reach=Reach.BEFORE, unless_after="[生品出值]"),
    CueRow(StanceKind.DENIED, "除外", reach=Reach.BEFORE, strong=False),
    CueRow(
        StanceKind.DENIED,
        "被拒 遭拒 被否 遭否",
        reach=Reach.BEFORE,
        unless_after="[绝收签付载之于者保赔执决认定]",
    ),
    # What fails is denied if it is the outcome (收购失败); a launch or a talk that fails was held (首飞失败).
    CueRow(
        StanceKind.DENIED,
        "失败",
        reach=Reach.BEFORE,
        before="(?:获批|获准|批准|审批|报批|过会|上市|收购|并购|合并|重组|签约|续约|续签|转会|注册|备案|融资|募资|中标|出线|晋级|卫冕|连任|当选"
        r"|申办|交付|入轨|着陆|回收|对接|脱贫|转让|拍卖|出售|达成|成交|招标|招商)(?:宣告|最终|再次|再度|均|已|都|又|双双)?$",
        unless_after="[的者率案乃是]",
    ),
    # 免 itself is left to the constructions (免押金), for it begins many words of its own (免疫).
    CueRow(StanceKind.DENIED, "免收 免交 免缴 免付 免征 免予 免遭 免受", unless_before="[减避豁]$"),
    CueRow(StanceKind.DENIED, "全免", unless_after="[票费税]"),
    CueRow(
        StanceKind.DENIED,
        "免去",
        unless_before="[避赦]$",
        unless_after="[^,。;]{0,24}职",
    ),
    # --- hedged ---
    *(
        CueRow(
            StanceKind.HEDGED,
            words,
            unless_before="(?:[不没无别]|没有|无需|不必|不用|无须|令人|让人)$",
            unless_after=r"(?:到位|周全|的是|的事)",
            sort=sort,
        )
        for sort, words in _HEDGES.items()
    ),
    CueRow(
        StanceKind.HEDGED,
        "或将 或会 或可 或能 或有望 或将会 或需 或被 或难 或再 或遭 或面临 或成 或为 或达 或超 或因 或致 "
        "或受",
        unless_before=r"(?:、|或者|[0-9%])$",
        unless_after=r"(?:[乐口]|立|了)",
        sort=HedgeSort.LIKELIHOOD,
    ),
    CueRow(StanceKind.HEDGED, "应该 看来 恐 按理说 照理 按说", strong=False, sort=HedgeSort.LIKELIHOOD),
    CueRow(
        StanceKind.HEDGED,
        "大概 大致 差不多",
        unless_after=rf"(?:[在有是为占达]{{0,2}}{FIGURE}|$|[,。])",
        sort=HedgeSort.LIKELIHOOD,
    ),
    CueRow(
        StanceKind.HEDGED,
        "或",
        after=r"(?:将|会|可(?!乐|口)|能|成(?!立)|致|因|于|已|达|超|迎|涉|需|被|由|再|推|现|遭|面临|受|无缘|难|要|在|为(?!了)"
        r"|望|有望|有变|有所|有调|有新|不|是因|重启|重组|重返|延期|延迟|取消|提前|上调|下调|上涨|下跌|涨|跌|降|升|创|破|引发"
        r"|导致|影响|出现|加速|放缓|启动|收购|出售|退出|进入|赴|登陆|裁|落地|触发|失去|暂停|终止|收紧|放宽|改写|打破|存在|[早晚高低快慢大小多少长短强弱好优]于)",
        unless_before=r"(?:、|或者|[0-9%])$",
        sort=HedgeSort.LIKELIHOOD,
    ),
    # After a time 或 cannot join two nouns: 今年或招生6800人 (but 今年或明年).
    CueRow(
        StanceKind.HEDGED,
        "或",
        before="(?:[今明后]年|年[内底初]|[月季]底|[上下]半年|届时|未来|近期|最快|最早)$",
        after="(?![今明后次下上年季周月者某更])[\u3400-\u9fff]",
        sort=HedgeSort.LIKELIHOOD,
    ),
    CueRow(StanceKind.HEDGED, "拟", after="[\u3400-\u9fff0-9]", sort=HedgeSort.PLAN),
    # The noun: 资本开支计划为18亿元 gives a planned figure, 该计划是… anything.
    CueRow(
        StanceKind.HEDGED,
        "计划 预期",
        strong=False,
        after="[为是]",
        unless_before=r"[”》」』的该此项新本各旧划原不没无]$",
        sort=HedgeSort.PLAN,
    ),
    CueRow(
        StanceKind.HEDGED,
        "计划",
        before=r"(?:[0-9]{4}|[今明])年$",
        unless_after="[的书表内外中]",
        sort=HedgeSort.PLAN,
    ),
    CueRow(
        StanceKind.HEDGED,
        "计划 预期",
        after=_VERB,
        unless_before=r"(?:[”》」』的该此项新本各旧划年原不没无]|没有|超出?|低于|高于|不及|符合|好于|优于|达到)$",
        sort=HedgeSort.PLAN,
    ),
    # With a clause of its own: 市场预期LPR年内仍会下调.
    CueRow(
        StanceKind.HEDGED,
        "预期",
        after=r"[^,。;的]{1,16}?(?:[仍还也就才](?:将|会|可|能)|[^社机议年协展商学省不]会(?![议计员长场见])|将|有望|可能)",
        unless_before=r"(?:[”》」』的该此项新本各旧原不没无]|(?:超出?|低于|高于|不及|符合|好于|优于|逊于|达到)[^,。;]{0,6})$",
        unless_after="(?:目标|收益|年化|寿命|值|管理|内|差)",
        sort=HedgeSort.LIKELIHOOD,
    ),
    # What was meant once and no longer holds.
    CueRow(
        StanceKind.HEDGED,
        "原定 原定于 原定在 本定于 原本定于 原先定于 原本定在",
        reach=Reach.FORMER,
        sort=HedgeSort.FORMER,
        after=rf"(?:的|于|在|为|是)?{_WHEN}",
    ),
    CueRow(
        StanceKind.HEDGED,
        "原计划 原计划于 原计划在 原本计划 原先计划 原拟 原本拟 本拟 原打算 原本打算 本打算 原预计 "
        "原本预计 原先预计",
        reach=Reach.FORMER,
        sort=HedgeSort.FORMER,
        unless_before="[按照依据]$",
        unless_after="(?:不变|没变|进行|推进|执行|实施|完成|[。,])",
    ),
    CueRow(
        StanceKind.HEDGED,
        "据传 网传 传闻称 传言称 有传闻 有传言 有传闻称 有传言称 有消息称 有消息指 据称 据说 听说 相传 "
        "盛传 坊间传闻 坊间传言 市场传闻 市场传言 网络传言 网络传闻 网上流传 谣言称 有网友称 有网友爆料 "
        "网友爆料 爆料称 消息人士称 传出 曾传 曾传出 一度传出 一度传言 一度盛传 曾有传言 曾有传闻 "
        "曾有消息称 疯传 风传 "
        "有人说 也有人说 有人称 也有人称 另有人说 有说法称 有说法认为 也有说法称 有观点认为 有猜测称 "
        "坊间称 坊间热议",
        reach=Reach.SENTENCE,
        unless_before="[世代口宣]$",
        sort=HedgeSort.RUMOUR,
    ),
    CueRow(
        StanceKind.HEDGED,
        "有消息说 小道消息称 小道消息说 据网友爆料 据爆料 据传闻 据传言 据网传 有爆料称 有传闻说 有传言说",
        reach=Reach.SENTENCE,
        sort=HedgeSort.RUMOUR,
    ),
    CueRow(
        StanceKind.HEDGED,
        "有人猜测 有人推测 有人揣测 有网友猜测 外界猜测 外界推测 业内猜测 业内推测 市场猜测 市场推测 据推测 "
        "据猜测 据估计 据估算 如无意外 若无意外 如不出意外 若不出意外 如果顺利 若顺利 "
        "顺利的话 十有八九",
        reach=Reach.SENTENCE,
        sort=HedgeSort.LIKELIHOOD,
    ),
    CueRow(
        StanceKind.HEDGED,
        "被曝 被爆 被传 传将 传已 传拟",
        unless_before="[宣遗流相口世代]$",
        sort=HedgeSort.RUMOUR,
    ),
    CueRow(StanceKind.HEDGED, "疑已 疑将 疑因 疑遭 疑被 料已 多半", sort=HedgeSort.LIKELIHOOD),
    CueRow(
        StanceKind.HEDGED,
        "坊间",
        reach=Reach.SENTENCE,
        after="[^,。;]{0,8}?(?:传|说|称|认为|猜|议论|热议|流言|普遍|以为|有消息)",
        sort=HedgeSort.RUMOUR,
    ),
    # What was believed, and as a rule wrongly (《现代汉语八百词》以为).
    CueRow(
        StanceKind.HEDGED,
        "原本以为 本以为 原以为 误以为 误认为 还以为 曾以为 一度以为 都以为",
        reach=Reach.SENTENCE,
        sort=HedgeSort.FORMER,
    ),
    CueRow(
        StanceKind.HEDGED,
        "以为",
        reach=Reach.SENTENCE,
        before=r"(?:^|[,;:。!?“]|[人们我你他她众友者户界家客迷民员生长])$",
        after="[^,。;期主先]",
        sort=HedgeSort.FORMER,
    ),
    CueRow(
        StanceKind.HEDGED, "传闻 传言 谣传", reach=Reach.SENTENCE, before=rf"{_EDGE}$", sort=HedgeSort.RUMOUR
    ),
    CueRow(
        StanceKind.HEDGED,
        "尚未证实 未经证实 未获证实 未被证实 尚未得到证实 未得到证实 没有得到证实 未能得到证实 有待证实 "
        "有待确认 尚待证实 尚待确认 尚未确认 未经确认 真伪不明 真假难辨 无从证实 尚无定论 未有定论 "
        "尚未有定论 没有定论 不得而知 尚未可知 未可知 存疑 有待观察 尚不明朗 不明朗 仍不明朗 说不准 "
        "不好说 难以确定 仍是未知数 还是未知数 仍未可知 是未知数 有待考证 有待核实 有待查证 有待检验 "
        "有待验证 有待商榷 "
        "尚待核实 尚待查证 尚待检验 尚待验证 尚待观察 仍待观察 仍待确认 仍待证实 仍有待观察 还有待观察 "
        "还需观察 仍需观察 "
        "未经核实 未获核实 未被核实 尚未核实 未经查证 未获确认 未得到确认 尚未得到确认 无法证实 无法核实 "
        "难以证实 难以核实 "
        "难辨真假 真假未知 真实性存疑 为时过早 待定 为时尚早 言之过早 言之尚早 尚早 未免太早 悬而未决",
        reach=Reach.BEFORE,
        sort=HedgeSort.DOUBT,
    ),
    # --- asked; WH_WORDS below count only in a question ---
    CueRow(
        StanceKind.ASKED,
        "是否 能否 可否 有否 应否 知否 是不是 有没有 会不会 能不能 可不可以 要不要 该不该 对不对 "
        "好不好 难道 难不成 莫非 岂不 岂非 何尝",
    ),
    CueRow(StanceKind.ASKED, "会否", unless_after="[决认定]"),
    # --- attributed ---
    CueRow(
        StanceKind.ATTRIBUTED,
        "表示 指出 透露 强调 认为 坦言 直言 宣称 声称 号称 自称 坚称 辩称 回应称 报道称 消息称 公告称 "
        "声明称 介绍称 表示称 告诉记者 告诉媒体 援引 写道 回应说 解释说 介绍说 解释称 强调称 指称 谎称 "
        "诬称 补充道 补充说 据悉 据了解 据介绍 据报道 据统计 据透露 据披露 据公告",
        reach=Reach.SENTENCE,
    ),
    CueRow(
        StanceKind.ATTRIBUTED,
        "称",
        reach=Reach.SENTENCE,
        unless_before="[号名简堪可被俗代全职昵对人并统合总美尊]$",
        unless_after="[为作做号呼霸赞道之]",
    ),
    CueRow(StanceKind.ATTRIBUTED, "说 问道 说道 指控", reach=Reach.SENTENCE, after=r"(?:[,:。]|[“「])"),
    # --- conditional ---
    CueRow(
        StanceKind.CONDITIONAL,
        "如果 如果说 假如 假使 假若 倘若 倘 要是 若是 若能 若要 若有 若未 若不 若无 若非 如若 如能 如未 "
        "万一 除非 一旦 要不是 设若 倘使",
        unless_before="(?:扣|剔|以防)$",
        unless_after=r"(?:[^,。]{0,2}(?:剔除|扣除|不计|考虑|按可比|以可比))",
    ),
    CueRow(
        StanceKind.CONDITIONAL,
        "如遇 如需 如有 如无 要想 凡 凡是",
        strong=False,
        unless_after="[个款种人士事]",
    ),
    # Before a figure 只要 is no more than: 等候时间只要18分钟.
    CueRow(
        StanceKind.CONDITIONAL,
        "只要",
        strong=False,
        unless_after=r"\s?(?:[0-9两三四五六七八九十百千万半]|一(?:个|天|年|月|周|小时|刻钟|分钟|秒|元|块|角|毛|次|米|公里|成|半))",
    ),
    # Without 才, 只有 is only: 占比只有四成.
    CueRow(StanceKind.CONDITIONAL, "只有", strong=False, after="[^。;!?]{1,28}?(?:才|方能|方可)"),
    CueRow(
        StanceKind.CONDITIONAL,
        "若",
        before=rf"(?:{_EDGE}|但|而|且|则|公司|双方|平台|用户|商家|势|市场|价格|行情|情况|指数|股价|企业|买家|一方|球队|患者"
        r"|后续|未来|届时|今后|协议|谈判|合作|交易|项目|政策|通胀|利率|需求|成本|业主|居民|当事人)$",
        unless_after=r"(?:[^,。]{0,1}(?:剔除|扣除|不计|不考虑|按|以))",
    ),
    CueRow(
        StanceKind.CONDITIONAL,
        "的话",
        reach=Reach.BEFORE,
        after=r"[,。?!]",
        unless_before=r"[他她们您你我者人]$",
    ),
    # --- time ---
    CueRow(
        StanceKind.FUTURE,
        "将会 将要 将于 即将 行将 必将 终将 也将 还将 均将 都将 并将 届时 明年 明日 明天 明晚 明早 后天 "
        "下月 下个月 下周 下季度 下个季度 来年 今后 日后",
    ),
    CueRow(
        StanceKind.FUTURE,
        "将",
        after=rf"(?:{_VERB}|[\u3400-\u9fff“](?![^,。;]{{1,15}}?{_DISPOSAL}))",
        unless_before="[大老名小强健悍虎麻干福猛女门宿爱武战准唱闯中少上主]$",
    ),
    CueRow(
        StanceKind.PAST,
        "已 已经 业已 早已 曾 曾经 此前 日前 先前 早前 昨日 昨天 昨晚 前天 去年 前年 上周 上月 上个月",
    ),
    CueRow(StanceKind.PAST, "了", reach=Reach.BEFORE, strong=False, before="[\u3400-\u9fff]$"),
)

WH_WORDS = CueRow(
    StanceKind.ASKED,
    "为什么 为何 何以 何时 何地 何处 何种 何人 为啥 凭什么 凭啥 怎么 怎么样 怎样 怎能 怎会 如何 什么 "
    "什么时候 什么样 啥 谁 谁家 哪 哪些 哪里 哪家 哪个 哪种 哪位 哪天 哪年 几时 几 多少 多大 多久 多远 "
    "多高 吗",
)
"""Interrogatives that ask only where a question mark ends the sentence, or nothing does, as in a headline.

Elsewhere they refer (他解释了为什么合作, 谁都知道) and take nothing back.
"""

HEADLINE_WORDS = frozenset(
    ["为什么", "为何", "何以", "凭什么", "凭啥", "怎么", "怎样", "如何", "谁", "何时", "何处", "为啥"]
)
"""Those of them that make a question of a headline without a question mark."""

PRESUPPOSING = frozenset(["为什么", "为何", "为啥", "何以"])
"""Interrogatives that take for granted what they ask about: 为什么不降价? says that it does not."""

"""Strangers: subjects that open a clause and that nobody has named beforehand (南湾港, 云帆9, B公司).

A fact is told of the subject of its clause, and in Chinese of the clauses after it, until another subject
takes over. A draft that sets its story beside another one (同期，南湾港实现…) names the other one so. What
is found here only ever keeps a value from being taken for somebody else's; a subject that is missed, or one
found too many, accuses nobody.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from heshi.recognise.lexicon import is_word, word_ends
from heshi.recognise.parties import is_make
from heshi.recognise.speakers import is_person
from heshi.text import regex as re
from heshi.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CLAUSE: Final = re.compile(r"[^,。;:?!\n、|]+")

_LEADS: Final = frozenset(
    """
    而 但 但是 不过 然而 同期 同日 同一天 同一周 同一时间 当天 当日 此前 之前 早前 随后 此后 目前 眼下
    相比之下 相较之下 相形之下 相比 对比之下 与此同时 另一方面 另外 此外 其中 据悉 据了解 据报道
    例如 比如 反观 再看 至于 隔壁的 隔壁 邻市的 邻市 邻县的 邻县 邻省的 邻省 外地的 同城的 邻近的 附近的
    同价位的 对手 老对手 同行 友商 竞品
    竞争对手 同样 同时 甚至 连 就连 即便 虽然 尽管 由于 因为 如果 今年 去年 前年 明年 近日 日前 昨日
    昨天 今天 今日
    今季 去季 上季 本季 本月 上月 下月 昨晚 今早 今晨 上周 本周 晚间 上午 下午 凌晨 年底 年初 不久前 不久后
    之后 是 比 较
    """.split()  # noqa: SIM905 -- a table of words
)
_LEAD: Final = re.compile(
    r"[\s\"“”‘’「」*>-]*(?:(?:"
    + "|".join(sorted(_LEADS, key=lambda lead: (-len(lead), lead)))
    + r"|[0-9]{4}年|[0-9]{1,2}月(?:[0-9]{1,2}[日号])?|[0-9]{1,2}[日号]"
    r"|[与和跟][^,。;:?!\s]{1,8}(?:不同|一样|类似|相比)|[百千万0-9一二三四五六七八九十]+(?:公里|米)外的"
    r"|[同另]一?[^,。;:?!\s的]{1,6}[上里中内外边旁]的|[^,。;:?!\s的]{0,4}(?:附近|旁边|对面|隔壁|以南|以北|以东|以西)的)[\s,]*)*"
)
"""What may stand before the subject of a clause."""

_BODIES: Final = (
    "公司|集团|银行|股份|证券|科技|汽车|手机|车企|药业|电池|港务|医院|大学|学院|研究院|"
    "政府|基金|平台|引擎|日报|航空|地产|影业|超市|小学|中学(?!生)|幼儿园|书局|书店|酒店|剧院|剧场"
)
_PLACES: Final = (
    "港|市|省|县|区|州|镇|村|局|厂|馆|队|店|小学|中学|学校|幼儿园|大道|大街|大桥|隧道|高速|机场|码头|口岸|地块|小区|片区|园区|"
    "书局|酒店|餐厅|剧院|剧场|影院|景区|特展|大展|画展|[一-鿿]展|高中部|初中部|小学部|事业部|分院|分校|分店|分馆|院区|校区|厂区"
)
_BODY: Final = re.compile(rf"([一-鿿A-Za-z0-9·]{{1,8}}?(?:{_BODIES}))")
"""Endings of the names of bodies and makes; one of them says enough."""

_PREDICATES: Final = (
    "则|也|还|都|已经|已|将|曾|于|正在|正|并|在|把|被|让|给|向|对|的|是|为|有|没|不|要|会|能|可|只|就|又|再|才|宣布|官宣|发布|披露|公布|推出|实现|"
    "完成|表示|称|说|启动|召开|举行|支持|采用|搭载|提供|上调|下调|号称|达|获|占|做|开|卖|售|当年|当时|如今|现年|比|净利润|营业|营收|收入|重达|售价|去年|今年|上周|本周"
)
_PHRASE: Final = re.compile(rf"([一-鿿A-Za-z·]{{2,10}}?)\s?(?={_PREDICATES}|[0-9])")
_PREDICATE: Final = re.compile(_PREDICATES)
_VERB_FIRST: Final = re.compile(
    rf"(?:[一-鿿]{{0,2}}(?:{_PREDICATES}|为|共|约|近|超|达到?|收录|设站|全长|起步价))\s?[0-9]"
)
_PLACE: Final = re.compile(f"(?:{_PLACES})$")

_CODE: Final = re.compile(
    r"([一-鿿]{0,4}[A-Za-z]*\s?[0-9]{1,3}(?:\s?(?:Pro|Max|Ultra|Plus|Mini))?)"
    r"(?![0-9.%])(?=[一-鿿])(?![年月日号元亿万千百点家个款条台部种人户项次名位路层倍吨米克瓦毫英寸天周小度平公成折岁页期批届时分秒只组座所间场])"
    r"(?![站线队号楼])"
)
"""The name of a model: 云帆9, X6, 星河12."""

_LINE: Final = re.compile(
    r"(?:在建|规划|新建|拟建|已建|运营)?(?:中)?的?(?:地铁|轻轨|轨道交通)?([0-9一二三四五六七八九十]{1,3}号线)"
)
"""The name of a line of a railway: 在建的6号线."""

_EDITION: Final = re.compile(
    r"(?:初代|首代|第一代|上一?代|前代|老款|旧款|旧版|老版|前作|前任|前辈|上一?[届季期轮任]|往届|历届|上赛季|去年同期|上年同期|同期的"
    r"|(?:另一|另外一|别的|其他|其它|其余)[一-鿿]|下一[代届季期款颗轮]"
    r"|同[日天期周月年](?:发布|推出|亮相|上市|开售|开业|开通|开工|开幕|上映|登陆|披露|公布|成交|入选|获奖)的)"
    r"[^,。;:?!\s]{0,6}?(?=的|是|在|于|为|则|只|仅|有|也|曾|将|已|售|卖|重|定|共|[0-9])"
)
"""Another edition than the claim's as the subject: 初代是2023年发布的, 上赛季的前三名依次是…."""

ORGANISERS: Final = frozenset(
    """
    组委会 筹委会 会务组 主办 承办 赛会 赛事方 校方 园方 院方 馆方 厂方 店方 片方 剧组 项目方 运营方
    出品方 举办方 发行方
    """.split()  # noqa: SIM905 -- a table of words
)
"""Who stands behind what a draft is about, and needs no name: how the words for them begin."""

_KNOWN_BY_ITSELF: Final = re.compile(
    r"(?:年内|期内|报告期|该|本|这|那|其|各|全|有关|相关|两|三|四|几|多|每|一|某|公司|集团|我|你|他|她|它|大家|双方|"
    rf"{'|'.join(sorted(ORGANISERS))}|初估|初步|初算|粗[估算]|[预推概]估|估[计算测]?|"
    r"居民|新|老|首|整|所有|不少|很多|部分|任何|市政府|主|副|总|上市|外界|业内|国内|海外|市场|分析|消费者|用户|市民|记者|官方|不|没|未|归属|于|由|向|从|被|把|让|在|对|据|与|和|并|且|"
    r"后|现|改|原|曾|正|已|将|包括|以及|因|若|当|最|更|还|也|又|就|都|再|能|可)"
)
"""How a phrase begins that is no stranger: it points back, or is no subject at all."""

_ODD: Final = 4
"""A phrase of no more code points, none of whose words the dictionary has, is a name."""


def find_strangers(normal: str, known: Sequence[Span], within: Span | None = None) -> list[Span]:
    """Find the subjects that open a clause and are not known.

    Args:
        normal: the text in its normal form.
        known: the places of what is known: the names and words of a sheet, in order.
        within: the lines to look in; all where it is None.

    Returns:
        Their places, in order, at most one for a clause.
    """
    starts = [span.start for span in known]
    found = []
    start, end = (within.start, within.end) if within else (0, len(normal))
    for clause in _CLAUSE.finditer(normal, start, end):
        lead = _LEAD.match(normal, clause.start(), clause.end())
        opening = lead.end() if lead else clause.start()
        whole = _EDITION.match(normal, clause.start(), clause.end())
        spans = [Span(*whole.span())] if whole else _subjects(normal, opening, clause.end())
        for span in spans:
            first = bisect_right(starts, span.end - 1)
            if not any(_makes_known(near, span) for near in known[max(0, first - NEAR) : first]):
                found.append(span)
            break
    return found


def _makes_known(known: Span, span: Span) -> bool:
    """Return whether what is known makes known what it stands in.

    One character inside a long name (书 in 拾光书局) does not; in a short phrase (共|设) it does.
    """
    inside = len(known) == 1 and known.start > span.start and len(span) >= _ODD
    return known.overlaps(span) and not inside


NEAR: Final = 4
"""How many of the known places before the end of a phrase may overlap it."""


def _subjects(normal: str, start: int, end: int) -> Iterator[Span]:
    """Yield what may be the subject of a clause that begins at ``start``, the likeliest first."""
    line = _LINE.match(normal, start, end)
    if line:
        yield Span(*line.span(1))
    edition = _EDITION.match(normal, start, end)
    if edition:
        yield Span(*edition.span())
    if line or edition or _KNOWN_BY_ITSELF.match(normal, start, end):
        return
    code = _CODE.match(normal, start, end)
    if code and not code[1].strip().isdigit() and not _VERB_FIRST.match(code[1]):
        yield Span(*code.span(1))
    body = _BODY.match(normal, start, end)
    if body and len(body[1]) > len("公司") and not _BODY_ALONE.fullmatch(body[1]):
        yield Span(*body.span(1))
    phrase = _PHRASE.match(normal, start, end)
    if phrase and _REPORTER.match(normal, phrase.end(), end + 1) and _OFFICE.search(phrase[1]):
        return
    if phrase and not _PREDICATE.fullmatch(phrase[1]):
        text = phrase[1]
        is_place = len(text) > len("某市") and _PLACE.search(text) is not None
        is_somebody = is_person(text) and _FUNCTION.isdisjoint(text) and not is_word(text)
        is_somebody = is_somebody and not _TELLS.match(normal, phrase.end(), end + 1)
        if is_place or is_somebody or is_make(text) or text in _LANDS or _is_odd(text):
            yield Span(*phrase.span(1))


_LANDS: Final = frozenset(
    """
    北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南
    四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 广州 深圳 杭州 南京 苏州 武汉 成都
    西安 长沙 郑州 青岛 大连 厦门 宁波 台北 高雄 台中 台南 新北 桃园
    美国 日本 韩国 德国 法国 英国 俄罗斯 印度 欧盟 新加坡 泰国 越南 加拿大 澳大利亚 欧洲 美洲 非洲 东南亚
    """.split()  # noqa: SIM905 -- a table of words
)
"""Lands and cities that open a clause as its subject: 澳门10月9日起展开…."""

_TELLS: Final = re.compile(
    r"[^,。;:]{0,8}(?:说|称|表示|介绍|指出|认为|透露|强调|坦言|回忆|写道|宣布|告诉|解释|提醒|呼吁|感慨|获悉|看到|了解到)"
)
"""What makes a person one who tells of somebody else's doings."""

_OFFICE: Final = re.compile("(?:馆|院|局|部|委|厅|台|方|会|社|处|组|人|员|者|府|校)$")
_REPORTER: Final = re.compile(
    r"[^,。;:]{0,6}(?:表示|介绍|称|说|指出|透露|获悉|认为|强调|回应|通报|公告|披露|显示|提醒)[,:]"
)
"""Who only reports (云州博物馆表示，…) is not the subject of what is reported; a company mostly is."""


def only_reports(normal: str, span: Span) -> bool:
    """Return whether an office at ``span`` only tells of what follows: 教育局的问卷显示,…."""
    return _OFFICE.search(normal, span.start, span.end) is not None and (
        _REPORTER.match(normal, span.end) is not None
    )


def _is_odd(text: str) -> bool:
    """Return whether a short phrase has no word of the dictionary and no function word: 云帆."""
    if len(text) > _ODD or not _FUNCTION.isdisjoint(text):
        return False
    return not any(word_ends(text[at:]) for at in range(len(text)))


_FUNCTION: Final = frozenset(
    "并于且而则即已将也就都又再还才把被让给向对从由在与和跟或及的了着过是有没不未无要会能可应该其之所以为因但却虽若如并仍却"
)
_BODY_ALONE: Final = re.compile(f"(?:{_BODIES})+")

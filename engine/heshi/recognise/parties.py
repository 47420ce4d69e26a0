"""Parties: the subject of a clause, and whether a phrase names somebody.

A subject is the noun phrase before the predicate; the members of a row (A与B) are parties each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from heshi.recognise.lexicon import is_word, word_ends
from heshi.recognise.phrases import Role, lex
from heshi.recognise.speakers import is_person
from heshi.text import regex as re
from heshi.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_OPENING: Final = re.compile(
    r"(?:[\s,;:。\"“”‘’「」『』()\[\]—·]|据悉|据了解|据介绍|据报道|据传|此外|另外|同时|其中|目前|截至目前|而且?|但是?|不过|因此|所以|由于|虽然|尽管|如果|"
    r"晚间?|上午|下午|早[晨间]|中午|凌晨|当[天日晚]|今[天日年]|昨[天日晚]|去年|明年|近[日期]|日前|全年|期内|报告期内|年内|本[周月年次]|上[周月]|会上|会后|赛后|"
    r"在|于|自|从|截至|截止|到|起|的|里|中|内|前|后|间|时|以来)+"
)
"""What may stand before the subject of a clause, apart from dates."""

_ENDS: Final = frozenset(
    {Role.VERB, Role.ADVERB, Role.PREPOSITION, Role.CUE, Role.EXAMPLE, Role.TIME, Role.NOMINAL, Role.TAIL}
)
_JOINS: Final = frozenset({Role.COORDINATOR, Role.COMITATIVE})
_LONGEST: Final = 16
"""No subject is longer than this, in code points."""

GENERIC: Final = re.compile(
    r"(?:[该本此这那其全各上两双三四]|有关|相关|上述|前述)?(?:家|个|款|项|次|名|位)?"
    r"(?:公司|集团|平台|机构|企业|银行|项目|活动|会议|产品|方面?|双方|记者|市民|用户|居民|消费者|网友|业内人士|分析人士|专家|报告|公告|文件|通知|数据|结果|消息|"
    r"负责人|相关负责人|发言人|工作人员|人士|人|者|我们|他们|她们|它们|他|她|它|大家|其|其他|时间|原因|情况|问题|部分|一方|后者|前者|会上|今年|去年|年|月|日)"
)
"""Phrases that name nobody: they stand for whatever the text is about."""


def subjects(normal: str, clause: Span, dates: Sequence[Span] = ()) -> list[Span]:
    """Return the subject of a clause, each member of a row by itself; nothing where none can be told.

    Args:
        normal: a text in its normal form.
        clause: the clause.
        dates: where dates stand in the text, in order.
    """
    start = _after_opening(normal, clause, dates)
    words = lex(normal, start, clause.end)
    stop = next((word for word in words if word.role in _ENDS), None)
    if stop is None or not 1 < stop.start - start <= _LONGEST:
        return []
    pieces, begin = [], start
    for word in words:
        if word.start >= stop.start:
            break
        if word.role in _JOINS or word.role is Role.DE:
            pieces.append(Span(begin, word.start))
            begin = word.end
    pieces.append(Span(begin, stop.start))
    parts = [_trimmed(normal, part) for piece in pieces for part in _parted(normal, piece)]
    return [part for part in parts if len(part) > 1 and not any(part.overlaps(date) for date in dates)]


def _parted(normal: str, piece: Span) -> list[Span]:
    """Return the pieces that 、 joins, without marks at their edges."""
    found, start = [], piece.start
    for match in re.finditer(r"[、,/&]|$", piece.of(normal)):
        text = normal[start : piece.start + match.start()]
        kept = text.strip(' "“”‘’「」『』《》()')
        if kept:
            begin = start + text.index(kept)
            found.append(Span(begin, begin + len(kept)))
        start = piece.start + match.end()
    return found


def _trimmed(normal: str, part: Span) -> Span:
    """Return a phrase without the adverbs and auxiliaries at its end (公司|拟)."""
    end = part.end
    while end > part.start + 1 and normal[end - 1] in _AUXILIARIES:
        end -= 1
    return Span(part.start, end)


_AUXILIARIES: Final = frozenset("拟将或已曾也都仍就则均还又并再才所被把由向对为在要会能可")


def _after_opening(normal: str, clause: Span, dates: Sequence[Span]) -> int:
    """Return where what may be the subject begins: after dates and what sets the scene."""
    at = clause.start
    while at < clause.end:
        date = next((each for each in dates if each.start <= at < each.end), None)
        if date is not None:
            at = date.end
            continue
        match = _OPENING.match(normal, at, clause.end)
        if match is None or match.end() == at:
            return at
        at = match.end()
    return at


def is_generic(text: str) -> bool:
    """Return whether a phrase names nobody (该公司, 记者, 双方)."""
    return GENERIC.fullmatch(text) is not None


_BODY: Final = re.compile(
    r"(?:公司|集团|银行|股份|证券|科技|汽车|药业|大学|学院|研究院|研究所|实验室|协会|学会|委员会|委|局|部|厅|署|院|政府|法院|基金|平台|日报|航空|地产|影业|医院|队|俱乐部|中心|博物馆|组|团|"
    r"市|省|县|区|州|港|镇|村|馆|校|厂|组织|联盟|委会|事会|商会|联合会|总会|电视台|交易所|事务所|派出所|杂志社|通讯社|出版社)$"
)
"""Endings of the names of bodies and places."""

_PLAIN: Final = re.compile(
    r".*(?:率|额|量|数|价|度|期|费|款|金|值|比|时间|价格|情况|项目|活动|市场|行业|指数|方面|收入|利润|成本|资金|业务|产品|服务|政策|措施|方案|计划|工程|比赛|会议|"
    r"年|月|日|人|者|们|等|一|这|那|什么|事|种|个|次|里|上|中|下|前|后|内|外|间)"
)
"""Phrases that are measures, times or things, and act for nobody."""


_MAKE: Final = re.compile(
    r"[一-鿿]{2,3}(?:软件|传媒|网络|电器|食品|物流|能源|电力|医疗|教育|影视|游戏|半导体|生物|制药|机器人|重工|新能源|"
    r"手机|咖啡|资本|创投|投资|文化|体育|通信|电子|智能|控股|保险|信托|饮料|乳业|酒业|钢铁|化工|材料|电池|旅游|酒店|储能|动力|建工|城建|矿业|光电|水务|航运)"
)
"""Names of makes: two or three letters and the trade."""
_NO_NAME: Final = re.compile(
    r"[一二三四五六七八九十两几每某这那哪谁他她它问把被让给对向将有无没不并而但又还就才都也已很最更]"
    r"|[A-Za-z0-9 ]+[一-鿿]$"
)
"""How a phrase begins that is no name, or a Latin word cut behind one more letter."""
_LONGEST_NAME: Final = 14


def is_name(text: str) -> bool:
    """Return whether a phrase looks like the name of somebody or some body, and not a common noun."""
    if (
        not 1 < len(text) <= _LONGEST_NAME
        or is_generic(text)
        or re.search(
            r"[0-9]{3,}|[0-9][股元年月日%个名位人家条项次]|[一二三四五六七八九十]大|[,;:。!?、和与及]", text
        )
    ):
        return False
    if re.fullmatch(r"[A-Za-z][A-Za-z0-9 &.·-]+", text):
        return True
    if _PLAIN.fullmatch(text) or _NO_NAME.match(text):
        return False
    if is_person(text) and not is_word(text):
        return True
    if is_body(text):
        return True
    return len(text) <= _ODD and not any(word_ends(text[at : at + _ODD]) for at in range(len(text) - 1))


_ODD: Final = 6
"""A phrase of no more letters in which the dictionary has no word is a name."""


def is_body(text: str) -> bool:
    """Return whether a phrase ends as the names of bodies and places do."""
    if len(text) <= len("市局") or _PLAIN.fullmatch(text):
        return False
    return is_make(text) or _BODY.search(text) is not None


def is_make(text: str) -> bool:
    """Return whether a phrase is two or three letters and a trade: 晨光软件, 启航物流."""
    return _MAKE.fullmatch(text) is not None


def acts(text: str) -> bool:
    """Return whether a phrase may be a party, though it need not look like a name."""
    return 1 < len(text) <= _LONGEST_NAME and not is_generic(text) and not _PLAIN.fullmatch(text)


def is_short_for(one: str, other: str) -> bool:
    """Return whether one of two names is a short form of the other: letters in order (央视, 中央电视台)."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return len(short) > 1 and all(char in rest for char in short)


def person_in(text: str) -> str:
    """Return the name of a person behind an office (董事长|梁启舟), or the text as it is."""
    match = _OFFICE.search(text)
    if match is None:
        return text
    rest = text[match.end() :].strip(" ·")
    return rest if is_person(rest) else text


_OFFICE: Final = re.compile(
    r".*(?:董事长|总裁|总经理|经理|总监|首席[一-鿿]{1,4}官|C[EFTO]O|创始人|合伙人|负责人|发言人|秘书长|部长|司长|局长|厅长|处长|主任|主席|委员|书记|市长|省长|县长|区长|镇长|"
    r"院长|校长|所长|会长|理事长|站长|馆长|台长|行长|教授|院士|博士|研究员|分析师|工程师|设计师|律师|法官|检察官|医生|医师|护士|老师|教练|队长|选手|导演|编剧|演员|作家|主编|记者|"
    r"代表|候选人|居民|市民|村民|业主|学生|司机|店主|老板|高管|先生|女士|秘书|助理|主管|组长|科长|领队|专家)(?=[一-鿿·]{2,})"
)

"""Names that a draft spells in its own way: short forms that it defines, and what a list says only once.

A short form: 腾讯广告（以下简称“腾广”）, 阿里妈妈（Alimama）.

A definition follows its name at once, in brackets or after a comma. The words that announce it are those
of contracts, announcements and company reports; a foreign name in brackets needs none. Short forms that
could stand for anything (公司, 平台, 双方) are passed over: read as names, they would be found wherever the
draft speaks of other companies and platforms.

A list says once what its items share: 睡眠、疼痛、肥胖门诊 names a 睡眠门诊, 微信视频号、朋友圈 a 微信朋友圈.
An item is taken for a name where it and the shared beginning or ending make the name together.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from ahocorasick_rs import AhoCorasick

from heshi.recognise.lists import find_lists
from heshi.recognise.mention import Mention, MentionKind
from heshi.recognise.names import NameValue
from heshi.recognise.segment import encodable
from heshi.text import regex as re
from heshi.text.bulk import pieces
from heshi.text.normal import fold
from heshi.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from heshi.recognise.names import NameMatcher

_CUE: Final = re.compile(
    r"(?:(?:以下|下文|后文|本文|文中|下面|下|后)(?:均|皆|都|统一|中)?(?:简称|缩写|称|叫)(?:之|其|它)?(?:为|作)?"
    r"|(?:中文|英文)?(?:简称|缩写|别名|别称|昵称|原名|旧称|曾用名)(?:为|是|叫|作)?"
    r"|(?:英文|中文)(?:名称|全称|名)?(?:为|是|叫)?"
    r"|(?:又|亦|也|俗|人|习|通)(?:称|名|叫)(?:为|作)?|全称(?:为|是)?|即) ?:? ?"
)
"""Words that announce another name for what was just named."""

_FORM: Final = re.compile(r"(?:(?:集团|控股)*(?:股份)?(?:有限)?(?:责任)?公司|集团)?[》”」』]? ?")
"""What may stand between a name and its definition: the legal form of a company, a closing mark."""

_NOTE: Final = re.compile(r"[(\[【〔]([^()\[\]【】〔〕\n]{1,80})[)\]】〕]")
_PART: Final = re.compile("[^,; ][^,;]*")
_QUOTED: Final = re.compile('[“‘「『"《]([^“”‘’「」『』"《》\n]{1,20})[”’」』"》]')
_BARE: Final = re.compile(r"[^“”‘’「」『』\"《》,;:。!?、/\n]{1,40}")
_JOINED: Final = re.compile(r" ?(?:或者?|、|/|及|和) ?")
_FOREIGN: Final = re.compile(
    r"[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f&.' -]{0,38}(?<! )[A-Za-z\u00c0-\u024f]"
)
"""A name in letters; one letter at its end by itself marks a model (Model Y), not another spelling."""
_ACRONYM: Final = re.compile(r"[A-Z]{2,5}")
_TICKER: Final = re.compile(r"[A-Za-z]{1,6}\.[A-Za-z]{1,3}")
_PHRASE: Final = re.compile(r"[的是在了等为这该与和由被将]|(?:旗下|主要|目前)")
"""What marks words in brackets as a remark rather than a name."""

_LONGEST_BARE: Final = 10

_GENERIC: Final = re.compile(
    r"[本我贵该此各上两双三四]?(?:述|家)?(?:公司|集团|平台|机构|企业|银行|基金|学校|医院|项目|协议"
    r"|合同|办法|条例|通知|意见|规定|报告|计划|方案|方|司|行|院|校|所|部|委|者|国|人)"
    r"|[甲乙丙丁]方|我们|他们|双方|作者|笔者|记者|用户|客户|商家"
    r"|(?:标的|目标|上市|母|子|控股)公司|发行人|申请人|原告|被告"
)
"""Short forms that stand for whatever the text is about (甲方, 本公司)."""

_NOT_NAMES: Final = frozenset(
    re.findall(
        r"\S+",
        "ceo cfo coo cto cmo cio cpo vp svp evp gm pr hr ipo app pc ios android beta vip pro plus max mini"
        " new tm us uk usa eu hk sh sz otc nyse nasdaq rmb usd cny hkd ad ads etc eg ie am pm phd mba",
    )
)
"""What stands in brackets after a name and is none: offices, markets, currencies, platforms."""


@dataclass(frozen=True, slots=True, order=True)
class Definition:
    """A spelling that a draft gives to a name.

    Attributes:
        span: where the new spelling stands in its definition, in code points.
        canonical: the name that it is for.
        alias: the new spelling.
        name: where the name stands that it was defined for.
    """

    span: Span
    canonical: str
    alias: str
    name: Span


def find_names(
    normal: str, matcher: NameMatcher, sentences: Sequence[Span] | None = None
) -> tuple[list[Mention[NameValue]], list[Definition]]:
    """Return all mentions of names in one draft, its own short forms counted, and their definitions.

    Args:
        normal: the whole draft in normal form.
        matcher: finds the names.
        sentences: the draft's sentences in order, as ``NameMatcher.find`` takes them.
    """
    mentions = matcher.find(normal, sentences)
    definitions = _definitions(normal, mentions, matcher)
    if definitions:
        own = matcher.with_aliases((found.canonical, found.alias) for found in definitions)
        mentions = own.find(normal, sentences)
        matcher = own
    return _with_shared(normal, mentions, matcher), definitions


def _with_shared(
    normal: str, mentions: list[Mention[NameValue]], matcher: NameMatcher
) -> list[Mention[NameValue]]:
    """Return the mentions, and the items of lists that are names by what the list says once for all."""
    shareable = _shareable(matcher.spellings, normal)
    wanted = {key: called for key, called in matcher.spellings.items() if key in shareable}
    if not wanted:
        return mentions
    taken = [mention.span for mention in mentions if mention.pattern != "literal"]
    starts = [span.start for span in taken]
    reach = [0, *accumulate((span.end for span in taken), max)]
    found = dict.fromkeys(
        (item.span, name)
        for mention in find_lists(normal)
        for item in mention.value.items
        if reach[bisect_left(starts, item.span.end)] <= item.span.start
        for reading in mention.value.readings(item)[1:]
        for name in wanted.get(fold(reading), ())
    )
    shared = [
        Mention(span, MentionKind.NAME, span.of(normal), NameValue(name, span.of(normal)), "shared")
        for span, name in found
    ]
    return sorted(
        [*mentions, *shared], key=lambda mention: (mention.start, -mention.end, mention.value.canonical)
    )


def _shareable(keys: Iterable[str], normal: str) -> set[str]:
    """Return the spellings of which a part stands beside a mark that joins items.

    The text is looked through once, however many spellings there are.
    """
    automaton, owners = _beside_marks(tuple(keys))
    found: set[str] = set()
    if automaton is None:
        return found
    for piece in pieces(normal, _PIECE):
        hits = automaton.find_matches_as_indexes(encodable(piece.of(normal)), overlapping=True)
        for index in {index for index, _, _ in hits}:
            found.update(owners[index])
    return found


@lru_cache(maxsize=16)
def _beside_marks(keys: tuple[str, ...]) -> tuple[AhoCorasick | None, list[tuple[str, ...]]]:
    """Return what finds parts of spellings beside marks, and the spellings of each thing that it finds."""
    owners: dict[str, dict[str, None]] = defaultdict(dict)
    for key in keys:
        for cut in range(_PART_OF_NAME, len(key) - _PART_OF_NAME + 1):
            for part in (key[:cut], key[cut:]):
                for mark in _LIST_MARKS:
                    owners[part + mark][key] = None
                    owners[mark + part][key] = None
    return AhoCorasick(list(owners)) if owners else None, list(map(tuple, owners.values()))


_PART_OF_NAME: Final = 2
"""The least that an item, and what it shares, has of a name."""
_PIECE: Final = 200_000
"""How many code points are searched at once, where a text has so many in several lines."""
_LIST_MARKS: Final = "、和与及或"


def find_definitions(normal: str, matcher: NameMatcher) -> list[Definition]:
    """Return the short forms that a text defines, in order of their places.

    A spelling that is known already is no news; one that is given to two names is given to neither.

    Args:
        normal: a text in normal form.
        matcher: finds the names that may be given short forms.
    """
    return _definitions(normal, matcher.find(normal), matcher)


def _definitions(
    normal: str, mentions: Sequence[Mention[NameValue]], matcher: NameMatcher
) -> list[Definition]:
    found: dict[str, list[Definition]] = defaultdict(list)
    for mention in mentions:
        if mention.pattern == "literal":
            continue
        for start, end in (*_after(normal, mention.span), *_before(normal, mention.span)):
            alias = normal[start:end]
            if not matcher.knows(alias):
                definition = Definition(Span(start, end), mention.value.canonical, alias, mention.span)
                found[alias.casefold()].append(definition)
    return sorted(
        definition
        for same in found.values()
        if len({definition.canonical for definition in same}) == 1
        for definition in same
    )


def _after(normal: str, name: Span) -> Iterator[tuple[int, int]]:
    """Yield the places of the short forms that are defined behind a name."""
    form = _FORM.match(normal, name.end)
    at = form.end() if form else name.end
    note = _NOTE.match(normal, at)
    if note is not None:
        named = True
        for part in _PART.finditer(normal, note.start(1), note.end(1)):
            cue = _CUE.match(normal, part.start(), part.end())
            if cue is not None:
                yield from _listed(normal, cue.end(), part.end())
                continue
            # Names in letters may follow one another (UGC, User Generated Content), but no remark.
            named = named and _is_foreign(part.group()) and not _is_shared(normal, name, part.group())
            if named:
                yield part.span()
    elif normal[at : at + 1] == ",":
        cue = _CUE.match(normal, at + 1)
        quoted = _QUOTED.match(normal, cue.end()) if cue and cue.group() != "即" else None
        if quoted is not None and _is_short_form(quoted.group(1)):
            yield quoted.span(1)


def _listed(normal: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the places of the short forms that follow the announcing words."""
    while start < end:
        piece = _QUOTED.match(normal, start, end)
        if piece is not None:
            if _is_short_form(piece.group(1)):
                yield piece.span(1)
        else:
            piece = _BARE.match(normal, start, end)
            if piece is None:
                return
            if _is_short_form(piece.group()) and _is_plain(piece.group()):
                yield piece.span()
        joined = _JOINED.match(normal, piece.end(), end)
        if joined is None and _QUOTED.match(normal, piece.end(), end) is None:
            return
        start = joined.end() if joined else piece.end()


def _before(normal: str, name: Span) -> Iterator[tuple[int, int]]:
    """Yield the place of a foreign name with the known one in brackets behind it: Alimama(阿里妈妈)."""
    if normal[name.start - 1 : name.start] != "(" or normal[name.end : name.end + 1] != ")":
        return
    word = re.search(r"(?<![A-Za-z0-9.@/])[A-Za-z]{2,30}\Z", normal[max(0, name.start - 32) : name.start - 1])
    if word is not None and _is_foreign(word.group()):
        yield name.start - 1 - len(word.group()), name.start - 1


def _is_short_form(alias: str) -> bool:
    """Return whether a spelling can stand for a name: more than a character, and not for anything."""
    return (
        len(alias) > 1
        and alias == alias.strip()
        and any(char.isalpha() for char in alias)
        and _GENERIC.fullmatch(alias) is None
    )


def _is_plain(words: str) -> bool:
    """Return whether words without quotation marks are a name and no remark."""
    return _FOREIGN.fullmatch(words) is not None or (
        len(words) <= _LONGEST_BARE and _PHRASE.search(words) is None and " " not in words
    )


def _is_foreign(words: str) -> bool:
    """Return whether words in brackets are a name in letters."""
    return (
        _FOREIGN.fullmatch(words) is not None
        and _TICKER.fullmatch(words) is None
        and words.casefold() not in _NOT_NAMES
    )


def _is_shared(normal: str, name: Span, words: str) -> bool:
    """Return whether an acronym stands for a whole enumeration: 百度、阿里巴巴、腾讯(BAT)."""
    return (
        normal[name.start - 1 : name.start] in {"、", "和", "与", "及"}
        and _ACRONYM.fullmatch(words) is not None
    )

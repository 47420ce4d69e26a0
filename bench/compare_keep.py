"""Edits that keep what an article says: the same in other words, other forms, another order."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import opencc
from borax.numbers import ChineseNumbers
from compare_lists import ORDERED, rows
from compare_pairs import BOTH, HELD, TUNE, Article, Find, Replacement, Template, by_pattern, by_table

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

_NUMERALS = "零一二三四五六七八九"


def _spelt(number: int) -> str:
    """Return a whole number in Chinese numerals."""
    return str(ChineseNumbers.to_chinese_number(number))


# --- dates --------------------------------------------------------------------------------------

_DATE = r"(?<!\d)(?P<m>\d{1,2})月(?P<d>\d{1,2})日"
_WHOLE_DATE = r"(?<!\d)(?P<y>\d{4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日(?!\d)"


def _in_numerals(match: re.Match[str], _draw: random.Random) -> str:
    return f"{_spelt(int(match['m']))}月{_spelt(int(match['d']))}日"


def _iso(match: re.Match[str], _draw: random.Random) -> str:
    return f"{match['y']}-{int(match['m']):02}-{int(match['d']):02}"


def _slashed(match: re.Match[str], _draw: random.Random) -> str:
    return f"{match['y']}/{int(match['m'])}/{int(match['d'])}"


def _year_in_digits(match: re.Match[str], _draw: random.Random) -> str:
    year = "".join(_NUMERALS[int(digit)] for digit in match["y"]).replace("零", "〇")
    return f"{year}年"


# --- figures ------------------------------------------------------------------------------------

_FREE = r"(?<![\d.第A-Za-z:：/\-～~比])"
_COUNTED = "元|人次|人|名|家|台|亩|辆|艘|盒|套|支|件|平方米|海里|标箱|吨|份|个"


def _plain(number: Decimal) -> str:
    """Return a number without an exponent and without noughts at its end."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _scaled(old: str, new: str) -> Find:
    """Return what writes figures in a smaller unit: 86亿元 as 860000万元, 1.3万人 as 13000人.

    Args:
        old: the big unit that is written.
        new: the smaller one, which may be none; it is ten thousand times as small.
    """

    def written(match: re.Match[str], _draw: random.Random) -> str | None:
        text = _plain(Decimal(match["n"]) * 10000)
        return f"{text}{new}{match['unit']}" if text.isdigit() and len(text) <= _MOST_DIGITS else None

    return by_pattern(rf"{_FREE}(?P<n>\d+(?:\.\d+)?){old}(?P<unit>{_COUNTED})(?![\d.])", written)


_MOST_DIGITS = 7
"""Nobody writes out a longer number."""


def _in_ten_thousands(match: re.Match[str], _draw: random.Random) -> str | None:
    """Return a figure of thousands in 万, where two decimals hold it exactly."""
    number = Decimal(match["n"]) / 10000
    return (
        f"{_plain(number)}万{match['unit']}"
        if number == round(number, 2) and number >= Decimal("0.1")
        else None
    )


_CLASSIFIERS = "家|所|座|名|台|条|处|项|款|个国家|个|场|次|天|期|种|份|艘"


def _as_numeral(match: re.Match[str], _draw: random.Random) -> str | None:
    number = int(match["n"])
    return ("两" if number == 2 else _spelt(number)) + match["unit"] if number else None  # noqa: PLR2004 - 二 counts as 两


def _as_digit(match: re.Match[str], _draw: random.Random) -> str:
    return str(_NUMERALS.index(match["n"].replace("两", "二"))) + match["unit"]


_TENTHS = r"(?P<n>[一二两三四五六七八九])成(?![为立员果本交功熟绩就分都效品长])"


def _per_cent(match: re.Match[str], _draw: random.Random) -> str:
    return f"{_NUMERALS.index(match['n'].replace('两', '二'))}0%"


def _tenths(match: re.Match[str], _draw: random.Random) -> str:
    return _NUMERALS[int(match["n"])].replace("二", "两") + "成"


# --- lists --------------------------------------------------------------------------------------


def _reordered(article: Article, draw: random.Random) -> Iterator[Replacement]:
    """Put the items of an enumeration in another order, unless the order is part of what is said."""
    for row in rows(article):
        if row.text not in ORDERED:
            items = row.items
            while items == row.items:
                draw.shuffle(items)
            yield Replacement(row.start, row.end, row.joined(items))


def _conjoined(*, with_and: bool) -> Find:
    """Return what joins the last item of an enumeration by 和 instead of 、, or by 、 instead of 和."""

    def find(article: Article, _draw: random.Random) -> Iterator[Replacement]:
        for row in rows(article):
            if row.has_and is not with_and:
                yield Replacement(row.start, row.end, row.joined(row.items, with_and=with_and))

    return find


# --- marks, width, spaces, script ---------------------------------------------------------------


def _sentencewise(change: Any) -> Find:  # noqa: ANN401 - from a sentence to a sentence or None
    """Return what writes whole sentences anew."""

    def find(article: Article, _draw: random.Random) -> Iterator[Replacement]:
        done = -1
        for low, high in article.body:
            at = low
            while at < high:
                start, end = article.sentence(at, at + 1)
                if end > done:
                    done = end
                    new = change(article.text[start:end])
                    if new is not None:
                        yield Replacement(start, end, new)
                at = max(end, at + 1)

    return find


def _marks(opening: str, closing: str) -> Find:
    """Return what writes quotation marks another way, in sentences that have them."""

    def change(sentence: str) -> str | None:
        pairs = sentence.count("“") == sentence.count("”") and "“" in sentence
        return sentence.replace("“", opening).replace("”", closing) if pairs else None

    return _sentencewise(change)


def _with_digits(sentence: str, table: dict[int, str]) -> str | None:
    """Return a sentence with characters written another way, if it has a figure or a date."""
    return sentence.translate(table) if re.search(r"\d", sentence) else None


_WIDE_DIGITS = {ord("0") + digit: chr(ord("０") + digit) for digit in range(10)} | {ord("%"): "％"}
_WIDE_ALL = _WIDE_DIGITS | {
    ord(each): chr(ord(each) - 0x20 + 0xFF00) for each in map(chr, range(0x41, 0x7B)) if each.isalpha()
}


def _spaced(space: str) -> Find:
    """Return what parts Chinese from figures and Latin by a space, as many houses do."""
    between = re.compile(r"(?<=[\u4e00-\u9fff])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])(?=[\u4e00-\u9fff])")

    def change(sentence: str) -> str | None:
        new = between.sub(space, sentence)
        return new if new != sentence else None

    return _sentencewise(change)


@lru_cache
def _converter(name: str) -> Any:  # noqa: ANN401 - the library publishes no types
    return opencc.OpenCC(name)


def _traditional(name: str) -> Find:
    """Return what writes sentences in traditional characters."""
    return _sentencewise(lambda sentence: _with_digits(_converter(name).convert(sentence), {}))


# --- clauses ------------------------------------------------------------------------------------

_ACTS = "签署|举行|召开|公布|发布|披露|通报|公开宣判|联合宣布|宣布|启动|报收"
_SUBJECT = r"(?P<s>[^，。；“”《》由被将于在\d]{2,24}?)"


def _day_behind(match: re.Match[str], _draw: random.Random) -> str:
    return f"{match['s']}于{match['d']}{match['v']}"


def _day_inside(match: re.Match[str], _draw: random.Random) -> str:
    return f"{match['s']}{match['d']}{match['v']}"


_DAY_FIRST = rf"(?:^|(?<=。))(?P<d>\d{{1,2}}月\d{{1,2}}日晚?)，{_SUBJECT}(?P<v>{_ACTS})"


def _speaker_first(match: re.Match[str], _draw: random.Random) -> str:
    return f"{match['who']}：“{match['said']}”"


_SPEAKER_LAST = r"(?:^|(?<=。))“(?P<said>[^“”]+。)”(?P<who>[^“”，。]{2,24}(?:说|表示))。"


def _quote_first(match: re.Match[str], _draw: random.Random) -> str:
    return f"“{match['said']}”{match['who']}说。"


_QUOTE_LAST = r"(?:^|(?<=。))(?P<who>[^“”，。：]{2,24}?)(?:则|明确)?(?:说|表示)：“(?P<said>[^“”]+。)”"


def _parallel(article: Article, _draw: random.Random) -> Iterator[Replacement]:
    """Swap the last two of three clauses that stand side by side, each with a subject of its own."""
    opens = re.compile(r"其|该|此|前者|后者|而|则|但|也|均|并|较|同比|总|占|包")
    for low, high in article.body:
        for match in re.finditer(r"[^。；]+(?:；[^。；]+){2,}。", article.text[low:high]):
            parts = match[0].rstrip("。").split("；")
            if any(opens.match(part) or "“" in part or re.match(r"[一二三四]是", part) for part in parts[1:]):
                continue
            parts[-2:] = parts[-1], parts[-2]
            yield Replacement(low + match.start(), low + match.end(), "；".join(parts) + "。")


_DOERS = "主持|托管|制作|竞得|组织|投资建设|实施|负责实施|统一协调解决"
_BY = r"(?:^|(?<=[，。；]))(?P<what>[^，。；“”由]{2,20})由(?P<who>[^，。；由]{2,20}?)(?P<v>{})(?=[，。；])"


def _doer_first(match: re.Match[str], _draw: random.Random) -> str:
    return f"{match['who']}{match['v']}{match['what']}"


def _done_by(match: re.Match[str], _draw: random.Random) -> str:
    return f"{match['what']}{match['s']}"


CLAIMED: Final = r"[，：。]"
_SAYING = r"(?<![解据补充释听再不要想来])"

_VALUES: Final = frozenset({"date format", "号 and 日", "万 and 亿", "numerals", "% and 成"})
"""What writes a value another way; the words of a quotation are not for that."""


def _unquoted(find: Find) -> Find:
    """Return what finds the same outside quotations."""

    def outside(article: Article, draw: random.Random) -> Iterator[Replacement]:
        for each in find(article, draw):
            before = article.text[: each.start].rpartition("\n")[2]
            if before.count("“") == before.count("”") and before.count("「") == before.count("」"):
                yield each

    return outside


_ALL: Final[tuple[Template, ...]] = (
    Template("date format", "whole dates with hyphens", TUNE, by_pattern(_WHOLE_DATE, _iso)),
    Template("date format", "whole dates with slashes", HELD, by_pattern(_WHOLE_DATE, _slashed)),
    Template("date format", "numerals", BOTH, by_pattern(_DATE, _in_numerals)),
    Template(
        "date format", "year in numerals", HELD, by_pattern(r"(?<!\d)(?P<y>20\d\d)年(?!\d)", _year_in_digits)
    ),
    Template(
        "号 and 日",
        "号 for 日",
        BOTH,
        by_pattern(_DATE, lambda match, _: f"{match['m']}月{match['d']}号"),
    ),
    Template("万 and 亿", "万 written out", TUNE, _scaled("万", "")),
    Template("万 and 亿", "亿 in 万", HELD, _scaled("亿", "万")),
    Template(
        "万 and 亿",
        "in 万",
        BOTH,
        by_pattern(rf"{_FREE}(?P<n>\d{{5,}})(?P<unit>{_COUNTED})", _in_ten_thousands),
    ),
    Template(
        "万 and 亿",
        "thousands in 万",
        HELD,
        by_pattern(rf"{_FREE}(?P<n>\d+00)(?P<unit>人|名|家|台|艘)", _in_ten_thousands),
    ),
    Template(
        "numerals",
        "one digit as numeral",
        TUNE,
        by_pattern(rf"{_FREE}(?<![一-龥]至)(?P<n>[3-9])(?P<unit>{_CLASSIFIERS})(?![月])", _as_numeral),
    ),
    Template(
        "numerals",
        "two digits as numeral",
        HELD,
        by_pattern(rf"{_FREE}(?P<n>[1-9]\d)(?P<unit>{_CLASSIFIERS})(?![月])", _as_numeral),
    ),
    Template(
        "numerals",
        "numeral as digit",
        BOTH,
        by_pattern(
            r"(?<![第一二两三四五六七八九十百千万几数十])(?P<n>[两三四五六七八九])(?P<unit>座|条|家|种|处|项|个版本|个国家|名|款|块|个条件|个系统|个板块|宗)",
            _as_digit,
        ),
    ),
    Template("% and 成", "成 as per cent", BOTH, by_pattern(_TENTHS, _per_cent)),
    Template("% and 成", "per cent as 成", BOTH, by_pattern(rf"{_FREE}(?P<n>[1-9])0%", _tenths)),
    Template("list order", "shuffled", BOTH, _reordered),
    Template("和 for 、", "和 before the last", TUNE, _conjoined(with_and=True)),
    Template("和 for 、", "、 before the last", BOTH, _conjoined(with_and=False)),
    Template("和 for 、", "和 before the last, held", HELD, _conjoined(with_and=True)),
    Template("quotation marks", "corners", TUNE, _marks("「", "」")),
    Template("quotation marks", "straight", HELD, _marks('"', '"')),
    Template("quotation marks", "hollow corners", HELD, _marks("『", "』")),
    Template("width", "digits", TUNE, _sentencewise(lambda sentence: _with_digits(sentence, _WIDE_DIGITS))),
    Template(
        "width",
        "digits and letters",
        HELD,
        _sentencewise(lambda sentence: _with_digits(sentence, _WIDE_ALL)),
    ),
    Template(
        "width",
        "narrow commas",
        HELD,
        _sentencewise(
            lambda sentence: (
                None if "“" in sentence else _with_digits(sentence, {ord("，"): ",", ord("；"): ";"})
            )
        ),
    ),
    Template("spacing", "between scripts", TUNE, _spaced(" ")),
    Template("spacing", "unbreakable", HELD, _spaced("\u00a0")),
    Template("traditional", "as in OpenCC's table", TUNE, _traditional("s2t")),
    Template("traditional", "as in Hong Kong", HELD, _traditional("s2hk")),
    Template("traditional", "as in Taiwan", HELD, _traditional("s2tw")),
    Template("clause order", "day behind the subject", TUNE, by_pattern(_DAY_FIRST, _day_behind)),
    Template("clause order", "day inside", HELD, by_pattern(_DAY_FIRST, _day_inside)),
    Template("clause order", "speaker first", BOTH, by_pattern(_SPEAKER_LAST, _speaker_first)),
    Template("clause order", "quotation first", BOTH, by_pattern(_QUOTE_LAST, _quote_first)),
    Template("clause order", "side by side", BOTH, _parallel),
    Template("由 and 被", "who does it first", BOTH, by_pattern(_BY.replace("{}", _DOERS), _doer_first)),
    Template(
        "由 and 被",
        "by whom",
        BOTH,
        by_table(
            {
                "法院没有支持": "未被法院支持",
                "交警部门认定": "经交警部门认定",
                "被渔民发现": "由渔民发现",
                "由绿垣地产竞得": "被绿垣地产竞得",
                "由国内82家单位联合研制": "是国内82家单位联合研制的成果",
                "由江鹭师范附小托管": "交由江鹭师范附小托管",
                "由市城投集团负责实施": "交由市城投集团负责实施",
                "被评为决赛最佳球员": "获评决赛最佳球员",
                "由泉湾博物馆、国家水下考古中心联合主办的": "泉湾博物馆、国家水下考古中心联合主办的",
                "由财政按契税": "财政按契税",
                "被终身禁赛": "遭终身禁赛",
            }
        ),
    ),
    Template("verb of saying", "介绍", TUNE, by_table({"介绍": "表示", "说": "表示"}, CLAIMED, _SAYING)),
    Template(
        "verb of saying",
        "表示",
        HELD,
        by_table({"表示": "说", "透露": "表示", "介绍": "称"}, CLAIMED, _SAYING),
    ),
)

KEEPS: Final = tuple(
    replace(each, find=_unquoted(each.find)) if each.kind in _VALUES else each for each in _ALL
)
"""Every edit that keeps the meaning; a kind has templates for each split."""

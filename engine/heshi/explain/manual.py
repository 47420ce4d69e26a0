"""The manual page of a kind, made from the kind itself and from its table of examples."""

from __future__ import annotations

import inspect
import re
import sys
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import yaml

from heshi.explain.gaps import GAPS_OF
from heshi.findings import GAPS, Verdict
from heshi.words import Lang, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from heshi.kinds.base import Kind

FORMS: Mapping[str, tuple[str, ...]] = {
    "all": ("[{date: 3月15日}, {quantity: {value: 2999元, of: [售价]}}]",),
    "any": ("[{date: 3月15日}, {date: 3月18日}]",),
    "date": ("9月25号", "{after: 2023年6月, before: 2024年}", "{from: 9月25日, to: 9月30日}"),
    "list": ("[视频号, 朋友圈, 小程序]", "{items: [视频号, 朋友圈, 小程序], complete: true, at_least: 2}"),
    "names": ("[B站, 小红书, 知乎]", "B站", "{all: [B站], any: [小红书, 知乎], none: [抖音]}"),
    "not": ("{date: 3月15日}", "{any: [{text: 独家}, {text: 首发}]}"),
    "order": ("[甲, 乙, 丙]", "{items: [登记, 评估, 签约, 施工]}"),
    "pairs": ("{淘宝: 多, 天猫: 品牌, 京东: 快}", "{of: {传统: [搜索, 店铺], 新: [推荐, 单品]}}"),
    "pattern": ("[{TEXT: 进行}, {TEXT: 工作}]", "{forbid: [{TEXT: 最}, {TEXT: {IN: [好, 佳, 优]}}]}"),
    "quantity": ("近300万", "{value: 30%～40%, of: [转化率]}"),
    "quote": ("回归淘宝", "{text: 回归淘宝, by: 戴珊}"),
    "statement": ("affirmed", "denied", "asked", "{stance: denied}"),
    "text": (
        "投资有风险",
        "{require: [投资有风险, 入市需谨慎]}",
        "{forbid: {pattern: 最(?:好|佳|优)}}",
    ),
}
"""How each kind may be written in a sheet, the short form first."""

FIELDS: Mapping[str, Mapping[str, Words]] = {
    "all": {
        "of": Words("一串种类，各带参数，都要成立", "kinds with their parameters, all of which must hold"),
    },
    "any": {
        "of": Words(
            "一串种类，各带参数，成立一项就行", "kinds with their parameters, one of which must hold"
        ),
    },
    "date": {
        "on": Words("就是这一天、这个月或这段时间", "on this day, in this month or period"),
        "before": Words("在此之前", "before this"),
        "after": Words("在此之后", "after this"),
        "from": Words("不早于此，当天也算", "not before this; the day itself counts"),
        "to": Words("不晚于此，当天也算", "not after this; the day itself counts"),
    },
    "list": {
        "items": Words("应当写到的项目", "the items that are wanted"),
        "complete": Words("不得多出别的项目", "no other item may be listed"),
        "ordered": Words("次序也要一样", "in this order"),
        "at_least": Words("至少写到几项就算支持", "how many of the items are enough"),
    },
    "names": {
        "all": Words("都要有", "all of these"),
        "any": Words("至少有一个", "at least one of these"),
        "none": Words("一个也不能有", "none of these"),
    },
    "not": {
        "of": Words("一个种类，带参数，不得成立", "a kind with its parameters, which must not hold"),
    },
    "order": {
        "items": Words("谁先谁后，从第一个写起", "what comes first, second and so on"),
    },
    "pairs": {
        "of": Words("左边对应右边；右边可以是一串", "what goes with what; the right side may be a list"),
    },
    "pattern": {
        "require": Words(
            "必须出现的一串词；每个词照 spaCy 的 `Matcher` 写",
            "words that must stand in a row, each written as for spaCy's `Matcher`",
        ),
        "forbid": Words("不得出现的一串词，写法同上", "words that must not, written likewise"),
    },
    "quantity": {
        "value": Words("数，可以带单位和界限词", "the figure, with its unit and bounds, if any"),
        "of": Words("这个数所量的东西怎么叫", "what the measure is called"),
    },
    "quote": {
        "text": Words("原话", "the words"),
        "by": Words("谁说的；不写就不核对", "who says them; left out, anyone may"),
    },
    "statement": {
        "stance": Words("`affirmed` 肯定、`denied` 否定或 `asked` 提问", "`affirmed`, `denied` or `asked`"),
    },
    "text": {
        "require": Words(
            "必须出现：文字、一串文字，或 `{pattern: …}`",
            "what must stand: a text, several, a pattern",
        ),
        "forbid": Words("不得出现，写法同上", "what must not, written likewise"),
        "pattern": Words(
            "RE2 正则；单独写时等于 `require`", "an RE2 pattern; alone it is one that is required"
        ),
    },
}
"""What the parameters of each kind mean."""

_HEADS = {
    "forms": Words("写法", "How it is written"),
    "gaps": Words("可能的差错", "Gaps that it can give"),
    "examples": Words("例子", "Examples"),
}
_FIELD_ROW = Words("| 参数 | 意思 |", "| parameter | meaning |")
_GAP_ROW = Words("| 代码 | 名称 | 结论 |", "| code | name | verdict |")
_INSIDE = Words("里面各种类自己的差错。", "Those of the kinds inside.")
_HOLDERS = frozenset({"all", "any", "not"})
"""The kinds that hold others."""

_SHOWN = 60
"""The most code points of a draft that is shown as an example."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """An example on a page.

    Attributes:
        claim: its claim, as it would stand in a sheet but for the examples.
        text: the draft.
        verdict: what the check must say of it.
        codes: the gaps, where the table gives them.
    """

    claim: str
    text: str
    verdict: Verdict
    codes: tuple[str, ...]


def kind_page(kind: Kind, lang: Lang) -> str:
    """Return the manual page of a kind in Markdown.

    Args:
        kind: the kind.
        lang: the language of the page; the examples are in Chinese.
    """
    return "\n".join(_lines(kind, lang)) + "\n"


def _lines(kind: Kind, lang: Lang) -> Iterator[str]:
    """Yield the lines of a page."""
    colon = {Lang.ZH: "：", Lang.EN: ": "}[lang]
    yield f"# `{kind.name}`{colon}{_title(kind, lang)}"
    yield from ("", f"## {_HEADS['forms'].in_(lang)}", "", "```yaml")
    yield from (f"{kind.name}: {form}" for form in FORMS[kind.name])
    yield from ("```", "", _FIELD_ROW.in_(lang), "| --- | --- |")
    for field in kind.params.model_fields.values():
        name = field.alias or next(key for key, each in kind.params.model_fields.items() if each is field)
        yield f"| `{name}` | {FIELDS[kind.name][name].in_(lang)} |"
    yield from ("", f"## {_HEADS['gaps'].in_(lang)}", "")
    if kind.name in _HOLDERS:
        yield from (_INSIDE.in_(lang), "") if GAPS_OF[kind.name] else (_INSIDE.in_(lang),)
    if GAPS_OF[kind.name]:
        yield from (_GAP_ROW.in_(lang), "| --- | --- | --- |")
    for code in GAPS_OF[kind.name]:
        yield f"| `{code}` | {GAPS[code].name.in_(lang)} | `{GAPS[code].verdict}` |"
    yield from ("", f"## {_HEADS['examples'].in_(lang)}")
    yield from ("", "```yaml")
    yield from _as_claims(_examples(kind.name))
    yield "```"


def _as_claims(examples: Iterable[_Shown]) -> Iterator[str]:
    """Yield the lines of claims as a sheet has them, each with its examples."""
    last = None
    for example in examples:
        if example.claim != last:
            yield from ((f"- {example.claim}\n  examples:").split("\n"))
            last = example.claim
        codes = list(example.codes)
        shown = flow([{"text": example.text, "gaps": codes} if codes else example.text])
        yield f"    {example.verdict.value}: {shown}"


def _title(kind: Kind, lang: Lang) -> str:
    """Return what a kind is for: its summary, in English the sentence that opens its file."""
    module = inspect.getdoc(sys.modules[kind.judge.__module__]) if lang is Lang.EN else None
    first = re.match(r"``\w+``: (.*?)\.?(?:\n|$)", module or "")
    return first[1] if first else kind.summary.in_(lang)


@cache
def _examples(kind: str) -> tuple[_Shown, ...]:
    """Return one example of each verdict out of a kind's table, of one claim as far as it has them."""
    rows = list(_rows(kind))
    first = rows[0].claim
    rows.sort(key=lambda each: each.claim != first)
    found: dict[Verdict, _Shown] = {}
    for example in rows:
        found.setdefault(example.verdict, example)
    claims = list(dict.fromkeys(example.claim for example in found.values()))
    order = list(Verdict)
    return tuple(
        sorted(found.values(), key=lambda each: (claims.index(each.claim), order.index(each.verdict)))
    )


def _rows(kind: str) -> Iterator[_Shown]:
    """Yield the examples of a kind's table that are short enough for a page, in order."""
    table = files("heshi.kinds").joinpath("examples", f"{kind}.yaml").read_text("utf-8")
    for group in yaml.safe_load(table):
        claims = {claim["id"]: _as_claim(claim, kind) for claim in group["sheet"]["claims"]}
        for draft in group["drafts"]:
            text = draft["text"].strip()
            if "known" in draft or "\n" in text or len(text) > _SHOWN:
                continue
            for name, wanted in draft["expect"].items():
                verdict, *codes = [wanted] if isinstance(wanted, str) else wanted
                yield _Shown(claims[name], text, Verdict(verdict), tuple(codes))


def _as_claim(claim: Mapping[str, object], kind: str) -> str:
    """Return a claim of a table as it would stand in a sheet, without its examples."""
    keys = [key for key in ("says", "about", kind) if key in claim]
    return "\n  ".join(f"{key}: {flow(claim[key])}" for key in keys)


def flow(value: object) -> str:
    """Return a value as it would stand on one line of a sheet.

    Args:
        value: texts, lists and mappings.
    """
    text: str = yaml.safe_dump(
        value, allow_unicode=True, default_flow_style=True, width=10_000, sort_keys=False
    )
    return text.removesuffix("\n...\n").strip()

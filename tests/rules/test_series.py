from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heshi.errors import Place, SheetError
from heshi.rules.load import load_text
from heshi.rules.model import Example, KindSpec, Term
from heshi.rules.series import MAX_UNFOLDED
from heshi.words import Lang

Kinds = Mapping[str, KindSpec]


def sheet(*claims: str) -> str:
    return "sheet: a\nclaims:\n" + "".join(f"  - {claim}\n" for claim in claims)


def wrong(text: str, kinds: Kinds, lang: Lang = Lang.EN) -> list[str]:
    with pytest.raises(SheetError) as caught:
        load_text(text, "a.yaml", kinds)
    return [mistake.in_(lang) for mistake in caught.value.mistakes]


def test_a_template_makes_a_claim_of_each_text(kinds: Kinds) -> None:
    text = (
        "sheet: a\n"
        "claims:\n"
        "  - for: [淘宝, NO, 2023-09-25]\n"
        "    id: open-{it}\n"
        "    says: 首批在{it}开通，{{it}}不变\n"
        "    about: [{it}, {any: [开通, '{it}站']}]\n"
        "    pairs: {'{it}': 快, 别处: '慢{it}'}\n"
        "    examples: {supported: ['{it}已经开通。']}\n"
    )
    claims = load_text(text, "a.yaml", kinds).claims
    assert [claim.id for claim in claims] == ["open-淘宝", "open-NO", "open-2023-09-25"]
    claim = claims[1]
    assert claim.says == "首批在NO开通，{it}不变"
    assert claim.about == (Term(("NO",)), Term(("开通", "NO站")))
    assert claim.params == kinds["pairs"].params.model_validate({"NO": "快", "别处": "慢NO"})
    assert claim.examples == {"supported": (Example("NO已经开通。", None, Place("a.yaml", 8, 28)),)}
    assert claim.place == Place("a.yaml", 3, 5)


def test_a_template_takes_several_values_lists_among_them(kinds: Kinds) -> None:
    text = (
        "sheet: a\n"
        "claims:\n"
        "  - for:\n"
        "      - {城市: 北京, 线路: [1号线, 2号线], 轻重: info}\n"
        "      - {城市: 上海, 线路: [3号线], 轻重: error}\n"
        "    id: '{城市}'\n"
        "    says: '{城市}的线路'\n"
        "    list: {items: {线路}, complete: true}\n"
        "    severity: '{轻重}'\n"
        "  - for: [{城市: 北京, 线路: [1号线]}]\n"
        "    id: '{城市}-短'\n"
        "    says: '{城市}的线路'\n"
        "    list: {线路}\n"
    )
    found = [(claim.id, claim.params.names(), claim.severity) for claim in load_text(text, "a", kinds).claims]
    assert found == [
        ("北京", ("1号线", "2号线"), "info"),
        ("上海", ("3号线",), "error"),
        ("北京-短", ("1号线",), "error"),
    ]


def test_other_braces_stay_as_they_are(kinds: Kinds) -> None:
    text = sheet(r"{for: [甲], id: 'x-{it}', says: '\p{Han}{it}\x{4e00}a{1,3}{}{ it }', list: [乙]}")
    (claim,) = load_text(text, "a.yaml", kinds).claims
    assert claim.says == r"\p{Han}甲\x{4e00}a{1,3}{}{ it }"


@pytest.mark.parametrize(
    ("claim", "mistakes"),
    [
        ("{for: , id: x, says: y, date: 9月}", ['a.yaml:3:6: "for" is empty']),
        (
            "{for: ['', 甲], id: 'x{it}', says: y, dates: 9月}",
            [
                'a.yaml:3:12: item 1 of "for" is empty',
                'a.yaml:3:42: unknown kind "dates"; did you mean "date"?',
            ],
        ),
        ("{for: [], id: x, says: y, date: 9月}", ['a.yaml:3:11: "for" is empty']),
        (
            "{for: 甲, id: x, says: y, date: 9月}",
            ['a.yaml:3:11: "for" must be a list; for example for: [淘宝, 天猫]'],
        ),
        (
            "{for: ['', [甲], {}, {a b: c}, {a: }], id: x, says: y, date: 9月}",
            [
                'a.yaml:3:12: item 1 of "for" is empty',
                'a.yaml:3:16: item 2 of "for" must be a text or a mapping',
                'a.yaml:3:21: item 3 of "for" is empty',
                (
                    'a.yaml:3:26: "a b" cannot stand in braces; '
                    'use letters, digits and "-" only, a letter first'
                ),
                'a.yaml:3:36: "a" is empty',
            ],
        ),
        (
            "{for: [甲, 乙], id: x, says: y, date: 9月}",
            [
                (
                    'a.yaml:3:23: several items of "for" get the id "x"; '
                    "put what tells them apart into the id, as {it}"
                )
            ],
        ),
        (
            "{for: [{名: 甲}, {明: 乙}], id: 'x{名}', says: y, list: {名}}",
            [
                'a.yaml:3:33: "for" has no "{名}" (item 2 of "for", "乙"); use one of: 明',
                'a.yaml:3:56: "list" must be a mapping or a list, not "甲" (item 1 of "for", "甲")',
                'a.yaml:3:56: "for" has no "{名}" (item 2 of "for", "乙"); use one of: 明',
            ],
        ),
        (
            "{for: [甲, 乙], id: 'x{it}', says: '{itt}', dates: 9月31日}",
            [
                'a.yaml:3:38: "for" has no "{itt}"; did you mean "it"?',
                'a.yaml:3:47: unknown kind "dates"; did you mean "date"?',
                'a.yaml:3:54: there is no such day: "9月31日"; September has 30 days',
            ],
        ),
        (
            "{for: [1, 31], id: 'x{it}', says: y, date: '9月{it}日'}",
            [('a.yaml:3:48: there is no such day: "9月31日" (item 2 of "for", "31"); September has 30 days')],
        ),
        (
            "{for: [{a: [甲]}], id: x, says: '{a}上', pairs: {'{a}': 多}}",
            [
                'a.yaml:3:36: "{a}" is no text to stand in one; let it be a value of its own',
                'a.yaml:3:52: "{a}" is no text to stand in one; let it be a value of its own',
            ],
        ),
        (
            "{for: [甲], id: x, says: y, pairs: {'{it}': 多, 甲: 少}}",
            ['a.yaml:3:51: "甲" is given twice'],
        ),
        (
            "{for: [{n: 一, it: '甲、乙'}, {n: 二, it: 丙、丁}], id: 'x{n}', says: y, list: ['{it}', {it}]}",
            [
                (
                    'a.yaml:3:77: "丙、丁" counts as one item; a full-width "、" parts none '
                    '(item 2 of "for", "二"); part items with ", ", or put it in quotes'
                ),
                (
                    'a.yaml:3:85: "丙、丁" counts as one item; a full-width "、" parts none '
                    '(item 2 of "for", "二"); part items with ", ", or put it in quotes'
                ),
            ],
        ),
        (
            "{fors: [甲], id: 'x{it}', says: y, date: 9月}",
            ['a.yaml:3:6: unknown field "fors"; did you mean "for"?'],
        ),
    ],
)
def test_mistakes_in_a_series_tell_the_place_and_the_item(
    claim: str, mistakes: list[str], kinds: Kinds
) -> None:
    assert wrong(sheet(claim), kinds) == mistakes


def test_the_item_is_told_in_chinese(kinds: Kinds) -> None:
    text = sheet("{for: [1, 31], id: 'x{it}', says: y, date: '9月{it}日'}")
    assert wrong(text, kinds, Lang.ZH) == [
        "a.yaml:3:48: 没有“9月31日”这一天（for 的第 2 项“31”）；9月只有30天"
    ]


def test_an_id_of_a_series_may_not_be_that_of_another_claim(kinds: Kinds) -> None:
    text = sheet("{id: 甲, says: y, date: 9月}", "{for: [甲, 乙], id: '{it}', says: y, date: 9月}")
    assert wrong(text, kinds) == ['a.yaml:4:23: claim id "甲" is given twice; the first is at a.yaml:3:10']


def test_a_brace_that_begins_a_text_is_explained(kinds: Kinds) -> None:
    text = "sheet: a\nclaims:\n  - for: [甲]\n    id: x\n    says: {it}将开通\n    date: 9月\n"
    assert wrong(text, kinds) == ['a.yaml:5:15: text after "}"; put the whole text in quotes']


@pytest.mark.parametrize("list_", ["[{it}店, 乙]", "[店{it}, 乙]"])
def test_a_brace_inside_a_text_among_others_is_explained(list_: str, kinds: Kinds) -> None:
    text = sheet(f"{{for: [甲], id: x, says: y, list: {list_}}}")
    assert [mistake.partition(": ")[2] for mistake in wrong(text, kinds)] == [
        "a brace inside a text; put the whole text in quotes"
    ]


def test_a_series_cannot_unfold_without_end(kinds: Kinds) -> None:
    items = ", ".join(f"甲{number}" for number in range(2000))
    text = sheet(
        f"{{for: [{items}], id: 'x-{{it}}', says: '{'乙' * (MAX_UNFOLDED // 1000)}{{it}}', date: 9月}}"
    )
    assert [mistake.partition(": ")[2] for mistake in wrong(text, kinds)] == [
        '"for" unfolds to too much; split it into several sheets'
    ]


SERIES = """\
sheet: a
use: house.yaml
defaults: {required: false, severity: info, as_of: 2023-09-26}
claims:
  - for: [甲, {it: 乙, b: [丙, 丁]}, NO]
    id: x-{it}
    says: "{it}与{{b}}"
    about: [{it}, {any: [合作, "{b}"]}]
    list: {items: {b}, complete: true}
    examples: {supported: ["{it}合作"]}
"""
PIECES = [
    "{",
    "}",
    "{it}",
    "{b}",
    "{{b}}",
    "[",
    "]",
    ", ",
    ": ",
    "'",
    "\n",
    "  ",
    "- ",
    "for: ",
    "&a ",
    "*a",
    "<<: ",
]


@settings(deadline=None, max_examples=200)
@given(
    at=st.integers(0, len(SERIES)),
    cut=st.integers(0, 6),
    put=st.lists(st.sampled_from(PIECES), max_size=3).map("".join),
)
def test_any_series_loads_or_is_refused_with_places_in_it(at: int, cut: int, put: str, kinds: Kinds) -> None:
    text = SERIES[:at] + put + SERIES[at + cut :]
    lines = text.split("\n")
    with pytest.raises(SheetError) as caught:
        load_text(text, "a.yaml", kinds)
    for place in (mistake.place for mistake in caught.value.mistakes):
        assert 0 <= place.line <= len(lines)
        assert place.line == 0 or 1 <= place.column <= len(lines[place.line - 1]) + 1

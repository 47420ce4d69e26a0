import pickle
from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

import pytest
from jsonschema import Draft202012Validator
from pydantic import Field

from heshi.errors import SheetError
from heshi.rules.load import load_text
from heshi.rules.model import NESTED, KindSpec, Nested, Params, nested_context
from heshi.rules.schema import json_schema
from heshi.words import Lang, Words

HEAD = "sheet: a\nclaims:\n  - id: a\n    says: 双方九月宣布合作\n"


class AllParams(Params):
    short: ClassVar[tuple[Mapping[str, object], ...]] = ({"type": "array", "minItems": 1, "items": NESTED},)

    of: Annotated[tuple[Nested, ...], Field(min_length=1)]

    @classmethod
    def from_short(cls, value: object) -> object:
        return {"of": value} if isinstance(value, list) else value

    def nested(self) -> tuple[Nested, ...]:
        return self.of


class NotParams(Params):
    short: ClassVar[tuple[Mapping[str, object], ...]] = (NESTED,)

    of: Nested

    @classmethod
    def from_short(cls, value: object) -> object:
        return value if isinstance(value, dict) and set(value) == {"of"} else {"of": value}

    def nested(self) -> tuple[Nested, ...]:
        return (self.of,)


class AllKind:
    name = "all"
    params: type[Params] = AllParams
    summary = Words("全都成立", "all of these hold")


class NotKind:
    name = "not"
    params: type[Params] = NotParams
    summary = Words("不成立", "this does not hold")


@pytest.fixture(scope="module")
def composite(kinds: Mapping[str, KindSpec]) -> Mapping[str, KindSpec]:
    return {**kinds, "all": AllKind(), "not": NotKind()}


def wrong(claim: str, kinds: Mapping[str, KindSpec], lang: Lang = Lang.EN) -> list[str]:
    with pytest.raises(SheetError) as caught:
        load_text(f"{HEAD}    {claim}\n", "a.yaml", kinds)
    return [mistake.in_(lang) for mistake in caught.value.mistakes]


def test_kinds_are_read_inside_others(composite: Mapping[str, KindSpec]) -> None:
    text = f"{HEAD}    all: [{{date: 9月25号}}, {{not: {{list: [甲, NO]}}}}]\n"
    (claim,) = load_text(text, "a.yaml", composite).claims
    date = Nested("date", composite["date"].params.model_validate({"on": "9月25号"}))
    list_ = Nested("list", composite["list"].params.model_validate({"items": ["甲", "NO"]}))
    inner = NotParams.model_construct(of=list_)
    assert claim.params == AllParams.model_construct(of=(date, Nested("not", inner)))
    assert claim.params.names() == ("甲", "NO")
    part = date.of(claim)
    assert (part.ref, part.says, part.kind, part.params) == ("a/a", claim.says, "date", date.params)


def test_a_nested_kind_goes_between_processes_and_into_text(kinds: Mapping[str, KindSpec]) -> None:
    params = AllParams.model_validate([{"list": ["甲"]}], context=nested_context(kinds))
    assert AllParams.model_validate(params.of and {"of": params.of}, context={}) == params
    assert params.model_dump()["of"] == ({"list": {"items": ("甲",), "complete": False, "at_least": None}},)
    assert pickle.loads(pickle.dumps(Nested("x", Params()))) == Nested("x", Params())  # noqa: S301 - our own


def test_without_the_kinds_no_nested_one_is_read() -> None:
    with pytest.raises(TypeError, match="nested_context"):
        AllParams.model_validate([{"list": ["甲"]}])


@pytest.mark.parametrize(
    ("claim", "mistakes"),
    [
        ("all:", ['a.yaml:5:5: "all" is empty']),
        ("all: []", ['a.yaml:5:10: "all" is empty']),
        ("all: date", ['a.yaml:5:10: "all" must be a mapping or a list, not "date"']),
        ("all: [date]", ['a.yaml:5:11: item 1 of "all" must be a mapping, not "date"']),
        ("all: [{}]", ["a.yaml:5:11: no kind is given here; for example {date: 9月25号}"]),
        ("all: [{date: }]", ['a.yaml:5:12: "date" is empty']),
        (
            "all: [{date: 9月, list: [甲]}]",
            ['a.yaml:5:11: one item has one kind, here are "date" and "list"; make two items of it'],
        ),
        (
            "all: [{dates: 9月31日}, {advantage: 多}, {list: {item: [甲], at_least: 两}}]",
            [
                'a.yaml:5:12: unknown kind "dates"; did you mean "date"?',
                'a.yaml:5:19: there is no such day: "9月31日"; September has 30 days',
                'a.yaml:5:28: unknown kind "advantage"; use one of: date, list, pairs, all, not',
                'a.yaml:5:51: unknown field "item"; did you mean "items"?',
                'a.yaml:5:72: "at_least" must be a whole number, not "两"',
            ],
        ),
        (
            "not: {all: [{pairs: {淘宝: 多, 天猫: 多}}, {not: {lists: ''}}]}",
            [
                "a.yaml:5:37: twice",
                'a.yaml:5:49: unknown kind "lists"; did you mean "list"?',
                'a.yaml:5:56: "list" must be a mapping or a list, not ""',
            ],
        ),
        (
            "all: [{list: [甲、乙]}]",
            [
                (
                    'a.yaml:5:19: "甲、乙" counts as one item; a full-width "、" parts none; '
                    'part items with ", ", or put it in quotes'
                )
            ],
        ),
        ("not: [{list: [甲]}]", ['a.yaml:5:10: "not" must be a mapping, not a list']),
    ],
)
def test_mistakes_in_nested_kinds_have_their_places(
    claim: str, mistakes: list[str], composite: Mapping[str, KindSpec]
) -> None:
    assert wrong(claim, composite) == mistakes


def test_mistakes_in_nested_kinds_in_chinese(composite: Mapping[str, KindSpec]) -> None:
    claim = "all: [{dates: 9月1日}, {date: 9月, list: [甲]}]"
    assert wrong(claim, composite, Lang.ZH) == [
        "a.yaml:5:12: 没有“dates”这种主张；是不是“date”？",
        "a.yaml:5:26: 每一项只能有一种，这里有“date”又有“list”；请分成两项",
    ]


def test_a_series_may_hold_nested_kinds(composite: Mapping[str, KindSpec]) -> None:
    text = HEAD.replace("id: a", "for: [25, 31]\n    id: 'd{it}'") + "    all: [{date: '9月{it}日'}]\n"
    with pytest.raises(SheetError) as caught:
        load_text(text, "a.yaml", composite)
    assert [mistake.in_(Lang.EN) for mistake in caught.value.mistakes] == [
        'a.yaml:6:18: there is no such day: "9月31日" (item 2 of "for", "31"); September has 30 days'
    ]


def test_nested_kinds_are_in_the_schema(composite: Mapping[str, KindSpec]) -> None:
    schema: dict[str, Any] = json_schema(composite)
    Draft202012Validator.check_schema(schema)
    nested = schema["$defs"]["Nested"]
    assert set(nested["properties"]) == set(composite)
    assert (nested["minProperties"], nested["maxProperties"]) == (1, 1)
    validator = Draft202012Validator(schema)

    def takes(kind: dict[str, object]) -> bool:
        return bool(validator.is_valid({"sheet": "a", "claims": [{"id": "a", "says": "b", **kind}]}))

    assert takes({"all": [{"date": "9月"}, {"not": {"list": ["甲"]}}]})
    assert not takes({"all": [{"dates": "9月"}]})
    assert not takes({"all": [{"date": "9月", "list": ["甲"]}]})
    assert not takes({"not": {"list": "甲"}})
    assert not takes({"not": {}})

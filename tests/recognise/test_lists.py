"""Lists: every sentence of the table of examples, block lists, and what holds for every text."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from heshi.recognise.lists import ListValue, find_lists, list_from_items, read_items, same_item
from heshi.recognise.mention import Mention, MentionKind
from heshi.text.normal import normalise
from heshi.text.spans import Span

EXAMPLES: list[dict[str, Any]] = yaml.safe_load(
    files("heshi.recognise").joinpath("examples/lists.yaml").read_text(encoding="utf-8")
)
QUICK = settings(deadline=None, max_examples=100)
PIECES = st.sampled_from(
    [
        *(
            "、",
            ",",
            "，",
            "和",
            "与",
            "及",
            "以及",
            "跟",
            "或",
            "/",
            "&",
            "+",
            "等",
            "等等",
            "的",
            "。",
            "\n",
            " ",
            ":",
        ),
        *(
            "“",
            "”",
            "《",
            "》",
            "(",
            ")",
            '"',
            "「",
            "」",
            "包括",
            "分别是",
            "例如",
            "三大",
            "平台",
            "两家",
            "小程序",
        ),
        *(
            "视频号",
            "宣布",
            "在",
            "均",
            "合作",
            "提升",
            "2023年",
            "一",
            "1",
            "除",
            "外",
            "\ufdd0",
            "\ufdd1",
            "\ufdd2",
        ),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=24).map("".join))


def shown(mention: Mention[ListValue]) -> dict[str, Any]:
    value = mention.value
    fields = {
        "items": [item.text + "?" * (not item.sure) for item in value.items],
        "open": value.open,
        "count": value.count,
        "cue": value.cue or None,
        "head": value.head or None,
        "tail": value.tail or None,
        "ending": value.ending or None,
        "other": [item.text for item in value.other] or None,
        "pattern": mention.pattern,
    }
    return {name: field for name, field in fields.items() if field is not None}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["text"][:24])
def test_examples(example: dict[str, Any]) -> None:
    assert [shown(mention) for mention in find_lists(normalise(example["text"]))] == example["lists"]


def test_the_table_is_large_enough_and_holds_near_misses() -> None:
    texts = [example["text"] for example in EXAMPLES]
    assert len(texts) == len(set(texts))
    assert len(texts) >= 150
    assert sum(not example["lists"] for example in EXAMPLES) >= 30


def test_json() -> None:
    (mention,) = find_lists("旗下的淘宝、天猫两家")
    assert mention.kind is MentionKind.LIST
    assert mention.value.to_json() == {
        "items": [{"text": "淘宝", "sure": True}, {"text": "天猫", "sure": True}],
        "open": False,
        "count": 2,
        "head": "旗下",
        "tail": "两家",
    }


def test_spans_of_items_and_segments() -> None:
    text = "投放微信“视频号”、朋友圈(内测)、小程序等资源位。"
    (mention,) = find_lists(text)
    assert mention.span.of(text) == "微信“视频号”、朋友圈(内测)、小程序等资源位"
    assert [(item.span.of(text), item.raw.of(text)) for item in mention.value.items] == [
        ("微信“视频号”", "投放微信“视频号”"),
        ("朋友圈", "朋友圈(内测)"),
        ("小程序", "小程序等资源位。"[:-1]),
    ]


def test_what_an_item_may_stand_for() -> None:
    (mention,) = find_lists("增设睡眠、肥胖门诊。")
    value = mention.value
    assert value.ending == "门诊"
    assert [value.readings(item) for item in value.items] == [
        ("睡眠", "睡眠门诊", "睡眠胖门诊"),
        ("肥胖门诊",),
    ]
    (mention,) = find_lists("“睡眠”“肥胖”两个门诊")
    assert "睡眠门诊" in mention.value.readings(mention.value.items[0])


def test_a_list_of_blocks() -> None:
    text = "1. 视频号\n二、“朋友圈”；\n- 小程序等\n"
    spans = [Span(0, 6), Span(7, 15), Span(16, 22)]
    mention = list_from_items(spans, normalise(text))
    assert mention.span == Span(0, 22)
    assert shown(mention) == {"items": ["视频号", "朋友圈", "小程序"], "open": True, "pattern": "block"}


def test_a_list_of_no_blocks_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one item"):
        list_from_items([], "")


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("视频号、朋友圈和小程序", ("视频号", "朋友圈", "小程序")),
        ("视频号，朋友圈，小程序", ("视频号", "朋友圈", "小程序")),
        ("A, B, C", ("A", "B", "C")),
        ("《三体》《活着》", ("三体", "活着")),
        ("B站", ("B站",)),
        ("抖音与快手", ("抖音", "快手")),
        ("包括淘宝、天猫", ("淘宝", "天猫")),
        ("", ()),
        (" ，、", ()),
    ],
)
def test_a_text_that_is_a_list(text: str, items: tuple[str, ...]) -> None:
    assert read_items(text) == items


@pytest.mark.parametrize(
    ("found", "claimed", "same"),
    [
        ("视频号", "微信视频号", True),
        ("微信视频号", "视频号", True),
        ("b站", "B 站", True),
        ("视频号", "小程序", False),
        ("号", "视频号", False),
    ],
)
def test_the_same_item(found: str, claimed: str, same: bool) -> None:  # noqa: FBT001 - a column of the table above
    assert same_item(found, claimed) is same


@QUICK
@given(TEXTS)
def test_every_list_lies_in_its_line_in_order(text: str) -> None:
    normal = normalise(text)
    lists = find_lists(normal)
    assert [(mention.start, -mention.end) for mention in lists] == sorted(
        (mention.start, -mention.end) for mention in lists
    )
    for mention in lists:
        assert mention.text == mention.span.of(normal)
        assert "\n" not in mention.text
        assert len(mention.value.items) > 1
        end = mention.start
        for item in mention.value.items:
            assert item.text == item.span.of(normal) != ""
            assert end <= item.span.start < item.span.end <= mention.end
            end = item.span.end


@QUICK
@given(TEXTS)
def test_reading_items_never_fails(text: str) -> None:
    assert all(item.strip() for item in read_items(text))


def test_the_cost_grows_with_the_text_only() -> None:
    # Quadratic behaviour would take minutes here.
    for piece in ("、", "和", "包括甲乙,", "“甲”", "甲/", "(", "甲等、乙等", "山东产业带,", "一"):
        find_lists(piece * (20_000 // len(piece)))

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heshi.errors import DraftError
from heshi.readers import markdown, markdown_simple, read_text
from heshi.readers.markdown_simple import Reduced, simple_runs
from heshi.readers.page import BOLD_LEVEL
from heshi.text.offsets import FEED

if TYPE_CHECKING:
    from heshi.document import Document

STANZAS = (
    *(
        "中文段落，9月25日。",
        "　　缩进的段落",
        "Plain words here",
        "# 标题",
        "## 小标题",
        "####### 七个",
        "#没有空格",
    ),
    *(
        "## 尾巴 ##",
        "# 属性 {#id}",
        "段落  ",
        "\t缩进",
        "    四个空格，中文。",
        "1. 编号",
        "12、条目",
        "2023. 年",
    ),
    *(
        "- 条目",
        "- 条目\n- 又一",
        "  续行",
        "    - 深",
        "> 引文",
        "> 引文\n懒续行",
        "* * *",
        "---",
        "===",
        "+ 加",
    ),
    *(
        "**粗**",
        "a*b",
        "`码`",
        "```",
        "```py\n码",
        "~~~",
        "    ```",
        "- ```",
        "> ```",
        "<!--",
        "-->",
        "<!-- 注 -->",
    ),
    *(
        "<div>",
        "</div>",
        "<script>",
        "</script>",
        "<pre>",
        "</pre>",
        "<p>段</p>",
        "<?php",
        "?>",
        "<![CDATA[",
        "]]>",
    ),
    *(
        "[链](a)",
        "[链][1]",
        "[1]: http://a",
        "注[^1]",
        "[^1]: 脚注",
        "[^1]: 脚注\n    续",
        "![图](a)",
        "|a|b|\n|-|-|\n|c|d|",
    ),
    *(
        "见http://a.cn/b。",
        "www.a.com",
        "视\u200b频号",
        "葛\U000e0100城",
        "甲\u2028乙",
        "甲\x0c乙",
        "甲\u00a0",
        "甲\x85",
        "甲\ufe0f乙",
        "元/吨",
        "元//吨",
        "Wow and www",
        "wW",
        "\0",
    ),
    *(
        "两行\n一段",
        "两行\n# 标题",
        "行\n===",
        "行\n---",
        "x",
        "🎉喜",
        "：冒号",
        "$数$",
        "--- x",
        "title: y",
        "",
        "  ",
    ),
)
INLINE = (
    *("甲", "乙，", "（丙）", "“丁”", "9月25日", "5", "%", "℃", "￥", " ", "　", "a", "B1", "：", "。"),
    *("**", "**", "**", "*", "*", "`", "`", "[", "](b)", "](http://a.cn/?b=1&c=2)", "![", "|", " | "),
    *("***", "_", "~~", "~", "\\*", "&amp;", "<b>", "</b>", "<!-- 注 -->", "!", "#", "{", "//", "www"),
    *("**粗**", "**粗体。**", "*斜*", "`码`", "[链](a)", "[**粗**](a)", "**[链](a)**", "![图](a)"),
    *("[^1]", "[1]", "\u200b", "^", "·"),
)
LINES = st.builds(
    lambda start, parts: start + "".join(parts),
    st.sampled_from(
        (
            *("", "", "", "　　", "# ", "## ", "> ", "- ", "- ", "* ", "1. ", "2. ", "1) ", "+ ", "| "),
            *("    ", "![", "**", "  "),
        )
    ),
    st.lists(st.sampled_from(INLINE), max_size=9),
)
CELLS = st.lists(st.sampled_from(INLINE), max_size=3).map("".join)
EDGES = st.sampled_from((("| ", " |"), ("| ", " |"), ("|", "|"), ("", ""), ("| ", "")))
TABLES = st.builds(
    lambda head, ruled, rows, edges: "\n".join(
        f"{edge[0]}{' | '.join(row)}{edge[1]}"
        for row, edge in zip([head, ["--"] * ruled, *rows], edges, strict=False)
    ),
    st.lists(CELLS, max_size=4),
    st.integers(0, 4),
    st.lists(st.lists(CELLS, max_size=4), max_size=3),
    st.lists(EDGES, min_size=5, max_size=5),
)
CHUNKS = st.one_of(
    st.sampled_from(STANZAS), LINES, LINES, st.lists(LINES, min_size=2, max_size=3).map("\n".join), TABLES
)
PAGES = st.lists(
    st.tuples(
        CHUNKS,
        st.sampled_from(
            (
                "\n\n",
                "\n\n",
                "\n\n",
                "\n\n",
                " \n\n",
                "　\n\n",
                "\n\n\n",
                "\n",
                "\n \n",
                "\r\n\r\n",
                "\n\n\n\n",
            )
        ),
    ),
    max_size=14,
).map(lambda parts: "".join(text + end for text, end in parts))


def by_parser_alone(text: str) -> Document | list[str]:
    with patch.object(markdown, "simple_runs", lambda _text, _start: []):
        return attempt(text)


def attempt(text: str) -> Document | list[str]:
    try:
        return read_text(text, "a.md")
    except DraftError as error:
        return [str(mistake) for mistake in error.mistakes]


@settings(max_examples=2000)
@given(PAGES)
def test_what_is_read_without_the_parser_is_what_the_parser_reads(text: str) -> None:
    assert attempt(text) == by_parser_alone(text)


SIMPLE = (
    "一段。",
    "　　缩进的一段。 ",
    "# 题",
    "### **粗**和`码`",
    "**小标题**",
    "**据悉**：他说，**“好。”**",
    "9月**25**号，*斜*[链](a/b.html?c=1&d=2)，`x = 1`",
    "1.5亿元，-3%，A/B",
    "> 引文",
    "![现场](a.png)",
    "---",
    "***",
    "```py\nx = [1](2)\n```",
    "| 项 | 值 |\n|:--|--:|\n| 甲 | **1** |\n| 乙 |",
    "| 项 |\n|---|",
)
NOT_SIMPLE = (
    "- 条\n- 目",
    "两\n行",
    "    缩进",
    "见[脚注][1]",
    "注[^1]",
    "![图](a)和文字",
    "![image](a)",
    "[ ] 待办",
    "a_b_c",
    "3~5",
    "甲<br>乙",
    "甲&amp;乙",
    "\\*",
    "**“好”**他说",
    "138****1234",
    "2**3**4",
    "**粗*斜*粗**",
    "[链](a b)",
    "见http://a.cn。",
    "w**ww**.a.cn",
    "视\u200b频号",
    "# 属性 {#id}",
    "# 尾巴 #",
    "1. 条",
    "====",
    "| 项 | 值 |\n|--|\n| 甲 | 1 |",
    "| 项 |\n|--|\n| 甲 | 1 |",
    "```\n没有结束",
    "<div>",
)


@pytest.mark.parametrize("block", SIMPLE)
def test_a_simple_block(block: str) -> None:
    text = f"首\n\n前\n\n{block}\n\n后\n\n尾"
    assert [(run.start, run.end) for run in simple_runs(text, 0)] == [(1, len(text) - 3)]
    assert attempt(text) == by_parser_alone(text)


@pytest.mark.parametrize("block", NOT_SIMPLE)
def test_a_block_that_is_not_simple(block: str) -> None:
    text = f"首\n\n{block}\n\n尾"
    assert simple_runs(text, 0) == []
    assert attempt(text) == by_parser_alone(text)


@pytest.mark.parametrize(
    "lists",
    [
        "- 一\n- 二",
        "* 一",
        "1. 一\n2. **二**三\n1. 四",
        "- 一\n\n- 二\n\n* 三\n\n1. 四",
        "- 一\n\n| 格 |\n|--|\n\n- 二",
    ],
)
def test_a_list_is_simple_between_other_blocks(lists: str) -> None:
    text = f"首\n\n前\n\n{lists}\n\n后\n\n尾"
    assert [(run.start, run.end) for run in simple_runs(text, 0)] == [(1, len(text) - 3)]
    assert attempt(text) == by_parser_alone(text)
    at_edge = f"首\n\n{lists}\n\n    续\n\n尾"
    assert all(run.end < at_edge.index("续") for run in simple_runs(at_edge, 0))
    assert attempt(at_edge) == by_parser_alone(at_edge)


def test_the_title_is_found_again_when_a_run_is_tried_again() -> None:
    text = "\n\n# 题\n\n# *\n<?\n\n甲\n\n"
    assert attempt(text) == by_parser_alone(text)


def test_what_a_run_holds() -> None:
    text = "\n\n# 题\n\n- 甲**乙**\n- 丙\n\n| a | |\n|--|--|\n| | b |\n\n**粗**\n\n"
    (run,) = simple_runs(text, 0)
    assert (run.start, run.end, run.text, run.groups) == (0, len(text) - 2, "题\n甲乙\n丙\na\nb\n粗\n", 2)
    assert list(run.pieces.kinds) == [FEED, 0, FEED, FEED, FEED, FEED, FEED]
    assert [text[low:high] for low, high in zip(run.pieces.lows, run.pieces.highs, strict=True)] == list(
        "题甲乙丙ab粗"
    )
    assert [block.kind.value for block in run.blocks.blocks()] == [
        "heading",
        "item",
        "item",
        "cell",
        "cell",
        "heading",
    ]
    assert run.blocks.levels.tolist() == [1, 1, 1, 0, 0, BOLD_LEVEL]
    assert run.blocks.groups.tolist() == [0, 1, 1, 2, 2, 0]
    assert run.blocks.rows.tolist() == [0, 0, 0, 1, 2, 0]
    assert run.blocks.columns.tolist() == [0, 0, 0, 1, 2, 0]


def test_a_page_of_several_windows_is_read_as_one() -> None:
    blocks = [f"第{index}段，**粗**。\n\n- 条{index}\n- 目\n\n## 题{index}" for index in range(9)]
    text = "首\n\n" + "\n\n".join([*blocks, "```\n码\n\n码\n```", "尾", "尾"]) + "\n\n"
    with patch.object(markdown_simple, "_WINDOW", 20):
        assert len(simple_runs(text, 0)) > len(blocks)
        assert attempt(text) == by_parser_alone(text)


def test_runs_that_are_none_after_all_go_to_the_parser() -> None:
    text = "首\n\n<!-- 注\n\n甲\n\n<b>\n\n- 乙\n\n丙\n\n-->\n\n丁\n\n~~~\n\n戊\n\n~~~\n\n己\n\n"
    assert len(simple_runs(text, 0)) == 5
    assert attempt(text) == by_parser_alone(text)
    with patch.object(markdown, "_TRIES", 0):
        assert attempt(text) == by_parser_alone(text)


def test_stand_ins_keep_places() -> None:
    text = "*甲*\n\n乙\n\n丙\n\n*丁*"
    reduced = Reduced(text, 0, simple_runs(text, 0))
    assert reduced.text == "*甲*\n\nx\n\n*丁*"
    bytes_before = [len(reduced.text[:at].encode()) for at in (0, 1, 2, 3, 8, 9)]
    assert [reduced.place(byte) for byte in bytes_before] == [0, 1, 2, 3, 11, 12]


@given(PAGES, st.data())
def test_places_in_any_order(text: str, data: st.DataObject) -> None:
    runs = simple_runs(text, 0)
    reduced = Reduced(text, 0, runs)
    places: dict[int, int] = {}
    byte = last = 0
    for low, high in [*((run.start, run.end) for run in runs), (len(text), len(text))]:
        for place in range(last, low + 1):
            places[byte] = place
            byte += len(text[place : place + 1].encode()) if place < low else 0
        if low < len(text):
            places |= {byte + 1: low + 1, byte + 2: low + 2, byte + 3: high}
            byte += 3
        last = high
    assert byte == len(reduced.data)
    for asked in data.draw(st.lists(st.sampled_from(sorted(places)), max_size=9)):
        assert reduced.place(asked) == places[asked]


@given(PAGES)
def test_runs_are_of_the_source_and_in_order(text: str) -> None:
    last = 0
    for run in simple_runs(text, 0):
        assert last <= run.start < run.end
        assert (text[run.start : run.start + 2], text[run.end :].lstrip(" \u3000\u00a0")[:2]) == (
            "\n\n",
            "\n\n",
        )
        texts = [text[low:high] for low, high in zip(run.pieces.lows, run.pieces.highs, strict=True)]
        feeds = [kind & FEED for kind in run.pieces.kinds]
        assert run.text == "".join(part + "\n" * bool(feed) for part, feed in zip(texts, feeds, strict=True))
        assert run.text.count("\n") == len(run.blocks.kinds)
        last = run.end

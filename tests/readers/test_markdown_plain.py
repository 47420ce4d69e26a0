from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heshi.errors import DraftError
from heshi.readers import markdown, read_text
from heshi.readers.markdown_plain import PlainRun, Reduced, plain_runs

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
PAGES = st.lists(
    st.tuples(
        st.sampled_from(STANZAS),
        st.sampled_from(("\n\n", "\n\n", "\n\n\n", "\n", "\n \n", "\r\n\r\n", "\n\n\n\n")),
    ),
    max_size=14,
).map(lambda parts: "".join(text + end for text, end in parts))


def by_parser_alone(text: str) -> Document | list[str]:
    with patch.object(markdown, "plain_runs", lambda _text, _start: []):
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


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("甲\n\n乙\n\n丙\n\n", [PlainRun(1, 7, [3, 6], [4, 7], [0, 0])]),
        (
            "\n\n# 题\n\n　文\n\n**粗**\n\n末\n\n",
            [
                PlainRun(0, 9, [4, 8], [5, 9], [1, 0]),
                PlainRun(16, 19, [18], [19], [0]),
            ],
        ),
        ("\n\n- 条\n\n# 尾 #\n\n行  \n\n两\n行\n\nwww.a\n\n末", []),
    ],
)
def test_which_blocks_are_plain(text: str, runs: list[PlainRun]) -> None:
    assert plain_runs(text, 0) == runs


def test_stand_ins_keep_places() -> None:
    text = "*甲*\n\n乙\n\n丙\n\n*丁*"
    reduced = Reduced(text, 0, plain_runs(text, 0))
    assert reduced.text == "*甲*\n\nx\n\n*丁*"
    assert [reduced.places[len(reduced.text[:at].encode())] for at in (0, 1, 2, 3, 8, 9)] == [
        0,
        1,
        2,
        3,
        11,
        12,
    ]

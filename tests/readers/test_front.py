from __future__ import annotations

from collections.abc import Callable

import pytest

from heshi.readers import read_text

Blocks = Callable[[str, str], list[tuple[str, str, str]]]


def test_yaml(blocks: Blocks) -> None:
    text = (
        '---\r\ntitle: "阿里：\\"合作\\"" # 注\r\nsubtitle: \'副题\'\r\n'
        'date: 2023-09-25\r\ntags: [甲, "乙"]\r\n'
        "authors:\r\n  - 张三\r\n- 李四\r\n"
        "summary: >-\r\n  第一行\r\n  第二行。\r\nslug: a-b\r\n---\r\n正文\r\n"
    )
    assert blocks(text, "a.md") == [
        ("title", '阿里："合作"', '阿里：\\"合作\\"'),
        ("heading", "副题", "副题"),
        ("paragraph", "2023-09-25", "2023-09-25"),
        ("paragraph", "张三", "张三"),
        ("paragraph", "李四", "李四"),
        ("paragraph", "第一行第二行。", "第一行\r\n  第二行。"),
        ("paragraph", "正文", "正文"),
    ]
    assert read_text(text).meta == {
        "title": '阿里："合作"',
        "subtitle": "副题",
        "date": "2023-09-25",
        "tags": "甲、乙",
        "authors": "张三、李四",
        "summary": "第一行 第二行。",
        "slug": "a-b",
    }


def test_toml(blocks: Blocks) -> None:
    text = (
        '+++\ntitle = \'合作\'\ndate = 2023-09-25T10:00:00Z\nauthors = ["甲",\n  "乙"]\n'
        'description = """\n摘要\n"""\n[extra]\ntitle = "不是题"\n+++\n正文\n'
    )
    assert blocks(text, "a.md") == [
        ("title", "合作", "合作"),
        ("paragraph", "2023-09-25T10:00:00Z", "2023-09-25T10:00:00Z"),
        ("paragraph", "甲", "甲"),
        ("paragraph", "乙", "乙"),
        ("paragraph", "摘要", "摘要"),
        ("paragraph", "正文", "正文"),
    ]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            "---\ntitle: 合作: 深度\n---\n文",
            ("title", "合作: 深度", "合作: 深度"),
        ),  # YAML would refuse this value
        (
            "---\n标题：不是键\n正文一段，\n---\n文",
            ("paragraph", "标题：不是键正文一段，", "标题：不是键\n正文一段，"),
        ),
        ("---\n\n文\n\n---\n", ("paragraph", "文", "文")),
        ("---\ntitle: 没有结束\n文", ("paragraph", "title: 没有结束文", "title: 没有结束\n文")),
        ("---\nlayout: post\n---\n# 题\n", ("title", "题", "题")),
        ("---\nTitle: 大写键\n...\n文", ("title", "大写键", "大写键")),
        ("---\ntitle: |\n  两行\n  标题\n---\n文", ("title", "两行标题", "两行\n  标题")),
    ],
)
def test_what_is_front_matter(text: str, first: tuple[str, str, str], blocks: Blocks) -> None:
    assert blocks(text, "a.md")[0] == first

from __future__ import annotations

from collections.abc import Callable

import pytest

from heshi.document import BlockKind
from heshi.readers import read_text
from heshi.text.spans import Span

Blocks = Callable[[str, str], list[tuple[str, str, str]]]

PAGE = """\
打开APP
阿里妈妈与腾讯广告官宣深度合作
来源：某财经 2023-09-25 10:21

9月25日，阿里妈妈与腾讯广告联合宣布达成深度合作，商家可以通过阿里妈妈平台投放视频号、朋友圈、小程序等流量资源，并直接跳转至淘宝天猫商品详情页，双方没有透露更多细节。
业内人士认为，这次合作影响有限
打开APP
责任编辑：李四
"""

WRAPPED = """\
阿里妈妈与腾讯广告官宣深度合作

　　9月25日，阿里妈妈与腾讯广告联合宣布达成深度合作。商家可以通过阿里妈妈
平台投放视频号、朋友圈、小程序等流量资源，并直接跳转至淘宝天猫商品详情页。
双方没有透露更多细节，但业内人士普遍认为，合作的测试早在今年6月便已经开始
了。
　　据了解，腾讯的广告收入在2023年第二季度达到250亿元，同比增长34%，其中
视频号广告收入超过30亿元。
"""

ENGLISH = """\
This line of plain English text was wrapped by an editor at some
seventy columns, and the words in it are still divided by spaces
where lines end."""

HAND_MADE = """\
今年以来，我国新能源汽车产销两旺。中国汽车工业
协会数据显示，8月新能源汽车产销分别完成84.3万
辆和84.6万辆，市场占有率继续提升。"""

NOTICE = """\
关于做好2023年国庆假期安全生产工作的通知
各市（州）人民政府，省直各部门：
    为切实做好2023年中秋国庆假期（9月29日至10月6日）安全生产工作，现将有关
事项通知如下：
    一、提高政治站位。各地各部门要深刻认识做好安全生产工作的重要意义，坚决克
服麻痹思想、侥幸心理。
    二、压实安全责任
    （一）落实企业主体责任。
                              省安委会办公室
                              2023年9月20日
"""


def test_a_page_copied_from_a_browser_has_a_paragraph_a_line(blocks: Blocks) -> None:
    lines = PAGE.replace("\n\n", "\n").splitlines()
    kinds = ["paragraph", "title", *["paragraph"] * 5]
    assert blocks(PAGE, "a.txt") == [(kind, line, line) for kind, line in zip(kinds, lines, strict=True)]


def test_a_wrapped_file_is_joined(blocks: Blocks) -> None:
    title, *rest = WRAPPED.split("\n\u3000\u3000")
    paragraphs = [part.rstrip("\n") for part in rest]
    assert blocks(WRAPPED, "a.txt") == [
        ("title", title.strip(), title.strip()),
        *(("paragraph", part.replace("\n", ""), part) for part in paragraphs),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("视频号\n朋友圈\n小程序\n", ["视频号", "朋友圈", "小程序"]),
        ("视\u200b频号\u2028朋友圈\x0c小程序", ["视频号", "朋友圈", "小程序"]),
        ("流量包括视频号、\n朋友圈和小程序。", ["流量包括视频号、朋友圈和小程序。"]),
        ("双方宣布合作\n，没有更多细节。", ["双方宣布合作，没有更多细节。"]),
        (
            "阿里妈妈与腾讯广告将在今年的9月\n25号联合宣布合作。",
            ["阿里妈妈与腾讯广告将在今年的9月25号联合宣布合作。"],
        ),
        ("2023年9月\n25号宣布", ["2023年9月", "25号宣布"]),  # too short to be broken by width
        ("详见 https://a.com/2023/09/25 。\nhttps://b.com\n完", ["详见  。", "完"]),
        (
            HAND_MADE,
            [HAND_MADE.replace("\n", "")],
        ),
        ("第一段。\r\n\r\n第二段。\r第三段。", ["第一段。", "第二段。", "第三段。"]),
        (
            ENGLISH,
            [ENGLISH.replace("\n", " ")],
        ),
        (
            "淘宝天猫与小红书达成种草直达战略合作\n阿里妈妈与腾讯广告官宣流量深度合作\n知乎与淘宝联盟升级好物推荐合作\n",
            [
                "淘宝天猫与小红书达成种草直达战略合作",
                "阿里妈妈与腾讯广告官宣流量深度合作",
                "知乎与淘宝联盟升级好物推荐合作",
            ],
        ),
    ],
)
def test_where_lines_are_joined(text: str, expected: list[str]) -> None:
    page = read_text(text, "a.txt")
    assert [block.span.of(page.prose) for block in page.blocks] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "合作内容如下：\n· 视频号\n- 朋友圈\n• 小程序\n其他没有变化。",
            [("paragraph", 0, 0, "合作内容如下：")]
            + [("item", 1, 1, name) for name in ("视频号", "朋友圈", "小程序")]
            + [("paragraph", 0, 0, "其他没有变化。")],
        ),
        (
            "一、合作背景\n9月25日宣布。\n（一）流量\n1、视频号\n2、朋友圈\n1. 细则\n另行公布。",
            [
                ("heading", 1, 0, "一、合作背景"),
                ("paragraph", 0, 0, "9月25日宣布。"),
                ("heading", 2, 0, "（一）流量"),
                ("item", 1, 1, "视频号"),
                ("item", 1, 1, "朋友圈"),
                ("heading", 3, 0, "1. 细则"),
                ("paragraph", 0, 0, "另行公布。"),
            ],
        ),
        (
            "名单如下。\n1. 淘宝\n2. 天猫\n",
            [("paragraph", 0, 0, "名单如下。"), ("item", 1, 1, "淘宝"), ("item", 1, 1, "天猫")],
        ),
        (
            "升温。\n-5℃到3℃\n1.5亿元\n3、4月份",
            [("paragraph", 0, 0, text) for text in ("升温。", "-5℃到3℃", "1.5亿元", "3、4月份")],
        ),
        (
            "这意味着什么？\n没有影响。",
            [("title", 1, 0, "这意味着什么？"), ("paragraph", 0, 0, "没有影响。")],
        ),
        ("只有一行", [("paragraph", 0, 0, "只有一行")]),
        ("这是一句话。\n没有标题", [("paragraph", 0, 0, "这是一句话。"), ("paragraph", 0, 0, "没有标题")]),
    ],
)
def test_kinds(text: str, expected: list[tuple[str, int, int, str]]) -> None:
    page = read_text(text, "a.txt")
    found = [(block.kind.value, block.level, block.group, block.span.of(page.prose)) for block in page.blocks]
    assert found == expected


def test_a_wrapped_notice_with_headings() -> None:
    page = read_text(NOTICE, "a.txt")
    assert [(block.kind.value, block.span.of(page.prose)) for block in page.blocks] == [
        ("title", "关于做好2023年国庆假期安全生产工作的通知"),
        ("paragraph", "各市（州）人民政府，省直各部门："),
        (
            "paragraph",
            "为切实做好2023年中秋国庆假期（9月29日至10月6日）安全生产工作，现将有关事项通知如下：",
        ),
        (
            "paragraph",
            "一、提高政治站位。各地各部门要深刻认识做好安全生产工作的重要意义，坚决克服麻痹思想、侥幸心理。",
        ),
        ("heading", "二、压实安全责任"),
        ("paragraph", "（一）落实企业主体责任。"),
        ("paragraph", "省安委会办公室"),
        ("paragraph", "2023年9月20日"),
    ]


def test_places_across_a_joined_line() -> None:
    text = "\ufeff🎉阿里妈妈与腾讯广告将在今年的9月\r\n25号联合宣布合作。"
    page = read_text(text, "a.txt")
    start = page.prose.index("9月25号")
    place = page.to_source(Span(start, start + 5))
    assert place.of(page.source.text) == "9月\r\n25号"
    assert (page.lines.point(place.start).line, page.lines.point(place.end).line) == (1, 2)


def test_markdown_signs_are_text_in_a_plain_file() -> None:
    page = read_text("价格**面议**，<b>注意</b>&amp;。\n", "a.txt")
    assert page.prose == "价格**面议**，<b>注意</b>&amp;。\n"
    assert [block.kind for block in page.blocks] == [BlockKind.PARAGRAPH]

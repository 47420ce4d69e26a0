from __future__ import annotations

from collections.abc import Callable

import pytest

from heshi.document import Block, BlockKind
from heshi.readers import read_text
from heshi.text.spans import SourceSpan, Span

Blocks = Callable[[str, str], list[tuple[str, str, str]]]


def same(kind: str, *texts: str) -> list[tuple[str, str, str]]:
    """Return blocks whose prose is what the source has."""
    return [(kind, text, text) for text in texts]


@pytest.mark.parametrize(
    ("source", "prose"),
    [
        ("于9月**25**号宣布", "于9月25号宣布"),
        ("于9月\n25号宣布", "于9月25号宣布"),
        ("微信视\u200b频\ufeff号、小\u00ad程\u2060序", "微信视频号、小程序"),
        ("据悉**该产品（新款）**预计上市", "据悉该产品（新款）预计上市"),
        ("他说：**“很好。”**随后离开", "他说：“很好。”随后离开"),
        ("据悉*该产品（新款）*预计", "据悉该产品（新款）预计"),
        (r"价格\*面议\*，见\#1", "价格*面议*，见#1"),
        ("拨打138****1234或139****5678", "拨打138****1234或139****5678"),
        ("尺寸10*20*30cm，3*5", "尺寸10*20*30cm，3*5"),
        ("3~5月有10~20元的补贴", "3~5月有10~20元的补贴"),
        ("~~9月26日~~9月25日宣布", "9月25日宣布"),
        ("<del>9月26日</del>9月25日宣布", "9月25日宣布"),
        ("<span hidden>9月26日</span>9月25日宣布", "9月25日宣布"),
        ('9月25日<span style="display:none">原<span>9月</span>26日</span>宣<span>布</span>', "9月25日宣布"),
        ('<span class="b">9月25日<span hidden>原定</span>宣布</span>', "9月25日宣布"),
        ("增长30%&nbsp;以上，A&amp;B，&#x4e00;&nb;", "增长30%\u00a0以上，A&B，一&nb;"),
        ("[阿里妈妈](https://a.com/2023)与[腾讯广告][1]合作\n\n[1]: https://b.com", "阿里妈妈与腾讯广告合作"),
        ("官网https://a.com/2023/09/25?x=1，<https://b.com>发布", "官网，发布"),
        ("投放`视频号`与`` a`b ``", "投放视频号与a`b"),
        ("阿里<b>妈妈</b>与<span class='x'>腾讯</span>广告<!-- 9月26日 -->合作", "阿里妈妈与腾讯广告合作"),
        ("可投<ruby>视<rt>shì</rt></ruby>频号", "可投视频号"),
        ("Apple\nVision Pro\n发布，\niPhone", "Apple Vision Pro发布，iPhone"),
        ("宣布合作<!-- 待核 -->[](http://a)。", "宣布合作。"),
        ("　　首行缩进，\u00a0空格", "首行缩进，\u00a0空格"),
        ("见[^1]与[^2]", "见[^1]与[^2]"),  # CommonMark: a note that is nowhere is text
        ("一家👨\u200d👩\u200d👧去葛󠄀城", "一家👨\u200d👩\u200d👧去葛城"),
        ("图![](a.png)文![微笑](b.png)并茂", "图文并茂"),
    ],
)
def test_what_a_paragraph_says(source: str, prose: str) -> None:
    page = read_text(source)
    assert page.prose == prose + "\n"
    assert [block.kind for block in page.blocks] == [BlockKind.PARAGRAPH]


@pytest.mark.parametrize(
    ("source", "said", "stands"),
    [
        ("# 头\r\n\r\n🎉于9月**25**号，\r\n宣布", "9月25号", "9月**25**号"),
        ("> 于9月\n> 25号宣布", "9月25号", "9月\n> 25号"),
        ("- 视\u200b频号", "视频号", "视\u200b频号"),
        ("A&amp;B公司", "A&B", "A&amp;B"),
        ("|日期|\n|--|\n|𠮷9月\\|25号|", "9月|25号", "9月\\|25号"),
        ("[阿里](http://a)妈妈", "阿里妈妈", "阿里](http://a)妈妈"),
        ("---\ntitle: 甲\n---\n\n乙 **9月**26日", "9月26日", "9月**26日"),
        ("\tCode？不，\n\n正文\t9月1日", "正文\t9月1日", "正文\t9月1日"),
    ],
)
def test_places(source: str, said: str, stands: str) -> None:
    page = read_text(source)
    start = page.prose.index(said)
    assert page.to_source(Span(start, start + len(said))).of(source) == stands


def test_the_parts_of_a_page(blocks: Blocks) -> None:
    text = (
        "# 深度合作\n\n导语：9月25日。\n\n## 合作内容\n\n- 视频号\n  继续\n"
        "  1. 朋友圈\n- [x] 小程序\n\n> 引语\n\n![发布会现场](a.png)\n\n"
        "脚注[^a]\n\n[^a]: 数据来自年报\n\n```\n代码\n```\n\n***\n\n小标题\n---\n"
    )
    assert blocks(text, "a.md") == [
        *same("title", "深度合作"),
        *same("paragraph", "导语：9月25日。"),
        *same("heading", "合作内容"),
        ("item", "视频号继续", "视频号\n  继续"),
        *same("item", "朋友圈", "小程序"),
        *same("quote", "引语"),
        *same("caption", "发布会现场"),
        *same("paragraph", "脚注"),
        *same("note", "数据来自年报"),
        *same("heading", "小标题"),
    ]


def test_levels_and_groups() -> None:
    page = read_text("## 甲\n\n- 一\n  - 二\n- 三\n\n| 平台 | 日期 |\n|--|--|\n| B站 | |\n")
    kinds = [(block.kind, block.level, block.group, block.row, block.column) for block in page.blocks]
    assert kinds == [
        (BlockKind.HEADING, 2, 0, 0, 0),
        (BlockKind.ITEM, 1, 1, 0, 0),
        (BlockKind.ITEM, 2, 2, 0, 0),
        (BlockKind.ITEM, 1, 1, 0, 0),
        (BlockKind.CELL, 0, 3, 1, 1),
        (BlockKind.CELL, 0, 3, 1, 2),
        (BlockKind.CELL, 0, 3, 2, 1),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第一行  \n第二行\\\n第三行<br>第四行", same("paragraph", "第一行", "第二行", "第三行", "第四行")),
        ("甲\u2028乙\x0b丙&#10;丁", same("paragraph", "甲", "乙", "丙", "丁")),
        ("1、视频号\n2、朋友圈\n（三）小程序", same("paragraph", "1、视频号", "2、朋友圈", "（三）小程序")),
        ("一、合作背景\n9月25日宣布。", same("paragraph", "一、合作背景", "9月25日宣布。")),
        ("共有十一、\n十二两条", [("paragraph", "共有十一、十二两条", "共有十一、\n十二两条")]),
        (
            "**合作背景**\n\n**9月25日宣布。**",
            [*same("heading", "合作背景"), *same("paragraph", "9月25日宣布。")],
        ),
        ("    据悉，双方于9月25日合作。\n\n    x = 1\n", same("paragraph", "据悉，双方于9月25日合作。")),
        ("正文。\n\n    x = 1  # 注释，说明\n", same("paragraph", "正文。")),
        ("据悉，双方于9月25日合作。\n---\n", same("paragraph", "据悉，双方于9月25日合作。")),
        (
            "正文\n![现场图](a.png)\n续文",
            [*same("paragraph", "正文"), *same("caption", "现场图"), *same("paragraph", "续文")],
        ),
        ("正文\n\n![IMG_20230925.png](a.png)\n\n![图片](b)", same("paragraph", "正文")),
        ("# 甲\n\n# 乙\n", [*same("title", "甲"), *same("heading", "乙")]),
        ("# 见\n\n> - 甲\n> > 乙\n", [*same("title", "见"), *same("item", "甲"), *same("quote", "乙")]),
    ],
)
def test_where_blocks_begin(text: str, expected: list[tuple[str, str, str]], blocks: Blocks) -> None:
    assert blocks(text, "a.md") == expected


def test_html_blocks() -> None:
    page = read_text(
        "<div>\n<h2>小<i>标题</i></h2>\n<p>9月\n25号 A&amp;B<!-- 注 --></p>\n<ul><li>甲<li>乙</ul>\n"
        "<table><tr><th>平台</th></tr><tr><td>B站<br>知乎</td></tr></table>\n"
        "<img src='a' alt='现场'><figcaption>图说</figcaption><script>var a = '9月'</script></div>\n"
    )
    assert [(block.span.of(page.prose), block) for block in page.blocks] == [
        ("小标题", Block(BlockKind.HEADING, Span(0, 3), level=2)),
        ("9月25号 A&B", Block(BlockKind.PARAGRAPH, Span(4, 13))),
        ("甲", Block(BlockKind.ITEM, Span(14, 15), level=1, group=1)),
        ("乙", Block(BlockKind.ITEM, Span(16, 17), level=1, group=1)),
        ("平台", Block(BlockKind.CELL, Span(18, 20), group=2, row=1, column=1)),
        ("B站", Block(BlockKind.CELL, Span(21, 23), group=2, row=2, column=1)),
        ("知乎", Block(BlockKind.CELL, Span(24, 26), group=2, row=2, column=1)),
        ("现场", Block(BlockKind.CAPTION, Span(27, 29))),
        ("图说", Block(BlockKind.CAPTION, Span(30, 32))),
    ]


def test_comments_are_kept_by_their_places() -> None:
    text = "🎉一<!-- 甲 -->\n\n<!-- 乙\n丙 -->\n\n> 二\n>\n> <!-- 丁 -->\n\n`<!-- 戊 -->`\n"
    page = read_text(text)
    assert [comment.of(text) for comment in page.comments] == [
        "<!-- 甲 -->",
        "<!-- 乙\n丙 -->",
        "<!-- 丁 -->",
    ]
    assert page.comments[0] == SourceSpan(2, 12)


def test_a_table_beyond_the_limit_of_the_parser_is_read_once() -> None:
    wide = "|a" * 3000 + "|\n" + "|-" * 3000 + "|\n"
    page = read_text(wide + "|b\n" * 40)
    assert page.prose.count("b") == 40

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heshi.readers import read_text
from heshi.readers.markup import TokenKind, tokens
from heshi.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    Blocks = Callable[[str, str], list[tuple[str, str, str]]]


@pytest.mark.parametrize(
    ("source", "prose"),
    [
        ("于9月<b>25</b>号，视<wbr>频号，微&shy;信", "于9月25号，视频号，微信"),
        ("于9月\n  25号\n宣布", "于9月25号宣布"),
        ("Apple\n<b>Vision</b> \n Pro", "Apple Vision Pro"),
        ("甲 <b> 乙</b>  丙", "甲 乙 丙"),
        ("<span>周岚</span>\n<span>某报</span>", "周岚 某报"),
        ("<p>一<p>二", "一\n二"),
        ("<b>一<p>二</b>三</p>四", "一\n二三\n四"),
        ("<ruby>视<rt>shì</ruby>频号", "视频号"),
        ("<del>26日</del>25日<s>误</s>", "25日"),
        ("<del>没有结尾的删除线", "没有结尾的删除线"),
        ("<P TITLE=a>大写<BR>标签</P>", "大写\n标签"),
        ("3 < 5，a<b，H&E，&nb;，&copy2023", "3 < 5，a<b，H&E，&nb;，©2023"),
        ("&amp;lt;p&amp;gt;", "&lt;p&gt;"),
        ("<script>if (a < b) { '</p>' }</script>正文<style>p>b{}</style>", "正文"),
        ("<title>没有闭合的标题<p>正文", "没有闭合的标题\n正文"),
        ("正文<script>没有闭合", "正文"),
        ("<a title='没有配对>正文</a>", "正文"),
        ("<q>很好</q>", "“很好”"),
        ("<p hidden>藏</p><p style='color:red;display : none'>藏</p><p class='a sr-only'>藏</p>见", "见"),
        ("<dialog>藏</dialog><dialog open>见</dialog>", "见"),
        ("<p aria-hidden=true>见</p>", "见"),
        ("<!-->见<!--->了<!-- a --!>的<!-- -->字", "见了的字"),
        ("一<!-- 没有结尾 <p>二", "一"),
        ("<input value=x/>一<br/>二<span/>三", "一\n二三"),
        ("<p>一</p></div></p></b><p>二", "一\n二"),
        ("&#10;一&#32;&#9;二&#13;", "一 二"),
    ],
)
def test_what_is_visible(source: str, prose: str) -> None:
    assert read_text(source, "a.html").prose == prose + "\n"


@pytest.mark.parametrize(
    ("source", "said", "stands"),
    [
        ("<p>🎉于9月<b>25</b>号", "9月25号", "9月<b>25</b>号"),
        ("<p>A&amp;B公司", "A&B", "A&amp;B"),
        ("<p>视<span>频</span><span>号</span>", "视频号", "视<span>频</span><span>号"),
        ("<p>于9月\r\n25号", "9月25号", "9月\r\n25号"),
        ("<p>𠮷<img alt='x>y'>野家</p>", "野家", "野家"),
        ("<img alt='图&lt;说&gt;'>", "图<说>", "图&lt;说&gt;"),
    ],
)
def test_places(source: str, said: str, stands: str) -> None:
    page = read_text(source, "a.html")
    start = page.prose.index(said)
    assert page.to_source(Span(start, start + len(said))).of(source) == stands


def test_the_parts_of_a_piece(blocks: Blocks) -> None:
    source = (
        "<h1>题</h1><h1>又题</h1><h3>小题</h3><ul><li>甲<ol><li>乙</ol>续</ul><blockquote><p>引</p></blockquote>"
        "<figure><img src=a alt='说明'><figcaption>图说</figcaption></figure><p><strong>粗题</strong></p>"
        "<ol role=doc-endnotes><li>注</ol>"
    )
    assert [(kind, said) for kind, said, _ in blocks(source, "a.html")] == [
        ("title", "题"),
        ("heading", "又题"),
        ("heading", "小题"),
        ("item", "甲"),
        ("item", "乙"),
        ("item", "续"),
        ("quote", "引"),
        ("caption", "说明"),
        ("caption", "图说"),
        ("heading", "粗题"),
        ("note", "注"),
    ]


class Oracle(HTMLParser):
    """The text runs and where they begin, as the parser of the standard library tells them."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[tuple[int, int, str]] = []
        self.feed(source)
        self.close()

    def handle_data(self, data: str) -> None:
        self.found.append((*self.getpos(), data))


TAME = (
    *(
        "中文",
        "，",
        "字 ",
        "\n",
        "🎉",
        "𠮷",
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<br>",
        '<a href="x?a=1&b=2">',
        "</a>",
    ),
    *(
        "<!-- 注 -->",
        "<div class=a>",
        "</div>",
        "<img alt='图' src=x>",
        "<li>",
        "<td colspan=2>",
        "&amp;",
        "&#20108;",
    ),
    *('<p title="a>b">', "<script>var a = '<p>';</script>", "<style>b{}</style>", "<section data-x='1'>"),
)


@given(st.lists(st.sampled_from(TAME), max_size=30).map("".join))
def test_text_stands_where_the_standard_library_finds_it(source: str) -> None:
    starts = [0, *(index + 1 for index, char in enumerate(source) if char == "\n")]
    expected = ""
    for line, column, data in Oracle(source).found:
        at = starts[line - 1] + column
        expected = expected.ljust(at, "\0") + data
    mine = ""
    for token in tokens(source):
        if token.kind is TokenKind.TEXT:
            mine = mine.ljust(token.start, "\0") + token.text
    assert mine == expected


def test_nesting_has_no_limit() -> None:
    deep = 10_000
    for tag in ("div", "span", "ul><li", "table><tr><td", "b", "blockquote"):
        names = [name.split()[0] for name in reversed(tag.split("><"))]
        source = f"<{tag}>" * deep + "深" + "".join(f"</{name}>" for name in names) * deep + "浅"
        assert read_text(source, "a.html").prose.replace("\n", "") == "深浅"

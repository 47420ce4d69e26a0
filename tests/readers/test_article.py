from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

from heshi.document import BlockKind
from heshi.readers import read_text
from heshi.readers.article import closed, site_cut

PAGES = sorted((Path(__file__).parents[2] / "fixtures" / "readers" / "pages").glob("*.html"))
NOISE = (
    *("另一家公司也在3月13日", "网友“晨光”说", "本网站所载文章", "我们使用Cookie", "扫码下载客户端"),
    *("链接文字若干", "商品0", "上一篇", "上一条", "猜你喜欢", "近期文章", "hesh", "分享到"),
)
"""What stands around the articles."""


class Marked(HTMLParser):
    """The text of the elements with ``data-article``, as another parser reads it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._open or "data-article" in dict(attrs):
            if not self._open:
                self.texts.append("")
            self._open.append(tag)
        if dict(attrs).get("role") in {"doc-noteref", "doc-backlink"}:
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        if self._open and tag in {"td", "th", "li", *self._open[:1]}:
            self.texts.append("")
        if tag in self._open:
            del self._open[self._open.index(tag) :]

    def handle_data(self, data: str) -> None:
        if self._open:
            self.texts[-1] += data


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_article_is_read_whole_and_alone(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    document = read_text(text, page.name)
    prose = closed(document.prose)
    marked = [part for part in map(closed, Marked(text).texts) if len(part) > 1 and "↩" not in part]
    assert len(marked) > 2
    assert [part for part in marked if part not in prose] == []
    assert [part for part in NOISE if closed(part) in prose] == []
    assert [block.kind for block in document.blocks].count(BlockKind.TITLE) == 1
    assert closed(document.blocks[0].span.of(document.prose)) == marked[0]


def test_there_are_pages_enough() -> None:
    assert len(PAGES) >= 15


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("青禾科技发布新品_科技频道_某某网", "青禾科技发布新品"),
        ("青禾科技发布新品 - 某某网", "青禾科技发布新品"),
        ("青禾科技发布新品 | 某某网", "青禾科技发布新品"),
        ("青禾科技发布新品-今日头条", "青禾科技发布新品"),
        ("阿里妈妈—腾讯广告：老对手做起了生意", "阿里妈妈—腾讯广告：老对手做起了生意"),
        ("新品 - 某某网", "新品 - 某某网"),
        ("2023-09-26发布会", "2023-09-26发布会"),
    ],
)
def test_the_name_of_a_site_is_no_title(title: str, short: str) -> None:
    assert site_cut(title) == short


def page(body: str) -> str:
    return read_text(f"<html><title>测试页面的标题</title><body>{body}</body></html>", "a.html").prose


LONG = (
    "<p>正文的第一段，说明事情的经过，写得足够长，好让人知道这里是一篇文章，而不是一条短讯。</p>"
    "<p>正文的第二段，补充了几个数字，也写得足够长，读到这里，应该不会再有人怀疑它是一篇文章了。</p>"
)


@pytest.mark.parametrize(
    ("body", "read", "unread"),
    [
        (f"<div class='main-nav-wrapper'>{LONG}</div>", "第二段", "无"),  # named amiss
        (f"<div style='display:none'>{LONG}</div>", "第二段", "无"),  # shown by a script
        (f"{LONG}<aside>旁边的话，不属于文章。</aside>", "第二段", "旁边"),
        (f"{LONG}<div class='share'>分享的话，不属于文章。</div>", "第二段", "分享"),
        (f"{LONG}<div hidden>藏着的话，不属于文章。</div>", "第二段", "藏着"),
        ("<nav>首页</nav><p>短讯。</p>", "短讯", "首页"),
        ("<nav>只有导航，没有别的文字。</nav>", "只有导航", "无"),
    ],
)
def test_more_is_read_where_the_signs_are_not_clear(body: str, read: str, unread: str) -> None:
    said = page(body)
    assert read in said
    assert unread not in said

from __future__ import annotations

import pytest

from heshi.readers import read_text

LINKED = '{"@graph": [{"datePublished": "2023-09-25", "author": [{"name": "周岚"}]}]}'


@pytest.mark.parametrize(
    ("head", "meta"),
    [
        (
            '<meta property="article:published_time" content="2023-09-25T10:00:00+08:00">',
            {"date": "2023-09-25"},
        ),
        ('<meta property="article:published_time" content="2023-09-25T20:00:00Z">', {"date": "2023-09-26"}),
        ('<meta name="publishdate" content="2023年9月5日">', {"date": "2023-09-05"}),
        ('<meta name="PubDate" content="2023/9/25 10:20">', {"date": "2023-09-25"}),
        ('<meta name="date" content="2023-13-25">', {}),
        ('<meta name="date" content="上周五">', {}),
        (
            '<meta name=author content="周岚 &amp; 何一鸣"><meta name=author content=丙>',
            {"author": "周岚 & 何一鸣"},
        ),
        ('<meta name="description" content=" 一句话\n摘要 ">', {"description": "一句话 摘要"}),
        ('<time datetime="2023-09-25">前天</time><time datetime="2023-09-20">', {"date": "2023-09-25"}),
        (
            '<time datetime="2023-09-20"></time><meta itemprop="datePublished" content="2023-09-25">',
            {"date": "2023-09-25"},
        ),
        (
            f'<script type="application/ld+json">{LINKED}</script>',
            {"date": "2023-09-25", "author": "周岚"},
        ),
        ('<script type="application/ld+json">{"datePublished": 7, "author": 8}</script>', {}),
        ('<script type="application/ld+json">[1, {"datePublished"</script>', {}),
        (f'<script type="application/ld+json">{"[" * 100_000}</script>', {}),
        ('<script>var ct = "1695643200"; var n = 1;</script>', {"date": "2023-09-25"}),
    ],
)
def test_what_a_page_says_about_itself(head: str, meta: dict[str, str]) -> None:
    page = read_text(f"<html><head>{head}</head><body><p>正文。</p></body></html>", "a.html")
    assert dict(page.meta) == meta


def test_the_title_is_known_too() -> None:
    page = read_text("<html><title>青禾发布新品&amp;配件_某某网</title><body><p>正文。</p>", "a.html")
    assert (page.meta["title"], page.prose) == ("青禾发布新品&配件", "青禾发布新品&配件\n正文。\n")

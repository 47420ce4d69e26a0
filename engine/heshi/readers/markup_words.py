"""What the attributes of HTML say of its text: hidden, beside the article, or the article itself.

The names are those of large Chinese sites and of the common publishing systems, read from their pages.
"""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from heshi.text import regex as re

if TYPE_CHECKING:
    from heshi.readers.markup import Token


class Sight(IntEnum):
    """How the text of an element is seen, from the author's own to the hidden; the last of several wins."""

    PLAIN = 0
    ARTICLE = 1
    NOTE = 2
    BESIDE = 3
    AROUND = 4
    HIDDEN = 5


_HIDDEN_STYLE = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_HIDDEN_NAMES = frozenset(
    ("sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader-only")
)
_AROUND_ELEMENTS = frozenset(("nav", "footer", "menu"))
_BESIDE_ELEMENTS = frozenset(("aside", "header", "form", "dialog"))
_AROUND_ROLES = frozenset(
    ("navigation", "banner", "contentinfo", "search", "menu", "menubar", "dialog", "alertdialog", "toolbar")
)
_ARTICLE_ELEMENTS = frozenset(("article", "main"))
_NOTE_ROLES = frozenset(("doc-endnotes", "doc-endnote", "doc-footnote"))
_NOTE_NAMES = frozenset(("footnotes", "endnotes", "footnote-definition"))

_ARTICLE_NAMES = frozenset(
    re.findall(
        r"\S+",
        """js_content rich_media_content artibody article-content article_content article-body
        article__body post-content post-body post_body entry-content content-article news-content
        news_content article-entry articlebody article-text main-content trs_editor ucap-content
        pages_content zoom newstext content_area cnt_body detail-content article-detail post_text
        article-holder mp-editor syl-page-article markdown-body rich_media_area_primary_inner""",
    )
)
"""Names of the element that holds the article (in lower case)."""

_AROUND_WORDS = frozenset(
    re.findall(
        r"\S+",
        """nav navbar navigation menu breadcrumb breadcrumbs crumb crumbs footer foot cookie cookies
        consent gdpr comment comments reply replies pinglun related relative recommend recommended
        recommends tuijian xiangguan share sharing sns fenxiang social copyright banquan advert
        advertisement ads ad guanggao pager pagination paging login register popup modal qrcode
        erweima toolbar toplist rank ranking hotlist hotnews friendlink friendlinks siblings
        prevnext subscribe newsletter backtop gotop sitemap daohang dibu search""",
    )
)
"""Words in the class or id of what stands around an article and is never part of it."""
_BESIDE_WORDS = frozenset(
    re.findall(
        r"\S+",
        """sidebar side aside header head top topbar hot tag tags widget widgets rec promo promotion
        app download author-card profile editor-card tips statement disclaimer meta-bar mask tool
        tools more""",
    )
)
"""Words of what mostly stands beside it."""
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_NAME = re.compile(r"\S+")


def sight_of(name: str, found: dict[str, tuple[int, int]], text: str, start: int) -> Sight:
    """Return how the text of an element is seen by what its own tag says.

    Args:
        name: the element's.
        found: where in its tag the attributes' values stand.
        text: the HTML.
        start: where the tag begins in it.
    """

    def value(key: str) -> str:
        place = found.get(key)
        return text[start + place[0] : start + place[1]] if place else ""

    names = _names(value("id"), value("class")) if "id" in found or "class" in found else Sight.PLAIN
    role = value("role").lower()
    # The article of a WeChat page has a style that hides it until a script has run.
    styled = "style" in found and names is not Sight.ARTICLE and _HIDDEN_STYLE.search(value("style"))
    closed = name == "dialog" and "open" not in found
    rules = (
        (Sight.HIDDEN, styled or closed or "hidden" in found or names is Sight.HIDDEN),
        (Sight.NOTE, role in _NOTE_ROLES),
        (Sight.AROUND, name in _AROUND_ELEMENTS or role in _AROUND_ROLES),
        (Sight.PLAIN, name == "body"),
        (names, names is not Sight.PLAIN),
        (Sight.ARTICLE, name in _ARTICLE_ELEMENTS or value("itemprop").lower() == "articlebody"),
        (Sight.BESIDE, name in _BESIDE_ELEMENTS or role == "complementary"),
    )
    return next((sight for sight, holds in rules if holds), Sight.PLAIN)


@lru_cache(maxsize=1024)
def _names(identity: str, classes: str) -> Sight:
    """Return what the names of an element say."""
    names = {*_NAME.findall(identity.lower()), *_NAME.findall(classes.lower())}
    if names & _HIDDEN_NAMES:
        return Sight.HIDDEN
    if names & _ARTICLE_NAMES:
        return Sight.ARTICLE
    if names & _NOTE_NAMES:
        return Sight.NOTE
    words = {word.lower() for word in _WORD.findall(f"{identity} {classes}")}
    if words & _AROUND_WORDS:
        return Sight.AROUND
    return Sight.BESIDE if words & _BESIDE_WORDS else Sight.PLAIN


def is_note_link(found: dict[str, tuple[int, int]], text: str, token: Token, around: str) -> bool:
    """Return whether a link is the sign of a note, or leads back from one.

    Args:
        found: where in its tag the attributes' values stand.
        text: the HTML.
        token: the tag.
        around: the name of the element that it stands in.
    """
    place = found.get("href")
    if place is None or not text.startswith("#", token.start + place[0]):
        return False
    tag = text[token.start : token.end].lower()
    named = "footnote" in tag or "doc-noteref" in tag or "doc-backlink" in tag or "fnref" in tag
    return named or around == "sup" or text.startswith("<sup", token.end)

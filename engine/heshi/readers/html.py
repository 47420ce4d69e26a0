"""HTML: pages as a browser saves them, and the pieces that editors copy out of WeChat and the like.

Of a page (with ``<html>`` or ``<body>``) the article is read; a piece is read whole. Visible text only: what
styles, scripts or attributes hide, and what only assistive programs or robots read, is no prose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshi.document import BlockKind, Document, Source
from heshi.readers import markup
from heshi.readers.article import find_article, site_cut
from heshi.readers.html_meta import meta_of
from heshi.readers.markup_blocks import Walk, add
from heshi.readers.markup_state import Part
from heshi.readers.markup_words import Sight
from heshi.readers.page import Page, Run, RunKind
from heshi.text import regex as re

if TYPE_CHECKING:
    from heshi.readers.markup_blocks import Found

_PAGE = re.compile(r"<(?:html|body)[\s>]", re.IGNORECASE)
_TITLE = Part(BlockKind.TITLE, 1)


def read(source: Source) -> Document:
    """Return the draft in an HTML file.

    Args:
        source: the decoded file.

    Raises:
        DraftError: there is nothing to read in it.
    """
    page = Page(source)
    walk = Walk(page, [(0, len(source.text))], xml=source.text.startswith("<?xml"))
    walk.read()
    title = _title(walk, source.text)
    meta = meta_of(source.text, walk.headers)
    said = "".join(run.text for run in title)
    if said.strip():
        meta["title"] = " ".join(said.split())
    blocks = [walk.settled(block) for block in walk.blocks]
    found = _article(blocks, walk, said) if _PAGE.search(source.text) else _piece(blocks, walk)
    if said.strip() and not any(block.part.kind is BlockKind.TITLE for block in found):
        page.add(BlockKind.TITLE, title, level=1)
    for block in found:
        add(page, block)
    return page.build(meta, walk.comments)


def _article(blocks: list[Found], walk: Walk, title: str) -> list[Found]:
    """Return the blocks of a page's article."""
    article = find_article(blocks, walk.elements, title)
    return [
        blocks[index]._replace(part=_TITLE) if index == article.title else blocks[index]
        for index in article.blocks
    ]


def _piece(blocks: list[Found], walk: Walk) -> list[Found]:
    """Return the blocks of a piece of HTML; its first heading of the first level is the title."""
    seen = walk.elements.seen()
    found = [block for block in blocks if seen[block.element] is not Sight.HIDDEN] or blocks
    first = (index for index, block in enumerate(found) if block.part == Part(BlockKind.HEADING, 1))
    title = next(first, None)
    return [block._replace(part=_TITLE) if index == title else block for index, block in enumerate(found)]


def _title(walk: Walk, text: str) -> list[Run]:
    """Return the runs of what ``<title>`` says, without the name of the site."""
    if walk.title is None:
        return []
    start, end = walk.title
    short = start + len(site_cut(text[start:end].rstrip()))
    return [
        Run(RunKind.TEXT, " " if token.text.isspace() else token.text, token.start, token.end)
        for token in markup.entities(text, start, short)
    ]

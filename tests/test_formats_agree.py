"""The same story gets the same verdicts in every format and encoding, each with its own right places."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import opencc
import pyromark
import pytest

import heshi
from as_formats import as_docx, as_pdf
from heshi.readers import read_text
from heshi.text.normal import normalise

if TYPE_CHECKING:
    from collections.abc import Callable

    from heshi.document import Document
    from heshi.findings import DraftReport

ROOT = Path(__file__).parents[1]
STORIES = sorted(path.parent.name for path in (ROOT / "fixtures").glob("*/planted.expected.yaml"))
TODAY = dt.date(2026, 1, 1)
TRADITIONAL = opencc.OpenCC("s2tw")


def as_plain(document: Document) -> str:
    """The prose as people type it: a blank line between blocks."""
    return "".join(f"{block.span.of(document.prose)}\n\n" for block in document.blocks)


def as_html(markdown: str) -> str:
    """A page as a publishing system makes it of the same Markdown, with what stands around an article."""
    body = markdown.split("---\n", 2)[-1] if markdown.startswith("---") else markdown
    article = pyromark.html(body, options=pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_FOOTNOTES)
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>稿件</title></head>\n<body>'
        '<nav><a href="/">首页</a><a href="/news">新闻</a></nav>\n'
        f'<main><article class="post-content">\n{article}</article></main>\n'
        '<div class="related"><ul><li><a href="/1">另一篇文章</a></li></ul></div>\n'
        "<footer><p>版权所有，请勿转载。</p></footer></body></html>\n"
    )


def traditional(text: str) -> bytes:
    """The text in traditional characters and in Big5, with 着 as Hong Kong writes it."""
    converted = str(TRADITIONAL.convert(text))
    assert len(converted) == len(text)
    chars = (was if was == "着" else now for was, now in zip(text, converted, strict=True))
    return "".join(chars).encode("big5hkscs")


FORMATS: dict[str, tuple[str, Callable[[str, Document], bytes]]] = {
    "txt": (".txt", lambda _, document: as_plain(document).encode()),
    "html": (".html", lambda markdown, _: as_html(markdown).encode()),
    "html in GB18030": (
        ".html",
        lambda markdown, _: as_html(markdown).replace("utf-8", "gbk").encode("gb18030"),
    ),
    "txt in GB18030": (".txt", lambda _, document: as_plain(document).encode("gb18030")),
    "txt in UTF-16": (".txt", lambda _, document: as_plain(document).encode("utf-16")),
    "docx": (".docx", lambda _, document: as_docx(document)),
    "pdf": (".pdf", lambda _, document: as_pdf(document)),
    "traditional md in Big5": (".md", lambda markdown, _: traditional(markdown)),
    "traditional txt in Big5": (".txt", lambda _, document: traditional(as_plain(document))),
}
"""How a story is written in each format: the suffix, and the bytes made of its Markdown and of its prose."""


class Said(NamedTuple):
    """A finding: the claim, the verdict, and of each gap the code and the words at its place."""

    claim: str
    verdict: str
    gaps: tuple[tuple[str, str], ...]


def said(draft: DraftReport) -> list[Said]:
    document = draft.document
    assert document is not None
    return [
        Said(
            finding.claim.id,
            finding.verdict.value,
            tuple((gap.code, words(gap.at.of(document.prose)) if gap.at else "") for gap in finding.gaps),
        )
        for finding in draft.findings
    ]


def words(text: str) -> str:
    """Return a text as it is compared between formats."""
    return "".join(normalise(text).split())


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("story", STORIES)
def test_the_same_story_gets_the_same_verdicts(story: str, form: str, tmp_path: Path) -> None:
    markdown = (ROOT / "fixtures" / story / "planted.md").read_text(encoding="utf-8")
    sheets = heshi.load_sheets([ROOT / "rules" / f"{story}.yaml"])
    suffix, write = FORMATS[form]
    path = tmp_path / f"draft{suffix}"
    path.write_bytes(write(markdown, read_text(markdown)))
    expected = said(heshi.check_text(markdown, sheets, TODAY).drafts[0])
    draft = heshi.check_file(path, sheets, TODAY).drafts[0]
    assert said(draft) == expected
    document = draft.document
    assert document is not None
    for finding in draft.findings:
        for gap in finding.gaps:
            if gap.at is not None:
                stands = document.to_source(gap.at).of(document.source.text)
                spoken = gap.at.of(document.prose)
                assert (stands[:1], stands[-1:]) == (spoken[:1], spoken[-1:])

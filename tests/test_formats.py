"""The same story in another format gets the same verdicts, each at the right place."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import heshi
from as_formats import as_docx, as_pdf
from heshi.check import check
from heshi.readers import read_bytes, read_file

if TYPE_CHECKING:
    from heshi.document import Document
    from heshi.findings import DraftReport

ROOT = Path(__file__).parents[1]
FIXTURES = ROOT / "fixtures"
DRAFTS = sorted(
    path.relative_to(FIXTURES).as_posix()
    for name in ("planted", "faithful")
    for path in FIXTURES.glob(f"*/{name}.md")
)
TODAY = dt.date(2026, 1, 1)


def checked(document: Document, story: str) -> DraftReport:
    sheets = heshi.load_sheets([ROOT / "rules" / f"{story}.yaml"])
    report = check([document], sheets, TODAY)
    assert list(report.all_failures()) == []
    return report.drafts[0]


def said(draft: DraftReport) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Each finding with its gaps and what stands in the draft where each gap is."""
    assert draft.document is not None
    prose = draft.document.prose
    return [
        (
            finding.claim.id,
            finding.verdict.value,
            [(gap.code, gap.at.of(prose) if gap.at else "") for gap in finding.gaps],
        )
        for finding in draft.findings
    ]


@pytest.mark.parametrize("name", DRAFTS)
def test_a_docx_gets_the_verdicts_of_its_markdown(name: str) -> None:
    markdown = read_file(FIXTURES / name)
    word = read_bytes(as_docx(markdown), "story.docx")
    assert [block.span.of(word.prose) for block in word.blocks] == [
        block.span.of(markdown.prose) for block in markdown.blocks
    ]
    story = name.partition("/")[0]
    expected, found = checked(markdown, story), checked(word, story)
    assert said(found) == said(expected)
    for finding in found.findings:
        for gap in finding.gaps:
            if gap.at:
                place = word.to_source(gap.at)
                number = sum(block.span.start <= gap.at.start for block in word.blocks)
                assert word.place(place).startswith(f"¶{number}:")
                assert place.of(word.source.text)[:1] == gap.at.of(word.prose)[:1]


@pytest.mark.parametrize("name", DRAFTS)
def test_a_pdf_gets_the_verdicts_of_its_markdown(name: str) -> None:
    markdown = read_file(FIXTURES / name)
    pages = read_bytes(as_pdf(markdown), "story.pdf")
    assert [block.span.of(pages.prose) for block in pages.blocks] == [
        block.span.of(markdown.prose) for block in markdown.blocks
    ]
    story = name.partition("/")[0]
    expected, found = checked(markdown, story), checked(pages, story)
    assert said(found) == said(expected)
    for finding in found.findings:
        for gap in finding.gaps:
            if gap.at:
                place = pages.to_source(gap.at)
                assert re.fullmatch(r"p[1-9]:\d+:\d+", pages.place(place))
                assert place.of(pages.source.text)[:1] == gap.at.of(pages.prose)[:1]

"""Reports to write: the planted draft, which holds all that trips a format, and reports made by hand.

And the way back: a page of HTML read as a tree.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pyromark
import pytest

import heshi
from heshi.errors import Place
from heshi.findings import Coverage, DraftReport, Failure, Finding, Gap, Report, Unbacked, Verdict
from heshi.readers import read_text
from heshi.rules.model import Claim, Origin, Params
from heshi.severity import Severity
from heshi.text.spans import Span
from heshi.words import Words

if TYPE_CHECKING:
    from heshi.document import Document

ROOT = Path(__file__).parents[2]
FOLDER = "fixtures/samples/planted"

Html = Callable[[str], str]


@pytest.fixture(scope="session")
def planted() -> Report:
    """The report on the planted draft: from the check, and what other commands add to a report."""
    folder = ROOT / FOLDER
    text = (folder / "新品 发布%稿.txt").read_bytes().decode()
    sheets = heshi.load_sheets([folder / "news.yaml"])
    checked = heshi.check_text(text, sheets, path=f"{FOLDER}/新品 发布%稿.txt").drafts[0]
    document = checked.document
    assert document is not None
    origin = Origin("公告\u202e", "转化率提高了30% <i>", Place("来源/公告.md", 4, 1))
    findings = tuple(
        replace(
            finding,
            claim=replace(
                finding.claim,
                place=replace(finding.claim.place, path=f"{FOLDER}/news.yaml"),
                origin=origin if finding.claim.id == "growth" else None,
            ),
        )
        for finding in checked.findings
    )
    start = document.prose.index("两天")
    coverage = Coverage(7, 1, 4, (Unbacked("quantity", Span(start, start + 2)),))
    broken = Failure(
        "planted/broken", Words("这条主张没能核对", "not evaluated"), Words("请报告", "please report it")
    )
    unread = Failure(
        "没有 这篇.md",
        Words("没有这个文件", "no such file"),
        Words("请检查路径", "check the path"),
        Place("没有 这篇.md"),
    )
    sheet = Failure(
        "另一张.yaml:3:5", Words("没有这个种类", "no such kind"), None, Place("另一张.yaml", 3, 5)
    )
    return Report(
        (
            replace(checked, findings=findings, coverage=coverage, failures=(broken,)),
            DraftReport("没有 这篇.md", None, (), (unread,)),
        ),
        (sheet,),
    )


@pytest.fixture(scope="session")
def html() -> Html:
    """Render Markdown with all that sites add to it."""
    extensions = (
        pyromark.Options.ENABLE_TABLES
        | pyromark.Options.ENABLE_FOOTNOTES
        | pyromark.Options.ENABLE_STRIKETHROUGH
        | pyromark.Options.ENABLE_TASKLISTS
        | pyromark.Options.ENABLE_MATH
    )
    return lambda text: pyromark.html(text, options=extensions)


class Wrong(Protocol):
    """Makes a report of what is wrong in a draft."""

    def __call__(
        self, draft: str, *texts: str, path: str = "story.md", severity: Severity = Severity.ERROR
    ) -> Report:
        """Return the report on ``draft``, in which the first of each of ``texts`` is a wrong date."""
        ...


class Absent(Protocol):
    """Makes a report of a draft that never states a claim."""

    def __call__(self, draft: str, path: str = "story.md", *, required: bool = True) -> Report:
        """Return the report on ``draft``."""
        ...


@pytest.fixture
def wrong() -> Wrong:
    """Make a report on a draft with wrong dates, each of a claim of its own."""

    def make(
        draft: str,
        *texts: str,
        path: str = "story.md",
        severity: Severity = Severity.ERROR,
    ) -> Report:
        document = read_text(draft, path)
        findings = []
        for number, text in enumerate(texts, 1):
            start = document.prose.index(text)
            at = Span(start, start + len(text))
            findings.append(
                Finding(
                    claim(f"c{number}", severity=severity),
                    Verdict.CONTRADICTED,
                    (Gap("wrong-date", at, "9月25日", text),),
                )
            )
        return Report((DraftReport(path, document, tuple(findings)),))

    return make


def claim(name: str, *, required: bool = True, severity: Severity = Severity.ERROR) -> Claim:
    """A claim that nothing is checked against."""
    return Claim(
        sheet="story",
        id=name,
        says="双方于9月25日宣布合作",
        about=(),
        kind="date",
        params=Params(),
        required=required,
        severity=severity,
        examples={},
        place=Place("story.yaml", 3, 5),
    )


@pytest.fixture
def absent() -> Absent:
    """Make a report on a draft that never states a claim."""

    def make(draft: str, path: str = "story.md", *, required: bool = True) -> Report:
        gap = Gap("not-stated", None, "双方于9月25日宣布合作")
        finding = Finding(claim("c1", required=required), Verdict.MISSING, (gap,))
        return Report((DraftReport(path, read_text(draft, path), (finding,)),))

    return make


VOID = frozenset(("meta", "input", "rect"))
"""The elements without an end tag that our pages have."""


class _Reader(HTMLParser):
    """Builds the tree; an end tag that fits no start tag is an error."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.builder = ET.TreeBuilder()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names))
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in VOID:
            self.builder.end(tag)
        else:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.builder.end(tag)

    def handle_data(self, data: str) -> None:
        if self.open:
            self.builder.data(data)
        else:
            assert not data.strip()


@pytest.fixture(scope="session")
def parse() -> Callable[[str], ET.Element]:
    """Return the tree of a page."""

    def parse(page: str) -> ET.Element:
        reader = _Reader()
        reader.feed(page)
        reader.close()
        assert reader.open == []
        return reader.builder.close()

    return parse


@pytest.fixture(name="claim", scope="session")
def make_claim() -> Callable[..., Claim]:
    """Make a claim."""

    def make(  # noqa: PLR0913 - what tests vary
        name: str,
        says: str = "双方于9月25日宣布合作",
        *,
        sheet: str = "story",
        kind: str = "date",
        required: bool = True,
        severity: Severity = Severity.ERROR,
    ) -> Claim:
        return Claim(
            sheet=sheet,
            id=name,
            says=says,
            about=(),
            kind=kind,
            params=Params(),
            required=required,
            severity=severity,
            examples={},
            place=Place("story.yaml", 3, 5),
        )

    return make


@pytest.fixture(scope="session")
def spot() -> Callable[[Document, str], Span]:
    """Find a text in a draft."""

    def find(document: Document, text: str) -> Span:
        start = document.prose.index(text)
        return Span(start, start + len(text))

    return find


@pytest.fixture(scope="session")
def report() -> Callable[..., Report]:
    """Make a report of one draft."""

    def make(text: str, *findings: Finding, path: str = "story.md") -> Report:
        return Report((DraftReport(path, read_text(text, path), findings),))

    return make

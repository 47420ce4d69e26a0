"""Reading a page of HTML as a tree."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from heshi.errors import Place
from heshi.findings import DraftReport, Finding, Report
from heshi.readers import read_text
from heshi.rules.model import Claim, Params, Severity
from heshi.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from heshi.document import Document

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


@pytest.fixture(scope="session")
def claim() -> Callable[..., Claim]:
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

"""Where a finding is shown, and what its file is called: one answer for all formats."""

from __future__ import annotations

import os
from bisect import bisect_right
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from heshi.document import BlockKind

if TYPE_CHECKING:
    from heshi.document import Document
    from heshi.findings import Finding
    from heshi.text.lines import Point, Unit
    from heshi.text.spans import SourceSpan, Span


@dataclass(frozen=True, slots=True)
class Region:
    """A range of a file for an editor.

    Attributes:
        start: where it begins.
        end: where it ends, its column that after the last character.
    """

    start: Point
    end: Point


def place_of(finding: Finding) -> Span | None:
    """Return the first place in the prose that shows a finding: of a gap, else of its evidence."""
    places = [gap.at for gap in finding.gaps if gap.at is not None] + [one.at for one in finding.evidence]
    return places[0] if places else None


def anchor_of(finding: Finding, document: Document) -> SourceSpan:
    """Return the place in the source where a finding is shown.

    That of a claim which the draft never speaks of is the draft's title, or its first line.

    Args:
        finding: the finding.
        document: the draft that it is about.
    """
    place = place_of(finding)
    return title_of(document) if place is None else document.to_source(place)


def title_of(document: Document) -> SourceSpan:
    """Return the place in the source of the draft's title, or of its first line."""
    title = next((block.span for block in document.blocks if block.kind is BlockKind.TITLE), None)
    return document.lines.line(1) if title is None else document.to_source(title)


def region(document: Document, at: SourceSpan, unit: Unit) -> Region:
    """Return a place of the source in lines and columns, both from 1.

    Args:
        document: the draft.
        at: the place.
        unit: what the columns count.
    """
    return Region(document.lines.point(at.start, unit), document.lines.point(at.end, unit))


def sentence_at(document: Document, span: Span) -> Span:
    """Return the sentence in which ``span`` begins, or all that it covers if that is more."""
    sentences = [sentence.span for sentence in document.sentences]
    index = bisect_right(sentences, span.start, key=attrgetter("start")) - 1
    return sentences[index].join(span) if index >= 0 and sentences[index].end >= span.start else span


def relative(path: str, root: Path | None) -> str:
    """Return what a file is called seen from a folder, with slashes; as it is where it lies elsewhere.

    Args:
        path: the file as the user named it, seen from the working directory.
        root: the folder, or None for the working directory whatever that is.
    """
    plain = os.path.normpath(path)
    if root is not None:
        whole = os.path.abspath(plain)  # noqa: PTH100 - a link stays the link that the user named
        if Path(whole).is_relative_to(root):
            plain = os.path.relpath(whole, root)
    return Path(plain).as_posix()


def uri(path: str, root: Path | None) -> str:
    """Return the same as a URI reference: percent-encoded UTF-8."""
    name = relative(path, root)
    if Path(name).is_absolute():
        return Path(name).as_uri()
    return quote(name.encode("utf-8", "surrogateescape"))

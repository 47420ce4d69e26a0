from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from heshi.document import Document
from heshi.readers import read_text
from heshi.text.offsets import PieceKind
from heshi.text.spans import Span

Blocks = Callable[[str, str], list[tuple[str, str, str]]]
Contract = Callable[[Document], None]


@pytest.fixture(scope="session")
def blocks() -> Blocks:
    """Read a text and return the kind, the prose and the source of each block."""

    def read(text: str, path: str) -> list[tuple[str, str, str]]:
        page = read_text(text, path)
        return [
            (block.kind.value, block.span.of(page.prose), page.to_source(block.span).of(page.source.text))
            for block in page.blocks
        ]

    return read


@pytest.fixture(scope="session")
def contract() -> Contract:
    """Assert of a document what must hold for every reader and every file."""
    return keeps_contract


def keeps_contract(page: Document) -> None:
    source = page.source.text
    assert page.prose == "".join(block.span.of(page.prose) + "\n" for block in page.blocks)
    position = 0
    for block in page.blocks:
        said = block.span.of(page.prose)
        assert block.span.start == position
        assert said
        assert said == said.strip()
        assert said.splitlines() == [said]
        position = block.span.end + 1
    keeps_places(page)
    for sentence in page.sentences:
        assert page.blocks[sentence.block].span.covers(sentence.span)
    for comment in page.comments:
        assert 0 <= comment.start < comment.end <= len(source)
    assert all(first.end <= second.start for first, second in pairwise(page.comments))
    assert len(page.normal) == len(page.prose)


def keeps_places(page: Document) -> None:
    """The pieces tile the prose, run through the source in order, and lead there and back again."""
    source = page.source.text
    assert len(page.offsets) == len(page.prose)
    prose_end = source_end = 0
    for piece in page.offsets.pieces:
        assert piece.prose.start == prose_end < piece.prose.end
        assert source_end <= piece.source.start <= piece.source.end <= len(source)
        prose_end, source_end = piece.prose.end, piece.source.end
        if piece.kind is PieceKind.COPIED:
            assert piece.prose.of(page.prose) == piece.source.of(source)
            assert page.to_source(piece.prose) == piece.source
            assert page.offsets.to_prose(piece.source) == piece.prose
            middle = Span((piece.prose.start + piece.prose.end) // 2, piece.prose.end)
            assert page.offsets.to_prose(page.to_source(middle)) == middle
        elif piece.kind is PieceKind.INSERTED:
            assert len(piece.source) == 0
            assert piece.prose.of(page.prose) == "\n"
    assert prose_end == len(page.prose)

from __future__ import annotations

from collections.abc import Callable

import pytest

from heshi.readers import read_text

Blocks = Callable[[str, str], list[tuple[str, str, str]]]


@pytest.fixture
def blocks() -> Blocks:
    """Read a text and return the kind, the prose and the source of each block."""

    def read(text: str, path: str) -> list[tuple[str, str, str]]:
        page = read_text(text, path)
        return [
            (block.kind.value, block.span.of(page.prose), page.to_source(block.span).of(page.source.text))
            for block in page.blocks
        ]

    return read

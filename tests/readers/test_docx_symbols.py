from __future__ import annotations

import pytest

from heshi.readers.docx_symbols import symbol


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [
        ("Symbol", "F0B3", "≥"),
        ("Symbol", "B3", "≥"),
        ("Symbol", "F061", "α"),
        ("Symbol", "F07A", "ζ"),
        ("Wingdings", "F0FC", "✓"),
        ("Wingdings", "F021", "\uf021"),
        ("宋体", "2460", "①"),
        ("", "1F389", "🎉"),
        ("", "D800", ""),
        ("", "110000", ""),
        ("", "1", ""),
        ("", "x", ""),
        ("", "", ""),
    ],
)
def test_symbols(font: str, code: str, shown: str) -> None:
    assert symbol(font, code) == shown

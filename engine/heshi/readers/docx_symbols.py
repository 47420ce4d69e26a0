"""Characters that a docx takes out of a symbol font (``w:sym``, ISO/IEC 29500-1, 17.3.3.30).

Source: Unicode's mapping table ADOBE/symbol.txt, and the names of the glyphs in Wingdings.
"""

from __future__ import annotations

from heshi.text import regex as re

_CODE = re.compile(r"[0-9A-Fa-f]{1,6}")
_PRIVATE = 0xF000
"""Where symbol fonts put their codes 0x20 to 0xFF."""

_SYMBOL = {
    0xA3: "≤",
    0xA5: "∞",
    0xAC: "←",
    0xAE: "→",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0xD7: "⋅",
    **dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
    **dict(zip(range(0x30, 0x3A), "0123456789", strict=True)),
}
_WINGDINGS = {
    0x6C: "●",
    0x6E: "■",
    0x75: "◆",
    0xA7: "▪",
    0xA8: "☐",
    0xD8: "➢",
    0xE0: "→",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}


def symbol(font: str, code: str) -> str:
    """Return the character that a symbol shows; a private-use one where no table knows it.

    Args:
        font: the name of its font.
        code: its code in hexadecimal, with or without 0xF000 added.

    Returns:
        One character; nothing where ``code`` is no character.
    """
    if not _CODE.fullmatch(code):
        return ""
    value = int(code, 16)
    known = _FONTS.get(font.lower(), {}).get(value - _PRIVATE if value >= _PRIVATE else value)
    if known:
        return known
    surrogate = 0xD800 <= value <= 0xDFFF  # noqa: PLR2004 - no characters
    return "" if surrogate or not 0x20 <= value <= 0x10FFFF else chr(value)  # noqa: PLR2004 - the last code point

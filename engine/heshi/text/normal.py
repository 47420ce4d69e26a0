"""The normal form in which text is matched: one code point for one code point.

Full-width and half-width, compatibility and look-alike characters, traditional and simplified
characters are made one. Nothing is added and nothing is dropped, so a span found in the normal
form holds in the text itself. Circled digits, superscripts and squared units (①, ², ㎡) stay, for
they mean more than the plain character; so do the stops that Chinese alone has (。 、 「」 “” 《》 — …).
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from opencc import OpenCC

_SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
"""The tab and every character of Unicode's class Zs."""

_BREAKS = "\v\f\x1c\x1d\x1e\x85\u2028\u2029"
"""What ``str.splitlines`` breaks at besides line feeds and carriage returns: no mention may cross them."""

_LOOKALIKES = {
    "‐‑‒–−": "-",  # hyphens, figure dash, en dash, minus sign
    "―─━⸺": "—",  # horizontal bar and box drawing, common for the Chinese dash in GBK text
    "〜∼": "~",
    "•・‧∙⋅": "·",
    "⋯": "…",
    "∶︰": ":",  # the ratio sign, and what Big5 text has for a colon
    "∕⁄": "/",
    "〝": "“",
    "〞〟": "”",
}
"""Characters drawn alike and used one for the other in Chinese text → the one that is kept."""

_COMPATIBLE = (
    (0x2E80, 0x2FD5),  # CJK and Kangxi radicals
    (0xF900, 0xFAFF),  # CJK compatibility ideographs
    (0xFE10, 0xFE19),  # vertical forms
    (0xFE31, 0xFE6B),  # vertical and small forms
    (0xFF01, 0xFF9F),  # full-width ASCII, half-width katakana
    (0xFFE0, 0xFFE6),  # full-width currency signs
    (0x1D400, 0x1D7FF),  # mathematical letters and digits, which magazines use for bold type
    (0x2F800, 0x2FA1F),  # CJK compatibility ideographs, supplement
)
"""Ranges whose NFKC form replaces the character wherever that form is one code point."""

_RADICALS = dict(
    zip(
        "⺁⺅⺋⺎⺒⺠⺡⺣⺩⺮⺾⻁⻄⻅⻆⻉⻋⻌⻏⻐⻑⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰",
        "厂亻㔾尢巳民氵灬王竹艹虎西见角贝车辶阝钅長长门阝雨青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙",
        strict=True,
    )
)
"""CJK radicals that NFKC leaves alone, as PDF files have them → the ideograph.

Source: EquivalentUnifiedIdeograph.txt of the Unicode Character Database.
"""

_HAN = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x20000, 0x323AF))
"""The unified ideographs: extension A, the first block, extensions B to H."""


def normalise(text: str) -> str:
    """Return ``text`` in its normal form.

    Args:
        text: any text.

    Returns:
        A text of the same length in code points. Line feeds and carriage returns stay; other line
        separators become line feeds; every other space becomes U+0020.
    """
    if text.isascii():
        return text.translate(_ASCII)
    chars = set(text)
    if not chars <= _seen:
        _see(chars - _seen)
    changed = [char for char in chars if char in _changes]
    if len(changed) > _FEW:
        return text.translate({ord(old): _changes[old] for old in changed})
    for old in changed:
        text = text.replace(old, _changes[old])
    return text


_seen: set[str] = set()
"""The characters whose normal form is known: those of the texts so far."""

_changes: dict[str, str] = {}
"""Those of them that change, with the character that each becomes; none of these changes in its turn."""


_FEW = 48
"""Up to so many different characters, replacing one after another is quicker than a translation."""


def fold(text: str) -> str:
    """Return ``text`` with A–Z in lower case and all else as it is: the same length in code points."""
    return text.encode("utf-8", "surrogatepass").lower().decode("utf-8", "surrogatepass")


_ASCII = {ord(char): "\n" for char in _BREAKS} | {ord("\t"): " "}


def _see(chars: set[str]) -> None:
    """Find the normal form of characters, in any order and any thread: a character has but one."""
    new, last = {char: char for char in chars}, None
    while new != last:
        last = new
        new = _simplified({old: _compatible(char) for old, char in new.items()})
    _changes.update((old, char) for old, char in new.items() if old != char)
    _seen.update(chars)


_ALIKE = {
    **_RADICALS,
    **{old: new for olds, new in _LOOKALIKES.items() for old in olds},
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_BREAKS, "\n"),
}
"""What becomes another character though Unicode does not say so."""


def _compatible(char: str) -> str:
    """Return what a character becomes, traditional characters aside."""
    if char in _ALIKE:
        return _ALIKE[char]
    if any(first <= ord(char) <= last for first, last in _COMPATIBLE):
        plain = unicodedata.normalize("NFKC", char)
        return plain if len(plain) == 1 else char
    return char


def _simplified(chars: Mapping[str, str]) -> dict[str, str]:
    """Return a mapping with the traditional characters among its values replaced by the simplified ones."""
    han = sorted({char for char in chars.values() if any(first <= ord(char) <= last for first, last in _HAN)})
    simple = _converter().convert("\n".join(han)).split("\n") if han else ()
    plain = {old: new for old, new in zip(han, simple, strict=True) if len(new) == 1}
    return {old: plain.get(char, char) for old, char in chars.items()}


@cache
def _converter() -> OpenCC:
    """Return the converter of traditional to simplified characters."""
    from opencc import OpenCC  # noqa: PLC0415 - costs milliseconds, which plain ASCII text need not pay

    return OpenCC("t2s")

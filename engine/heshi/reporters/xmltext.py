"""XML as every format writes it."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from heshi.text import regex as re
from heshi.text.width import visible

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 does not allow in a document (section 2.2)."""


def legal(text: str) -> str:
    """Return ``text`` with U+FFFD in place of what XML does not allow."""
    return _ILLEGAL.sub("\ufffd", text)


def shown(*lines: str) -> str:
    """Return ``lines`` for people: what a program would obey, hide or refuse is pictured.

    None has a line end of its own, with which a file's name could begin a line in a log.
    """
    return legal("\n".join(map(visible, lines)))


def written(root: ET.Element) -> str:
    """Return a document that ends with a line feed, its elements indented."""
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'

"""JSON as every format writes it: characters as they are, but nothing in it that a terminal would obey."""

from __future__ import annotations

import json

from heshi.text import regex as re

_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Controls that JSON lets stand, line ends that are none for JSON, bidi controls, lone surrogates."""


def dumped(value: object, indent: int | None = None) -> str:
    """Return a value as JSON, without a final line feed; what is escaped means the same character.

    Args:
        value: what ``json.dumps`` takes.
        indent: how far to indent each level; None for a single line.
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)

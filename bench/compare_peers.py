"""Plain baselines, for scale: what flags every changed sentence, and what compares the digits alone."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from typing import Final

_SENTENCE = re.compile(r"[^。！？\n]+[。！？]*[”’」』）]*")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*%?")


def diff_flags(source: str, draft: str) -> bool:
    """Return whether some sentence of the draft is not, letter by letter, a sentence of the source."""
    one, other = ([part.strip() for part in _SENTENCE.findall(text)] for text in (source, draft))
    return any(
        code != "equal"
        for code, *_ in difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    )


def digits_flag(source: str, draft: str) -> bool:
    """Return whether the draft has a number, as written in digits, that the source has not as often."""
    return bool(Counter(_NUMBER.findall(draft)) - Counter(_NUMBER.findall(source)))


PEERS: Final = {"difflib": diff_flags, "digits": digits_flag}
"""The baselines, by what their columns are called."""

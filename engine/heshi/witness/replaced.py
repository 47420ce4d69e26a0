"""What stands in the place of the source's names, numbers, items and nouns in a passage of the draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from heshi.witness.lines import SAME_WORDS, line_of, segments_of
from heshi.witness.names import exchanged_gaps, name_gaps
from heshi.witness.rows import item_gaps, number_gaps
from heshi.witness.turned import turned_gap

if TYPE_CHECKING:
    from heshi.findings import Gap
    from heshi.witness.accounts import Account
    from heshi.witness.clauses import Passage

_CLOSE: Final = 0.5
"""Passages less alike than this are not laid side by side."""


def replaced_gaps(account: Account, passage: Passage) -> list[Gap]:
    """Return where the draft has another name than the source, or two names the other way round."""
    if passage.likeness < _CLOSE:
        return []
    mine, theirs = line_of(account.source, passage.mine), line_of(account.draft, passage.theirs)
    segments = segments_of(mine.text, theirs.text)
    if not segments:
        return []
    turned = turned_gap(account, mine, theirs, segments)
    if turned is not None:
        return [turned]
    gaps = [*name_gaps(account, passage, mine, theirs, segments), *number_gaps(mine, theirs, segments)]
    gaps += exchanged_gaps(account, passage, mine, theirs, segments)
    if passage.likeness >= SAME_WORDS:
        gaps += item_gaps(account, mine, theirs, segments)
    found: list[Gap] = []
    for each in gaps:
        if not any(each.at and other.at and each.at.overlaps(other.at) for other in found):
            found.append(each)
    return found

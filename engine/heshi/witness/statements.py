"""Whether the draft states what a sentence of the source states: passage by passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshi.recognise.verbatim import plain
from heshi.witness.clauses import Passage, passages
from heshi.witness.edits import edit_gaps
from heshi.witness.figures import ordinal_gaps, unclaimed_gaps
from heshi.witness.quotations import title_gaps
from heshi.witness.replaced import replaced_gaps
from heshi.witness.said import said
from heshi.witness.stances import opposite_gaps, stance_gaps
from heshi.witness.turned import crossed_gap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshi.findings import Finding, Gap
    from heshi.rules.model import Claim
    from heshi.text.spans import Span
    from heshi.witness.accounts import Account


def testify(claim: Claim, account: Account) -> Finding | None:
    """Return what the draft makes of the claim's sentence; None where it is too far from it to tell."""
    told = plain(claim.says).text
    found = [
        each for each in passages(account) if any(_is_said(account, clause, told) for clause in each.mine)
    ]
    if not found:
        return None
    gaps = [*unclaimed_gaps(account), *title_gaps(account)]
    rest = _rest(account, found)
    for passage in found:
        if _is_same(account, passage):
            continue
        gaps += stance_gaps(account, passage, rest, claim.says)
        gaps += opposite_gaps(account, passage)
        gaps += replaced_gaps(account, passage)
        gaps += ordinal_gaps(account, passage)
    crossed = None if gaps else crossed_gap(account, found)
    gaps += [crossed] if crossed else []
    edits = _edits(account, found, gaps)
    gaps += edits
    if gaps and not (edits or account.is_close):
        return None
    return said(claim, account.told[0].join(account.told[-1]), gaps)


def _edits(account: Account, found: Sequence[Passage], gaps: Sequence[Gap]) -> list[Gap]:
    """Return what was changed in the claim's clauses, where nothing else was found at the place."""
    own = [clause for passage in found for clause in passage.theirs]
    others = [clause for passage in passages(account) for clause in passage.theirs if clause not in own]
    return [
        each
        for each in edit_gaps(account)
        if each.at
        and not any(other.at and other.at.overlaps(each.at) for other in gaps)
        and not any(clause.covers(each.at) for clause in others)
    ]


def _is_said(account: Account, clause: Span, told: str) -> bool:
    """Return whether the claim says a clause of its sentence."""
    return plain(clause.of(account.source.normal)).text.strip(".,;:!?") in told


def _is_same(account: Account, passage: Passage) -> bool:
    """Return whether two passages are the same word for word, and nothing beyond them can tell."""
    source, draft = account.source.normal, account.draft.normal
    mine = "".join(each.of(source) for each in passage.mine)
    theirs = "".join(each.of(draft) for each in passage.theirs)
    return mine == theirs and account.span.of(source) == "".join(each.of(draft) for each in account.told)


def _rest(account: Account, found: Sequence[Passage]) -> Passage:
    """Return the clauses of both sides that no passage holds."""
    used = {span for passage in found for span in (*passage.mine, *passage.theirs)}
    source, draft = account.source.reading, account.draft.reading
    first, last = source.sentence_index(account.span.start), source.sentence_index(account.span.end - 1)
    mine = [clause for index in range(first, last + 1) for clause in source.clauses(index)]
    theirs = [clause for told in account.told for clause in draft.clauses(draft.sentence_index(told.start))]
    return Passage(
        tuple(clause for clause in mine if clause not in used),
        tuple(clause for clause in theirs if clause not in used),
        0.0,
    )

"""What makes a finding the same finding tomorrow: its claim and its words, not the line it stands on."""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from heshi.findings import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heshi.document import Document
    from heshi.findings import Finding
    from heshi.rules.model import Claim
    from heshi.text.spans import Span

_BYTES = 10
"""So many bytes of a hash are kept: two of a million findings are then alike once in 10^12 runs."""


def digest(*parts: object) -> str:
    """Return a short hash of ``parts``: the same in every process, on every system and Python.

    Args:
        parts: values that JSON can write; what is told apart there is told apart here.

    Returns:
        Twenty hexadecimal digits.
    """
    text = json.dumps(parts, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.blake2b(text.encode("ascii"), digest_size=_BYTES).hexdigest()


def claim_hash(claim: Claim) -> str:
    """Return a hash of what a claim says and asks for; its name, place, weight and examples leave it alone.

    Parameters that a sheet leaves out do not count, so that a kind may be given new ones.
    """
    return digest(claim.says, claim.kind, claim.params.model_dump(mode="json", exclude_defaults=True))


def text_hash(finding: Finding, document: Document) -> str | None:
    """Return a hash of the sentences that show what falls short, or None where no sentence does.

    Only what is read counts: not the blanks, the line ends, the width of a letter, nor where the
    sentences stand. What a draft leaves out (``missing``) stands nowhere in it.

    Args:
        finding: the finding.
        document: the draft that it is about.
    """
    if finding.verdict is Verdict.MISSING:
        return None
    return digest(*("".join(span.of(document.normal).split()) for span in sentences(finding, document)))


def sentences(finding: Finding, document: Document) -> list[Span]:
    """Return the sentences in which the gaps of a finding stand, each once, in order.

    Where a gap has no place of its own, those of the evidence count.

    Args:
        finding: the finding.
        document: the draft that it is about.
    """
    gaps = [gap.at for gap in finding.gaps if gap.at is not None]
    places = gaps if len(gaps) == len(finding.gaps) else gaps + [one.at for one in finding.evidence]
    return sorted({span for place in places for span in _around(place, document)})


def _around(place: Span, document: Document) -> Iterator[Span]:
    """Yield the sentences that ``place`` touches."""
    spans = [sentence.span for sentence in document.sentences]
    first = max(0, bisect_right(spans, place.start, key=attrgetter("start")) - 1)
    for span in spans[first:]:
        if span.start >= max(place.end, place.start + 1):
            return
        if span.overlaps(place) or span.covers(place):
            yield span

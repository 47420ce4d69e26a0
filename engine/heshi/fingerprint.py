"""What makes a finding the same finding tomorrow: its claim and its words, not the line it stands on."""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from heshi.findings import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from heshi.document import Document
    from heshi.findings import Finding
    from heshi.rules.model import Claim
    from heshi.text.spans import Span

_DIGITS = 32
"""So many hexadecimal digits of a hash are kept: 128 bits."""


def fingerprint(parts: Iterable[str]) -> str:
    """Return 32 hexadecimal digits that stand for the parts, in their order: the same in every process.

    Args:
        parts: any texts, half a surrogate pair included.
    """
    whole = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(whole).hexdigest()[:_DIGITS]


def claim_hash(claim: Claim) -> str:
    """Return a hash of what a claim says and asks for; its name, place, weight and examples leave it alone.

    Parameters that a sheet leaves out do not count, so that a kind may be given new ones.
    """
    asked = claim.params.model_dump(mode="json", exclude_defaults=True)
    return fingerprint((claim.says, claim.kind, json.dumps(asked, ensure_ascii=False, sort_keys=True)))


def text_hash(finding: Finding, document: Document) -> str | None:
    """Return a hash of the sentences that show what falls short, or None where no sentence does.

    What a draft leaves out (``missing``) stands nowhere in it.

    Args:
        finding: the finding.
        document: the draft that it is about.
    """
    if finding.verdict is Verdict.MISSING:
        return None
    return fingerprint(read_at(span, document) for span in sentences(finding, document))


def read_at(span: Span, document: Document) -> str:
    """Return what is read at a place: not the blanks, the line ends or the width of a letter."""
    return "".join(span.of(document.normal).split())


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

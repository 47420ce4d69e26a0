"""Rows of spans: what several cover together, and what two of them share."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from heshi.text.spans import Span, common, united

SPANS = st.lists(
    st.builds(lambda start, size: Span(start, start + size), st.integers(0, 30), st.integers(1, 9))
)


def covered(spans: object) -> set[int]:
    assert isinstance(spans, (list, tuple))
    return {place for span in spans for place in range(span.start, span.end)}


@given(SPANS)
def test_what_is_united_covers_the_same_and_is_in_order_and_apart(spans: list[Span]) -> None:
    found = united(spans)
    assert covered(found) == covered(spans)
    assert all(one.end < other.start for one, other in pairwise(found))


@given(SPANS, SPANS)
def test_what_is_common_is_what_both_cover(one: list[Span], other: list[Span]) -> None:
    found = common(united(one), other)
    assert covered(found) == covered(one) & covered(other)
    assert list(found) == sorted(found)

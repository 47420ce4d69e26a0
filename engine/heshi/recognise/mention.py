"""What every recogniser returns: a span, a kind, a typed value and the pattern that read it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from heshi.text.spans import Span


class MentionKind(StrEnum):
    """The kinds of mentions."""

    DATE = "date"
    DURATION = "duration"
    RECURRENCE = "recurrence"
    QUANTITY = "quantity"
    ORDINAL = "ordinal"
    NAME = "name"
    LIST = "list"
    QUOTE = "quote"
    STANCE = "stance"


class Comparison(StrEnum):
    """How a value found in a draft (the first) stands to the value of a claim (the second).

    ``FITS``: the draft says what the claim allows. ``VAGUER``: it says less, and no more than
    that. ``CONFLICTS``: both cannot be true. ``INCOMPARABLE``: the two are of different sorts (a
    percentage and percentage points, two currencies), so nothing follows.
    """

    FITS = "fits"
    VAGUER = "vaguer"
    CONFLICTS = "conflicts"
    INCOMPARABLE = "incomparable"


class Value(Protocol):
    """A mention's value."""

    def to_json(self) -> object:
        """Return the documented JSON form of the value."""
        ...


ValueT_co = TypeVar("ValueT_co", bound=Value, covariant=True)


@dataclass(frozen=True, slots=True)
class Mention(Generic[ValueT_co]):
    """A typed piece of a text.

    Attributes:
        span: where it stands, in code points of the text that was read.
        kind: what sort of thing it is.
        text: the piece as written.
        value: its normalised value.
        pattern: the name of the pattern that read it.
    """

    span: Span
    kind: MentionKind
    text: str
    value: ValueT_co
    pattern: str

    @property
    def start(self) -> int:
        """The first code point."""
        return self.span.start

    @property
    def end(self) -> int:
        """The code point after the last."""
        return self.span.end

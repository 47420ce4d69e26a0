"""What stands on the page, as plain values: the templates only have to print them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from heshi.reporters.web.marks import Piece, Tone
    from heshi.severity import Severity


@dataclass(frozen=True, slots=True)
class Problem:
    """A failure or a notice.

    Attributes:
        what: the draft, the claim or the place that it is about.
        problem: what is wrong.
        help: what can be done; may be empty.
        href: where it is on the page; may be empty.
    """

    what: str
    problem: str
    help: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class PlacePart:
    """A place of a finding.

    Attributes:
        label: its line and column in the source.
        words: what stands there, or so much of it as a hint has room for.
        href: where it is on the page.
        first: the number of its first segment, 0 for none.
        last: that of its last.
    """

    label: str
    words: str
    href: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class GapPart:
    """A gap.

    Attributes:
        code: its code.
        name: its name; empty where the sentence begins with it.
        message: its sentence.
        compared: whether what is asked for and what was found are to be set one above the other.
        expected: what is asked for.
        found: what the draft has.
        fix: what to replace and by what, None where there is no fix.
    """

    code: str
    name: str
    message: str
    compared: bool
    expected: str
    found: str
    fix: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class OriginPart:
    """The source's sentence beside the draft's.

    Attributes:
        source: what the source is called, and where in it the sentence stands.
        text: the source's sentence.
        draft: the draft's sentence, in front of the words in question, these, and what follows; all empty
            where there is none.
    """

    source: str
    text: str
    draft: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Card:
    """A finding.

    Attributes:
        id: its name on the page.
        number: the number that its places have in the text, 0 for none.
        tone: how it is shown.
        verdict: its verdict in words.
        severity: how grave it is.
        severity_words: the same in words; empty for an error and for what holds.
        ref: the claim's id among all sheets.
        sheet: the id of its sheet.
        says: the claim.
        kind: the name of its kind.
        required: whether a draft must state it.
        gaps: what falls short.
        places: where the draft speaks of it.
        origin: the source's sentence, where one was looked up.
        suppressed: who says that it does not count, and why; None where it counts.
    """

    id: str
    number: int
    tone: Tone
    verdict: str
    severity: Severity
    severity_words: str
    ref: str
    sheet: str
    says: str
    kind: str
    required: bool
    gaps: tuple[GapPart, ...]
    places: tuple[PlacePart, ...]
    origin: OriginPart | None
    suppressed: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class SegmentPart:
    """A stretch of a block.

    Attributes:
        pieces: its text.
        id: its name on the page; empty for plain text and for facts without a claim.
        tone: how it is shown; empty for plain text.
        href: the name of the finding that it belongs to first; empty where there is none.
        label: what it is, in words.
        notes: the numbers to be set behind it.
    """

    pieces: tuple[Piece, ...]
    id: str = ""
    tone: str = ""
    href: str = ""
    label: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class BlockPart:
    """A block of the draft.

    Attributes:
        id: its name on the page.
        kind: its part on the page.
        level: that of a heading or an item.
        line: the line of the source on which it begins, with the sign before it.
        segments: its text.
    """

    id: str
    kind: str
    level: int
    line: str
    segments: tuple[SegmentPart, ...]


@dataclass(frozen=True, slots=True)
class CellPart:
    """A cell of a table: its blocks, and how many columns are empty before it."""

    blocks: tuple[BlockPart, ...]
    skipped: int


@dataclass(frozen=True, slots=True)
class RowPart:
    """A row of a table.

    Attributes:
        line: the line of the source on which it begins.
        header: whether it is the header row.
        cells: its cells that are not empty.
    """

    line: str
    header: bool
    cells: tuple[CellPart, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Blocks that stand together.

    Attributes:
        kind: ``list``, ``table`` or ``plain``.
        blocks: the blocks of a list; the one block of what is plain.
        rows: the rows of a table.
    """

    kind: str
    blocks: tuple[BlockPart, ...] = ()
    rows: tuple[RowPart, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Findings that are listed under one heading."""

    name: str
    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many findings have a tone.

    Attributes:
        tone: the tone.
        words: its name.
        number: how many.
        optional: how many of the missing ones may be left out.
        start: where its part of the bar begins.
        length: how long it is.
    """

    tone: Tone
    words: str
    number: int
    optional: int
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class DraftPart:
    """A draft.

    Attributes:
        id: its name on the page.
        path: the draft as the user named it.
        short: so much of the end of the path as tells it from those of the other drafts.
        title: what it is about; the short path where it has no title.
        state: ``pass``, ``gaps`` or ``unfinished``.
        counts: how many findings have each tone, those of none left out.
        groups: the findings.
        stretches: the text.
        has_facts: whether facts without a claim are marked.
        coverage: how much of what it states the claims speak of; may be empty.
        failures: what could not be checked.
        notices: what is to be known besides.
    """

    id: str
    path: str
    short: str
    title: str
    state: str
    counts: tuple[Count, ...]
    groups: tuple[Group, ...]
    stretches: tuple[Stretch, ...]
    has_facts: bool
    coverage: str
    failures: tuple[Problem, ...]
    notices: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """What one draft does with one claim: None of these where the claim was not asked of it."""

    tone: str
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One claim in all drafts."""

    ref: str
    says: str
    cells: tuple[MatrixCell | None, ...]


@dataclass(frozen=True, slots=True)
class MatrixSheet:
    """The claims of one sheet."""

    sheet: str
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class PagePart:
    """The whole page.

    Attributes:
        state: as of a draft.
        counts: as of a draft, of all drafts.
        drafts: the drafts.
        failures: what went wrong with the run as a whole.
        notices: what is to be known of the run as a whole.
        nothing: whether no claim applied.
        has_overview: whether there is more to tell than of one draft.
        matrix: the claims in all drafts, by sheet; empty where there is one draft.
        severities: the severities, for the filter.
        kinds: the kinds that occur, with their names, for the filter.
        sheets: the sheets that occur, for the filter.
        has_facts: whether facts without a claim are marked in any draft.
    """

    state: str
    counts: tuple[Count, ...]
    drafts: tuple[DraftPart, ...]
    failures: tuple[Problem, ...]
    notices: tuple[Problem, ...]
    nothing: bool
    has_overview: bool
    matrix: tuple[MatrixSheet, ...]
    severities: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[str, str], ...]
    sheets: tuple[str, ...]
    has_facts: bool

"""What stands on the page: a report as plain values, from which the templates only have to print."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from heshi.document import BlockKind
from heshi.findings import Finding, Verdict
from heshi.reporters.lines import sentence_around
from heshi.reporters.web.marks import Mark, Piece, Segment, Tone, block_at, mark_up
from heshi.reporters.web.names import Names, short_paths
from heshi.reporters.web.words import FACT, FACTS, KINDS, PAGE, SEVERITIES, SUPPRESSIONS, TONES
from heshi.rules.model import Severity
from heshi.text.width import clip, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from heshi.document import Block, Document
    from heshi.findings import DraftReport, Failure, Gap, Notice, Report
    from heshi.reporters.base import View
    from heshi.text.spans import Span
    from heshi.words import Lang, Words

_ROLES = {"support": Tone.SUPPORTED, "conflict": Tone.CONTRADICTED, "partial": Tone.PARTIAL}
"""How the evidence of a role is shown."""
_TOPIC = "topic"

_COUNTED = (Tone.CONTRADICTED, Tone.PARTIAL, Tone.MISSING, Tone.SUPPORTED, Tone.SUPPRESSED)
"""The tones of findings, in the order in which totals give them."""

_EXCERPT = 60
"""How much of a place a hint shows, in cells of a terminal."""
_BAR = 1000
"""How long the bar of a draft's totals is, in units of its drawing."""


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
        kind_words: the same in words.
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
    kind_words: str
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
        total: how many findings there are.
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
    total: int
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
        nothing: whether no claim applied.
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
    nothing: bool
    matrix: tuple[MatrixSheet, ...]
    severities: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[str, str], ...]
    sheets: tuple[str, ...]
    has_facts: bool


def page_of(report: Report, view: View) -> PagePart:
    """Return what stands on the page.

    Args:
        report: what a run found.
        view: the language, and what counts as a gap.
    """
    names = Names()
    shorts = short_paths([draft.path for draft in report.drafts])
    drafts = tuple(
        _Draft(draft, names.draft(draft.path), short, view).part()
        for draft, short in zip(report.drafts, shorts, strict=True)
    )
    claims = {finding.claim.kind: None for finding in report.findings()}
    sheets = {finding.claim.sheet: None for finding in report.findings()}
    lang = view.lang
    return PagePart(
        state=_STATES[report.exit_status(view.fail_on)],
        counts=_counts(report.findings(), lang),
        drafts=drafts,
        failures=tuple(_failure(failure, lang) for failure in report.failures),
        nothing=report.nothing_checked() and not any(True for _ in report.all_failures()),
        matrix=_matrix(report, drafts, lang) if len(drafts) > 1 else (),
        severities=tuple((severity.value, words.in_(lang)) for severity, words in SEVERITIES.items()),
        kinds=tuple((kind, _kind(kind, lang)) for kind in claims),
        sheets=tuple(sheets),
        has_facts=any(draft.has_facts for draft in drafts),
    )


_STATES = ("pass", "gaps", "unfinished")
"""What an exit status says of a run or a draft."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A place of a finding, with how it is shown."""

    span: Span
    tone: Tone
    gap: bool


class _Draft:
    """Makes the part of one draft."""

    def __init__(self, report: DraftReport, name: str, short: str, view: View) -> None:
        self.report = report
        self.id = name
        self.short = short
        self.view = view
        self.lang = view.lang
        self.document = report.document

    def part(self) -> DraftPart:
        report, lang = self.report, self.lang
        findings = list(report.findings) if self.document is not None else []
        order, places = _ordered(findings)
        numbers = _numbers(order, findings, places)
        names = Names()
        ids = {index: f"{self.id}/{names.claim(findings[index].claim)}" for index in order}
        stretches, cards = self._text(findings, order, places, numbers, ids)
        coverage = report.coverage
        return DraftPart(
            id=self.id,
            path=report.path,
            short=self.short,
            title=self._title(),
            state=_state(report, self.view),
            counts=_counts(findings, lang),
            total=len(findings),
            groups=_groups(cards, findings, order, lang),
            stretches=stretches,
            has_facts=coverage is not None and bool(coverage.unbacked),
            coverage=""
            if coverage is None
            else PAGE["facts"]
            .in_(lang)
            .format(
                checkable=coverage.checkable,
                backed=coverage.backed,
                contradicted=coverage.contradicted,
                unbacked=len(coverage.unbacked),
            ),
            failures=tuple(_failure(failure, lang) for failure in report.failures),
            notices=tuple(self._notice(notice) for notice in report.notices),
        )

    def _title(self) -> str:
        """Return the title of the draft, or what its file is called."""
        if self.document is not None:
            for block in self.document.blocks:
                if block.kind is BlockKind.TITLE:
                    return block.span.of(self.document.prose)
        return self.short

    def _text(
        self,
        findings: Sequence[Finding],
        order: Sequence[int],
        places: Sequence[Sequence[_Place]],
        numbers: Sequence[int],
        ids: dict[int, str],
    ) -> tuple[tuple[Stretch, ...], list[Card]]:
        """Return the text with its marks, and the findings in their order."""
        document = self.document
        if document is None:
            return (), []
        owned = [(index, place) for index in order for place in places[index]]
        labels = {index: self._label(findings[index]) for index in order}
        marks = [
            Mark(place.span, place.tone, index, numbers[index] if place.gap else 0, labels[index])
            for index, place in owned
        ]
        facts = () if self.report.coverage is None else self.report.coverage.unbacked
        marks += [
            Mark(fact.at, Tone.UNBACKED, label=FACTS.get(fact.what, FACT).in_(self.lang)) for fact in facts
        ]
        text = mark_up(document, marks)
        parts: dict[int, list[PlacePart]] = {index: [] for index in order}
        for (index, place), range_ in zip(owned, text.ranges, strict=False):
            parts[index].append(self._place(place.span, range_, document))
        cards = [
            self._card(findings[index], ids[index], numbers[index], tuple(parts[index]), places[index])
            for index in order
        ]
        blocks = [
            BlockPart(
                f"{self.id}/b{index}",
                block.kind.value,
                block.level,
                _line(document, block),
                tuple(self._segment(segment, ids) for segment in segments),
            )
            for index, (block, segments) in enumerate(zip(document.blocks, text.blocks, strict=True), start=1)
        ]
        return tuple(_stretches(document.blocks, blocks)), cards

    def _label(self, finding: Finding) -> str:
        """Return what a place of a finding is, in words."""
        verdict = TONES[_tone(finding)].in_(self.lang)
        return f"{verdict}{PAGE['colon'].in_(self.lang)}{finding.claim.says}"

    def _segment(self, segment: Segment, ids: dict[int, str]) -> SegmentPart:
        mark = segment.mark
        if mark is None:
            return SegmentPart(segment.pieces)
        return SegmentPart(
            pieces=segment.pieces,
            id=f"{self.id}/{segment.number}" if segment.number else "",
            tone=mark.tone.value,
            href="" if mark.owner is None else ids[mark.owner],
            label=mark.label,
            notes="·".join(map(str, segment.notes)),
        )

    def _place(self, span: Span, range_: tuple[int, int], document: Document) -> PlacePart:
        first, last = range_
        block = block_at(document.blocks, span.start) + 1
        return PlacePart(
            label=document.place(document.to_source(span)),
            words=clip(visible(span.of(document.prose)), _EXCERPT),
            href=f"{self.id}/{first}" if first else f"{self.id}/b{block}",
            first=first,
            last=last,
        )

    def _card(
        self,
        finding: Finding,
        name: str,
        number: int,
        parts: tuple[PlacePart, ...],
        places: Sequence[_Place],
    ) -> Card:
        claim, lang = finding.claim, self.lang
        mild = bool(finding.gaps) and finding.severity is not Severity.ERROR
        suppressed = finding.suppressed
        return Card(
            id=name,
            number=number,
            tone=_tone(finding),
            verdict=TONES[Tone(finding.verdict.value)].in_(lang),
            severity=finding.severity,
            severity_words=SEVERITIES[finding.severity].in_(lang) if mild else "",
            ref=claim.ref,
            sheet=claim.sheet,
            says=claim.says,
            kind=claim.kind,
            kind_words=_kind(claim.kind, lang),
            required=claim.required,
            gaps=tuple(self._gap(gap, finding) for gap in finding.gaps),
            places=parts,
            origin=self._origin(finding, places),
            suppressed=None
            if suppressed is None
            else (SUPPRESSIONS[suppressed.by].in_(lang), suppressed.reason),
        )

    def _gap(self, gap: Gap, finding: Finding) -> GapPart:
        kind, message = gap.kind, gap.message(self.lang)
        name, sentence = kind.name.in_(self.lang), kind.message.in_(self.lang)
        told = "{expected}" in sentence and "{found}" in sentence
        return GapPart(
            code=gap.code,
            name="" if message.startswith(name) else name,
            message=message,
            compared=told and "" != gap.expected != finding.claim.says and gap.found != "",
            expected=gap.expected,
            found=gap.found,
            fix=None
            if gap.fix is None or self.document is None
            else (gap.fix.at.of(self.document.prose), gap.fix.text),
        )

    def _origin(self, finding: Finding, places: Sequence[_Place]) -> OriginPart | None:
        origin = finding.claim.origin
        if origin is None:
            return None
        where = f"{origin.place.line}:{origin.place.column}" if origin.place.line else ""
        source = f"{origin.source} {where}".strip()
        draft = ("", "", "")
        if places and self.document is not None:
            span = places[0].span
            line = sentence_around(self.document, span)
            prose = self.document.prose
            draft = (prose[line.start : span.start], span.of(prose), prose[span.end : line.end])
        return OriginPart(source, origin.text, draft)

    def _notice(self, notice: Notice) -> Problem:
        document, at = self.document, notice.at
        if document is None or at is None:
            return _problem(self.report.path, notice.problem, notice.help, self.lang)
        block = block_at(document.blocks, document.offsets.to_prose(at).start) + 1
        return _problem(document.place(at), notice.problem, notice.help, self.lang, f"{self.id}/b{block}")


def _tone(finding: Finding) -> Tone:
    return Tone.SUPPRESSED if finding.suppressed is not None else Tone(finding.verdict.value)


def _kind(kind: str, lang: Lang) -> str:
    return KINDS[kind].in_(lang) if kind in KINDS else kind


def _ordered(findings: Sequence[Finding]) -> tuple[list[int], list[list[_Place]]]:
    """Return the indices of the findings in the order of the text, and the places of each finding.

    What has no place comes last.
    """
    places = [list(_places(finding)) for finding in findings]
    keys = [min(((place.span.start, 0) for place in each), default=(0, 1)) for each in places]
    return sorted(range(len(findings)), key=lambda index: (keys[index][1], keys[index][0], index)), places


def _places(finding: Finding) -> Iterator[_Place]:
    """Yield the places of a finding, those of its gaps first, none twice."""
    quiet = finding.suppressed is not None
    seen: set[Span] = set()
    for gap in finding.gaps:
        if gap.at is not None and gap.at not in seen:
            seen.add(gap.at)
            yield _Place(gap.at, Tone.SUPPRESSED if quiet else Tone(gap.kind.verdict.value), gap=True)
    told = [one for one in finding.evidence if one.role != _TOPIC]
    for one in told or finding.evidence:
        if one.at not in seen:
            seen.add(one.at)
            tone = _ROLES.get(one.role, Tone(finding.verdict.value))
            yield _Place(one.at, Tone.SUPPRESSED if quiet else tone, gap=False)


def _numbers(
    order: Sequence[int], findings: Sequence[Finding], places: Sequence[Sequence[_Place]]
) -> list[int]:
    """Return the number of each finding whose gaps have a place in the text, 0 of the others."""
    numbers = [0] * len(findings)
    last = 0
    for index in order:
        if findings[index].suppressed is None and any(place.gap for place in places[index]):
            last += 1
            numbers[index] = last
    return numbers


def _state(report: DraftReport, view: View) -> str:
    """Return what a draft comes to."""
    if report.failures or report.document is None:
        return "unfinished"
    return "gaps" if any(finding.fails(view.fail_on) for finding in report.findings) else "pass"


def _counts(findings: Iterable[Finding], lang: Lang) -> tuple[Count, ...]:
    """Return how many findings have each tone."""
    findings = list(findings)
    numbers = Counter(map(_tone, findings))
    optional = sum(
        _tone(finding) is Tone.MISSING and not finding.claim.required for finding in findings
    )
    out = []
    done = 0
    for tone in _COUNTED:
        if numbers[tone]:
            start = done * _BAR // len(findings)
            done += numbers[tone]
            end = done * _BAR // len(findings)
            out.append(
                Count(
                    tone,
                    TONES[tone].in_(lang),
                    numbers[tone],
                    optional if tone is Tone.MISSING else 0,
                    start,
                    end - start,
                )
            )
    return tuple(out)


def _groups(
    cards: Sequence[Card], findings: Sequence[Finding], order: Sequence[int], lang: Lang
) -> tuple[Group, ...]:
    """Return the findings under their headings."""
    sorted_: dict[str, list[Card]] = {name: [] for name in ("gaps", "missing", "suppressed", "supported")}
    for card, index in zip(cards, order, strict=True):
        finding = findings[index]
        if finding.suppressed is not None:
            sorted_["suppressed"].append(card)
        elif finding.verdict is Verdict.SUPPORTED:
            sorted_["supported"].append(card)
        elif finding.verdict is Verdict.MISSING:
            sorted_["missing"].append(card)
        else:
            sorted_["gaps"].append(card)
    return tuple(
        Group(name, PAGE[f"group_{name}"].in_(lang), tuple(each)) for name, each in sorted_.items() if each
    )


def _failure(failure: Failure, lang: Lang) -> Problem:
    return _problem(failure.what, failure.problem, failure.help, lang)


def _problem(what: str, problem: Words, remedy: Words | None, lang: Lang, href: str = "") -> Problem:
    return Problem(what, problem.in_(lang), "" if remedy is None else remedy.in_(lang), href)


def _line(document: Document, block: Block) -> str:
    """Return the line of the source on which a block begins, with the sign before it."""
    return document.place(document.to_source(block.span)).partition(":")[0]


def _stretches(blocks: Sequence[Block], parts: Sequence[BlockPart]) -> Iterator[Stretch]:
    """Put together the items of a list and the cells of a table."""
    paired = zip(blocks, parts, strict=True)
    for (kind, _), pairs in groupby(paired, key=lambda pair: _together(pair[0])):
        if kind is BlockKind.ITEM:
            yield Stretch("list", tuple(part for _, part in pairs))
        elif kind is BlockKind.CELL:
            yield Stretch("table", rows=tuple(_rows(list(pairs))))
        else:
            for _, part in pairs:
                yield Stretch("plain", (part,))


def _together(block: Block) -> tuple[BlockKind | None, int]:
    """Return what neighbours have in common that belong to one list or table."""
    together = block.kind is BlockKind.ITEM or (block.kind is BlockKind.CELL and block.row > 0)
    return (block.kind, block.group) if together else (None, 0)


def _rows(pairs: Sequence[tuple[Block, BlockPart]]) -> Iterator[RowPart]:
    """Return the rows of a table."""
    for row, in_row in groupby(pairs, key=lambda pair: pair[0].row):
        cells = []
        line = ""
        last = 0
        for column, in_cell in groupby(in_row, key=lambda pair: pair[0].column):
            parts = tuple(part for _, part in in_cell)
            line = line or parts[0].line
            cells.append(CellPart(parts, max(0, column - last - 1)))
            last = max(last, column)
        yield RowPart(line, row == 1, tuple(cells))


def _matrix(report: Report, drafts: Sequence[DraftPart], lang: Lang) -> tuple[MatrixSheet, ...]:
    """Return all claims in all drafts, by sheet, in the order of the sheets."""
    by_draft = [
        {card.ref: card for group in draft.groups for card in group.cards} for draft in drafts
    ]
    failed = [{failure.what for failure in draft.failures} for draft in drafts]
    claims: dict[str, dict[str, str]] = {}
    for finding in report.findings():
        claims.setdefault(finding.claim.sheet, {}).setdefault(finding.claim.ref, finding.claim.says)
    return tuple(
        MatrixSheet(
            sheet,
            tuple(
                MatrixRow(
                    ref,
                    says,
                    tuple(
                        _cell(draft, cards.get(ref), ref in what, lang)
                        for draft, cards, what in zip(drafts, by_draft, failed, strict=True)
                    ),
                )
                for ref, says in rows.items()
            ),
        )
        for sheet, rows in claims.items()
    )


def _cell(draft: DraftPart, card: Card | None, failed: bool, lang: Lang) -> MatrixCell | None:  # noqa: FBT001 - one of three columns
    if card is not None:
        optional = card.tone is Tone.MISSING and not card.required
        return MatrixCell("optional" if optional else card.tone.value, TONES[card.tone].in_(lang), card.id)
    return MatrixCell("failure", PAGE["failure"].in_(lang), draft.id) if failed else None

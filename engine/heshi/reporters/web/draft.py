"""One draft on the page: its text with every place marked, and its findings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from heshi.document import BlockKind
from heshi.findings import Finding, Verdict
from heshi.reporters.places import sentence_at
from heshi.reporters.telling import FACTS, SUPPRESSED_BY
from heshi.reporters.web.blocks import stretches
from heshi.reporters.web.marks import Mark, Segment, Tone, block_at, mark_up
from heshi.reporters.web.names import Names
from heshi.reporters.web.parts import (
    BlockPart,
    Card,
    DraftPart,
    GapPart,
    Group,
    OriginPart,
    PlacePart,
    Problem,
    SegmentPart,
    Stretch,
)
from heshi.reporters.web.totals import counts_of, state_of, tone_of
from heshi.reporters.web.words import KINDS, PAGE, SEVERITIES, TONES
from heshi.severity import Severity
from heshi.text.width import clip, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshi.document import Block, Document
    from heshi.findings import DraftReport, Failure, Gap, Notice
    from heshi.reporters.base import View
    from heshi.text.spans import Span
    from heshi.words import Lang, Words

_ROLES = {"support": Tone.SUPPORTED, "conflict": Tone.CONTRADICTED, "partial": Tone.PARTIAL}
"""How the evidence of a role is shown."""
_TOPIC = "topic"

_EXCERPT = 60
"""How much of a place a hint shows, in cells of a terminal."""


def draft_part(report: DraftReport, name: str, short: str, view: View) -> DraftPart:
    """Return what the page shows of a draft.

    Args:
        report: the findings on it.
        name: its name on the page.
        short: so much of the end of its path as tells it from those of the other drafts.
        view: the language, and what counts as a gap.
    """
    return _Draft(report, name, short, view).part()


def failure_part(failure: Failure, lang: Lang) -> Problem:
    """Return what the page shows of something that could not be checked."""
    return _problem(failure.what, failure.problem, failure.help, lang)


def notice_part(notice: Notice, lang: Lang, what: str = "") -> Problem:
    """Return what the page shows of something to be known of ``what``, or of the run as a whole."""
    return _problem(what, notice.problem, notice.help, lang)


def kind_name(kind: str, lang: Lang) -> str:
    """Return what a kind of claim is called."""
    return KINDS[kind].in_(lang) if kind in KINDS else kind


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
            state=state_of(report, self.view),
            counts=counts_of(findings, lang),
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
            failures=tuple(failure_part(failure, lang) for failure in report.failures),
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
        marks += [Mark(fact.at, Tone.UNBACKED, label=self._fact(fact.what)) for fact in facts]
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
        return tuple(stretches(document.blocks, blocks)), cards

    def _fact(self, what: str) -> str:
        """Return what a fact without a claim is, in words."""
        return PAGE["fact"].in_(self.lang).format(FACTS.get(what, PAGE["any_fact"]).in_(self.lang))

    def _label(self, finding: Finding) -> str:
        """Return what a place of a finding is, in words."""
        verdict = TONES[tone_of(finding)].in_(self.lang)
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
            words=clip(visible(_flat(document.prose[span.start : span.end][:_EXCERPT])), _EXCERPT),
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
            tone=tone_of(finding),
            verdict=TONES[Tone(finding.verdict.value)].in_(lang),
            severity=finding.severity,
            severity_words=SEVERITIES[finding.severity].in_(lang) if mild else "",
            ref=claim.ref,
            sheet=claim.sheet,
            says=claim.says,
            kind=claim.kind,
            required=claim.required,
            gaps=tuple(self._gap(gap, finding) for gap in finding.gaps),
            places=parts,
            origin=self._origin(finding, places),
            suppressed=None
            if suppressed is None
            else (SUPPRESSED_BY[suppressed.by].in_(lang), suppressed.reason),
        )

    def _gap(self, gap: Gap, finding: Finding) -> GapPart:
        kind, message = gap.kind, _flat(gap.message(self.lang))
        name, sentence = kind.name.in_(self.lang), kind.message.in_(self.lang)
        told = "{expected}" in sentence and "{found}" in sentence
        return GapPart(
            code=gap.code,
            name="" if message.startswith(name) else name,
            message=message,
            compared=told and "" != gap.expected != finding.claim.says and gap.found != "",
            expected=_flat(gap.expected),
            found=_flat(gap.found),
            fix=None
            if gap.fix is None or self.document is None
            else (_flat(gap.fix.at.of(self.document.prose)), gap.fix.text),
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
            line = sentence_at(self.document, span)
            prose = self.document.prose
            parts = (prose[line.start : span.start], span.of(prose), prose[span.end : line.end])
            draft = (_flat(parts[0]), _flat(parts[1]), _flat(parts[2]))
        return OriginPart(source, origin.text, draft)

    def _notice(self, notice: Notice) -> Problem:
        document, at = self.document, notice.at
        if document is None or at is None:
            return notice_part(notice, self.lang, self.report.path)
        block = block_at(document.blocks, document.offsets.to_prose(at).start) + 1
        return _problem(document.place(at), notice.problem, notice.help, self.lang, f"{self.id}/b{block}")


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


def _groups(
    cards: Sequence[Card], findings: Sequence[Finding], order: Sequence[int], lang: Lang
) -> tuple[Group, ...]:
    """Return the findings under their headings."""
    under: dict[str, list[Card]] = {name: [] for name in ("gaps", "missing", "suppressed", "supported")}
    for card, index in zip(cards, order, strict=True):
        finding = findings[index]
        if finding.suppressed is not None:
            under["suppressed"].append(card)
        elif finding.verdict is Verdict.SUPPORTED:
            under["supported"].append(card)
        elif finding.verdict is Verdict.MISSING:
            under["missing"].append(card)
        else:
            under["gaps"].append(card)
    return tuple(
        Group(name, PAGE[f"group_{name}"].in_(lang), tuple(each)) for name, each in under.items() if each
    )


def _flat(text: str) -> str:
    """Return a piece of prose as one line; only where it goes from one block into the next has it several."""
    return text.replace("\n", " ")


def _problem(what: str, problem: Words, remedy: Words | None, lang: Lang, href: str = "") -> Problem:
    return Problem(what, problem.in_(lang), "" if remedy is None else remedy.in_(lang), href)


def _line(document: Document, block: Block) -> str:
    """Return the line of the source on which a block begins, with the sign before it."""
    return document.place(document.to_source(block.span)).partition(":")[0]

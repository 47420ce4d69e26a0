"""Verdicts, gaps and evidence: what a check says of each claim, and what the run comes to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from heshi.severity import Severity
from heshi.words import Lang, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heshi.document import Document
    from heshi.errors import Mistake, Place
    from heshi.rules.model import Claim
    from heshi.text.spans import SourceSpan, Span


class Verdict(StrEnum):
    """What a draft does with a claim.

    In the terms of fact checking (FEVER): supported is SUPPORTS, contradicted is REFUTES, partial
    and missing are NOT ENOUGH INFO.
    """

    SUPPORTED = "supported"
    PARTIAL = "partial"
    CONTRADICTED = "contradicted"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class GapKind:
    """One way in which a draft can fall short of a claim.

    Attributes:
        verdict: the verdict that this gap alone leads to.
        severity: how grave it is at most; a claim's own severity can only lower it.
        name: the gap in two or three words.
        message: the sentence for the reader, with ``{expected}`` and ``{found}`` to fill in.
    """

    verdict: Verdict
    severity: Severity
    name: Words
    message: Words


_CONTRADICTED, _PARTIAL, _MISSING = Verdict.CONTRADICTED, Verdict.PARTIAL, Verdict.MISSING
_ERROR, _WARNING = Severity.ERROR, Severity.WARNING

GAPS: dict[str, GapKind] = {
    "not-stated": GapKind(
        _MISSING,
        _ERROR,
        Words("未提及", "not stated"),
        Words("稿件没有写到：{expected}", "the draft does not state: {expected}"),
    ),
    "missing-item": GapKind(
        _PARTIAL,
        _ERROR,
        Words("缺少项目", "missing item"),
        Words("缺少“{expected}”", "“{expected}” is missing"),
    ),
    "extra-item": GapKind(
        _CONTRADICTED,
        _ERROR,
        Words("多出项目", "extra item"),
        Words("多出“{found}”；应当只有：{expected}", "“{found}” does not belong; expected only: {expected}"),
    ),
    "wrong-order": GapKind(
        _CONTRADICTED,
        _ERROR,
        Words("顺序不符", "wrong order"),
        Words(
            "顺序不符：应为“{expected}”，写成了“{found}”",
            "wrong order: expected “{expected}”, found “{found}”",
        ),
    ),
    "no-order": GapKind(
        _PARTIAL,
        _WARNING,
        Words("没写次序", "order not stated"),
        Words("没有写明次序：{expected}", "the draft does not state the order: {expected}"),
    ),
    "wrong-name": GapKind(
        _CONTRADICTED,
        _ERROR,
        Words("名称不符", "wrong name"),
        Words("不应出现“{found}”；{expected}", "“{found}” should not stand here; {expected}"),
    ),
    "wrong-pair": GapKind(
        _CONTRADICTED,
        _ERROR,
        Words("对应错误", "wrong pair"),
        Words(
            "对应错误：应为“{expected}”，写成了“{found}”",
            "wrong pair: expected “{expected}”, found “{found}”",
        ),
    ),
    "wrong-date": GapKind(
        _CONTRADICTED,
        _ERROR,
        Words("日期不符", "wrong date"),
        Words("日期应为“{expected}”，写成了“{found}”", "the date should be “{expected}”, found “{found}”"),
    ),
    "vaguer-date": GapKind(
        _PARTIAL,
        _WARNING,
        Words("日期含糊", "vaguer date"),
        Words(
            "日期应为“{expected}”，只写到“{found}”", "the date is “{expected}”, the draft only says “{found}”"
        ),
    ),
    "wrong-quantity": GapKind(
        _CONTRADICTED,
        _ERROR,
        Words("数字不符", "wrong quantity"),
        Words("数字应为“{expected}”，写成了“{found}”", "the figure should be “{expected}”, found “{found}”"),
    ),
    "vaguer-quantity": GapKind(
        _PARTIAL,
        _WARNING,
        Words("数字含糊", "vaguer quantity"),
        Words(
            "数字应为“{expected}”，只写到“{found}”",
            "the figure is “{expected}”, the draft only says “{found}”",
        ),
    ),
    "wrong-unit": GapKind(
        _CONTRADICTED,
        _ERROR,
        Words("单位不符", "wrong unit"),
        Words(
            "单位不符：应为“{expected}”，写成了“{found}”",
            "wrong unit: expected “{expected}”, found “{found}”",
        ),
    ),
    "altered-quote": GapKind(
        _CONTRADICTED,
        _ERROR,
        Words("引语有出入", "altered quote"),
        Words("引语应为“{expected}”，写成了“{found}”", "the quote is “{expected}”, found “{found}”"),
    ),
    "partial-quote": GapKind(
        _PARTIAL,
        _WARNING,
        Words("引语不全", "partial quote"),
        Words("引语应为“{expected}”，只引了“{found}”", "the quote is “{expected}”, only “{found}” is quoted"),
    ),
    "missing-speaker": GapKind(
        _PARTIAL,
        _WARNING,
        Words("没写说话人", "missing speaker"),
        Words("没有写明这句话是“{expected}”说的", "the draft does not say that the speaker is “{expected}”"),
    ),
    "wrong-speaker": GapKind(
        _CONTRADICTED,
        _ERROR,
        Words("说话人不符", "wrong speaker"),
        Words("这句话是“{expected}”说的，写成了“{found}”", "the speaker is “{expected}”, found “{found}”"),
    ),
    "denied": GapKind(
        _CONTRADICTED,
        _ERROR,
        Words("被否定", "denied"),
        Words("稿件否定了：{expected}", "the draft denies: {expected}"),
    ),
    "affirmed": GapKind(
        _CONTRADICTED,
        _ERROR,
        Words("被肯定", "affirmed"),
        Words(
            "稿件写成了肯定；应为：{expected}", "the draft asserts what should not be asserted: {expected}"
        ),
    ),
    "hedged": GapKind(
        _PARTIAL,
        _WARNING,
        Words("语气不确定", "hedged"),
        Words("写得不确定（“{found}”）；应为：{expected}", "hedged (“{found}”); expected: {expected}"),
    ),
    "asked": GapKind(
        _PARTIAL,
        _WARNING,
        Words("只是提问", "asked"),
        Words(
            "只是提问（“{found}”），没有断言：{expected}", "only asked (“{found}”), not asserted: {expected}"
        ),
    ),
    "inconsistent": GapKind(
        _CONTRADICTED,
        _ERROR,
        Words("前后不一", "inconsistent"),
        Words(
            "前后不一：一处写“{expected}”，另一处写“{found}”",
            "inconsistent: “{expected}” in one place, “{found}” in another",
        ),
    ),
    "replaced": GapKind(
        _CONTRADICTED,
        _ERROR,
        Words("换成了别的", "replaced"),
        Words("应为“{expected}”，写成了“{found}”", "expected “{expected}”, found “{found}”"),
    ),
    "reworded": GapKind(
        _PARTIAL,
        _WARNING,
        Words("用词不同", "reworded"),
        Words(
            "“{expected}”写成了“{found}”，请核对是不是一回事",
            "“{expected}” has become “{found}”: see whether they mean the same",
        ),
    ),
    "unhedged": GapKind(
        _PARTIAL,
        _WARNING,
        Words("写得太肯定", "unhedged"),
        Words(
            "原文不是定论（“{found}”），稿件写成了事实；应为：{expected}",
            "the source is not that sure (“{found}”), the draft is; expected: {expected}",
        ),
    ),
    "missing-text": GapKind(
        _MISSING,
        _ERROR,
        Words("缺少文字", "missing text"),
        Words("没有出现“{expected}”", "“{expected}” does not occur"),
    ),
    "forbidden-text": GapKind(
        _CONTRADICTED,
        _ERROR,
        Words("禁用文字", "forbidden text"),
        Words("出现了不允许的“{found}”", "“{found}” is not allowed"),
    ),
}
"""Every gap code, in the order in which the reference lists them."""


@dataclass(frozen=True, slots=True)
class Fix:
    """A change of the draft that mends a gap, offered only where no reading of the draft makes it wrong.

    Attributes:
        at: what to replace, in the prose.
        text: what to put there.
    """

    at: Span
    text: str


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that falls short.

    Attributes:
        code: a key of ``GAPS``.
        at: the smallest place in the prose that shows it, or None where there is no such place.
        expected: what the claim asks for, in the sheet's words.
        found: what the draft has, as written; empty where it has nothing.
        fix: what would mend it, where that is safe.
        level: how grave it is, where that is set otherwise than in the table.
    """

    code: str
    at: Span | None
    expected: str = ""
    found: str = ""
    fix: Fix | None = None
    level: Severity | None = None

    @property
    def kind(self) -> GapKind:
        """The row of the table of gaps."""
        return GAPS[self.code]

    @property
    def severity(self) -> Severity:
        """How grave it is by itself; a claim's own severity can only lower it."""
        return self.kind.severity if self.level is None else self.level

    def message(self, lang: Lang) -> str:
        """Return the sentence for the reader."""
        return self.kind.message.in_(lang).format(expected=self.expected, found=self.found)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place in the draft on which a verdict rests.

    Attributes:
        role: ``support`` (a value that agrees), ``conflict`` (one that does not), ``partial`` (one that
            falls short), ``topic`` (where the draft speaks of the claim).
        at: its place in the prose.
    """

    role: str
    at: Span


class SuppressedBy(StrEnum):
    """Where it is written that a finding is known and accepted."""

    DRAFT = "draft"
    CONFIG = "config"
    BASELINE = "baseline"


@dataclass(frozen=True, slots=True)
class Suppression:
    """Why a finding does not count.

    Attributes:
        by: where that is written: in the draft itself, in the configuration, or in a baseline.
        reason: why, in the words of whoever wrote it; empty only for a baseline.
        at: its place in the source of the draft, where it is written there.
    """

    by: SuppressedBy
    reason: str
    at: SourceSpan | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What one draft does with one claim.

    Attributes:
        claim: the claim.
        verdict: the verdict.
        gaps: what falls short; empty exactly where the verdict is ``supported``.
        evidence: the places on which the verdict rests.
        suppressed: why its gaps do not count, where they do not; never for ``supported``.
    """

    claim: Claim
    verdict: Verdict
    gaps: tuple[Gap, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    suppressed: Suppression | None = None

    @property
    def severity(self) -> Severity:
        """The gravest gap, but never graver than the claim's own severity."""
        if not self.gaps:
            return self.claim.severity
        order = list(Severity)
        gravest = min((gap.severity for gap in self.gaps), key=order.index)
        return max(gravest, self.claim.severity, key=order.index)

    def fails(self, fail_on: Verdict) -> bool:
        """Return whether this finding turns a run red.

        Args:
            fail_on: the mildest verdict that counts: ``contradicted``, ``partial`` or ``missing``,
                from grave to mild; each includes the graver ones.
        """
        if self.suppressed is not None or (self.verdict is Verdict.MISSING and not self.claim.required):
            return False
        grades = [Verdict.CONTRADICTED, Verdict.PARTIAL, Verdict.MISSING]
        return self.verdict in grades[: grades.index(fail_on) + 1]


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be checked; it is never silent.

    Attributes:
        what: the draft's path, or ``sheet/claim`` of a claim that could not be evaluated.
        problem: what went wrong.
        help: what can be done about it, where that can be said.
        place: where it stands, where it is about a file.
    """

    what: str
    problem: Words
    help: Words | None = None
    place: Place | None = None

    @classmethod
    def of(cls, mistake: Mistake) -> Failure:
        """Return a mistake as a part of a report."""
        return cls(str(mistake.place), mistake.problem, mistake.help, mistake.place)


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that a reader should know and that changes no verdict: a suppression that suppresses nothing.

    Attributes:
        at: its place in the source, or None where it is about the whole draft.
        problem: what is to be known.
        help: what can be done about it, where that can be said.
    """

    at: SourceSpan | None
    problem: Words
    help: Words | None = None


@dataclass(frozen=True, slots=True)
class Unbacked:
    """A fact in a draft that no claim backs.

    Attributes:
        what: the kind of its mention: ``date``, ``quantity``, ``quote``, ``list``.
        at: its place in the prose.
    """

    what: str
    at: Span


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of what a draft states the claims speak of.

    Attributes:
        checkable: how many facts the draft states that could be checked.
        backed: how many of them a claim supports.
        contradicted: how many of them a claim contradicts.
        unbacked: the others, in order.
        gates: whether these make a run fail.
    """

    checkable: int
    backed: int
    contradicted: int
    unbacked: tuple[Unbacked, ...]
    gates: bool = False


@dataclass(frozen=True)
class DraftReport:
    """All findings on one draft.

    Attributes:
        path: the draft as the user named it.
        document: what was read of it; None where it could not be read.
        findings: one for each claim, in the order of the sheets.
        failures: what could not be checked.
        notices: what is to be known besides.
        coverage: what the draft states beyond the claims, where that was asked for.
    """

    path: str
    document: Document | None
    findings: tuple[Finding, ...] = ()
    failures: tuple[Failure, ...] = ()
    notices: tuple[Notice, ...] = ()
    coverage: Coverage | None = None


@dataclass(frozen=True)
class Report:
    """What a run found.

    Attributes:
        drafts: one for each draft, in the order given.
        failures: what went wrong with the run as a whole.
        notices: what is to be known of the run as a whole.
        idle: whether there was rightly nothing to check: only drafts that have changed were asked for,
            and none has. A notice says so.
    """

    drafts: tuple[DraftReport, ...]
    failures: tuple[Failure, ...] = ()
    notices: tuple[Notice, ...] = ()
    idle: bool = False

    def findings(self) -> Iterator[Finding]:
        """Yield the findings of all drafts."""
        for draft in self.drafts:
            yield from draft.findings

    def all_failures(self) -> Iterator[Failure]:
        """Yield the failures of the run and of all drafts."""
        yield from self.failures
        for draft in self.drafts:
            yield from draft.failures

    def counts(self) -> Counter[Verdict]:
        """Return how many findings have each verdict, without the suppressed ones."""
        return Counter(finding.verdict for finding in self.findings() if finding.suppressed is None)

    def suppressed(self) -> int:
        """Return how many findings are suppressed."""
        return sum(finding.suppressed is not None for finding in self.findings())

    def nothing_checked(self) -> bool:
        """Return whether no claim applied, though some should: none was there, or all were left out."""
        return not self.idle and all(
            finding.verdict is Verdict.MISSING and not finding.claim.required for finding in self.findings()
        )

    def exit_status(self, fail_on: Verdict = Verdict.MISSING) -> int:
        """Return the exit status of the run: 0 all well, 1 gaps, 2 something was not checked.

        Args:
            fail_on: the mildest verdict that counts as a gap, see ``Finding.fails``.
        """
        if any(True for _ in self.all_failures()) or self.nothing_checked():
            return 2
        covered = [draft.coverage for draft in self.drafts if draft.coverage is not None]
        unbacked = any(coverage.gates and coverage.unbacked for coverage in covered)
        return int(unbacked or any(finding.fails(fail_on) for finding in self.findings()))

"""A sheet's own tests: every claim's examples, each of which must get its verdict."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from heshi.check import Checker
from heshi.explain import gap_codes
from heshi.findings import Failure, Finding, Verdict
from heshi.readers import read_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from heshi.recognise.segment import Segmenter
    from heshi.rules.model import Claim, Example, Sheet


@dataclass(frozen=True)
class ExampleResult:
    """What became of one example.

    Attributes:
        claim: the claim.
        example: the example.
        wanted: the verdict under which the example stands.
        finding: what the check said; None where it failed.
        failure: why it failed; None where it did not.
    """

    claim: Claim
    example: Example
    wanted: Verdict
    finding: Finding | None
    failure: Failure | None = None

    @property
    def passed(self) -> bool:
        """Whether the verdict, and the gap codes where the example gives them, are as wanted."""
        if self.finding is None or self.finding.verdict is not self.wanted:
            return False
        return self.example.gaps is None or sorted(self.example.gaps) == sorted(self.codes)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the gaps that were found."""
        return tuple(gap.code for gap in self.finding.gaps) if self.finding else ()


@dataclass(frozen=True, slots=True)
class Unseen:
    """The gaps that claims of one kind in a sheet can give, and that none of its examples shows.

    Attributes:
        sheet: the sheet's id.
        path: its file, as the user named it.
        kind: the kind.
        codes: the codes of the gaps.
    """

    sheet: str
    path: str
    kind: str
    codes: tuple[str, ...]


@dataclass(frozen=True)
class ExampleReport:
    """What became of all examples.

    Attributes:
        results: one for each example, in the order of the sheets.
        untested: claims without an example of support, or without one of a gap or contradiction.
        unseen: the gaps that no example shows, by sheet and kind; for information.
    """

    results: tuple[ExampleResult, ...]
    untested: tuple[Claim, ...]
    unseen: tuple[Unseen, ...] = ()

    @property
    def failed(self) -> tuple[ExampleResult, ...]:
        """The examples that did not get their verdict."""
        return tuple(result for result in self.results if not result.passed)


def run_examples(
    sheets: Iterable[Sheet], today: dt.date | None = None, segmenter: Segmenter | None = None
) -> ExampleReport:
    """Run the examples of all claims, each against its own claim alone.

    Args:
        sheets: the sheets.
        today: the day to fall back on, as in ``check``.
        segmenter: as in ``check``.
    """
    results: list[ExampleResult] = []
    untested: list[Claim] = []
    unseen: list[Unseen] = []
    for sheet in sheets:
        before = len(results)
        for claim in sheet.claims:
            if not _is_tested(claim):
                untested.append(claim)
            if not claim.examples:
                continue
            checker = Checker.of([replace(sheet, claims=(claim,))], today, segmenter)
            results += [
                _run(checker, claim, example, Verdict(verdict))
                for verdict, examples in claim.examples.items()
                for example in examples
            ]
        unseen += _unseen(sheet, results[before:])
    return ExampleReport(tuple(results), tuple(untested), tuple(unseen))


def _is_tested(claim: Claim) -> bool:
    gaps = (Verdict.PARTIAL, Verdict.CONTRADICTED, Verdict.MISSING)
    return bool(claim.examples.get(Verdict.SUPPORTED)) and any(claim.examples.get(each) for each in gaps)


def _unseen(sheet: Sheet, results: Iterable[ExampleResult]) -> Iterator[Unseen]:
    """Yield the gaps that the claims of a sheet can give and that its examples do not show, by kind."""
    seen = {(result.claim.kind, code) for result in results for code in result.codes}
    possible: dict[str, dict[str, None]] = {}
    for claim in sheet.claims:
        possible.setdefault(claim.kind, {}).update(dict.fromkeys(gap_codes(claim)))
    for kind, codes in possible.items():
        left = tuple(code for code in codes if (kind, code) not in seen)
        if left:
            yield Unseen(sheet.id, sheet.path, kind, left)


def _run(checker: Checker, claim: Claim, example: Example, wanted: Verdict) -> ExampleResult:
    document = read_text(example.text, str(example.place), suffix=".md")
    report = checker.check(document)
    finding, failure = next(iter(report.findings), None), next(iter(report.failures), None)
    return ExampleResult(claim, example, wanted, finding, failure)

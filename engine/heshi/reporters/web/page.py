"""The whole page: all drafts, and every claim in each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshi.reporters.web.draft import draft_part, failure_part, kind_name, notice_part
from heshi.reporters.web.marks import Tone
from heshi.reporters.web.names import Names, short_paths
from heshi.reporters.web.parts import Card, DraftPart, MatrixCell, MatrixRow, MatrixSheet, PagePart
from heshi.reporters.web.totals import STATES, counts_of
from heshi.reporters.web.words import PAGE, SEVERITIES, TONES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshi.findings import Report
    from heshi.reporters.base import View
    from heshi.words import Lang


def page_of(report: Report, view: View) -> PagePart:
    """Return what stands on the page.

    Args:
        report: what a run found.
        view: the language, and what counts as a gap.
    """
    names = Names()
    shorts = short_paths([draft.path for draft in report.drafts])
    drafts = tuple(
        draft_part(draft, names.draft(draft.path), short, view)
        for draft, short in zip(report.drafts, shorts, strict=True)
    )
    claims = {finding.claim.kind: None for finding in report.findings()}
    sheets = {finding.claim.sheet: None for finding in report.findings()}
    lang = view.lang
    nothing = report.nothing_checked() and not any(True for _ in report.all_failures())
    return PagePart(
        state=STATES[report.exit_status(view.fail_on)],
        counts=counts_of(report.findings(), lang),
        drafts=drafts,
        failures=tuple(failure_part(failure, lang) for failure in report.failures),
        notices=tuple(notice_part(notice, lang) for notice in report.notices),
        nothing=nothing,
        has_overview=len(drafts) != 1 or bool(report.failures or report.notices) or nothing,
        matrix=_matrix(report, drafts, lang) if len(drafts) > 1 else (),
        severities=tuple((severity.value, words.in_(lang)) for severity, words in SEVERITIES.items()),
        kinds=tuple((kind, kind_name(kind, lang)) for kind in claims),
        sheets=tuple(sheets),
        has_facts=any(draft.has_facts for draft in drafts),
    )


def _matrix(report: Report, drafts: Sequence[DraftPart], lang: Lang) -> tuple[MatrixSheet, ...]:
    """Return all claims in all drafts, by sheet, in the order of the sheets."""
    by_draft = [{card.ref: card for group in draft.groups for card in group.cards} for draft in drafts]
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
                        _cell(draft, cards.get(ref), lang, failed=ref in what)
                        for draft, cards, what in zip(drafts, by_draft, failed, strict=True)
                    ),
                )
                for ref, says in rows.items()
            ),
        )
        for sheet, rows in claims.items()
    )


def _cell(draft: DraftPart, card: Card | None, lang: Lang, *, failed: bool) -> MatrixCell | None:
    """Return what a draft does with a claim, of which it has a card, or which could not be checked in it."""
    if card is not None:
        optional = card.tone is Tone.MISSING and not card.required
        return MatrixCell("optional" if optional else card.tone.value, TONES[card.tone].in_(lang), card.id)
    return MatrixCell("failure", PAGE["failure"].in_(lang), draft.id) if failed else None

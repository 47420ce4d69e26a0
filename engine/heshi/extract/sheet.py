"""A sheet to keep and to edit: the claims of a source, each once, tested on its own sentence.

Of all that a source states (``sheet_of``) a sheet keeps what an editor would write down: no claim twice,
no sentence that only tells, no year that only sets the scene. Every claim carries its sentence for an
example; one that its own sentence does not support by the words of its topic gets fewer words, and is left
out where that does not help.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from heshi.check import Checker
from heshi.examples import run_examples
from heshi.extract.source import sheet_of
from heshi.findings import Verdict
from heshi.kinds.date import DateParams
from heshi.kinds.list import ListParams
from heshi.kinds.quantity import QuantityParams
from heshi.kinds.quote import QuoteParams
from heshi.kinds.statement import Asserted, StatementParams
from heshi.readers import read_text
from heshi.recognise.dates import read_date
from heshi.recognise.parties import is_name
from heshi.rules.model import Example, Sheet
from heshi.text import regex as re

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from heshi.document import Document
    from heshi.recognise.segment import Segmenter
    from heshi.rules.model import Claim, Term

_SHORTEST_TERM: Final = 4
_ANOTHER_DAY: Final = dt.date(2100, 1, 1)
"""Far from every source; where a sheet has no ``as_of``, its examples are run on any day."""


def extract(
    documents: Sequence[Document],
    sheet: str,
    today: dt.date | None = None,
    segmenter: Segmenter | None = None,
) -> Sheet:
    """Return the sheet that sources make.

    Args:
        documents: the sources, read.
        sheet: the id of the sheet.
        today: the day from which 昨日 and a missing year are read where a source says none.
        segmenter: settles doubtful word boundaries; a default one when None.
    """
    drafted = [sheet_of(document, today, segmenter, sheet) for document in documents]
    names = tuple({name.canonical: name for each in drafted for name in each.names}.values())
    first = drafted[0]
    whole = replace(first, names=names, path=sheet)
    kept: list[Claim] = []
    ids: dict[str, int] = {}
    for each in drafted:
        for claim in filter(_is_kept, each.claims):
            if any(_says_the_same(claim, other) for other in kept):
                continue
            tested = _tested(claim, whole, segmenter)
            if tested is None:
                continue
            stem = re.sub(r"-\d+$", "", claim.id)
            ids[stem] = ids.get(stem, 0) + 1
            kept.append(replace(tested, id=stem if ids[stem] == 1 else f"{stem}-{ids[stem]}"))
    used = set(_used(kept))
    sheet_of_all = replace(
        whole,
        names=tuple(name for name in names if name.aliases or name.canonical in used),
        claims=tuple(kept),
    )
    return _settled(sheet_of_all, segmenter)


def _is_kept(claim: Claim) -> bool:
    """Return whether a claim belongs into a sheet to keep."""
    params = claim.params
    if not claim.required:
        return False
    if isinstance(params, DateParams):
        value = read_date(params.on or "")
        return value is not None and (value.month is not None or value.day is not None or value.is_range)
    if isinstance(params, ListParams):
        return len(params.items) > 2 or params.complete or all(map(is_name, params.items))  # noqa: PLR2004 - two nouns are hardly a list
    if isinstance(params, StatementParams):
        denied = params.stance is Asserted.DENIED
        return bool((_DENYING if denied else _TELLING).search(claim.says))
    if isinstance(params, QuoteParams):
        return params.by is not None or len(params.text) >= _SHORTEST_TERM
    return True


_DENYING: Final = re.compile(
    "没有|并未|并非|否认|未(?!来|必)|不会|不再|不得|不予|不能|不支持|无(?:需|法|须)|禁止|辟谣|不实"
)
_TELLING: Final = re.compile(
    "宣布|官宣|签署|签订|签约|达成|收购|任命|聘任|批准|成立|终止|取消|禁止|暂停|起诉|处罚|入股|中标"
)


def _says_the_same(one: Claim, other: Claim) -> bool:
    """Return whether two claims state one fact: the same value, of the same measure."""
    mine, theirs = one.params, other.params
    if isinstance(mine, QuantityParams) and isinstance(theirs, QuantityParams):
        names = [(first, second) for first in mine.words() for second in theirs.words()]
        measured = any(first in second or second in first for first, second in names)
        return mine.value == theirs.value and (measured or mine.of == theirs.of)
    if isinstance(mine, StatementParams):
        return mine == theirs and one.about == other.about
    return mine == theirs


def _used(claims: Iterable[Claim]) -> Iterator[str]:
    for claim in claims:
        yield from (text for term in claim.about for text in term.alternatives)
        yield from claim.params.names()


# --- tests --------------------------------------------------------------------------------------


def _tested(claim: Claim, sheet: Sheet, segmenter: Segmenter | None) -> Claim | None:
    """Return a claim with its sentence for an example, its topic cut down as far as that needs.

    None where the sentence does not support the claim whatever its topic.
    """
    sentence = claim.origin.text if claim.origin else claim.says
    text = re.sub(r"\s*\n\s*", "", sentence).strip()
    for about in _abouts(claim):
        tried = replace(claim, about=about)
        if _verdict(tried, sheet, text, segmenter) is Verdict.SUPPORTED:
            place = claim.place
            examples = {"supported": (Example(text, None, place),)}
            wrong = next(_altered(claim, text), None)
            if wrong is not None:
                verdict = _verdict(tried, sheet, wrong, segmenter)
                if verdict in {Verdict.CONTRADICTED, Verdict.PARTIAL}:
                    examples[verdict.value] = (Example(wrong, None, place),)
            return replace(tried, examples=dict(sorted(examples.items(), key=_order)))
    return None


def _settled(sheet: Sheet, segmenter: Segmenter | None) -> Sheet:
    """Return a sheet without the examples that hang on the day on which they are run.

    A claim whose own sentence does not support it on every day is left out.
    """
    alone = replace(sheet, claims=tuple(replace(claim, origin=None) for claim in sheet.claims))
    results = run_examples([alone], _ANOTHER_DAY, segmenter).results
    failed = {(each.claim.id, each.wanted.value) for each in results if not each.passed}
    claims = (
        replace(
            claim,
            examples={key: value for key, value in claim.examples.items() if (claim.id, key) not in failed},
        )
        for claim in sheet.claims
        if (claim.id, Verdict.SUPPORTED.value) not in failed
    )
    return replace(sheet, claims=tuple(claims))


def _order(entry: tuple[str, tuple[Example, ...]]) -> int:
    return ("supported", "partial", "contradicted", "missing").index(entry[0])


def _abouts(claim: Claim) -> Iterator[tuple[Term, ...]]:
    """Yield the topics that are tried: the whole, then with a term less from behind, then from before."""
    terms = claim.about
    yield terms
    for size in range(len(terms) - 1, 0, -1):
        yield terms[:size]
        yield terms[-size:]
    if terms and not isinstance(claim.params, StatementParams):
        yield ()


def _verdict(claim: Claim, sheet: Sheet, text: str, segmenter: Segmenter | None) -> Verdict | None:
    """Return what a text does with a claim that knows nothing of its source; None where it fails."""
    alone = replace(sheet, claims=(replace(claim, origin=None, examples={}),))
    report = Checker.of([alone], None, segmenter).check(read_text(text, "example.md", ".md"))
    return report.findings[0].verdict if report.findings else None


def _altered(claim: Claim, text: str) -> Iterator[str]:
    """Yield the sentence with the claim's value changed: what the claim must not let pass."""
    params = claim.params
    if isinstance(params, DateParams | QuantityParams):
        value = (params.on if isinstance(params, DateParams) else params.value) or ""
        digits = re.search(r"(\d)(?=\D*$)", value)
        if digits and text.count(value) == 1:
            other = str((int(digits[1]) + 1) % 10)
            wrong = value[: digits.start()] + other + value[digits.end() :]
            if not isinstance(params, DateParams) or _is_day(wrong):
                yield text.replace(value, wrong)
    elif isinstance(params, ListParams) and len(params.items) > 2:  # noqa: PLR2004 - of two items one is no list
        middle = params.items[1]
        yield text.replace(f"、{middle}", "", 1)


def _is_day(text: str) -> bool:
    value = read_date(text)
    return value is not None and not value.impossible

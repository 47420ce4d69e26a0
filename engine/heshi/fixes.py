"""What would mend a draft: for a fault that one change mends, that change, proved before it is offered.

A fix is made from the gap alone: what the draft has, what the sheet asks for, and the way in which the draft
writes such things. It is then tried: the draft with the change is judged again, and only where the claim
comes out supported, and so does every claim that the same paragraph supported before, is the fix offered.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heshi.document import Document, Source
from heshi.findings import Finding, Fix, Gap, Verdict
from heshi.kinds import KINDS
from heshi.recognise.date_values import Calendar
from heshi.recognise.dates import DateValue, read_date
from heshi.text import regex as re
from heshi.text.normal import normalise
from heshi.text.offsets import ProseBuilder
from heshi.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from heshi.document import Block
    from heshi.reading import Reading
    from heshi.rules.model import Claim


MOST_READ = 500_000
"""How many code points of prose are read again for the fixes of one draft, which bounds what they cost."""


def may_have_fix(finding: Finding) -> bool:
    """Return whether a finding is of a sort that may have a fix; only for these a draft is read again."""
    return len(finding.gaps) == 1 and finding.gaps[0].code in _PROPOSALS


def with_fix(finding: Finding, reading: Reading, judged: Sequence[tuple[Finding, Reading]]) -> Finding:
    """Return the finding with a fix for its gap, where there is one that is safe.

    Args:
        finding: a finding.
        reading: the draft, as the finding's sheet reads it.
        judged: all findings on the draft, each with the reading that it was made from.
    """
    if not may_have_fix(finding):
        return finding
    gap, document = finding.gaps[0], reading.document
    fix = _PROPOSALS[gap.code](gap, document)
    block = _block_of(fix, document) if fix else None
    if fix is None or block is None:
        return finding
    beside = [
        (other.claim, read)
        for other, read in judged
        if other.verdict is Verdict.SUPPORTED and any(block.overlaps(one.at) for one in other.evidence)
    ]
    mended = patched(document, fix)
    again: dict[int, Reading] = {}  # one for all claims of a sheet: what it finds in the draft it finds once

    def verdict(claim: Claim, read: Reading) -> Verdict:
        if id(read) not in again:
            again[id(read)] = replace(read, document=mended)
        return KINDS[claim.kind].judge(claim, again[id(read)]).verdict

    tried = (verdict(claim, read) for claim, read in ((finding.claim, reading), *beside))
    if any(verdict is not Verdict.SUPPORTED for verdict in tried):
        return finding
    return replace(finding, gaps=(replace(gap, fix=fix),))


def patched(document: Document, fix: Fix) -> Document:
    """Return the draft as it would read with the change; its source is then its prose.

    Args:
        document: the draft.
        fix: a change within one block of it.
    """
    at, grown = fix.at, len(fix.text) - len(fix.at)
    prose = document.prose[: at.start] + fix.text + document.prose[at.end :]
    builder = ProseBuilder(prose)
    builder.copy(0, len(prose))
    blocks = tuple(replace(block, span=_moved(block, at, grown)) for block in document.blocks)
    return Document(Source(document.source.path, prose), prose, blocks, builder.build()[1], document.meta)


def _moved(block: Block, at: Span, grown: int) -> Span:
    """Return where a block stands once what stands at ``at`` has grown by so many code points."""
    span = block.span
    start = span.start + grown if span.start > at.start else span.start
    return Span(start, span.end + grown if span.end >= at.end else span.end)


def _block_of(fix: Fix, document: Document) -> Span | None:
    """Return the block of the words that would go; None where the source has them in another way.

    A change across markup (9月**26**日) could break it.
    """
    written = document.to_source(fix.at).of(document.source.text)
    if written != fix.at.of(document.prose):
        return None
    return next((block.span for block in document.blocks if block.span.covers(fix.at)), None)


# --- dates --------------------------------------------------------------------------------------

_NUMERAL = "[0-9]{1,4}|[〇零一二三四五六七八九十]{1,4}"
_DATE_FORMS = (
    re.compile(
        f"(?:(?P<year>{_NUMERAL})年)?(?P<month>{_NUMERAL})月(?:(?P<day>{_NUMERAL})[日号號])?",
    ),
    re.compile(r"(?P<year>[0-9]{4})(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})"),
)
"""The ways of writing a date of which each number can be replaced by itself."""

_ISO = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
"""The form that always pads its numbers (ISO 8601)."""

_HAN = "〇一二三四五六七八九"
_TEN = 10

_DAY_OF_WEEK = re.compile(r"\s*[(（,，]?\s*(?:周|週|星期|禮拜|礼拜)[一二三四五六日天末]")
_MORE_DAYS = re.compile(r"\s*[、,，和及与至到—–~～-]\s*[0-9〇一二三四五六七八九十]+\s*[月日号號]")
_DAYS_BEFORE = re.compile(
    r"(?:[0-9一二三四五六七八九十日号號]\s*[、和及与至到—–~～-]|(?:周|週|星期|禮拜|礼拜)[一二三四五六日天末]\s*[(（,，]?)\s*$"
)
"""What beside a date goes with it: its day of the week, or other dates of the same row."""


def _date(gap: Gap, document: Document) -> Fix | None:
    """Return the claim's date as the draft writes dates."""
    value = read_date(gap.expected)
    match = next((match for form in _DATE_FORMS if (match := form.match(gap.found))), None)
    if gap.at is None or value is None or match is None or not _is_plain(value):
        return None
    if match.end() < len(gap.found) and not _goes_on_with_the_hour(gap.found):
        return None
    if (match["day"] is None) != (value.day is None) or _has_company(gap.at, document.prose):
        return None
    padded = any(match[name] and match[name].startswith("0") for name in ("month", "day"))
    padded = padded or _ISO.match(gap.found) is not None
    text = gap.found
    for name in ("day", "month", "year"):
        number = getattr(value, name)
        if match[name] is not None and number is not None:
            start, end = match.span(name)
            text = text[:start] + _numeral(match[name], number, padded=padded) + text[end:]
    return None if text == gap.found else Fix(gap.at, text)


def _is_plain(value: DateValue) -> bool:
    """Return whether a date is a day or a month of the calendar, and nothing besides."""
    plain = DateValue(year=value.year, month=value.month, day=value.day)
    return value == plain and value.month is not None and value.calendar is Calendar.GREGORIAN


def _goes_on_with_the_hour(text: str) -> bool:
    """Return whether a date is one with a time of day (3月17日晚), which may stay as it is."""
    value = read_date(text)
    return value is not None and value.time is not None and _is_plain(replace(value, time=None))


def _has_company(at: Span, prose: str) -> bool:
    """Return whether something stands beside a date that would have to change with it."""
    return bool(
        _DAY_OF_WEEK.match(prose, at.end)
        or _MORE_DAYS.match(prose, at.end)
        or _DAYS_BEFORE.search(prose, max(0, at.start - _TEN), at.start)
    )


def _numeral(like: str, number: int, *, padded: bool) -> str:
    """Return a number in the way in which another is written: digits or characters, padded or not."""
    if like.isascii():
        return f"{number:02}" if padded else str(number)
    if number > 9 * _TEN:
        digits = _HAN.replace("〇", "零") if "零" in like else _HAN
        return "".join(digits[int(digit)] for digit in str(number))
    tens, ones = divmod(number, _TEN)
    return ("" if tens < 2 else _HAN[tens]) + ("十" if tens else "") + (_HAN[ones] if ones else "")  # noqa: PLR2004 - 十二, 二十二


# --- quantities ---------------------------------------------------------------------------------

_FIGURE = re.compile(r"(?P<before>[^0-9]*)(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?)(?P<after>[^0-9]*)")


def _quantity(gap: Gap, document: Document) -> Fix | None:  # noqa: ARG001 - a proposal may look at the draft
    """Return the claim's figure in place of one that is written like it but for its number."""
    have, want = _FIGURE.fullmatch(gap.found), _FIGURE.fullmatch(gap.expected)
    from heshi.recognise.quantities import read_quantity  # noqa: PLC0415 - for wrong figures

    found, claimed = read_quantity(gap.found), read_quantity(gap.expected)
    if gap.at is None or not have or not want or not found or not claimed:
        return None
    exact = all(
        each.value is not None and not each.approximate and not each.vague for each in (found, claimed)
    )
    alike = found.unit == claimed.unit and found.change == claimed.change
    if not (exact and alike and have.group("before", "after") == want.group("before", "after")):
        return None
    number = want["number"].replace(",", "")
    if "," in have["number"]:
        whole, point, rest = number.partition(".")
        number = f"{int(whole):,}{point}{rest}"
    return Fix(gap.at, have["before"] + number + have["after"])


# --- quotes -------------------------------------------------------------------------------------


def _quote(gap: Gap, document: Document) -> Fix | None:
    """Return the claim's words for the stretch of a quotation that differs."""
    from heshi.recognise.verbatim import Wording, compare_quote  # noqa: PLC0415 - for altered quotes

    comparison = compare_quote(normalise(gap.found), normalise(gap.expected))
    if gap.at is None or comparison.wording is not Wording.ALTERED or not comparison.changes:
        return None
    have = comparison.changes[0][0].join(comparison.changes[-1][0])
    want = comparison.changes[0][1].join(comparison.changes[-1][1])
    start = gap.at.start - (have.start if len(have) else 0)
    if start < 0 or not document.prose.startswith(gap.found, start):
        return None
    return Fix(Span(start + have.start, start + have.end), want.of(gap.expected))


_PROPOSALS: Mapping[str, Callable[[Gap, Document], Fix | None]] = {
    "wrong-date": _date,
    "wrong-quantity": _quantity,
    "altered-quote": _quote,
}
"""What may mend a gap, by its code. Others have more than one remedy, or none that a rule can tell."""

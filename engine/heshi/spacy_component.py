"""Heshi as a component of a spaCy pipeline: findings as spans of the ``Doc``, and the report itself.

::

    nlp = spacy.blank("zh")
    nlp.add_pipe("heshi", config={"sheets": ["rules/a.yaml"], "today": "2023-09-26"})
    doc = nlp("9月25日，双方宣布合作。")
    for span in doc.spans["heshi"]:
        print(span.label_, span.id_, span.text)  # a/announced-on:contradicted wrong-date 9月25日
    doc._.heshi.exit_status()
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Final

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from heshi.check import Checker
from heshi.document import as_document
from heshi.errors import Mistake, Place, UsageError
from heshi.findings import GAPS, Finding, Report
from heshi.kinds import KINDS
from heshi.readers import read_text
from heshi.rules.load import load_sheets
from heshi.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshi.document import Document
    from heshi.text.spans import Span as Place_

KEY: Final = "heshi"
"""The name of the factory, of the group of spans and of the extension attribute."""


class Heshi:
    """The component: checks each ``Doc`` against fact sheets.

    It writes ``doc.spans["heshi"]``: for every gap that has a place, and for every piece of evidence of a
    claim without gaps, a span of the tokens that it touches. ``label_`` is ``sheet/claim:verdict``;
    ``id_`` is the gap's code, or the role of the evidence. And it writes ``doc._.heshi``, the ``Report``.
    """

    def __init__(
        self,
        sheets: Sequence[str | Path],
        today: str | None = None,
        *,
        suffix: str = ".txt",
        report: bool = True,
    ) -> None:
        """Read the sheets.

        Args:
            sheets: files, or folders that are searched for ``*.yaml`` and ``*.yml``.
            today: the day (ISO 8601) against which 昨日 and a missing year are read; without it they stay
                open.
            suffix: how a text is read: ``.txt`` or ``.md``, as a file of that name would be.
            report: whether ``doc._.heshi`` is set. A report cannot be written with a ``Doc`` (``to_bytes``,
                ``DocBin`` with user data, ``nlp.pipe`` in several processes): leave it out there.

        Raises:
            SheetError: with every mistake of every sheet.
            UsageError: there is no sheet, or ``today`` is no date.
        """
        self._given = (tuple(sheets), today, suffix, report)
        self._suffix = suffix
        self._report = report
        loaded = load_sheets(map(Path, sheets), KINDS, gap_codes=GAPS)
        self._checker = Checker.of(loaded, None if today is None else _day(today))

    def __reduce__(self) -> tuple[object, ...]:
        """Return how another process makes the same component: it reads the sheets itself."""
        return _make_again, self._given

    def __call__(self, doc: Doc) -> Doc:
        """Check a ``Doc`` and return it."""
        document = self._read(doc.text)
        checked = self._checker.check(document)
        # A byte order mark is no part of what was read, but of the Doc's text.
        shift = len(doc.text) - len(doc.text.removeprefix("\ufeff"))
        spans = [
            span
            for finding in checked.findings
            for role, at in _places(finding)
            if (span := _span(doc, finding, role, at, document, shift)) is not None
        ]
        doc.spans[KEY] = SpanGroup(doc, name=KEY, spans=spans)
        if self._report:
            doc._.set(KEY, Report((checked,)))
        return doc

    def _read(self, text: str) -> Document:
        return read_text(text, "<doc>", self._suffix) if text.strip("\ufeff \t\r\n") else as_document(text)


def _make_again(sheets: Sequence[str | Path], today: str | None, suffix: str, report: bool) -> Heshi:  # noqa: FBT001 - pickle gives arguments by place
    return Heshi(sheets, today, suffix=suffix, report=report)


def _day(today: str) -> dt.date:
    try:
        return dt.date.fromisoformat(today)
    except ValueError as error:
        problem = Words(f"today 不是日期：“{today}”", f'today is no date: "{today}"')
        help_ = Words("请写成 2023-09-26", "write it as 2023-09-26")
        raise UsageError([Mistake(Place("<config>"), problem, help_)]) from error


def _places(finding: Finding) -> Iterator[tuple[str, Place_]]:
    """Yield what a finding shows: its gaps where they have places, or else its evidence."""
    gaps = [(gap.code, gap.at) for gap in finding.gaps if gap.at is not None]
    yield from gaps or ((evidence.role, evidence.at) for evidence in finding.evidence)


def _span(  # noqa: PLR0913, PLR0917 - the parts of one span
    doc: Doc, finding: Finding, role: str, at: Place_, document: Document, shift: int
) -> Span | None:
    """Return the tokens that a place touches; None for a place without any text."""
    source = document.to_source(at)
    label = f"{finding.claim.ref}:{finding.verdict}"
    return doc.char_span(
        source.start + shift, source.end + shift, label=label, span_id=role, alignment_mode="expand"
    )


@Language.factory(
    KEY,
    assigns=["doc.spans", f"doc._.{KEY}"],
    default_config={"sheets": [], "today": None, "suffix": ".txt", "report": True},
)
def make_heshi(  # noqa: PLR0913, PLR0917 - spaCy calls it with the configuration
    nlp: Language,  # noqa: ARG001 - as above, and always with these two
    name: str,  # noqa: ARG001 - as above
    sheets: list[str],
    today: str | None,
    suffix: str,
    report: bool,  # noqa: FBT001
) -> Heshi:
    """Return the component for ``nlp.add_pipe("heshi", config=…)``.

    Args:
        nlp: the pipeline; any tokenizer will do.
        name: what the component is called in it.
        sheets: see ``Heshi``.
        today: see ``Heshi``.
        suffix: see ``Heshi``.
        report: see ``Heshi``.
    """
    if not Doc.has_extension(KEY):
        Doc.set_extension(KEY, default=None)
    return Heshi(sheets, today, suffix=suffix, report=report)

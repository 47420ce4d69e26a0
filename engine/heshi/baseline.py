"""The baseline: gaps that are known and accepted for now, recognised by their words and not their lines.

A draft is named as it is seen from the folder of the baseline. A known gap is one of the same draft and
claim, with the same codes, while neither what the claim asks for nor the sentences that fall short have
changed; of what a draft leaves out, while the claim has not. Everything else is told anew.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from heshi.errors import Mistake, Place, UsageError
from heshi.findings import DraftReport, Finding, Notice, SuppressedBy, Suppression, Verdict
from heshi.fingerprint import claim_hash, text_hash
from heshi.words import Words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from heshi.document import Document

SCHEMA = "heshi-baseline/1"
"""Names this shape. Keys may be added under the same name; none is taken away or changed."""

FILE = "heshi-baseline.json"
"""What a baseline is called unless the user names it."""

_KNOWN = Suppression(SuppressedBy.BASELINE, "")

_MEND = Words("改好它，或删掉它再运行 heshi baseline", "mend it, or delete it and run heshi baseline again")
_AGAIN = Words("再运行一次 heshi baseline 即可更新", "run heshi baseline again to bring it up to date")
_NO_FILE_HELP = Words("先用 heshi baseline 写一份", "write one with heshi baseline first")

_SOLVED = Words(
    "主张已经有据，基线里的记录用不上了", "the claim holds now; its entry in the baseline is not needed"
)
_NO_CLAIM = Words("事实表里已经没有这条主张", "the sheet no longer has this claim")
_NEW_CLAIM = Words(
    "主张改过了，基线里的记录随之失效", "the claim has changed; its entry in the baseline has expired"
)
_NEW_TEXT = Words(
    "稿件的文字改过了，基线里的记录随之失效", "the text has changed; its entry in the baseline has expired"
)
_NEW_GAPS = Words(
    "出入与当时不同，基线里的记录随之失效", "the gaps are others now; their entry in the baseline has expired"
)
_NO_DRAFT = Words(
    "稿件已经不在，基线里的记录用不上了", "the draft is gone; its entries in the baseline are not needed"
)
_NO_DRAFT_HELP = Words(
    "删掉或改名之后，请再运行一次 heshi baseline", "after deleting or renaming it, run heshi baseline again"
)


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One known finding.

    Attributes:
        draft: the draft, as seen from the folder of the baseline, its parts joined by ``/``.
        claim: ``sheet/claim``.
        gaps: the codes of its gaps, sorted; one that stands twice counts twice.
        claim_hash: what the claim asks for, see ``fingerprint.claim_hash``.
        text_hash: the sentences that fall short, see ``fingerprint.text_hash``; None for what is missing.
    """

    draft: str
    claim: str
    gaps: tuple[str, ...]
    claim_hash: str
    text_hash: str | None

    @classmethod
    def of(cls, finding: Finding, document: Document, draft: str) -> Entry:
        """Return the entry that a finding on a draft would have.

        Args:
            finding: the finding.
            document: the draft.
            draft: what the baseline calls it.
        """
        codes = tuple(sorted(gap.code for gap in finding.gaps))
        claim = finding.claim
        return cls(draft, claim.ref, codes, claim_hash(claim), text_hash(finding, document))

    @property
    def key(self) -> tuple[str, str]:
        """The draft and the claim: no two entries share both."""
        return self.draft, self.claim

    @property
    def sheet(self) -> str:
        """The id of the claim's sheet."""
        return self.claim.rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class Baseline:
    """All known findings.

    Attributes:
        entries: the entries, sorted; no two are about the same claim and draft.
    """

    entries: tuple[Entry, ...] = ()

    def about(self, draft: str) -> Iterator[Entry]:
        """Yield the entries about a draft."""
        return (entry for entry in self.entries if entry.draft == draft)

    def applied(self, report: DraftReport, draft: str) -> DraftReport:
        """Return ``report`` with its known findings suppressed and a notice for each entry that is of no use.

        An entry about a claim that was not checked, or could not be, is left alone.

        Args:
            report: what was found on one draft.
            draft: what the baseline calls it.
        """
        if report.document is None:
            return report
        known = {entry.claim: entry for entry in self.about(draft)}
        findings: list[Finding] = []
        notices: list[Notice] = []
        for finding in report.findings:
            entry = known.pop(finding.claim.ref, None)
            stale = None if entry is None else _stale(entry, finding, report.document)
            if entry is None or stale is not None:
                findings.append(finding)
            else:
                findings.append(replace(finding, suppressed=finding.suppressed or _KNOWN))
            if stale is not None:
                notices.append(_notice(finding.claim.ref, stale))
        checked = {finding.claim.sheet for finding in report.findings}
        broken = {failure.what for failure in report.failures}
        notices += [
            _notice(entry.claim, _NO_CLAIM)
            for entry in known.values()
            if entry.sheet in checked and entry.claim not in broken
        ]
        return replace(report, findings=tuple(findings), notices=(*report.notices, *notices))

    def updated(self, reports: Iterable[tuple[str, DraftReport]], gone: Collection[str]) -> Baseline:
        """Return the baseline after a run: its findings, and the entries on which it has no say.

        Args:
            reports: what was found, each with what the baseline calls the draft.
            gone: the drafts that are there no longer.
        """
        reports = list(reports)
        said = {(draft, finding.claim.sheet) for draft, report in reports for finding in report.findings}
        kept = [
            entry
            for entry in self.entries
            if entry.draft not in gone and (entry.draft, entry.sheet) not in said
        ]
        new = [entry for draft, report in reports for entry in _entries(report, draft)]
        return Baseline(tuple(sorted([*kept, *new], key=lambda entry: entry.key)))

    def strays(self, gone: Collection[str]) -> Iterator[Notice]:
        """Yield what is to be told of each draft that is there no longer."""
        for draft in dict.fromkeys(entry.draft for entry in self.entries):
            if draft in gone:
                problem = Words(f"{draft}：{_NO_DRAFT.zh}", f"{draft}: {_NO_DRAFT.en}")
                yield Notice(None, problem, _NO_DRAFT_HELP)


def write(baseline: Baseline) -> str:
    """Return a baseline as JSON: the same bytes for the same entries."""
    value = {"schema": SCHEMA, "entries": [asdict(entry) for entry in sorted(baseline.entries, key=_key)]}
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def read(text: str, path: str) -> Baseline:
    """Return the baseline that ``write`` wrote.

    Args:
        text: the JSON.
        path: the file as the user named it.

    Raises:
        UsageError: it is none, or damaged.
    """
    try:
        model = _File.model_validate(json.loads(text))
    except json.JSONDecodeError as error:
        place = Place(path, error.lineno, error.colno)
        raise UsageError([Mistake(place, _damaged(f"JSON: {error.msg}"), _MEND)]) from error
    except RecursionError as error:
        raise UsageError([Mistake(Place(path), _damaged("JSON: too deep"), _MEND)]) from error
    except ValidationError as error:
        raise UsageError([_invalid(error, path)]) from error
    entries = [
        Entry(entry.draft, entry.claim, tuple(sorted(entry.gaps)), entry.claim_hash, entry.text_hash)
        for entry in model.entries
    ]
    seen: set[tuple[str, str]] = set()
    for entry in entries:
        if entry.key in seen:
            twice = f"{entry.draft} {entry.claim}"
            problem = Words(f"基线里有两条相同的记录：{twice}", f"the baseline has an entry twice: {twice}")
            raise UsageError([Mistake(Place(path), problem, _MEND)])
        seen.add(entry.key)
    return Baseline(tuple(sorted(entries, key=_key)))


def missing(path: str) -> UsageError:
    """Return the error of a baseline that is not there."""
    return UsageError([Mistake(Place(path), Words("没有这个基线文件", "no such baseline"), _NO_FILE_HELP)])


class _Entry(BaseModel):
    """One entry as it is written; keys of a later Heshi are passed over."""

    model_config = ConfigDict(strict=True)

    draft: str = Field(min_length=1)
    claim: str = Field(pattern="^.+/.+$")
    gaps: list[str] = Field(min_length=1)
    claim_hash: str = Field(min_length=1)
    text_hash: str | None


class _File(BaseModel):
    """A baseline as it is written."""

    model_config = ConfigDict(strict=True, populate_by_name=True)

    of: Literal["heshi-baseline/1"] = Field(alias="schema")
    entries: list[_Entry]


def _key(entry: Entry) -> tuple[str, str]:
    return entry.key


def _entries(report: DraftReport, draft: str) -> Iterator[Entry]:
    """Yield an entry for every finding that would turn a run red."""
    for finding in report.findings:
        if report.document is not None and finding.fails(Verdict.MISSING):
            yield Entry.of(finding, report.document, draft)


def _stale(entry: Entry, finding: Finding, document: Document) -> Words | None:
    """Return why an entry does not fit the finding on its claim, or None where it does."""
    now = Entry.of(finding, document, entry.draft)
    if finding.verdict is Verdict.SUPPORTED or (
        finding.verdict is Verdict.MISSING and not finding.claim.required
    ):
        return _SOLVED
    if now.claim_hash != entry.claim_hash:
        return _NEW_CLAIM
    if now.gaps != entry.gaps:
        return _NEW_GAPS
    return None if now.text_hash == entry.text_hash else _NEW_TEXT


def _notice(claim: str, why: Words) -> Notice:
    """Return the notice that an entry is of no use."""
    return Notice(None, Words(f"{claim}：{why.zh}", f"{claim}: {why.en}"), _AGAIN)


def _damaged(what: str) -> Words:
    return Words(f"基线文件坏了（{what}）", f"the baseline is damaged ({what})")


def _invalid(error: ValidationError, path: str) -> Mistake:
    """Return the first thing in a file that no baseline has."""
    first = error.errors(include_url=False)[0]
    where = ".".join(map(str, first["loc"]))
    given = first["input"]
    if where == "schema" and isinstance(given, str) and given.startswith("heshi-baseline/"):
        problem = Words(f"读不了 {given} 格式的基线", f"a baseline of the form {given} cannot be read")
        newer = Words("请升级核实，或再运行 heshi baseline", "upgrade heshi, or run heshi baseline again")
        return Mistake(Place(path), problem, newer)
    if where in {"", "schema"}:
        problem = Words("这不是基线文件", "this is no baseline")
        return Mistake(Place(path), problem, _NO_FILE_HELP)
    return Mistake(Place(path), _damaged(f"{where}: {first['msg']}"), _MEND)

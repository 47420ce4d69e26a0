"""A sheet that is written reads back as it was, and is written the same again."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heshi.errors import Place
from heshi.kinds import KINDS
from heshi.kinds.quote import QuoteParams
from heshi.recognise.names import Boundary, Name
from heshi.rules.dump import bare, dump
from heshi.rules.load import load_sheets, load_text
from heshi.rules.model import Claim, Example, Sheet, SheetSource, Term, Within
from heshi.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).parents[2]
SHEETS = sorted((ROOT / "rules").glob("*.yaml"))
NOWHERE = Place("")
SOURCES = (SheetSource(NOWHERE, title="新华社"), SheetSource(NOWHERE, title="公司公告"))


def sheet_of(*claims: Claim, names: Iterable[Name] = (), as_of: dt.date | None = None) -> Sheet:
    return Sheet("s", "标题：一则", "s.yaml", as_of, tuple(names), claims, SOURCES)


def claim_of(says: str = "甲说", **other: object) -> Claim:
    plain = Claim(
        sheet="s",
        id="c",
        says=says,
        about=(),
        kind="quote",
        params=QuoteParams(text="好"),
        required=True,
        severity=Severity.ERROR,
        examples={},
        place=NOWHERE,
    )
    return replace(plain, **other)  # type: ignore[arg-type]


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_a_sheet_reads_back_as_it_was(path: Path) -> None:
    (sheet,) = load_sheets([path], KINDS)
    text = dump(sheet, KINDS)
    again = load_text(text, "again.yaml", KINDS)
    assert bare(again) == bare(sheet)
    assert dump(again, KINDS) == text


def test_a_sheet_is_pleasant_to_edit() -> None:
    about = (Term(("甲",)), Term(("说", "称")), Term(("乙",), exclude=True))
    examples = {
        "supported": (Example("甲说：“好”。", None, NOWHERE), Example("甲：好", ("hedged",), NOWHERE))
    }
    claim = claim_of(about=about, examples=examples, required=False, severity=Severity.WARNING)
    names = (Name("甲", ("甲方", "A")), Name("乙", (), Boundary.STRICT))
    sheet = sheet_of(claim, replace(claim_of(), id="d"), names=names, as_of=dt.date(2024, 3, 1))
    assert dump(sheet, KINDS, {"": "起草", "d": "第 2 行"}) == (
        "# 起草\n"
        "sheet: s\n"
        "title: 标题：一则\n"
        "as_of: 2024-03-01\n"
        "sources: [新华社, 公司公告]\n"
        "\n"
        "names:\n"
        "  甲: [甲方, A]\n"
        "  乙: {boundary: strict}\n"
        "\n"
        "claims:\n"
        "  - id: c\n"
        "    says: 甲说\n"
        "    about: [甲, {any: [说, 称]}, {not: [乙]}]\n"
        "    quote: 好\n"
        "    required: false\n"
        "    severity: warning\n"
        "    examples:\n"
        "      supported: [甲说：“好”。, {text: 甲：好, gaps: [hedged]}]\n"
        "\n"
        "  # 第 2 行\n"
        "  - id: d\n"
        "    says: 甲说\n"
        "    quote: 好\n"
    )


def test_near_terms_and_days_of_claims_are_kept() -> None:
    near = Term((), near=(Term(("甲",)), Term(("乙", "丙"))), within=Within.CLAUSE)
    claim = claim_of(about=(near,), as_of=dt.date(2024, 1, 2))
    sheet = sheet_of(claim)
    assert bare(load_text(dump(sheet, KINDS), "s.yaml", KINDS)) == bare(sheet)


def test_sources_and_those_that_claims_name_are_kept() -> None:
    release = SheetSource(
        NOWHERE, "release", "a.md", "新闻稿", "甲", "https://example.com", dt.date(2024, 3, 1), "0" * 64
    )
    sheet = replace(
        sheet_of(claim_of(source="release"), replace(claim_of(source="公司公告"), id="d")),
        sources=(release, SOURCES[1]),
    )
    text = dump(sheet, KINDS)
    assert text.splitlines()[2] == (
        "sources: [{id: release, file: a.md, title: 新闻稿, publisher: 甲, url: 'https://example.com',"
        f" date: 2024-03-01, sha256: '{'0' * 64}'}}, 公司公告]"
    )
    assert bare(load_text(text, "s.yaml", KINDS)) == bare(sheet)


def test_the_only_source_need_not_be_named() -> None:
    sheet = replace(sheet_of(claim_of(source="a.md")), sources=(SheetSource(NOWHERE, file="a.md"),))
    text = dump(sheet, KINDS)
    assert "    source:" not in text
    assert bare(load_text(text, "s.yaml", KINDS)) == bare(sheet)


@given(
    st.text(
        st.characters(
            codec="utf-8",
            exclude_categories=("Cs", "Cc", "Cn", "Co"),
            exclude_characters="\ufeff\u2028\u2029",
        ),
        min_size=1,
    )
)
def test_any_text_of_a_claim_reads_back(text: str) -> None:
    said = text.strip()
    if not said:
        return
    sheet = sheet_of(claim_of(said, params=QuoteParams(text=said)))
    assert bare(load_text(dump(sheet, KINDS), "s.yaml", KINDS)) == bare(sheet)

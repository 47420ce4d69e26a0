from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from heshi.check import check
from heshi.findings import GAPS, Finding
from heshi.fingerprint import claim_hash, fingerprint, sentences, text_hash
from heshi.kinds import KINDS
from heshi.readers import read_text
from heshi.rules.load import load_sheets, load_text

if TYPE_CHECKING:
    from heshi.document import Document
    from heshi.rules.model import Sheet

ROOT = Path(__file__).parents[1]

SHEET = """\
sheet: news
as_of: 2024-03-15
names:
  青禾科技: [青禾]
claims:
  - id: launch-day
    says: 青禾科技于3月12日发布新品
    about: [青禾科技, {any: [发布, 推出]}]
    date: 3月12日
  - id: cities
    says: 首批在北京、上海、成都开售
    about: [{any: [首批, 开售]}]
    list: [北京, 上海, 成都]
"""
DRAFT = "# 新品\n\n青禾科技于3月13日发布新品，股价未动。首批在北京开售。\n"


def sheet(text: str = SHEET) -> Sheet:
    return load_text(text, "news.yaml", KINDS, gap_codes=GAPS)


def findings(text: str) -> tuple[Document, tuple[Finding, ...]]:
    (draft,) = check([read_text(text, "a.md")], [sheet()]).drafts
    assert draft.document is not None
    return draft.document, draft.findings


def text_hashes(text: str) -> list[str | None]:
    document, found = findings(text)
    return [text_hash(finding, document) for finding in found]


def test_it_is_the_same_everywhere() -> None:
    parts = ("阿里妈妈", "九月", "\ud800", "")
    assert fingerprint(parts) == "73da0891e47c362ed10622cafc2a2bfe"


@pytest.mark.parametrize(
    ("one", "other"), [(("ab", "c"), ("a", "bc")), (("a", ""), ("a",)), (("a", "b"), ("b", "a"))]
)
def test_what_differs_is_told_apart(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert fingerprint(one) != fingerprint(other)


def test_the_sentences_are_those_that_show_the_gaps() -> None:
    document, found = findings(DRAFT)
    assert [[span.of(document.prose) for span in sentences(one, document)] for one in found] == [
        ["青禾科技于3月13日发布新品，股价未动。"],
        ["首批在北京开售。"],
    ]


@pytest.mark.parametrize(
    "same",
    [
        "前面多了一段。\n\n" + DRAFT,
        "---\ntitle: 新品\n---\n" + DRAFT,
        DRAFT.replace("\n", "\r\n"),
        DRAFT.replace("发布", "\n发布"),
        DRAFT.replace("3月13日", "**３月１３日**"),
        DRAFT.replace("首批", "又多了一句。首批"),
        DRAFT.replace("发布新品", "發布新品"),
    ],
)
def test_lines_marks_and_widths_do_not_count(same: str) -> None:
    assert text_hashes(same) == text_hashes(DRAFT)


def test_words_count() -> None:
    before = text_hashes(DRAFT)
    first = text_hashes(DRAFT.replace("未动", "大涨"))
    second = text_hashes(DRAFT.replace("首批在", "首批只在"))
    assert [one == other for one, other in zip(before, first, strict=True)] == [False, True]
    assert [one == other for one, other in zip(before, second, strict=True)] == [True, False]


def test_what_is_missing_has_no_sentence() -> None:
    assert text_hashes("# 别的\n\n今天下雨。\n") == [None, None]


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("date: 3月12日", "date: 3月14日", False),
        ("于3月12日发布新品", "在3月12日发布新品", False),
        ("date: 3月12日", "text: {require: 3月12日}", False),
        ("date: 3月12日", "date: {on: 3月12日}", True),
        ("date: 3月12日", "date: 3月12日\n    severity: info\n    required: false", True),
        ("id: launch-day", "id: day", True),
        ("sheet: news", "title: 新闻\nsheet: news", True),
    ],
)
def test_a_claim_is_what_it_says_and_asks_for(old: str, new: str, same: bool) -> None:  # noqa: FBT001 - a column
    before, after = sheet(), sheet(SHEET.replace(old, new, 1))
    assert (claim_hash(before.claims[0]) == claim_hash(after.claims[0])) is same


def test_every_claim_has_a_hash_of_its_own() -> None:
    claims = load_sheets([ROOT / "rules"], KINDS).claims
    told = {(claim.says, claim.kind, repr(claim.params)) for claim in claims}
    assert len({claim_hash(claim) for claim in claims}) == len(told)

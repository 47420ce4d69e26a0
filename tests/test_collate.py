"""A draft against its source: every known edit of a sentence is told right, and every story."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
import yaml

import heshi
from heshi.check import check
from heshi.collate import claims_of, compare_documents
from heshi.errors import DraftError
from heshi.extract import extract
from heshi.findings import DraftReport, Finding, Verdict
from heshi.kinds import KINDS
from heshi.readers import read_file
from heshi.rules.dump import dump
from heshi.rules.load import load_text

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
FIXTURES = ROOT / "fixtures"
STORIES = sorted(path.parent.name for path in FIXTURES.glob("*/planted.expected.yaml"))
TODAY = dt.date(2025, 4, 1)
WRONG = {Verdict.CONTRADICTED, Verdict.PARTIAL}


class Pair(NamedTuple):
    """A sentence, and an edit of it.

    Attributes:
        group: ``changed`` where the edit changes the meaning, ``same`` where it does not.
        kind: what sort of edit.
        source: the sentence.
        draft: the edited one.
    """

    group: str
    kind: str
    source: str
    draft: str


def pairs(path: Path) -> Iterator[Pair]:
    """The pairs of a table: an edit is written 甲→乙, or as the whole sentence; “→「 changes the marks."""
    rows: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    for row in rows:
        says: str = row["says"]
        for group in ("changed", "same"):
            for kind, edits in row.get(group, {}).items():
                for edit in edits:
                    yield Pair(group, kind, says, edited(says, edit))


def edited(says: str, edit: str) -> str:
    old, arrow, new = edit.partition("→")
    if not arrow:
        return edit
    assert old in says, (says, edit)
    return (
        says.replace(old, new).replace("”", {"「": "」", "『": "』"}[new])
        if old == "“"
        else says.replace(old, new)
    )


TABLES = {path.stem: list(pairs(path)) for path in sorted((ROOT / "tests" / "pairs").glob("*.yaml"))}


@pytest.mark.parametrize("name", TABLES)
def test_what_changes_the_meaning_is_found(name: str) -> None:
    missed = [
        pair
        for pair in TABLES[name]
        if pair.group == "changed"
        and not any(
            each.verdict in WRONG for each in heshi.compare(pair.source, pair.draft, TODAY).findings()
        )
    ]
    assert missed == []


@pytest.mark.parametrize("name", TABLES)
def test_what_keeps_the_meaning_is_accepted(name: str) -> None:
    accused = [
        pair
        for pair in TABLES[name]
        if pair.group == "same" and heshi.compare(pair.source, pair.draft, TODAY).exit_status() != 0
    ]
    assert accused == []


@pytest.mark.parametrize("name", TABLES)
def test_a_sentence_is_supported_by_itself_however_it_is_printed(name: str) -> None:
    printed = str.maketrans("，；（）0123456789", ",;()０１２３４５６７８９")
    sources = dict.fromkeys(pair.source for pair in TABLES[name])
    accused = [
        text
        for text in sources
        for draft in (text, text.translate(printed))
        if heshi.compare(text, draft, TODAY).exit_status()
    ]
    assert accused == []


def said(report: heshi.Report) -> list[tuple[str, str, str, str, str]]:
    return [
        (finding.claim.kind, finding.verdict.value, gap.code, gap.expected, gap.found)
        for finding in report.findings()
        for gap in finding.gaps
    ]


@pytest.mark.parametrize(
    ("source", "draft", "gaps"),
    [
        (
            "9月25日,A与B宣布合作",
            "9月26日，A与B宣布合作。",
            [("date", "contradicted", "wrong-date", "9月25日", "9月26日")],
        ),
        (
            "营收12亿元，同比增长30%，净利润1.2亿元，同比下降5%。",
            "净利润1.2亿元，同比增长5%；营收12亿元，同比增长三成。",
            [
                ("quantity", "contradicted", "wrong-quantity", "同比下降5%", "同比增长5%"),
            ],
        ),
        (
            "公司将于5月上调售价。",
            "公司将于5月下调售价。",
            [("statement", "contradicted", "replaced", "上调", "下调")],
        ),
        (
            "张建国表示，交易已经完成。",
            "张建国表示，交易或已经完成。",
            [("statement", "partial", "hedged", "张建国表示，交易已经完成", "或")],
        ),
        (
            "项目预计年底完工。",
            "项目年底完工。",
            [("statement", "partial", "unhedged", "项目预计年底完工", "预计")],
        ),
        (
            "首批在北京、上海、成都开售。",
            "首批在北京、成都开售。",
            [("list", "partial", "missing-item", "上海", "北京、成都")],
        ),
        (
            "法院以盗窃罪判处其有期徒刑三年。",
            "法院以诈骗罪判处其有期徒刑三年。",
            [("statement", "partial", "reworded", "盗窃", "诈骗")],
        ),
    ],
    ids=["date", "figures", "opposite", "hedge", "no hedge", "list", "noun"],
)
def test_a_gap_says_what_was_expected_and_what_was_found(
    source: str, draft: str, gaps: list[tuple[str, str, str, str, str]]
) -> None:
    found = said(heshi.compare(source, draft, TODAY))
    assert [each for each in found if each in gaps] == gaps
    assert {each[1] for each in found} == {each[1] for each in gaps}


def test_a_fact_that_is_left_out_is_missing_and_contradicts_nothing() -> None:
    source = "9月25日，云帆科技与星海汽车宣布合作。合作期限为三年，总金额12亿元。"
    report = heshi.compare(source, "9月25日，云帆科技与星海汽车宣布合作。", TODAY)
    assert Counter(finding.verdict for finding in report.findings()) == {
        Verdict.SUPPORTED: 2,
        Verdict.MISSING: 3,
    }
    assert report.exit_status() == 1


def test_what_the_draft_says_besides_is_no_gap() -> None:
    source = "9月25日，云帆科技与星海汽车宣布合作。"
    report = heshi.compare(source, f"{source}另据报道，远图手机10月8日发布新品，售价3999元。", TODAY)
    assert report.exit_status() == 0


def test_a_place_that_contradicts_another_is_inconsistent() -> None:
    source = "9月25日，云帆科技与星海汽车联合宣布达成合作。"
    report = heshi.compare(source, f"9月26日，云帆科技与星海汽车联合宣布达成合作。\n\n{source}", TODAY)
    assert ("date", "contradicted", "inconsistent", "9月25日", "9月26日") in said(report)


def test_a_source_with_nothing_in_it_is_refused() -> None:
    with pytest.raises(DraftError):
        heshi.compare("！！！", "9月25日，云帆科技与星海汽车宣布合作。")


def test_files_are_compared_as_texts_are(tmp_path: Path) -> None:
    for name, text in (("source.md", "# 公告\n\n公司营收12亿元。\n"), ("draft.txt", "公司营收13亿元。\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    report = heshi.compare_files(tmp_path / "source.md", tmp_path / "draft.txt")
    assert said(report) == [("quantity", "contradicted", "wrong-quantity", "12亿元", "13亿元")]


# --- the stories --------------------------------------------------------------------------------


ARTICLES = sorted(
    path
    for path in FIXTURES.glob("*/**/*")
    if path.suffix in {".md", ".txt"} and {path.parent.name, path.parents[1].name} & {*STORIES, "articles"}
)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_an_article_is_supported_by_itself(path: Path) -> None:
    report = heshi.compare_files(path, path, TODAY)
    assert [each.claim.id for each in report.findings() if each.verdict is not Verdict.SUPPORTED] == []
    assert list(report.all_failures()) == []


def lines_of(draft: DraftReport, finding: Finding) -> set[int]:
    """The lines of the draft in which the gaps of a finding stand."""
    assert draft.document is not None
    places = [draft.document.to_source(gap.at).start for gap in finding.gaps if gap.at]
    return {draft.document.lines.point(place).line for place in places}


@pytest.mark.parametrize("story", STORIES)
def test_planted_errors_are_found_where_they_stand(story: str) -> None:
    table = (FIXTURES / story / "planted.expected.yaml").read_text(encoding="utf-8")
    planted = {row["line"] for row in yaml.safe_load(table)["errors"]}
    source, draft = (read_file(FIXTURES / story / name) for name in ("faithful.md", "planted.md"))
    report = compare_documents(source, [draft], TODAY).drafts[0]
    wrong = [each for each in report.findings if each.verdict in WRONG]
    assert set().union(*(lines_of(report, each) for each in wrong)) >= planted


@pytest.mark.parametrize("story", STORIES)
def test_rewrites_are_supported_and_never_contradicted(story: str) -> None:
    """The sheet that the faithful draft makes, written and read again, holds in the other tellings."""
    sheet = load_text(
        dump(extract([read_file(FIXTURES / story / "faithful.md")], "story"), KINDS), "story.yaml", KINDS
    )
    told: Counter[Verdict] = Counter()
    for path in sorted(FIXTURES.glob(f"{story}/rewrite-*")):
        told += Counter(each.verdict for each in check([read_file(path)], [sheet], TODAY).findings())
    stated = sum(told.values()) - told[Verdict.MISSING]
    assert told[Verdict.CONTRADICTED] == 0
    assert told[Verdict.SUPPORTED] >= 0.9 * stated


@pytest.mark.parametrize("story", STORIES)
def test_another_story_is_never_contradicted(story: str) -> None:
    source, draft = (read_file(FIXTURES / story / name) for name in ("faithful.md", "unrelated.md"))
    verdicts = {each.verdict for each in compare_documents(source, [draft], TODAY).findings()}
    assert Verdict.CONTRADICTED not in verdicts


def test_a_fault_is_told_once() -> None:
    source = "首批城市为北京、上海、成都，由青禾科技发布。"
    report = heshi.compare(source, "首批城市为北京、上海，由青禾科技发布。", today=TODAY)
    gaps = [(gap.code, gap.expected) for finding in report.findings() for gap in finding.gaps]
    assert gaps == [("missing-item", "成都")]


def test_at_least_one_claim_of_a_source_is_wanted() -> None:
    sheet = claims_of(read_file(FIXTURES / "harbour-earnings" / "faithful.md"), TODAY)
    assert any(claim.required for claim in sheet.claims)

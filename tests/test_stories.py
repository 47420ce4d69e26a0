"""The stories under ``fixtures/``: what is right passes, what is planted is found, and no more."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

import heshi
from heshi.findings import DraftReport, Finding, Verdict

if TYPE_CHECKING:
    from heshi.rules.model import Sheets

ROOT = Path(__file__).parents[1]
FIXTURES = ROOT / "fixtures"
STORIES = sorted(path.parent.name for path in FIXTURES.glob("*/planted.expected.yaml"))
TODAY = dt.date(2026, 1, 1)
"""Far from every story: no verdict may hang on the day of the check."""


@pytest.fixture(scope="module")
def sheets() -> dict[str, Sheets]:
    return {story: heshi.load_sheets([ROOT / "rules" / f"{story}.yaml"]) for story in STORIES}


def check(sheets: Sheets, path: Path) -> DraftReport:
    report = heshi.check_file(path, sheets, TODAY)
    assert list(report.all_failures()) == []
    return report.drafts[0]


def said(draft: DraftReport, *quiet: Verdict) -> list[tuple[str, str, list[str]]]:
    """The findings with another verdict than ``quiet``."""
    return [
        (finding.claim.id, finding.verdict.value, sorted(gap.code for gap in finding.gaps))
        for finding in draft.findings
        if finding.verdict not in quiet
    ]


def test_there_are_stories() -> None:
    assert STORIES


@pytest.mark.parametrize("story", STORIES)
def test_a_faithful_draft_is_supported_whole(story: str, sheets: dict[str, Sheets]) -> None:
    report = heshi.check_file(FIXTURES / story / "faithful.md", sheets[story], TODAY)
    assert said(report.drafts[0], Verdict.SUPPORTED) == []
    assert report.exit_status() == 0


@pytest.mark.parametrize("story", STORIES)
def test_a_faithful_draft_is_long_enough_to_show_something(story: str) -> None:
    assert len((FIXTURES / story / "faithful.md").read_text(encoding="utf-8")) >= 800


@pytest.mark.parametrize("story", STORIES)
def test_planted_errors_are_found_and_nothing_else(story: str, sheets: dict[str, Sheets]) -> None:
    table = (FIXTURES / story / "planted.expected.yaml").read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = yaml.safe_load(table)["errors"]
    expected = [(row["claim"], row["verdict"], sorted(row["gaps"]), row["line"]) for row in rows]
    draft = check(sheets[story], FIXTURES / story / "planted.md")
    lines = {finding.claim.id: first_line(draft, finding) for finding in draft.findings}
    found = [(*row, lines[row[0]]) for row in said(draft, Verdict.SUPPORTED)]
    assert sorted(found) == sorted(expected)


def first_line(draft: DraftReport, finding: Finding) -> int:
    """The line of the draft in which the first gap of a finding stands."""
    assert draft.document is not None
    places = [draft.document.to_source(gap.at) for gap in finding.gaps if gap.at]
    return draft.document.lines.point(min(places).start).line if places else 0


@pytest.mark.parametrize("story", STORIES)
def test_a_planted_error_is_placed_where_it_stands(story: str, sheets: dict[str, Sheets]) -> None:
    draft = check(sheets[story], FIXTURES / story / "planted.md")
    document = draft.document
    assert document is not None
    for finding in draft.findings:
        for gap in finding.gaps:
            if gap.at is None:
                assert finding.verdict is Verdict.MISSING or gap.code == "missing-text"
                continue
            at = document.to_source(gap.at)
            assert gap.at.of(document.prose)[:1] == document.source.text[at.start : at.start + 1]


@pytest.mark.parametrize("story", STORIES)
def test_another_story_contradicts_nothing(story: str, sheets: dict[str, Sheets]) -> None:
    draft = check(sheets[story], FIXTURES / story / "unrelated.md")
    assert said(draft, Verdict.MISSING) == []


@pytest.mark.parametrize(
    "path",
    sorted(path for path in FIXTURES.glob("*/rewrite-*") if path.suffix in {".md", ".txt"}),
    ids=lambda path: f"{path.parent.name}/{path.name}",
)
def test_the_same_story_in_other_words_is_never_contradicted(path: Path, sheets: dict[str, Sheets]) -> None:
    draft = check(sheets[path.parent.name], path)
    wrong = [row for row in said(draft, Verdict.SUPPORTED) if row[1] == Verdict.CONTRADICTED]
    assert wrong == []


def test_a_page_as_crawled_with_its_body_twice_is_supported_whole(sheets: dict[str, Sheets]) -> None:
    report = heshi.check_file(FIXTURES / "alimama-tencent" / "page.txt", sheets["alimama-tencent"], TODAY)
    assert said(report.drafts[0], Verdict.SUPPORTED) == []
    assert report.exit_status() == 0


@pytest.mark.parametrize("story", STORIES)
def test_a_draft_printed_twice_changes_no_verdict(story: str, sheets: dict[str, Sheets]) -> None:
    text = (FIXTURES / story / "planted.md").read_text(encoding="utf-8")
    body = text.split("---\n", 2)[-1] if text.startswith("---") else text
    once, twice = (heshi.check_text(each, sheets[story], TODAY) for each in (body, f"{body}\n\n{body}"))
    assert [finding.verdict for finding in twice.findings()] == [
        finding.verdict for finding in once.findings()
    ]

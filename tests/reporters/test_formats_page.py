"""The page on formats: its excerpts stand in the samples, its table is the table."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from heshi.reporters import REPORTERS
from heshi.reporters.grades import GRADES

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL))


def lines(text: str) -> list[str]:
    """The lines without what stands around them in a larger file."""
    return [line.strip().rstrip(",") for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize("name", [name for name in SECTIONS if name in REPORTERS])
def test_an_excerpt_is_one(name: str) -> None:
    sample = lines((ROOT / REPORTERS[name].sample).read_text(encoding="utf-8"))
    excerpts = re.findall(
        r"^```(?:text|json|xml|markdown|html)\n(.*?)^```$", SECTIONS[name], re.MULTILINE | re.DOTALL
    )
    assert [line for excerpt in excerpts for line in lines(excerpt) if line not in sample] == []


def test_every_format_has_its_section() -> None:
    assert [name for name in REPORTERS if name not in SECTIONS] == []
    assert re.findall(r"^\| \[`(\w+)`\]\(#\1\) \|", PAGE, re.MULTILINE) == list(REPORTERS)


def test_the_table_of_severities() -> None:
    rows = re.findall(r"^\| (?:没能核对|`(?:error|warning|info)`[^|]*) \| (.*) \|$", PAGE, re.MULTILINE)
    assert [re.findall("`([^`]+)`", row) for row in rows] == [
        [grade.sarif, grade.github, grade.gitlab, grade.rdjson, grade.checkstyle] for grade in GRADES.values()
    ]

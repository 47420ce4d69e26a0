"""The pairs of docs/comparisons.md come out as the page says, in its tables and in its code."""

from __future__ import annotations

import doctest
import re
from collections import Counter
from pathlib import Path

from heshi.recognise.mention import Comparison

PAGE = Path(__file__).parents[1] / "docs" / "comparisons.md"
ROW = re.compile(
    r"^\| (?P<found>[^|]+) \| (?P<claimed>[^|]+) \| (?P<outcome>[a-z]+) \| [^|]+ \|$", re.MULTILINE
)
CALL = re.compile(r'^(?:date|quantity)\("(?P<found>.+)", "(?P<claimed>.+)"\)\n$')


def test_the_code_of_the_page_prints_what_the_page_says() -> None:
    result = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert result.failed == 0
    assert result.attempted >= 60


def test_the_tables_hold_the_same_pairs_as_the_code() -> None:
    text = PAGE.read_text(encoding="utf-8")
    rows = [row.group("found", "claimed", "outcome") for row in ROW.finditer(text)]
    calls = [
        (*call.group("found", "claimed"), example.want.strip())
        for example in doctest.DocTestParser().get_examples(text)
        if (call := CALL.match(example.source))
    ]
    assert rows == calls
    assert len(rows) >= 60
    assert set(Counter(outcome for *_, outcome in rows)) == {outcome.value for outcome in Comparison}

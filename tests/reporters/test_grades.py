from __future__ import annotations

from heshi.reporters.grades import GRADES, Rank
from heshi.severity import Severity


def test_every_rank_has_its_row_the_gravest_first() -> None:
    assert list(GRADES) == list(Rank)
    assert [Rank.of(severity) for severity in Severity] == list(Rank)[1:]
    assert [rank.order for rank in Rank] == [0, 1, 2, 3]


def test_no_severity_is_graver_in_a_format_than_one_above_it() -> None:
    scales = {
        "sarif": ["error", "warning", "note"],
        "github": ["error", "warning", "notice"],
        "gitlab": ["blocker", "critical", "major", "minor", "info"],
        "rdjson": ["ERROR", "WARNING", "INFO"],
        "checkstyle": ["error", "warning", "info", "ignore"],
    }
    for name, scale in scales.items():
        levels = [scale.index(getattr(grade, name)) for grade in GRADES.values()]
        assert levels == sorted(levels)

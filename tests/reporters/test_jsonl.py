from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from heshi.reporters import View, json_report, jsonl

if TYPE_CHECKING:
    from heshi.findings import Report


def lines(report: Report) -> list[dict[str, Any]]:
    return [json.loads(line) for line in jsonl.render(report, View()).splitlines()]


def test_the_lines_say_what_the_whole_says(planted: Report) -> None:
    whole = json.loads(json_report.render(planted, View()))
    told = lines(planted)
    first, second = whole["drafts"]
    assert [line["type"] for line in told] == [
        *["finding"] * len(first["findings"]),
        *["failure", "notice", "coverage", "failure", "failure", "summary"],
    ]
    path = {"path": first["path"]}
    assert told == [
        *({"type": "finding", **path, **finding} for finding in first["findings"]),
        *({"type": "failure", **path, **failure} for failure in first["failures"]),
        *({"type": "notice", **path, **notice} for notice in first["notices"]),
        {"type": "coverage", **path, **first["coverage"]},
        *({"type": "failure", "path": second["path"], **failure} for failure in second["failures"]),
        *({"type": "failure", "path": None, **failure} for failure in whole["failures"]),
        {"type": "summary", "schema": whole["schema"], **whole["summary"]},
    ]


def test_a_line_is_a_line_whatever_is_in_it(planted: Report) -> None:
    text = jsonl.render(planted, View())
    assert text.count("\n") == len(lines(planted))
    assert text.splitlines() == text[:-1].split("\n")

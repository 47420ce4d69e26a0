"""The formats in which a report can be had, each in a file of its own."""

from __future__ import annotations

from heshi.reporters.base import Reporter, View
from heshi.table import Table

REPORTERS: Table[Reporter] = Table(
    "REPORTER",
    {
        "text": "heshi.reporters.text",
        "json": "heshi.reporters.json_report",
        "jsonl": "heshi.reporters.jsonl",
        "sarif": "heshi.reporters.sarif",
        "github": "heshi.reporters.github",
        "junit": "heshi.reporters.junit",
        "gitlab": "heshi.reporters.gitlab",
        "rdjson": "heshi.reporters.rdjson",
        "checkstyle": "heshi.reporters.checkstyle",
        "markdown": "heshi.reporters.markdown",
        "html": "heshi.reporters.html_report",
    },
)
"""Every format by the name that ``--format`` takes; a reporter is loaded when its format is asked for."""

__all__ = ["REPORTERS", "Reporter", "View"]

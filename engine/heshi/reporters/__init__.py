"""The formats in which a report can be had, each in a file of its own."""

from __future__ import annotations

from heshi.reporters import (
    checkstyle,
    github,
    gitlab,
    html_report,
    json_report,
    jsonl,
    junit,
    markdown,
    rdjson,
    sarif,
    text,
)
from heshi.reporters.base import Reporter, View

REPORTERS: dict[str, Reporter] = {
    "text": text.REPORTER,
    "json": json_report.REPORTER,
    "jsonl": jsonl.REPORTER,
    "sarif": sarif.REPORTER,
    "github": github.REPORTER,
    "junit": junit.REPORTER,
    "gitlab": gitlab.REPORTER,
    "rdjson": rdjson.REPORTER,
    "checkstyle": checkstyle.REPORTER,
    "markdown": markdown.REPORTER,
    "html": html_report.REPORTER,
}
"""Every format by the name that ``--format`` takes."""

__all__ = ["REPORTERS", "Reporter", "View"]

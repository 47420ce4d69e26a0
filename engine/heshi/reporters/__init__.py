"""The formats in which a report can be had, each in a file of its own."""

from __future__ import annotations

from heshi.reporters import html_report, json_report, text
from heshi.reporters.base import Reporter, View

REPORTERS: dict[str, Reporter] = {
    "text": text.REPORTER,
    "json": json_report.REPORTER,
    "html": html_report.REPORTER,
}
"""Every format by the name that ``--format`` takes."""

__all__ = ["REPORTERS", "Reporter", "View"]

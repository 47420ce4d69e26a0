"""How grave a thing is, in the words of each format: the one table of severities."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from heshi.words import Words

if TYPE_CHECKING:
    from heshi.severity import Severity


class Rank(StrEnum):
    """How grave a remark is: that something could not be checked at all, or a severity. Gravest first."""

    FAILURE = "failure"
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @classmethod
    def of(cls, severity: Severity) -> Rank:
        """Return the rank of a severity."""
        return cls(severity.value)

    @property
    def order(self) -> int:
        """Its place among the ranks, from 0, the gravest."""
        return list(Rank).index(self)


@dataclass(frozen=True, slots=True)
class Grade:
    """What one rank is called.

    Attributes:
        sarif: the ``level`` of a SARIF result or notification.
        github: the workflow command of GitHub.
        gitlab: the ``severity`` of a GitLab code quality report.
        rdjson: the ``severity`` of a reviewdog diagnostic.
        checkstyle: the ``severity`` of a Checkstyle error.
        remark: what is added to a verdict for people; nothing for what is plainly an error.
    """

    sarif: str
    github: str
    gitlab: str
    rdjson: str
    checkstyle: str
    remark: Words


GRADES = {
    Rank.FAILURE: Grade("error", "error", "blocker", "ERROR", "error", Words(zh="", en="")),
    Rank.ERROR: Grade("error", "error", "major", "ERROR", "error", Words(zh="", en="")),
    Rank.WARNING: Grade(
        "warning", "warning", "minor", "WARNING", "warning", Words(zh="（警告）", en=" (warning)")
    ),
    Rank.INFO: Grade("note", "notice", "info", "INFO", "info", Words(zh="（提示）", en=" (info)")),
}
"""Every rank, the gravest first."""

"""How heavy a gap in a claim weighs."""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """How heavy a gap in a claim weighs."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

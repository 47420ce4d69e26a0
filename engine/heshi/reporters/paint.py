"""Colours, where the output goes to a terminal that shows them."""

from __future__ import annotations

from enum import StrEnum

from heshi.findings import Verdict


class Ink(StrEnum):
    """What a piece of output is, and how it is drawn, in the colours that a terminal's theme sets."""

    GOOD = "green"
    BAD = "bold red"
    HALF = "bold yellow"
    GONE = "bold magenta"
    PLACE = "bold"
    FAINT = "dim"

    def on(self, text: str, *, colour: bool) -> str:
        """Return ``text``, drawn in this ink where there is ``colour``."""
        if not colour:
            return text
        from rich.color import ColorSystem  # noqa: PLC0415 - for terminals alone
        from rich.style import Style  # noqa: PLC0415 - as above

        return Style.parse(self.value).render(text, color_system=ColorSystem.STANDARD)


VERDICT_INK = {
    Verdict.SUPPORTED: Ink.GOOD,
    Verdict.PARTIAL: Ink.HALF,
    Verdict.CONTRADICTED: Ink.BAD,
    Verdict.MISSING: Ink.GONE,
}
"""The ink of each verdict."""

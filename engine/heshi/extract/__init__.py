"""From a source to its claims."""

from __future__ import annotations

from heshi.extract.source import sheet_of

__all__ = ["sheet_of"]

"""From sources to claims: all, to compare a draft with (``sheet_of``), or a sheet to keep (``extract``)."""

from __future__ import annotations

from heshi.extract.sheet import extract
from heshi.extract.source import id_of, sheet_of
from heshi.extract.sources import with_sources

__all__ = ["extract", "id_of", "sheet_of", "with_sources"]

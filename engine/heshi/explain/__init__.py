"""Why a claim got its verdict, and what each kind of claim is, told with what the check itself uses."""

from __future__ import annotations

from heshi.explain.derive import FEW, Explanation, Fact, Step, explain
from heshi.explain.gaps import gap_codes
from heshi.explain.manual import kind_page

__all__ = ["FEW", "Explanation", "Fact", "Step", "explain", "gap_codes", "kind_page"]

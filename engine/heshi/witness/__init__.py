"""The sentence of a source as a witness against the draft's version of it."""

from __future__ import annotations

from heshi.witness.testimony import Witnesses

__all__ = ["Witnesses"]

"""The claim kinds, one file each.

A new kind is one file with a ``KIND``, one line in the table below, and a claim in a sheet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshi.table import Table

if TYPE_CHECKING:
    from heshi.kinds.base import Kind

KINDS: Table[Kind] = Table(
    "KIND",
    {
        "all": "heshi.kinds.all",
        "any": "heshi.kinds.any",
        "date": "heshi.kinds.date",
        "list": "heshi.kinds.list",
        "names": "heshi.kinds.names",
        "not": "heshi.kinds.not_",
        "order": "heshi.kinds.order",
        "pairs": "heshi.kinds.pairs",
        "pattern": "heshi.kinds.pattern",
        "quantity": "heshi.kinds.quantity",
        "quote": "heshi.kinds.quote",
        "statement": "heshi.kinds.statement",
        "text": "heshi.kinds.text",
    },
)
"""All kinds by their key in a sheet; a kind is loaded when a claim is of it."""

"""The claim kinds, one file each.

A new kind is one file with a ``KIND``, one line in the table below, and a claim in a sheet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshi.kinds import all as all_
from heshi.kinds import any as any_
from heshi.kinds import date, names, not_, order, pairs, pattern, quantity, quote, statement, text
from heshi.kinds import list as list_

if TYPE_CHECKING:
    from collections.abc import Mapping

    from heshi.kinds.base import Kind

KINDS: Mapping[str, Kind] = {
    "all": all_.KIND,
    "any": any_.KIND,
    "date": date.KIND,
    "list": list_.KIND,
    "names": names.KIND,
    "not": not_.KIND,
    "order": order.KIND,
    "pairs": pairs.KIND,
    "pattern": pattern.KIND,
    "quantity": quantity.KIND,
    "quote": quote.KIND,
    "statement": statement.KIND,
    "text": text.KIND,
}
"""All kinds by their key in a sheet."""

"""Heshi (核实): rule-based claim checking for Chinese editorial text.

The public calls::

    sheets = heshi.load_sheets(["rules/alimama-tencent.yaml"])
    report = heshi.check_file("draft.md", sheets)
    report = heshi.check_text("9月26日，阿里妈妈与腾讯广告联合宣布合作。", sheets)
    for finding in report.findings():
        print(finding.claim.id, finding.verdict, [gap.code for gap in finding.gaps])

    report = heshi.compare("9月25日，A与B宣布合作。", "9月26日，A与B宣布合作。")

    heshi.mentions("9月25号，近300万人")
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from heshi.api import check_file, check_text, compare, load_sheets, mentions
    from heshi.collate import compare_files
    from heshi.errors import DraftError, HeshiError, Mistake, Place, SheetError, UsageError
    from heshi.findings import Evidence, Failure, Finding, Gap, Report, Verdict
    from heshi.words import Lang

__all__ = [
    "DraftError",
    "Evidence",
    "Failure",
    "Finding",
    "Gap",
    "HeshiError",
    "Lang",
    "Mistake",
    "Place",
    "Report",
    "SheetError",
    "UsageError",
    "Verdict",
    "check_file",
    "check_text",
    "compare",
    "compare_files",
    "load_sheets",
    "mentions",
]

__version__ = "0.1.0"

_HOMES = {
    "heshi.api": ("check_file", "check_text", "compare", "load_sheets", "mentions"),
    "heshi.collate": ("compare_files",),
    "heshi.errors": ("DraftError", "HeshiError", "Mistake", "Place", "SheetError", "UsageError"),
    "heshi.findings": ("Evidence", "Failure", "Finding", "Gap", "Report", "Verdict"),
    "heshi.words": ("Lang",),
}
"""Where the public names are defined. Each is imported when it is first asked for; what is not costs nothing.

None of them may be the name of a module of the package, which would take its place once it is imported.
"""


if not TYPE_CHECKING:  # to a type checker the package has the names that it imports above, and no others

    def __getattr__(name: str) -> object:
        """Import a public name (PEP 562)."""
        for home, names in _HOMES.items():
            if name in names:
                value: object = getattr(import_module(home), name)
                globals()[name] = value
                return value
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message, name=name)


def __dir__() -> list[str]:
    """Return all names, the public ones that are not imported yet among them."""
    return sorted({*globals(), *__all__})

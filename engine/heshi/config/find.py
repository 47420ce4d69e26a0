"""Where the configuration is: the nearest ``heshi.toml`` or ``pyproject.toml``, upwards from a folder."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from heshi.text import regex as re

if TYPE_CHECKING:
    from pathlib import Path

OWN = "heshi.toml"
"""The file that holds nothing but the configuration of Heshi."""

SHARED = "pyproject.toml"
"""The file that holds it in a section, among those of other tools."""

_SECTION = re.compile(r"^\s*\[+\s*tool\s*\.\s*(?:heshi|\"heshi\"|'heshi')\s*[.\]]", re.MULTILINE)


def find_config(folder: Path) -> Path | None:
    """Return the configuration that holds in a folder, or None.

    In each folder upwards to the root of the file system: ``heshi.toml``, else a ``pyproject.toml`` with a
    section ``[tool.heshi]``. The nearest alone holds; nothing is merged.

    Args:
        folder: an absolute path.
    """
    for place in (folder, *folder.parents):
        if _is_file(own := place / OWN):
            return own
        if _is_file(shared := place / SHARED) and _has_section(shared):
            return shared
    return None


def _is_file(path: Path) -> bool:
    """Return whether there is such a file, as far as can be seen.

    That of ``pathlib`` fails in a folder that may not be entered.
    """
    return os.path.isfile(path)  # noqa: PTH113


def _has_section(file: Path) -> bool:
    """Return whether a file has a section for Heshi, though it may be no valid TOML.

    One that cannot be read has none: it is another tool's file.
    """
    try:
        return bool(_SECTION.search(file.read_text(encoding="utf-8", errors="replace")))
    except OSError:
        return False

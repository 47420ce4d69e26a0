"""The folder that reports for other programs make paths relative to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshi.config.walk import stands

if TYPE_CHECKING:
    from pathlib import Path

_MARK = ".git"
"""What stands in the root of a repository: a folder, or a file in a work tree or a submodule."""


def repository_root(folder: Path) -> Path:
    """Return the root of the Git repository that a folder is in, or the folder itself where there is none.

    Args:
        folder: an absolute path.
    """
    return next((each for each in (folder, *folder.parents) if stands(each / _MARK)), folder)

"""The files under a folder, without those that git or the configuration leaves out."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pathspec import GitIgnoreSpec

_IGNORE = ".gitignore"
_HIDDEN = (".", "~$")
"""What the names of hidden files begin with; ``~$`` are those that Word keeps beside an open document."""


@dataclass(frozen=True, slots=True)
class Rules:
    """Patterns and the folder from which they count.

    Attributes:
        folder: an absolute path that ends with a separator.
        spec: the patterns.
    """

    folder: str
    spec: GitIgnoreSpec

    @classmethod
    def of(cls, folder: str | Path, patterns: Iterable[str]) -> Rules:
        """Return patterns as they stand in a file of ``folder``; a line that is no pattern says nothing.

        Git too passes over such a line.
        """
        from pathspec import GitIgnoreSpec  # noqa: PLC0415 - for those who leave out something

        return cls(os.path.join(folder, ""), GitIgnoreSpec.from_lines(filter(_is_pattern, patterns)))  # noqa: PTH118 - the separator at the end

    def say(self, file: str, *, folder: bool = False) -> bool | None:
        """Return whether a file is meant: True, False where it is taken out again (``!``), None unsaid.

        Args:
            file: an absolute path.
            folder: whether it is a folder.
        """
        if not file.startswith(self.folder):
            return None
        inside = file[len(self.folder) :].replace(os.sep, "/")
        return self.spec.check_file(f"{inside}/" if folder else inside).include


def walk(folder: str, exclude: Sequence[Rules] = ()) -> Iterator[str]:
    """Yield the files under a folder, sorted by name.

    Left out are hidden files and folders, what the files ``.gitignore`` leave out (those in the folders above
    too, up to the root of the repository, and its ``.git/info/exclude``), and what ``exclude`` names. Links
    to folders are not followed. A folder that is itself left out is walked all the same, for whoever names it
    means it. A folder that cannot be read comes last, as what it is: nobody knows which files it holds.

    Args:
        folder: the folder as the user wrote it; the files are named in the same way.
        exclude: what else is left out.
    """
    top = Path(os.path.abspath(folder))  # noqa: PTH100 - links stay as they are
    above = list(_above(top))
    if _left_out(str(top), above, folder=True):
        above = []
    rules = {top.parent: above}
    unread: list[OSError] = []
    for path, folders, files in os.walk(folder, onerror=unread.append):
        here = Path(os.path.abspath(path))  # noqa: PTH100
        own = rules[here] = [*rules.get(here.parent, above), *_in(here)]

        def stays(name: str, *, folder: bool, here: Path = here, own: Sequence[Rules] = own) -> bool:
            file = str(here / name)
            if name.startswith(_HIDDEN) or _left_out(file, own, folder=folder):
                return False
            return not any(one.say(file, folder=folder) for one in exclude)

        folders[:] = sorted(name for name in folders if stays(name, folder=True))
        for name in sorted(files):
            if stays(name, folder=False):
                yield os.path.join(path, name)  # noqa: PTH118 - keeps the folder as the user wrote it
    yield from (str(error.filename) for error in unread if not isinstance(error, FileNotFoundError))


def _left_out(file: str, rules: Sequence[Rules], *, folder: bool) -> bool:
    """Return whether a file is left out; of several that speak of it the nearest decides (gitignore(5))."""
    said = (one.say(file, folder=folder) for one in reversed(rules))
    return next((answer for answer in said if answer is not None), False)


def _above(top: Path) -> Iterator[Rules]:
    """Yield what the folders above say, from the root of the repository on; nothing outside of one."""
    root = next((folder for folder in (top, *top.parents) if stands(folder / ".git")), None)
    if root is None:
        return
    yield from _read(root, root / ".git" / "info" / "exclude")
    for folder in reversed(top.parents):
        if folder.is_relative_to(root):
            yield from _in(folder)


def stands(path: Path) -> bool:
    """Return whether there is such a file or folder, as far as can be seen.

    That of ``pathlib`` fails in a folder that may not be entered.
    """
    return os.path.exists(path)  # noqa: PTH110


def _in(folder: Path) -> Iterator[Rules]:
    """Yield what the ``.gitignore`` of a folder says, where there is one."""
    yield from _read(folder, folder / _IGNORE)


def _read(folder: Path, file: Path) -> Iterator[Rules]:
    """Yield the patterns in a file; one that cannot be read says nothing, as for git."""
    try:
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return
    yield Rules.of(folder, lines)


def _is_pattern(line: str) -> bool:
    """Return whether a line is a pattern, or a comment."""
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - as above

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True

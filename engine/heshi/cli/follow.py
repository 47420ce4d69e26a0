"""Which of some files have changed, again and again, until the user stops it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

_LOOK_EVERY = 1_000
"""Milliseconds after which the files are looked at though the system has reported nothing."""

Stamp: TypeAlias = tuple[int, int, int]
"""What changes when a file does: its number on the disk, its size in bytes, its time in nanoseconds."""


@dataclass(frozen=True, slots=True)
class Followed:
    """What is followed.

    Attributes:
        files: the files that count, whether or not they are there now.
        folders: the folders in which a new file may count as well, each of them by itself.
    """

    files: frozenset[Path]
    folders: frozenset[Path]

    @property
    def watched(self) -> frozenset[Path]:
        """The folders to watch: those that are there, and of each file the one that it is in.

        A file is watched through its folder, for editors put a new file in the place of the old one.
        """
        folders = self.folders | {file.parent for file in self.files}
        return frozenset(folder for folder in folders if folder.is_dir())


def follow(
    look: Callable[[], Followed], events: Callable[[Iterable[Path]], Iterator[object]] | None = None
) -> Iterator[frozenset[Path]]:
    """Return the files that are new, changed or gone, again and again, whenever there are any.

    What happens counts from this call on, not from when the first of them is asked for.

    What the system reports is only a reason to look: what has changed is told by the files themselves, so
    nothing is missed that happens while the last change is dealt with.

    Args:
        look: returns what is followed at present; it is asked again and again.
        events: watches folders, and yields whenever something may have happened in one; by default
            what the system reports.

    Raises:
        KeyboardInterrupt: the user stops it.
    """
    followed = look()
    return _follow(look, events or _events, followed, _stamps(followed))


def _follow(
    look: Callable[[], Followed],
    events: Callable[[Iterable[Path]], Iterator[object]],
    followed: Followed,
    before: Mapping[Path, Stamp],
) -> Iterator[frozenset[Path]]:
    """Yield the files that have changed, beginning with those that are not as they were ``before``."""
    while True:
        watched = followed.watched
        for _ in events(watched):
            followed = look()
            now = _stamps(followed)
            changed = frozenset(file for file in {*before, *now} if before.get(file) != now.get(file))
            before = now
            if changed:
                yield changed
            if followed.watched != watched:
                break


def _stamps(followed: Followed) -> Mapping[Path, Stamp]:
    """Return the stamp of each file that is there."""
    return {file: stamp for file in followed.files if (stamp := _stamp(file)) is not None}


def _stamp(file: Path) -> Stamp | None:
    """Return a file's stamp, or None where it is not there."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def _events(folders: Iterable[Path]) -> Iterator[object]:
    """Yield whenever something has happened in one of ``folders``, and every second besides."""
    from watchfiles import watch  # noqa: PLC0415 - 40 ms, for those who watch alone

    return watch(
        *folders, watch_filter=None, recursive=False, rust_timeout=_LOOK_EVERY, yield_on_timeout=True
    )

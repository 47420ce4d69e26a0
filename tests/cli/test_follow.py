from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from heshi.cli.follow import Followed, follow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("a.md", "b.md"):
        Path(name).write_text("一\n", encoding="utf-8")
    return tmp_path


def look() -> Followed:
    """All drafts here and in ``in``."""
    folders = {Path(), Path("in")} if Path("in").is_dir() else {Path()}
    files = {Path("named.md"), *(file for folder in folders for file in folder.glob("*.md"))}
    return Followed(frozenset(files), frozenset(folders))


class Events:
    """Stands for the system: reports something as often as it is asked."""

    def __init__(self) -> None:
        self.watched: list[list[str]] = []

    def __call__(self, folders: Iterable[Path]) -> Iterator[object]:
        self.watched.append(sorted(map(str, folders)))
        for _ in range(20):
            yield set()
        pytest.fail("nothing has been found to have changed")


def test_what_happens_before_the_first_is_asked_for_is_told() -> None:
    changes = follow(look, Events())
    Path("a.md").write_text("一二\n", encoding="utf-8")
    Path("b.md").unlink()
    Path("c.md").write_text("三\n", encoding="utf-8")
    assert sorted(map(str, next(changes))) == ["a.md", "b.md", "c.md"]


def test_changes_are_told_once_each() -> None:
    events = Events()
    steps: list[Callable[[], object]] = [
        lambda: Path("a.md").write_text("一二\n", encoding="utf-8"),
        lambda: Path("b.md").unlink(),
        lambda: Path("named.md").write_text("三\n", encoding="utf-8"),
        lambda: Path("named.md").replace("a.md"),  # as editors save
    ]
    told = []

    def stepping(folders: Iterable[Path]) -> Iterator[object]:
        for _ in events(folders):
            if steps:
                steps.pop(0)()
            yield set()

    for changed in follow(look, stepping):
        told.append(sorted(map(str, changed)))
        if not steps:
            break
    assert told == [["a.md"], ["b.md"], ["named.md"], ["a.md", "named.md"]]
    assert events.watched == [["."]]


def test_a_new_folder_is_watched_as_well() -> None:
    events = Events()

    def stepping(folders: Iterable[Path]) -> Iterator[object]:
        for index, _ in enumerate(events(folders)):
            if index == 0 and not Path("in").exists():
                Path("in").mkdir()
                Path("in/c.md").write_text("三\n", encoding="utf-8")
            elif Path("in").exists():
                Path("in/c.md").write_text("四五\n", encoding="utf-8")
            yield set()

    changes = follow(look, stepping)
    assert [sorted(map(str, next(changes))) for _ in range(2)] == [["in/c.md"], ["in/c.md"]]
    assert events.watched == [["."], [".", "in"]]

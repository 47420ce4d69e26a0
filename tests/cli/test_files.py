from __future__ import annotations

import os
import stat
import sys
import threading
from pathlib import Path

import pytest

from heshi.cli import files
from heshi.cli.files import Written, write_files
from heshi.errors import UsageError

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="modes, links and pipes of POSIX")


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def standing() -> dict[str, str]:
    """All files of the folder with what they hold."""
    return {path.as_posix(): path.read_text(encoding="utf-8") for path in Path().rglob("*") if path.is_file()}


def test_files_are_written_with_the_folders_on_the_way() -> None:
    Path("old.txt").write_text("旧", encoding="utf-8")
    write_files([Written("old.txt", "新\n"), Written("a/b/new.txt", "𠮷\r\n")])
    assert Path("a/b/new.txt").read_bytes() == "𠮷\r\n".encode()
    assert standing() == {"old.txt": "新\n", "a/b/new.txt": "𠮷\n"}


def test_no_file_changes_where_one_cannot_be_written() -> None:
    Path("old.txt").write_text("旧", encoding="utf-8")
    Path("folder").mkdir()
    with pytest.raises(UsageError) as caught:
        write_files([Written("old.txt", "新"), Written("folder", "x"), Written("old.txt/x", "x")])
    assert [(str(one.place), one.problem.en) for one in caught.value.mistakes] == [
        ("folder", "cannot be written: it is a folder, not a file"),
        ("old.txt/x", "cannot be written: a part of the path is no folder"),
    ]
    assert standing() == {"old.txt": "旧"}


def test_an_interrupt_leaves_the_old_files_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("old.txt").write_text("旧", encoding="utf-8")
    written = files._write  # noqa: SLF001 - what is interrupted

    def interrupted(path: Path, text: str, mode: str) -> None:
        written(path, text[:1], mode)
        if text == "second":
            raise KeyboardInterrupt

    monkeypatch.setattr(files, "_write", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_files([Written("old.txt", "first"), Written("new.txt", "second")])
    assert standing() == {"old.txt": "旧"}


@on_posix
def test_a_mode_is_kept_and_a_new_file_has_the_usual_one() -> None:
    Path("old.txt").write_text("旧", encoding="utf-8")
    Path("old.txt").chmod(0o640)
    write_files([Written("old.txt", "新"), Written("new.txt", "新")])
    Path("usual.txt").touch()
    modes = [stat.S_IMODE(Path(f"{name}.txt").stat().st_mode) for name in ("old", "new", "usual")]
    assert modes[0] == 0o640
    assert modes[1] == modes[2]


@on_posix
def test_a_link_is_followed() -> None:
    Path("real").mkdir()
    Path("real/report.txt").write_text("旧", encoding="utf-8")
    Path("link.txt").symlink_to("real/report.txt")
    write_files([Written("link.txt", "新")])
    assert Path("link.txt").is_symlink()
    assert Path("real/report.txt").read_text(encoding="utf-8") == "新"


@on_posix
def test_a_pipe_is_written_to() -> None:
    os.mkfifo("pipe")
    got: list[str] = []
    reader = threading.Thread(target=lambda: got.append(Path("pipe").read_text(encoding="utf-8")))
    reader.start()
    write_files([Written("pipe", "报告\n")])
    reader.join()
    assert got == ["报告\n"]
    assert stat.S_ISFIFO(Path("pipe").stat().st_mode)


def test_half_a_surrogate_pair_is_written_as_an_escape() -> None:
    write_files([Written("new.txt", "a\udcffb")])
    assert standing() == {"new.txt": "a\\udcffb"}

"""A desk with sheets and drafts, and the command line as a user calls it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from heshi.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    Heshi: TypeAlias = Callable[[str], "Run"]
    Write: TypeAlias = Callable[[str, str], None]


class Run(NamedTuple):
    """What a call came to."""

    status: int
    out: str
    err: str


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Go to an empty folder; return what writes a file in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")

    def write(name: str, text: str) -> None:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")

    return write


@pytest.fixture
def heshi(capsys: pytest.CaptureFixture[str]) -> Heshi:
    """Return what runs a command line."""

    def run(line: str) -> Run:
        status = main(line.split())
        return Run(status, *capsys.readouterr())

    return run

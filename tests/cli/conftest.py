"""A desk with a sheet and drafts, and the command line to check them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from heshi.cli import main

SHEET = """\
sheet: news
title: 青禾科技发布新品
as_of: 2024-03-15
names:
  青禾科技: [青禾]
claims:
  - id: launch-day
    says: 青禾科技于3月12日发布新品
    about: [青禾科技, {any: [发布, 推出]}]
    date: 3月12日
  - id: cities
    says: 首批在北京、上海、成都开售
    about: [{any: [首批, 开售]}]
    list: [北京, 上海, 成都]
"""
GOOD = "3月12日，青禾科技发布新品。首批在北京、上海、成都开售。\n"
WRONG = "3月13日，青禾科技发布新品。首批在北京、上海、成都开售。\n"


class Run(NamedTuple):
    """What came of a command line."""

    status: int
    out: str
    err: str


Heshi = Callable[..., Run]


@pytest.fixture
def heshi(capsys: pytest.CaptureFixture[str]) -> Heshi:
    """Run a command line; further arguments are taken as they are."""

    def run(line: str, *further: str) -> Run:
        status = main([*line.split(), *further])
        return Run(status, *capsys.readouterr())

    return run


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with ``rules/news.yaml``, ``good.md`` and ``wrong.md``, which is the current one."""
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    Path("rules").mkdir()
    for name, text in {"rules/news.yaml": SHEET, "good.md": GOOD, "wrong.md": WRONG}.items():
        Path(name).write_text(text, encoding="utf-8")
    return folder


Write = Callable[[str, str], None]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Go to an empty folder; return what writes a file in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")

    def write(name: str, text: str) -> None:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")

    return write

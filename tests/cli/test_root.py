from __future__ import annotations

import json
from typing import TYPE_CHECKING

from heshi.cli import main
from heshi.cli.root import repository_root

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_root_of_a_repository(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert repository_root(inner) == inner
    (tmp_path / ".git").mkdir()
    assert repository_root(inner) == tmp_path
    (tmp_path / "a" / ".git").write_text("gitdir: elsewhere\n", encoding="utf-8")
    assert repository_root(inner) == tmp_path / "a"


def test_paths_in_reports_are_seen_from_the_root(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / ".git").mkdir()
    folder = tmp_path / "新 闻"
    folder.mkdir()
    (folder / "a.md").write_text("3月13日，青禾科技发布新品。\n", encoding="utf-8")
    sheet = "sheet: s\nclaims:\n- {id: a, says: 不写空话, text: {forbid: 新品}}\n"
    (folder / "s.yaml").write_text(sheet, encoding="utf-8")
    monkeypatch.chdir(folder)
    assert main(["check", "a.md", "--rules", "s.yaml", "--format", "gitlab"]) == 1
    (issue,) = json.loads(capsys.readouterr().out)
    assert issue["location"]["path"] == "新 闻/a.md"

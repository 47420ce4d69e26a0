from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from heshi.config.find import find_config

if TYPE_CHECKING:
    from pathlib import Path


def write(folder: Path, name: str, text: str = "") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def test_the_nearest_configuration_holds(tmp_path: Path) -> None:
    top = write(tmp_path, "heshi.toml")
    near = write(tmp_path / "a", "pyproject.toml", "[tool.heshi]\n")
    (tmp_path / "a" / "b").mkdir()
    assert find_config(tmp_path) == top
    assert find_config(tmp_path / "a" / "b") == near


def test_of_two_in_a_folder_heshi_toml_holds(tmp_path: Path) -> None:
    write(tmp_path, "pyproject.toml", "[tool.heshi]\n")
    own = write(tmp_path, "heshi.toml")
    assert find_config(tmp_path) == own


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("[tool.heshi]\n", True),
        (' [ tool . "heshi" ]\n', True),
        ("[[tool.heshi.check]]\n", True),
        ("[tool.heshi.severity]\n[broken\n", True),
        ("[tool.heshiko]\n", False),
        ("# [tool.heshi]\n", False),
        ("[project]\n", False),
    ],
)
def test_a_pyproject_counts_where_it_has_a_section(tmp_path: Path, text: str, *, counts: bool) -> None:
    top = write(tmp_path, "heshi.toml")
    near = write(tmp_path / "a", "pyproject.toml", text)
    assert find_config(tmp_path / "a") == (near if counts else top)

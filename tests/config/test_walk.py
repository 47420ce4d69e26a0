from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from heshi.config.walk import Rules, walk

GIT = shutil.which("git")
Shut = Callable[..., None]
FILES = (
    "a.md",
    "a.tmp",
    "build/out.md",
    "docs/build/out.md",
    "docs/keep.tmp",
    "docs/a/keep.tmp",
    "docs/a/b.md",
    "docs/a/旧.md",
    "稿件/旧/a.md",
    "稿件/旧/留.md",
    "稿件/新/a.md",
    "稿件/新/草稿 1.md",
    "稿件/#1.md",
    "local.md",
    "sub/local.md",
    "sub/deep/er/x.md",
)
IGNORES = {
    ".gitignore": "*.tmp\n/build/\n稿件/旧/*\n!稿件/旧/留.md\n\\#1.md\n# 说明\n!\n",
    "docs/.gitignore": "!keep.tmp\n旧.md\n",
    "docs/a/.gitignore": "*.tmp\n!旧.md\n",
    "稿件/.gitignore": "草稿*\n",
    "sub/.gitignore": "deep/**/x.md\n",
}


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    top = tmp_path / "tree"
    for name in FILES:
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_text("x", encoding="utf-8")
    for name, text in IGNORES.items():
        (top / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(top)
    return top


def found(folder: str, *exclude: Rules) -> list[str]:
    return [Path(name).as_posix() for name in walk(folder, exclude)]


@pytest.mark.skipif(GIT is None, reason="no git here")
def test_what_git_leaves_out_is_left_out(tree: Path) -> None:
    for command in (["init", "-q"], ["config", "core.quotePath", "false"]):
        subprocess.run([str(GIT), *command], check=True, cwd=tree)  # noqa: S603 - git as found
    (tree / ".git/info/exclude").write_text("/local.md\n", encoding="utf-8")
    told = subprocess.run(  # noqa: S603 - git as found
        [str(GIT), "ls-files", "--others", "--exclude-standard", "-z"],
        check=True,
        cwd=tree,
        capture_output=True,
        encoding="utf-8",
        env={"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null", "HOME": str(tree)},
    )
    shown = {name for name in told.stdout.split("\0") if name and not name.endswith(".gitignore")}
    assert set(found(".")) == shown
    assert set(found("docs")) == {name for name in shown if name.startswith("docs/")}
    assert set(found("sub/deep")) == {name for name in shown if name.startswith("sub/deep/")}


def test_files_come_in_order_and_hidden_ones_do_not(tree: Path) -> None:
    for name in (".x.md", ".hidden/a.md"):
        (tree / name).parent.mkdir(exist_ok=True)
        (tree / name).touch()
    assert found("docs") == ["docs/keep.tmp", "docs/a/b.md", "docs/a/旧.md", "docs/build/out.md"]
    assert not any(name.startswith(".") for name in found("."))


@pytest.mark.usefixtures("tree")
def test_outside_of_a_repository_nothing_above_counts() -> None:
    assert "docs/a/b.md" in found("docs")
    assert found("build") == ["build/out.md"]
    assert "build/out.md" not in found(".")


def test_a_folder_that_is_left_out_is_walked_where_it_is_named(tree: Path) -> None:
    (tree / ".git").mkdir()
    assert found("build") == ["build/out.md"]
    assert found("稿件/旧") == ["稿件/旧/留.md"]


def test_a_folder_that_cannot_be_read_comes_last(tree: Path, shut: Shut) -> None:
    shut(tree / "docs" / "a")
    assert found("docs") == ["docs/keep.tmp", "docs/build/out.md", "docs/a"]
    assert found("docs", Rules.of(tree, ["/docs/a"])) == ["docs/keep.tmp", "docs/build/out.md"]


def test_what_is_excluded(tree: Path) -> None:
    exclude = Rules.of(tree, ["docs/", "*.md", "!/a.md"])
    assert found(".", exclude) == ["a.md"]
    assert found(".", Rules.of(tree / "sub", ["*.md"]), Rules.of(tree, ["/docs", "稿件", "/*.md"])) == []


@pytest.mark.parametrize(
    ("patterns", "file", "said"),
    [
        (["稿件"], "稿件/新/a.md", True),
        (["稿件/**/*.md"], "稿件/a.md", True),
        (["*.md"], "a/b/c.md", True),
        (["/*.md"], "a/b.md", None),
        (["稿件", "!稿件/旧"], "稿件/旧/a.md", False),
        (["稿件"], "../稿件/a.md", None),
    ],
)
def test_patterns_are_those_of_git(
    tmp_path: Path, patterns: list[str], file: str, *, said: bool | None
) -> None:
    path = (tmp_path / "top" / file).resolve()
    assert Rules.of(tmp_path / "top", patterns).say(str(path)) is said

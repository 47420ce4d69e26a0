from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from heshi.cli.git import Changed, changed
from heshi.errors import UsageError
from heshi.words import Lang

Git = Callable[..., str]

ODD = '九月 "稿"\t—🎉.md'
"""A name that git quotes wherever it may."""


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def write(*names: str, text: str = "一\n") -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")


def commit(git: Git, *names: str) -> None:
    write(*names)
    git("add", "--all")
    git("commit", "--quiet", "--message", "a", "--allow-empty")


def told(found: Changed) -> list[str]:
    """The files, as seen from the top of the working tree."""
    return sorted(Path(os.path.relpath(file, found.root)).as_posix() for file in found.files)


def complaint(ref: str | None = None, **environment: str) -> str:
    with pytest.raises(UsageError) as raised:
        changed(Path(), ref, {**os.environ, **environment})
    (mistake,) = raised.value.mistakes
    return mistake.in_(Lang.EN)


def test_staged_unstaged_and_untracked_files_count(git: Git) -> None:
    git("init", "--quiet")
    commit(git, "same.md", "staged.md", "unstaged.md", ODD)
    write("staged.md", text="二\n")
    git("add", "staged.md")
    write("unstaged.md", ODD, text="三\n")
    write("new/untracked.md", "ignored.md", ".gitignore", text="ignored.md\n")
    found = changed(Path(), None)
    assert told(found) == [".gitignore", "new/untracked.md", "staged.md", "unstaged.md", ODD]
    assert found.base == "HEAD"


def test_a_deleted_draft_is_left_out_and_a_renamed_one_is_new(git: Git) -> None:
    git("init", "--quiet")
    commit(git, "old.md", "gone.md", "staged-gone.md")
    git("mv", "old.md", "new.md")
    git("rm", "--quiet", "staged-gone.md")
    Path("gone.md").unlink()
    assert told(changed(Path(), None)) == ["new.md"]


def test_everything_is_new_where_nothing_is_committed(git: Git) -> None:
    git("init", "--quiet")
    write("a.md", "b.md")
    git("add", "a.md")
    assert told(changed(Path(), None)) == ["a.md", "b.md"]


def test_the_whole_tree_is_told_from_a_subfolder(git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    git("init", "--quiet")
    commit(git, "drafts/a.md", "b.md")
    write("drafts/a.md", "drafts/c.md", "b.md", text="二\n")
    monkeypatch.chdir("drafts")
    found = changed(Path(), None)
    assert told(found) == ["b.md", "drafts/a.md", "drafts/c.md"]
    assert found.has("a.md")
    assert found.has("../b.md")
    assert not found.has("d.md")


def test_a_branch_is_compared_with_where_it_left_the_main_one(git: Git) -> None:
    git("init", "--quiet", "origin")
    os.chdir("origin")
    commit(git, "a.md", "b.md")
    os.chdir("..")
    git("clone", "--quiet", "origin", "clone")
    os.chdir("origin")
    write("b.md", text="二\n")
    commit(git, "theirs.md")
    os.chdir("../clone")
    git("switch", "--quiet", "--create", "draft")
    commit(git, "ours.md")
    git("fetch", "--quiet")
    default, named, head = (changed(Path(), ref) for ref in (None, "origin/main", "HEAD"))
    assert (told(default), default.base) == (["ours.md"], "origin/HEAD")
    assert (told(named), named.base) == (["ours.md"], "origin/main")
    assert told(head) == []


def test_a_worktree_of_its_own(git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    git("init", "--quiet", "main")
    monkeypatch.chdir("main")
    commit(git, "a.md")
    write("a.md", text="二\n")
    git("worktree", "add", "--quiet", "../other")
    monkeypatch.chdir("../other")
    write("b.md")
    found = changed(Path(), None)
    assert (told(found), found.root) == (["b.md"], Path.cwd())


def test_drafts_in_submodules(git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    git("init", "--quiet", "desk")
    monkeypatch.chdir("desk")
    commit(git, "a.md", "b.md")
    monkeypatch.chdir("..")
    git("init", "--quiet", "paper")
    monkeypatch.chdir("paper")
    git("submodule", "--quiet", "add", "../desk", "财经")
    git("submodule", "--quiet", "add", "../desk", "科技")
    commit(git, "c.md")
    monkeypatch.chdir("财经")
    write("a.md", text="二\n")
    commit(git, "d.md")
    write("e.md")
    monkeypatch.chdir("..")
    assert told(changed(Path(), None)) == ["财经", "财经/a.md", "财经/d.md", "财经/e.md"]


def test_a_repository_in_the_repository_is_new_as_a_whole(git: Git) -> None:
    git("init", "--quiet")
    commit(git, "a.md")
    git("init", "--quiet", "inner")
    os.chdir("inner")
    commit(git, "b.md")
    os.chdir("..")
    found = changed(Path(), None)
    assert (told(found), found.has("inner/b.md"), found.has("innermost.md")) == ([], True, False)


def test_a_link_is_changed_with_what_it_leads_to(git: Git, tmp_path: Path) -> None:
    git("init", "--quiet")
    write("real.md")
    Path("link.md").symlink_to("real.md")
    Path("other.md").symlink_to("still.md")
    commit(git, "still.md")
    write("real.md", text="二\n")
    (tmp_path / "view").symlink_to(Path.cwd())
    found = changed(Path(), None)
    assert found.has("link.md")
    assert found.has(tmp_path / "view" / "real.md")
    assert not found.has("other.md")
    assert found.covers(tmp_path / "view" / "real.md")
    assert not found.covers(tmp_path / "elsewhere.md")


def test_what_git_sets_for_its_hooks_leads_nowhere_else(git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    git("init", "--quiet", "elsewhere")
    git("init", "--quiet", "here")
    monkeypatch.chdir("here")
    write("a.md")
    astray = {"GIT_DIR": "../elsewhere/.git", "GIT_WORK_TREE": "..", "GIT_INDEX_FILE": "/nowhere"}
    assert told(changed(Path(), None, {**os.environ, **astray})) == ["a.md"]


def test_no_program_that_the_repository_names_is_run(git: Git) -> None:
    git("init", "--quiet")
    commit(git, "a.md")
    for setting in ("core.fsmonitor", "diff.external", "core.pager"):
        git("config", setting, "touch ran; false")
    write("a.md", text="二\n")
    assert told(changed(Path(), None)) == ["a.md"]
    assert not Path("ran").exists()


@pytest.mark.parametrize("ref", ["--output=x", "-p", "", " "])
def test_an_option_is_no_revision(git: Git, ref: str) -> None:
    git("init", "--quiet")
    commit(git, "a.md")
    assert complaint(ref) == (
        "--changed: takes a commit, a branch or a tag; for example --changed origin/main"
    )
    assert [path.name for path in Path().iterdir() if path.name != ".git"] == ["a.md"]


@pytest.mark.parametrize("ref", ["origin/main", "HEAD:a.md", "main..main", "a b", ":(glob)*"])
def test_a_revision_that_git_does_not_know(git: Git, ref: str) -> None:
    git("init", "--quiet")
    commit(git, "a.md")
    assert complaint(ref) == f"--changed: git has no “{ref}”; fetch it first: git fetch origin BRANCH"


def test_a_shallow_clone_has_nothing_to_compare_with(git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    git("init", "--quiet", "origin")
    monkeypatch.chdir("origin")
    commit(git, "a.md")
    git("branch", "release")
    commit(git, "b.md")
    monkeypatch.chdir("..")
    git("clone", "--quiet", "--depth", "1", f"file://{Path('origin').resolve()}", "clone")
    monkeypatch.chdir("clone")
    assert complaint("origin/release") == (
        "--changed: git has no “origin/release”; this clone is shallow; fetch its history:"
        " git fetch --unshallow (GitHub: fetch-depth: 0; GitLab: GIT_DEPTH: 0)"
    )
    assert complaint() == (
        "--changed: this shallow clone has no commit to compare with, so what changed cannot be told;"
        " fetch the history (GitHub: fetch-depth: 0; GitLab: GIT_DEPTH: 0), or say what to compare with:"
        " --changed HEAD looks at what is not committed yet"
    )
    write("c.md")
    assert told(changed(Path(), "HEAD")) == ["c.md"]


def test_no_repository_no_working_tree_no_git(
    git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ceiling = {"GIT_CEILING_DIRECTORIES": str(tmp_path)}
    assert complaint(**ceiling) == (
        "--changed: this is no git repository; run it inside one, or leave --changed out"
    )
    git("init", "--quiet", "--bare", "bare")
    monkeypatch.chdir("bare")
    assert complaint() == (
        "--changed: this git repository has no working tree; run it inside one, or leave --changed out"
    )
    monkeypatch.setenv("PATH", str(tmp_path))
    assert complaint() == "--changed: git was not found; install git, or leave --changed out"


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for git")
def test_a_repository_of_another_user(tmp_path: Path) -> None:
    """In a container the workspace is often not the user's own; git then says what to run."""
    program = tmp_path / "git"
    program.write_text(
        "#!/bin/sh\nprintf \"fatal: detected dubious ownership in repository at '/b'\\n"
        "To add an exception for this directory, call:\\n\\n"
        '\tgit config --global --add safe.directory /b\\n" >&2\nexit 128\n',
        encoding="utf-8",
    )
    program.chmod(0o755)
    assert complaint(PATH=str(tmp_path)) == (
        "--changed: the repository belongs to another user, and git refuses to read it;"
        " where you trust it, run: git config --global --add safe.directory /b"
    )


def test_what_git_says_itself_is_passed_on(git: Git) -> None:
    git("init", "--quiet")
    Path(".git/config").write_text("[core\n", encoding="utf-8")
    assert complaint().startswith("--changed: git says: bad config line 1 ")

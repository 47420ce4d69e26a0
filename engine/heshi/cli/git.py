"""Which files git says have changed: asked of git itself, in a way that no name or setting can turn.

Names come from git with ``-z``, so that none is quoted; revisions are resolved to commits before they
are used; the variables that git sets for its hooks are dropped, for they may name another repository.
"""

from __future__ import annotations

import os
import subprocess
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from heshi.cli.arguments import CHANGED
from heshi.errors import Mistake, Place, UsageError, reason_of
from heshi.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


_DEFAULTS = (
    "refs/remotes/origin/HEAD",
    "refs/remotes/origin/main",
    "refs/remotes/origin/master",
    "@{upstream}",
)
"""What a branch is compared with where nothing is named: the first that there is."""

_HEAD = "HEAD"
_EMPTY_TREE = ""
"""Stands for a repository without a commit: everything in it is new."""

_KEPT = ("GIT_EXEC_PATH", "GIT_CONFIG", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM")
"""How the names of those variables of git begin that lead to no other repository or index."""

_SETTINGS = (
    "--literal-pathspecs",
    "-c",
    "core.fsmonitor=false",  # else git runs a program that the repository may name
)

_NO_GIT = Words("没有找到 git", "git was not found")
_NO_GIT_HELP = Words("装好 git，或去掉 --changed", "install git, or leave --changed out")
_NO_REPOSITORY = Words("这里不是 git 仓库", "this is no git repository")
_NO_REPOSITORY_HELP = Words("到仓库里运行，或去掉 --changed", "run it inside one, or leave --changed out")
_BARE = Words("这个 git 仓库没有工作区", "this git repository has no working tree")
_NOT_OURS = Words(
    "仓库属于另一个用户，git 不肯读", "the repository belongs to another user, and git refuses to read it"
)
_TRUST = "git config --global --add safe.directory"
"""What git has the user run where a repository is not theirs, as it often is in a container."""
_NOT_A_REF = Words("后面要写提交、分支或标签", "takes a commit, a branch or a tag")
_REF_HELP = Words("例如 --changed origin/main", "for example --changed origin/main")
_FETCH_HELP = Words("先取到它：git fetch origin 分支名", "fetch it first: git fetch origin BRANCH")
_SHALLOW_HELP = Words(
    "这是浅克隆；先取全历史：git fetch --unshallow（GitHub：fetch-depth: 0；GitLab：GIT_DEPTH: 0）",
    "this clone is shallow; fetch its history: git fetch --unshallow"
    " (GitHub: fetch-depth: 0; GitLab: GIT_DEPTH: 0)",
)
_NOTHING_TO_COMPARE = Words(
    "浅克隆里没有可比的提交，看不出哪些稿件改过",
    "this shallow clone has no commit to compare with, so what changed cannot be told",
)
_SHALLOW_REF_HELP = Words(
    "先取全历史（GitHub：fetch-depth: 0；GitLab：GIT_DEPTH: 0），或写明与谁比：--changed HEAD 只看还没提交的",
    "fetch the history (GitHub: fetch-depth: 0; GitLab: GIT_DEPTH: 0), or say what to compare with:"
    " --changed HEAD looks at what is not committed yet",
)


@dataclass(frozen=True, slots=True)
class Changed:
    """What has changed in a repository.

    Attributes:
        root: its working tree, links followed.
        base: what it was compared with, for people.
        files: the keys (see ``_key``) of the files that are new or changed, submodules' included.
        folders: the keys of new folders of which git says no more: repositories of their own.
    """

    root: Path
    base: str
    files: frozenset[str]
    folders: frozenset[str]

    def has(self, path: str | Path) -> bool:
        """Return whether a file is new or changed, or links to one that is."""
        here = Path(path)
        keys = {_key(here.parent.resolve() / here.name), _key(here.resolve())}
        return bool(keys & self.files) or any(
            key.startswith(folder) for key in keys for folder in self.folders
        )

    def covers(self, path: str | Path) -> bool:
        """Return whether a file lies in the working tree, so that git has a say on it."""
        here = Path(path)
        return any(each.is_relative_to(self.root) for each in (here.parent.resolve(), here.resolve()))


def changed(folder: Path, ref: str | None, environment: Mapping[str, str] | None = None) -> Changed:
    """Return what git says has changed: committed since, staged, unstaged, or not tracked yet.

    Deleted files are left out; a renamed file is a new one. What is ignored is not told.

    Args:
        folder: any folder of the repository.
        ref: a revision; the working tree is compared with the commit at which the present branch left
            it. By default the remote's main branch, else the branch's upstream, else ``HEAD``.
        environment: the process's variables; by default its own.

    Raises:
        UsageError: there is no git, no repository, or no such revision.
    """
    environment = os.environ if environment is None else environment
    if ref is not None and (not ref.strip() or ref.startswith("-")):
        raise _refusal(_NOT_A_REF, _REF_HELP)
    git = _Git(folder, _clean(environment))
    tree = git.root()
    git = _Git(tree, git.environment)
    base, name = _base(git, ref)
    files: set[str] = set()
    folders: set[str] = set()
    for path, whole in _changes(git, base):
        (folders if whole else files).add(_key(path) + (os.sep if whole else ""))
    return Changed(tree, name, frozenset(files), frozenset(folders))


@dataclass(frozen=True, slots=True)
class _Git:
    """Runs git in one folder.

    Attributes:
        folder: the folder.
        environment: the variables that it gets.
    """

    folder: Path
    environment: Mapping[str, str]

    def run(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        """Run one command.

        Raises:
            UsageError: there is no git.
        """
        try:
            return subprocess.run(  # noqa: S603 - a list of arguments, no shell; no argument is a stranger's
                ["git", *_SETTINGS, *arguments],  # noqa: S607 - git is found as the user has it
                cwd=self.folder,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
            )
        except FileNotFoundError as error:
            raise _refusal(_NO_GIT, _NO_GIT_HELP) from error
        except OSError as error:
            reason = reason_of(error)
            raise _refusal(Words(f"git 无法运行：{reason.zh}", f"git cannot be run: {reason.en}")) from error

    def out(self, *arguments: str) -> bytes:
        """Return what a command writes.

        Raises:
            UsageError: it fails.
        """
        done = self.run(*arguments)
        if done.returncode:
            raise _refusal(_told(done))
        return done.stdout

    def names(self, *arguments: str) -> list[str]:
        """Return what a command lists with ``-z``."""
        return [os.fsdecode(name) for name in self.out(*arguments).split(b"\0") if name]

    def root(self) -> Path:
        """Return the working tree.

        Raises:
            UsageError: there is none.
        """
        done = self.run("rev-parse", "--show-toplevel")
        if not done.returncode:
            return Path(os.fsdecode(done.stdout.removesuffix(b"\n"))).resolve()
        if b"not a git repository" in done.stderr:
            raise _refusal(_NO_REPOSITORY, _NO_REPOSITORY_HELP)
        if b"must be run in a work tree" in done.stderr:
            raise _refusal(_BARE, _NO_REPOSITORY_HELP)
        if b"dubious ownership" in done.stderr:
            lines = map(str.strip, done.stderr.decode("utf-8", "replace").splitlines())
            trust = next((line for line in lines if line.startswith(_TRUST)), _TRUST)
            raise _refusal(_NOT_OURS, Words(f"信得过就运行：{trust}", f"where you trust it, run: {trust}"))
        raise _refusal(_told(done))

    def commit(self, ref: str) -> str | None:
        """Return the commit that a revision, which does not begin with ``-``, stands for, if any."""
        done = self.run("rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}")
        return None if done.returncode else done.stdout.decode("ascii").strip()

    def shallow(self) -> bool:
        """Return whether the history is cut off."""
        return self.out("rev-parse", "--is-shallow-repository").strip() == b"true"

    def merge_base(self, commit: str) -> str:
        """Return the commit at which the present branch left ``commit``, or that itself if none is known."""
        done = self.run("merge-base", commit, _HEAD)
        return commit if done.returncode else done.stdout.decode("ascii").strip()


def _base(git: _Git, ref: str | None) -> tuple[str, str]:
    """Return the commit to compare with, and what to call it.

    Raises:
        UsageError: there is no such revision, or in a shallow clone nothing to compare with.
    """
    head = git.commit(_HEAD)
    if ref is not None:
        commit = git.commit(ref)
        if commit is None:
            problem = Words(f"git 里没有“{ref}”", f"git has no “{ref}”")
            raise _refusal(problem, _SHALLOW_HELP if git.shallow() else _FETCH_HELP)
        return git.merge_base(commit) if head else commit, ref
    if head is None:
        return _EMPTY_TREE, _HEAD
    for default in _DEFAULTS:
        if commit := git.commit(default):
            base, name = git.merge_base(commit), default.removeprefix("refs/remotes/")
            break
    else:
        base, name = head, _HEAD
    if base == head and git.shallow():
        raise _refusal(_NOTHING_TO_COMPARE, _SHALLOW_REF_HELP)
    return base, name


def _changes(git: _Git, base: str) -> Iterator[tuple[Path, bool]]:
    """Yield each new or changed file, and each new folder of which git says no more.

    Args:
        git: runs git at the top of a working tree.
        base: the commit to compare with; empty where everything is new.
    """
    if base:
        # No renames: the old name is then deleted and left out, and the new one is new.
        names = git.names(
            "diff", "--name-only", "-z", "--no-renames", "--diff-filter=d", "--no-ext-diff", base, "--"
        )
    else:
        names = git.names("ls-files", "-z", "--cached", "--")
    names += git.names("ls-files", "-z", "--others", "--exclude-standard", "--")
    for name in names:
        yield git.folder / name, name.endswith("/")
    for name, inner in _submodules(git, base):
        yield from _changes(_Git(git.folder / name, git.environment), inner)


def _submodules(git: _Git, base: str) -> Iterator[tuple[str, str]]:
    """Yield the submodules that are checked out, each with the commit that ``base`` has of it, if any."""
    for line in git.names("ls-files", "--stage", "-z", "--"):
        head, _, name = line.partition("\t")
        if head.startswith("160000 ") and (git.folder / name / ".git").exists():
            then = git.names("ls-tree", "-z", base, "--", name) if base else []
            commit = then[0].split()[2] if then and then[0].startswith("160000 ") else ""
            inner = _Git(git.folder / name, git.environment)
            yield name, (commit if commit and inner.commit(commit) else "")


def _clean(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the variables that git gets: none that points it elsewhere, and messages that can be read."""
    kept = {
        name: value
        for name, value in environment.items()
        if not name.startswith("GIT_") or name.startswith(_KEPT)
    }
    return {**kept, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}


def _key(path: Path) -> str:
    """Return what two spellings of a path have in common: case where it does not count, and accents."""
    return unicodedata.normalize("NFC", os.path.normcase(path))


def _told(done: subprocess.CompletedProcess[bytes]) -> Words:
    """Return what git says itself."""
    lines = done.stderr.decode("utf-8", "replace").splitlines()
    sentence = lines[0].removeprefix("fatal: ") if lines else f"exit status {done.returncode}"
    return Words(f"git 报错：{sentence}", f"git says: {sentence}")


def _refusal(problem: Words, help_: Words | None = None) -> UsageError:
    return UsageError([Mistake(Place(CHANGED), problem, help_)])

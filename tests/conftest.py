"""What holds for the whole suite."""

from __future__ import annotations

import errno
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples on every run, so that a change is judged by itself.
# HYPOTHESIS_PROFILE=search looks for new ones.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("search", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

Git = Callable[..., str]


@pytest.fixture
def git(monkeypatch: pytest.MonkeyPatch) -> Git:
    """Run git in the current folder, whatever the user's own settings are, and return what it writes."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    settings = {
        "init.defaultBranch": "main",
        "user.name": "Ed",
        "user.email": "ed@example.org",
        "commit.gpgSign": "false",
        "protocol.file.allow": "always",
    }
    monkeypatch.setenv("GIT_CONFIG_COUNT", str(len(settings)))
    for index, (key, value) in enumerate(settings.items()):
        monkeypatch.setenv(f"GIT_CONFIG_KEY_{index}", key)
        monkeypatch.setenv(f"GIT_CONFIG_VALUE_{index}", value)

    def run(*arguments: str) -> str:
        done = subprocess.run(  # noqa: S603 - arguments of the tests
            ["git", *arguments],  # noqa: S607 - git is found as the user has it
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


SHEET = """\
sheet: news
as_of: 2024-03-15
claims:
  - id: launch-day
    says: 青禾科技于3月12日发布新品
    about: [青禾科技, {any: [发布, 推出]}]
    date: 3月12日
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, git: Git) -> Path:
    """A team's repository, all committed: drafts in ``稿件``, a sheet in ``rules``, a configuration.

    It is the current folder, and there is no draft yet.
    """
    folder = tmp_path / "the project"
    (folder / "稿件").mkdir(parents=True)
    (folder / "rules").mkdir()
    monkeypatch.chdir(folder)
    Path("rules/news.yaml").write_text(SHEET, encoding="utf-8")
    Path("heshi.toml").write_text('[[check]]\ndrafts = ["稿件/"]\nrules = ["rules"]\n', encoding="utf-8")
    Path("README.md").write_text("# 读我\n", encoding="utf-8")
    git("init", "--quiet")
    git("add", "--all")
    git("commit", "--quiet", "--message", "a")
    return folder


Shut = Callable[..., None]


@pytest.fixture
def shut(monkeypatch: pytest.MonkeyPatch) -> Shut:
    """Have the operating system let no one into a folder, the superuser included, whom no mode keeps out.

    What lies in the folder ``but`` in it can still be reached.
    """

    def shut(folder: Path, but: str = "") -> None:
        real = folder.resolve()
        free = real / but

        def refusing(name: str, *, itself: bool) -> None:
            allowed = getattr(os, name)

            def ask(path: object = ".", **options: object) -> object:
                if isinstance(path, str | os.PathLike):
                    asked = Path(os.path.normpath(Path.cwd() / path))
                    inside = real in asked.parents and not (but and asked.is_relative_to(free))
                    if inside or (itself and asked == real):
                        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
                return allowed(path, **options)

            monkeypatch.setattr(os, name, ask)

        refusing("scandir", itself=True)
        refusing("listdir", itself=True)
        refusing("stat", itself=False)

    return shut


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-samples",
        action="store_true",
        help="write what is read now as what is expected of fixtures/readers; then review the difference",
    )

"""The hook of .pre-commit-hooks.yaml, as pre-commit runs it."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from identify.identify import tags_from_filename

from heshi.readers import READERS

ROOT = Path(__file__).parents[1]
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
HOOK: dict[str, Any] = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))[0]

Git = Callable[..., str]


def run(*command: str, **environment: str) -> tuple[int, str]:
    done = subprocess.run(  # noqa: S603 - our own interpreter and programs
        [sys.executable, "-m", *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, **environment},
        check=False,
        encoding="utf-8",
    )
    return done.returncode, done.stdout


def test_the_manifest_is_valid() -> None:
    assert run("pre_commit", "validate-manifest", str(MANIFEST)) == (0, "")


def test_it_is_given_every_kind_of_text_that_can_be_read() -> None:
    """Of files that it does not know by their name, ``.text`` and Word's, pre-commit has no kind."""
    known = {suffix: tags_from_filename(f"a{suffix}") for suffix in READERS}
    assert {suffix for suffix, tags in known.items() if tags and not tags & set(HOOK["types_or"])} <= {".pdf"}
    assert all(any(kind in tags for tags in known.values()) for kind in HOOK["types_or"] if kind != "html")


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(("day", "status"), [("12", 0), ("13", 1)])
def test_the_entry_checks_the_files_that_it_is_given(day: str, status: int) -> None:
    Path("稿件/九月.md").write_text(f"青禾科技3月{day}日发布新品。\n", encoding="utf-8")
    program, *arguments = shlex.split(HOOK["entry"])
    assert program == "heshi"
    assert run("heshi", *arguments, "稿件/九月.md")[0] == status


@pytest.mark.usefixtures("project")
def test_a_commit_with_a_gap_is_refused(git: Git, tmp_path: Path) -> None:
    """Pre-commit itself, with the hook as it stands but for its environment, which is this one."""
    hook = {**HOOK, "language": "system", "files": "^稿件/", "entry": f"{sys.executable} -m {HOOK['entry']}"}
    config = {"repos": [{"repo": "local", "hooks": [hook]}]}
    Path(".pre-commit-config.yaml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    Path("稿件/九月.md").write_text("青禾科技3月13日发布新品。\n", encoding="utf-8")
    Path("README.md").write_text("# 读我\n\n改过。\n", encoding="utf-8")
    git("add", "--all")
    home = {"PRE_COMMIT_HOME": str(tmp_path / "home"), "LC_ALL": "C.UTF-8"}
    status, out = run("pre_commit", "run", **home)
    assert (status, "稿件/九月.md:1:5" in out, "README" in out) == (1, True, False)
    Path("稿件/九月.md").write_text("青禾科技3月12日发布新品。\n", encoding="utf-8")
    git("add", "--all")
    status, out = run("pre_commit", "run", **home)
    assert (status, out.count("Passed")) == (0, 1)

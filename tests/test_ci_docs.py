"""The pipelines in docs/ci.md, run as far as they can be here: their commands, and what they collect."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from heshi.cli import main

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL))
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)

Git = Callable[..., str]


def snippets(section: str, language: str) -> list[str]:
    return [body for name, body in FENCE.findall(SECTIONS[section]) if name == language]


def loaded(section: str) -> Any:  # noqa: ANN401 - what stands in the page
    return yaml.safe_load(snippets(section, "yaml")[0])


@pytest.fixture
def repository(project: Path, git: Git) -> str:
    """Add a wrong draft to the project, and return the commit before."""
    (project / "稿件" / "九月.md").write_text("青禾科技3月13日发布新品。\n", encoding="utf-8")
    git("add", "--all")
    git("commit", "--quiet", "--message", "b")
    return git("rev-parse", "HEAD~1").strip()


def run(commands: list[str], tmp_path: Path, **environment: str) -> int:
    """Run the commands of a pipeline, up to the first that fails; installing is not done."""
    programs = tmp_path / "programs"
    programs.mkdir()
    heshi = f'#!/bin/bash\nexec "{sys.executable}" -m heshi "$@"\n'
    pip = "#!/bin/bash\n"
    python = f'#!/bin/bash\n[ "$2" != venv ] || {{ mkdir -p "$3/bin" && cp "{programs}"/* "$3/bin/"; }}\n'
    for name, text in {"heshi": heshi, "pip": pip, "python3": python}.items():
        (programs / name).write_text(text, encoding="utf-8")
        (programs / name).chmod(0o755)
    variables = {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", **environment}
    for command in commands:
        done = subprocess.run(["bash", "-c", command], env=variables, check=False)  # noqa: S603, S607 - of our docs
        if done.returncode:
            return done.returncode
    return 0


def cases(path: str) -> list[tuple[str, bool]]:
    """The test cases of a JUnit file, and whether each passed."""
    root = ET.parse(path).getroot()  # noqa: S314 - written by our own program
    return [(case.get("name", ""), case.find("failure") is None) for case in root.iter("testcase")]


WRONG = [("news/launch-day 青禾科技于3月12日发布新品", False)]


def test_every_snippet_can_be_parsed() -> None:
    documents = [yaml.safe_load(body) for name, body in FENCE.findall(PAGE) if name == "yaml"]
    assert len(documents) == 5
    assert all(isinstance(document, dict) for document in documents)


def test_github() -> None:
    job = loaded("GitHub")["jobs"]["heshi"]
    checkout, heshi = job["steps"]
    inputs = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"]
    assert checkout["with"] == {"fetch-depth": 0}
    assert set(heshi["with"]) <= set(inputs)
    table = re.findall(r"^\| ((?:`[\w-]+` ?)+)\|", SECTIONS["GitHub"], re.MULTILINE)
    assert set(re.findall(r"`([\w-]+)`", " ".join(table))) == set(inputs)


def test_gitlab(repository: str, tmp_path: Path) -> None:
    job = loaded("GitLab")["heshi"]
    status = run(job["script"], tmp_path, **job["variables"], CI_MERGE_REQUEST_DIFF_BASE_SHA=repository)
    reports = job["artifacts"]["reports"]
    issues = json.loads(Path(reports["codequality"]).read_text(encoding="utf-8"))
    assert (status, job["artifacts"]["when"]) == (1, "always")
    assert [issue["location"]["path"] for issue in issues] == ["稿件/九月.md"]
    assert cases(reports["junit"]) == WRONG


@pytest.mark.usefixtures("repository")
def test_gitee_go(tmp_path: Path) -> None:
    (step,) = loaded("Gitee Go")["stages"][0]["steps"]
    assert run(step["commands"], tmp_path) == 1
    (folder,) = step["artifacts"][0]["path"]
    assert sorted(path.name for path in Path(folder).iterdir()) == ["heshi.md", "heshi.xml"]
    assert cases(f"{folder}/heshi.xml") == WRONG


@pytest.mark.usefixtures("repository")
def test_jenkins(tmp_path: Path) -> None:
    (pipeline,) = snippets("Jenkins", "groovy")
    assert run(re.findall(r"^ *sh '(.*)'$", pipeline, re.MULTILINE), tmp_path) == 1
    (junit,) = re.findall(r"junit '(.*?)'", pipeline)
    (sarif,) = re.findall(r"sarif\(pattern: '(.*?)'", pipeline)
    assert cases(junit) == WRONG
    log = json.loads(Path(sarif).read_text(encoding="utf-8"))
    assert [result["ruleId"] for result in log["runs"][0]["results"]] == ["news/launch-day"]


@pytest.mark.usefixtures("repository")
def test_pre_commit(tmp_path: Path) -> None:
    hooks = [yaml.safe_load(body)["repos"][0]["hooks"][0] for body in snippets("pre-commit", "yaml")]
    manifest = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert {hook["id"] for hook in hooks} == {hook["id"] for hook in manifest}
    assert all(re.search(hook["files"], "稿件/九月.md") for hook in hooks)
    commands = [" ".join([manifest[0]["entry"], *hook.get("args", []), "稿件/九月.md"]) for hook in hooks]
    assert run(commands[1:], tmp_path) == 1


@pytest.mark.usefixtures("repository")
def test_the_commands_on_changed_drafts(capsys: pytest.CaptureFixture[str]) -> None:
    (commands,) = snippets("只核对改过的稿件", "sh")
    calls = [shlex.split(line) for line in commands.splitlines()]
    assert [(call[0], main(call[1:])) for call in calls] == [("heshi", 0), ("heshi", 2), ("heshi", 0)]
    assert "origin/main" in capsys.readouterr().err  # there is no remote here, so that it is not known

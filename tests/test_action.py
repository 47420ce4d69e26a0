"""What action.yml runs, run here: in bash as GitHub does it, against a small repository."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]

EXPRESSION = re.compile(r"\$\{\{ *([\w.-]+) *\}\}")
SHELL = ("bash", "--noprofile", "--norc", "-e", "-o", "pipefail")
"""How GitHub runs a step whose shell is bash."""

GOOD = "青禾科技3月12日发布新品。\n"
WRONG = "青禾科技3月13日发布新品。\n"

PYTHON = f"""\
#!/bin/bash
# Stands for the Python that GitHub sets up: it makes environments whose pip only notes what it is asked.
mkdir -p "$3/bin"
printf '#!/bin/bash\\nprintf "%%s\\\\n" "$@" >"$RUNNER_TEMP/pip.txt"\\n' >"$3/bin/python"
printf '#!/bin/bash\\nexec "{sys.executable}" -m heshi "$@"\\n' >"$3/bin/heshi"
chmod +x "$3/bin/python" "$3/bin/heshi"
"""

Git = Callable[..., str]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are scripts of bash")


@dataclass
class Job:
    """What came of the action.

    Attributes:
        status: that of the step that checks.
        log: what the steps wrote.
        summary: the summary of the job.
        outputs: those of the action.
        uploaded: the file that was sent to code scanning, if one was.
        pip: what was asked of pip.
    """

    status: int = 0
    log: str = ""
    summary: str = ""
    outputs: dict[str, str] = field(default_factory=dict)
    uploaded: str = ""
    pip: list[str] = field(default_factory=list)


@pytest.fixture(autouse=True)
def repository(project: Path, git: Git) -> None:
    """Add a good draft and a wrong one to the project."""
    (project / "稿件" / "好.md").write_text(GOOD, encoding="utf-8")
    (project / "稿件" / "错.md").write_text(WRONG, encoding="utf-8")
    git("add", "--all")
    git("commit", "--quiet", "--message", "b")


@pytest.fixture
def act(tmp_path: Path) -> Callable[..., Job]:
    """Run the action with some inputs."""
    temp = tmp_path / "temp"
    temp.mkdir()
    python = tmp_path / "python"
    python.write_text(PYTHON, encoding="utf-8")
    python.chmod(0o755)

    def run(**given: str) -> Job:
        inputs = {name: spec["default"] for name, spec in ACTION["inputs"].items()}
        inputs |= {name.replace("_", "-"): value for name, value in given.items()}
        known = {f"inputs.{name}": value for name, value in inputs.items()}
        known |= {"github.action_path": "/the/action", "steps.python.outputs.python-path": str(python)}
        job = Job()
        for step in STEPS:
            if "run" in step and not job.status:
                _run(step, known, temp, job)
            elif step.get("uses", "").startswith("github/codeql-action/upload-sarif@"):
                wanted = known["inputs.upload-sarif"] == "true"
                sarif = known.get("steps.check.outputs.sarif", "")
                job.uploaded = _told(step["with"]["sarif_file"], known) if wanted and sarif else ""
        job.outputs = {name: _told(spec["value"], known) for name, spec in ACTION["outputs"].items()}
        job.pip = (temp / "pip.txt").read_text(encoding="utf-8").splitlines()
        return job

    return run


def _run(step: Mapping[str, Any], known: dict[str, str], temp: Path, job: Job) -> None:
    """Run a step, and note what it puts out."""
    script, output, summary = (temp / f"{step['id']}.{kind}" for kind in ("sh", "output", "summary"))
    script.write_text(step["run"], encoding="utf-8")
    output.write_text("", encoding="utf-8")
    summary.write_text("", encoding="utf-8")
    done = subprocess.run(  # noqa: S603 - the scripts of the action
        [*SHELL, str(script)],
        cwd=_told(step.get("working-directory", "."), known),
        env={
            **os.environ,
            **{name: _told(value, known) for name, value in step["env"].items()},
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_OUTPUT": str(output),
            "GITHUB_STEP_SUMMARY": str(summary),
            "RUNNER_TEMP": str(temp),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        encoding="utf-8",
    )
    job.status = done.returncode
    job.log += done.stdout
    job.summary += summary.read_text(encoding="utf-8")
    for line in output.read_text(encoding="utf-8").splitlines():
        name, _, value = line.partition("=")
        known[f"steps.{step['id']}.outputs.{name}"] = value


def _told(text: str, known: Mapping[str, str]) -> str:
    """The text with its expressions told; one that is not known is empty, as for GitHub."""
    return EXPRESSION.sub(lambda match: known.get(match[1], ""), text)


def test_no_script_has_an_expression_in_it() -> None:
    assert [step["name"] for step in STEPS if "${{" in step.get("run", "")] == []


def test_every_input_is_used_and_every_expression_known() -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    assert set(re.findall(r"inputs\.([\w-]+)", text)) == set(ACTION["inputs"])
    assert all(step["shell"] == "bash" for step in STEPS if "run" in step)


def test_the_result_is_uploaded_even_where_the_check_fails() -> None:
    upload = STEPS[-1]
    assert upload["if"] == (
        "${{ always() && inputs.upload-sarif == 'true' && steps.check.outputs.sarif != '' }}"
    )


def test_gaps_are_told_everywhere_and_fail_the_job(act: Callable[..., Job]) -> None:
    job = act()
    assert (job.status, job.outputs["status"]) == (1, "1")
    assert "::error file=稿件/错.md,line=1,endLine=1,col=5,endColumn=9,title=" in job.log
    assert "news/launch-day" in job.summary
    assert job.uploaded == job.outputs["sarif"]
    run = json.loads(Path(job.uploaded).read_text(encoding="utf-8"))["runs"][0]
    assert [result["ruleId"] for result in run["results"]] == ["news/launch-day"]
    assert job.pip == ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "/the/action"]


def test_all_is_well(act: Callable[..., Job]) -> None:
    job = act(drafts="稿件/好.md")
    assert (job.status, job.outputs["status"], "::error" in job.log) == (0, "0", False)
    assert job.summary.startswith("## 核实：全部有据\n")
    assert job.uploaded


def test_what_is_asked_is_handed_on(act: Callable[..., Job]) -> None:
    sheet = Path("rules/news.yaml").read_text(encoding="utf-8")
    Path("other.yaml").write_text(sheet.replace("3月12日", "3月13日"), encoding="utf-8")
    job = act(drafts="稿件/好.md\n\n稿件/错.md\n", rules="other.yaml\n", fail_on="contradicted", lang="en")
    assert (job.status, "稿件/好.md" in job.log, "稿件/错.md" in job.log) == (1, True, False)
    assert job.summary.startswith("## Heshi: there are gaps\n")
    job = act(drafts="错.md", config="../heshi.toml", working_directory="稿件")
    assert (job.status, "file=稿件/错.md" in job.log) == (1, True)


def test_only_what_has_changed(act: Callable[..., Job], git: Git) -> None:
    job = act(changed="true")
    assert (job.status, "没有稿件改过" in job.log) == (0, True)
    assert job.summary == "## 核实：没有要核对的稿件\n\n与 HEAD 相比，没有稿件改过，什么也不用核对\n"
    git("commit", "--quiet", "--message", "b", "--allow-empty")
    Path("稿件/错.md").write_text(f"{WRONG}\n", encoding="utf-8")
    git("commit", "--quiet", "--message", "c", "--all")
    job = act(changed="HEAD~2")
    assert (job.status, "稿件/错.md" in job.log, "稿件/好.md" in job.log) == (1, True, False)


def test_a_baseline(act: Callable[..., Job]) -> None:
    subprocess.run([sys.executable, "-m", "heshi", "baseline"], check=True, capture_output=True)
    assert act(baseline="heshi-baseline.json").status == 0


@pytest.mark.parametrize(
    "hostile", ["x $(touch ran) `touch ran` '; touch ran; \"; touch ran; ${IFS}", "--output=x"]
)
def test_no_input_is_obeyed(act: Callable[..., Job], hostile: str) -> None:
    names = set(ACTION["inputs"]) - {"working-directory", "python-version", "upload-sarif"}
    before = sorted(Path().rglob("*"))
    assert act(**dict.fromkeys(names, hostile)).status == 2
    assert sorted(Path().rglob("*")) == before


def test_a_mistake_in_the_call_uploads_nothing(act: Callable[..., Job]) -> None:
    job = act(fail_on="sometimes")
    assert (job.status, job.outputs, job.uploaded, job.summary) == (2, {"status": "2", "sarif": ""}, "", "")
    assert "sometimes" in job.log


def test_upload_can_be_left_out(act: Callable[..., Job]) -> None:
    job = act(upload_sarif="false", changed="false")
    assert (job.status, job.uploaded) == (1, "")


COMMANDS = "::error file=x::你好\n::stop-commands::token\n##[error]你好\n::add-mask::青禾科技\n"


def test_a_command_in_a_draft_is_none_in_the_log(act: Callable[..., Job]) -> None:
    name = "稿件/坏\n::error::名字%0A\x1b[31m.md"
    Path(name).write_text(f"{COMMANDS}{WRONG.strip()}::error::\x1b[2J\r::warning::好\n", encoding="utf-8")
    job = act()
    assert job.status == 1
    commands = [line for line in re.split("[\r\n]", job.log) if line.lstrip().startswith(("::", "##["))]
    assert [line.split(" ")[0].split("::")[1] for line in commands] == ["error", "error", "notice"]
    assert [line.partition("title=")[0] for line in commands][:2] == [
        "::error file=稿件/坏␊%3A%3Aerror%3A%3A名字%250A␛[31m.md,line=5,endLine=5,col=5,endColumn=9,",
        "::error file=稿件/错.md,line=1,endLine=1,col=5,endColumn=9,",
    ]
    assert "\x1b" not in job.log

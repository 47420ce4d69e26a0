from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Git = Callable[..., str]
Heshi = Callable[..., tuple[int, str, str]]

pytestmark = pytest.mark.usefixtures("desk")


ALL_TWO = "compared with HEAD: 2 of 2 drafts are to be checked"


@pytest.fixture(autouse=True)
def repository(desk: Path, git: Git) -> Path:
    """The desk, all committed."""
    git("init", "--quiet")
    git("add", "--all")
    git("commit", "--quiet", "--message", "a")
    return desk


def touch(name: str) -> None:
    with Path(name).open("a", encoding="utf-8") as file:
        file.write("\n")


def checked(run: tuple[int, str, str]) -> tuple[int, list[str], list[str]]:
    """The exit status, the drafts and what is to be known, from a run in JSON."""
    status, out, err = run
    assert err == ""
    report = json.loads(out)
    assert report["summary"]["exit_status"] == status
    notices = [notice["problem"] for notice in report["notices"]]
    return status, [draft["path"] for draft in report["drafts"]], notices


def test_nothing_has_changed(heshi: Heshi) -> None:
    nothing = "no draft has changed since HEAD: there is nothing to check"
    shown = f"notice  {nothing}\n"
    run = heshi("check good.md wrong.md --rules rules --format json --changed")
    assert checked(run) == (0, [], [nothing])
    assert heshi("check good.md wrong.md --rules rules --changed") == (0, shown, "")


@pytest.mark.parametrize(
    ("touched", "status", "drafts"),
    [(["good.md"], 0, ["./good.md"]), (["wrong.md"], 1, ["./wrong.md"]), (["README.rst"], 0, [])],
)
def test_only_what_has_changed_is_checked(
    heshi: Heshi, touched: list[str], status: int, drafts: list[str]
) -> None:
    for name in touched:
        touch(name)
    run = checked(heshi("check . --rules rules --format json --changed"))
    assert run[:2] == (status, drafts)
    if drafts:
        assert run[2] == ["compared with HEAD: 1 of 2 drafts are to be checked"]


def test_a_changed_sheet_counts_for_its_drafts(heshi: Heshi) -> None:
    touch("rules/news.yaml")
    assert checked(heshi("check good.md wrong.md --rules rules --format json --changed HEAD")) == (
        1,
        ["good.md", "wrong.md"],
        [ALL_TWO, "rules/news.yaml has changed, so all drafts that it serves are checked"],
    )


def test_a_file_that_a_sheet_uses_counts_as_well(heshi: Heshi, git: Git) -> None:
    sheet = Path("rules/news.yaml")
    text = sheet.read_text(encoding="utf-8")
    sheet.write_text(text.replace("names:", "use: [names.yaml]\nnames:"), encoding="utf-8")
    Path("rules/names.yaml").write_text("names:\n  北京: [首都]\n", encoding="utf-8")
    git("add", "--all")
    git("commit", "--quiet", "--message", "b")
    touch("rules/names.yaml")
    assert checked(heshi("check good.md --rules rules --format json --changed")) == (
        0,
        ["good.md"],
        [
            "compared with HEAD: 1 of 1 drafts are to be checked",
            "rules/names.yaml has changed, so all drafts that it serves are checked",
        ],
    )


def test_a_changed_baseline_counts_for_all(heshi: Heshi) -> None:
    heshi("baseline wrong.md --rules rules")
    run = heshi("check . --rules rules --format json --baseline heshi-baseline.json --changed")
    assert checked(run) == (
        0,
        ["./good.md", "./wrong.md"],
        [ALL_TWO, "heshi-baseline.json has changed, so all drafts that it serves are checked"],
    )


def test_a_draft_that_is_not_there_is_never_passed_over(heshi: Heshi) -> None:
    status, drafts, _ = checked(heshi("check gone.md good.md --rules rules --format json --changed"))
    assert (status, drafts) == (2, ["gone.md"])


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["-"], "-: standard input is not in git; leave it out, or leave --changed out\n"),
        (
            ["../other.md"],
            (
                "../other.md: lies outside the git repository, which cannot tell;"
                " leave it out, or leave --changed out\n"
            ),
        ),
        (
            ["good.md", "--changed", ""],
            "--changed: takes a commit, a branch or a tag; for example --changed origin/main\n",
        ),
        (
            ["good.md", "--changed", "nowhere"],
            "--changed: git has no “nowhere”; fetch it first: git fetch origin BRANCH\n",
        ),
    ],
)
def test_what_git_cannot_tell(heshi: Heshi, arguments: list[str], complaint: str) -> None:
    assert heshi("check --changed --rules rules", *arguments) == (2, "", complaint)

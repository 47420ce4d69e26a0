from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from heshi import load_sheets
from heshi.words import Lang

if TYPE_CHECKING:
    from cli.conftest import Heshi, Write

FILES = ["drafts/first.md", "heshi.toml", "rules/first.yaml"]


def standing() -> list[str]:
    return sorted(path.as_posix() for path in Path().rglob("*") if path.is_file())


@pytest.fixture(autouse=True)
def desk(write: Write) -> Write:
    return write


@pytest.mark.parametrize("lang", list(Lang))
def test_what_is_written_runs_green(heshi: Heshi, lang: Lang) -> None:
    run = heshi(f"init --lang {lang}")
    assert (run.status, run.err) == (0, "")
    assert standing() == FILES
    assert all(name in run.out for name in FILES)
    assert heshi("check") == (
        0,
        "drafts/first.md  supported 4 · partial 0 · contradicted 0 · missing 0\n",
        "",
    )
    test = heshi("test --strict")
    assert (test.status, test.out[:22]) == (0, "passed 13 · failed 0 ·")


def test_the_last_step_shows_a_report(heshi: Heshi) -> None:
    assert "上周六" in heshi("init --lang zh").out
    draft = Path("drafts/first.md")
    draft.write_text(draft.read_text(encoding="utf-8").replace("上周六", "上周日"), encoding="utf-8")
    assert heshi("check --lang zh").out.startswith("drafts/first.md:3:1  矛盾  first/opened-on\n")


def test_a_folder_of_its_own(heshi: Heshi) -> None:
    run = heshi("init 新项目/a --lang zh")
    assert run.status == 0
    assert "\n  cd '新项目/a'\n" in run.out
    assert standing() == [f"新项目/a/{name}" for name in FILES]


def test_nothing_is_overwritten(heshi: Heshi, write: Write) -> None:
    write("heshi.toml", "# 我的\n")
    write("drafts/first.md", "我的稿件")
    said = "this file stands already and was left as it is; choose another folder, or move it away first"
    assert heshi("init") == (2, "", f"heshi.toml: {said}\ndrafts/first.md: {said}\n")
    assert standing() == ["drafts/first.md", "heshi.toml"]
    assert Path("heshi.toml").read_text(encoding="utf-8") == "# 我的\n"


def test_a_folder_that_cannot_be_made(heshi: Heshi, write: Write) -> None:
    write("here", "文件")
    run = heshi("init here")
    assert (run.status, run.out) == (2, "")
    assert run.err.startswith("here/heshi.toml: cannot be written: ")
    assert standing() == ["here"]


def test_a_name_that_would_drive_the_terminal_is_shown(heshi: Heshi) -> None:
    run = heshi("init \x1b[31m")
    assert run.status == 0
    assert "\x1b" not in run.out
    assert "␛[31m/heshi.toml" in run.out


def test_both_languages_write_the_same_sheet(heshi: Heshi) -> None:
    sheets = []
    for lang in Lang:
        heshi(f"init {lang} --lang {lang}")
        (sheet,) = load_sheets([f"{lang}/rules/first.yaml"])
        sheets.append(
            [(claim.id, claim.says, claim.kind, claim.params, claim.about) for claim in sheet.claims]
        )
        assert Path(f"{lang}/drafts/first.md").is_file()
    assert sheets[0] == sheets[1]

"""``heshi compare`` and ``heshi extract`` on the command line, wrong input too."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from heshi.cli import main
from heshi.kinds import KINDS
from heshi.rules.load import load_sheets

SOURCE = "# 公告\n\n9月25日，云帆科技与星海汽车宣布合作，总金额12亿元。\n"
DRAFT = "9月26日，云帆科技与星海汽车宣布合作，总金额12亿元。\n"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    Path("source.md").write_text(SOURCE, encoding="utf-8")
    Path("draft.md").write_text(DRAFT, encoding="utf-8")
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(arguments)
    output = capsys.readouterr()
    return status, output.out, output.err


def test_a_draft_is_compared_with_its_source(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "compare", "source.md", "draft.md")
    assert (status, err) == (1, "")
    assert "日期应为“9月25日”，写成了“9月26日”" in out
    assert out.splitlines()[-1] == "draft.md  支持 2 · 部分 0 · 矛盾 1 · 缺失 0"


def test_the_source_agrees_with_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "compare", "source.md", "source.md")[0] == 0


def test_a_sentence_is_compared(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "compare", "--claim", "9月25日,云帆科技与星海汽车宣布合作", "draft.md")
    assert status == 1
    assert "draft.md:1:1  矛盾" in out


def test_standard_input_may_be_the_draft(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(DRAFT.encode())))
    assert run(capsys, "compare", "source.md", "-", "--format", "json")[0] == 1


@pytest.mark.parametrize(
    ("arguments", "err"),
    [
        (["compare"], "compare: 要有原文和稿件；"),
        (["compare", "source.md"], "compare: 要有原文和稿件；"),
        (["compare", "-", "-"], "-: 标准输入只能读一次；"),
        (["compare", "none.md", "draft.md"], "none.md: 没有这个文件；"),
        (["compare", "source.md", "sheet.yaml"], "sheet.yaml: 是事实表，不是稿件；"),
        (["compare", "--claim", "。。。", "draft.md"], "--claim"),
        (["extract"], "SOURCE: 没有原文；"),
        (["extract", "none.md"], "none.md: 没有这个文件；"),
        (["extract", "source.md", "-o", "draft.md/sheet.yaml"], "draft.md/sheet.yaml: 无法写入："),
        (["extract", "source.md", "-o", "draft.md"], "draft.md: 文件已经存在；"),
    ],
)
def test_a_mistake_is_told_and_nothing_is_written(
    capsys: pytest.CaptureFixture[str], arguments: list[str], err: str
) -> None:
    before = sorted(Path().iterdir())
    status, out, said = run(capsys, *arguments)
    assert (status, out) == (2, "")
    assert said.startswith(err)
    assert sorted(Path().iterdir()) == before


def test_a_sheet_is_drafted_and_checks_its_source(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "extract", "source.md", "-o", "sheet.yaml") == (0, "", "")
    text = Path("sheet.yaml").read_text(encoding="utf-8")
    assert text.startswith(
        "# 由 heshi extract 起草，原文：source.md。请逐条核对、删改后再用。\nsheet: sheet\n"
    )
    assert [claim.kind for claim in load_sheets([Path("sheet.yaml")], KINDS).claims] == [
        "date",
        "quantity",
        "statement",
    ]
    assert run(capsys, "test", "sheet.yaml")[0] == 0
    assert run(capsys, "check", "source.md", "--rules", "sheet.yaml")[0] == 0
    assert run(capsys, "check", "draft.md", "--rules", "sheet.yaml")[0] == 1
    assert run(capsys, "extract", "source.md", "-o", "sheet.yaml", "--force")[0] == 0
    assert Path("sheet.yaml").read_text(encoding="utf-8") == text


def test_a_sheet_names_its_source_and_stands_on_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "extract", "source.md", "-o", "sheet.yaml")[0] == 0
    status, out, _ = run(capsys, "sources", "check", "sheet.yaml")
    assert (status, out.splitlines()[-1].split()[1]) == (0, "source.md")
    assert run(capsys, "sources", "lock", "--check", "sheet.yaml")[0] == 0
    Path("source.md").write_text("9月28日，青禾科技发布新品。\n", encoding="utf-8")
    assert run(capsys, "sources", "check", "sheet.yaml")[0] == 1


def test_a_source_elsewhere_is_named_by_its_title(capsys: pytest.CaptureFixture[str]) -> None:
    Path("sheets").mkdir()
    assert run(capsys, "extract", "source.md", "-o", "sheets/sheet.yaml")[0] == 0
    text = Path("sheets/sheet.yaml").read_text(encoding="utf-8")
    assert "sha256" not in text
    assert "sources: [source.md]\n" in text


def test_a_sheet_goes_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "extract", "source.md")
    assert status == 0
    assert "date: 9月25日" in out

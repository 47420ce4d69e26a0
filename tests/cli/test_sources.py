from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from heshi.cli import main

SHEET = """\
sheet: news
sources:
  file: a.txt   # 原文
claims:
  - {id: price, says: 售价2999元, about: [售价], quantity: 2999元}
"""
TEXT = "售价2999元。\n"
HASH = hashlib.sha256(TEXT.encode()).hexdigest()


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    Path("rules").mkdir()
    write("rules/news.yaml", SHEET)
    write("rules/a.txt", TEXT)


def write(name: str, text: str) -> None:
    Path(name).write_text(text, encoding="utf-8", newline="\n")


def run(line: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    status = main(line.split())
    return (status, *capsys.readouterr())


def test_a_lock_is_written_once(capsys: pytest.CaptureFixture[str]) -> None:
    head, place = HASH[:12], "rules/news.yaml:3:3"
    assert run("sources lock --check", capsys) == (1, f"{place}  缺少  a.txt  {head}\n", "")
    assert Path("rules/news.yaml").read_text("utf-8") == SHEET
    assert run("sources lock", capsys) == (0, f"{place}  写入  a.txt  {head}\n", "")
    locked = SHEET.replace("# 原文\n", f"# 原文\n  sha256: {HASH}\n")
    assert Path("rules/news.yaml").read_text("utf-8") == locked
    assert run("sources lock", capsys) == (0, f"{place}  未变  a.txt  {head}\n", "")
    assert run("sources lock --check", capsys) == (0, f"{place}  相符  a.txt  {head}\n", "")
    assert Path("rules/news.yaml").read_text("utf-8") == locked
    assert sorted(path.name for path in Path("rules").iterdir()) == ["a.txt", "news.yaml"]


def test_a_lock_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run("sources lock --check --format json", capsys)
    assert status == 1
    assert json.loads(out) == {
        "schema": "heshi-lock/1",
        "sources": [
            {
                "sheet": "news",
                "source": "a.txt",
                "at": {"path": "rules/news.yaml", "line": 3, "column": 3},
                "state": "new",
                "sha256": {"locked": None, "found": HASH},
            }
        ],
        "written": False,
    }


def test_nothing_is_locked_where_one_source_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    write("rules/other.yaml", SHEET.replace("sheet: news", "sheet: other").replace("a.txt", "b.txt"))
    assert run("sources lock", capsys) == (
        2,
        "",
        "rules/other.yaml:3:3: 没有“b.txt”这个文件；请写从本表所在文件夹算起的路径\n",
    )
    assert Path("rules/news.yaml").read_text("utf-8") == SHEET


def test_a_claim_that_its_source_does_not_support(capsys: pytest.CaptureFixture[str]) -> None:
    run("sources lock", capsys)
    write("rules/a.txt", "售价3999元。\n")
    expected = """\
rules/news.yaml:6:5  矛盾（原文改动后说法变了）  news/price
  主张  售价2999元
  位置  rules/a.txt:1:3
  出处  售价3999元。
            ^^^^^^
  问题  数字应为“2999元”，写成了“3999元”

rules/news.yaml:3:3  原文有改动  rules/a.txt
  办法  改好主张以后，运行 heshi sources lock 记下新的校验值

rules/news.yaml:3:3  a.txt  支持 0 · 部分 0 · 矛盾 1 · 缺失 0 · 原文有改动
"""
    assert run("sources check", capsys) == (1, expected, "")


def test_what_the_source_does_not_say_is_said_of_the_source(capsys: pytest.CaptureFixture[str]) -> None:
    write("rules/a.txt", "会场坐满了。\n")
    expected = """\
rules/news.yaml:5:5  missing  news/price
  claim  售价2999元
  issue  the source does not state: 售价2999元

rules/news.yaml:3:3  a.txt  supported 0 · partial 0 · contradicted 0 · missing 1 · no hash
"""
    assert run("sources check rules/news.yaml --lang en", capsys) == (1, expected, "")


def test_a_check_of_sources_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run("sources check --format json", capsys)
    assert status == 0
    assert json.loads(out) == {
        "schema": "heshi-sources/1",
        "sources": [
            {
                "sheet": "news",
                "source": "a.txt",
                "at": {"path": "rules/news.yaml", "line": 3, "column": 3},
                "path": "rules/a.txt",
                "state": "unlocked",
                "sha256": {"locked": None, "found": HASH},
                "claims": [
                    {
                        "claim": "price",
                        "says": "售价2999元",
                        "at": {"path": "rules/news.yaml", "line": 5, "column": 5},
                        "verdict": "supported",
                        "support": "kept",
                        "gaps": [],
                        "origin": {"text": "售价2999元。", "path": "rules/a.txt", "line": 1, "column": 1},
                    }
                ],
            }
        ],
        "unsourced": [],
        "failures": [],
        "summary": {
            "supported": 1,
            "partial": 0,
            "contradicted": 0,
            "missing": 0,
            "changed": 0,
            "unsourced": 0,
            "failures": 0,
            "exit_status": 0,
        },
    }


def test_sheets_without_sources_are_no_success(capsys: pytest.CaptureFixture[str]) -> None:
    write("rules/news.yaml", SHEET.replace("sources:\n  file: a.txt   # 原文\n", ""))
    assert run("sources check", capsys) == (2, "没写出处的主张 1\n没有可以对照出处的主张\n", "")
    assert run("sources lock", capsys) == (2, "", "rules/news.yaml: 这些事实表的出处都没有写 file\n")


def test_a_subcommand_must_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("sources", capsys) == (2, "", "heshi: 缺少子命令；看用法：heshi sources --help\n")


def test_a_draft_is_not_checked_in_peace_where_a_source_is_missing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write("draft.md", TEXT)
    assert run("check draft.md --rules rules --sources", capsys)[0] == 0
    Path("rules/a.txt").unlink()
    status, out, _ = run("check draft.md --rules rules --sources", capsys)
    assert (status, "rules/news.yaml:3:3  未能核对  没有“a.txt”这个文件" in out) == (2, True)

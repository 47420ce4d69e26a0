from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from heshi.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]

PAGE = "<h2>首批<b>三</b>城</h2><!-- 备注 --><ul><li>A&amp;B</li></ul>"


@pytest.fixture
def heshi(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in a folder with drafts; return its status, output and messages."""
    monkeypatch.chdir(tmp_path)
    Path("a.html").write_text(PAGE, encoding="utf-8")
    Path("b.md").write_text("# 题\n\n|甲|\n|-|\n|乙|\n", encoding="utf-8")
    Path("gbk.txt").write_bytes("联通".encode("gbk"))

    def run(*arguments: str) -> tuple[int, str, str]:
        return (main([*arguments, "--lang", "zh"]), *capsys.readouterr())

    return run


def test_text_of_several_files(heshi: Run) -> None:
    status, out, err = heshi("text", "a.html", "b.md")
    assert (status, err) == (0, "")
    assert out == (
        "a.html:1:5-1:16   heading 2    首批三城\n"
        "a.html:1:40-1:47  item 1 #1    A&B\n"
        "b.md:1:3-1:4      title 1      题\n"
        "b.md:3:2-3:3      cell 1:1 #1  甲\n"
        "b.md:5:2-5:3      cell 2:1 #1  乙\n"
    )


def test_text_as_json(heshi: Run) -> None:
    status, out, _ = heshi("text", "a.html", "--format", "json")
    listing = json.loads(out)
    assert (status, listing["schema"]) == (0, "heshi-text/1")
    draft = listing["drafts"][0]
    assert set(draft) == {"path", "meta", "prose", "blocks", "pieces", "comments"}
    assert (draft["path"], draft["prose"]) == ("a.html", "首批三城\nA&B\n")
    assert draft["blocks"][1] == {
        "kind": "item",
        "level": 1,
        "group": 1,
        "row": 0,
        "column": 0,
        "text": "A&B",
        "prose": [5, 8],
        "at": {"start": 39, "end": 46, "line": 1, "column": 40, "end_line": 1, "end_column": 47},
    }
    assert [PAGE[slice(*place)] for place in draft["comments"]] == ["<!-- 备注 -->"]
    assert [(piece["kind"], *piece["prose"], PAGE[slice(*piece["source"])]) for piece in draft["pieces"]] == [
        ("copied", 0, 2, "首批"),
        ("copied", 2, 3, "三"),
        ("copied", 3, 4, "城"),
        ("inserted", 4, 5, ""),
        ("copied", 5, 6, "A"),
        ("rewritten", 6, 7, "&amp;"),
        ("copied", 7, 8, "B"),
        ("inserted", 8, 9, ""),
    ]


def test_text_of_standard_input(heshi: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("<p>甲".encode())))
    assert heshi("text", "-", "--stdin-filename", "x.html") == (0, "x.html:1:4-1:5  paragraph  甲\n", "")


def test_one_file_that_cannot_be_read_is_told(heshi: Run) -> None:
    status, out, err = heshi("text", "gbk.txt", "a.html")
    assert status == 2
    assert out.startswith("a.html:1:5-1:16")
    assert err == (
        "gbk.txt:1: 不是 UTF-8 文本（第 1 个字节 0xC1 无法解码）；"
        "请把文件另存为 UTF-8，或用 --encoding 写明编码\n"
    )


@pytest.mark.parametrize("command", ["text", "mentions"])
def test_a_stated_encoding(command: str, heshi: Run) -> None:
    status, out, err = heshi(command, "gbk.txt", "--encoding", "GB2312")
    assert (status, err) == (0, "")
    assert "联通" in out or command == "mentions"


@pytest.mark.parametrize("command", ["text", "mentions", "check", "explain"])
def test_an_encoding_that_there_is_not(command: str, heshi: Run) -> None:
    status, out, err = heshi(command, "gbk.txt", "--encoding", "klingon")
    assert (status, out) == (2, "")
    assert err.startswith("--encoding: 没有“klingon”；可以用：utf-8 ")


def test_a_wrong_encoding_is_a_mistake_in_the_report(heshi: Run) -> None:
    Path("news.yaml").write_text(
        "sheet: news\ntitle: 新闻\nclaims:\n  - {id: a, says: 联通, about: [联通], text: {require: 联通}}\n",
        encoding="utf-8",
    )
    right = heshi("check", "gbk.txt", "--rules", "news.yaml", "--encoding", "gbk")
    assert right[0] == 0
    status, out, _ = heshi("check", "gbk.txt", "--rules", "news.yaml", "--encoding", "utf-8")
    assert status == 2
    assert "gbk.txt:1" in out
    assert "不是 UTF-8 文本（第 1 个字节 0xC1 无法解码）" in out


def test_there_must_be_a_draft(heshi: Run) -> None:
    assert heshi("text") == (2, "", "DRAFT: 没有稿件；写上文件或文件夹，或用 - 从标准输入读\n")

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from heshi import load_sheets
from heshi.config.load import load_config
from heshi.config.serve import Project, Serving, named_sheets
from heshi.errors import Mistake
from heshi.readers import read_text
from heshi.words import Lang

if TYPE_CHECKING:
    from heshi.document import Document

Shut = Callable[..., None]

CONFIG = """\
drafts = ["."]
rules = "facts/c.yaml"
library = "facts"
exclude = "附件/"

[[check]]
drafts = ["稿件", "!稿件/旧"]
rules = ["facts/a.yaml"]

[[check]]
drafts = "*.txt"
rules = ["facts/b"]
"""


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for id_, name in [("a", "a"), ("b1", "b/1"), ("b2", "b/2"), ("c", "c")]:
        path = Path(f"facts/{name}.yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        claim = "{id: day, says: 甲店3月12日开业, about: [甲店], date: 3月12日}"
        path.write_text(f"sheet: {id_}\nclaims:\n  - {claim}\n", encoding="utf-8")


def project(text: str = CONFIG) -> Project:
    Path("heshi.toml").write_text(text, encoding="utf-8")
    return Project(load_config("heshi.toml"))


def draft(path: str, front: str = "") -> Document:
    return read_text(f"---\ntitle: 甲\n{front}\n---\n正文。\n", path)


@pytest.mark.parametrize(
    ("path", "front", "sheets"),
    [
        ("稿件/1.md", "", ["a"]),
        ("稿件/旧/1.md", "", ["c"]),
        ("别处/1.md", "heshi: [b2, a]", ["a", "b2"]),
        ("稿件/1.md", "heshi: b1", ["a", "b1"]),
        ("../1.md", "", ["c"]),
    ],
)
def test_the_sheets_of_a_draft(path: str, front: str, sheets: list[str]) -> None:
    serving = Serving(load_sheets(["facts"]), project())
    served = serving.serve(draft(path, front))
    assert not isinstance(served, Mistake)
    assert [sheet.id for sheet in served] == sheets


def test_several_sections_for_one_draft() -> None:
    serving = Serving(load_sheets(["facts"]), project())
    served = serving.serve(read_text("正文。", "稿件/1.txt"))
    assert not isinstance(served, Mistake)
    assert [sheet.id for sheet in served] == ["a", "b1", "b2"]


def test_without_a_project_all_sheets_serve_all_drafts() -> None:
    sheets = load_sheets(["facts"])
    assert Serving(sheets).serve(draft("1.md", "heshi: a")) == tuple(sheets)


def test_a_sheet_that_there_is_not() -> None:
    told = Serving(load_sheets(["facts"]), project()).serve(draft("1.md", "heshi: b3"))
    assert isinstance(told, Mistake)
    assert told.in_(Lang.ZH) == ("1.md: 开头的 heshi 一栏写了“b3”，没有这张事实表；可以用：a、b1、b2、c")


def test_the_drafts_of_a_configuration_and_the_sections_that_have_none() -> None:
    for name in ("稿件/1.md", "稿件/旧/2.md", "附件/3.md", "facts/说明.docx.bak", "4.MD"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("正文。", encoding="utf-8")
    whole = project()
    names = list(whole.drafts())
    assert names == ["4.MD", "稿件/1.md", "稿件/旧/2.md"]
    assert [one.problem.zh for one in whole.unmatched(names)] == ["heshi.toml:11:1：没有一篇稿件与这一节相符"]


@pytest.mark.parametrize(
    ("patterns", "meant"),
    [
        ('["稿件"]', ["稿件/旧"]),
        ('["稿件/旧/*.md"]', ["稿件/旧"]),
        ('["*.txt"]', ["稿件/旧"]),
        ('["/*.md"]', []),
        ('["稿件", "!稿件/旧"]', []),
    ],
)
def test_a_folder_that_cannot_be_read_counts_where_it_may_hold_drafts(
    patterns: str, meant: list[str], shut: Shut
) -> None:
    Path("稿件/旧").mkdir(parents=True)
    shut(Path("稿件/旧"))
    assert list(project(f"drafts = {patterns}\nrules = 'facts'\n").drafts()) == meant


def test_paths_of_sheets_that_lead_nowhere() -> None:
    found = project(CONFIG.replace("facts/a", "facts/x").replace('"facts"', '"fact"')).missing()
    assert [one.in_(Lang.EN) for one in found] == [
        'heshi.toml:8:1: there is no file or folder "facts/x.yaml"',
        'heshi.toml:3:1: there is no file or folder "fact"',
    ]


@pytest.mark.parametrize(
    ("front", "named"),
    [
        ("", []),
        ("heshi: a", ["a"]),
        ("heshi: 2024", ["2024"]),
        ("heshi: [a, b1]", ["a", "b1"]),
        ("heshi: {sheets: a}", ["a"]),
        ("heshi: {ignore: {a: 旧稿}}", []),
        ("heshi:", []),
        ("heshi: {", []),
    ],
)
def test_what_the_front_matter_names(front: str, named: list[str]) -> None:
    assert list(named_sheets(draft("1.md", front))) == named

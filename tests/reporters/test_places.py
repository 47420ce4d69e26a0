from __future__ import annotations

from pathlib import Path

import pytest

from heshi.readers import read_text
from heshi.reporters.places import region, relative, sentence_at, title_of, uri
from heshi.text.lines import Point, Unit
from heshi.text.spans import SourceSpan, Span


@pytest.mark.parametrize(
    ("path", "root", "name"),
    [
        ("a/../b/./c.md", None, "b/c.md"),
        ("/elsewhere/c.md", "/r", "/elsewhere/c.md"),
        ("/rest/c.md", "/r", "/rest/c.md"),
    ],
)
def test_a_path_seen_from_a_folder(path: str, root: str | None, name: str) -> None:
    assert relative(path, Path(root) if root else None) == name


def test_a_relative_path_is_seen_from_the_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = tmp_path / "a"
    inner.mkdir()
    monkeypatch.chdir(inner)
    assert relative("b.md", tmp_path) == "a/b.md"
    assert relative("../c.md", tmp_path) == "c.md"
    assert relative("../c.md", inner) == "../c.md"
    assert relative(str(inner / "d.md"), tmp_path) == "a/d.md"


def test_addresses(tmp_path: Path) -> None:
    assert uri("新 闻/a#b?%.md", None) == "%E6%96%B0%20%E9%97%BB/a%23b%3F%25.md"
    assert uri(str(tmp_path / "a b.md"), Path("/r")) == f"{tmp_path.as_uri()}/a%20b.md"
    # A name that is no UTF-8 keeps its bytes.
    assert uri(b"\xff.md".decode("utf-8", "surrogateescape"), None) == "%FF.md"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("一。\n\n# 题\n", SourceSpan(6, 7)),
        ("一。\n二。\n", SourceSpan(0, 2)),
        ("\r\n一。", SourceSpan(0, 0)),
    ],
)
def test_the_title_or_the_first_line(text: str, place: SourceSpan) -> None:
    assert title_of(read_text(text, "a.md")) == place


@pytest.mark.parametrize(("unit", "column"), [(Unit.CODE_POINT, 3), (Unit.UTF16, 5), (Unit.UTF8, 9)])
def test_a_region_in_each_unit(unit: Unit, column: int) -> None:
    found = region(read_text("一。\r\n𠮷𠮷𠮷。\r\n", "a.md"), SourceSpan(6, 8), unit)
    assert found.start == Point(2, column)
    assert found.end.line == 2


def test_a_sentence() -> None:
    document = read_text("一二。三四。\n\n五六。\n", "a.md")
    assert sentence_at(document, Span(4, 5)).of(document.prose) == "三四。"
    assert sentence_at(document, Span(4, 8)).of(document.prose) == "三四。\n五"

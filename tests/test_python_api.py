"""The page on the Python API does what it says."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

import heshi

ROOT = Path(__file__).parents[1]


def test_the_page_on_the_python_api(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    page = ROOT / "docs" / "python-api.md"
    failures, tried = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert failures == 0
    assert tried > 10


SHEET = "sheet: news\ntitle: 新闻\nclaims:\n  - {id: a, says: 联通, about: [联通], text: {require: 联通}}\n"


def test_the_encoding_can_be_stated(tmp_path: Path) -> None:
    (tmp_path / "news.yaml").write_text(SHEET, encoding="utf-8")
    (tmp_path / "a.txt").write_bytes("联通".encode("gbk"))
    sheets = heshi.load_sheets([tmp_path / "news.yaml"])
    report = heshi.check_file(tmp_path / "a.txt", sheets, encoding="GBK")
    assert [finding.verdict.value for finding in report.findings()] == ["supported"]
    with pytest.raises(heshi.UsageError) as caught:
        heshi.check_file(tmp_path / "a.txt", sheets, encoding="klingon")
    assert str(caught.value).startswith("encoding: there is no encoding “klingon”; choose from: utf-8 ")

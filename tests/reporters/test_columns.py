"""Lines and columns as the reader of each format counts them."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest

from heshi.reporters import REPORTERS, View

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Wrong

LINE = "🎉 小米公司在9月25号宣布合作"

Columns = tuple[int, int]


def in_json(text: str) -> Columns:
    at = json.loads(text)["drafts"][0]["findings"][0]["gaps"][0]["at"]
    return at["column"], at["end_column"]


def in_jsonl(text: str) -> Columns:
    at = json.loads(text.splitlines()[0])["gaps"][0]["at"]
    return at["column"], at["end_column"]


def in_sarif(text: str) -> Columns:
    (location,) = json.loads(text)["runs"][0]["results"][0]["locations"]
    region = location["physicalLocation"]["region"]
    return region["startColumn"], region["endColumn"]


def in_github(text: str) -> Columns:
    first, last = re.findall(r"\b(?:col|endColumn)=(\d+)", text)
    return int(first), int(last) + 1


def in_rdjson(text: str) -> Columns:
    found = json.loads(text)["diagnostics"][0]["location"]["range"]
    return found["start"]["column"], found["end"]["column"]


def in_checkstyle(text: str) -> Columns:
    (error,) = ET.fromstring(text).iter("error")  # noqa: S314 - it was written just now
    return int(error.attrib["column"]), 0


@pytest.mark.parametrize(
    ("name", "read", "columns"),
    [
        ("json", in_json, (8, 13)),
        ("jsonl", in_jsonl, (8, 13)),
        ("checkstyle", in_checkstyle, (8, 0)),
        ("sarif", in_sarif, (9, 14)),
        ("github", in_github, (9, 14)),
        ("rdjson", in_rdjson, (21, 30)),
    ],
)
@pytest.mark.parametrize("before", ["", "# 标题\n\n", "\ufeff一。\r\n\r\n"])
def test_columns(
    name: str, read: Callable[[str], Columns], columns: Columns, before: str, wrong: Wrong
) -> None:
    report = wrong(f"{before.removeprefix(chr(0xFEFF))}{LINE}\n", "9月25号")
    assert read(REPORTERS[name].render(report, View())) == columns


@pytest.mark.parametrize("name", ["text", "junit"])
def test_columns_for_people(name: str, wrong: Wrong) -> None:
    assert "story.md:1:8  矛盾" in REPORTERS[name].render(wrong(LINE, "9月25号"), View())


def test_columns_in_markdown(wrong: Wrong) -> None:
    assert "<code>1&#58;8</code>" in REPORTERS["markdown"].render(wrong(LINE, "9月25号"), View())

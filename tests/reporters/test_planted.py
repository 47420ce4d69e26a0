"""Every format on the planted draft: reviewed files, and what no text in a draft may bring about."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from heshi.reporters import REPORTERS, View

if TYPE_CHECKING:
    from heshi.findings import Report

    from .conftest import Html

FOLDER = Path(__file__).parents[2] / "fixtures" / "samples" / "planted"
VIEW = View(verbose=True, width=100)

JSON = ("json", "sarif", "gitlab", "rdjson")
XML = ("junit", "checkstyle")


def rendered(name: str, report: Report) -> str:
    return REPORTERS[name].render(report, VIEW)


@pytest.mark.parametrize("name", REPORTERS)
def test_the_reviewed_file(name: str, planted: Report) -> None:
    sample = FOLDER / Path(REPORTERS[name].sample).name
    assert rendered(name, planted) == sample.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", REPORTERS)
def test_a_terminal_has_nothing_to_obey(name: str, planted: Report) -> None:
    text = rendered(name, planted)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", text)
    assert text.endswith("\n")


@pytest.mark.parametrize("name", JSON)
def test_it_is_json(name: str, planted: Report) -> None:
    text = rendered(name, planted)
    assert not text.startswith("\ufeff")
    assert json.loads(text)


@pytest.mark.parametrize("name", XML)
def test_it_is_xml_in_which_the_draft_is_text(name: str, planted: Report) -> None:
    root = ET.fromstring(rendered(name, planted))  # noqa: S314 - it was written just now
    known = {"testsuites", "testsuite", "testcase", "failure", "error", "skipped", "system-out"}
    assert {element.tag for element in root.iter()} <= {*known, "checkstyle", "file"}


def test_every_line_is_one_of_our_own_commands(planted: Report) -> None:
    lines = rendered("github", planted).splitlines()
    assert all(re.match(r"::(?:error|warning|notice) (?:file|title)=", line) for line in lines)
    # The runner reads a command up to the second pair of colons; what the draft has of them comes after.
    assert [line.split("::", 2)[1].split(" ")[0] for line in lines] == [
        *["error"] * 8,
        *["notice"] * 3,
    ]


def test_nothing_becomes_markup(planted: Report, html: Html) -> None:
    page = html(rendered("markdown", planted))
    tags = set(re.findall(r"<(\w+)", page))
    assert tags <= {"h2", "h3", "table", "thead", "tbody", "tr", "th", "td", "ul", "li", "p"} | {
        *("strong", "b", "code", "details", "summary"),
    }
    assert len(set(re.findall(r"<tr>.*?</tr>", page, re.DOTALL))) == 4
    assert not re.search(r"[@#!](?!\u200b)\w|://", re.sub(r"<[^>]*>", "", page))

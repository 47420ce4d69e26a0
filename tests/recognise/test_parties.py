"""Parties: subjects, names, offices and short forms."""

from __future__ import annotations

import pytest

from heshi.recognise.dates import find_dates
from heshi.recognise.parties import acts, is_generic, is_name, is_short_for, person_in, subjects
from heshi.text.spans import Span


@pytest.mark.parametrize(
    ("clause", "found"),
    [
        ("9月25日云帆科技与星海汽车宣布合作", ["云帆科技", "星海汽车"]),
        ("据悉,市教育局拟于下月公布方案", ["市教育局"]),
        ("同比增长30%", []),
    ],
)
def test_subjects(clause: str, found: list[str]) -> None:
    dates = [mention.span for mention in find_dates(clause)]
    assert [span.of(clause) for span in subjects(clause, Span(0, len(clause)), dates)] == found


@pytest.mark.parametrize("text", ["张建帆", "云帆科技", "晨光软件", "市教育局", "OpenAI", "海东队"])
def test_names(text: str) -> None:
    assert is_name(text)
    assert acts(text)


@pytest.mark.parametrize(
    "text", ["公司", "双方", "记者", "营业收入", "三大板块", "每10股派", "他最大", "增长"]
)
def test_no_names(text: str) -> None:
    assert not is_name(text)


def test_generic_phrases_name_nobody() -> None:
    assert is_generic("该公司")
    assert not is_generic("云帆科技")


@pytest.mark.parametrize(
    ("text", "name"), [("董事长张建国", "张建国"), ("云帆科技CEO李梅", "李梅"), ("云帆科技", "云帆科技")]
)
def test_the_person_behind_an_office(text: str, name: str) -> None:
    assert person_in(text) == name


@pytest.mark.parametrize(
    ("one", "other", "short"),
    [("世卫组织", "世界卫生组织", True), ("央视", "中央电视台", True), ("海东队", "江城队", False)],
)
def test_short_forms(one: str, other: str, short: bool) -> None:  # noqa: FBT001 - a table's column
    assert is_short_for(one, other) is is_short_for(other, one) is short

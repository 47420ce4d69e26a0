from __future__ import annotations

import pytest

from heshi.document import BlockKind
from heshi.readers import read_text


def cells(table: str) -> list[tuple[int, int, str]]:
    page = read_text(f"<table>{table}</table>", "a.html")
    return [(block.row, block.column, block.span.of(page.prose)) for block in page.blocks]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("<tr><th>甲<th>乙<tr><td>丙<td>丁", [(1, 1, "甲"), (1, 2, "乙"), (2, 1, "丙"), (2, 2, "丁")]),
        (
            "<tr><th rowspan=2>甲<th colspan=2>乙<tr><td>丙<td>丁",
            [(1, 1, "甲"), (1, 2, "乙"), (2, 2, "丙"), (2, 3, "丁")],
        ),
        ("<tr><th colspan=0>甲<th colspan=x>乙<th colspan=-1>丙", [(1, 1, "甲"), (1, 2, "乙"), (1, 3, "丙")]),
        ("<th>甲<th>乙", [(1, 1, "甲"), (1, 2, "乙")]),
        ("<tr><th colspan=99999999>甲<th>乙", [(1, 1, "甲"), (1, 1000 + 1, "乙")]),
        ("<tr><th>甲<p>续</p><th>乙", [(1, 1, "甲"), (1, 1, "续"), (1, 2, "乙")]),
    ],
)
def test_rows_and_columns(table: str, expected: list[tuple[int, int, str]]) -> None:
    assert cells(table) == expected


@pytest.mark.parametrize(
    ("page", "is_layout"),
    [
        ("<table><tr><td>甲<td>乙<tr><td>丙<td>丁</table>", False),
        ("<table><tr><td>甲<td>乙</table>", True),
        ("<table><tr><td>甲<tr><td>乙</table>", True),
        ("<table><tr><th>甲<tr><td>乙</table>", False),
        ("<table role=presentation><tr><th>甲<th>乙<tr><td>丙<td>丁</table>", True),
        (f"<table><tr><td>{'长' * 201}<td>乙<tr><td>丙<td>丁</table>", True),
        (f"<table><tr><th>甲<th>乙<tr><td>{'长' * 201}<td>丁</table>", False),
    ],
)
def test_what_is_a_table(page: str, is_layout: bool) -> None:  # noqa: FBT001 - what is expected
    kinds = {block.kind for block in read_text(page, "a.html").blocks}
    assert kinds == {BlockKind.PARAGRAPH if is_layout else BlockKind.CELL}


def test_a_table_around_another_is_a_layout() -> None:
    page = read_text(
        "<table><tr><td>甲<td><table><tr><th>乙<tr><td>丙</table><tr><td>丁<td>戊</table>", "a.html"
    )
    assert [(block.kind.value, block.row, block.span.of(page.prose)) for block in page.blocks] == [
        ("paragraph", 0, "甲"),
        ("cell", 1, "乙"),
        ("cell", 2, "丙"),
        ("paragraph", 0, "丁"),
        ("paragraph", 0, "戊"),
    ]

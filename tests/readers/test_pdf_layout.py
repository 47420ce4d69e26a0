from __future__ import annotations

import pytest

from heshi.readers.pdf_layout import Line, PageOfLines, settings
from heshi.readers.plain import Setting


def page(*lines: Line) -> PageOfLines:
    return PageOfLines(800, lines)


def prose(number: int, base: float, *, left: float = 70, right: float = 470) -> Line:
    return Line(f"正文第{number}行，", left, right, base, 10)


def unread(*pages: PageOfLines) -> list[str]:
    """The lines that are left out."""
    texts = [line.text for each in pages for line in each.lines]
    return [text for text, setting in zip(texts, settings(pages), strict=True) if setting.unread]


BODY = [prose(number, 700 - 15 * number) for number in range(20)]


def test_indents_and_widths_are_in_cells_of_the_widest_column() -> None:
    lines = [prose(0, 700, left=90), prose(1, 685), prose(2, 670), prose(3, 655, right=170)]
    assert settings([page(*lines)]) == [Setting(4, 80), Setting(0, 80), Setting(0, 80), Setting(0, 20)]


def test_paragraphs_of_one_line_and_blocks_that_are_set_in() -> None:
    def begins(*lines: tuple[int, int, str]) -> list[bool]:
        whole = [
            Line(text, left, right, 700 - 15 * number, 10) for number, (left, right, text) in enumerate(lines)
        ]
        return [setting.new for setting in settings([page(*whole)])]

    full, short, ended, inside = (70, 470, "正文，"), (90, 300, "短"), (90, 465, "一句。"), (90, 470, "段，")
    assert begins(full, full, short, inside, full) == [False, False, False, True, False]
    assert begins(full, full, ended, inside, full) == [False, False, False, True, False]
    assert begins(full, full, inside, inside, full) == [False] * 5
    assert begins(full, full, inside, ended, inside, short, full) == [False] * 7


def test_a_gap_and_larger_letters_begin_anew() -> None:
    lines = [
        Line("标题", 70, 110, 730, 20),
        prose(1, 700),
        prose(2, 685),
        prose(3, 670),
        prose(4, 640),
        prose(5, 625),
        prose(6, 610),
    ]
    found = settings([page(*lines)])
    assert [setting.new for setting in found] == [False, True, False, False, True, False, False]
    assert [setting.large for setting in found] == [True, *[False] * 6]


def test_a_second_column_has_margins_of_its_own() -> None:
    left = [prose(number, 700 - 15 * number, right=260) for number in range(4)]
    right = [prose(number, 700 - 15 * number, left=300 if number else 320, right=490) for number in range(4)]
    found = settings([page(*left, *right)])
    assert [setting.indent for setting in found] == [0, 0, 0, 0, 4, 0, 0, 0]
    assert {setting.width for setting in found} == {38}
    assert not any(setting.new for setting in found)


def test_narrow_runs_of_lines_are_not_taken_for_full_ones() -> None:
    names = [
        Line(name, 70, 70 + 10 * len(name), 500 - 15 * index, 10)
        for index, name in enumerate(("微信", "微博", "知乎"))
    ]
    found = settings([page(*BODY[:5], *names)])
    assert [setting.width for setting in found[5:]] == [4, 4, 4]


def test_a_page_without_lines_is_an_empty_line() -> None:
    assert settings([page(), page(prose(1, 700))]) == [Setting(0, 0, unread=True), Setting(0, 80)]


def test_pronunciations_are_left_out_and_the_text_goes_on() -> None:
    lines = [prose(1, 700), Line("shì", 80, 95, 709, 5), prose(2, 685)]
    assert [(setting.unread, setting.new) for setting in settings([page(*lines)])] == [
        (False, False),
        (True, False),
        (False, False),
    ]


def test_headers_and_page_numbers() -> None:
    def at(number: int) -> PageOfLines:
        return page(
            Line("出行周报 2023年第9期", 70, 200, 780, 9),
            *BODY,
            Line(str(number + 11), 280, 290, 30, 9),
        )

    assert unread(at(0), at(1), at(2)) == [
        text for number in (11, 12, 13) for text in ("出行周报 2023年第9期", str(number))
    ]
    assert unread(at(0)) == []


@pytest.mark.parametrize(
    ("top", "bottom"),
    [
        ("11/29/26, 12:07 AM 东澜港前三季度净利增一成", "https://example.com/a?b=1 1/1"),
        ("2026/11/29 00:07 东澜港前三季度净利增一成", "file:///tmp/a.html 1/1"),
        ("东澜港前三季度净利增一成 https://example.com/a", "1 of 2 2026年11月29日 上午12:07"),
    ],
)
def test_what_a_browser_prints_around_a_page(top: str, bottom: str) -> None:
    edges = Line(top, 70, 470, 780, 8), Line(bottom, 70, 470, 15, 8)
    assert unread(page(edges[0], *BODY, edges[1])) == [top, bottom]
    assert unread(page(edges[0], *BODY)) == []
    assert unread(page(*BODY, edges[1])) == []


def test_what_only_looks_like_a_header_is_read() -> None:
    years = [page(Line(f"{year}年业绩", 70, 200, 780, 28), *BODY) for year in (2021, 2022, 2023)]
    assert unread(*years) == []
    full = page(*(prose(0, 790 - 15 * number) for number in range(50)))
    assert unread(full, full, full) == []


def test_lines_that_do_nothing_but_number_a_page() -> None:
    for text in ("— 1 —", "第 3 页", "第3页 共12页", "1/12", "Page 2 of 9", "- 7 -"):
        assert unread(page(*BODY, Line(text, 280, 300, 30, 9))) == [text]
    for text in ("12", "2023", "第3期", "1,200", "共12页的报告"):
        assert unread(page(*BODY, Line(text, 280, 300, 30, 9))) == []

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heshi.text.width import Excerpt, cells, clip, excerpt, graphemes, marker, unseen, visible

FAMILY = "👨\u200d👩\u200d👧"


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("abc", 3),
        ("视频号", 6),
        ("，。（）", 8),
        ("e\u0301", 1),
        ("🎉", 2),
        (FAMILY, 2),
        ("👍🏽", 2),
        ("🇨🇳", 2),
        ("🇨🇳🇯🇵", 4),
        ("❤\ufe0f", 2),
        ("“好”…", 5),
    ],
)
def test_cells(text: str, width: int) -> None:
    assert cells(text) == width


def test_ambiguous_characters_are_as_wide_as_asked() -> None:
    assert cells("“好”…", ambiguous=2) == 8


def test_graphemes_tile_the_text() -> None:
    text = f"a{FAMILY}🇨🇳中"
    assert [text[start:end] for start, end, _ in graphemes(text)] == ["a", FAMILY, "🇨🇳", "中"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("阿里 ok", "阿里 ok"),
        ("\x1b[31m红\x07", "␛[31m红␇"),
        ("a\u202eb\u2066c", r"a\u{202E}b\u{2066}c"),
        ("视\u200b频", r"视\u{200B}频"),
        ("\x9b31m", r"\u{009B}31m"),
        ("a\tb\r\n", "a    b␍␊"),
        ("\x7f\ud800\ue000", r"␡\u{D800}\u{E000}"),
        (FAMILY, FAMILY),
        ("中\u200d文", r"中\u{200D}文"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_unseen_says_what_visible_replaces() -> None:
    text = "甲\u202e乙\x1b[31m👩\u200d👧"
    assert list(unseen(text)) == [(1, 2, "\\u{202E}"), (3, 4, "␛")]
    assert list(unseen("plain")) == []


@pytest.mark.parametrize(
    ("line", "start", "end", "carets"),
    [
        ("于9月25号宣布", 1, 6, "  ^^^^^^^"),
        ("abc", 1, 1, " ^"),
        ("视\u200b频号", 0, 4, "^" * 14),
        ("\t中文", 2, 3, " " * 6 + "^^"),
        (f"{FAMILY}好", 2, 3, "^^"),  # the whole emoji, never a part of it
        ("e\u0301好", 2, 3, " ^^"),
    ],
)
def test_marker_stands_under_the_text(line: str, start: int, end: int, carets: str) -> None:
    assert marker(line, start, end) == carets


@pytest.mark.parametrize(
    ("text", "width", "clipped"),
    [
        ("视频号", 6, "视频号"),
        ("视频号", 5, "视频…"),
        ("视频号", 4, "视…"),
        ("视频号", 1, "…"),
        ("视频号", 0, ""),
        (f"ab{FAMILY}cd", 4, "ab…"),
        ("e\u0301e\u0301e\u0301", 2, "e\u0301…"),
    ],
)
def test_clip(text: str, width: int, clipped: str) -> None:
    assert clip(text, width) == clipped


def test_excerpt_shows_the_place_in_a_long_line() -> None:
    line = "前" * 1000 + "9月25号" + "后" * 1000
    part = excerpt(line, 1000, 1005, 20)
    assert part == Excerpt("…前前9月25号后后后…", 3, 8)
    assert cells(part.text) == 19  # no half character fills the last cell


@settings(deadline=None, max_examples=150)
@given(st.text(st.sampled_from("甲a🎉\u0301\u200d👩\t\x1b🇨“")), st.integers(0, 12), st.data())
def test_nothing_is_wider_than_asked(text: str, width: int, data: st.DataObject) -> None:
    assert cells(clip(visible(text), width)) <= width
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    part = excerpt(text, start, end, max(width, 2))
    assert cells(visible(part.text)) <= max(width, 2)
    assert text[start:end].startswith(part.text[part.start : part.end])
    assert marker(text, start, end).strip(" ").strip("^") == ""


@settings(deadline=None, max_examples=100)
@given(st.text(st.characters(codec=None)))
def test_visible_text_holds_no_control_characters(text: str) -> None:
    shown = visible(text)
    assert shown == visible(shown)
    assert not any(ord(char) < 0x20 or 0x7F <= ord(char) < 0xA0 for char in shown)

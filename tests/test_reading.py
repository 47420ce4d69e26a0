"""A draft read for a sheet: what is looked for, what is found where, and whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heshi.kinds import KINDS
from heshi.readers import read_text
from heshi.reading import Reading, close_up, compile_sheet, inside, letter_pairs, starting
from heshi.recognise.names import Boundary
from heshi.recognise.stance import StanceKind
from heshi.recognise.verbatim import plain
from heshi.rules.load import load_text
from heshi.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshi.rules.model import Sheet

SHEET = """
sheet: s
title: 北港集团年报
names:
  北港集团: [北港]
  南湾港务: []
claims:
  - id: revenue
    says: 北港集团营收320亿元
    about: [北港集团, {any: [营收, 收入]}, APP, {near: [码头, 港]}]
    quantity: {value: 320亿元, of: 吨}
  - id: team
    says: 参赛的有红队和蓝队
    about: [参赛]
    list: [红队, 蓝队, 北港]
"""
SHEETS = load_text(SHEET, "s.yaml", KINDS)

SWALLOWING = """
sheet: s
names:
  望江里: []
  扣除非经常性损益: []
claims:
  - id: stock
    says: 店里没有货
    about: [没有货, 会见]
    statement: affirmed
"""
"""Names and words that hold cues of stance, or share characters with them."""

SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 9)), max_size=30).map(
    lambda pairs: sorted({Span(start, start + length) for start, length in pairs})
)
ROOMS = st.tuples(st.integers(0, 50), st.integers(0, 20)).map(lambda pair: Span(pair[0], sum(pair)))


def read(text: str, sheet: Sheet = SHEETS) -> Reading:
    return Reading(read_text(text, "d.md"), sheet, compile_sheet(sheet))


def texts(reading: Reading, spans: Sequence[Span]) -> list[tuple[int, str]]:
    """Where spans begin, and what stands there."""
    return [(span.start, span.of(reading.normal)) for span in spans]


# --- the sheet compiled -------------------------------------------------------------------------


def test_a_sheet_is_compiled_to_its_names_its_items_and_its_words() -> None:
    names = compile_sheet(SHEETS).names
    assert [(name.canonical, name.aliases, name.boundary) for name in names] == [
        ("北港集团", ("北港",), Boundary.AUTO),
        ("南湾港务", (), Boundary.AUTO),
        ("红队", (), Boundary.AUTO),
        ("蓝队", (), Boundary.AUTO),
        ("营收", (), Boundary.NONE),
        ("收入", (), Boundary.NONE),
        ("APP", (), Boundary.AUTO),
        ("码头", (), Boundary.NONE),
        ("港", (), Boundary.AUTO),
        ("参赛", (), Boundary.NONE),
        ("吨", (), Boundary.NONE),
    ]


def test_names_and_words_are_found_under_what_the_sheet_calls_them() -> None:
    reading = read("北港营收增长。北港集团的收入也是。")
    assert {name: texts(reading, spans) for name, spans in reading.names.items()} == {
        "北港集团": [(0, "北港"), (7, "北港集团")],
        "营收": [(2, "营收")],
        "收入": [(12, "收入")],
    }


# --- places -------------------------------------------------------------------------------------


def test_spans_of_several_words_are_in_order_and_may_be_bounded() -> None:
    reading = read("北港营收增长。北港集团的收入也是。")
    wanted = ("收入", "营收", "北港集团", "不存在")
    assert texts(reading, reading.spans_of(wanted)) == [
        (0, "北港"),
        (2, "营收"),
        (7, "北港集团"),
        (12, "收入"),
    ]
    assert texts(reading, reading.spans_of(wanted, Span(2, 12))) == [(2, "营收"), (7, "北港集团")]


@settings(deadline=None, max_examples=100)
@given(SPANS, ROOMS)
def test_what_is_inside_a_room_lies_wholly_in_it(spans: list[Span], room: Span) -> None:
    # A place that begins where the room ends lies outside it, even where it is empty.
    assert inside(spans, room) == [span for span in spans if room.covers(span) and span.start < room.end]
    assert inside(spans, None) == spans


@settings(deadline=None, max_examples=100)
@given(SPANS, ROOMS)
def test_what_starts_in_a_stretch_may_end_beyond_it(spans: list[Span], room: Span) -> None:
    assert starting(spans, room.start, room.end) == [
        span for span in spans if room.start <= span.start < room.end
    ]


@pytest.mark.parametrize(
    ("offset", "clause"),
    [
        (0, "北港营收增长"),
        (6, "北港营收增长"),
        (7, "码头忙"),
        (10, "码头忙"),
        (11, "红队参赛"),
        (15, "红队参赛"),
    ],
)
def test_a_place_stands_in_the_clause_that_begins_before_it(offset: int, clause: str) -> None:
    reading = read("北港营收增长，码头忙。红队参赛。")
    assert reading.clause_at(offset).of(reading.normal).rstrip(",。") == clause


def test_blanks_between_chinese_characters_close_up() -> None:
    closed = close_up("林 夏 A b")
    assert closed.text == "林夏 A b"
    assert [closed.place(at) for at in range(len(closed.text))] == [0, 2, 3, 4, 5, 6]


def test_digits_and_punctuation_part_pairs_of_letters() -> None:
    assert letter_pairs("营收320亿元,是") == {"营收", "亿元"}


# --- whom the draft is about --------------------------------------------------------------------


def test_a_name_of_the_title_is_prominent_there() -> None:
    reading = read("# 南湾港务扩建\n\n" + "今天下雨。" * 6 + "北港来了。")
    assert texts(reading, reading.prominent(["南湾港务", "北港集团"])) == [(0, "南湾港务")]
    assert reading.protagonists == frozenset({"南湾港务"})


def test_the_most_frequent_name_is_prominent_wherever_it_stands() -> None:
    reading = read("今天下雨。" * 6 + "北港来了。北港走了。南湾港务没来。")
    assert texts(reading, reading.prominent(["北港集团", "南湾港务"])) == [(30, "北港"), (35, "北港")]
    assert reading.protagonists == frozenset({"北港集团"})


def test_a_name_said_once_far_down_is_not_prominent() -> None:
    reading = read("今天下雨。" * 6 + "北港来了。")
    assert reading.prominent(["北港集团"]) == ()
    assert reading.protagonists == frozenset()


def test_strangers_are_the_subjects_that_the_sheet_does_not_know() -> None:
    reading = read("北港集团营收320亿元。同期，东海银行营收200亿元。")
    assert texts(reading, reading.strangers) == [(15, "东海银行")]


def test_what_the_sheet_tells_of_is_no_stranger() -> None:
    assert not list(read("北港集团年报显示，营收增长。红队实现逆转。").strangers)


# --- stance -------------------------------------------------------------------------------------


def cues(reading: Reading, sentence: int = 0) -> list[tuple[StanceKind, str, str]]:
    """The cues of a sentence: their kinds, their words, and what they are about."""
    return [(cue.kind, cue.text, cue.scope.of(reading.normal)) for cue in reading.cues(sentence)]


def test_a_sentence_that_takes_the_one_before_it_back_gives_it_a_cue() -> None:
    reading = read("北港集团营收增长。该说法不实。")
    assert cues(reading) == [(StanceKind.DENIED, "不实", "北港集团营收增长。")]
    assert reading.stance(Span(0, 4)).denied


def test_nothing_is_taken_back_from_another_paragraph() -> None:
    assert cues(read("北港集团营收增长。\n\n该说法不实。")) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("有望开业。", ["有望"]),
        ("有望江里开业。", []),  # cut out of a name
        ("扣除非经常性损益后为3亿元。", []),  # part of a name
        ("没有望江里。", ["没有"]),  # beside a name
        ("店里没有货。", ["没有"]),  # a negation in a word of the topic
        ("他不会会见记者。", ["不会"]),  # one that shares a character with such a word
    ],
)
def test_a_cue_that_a_name_swallows_is_none(text: str, expected: list[str]) -> None:
    reading = read(text, load_text(SWALLOWING, "s.yaml", KINDS))
    assert [cue.text for cue in reading.cues(0)] == expected


@pytest.mark.parametrize(
    ("want", "expected"),
    [
        ("我们会坚持", ["我们会坚持,对"]),
        ("坚持", ["我们会坚持,对", "“我们会,坚持。”"]),
        ("…", ["我们会坚持,对", "……", "“我们会,坚持。”", "完"]),
        ("没有", []),
    ],
)
def test_only_lines_that_hold_the_core_of_a_wording_are_made_plain(want: str, expected: list[str]) -> None:
    reading = read("我们会坚持，对\n\n……\n\n“我们会，坚持。”\n\n完")
    found = list(reading.plain_lines(want))
    lines = [reading.normal[start:].partition("\n")[0] for start, _ in found]
    assert [line for line in lines if line] == expected
    assert [line.text for _, line in found] == [plain(line).text for line in lines]

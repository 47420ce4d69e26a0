"""The stance of passages: the table of examples, the public calls, and what holds for every text."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from heshi.recognise.cues import CUE_ROWS, WH_WORDS, CueRow, HedgeSort, StanceKind
from heshi.recognise.mention import MentionKind
from heshi.recognise.stance import Cue, Stance, carried_cues, find_cues, find_stances, stance_of
from heshi.text.normal import normalise
from heshi.text.sentences import split_sentences
from heshi.text.spans import Span

TABLE: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    files("heshi.recognise").joinpath("examples/stance.yaml").read_text("utf-8"),
)
EXAMPLES = [example for group in TABLE.values() for example in group]


def stance(marked: str) -> Stance:
    start = marked.index("⟦")
    span = Span(start, marked.index("⟧") - 1)
    normal = normalise(marked.replace("⟦", "").replace("⟧", ""))
    sentences = [sentence for sentence in split_sentences(normal) if sentence.overlaps(span)]
    return stance_of([cue for sentence in sentences for cue in find_cues(normal, sentence)], span)


def cues(text: str) -> list[tuple[str, str, str]]:
    normal = normalise(text)
    return [
        (cue.kind.value, cue.text, cue.scope.of(text))
        for sentence in split_sentences(normal)
        for cue in find_cues(normal, sentence)
    ]


@pytest.mark.parametrize("example", EXAMPLES, ids=[example["text"] for example in EXAMPLES])
def test_example(example: dict[str, Any]) -> None:
    assert [kind.value for kind in stance(example["text"]).kinds] == example["stance"]


def test_the_table_is_large_enough_to_mean_something() -> None:
    assert {group: len(rows) >= 100 for group, rows in TABLE.items()} == {"cues": True, "near_misses": True}
    assert len({example["text"] for example in EXAMPLES}) == len(EXAMPLES) >= 250


def test_a_word_stands_twice_only_where_its_rows_ask_for_different_contexts() -> None:
    rows: dict[str, list[CueRow]] = {}
    for row in (*CUE_ROWS, WH_WORDS):
        for word in row.words.split():
            rows.setdefault(word, []).append(row)
    twice = {word: [(row.before, row.after) for row in held] for word, held in rows.items() if len(held) > 1}
    assert sorted(twice) == ["不实", "或", "计划", "预期"]
    assert all(
        len(contexts) == len(set(contexts)) and ("", "") not in contexts for contexts in twice.values()
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公司不得不降价。", []),
        ("双方没有人不关心价格。", []),
        ("公司否认没有付款。", [("denied", "否认", "没有付款。"), ("denied", "没有", "付款。")]),
        ("双方没有合作也没有谈判。", [("denied", "没有", "合作也"), ("denied", "没有", "谈判。")]),
        ("并非9月25日，而是9月26日。", [("denied", "并非", "9月25日，")]),
        ("没有淘宝那么快。", [("denied", "没有", "快。")]),
        ("优惠一个都没有。", [("denied", "没有", "优惠一个都")]),
        ("双方宣布合作，对吗？", [("asked", "吗", "双方宣布合作，对吗？")]),
        ("双方宣布合作，能长久吗？", [("asked", "吗", "能长久吗？")]),
        ("大和解没有到来。", [("denied", "没有", "大和解没有到来。")]),
        ("双方没有透露细节。", [("denied", "没有", "透露细节。"), ("attributed", "透露", "细节。")]),
        ("流量饥渴能否终结？", [("asked", "能否", "流量饥渴能否终结？")]),
        ("航班并未取消。", [("denied", "并未", "航班并未取消。"), ("denied", "取消", "航班并未")]),
        ("双方的合并未获批准。", [("denied", "未", "双方的合并未获批准。")]),
        ("足协会否认换帅。", [("denied", "否认", "换帅。")]),
        ("平台不实行限购。", [("denied", "不", "实行限购。")]),
        ("网传的“降薪”不实。", [("hedged", "网传", "的“降薪”"), ("denied", "不实", "网传的“降薪”")]),
        ("淘宝或将降价。", [("future", "或将", "降价。"), ("hedged", "或将", "降价。")]),
        ("淘宝或可降价。", [("hedged", "或可", "降价。")]),
        ("原定3月15日的首映改到3月22日。", [("hedged", "原定", "3月15日")]),
        ("首映由3月15日推迟至3月22日。", [("hedged", "推迟至", "3月15日")]),
        ("票价由2元上调至3元。", [("hedged", "上调至", "2元")]),
        ("公司辟谣：没有裁员。", [("denied", "没有", "裁员。")]),
        ("机票涨价的可能性不大。", [("hedged", "可能性不大", "机票涨价的")]),
        ("该消息未经官方证实。", [("hedged", "未经官方证实", "该消息")]),
        ("无论是否合作，都要降价。", [("conditional", "是否", "无论是否合作，")]),
        (
            "网传合并，公司否认。",
            [("hedged", "网传", "合并，"), ("denied", "否认", "网传合并，公司")],
        ),
    ],
)
def test_cues_and_their_scopes(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert cues(text) == expected


def test_scopes_hold_in_a_longer_text() -> None:
    text = "双方宣布合作。公司没有裁员。"
    assert find_cues(text, Span(7, 14)) == (
        Cue(StanceKind.DENIED, Span(9, 11), "没有", Span(11, 14), strong=True),
    )


def test_a_term_is_not_denied_by_its_own_negator_but_a_clause_is() -> None:
    text = "合作不涉及小程序。"
    found = find_cues(text, Span(0, len(text)))
    assert stance_of(found, Span(2, 5)).asserted
    assert stance_of(found, Span(3, 5)).denied
    assert stance_of(found, Span(0, len(text))).denied


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("有传闻称双方将合并。该说法不实。", [("denied", "不实")]),
        ("市场称公司将裁员。上述消息尚未证实。", [("hedged", "尚未证实")]),
        ("市场称公司将裁员。公司对此予以否认。", [("denied", "予以否认")]),
        ("双方宣布合作。网传的涨价消息不实。", []),
        ("双方宣布合作。他们没有回应。", []),
        ("双方宣布合作。价格未获证实。", []),
    ],
)
def test_a_sentence_that_points_back_bears_on_the_one_before(
    text: str, expected: list[tuple[str, str]]
) -> None:
    before, after = split_sentences(text)
    found = carried_cues(text, before, after)
    assert [(cue.kind.value, cue.text) for cue in found] == expected
    assert all(cue.scope == before and after.covers(cue.span) for cue in found)


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("学校今年计划招生6800人。", HedgeSort.PLAN),
        ("新线拟于年底开通。", HedgeSort.PLAN),
        ("新线预计年底开通。", HedgeSort.PLAN),
        ("新线有望年底开通。", HedgeSort.LIKELIHOOD),
        ("新线或将开通。", HedgeSort.LIKELIHOOD),
        ("涨价的可能性不大。", HedgeSort.LIKELIHOOD),
        ("据传新线开通。", HedgeSort.RUMOUR),
        ("坊间议论新线开通。", HedgeSort.RUMOUR),
        ("开通时间尚待公布。", HedgeSort.DOUBT),
        ("该消息未经官方证实。", HedgeSort.DOUBT),
        ("首映由3月15日推迟至3月22日。", HedgeSort.FORMER),
        ("原定3月15日首映。", HedgeSort.FORMER),
        ("此前由A公司承建，现改为B公司。", HedgeSort.FORMER),
    ],
)
def test_a_hedge_is_of_a_sort(text: str, sort: HedgeSort) -> None:
    found = find_cues(text, Span(0, len(text)))
    assert {cue.sort for cue in found if cue.kind is StanceKind.HEDGED} == {sort}
    assert {cue.sort for cue in found if cue.kind is not StanceKind.HEDGED} <= {None}


def test_every_hedge_and_nothing_else_is_of_a_sort() -> None:
    assert all((row.sort is not None) == (row.kind is StanceKind.HEDGED) for row in CUE_ROWS)


def test_a_denial_that_is_asked_counts_only_with_an_answer() -> None:
    text = "平台不降价?"
    found = find_cues(text, Span(0, len(text)))
    answer = Cue(StanceKind.DENIED, Span(8, 10), "不实", Span(0, 6), strong=True)
    assert stance_of(found, Span(3, 5)).kinds == (StanceKind.ASKED,)
    assert stance_of((*found, answer), Span(3, 5)).kinds == (StanceKind.ASKED,)
    assert sum(cue.kind is StanceKind.DENIED for cue in stance_of((*found, answer), Span(3, 5)).cues) == 2


def test_a_prohibition_is_a_weak_denial() -> None:
    text = "公园内不得垂钓，也没有渔船。"
    found = find_cues(text, Span(0, len(text)))
    assert [(cue.text, cue.strong) for cue in found] == [("不得", False), ("没有", True)]


def test_stance_says_all_it_knows() -> None:
    found = stance("据报道，如果双方不⟦合作⟧，平台将降价。")
    assert found.kinds == (StanceKind.DENIED, StanceKind.ATTRIBUTED, StanceKind.CONDITIONAL)
    assert (found.denied, found.hedged, found.asked, found.conditional) == (True, False, False, True)
    assert (found.attributed, found.future, found.past, found.asserted) == (True, False, False, False)


def test_mentions_stand_for_clauses_that_are_not_plain() -> None:
    text = normalise("双方已签约，没有透露价格。")
    mentions = find_stances(text, split_sentences(text))
    assert [(mention.span, mention.kind, mention.text) for mention in mentions] == [
        (Span(6, 13), MentionKind.STANCE, "没有透露价格。"),
    ]
    assert mentions[0].value.to_json() == {
        "kinds": ["denied", "attributed"],
        "cues": [
            {
                "kind": "denied",
                "text": "没有",
                "start": 6,
                "end": 8,
                "scope": [8, 13],
                "strong": True,
            },
            {
                "kind": "attributed",
                "text": "透露",
                "start": 8,
                "end": 10,
                "scope": [10, 13],
                "strong": True,
            },
        ],
    }


WORDS = [word for row in (*CUE_ROWS, WH_WORDS) for word in row.words.split()][::7]
CHINESE = st.lists(
    st.one_of(
        st.sampled_from(WORDS),
        st.sampled_from(list("双方合作的在除外据称将而但,。?!;:、“”()《》\n ")),
        st.text(max_size=2),
    ),
    max_size=30,
).map("".join)


@settings(deadline=None, max_examples=200)
@given(CHINESE)
def test_cues_stay_inside_their_sentence_and_in_order(text: str) -> None:
    sentences = split_sentences(text)
    for sentence in sentences:
        found = find_cues(text, sentence)
        assert all(sentence.covers(cue.span) and sentence.covers(cue.scope) for cue in found)
        assert all(cue.text == cue.span.of(text) for cue in found)
        assert [cue.span for cue in found] == sorted(cue.span for cue in found)
    mentions = find_stances(text, sentences)
    assert [mention.span for mention in mentions] == sorted(mention.span for mention in mentions)


@pytest.mark.parametrize(
    "unit",
    [
        "一",
        "不",
        "没有",
        "称,",
        "该不得而知,",
        "什么",
        "(",
        "“",
        "不实",
        "谁?",
        "1,",
        "并预计,",
        "由A推迟至B",
        "原定3月",
        "此前由",
        "免零",
        "与距离",
        "在看来",
    ],
)
def test_hostile_text_is_read(unit: str) -> None:
    text = unit * 3_000
    assert isinstance(find_stances(text, split_sentences(text)), list)

"""Quotations: every text of the table of examples, known names, wording, and what holds for every text."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from heshi.recognise.mention import Mention, MentionKind
from heshi.recognise.quotes import (
    QuoteRole,
    QuoteValue,
    Wording,
    closest_quote,
    compare_quote,
    find_quotes,
    find_verbatim,
    speaker_of,
)
from heshi.text.normal import normalise
from heshi.text.spans import Span

EXAMPLES: list[dict[str, Any]] = yaml.safe_load(
    files("heshi.recognise").joinpath("examples/quotes.yaml").read_text(encoding="utf-8")
)
QUICK = settings(deadline=None, max_examples=100)
PIECES = st.sampled_from(
    [
        *(
            "“",
            "”",
            "‘",
            "’",
            "「",
            "」",
            "《",
            "》",
            '"',
            "'",
            "\n",
            ":",
            ",",
            "。",
            "!",
            "…",
            "——",
            " ",
            "、",
        ),
        *(
            "说",
            "表示",
            "称",
            "据",
            "报道",
            "援引",
            "的话",
            "在",
            "看来",
            "被",
            "称为",
            "他",
            "她",
            "戴珊",
            "CEO",
        ),
        *("公司", "口号", "是", "用户为先", "还", "并", "新华社", "9月25日", "的", "告诉记者", "一句话"),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=24).map("".join))


@dataclass(frozen=True)
class Name:
    name: str

    def to_json(self) -> object:
        return self.name


def names(text: str, *known: str) -> list[Mention[Name]]:
    found = []
    for name in known:
        at = text.find(name)
        while at >= 0:
            found.append(Mention(Span(at, at + len(name)), MentionKind.NAME, name, Name(name), "test"))
            at = text.find(name, at + 1)
    return found


def shown(mention: Mention[QuoteValue]) -> dict[str, Any]:
    value = mention.value
    fields = {
        value.role.value: value.text,
        "speaker": value.speaker and value.speaker.text + "?" * (not value.speaker.certain),
        "relay": value.relay,
        "pattern": mention.pattern if mention.pattern != "marks" else None,
    }
    return {name: field for name, field in fields.items() if field is not None}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["text"][:24])
def test_examples(example: dict[str, Any]) -> None:
    assert [shown(mention) for mention in find_quotes(normalise(example["text"]))] == example["quotes"]


def test_the_table_is_large_enough() -> None:
    texts = [example["text"] for example in EXAMPLES]
    assert len(texts) == len(set(texts))
    assert len(texts) >= 120
    assert sum(any("speaker" in quote for quote in example["quotes"]) for example in EXAMPLES) >= 120


@pytest.mark.parametrize(
    ("text", "known", "speaker"),
    [
        ("淘天CEO逍遥子表示:“好。”", ["逍遥子"], "逍遥子"),
        ("阿里巴巴发言人表示:“好。”", ["阿里巴巴"], "阿里巴巴?"),
        ("戴珊出席了会议。她说:“好。”", ["戴珊"], "戴珊"),
        ("吴泳铭说:“早。”戴珊随后发言,她说:“好。”", ["吴泳铭", "戴珊"], "戴珊?"),
        ("淘天集团的家洛说:“好。”", ["家洛"], "家洛"),
        ("家洛在发布会上谈到合作时,表示:“好。”", ["家洛"], "家洛"),
        ("被问到降价,雷军笑着摇头:“还早。”", ["雷军"], "雷军?"),
        ("“流量就像自来水,”戴珊打了个比方,“谁都能用。”", ["戴珊"], "戴珊?"),
        ("京东提出的口号则是“又快又好”。", ["京东"], "京东"),
        ("阿里巴巴成立于1999年。其使命是“让天下没有难做的生意”。", ["阿里巴巴"], "阿里巴巴?"),
    ],
)
def test_names_that_are_known(text: str, known: list[str], speaker: str) -> None:
    value = find_quotes(text, names(text, *known))[-1].value
    assert value.speaker is not None
    assert value.speaker.text + "?" * (not value.speaker.certain) == speaker


def test_a_speaker_shows_the_whole_phrase() -> None:
    text = "阿里巴巴集团CEO戴珊在会上说:“好的。”"
    speaker = find_quotes(text)[0].value.speaker
    assert speaker is not None
    assert (speaker.span.of(text), speaker.phrase.of(text)) == ("戴珊", "阿里巴巴集团CEO戴珊")
    assert speaker.to_json() == {"text": "戴珊", "certain": True}


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("戴珊提出用户为先、生态繁荣、科技驱动。", "用户为先、生态繁荣、科技驱动", "戴珊"),
        ("戴珊表示,淘天将坚持用户为先。", "用户为先", "戴珊?"),
        ("在雷军看来,价格战没有赢家。", "价格战没有赢家", "雷军"),
        ("戴珊说:“用户为先。”", "用户为先。", "戴珊"),
        ("用户为先是一条原则。", "用户为先", None),
    ],
)
def test_words_without_marks(text: str, words: str, speaker: str | None) -> None:
    at = text.index(words)
    found = speaker_of(text, Span(at, at + len(words)))
    assert (found and found.text + "?" * (not found.certain)) == speaker


@pytest.mark.parametrize(
    ("found", "claimed", "wording"),
    [
        ("用户为先、生态繁荣、科技驱动", "用户为先，生态繁荣，科技驱动。", Wording.EXACT),
        ("「讓天下沒有難做的生意」", "让天下没有难做的生意", Wording.EXACT),
        ("今天很 残酷。", "今天很残酷", Wording.EXACT),
        ("我还是那句话:用户为先。", "用户为先", Wording.EXACT),
        ("用户为先", "用户为先、生态繁荣、科技驱动", Wording.PARTIAL),
        ("用户为先……科技驱动", "用户为先、生态繁荣、科技驱动", Wording.PARTIAL),
        ("客户为先、生态繁荣、科技驱动", "用户为先、生态繁荣、科技驱动", Wording.ALTERED),
        ("做恶", "不做恶", Wording.ALTERED),
        ("不做恶", "做恶", Wording.ALTERED),
        ("价格战没有赢家", "用户为先、生态繁荣、科技驱动", Wording.DIFFERENT),
        ("生意", "让天下没有难做的生意", Wording.DIFFERENT),
        ("", "用户为先", Wording.DIFFERENT),
        ("", "", Wording.EXACT),
    ],
)
def test_wording(found: str, claimed: str, wording: Wording) -> None:
    assert compare_quote(found, claimed).wording is wording


def test_what_was_altered() -> None:
    found, claimed = "客户为先、生态繁荣、技术驱动力", "用户为先,生态繁荣,科技驱动"
    comparison = compare_quote(found, claimed)
    assert [(a.of(found), b.of(claimed)) for a, b in comparison.changes] == [
        ("客", "用"),
        ("", "科"),
        ("术", ""),
        ("力", ""),
    ]
    assert comparison.found == Span(0, len(found))


def test_the_nearest_clauses_of_a_long_quotation() -> None:
    found = "各位同事,今天我只讲一点,那就是客户为先、生态繁荣、科技驱动。谢谢大家,祝大家工作顺利"
    comparison = compare_quote(found, "用户为先、生态繁荣、科技驱动")
    assert comparison.wording is Wording.ALTERED
    assert "客户为先、生态繁荣、科技驱动" in comparison.found.of(found)


@pytest.mark.parametrize(
    ("text", "claimed", "place"),
    [
        ("他说:“让天下没有难做的生意。”", "让天下没有难做的生意", "让天下没有难做的生意"),
        ("“我们会继续投入,”家洛说,“直到商家满意。”", "我们会继续投入，直到商家满意。", None),
        ("他们不做恶。", "做恶", ""),
        ("什么也没有。", " 。", ""),
    ],
)
def test_a_wording_in_a_text(text: str, claimed: str, place: str | None) -> None:
    span = find_verbatim(text, claimed)
    if place is None:
        assert span is not None
        assert span.of(text) == "我们会继续投入,”家洛说,“直到商家满意。"
    else:
        assert (span.of(text) if span is not None else "") == place


def test_the_closest_quotation() -> None:
    text = "甲说:“价格战没有赢家。”乙说:“客户为先、生态繁荣、科技驱动。”丙说:“散会。”"
    quotes = find_quotes(text)
    closest = closest_quote(text, quotes, "用户为先、生态繁荣、科技驱动")
    assert closest is not None
    assert (closest[0], closest[1].wording) == (quotes[1], Wording.ALTERED)
    assert closest_quote(text, quotes, "今晚八点准时开播不见不散") is None


def test_the_closest_quotation_may_be_broken() -> None:
    text = "“我们会继续投入,”家洛说,“直到商家满意。”"
    closest = closest_quote(text, find_quotes(text), "我们会继续投入,直到商家满意")
    assert closest is not None
    assert (closest[0].pattern, closest[1].wording) == ("broken", Wording.EXACT)


@QUICK
@given(TEXTS)
def test_every_quotation_lies_in_the_text_in_order(text: str) -> None:
    normal = normalise(text)
    quotes = find_quotes(normal)
    assert [(mention.start, -mention.end) for mention in quotes] == sorted(
        (mention.start, -mention.end) for mention in quotes
    )
    for mention in quotes:
        value = mention.value
        assert mention.text == mention.span.of(normal)
        assert ("\n" in mention.text) <= (mention.pattern == "paragraphs")
        assert all(mention.span.covers(part) for part in value.parts)
        assert value.text == "\n".join(part.of(normal) for part in value.parts)
        if value.speaker is not None:
            assert value.speaker.text == value.speaker.span.of(normal) != ""
            assert value.role is not QuoteRole.TITLE


@QUICK
@given(TEXTS, TEXTS)
def test_comparing_never_fails_and_a_text_is_itself(one: str, two: str) -> None:
    comparison = compare_quote(one, two)
    assert 0 <= comparison.similarity <= 1
    assert comparison.found.end <= len(one)
    assert bool(comparison.changes) == (comparison.wording is Wording.ALTERED)
    assert compare_quote(one, one).wording is Wording.EXACT
    span = find_verbatim(normalise(one), two)
    assert span is None or span.end <= len(one)
    speaker_of(normalise(one), Span(0, len(one)))


def test_the_cost_grows_with_the_text_only() -> None:
    # Quadratic behaviour would take minutes here.
    for piece in ("“", "”", "“甲”", "“甲乙。\n", '"', "说", "他说,“好。”", "表示", "据"):
        text = piece * (10_000 // len(piece))
        find_quotes(text)
        find_verbatim(text, "用户为先")

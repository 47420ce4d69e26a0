from __future__ import annotations

import re

import pytest
from compare_change import CHANGES
from compare_keep import KEEPS
from compare_lists import ORDERED, ROWS
from compare_pairs import (
    BOTH,
    HELD,
    TUNE,
    Article,
    Pair,
    Replacement,
    Template,
    articles,
    by_table,
    pair,
    pairs,
)

import heshi

EACH = 12
SPLITS = (TUNE, HELD)


@pytest.fixture(scope="module")
def drawn() -> dict[str, tuple[Pair, ...]]:
    """Sentence pairs of both splits, by kind."""
    found: dict[str, tuple[Pair, ...]] = {}
    for split in SPLITS:
        for kind, some in pairs((*CHANGES, *KEEPS), split, EACH, whole=False).items():
            found[kind] = (*found.get(kind, ()), *some)
    return found


def values(text: str, *kinds: str) -> list[str]:
    """The dates and quantities that are read in a text, by their values alone."""
    found = []
    for mention in heshi.mentions(text):
        json = mention.value.to_json()
        if mention.kind == "date" and "date" in kinds and isinstance(json, dict):
            found.append(str(json["edtf"] or json["precision"]))
        if mention.kind == "quantity" and "quantity" in kinds and isinstance(json, dict):
            found.append(f"{json['low']}-{json['high']} {json['unit']}")
    return sorted(found)


@pytest.mark.parametrize("split", SPLITS)
def test_articles_are_many_and_of_one_length(split: str) -> None:
    lengths = {article.name: len(article.text) for article in articles(split)}
    assert len(lengths) >= 8
    assert {name: length for name, length in lengths.items() if not 500 <= length <= 1300} == {}


def test_no_article_is_in_both_splits() -> None:
    tune, held = ({article.text for article in articles(split)} for split in SPLITS)
    assert tune & held == set()


@pytest.mark.parametrize("split", SPLITS)
def test_every_kind_has_pairs_in_each_split(split: str) -> None:
    few = {
        kind: len(some)
        for kind, some in pairs((*CHANGES, *KEEPS), split, EACH, whole=True).items()
        if len(some) < 5
    }
    assert few == {}


@pytest.mark.parametrize("split", SPLITS)
def test_templates_of_the_other_split_are_not_used(split: str) -> None:
    allowed = {(each.kind, each.name) for each in (*CHANGES, *KEEPS) if each.split in {split, BOTH}}
    names = {article.name for article in articles(split)}
    for some in pairs((*CHANGES, *KEEPS), split, EACH, whole=True).values():
        assert {(each.kind, each.template) for each in some} <= allowed
        assert {each.article for each in some} <= names


def test_the_same_pairs_are_drawn_every_time() -> None:
    assert pairs(CHANGES, TUNE, EACH, whole=True) == pairs(CHANGES, TUNE, EACH, whole=True)


@pytest.mark.parametrize("whole", [True, False])
def test_a_pair_differs_in_its_sentence_alone(*, whole: bool) -> None:
    for some in pairs((*CHANGES, *KEEPS), HELD, EACH, whole=whole).values():
        for each in some:
            start, end = each.place
            rest = each.draft[end:]
            assert each.source == each.draft[:start] + each.sentence + rest
            assert each.draft[start:end] != each.sentence


def test_what_changes_and_what_keeps_is_told_by_the_wanted_verdicts() -> None:
    assert all(each.wanted for each in CHANGES)
    assert not any(each.wanted for each in KEEPS)
    names = [(each.kind, each.name) for each in (*CHANGES, *KEEPS)]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("kind", "read"),
    [
        ("date format", "date"),
        ("号 and 日", "date"),
        ("万 and 亿", "quantity"),
        ("numerals", "quantity"),
        ("% and 成", "quantity"),
        ("width", "date quantity"),
        ("spacing", "date quantity"),
        ("quotation marks", "date quantity"),
        ("traditional", "date quantity"),
        ("clause order", "date quantity"),
        ("由 and 被", "date quantity"),
        ("verb of saying", "date quantity"),
    ],
)
def test_a_kept_meaning_keeps_its_values(kind: str, read: str, drawn: dict[str, tuple[Pair, ...]]) -> None:
    changed = [
        (each.template, each.source, each.draft)
        for each in drawn[kind]
        if values(each.source, *read.split()) != values(each.draft, *read.split())
    ]
    assert changed == []


@pytest.mark.parametrize(
    ("kind", "read"), [("date", "date"), ("number", "quantity"), ("percentage", "quantity")]
)
def test_a_changed_value_is_another_value(kind: str, read: str, drawn: dict[str, tuple[Pair, ...]]) -> None:
    kept = [
        (each.template, each.source, each.draft)
        for each in drawn[kind]
        if values(each.source, read) == values(each.draft, read)
    ]
    assert kept == []


def test_lists_keep_their_items_where_their_meaning_is_kept(drawn: dict[str, tuple[Pair, ...]]) -> None:
    changed = [
        (each.source, each.draft)
        for kind in ("list order", "和 for 、")
        for each in drawn[kind]
        if sorted(each.source.replace("和", "、")) != sorted(each.draft.replace("和", "、"))
    ]
    assert changed == []


@pytest.mark.parametrize("kind", ["list item dropped", "list item replaced", "list item added"])
def test_lists_have_other_items_where_their_meaning_is_changed(
    kind: str, drawn: dict[str, tuple[Pair, ...]]
) -> None:
    kept = [
        each.draft for each in drawn[kind] if any(row in each.draft and row in each.source for row in ROWS)
    ]
    assert [text for text in kept if text.count("、") == 0] == []
    assert drawn[kind]


def test_the_enumerations_stand_in_the_articles() -> None:
    texts = "\n".join(article.text for split in SPLITS for article in articles(split))
    assert [row for row in ROWS if row not in texts] == []
    assert ROWS.keys() >= ORDERED
    assert [row for row, stranger in ROWS.items() if stranger in row] == []


def test_an_ordered_list_is_not_put_in_another_order(drawn: dict[str, tuple[Pair, ...]]) -> None:
    assert [each.source for each in drawn["list order"] if any(row in each.source for row in ORDERED)] == []


def test_headings_front_matter_and_pictures_are_not_edited() -> None:
    text = (
        "---\ntitle: 涨三成。\n---\n\n# 涨三成。\n\n![涨三成。](a.jpg)\n\n- 涨三成。\n\n店里的菜价涨三成。\n"
    )
    article = Article("a", text)
    template = Template("a", "b", TUNE, by_table({"三成": "四成"}))
    start = text.rindex("三成")
    assert [text[low:high] for low, high in article.body] == ["店里的菜价涨三成。"]
    made = [
        pair(article, template, Replacement(match.start(), match.end(), "四成"), whole=False)
        for match in re.finditer("三成", text)
    ]
    assert [each.draft for each in made if each] == ["店里的菜价涨四成。\n"]
    assert article.sentence(start, start + 2) == article.body[0]


def test_the_speaker_after_a_quotation_is_part_of_its_sentence() -> None:
    text = "天晴了。“我不走。”他说。雨又来了。\n"
    article = Article("a", text)
    assert text[slice(*article.sentence(6, 7))] == "“我不走。”他说。"


def test_values_in_quotations_are_left_as_they_are(drawn: dict[str, tuple[Pair, ...]]) -> None:
    quoted = re.compile("[“「][^“”「」]*[”」]")
    for kind in ("date format", "号 and 日", "万 and 亿", "numerals", "% and 成"):
        for each in drawn[kind]:
            assert quoted.findall(each.source) == quoted.findall(each.draft)

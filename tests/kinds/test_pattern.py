"""The kind ``pattern`` beyond its table: mistakes with places, the ways to repeat, and hostile patterns."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import spacy
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from spacy.matcher import Matcher
from spacy.tokens import Doc

from heshi.check import Checker
from heshi.errors import SheetError
from heshi.kinds import KINDS
from heshi.readers import read_text
from heshi.recognise.segment import Segmenter
from heshi.rules.load import load_text
from heshi.text.normal import normalise
from heshi.words import Lang

if TYPE_CHECKING:
    from heshi.findings import DraftReport


def check(pattern: object, text: str) -> DraftReport:
    claim = {"id": "c", "says": "这串词", "pattern": pattern}
    sheet = load_text(json.dumps({"sheet": "s", "claims": [claim]}, ensure_ascii=False), "s.yaml", KINDS)
    report = Checker.of([sheet]).check(read_text(text, suffix=".txt"))
    assert report.failures == ()
    return report


def found(pattern: object, text: str) -> list[str]:
    """What a forbidden pattern finds in a text."""
    report = check({"forbid": pattern}, text)
    assert report.document is not None
    return [gap.at.of(report.document.prose) for gap in report.findings[0].gaps if gap.at]


def mistakes(pattern: str, lang: Lang = Lang.EN) -> list[str]:
    text = f"sheet: s\nclaims:\n  - id: c\n    says: 词\n    pattern: {pattern}\n"
    with pytest.raises(SheetError) as caught:
        load_text(text, "s.yaml", KINDS)
    return [mistake.in_(lang) for mistake in caught.value.mistakes]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ([{"TEXT": "进行"}, {"TEXT": "工作"}], []),
        ([{"TEXT": "进行"}, {"OP": "?"}, {"TEXT": "工作"}], []),
        ([{"TEXT": "进行"}, {"OP": "*"}, {"TEXT": "工作"}], ["进行了排查和修缮工作"]),
        ([{"TEXT": "进行"}, {"OP": "+"}], ["进行了排查和修缮工作。"]),
        ([{"TEXT": "进行"}, {"OP": "{4}"}, {"TEXT": "工作"}], ["进行了排查和修缮工作"]),
        ([{"TEXT": "进行"}, {"OP": "{,4}"}, {"TEXT": "工作"}], ["进行了排查和修缮工作"]),
        ([{"TEXT": "进行"}, {"OP": "{1,3}"}, {"TEXT": "工作"}], []),
        ([{"TEXT": "进行"}, {"OP": "{2,}"}, {"TEXT": "工作"}], ["进行了排查和修缮工作"]),
        ([{"TEXT": "进行"}, {"TEXT": "着", "OP": "!"}, {"TEXT": "排查"}], ["进行了排查"]),
        ([{"LENGTH": {">=": 2}, "IS_PUNCT": False}], ["街道", "进行", "排查", "修缮", "工作"]),
    ],
)
def test_words_may_repeat_as_in_spacy(pattern: list[dict[str, object]], expected: list[str]) -> None:
    assert found(pattern, "街道进行了排查和修缮工作。") == expected


VOCAB = spacy.blank("zh").vocab
SPECS = st.sampled_from(
    [
        {},
        {"TEXT": "街道"},
        {"TEXT": "工作"},
        {"LENGTH": 2},
        {"IS_PUNCT": True},
        {"IS_ALPHA": True, "LENGTH": 1},
    ]
)
OPS = st.sampled_from([None, None, "!", "?", "*", "+", "{2}", "{1,2}", "{1,}", "{,2}"])


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.tuples(SPECS, OPS), min_size=1, max_size=4),
    st.lists(st.sampled_from(["街道", "工作", "的", "，", "排查"]), min_size=1, max_size=8),
)
def test_matches_are_those_of_spacy(
    parts: list[tuple[dict[str, object], str | None]], words: list[str]
) -> None:
    """The first and longest of the matches that spaCy's Matcher finds, on the same words."""
    pattern = [{**spec, "OP": op} if op else dict(spec) for spec, op in parts]
    assume(any(op not in {"?", "*", "{,2}"} for _, op in parts))
    text = "".join(words)
    spans = Segmenter().words(normalise(text))
    matcher = Matcher(VOCAB)
    matcher.add("x", [pattern])
    doc = Doc(VOCAB, words=[span.of(normalise(text)) for span in spans], spaces=[False] * len(spans))
    expected, last = [], 0
    for start, end in sorted({(start, end) for _, start, end in matcher(doc)}, key=lambda m: (m[0], -m[1])):
        if start >= last:
            expected.append(text[spans[start].start : spans[end - 1].end])
            last = end
    assert found(pattern, text) == expected


def test_the_first_and_longest_match_counts_and_none_overlap() -> None:
    assert found([{"IS_DIGIT": True, "OP": "+"}], "编号 12 34 和 56") == ["12 34", "56"]


def test_a_place_is_exact_through_markup_and_width() -> None:
    report = check(
        {"forbid": [{"LOWER": "iphone", "TEXT": {"NOT_IN": ["iPhone"]}}]}, "　新款ＩＰＨＯＮＥ🎉到店"
    )
    assert report.document is not None
    (gap,) = report.findings[0].gaps
    assert gap.at is not None
    at = report.document.to_source(gap.at)
    assert report.document.source.text[at.start : at.end] == "ＩＰＨＯＮＥ"


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("[{TEXT: 好, POS: NOUN}]", ['s.yaml:5:30: "POS" needs a trained pipeline; heshi only tokenizes']),
        ("[{text: 好}]", ['s.yaml:5:22: unknown attribute "text"; write TEXT']),
        ("[{IS_DIGIT: 1}]", ["s.yaml:5:26: write true or false"]),
        ("[{LENGTH: 两}]", ["s.yaml:5:24: a whole number is wanted here"]),
        ("[{TEXT: {REGEX: '('}}]", ["s.yaml:5:30: RE2 cannot read this expression: missing ): ("]),
        ("[{TEXT: 好, OP: '**'}]", ['s.yaml:5:29: unknown OP "**"']),
        ("[{TEXT: 好, OP: '{3,1}'}]", ['s.yaml:5:29: unknown OP "{3,1}"']),
        ("[{TEXT: 好, OP: '?'}]", ["s.yaml:5:14: this pattern matches the empty text"]),
        ("[{TEXT: 好, OP: '{99}'}]", ["s.yaml:5:14: a pattern has at most 40 words"]),
        ("[[{TEXT: 好}], [{TEXT: 坏, DEP: x}, {ENT_TYPE: y}]]", 2),
        ("[{TEXT: {NEAR: 好}}]", 1),
        ("[]", 1),
        ("{}", 1),
        ("好", 1),
    ],
)
def test_a_mistake_is_placed(pattern: str, expected: list[str] | int) -> None:
    got = mistakes(pattern)
    assert len(mistakes(pattern, Lang.ZH)) == len(got)
    if isinstance(expected, int):
        assert len(got) == expected
    else:
        assert [each.split("; there are")[0].split("; RE2 has")[0] for each in got] == expected


@pytest.mark.parametrize(
    "pattern",
    [
        [{"OP": "*"}] * 19 + [{"TEXT": "没有"}],
        [{"IS_ALPHA": True, "OP": "+"}] * 20,
        [{"TEXT": {"REGEX": "(a+)+$"}}],
        [{"TEXT": {"REGEX": "(一|一一)*$"}, "OP": "*"}, {"TEXT": "没有"}],
        [{"TEXT": {"FUZZY9": "一一一一一一一一"}}],
    ],
)
def test_no_pattern_hangs(pattern: list[dict[str, object]]) -> None:
    text = "一二三四五，" * 300 + "没有" + "a" * 2000 + "!"
    assert check({"require": pattern}, text) is not None


def test_spacy_is_loaded_by_sheets_with_patterns_alone() -> None:
    code = (
        "import sys, heshi\n"
        "from heshi.rules.load import load_text\n"
        "from heshi.kinds import KINDS\n"
        "head = 'sheet: s\\nclaims: [{id: c, says: 词, '\n"
        "load_text(head + 'text: 词}]', 's.yaml', KINDS)\n"
        "assert 'spacy' not in sys.modules\n"
        "load_text(head + 'pattern: [{TEXT: 词}]}]', 's.yaml', KINDS)\n"
        "assert 'spacy' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - our own code

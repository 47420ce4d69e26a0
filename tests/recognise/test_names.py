from __future__ import annotations

import pickle
import re
import subprocess
import sys
from importlib.resources import files
from itertools import pairwise

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from heshi.recognise.mention import Mention, MentionKind
from heshi.recognise.names import Boundary, Name, NameMatcher, NameValue
from heshi.recognise.segment import Segmenter
from heshi.text.normal import fold, normalise
from heshi.text.spans import Span

SEGMENTER = Segmenter()
ENTRIES = yaml.safe_load((files("heshi.recognise") / "examples" / "names.yaml").read_text(encoding="utf-8"))
CASES = [
    pytest.param(entry, key, line, id=f"{entry['name']}-{line}")
    for entry in ENTRIES
    for key in ("found", "not_found")
    for line in entry.get(key, ())
]


def marked(line: str) -> tuple[str, list[Span]]:
    """Return an example without its brackets, and the places that they enclosed."""
    pieces = re.split(r"[\[\]]", line)
    spans = []
    start = 0
    for number, piece in enumerate(pieces):
        if number % 2:
            spans.append(Span(start, start + len(piece)))
        start += len(piece)
    return "".join(pieces), spans


def found(text: str, *names: Name) -> list[tuple[str, str]]:
    """Return which names are found in a text, and how they are written there."""
    mentions = NameMatcher(names, segmenter=SEGMENTER).find(normalise(text))
    return [(mention.value.canonical, mention.text) for mention in mentions]


@pytest.mark.parametrize(("entry", "key", "line"), CASES)
def test_example(entry: dict[str, object], key: str, line: str) -> None:
    options = {option: entry[option] for option in ("aliases", "counts_inside") if option in entry}
    name = Name(
        str(entry["name"]),
        boundary=Boundary(str(entry.get("boundary", "auto"))),
        **{option: tuple(value) for option, value in options.items()},  # type: ignore[arg-type]
    )
    others = [Name(other) for other in entry.get("others", ())]  # type: ignore[attr-defined]
    text, spans = marked(line)
    mentions = NameMatcher([name, *others], segmenter=SEGMENTER).find(normalise(text))
    assert [mention.span for mention in mentions if mention.value.canonical == name.canonical] == spans
    assert bool(spans) == (key == "found")


def test_the_examples_are_many_and_half_of_them_are_silent() -> None:
    silent = sum(key == "not_found" for _, key, _ in (case.values for case in CASES))
    assert len(CASES) >= 400
    assert 2 * silent >= len(CASES)


def test_a_mention_is_whole() -> None:
    matcher = NameMatcher([Name("小红书", ("RED",))])
    assert matcher.find(normalise("在小 紅 書（Red）上")) == [
        Mention(Span(1, 6), MentionKind.NAME, "小 红 书", NameValue("小红书", "小 红 书"), "name"),
        Mention(Span(7, 10), MentionKind.NAME, "Red", NameValue("小红书", "Red"), "name"),
    ]


def test_a_value_in_json() -> None:
    assert NameValue("小红书", "RED").to_json() == {"name": "小红书", "surface": "RED"}


def test_of_nested_names_the_longest_counts() -> None:
    names = [Name("阿里"), Name("阿里妈妈"), Name("腾讯"), Name("腾讯广告")]
    assert found("阿里、阿里妈妈、腾讯和腾讯广告", *names) == [
        ("阿里", "阿里"),
        ("阿里妈妈", "阿里妈妈"),
        ("腾讯", "腾讯"),
        ("腾讯广告", "腾讯广告"),
    ]


def test_a_longer_name_that_is_no_word_hides_nothing() -> None:
    names = [Name("微信"), Name("微信支付"), Name("支付宝")]
    assert found("微信支付宝都能用", *names) == [("微信", "微信"), ("支付宝", "支付宝")]


def test_a_name_may_count_inside_a_longer_one() -> None:
    names = [Name("腾讯", counts_inside=("腾讯广告",)), Name("腾讯广告", ("Tencent Ads",))]
    assert found("腾讯广告发布", *names) == [("腾讯广告", "腾讯广告"), ("腾讯", "腾讯")]


def test_two_names_may_share_a_spelling() -> None:
    names = [Name("苹果公司", ("苹果",)), Name("苹果（水果）", ("苹果",))]
    assert found("苹果，", *names) == [("苹果公司", "苹果"), ("苹果（水果）", "苹果")]


def test_literals_and_names_do_not_hide_one_another() -> None:
    names = [
        Name("腾讯广告"),
        Name("广告", boundary=Boundary.NONE),
        Name("合作", boundary=Boundary.NONE),
        Name("合作关系", boundary=Boundary.NONE),
    ]
    assert found("腾讯广告的合作关系", *names) == [
        ("腾讯广告", "腾讯广告"),
        ("广告", "广告"),
        ("合作关系", "合作关系"),
        ("合作", "合作"),
    ]


def test_a_space_is_kept_between_latin_words_alone() -> None:
    names = [Name("腾讯广告", ("Tencent Ads",)), Name("脸书", ("Facebook",))]
    assert found("Tencent Ads、TencentAds、Face book、facebook", *names) == [
        ("腾讯广告", "Tencent Ads"),
        ("腾讯广告", "TencentAds"),
        ("脸书", "facebook"),
    ]


def test_no_mention_crosses_a_line_feed() -> None:
    assert found("小红\n书、小红 \n书、小\n红书", Name("小红书")) == []


def test_unseen_characters_are_passed_over() -> None:
    assert found("小\u200b红\u2060书", Name("小红书")) == [("小红书", "小\u200b红\u2060书")]


def test_a_lone_surrogate_is_no_name_and_no_fault() -> None:
    names = [Name("京东", ("东\udc00",)), Name("方", boundary=Boundary.NONE)]
    assert found("北京东城\ud800、\ud800京东方面\udfff", *names) == [("京东", "京东"), ("方", "方")]


def test_sentences_give_the_same_as_stops() -> None:
    text = normalise("加快手续办理。快手机构号上线了；在北京东城区，京东表示欢迎！")
    matcher = NameMatcher([Name("快手"), Name("京东")], segmenter=SEGMENTER)
    sentences = [Span(0, 7), Span(7, len(text))]
    assert matcher.find(text, sentences) == matcher.find(text)
    assert [mention.start for mention in matcher.find(text)] == [7, 23]


def test_a_long_sentence_is_read_in_pieces() -> None:
    text = "当地加快手续办理，" * 100 + "快手机构号"
    assert [m.start for m in NameMatcher([Name("快手")], segmenter=SEGMENTER).find(text)] == [900]


@pytest.mark.parametrize("surface", ["", " ", "·", "\u200b", "京\n东"])
def test_a_spelling_that_cannot_be_found_is_refused(surface: str) -> None:
    with pytest.raises(ValueError, match="not a spelling"):
        Name("京东", (surface,))


def test_more_aliases_for_one_draft() -> None:
    matcher = NameMatcher([Name("腾讯广告"), Name("腾讯")])
    more = matcher.with_aliases([("腾讯广告", "腾广"), ("腾讯广告", "腾讯"), ("无此名", "无此名")])
    assert [(m.value.canonical, m.text, m.pattern) for m in more.find("腾讯、腾广、无此名")] == [
        ("腾讯", "腾讯", "name"),
        ("腾讯广告", "腾广", "defined"),
    ]
    assert (matcher.knows("腾广"), more.knows("腾广"), more.knows("騰 廣")) == (False, True, True)
    assert [m.text for m in matcher.find("腾讯、腾广")] == ["腾讯"]


def test_other_things_are_none_where_they_are_named() -> None:
    matcher = NameMatcher([Name("阿里巴巴集团"), Name("豆瓣")])
    text = "阿里和阿里巴巴,豆瓣酱"
    assert [m.text for m in matcher.with_aliases([("阿里巴巴集团", "阿里")]).find(text)] == ["阿里"]
    assert [m.text for m in matcher.with_aliases([("豆瓣", "豆瓣酱")]).find(text)] == ["豆瓣酱"]


def test_an_office_of_the_place_in_its_own_name_is_no_strangers() -> None:
    office = Name("江州市人民政府", ("市政府",))
    assert found("江州市政府表态,海州市政府未回应,市政府也是", office) == [("江州市人民政府", "市政府")] * 2


def test_what_the_spellings_are_called() -> None:
    names = [
        Name("腾讯广告", ("Tencent Ads",)),
        Name("合作", boundary=Boundary.NONE),
        Name("腾广告", ("腾讯广告",)),
    ]
    assert NameMatcher(names).spellings == {
        "腾讯广告": ("腾讯广告", "腾广告"),
        "tencentads": ("腾讯广告",),
        "腾广告": ("腾广告",),
    }


def test_a_matcher_goes_to_another_process() -> None:
    matcher = NameMatcher([Name("腾讯广告"), Name("京东")], segmenter=SEGMENTER)
    own = matcher.with_aliases([("腾讯广告", "腾广")])
    text = "腾广与京东在北京东城区"
    assert pickle.loads(pickle.dumps(own)).find(text) == own.find(text)  # noqa: S301 - our own bytes
    assert [mention.start for mention in own.find(text)] == [0, 3]


def test_nothing_ambiguous_loads_nothing() -> None:
    program = """
import sys
from heshi.recognise.definitions import find_names
from heshi.recognise.names import Name, NameMatcher
matcher = NameMatcher([Name("阿里妈妈"), Name("腾讯广告"), Name("京东"), Name("微信", ("WeChat",))])
mentions, _ = find_names("阿里妈妈与腾讯广告宣布合作,京东和微信群(WeChat)未回应。京东商城也是。", matcher)
assert len(mentions) == 6, mentions
loaded = {"spacy", "spacy_pkuseg", "pkuseg", "numpy"} & set(sys.modules)
assert not loaded, loaded
matcher.find("北京东城区")
assert "spacy" in sys.modules and "pkuseg" not in sys.modules
"""
    path = ":".join(place for place in sys.path if place)
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], check=False, capture_output=True, text=True, env=_environment(path)
    )
    assert (done.returncode, done.stderr) == (0, "")


def _environment(path: str) -> dict[str, str]:
    import os  # noqa: PLC0415 - for this helper alone

    return {**os.environ, "PYTHONPATH": path}


PIECES = [
    "京东",
    "北京",
    "东城区",
    "快手",
    "加快",
    "手续",
    "微信",
    "支付",
    "宝",
    "B站",
    "13",
    "DAU",
    "dau",
    "多",
    "许多",
]
TEXTS = st.lists(
    st.one_of(
        st.sampled_from([*PIECES, " ", "·", "\n", "，", "。", "\u200b", "的", "A", "在"]), st.text(max_size=3)
    )
).map(lambda pieces: normalise("".join(pieces)))
NAMES = [
    Name("京东"),
    Name("快手"),
    Name("微信", counts_inside=("微信支付",)),
    Name("微信支付"),
    Name("B站"),
    Name("DAU"),
    Name("多", boundary=Boundary.STRICT),
    Name("东城", boundary=Boundary.NONE),
]
MATCHER = NameMatcher(NAMES, segmenter=SEGMENTER)


@settings(deadline=None, max_examples=100)
@given(TEXTS)
def test_mentions_are_in_order_and_what_they_say(text: str) -> None:
    mentions = MATCHER.find(text)
    places = [(mention.start, -mention.end, mention.value.canonical) for mention in mentions]
    assert places == sorted(set(places))
    for mention in mentions:
        assert mention.text == mention.value.surface == mention.span.of(text)
        assert "\n" not in mention.text
        plain = "".join(
            char for char in fold(mention.text) if char not in " ·\u200b\u200c\u200d\u2060\ufeff\u00ad"
        )
        assert plain == fold(mention.value.canonical)
    words = [
        mention for mention in mentions if mention.pattern == "name" and mention.value.canonical != "微信"
    ]
    assert not any(one.span.overlaps(other.span) for one, other in pairwise(words))


SURFACES = st.text(alphabet="京东aA b·", min_size=1, max_size=3).filter(lambda text: bool(text.strip(" ·")))


@settings(deadline=None, max_examples=200)
@given(st.text(alphabet="京东北aA b·\n"), st.lists(SURFACES, min_size=1, max_size=4, unique=True))
def test_literals_equal_brute_force(text: str, surfaces: list[str]) -> None:
    matcher = NameMatcher([Name(surface, boundary=Boundary.NONE) for surface in surfaces])
    expected = {
        (start, start + len(surface), surface)
        for surface in surfaces
        for start in range(len(text))
        if fold(text).startswith(fold(normalise(surface)), start)
    }
    assert {(m.start, m.end, m.value.canonical) for m in matcher.find(text)} == expected

from __future__ import annotations

import base64
import hashlib
import html
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heshi.document import Document, as_document
from heshi.errors import Place
from heshi.findings import (
    Coverage,
    DraftReport,
    Evidence,
    Failure,
    Finding,
    Fix,
    Gap,
    Notice,
    Report,
    SuppressedBy,
    Suppression,
    Unbacked,
    Verdict,
)
from heshi.readers import read_text
from heshi.reporters.base import View
from heshi.reporters.html_report import render
from heshi.rules.model import Claim, Origin
from heshi.severity import Severity
from heshi.text.spans import Span
from heshi.text.width import visible
from heshi.words import Lang, Words

MakeClaim = Callable[..., Claim]
Parse = Callable[[str], ET.Element]

HOSTILE = (
    "<script>alert(1)</script>",
    "</script></style></title><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x="\'><svg/onload=alert(1)>',
    "javascript:alert(1)",
    "]]><!--<a href='javascript:alert(1)'>&lt;&#x3c;",
    "甲\u202e乙\u2066丙\u2028丁\u2029戊\x1b[31m己\x07庚\x00辛\ud800壬\x85癸",
    "{{ say.brand }}{% raw %}",
)
"""What must stay text, wherever it stands."""
UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)


def hostile(text: str, claim: MakeClaim) -> Report:
    """A report in which ``text`` stands in every place that a user can fill."""
    document = as_document(text, text)
    at = Span(0, len(text.partition("\n")[0]))
    words = Words(text, text)
    odd = replace(
        claim(text, text, sheet=text, kind=text),
        origin=Origin(text, text, Place(text, 1, 2)),
        severity=Severity.INFO,
    )
    gap = Gap("wrong-date", at, text, text, Fix(at, text))
    draft = DraftReport(
        text,
        document,
        (
            Finding(odd, Verdict.CONTRADICTED, (gap,), (Evidence("conflict", at),)),
            Finding(odd, Verdict.CONTRADICTED, (gap,), (), Suppression(SuppressedBy.DRAFT, text)),
        ),
        (Failure(text, words, words),),
        (Notice(None, words, words),),
        Coverage(1, 0, 0, (Unbacked(text, at),)),
    )
    return Report((draft, draft), (Failure(text, words, words),))


def blocks(tree: ET.Element) -> list[str]:
    """The text of each block of the drafts."""
    return ["".join(each.itertext()) for each in tree.iter() if "block" in each.get("class", "").split()]


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str, lang: Lang, claim: MakeClaim, parse: Parse) -> None:
    calm, page = (render(hostile(each, claim), View(lang=lang)) for each in ("甲乙丙", text))
    trees = [parse(each) for each in (calm, page)]
    # The same elements with the same attributes, and no others: nothing of the text has become markup.
    shapes = [
        [(each.tag, sorted(each.attrib)) for each in tree.iter() if each.tag != "span"] for tree in trees
    ]
    if "\\u" not in visible(text) and "␛" not in visible(text):
        assert shapes[0] == shapes[1]
    assert blocks(trees[1]) == [visible(text)] * 2
    assert UNSAFE.search(page) is None
    assert page.encode().decode() == page
    attributes = {name for tree in trees for each in tree.iter() for name in each.attrib}
    assert not [name for name in attributes if name.startswith("on") or name == "style"]
    hrefs = {each.get("href", "#") for each in trees[1].iter()}
    assert [href for href in hrefs if not href.startswith("#")] == []


def test_the_policy_allows_the_page_itself_and_nothing_else(claim: MakeClaim, parse: Parse) -> None:
    tree = parse(render(hostile("甲乙丙", claim), View()))
    (policy,) = (each.get("content", "") for each in tree.iter("meta") if each.get("http-equiv"))
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))

    def digests(tag: str) -> str:
        texts = (each.text or "" for each in tree.iter(tag))
        return " ".join(
            f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in texts
        )

    assert rules == {
        "default-src": "'none'",
        "script-src": digests("script"),
        "style-src": digests("style"),
        "img-src": "'none'",
        "connect-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
    }
    tags = {each.tag for each in tree.iter()}
    assert tags.isdisjoint({"img", "link", "iframe", "object", "embed", "base", "audio", "video", "source"})
    assert not any(each.get("src") for each in tree.iter())


def test_every_name_is_there_once_and_every_link_leads_somewhere(claim: MakeClaim, parse: Parse) -> None:
    for whole in (hostile("甲乙丙", claim), Report(()), Report(hostile("甲", claim).drafts[:1])):
        tree = parse(render(whole, View()))
        names = [each.get("id", "") for each in tree.iter() if "id" in each.attrib]
        links = [each.get("href", "")[1:] for each in tree.iter("a")]
        assert len(names) == len(set(names))
        assert set(links) <= set(names)


def test_one_draft_on_the_page(claim: MakeClaim, parse: Parse) -> None:
    document = read_text("# 合作\n\n9月26日，双方宣布合作。\n", "story.md")
    start = document.prose.index("9月26日")
    at = Span(start, start + 5)
    wrong = Finding(
        claim("day"),
        Verdict.CONTRADICTED,
        (Gap("wrong-date", at, "9月25日", "9月26日", Fix(at, "9月25日")),),
        (Evidence("conflict", at),),
    )
    tree = parse(render(Report((DraftReport("story.md", document, (wrong,)),)), View(lang=Lang.EN)))
    assert tree.get("lang") == "en"
    (mark,) = (each for each in tree.iter("a") if each.get("class") == "mark")
    assert (mark.text, mark.attrib) == (
        "9月26日",
        {
            "class": "mark",
            "id": "story/1",
            "href": "#story/story/day",
            "data-tone": "contradicted",
            "title": "contradicted: 双方于9月25日宣布合作",
            "data-notes": "1",
        },
    )
    (card,) = (each for each in tree.iter("li") if each.get("class") == "card")
    assert (card.get("id"), card.get("data-tone"), card.get("data-kind")) == (
        "story/story/day",
        "contradicted",
        "date",
    )
    assert " ".join("".join(card.itertext()).split()) == (
        "1contradictedstory/day 双方于9月25日宣布合作"
        " wrong date the date should be “9月25日”, found “9月26日”"
        " expected9月25日 found9月26日"
        " Suggested change 9月26日 to 9月25日 3:1"
    )
    (place,) = (each for each in tree.iter("a") if each.get("class") == "place")
    assert (place.get("href"), place.get("data-first"), place.get("data-last")) == ("#story/1", "1", "1")
    lines = [each.get("data-line") for each in tree.iter() if "block" in each.get("class", "").split()]
    assert lines == ["1", "3"]


def test_the_overview_counts_what_was_not_checked(parse: Parse) -> None:
    failure = Failure("a", Words("没能核对", "not checked"))
    drafts = tuple(DraftReport(f"{name}.md", None, (), (failure,)) for name in "ab")
    for failures, told in [((failure,), "未能核对 3"), ((), "未能核对 2")]:
        page = parse(render(Report(drafts, failures), View()))
        overview = next(one for one in page.iter("section") if one.get("id") == "overview")
        total = next(one for one in overview.iter("p") if one.get("class") == "tally")
        assert "".join(total.itertext()).split(maxsplit=1)[1].strip() == told


def test_in_english_only_the_text_is_chinese(claim: MakeClaim, parse: Parse) -> None:
    tree = parse(render(hostile("plain", claim), View(lang=Lang.EN)))
    for each in tree.iter():
        if each.tag in {"script", "style"} or each.get("lang") == "zh-CN":
            continue
        words = [each.text or "", *(child.tail or "" for child in each), *each.attrib.values()]
        assert [word for word in words if re.search("[\u3000-\u9fff\uff00-\uffef]", word)] == []


def test_the_same_report_gives_the_same_page(claim: MakeClaim) -> None:
    assert render(hostile("甲乙丙", claim), View()) == render(hostile("甲乙丙", claim), View())


@settings(max_examples=60)
@given(
    st.text(
        st.sampled_from(
            "九月26日，。“”（）<>&\"'\n\t\x1b\x00\u202e\u200b\u0301👩\u200d👧🇨é a#*|-\u2028\ud800"
        ),
        min_size=1,
        max_size=60,
    ),
    st.data(),
)
def test_the_prose_stands_on_the_page_as_written(claim: MakeClaim, text: str, data: st.DataObject) -> None:
    document = as_document(text, "x.md")
    spans = st.tuples(*[st.integers(0, len(text))] * 2).map(sorted)
    gaps = [Gap("wrong-date", Span(*span), "甲", "乙") for span in data.draw(st.lists(spans, max_size=8))]
    finding = Finding(claim("day"), Verdict.CONTRADICTED, tuple(gaps))
    page = render(Report((DraftReport("x.md", document, (finding,)),)), View())
    shown = re.findall(r'<p class="block paragraph"[^>]*>(.*?)</p>', page, re.DOTALL)
    texts = [html.unescape(re.sub("<[^>]*>", "", each)) for each in shown]
    assert texts == [visible(block.span.of(document.prose)) for block in document.blocks]


def test_a_page_grows_with_what_is_on_it(claim: MakeClaim) -> None:
    text = "字" * 4000
    document: Document = as_document(text, "x.md")

    def size(count: int) -> int:
        findings = tuple(
            Finding(
                claim(f"c{index:04}"),
                Verdict.CONTRADICTED,
                (Gap("wrong-date", Span(index, len(text) - index), "甲", "乙"),),
            )
            for index in range(count)
        )
        return len(render(Report((DraftReport("x.md", document, findings),)), View()))

    # Nested places, the worst that can be: twice as many take twice as much, not four times.
    none, some, more = size(0), size(400), size(800)
    assert (more - none) < 2.1 * (some - none)

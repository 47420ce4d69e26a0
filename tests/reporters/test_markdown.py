from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heshi.findings import DraftReport, Failure, Finding, Report, SuppressedBy, Suppression, Verdict
from heshi.reporters import View, markdown
from heshi.words import Lang, Words

if TYPE_CHECKING:
    from .conftest import Absent, Html, Wrong


def test_the_whole_output(wrong: Wrong) -> None:
    assert markdown.render(wrong("双方于9月26日宣布。\n", "9月26日"), View(lang=Lang.EN)) == (
        "## Heshi: there are gaps\n"
        "\n"
        "| draft | supported | partial | contradicted | missing | suppressed | not checked |\n"
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n"
        "| <code>story.md</code> | 0 | 0 | 1 | 0 | 0 | 0 |\n"
        "\n"
        "### <code>story.md</code>\n"
        "\n"
        "- **contradicted** <code>story/c1</code> <code>1&#58;4</code>\n"
        "  - 双方于9月25日宣布合作\n"
        "  - draft: 双方于<b>9月26日</b>宣布。\n"
        "  - issue: the date should be “9月25日”, found “9月26日”\n"
    )


def test_the_heading_is_the_outcome(wrong: Wrong, absent: Absent) -> None:
    optional = absent("一。\n", required=False)
    assert markdown.render(wrong("9月26日。\n", "9月26日"), View()).startswith("## 核实：有出入\n")
    assert markdown.render(optional, View()).startswith(
        "## 核实：有没能核对的\n\n**没有核对任何主张**\n\n事实表里没有主张，"
    )


def test_what_passes_is_not_all_supported(wrong: Wrong, absent: Absent) -> None:
    mild = wrong("9月26日。\n", "9月26日")
    (finding,) = mild.drafts[0].findings
    partial = replace(finding, verdict=Verdict.PARTIAL)
    suppressed = replace(finding, suppressed=Suppression(SuppressedBy.BASELINE, ""))
    supported = replace(finding, verdict=Verdict.SUPPORTED, gaps=())
    view = View(fail_on=Verdict.CONTRADICTED)

    def heading(*findings: Finding) -> str:
        return markdown.render(Report((replace(mild.drafts[0], findings=findings),)), view).split("\n")[0]

    assert heading(supported) == "## 核实：全部有据"
    assert heading(supported, partial) == "## 核实：通过"
    assert heading(supported, suppressed) == "## 核实：通过"
    assert heading(supported, *absent("一。\n", required=False).drafts[0].findings) == "## 核实：通过"


def test_what_is_missing_is_named_without_a_place(absent: Absent) -> None:
    assert "- **缺失** <code>story/c1</code>\n" in markdown.render(absent("一。\n"), View())


def test_several_drafts_have_a_total(wrong: Wrong) -> None:
    one, other = (wrong("9月26日。\n", "9月26日", path=path) for path in ("a.md", "b.md"))
    text = markdown.render(Report((*one.drafts, *other.drafts)), View())
    assert "| 合计 | 0 | 0 | 2 | 0 | 0 | 0 |\n" in text


def test_what_is_too_much_is_cut_at_an_item(wrong: Wrong, monkeypatch: pytest.MonkeyPatch) -> None:
    report = wrong("9月26日，9月27日。\n", "9月26日", "9月27日")
    whole = markdown.render(report, View())
    monkeypatch.setattr(markdown, "LARGEST", len(whole.encode()) - 20)
    cut = whole[: whole.rindex("- **矛盾**")]
    assert markdown.render(report, View()) == f"{cut}\n\n报告太长，后面的没有列出。\n"


def test_a_long_sentence_is_cut_around_the_place(wrong: Wrong) -> None:
    text = markdown.render(wrong("前" * 900 + "9月26日" + "后" * 900 + "。\n", "9月26日"), View())
    (line,) = (line for line in text.splitlines() if "<b>" in line)
    assert re.fullmatch(r"  - 稿件：…前{90,}<b>9月26日</b>后{90,}…", line)


HOSTILE = [
    "<script>alert(1)</script>",
    "**粗** _斜_ ~~删~~ `码`",
    "[点](javascript:alert(1)) ![图](http://a/b.png)",
    "| a | b |",
    "@octocat #12 GH-12 !34 $x$ ~标签 www.example.com https://example.com user@example.com",
    "0123456789abcdef",
    "- 一",
    "1. 一",
    "1) 一",
    "# 一",
    "> 一",
    "---",
    "```",
    "[^1]",
    "&lt;b&gt; &#64;x",
    "\\*一\\*",
    ":smile: ==亮== {{x}} <!-- -->",
    "/close",
    "[x] 一",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_stays_a_text(text: str, html: Html) -> None:
    shown = markdown._prose(text)  # noqa: SLF001 - the escape itself is what is shown
    page = html(f"- 一\n  - {shown}\n")
    assert re.findall(r"<[^>]*>", page) == [
        "<ul>",
        "<li>",
        "<ul>",
        "<li>",
        "</li>",
        "</ul>",
        "</li>",
        "</ul>",
    ]
    body = page.split("<li>")[-1].split("</li>")[0]
    read = body.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
    assert read.replace("\u200b", "") == text
    assert not re.search(r"[@#!$~&%](?=\w)(?!\u200b)|://|www\.|GH-|[0-9a-f]{7}", read)


@given(text=st.text(alphabet=st.sampled_from("a1 <>&|*_`~[]()!@#:/\\.-+=${}^\"'一\n\x1b"), max_size=30))
def test_no_text_changes_the_shape_of_the_page(text: str, html: Html) -> None:
    def tags(words: str) -> list[str]:
        failure = Failure(words, Words(f"错{words}", "wrong"), Words(f"改{words}", "mend"))
        report = Report((DraftReport(f"a{words}", None, (), (failure,)),))
        return re.findall(r"<[^>]*>", html(markdown.render(report, View())))

    assert tags(text) == tags("一")


def test_suppressed_findings_are_folded_away(planted: Report) -> None:
    draft = replace(planted.drafts[0], failures=(), notices=(), coverage=None)
    text = markdown.render(Report((draft,)), View())
    folded = text[text.index("<details>") : text.index("</details>")]
    assert re.findall(r"<code>(planted/\w+)</code>", folded) == ["planted/price"]
    assert "理由：还在谈" in folded

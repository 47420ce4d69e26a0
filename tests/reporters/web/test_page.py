from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from heshi.document import Document
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
from heshi.reporters.web.marks import Piece, Tone
from heshi.reporters.web.page import page_of
from heshi.reporters.web.parts import (
    Count,
    GapPart,
    MatrixCell,
    OriginPart,
    PlacePart,
    Problem,
    SegmentPart,
    Stretch,
)
from heshi.rules.model import Claim, Origin
from heshi.severity import Severity
from heshi.text.spans import SourceSpan, Span
from heshi.words import Lang, Words

MakeClaim = Callable[..., Claim]
MakeReport = Callable[..., Report]
Spot = Callable[[Document, str], Span]

TEXT = "# 合作\n\n9月26日，**阿里妈妈**与腾讯广告宣布合作。双方都很高兴。\n"
DOCUMENT = read_text(TEXT, "story.md")


def test_findings_stand_in_the_order_of_the_text_and_are_numbered(
    claim: MakeClaim, spot: Spot, report: MakeReport
) -> None:
    day, name, joy = (spot(DOCUMENT, text) for text in ("9月26日", "阿里妈妈", "高兴"))
    whole = report(
        TEXT,
        Finding(claim("joy"), Verdict.PARTIAL, (Gap("hedged", joy, "高兴", "都很"),)),
        Finding(claim("gone"), Verdict.MISSING, (Gap("not-stated", None, "合作"),)),
        Finding(claim("who"), Verdict.SUPPORTED, (), (Evidence("support", name), Evidence("topic", joy))),
        Finding(claim("day"), Verdict.CONTRADICTED, (Gap("wrong-date", day, "9月25日", "9月26日"),)),
    )
    (draft,) = page_of(whole, View()).drafts
    assert [(group.title, [(card.id, card.number) for card in group.cards]) for group in draft.groups] == [
        ("请看这些地方", [("story/story/day", 1), ("story/story/joy", 2)]),
        ("稿件没有写到", [("story/story/gone", 0)]),
        ("有依据", [("story/story/who", 0)]),
    ]
    places = {card.id[12:]: card.places for group in draft.groups for card in group.cards}
    assert places == {
        "day": (PlacePart("3:1", "9月26日", "story/1", 1, 1),),
        "joy": (PlacePart("3:29", "高兴", "story/3", 3, 3),),
        "gone": (),
        "who": (PlacePart("3:9", "阿里妈妈", "story/2", 2, 2),),
    }
    assert draft.stretches[1].blocks[0].segments == (
        SegmentPart(
            (Piece("9月26日"),),
            "story/1",
            "contradicted",
            "story/story/day",
            "矛盾：双方于9月25日宣布合作",
            "1",
        ),
        SegmentPart((Piece("，"),)),
        SegmentPart(
            (Piece("阿里妈妈"),), "story/2", "supported", "story/story/who", "支持：双方于9月25日宣布合作"
        ),
        SegmentPart((Piece("与腾讯广告宣布合作。双方都很"),)),
        SegmentPart(
            (Piece("高兴"),), "story/3", "partial", "story/story/joy", "部分：双方于9月25日宣布合作", "2"
        ),
        SegmentPart((Piece("。"),)),
    )


def test_what_is_told_of_a_gap(claim: MakeClaim, spot: Spot, report: MakeReport) -> None:
    day = spot(DOCUMENT, "9月26日")
    told = claim("day")
    gaps = (
        Gap("wrong-date", day, "9月25日", "9月26日", Fix(day, "9月25日")),
        Gap("missing-item", day, "成都", "北京和上海"),
        Gap("hedged", day, told.says, "或将"),
        Gap("wrong-pair", day, "淘宝：多", "淘宝：快"),
    )
    (draft,) = page_of(report(TEXT, Finding(told, Verdict.CONTRADICTED, gaps)), View()).drafts
    assert draft.groups[0].cards[0].gaps == (
        GapPart(
            "wrong-date",
            "日期不符",
            "日期应为“9月25日”，写成了“9月26日”",
            compared=True,
            expected="9月25日",
            found="9月26日",
            fix=("9月26日", "9月25日"),
        ),
        GapPart(
            "missing-item",
            "缺少项目",
            "缺少“成都”",
            compared=False,
            expected="成都",
            found="北京和上海",
            fix=None,
        ),
        GapPart(
            "hedged",
            "语气不确定",
            "写得不确定（“或将”）；应为：双方于9月25日宣布合作",
            compared=False,
            expected=told.says,
            found="或将",
            fix=None,
        ),
        GapPart(
            "wrong-pair",
            "",
            "对应错误：应为“淘宝：多”，写成了“淘宝：快”",
            compared=True,
            expected="淘宝：多",
            found="淘宝：快",
            fix=None,
        ),
    )


def test_suppressed_findings_are_shown_as_such(claim: MakeClaim, spot: Spot, report: MakeReport) -> None:
    day = spot(DOCUMENT, "9月26日")
    finding = Finding(
        claim("day", severity=Severity.WARNING),
        Verdict.CONTRADICTED,
        (Gap("wrong-date", day, "9月25日", "9月26日"),),
        suppressed=Suppression(SuppressedBy.CONFIG, "以现场为准"),
    )
    page = page_of(report(TEXT, finding), View())
    (card,) = page.drafts[0].groups[0].cards
    assert page.drafts[0].groups[0].name == "suppressed"
    assert (card.tone, card.number, card.verdict, card.severity_words) == (Tone.SUPPRESSED, 0, "矛盾", "警告")
    assert card.suppressed == ("配置中写明", "以现场为准")
    assert page.counts == (Count(Tone.SUPPRESSED, "已忽略", 1, 0, 0, 1000),)
    assert page.state == "pass"


def test_the_sentence_of_the_source_beside_that_of_the_draft(
    claim: MakeClaim, spot: Spot, report: MakeReport
) -> None:
    origin = Origin("通稿", "双方于9月25日宣布合作。", Place("sources/a.md", 12, 3))
    asked = replace(claim("day"), origin=origin)
    wrong = Finding(
        asked, Verdict.CONTRADICTED, (Gap("wrong-date", spot(DOCUMENT, "9月26日"), "9月25日", "9月26日"),)
    )
    gone = Finding(asked, Verdict.MISSING, (Gap("not-stated", None, "合作"),))
    cards = [group.cards[0].origin for group in page_of(report(TEXT, wrong, gone), View()).drafts[0].groups]
    assert cards == [
        OriginPart("通稿 12:3", "双方于9月25日宣布合作。", ("", "9月26日", "，阿里妈妈与腾讯广告宣布合作。")),
        OriginPart("通稿 12:3", "双方于9月25日宣布合作。", ("", "", "")),
    ]


def test_a_place_in_several_cells_is_told_in_one_line(claim: MakeClaim, report: MakeReport) -> None:
    origin = Origin("年报", "淘宝的优势在于多。", Place("sources/a.md", 1, 1))
    gap = Gap("wrong-pair", Span(4, 8), "淘宝：多", "淘宝：快", Fix(Span(4, 8), "淘宝 多"))
    wrong = Finding(replace(claim("pair"), origin=origin), Verdict.CONTRADICTED, (gap,))
    (draft,) = page_of(report("| 店 | 长 |\n|--|--|\n| 淘 | 快 |\n", wrong), View()).drafts
    (card,) = draft.groups[0].cards
    assert [place.words for place in card.places] == ["淘 快 "]
    assert card.origin == OriginPart("年报 1:1", "淘宝的优势在于多。", ("", "淘 快 ", ""))
    assert card.gaps[0].fix == ("淘 快 ", "淘宝 多")


def test_failures_notices_and_coverage(claim: MakeClaim, spot: Spot) -> None:
    draft = DraftReport(
        "story.md",
        DOCUMENT,
        (Finding(claim("who"), Verdict.SUPPORTED, (), (Evidence("support", spot(DOCUMENT, "阿里妈妈")),)),),
        (Failure("story/x", Words("没能核对", "not checked"), Words("报告它", "report it")),),
        (
            Notice(SourceSpan(6, 9), Words("没有用上", "of no use"), Words("删去", "remove it")),
            Notice(None, Words("没有日期", "no date")),
        ),
        Coverage(3, 1, 1, (Unbacked("date", spot(DOCUMENT, "9月26日")),)),
    )
    (part,) = page_of(Report((draft,)), View()).drafts
    assert part.state == "unfinished"
    assert part.failures == (Problem("story/x", "没能核对", "报告它"),)
    assert part.notices == (
        Problem("3:1", "没有用上", "删去", "story/b2"),
        Problem("story.md", "没有日期", ""),
    )
    assert part.coverage == "稿件里可核对的事实 3 处：有据 1，矛盾 1，没有主张支持 1。"
    assert part.has_facts
    assert part.stretches[1].blocks[0].segments[0] == SegmentPart(
        (Piece("9月26日"),), tone="unbacked", label="没有主张支持的日期"
    )


def test_the_parts_of_a_page_keep_their_shape(report: MakeReport) -> None:
    text = """---
title: 题
---

## 小标题

- 甲
  - 乙

| 一 | 二 | 三 |
| -- | -- | -- |
| 丁 |    | 戊 |

> 引

[^1]: 注

正文[^1]
"""
    (draft,) = page_of(report(text), View()).drafts

    def shape(stretch: Stretch) -> object:
        if stretch.kind == "table":
            return [
                (
                    row.line,
                    row.header,
                    [
                        (cell.skipped, [part.segments[0].pieces[0].text for part in cell.blocks])
                        for cell in row.cells
                    ],
                )
                for row in stretch.rows
            ]
        return [
            (part.line, part.kind, part.level, part.segments[0].pieces[0].text) for part in stretch.blocks
        ]

    assert [shape(stretch) for stretch in draft.stretches] == [
        [("2", "title", 1, "题")],
        [("5", "heading", 2, "小标题")],
        [("7", "item", 1, "甲"), ("8", "item", 2, "乙")],
        [
            ("10", True, [(0, ["一"]), (0, ["二"]), (0, ["三"])]),
            ("12", False, [(0, ["丁"]), (1, ["戊"])]),
        ],
        [("14", "quote", 0, "引")],
        [("16", "note", 0, "注")],
        [("18", "paragraph", 0, "正文")],
    ]
    assert draft.title == "题"


def test_the_lines_of_a_format_without_lines_are_paragraphs() -> None:
    source = replace(DOCUMENT.source, line_sign="¶")
    document = replace(DOCUMENT, source=source)
    (draft,) = page_of(Report((DraftReport("story.docx", document),)), View()).drafts
    assert [stretch.blocks[0].line for stretch in draft.stretches] == ["¶1", "¶3"]


def test_several_drafts_side_by_side(claim: MakeClaim, spot: Spot) -> None:
    at = spot(DOCUMENT, "阿里妈妈")
    says = {"a": "甲", "b": "乙"}
    a, b = (claim(name, text) for name, text in says.items())
    c = claim("c", "丙", sheet="house", required=False)
    fine = Finding(a, Verdict.SUPPORTED, (), (Evidence("support", at),))
    wrong = Finding(a, Verdict.CONTRADICTED, (Gap("wrong-name", at, "甲", "乙"),))
    gone = Finding(b, Verdict.MISSING, (Gap("not-stated", None, "乙"),))
    aside = Finding(c, Verdict.MISSING, (Gap("not-stated", None, "丙"),))
    failed = (Failure("story/b", Words("没能核对", "not checked")),)
    page = page_of(
        Report(
            (
                DraftReport("1.md", DOCUMENT, (fine, gone)),
                DraftReport("2.md", DOCUMENT, (wrong, aside), failed),
                DraftReport("3.md", None, (), (Failure("3.md", Words("读不了", "cannot be read")),)),
            )
        ),
        View(lang=Lang.EN),
    )
    assert [
        (sheet.sheet, [(row.ref, row.says, row.cells) for row in sheet.rows]) for sheet in page.matrix
    ] == [
        (
            "story",
            [
                (
                    "story/a",
                    "甲",
                    (
                        MatrixCell("supported", "supported", "1/story/a"),
                        MatrixCell("contradicted", "contradicted", "2/story/a"),
                        None,
                    ),
                ),
                (
                    "story/b",
                    "乙",
                    (
                        MatrixCell("missing", "missing", "1/story/b"),
                        MatrixCell("failure", "not checked", "2"),
                        None,
                    ),
                ),
            ],
        ),
        ("house", [("house/c", "丙", (None, MatrixCell("optional", "missing", "2/house/c"), None))]),
    ]
    assert [(draft.state, draft.title) for draft in page.drafts] == [
        ("gaps", "合作"),
        ("unfinished", "合作"),
        ("unfinished", "3.md"),
    ]
    assert page.state == "unfinished"
    assert [(count.tone.value, count.number, count.optional) for count in page.counts] == [
        ("contradicted", 1, 0),
        ("missing", 2, 1),
        ("supported", 1, 0),
    ]
    assert (page.counts[0].start, page.counts[-1].start + page.counts[-1].length) == (0, 1000)
    assert (page.kinds, page.sheets) == ((("date", "date"),), ("story", "house"))


def test_what_counts_as_a_gap_is_up_to_the_view(claim: MakeClaim, report: MakeReport) -> None:
    whole = report(TEXT, Finding(claim("gone"), Verdict.MISSING, (Gap("not-stated", None, "合作"),)))
    states = [
        (page.state, page.drafts[0].state)
        for page in (page_of(whole, View(fail_on=verdict)) for verdict in (Verdict.MISSING, Verdict.PARTIAL))
    ]
    assert states == [("gaps", "gaps"), ("pass", "pass")]


def test_nothing_checked_is_told(claim: MakeClaim, report: MakeReport) -> None:
    aside = Finding(claim("aside", required=False), Verdict.MISSING, (Gap("not-stated", None, "合作"),))
    pages = [page_of(whole, View()) for whole in (Report(()), report(TEXT), report(TEXT, aside))]
    assert [(page.nothing, page.has_overview, page.state) for page in pages] == [
        (True, True, "unfinished")
    ] * 3

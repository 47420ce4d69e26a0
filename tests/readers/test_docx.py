from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

import heshi
from as_formats import as_docx
from docx_samples import FOLDER, SAMPLES
from heshi.check import check
from heshi.document import BlockKind, Document
from heshi.errors import DraftError
from heshi.readers import read_bytes, read_file, read_text
from heshi.text.spans import Span
from make_docx import docx, gone, item, p, r, tbl, tr

STORIES = sorted((Path(__file__).parents[2] / "fixtures").glob("*/planted.md"))


def said(page: Document) -> list[tuple[str, str, str]]:
    """The place, the kind and the text of each block."""
    return [
        (page.place(page.to_source(block.span)), block.kind.value, block.span.of(page.prose))
        for block in page.blocks
    ]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_what_its_script_writes(name: str) -> None:
    assert (FOLDER / f"{name}.docx").read_bytes() == SAMPLES[name]


def test_every_sample_has_its_script() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.docx")) == sorted(SAMPLES)


def test_a_place_is_paragraph_and_column() -> None:
    page = read_bytes(docx(p(), p("🎉𠮷野家于9", r("月", "<w:b/>"), "25号宣布")), "a.docx")
    start = page.prose.index("9月25号")
    place = page.to_source(Span(start, start + 5))
    assert (page.place(place), place.of(page.source.text)) == ("¶2:6", "9月25号")
    assert page.source.text.split("\n")[1] == "🎉𠮷野家于9月25号宣布"


@pytest.mark.parametrize("story", STORIES, ids=lambda path: str(path.parent.name))
def test_a_story_keeps_its_blocks_each_a_paragraph(story: Path) -> None:
    markdown = read_file(story)
    page = read_bytes(as_docx(markdown), "story.docx")
    assert [(place, text) for place, _, text in said(page)] == [
        (f"¶{number}:{4 if block.kind is BlockKind.ITEM else 1}", block.span.of(markdown.prose))
        for number, block in enumerate(markdown.blocks, start=1)
    ]


def test_groups_of_lists_and_tables() -> None:
    page = read_bytes(
        docx(
            item("甲"),
            item("乙", level=1, list_id=2),
            item("丙"),
            tbl(tr("一", "二")),
            item("丁", list_id=2),
            item("戊", list_id=1),
        ),
        "a.docx",
    )
    assert [(block.kind, block.level, block.group, block.row, block.column) for block in page.blocks] == [
        (BlockKind.ITEM, 1, 1, 0, 0),
        (BlockKind.ITEM, 2, 1, 0, 0),
        (BlockKind.ITEM, 1, 1, 0, 0),
        (BlockKind.CELL, 0, 2, 1, 1),
        (BlockKind.CELL, 0, 2, 1, 2),
        (BlockKind.ITEM, 1, 3, 0, 0),
        (BlockKind.ITEM, 1, 4, 0, 0),
    ]


def test_a_title_is_told_as_in_plain_text_where_there_are_no_styles() -> None:
    lines = ["青禾科技推出三款新品", "记者 张三", "一、背景", "公司做了三年。", "· 手机", "· 平板", "完。"]
    kinds = [
        [(block.kind, block.level, block.span.of(page.prose)) for block in page.blocks]
        for page in (
            read_bytes(docx(*map(p, lines), parts={"styles": ""}), "a.docx"),
            read_text("\n".join(lines), "a.txt"),
        )
    ]
    assert kinds[0] == kinds[1]
    assert [kind.value for kind, _, _ in kinds[0]] == [
        "title",
        "paragraph",
        "heading",
        "paragraph",
        "item",
        "item",
        "paragraph",
    ]


@pytest.mark.parametrize("style", ["Title", "H1"])
def test_there_is_one_title(style: str) -> None:
    page = read_bytes(
        docx(p(style=style), p("甲", style="H2"), p("乙", style=style), p("丙", style=style)), "a.docx"
    )
    assert [(block.kind.value, block.level) for block in page.blocks] == [
        ("heading", 2),
        ("title", 1),
        ("heading", 1),
    ]


def test_bold_paragraphs_are_headings_unless_most_of_the_text_is_bold() -> None:
    body = [p("题", style="H1"), p(r("背景", "<w:b/>")), p("公司做了三年。"), p(r("就是这句。", "<w:b/>"))]
    page = read_bytes(docx(*body), "a.docx")
    assert [(block.kind.value, block.level) for block in page.blocks] == [
        ("title", 1),
        ("heading", 6),
        ("paragraph", 0),
        ("paragraph", 0),
    ]
    page = read_bytes(docx(*body, p(r("全文都加粗了", "<w:b/>"))), "a.docx")
    assert [block.kind.value for block in page.blocks] == ["title", *["paragraph"] * 4]


def test_the_day_of_creation_is_no_day_of_reference() -> None:
    page = read_file(FOLDER / "strict.docx")
    assert page.meta == {"title": "属性里的标题", "author": "张三", "created": "2013-12-23T23:15:00Z"}


def test_comments_stand_at_the_end_of_their_paragraphs() -> None:
    page = read_file(FOLDER / "comments.docx")
    assert [(page.place(one), one.of(page.source.text)) for one in page.comments] == [
        ("¶1:12", "<!-- heshi-ignore announced-on: 改期，已核对 -->"),
        ("¶4:6", "<!-- heshi-ignore announced-on: 表里是旧日期 -->"),
    ]
    assert page.prose == "发布会定在9月26日。\n第二段。\n甲\n9月26日\n"
    assert "问问记者" not in page.source.text


def test_a_comment_suppresses_what_its_paragraph_says() -> None:
    sheets = heshi.load_sheets([Path(__file__).parents[2] / "fixtures" / "samples" / "news.yaml"])
    wrong = "青禾科技于3月13日发布新品。"

    def suppressed(said: str) -> list[bool]:
        comments = {"comments": f'<w:comment w:id="1">{p(said)}</w:comment>'}
        data = docx(p("前一段。"), p('<w:commentRangeStart w:id="1"/>', wrong), p("后一段。"), parts=comments)
        (draft,) = check([read_bytes(data, "a.docx")], sheets).drafts
        return [each.suppressed is not None for each in draft.findings if each.claim.id == "launch-day"]

    assert suppressed("heshi-ignore launch-day: 改期，已核对") == [True]
    assert suppressed("改期，已核对") == [False]


@pytest.mark.parametrize("body", ["", p(), p(gone("全删了")), p("目录\t1", style="TOC1")])
def test_a_document_without_text(body: str) -> None:
    with pytest.raises(DraftError) as caught:
        read_bytes(docx(body), "a.docx")
    assert [mistake.problem.en for mistake in caught.value.mistakes] == [
        "empty draft: there is no text to check"
    ]


def test_two_thousand_pages_in_bounded_memory() -> None:
    body = [
        p(
            f"第{number}段：阿里妈妈与腾讯广告于",
            r("9月25", "<w:b/>"),
            "号宣布合作，流量包括视频号和朋友圈。" * 14,
        )
        for number in range(6000)  # three to a page
    ]
    data = docx(*body, packed=True)
    unpacked = len("".join(body).encode())
    del body
    tracemalloc.start()
    try:
        page = read_bytes(data, "a.docx")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(page.blocks) == 6000
    assert peak < 4 * unpacked

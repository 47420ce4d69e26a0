from __future__ import annotations

import pytest

from docx_samples import FOLDER, SAMPLES, box
from heshi.errors import DraftError
from heshi.readers import read_bytes, read_file
from heshi.words import Lang
from make_docx import docx, gone, ins, p, r, tbl, tc, tr


def prose(*body: str) -> list[str]:
    return read_bytes(docx(*body), "a.docx").prose.splitlines()


SAID = {
    "tracked": [
        "定于9月25日发布。",
        "这一段的段落标记删掉了，所以和这一段是一段。",
        "留下的话。",
        "移来的话。",
        "改了格式",
        "渠道",
        "占比",
        "线上",
        "70%",
        "表格以后",
        "甲",
        "乙",
    ],
    "hidden": [
        "定于9月25日发布。",
        "原价现价66元。",
        "又显示的字",
        "隐藏的段落标记把两段连成一段。",
        "视频号9\u201110月，小程序≥30%✓",
        "制表位不是文字",
    ],
    "fields": [
        "日期：2023年9月25日",
        "见公告全文。",
        "结果",
        "下一段照读。",
        "姓名：",
        "内容控件里的段落。",
    ],
    "headers": ["第一节。", "第二节。", "某报内部资料", "编辑：王五"],
    "notes": [
        "全年营收增长三成。",
        "数据来自年报。",
        "同比口径。",
        "季度",
        "营收",
        "一季度",
        "3亿元",
        "单位：亿元。",
        "表后的段落。",
        "第一项",
        "第二项",
        "第一项的注。",
        "末段。",
    ],
    "boxes": [
        "正文在前，正文在后。",
        "文本框里的话。",
        "框中表",
        "3月12日",
        "只有旧式文本框",
        "旧框",
        "结尾。",
        "外框",
        "内框",
    ],
}


@pytest.mark.parametrize("name", SAID)
def test_what_is_read(name: str) -> None:
    assert SAMPLES[name]
    assert read_file(FOLDER / f"{name}.docx").prose.splitlines() == SAID[name]


def test_cells_stand_in_the_grid_of_their_table() -> None:
    page = read_file(FOLDER / "tables.docx")
    cells = [
        (block.group, block.row, block.column, block.span.of(page.prose))
        for block in page.blocks
        if block.row
    ]
    assert cells == [
        (1, 1, 1, "地区"),
        (1, 1, 2, "门店"),
        (1, 2, 2, "直营"),
        (1, 2, 3, "加盟"),
        (1, 3, 1, "华东"),
        (1, 3, 2, "120家"),
        (1, 3, 3, "80家"),
        (1, 3, 3, "其中今年新开10家"),
        (1, 4, 1, "西南"),
        (2, 1, 1, "成都"),
        (2, 1, 2, "30家"),
        (2, 2, 1, "重庆"),
        (2, 2, 2, "20家"),
        (1, 4, 3, "合计50家"),
        (3, 1, 2, "左"),
        (3, 2, 1, "一"),
        (3, 2, 2, "二"),
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ([p(ins(gone("又删了")), "留下")], ["留下"]),
        ([p("甲", properties='<w:rPr><w:ins w:id="1"/><w:del w:id="2"/></w:rPr>'), p("乙")], ["甲乙"]),
        ([p("末段", properties='<w:rPr><w:del w:id="2"/></w:rPr>')], ["末段"]),
        ([tbl(tr(tc(p("甲", properties='<w:rPr><w:del w:id="2"/></w:rPr>')), "乙"))], ["甲", "乙"]),
        ([tbl(tr("甲", tc("乙", tbl(tr("丙")), properties="<w:cellDel/>"))), p("丁")], ["甲", "丁"]),
        ([tbl(tr("甲", properties="<w:hidden/>"), tr("乙", "丙"))], ["乙", "丙"]),
        ([p(gone("删"), '<w:del w:id="1">' + box(p("框")) + "</w:del>", "留")], ["留"]),
        ([p(r("粗", '<w:b w:val="0"/>'))], ["粗"]),
        (
            ["<mc:AlternateContent><mc:Fallback>" + p("备用") + "</mc:Fallback></mc:AlternateContent>"],
            ["备用"],
        ),
        (["<w:customXml>" + p("自定义标记里") + "</w:customXml>"], ["自定义标记里"]),
        ([p('<w:dir w:val="rtl">' + r("方向") + "</w:dir>")], ["方向"]),
        ([p('<w:r><w:t>a</w:t></w:r><w:r><w:footnoteReference w:id="99"/></w:r>')], ["a"]),
        (["<w:p>" + r("外") + p("里") + r("尾") + "</w:p>", p("后")], ["外", "里", "后"]),
        (["<w:tc>" + p("没有表的格") + "</w:tc>", "<w:tr/>"], ["没有表的格"]),
        (['<w:r><w:fldChar w:fldCharType="end"/></w:r>', p("多余的域尾")], ["多余的域尾"]),
    ],
)
def test_odd_ends(body: list[str], expected: list[str]) -> None:
    assert prose(*body) == expected


def test_a_note_that_is_referred_to_often_is_read_once() -> None:
    reference = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    page = read_bytes(
        docx(p("文", *[reference] * 3), parts={"footnotes": f'<w:footnote w:id="1">{p("注")}</w:footnote>'}),
        "a.docx",
    )
    assert page.prose == "文\n注\n"


def test_first_and_even_pages_have_headers_of_their_own_where_that_is_set() -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="first" r:id="header1"/>'
        '<w:headerReference w:type="even" r:id="header2"/>{}</w:sectPr>'
    )
    headers = {"header1": p("首页"), "header2": p("偶数页")}

    def read(said: str, settings: str) -> str:
        parts = {"settings": settings}
        return read_bytes(docx(p("文"), section.format(said), headers=headers, parts=parts), "a.docx").prose

    assert read("", "") == "文\n"
    assert read("<w:titlePg/>", "") == "文\n首页\n"
    assert read("", "<w:evenAndOddHeaders/>") == "文\n偶数页\n"


def test_fields_that_never_end_are_no_way_to_take_all_time() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/></w:r>'
    with pytest.raises(DraftError) as caught:
        read_bytes(docx(p(begin * 1001)), "a.docx")
    assert [mistake.problem.en for mistake in caught.value.mistakes] == [
        "the nesting of XML elements and of fields exceeds the limit of 1,000 levels"
    ]


def test_frames_within_frames_are_no_tables() -> None:
    deep = p("底")
    for _ in range(100):
        deep = tbl(tr(tc(deep)))
    page = read_bytes(docx(tbl(tr("左", tc(deep)))), "a.docx")
    assert [(block.kind.value, block.row, block.column) for block in page.blocks] == [
        ("cell", 1, 1),
        ("cell", 1, 2),
    ]


def test_an_inserted_file_is_not_passed_over_in_silence() -> None:
    with pytest.raises(DraftError) as caught:
        read_bytes(docx(p("前"), '<w:altChunk r:id="x"/>', p("后")), "a.docx")
    assert [mistake.in_(Lang.ZH) for mistake in caught.value.mistakes] == [
        "a.docx: 文档里插有另一个文件，没有并入正文；请用 Word 打开并保存一次，文字就会并入"
    ]

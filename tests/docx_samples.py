"""The samples in ``fixtures/readers/docx``: what newsrooms' files hold that is hard to read.

Run it to write the files anew; a test says where a file is not what is written here.
"""

from __future__ import annotations

from pathlib import Path

from make_docx import STRICT, STYLES, docx, field, gone, ins, item, p, r, tbl, tc, tr

FOLDER = Path(__file__).parents[1] / "fixtures" / "readers" / "docx"


def box(*content: str) -> str:
    """Return a run with a text box, written twice as word processors do."""
    text = f"<w:txbxContent>{''.join(content)}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{text}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{text}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def note(kind: str, key: int) -> str:
    """Return a run that refers to a note."""
    return f'<w:r><w:{kind}Reference w:id="{key}"/></w:r>'


def notes(kind: str, texts: dict[int, str]) -> str:
    """Return the notes of a part, after the line that is drawn above them."""
    line = f'<w:{kind} w:id="0" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
    return line + "".join(
        f'<w:{kind} w:id="{key}">{p(f"<w:r><w:{kind}Ref/></w:r>", text)}</w:{kind}>'
        for key, text in texts.items()
    )


BULLETS = '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>'


def style(key: str, name: str, rest: str, *, kind: str = "paragraph") -> str:
    """Return a style."""
    return f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{name}"/>{rest}</w:style>'


SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
    '<w:headerReference w:type="even" r:id="header2"/><w:footerReference w:type="default" r:id="footer1"/>'
    "{}</w:sectPr>"
)

SAMPLES: dict[str, bytes] = {
    "runs": docx(
        p("青禾科技", r("发布", "<w:b/>"), "新品", style="Title"),
        p(),
        p(
            "发布会定在9",
            "<w:proofErr/>",
            r("月", '<w:rFonts w:hint="eastAsia"/>'),
            '<w:bookmarkStart w:id="1" w:name="a"/>',
            r("25", "<w:b/>"),
            '<w:bookmarkEnd w:id="1"/>',
            "号，🎉𠮷野家也在",
            '<w:smartTag w:element="place">' + r("北京") + "</w:smartTag>",
            '<w:hyperlink r:id="x">' + r("会场") + "</w:hyperlink>",
            "。",
        ),
        p(r("لوگو", "<w:rtl/>"), "是它的商标。"),
        p("<w:r><w:t> 首尾的空格不算 </w:t></w:r>", "<w:r><w:t>\n换行算空格\n</w:t></w:r>"),
        p("甲", "<w:r><w:tab/></w:r>", "乙", "<w:r><w:br/></w:r>", "丙", '<w:r><w:br w:type="page"/></w:r>'),
        p("公式", "<m:oMath><m:r><m:t>x≥3</m:t></m:r></m:oMath>"),
    ),
    "tracked": docx(
        p("定于", gone("9月26日"), ins(r("9月25日")), "发布。"),
        p("这一段的段落标记删掉了，", properties='<w:rPr><w:del w:id="3"/></w:rPr>'),
        p("所以和这一段是一段。"),
        p(
            '<w:moveFrom w:id="4">' + r("移走的话。") + "</w:moveFrom>",
            properties='<w:rPr><w:moveFrom w:id="5"/></w:rPr>',
        ),
        p("留下的话。"),
        p('<w:moveTo w:id="4">' + r("移来的话。") + "</w:moveTo>"),
        p(
            r("改了格式", '<w:rPrChange w:id="6"><w:rPr><w:vanish/></w:rPr></w:rPrChange>'),
            properties='<w:pPrChange w:id="7"><w:pPr><w:pStyle w:val="H1"/></w:pPr></w:pPrChange>',
        ),
        tbl(
            tr("渠道", "占比"),
            tr("线下", "30%", properties='<w:del w:id="8"/>'),
            tr("线上", "70%", properties='<w:ins w:id="9"/>'),
        ),
        p("表格以后", properties='<w:rPr><w:del w:id="10"/></w:rPr>'),
        tbl(tr("甲", "乙")),
    ),
    "tables": docx(
        p("各地门店如下："),
        tbl(
            tr(
                tc("地区", properties='<w:vMerge w:val="restart"/>'),
                tc("门店", properties='<w:gridSpan w:val="2"/>'),
            ),
            tr(tc("", properties="<w:vMerge/>"), "直营", "加盟"),
            tr("华东", "120家", tc("80家", "其中今年新开10家")),
            tr(tc("西南", tbl(tr("成都", "30家"), tr("重庆", "20家"))), "", "合计50家"),
        ),
        tbl(tr(tc("提示：单格的表格只是一个框。", p("框里的第二段", style="Quote")))),
        tbl(tr("左", properties='<w:gridBefore w:val="1"/>'), tr("一", "二")),
    ),
    "notes": docx(
        p("全年营收", note("footnote", 2), "增长三成", note("endnote", 2), "。"),
        tbl(tr("季度", tc(p("营收", note("footnote", 3)))), tr("一季度", "3亿元")),
        p("表后的段落。"),
        item("第一项", note("footnote", 4)),
        item("第二项"),
        p("末段。", note("footnote", 2)),
        parts={
            "footnotes": notes(
                "footnote", {2: "数据来自年报。", 3: "单位：亿元。", 4: "第一项的注。", 5: "没有引用。"}
            ),
            "endnotes": notes("endnote", {2: "同比口径。"}),
        },
    ),
    "boxes": docx(
        p("正文在前，", box(p("文本框里的话。"), tbl(tr("框中表", "3月12日"))), "正文在后。"),
        p(
            "只有旧式文本框",
            "<w:r><w:pict><v:textbox><w:txbxContent>"
            + p("旧框")
            + "</w:txbxContent></v:textbox></w:pict></w:r>",
        ),
        p("结尾。", box(p("外框", box(p("内框"))))),
    ),
    "headings": docx(
        p("年度通告", style="报题"),
        p("第一行标题", "<w:r><w:br/></w:r>", "第二行标题", style="H1"),
        p("二级，自定的样式", style="小标"),
        p("大纲级别写在段落上", properties='<w:outlineLvl w:val="2"/>'),
        p("样式改回了正文", style="不是标题"),
        p(
            "这一段误用了标题样式，可是它有六十多个字，而且以句号结尾，谁看都是正文，不是标题；样式是编辑随手点的，读的时候不能当真，否则小标题就太多了。",
            style="H1",
        ),
        p(r("加粗的一行", "<w:b/>")),
        p(r("加粗的一句话。", "<w:b/>")),
        p("图1 发布会现场", style="Caption"),
        p("引来的一段话。", style="引文"),
        p("又一个大标题", style="报题"),
        parts={
            "styles": STYLES
            + style("报题", "本报标题", '<w:basedOn w:val="Title"/>')
            + style("小标", "小标", '<w:basedOn w:val="H2"/>')
            + style("不是标题", "不是", '<w:basedOn w:val="H1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>')
            + style("引文", "引用", '<w:basedOn w:val="引文"/>')
        },
    ),
    "lists": docx(
        p("步骤：", style="H2"),
        item("打开"),
        item("选择"),
        item("甲", level=1),
        item("乙", level=1),
        item("完成"),
        p("要点："),
        item("快", list_id=2),
        item("好", list_id=2),
        item("又一列", list_id=1),
        p("取消了编号", properties='<w:numPr><w:numId w:val="0"/></w:numPr>', style="编号"),
        p("样式带编号", style="编号"),
        p("更深一层", style="编号二"),
        parts={
            "styles": STYLES
            + style("编号", "List Bullet", BULLETS)
            + style("编号二", "List Bullet 2", BULLETS)
        },
    ),
    "headers": docx(
        p("第一节。", properties=SECTION.format("")),
        p("第二节。"),
        SECTION.format('<w:titlePg w:val="0"/>'),
        headers={
            "header1": p("某报内部资料"),
            "header2": p("偶数页的页眉，没有启用"),
            "footer1": p(
                "第",
                field(" PAGE ", "3"),
                "页 共",
                '<w:fldSimple w:instr="NUMPAGES">' + r("9") + "</w:fldSimple>",
                "页",
            )
            + p("某报内部资料")
            + p("编辑：王五　", field("PAGE", "3")),
        },
    ),
    "fields": docx(
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{p('目录')}{p('一、背景', style='TOC1')}</w:sdtContent></w:sdt>",
        p("一、背景\t1", style="TOC1"),
        p("日期：", field('DATE \\@ "yyyy年M月d日"', "2023年9月25日")),
        p("见", field(' HYPERLINK "https://a.example/9月26日" ', "公告全文"), "。"),
        p(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
            "<w:r><w:instrText>IF 1 = </w:instrText></w:r>",
            field("PAGE", "26"),
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            "结果",
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        ),
        p(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
            "<w:r><w:instrText>没有收尾的域</w:instrText></w:r>",
        ),
        p("下一段照读。"),
        p(
            "姓名：",
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
            + r("单击输入文字")
            + "</w:sdtContent></w:sdt>",
        ),
        "<w:sdt><w:sdtPr/><w:sdtContent>" + p("内容控件里的段落。") + "</w:sdtContent></w:sdt>",
    ),
    "hidden": docx(
        p("定于", r("9月26日", "<w:vanish/>"), r("9月25日", '<w:vanish w:val="0"/>'), "发布。"),
        p("原价", r("99元", "<w:strike/>"), r("88元", "<w:dstrike/>"), "现价66元。"),
        p(
            r("样式隐藏的字", '<w:rStyle w:val="暗"/>'),
            r("又显示的字", '<w:rStyle w:val="暗"/><w:vanish w:val="false"/>'),
        ),
        p("隐藏的段落标记", properties="<w:rPr><w:vanish/></w:rPr>"),
        p("把两段连成一段。"),
        p(
            "<w:r><w:ruby><w:rubyPr/><w:rt>"
            + r("shì")
            + "</w:rt><w:rubyBase>"
            + r("视")
            + "</w:rubyBase></w:ruby></w:r>",
            "频号",
            "<w:r><w:t>9</w:t><w:noBreakHyphen/><w:t>10月，小</w:t><w:softHyphen/><w:t>程序</w:t></w:r>",
            '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>',
            "30%",
            '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
        ),
        p("制表位不是文字", properties='<w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs>'),
        parts={"styles": STYLES + style("暗", "暗", "<w:rPr><w:vanish/></w:rPr>", kind="character")},
    ),
    "comments": docx(
        '<w:commentRangeStart w:id="1"/>',
        p("发布会定在9月26日。", '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'),
        p("第二段。", '<w:r><w:commentReference w:id="2"/></w:r>'),
        tbl(tr("甲", tc(p("9月26日", '<w:commentRangeStart w:id="3"/>')))),
        parts={
            "comments": f'<w:comment w:id="1">{p("heshi-ignore announced-on:")}{p("改期，已核对")}'
            "</w:comment>"
            f'<w:comment w:id="2">{p("这里再问问记者")}</w:comment>'
            f'<w:comment w:id="3">{p("heshi-ignore announced-on: 表里是旧日期")}</w:comment>'
        },
    ),
    "strict": docx(
        p("严格版的标题", style="H1"),
        p("发布会定在9月25日。"),
        main=STRICT,
        name="word/document2.xml",
        properties="<dc:title>属性里的标题</dc:title><dc:creator>张三</dc:creator>"
        "<dcterms:created>2013-12-23T23:15:00Z</dcterms:created>",
    ),
    "unstyled": docx(
        p("青禾科技推出三款新品"),
        p("记者 张三"),
        p("　　一、发布的内容"),
        p("　　新品共三款，", "<w:r><w:br/></w:r>", "均为自研。"),
        p("· 手机"),
        p("· 平板"),
        p("（完）"),
    ),
}
"""By the name of the file without its suffix."""


def write() -> None:
    """Write the samples."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, data in SAMPLES.items():
        (FOLDER / f"{name}.docx").write_bytes(data)


if __name__ == "__main__":
    write()

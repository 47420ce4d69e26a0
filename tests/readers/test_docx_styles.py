from __future__ import annotations

import pytest

from heshi.document import BlockKind
from heshi.readers.docx_styles import PREFIXES, Lists, Look, Numbering, Part, Styles, list_level, number
from heshi.readers.xmlevents import Event, events
from make_docx import NUMBERING, xml


def read(root: str, content: str) -> list[Event]:
    return list(events([xml(root, content)], "a.docx", "p.xml", PREFIXES))


def styles(*rows: tuple[str, str, str, str]) -> Styles:
    """Styles of paragraphs: key, name, what it is based on, and its properties."""
    return Styles(
        read(
            "w:styles",
            "".join(
                f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>'
                f'<w:basedOn w:val="{base}"/>{rest}</w:style>'
                for key, name, base, rest in rows
            ),
        )
    )


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("heading 1", Part(BlockKind.HEADING, 1)),
        ("标题 3", Part(BlockKind.HEADING, 3)),
        ("Heading 9", Part(BlockKind.HEADING, 6)),
        ("Title", Part(BlockKind.TITLE, 1)),
        ("标题", Part(BlockKind.TITLE, 1)),
        ("Subtitle", Part(BlockKind.HEADING, 1)),
        ("caption", Part(BlockKind.CAPTION)),
        ("题注", Part(BlockKind.CAPTION)),
        ("Intense Quote", Part(BlockKind.QUOTE)),
        ("明显引用", Part(BlockKind.QUOTE)),
        ("toc 2", Part(None)),
        ("TOC Heading", Part(None)),
        ("目录 1", Part(None)),
        ("List Paragraph", Part(BlockKind.PARAGRAPH)),
        ("heading 1 Char", Part(BlockKind.PARAGRAPH)),
    ],
)
def test_names_of_styles(name: str, part: Part) -> None:
    assert styles(("s", name, "", "")).part("s") == part


def test_what_a_style_inherits() -> None:
    level = '<w:pPr><w:outlineLvl w:val="{}"/></w:pPr>'.format
    known = styles(
        ("h", "heading 2", "", level(1)),
        ("own", "小标", "h", ""),
        ("body", "不算", "own", level(9)),
        ("deep", "更深", "body", level(4)),
        ("ring", "甲", "ring2", ""),
        ("ring2", "乙", "ring", ""),
    )
    assert [known.part(key) for key in ("own", "body", "deep", "ring", "none")] == [
        Part(BlockKind.HEADING, 2),
        Part(BlockKind.PARAGRAPH),
        Part(BlockKind.HEADING, 5),
        Part(BlockKind.PARAGRAPH),
        Part(BlockKind.PARAGRAPH),
    ]


def test_letters_and_lists_are_inherited() -> None:
    known = styles(
        (
            "a",
            "甲",
            "",
            '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr><w:rPr><w:b/><w:vanish/></w:rPr>',
        ),
        (
            "b",
            "乙",
            "a",
            '<w:pPr><w:numPr><w:ilvl w:val="3"/></w:numPr></w:pPr><w:rPr><w:vanish w:val="0"/></w:rPr>',
        ),
        ("c", "List Number 3", "a", ""),
    )
    assert known.look("b") == Look(hidden=False, struck=None, bold=True)
    assert [known.numbering(key) for key in ("a", "b", "c", "none")] == [
        Numbering(2, None),
        Numbering(2, 3),
        Numbering(2, 2),
        Numbering(),
    ]


def test_lists_count() -> None:
    lists = Lists(read("w:numbering", NUMBERING))
    asked = [(1, 0), (1, 0), (1, 1), (1, 0), (2, 0), (9, 0)]
    assert [lists.sign(*each) for each in asked] == ["1. ", "2. ", "• ", "3. ", "• ", "• "]


def test_lists_that_share_a_count_and_begin_elsewhere() -> None:
    lists = Lists(
        read(
            "w:numbering",
            '<w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:start w:val="4"/>'
            '<w:numFmt w:val="chineseCounting"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="none"/></w:lvl>'
            '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>'
            '<w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num>',
        )
    )
    assert [lists.sign(1, 0), lists.sign(2, 0)] == ["4. ", "5. "]
    assert [lists.shows(1, 0), lists.shows(1, 1), lists.group(1) == lists.group(2)] == [True, False, True]


def test_numbers() -> None:
    assert [number(text) for text in ("12", "-3", "", None, "x", "１", "9" * 10)] == [12, -3, *[None] * 5]
    assert [list_level(text) for text in ("0", "8", "999999999", "-1", "x")] == [0, 8, 8, 0, None]

"""What holds for all readers, and how a file finds its reader."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from any_documents import DOCX, PDF
from heshi.document import BlockKind, Document
from heshi.errors import DraftError
from heshi.readers import READERS, read_bytes, read_file, read_text
from heshi.words import Lang

if TYPE_CHECKING:
    from collections.abc import Callable

    from heshi.readers.base import Reader

COMMON = (
    *(
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "    ",
        "\t",
        "\u3000",
        "\u200b",
        "\u2028",
        "\0",
        "\x0b",
        "\ufeff",
        "\ufe0f",
        "\ud800",
    ),
    *(
        "中文",
        "，",
        "。",
        "（",
        "）",
        "“",
        "”",
        "9月",
        "25号",
        "A",
        "word",
        "🎉",
        "👨\u200d👩",
        "138****1234",
    ),
    *("http://x.y/z", "一、", "（一）", "1、", "· "),
)
"""What stands in text of any format."""
MARKDOWN = (
    *("# ", "## ", "- ", "1. ", "> ", "**", "*", "_", "__", "~~", "~", "`", "```\n", "  \n", "\\", "===\n"),
    *("|", "|--|--|\n", "| a | b |\n", "![图", "](x)", "[", "](http://a)", "[^1]", "[^1]: "),
    *("---\n", "title: x\n", "+++\n", "heshi: {ignore: {a: b}}\n"),
    *("# heshi-ignore a: b", "<!-- heshi-ignore a: b -->", "// heshi-ignore a: b\n"),
)
HTML = (
    *(
        "<b>",
        "</b>",
        "<br>",
        "<!-- c -->",
        "<!--",
        "-->",
        "<del>",
        "</del>",
        "<div>",
        "</div>",
        "<li>",
        "<td>",
    ),
    *(
        '<img alt="图说" src=x>',
        "<img alt=图说>",
        "&nbsp;",
        "&amp;",
        "&#10;",
        "&#0;",
        "&nb;",
        "&copy",
        "<",
        ">",
        "&",
    ),
    *(
        "<p>",
        "</p>",
        "<ul>",
        "</ul>",
        "<table>",
        "</table>",
        "<tr>",
        '<td rowspan="3" colspan=2>',
        "<th>",
        "<h1>",
    ),
    *(
        "</h1>",
        "<html>",
        "<head>",
        "<title>",
        "</title>",
        "<body class=nav>",
        "<article>",
        "<footer>",
        "</footer>",
    ),
    *(
        "<span hidden>",
        "</span>",
        '<div style="display:none">',
        "<pre>",
        "</pre>",
        "<q>",
        "</q>",
        "<ruby>",
        "<rt>",
    ),
    *(
        "<script>",
        "</script>",
        "<style>",
        "</style>",
        "<sup>[1]</sup>",
        '<a href="#x">',
        "</a>",
        "<blockquote>",
    ),
    *(
        '<p title="<b>">',
        "<p title='",
        "<wbr>",
        "<section><span>",
        "</span></section>",
        "<![CDATA[",
        "]]>",
        "<p/>",
    ),
    *("一段足够长的正文，用来让网页看上去有一篇文章，因此要写上许多字，还要有逗号和句号。",),
)


def made_of(*fragments: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from((*COMMON, *fragments)), max_size=30).map("".join) | st.text()


DOCUMENTS: dict[Reader, st.SearchStrategy[Document | DraftError]] = {
    READERS[".md"]: made_of(*MARKDOWN, *HTML).map(
        lambda text: attempt(lambda: read_text(text, "draft", ".md"))
    ),
    READERS[".txt"]: made_of(*MARKDOWN).map(lambda text: attempt(lambda: read_text(text, "draft", ".txt"))),
    READERS[".html"]: made_of(*HTML).map(lambda text: attempt(lambda: read_text(text, "draft", ".html"))),
    READERS[".docx"]: DOCX.map(lambda data: attempt(lambda: read_bytes(data, "draft.docx"))),
    READERS[".pdf"]: PDF.map(lambda data: attempt(lambda: read_bytes(data, "draft.pdf"))),
}
"""For each reader what it makes of documents with the structures of its format."""
SUFFIXES = {reader: suffix for suffix, reader in READERS.items()}
NOTHING_TO_READ = {
    "empty draft: there is no text to check",
    "there is no text layer; probably a scan",
    "most pages have no text layer; probably a scan",
}


def attempt(read: Callable[[], Document]) -> Document | DraftError:
    """Return what was read, or why nothing was."""
    try:
        return read()
    except DraftError as error:
        return error


def test_every_reader_is_under_the_contract() -> None:
    assert set(DOCUMENTS) == set(READERS.values())


@pytest.mark.parametrize(
    "reader", DOCUMENTS, ids=lambda reader: next(name for name, one in READERS.items() if one == reader)
)
@settings(max_examples=300)
@given(data=st.data())
def test_contract(reader: Reader, contract: Callable[[Document], None], data: st.DataObject) -> None:
    page = data.draw(DOCUMENTS[reader])
    if isinstance(page, DraftError):
        assert {mistake.problem.en for mistake in page.mistakes} < NOTHING_TO_READ
    else:
        contract(page)


@pytest.mark.parametrize(
    ("suffix", "text"),
    [
        (".md", "![图<img alt='说' src=x>](a)尾"),
        (".html", "<p>一</p>" * 10_000 + "<div>" * 10_000 + "深" + "</div>" * 10_000),
        (".html", "<" * 100_000 + "尾"),
        (".html", '<a "' * 50_000 + "尾"),
        (".html", "<p title='<" * 20_000 + "尾"),
        (".html", "<title>" * 20_000 + "尾"),
        (".html", "<b><p>" * 5_000 + "尾" + "</b>" * 5_000),
        (".html", "\u200b\n&amp;" * 20_000),
        (".md", "\u200b\n" * 20_000 + "尾"),
    ],
)
def test_contract_of_what_is_hostile(suffix: str, text: str, contract: Callable[[Document], None]) -> None:
    contract(read_text(text, "draft", suffix))


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.md", BlockKind.TITLE), ("a.MARKDOWN", BlockKind.TITLE), ("a.txt", BlockKind.PARAGRAPH)],
)
def test_the_suffix_decides(name: str, kind: BlockKind, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes("\ufeff# 合作\r\n".encode())
    page = read_file(file)
    assert (page.source.path, page.source.text, page.blocks[0].kind) == (str(file), "# 合作\r\n", kind)


def test_standard_input_has_a_suffix_of_the_callers_choice() -> None:
    assert read_text("*文*", "-", ".txt").prose == "*文*\n"
    assert read_text("*文*").prose == "文\n"


def test_bytes_are_decoded_for_a_reader_of_text() -> None:
    assert read_bytes("9月25日".encode("gb18030"), "a.txt").prose == "9月25日\n"


def test_a_format_that_is_no_text_is_not_read_from_text() -> None:
    with pytest.raises(DraftError) as caught:
        read_text("9月25日", "a.docx")
    assert [mistake.in_(Lang.ZH) for mistake in caught.value.mistakes] == [
        "a.docx: 这种文件不是文本，要按字节读取"
    ]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("none.md", "{}: 没有这个文件；请检查路径"),
        ("folder.md", "{}: 是文件夹，不是文件；请给出其中的文件"),
        ("a.xyz", f"{{}}: 不认识的文件类型“.xyz”；可读的有 {'、'.join(READERS)}"),
        ("a", f"{{}}: 文件名没有后缀；可读的有 {'、'.join(READERS)}"),
        ("a.doc", "{}: 旧的 Word 格式，读不了；请用 Word 或 WPS 另存为 .docx"),
        ("a.WPS", "{}: 这种文档读不了；请用 WPS、Word 或 LibreOffice 另存为 .docx"),
        ("a.pages", "{}: Pages 文档，读不了；请在 Pages 里导出为 Word（.docx）"),
        ("blank.md", "{}: 稿件是空的，没有可核对的文字"),
        ("\0.md", "{}: 不是文件名"),
    ],
)
def test_what_cannot_be_read(name: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "blank.md").write_text("\ufeff \n\u200b\u3000\n<!-- 空 -->\n", encoding="utf-8")
    path = str(tmp_path / name)
    with pytest.raises(DraftError) as caught:
        read_file(path)
    assert [mistake.in_(Lang.ZH) for mistake in caught.value.mistakes] == [message.format(path)]


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError

    (tmp_path / "a.md").touch()
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(DraftError) as caught:
        read_file(tmp_path / "a.md")
    assert [mistake.problem.en for mistake in caught.value.mistakes] == ["permission denied"]


def test_the_encoding_of_a_file_can_be_stated(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("联通".encode("gbk"))
    assert read_file(tmp_path / "a.txt", "gbk").prose == "联通\n"

"""What holds for all readers, and how a file finds its reader."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from heshi.document import BlockKind
from heshi.errors import DraftError
from heshi.readers import READERS, read_bytes, read_file, read_text
from heshi.readers.base import TextReader
from heshi.text.offsets import PieceKind
from heshi.words import Lang

FRAGMENTS = (
    *(
        "# ",
        "## ",
        "- ",
        "1. ",
        "> ",
        "**",
        "*",
        "_",
        "__",
        "~~",
        "~",
        "`",
        "```\n",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
    ),
    *(
        "  \n",
        "\\",
        "|",
        "|--|--|\n",
        "| a | b |\n",
        "<b>",
        "</b>",
        "<br>",
        "<!-- c -->",
        "<!--",
        "-->",
        "<del>",
    ),
    *(
        "</del>",
        "# heshi-ignore a: b",
        "<div>",
        "</div>",
        "<li>",
        "<td>",
        '<img alt="图说" src=x>',
        "![图",
        "](x)",
        "[",
        "](http://a)",
    ),
    *(
        "http://x.y/z",
        "&nbsp;",
        "&amp;",
        "&#10;",
        "&#0;",
        "中文",
        "，",
        "。",
        "（",
        "）",
        "“",
        "”",
        "9月",
        "25号",
    ),
    *(
        "A",
        "word",
        "🎉",
        "👨\u200d👩",
        "\u200b",
        "\u2028",
        "\0",
        "\x0b",
        "\u3000",
        "    ",
        "\t",
        "---\n",
        "title: x\n",
    ),
    *(
        "+++\n",
        "[^1]",
        "[^1]: ",
        "===\n",
        "\ufeff",
        "\ufe0f",
        "138****1234",
        "\ud800",
        "一、",
        "（一）",
        "1、",
        "· ",
    ),
)
TEXTS = st.lists(st.sampled_from(FRAGMENTS), max_size=30).map("".join) | st.text()


@pytest.mark.parametrize("suffix", [name for name, one in READERS.items() if isinstance(one, TextReader)])
@settings(deadline=None, max_examples=150)
@given(text=TEXTS)
@example(text="![图<img alt='说' src=x>](a)尾")
def test_contract(suffix: str, text: str) -> None:
    page, problems = None, []
    try:
        page = read_text(text, "draft", suffix)
    except DraftError as error:
        problems = [mistake.problem.en for mistake in error.mistakes]
    if page is None:
        assert problems == ["empty draft: there is no text to check"]
        return
    source = page.source.text
    assert page.prose == "".join(block.span.of(page.prose) + "\n" for block in page.blocks)
    position = 0
    for block in page.blocks:
        said = block.span.of(page.prose)
        assert block.span.start == position
        assert said
        assert said == said.strip()
        assert said.splitlines() == [said]
        position = block.span.end + 1
    assert len(page.offsets) == len(page.prose)
    for piece in page.offsets.pieces:
        assert piece.source.end <= len(source)
        assert piece.kind is not PieceKind.COPIED or piece.prose.of(page.prose) == piece.source.of(source)
    assert all(comment.of(source)[:1] in {"<", "#", "/"} for comment in page.comments)
    assert len(page.normal) == len(page.prose)


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


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("none.md", "{}: 没有这个文件；请检查路径"),
        ("folder.md", "{}: 是文件夹，不是文件；请给出其中的文件"),
        ("a.xyz", "{}: 不认识的文件类型“.xyz”；可读的有 .md、.markdown、.txt、.text"),
        ("a", "{}: 文件名没有后缀；可读的有 .md、.markdown、.txt、.text"),
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

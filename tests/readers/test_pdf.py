from __future__ import annotations

import random
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from as_formats import as_pdf
from heshi.errors import DraftError
from heshi.readers import read_bytes, read_file
from heshi.readers.limits import LIMITS
from heshi.text.spans import Span
from heshi.words import Lang
from make_pdf import Set, column, pdf
from pdf_samples import FOLDER, SAMPLES, STORY

STORIES = sorted((Path(__file__).parents[2] / "fixtures").glob("*/*.md"))


def mistakes(data: bytes) -> list[str]:
    with pytest.raises(DraftError) as caught:
        read_bytes(data, "a.pdf")
    return [mistake.in_(Lang.ZH) for mistake in caught.value.mistakes]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_what_its_script_writes(name: str) -> None:
    assert (FOLDER / f"{name}.pdf").read_bytes() == SAMPLES[name]


def test_every_sample_has_its_script() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.pdf")) == sorted(SAMPLES)


def test_a_place_is_page_line_and_column() -> None:
    page = read_file(FOLDER / "across-pages.pdf")
    found = []
    for word in ("9月25日", "其中七成", "停车卡", "排他"):
        start = page.prose.index(word)
        span = page.to_source(Span(start, start + len(word)))
        found.append((word, page.place(span), span.of(page.source.text)))
    assert found == [
        ("9月25日", "p1:2:1", "9月25日"),
        ("其中七成", "p1:5:38", "其\n— 1 —\n中七成"),
        ("停车卡", "p2:1:38", "停\n车卡"),
        ("排他", "p2:3:11", "排他"),
    ]


@pytest.mark.parametrize("story", STORIES, ids=lambda path: str(path.parent.name))
def test_a_story_keeps_its_blocks(story: Path) -> None:
    markdown = read_file(story)
    page = read_bytes(as_pdf(markdown), "story.pdf")
    assert [block.span.of(page.prose) for block in page.blocks] == [
        block.span.of(markdown.prose) for block in markdown.blocks
    ]


def test_larger_letters_are_headings() -> None:
    page = read_file(FOLDER / "sizes.pdf")
    assert [(block.kind.value, block.level) for block in page.blocks] == [
        ("title", 1),
        ("heading", 2),
        ("paragraph", 0),
        ("heading", 2),
        ("paragraph", 0),
        ("paragraph", 0),
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (pdf(column("文"), encrypt=True), "文件设有密码；请去掉密码后另存"),
        (pdf(column("文"))[:300], "不是 PDF，或文件已损坏；请用阅读器打开看看，或重新导出"),
        (b"PK\x03\x04", "不是 PDF，或文件已损坏；请用阅读器打开看看，或重新导出"),
        (b"", "不是 PDF，或文件已损坏；请用阅读器打开看看，或重新导出"),
        (pdf([]), "没有文字层，可能是扫描件；请先做文字识别（OCR），或给出原稿"),
        (
            pdf([], [], column("第三页")),
            "大部分页没有文字层，可能是扫描件；请先做文字识别（OCR），或给出原稿",
        ),
        (pdf([Set(" ", 72, 700)]), "没有文字层，可能是扫描件；请先做文字识别（OCR），或给出原稿"),
        (pdf([Set("— 1 —", 280, 40)]), "稿件是空的，没有可核对的文字"),
    ],
)
def test_what_cannot_be_read(data: bytes, message: str) -> None:
    assert mistakes(data) == [f"a.pdf: {message}"]


@pytest.mark.parametrize(("name", "most"), [("pages", "2 页"), ("text", "2 字")])
def test_limits(name: str, most: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LIMITS, name, replace(LIMITS[name], most=2))
    (mistake,) = mistakes(pdf(*[column("正文")] * 3))
    assert f"超过上限 {most}" in mistake


@pytest.mark.parametrize("size", [0, -12, 1e30, 1e-30])
@pytest.mark.parametrize("x", [72, -1e30, 1e30])
def test_measures_out_of_all_bounds(size: float, x: float) -> None:
    page = read_bytes(pdf([Set("甲", x, 700, size), *column("正文。", "又一行。")]), "a.pdf")
    assert page.prose.endswith("正文。\n又一行。\n")


def test_the_package_that_reads_pdf_is_an_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    assert mistakes(SAMPLES["gaps"]) == [
        'a.pdf: 读 PDF 要用到的程序包没有安装；请运行 pip install "heshi[pdf]"'
    ]


def test_a_file_damaged_anywhere_is_read_or_refused() -> None:
    whole = pdf(column(*STORY))
    chance = random.Random("pdf")  # noqa: S311 - the same damage every time
    for _ in range(200):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        with suppress(DraftError):
            read_bytes(bytes(data), "a.pdf")

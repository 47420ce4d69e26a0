from __future__ import annotations

import io
import random
import zipfile
from contextlib import suppress
from dataclasses import replace

import pytest

from docx_samples import SAMPLES
from heshi.errors import DraftError
from heshi.readers import read_bytes
from heshi.readers.limits import LIMITS
from heshi.words import Lang
from make_docx import docx, p, xml, zipped

SAVE_AS = "；请用 Word 或 WPS 另存为 .docx"
OPEN_AND_SAVE = "；请用 Word 或 WPS 打开并另存一份"
DAMAGED = "a.docx: 不是 docx，或文件已损坏" + OPEN_AND_SAVE
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
CHECK = "；请检查文件是否完好，或拆成几份"


def mistakes(data: bytes, lang: Lang = Lang.ZH) -> list[str]:
    with pytest.raises(DraftError) as caught:
        read_bytes(data, "a.docx")
    return [mistake.in_(lang) for mistake in caught.value.mistakes]


def packed(name: str, data: bytes, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A docx whose part ``name`` is replaced."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(docx(p("文")))) as old,
        zipfile.ZipFile(out, "w", method) as new,
    ):
        for each in old.namelist():
            new.writestr(each, data if each == name else old.read(each))
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "文件是空的；请检查文件"),
        (OLE + b"\0" * 512, "是旧的 Word 格式（.doc），不是 docx" + SAVE_AS),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "文件设有密码；请去掉密码后另存"),
        (b"{\\rtf1\\ansi}", "是 RTF 文件，不是 docx" + SAVE_AS),
        (b"%PDF-1.7", "是 PDF 文件，不是 docx" + SAVE_AS),
        (b"\xef\xbb\xbf<html></html>", "是网页或 XML 文件，不是 docx" + SAVE_AS),
        (b"MIME-Version: 1.0", "是单个文件网页（.mht），不是 docx" + SAVE_AS),
        (b"plain text", "不是 docx，或文件已损坏" + OPEN_AND_SAVE),
        (b"PK\x03\x04" + b"\0" * 100, "不是 docx，或文件已损坏" + OPEN_AND_SAVE),
        (zipped({"content.xml": b""}), "是 OpenDocument 文件，不是 docx" + SAVE_AS),
        (zipped({"Index/Document.iwa": b""}), "是 Pages 文件，不是 docx" + SAVE_AS),
        (zipped({"xl/workbook.xml": b""}), "是 Excel 表格，不是 Word 文档" + SAVE_AS),
        (zipped({"ppt/presentation.xml": b""}), "是演示文稿，不是 Word 文档" + SAVE_AS),
        (zipped({"a.txt": b""}), "压缩包里没有 Word 文档" + SAVE_AS),
        (
            packed("word/document.xml", xml("w:styles", "")),
            "压缩包里没有 Word 文档" + SAVE_AS,
        ),
    ],
)
def test_what_is_no_docx(data: bytes, message: str) -> None:
    assert mistakes(data) == [f"a.docx: {message}"]


def test_a_part_packed_in_a_way_that_the_standard_does_not_know() -> None:
    data = packed("word/document.xml", xml("w:document", p("文")), zipfile.ZIP_BZIP2)
    assert mistakes(data) == [DAMAGED]


def test_a_protected_entry() -> None:
    data = bytearray(docx(p("文")))
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(sign)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(sign, at + 4)
    assert mistakes(bytes(data)) == ["a.docx: 文件设有密码；请去掉密码后另存"]


def test_names_without_regard_to_case_and_slashes() -> None:
    with zipfile.ZipFile(io.BytesIO(docx(p("文")))) as old:
        files = {name.upper().replace("/", "\\"): old.read(name) for name in old.namelist()}
    assert read_bytes(zipped(files), "a.docx").prose == "文\n"


def test_a_bomb_is_refused_while_it_is_unpacked() -> None:
    bomb = packed("word/document.xml", xml("w:document", " " * 40_000_000))
    assert len(bomb) < 50_000
    assert mistakes(bomb) == [f"a.docx: 压缩比（解压到 10 MB 以后才看）超过上限 500 倍{CHECK}"]
    (mistake,) = mistakes(bomb, Lang.EN)
    assert mistake.startswith(
        "a.docx: the compression ratio (looked at beyond 10 MB) exceeds the limit of 500 to 1;"
    )


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("part", "压缩包里一个文件解压后的大小超过上限 2,000 MB"),
        ("package", "压缩包里读到的文件解压后的总和超过上限 2,000 MB"),
        ("text", "正文超过上限 2,000 字"),
        ("entries", "压缩包里的文件数超过上限 2,000 个"),
    ],
)
def test_limits_hold_while_reading(name: str, what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = docx(p("文" * 3000), packed=True)
    data = data if name != "entries" else zipped({str(number): b"" for number in range(2001)})
    monkeypatch.setitem(LIMITS, name, replace(LIMITS[name], most=2000, scale=1))
    assert mistakes(data) == [f"a.docx: {what}{CHECK}"]


def test_a_lie_about_sizes_changes_nothing() -> None:
    data = bytearray(docx(p("文")))
    entry = data.rfind(b"PK\x01\x02", 0, data.rfind(b"word/document.xml"))
    data[entry + 24 : entry + 28] = (5).to_bytes(4, "little")
    assert mistakes(bytes(data)) == [DAMAGED]


def test_one_level_of_tables_too_many() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 2500 + p("底") + "</w:tc></w:tr></w:tbl>" * 2500
    assert mistakes(docx(deep)) == [f"a.docx: XML 元素和域的嵌套超过上限 1,000 层{CHECK}"]
    controls = "<w:sdt><w:sdtContent>" * 400 + p("底") + "</w:sdtContent></w:sdt>" * 400
    assert read_bytes(docx(controls), "a.docx").prose == "底\n"


@pytest.mark.parametrize("name", ["tracked", "tables", "notes"])
def test_a_file_damaged_anywhere_is_read_or_refused(name: str) -> None:
    whole = SAMPLES[name]
    chance = random.Random(name)  # noqa: S311 - the same damage every time
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        with suppress(DraftError):
            read_bytes(bytes(data[: chance.choice([len(data), chance.randrange(len(data))])]), "a.docx")

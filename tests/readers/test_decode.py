from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heshi.errors import DraftError
from heshi.readers.decode import ENCODINGS, GB_2022, decode, stated
from heshi.readers.limits import LIMITS
from heshi.words import Lang

TEXT = "9月25日，阿里妈妈与腾讯广告联合宣布合作，流量包括视频号、朋友圈和小程序。🎉"
TRADITIONAL = "九月二十五日，阿里媽媽與騰訊廣告聯合宣布合作，流量包括視頻號、朋友圈和小程序。"


REMEDY = "请去掉 --encoding 或配置里的 encoding，或写对编码"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        b"\xff\xfe" + TEXT.encode("utf-16-le"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        b"\xff\xfe\0\0" + TEXT.encode("utf-32-le"),
        TEXT.encode("gb18030"),
    ],
)
def test_encodings(data: bytes) -> None:
    assert decode(data, "a.txt") == TEXT


def test_big5() -> None:
    assert decode(TRADITIONAL.encode("cp950"), "a.txt") == TRADITIONAL


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04\0\0", "a.txt: 是二进制文件，不是文本；请给出 UTF-8 文本文件"),
        (
            "中\n文\n".encode() + b"caf\xe9 ol\xe9\n",
            (
                "a.txt:3: 不是 UTF-8 文本（第 12 个字节 0xE9 无法解码）；"
                "请把文件另存为 UTF-8，或用 --encoding 写明编码"
            ),
        ),
        (
            b"\xff\xfe\0\xd8",
            "a.txt:1: 不是 UTF-16-LE 文本（第 3 个字节 0x00 无法解码）；请把文件另存为 UTF-8",
        ),
        (b"\xff\xfea\0\0\0", "a.txt: 是二进制文件，不是文本；请给出 UTF-8 文本文件"),
    ],
)
def test_what_cannot_be_decoded(data: bytes, message: str) -> None:
    with pytest.raises(DraftError) as caught:
        decode(data, "a.txt")
    assert [mistake.in_(Lang.ZH) for mistake in caught.value.mistakes] == [message]


@settings(deadline=None, max_examples=200)
@given(st.binary() | st.text().map(lambda text: text.encode("gb18030")))
def test_any_bytes_are_text_or_a_mistake(data: bytes) -> None:
    text = ""
    with suppress(DraftError):
        text = decode(data, "a.txt")
    assert "\0" not in text


@settings(deadline=None, max_examples=100)
@given(st.text().filter(lambda text: "\0" not in text and not text.startswith("\ufeff")))
def test_utf8_comes_back_as_it_went(text: str) -> None:
    assert decode(text.encode(), "a.txt") == text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (
            "售价80€，".encode("gb18030").replace("€".encode("gb18030"), b"\x80")
            + "含𠮷字，另议。".encode("gb18030"),
            "售价80€，含𠮷字，另议。",
        ),
        (
            "竖排的逗号".encode("gb18030") + b"\xa6\xd9" + "也是字".encode("gb18030") + b"\xfe\x59",
            "竖排的逗号︐也是字龴",
        ),
        ("他們説着話，在着手準備。".replace("説", "說").encode("big5hkscs"), "他們說着話，在着手準備。"),
    ],
)
def test_what_windows_and_newer_standards_add(data: bytes, text: str) -> None:
    assert decode(data, "a.txt") == text


PAGE = '<html><head><meta http-equiv="Content-Type" content="text/html; charset={}"><title>联通</title>'


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (PAGE.format("gb2312").encode("gb18030"), PAGE.format("gb2312")),  # too short for the detector
        ((PAGE.format("gbk") + TEXT).encode(), PAGE.format("gbk") + TEXT),  # saved as UTF-8, still says GBK
        ((PAGE.format("big5") + TEXT).encode("gb18030"), PAGE.format("big5") + TEXT),
        (
            ("<?xml version='1.0' encoding='GB2312'?><p>联通</p>").encode("gb18030"),
            "<?xml version='1.0' encoding='GB2312'?><p>联通</p>",
        ),
        (
            ("<meta charset=shift_jis>カタカナ、東京で発表").encode("shift_jis"),
            "<meta charset=shift_jis>カタカナ、東京で発表",
        ),
    ],
)
def test_a_page_may_state_its_encoding(data: bytes, text: str) -> None:
    assert decode(data, "a.html", markup=True) == text


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        ("联通".encode("gbk"), "gbk", "联通"),
        ("联通".encode("gbk"), "GB2312", "联通"),
        (TEXT.encode("utf-16-le"), "utf-16", TEXT),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16", TEXT),
        (TEXT.encode("utf-8-sig"), "UTF8", TEXT),
        (TRADITIONAL.encode("cp950"), "big5", TRADITIONAL),
        ("東京で発表".encode("euc-jp"), "euc_jp", "東京で発表"),
        (b"caf\xe9", "cp1252", "café"),
    ],
)
def test_a_stated_encoding(data: bytes, encoding: str, text: str) -> None:
    assert decode(data, "a.txt", stated(encoding)) == text


@pytest.mark.parametrize(
    ("data", "encoding", "message"),
    [
        (
            TEXT.encode(),
            "gbk",
            "a.txt: 不是 GBK，是 UTF-8；请去掉 --encoding 或配置里的 encoding，或写 utf-8",
        ),
        (
            b"a" * (len(TEXT.encode()) % 2) + TEXT.encode(),
            "utf-16-le",
            "a.txt: 不是 UTF-16-LE，是 UTF-8；请去掉 --encoding 或配置里的 encoding，或写 utf-8",
        ),
        (
            TEXT.encode("utf-8-sig"),
            "big5",
            "a.txt: 不是 BIG5，是 UTF-8；请去掉 --encoding 或配置里的 encoding，或写 utf-8",
        ),
        (
            b"\xff\xfe" + TEXT.encode("utf-16-le"),
            "utf-16-be",
            "a.txt: 不是 UTF-16-BE，是 UTF-16-LE；请去掉 --encoding 或配置里的 encoding，或写 utf-16-le",
        ),
        (
            "第一行\n第二行，".encode("gbk"),
            "utf-8",
            f"a.txt:1: 不是 UTF-8 文本（第 1 个字节 0xB5 无法解码）；{REMEDY}",
        ),
        (
            "一行\n二行".encode("gbk") + b"\n\xff",
            "gb18030",
            f"a.txt:3: 不是 GB18030 文本（第 11 个字节 0xFF 无法解码）；{REMEDY}",
        ),
        (
            b"abc\xd0",
            "gbk",
            f"a.txt:1: 不是 GBK 文本（第 4 个字节 0xD0 无法解码）；{REMEDY}",
        ),
    ],
)
def test_a_wrong_statement(data: bytes, encoding: str, message: str) -> None:
    with pytest.raises(DraftError) as caught:
        decode(data, "a.txt", stated(encoding))
    assert [mistake.in_(Lang.ZH) for mistake in caught.value.mistakes] == [message]


def test_the_encodings_that_can_be_stated() -> None:
    assert [stated(name) for name in ENCODINGS] == list(ENCODINGS)
    assert [stated(name) for name in ("rot13", "klingon", "utf-7", "", "idna")] == [None] * 5


def test_a_file_that_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LIMITS, "file", replace(LIMITS["file"], most=3))
    with pytest.raises(DraftError) as caught:
        decode(b"a" * 4_000_000, "a.txt")
    assert [mistake.in_(Lang.ZH) for mistake in caught.value.mistakes] == [
        "a.txt: 文件超过上限 3 MB；请检查文件是否完好，或拆成几份"
    ]


@settings(max_examples=200)
@given(st.text(st.characters(codec="gb18030"), min_size=1).filter(lambda text: "\0" not in text))
def test_nothing_is_lost(text: str) -> None:
    data = text.encode("gb18030")
    older = {new: old for old, new in GB_2022.items()}
    with suppress(DraftError):
        found = decode(data, "a.txt", "gb18030")
        assert found.translate(older).encode("gb18030") == text.translate(older).encode("gb18030")

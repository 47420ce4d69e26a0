from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heshi.errors import DraftError
from heshi.readers.decode import decode
from heshi.words import Lang

TEXT = "9月25日，阿里妈妈与腾讯广告联合宣布合作，流量包括视频号、朋友圈和小程序。🎉"
TRADITIONAL = "九月二十五日，阿里媽媽與騰訊廣告聯合宣布合作，流量包括視頻號、朋友圈和小程序。"


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

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from heshi.errors import DraftError
from heshi.readers.limits import LIMITS
from heshi.readers.xmlevents import Event, EventKind, events
from heshi.words import Lang

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES = {"urn:a": "", "urn:b": "b:", "": ""}

BILLION = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10 if n else b"&a;" * 10) for n in range(9))
    + b"]><x>&a8;</x>"
)
EXTERNAL = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'


def mistakes(*chunks: bytes) -> list[str]:
    with pytest.raises(DraftError) as caught:
        list(events(chunks, "a.docx", "p.xml", NAMES))
    return [mistake.in_(Lang.ZH) for mistake in caught.value.mistakes]


def test_events_with_short_names() -> None:
    text = '<a xmlns="urn:a" xmlns:q="urn:b" xmlns:z="urn:z" k="1" q:k="2" z:k="3">甲<q:b/><z:b>乙</z:b></a>'
    data = text.encode()
    expected = [
        Event(EventKind.START, "a", "", {"k": "1", "b:k": "2"}),
        Event(EventKind.TEXT, "", "甲"),
        Event(EventKind.START, "b:b"),
        Event(EventKind.END, "b:b"),
        Event(EventKind.START, ""),
        Event(EventKind.TEXT, "", "乙"),
        Event(EventKind.END, ""),
        Event(EventKind.END, "a"),
    ]
    assert list(events([data], "a.docx", "p.xml", NAMES)) == expected
    assert (
        list(
            events(
                ["<?xml version='1.0' encoding='UTF-16'?>".encode("utf-16") + text.encode("utf-16-le")],
                "a",
                "p",
                NAMES,
            )
        )
        == expected
    )


@pytest.mark.parametrize("data", [BILLION, EXTERNAL, b'<!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd"><x/>'])
def test_no_entity_is_read(data: bytes) -> None:
    assert mistakes(data) == [
        "a.docx: p.xml 里有文档类型声明（DTD），可能藏有实体，不予读取；请用 Word 或 WPS 重新另存"
    ]


@pytest.mark.parametrize(
    "data", [b"", b"<a>\n</b>", b"<a>&x;</a>", b"<a>\xff</a>", b"<a/><b/>", b"<a>\0</a>"]
)
def test_what_is_not_well_formed(data: bytes) -> None:
    (mistake,) = mistakes(data)
    assert mistake.startswith("a.docx: 文件已损坏：p.xml 第 ")
    assert mistake.endswith(" 行不是合格的 XML；请用 Word 或 WPS 打开并另存一份")


def test_nesting_has_a_limit() -> None:
    deepest = LIMITS["depth"].most
    assert len(list(events([b"<a>" * deepest, b"</a>" * deepest], "a", "p", NAMES))) == 2 * deepest
    assert mistakes(b"<a>" * 10_000) == [
        "a.docx: XML 元素和域的嵌套超过上限 1,000 层；请检查文件是否完好，或拆成几份"
    ]


def test_a_tag_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LIMITS, "tag", replace(LIMITS["tag"], most=100, scale=1))

    def endless() -> Iterator[bytes]:
        yield b'<a k="'
        for _ in range(11):
            yield b"x" * 10
        pytest.fail("read on")

    assert mistakes(*iter([b'<a k="'] + [b"x" * 10] * 10)) == [
        "a.docx: 一个 XML 标签超过上限 100 MB；请检查文件是否完好，或拆成几份"
    ]
    with pytest.raises(DraftError):
        list(events(endless(), "a", "p", NAMES))

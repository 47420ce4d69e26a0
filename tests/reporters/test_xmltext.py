from __future__ import annotations

import xml.etree.ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from heshi.reporters.xmltext import legal, shown, written


@given(st.text(st.characters()))
def test_any_text_can_be_written(text: str) -> None:
    root = ET.Element("a", b=legal(text))
    root.text = shown(text)
    back = ET.fromstring(written(root).encode())  # noqa: S314 - it was written just now
    assert back.text == (shown(text) or None)


def test_a_line_stays_one_line() -> None:
    assert shown("一", "\x1b[0m二\u202e\r\n三") == "一\n␛[0m二\\u{202E}␍␊三"
    assert legal("\x00一\ufffe") == "\ufffd一\ufffd"

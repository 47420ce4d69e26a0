from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from heshi.reporters.jsontext import dumped


@given(st.text(st.characters()))
def test_it_means_the_same_and_holds_nothing_to_obey(text: str) -> None:
    out = dumped({text: [text]})
    assert json.loads(out) == {text: [text]}
    assert not set(out) & {*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), "\u202e", "\u2066", "\u2028"}
    out.encode()


def test_characters_stand_as_they_are() -> None:
    assert dumped("核实🎉𠮷\x9b\u202e\ud800") == '"核实🎉𠮷\\u009b\\u202e\\ud800"'

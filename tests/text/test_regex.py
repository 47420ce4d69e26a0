from __future__ import annotations

import copy
import re as real

import pytest

from heshi.text import regex as re

PATTERN = "(?P<year>[0-9]+)年"


def test_a_pattern_does_what_that_of_re_does() -> None:
    ours, theirs = re.compile(PATTERN, re.IGNORECASE), real.compile(PATTERN, real.IGNORECASE)
    text = "2023年，2024年"
    assert list(map(repr, ours.finditer(text))) == list(map(repr, theirs.finditer(text)))
    match = ours.match(text)
    assert match is not None
    assert (match["year"], match.re) == ("2023", theirs)
    assert ours.sub("·", text) == "·，·"
    assert (ours.pattern, ours.flags, ours.groups, dict(ours.groupindex)) == (
        theirs.pattern,
        theirs.flags,
        theirs.groups,
        dict(theirs.groupindex),
    )


def test_a_pattern_is_compiled_when_it_is_first_used() -> None:
    broken = re.compile("(")
    assert broken.pattern == "("
    assert repr(broken) == "compile('(')"
    with pytest.raises(real.error, match="missing \\)"):
        broken.search("a")


def test_a_pattern_is_compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    compiling = real.compile

    def count(pattern: str, flags: int = 0) -> real.Pattern[str]:
        compiled.append(pattern)
        return compiling(pattern, flags)

    monkeypatch.setattr(real, "compile", count)
    pattern = re.compile("a+")
    assert compiled == []
    assert [pattern.fullmatch("aa") is None, pattern.findall("aab"), pattern.split("bab")] == [
        False,
        ["aa"],
        ["b", "b"],
    ]
    assert compiled == ["a+"]


def test_a_pattern_has_nothing_that_re_does_not_give() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        _ = re.compile("a").nothing  # type: ignore[attr-defined]
    assert copy.copy(re.compile("b")).match("b") is not None
    assert re.compile(rb"a").search(b"ba") is not None

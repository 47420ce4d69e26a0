from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heshi.readers.markup import TokenKind, alternative, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲<B>乙</b >", [("TEXT", "甲"), ("OPEN", "b"), ("TEXT", "乙"), ("CLOSE", "b")]),
        ('<a title="a>b" href=x>', [("OPEN", "a")]),
        ('<a title="a>b', [("OPEN", "a"), ("TEXT", "b")]),
        (
            "<!-- <b> -->甲<!-- 无尾 <b>",
            [("COMMENT", "<!-- <b> -->"), ("TEXT", "甲"), ("COMMENT", "<!-- 无尾 <b>")],
        ),
        ("3 < 5 & a<b", [("TEXT", "3 < 5 & a<b")]),
        (
            "H&amp;E&nb;&#x4e00;",
            [("TEXT", "H"), ("ENTITY", "&"), ("TEXT", "E"), ("TEXT", "&nb;"), ("ENTITY", "一")],
        ),
        ("<!DOCTYPE html><?php x ?>", [("COMMENT", "<!DOCTYPE html>"), ("COMMENT", "<?php x ?>")]),
    ],
)
def test_tokens(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(token.kind.name, token.text) for token in tokens(text)] == expected


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("<img src=a alt='图说'>", "图说"),
        ('<img ALT = "图" />', "图"),
        ("<img data-alt='否'>", None),
        ("<img alt=x>", "x"),
        ("<img alt=''>", None),
    ],
)
def test_alternative_text(tag: str, said: str | None) -> None:
    place = alternative(tag)
    assert (None if place is None else tag[slice(*place)]) == said


@settings(deadline=None, max_examples=200)
@given(st.text(st.sampled_from("<>!-/&;ab\"'= 中")))
def test_tokens_are_all_of_the_text(text: str) -> None:
    found = list(tokens(text))
    assert "".join(text[token.start : token.end] for token in found) == text
    assert all(
        token.kind is not TokenKind.TEXT or token.text == text[token.start : token.end] for token in found
    )

from __future__ import annotations

from typing import TYPE_CHECKING

from heshi.reporters.web.names import Names, short_paths

if TYPE_CHECKING:
    from collections.abc import Callable

    from heshi.rules.model import Claim


def test_a_draft_goes_by_its_file() -> None:
    names = Names()
    paths = [
        "稿件/9月 初稿.md",
        "b\\draft.v2.docx",
        "-",
        "other/draft.v2.md",
        "overview.md",
        ".md",
        "a#b?c%d.md",
    ]
    assert [names.draft(path) for path in paths] == [
        "9月-初稿",
        "draft.v2",
        "draft",
        "draft.v2-2",
        "overview-2",
        ".md",
        "a-b-c-d",
    ]


def test_no_two_names_are_the_same() -> None:
    names = Names()
    paths = ["a.md", "a-2.md", "x/a.md", "y/a.md", "a-2.txt", "x/a-2-2.md"]
    given = [names.draft(path) for path in paths]
    assert given == ["a", "a-2", "a-3", "a-4", "a-2-2", "a-2-2-2"]


def test_a_claim_goes_by_its_sheet_and_its_id(claim: Callable[..., Claim]) -> None:
    names = Names()
    assert names.claim(claim("launch-day")) == "story/launch-day"
    assert names.claim(claim("<b>\"'&", sheet="\u202e")) == "sheet/b"
    assert names.claim(claim("<b>", sheet="\u202e")) == "sheet/b-2"


def test_short_paths_tell_drafts_apart() -> None:
    assert short_paths(["a/x/1.md", "b/x/1.md", "b\\2.md", "3.md", "same.md", "same.md"]) == [
        "a/x/1.md",
        "b/x/1.md",
        "2.md",
        "3.md",
        "same.md",
        "same.md",
    ]
    assert short_paths([]) == []

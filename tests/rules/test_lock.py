import pytest

from heshi.errors import SheetError
from heshi.rules.lock import with_hashes
from heshi.words import Lang

OLD, NEW = "a" * 64, "b" * 64
CLAIMS = "claims:  # 主张\n- {id: a, says: '甲', date: 9月}\n"


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        ("- file: a.md  # 原文\n  title: 甲", f"- file: a.md  # 原文\n  sha256: {NEW}\n  title: 甲"),
        ("  -   id: x\n      file: 'a.md'", f"  -   id: x\n      file: 'a.md'\n      sha256: {NEW}"),
        ("  file: a.md\n\n  # 空行", f"  file: a.md\n  sha256: {NEW}\n\n  # 空行"),
        ("- {file: a.md, title: 甲}", f"- {{file: a.md, sha256: {NEW}, title: 甲}}"),
        ("- {\n  file: a.md # 原文\n  }", f"- {{\n  file: a.md, sha256: {NEW} # 原文\n  }}"),
        (f"- {{file: a.md, sha256: {OLD}}} # 旧", f"- {{file: a.md, sha256: {NEW}}} # 旧"),
        (f"- sha256: {OLD} # 旧\n  file: a.md", f"- sha256: {NEW} # 旧\n  file: a.md"),
        (f"- file: a.md\n  sha256: '{OLD}'", f"- file: a.md\n  sha256: '{NEW}'"),
        (f'- file: a.md\n  "sha256" : "{OLD}"', f'- file: a.md\n  "sha256" : "{NEW}"'),
        ("- file: a.md\n  sha256: # 待写\n  id: x", f"- file: a.md\n  sha256: {NEW} # 待写\n  id: x"),
        ("- &x file: a.md", f"- &x file: a.md\n  sha256: {NEW}"),
    ],
)
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_hash_is_written_and_nothing_else_is_touched(
    sources: str, expected: str, line_break: str, mark: str
) -> None:
    before, after = (
        mark + f"sheet: a   # 表\nsources:\n{each}\n{CLAIMS}".replace("\n", line_break)
        for each in (sources, expected)
    )
    assert with_hashes(before, "a.yaml", {0: NEW}) == after
    assert with_hashes(after, "a.yaml", {0: NEW}) == after


def test_several_sources_are_written_at_once() -> None:
    text = f"sheet: a\nsources: [甲, {{file: a.md}}, {{file: b.md, sha256: {OLD}}}]\n{CLAIMS}"
    assert with_hashes(text, "a.yaml", {1: NEW, 2: NEW}) == (
        f"sheet: a\nsources: [甲, {{file: a.md, sha256: {NEW}}}, {{file: b.md, sha256: {NEW}}}]\n{CLAIMS}"
    )


def test_a_file_without_a_last_line_break_gets_none() -> None:
    text = "sheet: a\nclaims:\n- {id: a, says: 甲, date: 9月}\nsources:\n- file: a.md"
    assert with_hashes(text, "a.yaml", {0: NEW}) == f"{text}\n  sha256: {NEW}"


@pytest.mark.parametrize(
    "sources",
    [
        f"- {{file: a.md, sha256: &h {OLD}}}\n- {{file: b.md, sha256: *h}}",
        "- &s {file: a.md}\n- {<<: *s, id: b}",
        "[{id: a, title: 甲}, file: b.md]",
    ],
)
def test_what_cannot_be_edited_is_left_to_the_author(sources: str) -> None:
    text = f"sheet: a\nsources:\n{sources}\n{CLAIMS}".replace("sources:\n[", "sources: [")
    with pytest.raises(SheetError) as caught:
        with_hashes(text, "a.yaml", {0: NEW, 1: NEW} if sources.startswith("- {") else {1: NEW})
    told = [mistake.in_(Lang.EN) for mistake in caught.value.mistakes]
    assert told
    assert all(
        each.endswith(
            "the hash cannot be written into this source as it stands; write it yourself: sha256: " + NEW
        )
        for each in told
    )

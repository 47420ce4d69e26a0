from __future__ import annotations

import pytest

from heshi.cli.arguments import is_sheet_name, join_changed, spread_rules
from heshi.cli.drafts import is_draft
from heshi.errors import UsageError

FOLDERS = {"rules", "rules/"}


def spread(line: str) -> str:
    return " ".join(spread_rules(line.split(), FOLDERS.__contains__))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("check a.md --rules r.yaml", "check a.md --rules r.yaml"),
        ("check a.md --rules r.yaml s.yml", "check a.md --rules r.yaml --rules s.yml"),
        ("check a.md --rules r.yaml --rules s.yml", "check a.md --rules r.yaml --rules s.yml"),
        ("check --rules r.yaml a.md b.md", "check --rules r.yaml a.md b.md"),
        ("check --rules r.yaml a.md s.yaml", "check --rules r.yaml a.md --rules s.yaml"),
        ("check --rules r.yaml rules drafts", "check --rules r.yaml --rules rules drafts"),
        ("check --rules=r.yaml S.YAML a.md", "check --rules=r.yaml --rules S.YAML a.md"),
        ("check --rules r.yaml --format json s.yaml", "check --rules r.yaml --format json s.yaml"),
        ("check --rules r.yaml - s.yaml", "check --rules r.yaml - --rules s.yaml"),
        ("check --rules r.yaml -- s.yaml", "check --rules r.yaml -- s.yaml"),
        ("check --rules notes.txt r.yaml", "check --rules notes.txt --rules r.yaml"),
        ("check -v s.yaml", "check -v s.yaml"),
        ("check --rules", "check --rules"),
        ("", ""),
    ],
)
def test_what_belongs_to_rules(line: str, expected: str) -> None:
    assert spread(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("check --changed", "check --changed=?"),
        ("check --changed main", "check --changed=main"),
        ("check --changed main a.md", "check --changed=main a.md"),
        ("check --changed a.md", "check --changed=? a.md"),
        ("check --changed drafts", "check --changed=? drafts"),
        ("check --changed=drafts", "check --changed=drafts"),
        ("check --changed r.yaml", "check --changed=? r.yaml"),
        ("check --changed -v", "check --changed=? -v"),
        ("check --changed --rules r.yaml", "check --changed=? --rules r.yaml"),
        ("check --changed -- main", "check --changed=? -- main"),
        ("check -- --changed main", "check -- --changed main"),
        ("check --changed main --changed dev", "check --changed=main --changed=dev"),
    ],
)
def test_what_belongs_to_changed(line: str, expected: str) -> None:
    assert " ".join(join_changed(line.split(), {"a.md", "drafts"}.__contains__)) == expected


def test_an_empty_revision_is_kept_to_be_refused() -> None:
    assert join_changed(["--changed", ""], is_draft) == ["--changed="]


@pytest.mark.parametrize("line", ["check --rules --format json", "check --rules -v", "check --rules -- a.md"])
def test_rules_wants_a_value(line: str) -> None:
    with pytest.raises(UsageError, match=r"^--rules: needs a fact sheet"):
        spread(line)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a.yaml", True), ("a.yml", True), ("A.YML", True), ("a.md", False), ("yaml", False)],
)
def test_a_sheet_is_known_by_its_name(name: str, expected: bool) -> None:  # noqa: FBT001 - a case's outcome
    assert is_sheet_name(name) is expected

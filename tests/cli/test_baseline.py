from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Heshi = Callable[..., tuple[int, str, str]]

pytestmark = pytest.mark.usefixtures("desk")

FILE = Path("heshi-baseline.json")

NOT_OVER = (
    "is read by this run and must not be overwritten; choose another file name;"
    " a report of an earlier run is no draft once .gitignore or exclude names it\n"
)


def entries() -> list[tuple[str, str]]:
    return [
        (entry["draft"], entry["claim"]) for entry in json.loads(FILE.read_text(encoding="utf-8"))["entries"]
    ]


def test_what_is_written_down_no_longer_counts(heshi: Heshi) -> None:
    assert heshi("check wrong.md --rules rules")[0] == 1
    assert heshi("baseline wrong.md good.md --rules rules") == (
        0,
        "heshi-baseline.json: 1 known gaps in 1 drafts (new 1, gone 0)\n",
        "",
    )
    assert entries() == [("wrong.md", "news/launch-day")]
    status, out, err = heshi("check wrong.md --rules rules --baseline heshi-baseline.json --format json")
    assert (status, err) == (0, "")
    assert json.loads(out)["summary"]["contradicted"] == 0


def test_the_same_gaps_give_the_same_bytes(heshi: Heshi) -> None:
    heshi("baseline wrong.md --rules rules -o a.json")
    heshi("baseline wrong.md good.md --rules rules -o b.json")
    assert Path("a.json").read_bytes() == Path("b.json").read_bytes()


def test_a_changed_text_counts_again(heshi: Heshi) -> None:
    heshi("baseline wrong.md --rules rules")
    draft = Path("wrong.md")
    text = draft.read_text(encoding="utf-8")
    draft.write_text(f"# 新品\n\n{text}", encoding="utf-8")
    check = "check wrong.md --rules rules --baseline heshi-baseline.json"
    assert heshi(check)[0] == 0
    draft.write_text(text.replace("发布", "正式发布"), encoding="utf-8")
    status, out, _ = heshi(f"{check} --lang zh")
    assert status == 1
    assert "news/launch-day：稿件的文字改过了，基线里的记录随之失效" in out


def test_drafts_are_named_from_the_folder_of_the_baseline(
    heshi: Heshi, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "稿件" / "九月").mkdir(parents=True)
    Path("wrong.md").rename("稿件/九月/wrong.md")
    heshi("baseline 稿件 --rules rules")
    assert entries() == [("稿件/九月/wrong.md", "news/launch-day")]
    monkeypatch.chdir("稿件/九月")
    file = "../../heshi-baseline.json"
    assert heshi(f"check wrong.md --rules ../../rules --baseline {file}")[0] == 0
    draft = str(desk / "稿件/九月/wrong.md")
    assert heshi(f"check {draft} --rules ../../rules --baseline {file}")[0] == 0


def test_a_draft_from_the_editor_is_known_by_its_name(heshi: Heshi, monkeypatch: pytest.MonkeyPatch) -> None:
    heshi("baseline wrong.md --rules rules")
    data = Path("wrong.md").read_bytes()
    monkeypatch.setattr("heshi.cli.run._read_stdin", lambda: data)
    check = "check - --rules rules --baseline heshi-baseline.json"
    assert heshi(f"{check} --stdin-filename wrong.md")[0] == 0
    assert heshi(f"{check} --stdin-filename other.md")[0] == 1


def test_a_draft_that_is_gone_is_told(heshi: Heshi) -> None:
    heshi("baseline wrong.md --rules rules")
    Path("wrong.md").rename("renamed.md")
    check = "check renamed.md --rules rules --baseline heshi-baseline.json --format json"
    status, out, _ = heshi(check)
    assert (status, [notice["problem"] for notice in json.loads(out)["notices"]]) == (
        1,
        ["wrong.md: the draft is gone; its entries in the baseline are not needed"],
    )
    assert heshi("baseline renamed.md --rules rules")[1] == (
        "heshi-baseline.json: 1 known gaps in 1 drafts (new 1, gone 1)\n"
    )
    status, out, _ = heshi(check)
    assert (status, json.loads(out)["notices"]) == (0, [])


def test_drafts_that_are_not_checked_keep_their_entries(heshi: Heshi) -> None:
    Path("other.md").write_bytes(Path("wrong.md").read_bytes())
    heshi("baseline wrong.md other.md --rules rules")
    Path("other.md").write_bytes(Path("good.md").read_bytes())
    assert heshi("baseline other.md --rules rules")[1] == (
        "heshi-baseline.json: 1 known gaps in 1 drafts (new 0, gone 1)\n"
    )
    assert entries() == [("wrong.md", "news/launch-day")]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ("wrong.md nosuch.md --rules rules", "nosuch.md: no such file; check the path\n"),
        ("- --rules rules", "-: standard input has no name to be known by; name files or folders\n"),
        (
            "wrong.md --rules rules -o wrong.md",
            f"wrong.md: {NOT_OVER}",
        ),
        (
            "wrong.md --rules rules -o rules/news.yaml",
            f"rules/news.yaml: {NOT_OVER}",
        ),
        (
            "wrong.md --rules rules -o good.md",
            (
                "good.md:1:2: the baseline is damaged (JSON: Extra data);"
                " mend it, or delete it and run heshi baseline again\n"
            ),
        ),
    ],
)
def test_nothing_is_written_where_something_is_wrong(heshi: Heshi, arguments: str, complaint: str) -> None:
    before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    assert heshi(f"baseline {arguments}") == (2, "", complaint)
    assert {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (None, "b.json: no such baseline; write one with heshi baseline first\n"),
        (b"\xff\xfe", "b.json: is not text in UTF-8\n"),
        (b"\xef\xbb\xbf{}", "b.json: this is no baseline; write one with heshi baseline first\n"),
    ],
)
def test_a_baseline_that_cannot_be_read(heshi: Heshi, data: bytes | None, complaint: str) -> None:
    if data is not None:
        Path("b.json").write_bytes(data)
    assert heshi("check wrong.md --rules rules --baseline b.json") == (2, "", complaint)


def test_a_folder_is_no_baseline(heshi: Heshi) -> None:
    status, out, err = heshi("check wrong.md --rules rules --baseline rules")
    assert (status, out) == (2, "")
    assert err.startswith("rules: cannot be read: ")

from __future__ import annotations

from pathlib import Path

import pytest

from heshi.cli import main
from heshi.kinds import KINDS
from heshi.rules.load import load_sheets

STORY = Path(__file__).parents[2] / "fixtures" / "harbour-earnings" / "faithful.md"
SHOPS = "首批在北京、上海、成都三地开售，全年目标销量为50万台。\n"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("rules/texts").mkdir(parents=True)
    Path("rules/texts/story.md").write_text(STORY.read_text("utf-8"), encoding="utf-8")
    Path("shops.txt").write_text(SHOPS, encoding="utf-8")


def test_a_drafted_sheet_stands_on_its_source(capsys: pytest.CaptureFixture[str]) -> None:
    drafted = ["extract", "rules/texts/story.md", "-o", "rules/story.yaml", "--today", "2025-03-28"]
    assert main(drafted) == 0
    (sheet,) = load_sheets([Path("rules/story.yaml")], KINDS)
    assert [source.file for source in sheet.sources] == ["texts/story.md"]
    assert {claim.source for claim in sheet.claims} == {"texts/story.md"}
    assert main(["sources", "check", "rules/story.yaml"]) == 0
    assert main(["sources", "lock", "rules/story.yaml"]) == 0
    assert main(["sources", "lock", "--check", "rules/story.yaml"]) == 0
    capsys.readouterr()


def test_a_source_outside_the_sheets_folder_is_named_without_its_file() -> None:
    drafted = [
        "extract",
        "rules/texts/story.md",
        "shops.txt",
        "-o",
        "rules/both.yaml",
        "--today",
        "2025-03-28",
    ]
    assert main(drafted) == 0
    (sheet,) = load_sheets([Path("rules/both.yaml")], KINDS)
    assert [(source.file, source.title) for source in sheet.sources] == [
        ("texts/story.md", None),
        (None, "shops.txt"),
    ]
    named = {claim.says: claim.source for claim in sheet.claims}
    assert set(named.values()) == {"texts/story.md", "shops.txt"}
    assert {source for says, source in named.items() if "首批" in says} == {"shops.txt"}

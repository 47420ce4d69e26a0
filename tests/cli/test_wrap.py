from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heshi.cli import main
from heshi.cli.commands import COMMANDS
from heshi.cli.wrap import wrapped
from heshi.text.width import cells

NAMES = list(COMMANDS)


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        ("  稿件可以是文件", ["  稿件可以是文件"]),
        (
            "  --rules SHEET  事实表（.yaml）或存放事实表的文件夹，可以连写几个；写在它后面的 .yaml 都是。",
            [
                "  --rules SHEET  事实表（.yaml）或存放事实表的文件",
                "                 夹，可以连写几个；写在它后面的",
                "                 .yaml 都是。",
            ],
        ),
        (
            "  Check drafts against fact sheets: files, folders, or standard input.",
            ["  Check drafts against fact sheets: files,", "  folders, or standard input."],
        ),
        ("  一二三四五六七八九十一二三四五六七八九十一二三“四”。", None),
    ],
)
def test_what_goes_on_stands_below_where_it_began(line: str, lines: list[str] | None) -> None:
    found = wrapped(line, 50).split("\n")
    if lines is not None:
        assert found == lines
    assert all(not each.lstrip().startswith(("，", "。", "”", "；")) for each in found)
    assert max(map(cells, found)) <= 50


@given(text=st.text(st.sampled_from("甲乙，。“”ab -.\n"), max_size=200))
def test_nothing_but_blanks_and_line_ends_changes(text: str) -> None:
    assert "".join(wrapped(text, 80).split()) == "".join(text.split())


@pytest.mark.parametrize("columns", [60, 80, 200])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_help_fits_the_terminal(
    name: str, lang: str, columns: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert main(["--lang", lang, name, "--help"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(cells, lines)) <= min(columns, 80)

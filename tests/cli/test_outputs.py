from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from heshi.cli import main
from heshi.cli.outputs import Output, form_of, read_outputs
from heshi.errors import UsageError
from heshi.reporters import REPORTERS
from heshi.words import Lang

if TYPE_CHECKING:
    from cli.conftest import Heshi, Write

NOT_OVER = (
    "is read by this run and must not be overwritten; choose another file name;"
    " a report of an earlier run is no draft once .gitignore or exclude names it\n"
)

SHEET = """\
sheet: news
as_of: 2024-03-15
names:
  青禾科技: [青禾]
claims:
  - id: launch-day
    says: 青禾科技于3月12日发布新品
    about: [青禾科技, {any: [发布, 推出]}]
    date: 3月12日
  - id: price
    says: 新品售价2999元
    about: [售价]
    quantity: 2999元
    required: false
"""
GOOD = "3月12日，青禾科技发布新品。\n"
WRONG = "3月13日，青禾科技发布新品。\n"


@pytest.fixture(autouse=True)
def desk(write: Write) -> None:
    for name, text in [("news.yaml", SHEET), ("good.md", GOOD), ("wrong.md", WRONG)]:
        write(name, text)


def read(name: str) -> str:
    return Path(name).read_text(encoding="utf-8")


def test_several_outputs_at_once(heshi: Heshi) -> None:
    alone = {
        form: heshi(f"check wrong.md --rules news.yaml --format {form}").out for form in ("text", "json")
    }
    run = heshi(
        "check wrong.md --rules news.yaml --output json=out/r.json --output out/r.txt --output o.json"
    )
    assert run == (1, alone["text"], "")
    assert (read("out/r.json"), read("out/r.txt")) == (alone["json"], alone["text"])
    assert read("o.json") == read("out/r.json")


def test_files_have_no_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert main(["check", "wrong.md", "--rules", "news.yaml", "--output", "r.txt"]) == 1
    assert "\x1b[" in terminal.getvalue()
    assert "\x1b" not in read("r.txt")


def test_mistakes_in_a_sheet_reach_every_output(heshi: Heshi) -> None:
    Path("bad.yaml").write_text(SHEET.replace("date:", "dates:"), encoding="utf-8")
    run = heshi("check good.md --rules bad.yaml --output r.json")
    assert (run.status, run.out) == (2, "")
    assert run.err.startswith("bad.yaml:9:5: ")
    assert [one["what"] for one in json.loads(read("r.json"))["failures"]] == ["bad.yaml:9:5"]


def test_what_cannot_be_written_is_told_and_the_report_still_given(heshi: Heshi) -> None:
    Path("out").mkdir()
    run = heshi("check wrong.md --rules news.yaml --output r.json --output json=out --lang zh")
    assert (run.status, run.err) == (2, "out: 无法写入：是文件夹，不是文件\n")
    assert run.out.startswith("wrong.md:1:1  矛盾  news/launch-day\n")
    assert not Path("r.json").exists()


def test_a_sheet_with_mistakes_is_not_overwritten(heshi: Heshi, write: Write) -> None:
    write("bad.yaml", "sheet: bad\nclams: []\n")
    run = heshi("check good.md --rules bad.yaml --output json=bad.yaml")
    assert (run.status, run.out) == (2, "")
    assert run.err.startswith("bad.yaml: is read by this run")
    assert read("bad.yaml") == "sheet: bad\nclams: []\n"


@pytest.mark.parametrize("path", ["wrong.md", "./wrong.md", "news.yaml"])
def test_what_is_read_is_not_overwritten(heshi: Heshi, path: str) -> None:
    before = read(path)
    assert heshi(f"check wrong.md --rules news.yaml --output json={path}") == (
        2,
        "",
        f"{path}: {NOT_OVER}",
    )
    assert read(path) == before


def test_quiet_is_silent_where_all_is_well(heshi: Heshi) -> None:
    assert heshi("check good.md --rules news.yaml -q") == (0, "", "")
    assert heshi("check good.md --rules news.yaml -q --output r.json") == (0, "", "")
    assert json.loads(read("r.json"))["summary"]["exit_status"] == 0


def test_quiet_tells_only_what_fails(heshi: Heshi) -> None:
    run = heshi("check good.md wrong.md none.md --rules news.yaml -q")
    assert (run.status, run.err) == (2, "")
    assert run.out == (
        "wrong.md:1:1  contradicted  news/launch-day\n"
        "  claim  青禾科技于3月12日发布新品\n"
        "  draft  3月13日，青禾科技发布新品。\n"
        "         ^^^^^^^\n"
        "  issue  the date should be “3月12日”, found “3月13日”\n"
        "  fix    change “3月13日” to “3月12日”\n"
        "\n"
        "none.md  not checked  no such file\n"
        "  help   check the path\n"
    )


def test_quiet_tells_that_nothing_was_checked(heshi: Heshi) -> None:
    Path("loose.yaml").write_text(
        SHEET[: SHEET.index("  - id: launch")] + SHEET[SHEET.index("  - id: price") :]
    )
    assert heshi("check good.md --rules loose.yaml -q") == (2, "no claim was checked\n", "")


def test_quiet_leaves_a_format_for_programs_whole(heshi: Heshi) -> None:
    loud, quiet = (heshi(f"check good.md --rules news.yaml --format json {option}") for option in ("", "-q"))
    assert loud == quiet


def test_quiet_and_verbose_are_not_both_to_be_had(heshi: Heshi) -> None:
    run = heshi("check good.md --rules news.yaml -q -v")
    assert run == (2, "", "heshi check: -q and -v cannot be used together\n")


@pytest.mark.parametrize(
    ("value", "output"),
    [
        ("json=report", Output("json", "report")),
        ("json=a=b.txt", Output("json", "a=b.txt")),
        ("out/x=1.json", Output("json", "out/x=1.json")),
        ("报告.TXT", Output("text", "报告.TXT")),
    ],
)
def test_a_value_says_the_format(value: str, output: Output) -> None:
    assert read_outputs([value]) == (output,)


def test_all_wrong_values_are_told_at_once() -> None:
    with pytest.raises(UsageError) as caught:
        read_outputs(["xml=r.xml", "r.xml", "json=", "", "json=-", "a\0.json", "r.json", "text=./r.json"])
    listed = " ".join(REPORTERS)
    unsaid = "does not say which format it is"
    assert [one.in_(Lang.EN) for one in caught.value.mistakes] == [
        f"--output: there is no format “xml”; choose from: {listed}",
        f"--output: the suffix of “r.xml” {unsaid}; write FORMAT=r.xml, with a format of: {listed}",
        "--output: no file is named; write it like json=report.json",
        "--output: no file is named; write it like json=report.json",
        "--output: only a file can stand here; use --format for what is written to standard output",
        "--output: not the name of a file",
        "./r.json: two results are to be written to this file",
    ]


def test_the_suffix_of_a_sample_says_its_format() -> None:
    named = {form: form_of(f"r.{form}") for form in REPORTERS}
    assert {form: found for form, found in named.items() if found not in {form, ""}} == {}
    assert form_of("r") == form_of("r.xml") == form_of("r.yaml") == ""


def test_the_examples_of_a_sheet_go_to_files_too(heshi: Heshi) -> None:
    alone = heshi("test news.yaml --format junit").out
    run = heshi("test news.yaml --output out.xml --output json=r.json")
    assert run == heshi("test news.yaml")
    assert read("out.xml") == alone
    assert json.loads(read("r.json"))["schema"] == "heshi-examples/1"
    assert heshi("test news.yaml --output json=news.yaml").status == 2
    assert read("news.yaml") == SHEET

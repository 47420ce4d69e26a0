from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from cli.conftest import Heshi, Write

NOT_OVER = (
    "is read by this run and must not be overwritten; choose another file name;"
    " a report of an earlier run is no draft once .gitignore or exclude names it\n"
)

SHEET = """\
sheet: {id}
as_of: 2024-03-15
names: {{{name}: []}}
claims:
  - id: day
    says: {name}于3月12日开业
    about: [{name}, 开业]
    date: 3月12日
"""
CONFIG = """\
[[check]]
drafts = ["稿件/甲*"]
rules = "rules/a.yaml"

[[check]]
drafts = "稿件/乙.md"
rules = ["rules/b.yaml"]

[[check]]
drafts = "稿件/"
rules = ["rules/house"]
"""
RIGHT = "3月12日，{}开业。\n"
WRONG = "3月13日，{}开业。\n"


@pytest.fixture
def project(write: Write) -> Write:
    for id_, name, file in [
        ("a", "甲店", "a"),
        ("b", "乙店", "b"),
        ("c", "丙店", "house/c"),
        ("d", "丁店", "d"),
    ]:
        write(f"rules/{file}.yaml", SHEET.format(id=id_, name=name))
    write("稿件/甲.md", RIGHT.format("甲店") + RIGHT.format("丙店"))
    write("稿件/乙.md", RIGHT.format("乙店") + RIGHT.format("丙店"))
    write("heshi.toml", CONFIG)
    return write


def verdicts(out: str) -> dict[str, list[str]]:
    """The findings on each draft."""
    return {
        draft["path"]: [f"{one['sheet']}/{one['claim']} {one['verdict']}" for one in draft["findings"]]
        for draft in json.loads(out)["drafts"]
    }


def failures(out: str) -> list[tuple[str, str]]:
    """What could not be checked."""
    return [(one["what"], one["problem"]) for draft in json.loads(out)["drafts"] for one in draft["failures"]]


@pytest.mark.usefixtures("project")
def test_check_alone_checks_all_drafts_against_their_sheets(heshi: Heshi) -> None:
    run = heshi("check --format json")
    assert (run.status, run.err) == (0, "")
    assert verdicts(run.out) == {
        "稿件/乙.md": ["b/day supported", "c/day supported"],
        "稿件/甲.md": ["a/day supported", "c/day supported"],
    }


@pytest.mark.usefixtures("project")
def test_the_same_from_a_folder_below(heshi: Heshi, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a/b").mkdir(parents=True)
    monkeypatch.chdir("a/b")
    run = heshi("check --format json")
    assert run.status == 0
    assert list(verdicts(run.out)) == ["../../稿件/乙.md", "../../稿件/甲.md"]


@pytest.mark.usefixtures("project")
def test_a_configuration_named_from_below(heshi: Heshi, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a").mkdir()
    monkeypatch.chdir("a")
    run = heshi("check ../稿件/甲.md --config ../rules/../heshi.toml --format json")
    assert (run.status, verdicts(run.out)) == (0, {"../稿件/甲.md": ["a/day supported", "c/day supported"]})


def test_a_named_draft_has_the_sheets_of_its_entries(heshi: Heshi, project: Write) -> None:
    project("稿件/甲2.md", RIGHT.format("甲店"))
    run = heshi("check 稿件/甲2.md --format json")
    assert (run.status, verdicts(run.out)) == (1, {"稿件/甲2.md": ["a/day supported", "c/day missing"]})


@pytest.mark.usefixtures("project")
def test_standard_input_has_the_sheets_of_its_name(heshi: Heshi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(RIGHT.format("乙店").encode())))
    run = heshi("check - --stdin-filename 稿件/乙.md --format json")
    assert verdicts(run.out) == {"稿件/乙.md": ["b/day supported", "c/day missing"]}


@pytest.mark.usefixtures("project")
def test_rules_on_the_command_line_serve_every_draft(heshi: Heshi) -> None:
    run = heshi("check --rules rules/a.yaml --format json")
    assert verdicts(run.out) == {"稿件/乙.md": ["a/day missing"], "稿件/甲.md": ["a/day supported"]}


@pytest.mark.parametrize(
    ("front", "sheets"),
    [
        ("", ["d"]),
        ("heshi: a", ["a"]),
        ("heshi: [b, c]", ["b", "c"]),
        ("heshi: {sheets: a, ignore: {b/day: 不核对}}", ["a"]),
        ("heshi: {sheets: [c, a]}", ["a", "c"]),
        ("heshi: {ignore: {d/day: 不核对}}", ["d"]),
    ],
)
def test_a_draft_names_its_sheets(heshi: Heshi, project: Write, front: str, sheets: list[str]) -> None:
    project("heshi.toml", 'drafts = "新闻"\nrules = "rules/d.yaml"\nlibrary = "rules"\n')
    project("新闻/丙.md", f"---\ntitle: 丙\n{front}\n---\n正文。\n")
    run = heshi("check --format json")
    assert [one.split("/")[0] for one in verdicts(run.out)["新闻/丙.md"]] == sheets


def test_what_a_draft_misnames_is_told(heshi: Heshi, project: Write) -> None:
    project("稿件/甲.md", f"---\nheshi: {{sheet: b}}\n---\n{RIGHT.format('甲店')}{RIGHT.format('丙店')}")
    run = heshi("check 稿件/甲.md --lang zh")
    assert run.status == 0
    assert run.out.startswith(
        "稿件/甲.md:2:1  提醒  开头的 heshi 一栏没有“sheet”这一项，不起作用\n  办法  是不是“sheets”？\n"
    )


def test_what_a_draft_names_is_added_to_its_entries(heshi: Heshi, project: Write) -> None:
    project("稿件/甲.md", f"---\nheshi: b\n---\n{RIGHT.format('甲店')}")
    run = heshi("check 稿件/甲.md --format json")
    assert verdicts(run.out) == {"稿件/甲.md": ["a/day supported", "b/day missing", "c/day missing"]}


def test_a_draft_that_names_no_sheet_that_there_is(heshi: Heshi, project: Write) -> None:
    project("heshi.toml", 'drafts = "稿件"\nlibrary = "rules"\n')
    project("稿件/甲.md", f"---\nheshi: house-styel\n---\n{RIGHT.format('甲店')}")
    project("rules/house/c.yaml", SHEET.format(id="house-style", name="丙店"))
    run = heshi("check --format json")
    assert run.status == 2
    assert failures(run.out) == [
        ("稿件/乙.md", "no fact sheet serves this draft"),
        ("稿件/甲.md", 'the front matter names the sheet "house-styel", which there is not'),
    ]
    assert "  help   did you mean" in heshi("check 稿件/甲.md").out


@pytest.mark.usefixtures("project")
def test_a_draft_that_no_sheet_serves_is_told(heshi: Heshi) -> None:
    Path("别处.md").write_text(RIGHT.format("甲店"), encoding="utf-8")
    run = heshi("check 别处.md --lang zh")
    assert run == (
        2,
        (
            "别处.md  未能核对  没有事实表管这篇稿件\n"
            "  办法  在 heshi.toml 里加一节 [[check]]，或在稿件开头写 heshi: 事实表编号\n"
            "\n"
            "别处.md  支持 0 · 部分 0 · 矛盾 0 · 缺失 0 · 未能核对 1\n"
        ),
        "",
    )


def test_a_configuration_that_fits_no_draft(heshi: Heshi, project: Write) -> None:
    project("heshi.toml", CONFIG.replace("稿件", "稿子"))
    help_ = "look at drafts and exclude, or name drafts on the command line"
    assert heshi("check") == (2, "", f"heshi.toml: no draft fits this configuration; {help_}\n")


def test_a_section_that_fits_no_draft_is_told(heshi: Heshi, project: Write) -> None:
    project("heshi.toml", CONFIG.replace("稿件/乙", "稿件/已"))
    run = heshi("check --format json")
    assert (run.status, run.err) == (0, "")
    told = [one["problem"] for one in json.loads(run.out)["notices"]]
    assert told == ["heshi.toml:6:1: no draft fits this section"]
    assert json.loads(heshi("check 稿件/甲.md --format json").out)["notices"] == []


def test_sheets_that_are_not_there(heshi: Heshi, project: Write) -> None:
    project("heshi.toml", CONFIG.replace("rules/b", "rules/x").replace("rules/house", "rule/house"))
    assert heshi("check --lang zh") == (
        2,
        "",
        (
            "heshi.toml:7:1: 没有“rules/x.yaml”这个文件或文件夹\n"
            "heshi.toml:11:1: 没有“rule/house”这个文件或文件夹\n"
        ),
    )


def test_claims_that_are_not_there(heshi: Heshi, project: Write) -> None:
    project(
        "heshi.toml",
        f'{CONFIG}[severity]\n"a/dya" = "info"\n[[ignore]]\nclaims = ["*/day", "x/*"]\nreason = "旧"',
    )
    run = heshi("check")
    assert (run.status, run.out) == (2, "")
    assert run.err.splitlines() == [
        'heshi.toml:13:1: there is no claim "a/dya"; did you mean "a/day"?',
        'heshi.toml:15:1: there is no claim "x/*"; use one of: a/day, b/day, c/day',
    ]
    assert heshi("check --rules rules/d.yaml 稿件/甲.md --fail-on contradicted").status == 0


def test_what_is_excluded_and_what_git_ignores(heshi: Heshi, project: Write) -> None:
    for name in ("甲旧", "甲草稿", "甲3"):
        project(f"稿件/{name}.md", WRONG.format("甲店"))
    project("heshi.toml", f'exclude = "甲旧.md"\n{CONFIG}')
    project("稿件/.gitignore", "*草稿.md\n")
    found = ["稿件/乙.md", "稿件/甲.md", "稿件/甲3.md"]
    assert list(verdicts(heshi("check --format json").out)) == found
    assert list(verdicts(heshi("check 稿件 --format json").out)) == found
    named = heshi("check 稿件/甲旧.md 稿件/甲草稿.md --format json")
    assert list(verdicts(named.out)) == ["稿件/甲旧.md", "稿件/甲草稿.md"]


def test_the_command_line_overrules_the_configuration(heshi: Heshi, project: Write) -> None:
    project(
        "heshi.toml",
        f'format = "json"\nfail-on = "contradicted"\nlang = "zh"\noutput = {{text = "out/r.txt"}}\n{CONFIG}',
    )
    project("稿件/乙.md", "无关。\n")
    run = heshi("check")
    assert (run.status, json.loads(run.out)["summary"]["missing"]) == (0, 2)
    assert Path("out/r.txt").read_text(encoding="utf-8").splitlines()[-1].startswith("合计  支持 2 · ")
    Path("out/r.txt").unlink()
    other = heshi("check --format text --fail-on missing --lang en --output json=r.json -q")
    assert other.status == 1
    assert other.out.startswith("稿件/乙.md  missing  b/day\n")
    assert not Path("out/r.txt").exists()
    assert json.loads(Path("r.json").read_text(encoding="utf-8"))["summary"]["exit_status"] == 1


def test_an_output_of_the_configuration_counts_from_its_folder(
    heshi: Heshi, project: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    project("heshi.toml", f'output = {{text = "r.txt"}}\n{CONFIG}')
    Path("below").mkdir()
    monkeypatch.chdir("below")
    assert heshi("check -q").status == 0
    assert os.listdir() == []  # noqa: PTH208 - names alone are wanted
    assert Path("../r.txt").is_file()


def test_the_encoding_of_the_drafts(heshi: Heshi, project: Write) -> None:
    Path("稿件/甲.md").write_bytes(f"{RIGHT.format('甲店')}{RIGHT.format('丙店')}".encode("gb18030"))
    project("heshi.toml", f'encoding = "gbk"\n{CONFIG}')
    assert heshi("check 稿件/甲.md").status == 0
    overruled = heshi("check 稿件/甲.md --encoding utf-8")
    assert (overruled.status, "not checked" in overruled.out) == (2, True)


@pytest.mark.parametrize(
    ("outputs", "message"),
    [
        (
            '{text = "heshi.toml"}',
            f"heshi.toml: {NOT_OVER}",
        ),
        (
            '{text = "稿件/甲.md"}',
            f"稿件/甲.md: {NOT_OVER}",
        ),
        ('{text = "r", json = "./r"}', "heshi.toml:1:1: two results are to be written to this file\n"),
    ],
)
def test_outputs_that_cannot_be(heshi: Heshi, project: Write, outputs: str, message: str) -> None:
    project("heshi.toml", f"output = {outputs}\n{CONFIG}")
    assert heshi("check") == (2, "", message)


@pytest.mark.usefixtures("project")
def test_another_configuration_or_none(heshi: Heshi) -> None:
    Path("other.toml").write_text('drafts = "稿件/甲.md"\nrules = "rules/d.yaml"\n', encoding="utf-8")
    assert verdicts(heshi("check --config other.toml --format json").out) == {"稿件/甲.md": ["d/day missing"]}
    none = heshi("check 稿件/甲.md --no-config")
    assert none.err == "--rules: there is no fact sheet; add --rules and a sheet or a folder of them\n"


def test_mistakes_of_a_configuration_check_nothing(heshi: Heshi, project: Write) -> None:
    project("heshi.toml", 'drfts = "\\u001b[2J"\n')
    assert heshi("check 稿件/甲.md --rules rules/a.yaml") == (
        2,
        "",
        'heshi.toml:1:1: unknown field "drfts"; did you mean "drafts"?\n',
    )
    project("heshi.toml", 'fail-on = "\\u001b[2J"\n')
    assert "\x1b" not in heshi("check").err
    assert heshi("check").err.startswith('heshi.toml:1:11: "fail-on" cannot be "␛[2J"')


def test_messages_are_in_the_language_of_the_configuration(heshi: Heshi, project: Write) -> None:
    project("heshi.toml", 'lang = "zh"\ndrafts = "无"\nrules = "rules/a.yaml"')
    assert heshi("check").err.startswith("heshi.toml: 没有一篇稿件与这份配置相符；")


SEVERAL = """\
severity = {"a/day" = "warning", "wrong-date" = "info"}

[[ignore]]
claims = "b/*"
gaps = ["wrong-date"]
drafts = "稿件"
reason = "以合同为准"
"""


def test_severities_and_accepted_findings(heshi: Heshi, project: Write) -> None:
    project("heshi.toml", f"{SEVERAL}{CONFIG}")
    project("稿件/甲.md", WRONG.format("甲店"))
    project("稿件/乙.md", WRONG.format("乙店"))
    run = heshi("check --format json")
    found = [one for draft in json.loads(run.out)["drafts"] for one in draft["findings"]]
    assert run.status == 1
    assert [(one["sheet"], one["verdict"], one["severity"]) for one in found] == [
        ("b", "contradicted", "info"),
        ("c", "missing", "error"),
        ("a", "contradicted", "info"),
        ("c", "missing", "error"),
    ]
    assert json.loads(run.out)["summary"]["contradicted"] == 1
    assert heshi("check 稿件/乙.md --fail-on contradicted").status == 0
    assert heshi("check 稿件/甲.md --fail-on contradicted").status == 1


def test_an_entry_that_passes_over_nothing_is_told(heshi: Heshi, project: Write) -> None:
    used = '[[ignore]]\nclaims = ["a/day"]\nreason = "旧"\n'
    idle = '[[ignore]]\nclaims = ["b/day"]\nreason = "旧"\n'
    project("heshi.toml", f"{CONFIG}{used}{idle}")
    project("稿件/甲.md", WRONG.format("甲店") + RIGHT.format("丙店"))
    line = CONFIG.count("\n") + used.count("\n") + 2
    told = f"heshi.toml:{line}:1: this ignore entry has nothing to pass over"
    assert told in heshi("check --lang en").out
    assert "nothing to pass over" not in heshi("check 稿件/甲.md --lang en").out


@pytest.mark.parametrize("command", ["check", "baseline", "config"])
def test_one_configuration_or_none(heshi: Heshi, project: Write, command: str) -> None:
    project("heshi.toml", 'drafts = ["稿件"]\nrules = ["facts"]\n')
    assert heshi(f"{command} --config heshi.toml --no-config") == (
        2,
        "",
        "--no-config: cannot be used together with --config\n",
    )

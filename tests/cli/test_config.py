from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from cli.conftest import Heshi, Write

SHEET = """\
sheet: a
claims:
  - id: day
    says: 甲店于3月12日开业
    about: [甲店, 开业]
    date: 3月12日
"""
CONFIG = """\
fail-on = "partial"
output = {json = "out/r.json"}
exclude = ["旧.md"]

[[check]]
drafts = ["稿件"]
rules = "rules/a.yaml"

[severity]
"wrong-date" = "warning"
"a/day" = {level = "off", reason = "试运行"}

[[ignore]]
gaps = "hedged"
reason = "不管语气"
"""


@pytest.fixture(autouse=True)
def desk(write: Write) -> Write:
    write("rules/a.yaml", SHEET)
    write("稿件/甲.md", "3月12日，甲店开业。")
    write("heshi.toml", CONFIG)
    return write


def test_what_is_in_force_and_where_it_comes_from(heshi: Heshi) -> None:
    assert heshi("config --lang zh") == (
        0,
        """\
配置  heshi.toml

format    text                            默认
output    json=out/r.json                 heshi.toml:2:1
fail-on   partial                         heshi.toml:1:1
lang      zh                              命令行
encoding  （未写）                        默认
baseline  （未写）                        默认
exclude   旧.md                           heshi.toml:3:1
check     drafts=稿件 rules=rules/a.yaml  heshi.toml:6:1
severity  wrong-date=warning              heshi.toml:10:1
severity  a/day=off (试运行)              heshi.toml:11:1
ignore    gaps=hedged reason=不管语气     heshi.toml:14:1

稿件/甲.md  a
""",
        "",
    )


def test_what_the_command_line_overrules(heshi: Heshi) -> None:
    run = heshi("config 稿件/甲.md --rules rules --fail-on missing --output text=r.txt")
    lines = [line.split() for line in run.out.splitlines()]
    assert [line for line in lines if line[-2:] == ["command", "line"]] == [
        ["output", "text=r.txt", "command", "line"],
        ["fail-on", "missing", "command", "line"],
        ["drafts", "稿件/甲.md", "command", "line"],
        ["rules", "rules", "command", "line"],
    ]
    assert not any(line[:1] == ["check"] for line in lines)
    assert ["lang", "en", "environment"] in lines


def test_for_programs(heshi: Heshi) -> None:
    run = heshi("config --format json")
    shown = json.loads(run.out)
    assert (run.status, shown["schema"], shown["config"]) == (0, "heshi-config/1", "heshi.toml")
    assert {"key": "format", "value": "text", "from": {"source": "default"}} in shown["values"]
    assert {
        "key": "check",
        "value": {"drafts": ["稿件"], "rules": ["rules/a.yaml"]},
        "from": {"source": "file", "path": "heshi.toml", "line": 6, "column": 1},
    } in shown["values"]
    assert shown["drafts"] == [{"path": "稿件/甲.md", "sheets": ["a"], "problems": []}]


def test_drafts_that_could_not_be_checked(heshi: Heshi, write: Write) -> None:
    write("别处.md", "正文。")
    write("稿件/空.md", "")
    run = heshi("config 别处.md 稿件/空.md 稿件/甲.md --lang zh")
    assert run.status == 0
    assert run.out.endswith(
        "别处.md     没有事实表管这篇稿件\n稿件/空.md  稿件是空的，没有可核对的文字\n稿件/甲.md  a\n"
    )


def test_what_stops_a_check_is_told_below_the_settings(heshi: Heshi, write: Write) -> None:
    write("rules/a.yaml", SHEET.replace("date:", "dates:"))
    run = heshi("config")
    assert run.status == 2
    assert run.out.startswith("configuration  heshi.toml\n")
    assert run.err == 'rules/a.yaml:6:5: unknown kind "dates"; did you mean "date"?\n'


def test_without_a_configuration(heshi: Heshi) -> None:
    assert heshi("config --no-config --lang zh") == (
        0,
        """\
配置  没有

format    text      默认
output    （未写）  默认
fail-on   missing   默认
lang      zh        命令行
encoding  （未写）  默认
baseline  （未写）  默认
""",
        "",
    )


def test_what_would_drive_the_terminal_is_shown(heshi: Heshi, write: Write) -> None:
    write("heshi.toml", 'baseline = "\\u001b[2J.json"\n')
    assert "\x1b" not in heshi("config --lang zh").out


def test_other_commands_use_the_sheets_of_the_configuration(heshi: Heshi) -> None:
    assert heshi("explain 稿件/甲.md day").status == 0
    assert heshi("test").out.startswith("rules/a.yaml:3:5  a/day  lacks examples")


def test_what_a_configuration_misnames_stops_other_commands(heshi: Heshi, write: Write) -> None:
    write("heshi.toml", 'rules = "rule"')
    message = 'heshi.toml:1:1: there is no file or folder "rule"\n'
    assert heshi("test") == (2, "", message)
    assert heshi("explain 稿件/甲.md day") == (2, "", message)
    assert heshi("explain 稿件/甲.md day --rules rules").status == 0

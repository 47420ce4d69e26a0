from __future__ import annotations

from pathlib import Path

import pytest

from heshi.config.load import load_config
from heshi.config.model import Level
from heshi.errors import ConfigError
from heshi.findings import GAPS
from heshi.reporters import REPORTERS
from heshi.words import Lang

WHOLE = """\
drafts = "新闻"
rules = ["rules/house.yaml"]
library = "rules"
exclude = ["草稿/", "*.bak.md"]
format = "json"
output = {text = "out/r.txt"}
fail-on = "partial"
lang = "zh"
encoding = "gb18030"
baseline = "known.json"

[[check]]
drafts = ["稿件/**/*.md"]
rules = "rules/a.yaml"

[severity]
"a/b" = "warning"
"vaguer-date" = {level = "off", reason = "本报从简"}

[[ignore]]
claims = ["a/*"]
gaps = "hedged"
drafts = "稿件/旧/"
reason = "旧稿"
"""


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def wrong(text: str, lang: Lang = Lang.EN) -> list[str]:
    Path("heshi.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_config("heshi.toml")
    return [mistake.in_(lang) for mistake in caught.value.mistakes]


def test_a_whole_configuration() -> None:
    Path("sub").mkdir()
    Path("sub/heshi.toml").write_text(WHOLE, encoding="utf-8")
    config = load_config("sub/heshi.toml")
    assert (config.path, config.root) == ("sub/heshi.toml", Path.cwd() / "sub")
    assert config.says.model_dump(mode="json", by_alias=True) == {
        "drafts": ["新闻"],
        "rules": ["rules/house.yaml"],
        "library": ["rules"],
        "exclude": ["草稿/", "*.bak.md"],
        "format": "json",
        "output": {"text": "out/r.txt"},
        "fail-on": "partial",
        "lang": "zh",
        "encoding": "gb18030",
        "baseline": "known.json",
        "check": [{"drafts": ["稿件/**/*.md"], "rules": ["rules/a.yaml"]}],
        "severity": {
            "a/b": {"level": "warning", "reason": None},
            "vaguer-date": {"level": "off", "reason": "本报从简"},
        },
        "ignore": [{"claims": ["a/*"], "gaps": ["hedged"], "drafts": ["稿件/旧/"], "reason": "旧稿"}],
    }
    assert config.says.severity["vaguer-date"].level is Level.OFF
    assert str(config.place("fail-on")) == "sub/heshi.toml:7:1"
    assert str(config.place("check", "0")) == "sub/heshi.toml:13:1"
    assert str(config.place("severity", "a/b")) == "sub/heshi.toml:17:1"
    assert str(config.place("nothing")) == "sub/heshi.toml"
    assert config.located("rules/a.yaml") == "sub/rules/a.yaml"


def test_an_empty_configuration_says_nothing() -> None:
    Path("heshi.toml").touch()
    config = load_config("heshi.toml")
    assert config.says.model_dump(exclude_defaults=True) == {}


def test_all_mistakes_are_told_at_once_with_their_places() -> None:
    found = wrong("""\
fail-on = "partal"
draft = "x"
format = "xml"
[[check]]
drafts = "../x"
[[check]]
drafs = ["a"]
rules = ""
[severity]
"vager-date" = "info"
"a/b" = "off"
"a/c" = "warn"
"a/b/c" = "info"
[[ignore]]
reason = "x"
[[ignore]]
gaps = "hedgd"
[output]
xml = "a"
[lang]
a = 1
""")
    assert found == [
        'heshi.toml:1:11: "fail-on" cannot be "partal"; did you mean "partial"?',
        'heshi.toml:2:1: unknown field "draft"; did you mean "drafts"?',
        f'heshi.toml:3:10: there is no format "xml"; use one of: {", ".join(REPORTERS)}',
        'heshi.toml:5:1: "rules" is missing',
        'heshi.toml:5:10: "../x" is outside the folder of the configuration',
        'heshi.toml:7:1: unknown field "drafs"; did you mean "drafts"?',
        'heshi.toml:8:9: "rules" is empty',
        'heshi.toml:10:16: there is no gap "vager-date"; did you mean "vaguer-date"?',
        'heshi.toml:11:9: turning it off needs a reason; write {level = "off", reason = "…"}',
        'heshi.toml:12:9: "a/c" cannot be "warn"; did you mean "warning"?',
        'heshi.toml:13:11: "a/b/c" names no claim; write it as SHEET/CLAIM, * stands for any',
        "heshi.toml:15:1: nothing is named that may stand; give claims or gaps",
        'heshi.toml:17:1: "reason" is missing',
        'heshi.toml:17:8: there is no gap "hedgd"; did you mean "hedged"?',
        f'heshi.toml:19:7: there is no format "xml"; use one of: {", ".join(REPORTERS)}',
        "heshi.toml:21:1: \"lang\" cannot be \"{'a': '1'}\"; use one of: zh, en",
    ]


@pytest.mark.parametrize(
    ("pattern", "problem"),
    [
        ("..", '".." is outside the folder of the configuration'),
        ("a/../b", '"a/../b" is outside the folder of the configuration'),
        ("a\\\\b", '"a\\b" has a backslash; use "/"'),
        ("!", '"!" is no pattern of file names; write it as in .gitignore'),
    ],
)
def test_what_is_no_pattern(pattern: str, problem: str) -> None:
    assert wrong(f'exclude = ["ok", "{pattern}"]') == [f"heshi.toml:1:18: {problem}"]


@pytest.mark.parametrize(
    ("pattern", "read"), [(".", "**"), ("./", "**"), ("./稿件", "稿件"), ("*.md", "*.md"), ("/a", "/a")]
)
def test_a_dot_is_the_folder_of_the_configuration(pattern: str, read: str) -> None:
    Path("heshi.toml").write_text(f'drafts = "{pattern}"', encoding="utf-8")
    assert load_config("heshi.toml").says.drafts == (read,)


def test_what_is_no_encoding() -> None:
    assert wrong('encoding = "gb18031"') == [
        'heshi.toml:1:12: there is no encoding "gb18031"; did you mean "gb18030"?'
    ]
    Path("heshi.toml").write_text('encoding = "GBK"', encoding="utf-8")
    assert load_config("heshi.toml").says.encoding == "gbk"


def test_what_is_no_file() -> None:
    text = (
        'rules = "a\\u0000"\nlibrary = ["b", "\\u0000"]\nbaseline = "c\\u0000"\n[output]\njson = "\\u0000d"'
    )
    remedy = 'use "/": in double quotes a backslash and what follows it are one control character'
    assert wrong(text) == [
        f'heshi.toml:1:9: "a\0" has a control character; {remedy}',
        f'heshi.toml:2:17: "\0" has a control character; {remedy}',
        f'heshi.toml:3:12: "c\0" has a control character; {remedy}',
        f'heshi.toml:5:8: "\0d" has a control character; {remedy}',
    ]


def test_paths_mean_the_same_on_every_system() -> None:
    text = (
        "drafts = ['a\\b.md']\nrules = 'C:\\facts'\nlibrary = [\"x/y\", 'x\\y']\nbaseline = 'c\\d.json'\n"
        "[output]\njson = 'out\\r.json'"
    )
    assert wrong(text) == [
        'heshi.toml:1:11: "a\\b.md" has a backslash; use "/"',
        'heshi.toml:2:9: "C:\\facts" has a backslash; use "/"',
        'heshi.toml:3:19: "x\\y" has a backslash; use "/"',
        'heshi.toml:4:12: "c\\d.json" has a backslash; use "/"',
        'heshi.toml:6:8: "out\\r.json" has a backslash; use "/"',
    ]


def test_a_backslash_that_became_a_control_character() -> None:
    remedy = "请用“/”：双引号里的“\\”和后面的字合起来是一个控制字符"
    assert wrong('drafts = ["news\\first.md", "drafts\\new"]', Lang.ZH) == [
        f"heshi.toml:1:11: “news\x0cirst.md”里有控制字符；{remedy}",
        f"heshi.toml:1:28: “drafts\new”里有控制字符；{remedy}",
    ]


def test_mistakes_in_chinese() -> None:
    assert wrong('severities = "x"\n[severity]\n"a" = "off"', Lang.ZH) == [
        "heshi.toml:1:1: 没有“severities”这个字段；是不是“severity”？",
        f"heshi.toml:3:7: 没有“a”这种差错；可以用：{'、'.join(GAPS)}",
        'heshi.toml:3:7: 关掉要写理由；写成 {level = "off", reason = "…"}',
    ]


def test_a_section_of_pyproject() -> None:
    Path("pyproject.toml").write_text(
        '[project]\nname = "x"\n[tool.heshi]\nfail-on = "partial"\ndrafs = "a"\n', encoding="utf-8"
    )
    with pytest.raises(ConfigError) as caught:
        load_config("pyproject.toml")
    assert [mistake.in_(Lang.EN) for mistake in caught.value.mistakes] == [
        'pyproject.toml:5:1: unknown field "drafs"; did you mean "drafts"?'
    ]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("pyproject.toml", b"[tool.other]\n", "pyproject.toml: there is no section [tool.heshi]"),
        ("no.toml", None, "no.toml: cannot be read: no such file or folder"),
        (
            "heshi.toml",
            'lang = "中"'.encode("gb18030"),
            "heshi.toml:1:9: the file is not UTF-8, it looks like GB18030; save it as UTF-8",
        ),
    ],
)
def test_what_cannot_be_read(name: str, data: bytes | None, message: str) -> None:
    if data is not None:
        Path(name).write_bytes(data)
    with pytest.raises(ConfigError) as caught:
        load_config(name)
    assert [mistake.in_(Lang.EN) for mistake in caught.value.mistakes] == [message]

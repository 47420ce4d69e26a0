from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import pytest

from heshi import __version__
from heshi.check import Checker
from heshi.cli import main
from heshi.cli.run import colours
from heshi.kinds import KINDS
from heshi.reporters import REPORTERS
from make_docx import docx, p

Shut = Callable[..., None]

SHEET = """\
sheet: news
title: 青禾科技发布新品
as_of: 2024-03-15
names:
  青禾科技: [青禾]
claims:
  - id: launch-day
    says: 青禾科技于3月12日发布新品
    about: [青禾科技, {any: [发布, 推出]}]
    date: 3月12日
    examples:
      supported: [3月12日，青禾科技发布新品。]
      contradicted: [青禾科技于3月18日发布新品。]
  - id: cities
    says: 首批在北京、上海、成都开售
    about: [{any: [首批, 开售]}]
    list: [北京, 上海, 成都]
"""
GOOD = "3月12日，青禾科技发布新品。首批在北京、上海、成都开售。\n"
WRONG = "3月13日，青禾科技发布新品。首批在北京、上海、成都开售。\n"
SHORT = "3月12日，青禾科技发布新品。首批在北京、上海开售。\n"
SILENT = "青禾科技参加了一场展会。\n"


class Run(NamedTuple):
    status: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    Path("news.yaml").write_text(SHEET, encoding="utf-8")
    for name, text in [("good", GOOD), ("wrong", WRONG), ("short", SHORT), ("silent", SILENT)]:
        Path(f"{name}.md").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def heshi(capsys: pytest.CaptureFixture[str]) -> Heshi:
    return Heshi(capsys)


class Heshi:
    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, line: str) -> Run:
        status = main(line.split())
        return Run(status, *self._capsys.readouterr())


def process(*arguments: str, **environment: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - our own interpreter and program
        [sys.executable, "-m", "heshi", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, **environment},
    )


@pytest.mark.parametrize(
    ("drafts", "options", "status"),
    [
        ("good.md", "", 0),
        ("wrong.md", "", 1),
        ("short.md", "", 1),
        ("silent.md", "", 1),
        ("good.md wrong.md", "", 1),
        ("wrong.md", "--fail-on contradicted", 1),
        ("short.md", "--fail-on contradicted", 0),
        ("silent.md", "--fail-on contradicted", 0),
        ("short.md", "--fail-on partial", 1),
        ("silent.md", "--fail-on partial", 0),
        ("silent.md", "--fail-on missing", 1),
        ("good.md no-such.md", "", 2),
    ],
)
@pytest.mark.parametrize("form", ["text", "json"])
def test_exit_status(heshi: Heshi, drafts: str, options: str, status: int, form: str) -> None:
    run = heshi(f"check {drafts} --rules news.yaml --format {form} {options}")
    assert (run.status, run.err) == (status, "")
    if form == "json":
        assert json.loads(run.out)["summary"]["exit_status"] == status


def test_a_contradiction_as_an_editor_reads_it(heshi: Heshi) -> None:
    assert heshi("check wrong.md --rules news.yaml --lang zh").out == (
        "wrong.md:1:1  矛盾  news/launch-day\n"
        "  主张  青禾科技于3月12日发布新品\n"
        "  稿件  3月13日，青禾科技发布新品。\n"
        "        ^^^^^^^\n"
        "  问题  日期应为“3月12日”，写成了“3月13日”\n"
        "  建议  把“3月13日”改为“3月12日”\n"
        "\n"
        "wrong.md  支持 1 · 部分 0 · 矛盾 1 · 缺失 0\n"
    )


def test_drafts_from_a_folder(heshi: Heshi) -> None:
    Path("desk/b/.hidden").mkdir(parents=True)
    for name in [
        "desk/b/2.md",
        "desk/b/1.txt",
        "desk/a.md",
        "desk/.x.md",
        "desk/~$a.docx",
        "desk/b/.hidden/3.md",
        "desk/n.csv",
    ]:
        Path(name).write_text(GOOD, encoding="utf-8")
    run = heshi("check desk good.md desk/a.md --rules news.yaml --format json")
    assert [draft["path"] for draft in json.loads(run.out)["drafts"]] == [
        "desk/a.md",
        "desk/b/1.txt",
        "desk/b/2.md",
        "good.md",
    ]


def test_a_draft_named_in_several_ways_is_checked_once(heshi: Heshi, desk: Path) -> None:
    whole = (desk / "good.md").as_posix()
    run = heshi(f"check ./good.md good.md {whole} . --rules news.yaml --format json")
    assert [draft["path"] for draft in json.loads(run.out)["drafts"]] == [
        "./good.md",
        *(f"./{name}.md" for name in ("short", "silent", "wrong")),
    ]


def test_a_folder_without_drafts(heshi: Heshi) -> None:
    Path("empty").mkdir()
    run = heshi("check empty --rules news.yaml")
    assert run.status == 2
    assert run.out.startswith("empty  not checked  there is no draft in this folder that can be read\n")


def test_a_folder_that_cannot_be_read_is_never_silence(heshi: Heshi, shut: Shut) -> None:
    for name in ("desk/a.md", "desk/shut/b.md", "desk/shut.md"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(GOOD, encoding="utf-8")
    shut(Path("desk/shut"))
    for named in ("desk", "desk/shut"):
        run = heshi(f"check {named} --rules news.yaml")
        assert run.status == 2
        assert run.out.startswith("desk/shut  not checked  cannot be read: permission denied\n")
    assert heshi("check desk --rules news.yaml --format github --lang zh").out == (
        "::error file=desk/shut,line=1,title=未能核对 desk/shut::无法读取：没有权限\n"
        "::notice title=核实::支持 4 · 部分 0 · 矛盾 0 · 缺失 0 · 未能核对 1\n"
    )


def test_a_folder_above_that_cannot_be_read_says_nothing(
    heshi: Heshi, shut: Shut, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a program may pass through a folder but not look into it, as above a container's workspace."""
    inner = desk / "top" / "inner"
    inner.mkdir(parents=True)
    for name in ("good.md", "news.yaml"):
        (desk / name).rename(inner / name)
    monkeypatch.chdir(inner)
    shut(desk / "top", but="inner")
    assert heshi("check . --rules news.yaml").status == 0


@pytest.mark.parametrize(
    "line",
    [
        "check wrong.md --rules news.yaml more.yaml",
        "check --rules news.yaml more.yaml wrong.md",
        "check --rules news.yaml wrong.md more.yaml",
        "check wrong.md --rules news.yaml --rules more.yaml",
        "check --rules=news.yaml wrong.md --rules=more.yaml",
        "check wrong.md --rules news.yaml sheets",
        "check wrong.md --rules sheets news.yaml",
    ],
)
def test_several_sheets(heshi: Heshi, line: str) -> None:
    more = SHEET.replace("sheet: news", "sheet: more")
    Path("more.yaml").write_text(more, encoding="utf-8")
    Path("sheets").mkdir()
    Path("sheets/more.yml").write_text(more, encoding="utf-8")
    draft = json.loads(heshi(f"{line} --format json").out)["drafts"][0]
    assert draft["path"] == "wrong.md"
    assert {finding["sheet"] for finding in draft["findings"]} == {"news", "more"}


def test_standard_input(heshi: Heshi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(WRONG.encode("gb18030"))))
    run = heshi("check - --stdin-filename 终稿.txt --rules news.yaml --format json")
    assert (run.status, json.loads(run.out)["drafts"][0]["path"]) == (1, "终稿.txt")


def test_today_reads_what_a_sheet_leaves_open(heshi: Heshi) -> None:
    Path("open.yaml").write_text(SHEET.replace("as_of: 2024-03-15\n", ""), encoding="utf-8")
    Path("draft.md").write_text("青禾科技昨日发布新品。首批在北京、上海、成都开售。\n", encoding="utf-8")
    lines = [f"check draft.md --rules open.yaml --today 2024-03-{day}" for day in (13, 14)]
    assert [heshi(line).status for line in lines] == [0, 1]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "check --rules news.yaml",
            "DRAFT: there is no draft; name files or folders, or - for standard input",
        ),
        ("check good.md", "--rules: there is no fact sheet; add --rules and a sheet or a folder of them"),
        (
            "check news.yaml --rules news.yaml",
            "news.yaml: is a fact sheet, not a draft; write it after --rules",
        ),
        ("check good.md --rules", "heshi: Option '--rules' requires an argument; for usage: heshi --help"),
        ("check good.md --rules --verbose", "--rules: needs a fact sheet or a folder of them"),
        (
            "check good.md --rules news.yaml --today 2024-02-30",
            "--today: “2024-02-30” is not a day; write it like 2023-09-26",
        ),
        (
            "check good.md --rules news.yaml --format xml",
            f"--format: there is no “xml”; choose from: {' '.join(REPORTERS)}",
        ),
        ("check good.md --rules news.yaml --lang fr", "--lang: there is no “fr”; choose from: zh en"),
        (
            "check good.md --rules news.yaml --fail-on supported",
            "--fail-on: there is no “supported”; choose from: contradicted partial missing",
        ),
        ("mentions", "DRAFT: there is no draft; name files or folders, or - for standard input"),
        (
            "explain wrong.md --rules news.yaml",
            "heshi explain: a draft and a claim are wanted; write heshi explain DRAFT CLAIM --rules SHEET",
        ),
        (
            "explain wrong.md launch-day",
            "--rules: there is no fact sheet; add --rules and a sheet or a folder of them",
        ),
        (
            "explain wrong.md lunch-day --rules news.yaml",
            "lunch-day: there is no such claim; did you mean launch-day?",
        ),
        ("explain wrong.md --kind date", "heshi explain: --kind takes neither a draft nor a claim"),
        ("test", "rules: no sheet is named and there is no such folder; name a sheet or a folder of them"),
        ("chek", "heshi: No such command 'chek'. Did you mean 'check', 'schema'?; for usage: heshi --help"),
    ],
)
def test_wrong_usage(heshi: Heshi, line: str, message: str) -> None:
    assert heshi(line) == (2, "", f"{message}\n")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "check good.md --rulez news.yaml",
            "heshi: 没有选项 --rulez（相近的有 --rules）；看用法：heshi check --help",
        ),
        ("chek", "heshi: 没有命令 chek（相近的有 check、schema）；看用法：heshi --help"),
        ("init a b c", "heshi: 多出了参数 b c；看用法：heshi init --help"),
        ("check good.md --rules", "heshi: 选项 --rules 后面缺一个值；看用法：heshi --help"),
        ("check good.md --verbose=1 --rules news.yaml", "heshi: 选项 --verbose 不带值；看用法：heshi --help"),
        ("--today", "heshi: 没有选项 --today；看用法：heshi --help"),
    ],
)
def test_wrong_usage_in_chinese(heshi: Heshi, line: str, message: str) -> None:
    assert heshi(f"--lang zh {line}") == (2, "", f"{message}\n")


def test_a_sheet_with_mistakes_checks_nothing(heshi: Heshi) -> None:
    bad = SHEET.replace("sheet: news", "sheet: bad").replace("date:", "dates:")
    Path("bad.yaml").write_text(bad, encoding="utf-8")
    text = heshi("check good.md --rules news.yaml bad.yaml")
    assert (text.status, text.out) == (2, "")
    assert text.err.startswith("bad.yaml:10:5: ")
    found = json.loads(heshi("check good.md --rules news.yaml bad.yaml --format json").out)
    assert [failure["what"] for failure in found["failures"]] == ["bad.yaml:10:5"]
    assert (found["drafts"], found["summary"]["exit_status"]) == ([], 2)


def test_a_broken_claim_is_a_failure_in_the_report(heshi: Heshi, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(import_module("heshi.check"), "_judge", fail)
    run = heshi("check good.md --rules news.yaml --format json")
    found = json.loads(run.out)
    assert (run.status, found["summary"]["failures"]) == (2, 2)
    assert [failure["what"] for failure in found["drafts"][0]["failures"]] == [
        "news/launch-day",
        "news/cities",
    ]


def test_an_internal_error_is_one_sentence(heshi: Heshi, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        message = "ouch\x1b[2J"
        raise RuntimeError(message)

    monkeypatch.setattr(Checker, "of", fail)
    assert heshi("check good.md --rules news.yaml") == (
        2,
        "",
        "internal error: RuntimeError: ouch␛[2J; run again with HESHI_TRACEBACK=1 to see where\n",
    )
    monkeypatch.setenv("HESHI_TRACEBACK", "1")
    with pytest.raises(RuntimeError, match="ouch"):
        main(["check", "good.md", "--rules", "news.yaml"])


def test_an_interrupt_is_one_word(heshi: Heshi, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Checker, "of", interrupt)
    assert heshi("check good.md --rules news.yaml --lang zh") == (130, "", "已中断\n")


def test_a_closed_pipe_is_quiet() -> None:
    with process("check", "wrong.md", "--rules", "news.yaml") as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.close()
        assert run.stderr.read() == b""
    assert run.returncode == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk here")
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_full_disk_is_no_gap(form: str) -> None:
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run(  # noqa: S603 - our own interpreter and program
            [sys.executable, "-m", "heshi", "check", "wrong.md", "--rules", "news.yaml", "--format", form],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            encoding="utf-8",
        )
    assert (run.returncode, run.stderr) == (2, "the result is not written whole: the disk is full\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk here")
def test_what_cannot_be_told_is_no_success() -> None:
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run(
            [sys.executable, "-m", "heshi", "check", "good.md", "--rules", "none.yaml"],
            stdout=subprocess.PIPE,
            stderr=full,
            check=False,
        )
    assert (run.returncode, run.stdout) == (2, b"")


def test_a_closed_output_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["check", "good.md", "--rules", "news.yaml", "--output", "json=r.json"]) == 2
    assert capsys.readouterr().err == "the result is not written whole: it is closed\n"
    assert json.loads(Path("r.json").read_text(encoding="utf-8"))["summary"]["exit_status"] == 0


def test_closed_streams_that_nothing_is_written_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["check", "good.md", "--rules", "news.yaml", "-q"]) == 0
    assert main(["check", "wrong.md", "--rules", "news.yaml", "-q"]) == 2


def test_a_closed_standard_input_is_told(heshi: Heshi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    run = heshi("check - --rules news.yaml")
    assert (run.status, run.err) == (2, "")
    assert run.out.startswith("-  not checked  standard input is closed\n")


def test_a_docx_on_standard_input(heshi: Heshi, monkeypatch: pytest.MonkeyPatch) -> None:
    data = docx(p(), p("青禾科技于3月12日发布新品，售价3299元。"))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    run = heshi("mentions - --stdin-filename 稿件.docx --kind date")
    assert run.out == "稿件.docx:¶2:6  date  3月12日  XXXX-03-12  month-day\n"


@pytest.mark.parametrize("form", ["text", "json"])
def test_output_is_utf8_everywhere(form: str) -> None:
    arguments = ("check", "wrong.md", "--rules", "news.yaml", "--format", form)
    outputs = [
        process(*arguments, PYTHONIOENCODING=encoding, PYTHONUTF8="0").communicate()[0]
        for encoding in ("ascii", "gbk", "utf-8")
    ]
    assert len(set(outputs)) == 1
    assert "青禾科技于3月12日发布新品" in outputs[0].decode("utf-8")
    assert b"\x1b" not in outputs[0]


def test_names_that_would_drive_the_terminal_are_shown(heshi: Heshi) -> None:
    name = "坏\x1b[31m.md"
    Path(name).write_text(WRONG, encoding="utf-8")
    run = heshi(f"check {name} --rules news.yaml --lang zh")
    assert run.out.startswith("坏␛[31m.md:1:1  矛盾  ")
    assert "\x1b" not in run.out


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "environment", "expected"),
    [
        (Terminal(), {"TERM": "xterm"}, True),
        (Terminal(), {"TERM": "xterm", "NO_COLOR": ""}, True),
        (Terminal(), {"TERM": "xterm", "NO_COLOR": "1"}, False),
        (Terminal(), {"TERM": "dumb"}, False),
        (io.StringIO(), {"TERM": "xterm"}, False),
    ],
)
def test_colours(stream: io.StringIO, environment: dict[str, str], *, expected: bool) -> None:
    assert colours(stream, environment) is expected


def test_colours_in_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stdout", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    main(["check", "wrong.md", "--rules", "news.yaml", "--lang", "zh"])
    assert "\x1b[1;31m矛盾\x1b[0m" in terminal.getvalue()


def test_version(heshi: Heshi) -> None:
    assert heshi("--version") == (0, f"heshi {__version__}\n", "")


def test_nothing_asked_shows_the_help_and_fails(heshi: Heshi) -> None:
    run = heshi("")
    assert (run.status, run.out) == (2, "")
    assert run.err.startswith("Usage: heshi [OPTIONS] COMMAND [ARGS]...\n")


@pytest.mark.parametrize("command", ["", "check", "test", "mentions", "explain", "kinds"])
@pytest.mark.parametrize(("lang", "usage", "other"), [("zh", "用法：", "Options:"), ("en", "Usage:", "选项")])
def test_help_in_both_languages(heshi: Heshi, command: str, lang: str, usage: str, other: str) -> None:
    run = heshi(f"{command} --help --lang {lang}".strip())
    assert (run.status, run.err) == (0, "")
    assert run.out.startswith(usage)
    assert other not in run.out
    assert "list[str]" not in run.out


def test_examples_of_a_sheet(heshi: Heshi) -> None:
    assert heshi("test news.yaml") == (
        0,
        (
            "news.yaml:14:5  news/cities  "
            "lacks examples: at least one of support and one of a gap are wanted\n"
            "\n"
            "passed 2 · failed 0 · claims untested 1 · gaps unseen 12\n"
        ),
        "",
    )
    assert heshi("test news.yaml --strict").status == 1


def test_an_example_that_fails(heshi: Heshi) -> None:
    Path("rules").mkdir()
    Path("rules/bad.yaml").write_text(SHEET.replace("3月18日", "3月12日"), encoding="utf-8")
    run = heshi("test --lang zh")
    assert run.status == 1
    assert run.out.startswith(
        "rules/bad.yaml:13:22  news/launch-day\n  青禾科技于3月12日发布新品。\n  应为 矛盾，得到 支持\n"
    )


def test_sheets_without_examples_test_nothing(heshi: Heshi) -> None:
    head, tail = SHEET.split("    examples:\n")
    Path("bare.yaml").write_text(head + "  - id: cities" + tail.split("  - id: cities")[1], encoding="utf-8")
    run = heshi("test bare.yaml")
    assert (run.status, run.out.splitlines()[-1]) == (2, "there are no examples in these sheets")


def test_mentions(heshi: Heshi) -> None:
    run = heshi("mentions wrong.md --kind date --kind name --rules news.yaml --today 2024-03-15")
    assert (run.status, run.err) == (0, "")
    cells = [line.split()[:3] for line in run.out.splitlines()]
    assert cells[:2] == [["wrong.md:1:1", "date", "3月13日"], ["wrong.md:1:7", "name", "青禾科技"]]


def test_mentions_as_json(heshi: Heshi) -> None:
    run = heshi("mentions wrong.md --kind date --format json --rules news.yaml")
    found = json.loads(run.out)
    mention = found["drafts"][0]["mentions"][0]
    assert (found["schema"], found["drafts"][0]["path"]) == ("heshi-mentions/1", "wrong.md")
    assert (mention["kind"], mention["text"]) == ("date", "3月13日")
    assert mention["at"] == {"start": 0, "end": 5, "line": 1, "column": 1, "end_line": 1, "end_column": 6}


def test_mentions_of_what_cannot_be_read(heshi: Heshi) -> None:
    run = heshi("mentions wrong.md no-such.md --kind quote")
    assert (run.status, run.out) == (2, "")
    assert run.err.startswith("no-such.md: ")


def test_an_explanation(heshi: Heshi) -> None:
    assert heshi("explain wrong.md launch-day --rules news.yaml --lang zh") == (
        0,
        (
            "wrong.md:1:1  矛盾  news/launch-day\n"
            "  主张  青禾科技于3月12日发布新品\n"
            "  要求  3月12日 → XXXX-03-12\n"
            "  主题  青禾科技 · 发布/推出\n"
            "\n"
            "1:1  与主张矛盾\n"
            "  稿件  3月13日，青禾科技发布新品。\n"
            "        ^^^^^^^\n"
            "  主题  青禾科技（同一句） · 发布（同一句）\n"
            "  读作  3月13日 → XXXX-03-13\n"
            "  比较  与主张冲突\n"
            "  语气  直说：没有否定、推测或提问管到这里\n"
            "  问题  日期应为“3月12日”，写成了“3月13日”\n"
            "\n"
            "  缘由  矛盾从严：相冲突的说法写在主题近旁，说的就是它，又不是推测或提问。"
            "这样的地方有一处，就重于其他结论。\n"
        ),
        "",
    )


def test_an_explanation_of_standard_input(heshi: Heshi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(GOOD.encode())))
    run = heshi("explain - news/launch-day --rules news.yaml")
    assert (run.status, run.out.splitlines()[0]) == (0, "stdin.md:1:1  supported  news/launch-day")


def test_a_claim_that_two_sheets_have(heshi: Heshi) -> None:
    Path("more.yaml").write_text(SHEET.replace("sheet: news", "sheet: more"), encoding="utf-8")
    assert heshi("explain wrong.md cities --rules news.yaml more.yaml") == (
        2,
        "",
        "cities: several sheets have such a claim; write one of: news/cities more/cities\n",
    )
    run = heshi("explain wrong.md more/cities --rules news.yaml more.yaml")
    assert (run.status, run.out.splitlines()[0]) == (0, "wrong.md:1:19  supported  more/cities")


def test_an_explanation_of_what_cannot_be_read(heshi: Heshi) -> None:
    run = heshi("explain no-such.md cities --rules news.yaml")
    assert (run.status, run.out) == (2, "")
    assert run.err.startswith("no-such.md: ")


def test_the_manual_of_a_kind(heshi: Heshi) -> None:
    run = heshi("explain --kind list")
    assert (run.status, run.err) == (0, "")
    assert run.out.startswith("# `list`: an enumeration holds these items\n")


def test_the_kinds(heshi: Heshi) -> None:
    run = heshi("kinds --lang zh")
    assert (run.status, run.err) == (0, "")
    assert [line.split()[0] for line in run.out.splitlines()] == list(KINDS)
    assert "date       date: 9月25号" in run.out


@pytest.mark.parametrize("form", ["json", "junit"])
def test_examples_for_programs(heshi: Heshi, form: str) -> None:
    run = heshi(f"test news.yaml --format {form}")
    assert (run.status, run.err) == (0, "")
    assert run.out.startswith({"json": "{\n", "junit": "<?xml "}[form])

"""What a run does not load: the cost of a call is that of what it uses."""

from __future__ import annotations

import gc
import importlib
import os
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import pytest

import heshi
from heshi.kinds import KINDS
from heshi.reporters import REPORTERS
from heshi.text.regex import Later

ROOT = Path(__file__).parents[1]

LOADED = """
import contextlib, io, sys
with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
    status = eval(sys.argv[1])
print(status, *sys.modules)
"""
"""Prints what an expression comes to, and the modules that a fresh process then has."""

FOR_WORDS = {"numpy", "pickle", "pkuseg", "spacy", "spacy_pkuseg", "srsly"}
"""What segmentation and the word list take."""

FOR_A_CHECK = {
    "ahocorasick_rs",
    "heshi.api",
    "heshi.check",
    "heshi.document",
    "heshi.readers.decode",
    "heshi.recognise.stance",
    "heshi.rules.model",
    "heshi.topics",
    "opencc",
    "pyromark",
    "yaml",
}
"""What every check takes."""

FOR_SOME = {
    "borax",
    "chardetng_py",
    "heshi.baseline",
    "heshi.cli.git",
    "heshi.collate",
    "heshi.config.load",
    "heshi.coverage",
    "heshi.explain",
    "heshi.extract",
    "heshi.fixes",
    "heshi.sources",
    "heshi.witness",
    "jinja2",
    "pathspec",
    "pypdfium2",
    "rapidfuzz",
    "re2",
    "rich.console",
    "rich.style",
    "tomllib",
    "watchfiles",
}
"""What only some checks take: those of other formats, of a misspelt word, with a configuration …"""

SHEET = """
sheet: s
title: 会
claims:
  - {id: on, says: 大会9月25日开幕, about: [大会, 开幕], date: 9月25日}
"""


def printed(code: str, *arguments: str, folder: Path) -> str:
    """Return what a fresh process prints that runs ``code``; it must fail at nothing."""
    environment = {**os.environ, "PYTHONPATH": str(Path(heshi.__file__).parents[1])}
    run = subprocess.run(  # noqa: S603 - this interpreter, on what stands in this file
        [sys.executable, "-c", code, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert run.stderr == ""
    return run.stdout


def loaded(expression: str, folder: Path = ROOT) -> tuple[str, set[str]]:
    """Return what an expression comes to in a fresh process, and which modules it has then."""
    status, *names = printed(LOADED, expression, folder=folder).split()
    return status, set(names)


def called(arguments: str, folder: Path = ROOT) -> tuple[str, set[str]]:
    """Return the exit status of a command line, and the modules that its process has then."""
    return loaded(f"__import__('heshi.cli').cli.main({arguments.split()!r})", folder)


@pytest.mark.parametrize("arguments", ["--version", "--help", "-h --lang zh"])
def test_version_and_help_load_nothing_but_the_parser(arguments: str) -> None:
    status, modules = called(arguments)
    assert status == "0"
    assert "heshi.cli.app" in modules
    assert modules & (FOR_WORDS | FOR_A_CHECK | FOR_SOME | {"pydantic", "heshi.cli.check"}) == set()


WRONG = ("chekc", "--bogus", "--lang xx", "", "check --bogus", "check -q -v")
FOR_OTHERS = ("compare --bogus", "mentions --kind dates a.md", "extract --bogus", "text --format xml a.md")


@pytest.mark.parametrize("arguments", [*WRONG, *FOR_OTHERS])
def test_a_wrong_call_loads_nothing_that_checks(arguments: str) -> None:
    status, modules = called(arguments)
    assert status == "2"
    checking = FOR_A_CHECK - {
        "heshi.document",
        "heshi.readers.decode",
    }  # these tell which encodings there are
    assert modules & (FOR_WORDS | checking | FOR_SOME) == set()


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A folder with a sheet of one claim and drafts of several formats."""
    (tmp_path / "s.yaml").write_text(SHEET, encoding="utf-8")
    for name in ("a.md", "a.txt", "a.html"):
        (tmp_path / name).write_text("大会9月25日开幕。", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(("name", "reader"), [("a.md", "markdown"), ("a.txt", "plain"), ("a.html", "html")])
def test_a_check_loads_what_it_uses(name: str, reader: str, story: Path) -> None:
    status, modules = called(f"check {name} --rules s.yaml", story)
    assert status == "0"
    others = {f"heshi.readers.{each}" for each in ("markdown", "plain", "html", "docx", "pdf")}
    assert modules & others == {f"heshi.readers.{reader}"}
    assert {kind for kind in KINDS if f"heshi.kinds.{kind}" in modules} == {"date"}
    homes = {form: REPORTERS[form].render.__module__ for form in REPORTERS}
    assert {form for form, home in homes.items() if home in modules} == {"text"}
    assert modules >= FOR_A_CHECK - {"pyromark"}
    assert modules & (FOR_WORDS - {"pickle"} | FOR_SOME) == set()


def test_the_package_loads_nothing_until_it_is_used() -> None:
    status, modules = loaded("__import__('heshi').__version__")
    assert status == heshi.__version__
    assert {name for name in modules if name.startswith("heshi")} == {"heshi"}
    _, modules = loaded("__import__('heshi').UsageError.__name__")
    assert {name for name in modules if name.startswith("heshi")} == {"heshi", "heshi.errors", "heshi.words"}


def test_every_public_name_is_there() -> None:
    assert {name: getattr(heshi, name).__name__ for name in heshi.__all__} == {
        name: name for name in heshi.__all__
    }
    assert set(heshi.__all__) <= set(dir(heshi))
    with pytest.raises(AttributeError, match="module 'heshi' has no attribute 'nothing'"):
        _ = heshi.nothing  # type: ignore[attr-defined]


def every_module() -> list[str]:
    """The names of all modules of the package but those that run when they are imported."""
    found = pkgutil.walk_packages(heshi.__path__, "heshi.")
    return [module.name for module in found if not module.name.endswith("__main__")]


def test_no_module_takes_the_place_of_a_public_name() -> None:
    assert set(heshi.__all__) & {name.removeprefix("heshi.") for name in every_module()} == set()


def test_every_pattern_compiles() -> None:
    for name in every_module():
        importlib.import_module(name)
    patterns = [each for each in gc.get_objects() if type(each) is Later]
    assert len(patterns) > 500
    for pattern in patterns:
        assert pattern.groups == re.compile(pattern.pattern, pattern.flags).groups


AT_ONCE = """
import threading
import heshi

gate = threading.Barrier(8)
found = []

def check():
    gate.wait()
    sheets = heshi.load_sheets(["s.yaml"])
    for text in ("大会9月26日开幕。", "大會９月２５日開幕。", "大会闭幕。"):
        report = heshi.check_text(text, sheets)
        verdicts = [(each.verdict.value, [gap.code for gap in each.gaps]) for each in report.findings()]
        found.append(str(verdicts))

threads = [threading.Thread(target=check) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*(f"{count} {line}" for line, count in __import__("collections").Counter(found).items()), sep="\\n")
"""
"""Eight threads that all use the package first; prints what they found, and how often."""


def test_threads_may_begin_at_once(story: Path) -> None:
    assert sorted(printed(AT_ONCE, folder=story).splitlines()) == [
        "8 [('contradicted', ['wrong-date'])]",
        "8 [('missing', ['not-stated'])]",
        "8 [('supported', [])]",
    ]


def test_an_interruption_while_the_command_line_loads_is_no_traceback() -> None:
    interrupted = (
        "import builtins, sys\n"
        "from heshi.cli import main\n"
        "real = builtins.__import__\n"
        "def halted(name, *rest):\n"
        "    if name == 'typer':\n"
        "        raise KeyboardInterrupt\n"
        "    return real(name, *rest)\n"
        "builtins.__import__ = halted\n"
        "sys.exit(main(['--version']))\n"
    )
    command = [sys.executable, "-c", interrupted]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own code
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "\n")

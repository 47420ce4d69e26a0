"""The commands in the documents do what the documents say they do."""

from __future__ import annotations

import re
import shlex
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from heshi.cli import main

ROOT = Path(__file__).parents[1]
PAGES = ("README.md", *sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md")))
ENGLISH = {"docs/README.en.md"}

FENCE = re.compile(
    r"^(?:<!-- file: (?P<file>\S+) -->\n)?```(?P<info>\w*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
LINK = re.compile(r"\]\((?P<target>[^)#\s]+)(?:#[^)\s]*)?\)")
SET_UP = re.compile(r"^python3 -m venv \.venv && .*&& \.venv/bin/(?P<command>heshi .*)$")


@dataclass(frozen=True)
class Page:
    """A document's code blocks.

    Attributes:
        files: the files that it has the reader make, by name.
        sessions: the console sessions, with their output.
    """

    files: dict[str, str]
    sessions: tuple[str, ...]


def page(name: str) -> Page:
    fences = list(FENCE.finditer((ROOT / name).read_text(encoding="utf-8")))
    return Page(
        {fence["file"]: fence["body"] for fence in fences if fence["file"]},
        tuple(fence["body"] for fence in fences if fence["info"] == "console"),
    )


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder as the reader of a document sees it: the repository's, but safe to write to."""
    for name in ("rules", "fixtures"):
        (tmp_path / name).symlink_to(ROOT / name)
    monkeypatch.chdir(tmp_path)


def commands(session: str) -> list[str]:
    return [line.removeprefix("$ ") for line in session.splitlines() if line.startswith("$ ")]


def pattern(session: str) -> str:
    """What the session must look like; a line ``…`` stands for any lines."""
    return "".join(
        r"(?:.*\n)*" if line == "…\n" else re.escape(line) for line in session.splitlines(keepends=True)
    )


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("name", [name for name in PAGES if page(name).sessions])
def test_sessions(name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8" if name in ENGLISH else "zh_CN.UTF-8")
    for file, text in page(name).files.items():
        Path(file).parent.mkdir(parents=True, exist_ok=True)
        Path(file).write_text(text, encoding="utf-8")
    for session in page(name).sessions:
        real = ""
        status = 0
        for command in commands(session):
            real += f"$ {command}\n"
            if command == "echo $?":
                real += f"{status}\n"
                continue
            program, *arguments = shlex.split(command)
            assert program == "heshi"
            status = main(arguments)
            output = capsys.readouterr()
            real += output.err + output.out
        assert real == session or re.fullmatch(pattern(session), real)


@pytest.mark.parametrize("name", ["README.md", "docs/README.en.md"])
def test_the_command_that_sets_up_and_checks(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    asked = [match["command"] for line in lines if (match := SET_UP.match(line))]
    monkeypatch.chdir(ROOT)
    assert [main(shlex.split(command)[1:]) for command in asked] == [1]
    assert capsys.readouterr().err == ""


def test_both_readmes_give_the_same_commands() -> None:
    chinese, english = (
        [fence["body"] for fence in FENCE.finditer(text) if fence["info"] == "sh"]
        for text in ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "docs/README.en.md"))
    )
    assert chinese == english


@pytest.mark.parametrize("name", [*PAGES, "CHANGELOG.md"])
def test_links_lead_somewhere(name: str) -> None:
    targets = [match["target"] for match in LINK.finditer((ROOT / name).read_text(encoding="utf-8"))]
    near = [target for target in targets if "://" not in target]
    assert [target for target in near if not (ROOT / name).parent.joinpath(target).exists()] == []


@pytest.mark.parametrize("name", ["README.md", "docs/README.en.md"])
def test_every_dependency_is_explained(name: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {re.split(r"[=<>!~\[]", requirement)[0] for requirement in project["dependencies"]}
    rows = re.findall(r"^\| `([\w-]+)` \|", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(set(rows) & wanted) == sorted(wanted)

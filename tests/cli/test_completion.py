from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from heshi.cli import main
from heshi.cli.completion import SHELLS
from heshi.reporters import REPORTERS

if TYPE_CHECKING:
    from pathlib import Path

BASH = shutil.which("bash") if sys.platform != "win32" else None


REGISTERS = {
    "bash": "complete -o default -F _heshi_completion heshi",
    "zsh": "compdef _heshi_completion heshi",
    "fish": "complete --command heshi",
    "powershell": "Register-ArgumentCompleter -Native -CommandName heshi",
}
"""How each script has its shell ask heshi."""


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_has_its_script(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    run = capsys.readouterr()
    assert REGISTERS[shell] in run.out
    assert "_HESHI_COMPLETE" in run.out
    assert run.err == ""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["completion"], "SHELL: no shell is named; choose from: bash zsh fish powershell\n"),
        (["completion", "tcsh"], "SHELL: there is no “tcsh”; choose from: bash zsh fish powershell\n"),
    ],
)
def test_a_wrong_shell_is_told(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    assert main(arguments) == 2
    assert capsys.readouterr() == ("", message)


@pytest.mark.skipif(BASH is None, reason="no bash here")
@pytest.mark.parametrize(
    ("line", "completions"),
    [
        ("heshi comp", ["compare", "completion"]),
        ("heshi check --fo", ["--format"]),
        ("heshi check --format ", list(REPORTERS)),
        ("heshi check draft.md --fail-on p", ["partial"]),
        ("heshi explain --kind qu", ["quantity", "quote"]),
        ("heshi completion z", ["zsh"]),
        ("heshi text --encoding big5-", ["big5-hkscs"]),
        ("heshi check draft.md --rules ", []),
    ],
)
def test_bash_completes(
    line: str, completions: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What bash itself makes of the script; an empty answer is its sign to complete file names."""
    program = tmp_path / "heshi"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m heshi "$@"\n', encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    words = line.split(" ")
    assert main(["completion", "bash"]) == 0
    script = f"""
        {capsys.readouterr().out}
        complete -p heshi >&2
        COMP_WORDS=({" ".join(f"'{word}'" for word in words)})
        COMP_CWORD={len(words) - 1}
        _heshi_completion heshi
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    run = subprocess.run(  # noqa: S603 - bash as found, and our own script
        [str(BASH), "--norc", "-c", script],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}", "LC_ALL": "C.UTF-8"},
    )
    assert run.stderr == "complete -o default -F _heshi_completion heshi\n"
    assert run.stdout.split() == completions

"""Names of files that a terminal or a pipeline would obey, in every format."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from heshi.reporters import REPORTERS

Heshi = Callable[..., tuple[int, str, str]]

CLEAR, TITLE, BIDI = "\x1b[2J", "\x1b]0;x\x07", "\u202e"
NAME = f"a{CLEAR}{TITLE}{BIDI}\n::error::名\r##[error].md"
OBEYED = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]|^\s*(?:::|##\[)", re.MULTILINE)
TURNED = re.compile("[\u202a-\u202e\u2066-\u2069]")
XML = {"junit", "checkstyle"}
"""Formats that name the file as it is, for programs that look for it, save what XML cannot hold."""

pytestmark = [
    pytest.mark.usefixtures("desk"),
    pytest.mark.skipif(sys.platform == "win32", reason="no such name is possible there"),
]


@pytest.mark.parametrize("name", [name for name in REPORTERS if name != "github"])
def test_a_name_is_shown_and_not_obeyed(heshi: Heshi, name: str) -> None:
    Path("wrong.md").rename(NAME)
    run = heshi(f"check --rules rules --format {name}", NAME, "gone\x1b[2J.md")
    assert (run[0], run[2]) == (2, "")
    assert OBEYED.search(run[1]) is None
    assert name in XML or TURNED.search(run[1]) is None


def test_no_more_commands_than_there_are_things_to_tell(heshi: Heshi) -> None:
    Path("wrong.md").rename(NAME)
    status, out, _ = heshi("check --rules rules --format github", NAME)
    lines = out.splitlines()
    assert (status, [re.split("[ :]", line.removeprefix("::"))[0] for line in lines]) == (
        1,
        ["error", "notice"],
    )
    assert not set(out) & {"\x1b", "\r", "\x07", BIDI}


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--rules", "rules", "--baseline", f"no{CLEAR}.json", "good.md"],
        ["check", "--rules", f"no{CLEAR}.yaml", "good.md"],
        ["check", "--rules", "rules", "--changed", f"no{CLEAR}", "good.md"],
        ["baseline", "--rules", "rules", f"no{CLEAR}.md"],
        ["baseline", "--rules", "rules", "good.md", "-o", f"no{CLEAR}.json"],
    ],
)
def test_messages_too(heshi: Heshi, git: Callable[..., str], arguments: list[str]) -> None:
    git("init", "--quiet")
    _, out, err = heshi("", *arguments)
    assert "no␛[2J" in out + err
    assert "\x1b" not in out + err

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from heshi.check import Checker
from heshi.cli.asked import Asked
from heshi.cli.outcome import Outcome, Surroundings
from heshi.cli.progress import Progress
from heshi.cli.settings import resolve
from heshi.cli.watch import Session
from heshi.recognise.segment import Segmenter
from heshi.words import Lang

if TYPE_CHECKING:
    from heshi.document import Document
    from heshi.findings import DraftReport

Heshi = Callable[..., tuple[int, str, str]]

pytestmark = pytest.mark.usefixtures("desk")

SHEET, GOOD, WRONG = Path("rules/news.yaml"), Path("good.md"), Path("wrong.md")
WATCHING = "watching 3 files, to check again at every change; Ctrl-C ends it"
BOUND = 60
"""Seconds after which a process that says nothing is given up."""


class Watching:
    """A real ``heshi check --watch``, whose lines are read as they come."""

    def __init__(self, *arguments: str) -> None:
        self.process = subprocess.Popen(  # noqa: S603 - our own interpreter and program
            [sys.executable, "-m", "heshi", "check", "--watch", "--lang", "en", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            # A group of its own, so that Ctrl-C reaches it alone.
            start_new_session=True,
        )
        self._lines: Queue[str] = Queue()
        self._reader = Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as lines:
            for line in lines:
                self._lines.put(line.rstrip("\n"))

    def round(self) -> list[str]:
        """The lines up to the one that says that it is watching."""
        lines: list[str] = []
        while not (lines and lines[-1].startswith("watching ")):
            try:
                lines.append(self._lines.get(timeout=BOUND))
            except Empty:
                pytest.fail(f"no more came after {lines}")
        return lines

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=BOUND)

    def close(self) -> None:
        self.process.kill()
        self.process.wait(timeout=BOUND)
        self._reader.join()


@pytest.fixture
def watching() -> Iterator[Callable[..., Watching]]:
    started: list[Watching] = []

    def start(*arguments: str) -> Watching:
        started.append(Watching(*arguments))
        return started[-1]

    yield start
    for one in started:
        one.close()


def save(path: Path, text: str) -> None:
    """Save as editors do: a new file in the place of the old one."""
    beside = path.with_suffix(".tmp")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent otherwise there")
def test_it_checks_again_and_again_until_ctrl_c(watching: Callable[..., Watching]) -> None:
    good = GOOD.read_text(encoding="utf-8")
    sheet = SHEET.read_text(encoding="utf-8")
    run = watching("good.md", "wrong.md", "--rules", "rules")
    assert run.round()[-3:] == ["total  supported 3 · partial 0 · contradicted 1 · missing 0", "", WATCHING]
    save(WRONG, good)
    assert run.round()[-3:] == ["total  supported 4 · partial 0 · contradicted 0 · missing 0", "", WATCHING]
    save(SHEET, sheet.replace("date: 3月12日", "date: 13月12日"))
    broken = "\n".join(run.round())
    assert "rules/news.yaml:10:11: " in broken
    assert "supported" not in broken
    save(SHEET, sheet.replace("date: 3月12日", "date: 3月14日"))
    assert run.round()[-3:] == ["total  supported 2 · partial 0 · contradicted 2 · missing 0", "", WATCHING]
    assert run.stop() == 130


def surroundings() -> Surroundings:
    def show(outcome: Outcome) -> None:
        raise NotImplementedError

    return Surroundings(
        colour=False,
        width=100,
        read_stdin=bytes,
        segmenter=Segmenter(),
        progress=lambda total: Progress(total, sys.stderr, {"CI": "1"}, Lang.EN),
        show=show,
    )


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The drafts that are checked, in the order in which they are."""
    names: list[str] = []
    check = Checker.check

    def noting(checker: Checker, document: Document) -> DraftReport:
        names.append(document.source.path)
        return check(checker, document)

    monkeypatch.setattr(Checker, "check", noting)
    return names


def session(*drafts: str) -> Session:
    asked = Asked(drafts=drafts, rules=("rules",))
    return Session(asked, Lang.EN, surroundings(), resolve(asked, Lang.EN))


def test_only_what_has_changed_is_checked_again(checked: list[str]) -> None:
    watch = session(".")

    def again(*changed: Path) -> list[str]:
        checked.clear()
        watch.again(frozenset(changed))
        return [*checked]

    assert again() == ["./good.md", "./wrong.md"]
    assert again(GOOD) == ["./good.md"]
    new = Path("new.md")
    new.write_bytes(GOOD.read_bytes())
    assert again(new) == ["./new.md"]
    new.unlink()
    assert again(new) == []
    # A sheet that says the same as before changes nothing.
    assert again(SHEET) == []
    text = SHEET.read_text(encoding="utf-8")
    SHEET.write_text(text.replace("3月12日", "3月14日"), encoding="utf-8")
    assert again(SHEET) == ["./good.md", "./wrong.md"]
    SHEET.write_text("sheet: [", encoding="utf-8")
    assert again(SHEET) == []
    SHEET.write_text(text, encoding="utf-8")
    assert again(SHEET) == ["./good.md", "./wrong.md"]


def test_all_that_counts_is_followed() -> None:
    text = SHEET.read_text(encoding="utf-8")
    SHEET.write_text(text.replace("names:", "use: shared/names.yaml\nnames:"), encoding="utf-8")
    names = Path("rules/shared/names.yaml")
    names.parent.mkdir()
    names.write_text("names:\n  北京: [首都]\n", encoding="utf-8")
    watch = session("good.md", "drafts")
    Path("drafts/.hidden").mkdir(parents=True)
    Path("drafts/in").mkdir()
    Path("drafts/in/a.md").write_bytes(GOOD.read_bytes())
    watch.first()
    followed = watch.look()
    assert {path.as_posix() for path in followed.files} == {
        "good.md",
        "drafts/in/a.md",
        "rules/news.yaml",
        "rules/shared/names.yaml",
        str(names.resolve()),
    }
    assert {path.as_posix() for path in followed.folders} == {"drafts", "drafts/in", "rules", "rules/shared"}


def test_a_changed_configuration_is_gone_by(checked: list[str]) -> None:
    config = Path("heshi.toml")
    every = 'drafts = ["*.md"]\nrules = ["rules"]\n'
    config.write_text(every, encoding="utf-8")
    asked = Asked()
    watch = Session(asked, Lang.EN, surroundings(), resolve(asked, Lang.EN))
    assert (watch.first().status, checked) == (1, ["good.md", "wrong.md"])
    assert {config, SHEET, GOOD, WRONG} <= watch.look().files
    checked.clear()
    config.write_text(f'{every}exclude = ["wrong.md"]\n', encoding="utf-8")
    assert (watch.again(frozenset({config})).status, checked) == (0, [])
    config.write_text("rules = [", encoding="utf-8")
    broken = watch.again(frozenset({config}))
    assert (broken.status, broken.err.startswith("heshi.toml:")) == (2, True)
    config.write_text(every, encoding="utf-8")
    assert (watch.again(frozenset({config})).status, checked) == (1, [])


def test_standard_input_cannot_be_watched(heshi: Heshi) -> None:
    assert heshi("check - --rules rules --watch") == (
        2,
        "",
        "--watch: cannot be used with standard input (-); name files or folders\n",
    )


def test_a_wrong_call_ends_at_once(heshi: Heshi) -> None:
    assert heshi("check --rules rules --watch")[0] == 2
    assert heshi("check good.md --watch")[0] == 2

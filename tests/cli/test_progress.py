from __future__ import annotations

from io import StringIO
from itertools import count
from typing import TYPE_CHECKING

import pytest

from heshi.cli.progress import Progress
from heshi.words import Lang

if TYPE_CHECKING:
    from collections.abc import Mapping


class _Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def run(
    stream: StringIO, total: int, *, seconds: float = 0.0, environment: Mapping[str, str] | None = None
) -> str:
    ticks = count()
    with Progress(total, stream, environment or {}, Lang.ZH, lambda: next(ticks) * seconds) as step:
        for _ in range(total):
            step()
    return stream.getvalue()


def test_a_long_run_shows_how_far_it_has_come_and_leaves_nothing() -> None:
    shown = run(_Terminal(), 4, seconds=0.6)
    assert "正在核对" in shown
    assert "0/4" in shown
    assert "4/4" in shown
    # Erased, with the cursor shown again.
    assert shown.endswith("\x1b[?25h\r\x1b[1A\x1b[2K")


def test_many_drafts_are_long_from_the_start() -> None:
    assert "正在核对" in run(_Terminal(), 64)


def test_a_short_run_shows_nothing() -> None:
    assert run(_Terminal(), 20) == ""


@pytest.mark.parametrize("environment", [{"CI": "true"}, {"TERM": "dumb"}])
def test_no_log_gets_it(environment: dict[str, str]) -> None:
    assert run(StringIO(), 64) == ""
    assert run(_Terminal(), 64, environment=environment) == ""


def test_it_goes_when_the_run_breaks_off() -> None:
    stream = _Terminal()
    with pytest.raises(KeyboardInterrupt), Progress(64, stream, {}, Lang.EN):
        raise KeyboardInterrupt
    assert stream.getvalue().endswith("\x1b[?25h\r\x1b[1A\x1b[2K")

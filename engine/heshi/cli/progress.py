"""How far a long run has come: one line of a terminal, gone when the run is over."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Self, TextIO

from heshi.words import Lang, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import TracebackType

    from rich.progress import Progress as Bar

_CHECKING = Words(zh="正在核对", en="checking")
_PATIENCE = 1.0
"""After so many seconds a run is long."""
_MANY = 64
"""With so many drafts a run is long from the start."""


def shown(stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Return whether progress is for ``stream``: a terminal before a person, not the log of a pipeline."""
    return stream.isatty() and not environment.get("CI") and environment.get("TERM") != "dumb"


class Progress:
    """The progress of one run, as a context; call it when a draft is done.

    Args:
        total: how many drafts there are.
        stream: where to show it.
        environment: the process's variables.
        lang: the language of the line.
        clock: tells the seconds since any fixed moment.
    """

    def __init__(
        self,
        total: int,
        stream: TextIO,
        environment: Mapping[str, str],
        lang: Lang,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Show nothing yet."""
        self._total = total
        self._stream = stream
        self._environment = environment
        self._lang = lang
        self._clock = clock
        self._done = 0
        self._shown = shown(stream, environment) and total > 1
        self._begun = 0.0
        self._bar: Bar | None = None

    def __enter__(self) -> Self:
        """Begin."""
        self._begun = self._clock()
        self._show()
        return self

    def __call__(self) -> None:
        """Count one draft."""
        self._done += 1
        self._show()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave nothing behind."""
        if self._bar is not None:
            self._bar.stop()

    def _show(self) -> None:
        """Show how far the run has come, if it is a long one."""
        if not self._shown:
            return
        if self._bar is None and (self._total >= _MANY or self._clock() - self._begun > _PATIENCE):
            self._bar = _bar(self._stream, self._environment, self._lang, self._total)
            self._bar.start()
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=self._done)


def _bar(stream: TextIO, environment: Mapping[str, str], lang: Lang, total: int) -> Bar:
    """Return the line, not shown yet."""
    from rich.console import Console  # noqa: PLC0415 - 40 ms, for long runs alone
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn  # noqa: PLC0415 - as above
    from rich.progress import Progress as Bar  # noqa: PLC0415 - as above

    console = Console(file=stream, no_color=bool(environment.get("NO_COLOR")))
    bar = Bar(
        TextColumn(_CHECKING.in_(lang)),
        BarColumn(),
        MofNCompleteColumn(),
        console=console,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    bar.add_task("", total=total)
    return bar

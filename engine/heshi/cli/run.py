"""From the command line to an exit status: the only place that knows the streams and the terminal."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from dataclasses import replace
from io import TextIOBase, TextIOWrapper
from typing import TYPE_CHECKING, TextIO, cast

from heshi.cli import INTERRUPTED
from heshi.cli.app import parse
from heshi.cli.arguments import CHANGED, OPTION, join_changed, spread_rules
from heshi.cli.outcome import MISTAKE, WIDEST, Outcome, Surroundings, told
from heshi.cli.speech import language
from heshi.errors import DraftError, HeshiError, Mistake, Place, UsageError, reason_of
from heshi.text.width import visible
from heshi.words import Lang, Words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TRACEBACK = "HESHI_TRACEBACK"
"""The environment variable that has an internal error shown whole, for a report of it."""

_PIPE_CLOSED = 141
"""The exit status where the reader of the output has gone: 128 and the signal's number, as in a shell."""

_STOPPED = Words(zh="已中断", en="interrupted")
_UNWRITTEN = Words(zh="结果没有写完：{}", en="the result is not written whole: {}")
_NO_STDIN = Words(zh="标准输入已经关闭", en="standard input is closed")
_CLEAR = "\x1b[H\x1b[2J\x1b[3J"
"""Has a terminal forget what it shows (ECMA-48: CUP, ED)."""
_WIDTH = 80
"""The columns of a terminal that does not say how many it has."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks.

    Args:
        arguments: the command line without the program's name; by default that of the process.

    Returns:
        The exit status: 0 all well, 1 gaps, 2 a mistake or nothing checked, 130 interrupted, 141 the
        reader of the output has gone.
    """
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    sys.stdout = cast("TextIO", sys.stdout or _Closed())
    sys.stderr = cast("TextIO", sys.stderr or _Closed())
    for stream in (sys.stdout, sys.stderr):
        _write_utf8(stream)
    lang = language(arguments, os.environ)
    try:
        outcome = _told(_outcome(arguments, lang), lang)
    except KeyboardInterrupt:
        sys.stderr.write(f"{_STOPPED.in_(lang)}\n")
        return INTERRUPTED
    except BrokenPipeError:
        _discard(sys.stdout)
        return _PIPE_CLOSED
    return outcome.status


class _Closed(TextIOBase):
    """Stands for a stream that was closed before the program began, where Python has none."""

    def write(self, text: str, /) -> int:
        """Refuse whatever is not nothing.

        Raises:
            OSError: there is something to write.
        """
        if text:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        return 0


def colours(stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Return whether to write colours to ``stream``.

    Only a terminal gets them, and none where ``NO_COLOR`` is set (no-color.org) or ``TERM`` is ``dumb``.
    """
    return stream.isatty() and not environment.get("NO_COLOR") and environment.get("TERM") != "dumb"


def _outcome(arguments: Sequence[str], lang: Lang) -> Outcome:
    """Return what comes of ``arguments``; an error of any kind is told and never looks like success."""
    try:
        asked = parse(_spread(arguments), lang)
        return Outcome(asked) if isinstance(asked, int) else asked.run(_surroundings(lang))
    except HeshiError as error:
        return Outcome(MISTAKE, err=told(error, lang))
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except Exception as error:  # whatever it is, the user gets a sentence and status 2
        if os.environ.get(TRACEBACK):
            raise
        return Outcome(MISTAKE, err=f"{visible(_internal(error).in_(lang))}\n")


def _spread(arguments: Sequence[str]) -> list[str]:
    """Return ``arguments`` as the parser takes them, see ``arguments``.

    Raises:
        UsageError: a value is missing.
    """
    if not any(argument.startswith((OPTION, CHANGED)) for argument in arguments):
        return list(arguments)
    from heshi.cli.drafts import holds_sheets, is_draft  # noqa: PLC0415 - for these options

    return spread_rules(join_changed(arguments, is_draft), holds_sheets)


def _told(outcome: Outcome, lang: Lang) -> Outcome:
    """Write an outcome, and return it as it has turned out: a mistake where it cannot be told whole.

    Raises:
        BrokenPipeError: the reader of standard output has gone.
    """
    outcome = _written(outcome, lang)
    unheard = _put(sys.stderr, outcome.err)
    unread = _put(sys.stdout, outcome.out)
    if unread is not None:
        problem = _UNWRITTEN.in_(lang).format(reason_of(unread).in_(lang))
        _put(sys.stderr, f"{problem}\n")
    return outcome if unheard is unread is None else replace(outcome, status=MISTAKE)


def _put(stream: TextIO, text: str) -> OSError | None:
    """Write a text, and return why that failed where it did.

    Raises:
        BrokenPipeError: the reader has gone.
    """
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _discard(stream)
        return error
    return None


def _shown(outcome: Outcome, lang: Lang) -> None:
    """Write an outcome on a screen that is cleared first, or below all else where there is no screen."""
    if sys.stdout.isatty() and os.environ.get("TERM") != "dumb":
        sys.stdout.write(_CLEAR)
        sys.stdout.flush()
    _told(outcome, lang)


def _written(outcome: Outcome, lang: Lang) -> Outcome:
    """Return the outcome once its files stand; where they cannot, a mistake, with all else still told."""
    if not outcome.files:
        return outcome
    from heshi.cli.files import write_files  # noqa: PLC0415 - for those who write files

    try:
        write_files(outcome.files)
    except UsageError as error:
        return replace(outcome, status=MISTAKE, err=outcome.err + told(error, lang))
    return outcome


def _internal(error: Exception) -> Words:
    """Return what to say of a fault in Heshi itself."""
    name = f"{type(error).__name__}: {error}"
    return Words(
        zh=f"核实内部出错：{name}；设 {TRACEBACK}=1 再运行一次，可以看到出错的位置",
        en=f"internal error: {name}; run again with {TRACEBACK}=1 to see where",
    )


def _surroundings(lang: Lang) -> Surroundings:
    """Return what a command may know of the terminal."""
    from heshi.cli.progress import Progress  # noqa: PLC0415 - for what is run, not for help and wrong calls
    from heshi.cli.segmentation import segmenter  # noqa: PLC0415 - as above

    width = shutil.get_terminal_size((_WIDTH, 0)).columns if sys.stdout.isatty() else WIDEST
    return Surroundings(
        colour=colours(sys.stdout, os.environ),
        width=min(width, WIDEST),
        read_stdin=_read_stdin,
        segmenter=segmenter(os.environ, sys.stderr, lang),
        progress=lambda total: Progress(total, sys.stderr, os.environ, lang),
        show=lambda outcome: _shown(outcome, lang),
    )


def _read_stdin() -> bytes:
    """Return all bytes of standard input.

    Raises:
        DraftError: there is none.
    """
    if sys.stdin is None:
        from heshi.cli.drafts import STDIN  # noqa: PLC0415 - for this mistake

        raise DraftError([Mistake(Place(STDIN), _NO_STDIN)])
    return sys.stdin.buffer.read()


def _write_utf8(stream: TextIO) -> None:
    """Have ``stream`` write UTF-8 and plain line feeds on every platform; stand-ins are left alone."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _discard(stream: TextIO) -> None:
    """Send what a stream still holds nowhere, so that the interpreter does not complain at its end."""
    if isinstance(stream, _Closed):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)

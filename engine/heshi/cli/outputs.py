"""Where a report goes: one format to standard output, any number of others to files."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from heshi.cli.files import Written
from heshi.cli.options import DEFAULT_FORM
from heshi.cli.outcome import WIDEST, Outcome, told
from heshi.cli.root import repository_root
from heshi.errors import HeshiError, Mistake, Place, UsageError
from heshi.findings import Failure, Report
from heshi.reporters import REPORTERS, View
from heshi.text import regex as re
from heshi.words import Words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from heshi.cli.outcome import Surroundings
    from heshi.cli.settings import Settings

OPTION = "--output"
OUTPUT = Words(
    zh="另写一份到文件，如 sarif=out.sarif；后缀看得出格式的可以只写文件名。可以重复。",
    en="Write the result to a file too, as in sarif=out.sarif; the file alone will do where its suffix says"
    " the format. May be repeated.",
)

SUFFIXES = {
    ".txt": ("text",),
    ".htm": ("html",),
    ".md": ("markdown",),
    ".xml": ("checkstyle", "junit"),
}
"""The formats that a file of a suffix may have, besides those that are a format's name (``.json``)."""

_NAMED = re.compile(r"(?P<form>[\w-]*)=(?P<path>.*)", re.DOTALL)
"""``FORMAT=FILE``."""

_NO_FILE = Words(zh="没有写文件名", en="no file is named")
_NO_FILE_HELP = Words(zh="写成 json=report.json 这样", en="write it like json=report.json")
_NO_NAME = Words(zh="不是文件名", en="not the name of a file")
_STDOUT = Words(zh="这里只能写文件", en="only a file can stand here")
_STDOUT_HELP = Words(zh="写到标准输出请用 --format", en="use --format for what is written to standard output")
_TWICE = Words(zh="有两份结果要写进这个文件", en="two results are to be written to this file")
_OVER_INPUT = Words(
    zh="是这次要读的文件，不能被结果盖掉", en="is read by this run and must not be overwritten"
)
_OVER_INPUT_HELP = Words(
    zh="换一个文件名；如果是上一次的报告，写进 .gitignore 或配置的 exclude，就不当作稿件",
    en="choose another file name; a report of an earlier run is no draft once .gitignore or exclude names it",
)


@dataclass(frozen=True, slots=True)
class Output:
    """A report that goes to a file.

    Attributes:
        form: the name of its format.
        path: the file as the user named it.
    """

    form: str
    path: str


def read_outputs(values: Iterable[str], forms: Collection[str] = REPORTERS) -> tuple[Output, ...]:
    """Return what the values of ``--output`` ask for.

    Args:
        values: each ``FORMAT=FILE``, or a ``FILE`` whose suffix says the format.
        forms: the formats that there are.

    Raises:
        UsageError: some ask for what cannot be done; all of them are told.
    """
    outputs: list[Output] = []
    mistakes: list[Mistake] = []
    for value in values:
        made = _read_output(value, forms)
        if isinstance(made, Mistake):
            mistakes.append(made)
        else:
            outputs.append(made)
    mistakes += repeated(outputs)
    if mistakes:
        raise UsageError(mistakes)
    return tuple(outputs)


def _read_output(value: str, forms: Collection[str]) -> Output | Mistake:
    """Return the output that a value of ``--output`` asks for, or what is wrong with it."""
    named = _NAMED.fullmatch(value)
    path = named["path"] if named else value
    if not path:
        return Mistake(Place(OPTION), _NO_FILE, _NO_FILE_HELP)
    if "\0" in path:
        return Mistake(Place(OPTION), _NO_NAME)
    if path == "-":
        return Mistake(Place(OPTION), _STDOUT, _STDOUT_HELP)
    form = named["form"] if named else form_of(path, forms)
    if form in forms:
        return Output(form, path)
    listed = " ".join(forms)
    if named:
        problem = Words(zh=f"没有“{form}”这种格式", en=f"there is no format “{form}”")
        return Mistake(Place(OPTION), problem, Words(zh=f"可以用：{listed}", en=f"choose from: {listed}"))
    problem = Words(
        zh=f"从“{path}”的后缀看不出是哪种格式", en=f"the suffix of “{path}” does not say which format it is"
    )
    remedy = Words(
        zh=f"写成 格式={path}，格式可以用：{listed}", en=f"write FORMAT={path}, with a format of: {listed}"
    )
    return Mistake(Place(OPTION), problem, remedy)


def form_of(path: str, forms: Collection[str] = REPORTERS) -> str:
    """Return which of ``forms`` the suffix of a file says; empty where it says none or several."""
    suffix = PurePath(path).suffix.lower()
    meant = [form for form in SUFFIXES.get(suffix, (suffix.removeprefix("."),)) if form in forms]
    return meant[0] if len(meant) == 1 else ""


def repeated(outputs: Iterable[Output]) -> Iterator[Mistake]:
    """Yield a mistake for each file that more than one output is to be written to."""
    seen: set[str] = set()
    for output in outputs:
        real = os.path.realpath(output.path)
        if real in seen:
            yield Mistake(Place(output.path), _TWICE)
        seen.add(real)


def refuse_overwriting(outputs: Sequence[Output], read: Iterable[str]) -> None:
    """Refuse an output in the place of a file that the run reads.

    Args:
        outputs: where reports go.
        read: the files that are read: drafts, sheets, the configuration.

    Raises:
        UsageError: an output would overwrite one.
    """
    if not outputs:
        return
    inputs = {os.path.realpath(name) for name in read if Path(name).is_file()}
    over = [output.path for output in outputs if os.path.realpath(output.path) in inputs]
    if over:
        raise UsageError([Mistake(Place(path), _OVER_INPUT, _OVER_INPUT_HELP) for path in over])


def deliver(report: Report, settings: Settings, surroundings: Surroundings) -> Outcome:
    """Return the outcome of a run that came to ``report``: its exit status, its text, its files.

    Args:
        report: what the run found.
        settings: the formats, and how loudly to speak.
        surroundings: the colours and the columns of standard output.
    """
    quiet = settings.quiet and settings.form == DEFAULT_FORM
    view = replace(_view(settings), colour=surroundings.colour, width=surroundings.width, quiet=quiet)
    return Outcome(
        report.exit_status(settings.fail_on),
        REPORTERS[settings.form].render(report, view),
        files=_files(report, settings),
    )


def deliver_mistakes(error: HeshiError, settings: Settings) -> Outcome:
    """Return the outcome of a run that stopped at mistakes in its sheets; every format tells them.

    In the format for people they stand alone on standard error, as all mistakes do.

    Args:
        error: the mistakes.
        settings: the formats.
    """
    report = Report((), tuple(map(Failure.of, error.mistakes)))
    files = _files(report, settings)
    status = report.exit_status(settings.fail_on)
    if settings.form == DEFAULT_FORM:
        return Outcome(status, err=told(error, settings.lang), files=files)
    return Outcome(status, REPORTERS[settings.form].render(report, _view(settings)), files=files)


def _files(report: Report, settings: Settings) -> tuple[Written, ...]:
    """Return the report in each format that goes to a file; no colours, and the same width everywhere."""
    view = replace(_view(settings), width=WIDEST)
    return tuple(
        Written(output.path, REPORTERS[output.form].render(report, view)) for output in settings.outputs
    )


def _view(settings: Settings) -> View:
    """Return how reports are wanted, wherever they go."""
    root = repository_root(Path.cwd())
    return View(settings.lang, settings.fail_on, settings.verbose, root=root)

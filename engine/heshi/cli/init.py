"""``heshi init``: a first configuration, a first sheet and a first draft that together run green.

There is no ``from __future__ import annotations`` here: the help is in the language of the user, so
the annotations are made anew, with that language, each time the parser is built.
"""

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from heshi.cli.columns import in_columns
from heshi.cli.commands import COMMANDS
from heshi.cli.files import Written, write_files
from heshi.cli.options import argument, command, lang_option, language
from heshi.cli.outcome import Outcome, Surroundings
from heshi.errors import Mistake, Place, UsageError
from heshi.text.width import visible
from heshi.words import Lang, Words

_FOLDER = Words(zh="写进这个文件夹，默认是当前文件夹", en="Write them into this folder; default: this one")
_STANDS = Words(zh="已经有这个文件，没有改动", en="this file stands already and was left as it is")
_STANDS_HELP = Words(zh="换一个文件夹，或先把它移开", en="choose another folder, or move it away first")


@dataclass(frozen=True, slots=True)
class _File:
    """One of the first files.

    Attributes:
        path: where it goes in the folder.
        template: where its text stands in the package, ``{}`` for the language.
        about: what it is.
    """

    path: str
    template: str
    about: Words


_FILES = (
    _File(
        "heshi.toml",
        "{}/heshi.toml",
        Words(zh="配置：哪些稿件用哪些事实表", en="the configuration: which sheets serve which drafts"),
    ),
    _File(
        "rules/first.yaml",
        "{}/first.yaml",
        Words(zh="事实表：每条主张都带着例子", en="a fact sheet: every claim carries its examples"),
    ),
    _File("drafts/first.md", "first.md", Words(zh="稿件", en="a draft")),
)

_WROTE = Words(zh="写好了：", en="Written:")
_NEXT = Words(zh="接下来：", en="Next:")
_STEPS = (
    ("heshi check", Words(zh="核对稿件；现在条条有据", en="checks the draft; every claim holds")),
    (
        "heshi test rules/first.yaml",
        Words(zh="跑一遍事实表里的例子", en="runs the examples of the sheet"),
    ),
)
_LAST = Words(
    zh="再把 drafts/first.md 里的“上周六”改成“上周日”，核对一次，看看报告怎么写。",
    en="Then change 上周六 in drafts/first.md to 上周日, check again, and see what the report says.",
)


@dataclass(frozen=True, slots=True)
class Init:
    """``heshi init``.

    Attributes:
        folder: where to write the files.
        lang: the language of the comments in them.
    """

    folder: str
    lang: Lang

    def run(self, _surroundings: Surroundings) -> Outcome:
        """Write the files, or none where one of them stands already.

        Raises:
            UsageError: some stand already or cannot be written.
        """
        written = tuple(Written(self._path(file), _text(file, self.lang)) for file in _FILES)
        standing = [Place(file.path) for file in written if Path(file.path).exists()]
        if standing:
            raise UsageError([Mistake(place, _STANDS, _STANDS_HELP) for place in standing])
        write_files(written)
        return Outcome(0, "".join(self._told()))

    def _path(self, file: _File) -> str:
        """Return where a file goes, as the user would name it."""
        return (Path(self.folder) / file.path).as_posix()

    def _told(self) -> Iterator[str]:
        """Yield what was written, and what to do next."""
        rows = [(f"  {visible(self._path(file))}", file.about.in_(self.lang)) for file in _FILES]
        yield f"{_WROTE.in_(self.lang)}\n{in_columns(rows)}\n"
        steps = [(f"  {step}", about.in_(self.lang)) for step, about in _STEPS]
        if Path(self.folder) != Path():
            steps.insert(0, (f"  cd {visible(shlex.quote(self.folder))}", ""))
        yield f"{_NEXT.in_(self.lang)}\n{in_columns(steps)}\n{_LAST.in_(self.lang)}\n"


def add(app: typer.Typer, lang: Lang) -> None:
    """Add ``heshi init``."""

    @command(app, "init", COMMANDS["init"], lang)
    def init(
        folder: Annotated[str, argument(_FOLDER, "FOLDER", lang)] = ".",
        *,
        speak: Annotated[str, lang_option(lang)] = lang.value,
    ) -> Init:
        return Init(folder, language(speak))


def _text(file: _File, lang: Lang) -> str:
    """Return what a file is to hold."""
    template = files("heshi.cli") / "starter" / file.template.format(lang.value)
    return template.read_text(encoding="utf-8")

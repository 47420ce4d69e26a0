"""``heshi sources``: claims against the texts they stand on, and the hashes of those texts.

There is no ``from __future__ import annotations`` here: the help is in the language of the user, so
the annotations are made anew, with that language, each time the parser is built.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from heshi import load_sheets
from heshi.cli import usage
from heshi.cli.commands import COMMANDS
from heshi.cli.files import Written, write_files
from heshi.cli.options import (
    DEFAULT_FORM,
    HELP_NAMES,
    TODAY,
    argument,
    choice,
    command,
    day,
    format_option,
    lang_option,
    language,
    option,
)
from heshi.cli.outcome import Outcome, Surroundings
from heshi.cli.test import DEFAULT_RULES
from heshi.errors import Mistake, Place, SheetError, UsageError
from heshi.reporters import View, source_report
from heshi.rules.find import read
from heshi.rules.lock import with_hashes
from heshi.rules.model import ParamsError, Sheet, SheetSource
from heshi.sources import check_sources, hash_of
from heshi.text.width import visible
from heshi.words import Lang, Words

_CHECK = Words(
    zh="逐条看出处支不支持主张。不写事实表时，用当前文件夹下的 rules。",
    en="Judge every claim against the source it names. Without a sheet: those in ./rules.",
)
_LOCK = Words(
    zh="把出处的校验值（SHA-256）写进事实表，别的一个字不动。不写事实表时，用当前文件夹下的 rules。",
    en="Write the hashes (SHA-256) of the sources into the sheets and change nothing else."
    " Without a sheet: those in ./rules.",
)
_SHEETS = Words(zh="事实表或存放事实表的文件夹", en="Fact sheets or folders of them")
_VERBOSE = Words(zh="有据的主张也列出来。", en="List the claims that hold as well.")
_ONLY_CHECK = Words(
    zh="什么也不写；校验值缺少或不符时退出码为 1。",
    en="Write nothing; the exit status is 1 where a hash is missing or differs.",
)
_NO_SHEETS = Words(zh="没有事实表，也没有这个文件夹", en="no sheet is named and there is no such folder")
_NO_SHEETS_HELP = Words(zh="写上事实表或其文件夹", en="name a sheet or a folder of them")
_NO_FILES = Words(zh="这些事实表的出处都没有写 file", en="no source of these sheets has a file")


def _rules(named: Sequence[str]) -> tuple[str, ...]:
    """Return the sheets that are named, or those in the folder where sheets are.

    Raises:
        UsageError: there is neither.
    """
    rules = tuple(named) or ((DEFAULT_RULES,) if Path(DEFAULT_RULES).is_dir() else ())
    if not rules:
        raise UsageError([Mistake(Place(DEFAULT_RULES), _NO_SHEETS, _NO_SHEETS_HELP)])
    return rules


@dataclass(frozen=True, slots=True)
class CheckSources:
    """``heshi sources check``.

    Attributes:
        rules: fact sheets and folders of them; where there is none, the folder ``rules``.
        form: a key of ``source_report.FORMS``.
        today: the day for sheets and sources without one of their own.
        verbose: whether to list what holds as well.
        lang: the language of the report.
    """

    rules: tuple[str, ...]
    form: str
    today: date
    verbose: bool
    lang: Lang

    def run(self, surroundings: Surroundings) -> Outcome:
        """Judge the claims.

        Raises:
            UsageError: there is no sheet.
            SheetError: a sheet is wrong.
        """
        sheets = load_sheets(_rules(self.rules))
        report = check_sources(sheets, self.today, surroundings.segmenter)
        view = View(self.lang, verbose=self.verbose, colour=surroundings.colour, width=surroundings.width)
        return Outcome(report.exit_status(), source_report.FORMS[self.form](report, view))


@dataclass(frozen=True, slots=True)
class _Lock:
    """The hash of one source.

    Attributes:
        sheet: the sheet.
        index: the index of the source in it.
        source: the source.
        digest: the hash of its file.
    """

    sheet: Sheet
    index: int
    source: SheetSource
    digest: str

    @property
    def state(self) -> str:
        """What writing it does: ``current`` nothing, ``changed`` another hash, ``new`` the first."""
        if self.source.sha256 is None:
            return "new"
        return "current" if self.source.sha256 == self.digest else "changed"


_LOCK_STATES = {
    "current": Words(zh="未变", en="unchanged"),
    "changed": Words(zh="更新", en="updated"),
    "new": Words(zh="写入", en="written"),
}
_LOCK_STATES_CHECKED = {
    "current": Words(zh="相符", en="agrees"),
    "changed": Words(zh="不符", en="differs"),
    "new": Words(zh="缺少", en="missing"),
}


@dataclass(frozen=True, slots=True)
class LockSources:
    """``heshi sources lock``.

    Attributes:
        rules: fact sheets and folders of them; where there is none, the folder ``rules``.
        form: a key of ``LOCK_FORMS``.
        only_check: whether to write nothing.
        lang: the language of the report.
    """

    rules: tuple[str, ...]
    form: str
    only_check: bool
    lang: Lang

    def run(self, _surroundings: Surroundings) -> Outcome:
        """Write the hashes, of all sheets or of none.

        Raises:
            UsageError: there is no sheet, or a file cannot be written.
            SheetError: a sheet is wrong, or a source cannot be read.
        """
        sheets = load_sheets(_rules(self.rules))
        locks: list[_Lock] = []
        wrong: list[Mistake] = []
        for sheet in sheets:
            for index, source in enumerate(sheet.sources):
                try:
                    digest = hash_of(source, Path(sheet.path).parent)
                except ParamsError as error:
                    wrong.append(Mistake(source.place, error.problem, error.help))
                    continue
                if digest is not None:
                    locks.append(_Lock(sheet, index, source, digest))
        if wrong:
            raise SheetError(wrong)
        if not locks:
            raise SheetError([Mistake(Place(sheet.path), _NO_FILES) for sheet in sheets])
        stale = [lock for lock in locks if lock.state != "current"]
        if not self.only_check:
            write_files(
                [
                    Written(path, with_hashes(read(Path(path)), path, digests))
                    for path, digests in _by_sheet(stale).items()
                ]
            )
        return Outcome(int(self.only_check and bool(stale)), LOCK_FORMS[self.form](locks, self))


def _by_sheet(locks: Sequence[_Lock]) -> dict[str, dict[int, str]]:
    """Return the hashes by the path of the sheet and the index of the source."""
    found: dict[str, dict[int, str]] = {}
    for lock in locks:
        found.setdefault(lock.sheet.path, {})[lock.index] = lock.digest
    return found


def _locks_as_text(locks: Sequence[_Lock], asked: LockSources) -> str:
    """Return a line for each source."""
    states = _LOCK_STATES_CHECKED if asked.only_check else _LOCK_STATES
    return "".join(
        f"{visible(str(lock.source.place))}  {states[lock.state].in_(asked.lang)}"
        f"  {visible(lock.source.name)}  {lock.digest[:12]}\n"
        for lock in locks
    )


def _locks_as_json(locks: Sequence[_Lock], asked: LockSources) -> str:
    """Return one JSON object, documented in ``docs/sources.md``."""
    value = {
        "schema": "heshi-lock/1",
        "sources": [
            {
                "sheet": lock.sheet.id,
                "source": lock.source.name,
                "at": {
                    "path": lock.source.place.path,
                    "line": lock.source.place.line,
                    "column": lock.source.place.column,
                },
                "state": lock.state,
                "sha256": {"locked": lock.source.sha256, "found": lock.digest},
            }
            for lock in locks
        ],
        "written": not asked.only_check,
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


LOCK_FORMS = {"text": _locks_as_text, "json": _locks_as_json}
"""Every format of ``heshi sources lock`` by the name that ``--format`` takes."""


def add(app: typer.Typer, lang: Lang) -> None:
    """Add ``heshi sources``."""
    group = typer.Typer(
        name="sources",
        cls=usage.group_in(lang),
        help=COMMANDS["sources"].in_(lang),
        no_args_is_help=False,
        rich_markup_mode=None,
        context_settings=HELP_NAMES,
    )
    app.add_typer(group)

    @command(group, "check", _CHECK, lang)
    def check(
        sheets: Annotated[list[str] | None, argument(_SHEETS, "SHEET", lang)] = None,
        *,
        form: Annotated[str, format_option(source_report.FORMS, lang)] = DEFAULT_FORM,
        today: Annotated[str | None, option("--today", TODAY, "YYYY-MM-DD", lang)] = None,
        verbose: Annotated[bool, typer.Option("--verbose", "-v", help=_VERBOSE.in_(lang))] = False,
        speak: Annotated[str, lang_option(lang)] = lang.value,
    ) -> CheckSources:
        return CheckSources(
            rules=tuple(sheets or ()),
            form=choice("--format", form, list(source_report.FORMS)),
            today=day(today),
            verbose=verbose,
            lang=language(speak),
        )

    @command(group, "lock", _LOCK, lang)
    def lock(
        sheets: Annotated[list[str] | None, argument(_SHEETS, "SHEET", lang)] = None,
        *,
        only_check: Annotated[bool, typer.Option("--check", help=_ONLY_CHECK.in_(lang))] = False,
        form: Annotated[str, format_option(LOCK_FORMS, lang)] = DEFAULT_FORM,
        speak: Annotated[str, lang_option(lang)] = lang.value,
    ) -> LockSources:
        return LockSources(
            rules=tuple(sheets or ()),
            form=choice("--format", form, list(LOCK_FORMS)),
            only_check=only_check,
            lang=language(speak),
        )

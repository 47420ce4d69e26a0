"""``heshi check --watch``: the check again whenever a draft, a sheet or a setting has changed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from heshi.cli.drafts import STDIN
from heshi.cli.follow import Followed, follow
from heshi.cli.options import DEFAULT_FORM, WATCH
from heshi.cli.outcome import MISTAKE, Outcome, told
from heshi.cli.outputs import deliver, deliver_mistakes
from heshi.cli.pipeline import Memory, files_besides, named_drafts, run_check
from heshi.cli.settings import resolve
from heshi.config.walk import walk
from heshi.errors import HeshiError, Mistake, Place, SheetError, UsageError
from heshi.rules.find import SUFFIXES, find
from heshi.words import Lang, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heshi.cli.asked import Asked
    from heshi.cli.outcome import Surroundings
    from heshi.cli.settings import Settings

_STDIN = Words(zh="不能和标准输入（-）一起用", en="cannot be used with standard input (-)")
_STDIN_HELP = Words(zh="写上文件或文件夹", en="name files or folders")
_WATCHING = Words(
    zh="正在看守 {} 个文件，一有改动就再核对；按 Ctrl-C 结束",
    en="watching {} files, to check again at every change; Ctrl-C ends it",
)


def watch(asked: Asked, lang: Lang, surroundings: Surroundings) -> NoReturn:
    """Check, and check again whenever something has changed; what has not changed is not checked again.

    A mistake in a sheet or a file that cannot be read is told like any other result, and watching goes on.

    Args:
        asked: what the command line asks; the configuration is read again when it has changed.
        lang: the language that the environment asks for.
        surroundings: where it runs.

    Raises:
        KeyboardInterrupt: the user stops it.
        HeshiError: it cannot be done as it is asked for.
    """
    if STDIN in asked.drafts:
        raise UsageError([Mistake(Place(WATCH), _STDIN, _STDIN_HELP)])
    session = Session(asked, lang, surroundings, resolve(asked, lang))
    changes = follow(session.look)
    surroundings.show(session.first())
    while True:
        surroundings.show(session.again(next(changes)))


@dataclass(slots=True)
class Session:
    """The checks of one run, each of which knows of the one before.

    Attributes:
        asked: what the command line asks.
        lang: the language that the environment asks for.
        surroundings: where they run.
        settings: what the last configuration without a mistake came to.
        memory: what the checks have in common.
        broken: whether the last one stopped at a mistake in a sheet.
    """

    asked: Asked
    lang: Lang
    surroundings: Surroundings
    settings: Settings
    memory: Memory = field(default_factory=Memory)
    broken: bool = False

    def first(self) -> Outcome:
        """Return what comes of the first check.

        Raises:
            HeshiError: it cannot be done as it is asked for.
        """
        return self._with_status(self._outcome())

    def again(self, changed: frozenset[Path]) -> Outcome:
        """Return what comes of a check after some files have changed."""
        self.memory.forget(changed)
        try:
            self.settings = resolve(self.asked, self.lang)
            outcome = self._outcome()
        except HeshiError as error:
            outcome = Outcome(MISTAKE, err=told(error, self.settings.lang))
        return self._with_status(outcome)

    def _outcome(self) -> Outcome:
        """Return what comes of a check at present.

        Raises:
            HeshiError: there is nothing that can be checked.
        """
        self.broken = True
        try:
            report = run_check(self.settings, self.surroundings, self.memory)
        except SheetError as error:
            return deliver_mistakes(error, self.settings)
        self.broken = False
        return deliver(report, self.settings, self.surroundings)

    def _with_status(self, outcome: Outcome) -> Outcome:
        """Return an outcome that also says what is going on, where it is for people."""
        if self.settings.form != DEFAULT_FORM:
            return outcome
        status = _WATCHING.in_(self.settings.lang).format(len(self.look().files))
        return replace(outcome, out=f"{outcome.out}\n{status}\n")

    def look(self) -> Followed:
        """Return what can change the outcome."""
        project = self.settings.project
        rules = self.settings.rules or (project.rules() if project else ())
        tops = [*self.asked.drafts, *rules, *([project.config.located(".")] if project else [])]
        folders = {folder for top in tops if Path(top).is_dir() for folder in _folders(top)}
        files = {*map(Path, rules), *map(Path, files_besides(self.settings)), *self._drafts()}
        sheets = find(map(Path, rules)).files
        files |= set(sheets)
        if self.memory.serving is not None:
            files |= {file for sheet in self.memory.serving.sheets for file in sheet.uses}
        if self.broken:  # the mistake may stand in a file that a sheet uses
            files |= {beside for sheet in sheets for beside in _beside(sheet)}
        return Followed(frozenset(files - folders), frozenset(folders))

    def _drafts(self) -> set[Path]:
        """Return the drafts that there are at present, and those that are named, there or not."""
        try:
            return {*map(Path, self.asked.drafts), *map(Path, named_drafts(self.settings))}
        except UsageError:
            return set(map(Path, self.asked.drafts))


def _folders(top: str) -> set[Path]:
    """Return the folders in which files of a folder are, and itself."""
    return {Path(top), *(Path(file).parent for file in walk(top))}


def _beside(sheet: Path) -> Iterator[Path]:
    """Yield the files in the folder of a sheet that it might use."""
    return (file for file in sheet.parent.iterdir() if file.suffix.lower() in SUFFIXES)

"""``heshi check --watch``: the check again whenever a draft, a sheet or a setting has changed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from heshi.cli.drafts import STDIN, folders_of
from heshi.cli.follow import Followed, follow
from heshi.cli.options import DEFAULT_FORM
from heshi.cli.outcome import Outcome, told
from heshi.cli.outputs import deliver, deliver_mistakes
from heshi.cli.pipeline import Memory, files_of, named_drafts, run_check
from heshi.errors import HeshiError, Mistake, Place, SheetError, UsageError
from heshi.rules.find import SUFFIXES, find
from heshi.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heshi.cli.outcome import Surroundings
    from heshi.cli.settings import Settings

OPTION = "--watch"

_STDIN = Words(zh="不能和标准输入（-）一起用", en="cannot be used with standard input (-)")
_STDIN_HELP = Words(zh="写上文件或文件夹", en="name files or folders")
_WATCHING = Words(
    zh="正在看守 {} 个文件，一有改动就再核对；按 Ctrl-C 结束",
    en="watching {} files, to check again at every change; Ctrl-C ends it",
)
_MISTAKE = 2


def watch(settings: Settings, surroundings: Surroundings) -> NoReturn:
    """Check, and check again whenever something has changed; what has not changed is not checked again.

    A mistake in a sheet or a file that cannot be read is told like any other result, and watching goes on.

    Raises:
        KeyboardInterrupt: the user stops it.
        UsageError: it cannot be done as it is asked for.
    """
    if STDIN in settings.drafts:
        raise UsageError([Mistake(Place(OPTION), _STDIN, _STDIN_HELP)])
    session = _Session(settings, surroundings)
    changes = follow(session.look)
    surroundings.show(session.outcome())
    session.begun = True
    while True:
        session.memory.forget(next(changes))
        surroundings.show(session.outcome())


@dataclass(slots=True)
class _Session:
    """The checks of one run, each of which knows of the one before.

    Attributes:
        settings: all that the checks go by.
        surroundings: where they run.
        memory: what they have in common.
        broken: whether the last one stopped at a mistake in a sheet.
        begun: whether the first one is over.
    """

    settings: Settings
    surroundings: Surroundings
    memory: Memory = field(default_factory=Memory)
    broken: bool = False
    begun: bool = False

    def outcome(self) -> Outcome:
        """Return what comes of a check at present.

        Raises:
            UsageError: it is the first, and cannot be done as it is asked for.
        """
        self.broken = False
        try:
            report = run_check(self.settings, self.surroundings, self.memory)
            outcome = deliver(report, self.settings, self.surroundings)
        except SheetError as error:
            self.broken = True
            outcome = deliver_mistakes(error, self.settings)
        except HeshiError as error:
            if not self.begun:
                raise
            outcome = Outcome(_MISTAKE, err=told(error, self.settings.lang))
        if self.settings.form != DEFAULT_FORM:
            return outcome
        status = _WATCHING.in_(self.settings.lang).format(len(self.look().files))
        return replace(outcome, out=f"{outcome.out}\n{status}\n")

    def look(self) -> Followed:
        """Return what can change the outcome."""
        settings = self.settings
        files = {Path(name) for name in (*named_drafts(settings), *files_of(settings))}
        folders = {
            Path(folder) for name in (*settings.drafts, *settings.rules) for folder in folders_of(name)
        }
        sheets = find(map(Path, settings.rules)).files
        uses = {file for sheet in self.memory.sheets for file in sheet.uses}
        files |= {*sheets, *map(Path, settings.rules), *uses} - folders
        if self.broken:  # the mistake may stand in a file that a sheet uses
            files |= {beside for sheet in sheets for beside in _beside(sheet)}
        return Followed(frozenset(files), frozenset(folders))


def _beside(sheet: Path) -> Iterator[Path]:
    """Yield the files in the folder of a sheet that it might use."""
    return (file for file in sheet.parent.iterdir() if file.suffix.lower() in SUFFIXES)

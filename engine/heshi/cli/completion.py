"""``heshi completion``: the script that has a shell complete commands, options and their values.

The scripts are the parser's own; what they ask of ``heshi`` is answered by it too (``build`` in ``app``).

There is no ``from __future__ import annotations`` here: the help is in the language of the user, so
the annotations are made anew, with that language, each time the parser is built.
"""

from dataclasses import dataclass
from typing import Annotated

import typer

# The parser's module of completion lists no public names; this is the one that its own option uses.
from typer.completion import get_completion_script  # type: ignore[attr-defined]

from heshi.cli.commands import COMMANDS
from heshi.cli.options import choice, command, completing, lang_option, language
from heshi.cli.outcome import Outcome, Surroundings
from heshi.errors import Mistake, Place, UsageError
from heshi.words import Lang, Words

SHELLS = ("bash", "zsh", "fish", "powershell")
"""The shells for which there is a script."""

_PROGRAM, _VARIABLE = "heshi", "_HESHI_COMPLETE"
"""What is completed, and the variable by which the scripts ask, as the parser names it."""

_SHELL = Words(zh=f"哪种 shell：{' '.join(SHELLS)}", en=f"Which shell: {' '.join(SHELLS)}")
_NO_SHELL = Words(zh="没有写是哪种 shell", en="no shell is named")
_NO_SHELL_HELP = Words(zh=f"可以用：{' '.join(SHELLS)}", en=f"choose from: {' '.join(SHELLS)}")


@dataclass(frozen=True, slots=True)
class Completion:
    """``heshi completion``.

    Attributes:
        shell: one of ``SHELLS``.
    """

    shell: str

    def run(self, _surroundings: Surroundings) -> Outcome:
        """Print the script."""
        script = get_completion_script(prog_name=_PROGRAM, complete_var=_VARIABLE, shell=self.shell)
        return Outcome(0, f"{script}\n")


def add(app: typer.Typer, lang: Lang) -> None:
    """Add ``heshi completion``."""

    @command(app, "completion", COMMANDS["completion"], lang)
    def completion(
        shell: Annotated[
            str | None,
            typer.Argument(
                help=_SHELL.in_(lang), metavar="SHELL", show_default=False, autocompletion=completing(SHELLS)
            ),
        ] = None,
        *,
        speak: Annotated[str, lang_option(lang)] = lang.value,
    ) -> Completion:
        language(speak)
        if shell is None:
            raise UsageError([Mistake(Place("SHELL"), _NO_SHELL, _NO_SHELL_HELP)])
        return Completion(choice("SHELL", shell, SHELLS))

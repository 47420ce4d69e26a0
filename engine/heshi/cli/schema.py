"""``heshi schema``: the JSON Schema of fact sheets.

There is no ``from __future__ import annotations`` here: the help is in the language of the user, so
the annotations are made anew, with that language, each time the parser is built.
"""

from dataclasses import dataclass
from typing import Annotated

import typer

from heshi.cli.files import Written
from heshi.cli.options import command, lang_option, language, option
from heshi.cli.outcome import Outcome, Surroundings
from heshi.kinds import KINDS
from heshi.rules.schema import schema_text
from heshi.words import Lang, Words

_ABOUT = Words(
    zh="输出事实表的 JSON Schema，供编辑器提示和检查。",
    en="Print the JSON Schema of fact sheets, for editors.",
)
_OUTPUT = Words(zh="写进这个文件，不写到标准输出", en="Write it to this file instead of standard output.")


@dataclass(frozen=True, slots=True)
class Schema:
    """``heshi schema``.

    Attributes:
        output: the file to write; standard output where None.
    """

    output: str | None

    def run(self, _surroundings: Surroundings) -> Outcome:
        """Print or write the JSON Schema of fact sheets."""
        text = schema_text(KINDS)
        if self.output is None:
            return Outcome(0, text)
        return Outcome(0, files=(Written(self.output, text),))


def add(app: typer.Typer, lang: Lang) -> None:
    """Add ``heshi schema``."""

    @command(app, "schema", _ABOUT, lang)
    def schema(
        *,
        output: Annotated[str | None, option("--output", _OUTPUT, "FILE", lang)] = None,
        speak: Annotated[str, lang_option(lang)] = lang.value,
    ) -> Schema:
        language(speak)
        return Schema(output)

"""``heshi schema``: the JSON Schemas of fact sheets and of the configuration.

There is no ``from __future__ import annotations`` here: the help is in the language of the user, so
the annotations are made anew, with that language, each time the parser is built.
"""

from dataclasses import dataclass
from typing import Annotated

import typer

from heshi.cli.commands import COMMANDS
from heshi.cli.files import Written
from heshi.cli.options import command, lang_option, language, option
from heshi.cli.outcome import Outcome, Surroundings
from heshi.config.schema import config_schema_text
from heshi.kinds import KINDS
from heshi.rules.schema import schema_text
from heshi.words import Lang, Words

_OUTPUT = Words(zh="写进这个文件，不写到标准输出", en="Write it to this file instead of standard output.")

_CONFIG = Words(
    zh="要配置（heshi.toml）的，不要事实表的。", en="That of the configuration (heshi.toml) instead."
)


@dataclass(frozen=True, slots=True)
class Schema:
    """``heshi schema``.

    Attributes:
        output: the file to write; standard output where None.
        config: whether that of the configuration is wanted.
    """

    output: str | None
    config: bool

    def run(self, _surroundings: Surroundings) -> Outcome:
        """Print or write the JSON Schema."""
        text = config_schema_text() if self.config else schema_text(KINDS)
        if self.output is None:
            return Outcome(0, text)
        return Outcome(0, files=(Written(self.output, text),))


def add(app: typer.Typer, lang: Lang) -> None:
    """Add ``heshi schema``."""

    @command(app, "schema", COMMANDS["schema"], lang)
    def schema(
        *,
        output: Annotated[str | None, option("--output", _OUTPUT, "FILE", lang)] = None,
        config: Annotated[bool, typer.Option("--config", help=_CONFIG.in_(lang))] = False,
        speak: Annotated[str, lang_option(lang)] = lang.value,
    ) -> Schema:
        language(speak)
        return Schema(output, config)

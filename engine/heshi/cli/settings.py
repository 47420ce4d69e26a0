"""What is in force for a check: what the command line asks, else the configuration, else what is usual."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from heshi.cli.asked import Asked, Unbacked
from heshi.cli.drafts import STDIN_NAME
from heshi.cli.options import DEFAULT_FORM
from heshi.cli.outputs import Output, repeated
from heshi.config.find import find_config
from heshi.config.serve import Project
from heshi.errors import ConfigError, Mistake, Place, UsageError
from heshi.findings import Verdict
from heshi.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from heshi.cli.asked import Since
    from heshi.config.load import Config
    from heshi.words import Lang

ValueT = TypeVar("ValueT")


_ONE_OR_NONE = Words(zh="不能和 --config 同时用", en="cannot be used together with --config")


class Given(StrEnum):
    """Where a value comes from that stands in no file."""

    COMMAND_LINE = "command line"
    ENVIRONMENT = "environment"
    DEFAULT = "default"


Origin: TypeAlias = "Given | Place"
"""Where a value comes from: a place in the configuration, or none in a file."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All that a check goes by.

    Attributes:
        project: what the configuration says, and what follows from it; None where there is none.
        drafts: files, folders, or ``-``; where there is none, the drafts of the configuration.
        rules: fact sheets and folders of them, for every draft; where there is none, those of the
            configuration, each for its drafts.
        form: the format of standard output, a key of ``REPORTERS``.
        outputs: what goes to files.
        today: the day for sheets without one of their own.
        fail_on: the mildest verdict that makes the exit status 1.
        stdin_name: the file name of standard input.
        encoding: the encoding of the drafts; None where it is to be told from each.
        baseline: the file of the baseline, as seen from the working directory; None where there is none.
        quiet: whether the report for people tells only what fails.
        verbose: whether it lists what holds as well.
        lang: the language of the report.
        origins: where the values come from that a configuration may give, by its keys.
        changed: since when a draft must have changed to be checked; None for all.
        sources: whether to look up the sentences on which the claims stand.
        unbacked: what becomes of the facts that no claim backs.
    """

    project: Project | None
    drafts: tuple[str, ...]
    rules: tuple[str, ...]
    form: str
    outputs: tuple[Output, ...]
    today: date
    fail_on: Verdict
    stdin_name: str
    encoding: str | None
    baseline: str | None
    quiet: bool
    verbose: bool
    lang: Lang
    origins: Mapping[str, Origin]
    changed: Since | None = None
    sources: bool = False
    unbacked: Unbacked = Unbacked.IGNORED

    @property
    def config(self) -> Config | None:
        """The configuration; None where there is none."""
        return self.project.config if self.project else None


def resolve(asked: Asked, lang: Lang) -> Settings:
    """Return what is in force.

    Args:
        asked: what the command line asks.
        lang: the language that the environment asks for.

    Raises:
        ConfigError: the configuration has mistakes.
    """
    config = configuration(asked)
    chosen = _Chosen(config)
    says = config.says if config else None
    outputs = _outputs_of(config) if config else ()
    return Settings(
        project=Project(config) if config else None,
        drafts=asked.drafts,
        rules=asked.rules,
        form=chosen("format", asked.form, says.format if says else None, DEFAULT_FORM),
        outputs=chosen("output", asked.outputs or None, outputs or None, ()),
        today=asked.today or datetime.now().astimezone().date(),
        fail_on=chosen(
            "fail-on",
            asked.fail_on,
            Verdict(says.fail_on) if says and says.fail_on else None,
            Verdict.MISSING,
        ),
        stdin_name=asked.stdin_name or STDIN_NAME,
        encoding=chosen("encoding", asked.encoding, says.encoding if says else None, None),
        baseline=chosen(
            "baseline",
            asked.baseline,
            config.located(says.baseline) if config and says and says.baseline else None,
            None,
        ),
        quiet=asked.quiet,
        verbose=asked.verbose,
        lang=chosen("lang", asked.lang, says.lang if says else None, lang, Given.ENVIRONMENT),
        origins=chosen.origins,
        changed=asked.changed,
        sources=asked.sources,
        unbacked=asked.unbacked,
    )


def configuration(asked: Asked) -> Config | None:
    """Return the configuration that the command line names, or the nearest one; None where there is none.

    Raises:
        ConfigError: it has mistakes.
        UsageError: one is named, and none is to be gone by.
    """
    if asked.no_config and asked.config is not None:
        raise UsageError([Mistake(Place("--no-config"), _ONE_OR_NONE)])
    if asked.no_config:
        return None
    found = Path(asked.config) if asked.config is not None else find_config(Path.cwd())
    if not found:
        return None
    from heshi.config.load import load_config  # noqa: PLC0415 - for those who have one

    return load_config(found)


def configured_rules() -> tuple[str, ...]:
    """Return the sheets of the nearest configuration, and folders of them; none where there is none.

    Raises:
        ConfigError: it has mistakes, or names sheets that there are not.
    """
    config = configuration(Asked())
    if config is None:
        return ()
    project = Project(config)
    refuse(project.missing())
    return tuple(project.rules())


def refuse(mistakes: Iterable[Mistake]) -> None:
    """Refuse a configuration with mistakes.

    Raises:
        ConfigError: there are some.
    """
    found = sorted(mistakes, key=lambda mistake: mistake.place)
    if found:
        raise ConfigError(found)


class _Chosen:
    """Chooses values, and notes where they come from."""

    def __init__(self, config: Config | None) -> None:
        """Begin with nothing noted."""
        self.config = config
        self.origins: dict[str, Origin] = {}

    def __call__(
        self,
        key: str,
        asked: ValueT | None,
        said: ValueT | None,
        usual: ValueT,
        otherwise: Given = Given.DEFAULT,
    ) -> ValueT:
        """Return the value of a key: what is asked, else what the configuration says, else the usual one."""
        if asked is not None:
            self.origins[key] = Given.COMMAND_LINE
            return asked
        if said is not None and self.config is not None:
            self.origins[key] = self.config.place(key)
            return said
        self.origins[key] = otherwise
        return usual


def _outputs_of(config: Config) -> tuple[Output, ...]:
    """Return what a configuration has written to files.

    Raises:
        ConfigError: two are to be written to one file.
    """
    outputs = tuple(Output(form, config.located(path)) for form, path in config.says.output.items())
    refuse(Mistake(config.place("output"), one.problem) for one in repeated(outputs))
    return outputs
